"""What a line names: the thing that is looked for, the topic of a sentence, the noun and the verb behind it."""

from __future__ import annotations

import datetime as dt
import re

from assistant.english import verbs
from assistant.english.pronouns import Voice, mean_only_them, names_them, second_person, subject_length
from assistant.english.spelling import ISO_DAY, first_statement, lower_first, with_days, written_out
from assistant.patterns import any_case, as_written, words

_WANTS = (
    r"(?:(?:also|still|really|now) )?(?:(?P<must>has to|have to|must)|(?:wants?|wanted|needs?|needed|would like|hopes|wishes"
    r"|(?:is|are|was|were) (?:looking|searching) for))\s+"
)
_OF_MINE = any_case(r"\b(?:my|mine)\b|\bfrom (?:me|us)\b")
_ASIDE = as_written(
    r"[,;] (?!who\b|which\b|that\b|and\b|or\b|not\b|ideally\b|preferably\b|with\b|where\b|what\b|how\b|unless\b|if\b|until\b|only\b|but not\b)"
    r"(?:[^,;]{1,40} )?(?:is|are|was|were|has|have|had|goes|got|will|can't|cannot|isn't|aren't)\b.*$"
)
"""A reason jotted behind a need: "a horse vet, the grey is lame again"."""
_AFTER_NOUN = words("for to with who in from at on near that of which by willing able")
_NO_ARTICLE = words("""
    paper water power timber leather copper rubber silver butter shelter labor lumber fiber cover order weather
    laughter slaughter whoever whether either other another rather after under further never amber fodder powder
    plaster cider color humor finer better cheaper faster easier newer younger older larger smaller fewer higher
    lower longer shorter safer matter litter clutter
""")  # fmt: skip
VERBS_OF_AN_EVENT = words("""
    starts opens ends closes launches finishes meets moves retires sits comes goes sings flies runs expires premieres
    speaks defends presents
""")  # fmt: skip
"""What an event does more often than it is called so."""
_SUCCEEDS = any_case(
    r"\b(?:\w*exams?|examinations?|tests?|vivas?|defen[cs]es?|defends?|talks?|speech(?:es)?|speaks?|lectures?|presentations?"
    r"|presents?|\w*launch(?:es)?|\w*races?|\w*marathons?|triathlons?|moves?|removals?|trials?|audits?|inspections?|interviews?"
    r"|pitch(?:es)?|hearings?|premieres?|concerts?|recitals?|shows?|exhibitions?|open(?:ing)?s?|fairs?|festivals?|conferences?"
    r"|workshops?|courses?|pilots?|match(?:es)?|games?|tournaments?|competitions?|contests?|auditions?|reviews?|meetings?"
    r"|weddings?|sales?|elections?|votes?|negotiations?|rounds?|visits?|harvests?|operations?|demos?|releases?|go-lives?"
    r"|goes live|(?<!last )(?<!rest )days?|starts?)\b"
)
_UNITS = words("min mins minute hour day week month year page km kg metre mile")
_STATES = words("""
    dry warm cool cold hot dark clean safe fresh open shut alive apart together going quiet calm steady straight level
    wide deep tall thick aloud full busy happy sharp healthy low angry unhappy nervous
""")  # fmt: skip
"""What something is kept or made: "the grands dry", "the customers angry"."""
_MOST = words("largest biggest smallest oldest longest hardest fastest slowest soonest latest quickest least worst")
"""How something was done more than all else: "what took you longest"."""
_JOINTS = words("fewer less but now back nor yet though although one like unlike while")


def wanted(text: str, voice: Voice) -> str:
    """What TEXT, a `need:` or `wants:` line, says is wanted, without who wants it: "she has to find a hall" -> "to find a hall"."""
    who = "|".join(["she", "he", "they", *sorted(map(re.escape, voice.names), key=len, reverse=True)])
    found = re.match(rf"(?:{who})\s+{_WANTS}", text, re.IGNORECASE)
    if found is None:
        return text
    return f"to {text[found.end() :]}" if found["must"] else text[found.end() :]


def noun_phrase(text: str, voice: Voice, today: dt.date) -> str | None:
    """TEXT (what a `need:` or `wants:` line names) as it reads after "you were looking for", or None."""
    said = first_statement(written_out(text) or "")
    words = said.rstrip(".").split()
    if not words or len(words) > 30 or not mean_only_them(words, voice) or words[0].lower() in verbs.SUBJECTS:
        return None
    if names_them(words, voice):
        return None
    bare = re.sub(r"^(?:needs?|wants?|looking for|searching for|find|finds)\s+", "", said, flags=re.IGNORECASE)
    words = bare.rstrip(".").split()
    if not words or words[0].lower() in ("to", "not", "i", "we", "you", "that", "if", "how") or _opens_with_verb(words):
        return None
    owned = words[0].lower() in verbs.POSSESSIVES and any(_opens_with_verb(words[n:]) for n in (2, 3) if n < len(words))
    if owned or verbs.finite(re.split(r"[,;]", " ".join(words))[0].split(), sure=True):
        return None  # "her husband needs a surgeon" names nothing that she looks for
    if words[0].lower() == "number" or _OF_MINE.search(said):
        return None  # "a number of" are several; "my figures" are mine to give
    words = without_aside(" ".join(words)).split()
    theirs = ["your" if word == "our" else word for word in _with_article(words)]  # a need is noted in their words
    return with_days(" ".join(second_person(theirs, "")), today)


def without_aside(need: str) -> str:
    """NEED without the reason behind it."""
    return _ASIDE.sub("", need)


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
    return verbs.is_present(words[0]) and len(words) > 1 and words[1].lower() in verbs.OBJECT_STARTS


