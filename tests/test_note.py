"""`rapport note`: written whole before anything is asked, shown as it was written."""

import datetime as dt
import json
import re

import pytest

from assistant import entries, files
from assistant.errors import UsageProblem
from assistant.notebook import NewNote

DATED = """# Notes on Mira

## 2026-09-14 call
Books for four boats.
need: a berth

14 September 2026:
Second talk.

### Mon, Oct 19, 2026 - message about the regatta
She wrote.
"""


@pytest.fixture
def mira(run):
    run("contact", "add", "Mira Holm")


def notes_of(run, who="mira"):
    return json.loads(run("note", "list", who, "--json").out)


def test_a_note_is_written_and_answered_with_its_short_id(run, mira, book):
    ran = run(
        "note", "add", "mira", "Tea.\nneed: a berth\n- [ ] I owe: the table", "--kind", "call", "--date", "2026-11-02"
    )
    assert ran.code == 0
    note = book_notes(book)[0]
    assert ran.out == f"Noted 2026-11-02 for Mira Holm (id {note.id[:4]}).\n"
    assert ran.err == "Read from it: 1 promise, 1 mark.\n"
    assert (note.kind, note.date, note.contacts) == ("call", dt.date(2026, 11, 2), ("mira-holm",))


def book_notes(book):
    from assistant.notebook import read_note

    return [read_note(path) for path in book.note_paths()]


@pytest.mark.parametrize(
    ("words", "stdin"),
    [(["- [ ] I owe: x"], None), (["-"], b"- [ ] I owe: x\n"), (["--stdin"], "- [ ] I owe: x".encode("utf-16")),
     (["--", "- [ ] I owe: x"], None)],
)  # fmt: skip
def test_the_text_comes_as_an_argument_or_from_stdin(run, mira, words, stdin):
    assert run("note", "add", "mira", *words, input=stdin).code == 0
    assert [note["text"] for note in notes_of(run)] == ["- [ ] I owe: x"]


@pytest.mark.parametrize(
    ("words", "stdin", "sentence"),
    [
        (["a", "--stdin"], "x", "Give the text once"),
        (["-", "--file", "f"], "x", "Give the text once"),
        (["", ""], None, "unexpected extra argument"),
        ([" \n "], None, "The note is empty"),
        (["--stdin"], "", "The note is empty"),
        (["--stdin"], b"\xff\xfa\x00", "is binary"),
        (["--stdin"], b"caf\xe9", "is not UTF-8"),
        (["--stdin"], b"x" * 1_000_001, "larger than 1,000,000 bytes"),
        ([], None, "No editor can be opened here. Set EDITOR, or use TEXT, --stdin or --file."),
        (["x", "--kind", "lunch"], None, "lunch"),
        (["x", "--date", "2026-11-24", "--kind", "call"], None, "A call on 2026-11-24 has not happened yet"),
        (["x", "--yes", "--no-suggest"], None, "Give one of them"),
    ],
)
def test_what_cannot_be_a_note_is_a_sentence_and_writes_nothing(run, mira, book, words, stdin, sentence):
    ran = run("note", "add", "mira", *words, input=stdin)
    assert ran.code in (1, 2)
    assert ran.out == ""
    assert sentence in ran.err
    assert list(book.note_paths()) == []


def test_a_plan_may_lie_in_the_future(run, mira):
    assert run("note", "add", "mira", "when: 2026-12-01 the fair", "--date", "2026-12-01").code == 0


def test_without_a_text_the_editor_is_opened(run, mira, editor):
    editor("'written there\\n'")
    assert run("note", "add", "mira").code == 0
    assert notes_of(run)[0]["text"] == "written there"


