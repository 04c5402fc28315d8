"""Passages: the pieces of notes that are ranked and shown, alone and among their neighbours."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

TARGET_WORDS = 80
"""A passage closes at the next sentence after this many words: about half of what the local model reads at once."""
MAX_WORDS = 160
"""No passage is longer, so that its end is not cut off by the model's 256 tokens."""
NEIGHBOURS = 1
"""Passages of the same talk on either side that make up the context of one."""

_SENTENCE = re.compile(r"(?<=[.!?\u3002\uff01\uff1f])[\"'\u201d\u2019)]*\s+")


@dataclass(frozen=True)
class Passage:
    """A piece of one note. `id` is `<note>:<order>`; `order` is its place within the note, from 0."""

    id: str
    note: str
    contacts: tuple[str, ...]
    date: dt.date
    author: str
    kind: str
    text: str
    order: int


def split(text: str) -> list[str]:
    """The passages of a note's text: lines kept whole while they fit, long ones cut between sentences."""
    passages: list[str] = []
    current: list[str] = []
    size = 0
    for line in text.split("\n"):
        if not line.strip():
            if size >= TARGET_WORDS // 2:
                _close(passages, current)
                size = 0
            continue
        for piece in _pieces(line):
            words = len(piece.split())
            if current and size + words > MAX_WORDS:
                _close(passages, current)
                size = 0
            current.append(piece)
            size += words
            if size >= TARGET_WORDS:
                _close(passages, current)
                size = 0
    _close(passages, current)
    return passages


def headed(passage: Passage) -> str:
    """The passage as it is ranked alone: `(2 November 2026) Dana Lee: text`."""
    return f"({passage.date.day} {passage.date:%B %Y}) {passage.author}: {passage.text}"


def contexts(passages: Sequence[Passage]) -> list[str]:
    """Each of PASSAGES (in the order of their notes) with its neighbours of the same talk.

    Neighbours are the passages before and after it in the same note, or in notes of the same day on the same person.
    """
    texts = []
    for place, passage in enumerate(passages):
        around = passages[max(0, place - NEIGHBOURS) : place + NEIGHBOURS + 1]
        talk = [p for p in around if p.note == passage.note or _same_talk(p, passage)]
        texts.append("\n".join(f"{p.author}: {p.text}" for p in talk))
    return texts


def _same_talk(one: Passage, other: Passage) -> bool:
    return one.date == other.date and one.contacts[:1] == other.contacts[:1]


def _close(passages: list[str], current: list[str]) -> None:
    if current:
        passages.append("\n".join(current))
        current.clear()


def _pieces(line: str) -> list[str]:
    """LINE whole, or cut between sentences (between words where a sentence is too long)."""
    if len(line.split()) <= MAX_WORDS and len(line) <= MAX_WORDS * 12:
        return [line]
    pieces: list[str] = []
    for sentence in _SENTENCE.split(line):
        words = sentence.split()
        if len(words) <= 1 and len(sentence) > MAX_WORDS * 6:  # a script without spaces, or one endless token
            pieces += [sentence[i : i + MAX_WORDS * 6] for i in range(0, len(sentence), MAX_WORDS * 6)]
            continue
        for start in range(0, len(words), MAX_WORDS):
            part = " ".join(words[start : start + MAX_WORDS])
            if pieces and len(pieces[-1].split()) + len(part.split()) <= TARGET_WORDS:
                pieces[-1] += " " + part
            else:
                pieces.append(part)
    return pieces
