"""`rapport map`: sides, levels, recency, who introduced whom, gaps; on the screen, as a page, as a picture."""

import datetime as dt
import json
import re
import subprocess
import sys

import pytest
from PIL import Image

from assistant.notebook import NewNote

TODAY = dt.date(2026, 11, 23)
HOSTILE = [
    "<script>alert(1)</script>",
    "Cost $x_1$ \\frac",
    "\u0645\u0631\u064a\u0645",
    "\u9f99 \u674e",
    "A & B",
    "x" * 200,
    "\U0001f600 Joy",
]


@pytest.fixture
def person(book):
    def add(name, ago=None, text="Talked.", **fields):
        contact = book.add_contact(name, another=True, **fields)
        if ago is not None:
            book.add(NewNote((contact.id,), text, TODAY - dt.timedelta(days=ago), "call"))
        return contact

    return add


def picture(run):
    ran = run("map", "--json")
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def test_people_stand_by_side_level_phase_and_recency(run, person):
    person("Ada Ash", 3, where="internal", level="senior")
    person("Ben Birch", 100, "- [x] they owe: a map", where="external", level="peer")
    person("Cy Cole", 400)
    person("Dee Dunn")
    rows = {p["name"]: p for p in picture(run)["people"]}
    assert (rows["Ada Ash"]["where"], rows["Ada Ash"]["level"], rows["Ada Ash"]["ring"]) == (
        "internal",
        "senior",
        "this month",
    )
    assert (rows["Ben Birch"]["phase"], rows["Ben Birch"]["ring"]) == ("leveraging", "this half year")
    assert (rows["Cy Cole"]["where"], rows["Cy Cole"]["ring"]) == ("unknown", "longer ago")
    assert rows["Dee Dunn"]["ring"] == "not yet"
    out = run("map").out
    assert re.search(r"Inside \(1\)\n  senior +1  Ada Ash", out)
    assert "this month 1, this half year 1, longer ago 1, not yet 1" in out


def test_who_introduced_whom(run, person, book):
    person("Ada Ash", 3)
    person("Ben Birch", 3, met="introduced by Ada Ash at the fair")
    person("Cy Cole", 3, met="introduced by somebody else")
    book.add(NewNote(("ada-ash", "cy-cole"), "Introduced Ada Ash and Cy Cole to each other.", TODAY, "message"))
    assert picture(run)["edges"] == [["ada-ash", "ben-birch"], ["ada-ash", "cy-cole"]]


def test_gaps_against_levels_sides_and_goals(run, person):
    run("init", "--goal", "open a second bakery", "--goal", "speak at the grain fair")
    person("Ada Ash", 3, "Runs a bakery.", where="external", level="peer")
    person("Ben Birch", 3, where="external", level="senior")
    gaps = picture(run)["gaps"]
    assert "Nobody internal is on file." in gaps
    assert "Nobody junior is on file." in gaps
    assert '"open a second bakery": Ada Ash' in gaps
    assert '"speak at the grain fair": nobody in your notes yet' in gaps


def test_unknown_is_said_as_long_as_most_are(run, person):
    person("Ada Ash", 3, level="peer")
    person("Ben Birch", 3)
    assert any("The side of 2 of 2 people is unknown" in gap for gap in picture(run)["gaps"])
    assert any("The level of 1 of 2 people is unknown" in gap for gap in picture(run)["gaps"])


def test_private_notes_say_nothing_about_a_goal(run, person, book):
    run("init", "--goal", "open a second bakery")
    person("Ada Ash", 3, "private: wants to sell her bakery")
    assert '"open a second bakery": nobody in your notes yet' in picture(run)["gaps"]


def test_the_page_stands_alone_and_shows_names_as_text(run, person, tmp_path):
    for number, name in enumerate(HOSTILE):
        person(name, number * 40, where="external")
    ran = run("map", "--html", str(tmp_path / "map.html"))
    assert ran.code == 0, ran.err
    assert ran.err == ""
    page = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert not re.search(r"(?:src|href)=\"(?!#)", page)
    assert not re.search(r"url\((?!#)", page)
    assert "prefers-color-scheme: dark" in page
    assert page.count("<svg") == 2
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert (tmp_path / "map.html").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("count", [0, 1, 70])
def test_the_picture_is_a_png_of_any_number_of_people(run, person, tmp_path, count):
    for number in range(count):
        person(
            f"{HOSTILE[number % len(HOSTILE)][:150]} {number}",
            number * 9,
            where=("internal", "external", None)[number % 3],
        )
    ran = run("map", "--png", str(tmp_path / "map.png"))
    assert ran.code == 0, ran.err
    assert ran.err == ""
    with Image.open(tmp_path / "map.png") as image:
        assert image.size == (1600, 1280)
        assert len(image.convert("RGB").getcolors(1_000_000)) > 5


def test_the_same_notes_give_the_same_bytes(run, person, tmp_path):
    person("Ada Ash", 3, where="internal")
    person("Ben Birch", 90, met="introduced by Ada Ash")
    for name in ("a", "b"):
        run("map", "--html", str(tmp_path / f"{name}.html"), "--png", str(tmp_path / f"{name}.png"))
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_an_empty_map_and_a_path_that_cannot_be_written(run, person, tmp_path):
    assert "Nobody is on the map yet" in run("map").out
    person("Ada Ash", 3)
    (tmp_path / "file").write_text("x")
    ran = run("map", "--png", str(tmp_path / "file" / "map.png"))
    assert ran.code == 1
    assert "Traceback" not in ran.err


def test_the_table_needs_no_plotting_library(person):
    person("Ada Ash", 3)
    code = (
        "import sys, assistant.cli\n"
        "try:\n    assistant.cli.main(['map'])\nexcept SystemExit as end:\n"
        "    sys.exit(end.code or ('matplotlib' in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
