"""Plain files that people edit by hand: read with care, written whole, nothing foreign lost."""

import datetime as dt
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant import files, frontmatter, notebook
from assistant.errors import AssistantError, BrokenFile, StorageError, UsageProblem
from assistant.notebook import NewNote, Notebook

DAY = dt.date(2026, 11, 2)
CARD = """---
# written by hand
id: mira-holm
name: Mira Holm   # as she signs
emails:
  - mira@quay.example
boat: "No. 7"
org: Quay Trust # since May
tags: [sea, 'old yard']

# about us
level: peer
---

She rows on Fridays.
"""


def card(book: Notebook, text: str = CARD) -> Path:
    path = book.people / "mira-holm.md"
    files.write(path, text)
    return path


def test_opening_a_notebook_creates_nothing(home):
    book = Notebook(home)
    assert book.contacts() == []
    assert book.me().name == ""
    assert not home.exists()


def test_a_contact_is_read_back_as_it_was_added(book):
    added = book.add_contact(
        "Zoë Åkesson", emails=["z@kiln.example", " z@kiln.example "], role="head: kiln & glaze", org="Kiln #4",
        where="external", level="senior", every=90, met="the 2026 fair",
    )  # fmt: skip
    assert added.id == "zoe-akesson"
    assert added.emails == ("z@kiln.example",)
    assert book.contacts() == [added]
    assert stat.S_IMODE(added.path.stat().st_mode) == 0o600
    assert "id: zoe-akesson\n" in added.path.read_text()


def test_the_same_person_is_not_added_twice_unless_it_is_another(book):
    book.add_contact("Mira Holm")
    with pytest.raises(AssistantError, match=r"Mira Holm \(mira-holm\) is there already. .* --another"):
        book.add_contact("mira  HOLM")
    assert book.add_contact("Mira Holm", another=True).id == "mira-holm-2"


@pytest.mark.parametrize(
    "fields",
    [
        {"role": "a\nb"},
        {"org": "a\x1bb"},
        {"met": "\u202eb"},
        {"role": "x" * 501},
        {"emails": ["no address"]},
        {"emails": ["a@b\n"[:3] + "\x00"]},
        {"emails": ["Mira <mira@quay.example>"]},
    ],
)
def test_a_field_that_is_not_one_readable_line_is_refused_and_nothing_is_written(book, fields):
    with pytest.raises(UsageProblem):
        book.add_contact("Mira Holm", **fields)
    assert not book.people.exists()


def test_changing_one_field_keeps_everything_else_byte_for_byte(book):
    path = card(book)
    changed = book.change_card(notebook.read_contact(path), {"org": "Harbour: Ltd", "every": 30})
    assert changed.org == "Harbour: Ltd"
    assert changed.every == 30
    expected = CARD.replace("org: Quay Trust # since May", 'org: "Harbour: Ltd" # since May')
    assert path.read_text() == expected.replace("level: peer\n", "level: peer\nevery: 30\n")


def test_taking_a_field_out_keeps_the_comments_around_it(book):
    path = card(book)
    contact = book.change_card(notebook.read_contact(path), {"org": None, "emails": []})
    assert contact.emails == ()
    assert path.read_text() == CARD.replace("org: Quay Trust # since May\n", "").replace(
        "emails:\n  - mira@quay.example\n", ""
    )


def test_a_list_written_over_several_lines_is_replaced_whole(book):
    path = card(book)
    contact = book.change_card(notebook.read_contact(path), {"emails": ["a@b.example", "mira@quay.example"]})
    assert contact.emails == ("a@b.example", "mira@quay.example")
    assert 'emails: ["a@b.example", "mira@quay.example"]\nboat:' in path.read_text()


def test_front_matter_that_cannot_be_changed_safely_stays(book):
    path = card(book, "---\n{name: Mira Holm, org: Quay}\n---\n")
    before = path.read_text()
    with pytest.raises(BrokenFile):
        book.change_card(notebook.read_contact(path), {"org": "x"})
    assert path.read_text() == before


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=20), max_size=3))
def test_any_value_that_is_written_is_read_back(value, items):
    clean = "".join(c for c in value if not "\ud800" <= c <= "\udfff")
    rows = ["".join(c for c in item if not "\ud800" <= c <= "\udfff") for item in items]
    text = frontmatter.changed(CARD, {"org": clean, "aliases": rows}, Path("card.md"))
    fields, body = frontmatter.split(text, Path("card.md"))
    assert fields.get("org") == (clean or None)
    assert fields.get("aliases", []) == rows
    assert fields["boat"] == "No. 7"
    assert body == "\nShe rows on Fridays.\n"


