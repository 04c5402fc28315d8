"""Vectors in Chroma: a cache beside the notes that may be deleted, damaged or locked at any time without loss.

Embedded by default. Two processes without a lock break an embedded store, and one wrong bit in its HNSW files ends the
interpreter with a segmentation fault. So the folder is opened only under `index.lock`, only while DIRTY is absent, and
only when its files are the ones that the last clean close left behind. Anything else is dropped, and so is a store
that Chroma could not read. SQLite's file alone may have another time stamp: each opening changes it, SQLite recovers
by itself from a crash, and damage inside it was always an error, never a crash.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from vectorstore.errors import IndexBroken, IndexBusy
from vectorstore.patience import within

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection
    from chromadb.config import Settings

Vector = npt.NDArray[np.float32]
Stamps = dict[str, list[int]]

SCHEME = 1
"""Raised when ids or metadata change; an older collection is then never read again."""
BATCH = 300
"""Rows in one call; larger ones pass limits of the store."""
PAGE = 10_000
"""Rows read in one call: `get` without a limit fails on tens of thousands, and each page costs a scan up to it."""
SEARCHED = 200
"""Candidates that HNSW keeps while it searches. With 20,000 vectors of sentences 98.7 % of the 80 nearest are found
in 0.8 ms, with Chroma's own 100 95.7 % in 0.7 ms; servers take no more than 200."""
SERVER_SECONDS = 10.0
"""How long a server may take to let us in, and then to send each next part of an answer."""
CLOUD = "api.trychroma.com"
SQLITE_FILE = "chroma.sqlite3"


@dataclass(frozen=True)
class Entry:
    """One vector of a passage. `date` is the calendar date as a number (20261123), for filters."""

    id: str
    passage: str
    contact: str
    date: int
    kind: str
    vector: Vector


@dataclass(frozen=True)
class Server:
    """A Chroma server, or Chroma Cloud with tenant, database and key."""

    url: str
    tenant: str | None = None
    database: str | None = None
    key: str | None = None


class VectorIndex:
    """The vectors of one embedding model. Use it inside `reading()` or `writing()`, and leave soon.

    One of these at a time: inside another one in the same thread it raises IndexBusy, as between processes.
    """

    def __init__(self, place: Path | Server, *, model: str, dimensions: int, lock_timeout: float = 0.5) -> None:
        self.place = place
        self.dimensions = dimensions
        self.lock_timeout = lock_timeout
        readable = re.sub(r"[^a-zA-Z0-9]+", "-", model)[:40].strip("-")
        digest = hashlib.blake2b(model.encode(), digest_size=4).hexdigest()  # `a/b` and `a-b` are two models
        self.collection_name = f"rapport-{SCHEME}-{readable}-{dimensions}-{digest}"

    @contextlib.contextmanager
    def reading(self) -> Iterator[Rows]:
        """The rows, to be read (IndexBusy after half a second, IndexBroken when the store cannot be used)."""
        if isinstance(self.place, Server):
            with self._opened(self._there) as rows:
                yield rows
        elif not self.place.is_dir():
            yield Rows(None, self.dimensions)
        else:
            with _Folder(self.place, self.collection_name).locked(self.lock_timeout) as folder:
                if not folder.is_mine():
                    yield Rows(None, self.dimensions)
                    return
                with folder.watched(), self._opened(self._there) as rows:
                    yield rows

    @contextlib.contextmanager
    def writing(self) -> Iterator[Rows]:
        """The rows, to be changed. A crash inside leaves DIRTY, and the next opening starts from nothing."""
        if isinstance(self.place, Server):
            with self._opened(self._made) as rows:
                yield rows
        else:
            with _Folder(self.place, self.collection_name).locked(self.lock_timeout) as folder:
                if not folder.is_mine():  # deleting a collection leaves its vectors in the files
                    folder.discard()
                folder.mark()
                with folder.watched(), self._opened(self._made) as rows:
                    yield rows

    def drop(self) -> None:
        """Delete every vector: the folder, or the collection on a server.

        HNSW files hold parts of the writing process's memory as it was. To leave no byte of somebody, drop here and let
        another process write again.
        """
        if isinstance(self.place, Server):
            with self._client() as client, _chroma(self._where):
                if self._there(client) is not None:
                    client.delete_collection(self.collection_name)
        else:
            with _Folder(self.place, self.collection_name).locked(self.lock_timeout) as folder:
                folder.discard()

    @contextlib.contextmanager
    def _opened(self, collection: Callable[[ClientAPI], Collection | None]) -> Iterator[Rows]:
        with self._client() as client:
            with _chroma(self._where):
                rows = Rows(collection(client), self.dimensions, self._where)
            yield rows

    @contextlib.contextmanager
    def _client(self) -> Iterator[ClientAPI]:
        mask = os.umask(0o077)  # Chroma makes its files readable by everybody
        client = None
        try:
            with _chroma(self._where):
                client = _on_server(self.place) if isinstance(self.place, Server) else _embedded(self.place)
            yield client
        finally:
            if client is not None:
                _close(client)
            os.umask(mask)

    @property
    def _where(self) -> str:
        """What the sentences call the store."""
        if isinstance(self.place, Path):
            return "The index"
        return "The Chroma server at " + re.sub(r"//[^/]*@", "//", self.place.url)

    def _there(self, client: ClientAPI) -> Collection | None:
        """The collection, or None when nobody has made it."""
        from chromadb.errors import NotFoundError

        try:
            return client.get_collection(self.collection_name, embedding_function=None)
        except NotFoundError:
            return None

    def _made(self, client: ClientAPI) -> Collection:
        """The collection, made when it is missing."""
        return client.get_or_create_collection(
            self.collection_name,
            embedding_function=None,
            configuration={"hnsw": {"space": "cosine", "ef_search": SEARCHED}},
        )


