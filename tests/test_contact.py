"""`rapport contact`: people in, people out, and nobody lost on the way."""

import datetime as dt
import json
import re
import subprocess
import sys

import pytest

from assistant import files
from assistant.commands import typeset
from assistant.notebook import NewNote


def test_a_new_person_is_answered_on_stdout_with_one_hint_on_stderr(run):
    ran = run("contact", "add", "Mira Holm", "--email", "mira@quay.example", "--every", "30")
    assert (ran.code, ran.out) == (0, "Added Mira Holm (mira-holm).\n")
    assert ran.err == 'Next: rapport note add mira-holm "what they told you, what you promised"\n'


def test_the_same_name_is_refused_and_another_one_is_added(run):
    run("contact", "add", "Mira Holm")
    ran = run("contact", "add", "  mira HOLM")
    assert (ran.code, ran.out) == (1, "")
    assert "is there already. Add a second person of this name with --another." in ran.err
    assert run("contact", "add", "Mira Holm", "--another").out == "Added Mira Holm (mira-holm-2).\n"
    ran = run("contact", "show", "Mira Holm")
    assert ran.code == 3
    assert "could be Mira Holm (mira-holm), Mira Holm (mira-holm-2). Use the id" in ran.err


def test_a_shared_email_is_a_warning(run):
    run("contact", "add", "Mira Holm", "--email", "office@quay.example")
    ran = run("contact", "add", "Per Dal", "--email", "OFFICE@quay.example")
    assert ran.code == 0
    assert "Warning: Mira Holm (mira-holm) has the e-mail office@quay.example too." in ran.err


@pytest.mark.parametrize(
    ("mine", "given", "expected"),
    [("Quay Trust", ["--org", "quay  trust"], "internal"), ("Quay Trust", ["--org", "Kiln"], None),
     ("Quay Trust", [], None), ("", ["--org", "Quay Trust"], None),
     ("Quay Trust", ["--org", "Quay Trust", "--where", "external"], "external")],
)  # fmt: skip
def test_a_colleague_is_known_by_the_organisation(run, book, mine, given, expected):
    book.change_me({"name": "Ana Ruiz", "org": mine}, [])
    run("contact", "add", "Mira Holm", *given)
    assert book.contacts()[0].where == expected


def test_a_broken_me_does_not_stop_anybody_from_being_added(run, book):
    files.write(book.me_file, "no front matter")
    ran = run("contact", "add", "Mira Holm", "--org", "Quay")
    assert (ran.code, ran.out) == (0, "Added Mira Holm (mira-holm).\n")
    assert "me.md" in ran.err


