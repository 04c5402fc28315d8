"""Drafts with their evidence, read from `clean_drafts.txt`: what the tests of the checks start from."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from pathlib import Path

from assistant import confidence, marks
from assistant.models import Contact, Evidence, Mark, Me, Note, Promise, Source
from assistant.results import Ask, Claim, Draft

HERE = Path(__file__).resolve().parent
CREATED = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Case:
    """A message and all that its writer knew."""

    name: str
    evidence: Evidence
    draft: Draft


def cases(path: Path = HERE / "clean_drafts.txt") -> list[Case]:
    """Every block of the file."""
    return [_case(block) for block in path.read_text(encoding="utf-8").split("\n== ")[1:]]


def evidence(notes: str, **fields: object) -> Evidence:
    """Evidence with NOTES (`--- 2026-09-14 meeting`, then its lines) about Dana Lee, for Sam, on 23 November 2026."""
    start = Evidence(Contact("dana-lee", "Dana Lee"), Me("Sam Ortiz"), dt.date(2026, 11, 23), "", goal_given=True)
    return replace(with_notes(start, notes), **fields)  # type: ignore[arg-type]


def with_notes(known: Evidence, text: str) -> Evidence:
    """KNOWN with the notes of TEXT, their marks, promises and private lines."""
    notes: list[Note] = []
    for number, block in enumerate(re.split(r"^--- ", text, flags=re.MULTILINE)[1:], start=1):
        head, _, body = block.partition("\n")
        day, kind = head.split()
        date = dt.date.fromisoformat(day)
        notes.append(Note(f"note{number}", date, CREATED, kind, (known.contact.id,), body.strip()))  # type: ignore[arg-type]
    lines: list[Mark] = [mark for note in notes for mark in marks.marks(note)]
    promises: list[Promise] = [promise for note in notes for promise in marks.promises(note)]
    return replace(
        known,
        sources=tuple(
            Source(f"n{number}", n.id, n.date, n.kind, n.author, confidence.public_text(n.text), n.contacts)
            for number, n in enumerate(notes, start=1)
        ),
        marks=tuple(lines),
        promises=tuple(p for p in promises if p.state == "open"),
        kept=tuple(p for p in promises if p.state == "done"),
        private_lines=tuple(line for n in notes for line in confidence.private_lines(n.text)),
        last_contact=max((n.date for n in notes if n.kind != "note"), default=None),
    )


def _case(block: str) -> Case:
    head, _, message = block.partition("\n>>>")
    head, cut, notes = head.partition("\n--- ")
    title, *rest = head.split("\n")
    subject, _, message = message.partition("\n")
    body, fields = _parted(message)
    values = [line.partition(": ")[::2] for line in [*rest, *fields, *_stray(cut + notes)]]
    last = dict(values)
    lines = dict(goal="", channel="email", kind="hello", card="", level=None, others="") | last
    name, role, org = [*(part.strip() for part in last["to"].split("|")), None, None][:3]
    mine = [*(part.strip() for part in last["me"].split("|")), None, None][:3]
    me = Me(mine[0] or "", mine[1], mine[2], offers=tuple(value for key, value in values if key == "offer"))
    contact = Contact("them", name or "", role=role, org=org, text=str(lines["card"]))
    start = Evidence(
        contact, me, dt.date.fromisoformat(last["today"]), str(lines["goal"]), goal_given=True,
        message_kind=str(lines["kind"]), channel=str(lines["channel"]),
        other_people=tuple(part.strip() for part in str(lines["others"]).split(",") if part.strip()),
    )  # fmt: skip
    known = with_notes(start, f"{cut}{notes}".strip())
    return Case(title.strip(), known, _draft(subject.strip(), body, values))


def _draft(subject: str, body: str, values: list[tuple[str, str]]) -> Draft:
    last = dict(values)
    ask = None
    if "ask" in last:
        head, text = (part.strip() for part in last["ask"].split("|"))
        kind, *minutes = head.split()
        ask = Ask(text=text, kind=kind, minutes=int(minutes[0]) if minutes else None)  # type: ignore[arg-type]
    claims = [[part.strip() for part in value.split("|")] for key, value in values if key == "claim"]
    return Draft(
        subject=subject, body=body, ask=ask, offer=last.get("gives"), easy_out=last.get("out"),
        claims=[Claim(note=note, text=text, quote=quote) for note, text, quote in claims],
    )  # fmt: skip


def _parted(message: str) -> tuple[str, list[str]]:
    """The body, and the field lines below it."""
    lines = message.strip("\n").split("\n")
    at = next((n for n, line in enumerate(lines) if re.match(r"(?:ask|out|gives|claim|goal): ", line)), len(lines))
    return "\n".join(lines[:at]).strip(), [line for line in lines[at:] if line]


def _stray(notes: str) -> list[str]:
    """Header lines that stand among the notes."""
    return [line for line in notes.split("\n") if re.match(r"(?:others): ", line)]
