"""init, the home screen, export, template and doctor, as a user meets them."""

import csv
import datetime as dt
import json
import os
import stat
import time

import pytest
from keys import KEY

from assistant import files, templates
from assistant.notebook import NewNote, read_note

DAY = dt.date(2026, 11, 2)


@pytest.fixture
def mira(run):
    run("contact", "add", "Mira Holm", "--email", "mira@quay.example")


# -- init ------------------------------------------------------------------------------------------


def test_init_asks_three_questions_and_writes_the_answers(run, book):
    ran = run("init", terminal=True, input="Ana Ruiz, skipper, Quay Trust\nfind a crew\na tow (10 minutes)\n")
    assert (ran.code, ran.out) == (0, f"Saved {book.me_file}\n")
    assert ran.err.count("?") == 1
    me = book.me()
    assert (me.name, me.role, me.org) == ("Ana Ruiz", "skipper", "Quay Trust")
    assert (me.goals, me.offers) == (("find a crew",), ("a tow (10 minutes)",))


def test_every_question_may_be_skipped(run, book):
    ran = run("init", terminal=True, input="\n\n\n")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.endswith("Nothing was written. Come back with `rapport init` at any time.\n")
    assert not book.me_file.exists()
    run("init", terminal=True, input="Ana Ruiz\n\n\n")
    assert book.me_file.read_text() == "---\nname: Ana Ruiz\n---\n"


def test_init_keeps_what_is_there_and_adds_only_what_is_new(run, book):
    run("init", "--name", "Ana Ruiz", "--goal", "a crew")
    book.me_file.write_text(
        book.me_file.read_text().replace("---\ngoal", "pet: cat # old\n---\ngoal") + "\n# Voice\nHi.\n"
    )
    ran = run("init", "--role", "skipper", "--goal", "a crew", "--goal", "a boat", "--offer", "x", "--minutes", "40")
    assert ran.code == 0
    assert book.me_file.read_text() == (
        "---\nname: Ana Ruiz\npet: cat # old\nrole: skipper\nminutes_a_week: 40\n---\n"
        "goal: a boat\noffer: x\ngoal: a crew\n\n# Voice\nHi.\n"
    )
    ran = run("init", terminal=True, input="\n\n\n")
    assert "(now: Ana Ruiz, skipper)" in ran.err


def test_init_without_a_terminal_needs_an_option(run, book):
    ran = run("init")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "Error: Nobody is here to answer. Give --name, --role, --org, --goal, --question, --offer, --voice, --minutes or --slot.\n"
    )
    assert run("init", "--minutes", "0").code == 2
    assert run("init", "--name", "a\x1bb").code == 2
    assert not book.me_file.exists()


def test_init_refuses_to_overwrite_a_broken_file(run, book):
    files.write(book.me_file, "my own text without front matter")
    ran = run("init", "--name", "Ana Ruiz")
    assert ran.code == 1
    assert book.me_file.read_text() == "my own text without front matter"


# -- the home screen -------------------------------------------------------------------------------


def test_an_empty_home_shows_three_first_steps_and_creates_nothing(run, home):
    ran = run()
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "See it work:   rapport demo\n"
        'First note:    rapport note add "Their Name" "what they told you" --new\n'
        "All commands:  rapport help\n"
    )
    assert not home.exists()


def test_the_home_screen_shows_promises_waiting_people_and_dates(run, book, mira):
    run("contact", "add", "Per Dal")
    run("contact", "add", "Jo Reyes")
    owed = "- [ ] I owe: the table (due 2026-11-10)\n- [ ] I owe: a map (due 2026-12-24)"
    owed += "\n- [ ] they owe: key (due 2026-11-20)"
    note = book.add(NewNote(("mira-holm",), owed, DAY, "call"))
    book.add(NewNote(("per-dal",), "Can we speak about the crane?", DAY, "message", author="per-dal"))
    book.add(NewNote(("jo-reyes",), "when: 2026-11-30 the yard reopens\nwhen: 2026-12-30 too far", DAY))
    assert run().out == (
        f"You owe Mira Holm: the table, overdue by 13 days (10 Nov) ({note.id[:4]}.1)\n"
        f"Mira Holm owes you: key, overdue by 3 days (20 Nov) ({note.id[:4]}.3)\n"
        "Per Dal waits for an answer since 2 Nov message: Can we speak about the crane?\n"
        "Jo Reyes, in 7 days (30 Nov): the yard reopens\n"
        "Next: rapport draft mira-holm\n"
    )


