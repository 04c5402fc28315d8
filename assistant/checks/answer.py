"""An answer holds nothing but what its notes say."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.checks import facts, safety
from assistant.checks.claims import about
from assistant.checks.doubts import Doubt
from assistant.checks.ground import CALENDAR, Ground
from assistant.checks.words import Lists, sentences, stems
from assistant.models import Evidence
from assistant.patterns import any_case
from assistant.results import Answer

_SILENCE = any_case(
    r"\b(?:notes?|nothing|nobody)\b.*\b(?:not|don't|doesn't|do not|does not|say nothing|nothing|no)\b"
    r"|\bnot in (?:your|the) notes\b|\bnothing (?:else )?(?:is|was|in)\b"
)
"""A sentence that says what the notes do not hold needs no note."""


def doubts(answer: Answer, evidence: Evidence, lists: Lists) -> Iterator[Doubt]:
    """Every doubt on an answer from the notes."""
    ground = Ground(evidence)
    text = answer.text or ""
    yield from safety.false_quotes(answer.claims, text, ground)
    for sentence in sentences(text):
        for why in facts.unknown(facts.Sentence(sentence), ground, lists):
            yield Doubt("M2", "safety", sentence, why)
        mine = [claim for claim in answer.claims if about(claim, sentence)]
        if not mine and not _SILENCE.search(sentence):
            yield Doubt("M2", "safety", sentence, "no note is given for it")
        elif mine and not any(_shares(sentence, ground.proof(claim)) for claim in mine if ground.holds(claim)):
            yield Doubt("M2", "safety", sentence, "the note given for it says something else")


def _shares(sentence: str, proof: str) -> bool:
    content = stems(sentence) - CALENDAR
    return not content or bool(content & stems(proof))