@pytest.mark.parametrize(
    "words",
    [["x" * 201], [""], ["Mi\x1bra"], ["Mira", "--email", "mira"], ["Mira", "--every", "0"],
     ["Mira", "--level", "boss"], ["Mira", "--where", "here"], ["Mira", "--role", "a\nb"],
     ["Mira", "--met", "x" * 501]],
)  # fmt: skip
def test_a_bad_value_is_wrong_usage_and_adds_nobody(run, book, words):
    ran = run("contact", "add", *words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Error: ")
    assert not book.people.exists()


def test_the_list_shows_work_last_talk_and_open_promises(run):
    run("contact", "add", "Mira Holm", "--role", "harbour master", "--org", "Quay Trust")
    run("contact", "add", "Per Dal")
    run("note", "add", "mira", "- [ ] I owe: a\n- [ ] they owe: b", "--kind", "call", "--date", "2025-11-02")
    run("note", "add", "mira", "- [ ] I owe: c")
    assert run("contact", "list").out == (
        "Name       Role                        Last talk   Open promises\n"
        "Mira Holm  harbour master, Quay Trust  2 Nov 2025  you 2, they 1\n"
        "Per Dal    -                           -           -\n"
    )
    assert run("contact").out == run("contact", "list").out


def test_an_empty_list_says_how_to_begin(run):
    ran = run("contact", "list")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == 'Nobody yet. Begin with: rapport contact add "Their Name"\n'
    assert run("contact", "list", "--json").out == "[]\n"


def test_the_json_of_the_list_holds_every_field(run):
    run("contact", "add", "Zoë Dal", "--email", "z@kiln.example", "--level", "peer")
    run("note", "add", "zoë", "- [ ] they owe: b", "--kind", "call")
    ran = run("contact", "list", "--json")
    assert ran.out.isascii()
    assert json.loads(ran.out) == [
        {
            "id": "zoe-dal", "name": "Zoë Dal", "aliases": [], "emails": ["z@kiln.example"], "role": None, "org": None,
            "where": None, "level": "peer", "every": None, "met": None, "do_not_contact": False, "not_before": None,
            "text": "", "last_talk": "2026-11-23", "open_promises": {"mine": 0, "theirs": 1},
        }
    ]  # fmt: skip


NOTE = """Long talk about the quay.
need: a berth for the winter
need?: a crane
when: 2026-11-30 the yard reopens
- [ ] I owe: the tide table (due 2026-11-10)
- [x] I owe: done already
- [ ] they owe: a photo

private: her partner is ill"""


def test_the_card_shows_facts_marks_promises_notes_and_what_is_private(run):
    run("contact", "add", "Mira Holm", "--role", "harbour master", "--org", "Quay Trust", "--every", "30",
        "--email", "mira@quay.example", "--level", "peer", "--met", "the regatta")  # fmt: skip
    run("note", "add", "mira", NOTE, "--kind", "call", "--date", "2026-11-02")
    run("note", "add", "mira", "She is my hero.", "--private")
    ran = run("contact", "show", "mira")
    assert (ran.code, ran.err) == (0, "")
    ids = re.findall(r"\b[a-z2-7]{4}\b(?=  2026)", ran.out)
    assert ran.out == (
        "Mira Holm (mira-holm)\n"
        "harbour master, Quay Trust\n"
        "mira@quay.example\n"
        "peer, every 30 days\n"
        "Met: the regatta\n"
        "\n"
        "Marks\n"
        f"  need    a crane [2 Nov call {ids[1]}, suggested]\n"
        f"  need    a berth for the winter [2 Nov call {ids[1]}]\n"
        f"  when    2026-11-30 the yard reopens [2 Nov call {ids[1]}]\n"
        "\n"
        "Open promises\n"
        f"  You     the tide table, overdue by 13 days (10 Nov) [{ids[1]}.1]\n"
        f"  Mira    a photo, no date [{ids[1]}.3]\n"
        "\n"
        "2 private lines, for your eyes only\n"
        "  her partner is ill  [2 Nov call]\n"
        "  She is my hero.  [23 Nov note]\n"
        "\n"
        "Notes (2), last talk 2 Nov call\n"
        f"{ids[0]}  2026-11-23  note private  She is my hero.\n"
        f"{ids[1]}  2026-11-02  call          Long talk about the quay.\n"
    )


def test_the_json_of_a_card_is_stable_and_whole(run, book):
    run("contact", "add", "Mira Holm")
    run("note", "add", "mira", NOTE, "--kind", "call", "--date", "2026-11-02")
    ran = run("contact", "show", "mira", "--json")
    note = json.loads(run("note", "list", "mira", "--json").out)[0]
    card = json.loads(ran.out)
    assert list(card) == ["contact", "last_talk", "marks", "promises", "notes", "private_lines"]
    assert card["contact"]["id"] == "mira-holm"
    assert card["last_talk"] == "2026-11-02"
    common = {"note": note["id"], "note_date": "2026-11-02", "note_kind": "call", "contacts": ["mira-holm"]}
    assert card["marks"] == [
        {"kind": "need", "text": "a berth for the winter", "date": None, "confirmed": True, **common},
        {"kind": "need", "text": "a crane", "date": None, "confirmed": False, **common},
        {"kind": "when", "text": "2026-11-30 the yard reopens", "date": "2026-11-30", "confirmed": True, **common},
    ]
    assert card["promises"] == [
        {
            "id": f"{note['id']}.1",
            "owner": "me",
            "text": "the tide table",
            "due": "2026-11-10",
            "state": "open",
            **common,
        },
        {"id": f"{note['id']}.3", "owner": "them", "text": "a photo", "due": None, "state": "open", **common},
    ]
    assert card["notes"] == [note]
    assert card["private_lines"] == ["her partner is ill"]


def test_a_person_is_not_found_exits_3_with_the_near_ones(run):
    run("contact", "add", "Mira Holm", "--email", "mira@quay.example")
    ran = run("contact", "show", "mirra")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == "Error: No contact matches 'mirra'. Did you mean Mira Holm (mira-holm, mira@quay.example)?\n"
    assert run("contact", "show", "zzzzzz").err.endswith("Add them with `rapport contact add NAME`.\n")


def test_edit_changes_what_is_named_and_clears_what_is_emptied(run, book):
    run(
        "contact",
        "add",
        "Mira Holm",
        "--role",
        "x",
        "--org",
        "y",
        "--level",
        "peer",
        "--every",
        "9",
        "--email",
        "a@b.example",
    )
    ran = run("contact", "edit", "mira", "--role", "pilot", "--org", "", "--level", "none", "--every", "0",
              "--email", "new@b.example", "--alias", "Mimi", "--do-not-contact", "--not-before", "2026-12-24",
              "--where", "internal", "--met", "on a boat")  # fmt: skip
    assert ran.code == 0
    contact = book.contacts()[0]
    assert (contact.role, contact.org, contact.level, contact.every) == ("pilot", None, None, None)
    assert contact.emails == ("new@b.example", "a@b.example")
    assert (contact.aliases, contact.where, contact.met) == (("Mimi",), "internal", "on a boat")
    assert (contact.do_not_contact, str(contact.not_before)) == (True, "2026-12-24")
    run("contact", "edit", "mimi", "--may-contact", "--email", "", "--alias", "")
    contact = book.contacts()[0]
    assert (contact.do_not_contact, contact.emails, contact.aliases) == (False, (), ())


def test_an_edit_that_changes_nothing_writes_nothing(run, book):
    run("contact", "add", "Mira Holm", "--role", "pilot")
    path = book.contacts()[0].path
    before = path.stat().st_mtime_ns
    ran = run("contact", "edit", "mira", "--role", "pilot")
    assert (ran.code, ran.out) == (0, "Nothing was changed.\n")
    assert path.stat().st_mtime_ns == before


def test_the_editor_changes_the_card(run, book, editor):
    run("contact", "add", "Mira Holm")
    editor("text.replace('name: Mira Holm', 'name: Mira Holm\\nrole: pilot') + 'Rows on Fridays.\\n'")
    assert run("contact", "edit", "mira").out == "Changed the card of Mira Holm.\n"
    contact = book.contacts()[0]
    assert (contact.role, contact.text) == ("pilot", "Rows on Fridays.")
    editor("text")
    assert run("contact", "edit", "mira").out == "Nothing was changed.\n"


def test_a_card_broken_in_the_editor_is_refused_and_the_text_is_kept(run, book, editor):
    run("contact", "add", "Mira Holm")
    before = (book.people / "mira-holm.md").read_text()
    editor("'---\\nname: [\\n---\\nhours of work\\n'")
    ran = run("contact", "edit", "mira")
    assert (ran.code, ran.out) == (1, "")
    assert (book.people / "mira-holm.md").read_text() == before
    kept = book.people / "mira-holm.md.rejected"
    assert f"The card stays as it was; your text is in {str(kept)!r}." in ran.err
    assert "hours of work" in kept.read_text()
    assert run("contact", "list").err == ""


def test_without_an_editor_the_options_are_named(run):
    run("contact", "add", "Mira Holm")
    ran = run("contact", "edit", "mira")
    assert ran.code == 2
    assert "No editor can be opened here. Set EDITOR, or use the options" in ran.err


def test_a_renamed_person_keeps_the_id_and_answers_to_both_names(run, book):
    run("contact", "add", "Mira Holm")
    ran = run("contact", "rename", "mira", "Mira  Dal")
    assert ran.out == "Mira Holm is now Mira Dal (mira-holm).\n"
    for query in ("mira-holm", "Mira Holm", "mira dal", "mira"):
        assert run("contact", "show", query).code == 0
    run("contact", "rename", "mira", "Mira Holm")
    assert book.contacts()[0].aliases == ("Mira Dal",)
    assert run("contact", "rename", "mira", "Mira Holm").out == "Nothing was changed.\n"


def test_nobody_takes_the_name_of_another_by_accident(run):
    run("contact", "add", "Mira Holm")
    run("contact", "add", "Per Dal")
    ran = run("contact", "rename", "per", "mira holm")
    assert ran.code == 1
    assert "has this name already. Repeat with --another" in ran.err
    assert run("contact", "rename", "per", "Mira Holm", "--another").code == 0


def test_two_cards_become_one_and_no_note_is_lost(run, book):
    run("contact", "add", "Mira Holm", "--email", "mira@quay.example", "--role", "pilot", "--every", "30")
    run("contact", "add", "M. Holm", "--email", "m@home.example", "--role", "harbour master", "--met", "the regatta")
    run("contact", "edit", "m-holm", "--do-not-contact", "--alias", "Mimi")
    card = book.people / "m-holm.md"
    card.write_text(card.read_text().replace("---\n", "---\nboat: No. 7\n", 1) + "Rows on Fridays.\n")
    run("note", "add", "m-holm", "fact: one")
    run("note", "add", "mira-holm", "fact: two", "--with", "m-holm")
    ran = run("contact", "merge", "m-holm", "into", "mira-holm", "--yes")
    assert (ran.code, ran.out) == (0, "Merged M. Holm (m-holm) into Mira Holm (mira-holm): 2 notes.\n")
    (kept,) = book.contacts()
    assert (kept.id, kept.name, kept.role, kept.every) == ("mira-holm", "Mira Holm", "pilot", 30)
    assert kept.emails == ("mira@quay.example", "m@home.example")
    assert kept.aliases == ("M. Holm", "Mimi")
    assert (kept.met, kept.do_not_contact, kept.text) == ("the regatta", True, "Rows on Fridays.")
    assert "boat: No. 7\n" in kept.path.read_text()
    notes = json.loads(run("note", "list", "mimi", "--json").out)
    assert [(note["text"], note["contacts"]) for note in notes] == [
        ("fact: one", ["mira-holm"]),
        ("fact: two", ["mira-holm"]),
    ]


def test_saved_agendas_go_along_when_two_cards_become_one(run, book):
    run("contact", "add", "Mira Holm")
    run("contact", "add", "M. Holm")
    run("note", "add", "m-holm", "need: a berth for the winter", "--date", "2026-11-20", "--kind", "call")
    assert run("prep", "m-holm", "--offline").code == 0
    run("draft", "m-holm", "--save", "--offline")
    run("contact", "merge", "m-holm", "into", "mira-holm", "--yes")
    (agenda,) = book.saved("mira-holm", "prep")
    assert "\ncontact: mira-holm\n" in agenda.read_text()
    assert len(book.saved("mira-holm", "draft")) == 1
    assert book.saved("m-holm", "prep") + book.saved("m-holm", "draft") == []


def test_namesakes_are_listed_with_their_ids(run, book):
    run("contact", "add", "Mira Holm", "--role", "pilot")
    run("contact", "add", "Mira Holm", "--another")
    run("contact", "add", "Per Dal")
    rows = run("contact", "list").out.split("\n")
    assert [row.split("  ")[0] for row in rows[1:4]] == ["Mira Holm (mira-holm)", "Mira Holm (mira-holm-2)", "Per Dal"]


def test_merging_asks_first(run, book):
    run("contact", "add", "Mira Holm")
    run("contact", "add", "Per Dal")
    ran = run("contact", "merge", "per", "mira")
    assert ran.code == 1
    assert "Nothing was merged: nobody is here to confirm. Repeat with --yes." in ran.err
    ran = run("contact", "merge", "per", "mira", terminal=True, input="n\n")
    assert (ran.code, ran.out) == (0, "")
    assert len(book.contacts()) == 2
    assert run("contact", "merge", "per", "mira", terminal=True, input="y\n").code == 0
    assert len(book.contacts()) == 1


def test_an_interrupted_merge_can_be_repeated(run, book, monkeypatch):
    run("contact", "add", "Mira Holm")
    run("contact", "add", "Per Dal")
    for text in ("one", "two", "three"):
        run("note", "add", "per", text)
    from assistant.notebook import Notebook

    real, moved = Notebook.reassign, []

    def stops(self, note, old, new):
        if len(moved) == 1:
            raise KeyboardInterrupt
        moved.append(note)
        return real(self, note, old, new)

    monkeypatch.setattr(Notebook, "reassign", stops)
    assert run("contact", "merge", "per-dal", "mira-holm", "--yes").code == 130
    monkeypatch.setattr(Notebook, "reassign", real)
    assert run("contact", "merge", "per-dal", "mira-holm", "--yes").code == 0
    assert len(json.loads(run("note", "list", "mira-holm", "--json").out)) == 3


def test_of_several_processes_adding_the_same_person_at_once_one_wins(book):
    code = "import sys; from assistant.cli import main; main(['contact', 'add', 'Mira Holm'])"
    workers = [subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.DEVNULL) for _ in range(5)]
    assert sorted(worker.wait(timeout=60) for worker in workers) == [0, 1, 1, 1, 1]
    assert len(book.contacts()) == 1


