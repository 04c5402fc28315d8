"""What the trained ear notices in a note beside the rules: offered as lines, never more than the note says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from assistant import noticed, reaching
from assistant.heard import ear
from assistant.models import Note

Run = Callable[..., Any]
DAY = dt.date(2026, 10, 5)


def lines(text: str, known: tuple[str, ...] = (), author: str = "me") -> list[str]:
    note = Note("a1b2", DAY, dt.datetime(2026, 10, 5, tzinfo=dt.UTC), "note", ("petra-wilde",), text, author=author)
    return noticed.lines(note, text, "Anselm Roth", "Petra Wilde", known)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Valley gazette: her joinery got the order for the school stairs, nine flights.",
            "fact: her joinery got the order for the school stairs, nine flights",
        ),
        (
            "She has turned down the order for the town hall, the oak came too late.",
            "fact: She has turned down the order for the town hall, the oak came too late",
        ),
        ("She'd give a lot for somebody who can still turn newel posts by hand.", "need: somebody who can still turn newel posts by hand"),
        ("Would lend her long steam chest to anybody who fetches it.", "offer: Would lend her long steam chest to anybody who fetches it"),
        ("She'd like to run an evening school for apprentices.", "wants: to run an evening school for apprentices"),
        ("Her workshop opens to visitors on 14 November.", "when: 2026-11-14 Her workshop opens to visitors"),
        (
            "She wrote: 'Half a day is fine. Last winter we threw away four tonnes of ash because nobody would dry it.'",
            'fact: "Last winter we threw away four tonnes of ash because nobody would dry it"',
        ),
    ],
)  # fmt: skip
def test_what_no_rule_has_a_word_for_is_offered(text: str, line: str) -> None:
    assert line in lines(text)


@pytest.mark.parametrize(
    "text",
    [
        "We move our own workshop in spring and need two vans.",
        "I can lend her our long clamps until Easter.",
        "Her brother Ulf has opened a bicycle shop in Lund.",
        "She asked me not to bring up the price of elm at the first meeting.",
        "Wrote to her: 'Could you turn twelve posts before May?' No answer so far.",
        "Between us: she is two months behind with the rent.",
        "Coffee at the station, it rained.",
        "She is in hospital again and nobody at work knows.",
        "",
    ],
)
def test_what_is_mine_somebody_elses_or_better_left_unsaid_is_not(text: str) -> None:
    assert lines(text) == []


def test_what_a_line_says_already_is_not_offered_again() -> None:
    text = "She has turned down the order for the town hall, the oak came too late."
    assert lines(text, known=("fact: turned down the town hall order",)) == []
    assert lines(text, author="petra-wilde") == []


def test_one_sentence_is_one_line() -> None:
    text = "Petra is going to try a queue lamp with colours in hall C from 9 November."
    assert lines(text) == [f"fact: {text[:-1]}"]


def test_without_its_model_nothing_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ear, "MATTERS_SHA256", "0" * 64)
    ear.matters_model.cache_clear()
    ear._matters.cache_clear()
    try:
        assert lines("She has turned down the order for the town hall.") == []
    finally:
        ear.matters_model.cache_clear()


def test_review_keeps_what_was_noticed_and_a_letter_says_it(run: Run) -> None:
    run("init", "--name", "Anselm Roth", "--role", "carpenter")
    said = "Valley gazette: her joinery got the order for the school stairs, nine flights."
    run("note", "add", "Petra Wilde", said, "--new", "--date", "2026-10-05", "--no-suggest")
    assert "got the order for the school stairs" in run("note", "review", "petra", "--yes").out
    letter = run("--as-of", "2026-10-10", "draft", "petra", "--goal", "congratulate her on the order").out
    assert "Congratulations on the order for the school stairs, nine flights." in letter


def test_what_is_done_as_a_rule_is_no_promise(run: Run) -> None:
    run("init", "--name", "Anselm Roth", "--role", "carpenter")
    for text in (
        "Petra planes every tread by hand each night and oils them all again at five in the morning.",
        "Her deputy knows that I call on her first.",
        "She is glad that I send the bill late.",
    ):
        run("note", "add", "Petra Wilde", text, "--new", "--date", "2026-10-05", "--no-suggest")
    out = run("note", "review", "petra", "--yes").out
    assert "owe" not in out


@pytest.mark.parametrize(
    ("text", "is_hint"),
    [
        ("She is free after four", True), ("Tuesdays are best for her", True), ("Mail works best", True), ("You are only free on Fridays", True),
        ("He did not want to talk about it", True), ("She does not want to talk by phone", True), ("Evenings are good for me", True),
        ("The workshop on Friday works best for me", False), ("She does not want to talk to banks before May", False),
        ("Her inbox is best kept empty", False), ("The mornings are good for the bees", False), ("They are best at canning fruit", False),
        ("She was free in 1989", False), ("She uses mail merge", False), ("She is away from home less since the merger", False),
    ],
)  # fmt: skip
def test_only_how_somebody_is_reached_is_a_hint(text: str, is_hint: bool) -> None:
    assert reaching.tells_how_to_reach(text) == is_hint
