"""Where everybody stands in the picture: rings by recency, sides by where, labels that do not overlap.

Lengths are points, y grows upwards, the user stands at (0, 0). The same people always get the same places.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from assistant.strategy.landscape import RECENCIES, UNKNOWN, Person, Picture, Recency

LABELS = 60
"""So many people carry their name, the nearest first; the others are in the table only."""
COLUMNS = 24
FONT = 9.0
LINE = 12.0
DOT = 10.0
CENTRE = 34.0
TOP_GAP = 12.0
"""Degrees beside the upward line that stay free for the names of the rings."""
LEAST_UNKNOWN, MOST_UNKNOWN = 60.0, 240.0
TRIES = 9
GROWTH = 1.15

_NARROW = set("iljtfrI.,'|!:;()[] -")


class Box(NamedTuple):
    """A rectangle that something takes up."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Box) -> bool:
        """Whether both share a place."""
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )


@dataclass(frozen=True)
class Spot:
    """Where a person stands; the label begins or ends at `label_x` by ALIGN, empty when there is none."""

    person: Person
    x: float
    y: float
    label: str = ""
    label_x: float = 0.0
    label_y: float = 0.0
    align: str = "left"


@dataclass(frozen=True)
class Ring:
    """One band of recency, up to `radius`."""

    recency: Recency
    radius: float


@dataclass(frozen=True)
class Layout:
    """Everything that has a place.

    `unknown` is how many degrees at the bottom belong to an unknown where; `dropped` people or labels found no room.
    """

    spots: tuple[Spot, ...]
    rings: tuple[Ring, ...]
    bounds: Box
    unknown: float
    dropped: int


@dataclass
class _Ground:
    """What is taken already, in cells, so that only neighbours are compared."""

    cell: float = 40.0
    taken: dict[tuple[int, int], list[Box]] = field(default_factory=lambda: defaultdict(list))
    boxes: list[Box] = field(default_factory=list)

    def is_free(self, box: Box) -> bool:
        return not any(box.meets(other) for key in self._cells(box) for other in self.taken.get(key, ()))

    def take(self, box: Box) -> None:
        self.boxes.append(box)
        for key in self._cells(box):
            self.taken[key].append(box)

    def _cells(self, box: Box) -> Iterator[tuple[int, int]]:
        for column in range(math.floor(box.left / self.cell), math.floor(box.right / self.cell) + 1):
            for row in range(math.floor(box.bottom / self.cell), math.floor(box.top / self.cell) + 1):
                yield column, row


@dataclass(frozen=True)
class _Place:
    """The slots that the people of one ring and side may take, and where each of them would like to stand."""

    slots: tuple[tuple[float, float], ...]
    wishes: dict[str, float]


def layout(picture: Picture) -> Layout:
    """The places of everybody; the rings grow until the names fit."""
    spread = 1.0
    found = _attempt(picture, spread)
    for _ in range(TRIES):
        if not found.dropped:
            break
        spread *= GROWTH
        found = _attempt(picture, spread)
    return found


def short(name: str, columns: int = COLUMNS) -> str:
    """NAME as a label: what can be drawn of it, in COLUMNS ems of half width at most."""
    clean = " ".join(drawable(name).split()) or "?"
    if width(clean, 1) <= columns * 0.62:
        return clean
    while clean and width(clean, 1) > columns * 0.62 - 0.9:
        clean = clean[:-1]
    return clean.rstrip(" \u200d\ufe0f") + "\u2026"


def drawable(text: str) -> str:
    """TEXT without controls, bidi marks and characters that a page or a picture must not hold; joiners stay."""
    bad = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
    kept = (
        " " if c in "\t\n\r" else c for c in text if c in "\t\n\r\u200c\u200d" or unicodedata.category(c) not in bad
    )
    return "".join(kept)


def width(text: str, size: float = FONT) -> float:
    """About how wide TEXT is drawn, on the safe side."""
    return size * sum(map(_em, text))


def _em(character: str) -> float:
    if unicodedata.combining(character) or character in "\u200c\u200d\ufe0f":
        return 0.0
    if unicodedata.east_asian_width(character) in "WF" or unicodedata.category(character) == "So":
        return 1.25
    if character in _NARROW:
        return 0.4
    return 0.8 if character.isupper() or character in "mwMW@%" else 0.62