def test_plain_words_on_a_card_stay_words(book):
    path = card(book, "---\nname: No\nrole: 12:30\norg: on\nmet: 0123\nevery: 30\ndo_not_contact: yes\n---\n")
    contact = notebook.read_contact(path)
    assert (contact.name, contact.role, contact.org, contact.met) == ("No", "12:30", "on", "0123")
    assert contact.every == 30
    assert contact.do_not_contact is True


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("no front matter", "has no front matter between two `---` lines"),
        ("---\nname: [a\n---\n", "has broken front matter in line"),
        ("---\n- a\n---\n", "is not `key: value` lines"),
        ("---\nrole: x\n---\n", "has no name"),
        ("---\nname: M\nlevel: boss\n---\n", "`level:` is 'boss'; it may be senior, peer, junior"),
        ("---\nname: M\nevery: soon\n---\n", "`every:` should be a number of days"),
        ("---\nname: M\nemails: {a: b}\n---\n", "`emails:` should be a list"),
        ("---\nname: &a M\nrole: *a\n---\n", "uses a YAML alias"),
        ("---\nname: M\nnot_before: 2026-13-40\n---\n", "`not_before:` is '2026-13-40'; write it as"),
        ("---\nname: " + "[" * 5000 + "\n---\n", "has broken front matter"),
        ("---\nname: !!python/object/apply:os.system [true]\n---\n", "has broken front matter"),
    ],
)
def test_a_broken_card_is_named_and_left_alone(book, text, sentence):
    path = card(book, text)
    with pytest.raises(BrokenFile) as caught:
        notebook.read_contact(path)
    assert sentence in str(caught.value)
    assert "mira-holm.md" in str(caught.value)
    assert path.read_text() == text
    assert book.contacts() == []


def test_a_note_is_read_back_as_it_was_added(book):
    new = NewNote(
        ("mira-holm", "per-dal"), "She said:\n\n  need: a berth\n", DAY, "call",
        time=dt.time(9, 30), author="mira-holm", private=True, transcript="Mira: hello\r\n",
    )  # fmt: skip
    note = book.add(new)
    assert note.text == "She said:\n\n  need: a berth"
    assert notebook.read_note(note.path) == note
    assert note.path.relative_to(book.home).as_posix() == f"notes/2026/2026-11-02-mira-holm-{note.id}.md"
    assert notebook.raw_path(note.path).read_bytes() == b"Mira: hello\r\n"
    assert note.source == notebook.raw_path(note.path).name
    assert stat.S_IMODE(note.path.stat().st_mode) == 0o600


def test_notes_of_one_moment_keep_the_order_in_which_they_were_given(book):
    notes = book.add_many([NewNote(("m",), f"note {n}", DAY) for n in range(30)])
    read = sorted((notebook.read_note(path) for path in book.note_paths()), key=lambda note: note.order)
    assert [note.text for note in read] == [f"note {n}" for n in range(30)]
    assert [note.id for note in read] == [note.id for note in notes]


def test_a_bulk_import_is_written_whole_or_not_at_all(book):
    for size in (3, 40):
        news = [NewNote(("m",), f"note {n}", DAY) for n in range(size)] + [NewNote(("m",), "  ", DAY)]
        with pytest.raises(UsageProblem):
            book.add_many(news)
        assert list(book.note_paths()) == []


def test_a_failing_disk_takes_back_the_notes_before(book, monkeypatch):
    real, calls = files.write, []

    def fail_at_third(path, text, *, new=False):
        calls.append(path)
        if len(calls) == 3:
            raise StorageError("the disk is full")
        real(path, text, new=new)

    monkeypatch.setattr(files, "write", fail_at_third)
    with pytest.raises(StorageError):
        book.add_many([NewNote(("m",), f"note {n}", DAY) for n in range(5)])
    assert list(book.note_paths()) == []


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=400))
def test_the_text_of_a_note_survives_the_file(book, text):
    try:
        note = book.add(NewNote(("m",), text, DAY))
    except UsageProblem:
        return
    assert notebook.read_note(note.path).text == note.text
    lost = set(text.split()) - set(note.text.split())
    assert not lost


@pytest.mark.parametrize("text", ["", " \n\t\n", "bad \udcff", "a\0b"])
def test_an_empty_or_undecodable_note_is_refused(book, text):
    with pytest.raises(UsageProblem):
        book.add(NewNote(("m",), text, DAY))
    assert list(book.note_paths()) == []


def test_a_note_of_more_than_a_megabyte_is_refused(book):
    with pytest.raises(AssistantError, match=r"the limit is 1,000,000\. Split it"):
        book.add(NewNote(("m",), "ä" * 500_000, DAY))


