"""Prompt templates: plain Markdown files, the user's own copy first, slots checked before anything is sent."""

from __future__ import annotations

import dataclasses
import re
import string
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant import files
from assistant.errors import AssistantError, TemplateError, UsageProblem

HERE = Path(__file__).resolve().parent
BUILTIN = next(p for p in (HERE / "prompts", HERE.parent / "prompts") if p.is_dir())  # wheel, then checkout

JOBS: dict[str, tuple[str, ...]] = {
    "draft": ("system", "user", "outline"),
    "prep": ("system", "user", "outline"),
    "recap": ("system", "user", "outline"),
    "ask": ("system", "user"),
    "connect": ("outline",),
    "coach": ("outline",),
}


@dataclass(frozen=True, kw_only=True)
class Fields:
    """The slots that every job fills."""

    me_name: str
    me_first: str
    me: str
    today: str
    tag: str


@dataclass(frozen=True, kw_only=True)
class PersonFields(Fields):
    """The slots of a job about one contact."""

    first_name: str
    notes: str
    relation: str
    goal: str
    offers: str
    voice: str
    promises: str


@dataclass(frozen=True, kw_only=True)
class DraftFields(PersonFields):
    """The slots of `prompts/draft`."""

    kind: str
    form: str
    subject_form: str


@dataclass(frozen=True, kw_only=True)
class PrepFields(PersonFields):
    """The slots of `prompts/prep`."""

    minutes: str
    minutes_for_items: str


@dataclass(frozen=True, kw_only=True)
class RecapFields(Fields):
    """The slots of `prompts/recap`."""

    first_name: str
    call_date: str
    part: str
    parts: str
    speakers: str
    outcome: str
    transcript: str


@dataclass(frozen=True, kw_only=True)
class AskFields(Fields):
    """The slots of `prompts/ask`."""

    notes: str
    question: str


SLOTS = {
    job: tuple(field.name for field in dataclasses.fields(slots))
    for job, slots in (("draft", DraftFields), ("prep", PrepFields), ("recap", RecapFields), ("ask", AskFields))
}
"""The slots each job fills; `user.md` and `system.md` may use any of them."""

Messages = list[tuple[str, str]]
_HEADING = re.compile(r"^## +([a-z_]+)[ \t]*$", re.MULTILINE)


def find(job: str, part: str, overrides: Path) -> Path:
    """The user's own file when there is one, else the built-in (UsageProblem for an unknown job or part)."""
    if part not in JOBS.get(job, ()):
        known = ", ".join(f"{j} {p}" for j, parts in JOBS.items() for p in parts)
        raise UsageProblem(f"There is no template {job!r} {part!r}. There are: {known}.")
    mine = overrides / job / f"{part}.md"
    return mine if mine.is_file() else BUILTIN / job / f"{part}.md"


def render(job: str, fields: Fields, overrides: Path) -> Messages:
    """The system and the user message of JOB, filled with FIELDS (TemplateError for a slot it does not have)."""
    from langchain_core.prompts import PromptTemplate  # 0.5 s; only a request to a model pays for it

    messages: Messages = []
    for role, part in (("system", "system"), ("human", "user")):
        path = find(job, part, overrides)
        text = files.read(path)
        _require_known(text, SLOTS[job], path)
        template = PromptTemplate.from_template(text)
        messages.append((role, template.format(**dataclasses.asdict(fields)).strip()))
    return messages


def outline(job: str, overrides: Path) -> dict[str, list[str]]:
    """The wordings of `outline.md` by heading; headings the user's copy lacks come from the built-in."""
    wordings = _sections(files.read(BUILTIN / job / "outline.md"))
    path = find(job, "outline", overrides)
    if path.parent != BUILTIN / job:
        text = files.read(path)
        _require_outline(text, wordings, path)
        wordings |= _sections(text)
    return wordings


def fill(wording: str, **values: str) -> str:
    """WORDING with its slots filled once; braces inside the values stay as they are."""
    return _Plain().vformat(wording, (), values)


def check(job: str, part: str, overrides: Path) -> list[str]:
    """What is wrong with a template, one sentence each; empty when it is fine."""
    path = find(job, part, overrides)
    try:
        text = files.read(path)
        if part == "outline":
            _require_outline(text, _sections(files.read(BUILTIN / job / "outline.md")), path)
        else:
            _require_known(text, SLOTS[job], path)
    except AssistantError as error:
        return [str(error)]
    return []


def slots(text: str, path: Path) -> set[str]:
    """The slot names in TEXT (TemplateError when its braces do not pair up)."""
    try:
        parsed = list(string.Formatter().parse(text))
    except ValueError as error:
        raise TemplateError(
            f"{str(path)!r} has a brace that does not pair up ({error}). Write {{{{ and }}}} for literal braces."
        ) from error
    return {name for _, name, _, _ in parsed if name is not None}


def _require_known(text: str, allowed: tuple[str, ...], path: Path) -> None:
    unknown = sorted(slots(text, path) - set(allowed))
    if unknown:
        named = ", ".join("{" + name + "}" for name in unknown)
        may = f"may use {', '.join(sorted(allowed))}" if allowed else "may use no slot there"
        raise TemplateError(f"{str(path)!r} uses {named}; it {may}.")


def _require_outline(text: str, builtin: Mapping[str, list[str]], path: Path) -> None:
    for name, wordings in _sections(text).items():
        if name not in builtin:
            raise TemplateError(f"{str(path)!r} has an unknown heading {name!r}; it may use {', '.join(builtin)}.")
        allowed = tuple(sorted(slots("\n".join(builtin[name]), path)))
        _require_known("\n".join(wordings), allowed, path)


def _sections(text: str) -> dict[str, list[str]]:
    parts = _HEADING.split(text)
    return {
        name: [line.strip() for line in block.split("\n") if line.strip()]
        for name, block in zip(parts[1::2], parts[2::2], strict=True)
    }


class _Plain(string.Formatter):
    """Slots are plain names: no attributes, no indexes, no conversions."""

    def get_field(self, field_name: str, args: object, kwargs: Mapping[str, object]) -> tuple[object, str]:  # noqa: ARG002
        if field_name not in kwargs:
            raise TemplateError(f"A wording uses {{{field_name}}}; it may use {', '.join(sorted(kwargs))}.")
        return kwargs[field_name], field_name
