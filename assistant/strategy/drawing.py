"""The picture of the network: a PNG, an SVG, and one page that holds everything.

A name is data: it is drawn as it stands, never read as mathematics or markup.
"""

from __future__ import annotations

import io
import logging
import math
import os
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.strategy.landscape import PHASES, UNKNOWN, Picture
from assistant.strategy.layout import DOT, FONT, Layout, Ring, label_box, layout, ring_label, width

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.patches import FancyArrowPatch

POINTS = 72
DPI = 160
MARGIN = 14
HEAD = 26
FOOT = 74
LEAST_WIDTH = 338
LEGEND_GAP = 34
SHAPES = {"senior": "^", "peer": "o", "junior": "v", UNKNOWN: "o"}
FONTS = (
    "DejaVu Sans", "Noto Sans CJK SC", "Noto Sans CJK JP", "WenQuanYi Zen Hei", "PingFang SC", "Hiragino Sans",
    "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari", "Noto Emoji", "Arial Unicode MS",
)  # fmt: skip
"""Those that are installed draw the PNG, in this order; the page takes the fonts of the browser."""


@dataclass(frozen=True)
class Theme:
    """The colours of one picture; those of the phases are told apart by colour-blind eyes too."""

    name: str
    paper: str
    ink: str
    soft: str
    line: str
    edge: str
    phases: tuple[str, str, str]


LIGHT = Theme("light", "#ffffff", "#1d2129", "#5c6370", "#d5d9e0", "#8a92a0", ("#0072b2", "#d98200", "#00875f"))
DARK = Theme("dark", "#14171c", "#eceff4", "#a3abb8", "#363c47", "#7d8695", ("#62b8f0", "#f2b134", "#3ccf9f"))


def png(picture: Picture) -> bytes:
    """The picture as a PNG."""
    return _saved(picture, LIGHT, "png", metadata={"Software": "Rapport"}, dpi=DPI)


def svg(picture: Picture, dark: bool) -> str:
    """The picture as one `<svg>` element, its texts as text, its ids unlike those of the other theme."""
    theme = DARK if dark else LIGHT
    nothing = {"Date": None, "Creator": None, "Format": None, "Type": None}
    whole = _saved(picture, theme, "svg", metadata=nothing).decode("utf-8")
    return re.sub(r"<[^>]*>", lambda tag: _own_ids(tag[0], theme.name), whole[whole.index("<svg") :])


def html(picture: Picture) -> str:
    """The page: both pictures, the table, the gaps."""
    from assistant.strategy import page

    return page.page(picture, svg(picture, dark=False), svg(picture, dark=True))


def _own_ids(tag: str, prefix: str) -> str:
    tag = re.sub(r'\bid="', f'id="{prefix}-', tag)
    return re.sub(r'(href="|url\()#', rf"\g<1>#{prefix}-", tag)


def _saved(picture: Picture, theme: Theme, kind: str, **options: Any) -> bytes:
    """The bytes of the drawn picture, the same for the same people."""
    os.environ["MPLBACKEND"] = "agg"  # no screen is needed, and one named in the user's shell may not be there
    with _quiet():
        from matplotlib import rc_context, rcdefaults  # 0.3 s and more; only who asks for a picture pays

        with rc_context():
            rcdefaults()  # the user's own matplotlibrc must not change the picture
            with rc_context({"svg.hashsalt": "rapport", "svg.fonttype": "none", "font.family": _fonts()}):
                stream = io.BytesIO()
                _figure(layout(picture), picture, theme).savefig(stream, format=kind, **options)
                return stream.getvalue()


@contextmanager
def _quiet() -> Iterator[None]:
    """Nothing said about missing glyphs, fonts or caches."""
    logger = logging.getLogger("matplotlib")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)


def _fonts() -> list[str]:
    from matplotlib import font_manager  # slow, as above

    installed = {font.name for font in font_manager.fontManager.ttflist}
    return [name for name in FONTS if name in installed]


