"""Regular expressions and lists of words, as the modules that read English write them down.

A pattern is compiled at its first use: a command pays only for what it reads.
"""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import cast

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT_FORMS = {
    "w": "with", "w/": "with", "w/o": "without", "abt": "about", "ppl": "people", "mtg": "meeting", "mtgs": "meetings",
    "wk": "week", "wks": "weeks", "yr": "year", "yrs": "years", "hrs": "hours", "wd": "would", "shd": "should",
    "pls": "please", "plz": "please",
}  # fmt: skip
"""What quick notes write short, and cannot be read otherwise."""
LISTS = Path(__file__).resolve().parent / "wordlists"


class _Lazy:
    """What `re.compile(text, flags)` gives, made when something of it is first asked for."""

    def __init__(self, text: str, flags: re.RegexFlag) -> None:
        self.pattern = text
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> object:
        found: object = getattr(self._compiled, name)
        self.__dict__[name] = found  # the next call goes straight to the compiled pattern
        return found


def any_case(text: str) -> re.Pattern[str]:
    """The pattern of TEXT, whatever the case of what it is held against."""
    return cast("re.Pattern[str]", _Lazy(text, re.IGNORECASE))


def as_written(text: str) -> re.Pattern[str]:
    """The pattern of TEXT, capitals and small letters told apart."""
    return cast("re.Pattern[str]", _Lazy(text, re.NOFLAG))


def words(text: str) -> frozenset[str]:
    """The words of TEXT, which stand apart by white space."""
    return frozenset(text.split())


_COUNTS = any_case(
    r"(?:\d|\b(?:an?|one|two|three|four|five|six|eight|ten|half|per|each|every|(?:first|last|next)))[ -]?$"
)
"""What stands before a short form of time."""


def in_full(short: str, before: str) -> str | None:
    """What SHORT, behind BEFORE in a quick note, is in full; None where it is something else.

    "2 hr" is an hour, "the hr meeting" is held by a department, and so is "HR": who writes capitals writes a name.
    """
    if short.isupper() and len(short) > 1:
        return None
    if short.lower() == "hr":
        return "hour" if _COUNTS.search(before) else None
    return SHORT_FORMS.get(short.lower())


def listed(name: str) -> list[str]:
    """The words of a list of the program, `wordlists/NAME.txt`, in their order; a line that begins with # is a note."""
    lines = (LISTS / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    return [word for line in lines if not line.startswith("#") for word in line.split()]


EXACT_DAY = as_written(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(MONTHS)})\b|\b(?:{'|'.join(MONTHS)}) \d{{1,2}}\b")
"""A day with its month: "30 November"."""
