"""The catalog follows the files, whatever happens to them or to it."""

import datetime as dt
import os
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import catalog as catalogs
from assistant.catalog import Catalog
from assistant.errors import AssistantError
from assistant.notebook import NewNote, Notebook

DAY = dt.date(2026, 11, 2)


@pytest.fixture
def catalog(book: Notebook) -> Catalog:
    return Catalog(book)


def write_note(book: Notebook, note_id: str, text: str = "text", name: str | None = None, **front: str) -> Path:
    fields = {"id": note_id, "date": "2026-11-02", "with": "[mira-holm]", **front}
    path = book.notes / "2026" / f"{name or note_id}.md"
    lines = "\n".join(f"{key}: {value}" for key, value in fields.items())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{lines}\n---\n{text}\n")
    return path


def test_a_home_that_is_not_there_is_empty_and_stays_away(catalog, home):
    assert catalog.contacts() == []
    assert catalog.notes() == []
    assert not home.exists()


def test_people_notes_marks_and_promises_come_back_as_they_were_written(book, catalog):
    person = book.add_contact("Mira Holm", emails=["mira@quay.example"], org="Quay Trust", every=30)
    first = book.add(
        NewNote((person.id, "per-dal"), "need: a berth\n- [ ] I owe: the table (due 2026-11-10)", DAY, "call")
    )
    second = book.add(NewNote((person.id,), "secret\nfact: x", DAY, private=True, time=dt.time(9, 5)))
    assert catalog.contacts() == [person]
    assert catalog.contact("mira-holm") == person
    assert catalog.find("mira") == person
    assert catalog.notes("mira-holm") == [first, second]
    assert catalog.notes("per-dal") == [first]
    assert catalog.notes("mira-holm")[0].created == first.created
    assert [(m.kind, m.text, m.contacts) for m in catalog.marks("per-dal")] == [("need", "a berth", first.contacts)]
    assert [m.text for m in catalog.marks(private=True)] == ["a berth", "x"]
    assert [(p.id, p.due) for p in catalog.promises("mira-holm")] == [(f"{first.id}.1", dt.date(2026, 11, 10))]
    assert catalog.count("mira-holm") == 2
    assert [p.text for p in catalog.passages()] == [first.text]


def test_promises_said_in_confidence_are_kept_from_messages_but_not_from_the_user(book, catalog):
    write_note(book, "aaaaaaaaaa", "- [ ] I owe: the merger plan\nThat stays between us.\n\n- [ ] I owe: tea")
    assert [p.text for p in catalog.promises()] == ["tea"]
    assert [p.text for p in catalog.promises(private=True)] == ["the merger plan", "tea"]


def test_notes_are_ordered_by_day_then_time_then_writing(book, catalog):
    news = [
        NewNote(("m",), "noon", DAY, time=dt.time(12)),
        NewNote(("m",), "no time, first", DAY),
        NewNote(("m",), "no time, second", DAY),
        NewNote(("m",), "day before", DAY - dt.timedelta(days=1)),
    ]
    book.add_many(news)
    assert [note.text for note in catalog.notes("m")] == ["day before", "no time, first", "no time, second", "noon"]


def test_what_an_editor_changes_adds_or_deletes_is_seen_by_the_next_command(book, catalog):
    book.add_contact("Mira Holm")
    path = write_note(book, "aaaaaaaaaa", "need: old words")
    gone = write_note(book, "bbbbbbbbbb", "need: other")
    assert len(catalog.notes()) == 2
    path.write_text(path.read_text().replace("old words", "new words"))
    gone.unlink()
    write_note(book, "cccccccccc", "fact: fresh")
    (book.people / "per-dal.md").write_text("---\nname: Per Dal\n---\n")
    catalog.refresh()
    assert [m.text for m in catalog.marks()] == ["new words", "fresh"]
    assert [c.id for c in catalog.contacts()] == ["mira-holm", "per-dal"]
    assert catalog.containing(["old"], 5) == []
    assert catalog.containing(["new"], 5) == ["aaaaaaaaaa:0"]


