"""A few safe patterns that turn a note's third person into a letter's second, and a goal into a question.

Every function returns None when no pattern fits: a sentence is left out, never bent.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.marks import THANKS_TO, day_in
from assistant.models import TITLES
from assistant.patterns import any_case, as_written, words
from assistant.sentences import sentences

_IRREGULAR = """
be was been|become became become|begin began begun|bring brought brought|build built built|buy bought bought
|catch caught caught|choose chose chosen|come came come|cost cost cost|cut cut cut|deal dealt dealt|do did done
|draw drew drawn|drive drove driven|eat ate eaten|fall fell fallen|feel felt felt|fight fought fought|find found found
|fly flew flown|forget forgot forgotten|get got got|give gave given|go went gone|grow grew grown|have had had
|hear heard heard|hold held held|keep kept kept|know knew known|lead led led|leave left left|lend lent lent|let let let
|lose lost lost|make made made|mean meant meant|meet met met|pay paid paid|put put put|quit quit quit|read read read
|ride rode ridden|rise rose risen|run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent
|set set set|share shared shared|show showed shown|sit sat sat|sleep slept slept|speak spoke spoken|spend spent spent
|stand stood stood|swim swam swum|take took taken|teach taught taught|tell told told|think thought thought
|throw threw thrown|understand understood understood|wear wore worn|win won won|write wrote written
"""
_REGULAR = """
accept add admit adopt advise agree aim allow announce answer apply approve argue arrange arrive ask assess assume attend
avoid bake base believe blame book borrow call care carry cause change chair chase check clean climb close coach collect
combine commute compare compete complain confirm consider consult contact convert cook coordinate count cover create cycle
date decide decline define delay deliver depend describe design develop direct dislike double drop earn edit employ enjoy
enter escalate estimate expand expect explain explore export face fail fear finish fish fix focus follow fund garden handle
happen hate help hire hope hunt import improve include inherit inspect install intend interview introduce invest
invite join judge knit lack last launch learn like list live look love maintain manage map matter measure mention mentor
merge migrate mind monitor move name need negotiate note notice offer open operate order organise organize outsource own
paint pass pilot pitch plan play prefer prepare present produce programme promise promote propose prove publish pull push
question race raise reach receive recommend record recruit reduce refer register relate release rely rename renew rent
reorganise replace reply report require research respond restore restructure retire retrain retype return review rewrite
sail save schedule screen search serve settle ship sign sing skip solve sort sound spare stay start steer stop store
struggle study suggest supervise supply support suspect swap switch talk teach test thank touch track train transfer
translate travel treat try turn upgrade use value visit volunteer wait walk want warn watch welcome wish wonder work worry
"""
_DOUBLING = as_written(r"[^aeiou]*[aeiou][^aeiouwxy]|admit|begin|commit|forget|occur|prefer|refer")
"""Verbs whose last letter doubles: of one short syllable, and a few longer ones."""


def _irregular(table: str) -> dict[str, tuple[str, str]]:
    rows = (row.split() for row in table.replace("\n", "").split("|"))
    return {base: (past, participle) for base, past, participle in rows}


IRREGULAR = _irregular(_IRREGULAR)
_BEHIND_SUBJECT = _irregular(
    """
bear bore borne|bend bent bent|bet bet bet|bind bound bound|bite bit bitten|blow blew blown|break broke broken
|burst burst burst|cling clung clung|creep crept crept|dig dug dug|feed fed fed|flee fled fled|freeze froze frozen
|grind ground ground|hang hung hung|hide hid hidden|hit hit hit|hurt hurt hurt|kneel knelt knelt|lay laid laid
|light lit lit|ring rang rung|sew sewed sewn|shake shook shaken|shine shone shone|shoot shot shot|shrink shrank shrunk
|shut shut shut|sing sang sung|sink sank sunk|slide slid slid|sow sowed sown|spin spun spun|split split split
|spread spread spread|steal stole stolen|stick stuck stuck|sting stung stung|strike struck struck|sweep swept swept
|swing swung swung|tear tore torn|wake woke woken|weave wove woven|wind wound wound|withdraw withdrew withdrawn
"""
)
"""Verbs whose forms are other words too ("ground", "bit"): read as verbs only behind their subject."""
BASES = {*IRREGULAR, *_REGULAR.split()}
AUXILIARIES = {"is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "should", "may"} | {
    "might", "must", "did", "does", "do",
}  # fmt: skip
_MODALS = {"will", "would", "can", "could", "should", "may", "might", "must", "cannot", "won't", "can't", "couldn't"}
_SECOND = {"is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't", "wasn't": "weren't"} | {
    "hasn't": "haven't", "doesn't": "don't",
}  # fmt: skip
_PAST = {
    "is": "were",
    "are": "were",
    "has": "had",
    "have": "had",
    "isn't": "weren't",
    "does": "did",
    "doesn't": "didn't",
}
_SUBJECTS = {"she", "he", "they"}
_POSSESSIVES = {"her", "his", "their"}
_NOT_A_NOUN = words("""
    a an the in on at to for from with by of and or but about when that how what why where if as into through after
    before during because so not this next last soon again back out up over busy happy awake well going sane informed
    posted today tomorrow now then there here better most
""")  # fmt: skip
_TOGETHER = {"met", "spoke", "talked", "chatted", "discussed"}
_FROM_ME_TO_THEM = {"visited", "called", "rang", "phoned", "saw", "toured"}
"""What a note without a subject most likely tells of the user: "Visited the mill"."""
_WH = ("how", "what", "when", "where", "who", "which", "why")


def base_of(verb: str) -> str | None:
    """The base of a third-person or past form ("moves", "taught" -> "move", "teach"), when it is a known verb."""
    word = verb.lower()
    if word in ("is", "are", "was", "were"):
        return "be"
    if word == "has":
        return "have"
    for base, (past, _) in IRREGULAR.items():
        if word == past:
            return base
    candidates = [word[:-1]] if word.endswith("s") else []
    if word.endswith("es"):
        candidates.append(word[:-2])
    if word.endswith("ies"):
        candidates.append(word[:-3] + "y")
    if word.endswith("ed"):
        candidates += [word[:-1], word[:-2], word[:-3]]
    if word.endswith("ied"):
        candidates.append(word[:-3] + "y")
    return next((c for c in candidates if c in BASES), None)


def _base_behind_subject(verb: str) -> str | None:
    """The base of VERB, which follows its subject and so is a verb, known or not: "he corrects", "she wove"."""
    known = base_of(verb) or next((base for base, (past, _) in _BEHIND_SUBJECT.items() if past == verb), None)
    return known or _without_s(verb) or (verb if re.fullmatch(r"[a-z]{3,}ed", verb) else None)


def _is_past_behind(verb: str) -> bool:
    """Whether VERB, which follows its subject, is a past form: "wove", "skippered"."""
    low = verb.lower()
    return low.endswith("ed") or any(low == past for past, _ in _BEHIND_SUBJECT.values())


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


STOP = frozenset(
    "a an the and or of to in on at for from with by is are was were be been has have had do does did will would can could "  # noqa: SIM905
    "she he they her his their him them you i your my me we our us it its this that these those who which what how when "
    "where why if whether about into over after before so then than as not no yes because during through again under very "
    "more most some any own still just also there here up out off down until till since between among without within across "
    "per via towards toward against each every all both ago".split()
)
_OBJECT_STARTS = {
    "a", "an", "the", "to", "my", "our", "her", "his", "their", "some", "any", "more", "two", "three", "four", "five", "no",
    "that", "it", "him", "them", "us", "me", "at", "in",
}  # fmt: skip
NUMBERS = {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "hundred", "thousand", "dozen"}
MEASURES = {"minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years"}
_BEFORE_VERB = {"i", "we", "you", "they", "to", "will", "would", "can", "could", "should", "do", "does", "did"}
GENERIC = words("""
    way someone somebody people person help place thing things idea advice anyone lot something willing able new good
    first next last best tell suit try find ideally need still near around across along behind beside beyond inside
    outside towards toward going doing via per without within against during among until
