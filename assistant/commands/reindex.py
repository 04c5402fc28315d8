"""`rapport reindex`: the search index, built anew from the notes."""

from __future__ import annotations

import click

from assistant import output, recall
from assistant.app import App
from assistant.errors import AssistantError


@click.command("reindex")
@click.option("--fresh", is_flag=True, help="Forget cached vectors too and compute every one again.")
@click.pass_obj
def command(app: App, fresh: bool) -> None:
    """Build the search index anew from the notes; nothing else is touched."""
    done = recall.reindex(app, fresh=fresh)
    if done.failure:
        raise AssistantError(f"Nothing was indexed: {done.failure}. `rapport doctor` says more.")
    output.answer(f"Indexed {done.passages:,} passages of {done.notes:,} notes ({done.embedded:,} newly embedded).")
    if done.reason:
        output.note(done.reason)