def test_an_unknown_name_needs_new_in_scripts(run, mira, book):
    ran = run("note", "add", "Mirra Holm", "text")
    assert (ran.code, ran.out) == (3, "")
    assert "Did you mean Mira Holm (mira-holm)? To add a new person with this note, repeat with --new." in ran.err
    ran = run("note", "add", "Jo Reyes", "text", "--new", "--with", "Per Dal", "--with", "per  dal", "--with", "mira")
    assert ran.code == 0
    assert ran.out.startswith("Added Jo Reyes (jo-reyes).\nAdded Per Dal (per-dal).\nNoted 2026-11-23 for Jo Reyes, ")
    assert book_notes(book)[0].contacts == ("jo-reyes", "per-dal", "mira-holm")
    assert run("note", "add", "a@b.example", "text", "--new").code == 2


def test_an_ambiguous_name_is_never_made_new(run):
    run("contact", "add", "Mira Holm")
    run("contact", "add", "Mira Dal")
    assert run("note", "add", "mira", "text", "--new").code == 3


def test_at_a_terminal_a_new_name_is_asked_for_with_the_similar_ones(run, mira, book):
    ran = run("note", "add", "Mirra Holm", "text", terminal=True, input="n\n")
    assert ran.code == 3
    assert "Similar: Mira Holm (mira-holm)\nMirra Holm is new. Add? [y/N]:" in ran.err
    assert run("note", "add", "Mirra Holm", "text", terminal=True, input="\n").code == 3
    assert list(book.note_paths()) == []
    assert run("note", "add", "Jo Reyes", "text", terminal=True, input="\n").code == 0
    assert [contact.id for contact in book.contacts()] == ["jo-reyes", "mira-holm"]


def test_nobody_is_added_when_the_note_is_refused(run, book):
    assert run("note", "add", "Jo Reyes", " ", "--new").code == 2
    assert not book.people.exists()


def test_a_note_with_several_people_is_on_each_of_their_lists(run, mira):
    run("contact", "add", "Per Dal")
    run("note", "add", "mira", "text", "--with", "per", "--with", "mira-holm")
    assert notes_of(run, "per") == notes_of(run, "mira")
    assert notes_of(run)[0]["contacts"] == ["mira-holm", "per-dal"]


# -- suggestions -----------------------------------------------------------------------------------


def test_one_certain_promise_is_offered_at_a_terminal_after_the_note_is_safe(run, mira, book):
    said = "I'll send her the table by Friday. I'll call her on Monday."
    ran = run("note", "add", "mira", said, "--kind", "call", terminal=True, input="\n")
    assert ran.err.count("?") == 1
    assert "Promise: I owe: send her the table (due 2026-11-27)? [Y/n]" in ran.err
    assert book_notes(book)[0].text == f"{said}\n- [ ] I owe: send her the table (due 2026-11-27)"


def test_a_no_an_interruption_and_a_script_leave_the_note_as_it_is(run, mira, book):
    said = "I'll send her the table by Friday."
    assert run("note", "add", "mira", said, terminal=True, input="n\n").code == 0
    assert run("note", "add", "mira", said, terminal=True, input="").code == 130
    assert run("note", "add", "mira", said).err == ""
    assert run("note", "add", "mira", said, "--no-suggest", terminal=True).err == ""
    assert [note.text for note in book_notes(book)] == [said] * 4


def test_what_was_not_offered_waits_for_review(run, mira, book):
    said = "I'll send her the table by Friday. I'll call her on Monday. Looking for a rigger for the off-season."
    for answer in ("y", "n"):
        ran = run("note", "add", "mira", said, terminal=True, input=f"{answer}\n")
        assert ran.err.endswith("2 more wait: rapport note review mira-holm\n")
    taken, refused = sorted(book_notes(book), key=lambda note: len(note.text), reverse=True)
    run("note", "rm", refused.id, "--yes")
    screen = run("note", "review", "mira").out
    assert "call her (due 2026-11-30)" in screen
    assert "the table" not in screen
    run("note", "review", "mira", "--yes")
    assert taken.path.read_text(encoding="utf-8").count("- [ ]") == 2
    assert run("note", "review", "mira").err == "Nothing waits for review.\n"
    run("note", "rm", taken.id, "--yes")
    assert run("note", "add", "mira", said, "--yes").err.count("Added the line: ") == 3


