"""Promises that young notes state in plain words and no line keeps: an agenda shows them as said in that note."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant import exchanges, marks, names, withheld
from assistant.checks.words import stems
from assistant.models import ME, Evidence, Note, Promise
from assistant.patterns import DAYS, MONTHS, any_case
from assistant.sentences import sentences

if TYPE_CHECKING:
    from assistant.app import App

SAID_DAYS = 90
"""How old the notes are at most."""
READ_NOTES, READ_CHARS = 20, 3_000
"""Notes read, newest first, and their characters in all; 1,000 took 0.17 s of processor time (60 labelled notes)."""
_MAY_PROMISE = any_case(
    r"\b(?:promis\w+|owes?|will|would|shall|going to|agreed|offered|tomorrow|next (?:week|month)"
    r"|(?:was|were) (?:supposed |meant |due )?to"
    rf"|by (?:the|next|\d|{'|'.join((*DAYS, *MONTHS))}))\b|['\u2019](?:ll|d)\b"
)
_KEPT = any_case(
    r"\b(?:sent|gave|given|delivered|paid|handed|brought|posted|mailed|did|done|has|have"
    r"|(?:was|were)(?! (?:going |supposed |meant |due )?to\b))\b"
)
"""Words of a sentence that tells, beside the promise, what has become of it."""


def find(app: App, known: Evidence) -> list[Promise]:
    """What the user and the contact of KNOWN promised each other in notes of the last SAID_DAYS on the contact alone.

    A promise that a line keeps, open or not, or that another sentence takes up as done, is none. Private notes and
    lines, and letters, where "I" and "you" may be either, are not read.
    """
    contact, since = known.contact, app.today - dt.timedelta(days=SAID_DAYS)
    public = [n for n in app.catalog.notes(contact.id) if since <= n.date <= app.today and not n.private]
    if not (read := list(_read(app, public))):
        return []
    from assistant import heard, suggestions  # 0.2 s of rules and the ear; only plain promises pay

    filed, found = app.catalog.promises(contact.id, state=None, private=True), list[Promise]()
    said = {note.id: list(sentences(note.text)) for note in public}
    for note in read:
        newer = [s for n in public if n.order > note.order for s in said[n.id]]
        told = [s for s in said[note.id] if _KEPT.search(s)]
        for place, line in enumerate(suggestions.promise_lines(note, known.me.name, contact.name)):
            task = marks.task(line)
            if task is None or suggestions.open_already(line, [*filed, *found]):
                continue
            owner, text, due, _ = task
            mine = owner == "them" and names.mention(contact, []).search(text)  # "call Dana" is no errand of hers
            done = any(heard.alike(text, s, least=2) for s in newer) or any(stems(text) <= stems(s) for s in told)
            if not mine and not done:
                found.append(Promise(
                    f"{note.id}.said{place}", owner, text=text, note=note.id, note_date=note.date, note_kind=note.kind,
                    line=0, contacts=note.contacts, due=due,
                ))  # fmt: skip
    return withheld.promises(found, contact, app.catalog.contacts(), public, replace(known, sources=()))[0]


def _read(app: App, notes: list[Note]) -> Iterator[Note]:
    """The newest of NOTES that are the user's own on one person and may promise something, within READ_CHARS."""
    room = READ_CHARS
    for note in reversed(notes[-READ_NOTES:]):
        own = len(note.contacts) == 1 and note.author == ME and note.kind not in exchanges.WRITTEN
        if own and len(note.text) <= room and _MAY_PROMISE.search(note.text) and not app.notebook.is_reviewed(note):
            room -= len(note.text)
            yield note
