"""`rapport draft`: a message about the other person, with its sources beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from assistant import jobs, output
from assistant.app import App
from assistant.commands import asking, last_draft, sent, show, targets, typeset
from assistant.commands.choices import CHANNEL, CHANNELS, Likely
from assistant.commands.options import AS_JSON, PREVIEW
from assistant.errors import AssistantError, UsageProblem
from assistant.jobs import Made
from assistant.models import Contact
from assistant.results import Draft
from assistant.strategy import limits
from assistant.strategy.ties import Tie

_CHANNEL_MEANT = {word: f"`--channel {word}`" for word in CHANNELS} | {"message": "`--channel chat`"}
KINDS = ("hello", "reconnect", "thanks", "offer", "ask", "congratulate", "follow-up")


@click.command("draft")
@click.argument("contact")
@click.option(
    "--goal", metavar="TEXT", help="What this should do for the other person; found in the notes if left out."
)
@click.option("--kind", type=Likely(KINDS, _CHANNEL_MEANT), help="The kind of message; read from the goal if left out.")
@click.option("--channel", type=CHANNEL, default="email", show_default=True, help="Sets length and form.")
@PREVIEW
@AS_JSON
@click.option("--edit", is_flag=True, help="Open the draft in your editor before it is shown.")
@click.option("--copy", is_flag=True, help="Put the text on the clipboard.")
@click.option("--eml", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write an .eml file.")
@click.option("--save", is_flag=True, help="Keep the draft under drafts/.")
@show.model_options
@click.pass_obj
def command(
    app: App, contact: str, goal: str | None, kind: str | None, channel: str, preview: bool, as_json: bool, edit: bool,
    copy: bool, eml: Path | None, save: bool,
) -> None:  # fmt: skip
    """Draft a message to CONTACT: about them, from your notes.

    The text goes to stdout, where each fact comes from to stderr. Nothing is sent.
    """
    goal = show.stripped("--goal", goal)
    person = app.catalog.find(contact)
    asking.skipped(app)
    show.warn_limits(person, app.today)
    _warn_noted(app, person)
    if preview:
        chat = show.endpoint(app)
        show.preview(app, jobs.draft_request(app, person.id, goal=goal, kind=kind, channel=channel, chat=chat))
        return
    show.first_use(app)
    with show.stages(app):
        outcome = jobs.draft(app, person.id, goal=goal, kind=kind, channel=channel)
    if edit:
        outcome = _edited(app, outcome)
    draft = outcome.result
    last_draft.keep(app, outcome)
    if save:
        path = app.notebook.save_draft(person, "draft", show.letter(person, draft), app.today)
        output.note(f"Saved {path}")
    if eml:
        _write_eml(eml, person, draft)
    if as_json:
        output.json(as_dict(app, outcome))
    else:
        show_draft(app, outcome)
    if copy:
        _copy(draft.body)
    if not as_json and output.is_terminal():
        _menu(app, person, outcome)
    show.after(app, outcome)


def _warn_noted(app: App, person: Contact) -> None:
    """Say so when the notes tell that the person wants to be left in peace, or is away, and until when."""
    notes = tuple(note for note in app.catalog.notes(person.id) if note.date <= app.today)
    limit = limits.noted(Tie(person, app.today, notes), app.today)
    if limit is not None and limit.note is not None:
        where = f"[{typeset.tag(limit.note, app.today)}]"
        output.note(f"Before you send: {person.name} is {limit.state}: {output.one_line(limit.reason)} {where}.")


def show_draft(app: App, outcome: Made[Draft]) -> None:
    """The letter on stdout, its sources and hints on stderr."""
    draft, known = outcome.result, outcome.evidence
    if outcome.unsaid:
        left = "; ".join(f'"{clause}"' for clause in outcome.unsaid)
        why = f"Nothing of the goal could be written: no pattern can say {left} safely."
        output.note(f"{why} Below is what your notes give without it.")
    output.answer(show.doubted(outcome))
    output.note("--")
    if not known.goal_given:
        output.note(f"Goal, from your notes: {output.one_line(known.goal)}")
    show.sources(app, outcome, draft.claims)
    show.doubts(outcome.checked)
    show.withheld(known)
    for hint in _beside(app, outcome):
        output.note(hint)
    if outcome.unsaid:
        output.note("Say in your own words: " + "; ".join(outcome.unsaid))


def _beside(app: App, outcome: Made[Draft]) -> list[str]:
    """What the outline says next to its draft: what to attach, what it left out, what would make it better."""
    if outcome.remarks is None:
        return []
    from assistant.commands.note import waits_for_review

    return outcome.remarks.beside(outcome.result, lambda: waits_for_review(app, outcome.evidence.contact))


def as_dict(app: App, outcome: Made[Draft]) -> dict[str, Any]:
    """The stable JSON of a draft."""
    known, draft = outcome.evidence, outcome.result
    return {
        "to": {"id": known.contact.id, "name": known.contact.name, "email": next(iter(known.contact.emails), None)},
        "channel": known.channel,
        "kind": known.message_kind,
        "goal": known.goal,
        "goal_given": known.goal_given,
        "unsaid": list(outcome.unsaid),
        "writer": outcome.writer,
        "subject": draft.subject,
        "body": draft.body,
        "ask": draft.ask.model_dump() if draft.ask else None,
        "offer": draft.offer,
        "easy_out": draft.easy_out,
        "claims": [show.claim_dict(known, claim) for claim in draft.claims],
        "doubts": [show.doubt_dict(doubt) for doubt in outcome.checked.doubts],
        "left_out": show.left_out(known),
        "beside": _beside(app, outcome),
    }


def _edited(app: App, outcome: Made[Draft]) -> Made[Draft]:
    """OUTCOME with the body as the user leaves it in the editor, checked anew with what is left of its claims."""
    draft = outcome.result
    body = asking.edited(app, draft.body, command="the draft as it is")
    if body is None:
        return outcome
    left = [claim for claim in draft.claims if claim.text.casefold() in body.casefold()]
    return jobs.rechecked(app, outcome, draft.model_copy(update={"body": body.strip("\n"), "claims": left}))


def _copy(text: str) -> None:
    import pyperclip  # looks for a clipboard when imported

    try:
        pyperclip.copy(text)
    except pyperclip.PyperclipException as error:
        install = "on Linux install xclip or wl-clipboard"
        raise AssistantError(f"No clipboard was found ({install}). Copy it from here.") from error
    output.note("Copied.")


def _write_eml(path: Path, person: Contact, draft: Draft) -> None:
    """An unsent message in the format that mail programs open."""
    from email.headerregistry import Address
    from email.message import EmailMessage

    from assistant import files

    message = EmailMessage()
    message["Subject"] = output.one_line(draft.subject)
    message["X-Mailer"] = "Rapport"
    message["X-Unsent"] = "1"
    if person.emails:
        try:
            message["To"] = Address(display_name=output.one_line(person.name), addr_spec=person.emails[0])
        except ValueError as error:
            raise UsageProblem(f"{person.emails[0]!r} on the card is not an e-mail address. Mend the card.") from error
    message.set_content(draft.body + "\n")
    files.write(targets.checked(path, (".eml",)), message.as_string())
    output.note(f"Wrote {path}")


def _menu(app: App, person: Contact, outcome: Made[Draft]) -> None:
    """`c copy  e edit  d sent  Enter leave`, until the user leaves."""
    while True:
        choice = click.prompt("c copy  e edit  d sent  Enter leave", default="", show_default=False, err=True)
        choice = choice.strip().lower()
        if choice == "c":
            _copy(outcome.result.body)
        elif choice == "e":
            outcome = _edited(app, outcome)
            last_draft.keep(app, outcome)
            output.answer(show.doubted(outcome))
            show.doubts(outcome.checked)
        elif choice == "d":
            sent.log(app, person, edit=False)
            return
        else:
            return