@pytest.mark.parametrize("words", [["mira"], ["mira", "mira-holm"], ["mira", "onto", "per"], []])
def test_merging_needs_two_different_people(run, words):
    run("contact", "add", "Mira Holm")
    run("contact", "add", "Per Dal")
    assert run("contact", "merge", *words, "--yes").code == 2


def test_a_merge_takes_introductions_and_thanks_along(run, book):
    for name in ("Tom Fry", "Dana Lee", "Dana Leigh"):
        run("contact", "add", name)
    run("note", "add", "tom", "introduction with dana-leigh: agreed", "--private", "--no-suggest")
    run("note", "add", "tom", "win: a stall at the fair (thanks-to: [dana-leigh, tom-fry])", "--no-suggest")
    assert run("contact", "merge", "dana-leigh", "into", "dana-lee", "--yes").code == 0
    texts = "".join(path.read_text() for path in book.note_paths())
    assert "introduction with dana-lee: agreed" in texts
    assert "(thanks-to: [dana-lee, tom-fry])" in texts


def test_two_edits_that_start_from_the_same_card_both_hold(run, book):
    stale = book.add_contact("Mira Holm")
    run("contact", "edit", "mira", "--email", "a@home.example")
    book.change_card(stale, lambda card: {"emails": [*card.emails, "b@work.example"]})
    assert run("contact", "show", "mira", "--json").out.count(".example") == 2