def test_a_message_noted_as_theirs_waits_for_an_answer(run, mira):
    run("note", "add", "mira", "Is the crane free in May?", "--kind", "message", "--theirs", "--date", "2026-11-20")
    assert "Mira Holm waits for an answer since 20 Nov message: Is the crane free in May?" in run().out
    run("note", "add", "mira", "It is.", "--kind", "message", "--date", "2026-11-21")
    assert "waits for an answer" not in run().out


def test_an_answered_message_waits_for_nobody(run, book, mira):
    book.add(NewNote(("mira-holm",), "Hello?", DAY, "email", author="mira-holm"))
    assert "Mira Holm waits for an answer" in run().out
    book.add(NewNote(("mira-holm",), "Hello!", DAY + dt.timedelta(days=1), "email"))
    ran = run()
    assert "waits" not in ran.out.replace("Nothing waits", "")
    assert ran.out == "Nothing waits for you. 1 person, 2 notes.\nNext: rapport prep mira-holm\n"


def test_the_home_screen_never_passes_eight_lines_and_leaves_room_for_each_kind(run, book, mira):
    book.add(
        NewNote(("mira-holm",), "\n".join(f"- [ ] I owe: thing {n} (due 2026-11-0{n})" for n in range(1, 10)), DAY)
    )
    for n in range(4):
        run("contact", "add", f"Writer {n}")
        book.add(NewNote((f"writer-{n}",), "Well?", DAY, "message", author=f"writer-{n}"))
    book.add(NewNote(("mira-holm",), "when: 2026-11-24 a\nwhen: 2026-11-25 b\nwhen: 2026-11-26 c", DAY))
    lines = run().out.splitlines()
    assert len(lines) == 8
    assert [
        sum(word in line for line in lines) for word in ("You owe", "waits for", "in 2 days (25 Nov)", "Next: ")
    ] == [3, 2, 1, 1]
    assert "Mira Holm, tomorrow: a" in lines


def test_suggested_lines_wait_where_there_is_room(run, book, mira):
    book.add(NewNote(("mira-holm",), "need?: a sailmaker\nwants?: a dry dock\nneed: rope", DAY))
    assert run().out == "2 suggested lines wait: rapport note review\nNext: rapport note review\n"
    book.add(
        NewNote(("mira-holm",), "\n".join(f"- [ ] I owe: thing {n} (due 2026-11-0{n})" for n in range(1, 10)), DAY)
    )
    assert "suggested" not in run().out


def test_who_asked_for_silence_is_not_suggested(run, book, mira):
    run("contact", "edit", "mira", "--do-not-contact")
    book.add(NewNote(("mira-holm",), "when: 2026-11-24 the fair\nHello?", DAY, "email", author="mira-holm"))
    assert run().out.startswith("Nothing waits for you.")


# -- export ----------------------------------------------------------------------------------------


def test_everything_is_copied_out_as_it_is_with_tables_beside_it(run, book, mira, tmp_path):
    run("init", "--name", "Ana Ruiz")
    book.add(NewNote(("mira-holm",), "- [x] I owe: tea\nprivate: x", DAY, "call", transcript="raw\r\nwords"))
    book.add(NewNote(("mira-holm",), "secret", DAY, private=True))
    book.save_draft(book.contacts()[0], "draft", "Hi", DAY)
    broken = book.people / "per.md"
    broken.write_bytes(b"no card \xff")
    out = tmp_path / "out"
    ran = run("export", "--out", str(out))
    assert (ran.code, ran.out) == (0, f"Exported 1 person, 2 notes and 1 promise to {out}.\n")
    assert "1 private note and 1 private line included" in ran.err
    for folder in ("people", "notes", "drafts"):
        for path in (book.home / folder).rglob("*"):
            if path.is_file():
                assert (out / path.relative_to(book.home)).read_bytes() == path.read_bytes()
    assert (out / "me.md").read_bytes() == book.me_file.read_bytes()
    assert json.loads((out / "notes.json").read_text()) == json.loads(run("note", "list", "mira", "--json").out)
    assert json.loads((out / "promises.json").read_text()) == json.loads(run("promise", "--all", "--json").out)
    assert json.loads((out / "people.json").read_text())[0]["name"] == "Mira Holm"
    assert not list(out.glob("*.csv"))
    assert not (out / ".rapport").exists()
    assert {stat.S_IMODE(p.stat().st_mode) for p in out.rglob("*")} == {0o600, 0o700}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\uff1d"])
