"""The values that travel through the program: people, notes, marks, promises, evidence.

Plain frozen dataclasses: pydantic costs 0.1 s to import and `contact`, `note` and `promise` do without
it. What a model returns is pydantic and lives in `results`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import dropwhile
from pathlib import Path
from typing import Literal, get_args

Where = Literal["internal", "external"]
Level = Literal["senior", "peer", "junior"]
Kind = Literal["call", "meeting", "message", "email", "note"]
Owner = Literal["me", "them"]
PromiseState = Literal["open", "done", "dropped"]

KINDS: tuple[Kind, ...] = get_args(Kind)
WHERES: tuple[Where, ...] = get_args(Where)
LEVELS: tuple[Level, ...] = get_args(Level)
MARK_KINDS = ("need", "offer", "win", "wants", "fact", "when")
ME = "me"
"""The reserved id of the user; `author: me` is a note in the user's own words."""


TITLES = frozenset(
    "dr mr mrs ms mx prof sir dame hon rev med ing dipl cllr fr capt cpt col lt sgt maj gen adv eng judge madam madame"  # noqa: SIM905
    " monsieur mme mlle herr frau se\u00f1or se\u00f1ora sra signor signora ma\u00eetre".split()
)
"""What stands before a name and is none."""
_UNSPOKEN = {"ing", "dipl", "med", "eng", "adv"}
_BEFORE_FIRST = {"sir", "dame", "fr"}
"""Titles that nobody is called by, and titles that stand with the first name."""
_OF_A_LAST_NAME = frozenset("de da di del della dos du la le van von der den ten ter al bin".split())  # noqa: SIM905
_CALLINGS = frozenset(
    "sister father brother mother captain major colonel sergeant lieutenant commander admiral nurse imam rabbi pastor"  # noqa: SIM905
    " reverend bishop deacon canon coach uncle aunt auntie".split()
)
"""Words before a name with which somebody is called, first name or not, and that are names of people in a text, too."""
_SUFFIXES = {"jr", "sr", "ii", "iii", "iv", "phd", "md", "mba", "esq"}


def _untitled(words: list[str]) -> list[str]:
    """WORDS of a name without the titles before it; "Maj" at the end of "Zofia Maj" is none."""
    return list(dropwhile(lambda word: word.rstrip(".").casefold() in TITLES, words))


def _given_first(name: str) -> list[str]:
    """The words of NAME in the order in which they are said: "Lee, Dana" is Dana Lee; "Lund, Jr." stays."""
    family, comma, given = (part.strip() for part in name.partition(","))
    if not comma or not given or given.split()[0].rstrip(".").casefold() in _SUFFIXES:
        return family.split()
    return [*given.replace(",", " ").split(), *family.split()]


