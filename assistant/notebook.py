"""The truth: people and notes as plain Markdown files under one home folder.

Reads never change a file; a file that does not parse is reported by name and left alone. Writers never
collide: a note is a new file, cards change under one lock.
"""

from __future__ import annotations

import datetime as dt
import glob
import hashlib
import json
import os
import re
import secrets
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_args

from assistant import files, frontmatter, names
from assistant.errors import AssistantError, BrokenFile, StorageError, UsageProblem
from assistant.models import KINDS, LEVELS, ME, WHERES, Contact, Kind, Level, Me, Note, Where
from assistant.patterns import any_case, as_written

ID_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
ID_LENGTH = 10
SavedJob = Literal["draft", "prep"]
SAVED_JOBS: tuple[SavedJob, ...] = get_args(SavedJob)
"""What is kept under drafts/."""
AGENDA_DAYS = 30
"""An agenda older than this at the day of a call is not taken as the plan of that call."""
BULK = 20
"""From this many files on, notes are flushed together (`files.write_many`)."""
LOCK_TIMEOUT = 10.0
"""Seconds that a writer waits for another one before it says who holds the lock."""

FIELD_LENGTH = 500
"""Characters of one field of a card, such as the role."""
_EMAIL = as_written(r"[^@\s<>(),;:\"]{1,64}@[^@\s<>(),;:\"]{1,190}")
_NOTE_ID = as_written(rf"[{ID_ALPHABET}]{{{ID_LENGTH}}}")


@dataclass(frozen=True)
class NewNote:
    """A note that is not written yet. `transcript` is kept unchanged beside it."""

    contacts: tuple[str, ...]
    text: str
    date: dt.date
    kind: Kind = "note"
    time: dt.time | None = None
    author: str = ME
    private: bool = False
    source: str | None = None
    transcript: str | None = None


