"""`rapport ask`: an answer from the notes with its citations, or the plain word that they do not hold it."""

from __future__ import annotations

import json
import shlex
from typing import Any

import click

from assistant import jobs, output
from assistant.app import App
from assistant.commands import everyday, show
from assistant.results import Answer
from assistant.strategy import counsel


@click.command("ask")
@click.argument("question")
@click.option("--contact", metavar="C", help="Look only at the notes on this person.")
@click.option("--people", is_flag=True, help="Who may help with it, and whether to ask them now.")
@click.option("--json", "as_json", is_flag=True, help="Stable JSON instead of text.")
@show.model_options
@click.pass_obj
def command(app: App, question: str, contact: str | None, people: bool, as_json: bool) -> None:
    """Answer QUESTION from your notes, with the notes it comes from."""
    asked = show.stripped("The question", question) or ""
    everyday.skipped(app)
    if people:
        _people(app, asked, contact, as_json=as_json)
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
        output.answer(json.dumps(data, indent=2))
    elif answer.text is None:
        output.answer("Not in your notes.")
        output.note("Try other words, or look yourself: rapport search WORDS")
    else:
        _show(app, outcome)
    show.after(app, outcome)


def _people(app: App, question: str, contact: str | None, *, as_json: bool) -> None:
    """The people whose notes show that they may help."""
    found = counsel.find(app, question, app.catalog.find(contact).id if contact else None)
    if as_json:
        output.answer(json.dumps([_helper_dict(row) for row in found], indent=2))
    elif not found:
        output.answer("Nobody in your notes stands out for this.")
        output.note('Say the problem in other words, or note what people know: rapport note add CONTACT "offer: ..."')
    else:
        shorts = app.catalog.short_ids([row.note.id for row in found if row.note])
        output.answer("\n\n".join(_helper(app, question, row, shorts) for row in found))


def _helper(app: App, question: str, row: counsel.Adviser, shorts: dict[str, str]) -> str:
    tag = f" [{everyday.tag(row.note, app.today)}, {shorts[row.note.id]}]" if row.note else " [card]"
    goal = shlex.quote(f"ask for advice: {output.one_line(question)}")
    parts = (
        ("notes", f'"{output.one_line(row.quote)}"{tag}'),
        ("tie", row.warmth),
        ("owed", row.owed),
        ("ask", row.fairness),
    )
    lines = [row.contact.name]
    for label, text in parts:
        lines += everyday.wrapped(f"  {label:<6} ", text)
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


def _show(app: App, outcome: jobs.Outcome[Answer]) -> None:
    answer, known = outcome.result, outcome.evidence
    output.answer(output.marked(answer.text or "", [d.sentence for d in outcome.checked.safety if d.sentence]))
    names = {c.id: c.name for c in app.catalog.contacts()}
    short = app.catalog.short_ids([s.note for s in known.sources])
    for claim in answer.claims:
        source = known.source(claim.note)
        if source is None:
            continue
        who = ", ".join(names.get(c, c) for c in source.contacts)
        tag = f"[{output.day(source.date, known.today)} {source.kind}, {who}, {short[source.note]}]"
        output.answer(f'  {tag} "{output.one_line(claim.quote)}"')
    show.doubts(outcome.checked)
    if outcome.writer == "outline":
        output.note("written without a model: the sentences of your notes that come closest")
