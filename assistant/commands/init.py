"""`rapport init`: who you are, in three questions that may be skipped."""

from __future__ import annotations

from typing import Any

import click

from assistant import notebook, output
from assistant.app import App
from assistant.errors import UsageProblem
from assistant.models import Me


@click.command("init")
@click.option("--name", metavar="N", help="Your name, as messages are signed.")
@click.option("--role", metavar="R", help="What you do.")
@click.option("--org", metavar="O", help="Where you work.")
@click.option("--goal", "goals", multiple=True, metavar="TEXT", help="What you work towards; may be repeated.")
@click.option("--offer", "offers", multiple=True, metavar="TEXT", help="Something you can give; may be repeated.")
@click.option("--minutes", type=click.IntRange(1, 2400), metavar="M", help="Minutes a week for your network.")
@click.pass_obj
def command(
    app: App,
    name: str | None,
    role: str | None,
    org: str | None,
    goals: tuple[str, ...],
    offers: tuple[str, ...],
    minutes: int | None,
) -> None:
    """Say who you are: name and role, what you work towards, one thing you can give."""
    known = app.notebook.me()
    if any((name, role, org, goals, offers, minutes)):
        changes = {"name": name, "role": role, "org": org}
    elif output.is_terminal():
        changes, goals, offers = _asked(known)
    else:
        raise UsageProblem("Nobody is here to answer. Give --name, --role, --org, --goal, --offer or --minutes.")
    fields: dict[str, Any] = {key: notebook.checked_field(key, value) for key, value in changes.items()}
    fields["minutes_a_week"] = minutes
    fields = {key: value for key, value in fields.items() if value is not None}
    lines = _lines("goal", goals, known.goals) + _lines("offer", offers, known.offers)
    if not fields and not lines:
        output.note("Nothing was written. Come back with `rapport init` at any time.")
        return
    app.notebook.change_me(fields, lines)
    output.answer(f"Saved {app.notebook.me_file}")
    output.note('Next: rapport contact add "Their Name"')


def _asked(known: Me) -> tuple[dict[str, str | None], tuple[str, ...], tuple[str, ...]]:
    """The answers to the three questions; an empty one changes nothing."""
    output.note("Three questions; Enter skips one.")
    who = ", ".join(part for part in (known.name, known.role, known.org) if part)
    named = _ask("Your name and role" + (f" (now: {who})" if who else " (Sam Ortiz, lab manager, Fernhill)"))
    goal = _ask("What do you work towards?")
    offer = _ask("One thing you can give others, and how long it takes you")
    parts = [part.strip() for part in named.split(",", 2)]
    changes: dict[str, str | None] = {key: part or None for key, part in zip(("name", "role", "org"), parts)}  # noqa: B905
    return changes, (goal,) if goal else (), (offer,) if offer else ()


def _ask(question: str) -> str:
    return str(click.prompt(output.one_line(question), default="", show_default=False, err=True)).strip()


def _lines(key: str, values: tuple[str, ...], known: tuple[str, ...]) -> list[str]:
    """A line of me.md for each new value."""
    clean = [text for value in values if (text := notebook.checked_field(key, value))]
    return [f"{key}: {text}" for text in dict.fromkeys(clean) if text not in known]
