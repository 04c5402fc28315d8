"""`rapport export`: everything copied out, as Markdown, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from assistant import confidence, files, output
from assistant.app import App
from assistant.commands import asking, json_rows, typeset
from assistant.errors import AssistantError
from assistant.strategy.diary import Diary

FOLDERS = ("people", "notes", "drafts", "prompts")
"""What is copied from the home, with me.md; `.rapport` can be built anew, `log` and `config.toml` are not notes."""
FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""First characters by which a spreadsheet takes a cell for a formula, full-width forms too."""


@click.command("export")
@click.option("--out", required=True, metavar="DIR", type=click.Path(path_type=Path), help="A new or empty folder.")
@click.option("--csv", "as_csv", is_flag=True, help="Tables for a spreadsheet too.")
@click.pass_obj
def command(app: App, out: Path, as_csv: bool) -> None:
    """Copy all people, notes, promises, drafts and your own prompts to DIR, private notes included."""
    target = _checked(app, out.expanduser().absolute())
    asking.skipped(app)
    try:
        files.folder(target)
        copied = [_copy(path, target / path.relative_to(app.home)) for path in _originals(app)]
        tables = _tables(app)
        for name, rows in tables.items():
            _put(target / f"{name}.json", json.dumps(rows, indent=2).encode())
            if as_csv:
                _put(target / f"{name}.csv", _csv(rows).encode())
    except BaseException as error:
        _empty(target)
        if isinstance(error, OSError):
            raise files.problem(target, error) from error
        raise
    private = typeset.counted(sum(row["private"] for row in tables["notes"]), "private note")
    hidden = sum(len(confidence.private_lines(note.text)) for note in app.catalog.notes() if not note.private)
    counts = typeset.listed(typeset.counted(len(rows), name) for name, rows in _named(tables))
    output.answer(f"Exported {counts} to {target}.")
    kept = f"{typeset.counted(len(copied), 'file')} copied as they are"
    lines = typeset.counted(hidden, "private line")
    output.note(f"{kept}; {private} and {lines} included. Keep the folder to yourself.")


def _checked(app: App, target: Path) -> Path:
    """TARGET when it can be filled (AssistantError when it is not empty, no folder, or inside the home)."""
    if target.resolve().is_relative_to(app.home.resolve()):
        raise AssistantError(f"{str(target)!r} lies inside your notes. Name a folder elsewhere.")
    if target.is_dir():
        if any(target.iterdir()):
            raise AssistantError(f"{str(target)!r} is not empty. Name a folder that is new or empty.")
    elif target.exists():
        raise AssistantError(f"{str(target)!r} is a file. Name a folder that is new or empty.")
    return target


def _originals(app: App) -> Iterator[Path]:
    """The files to copy, broken ones too; temporary ones are not."""
    for path in (app.notebook.me_file, Diary(app.notebook).decisions):
        if path.is_file():
            yield path
    for name in FOLDERS:
        for path in sorted((app.home / name).rglob("*")):
            if path.is_file() and not any(part.startswith(".") for part in path.relative_to(app.home).parts):
                yield path


def _copy(source: Path, target: Path) -> Path:
    try:
        raw = source.read_bytes()
    except OSError as error:
        raise files.problem(source, error, "read") from error
    return _put(target, raw)


def _put(target: Path, raw: bytes) -> Path:
    """Write a file for its owner only; without a flush each, for a copy can be made again."""
    files.folder(target.parent)
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(raw)
    return target


def _tables(app: App) -> dict[str, list[dict[str, Any]]]:
    return {
        "people": [json_rows.contact_dict(contact) for contact in app.catalog.contacts()],
        "notes": [json_rows.note_dict(note, app.home) for note in app.catalog.notes()],
        "promises": [json_rows.promise_dict(promise) for promise in app.catalog.promises(state=None, private=True)],
    }


def _named(tables: dict[str, list[dict[str, Any]]]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    words = {"people": "person", "notes": "note", "promises": "promise"}
    return ((words[name], rows) for name, rows in tables.items())


def _csv(rows: list[dict[str, Any]]) -> str:
    """ROWS as CSV; lists are joined with `; `, and no cell can act as a formula."""
    stream = io.StringIO()
    if rows:
        writer = csv.writer(stream)
        writer.writerow(rows[0])
        writer.writerows([[_cell(value) for value in row.values()] for row in rows])
    return stream.getvalue()


def _cell(value: Any) -> str:
    text = "; ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _empty(target: Path) -> None:
    """Take back what a failed export left in TARGET, which was new or empty."""
    for path in target.iterdir() if target.is_dir() else ():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
