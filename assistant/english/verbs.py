"""Verbs and small words of English: the forms of a verb, and which word of a sentence may be one."""

from __future__ import annotations

import re

from assistant.patterns import DAYS, MONTHS, as_written, listed, words

_DOUBLING = as_written(r"[^aeiou]*[aeiou][^aeiouwxy]|admit|begin|commit|forget|occur|prefer|refer")
"""Verbs whose last letter doubles: of one short syllable, and a few longer ones."""
VERBS_ONLY = {*listed("verbs/nothing_else")}
_BASE_OF_PRESENT = {"is": "be", "are": "be", "were": "be", "has": "have"}
AUXILIARIES = words("is are was were has have had will would can could should may might must did does do")
MODALS = words("will would can could should may might must cannot won't can't couldn't")
WITH_YOU = {
    "is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't", "wasn't": "weren't", "hasn't": "haven't",
    "doesn't": "don't",
}  # fmt: skip
PAST_WITH_YOU = {
    "is": "were", "are": "were", "has": "had", "have": "had", "isn't": "weren't", "does": "did", "doesn't": "didn't",
}  # fmt: skip
SUBJECTS = {"she", "he", "they"}
POSSESSIVES = {"her", "his", "their"}
WH = ("how", "what", "when", "where", "who", "which", "why")
_ENDINGS = (("s", 1, ""), ("es", 2, ""), ("ies", 3, "y"), ("ed", 1, ""), ("ed", 2, ""), ("ed", 3, ""), ("ied", 3, "y"))
"""An ending, how many letters are cut with it, and what comes in their place: "stopped" loses three."""
STOP = words("""
    a an the and or of to in on at for from with by is are was were be been has have had do does did will would can could
    she he they her his their him them you i your my me we our us its it this that these those who which what how when
    where why if whether about into over after before so then than as not no yes because during through again under very
    more most some any own still just also there here up out off down until till since between among without within across
    per via towards toward against each every all both ago
""")  # fmt: skip
OBJECT_STARTS = words(
    "a an the to my our her his their some any more two three four five no that it him them us me at in"
)
_CALENDAR = frozenset((*DAYS, *MONTHS, *(name[:3] for name in MONTHS)))
NUMBERS = words("two three four five six seven eight nine ten hundred thousand dozen")
MEASURES = words("minute minutes hour hours day days week weeks month months year years")
BEFORE_VERB = words("i we you they to will would can could should do does did")
GENERIC = words("""
    way someone somebody people person help place thing things idea advice anyone lot something willing able new good
    first next last best tell suit try find ideally need still near above below around across along behind beside beyond inside
    outside towards toward going doing via per without within against during among until
""")  # fmt: skip
ADVERB_FIRST = words("never always also still then now already just only even")
BETWEEN = words("already just ever now also still not never finally really since")
_NO_PARTICIPLE = words("come run become hit put let set cut read")
ADJECTIVES = words("interested tired worried pleased excited concerned married involved satisfied")
BEFORE_NOUN = words("the a an my your his her its our their this that these those")
BEFORE_ARTICLE = words(
    "half double twice triple such quite rather many around maybe perhaps only just about over under"
)
"""What stands before an article and is no verb there: "half a day", "quite a few", "about an hour"."""
LY_NOUNS = words("family supply assembly reply italy july fly anomaly monopoly early weekly monthly daily elderly")
NOBODY = {*words("i we it there you your nobody nothing everything"), *SUBJECTS}
"""Subjects beside which "her" can only be the reader."""
BEHIND_HEAD = words("of with for in on at by from about to who that which")
AMOUNTS = NUMBERS | words("my our some any another enough one both all more several many")
NO_VERB_IN_S = words("was always perhaps sometimes besides nevertheless thus as this his")
_NO_PAST = words("hundred united limited sacred hatred kindred wicked naked talented flatbed")
ADVERBS = words("still already ever also now usually really often currently actually")
_CONTRACTED = as_written(r"(?:i|we|you|they|it|she|he|there|that)['\u2019](?:m|re|ve|ll|d|s)")


def _forms(name: str) -> dict[str, tuple[str, str]]:
    """The past and the participle by the plain form, as a list of verbs holds them."""
    return {base: (past, participle) for base, past, participle in (row.split(":") for row in listed(f"verbs/{name}"))}