def _attempt(picture: Picture, spread: float) -> Layout:
    """A layout in which everything is SPREAD times as far apart."""
    unknown = _unknown_angle(picture)
    rings, places = _rings(picture, spread, unknown)
    ground = _Ground()
    for box in (Box(-15, -24, 15, 15), *(ring_label(ring) for ring in rings)):
        ground.take(box)
    spots: list[Spot] = []
    dropped = 0
    for rank, person in enumerate(sorted(picture.people, key=lambda person: person.nearness)):
        label = short(person.name) if rank < LABELS else ""
        place = places[person.recency, person.where]
        spot = _spot(person, label, place, ground) or _spot(person, "", place, ground)
        dropped += spot is None or spot.label != label
        spots.append(spot or _anywhere(person, place))
    reach = max((ring.radius for ring in rings), default=CENTRE) + 8
    every = (*ground.boxes, Box(-reach, -reach, reach, reach))
    bounds = Box(
        min(b.left for b in every), min(b.bottom for b in every), max(b.right for b in every), max(b.top for b in every)
    )
    return Layout(tuple(spots), rings, bounds, unknown, dropped)


def ring_label(ring: Ring) -> Box:
    """The room of the name of RING, at its top."""
    half = width(ring.recency, FONT - 1) / 2 + 2
    return Box(-half, ring.radius - 6, half, ring.radius + 6)


def _unknown_angle(picture: Picture) -> float:
    """How many degrees, around the bottom, are for people of whom it is unknown where they stand."""
    sides = Counter(person.where for person in picture.people)
    if not sides[UNKNOWN]:
        return 0.0
    side = max(sides["internal"], sides["external"])
    if not side:
        return 360 - 2 * TOP_GAP
    share = sides[UNKNOWN] / (sides[UNKNOWN] + 2 * side)
    return min(max((360 - 2 * TOP_GAP) * share, LEAST_UNKNOWN), MOST_UNKNOWN)


def _sector(where: str, unknown: float) -> tuple[float, float]:
    """From which degree to which one a side reaches, counted against the clock from the right."""
    return {
        "internal": (90 + TOP_GAP, 270 - unknown / 2),
        "external": (-90 + unknown / 2, 90 - TOP_GAP),
        UNKNOWN: (270 - unknown / 2, 270 + unknown / 2),
    }[where]


def _rings(picture: Picture, spread: float, unknown: float) -> tuple[tuple[Ring, ...], dict[tuple[str, str], _Place]]:
    """The rings that hold somebody, each wide enough for its people, and the slots on them."""
    groups: dict[tuple[str, str], list[Person]] = defaultdict(list)
    turns = _turns(picture)
    for person in sorted(picture.people, key=lambda person: turns[person.id]):
        groups[person.recency, person.where].append(person)
    rings: list[Ring] = []
    places: dict[tuple[str, str], _Place] = {}
    inner = CENTRE
    for recency in RECENCIES:
        here = {where: people for (r, where), people in groups.items() if r == recency}
        if not here:
            continue
        rows = _rows(here, inner, spread, unknown)
        for where, people in here.items():
            places[recency, where] = _place(people, rows, _sector(where, unknown), spread, turns)
        inner = rows[-1] + 11 * spread
        rings.append(Ring(recency, inner))
    return tuple(rings), places


def _rows(here: dict[str, list[Person]], inner: float, spread: float, unknown: float) -> list[float]:
    """The radii on which the people of one ring stand: two at least, more until there is a slot for each."""
    rows: list[float] = []
    while len(rows) < 2 or any(
        len(_slots(rows, _sector(where, unknown), spread)) < 1.3 * len(people) for where, people in here.items()
    ):
        rows.append(inner + (14 + 17 * len(rows)) * spread)
    return rows


