"""Passages and their order."""

import datetime as dt

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.alike import stems_like
from vectorstore.passages import MAX_WORDS, Passage, contexts, headed, split
from vectorstore.rank import Ranker, named_dates, tokens


def passage(text: str, day: str = "2026-05-04", note: str = "", author: str = "Iris Bakker", order: int = 0) -> Passage:
    note = note or f"n{abs(hash((text, day))) % 10_000}"
    return Passage(f"{note}:{order}", note, ("iris",), dt.date.fromisoformat(day), author, "call", text, order)


@given(st.text(max_size=3000))
def test_splitting_loses_no_word_and_invents_none(text: str) -> None:
    parts = split(text)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(part.strip() for part in parts)


@given(st.lists(st.text("abc. \n", min_size=1, max_size=400), max_size=8))
def test_no_passage_is_longer_than_the_model_can_read(chunks: list[str]) -> None:
    assert all(len(part.split()) <= MAX_WORDS for part in split(" ".join(chunks)))


def test_a_short_note_is_one_passage_and_its_lines_stay_whole() -> None:
    note = "Books for four sites.\nneed: a first week that works\n- [ ] I owe: send the list (due 2026-11-10)"
    assert split(note) == [note]


def test_a_passage_is_ranked_with_its_day_its_author_and_its_neighbours() -> None:
    talk = [passage("We met.", note="a", order=0), passage("She keeps bees.", note="a", order=1)]
    other = passage("Elsewhere.", "2026-06-01")
    assert headed(talk[0]) == "(4 May 2026) Iris Bakker: We met."
    around = contexts([*talk, other])
    assert "We met." in around[1]
    assert "Elsewhere" not in around[1]


def test_the_passage_with_the_words_of_the_question_comes_first() -> None:
    pool = [passage(t) for t in ("The loom is old.", "Bees fly in spring.", "She sold the old mill.")]
    assert Ranker(pool).search("when do bees fly?", None, 3)[0].passage.text == "Bees fly in spring."


def test_a_passage_that_shares_nothing_with_the_question_is_not_found() -> None:
    assert Ranker([passage("The loom is old.", author="me")]).search("submarine", None, 5) == []


def test_vectors_find_what_words_cannot() -> None:
    pool = [
        passage(t, f"2026-0{i + 1}-01") for i, t in enumerate(("The loom is old.", "Bees fly.", "A mill was sold."))
    ]
    vectors = np.eye(3, dtype=np.float32)
    hits = Ranker(pool, vectors, vectors).search("apiary", vectors[1], 1)
    assert hits[0].passage.text == "Bees fly."


def test_missing_vectors_cost_nothing_but_their_own_weight() -> None:
    pool = [passage("The loom is old."), passage("Bees fly in spring."), passage("A mill was sold.")]
    vectors = np.full((3, 4), np.nan, dtype=np.float32)
    vectors[0] = 0.5
    hits = Ranker(pool, vectors, None).search("bees", np.full(4, 0.5, dtype=np.float32), 3)
    assert hits[0].passage.text == "Bees fly in spring."
    assert all(np.isfinite(hit.score) for hit in hits)


def test_a_few_passages_with_vectors_do_not_outrank_the_words_of_the_rest() -> None:
    pool = [passage("Bees fly in spring.", "2026-01-01")]
    pool += [passage(f"Wool {i}.", str(dt.date(2026, 2, 1) + dt.timedelta(days=i))) for i in range(59)]
    query = np.array([1, 0], dtype=np.float32)
    vectors = np.tile(np.array([0, 1], dtype=np.float32), (60, 1))
    vectors[59] = query
    assert Ranker(pool, vectors, vectors).search("bees", query, 1)[0].passage.text == "Wool 58."
    vectors[:40] = np.nan
    assert Ranker(pool, vectors, vectors).search("bees", query, 1)[0].passage.text == "Bees fly in spring."


def test_a_named_month_and_author_bring_their_passages_forward() -> None:
    pool = [
        passage("We talked about wool.", "2026-03-02", author="Otto"),
        passage("We talked about wool.", "2026-05-02"),
    ]
    assert Ranker(pool).search("the wool in March", None, 1)[0].passage.author == "Otto"
    assert Ranker(pool).search("what did Iris say about wool", None, 1)[0].passage.author == "Iris Bakker"


def test_between_equals_the_newer_note_comes_first() -> None:
    pool = [passage("Wool again.", "2024-01-01"), passage("Wool again.", "2026-01-01")]
    assert Ranker(pool).search("wool", None, 2)[0].passage.date.year == 2026


def test_months_and_years_are_read_from_a_question() -> None:
    assert named_dates("in March or April 2023") == ({3, 4}, {2023})
    assert named_dates("May I ask, may we?") == (set(), set())
    assert named_dates("since May") == ({5}, set())


@given(st.lists(st.text(max_size=80), max_size=6), st.text(max_size=80))
def test_any_text_can_be_ranked(texts: list[str], query: str) -> None:
    hits = Ranker([passage(text, order=i, note=f"n{i}") for i, text in enumerate(texts)]).search(query, None, 10)
    assert len({hit.passage.id for hit in hits}) == len(hits)


def test_words_of_any_script_count() -> None:
    assert tokens("\u0428\u0435\u0440\u0441\u0442\u044c \u7f8a\u6bdb na\u00efve") != []
    assert "the" not in tokens("the looms")
    assert tokens("looms") == tokens("loom's")


def test_a_goal_brings_up_one_passage_of_each_stretch_of_talk() -> None:
    talk = [passage(f"The loom again, part {i}.", note="a", order=i) for i in range(4)]
    later = passage("The loom was sold.", "2026-06-01", note="b")
    hits = Ranker([*talk, later]).gather("the loom", None, 5)
    assert sorted(hit.passage.note for hit in hits) == ["a", "b"]


def test_a_talk_of_one_day_lifts_nothing_that_was_said_to_somebody_else() -> None:
    asked = passage("She spoke of solar panels.", note="a")
    other = Passage("b:0", "b", ("omar",), asked.date, "Omar Lind", "call", "Cats and dogs.", 0)
    assert [hit.passage.note for hit in Ranker([asked, other]).search("solar panels", None, 5)] == ["a"]


def test_a_word_of_nearly_the_same_meaning_counts_but_less_than_the_word_itself() -> None:
    days = ("2026-01-05", "2026-02-05", "2026-03-05")
    texts = ("She sold the old mill.", "He saw a physician on Monday.", "The doctor was kind.")
    pool = [passage(text, day) for text, day in zip(texts, days, strict=True)]
    order = [hit.passage.text for hit in Ranker(pool).search("any news from the doctor?", None, 3)]
    assert order == [texts[2], texts[1]]


def test_nothing_stands_for_a_name() -> None:
    pool = [passage("Natalia paints.", "2026-01-05"), passage("Bees fly.", "2026-02-05")]
    scores = Ranker(pool).scores("the brushes of Maria", None)
    assert "natalia" in stems_like("maria")
    assert scores[0] == scores[1] == 0