def is_event_noun(word: str) -> bool:
    """Whether WORD is what something is called that may go well: "exam", "launch"."""
    return _SUCCEEDS.fullmatch(verbs.bare_word(word)) is not None


def verb_behind(words: list[str]) -> int | None:
    """The place of the verb behind the noun that WORDS begin with, 0 where none is; None where a word may be either.

    "the survey closes" has one, "her talk on rents" has none, "board votes on the lease" may have one.
    """
    words = [word.strip(",;:.") for word in words]
    for place in range(1, len(words)):
        low, before = verbs.bare_word(words[place]), verbs.bare_word(words[place - 1])
        after = words[place + 1] if place + 1 < len(words) else ""
        if before in verbs.BEFORE_NOUN | verbs.BEHIND_HEAD | {"and", "or"} or re.search(r"['\u2019]s?$|\d$", before):
            continue
        acts = low.endswith("s") and verbs.bare_word(after) in verbs.BEFORE_NOUN  # "the crew rows the regatta"
        if (
            low in verbs.AUXILIARIES | verbs.MODALS
            or verbs.plural_verb(words, place)
            or verbs.is_past(low)
            or (acts and verbs.without_s(low))
        ):
            return place
        if low in VERBS_OF_AN_EVENT or (verbs.is_present(low) and (verbs.only_verb(low) or after[:1].isupper())):
            return place
        if (verbs.is_present(low) or is_event_noun(low)) and low.endswith("s") and after:
            return None
    return 0


def can_go_well(text: str) -> bool:
    """Whether the `when:` line TEXT names what may go well or badly: an exam, not "the end of the lease" or a stay."""
    bare = ISO_DAY.sub(" ", text).strip()
    return (
        _SUCCEEDS.search(re.split(r" (?:of|with|w|for|in|on|at|by|from|about|to|before|after) ", bare)[0]) is not None
    )


def topic(text: str) -> str:
    """What TEXT is about in a few words: its longest run of nouns and adjectives, with "the" before it."""
    bare = re.sub(r"\s*\b(?:on )?\d{4}-\d{2}-\d{2}\b", "", text).strip(' .?!"')
    head = re.split(r"\s+(?:that|which) (?=\w)", bare, maxsplit=1)[0]
    if head != bare and len(head.split()) > 1 and (of_head := topic(head)) != "it":
        return of_head  # "a dehumidifier that does not eat electricity"
    runs: list[list[str]] = [[]]
    words = bare.split()
    for before, word, after in zip(["", *words[:-1]], words, [*words[1:], ""], strict=bool(words)):
        if _no_part_of_a_name(verbs.bare_word(before), word, after.lower()):
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
    start = subject_length(words, voice)
    place = 0 if start or not words else verb_behind(words) or 0
    if start:  # "she will fire the kiln", "he is going to teach"
        start += 3 if words[start + 1 : start + 3] == ["going", "to"] else words[start : start + 1] == ["will"]
    return " ".join(words[start + 1 :] if start else words[:place] if place else words)


def _with_size(run: list[str], words: list[str]) -> list[str]:
    """RUN, a part of WORDS, with what its name loses else: "20 min test", "the all hands"."""
    plain = [word.strip(',;:.()"') for word in words]
    start = next((n for n in range(len(plain)) if plain[n : n + len(run)] == run), 0)
    before = plain[max(0, start - 2) : start]
    sized = before and (before[-1][:1].isdigit() or before[-1].lower() in verbs.NUMBERS) and run[0].lower() in _UNITS
    every = len(before) == 2 and before[1].lower() == "all" and before[0].lower() in verbs.BEFORE_NOUN
    return [before[-1], *run] if (sized and len(run) > 1) or every else run


def _no_part_of_a_name(before: str, word: str, after: str) -> bool:
    """Whether WORD between two others is a verb, a number, a day or a small word, and not of a thing's name."""
    low = verbs.bare_word(word)
    small = not low or low[0].isdigit() or low in verbs.STOP | verbs.GENERIC | verbs.NUMBERS | verbs.MODALS | _JOINTS
    small = small or re.search(r"n['\u2019]t$", low) is not None
    bare_pronoun = low in {"mine", "ours", "yours", "hers", "theirs", "myself", "himself", "herself", "themselves"}
    small = small or bare_pronoun or not any(letter.isalnum() for letter in low)
    compound = low in _UNITS and bool(after) and after not in verbs.STOP
    measure = (
        (low in verbs.MEASURES or low.removesuffix("s") in _UNITS)
        and not compound
        and (before[:1].isdigit() or before in verbs.NUMBERS)
    )
    verb = (
        before in verbs.MODALS
        or (low in verbs.BASES and before in verbs.BEFORE_VERB)
        or verbs.is_present(low)
        or verbs.is_past(low)
    )
    verb = verb or (low in verbs.VERBS_ONLY | {"take", "make"} and re.search(r"[^sui]s$", before) is not None)
    verb = verb or (verbs.is_plural(before) and verbs.looks_past(low))  # "what parents objected to"
    opens = low.endswith("ing") and after in ("for", "about", "of", "to")  # "looking for a glazer"
    adverb = low.endswith("ly") and low not in verbs.LY_NOUNS
    adverb = adverb or (low in _STATES and after in verbs.STOP | {""} and before not in verbs.BEFORE_NOUN | verbs.STOP)
    adverb = adverb or (low in _MOST and after in verbs.STOP | {""})
    return small or measure or verb or opens or adverb or verbs.is_calendar(word.strip(".,;:").removesuffix("s"))
