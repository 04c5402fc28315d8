"""`rapport review`: every number from the notes, outcomes as events, one sign, one gap, one small step."""

import datetime as dt
import json
import re

import pytest

from assistant.notebook import NewNote

TODAY = dt.date(2026, 11, 23)


@pytest.fixture
def note(book):
    def add(who, days_ago, text, kind="call", author="me", others=()):
        ids = []
        for name in (who, *others):
            known = {c.name: c.id for c in book.contacts()}
            ids.append(known.get(name) or book.add_contact(name).id)
        sender = ids[0] if author == "them" else author
        return book.add(NewNote(tuple(ids), text, TODAY - dt.timedelta(days=days_ago), kind, author=sender))

    return add


def figures(run, *args):
    ran = run("review", "--json", *args)
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def test_promises_are_counted_both_ways_by_the_day_they_fell_due(run, note):
    note("Otto Lund", 30, "- [x] I owe: a (due 2026-11-01)\n- [ ] I owe: b (due 2026-11-10)\n- [x] I owe: c")
    note("Otto Lund", 30, "- [x] they owe: d (due 2026-11-05)\n- [-] I owe: dropped (due 2026-11-05)")
    note("Otto Lund", 400, "- [x] I owe: old (due 2025-11-01)")
    data = figures(run)
    assert data["mine"] == {"due": 2, "kept": 1, "undated": 1}
    assert data["theirs"] == {"due": 1, "kept": 1, "undated": 0}
    assert "1 of 2 that fell due kept, and 1 without a day kept" in run("review").out
    assert "you owe Otto Lund: b (since 10 Nov)" in run("review").out


def test_messages_and_their_answers(run, note):
    note("Otto Lund", 30, "Sent him the photos.", "message")
    note("Otto Lund", 28, "Thanks!", "message", author="them")
    note("Ines Roth", 20, "Asked her about loans.", "email")
    note("Pia Lind", 10, "Wrote to her.", "message")
    note("Pia Lind", 9, "She called back.", "call")
    data = figures(run)
    assert (data["sent"], data["replies"], data["talks"], data["people"]) == (3, 2, 1, 3)


def test_a_remark_on_a_message_is_neither_sent_nor_an_answer(run, note):
    note("Otto Lund", 30, "Otto sent the plans of the mill.", "email")
    note("Otto Lund", 28, "The mill turns again, he is glad.", "message")
    note("Otto Lund", 25, "Otto: the wheel comes later, no wood.", "message")
    note("Ines Roth", 20, "Hi Ines,\n\nwill the shop open?", "email")
    note("Ines Roth", 10, "Closed until spring.", "message")
    data = figures(run)
    assert (data["sent"], data["replies"], data["noted"], data["touches"]) == (1, 0, 3, 5)
    assert "1 sent, 0 answered; 3 whose words do not say who wrote" in run("review").out


def test_a_talk_with_two_people_is_one_talk(run, note):
    note("Otto Lund", 20, "Lunch.", "meeting", others=("Pia Lind",))
    data = figures(run)
    assert (data["talks"], data["touches"], data["people"]) == (1, 1, 2)


def test_outcomes_are_those_that_were_written_down(run, note):
    note("Otto Lund", 20, "Outcome: By the end, Otto has named a day. Reached: yes.")
    note("Otto Lund", 10, "Outcome: By the end, Otto has signed. Reached: no.")
    note("Otto Lund", 5, "Just a talk.")
    assert figures(run)["outcomes"] == {"yes": 1, "no": 1}
    assert "1 reached, 1 not reached" in run("review").out


@pytest.mark.parametrize(
    ("text", "kind", "helped", "was_helped", "introductions"),
    [
        ("She found us a hall and mended the lamp herself.", "call", 0, 1, 0), ("Lent me his ladder.", "note", 0, 1, 0),
        ("Otto reviewed my tender.", "meeting", 0, 1, 0), ("We spoke of the fair. He drove me home.", "meeting", 0, 1, 0),
        ("Ines reviewed my tender.", "meeting", 0, 0, 0), ("Asked me for a ladder.", "call", 0, 0, 0),
        ("Found a hall.", "note", 0, 0, 0), ("Gave me a hard time.", "call", 0, 0, 0),
        ("Put him in touch with Ines Roth about the hall.", "call", 1, 0, 1), ("I introduced her to Pia Lind.", "note", 1, 0, 1),
        ("Put her in touch with the bank.", "note", 0, 0, 0), ("Introduced himself to Pia Lind.", "note", 0, 0, 0),
        ("Put me in touch with Ines Roth.", "note", 0, 1, 0),
        ("Connected Lamp to WiFi.", "note", 0, 0, 0), ("Put Oil in touch with Water.", "note", 0, 0, 0), ("Put Otto in touch with Pia Lind.", "note", 1, 0, 1),
        ("She showed us the door.", "call", 0, 0, 0), ("He helped my competitor.", "call", 0, 0, 0), ("Otto gave our slot to somebody else.", "note", 0, 0, 0),
        ("He went through our lease.", "call", 0, 1, 0), ("Helped with our stall.", "call", 0, 1, 0),
    ],
)  # fmt: skip
def test_help_and_introductions_told_in_plain_words_are_counted(
    run, note, text, kind, helped, was_helped, introductions
):
    note("Otto Lund", 10, text, kind)
    data = figures(run)
    assert (data["helped"], data["was_helped"], data["introductions"]) == (helped, was_helped, introductions)


