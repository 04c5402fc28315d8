"""`rapport map`: who stands where, who introduced whom, who is missing; as text, as a page, as a picture."""

import datetime as dt
import json
import os
import re
import stat
import subprocess
import sys
import warnings
from html.parser import HTMLParser
from itertools import combinations
from xml.etree import ElementTree

import pytest

from assistant.commands import typeset
from assistant.notebook import NewNote
from assistant.strategy import drawing, landscape, layout
from assistant.strategy.landscape import Goal, Introduction, Person, Picture

HOSTILE = (
    "$x_1$ \\frac{a}{",
    "$\\frac{$",
    "a_b^c \\alpha $",
    "<script>alert(1)</script>",
    '" onload="alert(1)" id="x',
    "</svg></style>&amp; --> ]]>",
    "\U0001f600 \U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\u0645\u062d\u0645\u062f \u0627\u0644\u0639\u0631\u0628\u064a",
    "\u738b\u5c0f\u660e",
    "%s {0} #1",
    "W" * 200,
    "\u6f22" * 200,
)
VOID = {"meta", "br", "img", "link", "path", "use"}


class Tags(HTMLParser):
    """The tags of a page, their attributes, and its text."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.ids, self.text, self.open = [], [], [], "", []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, text):
        self.text += text


def crowd(number):
    """So many people, spread over all classes, every fifth introduced by the one before."""
    people = tuple(
        Person(
            f"p{n:03}",
            f"Person Number {n}",
            landscape.ALL_WHERES[n % 3],
            landscape.ALL_LEVELS[n % 4],
            landscape.PHASES[n % 3],
            (None, 5, 40, 90, 200)[n % 5],
        )
        for n in range(number)
    )
    made = tuple(Introduction(f"p{n - 1:03}", f"p{n:03}", by_me=n % 2 == 0) for n in range(5, number, 5))
    return Picture("Wren", people, made, (Goal("bake", tuple(p.id for p in people[:2])), Goal("sing")))


@pytest.fixture
def network(book):
    """A baker's: two sides, an introduction on a card, one in a note, goals."""
    book.add_contact("Mira Holm", where="internal", level="senior", role="head of grain")
    book.add_contact("Otto Lund", where="external", level="peer", met="introduced by Mira Holm at the fair")
    book.add_contact("Esi Grove", where="external", level="junior", met="Introduced by Jo Nobody.")
    book.add(NewNote(("mira-holm",), "Talked about ovens.", dt.date(2026, 11, 20), "call"))
    book.add(NewNote(("otto-lund",), "Talked.", dt.date(2026, 3, 1), "meeting"))
    book.add(NewNote(("otto-lund", "esi-grove"), "Introduced Otto to Esi.", dt.date(2026, 3, 2), "email"))
    book.change_me({"name": "Wren"}, ["goal: a second oven", "goal: learn Portuguese"])
    return book


def seen(app):
    return landscape.picture(app, app.notebook.me())


def test_everybody_has_a_place_a_phase_and_a_last_contact_in_words(network, app):
    rows = {person.id: person for person in seen(app).people}
    assert rows["mira-holm"] == Person("mira-holm", "Mira Holm", "internal", "senior", "beginning", 3)
    assert (rows["mira-holm"].since, rows["mira-holm"].recency) == ("3 days ago", "this month")
    assert (rows["otto-lund"].since, rows["otto-lund"].recency) == ("8 months ago", "older")
    assert rows["esi-grove"].introduced_by == "Jo Nobody"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (None, "never"),
        (0, "today"),
        (1, "yesterday"),
        (13, "13 days ago"),
        (14, "2 weeks ago"),
        (61, "2 months ago"),
        (364, "12 months ago"),
        (365, "a year ago"),
        (729, "a year ago"),
        (730, "2 years ago"),
    ],
)
def test_the_time_since_is_said_in_words(days, words):
    assert landscape.ago(days) == words


def test_an_introducer_is_found_on_the_card_and_in_a_shared_note(network, app):
    assert seen(app).introductions == (
        Introduction("esi-grove", "otto-lund", by_me=True),
        Introduction("mira-holm", "otto-lund"),
    )


def test_an_introducer_whose_name_two_people_bear_is_not_guessed(book, app):
    book.add_contact("Ada Birch")
    book.add_contact("Ada Birch", another=True)
    book.add_contact("Tom Fry", met="introduced by Ada Birch")
    assert seen(app).introductions == ()


def test_a_note_that_says_who_introduced_them_counts_for_that_person(book, app):
    for name in ("Ada Birch", "Tom Fry"):
        book.add_contact(name)
    book.add(NewNote(("ada-birch", "tom-fry"), "Introduced by Tom Fry, at lunch.", dt.date(2026, 11, 2), "meeting"))
    assert seen(app).introductions == (Introduction("tom-fry", "ada-birch"),)