def test_no_cell_of_a_table_can_act_as_a_formula(run, book, tmp_path, start):
    files.write(book.people / "mira.md", f"---\nname: Mira\nrole: {json.dumps(start + 'HYPERLINK(1)')}\n---\n")
    run("export", "--out", str(tmp_path / "out"), "--csv")
    with (tmp_path / "out" / "people.csv").open(newline="", encoding="utf-8") as stream:
        (row,) = csv.DictReader(stream)
    assert row["role"] == f"'{start}HYPERLINK(1)"


def test_an_export_goes_only_to_a_new_or_empty_folder_outside_the_notes(run, book, mira, tmp_path):
    full = tmp_path / "full"
    files.write(full / "mine.txt", "x")
    for target, sentence in (
        (full, "is not empty. Name a folder that is new or empty."),
        (full / "mine.txt", "is a file"),
        (book.home / "notes" / "copy", "lies inside your notes"),
        (book.home, "lies inside your notes"),
    ):
        ran = run("export", "--out", str(target))
        assert (ran.code, ran.out) == (1, "")
        assert sentence in ran.err
    assert [p.name for p in full.iterdir()] == ["mine.txt"]
    assert run("export").code == 2


def test_a_failed_export_leaves_the_folder_empty(run, book, mira, tmp_path, monkeypatch):
    def full(_):
        raise OSError(28, "no space")

    monkeypatch.setattr("assistant.commands.export._csv", full)
    ran = run("export", "--out", str(tmp_path / "out"), "--csv")
    assert ran.code == 1
    assert "the disk is full" in ran.err
    assert list((tmp_path / "out").iterdir()) == []


# -- templates -------------------------------------------------------------------------------------


def test_every_template_is_listed_shown_and_fine(run):
    listed = run("template", "list").out.splitlines()
    assert len(listed) == sum(len(parts) for parts in templates.JOBS.values())
    assert all(line.endswith("built in") for line in listed)
    shown = run("template", "show", "draft", "system").out
    assert shown.strip() == (templates.BUILTIN / "draft" / "system.md").read_text().strip()
    ran = run("template", "check")
    assert (ran.code, ran.out) == (0, f"{len(listed)} templates checked, all fine.\n")


def test_an_own_template_replaces_one_file_and_its_changes_are_shown(run, book, editor):
    editor("text + '\\nMention {first_name} once.\\n'")
    own = book.prompts / "draft" / "user.md"
    assert run("template", "edit", "draft", "user").out == f"Saved {own}\n"
    assert f"user      {own}" in run("template", "list").out
    assert run("template", "check", "draft").code == 0
    diff = run("template", "diff").out
    assert "--- built-in/draft/user.md" in diff
    assert "+Mention {first_name} once." in diff
    assert run("template", "diff", "prep").err == "No template of yours differs from the built-in ones.\n"


def test_a_template_with_an_unknown_slot_is_refused_and_the_text_kept(run, book, editor):
    editor("text + ' {salary}'")
    own = book.prompts / "draft" / "user.md"
    ran = run("template", "edit", "draft", "user")
    assert ran.code == 1
    assert "uses {salary}" in ran.err
    assert not own.exists()
    assert own.with_name("user.md.rejected").read_text().endswith(" {salary}")


def test_check_names_what_is_wrong_and_files_that_replace_nothing(run, book):
    files.write(book.prompts / "draft" / "user.md", "{unclosed")
    files.write(book.prompts / "draft" / "usr.md", "x")
    ran = run("template", "check")
    assert ran.code == 1
    assert "has a brace that does not pair up" in ran.out
    assert "usr.md' replaces no template" in ran.err
    assert run("template", "check", "prep").code == 0


@pytest.mark.parametrize(
    "words", [("show", "draft", "usr"), ("show", "drft", "user"), ("check", "drft"), ("diff", "draft", "x")]
)
def test_an_unknown_template_is_wrong_usage_with_the_list(run, words):
    ran = run("template", *words)
    assert ran.code == 2
    assert "There are: draft system, draft user" in ran.err


# -- doctor ----------------------------------------------------------------------------------------


def test_a_healthy_home_gets_only_ok(run, mira):
    run("init", "--name", "Ana Ruiz")
    run("note", "add", "mira", "tea")
    ran = run("doctor")
    assert (ran.code, ran.err) == (0, "")
    assert {line[:6] for line in ran.out.splitlines() if not line.startswith("      ")} == {"ok    "}


def test_a_home_that_is_not_there_is_well_and_stays_away(run, home):
    ran = run("doctor")
    assert ran.code == 0
    assert ran.out.startswith(f"ok    no notes yet at {home}\n      mend: rapport demo")
    assert not home.exists()


