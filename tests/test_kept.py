"""Which open promise a later note tells as kept, and how surely."""

import datetime as dt
from dataclasses import replace

import pytest

from assistant import kept, marks
from assistant.models import Contact, Note

ILSE = Contact("ilse-brandt", "Ilse Brandt")
STAMP = dt.datetime(2026, 10, 1, tzinfo=dt.UTC)
OWED = Note(
    "abcdefghij",
    STAMP.date(),
    STAMP,
    "call",
    (ILSE.id,),
    """
- [ ] I owe: send her the quote for twelve lamps
- [ ] they owe: send me the roof measurements
- [ ] I owe: build a test shade
- [ ] I owe: call her cousin
- [ ] they owe: lend me her long saw
- [ ] I owe: pay her the 40 euros
""",
)


def told(text: str, author: str = "me") -> list[tuple[str, bool]]:
    note = replace(OWED, id="bcdefghijk", date=dt.date(2026, 10, 7), text=text, author=author)
    return [(found.promise.text, found.sure) for found in kept.find(note, ILSE, marks.promises(OWED))]


@pytest.mark.parametrize(
    ("text", "promise", "sure"),
    [
        ("Sent her the quote for twelve lamps.", "send her the quote for twelve lamps", True),
        ("I've mailed the quote for twelve lamps and she was glad.", "send her the quote for twelve lamps", True),
        ("Posted her the quote; she pays in May.", "send her the quote for twelve lamps", False),
        ("Brought her the test shade, she was delighted.", "build a test shade", False),
        ("She sent the roof measurements: 24 by 11.", "send me the roof measurements", True),
        ("Got the roof measurements from her.", "send me the roof measurements", True),
        ("Her measurements arrived by post.", "send me the roof measurements", False),
        ("Ilse lent me her long saw today.", "lend me her long saw", True),
        ("Called her cousin, all sorted.", "call her cousin", True),
        ("The roof measurements arrived on Monday.", "send me the roof measurements", True),
        ("The roof measurements came, too late for the council.", "send me the roof measurements", False),
    ],
)
def test_a_deed_keeps_the_promise_with_its_owner_and_thing(text: str, promise: str, sure: bool) -> None:
    assert told(text) == [(promise, sure)]


@pytest.mark.parametrize(
    "text",
    [
        "Did not send the quote for twelve lamps yet.",
        "Forgot to send her the quote.",
        "Sent Otto the quote for twelve lamps.",
        "Sent her the quote for the roof.",
        "She asked for the quote for twelve lamps.",
        "I will send her the quote for twelve lamps tomorrow.",
        "Send her the quote for twelve lamps.",
        "Called her cousin, no answer.",
        "She returned the long saw.",
        "Called her cousin, line busy.",
        "Called her cousin but he was away.",
        "Got the roof measurements from Bo, not from her.",
        "The roof measurements came up in the meeting.",
        "The roof measurements came too late for the council.",
        "The roof measurements are here in draft, not yet final.",
        "Received her message about the roof measurements.",
        "Paid her 20 euros.",
        "She paid me the 40 euros.",
        "private: sent her the quote for twelve lamps",
    ],
)
def test_what_is_not_done_of_others_or_of_another_thing_keeps_none(text: str) -> None:
    assert told(text) == []


def test_a_letter_hands_over_what_its_writer_owes() -> None:
    assert told("Here are the roof measurements: 24 by 11.", author=ILSE.id) == [
        ("send me the roof measurements", True)
    ]
    assert told("I got the quote for twelve lamps, thank you!", author=ILSE.id) == [
        ("send her the quote for twelve lamps", True)
    ]
    assert told("Here is the quote for twelve lamps.") == [("send her the quote for twelve lamps", True)]


ERRANDS = replace(
    OWED,
    text="""
- [ ] I owe: ask the council about the ramp
- [ ] I owe: find out what the sawmill charges
- [ ] they owe: judge the soup contest
- [ ] I owe: hand her the cellar keys
- [ ] I owe: mail them by Easter
""",
)


def perhaps(text: str) -> list[tuple[str, bool]]:
    note = replace(OWED, id="bcdefghijk", date=dt.date(2026, 10, 7), text=text)
    return [(found.promise.text, found.sure) for found in kept.find(note, ILSE, marks.promises(ERRANDS))]


@pytest.mark.parametrize(
    ("text", "promise", "sure"),
    [
        ("Council said yes to the ramp, from May.", "ask the council about the ramp", False),
        ("sawmill: 310 a cubic metre.", "find out what the sawmill charges", False),
        ("Soup contest. 40 pots.", "judge the soup contest", False),
        ("Cellar keys handed to Ilse on Monday.", "hand her the cellar keys", True),
        ("Maps mailed to her, 12 of them.", "mail them by Easter", False),
    ],
)
def test_answers_events_and_what_went_to_somebody_tell_a_promise_as_kept(text: str, promise: str, sure: bool) -> None:
    assert perhaps(text) == [(promise, sure)]


@pytest.mark.parametrize(
    "text",
    [
        "Council meets on 3 March.",
        "Council said nothing yet.",
        "sawmill: friendly people.",
        "the quarry: 310 a cubic metre.",
        "Soup contest rules. Ilse drew them up.",
        "Cellar keys to be handed to Ilse.",
        "Cellar keys handed to Otto.",
    ],
)
def test_what_leaves_an_errand_open_keeps_none(text: str) -> None:
    assert perhaps(text) == []