class Notebook:
    """The files of one home folder. Opening it reads and creates nothing."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.people = home / "people"
        self.notes = home / "notes"
        self.drafts = home / "drafts"
        self.prompts = home / "prompts"
        self.log = home / "log"
        self.derived = home / ".rapport"
        self.endpoints = self.derived / "endpoints.json"
        self.me_file = home / "me.md"

    # -- people ------------------------------------------------------------------------------------

    def entries(self) -> Iterator[os.DirEntry[str]]:
        """Every card and every note file as its folder lists it, in no order; hidden ones are left out."""
        yield from _markdown(self.people)
        yield from _markdown(self.notes)

    def card_paths(self) -> list[Path]:
        """The card files, in the order of their names."""
        return sorted(Path(entry.path) for entry in _markdown(self.people))

    def note_paths(self) -> list[Path]:
        """The note files, in the order of their names."""
        return sorted(Path(entry.path) for entry in _markdown(self.notes))

    def contacts(self) -> list[Contact]:
        """Every readable card, read from its file. `catalog.contacts()` is the quicker way."""
        found = []
        for path in self.card_paths():
            try:
                found.append(read_contact(path))
            except AssistantError:
                continue  # the scan of the catalog reports it by name
        return found

    def me(self) -> Me:
        """The user, or an empty `Me` before `rapport init`."""
        if not self.me_file.is_file():
            return Me()
        front, body = frontmatter.split(files.read(self.me_file), self.me_file)
        lines = [line.strip() for line in body.split("\n")]
        return Me(
            name=front.text("name") or "", role=front.text("role"), org=front.text("org"),
            minutes_a_week=front.number("minutes_a_week", "minutes"), slot=front.text("slot"),
            goals=tuple(_after(lines, "goal:")), questions=tuple(_after(lines, "question:")),
            offers=tuple(_after(lines, "offer:")), voice=_section(body, "voice"), text=body.strip(),
        )  # fmt: skip

    def add_contact(
        self,
        name: str,
        *,
        emails: Iterable[str] = (),
        role: str | None = None,
        org: str | None = None,
        where: Where | None = None,
        level: Level | None = None,
        every: int | None = None,
        met: str | None = None,
        another: bool = False,
        known: Callable[[], list[Contact]] | None = None,
    ) -> Contact:
        """Write a card for a new person; KNOWN lists the others when there is a quicker way than reading every card.

        Raises:
            AssistantError: somebody of the same normalised name is there already and ANOTHER is not set.
        """
        name = names.checked(name)
        addresses = tuple(dict.fromkeys(checked_email(email) for email in emails if email.strip()))
        role, org, met = checked_field("role", role), checked_field("org", org), checked_field("met", met)
        with self.card_lock():
            people = (known or self.contacts)()
            twin = names.same_name(people, name)
            if twin and not another:
                raise AssistantError(
                    f"{names.label(twin)} is there already. Add a second person of this name with --another."
                )
            taken = [*(path.stem for path in self.card_paths()), *(person.id for person in people)]
            contact = Contact(
                names.slug(name, taken), name, emails=addresses, role=role, org=org, where=where, level=level,
                every=every, met=met,
            )  # fmt: skip
            path = self.people / f"{contact.id}.md"
            files.write(path, frontmatter.new_file(_card_fields(contact), ""), new=True)
        return replace(contact, path=path)

    def change_card(
        self,
        contact: Contact,
        changes: dict[str, Any] | Callable[[Contact], dict[str, Any]],
        *,
        body: str | None = None,
    ) -> Contact:
        """The card of CONTACT with CHANGES (or what they are, given the card as it stands) in its front matter.

        None removes a key. Unknown keys, their order and their comments stay.
        """
        path = contact.path or self.people / f"{contact.id}.md"
        with self.card_lock():
            raw = frontmatter.read(path)
            text = frontmatter.changed(raw, changes(parse_contact(raw, path)) if callable(changes) else changes, path)
            if body is not None:
                text = text[: len(text) - len(frontmatter.parts(text, path)[1])] + body
            files.write(path, text)
        return read_contact(path)

    def replace_card(self, contact: Contact, before: str, after: str) -> Contact:
        """The card of CONTACT as the text AFTER (AssistantError when it is not BEFORE any more)."""
        path = contact.path or self.people / f"{contact.id}.md"
        parse_contact(after, path)
        with self.card_lock():
            if files.read(path) != before:
                raise AssistantError(f"{str(path)!r} was changed by somebody else meanwhile.")
            files.write(path, after)
        return read_contact(path)

    def change_me(self, changes: Mapping[str, Any], lines: Iterable[str] = ()) -> Me:
        """`me.md` with CHANGES in its front matter and LINES (`goal: ...`) above its text; all else stays."""
        with self.card_lock():
            raw = frontmatter.read(self.me_file) if self.me_file.is_file() else "---\n---\n"
            text = frontmatter.changed(raw, changes, self.me_file)
            body = frontmatter.parts(text, self.me_file)[1]
            head = text[: len(text) - len(body)]
            files.write(self.me_file, head + "".join(f"{line}\n" for line in lines) + body)
        return self.me()

    def set_section(self, title: str, text: str) -> Me:
        """`me.md` with TEXT under the heading TITLE, in place of what stood there; all else stays."""
        with self.card_lock():
            raw = frontmatter.read(self.me_file) if self.me_file.is_file() else "---\n---\n"
            body = frontmatter.parts(raw, self.me_file)[1]
            match = _section_match(body, title)
            block = f"## {title}\n{text.strip()}\n"
            if match:
                after = (
                    body[: match.start()] + block + ("\n" if body[match.end() :].strip() else "") + body[match.end() :]
                )
            else:
                after = (body.rstrip() + "\n\n" if body.strip() else "") + block
            files.write(self.me_file, raw[: len(raw) - len(body)] + after)
        return self.me()

    def section(self, title: str) -> str:
        """What stands under the heading TITLE of `me.md`; empty when nothing does."""
        if not self.me_file.is_file():
            return ""
        return _section(frontmatter.parts(files.read(self.me_file), self.me_file)[1], title)

    def remove_card(self, contact: Contact) -> None:
        """Delete the card; the notes stay."""
        with self.card_lock():
            files.remove(contact.path or self.people / f"{contact.id}.md")

    @contextmanager
    def card_lock(self) -> Iterator[None]:
        """Hold `cards.lock`: one process at a time changes a file that is there already."""
        from filelock import FileLock, Timeout  # 20 ms, only writers pay

        files.folder(self.derived)
        lock = FileLock(str(self.derived / "cards.lock"), timeout=LOCK_TIMEOUT, mode=0o600)
        try:
            lock.acquire()
        except Timeout as error:
            raise AssistantError(
                f"Another rapport command has held {lock.lock_file!r} for {LOCK_TIMEOUT:.0f} s. Let it end and repeat."
            ) from error
        except OSError as error:
            raise files.problem(self.derived / "cards.lock", error) from error
        try:
            yield
        finally:
            lock.release()

    # -- notes -------------------------------------------------------------------------------------

    def add(self, new: NewNote) -> Note:
        """Write one note durably (the transcript first, so that a note never points at nothing)."""
        return self.add_many([new])[0]

    def add_many(self, news: Iterable[NewNote], *, now: dt.datetime | None = None) -> list[Note]:
        """Write notes, one file each, in the order given, all or none; their `created` stamps keep that order."""
        base = now or dt.datetime.now(dt.UTC)
        notes, texts = [], {}
        for number, new in enumerate(news):
            note = self._new_note(new, base + dt.timedelta(microseconds=number))
            path = _path_of(note)
            if new.transcript is not None:
                texts[raw_path(path)] = new.transcript
            texts[path] = frontmatter.new_file(_note_fields(note), note.text + "\n")
            notes.append(note)
        try:
            if len(texts) > BULK:
                files.write_many(texts)
            else:
                for path, text in texts.items():
                    files.write(path, text, new=True)
        except BaseException:
            for path in reversed(texts):  # a note before its transcript: it never points at nothing
                with suppress(AssistantError):  # the disk may be failing; what stays is whole, and the ids are new
                    files.remove(path)
            raise
        return notes

    def _new_note(self, new: NewNote, created: dt.datetime) -> Note:
        note_id = new_id()
        stem = f"{new.date}-{(new.contacts or (ME,))[0]}-{note_id}"
        path = self.notes / f"{new.date.year:04d}" / f"{stem}.md"
        source = new.source if new.transcript is None else raw_path(path).name
        return Note(
            id=note_id, date=new.date, created=created, kind=new.kind, contacts=new.contacts,
            text=checked_text(new.text), time=new.time, author=new.author, private=new.private, source=source,
            path=path,
        )  # fmt: skip

    def rewrite(self, note: Note, text: str) -> Note:
        """NOTE with another body; its front matter stays byte for byte.

        Raises:
            AssistantError: the file says something else than NOTE by now.
        """
        path = _path_of(note)
        clean = checked_text(text)
        with self.card_lock():
            raw = frontmatter.read(path)
            body = frontmatter.parts(raw, path)[1]
            if body.strip("\n") != note.text:
                raise AssistantError(f"{str(path)!r} was changed by somebody else meanwhile. Repeat the command.")
            files.write(path, f"{raw[: len(raw) - len(body)]}{clean}\n")
        return replace(note, text=clean)

    def reassign(self, note: Note, old: str, new: str) -> Note:
        """NOTE with contact id OLD replaced by NEW in its `with:` and `author:` (used by merge)."""
        path = _path_of(note)
        people = tuple(dict.fromkeys(new if c == old else c for c in note.contacts))
        changes: dict[str, Any] = {"with": list(people)}
        if note.author == old:
            changes["author"] = new
        with self.card_lock():
            files.write(path, frontmatter.changed(files.read(path), changes, path))
        return replace(note, contacts=people, author=changes.get("author", note.author))

    def release(self, note: Note, contact: str, text: str) -> None:
        """Keep NOTE, shared by several people, without the person with the id CONTACT: with TEXT, under another name.

        The transcript beside it holds that person's words and is deleted. A crash leaves the old note or the new one.
        """
        path = _path_of(note)
        people = [person for person in note.contacts if person != contact]
        with self.card_lock():
            raw = frontmatter.changed(frontmatter.read(path), {"with": people, "source": None}, path)
            body = frontmatter.parts(raw, path)[1]
            new = path.with_name(f"{note.date}-{people[0]}-{note.id}.md")
            files.write(new, f"{raw[: len(raw) - len(body)]}{checked_text(text)}\n")
            if new != path:
                files.remove(path)
        files.remove(transcript_of(note))

    def remove_saved(self, contact: str) -> int:
        """Delete what is saved under drafts/ for the contact with this id; how many files."""
        paths = [path for job in SAVED_JOBS for path in self.saved(contact, job)]
        for path in paths:
            files.remove(path)
        return len(paths)

    def remove_leftovers(self, contact: str) -> None:
        """Delete temporary files that a killed command left of what belongs to CONTACT."""
        for folder in (self.people, self.notes, self.drafts):
            for path in folder.glob(f"**/.*{glob.escape(contact)}*.tmp"):
                files.remove(path)

    def erase_from_audit(self, contact: str, notes: Iterable[str]) -> None:
        """Take the ids of CONTACT and NOTES out of log/audit.jsonl; when and how much was sent stays."""
        path, gone = self.log / "audit.jsonl", {contact, *notes}
        if not path.is_file():
            return
        kept = []
        for line in path.read_bytes().decode("utf-8", "replace").splitlines():
            row = _json_object(line)
            if row.get("contact") in gone:
                row["contact"] = None
            if isinstance(row.get("notes"), list):
                row["notes"] = [note for note in row["notes"] if note not in gone]
            kept.append(json.dumps(row, ensure_ascii=True) if row else line)
        files.write(path, "".join(f"{line}\n" for line in kept))

    def is_reviewed(self, note: Note) -> bool:
        """Whether the user went through the suggestions for NOTE as it stands."""
        path = _path_of(note)
        return frontmatter.split(files.read(path), path)[0].get("reviewed") == _digest(note.text)

    def set_reviewed(self, note: Note) -> None:
        """Remember that the suggestions for NOTE as it stands were gone through."""
        path = _path_of(note)
        with self.card_lock():
            files.write(path, frontmatter.changed(files.read(path), {"reviewed": _digest(note.text)}, path))

    def remove(self, note: Note) -> None:
        """Delete NOTE and the transcript beside it."""
        if note.path is not None:
            files.remove(note.path)
            files.remove(transcript_of(note))

    def save_draft(self, contact: Contact, job: SavedJob, text: str, today: dt.date) -> Path:
        """Keep a draft or an agenda under drafts/, which is never evidence."""
        path = self.drafts / f"{today.year:04d}" / f"{today}-{contact.id}-{job}-{new_id()}.md"
        files.write(path, text, new=True)
        return path

    def saved(self, contact: str, job: SavedJob) -> list[Path]:
        """The saved drafts or agendas (JOB) of the contact with the id CONTACT, oldest first."""
        pattern = f"*/????-??-??-{glob.escape(contact)}-{job}-{'?' * ID_LENGTH}.md"
        return sorted(self.drafts.glob(pattern), key=lambda path: (path.name[:10], path.stat().st_mtime_ns))

    def planned(self, contact: str, call: dt.date) -> str | None:
        """The outcome of the newest agenda saved for a CALL with CONTACT, None without one of AGENDA_DAYS before it.

        Raises:
            BrokenFile: the agenda does not parse.
        """
        first, last = str(call - dt.timedelta(AGENDA_DAYS)), str(call)
        path = next((p for p in reversed(self.saved(contact, "prep")) if first <= p.name[:10] <= last), None)
        outcome = frontmatter.split(files.read(path), path)[0].get("outcome") if path else None
        return outcome if isinstance(outcome, str) else None

    def move_drafts(self, old: str, new: Contact) -> None:
        """Give what is saved under drafts/ for contact id OLD to NEW (used by merge)."""
        for job in SAVED_JOBS:
            for path in self.saved(old, job):
                text = re.sub(
                    rf"\A(---\n(?:.*\n)*?contact: ){re.escape(old)}$", rf"\g<1>{new.id}", files.read(path), flags=re.M
                )
                files.write(path.with_name(path.name.replace(f"-{old}-{job}-", f"-{new.id}-{job}-", 1)), text)
                files.remove(path)

    def audit(self, row: Mapping[str, Any]) -> None:
        """Append a line to log/audit.jsonl: when, and what ROW says."""
        path = self.log / "audit.jsonl"
        line = json.dumps({"at": f"{dt.datetime.now(dt.UTC):%Y-%m-%dT%H:%M:%SZ}", **row}, ensure_ascii=True)
        try:
            files.append(path, line + "\n")
        except StorageError:
            return  # a read-only home: the request was made, only its record is lost


def read_contact(path: Path) -> Contact:
    """The contact on the card at PATH (BrokenFile when it cannot be understood)."""
    if original := _copied_from(path):
        raise BrokenFile(
            f"{str(path)!r} looks like a copy of {original.name!r} (left by a synchroniser?). "
            "Join the two by hand and delete one."
        )
    return parse_contact(files.read(path), path)


_COPY = any_case(
    r"(?P<stem>.+?)(?: \(\d+\)|\.sync-conflict-[\w-]+| \([^)]*(?:conflict|copy|kopie|copie)[^)]*\)"
    r"| \d+| (?:- )?(?:copy|kopie|copie)(?: \d+)?|[ _.-]conflict\S*|~)"
)
"""How Syncthing, Dropbox, OneDrive, iCloud, Nextcloud and file managers name the copy of a file; no id has a space."""


def _copied_from(path: Path) -> Path | None:
    """The file that PATH is a copy of, by its name, when that file is there."""
    match = _COPY.fullmatch(path.stem)
    original = path.with_name(f"{match['stem']}{path.suffix}") if match else None
    return original if original and original.is_file() else None


def parse_contact(raw: str, path: Path) -> Contact:
    """The contact that RAW, the text of the card at PATH, describes."""
    front, body = frontmatter.split(raw, path)
    name = front.text("name")
    if not name or not name.strip():
        raise BrokenFile(f"{str(path)!r} has no name. Add a line `name: Their Name` to its front matter.")
    given = _id(front.text("id") or path.stem, path)
    if given != path.stem and path.with_name(f"{given}.md").is_file():
        raise BrokenFile(f"{str(path)!r} has the id of '{given}.md' beside it. Give it another `id:`, or delete one.")
    return Contact(
        id=given, name=" ".join(name.split()), aliases=front.texts("aliases"), emails=front.texts("emails"),
        role=front.text("role"), org=front.text("org"), where=front.one_of("where", WHERES),
        level=front.one_of("level", LEVELS), every=front.number("every"), met=front.text("met"),
        do_not_contact=front.flag("do_not_contact"), not_before=front.day("not_before"), text=body.strip(), path=path,
    )  # fmt: skip


_FIELD = r"^%s:[ \t]*(\S.*?)[ \t]*(?:#.*)?$"
_ROWS = re.compile(r"(?<=^aliases:)[ \t]*(?:\n[ \t]*- .*)+", re.MULTILINE)
_MARKS = " \t\"'[]{}"
"""What stands around a word in YAML, closed or not."""


def unread_contact(path: Path) -> Contact | None:
    """Who is on the card at PATH, which does not parse, by name and address only; None for a copy of another card."""
    if _copied_from(path):
        return None
    try:
        raw = files.read(path)
    except AssistantError:
        raw = ""
    said = {key: match[1] for key in ("id", "name", "aliases") if (match := re.search(_FIELD % key, raw, re.MULTILINE))}
    by_file = path.stem.replace("-", " ")
    name = re.split(r": |:$| #", said.get("name", by_file).strip(_MARKS))[0].strip(_MARKS) or by_file
    rows = _ROWS.search(raw)
    listed = re.split(r",|\n", said.get("aliases", "") + (rows[0] if rows else ""))
    aliases = (*(alias.strip(f"{_MARKS}-") for alias in listed), by_file)
    emails = tuple(_EMAIL.findall(raw.partition("\n---")[0]))
    return Contact(said.get("id", path.stem), name, aliases=aliases, emails=emails, path=path)


def read_note(path: Path) -> Note:
    """The note at PATH (BrokenFile when it cannot be understood)."""
    front, body = frontmatter.split(files.read(path), path)
    date, time = front.moment("date")
    if date is None:
        raise BrokenFile(f"{str(path)!r} has no valid date. Its front matter needs `date: YYYY-MM-DD`.")
    note_id = front.text("id") or ""
    if not _NOTE_ID.fullmatch(note_id):
        note_id = _id_by_name(note_id, path, date, front.texts("with"))
    created = front.instant("created") or dt.datetime.combine(date, time or dt.time.min)
    return Note(
        id=note_id, date=date, created=created if created.tzinfo else created.replace(tzinfo=dt.UTC),
        kind=front.one_of("kind", KINDS) or "note", contacts=tuple(_id(value, path) for value in front.texts("with")),
        text=body.strip("\n"), time=time, author=_id(front.text("author") or ME, path),
        private=any(front.flag(key) for key in front if str(key).casefold() == "private"), source=front.text("source"),
        path=path,
    )  # fmt: skip


def _id_by_name(given: str, path: Path, date: dt.date, people: tuple[str, ...]) -> str:
    """The id of a note written by hand: that in a file name of ours, else one made of the id GIVEN, or of the name.

    Day and people count too: a folder for each of them may hold a `call.md`.
    """
    for person in people:
        if match := re.fullmatch(rf"\d{{4}}-\d\d-\d\d-{re.escape(person)}-({_NOTE_ID.pattern})", path.stem):
            return match[1]
    named = "\0".join([given or unicodedata.normalize("NFC", path.stem), str(date), *sorted(people)])
    digest = hashlib.blake2b(named.encode(), digest_size=ID_LENGTH)
    return "".join(ID_ALPHABET[byte % len(ID_ALPHABET)] for byte in digest.digest())


def checked_text(text: str) -> str:
    """TEXT as a note may hold it (UsageProblem when empty, AssistantError when larger than 1 MB)."""
    clean = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").rstrip()
    if not clean.strip():
        raise UsageProblem("The note is empty. Give its text after the name, by --stdin or by --file.")
    if "\0" in clean:
        raise UsageProblem("The note is binary. Give a text.")
    try:
        size = len(clean.encode("utf-8"))
    except UnicodeEncodeError as error:
        raise UsageProblem("The note holds bytes that are not UTF-8. Convert it, then add it again.") from error
    if size > files.NOTE_LIMIT - 4096:
        raise AssistantError(f"The note has {size:,} bytes; the limit is {files.NOTE_LIMIT:,}. Split it.")
    return clean


def checked_field(label: str, value: str | None) -> str | None:
    """VALUE as one line of a card, None when it is blank (UsageProblem when too long or with control characters)."""
    if value is None or not value.strip():
        return None
    if (bad := names.control(value)) is not None:
        raise UsageProblem(f"The {label} holds the control character U+{ord(bad):04X}. Type it again without.")
    clean = " ".join(value.split())
    if len(clean) > FIELD_LENGTH:
        raise UsageProblem(f"The {label} has {len(clean):,} characters; the limit is {FIELD_LENGTH}.")
    return clean


def checked_email(value: str) -> str:
    """VALUE without outer spaces (UsageProblem when it cannot be an e-mail address)."""
    clean = value.strip()
    if not _EMAIL.fullmatch(clean) or names.control(clean):
        raise UsageProblem(f"{value!r} is not an e-mail address. Write it as name@example.org.")
    return clean


def new_id() -> str:
    """A random note id: 10 base32 characters."""
    return "".join(secrets.choice(ID_ALPHABET) for _ in range(ID_LENGTH))


def raw_path(path: Path) -> Path:
    """Where the transcript of the note at PATH lies."""
    return path.with_name(f"{path.stem}.raw.txt")


def transcript_of(note: Note) -> Path:
    """Where the transcript of NOTE lies: beside it, or under the name it was kept by when the note was renamed."""
    path = _path_of(note)
    beside = raw_path(path)
    if not beside.is_file() and note.source and re.fullmatch(r"[^/\\]+\.raw\.txt", note.source):
        kept = path.with_name(note.source)
        return kept if kept.is_file() else beside
    return beside


def _markdown(folder: Path) -> Iterator[os.DirEntry[str]]:
    """The Markdown files of FOLDER and of the folders in it."""
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.name.endswith(".md"):
                if entry.is_file():
                    yield entry
            elif entry.is_dir(follow_symlinks=False):
                yield from _markdown(Path(entry.path))


def _json_object(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return row if isinstance(row, dict) else {}


def _digest(text: str) -> str:
    """A few letters that change with TEXT."""
    return f"x{hashlib.blake2s(text.encode(), digest_size=4).hexdigest()}"  # a letter first: 12e4 is a number in YAML


def _path_of(note: Note) -> Path:
    if note.path is None:
        raise AssistantError(f"Note {note.id} has no file. Run `rapport doctor`.")
    return note.path


def _card_fields(contact: Contact) -> dict[str, Any]:
    return {
        "id": contact.id, "name": contact.name, "aliases": contact.aliases, "emails": contact.emails,
        "role": contact.role, "org": contact.org, "where": contact.where, "level": contact.level,
        "every": contact.every, "met": contact.met,
    }  # fmt: skip


def _note_fields(note: Note) -> dict[str, Any]:
    moment = f"{note.date} {note.time:%H:%M}" if note.time else note.date
    return {
        "id": note.id, "date": moment, "created": note.created, "kind": note.kind,
        "with": note.contacts, "author": note.author, "private": note.private or None, "source": note.source,
    }  # fmt: skip


def _id(value: str, path: Path) -> str:
    """VALUE as the id of a contact, which names files."""
    if re.search(r"[/\\\x00-\x1f]|^\.", value):
        raise BrokenFile(f"{str(path)!r} names {value!r}, which is no id of a contact. Mend it in an editor.")
    return value


def _after(lines: list[str], word: str) -> Iterator[str]:
    for line in lines:
        bare = line.removeprefix("- ")
        if bare.casefold().startswith(word) and bare[len(word) :].strip():
            yield bare[len(word) :].strip()


def _section(body: str, title: str) -> str:
    match = _section_match(body, title)
    return match["text"].strip() if match else ""


def _section_match(body: str, title: str) -> re.Match[str] | None:
    return re.search(
        rf"^#+ {re.escape(title)}[ \t]*\n(?P<text>.*?)(?=^#|\Z)", body, re.IGNORECASE | re.MULTILINE | re.DOTALL
    )
