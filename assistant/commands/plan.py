"""`rapport plan`: this week's few actions within your minutes, each with its reason, and what became of them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import click

from assistant import files, marks, output
from assistant.app import App
from assistant.commands import asking, targets, typeset
from assistant.commands.options import AS_JSON, Day
from assistant.errors import AssistantError, UsageProblem
from assistant.notebook import NewNote
from assistant.strategy import candidates, slot
from assistant.strategy import plan as planning
from assistant.strategy.diary import Diary, Entry, State
from assistant.strategy.plan import Action, LeftOut, Plan

YEARS = (1900, 2999)
SHOWN_LEFT_OUT = 8
"""People left out that are named on the screen; --json names all."""
SHOWN_AWAITED = 5
"""Promises of others that are named on the screen; --json names all."""


@click.group("plan", invoke_without_command=True)
@click.option(
    "--minutes", type=click.IntRange(5, 2400), metavar="N", help="Minutes for this week; default: yours, or 30."
)
@click.option("--week", type=Day(), metavar="DATE", help="The week of this day.")
@click.option("--ics", metavar="FILE", help="Write a weekly slot for your calendar.")
@AS_JSON
@click.pass_context
def command(ctx: click.Context, minutes: int | None, week: dt.date | None, ics: str | None, as_json: bool) -> None:
    """The week's actions that fit your minutes: promises first, each with its reason."""
    if ctx.invoked_subcommand is not None:
        return
    app: App = ctx.find_root().obj
    if week and not YEARS[0] <= week.year <= YEARS[1]:
        raise UsageProblem(f"--week {week} is no week to plan. Give a day between {YEARS[0]} and {YEARS[1]}.")
    if week and week + dt.timedelta(days=6 - week.weekday()) < app.today:
        raise UsageProblem(f"The week of {week} is over. `rapport review` tells what it held.")
    asking.skipped(app)
    if trouble := Diary(app.notebook).problem():
        output.note(f"Skipped: {trouble} What you had put off or skipped may come up again.")
    plan = planning.make(app, minutes=minutes, day=week)
    planning.record(app, plan)
    if ics:
        files.write(
            targets.checked(Path(ics), (".ics",)), slot.calendar(plan.week.monday, app.notebook.me(), plan.budget)
        )
        output.note(f"Wrote {ics}: one slot each week. Import it into your calendar once.")
    if as_json:
        output.json(as_dict(plan))
    else:
        output.answer("\n".join(screen(app, plan)))


@command.command("done")
@click.argument("action_id", metavar="ID")
@click.option("--minutes", type=click.IntRange(0, 2400), metavar="N", help="Minutes it took.")
@click.option("--helped/--no-help", default=None, help="Whether it helped them or you.")
@click.option("--win", metavar="TEXT", help="Something good that came of it; kept as a `win:` line.")
@click.option("--thanks-to", "thanks", multiple=True, metavar="C", help="Who had a part in it; may be repeated.")
@click.pass_obj
def done(
    app: App, action_id: str, minutes: int | None, helped: bool | None, win: str | None, thanks: tuple[str, ...]
) -> None:
    """Done: the promise is ticked, the person's clock starts again."""
    entry, action = _found(app, action_id)
    people = [app.catalog.find(who).id for who in thanks]
    if thanks and not win:
        raise UsageProblem("--thanks-to says who had a part in a win. Give the win with --win.")
    ticked = _tick(app, action) if action else ""
    if win:
        part = people or [entry.contact]
        line = marks.mark_line("win", win)
        app.notebook.add(NewNote((entry.contact,), f"{line} (thanks-to: [{', '.join(part)}])", app.today))
    spent = entry.minutes if minutes is None else minutes
    _decide(app, entry, "done", minutes=spent, helped=helped)
    output.answer(
        f"Done: {action.candidate.what if action else action_id} ({typeset.counted(spent, 'minute')}).{ticked}"
    )


