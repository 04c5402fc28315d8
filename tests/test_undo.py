"""`rapport undo`: the last command is taken back whole, or nothing is touched."""

import datetime as dt
import json
import os
import time

import pytest

from assistant import trash
from assistant.notebook import NewNote


def homes_files(book) -> dict[str, str]:
    """Every file of the truth with its text."""
    kept = ("people", "notes", "drafts", "prompts")
    found = {
        str(p.relative_to(book.home)): p.read_text() for k in kept for p in (book.home / k).rglob("*") if p.is_file()
    }
    return found | ({"me.md": book.me_file.read_text()} if book.me_file.is_file() else {})


STEPS = (
    ("init", "--name", "Sam Ortiz"),
    ("contact", "add", "Mira Holm", "--role", "pilot"),
    ("contact", "add", "M. Holm"),
    ("note", "add", "mira-holm", "- [ ] I owe: the chart\nneed?: a berth"),
    ("note", "add", "m-holm", "fact: rows on Fridays"),
    ("contact", "edit", "mira-holm", "--role", "harbour pilot"),
    ("contact", "rename", "mira-holm", "Mira Holm-Dal"),
    ("promise", "add", "mira-holm", "send the log"),
    ("note", "review", "--yes"),
    ("prep", "mira-holm"),
    ("contact", "merge", "m-holm", "into", "mira-holm", "--yes"),
)


def test_step_by_step_everything_comes_back_as_it_was(run, book):
    seen = []
    for step in STEPS:
        seen.append(homes_files(book))
        assert run(*step).code == 0, step
    for before, step in zip(reversed(seen), reversed(STEPS), strict=True):
        ran = run("undo")
        assert ran.code == 0
        assert ran.out.startswith(f"Undone: rapport {step[0]} of ")
        assert homes_files(book) == before, step
    assert run("undo").err == "Error: There is nothing to undo.\n"
    assert run("undo").code == 1


def test_a_deleted_note_comes_back_with_its_transcript(run, book):
    run("contact", "add", "Mira Holm")
    run("recap", "mira", "-", "--yes", input="Mira: I'll send the chart by Friday.\nSam: Thanks.\n")
    before = homes_files(book)
    note = json.loads(run("note", "list", "mira", "--json").out)[0]["id"]
    assert run("note", "rm", note, "--yes").code == 0
    assert "put back notes/" in run("undo").err
    assert homes_files(book) == before


def test_a_file_that_was_changed_since_is_never_overwritten(run, book):
    run("contact", "add", "Mira Holm")
    run("contact", "edit", "mira", "--role", "pilot")
    card = book.people / "mira-holm.md"
    card.write_text(card.read_text() + "By hand.\n")
    before = homes_files(book)
    ran = run("undo")
    assert ran.code == 1
    assert "mira-holm.md' was changed since. Nothing was undone." in ran.err
    assert homes_files(book) == before


def test_commands_that_only_read_leave_nothing_to_undo(run, book):
    run("contact", "add", "Mira Holm")
    for step in (("contact", "list"), ("search", "boat"), ("draft", "mira"), ("doctor",), ("reindex",)):
        run(*step)
    assert "removed people/mira-holm.md" in run("undo").err


def test_what_was_forgotten_cannot_be_undone(run, book):
    run("contact", "add", "Mira Holm")
    run("note", "add", "mira", "fact: rows")
    run("forget", "mira", "--yes")
    assert run("undo").err == "Error: There is nothing to undo.\n"
    assert not any(b"rows" in p.read_bytes() for p in book.home.rglob("*") if p.is_file())


def test_old_commands_and_more_than_fifty_megabytes_are_dropped(run, book, monkeypatch):
    run("contact", "add", "Mira Holm")
    run("contact", "add", "Per Dal")
    first, second = sorted((book.home / "trash").glob("*.jsonl"))
    trash.prune(book.home, now=time.time() + 29 * 86_400)
    assert first.exists()
    monkeypatch.setattr(trash, "LIMIT", second.stat().st_size)
    trash.prune(book.home)
    assert not first.exists()
    trash.prune(book.home, now=time.time() + 31 * 86_400)
    assert not second.exists()


