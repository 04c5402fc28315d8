"""What happened since a day, counted from the log and nothing else: what was kept, answered, reached, given and won.

Counts come before outcomes, outcomes are events; nothing is said to have caused anything (rubric 5).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from assistant import exchanges, files, frontmatter, output
from assistant import marks as marking
from assistant.app import App
from assistant.models import Mark, Note
from assistant.strategy import plan
from assistant.strategy.diary import Decision, Diary
from assistant.strategy.ties import Tie, introduces, survey

WEEKS = 8
"""What is looked back on, unless --since says otherwise."""
SOON_DAYS = 7
"""A promise due within so many days is named."""
STEP_MINUTES = 10
"""The next step takes less than this (rubric 5)."""
ENOUGH_GIVEN, ENOUGH_BACK, ENOUGH_TALKS = 3, 3, 5
"""Our own choice: from here on a user is building, or the network works for them."""

UserPhase = Literal["beginning", "building", "leveraging"]


@dataclass(frozen=True)
class Kept:
    """Promises of one side: those that fell due, how many of them were kept, and how many of these after their day.

    UNDATED are those without a day that were kept, EARLY those kept whose day is yet to come.
    """

    due: int
    kept: int
    undated: int
    late: int = 0
    early: int = 0


@dataclass(frozen=True)
class Win:
    """Something good that happened, the day it was noted, and the people who had a part in it, in their order."""

    day: dt.date
    text: str
    people: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Review:
    """The figures of a span of days. OUTCOMES counts talks by `yes`, `partly`, `no`, `unclear`."""

    since: dt.date
    until: dt.date
    people: int
    touches: int
    sent: int
    replies: int
    noted: int
    """Messages of which the notes do not say who wrote them; neither sent nor an answer."""
    talks: int
    outcomes: dict[str, int]
    mine: Kept
    theirs: Kept
    helped: int
    was_helped: int
    introductions: int
    active_weeks: int
    weeks: int
    coverage: str
    minutes: int
    useful: int
    wins: tuple[Win, ...]
    phase: UserPhase
    because: str
    progress: str
    gap: str
    step: tuple[str, int, str] | None
    """What to do next, its minutes, and the command."""

    @property
    def minutes_a_talk(self) -> int | None:
        """Minutes noted per useful conversation; None when there is none of either."""
        return round(self.minutes / self.useful) if self.minutes and self.useful else None


def make(app: App, since: dt.date | None = None) -> Review:
    """The review since SINCE (eight weeks ago when None) until the program's day."""
    today = app.today
    start = since or today - dt.timedelta(weeks=WEEKS)
    ties = survey(app)
    entries = Diary(app.notebook).entries(today)
    wins = _wins(ties)
    now, before = _counts(ties, start, today), _counts(ties, start - (today - start), start - dt.timedelta(days=1))
    phase, because = user_phase(ties, wins)
    weekly = plan.make(app)
    useful = now.useful + len({e.action for e in entries if e.helped and start <= e.day})
    return Review(
        since=start, until=today, people=now.people, touches=now.touches, sent=now.sent, replies=now.replies,
        noted=now.noted, talks=now.talks, outcomes=now.outcomes, mine=_kept(ties, entries, "me", start, today), theirs=_kept(ties, entries, "them", start, today),
        helped=now.helped, was_helped=now.was_helped, introductions=now.introductions,
        active_weeks=_active_weeks(ties, entries, start, today), weeks=(_monday(today) - _monday(start)).days // 7 + 1,
        coverage=plan.coverage(ties, today), minutes=sum(e.minutes for e in entries if e.state == "done" and start <= e.day),
        useful=useful, wins=tuple(w for w in wins if start <= w.day <= today), phase=phase, because=because,
        progress=_progress(now, before, [w for w in wins if start <= w.day], ties, today), gap=_gap(ties, weekly, now),
        step=_step(weekly),
    )  # fmt: skip


@dataclass(frozen=True)
class _Counts:
    people: int
    touches: int
    sent: int
    replies: int
    noted: int
    talks: int
    outcomes: dict[str, int]
    useful: int
    helped: int
    was_helped: int
    introductions: int


