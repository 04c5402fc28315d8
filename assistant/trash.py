"""The previous versions of files, so that the last command can be taken back: `trash/` in the home, 30 days, 50 MB.

Each command that changes files leaves a list (`<when>-<pid>.jsonl`) of what it created, changed and deleted, and beside
it the bytes that were there before. What is derived, the log and the trash itself are not kept; but a draft that was
deleted because it went out is.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from assistant import files, output
from assistant.errors import AssistantError

DAYS = 30
LIMIT = 50_000_000
"""Bytes; the oldest commands are dropped first."""
_NOT_KEPT = {".rapport", "log", "trash"}
_DRAFTS = (".rapport", "last")
"""Where the last draft to each person waits; a newer one stays there when an older one could come back."""


@dataclass(frozen=True)
class Undone:
    """What was taken back: the command, when it ran, the files put back and the files deleted again."""

    command: str
    at: dt.datetime
    restored: list[Path]
    removed: list[Path]


@dataclass(frozen=True)
class _Change:
    """A file as a command found it (BEFORE) and left it (AFTER, a digest); None is no file."""

    path: Path
    before: bytes | None
    after: str | None


class Journal:
    """Keeps what one command is about to change, with KEEPS; refuses any change to a home of a newer format.

    HOME is asked late: `--home` may stand anywhere in the line.
    """

    def __init__(self, home: Callable[[], Path], command: str, *, keeps: bool = True) -> None:
        self.home = home
        self.command = command
        self.keeps = keeps
        self.allowed = False
        self.stem = f"{time.time_ns():020d}-{os.getpid()}"
        self.count = 0
        self.begun = False
        self.lost = False

    def __call__(self, path: Path, after: bytes | None) -> None:
        """Note that PATH will hold AFTER (None: be deleted). A full disk costs the undo, not the change.

        The whole undo: half a command is never put back.
        """
        home = self.home()
        if not path.is_relative_to(home):
            return
        place = path.relative_to(home).parts
        if place[0] in _NOT_KEPT and (place[:2] != _DRAFTS or after is not None):
            return
        if not self.allowed:
            files.refuse_newer(home)
            self.allowed = True
        if self.lost or not self.keeps:
            return
        try:
            before = path.read_bytes() if path.is_file() else None
            if before is not None or after is not None:
                self._keep(home, path, before, after)
        except OSError as error:
            self._give_up(home, error)

    def _give_up(self, home: Path, error: OSError) -> None:
        """Drop what was kept of this command, and say that it stays done."""
        self.lost = True
        with contextlib.suppress(OSError):
            _drop(home, self.stem)
        reason = error.strerror or type(error).__name__
        output.note(f"`rapport undo` will not take this back: {str(home / 'trash')!r} cannot be written ({reason}).")

    def _keep(self, home: Path, path: Path, before: bytes | None, after: bytes | None) -> None:
        folder = home / "trash"
        if not self.begun:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            prune(home)
            self._append(folder, {"at": time.time(), "command": self.command})
            self.begun = True
        blob = None
        if before is not None:
            self.count += 1
            blob = f"{self.stem}.{self.count:06d}"
            _write(folder / blob, before)
        self._append(folder, {"path": str(path.relative_to(home)), "before": blob, "after": _digest(after)})

    def _append(self, folder: Path, row: dict[str, object]) -> None:
        descriptor = os.open(folder / f"{self.stem}.jsonl", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8") as stream:
            stream.write(json.dumps(row) + "\n")


def undo(home: Path) -> Undone:
    """Take back the last command that changed files.

    Raises:
        AssistantError: there is none, or one of its files was changed since; nothing is touched then.
    """
    lists = sorted((home / "trash").glob("*.jsonl"))
    if not lists:
        raise AssistantError("There is nothing to undo.")
    head, changes = _read(home, lists[-1])
    pending = [change for change in changes if _digest(_bytes(change.path)) != _digest(change.before)]
    changed = [change for change in pending if _digest(_bytes(change.path)) != change.after]
    for change in changed:
        if not change.path.is_relative_to(home.joinpath(*_DRAFTS)):
            raise AssistantError(f"{str(change.path)!r} was changed since. Nothing was undone.")
        pending.remove(change)
    for change in pending:
        if change.before is None:
            files.remove(change.path)
        else:
            files.write_bytes(change.path, change.before)
    _drop(home, lists[-1].stem)
    return Undone(
        str(head["command"]),
        dt.datetime.fromtimestamp(float(str(head["at"]))),  # noqa: DTZ006  (the user's clock)
        [change.path for change in pending if change.before is not None],
        [change.path for change in pending if change.before is None],
    )


def wipe(home: Path) -> None:
    """Delete the whole trash: what is forgotten cannot be undone."""
    for path in (home / "trash").glob("*"):
        files.remove(path)


def prune(home: Path, *, now: float | None = None) -> None:
    """Drop commands that are older than 30 days, and the oldest ones beyond 50 MB."""
    sizes: dict[str, int] = {}
    for path in (home / "trash").glob("*"):
        stem = path.name.partition(".")[0]
        sizes[stem] = sizes.get(stem, 0) + path.stat().st_size
    oldest = ((now or time.time()) - DAYS * 86_400) * 1e9
    total = sum(sizes.values())
    for stem in sorted(sizes):
        when = stem.partition("-")[0]
        if total <= LIMIT and (not when.isdigit() or int(when) >= oldest):
            break
        total -= sizes[stem]
        _drop(home, stem)


def _read(home: Path, path: Path) -> tuple[dict[str, object], list[_Change]]:
    """The head of a list and its changes, one for each file: as first found and as last left, latest first."""
    try:
        head, *rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        found: dict[str, tuple[str | None, str | None]] = {}
        for row in rows:
            first = found[row["path"]][0] if row["path"] in found else row["before"]
            found[row["path"]] = (first, row["after"])
        changes = [
            _Change(home / name, (path.parent / blob).read_bytes() if blob else None, after)
            for name, (blob, after) in found.items()
        ]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise AssistantError(f"{str(path)!r} cannot be read. Delete it to undo the command before it.") from error
    return head, changes[::-1]


def _drop(home: Path, stem: str) -> None:
    for path in sorted((home / "trash").glob(f"{stem}.*"), reverse=True):  # the list last: it says what the rest is
        path.unlink(missing_ok=True)


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _digest(raw: bytes | None) -> str | None:
    return None if raw is None else hashlib.blake2b(raw, digest_size=16).hexdigest()


def _write(path: Path, raw: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(raw)
