"""The network as one picture: inside and outside, levels, phases, recency, who introduced whom, gaps against the goals."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from assistant.app import App
from assistant.models import LEVELS, WHERES, Me
from assistant.names import fold
from assistant.strategy.needs import stems
from assistant.strategy.ties import DORMANT_DAYS, Phase, Tie, public, survey

RINGS = ("this month", "this half year", "longer ago", "not yet")
UNKNOWN = "unknown"
_INTRODUCED = re.compile(r"^\W*(?:i )?introduced\b", re.IGNORECASE)
MOST_NAMED = 3


@dataclass(frozen=True)
class Person:
    """One person in the picture. RING is how long ago the last contact was."""

    id: str
    name: str
    where: str
    level: str
    phase: Phase
    ring: str
    days: int | None


@dataclass(frozen=True)
class Picture:
    """The whole network. EDGES are (who introduced, who was introduced), by id; GAPS are sentences."""

    people: tuple[Person, ...]
    edges: tuple[tuple[str, str], ...]
    gaps: tuple[str, ...]
    me: str

    def cell(self, where: str, level: str) -> list[Person]:
        """The people on one side at one level."""
        return [p for p in self.people if p.where == where and p.level == level]


def draw_up(app: App) -> Picture:
    """The picture as the notes show it on the program's day."""
    ties, me = survey(app), app.notebook.me()
    people = tuple(_person(tie) for tie in ties)
    return Picture(people, _edges(ties), (*_empty(people), *_goals(ties, me)), me.name or "You")


def _person(tie: Tie) -> Person:
    since = tie.days_since
    if since is None:
        ring = RINGS[3]
    else:
        ring = RINGS[0] if since <= 31 else RINGS[1] if since < DORMANT_DAYS else RINGS[2]
    who = tie.contact
    return Person(who.id, who.name, who.where or UNKNOWN, who.level or UNKNOWN, tie.phase, ring, since)


def _edges(ties: list[Tie]) -> tuple[tuple[str, str], ...]:
    """Who introduced whom: from `met: introduced by ...` on the card, and between people the user introduced."""
    names = {fold(name): tie.contact.id for tie in ties for name in (tie.contact.name, *tie.contact.aliases)}
    found = set()
    for tie in ties:
        giver = names.get(fold(tie.introduced_by or ""))
        if giver and giver != tie.contact.id:
            found.add((giver, tie.contact.id))
        for note in tie.notes:
            if len(note.contacts) == 2 and _INTRODUCED.match(public(note)):
                one, other = sorted(note.contacts)
                found.add((one, other))
    known = {tie.contact.id for tie in ties}
    return tuple(sorted(edge for edge in found if set(edge) <= known))


def _empty(people: tuple[Person, ...]) -> list[str]:
    """Sides and levels with nobody; an honest word when most are not placed."""
    found = []
    for label, values, of in (
        ("side", WHERES, Counter(p.where for p in people)),
        ("level", LEVELS, Counter(p.level for p in people)),
    ):
        if not people:
            continue
        if 2 * of[UNKNOWN] >= len(people):
            option = "--where internal|external" if label == "side" else "--level senior|peer|junior"
            found.append(
                f"The {label} of {of[UNKNOWN]} of {len(people)} people is unknown: rapport contact edit ID {option}"
            )
            continue
        found += [f"Nobody {value} is on file." for value in values if not of[value]]
    return found


def _goals(ties: list[Tie], me: Me) -> list[str]:
    """For each goal who does or told something that shares its words, or that nobody does."""
    words = {
        tie.contact.id: stems(" ".join([tie.contact.role or "", tie.contact.org or "", *(public(n) for n in tie.notes)]))
        for tie in ties
    }  # fmt: skip
    names = {tie.contact.id: tie.contact.name for tie in ties}
    found = []
    for goal in me.goals:
        wanted = stems(goal)
        shared = {who: len(wanted & theirs) for who, theirs in words.items() if wanted & theirs}
        best = sorted(shared, key=lambda who: (-shared[who], who))[:MOST_NAMED]
        helpers = ", ".join(names[who] for who in best)
        found.append(f'"{goal}": {helpers or "nobody in your notes yet"}')
    return found
