"""What the commands for people, notes and promises share: reading input, asking, ids, dates, one-line texts.

`show` does the same for the commands that write; it needs pydantic, which these do without.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
import textwrap
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from assistant import confidence, files, marks, output
from assistant.app import App
from assistant.errors import AssistantError, UsageProblem
from assistant.models import Contact, Mark, Me, Note, Promise, PromiseState
from assistant.strategy.diary import Diary

T = TypeVar("T")

WIDTH = 80


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
    """Everybody, with what other processes wrote a moment ago."""
    app.catalog.refresh()
    return app.catalog.contacts()


def agreed(question: str, *, yes: bool, otherwise: str) -> bool:
    """Whether to go on: --yes, or the answer at a terminal. OTHERWISE says what was not done.

    Raises:
        AssistantError: nobody is there to answer.
    """
    if yes:
        return True
    if not output.is_terminal():
        raise AssistantError(f"{otherwise}: nobody is here to confirm. Repeat with --yes.")
    if click.confirm(output.safe(question), default=False, err=True):
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


def short(app: App, note_id: str) -> str:
    """The shortest id of a note that is accepted."""
    return app.catalog.short_ids([note_id])[note_id]


def promise_ids(app: App, promises: Iterable[Promise]) -> dict[str, str]:
    """The short id (`7f3k.1`) of each promise by its full one."""
    rows = list(promises)
    notes = app.catalog.short_ids(row.note for row in rows)
    return {row.id: f"{notes[row.note]}.{row.id.rpartition('.')[2]}" for row in rows}


def due_words(promise: Promise, today: dt.date) -> str:
    """`due 10 Nov`, `overdue by 13 days (10 Nov)`, or `no date`."""
    if promise.due is None:
        return "no date"
    late = (today - promise.due).days
    day = output.day(promise.due, today)
    if promise.state != "open" or late < 0:
        return f"due {day}"
    if late == 0:
        return "due today"
    return f"overdue by {counted(late, 'day')} ({day})"


def due_order(promise: Promise) -> tuple[bool, dt.date]:
    """Dated promises first, the oldest date first."""
    return (promise.due is None, promise.due or promise.note_date)


def tag(note: Note | Mark, today: dt.date) -> str:
    """How a screen names a note: `2 Nov call`."""
    date, kind = (note.note_date, note.note_kind) if isinstance(note, Mark) else (note.date, note.kind)
    return f"{output.day(date, today)} {kind}"


def gist(note: Note) -> str:
    """The first line of NOTE that says something, task boxes and heading signs taken off."""
    for line in note.text.split("\n"):
        clean = output.one_line(line).lstrip("#>").removeprefix("- [ ] ").removeprefix("- [x] ").strip()
        if clean and clean not in ("---", "```"):
            return clean
    return "(empty)"


def counted(number: int, word: str) -> str:
    """`1 note`, `3 notes`, `2 people`."""
    plural = {"person": "people", "reply": "replies"}.get(word, f"{word}s")
    return f"{number:,} {word if number == 1 else plural}"


def listed(words: Iterable[str]) -> str:
    """`Dana Lee, Tom Fry and Jo Reyes`."""
    *rest, last = words
    return f"{', '.join(rest)} and {last}" if rest else last


def cut(text: str, columns: int) -> str:
    """TEXT on one line of at most COLUMNS terminal columns."""
    clean = output.one_line(text)
    if width(clean) <= columns:
        return clean
    while clean and width(clean) > columns - 3:
        clean = clean[:-1]
    return f"{clean.rstrip()}..."


def padded(text: str, columns: int) -> str:
    """TEXT filled up with spaces to COLUMNS terminal columns."""
    return text + " " * (columns - width(text))


def width(text: str) -> int:
    """The terminal columns of TEXT: two for wide characters, none for combining ones."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def fitting(text: str, columns: int) -> str:
    """TEXT cut to COLUMNS at a terminal; whole when the answer is piped into another program."""
    return cut(text, columns) if sys.stdout.isatty() else output.one_line(text)


def without_numbers(items: list[T], reply: str) -> list[T] | None:
    """ITEMS but those whose numbers REPLY names, as "1, 3"; None, and a hint, when it says something else."""
    numbers = {int(number) for number in re.findall(r"\d+", reply)}
    if re.fullmatch(r"[\d\s,]+", reply) and numbers <= set(range(1, len(items) + 1)):
        return [item for number, item in enumerate(items, start=1) if number not in numbers]
    output.note(f"{reply!r} is none of them. Type numbers between 1 and {len(items)}, e, n, or Enter.")
    return None


def wrapped(head: str, text: str, indent: int | None = None) -> list[str]:
    """TEXT behind HEAD, its further lines indented."""
    pad = " " * (len(head) if indent is None else indent)
    return textwrap.wrap(
        output.one_line(text), WIDTH, initial_indent=head, subsequent_indent=pad, break_on_hyphens=False,
        break_long_words=False,
    ) or [head]  # fmt: skip


def contact_dict(contact: Contact) -> dict[str, Any]:
    """A card as JSON."""
    return _fields(contact, "id name aliases emails role org where level every met do_not_contact not_before text")


def note_dict(note: Note, home: Path) -> dict[str, Any]:
    """A note as JSON, its file relative to the home."""
    time = f"{note.time:%H:%M}" if note.time else None
    file = note.path.relative_to(home).as_posix() if note.path else None
    named = _fields(note, "kind contacts author private source")
    return {"id": note.id, "date": str(note.date), "time": time, "created": note.created.isoformat()} | named | {
        "file": file, "text": note.text,
    }  # fmt: skip


def mark_dict(mark: Mark) -> dict[str, Any]:
    """A marked line as JSON."""
    return _fields(mark, "kind text date confirmed note note_date note_kind contacts")


def promise_dict(promise: Promise) -> dict[str, Any]:
    """A promise as JSON."""
    return _fields(promise, "id owner text due state note note_date note_kind contacts")


def _fields(row: object, names: str) -> dict[str, Any]:
    """The fields of ROW that NAMES lists, as JSON: a day as text, a tuple as a list."""
    values = {name: getattr(row, name) for name in names.split()}
    return {
        name: str(value) if isinstance(value, dt.date) else list(value) if isinstance(value, tuple) else value
        for name, value in values.items()
    }


def found_in(note: Note) -> str:
    """What was read from NOTE, `2 promises, 1 mark, 1 private line`; empty when nothing was."""
    counts = (
        (marks.promises(note), "promise"),
        (marks.marks(note), "mark"),
        (confidence.private_lines(note.text), "private line"),
    )
    return ", ".join(counted(len(rows), word) for rows, word in counts if rows)


def note_line(note: Note, short_id: str) -> str:
    """A note on one line: id, day, kind, the first words."""
    head = f"{short_id}  {note.date}  {note.kind}{' private' if note.private else ''}"
    return f"{head:<30}  {fitting(gist(note), WIDTH - max(30, len(head)) - 2)}"
