"""`rapport sent`: the last draft, as it went out, becomes a note; what it kept can be ticked."""

from __future__ import annotations

import click

from assistant import exchanges, files, names, output
from assistant.app import App
from assistant.commands import asking, last_draft
from assistant.errors import AssistantError
from assistant.models import ME, Contact, Kind, Note
from assistant.notebook import NewNote
from assistant.patterns import as_written

_PROMISES = as_written(
    r"\bI(?:['\u2019]ll| will| promise| am going to|['\u2019]m going to)\b"
    r"(?! (?:not|never|be glad|be happy|keep it short|keep this short)\b)"
)
"""Words by which a message binds its writer."""


@click.command("sent")
@click.argument("contact")
@click.option("--edit", is_flag=True, help="Change the text to what you really sent.")
@click.option("--yes", is_flag=True, help="Tick the promises it kept without asking.")
@click.pass_obj
def command(app: App, contact: str, edit: bool, yes: bool) -> None:
    """Log the last draft to CONTACT as sent, and tick the promises it kept."""
    log(app, app.catalog.find(contact), edit=edit, yes=yes)


def _promises_more(app: App, person: Contact, note: Note) -> bool:
    """Whether NOTE, as sent to PERSON, binds its writer to more than what is open on file already."""
    from assistant import suggestions  # 0.2 s of rules, only for a message that promises

    open_ones = [p for p in app.catalog.promises(person.id, private=True) if p.owner == "me"]
    lines = suggestions.lines(note, app.notebook.me().name, person.name)
    return not lines or any(not suggestions.open_already(line, open_ones) for line in lines)


def log(app: App, person: Contact, *, edit: bool, yes: bool = False) -> None:
    """Write the last draft as a message note of today and restart the rhythm."""
    path = last_draft.path(app, person.id)
    data = last_draft.read(path)
    if data is None:
        raise AssistantError(_no_draft(app, person))
    body = data["body"]
    if edit:
        changed = asking.edited(app, body, command="`rapport note add --kind message`")
        body = body if changed is None else changed.strip("\n")
    kind: Kind = "email" if data["channel"] == "email" else "message"
    head = f"Subject: {data['subject']}\n\n" if data["subject"] else ""
    note = app.notebook.add(NewNote((person.id,), head + body, app.today, kind))
    files.remove(path)
    app.catalog.refresh()
    output.answer(f"Logged as sent on {app.today} (id {asking.short(app, note.id)}).")
    if _PROMISES.search(body) and _promises_more(app, person, note):
        output.note(f"It promises something? Put it on file: rapport note review {person.id}")
    handed: dict[str, str] = data["kept"]
    promises = [p for p in app.catalog.promises(person.id, private=True) if p.id in handed]
    text = names.fold(body)
    standing = [p for p in promises if names.fold(handed[p.id]).rstrip(" .") in text]
    asking.offer_ticks(app, standing, yes=yes)
    for promise in promises:
        if promise not in standing:
            output.note(f'Not ticked, for you changed the words that keep it: "{output.one_line(promise.text)}".')
            output.note(f"Kept all the same? rapport promise done {asking.promise_ids(app, [promise])[promise.id]}")


def _no_draft(app: App, person: Contact) -> str:
    """That no draft waits: none was written, or the last one is logged."""
    mine = [n for n in app.catalog.notes(person.id) if n.author == ME and n.kind in exchanges.WRITTEN]
    if mine and mine[-1].date == app.today:
        return (
            f"No draft to {person.name} waits: your message of today is logged ({asking.short(app, mine[-1].id)}). "
            f'What you wrote elsewhere: rapport note add {person.id} --kind message "..."'
        )
    return f'There is no draft to {person.name}. Write one: rapport draft "{person.name}"'
