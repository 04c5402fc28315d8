"""`rapport doctor`: what is well, what is not, and the command that mends it.

It mends nothing of yours; a damaged cache is built anew.
"""

from __future__ import annotations

import os
import shlex
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import click

from assistant import files, marks, notebook, output
from assistant.app import App
from assistant.commands import asking, typeset
from assistant.errors import AssistantError
from assistant.models import ME
from assistant.patterns import as_written
from assistant.settings import Settings

STALE_S = 600
"""A temporary file this old was left by a command that was killed."""
ONLINE_S = 10.0
"""Seconds that an endpoint has to answer."""
SHOWN = 5
"""Findings of one kind that are listed one by one."""


State = Literal["ok", "warn", "fail"]
_KEY = as_written(r"\b(?:sk|rk|pk|gsk|xai|ck)[-_][A-Za-z0-9_-]{16,}|\bAIza[\w-]{30,}")
"""What the keys of common providers look like."""


@dataclass(frozen=True)
class Finding:
    """One line of the report, and what mends it."""

    state: State
    text: str
    mend: str = ""


@click.command("doctor")
@click.option("--online", is_flag=True, help="Ask the configured endpoint and Chroma server, too.")
@click.pass_obj
def command(app: App, online: bool) -> None:
    """Check notes, permissions, keys, templates and index. Exit 1 when something must be mended.

    It mends nothing of yours; a damaged cache is built anew. Without --online no connection is opened.
    """
    if not app.home.is_dir():
        _print(Finding("ok", f"no notes yet at {app.home}", "rapport demo, or rapport init"))
        return
    damage = app.catalog.damage()  # before the catalog is opened, which mends it
    findings = [
        *_config(app),
        *_me(app),
        *_unreadable(app),
        *_cards(app),
        *_days(app),
        *_transcripts(app),
        *_odd(app),
        *_permissions(app.home),
        *_leftovers(app.home),
        *_catalog(app, damage),
        *(() if _unusable_settings(app) else _index(app)),
        *_templates(app),
        *_keys(app),
        *(_endpoints(app) if online and not _unusable_settings(app) else ()),
    ]
    for finding in findings:
        _print(finding)
    failed = sum(finding.state == "fail" for finding in findings)
    if failed:
        raise AssistantError(f"{typeset.counted(failed, 'finding')} to mend.")


def _print(finding: Finding) -> None:
    mend = f"\n      mend: {output.one_line(finding.mend)}" if finding.mend else ""
    output.answer(f"{finding.state:<4}  {output.one_line(finding.text)}{mend}")


def _config(app: App) -> Iterator[Finding]:
    path = app.home / "config.toml"
    try:
        files.refuse_newer(app.home)
    except AssistantError as error:
        yield Finding("fail", str(error), "install a newer rapport")
    if wrong := _unusable_settings(app):
        yield Finding("fail", f"{wrong} Index and endpoint were not looked at.", _editor(path))
    elif path.is_file():
        yield Finding("ok", "config.toml")


def _unusable_settings(app: App) -> AssistantError | None:
    """What is wrong with config.toml, None when it can be used or is not there."""
    try:
        Settings.load(app.home, environ={})
    except AssistantError as error:
        return error
    return None


def _me(app: App) -> Iterator[Finding]:
    try:
        me = app.notebook.me()
    except AssistantError as error:
        yield Finding("fail", str(error), _editor(app.notebook.me_file))
        return
    if me.name:
        yield Finding("ok", f"me.md: {me.name}")
    else:
        yield Finding("warn", "me.md does not say who you are; messages are not signed", "rapport init")


def _unreadable(app: App) -> Iterator[Finding]:
    problems = app.catalog.problems()
    for problem in problems:
        state: State = "warn" if "synchroniser" in problem.text else "fail"
        yield Finding(state, f"skipped: {problem.text}", _editor(app.home / problem.path))
    if not problems:
        people, notes = len(app.catalog.contacts()), len(app.catalog.notes())
        yield Finding("ok", f"{typeset.counted(people, 'person')}, {typeset.counted(notes, 'note')}, all readable")


