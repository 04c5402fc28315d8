"""`rapport forget`: nothing of the person is left under the home, and everybody else is whole."""

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from assistant.notebook import NewNote
from assistant.vectors import Store, text_hashes

pytest_plugins = ("chroma_server",)

DAY = dt.date(2026, 11, 2)
CANARIES = ("canarybird", "plumfeather", "zanderhof", "quill", "kestrel")


def bytes_left(home: Path, words: tuple[str, ...] = CANARIES) -> list[str]:
    """The files below HOME that hold one of WORDS, in whatever encoding, or in their names."""
    found = []
    for path in home.rglob("*"):
        raw = path.read_bytes().lower() if path.is_file() else b""
        for word in words:
            forms = [word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be")]
            if any(form in raw for form in forms) or word in path.name.lower():
                found.append(f"{path.relative_to(home)}: {word}")
    return found


def filled(run, book, size: int) -> None:
    """A home with SIZE notes on Dana Quill, some on Per Dal, one on both."""
    run(
        "contact",
        "add",
        "Dana Quill",
        "--email",
        "dana@quill.example",
        "--role",
        "kestrel ringer",
        "--org",
        "Zanderhof",
    )
    run("contact", "add", "Per Dal")
    book.add_many(
        NewNote(("dana-quill",), f"Canarybird {n} at Zanderhof.\nneed: plumfeather {n}", DAY, "call")
        for n in range(size)
    )
    book.add_many(NewNote(("per-dal",), f"Per told of boat {n}.", DAY, "call") for n in range(3))
    book.add(NewNote(("dana-quill", "per-dal"), "Walk with Dana and Per. DANA showed the nest boxes.", DAY, "meeting"))


@pytest.mark.parametrize("size", [5, 60])
def test_no_byte_and_no_vector_of_the_person_is_left(run, book, app, size):
    filled(run, book, size)
    run("draft", "dana", "--save")
    run("prep", "dana")
    book.audit({"job": "draft", "contact": "dana-quill", "notes": [book.note_paths()[0].stem[-10:]]})
    assert run("reindex").code == 0
    held = [np.frombuffer(v, np.float32) for _, _, v in vectors(app, "dana-quill")]
    assert held
    ran = run("forget", "dana", "--yes")
    assert (ran.code, ran.out) == (0, f"Forgot Dana Quill: the card and {size} notes of their own.\n")
    assert bytes_left(book.home) == []
    files = b"".join(path.read_bytes() for path in book.home.rglob("*") if path.is_file())
    assert not any(vector.tobytes() in files for vector in held)
    again = [sys.executable, "-c", "from assistant.cli import main; main()", "--home", str(book.home), "reindex"]
    subprocess.run(
        again, check=True, capture_output=True
    )  # its own process: HNSW files hold the memory of their writer
    assert bytes_left(book.home) == []


def vectors(app, contact: str) -> list:
    return app.catalog.every_vector(text_hashes([p for p in app.catalog.passages() if p.contacts == (contact,)]))


def test_everybody_else_is_whole_and_found_by_meaning_at_once(run, book, app):
    filled(run, book, 5)
    run("reindex")
    before = {v for _, _, v in vectors(app, "per-dal")}
    run("forget", "dana", "--yes")
    notes = json.loads(run("note", "list", "per", "--json").out)
    assert [n["text"] for n in notes] == [
        *(f"Per told of boat {n}." for n in range(3)),
        "Walk with somebody and Per. somebody showed the nest boxes.",
    ]
    assert all(n["contacts"] == ["per-dal"] for n in notes)
    fresh = type(app)(home=app.home, today=app.today, offline=True)
    assert before & {v for _, _, v in vectors(fresh, "per-dal")}
    assert "Per told of boat" in run("search", "sailing").out


def test_it_asks_first_and_shows_what_is_shared(run, book):
    filled(run, book, 2)
    ran = run("forget", "dana", terminal=True, input="n\n")
    assert "To be deleted of Dana Quill: the card, 2 notes, 0 transcripts" in ran.err
    assert "Walk with Dana and Per." in ran.err
    assert "Nothing was forgotten." in ran.err
    assert len(book.contacts()) == 2
    assert run("forget", "dana").code == 1
    assert run("forget", "nobody", "--yes").code == 3


def test_what_others_notes_still_say_and_what_is_out_of_reach_is_said(run, book):
    filled(run, book, 1)
    note = book.add(NewNote(("per-dal",), "Per knows Dana Quill from school.", DAY))
    ran = run("forget", "dana", "--yes")
    assert f"Still named in notes on others (rapport note edit ID): {note.id[:4]}" in ran.err
    assert "Out of reach: backups, exports" in ran.err


def test_an_interrupted_forget_can_be_repeated(run, book, monkeypatch):
    filled(run, book, 5)
    from assistant.notebook import Notebook

    real, gone = Notebook.remove, []

    def stops(self, note):
        if len(gone) == 2:
            raise KeyboardInterrupt
        gone.append(note)
        real(self, note)

    monkeypatch.setattr(Notebook, "remove", stops)
    assert run("forget", "dana", "--yes").code == 130
    monkeypatch.setattr(Notebook, "remove", real)
    assert run("forget", "dana", "--yes").code == 0
    assert bytes_left(book.home) == []


def test_the_log_keeps_when_and_how_much_but_no_id(run, book):
    filled(run, book, 1)
    (own,) = [n for n in json.loads(run("note", "list", "dana", "--json").out) if n["contacts"] == ["dana-quill"]]
    book.audit({"job": "draft", "contact": "dana-quill", "notes": [own["id"]], "characters": 77})
    book.audit({"job": "draft", "contact": "per-dal", "notes": ["aaaaaaaaaa"], "characters": 88})
    run("forget", "dana", "--yes")
    rows = [json.loads(line) for line in (book.home / "log" / "audit.jsonl").read_text().splitlines()]
    assert [(r["contact"], r["notes"], r["characters"]) for r in rows] == [
        (None, [], 77),
        ("per-dal", ["aaaaaaaaaa"], 88),
    ]


def test_a_word_that_is_also_a_name_stays_where_it_is_a_word(run, book):
    run("contact", "add", "Will Page")
    run("contact", "add", "Per Dal")
    book.add(NewNote(("will-page", "per-dal"), "Will and Per will read the page.", DAY))
    run("forget", "will", "--yes")
    assert json.loads(run("note", "list", "per", "--json").out)[0]["text"] == "somebody and Per will read the page."


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Ludmila and Per met. Quorvane sang.", "somebody and Per met. somebody sang."),
        ("Ludmila Quist praised LUDMILA.", "Ludmila Quist praised somebody."),
        ("win: a kiln (thanks-to: [ludmila-quorvane])", "win: a kiln (thanks-to: [somebody])"),
        ("ludmila-quorvane-2 is no id of hers.", "ludmila-quorvane-2 is no id of hers."),
    ],
)
def test_a_first_name_that_another_bears_goes_from_shared_notes_and_so_does_the_id(run, book, text, kept):
    for name in ("Ludmila Quorvane", "Ludmila Quist", "Per Dal"):
        run("contact", "add", name)
    book.add(NewNote(("ludmila-quorvane", "per-dal"), text, DAY))
    ran = run("forget", "Ludmila Quorvane", "--yes")
    assert json.loads(run("note", "list", "per", "--json").out)[0]["text"] == kept
    assert "Still named" not in ran.err


