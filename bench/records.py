"""Records of conversations with what was promised marked in line: what teaches the ear, and what measures it.

A file holds records between lines of `====`, each a head (`date:`, `me:`, `them:`, `kind: call` or `notes`), a line
`---` and the words. `<p who=me due=2026-12-02>...</p>` marks a promise, `<m who=them>...</m>` what only sounds like one.
In `labelled/matters` other things are marked: what a note says of its person that matters to a message, `<f>` a fact,
`<n>` a need, `<o>` an offer, `<e>` an event ahead, `<u>` what is better left unsaid.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from assistant import heard, transcripts
from assistant.heard import talk
from assistant.heard.ear import Ear
from assistant.heard.talk import Sentence
from assistant.heard.wordings import Names
from assistant.transcripts import Turn

_TAG = re.compile(r"<(?P<open>[pmfnoeu])(?P<fields>[^>]*)>|</(?P<close>[pmfnoeu])>")


@dataclass(frozen=True)
class Marked:
    """Marked words, `text[start:end]` of their record: a promise (`p`), a maybe (`m`) of `who`, or another kind of mark."""

    kind: str
    who: str
    due: dt.date | None
    start: int
    end: int


@dataclass(frozen=True)
class Record:
    """One conversation, or the user's notes on one, without its marks."""

    name: str
    date: dt.date
    me: str
    them: str
    kind: str
    text: str
    marked: tuple[Marked, ...] = field(default=())

    @property
    def promises(self) -> list[Marked]:
        """The marked promises."""
        return [m for m in self.marked if m.kind == "p"]

    def turns(self) -> list[Turn]:
        """The record as the program reads it."""
        return list(transcripts.parse(self.text).turns) if self.kind == "call" else [Turn(None, self.text)]

    def sentences(self) -> tuple[list[Sentence], bool]:
        """Its sentences as the ear reads them, and whether they are notes."""
        turns = self.turns()
        speakers = tuple(dict.fromkeys(turn.speaker for turn in turns if turn.speaker))
        if speakers:
            return talk.sentences(turns, talk.roles(turns, speakers, self.me, [self.them])), False
        return talk.sentences([Turn(None, self.text)], {}, notes=True), True

    def names(self) -> Names:
        """The two people."""
        return Names(self.me, self.them)

    def heard(self, ear: Ear | None) -> heard.Heard:
        """What a recap without a model hears in it."""
        return heard.listen(self.turns(), me=self.me, contact=self.them, call_date=self.date, ear=ear)


def load(*paths: Path) -> list[Record]:
    """The records of every file (of folders, every `.txt`)."""
    files = [f for path in paths for f in (sorted(path.glob("*.txt")) if path.is_dir() else [path])]
    return [record for file in files for record in _records(file)]


def _records(path: Path) -> Iterator[Record]:
    for number, raw in enumerate(re.split(r"^====$\n?", path.read_text(encoding="utf-8"), flags=re.MULTILINE), start=1):
        if raw.strip():
            yield parse(f"{path.stem}/{number:03}", raw.strip("\n"))


def parse(name: str, raw: str) -> Record:
    """The record in RAW (ValueError when its head lacks a field or a mark is not closed)."""
    head, line, body = raw.partition("\n---\n")
    fields = dict(re.findall(r"^(date|me|them|kind):\s*(.+?)\s*$", head, re.MULTILINE))
    if not line or len(fields) < 4:
        raise ValueError(f"{name}: the head needs date, me, them, kind and a line ---")
    text, marked = _unmarked(name, body.strip("\n"))
    return Record(
        name, dt.date.fromisoformat(fields["date"]), fields["me"], fields["them"], fields["kind"], text, marked
    )


def _unmarked(name: str, body: str) -> tuple[str, tuple[Marked, ...]]:
    text, last = "", 0
    opened: list[tuple[str, dict[str, str], int]] = []
    marked: list[Marked] = []
    for tag in _TAG.finditer(body):
        text += body[last : tag.start()]
        last = tag.end()
        if tag["open"]:
            opened.append((tag["open"], dict(re.findall(r"(\w+)=\"?([\w-]+)\"?", tag["fields"])), len(text)))
            continue
        if not opened:
            raise ValueError(f"{name}: a mark is closed that was not opened")
        kind, fields, start = opened.pop()
        due = dt.date.fromisoformat(fields["due"]) if fields.get("due") else None
        marked.append(Marked(kind, fields.get("who", "them"), due, start, len(text)))
    if opened:
        raise ValueError(f"{name}: a mark is not closed")
    return text + body[last:], tuple(sorted(marked, key=lambda m: m.start))