def test_a_private_note_introduces_nobody_and_lends_no_words_to_a_goal(book, app):
    for name in ("Ada Birch", "Tom Fry"):
        book.add_contact(name)
    shared = ("ada-birch", "tom-fry")
    book.add(NewNote(shared, "Introduced them: Portuguese.", dt.date(2026, 11, 2), private=True))
    book.add(NewNote(shared, "Tea.\nprivate: she learns Portuguese", dt.date(2026, 11, 3)))
    book.change_me({"name": "Wren"}, ["goal: learn Portuguese"])
    picture = seen(app)
    assert (picture.introductions, picture.goals) == ((), (Goal("learn Portuguese"),))


def test_a_goal_names_those_whose_words_touch_it(network, app):
    assert seen(app).goals == (Goal("a second oven", ("mira-holm",)), Goal("learn Portuguese"))
    assert "Nobody yet for: learn Portuguese" in seen(app).gaps


def test_an_empty_class_is_a_gap(network, app):
    assert seen(app).gaps[0] == "Nobody yet is: internal peer, internal junior, external senior."


def test_no_gap_is_claimed_where_most_people_are_unknown(book, app):
    for name in ("Ada Birch", "Tom Fry", "Jo Reyes"):
        book.add_contact(name)
    book.add_contact("Mira Holm", where="internal", level="senior")
    picture = seen(app)
    assert picture.empty == []
    assert picture.gaps == [
        "Of 3 of 4 it is unknown whether they are internal or external, "
        "so no gap is claimed (contact edit NAME --where).",
        "Of 3 of 4 it is unknown how senior they are, so no gap is claimed (contact edit NAME --level).",
    ]


def test_a_side_that_is_known_has_gaps_though_the_level_is_not(book, app):
    for name in ("Ada Birch", "Tom Fry"):
        book.add_contact(name, where="internal")
    assert seen(app).empty == [("external", "")]


def test_the_screen_shows_classes_ties_introductions_and_gaps(network, run):
    assert run("map").out == (
        "Where they stand\n"
        "  internal, senior    1  Mira Holm\n"
        "  external, peer      1  Otto Lund\n"
        "  external, junior    1  Esi Grove\n"
        "\n"
        "Ties\n"
        "  phase         1 beginning, 2 building, 0 leveraging\n"
        "  last contact  1 this month, 0 half a year, 2 older, 0 never\n"
        "\n"
        "Introductions\n"
        "  Mira Holm introduced Otto Lund\n"
        "  you introduced Esi Grove and Otto Lund\n"
        "  Jo Nobody, who has no card, introduced Esi Grove\n"
        "\n"
        "Your goals\n"
        "  a second oven: Mira Holm\n"
        "\n"
        "Gaps\n"
        "  Nobody yet is: internal peer, internal junior, external senior.\n"
        "  Nobody yet for: learn Portuguese\n"
    )


def test_no_line_of_the_screen_is_wider_than_80_columns(book, run):
    for number, name in enumerate(HOSTILE):
        book.add_contact(name, where="internal", met=f"introduced by {HOSTILE[number - 1]}")
    book.change_me({"name": "W"}, ["goal: " + "word " * 60, "goal: " + "\u6f22" * 90])
    assert max(typeset.width(line) for line in run("map").out.splitlines()) <= 80


def test_an_empty_home_says_what_to_do(run, tmp_path):
    ran = run("map")
    assert (ran.code, ran.out, ran.err) == (0, "", "Nobody is here yet. Add somebody: rapport contact add NAME\n")
    page = tmp_path / "map.html"
    assert run("map", "--html", str(page)).code == 0
    assert "Nobody is here yet" in page.read_text()


def test_the_json_is_stable_and_whole(network, run):
    found = json.loads(run("map", "--json").out)
    assert list(found) == ["me", "people", "counts", "introductions", "goals", "gaps"]
    assert found["people"][1] == {
        "id": "mira-holm",
        "name": "Mira Holm",
        "where": "internal",
        "level": "senior",
        "phase": "beginning",
        "recency": "this month",
        "days_since": 3,
        "last_contact": "3 days ago",
        "introduced_by": None,
    }
    assert found["counts"]["external"] == {"senior": 0, "peer": 1, "junior": 1, "unknown": 0}
    assert found["introductions"][1] == {"by": "mira-holm", "met": "otto-lund", "by_me": False}


def test_the_files_are_for_their_owner_only_and_the_same_each_time(network, run, tmp_path):
    page, image = tmp_path / "map.html", tmp_path / "map.png"
    ran = run("map", "--html", str(page), "--png", str(image))
    assert (ran.code, ran.out) == (0, "")
    assert [stat.S_IMODE(path.stat().st_mode) for path in (page, image)] == [0o600, 0o600]
    first = (page.read_bytes(), image.read_bytes())
    assert first[1].startswith(b"\x89PNG")
    run("map", "--html", str(page), "--png", str(image))
    assert (page.read_bytes(), image.read_bytes()) == first


def test_a_path_that_cannot_be_written_is_one_sentence(network, run, tmp_path):
    (tmp_path / "file").write_text("x")
    for option in ("--html", "--png"):
        ran = run("map", option, str(tmp_path / "file" / "map.x"))
        assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
        assert "Cannot write" in ran.err
        assert run("map", option, str(tmp_path)).code == 2
    assert run("map", "--html", str(tmp_path / "x"), "--png", str(tmp_path / "x")).code == 2