def test_a_first_name_that_may_be_the_others_stays_and_is_listed(run, book):
    for name in ("Ludmila Quorvane", "Ludmila Quist"):
        run("contact", "add", name)
    book.add(NewNote(("ludmila-quorvane", "ludmila-quist"), "Ludmila told Ludmila.", DAY))
    assert "Still named in notes on others" in run("forget", "Ludmila Quorvane", "--yes").err
    assert "Ludmila told Ludmila." in book.note_paths()[0].read_text()


def test_on_a_server_the_collection_is_made_anew_without_the_person(run, book, app, server, monkeypatch):
    monkeypatch.setenv("RAPPORT_CHROMA_URL", server)
    filled(run, book, 5)
    assert run("reindex").code == 0
    with Store(app).index().reading() as rows:
        held = rows.ids()
    assert any(row.startswith("dana-quill/") for row in held)
    assert any(not row.startswith("dana-quill/") for row in held)
    assert run("forget", "dana", "--yes").code == 0
    assert run("search", "boat").code == 0
    with Store(app).index().reading() as rows:
        left = rows.ids()
        assert list(rows.of_contact("dana-quill")) == []
    assert not any(row.startswith("dana-quill/") for row in left)
    assert run("reindex").code == 0
    with Store(app).index().reading() as rows:
        assert not any(row.startswith("dana-quill/") for row in rows.ids())
        assert rows.ids()
    Store(app).index().drop()


