"""A week's actions that fit the minutes at hand: promises first, then people who wait, then the ties worth tending.

Without a model, and always the same for the same files and day. Rubric section 4 (W1 to W15) says what a good one is.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from assistant import output
from assistant.app import App
from assistant.models import LEVELS, Me
from assistant.strategy import candidates, limits, slot
from assistant.strategy.candidates import Candidate, Shorts, Week
from assistant.strategy.diary import Decision, Diary
from assistant.strategy.ties import FOLLOW_UPS, Tie, survey

DEFAULT_MINUTES = 30
"""A week, until the user says otherwise; no study fixes a dose (rubric W1)."""
SPARE = 0.1
"""Share of the minutes that stays free."""
FEWEST, MOST = 3, 7
"""Actions in a plan (W1)."""
DAY_MINUTES = 30
"""A day that holds as much gets no further promise while another is free before it is due."""
QUARTER = 15
"""Actions of one day begin at a quarter of an hour."""
SHORT_MINUTES = 15
SEEN_DAYS = 14
"""Somebody seen in the last two weeks needs no message for its own sake."""
SLIPS = 3
"""A matter that is in the plan for the third week is named (rubric: shrink or drop)."""
LEVEL_DAYS, SHARE_DAYS = 28, 56
"""All levels in four weeks (W5); shares over eight (W4)."""
CURRENT_DAYS = 60
"""A warm-up goes to somebody in touch within this time."""

_ASKS = ("follow-up", "reminder")
_DUTIES = ("promise", "answer", "wish", "after", "prepare", "thanks", "undated")


@dataclass(frozen=True)
class Action:
    """One line of the plan. SLIPS counts the weeks before in which it was planned."""

    candidate: Candidate
    if_then: str
    slips: int = 0

    @property
    def id(self) -> str:
        """Its id."""
        return self.candidate.id


@dataclass(frozen=True)
class LeftOut:
    """Somebody the plan leaves out, and why; DUE marks those for whom there was a reason to write."""

    contact: str
    name: str
    reason: str
    due: bool = False


@dataclass(frozen=True)
class Awaited:
    """A promise of theirs that is late, due this week, or without a day."""

    contact: str
    name: str
    text: str
    due: dt.date | None
    promise: str


@dataclass(frozen=True)
class Plan:
    """A week. SPENT are the minutes of what was done in it already."""

    week: Week
    budget: int
    actions: tuple[Action, ...]
    left_out: tuple[LeftOut, ...]
    spent: int = 0
    done: int = 0
    gaps: tuple[str, ...] = ()
    coverage: str = ""
    question: tuple[str, str] | None = None
    """What is not known about somebody, and the command that says it."""
    awaited: tuple[Awaited, ...] = ()
    """What others owe, those that no action asks about; late ones first."""
    spare: Candidate | None = None
    """What is open and could be done next when the week holds no action."""
    known: tuple[Candidate, ...] = ()
    """All that stands on file to be done, in the plan or not."""

    @property
    def minutes(self) -> int:
        """The minutes of the actions."""
        return sum(action.candidate.minutes for action in self.actions)

    @property
    def short(self) -> Action | None:
        """The one action for a week of fifteen minutes: the first that fits, else a first step of the first one."""
        room = int(SHORT_MINUTES * (1 - SPARE))
        fitting = next((a for a in self.actions if a.candidate.minutes <= room), None)
        if fitting or not self.actions:
            return fitting
        first = self.actions[0]
        return replace(first, candidate=replace(first.candidate, minutes=room, what=f"begin: {first.candidate.what}"))


def make(app: App, *, minutes: int | None = None, day: dt.date | None = None) -> Plan:
    """The plan for the week of DAY (today's when None) within MINUTES (those of me.md, else 30)."""
    me, on = app.notebook.me(), day or app.today
    week = Week(app.today, on - dt.timedelta(days=on.weekday()))
    ties = survey(app)
    budget = minutes or me.minutes_a_week or DEFAULT_MINUTES
    entries = Diary(app.notebook).entries(max(app.today, week.last))
    return _Planner(app, me, week, ties, budget, entries).plan()


def record(app: App, plan: Plan) -> None:
    """Log what PLAN proposes, so that what slips from week to week can be named."""
    Diary(app.notebook).show(
        Decision(
            app.today, plan.week.monday, a.id, a.candidate.contact.id, a.candidate.type, "shown", a.candidate.minutes
        )
        for a in plan.actions
    )


class _Planner:
    """Fills one week: duties first, then one tie of each sort, while minutes and places last."""

    def __init__(self, app: App, me: Me, week: Week, ties: list[Tie], budget: int, entries: list[Decision]) -> None:
        self.app, self.me, self.week, self.budget = app, me, week, budget
        self.ties = {tie.contact.id: tie for tie in ties}
        self.forbidden = {tie.contact.id: limit for tie in ties if (limit := limits.of(tie, week.first)) is not None}
        self.open = [tie for tie in ties if tie.contact.id not in self.forbidden]
        self.entries = [e for e in entries if e.contact in self.ties]
        self.this_week = [e for e in self.entries if e.week == week.monday]
        self.done_before = {e.action for e in self.entries if e.state == "done"}
        self.away = {e.action for e in self.this_week if e.state in ("done", "skipped")} | {
            e.action for e in self.entries if e.state == "snoozed" and e.until and e.until > week.first
        }
        self.chosen: list[Candidate] = []
        self.no_room: dict[str, str] = {}
        self.shorts = shorts = Shorts(app, ties)
        self.waiting_list = sorted(
            (c for tie in self.open for c in candidates.of_tie(tie, week, shorts) if self._is_open(c)), key=_order
        )
        self.ahead = sorted(
            (c for tie in self.open for c in candidates.ahead(tie, week, shorts) if self._is_open(c)), key=_order
        )
        self.asked = {c.contact.id for c in self.waiting_list if c.type in _ASKS and not self.ties[c.contact.id].owed}
        self.finished = self._finished()
        self.met = {e.contact for e in self.this_week if e.action in self.finished}
        self.spent = sum(minutes for minutes, _ in self.finished.values())
        self.room = int(budget * (1 - SPARE)) - self.spent

    def plan(self) -> Plan:
        """The week, filled."""
        heard = candidates.heard(self.open, self.week, self.me, self.app.notebook.is_reviewed)
        plain = [c for c in heard if self._is_open(c)]
        duties = sorted([*self.waiting_list, *plain], key=_order)
        for candidate in duties:
            if candidate.type in _DUTIES:
                self._take(candidate)
        asks = [c for c in duties if c.type not in _DUTIES]
        self._touches()
        self._asks(asks)
        self._rest()
        if self._bound_asks(asks):
            self._touches()
            self._rest()
        self.chosen.sort(key=self._need)
        actions = self._timed()
        return Plan(
            self.week, self.budget, actions, self._left_out(), self.spent, len(self.finished), tuple(self._gaps()),
            coverage(self.ties.values(), self.week.first), self._question(), self._awaited(),
            None if actions else self._spare(), (*self.waiting_list, *self.ahead),
        )  # fmt: skip

    def _need(self, candidate: Candidate) -> int:
        """Duties first, then what was promised for later, then the rest."""
        if candidate in self.ahead:
            return 1
        return 0 if candidate.type in _DUTIES else 2

    # -- choosing ----------------------------------------------------------------------------------

    def _is_open(self, candidate: Candidate) -> bool:
        """Whether CANDIDATE is neither put off nor done; an open promise stands in the notes, whatever was said of it."""
        return candidate.id not in self.away and (candidate.promise is not None or candidate.id not in self.done_before)

    def _touches(self) -> None:
        """The ties that no week should be without."""
        self._dormant()
        self._side("internal")
        self._side("external")
        self._level()

    def _rest(self) -> None:
        """What fills the minutes that are left."""
        self._rhythm()
        self._spare_minutes()
        self._needs()

    def _take(self, candidate: Candidate) -> bool:
        """Put CANDIDATE into the week if it fits; a person comes up once, but for promises."""
        person = candidate.contact.id
        known = [c for c in self.chosen if c.contact.id == person]
        if any(c.id == candidate.id for c in known):
            return True
        if known and not (candidate.promise and all(c.promise for c in known)):
            return False
        left = self.room - sum(c.minutes for c in self.chosen)
        if candidate.minutes > left and not self.chosen and not self.finished and left > 0 and candidate.promise:
            candidate = replace(candidate, minutes=left, what=f"begin: {candidate.what}")
        if candidate.minutes > left or self._is_full():
            self.no_room[person] = self.no_room.get(person) or f"{_named(candidate)}; {self._why_not()}"
            return False
        self.chosen.append(candidate)
        self.no_room.pop(person, None)
        return True

    def _is_full(self) -> bool:
        return len(self.chosen) + len(self.finished) >= MOST

    def _why_not(self) -> str:
        return f"{MOST} actions are enough for a week" if self._is_full() else "no room this week"

    def _dormant(self) -> None:
        """One tie that went quiet, the most promising first, after a warm-up to somebody current (W11)."""
        if any(kind == "dormant" for kind in (*(k for _, k in self.finished.values()), *(c.type for c in self.chosen))):
            return
        quiet = sorted(
            (
                t for t in self.open
                if _is_quiet(t) and t.contact.id not in self.asked and not self._is_planned(t)
            ), key=self._promise_of, reverse=True,
        )  # fmt: skip
        for tie in quiet:
            wanted = self._touch(
                tie, "dormant", why=f"quiet for {months(tie.days_since or 0)}; {self._why_dormant(tie)}"
            )
            if wanted is not None:
                before = len(self.chosen)
                if not self._current_is_planned():
                    self._warm_up()
                if not self._take(wanted):
                    del self.chosen[before:]
                return

    def _warm_up(self) -> None:
        current = [
            t for t in self.open
            if not self._is_planned(t) and t.days_since is not None and t.days_since <= CURRENT_DAYS and not t.unanswered
        ]  # fmt: skip
        current.sort(key=lambda t: (-len(t.talks) - t.received, t.days_since or 0, t.contact.id))
        for tie in current[:1]:
            warm = self._touch(tie, "warm-up", why="a warm-up with somebody you are in touch with")
            if warm is not None:
                self._take(warm)

    def _side(self, where: Literal["internal", "external"]) -> None:
        """One person inside, one outside, unless the plan has one already (W4)."""
        if not self._has(where):
            words = "somebody inside" if where == "internal" else "somebody outside"
            self._best(lambda tie: tie.contact.where == where, where, words)

    def _has(self, where: str) -> bool:
        """Whether the week holds somebody WHERE, done or not."""
        return any(
            self.ties[person].contact.where == where for person in (*self.met, *(c.contact.id for c in self.chosen))
        )

    def _level(self) -> None:
        """One person at a level that had nobody for four weeks and has nobody in the plan (W5)."""
        for level in self._missing_levels():
            if self._best(lambda t, level=level: t.contact.level == level, "level", f"nobody {level} in four weeks"):  # type: ignore[misc]
                return

    def _best(self, fits: Callable[[Tie], bool], kind: candidates.Type, why: str) -> bool:
        rows = [t for t in self.open if fits(t) and self._is_free(t)]
        rows.sort(key=lambda t: (-_ratio(t), -(t.days_since or 0), t.contact.id))
        for tie in rows[:3]:
            wanted = self._touch(tie, kind, why=f"{why}{_rhythm_words(tie)}")
            if wanted is not None and self._take(wanted):
                return True
        return False

    def _rhythm(self) -> None:
        """Those whose rhythm is overdue, the longest by their own measure first (W12)."""
        late = sorted(
            (t for t in self.open if t.overdue and t.contact.id not in self.asked and not self._is_planned(t)),
            key=lambda t: (-_ratio(t), t.contact.id),
        )
        for tie in late:
            why = _rhythm_words(tie).lstrip("; ")
            if _is_quiet(tie):
                self.no_room.setdefault(tie.contact.id, f"{why}; one tie gone quiet is enough for a week")
                continue
            wanted = self._touch(tie, "rhythm", why=why)
            if wanted is not None:
                self._take(wanted)

    def _spare_minutes(self) -> None:
        """What I promised for next week or for no day, to people who are not in the plan yet."""
        for candidate in self.ahead:
            person = candidate.contact.id
            known = self.no_room.get(person)
            if not self._take(candidate) and known is None:
                self.no_room.pop(person, None)  # it is not due: no reason to name it as such

    def _needs(self) -> None:
        """A thin week is filled with people whose need waits for a word of mine: what I can serve first (W1)."""
        needy = [(need, tie) for tie in self.open if self._is_free(tie) and (need := candidates.untended(tie))]
        needy.sort(key=lambda pair: (candidates.served(pair[1], self.me) is None, -pair[0].note_date.toordinal()))
        for _, tie in needy:
            if len(self.chosen) + len(self.finished) >= FEWEST:
                return
            wanted = self._touch(tie, "need", why="their need waits for a word of yours")
            if wanted is not None:
                self._take(wanted)

    def _asks(self, asks: list[Candidate]) -> None:
        """Follow-ups and reminders, of people to whom nothing is owed (W10)."""
        for ask in asks:
            tie = self.ties[ask.contact.id]
            if tie.owed:
                self.no_room.setdefault(ask.contact.id, f"{_named(ask)}; you owe them something first")
            else:
                self._take(ask)

    def _bound_asks(self, wanted: list[Candidate]) -> bool:
        """At most one ask in three of what the week holds, done or not; what is over goes, the last first.

        Whether any of the WANTED went: then none of those left out is for want of minutes.
        """
        done, before = [kind for _, kind in self.finished.values()], len(self.chosen)
        for candidate in [c for c in reversed(self.chosen) if c.kind == "ask"]:
            asks = sum(c.kind == "ask" for c in self.chosen) + sum(kind in _ASKS for kind in done)
            if asks * 3 <= len(self.chosen) + len(done):
                break
            self.chosen.remove(candidate)
        if len(self.chosen) == before:
            return False
        for ask in wanted:
            tie = self.ties[ask.contact.id]
            if not tie.owed and not self._is_planned(tie):
                self.no_room[ask.contact.id] = f"{_named(ask)}; one ask in three is enough"
        return True

    def _touch(self, tie: Tie, kind: candidates.Type, *, why: str) -> Candidate | None:
        """A message for its own sake; where something was promised for soon, the promise is the better one."""
        promised = next((c for c in self.ahead if c.contact.id == tie.contact.id), None)
        if promised is not None and kind not in ("dormant", "warm-up"):
            return promised
        if len(tie.unanswered) >= FOLLOW_UPS:
            last = output.day(tie.unanswered[-1].date, self.week.first)
            self.no_room.setdefault(
                tie.contact.id, f"you wrote {len(tie.unanswered)} times without an answer, the last on {last}"
            )
            return None
        found = candidates.touch(tie, kind, self.me, why=why, day=self.week.days[-1])
        return None if found.id in self.away else found

    def _is_planned(self, tie: Tie) -> bool:
        """Whether the week holds something for them, done or not."""
        return tie.contact.id in self.met or any(c.contact.id == tie.contact.id for c in self.chosen)

    def _is_free(self, tie: Tie) -> bool:
        """Whether a message for its own sake is welcome: not planned or to be reminded, not seen of late, no answer due."""
        since = tie.days_since
        return (
            not self._is_planned(tie)
            and tie.contact.id not in self.asked
            and not tie.unanswered
            and (since is None or since > SEEN_DAYS)
            and not _is_quiet(tie)
        )

    def _current_is_planned(self) -> bool:
        """Whether a message to somebody current can go before."""
        return any(c.sent and not self.ties[c.contact.id].is_dormant for c in self.chosen)

    def _promise_of(self, tie: Tie) -> tuple[float, str]:
        """How much a dormant tie promises: novelty, trust, willingness and seniority, not comfort (W11)."""
        return (
            _novelty(tie, self._active_orgs) + _trust(tie) + _willingness(tie) + (tie.contact.level == "senior"),
            tie.contact.id,
        )

    def _why_dormant(self, tie: Tie) -> str:
        reasons = [
            ("a view from elsewhere", _novelty(tie, self._active_orgs) >= 1),
            (f"{len(tie.talks)} talks behind you", len(tie.talks) >= 2),
            ("they helped before", tie.received > 0),
            ("more senior", tie.contact.level == "senior"),
        ]
        return ", ".join(words for words, holds in reasons if holds) or "the best of those who went quiet"

    @cached_property
    def _active_orgs(self) -> set[str]:
        return {
            (t.contact.org or "").casefold()
            for t in self.ties.values()
            if t.days_since is not None and not t.is_dormant
        }

    def _missing_levels(self) -> list[str]:
        since = self.week.first - dt.timedelta(days=LEVEL_DAYS)
        seen = {t.contact.level for t in self.ties.values() if t.touched and t.touched >= since}
        seen |= {c.contact.level for c in self.chosen}
        return [level for level in LEVELS if level not in seen]

    # -- what was done -----------------------------------------------------------------------------

    def _finished(self) -> dict[str, tuple[int, str]]:
        """Minutes and type of what was done this week: said so, or shown before and dealt with since."""
        done = {e.action: (e.minutes, e.type) for e in self.this_week if e.state == "done"}
        still = {c.id for c in (*self.waiting_list, *self.ahead)} | self.away
        for entry in self.this_week:
            tie = self.ties[entry.contact]
            wrote = any(n.date >= entry.day and n.kind != "note" for n in tie.exchanges)
            if entry.state == "shown" and entry.action not in still and entry.action not in done and wrote:
                done[entry.action] = (entry.minutes, entry.type)
        return done

    # -- saying it ---------------------------------------------------------------------------------

    def _timed(self) -> tuple[Action, ...]:
        """The actions with a day and an hour each, no two at the same time: duties first, of one rank by their day."""
        slips, timed = self._slips(), list[tuple[dt.date, Action]]()
        taken, after, sent = dict.fromkeys(self.week.days, 0), "", self.week.first
        kept = self.week.first
        for candidate in self.chosen:
            day = self._day_of(candidate, taken, kept)
            kept = max(kept, day) if candidate.type == "promise" else kept
            when = f"it is {self._clock(day, taken[day])}"
            taken[day] += -(-candidate.minutes // QUARTER) * QUARTER
            if candidate.type == "dormant" and after:
                when, day = f"your message to {after} is sent", max(day, sent)
            elif candidate.sent and not self.ties[candidate.contact.id].is_dormant:
                after, sent = candidate.contact.name, day
            due = candidate.promise.due if candidate.promise else None
            slipped = 0 if due and due >= self.week.first else slips.get(candidate.id, 0)
            timed.append((day, Action(candidate, f"If {when}, then {candidate.what}.", slipped)))
        timed.sort(key=lambda row: (self._need(row[1].candidate), row[0]))
        return tuple(action for _, action in timed)

    def _day_of(self, candidate: Candidate, taken: dict[dt.date, int], kept: dt.date) -> dt.date:
        """The day of CANDIDATE: an answer's and a date's own, a promise's the first with room, else one still free.

        TAKEN holds the minutes that each day has already, in quarters of an hour; KEPT is the day of the last promise, which
        what can wait comes behind.
        """
        days = self.week.days
        if candidate.type in ("answer", "prepare", "wish"):
            return candidate.day
        if candidate.type in ("after", "thanks"):
            return max(candidate.day, kept)
        if candidate.type == "promise":
            is_late = candidate.promise is None or (candidate.promise.due or days[0]) <= self.week.first
            rows = [day for day in days if is_late or day <= candidate.day]
            return min(rows, key=lambda day: (taken[day] >= DAY_MINUTES, day))
        if candidate.type in ("undated", "warm-up"):
            from_day = days[0]
        else:
            from_day = max(candidate.day if candidate.type == "reminder" else days[0], days[min(1, len(days) - 1)])
        return min((day for day in days if day >= from_day), key=lambda day: (taken[day], day))

    def _clock(self, day: dt.date, minutes: int) -> str:
        """`Tue 24 Nov, 9:00`: the user's slot, MINUTES later when the day holds something already (W8)."""
        _, hour, minute = slot.of_words(self.me.slot)
        at = min(hour * 60 + minute + minutes, 24 * 60 - 1)
        return f"{day:%a} {day.day} {day:%b}, {at // 60}:{at % 60:02}"

    def _slips(self) -> dict[str, int]:
        weeks: dict[str, set[dt.date]] = {}
        for entry in self.entries:
            if entry.state in ("shown", "skipped") and entry.week < self.week.monday:
                weeks.setdefault(entry.action, set()).add(entry.week)
        return {action: len(seen) for action, seen in weeks.items()}

    def _left_out(self) -> tuple[LeftOut, ...]:
        planned = {c.contact.id for c in self.chosen}
        chosen = {c.id for c in self.chosen}
        set_aside = {e.contact: e for e in self.this_week if e.state in ("skipped", "snoozed")}
        rows = []
        for person, tie in self.ties.items():
            name = tie.contact.name
            if person in planned:
                rows += [
                    LeftOut(person, name, f"also: {_named(also)}; {self._why_not()}", due=True)
                    for also in self.waiting_list
                    if also.promise and also.contact.id == person and also.id not in chosen
                ]
                continue
            if person in self.forbidden:
                extra = "; you still owe them something" if tie.owed else ""
                rows.append(LeftOut(person, name, f"{self.forbidden[person].reason}{extra}", due=True))
            elif person in set_aside and person not in self.no_room:
                entry = set_aside[person]
                words = (
                    f"put off until {output.day(entry.until, self.week.first)}" if entry.until else "skipped this week"
                )
                rows.append(LeftOut(person, name, words, due=True))
            elif person in self.no_room:
                rows.append(LeftOut(person, name, self.no_room[person], due=True))
            elif person in self.met:
                rows.append(LeftOut(person, name, "done this week"))
            else:
                rows.append(LeftOut(person, name, _nothing_due(tie, self.week.first)))
        since = {row.contact: self.ties[row.contact].days_since for row in rows}
        rows.sort(key=lambda row: (not row.due, since[row.contact] is None, since[row.contact] or 0, row.contact))
        return tuple(rows)

    def _awaited(self) -> tuple[Awaited, ...]:
        """Their open promises that are late, due this week or without a day, but for those an action asks about."""
        asked = {c.key for c in self.chosen if c.type == "reminder"}
        rows = {
            p.id: Awaited(tie.contact.id, tie.contact.name, output.one_line(p.text), p.due, self.shorts.promise(p))
            for tie in self.open for p in tie.owing if p.id not in asked and (p.due is None or p.due <= self.week.last)
        }  # fmt: skip
        return tuple(sorted(rows.values(), key=lambda row: (row.due or dt.date.max, row.contact, row.promise)))

    def _spare(self) -> Candidate | None:
        """The nearest open promise of mine, else a reminder of theirs, though the week has no place for it."""
        mine = [candidates.keeping(tie, p, self.week, self.shorts) for tie in self.open for p in tie.owed]
        asks = [c for c in self.waiting_list if not self.ties[c.contact.id].owed]
        return next((c for c in (*sorted(mine, key=_order), *asks) if self._is_open(c)), None)

    def _gaps(self) -> Iterable[str]:
        """Why a side or a level is missing from the plan (W4, W5)."""
        for where, word in (("internal", "inside your organisation"), ("external", "outside your organisation")):
            if self._has(where):
                continue
            known = [t for t in self.ties.values() if t.contact.where == where]
            if not known:
                unknown = sum(t.contact.where is None for t in self.ties.values())
                more = f" ({unknown} not placed yet)" if unknown else ""
                yield f"Nobody {word} is on file{more}."
            else:
                reasons = Counter(self._why_no_touch(tie) for tie in known)
                yield f"Nobody {word} this week: {', '.join(f'{reason} ({n})' for reason, n in reasons.items())}."
        missing = [
            level for level in self._missing_levels() if any(t.contact.level == level for t in self.ties.values())
        ]
        if missing:
            yield f"Nobody {' or '.join(missing)} in four weeks."

    def _why_no_touch(self, tie: Tie) -> str:
        """Why no message for its own sake goes to somebody who is not in the plan."""
        if tie.contact.id in self.forbidden:
            return "to be left in peace"
        if tie.unanswered:
            return "no answer yet"
        if tie.contact.id in self.asked:
            return "asked for nothing else while they owe you"
        if tie.days_since is not None and tie.days_since <= SEEN_DAYS:
            return "seen of late"
        if _is_quiet(tie):
            return "quiet for half a year, and one such tie a week is enough"
        if tie.contact.id in {e.contact for e in self.this_week if e.state in ("skipped", "snoozed")}:
            return "put off"
        return self._why_not()

    def _question(self) -> tuple[str, str] | None:
        """One thing that is not known about somebody in the plan, else about somebody in touch."""
        near = [self.ties[c.contact.id] for c in self.chosen]
        near += sorted((t for t in self.open if t.exchanges), key=lambda t: (t.days_since or 0, t.contact.id))
        for tie in near:
            who = tie.contact
            if who.level is None:
                return (
                    f"Is {who.name} more senior than you, a peer, or more junior?",
                    f"rapport contact edit {who.id} --level senior|peer|junior",
                )
            if who.where is None:
                return (
                    f"Does {who.name} work in your organisation or outside?",
                    f"rapport contact edit {who.id} --where internal|external",
                )
        return None


def coverage(ties: Iterable[Tie], today: dt.date) -> str:
    """Whom the last eight weeks reached, by side and level; `unknown` until most of it is known."""
    since = today - dt.timedelta(days=SHARE_DAYS)
    seen = [tie.contact for tie in ties if tie.touched and tie.touched >= since]
    if not seen:
        return "Eight weeks: nobody was contacted."
    placed = [c for c in seen if c.where]
    ranked = [c for c in seen if c.level]
    inside = sum(c.where == "internal" for c in placed)
    where = f"{inside} of {len(placed)} inside" if 2 * len(placed) > len(seen) else "inside or outside unknown"
    counts = ", ".join(f"{sum(c.level == level for c in ranked)} {level}" for level in LEVELS)
    levels = counts if 2 * len(ranked) > len(seen) else "levels unknown"
    return f"Eight weeks: {len(seen)} {'person' if len(seen) == 1 else 'people'}; {where}; {levels}."


def months(days: int) -> str:
    """`7 months`."""
    number = max(days // 30, 1)
    return f"{number} {'month' if number == 1 else 'months'}"


def _order(candidate: Candidate) -> tuple[int, dt.date, str, str]:
    """Duties in the order of the issue: promises by their day, answers by the longest wait, dates, thanks, the rest."""
    promise = candidate.promise
    day = (promise.due if promise and promise.due else None) or (
        candidate.note.date if candidate.type in ("answer", "undated") and candidate.note else candidate.day
    )
    rank = {"promise": 0, "answer": 1, "prepare": 2, "wish": 2, "after": 2, "thanks": 3, "undated": 4}
    return (rank.get(candidate.type, 5), day, candidate.contact.id, candidate.key)


def _ratio(tie: Tie) -> float:
    """Days since the last contact over the days of the rhythm; 0 when it is not overdue."""
    if not tie.overdue or not tie.contact.every:
        return 0.0
    return (tie.days_since if tie.days_since is not None else 10_000) / tie.contact.every


def _rhythm_words(tie: Tie) -> str:
    if not tie.overdue:
        return ""
    since = "never" if tie.days_since is None else f"{tie.days_since} days ago"
    return f"; last contact {since}, rhythm {tie.contact.every}"


def _named(candidate: Candidate) -> str:
    """Why CANDIDATE would be in the plan, with what was promised; what they promised is named under "Waiting for"."""
    if candidate.type == "reminder":
        return "no reminder yet of what they promised"
    return f"{candidate.what}; {candidate.why}" if candidate.promise else candidate.why


def _nothing_due(tie: Tie, today: dt.date) -> str:
    """What is open but not due, else that nothing is; and the last contact."""
    owed = sorted(tie.owed, key=lambda p: p.due or dt.date.max)
    open_ = [f"{output.one_line(p.text)}, {candidates.due_words(p.due, today) if p.due else 'no date'}" for p in owed]
    what = f"open: {'; '.join(open_)}" if open_ else "quiet for long" if _is_quiet(tie) else "nothing due"
    since = f"last contact {output.day(tie.touched, today)}" if tie.touched else "no contact on file"
    rhythm = f", rhythm {tie.contact.every} days" if tie.contact.every else ""
    return f"{what}; {since}{rhythm}"


def _is_quiet(tie: Tie) -> bool:
    """Whether the tie went quiet; somebody with whom nothing was exchanged yet did not."""
    return tie.is_dormant and bool(tie.exchanges)


def _novelty(tie: Tie, orgs: set[str]) -> float:
    """1 for an organisation that nobody current belongs to, up to 0.5 more for years apart."""
    elsewhere = bool(tie.contact.org) and (tie.contact.org or "").casefold() not in orgs
    return elsewhere + min((tie.days_since or 0) / 1460, 0.5)


def _trust(tie: Tie) -> float:
    return min(len(tie.talks), 4) / 4 + min(tie.given + tie.received, 2) / 2


def _willingness(tie: Tie) -> float:
    offered = any(m.kind in ("offer", "wants") for m in tie.marks)
    return offered / 2 + (0.5 if tie.received else 0.0) - len(tie.unanswered) / 2