def test_introductions_count_as_help(run, note):
    note("Otto Lund", 20, "Introduced Otto Lund and Pia Lind to each other.", "message", others=("Pia Lind",))
    data = figures(run)
    assert (data["introductions"], data["helped"]) == (1, 1)
    assert "help given 1, received 0, 0 wins" in " ".join(run("review").out.split())


def test_help_is_counted_alike_in_the_span_and_since_the_first_note(run, note):
    note("Otto Lund", 40, "Lent him our scales for a week.", "meeting")
    note("Otto Lund", 30, "Introduced me to Pia Lind.", "message", others=("Pia Lind",))
    note("Otto Lund", 29, "Gave me two names.", "meeting")
    note("Pia Lind", 28, "Sent her the price list.", "message")
    note("Pia Lind", 27, "Shared the plan with you, have a look!", "email", author="them")
    note("Pia Lind", 20, "- [x] I owe: c (due 2026-11-10)\n- [x] they owe: d", others=("Otto Lund",))
    data = figures(run, "--since", "2026-01-01")
    assert (data["helped"], data["was_helped"], data["introductions"]) == (2, 2, 0)
    assert "help given 2, received 2, 0 wins" in data["because"]


def test_a_promise_kept_before_its_day_counts_at_once(run, note):
    note("Otto Lund", 90, "- [x] I owe: send the map (due 2026-12-20)")
    data = figures(run)
    assert (data["mine"]["due"], data["kept_early"]["mine"], data["helped"]) == (0, 1, 1)
    assert "nothing fell due, and 1 kept before the day" in run("review").out


def test_a_message_that_hands_over_is_sent_and_a_day_of_last_year_has_its_year(run, note):
    note("Otto Lund", 20, "Here are the accounts.", "email")
    note("Otto Lund", 18, "Attached is the map.", "message")
    note("Otto Lund", 350, "win: a first order")
    data = figures(run, "--since", "2025-12-01")
    assert (data["sent"], data["noted"]) == (2, 0)
    assert data["progress"] == "a first order (8 Dec 2025)"


def test_wins_are_events_with_their_people(run, note, book):
    note("Greta Holm", 21, "Coffee.\nwin: the landlord rang (thanks-to: [greta-holm, otto-lund])")
    note("Otto Lund", 20, "win: he named us at the fair\nthanks-to: [greta-holm]")
    front = note("Pia Lind", 19, "win: a first order")
    front.path.write_text(front.path.read_text().replace("kind: call\n", "kind: call\nthanks-to: [otto-lund]\n"))
    run("contact", "edit", "otto-lund", "--met", "introduced by Greta Holm, 2024")
    wins = figures(run)["wins"]
    assert [w["text"] for w in wins] == ["the landlord rang", "he named us at the fair", "a first order"]
    assert wins[0]["people"] == ["Greta Holm", "Otto Lund (introduced by Greta Holm)"]
    assert wins[1]["people"] == ["Greta Holm"]
    assert wins[2]["people"] == ["Otto Lund (introduced by Greta Holm)"]
    assert "because" not in run("review").out
    assert "2 Nov: the landlord rang; with Greta Holm and Otto Lund (introduced by Greta" in run("review").out


def test_the_phase_comes_from_what_happened(run, note):
    assert figures(run)["phase"] == "beginning"
    for days in range(10, 60, 10):
        note("Otto Lund", days, "Talked.")
    assert figures(run)["phase"] == "building"
    note(
        "Otto Lund",
        9,
        "- [x] I owe: a\n- [x] I owe: b\n- [x] I owe: c\n- [x] they owe: d\n- [x] they owe: e\nwin: a contract",
    )
    assert figures(run)["phase"] == "leveraging"


