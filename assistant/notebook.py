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
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_args

from assistant import files, names
from assistant.errors import AssistantError, BrokenFile, StorageError, UsageProblem
from assistant.models import KINDS, ME, Contact, Kind, Level, Me, Note, Where
from assistant.patterns import any_case, as_written

ID_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
ID_LENGTH = 10
SavedJob = Literal["draft", "prep"]
SAVED_JOBS: tuple[SavedJob, ...] = get_args(SavedJob)
"""What is kept under drafts/."""
BULK = 20
"""From this many files on, notes are flushed together (`files.write_many`)."""
LOCK_TIMEOUT = 10.0
"""Seconds that a writer waits for another one before it says who holds the lock."""

_FRONT = re.compile(r"\A---[ \t]*\n(?P<front>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
FIELD_LENGTH = 500
"""Characters of one field of a card, such as the role."""
_EMAIL = as_written(r"[^@\s<>(),;:\"]{1,64}@[^@\s<>(),;:\"]{1,190}")
_NO = {False, "", "no", "off", "false", "n"}
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
        self.me_file = home / "me.md"

    # -- people ------------------------------------------------------------------------------------

    def entries(self) -> Iterator[os.DirEntry[str]]:
        """Every card and every note file as its folder lists it, in no order; hidden ones are left out."""
        yield from _markdown(self.people)
        yield from _markdown(self.notes, deep=True)

    def card_paths(self) -> list[Path]:
        """The card files, in the order of their names."""
        return sorted(Path(entry.path) for entry in _markdown(self.people))

    def note_paths(self) -> list[Path]:
        """The note files, in the order of their names."""
        return sorted(Path(entry.path) for entry in _markdown(self.notes, deep=True))

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
        front, body = split(files.read(self.me_file), self.me_file)
        lines = [line.strip() for line in body.split("\n")]
        minutes = _number(front, "minutes_a_week", self.me_file, "minutes")
        return Me(
            name=_text(front.get("name")) or "",
            role=_text(front.get("role")),
            org=_text(front.get("org")),
            minutes_a_week=minutes,
            slot=_text(front.get("slot")),
            goals=tuple(_after(lines, "goal:")),
            questions=tuple(_after(lines, "question:")),
            offers=tuple(_after(lines, "offer:")),
            voice=_section(body, "voice"),
            text=body.strip(),
        )

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
            twin = names.same_name((known or self.contacts)(), name)
            if twin and not another:
                raise AssistantError(
                    f"{names.label(twin)} is there already. Add a second person of this name with --another."
                )
            taken = [path.stem for path in self.card_paths()]
            contact = Contact(
                names.slug(name, taken), name, emails=addresses, role=role, org=org, where=where, level=level,
                every=every, met=met,
            )  # fmt: skip
            path = self.people / f"{contact.id}.md"
            files.write(path, _new_file(_card_fields(contact), ""), new=True)
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
            raw = _read(path)
            text = with_front(raw, changes(parse_contact(raw, path)) if callable(changes) else changes, path)
            if body is not None:
                text = text[: len(text) - len(_parts(text, path)[1])] + body
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
            raw = _read(self.me_file) if self.me_file.is_file() else "---\n---\n"
            text = with_front(raw, changes, self.me_file)
            body = _parts(text, self.me_file)[1]
            head = text[: len(text) - len(body)]
            files.write(self.me_file, head + "".join(f"{line}\n" for line in lines) + body)
        return self.me()

    def set_section(self, title: str, text: str) -> Me:
        """`me.md` with TEXT under the heading TITLE, in place of what stood there; all else stays."""
        with self.card_lock():
            raw = _read(self.me_file) if self.me_file.is_file() else "---\n---\n"
            body = _parts(raw, self.me_file)[1]
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
        return _section(_parts(files.read(self.me_file), self.me_file)[1], title)

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
            texts[path] = _new_file(_note_fields(note), note.text + "\n")
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
            id=note_id,
            date=new.date,
            created=created,
            kind=new.kind,
            contacts=new.contacts,
            text=checked_text(new.text),
            time=new.time,
            author=new.author,
            private=new.private,
            source=source,
            path=path,
        )

    def rewrite(self, note: Note, text: str) -> Note:
        """NOTE with another body; its front matter stays byte for byte.

        Raises:
            AssistantError: the file says something else than NOTE by now.
        """
        path = _path_of(note)
        clean = checked_text(text)
        with self.card_lock():
            raw = _read(path)
            body = _parts(raw, path)[1]
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
            files.write(path, with_front(files.read(path), changes, path))
        return replace(note, contacts=people, author=changes.get("author", note.author))

    def release(self, note: Note, contact: str, text: str) -> None:
        """Keep NOTE, shared by several people, without the person with the id CONTACT: with TEXT, under another name.

        The transcript beside it holds that person's words and is deleted. A crash leaves the old note or the new one.
        """
        path = _path_of(note)
        people = [person for person in note.contacts if person != contact]
        with self.card_lock():
            raw = with_front(_read(path), {"with": people, "source": None}, path)
            body = _parts(raw, path)[1]
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
        return split(files.read(path), path)[0].get("reviewed") == _digest(note.text)

    def set_reviewed(self, note: Note) -> None:
        """Remember that the suggestions for NOTE as it stands were gone through."""
        path = _path_of(note)
        with self.card_lock():
            files.write(path, with_front(files.read(path), {"reviewed": _digest(note.text)}, path))

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
    r"|[ _.-]conflict\S*|~)"
)
"""How Syncthing, Dropbox, OneDrive, Nextcloud and file managers name the copy of a file."""


