"""`rapport search`: what was found, best first, with the note it stands in."""

import datetime as dt
import json

import pytest

from assistant import recall
from assistant.notebook import NewNote
from assistant.recall import Found

DAY = dt.date(2026, 11, 2)


@pytest.fixture
def asked(book, app, monkeypatch):
    """Two notes, found in this order by a search that keeps what it was asked."""
    person = book.add_contact("Mira Holm")
    notes = book.add_many(
        [NewNote((person.id,), "A berth for\nthe winter.", DAY, "call"), NewNote((person.id, "gone"), "Tea.", DAY)]
    )
    found = [
        Found(p, note, score) for p, note, score in zip(app.catalog.passages(), notes, (1.23456, 0.5), strict=True)
    ]
    calls = []

    def search(app, query, *, contact, since, until, k):
        calls.append((query, contact and contact.id, since, until, k))
        return found[:k]

    monkeypatch.setattr(recall, "look_up", search)
    return calls, notes


def test_passages_stand_under_the_id_day_kind_and_people_of_their_note(run, asked):
    _, (first, second) = asked
    ran = run("search", "where to put the boat")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        f"{first.id[:4]}  2026-11-02  call  Mira Holm\n  A berth for\n  the winter.\n\n"
        f"{second.id[:4]}  2026-11-02  note  Mira Holm and gone\n  Tea.\n"
    )


def test_the_json_is_stable_and_whole(run, asked):
    _, (first, _) = asked
    assert json.loads(run("search", "boat", "-k", "1", "--json").out) == [
        {
            "note": first.id, "date": "2026-11-02", "kind": "call", "contacts": ["mira-holm"], "author": "me",
            "passage": f"{first.id}:0", "text": "A berth for\nthe winter.", "score": 1.2346,
        }
    ]  # fmt: skip


def test_offline_an_embedder_behind_a_network_is_why_words_rank_alone(run, book, monkeypatch):
    person = book.add_contact("Mira Holm")
    book.add(NewNote((person.id,), "A berth for the winter.", DAY))
    monkeypatch.setenv("RAPPORT_EMBEDDER", "openai:x")
    ran = run("--offline", "search", "berth")
    assert (ran.code, ran.err) == (0, "Ranked by words alone: the embedder needs a network.\n")


def test_person_dates_and_number_reach_the_search(run, asked):
    calls, _ = asked
    run("search", " boat ", "--contact", "mira", "--since", "2026-01-01", "--until", "today", "-k", "3")
    assert calls == [("boat", "mira-holm", dt.date(2026, 1, 1), dt.date(2026, 11, 23), 3)]


def test_nothing_found_is_no_error_and_says_what_to_try(run):
    ran = run("search", "boat")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "Nothing found. Try other words, fewer of them, or the name of the person.\n"
    assert run("search", "boat", "--json").out == "[]\n"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((" ",), 2),
        (("x" * 1001,), 2),
        (("x", "-k", "0"), 2),
        (("x", "--since", "2026-02-01", "--until", "2026-01-01"), 2),
        (("x", "--contact", "nobody"), 3),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused(run, words, code):
    ran = run("search", *words)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith("Error: ")


def test_what_has_nothing_to_do_with_the_notes_finds_nothing(run, book):
    person = book.add_contact("Mira Holm")
    book.add(NewNote((person.id,), "She sails a wooden boat and looks for a berth for the winter.", DAY, "call"))
    assert run("search", "derivatives clearing house").out == ""
    assert "wooden boat" in run("search", "mooring a yacht").out


def test_what_only_stands_beside_the_word_is_not_shown(run, book):
    person = book.add_contact("Mira Holm")
    texts = [
        "Gloves of felt are her pride.",
        "She asked for the bus to Lund.",
        "The hall was cold.",
        "private: her treasurer left",
    ]
    book.add_many([NewNote((person.id,), text, dt.date(2026, 11, n + 1), "call") for n, text in enumerate(texts)])
    out = run("search", "gloves").out
    assert "Gloves of felt" in out
    assert out.count("Mira Holm") == 1
    assert run("search", "treasurer").out == ""


