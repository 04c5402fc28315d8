"""What the commands that write have in common: the sources beside a text, doubts, the request, the notice."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

import click

from assistant import output
from assistant.app import App
from assistant.checks import Checked, Doubt
from assistant.checks.ground import Ground
from assistant.commands import typeset
from assistant.errors import UsageProblem
from assistant.jobs import Made
from assistant.llm import OpenAIChat, Request
from assistant.models import Contact, Evidence
from assistant.results import Claim, Draft

Function = TypeVar("Function", bound=Callable[..., Any])
LABEL_WIDTH, QUOTE_WIDTH = 25, 44
"""Columns of the source lines, so that a line stays within 80."""


def model_options(function: Function) -> Function:
    """`--timeout` and `--verbose`, for commands that may ask a model."""

    def timeout(ctx: click.Context, _: click.Parameter, value: float | None) -> None:
        if value is not None:
            ctx.find_root().obj.flags["timeout"] = value

    def verbose(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        if value:
            ctx.find_root().obj.flags["verbose"] = True

    limits = click.FloatRange(min=1, max=3600)
    for option in (
        click.option("--timeout", type=limits, callback=timeout, expose_value=False, help="Seconds for the model."),
        click.option("--verbose", is_flag=True, callback=verbose, expose_value=False, help="Say what the model used."),
    ):
        function = option(function)
    return function


def stripped(option: str, text: str | None) -> str | None:
    """TEXT without outer spaces; a given but empty one is a usage error."""
    if text is not None and not text.strip():
        raise UsageProblem(f"{option} is empty. Say what you hope for, or leave it out.")
    if text is not None and len(text) > 1000:
        raise UsageProblem(f"{option} has {len(text):,} characters; the limit is 1,000. Say it in a sentence.")
    return text.strip() if text else None


def warn_limits(person: Contact, today: dt.date) -> None:
    """Say so when the person asked not to be contacted."""
    if person.do_not_contact:
        output.note(f"Before you send: {person.name} asked not to be contacted (do_not_contact on the card).")
    elif person.not_before and person.not_before > today:
        output.note(f"Before you send: {person.name} asked not to be contacted before {person.not_before}.")


def sources(app: App, outcome: Made[Any], claims: list[Claim]) -> None:
    """Who wrote it, then one line a claim: what it says, the note, the words that prove it."""
    known = outcome.evidence
    used = list(dict.fromkeys(source.note for claim in claims if (source := known.source(claim.note))))
    if outcome.writer == "outline":
        output.note(f"written without a model, from {typeset.counted(len(used), 'note')}")
    else:
        valid = sum(Ground(known).holds(claim) for claim in claims)
        sent = typeset.counted(len(known.sources), "note")
        output.note(f"{valid} of {len(claims)} claims found; sent to {outcome.writer}: {sent}, 0 private")
    for claim in claims:
        label = typeset.padded(typeset.cut(claim.text, LABEL_WIDTH), LABEL_WIDTH)
        output.note(f'  {label} {tag(known, claim.note):16} "{typeset.cut(claim.quote, QUOTE_WIDTH)}"')
    if used:
        short = app.catalog.short_ids(used)
        output.note("Notes: " + " ".join(short[note] for note in used))


def tag(known: Evidence, label: str) -> str:
    """`[2 Nov call]` for a note, `[me.md]`, `[card]` or `[goal]` otherwise."""
    source = known.source(label)
    if source:
        return f"[{typeset.tag(source, known.today)}]"
    return {"me": "[me.md]"}.get(label, f"[{output.one_line(label)}]")


def doubted(outcome: Made[Draft]) -> str:
    """The letter, with each doubtful sentence on a line of its own."""
    draft, doubtful = outcome.result, [doubt.sentence for doubt in outcome.checked.safety if doubt.sentence]
    body = output.marked(draft.body, [sentence for sentence in doubtful if sentence != draft.subject])
    text = letter(outcome.evidence.contact, draft.model_copy(update={"body": body}))
    return text.replace("\nSubject: ", "\n\u26a0 Subject: ", 1) if draft.subject in doubtful else text


def letter(person: Contact, draft: Draft) -> str:
    """To, Subject (e-mail only), a blank line, the body."""
    address = f" <{person.emails[0]}>" if person.emails else ""
    head = [f"To: {output.one_line(person.name + address)}"]
    if draft.subject.strip():
        head.append(f"Subject: {output.one_line(draft.subject)}")
    return "\n".join([*head, "", draft.body])


def doubts(checked: Checked[Any]) -> None:
    """Safety doubts with their reason, then what to look at before sending; hints come last, one at most."""
    for doubt in checked.safety:
        where = f'"{typeset.cut(doubt.sentence, 50)}": ' if doubt.sentence else ""
        output.note(f"\u26a0 {where}{output.one_line(doubt.why)}")
    for doubt in checked.gates:
        output.note(f"Before you send: {output.one_line(doubt.why)}")
    for doubt in checked.hints[:1]:
        output.note(f"Hint: {output.one_line(doubt.why)}")


MOST_WITHHELD = 3
"""Lines left out that are named one by one."""


def withheld(known: Evidence) -> None:
    """What is on file and was left out for everybody's sake, the newest by name."""
    for row in known.withheld[-MOST_WITHHELD:]:
        output.note(f'Left out: "{typeset.cut(row.text, 90)}": {output.one_line(row.why)}.')
    if (more := len(known.withheld) - MOST_WITHHELD) > 0:
        output.note(f"Left out for the like reasons: {more} more.")