def test_doctor_names_what_must_be_mended_and_how(run, book, mira):
    files.write(book.people / "per.md", "broken")
    note = book.add(NewNote(("gone-person",), "tea", DAY))
    files.write(book.home / "config.toml", "format = 2\n")
    files.write(book.me_file, "broken")
    ran = run("doctor")
    assert ran.code == 1
    assert ran.err == "Error: 4 findings to mend.\n"
    assert "has format 2; this version writes format 1" in ran.out
    assert "\n      mend: install a newer rapport\n" in ran.out
    assert f"fail  skipped: '{book.people / 'per.md'}' has no front matter" in ran.out
    assert (
        f"fail  1 note on 'gone-person', who has no card: {note.id[:4]}\n      mend: put people/gone-person.md"
        in ran.out
    )
    assert f"      mend: $EDITOR {book.me_file}\n" in ran.out


def test_a_note_whose_card_does_not_parse_is_no_orphan(run, book, mira):
    run("note", "add", "mira", "tea")
    (book.people / "mira-holm.md").write_text("broken")
    assert "who has no card" not in run("doctor").out


def test_doctor_warns_of_open_doors_leftovers_and_lost_transcripts(run, book, mira):
    note = book.add(NewNote(("mira-holm",), "tea", DAY, transcript="raw"))
    (note.path.parent / note.source).unlink()
    note.path.chmod(0o644)
    left = book.people / ".mira-holm.md.77.tmp"
    files.write(left, "half")
    os.utime(left, (time.time() - 3600,) * 2)
    fresh = book.people / ".mira-holm.md.78.tmp"
    files.write(fresh, "being written")
    ran = run("doctor")
    assert ran.code == 1
    assert f"fail  1 path that others on this machine may open: '{note.path}'\n" in ran.out
    assert f"      mend: chmod -R go= {book.home}\n" in ran.out
    assert f"warn  left by an interrupted command: {left}\n      mend: rm {left}\n" in ran.out
    assert str(fresh) not in ran.out
    assert f"warn  1 note whose transcript is gone: {note.id[:4]}\n" in ran.out


def test_doctor_reports_a_damaged_catalog_and_an_index_that_died(run, book, mira):
    (book.derived / "catalog.sqlite3").write_bytes(b"no database" * 1000)
    (book.derived / "chroma").mkdir(mode=0o700)
    files.write(book.derived / "DIRTY", "")
    ran = run("doctor")
    assert ran.code == 0
    assert "warn  the catalog was damaged (file is not a database); it has been built anew" in ran.out
    assert "warn  search index: a command died while writing it" in ran.out
    assert "mend: rapport reindex" in ran.out
    assert "ok    catalog" in run("doctor").out


def test_a_copy_left_by_a_synchroniser_is_reported_and_neither_eaten_nor_a_second_person(run, book, mira):
    run("note", "add", "mira", "tea")
    (note,) = book.note_paths()
    for path, copy in (
        (note, f"{note.stem}.sync-conflict-20261123-101010-ABCDEFG.md"),
        (book.people / "mira-holm.md", "mira-holm (Ana's conflicted copy 2026-11-23).md"),
        (book.people / "mira-holm.md", "mira-holm (1).md"),
    ):
        files.write(path.with_name(copy), path.read_text())
    ran = run("doctor")
    assert ran.code == 0
    assert ran.out.count("warn  skipped: ") == 3
    assert "looks like a copy of 'mira-holm.md'" in ran.out
    assert run("contact", "list").out.count("Mira Holm") == 1
    assert len(list(book.people.iterdir())) == 3


def test_a_key_in_a_file_is_a_failure_when_others_may_read_it(run, book, mira):
    files.write(book.home / "config.toml", f"format = 1\n# {KEY}\n")
    assert "warn  a key stands in" in run("doctor").out
    (book.home / "config.toml").chmod(0o644)
    ran = run("doctor")
    assert ran.code == 1
    assert "fail  a key stands in" in ran.out
    assert KEY not in ran.out + ran.err


def test_doctor_knows_templates_embedders_and_an_index_that_is_behind(run, book, mira, monkeypatch):
    files.write(book.prompts / "draft" / "user.md", "Write to {nobody_knows_this}.")
    assert "warn  template: " in run("doctor").out
    run("note", "add", "mira", "tea")
    assert "not built yet" in run("doctor").out
    run("reindex")
    assert "ok    search index" in run("doctor").out
    run("note", "add", "mira", "a second note")
    assert "not embedded yet, found by words only\n      mend: rapport reindex" in run("doctor").out
    monkeypatch.setenv("RAPPORT_EMBEDDER", "none")
    assert "warn  search ranks by words: `embedder` is set to none" in run("doctor").out


