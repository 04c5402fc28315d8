"""Promises and needs that a note states in plain words, offered as lines; the rules of `heard`, or none."""

from __future__ import annotations

import re

from assistant import heard, marks
from assistant.models import ME, Note
from assistant.transcripts import Turn


def lines(note: Note, me: str, contact: str) -> list[str]:
    """Task lines and `need:` lines for what NOTE says of its user ME and of CONTACT (full names), promises first.

    A note that has lines of a kind already gets no more of that kind: its writer knows how to mark them.
    """
    prose = _prose(note.text)
    if note.private or note.author != ME or not prose.strip():
        return []
    found = heard.listen([Turn(None, prose)], me=me, contact=contact, call_date=note.date)
    offered: list[str] = []
    if not marks.promises(note):
        owed = [marks.task_line("me", i.text, i.due) for i in found.i_owe if " " in i.text]
        offered += owed + [marks.task_line("them", i.text, i.due) for i in found.they_owe if " " in i.text]
    if not any(mark.kind in ("need", "wants") for mark in marks.marks(note)):
        offered += [marks.mark_line("need", item.text) for item in found.needs]
    return list(dict.fromkeys(offered))


def _prose(text: str) -> str:
    """The public lines of TEXT that are plain sentences."""
    public = marks.public_text(text).split("\n")
    return "\n".join(line for line in public if not re.match(r"[ \t]*(?:[>#|]|[-*+] \[|\w+\??:\s)", line))
