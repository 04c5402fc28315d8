"""People, notes, marks and promises as the stable rows of `--json` and `export`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from assistant.models import Contact, Mark, Note, Promise


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


def suggested_dict(note: Note, text: str, kept: Promise | None, *, sure: bool | None) -> dict[str, Any]:
    """What waits for a yes as JSON: the line TEXT that NOTE suggests, or the promise that it tells as KEPT.

    SURE: whether a note surely tells it as kept; None where none does.
    """
    promise = {"promise": kept and kept.id, "sure": sure}
    return {"note": note.id, "date": str(note.date), "contacts": list(note.contacts), "text": text} | promise


def _fields(row: object, names: str) -> dict[str, Any]:
    """The fields of ROW that NAMES lists, as JSON: a day as text, a tuple as a list."""
    values = {name: getattr(row, name) for name in names.split()}
    return {
        name: str(value) if isinstance(value, dt.date) else list(value) if isinstance(value, tuple) else value
        for name, value in values.items()
    }