def test_active_weeks_are_counted_and_gaps_are_not_spoken_of(run, note):
    for days in (0, 1, 2, 30):
        note("Otto Lund", days, "Talked.")
    data = figures(run)
    assert (data["active_weeks"], data["weeks"]) == (3, 9)
    assert not re.search(r"miss|fail|only|streak|should have", run("review").out, re.IGNORECASE)


def test_minutes_per_useful_talk_need_minutes_and_talks(run, note):
    note("Otto Lund", 20, "Outcome: By the end, Otto has named a day. Reached: yes.")
    note("Ravi Sen", 20, "- [ ] I owe: write the report (due 2026-11-20)")
    assert figures(run)["minutes_a_talk"] is None
    assert "none noted" in run("review").out
    action = json.loads(run("plan", "--json").out)["actions"][0]["id"]
    run("plan", "done", action, "--minutes", "24", "--helped")
    data = figures(run)
    assert (data["minutes"], data["useful"], data["minutes_a_talk"]) == (24, 2, 12)


def test_one_sign_of_progress_is_true(run, note):
    note("Otto Lund", 80, "Talked.")
    note("Otto Lund", 20, "Talked.")
    note("Otto Lund", 10, "Talked.")
    assert figures(run)["progress"] == "2 talks, 1 in the span before"


def test_the_next_step_takes_less_than_ten_minutes(run, note):
    note("Ravi Sen", 20, "- [ ] I owe: write the report (due 2026-11-20)")
    step = figures(run)["step"]
    assert step["minutes"] < 10
    assert step["what"].startswith("begin: ")
    note("Ada Nowak", 2, "Could you read it?", "email", author="them")
    assert figures(run)["step"]["what"] == "answer Ada Nowak"


def test_an_empty_home_and_a_wrong_day(run):
    ran = run("review")
    assert ran.code == 0
    assert "0 contacts with 0 people" in ran.out
    ran = run("review", "--since", "2026-11-23")
    assert ran.code == 2
    assert "earlier day" in ran.err


def test_since_moves_the_span(run, note):
    note("Otto Lund", 200, "Talked.")
    assert figures(run)["talks"] == 0
    assert figures(run, "--since", "2026-01-01")["talks"] == 1


def test_a_reply_that_asks_nothing_closes_the_matter(run, note):
    note("Otto Lund", 30, "Sent him the photos.", "message")
    note("Otto Lund", 28, "Thanks, they look right!", "message", author="them")
    assert json.loads(run("plan", "--json").out)["actions"] == []
    note("Otto Lund", 5, "Can you send one more?", "message", author="them")
    assert json.loads(run("plan", "--json").out)["actions"][0]["contact"] == "otto-lund"


def test_today_makes_this_week_an_active_one_and_counted_things_agree(run, note):
    note("Otto Lund", 0, "- [x] I owe: send the report (due 2026-11-23)")
    note("Otto Lund", 0, "- [x] I owe: send the map (due 2026-11-23)")
    assert figures(run)["active_weeks"] == 1
    assert "2 times you helped" in figures(run)["progress"]


def test_a_promise_kept_after_its_day_is_said_to_be_late(run, note):
    note("Otto Lund", 30, "- [x] I owe: a (due 2026-11-01)\n- [ ] I owe: send b (due 2026-11-20)")
    note("Pia Lind", 9, "- [ ] I owe: send c (due 2026-11-23)")
    for promise in json.loads(run("promise", "list", "--json").out):
        assert run("promise", "done", promise["id"]).code == 0
    assert "3 of 3 that fell due kept (1 late)" in run("review").out
    assert figures(run)["kept_late"] == {"mine": 1, "theirs": 0}
    assert run("undo").code == 0
    assert figures(run)["mine"]["kept"] == 2


def test_there_is_a_step_while_anything_is_open(run, note):
    note("Otto Lund", 2, "- [ ] I owe: write the report (due 2026-12-31)")
    step = figures(run)["step"]
    assert step["what"] == "begin: keep your promise to Otto Lund: write the report"
    assert step["minutes"] < 10


def test_what_they_owe_and_what_is_due_soon_is_a_gap(run, note):
    note("Otto Lund", 2, "- [ ] I owe: send the report (due 2026-11-27)")
    assert figures(run)["gap"] == "you owe Otto Lund: send the report (by 27 Nov)"
    note("Pia Lind", 20, "- [ ] they owe: send me the map (due 2026-11-20)")
    assert figures(run)["gap"] == "Pia Lind owes you: send me the map (since 20 Nov)"