class Rows:
    """An open collection; an absent one reads as empty."""

    def __init__(self, collection: Collection | None, dimensions: int, where: str = "The index") -> None:
        self._collection = collection
        self._dimensions = dimensions
        self._where = where

    def upsert(self, entries: Iterable[Entry]) -> int:
        """Add or replace ENTRIES by id; return how many (ValueError when a vector has another length)."""
        assert self._collection is not None, "only inside writing()"
        rows = list({entry.id: entry for entry in entries}.values())
        for start in range(0, len(rows), BATCH):
            part = rows[start : start + BATCH]
            vectors = np.stack([self._checked(row.vector) for row in part])
            with _chroma(self._where):
                self._collection.upsert(
                    ids=[row.id for row in part],
                    embeddings=vectors,
                    metadatas=[
                        {"passage": row.passage, "contact": row.contact, "date": row.date, "kind": row.kind}
                        for row in part
                    ],
                )
        return len(rows)

    def delete(self, ids: Sequence[str]) -> None:
        """Remove rows by id; ids that are not there are passed over."""
        assert self._collection is not None, "only inside writing()"
        for start in range(0, len(ids), BATCH):
            with _chroma(self._where):
                self._collection.delete(ids=list(ids[start : start + BATCH]))

    def ids(self) -> set[str]:
        """The ids of all rows."""
        return {row for page in self._pages(include=[]) for row in page["ids"]}

    def of_contact(self, contact: str) -> dict[str, Vector]:
        """Every vector of one contact by id, exact."""
        found: dict[str, Vector] = {}
        for page in self._pages(include=["embeddings"], where={"contact": contact}):
            found.update(zip(page["ids"], np.asarray(page["embeddings"], dtype=np.float32), strict=True))
        return found

    def nearest(self, vector: Vector, k: int) -> list[tuple[str, float]]:
        """The passages of the K rows nearest to VECTOR over everybody, with their cosine, best first, each once."""
        wanted = self._checked(vector)
        if self._collection is None:
            return []
        with _chroma(self._where):
            reply = self._collection.query(
                query_embeddings=np.array([wanted]), n_results=k, include=["metadatas", "distances"]
            )
        metadatas, distances = (reply["metadatas"] or [[]])[0], (reply["distances"] or [[]])[0]
        best: dict[str, float] = {}
        for metadata, distance in zip(metadatas, distances, strict=True):
            best.setdefault(str(metadata["passage"]), 1.0 - float(distance))
        return list(best.items())

    def count(self) -> int:
        """How many rows there are."""
        if self._collection is None:
            return 0
        with _chroma(self._where):
            return self._collection.count()

    def _pages(self, *, include: list[Any], where: dict[str, Any] | None = None) -> Iterator[Any]:
        offset = 0
        while self._collection is not None:
            with _chroma(self._where):
                page = self._collection.get(where=where, limit=PAGE, offset=offset, include=include)
            if page["ids"]:
                yield page
            if len(page["ids"]) < PAGE:
                return
            offset += PAGE

    def _checked(self, vector: Vector) -> Vector:
        """VECTOR, which Chroma must not be the first to refuse: what it refuses looks like a broken store."""
        if vector.shape != (self._dimensions,) or not np.isfinite(vector).all():
            raise ValueError(f"a vector of {self._dimensions} finite numbers was expected, not {vector.shape}")
        return vector


