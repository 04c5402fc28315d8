"""Words of nearly the same meaning, as the local model sees them; `bench/alike_words.py` makes the table."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parent / "minilm" / "alike.txt"


def stems_like(stem: str) -> tuple[str, ...]:
    """The stems that mean nearly the same as STEM, in the order of the alphabet; none when the table has it not."""
    return _table().get(stem, ())


@cache
def _table() -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    rows = (line.split() for line in FILE.read_text(encoding="ascii").splitlines() if not line.startswith("#"))
    for first, *others in rows:
        for other in others:
            found[first].append(other)
            found[other].append(first)
    return {stem: tuple(sorted(others)) for stem, others in found.items()}