def _copied_from(path: Path) -> Path | None:
    """The file that PATH is a copy of, by its name, when that file is there."""
    match = _COPY.fullmatch(path.stem)
    original = path.with_name(f"{match['stem']}{path.suffix}") if match else None
    return original if original and original.is_file() else None


def parse_contact(raw: str, path: Path) -> Contact:
    """The contact that RAW, the text of the card at PATH, describes."""
    front, body = split(raw, path)
    name = _text(front.get("name"))
    if not name or not name.strip():
        raise BrokenFile(f"{str(path)!r} has no name. Add a line `name: Their Name` to its front matter.")
    return Contact(
        id=path.stem,
        name=" ".join(name.split()),
        aliases=_texts(front, "aliases", path),
        emails=_texts(front, "emails", path),
        role=_text(front.get("role")),
        org=_text(front.get("org")),
        where=_one_of(front, "where", get_args(Where), path),
        level=_one_of(front, "level", get_args(Level), path),
        every=_number(front, "every", path),
        met=_text(front.get("met")),
        do_not_contact=_flag(front, "do_not_contact"),
        not_before=_day(front, "not_before", path),
        text=body.strip(),
        path=path,
    )


def read_note(path: Path) -> Note:
    """The note at PATH (BrokenFile when it cannot be understood)."""
    front, body = split(files.read(path), path)
    note_id = _text(front.get("id")) or ""
    if not _NOTE_ID.fullmatch(note_id):
        raise BrokenFile(f"{str(path)!r} has no valid id. Its front matter needs `id:` as rapport wrote it.")
    date, time = _moment(front.get("date"))
    if date is None:
        raise BrokenFile(f"{str(path)!r} has no valid date. Its front matter needs `date: YYYY-MM-DD`.")
    created = _instant(front.get("created")) or dt.datetime.combine(date, time or dt.time.min)
    return Note(
        id=note_id,
        date=date,
        created=created if created.tzinfo else created.replace(tzinfo=dt.UTC),
        kind=_one_of(front, "kind", KINDS, path) or "note",
        contacts=tuple(_id(value, path) for value in _texts(front, "with", path)),
        text=body.strip("\n"),
        time=time,
        author=_id(_text(front.get("author")) or ME, path),
        private=any(_flag(front, key) for key in front if str(key).casefold() == "private"),
        source=_text(front.get("source")),
        path=path,
    )


def split(raw: str, path: Path) -> tuple[dict[str, Any], str]:
    """The front matter as a mapping and the body (BrokenFile for YAML that is broken or uses aliases)."""
    front, body = _parts(raw, path)
    import yaml  # 12 ms; `--help` does without

    try:
        if "*" in front and any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(front, _loader())):
            raise BrokenFile(f"{str(path)!r} uses a YAML alias (`*name`), which is not allowed. Write the value out.")
        fields = yaml.load(front, Loader=_loader())  # noqa: S506  (a SafeLoader, see _loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" in line {mark.line + 2}" if mark else ""
        reason = getattr(error, "problem", None) or "it is not YAML"
        raise BrokenFile(f"{str(path)!r} has broken front matter{line}: {reason}. Mend it in an editor.") from error
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError) as error:  # an explicit tag
        raise BrokenFile(f"{str(path)!r} has broken front matter: {error}. Mend it in an editor.") from error
    if fields is None:
        return {}, body
    if not isinstance(fields, dict) or not all(isinstance(key, str) for key in fields):
        raise BrokenFile(f"{str(path)!r} has front matter that is not `key: value` lines. Mend it in an editor.")
    return fields, body


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


