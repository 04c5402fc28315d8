"""Whether the words of a record bear out what a recap says in their place: nothing more, and not the contrary."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.checks.ground import CALENDAR, without_days
from assistant.checks.statements import past
from assistant.checks.words import NT, english_stems, fold, meant_by, stems
from assistant.patterns import any_case, as_written

IDLE = stems(
    "ask tell look need want plan offer explain whether maybe might perhaps possibly please thank cost deliver give care"
    " mine yours hers ours theirs myself yourself himself herself ourselves themselves own enough"
    " attend provide supply share bring return put join contact include"
)
"""Words by which a recap says that something was said; those of `talking.txt` and `handing.txt` say no more."""
_AMOUNT = any_case(r"\b(?:all|every|each|none|fewer|less|both|half|twice|second|third)\b")
_ORDINAL = any_case(r"(?:first|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+(?:teenth|tieth))")
_OPEN = any_case(r"\b(?:be|been|being|have|has|had|to|must|should|can|could|will|would|may|might)\b")
"""Before a participle, which then says of nothing that it happened: "has to be changed"."""
_SAME_FORM = any_case(r"put|cut|set|let|read|cost|hit|shut|split|spread|bet|beat|run|come|become")
"""Verbs whose form does not say that it happened."""
FEW = 1 / 3
"""The share of strange words from which on a text tells more than its record."""
SHORTENED = 3
"""Letters of a short form from which on it stands for the whole word: "dims" for "dimensions"."""
_DENIES = any_case(
    r"\b(?:not(?! sure| certain| yet\b)|(?<!at )no(?! promises?| idea|,? (?:wait|sorry|i mean|make|scratch)\b)|never|nobody|none|nothing(?! (?:else|more)\b)|without|cannot|nor|neither|hardly"
    rf"|{NT})\b|n't\b"
)
_REMARK = as_written(r"\([^()]*\"[^\"]*\"\)?[^()\"]*\)?")
"""What stands in brackets around words of the record: `(you had asked: "...")`."""
_PART = as_written(r"[.?!;,]\s+|\s(?:but|so|because|that)\s|[()\n]")
_CLAUSE = any_case(r"[;,]\s+(?:and |but )?|\s(?:and|but)\s")


def unsaid(text: str, shown: str, record: str, named: Collection[str]) -> str | None:
    """The first word by which TEXT tells more than the words SHOWN for it and their RECORD, or None.

    A word that stands elsewhere in the record, or short for it there, is no news, but for those NAMED (small letters). One
    strange word among many is another word of the same, unless it says what happened.
    """
    said, near_by, whole = fold(without_days(_REMARK.sub(" ", text))), fold(shown), _ready(record)
    proof, short = stems(shown) | whole.stems, _shortened(near_by)
    idle = IDLE | CALENDAR | english_stems("talking") | english_stems("handing")
    near = set(re.findall(r"[^\W_]+", near_by))
    strange, told = list[str](), 0
    for found in re.finditer(r"[^\W_]+(?:'[^\W_]+)?", said):
        word = found[0]
        elsewhere = word in near_by or word in whole.text
        if (_AMOUNT.fullmatch(word) and not elsewhere) or (word in named and word not in near):
            return word
        content = frozenset(s for s in stems(word) if not s.isdigit() and stems(s)) - idle
        if not content or _ORDINAL.fullmatch(word):
            continue
        told += 1
        begins = {word[:end] for end in range(SHORTENED, len(word) + 1)}
        if content - meant_by(content, proof) and begins.isdisjoint(short) and begins.isdisjoint(whole.short):
            if past(word) and not _SAME_FORM.fullmatch(word) and not _OPEN.search(said[: found.start()]):
                return word
            strange.append(word)
    return strange[0] if strange and (len(strange) > 1 or len(strange) >= FEW * told) else None


@dataclass(frozen=True)
class _Whole:
    """A record as many lines are held against it: read once, however long it is."""

    text: str
    stems: frozenset[str]
    short: frozenset[str]


@lru_cache(maxsize=4)
def _ready(record: str) -> _Whole:
    return _Whole(fold(record), stems(record), _shortened(fold(record)))


def _shortened(text: str) -> frozenset[str]:
    """The words of TEXT that may stand for a longer one that begins with them."""
    plain = (word.rstrip("s") for word in re.findall(r"[^\W\d_]+", text))
    return frozenset(word for word in plain if len(word) >= SHORTENED)


def contrary(text: str, quote: str) -> bool:
    """Whether TEXT says "not" and QUOTE nowhere does, or a part of TEXT does not and what says the same in QUOTE does."""
    said, parts = _REMARK.sub(" ", text), [part for part in _PART.split(quote) if part.strip()]
    if _denies(said):
        return not _denies(quote)
    places = [nearest(part, parts) for part in _PART.split(said)]
    return any(same and all(_denies(parts[place]) for place in same) for same in places)


def _denies(text: str) -> bool:
    return _DENIES.search(text) is not None


def clauses(sentence: str) -> Iterator[str]:
    """The parts of a SENTENCE of a summary, each of which tells something of its own."""
    return (part for part in _CLAUSE.split(sentence) if stems(part))


def nearest(clause: str, lines: list[str], names: str = "") -> list[int]:
    """The places of those LINES that share most words with CLAUSE, the NAMES of those who talk left out."""
    wanted = stems(clause) - stems(names) or stems(clause)
    shared = [len(meant_by(wanted, stems(line))) for line in lines]
    most = max(shared, default=0)
    return [place for place, number in enumerate(shared) if number == most and most]
