"""`rapport ask`: an answer from the notes with its citations, or the plain word that they do not hold it."""

from __future__ import annotations

import shlex
from dataclasses import replace
from typing import Any

import click

from assistant import jobs, output, owed
from assistant.app import App
from assistant.commands import asking, show, typeset
from assistant.commands.options import AS_JSON
from assistant.models import Promise
from assistant.patterns import any_case
from assistant.results import Answer
from assistant.strategy import counsel

_WHO_CAN = any_case(r"\W*who(?:m|ever)? (?:can|could|might|may|would|knows?|should)\b")
"""A question for a helper: what people need is quoted as readily as what they can do, `--people` tells them apart."""


@click.command("ask")
@click.argument("question")
@click.option("--contact", metavar="C", help="Look only at the notes on this person.")
@click.option("--people", is_flag=True, help="Who may help with it, and whether to ask them now.")
@AS_JSON
@show.model_options
@click.pass_obj
def command(app: App, question: str, contact: str | None, people: bool, as_json: bool) -> None:
    """Answer QUESTION from your notes, with the notes it comes from."""
    asked = show.stripped("The question", question) or ""
    asking.skipped(app)
    if people:
        _people(app, asked, contact, as_json=as_json)
        return
    if found := _promised(app, asked, contact):
        _show_promises(app, asked, *found, as_json=as_json)
        return
    show.first_use(app)
    with show.stages(app):
        outcome = jobs.ask(app, asked, contact)
    answer, known = outcome.result, outcome.evidence
    if as_json:
        data = {
            "question": asked,
            "answer": answer.text,
            "writer": outcome.writer,
            "claims": [show.claim_dict(known, claim) for claim in answer.claims],
            "doubts": [show.doubt_dict(doubt) for doubt in outcome.checked.doubts],
        }
        output.json(data)
    elif answer.text is None:
        output.answer("Not in your notes.")
        output.note("Try other words, or look yourself: rapport search WORDS")
    else:
        _show(app, outcome)
    show.after(app, outcome)


def _promised(app: App, question: str, contact: str | None) -> tuple[owed.Asked, list[Promise]] | None:
    """What QUESTION asks of promises, and those that answer it; None when the notes themselves must answer."""
    people = [app.catalog.find(contact)] if contact else app.catalog.contacts()
    wanted = owed.asked(question, people, asking.own(app))
    if wanted is None:
        return None
    if contact:
        wanted = replace(wanted, people=frozenset({people[0].id}))
    filed = (p for p in app.catalog.promises(state=None, private=True) if p.note_date <= app.today)
    rows = [promise for promise in filed if wanted.answers(promise, app.today)]
    return (wanted, rows) if rows or not wanted.subject else None


def _show_promises(app: App, question: str, wanted: owed.Asked, rows: list[Promise], *, as_json: bool) -> None:
    """Those of ROWS that stand in no private place, mine first, each with its day and its note."""
    shown = sorted((row for row in rows if not row.private), key=lambda row: (row.owner, *typeset.due_order(row)))
    names = {contact.id: contact.name for contact in app.catalog.contacts()}
    hidden = len(rows) - len(shown)
    lines = [_promise_line(app, row, names) for row in shown]
    nothing = "Only a private note holds it." if hidden else _nothing(wanted, names)
    if as_json:
        output.json(_promises_dict(app, question, shown, lines or [nothing]))
    elif shown:
        ids = asking.promise_ids(app, shown)
        for row, line in zip(shown, lines, strict=True):
            output.answer("\n".join(typeset.wrapped("", line, indent=2)))
            output.answer(f"  [{typeset.tag(row, app.today)}, {ids[row.id]}]")
    else:
        output.answer(nothing)
    if hidden:
        output.note(f"{typeset.counted(hidden, 'promise')} in private notes: rapport promise")


def _promise_line(app: App, promise: Promise, names: dict[str, str]) -> str:
    who = typeset.listed([names.get(c, c) for c in promise.contacts] or ["nobody"])
    verb = "owe" if len(promise.contacts) > 1 else "owes"
    sides = f"You owe {who}" if promise.owner == "me" else f"{who} {verb} you"
    when = typeset.due_words(promise, app.today) if promise.state == "open" else "kept"
    return f"{sides}: {output.one_line(promise.text)}, {when}"