IRREGULAR = _forms("irregular")
_BEHIND_SUBJECT = _forms("behind_subject")
BASES = {*IRREGULAR, *listed("verbs/regular")}
_BASE_OF_PAST = {past: base for base, (past, _) in IRREGULAR.items()}
_BASE_BEHIND_SUBJECT = {past: base for base, (past, _) in _BEHIND_SUBJECT.items()}


def base_of(verb: str) -> str | None:
    """The base of a third-person or past form ("moves", "taught" -> "move", "teach"), when it is a known verb."""
    word = verb.lower()
    if known := _BASE_OF_PRESENT.get(word) or _BASE_OF_PAST.get(word):
        return known
    cut = (word[:-letters] + more for end, letters, more in _ENDINGS if word.endswith(end))
    return next((base for base in cut if base in BASES), None)


def base_behind_subject(verb: str) -> str | None:
    """The base of VERB, which follows its subject and so is a verb, known or not: "he corrects", "she wove"."""
    known = base_of(verb) or _BASE_BEHIND_SUBJECT.get(verb) or without_s(verb)
    return known or (verb if re.fullmatch(r"[a-z]{3,}ed", verb) else None)


def is_past_behind(verb: str) -> bool:
    """Whether VERB, which follows its subject, is a past form: "wove", "skippered"."""
    low = verb.lower()
    return low.endswith("ed") or low in _BASE_BEHIND_SUBJECT


def past_of(base: str) -> str:
    """The simple past of a base form."""
    rare = IRREGULAR.get(base) or _BEHIND_SUBJECT.get(base)
    return rare[0] if rare else _with_ed(base)


def participle_of(base: str) -> str:
    """The past participle of a base form."""
    return IRREGULAR[base][1] if base in IRREGULAR else _with_ed(base)