def with_front(raw: str, changes: Mapping[str, Any], path: Path) -> str:
    """RAW, the text of the file at PATH, with CHANGES in its front matter; None removes a key.

    Only the lines of the changed keys are touched: all others, their order and their comments stay.
    """
    match = _front_match(raw, path)
    lines = match["front"].splitlines(keepends=True)
    for key, value in changes.items():
        _set_key(lines, key, value)
    after = raw[: match.start("front")] + "".join(lines) + raw[match.end("front") :]
    expected = {**split(raw, path)[0], **{k: list(v) if isinstance(v, tuple) else v for k, v in changes.items()}}
    if _present(split(after, path)[0]) != _present(expected):
        raise BrokenFile(f"{str(path)!r} has front matter that cannot be changed safely. Change it in an editor.")
    return after


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


def _markdown(folder: Path, *, deep: bool = False) -> Iterator[os.DirEntry[str]]:
    """The Markdown files of FOLDER, and with DEEP those of the folders in it."""
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.name.endswith(".md"):
                if entry.is_file():
                    yield entry
            elif deep and entry.is_dir(follow_symlinks=False):
                yield from _markdown(Path(entry.path), deep=True)


def _json_object(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return row if isinstance(row, dict) else {}


def _digest(text: str) -> str:
    """A few letters that change with TEXT."""
    return (
        "x" + hashlib.blake2s(text.encode(), digest_size=4).hexdigest()
    )  # begins with a letter: YAML reads 12e4 as a number


def _path_of(note: Note) -> Path:
    if note.path is None:
        raise AssistantError(f"Note {note.id} has no file. Run `rapport doctor`.")
    return note.path


def _front_match(raw: str, path: Path) -> re.Match[str]:
    match = _FRONT.match(raw)
    if match is None:
        raise BrokenFile(f"{str(path)!r} has no front matter between two `---` lines. Mend it in an editor.")
    return match


def _parts(raw: str, path: Path) -> tuple[str, str]:
    match = _front_match(raw, path)
    return match["front"], raw[match.end() :]


def _read(path: Path) -> str:
    """The text of the file at PATH, ready to be written on: its front matter ends with a whole line."""
    raw = files.read(path)
    match = _FRONT.match(raw)
    return f"{raw}\n" if match and match.end() == len(raw) and not raw.endswith("\n") else raw


def _loader() -> type:
    """PyYAML's safe loader (the C one where it was built) that takes only plain scalars for more than text.

    YAML 1.1 reads `12:30` as a number and the name `No` as false; a card means neither.
    """
    global _LOADER
    if _LOADER is None:
        import yaml

        class Plain(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
            yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012

        for tag, pattern, first in (
            ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
            ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
            ("int", r"0|[1-9][0-9]{0,17}", "0123456789"),
            ("timestamp", r"\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d:\d\d(?:\.\d*)?(?:Z|[+-]\d\d:\d\d)?)?", "0123456789"),
        ):
            Plain.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), list(first))
        _LOADER = Plain
    return _LOADER


_LOADER: type | None = None


def _new_file(fields: dict[str, Any], body: str) -> str:
    """A file with FIELDS as front matter. Values are JSON scalars or lists, which YAML reads as they are."""
    lines = [f"{key}: {_scalar(value)}" for key, value in fields.items() if value not in (None, (), [])]
    return "---\n" + "\n".join(lines) + "\n---\n" + body


def _scalar(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_scalar(item) for item in value) + "]"
    if isinstance(value, str):
        plain = re.fullmatch(r"[A-Za-z][A-Za-z0-9 '.-]*[A-Za-z0-9]", value)
        word = value.casefold() in {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}
        return value if plain and not word else _quoted(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime):
        return f"{value.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S.%f}Z"
    return str(value)


def _quoted(value: str) -> str:
    """VALUE in YAML double quotes; what does not print is written as an escape."""
    inner = json.dumps(value, ensure_ascii=False)[1:-1]
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in inner) + '"'


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