def test_a_letter_of_mine_is_no_last_talk(run, book):
    run("contact", "add", "Ada Finch")
    book.add(NewNote(("ada-finch",), "need: a crane", dt.date(2026, 11, 2), "call"))
    for number, text in enumerate(("Subject: The crane\n\nHi Ada,\n\nStill looking?", "I wrote to her about it.")):
        book.add(NewNote(("ada-finch",), text, dt.date(2026, 11, 9 + number), "email"))
    assert "Notes (3), last talk 2 Nov call" in run("contact", "show", "ada").out
    assert "2 Nov" in run("contact", "list").out
    assert json.loads(run("contact", "list", "--json").out)[0]["last_talk"] == "2026-11-02"
    page = run("prep", "ada", "--no-save").out
    assert "Last talk 2 Nov." in page
    assert "[2 Nov call]" in page.partition("Last talks")[2]
    assert "Hi Ada" not in page
    for day, text in ((12, "Wrote back: 'A week would do.'"), (13, "She asked for the price."), (14, "Rain.")):
        book.add(NewNote(("ada-finch",), text, dt.date(2026, 11, day), "message"))
        assert f"last talk {day} Nov message" in run("contact", "show", "ada").out


def test_at_a_terminal_the_list_fits_and_tells_namesakes_apart(run, monkeypatch):
    for _ in range(2):
        run("contact", "add", "Wilhelmina Osei-Tutu", "--another", "--role", "head of outpatient scheduling")
    for contact in ("wilhelmina-osei-tutu", "wilhelmina-osei-tutu-2"):
        run("promise", "add", contact, "bring oil")
    monkeypatch.setattr("assistant.commands.typeset.fitting", typeset.cut)
    out = run("contact", "list").out
    assert "(wilhelmina-osei-tutu)" in out
    assert "(wilhelmina-osei-tutu-2)" in out
    assert all(len(line) <= 80 for line in out.splitlines())


def test_a_name_that_nobody_has_is_shown_as_it_was_typed(run):
    assert run("contact", "show", "\U0001f469\u200d\U0001f692 Ann").err.startswith(
        "Error: No contact matches '\U0001f469\u200d\U0001f692 Ann'."
    )
    assert "'x\\u{202e}y\\u{1b}[31m'" in run("contact", "show", "x\u202ey\x1b[31m").err