def _counts(ties: list[Tie], start: dt.date, end: dt.date) -> _Counts:
    """What lies in the days from START to END."""
    within = [[n for n in tie.exchanges if start <= n.date <= end] for tie in ties]
    seen = {n.id: n for notes in within for n in notes}
    mine = [
        (tie, place)
        for tie in ties
        for place, note in enumerate(tie.exchanges)
        if start <= note.date <= end and len(note.contacts) == 1 and _is_mine(note, tie)
    ]
    sent = [(tie, place) for tie, place in mine if exchanges.is_sent(tie.exchanges[place], tie.contact.id)]
    talks = [n for n in seen.values() if n.kind in exchanges.TALKS]
    outcomes = Counter(match["verdict"] for n in talks if (match := marking.OUTCOME.search(n.text)))
    return _Counts(
        people=sum(map(bool, within)),
        touches=len(seen),
        sent=len(sent),
        replies=sum(not _is_mine(n, tie) for tie, place in sent for n in tie.exchanges[place + 1 : place + 2]),
        noted=len(mine) - len(sent),
        talks=len(talks),
        outcomes=dict(outcomes),
        useful=outcomes["yes"] + outcomes["partly"],
        helped=len({what for tie in ties for what, day in tie.gifts.items() if start <= day <= end}),
        was_helped=len({what for tie in ties for what, day in tie.gifts_back.items() if start <= day <= end}),
        introductions=len({n.id for tie in ties for n in tie.notes if start <= n.date <= end and introduces(n)}),
    )


def _is_mine(note: Note, tie: Tie) -> bool:
    return exchanges.direction(note, tie.contact.id) == "mine"


def _kept(ties: list[Tie], entries: list[Decision], owner: str, start: dt.date, end: dt.date) -> Kept:
    rows = list({p.id: p for tie in ties for p in tie.promises if p.owner == owner and p.state != "dropped"}.values())
    due = [p for p in rows if p.due and start <= p.due <= end]
    undated = [p for p in rows if not p.due and p.state == "done" and start <= p.note_date <= end]
    late = {entry.action for entry in entries if entry.state == "kept"}
    done = [p for p in due if p.state == "done"]
    early = [p for p in rows if p.due and p.due > end and p.state == "done"]
    return Kept(len(due), len(done), len(undated), sum(p.id in late for p in done), len(early))


def _active_weeks(ties: Iterable[Tie], entries: Iterable[Decision], start: dt.date, end: dt.date) -> int:
    """In how many calendar weeks from START to END something was written down or done."""
    days = {n.date for tie in ties for n in tie.notes} | {e.day for e in entries if e.state == "done"}
    return len({_monday(day) for day in days if start <= day <= end})


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def _wins(ties: list[Tie]) -> list[Win]:
    """Every `win:` line, oldest first, with the people it thanks: by id, else the person of the note."""
    names = {tie.contact.id: _with_introducer(tie) for tie in ties}
    notes = {n.id: n for tie in ties for n in tie.notes}
    marks: dict[tuple[str, int], Mark] = {(m.note, m.line): m for tie in ties for m in tie.marks if m.kind == "win"}
    found = []
    for mark in sorted(marks.values(), key=lambda m: (m.note_date, m.note, m.line)):
        note = notes[mark.note]
        lines = note.text.split("\n")
        below = lines[mark.line + 1] if mark.line + 1 < len(lines) else ""
        match = marking.THANKS_TO.search(mark.text) or (marking.THANKS_TO.match(below.strip()) if below else None)
        ids = [part.strip() for part in match["ids"].split(",")] if match else _thanked(note) or list(mark.contacts)
        people = tuple(names.get(i, i) for i in ids if i)
        found.append(
            Win(mark.note_date, output.one_line(marking.THANKS_TO.sub("", mark.text)).strip(" ()"), people, mark.note)
        )
    return found


def _with_introducer(tie: Tie) -> str:
    """The name, and behind it who introduced them: a win has a chain of people."""
    return f"{tie.contact.name} (introduced by {tie.introduced_by})" if tie.introduced_by else tie.contact.name


def _thanked(note: Note) -> list[str]:
    """The ids under `thanks-to:` in the front matter of NOTE."""
    if note.path is None or not note.path.is_file():
        return []
    value = frontmatter.split(files.read(note.path), note.path)[0].get("thanks-to")
    return [str(item) for item in value] if isinstance(value, list) else []


