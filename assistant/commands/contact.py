"""`rapport contact`: the people; add, list, show, edit, rename, merge."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from pathlib import Path
from typing import Any, cast

import click

from assistant import confidence, exchanges, files, frontmatter, names, notebook, output
from assistant.app import App
from assistant.commands import asking, json_rows, typeset
from assistant.commands.options import AS_JSON, Day
from assistant.errors import AssistantError, UsageProblem
from assistant.models import LEVELS, MARK_KINDS, WHERES, Contact, Level, Mark, Note, Promise, Where
from assistant.strategy.diary import Diary

NONE = "none"
"""The word that empties a field with a fixed set of values."""
LAST_NOTES = 5
NAME = 32
"""Columns of a name in the list."""
DAYS = click.IntRange(min=1, max=3650)


@click.group("contact", invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """The people you know; alone, it lists them."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_people)


@command.command("add")
@click.argument("name")
@click.option("--email", "emails", multiple=True, metavar="E", help="An e-mail address; may be given more than once.")
@click.option("--role", metavar="R", help="What they do.")
@click.option("--org", metavar="O", help="Where they work.")
@click.option(
    "--where",
    type=click.Choice(WHERES),
    help="Inside or outside your own organisation. Your own --org is inside; the plan takes another as outside.",
)
@click.option("--level", type=click.Choice(LEVELS), help="Relative to you.")
@click.option("--every", type=DAYS, metavar="DAYS", help="How often you want to be in touch.")
@click.option("--met", metavar="TEXT", help="Where or through whom you met.")
@click.option("--another", is_flag=True, help="Add a second person of the same name.")
@click.pass_obj
def add(
    app: App,
    name: str,
    emails: tuple[str, ...],
    role: str | None,
    org: str | None,
    where: Where | None,
    level: Level | None,
    every: int | None,
    met: str | None,
    another: bool,
) -> None:
    """Add NAME. Nothing but a name is needed."""
    asking.skipped(app)
    _warn_shared(app, emails, None)
    contact = app.notebook.add_contact(
        name, emails=emails, role=role, org=org, where=where or _inferred(app, org), level=level, every=every, met=met,
        another=another, known=lambda: asking.known(app),
    )  # fmt: skip
    output.answer(f"Added {contact.name} ({contact.id}).")
    output.note(f'Next: rapport note add {contact.id} "what they told you, what you promised"')


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Stable JSON instead of a table.")
@click.pass_obj
def list_people(app: App, as_json: bool = False) -> None:
    """Everybody: name, role, last talk, open promises."""
    asking.skipped(app)
    people = sorted(app.catalog.contacts(), key=lambda c: names.fold(c.name))
    talks = _last_talks(app)
    mine, theirs = _open_counts(app)
    if as_json:
        rows = [
            {
                **json_rows.contact_dict(c),
                "last_talk": str(talks[c.id]) if c.id in talks else None,
                "open_promises": {"mine": mine[c.id], "theirs": theirs[c.id]},
            }
            for c in people
        ]
        output.json(rows)
    elif people:
        known = Counter(names.fold(c.name) for c in people)
        table = [
            (
                _told_apart(c) if known[names.fold(c.name)] > 1 else typeset.fitting(c.name, NAME),
                _work(c),
                output.day(talks[c.id], app.today) if c.id in talks else "-",
                _owed(c, mine, theirs),
            )
            for c in people
        ]
        output.answer(_table(table))
    else:
        output.note('Nobody yet. Begin with: rapport contact add "Their Name"')


@command.command("show")
@click.argument("contact")
@AS_JSON
@click.pass_obj
def show(app: App, contact: str, as_json: bool) -> None:
    """The card of CONTACT: facts, marks, open promises, last notes."""
    person = app.catalog.find(contact)
    asking.skipped(app)
    notes = app.catalog.notes(person.id)
    found = app.catalog.marks(person.id, private=True)
    promises = sorted(app.catalog.promises(person.id, private=True), key=typeset.due_order)
    if as_json:
        private = [line for note in notes for line in _private(note)]
        card = {
            "contact": json_rows.contact_dict(person),
            "last_talk": _iso(talk.date if (talk := exchanges.last_talk(notes, person.id)) else None),
            "marks": [json_rows.mark_dict(mark) for mark in found],
            "promises": [json_rows.promise_dict(promise) for promise in promises],
            "notes": [json_rows.note_dict(note, app.home) for note in notes],
            "private_lines": private,
        }
        output.json(card)
    else:
        output.answer("\n".join(_card(app, person, notes, found, promises)))


