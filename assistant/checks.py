"""Provisional."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from assistant.models import Evidence

T = TypeVar("T")


@dataclass(frozen=True)
class Doubt:
    """One doubt."""

    rule: str
    kind: Literal["safety", "gate", "hint"]
    sentence: str | None
    why: str


@dataclass(frozen=True)
class Checked(Generic[T]):
    """A result with its doubts."""

    result: T
    doubts: tuple[Doubt, ...]

    @property
    def safety(self) -> list[Doubt]:
        return [d for d in self.doubts if d.kind == "safety"]

    @property
    def gates(self) -> list[Doubt]:
        return [d for d in self.doubts if d.kind == "gate"]

    @property
    def hints(self) -> list[Doubt]:
        return [d for d in self.doubts if d.kind == "hint"]

    @property
    def failures(self) -> list[str]:
        return [d.why for d in self.doubts if d.kind != "hint"]


def review(result: T, evidence: Evidence) -> Checked[T]:
    return Checked(result, ())
