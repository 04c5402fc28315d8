"""`rapport note`: write down what somebody told you, read it again, correct it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from assistant import files, marks, names, output
from assistant.app import App
from assistant.commands import asking, json_rows, typeset
from assistant.commands.choices import NOTE_KIND
from assistant.commands.options import AS_JSON, Day
from assistant.errors import AssistantError, ContactNotFound, UsageProblem
from assistant.models import ME, Contact, Kind, Note, Promise
from assistant.notebook import BULK, NewNote, checked_text

if TYPE_CHECKING:
    from assistant.entries import Entry
    from assistant.kept import Kept

READ_CHARS = 20_000
"""Of a note in which promises, needs and facts are looked for; more would take longer than anybody waits."""


@dataclasses.dataclass(frozen=True)
class Suggested:
    """What waits for a yes: a mark that reads `need?:`, a new line (LINE is None), or a promise told as KEPT.

    LATER: what a later note tells of the promise of a new line.
    """

    note: Note
    text: str
    line: int | None = None
    kept: Kept | None = None
    later: Kept | None = None

    @property
    def sure(self) -> bool | None:
        """Whether a note surely tells the promise as kept; None where none tells it."""
        told = self.kept or self.later
        return told.sure if told else None


@click.group("note")
def command() -> None:
    """Notes: add, list, show, edit, rm, review."""


@command.command("add", cls=asking.Prose)
@click.argument("contact")
@click.argument("text", required=False)
@click.option("--stdin", is_flag=True, help="Read the text from stdin; so does - as TEXT.")
@click.option("--file", "file", metavar="F", help="Read it from a file; dated headings make several notes.")
@click.option("--date", type=Day(), metavar="D", help="The day it was; today if left out.")
@click.option("--kind", type=NOTE_KIND, default="note", show_default=True)
@click.option("--with", "others", multiple=True, metavar="CONTACT", help="Who else was there; may be repeated.")
@click.option("--theirs", is_flag=True, help="The words are theirs: a message that waits for your answer.")
@click.option("--private", is_flag=True, help="For your eyes only: never in a message, never sent to a model.")
@click.option("--new", is_flag=True, help="Add people who are not there yet.")
@click.option("--yes", is_flag=True, help="Do not ask; take what is certain.")
@click.option("--no-suggest", is_flag=True, help="Write the text as it is, suggest nothing.")
@click.pass_obj
def add(
    app: App, contact: str, text: str | None, stdin: bool, file: str | None, date: dt.date | None, kind: Kind,
    others: tuple[str, ...], theirs: bool, private: bool, new: bool, yes: bool, no_suggest: bool,
) -> None:  # fmt: skip
    """Write a note on CONTACT: TEXT, or what --stdin or --file gives.

    \b
    Lines that are read:  need: offer: win: wants: fact: when: 2026-11-30 ...
      - [ ] I owe: send her the checklist (due 2026-11-10)
      - [ ] they owe: send me the plan
      private: for your eyes only, up to the next blank line
    """
    if yes and no_suggest:
        raise UsageProblem("--yes takes suggestions, --no-suggest makes none. Give one of them.")
    body = _given_text(app, text, stdin=stdin, file=file)
    drafts = _as_notes(app, body, date=date, kind=kind, private=private, by_heading=file is not None)
    queries: dict[str, str] = {}
    for query in (contact, *others):
        queries.setdefault(names.fold(query), query)
    people = [_known_or_new(app, query, new=new) for query in queries.values()]
    if len(drafts) > 1:
        drafts = _without_twins(app, drafts, people)
        if not drafts or not _confirmed(drafts, people, yes=yes):
            return
    ids = tuple(dict.fromkeys(_added(app, person).id for person in people))
    author = ids[0] if theirs else ME
    notes = app.notebook.add_many(dataclasses.replace(draft, contacts=ids, author=author) for draft in drafts)
    _say_noted(app, notes, people)
    if len(notes) == 1 and not no_suggest:
        _suggest(app, notes[0], yes=yes)


@command.command("list")
@click.argument("contact")
@click.option("--full", is_flag=True, help="Every note whole, as it was written.")
@AS_JSON
@click.pass_obj
def list_notes(app: App, contact: str, full: bool, as_json: bool) -> None:
    """The notes on CONTACT, oldest first, private ones too."""
    person = app.catalog.find(contact)
    asking.skipped(app)
    notes = app.catalog.notes(person.id)
    ids = app.catalog.short_ids(note.id for note in notes)
    if as_json:
        output.json([json_rows.note_dict(note, app.home) for note in notes])
    elif not notes:
        output.note(f'No notes on {person.name} yet. Write one: rapport note add {person.id} "..."')
    elif full:
        output.answer("\n\n".join(f"{_header(note, ids[note.id])}\n{note.text}" for note in notes))
    else:
        output.answer("\n".join(typeset.note_line(note, ids[note.id]) for note in notes))


@command.command("show")
@click.argument("note_id", metavar="ID")
@click.pass_obj
def show(app: App, note_id: str) -> None:
    """The file of one note, as it is."""
    note = app.catalog.note(note_id)
    output.answer(files.read(cast("Path", note.path)).rstrip("\n"))


@command.command("edit", cls=asking.Prose)
@click.argument("note_id", metavar="ID")
@click.option("--text", metavar="TEXT", help="The new text.")
@click.option("--stdin", is_flag=True, help="Read the new text from stdin.")
@click.pass_obj
def edit(app: App, note_id: str, text: str | None, stdin: bool) -> None:
    """Change the text of a note, in your editor when none is given."""
    if text is not None and stdin:
        raise UsageProblem("Give the text by --text or by --stdin, not by both.")
    note = app.catalog.note(note_id)
    after = asking.text_of("-") if stdin else text
    if after is None:
        _rewrite_in_editor(app, note)
        return
    app.notebook.rewrite(note, after)
    output.answer(f"Changed note {asking.short(app, note.id)}.")


@command.command("rm")
@click.argument("note_id", metavar="ID")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def rm(app: App, note_id: str, yes: bool) -> None:
    """Delete a note, and the transcript beside it."""
    note = app.catalog.note(note_id)
    short = asking.short(app, note.id)
    who = _who(app, note)
    question = f'Delete the {note.kind} of {note.date} on {who}, "{typeset.cut(typeset.gist(note), 40)}"?'
    if not asking.agreed(question, yes=yes, otherwise="Nothing was deleted"):
        return
    app.notebook.remove(note)
    app.catalog.refresh()
    transcript = ", with its transcript" if note.source else ""
    output.answer(f"Deleted note {short} of {note.date} on {who}{transcript}.")


@command.command("review")
@click.argument("contact", required=False)
@click.option("--yes", is_flag=True, help="Keep all of them; tick what is surely kept.")
@AS_JSON
@click.pass_obj
def review(app: App, contact: str | None, yes: bool, as_json: bool) -> None:
    """Keep or drop what is only suggested: lines such as `need?:`, promises, needs, dates and facts in plain words.

    A promise that a later note tells as kept is ticked by keeping its line. --json shows what waits and keeps nothing.
    """
    person = app.catalog.find(contact) if contact else None
    asking.skipped(app)
    found = _suggestions(app, person)
    if as_json:
        rows = [(i, i.kept.promise if i.kept else None) for i in found]
        output.json([json_rows.suggested_dict(i.note, i.text, promise, sure=i.sure) for i, promise in rows])
        return
    if not found:
        output.note("Nothing waits for review.")
        return
    output.answer("\n".join(_numbered(app, found)))
    kept = [i for i in found if i.sure is not False] if yes else _chosen(app, found)
    if kept is None:
        output.note("Nothing was changed.")
        return
    _settle(app, found, kept)
    dropped = len([s for s in found if s.line is not None]) - len([s for s in kept if s.line is not None])
    output.answer(f"Kept {len(kept)}" + (f", removed {dropped}." if dropped > 0 else "."))
    left = [i.kept.promise for i in found if i.kept and not i.kept.sure] if yes else []
    asking.offer_ticks(app, left, yes=False, ask=False)
    for item in found if yes else ():
        if item.later and not item.later.sure:
            line, said = item.text, output.one_line(item.later.said).rstrip(".")
            output.note(
                f'Not written, for a later note says "{typeset.cut(said, 40)}". '
                f'Still open? rapport note add {item.note.contacts[0]} "{output.one_line(line)}"'
            )


def _given_text(app: App, text: str | None, *, stdin: bool, file: str | None) -> str:
    """The text of the note from the one place it was given."""
    stdin = stdin or text == "-"
    text = None if text == "-" else text
    if (text is not None) + stdin + (file is not None) > 1:
        raise UsageProblem("Give the text once: as TEXT, by --stdin or by --file.")
    if text is not None:
        return checked_text(text)
    if stdin:
        return checked_text(asking.text_of("-", limit=files.NOTE_LIMIT))
    if file is not None:
        body = asking.text_of(file)
        if not body.strip():
            raise UsageProblem(f"{file!r} is empty. Nothing was noted.")
        return body
    return checked_text(asking.edited(app, "", command="TEXT, --stdin or --file") or "")


def _as_notes(
    app: App, body: str, *, date: dt.date | None, kind: Kind, private: bool, by_heading: bool
) -> list[NewNote]:
    """The notes that BODY becomes, checked, without people yet."""
    day = date or app.today
    if by_heading:
        drafts = [
            NewNote((), checked_text(e.text), e.date or day, e.kind or kind, private=private) for e in _split(body)
        ]
    else:
        drafts = [NewNote((), body, day, kind, private=private)]
    late = next((draft for draft in drafts if draft.date > app.today and draft.kind != "note"), None)
    if late:
        raise UsageProblem(
            f"A {late.kind} on {late.date} has not happened yet (today is {app.today}). "
            "Correct the date, or write what is planned as `when: DATE ...`."
        )
    return drafts


def _split(body: str) -> tuple[Entry, ...]:
    """The notes of a file; what is left out is said."""
    from assistant import entries  # 13 ms, only for --file

    found = entries.split(body)
    for line in found.left_out:
        output.note(f"Left out: {output.one_line(line)}")
    for line in found.unclear:
        output.note(f"Not read as a day: {output.one_line(line)!r}. Write it as YYYY-MM-DD to begin a note of its own.")
    if not found.notes:
        raise UsageProblem("The file has headings only. Nothing was noted.")
    return found.notes


def _known_or_new(app: App, query: str, *, new: bool) -> Contact:
    """The person QUERY means, or a new one (no id yet) when that is allowed or agreed to at the terminal."""
    try:
        return app.catalog.find(query)
    except ContactNotFound as error:
        if error.ambiguous:
            raise
        if new or (output.is_terminal() and _add_new(query, error.near)):
            if "@" in query:
                raise UsageProblem(f"{query!r} is an e-mail address. Give the name of the person.") from error
            if new and error.near:
                output.note(f"Similar: {', '.join(error.near)}")
            return Contact("", names.checked(query))
        if not output.is_terminal():
            error.args = (f"{error} To add a new person with this note, repeat with --new.",)
        raise


def _add_new(query: str, near: list[str]) -> bool:
    if near:
        output.note(f"Similar: {', '.join(near)}")
    return click.confirm(f"{output.one_line(query)} is new. Add?", default=not near, err=True)


def _added(app: App, person: Contact) -> Contact:
    """PERSON with a card; a new one is written now."""
    if person.id:
        return person
    contact = app.notebook.add_contact(person.name, known=lambda: asking.known(app))
    output.answer(f"Added {contact.name} ({contact.id}).")
    return contact


def _without_twins(app: App, drafts: list[NewNote], people: list[Contact]) -> list[NewNote]:
    """DRAFTS without those that are there already, so that a file can be given twice."""
    there = {(note.date, note.text) for person in people[:1] if person.id for note in app.catalog.notes(person.id)}
    fresh = [draft for draft in drafts if (draft.date, draft.text.strip("\n")) not in there]
    if len(fresh) < len(drafts):
        known = typeset.counted(len(drafts) - len(fresh), "note")
        output.note(f"Left out {known} that you have already.")
    return fresh


def _confirmed(drafts: list[NewNote], people: list[Contact], *, yes: bool) -> bool:
    """Whether to write several notes at once, after showing them on one screen (stderr)."""
    who = typeset.listed(person.name for person in people)
    output.note(f"{typeset.counted(len(drafts), 'note')} on {who}:")
    for number, draft in enumerate(drafts, start=1):
        head = f"{number:>3}  {draft.date}  {draft.kind:<7}  "
        output.note(head + typeset.cut(draft.text, typeset.WIDTH - len(head)))
    return asking.agreed("Write them?", yes=yes, otherwise="Nothing was written", default=True)


def _say_noted(app: App, notes: list[Note], people: list[Contact]) -> None:
    app.catalog.refresh()
    ids = app.catalog.short_ids(note.id for note in notes)
    who = typeset.listed(dict.fromkeys(person.name for person in people))
    for note in notes:
        output.answer(f"Noted {note.date} for {who} (id {ids[note.id]}).")
        if found := typeset.found_in(note):
            output.note(f"Read from it: {found}.")
        for day in marks.no_days(note.text):
            output.note(f"{day} is in no calendar: that line has no day. Mend it: rapport note edit {ids[note.id]}")
        for text in marks.without_day(note.text):
            said = typeset.cut(output.one_line(text), 40)
            output.note(f"No day in `when: {said}` (YYYY-MM-DD). Mend it: rapport note edit {ids[note.id]}")
    if len(notes) > BULK:
        output.note("Find them by meaning too: rapport reindex")


def _suggest(app: App, note: Note, *, yes: bool) -> None:
    """Offer the first line that NOTE states in plain words, or with YES take all that are certain.

    The note is on disk by now; what was not offered waits for `note review`.
    """
    for kept in _told_kept(app, note):
        asking.offer_ticks(app, [kept.promise], yes=yes and kept.sure, ask=not yes)
    if not (yes or output.is_terminal()):
        return
    certain, details = _offered(app, note, app.notebook.me().name)
    twins = _twins(app.catalog.promises(private=True), note, certain)
    new = [line for line in certain if line not in twins]
    asked = new if yes else (new or certain)[:1]
    if asked and asked[0] in twins:
        output.note(f"Open {_since(app, twins[asked[0]])}: {output.one_line(twins[asked[0]].text)}")
    shown = [output.one_line(line.removeprefix("- [ ] ")) for line in asked]
    if asked and (yes or click.confirm(f"{_label(asked[0])}{shown[0]}?", default=asked[0] not in twins, err=True)):
        text = note.text
        for line in asked:
            text = marks.with_line(text, line)
        app.notebook.rewrite(note, text)
        output.note("\n".join(f"Added the line: {line}" for line in shown))
    _say_waiting(note, len(certain) + len(details) - len(asked), besides=bool(asked))


def _told_kept(app: App, note: Note) -> list[Kept]:
    """The open promises of older notes that NOTE, on one person, tells as kept."""
    contact = app.catalog.contact(note.contacts[0]) if len(note.contacts) == 1 else None
    known = app.catalog.promises(contact.id, private=True) if contact else []
    before = [p for p in known if p.note != note.id and p.note_date <= note.date]
    older = [p for p in before if p.note_date < note.date or app.catalog.note(p.note).order <= note.order]
    if contact is None or not older:
        return []
    return _kept_by(note, contact, older)


def _kept_by(note: Note, contact: Contact, promises: list[Promise]) -> list[Kept]:
    from assistant import kept  # as in _offered

    return kept.find(note, contact, promises)


def _twins(known: list[Promise], note: Note, lines: list[str]) -> dict[str, Promise]:
    """The lines that seem to repeat one of the KNOWN open promises of another note with the same people, with it."""
    from assistant import suggestions  # as in _offered

    promises = [p for p in known if p.note != note.id and set(p.contacts) & set(note.contacts)]
    found = {line: suggestions.open_already(line, promises) for line in lines}
    return {line: twin for line, twin in found.items() if twin}


def _since(app: App, promise: Promise) -> str:
    return f"already since {output.day(promise.note_date, app.today)}"


def _label(line: str) -> str:
    return "Promise: " if line.startswith("-") else ""


def _say_waiting(note: Note, number: int, *, besides: bool) -> None:
    """Say how many suggestions for NOTE were not offered; BESIDES what was."""
    if number:
        what = "more" if besides else "line" if number == 1 else "lines"
        output.note(f"{number} {what} {'waits' if number == 1 else 'wait'}: rapport note review {note.contacts[0]}")


def _offered(app: App, note: Note, me: str) -> tuple[list[str], list[str]]:
    """What NOTE states in plain words, as lines: promises and needs, which are certain, then dates and facts."""
    from assistant import suggestions  # 10 ms, at a terminal and for `note review` only

    told_of = _told_of(app, note)
    if len(note.text) > READ_CHARS:
        output.note(f"The note is long: promises and needs are looked for in its first {READ_CHARS:,} characters.")
        note = dataclasses.replace(note, text=note.text[:READ_CHARS].rpartition("\n")[0] or note.text[:READ_CHARS])
    certain = suggestions.lines(note, me, told_of, closely=True)
    details = suggestions.details(note, told_of) if told_of else []
    more = suggestions.noticed_too(note, me, told_of, [*certain, *details]) if told_of else []
    return certain, [*details, *more[: max(0, MOST_NOTICED - len(details))]]


def _told_of(app: App, note: Note) -> str:
    """The name that "Dana will send me ..." may use; none when several people were there."""
    contact = app.catalog.contact(note.contacts[0]) if len(note.contacts) == 1 else None
    return contact.name if contact else ""


def _header(note: Note, short: str) -> str:
    return f"{short}  {note.date}  {note.kind}{' private' if note.private else ''}"


def _who(app: App, note: Note) -> str:
    people = [app.catalog.contact(contact_id) for contact_id in note.contacts]
    return typeset.listed([c.name if c else i for c, i in zip(people, note.contacts, strict=True)] or ["nobody"])


def _rewrite_in_editor(app: App, note: Note) -> None:
    after = asking.edited(app, f"{note.text}\n", command="--text or --stdin")
    if after is None:
        output.answer("Nothing was changed.")
        return
    try:
        app.notebook.rewrite(note, after)
    except AssistantError as error:
        if not after.strip():
            raise
        kept = asking.rescue(cast("Path", note.path), after)
        raise AssistantError(f"{error} Your text is in {str(kept)!r}.") from error
    output.answer(f"Changed note {asking.short(app, note.id)}.")


def _suggestions(app: App, person: Contact | None) -> list[Suggested]:
    """What waits for a yes, oldest note first."""
    me = app.notebook.me().name
    notes = app.catalog.notes(person.id if person else None)
    found = _with_later(app, [item for note in notes for item in _of_note(app, note, me)], notes)
    first = {item.kept.promise.id: item for item in reversed(found) if item.kept}
    return [item for item in found if item.kept is None or item is first[item.kept.promise.id]]


def _with_later(app: App, found: list[Suggested], notes: list[Note]) -> list[Suggested]:
    """FOUND; a new line for a promise that one of NOTES, written later, tells as kept is ticked, or is no sure line."""
    new: dict[str, Suggested] = {}
    promises: list[Promise] = []
    for place, item in enumerate(found):
        task = marks.task(item.text) if item.line is None and item.kept is None else None
        if task and len(item.note.contacts) == 1:
            note, (owner, text, due, _) = item.note, task
            promises.append(Promise(
                f"{note.id}.new{place}", owner, text=text, note=note.id, note_date=note.date, note_kind=note.kind,
                line=0, contacts=note.contacts, due=due,
            ))  # fmt: skip
            new[promises[-1].id] = item
    told: dict[str, Kept] = {}
    for note in notes if new else ():
        before = [p for p in promises if p.contacts == note.contacts and new[p.id].note.order < note.order]
        contact = app.catalog.contact(note.contacts[0]) if before else None
        for kept in _kept_by(note, contact, before) if contact else ():
            if kept.sure or kept.promise.id not in told:
                told[kept.promise.id] = kept
    later = {id(new[promise]): kept for promise, kept in told.items()}
    return [_ticked(item, later[id(item)]) if id(item) in later else item for item in found]


def _ticked(item: Suggested, later: Kept) -> Suggested:
    """ITEM, a new line for a promise, with what LATER tells of it."""
    text = marks.with_state(item.text, 0, "done") if later.sure else item.text
    return dataclasses.replace(item, text=text, later=later)


def _of_note(app: App, note: Note, me: str) -> list[Suggested]:
    unsure = [mark for mark in marks.marks(note) if not mark.confirmed]
    found = [Suggested(note, f"{mark.kind}: {mark.text}", mark.line) for mark in unsure]
    if not app.notebook.is_reviewed(note):
        certain, details = _offered(app, note, me)
        found += [Suggested(note, line) for line in (*certain, *details)]
        for kept in _told_kept(app, note):
            text = marks.task_line(kept.promise.owner, kept.promise.text).replace("- [ ]", "kept:", 1)
            found.append(Suggested(note, text, kept=kept))
    return found


def waits_for_review(app: App, person: Contact) -> bool:
    """Whether one of the newest notes on PERSON holds a line that waits for a yes."""
    me = app.notebook.me().name
    return any(_of_note(app, note, me) for note in reversed(app.catalog.notes(person.id)[-NEWEST:]))


MOST_NOTICED = 4
"""Dates, facts and offers of one note; who wants more writes them."""
NEWEST = 5
"""Notes that a hint may look through; each takes about 0.1 s."""


def _numbered(app: App, found: list[Suggested]) -> list[str]:
    lines, known = [], app.catalog.promises(private=True)
    for number, item in enumerate(found, start=1):
        twin = _twins(known, item.note, [item.text]).get(item.text)
        again = f"; open {_since(app, twin)}" if twin else ""
        if item.later:
            again += (
                f'; {"" if item.later.sure else "perhaps "}kept: "{typeset.cut(output.one_line(item.later.said), 40)}"'
            )
        tail = f"  [{_who(app, item.note)}, {typeset.tag(item.note, app.today)}{again}]"
        text = output.one_line(item.text.removeprefix("- [ ] ").replace("- [x]", "kept:", 1)) + tail
        lines += textwrap.wrap(text, typeset.WIDTH, initial_indent=f"{number:>3}  ", subsequent_indent=" " * 5)
    return lines


def _chosen(app: App, found: list[Suggested]) -> list[Suggested] | None:
    """What the user keeps, asked on one line; None changes nothing."""
    if not output.is_terminal():
        raise AssistantError("Nothing was changed: nobody is here to confirm. Keep all of them with --yes.")
    while True:
        ask = f"Enter keeps 1-{len(found)}, numbers drop lines, e edits, n changes nothing"
        reply = click.prompt(ask, default="", show_default=False, err=True).strip().lower()
        if reply in ("", "n"):
            return None if reply else found
        if reply == "e":
            return _edited(app, found)
        if (left := asking.without_numbers(found, reply)) is not None:
            return left


def _edited(app: App, found: list[Suggested]) -> list[Suggested] | None:
    """FOUND as the user leaves it in the editor, a line each; an emptied line is dropped.

    A line that is taken out would leave unsure which note each of the others belongs to.
    """
    heading = "# One line each. Change its words, or empty it to drop it; keep the order."
    after = asking.edited(app, "\n".join([heading, *(item.text for item in found)]) + "\n", command="numbers")
    if after is None:
        return None
    lines = after.removeprefix(f"{heading}\n").removesuffix("\n").split("\n")
    while len(lines) > len(found) and not lines[-1].strip():
        del lines[-1]
    if len(lines) != len(found):
        raise UsageProblem(
            f"There are {typeset.counted(len(lines), 'line')} for {typeset.counted(len(found), 'suggestion')}: "
            "empty a line to drop it. Nothing was changed."
        )
    pairs = [(item, line) for item, line in zip(found, lines, strict=True) if line.strip()]
    if reworded := next((item for item, line in pairs if item.kept and line.strip() != item.text), None):
        raise UsageProblem(
            f"Of {reworded.text!r} only the promise can be ticked: keep the line or empty it. Nothing was changed."
        )
    return [dataclasses.replace(item, text=line) for item, line in pairs]


def _settle(app: App, found: list[Suggested], kept: list[Suggested]) -> None:
    """Write the kept lines into their notes without the question mark, take the dropped ones out."""
    for note in {item.note.id: item.note for item in found}.values():
        lines = note.text.split("\n")
        final = {item.line: item.text for item in kept if item.note.id == note.id and item.line is not None}
        asked = {item.line for item in found if item.note.id == note.id and item.line is not None}
        after = "\n".join(final.get(n, line) for n, line in enumerate(lines) if n not in asked or n in final)
        for item in kept:
            if item.note.id == note.id and item.line is None and item.kept is None:
                after = marks.with_line(after, item.text)
        if not after.strip():
            output.note(f"Nothing else stands in it, so it stays: rapport note rm {asking.short(app, note.id)}")
        else:
            app.notebook.set_reviewed(app.notebook.rewrite(note, after) if after != note.text else note)
    told = {item.kept.promise.id for item in kept if item.kept}
    app.catalog.refresh()
    asking.offer_ticks(app, [p for p in app.catalog.promises(private=True) if p.id in told], yes=True)
