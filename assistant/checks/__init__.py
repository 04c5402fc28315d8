"""Nothing invented goes out in the user's name: the rubric's deterministic checks, whoever wrote the text.

Each check gives doubts, never an exception. A *safety* doubt marks a sentence, a *gate* is said before sending, a
*hint* is advice.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from assistant.checks import agenda, answer, message
from assistant.checks.doubts import Checked, Doubt, Kind
from assistant.checks.words import Lists
from assistant.models import Evidence
from assistant.results import Agenda, Answer, Draft, Recap

R = TypeVar("R", Draft, Agenda, Recap, Answer)

__all__ = ["Checked", "Doubt", "Kind", "review"]


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
    return Checked(result, tuple(dict.fromkeys(doubts)))
