"""An answer without a model: the sentences of the notes that hold the words of the question, or nothing."""

from __future__ import annotations

import re

from assistant import marks
from assistant.models import Evidence, Source
from assistant.results import Answer, Claim

COVERAGE = 0.5
"""Share of the question's content words that a passage must hold to count as an answer."""
SENTENCES = 3
_STOP = set(
    "a an the and or of to in on at for from with by is are was were be been has have had do does did will would can could "  # noqa: SIM905
    "she he they her his their him them you your i me my we our it its this that these those who whom whose which what how "
    "when where why if whether about any some there tell know said say says mention mentioned talk talked anything".split()
)


def compose(evidence: Evidence, wordings: dict[str, list[str]]) -> Answer:  # noqa: ARG001  (the shape of every job)
    """The best sentences with their notes; `text` is None when no passage holds half of the question's words.

    A name says on whom the answer is and answers nothing by itself, unless the question holds nothing else.
    """
    people = " ".join([evidence.contact.name, *evidence.other_people])
    wanted = _stems(evidence.goal) - _stems(people) or _stems(evidence.goal) - _stems(evidence.contact.name)
    claims: list[Claim] = []
    for source in evidence.sources:
        sentence = _best_sentence(source, wanted)
        covered = len(wanted & _stems(f"{source.text} {source.date:%B %Y}"))
        if sentence and wanted and covered / len(wanted) >= COVERAGE:
            claims.append(Claim(text=sentence, note=source.ordinal, quote=sentence))
    chosen = claims[:SENTENCES]
    text = "\n".join(claim.text for claim in chosen) if chosen else None
    return Answer(text=text, claims=chosen)


def _best_sentence(source: Source, wanted: set[str]) -> str | None:
    """The sentence with most of the words WANTED, and the next one of its line where only that holds the others."""
    lines = [(line, _parts(line)) for line in source.text.split("\n")]
    found = [(line, parts, n) for line, parts in lines for n in range(len(parts))]
    line, parts, n = max(found, key=lambda row: len(wanted & _stems(row[1][row[2]])), default=("", [], 0))
    if not parts:
        return None
    lacking = wanted - _stems(parts[n])
    if lacking & _stems("".join(parts[n + 1 : n + 2])):
        start = line.index(parts[n])
        return line[start : line.index(parts[n + 1], start + len(parts[n])) + len(parts[n + 1])]
    return parts[n]


def _parts(line: str) -> list[str]:
    """The sentences of LINE; what was planned and whether it was reached stay together."""
    parts = [line] if marks.OUTCOME.match(line) else re.split(r"(?<=[.!?])\s+", line)
    return [part.strip() for part in parts if part.strip()]


def _stems(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"[^\W_]{2,}", text.casefold()) if word not in _STOP}
