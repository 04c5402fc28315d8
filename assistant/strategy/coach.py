"""Practice, no pep talk: why it is hard and the smallest next step; messages that worked; one's own story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant import exchanges, output
from assistant.app import App
from assistant.checks.words import sentences, words
from assistant.models import Contact, Note
from assistant.patterns import any_case
from assistant.strategy import limits, plan
from assistant.strategy.candidates import Candidate, Kind
from assistant.strategy.diary import Diary
from assistant.strategy.plan import CURRENT_DAYS
from assistant.strategy.ties import Tie, public, survey
from assistant.thresholds import DORMANT_DAYS

Reason = Literal["time", "fake", "nothing", "words", "other"]
SITUATIONS = ("dormant", "cold", "internal", "senior", "junior", "thanks", "follow-up", "introduction", "after help")
SHORT_SENTENCES, SHORT_WORDS = 2, 50
LONG_WORDS = (90, 160)
"""Sixty seconds of speech at 90 to 160 words a minute: our choice, between slow and brisk."""
REAL_WORDS = 15
"""A logged message of fewer words without a greeting only says that something was sent."""
_STEP_MINUTES = 10
_FITTING: dict[Reason, Kind] = {"nothing": "thank", "fake": "maintain", "words": "maintain"}
"""The kind of action that the step for a reason speaks of; any, where none is named."""

_REASONS: tuple[tuple[Reason, str], ...] = (
    ("time", r"\b(?:time|busy|hours?|minutes?|swamped|schedule|week|late|tired)\b"),
    ("fake", r"\b(?:fake|false|phon(?:e)?y|insincere|using|use people|slimy|sleazy|salesy|dirty|awkward|cring\w+|pushy|bother\w*|annoy\w*|intrud\w*|embarrass\w*|shy|introvert\w*)\b"),
    ("nothing", r"\b(?:nothing to (?:give|offer)|no(?:thing)? (?:value|use)|give|offer|too junior|worth|useful|interesting)\b"),
    ("words", r"\b(?:what to (?:say|write)|words|say|write|begin|start|blank|how to)\b"),
)  # fmt: skip
_GREETS = any_case(r"^\W*(?:subject:|hi|hello|dear|hey|good (?:morning|afternoon|evening))\b")


@dataclass(frozen=True)
class Unblocked:
    """One true thing, what to do next for this reason (OTHERWISE: for any), and whom to warm up with.

    ACTIONS are the small ones of the week, first those that FIT the step, and of these the smallest.
    """

    truth: str
    step: str
    otherwise: str
    actions: tuple[Candidate, ...]
    fit: Kind | None
    current: tuple[Contact, ...]

    def step_for(self, action: Candidate) -> str:
        """The step where ACTION is of its kind, else the one that goes with anything."""
        return self.step if self.fit in (None, action.kind) else self.otherwise

    def warm_up(self, action: Candidate | None) -> Contact | None:
        """Somebody the user is in touch with, other than the person of ACTION."""
        return next((who for who in self.current if action is None or who.id != action.contact.id), None)


@dataclass(frozen=True)
class Sent:
    """A message of the user's that was answered, and after how many days."""

    note: Note
    contact: Contact
    days: int


def reason_of(words_said: str | None) -> Reason:
    """Which of the four reasons the user gives; `other` when none is heard."""
    said = (words_said or "").casefold()
    if re.search(r"nothing to (?:give|offer)|no value", said):
        return "nothing"
    return next((reason for reason, pattern in _REASONS if re.search(pattern, said)), "other")


def unblock(app: App, said: str | None, wordings: dict[str, list[str]]) -> Unblocked:
    """What helps now with the reason SAID: a fact of the user's own, else sound evidence, and one small step."""
    reason, ties = reason_of(said), survey(app)
    lines, fit = _fields(wordings[f"stuck_{reason}"]), _FITTING.get(reason)
    weekly = plan.make(app)
    small = [a.candidate for a in weekly.actions if a.candidate.minutes <= _STEP_MINUTES]
    small.sort(key=lambda c: (fit not in (None, c.kind), fit is not None and c.kind == "ask", c.minutes))
    first = weekly.short.candidate if weekly.short else weekly.spare
    current = [
        t
        for t in ties
        if t.days_since is not None
        and t.days_since <= CURRENT_DAYS
        and not t.unanswered
        and limits.of(t, t.today) is None
    ]
    current.sort(key=lambda t: (-len(t.talks), t.days_since or 0, t.contact.id))
    return Unblocked(
        _own_truth(app, reason, ties) or lines["evidence"], lines["step"], _fields(wordings["stuck_other"])["step"],
        tuple(small or ([first] if first else [])), fit, tuple(t.contact for t in current),
    )  # fmt: skip


