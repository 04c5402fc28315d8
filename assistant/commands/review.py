"""`rapport review`: what happened, counted from your notes; one sign of progress, one gap, one small next step."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import Any

import click

from assistant import output
from assistant.app import App
from assistant.commands import asking, typeset
from assistant.commands.options import AS_JSON, Day
from assistant.errors import UsageProblem
from assistant.strategy import review
from assistant.strategy.review import Kept, Review, Win


@click.command("review")
@click.option("--since", type=Day(), metavar="DATE", help="From this day; default: eight weeks ago.")
@AS_JSON
@click.pass_obj
def command(app: App, since: dt.date | None, as_json: bool) -> None:
    """What you kept, gave and heard, what came of it, and one small next step."""
    if since and since >= app.today:
        raise UsageProblem(f"--since {since} is not before today, {app.today}. Give an earlier day.")
    asking.skipped(app)
    made = review.make(app, since)
    if as_json:
        output.json(as_dict(made))
    else:
        output.answer("\n".join(screen(app, made)))


def as_dict(made: Review) -> dict[str, Any]:
    """The review as JSON."""
    row = asdict(made)
    row["minutes_a_talk"] = made.minutes_a_talk
    for when in ("late", "early"):
        row[f"kept_{when}"] = {side: row[side].pop(when) for side in ("mine", "theirs")}
    row["step"] = dict(zip(("what", "minutes", "command"), made.step, strict=True)) if made.step else None
    return {key: str(value) if isinstance(value, dt.date) else value for key, value in row.items()} | {
        "wins": [{**win, "day": str(win["day"]), "people": list(win["people"])} for win in row["wins"]]
    }


def screen(app: App, made: Review) -> list[str]:
    """The review as text, within 80 columns."""
    since = output.day(made.since, made.until)
    lines = [f"Since {since}: {typeset.counted(made.touches, 'contact')} with {typeset.counted(made.people, 'person')}"]
    rows = (
        ("You promised", _kept(made.mine)),
        ("They promised", _kept(made.theirs)),
        ("Messages", _messages(made)),
        ("Talks", _talks(made)),
        (
            "Help",
            f"given {made.helped}, received {made.was_helped}; {typeset.counted(made.introductions, 'introduction')}",
        ),
        ("Weeks", f"active in {made.active_weeks} of {made.weeks} calendar weeks"),
        ("Minutes", _minutes(made)),
        ("Reach", made.coverage),
        ("You are", f"{made.phase}: {made.because}, since the first note"),
    )
    for label, text in rows:
        lines += typeset.wrapped(f"  {label:<13}  ", text)
    if made.wins:
        lines.append("Wins")
        shorts = app.catalog.short_ids(win.note for win in made.wins)
        for win in made.wins:
            lines += typeset.wrapped("  ", _win(win, made.until, shorts[win.note]), indent=4)
    lines += typeset.wrapped("Progress   ", made.progress)
    lines += typeset.wrapped("Gap        ", made.gap)
    if made.step:
        what, minutes, how = made.step
        lines += [*typeset.wrapped("Next       ", f"{what} ({minutes} min)"), f"           {how}"]
    return lines


def _kept(kept: Kept) -> str:
    undated = f", and {kept.undated} without a day kept" if kept.undated else ""
    late = f" ({kept.late} late)" if kept.late else ""
    early = f", and {kept.early} kept before the day" if kept.early else ""
    due = f"{kept.kept} of {kept.due} that fell due kept{late}" if kept.due else "nothing fell due"
    return f"{due}{early}{undated}"


def _messages(made: Review) -> str:
    sent = f"{made.sent} sent, {made.replies} answered" if made.sent else "none sent"
    return f"{sent}; {made.noted} whose words do not say who wrote" if made.noted else sent


def _talks(made: Review) -> str:
    if not made.talks:
        return "none"
    words = {"yes": "reached", "partly": "partly reached", "no": "not reached", "unclear": "unclear"}
    outcomes = ", ".join(
        f"{count} {words[key]}" for key, count in sorted(made.outcomes.items(), key=lambda r: list(words).index(r[0]))
    )
    return f"{made.talks}; outcomes: {outcomes or 'none written down'}"


def _minutes(made: Review) -> str:
    if not made.minutes:
        return "none noted (`rapport plan done ID --minutes N` does)"
    each = (
        f"; {made.minutes_a_talk} for each talk that reached its outcome or action that helped"
        if made.minutes_a_talk
        else ""
    )
    return f"{made.minutes} noted{each}"


def _win(win: Win, today: dt.date, note: str) -> str:
    chain = f"; with {typeset.listed(win.people)}" if win.people else ""
    return f"{output.day(win.day, today)}: {win.text}{chain} [{note}]"