def test_doctor_asks_an_endpoint_only_when_told_to(run, book, mira, monkeypatch):
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    assert "127.0.0.1" not in run("doctor").out
    assert "warn  127.0.0.1:9 cannot be reached\n      mend: rapport model test" in run("doctor", "--online").out
    assert "no model is used" in run("doctor", "--online", "--offline").out


@pytest.mark.parametrize("text", ["x = [\n", "timeout = 'soon'\n"])
def test_a_broken_config_is_one_finding_and_the_other_checks_go_on(run, book, mira, monkeypatch, text):
    files.write(book.home / "config.toml", text)
    files.write(book.people / "per.md", "broken")
    ran = run("doctor", "--online")
    assert ran.code == 1
    assert ran.err == "Error: 2 findings to mend.\n"
    mend = f"\n      mend: $EDITOR {book.home / 'config.toml'}\n"
    assert f"Index and endpoint were not looked at.{mend}" in ran.out
    assert "ok    catalog" in ran.out


@pytest.mark.parametrize("words", [("contact", "list"), ("promise",), ("note", "add", "mira", "She keeps bees."), ()])
def test_a_config_that_is_no_toml_is_said_by_commands_that_need_none(run, book, mira, words):
    files.write(book.home / "config.toml", 'model = "x\n')
    ran = run(*words)
    assert ran.code == 0
    assert ran.err.count("is not valid TOML") == 1
    files.write(book.home / "config.toml", 'model = "x"\n')
    assert "TOML" not in run(*words).err


def test_offline_a_config_that_is_no_toml_stops_no_reading(run, book, mira):
    run("note", "add", "mira", "She keeps bees.")
    files.write(book.home / "config.toml", "x = [\n")
    ran = run("search", "bees", "--offline")
    assert (ran.code, "She keeps bees." in ran.out) == (0, True)
    assert "is not valid TOML" in ran.err
    assert "Until then the defaults hold." in ran.err
    assert run("draft", "mira", "--offline").code == 0
    assert run("search", "bees").code == 1  # an endpoint that nobody chose is never asked


@pytest.mark.parametrize("name", ["mira-holm 2", "mira-holm copy", "mira-holm - Copy", "mira-holm copy 3"])
def test_a_copy_of_a_card_is_reported_and_no_second_person(run, book, mira, name):
    files.write(book.people / f"{name}.md", (book.people / "mira-holm.md").read_text())
    ran = run("doctor")
    assert ran.code == 0
    assert "looks like a copy of 'mira-holm.md'" in ran.out
    assert run("contact", "show", "Mira Holm").code == 0


def test_a_card_whose_name_ends_in_a_number_is_no_copy_of_nothing(run, book, mira):
    files.write(book.people / "mira 2.md", "---\nname: Mira Dal\n---\n")
    assert "2 people, 0 notes, all readable" in run("doctor").out


def test_doctor_changes_no_note(run, book, mira):
    note = book.add(NewNote(("mira-holm",), "tea", DAY))
    before = {path: path.read_bytes() for path in book.home.rglob("*.md")}
    run("doctor")
    assert {path: path.read_bytes() for path in book.home.rglob("*.md")} == before
    assert read_note(note.path) == note


def test_after_three_months_nobody_is_said_to_wait(run, book):
    book.add_contact("Per Dal")
    book.add(NewNote(("per-dal",), "Is the crane free?", dt.date(2026, 8, 1), "message", author="per-dal"))
    assert "Per Dal waits" not in run().out


def test_the_doctor_names_cards_and_notes_that_are_no_files_and_opens_none(run, book):
    book.add_contact("Mira Holm")
    run("note", "add", "mira", "hello")
    (book.people / "gone.md").symlink_to("/no/such/file.md")
    os.mkfifo(book.note_paths()[0].with_name("2026-01-01-pipe.md"), mode=0o600)
    ran = run("doctor")
    assert ran.code == 1
    assert ran.out.count("not a file, so not read: ") == 2
    assert "hello" in run("note", "list", "mira").out


def test_a_source_that_points_elsewhere_is_a_lost_transcript_and_no_bug(run, book):
    book.add_contact("Mira Holm")
    run("note", "add", "mira", "hello")
    path = book.note_paths()[0]
    files.write(path, files.read(path).replace("---\n", "---\nsource: ../x\n", 1))
    assert "1 note whose transcript is gone" in run("doctor").out
