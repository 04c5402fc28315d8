"""`rapport sent`: the last draft, as it went out, becomes a note; what it kept can be ticked."""

from __future__ import annotations

import json

import click

from assistant import files, output
from assistant.app import App
from assistant.commands import everyday
from assistant.commands.draft import last_path
from assistant.errors import AssistantError
from assistant.models import Contact, Kind, Promise
from assistant.notebook import NewNote


@click.command("sent")
@click.argument("contact")
@click.option("--edit", is_flag=True, help="Change the text to what you really sent.")
@click.option("--yes", is_flag=True, help="Tick the promises it kept without asking.")
@click.pass_obj
def command(app: App, contact: str, edit: bool, yes: bool) -> None:
    """Log the last draft to CONTACT as sent, and tick the promises it kept."""
    log(app, app.catalog.find(contact), edit=edit, yes=yes)


def log(app: App, person: Contact, *, edit: bool, yes: bool = False) -> None:
    """Write the last draft as a message note of today and restart the rhythm."""
    path = last_path(app, person.id)
    if not path.is_file():
        raise AssistantError(f'There is no draft to {person.name} yet. Write one: rapport draft "{person.name}"')
    data = json.loads(files.read(path))
    body = data["body"]
    if edit:
        changed = everyday.edited(app, body, command="`rapport note add --kind message`")
        body = body if changed is None else changed.strip("\n")
    kind: Kind = "email" if data["channel"] == "email" else "message"
    head = f"Subject: {data['subject']}\n\n" if data["subject"] else ""
    note = app.notebook.add(NewNote((person.id,), head + body, app.today, kind))
    files.remove(path)
    output.answer(f"Logged as sent on {app.today} (id {note.id[:4]}).")
    _offer_ticks(app, [p for p in app.catalog.promises(person.id) if p.id in data["kept"]], yes=yes)


def _offer_ticks(app: App, kept: list[Promise], *, yes: bool) -> None:
    for promise in kept:
        short = f"{app.catalog.short_ids([promise.note])[promise.note]}.{promise.id.rsplit('.', 1)[1]}"
        if yes or (
            output.is_terminal() and click.confirm(f'Tick "{output.one_line(promise.text)}"?', default=True, err=True)
        ):
            everyday.tick(app, promise)
            output.answer(f"Ticked: {promise.text}")
        else:
            output.note(f"Kept a promise? rapport promise done {short}")