def test_a_changed_note_keeps_its_front_matter_byte_for_byte(book):
    note = book.add(NewNote(("m",), "old", DAY))
    note.path.write_text(note.path.read_text().replace("author: me", "author: me # me\nmood: 'good'"))
    book.rewrite(note, "new\n\ntext\n")
    assert note.path.read_text().endswith("author: me # me\nmood: 'good'\n---\nnew\n\ntext\n")


def test_a_note_that_somebody_else_changed_meanwhile_is_not_overwritten(book):
    note = book.add(NewNote(("m",), "old", DAY))
    note.path.write_text(note.path.read_text().replace("old", "edited in Obsidian"))
    with pytest.raises(AssistantError, match="was changed by somebody else meanwhile"):
        book.rewrite(note, "new")
    assert "edited in Obsidian" in note.path.read_text()


def test_merging_moves_a_note_without_touching_the_rest(book):
    note = book.add(NewNote(("mira-holm", "per-dal"), "text", DAY, author="mira-holm"))
    book.reassign(note, "mira-holm", "mira-dal")
    read = notebook.read_note(note.path)
    assert read.contacts == ("mira-dal", "per-dal")
    assert read.author == "mira-dal"
    assert read.created == note.created


def test_removing_a_note_removes_its_transcript(book):
    note = book.add(NewNote(("m",), "text", DAY, transcript="raw"))
    book.remove(note)
    assert [path for path in book.notes.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    ("front", "sentence"),
    [
        ("id: abcdefghij", "has no valid date"),
        ("id: abcdefghij\ndate: soon", "has no valid date"),
        ("id: abcdefghij\ndate: 2026-11-02\nkind: lunch", "`kind:` is 'lunch'; it may be call"),
    ],
)
def test_a_broken_note_is_named(book, front, sentence):
    path = book.notes / "2026" / "x.md"
    files.write(path, f"---\n{front}\n---\ntext\n")
    with pytest.raises(BrokenFile) as caught:
        notebook.read_note(path)
    assert sentence in str(caught.value)


@pytest.mark.parametrize(
    ("value", "private"),
    [("true", True), ("yes", True), ("maybe", True), ("[x]", True), ("no", False), ("false", False), ("", False)],
)
def test_in_doubt_a_note_is_private(book, value, private):
    path = book.notes / "2026" / "x.md"
    files.write(path, f"---\nid: abcdefghij\ndate: 2026-11-02 09:30\nprivate: {value}\n---\ntext\n")
    note = notebook.read_note(path)
    assert note.private is private
    assert note.time == dt.time(9, 30)


def test_me_is_read_and_changed_without_losing_what_the_user_wrote(book):
    text = "---\n# me\nname: Ana Ruiz\nhobby: rowing\n---\n- goal: a crew\n\n# Voice\nHi, short and kind.\n"
    files.write(book.me_file, text)
    me = book.change_me({"role": "skipper", "minutes_a_week": 40}, ["offer: a tow (10 minutes)"])
    assert (me.name, me.role, me.minutes_a_week) == ("Ana Ruiz", "skipper", 40)
    assert me.goals == ("a crew",)
    assert me.offers == ("a tow (10 minutes)",)
    assert me.voice == "Hi, short and kind."
    assert book.me_file.read_text() == text.replace(
        "hobby: rowing\n---\n", "hobby: rowing\nrole: skipper\nminutes_a_week: 40\n---\noffer: a tow (10 minutes)\n"
    )


def test_me_is_made_when_it_is_not_there(book):
    assert book.change_me({"name": "Ana Ruiz"}, []).name == "Ana Ruiz"
    assert stat.S_IMODE(book.me_file.stat().st_mode) == 0o600


def test_a_second_writer_waits_for_the_first_and_then_says_who_holds_the_lock(book, monkeypatch):
    monkeypatch.setattr(notebook, "LOCK_TIMEOUT", 0.1)
    with (
        book.card_lock(),
        pytest.raises(AssistantError, match=r"Another rapport command has held .*cards.lock"),
        Notebook(book.home).card_lock(),
    ):
        pytest.fail("two writers at once")


def test_eight_processes_writing_at_once_lose_and_tear_nothing(home):
    code = (
        "import datetime as dt, pathlib, sys\n"
        "from assistant.notebook import NewNote, Notebook\n"
        "from assistant.catalog import Catalog\n"
        "book = Notebook(pathlib.Path(sys.argv[1]))\n"
        "for n in range(10):\n"
        "    book.add(NewNote(('mira-holm',), f'{sys.argv[2]} {n}', dt.date(2026, 11, 2)))\n"
        "    Catalog(book).notes('mira-holm')\n"
    )
    workers = [subprocess.Popen([sys.executable, "-c", code, str(home), str(n)]) for n in range(8)]
    assert [worker.wait(timeout=60) for worker in workers] == [0] * 8
    notes = [notebook.read_note(path) for path in Notebook(home).note_paths()]
    assert sorted(note.text for note in notes) == sorted(f"{w} {n}" for w in range(8) for n in range(10))
    assert len({note.id for note in notes}) == 80


