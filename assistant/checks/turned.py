"""Whether a clause turns the words quoted for it: their "not", who did it to whom, whose it is, how many, or when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from assistant.checks.ground import MONTH_NUMBERS, day_of, days_said, values, without_days
from assistant.checks.statements import content_of, past
from assistant.checks.words import NT, NUMBERS, fold, meant_by, sentences, stems, with_digits
from assistant.patterns import any_case, as_written
from assistant.sentences import QUOTED

NEAR = 0.4
"""Share of the content words of a clause from which on what only a denial speaks of is said in it."""
NEVER = any_case(
    rf"\b(?:not(?! (?:been )?(?:forgotten|lost on|bad|least|only|small|surprising|every day)\b)|no longer|never|cannot|{NT})\b|n't\b"
)
LESS = any_case(
    r"\b(?:not|no longer|no|never|nobody|none|nothing|neither|nor|without|hardly|few|little|less|only|before|instead|than|stop\w*|"
    r"refus\w*|lack\w*|avoid\w*|against|cannot|but|too|un\w+|dis\w+|mind|short|miss\w*|fail\w*|late|rather|pity|shame|sorry|sad|off limits|forb\w+|ban(?:s|ned)?"
    rf"|{NT})\b|n't\b"
)
"""Words by which a text may deny something without saying "not"."""
_DENIED = any_case(r"\b(?:no|nothing|nobody|none)\b")
_CONTRAST = any_case(r",\s*(?:but )?(?:not|never|rather than|instead of) (?P<what>[^,.;]+)")
"""What something is not, beside what it is: "she suspects the seal, not the film"."""
_OPEN = any_case(r"\b(?:should|may|might|could|would)\b")
_PART = any_case(r"[.?!;,:]\s+|,?\s+(?:and|but|so|because|though|although|even if|while|when)\s+|\n")
_TO_ME, _TO_YOU = (
    any_case(r"\byou (?:\w+ )?(?P<verb>[a-z]+) (?:me|us)\b"),
    any_case(r"\bI (?:\w+ )?(?P<verb>[a-z]+) you\b"),
)
_FROM_ME = any_case(r"\bI (?:\w+ )?(?P<verb>[a-z]+) (?:her|him|them)\b")
_FROM_THEM = any_case(r"\b(?:she|he|they) (?:\w+ )?(?P<verb>[a-z]+) (?:me|us)\b")
_WE = any_case(r"\b(?:we|you and I)(?: both)? (?P<verb>[a-z]+)\b")
_ALONE = as_written(r"\b(?:[Ss]he|[Hh]e|[Tt]hey|[A-Z][a-z]+) (?P<verb>[a-z]+)\b")
_BOTH = as_written(r"\b(?:I|[Ww]e|us|me|both|together)\b|(?:^|\n)(?:Met|Spoke|Talked)\b")
_FROM_TO = any_case(r"\bfrom (?:the |a |an )?(?P<start>[\w -]{2,30}?) to (?:the |a |an )?(?P<end>[\w-]+)")
_MINE, _YOURS = any_case(r"\b(?:my|our) (?P<thing>[\w-]+)"), any_case(r"\byour (?P<thing>[\w-]+)")
_THEIRS = any_case(r"(?:\b(?:her|his|their)|'s) (?P<thing>[\w-]+)")
_NAMES_THE_READER = any_case(r"\byou(?:rs?)?\b")
_THEIR_OWN = any_case(r"\b(?:hers|theirs)\b")
_ON_ME = any_case(r"\W*(?:(?:and|but|so|because) )*I\b")
_OF_YOU = any_case(
    r"\b(?:that|hear|heard|know|knew|read|see|saw|glad|happy|sad|sorry|sure) your?\b|\byou (?:never |not |always |only )?(?P<verb>[a-z]+)"
)
_YOU_DID = any_case(r"\byou (?:also |kindly |once |have |had )?(?P<verb>[a-z]+)")
_THEY_DID = any_case(r"\b(?:she|he|they) (?:also |kindly |once |have |had )?(?P<verb>[a-z]+)")
_STATES = stems("need want hope look wish like plan")
_HABIT = any_case(r"\bused to\b")
_STILL_COMING = any_case(
    r"\b(?:will|until|till|before|to|plan\w*|due|said|told|wrote|mentioned|promised|called|would|going)\b"
)


def of_you(clause: str) -> str:
    """What a CLAUSE tells of the reader: all of it, but of what the user says of themselves only "that you won"."""
    if not _ON_ME.match(clause):
        return clause
    told = (m for m in _OF_YOU.finditer(clause) if m["verb"] is None or past(m["verb"]))
    return next((clause[m.start() :] for m in told), "")


def denied(clause: str, said: str) -> bool:
    """Whether CLAUSE says "not" where the lines SAID deny nothing, or says what they deny."""
    plain = QUOTED.sub(" ", clause)
    if NEVER.search(plain) and not LESS.search(said):
        return True
    words = set(re.findall(r"[a-z]{4,}", fold(plain)))
    for match in () if LESS.search(plain) else _CONTRAST.finditer(said):
        rest = fold(said[: match.start()] + said[match.end() :])
        if words & set(re.findall(r"[a-z]{4,}", fold(match["what"]))) - set(re.findall(r"[a-z]+", rest)):
            return True
    parts = [part for part in _PART.split(_CONTRAST.sub("", said)) if stems(part)]
    no = [part for part in parts if NEVER.search(part) or _DENIED.search(part)]
    only = stems("\n".join(no)) - stems("\n".join(part for part in parts if part not in no))
    told = [content_of(part) for part in _PART.split(plain) if not (LESS.search(part) or _OPEN.search(part))]
    return any(content and content & only and _much(content & only, content) for content in told)


def _much(shared: frozenset[str], content: frozenset[str]) -> bool:
    return shared == content or (len(shared) > 1 and len(shared) >= NEAR * len(content))


def swapped(clause: str, said: str) -> bool:
    """Whether CLAUSE has the reader do what the user did to them, or the reverse, or turns whose a thing is."""
    told = QUOTED.sub(" ", said)
    for mine, theirs in ((_TO_ME, _FROM_ME), (_TO_YOU, _FROM_THEM)):
        did, done = _named(mine, "verb", clause), _named(theirs, "verb", told)
        if did & done and not did & _named(_FROM_THEM if mine is _TO_ME else _FROM_ME, "verb", told):
            return True
    together = _named(_WE, "verb", clause) & _named(_ALONE, "verb", told) and not _BOTH.search(told)
    starts, ends = _named(_FROM_TO, "start", clause), _named(_FROM_TO, "end", clause)
    if together or (starts & _named(_FROM_TO, "end", said) and ends & _named(_FROM_TO, "start", said)):
        return True
    own, their = _named(_MINE, "thing", told), _named(_THEIRS, "thing", told)
    taken = not _NAMES_THE_READER.search(clause) and _named(_MINE, "thing", clause) & their - own
    return bool(taken or (not _THEIR_OWN.search(told) and _named(_YOURS, "thing", clause) & own - their))


def anothers(clause: str, said: str, others: tuple[str, ...]) -> bool:
    """Whether CLAUSE gives the reader a deed that the lines SAID only tell of one of the OTHERS."""
    names = "|".join(re.escape(name.split()[0]) for name in others)
    deeds = re.findall(rf"\b(?:{names}) (\w+)", said) if names else []
    their = frozenset[str]().union(*map(stems, deeds)) - _named(_THEY_DID, "verb", said)
    return bool(_named(_YOU_DID, "verb", clause) & their)


def _named(pattern: re.Pattern[str], group: str, text: str) -> frozenset[str]:
    return frozenset[str]().union(*(stems(match[group]) for match in pattern.finditer(text)))


def recounted(clause: str, said: str) -> bool:
    """Whether CLAUSE gives things another number than the lines SAID do."""
    known = list(_counts(said))
    for number, things in _counts(clause):
        same = [other for other, its in known if things & its]
        if same and number not in same:
            return True
    return False


def counts_others(clause: str, said: str, *, near: bool = True) -> bool:
    """Whether a number of CLAUSE stands in the lines SAID only for things of another kind, NEAR it or in its sentence."""
    if near:
        known = list(_counts(said))
    else:
        parts = [part for line in said.split("\n") for part in sentences(line)]
        known = [(number, stems(part)) for part in parts for number in values(part)]
    for number, things in _counts(clause):
        counted = [its for other, its in known if other == number]
        if things and counted and not any(meant_by(things, its) for its in counted):
            return True
    return False


def _counts(text: str) -> Iterator[tuple[int, frozenset[str]]]:
    """Each number of TEXT with the stems of the words that it counts."""
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", with_digits(fold(without_days(text))))
    for match in re.finditer(r"(?<![\w.:-])(?P<number>\d+|[a-z]+)(?=(?P<things>(?: [a-z-]+){1,2}))", plain):
        word = match["number"]
        number = int(word) if word.isdigit() and len(word) < 10 else NUMBERS.get(word, 0)
        if number > 1 and not match["things"].endswith(" ago"):
            yield number, stems(match["things"])


def early(clause: str, said: str, noted: dt.date, today: dt.date) -> bool:
    """Whether CLAUSE tells as done what the lines SAID, NOTED on that day, set on a day after TODAY."""
    if _STILL_COMING.search(clause):
        return False
    did = frozenset[str]().union(*(stems(word) for word in re.findall(r"[a-z]+", fold(clause)) if past(word)))
    for line in said.split("\n"):
        days = [day for named in days_said(line) if named.year and (day := day_of(named.year, named))]
        for name in re.findall(r"\bin ([a-z]+)\b", fold(line)):
            if (month := MONTH_NUMBERS.get(name)) and not any(past(word) for word in re.findall(r"[a-z]+", fold(line))):
                days.append(dt.date(noted.year + (month < noted.month), month, 1))
        if days and min(days) > today and did & stems(line) - _STATES:
            return True
    return False


def outlived(clause: str, said: str, sentence: str) -> bool:
    """Whether CLAUSE tells as it is what the lines SAID "used to" be, and its SENTENCE does not."""
    lines = [line for line in said.split("\n") if line.strip()]
    told = any(past(word) for word in re.findall(r"[a-z]+", fold(clause)))
    return bool(lines) and all(_HABIT.search(line) for line in lines) and not told and not _HABIT.search(sentence)