@dataclass(frozen=True)
class Contact:
    """One person: the front matter of `people/<id>.md` plus the free text below it."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    role: str | None = None
    org: str | None = None
    where: Where | None = None
    level: Level | None = None
    every: int | None = None
    met: str | None = None
    do_not_contact: bool = False
    not_before: dt.date | None = None
    text: str = ""
    path: Path | None = None

    @property
    def greeted(self) -> str:
        """What a greeting uses: the first name, or a title and the last one: "Dr. Nwosu", "Dr de la Cruz"."""
        words = [word for word in _given_first(self.name) if word.rstrip(".").casefold() not in _SUFFIXES]
        title, rest = words[0].rstrip(".").casefold() if words else "", _untitled(words)
        if title not in TITLES - _UNSPOKEN or self.first_name == self.name or self.first_name in self.aliases:
            return self.first_name
        last = next((n for n, word in enumerate(rest) if n and word in _OF_A_LAST_NAME), len(rest) - 1)
        return " ".join([words[0], *(rest[:1] if title in _BEFORE_FIRST else rest[last:])])

    @property
    def first_name(self) -> str:
        """The first word of the name, titles such as "Dr." passed over.

        An alias that is a word of the name comes before it: "Nguyen Thi Hoa" with the alias "Hoa" is greeted as Hoa.
        """
        words = _given_first(self.name)
        if called := next((alias for alias in self.aliases if alias in words), None):
            return called
        rest = _untitled(words)
        calling = len(words) > 1 and words[0].casefold() in _CALLINGS
        if calling or (len(words) > len(rest) and len(rest) < 2):
            return self.name  # "Dr. Pell": a title and a surname; "Sister Bernadette"
        return rest[0] if rest else self.name


@dataclass(frozen=True)
class Me:
    """The user: `me.md`."""

    name: str = ""
    role: str | None = None
    org: str | None = None
    minutes_a_week: int | None = None
    slot: str | None = None
    """When in the week the user plans: `Tue 9:30`."""
    goals: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    """What the user would like to learn from somebody on the way to the goals."""
    offers: tuple[str, ...] = ()
    voice: str = ""
    text: str = ""

    @property
    def names(self) -> list[str]:
        """The words of the name in the order in which they are said, titles left out."""
        words = _given_first(self.name)
        return _untitled(words) or words


@dataclass(frozen=True)
class Note:
    """One dated note, a file of its own. `text` is the whole body, private lines included."""

    id: str
    date: dt.date
    created: dt.datetime
    kind: Kind
    contacts: tuple[str, ...]
    text: str
    time: dt.time | None = None
    author: str = ME
    private: bool = False
    source: str | None = None
    path: Path | None = None

    @property
    def order(self) -> tuple[dt.date, dt.time, dt.datetime]:
        """Notes of one contact are read in this order."""
        return (self.date, self.time or dt.time.min, self.created)


@dataclass(frozen=True)
class Mark:
    """A line that carries structure: `need: ...`, `when: 2026-11-30 ...`. `need?: ...` is only suggested."""

    kind: str
    text: str
    note: str
    note_date: dt.date
    note_kind: str
    line: int
    contacts: tuple[str, ...]
    confirmed: bool = True
    date: dt.date | None = None


@dataclass(frozen=True)
class Promise:
    """A task line: `- [ ] I owe: send her the checklist (due 2026-11-10)`."""

    id: str
    owner: Owner
    text: str
    note: str
    note_date: dt.date
    note_kind: str
    line: int
    contacts: tuple[str, ...]
    due: dt.date | None = None
    state: PromiseState = "open"
    private: bool = False
    """Of a private note, or with words said in confidence: shown to the user, and in no text that leaves the home."""

    @property
    def urgency(self) -> tuple[bool, bool, dt.date | None, dt.date]:
        """A key to sort by: mine before theirs, the dated before the others, the earliest day first."""
        return (self.owner != "me", self.due is None, self.due, self.note_date)


@dataclass(frozen=True)
class Source:
    """A note as evidence, private lines cut. `ordinal` (n1, n2 ...) stands for it in a request."""

    ordinal: str
    note: str
    date: dt.date
    kind: str
    author: str
    text: str
    contacts: tuple[str, ...]
    found_by_goal: bool = False
    sent: bool = False
    """A message of mine to the contact, so no talk."""

    @property
    def is_talk(self) -> bool:
        """Whether the contact had a word in it: a call, a meeting, a message of theirs."""
        return self.kind != "note" and not self.sent


@dataclass(frozen=True)
class Withheld:
    """A line on file that is told to nobody as theirs, why, and whom else it NAMES."""

    text: str
    why: str
    names: str | None = None


@dataclass(frozen=True)
class Evidence:
    """All that a job may know: one contact, their public notes, the user, the goal, the day."""

    contact: Contact
    me: Me
    today: dt.date
    goal: str
    goal_given: bool
    sources: tuple[Source, ...] = ()
    marks: tuple[Mark, ...] = ()
    promises: tuple[Promise, ...] = ()
    kept: tuple[Promise, ...] = ()
    said: tuple[Promise, ...] = ()
    """What plain notes say was promised and no line keeps; an agenda shows it, and no prompt does."""
    goal_note: str | None = None
    message_kind: str = "hello"
    channel: str = "email"
    minutes: int = 20
    other_people: tuple[str, ...] = ()
    private_lines: tuple[str, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    last_contact: dt.date | None = None
    last_talk: dt.date | None = None
    """The day of the last public exchange that is no message of mine."""
    waiting: str | None = None
    """The note that holds their message, when it is the last word between you."""
    silence: str | None = None
    """The note that holds my last message, when it asked something and nothing has come back."""
    agenda: str | None = None
    transcript: str | None = None
    call_date: dt.date | None = None
    speakers: tuple[str, ...] = ()

    def source(self, ordinal_or_id: str) -> Source | None:
        """The source with this ordinal or note id, or None."""
        return next((s for s in self.sources if ordinal_or_id in (s.ordinal, s.note)), None)
