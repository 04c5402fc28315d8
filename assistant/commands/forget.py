"""`rapport forget`: a person, gone from this home."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import click

from assistant import files, names, notebook, output, recall, trash
from assistant.app import App
from assistant.commands import asking, typeset
from assistant.errors import AssistantError
from assistant.models import Contact, Note
from assistant.strategy.diary import Diary
from vectorstore.errors import VectorError

OUT_OF_REACH = (
    "Out of reach: backups, exports, the history of git or a synchroniser, and what a provider keeps of earlier "
    "requests (often 30 days)."
)


@dataclass(frozen=True)
class Traces:
    """Where a person stands in the home: notes of their own, notes with others, notes of others that name them."""

    own: list[Note]
    shared: list[Note]
    naming: list[Note]


@click.command("forget")
@click.argument("contact")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def command(app: App, contact: str, yes: bool) -> None:
    """Delete CONTACT for good: card, notes, transcripts, drafts, vectors, ids in the log.

    Notes shared with others are kept without this person. There is no undo, also not of what was done before.
    """
    files.refuse_newer(app.home)  # before anything derived is dropped
    person = app.catalog.find(contact)
    others = [other for other in app.catalog.contacts() if other.id != person.id]
    named = names.mention(person, others)
    traces = _traces(app, person, named)
    for line in _plan(app, person, traces):
        output.note(line)
    if not asking.agreed(f"Forget {names.label(person)} for good?", yes=yes, otherwise="Nothing was forgotten"):
        return
    was_indexed = (app.notebook.derived / "chroma").is_dir()
    vectors = _dropped(app)
    _erase(app, person, traces, others)
    recall.restore(app, vectors)
    if was_indexed:
        _reindex(app)
    output.answer(f"Forgot {person.name}: the card and {typeset.counted(len(traces.own), 'note')} of their own.")
    _say_what_is_left(app, person, traces, named)


def _say_what_is_left(app: App, person: Contact, traces: Traces, named: re.Pattern[str]) -> None:
    """Where the name still stands, and what no program on this machine can reach."""
    others, mention = names.whole(app.catalog.contacts()), names.mention(person)
    shared = app.catalog.some_notes([note.id for note in traces.shared])
    left = [*(note for note in shared if mention.search(others.sub("", note.text))), *traces.naming]
    if left:
        ids = app.catalog.short_ids(note.id for note in left)
        output.note(f"Still named in notes on others (rapport note edit ID): {', '.join(ids.values())}")
    book = app.notebook
    known = {note.path for note in left}
    notes = (path for path in book.note_paths() if path not in known)
    for path in (book.me_file, *book.card_paths(), *sorted(book.drafts.glob("**/*.md")), *notes, *_unread(app)):
        if path.is_file() and named.search(path.read_text(encoding="utf-8", errors="replace")):
            output.note(f"Still named in {str(path)!r}")
    output.note(OUT_OF_REACH)


def _unread(app: App) -> list[Path]:
    """Files that cannot be read as cards or notes; whose they are is not known."""
    return [app.home / problem.path for problem in app.catalog.problems()]


def _by_id(person: Contact) -> re.Pattern[str]:
    """Where a text names the id of PERSON, as in `thanks-to: [dana-lee]`."""
    return re.compile(rf"(?<![\w-]){re.escape(person.id)}(?![\w-])")


def _without(person: Contact, note: Note, others: list[Contact]) -> str:
    """The text of NOTE, which is on PERSON, without them.

    A first name that OTHERS bear too means PERSON here, unless one of those is in the note as well; whole names of
    theirs stay.
    """
    beside = [other for other in others if other.id in note.contacts]
    text = _by_id(person).sub(names.NOBODY, names.mention(person, others).sub(names.NOBODY, note.text))
    either = re.compile(rf"(?P<kept>{names.whole(others).pattern})|{names.mention(person, beside).pattern}")
    return either.sub(lambda match: match["kept"] or names.NOBODY, text)


def _traces(app: App, person: Contact, named: re.Pattern[str]) -> Traces:
    notes = app.catalog.notes(person.id)
    own = [note for note in notes if set(note.contacts) <= {person.id} or note.author == person.id]
    on_them = {note.id for note in notes}
    by_id = _by_id(person)
    naming = [
        note
        for note in app.catalog.notes()
        if note.id not in on_them and (named.search(note.text) or by_id.search(note.text))
    ]
    return Traces(own, [note for note in notes if note not in own], naming)


def _plan(app: App, person: Contact, traces: Traces) -> list[str]:
    """What will be deleted and what will be changed, before the question."""
    transcripts = sum(note.path is not None and notebook.transcript_of(note).is_file() for note in traces.own)
    parts = ["the card", typeset.counted(len(traces.own), "note"), typeset.counted(transcripts, "transcript")]
    lines = [f"To be deleted of {person.name}: {', '.join(parts)}, drafts, agendas, vectors, ids in the log."]
    if traces.shared:
        ids = app.catalog.short_ids(note.id for note in traces.shared)
        lines.append(f"Shared with others, kept without the name (it becomes {names.NOBODY!r}) and without transcript:")
        lines += [f"  {typeset.note_line(note, ids[note.id])}" for note in traces.shared]
    return lines


def _dropped(app: App) -> list[tuple[str, str, bytes]]:
    try:
        return recall.drop_derived(app)
    except VectorError as error:
        raise AssistantError(f"Nothing was forgotten: {error} Vectors would stay there. Try again.") from error


def _erase(app: App, person: Contact, traces: Traces, others: list[Contact]) -> None:
    """Delete and rewrite, the card last: what was interrupted can be repeated."""
    book = app.notebook
    for note in traces.shared:
        book.release(note, person.id, _without(person, note, others))
    for note in traces.own:
        book.remove(note)
    book.remove_saved(person.id)
    book.erase_from_audit(person.id, [note.id for note in traces.own])
    Diary(book).rename(person.id, None)
    book.remove_leftovers(person.id)
    trash.wipe(book.home)
    book.remove_card(person)


def _reindex(app: App) -> None:
    """Build the index anew in a process of its own: this one has held the vectors that must not be written again."""
    command = [sys.executable, "-c", "from assistant.cli import main; main()", "--home", str(app.home), "reindex"]
    subprocess.run([*command, *(["--offline"] if app.offline else [])], capture_output=True, check=False)
