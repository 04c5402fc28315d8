"""Promises that plain notes state and no line keeps, on the agenda of the one person they are about."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest

from assistant.notebook import NewNote, Notebook

Run = Callable[..., Any]


@pytest.fixture
def noted(run: Run, book: Notebook) -> Callable[..., list[str]]:
    """What the agenda with Orla shows as said in a note, after a note with TEXT on her."""
    for name in ("Orla Brandt", "Otto Lund"):
        book.add_contact(name)

    def said(text: str, people: tuple[str, ...] = ("orla-brandt",), day: int = 5, kind: str = "note") -> list[str]:
        book.add(NewNote(people, text, dt.date(2026, 11, day), kind))  # type: ignore[arg-type]
        rows = json.loads(run("prep", "orla", "--json").out)["promises_in_notes"]
        return [f"{row['owner']}: {row['text']}" for row in rows]

    return said


def test_what_a_plain_note_promises_either_way_is_shown(noted: Callable[..., list[str]]) -> None:
    assert noted("I will lend her the long ladder on Friday. She'll send me the roof plan.") == [
        "me: lend her the long ladder",
        "them: send me the roof plan",
    ]


def test_a_debt_told_in_the_past_is_shown_while_it_is_open(noted: Callable[..., list[str]]) -> None:
    assert noted("She was to send me the roof plan by 10 November. Not here yet.") == ["them: send me the roof plan"]
    assert noted("She was supposed to lend me her scale. She brought it on Monday.", day=6) == [
        "them: send me the roof plan"
    ]


@pytest.mark.parametrize(
    ("text", "people", "kind"),
    [
        ("I'll send Otto the lawsuit papers. I will lend Orla the ladder.", ("orla-brandt", "otto-lund"), "meeting"),
        ("Dear Orla, I will send you the sheet by Friday.", ("orla-brandt",), "email"),
        ("I promised to send her the list by Monday; sent the list on Monday.", ("orla-brandt",), "call"),
        ("private: I will lend her 500 euros by Friday.", ("orla-brandt",), "call"),
    ],
    ids=["a note on several people", "a letter", "done in the same note", "a private line"],
)
def test_what_is_of_others_kept_or_private_is_not(
    noted: Callable[..., list[str]], text: str, people: tuple[str, ...], kind: str
) -> None:
    assert noted(text, people, kind=kind) == []


def test_a_note_of_a_day_to_come_waits_for_its_day(noted: Callable[..., list[str]]) -> None:
    assert noted("I will lend her the long ladder on Friday.", day=30) == []


def test_a_note_of_many_words_is_left_to_the_review(noted: Callable[..., list[str]]) -> None:
    assert noted("I will send her the list. " + "It rained. " * 300) == []
