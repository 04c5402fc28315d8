"""How the screens set their lines: within 80 columns, cut or wrapped, a note, a promise, a number in a few words."""

from __future__ import annotations

import datetime as dt
import sys
import textwrap
import unicodedata
from collections.abc import Iterable

from assistant import confidence, marks, output
from assistant.models import Mark, Note, Promise, Source

WIDTH = 80


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


def tag(item: Note | Source | Mark | Promise, today: dt.date) -> str:
    """How a screen names a note, or that of ITEM: `2 Nov call`."""
    date, kind = (item.note_date, item.note_kind) if isinstance(item, Mark | Promise) else (item.date, item.kind)
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


def wrapped(head: str, text: str, indent: int | None = None) -> list[str]:
    """TEXT behind HEAD, its further lines indented."""
    pad = " " * (len(head) if indent is None else indent)
    return textwrap.wrap(
        output.one_line(text), WIDTH, initial_indent=head, subsequent_indent=pad, break_on_hyphens=False,
        break_long_words=False,
    ) or [head]  # fmt: skip


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
