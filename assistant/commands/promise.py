"""`rapport promise`: what you owe and what they owe, each a task line in the note where it was made."""

from __future__ import annotations

import datetime as dt

import click

from assistant import marks, output
from assistant.app import App
from assistant.commands import asking, json_rows, typeset
from assistant.commands.options import AS_JSON, ComingDay
from assistant.errors import AssistantError, UsageProblem
from assistant.models import Note, Owner, Promise, PromiseState
from assistant.notebook import NewNote

EVERY = click.option("--all", "every", is_flag=True, help="Kept and dropped ones too.")


@click.group("promise", invoke_without_command=True)
@EVERY
@AS_JSON
@click.pass_context
def command(ctx: click.Context, every: bool, as_json: bool) -> None:
    """Promises in both directions; alone, it lists the open ones."""
    if ctx.invoked_subcommand is None:
        _list(ctx.find_root().obj, every=every, as_json=as_json)


@command.command("list")
@EVERY
@AS_JSON
@click.pass_obj
def list_promises(app: App, every: bool, as_json: bool) -> None:
    """Open promises, the most urgent first."""
    _list(app, every=every, as_json=as_json)


@command.command("add", cls=asking.Prose)
@click.argument("contact")
@click.argument("text")
@click.option("--theirs", is_flag=True, help="They owe it to you.")
@click.option("--due", type=ComingDay(), metavar="D", help="By when: a date, or words such as 'next Friday'.")
@click.pass_obj
def add(app: App, contact: str, text: str, theirs: bool, due: dt.date | None) -> None:
    """Note a promise: what you owe CONTACT, or with --theirs what they owe you."""
    person = app.catalog.find(contact)
    line = marks.task_line("them" if theirs else "me", text, due)
    if marks.task(line) is None:
        raise UsageProblem("The promise is empty. Say what was promised.")
    note = app.notebook.add(NewNote((person.id,), line, app.today))
    app.catalog.refresh()
    promise = marks.promises(note)[0]
    by = f", by {output.day(due, app.today)}" if due else ""
    output.answer(f"Promised: {_words(app, promise)}{by} ({asking.promise_ids(app, [promise])[promise.id]}).")


@command.command("done")
@click.argument("promise_id", metavar="ID")
@click.pass_obj
def done(app: App, promise_id: str) -> None:
    """Tick a promise that was kept."""
    _set_state(app, promise_id, "done", "Done")


@command.command("drop")
@click.argument("promise_id", metavar="ID")
@click.pass_obj
def drop(app: App, promise_id: str) -> None:
    """Let go of a promise; its line stays, marked [-]."""
    _set_state(app, promise_id, "dropped", "Dropped")


@command.command("move")
@click.argument("promise_id", metavar="ID")
@click.argument("date", type=ComingDay(), metavar="DATE")
@click.pass_obj
def move(app: App, promise_id: str, date: dt.date) -> None:
    """Give a promise another day: a date, or words such as 'next Thursday'."""
    note, promise = _found(app, promise_id)
    if promise.state != "open":
        raise AssistantError(f"That promise is {promise.state} already: {output.one_line(promise.text)}")
    app.notebook.rewrite(note, marks.with_due(note.text, promise.line, date))
    output.answer(f"Moved to {date}: {_words(app, promise)}")


def _list(app: App, *, every: bool, as_json: bool) -> None:
    asking.skipped(app)
    promises = sorted(app.catalog.promises(state=None if every else "open", private=True), key=typeset.due_order)
    if as_json:
        output.json([json_rows.promise_dict(promise) for promise in promises])
        return
    if not promises:
        output.note('No open promises. Make one: rapport promise add CONTACT "what" --due DATE')
        return
    sections: tuple[tuple[Owner, str], ...] = (("me", "You owe"), ("them", "They owe"))
    for owner, title in sections:
        rows = [promise for promise in promises if promise.owner == owner]
        if rows:
            output.answer("\n".join([title, *_rows(app, rows)]))


def _rows(app: App, promises: list[Promise]) -> list[str]:
    ids = asking.promise_ids(app, promises)
    names = {contact.id: contact.name for contact in app.catalog.contacts()}
    wide = max(len(short) for short in ids.values())
    rows = []
    for promise in promises:
        who = typeset.listed([names.get(c, c) for c in promise.contacts] or ["nobody"])
        when = typeset.due_words(promise, app.today) if promise.state == "open" else promise.state
        tail = f"  {typeset.cut(who, 30)}, {when}"
        room = typeset.WIDTH - 4 - wide - typeset.width(tail)
        rows.append(f"  {ids[promise.id]:<{wide}}  {typeset.fitting(promise.text, max(room, 20))}{tail}")
    return rows


def _set_state(app: App, promise_id: str, state: PromiseState, word: str) -> None:
    promise = _found(app, promise_id)[1]
    if promise.state == state:
        output.answer(f"{word} already: {_words(app, promise)}")
        return
    asking.tick(app, promise, state)
    output.answer(f"{word}: {_words(app, promise)}")


def _found(app: App, promise_id: str) -> tuple[Note, Promise]:
    """The promise that PROMISE_ID means, with its note: `7f3k.1`, or `7f3k` when only one is open there.

    Raises:
        AssistantError: none or several fit; the sentence lists the candidates.
    """
    prefix, _, number = promise_id.strip().partition(".")
    note = app.catalog.note(prefix)
    promises = marks.promises(note)
    short = asking.short(app, note.id)
    if number:
        found = [promise for promise in promises if promise.id == f"{note.id}.{number}"]
    else:
        found = [promise for promise in promises if promise.state == "open"]
    if len(found) == 1:
        return note, found[0]
    candidates = ", ".join(f"{short}.{p.id.rpartition('.')[2]} ({output.one_line(p.text)})" for p in promises)
    if not candidates:
        raise AssistantError(f"Note {short} of {note.date} holds no promise. `rapport promise` lists them.")
    raise AssistantError(f"{promise_id!r} is not one open promise. That note holds {candidates}.")


def _words(app: App, promise: Promise) -> str:
    names = [contact.name for c in promise.contacts if (contact := app.catalog.contact(c))]
    return output.one_line(promise.text) + (f" ({typeset.listed(names)})" if names else "")
