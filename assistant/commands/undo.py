"""`rapport undo`: the last command that changed files, taken back."""

from __future__ import annotations

import click

from assistant import output, trash
from assistant.app import App
from assistant.commands import typeset


@click.command("undo")
@click.pass_obj
def command(app: App) -> None:
    """Take back the last command that changed files; repeat it for the one before.

    Previous versions are kept for 30 days, 50 MB at most. What `forget` deleted stays deleted.
    """
    with app.notebook.card_lock():  # nobody writes between the look and the putting back
        done = trash.undo(app.home)
    count = len(done.restored) + len(done.removed)
    output.answer(f"Undone: rapport {done.command} of {done.at:%Y-%m-%d %H:%M} ({typeset.counted(count, 'file')}).")
    for word, paths in (("put back", done.restored), ("removed", done.removed)):
        for path in paths:
            output.note(f"  {word} {path.relative_to(app.home)}")
