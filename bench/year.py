"""A simulated year of weekly plans: what was promised, who was seen, which limits held, and what a plan costs.

    python bench/year.py [--contacts 120] [--seed 1] [--sizes 300 2000 20000]

Three kinds of user (beginning, building, leveraging) with invented people, random replies and missed weeks. Every
week the real plan is made and its rules are checked; a broken rule ends the run.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import resource
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from assistant import marks
from assistant.app import App
from assistant.models import Contact
from assistant.notebook import NewNote, Notebook
from assistant.strategy import candidates, limits, plan, ties
from assistant.strategy.plan import Plan

START = dt.date(2026, 1, 5)
USERS = {"beginning": (20, 0.35, 0.25, 3), "building": (40, 0.2, 0.45, 7), "leveraging": (90, 0.1, 0.65, 14)}
"""Minutes a week, share of weeks missed, share of messages that are answered, most things that a week brings."""


@dataclass
class Tally:
    """What a year came to."""

    weeks: int = 0
    missed: int = 0
    actions: int = 0
    minutes: list[int] = field(default_factory=list)
    promises_planned: int = 0
    promises_no_room: int = 0
    late_though_fitting: int = 0
    broken_limits: int = 0
    over_budget: int = 0
    rhythm_unseen: int = 0
    sides: Counter[str] = field(default_factory=Counter)
    levels: Counter[str] = field(default_factory=Counter)
    asks: int = 0
    slowest: float = 0.0


def people(book: Notebook, count: int, rng: random.Random) -> list[Contact]:
    """COUNT invented people, written as cards in one go."""
    found = []
    for number in range(count):
        lines = [
            f"id: person-{number}", f"name: Person {chr(65 + number % 26)}{number}", f"org: Firm {number % 17}",
            f"where: {rng.choice(['internal', 'external', 'external'])}",
            f"level: {rng.choice(['senior', 'peer', 'junior'])}",
        ]  # fmt: skip
        if rng.random() < 0.6:
            lines.append(f"every: {rng.choice([30, 60, 90, 180, 365])}")
        if rng.random() < 0.03:
            lines.append("do_not_contact: true")
        if rng.random() < 0.05:
            lines.append(f"not_before: {START + dt.timedelta(days=rng.randrange(400))}")
        path = book.people / f"person-{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("---\n" + "\n".join(lines) + "\n---\n", encoding="utf-8")
        found.append(Contact(f"person-{number}", f"Person {number}"))
    return found


def history(found: list[Contact], rng: random.Random, each: int) -> list[NewNote]:
    """EACH notes a person before the year begins, promises and dates among them."""
    notes = []
    for person in found:
        for _ in range(rng.randrange(each + 1)):
            day = START - dt.timedelta(days=rng.randrange(1, 700))
            text = rng.choice(
                [
                    "Talked about their rota.",
                    "need: a way to plan the shifts",
                    "They look for a trainer.",
                    "fact: moved to the north site",
                ]
            )
            notes.append(NewNote((person.id,), text, day, rng.choice(["call", "meeting", "message"])))
    return notes


def live(kind: str, contacts: int, seed: int) -> Tally:
    """One year of one user."""
    minutes, missed, replies, busy = USERS[kind]
    rng, tally = random.Random(f"{kind}{seed}"), Tally()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        book = Notebook(home)
        found = people(book, contacts, rng)
        book.add_many(history(found, rng, 4))
        for week in range(52):
            today = START + dt.timedelta(weeks=week)
            app = App(home=home, today=today, offline=True)
            tally.weeks += 1
            if rng.random() < missed:
                tally.missed += 1
            else:
                began = time.perf_counter()
                made = plan.make(app, minutes=minutes)
                tally.slowest = max(tally.slowest, time.perf_counter() - began)
                plan.record(app, made)
                check(app, made, minutes, tally)
                act(app, book, made, replies, rng)
            happen(book, found, today, rng, busy)
            app.catalog.close()
    return tally


def check(app: App, made: Plan, minutes: int, tally: Tally) -> None:
    """The rules of one week."""
    survey = {tie.contact.id: tie for tie in ties.survey(app)}
    planned = {a.candidate.contact.id for a in made.actions}
    tally.actions += len(made.actions)
    tally.minutes.append(made.minutes)
    tally.over_budget += made.minutes + made.spent > minutes * 0.9
    tally.broken_limits += sum(limits.of(survey[person], made.week.first) is not None for person in planned)
    room = int(minutes * 0.9) - made.minutes - made.spent
    kept = {a.candidate.promise.id for a in made.actions if a.candidate.promise}
    named = {row.contact for row in made.left_out}
    for tie in survey.values():
        for promise in tie.owed:
            if promise.due and promise.due <= made.week.last:
                tally.promises_planned += promise.id in kept
                if promise.id not in kept and limits.of(tie, made.week.first) is None:
                    tally.promises_no_room += 1
                    fits = candidates.minutes_of(promise.text) <= room and len(made.actions) < plan.MOST
                    tally.late_though_fitting += fits
        if tie.overdue and tie.contact.id not in planned and tie.contact.id not in named:
            tally.rhythm_unseen += 1
    for action in made.actions:
        tally.sides[str(action.candidate.contact.where)] += 1
        tally.levels[str(action.candidate.contact.level)] += 1
        tally.asks += action.candidate.kind == "ask"
    asks = sum(a.candidate.kind == "ask" for a in made.actions)
    if asks * 3 > len(made.actions) and asks:
        raise SystemExit(f"{asks} asks among {len(made.actions)} actions")
    if sum(a.candidate.type == "dormant" for a in made.actions) > 1:
        raise SystemExit("two dormant ties in one week")


def act(app: App, book: Notebook, made: Plan, replies: float, rng: random.Random) -> None:
    """The user does four of five actions; some people answer."""
    for action in made.actions:
        if rng.random() < 0.2:
            continue
        chosen = action.candidate
        day = made.week.first + dt.timedelta(days=rng.randrange(5))
        if chosen.promise:
            note = app.catalog.note(chosen.promise.note)
            book.rewrite(note, marks.with_state(note.text, chosen.promise.line, "done"))
            app.catalog.refresh()
        book.add(NewNote((chosen.contact.id,), "Wrote to them. How is the rota?", day, "message"))
        if rng.random() < replies:
            answer = day + dt.timedelta(days=rng.randrange(1, 6))
            kind = rng.choice(["message", "call"])
            text = rng.choice(["All well, thank you.", "need: a way to plan the shifts", "Let us talk in spring."])
            book.add(
                NewNote(
                    (chosen.contact.id,), text, answer, kind, author=chosen.contact.id if kind == "message" else "me"
                )
            )


def happen(book: Notebook, found: list[Contact], today: dt.date, rng: random.Random, busy: int) -> None:
    """What a week brings by itself: a promise, a date, a message, a wish to be left in peace."""
    day = today + dt.timedelta(days=rng.randrange(5))
    for _ in range(rng.randrange(busy + 1)):
        who = rng.choice(found).id
        due = day + dt.timedelta(days=rng.randrange(2, 20))
        text = rng.choice([
            marks.task_line("me", "send them the checklist", due), marks.task_line("me", "write the report", due), marks.task_line("them", "send me the plan", due),
            f"when: {due} their audit", "Asked whether I know a trainer.", f"Asked not to be contacted before {due}.",
        ])  # fmt: skip
        book.add(NewNote((who,), text, day, rng.choice(["call", "meeting"])))


def cost(contacts: int) -> str:
    """Seconds and memory of one plan over a network of this size, the catalog built before."""
    rng = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        book = Notebook(Path(folder))
        found = people(book, contacts, rng)
        book.add_many(history(found, rng, 8))
        app = App(home=Path(folder), today=START, offline=True)
        app.catalog.refresh()
        notes = len(app.catalog.notes())
        app.catalog.close()
        fresh = App(home=Path(folder), today=START, offline=True)
        began = time.perf_counter()
        plan.make(fresh, minutes=40)
        took = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{contacts:>7,} contacts, {notes:>7,} notes: plan {took:.2f} s, peak {peak:,.0f} MB"


def main() -> None:
    """Run the year for each kind of user, then the sizes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--contacts", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sizes", type=int, nargs="*", default=[300, 2_000])
    options = parser.parse_args()
    for kind in USERS:
        tally = live(kind, options.contacts, options.seed)
        share = sum(tally.minutes) / max(1, len(tally.minutes))
        print(f"{kind}, {USERS[kind][0]} minutes: {tally.weeks} weeks, {tally.missed} missed")
        print(
            f"  {tally.actions} actions, {share:.1f} minutes a week, over budget {tally.over_budget}, asks {tally.asks}"
        )
        print(f"  limits broken {tally.broken_limits}, overdue rhythms neither planned nor named {tally.rhythm_unseen}")
        print(
            f"  promises planned {tally.promises_planned}, no room {tally.promises_no_room}, late though they fitted "
            f"{tally.late_though_fitting}"
        )
        print(f"  {dict(tally.sides)}, {dict(tally.levels)}; slowest plan {tally.slowest:.2f} s")
    for size in options.sizes:
        print(cost(size))


if __name__ == "__main__":
    main()
