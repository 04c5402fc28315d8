"""The network seen from above: who stands where, who introduced whom, and where nobody stands yet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product
from typing import Literal

from assistant import confidence, names
from assistant.app import App
from assistant.checks import words
from assistant.models import LEVELS, WHERES, Contact, Me, Note
from assistant.patterns import any_case
from assistant.strategy import ties
from assistant.strategy.ties import Phase, Tie
from assistant.thresholds import DORMANT_DAYS

Recency = Literal["this month", "half a year", "older", "never"]

UNKNOWN = "unknown"
RECENCIES: tuple[Recency, ...] = ("this month", "half a year", "older", "never")
PHASES: tuple[Phase, ...] = ("beginning", "building", "leveraging")
ALL_WHERES = (*WHERES, UNKNOWN)
ALL_LEVELS = (*LEVELS, UNKNOWN)
MONTH = 31
GROUP = 5
"""A note shared by more people than this tells of an event; who met whom there is not drawn."""

_INTRODUCED = any_case(r"\W*(?:i )?introduced\b(?: by (?P<name>[^\n.,;:(]+))?")
_OCCASION = re.compile(r"\s(?:at|in|on|during|over|from|when|while|via|through|to)\s.*", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Person:
    """One row of the picture; `days` since the last contact, None before the first one."""

    id: str
    name: str
    where: str
    level: str
    phase: Phase
    days: int | None
    introduced_by: str | None = None

    @property
    def since(self) -> str:
        """When the last contact was, in words."""
        return ago(self.days)

    @property
    def recency(self) -> Recency:
        """The ring they stand on."""
        if self.days is None:
            return "never"
        return "this month" if self.days <= MONTH else "half a year" if self.days < DORMANT_DAYS else "older"

    @property
    def nearness(self) -> tuple[int, str]:
        """What sorts the nearest first."""
        return (10**9 if self.days is None else self.days, self.id)


@dataclass(frozen=True, order=True)
class Introduction:
    """The ids of two people of whom one introduced the other, or, `by_me`, whom the user introduced."""

    by: str
    met: str
    by_me: bool = False


@dataclass(frozen=True)
class Goal:
    """A goal of the user and the ids of those whose card or notes speak of it, the closest first."""

    text: str
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class Picture:
    """Everything a map shows; people by id."""

    me: str = ""
    people: tuple[Person, ...] = ()
    introductions: tuple[Introduction, ...] = ()
    goals: tuple[Goal, ...] = ()

    @cached_property
    def counts(self) -> Counter[tuple[str, str]]:
        """How many people there are of each where and level."""
        return Counter((person.where, person.level) for person in self.people)

    def among(self, where: str, level: str) -> list[Person]:
        """The people of one class, the nearest first."""
        found = [p for p in self.people if (p.where, p.level) == (where, level)]
        return sorted(found, key=lambda person: person.nearness)

    @cached_property
    def names(self) -> dict[str, str]:
        """The name of everybody by id."""
        return {person.id: person.name for person in self.people}

    @property
    def empty(self) -> list[tuple[str, str]]:
        """The classes where nobody stands; of a side that is unknown for most people nothing is said."""
        if not self.people:
            return []
        wheres = WHERES if self._mostly_known("where") else ("",)
        levels = LEVELS if self._mostly_known("level") else ("",)
        taken = {(where, level) for p in self.people for where in (p.where, "") for level in (p.level, "")}
        return [pair for pair in product(wheres, levels) if pair != ("", "") and pair not in taken]

    @property
    def gaps(self) -> list[str]:
        """What is missing, a sentence each."""
        classes = ", ".join(" ".join(filter(None, pair)) for pair in self.empty)
        said = [f"Nobody yet is: {classes}."] if classes else []
        for side, what in (("where", "whether they are internal or external"), ("level", "how senior they are")):
            if unknown := self.unknown(side):
                silent = "" if self._mostly_known(side) else f", so no gap is claimed (contact edit NAME --{side})"
                said.append(f"Of {unknown} of {len(self.people)} it is unknown {what}{silent}.")
        return said + [f"Nobody yet for: {goal.text}" for goal in self.goals if not goal.people]

    def unknown(self, side: str) -> int:
        """Of how many people SIDE, `where` or `level`, is not on the card."""
        return sum(getattr(person, side) == UNKNOWN for person in self.people)

    def _mostly_known(self, side: str) -> bool:
        return self.unknown(side) * 2 <= len(self.people)


def picture(app: App, me: Me) -> Picture:
    """The network of ME as it stood on the program's day."""
    surveyed = ties.survey(app)
    return Picture(
        me=me.name,
        people=tuple(_person(tie) for tie in surveyed),
        introductions=_introductions(surveyed),
        goals=_goals(me.goals, surveyed),
    )