@command.command("skip")
@click.argument("action_id", metavar="ID")
@click.pass_obj
def skip(app: App, action_id: str) -> None:
    """Not this week; it comes back next week."""
    entry, action = _found(app, action_id)
    _decide(app, entry, "skipped")
    output.answer(f"Skipped this week: {action.candidate.what if action else action_id}.")


@command.command("snooze")
@click.argument("action_id", metavar="ID")
@click.option("--until", type=Day(), metavar="D", help="Until when; default: four weeks.")
@click.pass_obj
def snooze(app: App, action_id: str, until: dt.date | None) -> None:
    """Put it off, four weeks or until a day."""
    entry, action = _found(app, action_id)
    day = until or app.today + dt.timedelta(weeks=4)
    if day <= app.today:
        raise UsageProblem(f"{day} is not ahead. Give a later day with --until.")
    _decide(app, entry, "snoozed", until=day)
    output.answer(f"Put off until {day}: {action.candidate.what if action else action_id}.")


def screen(app: App, plan: Plan) -> list[str]:
    """The plan as text, within 80 columns."""
    week, spare = plan.week, plan.budget - plan.minutes - plan.spent
    done = f", {plan.done} done" if plan.done else ""
    actions = typeset.counted(len(plan.actions), "action")
    lines = [
        f"Week of {week.monday:%A} {week.monday.day} {week.monday:%B %Y}: {actions}, "
        f"{plan.minutes} of {plan.budget} minutes{done}, {spare} to spare"
    ]
    shorts = app.catalog.short_ids([a.candidate.note.id for a in plan.actions if a.candidate.note])
    if not plan.actions:
        lines += _empty(plan)
    for number, action in enumerate(plan.actions, start=1):
        lines += ["", *_action(app, number, action, shorts)]
    lines += ["", *(_left_out(plan.left_out) or ["Nobody is left out."])]
    lines += _awaited(plan)
    if plan.short:
        short = plan.short
        lines += typeset.wrapped(
            "Only fifteen minutes?  ",
            f"{short.candidate.what[:1].upper()}{short.candidate.what[1:]} ({short.candidate.minutes} min)",
        )
    lines += [line for gap in plan.gaps for line in typeset.wrapped("", gap)]
    lines += typeset.wrapped("", plan.coverage)
    if plan.question:
        question, how = plan.question
        lines += [*typeset.wrapped("One question: ", question), f"  {how}"]
    if plan.actions:
        first = plan.actions[0].id
        lines += [f"When it is done: rapport plan done {first}   (or skip, snooze)"]
    return lines


def as_dict(plan: Plan) -> dict[str, Any]:
    """The plan as JSON."""
    short = plan.short
    return {
        "as_of": str(plan.week.today),
        "budget": plan.budget,
        "actions": [_action_dict(action) for action in plan.actions],
        "waiting_for": [
            {"contact": row.contact, "text": row.text, "due": str(row.due) if row.due else None, "id": row.promise}
            for row in plan.awaited
        ],
        "left_out": [{"contact": row.contact, "reason": row.reason} for row in plan.left_out],
        "short": {"minutes": short.candidate.minutes, "actions": [_action_dict(short)]} if short else {},
    }


def _action_dict(action: Action) -> dict[str, Any]:
    candidate = action.candidate
    return {
        "id": action.id,
        "contact": candidate.contact.id,
        "kind": candidate.kind,
        "minutes": candidate.minutes,
        "why": candidate.why,
        "note": candidate.note.id if candidate.note else None,
        "if_then": action.if_then,
        "done_when": candidate.done_when,
        "command": candidate.command,
    }


