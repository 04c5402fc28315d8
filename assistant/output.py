"""The one door to the terminal: text that cannot act, in the shapes the commands print."""

from __future__ import annotations

import datetime as dt
import re
import sys
import unicodedata
from json import dumps

import click

_JOINER = "\u200d"
_VARIATION = range(0xFE00, 0xFE10)
_UNSAFE = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def _emoji(character: str) -> bool:
    return unicodedata.category(character) in ("So", "Sk") or ord(character) in _VARIATION


def _visible(text: str, position: int) -> str:
    character = text[position]
    if character in "\n\t" or unicodedata.category(character) not in _UNSAFE:
        return character
    inside = 0 < position < len(text) - 1
    if character == _JOINER and inside and _emoji(text[position - 1]) and _emoji(text[position + 1]):
        return character
    return f"\\u{{{ord(character):x}}}"


def safe(text: str) -> str:
    """TEXT with control, bidi, zero-width, tag and separator characters shown as `\\u{...}`.

    Newlines and tabs stay, joiners stay inside emoji.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n")
    return "".join(_visible(text, i) for i in range(len(text)))


def one_line(text: str) -> str:
    """TEXT on one line, spaces collapsed, safe to print."""
    return safe(re.sub(r"\s+", " ", text).strip())


def answer(text: str = "") -> None:
    """Print an answer (stdout)."""
    click.echo(safe(text))


def json(value: object) -> None:
    """Print VALUE as JSON (stdout)."""
    answer(dumps(value, indent=2))


def note(text: str = "") -> None:
    """Print progress, hints and sources (stderr)."""
    click.echo(safe(text), err=True)


def day(date: dt.date, today: dt.date | None = None) -> str:
    """`2 Nov`, with the year when it is not TODAY's: `2 Nov 2025`."""
    short = f"{date.day} {date:%b}"
    return short if today is None or date.year == today.year else f"{short} {date.year}"


def is_terminal() -> bool:
    """Whether a person is looking at stdout and can answer on stdin."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def marked(body: str, doubtful: list[str]) -> str:
    """BODY with each doubtful sentence on a line of its own after `\u26a0 `."""
    pieces = [part for sentence in doubtful for part in sentence.split("\n")]  # a quotation may run over a line break
    lines = []
    for line in body.split("\n"):
        spans = sorted({(at, at + len(s)) for s in pieces if s.strip() and (at := line.find(s)) >= 0})
        end = 0
        for start, stop in spans:
            if start < end:
                continue
            lines += [part for part in (line[end:start].strip(), f"\u26a0 {line[start:stop].strip()}") if part]
            end = stop
        rest = line[end:].strip() if spans else line
        if rest or not spans:
            lines.append(rest)
    return "\n".join(lines)