class _Folder:
    """The files of an embedded store with one collection, and three beside them that say whether it may be opened."""

    def __init__(self, path: Path, collection: str) -> None:
        self.path = path
        self.collection = collection
        self.dirty = path.with_name("DIRTY")
        """There while a writer is at work; a writer that died leaves it."""
        self.seen = path.with_name("chroma.files.json")
        """The collection, and the sizes and time stamps of the files after the last clean close."""

    @contextlib.contextmanager
    def locked(self, seconds: float) -> Iterator[_Folder]:
        """Alone with the folder (IndexBusy after SECONDS); what is in it then is safe to open, or nothing is."""
        from filelock import FileLock, Timeout

        lock = FileLock(str(self.path.with_name("index.lock")), timeout=seconds, mode=0o600)
        with _files():
            try:
                self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                lock.acquire()
            except Timeout as error:
                raise IndexBusy("Another rapport command is using the index.") from error
        try:
            with _files():
                if self.dirty.exists() or not self._is_as_left():
                    self.discard()
            yield self
        finally:
            lock.release()

    @contextlib.contextmanager
    def watched(self) -> Iterator[None]:
        """Around an opening: after a clean close the files are trusted, after a failure of Chroma no longer.

        An error of the caller, or Ctrl-C, between two calls of Chroma leaves whole files.
        """
        try:
            yield
        except IndexBroken:
            self.seen.unlink(missing_ok=True)
            raise
        except BaseException:
            self._settle()
            raise
        self._settle()

    def is_mine(self) -> bool:
        """Whether there is a store and it is of this model."""
        with _files():
            return self._remembered()[0] == self.collection

    def mark(self) -> None:
        """Set DIRTY, so that it is on the disk before anything changes."""
        with _files():
            _write_durably(self.dirty, "")
            _sync(self.dirty.parent)

    def discard(self) -> None:
        """Delete the store; `seen` goes first, so that a half-deleted one is not trusted."""
        with _files():
            self.seen.unlink(missing_ok=True)
            if self.path.is_dir() and not self.path.is_symlink():
                shutil.rmtree(self.path)
            else:
                self.path.unlink(missing_ok=True)
            self.dirty.unlink(missing_ok=True)

    def _settle(self) -> None:
        """Remember the files as they are now. Chroma does not flush them to the disk, so they are before DIRTY goes."""
        with _files():
            stamps = self._stamps()
            if self.dirty.exists() or self._remembered() != (self.collection, stamps):
                for name in stamps:
                    _sync(self.path / name)
                temporary = self.seen.with_name(f".{self.seen.name}.tmp")
                _write_durably(temporary, json.dumps({"collection": self.collection, "files": stamps}))
                temporary.replace(self.seen)
                self.dirty.unlink(missing_ok=True)

    def _is_as_left(self) -> bool:
        path = self.path / SQLITE_FILE
        if self._remembered()[1] != self._stamps():
            return False
        if not path.exists():
            return True
        with path.open("rb") as stream:
            return stream.read(16) == b"SQLite format 3\0"

    def _remembered(self) -> tuple[str, Stamps]:
        """The collection and the files of the last clean close; nothing when there was none."""
        try:
            seen = json.loads(self.seen.read_text(encoding="utf-8"))
            return seen["collection"], seen["files"]
        except (FileNotFoundError, ValueError, TypeError, KeyError):
            return "", {}

    def _stamps(self) -> Stamps:
        """Size and time stamp of every file; {} when there is no folder."""
        if not self.path.is_dir():
            return {"": [0, 0]} if self.path.exists() or self.path.is_symlink() else {}
        stamps = {}
        for path in sorted(self.path.rglob("*")):
            if not path.is_dir():
                stat = path.lstat()
                name = str(path.relative_to(self.path))
                stamps[name] = [stat.st_size, 0 if name == SQLITE_FILE else stat.st_mtime_ns]
        return stamps