def _set_key(lines: list[str], key: str, value: Any) -> None:
    """Give KEY its new value among the LINES of a front matter, or take it out when the value is empty."""
    start, end = _extent(lines, key)
    comment = _comment(lines[start]) if end - start == 1 else ""
    new = [] if value in (None, (), [], "") else [f"{key}: {_scalar(value)}{comment}\n"]
    lines[start:end] = new


def _extent(lines: list[str], key: str) -> tuple[int, int]:
    """Where KEY begins and ends among LINES; an empty place at the end when it is not there."""
    pattern = re.compile(rf"[\"']?{re.escape(key)}[\"']?[ \t]*:(?:\s|$)")
    start = next((number for number, line in enumerate(lines) if pattern.match(line)), len(lines))
    end = min(start + 1, len(lines))
    while end < len(lines) and re.match(r"[ \t\n]|-(?:\s|$)", lines[end]):
        end += 1
    while end > start + 1 and lines[end - 1].strip()[:1] in ("", "#"):  # they belong to what follows
        end -= 1
    return start, end


def _comment(line: str) -> str:
    """The comment at the end of a `key: value` line, with the space before it."""
    import yaml

    for match in re.finditer(r"[ \t]+#", line):
        try:
            if yaml.load(line[: match.start()], _loader()) == yaml.load(line, _loader()):  # noqa: S506  (safe, see _loader)
                return line[match.start() :].rstrip("\n")
        except yaml.YAMLError:
            continue
    return ""


def _present(fields: Mapping[str, Any]) -> dict[str, Any]:
    """FIELDS without those that are empty, which a file need not hold."""
    return {key: value for key, value in fields.items() if value not in (None, [], "")}


def _text(value: object) -> str | None:
    return None if value is None or isinstance(value, (list, dict)) else str(value)


def _texts(front: dict[str, Any], key: str, path: Path) -> tuple[str, ...]:
    value = front.get(key)
    if value is None:
        return ()
    if isinstance(value, str):
        value = [value]
    if isinstance(value, list):
        plain = (str(item) for item in value if item is not None and not isinstance(item, (list, dict)))
        return tuple(item for item in plain if item.strip())
    raise BrokenFile(f"{str(path)!r}: `{key}:` should be a list such as [one, two]. Mend it in an editor.")


def _id(value: str, path: Path) -> str:
    """VALUE as the id of a contact, which names files."""
    if re.search(r"[/\\\x00-\x1f]|^\.", value):
        raise BrokenFile(f"{str(path)!r} names {value!r}, which is no id of a contact. Mend it in an editor.")
    return value


def _number(front: dict[str, Any], key: str, path: Path, unit: str = "days") -> int | None:
    value = front.get(key)
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and value > 0):
        return value
    raise BrokenFile(f"{str(path)!r}: `{key}:` should be a number of {unit}. Mend it in an editor.")


def _flag(front: dict[str, Any], key: str) -> bool:
    """Whether KEY is set; words that are not a clear no count as yes, the careful side for `private`."""
    value = front.get(key)
    if isinstance(value, (list, dict)):
        return True
    return value is not None and (value.casefold() if isinstance(value, str) else value) not in _NO


def _one_of(front: dict[str, Any], key: str, allowed: tuple[Any, ...], path: Path) -> Any:
    value = front.get(key)
    if value is None or value in allowed:
        return value
    raise BrokenFile(f"{str(path)!r}: `{key}:` is {value!r}; it may be {', '.join(allowed)}. Mend it in an editor.")


def _day(front: dict[str, Any], key: str, path: Path) -> dt.date | None:
    """The day under KEY; what cannot be read is no missing limit."""
    value = front.get(key)
    day = _moment(value)[0]
    if day is None and value not in (None, ""):
        raise BrokenFile(f"{str(path)!r}: `{key}:` is {value!r}; write it as YYYY-MM-DD. Mend it in an editor.")
    return day


def _instant(value: object) -> dt.datetime | None:
    if isinstance(value, str):
        with suppress(ValueError):
            return dt.datetime.fromisoformat(value.strip())
    return value if isinstance(value, dt.datetime) else None


def _moment(value: object) -> tuple[dt.date | None, dt.time | None]:
    if isinstance(value, dt.datetime):
        return value.date(), value.time().replace(tzinfo=None)
    if isinstance(value, dt.date):
        return value, None
    if isinstance(value, str):
        match = re.fullmatch(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2})?)?", value.strip())
        try:
            if match:
                time = dt.time.fromisoformat(match[2]) if match[2] else None
                return dt.date.fromisoformat(match[1]), time
        except ValueError:
            pass
    return None, None


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
