"""`rapport ask`: what was promised is read from the promises, what was only planned is no fact."""

import datetime as dt
import json

import pytest

from assistant import owed
from assistant.models import Contact, Me
from assistant.notebook import NewNote

PEOPLE = [Contact("lotte-brandt", "Lotte Brandt"), Contact("emil-sorg", "Emil Sorg"), Contact("will-orr", "Will Orr")]


@pytest.fixture
def two(book):
    """Lotte and Emil, with promises both ways; Emil's mentions Lotte, one of Lotte's is private."""
    lotte, emil = book.add_contact("Lotte Brandt"), book.add_contact("Emil Sorg")
    book.add_many(
        [
            NewNote((lotte.id,), "Her kiln is new.\n- [ ] I owe: send her the glaze table (due 2026-11-27)\n- [ ] they owe: lend me the wheel", dt.date(2026, 11, 2), "call"),
            NewNote((lotte.id,), "- [x] I owe: ring the museum", dt.date(2026, 10, 2), "call"),
            NewNote((lotte.id,), "- [ ] I owe: return her letters", dt.date(2026, 10, 3), "note", private=True),
            NewNote((emil.id,), "- [ ] I owe: introduce him to Lotte Brandt\n- [ ] they owe: a price for clay", dt.date(2026, 11, 10), "meeting"),
        ]
    )  # fmt: skip
    return lotte, emil


def test_what_i_owe_somebody_is_what_i_promised_them_and_nothing_that_mentions_them(run, two):
    ran = run("ask", "What do I owe Lotte?")
    assert "You owe Lotte Brandt: send her the glaze table, due 27 Nov\n  [2 Nov call, " in ran.out
    assert ran.out.count("\n") == 2
    assert "1 promise in private notes" in ran.err
    assert "letters" not in ran.out + ran.err


def test_who_owes_me_lists_theirs(run, two):
    out = run("ask", "who owes me?").out
    assert "Lotte Brandt owes you: lend me the wheel, no date" in out
    assert "Emil Sorg owes you: a price for clay" in out
    assert "You owe" not in out


def test_what_was_promised_counts_the_kept_ones(run, two):
    out = run("ask", "what did I promise Lotte?").out
    assert "You owe Lotte Brandt: ring the museum, kept" in out
    assert "Emil" not in out


def test_what_is_overdue_is_open_and_past_its_day(run, two):
    assert run("ask", "which of my promises are overdue?").out == "Nothing of it is overdue.\n"
    late = run("ask", "which of my promises are overdue?", today="2026-11-30").out
    assert "glaze table, overdue by 3 days (27 Nov)" in late
    assert "introduce" not in late


def test_nothing_owed_is_an_answer(run, two, book):
    book.add_contact("Ada Quist")
    assert run("ask", "What do I owe Ada?").out == "You owe Ada Quist nothing that is noted.\n"


def test_promises_as_json_keep_the_shape_of_an_answer(run, two):
    data = json.loads(run("ask", "what did Emil promise about the clay?", "--json").out)
    assert list(data) == ["question", "answer", "writer", "claims", "doubts"]
    assert data["claims"][0]["quote"] == "- [ ] they owe: a price for clay"


@pytest.mark.parametrize(
    ("question", "owner", "people"),
    [
        ("who do I still owe something?", "me", set()),
        ("what was I promised by Emil Sorg?", "them", {"emil-sorg"}),
        ("my open promises to Lotte", "me", {"lotte-brandt"}),
        ("what does emil owe Nils", "them", {"emil-sorg"}),
        ("what am I waiting for from Emil?", "them", {"emil-sorg"}),
        ("what's still open with Lotte?", None, {"lotte-brandt"}),
        ("what do Lotte and I owe each other?", None, {"lotte-brandt"}),
        ("what will I owe Will?", "me", {"will-orr"}),
    ],
)
def test_the_direction_and_the_person_are_read_from_the_question(question, owner, people):
    found = owed.asked(question, PEOPLE, Me(name="Nils Aro"))
    assert found is not None
    assert (found.owner, found.people, found.subject) == (owner, people, frozenset())


@pytest.mark.parametrize("question", ["what does Emil owe Lotte?", "where does Emil live?"])
def test_what_others_owe_each_other_is_no_question_of_mine(question):
    assert owed.asked(question, PEOPLE, Me()) is None


def test_an_outcome_that_was_only_planned_is_no_fact(run, book):
    lotte = book.add_contact("Lotte Brandt")
    planned = "Outcome: By the end, Lotte has agreed to show us raku firing. Reached: {}."
    book.add(
        NewNote((lotte.id,), f"Call with Lotte Brandt.\n{planned.format('unclear')}", dt.date(2026, 11, 2), "call")
    )
    assert run("ask", "who shows us raku firing?").out == "Not in your notes.\n"
    assert "Nobody" in run("ask", "--people", "raku firing").out
    assert "Reached: unclear" in run("ask", "did we reach the outcome on raku firing?").out
    book.add(NewNote((lotte.id,), planned.format("yes"), dt.date(2026, 11, 9), "call"))
    assert "raku firing. Reached: yes." in run("ask", "who shows us raku firing?").out


def test_the_answer_may_stand_one_sentence_further(run, book):
    book.add_contact("Bela Roth")
    first, second = "One must win over the warden of the mill.", "He trusts Vera Lang, his cousin."
    book.add(NewNote(("bela-roth",), f"Lunch. {first} {second} It rained.", dt.date(2026, 11, 2), "call"))
    assert run("ask", "whom does the warden of the mill trust?").out.startswith(f"{first} {second}\n")
    assert run("ask", "what about the warden of the mill?").out.startswith(f"{first}\n")


def test_a_name_alone_answers_nothing(run, two):
    assert run("ask", "Where does Lotte swim?").out == "Not in your notes.\n"
    assert "kiln" in run("ask", "Does Lotte have a kiln?").out


def test_who_can_help_points_at_people(run, two):
    assert "rapport ask --people 'who can fire a kiln?'" in run("ask", "who can fire a kiln?").err
