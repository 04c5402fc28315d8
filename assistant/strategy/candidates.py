"""What could be done for each person this week, and why: the raw material of the plan, one small rule for each reason."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import shlex
from base64 import b32encode
from collections.abc import Callable, Iterator
from dataclasses import KW_ONLY, dataclass
from functools import cached_property
from itertools import dropwhile
from typing import Literal

from assistant import exchanges, kindness, output
from assistant import marks as marking
from assistant.app import App
from assistant.english import verbs
from assistant.models import ME, Contact, Mark, Me, Note, Promise
from assistant.patterns import any_case, as_written
from assistant.sentences import sentences
from assistant.strategy.needs import base_form
from assistant.strategy.ties import Tie, public, working_days
from assistant.thresholds import EVENT_DAYS, UNDATED_DAYS

Kind = Literal["give", "thank", "maintain", "ask"]
Type = Literal[
    "promise", "answer", "wish", "after", "prepare", "thanks", "undated", "follow-up", "reminder", "warm-up", "dormant",
    "internal", "external", "level", "rhythm", "need",
]  # fmt: skip

FIRST_FOLLOW_UP, SECOND_FOLLOW_UP = 5, 10
"""Working days of silence before a first and a second follow-up (rubric 5)."""
AHEAD_DAYS = 14
"""Spare minutes go to promises due so many days after the week."""
HEARD_DAYS, HEARD_NOTES = 60, 40
"""Unmarked promises are looked for in notes so young, and in so many of them."""

MINUTES: dict[Type, int] = {
    "answer": 5, "wish": 3, "after": 4, "prepare": 10, "thanks": 4, "follow-up": 4, "reminder": 3, "warm-up": 2,
    "dormant": 8, "internal": 6, "external": 6, "level": 6, "rhythm": 6, "need": 6,
}  # fmt: skip
"""What an action takes; our own estimates, no study fixes them."""
_MESSAGE: dict[Type, str] = {"thanks": " --kind thanks", "follow-up": " --kind follow-up"}
"""The kind of message, where the draft must be told."""
_PROMISE_MINUTES = (
    (
        20,
        r"\b(?:write|draft|prepare|review|read through|report|plan|slides?|proposal|article|build|make|draw|work out)\b",
    ),
    (5, r"\b(?:send|forward|share|mail|e-?mail|tell|answer|link|address|ask)\b"),
)
_SIZED = as_written(r"\b(?P<n>\d{1,3}) ?(?:min\b|minutes?\b|')")
_TALK = any_case(
    r"^\W*(?!(?:his|her|their|an?) (?:talk|dinner|meeting)\b)(?:\w+ )?(?:call|talk|meet|meeting|lunch|coffee|dinner|breakfast|zoom|video call|phone call)\b"
)
_CUE = any_case(r"\b(?:promis\w+|i'll|i will|i owe|i said i)\b")
_SENT = any_case(
    r"\W*(?:(?:send|forward|share|e-?mail|text|message|tell|ask|answer|reply|respond|thank|congratulate|introduce|recommend|invite"
    r"|remind)\b|write (?:to|back|him|her|them)\b|(?:let|put|get) (?:[\w'-]+ )*?(?:know|in touch|back to)\b)"
)
"""A promise that a message keeps."""
_ASKED = any_case(
    r"\W*(?:(?:i|we)(?:'ve| have)? )?(?:(?:also|again|then|just) )?(?:(?:asked|enquired|inquired|requested)\b"
    r"|(?:wrote|(?:e-?)?mailed|messaged|texted|pinged)\b[^.!?]*?\bto ask\b"
    r"|(?:sent|wrote|told|gave|thanked|\w+ed)\b[^.!?]*?(?:\b(?:and|then|also)|[,;]) (?:also |again |then )?(?:asked|enquired|inquired)\b)"
    r"(?! (?:me|us|by|nothing|for nothing)\b)"
)
"""A line that logs a question of mine."""


@dataclass(frozen=True)
class Week:
    """The days a plan is for: FIRST (today or the Monday) to LAST (the Sunday)."""

    today: dt.date
    monday: dt.date

    @property
    def first(self) -> dt.date:
        """The first day on which something can be done."""
        return max(self.today, self.monday)

    @property
    def last(self) -> dt.date:
        """The Sunday."""
        return self.monday + dt.timedelta(days=6)

    @cached_property
    def days(self) -> list[dt.date]:
        """The working days left; the weekend when none is."""
        left = [self.first + dt.timedelta(days=n) for n in range((self.last - self.first).days + 1)]
        return [day for day in left if day.weekday() < 5] or left or [self.first]

    def before(self, day: dt.date) -> dt.date:
        """The last working day of the week up to DAY, the first one left when DAY is past."""
        return max((d for d in self.days if d <= day), default=self.days[0])


@dataclass(frozen=True)
class Candidate:
    """One thing that could be done. WHAT completes "then ..."; DAY is when; KEY tells it from others of its type."""

    type: Type
    kind: Kind
    _: KW_ONLY
    contact: Contact
    what: str
    why: str
    minutes: int
    day: dt.date
    done_when: str
    goal: str | None = None
    note: Note | None = None
    key: str = ""
    promise: Promise | None = None
    mend: str = ""
    sent: bool = True
    """Whether a message does it."""

    @property
    def command(self) -> str:
        """The command that begins it, with the GOAL of the message where one is told."""
        start = "prep" if self.type == "prepare" else "draft"
        told = f" --goal {shlex.quote(self.goal)}" if self.goal else ""
        return f"rapport {start} {self.contact.id}{told}{_MESSAGE.get(self.type, '')}"

    @cached_property
    def id(self) -> str:
        """Five letters that stay the same from week to week."""
        seed = f"{self.type}|{self.contact.id}|{self.key or (self.note.id if self.note else '')}"
        return b32encode(hashlib.blake2s(seed.encode(), digest_size=5).digest()).decode().lower()[:5]


def of_tie(tie: Tie, week: Week, shorts: Shorts) -> Iterator[Candidate]:
    """What stands on file to be done for this person: promises, an answer, their dates, thanks, a follow-up."""
    yield from promised(tie, week, shorts)
    if tie.waiting is not None:
        yield answer(tie, tie.waiting, week)
    yield from dated(tie, week)
    yield from thanks(tie, week)
    yield from followed_up(tie, week, shorts)


class Shorts:
    """The short ids of notes and promises, as the other commands show them."""

    def __init__(self, app: App, ties: list[Tie]) -> None:
        self._notes = app.catalog.short_ids({note.id for tie in ties for note in tie.notes} | {
            promise.note for tie in ties for promise in tie.promises})  # fmt: skip

    def note(self, note: str) -> str:
        """The short id of a note."""
        return self._notes.get(note, note)

    def promise(self, promise: Promise) -> str:
        """The short id of a promise: `7f3k.1`."""
        return f"{self.note(promise.note)}.{promise.id.rpartition('.')[2]}"


def promised(tie: Tie, week: Week, shorts: Shorts) -> Iterator[Candidate]:
    """My promises that are overdue, due this week, or without a day for a week."""
    for promise in tie.owed:
        old = (week.first - promise.note_date).days >= UNDATED_DAYS
        if (promise.due is None and old) or (promise.due is not None and promise.due <= week.last):
            yield keeping(tie, promise, week, shorts)


def ahead(tie: Tie, week: Week, shorts: Shorts) -> Iterator[Candidate]:
    """My promises for spare minutes: due in the two weeks after, or made a few days ago without a day."""
    last = week.last + dt.timedelta(days=AHEAD_DAYS)
    for promise in tie.owed:
        young = promise.due is None and (week.first - promise.note_date).days < UNDATED_DAYS
        if young or (promise.due is not None and week.last < promise.due <= last):
            yield keeping(tie, promise, week, shorts)


def keeping(tie: Tie, promise: Promise, week: Week, shorts: Shorts) -> Candidate:
    """The keeping of a promise of mine."""
    short = shorts.promise(promise)
    return Candidate(
        "promise" if promise.due else "undated", "give", contact=tie.contact,
        what=f"keep your promise to {tie.contact.name}: {output.one_line(promise.text)}",
        why=f"promised, {due_words(promise.due, week.first) if promise.due else 'no day named'}",
        minutes=minutes_of(promise.text), day=_day_for(promise.due, week),
        done_when=f"{_finished(promise.text)}, and ticked: rapport promise done {short}", sent=_by_message(promise.text),
        goal=promise_goal(promise.text, private=promise.private), note=note_of(tie, promise.note), key=promise.id,
        promise=promise, mend=f"rapport promise move {short} DATE, or rapport promise drop {short}",
    )  # fmt: skip


def heard(ties: list[Tie], week: Week, me: Me, is_reviewed: Callable[[Note], bool]) -> Iterator[Candidate]:
    """Promises that young notes state in plain words and nobody marked; the user is asked to confirm them.

    A message of mine after the note may have kept it already: then nothing is said.
    """
    since = week.first - dt.timedelta(days=HEARD_DAYS)
    young = [(tie, note) for tie in ties for note in tie.notes if note.date >= since and _may_promise(tie, note)]
    young.sort(key=lambda pair: pair[1].order, reverse=True)
    plain = [(tie, note) for tie, note in young[:HEARD_NOTES] if not is_reviewed(note)]
    if not plain:
        return
    from assistant import suggestions  # with what `heard` needs 0.2 s; only plain promises pay

    for tie, note in plain:
        for line in suggestions.lines(note, me.name, tie.contact.name):
            task = marking.task(line)
            if task is None or task[0] != "me" or suggestions.open_already(line, tie.owed):
                continue
            _, text, due, _ = task
            if (due is None and (week.first - note.date).days >= UNDATED_DAYS) or (due and due <= week.last):
                when = due_words(due, week.first) if due else "no day named"
                yield Candidate(
                    "promise" if due else "undated", "give", contact=tie.contact,
                    what=f"keep your promise to {tie.contact.name}: {output.one_line(text)}",
                    why=f"your note reads like a promise, {when}; not confirmed yet", minutes=minutes_of(text),
                    day=_day_for(due, week),
                    done_when=f"{_finished(text)}, and the line confirmed and ticked: rapport note review {tie.contact.id}",
                    sent=_by_message(text), goal=promise_goal(text), note=note, key=f"{note.id}|{text}",
                    mend=f"rapport note review {tie.contact.id}",
                )  # fmt: skip


def _finished(promise: str) -> str:
    return "sent" if _by_message(promise) else "kept"


def _by_message(promise: str) -> bool:
    return bool(_SENT.match(promise) or _A_THING.match(promise))


def _day_for(due: dt.date | None, week: Week) -> dt.date:
    """When to keep a promise: at once when it is late or has no day, else the working day before it is due."""
    return week.days[0] if due is None or due <= week.first else week.before(due - dt.timedelta(days=1))


def _may_promise(tie: Tie, note: Note) -> bool:
    if note.private or note.author != ME or not _CUE.search(note.text) or marking.promises(note):
        return False
    later = [n for n in tie.exchanges if n.order > note.order]
    return not any(exchanges.direction(n, tie.contact.id) == "mine" for n in later)


def answer(tie: Tie, waiting: Note, week: Week) -> Candidate:
    """Their word waits for one of mine: on the first day."""
    who = tie.contact
    return Candidate(
        "answer", "maintain", contact=who, what=f"answer {who.name}", why=f"waits for an answer: {said(waiting)}",
        minutes=MINUTES["answer"], day=week.days[0], done_when="your answer sent and logged (`rapport sent`)",
        note=waiting,
    )  # fmt: skip


def dated(tie: Tie, week: Week) -> Iterator[Candidate]:
    """Their `when:` dates: a talk is prepared, good wishes go out before, and afterwards one asks how it went; a sad one has a quiet word."""
    who = tie.contact
    for mark in tie.marks:
        if mark.kind != "when" or mark.date is None or exchanges.tells_of_me(event_of(mark)):
            continue
        event, note = event_of(mark), note_of(tie, mark.note)
        shown = f"{day_words(mark.date, week.first)}: {event}"
        quiet = f"tell {who.name} that you think of them: {event}" if kindness.is_sad(event) else ""
        if week.first <= mark.date <= week.last + dt.timedelta(days=2):
            if _TALK.match(event):
                yield Candidate(
                    "prepare", "maintain", contact=who, what=f"prepare the talk with {who.name}", why=shown,
                    minutes=MINUTES["prepare"], day=week.before(mark.date), done_when="the outcome is written down", sent=False,
                    note=note, key=f"{mark.note}|{mark.line}",
                )  # fmt: skip
            else:
                day = week.before(mark.date - dt.timedelta(days=1))
                yield Candidate(
                    "wish", "maintain", contact=who, what=quiet or f"wish {who.name} well: {event}", why=shown,
                    minutes=MINUTES["wish"], day=day, done_when=f"sent {'before' if day < mark.date else 'on'} the day",
                    goal=kindness.THINKING if quiet else f"wish them well{_wished(event, who)}", note=note,
                    key=f"{mark.note}|{mark.line}",
                )  # fmt: skip
        elif 0 < (week.first - mark.date).days <= EVENT_DAYS and not any(n.date > mark.date for n in tie.exchanges):
            won = kindness.is_good_news(event)
            yield Candidate(
                "after", "maintain", contact=who, why=shown, minutes=MINUTES["after"], day=week.days[0],
                what=quiet or f"congratulate {who.name}: {event}" if quiet or won else f"ask {who.name} how it went: {event}",
                goal=kindness.THINKING if quiet else "congratulate them" if won else f"ask how it went: {_as_noun(event, who)}",
                done_when="sent" if quiet or won else "asked", note=note, key=f"{mark.note}|{mark.line}",
            )  # fmt: skip


def _wished(event: str, who: Contact) -> str:
    """EVENT behind "wish them well": " for her defence"; a sentence or a bare word stands behind a colon."""
    noun = _as_noun(event, who)
    behind = event.split()[2:]
    has_verb = any((w.endswith("s") and verbs.is_present(w)) or w in ("will", "is", "are") for w in behind)
    is_noun = noun != event or (re.match(r"(?:her|his|their|the|an?)\b", event, re.I) and not has_verb)
    return f" for {noun}" if is_noun else f": {event}"


def _as_noun(event: str, who: Contact) -> str:
    """EVENT without its subject, as it stands behind "for": "she opens the wing" becomes "opening the wing"."""
    subject = re.match(
        rf"(?:she|he|they|{re.escape(who.name)}|{re.escape(who.first_name)}) (?=\w)", event, re.IGNORECASE
    )
    verb, _, rest = event[subject.end() if subject else 0 :].partition(" ")
    bare = verbs.is_present(verb) and re.match(r"(?:the|an?|his|her|to|at|in|on|for|before|with|about|as)\b", rest)
    base = base_form(verb) if rest and (subject or bare) else None
    return event if base in (None, "be") else f"{verbs.gerund(base)} {rest}"


def thanks(tie: Tie, week: Week) -> Iterator[Candidate]:
    """They kept a promise and no word of mine came after."""
    kept = [p for p in tie.promises if p.owner == "them" and p.state == "done"]
    if not kept or (week.first - kept[-1].note_date).days > 60:
        return
    newest = kept[-1]
    if any(n.date > newest.note_date and exchanges.direction(n, tie.contact.id) == "mine" for n in tie.exchanges):
        return
    who = tie.contact
    yield Candidate(
        "thanks", "thank", contact=who, what=f"thank {who.name}: {output.one_line(newest.text)}",
        why="they kept their promise and no thanks are on file", minutes=MINUTES["thanks"], day=week.days[0],
        done_when="thanks sent", note=note_of(tie, newest.note),
        key=newest.id,
    )  # fmt: skip


def followed_up(tie: Tie, week: Week, shorts: Shorts) -> Iterator[Candidate]:
    """A question of mine without an answer, or their promise past its day; never more than two follow-ups."""
    who = tie.contact
    sent = tuple(dropwhile(lambda note: not _asks(note, who), tie.unanswered))
    if sent:
        silence = working_days(sent[-1].date, week.first)
        wanted = {1: FIRST_FOLLOW_UP, 2: SECOND_FOLLOW_UP}.get(len(sent))
        if wanted is not None and wanted <= silence < 60:
            number = "first" if len(sent) == 1 else "second and last"
            yield Candidate(
                "follow-up", "ask", contact=who, what=f"follow up with {who.name}, with something new for them",
                why=f"no answer for {silence} working days; {number} follow-up: {said(sent[0])}",
                minutes=MINUTES["follow-up"], day=week.days[-1], done_when="sent, or let go",
                note=sent[-1],
            )  # fmt: skip
            return
    yield from reminded(tie, week, shorts)


def _asks(note: Note, who: Contact) -> bool:
    """Whether a message of mine to WHO, or the line that logs it, asks for an answer."""
    text = public(note)
    told = (s for line in text.split("\n") for s in sentences(line))
    return "?" in text or (exchanges.is_sent(note, who.id) and any(_ASKED.match(s) for s in told))


def reminded(tie: Tie, week: Week, shorts: Shorts) -> Iterator[Candidate]:
    """Their promises past their day, once what I wrote since has had time for an answer."""
    who, sent = tie.contact, tie.unanswered
    patience = SECOND_FOLLOW_UP if len(sent) > 1 else FIRST_FOLLOW_UP
    for promise in tie.owing:
        waited_from = max(promise.due, sent[-1].date) if promise.due and sent else promise.due
        ripe = [day for day in week.days if waited_from and working_days(waited_from, day) >= patience]
        if ripe and promise.due:
            yield Candidate(
                "reminder", "ask", contact=who, what=f"ask {who.name} {_asked_for(output.one_line(promise.text))}",
                why=f"they promised it, {due_words(promise.due, week.first)}", minutes=MINUTES["reminder"],
                day=ripe[0], done_when="asked once, kindly",
                goal=promise_goal(promise.text, _reminder, private=promise.private), note=note_of(tie, promise.note), key=promise.id,
                mend=f"rapport promise drop {shorts.promise(promise)}",
            )  # fmt: skip


def _reminder(text: str) -> str:
    """The goal of a reminder: the day on which they can do it, where TEXT is one deed."""
    return f"ask when they can {text.rstrip(' .!')}" if _is_deed(text) else f"ask about this: {text}"


def _asked_for(text: str) -> str:
    """What one asks somebody who promised TEXT, as the plan says it to the user: "for the keys", "when they can call you"."""
    said = re.sub(r"\bme\b", "you", re.sub(r"\bmy\b", "your", text.rstrip(" .!"), flags=re.I), flags=re.I)
    given = re.match(r"(?:give|send|show|lend|bring|mail|e-?mail|forward) (?:you )?(?P<thing>.+)", said, re.I)
    if not _is_deed(text):
        return f"about this: {text}"
    return f"for {given['thing']}" if given else f"when they can {said}"


def _is_deed(text: str) -> bool:
    """Whether TEXT is one deed: "send me the plan", not "the plan" nor "send the plan and call"."""
    verb = text.split()[0].casefold()
    return verb in verbs.BASES and not re.search(r"\b(?:and|or|then|if)\b|[,;:?]", text)


_TOLD = {"need": "they need", "wants": "they want", "fact": "they told you", "win": "a win"}


def touch(tie: Tie, kind: Type, me: Me, *, why: str, day: dt.date) -> Candidate:
    """A short message for its own sake: about their need when I can serve it, else their news, else what they last told."""
    who = tie.contact
    need, news = served(tie, me), _news(tie)
    told_last = next((m for m in reversed(tie.marks) if m.kind in ("need", "wants", "fact", "win")), None)
    mark = need or (None if news and (told_last is None or told_last.note_date < news.date) else told_last)
    note = note_of(tie, mark.note) if mark else news or tie.last
    told = f'{_TOLD[mark.kind]}: "{output.one_line(marking.THANKS_TO.sub("", mark.text))}"' if mark else None
    about = told or (said(note) if note else "nothing on file yet")
    won = (
        mark is not None
        and mark.kind == "fact"
        and kindness.is_good_news(mark.text)
        and (day - mark.note_date).days <= EVENT_DAYS
    )
    goal = f"help with {output.one_line(need.text)}" if need else "congratulate them" if won else None
    last = tie.last.id if tie.last and tie.touched == tie.last.date else tie.touched or ""
    return Candidate(
        kind, "give" if need else "maintain", contact=who, why=f"{why}; {about}",
        what=f"{'congratulate' if won else 'write to'} {who.name}", minutes=MINUTES[kind], day=day,
        done_when="sent and logged (`rapport sent`)", goal=goal, note=note,
        key=f"{kind}|{last}", mend=f"rapport contact edit {who.id} --every DAYS" if kind == "rhythm" else "",
    )  # fmt: skip


def _news(tie: Tie) -> Note | None:
    """What was noted about them since the last exchange, without any talk."""
    last = tie.last
    later = (n for n in reversed(tie.notes) if n.kind == "note" and not n.private and last and n.order > last.order)
    return next((note for note in later if public(note).strip()), None)


def served(tie: Tie, me: Me) -> Mark | None:
    """The newest need of theirs that shares two content words with an offer of mine."""
    offers = [_stems(offer) for offer in me.offers]
    for mark in reversed(tie.marks):
        if mark.kind == "need" and any(len(_stems(mark.text) & offer) >= 2 for offer in offers):
            return mark
    return None


def untended(tie: Tie) -> Mark | None:
    """The newest need of theirs to which no message of mine came after."""
    need = next((m for m in reversed(tie.marks) if m.kind == "need"), None)
    if need and any(
        n.date > need.note_date and exchanges.direction(n, tie.contact.id) == "mine" for n in tie.exchanges
    ):
        return None
    return need


def promise_goal(text: str, goal: Callable[[str], str] = str, *, private: bool = False) -> str | None:
    """The GOAL of a message on the promise TEXT, where its words mean something alone.

    A goal goes to the endpoint, so that of a PRIVATE promise is left to the user.
    """
    if private:
        return None
    from assistant.outline import goals  # 0.1 s; only promises pay

    if text.startswith(marking.AS_SAID) or _ASKS_NOTHING.fullmatch(text.strip(" .!")) or goals.is_bare(text):
        return None
    if goal is str and _A_THING.match(text):
        text = f"send {text}"
    return output.one_line(goal(text))


_ASKS_NOTHING = any_case(r"(?:ask|tell|show|let) (?:him|her|them|me|us)(?: know| back| again)?")
"""A promise of words that does not say which: "ask him"."""


_A_THING = any_case(
    r"(?:the|an?|my|our|some|two|three|four|\d+) (?!(?:[\w-]+ )?(?:call|talk|meeting|visit|lunch|coffee|dinner|answer"
    r"|reply|decision|introduction|hand|word|day|date|time|place|room|seat|lift|ride|yes|no)s?\b)"
)
"""A promise that names only what is to be sent: "the list of shift swaps"."""


def minutes_of(text: str) -> int:
    """What a promise takes: the minutes it names, else a guess by its verb, else ten."""
    sized = _SIZED.search(text)
    if sized and 0 < int(sized["n"]) <= 240:
        return int(sized["n"])
    return next((n for n, pattern in _PROMISE_MINUTES if re.search(pattern, text, re.IGNORECASE)), 10)


def event_of(mark: Mark) -> str:
    """What a `when:` mark says besides its date."""
    return output.one_line(mark.text.replace(str(mark.date), "", 1)).strip(" ,:;-") or "their day"


def said(note: Note) -> str:
    """The first open line of NOTE in quotation marks."""
    for line in public(note).split("\n"):
        line = marking.THANKS_TO.sub("", line)
        clean = output.one_line(re.sub(r"^[ \t>#*-]*(?:\[.\] )?(?:(?:need|wants|offer|win|fact|when)\??: )?", "", line))
        if clean:
            return f'"{clean if len(clean) <= 90 else clean[:87].rstrip() + "..."}"'
    return "a private note"


def note_of(tie: Tie, note: str) -> Note | None:
    """The note with this id."""
    return next((n for n in tie.notes if n.id == note), None)


def due_words(due: dt.date, today: dt.date) -> str:
    """`due tomorrow`, `overdue by 13 days (10 Nov)`."""
    late = (today - due).days
    if late > 0:
        return f"overdue by {late} {'day' if late == 1 else 'days'} ({output.day(due, today)})"
    return f"due {day_words(due, today)}"


def day_words(day: dt.date, today: dt.date) -> str:
    """`today`, `tomorrow`, else `Thu 26 Nov`."""
    named = {0: "today", 1: "tomorrow"}.get((day - today).days)
    return named or f"{day:%a} {output.day(day, today)}"


def _stems(text: str) -> set[str]:
    stop = {"with", "that", "this", "their", "there", "about", "into", "from", "minut", "somet", "some"}
    return {w[:5] for w in re.findall(r"[^\W\d_]{4,}", text.casefold())} - stop
