"""What the commands share when they take something in: texts, consent, edits, ids; and what they pass over."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import click

from assistant import files, marks, output
from assistant.app import App
from assistant.errors import AssistantError, UsageProblem
from assistant.models import Contact, Me, Promise, PromiseState
from assistant.strategy.diary import Diary

T = TypeVar("T")


class Prose(click.Command):
    """A command whose text may begin with a dash and a space, as a promise line does; no option looks like that."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """ARGS taken apart; a line end before such a text keeps click from reading it as an option."""
        return super().parse_args(ctx, [f"\n{arg}" if arg.startswith("- ") else arg for arg in args])


def skipped(app: App) -> None:
    """Name the files that could not be read (stderr)."""
    for problem in app.catalog.problems():
        output.note(f"Skipped: {output.one_line(problem.text)}")


def own(app: App) -> Me:
    """The user; a broken `me.md` is named on stderr and taken as empty."""
    try:
        return app.notebook.me()
    except AssistantError as error:
        output.note(f"Skipped: {error}")
        return Me()


def known(app: App) -> list[Contact]:
    """Everybody, with what other processes wrote a moment ago, and those whose cards cannot be read."""
    app.catalog.refresh()
    return [*app.catalog.contacts(), *app.catalog.unread()]


def agreed(question: str, *, yes: bool, otherwise: str, default: bool = False) -> bool:
    """Whether to go on: --yes, or the answer at a terminal. OTHERWISE says what was not done.

    Raises:
        AssistantError: nobody is there to answer.
    """
    if yes:
        return True
    if not output.is_terminal():
        raise AssistantError(f"{otherwise}: nobody is here to confirm. Repeat with --yes.")
    if click.confirm(output.safe(question), default=default, err=True):
        return True
    output.note(f"{otherwise}.")
    return False


def text_of(source: str, *, limit: int = files.IMPORT_LIMIT) -> str:
    """The text of the file SOURCE, or of stdin for `-`: UTF-8, LIMIT bytes at most."""
    if source != "-":
        if Path(source).is_dir():
            raise UsageProblem(f"{source!r} is a folder. Give a text file.")
        return files.read(Path(source), limit=limit)
    if sys.stdin.isatty():
        output.note("Type the text; end with Ctrl-D on a line of its own.")
    raw = sys.stdin.buffer.read(limit + 1)
    if len(raw) > limit:
        raise AssistantError(f"The input is larger than {limit:,} bytes, the limit. Split it.")
    return files.decode(raw, "stdin")


def edited(app: App, text: str, *, command: str) -> str | None:
    """TEXT as the user leaves it in the editor of the settings, else $VISUAL or $EDITOR; None when it stays as it is.

    Raises:
        UsageProblem: no editor can be opened here; COMMAND says how to do it by options.
    """
    editor = app.settings.editor
    if not (editor or output.is_terminal() or os.environ.get("VISUAL") or os.environ.get("EDITOR")):
        raise UsageProblem(f"No editor can be opened here. Set EDITOR, or use {command}.")
    after = click.edit(text, editor=editor, extension=".md")
    return None if after is None or after == text else after


def rescue(path: Path, text: str) -> Path:
    """Keep TEXT, which PATH could not take, in a file beside it; return that file."""
    beside = path.with_name(f"{path.name}.rejected")
    files.write(beside, text)
    return beside


def tick(app: App, promise: Promise, state: PromiseState = "done") -> None:
    """Write STATE into the line of PROMISE, as its note reads now; that it was kept late goes to the diary."""
    app.catalog.refresh()
    note = app.catalog.note(promise.note)
    app.notebook.rewrite(note, marks.with_state(note.text, promise.line, state))
    if state == "done" and promise.due and promise.due < app.today:
        Diary(app.notebook).kept(promise, app.today)


def offer_ticks(app: App, kept: Iterable[Promise], *, yes: bool, ask: bool = True) -> None:
    """Tick the promises KEPT, with YES or after a yes at the terminal; without leave to ASK the command is named."""
    for promise in kept:
        text = output.one_line(promise.text)
        if yes or (ask and output.is_terminal() and click.confirm(f'Tick "{text}"?', default=True, err=True)):
            tick(app, promise)
            output.answer(f"Ticked: {promise.text}")
        else:
            output.note(f'Kept "{text}"? rapport promise done {promise_ids(app, [promise])[promise.id]}')


def short(app: App, note_id: str) -> str:
    """The shortest id of a note that is accepted."""
    return app.catalog.short_ids([note_id])[note_id]


def promise_ids(app: App, promises: Iterable[Promise]) -> dict[str, str]:
    """The short id (`7f3k.1`) of each promise by its full one."""
    rows = list(promises)
    notes = app.catalog.short_ids(row.note for row in rows)
    return {row.id: f"{notes[row.note]}.{row.id.rpartition('.')[2]}" for row in rows}


def without_numbers(items: list[T], reply: str) -> list[T] | None:
    """ITEMS but those whose numbers REPLY names, as "1, 3"; None, and a hint, when it says something else."""
    numbers = {int(number) for number in re.findall(r"\d+", reply)}
    if re.fullmatch(r"[\d\s,]+", reply) and numbers <= set(range(1, len(items) + 1)):
        return [item for number, item in enumerate(items, start=1) if number not in numbers]
    output.note(f"{reply!r} is none of them. Type numbers between 1 and {len(items)}, e, n, or Enter.")
    return None
