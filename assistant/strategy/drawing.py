"""The picture of the network as PNG, as SVG and as one page: drawn by matplotlib, placed by recency and side."""

from __future__ import annotations

import html
import io
import logging
import math
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from assistant.strategy.landscape import RINGS, Person, Picture

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_LABELS = 60
"""Names that fit; beyond it the nearest people are named and the rest are dots."""
LABEL = 22
"""Characters of a name in the picture."""
PHASES = {"beginning": "#7a8ba8", "building": "#2a9d8f", "leveraging": "#d9822b"}
SHAPES = {"senior": "^", "peer": "o", "junior": "v", "unknown": "s"}
INKS = {False: ("#ffffff", "#1f2430", "#c9ced8"), True: ("#15181f", "#e8eaf0", "#3a4150")}
"""Paper, ink and faint lines, light and dark."""
_RADII = dict(zip(RINGS, (1.5, 2.3, 3.1, 3.8), strict=True))
_SECTORS = {"external": (-38.0, 82.0), "internal": (98.0, 218.0), "unknown": (226.0, 314.0)}
"""Degrees of the circle that each side has; people whose side is not known stand below."""


def png(picture: Picture) -> bytes:
    """The picture as a PNG, 1600 pixels wide, on white."""
    with _quiet():
        page = io.BytesIO()
        _figure(picture, dark=False).savefig(page, format="png", dpi=160, metadata={"Software": None})
        return page.getvalue()


def svg(picture: Picture, *, dark: bool) -> str:
    """The picture as an SVG element without a size of its own."""
    with _quiet():
        import matplotlib  # says on stderr where it cannot keep its list of fonts

        with matplotlib.rc_context({"svg.hashsalt": "rapport", "svg.fonttype": "path"}):
            page = io.StringIO()
            _figure(picture, dark=dark).savefig(page, format="svg", metadata={"Date": None, "Creator": None})
        text = page.getvalue()
    text = text[text.index("<svg") :]
    head, _, rest = text.partition(">")
    kept = " ".join(part for part in head.split() if not part.startswith(("width=", "height=")))
    prefix = "d" if dark else "l"  # two pictures on one page must not share ids
    rest = (
        rest.replace('id="', f'id="{prefix}').replace("url(#", f"url(#{prefix}").replace('href="#', f'href="#{prefix}')
    )
    return f"{kept}>{rest}"


def page(picture: Picture) -> str:
    """One self-contained HTML page: the picture in light and dark, the gaps, and the table."""
    rows = "\n".join(
        "<tr>" + "".join(f"<td>{html.escape(_clean(cell))}</td>" for cell in (p.name, p.where, p.level, p.phase, p.ring)) + "</tr>"
        for p in picture.people
    )  # fmt: skip
    gaps = "\n".join(f"<li>{html.escape(_clean(gap))}</li>" for gap in picture.gaps)
    names = {p.id: p.name for p in picture.people}
    met = "\n".join(
        f"<li>{html.escape(_clean(names[a]))} \u2192 {html.escape(_clean(names[b]))}</li>" for a, b in picture.edges
    )
    return _PAGE.format(
        count=len(picture.people), light=svg(picture, dark=False), dark=svg(picture, dark=True), rows=rows,
        gaps=f"<h2>Gaps and goals</h2><ul>{gaps}</ul>" if gaps else "",
        met=f"<h2>Who introduced whom</h2><ul>{met}</ul>" if met else "",
    )  # fmt: skip


def _figure(picture: Picture, *, dark: bool) -> Figure:
    """You in the middle, rings by recency, your own organisation on the left; colour is the phase, shape the level."""
    from matplotlib.figure import Figure  # 0.5 s with what it needs; only a picture pays

    paper, ink, faint = INKS[dark]
    figure = Figure(figsize=(10, 8), facecolor=paper)
    axes = figure.add_axes((0.01, 0.07, 0.98, 0.92))
    axes.set_axis_off()
    axes.set_xlim(-5.4, 5.4)
    axes.set_ylim(-4.4, 4.3)
    _rings(axes, paper, ink, faint)
    places = _places(picture)
    _edges(axes, picture, places, ink)
    for person in picture.people:
        x, y = places[person.id]
        axes.scatter(
            [x],
            [y],
            s=70 if len(places) <= MOST_LABELS else 30,
            marker=SHAPES[person.level],
            color=PHASES[person.phase],
            zorder=3,
            linewidths=0,
        )
    _labels(axes, picture, places, ink)
    axes.scatter([0], [0], s=160, color=ink, zorder=3)
    axes.text(
        0, -0.22, _label(picture.me), ha="center", va="top", color=ink, fontsize=9, fontweight="bold", parse_math=False
    )
    _legend(figure, picture, ink)
    return figure


def _rings(axes: Axes, paper: str, ink: str, faint: str) -> None:
    from matplotlib.patches import Circle

    for ring, radius in _RADII.items():
        axes.add_patch(Circle((0, 0), radius, fill=False, color=faint, linewidth=0.8, zorder=1))
        axes.text(
            0, radius - 0.02, ring, ha="center", va="center", color=ink, fontsize=7, zorder=2, backgroundcolor=paper
        )
    for angle in (90.0, 222.0, 318.0):
        x, y = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        axes.plot([0.5 * x, 4.0 * x], [0.5 * y, 4.0 * y], color=faint, linewidth=0.8, linestyle=":", zorder=1)
    axes.text(0, -4.2, "side unknown", color=ink, fontsize=10, alpha=0.8, ha="center")
    axes.text(-5.2, 4.1, "inside", color=ink, fontsize=10, alpha=0.8)
    axes.text(5.2, 4.1, "outside", color=ink, fontsize=10, alpha=0.8, ha="right")


