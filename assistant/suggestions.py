"""Promises that a note states in plain words, offered as task lines. Rules only: a certain few, or none.

`heard` reads whole calls and may be unsure; this reads one's own notes and is silent in doubt.
"""

from __future__ import annotations

import datetime as dt
import re

from assistant import marks
from assistant.heard import days
from assistant.models import Note

_VERB = (
    r"(?:send|share|forward|introduce|e-?mail|mail|write|call|give|bring|lend|pass|connect|review|read|book|return"
    r"|put (?:her|him|them|me|us) in touch|look (?:into|at)|get back to)"
)
_I = re.compile(
    rf"^(?:(?:and|so|ok|okay|then),? )?I(?:['\u2019]ll| will| promised (?:\w+ )?(?:to|I['\u2019]d|I would)"
    rf"| said I(?:['\u2019]d| would)) (?P<what>{_VERB}\b.+)$",
    re.IGNORECASE,
)
_THEY = re.compile(
    rf"^(?:(?:and|so|then),? )?(?P<who>she|he|they|[A-Z][\w'\u2019-]+)(?:['\u2019]ll| will| promised (?:me )?to) "
    rf"(?P<what>{_VERB} (?:me|us)\b.+)$"
)
_DOUBT = re.compile(
    r"\b(?:maybe|perhaps|might|may|could|would|should|if|unless|hope|hopefully|try|probably|possibly|not|never|or)\b|\?",
    re.IGNORECASE,
)
_ALLOWED = re.compile(r"^(?:I promised \w+ I would|I said I would)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=\S)[^.!?\n]+)*[.!?]*")


def promises(note: Note, first_name: str) -> list[str]:
    """Task lines for what NOTE says was promised, by the user or by the person called FIRST_NAME.

    Empty when the note has task lines already: its writer knows how to mark them.
    """
    if note.private or marks.promises(note):
        return []
    found = [_line(match[0].strip(), note.date, first_name) for match in _SENTENCE.finditer(_prose(note.text))]
    return list(dict.fromkeys(line for line in found if line))


def _prose(text: str) -> str:
    """The public lines of TEXT that are plain sentences."""
    lines = marks.public_text(text).split("\n")
    return "\n".join(line for line in lines if not re.match(r"[ \t]*(?:[>#|]|[-*+] \[|\w+\??:)", line))


def _line(sentence: str, day: dt.date, first_name: str) -> str | None:
    sentence = re.sub(r"^[-*+] ", "", sentence)
    mine, theirs = _I.match(sentence), _THEY.match(sentence)
    if theirs and theirs["who"].casefold() not in ("she", "he", "they", first_name.casefold()):
        theirs = None
    match = mine or theirs
    if match is None or _DOUBT.search(_ALLOWED.sub("", sentence)):
        return None
    text, due = _dated(match["what"].rstrip(" .!"), day)
    return marks.task_line("me" if mine else "them", text, due) if len(text.split()) > 1 else None


def _dated(text: str, day: dt.date) -> tuple[str, dt.date | None]:
    """TEXT without the day it names, and that day, when it names exactly one."""
    named = days.find(text, day)
    if len(named) != 1 or named[0].date is None or named[0].clash:
        return text, None
    clean = f"{text[: named[0].start].rstrip(' ,')} {text[named[0].end :].strip(' ,')}".strip()
    return clean, named[0].date