def user_phase(ties: list[Tie], wins: list[Win]) -> tuple[UserPhase, str]:
    """Where the user stands, computed from what happened, and the counts behind it."""
    given = len({what for tie in ties for what in tie.gifts})
    received = len({what for tie in ties for what in tie.gifts_back})
    talks, back = len({n.id for tie in ties for n in tie.talks}), len(wins) + received
    words = f"{_n(talks, 'talk')}, help given {given}, received {received}, {_n(len(wins), 'win')}"
    if given >= ENOUGH_GIVEN and back >= ENOUGH_BACK:
        return "leveraging", words
    if given >= ENOUGH_GIVEN or talks >= ENOUGH_TALKS:
        return "building", words
    return "beginning", words


def _progress(now: _Counts, before: _Counts, wins: list[Win], ties: list[Tie], today: dt.date) -> str:
    """One true sign of progress: the first that holds."""
    if wins:
        return f"{output.one_line(wins[-1].text)} ({output.day(wins[-1].day, today)})"
    for current, earlier, word, plural in (
        (now.helped, before.helped, "time you helped", ""),
        (now.useful, before.useful, "talk that reached its outcome", "talks that reached their outcome"),
        (now.replies, before.replies, "answer to a message of yours", ""), (now.talks, before.talks, "talk", ""),
        (now.people, before.people, "person in touch", ""),
    ):  # fmt: skip
        if current > earlier:
            return f"{_n(current, word, plural)}, {earlier} in the span before"
    if now.touches:
        return f"you stayed in touch with {_n(now.people, 'person')}"
    return (
        f"{_n(len(ties), 'person')} on file, whom a short note reaches"
        if ties
        else "none yet; the first note begins it"
    )


def _gap(ties: list[Tie], weekly: plan.Plan, now: _Counts) -> str:
    """One gap: what is late first, then who waits, what is due within days, and what the plan lacks."""
    late = sorted((p.due, t.contact.name, p.text) for t in ties for p in t.owed if p.due and p.due < t.today)
    if late:
        return (
            f"you owe {late[0][1]}: {output.one_line(late[0][2])} (since {output.day(late[0][0], weekly.week.today)})"
        )
    waiting = [t.contact.name for t in ties if t.waiting is not None]
    if waiting:
        return f"{waiting[0]} waits for an answer"
    first = next(iter(weekly.awaited), None)
    if first and first.due and first.due < weekly.week.today:
        return f"{first.name} owes you: {first.text} (since {output.day(first.due, weekly.week.today)})"
    soon = sorted((p.due, t.contact.name, p.text) for t in ties for p in t.owed if p.due and p.due <= _soon(t.today))
    if soon:
        return f"you owe {soon[0][1]}: {output.one_line(soon[0][2])} (by {output.day(soon[0][0])})"
    if now.talks and not now.outcomes:
        return "no talk has a written outcome; `rapport prep` before the next one"
    lasting = [gap for gap in weekly.gaps if "on file" in gap or "four weeks" in gap]
    return lasting[0] if lasting else "none that the notes show"


def _soon(today: dt.date) -> dt.date:
    return today + dt.timedelta(days=SOON_DAYS)


def _step(weekly: plan.Plan) -> tuple[str, int, str] | None:
    """The first action that takes less than ten minutes, else the beginning of what is open."""
    rows = [action.candidate for action in weekly.actions] or ([weekly.spare] if weekly.spare else [])
    for chosen in rows:
        if chosen.minutes < STEP_MINUTES:
            return chosen.what, chosen.minutes, chosen.command
    return (f"begin: {rows[0].what}", STEP_MINUTES - 1, rows[0].command) if rows else None


def _n(number: int, word: str, plural: str = "") -> str:
    """ "1 talk", "2 talks": PLURAL where more than the first word changes."""
    if number == 1:
        return f"1 {word}"
    if plural:
        return f"{number} {plural}"
    head, _, rest = word.partition(" ")
    heads = {"person": "people", "promise": "promises", "answer": "answers"}.get(head, f"{head}s")
    return f"{number} {heads}{' ' + rest if rest else ''}"
