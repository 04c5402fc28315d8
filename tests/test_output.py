"""Nothing that reaches the screen may act on it."""

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import output


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("plain", "plain"),
        ("two\nlines\r\nthree", "two\nlines\nthree"),
        ("a\tb", "a\tb"),
        ("\x1b[31mred", "\\u{1b}[31mred"),
        ("over\rwritten", "over\\u{d}written"),
        ("a\u202eb", "a\\u{202e}b"),
        ("zero\u200bwidth", "zero\\u{200b}width"),
        ("tag\U000e0041", "tag\\u{e0041}"),
        ("line\u2028end", "line\\u{2028}end"),
        ("\u009b31m", "\\u{9b}31m"),
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("👩🏽\u200d🔬 ❤️\u200d🔥", "👩🏽\u200d🔬 ❤️\u200d🔥"),
        ("a\u200db", "a\\u{200d}b"),
        ("Zoë 李明", "Zoë 李明"),
        ("\udcff", "\\u{dcff}"),
    ],
)
def test_characters_that_act_are_shown_instead(raw, shown):
    assert output.safe(raw) == shown


@given(st.text())
def test_safe_text_holds_only_newlines_tabs_joiners_and_what_can_be_read(text):
    for character in output.safe(text).replace("\u200d", ""):
        assert character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


@given(st.text())
def test_making_safe_text_safe_again_changes_nothing(text):
    once = output.safe(text)
    assert output.safe(once) == once


def test_one_line_collapses_every_kind_of_space():
    assert output.one_line("  a\n\tb\u2028c ") == "a b c"


def test_days_carry_their_year_only_when_it_is_another_one():
    assert output.day(dt.date(2026, 11, 2)) == "2 Nov"
    assert output.day(dt.date(2026, 11, 2), dt.date(2026, 12, 1)) == "2 Nov"
    assert output.day(dt.date(2025, 11, 2), dt.date(2026, 12, 1)) == "2 Nov 2025"


def test_a_doubtful_sentence_stands_on_a_line_of_its_own():
    body = "Hi Mira,\n\nYou won a prize. Shall we talk?\n\nSam"
    assert output.marked(body, ["You won a prize."]) == ("Hi Mira,\n\n\u26a0 You won a prize.\nShall we talk?\n\nSam")
    assert output.marked(body, []) == body


def test_a_doubtful_quotation_over_two_lines_is_marked_on_both() -> None:
    body = 'Hi.\n\nYou said "we lost\nall of it" last week. Bye.'
    shown = output.marked(body, ['You said "we lost\nall of it" last week.'])
    assert shown.count("\u26a0 ") == 2