def _places(picture: Picture) -> dict[str, tuple[float, float]]:
    """Where each person stands: on the ring of their last contact, evenly spread over the half of their side."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(p.id for p in picture.people)
    graph.add_edges_from(picture.edges)
    group = {
        node: number for number, part in enumerate(sorted(map(sorted, nx.connected_components(graph)))) for node in part
    }
    places = {}
    for ring, radius in _RADII.items():
        for side, (start, end) in _SECTORS.items():
            row = sorted(
                (p for p in picture.people if p.ring == ring and p.where == side), key=lambda p: (group[p.id], p.id)
            )
            for place, person in enumerate(row):
                share = (place + 0.5) / len(row)
                angle = math.radians(start + (end - start) * share)
                lane = radius + (0.22 * (place % 3 - 1) if len(row) > 5 else 0.0)
                places[person.id] = (lane * math.cos(angle), lane * math.sin(angle))
    return places


def _edges(axes: Axes, picture: Picture, places: dict[str, tuple[float, float]], ink: str) -> None:
    for giver, taker in picture.edges:
        axes.annotate(
            "", xy=places[taker], xytext=places[giver], zorder=2,
            arrowprops={"arrowstyle": "->", "color": ink, "alpha": 0.55, "linewidth": 1.0, "shrinkA": 6, "shrinkB": 6},
        )  # fmt: skip


def _labels(axes: Axes, picture: Picture, places: dict[str, tuple[float, float]], ink: str) -> None:
    """The names, the nearest people first, each moved up or down until it stands on no other."""
    dots = [(x - 0.09, y, 0.18) for x, y in places.values()] if len(places) <= MOST_LABELS else []
    taken = [*dots, (-0.8, -0.3, 1.6)]
    for person in _named(picture):
        x, y = places[person.id]
        text = _label(person.name)
        width, right = 0.085 * len(text), x >= 0
        start = x + 0.12 if right else x - 0.12 - width
        spot = next((dy for dy in (0.0, 0.16, -0.16, 0.3, -0.3) if not _overlaps(start, y + dy, width, taken)), None)
        if spot is None:
            continue
        taken.append((start, y + spot, width))
        axes.text(
            x + (0.12 if right else -0.12), y + spot, text, ha="left" if right else "right", va="center", color=ink,
            fontsize=7.5, zorder=4, parse_math=False,
        )  # fmt: skip


def _overlaps(start: float, y: float, width: float, taken: list[tuple[float, float, float]]) -> bool:
    return any(abs(y - other) < 0.14 and start < left + size and left < start + width for left, other, size in taken)


def _named(picture: Picture) -> list[Person]:
    """The people whose names are written: all, or the nearest."""
    far = 10**6
    return sorted(picture.people, key=lambda p: (p.days if p.days is not None else far, p.id))[:MOST_LABELS]


def _legend(figure: Figure, picture: Picture, ink: str) -> None:
    from matplotlib.lines import Line2D

    marks = [Line2D([], [], color=color, marker="o", linestyle="", label=phase) for phase, color in PHASES.items()]
    marks += [
        Line2D([], [], color=ink, marker=shape, linestyle="", label=f"level {level}", alpha=0.7)
        for level, shape in SHAPES.items()
    ]
    legend = figure.legend(handles=marks, loc="lower center", ncols=7, frameon=False, fontsize=8, labelcolor=ink)
    legend.set_in_layout(False)
    more = len(picture.people) - MOST_LABELS
    if more > 0:
        figure.text(0.99, 0.055, f"{more} more without a name", ha="right", color=ink, fontsize=7)


def _label(name: str) -> str:
    clean = _clean(name)
    return clean if len(clean) <= LABEL else f"{clean[: LABEL - 1].rstrip()}\u2026"


def _clean(text: str) -> str:
    """TEXT on one line, without characters that act."""
    from assistant.output import one_line

    return one_line(text)


@contextmanager
def _quiet() -> Iterator[None]:
    """No word of missing glyphs or fonts: a box in a picture is enough."""
    logger = logging.getLogger("matplotlib")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(before)


_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>My network</title>
<style>
:root {{ color-scheme: light dark; --paper: #ffffff; --ink: #1f2430; --faint: #d8dce4; }}
@media (prefers-color-scheme: dark) {{ :root {{ --paper: #15181f; --ink: #e8eaf0; --faint: #3a4150; }} }}
body {{ margin: 0 auto; max-width: 70rem; padding: 1rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; }}
h1 {{ font-size: 1.4rem; }} h2 {{ font-size: 1.1rem; }}
svg {{ width: 100%; height: auto; }}
.dark {{ display: none; }}
@media (prefers-color-scheme: dark) {{ .light {{ display: none; }} .dark {{ display: block; }} }}
.wide {{ overflow-x: auto; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--faint); overflow-wrap: anywhere; }}
@media (max-width: 40rem) {{ body {{ padding: .5rem; font-size: .9rem; }} th, td {{ padding: .2rem .3rem; }} }}
</style>
</head>
<body>
<h1>My network: {count} people</h1>
<div class="light">{light}</div>
<div class="dark">{dark}</div>
{gaps}
{met}
<h2>Everybody</h2>
<div class="wide"><table>
<thead><tr><th>Name</th><th>Side</th><th>Level</th><th>Phase</th><th>Last contact</th></tr></thead>
<tbody>
{rows}
</tbody>
</table></div>
</body>
</html>
"""
