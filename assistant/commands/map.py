"""`rapport map`: the network as a table on the screen, as a page, as a picture."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path

import click

from assistant import files, output
from assistant.app import App
from assistant.commands import everyday
from assistant.models import LEVELS
from assistant.strategy import landscape
from assistant.strategy.landscape import RINGS, UNKNOWN, Picture

NAMED = 3
"""Names in one cell of the table."""


@click.command("map")
@click.option("--html", "page", metavar="FILE", help="Write one self-contained page.")
@click.option("--png", "image", metavar="FILE", help="Write a picture.")
@click.option("--json", "as_json", is_flag=True, help="Stable JSON instead of text.")
@click.pass_obj
def command(app: App, page: str | None, image: str | None, as_json: bool) -> None:
    """Inside and outside, levels, recency, who introduced whom, and the gaps against your goals."""
    everyday.skipped(app)
    picture = landscape.draw_up(app)
    if page or image:
        from assistant.strategy import drawing

        if page:
            files.write(Path(page).absolute(), drawing.page(picture))
            output.answer(f"Wrote {page}")
        if image:
            files.write_bytes(Path(image).absolute(), drawing.png(picture))
            output.answer(f"Wrote {image}")
        return
    if as_json:
        output.answer(json.dumps(asdict(picture), indent=2))
    elif not picture.people:
        output.answer('Nobody is on the map yet. First: rapport contact add "Their Name"')
    else:
        output.answer("\n".join(screen(picture)))


def screen(picture: Picture) -> list[str]:
    """The table and the lists, within 80 columns."""
    lines = [f"{everyday.counted(len(picture.people), 'person')} around {picture.me}", ""]
    sides = [side for side in ("internal", "external", UNKNOWN) if any(p.where == side for p in picture.people)]
    for side in sides:
        title = {"internal": "Inside", "external": "Outside", UNKNOWN: "Side unknown"}[side]
        lines.append(f"{title} ({sum(p.where == side for p in picture.people)})")
        for level in (*LEVELS, UNKNOWN):
            people = picture.cell(side, level)
            if people:
                near = sorted(people, key=lambda p: (p.days is None, p.days or 0, p.id))
                more = f" and {len(near) - NAMED} more" if len(near) > NAMED else ""
                named = ", ".join(output.one_line(p.name) for p in near[:NAMED])
                lines += everyday.wrapped(f"  {level:<8} {len(people):>4}  ", named + more)
    rings, phases = Counter(p.ring for p in picture.people), Counter(p.phase for p in picture.people)
    lines += [
        "",
        *everyday.wrapped("Last contact  ", ", ".join(f"{ring} {rings[ring]}" for ring in RINGS if rings[ring])),
    ]
    lines += everyday.wrapped(
        "Phases        ", ", ".join(f"{phase} {count}" for phase, count in sorted(phases.items()))
    )
    names = {p.id: p.name for p in picture.people}
    for giver, taker in picture.edges:
        lines += everyday.wrapped("Introduced    ", f"{names[giver]} and {names[taker]}")
    for gap in picture.gaps:
        lines += everyday.wrapped("Gap or goal   ", gap)
    return lines