""")  # fmt: skip


@dataclass(frozen=True)
class Voice:
    """Who "she" is: the names of the contact, and the names nobody may be confused with."""

    names: tuple[str, ...]
    others: tuple[str, ...] = ()


_SHORT_WORDS = {
    "w": "with", "w/": "with", "w/o": "without", "abt": "about", "ppl": "people", "mtg": "meeting", "mtgs": "meetings",
    "wk": "week", "wks": "weeks", "yr": "year", "yrs": "years", "hr": "hour", "hrs": "hours", "wd": "would", "shd": "should",
}  # fmt: skip
_KNOWN_SHORT = {
    "km", "m", "cm", "mm", "kg", "g", "mg", "t", "l", "ml", "h", "s", "k", "kw", "kwh", "pm", "am", "mr", "mrs", "ms", "dr",
    "st", "prof", "cv", "tv", "pdf", "pdfs", "html", "css", "sms", "xml", "vs", "x", "pp", "p", "hmm", "dj", "nth",
}  # fmt: skip
_LONE = as_written(r"(?<![\w'\u2019/.-])(?P<word>w/o?(?=\s)|[a-z]+)(?![\w'\u2019/-])(?P<dot>\.(?=\s))?")


def written_out(text: str) -> str | None:
    """TEXT with the short words of a hurried note in full ("w" -> "with"); None where one is left that nobody knows."""
    said = _MONTH_DAY.sub(lambda found: f"{found['day']} {_MONTH_SHORT[found['month'].capitalize()]}", text)
    said = _SHORT_MONTH.sub(lambda found: f"{found['lead']}{_MONTH_SHORT[found['month'].capitalize()]}", said)
    said = _SHORT_DAY.sub(lambda found: next(d for d in calendar.day_name if d[:2] == found[0][:2].capitalize()), said)
    said = in_full(said)
    unknown = (m["word"] for m in _LONE.finditer(said) if not re.search(r"[aeiouy]", m["word"]))
    return None if any(word not in _KNOWN_SHORT for word in unknown) else said


_ADVERB_FIRST = {"never", "always", "also", "still", "then", "now", "already", "just", "only", "even"}


def first_statement(text: str) -> str:
    """The part of a line that has its subject: its first sentence, up to a comma behind which a verb has none.

    "moved to Ghent, runs a dye house there" -> "moved to Ghent".
    """
    said, *more = sentences(text, hurried=False)
    said = said[:-1] if more else said
    for gap in re.finditer(r"[,;] | [-\u2013\u2014]+ ", said):
        words = said[gap.end() :].split()
        verb = next((place for place, word in enumerate(words) if _plain(word) not in _ADVERB_FIRST), None)
        if verb is not None and _leads_a_clause(words[verb:]):
            return said[: gap.start()]
    return said


def heads(text: str) -> Iterator[str]:
    """What of TEXT may be said by itself: its first statement, then that without the clause joined to it.

    "taught me to dry seeds, and that saved the harvest last spring" -> the same, then "taught me to dry seeds".
    """
    said = first_statement(THANKS_TO.sub("", text))
    yield said
    if joined := re.search(
        r"(?:,? (?:and|but|so) (?:(?:that|this|it|I|we)\b|(?:now )?(?:is|are|has|have|\w+s (?=an?|the|h(?:er|is)))\b)|, which\b|; ).*$",
        said,
    ):
        yield said[: joined.start()]


def _leads_a_clause(words: list[str]) -> bool:
    """Whether WORDS begin with a verb whose subject stands elsewhere: "runs the shop", not "records and labels"."""
    first, after = _plain(words[0]), _plain(words[1]) if len(words) > 1 else ""
    if first in _MODALS or first in AUXILIARIES:
        return True
    if is_past(first):
        return after != "by"  # "built by hand" describes what stands before it
    return is_present(first) and after not in {"", "and", "or"} and not words[0].endswith(",")


def statement(
    text: str, voice: Voice, today: dt.date, noted: dt.date | None = None, *, present: bool = False
) -> str | None:
    """TEXT (a marked line about the contact) as a clause addressed to them, without a full stop, or None.

    "She wants X" -> "you wanted X"; "her pilot starts at Elm Street on 2026-11-30" -> "your pilot starts at Elm
    Street on 30 November". The present becomes the past unless a date in the text lies ahead or PRESENT keeps it; a
    day without its year is read when the day TEXT was NOTED is known.
    """
    words = first_statement(written_out(text) or "").rstrip(".").split()
    if not words or len(words) > 40 or not _safe(words, voice):
        return None
    if dated := _DATED_FIRST.match(" ".join(words)):
        rest = statement(" ".join(words)[dated.end() :], voice, today, noted, present=present)
        return f"{lower_first(dated['when'])} {rest}" if rest else None
    ahead = present or lies_ahead(" ".join(words), today, noted)
    first = words[0].lower()
    length = 1 if first in _SUBJECTS or _is_possessive_name(words[0], voice) else _is_name(words, voice)
    if first in _TOGETHER | _FROM_ME_TO_THEM or names_them(words[length:], voice):
        return None  # "Met at the fair" was both of us, and so was "Walked the fair with Dana"
    if first in _SUBJECTS or _is_name(words, voice):
        clause = _predicate(words[length:], first, ahead=ahead)
        return with_days(f"you {clause}", today) if clause else None
    if first in _POSSESSIVES or _is_possessive_name(words[0], voice):
        clause = _possessed(words[1:], first, ahead=ahead)
        return with_days(f"your {clause}", today) if clause else None
    if is_past(first) or is_present(first) or (first in _MODALS | _NEEDS_OBJECT and not is_calendar(words[0])):
        clause = (
            None if _meets_itself(words) or _plural_verb(words, 1) else _predicate([first, *words[1:]], "", ahead=ahead)
        )
        return with_days(f"you {clause}", today) if clause else None
    return None


_DATED_FIRST = any_case(
    rf"(?P<when>(?:back )?in (?:(?:{'|'.join(calendar.month_name[1:])}|spring|summer|autumn|winter) )?(?:19|20)\d\d),?\s+"
)


def tells_a_deed(text: str, voice: Voice) -> bool:
    """Whether TEXT was noted in the simple past, "built a loft": a deed whose day the note does not hold.

    A state of those weeks, "is learning" or "was moving", was so when it was noted.
    """
    words = first_statement(text).split()
    if words and words[0].lower() in _NEEDS_OBJECT:
        return True
    owned = bool(words) and (words[0].lower() in _POSSESSIVES or _is_possessive_name(words[0], voice))
    start = 1 if owned else _subject_length(words, voice)
    verbs = [p for p, w in enumerate(words) if p >= start and (is_present(w) or is_past(w) or w.lower() in _MODALS)]
    place = next((p for p in verbs if not owned or p > 1), None)
    if start and not owned:
        place = next((p for p, word in enumerate(words) if p >= start and not _is_adverb(word)), None)
    if place is None or not (is_past(words[place]) or (start and not owned and _is_past_behind(words[place]))):
        return False
    after = next((w.lower() for w in words[place + 1 :] if not w.lower().endswith("ly") and w.lower() != "still"), "")
    return not (words[place].lower() in ("was", "were") and (after.endswith("ing") or after in _ADJECTIVES | _MOODS))


def told_by_me(text: str, voice: Voice) -> str | None:
    """TEXT as it stands, for the contact to read, when it tells what the user or a thing did: "we ran it on 40 tests".

    None when it may be about the contact, or about somebody else.
    """
    said = THANKS_TO.sub("", written_out(text) or "").strip().rstrip(".")
    words = said.split()
    first = _plain(words[0]) if words else ""
    mine = re.match(r"(?:I|[Ww]e)(?:['\u2019](?:ve|d|m|re))?\b|(?:[Mm]y|[Oo]ur)\b", said) is not None
    theirs = _subject_length(words, voice) or first in _POSSESSIVES or (words and _is_possessive_name(words[0], voice))
    verb_first = (
        (is_present(first) and not said.casefold().startswith("thanks to "))
        or first in BASES | _MODALS
        or first.endswith("ing")
    )
    if not words or theirs or (not mine and (verb_first or not finite(words))):
        return None
    turned = to_reader(said, "", voice)
    return capital(turned) if turned and not tells_of_others(turned, voice) else None


def noted_result(text: str, voice: Voice) -> str | None:
    """TEXT where it is a result jotted without a verb, "scours in 3 of 38 kids; one barn only"; else None."""
    said = THANKS_TO.sub("", written_out(text) or "").strip().rstrip(".")
    words = said.split()
    if len(words) < 4 or not re.search(r"\d", said) or finite(re.split(r"[,;]", said)[0].split()):
        return None
    first = _plain(words[0])
    if is_past(first) or is_present(first) or first in BASES | _MODALS | _SUBJECTS or _subject_length(words, voice):
        return None
    turned = to_reader(said, "", voice)
    return lower_first(turned) if turned and not tells_of_others(turned, voice) else None


def was_doing(text: str, voice: Voice) -> bool:
    """Whether TEXT tells what the contact was at when it was noted: "she is redrawing the map"."""
    words = text.split()
    start = _subject_length(words, voice)
    verb = words[start].lower() if len(words) > start + 1 else ""
    return (
        bool(start)
        and verb in ("was", "is", "were", "are")
        and re.match(r"(?:\w+ly )?\w+ing\b", " ".join(words[start + 1 :])) is not None
    )


def is_mine(text: str) -> bool:
    """Whether TEXT begins with the user: "I counted", "our test"."""
    return re.match(r"(?:I|we|my|our)\b", text, re.IGNORECASE) is not None


_SAYING = (
    r"(?:said|says|told (?:me|us)|mentioned|explained|wrote|reported|complained|admitted)(?: to (?:me|us))?(?: that)?"
)


def as_told(text: str, note: str, voice: Voice) -> str | None:
    """TEXT as it follows "you told me that", when NOTE says that the contact told it: "Said he retypes 40 of them".

    The words keep their tense, for they were said.
    """
    said = first_statement(written_out(text) or "").rstrip(".")
    who = "|".join(["she", "he", "they", *sorted(map(re.escape, voice.names), key=len, reverse=True)])
    if not said or not re.search(
        rf"(?:^|[.!?;,]\s+|\n|\b(?:{who})\s+){_SAYING}\s+{re.escape(said)}", note, re.IGNORECASE
    ):
        return None
    words = said.split()
    if not _safe(words, voice) or names_them(words, voice) or not finite(words):
        return None
    turned = _second(words, words[0].lower())
    if words[0].lower() in ("she", "he"):
        for place in range(2, len(words)):
            after = _plain(words[place + 1]) if place + 1 < len(words) else ""
            joined = words[place - 1].lower() in ("and", "but")
            if joined and (is_present(words[place]) or (after in _OBJECT_STARTS and _without_s(words[place]))):
                turned[place] = _SECOND.get(words[place]) or base_of(words[place]) or _without_s(words[place]) or ""
    return lower_first(" ".join(turned))


def retold(text: str, voice: Voice) -> str | None:
    """TEXT about their people or things, which needs no turning but "their", as it follows "you told me that"; else None."""
    said = first_statement(written_out(text) or "").rstrip(".")
    words = said.split()
    whole = finite(re.split(r"[,;:]", said)[0].split()) > 0  # "11 riders, two started" is jotted
    turned = to_reader(said, "them" if said.lower().startswith("their ") else "", voice) if whole else None
    acts = bool(words) and _opens_as_verb(words) and not _plural_verb(words, 1)
    if turned is None or acts or _subject_length(words, voice) or is_mine(said):
        return None
    verb, after = _plain(words[finite(words)]), " ".join(words[finite(words) + 1 :])
    if verb in ("is", "are", "was", "were") and not re.match(
        rf"\d|\w+(?:ed|en|ing)\b|(?:{'|'.join(NUMBERS)})\b", after
    ):
        return None  # "the board is a mess" is what somebody thinks of it
    named = _BEFORE_NOUN | _POSSESSIVES | NUMBERS | _AMOUNTS
    if _plain(words[0]) not in named and not (words[0][0].isdigit() or _is_plural(_plain(words[finite(words) - 1]))):
        return None  # "new quay opens" is jotted
    return lower_first(turned) if stands_alone(turned, voice) else None


_WANTS = (
    r"(?:(?:also|still|really|now) )?(?:(?P<must>has to|have to|must)|(?:wants?|wanted|needs?|needed|would like|hopes|wishes"
    r"|(?:is|are|was|were) (?:looking|searching) for))\s+"
)


def wanted(text: str, voice: Voice) -> str:
    """What TEXT, a `need:` or `wants:` line, says is wanted, without who wants it: "she has to find a hall" -> "to find a hall"."""
    who = "|".join(["she", "he", "they", *sorted(map(re.escape, voice.names), key=len, reverse=True)])
    found = re.match(rf"(?:{who})\s+{_WANTS}", text, re.IGNORECASE)
    if found is None:
        return text
    return f"to {text[found.end() :]}" if found["must"] else text[found.end() :]


def is_habit(text: str, voice: Voice) -> bool:
    """Whether TEXT tells in the simple present what the contact does again and again: "he retypes 40 reports a week"."""
    words = text.split()
    start = _subject_length(words, voice)
    verb = next((_plain(word) for word in words[start:] if not _is_adverb(word)), "") if start else ""
    often = re.search(
        r"\b(?:every|each|per|always|daily|weekly|monthly|a (?:day|week|month|year)"
        rf"|(?:on|in) (?:the )?(?:(?:{'|'.join(calendar.day_name)})s|(?:\w+day )?(?:mornings|afternoons|evenings|nights)))\b",
        text,
    )
    return bool(often) and verb not in AUXILIARIES and verb.endswith("s") and not verb.endswith("ss")


def is_perfect(text: str, *, since: bool = True) -> bool:
    """Whether TEXT tells in the perfect what still held when it was noted: "has led the choir since May"."""
    found = _PERFECT.match(text)
    return found is not None and _is_participle(found["verb"], sure=True) and bool(found["since"] or not since)


def since_bends(text: str) -> bool:
    """Whether TEXT says since when in another tense: "runs the choir since May" has no past."""
    return _SINCE.search(text) is not None and not re.search(r"\b(?:has|have|had)\b|['\u2019](?:s|ve|d)\b", text)


_SINCE = as_written(
    rf"\bsince (?:\d|(?:early |late |last |the )*(?:{'|'.join(calendar.month_name[1:])}|{'|'.join(calendar.day_name)}"
    r"|spring|summer|autumn|winter|year|month|week)\b)"
)
_PERFECT = any_case(
    r"(?:(?:(?:her|his|their)(?: \w+){1,3}|[A-Z]\w+(?: [A-Z]\w+)?|she|he|they) )?(?:has|have) "
    r"(?:(?:now|also|already|just|not|always|never|only) )?(?P<verb>\w+)\b(?:.*\b(?P<since>since)\b)?"
)
_MOODS = {
    "busy", "happy", "unhappy", "sure", "unsure", "glad", "angry", "afraid", "keen", "stuck", "sad", "nervous", "curious",
    "ready", "short", "close", "about", "full", "off", "away", "abroad",
}  # fmt: skip


_SAID_DAY = as_written(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{'|'.join(calendar.month_name[1:])})\b(?: (?P<year>\d{{4}}))?"
)
_HALF_A_YEAR = dt.timedelta(days=182)


_MONTH_SHORT = {name[:3]: name for name in calendar.month_name if len(name) > 3} | {"Sept": "September"}
_MONTH_DAY = as_written(
    rf"\b(?P<month>{'|'.join([*_MONTH_SHORT, *map(str.lower, _MONTH_SHORT)])})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b"
)
_SHORT_DAY = as_written(
    r"\b(?:[Tt]ues?|[Ww]eds?(?= only)|[Ww]eds|[Tt]hu(?:rs?)?)\b\.?(?! [A-Z])|\b(?:[Mm]on|[Ww]ed|[Ff]ri|[Ss]at|[Ss]un)\b\.?(?= \d)"
)
"""Short names of days that are no other words, or stand before a number."""
_SHORT_MONTH = as_written(
    rf"(?P<lead>\b(?:\d{{1,2}}(?:st|nd|rd|th)?|in|since|until|till|mid|early|late|end of)[ -])(?P<month>{'|'.join([*_MONTH_SHORT, *map(str.lower, _MONTH_SHORT)])})\b\.?"
)


def lies_ahead(text: str, today: dt.date, noted: dt.date | None = None) -> bool:
    """Whether a day in TEXT is TODAY or later; "8 December" is the one nearest to the day it was NOTED."""
    day = day_in(text)
    said = _SAID_DAY.search(text) if day is None and noted else None
    if said and noted:
        year, month = int(said["year"] or noted.year), list(calendar.month_name).index(said["month"])
        if not said["year"] and abs(dt.date(year, month, 15) - noted) > _HALF_A_YEAR:
            year += 1 if month < noted.month else -1
        day = day_in(f"{year}-{month:02}-{int(said['day']):02}")
    return day is not None and day >= today


def names_them(words: list[str], voice: Voice) -> bool:
    """Whether WORDS name the contact, whom the letter speaks to; "in May" is a month, whoever is called May."""
    parts = {part for name in voice.names for part in name.split() if part[:1].isupper() and len(part.strip(".")) > 1}
    parts = {part for part in parts if part.rstrip(".").casefold() not in TITLES}
    for before, word in zip(["", *words[:-1]], words, strict=False):
        bare = re.sub(r"['\u2019]s?$", "", word.strip(".,;:!?()\"'"))
        month = is_calendar(bare) and (before[:1].isdigit() or before.lower() in _BEFORE_MONTH)
        if bare in parts and not month:
            return True
    return False


_BEFORE_MONTH = {"in", "by", "until", "till", "since", "from", "of", "next", "last", "early", "late", "to"}
_NEW_CLAUSE = {"that", "whether", "if", "i", "we", "she", "he", "they", "how", "what", "when", "where", "who", "which"}


def _meets_itself(words: list[str]) -> bool:
    """Whether the contact is the object of a clause without a subject: "walked the loft with her" was not her alone."""
    end = next((place for place, word in enumerate(words) if word.lower() in _NEW_CLAUSE), len(words))
    pairs = zip(words[:end], _second(words, ""), strict=False)
    return any(
        re.match(r"(?:her|him)\b", word, re.IGNORECASE) and turned.startswith("you") and not turned.startswith("your")
        for word, turned in pairs
    )


_LASTING = any_case(
    r"(?:(?:she|he|they|(?-i:[A-Z])\w+) )?(?:lives?|knows?|speaks?|(?:dis)?likes?|hates?|prefers?|enjoys?|loves?|owns?|plays?|teaches|coaches|collects"
    r"|works? (?:as|at|for|in|with)|\w+s at \d|runs? (?!(?:\w+ )*(?:pilots?|projects?|trials?|workshops?|courses?|campaigns?|fairs?|late)\b)"
    r"|(?:has|have) (?:a |an |one |two |three |four |five |\d+ )?(?:\w+ )?(?:child|children|kids?|sons?|daughters?|twins|brothers?"
    r"|sisters?|dogs?|cats?|degree)|(?:is|are) (?:an?|the|from|allergic|vegetarian|vegan|married|single))\b"
    r"|(?:her|his|their|(?-i:[A-Z])\w+'s) (?:\w+ )?(?:mother|father|mum|dad|parents?|wife|husband|partner|son|daughter|children"
    r"|kids|brother|sister|family|twins|address|number|e-?mail|name|birthday)\b[^.]*?\b(?:is|are|has|have|lives?|works?|goes|go|plays?|studies|study|teaches|speaks?)\b"
)
"""Home, family, work, tastes: a state, and not a doing or a worry of those weeks."""


def is_lasting(text: str) -> bool:
    """Whether TEXT tells in the present what most likely still holds ("her mother lives in Rome").

    Told as past ("in September your mother lived in Rome") it would read as over.
    """
    return _LASTING.match(text.strip()) is not None and not re.search(
        r"\b(?:now|currently|at the moment)\b|(?:\b(?:is|are)|['\u2019](?:s|re)) (?:\w+ )?\w+ing\b", text
    )


def noun_phrase(text: str, voice: Voice, today: dt.date) -> str | None:
    """TEXT (what a `need:` or `wants:` line names) as it reads after "you were looking for", or None."""
    said = first_statement(written_out(text) or "")
    words = said.rstrip(".").split()
    if not words or len(words) > 30 or not _safe(words, voice) or words[0].lower() in _SUBJECTS:
        return None
    if names_them(words, voice):
        return None
    bare = re.sub(r"^(?:needs?|wants?|looking for|searching for|find|finds)\s+", "", said, flags=re.IGNORECASE)
    words = bare.rstrip(".").split()
    if not words or words[0].lower() in ("to", "not", "i", "we", "you", "that", "if", "how") or _opens_with_verb(words):
        return None
    owned = words[0].lower() in _POSSESSIVES and any(_opens_with_verb(words[n:]) for n in (2, 3) if n < len(words))
    if owned or finite(re.split(r"[,;]", " ".join(words))[0].split(), sure=True):
        return None  # "her husband needs a surgeon" names nothing that she looks for
    if words[0].lower() == "number" or _OF_MINE.search(said):
        return None  # "a number of" are several; "my figures" are mine to give
    words = without_aside(" ".join(words)).split()
    theirs = ["your" if word == "our" else word for word in _with_article(words)]  # a need is noted in their words
    return with_days(" ".join(_second(theirs, "")), today)


def without_aside(need: str) -> str:
    """NEED without the reason behind it."""
    return _ASIDE.sub("", need)


_OF_MINE = any_case(r"\b(?:my|mine)\b|\bfrom (?:me|us)\b")
_ASIDE = as_written(
    r"[,;] (?!who\b|which\b|that\b|and\b|or\b|not\b|ideally\b|preferably\b|with\b|where\b|what\b|how\b|unless\b|if\b|until\b|only\b|but not\b)"
    r"(?:[^,;]{1,40} )?(?:is|are|was|were|has|have|had|goes|got|will|can't|cannot|isn't|aren't)\b.*$"
)
"""A reason jotted behind a need: "a horse vet, the grey is lame again"."""
_AFTER_NOUN = {
    "for", "to", "with", "who", "in", "from", "at", "on", "near", "that", "of", "which", "by", "willing",
    "able",
}  # fmt: skip
_NO_ARTICLE = {
    "paper", "water", "power", "timber", "leather", "copper", "rubber", "silver", "butter", "shelter", "labor", "lumber", "fiber", "cover", "order", "weather", "laughter", "slaughter", "whoever", "whether", "either", "other", "another", "rather", "after", "under", "further", "never", "amber", "fodder", "powder", "plaster", "cider", "color", "humor", "finer", "better", "cheaper", "faster", "easier", "newer", "younger", "older", "larger", "smaller", "fewer", "higher", "lower", "longer", "shorter", "safer", "matter", "litter", "clutter",
}  # fmt: skip


def _with_article(words: list[str]) -> list[str]:
    """WORDS with "a" before one person or thing named without it: "speaker for the evening", "carpenter who ..."."""
    first = words[0]
    agent = re.fullmatch(r"[a-z]{3,}(?:er|or|ist|ian|eer)|[a-z]+(?:man|woman|maker|keeper|owner)", first)
    follows = len(words) == 1 or words[1].lower().strip(",;") in _AFTER_NOUN or first.endswith(",")
    if not agent or not follows or first in _NO_ARTICLE:
        return words
    return ["an" if first[0] in "aeiou" else "a", *words]


def _opens_with_verb(words: list[str]) -> bool:
    """Whether "volunteers two afternoons" is meant, not "volunteers who can label": a verb is followed by its object."""
    return is_present(words[0]) and len(words) > 1 and words[1].lower() in _OBJECT_STARTS


ISO_DAY = as_written(
    rf"\s*\b(?:(?:on|by)\s+)?\d{{4}}-\d{{2}}-\d{{2}}\b(?:,? (?:{'|'.join(calendar.day_name)})\b)?[:,]?\s*"
)


def event(text: str, day: dt.date, voice: Voice, today: dt.date) -> str | None:
    """A `when:` line as a sentence without its full stop: "Your thesis defence is on 30 November"."""
    said = first_statement(written_out(ISO_DAY.sub(" ", text).strip()) or "").rstrip(".")
    if day < today:
        said = _WILL.sub(lambda m: m[0] if m["verb"] in STOP - {"be"} else past_of(m["verb"]), said)
    if named := _named(said, voice):
        words = named.split()
        head = next((place for place in range(1, len(words)) if words[place].lower() in _BEHIND_HEAD), len(words)) - 1
        plural = re.search(r"[a-z][^sui'\u2019]s$", words[head]) is not None
        verb = ("are" if plural else "is") if day >= today else "were" if plural else "was"
        return capital(f"{named} {verb} on {spoken(day, today)}")
    words = said.split()
    begun = bool(words) and (_subject_length(words, voice) > 0 or _opens_as_verb(words))
    if not words or not (begun or _verb_behind(words)):
        return None
    if clause := statement(f"{said} on {day}", voice, today):
        return capital(clause)
    clause = _of_a_thing(words, voice, past=day < today)
    return capital(f"{clause} on {spoken(day, today)}") if clause else None


_WILL = as_written(r"\b(?:will|(?:is|are) going to) (?P<verb>[a-z]+)\b")


def went(text: str, voice: Voice) -> str | None:
    """What is asked after TEXT, the words of a `when:` line: "How did your viva go?"; None where it is a clause."""
    said = first_statement(written_out(ISO_DAY.sub(" ", text).strip()) or "").rstrip(".")
    first = _plain(said.split()[0]) if said else ""
    after = _plain(said.split()[1]) if " " in said else ""
    doing = first.endswith("ing") and bool(after) and (first not in _EVENTS_IN_ING or after in _BEFORE_NOUN)
    named = to_reader(said, "", voice) if doing else _named(said, voice)
    return f"How did {named} go?" if named else None


def _named(said: str, voice: Voice) -> str | None:
    """SAID, of a `when:` line, as a thing of theirs, "your talk on rents"; None where it is a clause or may be another's."""
    words = said.split()
    own = bool(words) and _is_possessive_name(words[0], voice)
    if not words or _subject_length(words, voice) or (not own and re.search(r"['\u2019]s?$", words[0])):
        return None  # "Tom's birthday"
    if not _safe(words, voice) or _opens_as_verb(words) or _verb_behind(words) != 0 or not _names_an_event(words):
        return None
    if names_them(words[1:] if own else words, voice):
        return None
    if " and " not in said:
        words = re.split(r"[,;] ", said)[0].split()  # what is jotted behind it belongs into no sentence
    owner = words[0].lower()
    if owner in _POSSESSIVES | {"a", "an"} or own:
        words = ["your", *words[1:]]
    elif owner != "the":
        common = _is_event_noun(words[0]) or owner in GENERIC
        words = [owner if common else words[0], *words[1:]]
        words = ["the" if _POSSESSIVES & set(map(str.lower, words)) else "your", *words]
    return " ".join(_second(words, "their" if owner == "their" else ""))


