"""`rapport map`: the network as a table, a page or a picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from assistant import files, output
from assistant.app import App
from assistant.commands import asking, targets, typeset
from assistant.commands.options import AS_JSON
from assistant.errors import UsageProblem
from assistant.strategy import landscape
from assistant.strategy.landscape import ALL_LEVELS, ALL_WHERES, PHASES, RECENCIES, Picture

NAMES = 3
LINKS = 12
FILE = click.Path(path_type=Path)


@click.command("map")
@click.option("--html", "page", type=FILE, metavar="FILE", help="Write one page with picture and table.")
@click.option("--png", "image", type=FILE, metavar="FILE", help="Write the picture alone.")
@AS_JSON
@click.pass_obj
def command(app: App, page: Path | None, image: Path | None, as_json: bool) -> None:
    """Who stands where in your network, who introduced whom, and who is missing."""
    page = targets.checked(page, (".html", ".htm")) if page else None
    image = targets.checked(image, (".png",)) if image else None
    if page is not None and page == image:
        raise UsageProblem("--html and --png name the same file. Give each its own.")
    asking.skipped(app)
    picture = landscape.picture(app, asking.own(app))
    if page is not None or image is not None:
        _write(picture, page, image)
    if as_json:
        output.json(_dict(picture))
    elif page is None and image is None:
        _show(picture)


def _write(picture: Picture, page: Path | None, image: Path | None) -> None:
    from assistant.strategy import drawing

    if page is not None:
        files.write(page, drawing.html(picture))
        output.note(f"Wrote {page}. Open it in a browser; it holds names, so keep it to yourself.")
    if image is not None:
        files.write_bytes(image, drawing.png(picture))
        output.note(f"Wrote {image}. It holds names, so keep it to yourself.")


def _show(picture: Picture) -> None:
    if not picture.people:
        output.note("Nobody is here yet. Add somebody: rapport contact add NAME")
        return
    sections = (
        ("Where they stand", _standing(picture)),
        ("Ties", _ties(picture)),
        ("Introductions", _introductions(picture)),
        ("Your goals", _goals(picture)),
        ("Gaps", picture.gaps),
    )
    shown = ["\n".join([title, *_indented(rows)]) for title, rows in sections if rows]
    output.answer("\n\n".join(shown))


def _indented(rows: Iterable[str]) -> Iterable[str]:
    for row in rows:
        first, *rest = _wrapped(row, typeset.WIDTH - 4)
        yield f"  {first}"
        yield from (f"    {line}" for line in rest)


def _wrapped(row: str, columns: int) -> list[str]:
    """ROW in lines of at most COLUMNS; the spaces of a table stay in the first one."""
    if typeset.width(row) <= columns:
        return [row]
    lines = [""]
    for word in row.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if typeset.width(longer) <= columns:
            lines[-1] = longer
        else:
            lines.append(typeset.cut(word, columns))
    return [line for line in lines if line.strip()]


def _standing(picture: Picture) -> list[str]:
    """A line for each class that has people: how many, and the nearest of them."""
    rows = []
    for where in ALL_WHERES:
        for level in ALL_LEVELS:
            here = picture.among(where, level)
            if here:
                rows.append((f"{where}, {level}", [person.name for person in here]))
    wide = max(len(title) for title, _ in rows)
    return [f"{title:<{wide}} {len(here):>4}  {_named(here, typeset.WIDTH - wide - 10)}" for title, here in rows]


def _ties(picture: Picture) -> list[str]:
    phases = Counter(person.phase for person in picture.people)
    recent = Counter(person.recency for person in picture.people)
    return [
        "phase         " + ", ".join(f"{phases[phase]} {phase}" for phase in PHASES),
        "last contact  " + ", ".join(f"{recent[recency]} {recency}" for recency in RECENCIES),
    ]


def _introductions(picture: Picture) -> list[str]:
    """Who introduced whom: a line per introducer, the user's own ones last."""
    rows = [
        f"{_short(picture.names[by])} introduced {_named([picture.names[met] for met in met_by])}"
        for by, met_by in _by_introducer(picture).items()
    ]
    rows += [
        f"you introduced {_short(picture.names[row.by])} and {_short(picture.names[row.met])}"
        for row in picture.introductions
        if row.by_me
    ]
    known = _bearers(picture)
    strangers = sorted({p.introduced_by for p in picture.people if p.introduced_by and p.introduced_by not in known})
    rows += [f"{_short(name)}, who has no card, introduced {_named(_met_by(picture, name))}" for name in strangers]
    more = len(rows) - LINKS
    return rows if more <= 0 else [*rows[:LINKS], f"and {more} more; --html shows them all"]


def _by_introducer(picture: Picture) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in picture.introductions:
        if not row.by_me:
            found.setdefault(row.by, []).append(row.met)
    return found


def _bearers(picture: Picture) -> set[str | None]:
    """What the cards call those introducers who have a card of their own."""
    linked = {row.met for row in picture.introductions if not row.by_me}
    return {person.introduced_by for person in picture.people if person.id in linked}


def _met_by(picture: Picture, name: str) -> list[str]:
    return [person.name for person in picture.people if person.introduced_by == name]


def _goals(picture: Picture) -> list[str]:
    """The goals that somebody is near to; the others are gaps."""
    near = [(goal.text, [picture.names[person] for person in goal.people]) for goal in picture.goals if goal.people]
    return [f"{typeset.cut(text, 120)}: {_named(people)}" for text, people in near]


def _named(people: list[str], room: int = typeset.WIDTH) -> str:
    """Up to three of PEOPLE, fewer when ROOM has not so many columns, and how many more there are."""
    for number in range(NAMES, 0, -1):
        more = len(people) - number
        shown = [*map(_short, people[:number]), *([f"{more} more"] if more > 0 else [])]
        if typeset.width(typeset.listed(shown)) <= room:
            break
    return typeset.listed(shown)


def _short(name: str) -> str:
    return typeset.cut(name, 24)


def _dict(picture: Picture) -> dict[str, Any]:
    """PICTURE as JSON; the keys stay as they are between versions."""
    return {
        "me": picture.me,
        "people": [
            {
                "id": person.id,
                "name": person.name,
                "where": person.where,
                "level": person.level,
                "phase": person.phase,
                "recency": person.recency,
                "days_since": person.days,
                "last_contact": person.since,
                "introduced_by": person.introduced_by,
            }
            for person in picture.people
        ],
        "counts": {where: {level: picture.counts[where, level] for level in ALL_LEVELS} for where in ALL_WHERES},
        "introductions": [{"by": row.by, "met": row.met, "by_me": row.by_me} for row in picture.introductions],
        "goals": [{"goal": goal.text, "people": list(goal.people)} for goal in picture.goals],
        "gaps": picture.gaps,
    }
