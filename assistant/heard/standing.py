"""Which commitments stand: the void ones out, and what was said twice kept once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from assistant.heard import clauses, cues, talk
from assistant.heard.clauses import Deed
from assistant.heard.phrases import content_words
from assistant.heard.talk import Sentence
from assistant.heard.wordings import only_points
from assistant.patterns import any_case

SAME = 0.6
"""Two promises of one person with this share of common content words are one promise, said twice."""
POINTS_BACK = 6
"""Sentences within which "you get it Wednesday" speaks of the promise before."""
_BACK_AT = any_case(
    r"(?:get|send|have|give|deliver|e-?mail|mail|bring|share|forward|drop|post|put|pass|return|provide|hand)(?: \w+)? (?:it|them|that|those|both)"
    r"(?: (?:over|across|back|off))?(?: (?:to|for) (?:you|me|us|him|her|them|[A-Z]\w+))?$"
)
_HANDS = any_case(
    r"(?:get|send|have|give|deliver|e-?mail|mail|bring|share|forward|drop|post|put(?= (?:together|it|them)\b)|pass"
    r"|return|provide|hand|write|draft|prepare|finish|let)\b"
)
_AT_ONCE = any_case(r"(?:straight|right) ?away|at once|immediately|right now")


def is_void(deed: Deed) -> bool:
    """Whether DEED promises nothing, or its own sentence says that it is over or kept."""
    plain = deed.sentence.plain
    told = plain[max(0, plain.find(talk.cleaned(deed.quote)[0])) :]
    return bool(cues.ABSENT.match(deed.quote) or cues.NO_ERRAND.match(deed.quote) or cues.VOID.search(told))


def once(deeds: list[Deed]) -> list[Deed]:
    """DEEDS without repetitions; the later mention wins on the day, the first on the words."""
    kept: list[Deed] = []
    for deed in deeds:
        deed.certain = deed.certain and not (clauses.is_vague(deed.sentence.quote) or _is_doubted(deed))
        twin = next((k for k in kept if _is_same(k, deed)), None) or _pointed_at(deed, kept)
        if twin is None:
            kept.append(deed)
        elif deed.certain and not twin.certain:
            kept[kept.index(twin)] = deed
            deed.day, deed.day_said = deed.day or twin.day, deed.day_said or twin.day_said
        elif deed.day and (deed.day.date or twin.day is None) and deed.certain:
            twin.day, twin.day_said = deed.day, deed.day_said
            twin.quote = deed.quote if twin.day_said and twin.day_said in deed.quote else twin.quote
    return kept


def _is_doubted(deed: Deed) -> bool:
    """Whether the words of DEED in a note stand beside a doubt: "poss. lends us the van", "- if they ask"."""
    text, start = deed.sentence.text, deed.sentence.text.find(deed.quote)
    if deed.sentence.speaker is not None or start < 0:
        return False
    return any(cues.DOUBTED.search(words) for words in (text[:start], text[start + len(deed.quote) :]))


def _pointed_at(deed: Deed, kept: list[Deed]) -> Deed | None:
    """The promise that DEED only repeats with a pronoun: the same person's last one that hands something over."""
    if deed.asked is not None or not _BACK_AT.match(deed.phrase.strip(" .!")):
        return None
    mine = [k for k in kept if k.role == deed.role and k.certain and 0 <= deed.number - k.number <= POINTS_BACK]
    if not mine or not _HANDS.match(mine[-1].phrase):
        return None
    days = [d.day.date for d in (deed, mine[-1]) if d.day]
    return mine[-1] if deed.sentence.speaker or len(set(days)) < 2 else None  # two days of a note are two promises


_ONLY_TRIES = any_case(
    r"(?:(?:hm+|um|or|well|okay|ok|but|and|at least|I mean|that is|actually|no|rather)\b[\s,.\u2013\u2014-]*)*"
    r"(?:(?:I|we)(?:'ll| will|'d| can)(?: only| just| at least)* (?:try|do my best|do what I can|see)\b[^,;?]{0,30}|(?:maybe|perhaps|probably|hopefully|possibly)(?: not)?)[\s.!]*"
)
_ON_CONDITION = any_case(
    r"(?:(?:and|but|or|well|so|only)\b[\s,]*)*(?:if|unless|provided|providing|assuming|depending on|as long as|subject to|weather permitting)\b"
    r"(?! (?:you (?:like|want|wish|prefer)|that(?:'s| is) (?:ok|okay|alright|fine)|only|not|so)\b)(?:(?!\b(?:could|can|would|will|should|might)\b|'(?:ll|d)\b)[^,;?])*[.!]?"
)


def weaken(deeds: Sequence[Deed], sentences: Sequence[Sentence]) -> None:
    """Leave open what its speaker takes half back in the next sentence: "Or, well, I'll try.", "If you ever come by."."""
    after = {s.number - 1: s for s in sentences if s.speaker}
    for deed in deeds:
        last = deed.later or deed.sentence
        behind = after.get(last.number)
        if behind is None or behind.utterance != last.utterance or not deed.certain:
            continue
        if _ONLY_TRIES.fullmatch(behind.plain) or _ON_CONDITION.fullmatch(behind.plain):
            deed.certain = deed.offered = False


def leave_open_until_it_is_there(deeds: Sequence[Deed], call: dt.date) -> None:
    """Take its day from what is done "straight away" with a thing that the other side has yet to hand over."""
    for deed in deeds:
        if deed.day_said is None or not _AT_ONCE.fullmatch(deed.day_said):
            continue
        coming = [
            other
            for other in deeds
            if {deed.role, other.role} == {"me", "them"}
            and 0 < deed.number - other.number <= POINTS_BACK
            and _HANDS.match(other.phrase)
            and (other.day is None or other.day.date != call)
        ]
        if any(only_points(deed.phrase) or content_words(deed.phrase) & content_words(o.phrase) for o in coming):
            deed.day = None


def _is_same(one: Deed, other: Deed) -> bool:
    if one.role != other.role:
        return False
    if one.verbatim and other.verbatim and (one.asked or other.asked):
        return one.asked is other.asked  # two short answers ("Sure.") to two requests
    return alike(one.phrase, other.phrase)


def alike(one: str, other: str, least: int = 1) -> bool:
    """Whether two errands of one person are the same in other words, of which they share LEAST that carry meaning."""
    first, second = content_words(one), content_words(other)
    if one.casefold() == other.casefold():
        return True
    smaller = min(len(first), len(second))
    return smaller >= least and len(first & second) / smaller >= SAME and len(first & second) >= min(2, smaller)