def _is_event_noun(word: str) -> bool:
    return _SUCCEEDS.fullmatch(_plain(word)) is not None


def _opens_as_verb(words: list[str]) -> bool:
    """Whether WORDS begin with what the contact does: "moves to Bern", not "talks with the union"."""
    low, after = _plain(words[0]), _plain(words[1]) if len(words) > 1 else ""
    noun = _is_event_noun(low) and low not in _VERBS_OF_AN_EVENT and after in _BEHIND_HEAD
    return (is_past(low) or is_present(low) or (low in _MODALS and not is_calendar(words[0]))) and not noun


def _verb_behind(words: list[str]) -> int | None:
    """The place of the verb behind the noun that WORDS begin with, 0 where none is; None where a word may be either.

    "the survey closes" has one, "her talk on rents" has none, "board votes on the lease" may have one.
    """
    words = [word.strip(",;:.") for word in words]
    for place in range(1, len(words)):
        low, before = _plain(words[place]), _plain(words[place - 1])
        after = words[place + 1] if place + 1 < len(words) else ""
        if before in _BEFORE_NOUN | _BEHIND_HEAD | {"and", "or"} or re.search(r"['\u2019]s?$|\d$", before):
            continue
        acts = low.endswith("s") and _plain(after) in _BEFORE_NOUN  # "the crew rows the regatta"
        if low in AUXILIARIES | _MODALS or _plural_verb(words, place) or is_past(low) or (acts and _without_s(low)):
            return place
        if low in _VERBS_OF_AN_EVENT or (is_present(low) and (_only_verb(low) or after[:1].isupper())):
            return place
        if (is_present(low) or _is_event_noun(low)) and low.endswith("s") and after:
            return None
    return 0


