"""What became of the plan: what was shown in which week (log/plan.jsonl) and what the user decided (plan.jsonl).

The decisions are the user's and can be undone; what was shown is only counted, to name what slips week after week.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_args

from assistant import files
from assistant.errors import AssistantError, StorageError
from assistant.models import Promise
from assistant.notebook import Notebook

State = Literal["shown", "done", "skipped", "snoozed", "kept"]


@dataclass(frozen=True)
class Decision:
    """One action in one week (its Monday). MINUTES were planned or, once done, spent.

    A promise `kept` after its day has its own id as the action.
    """

    day: dt.date
    week: dt.date
    action: str
    contact: str
    type: str
    state: State
    minutes: int = 0
    until: dt.date | None = None
    helped: bool | None = None


class Diary:
    """The entries of one home, oldest first."""

    def __init__(self, book: Notebook) -> None:
        self.notebook = book
        self.decisions = book.home / "plan.jsonl"
        self.log = book.log / "plan.jsonl"

    def entries(self, until: dt.date) -> list[Decision]:
        """Everything up to the day UNTIL; lines that cannot be read are passed over."""
        rows = [*_read(self.log), *_read(self.decisions)]
        return sorted((row for row in rows if row.day <= until), key=lambda row: row.day)

    def done(self, until: dt.date) -> dict[str, dt.date]:
        """When something was last reported as done for each person, up to the day UNTIL; to prepare is no contact."""
        rows = (row for row in _read(self.decisions) if row.state == "done" and row.type != "prepare")
        return {row.contact: row.day for row in sorted(rows, key=lambda row: row.day) if row.day <= until}

    def problem(self) -> str | None:
        """Why the decisions cannot be read; None when they can or when there are none."""
        try:
            if self.decisions.is_file():
                files.read(self.decisions, limit=files.IMPORT_LIMIT)
        except AssistantError as error:
            return str(error)
        return None

    def show(self, entries: Iterable[Decision]) -> None:
        """Log what a plan proposed, once a week; a read-only home only loses the count."""
        known = {(row.week, row.action) for row in _read(self.log)}
        lines = [_line(row) for row in entries if (row.week, row.action) not in known]
        if not lines:
            return
        try:
            files.append(self.log, "".join(lines))
        except StorageError:
            return

    def decide(self, entry: Decision) -> None:
        """Write down what the user decided about an action."""
        with self.notebook.card_lock():
            before = files.read(self.decisions, limit=files.IMPORT_LIMIT) if self.decisions.is_file() else ""
            files.write(self.decisions, before + _line(entry))

    def kept(self, promise: Promise, day: dt.date) -> None:
        """Write down that PROMISE was kept on DAY, after its own day: its line does not say so."""
        monday = day - dt.timedelta(days=day.weekday())
        self.decide(Decision(day, monday, promise.id, next(iter(promise.contacts), ""), "promise", "kept"))

    def rename(self, old: str, new: str | None) -> None:
        """Give the entries of the contact id OLD to NEW; None forgets them."""
        for path in (self.decisions, self.log):
            if not path.is_file():
                continue
            with self.notebook.card_lock():
                lines = path.read_bytes().decode("utf-8", "replace").splitlines()
                moved = [line for row in lines if (line := _renamed(row, old, new)) is not None]
                if moved != lines:
                    files.write(path, "".join(f"{line}\n" for line in moved))


def _renamed(line: str, old: str, new: str | None) -> str | None:
    """LINE with the contact OLD as NEW, None when it goes; what cannot be read stays, unless it names whom to forget."""
    entry = _entry(line)
    if entry is None:
        return None if new is None and old in line else line
    if entry.contact != old:
        return line
    return None if new is None else _line(replace(entry, contact=new)).rstrip("\n")


def _read(path: Path) -> list[Decision]:
    if not path.is_file():
        return []
    found = []
    try:
        text = files.read(path, limit=files.IMPORT_LIMIT)
    except AssistantError:
        return []  # `problem` names the file
    for line in text.splitlines():
        entry = _entry(line)
        if entry is not None:
            found.append(entry)
    return found


def _entry(line: str) -> Decision | None:
    try:
        row: dict[str, Any] = json.loads(line)
        until = row.get("until")
        entry = Decision(
            day=dt.date.fromisoformat(row["day"]), week=dt.date.fromisoformat(row["week"]), action=str(row["action"]),
            contact=str(row["contact"]), type=str(row["type"]), state=row["state"],
            minutes=int(row.get("minutes") or 0), until=dt.date.fromisoformat(until) if until else None,
            helped=row.get("helped"),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return None
    return entry if entry.state in get_args(State) else None


def _line(entry: Decision) -> str:
    row = {key: str(value) if isinstance(value, dt.date) else value for key, value in asdict(entry).items()}
    return json.dumps({key: value for key, value in row.items() if value is not None}, ensure_ascii=True) + "\n"
