"""Text cut into its sentences, and the words in quotation marks."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.models import TITLES
from assistant.patterns import as_written

_STOP = r"(?<=[.!?])\s+"
_SHORT = TITLES | {"st", "ca", "no", "approx", "vs", "nr"}
"""Words before a full stop that ends no sentence."""
_SENTENCE_END = as_written(r"[.!?]+[\"'\u201d\u2019)]*\s+")
TURN = as_written(r"^[^\n:]{1,40}:\s+")
"""A speaker's name before what they say."""
_OPENING = as_written(r"^[ \t]*(?:[-*+>#]|\d+[.)]\s|```|~~~)")
WRAPPED = 50
"""Characters from which on a line without a full stop is taken as wrapped: the sentence goes on below."""
QUOTED = as_written(r"\"[^\"]*\"|\u201c[^\u201d]*\u201d")
"""Words in quotation marks."""


def sentences(text: str, *, hurried: bool = True) -> list[str]:
    """TEXT cut behind its full stops; that of "St. Gall", "Dr. Pell" or "v. good" ends nothing.

    HURRIED notes begin a sentence with a small letter too, and call people "W.".
    """
    found: list[str] = []
    for part in re.split(_STOP if hurried else rf"{_STOP}(?=[A-Z\d\"'\u201c])", text.strip()):
        last = found[-1].split()[-1].lstrip("(\"'\u201c") if found and found[-1] else ""
        letter = re.search(r"(?:^|\.)[a-z]\.$", last if hurried else last.lower())
        if letter or (last.endswith(".") and last[:-1].casefold() in _SHORT):
            found[-1] += f" {part}"
        else:
            found.append(part)
    return found


def spans(text: str) -> list[tuple[int, int]]:
    """The sentences of TEXT as (start, end). A line ends its sentence unless it was wrapped in the middle of it."""
    lines, starts = text.split("\n"), line_starts(text)
    bounds = {0, len(text)}
    for line, start, following in zip(lines, starts, [*lines[1:], ""], strict=True):
        bounds |= {start + match.end() for match in _SENTENCE_END.finditer(line)}
        if not _wrapped(line, following):
            bounds.add(min(start + len(line) + 1, len(text)))
    return [(a, b) for a, b in pairwise(sorted(bounds)) if text[a:b].strip()]


def _wrapped(line: str, following: str) -> bool:
    """Whether the sentence at the end of LINE goes on in the FOLLOWING line."""
    end = line.rstrip()
    if not end or not following.strip() or _OPENING.match(following) or TURN.match(following):
        return False
    return end[-1] in ",;:-\u2013\u2014" or (len(end) >= WRAPPED and end.rstrip("\"'\u201d\u2019)")[-1:] not in ".!?")


def line_starts(text: str) -> list[int]:
    """Where the lines of TEXT begin."""
    return [0, *(match.end() for match in re.finditer("\n", text))]
