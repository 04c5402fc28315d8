"""What stands between the user and each person: talks, messages, promises, what was given. Computed, never stored."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, TypeVar

from assistant import confidence, exchanges, marks, names
from assistant.app import App
from assistant.errors import AssistantError
from assistant.kindness import helped_me
from assistant.models import ME, Contact, Mark, Note, Promise
from assistant.patterns import any_case
from assistant.sentences import sentences
from assistant.strategy.diary import Diary
from assistant.thresholds import DORMANT_DAYS

RHYTHM_SLACK = 1.25
"""A rhythm is overdue when the last contact is older than its days times this (rubric W12)."""
FOLLOW_UPS = 2
"""Unanswered follow-ups after which a person is left in peace (rubric W6)."""

Phase = Literal["beginning", "building", "leveraging"]
Row = TypeVar("Row", Note, Promise, Mark)

_GIVEN = any_case(
    r"^\W*(?:i )?(?:introduced|helped|shared|gave|reviewed|read|recommended|lent)\b(?! (?:me|us|my|our|(?:him|her|them)sel(?:f|ves))\b)"
)
_INTRODUCED = any_case(r"^\W*(?:i )?(?:introduced|connected|put) (?!me\b|us\b)")
_IN_TOUCH = any_case(
    r"^\W*(?:(?:i|we) )?(?:put|brought|introduced|connected) (?P<whom>him|her|them|(?-i:[A-Z])\w+(?: (?-i:[A-Z])\w+)*) (?:in touch |together )?(?:with|to) (?-i:[A-Z])"
)
"""An introduction in a note on one of the two: "Put her in touch with Ines Roth"."""
_FOR_ME = any_case(
    r"^(?!\W*(?:\w+ ){1,2}(?:him|her|them) (?:my|our)\b)(?!.*\b(?:show(?:s|ed)|saw) (?:me|us) (?:the door|out)\b)(?:.*\b(?:me|us)\b"
    r"|.*\b(?:through|over|with|in|of|for) (?:my|our)\b|.*\b(?:read|review|rewr[io]te|test|rehears|drew|mend|repair|fix|check|edit|correct|proofread|translat|carr|mov|paint|buil|promot|present|recommend)\w* (?:\w+ )?(?:my|our)\b)"
)
_MET_BY = any_case(
    r"\bintroduced (?:to (?:me|us) )?by (?P<name>.+?)(?:[.,;(]| (?:at|in|on|during|from|via|through) |\s\d|$)"
)


@dataclass(frozen=True)
class Tie:
    """One person and all that happened with them until TODAY, oldest first. Promises are in every state."""

    contact: Contact
    today: dt.date
    notes: tuple[Note, ...] = ()
    promises: tuple[Promise, ...] = ()
    marks: tuple[Mark, ...] = ()
    done: dt.date | None = None
    """The day of the last action that `plan done` reported; a message may have gone out that nobody logged."""

    @cached_property
    def exchanges(self) -> tuple[Note, ...]:
        """The calls, meetings, messages and e-mails."""
        return tuple(note for note in self.notes if note.kind != "note")

    @cached_property
    def last(self) -> Note | None:
        """The last exchange; the last note when no exchange is on file."""
        return (self.exchanges or self.notes or (None,))[-1]

    @property
    def touched(self) -> dt.date | None:
        """The day of the last contact, logged or reported as done."""
        return max((day for day in (self.last and self.last.date, self.done) if day), default=None)

    @property
    def days_since(self) -> int | None:
        """Days since the last contact, None before the first one."""
        return (self.today - self.touched).days if self.touched else None

    @cached_property
    def talks(self) -> tuple[Note, ...]:
        """The calls and meetings."""
        return tuple(note for note in self.notes if note.kind in exchanges.TALKS)

    @cached_property
    def unanswered(self) -> tuple[Note, ...]:
        """My messages since their last sign of life."""
        return exchanges.my_unanswered(self.notes, self.contact.id)

    @cached_property
    def waiting(self) -> Note | None:
        """The note that holds their word to which no answer of mine is on file, if it is recent."""
        return exchanges.waiting(self.notes, self.contact.id, self.today - exchanges.WAITING)

    @cached_property
    def owed(self) -> tuple[Promise, ...]:
        """My open promises to them."""
        return tuple(p for p in self.promises if p.owner == "me" and p.state == "open")

    @cached_property
    def owing(self) -> tuple[Promise, ...]:
        """Their open promises to me."""
        return tuple(p for p in self.promises if p.owner == "them" and p.state == "open")

    @cached_property
    def gifts(self) -> dict[str, dt.date]:
        """What the user gave, by id, and when: promises kept, introductions and help noted in the user's own words."""
        noted = [n for n in self.notes if introduces(n) or (n.kind != "call" and _gives(n, self.contact.id))]
        return self._kept("me") | {note.id: note.date for note in noted}

    @cached_property
    def gifts_back(self) -> dict[str, dt.date]:
        """What they gave, by id, and when: promises they kept, and help that the user's own notes tell of."""
        return self._kept("them") | {note.id: note.date for note in self.notes if _is_helped(note, self.contact)}

    def _kept(self, owner: str) -> dict[str, dt.date]:
        """The promises OWNER kept, on their day (today, when that is yet to come), else on the day they were made."""
        rows = [p for p in self.promises if p.owner == owner and p.state == "done"]
        return {p.id: min(p.due or p.note_date, self.today) for p in rows}

    @property
    def given(self) -> int:
        """How often the user gave."""
        return len(self.gifts)

    @property
    def received(self) -> int:
        """How often they gave."""
        return len(self.gifts_back)

    @property
    def is_dormant(self) -> bool:
        """Whether nothing was exchanged for half a year, after something was."""
        return self.days_since is not None and self.days_since >= DORMANT_DAYS

    @property
    def overdue(self) -> int:
        """Days by which the rhythm is overdue; 0 when it is not, or when there is none."""
        if not self.contact.every:
            return 0
        since = self.days_since
        if since is None:
            return 1
        return since - self.contact.every if since > self.contact.every * RHYTHM_SLACK else 0

    @property
    def phase(self) -> Phase:
        """Where the tie stands: first contact, given and taken up, or help has come back."""
        if self.received:
            return "leveraging"
        return "building" if self.given or len(self.talks) >= 2 else "beginning"

    @property
    def warmth(self) -> str:
        """How warm the tie is, in plain words."""
        since = self.days_since
        if since is None:
            return "never in touch yet"
        if self.is_dormant:
            return f"quiet for {_span(since)}"
        if self.unanswered:
            heard = self.exchanges[: -len(self.unanswered)]
            last = f"last heard of {_span((self.today - heard[-1].date).days)} ago" if heard else "not heard of yet"
            return f"{last}; you wrote {_span(since)} ago"
        words = "in touch this month" if since <= 31 else f"last in touch {_span(since)} ago"
        talks = len(self.talks)
        return words if not talks else f"{words}, {talks} {'talk' if talks == 1 else 'talks'} so far"

    @property
    def introduced_by(self) -> str | None:
        """The name of who introduced them, as the card says."""
        match = _MET_BY.search(self.contact.met or "")
        return match["name"].strip() if match else None