def _action(app: App, number: int, action: Action, shorts: dict[str, str]) -> list[str]:
    candidate = action.candidate
    note = candidate.note
    tag = f" [{typeset.tag(note, app.today)}, {shorts[note.id]}]" if note else ""
    head = f"{candidate.what[:1].upper()}{candidate.what[1:]}  ({candidate.kind}, {action.id})"
    lines = typeset.wrapped(f"{number}  {candidate.minutes:>2} min  ", head)
    lines += typeset.wrapped("           why   ", f"{candidate.why}{tag}")
    lines += typeset.wrapped("           plan  ", action.if_then)
    lines += typeset.wrapped("           done  ", candidate.done_when)
    lines.append(f"           {candidate.command}")
    if action.slips >= planning.SLIPS - 1:
        times = {2: "third", 3: "fourth", 4: "fifth"}.get(action.slips, f"{action.slips + 1}th")
        how = candidate.mend or f"rapport plan snooze {action.id}"
        lines += typeset.wrapped(
            "           ", f"In the plan for the {times} week. Make it smaller, or let it go: {how}"
        )
    return lines


def _left_out(rows: tuple[LeftOut, ...]) -> list[str]:
    if not rows:
        return []
    due = [row for row in rows if row.due]
    shown = [*due, *(row for row in rows if not row.due)][: max(SHOWN_LEFT_OUT, min(len(due), 2 * SHOWN_LEFT_OUT))]
    lines = ["Left out"]
    for row in shown:
        lines += typeset.wrapped(f"  {row.name}: ", row.reason, indent=4)
    if len(rows) > len(shown):
        more = typeset.counted(len(rows) - len(shown), "person")
        lines.append(f"  and {more} more; --json names everybody")
    return lines


def _empty(plan: Plan) -> list[str]:
    """What to say of a week without actions: what is open all the same, else that nothing is."""
    if plan.spare is None:
        return ["Nothing needs you this week. A good week for a note on somebody you met."]
    opened = f"{plan.spare.what} ({plan.spare.minutes} min)"
    return [
        *typeset.wrapped("Nothing needs you this week. If there is time: ", opened, indent=2),
        f"  {plan.spare.command}",
    ]


def _awaited(plan: Plan) -> list[str]:
    """What others owe, as far as no action of the plan asks about it."""
    lines = ["Waiting for"] if plan.awaited else []
    for row in plan.awaited[:SHOWN_AWAITED]:
        when = candidates.due_words(row.due, plan.week.first) if row.due else "no date"
        lines += typeset.wrapped(f"  {row.name}: ", f"{row.text}, {when} [{row.promise}]", indent=4)
    if len(plan.awaited) > SHOWN_AWAITED:
        lines.append(f"  and {len(plan.awaited) - SHOWN_AWAITED} more: rapport promise")
    return lines


def _found(app: App, action_id: str) -> tuple[Entry, Action | None]:
    """The action that ID means: of this week's plan, or one shown before."""
    wanted = action_id.strip().casefold()
    plan = planning.make(app)
    current = {action.id: action for action in plan.actions}
    shown = {row.action: row for row in Diary(app.notebook).entries(app.today) if row.state == "shown"}
    hits = sorted({known for known in (*current, *shown) if wanted and known.startswith(wanted)})
    if wanted in hits:
        hits = [wanted]
    if len(hits) != 1:
        near = f"It could be {', '.join(hits)}." if hits else "`rapport plan` shows the ids."
        raise AssistantError(f"{action_id!r} is no action of the plan. {near}")
    found = hits[0]
    action = current.get(found)
    if action is None:
        known = next((Action(c, "") for c in plan.known if c.id == found), None)
        return Entry(**{**vars(shown[found]), "week": plan.week.monday, "day": app.today}), known
    chosen = action.candidate
    return Entry(app.today, plan.week.monday, found, chosen.contact.id, chosen.type, "shown", chosen.minutes), action


def _decide(
    app: App, entry: Entry, state: State, *, minutes: int = 0, until: dt.date | None = None, helped: bool | None = None
) -> None:
    row = {**vars(entry), "state": state, "minutes": minutes, "until": until, "helped": helped, "day": app.today}
    Diary(app.notebook).decide(Entry(**row))


def _tick(app: App, action: Action) -> str:
    """Tick the promise behind ACTION; what to say of it."""
    promise = action.candidate.promise
    if promise is None:
        return ""
    asking.tick(app, promise)
    return f" Ticked: {output.one_line(promise.text)}."