def test_a_promise_that_is_open_already_is_named_and_not_taken_by_enter(run, mira, book):
    run("promise", "add", "mira", "give her the tide table for 2027")
    said = "I'll send her the 2027 tide table on Monday."
    ran = run("note", "add", "mira", said, terminal=True, input="\n")
    assert "Open already since 23 Nov: give her the tide table for 2027\n" in ran.err
    assert "[y/N]" in ran.err
    assert "1 line waits: rapport note review mira-holm" in run("note", "add", "mira", said, "--yes").err
    assert "23 Nov note; open already since 23 Nov]" in " ".join(run("note", "review").out.split())
    assert "- [ ] I owe: send" not in "".join(note.text for note in book_notes(book))


def test_a_script_takes_the_certain_promise_with_yes(run, mira, book):
    ran = run("note", "add", "mira", "I'll send her the table by Friday.", "--yes")
    assert ran.err == "Added the line: I owe: send her the table (due 2026-11-27)\n"
    assert "\n- [ ] I owe: send her the table (due 2026-11-27)" in book_notes(book)[0].text


@pytest.mark.parametrize(
    "said", ["Maybe I'll send her the table.", "I sent her the table.", "Tom will send me a plan.",
             "private: I'll send her the table.", "I'll be honest.", "Would I send it? I will not send it."],
)  # fmt: skip
def test_nothing_is_asked_when_nothing_is_certain(run, mira, said):
    assert run("note", "add", "mira", said, terminal=True).code == 0


# -- files -----------------------------------------------------------------------------------------


def test_a_file_without_dated_headings_is_one_note(run, mira, tmp_path):
    files.write(tmp_path / "f.md", "# Title\n\nText of 2026-09-14: long.\n")
    assert run("note", "add", "mira", "--file", str(tmp_path / "f.md"), "--kind", "call", "--private").code == 0
    (note,) = notes_of(run)
    assert (note["text"], note["kind"], note["private"]) == ("# Title\n\nText of 2026-09-14: long.", "call", True)


def test_dated_headings_make_several_notes_confirmed_once(run, mira, tmp_path):
    files.write(tmp_path / "f.md", DATED)
    words = ("note", "add", "mira", "--file", str(tmp_path / "f.md"), "--kind", "meeting")
    ran = run(*words)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.endswith("Error: Nothing was written: nobody is here to confirm. Repeat with --yes.\n")
    assert notes_of(run) == []
    ran = run(*words, terminal=True, input="n\n")
    assert (ran.code, ran.out) == (0, "")
    ran = run(*words, terminal=True, input="y\n")
    assert ran.err.startswith(
        "Left out: # Notes on Mira\n"
        "3 notes on Mira Holm:\n"
        "  1  2026-09-14  call     Books for four boats. need: a berth\n"
        "  2  2026-09-14  meeting  Second talk.\n"
        "  3  2026-10-19  message  about the regatta She wrote.\n"
        "Write them? [Y/n]:"
    )
    assert ran.out.count("Noted ") == 3
    assert [(n["date"], n["kind"], n["text"]) for n in notes_of(run)] == [
        ("2026-09-14", "call", "Books for four boats.\nneed: a berth"),
        ("2026-09-14", "meeting", "Second talk."),
        ("2026-10-19", "message", "about the regatta\nShe wrote."),
    ]