def _place(
    people: list[Person], rows: list[float], sector: tuple[float, float], spread: float, turns: dict[str, float]
) -> _Place:
    """The slots of PEOPLE; each wishes to stand between an even place and the direction of their circle."""
    start, end = sector
    even = {person.id: (number + 0.5) / len(people) for number, person in enumerate(people)}
    shares = {person: (share + turns[person]) / 2 for person, share in even.items()}
    if sector[0] < 0:  # the right side is read from above as well
        shares = {person: 1 - share for person, share in shares.items()}
    return _Place(
        tuple(_slots(rows, sector, spread)), {person: start + share * (end - start) for person, share in shares.items()}
    )


def _slots(rows: list[float], sector: tuple[float, float], spread: float) -> list[tuple[float, float]]:
    """Places (radius, degree) on ROWS within SECTOR, far enough from each other for a mark."""
    start, end = sector
    found = []
    for radius in rows:
        step = math.degrees(1.35 * DOT * min(spread, 1.5) / radius)
        number = max(int((end - start) / step), 1)
        found += [(radius, start + (k + 0.5) * (end - start) / number) for k in range(number)]
    return found


def _spot(person: Person, label: str, place: _Place, ground: _Ground) -> Spot | None:
    """The free slot nearest to the wish of PERSON where the label has room too; its room is taken then."""
    wish = place.wishes[person.id]
    for radius, degree in sorted(place.slots, key=lambda slot: (abs(slot[1] - wish) * slot[0], slot)):
        spot = Spot(person, *_point(radius, degree))
        mark = _mark(spot)
        if not ground.is_free(mark):
            continue
        if not label:
            ground.take(mark)
            return spot
        for labelled in _labelled(spot, label):
            if ground.is_free(box := label_box(labelled)):
                ground.take(mark)
                ground.take(box)
                return labelled
    return None


def _anywhere(person: Person, place: _Place) -> Spot:
    """The slot PERSON wishes for, taken or not: somebody too many is better than somebody missing."""
    wish = place.wishes[person.id]
    return Spot(person, *_point(*min(place.slots, key=lambda slot: (abs(slot[1] - wish), slot))))


def label_box(spot: Spot) -> Box:
    """The room of the label of SPOT."""
    long, half = width(spot.label), LINE / 2
    left = spot.label_x - {"left": 0.0, "center": long / 2, "right": long}[spot.align]
    return Box(left, spot.label_y - half, left + long, spot.label_y + half)


def _labelled(spot: Spot, label: str) -> Iterator[Spot]:
    """SPOT with its label beside it: on the outer side, the inner one, above, below."""
    gap = DOT / 2 + 2
    up = gap + LINE / 2
    right = replace(spot, label=label, label_x=spot.x + gap, label_y=spot.y, align="left")
    left = replace(spot, label=label, label_x=spot.x - gap, label_y=spot.y, align="right")
    yield from (right, left) if spot.x >= 0 else (left, right)
    for y in (spot.y + up, spot.y - up):
        yield replace(spot, label=label, label_x=spot.x, label_y=y, align="center")


def _mark(spot: Spot) -> Box:
    half = DOT / 2 + 1
    return Box(spot.x - half, spot.y - half, spot.x + half, spot.y + half)


def _point(radius: float, degree: float) -> tuple[float, float]:
    angle = math.radians(degree)
    return round(radius * math.cos(angle), 3), round(radius * math.sin(angle), 3)


def _turns(picture: Picture) -> dict[str, float]:
    """How far along their side everybody stands, from 0 to 1: those who met through each other in one direction."""
    order = _order(picture)
    sides: dict[str, list[str]] = defaultdict(list)
    for person in sorted(picture.people, key=lambda person: order[person.id]):
        sides[person.where].append(person.id)
    return {person: (n + 0.5) / len(side) for side in sides.values() for n, person in enumerate(side)}


def _order(picture: Picture) -> dict[str, tuple[int, str]]:
    """What sorts people: the circle of those who met through each other, the largest first."""
    import networkx  # 0.2 s, only for a picture

    graph = networkx.Graph()
    graph.add_nodes_from(person.id for person in picture.people)
    graph.add_edges_from((edge.by, edge.met) for edge in picture.introductions)
    circles = sorted(networkx.connected_components(graph), key=lambda circle: (-len(circle), min(circle)))
    return {person: (number, person) for number, circle in enumerate(circles) for person in circle}
