"""Durable reading and writing: a file is there whole or not at all, and only its owner can read it."""

from __future__ import annotations

import contextlib
import errno
import os
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant.errors import AssistantError, BrokenFile, StorageError

FORMAT = 1
"""The `format` of config.toml, which is that of the whole home, that this version writes."""
NOTE_LIMIT = 1_000_000
"""Bytes of one note or card."""
IMPORT_LIMIT = 5_000_000
"""Bytes of one file given to `note add --file` or `recap`."""

_REASONS = {
    errno.ENOSPC: "the disk is full; free some space",
    errno.EDQUOT: "your disk quota is used up; free some space",
    errno.EROFS: "the disk is read-only; mount it for writing or choose another --home",
    errno.EACCES: "permission is denied; check who owns it",
    errno.EPERM: "permission is denied; check who owns it",
    errno.EFBIG: "the file would pass the size limit set for this shell (ulimit -f)",
    errno.EIO: "the disk reports an error; check it before you go on",
}


Watcher = Callable[[Path, bytes | None], None]
watcher: Watcher | None = None
"""Told of every change right before it is made: the path and its new bytes, None for a deletion."""


def problem(path: Path, error: OSError, verb: str = "write") -> StorageError:
    """The sentence for an ERROR on PATH."""
    after = ". Nothing was changed." if verb == "write" else "."
    return StorageError(f"Cannot {verb} {str(path)!r}: {reason(error)}{after}")


def reason(error: OSError) -> str:
    """Why ERROR happened and what to do about it, as half a sentence."""
    return _REASONS.get(error.errno or 0, (error.strerror or str(error)).lower())


def toml(path: Path) -> dict[str, Any]:
    """What the TOML file at PATH holds; empty when there is none (BrokenFile when it is no TOML)."""
    try:
        return tomllib.loads(read(path) if path.is_file() else "")
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BrokenFile(f"{str(path)!r} is not valid TOML: {error}. Mend or remove it.") from error


def refuse_newer(home: Path) -> None:
    """Nothing when this version may write to HOME (AssistantError when its config.toml has a newer format).

    A config.toml that cannot be read says nothing about the notes beside it.
    """
    path = home / "config.toml"
    try:
        written = tomllib.loads(read(path)).get("format", FORMAT) if path.is_file() else FORMAT
    except (AssistantError, tomllib.TOMLDecodeError, RecursionError):
        return
    if not isinstance(written, int) or isinstance(written, bool) or written > FORMAT:
        raise AssistantError(
            f"{str(path)!r} has format {written!r}; this version writes format {FORMAT}."
            " Nothing was changed. Update Rapport."
        )


def folder(path: Path) -> Path:
    """PATH as a folder only its owner can enter, made when missing, the folders above it too."""
    try:
        if not path.is_dir():
            folder(path.parent)
            path.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise problem(path, error) from error
    return path


def write(path: Path, text: str, *, new: bool = False) -> None:
    """Replace PATH by TEXT so that a crash leaves the old file or the new one; return once it is on disk.

    With NEW an existing file is never replaced (FileExistsError).
    """
    write_bytes(path, _encoded(path, text), new=new)


def write_bytes(path: Path, raw: bytes, *, new: bool = False) -> None:
    """As `write`, for what is no text."""
    folder(path.parent)
    temporary = _temporary(path)
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(raw)
            stream.flush()
            os.fsync(stream.fileno())
        _tell(path, raw)
        if new:
            _publish(temporary, path)
        else:
            temporary.replace(path)
        sync_folder(path.parent)
    except FileExistsError:
        temporary.unlink(missing_ok=True)
        raise
    except OSError as error:
        _discard(temporary)
        raise problem(path, error) from error
    except BaseException:  # Ctrl-C
        _discard(temporary)
        raise


def write_many(texts: dict[Path, str]) -> None:
    """Create every path of TEXTS; all are on disk before the first one has its final name.

    One flush for all of them: a thousand notes take a second instead of ten.
    """
    raws = {path: _encoded(path, text) for path, text in texts.items()}
    try:
        for path, raw in raws.items():
            folder(path.parent)
            descriptor = os.open(_temporary(path), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(raw)
        os.sync()
        for path, raw in raws.items():
            _tell(path, raw)
            _publish(_temporary(path), path)
        for parent in {path.parent for path in raws}:
            sync_folder(parent)
    except BaseException as error:
        for path in raws:
            _discard(_temporary(path))
        if isinstance(error, OSError) and not isinstance(error, FileExistsError):
            raise problem(Path(error.filename or next(iter(raws))), error) from error
        raise


def _tell(path: Path, after: bytes | None) -> None:
    if watcher is not None:
        watcher(path, after)


def _encoded(path: Path, text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise StorageError(f"Cannot write {str(path)!r}: the text holds bytes that are not UTF-8.") from error


def _temporary(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.tmp")


def append(path: Path, line: str) -> None:
    """Add LINE to a log that only its owner can read."""
    folder(path.parent)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "ab") as stream:
            stream.write(_encoded(path, line))
    except OSError as error:
        raise problem(path, error) from error


def remove(path: Path) -> None:
    """Delete PATH durably; nothing happens when it is gone already."""
    try:
        _tell(path, None)
        path.unlink(missing_ok=True)
        sync_folder(path.parent)
    except OSError as error:
        raise problem(path, error) from error


def sync_folder(path: Path) -> None:
    """Make the names in PATH durable."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read(path: Path, *, limit: int = NOTE_LIMIT) -> str:
    """The text of a UTF-8 file of at most LIMIT bytes, line ends as newlines, without a byte-order mark."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(limit + 1)  # not stat: a pipe has no size
    except OSError as error:
        raise problem(path, error, "read") from error
    if len(raw) > limit:
        raise BrokenFile(f"{str(path)!r} is larger than {limit:,} bytes, the limit. Split it.")
    return decode(raw, str(path))


def decode(raw: bytes, label: str) -> str:
    """RAW as text: UTF-8, or UTF-16 with a byte-order mark (BrokenFile otherwise)."""
    try:
        text = raw.decode("utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError as error:
        kind = "is binary" if b"\0" in raw[:4096] else f"is not UTF-8 (byte {error.start})"
        convert = " Convert it from the encoding it has: iconv -f ITS-ENCODING -t UTF-8 FILE > NEWFILE"
        hint = "" if "binary" in kind else convert
        raise BrokenFile(f"{label!r} {kind}.{hint or ' Give a text file.'}") from error
    if "\0" in text:
        raise BrokenFile(f"{label!r} is binary. Give a text file.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _publish(temporary: Path, path: Path) -> None:
    """Give TEMPORARY its final name unless that is taken (FileExistsError)."""
    try:
        os.link(temporary, path)
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.ENOSYS):
            raise
        if path.exists():  # a file system without hard links (exFAT, some network mounts)
            raise FileExistsError(errno.EEXIST, "exists", str(path)) from None
        temporary.replace(path)
        return
    temporary.unlink()


def _discard(path: Path) -> None:
    with contextlib.suppress(OSError):  # the disk is failing; doctor lists stale temporary files
        path.unlink(missing_ok=True)