def _cards(app: App) -> Iterator[Finding]:
    """Notes that name somebody who has no card, and cards whose id in the text is another than their file's."""
    there = {contact.id for contact in app.catalog.contacts()}
    skipped = {Path(p.path).stem for p in app.catalog.problems() if p.path.startswith("people/")}
    orphans: dict[str, list[str]] = {}
    nobody: list[str] = []
    for note in app.catalog.notes():
        if not note.contacts:
            nobody.append(note.id)
        for person in dict.fromkeys((*note.contacts, note.author)):
            if person not in there | skipped | {ME}:
                orphans.setdefault(person, []).append(note.id)
    for person, ids in sorted(orphans.items()):
        count = typeset.counted(len(ids), "note")
        mend = f"put people/{person}.md back from a backup, or write it anew (front matter `name:`)"
        yield Finding("fail", f"{count} on {person!r}, who has no card: {_some(app, ids)}", mend)
    if nobody:
        mend = "add `with: [id]` to their front matter"
        yield Finding("warn", f"{typeset.counted(len(nobody), 'note')} on nobody: {_some(app, nobody)}", mend)


def _days(app: App) -> Iterator[Finding]:
    """Promises and `when:` lines whose day is none."""
    wrong = {note.id: days for note in app.catalog.notes() if (days := marks.no_days(note.text))}
    if wrong:
        said = ", ".join(sorted({day for days in wrong.values() for day in days})[:SHOWN])
        text = f"{typeset.counted(len(wrong), 'note')} with a line for a day in no calendar ({said})"
        yield Finding(
            "warn", f"{text}: {_some(app, list(wrong))}", f"rapport note edit {asking.short(app, next(iter(wrong)))}"
        )


def _transcripts(app: App) -> Iterator[Finding]:
    lost = [n.id for n in app.catalog.notes() if n.source and n.path and not notebook.transcript_of(n).is_file()]
    if lost:
        text = f"{typeset.counted(len(lost), 'note')} whose transcript is gone: {_some(app, lost)}"
        yield Finding("warn", text, "put the .raw.txt files back from a backup, or take `source:` out")


def _odd(app: App) -> Iterator[Finding]:
    """Cards and notes that are no files: broken links, pipes, devices. They are never opened."""
    odd = [
        path
        for folder in (app.notebook.people, app.notebook.notes)
        for path in _walk(folder)
        if path.suffix == ".md" and not path.name.startswith(".") and not path.is_file()
    ]
    for path in odd[:SHOWN]:
        yield Finding("fail", f"not a file, so not read: {path}", f"put the file back, or rm {shlex.quote(str(path))}")
    if len(odd) > SHOWN:
        yield Finding("fail", f"{len(odd) - SHOWN} more cards and notes that are no files", "as above")


def _permissions(home: Path) -> Iterator[Finding]:
    """Files and folders that others may read."""
    loose = [path for path in (home, *_walk(home)) if not path.is_symlink() and _mode(path) & 0o077]
    if loose:
        shown = ", ".join(repr(str(path)) for path in loose[:SHOWN])
        more = f" and {len(loose) - SHOWN} more" if len(loose) > SHOWN else ""
        text = f"{typeset.counted(len(loose), 'path')} that others on this machine may open: {shown}{more}"
        yield Finding("fail", text, f"chmod -R go= {shlex.quote(str(home))}")
    else:
        yield Finding("ok", "only you can open the files")


def _leftovers(home: Path) -> Iterator[Finding]:
    """Temporary files of commands that were killed."""
    old = [path for path in _walk(home) if path.name.endswith(".tmp") and time.time() - _mtime(path) > STALE_S]
    for path in old[:SHOWN]:
        yield Finding("warn", f"left by an interrupted command: {path}", f"rm {shlex.quote(str(path))}")
    if len(old) > SHOWN:
        yield Finding("warn", f"{len(old) - SHOWN} more files left by interrupted commands", "as above")


