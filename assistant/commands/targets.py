"""Where a command may write a file that the user names: never over something else."""

from __future__ import annotations

from pathlib import Path

from assistant.errors import UsageProblem

KEPT = (".md", ".toml", ".jsonl")
"""Endings of what the program itself reads from a home."""


BY_RAPPORT = {
    ".ics": b"PRODID:-//Rapport//",
    ".html": b'<meta name="generator" content="Rapport">',
    ".png": b"Software\0Rapport",
    ".eml": b"X-Mailer: Rapport",
}
"""What says, near its beginning, that the program wrote a file, so that it may be written again."""
HEAD = 4096


def checked(path: Path, endings: tuple[str, ...]) -> Path:
    """PATH in full (UsageProblem when it is a folder, a file that the program did not write, or is called like one)."""
    whole = path.expanduser().absolute()
    if whole.is_dir():
        raise UsageProblem(f"{str(path)!r} is a folder. Name a file.")
    if whole.exists() and (whole.suffix.lower() not in endings or not _is_ours(whole, BY_RAPPORT[endings[0]])):
        raise UsageProblem(f"{str(path)!r} is there already, and rapport did not write it. Name another file.")
    if whole.suffix.lower() in KEPT:
        raise UsageProblem(f"{str(path)!r} would look like a file of notes or settings. Call it {endings[0]}.")
    return whole


def _is_ours(path: Path, sign: bytes) -> bool:
    try:
        with path.open("rb") as stream:
            return sign in stream.read(HEAD)
    except OSError:
        return False
