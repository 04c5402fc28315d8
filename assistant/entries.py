"""A file of notes kept elsewhere: one note, or several under dated headings.

A heading is a line of its own that holds a date (`## 2026-09-14 call`, `14 September 2026:`), with a kind word
when there is one. Behind `#` signs a title may follow, which stays in the note. Where two lines or more begin with a
date and go on (`2026-09-14 Met at the fair.`, `14 September 2026: called`), as a diary does, each begins a note.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from assistant.errors import UsageProblem
from assistant.models import Kind
from assistant.patterns import MONTHS, any_case, as_written

_KINDS: dict[str, Kind] = {
    "call": "call", "phone": "call", "phone call": "call", "video call": "call", "meeting": "meeting",
    "coffee": "meeting", "lunch": "meeting", "message": "message", "chat": "message", "email": "email",
    "e-mail": "email", "mail": "email", "note": "note", "notes": "note",
}  # fmt: skip
_MONTHS = [month[:3].lower() for month in MONTHS]
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_HEADING = any_case(
    r"^(?P<signs>\#{1,6}[ \t]+)?(?:[-*][ \t]+(?=\[?\d{4}-))?(?:\*\*)?[\[(]?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?[ \t]+)?"
    r"(?:(?P<iso>\d{4}-\d{2}-\d{2})"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?[ \t]+(?P<month>{_MONTH})\.?,?[ \t]+(?P<year>\d{{4}})"
    rf"|(?P<us_month>{_MONTH})\.?[ \t]+(?P<us_day>\d{{1,2}})(?:st|nd|rd|th)?,?[ \t]+(?P<us_year>\d{{4}})"
    r"|(?P<dot_day>\d{1,2})\.[ \t]?(?P<dot_month>\d{1,2})\.[ \t]?(?P<dot_year>\d{4}))"
    r"(?![\d-])(?P<rest>.*)$"
)
_UNCLEAR = any_case(
    r"^\#{1,6}[ \t]+(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
    rf"|{_MONTH}\.? \d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?\.? {_MONTH})\b"
)
"""A heading with a day that may be read in two ways, or has no year."""
_AROUND = " \t:,.\u2013\u2014-()[]"
_SEPARATOR = as_written(r"^(?:\*\*|[\])])*[\s:\u2013\u2014-]*")
_KIND = any_case(rf"^(?:{'|'.join(sorted(_KINDS, key=len, reverse=True))})\b")
_FENCE = as_written(r"^[ \t]*(?:```|~~~)")


@dataclass(frozen=True)
class Entry:
    """One note of a file; what its heading does not say is None."""

    date: dt.date | None
    kind: Kind | None
    text: str


@dataclass(frozen=True)
class Entries:
    """The notes of a file, the lines that went into none of them, and headings whose day cannot be told."""

    notes: tuple[Entry, ...]
    left_out: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()


def split(text: str) -> Entries:
    """The notes in TEXT, in its order; text without a dated heading is one note.

    Raises:
        UsageProblem: a heading names a day that does not exist.
    """
    sections: list[tuple[Entry, list[str]]] = [(Entry(None, None, ""), [])]
    heads = [""]
    fenced = False
    lines = text.split("\n")
    diary = sum(_goes_on(line) for line in lines) > 1 and not any(heading(line) for line in lines)
    for number, line in enumerate(lines, start=1):
        fenced ^= bool(_FENCE.match(line))
        head = None if fenced else heading(line, number, diary=diary)
        if head is None:
            sections[-1][1].append(line)
        else:
            sections.append((head, [head.text] if head.text else []))
            heads.append(line.strip())
    unclear = tuple(line.strip() for line in lines if _UNCLEAR.match(line) and not heading(line))
    return replace(_kept(sections, heads), unclear=unclear)


def heading(line: str, number: int = 1, *, diary: bool = False) -> Entry | None:
    """The date, kind and title of a dated heading, or None for any other line.

    In a DIARY the title is the text of the day, which stands behind its date.
    """
    match = _HEADING.match(line.strip())
    if match is None:
        return None
    rest = match["rest"].strip().removesuffix("**").strip(_AROUND)
    kind = _KIND.match(rest)
    title = rest[kind.end() :].strip(_AROUND) if kind else rest
    if diary and _goes_on(line):
        said = _SEPARATOR.sub("", match["rest"])
        return Entry(_date(match, line, number), _KINDS[kind[0].lower()] if kind else None, said)
    if title and not match["signs"]:
        return None  # a sentence that begins with a date
    return Entry(_date(match, line, number), _KINDS[kind[0].lower()] if kind else None, title)


def _goes_on(line: str) -> bool:
    """Whether LINE begins with a date that its text follows: behind 2026-09-14 at once, behind others a mark."""
    match = _HEADING.match(line.strip())
    if match is None or match["signs"]:
        return False
    rest = match["rest"]
    return bool(rest.strip(_AROUND + "*") and (match["iso"] or re.match(r"(?:\*\*|[\])])*\s*[:\u2013\u2014-]", rest)))


def _kept(sections: list[tuple[Entry, list[str]]], heads: list[str]) -> Entries:
    notes, left_out = [], []
    for (head, lines), line in zip(sections, heads, strict=True):
        body = "\n".join(lines).strip("\n").rstrip()
        only_titles = all(not row.strip() or row.startswith("#") for row in lines)
        if head.date is None and len(sections) > 1 and only_titles:
            left_out += [row.strip() for row in lines if row.strip()]
        elif not body.strip():
            left_out += [line] if line else []
        else:
            notes.append(Entry(head.date, head.kind, body))
    return Entries(tuple(notes), tuple(left_out))


def _date(match: re.Match[str], line: str, number: int) -> dt.date:
    try:
        if match["iso"]:
            return dt.date.fromisoformat(match["iso"])
        if match["dot_day"]:
            return dt.date(int(match["dot_year"]), int(match["dot_month"]), int(match["dot_day"]))
        month = match["month"] or match["us_month"]
        day, year = match["day"] or match["us_day"], match["year"] or match["us_year"]
        return dt.date(int(year), _MONTHS.index(month[:3].lower()) + 1, int(day))
    except ValueError as error:
        raise UsageProblem(f"Line {number} is headed {line.strip()!r}, and there is no such day. Mend it.") from error