@command.command("edit")
@click.argument("contact")
@click.option("--email", "emails", multiple=True, metavar="E", help='Put first among the e-mails; "" removes all.')
@click.option("--alias", "aliases", multiple=True, metavar="A", help='Another name they go by; "" removes all.')
@click.option("--role", metavar="R", help='"" removes it; so for --org and --met.')
@click.option("--org", metavar="O")
@click.option("--where", type=click.Choice((*WHERES, NONE)))
@click.option("--level", type=click.Choice((*LEVELS, NONE)), help="Relative to you.")
@click.option("--every", type=click.IntRange(min=0, max=3650), metavar="DAYS", help="0 removes it.")
@click.option("--met", metavar="TEXT")
@click.option("--do-not-contact/--may-contact", default=None, help="They asked for silence, or lifted that.")
@click.option("--not-before", type=Day(), metavar="DATE", help="No message before this day; a past day is no limit.")
@click.pass_obj
def edit(app: App, /, contact: str, **options: Any) -> None:
    """Change the card of CONTACT by options, or in your editor when none is given."""
    person = app.catalog.find(contact)
    changes = _changes(person, options)
    if all(value in (None, ()) for value in options.values()):
        changed = _edited_card(app, person)
        output.answer(f"Changed the card of {changed.name}." if changed else "Nothing was changed.")
        return
    if "emails" in changes:
        _warn_shared(app, changes["emails"] or (), person)
    if not changes:
        output.answer("Nothing was changed.")
        return
    app.notebook.change_card(person, lambda card: _changes(card, options))
    output.answer(f"Changed {typeset.listed(changes)} of {person.name}.")


@command.command("rename")
@click.argument("contact")
@click.argument("name", metavar="NEWNAME")
@click.option("--another", is_flag=True, help="Even when somebody else has this name.")
@click.pass_obj
def rename(app: App, contact: str, name: str, another: bool) -> None:
    """Give CONTACT the name NEWNAME; the old one goes on working, and so does the id."""
    person = app.catalog.find(contact)
    clean = names.checked(name)
    twin = names.same_name([c for c in asking.known(app) if c.id != person.id], clean)
    if twin and not another:
        raise AssistantError(f"{names.label(twin)} has this name already. Repeat with --another if you mean it.")
    if clean == person.name:
        output.answer("Nothing was changed.")
        return
    aliases = [a for a in (*person.aliases, person.name) if names.fold(a) != names.fold(clean)]
    app.notebook.change_card(person, {"name": clean, "aliases": list(dict.fromkeys(aliases))})
    output.answer(f"{person.name} is now {clean} ({person.id}).")


@command.command("merge")
@click.argument("people", nargs=-1, metavar="CONTACT [into] CONTACT")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def merge(app: App, people: tuple[str, ...], yes: bool) -> None:
    """Make one person of two: the notes of the first go to the second, whose id stays."""
    if len(people) == 3 and people[1].casefold() == "into":
        people = (people[0], people[2])
    if len(people) != 2:
        raise UsageProblem("Give two people: rapport contact merge FIRST into SECOND")
    gone, kept = (app.catalog.find(query) for query in people)
    if gone.id == kept.id:
        raise UsageProblem(f"Both are {names.label(kept)}. Give two different people.")
    notes = app.catalog.notes(gone.id)
    question = f"Move {typeset.counted(len(notes), 'note')} of {names.label(gone)} to {names.label(kept)}?"
    if not asking.agreed(question, yes=yes, otherwise="Nothing was merged"):
        return
    _join_cards(app, gone, kept)  # first, so that nothing is lost if this is interrupted: it can be repeated
    for note in notes:
        app.notebook.reassign(note, gone.id, kept.id)
    app.catalog.refresh()
    for note in app.catalog.notes():
        if (text := _with_id(note.text, gone.id, kept.id)) != note.text:
            app.notebook.rewrite(note, text)
    app.notebook.move_drafts(gone.id, kept)
    Diary(app.notebook).rename(gone.id, kept.id)
    app.notebook.remove_card(gone)
    output.answer(
        f"Merged {gone.name} ({gone.id}) into {kept.name} ({kept.id}): {typeset.counted(len(notes), 'note')}."
    )


def _with_id(text: str, old: str, new: str) -> str:
    """TEXT with the id NEW for OLD where a line of ours names it: an introduction's stage, who had a part in a win."""
    word = rf"(?<![\w-]){re.escape(old)}(?![\w-])"
    return re.sub(
        rf"introduction with {word}(?=:)|thanks-to:\s*\[[^\]]*\]", lambda match: re.sub(word, new, match[0]), text
    )