_VERBS_OF_AN_EVENT = {
    "starts", "opens", "ends", "closes", "launches", "finishes", "meets", "moves", "retires", "sits", "comes", "goes", "sings",
    "flies", "runs", "expires", "premieres",
}  # fmt: skip
"""What an event does more often than it is called so."""


def _of_a_thing(words: list[str], voice: Voice, *, past: bool) -> str | None:
    """A clause about a thing as it stands, "the survey closes", in the PAST where its day is over; None for persons."""
    place = _verb_behind(words)
    turned = to_reader(" ".join(words), "", voice)
    if any(_may_be_person(word) and word.lower() not in _THEIR_PEOPLE for word in words[1 : place or 0]):
        return None
    if not place or turned is None or words[0].lower() not in ("the", "a", "an") or tells_of_others(turned, voice):
        return None
    verb, said = words[place].lower(), turned.split()
    if past and not is_past(verb):
        base = verb if verb in BASES else base_of(verb) or _without_s(verb)
        said[place] = {"is": "was", "are": "were", "has": "had"}.get(verb) or (past_of(base) if base else "")
    return " ".join(said) if said[place] else None


_EVENTS_IN_ING = {
    "meeting", "opening", "training", "hearing", "closing", "wedding", "tasting", "briefing", "screening", "reading",
    "outing", "viewing", "gathering", "housewarming", "evening", "morning", "spring",
}  # fmt: skip
_NO_EVENT_FIRST = {
    "off", "away", "abroad", "home", "free", "available", "closed", "open", "gone", "moving", "due", "early", "late",
    "between", "under", "until", "till", "since", "around", "near", "possibly", "maybe", "probably", "perhaps", "only", "never",
}  # fmt: skip
_UNTIL_A_DAY = any_case(r"\b(?:until|till|from|since|to) (?:the )?\d")
_SUCCEEDS = any_case(
    r"\b(?:\w*exams?|examinations?|tests?|vivas?|defen[cs]es?|defends?|talks?|speech(?:es)?|speaks?|lectures?|presentations?"
    r"|presents?|\w*launch(?:es)?|\w*races?|\w*marathons?|triathlons?|moves?|removals?|trials?|audits?|inspections?|interviews?"
    r"|pitch(?:es)?|hearings?|premieres?|concerts?|recitals?|shows?|exhibitions?|open(?:ing)?s?|fairs?|festivals?|conferences?"
    r"|workshops?|courses?|pilots?|match(?:es)?|games?|tournaments?|competitions?|contests?|auditions?|reviews?|meetings?"
    r"|weddings?|sales?|elections?|votes?|negotiations?|rounds?|visits?|harvests?|operations?|demos?|releases?|go-lives?"
    r"|goes live|(?<!last )(?<!rest )days?|starts?)\b"
)


def can_go_well(text: str) -> bool:
    """Whether the `when:` line TEXT names what may go well or badly: an exam, not "the end of the lease" or a stay."""
    bare = ISO_DAY.sub(" ", text).strip()
    return (
        _SUCCEEDS.search(re.split(r" (?:of|with|w|for|in|on|at|by|from|about|to|before|after) ", bare)[0]) is not None
    )


def _names_an_event(words: list[str]) -> bool:
    """Whether WORDS begin with a noun phrase: "his exam", "launch of the app"; not "in Rome", "moving to Bern", "free again"."""
    owned = words[0].lower() in _POSSESSIVES | {"the", "a", "an"} or re.search(r"['\u2019]s?$", words[0]) is not None
    first = _plain(words[1] if owned and len(words) > 1 else words[0])
    ing = first.endswith("ing") and first not in _EVENTS_IN_ING and {first[:-3], first[:-3] + "e", first[:-4]} & BASES
    small = first in (_NOT_A_NOUN | STOP | (set() if owned else _NO_EVENT_FIRST)) - {"first", "last", "next", "second"}
    verb = first in _VERBS_ONLY and not owned
    dated = first[:1].isdigit() and len(words) > 1 and is_calendar(words[1].strip(".,"))
    return not (ing or small or verb or dated or _UNTIL_A_DAY.search(" ".join(words)))


