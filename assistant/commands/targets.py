"""Where a command may write a file that the user names: never over something else."""

from __future__ import annotations

from pathlib import Path

from assistant.errors import UsageProblem

KEPT = (".md", ".toml", ".jsonl")
"""Endings of what the program itself reads from a home."""


def checked(path: Path, endings: tuple[str, ...]) -> Path:
    """PATH in full (UsageProblem when it is a folder, a file of another kind, or is called like one)."""
    whole = path.expanduser().absolute()
    if whole.is_dir():
        raise UsageProblem(f"{str(path)!r} is a folder. Name a file.")
    if whole.exists() and whole.suffix.lower() not in endings:
        raise UsageProblem(f"{str(path)!r} is there already and not called {endings[0]}. Name another file.")
    if whole.suffix.lower() in KEPT:
        raise UsageProblem(f"{str(path)!r} would look like a file of notes or settings. Call it {endings[0]}.")
    return whole