def _figure(places: Layout, picture: Picture, theme: Theme) -> Figure:
    """Everything drawn on one sheet whose units are points."""
    from matplotlib.figure import Figure  # slow, as above

    bounds = places.bounds
    reach = max(-bounds.left, bounds.right, LEAST_WIDTH / 2) + MARGIN
    bottom, top = bounds.bottom - FOOT - MARGIN, bounds.top + HEAD
    figure = Figure(figsize=(2 * reach / POINTS, (top - bottom) / POINTS), facecolor=theme.paper)
    sheet = figure.add_axes((0, 0, 1, 1))
    sheet.set_axis_off()
    sheet.set(xlim=(-reach, reach), ylim=(bottom, top))
    _grounds(sheet, places, theme)
    _sides(sheet, places, theme, reach - MARGIN, top)
    _edges(sheet, places, picture, theme)
    _people(sheet, places, theme)
    _legend(sheet, places, theme, bottom)
    return figure


def _grounds(sheet: Axes, places: Layout, theme: Theme) -> None:
    """The rings with their names, the user in the middle."""
    from matplotlib.patches import Circle  # slow, as above

    for ring in places.rings:
        sheet.add_patch(Circle((0, 0), ring.radius, fill=False, color=theme.line, linewidth=0.8, zorder=1))
    if places.rings:
        outer = places.rings[-1].radius
        for degree in sorted({90.0, 270 - places.unknown / 2, 270 + places.unknown / 2}):
            x, y = math.cos(math.radians(degree)), math.sin(math.radians(degree))
            ends = ([20 * x, outer * x], [20 * y, outer * y])
            sheet.plot(*ends, color=theme.line, linewidth=0.8, linestyle=(0, (2, 3)), zorder=1)
    for ring in places.rings:
        _ring_name(sheet, ring, theme)
    sheet.scatter([0], [0], s=[150], marker="o", color=theme.ink, linewidths=0, zorder=4)
    _text(sheet, 0, -17, "you", theme.ink, align="center", size=FONT, weight="bold")


def _ring_name(sheet: Axes, ring: Ring, theme: Theme) -> None:
    box = ring_label(ring)
    _cover(sheet, box, theme)
    _text(sheet, 0, (box.bottom + box.top) / 2, ring.recency, theme.soft, align="center", size=FONT - 1)


def _cover(sheet: Axes, box: Any, theme: Theme) -> None:
    """Paper under a text, so that no line runs through it."""
    from matplotlib.patches import Rectangle  # slow, as above

    size = (box.right - box.left, box.top - box.bottom)
    sheet.add_patch(Rectangle((box.left, box.bottom), *size, color=theme.paper, linewidth=0, alpha=0.85, zorder=3))


def _sides(sheet: Axes, places: Layout, theme: Theme, reach: float, top: float) -> None:
    if not places.rings:
        return
    height = top - MARGIN
    if places.unknown < 300:
        _text(sheet, -reach, height, "\u2190 INTERNAL", theme.soft, align="left", size=FONT)
        _text(sheet, reach, height, "EXTERNAL \u2192", theme.soft, align="right", size=FONT)
    if places.unknown:
        words = "WHERE UNKNOWN" if places.unknown > 300 else "WHERE UNKNOWN \u2193"
        _text(sheet, 0, places.bounds.bottom - 4, words, theme.soft, align="center", size=FONT)


def _edges(sheet: Axes, places: Layout, picture: Picture, theme: Theme) -> None:
    """A line for each introduction under the names; its end lies above their paper, so that its head is seen."""
    from matplotlib.patches import Circle  # slow, as above

    at = {spot.person.id: (spot.x, spot.y) for spot in places.spots}
    for introduction in picture.introductions:
        start, end = at[introduction.by], at[introduction.met]
        sheet.add_patch(_arrow(start, end, introduction.by_me, theme))
        head = _arrow(start, end, introduction.by_me, theme)
        sheet.add_patch(head)
        head.set_zorder(4)
        head.set_clip_path(Circle(end, 1.6 * DOT, transform=sheet.transData))


