"""Where a command may write a file that the user names: never over something else."""

from __future__ import annotations

from pathlib import Path

from assistant.errors import UsageProblem


def checked(path: Path, endings: tuple[str, ...]) -> Path:
    """PATH in full (UsageProblem when it is a folder, or a file that cannot be an earlier output)."""
    whole = path.expanduser().absolute()
    if whole.is_dir():
        raise UsageProblem(f"{str(path)!r} is a folder. Name a file.")
    if whole.exists() and whole.suffix.lower() not in endings:
        raise UsageProblem(f"{str(path)!r} is there already and not called {endings[0]}. Name another file.")
    return whole
