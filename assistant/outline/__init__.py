"""OfflineChat: the same results as a model gives, composed from marks, promises and quotations. Never called AI."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from assistant import templates

if TYPE_CHECKING:
    from assistant.llm import Request
    from assistant.outline.remarks import Remarks

T = TypeVar("T")


@dataclass(frozen=True)
class Written(Generic[T]):
    """A result and, where it is a draft, what the user should know next to it."""

    result: T
    remarks: Remarks | None = None


class OfflineChat:
    """Composes from the evidence of a request; its wordings are the user's `outline.md` or the built-in one."""

    name = "outline"

    def __init__(self, overrides: Path) -> None:
        self.overrides = overrides

    def written(self, request: Request[T]) -> Written[T]:
        """The result with its remarks, made without a model by the module of the job's name."""
        has_wordings = "outline" in templates.JOBS[request.job]
        wordings = templates.outline(request.job, self.overrides) if has_wordings else {}
        made: T | Written[T] = import_module(f"assistant.outline.{request.job}").compose(request.evidence, wordings)
        return made if isinstance(made, Written) else Written(made)
