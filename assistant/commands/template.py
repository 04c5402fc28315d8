"""`rapport template`: the prompts and wordings; list, show, edit, compare, check."""

from __future__ import annotations

import difflib
from pathlib import Path

import click

from assistant import files, output, templates
from assistant.app import App
from assistant.commands import asking, typeset
from assistant.errors import AssistantError


@click.group("template")
def command() -> None:
    """The texts behind draft, prep, recap and ask. Your own copy replaces exactly one built-in file."""


@command.command("list")
@click.pass_obj
def list_templates(app: App) -> None:
    """Every template, and whether it is yours."""
    for job, part in _every():
        own = _own_path(app, job, part)
        output.answer(f"{job:<6}  {part:<8}  {own if own.is_file() else 'built in'}")


@command.command("show")
@click.argument("job")
@click.argument("part")
@click.pass_obj
def show(app: App, job: str, part: str) -> None:
    """The text that is used for PART of JOB, yours or the built-in."""
    output.answer(files.read(templates.find(job, part, app.notebook.prompts)).rstrip("\n"))


@command.command("edit")
@click.argument("job")
@click.argument("part")
@click.pass_obj
def edit(app: App, job: str, part: str) -> None:
    """Change PART of JOB in your editor; the built-in stays as it is."""
    path = templates.find(job, part, app.notebook.prompts)
    before = files.read(path)
    after = asking.edited(app, before, command=f"an editor of your own on a copy of {path}")
    if after is None:
        output.answer("Nothing was changed.")
        return
    own = _own_path(app, job, part)
    previous = before if own.is_file() else None
    files.write(own, after)
    problems = templates.check(job, part, app.notebook.prompts)
    if problems:
        _put_back(own, previous)
        kept = asking.rescue(own, after)
        raise AssistantError(f"{problems[0]} The template stays as it was; your text is in {str(kept)!r}.")
    output.answer(f"Saved {own}")
    output.note(f"Compare: rapport template diff {job} {part}. Back to the built-in: delete that file.")


@command.command("diff")
@click.argument("job", required=False)
@click.argument("part", required=False)
@click.pass_obj
def diff(app: App, job: str | None, part: str | None) -> None:
    """What your templates change against the built-in ones."""
    changed = False
    for name, piece in _chosen(app, job, part):
        own = _own_path(app, name, piece)
        if own.is_file():
            builtin = templates.BUILTIN / name / f"{piece}.md"
            lines = _compared(files.read(builtin), files.read(own), f"built-in/{name}/{piece}.md", str(own))
            changed = changed or bool(lines)
            output.answer("\n".join(lines)) if lines else None
    if not changed:
        output.note("No template of yours differs from the built-in ones.")


@command.command("check")
@click.argument("job", required=False)
@click.argument("part", required=False)
@click.pass_obj
def check(app: App, job: str | None, part: str | None) -> None:
    """Look for unknown slots and unpaired braces, before a job finds them."""
    chosen = _chosen(app, job, part)
    problems = [text for name, piece in chosen for text in templates.check(name, piece, app.notebook.prompts)]
    stray = [] if job else _stray(app)
    for path in stray:
        output.note(f"Warning: {str(path)!r} replaces no template; `rapport template list` shows their names.")
    for problem in problems:
        output.answer(problem)
    if problems:
        raise AssistantError(f"{typeset.counted(len(problems), 'template')} cannot be used. Mend or delete them.")
    output.answer(f"{typeset.counted(len(chosen), 'template')} checked, all fine.")


def _every() -> list[tuple[str, str]]:
    return [(job, part) for job, parts in templates.JOBS.items() for part in parts]


def _chosen(app: App, job: str | None, part: str | None) -> list[tuple[str, str]]:
    """The templates that JOB and PART name, all when neither is given (UsageProblem for unknown names)."""
    if job and (part or job not in templates.JOBS):
        templates.find(job, part or "system", app.notebook.prompts)
    return [(name, piece) for name, piece in _every() if job in (None, name) and part in (None, piece)]


def _own_path(app: App, job: str, part: str) -> Path:
    return app.notebook.prompts / job / f"{part}.md"


def _stray(app: App) -> list[Path]:
    """Files under prompts/ that no job reads: a typing slip in their name."""
    known = {_own_path(app, job, part) for job, part in _every()}
    return [path for path in sorted(app.notebook.prompts.rglob("*.md")) if path not in known]


def _put_back(path: Path, text: str | None) -> None:
    if text is None:
        files.remove(path)
    else:
        files.write(path, text)


def _compared(builtin: str, own: str, before: str, after: str) -> list[str]:
    rows = difflib.unified_diff(builtin.splitlines(), own.splitlines(), before, after, lineterm="")
    return list(rows)