def test_a_long_log_and_a_broken_file_do_not_stop_it(run, book):
    run("contact", "add", "Dana Lee")
    run("note", "add", "dana", "She keeps bees.", "--no-suggest")
    (book.notes / "2026").mkdir(exist_ok=True)
    (book.notes / "2026" / "broken.md").write_text("---\n: [\n---\nDana Lee called.\n", encoding="utf-8")
    log = book.log / "audit.jsonl"
    log.parent.mkdir(exist_ok=True)
    log.write_text('{"contact": "dana-lee", "notes": []}\n' * 160_000, encoding="utf-8")
    ran = run("forget", "dana", "--yes")
    assert ran.code == 0, ran.err
    assert "broken.md" in ran.err
    assert "dana-lee" not in log.read_text(encoding="utf-8")


def test_particles_titles_and_empty_aliases_are_no_name(run, book):
    run("contact", "add", "Dr. Anna von der Heide")
    run("contact", "add", "Tom Fry")
    card = book.people / "dr-anna-von-der-heide.md"
    card.write_text(card.read_text().replace("name:", 'aliases: [""]\nname:', 1))
    text = "Wir sprachen von der neuen Halle mit Dr. Miller. Anna zahlt, Heide nicht."
    run("note", "add", "tom", text, "--with", "dr-anna-von-der-heide", "--no-suggest")
    assert run("forget", "dr-anna-von-der-heide", "--yes").code == 0
    (kept,) = book.note_paths()
    assert "Wir sprachen von der neuen Halle mit Dr. Miller. somebody zahlt, somebody nicht." in kept.read_text()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Jos\u00e9 D\u00edaz", "With Jose\u0301 Di\u0301az by the sea."),
        ("Mary O'Neil", "With O\u2019Neil by the sea."),
        ("\u7530\u4e2d\u592a\u90ce", "\u7530\u4e2d\u592a\u90ce\u3055\u3093 by the sea."),
    ],
)
def test_a_name_in_another_spelling_is_found_in_shared_notes(run, book, name, text):
    person = book.add_contact(name)
    run("contact", "add", "Tom Fry")
    run("note", "add", "tom", text, "--with", person.id, "--no-suggest")
    assert run("forget", person.id, "--yes").code == 0
    (kept,) = book.note_paths()
    body = kept.read_text(encoding="utf-8").split("---\n")[-1]
    assert "somebody" in body
    assert not any(part in body for part in ("D", "Neil", "\u7530"))


def test_the_transcript_of_a_renamed_note_and_odd_ids_go_with_it(run, book, tmp_path):
    run("contact", "add", "Dana Lee")
    call = tmp_path / "call.txt"
    call.write_text("Dana Lee: I will send the plan by Friday.\nSam: Thanks.\n")
    run("recap", "dana", str(call), "--yes")
    note = next(iter(book.note_paths()))
    note.rename(note.with_name("clinic-call.md"))
    assert "1 transcript" in run("forget", "dana", "--yes").err
    assert not [path for path in book.notes.rglob("*") if path.is_file()]


def test_an_id_is_no_pattern(run, book):
    book.add_contact("Dana One")
    (book.people / "dana[-]one.md").write_text("---\nname: Dana Bracket\n---\n")
    run("prep", "Dana One")
    assert run("forget", "Dana Bracket", "--yes").code == 0
    assert len(list(book.drafts.rglob("*.md"))) == 1