def _with_ed(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if re.search(r"[^aeiou]y$", base):
        return base[:-1] + "ied"
    return base + base[-1] + "ed" if _DOUBLING.fullmatch(base) else base + "ed"


def gerund(base: str) -> str:
    """The form in -ing of a base form, after "thank you for"."""
    if base.endswith("ie"):
        return f"{base[:-2]}ying"
    if re.search(r"[^eoy]e$", base):
        return f"{base[:-1]}ing"
    return f"{base}{base[-1]}ing" if _DOUBLING.fullmatch(base) else f"{base}ing"


def is_present(word: str) -> bool:
    """Whether WORD is a known verb in the third person of the present ("runs", "is")."""
    low = word.lower()
    return low in ("is", "has", "does", "isn't", "hasn't", "doesn't") or (
        low.endswith("s") and base_of(low) is not None
    )


def is_past(word: str) -> bool:
    """Whether WORD is a known verb in the simple past ("ran", "moved")."""
    low = word.lower()
    return low in ("was", "were", "had", "did") or (base_of(low) is not None and not low.endswith("s"))


PARTICIPLES = {participle for _, participle in IRREGULAR.values()}
_RARE_PARTICIPLES = {participle for _, participle in _BEHIND_SUBJECT.values()}


def is_participle(word: str, *, sure: bool = False) -> bool:
    """Whether WORD makes a perfect after "'s" ("moved", "taken", "been"), or after a helper that is SURE ("has run")."""
    low = word.lower()
    if low in PARTICIPLES and (sure or low not in _NO_PARTICIPLE):
        return True
    if sure and low in _RARE_PARTICIPLES:
        return True
    return low.endswith("ed") and low not in ADJECTIVES and (is_past(low) or looks_past(low))


def bare_word(word: str) -> str:
    """WORD in small letters without the marks at its edges."""
    return word.lower().strip(",;:.()\"'")


_RATE = as_written(r"[a-z]+(?<!s) [a-z]+[^sui\W]s \d[\d.,]* [a-z]+ (?:[a-z]+ )?(?:an?|per|every) [a-z]+.*")
"""One thing, what it does, and how much of it in what time: "the machine packs 600 doses an hour"."""


def finite(words: list[str], *, sure: bool = False) -> int:
    """The place of the verb that makes WORDS a sentence, 0 when none does; with SURE none that may be a noun ("the plans")."""
    for place, word in enumerate(words):
        low, before = bare_word(word), bare_word(words[place - 1]) if place else ""
        if low in {*WH, "whom", "that", "whether"}:
            return 0  # what follows belongs to a clause of its own
        if not place:
            if len(words) > 1 and _CONTRACTED.fullmatch(low):
                return 1  # "we're in": the verb is within the subject
            continue
        if is_calendar(word.strip(".,;:")):
            continue  # "May" is no verb here
        if place == 1 and before.isdigit() and low in BASES | {base + "s" for base in BASES}:
            continue  # "140 chairs" are counted
        named = (before in NOBODY and before != "your") or words[place - 1][:1].isupper()
        if low in AUXILIARIES | MODALS | {"am"} and before not in BEFORE_NOUN:
            return place
        if before in ("i", "we", "you", "they") and low in BASES:
            return place
        if (is_present(low) or is_past(low)) and before not in BEFORE_NOUN and (not sure or named or only_verb(low)):
            return place
        if (
            not sure
            and before not in BEFORE_NOUN | GENERIC
            and _RATE.fullmatch(" ".join([before, low, *words[place + 1 :]]))
        ):
            return place
        if not sure and (plural_verb(words, place) or (named and re.fullmatch(r"[a-z]{2,}(?:[^s]s|ed)", low))):
            return place
    return 0


def has_verb(sentence: str) -> bool:
    """Whether a verb may stand in SENTENCE: "twelve sacks before noon, so no" says nothing alone."""
    words = [bare_word(word) for word in sentence.split()]
    known = AUXILIARIES | MODALS | BASES | {"am"}
    return any(
        word in known
        or is_present(word)
        or is_past(word)
        or re.search(r"['\u2019](?:m|re|ve|ll|s|d)$", word)
        or (re.fullmatch(r"[a-z]{2,}(?:[^sui]s|es|ed)", word) and before not in NUMBERS and not before.isdigit())
        for before, word in zip(["", *words], words, strict=False)
    )


def only_verb(low: str) -> bool:
    """Whether a verb is nothing else too: "arrives", not "plans"; "went", not "planned", which may describe a noun."""
    base = base_of(low)
    past = base in IRREGULAR and IRREGULAR[base][0] == low != IRREGULAR[base][1] and low not in ("saw", "rose")
    return past or (is_present(low) and base in VERBS_ONLY)


def is_calendar(word: str) -> bool:
    """Whether WORD is a day of the week or a month."""
    return word in _CALENDAR


def may_take(word: str) -> bool:
    """Whether WORD, which no list knows, may be a verb where an article or a number follows: "trial the ovens"."""
    low = word.lower()
    return low not in STOP | BEFORE_ARTICLE and (not low.endswith("ly") or low in BASES)


def is_adverb(word: str) -> bool:
    """Whether WORD may stand between a subject and its verb: "she always photographs the tiles first"."""
    low = word.lower()
    return low in ADVERBS | ADVERB_FIRST or (low.endswith("ly") and low not in BASES | LY_NOUNS)


def past_form(low: str) -> str:
    """The simple past of a verb in the third person, as it follows "you"."""
    return PAST_WITH_YOU.get(low) or past_of(base_of(low) or low)


def is_plural(word: str) -> bool:
    """Whether WORD after "have" is a bare plural ("children", "openings"), which is what somebody has."""
    low = word.lower()
    return low in ("children", "people", "kids", "staff") or (
        re.fullmatch(r"[a-z]{3,}[^siu]s", low) is not None and low not in ("always", "perhaps", "sometimes")
    )


def looks_past(word: str) -> bool:
    """Whether WORD reads like the past of a verb that no list knows; asked with "have" it needs no base."""
    return re.fullmatch(r"[a-z]{2,}[^e]ed", word.lower()) is not None and word.lower() not in _NO_PAST


def plural_verb(words: list[str], place: int) -> bool:
    """Whether a plural and its verb stand there: "the builders finish"."""
    if place >= len(words):
        return False
    before = words[place - 1].lower()
    plural = before.endswith("s") and not before.endswith("ss") and before not in BEFORE_NOUN | STOP
    plural = plural or before in {"people", "children", "staff", "police"}
    return words[place].lower() in BASES and place >= 1 and plural


def without_s(verb: str) -> str | None:
    """The base of a verb that no list knows, where "she" stands before it and nothing else can."""
    match = re.fullmatch(r"([a-z]{2,}?)(ies|(?<=ch|sh|ss)es|(?<=x)es|s)", verb)
    return None if match is None else match[1] + ("y" if match[2] == "ies" else "")
