"""A doubt: which rule, which sentence, why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from assistant.patterns import as_written

T = TypeVar("T")
Weight = Literal["safety", "gate", "hint"]


@dataclass(frozen=True)
class Doubt:
    """One thing to look at. `sentence` is the exact text concerned, `why` speaks to the user."""

    rule: str
    kind: Weight
    sentence: str | None
    why: str


_QUOTED = as_written(r"'[^']*(?:'[a-z][^']*)*'|\"[^\"]*\"")
UNNAMED = "one sentence tells what must stay private or names somebody else; leave it out"
"""What a model is told of an M4 doubt."""


BEGINNING = 6
"""Words of a doubted sentence by which a model finds it again."""


def _where(doubt: Doubt) -> str:
    """Why, and how the sentence begins where the reason names no word of it; never of a recap, which may hold what a model
    was not shown."""
    if doubt.rule.startswith("R"):
        return doubt.why
    begun = " ".join((doubt.sentence or "").split()[:BEGINNING])
    return doubt.why if _QUOTED.search(doubt.why) or not begun else f'{doubt.why} ("{begun} ...")'


@dataclass(frozen=True)
class Checked(Generic[T]):
    """A result with its doubts."""

    result: T
    doubts: tuple[Doubt, ...]

    @property
    def safety(self) -> list[Doubt]:
        """Doubts that mark a line."""
        return [doubt for doubt in self.doubts if doubt.kind == "safety"]

    @property
    def gates(self) -> list[Doubt]:
        """What to look at before sending."""
        return [doubt for doubt in self.doubts if doubt.kind == "gate"]

    @property
    def hints(self) -> list[Doubt]:
        """Advice."""
        return [doubt for doubt in self.doubts if doubt.kind == "hint"]

    @property
    def failures(self) -> list[str]:
        """What a second try of a model must mend, as rule and reason; they are sent, so no private word or other name."""
        leaked = any(d.rule == "M4" for d in self.doubts)
        whys = [
            (d.rule, UNNAMED if d.rule == "M4" else _QUOTED.sub("...", d.why) if leaked else _where(d))
            for d in self.doubts
            if d.kind != "hint"
        ]
        return list(dict.fromkeys(f"{rule}: {why}" for rule, why in whys))