def _inferred(app: App, org: str | None) -> Where | None:
    """Internal when ORG is the user's own organisation."""
    mine = asking.own(app).org if org else None
    return "internal" if org and mine and names.fold(org) == names.fold(mine) else None


def _warn_shared(app: App, emails: tuple[str, ...] | list[str], person: Contact | None) -> None:
    given = {names.fold(email) for email in emails if email.strip()}
    others = [c for c in app.catalog.contacts() if person is None or c.id != person.id] if given else []
    for other in others:
        for email in other.emails:
            if names.fold(email) in given:
                output.note(f"Warning: {other.name} ({other.id}) has the e-mail {email} too.")


def _open_counts(app: App) -> tuple[Counter[str], Counter[str]]:
    """Open promises by contact id: mine, theirs."""
    mine: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    for promise in app.catalog.promises(private=True):
        (mine if promise.owner == "me" else theirs).update(promise.contacts)
    return mine, theirs


def _last_talks(app: App) -> dict[str, dt.date]:
    """The day of the last talk by contact id; a message of mine is none."""
    talks: dict[str, dt.date] = {}
    for note in reversed(app.catalog.notes()):
        for person in note.contacts:
            if person not in talks and exchanges.last_talk([note], person):
                talks[person] = note.date
    return talks


def _told_apart(contact: Contact) -> str:
    """The name and the whole id of somebody who shares the name."""
    tail = f" ({contact.id})"
    return typeset.fitting(contact.name, max(NAME - len(tail), 10)) + tail


def _work(contact: Contact) -> str:
    return ", ".join(part for part in (contact.role, contact.org) if part) or "-"


def _owed(contact: Contact, mine: Counter[str], theirs: Counter[str]) -> str:
    parts = [f"you {mine[contact.id]}"] if mine[contact.id] else []
    parts += [f"they {theirs[contact.id]}"] if theirs[contact.id] else []
    return ", ".join(parts) or "-"


def _table(rows: list[tuple[str, str, str, str]]) -> str:
    """ROWS under their headings in columns; at a terminal the work is cut so that all of it fits the screen."""
    cells = [("Name", "Role", "Last talk", "Open promises")]
    taken = sum(max(typeset.width(row[column]) for row in [*cells, *rows]) for column in (0, 2, 3))
    room = max(typeset.WIDTH - taken - 6, 10)
    cells += [(name, typeset.fitting(work, room), talk, owed) for name, work, talk, owed in rows]
    widths = [max(typeset.width(row[column]) for row in cells) for column in range(4)]
    return "\n".join(
        "  ".join(typeset.padded(cell, wide) for cell, wide in zip(row, widths, strict=True)).rstrip() for row in cells
    )


def _card(app: App, person: Contact, notes: list[Note], found: list[Mark], promises: list[Promise]) -> list[str]:
    """The lines of `contact show`."""
    lines = [f"{person.name} ({person.id})", *_facts(app, person)]
    if person.text:
        lines += ["", person.text]
    if found:
        lines += ["", "Marks", *_mark_lines(app, found)]
    if promises:
        lines += ["", "Open promises", *_promise_lines(app, person, promises)]
    private = [(note, line) for note in notes for line in _private(note)]
    if private:
        lines += ["", f"{typeset.counted(len(private), 'private line')}, for your eyes only"]
        lines += [f"  {typeset.cut(line, 60)}  [{typeset.tag(note, app.today)}]" for note, line in private]
    lines += ["", *_last_notes(app, person, notes)]
    return lines


def _facts(app: App, person: Contact) -> list[str]:
    every = f"every {typeset.counted(person.every, 'day')}" if person.every else None
    lines = [
        _work(person) if person.role or person.org else None,
        ", ".join(person.emails),
        ", ".join(part for part in (person.where, person.level, every) if part),
        f"Met: {person.met}" if person.met else None,
        f"Also: {', '.join(person.aliases)}" if person.aliases else None,
        "Asked not to be contacted." if person.do_not_contact else None,
        f"Not before {person.not_before}." if person.not_before and person.not_before > app.today else None,
    ]
    return [line for line in lines if line]


def _mark_lines(app: App, found: list[Mark]) -> list[str]:
    ids = app.catalog.short_ids(mark.note for mark in found)
    newest_first = found[::-1]
    ordered = sorted(newest_first, key=lambda mark: MARK_KINDS.index(mark.kind))
    lines: list[str] = []
    for mark in ordered:
        state = "" if mark.confirmed else ", suggested"
        lines += typeset.wrapped(
            f"  {mark.kind:<6}  ", f"{mark.text} [{typeset.tag(mark, app.today)} {ids[mark.note]}{state}]", indent=10
        )
    return lines