def question(clause: str, voice: Voice) -> str | None:
    """A goal such as "ask how she will measure the pilot" as a question to the contact, or None."""
    text = clause.strip().rstrip(".?!")
    match = re.match(r"(?:whether|if)\s+(?P<rest>.+)$", text, re.IGNORECASE)
    if match:
        return _inverted("", match["rest"].split(), voice)
    words = text.split()
    if len(words) < 2 or words[0].lower() not in _WH:
        return None
    if len(words) > 2 and words[1].lower() == "to":
        return _asked(f"{words[0]} would you", words[2:], voice)
    for length in range(1, min(8, len(words))):
        if _BEGINS_A_CLAUSE & {word.lower() for word in words[1:length]}:
            break
        if _subject_length(words[length:], voice):
            return _inverted(" ".join(words[:length]), words[length:], voice)
    if re.match(r"what (?:made|makes) her [a-z]+", text, re.IGNORECASE) and words[3].rstrip(",").lower() in BASES:
        words[2] = "him"  # the person: "what made her leave"
    if words[0].lower() in ("what", "who", "which") and (is_present(words[1]) or is_past(words[1])):
        return _asked(words[0], words[1:], voice)  # "who handles procurement": the question word is the subject
    suits = next((n for n, word in enumerate(words[1:-1], start=1) if n >= 2 and _suits_them(word, words[n + 1])), 0)
    if words[0].lower() in ("which", "what") and suits:
        theirs = ["you" if word == "them" else word for word in words[suits + 1 :]]
        return _asked(" ".join(words[: suits + 1]), theirs, voice)  # "which week suits her": the week does it
    if (
        words[0].lower() in ("which", "what")
        and len(words) > 3
        and words[1].lower() not in ("it", "this", "that", "they", "i", "we")
        and (words[2].lower() in _MODALS or is_present(words[2]))
    ):
        return _asked(" ".join(words[:3]), words[3:], voice)  # "which day would suit her"
    if _is_about_what_is_asked(words):
        return _asked(words[0], words[1:], voice)
    counted = next((n for n, word in enumerate(words) if n >= 2 and word.lower() in _BEFORE_NOUN), 0)
    if counted and words[0].lower() == "how" and words[1].lower() in _MEASURED:
        return _inverted(" ".join(words[:counted]), words[counted:], voice)  # "how many beds the ward lost"
    if words[0].lower() == "who" and words[1].lower() in ("in", "at", "on", "of", "from", "else"):
        return _asked("who", words[1:], voice) if any(is_present(w) or is_past(w) for w in words) else None
    place = next((n for n, word in enumerate(words) if word.lower() in _MODALS and n >= 3), 0)
    if words[0].lower() in ("which", "what") and place:
        if words[1].lower() == "of":
            return _asked(words[0], words[1:], voice)  # "which of the two plans would work"
        if words[0].lower() == "what" and all(word[:1].isupper() for word in words[1:place]):
            return _inverted(words[0], words[1:], voice)  # "what Ada Lind would need"
        owned = next((n for n in range(1, place) if words[n].lower() in _BEFORE_NOUN), 0)
        if not owned and words[0].lower() == "what":
            return None  # "what young readers would need", "what colour readers would need"
        named = owned or place - 1
        return _inverted(" ".join(words[:named]), words[named:], voice)  # "which label text children can copy"
    return _inverted(words[0], words[1:], voice)


def _is_about_what_is_asked(words: list[str]) -> bool:
    """Whether what is asked for is the subject: "which step of milling took", "how many singers stayed"."""
    low = [word.lower() for word in words]
    start = 2 if low[:2] in (["how", "many"], ["how", "much"]) else 1 if low[0] in ("which", "whose") else len(words)
    for place in range(start + 1, len(words)):
        if low[place] in _BEFORE_NOUN | _SUBJECTS | {"i", "we", "you"} and low[place - 1] != "of":
            return False  # a subject of its own follows
        if low[place] in _MODALS:
            return "of" in low[start:place]  # "which label children can copy" has another subject
        if low[place - 1] in _BEFORE_NOUN:
            continue
        if (
            is_past(words[place])
            or is_present(words[place])
            or words[place].endswith("ed")
            or _plural_verb(words, place)
        ):
            return True
    return False


_BEGINS_A_CLAUSE = {"that", "who", "whom", "when", "if", "because", "while", "after", "before", "since"}


def _suits_them(verb: str, after: str) -> bool:
    """Whether VERB is one in the third person whose object is the contact."""
    return re.fullmatch(r"[a-z]{3,}[^s]s", verb) is not None and after.lower() in ("her", "him", "them", "you")


def in_full(text: str) -> str:
    """TEXT with the short forms of quick notes written out: "the folder w the drawings"."""

    def full(match: re.Match[str]) -> str:
        word = _SHORT_WORDS.get(match["word"])
        if word is None:
            return match[0]
        count = re.search(r"(?:^|\s)(\d+) $", text[: match.start()])
        return word + ("s" if count and count[1] != "1" and word in MEASURES and word[-1] != "s" else "")

    return re.sub(r"(?<=\w) [&+] (?=[a-z])", " and ", _LONE.sub(full, text))


_CONTRACTION = as_written(
    r"\b(?P<who>[^\W\d_]+)['\u2019](?P<short>s|re|ve|ll|d)\s+(?P<next>[^\W_]+)(?=(?: (?P<then>\w+))?)"
)
_FOLLOWED = {"s": "is", "re": "are", "ve": "have", "ll": "will", "d": "would"}
_SUBJECT_WORDS = {
    *_SUBJECTS, "it", "there", "that", "this", "what", "who", "how", "where", "when", "why", "everything",
}  # fmt: skip


def spelled_out(text: str, voice: Voice) -> str:
    """TEXT in full words, with contractions behind a pronoun, a question word or the contact's name written out, and what is theirs "your".

    "She's moved" is "she has moved", "she's ready" is "she is ready", "Dana's team" is "your team".
    """
    names = {name.casefold() for name in voice.names}

    def whole(match: re.Match[str]) -> str:
        who, short, after = match["who"], match["short"], match["next"]
        adverb = after.lower() in _BETWEEN and match["then"]
        perfect = _is_participle(match["then"] if adverb else after)
        if who.lower() not in _SUBJECT_WORDS and (
            who.casefold() not in names or not (perfect or after.endswith("ing"))
        ):
            return match[0]
        word = _FOLLOWED[short]
        if perfect and short in ("s", "d"):
            word = "has" if short == "s" else "had"
        return f"{who} {word} {after}"

    text = _CONTRACTION.sub(whole, in_full(text))
    if is_past(text.split()[0]) if text.split() else False:
        return text  # "Swapped a plane for Dana's router": hardly Dana did
    own = "|".join(sorted(map(re.escape, voice.names), key=len, reverse=True))
    return re.sub(rf"\b(?:{own})['\u2019]s(?=\s)", "your", text) if own else text


_BETWEEN = {"already", "just", "ever", "now", "also", "still", "not", "never", "finally", "really", "since"}
_NO_PARTICIPLE = {"come", "run", "become", "hit", "put", "let", "set", "cut", "read"}
_ADJECTIVES = {"interested", "tired", "worried", "pleased", "excited", "concerned", "married", "involved", "satisfied"}


def _is_participle(word: str, *, sure: bool = False) -> bool:
    """Whether WORD makes a perfect after "'s" ("moved", "taken", "been"), or after a helper that is SURE ("has run")."""
    low = word.lower()
    if low in {participle for _, participle in IRREGULAR.values()} - (set() if sure else _NO_PARTICIPLE) or low in (
        "been",
        "got",
        "had",
    ):
        return True
    return low.endswith("ed") and low not in _ADJECTIVES and (is_past(low) or _looks_past(low))


_MEASURED = {"many", "much", "long", "often", "far", "soon", "well", "badly", "big", "large", "old", "hard", "fast"}
_BEFORE_NOUN = {"the", "a", "an", "my", "your", "his", "her", "its", "our", "their", "this", "that", "these", "those"}


def outcome(goal: str, contact: str, voice: Voice) -> str | None:
    """A goal as an outcome one can see: "she names X" -> "By the end, Dana has named X.", or None."""
    text = goal.strip().rstrip(".")
    words = text.split()
    if not words:
        return None
    length = _subject_length(words, voice)
    rest = words[length:]
    together = words[0].lower() in ("agree", "schedule", "book", "set", "plan", "confirm")
    who = f"{contact} has" if length else ("we have" if together else "I have")
    if length and rest and rest[0].lower() in ("has", "have"):
        return f"By the end, {contact} has {' '.join(rest[1:])}."
    if not length and words[0].lower() in ("i", "we") and len(words) > 1:
        who, rest = f"{words[0] if words[0] != 'i' else 'I'} have".replace("We", "we"), words[1:]
    base = base_of(rest[0]) if rest else None
    if rest and base is None and rest[0].lower() in BASES:
        base = rest[0].lower()
    if base is None or base not in OBSERVABLE:
        return None
    return f"By the end, {who} {participle_of(base)} {' '.join(rest[1:])}".rstrip() + "."


OBSERVABLE = {
    "agree", "answer", "book", "choose", "confirm", "decide", "list", "name", "pick", "promise", "schedule", "send", "set",
    "show", "sign", "tell", "explain", "describe", "introduce", "learn",
}  # fmt: skip
"""Verbs whose result a stranger could see (rubric A1 and its neighbours)."""


def spoken(day: dt.date, today: dt.date) -> str:
    """`30 November`, with the year when it is not TODAY's."""
    return f"{day.day} {day:%B}" + (f" {day.year}" if day.year != today.year else "")


def month(day: dt.date, today: dt.date) -> str:
    """`in September`, or `in September 2023` when the year is not TODAY's."""
    return f"in {day:%B}" + (f" {day.year}" if day.year != today.year else "")


def with_days(text: str, today: dt.date) -> str:
    """TEXT with its ISO dates as people say them."""

    def said(match: re.Match[str]) -> str:
        day = day_in(match[0])
        return spoken(day, today) if day else match[0]

    return re.sub(r"\d{4}-\d{2}-\d{2}", said, text)


