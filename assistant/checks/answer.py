"""An answer holds nothing but what its notes say."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.checks import grounding
from assistant.checks.doubts import Doubt
from assistant.checks.words import Lists, fold, sentences
from assistant.models import Evidence
from assistant.results import Answer


def doubts(answer: Answer, evidence: Evidence) -> Iterator[Doubt]:
    """Every doubt on an answer from the notes."""
    ground = grounding.Ground(evidence)
    for claim in answer.claims:
        if not ground.holds(claim):
            yield Doubt("M2", "safety", claim.text, f"the quoted words do not stand in {claim.note!r}")
    for sentence in sentences(answer.text or ""):
        for why in grounding.unknown_facts(sentence, ground, asked_minutes=None, lists=Lists(None)):
            yield Doubt("M2", "safety", sentence, why)
        if not any(
            fold(claim.text).strip(" .") in fold(sentence) or grounding.about(claim, sentence)
            for claim in answer.claims
        ):
            yield Doubt("M2", "safety", sentence, "no note is given for it")