def test_the_same_file_given_twice_adds_nothing(run, mira, tmp_path):
    files.write(tmp_path / "f.md", DATED)
    words = ("note", "add", "mira", "--file", str(tmp_path / "f.md"), "--yes")
    assert run(*words).code == 0
    ran = run(*words)
    assert (ran.code, ran.out) == (0, "")
    assert "Left out 3 notes that you have already." in ran.err
    assert len(notes_of(run)) == 3


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "is empty"),
        (b"  \n\n", "is empty"),
        (b"caf\xe9", "is not UTF-8 (byte 3). Convert it from the encoding it has: iconv"),
        (b"\x89PNG\0\0", "is binary"),
        (b"x" * 5_000_001, "is larger than 5,000,000 bytes"),
        (b"## 2026-02-30 call\ntext", "Line 1 is headed '## 2026-02-30 call', and there is no such day"),
        (b"## 2026-09-14\n\n## 2026-09-15\n", "headings only"),
        (b"## 2026-09-14\na\n## 2026-12-15 call\nb\n", "A call on 2026-12-15 has not happened yet"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence(run, mira, book, tmp_path, raw, sentence):
    (tmp_path / "f.md").write_bytes(raw)
    ran = run("note", "add", "mira", "--file", str(tmp_path / "f.md"), "--yes")
    assert ran.code in (1, 2)
    assert sentence in ran.err
    assert list(book.note_paths()) == []


def test_a_missing_file_and_a_folder_are_one_sentence(run, mira, tmp_path):
    assert "no such file or directory" in run("note", "add", "mira", "--file", str(tmp_path / "gone")).err
    assert "is a folder. Give a text file." in run("note", "add", "mira", "--file", str(tmp_path)).err


@pytest.mark.parametrize(
    ("line", "date", "kind", "title"),
    [
        ("## 2026-09-14 call", "2026-09-14", "call", ""),
        ("2026-09-14:", "2026-09-14", None, ""),
        ("2026-09-14", "2026-09-14", None, ""),
        ("# 14 September 2026", "2026-09-14", None, ""),
        ("14th Sept. 2026 - phone call", "2026-09-14", "call", ""),
        ("September 3rd, 2026 (coffee):", "2026-09-03", "meeting", ""),
        ("**2026-09-14 meeting**", "2026-09-14", "meeting", ""),
        ("### Monday, 14 September 2026, email: the plan", "2026-09-14", "email", "the plan"),
        ("# 2026-09-14 we met at the quay", "2026-09-14", None, "we met at the quay"),
    ],
)
def test_a_dated_heading_is_read(line, date, kind, title):
    assert entries.heading(line) == entries.Entry(dt.date.fromisoformat(date), kind, title)


@pytest.mark.parametrize(
    "line",
    [
        "2026-09-14: she called",
        "on 2026-09-14",
        "when: 2026-09-14",
        "2026-09-14-17 fair",
        "14 September",
        "",
        "May 2026",
    ],
)
def test_a_sentence_with_a_date_is_no_heading(line):
    assert entries.heading(line) is None


def test_headings_in_a_code_block_are_text():
    found = entries.split("```\n## 2026-09-14\n```\n## 2026-09-15\ntext")
    assert [(e.date, e.text) for e in found.notes] == [
        (None, "```\n## 2026-09-14\n```"),
        (dt.date(2026, 9, 15), "text"),
    ]


def test_a_heading_with_no_such_day_names_its_line():
    with pytest.raises(UsageProblem, match="Line 3 is headed '31 June 2026'"):
        entries.split("a\n\n31 June 2026")


# -- reading and changing --------------------------------------------------------------------------


def test_the_full_list_holds_every_body_once_uncut_and_unwrapped(run, mira, book):
    long = "word " * 400 + "end"
    book.add(
        NewNote(("mira-holm",), f"{long}\n\n  indented\tcell", dt.date(2026, 11, 2), "call", transcript="raw words")
    )
    book.add(NewNote(("mira-holm",), "my secret", dt.date(2026, 11, 3), private=True))
    ran = run("note", "list", "mira", "--full")
    first, second = (note["id"][:4] for note in notes_of(run))
    assert ran.err == ""
    assert ran.out == (
        f"{first}  2026-11-02  call\n{long}\n\n  indented\tcell\n\n{second}  2026-11-03  note private\nmy secret\n"
    )


def test_the_json_of_a_note_is_stable_and_whole(run, mira, book):
    note = book.add(NewNote(("mira-holm",), "Zoë", dt.date(2026, 11, 2), "call", time=dt.time(9, 5), transcript="raw"))
    ran = run("note", "list", "mira", "--json")
    assert ran.out.isascii()
    assert json.loads(ran.out) == [
        {
            "id": note.id, "date": "2026-11-02", "time": "09:05", "created": note.created.isoformat(), "kind": "call",
            "contacts": ["mira-holm"], "author": "me", "private": False, "source": note.source,
            "file": f"notes/2026/2026-11-02-mira-holm-{note.id}.md", "text": "Zoë",
        }
    ]  # fmt: skip


def test_an_empty_list_says_how_to_begin(run, mira):
    ran = run("note", "list", "mira")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == 'No notes on Mira Holm yet. Write one: rapport note add mira-holm "..."\n'


def test_a_note_is_shown_as_its_file_is(run, mira, book):
    run("note", "add", "mira", "text")
    note = book_notes(book)[0]
    assert run("note", "show", note.id[:4]).out == note.path.read_text()


def test_a_note_is_changed_by_option_stdin_or_editor(run, mira, book, editor):
    run("note", "add", "mira", "old")
    note = book_notes(book)[0]
    assert run("note", "edit", note.id, "--text", "- [ ] I owe: new").out == f"Changed note {note.id[:4]}.\n"
    assert book_notes(book)[0].text == "- [ ] I owe: new"
    assert run("note", "edit", note.id, "--stdin", input="from stdin").code == 0
    editor("text.upper()")
    assert run("note", "edit", note.id).code == 0
    assert book_notes(book)[0].text == "FROM STDIN"
    assert run("note", "edit", note.id, "--text", " ").code == 2
    assert run("note", "edit", note.id, "--text", "a", "--stdin").code == 2
    editor("''")
    assert run("note", "edit", note.id).code == 2
    assert book_notes(book)[0].text == "FROM STDIN"


def test_an_edit_that_came_too_late_is_kept_beside_the_note(run, mira, book, editor):
    run("note", "add", "mira", "old")
    note = book_notes(book)[0]
    editor(
        f"(pathlib.Path({str(note.path)!r}).write_text({note.path.read_text().replace('old', 'theirs')!r}), 'mine')[1]"
    )
    ran = run("note", "edit", note.id)
    assert ran.code == 1
    assert "was changed by somebody else meanwhile" in ran.err
    assert book_notes(book)[0].text == "theirs"
    assert note.path.with_name(f"{note.path.name}.rejected").read_text() == "mine"


def test_deleting_asks_names_what_went_and_takes_the_transcript(run, mira, book):
    note = book.add(NewNote(("mira-holm",), "Tea at the quay.", dt.date(2026, 11, 2), "call", transcript="raw"))
    ran = run("note", "rm", note.id)
    assert (ran.code, ran.out) == (1, "")
    assert "Nothing was deleted: nobody is here to confirm. Repeat with --yes." in ran.err
    ran = run("note", "rm", note.id, terminal=True, input="\n")
    assert 'Delete the call of 2026-11-02 on Mira Holm, "Tea at the quay."? [y/N]' in ran.err
    assert note.path.exists()
    ran = run("note", "rm", note.id[:4], "--yes")
    assert ran.out == f"Deleted note {note.id[:4]} of 2026-11-02 on Mira Holm, with its transcript.\n"
    assert [path for path in book.notes.rglob("*") if path.is_file()] == []
    assert run("note", "show", note.id).code == 1


@pytest.fixture
def owed(run, mira):
    """Two open promises with Mira Holm, one either way."""
    run("promise", "add", "mira", "send her the tide table for March")
    run("promise", "add", "mira", "--theirs", "lend me the long ladder")


def open_ones(run):
    return [row["text"] for row in json.loads(run("promise", "--json").out)]


def test_a_promise_told_as_kept_is_asked_about(run, owed):
    ran = run("note", "add", "mira", "Sent her the tide table for March.", terminal=True, input="\n")
    assert 'Tick "send her the tide table for March"? [Y/n]' in ran.err
    assert open_ones(run) == ["lend me the long ladder"]
    run("note", "add", "mira", "She lent me the long ladder today.", terminal=True, input="n\n")
    assert open_ones(run) == ["lend me the long ladder"]


def test_without_a_question_only_what_is_surely_kept_is_ticked(run, owed):
    assert "Ticked" not in run("note", "add", "mira", "Sent her a draft of the tide table.", "--yes").out
    ran = run("note", "add", "mira", "Sent her the tide table.", "--yes")
    assert 'Kept "send her the tide table for March"? rapport promise done ' in ran.err
    assert "Ticked: lend me the long ladder" in run("note", "add", "mira", "She lent me the long ladder.", "--yes").out
    assert open_ones(run) == ["send her the tide table for March"]


def test_review_ticks_what_a_note_tells_as_kept(run, owed):
    run("note", "add", "mira", "Sent her the tide table for March.", "--no-suggest")
    (row,) = json.loads(run("note", "review", "--json").out)
    assert list(row) == ["note", "date", "contacts", "text", "promise", "sure"]
    assert (row["text"], row["sure"]) == ("kept: I owe: send her the tide table for March", True)
    assert run("note", "review", "--yes").out.endswith("Ticked: send her the tide table for March\nKept 1.\n")
    assert open_ones(run) == ["lend me the long ladder"]
    assert run("note", "review").err == "Nothing waits for review.\n"


def test_review_names_what_it_does_not_tick_for_sure(run, owed):
    run("note", "add", "mira", "Sent her a draft of the tide table.", "--no-suggest")
    (row,) = json.loads(run("note", "review", "--json").out)
    assert not row["sure"]
    ran = run("note", "review", "--yes")
    assert 'Kept "send her the tide table for March"? rapport promise done ' in ran.err
    assert "send her the tide table for March" in open_ones(run)


def test_review_opens_no_promise_that_a_later_note_tells_as_kept(run, mira, book):
    run("note", "add", "mira", "I'll send her the mooring plan. She'll send me the rope list.", "--date", "2026-11-02")
    run("note", "add", "mira", "I'll paint her the name board.", "--date", "2026-11-03")
    run("note", "add", "mira", "Sent her the mooring plan. Got a rope list from her.", "--date", "2026-11-09")
    told = {row["text"]: row["sure"] for row in json.loads(run("note", "review", "--json").out)}
    assert told["- [x] I owe: send her the mooring plan"] is True
    assert told["- [ ] they owe: send me the rope list"] is False
    ran = run("note", "review", "--yes")
    assert "kept: I owe: send her the mooring plan" in ran.out
    assert 'perhaps kept: "Got a rope list from her."' in " ".join(ran.out.split())
    assert 'Still open? rapport note add mira-holm "- [ ] they owe: send me the rope list"' in ran.err
    assert open_ones(run) == ["paint her the name board"]
    assert "- [x] I owe: send her the mooring plan" in book_notes(book)[0].text


def test_the_words_of_a_kept_promise_are_not_to_be_changed(run, owed, editor):
    run("note", "add", "mira", "Sent her the tide table for March.", "--no-suggest")
    editor("text.replace('kept: I owe: send', 'kept: I owe: lend')")
    ran = run("note", "review", "mira", terminal=True, input="e\n")
    assert ran.code == 2
    assert "Nothing was changed" in ran.err
    assert "send her the tide table for March" in open_ones(run)


# -- review ----------------------------------------------------------------------------------------

UNSURE = "need?: a berth\nfact: sure\nI'll send her the table by Friday.\nwants?: to teach\n\nprivate: x"


@pytest.mark.parametrize(
    ("reply", "text"),
    [
        ("", "need: a berth\nfact: sure\nI'll send her the table by Friday.\nwants: to teach\n\nprivate: x\n\n"
             "- [ ] I owe: send her the table (due 2026-11-06)"),
        ("1,3", "fact: sure\nI'll send her the table by Friday.\nwants: to teach\n\nprivate: x"),
        ("2 3", "need: a berth\nfact: sure\nI'll send her the table by Friday.\n\nprivate: x"),
        ("n", UNSURE),
        ("9\nwhat\n1 2 3", "fact: sure\nI'll send her the table by Friday.\n\nprivate: x"),
    ],
)  # fmt: skip
def test_suggestions_are_kept_or_dropped_on_one_screen(run, mira, book, reply, text):
    run("note", "add", "mira", UNSURE, "--kind", "call", "--date", "2026-11-02")
    ran = run("note", "review", terminal=True, input=f"{reply}\n")
    assert ran.code == 0
    assert "  1  need: a berth  [Mira Holm, 2 Nov call]\n  2  wants: to teach  [Mira Holm, 2 Nov call]\n" in ran.out
    assert "Enter keeps 1-3, numbers drop lines, e edits, n changes nothing" in ran.err
    assert book_notes(book)[0].text == text


def test_what_was_dropped_is_not_offered_again_until_the_note_changes(run, mira, book):
    run("note", "add", "mira", "I'll send her the table by Friday. Looking for a rigger for the off-season.")
    ran = run("note", "review", terminal=True, input="1\n")
    assert "need: a rigger for the off-season" in ran.out
    assert run("note", "review").err == "Nothing waits for review.\n"
    assert book_notes(book)[0].text.endswith("\nneed: a rigger for the off-season")
    run("note", "edit", book_notes(book)[0].id, "--text", "She'll send me the plan.")
    assert "they owe: send me the plan" in run("note", "review").out


def test_suggestions_can_be_reworded_in_the_editor(run, mira, book, editor):
    run("note", "add", "mira", "need?: a berth\nwants?: to teach")
    editor("text.replace('a berth', 'a winter berth').replace('wants: to teach', '')")
    assert run("note", "review", "mira", terminal=True, input="e\n").code == 0
    assert book_notes(book)[0].text == "need: a winter berth"


@pytest.mark.parametrize(
    "change", ["text.replace('need: a berth\\n', '')", "text.replace('fact: sold', 'fact: bought\\nfact: sold')", "''"]
)
def test_a_line_taken_out_or_added_in_the_editor_moves_no_other_line(run, mira, book, editor, change):
    run("note", "add", "mira", "need?: a berth", "--date", "2026-11-01")
    run("note", "add", "mira", "fact?: sold the yard")
    editor(change)
    ran = run("note", "review", "mira", terminal=True, input="e\n")
    assert ran.code == 2
    assert "for 2 suggestions: empty a line to drop it. Nothing was changed." in ran.err
    assert {note.text for note in book_notes(book)} == {"need?: a berth", "fact?: sold the yard"}


def test_blank_lines_at_the_end_of_the_editor_change_nothing(run, mira, book, editor):
    run("note", "add", "mira", "need?: a berth\nwants?: to teach")
    editor("text.replace('wants: to teach', '').rstrip() + '\\n\\n\\n\\n'")
    assert run("note", "review", "mira", terminal=True, input="e\n").code == 0
    assert book_notes(book)[0].text == "need: a berth"


def test_review_without_a_terminal_needs_yes(run, mira, book):
    run("note", "add", "mira", "need?: a berth")
    ran = run("note", "review")
    assert ran.code == 1
    assert "Nothing was changed: nobody is here to confirm. Keep all of them with --yes." in ran.err
    assert run("note", "review", "--yes").out.endswith("Kept 1.\n")
    assert book_notes(book)[0].text == "need: a berth"
    assert run("note", "review").err == "Nothing waits for review.\n"


def test_a_note_that_held_nothing_else_stays_when_all_is_dropped(run, mira, book):
    run("note", "add", "mira", "need?: a berth")
    ran = run("note", "review", terminal=True, input="1\n")
    assert re.search(r"Nothing else stands in it, so it stays: rapport note rm \w{4}", ran.err)
    assert book_notes(book)[0].text == "need?: a berth"


def test_a_due_day_that_no_calendar_has_is_said_and_found_by_the_doctor(run, book):
    book.add_contact("Mira Holm")
    ran = run("note", "add", "mira", "- [ ] I owe: send the plan (due 2026-02-30)")
    assert "2026-02-30 is in no calendar: that line has no day." in ran.err
    found = run("doctor").out
    assert "1 note with a line for a day in no calendar (2026-02-30)" in found
    run("note", "add", "mira", "- [ ] I owe: send the map (due 2026-02-28)")
    assert "2026-02-28" not in run("doctor").out


DIARY = """2026-01-05 Met at the fair. Needs a boat.
- [ ] I owe: the list of yards (due 2026-01-20)

2026-02-05: called, all **well**
5 March 2026 - lunch at the quay
"""


def test_a_diary_with_the_day_before_each_text_makes_a_note_of_each_day():
    found = entries.split(DIARY).notes
    assert [str(e.date) for e in found] == ["2026-01-05", "2026-02-05", "2026-03-05"]
    assert found[0].text.startswith("Met at the fair. Needs a boat.\n- [ ] I owe: the list")
    assert (found[1].text, found[2].kind) == ("called, all **well**", "meeting")


def test_a_day_in_the_text_begins_no_note():
    assert len(entries.split("We met.\n2026-01-05 was the day.\nAll fine.").notes) == 1
    (only,) = entries.split("## 2026-01-05\n2026-02-01 she moves.\n2026-03-01 she is back.\n").notes
    assert str(only.date) == "2026-01-05"


@pytest.mark.parametrize("head", ["[2026-05-01]", "**2026-05-01**", "# 1.5.2026", "01.05.2026:", "(2026-05-01) call"])
def test_headings_in_brackets_bold_or_with_dots(head):
    (only,) = entries.split(f"{head}\nTea.\n").notes
    assert (str(only.date), only.text) == ("2026-05-01", "Tea.")


def test_a_heading_whose_day_cannot_be_told_is_said(run, book, tmp_path):
    book.add_contact("Mira Holm")
    (tmp_path / "old.md").write_text("## 2026-05-01\nTea.\n\n## 12/04/2026\nLunch.\n", encoding="utf-8")
    ran = run("note", "add", "mira", "--file", str(tmp_path / "old.md"), "--yes")
    assert "Not read as a day: '## 12/04/2026'. Write it as YYYY-MM-DD" in ran.err


def test_of_a_very_long_note_the_beginning_is_read_and_all_is_kept(run, mira, book):
    text = "I promised her the tide table by 4 December.\n" + "The quay is long and grey.\n" * 2_000
    ran = run("note", "add", "mira", "--stdin", "--yes", input=text.encode())
    assert "looked for in its first 20,000 characters" in ran.err
    assert "the tide table (due 2026-12-04)" in ran.err
    assert book.note_paths()[0].read_text(encoding="utf-8").count("The quay is long") == 2_000


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("when: 2026-02-30 her launch", "2026-02-30 is in no calendar"),
        ("- when: the week of 2026-04-31", "2026-04-31 is in no calendar"),
        ("when: soon the race", "No day in `when: soon the race`"),
    ],
)
def test_a_date_ahead_that_is_none_is_said(run, mira, text, said):
    assert said in run("note", "add", "mira", text, "--no-suggest").err
    assert "calendar" not in run("note", "add", "mira", "when: 2026-12-30 a fair, not 2026-02-30", "--no-suggest").err


def test_a_new_name_like_one_that_is_there_is_said(run, mira):
    assert "Similar: Mira" in run("note", "add", "Mirra Holme", "She rows.", "--new", "--no-suggest").err