def _promise_lines(app: App, person: Contact, promises: list[Promise]) -> list[str]:
    ids = asking.promise_ids(app, promises)
    lines: list[str] = []
    for promise in promises:
        who = "You" if promise.owner == "me" else typeset.cut(person.first_name, 12)
        text = f"{promise.text}, {typeset.due_words(promise, app.today)} [{ids[promise.id]}]"
        lines += typeset.wrapped(f"  {who:<6}  ", text, indent=10)
    return lines


def _last_notes(app: App, person: Contact, notes: list[Note]) -> list[str]:
    if not notes:
        return ["No notes yet."]
    ids = app.catalog.short_ids(note.id for note in notes)
    talk = exchanges.last_talk(notes, person.id)
    heading = f"Notes ({len(notes):,})" + (f", last talk {typeset.tag(talk, app.today)}" if talk else "")
    return [heading, *(typeset.note_line(note, ids[note.id]) for note in reversed(notes[-LAST_NOTES:]))]


def _private(note: Note) -> list[str]:
    """The lines of NOTE that no message and no model may see: all of them when the note is private."""
    if note.private:
        return [line.strip() for line in note.text.split("\n") if line.strip()]
    return confidence.private_lines(note.text)


def _changes(person: Contact, options: dict[str, Any]) -> dict[str, Any]:
    """What OPTIONS change on the card, by key; None takes the key out."""
    wanted: dict[str, Any] = {}
    for key in ("role", "org", "met"):
        if options[key] is not None:
            wanted[key] = notebook.checked_field(key, options[key])
    for key in ("where", "level"):
        if options[key] is not None:
            wanted[key] = None if options[key] == NONE else options[key]
    if options["every"] is not None:
        wanted["every"] = options["every"] or None
    if options["do_not_contact"] is not None:
        wanted["do_not_contact"] = True if options["do_not_contact"] else None
    if options["not_before"] is not None:
        wanted["not_before"] = options["not_before"]
    for key, check in (("emails", notebook.checked_email), ("aliases", names.checked)):
        if options[key]:
            given = [check(value) for value in options[key] if value.strip()]
            kept = [] if len(given) < len(options[key]) else getattr(person, key)
            joined = [*given, *kept] if key == "emails" else [*kept, *given]
            wanted[key] = list(dict.fromkeys(joined)) or None
    return {key: value for key, value in wanted.items() if value != _now(person, key)}


def _now(person: Contact, key: str) -> Any:
    value = getattr(person, key)
    if isinstance(value, tuple):
        return list(value) or None
    return value or None


def _edited_card(app: App, person: Contact) -> Contact | None:
    """The card after the editor, None when it stayed as it was. What does not parse is kept beside the card."""
    path = cast("Path", person.path)
    before = files.read(path)
    after = asking.edited(app, before, command="the options of `rapport contact edit`")
    if after is None:
        return None
    try:
        return app.notebook.replace_card(person, before, after)
    except AssistantError as error:
        kept = asking.rescue(path, after)
        raise AssistantError(f"{error} The card stays as it was; your text is in {str(kept)!r}.") from error


def _join_cards(app: App, gone: Contact, kept: Contact) -> None:
    """Put on the card of KEPT what only GONE had; the stricter limit on contact holds."""
    aliases = [a for a in (*kept.aliases, gone.name, *gone.aliases) if names.fold(a) != names.fold(kept.name)]
    changes: dict[str, Any] = {
        "aliases": list(dict.fromkeys(aliases)),
        "emails": list(dict.fromkeys([*kept.emails, *gone.emails])),
        "do_not_contact": True if gone.do_not_contact or kept.do_not_contact else None,
        "not_before": max((d for d in (gone.not_before, kept.not_before) if d), default=None),
    }
    old, _ = frontmatter.split(files.read(cast("Path", gone.path)), cast("Path", gone.path))
    new, body = frontmatter.split(files.read(cast("Path", kept.path)), cast("Path", kept.path))
    changes |= {
        key: value
        for key, value in old.items()
        if key not in (*changes, "id") and not isinstance(value, dict) and new.get(key) in (None, "", [])
    }
    if gone.text and gone.text not in body:
        body = f"{body.rstrip()}\n\n{gone.text}\n".lstrip("\n")
    app.notebook.change_card(kept, changes, body=body)


def _iso(day: dt.date | None) -> str | None:
    return str(day) if day else None