def test_saved_drafts_are_never_notes(book):
    person = book.add_contact("Mira Holm")
    first = book.save_draft(person, "prep", "agenda one", DAY)
    second = book.save_draft(person, "prep", "agenda two", DAY + dt.timedelta(days=1))
    os.utime(first, ns=(0, 0))
    assert book.saved(person.id, "prep") == [first, second]
    assert book.saved(person.id, "draft") == []
    assert list(book.note_paths()) == []


def test_a_front_matter_that_ends_the_file_without_a_line_end_is_written_on(book: Notebook, run) -> None:
    files.write(book.me_file, "---\nname: Sam\n---")
    book.change_me({}, ["goal: know people"])
    assert book.me().goals == ("know people",)
    bo = book.add_contact("Bo Lind")
    card = book.people / f"{bo.id}.md"
    card.write_text("---\nname: Bo Lind\n---", encoding="utf-8")
    assert book.change_card(bo, {"role": "pilot"}, body="Likes tea.\n").text == "Likes tea."


@pytest.mark.parametrize(
    "line",
    [
        "private: !!bool maybe",
        "date: !!timestamp foo",
        'every: !!int ""',
        "x: !!float _",
        "2024: x",
        "not_before: June 2027",
    ],
)
def test_front_matter_that_no_card_has_is_named_and_passed_over(book: Notebook, run, line: str) -> None:
    book.add_contact("Ada Quist")
    (book.people / "bo.md").write_text(f"---\nname: Bo\n{line}\n---\n", encoding="utf-8")
    ran = run("contact", "list")
    assert ran.code == 0
    assert "Ada Quist" in ran.out
    assert "bo.md" in ran.err
    assert "bug" not in ran.err


def test_notes_in_folders_of_their_own_are_read(book: Notebook, run) -> None:
    book.add_contact("Ada Quist")
    note = book.add(NewNote(("ada-quist",), "She restores carousels.", dt.date(2026, 11, 2)))
    assert note.path is not None
    for place in (book.notes / "2026" / "11" / note.path.name, book.notes / note.path.name):
        place.parent.mkdir(exist_ok=True)
        next(iter(book.note_paths())).rename(place)
        assert "carousels" in run("note", "list", "ada").out


@pytest.mark.parametrize(
    "front", ["with: [../../x, mira-holm]", "with: [mira-holm]\nauthor: /etc/passwd", "with: [.hidden]"]
)
def test_a_note_on_somebody_whose_id_could_be_a_path_is_not_read(book: Notebook, front: str) -> None:
    path = book.notes / "2026" / "2026-11-02-x-aaaaaaaaaa.md"
    path.parent.mkdir(parents=True)
    path.write_text(f"---\nid: aaaaaaaaaa\ndate: 2026-11-02\n{front}\n---\nHello.\n", encoding="utf-8")
    with pytest.raises(BrokenFile, match="no id of a contact"):
        notebook.read_note(path)


def test_private_in_capitals_is_private(book: Notebook) -> None:
    path = book.notes / "2026" / "2026-11-02-x-aaaaaaaaaa.md"
    path.parent.mkdir(parents=True)
    path.write_text("---\nid: aaaaaaaaaa\ndate: 2026-11-02\nPrivate: true\n---\nHello.\n", encoding="utf-8")
    assert notebook.read_note(path).private


@pytest.mark.parametrize(
    "line", ["not_before: 2026-13-45", "not_before: soon", "where: External", "every: [", "met: *x"]
)
def test_somebody_whose_card_cannot_be_read_is_named_and_never_doubled(book: Notebook, run, line: str) -> None:
    book.add_contact("Ulf Hansen", emails=["ulf@quay.example"])
    book.add_contact("Ulf Brandt")
    path = book.people / "ulf-hansen.md"
    path.write_text(path.read_text().replace("---\n", f"---\n{line}\n", 1))
    for query in ("hansen", "ulf-hansen", "ulf hansen", "ulf@quay.example"):
        for words in (["contact", "show"], ["note", "list"], ["draft"], ["prep"], ["note", "add", "--new"]):
            ran = run(*words, query, *(["He sails."] if "add" in words else []))
            assert ran.code == 1
            assert "Error: The card of Ulf Hansen (ulf-hansen, ulf@quay.example) was skipped: " in ran.err
            assert "people/ulf-hansen.md" in ran.err
    assert "could be Ulf" in run("contact", "show", "ulf").err
    assert run("contact", "add", "Ulf Hansen").code == 1
    unknown = run("contact", "show", "otto")
    assert unknown.code == 3
    assert "people/ulf-hansen.md" in unknown.err
    assert sorted(card.name for card in book.card_paths()) == ["ulf-brandt.md", "ulf-hansen.md"]


