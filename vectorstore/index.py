"""Vectors in Chroma: a cache beside the notes that may be deleted, damaged or locked at any time without loss.

Embedded by default. Two processes without a lock break an embedded store, and a crash while it writes can leave files
that take the interpreter down, so it is opened only under `index.lock`, only while DIRTY is absent, and only when its
files are the ones that the last clean close left behind (same names, sizes, time stamps). Anything else is dropped.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from vectorstore.errors import IndexBroken, IndexBusy, VectorError

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

Matrix = npt.NDArray[np.float32]

SCHEME = 1
"""Raised when ids or metadata change; an older collection is then never read again."""
BATCH = 300
"""Rows in one call; larger ones pass limits of the store."""
PAGE = 2_000
"""Rows read in one call: `get` without a limit fails on tens of thousands."""


@dataclass(frozen=True)
class Entry:
    """One vector of a passage. `date` is the calendar date as a number (20261123), for filters."""

    id: str
    passage: str
    contact: str
    date: int
    kind: str
    vector: npt.NDArray[np.float32]


@dataclass(frozen=True)
class Server:
    """A Chroma server, or Chroma Cloud with tenant, database and key."""

    url: str
    tenant: str | None = None
    database: str | None = None
    key: str | None = None


class VectorIndex:
    """The vectors of one embedding model. Use it inside `reading()` or `writing()`, and leave soon."""

    def __init__(self, place: Path | Server, *, model: str, dimensions: int, lock_timeout: float = 0.5) -> None:
        self.place = place
        self.lock_timeout = lock_timeout
        name = re.sub(r"[^a-zA-Z0-9.-]+", "-", f"rapport-{SCHEME}-{model}-{dimensions}")[:60].strip("-.")
        self.collection_name = name if len(name) >= 3 else f"rapport-{name}"

    @contextlib.contextmanager
    def reading(self) -> Iterator[Rows]:
        """The rows, to be read (IndexBusy after half a second, IndexBroken when the store cannot be used)."""
        if isinstance(self.place, Server):
            with self._opened() as rows:
                yield rows
            return
        if not self.place.is_dir():
            yield Rows(None)
            return
        with self._locked(), self._trusted() as usable:
            if not usable:
                yield Rows(None)
                return
            with self._opened() as rows:
                yield rows
            self._remember()

    @contextlib.contextmanager
    def writing(self) -> Iterator[Rows]:
        """The rows, to be changed. A crash inside leaves DIRTY, and the next opening starts from nothing."""
        if isinstance(self.place, Server):
            with self._opened() as rows:
                yield rows
            return
        with self._locked(), self._trusted():
            _set_marker(self.dirty)
            with self._opened() as rows:
                yield rows
            self._remember()
            self.dirty.unlink(missing_ok=True)

    def drop(self) -> None:
        """Delete every vector: the folder, or the collection on a server."""
        if isinstance(self.place, Server):
            with self._opened() as rows:
                rows.clear()
            return
        with self._locked():
            self._discard()

    @property
    def dirty(self) -> Path:
        """The marker that says a writer has not finished."""
        return self._folder.with_name("DIRTY")

    @property
    def _folder(self) -> Path:
        assert isinstance(self.place, Path)
        return self.place

    @property
    def _memory(self) -> Path:
        """What the files looked like after the last clean close."""
        return self._folder.with_name("chroma.files.json")

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        from filelock import FileLock, Timeout

        path = self._folder.with_name("index.lock")
        lock = FileLock(str(path), timeout=self.lock_timeout, mode=0o600)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock.acquire()
        except Timeout as error:
            raise IndexBusy("Another rapport command is using the index") from error
        except OSError as error:
            raise IndexBroken(f"The index cannot be locked ({error.strerror or error})") from error
        try:
            yield
        finally:
            lock.release()

    @contextlib.contextmanager
    def _trusted(self) -> Iterator[bool]:
        """Whether the folder is as the last clean close left it; what is not is dropped before it is opened."""
        try:
            clean = not self.dirty.exists() and self._remembered() == _stamps(self._folder)
            if not clean:
                self._discard()
        except OSError as error:
            raise IndexBroken(f"The index cannot be read ({error.strerror or error})") from error
        yield clean

    def _remembered(self) -> dict[str, list[int]] | None:
        try:
            stamps: dict[str, list[int]] = json.loads(self._memory.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return stamps

    def _remember(self) -> None:
        temporary = self._memory.with_name(f".{self._memory.name}.tmp")
        with contextlib.suppress(OSError):  # not remembered means rebuilt, which is safe
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
                json.dump(_stamps(self._folder), stream)
            temporary.replace(self._memory)

    def _discard(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        if self._folder.exists() and not self._folder.is_dir():
            self._folder.unlink()
        self._memory.unlink(missing_ok=True)
        self.dirty.unlink(missing_ok=True)

    @contextlib.contextmanager
    def _opened(self) -> Iterator[Rows]:
        mask = os.umask(0o077)  # Chroma makes its files readable by everybody
        client = None
        try:
            client = _client(self.place)
            yield Rows(_collection(client, self.collection_name))
        except VectorError:
            raise
        except (KeyboardInterrupt, SystemExit, GeneratorExit):
            raise
        except BaseException as error:
            # a panic in Chroma's Rust core derives from BaseException
            raise IndexBroken(f"The index cannot be used ({_reason(error)})") from error
        finally:
            if client is not None:
                _close(client)
            os.umask(mask)


class Rows:
    """An open collection; an absent one reads as empty."""

    def __init__(self, collection: Collection | None) -> None:
        self._collection = collection

    def upsert(self, entries: Iterable[Entry]) -> int:
        """Add or replace ENTRIES by id; return how many."""
        assert self._collection is not None, "only inside writing()"
        rows = list({entry.id: entry for entry in entries}.values())
        for start in range(0, len(rows), BATCH):
            part = rows[start : start + BATCH]
            self._collection.upsert(
                ids=[row.id for row in part],
                embeddings=np.stack([row.vector for row in part]),
                metadatas=[
                    {"passage": row.passage, "contact": row.contact, "date": row.date, "kind": row.kind} for row in part
                ],
            )
        return len(rows)

    def delete(self, ids: Sequence[str]) -> None:
        """Remove rows by id; ids that are not there are passed over."""
        assert self._collection is not None, "only inside writing()"
        for start in range(0, len(ids), BATCH):
            self._collection.delete(ids=list(ids[start : start + BATCH]))

    def clear(self) -> None:
        """Remove every row."""
        self.delete(sorted(self.ids()))

    def ids(self) -> set[str]:
        """The ids of all rows."""
        return {row for page in self._pages(include=[]) for row in page["ids"]}

    def of_contact(self, contact: str) -> dict[str, npt.NDArray[np.float32]]:
        """Every vector of one contact by id, exact."""
        found: dict[str, npt.NDArray[np.float32]] = {}
        for page in self._pages(include=["embeddings"], where={"contact": contact}):
            found.update(zip(page["ids"], np.asarray(page["embeddings"], dtype=np.float32), strict=True))
        return found

    def nearest(self, vector: npt.NDArray[np.float32], k: int) -> list[tuple[str, float]]:
        """The passages nearest to VECTOR over everybody, with their cosine, best first, each once."""
        if self._collection is None or (count := self._collection.count()) == 0:
            return []
        reply = self._collection.query(
            query_embeddings=np.array([vector]), n_results=min(k, count), include=["metadatas", "distances"]
        )
        metadatas, distances = (reply["metadatas"] or [[]])[0], (reply["distances"] or [[]])[0]
        best: dict[str, float] = {}
        for metadata, distance in zip(metadatas, distances, strict=True):
            best.setdefault(str(metadata["passage"]), 1.0 - float(distance))
        return list(best.items())

    def count(self) -> int:
        """How many rows there are."""
        return 0 if self._collection is None else self._collection.count()

    def _pages(self, *, include: list[Any], where: dict[str, Any] | None = None) -> Iterator[Any]:
        offset = 0
        while self._collection is not None:
            page = self._collection.get(where=where, limit=PAGE, offset=offset, include=include)
            if page["ids"]:
                yield page
            if len(page["ids"]) < PAGE:
                return
            offset += PAGE


def _client(place: Path | Server) -> ClientAPI:
    import chromadb  # 0.7 s; only what touches the index pays
    from chromadb.config import Settings

    settings = Settings(anonymized_telemetry=False)
    if isinstance(place, Path):
        header = place / "chroma.sqlite3"
        if header.exists() and header.read_bytes()[:16] not in (b"", b"SQLite format 3\0"):
            raise IndexBroken("The index is not a Chroma store")
        return chromadb.PersistentClient(path=str(place), settings=settings)
    url = urlsplit(place.url if "//" in place.url else f"http://{place.url}")
    if not url.hostname:
        raise IndexBroken(f"{place.url!r} is not the address of a Chroma server")
    more = {"tenant": place.tenant, "database": place.database}
    return chromadb.HttpClient(
        host=url.hostname,
        port=url.port or (443 if url.scheme == "https" else 8000),
        ssl=url.scheme == "https",
        headers={"x-chroma-token": place.key} if place.key else None,
        settings=settings,
        **{k: v for k, v in more.items() if v},
    )


def _close(client: Any) -> None:
    """Let go of files and sockets; `close` leaves the HTTP sessions of a server's client open."""
    servers = [getattr(part, "_server", None) for part in (client, getattr(client, "_admin_client", None))]
    for part in (client, *(getattr(server, "_session", None) for server in servers)):
        if part is not None:
            with contextlib.suppress(Exception):
                part.close()


def _collection(client: ClientAPI, name: str) -> Collection:
    return client.get_or_create_collection(name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}})


def _stamps(folder: Path) -> dict[str, list[int]]:
    """Size and time stamp of every file below FOLDER."""
    found = {}
    for parent, _, names in os.walk(folder):
        for name in names:
            stat = os.stat(os.path.join(parent, name))  # noqa: PTH116, PTH118  (one string per file is all it needs)
            found[os.path.relpath(os.path.join(parent, name), folder)] = [stat.st_size, stat.st_mtime_ns]  # noqa: PTH118
    return found


def _set_marker(path: Path) -> None:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
        os.fsync(descriptor)
        os.close(descriptor)
    except OSError as error:
        raise IndexBroken(f"The index cannot be written ({error.strerror or error})") from error


def _reason(error: BaseException) -> str:
    text = str(error).split("\n", 1)[0][:160]
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
