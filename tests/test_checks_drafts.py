"""How often the checks are right: true messages that they let pass, and inventions that they notice."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pytest
from mutations import MUTATIONS, inserted, mutants, with_body
from written import Case, cases

from assistant.checks import Doubt, review
from assistant.checks.words import Lists

CASES = cases()
FALSE_ALARMS = 0.05


def doubts(case: Case, kind: str) -> set[Doubt]:
    return {doubt for doubt in review(case.draft, case.evidence).doubts if doubt.kind == kind}


def test_at_most_one_true_message_in_twenty_is_doubted() -> None:
    doubted = [case.name for case in CASES if doubts(case, "safety")]
    assert len(CASES) >= 50
    assert len(doubted) <= FALSE_ALARMS * len(CASES), doubted


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_true_message_passes_every_gate(case: Case) -> None:
    assert doubts(case, "gate") == set()


@lru_cache(maxsize=1)
def doubts_as_written() -> dict[str, set[Doubt]]:
    """The safety doubts of each message before anything is changed in it."""
    return {case.name: doubts(case, "safety") for case in CASES}


@pytest.mark.parametrize("name", MUTATIONS)
def test_an_invented_thing_is_noticed(name: str) -> None:
    before = doubts_as_written()
    changed = list(mutants(CASES, name))
    missed = [case.name for case in changed if not doubts(case, "safety") - before[case.name]]
    assert changed
    assert len(missed) <= (1 - MUTATIONS[name][1]) * len(changed), missed


@pytest.mark.parametrize("case", [case for case in CASES if case.draft.ask], ids=lambda case: case.name)
def test_a_second_ask_and_a_missing_way_out_are_named_before_sending(case: Case) -> None:
    twice = inserted(case, "And what else should one know?")
    assert "M6" in {doubt.rule for doubt in doubts(twice, "gate")}
    bound = with_body(case, case.draft.body, easy_out=None)
    assert "M14" in {doubt.rule for doubt in doubts(bound, "gate")}


@pytest.mark.parametrize(
    ("sentence", "rule", "kind"),
    [
        ("I am a huge fan of yours.", "M10", "gate"),
        ("Let us touch base soon.", "M10", "hint"),
        ("Let me delve into it.", "M16", "hint"),
        ("See you at [place].", "M16", "gate"),
        ("Write to me at [email].", "M16", "gate"),
        ("Great! Really! Yes!", "M16", "hint"),
        ("You must answer soon.", "M17", "safety"),
        ("It happened on 2 March, then on 9 March, then on 16 March.", "M18", "hint"),
        ("I can introduce you to the minister.", "M2", "gate"),
        ("Flour keeps well when it is dry and cool. " * 18, "M11", "gate"),
    ],
)
def test_what_spoils_a_message_is_named(sentence: str, rule: str, kind: str) -> None:
    spoiled = inserted(CASES[0], sentence)
    assert rule in {doubt.rule for doubt in doubts(spoiled, kind)}


@pytest.mark.parametrize("said", ["the bank holidays", "a public holiday"])
def test_a_holiday_of_everybody_is_no_event_of_a_life(said: str) -> None:
    lists = Lists()
    assert lists.events(f"The till is closed on {said}.") == []
    assert lists.events("She is back from her holiday.") == ["holiday"]


@pytest.mark.parametrize(
    "changes",
    [
        {"subject": "Regards from Gundula"},
        {"subject": "I will pay your rent"},
        {"head": "and hello from Gundula Prill,"},
        {"end": "Gundula sends her love,"},
        {"end": "I will pay it all,"},
    ],
    ids=str,
)
def test_subject_greeting_and_closing_are_held_to_what_the_body_is(changes: dict[str, str]) -> None:
    case = CASES[0]
    known = replace(case.evidence, other_people=("Gundula Prill",))
    first, _, rest = case.draft.body.partition("\n")
    body = f"{first} {changes['head']}\n{rest}" if "head" in changes else case.draft.body
    body = body.replace("\n\nSam", f"\n\n{changes['end']}\nSam") if "end" in changes else body
    draft = case.draft.model_copy(update={"body": body, "subject": changes.get("subject", case.draft.subject)})
    assert review(draft, known).safety
    assert not review(case.draft, known).safety


@pytest.mark.parametrize("ask", ["Kindly forward this to Otto.", "I would also need the floor plan by Monday."])
def test_a_second_ask_without_a_question_mark_is_named(ask: str) -> None:
    assert "M6" in {doubt.rule for doubt in doubts(inserted(CASES[0], ask), "gate")}