def _nothing(wanted: owed.Asked, names: dict[str, str]) -> str:
    """That no promise answers, in words that fit the question."""
    who = typeset.listed(sorted(names[c] for c in wanted.people)) if wanted.people else None
    if wanted.overdue:
        return "Nothing of it is overdue."
    if wanted.owner == "me":
        return f"You owe {who or 'nobody'} {'nothing' if who else 'anything'} that is noted."
    if wanted.owner == "them":
        verb = "owe" if len(wanted.people) > 1 else "owes"
        return f"{who or 'Nobody'} {verb} you {'nothing' if who else 'anything'} that is noted."
    return f"No open promise {f'between you and {who} ' if who else ''}is noted."


def _promises_dict(app: App, question: str, rows: list[Promise], lines: list[str]) -> dict[str, Any]:
    """The same shape as any other answer; each promise is a claim, its line of the note the quotation."""
    claims = [
        {
            "text": line,
            "note": row.note,
            "date": str(row.note_date),
            "quote": app.catalog.note(row.note).text.split("\n")[row.line].strip(),
        }
        for row, line in zip(rows, lines, strict=False)
    ]
    return {"question": question, "answer": "\n".join(lines), "writer": "outline", "claims": claims, "doubts": []}


def _people(app: App, question: str, contact: str | None, *, as_json: bool) -> None:
    """The people whose notes show that they may help."""
    found = counsel.find(app, question, app.catalog.find(contact).id if contact else None)
    if as_json:
        output.json([_helper_dict(row) for row in found])
    elif not found:
        output.answer("Nobody in your notes stands out for this.")
        output.note('Say the problem in other words, or note what people know: rapport note add CONTACT "offer: ..."')
    else:
        shorts = app.catalog.short_ids([row.note.id for row in found if row.note])
        output.answer("\n\n".join(_helper(app, question, row, shorts) for row in found))


def _helper(app: App, question: str, row: counsel.Adviser, shorts: dict[str, str]) -> str:
    tag = f" [{typeset.tag(row.note, app.today)}, {shorts[row.note.id]}]" if row.note else " [card]"
    goal = shlex.quote(f"ask for advice: {output.one_line(question)}")
    parts = (
        ("notes", f'"{output.one_line(row.quote)}"{tag}'),
        ("tie", row.warmth),
        ("owed", row.owed),
        ("ask", row.fairness),
    )
    lines = [row.contact.name]
    for label, text in parts:
        lines += typeset.wrapped(f"  {label:<6} ", text)
    if row.is_fair:
        lines.append(f"  next   rapport draft {row.contact.id} --kind ask --goal {goal}")
    return "\n".join(lines)


def _helper_dict(row: counsel.Adviser) -> dict[str, Any]:
    return {
        "contact": row.contact.id,
        "quote": row.quote,
        "note": row.note.id if row.note else None,
        "tie": row.warmth,
        "owed": row.owed,
        "fair": row.is_fair,
        "why": row.fairness,
    }


def _show(app: App, outcome: jobs.Made[Answer]) -> None:
    answer, known = outcome.result, outcome.evidence
    output.answer(output.marked(answer.text or "", [d.sentence for d in outcome.checked.safety if d.sentence]))
    names = {c.id: c.name for c in app.catalog.contacts()}
    short = app.catalog.short_ids([s.note for s in known.sources])
    for claim in answer.claims:
        source = known.source(claim.note)
        if source is None:
            continue
        who = ", ".join(names.get(c, c) for c in source.contacts)
        tag = f"[{typeset.tag(source, known.today)}, {who}, {short[source.note]}]"
        output.answer(f'  {tag} "{output.one_line(claim.quote)}"')
    show.doubts(outcome.checked)
    if outcome.writer == "outline":
        output.note("written without a model: the sentences of your notes that come closest")
    if _WHO_CAN.match(known.goal):
        output.note(f"Whom to turn to: rapport ask --people {shlex.quote(output.one_line(known.goal))}")