def test_a_change_within_one_clock_tick_and_of_the_same_size_is_seen(book, catalog):
    path = write_note(book, "aaaaaaaaaa", "fact: one")
    catalog.refresh()
    before = path.stat()
    path.write_text(path.read_text().replace("one", "two"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    catalog.refresh()
    assert [m.text for m in catalog.marks()] == ["two"]


def test_nothing_is_read_again_when_nothing_changed(book, catalog):
    path = write_note(book, "aaaaaaaaaa")
    assert catalog.refresh() == 0  # read when the catalog was opened
    os.utime(path, (0, 0))
    assert catalog.refresh() == 0


def test_a_renamed_file_is_the_same_note(book, catalog):
    path = write_note(book, "aaaaaaaaaa", "fact: one")
    assert len(catalog.notes()) == 1
    path.rename(path.with_name("moved.md"))
    catalog.refresh()
    assert [note.path.name for note in catalog.notes()] == ["moved.md"]
    assert catalog.problems() == []


def test_a_broken_file_is_named_skipped_and_taken_once_it_is_mended(book, catalog):
    write_note(book, "aaaaaaaaaa")
    path = write_note(book, "bbbbbbbbbb", date="soon")
    assert [note.id for note in catalog.notes()] == ["aaaaaaaaaa"]
    assert [problem.path for problem in catalog.problems()] == ["notes/2026/bbbbbbbbbb.md"]
    assert "has no valid date" in catalog.problems()[0].text
    path.write_text(path.read_text().replace("soon", "2026-11-03"))
    catalog.refresh()
    assert catalog.problems() == []
    assert len(catalog.notes()) == 2


def test_a_copy_of_a_note_is_reported_and_takes_over_when_the_first_is_deleted(book, catalog):
    write_note(book, "aaaaaaaaaa", name="first")
    catalog.refresh()
    write_note(book, "aaaaaaaaaa", name="first (conflicted copy)")
    catalog.refresh()
    assert len(catalog.notes()) == 1
    assert "has the id of 'notes/2026/first.md'" in catalog.problems()[0].text
    (book.notes / "2026" / "first.md").unlink()
    catalog.refresh()
    assert [note.path.name for note in catalog.notes()] == ["first (conflicted copy).md"]
    assert catalog.problems() == []


def test_files_of_other_programs_are_passed_over(book, catalog):
    write_note(book, "aaaaaaaaaa")
    for name in (".aaaaaaaaaa.md.77.tmp", ".hidden.md", "x.raw.txt", "note.md~"):
        (book.notes / "2026" / name).write_text("---\nbroken")
    (book.notes / ".obsidian").mkdir()
    (book.notes / ".obsidian" / "x.md").write_text("x")
    (book.notes / "2026" / "folder.md").mkdir()
    assert len(catalog.notes()) == 1
    assert catalog.problems() == []


def test_ids_are_found_by_a_unique_prefix_of_four(book, catalog):
    for note_id in ("abcdaaaaaa", "abcdbbbbbb", "efghaaaaaa"):
        write_note(book, note_id)
    assert catalog.note("efgh").id == "efghaaaaaa"
    assert catalog.note(" EFGHAAAAAA ").id == "efghaaaaaa"
    assert catalog.short_ids(["abcdaaaaaa", "efghaaaaaa"]) == {"abcdaaaaaa": "abcda", "efghaaaaaa": "efgh"}
    with pytest.raises(AssistantError, match=r"'abcd' could be abcda \(2026-11-02 note\), abcdb \(2026-11-02 note\)"):
        catalog.note("abcd")
    with pytest.raises(AssistantError, match="at least four"):
        catalog.note("abc")
    with pytest.raises(AssistantError, match="No note has the id 'zzzz'"):
        catalog.note("zzzz")


def test_private_notes_and_lines_are_in_no_passage(book, catalog):
    write_note(book, "aaaaaaaaaa", "open words\n\nprivate: silent words\n\nBetween us, hidden words here.")
    write_note(book, "bbbbbbbbbb", "closed words", private="true")
    texts = " ".join(passage.text for passage in catalog.passages())
    assert "open words" in texts
    for word in ("silent", "hidden", "closed"):
        assert word not in texts
        assert catalog.containing([word], 5) == []


@pytest.mark.parametrize("damage", [b"", b"not a database at all, but long enough to look at" * 40])
def test_a_damaged_catalog_is_built_anew(book, damage):
    write_note(book, "aaaaaaaaaa")
    first = Catalog(book)
    assert len(first.notes()) == 1
    first.close()
    first.path.write_bytes(damage)
    assert len(Catalog(book).notes()) == 1


@pytest.mark.parametrize("place", [0.05, 0.2, 0.4, 0.6, 0.8, 0.95])
def test_a_catalog_torn_anywhere_is_built_anew(book, place):
    for n in range(200):  # enough for every table to have pages of its own
        write_note(book, f"a{chr(97 + n // 26)}{chr(97 + n % 26)}aaaaaaa", f"fact: number {n} " + "words " * 50)
    first = Catalog(book)
    assert len(first.notes()) == 200
    first.close()
    with first.path.open("r+b") as stream:
        stream.seek(int(first.path.stat().st_size * place) // 4096 * 4096)
        stream.write(b"\xff" * 12_288)
    again = Catalog(book)
    assert again.damage() is not None
    assert len(again.notes()) == 200
    assert len(again.marks()) == 200
    assert len(again.passages()) >= 200


def test_an_older_layout_is_built_anew(book):
    write_note(book, "aaaaaaaaaa")
    first = Catalog(book)
    first.connection().execute(f"PRAGMA user_version = {catalogs.SCHEMA - 1}")
    first.connection().execute("DROP TABLE promises")
    first.close()
    assert len(Catalog(book).notes()) == 1
    assert Catalog(book).promises() == []


def test_a_sound_catalog_has_no_damage(book):
    write_note(book, "aaaaaaaaaa", "fact: one")
    first = Catalog(book)
    assert first.damage() is None
    first.refresh()
    assert first.damage() is None


def test_deleting_the_catalog_loses_nothing(book):
    write_note(book, "aaaaaaaaaa", "fact: one")
    first = Catalog(book)
    before = first.notes()
    first.discard()
    assert not first.path.exists()
    assert Catalog(book).notes() == before


def test_only_the_owner_may_read_the_catalog(book):
    write_note(book, "aaaaaaaaaa", "fact: one")
    first = Catalog(book)
    first.notes()
    assert stat.S_IMODE(first.path.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in first.path.parent.glob("catalog*")} == {0o600}


def test_a_home_whose_catalog_cannot_be_written_is_read_all_the_same(book):
    write_note(book, "aaaaaaaaaa", "fact: one")
    book.derived.write_text("in the way")
    assert [m.text for m in Catalog(book).marks()] == ["one"]
    book.derived.unlink()
    (book.derived / "catalog.sqlite3").mkdir(parents=True)
    assert [m.text for m in Catalog(book).marks()] == ["one"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may become a user who owns nothing here")
def test_a_home_that_belongs_to_somebody_else_is_read_all_the_same(book, tmp_path):
    write_note(book, "aaaaaaaaaa", "fact: one")
    Catalog(book).notes()
    write_note(book, "bbbbbbbbbb", "fact: two")
    for path in (book.home, *book.home.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.chdir(book.home)
        os.setgroups([])
        os.setuid(65534)
        found = [m.text for m in Catalog(Notebook(Path())).marks()]
        os.write(write, ",".join(found).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as stream:
        assert stream.read() == "one,two"
    os.waitpid(child, 0)


def test_a_reader_waits_for_a_writer_and_then_says_so(book, monkeypatch):
    monkeypatch.setattr(catalogs, "BUSY_S", 0.1)
    write_note(book, "aaaaaaaaaa")
    first = Catalog(book)
    first.notes()
    write_note(book, "bbbbbbbbbb")
    first.connection().execute("BEGIN IMMEDIATE")
    with pytest.raises(AssistantError, match=r"is locked by another command\. Let it end, then repeat"):
        Catalog(book).notes()
    first.connection().execute("ROLLBACK")


def test_vectors_are_kept_by_model_and_text(catalog, book):
    book.add_contact("Mira Holm")
    catalog.keep_vectors("one", [("h1", b"1"), ("h2", b"2")])
    catalog.keep_vectors("two", [("h1", b"other")])
    assert catalog.vectors("one", ["h1", "h3"]) == {"h1": b"1"}
    assert catalog.prune_vectors("one", ["h1"]) == 2
    assert catalog.vectors("two", ["h1"]) == {}
    assert catalog.vectors("one", ["h1", "h2"]) == {"h1": b"1"}


def test_processes_that_start_on_a_new_home_at_once_all_read_it(book):
    for n in range(20):
        write_note(book, f"aaaaaaaa{chr(97 + n)}a")
    code = (
        "import pathlib, sys\n"
        "from assistant.catalog import Catalog\n"
        "from assistant.notebook import Notebook\n"
        "sys.exit(len(Catalog(Notebook(pathlib.Path(sys.argv[1]))).notes()) != 20)\n"
    )
    workers = [subprocess.Popen([sys.executable, "-c", code, str(book.home)]) for _ in range(6)]
    assert [worker.wait(timeout=60) for worker in workers] == [0] * 6


def test_eight_first_commands_at_the_same_moment_all_find_a_catalog(tmp_path):
    code = (
        "import pathlib, sys, time\n"
        "from assistant.catalog import Catalog\n"
        "from assistant.notebook import Notebook\n"
        "catalogs = [Catalog(Notebook(pathlib.Path(folder))) for folder in sys.argv[2:]]\n"
        "for number, catalog in enumerate(catalogs):\n"
        "    while time.time() < float(sys.argv[1]) + 0.1 * number:\n"
        "        pass\n"
        "    catalog.contacts()\n"
    )
    folders = [tmp_path / str(n) for n in range(8)]
    for folder in folders:
        folder.mkdir()
    line = [sys.executable, "-c", code, str(time.time() + 1), *map(str, folders)]
    workers = [subprocess.Popen(line) for _ in range(8)]
    assert [worker.wait(timeout=60) for worker in workers] == [0] * 8


def test_a_cache_that_the_disk_cannot_take_is_given_up_whole(book: Notebook) -> None:
    catalog = Catalog(book)

    def torn() -> Iterator[tuple[str, bytes]]:
        yield "one", b"1234"
        raise sqlite3.OperationalError("disk I/O error")

    catalog.keep_vectors("m", torn())
    assert catalog.vectors("m", ["one"]) == {}
    catalog.keep_vectors("m", [("two", b"1234")])
    assert catalog.vectors("m", ["two"]) == {"two": b"1234"}


def test_two_notes_that_changed_places_are_both_there(book: Notebook) -> None:
    book.add_contact("Ada Quist")
    one, two = (book.add(NewNote(("ada-quist",), text, DAY)) for text in ("Bees.", "Bells."))
    catalog = Catalog(book)
    catalog.refresh()
    assert one.path is not None
    assert two.path is not None
    first, second = one.path.read_bytes(), two.path.read_bytes()
    one.path.write_bytes(second)
    two.path.write_bytes(first)
    catalog.refresh()
    assert catalog.problems() == []
    assert sorted(note.text for note in catalog.notes()) == ["Bees.", "Bells."]


def test_of_two_cards_with_one_id_the_first_lives_and_what_is_no_card_is_passed_over(book: Notebook) -> None:
    for folder in ("b", "a"):
        (book.people / folder).mkdir(parents=True)
        (book.people / folder / "tom.md").write_text(f"---\nname: Tom {folder.upper()}\n---\n")
    (book.people / "a" / "README.md").write_text("# My people\n")
    catalog = Catalog(book)
    catalog.refresh()
    assert [contact.name for contact in catalog.contacts()] == ["Tom A"]
    assert [problem.path for problem in catalog.problems()] == ["people/b/tom.md"]