def ago(days: int | None) -> str:
    """`today`, `5 days ago`, `3 weeks ago`, `7 months ago`, `2 years ago`, `never`."""
    if days is None:
        return "never"
    if days < 2:
        return ("today", "yesterday")[max(days, 0)]
    size, word = next(((s, w) for s, w in ((365, "year"), (30, "month"), (7, "week")) if days >= 2 * s), (1, "day"))
    if 365 <= days < 730:
        return "a year ago"
    return f"{days // size} {word}s ago"


def _person(tie: Tie) -> Person:
    card = tie.contact
    return Person(
        card.id, card.name, card.where or UNKNOWN, card.level or UNKNOWN, tie.phase, tie.days_since, tie.introduced_by
    )


def _introductions(surveyed: Sequence[Tie]) -> tuple[Introduction, ...]:
    """Who introduced whom, from the cards and from shared notes; each pair once, the introducer's word first."""
    cards = [tie.contact for tie in surveyed]
    found = [
        Introduction(by.id, tie.contact.id) for tie in surveyed if (by := _bearer(cards, tie.introduced_by)) is not None
    ]
    notes = {note.id: note for tie in surveyed for note in tie.notes if 1 < len(note.contacts) <= GROUP}
    for note in sorted(notes.values(), key=lambda note: (note.order, note.id)):
        found += _from_note(cards, note)
    once: dict[frozenset[str], Introduction] = {}
    for introduction in found:
        if introduction.by != introduction.met:
            once.setdefault(frozenset((introduction.by, introduction.met)), introduction)
    return tuple(sorted(once.values()))


def _from_note(cards: list[Contact], note: Note) -> list[Introduction]:
    """The introductions that a shared note opens with: `Introduced Ada to Tom`, `Introduced by Ada`."""
    start = _INTRODUCED.match(ties.public(note))
    if start is None:
        return []
    present = [card for card in cards if card.id in note.contacts]
    if start["name"] is None:
        return [Introduction(one.id, other.id, by_me=True) for one, other in combinations(present, 2)]
    by = _bearer(present, start["name"])
    return [Introduction(by.id, card.id) for card in present] if by else []


def _bearer(cards: Iterable[Contact], name: str | None) -> Contact | None:
    """The only one who bears exactly NAME, as a name or an alias; `Ada at the fair` is Ada."""
    wanted = {names.fold(name or ""), names.fold(_OCCASION.sub("", name or ""))} - {""}
    found = [card for card in cards if wanted.intersection(map(names.fold, (card.name, *card.aliases)))]
    return found[0] if len(found) == 1 else None


def _goals(goals: Iterable[str], surveyed: Sequence[Tie]) -> tuple[Goal, ...]:
    """Each goal with those whose card or open notes share words with it; rare words weigh more."""
    lines = [goal for goal in goals if goal.strip()]
    if not lines:
        return ()
    spoken = [(tie.contact.id, _stems(tie)) for tie in surveyed]
    bearers = Counter(stem for _, stems in spoken for stem in stems)
    return tuple(Goal(line, _speaking(_telling(line), spoken, bearers)) for line in lines)


def _speaking(
    wanted: frozenset[str], spoken: list[tuple[str, frozenset[str]]], bearers: Counter[str]
) -> tuple[str, ...]:
    scored = [(sum(1 / bearers[stem] for stem in wanted & stems), person) for person, stems in spoken]
    return tuple(person for score, person in sorted(scored, key=lambda row: (-row[0], row[1])) if score)


def _telling(goal: str) -> frozenset[str]:
    """The words of GOAL that tell it from others; everyday ones only when it has no other."""
    stems = words.stems(goal)
    return stems - words.english_stems("everyday") or stems


def _stems(tie: Tie) -> frozenset[str]:
    """The words of a card and of the public notes; a mark is a line of its note."""
    card = tie.contact
    said = [card.role or "", card.org or "", card.met or "", confidence.public_text(card.text)]
    return frozenset().union(*map(words.stems, said), *(words.stems(ties.public(note)) for note in tie.notes))
