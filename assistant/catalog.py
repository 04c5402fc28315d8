"""What the files say, ready to be asked: a SQLite copy of cards, notes, marks, promises and passages.

A cache. It is brought up to date at every command by comparing time stamps and sizes, and can be deleted
at any time.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import hashlib
import json
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from assistant import confidence, files, marks, names, notebook
from assistant.errors import AssistantError, BrokenFile, ContactNotFound
from assistant.models import Contact, Mark, Note, Promise
from assistant.notebook import Notebook
from vectorstore import passages
from vectorstore.passages import Passage

SCHEMA = 4
"""Raised when a table, the way notes are split or what counts as private changes; an older file is then built anew."""
RACY_NS = 2_000_000_000
"""A file changed this shortly before a scan may change again within one tick of its clock: it is hashed."""
BUSY_S = 10.0

_TABLES = """
CREATE TABLE files(path TEXT PRIMARY KEY, mtime INTEGER, size INTEGER, seen INTEGER, hash BLOB, owner TEXT, error TEXT);
CREATE TABLE contacts(id TEXT PRIMARY KEY, fields TEXT NOT NULL);
CREATE TABLE notes(id TEXT PRIMARY KEY, path TEXT, date TEXT, time TEXT, created TEXT, kind TEXT, author TEXT,
                   private INTEGER, source TEXT, people TEXT, text TEXT);
CREATE TABLE people(note TEXT, contact TEXT, PRIMARY KEY(contact, note)) WITHOUT ROWID;
CREATE INDEX people_by_note ON people(note);
CREATE TABLE marks(note TEXT, line INTEGER, kind TEXT, text TEXT, date TEXT, confirmed INTEGER);
CREATE INDEX marks_by_note ON marks(note);
CREATE TABLE promises(id TEXT PRIMARY KEY, note TEXT, line INTEGER, owner TEXT, text TEXT, due TEXT, state TEXT,
                      private INTEGER);