def left_out(known: Evidence) -> list[dict[str, str]]:
    """All that `withheld` names and counts, as JSON."""
    return [{"text": row.text, "why": row.why} for row in known.withheld]


def claim_dict(known: Evidence, claim: Claim) -> dict[str, Any]:
    """A claim with the id and the day of its note."""
    source = known.source(claim.note)
    return {
        "text": claim.text,
        "note": source.note if source else claim.note,
        "date": str(source.date) if source else None,
        "quote": claim.quote,
    }


def doubt_dict(doubt: Doubt) -> dict[str, Any]:
    """A doubt as JSON."""
    return {"rule": doubt.rule, "kind": doubt.kind, "sentence": doubt.sentence, "why": doubt.why}


def endpoint(app: App) -> OpenAIChat:
    """The endpoint of the settings, whoever writes now: what `--preview` shows is meant for it."""
    return OpenAIChat.of(app.settings, state=app.notebook.endpoints)


def preview(app: App, requests: Iterable[Request[Any]] | Request[Any]) -> None:
    """The exact request on stdout; nothing is sent, no key is needed."""
    chat = endpoint(app)
    every = [requests] if isinstance(requests, Request) else list(requests)
    for request in every:
        click.echo(json.dumps(chat.preview(request), indent=2))


def first_use(app: App) -> None:
    """Before the first request to an endpoint: what is sent where, and how to stay offline."""
    if app.settings.uses_model:
        from assistant import llm

        text = llm.notice(app.settings, state=app.notebook.endpoints)
        if text:
            output.note(text)


@contextlib.contextmanager
def stages(app: App) -> Iterator[None]:
    """A spinner on stderr with the stage and the seconds, at a terminal and for a model only."""
    import sys

    if not isinstance(app.chat, OpenAIChat) or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console  # 60 ms; only while a model is asked

    with Console(stderr=True).status("asking the model ...") as status:
        app.chat.on_stage = status.update
        yield


def after(app: App, outcome: Made[Any]) -> None:
    """Why there was no second try, what the model used (--verbose), and a failed endpoint as the end (exit 4)."""
    if outcome.untried is not None:
        output.note(f"No second answer was got: {output.one_line(str(outcome.untried))}")
    if app.flags.get("verbose") and isinstance(app.chat, OpenAIChat):
        output.note(str(app.chat.usage))
    if outcome.failure is not None:
        raise outcome.failure