def _catalog(app: App, damage: str | None) -> Iterator[Finding]:
    if damage:
        yield Finding("warn", f"the catalog was damaged ({damage}); it has been built anew from the notes")
    elif not os.access(app.notebook.derived, os.W_OK):
        yield Finding("warn", f"{app.notebook.derived} cannot be written; every command reads all notes again")
    else:
        yield Finding("ok", "catalog")


def _index(app: App) -> Iterator[Finding]:
    """The search index, and whether vectors can be had for it."""
    from assistant import recall  # numpy: 0.1 s, for this command only

    if reason := recall.no_vectors(app):
        yield Finding("warn", f"search ranks by words: {reason}", "rapport config show")
        return
    if next(app.notebook.derived.rglob("DIRTY"), None):
        yield Finding("warn", "search index: a command died while writing it; it is built anew", "rapport reindex")
    elif not (app.notebook.derived / "chroma").is_dir() and not app.settings.chroma_url:
        yield Finding("ok", "search index: not built yet; the first search or draft builds it")
    elif missing := recall.missing(app):
        text = f"search index: {typeset.counted(missing, 'text')} not embedded yet, found by words only"
        yield Finding("warn", text, "rapport reindex")
    elif app.settings.chroma_url:
        yield Finding("ok", "search index: on a Chroma server, which only `rapport doctor --online` asks")
    else:
        yield Finding("ok", "search index")


def _templates(app: App) -> Iterator[Finding]:
    """The user's own templates: slots that nothing fills stop a job."""
    from assistant import templates

    own = [
        (j, p) for j, parts in templates.JOBS.items() for p in parts if (app.notebook.prompts / j / f"{p}.md").is_file()
    ]
    problems = [text for job, part in own for text in templates.check(job, part, app.notebook.prompts)]
    for text in problems:
        yield Finding("warn", f"template: {text}", "rapport template check")
    if own and not problems:
        yield Finding("ok", f"{typeset.counted(len(own), 'template')} of your own")


def _keys(app: App) -> Iterator[Finding]:
    """Keys in files: in one that others may read a failure, else advice."""
    for path in (app.home / "config.toml", app.notebook.me_file, *sorted(app.notebook.prompts.rglob("*.md"))):
        if not path.is_file() or not _KEY.search(path.read_text(encoding="utf-8", errors="replace")):
            continue
        if _mode(path) & 0o077:
            mend = f"chmod go= {shlex.quote(str(path))}; then make a new key"
            yield Finding("fail", f"a key stands in {str(path)!r}, which others on this machine may read", mend)
        else:
            text = f"a key stands in {str(path)!r}; a keyring or the environment is a better place"
            yield Finding("warn", text, "rapport config set key_command ...")


def _endpoints(app: App) -> Iterator[Finding]:
    """Whether the endpoint and the Chroma server answer (--online)."""
    from assistant import recall, wire
    from assistant.endpoint import host_of

    settings = app.settings
    if settings.uses_model:
        key = settings.key.get_secret_value() if settings.key else ""
        said = wire.trouble(settings.endpoint, key, ONLINE_S)
        host = host_of(settings.endpoint)
        yield Finding("warn", f"{host} {said}", "rapport model test") if said else Finding("ok", f"{host} answers")
    else:
        yield Finding("ok", "no model is used; there is nothing to ask")
    if settings.chroma_url and (reason := recall.server_trouble(app)):
        yield Finding("warn", reason, "rapport config show")


def _walk(home: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(home):
        yield from (Path(folder) / name for name in (*folders, *names))


def _mode(path: Path) -> int:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:  # gone since the folder was read
        return 0


def _mtime(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # gone since the folder was read
        return time.time()


def _some(app: App, ids: list[str]) -> str:
    shown = app.catalog.short_ids(ids[:SHOWN])
    return ", ".join(shown.values()) + (f" and {len(ids) - SHOWN} more" if len(ids) > SHOWN else "")


def _editor(path: Path) -> str:
    return f"$EDITOR {shlex.quote(str(path))}"
