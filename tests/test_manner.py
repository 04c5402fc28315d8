"""How the user begins and ends a message, learned from samples."""

from collections.abc import Callable
from typing import Any

import pytest

from assistant import manner
from assistant.models import Me

SAMPLES = """Hallo Petra,

danke for the plan, it helped on Tuesday.

Gr\u00fc\u00dfe,
Jo

---

Hallo Ben, short question about the crates.

Jo

---

Good morning Ada,
the room is booked.
Cheers,
Jo
"""


def test_the_usual_greeting_and_closing_come_from_the_samples() -> None:
    me = Me("Jo Tamm", voice=SAMPLES)
    assert (manner.hello(me), manner.signed(me)) == ("Hallo", "Gr\u00fc\u00dfe,\nJo")


def test_a_short_text_is_signed_with_the_name_alone() -> None:
    assert manner.signed(Me("Jo Tamm", voice=SAMPLES), brief=True) == "Jo"


@pytest.mark.parametrize(
    "voice",
    [
        "",
        "Thanks Tom, that was quick.",
        "Hi all,\nthe hall is open.",
        "We met Ruth, as you know.",
        "Hello there!",
        "---\n---",
    ],
)
def test_without_a_sample_it_is_plain(voice: str) -> None:
    me = Me("Jo Tamm", voice=voice)
    assert (manner.hello(me), manner.signed(me)) == ("Hi", "Jo")


@pytest.mark.parametrize(
    ("first_line", "hello"),
    [
        ("Dear Mr Oduya,", "Dear"),
        ("Dear Dr. Oduya,", "Dear"),
        ("Good evening Captain Rask,", "Good evening"),
        ("Hey Coach Lind!", "Hey"),
        ("Hi Anna Lisa, a short question", "Hi"),
        ("Hallo Frau Voss,", "Hallo"),
        ("Liebe Petra,", "Dear"),
        ("Guten Abend Herr Voss,", "Guten Abend"),
        ("Bom dia Ana,", "Bom dia"),
        ("Hei Jussi!", "Hei"),
        ("Professor Lind,", "Hi"),
        ("Ms Rask,", "Hi"),
    ],
)
def test_what_a_sample_calls_its_reader_is_no_part_of_the_greeting(first_line: str, hello: str) -> None:
    assert manner.hello(Me("Jo Tamm", voice=f"{first_line}\n\nthe room is booked.\nJo")) == hello


@pytest.mark.parametrize(
    ("name", "voice", "signed"),
    [
        ("Nguyen Thi Hoa", "Hi Bo,\nsee you there.\nHoa", "Hoa"),
        ("Johanna Berg", "Hi Bo,\nsee you there.\n- Jo.", "Jo"),
        ("Johanna Berg", "Hi Bo,\nsee you there.\nMartin", "Johanna"),
        ("Johanna Berg", "Hi Bo,\nsee you there.\nBest", "Johanna"),
        ("Kim Min-jun", "Hi Bo,\nsee you.\nMin-jun\n---\nHi,\nfine.\nKim\n---\nHi Al,\nok.\nMin-jun", "Min-jun"),
    ],
)
def test_a_message_is_signed_as_the_samples_are(name: str, voice: str, signed: str) -> None:
    assert manner.signed(Me(name, voice=voice), brief=True) == signed


def test_nobody_signs_without_a_name() -> None:
    assert manner.signed(Me("", voice=SAMPLES)) == ""


def test_a_draft_without_a_model_begins_and_ends_as_the_user_does(run: Callable[..., Any]) -> None:
    run("init", "--name", "Jo Tamm", *(part for text in SAMPLES.split("---") for part in ("--voice", text.strip())))
    run(
        "note",
        "add",
        "Ines Roth",
        "--new",
        "Ines opens a bakery in Lund.\nneed: a baker for the early shift",
    )
    letter = run("draft", "Ines", "--goal", "ask how the bakery is going").out
    assert "Hallo Ines," in letter
    assert letter.rstrip().endswith("Gr\u00fc\u00dfe,\nJo")


def test_a_title_is_no_name_to_sign_with() -> None:
    assert manner.called(Me("Dr. Amarachi Nwelue")) == "Amarachi"
    assert manner.called(Me("Nwelue, Amarachi")) == "Amarachi"
    assert manner.called(Me("Prof. Lind")) == "Lind"