def survey(app: App) -> list[Tie]:
    """Every tie as it stood on the program's day, by contact id."""
    notes = _by_person(note for note in app.catalog.notes() if note.date <= app.today)
    promises = _by_person(p for p in app.catalog.promises(state=None, private=True) if p.note_date <= app.today)
    marks = _by_person(m for m in app.catalog.marks() if m.confirmed and m.note_date <= app.today)
    mine, done = _own_org(app), Diary(app.notebook).done(app.today)
    return [
        Tie(
            _placed(person, mine), app.today, notes=tuple(notes[person.id]), promises=tuple(promises[person.id]),
            marks=tuple(marks[person.id]), done=done.get(person.id),
        )
        for person in app.catalog.contacts()
    ]  # fmt: skip


def _by_person(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """ROWS by the ids of the people that each is about."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for person in row.contacts:
            found[person].append(row)
    return found


def _own_org(app: App) -> str | None:
    try:
        return app.notebook.me().org
    except AssistantError:  # a broken me.md is named by the commands that need it
        return None


def _placed(person: Contact, mine: str | None) -> Contact:
    """PERSON with the side told from their organisation, where the card does not say it."""
    return person if person.where else replace(person, where=names.placed(person.org, mine))


def introduces(note: Note) -> bool:
    """Whether NOTE tells that the user introduced its people to each other."""
    told = public(note)
    if len(note.contacts) != 1:
        return _INTRODUCED.match(told) is not None
    match = _IN_TOUCH.match(told)
    own = {"him", "her", "them", *note.contacts[0].split("-")}
    return match is not None and set(names.unaccented(match["whom"]).split()) <= own


def _is_helped(note: Note, person: Contact) -> bool:
    """Whether a sentence of NOTE, one of the user's on PERSON alone, tells what they did for the user."""
    told = public(note)
    if note.author != ME or len(note.contacts) > 1:
        return False
    named = re.compile(rf"(?:{re.escape(person.name)}|{re.escape(person.first_name)}) (?=\w)")
    lines = (s for line in marks.plain_lines(told) for s in sentences(line) if _FOR_ME.search(s))
    return any(helped_me(named.sub("she ", s, count=1) if named.match(s) else s, ()) for s in lines)


def _gives(note: Note, contact: str) -> bool:
    return note.author != contact and bool(_GIVEN.match(note.text))


def public(note: Note) -> str:
    """What NOTE says openly; nothing of a private one."""
    return "" if note.private else confidence.public_text(note.text)


def working_days(start: dt.date, end: dt.date) -> int:
    """Mondays to Fridays after START up to and with END."""
    days = (end - start).days
    full, rest = divmod(max(days, 0), 7)
    return full * 5 + sum((start + dt.timedelta(days=full * 7 + n)).weekday() < 5 for n in range(1, rest + 1))


def _span(days: int) -> str:
    """`3 weeks`, `7 months`, `2 years`."""
    for size, word in ((365, "year"), (30, "month"), (7, "week")):
        if days >= 2 * size or (size == 365 and days >= 365):
            number = days // size
            return f"{number} {word if number == 1 else word + 's'}"
    return f"{days} {'day' if days == 1 else 'days'}"