def capital(text: str) -> str:
    """TEXT with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """TEXT with a small first letter, unless its first word is an acronym or I."""
    first = text.split(" ", 1)[0]
    return text if first.isupper() else text[:1].lower() + text[1:]


def topic(text: str) -> str:
    """What TEXT is about in a few words: its longest run of nouns and adjectives, with "the" before it."""
    bare = re.sub(r"\s*\b(?:on )?\d{4}-\d{2}-\d{2}\b", "", text).strip(' .?!"')
    head = re.split(r"\s+(?:that|which) (?=\w)", bare, maxsplit=1)[0]
    if head != bare and len(head.split()) > 1 and (of_head := topic(head)) != "it":
        return of_head  # "a dehumidifier that does not eat electricity"
    runs: list[list[str]] = [[]]
    words = bare.split()
    for before, word, after in zip(["", *words[:-1]], words, [*words[1:], ""], strict=bool(words)):
        if _no_part_of_a_name(_plain(before), word, after.lower()):
            runs.append([])
        else:
            runs[-1] = [*runs[-1], word.strip(',;:.()"')][-3:]  # the head of a long name comes last
            if word.endswith((",", ";", ":", ".")):
                runs.append([])
    best = max(runs, key=len)
    if not best:
        return "it"
    best = _with_size(best, words)
    named = best[0][:1].isupper() and best[0] != bare.split()[0]
    if named:
        return " ".join(best) if all(word[:1].isupper() for word in best) else f"the {' '.join(best)}"
    return f"the {lower_first(' '.join(best))}"


def what_happens(text: str, voice: Voice) -> str:
    """TEXT without its subject and verb where it tells what they do, without its verb where it tells of a thing."""
    words = text.split()
    start = _subject_length(words, voice)
    place = 0 if start or not words else _verb_behind(words) or 0
    return " ".join(words[start + 1 :] if start else words[:place] if place else words)


_UNITS = {"min", "mins", "minute", "hour", "day", "week", "month", "year", "page", "km", "kg", "metre", "mile"}


def _with_size(run: list[str], words: list[str]) -> list[str]:
    """RUN, a part of WORDS, with what its name loses else: "20 min test", "the all hands"."""
    plain = [word.strip(',;:.()"') for word in words]
    start = next((n for n in range(len(plain)) if plain[n : n + len(run)] == run), 0)
    before = plain[max(0, start - 2) : start]
    sized = before and (before[-1][:1].isdigit() or before[-1].lower() in NUMBERS) and run[0].lower() in _UNITS
    every = len(before) == 2 and before[1].lower() == "all" and before[0].lower() in _BEFORE_NOUN
    return [before[-1], *run] if (sized and len(run) > 1) or every else run


def _plain(word: str) -> str:
    return word.lower().strip(",;:.()\"'")


def _no_part_of_a_name(before: str, word: str, after: str) -> bool:
    """Whether WORD between two others is a verb, a number, a day or a small word, and not of a thing's name."""
    low = _plain(word)
    small = not low or low[0].isdigit() or low in STOP | GENERIC | NUMBERS | _MODALS | _JOINTS
    small = small or re.search(r"n['\u2019]t$", low) is not None
    bare_pronoun = low in {"mine", "ours", "yours", "hers", "theirs", "myself", "himself", "herself", "themselves"}
    small = small or bare_pronoun or not any(letter.isalnum() for letter in low)
    compound = low in _UNITS and bool(after) and after not in STOP
    measure = low in MEASURES and not compound and (before[:1].isdigit() or before in NUMBERS)
    verb = before in _MODALS or (low in BASES and before in _BEFORE_VERB) or is_present(low) or is_past(low)
    verb = verb or (low in _VERBS_ONLY | {"take", "make"} and re.search(r"[^sui]s$", before) is not None)
    opens = low.endswith("ing") and after in ("for", "about", "of", "to")  # "looking for a glazer"
    adverb = low.endswith("ly") and low not in _LY_NOUNS
    adverb = adverb or (low in _STATES and after in STOP | {""} and before not in _BEFORE_NOUN | STOP)
    return small or measure or verb or opens or adverb or is_calendar(word.strip(".,;:").removesuffix("s"))


_STATES = {
    "dry", "warm", "cool", "cold", "hot", "dark", "clean", "safe", "fresh", "open", "shut", "alive", "apart", "together", "going",
    "quiet", "calm", "steady", "straight", "level", "full", "busy", "happy", "sharp", "healthy", "low",
}  # fmt: skip
"""What something is kept: "the grands dry"."""
_JOINTS = {"fewer", "less", "but", "now", "back", "nor", "yet", "though", "although", "one"}
_LY_NOUNS = {"family", "supply", "assembly", "reply", "italy", "july", "fly", "anomaly", "monopoly", "early", "weekly"} | {
    "monthly", "daily", "elderly",
}  # fmt: skip


def quoted(text: str) -> list[str]:
    """The direct quotations in TEXT of four words or more, without their marks."""
    found = re.findall(r"[\"\u201c\u00ab]([^\"\u201c\u201d\u00ab\u00bb\n]{8,300})[\"\u201d\u00bb]", text)
    found += re.findall(
        r"(?<![\w'])['\u2018]((?:[^'\u2018\u2019\n]|(?<=\w)['\u2019](?=\w)){8,300})['\u2019](?!\w)", text
    )
    return [quote.strip() for quote in found if len(quote.split()) >= 4]


_BARE_POINTER = any_case(
    r"\b(?:(?:it|its|they|them|their|theirs|themselves)\b|(?:that|this|these|those|one|both|there|here)(?=\s*(?:$|[.,;:!?])"
    r"|['\u2019]s\b|\s+(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|did|does|do|depends|works?"
    r"|sounds?|looks?|takes?|took|means?|meant|helps?|makes?|made|gives?|costs?"
    r"|when|if|on|at|by|next|too|today|tomorrow|soon|again)\b))"
)
_SAYS_NOTHING_OF_A_THING = any_case(
    r"\bit(?:['\u2019]s| is| was| takes| took| costs?| would be| will be| helps)\b[^,.;]*\b(?:to|that|when|if)\b"
    r"|\b(?:there|here)(?:['\u2019]s| is| are| was| were| has| have| will| would)\b"
)
"""An "it" or a "there" that stands for nothing: "it takes a week to ...", "there is no room"."""
_NAMES_A_THING = any_case(
    r"\b(?:the|an?|my|our|your|some|no|every|each|any|many|more|both|all|two|three|four|five|\d+)\s+[\w-]+|^[A-Za-z]{3,}s?\s+(?:is|are|was|were|has|have)\b"
)


def stands_alone(quote: str, voice: Voice) -> bool:
    """Whether a sentence that was said can be quoted alone: nobody else is in it, and each pronoun has its noun before it."""
    words = quote.split()
    if {_plain(re.split(r"['\u2019]", word)[0]) for word in words} & _ABOUT_ONE:
        return False
    if names_them(words, voice) or tells_of_others(quote, voice):
        return False
    plain = _SAYS_NOTHING_OF_A_THING.sub(lambda match: " " * len(match[0]), quote)
    return all(_NAMES_A_THING.search(quote[: m.start()]) for m in _BARE_POINTER.finditer(plain))


_TITLED = any_case(rf"\b(?:{'|'.join(sorted(TITLES))})\.?\s+[A-Z]\w")
_RELATED = as_written(
    r"\b(?:(?i:her|his|their|my|our|a|the)|[A-Z]\w*['\u2019]s)\s+(?:[a-z]+\s+)?(?:boss|manager|assistant|deputy|colleague"
    r"|partner|husband|wife|son|daughter|mother|father|brother|sister|cousin|friend|niece|nephew|uncle|aunt|apprentice|neighbou?r)\b"
    r"(?! (?:fights?|firms?|schools?|company|companies|sites?|ships?|tongues?)\b)"
)
_PERSONS_VERB = as_written(
    r"(?:says?|said|thinks?|thought|wants?|told|asks?|asked|knows?|likes?|hopes?|works|lives|is|was|has|can|will|would|could"
    r"|wrote|runs|owns|called|rang|joins|joined|moved|left|started|needs?)"
)
_NO_PERSON_FIRST = {
    "i", "we", "you", "it", "this", "that", "there", "here", "what", "who", "how", "where", "when", "why", "nobody", "everybody",
    "everyone", "nothing", "everything", "she", "he", "they", "let", "today", "tomorrow", "yesterday", "easter", "christmas",
}  # fmt: skip
_PLACED = {
    "at", "in", "near", "into", "the", "a", "an", "our", "my", "your", "her", "his", "their", "this", "next",
    "last",
}  # fmt: skip
"""Words behind which a capital begins a place or a thing, hardly a person."""


def tells_of_others(text: str, voice: Voice) -> bool:
    """Whether TEXT may tell of a person who is not the contact: a name, a title, "his daughter"."""
    mine = {part.casefold() for name in voice.names for part in name.split()}
    others = {part.casefold() for name in voice.others for part in name.split()} - mine
    if _RELATED.search(text) or any(_names_another(match[0], mine) for match in _TITLED.finditer(text)):
        return True
    for sentence in re.split(r"(?<=[.!?:])\s+|\n", text):
        words = sentence.split()
        for place, word in enumerate(words):
            bare = re.sub(r"['\u2019]s?$", "", word.strip(".,;:!?()\"'\u201c\u201d"))
            low = re.split(r"['\u2019]", bare.casefold())[0]
            if low in others:
                return True
            if not re.fullmatch(r"[A-Z][\w'\u2019-]*", bare) or bare.isupper() or low in mine | _NO_PERSON_FIRST:
                continue
            before, after = words[place - 1] if place else "", words[place + 1] if place + 1 < len(words) else ""
            if is_calendar(bare) or _plain(before) in _PLACED or (before[:1].isupper() and place > 1):
                continue
            if place or _PERSONS_VERB.fullmatch(after):
                return True
    return False


def _names_another(titled: str, mine: set[str]) -> bool:
    """Whether a TITLED name is not the contact's own."""
    return not any(part.startswith(titled.split()[-1].casefold()) for part in mine)


_CAN = {
    "can": "could",
    "can't": "couldn't",
    "cannot": "could not",
    "won't": "wouldn't",
    "will": "would",
    "may": "might",
}
_CAN |= {"isn't": "weren't", "doesn't": "didn't", "don't": "didn't", "hasn't": "hadn't", "haven't": "hadn't"}
_STILL_PRESENT = as_written(
    r"(?P<before>\b(?:you|but|and|though|although|yet)(?: still| just| also)?) (?P<verb>can['\u2019]t|cannot|can|will|won['\u2019]t"
    r"|may|isn['\u2019]t|doesn['\u2019]t|don['\u2019]t|hasn['\u2019]t|haven['\u2019]t)(?= )"
)
_BUT_NOW = as_written(
    r",? (?:but|though|although|because) (?:(?:she|he|they|you|it|there|I|we) )?(?:still |just )?(?P<verb>[\w'\u2019]+)\b.*$"
)


def in_the_past(clause: str) -> str:
    """CLAUSE as it reads behind "in October": "you can't get in" turned, "but is short of money" cut.

    Empty where it tells what lay ahead then.
    """
    if re.match(r"you (?:will|won['\u2019]t|may|must|shall)\b", clause):
        return ""
    behind = _BUT_NOW.search(clause)
    if behind and (is_present(behind["verb"]) or behind["verb"] in ("am", "are", "have")):
        clause = clause[: behind.start()]
    return _STILL_PRESENT.sub(lambda m: f"{m['before']} {_CAN[m['verb'].replace(chr(0x2019), chr(39))]}", clause)


def to_second(text: str, *, they: bool = False) -> str:
    """TEXT of a goal with she/her/him turned to you/your, and with THEY also they/them/their."""
    return " ".join(_second(text.split(), "they" if they else ""))


def to_reader(text: str, whom: str, voice: Voice) -> str | None:
    """TEXT, which is told to WHOM ("her", "him", "them"), with its pronouns turned where they can mean nobody else."""
    words = text.split()
    if names_them(words, voice):
        return None
    low = [_plain(word) for word in words]
    spoken = [place for place, word in enumerate(low) if word in _ABOUT_ONE or (whom == "them" and word in _ABOUT_MORE)]
    gender = {"f" if low[place] in _FEMALE else "m" for place in spoken if low[place] in _ABOUT_ONE}
    if len(gender) > 1 or (gender and whom in ("her", "him") and gender != {"f" if whom == "her" else "m"}):
        return None
    if not all(_means_reader(words, place) for place in spoken):
        return None
    return to_second(text, they=whom == "them")