CREATE INDEX promises_by_note ON promises(note);
CREATE INDEX promises_by_state ON promises(state);
CREATE TABLE passages(row INTEGER PRIMARY KEY, id TEXT UNIQUE, note TEXT, number INTEGER, text TEXT);
CREATE INDEX passages_by_note ON passages(note);
CREATE VIRTUAL TABLE words USING fts5(text, content='passages', content_rowid='row', tokenize='porter unicode61');
CREATE TABLE vectors(model TEXT, hash TEXT, vector BLOB, PRIMARY KEY(model, hash)) WITHOUT ROWID;
"""


@dataclasses.dataclass(frozen=True)
class Problem:
    """A file that was skipped and why."""

    path: str
    text: str


class _Seen(NamedTuple):
    """A file as it was when it was last read."""

    mtime: int
    size: int
    seen: int
    hash: bytes
    error: str | None


class Catalog:
    """The answers to "who", "which notes", "what is promised", without reading every file again."""

    def __init__(self, book: Notebook) -> None:
        self.notebook = book
        self.path = book.derived / "catalog.sqlite3"
        self._connection: sqlite3.Connection | None = None
        self.generation = 0
        """Goes up whenever a refresh found something new; what was computed from an older one is stale."""

    # -- the file ----------------------------------------------------------------------------------

    def connection(self) -> sqlite3.Connection:
        """The open database, up to date with the files."""
        if self._connection is None:
            self._connection = self._open()
            self.refresh()
        return self._connection

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _open(self) -> sqlite3.Connection:
        """The catalog on disk; a damaged one is built anew; in memory where the home is not there or read-only."""
        if not self.notebook.home.is_dir():
            return self._in_memory()
        try:
            files.folder(self.notebook.derived)
            return self._on_disk()
        except sqlite3.OperationalError as error:
            if _is_busy(error):
                raise self._busy() from error
            return self._in_memory()
        except AssistantError:
            return self._in_memory()

    def _in_memory(self) -> sqlite3.Connection:
        """A catalog for this command only, where none can be written."""
        return self._prepared(sqlite3.connect(":memory:", isolation_level=None))

    def _on_disk(self) -> sqlite3.Connection:
        """The file, opened; while others create it, SQLite says "locked" at once instead of waiting: tried again."""
        until, mended = time.monotonic() + BUSY_S, False
        while True:
            connection = self._connected()
            try:
                return self._prepared(connection)
            except sqlite3.DatabaseError as error:
                connection.close()
                if isinstance(error, sqlite3.OperationalError):
                    if not _is_busy(error) or time.monotonic() > until:
                        raise
                    time.sleep(0.02)
                elif mended:
                    raise
                else:
                    self.discard()
                    mended = True

    def _connected(self) -> sqlite3.Connection:
        if not self.path.exists():
            with contextlib.suppress(OSError):
                os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
        return sqlite3.connect(self.path, timeout=BUSY_S, isolation_level=None)

    def _prepared(self, connection: sqlite3.Connection) -> sqlite3.Connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA secure_delete = ON")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version == SCHEMA:
            return connection
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("PRAGMA user_version").fetchone()[0] != SCHEMA:
            _drop_tables(connection)
            for statement in _TABLES.split(";\n"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {SCHEMA}")
        connection.execute("COMMIT")
        return connection

    def discard(self) -> None:
        """Delete the database files; the next command builds them anew from the notes."""
        self.close()
        for suffix in ("", "-wal", "-shm"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)

    def damage(self) -> str | None:
        """What is wrong with the database file, None when it is sound or not there. Nothing is repaired."""
        if not self.path.is_file():
            return None
        try:
            with contextlib.closing(sqlite3.connect(f"{self.path.as_uri()}?mode=ro", uri=True)) as connection:
                found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        except sqlite3.OperationalError:  # locked, or in a place where nothing may be written: no damage
            return None
        except sqlite3.DatabaseError as error:
            return str(error)
        return None if found == "ok" else str(found).replace("\n", " ")

    def refresh(self) -> int:
        """Read what changed since the last command; return the number of files read."""
        connection = self._connection or self.connection()
        try:
            return self._refresh(connection)
        except sqlite3.OperationalError as error:
            if _is_busy(error):
                raise self._busy() from error
            self.close()  # the disk is full or read-only
            self._connection = self._in_memory()
        except sqlite3.DatabaseError:
            self.discard()
            self._connection = self._open()
        return self._refresh(self._connection)

    def _busy(self) -> AssistantError:
        return AssistantError(f"{str(self.path)!r} is locked by another command. Let it end, then repeat.")

    def _refresh(self, connection: sqlite3.Connection) -> int:
        known = {
            path: _Seen(*row)
            for path, *row in connection.execute("SELECT path, mtime, size, seen, hash, error FROM files")
        }
        now = time.time_ns()
        present = dict(_scan(self.notebook))
        changed = [
            (path, stat) for path, stat in present.items()
            if (old := known.get(path)) is None
            or (stat.st_mtime_ns, stat.st_size) != (old.mtime, old.size)
            or old.mtime > old.seen - RACY_NS
            or old.error is not None
        ]  # fmt: skip
        gone = [path for path in known if path not in present]
        if not changed and not gone:
            return 0
        self.generation += 1
        connection.execute("BEGIN IMMEDIATE")
        try:
            for path in gone:
                self._forget(connection, path)
            fresh = [
                (path, stat, digest)
                for path, stat in changed
                if (digest := self._changed(connection, path, stat, known.get(path), now)) is not None
            ]
            for path, _, _ in fresh:  # all before the first is stored: two files may have changed places
                self._forget(connection, path)
            for path, stat, digest in sorted(
                fresh, key=lambda file: (file[0].count(os.sep), file[0])
            ):  # a copy stands deeper
                self._store(connection, path, stat, digest, now)
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        return len(fresh)

    def _changed(
        self, connection: sqlite3.Connection, path: str, stat: os.stat_result, old: _Seen | None, now: int
    ) -> bytes | None:
        """The digest of a file whose content is new, empty when it cannot be read; None when it is as it was."""
        try:
            digest = hashlib.blake2b((self.notebook.home / path).read_bytes(), digest_size=16).digest()
        except OSError:
            digest = b""
        if old is not None and digest and digest == old.hash and old.error is None:
            connection.execute(
                "UPDATE files SET mtime = ?, size = ?, seen = ? WHERE path = ?",
                (stat.st_mtime_ns, stat.st_size, now, path),
            )
            return None
        return digest

    def _store(self, connection: sqlite3.Connection, path: str, stat: os.stat_result, digest: bytes, now: int) -> None:
        """Read one file into the tables."""
        full = self.notebook.home / path
        owner, error = "", None
        try:
            owner = (
                self._store_card(connection, full) if path.startswith("people/") else self._store_note(connection, full)
            )
        except AssistantError as problem:
            error = None if _is_no_card(path, full) else str(problem)
        connection.execute(
            "INSERT INTO files VALUES(?, ?, ?, ?, ?, ?, ?)",
            (path, stat.st_mtime_ns, stat.st_size, now, digest, owner, error),
        )

    def _forget(self, connection: sqlite3.Connection, path: str) -> None:
        row = connection.execute("SELECT owner FROM files WHERE path = ?", (path,)).fetchone()
        if row is None:
            return
        connection.execute("DELETE FROM files WHERE path = ?", (path,))
        if path.startswith("people/"):
            connection.execute("DELETE FROM contacts WHERE id = ?", row)
        elif row[0]:
            _delete_note(connection, row[0])

    def _store_card(self, connection: sqlite3.Connection, path: Path) -> str:
        contact = notebook.read_contact(path)
        sql = "SELECT path FROM files WHERE owner = ? AND path LIKE 'people/%'"
        if twin := connection.execute(sql, (contact.id,)).fetchone():
            raise AssistantError(f"{str(path)!r} has the id of {twin[0]!r}. Give it another `id:`, or delete one.")
        connection.execute("INSERT INTO contacts VALUES(?, ?)", (contact.id, _contact_row(contact, self.notebook)))
        return contact.id

    def _store_note(self, connection: sqlite3.Connection, path: Path) -> str:
        note = notebook.read_note(path)
        twin = connection.execute("SELECT path FROM notes WHERE id = ?", (note.id,)).fetchone()
        if twin is not None:
            raise AssistantError(
                f"{str(path)!r} has the id of {twin[0]!r} (a copy left by a synchroniser?). "
                "Give it another name, or delete one."
            )
        connection.execute(
            "INSERT INTO notes VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                note.id, str(path.relative_to(self.notebook.home)), str(note.date),
                note.time.isoformat() if note.time else None, note.created.isoformat(), note.kind, note.author,
                int(note.private), note.source, json.dumps(note.contacts), note.text,
            ),
        )  # fmt: skip
        connection.executemany("INSERT OR IGNORE INTO people VALUES(?, ?)", [(note.id, c) for c in note.contacts])
        connection.executemany(
            "INSERT INTO marks VALUES(?, ?, ?, ?, ?, ?)",
            [(m.note, m.line, m.kind, m.text, m.date and str(m.date), int(m.confirmed)) for m in marks.marks(note)],
        )
        hidden = confidence.hidden_lines(note.text)
        connection.executemany(
            "INSERT INTO promises VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (p.id, p.note, p.line, p.owner, p.text, p.due and str(p.due), p.state, int(p.line in hidden))
                for p in marks.promises(note)
            ],
        )
        if not note.private:
            _store_passages(connection, note)
        return note.id

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """The rows of a query; when the file proves damaged it is built anew and asked again."""
        try:
            return self.connection().execute(sql, values).fetchall()
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            self.discard()
            return self.connection().execute(sql, values).fetchall()

    # -- people ------------------------------------------------------------------------------------

    def contacts(self) -> list[Contact]:
        """Every contact, by id."""
        rows = self._rows("SELECT id, fields FROM contacts ORDER BY id")
        return [_contact(row[0], row[1], self.notebook.people) for row in rows]

    def find(self, query: str) -> Contact:
        """The contact that QUERY means (ContactNotFound with candidates otherwise).

        Raises:
            BrokenFile: their card cannot be read.
        """
        unread = {card.path: (card, problem) for card, problem in self._unread()}
        try:
            found = names.find([*self.contacts(), *(card for card, _ in unread.values())], query)
        except ContactNotFound as error:
            if unread and not error.ambiguous:
                error.args = (" ".join([str(error), *(f"Skipped: {text}" for _, text in unread.values())]),)
            raise
        if found.path in unread:
            raise BrokenFile(f"The card of {names.label(found)} was skipped: {unread[found.path][1]}")
        return found

    def unread(self) -> list[Contact]:
        """Those whose cards cannot be read, by their names only."""
        return [card for card, _ in self._unread()]

    def _unread(self) -> Iterator[tuple[Contact, str]]:
        there = {contact.id: names.fold(contact.name) for contact in self.contacts()}
        for problem in self.problems():
            path = self.notebook.home / problem.path
            card = notebook.unread_contact(path) if problem.path.startswith("people/") else None
            if card and there.get(card.id) != names.fold(card.name):  # else a second card of somebody who is there
                yield (dataclasses.replace(card, id=path.stem) if card.id in there else card), problem.text

    def contact(self, contact_id: str) -> Contact | None:
        """The contact with exactly this id."""
        rows = self._rows("SELECT id, fields FROM contacts WHERE id = ?", (contact_id,))
        return _contact(rows[0][0], rows[0][1], self.notebook.people) if rows else None

    def problems(self) -> list[Problem]:
        """The files that were skipped, with the reason."""
        rows = self._rows("SELECT path, error FROM files WHERE error IS NOT NULL ORDER BY path")
        return [Problem(*row) for row in rows]

    # -- notes -------------------------------------------------------------------------------------

    def notes(self, contact: str | None = None) -> list[Note]:
        """The notes of one contact (id), or all, oldest first, private ones included."""
        if contact is None:
            rows = self._rows(f"SELECT {_NOTE} FROM notes n ORDER BY {_ORDER}")
        else:
            rows = self._rows(
                f"SELECT {_NOTE} FROM people p JOIN notes n ON n.id = p.note WHERE p.contact = ? ORDER BY {_ORDER}",
                (contact,),
            )
        return [_note(row, self.notebook.home) for row in rows]

    def some_notes(self, ids: Sequence[str]) -> list[Note]:
        """The notes with these ids, in no order."""
        rows = self._rows(
            f"SELECT {_NOTE} FROM notes n WHERE n.id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)
        )
        return [_note(row, self.notebook.home) for row in rows]

    def note(self, prefix: str) -> Note:
        """The note with this id, or the only one whose id begins so (four characters at least)."""
        wanted = prefix.strip().casefold()
        if len(wanted) < 4:
            raise AssistantError(f"{prefix!r} is too short for a note id. Give at least four of its characters.")
        rows = self._rows(
            f"SELECT {_NOTE} FROM notes n WHERE n.id >= ? AND n.id < ? LIMIT 6", (wanted, wanted + "\x7f")
        )
        if len(rows) == 1:
            return _note(rows[0], self.notebook.home)
        if rows:
            shown = self.short_ids(row[0] for row in rows)
            candidates = ", ".join(f"{shown[row[0]]} ({row[1]} {row[3]})" for row in rows)
            raise AssistantError(f"{prefix!r} could be {candidates}. Give more of its characters.")
        raise AssistantError(f"No note has the id {prefix!r}. `rapport note list CONTACT` shows the ids.")

    def short_ids(self, ids: Iterable[str]) -> dict[str, str]:
        """The shortest prefix of each id (four characters at least) that no other note shares."""
        every = [row[0] for row in self._rows("SELECT id FROM notes ORDER BY id")]
        place = {note_id: i for i, note_id in enumerate(every)}
        return {note_id: _unique_prefix(every, place[note_id]) if note_id in place else note_id for note_id in ids}

    def count(self, contact: str) -> int:
        """How many notes a contact has."""
        rows = self._rows("SELECT count(*) FROM people WHERE contact = ?", (contact,))
        return int(rows[0][0])

    # -- marks and promises ------------------------------------------------------------------------

    def marks(self, contact: str | None = None, *, private: bool = False) -> list[Mark]:
        """Marks of one contact or all, oldest first; those of private notes only with PRIVATE."""
        rows = self._rows(
            "SELECT m.kind, m.text, n.id, n.date, n.kind, m.line, n.people, m.confirmed, m.date "
            "FROM marks m JOIN notes n ON n.id = m.note "
            "WHERE (? IS NULL OR n.id IN (SELECT note FROM people WHERE contact = ?)) AND (n.private = 0 OR ?) "
            f"ORDER BY {_ORDER}, m.line",
            (contact, contact, int(private)),
        )
        return [
            Mark(
                kind, text, note=note, note_date=_date(day), note_kind=note_kind, line=line,
                contacts=tuple(json.loads(people)), confirmed=bool(confirmed), date=date and _date(date),
            )
            for kind, text, note, day, note_kind, line, people, confirmed, date in rows
        ]  # fmt: skip

    def promises(
        self, contact: str | None = None, *, state: str | None = "open", private: bool = False
    ) -> list[Promise]:
        """Promises of one contact or all in one state (None = any), oldest first; private ones only with PRIVATE."""
        rows = self._rows(
            "SELECT p.id, p.owner, p.text, n.id, n.date, n.kind, p.line, n.people, p.due, p.state, "
            "n.private + p.private FROM promises p JOIN notes n ON n.id = p.note "
            "WHERE (? IS NULL OR n.id IN (SELECT note FROM people WHERE contact = ?)) "
            f"AND (? IS NULL OR p.state = ?) AND (n.private + p.private = 0 OR ?) ORDER BY {_ORDER}, p.line",
            (contact, contact, state, state, int(private)),
        )
        return [
            Promise(
                identity, owner, text=text, note=note, note_date=_date(day), note_kind=kind, line=line,
                contacts=tuple(json.loads(people)), due=due and _date(due), state=state, private=bool(hidden),
            )
            for identity, owner, text, note, day, kind, line, people, due, state, hidden in rows
        ]  # fmt: skip

    # -- passages ----------------------------------------------------------------------------------

    def passages(self, contact: str | None = None, *, notes: Sequence[str] | None = None) -> list[Passage]:
        """Passages of one contact, of some notes, or all: public text of notes that are not private."""
        where, values = ["n.private = 0"], []
        if contact is not None:
            where.append("n.id IN (SELECT note FROM people WHERE contact = ?)")
            values.append(contact)
        if notes is not None:
            where.append("n.id IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(list(notes)))
        rows = self._rows(
            "SELECT p.id, n.id, n.people, n.date, n.author, n.kind, p.text, p.number FROM passages p "
            f"JOIN notes n ON n.id = p.note WHERE {' AND '.join(where)} ORDER BY {_ORDER}, p.number",
            values,
        )
        names_of = {c.id: c.name for c in self.contacts()}
        return [
            Passage(r[0], r[1], tuple(json.loads(r[2])), _date(r[3]), names_of.get(r[4], r[4]), r[5], r[6], r[7])
            for r in rows
        ]

    def count_passages(self) -> int:
        """How many passages there are."""
        return int(self.connection().execute("SELECT count(*) FROM passages").fetchone()[0])

    def containing(self, words: Sequence[str], limit: int) -> list[str]:
        """Passage ids that hold any of WORDS (stemmed), best by BM25 first, over the whole network."""
        query = " OR ".join('"' + word.replace('"', '""') + '"' for word in words if word.strip())
        if not query:
            return []
        rows = self._rows(
            "SELECT p.id FROM words JOIN passages p ON p.row = words.rowid WHERE words MATCH ? "
            "ORDER BY bm25(words) LIMIT ?",
            (query, limit),
        )
        return [row[0] for row in rows]

    # -- vectors -----------------------------------------------------------------------------------

    def vectors(self, model: str, hashes: Sequence[str]) -> dict[str, bytes]:
        """Cached vectors (float32 bytes) by text hash."""
        rows = self._rows(
            "SELECT hash, vector FROM vectors WHERE model = ? AND hash IN (SELECT value FROM json_each(?))",
            (model, json.dumps(list(hashes))),
        )
        return dict(rows)

    def every_vector(self, hashes: Iterable[str]) -> list[tuple[str, str, bytes]]:
        """The cached vectors of all models for these texts: model, text hash, float32 bytes."""
        return self._rows(
            "SELECT model, hash, vector FROM vectors WHERE hash IN (SELECT value FROM json_each(?))",
            (json.dumps(list(hashes)),),
        )

    def keep_vectors(self, model: str, rows: Iterable[tuple[str, bytes]]) -> None:
        """Put vectors (text hash, float32 bytes) into the cache."""
        with self._caching() as connection:
            connection.executemany("INSERT OR REPLACE INTO vectors VALUES(?, ?, ?)", [(model, h, v) for h, v in rows])

    def prune_vectors(self, model: str, keep: Iterable[str]) -> int:
        """Drop every cached vector but those of MODEL in KEEP; return how many went."""
        gone = 0
        with self._caching() as connection:
            connection.execute("CREATE TEMP TABLE keep(hash TEXT PRIMARY KEY)")
            connection.executemany("INSERT OR IGNORE INTO keep VALUES(?)", [(h,) for h in keep])
            gone = connection.execute("DELETE FROM vectors WHERE model != ? OR hash NOT IN keep", (model,)).rowcount
            connection.execute("DROP TABLE keep")
        return gone

    @contextlib.contextmanager
    def _caching(self) -> Iterator[sqlite3.Connection]:
        """A transaction on the cache: whole or not at all, and given up when the disk cannot take it."""
        connection = self.connection()
        try:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")
        except BaseException as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            if not isinstance(error, sqlite3.OperationalError):
                raise


_NOTE = "n.id, n.date, n.created, n.kind, n.people, n.text, n.time, n.author, n.private, n.source, n.path"
_ORDER = "n.date, coalesce(n.time, ''), n.created"


def _scan(book: Notebook) -> Iterator[tuple[str, os.stat_result]]:
    """Every card and note file with its stat, as paths relative to the home."""
    for entry in book.entries():
        with contextlib.suppress(FileNotFoundError):  # deleted since the folder was read
            yield entry.path.removeprefix(f"{book.home}{os.sep}"), entry.stat()


def _is_busy(error: sqlite3.OperationalError) -> bool:
    return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _drop_tables(connection: sqlite3.Connection) -> None:
    connection.execute("DROP TABLE IF EXISTS words")
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        if not name.startswith("sqlite_"):
            connection.execute(f'DROP TABLE IF EXISTS "{name}"')


def _is_no_card(path: str, full: Path) -> bool:
    """Whether the file stands in a folder below people/ without any front matter: something to read, as README.md."""
    if not path.startswith("people/") or path.count(os.sep) < 2:
        return False
    try:
        return not files.read(full).lstrip("\ufeff").startswith("---")
    except AssistantError:
        return False


def _delete_note(connection: sqlite3.Connection, note: str) -> None:
    for row, text in connection.execute("SELECT row, text FROM passages WHERE note = ?", (note,)).fetchall():
        connection.execute("INSERT INTO words(words, rowid, text) VALUES('delete', ?, ?)", (row, text))
    for table in ("passages", "people", "marks", "promises"):
        connection.execute(f"DELETE FROM {table} WHERE note = ?", (note,))
    connection.execute("DELETE FROM notes WHERE id = ?", (note,))


def _store_passages(connection: sqlite3.Connection, note: Note) -> None:
    for number, text in enumerate(passages.split(confidence.public_text(note.text))):
        row = connection.execute(
            "INSERT INTO passages(id, note, number, text) VALUES(?, ?, ?, ?)",
            (f"{note.id}:{number}", note.id, number, text),
        ).lastrowid
        connection.execute("INSERT INTO words(rowid, text) VALUES(?, ?)", (row, text))


def _contact_row(contact: Contact, book: Notebook) -> str:
    fields = {k: v for k, v in vars(contact).items() if k not in ("id", "path") and v not in (None, (), "", False)}
    if contact.path and contact.path != book.people / f"{contact.id}.md":
        fields["path"] = contact.path.relative_to(book.people)
    return json.dumps(fields, ensure_ascii=False, default=str)


def _contact(contact_id: str, row: str, people: Path) -> Contact:
    fields = json.loads(row)
    for key in ("aliases", "emails"):
        fields[key] = tuple(fields.get(key, ()))
    if "not_before" in fields:
        fields["not_before"] = _date(fields["not_before"])
    path = people / fields.pop("path", f"{contact_id}.md")
    return Contact(id=contact_id, path=path, **fields)


def _note(row: Sequence[Any], home: Path) -> Note:
    return Note(
        id=row[0], date=_date(row[1]), created=dt.datetime.fromisoformat(row[2]), kind=row[3],
        contacts=tuple(json.loads(row[4])), text=row[5], time=dt.time.fromisoformat(row[6]) if row[6] else None,
        author=row[7], private=bool(row[8]), source=row[9], path=home / row[10],
    )  # fmt: skip


def _date(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def _unique_prefix(ordered: list[str], place: int) -> str:
    """The shortest prefix of ORDERED[PLACE] that its neighbours do not share, of four characters at least."""
    mine = ordered[place]
    near = ordered[max(0, place - 1) : place] + ordered[place + 1 : place + 2]
    length = 4
    while any(other.startswith(mine[:length]) for other in near):
        length += 1
    return mine[:length]
