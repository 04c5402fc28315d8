"""When something was, as a message and an agenda say it on a later day."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.english import times

NOTED, TODAY = dt.date(2026, 6, 10), dt.date(2026, 11, 28)


@pytest.mark.parametrize(
    ("clause", "when", "said"),
    [
        ("you won the prize last week", "in June", "you won the prize"),
        ("you opened the second shop on Monday", "in June", "you opened the second shop"),
        ("you started at the mill yesterday", "in June", "you started at the mill"),
        ("you sold the barge a month ago", "", "you sold the barge"),
        ("you left the choir two weeks ago", "", "you left the choir"),
        ("you took over the press last year", "", "you took over the press"),
        ("you moved to Lisbon in May", "", "you moved to Lisbon in May"),
        ("you moved to Lisbon in October", "", "you moved to Lisbon in October 2025"),
        ("you joined Kesko in 2019", "", "you joined Kesko in 2019"),
        ("you handed in the thesis on 3 March", "", "you handed in the thesis on 3 March"),
        ("you planned to choose the depot in January", "in June", "you planned to choose the depot in January"),
        ("you got the permit at last", "in June", "you got the permit at last"),
    ],
)
def test_a_time_is_told_as_it_reads_today(clause: str, when: str, said: str) -> None:
    assert times.told(clause, NOTED, TODAY) == times.Told(said, when)


@pytest.mark.parametrize(
    "clause",
    [
        "you planned to move next week",
        "you led the pilot until Friday",
        "you won yesterday",
        "you moved in 10 years ago next May",
    ],
)
def test_what_lay_ahead_then_is_not_told(clause: str) -> None:
    assert times.told(clause, NOTED, TODAY) is None


def test_the_year_is_said_when_it_is_another() -> None:
    assert times.told("you hired two masons", dt.date(2024, 2, 1), TODAY) == times.Told(
        "you hired two masons", "in February 2024"
    )
    told = times.told("you moved in May", dt.date(2024, 6, 1), TODAY)
    assert told == times.Told("you moved in May 2024", "")


def test_an_agenda_leaves_nothing_out() -> None:
    assert times.opened("you led the pilot until Friday", NOTED, TODAY) == "in June you led the pilot until Friday"
    assert times.opened("you moved in 10 years ago next May", NOTED, TODAY) == "you moved in 10 years ago next May"


def test_a_day_that_has_passed_is_no_part_of_what_was_wanted() -> None:
    assert times.without_ahead("a hall for forty by Friday") == "a hall for forty"


def test_a_deed_is_told_without_the_month_in_which_it_was_noted() -> None:
    assert times.told("you built the loft of elm", NOTED, TODAY, deed=True) == times.Told(
        "you built the loft of elm", ""
    )
    assert times.told("you built the loft last week", NOTED, TODAY, deed=True) == times.Told(
        "you built the loft", "in June"
    )
    assert times.told("you wrote that the loft is dry", NOTED, TODAY, deed=True) == times.Told(
        "you wrote that the loft is dry", "in June"
    )


def test_a_season_is_told_in_its_own_year_only() -> None:
    assert times.told("you sold the loft in spring", NOTED, TODAY) == times.Told("you sold the loft in spring", "")
    assert times.told("you sold the loft in spring", dt.date(2024, 6, 1), TODAY) is None


def test_a_month_that_stands_in_what_was_written_is_not_said_twice() -> None:
    clause = "you wrote that you have opened a shop in May"
    assert times.told(clause, dt.date(2026, 5, 30), dt.date(2026, 11, 23)) == times.Told(clause, "")
    known = times.told(clause, dt.date(2025, 5, 30), dt.date(2026, 11, 23))
    assert known is not None
    assert known.when == "in May 2025"


def test_a_state_of_a_term_that_may_last_still_is_not_told_as_over() -> None:
    clause = "your school was short of cooks this term"
    assert times.told(clause, dt.date(2026, 11, 3), dt.date(2026, 11, 23)) is None


def test_a_day_by_which_is_cut_whole() -> None:
    assert times.without_ahead("a hall by next Friday, the fourth") == "a hall"


def test_a_season_that_was_hoped_for_counts_from_its_note() -> None:
    clause = "you were renting a loft and hoped to open in the autumn"
    found = times.told(clause, dt.date(2023, 6, 2), dt.date(2026, 11, 23))
    assert found is not None
    assert (found.clause, found.when) == (clause, "in June 2023")
    assert times.told("you rented a loft last autumn", dt.date(2023, 6, 2), dt.date(2026, 11, 23)) is None


def test_a_month_of_the_last_three_quarters_is_known_by_its_name() -> None:
    clause, noted = "We pressed the pears in November", dt.date(2027, 3, 2)
    assert times.told(clause, noted, dt.date(2027, 3, 10), deed=True) == times.Told(clause, "")
    later = times.told(clause, noted, dt.date(2027, 11, 2), deed=True)
    assert later == times.Told(f"{clause} 2026", "")
