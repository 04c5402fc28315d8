"""OfflineChat: the same results as a model gives, composed from marks, promises and quotations. Never called AI."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from assistant import templates

if TYPE_CHECKING:
    from assistant.llm import Request

T = TypeVar("T")


class OfflineChat:
    """Composes from the evidence of a request; its wordings are the user's `outline.md` or the built-in one."""

    name = "outline"

    def __init__(self, overrides: Path) -> None:
        self.overrides = overrides

    def complete(self, request: Request[T]) -> T:
        """The result of the request's job, made without a model by the module of the same name."""
        has_wordings = "outline" in templates.JOBS[request.job]
        wordings = templates.outline(request.job, self.overrides) if has_wordings else {}
        result: T = import_module(f"assistant.outline.{request.job}").compose(request.evidence, wordings)
        return result