@pytest.mark.parametrize(
    "line", ["name: Ulf Hansen: baker", "name: [Ulf Hansen", 'name: "Ulf Hansen', "name: {Ulf Hansen}: x", "nme: [", "name: Hansen, U.\naliases:\n  - Ulf Hansen\n  - [Uffe"],
)  # fmt: skip
def test_somebody_whose_name_cannot_be_read_is_never_doubled(book: Notebook, run, line: str) -> None:
    path = book.add_contact("Ulf Hansen").path
    path.write_text(path.read_text().replace("name: Ulf Hansen\n", f"{line}\n").replace("aliases: []\n", ""))
    assert run("contact", "show", "ulf hansen").code == 1
    assert run("contact", "add", "Ulf Hansen").code == 1
    assert run("note", "add", "Ulf Hansen", "He sails.", "--new").code == 1
    assert len(book.card_paths()) == 1


def test_notes_of_one_file_name_on_two_people_are_two_and_a_copy_is_named(book: Notebook, run) -> None:
    for name in ("Kofi Mensah", "Bram Vos"):
        book.add_contact(name)
        path = book.notes / name.split()[0] / "2026-05-05.md"
        path.parent.mkdir(parents=True)
        front = "id: call\n" if name == "Bram Vos" else ""
        path.write_text(f"---\n{front}date: 2026-05-05\nwith: [{name.lower().replace(' ', '-')}]\n---\nOn {name}.\n")
    assert "On Kofi Mensah" in run("note", "list", "kofi").out
    before = notebook.read_note(path).id
    moved = path.rename(book.notes / "2026-05-05.md")
    assert notebook.read_note(moved).id == before
    assert "On Bram Vos" in run("note", "list", "bram").out
    path.write_text(moved.read_text())
    (book.notes / "Bram" / "other.md").write_text(moved.read_text().replace("id: call\n", ""))
    assert "Give it another name, or delete one" in run("note", "list", "bram").err


def test_a_card_that_was_renamed_or_moved_keeps_its_id_and_a_copy_is_named(book: Notebook, run) -> None:
    card = book.add_contact("Bram Vos").path
    book.add(NewNote(("bram-vos",), "He mends clocks.", DAY))
    for place in (book.people / "bv.md", book.people / "friends" / "bram-vos.md", book.people / "friends" / "b.md"):
        place.parent.mkdir(exist_ok=True)
        card = card.rename(place)
        assert "clocks" in run("note", "list", "bram").out
    assert run("contact", "edit", "bram", "--role", "smith").code == 0
    assert "role: smith" in card.read_text()
    (book.people / "aaa.md").write_text(card.read_text())
    ran = run("contact", "show", "bram")
    assert ran.code == 0
    assert "has the id of" in ran.err
    assert book.add_contact("Bram Vos", another=True).id == "bram-vos-2"


@pytest.mark.parametrize(
    ("name", "front"),
    [
        ("2026-05-05-kofi-mensah-abcdefghij", ""), ("2026-03-03-kofi", ""), ("x1", "id: obsidian01\n"), ("Tea \u00e9", ""),
    ],
)  # fmt: skip
def test_a_note_written_by_hand_needs_no_id(book: Notebook, run, name: str, front: str) -> None:
    book.add_contact("Kofi Mensah")
    path = book.notes / "2026" / f"{name}.md"
    path.parent.mkdir(parents=True)
    text = f"---\n{front}date: 2026-05-05\nwith: [kofi-mensah]\n---\nHe carves.\n- [ ] I owe: send him a gouge\n"
    path.write_text(text, encoding="utf-8")
    note = notebook.read_note(path)
    assert note.id == "abcdefghij" or name != "2026-05-05-kofi-mensah-abcdefghij"
    assert run("note", "list", "kofi").out.startswith(note.id[:4])
    assert path.read_text(encoding="utf-8") == text
    assert run("promise", "done", f"{note.id[:4]}.1").code == 0
    assert path.read_text(encoding="utf-8") == text.replace("[ ]", "[x]")
    assert notebook.read_note(path).id == note.id