def _arrow(start: tuple[float, float], end: tuple[float, float], by_me: bool, theme: Theme) -> FancyArrowPatch:
    """The line of an introduction; dashed and without a head when it was the user's own."""
    from matplotlib.patches import FancyArrowPatch  # slow, as above

    return FancyArrowPatch(
        start, end, arrowstyle="-" if by_me else "-|>", linestyle=(0, (3, 2)) if by_me else "solid",
        connectionstyle="arc3,rad=0.14", mutation_scale=7, shrinkA=DOT / 2 + 1, shrinkB=DOT / 2 + 1, color=theme.edge,
        linewidth=0.9, zorder=2,
    )  # fmt: skip


def _people(sheet: Axes, places: Layout, theme: Theme) -> None:
    for spot in places.spots:
        colour = theme.phases[PHASES.index(spot.person.phase)]
        _dot(sheet, spot.x, spot.y, spot.person.level, colour, theme)
        if spot.label:
            _cover(sheet, label_box(spot), theme)
            _text(sheet, spot.label_x, spot.label_y, spot.label, theme.ink, align=spot.align, size=FONT)


def _dot(sheet: Axes, x: float, y: float, level: str, colour: str, theme: Theme) -> None:
    """A mark: its shape says the level, an open one that it is unknown."""
    open_mark = level == UNKNOWN
    area = (DOT * (0.78 if open_mark else 0.92)) ** 2
    face = theme.paper if open_mark else colour
    edge = colour if open_mark else theme.paper
    sheet.scatter(
        [x], [y], s=[area], marker=SHAPES[level], facecolors=face, edgecolors=edge,
        linewidths=1.6 if open_mark else 0.6, zorder=5,
    )  # fmt: skip


def _text(
    sheet: Axes, x: float, y: float, words: str, colour: str, *, align: str, size: float, weight: str = "normal"
) -> None:
    sheet.text(
        x, y, words, color=colour, fontsize=size, fontweight=weight, horizontalalignment=align,
        verticalalignment="center_baseline", parse_math=False, zorder=6,
    )  # fmt: skip


def _legend(sheet: Axes, places: Layout, theme: Theme, bottom: float) -> None:
    """What colours, shapes and lines mean, in four lines at the foot."""
    if not places.spots:
        return
    top, middle, low, foot = (bottom + FOOT - 14 - 16 * number for number in range(4))
    for x, colour in zip(_legend_row(sheet, PHASES, top, theme), theme.phases, strict=True):
        _dot(sheet, x, top, "peer", colour, theme)
    levels = [f"level {level}" if level == UNKNOWN else level for level in SHAPES]
    for x, level in zip(_legend_row(sheet, levels, middle, theme), SHAPES, strict=True):
        _dot(sheet, x, middle, level, theme.soft, theme)
    lines = ("introduced", "introduced by you")
    for x, by_me in zip(_legend_row(sheet, lines, low, theme, gap=2 * LEGEND_GAP), (False, True), strict=True):
        _sample(sheet, x, low, theme, by_me=by_me)
    _text(sheet, 0, foot, _whom_labels(places), theme.soft, align="center", size=FONT - 1)


def _legend_row(sheet: Axes, texts: Sequence[str], y: float, theme: Theme, gap: float = LEGEND_GAP) -> list[float]:
    """TEXTS side by side around the middle; returned is where the mark before each belongs."""
    x = -(sum(map(width, texts)) + gap * (len(texts) - 1)) / 2 + DOT
    marks = []
    for words in texts:
        marks.append(x - 4)
        _text(sheet, x + 8, y, words, theme.ink, align="left", size=FONT)
        x += width(words) + gap
    return marks


def _sample(sheet: Axes, x: float, y: float, theme: Theme, *, by_me: bool) -> None:
    sheet.add_patch(_arrow((x - 30, y), (x + 8, y), by_me, theme))


def _whom_labels(places: Layout) -> str:
    labelled = sum(bool(spot.label) for spot in places.spots)
    if labelled == len(places.spots):
        return "The nearer to the middle, the more recent the last contact."
    return f"Named: the {labelled} of {len(places.spots)} with the most recent contact; all are in the table."
