"""`rapport promise`: both directions, the urgent first, each ticked in the note where it was made."""

import datetime as dt
import json

import pytest

from assistant.notebook import NewNote, read_note

TEXT = "Talk.\n- [ ] I owe: the table (due 2026-11-10)\n- [ ] they owe: a photo\n- [x] I owe: tea\n- [-] I owe: a song"


@pytest.fixture
def note(run, book):
    run("contact", "add", "Mira Holm")
    return book.add(NewNote(("mira-holm",), TEXT, dt.date(2026, 11, 2), "call"))


def text_of(note):
    return read_note(note.path).text


def test_open_promises_are_listed_in_both_directions_with_their_days(run, note):
    short = note.id[:4]
    run("promise", "add", "mira", "call the yard", "--due", "2026-11-23")
    run("promise", "add", "mira", "a map", "--due", "2026-12-24")
    rows = [line.split(maxsplit=1)[1] for line in run("promise").out.splitlines()]
    assert rows == [
        "owe",
        "the table  Mira Holm, overdue by 13 days (10 Nov)",
        "call the yard  Mira Holm, due today",
        "a map  Mira Holm, due 24 Dec",
        "owe",
        "a photo  Mira Holm, no date",
    ]
    assert f"  {short}.1  the table" in run("promise", "list").out
    assert run("promise").out == run("promise", "list").out


def test_all_shows_kept_and_dropped_ones(run, note):
    out = run("promise", "--all").out
    assert "tea  Mira Holm, done\n" in out
    assert "a song  Mira Holm, dropped\n" in out
    assert out == run("promise", "list", "--all").out


def test_the_json_is_stable_and_whole(run, note):
    found = json.loads(run("promise", "--json").out)
    common = {"note": note.id, "note_date": "2026-11-02", "note_kind": "call", "contacts": ["mira-holm"]}
    assert found == [
        {"id": f"{note.id}.1", "owner": "me", "text": "the table", "due": "2026-11-10", "state": "open", **common},
        {"id": f"{note.id}.2", "owner": "them", "text": "a photo", "due": None, "state": "open", **common},
    ]
    assert len(json.loads(run("promise", "list", "--json", "--all").out)) == 4


def test_no_promises_say_how_to_make_one(run):
    ran = run("promise")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == 'No open promises. Make one: rapport promise add CONTACT "what" --due DATE\n'
    assert run("promise", "--json").out == "[]\n"


def test_a_promise_is_added_as_a_note_of_today(run, book):
    run("contact", "add", "Mira Holm")
    ran = run("promise", "add", "mira", "- send   the map", "--theirs", "--due", "2026-12-24")
    note = read_note(book.note_paths()[0])
    assert ran.out == f"Promised: - send the map (Mira Holm), by 24 Dec ({note.id[:4]}.1).\n"
    assert note.text == "- [ ] they owe: - send the map (due 2026-12-24)"
    assert (note.date, note.kind, note.contacts) == (dt.date(2026, 11, 23), "note", ("mira-holm",))


def test_an_empty_promise_or_an_unknown_person_is_refused(run, book):
    assert run("promise", "add", "nobody", "x").code == 3
    run("contact", "add", "Mira Holm")
    ran = run("promise", "add", "mira", "  ")
    assert (ran.code, ran.out) == (2, "")
    assert "The promise is empty" in ran.err
    assert list(book.note_paths()) == []


def test_done_drop_and_move_change_one_line_of_the_note(run, note):
    short = note.id[:5]
    assert run("promise", "done", f"{short}.1").out == "Done: the table (Mira Holm)\n"
    assert text_of(note) == TEXT.replace("- [ ] I owe: the table", "- [x] I owe: the table")
    assert run("promise", "done", f"{short}.1").out == "Done already: the table (Mira Holm)\n"
    assert run("promise", "drop", f"{short}.2").out == "Dropped: a photo (Mira Holm)\n"
    assert "- [-] they owe: a photo" in text_of(note)
    ran = run("promise", "move", f"{short}.1", "2026-12-01")
    assert (ran.code, ran.err) == (1, "Error: That promise is done already: the table\n")


def test_a_promise_is_moved_to_another_day(run, note):
    assert run("promise", "move", f"{note.id}.1", "2026-12-01").out == "Moved to 2026-12-01: the table (Mira Holm)\n"
    assert run("promise", "move", f"{note.id}.2", "today").code == 0
    assert "the table (due 2026-12-01)\n- [ ] they owe: a photo (due 2026-11-23)" in text_of(note)
    for words in (
        "someday",
        "soon",
        "last Friday",
        "Friday or Monday",
        "Monday 25 November",
        "next Thursday at noon sharp",
    ):
        assert run("promise", "move", f"{note.id}.2", words).code == 2


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("next Thursday", "2026-12-03"),
        ("by friday", "2026-11-27"),
        ("in two weeks", "2026-12-07"),
        ("3 Dec", "2026-12-03"),
    ],
)
def test_a_promise_is_moved_to_a_day_in_words(run, note, words, day):
    assert run("promise", "move", f"{note.id}.1", words).out == f"Moved to {day}: the table (Mira Holm)\n"
    assert run("promise", "add", "mira", "the map", "--due", words).code == 0
    assert run("promise", "list", "--json").out.count(f'"due": "{day}"') == 2


def test_a_note_id_is_enough_when_one_promise_is_open(run, note):
    ran = run("promise", "done", note.id[:4])
    assert ran.code == 1
    short = note.id[:4]
    assert ran.err == (
        f"Error: '{short}' is not one open promise. That note holds {short}.1 (the table), {short}.2 (a photo), "
        f"{short}.3 (tea), {short}.4 (a song).\n"
    )
    run("promise", "done", f"{short}.1")
    assert run("promise", "done", short).out == "Done: a photo (Mira Holm)\n"


@pytest.mark.parametrize("given", ["zzzz.1", "abc", "", ".1"])
def test_an_unknown_id_is_a_sentence(run, note, given):
    ran = run("promise", "done", given)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("Error: ")


def test_a_number_that_is_not_there_lists_those_that_are(run, note):
    assert f"That note holds {note.id[:4]}.1 (the table)" in run("promise", "done", f"{note.id}.9").err


def test_a_note_without_promises_says_so(run, book, note):
    other = book.add(NewNote(("mira-holm",), "tea", dt.date(2026, 11, 3)))
    assert "holds no promise. `rapport promise` lists them." in run("promise", "drop", other.id).err


def test_long_promises_are_whole_when_piped(run, book, note):
    run("promise", "add", "mira", "x" * 300)
    assert "x" * 300 in run("promise").out