def _embedded(folder: Path) -> ClientAPI:
    import chromadb  # 0.6 s; only what touches the index pays
    from chromadb.api.shared_system_client import SharedSystemClient

    try:
        return chromadb.PersistentClient(path=str(folder), settings=_settings())
    except BaseException:
        SharedSystemClient.clear_system_cache()  # it keeps what failed, for the next opening
        raise


def _on_server(server: Server) -> ClientAPI:
    url = urlsplit(_with_scheme(server.url))
    if url.scheme not in ("http", "https") or not url.hostname:
        raise IndexBroken(f"{server.url!r} is not the address of a Chroma server.")
    # Chroma sets no time limit for its own first questions, and builds the sessions that it asks them with itself.
    client = within(SERVER_SECONDS, lambda: _connected(server))
    for session in _sessions(client):
        session.timeout = SERVER_SECONDS
    return client


def _connected(server: Server) -> ClientAPI:
    import chromadb
    from chromadb.config import DEFAULT_DATABASE, DEFAULT_TENANT

    url = urlsplit(_with_scheme(server.url))
    if url.hostname == CLOUD:  # finds tenant and database by the key when they are not given
        return chromadb.CloudClient(server.tenant, server.database, server.key, settings=_settings())
    port = url.port or (443 if url.scheme == "https" else 8000)
    host = f"[{url.hostname}]" if ":" in str(url.hostname) else url.hostname
    return chromadb.HttpClient(
        host=f"{url.scheme}://{host}:{port}{url.path.rstrip('/')}",
        port=port,
        ssl=url.scheme == "https",
        headers={"x-chroma-token": server.key} if server.key else None,
        settings=_settings(),
        tenant=server.tenant or DEFAULT_TENANT,
        database=server.database or DEFAULT_DATABASE,
    )


def _settings() -> Settings:
    """Chroma's defaults without telemetry, whatever the shell or a `.env` file in the current folder say.

    CHROMA_OTEL_COLLECTION_ENDPOINT would report queries elsewhere, CHROMA_API_IMPL send the vectors to a server.
    """
    from chromadb.config import Settings

    fields = Settings.model_fields.items()
    defaults: dict[str, Any] = {name: field.get_default(call_default_factory=True) for name, field in fields}
    return Settings(**{**defaults, "anonymized_telemetry": False, "_env_file": None})


def _close(client: ClientAPI) -> None:
    """Let go of files and sockets; `close` leaves the HTTP sessions of a server's client open."""
    for part in (client, *_sessions(client)):
        with contextlib.suppress(Exception):
            part.close()


def _sessions(client: Any) -> list[Any]:
    servers = [getattr(part, "_server", None) for part in (client, getattr(client, "_admin_client", None))]
    return [session for server in servers if (session := getattr(server, "_session", None)) is not None]


def _with_scheme(url: str) -> str:
    return url if "//" in url else f"http://{url}"


@contextlib.contextmanager
def _chroma(where: str) -> Iterator[None]:
    """Around a call of Chroma: whatever goes wrong is IndexBroken."""
    try:
        yield
    except (IndexBroken, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # a panic in Chroma's Rust core derives from BaseException
        raise IndexBroken(f"{where} cannot be used ({_reason(error)}).") from error


@contextlib.contextmanager
def _files() -> Iterator[None]:
    """Around work on the files: what the system refuses is IndexBroken."""
    try:
        yield
    except OSError as error:
        raise IndexBroken(f"The index cannot be used ({error.strerror or error}).") from error


def _reason(error: BaseException) -> str:
    return (str(error) or type(error).__name__).split("\n", 1)[0][:160].rstrip(" :.")


def _write_durably(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