def test_hits_without_a_word_of_the_query_are_called_near(run, book):
    person = book.add_contact("Mira Holm")
    book.add(NewNote((person.id,), "She sails a wooden boat and looks for a berth for the winter.", DAY, "call"))
    assert "No note holds these words" in run("search", "yacht").err
    assert "No note holds these words" not in run("search", "boat").err


def test_a_chroma_server_that_is_not_there_costs_vectors_and_not_the_answer(run, book, monkeypatch):
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        monkeypatch.setenv("RAPPORT_CHROMA_URL", f"http://127.0.0.1:{probe.getsockname()[1]}")
    run("contact", "add", "Ada Quist")
    run("note", "add", "ada", "She restores carousel horses.", "--no-suggest")
    for arguments in (
        ("search", "carousel"),
        ("search", "carousel", "--contact", "ada"),
        ("ask", "who restores carousel horses?"),
    ):
        ran = run(*arguments)
        assert ran.code == 0
        assert "carousel horses" in ran.out
        assert "words" in ran.err or "without the index" in ran.err
    assert run("reindex").code == 1
    assert "Error" not in ran.err
    assert "`rapport doctor --online` says more" in " ".join(ran.err.split())
    assert "which only `rapport doctor --online` asks" in run("doctor").out


def test_with_no_embedder_the_words_still_find_it(run, monkeypatch):
    monkeypatch.setenv("RAPPORT_EMBEDDER", "none")
    run("contact", "add", "Ada Quist")
    run("note", "add", "ada", "She restores carousel horses.", "--no-suggest")
    ran = run("search", "carousel", "--contact", "ada")
    assert "carousel horses" in ran.out
    assert "by words alone" in ran.err


@pytest.mark.parametrize("query", ["Leeds", "warehouses", "opened"])
def test_words_alone_find_a_word_in_any_form(run, monkeypatch, query):
    monkeypatch.setenv("RAPPORT_EMBEDDER", "none")
    run("contact", "add", "Ada Quist")
    run("note", "add", "ada", "She opened two warehouses in Leeds.", "--no-suggest")
    assert "two warehouses" in run("search", query).out
    assert "Not in your notes" not in run("ask", f"what about {query}?").out


def test_a_reindex_that_built_nothing_is_one_error(run, book, monkeypatch):
    run("contact", "add", "Mira Holm")
    run("note", "add", "mira", "She keeps bees.")
    monkeypatch.setenv("RAPPORT_CHROMA_URL", "http://127.0.0.1:9")
    ran = run("reindex")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("Error: Nothing was indexed: The Chroma server at http://127.0.0.1:9")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("[1]", "the line is JSON, but no object: [1]"),
        ("null", "the line is JSON, but no object: null"),
        ("{", "the line is not JSON: "),
        ('{"op": "search"}', "the field 'query' is missing"),
        ('{"op": "add", "notes": 3}', "a field has a value of the wrong kind: "),
        ('{"op": "add", "notes": [7]}', "a field has a value of the wrong kind: "),
        ('{"op": "drop"}', "unknown op 'drop'; there are add, finish and search"),
    ],
)
def test_the_adapter_answers_a_line_that_it_cannot_serve_with_a_sentence(tmp_path, line, said):
    from bench.adapter import Adapter

    (answer,) = Adapter(tmp_path / "bench").answer(line).items()
    assert answer[0] == "error"
    assert answer[1].startswith(said)


def test_what_is_dated_after_today_is_found_by_nobody(run, book):
    person = book.add_contact("Mira Holm")
    book.add(NewNote((person.id,), "The berth is free in winter.", DAY, "call"))
    book.add(NewNote((person.id,), "The berth is let to Otto.", dt.date(2026, 11, 20), "call"))
    for who in ((), ("--contact", "mira")):
        assert "let to Otto" not in run("search", "berth", *who, today="2026-11-10").out
        assert "free in winter" in run("search", "berth", *who, today="2026-11-10").out
        assert "let to Otto" in run("search", "berth", *who).out
