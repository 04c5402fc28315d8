"""Bare `rapport`: what waits for you, in eight lines at most."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from assistant import exchanges, output
from assistant.app import App
from assistant.commands import asking, typeset
from assistant.models import Contact, Mark, Note, Promise

SOON_DAYS = 7
"""A promise of mine is shown from this many days before it is due."""
AHEAD_DAYS = 14
"""A `when:` date of theirs is shown from this many days before."""
LINES = 8
SHARES = {"promise": 3, "waiting": 2, "date": 2, "unsure": 0}
"""Lines for each kind when all have something to say; the last line is the next command."""


@dataclass(frozen=True)
class Item:
    """A line of the home screen, and the command that serves it."""

    text: str
    command: str


def show(app: App) -> None:
    """Print the home screen."""
    people = {contact.id: contact for contact in app.catalog.contacts()}
    reachable = {contact.id: contact for contact in people.values() if not contact.do_not_contact}
    asking.skipped(app)
    if not people:
        output.answer("See it work:   rapport demo")
        output.answer('First note:    rapport note add "Their Name" "what they told you" --new')
        output.answer("All commands:  rapport help")
        return
    notes, marks = app.catalog.notes(), app.catalog.marks(private=True)
    groups = {
        "promise": _promises(app, people),
        "waiting": _waiting(app, reachable, notes),
        "date": _dates(app, reachable, marks),
        "unsure": _unsure(marks),
    }
    items = _shares(groups)
    for item in items:
        output.answer(typeset.fitting(item.text, typeset.WIDTH))
    if not items:
        people_count, notes_count = typeset.counted(len(people), "person"), typeset.counted(len(notes), "note")
        output.answer(f"Nothing waits for you. {people_count}, {notes_count}.")
    output.answer(f"Next: {items[0].command if items else _next(reachable or people, notes)}")


def _shares(groups: dict[str, list[Item]]) -> list[Item]:
    """At most seven items: each kind its share, then whatever room is left in the same order."""
    taken = {name: rows[: SHARES[name]] for name, rows in groups.items()}
    for name, rows in groups.items():
        room = LINES - 1 - sum(len(some) for some in taken.values())
        taken[name] = rows[: len(taken[name]) + room]
    return [item for rows in taken.values() for item in rows]


def _promises(app: App, people: dict[str, Contact]) -> list[Item]:
    """Promises overdue or due within a week, mine first."""
    limit = app.today + dt.timedelta(days=SOON_DAYS)
    rows = [
        p
        for p in app.catalog.promises(private=True)
        if p.due and (p.due <= limit if p.owner == "me" else p.due < app.today)
    ]
    ids = asking.promise_ids(app, rows)
    rows.sort(key=lambda p: (p.owner != "me", typeset.due_order(p)))
    return [_promise(app, people, promise, ids[promise.id]) for promise in rows]


def _promise(app: App, people: dict[str, Contact], promise: Promise, short: str) -> Item:
    who = _names(people, promise.contacts)
    owed = f"You owe {who}" if promise.owner == "me" else f"{who} owes you"
    text = f"{owed}: {output.one_line(promise.text)}, {typeset.due_words(promise, app.today)} ({short})"
    return Item(text, f"rapport draft {promise.contacts[0] if promise.contacts else short}")


def _waiting(app: App, people: dict[str, Contact], notes: list[Note]) -> list[Item]:
    """People whose message is the last word between you, the longest wait first."""
    last: dict[str, Note] = {}
    before: dict[str, Note] = {}
    for note in notes:  # oldest first
        if note.kind != "note":
            before.update({person: last[person] for person in note.contacts if person in last})
            last.update(dict.fromkeys(note.contacts, note))
    return [
        Item(f"{person.name} waits for an answer since {typeset.tag(note, app.today)}: {typeset.gist(note)}",
             f"rapport draft {contact}")
        for contact, note in sorted(last.items(), key=lambda row: row[1].order)
        if note.author == contact
        and (app.today - note.date).days <= exchanges.WAITING_DAYS
        and exchanges.waits(note, contact, before.get(contact))
        and (person := people.get(contact))
    ]  # fmt: skip


def _dates(app: App, people: dict[str, Contact], every: list[Mark]) -> list[Item]:
    """Their dated events of the next two weeks, the nearest first."""
    limit = app.today + dt.timedelta(days=AHEAD_DAYS)
    theirs = [m for m in every if any(person in people for person in m.contacts)]
    marks = [m for m in theirs if m.date and app.today <= m.date <= limit]
    return [_date(app, people, mark) for mark in sorted(marks, key=lambda m: (m.date or limit, m.note, m.line))]


def _unsure(marks: list[Mark]) -> list[Item]:
    """That lines with a question mark (`need?:`) wait; what a note says in plain words takes too long to tell here."""
    number = sum(not mark.confirmed for mark in marks)
    lines = "1 suggested line waits" if number == 1 else f"{number} suggested lines wait"
    return [Item(f"{lines}: rapport note review", "rapport note review")] if number else []


def _date(app: App, people: dict[str, Contact], mark: Mark) -> Item:
    assert mark.date is not None
    days = (mark.date - app.today).days
    when = {0: "today", 1: "tomorrow"}.get(days, f"in {days} days ({output.day(mark.date, app.today)})")
    text = output.one_line(mark.text.replace(str(mark.date), "", 1)).strip(" ,:;-")
    who = _names(people, mark.contacts)
    return Item(f"{who}, {when}: {text}", f"rapport draft {mark.contacts[0]}" if mark.contacts else "rapport help")


def _names(people: dict[str, Contact], ids: Iterable[str]) -> str:
    return typeset.listed([people[i].name if i in people else i for i in ids] or ["nobody"])


def _next(people: dict[str, Contact], notes: list[Note]) -> str:
    """The command for a calm day: a first note on somebody, else a talk with whom the last one lies longest back."""
    last: dict[str, dt.date] = {}
    for note in notes:
        last.update(dict.fromkeys(note.contacts, note.date))
    quiet = min(people, key=lambda contact: (last.get(contact, dt.date.min), contact))
    return f"rapport prep {quiet}" if quiet in last else f'rapport note add {quiet} "what they told you"'