def test_a_note_is_never_replaced_by_a_map(network, run):
    card = network.people / "mira-holm.md"
    before = card.read_bytes()
    for option in ("--html", "--png"):
        assert run("map", option, str(card)).code == 2
    assert card.read_bytes() == before


@pytest.mark.parametrize("number", [0, 1, 6, 60])
def test_the_page_is_whole_alone_and_without_script(number):
    page = drawing.html(crowd(number))
    tags = Tags(page)
    assert tags.open == []
    assert tags.tags.count("svg") == 2
    assert not {"script", "img", "link", "iframe", "object", "image"}.intersection(tags.tags)
    assert not [name for name, _ in tags.attributes if name.startswith("on") or name in ("src", "srcset")]
    assert all(value.startswith("#") for name, value in tags.attributes if name in ("href", "xlink:href"))
    assert "@import" not in page
    assert re.findall(r"url\((?!#)", page) == []
    assert len(tags.ids) == len(set(tags.ids))
    for person in crowd(number).people:
        assert tags.text.count(person.name) >= 3


def test_a_name_is_never_markup_nor_mathematics(recwarn):
    people = tuple(
        Person(f"p{n}", name, "internal", "peer", "beginning", 3, HOSTILE[n - 1]) for n, name in enumerate(HOSTILE)
    )
    picture = Picture("<i>$Me$</i>", people, (Introduction("p0", "p1"),), (Goal("<script>x</script>"),))
    tags = Tags(drawing.html(picture))
    assert tags.open == []
    assert not {"script", "img"}.intersection(tags.tags)
    assert not [name for name, _ in tags.attributes if name.startswith("on")]
    assert all(name in tags.text for name in HOSTILE)
    assert "<i>$Me$</i>" in tags.text
    assert drawing.png(picture).startswith(b"\x89PNG")
    assert not recwarn.list


def test_nothing_is_said_about_missing_glyphs(book, run, tmp_path, capfd):
    book.add_contact("\u738b\u5c0f\u660e \U0001f9ff")
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        ran = run("map", "--png", str(tmp_path / "map.png"))
    assert (ran.code, ran.err.count("\n")) == (0, 1)
    assert capfd.readouterr().err == ""


def test_both_pictures_are_well_formed_and_share_no_id():
    light, dark = (drawing.svg(crowd(6), dark=dark) for dark in (False, True))
    ids = [{element.get("id") for element in ElementTree.fromstring(svg).iter()} - {None} for svg in (light, dark)]
    assert not ids[0] & ids[1]
    assert drawing.LIGHT.paper in light
    assert drawing.DARK.paper in dark
    for svg in (light, dark):
        assert set(re.findall(r"(?:href=\"|url\()#([^\")]+)", svg)) <= set(re.findall(r'id="([^"]+)"', svg))


@pytest.mark.parametrize("number", [1, 6, 60, 300])
def test_no_two_names_and_no_two_people_overlap(number):
    places = layout.layout(crowd(number))
    assert len(places.spots) == number
    labels = [layout.label_box(spot) for spot in places.spots if spot.label]
    assert len(labels) == min(number, layout.LABELS)
    assert not any(one.meets(other) for one, other in combinations(labels, 2))
    at = [(spot.x, spot.y) for spot in places.spots]
    assert all(abs(a - c) >= 10 or abs(b - d) >= 10 for (a, b), (c, d) in combinations(at, 2))


def test_the_nearest_are_named_and_the_picture_says_so():
    places = layout.layout(crowd(300))
    named = [spot.person.nearness for spot in places.spots if spot.label]
    assert max(named) < min(spot.person.nearness for spot in places.spots if not spot.label)
    assert "Named: the 60 of 300" in drawing.svg(crowd(300), dark=False)


def test_internal_people_stand_on_the_left_and_the_recent_near_the_middle():
    places = layout.layout(crowd(60))
    for spot in places.spots:
        side = {"internal": spot.x < 0, "external": spot.x > 0, "unknown": spot.y < 0}
        assert side[spot.person.where]
    rings = {ring.recency: ring.radius for ring in places.rings}
    assert sorted(rings.values()) == [rings[recency] for recency in landscape.RECENCIES]
    for spot in places.spots:
        assert (spot.x**2 + spot.y**2) ** 0.5 < rings[spot.person.recency]


def test_settings_for_other_drawings_do_not_reach_this_one(network, home, tmp_path):
    picture = tmp_path / "map.png"
    (tmp_path / "matplotlibrc").write_text("text.usetex: True\nfont.size: banana\n")
    code = f"import sys; from assistant.cli import main; main(['map', '--png', {str(picture)!r}])"
    env = dict(os.environ, MPLBACKEND="nonsense", PYTHONPATH=os.pathsep.join(path for path in sys.path if path))
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True)
    assert (done.returncode, done.stderr.count("\n")) == (0, 1)
    assert picture.read_bytes().startswith(b"\x89PNG")
