"""Nothing invented goes out in the user's name: the rubric's deterministic checks, whoever wrote the text.

Each check gives doubts, never an exception. A *safety* doubt marks a sentence, a *gate* is said before sending, a
*hint* is advice.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from assistant.checks import agenda, answer, message
from assistant.checks.claims import NO_NOTE
from assistant.checks.doubts import Checked, Doubt, Weight
from assistant.checks.frames import framed
from assistant.checks.statements import recalls
from assistant.checks.words import Lists
from assistant.models import Evidence
from assistant.results import Agenda, Answer, Draft, Recap
from vectorstore.errors import VectorError

R = TypeVar("R", Draft, Agenda, Recap, Answer)

__all__ = ["Checked", "Doubt", "Weight", "review"]

FREE = 0.05
"""Chance of stating anything below which a sentence needs no note, whatever the rules say: of 220 sentences held back it
clears 95 % of those that state nothing and none of the others (`bench/held-out/sentences.jsonl`)."""


def review(result: R, evidence: Evidence, overrides: Path | None = None) -> Checked[R]:
    """RESULT with its doubts; word lists in OVERRIDES/words replace the built-in ones."""
    lists = Lists(overrides)
    if isinstance(result, Draft):
        doubts = message.doubts(result, evidence, lists)
    elif isinstance(result, Agenda):
        doubts = agenda.doubts(result, evidence, lists)
    elif isinstance(result, Recap):
        from assistant.checks import recap  # with the rules of the ear: 0.1 s that only `recap` pays

        doubts = recap.doubts(result, evidence)
    else:
        doubts = answer.doubts(result, evidence, lists)
    found = list(dict.fromkeys(doubts))
    return Checked(result, tuple(_worth_showing(found) if isinstance(result, Draft | Agenda) else found))


def _worth_showing(doubts: list[Doubt]) -> list[Doubt]:
    """DOUBTS without those on sentences that state nothing ("Put your feet up."), as the trained model reads them.

    It is asked only about sentences for which no note is given and that recall nothing; numbers, names and days are
    doubted all the same.
    """
    unclaimed = [d.sentence for d in doubts if d.why == NO_NOTE and d.sentence]
    open_ones = [sentence for sentence in unclaimed if not (recalls(sentence) or any(framed(sentence)))]
    if not open_ones:
        return doubts
    from assistant.heard.ear import asserts  # 0.2 s, for a doubted text only

    try:
        chances = dict(zip(open_ones, asserts(open_ones), strict=True))
    except VectorError:
        return doubts
    return [d for d in doubts if d.why != NO_NOTE or chances.get(d.sentence or "", 1.0) >= FREE]
