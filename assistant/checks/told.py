"""Whether the words of a record bear out what a recap says in their place: nothing more, and not the contrary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.checks.ground import CALENDAR, without_days
from assistant.checks.words import english_stems, fold, meant_by, stems
from assistant.patterns import any_case, as_written

_IDLE = stems(
    "ask tell look need want plan offer explain whether maybe might perhaps possibly please thank cost deliver give care"
    " mine yours hers ours theirs myself yourself himself herself ourselves themselves"
)
"""Words by which a recap says that something was said; those of `talking.txt` and `handing.txt` say no more."""
_AMOUNT = any_case(r"\b(?:all|every|each|none|fewer|less|more|most|both|half|twice|only|second|third)\b")
_DENIES = any_case(
    r"\b(?:not(?! sure| certain| yet\b)|no(?! promises?| idea)|never|nobody|none|nothing|without|cannot|nor|neither|hardly)\b|n't\b"
)
_REMARK = as_written(r"\([^()]*\"[^\"]*\"\)?[^()\"]*\)?")
"""What stands in brackets around words of the record: `(you had asked: "...")`."""
_PART = as_written(r"[.?!;,]\s+|\s(?:but|so|because|that)\s|[()\n]")
_CLAUSE = any_case(r"[;,]\s+(?:and |but )?|\s(?:and|but)\s")


def unsaid(text: str, shown: str) -> str | None:
    """The first word of TEXT that tells more than SHOWN, or None."""
    said = _REMARK.sub(" ", text)
    idle = _IDLE | CALENDAR | english_stems("talking") | english_stems("handing")
    proof = stems(shown)
    words: list[str] = re.findall(r"[^\W_]+(?:'[^\W_]+)?", fold(without_days(said)))
    for word in words:
        content = frozenset(stem for stem in stems(word) if not stem.isdigit()) - idle
        if content - meant_by(content, proof) or (_AMOUNT.fullmatch(word) and word not in fold(shown)):
            return word
    return None


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


def nearest(clause: str, lines: list[str]) -> list[int]:
    """The places of those LINES that share most words with CLAUSE."""
    wanted = stems(clause)
    shared = [len(meant_by(wanted, stems(line))) for line in lines]
    most = max(shared, default=0)
    return [place for place, number in enumerate(shared) if number == most and most]
