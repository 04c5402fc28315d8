"""The map as one page: no script, nothing from outside, light and dark, wide and narrow."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable

from assistant.strategy.landscape import ALL_LEVELS, ALL_WHERES, PHASES, RECENCIES, Person, Picture
from assistant.strategy.layout import drawable

PHONE = 368
"""Pixels for a picture on a narrow screen; one that fits is not made wider."""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"

STYLE = """/* A picture wider than the screen begins in its middle: it snaps there once, then scrolls freely. */
:root { --paper: #ffffff; --ink: #1d2129; --soft: #5c6370; --line: #d5d9e0; --tint: #f4f6f9; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14171c; --ink: #eceff4; --soft: #a3abb8; --line: #363c47; --tint: #1c2027; }
  .light { display: none; }
}
@media not all and (prefers-color-scheme: dark) { .dark { display: none; } }
body { margin: 0 auto; max-width: 76rem; padding: 1.2rem; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; }
h1, li, bdi { overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .3rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .6rem; }
.soft { color: var(--soft); }
.map { overflow-x: auto; margin: 1rem 0; scroll-snap-type: x mandatory; }
.map > div { position: relative; margin: 0 auto; }
.map i { position: absolute; left: 50%; width: 1px; height: 1px; animation: middle 1s both; }
@keyframes middle { from { scroll-snap-align: center; } to { scroll-snap-align: none; } }
.map svg { display: block; width: 100%; height: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .7rem .4rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
.people th[scope=row], .people td:last-child { min-width: 7rem; }
thead th { color: var(--soft); font-size: .85rem; }
.counts { width: auto; min-width: 20rem; }
.counts td { font-variant-numeric: tabular-nums; }
.none { color: var(--soft); }
ul { margin: 0; padding-left: 1.2rem; }
@media (min-width: 44.01rem) { .people td:not(:last-child) { white-space: nowrap; } }
@media (max-width: 44rem) {
  body { padding: .9rem; }
  .counts { min-width: 0; width: 100%; }
  .people thead { position: absolute; clip-path: inset(50%); }
  .people, .people tbody, .people tr, .people td, .people th { display: block; border: 0; padding: 0; }
  .people tr { border-bottom: 1px solid var(--line); padding: .55rem 0; }
  .people td { display: inline; color: var(--soft); }
  .people td:not(:empty)::before { content: attr(data-label) " "; }
  .people td + td:not(:empty)::before { content: " · " attr(data-label) " "; }
}
"""


def page(picture: Picture, light: str, dark: str) -> str:
    """The whole page with the two pictures LIGHT and DARK."""
    parts = (
        "<!doctype html>",
        '<html lang="en">',
        '<head><meta charset="utf-8">',
        '<meta name="generator" content="Rapport">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{_escaped(_title(picture))}</title>",
        f"<style>{STYLE}</style></head>",
        f"<body><h1>{_escaped(_title(picture))}</h1>",
        f'<p class="soft">{_escaped(_summary(picture))}</p>',
        *_figure(light, dark),
        *(_sections(picture) if picture.people else ()),
        "</body></html>",
    )
    return "\n".join(parts) + "\n"


def _escaped(text: str) -> str:
    return html.escape(drawable(text))


def _name(text: str) -> str:
    """A name set apart, so that one from right to left does not turn its neighbours around."""
    return f"<bdi>{_escaped(text)}</bdi>"


def _title(picture: Picture) -> str:
    return f"The network of {picture.me}" if picture.me else "Your network"


def _summary(picture: Picture) -> str:
    if not picture.people:
        return "Nobody is here yet. Add somebody: rapport contact add NAME"
    number = len(picture.people)
    recent = Counter(person.recency for person in picture.people)
    if number == 1:
        return f"1 person: {_in_touch(picture.people[0].recency)}."
    said = ", ".join(f"{recent[recency]} {_in_touch(recency)}" for recency in RECENCIES if recent[recency])
    return f"{number} people: {said}."


def _in_touch(recency: str) -> str:
    return {
        "this month": "in touch this month",
        "half a year": "within half a year",
        "older": "longer ago",
        "never": "never in touch",
    }[recency]


def _figure(light: str, dark: str) -> Iterable[str]:
    """Both pictures, as wide as the page but never so narrow that the names cannot be read."""
    yield '<div class="map" role="group" aria-label="The network as a picture; the table below says the same">'
    for theme, svg in (("light", light), ("dark", dark)):
        wide, svg = _unsized(svg)
        least = wide if wide <= PHONE else min(wide * 1.15, 1180)
        yield f'<div class="{theme}" style="min-width: {least:.0f}px; max-width: {wide * 1.5:.0f}px">'
        yield f"<i></i>{svg}</div>"
    yield "</div>"


def _unsized(svg: str) -> tuple[float, str]:
    """The width of SVG in points, and SVG without a size of its own, hidden from screen readers."""
    end = svg.index(">")
    head = svg[:end]
    wide = re.search(r'\bwidth="([\d.]+)pt"', head)
    head = re.sub(r'\s(?:width|height)="[^"]*"', "", head)
    return float(wide[1]) if wide else 600.0, f'{head} aria-hidden="true"{svg[end:]}'


def _sections(picture: Picture) -> Iterable[str]:
    yield "<h2>Where they stand</h2>"
    yield from _counts(picture)
    if picture.gaps:
        yield "<h2>Gaps</h2><ul>"
        yield from (f"<li>{_escaped(gap)}</li>" for gap in picture.gaps)
        yield "</ul>"
    if reached := [goal for goal in picture.goals if goal.people]:
        yield "<h2>Who is near your goals</h2><ul>"
        for goal in reached:
            who = ", ".join(_name(picture.names[person]) for person in goal.people[:5])
            more = f" and {len(goal.people) - 5} more" if len(goal.people) > 5 else ""
            yield f"<li>{_escaped(goal.text)}: {who}{more}</li>"
        yield "</ul>"
    yield "<h2>Everybody, the nearest first</h2>"
    yield from _people(picture)


def _counts(picture: Picture) -> Iterable[str]:
    heads = "".join(f'<th scope="col">{level}</th>' for level in ALL_LEVELS)
    yield f'<table class="counts"><thead><tr><td></td>{heads}</tr></thead><tbody>'
    for where in ALL_WHERES:
        cells = "".join(_count(picture.counts[where, level]) for level in ALL_LEVELS)
        yield f'<tr><th scope="row">{where}</th>{cells}</tr>'
    yield "</tbody></table>"


def _count(number: int) -> str:
    return f"<td>{number}</td>" if number else '<td class="none">0</td>'


def _people(picture: Picture) -> Iterable[str]:
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("Name", *_LABELS))
    yield f'<table class="people"><thead><tr>{heads}</tr></thead><tbody>'
    yield from (_row(person) for person in sorted(picture.people, key=lambda person: person.nearness))
    yield "</tbody></table>"


_LABELS = ("Where", "Level", "Phase", "Last contact", "Introduced by")


def _row(person: Person) -> str:
    assert person.phase in PHASES
    by = _name(person.introduced_by) if person.introduced_by else ""
    values = (person.where, person.level, person.phase, person.since, by)
    cells = "".join(
        f'<td data-label="{label.lower()}">{value}</td>' for label, value in zip(_LABELS, values, strict=True)
    )
    return f'<tr><th scope="row">{_name(person.name)}</th>{cells}</tr>'