_FEMALE = {"she", "her", "hers", "herself"}
_ABOUT_ONE = _FEMALE | {"he", "him", "his", "himself"}
_ABOUT_MORE = {"they", "them", "their", "theirs", "themselves"}
_NOBODY = {"i", "we", "it", "there", "you", "your", "nobody", "nothing", "everything", *_SUBJECTS}
"""Subjects beside which "her" can only be the reader."""
_PERSON = re.compile(r"[A-Z].*|.{2,}(?:er|or|ist|ian|man|men|woman|women|ant|ee)s?", re.DOTALL)
"""A word that may name a person, and so be the one that "her" refers to."""


def _means_reader(words: list[str], place: int) -> bool:
    """Whether the pronoun at PLACE can only be the reader: nobody else stands before it, or it is the object of the first verb."""
    before = words[:place]
    first = re.split(r"['\u2019]", _plain(words[0]))[0]
    own = first in _NOBODY
    one = _plain(words[place]) in _ABOUT_ONE  # several people are no "her"
    people = [w for w in (before[1:] if own else before) if _may_be_person(w) and not (one and _SEVERAL.fullmatch(w))]
    if not place or not people:
        return True
    if _plain(words[place]) not in ("her", "him", "them"):
        return False
    verb = finite(words)
    turned = _plain(_second(words, "they")[place])
    between = [_plain(word) for word in words[verb + 1 : place]] if verb else []
    return (
        0 < verb < place and turned == "you" and all(w in BASES | _BEFORE_VERB | {"be", "not", "to"} for w in between)
    )


_SEVERAL = as_written(r"[a-z]{3,}(?:er|or|ist|ian|ant|ee)s|[a-z]*(?:men|people)")
_THINGS = {
    "number", "paper", "letter", "newsletter", "order", "offer", "poster", "folder", "dinner", "corner", "summer", "winter",
}  # fmt: skip
"""Words that end as people's trades do and name none."""


def _may_be_person(word: str) -> bool:
    bare = word.strip(".,;:!?()\"'")
    if is_calendar(bare) or (bare.isupper() and len(bare) > 1) or bare in ("I", "We", "Our", "My", "The"):
        return False
    small = bare.lower() in STOP | GENERIC | NUMBERS | _THINGS
    return bare.lower() in _THEIR_PEOPLE or (not small and _PERSON.fullmatch(bare) is not None)


def finite(words: list[str], *, sure: bool = False) -> int:
    """The place of the verb that makes WORDS a sentence, 0 when none does; with SURE none that may be a noun ("the plans")."""
    for place, word in enumerate(words):
        low, before = _plain(word), _plain(words[place - 1]) if place else ""
        if low in {*_WH, "whom", "that", "whether"}:
            return 0  # what follows belongs to a clause of its own
        if not place:
            if (
                re.fullmatch(r"(?:i|we|you|they|it|she|he|there|that)['\u2019](?:m|re|ve|ll|d|s)", low)
                and len(words) > 1
            ):
                return 1  # "we're in": the verb is within the subject
            continue
        if is_calendar(word.strip(".,;:")):
            continue  # "May" is no verb here
        if place == 1 and before.isdigit() and low in BASES | {base + "s" for base in BASES}:
            continue  # "140 chairs" are counted
        named = (before in _NOBODY and before != "your") or words[place - 1][:1].isupper()
        if low in AUXILIARIES | _MODALS | {"am"} and before not in _BEFORE_NOUN:
            return place
        if before in ("i", "we", "you", "they") and low in BASES:
            return place
        if (is_present(low) or is_past(low)) and before not in _BEFORE_NOUN and (not sure or named or _only_verb(low)):
            return place
        if not sure and (_plural_verb(words, place) or (named and re.fullmatch(r"[a-z]{2,}(?:[^s]s|ed)", low))):
            return place
    return 0


def has_verb(sentence: str) -> bool:
    """Whether a verb may stand in SENTENCE: "twelve sacks before noon, so no" says nothing alone."""
    words = [_plain(word) for word in sentence.split()]
    known = AUXILIARIES | _MODALS | BASES | {"am"}
    return any(
        word in known
        or is_present(word)
        or is_past(word)
        or re.search(r"['\u2019](?:m|re|ve|ll|s|d)$", word)
        or (re.fullmatch(r"[a-z]{2,}(?:[^sui]s|es|ed)", word) and before not in NUMBERS and not before.isdigit())
        for before, word in zip(["", *words], words, strict=False)
    )


def _only_verb(low: str) -> bool:
    """Whether a verb is nothing else too: "arrives", not "plans"; "went", not "planned", which may describe a noun."""
    base = base_of(low)
    past = base in IRREGULAR and IRREGULAR[base][0] == low != IRREGULAR[base][1] and low not in ("saw", "rose")
    return past or (is_present(low) and base in _VERBS_ONLY)


_VERBS_ONLY = set(
    "arrive accept agree allow announce apply argue arrange arrive assume attend avoid become begin believe belong bring buy "  # noqa: SIM905
    "choose come consider contain continue convert cook decide define deliver depend describe develop employ enjoy exist "
    "expect explain find follow forget get give go grow happen have hear hold include inherit insist intend invite join keep "
    "know lack learn leave lend like live lose maintain mean mention negotiate open own pay prefer propose prove provide "
    "publish reach receive recommend reduce remain require respond say see seem sell send serve settle solve speak spend "
    "suggest suspect teach tell thank think understand write".split()
)


def _is_name(words: list[str], voice: Voice) -> int:
    """How many of the first WORDS are the contact's name."""
    for name in sorted(voice.names, key=len, reverse=True):
        parts = name.split()
        if [w.strip(",").casefold() for w in words[: len(parts)]] == [p.casefold() for p in parts]:
            return len(parts)
    return 0


def _is_possessive_name(word: str, voice: Voice) -> bool:
    bare = re.sub(r"['\u2019]s?$", "", word)
    return bare != word and any(bare.casefold() == name.casefold() for name in voice.names)


def _subject_length(words: list[str], voice: Voice) -> int:
    if not words:
        return 0
    return 1 if words[0].lower() in _SUBJECTS else _is_name(words, voice)


def _safe(words: list[str], voice: Voice) -> bool:
    """Whether the pronouns in WORDS can only mean the contact."""
    low = [re.sub(r"\W+$", "", w).lower() for w in words]
    if {"she", "her", "hers"} & set(low) and {"he", "his", "him"} & set(low):
        return False
    others = {part.casefold() for name in voice.others for part in name.split()}
    mine = {part.casefold() for name in voice.names for part in name.split()}
    for place, word in enumerate(low):
        if word in others and word not in mine:
            return False
        if word in _SUBJECTS | _POSSESSIVES | {"him"} and place and _stranger_before(words[:place], mine):
            return False
    return True


def _stranger_before(words: list[str], mine: set[str]) -> bool:
    """Whether a capitalised word that may be another person stands in WORDS (places follow a preposition)."""
    for place, word in enumerate(words[1:], start=1):
        bare = re.sub(r"\W+", "", word)
        if not bare[:1].isupper() or bare == "I" or bare.casefold() in mine or bare.isupper():
            continue
        if words[place - 1].lower() in {"at", "in", "on", "to", "from", "of", "near", "into"} or is_calendar(bare):
            continue
        if words[place - 1][:1].isupper():
            continue  # the second word of a name that the first one already decided on
        return True
    return False


def is_calendar(word: str) -> bool:
    """Whether WORD is a day of the week or a month."""
    return bool(word) and word in {*calendar.day_name, *calendar.month_name, *calendar.month_abbr}


def _predicate(words: list[str], subject: str, *, ahead: bool) -> str | None:
    """The words after the subject "you": main verb in the past (or kept when AHEAD), pronouns turned."""
    first = next((n for n, word in enumerate(words) if not (subject and _is_adverb(word))), None)
    if first is None:
        return None
    adverbs, verb, rest = words[:first], words[first], words[first + 1 :]
    low = verb.lower().rstrip(",")
    if "now" in adverbs and not ahead and not is_past(low):
        return None  # "you now grew hops"
    if low in _NEEDS_OBJECT and (after := _plain(rest[0]) if rest else "") in _NO_OBJECT:
        if after not in ("to", "as", "by") or subject:
            return None
        turned = f"were {low}"
    elif low in _MODALS or (is_past(low) and low not in ("was",)):
        turned = low
    elif low == "was":
        turned = "were"
    elif is_present(low) or (subject == "they" and low in BASES):
        turned = _SECOND.get(low, base_of(low) or low) if ahead else _past_form(low)
    elif subject and low not in ("owes", "owed") and (base := _base_behind_subject(low)):  # a debt is a promise
        turned = low if base == low or not low.endswith("s") else base if ahead else past_of(base)
    else:
        return None
    for place, word in enumerate(rest):
        if (
            word.lower() in ("and", "but", "then")
            and place + 1 < len(rest)
            and is_present(rest[place + 1])
            and rest[place + 2 :]
        ):
            joined, after = rest[place + 1].lower(), _plain(rest[place + 2])
            if not is_present(low) or not (joined in _SECOND or after in _BEFORE_NOUN | _AMOUNTS):
                return None
            rest[place + 1] = (_SECOND.get(joined) or base_of(joined) or joined) if ahead else _past_form(joined)
        if word.lower() in ("and", "but") and low not in _MODALS and not ahead:
            rest[place + 1 : place + 2] = [_PAST_MODALS.get(after, after) for after in rest[place + 1 : place + 2]]
    return " ".join([*adverbs, turned, *_second(rest, subject)])


def _is_adverb(word: str) -> bool:
    """Whether WORD may stand between a subject and its verb: "she always photographs the tiles first"."""
    low = word.lower()
    return low in _ADVERBS | _ADVERB_FIRST or (low.endswith("ly") and low not in BASES | _LY_NOUNS)


_NEEDS_OBJECT = {
    "promoted", "appointed", "nominated", "shortlisted", "hired", "invited", "recruited", "employed", "seconded",
}  # fmt: skip
"""Verbs that are done to somebody: "promoted to head cook" was done to the contact."""
_NO_OBJECT = {"", "to", "as", "by", "at", "for", "in", "into", "from", "on", "with"}


def _past_form(low: str) -> str:
    return _PAST.get(low) or past_of(base_of(low) or low)