def _own_truth(app: App, reason: Reason, ties: list[Tie]) -> str | None:
    """One true thing from the user's own history that bears on REASON; None when there is none."""
    answered = list(_answered(ties))
    sent = sum(exchanges.is_sent(n, t.contact.id) for t in ties for n in t.exchanges)
    kept = sum(p.owner == "me" and p.state == "done" for t in ties for p in t.promises)
    done = [e.minutes for e in Diary(app.notebook).entries(app.today) if e.state == "done" and e.minutes]
    if reason == "time" and len(done) >= 3:
        return f"Your last {len(done)} things from the plan took {round(sum(done) / len(done))} minutes each."
    if reason == "nothing" and kept:
        return (
            f"You have kept {kept} {'promise' if kept == 1 else 'promises'} to people on file: you have given already."
        )
    if reason == "nothing" and (offers := app.notebook.me().offers):
        return f'You noted yourself what you can give: "{output.one_line(offers[0])}".'
    if reason in ("fake", "words", "other", "time") and answered and sent >= 3:
        last = max(answered, key=lambda row: row.note.order)
        day = output.day(last.note.date, app.today)
        text = public(last.note)
        whole = _GREETS.match(text) or (len(words(text)) >= REAL_WORDS and not exchanges.tells_of_me(text))
        return (
            f"Of {sent} messages you logged, {len(answered)} {'was' if len(answered) == 1 else 'were'} answered; "
            f"the last of those was to {last.contact.name} on {day}"
            f"{f' and had {len(words(text))} words' if whole else ''}."
        )
    return None


def _answered(ties: list[Tie]) -> Iterator[Sent]:
    """The public messages of the user's to which they came back."""
    for tie in ties:
        for place, note in enumerate(tie.exchanges[:-1]):
            after = tie.exchanges[place + 1]
            mine = exchanges.is_sent(note, tie.contact.id) and len(note.contacts) == 1 and not note.private
            if mine and exchanges.direction(after, tie.contact.id) != "mine":
                yield Sent(note, tie.contact, (after.date - note.date).days)


def own_examples(app: App, situation: str) -> list[Sent]:
    """The user's own answered messages for SITUATION, the newest first; only real messages, not "sent him the list"."""
    found = []
    ties = {tie.contact.id: tie for tie in survey(app)}
    for row in _answered(list(ties.values())):
        text = public(row.note)
        real = len(words(text)) >= REAL_WORDS and (_GREETS.match(text) or "?" in text)
        if real and situation in _situations(row, ties[row.contact.id]):
            found.append(row)
    return sorted(found, key=lambda row: row.note.order, reverse=True)


def _situations(row: Sent, tie: Tie) -> set[str]:
    """What a message was for, as far as the notes show it."""
    text, place = public(row.note), tie.exchanges.index(row.note)
    before = tie.exchanges[place - 1] if place else None
    earlier = [n for n in tie.notes if n.order < row.note.order]
    found: set[str] = {tie.contact.where or "", tie.contact.level or ""}
    if before is not None and (row.note.date - before.date).days >= DORMANT_DAYS:
        found.add("dormant")
    if not earlier:
        found.add("cold")
    if re.search(r"\bthank", text, re.IGNORECASE):
        found.add("thanks")
        if any(p.owner == "them" and p.state == "done" and p.note_date <= row.note.date for p in tie.promises):
            found.add("after help")
    if before is not None and exchanges.direction(before, tie.contact.id) == "mine":
        found.add("follow-up")
    if re.search(r"\bintroduc", text, re.IGNORECASE):
        found.add("introduction")
    return found


def worked_example(situation: str, wordings: dict[str, list[str]]) -> dict[str, str]:
    """The message before and after, and why, for SITUATION."""
    return _fields(wordings[f"example_{re.sub('[^a-z]', '_', situation)}"])


def story_faults(text: str, *, long: bool) -> list[str]:
    """What to mend in a version of one's story: too long or short, nothing in it for the listener."""
    count, said = len(words(text)), sentences(text)
    found = []
    if not long and len(said) > SHORT_SENTENCES:
        found.append(f"it has {len(said)} sentences; {SHORT_SENTENCES} are what people remember")
    if not long and count > SHORT_WORDS:
        found.append(f"it has {count} words; {SHORT_WORDS} are plenty for two sentences")
    if long and not LONG_WORDS[0] <= count <= LONG_WORDS[1]:
        found.append(f"it has {count} words; sixty seconds hold {LONG_WORDS[0]} to {LONG_WORDS[1]}")
    if not re.search(r"\b(?:you|your|yours|yourself)\b", text, re.IGNORECASE):
        found.append(
            "there is nothing in it for the listener: say what they could come to you for, or ask them something"
        )
    return found


def _fields(lines: list[str]) -> dict[str, str]:
    """`key: text` lines as a mapping."""
    pairs = (line.partition(":") for line in lines)
    return {key.strip(): text.strip() for key, _, text in pairs}


def day_words(days: int) -> str:
    """`the same day`, `after 3 days`."""
    return "the same day" if days == 0 else f"after {days} {'day' if days == 1 else 'days'}"
