"""`rapport search`: passages of the notes by meaning, best first."""

from __future__ import annotations

import datetime as dt
from typing import Any

import click

from assistant import output, recall
from assistant.app import App
from assistant.commands import asking, typeset
from assistant.commands.options import AS_JSON, Day
from assistant.errors import UsageProblem
from assistant.recall import Found

QUERY_LIMIT = 1000


@click.command("search")
@click.argument("query")
@click.option("--contact", metavar="C", help="Only the notes on this person.")
@click.option("--since", type=Day(), metavar="D", help="Not older than this day.")
@click.option("--until", type=Day(), metavar="D", help="Not newer than this day.")
@click.option("-k", "limit", type=click.IntRange(1, 100), default=8, show_default=True, metavar="N", help="How many.")
@AS_JSON
@click.pass_obj
def command(
    app: App,
    query: str,
    contact: str | None,
    since: dt.date | None,
    until: dt.date | None,
    limit: int,
    as_json: bool,
) -> None:
    """Find passages that mean what QUERY says. Private notes and lines are not searched."""
    if not query.strip() or len(query) > QUERY_LIMIT:
        raise UsageProblem(f"The query is empty or longer than {QUERY_LIMIT:,} characters. Use a few words.")
    if since and until and since > until:
        raise UsageProblem(f"--since {since} lies after --until {until}. Swap them.")
    person = app.catalog.find(contact) if contact else None
    asking.skipped(app)
    found = recall.look_up(app, query.strip(), contact=person, since=since, until=until, k=limit)
    if as_json:
        output.json([_as_dict(hit) for hit in found])
    elif found:
        if not any(hit.in_words for hit in found):
            output.note("No note holds these words; the nearest in meaning:")
        output.answer("\n\n".join(_shown(app, found)))
    else:
        output.note("Nothing found. Try other words, fewer of them, or the name of the person.")


def _shown(app: App, found: list[Found]) -> list[str]:
    """Each passage under a line with the note's id, date, kind and people."""
    ids = app.catalog.short_ids(hit.note.id for hit in found)
    names = {contact.id: contact.name for contact in app.catalog.contacts()}
    shown = []
    for hit in found:
        who = typeset.listed([names.get(c, c) for c in hit.note.contacts] or ["nobody"])
        text = "\n".join(f"  {line}" for line in hit.passage.text.split("\n"))
        shown.append(f"{ids[hit.note.id]}  {hit.note.date}  {hit.note.kind}  {who}\n{text}")
    return shown


def _as_dict(hit: Found) -> dict[str, Any]:
    return {
        "note": hit.note.id,
        "date": str(hit.note.date),
        "kind": hit.note.kind,
        "contacts": list(hit.note.contacts),
        "author": hit.note.author,
        "passage": hit.passage.id,
        "text": hit.passage.text,
        "score": round(hit.score, 4),
    }