_BEHIND_HEAD = {"of", "with", "for", "in", "on", "at", "by", "from", "about", "to", "who", "that", "which"}
_PAST_MODALS = {"can": "could", "can't": "couldn't", "cannot": "could not", "will": "would", "won't": "wouldn't"}


def _possessed(words: list[str], subject: str, *, ahead: bool) -> str | None:
    """The words after "your": a noun phrase, then its verb, in the past unless AHEAD."""
    place = next((i for i, w in enumerate(words) if i and _may_be_verb(w, words[i - 1])), None)
    together = next((i for i in range(1, len(words)) if _plural_verb(words, i)), None)
    if together is not None and (place is None or together < place):
        verb = words[together] if ahead else past_of(words[together])
        return " ".join([*_second(words[:together], subject), verb, *_second(words[together + 1 :], subject)])
    if place is None:
        return None
    verb = words[place].lower()
    head = next((i for i in range(1, place) if words[i].lower() in _BEHIND_HEAD), place) - 1
    plural = _is_plural(words[head])  # "the test with doctors was", "her new address is"
    if not ahead and (is_present(verb) or verb == "are"):
        verb = {"is": "was", "isn't": "wasn't"}.get(verb) or _PAST.get(verb) or _past_form(verb)
        verb = "were" if verb == "was" and plural else verb
    elif not ahead:
        verb = _PAST_MODALS.get(verb, verb)
    return " ".join([*_second(words[:place], subject), verb, *_second(words[place + 1 :], subject)])


def _may_be_verb(word: str, before: str) -> bool:
    """Whether WORD is a verb where it stands: "rents" is none in "talk on rents"."""
    low = word.lower()
    noun = (
        low not in AUXILIARIES | _MODALS and before.lower() in (_BEHIND_HEAD - {"who", "that", "which"}) | _BEFORE_NOUN
    )
    return (is_present(low) or is_past(low) or low in _MODALS | {"are"}) and not noun


def _second(words: list[str], subject: str) -> list[str]:
    """WORDS with the pronouns for the contact turned to the second person, verbs agreeing."""
    they = subject in ("they", "their")
    turned: list[str] = []
    for place, word in enumerate(words):
        core = re.match(r"^(\W*)(.*?)(\W*)$", word)
        assert core is not None
        lead, bare, tail = core.groups()
        low = bare.lower()
        if low in ("she", "he") or (they and low == "they"):
            bare = "you"
        elif low in ("she's", "he's"):
            bare = "you're"
        elif low in ("she'll", "he'll", "she'd", "he'd"):
            bare = "you" + low[low.index("'") :]
        elif low == "his" or (they and low == "their"):
            bare = "your" if place + 1 < len(words) and not tail else "yours"
        elif low == "her":
            bare = "you" if tail or _is_object(words[:place], words[place + 1 :]) else "your"
        elif low == "him" or (they and low == "them"):
            bare = "you"
        elif low in ("herself", "himself"):
            bare = "yourself"
        elif low == "hers":
            bare = "yours"
        elif turned and turned[-1].lower() == "you" and words[place - 1].lower() in _SUBJECTS:
            unknown = _without_s(low) if words[place - 1].lower() in ("she", "he") and low not in _NO_VERB_S else None
            bare = _SECOND.get(low) or (base_of(low) or low if is_present(low) else unknown or bare)
        turned.append(f"{lead}{bare}{tail}")
    return turned


_LETS = any_case(r"let(?:s|ting)?")
_SEES = any_case(
    r"help(?:s|ed|ing)?|mak(?:e|es|ing)|made|ha(?:ve|s|d|ving)|see(?:s|n|ing)?|saw|watch(?:es|ed|ing)?|hear(?:s|d|ing)?"
)
"""Verbs that take a person and a bare verb: "help her plan the fair"."""
_GIVES = any_case(
    r"(?:giv|shar)(?:e|es|ing)|(?:send|show|bring|lend|offer|tell|teach|owe|get|buy|pay)(?:s|ing)?|gave|sent|lent"
)
_AMOUNTS = NUMBERS | {"my", "our", "some", "any", "another", "enough", "one", "both", "all", "more", "several", "many"}
_THEIR_PEOPLE = {
    "team", "staff", "people", "group", "crew", "class", "board", "boss", "manager", "assistant", "deputy", "colleague",
    "partner", "husband", "wife", "son", "daughter", "children", "family", "mother", "father", "brother", "sister",
    "friend", "client", "company", "firm", "office", "department",
}  # fmt: skip


def _is_object(before: list[str], after: list[str]) -> bool:
    """Whether "her" between BEFORE and AFTER is the person, and not what belongs to her."""
    following = _plain(after[0]) if after else ""
    if not following or following in _NOT_A_NOUN or (following == "best" and len(after) == 1):
        return True
    verb, beyond = before[-1] if before else "", _plain(after[1]) if len(after) > 1 else ""
    if following.endswith("ly") and following not in _LY_NOUNS and beyond in {"", *_WH, *_BEHIND_HEAD}:
        return True  # "tell her honestly about it"
    if _GIVES.fullmatch(verb):
        return following in _AMOUNTS or following[0].isdigit()
    if following in _THEIR_PEOPLE or re.search(r"[^s]s$", following):
        return False
    if _LETS.fullmatch(verb):
        return True
    takes_object = beyond in _BEFORE_NOUN | _AMOUNTS | {"it", "them", "us", "me"}
    known = following in BASES and verb.lower().startswith("help")
    return _SEES.fullmatch(verb) is not None and (takes_object or known)


def _inverted(wh: str, words: list[str], voice: Voice) -> str | None:
    """WH + subject + verb as a question to the contact."""
    length = place = _subject_length(words, voice)
    if length:
        subject, rest, second = "you", words[length:], True
        if len(rest) > 1 and rest[0].lower() in _ADVERBS:
            subject, rest = f"you {rest[0].lower()}", rest[1:]
    else:
        verbs = [(i, w) for i, w in enumerate(words) if i and w[:1].islower()]  # "Rose" is a name
        known = [i for i, w in verbs if w.lower() in AUXILIARIES or is_present(w) or is_past(w)]
        known += [i for i, w in verbs if _looks_past(w) or _plural_verb(words, i)]
        place = known[0] if known else 0
        if place + 1 in known and words[place].lower() not in AUXILIARIES:
            return None  # "how the project plans change"
        if not place or any(w.lower() in ("that", "who", "which") for w in words[:place]):
            return None
        subject, rest, second = " ".join(_second(words[:place], "")), words[place:], False
    if not rest:
        return None
    verb = rest[0].lower()
    if wh and len(rest) == 1 and verb in ("is", "are", "was", "were"):  # "how she is", "what the price is"
        return _asked(f"{wh} {_SECOND.get(verb, verb) if second else verb} {subject}", [], voice)
    if (
        verb in AUXILIARIES
        and len(rest) > 1
        and not (verb in ("has", "have", "had", "does", "did", "do") and _object(rest[1]))
        and not (verb in ("has", "have", "had") and (rest[1].isdigit() or rest[1].lower() in NUMBERS))
        and not (verb in ("has", "have", "had") and _is_plural(rest[1]))
    ):
        helper = _SECOND.get(verb, verb) if second else verb
        return _asked(f"{wh} {helper} {subject}", rest[1:], voice)
    if base_of(verb) is None and _looks_past(verb):
        helper = "have" if second or words[place - 1].lower().endswith("s") else "has"
        return _asked(f"{wh} {helper} {subject} {verb}", rest[1:], voice)
    plural = verb in BASES and (words[0].lower() == "they" if length else _plural_verb(words, place))
    base = verb if plural else base_of(verb) or (_without_s(verb) if second and words[0].lower() != "they" else None)
    if base is None or base == "be":
        return None
    helper = "did" if is_past(verb) and not plural else ("do" if second or plural else "does")
    return _asked(f"{wh} {helper} {subject} {base}", _joined(rest[1:]), voice)


def _joined(rest: list[str]) -> list[str]:
    """REST with the second verb behind "does" in its base form: "wait a week or ship untested"."""
    found = list(rest)
    for place in range(1, len(rest) - 1):
        after = rest[place + 1].lower()
        shown = after in _OBJECT_STARTS or re.search(r"[^e]ed$|ly$", after)
        if rest[place - 1].lower() in ("or", "and") and is_present(rest[place]) and shown:
            found[place] = base_of(rest[place]) or rest[place]
    return found


def _is_plural(word: str) -> bool:
    """Whether WORD after "have" is a bare plural ("children", "openings"), which is what somebody has."""
    low = word.lower()
    return low in ("children", "people", "kids", "staff") or (
        re.fullmatch(r"[a-z]{3,}[^siu]s", low) is not None and low not in ("always", "perhaps", "sometimes")
    )


def _looks_past(word: str) -> bool:
    """Whether WORD reads like the past of a verb that no list knows; asked with "have" it needs no base."""
    return re.fullmatch(r"[a-z]{2,}[^e]ed", word.lower()) is not None and word.lower() not in _NO_PAST


def _plural_verb(words: list[str], place: int) -> bool:
    """Whether a plural and its verb stand there: "the builders finish"."""
    if place >= len(words):
        return False
    before = words[place - 1].lower()
    plural = before.endswith("s") and not before.endswith("ss") and before not in _BEFORE_NOUN | STOP
    plural = plural or before in {"people", "children", "staff", "police"}
    return words[place].lower() in BASES and place >= 1 and plural


def _without_s(verb: str) -> str | None:
    """The base of a verb that no list knows, where "she" stands before it and nothing else can."""
    match = re.fullmatch(r"([a-z]{2,}?)(ies|(?<=ch|sh|ss)es|(?<=x)es|s)", verb)
    return None if match is None else match[1] + ("y" if match[2] == "ies" else "")


_NO_VERB_S = {"was", "always", "perhaps", "sometimes", "besides", "nevertheless", "thus", "as", "this", "his"}
_NO_PAST = {"hundred", "united", "limited", "sacred", "hatred", "kindred", "wicked", "naked", "talented", "flatbed"}
_ADVERBS = {"still", "already", "ever", "also", "now", "usually", "really", "often", "currently", "actually"}


def _object(word: str) -> bool:
    """Whether WORD after have/do begins an object, so that have/do is the main verb."""
    return word.lower() in _BEFORE_NOUN | _AMOUNTS | {
        "half", "access", "for", "to", "with", "time", "room", "space", "anything", "anyone", "plans", "contacts", "experience",
    }  # fmt: skip


def _asked(start: str, rest: list[str], voice: Voice) -> str | None:
    if not _safe(rest, voice):
        return None
    return capital(f"{start.strip()} {' '.join(_second(rest, ''))}".strip().rstrip(".?!,")) + "?"