def test_the_trash_is_for_its_owner_only(run, book):
    run("contact", "add", "Mira Holm")
    run("contact", "edit", "mira", "--role", "pilot")
    folder = book.home / "trash"
    assert folder.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in folder.iterdir())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_trash_that_cannot_be_written_costs_the_undo_only(run, book):
    run("contact", "add", "Mira Holm")
    (book.home / "trash").chmod(0o500)
    assert run("contact", "edit", "mira", "--role", "pilot").code == 0


def test_a_torn_list_is_named(run, book):
    run("contact", "add", "Mira Holm")
    (path,) = (book.home / "trash").glob("*.jsonl")
    path.write_text('{"at": 1, "comm')
    assert "cannot be read. Delete it to undo the command before it." in run("undo").err


def test_a_picture_comes_back_byte_for_byte(run, book):
    picture = book.home / "network.png"
    run("contact", "add", "Ada Quist")
    assert run("map", "--png", str(picture)).code == 0
    before = picture.read_bytes()
    run("contact", "add", "Ole Berg")
    assert run("map", "--png", str(picture)).code == 0
    ran = run("undo")
    assert ran.code == 0, ran.err
    assert picture.read_bytes() == before


def test_a_command_that_could_not_be_kept_whole_is_not_taken_back_in_part(run, book, monkeypatch):
    run("contact", "add", "Mira Holm")
    run("contact", "add", "M. Holm")
    run("note", "add", "m-holm", "fact: rows on Fridays")
    before = homes_files(book)
    kept, write = [], trash._write

    def full(path, raw):
        kept.append(path)
        if len(kept) == 2:
            raise OSError(28, "No space left on device")
        write(path, raw)

    monkeypatch.setattr(trash, "_write", full)
    merged = run("contact", "merge", "m-holm", "into", "mira-holm", "--yes")
    assert merged.code == 0
    assert "`rapport undo` will not take this back" in merged.err
    after = homes_files(book)
    assert after != before
    assert "Undone: rapport note" in run("undo").out or homes_files(book) == after


def test_what_was_sent_is_a_draft_again(run, book):
    run("contact", "add", "Mira Holm")
    for step in (("draft", "mira", "--goal", "ask about the berth"), ("sent", "mira"), ("undo",), ("sent", "mira")):
        assert run(*step).code == 0, step
    assert len(book.note_paths()) == 1


def test_a_newer_draft_stays_when_sent_is_taken_back(run, book):
    run("contact", "add", "Mira Holm")
    for step in (("draft", "mira", "--goal", "ask about the berth"), ("sent", "mira")):
        run(*step)
    run("draft", "mira", "--goal", "ask about the tide")
    assert run("undo").code == 0
    assert not book.note_paths()
    run("sent", "mira")
    assert "tide" in book.note_paths()[0].read_text()


@pytest.mark.parametrize(
    "step",
    [
        ("note", "add", "mira", "x"),
        ("promise", "add", "mira", "bring oil"),
        ("contact", "edit", "mira", "--role", "tuner"),
        ("draft", "mira", "--goal", "ask when", "--save"),
        ("config", "set", "timeout", "9"),
        ("forget", "mira", "--yes"),
        ("undo",),
    ],
)
def test_a_home_of_a_newer_format_is_read_and_never_written(run, book, step):
    run("contact", "add", "Mira Holm")
    book.add(NewNote(("mira-holm",), "She keeps bees.", dt.date(2026, 11, 2)))
    (book.home / "config.toml").write_text("format = 2\n")
    before = homes_files(book)
    ran = run(*step)
    assert ran.code == 1
    assert "has format 2; this version writes format 1. Nothing was changed. Update Rapport." in ran.err
    assert homes_files(book) == before
    for read in (("contact", "show", "mira"), ("search", "bees"), ("draft", "mira"), ("prep", "mira", "--no-save")):
        assert run(*read).code == 0, read
