"""`rapport plan`: a week that fits the minutes, promises first, limits kept, each line with its reason."""

import datetime as dt
import json
import shlex
import time
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from assistant import exchanges, files
from assistant.app import App
from assistant.cli import COMMANDS
from assistant.notebook import NewNote, Notebook
from assistant.strategy import candidates, limits, plan, slot
from assistant.strategy.ties import survey, working_days

TODAY = dt.date(2026, 11, 23)


@pytest.fixture
def person(book):
    def add(name, **fields):
        days_ago, text, kind = fields.pop("ago", None), fields.pop("said", "Talked."), fields.pop("kind", "call")
        contact = book.add_contact(name, **{k: v for k, v in fields.items() if k not in ("card", "author")})
        if "card" in fields:
            contact = book.change_card(contact, fields["card"])
        if days_ago is not None:
            day = TODAY - dt.timedelta(days=days_ago)
            book.add(NewNote((contact.id,), text, day, kind, author=fields.get("author", "me")))
        return contact

    return add


def week(run, *args, today=str(TODAY)):
    ran = run("plan", "--json", *args, today=today)
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def actions_on(data, contact):
    return [action for action in data["actions"] if action["contact"] == contact]


def test_a_promise_due_this_week_comes_first_and_names_its_note(run, book, person):
    person("Lea Brandt", ago=100, every=30)
    person("Ravi Sen", ago=20, said="- [ ] I owe: send him the seed list (due 2026-11-25)")
    first = week(run, "--minutes", "60")["actions"][0]
    note = next(n for n in Notebook(book.home).note_paths() if "ravi-sen" in n.name)
    assert first["contact"] == "ravi-sen"
    assert first["kind"] == "give"
    assert first["note"] in note.name
    assert "due Wed 25 Nov" in first["why"]
    assert first["if_then"].startswith("If it is Mon 23 Nov")
    assert "ticked" in first["done_when"]


def test_people_who_wait_for_an_answer_come_next_and_on_the_first_day(run, person):
    person("Ada Nowak", ago=3, said="Could you read my talk?", kind="email", author="ada-nowak")
    person("Ravi Sen", ago=20, said="- [ ] I owe: send him the seed list (due 2026-11-20)")
    data = week(run, "--minutes", "60")
    assert [a["contact"] for a in data["actions"]] == ["ravi-sen", "ada-nowak"]
    assert "If it is Mon 23 Nov" in data["actions"][1]["if_then"]


@pytest.mark.parametrize("minutes", [5, 10, 15, 30, 45, 60, 120])
def test_the_minutes_fit_with_a_tenth_to_spare(run, person, minutes):
    for number in range(9):
        person(f"Person {chr(65 + number)}", ago=70 + number, every=30, level="peer", where="external")
        person(f"Owed {chr(65 + number)}", ago=9, said="- [ ] I owe: write the plan (due 2026-11-24)")
    data = week(run, "--minutes", str(minutes))
    assert data["actions"]
    assert sum(a["minutes"] for a in data["actions"]) <= minutes * 0.9
    assert len(data["actions"]) <= plan.MOST


def test_the_minutes_are_the_users_own_else_thirty(run):
    assert week(run)["budget"] == 30
    run("init", "--minutes", "50")
    assert week(run)["budget"] == 50
    assert week(run, "--minutes", "20")["budget"] == 20


def test_a_promise_that_finds_no_room_is_named(run, person):
    for letter in "ABC":
        person(
            f"Owed {letter}", ago=9, said=f"- [ ] I owe: write the report {letter} (due 2026-11-2{ord(letter) - 62})"
        )
    data = week(run, "--minutes", "30")
    assert [a["contact"] for a in data["actions"]] == ["owed-a"]
    assert all("no room this week" in row["reason"] for row in data["left_out"])


LIMITED = {
    "the card says so": dict(ago=90, every=30, card={"do_not_contact": True}),
    "a day on the card": dict(ago=90, every=30, card={"not_before": dt.date(2026, 12, 1)}),
    "in a year": dict(ago=90, every=30, said="Asked not to be contacted before 2027."),
    "until a month": dict(ago=90, every=30, said="She is on parental leave until March."),
    "until a day": dict(ago=90, every=30, said="Away until 30 November 2026."),
    "for good": dict(ago=90, every=30, said="He asked me not to write."),
    "off the list": dict(ago=90, every=30, said="Wrote: 'Please take me off your list, I have sold the mill.'"),
    "off the list, reported": dict(ago=90, every=30, said="Asked to be removed from my mailing list."),
    "in peace": dict(ago=90, every=30, said="She asked to be left in peace."),
    "not again": dict(ago=90, every=30, said="'Please do not write to me again,' he said."),
    "rather not": dict(ago=90, every=30, said="Would rather not be contacted by us."),
    "until a day, American": dict(ago=90, every=30, said="Please no calls until December 4th."),
    "until something is over": dict(
        ago=90, every=30, said="Does not want to hear from anyone until the sale is through."
    ),
    "peace until then": dict(ago=90, every=30, said="Asked for peace till her thesis is handed in."),
    "before something is done": dict(
        ago=90, every=30, said="Wants to hear nothing from us before the votes are counted."
    ),
    "back on a day": dict(ago=90, every=30, said="Back from sabbatical on 1 December."),
    "never replied": dict(ago=90, every=30, said="I have written to her three times; she has never replied."),
    "written in vain": dict(ago=90, every=30, said="I wrote on 3 and on 14 August and have had no reply."),
    "not before, and no more words": dict(ago=90, every=30, said="Not before 2027."),
    "not before something on a day": dict(ago=90, every=30, said="Please not before the harvest is in on 4 December."),
    "alone": dict(ago=90, every=30, said="Leave me alone until 30 November, he said."),
    "in exams": dict(ago=60, every=30, said="Sitting her finals exams until 12 December, please wait."),
    "again after a day": dict(ago=90, every=30, said="Please call again after 12 December."),
    "again in a month": dict(ago=90, every=30, said="She asked me to ring again in January."),
    "the date first": dict(ago=90, every=30, said="Until 12 December no letters, please."),
    "before a day that was named": dict(
        ago=90, every=30, said="Her viva is on 12 December, please do not call before."
    ),
    "a month": dict(ago=60, every=30, said="No visits in November."),
    "some weeks": dict(ago=60, every=30, said="Away for ten weeks."),
    "from one end to the other": dict(ago=60, every=30, said="On holiday from 20 November to 2 December."),
    "duties": dict(ago=60, every=30, said="On jury duty till mid-December."),
    "on no account": dict(ago=90, every=30, said="Told me not to email him any more."),
    "no more": dict(ago=90, every=30, said="He asked me to stop phoning."),
    "alone for good": dict(ago=90, every=30, said="Asked me to leave him alone."),
    "alone, as an order": dict(ago=90, every=30, said="Please leave him in peace."),
    "not to be called": dict(ago=90, every=30, said="Asked not to be called any more."),
    "rather not by me": dict(ago=90, every=30, said="Said he'd rather I didn't write again."),
    "nothing to do with me": dict(ago=90, every=30, said="He wants nothing more to do with us."),
    "wait": dict(ago=90, every=30, said="Asked me to wait until January with this."),
    "in hospital, back on a day": dict(ago=60, every=30, said="He's in hospital, back on 4 January."),
    "a duty to a day with its weekday": dict(ago=60, every=30, said="Jury duty through Friday 18 December, no mail."),
    "until the new year": dict(ago=90, every=30, said="Don't call before the new year, she said."),
    "ahead of a day": dict(ago=90, every=30, said="Asked not to be disturbed ahead of the auction on 2027-01-20."),
    "at a desk again": dict(ago=90, every=30, said="At home with the twins; back at his desk in January."),
} | {
    said: dict(ago=60, every=30, said=said)
    for said in (
        "Please stop.", "She has blocked my number.", "He'd rather leave it at that.", "Told me not to show my face again.",
        "Wants out of your book.", "No longer interested in hearing from us.", "Please refrain from further letters.",
        "He passed away in spring.", "Heard that he died on Sunday.", "Please don't pester me.", "Told me to lose his number.",
        "His solicitor says any further contact goes through her.", "Asked me to wait for his letter.", "Not a line more to him.",
        "Said he will surface when he is ready.", "The court has barred him from any contact.", "Promised to write himself.",
        "His wife called. He died in May.", "His son wrote that he died.", "Moved to Bern last year. He passed away in June.",
        "All further contact must go through her lawyer.", "Please send all letters to my solicitor.", "The court banned all calls with me.",
    )
}  # fmt: skip


@pytest.mark.parametrize("case", LIMITED)
def test_people_who_want_to_be_left_in_peace_are_never_planned(run, person, case):
    person("Karl Voigt", **LIMITED[case])
    person(
        "Owed Too",
        **{**LIMITED[case], "said": LIMITED[case].get("said", "") + "\n- [ ] I owe: a list (due 2026-11-24)"},
    )
    data = week(run, "--minutes", "60")
    assert not data["actions"]
    reasons = {row["contact"]: row["reason"] for row in data["left_out"]}
    assert reasons["karl-voigt"]
    assert "still owe" in reasons["owed-too"]


@pytest.mark.parametrize(
    "text",
    [
        "She wants to talk before 2027 begins.", "Do not contact Tom before Dana agrees.", "We talked until 5.",
        "Was on leave until October.", "He asked me to call before Friday.", "Not before time, she got the post.",
        "Please don't call until after lunch.", "She did not call until the boat was in.",
        "She starts her leave on 4 December.", "I am away until 4 December.", "On holiday from 1 to 12 December.",
        "I'll write again after 4 December.", "The parts come, but not before 4 December.", "Travelling in February.",
        "Asked me to send her nobody before May.", "She wrote twice and I have not answered.", "The hall is not available until the floor is done.",
        "Asked me not to write before ten.", "Took himself off the committee's list.", "Please do not write the minutes.",
        "Asked me to take her off my list of speakers.", "Asked not to be contacted by phone.", "Suppliers never contact me.",
        "I asked to be left in peace.", "Would like to be left a copy.",
        "He sits on the hospital board until 2028.", "Has a hospital contract until May 2027.", "Has lost his field until spring.",
        "His choir has lost its rehearsal room until Easter.", "Writes field guides until summer.", "Takes court photographs until March.",
        "Please stop by on Friday.", "He has blocked the road for the fair.", "We left it at that.", "His mother died in October.",
        "Anna died last week.", "He died laughing.", "Not interested in boats.", "Will call when the boat is in.", "No word from him yet.",
        "His lawyer says the lease is fine.", "All letters go through the post room.", "Wants the chair out of my shop.",
        "Asked me to delete his number from the flyer.", "He lost his life savings.",
        "His father was ill. He died in October.", "Her dog was hit. She died on Friday.", "Spoke of Otto Lund. He passed away in 1998.",
        "He says she died last year and left him the shop.", "Voigt died in the series he watches.",
        "Her lawyer checks all mails to her clients.", "He is a lawyer; all letters through his office take two weeks.",
        "All correspondence goes through her assistant, her lawyer is ill.", "Everything goes to the lawyer first, all mail through her.",
        "Please stop it, he said laughing.", 'He said: "please stop that" about the formal address.', "He told me to wait for her letter.",
        "The bank forbade further mails with attachments.", "His sister is banned from all further talks with the press.",
        "Works at the hospital until 2028.", "Has a busy oven until March.", "Has harvest workers until January.",
        "Told me not to ring the bell.", "Asked me to stop emailing drawings.", "Told me never to leave him alone with the dog.",
    ],
)  # fmt: skip
def test_plain_sentences_are_no_limits(person, app, text):
    person("Karl Voigt", ago=20, said=text)
    assert limits.of(survey(app)[0], TODAY) is None


def test_who_will_write_first_is_waited_for_and_not_for_ever(person, app):
    person("Karl Voigt", ago=60, said="He will ring me himself.")
    limit = limits.of(survey(app)[0], TODAY)
    assert limit is not None
    assert limit.until == TODAY + dt.timedelta(days=30)


def test_a_long_line_of_one_sentence_is_read_for_lawyers_in_no_time():
    text = "all mails and everything the lawyer said goes on and on and " * 1000
    begun = time.process_time()
    assert limits._BY_LAWYER.search(text) is None
    assert time.process_time() - begun < 1


def test_a_private_wish_for_peace_counts_and_is_not_repeated(run, person):
    person("Karl Voigt", ago=90, every=30, said="All well.\n\nprivate: asked not to be contacted before 2027, burnout")
    (row,) = week(run)["left_out"]
    assert "1 Jan 2027" in row["reason"]
    assert "burnout" not in row["reason"]


@pytest.mark.parametrize(
    ("event", "deed"), [("speaks at the soil congress", "speaking at"), ("sings in the dome", "singing in")]
)
def test_an_event_without_its_subject_is_wished_for_as_a_deed(run, person, event, deed):
    person("Karl Voigt", ago=20, said=f"when: 2026-11-26 {event}")
    assert f"wish them well for {deed}" in " ".join(run("plan", "--week", "2026-11-23").out.split())


@pytest.mark.parametrize(
    "event",
    [
        "2026-11-26 his mother's funeral", "2026-11-25 second anniversary of her daughter's death", "2026-11-27 his divorce is final",
        "2026-11-18 her miscarriage", "2026-11-25 the bakery closes for good", "2026-11-24 hearing about her dismissal",
        "2026-11-20 he was made redundant",
    ],
)  # fmt: skip
def test_a_sad_day_is_no_occasion_to_wish_well_nor_to_ask_how_it_went(run, person, event):
    person("Karl Voigt", ago=20, said=f"when: {event}")
    (action,) = week(run)["actions"]
    assert action["if_then"].endswith(f"then tell Karl Voigt that you think of them: {event[11:]}.")
    for args in (
        shlex.split(action["command"])[1:],
        ["draft", "karl"],
        ["draft", "karl", "--goal", f"wish him well: {event[11:]}"],
    ):
        sent = run(*args, today=str(TODAY)).out
        assert "I am thinking of you." in sent
        assert "goes well" not in sent
        assert "?" not in sent


@pytest.mark.parametrize(
    "event", ["she opens in Death of a Salesman", "the hall closes early for the fair", "his exhibition closes"]
)
def test_a_day_that_only_sounds_sad_is_wished_well_for(run, person, event):
    person("Karl Voigt", ago=20, said=f"when: 2026-11-26 {event}")
    assert week(run)["actions"][0]["if_then"].endswith(f"then wish Karl Voigt well: {event}.")


def test_a_day_of_the_users_own_is_nobody_elses_to_be_wished_well_for(run, person):
    person("Karl Voigt", ago=20, said="when: 2026-11-26 I lecture at his school")
    assert not week(run)["actions"]


def test_two_unanswered_follow_ups_are_enough(run, book, person):
    person("Silent Sue", ago=80, every=30)
    for days in (60, 50, 30):
        book.add(
            NewNote(("silent-sue",), "Sent her the plan. Is it useful?", TODAY - dt.timedelta(days=days), "message")
        )
    data = week(run)
    assert not data["actions"]
    assert "3 messages in a row" in data["left_out"][0]["reason"]


def test_the_goal_of_a_wish_is_a_phrase_whatever_the_date_says(run, person):
    person("Ines Roth", ago=30, said="when: 2026-11-26 she defends her thesis")
    person("Omar Haddad", ago=30, said="when: 2026-11-18 moved to the new hall")
    commands = "\n".join(action["command"] for action in week(run)["actions"])
    assert "'wish them well for defending her thesis'" in commands
    assert "how it went: moved" in commands


def test_two_messages_without_an_answer_are_no_reason_for_a_third(run, book, person):
    person("Silent Sue", ago=120, every=30)
    for days in (80, 60):
        book.add(NewNote(("silent-sue",), "Told her about the kiln.", TODAY - dt.timedelta(days=days), "email"))
    data = week(run)
    assert not data["actions"]
    assert data["left_out"][0]["reason"].startswith("you wrote 2 times without an answer")


def test_the_day_after_a_leave_is_named(run, person):
    person("Karl Voigt", ago=90, every=30, said="On leave until 3 December.")
    (row,) = week(run)["left_out"]
    assert row["reason"].endswith("(again from 4 Dec 2026)")


@pytest.mark.parametrize(("ago", "count", "planned"), [(3, 1, False), (9, 1, True), (9, 2, False), (18, 2, True)])
def test_a_follow_up_waits_for_working_days(run, book, person, ago, count, planned):
    for name in ("Current One", "Current Two"):
        person(name, ago=30, every=7)
    person("Late Lou", ago=70)
    for number in range(count):
        day = TODAY - dt.timedelta(days=ago + 10 * (count - 1 - number))
        book.add(NewNote(("late-lou",), "Sent him the plan. Would Tuesday do?", day, "message"))
    found = actions_on(week(run, "--minutes", "60"), "late-lou")
    assert bool(found) == planned
    assert all(a["kind"] == "ask" for a in found)


def test_nobody_is_asked_to_whom_something_is_owed_and_one_ask_in_three_is_enough(run, book, person):
    for name in ("Ann Ash", "Bob Bay", "Cy Cole"):
        contact = person(name, ago=40)
        book.add(
            NewNote(
                (contact.id,), "- [ ] they owe: send me the map (due 2026-11-02)", TODAY - dt.timedelta(days=30), "call"
            )
        )
    book.add(NewNote(("ann-ash",), "- [ ] I owe: a list (due 2026-12-20)", TODAY - dt.timedelta(days=20), "call"))
    for number in range(4):
        person(f"Ruth {chr(65 + number)}", ago=60, every=30)
    data = week(run, "--minutes", "90")
    asks = [a for a in data["actions"] if a["kind"] == "ask"]
    assert len(asks) * 3 <= len(data["actions"])
    assert not actions_on(data, "ann-ash") or actions_on(data, "ann-ash")[0]["kind"] != "ask"
    assert "you owe them something first" in {r["contact"]: r["reason"] for r in data["left_out"]}["ann-ash"]


def test_their_dates_are_wished_well_for_and_asked_after(run, person):
    person("Ines Roth", ago=30, said="when: 2026-11-26 her defence")
    person("Omar Haddad", ago=30, said="when: 2026-11-18 his audit")
    person("Pia Lind", ago=30, said="when: 2026-11-25 call about the rota")
    data = week(run, "--minutes", "60")
    assert "Wed 25 Nov" in actions_on(data, "ines-roth")[0]["if_then"]
    assert "wish Ines Roth well: her defence" in actions_on(data, "ines-roth")[0]["if_then"]
    assert "how it went: his audit" in actions_on(data, "omar-haddad")[0]["if_then"]
    assert actions_on(data, "pia-lind")[0]["command"] == "rapport prep pia-lind"


def test_one_dormant_tie_a_week_by_promise_not_comfort_after_a_warm_up(run, book, person):
    person("Near Nell", ago=20, org="Mill")
    person("Comfy Cal", ago=190, org="Mill", kind="message")
    person("Far Fay", org="Harbour", level="senior")
    for days in (400, 500, 600):
        book.add(NewNote(("far-fay",), "Talked about cranes.", TODAY - dt.timedelta(days=days), "meeting"))
    data = week(run, "--minutes", "60")
    (dormant,) = [a for a in data["actions"] if "quiet for" in a["why"]]
    assert dormant["contact"] == "far-fay"
    assert "a view from elsewhere" in dormant["why"]
    assert "If your message to Near Nell is sent" in dormant["if_then"]
    assert data["actions"].index(dormant) > data["actions"].index(actions_on(data, "near-nell")[0])


def test_inside_and_outside_are_both_served_or_the_plan_says_why_not(run, person):
    person("In One", ago=40, where="internal", level="peer")
    person("Out One", ago=40, where="external", level="senior")
    data = week(run, "--minutes", "60")
    assert {a["contact"] for a in data["actions"]} == {"in-one", "out-one"}
    run("contact", "edit", "in-one", "--where", "external")
    assert "Nobody inside your organisation is on file" in run("plan").out


def test_a_level_without_anybody_for_four_weeks_is_served(run, person):
    person("Peer One", ago=5, level="peer")
    person("Junior One", ago=60, level="junior")
    data = week(run)
    assert "nobody junior in four weeks" in actions_on(data, "junior-one")[0]["why"]


def test_news_noted_since_the_last_talk_is_the_reason_and_a_private_note_is_not(run, book, person):
    lucia = person("Lucia Bravo", ago=116, every=90, said="Coffee.")
    book.add(NewNote((lucia.id,), "New post at the clinic.", TODAY - dt.timedelta(days=5), "note"))
    (action,) = actions_on(week(run), lucia.id)
    assert '"New post at the clinic."' in action["why"]
    book.add(NewNote((lucia.id,), "Her divorce.", TODAY - dt.timedelta(days=2), "note", private=True))
    (action,) = actions_on(week(run), lucia.id)
    assert '"New post at the clinic."' in action["why"]


def test_rhythms_count_from_a_quarter_over_and_the_latest_by_its_own_measure_is_first(run, person):
    person("Just In", ago=37, every=30)
    person("Just Over", ago=38, every=30)
    person("Long Over", ago=100, every=30)
    data = week(run, "--minutes", "60")
    assert [a["contact"] for a in data["actions"]] == ["long-over", "just-over"]
    assert "rhythm 30 days" in {r["contact"]: r["reason"] for r in data["left_out"]}["just-in"]


def test_any_logged_contact_restarts_the_clock(run, person):
    person("Long Over", ago=100, every=30)
    assert actions_on(week(run), "long-over")
    run("note", "add", "long-over", "Sent him a card", "--kind", "message")
    assert not actions_on(week(run), "long-over")


def test_the_same_files_and_day_give_the_same_plan(run, person):
    for number in range(12):
        person(f"Person {chr(65 + number)}", ago=30 + 17 * number, every=30, said=f"need: a way to plan shift {number}")
    assert len({run("plan", "--json").out for _ in range(3)}) == 1
    assert len({run("plan").out for _ in range(2)}) == 1


def test_every_action_has_a_reason_a_time_a_done_state_and_a_command_that_runs(run, book, person):
    run("init", "--name", "Wren Adeyemi", "--offer", "read a rota and mark the gaps (15 minutes)")
    person("Ravi Sen", ago=20, said="- [ ] I owe: send him the seed list (due 2026-11-25)", every=10)
    person("Ada Nowak", ago=3, said="Could you read my talk?", kind="email", author="ada-nowak")
    person("Ines O'Roth", ago=30, said='when: 2026-11-26 her `rm -rf` "defence" $HOME')
    person("Quiet Q", ago=300)
    person("Need N", ago=50, every=30, said="need: somebody to read a rota")
    data = week(run, "--minutes", "60")
    assert len(data["actions"]) == 5
    for action in data["actions"]:
        assert set(action) == {"id", "contact", "kind", "minutes", "why", "note", "if_then", "done_when", "command"}
        assert action["kind"] in ("give", "thank", "maintain", "ask")
        assert action["if_then"].startswith("If ")
        assert ", then " in action["if_then"]
        assert action["done_when"]
        assert action["note"]
        words = shlex.split(action["command"])
        assert words[0] == "rapport"
        assert words[1] in COMMANDS
        assert run(*words[1:], "--offline").code == 0
    assert "help with somebody to read a rota" in actions_on(data, "need-n")[0]["command"]


def test_the_fifteen_minute_version_is_one_action(run, person):
    person("Ravi Sen", ago=20, said="- [ ] I owe: write the seed report (due 2026-11-25)")
    person("Ada Nowak", ago=3, said="Could you read my talk?", kind="email", author="ada-nowak")
    data = week(run, "--minutes", "60")
    assert data["short"]["minutes"] <= 15
    (only,) = data["short"]["actions"]
    assert only["contact"] == "ada-nowak"
    assert "Only fifteen minutes?" in run("plan").out


def test_everybody_else_is_named_with_a_reason(run, person):
    person("Seen Sam", ago=3)
    person("New Nina")
    rows = {row["contact"]: row["reason"] for row in week(run)["left_out"]}
    assert rows == {"seen-sam": "nothing due; last contact 20 Nov", "new-nina": "nothing due; no contact on file"}


def test_a_promise_in_plain_words_is_planned_until_it_is_confirmed_or_kept(run, person):
    person("Dr. Pell", ago=30, said="I promised the dosing table by 2026-11-24.")
    (action,) = week(run)["actions"]
    assert "not confirmed yet" in action["why"]
    assert "dosing table" in action["if_then"]
    run("note", "add", "dr-pell", "Sent the table", "--kind", "message")
    assert not week(run)["actions"]


def test_what_was_put_off_does_not_come_back_before_its_day(run, person):
    person("Long Over", ago=100, every=30)
    action = week(run)["actions"][0]["id"]
    assert "Put off until 2026-12-07" in run("plan", "snooze", action, "--until", "2026-12-07").out
    assert not week(run, today="2026-11-30")["actions"]
    assert week(run, today="2026-12-07")["actions"]


def test_what_was_skipped_comes_back_next_week_and_is_named_the_third_time(run, person):
    person("Ravi Sen", ago=20, said="- [ ] I owe: write the seed report (due 2026-11-20)")
    for day in ("2026-11-23", "2026-11-30"):
        text = run("plan", today=day)
        assert "third week" not in text.out
        assert run("plan", "skip", week(run, today=day)["actions"][0]["id"], today=day).code == 0
        assert not week(run, today=day)["actions"]
    third = run("plan", today="2026-12-07").out
    assert "third week" in third
    assert "rapport promise drop" in third


def test_a_missed_week_costs_nothing_and_says_nothing(run, person):
    person("Ravi Sen", ago=20, said="- [ ] I owe: write the seed report (due 2026-11-20)")
    run("plan")
    later = run("plan", today="2026-12-14").out
    assert "week" not in later.replace("Week of", "").replace("Eight weeks", "").replace("in four weeks", "").replace(
        "two weeks", ""
    )
    assert "missed" not in later


def test_done_ticks_the_promise_and_keeps_the_win_with_its_people(run, book, person):
    person("Ada Nowak", ago=90)
    person("Ravi Sen", ago=20, said="- [ ] I owe: write the seed report (due 2026-11-20)")
    action = week(run, "--minutes", "40")["actions"][0]["id"]
    ran = run(
        "plan",
        "done",
        action,
        "--minutes",
        "25",
        "--helped",
        "--win",
        "he named us at the fair",
        "--thanks-to",
        "Ada Nowak",
    )
    assert "Ticked: write the seed report" in ran.out
    assert "win: he named us at the fair (thanks-to: [ada-nowak])" in run("note", "list", "ravi-sen", "--full").out
    after = json.loads(run("plan", "--json", "--minutes", "40").out)
    assert not actions_on(after, "ravi-sen")
    assert "1 done" in run("plan", "--minutes", "40").out


def test_undo_takes_a_decision_back(run, person):
    person("Long Over", ago=100, every=30)
    action = week(run)["actions"][0]["id"]
    run("plan", "skip", action)
    assert not week(run)["actions"]
    assert run("undo").code == 0
    assert week(run)["actions"]


def test_forget_and_merge_reach_the_decisions(run, book, person):
    person("Long Over", ago=100, every=30)
    person("Long Gone", ago=100, every=30)
    for action in week(run)["actions"]:
        run("plan", "snooze", action["id"])
    assert run("contact", "merge", "long-gone", "long-over", "--yes").code == 0
    home = "".join(p.read_text(encoding="utf-8") for p in (book.home / "plan.jsonl", book.log / "plan.jsonl"))
    assert "long-gone" not in home
    assert "long-over" in home
    assert run("forget", "long-over", "--yes").code == 0
    assert not any(
        "long-over" in p.read_text(encoding="utf-8") for p in (book.home / "plan.jsonl", book.log / "plan.jsonl")
    )


def test_an_unknown_or_ambiguous_action_is_a_sentence(run, person):
    person("Long Over", ago=100, every=30)
    for wanted in ("zzzzz", "", "../x"):
        ran = run("plan", "done", wanted)
        assert ran.code == 1
        assert "is no action of the plan" in ran.err
    assert run("plan", "--minutes", "0").code == 2
    for day in ("soon", "0001-01-01", "9999-12-31"):
        ran = run("plan", "--week", day)
        assert ran.code == 2
        assert "a bug" not in ran.err


def test_one_question_about_what_is_unknown(run, person):
    person("Dana Lee", ago=50, every=30, where="external")
    assert "Is Dana Lee more senior than you, a peer, or more junior?" in run("plan").out
    assert run("plan").out.count("?  rapport") + run("plan").out.count("One question") == 1
    assert "levels unknown" in run("plan").out
    run("contact", "edit", "dana-lee", "--level", "peer")
    assert "One question" not in run("plan").out


def test_the_calendar_slot_holds_the_command_and_no_name(run, person, tmp_path):
    person("Dana Lee", ago=50, every=30)
    run("init", "--minutes", "40")
    assert run("plan", "--ics", str(tmp_path / "slot.ics")).code == 0
    raw = (tmp_path / "slot.ics").read_text(encoding="utf-8")
    (event,) = Calendar.from_ical(raw).walk("VEVENT")
    assert str(event["SUMMARY"]) == "rapport plan"
    assert event["RRULE"]["FREQ"] == ["WEEKLY"]
    assert event.duration == dt.timedelta(minutes=40)
    assert "Dana" not in raw
    assert run("plan", "--ics", str(tmp_path / "no" / "where" / "x.ics")).code in (0, 1)


def test_no_file_of_another_kind_is_written_over(run, book, person):
    contact = person("Dana Lee", ago=50, every=30)
    card = book.people / f"{contact.id}.md"
    before = card.read_bytes()
    for args in (["plan", "--ics"], ["map", "--html"], ["map", "--png"], ["draft", "dana", "--offline", "--eml"]):
        ran = run(*args, str(card))
        assert ran.code == 2
        assert "Name another file." in ran.err
    assert card.read_bytes() == before


@pytest.mark.parametrize(
    "command",
    [["plan", "--ics"], ["map", "--html"], ["map", "--png"], ["draft", "dana", "--offline", "--eml"]],
    ids=lambda args: args[-1],
)
def test_a_file_of_the_users_is_kept_and_one_of_the_programs_is_written_anew(run, person, tmp_path, command):
    person("Dana Lee", ago=50, every=30)
    target = tmp_path / f"mine.{command[-1].strip('-')}"
    target.write_text("BEGIN:VCALENDAR, my own", encoding="utf-8")
    ran = run(*command, str(target))
    assert ran.code == 2
    assert "is there already, and rapport did not write it. Name another file." in ran.err
    assert target.read_text(encoding="utf-8") == "BEGIN:VCALENDAR, my own"
    target.unlink()
    assert [run(*command, str(target)).code for _ in range(2)] == [0, 0]


def test_an_empty_home_has_a_plan_too(run):
    ran = run("plan")
    assert ran.code == 0
    assert "Nothing needs you this week" in ran.out
    assert week(run)["actions"] == []


def test_a_home_that_cannot_be_written_still_has_a_plan(run, book, person):
    person("Dana Lee", ago=50, every=30)
    week(run)
    (book.log / "plan.jsonl").unlink()
    (book.log / "plan.jsonl").mkdir()
    assert actions_on(week(run), "dana-lee")


@pytest.mark.parametrize(
    ("text", "author", "kind", "way"),
    [
        ("Sent her the checklist.", "me", "message", "mine"), ("She wrote that the pilot works.", "me", "message", "theirs"),
        ("Dana sent the rota.", "me", "email", "theirs"), ("We sent the rota.", "me", "email", "mine"),
        ("Sent me an article.", "me", "message", "theirs"), ("Asked how I chose my speciality.", "me", "message", "theirs"),
        ("Asked whether our rota is public.", "me", "message", "theirs"),
        ("Asked which course I'd take first.", "me", "message", "theirs"),
        ("Asked what I'd get for the boat.", "me", "message", "mine"), ("Wrote what I think of it.", "me", "message", "mine"),
        ("Wrote to ask how our ward plans shifts.", "me", "message", "theirs"),
        ("Asked whether my rota was useful.", "me", "message", "mine"),
        ("Asked if her ward uses our rota.", "me", "message", "mine"),
        ("Asked her how she plans shifts.", "me", "message", "mine"), ("Hi Dana,\n\nhere it is.", "me", "email", "mine"),
        ("All good.", "dana", "message", "theirs"), ("Sent her it.", "me", "call", "both"),
        ("Wrote on Friday: 'Can you lend us the scale?'", "me", "message", "theirs"),
        ("On Friday she texted: \"Is the hall free?\"", "me", "message", "theirs"),
        ("Asked: 'Is the hall free?' I told her no.", "me", "message", "mine"),
        ("Wrote her on Friday: 'Do you need the scale?'", "me", "message", "mine"),
        ("I wrote on Friday: 'Do you need the scale?'", "me", "message", "mine"),
        ("Wrote: 'The scale is mended.'", "me", "message", "mine"),
        ("fact: her pilot starts", "me", "message", "theirs"), ("Subject: The list\n\nHi", "me", "email", "mine"),
    ],
)  # fmt: skip
def test_which_way_a_message_went(book, text, author, kind, way):
    book.add_contact("Dana")
    note = book.add(NewNote(("dana",), text, TODAY, kind, author=author))
    assert exchanges.direction(note, "dana") == way


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        ("All I needed. No need to reply.", False), ("You need not answer.", False), ("I am out of the office until 9 December.", False),
        ("I was out of the office last week. Please send me the plan.", True), ("I am out of office on Friday. Tell me which day suits you.", True),
        ("I am out of the office. Please ring the desk.", False),
        ("Automatic reply: in urgent cases please ring the desk.", False), ("My answer will take a week.", False),
        ("I'll get back to you once the kiln is cold.", False), ("I will ring on Friday. Could you send the plan?", True),
        ("I will write the report.", True), ("We come on Friday.", True),
    ],
)  # fmt: skip
def test_who_says_that_the_next_word_is_theirs_waits_for_none(book, text, waits):
    book.add_contact("Dana")
    assert exchanges.waits(book.add(NewNote(("dana",), text, TODAY, "email", author="dana")), "dana") == waits


def test_working_days_pass_over_weekends():
    friday = dt.date(2026, 11, 20)
    assert working_days(friday, friday) == 0
    assert working_days(friday, dt.date(2026, 11, 23)) == 1
    assert working_days(friday, dt.date(2026, 11, 27)) == 5
    assert working_days(friday, dt.date(2026, 12, 4)) == 10


@pytest.mark.parametrize(
    ("text", "minutes"), [("write the report", 20), ("send the list", 5), ("x (15 minutes)", 15), ("tea", 10)]
)
def test_a_promise_takes_what_it_says_or_what_its_verb_takes(text, minutes):
    assert candidates.minutes_of(text) == minutes


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.integers(0, 500), st.sampled_from([None, 30, 90]), st.sampled_from(["internal", "external", None]),
            st.sampled_from(["senior", "peer", "junior", None]), st.booleans(),
            st.sampled_from(["Talked.", "- [ ] I owe: write it (due 2026-11-24)", "- [ ] they owe: it (due 2026-11-02)",
                             "when: 2026-11-25 the fair", "Asked not to be contacted before 2027.", "Could you help?"]),
        ),
        max_size=14,
    ),
    st.integers(5, 120),
)  # fmt: skip
def test_no_home_breaks_the_rules_of_a_week(tmp_path_factory, people, minutes):
    book = Notebook(tmp_path_factory.mktemp("home"))
    for number, (ago, every, where, level, blocked, text) in enumerate(people):
        contact = book.add_contact(f"Person {number}", every=every, where=where, level=level, another=True)
        if blocked and number % 3 == 0:
            book.change_card(contact, {"do_not_contact": True})
        author = contact.id if text.endswith("?") else "me"
        kind = "message" if text.endswith("?") else "call"
        book.add(NewNote((contact.id,), text, TODAY - dt.timedelta(days=ago), kind, author=author))
    app = App(home=book.home, today=TODAY, offline=True)
    made = plan.make(app, minutes=minutes)
    ties = {tie.contact.id: tie for tie in survey(app)}
    assert made.minutes <= minutes * 0.9
    assert all(limits.of(ties[a.candidate.contact.id], TODAY) is None for a in made.actions)
    assert sum(a.candidate.kind == "ask" for a in made.actions) * 3 <= len(made.actions)
    assert sum(a.candidate.type == "dormant" for a in made.actions) <= 1
    planned = [a.candidate.contact.id for a in made.actions if not a.candidate.promise]
    assert len(planned) == len(set(planned))
    assert {a.candidate.contact.id for a in made.actions} | {row.contact for row in made.left_out} == set(ties)
    assert len({a.id for a in made.actions}) == len(made.actions)
    assert plan.make(replace(app), minutes=minutes) == made


def test_an_export_takes_the_decisions_along(run, person, tmp_path):
    person("Long Over", ago=100, every=30)
    run("plan", "snooze", week(run)["actions"][0]["id"])
    assert run("export", "--out", str(tmp_path / "copy")).code == 0
    assert "snoozed" in (tmp_path / "copy" / "plan.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "raw", [b"\x00\x01\x02bad", b"not json\n[1]\n{}\n", b"x" * 6_000_000], ids=["binary", "other lines", "huge"]
)
def test_damaged_decisions_are_named_and_never_overwritten(run, book, person, raw):
    person("Long Over", ago=100, every=30)
    action = week(run)["actions"][0]["id"]
    for path in (book.home / "plan.jsonl", book.log / "plan.jsonl"):
        path.write_bytes(raw)
    ran = run("plan")
    assert ran.code == 0
    assert "Long Over" in ran.out
    assert ("Skipped: " in ran.err) == (raw[:3] != b"not")
    assert run("review").code == 0
    done = run("plan", "skip", action)
    if raw[:3] != b"not":
        assert done.code == 1
        assert (book.home / "plan.jsonl").read_bytes() == raw
    else:
        assert (book.home / "plan.jsonl").read_bytes().startswith(raw)


def test_a_thin_week_turns_to_needs_that_no_message_of_mine_followed(run, book, person):
    person("Lea Brandt", ago=60, said="need: someone who has insured a glass roof")
    person("Ravi Sen", ago=40, said="need: a second reader for the tender")
    book.add(NewNote(("ravi-sen",), "Two readers for you.", TODAY - dt.timedelta(days=20), "message"))
    person("Ada Nowak", ago=60, said="Talked about the harbour.")
    data = week(run)
    (action,) = data["actions"]
    assert (action["contact"], action["minutes"]) == ("lea-brandt", candidates.MINUTES["need"])
    assert "their need waits" in action["why"]
    assert "glass roof" in action["why"]


def test_needs_fill_a_week_only_to_three_actions_and_what_i_can_serve_comes_first(run, book, person):
    book.change_me({}, ["offer: 20 min on glass roof insurance"])
    for number in range(5):
        person(f"Person {chr(65 + number)}", ago=30 + number, said=f"need: a way to store {number} bells dry")
    person("Lea Brandt", ago=60, said="need: somebody who knows glass roof insurance")
    data = week(run, "--minutes", "60")
    assert len(data["actions"]) == plan.FEWEST
    assert data["actions"][0]["contact"] == "lea-brandt"
    assert data["actions"][0]["kind"] == "give"


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("no calls until 29 Feb 2027", "2027-03-01"), ("do not contact before 29 February 2027", "2027-03-01"),
        ("on leave until 9999-12-31", "9999-12-31"), ("away until end of December 9999", "9999-12-31"),
        ("not available until March 0000", None), ("not available until 31 September 2027", "2027-10-01"),
    ],
)  # fmt: skip
def test_days_that_no_calendar_has_still_limit(app, person, words, until):
    person("Lea Brandt", ago=30, said=words)
    (tie,) = survey(app)
    limit = limits.of(tie, TODAY)
    assert (str(limit.until) if limit else None) == until


@pytest.mark.parametrize(
    ("words", "slot_of"),
    [("Tue 9:30", (1, 9, 30)), ("tuesday 9:30 pm", (1, 21, 30)), ("Mon 12am", (0, 0, 0)), ("Di 9:30", None),
     ("tue 24:00", None)],
)  # fmt: skip
def test_a_slot_is_understood_or_refused(run, words, slot_of):
    assert slot.parsed(words) == slot_of
    assert run("init", "--slot", words).code == (0 if slot_of else 2)


@pytest.mark.parametrize("name", ["config.toml", "people/new.md", "plan.jsonl"])
def test_a_calendar_is_never_called_like_a_file_of_the_program(run, book, name):
    ran = run("plan", "--ics", str(book.home / name))
    assert ran.code == 2
    assert not (book.home / name).exists()


@pytest.mark.parametrize(
    "text",
    [
        "The report is not available until 4 December.", "His boss is away until March.",
        "Don't contact Tom before May, Mia says.", "Told him that the room is unavailable until February.",
    ],
)  # fmt: skip
def test_what_is_said_of_a_thing_or_another_person_is_no_limit(person, app, text):
    person("Mia Rahn", ago=3, said=text)
    assert limits.of(survey(app)[0], TODAY) is None


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("She is away until Monday.", dt.date(2026, 11, 30)), ("On holiday until 5 December", dt.date(2026, 12, 6)),
        ("asked me to leave him in peace until 2 January", dt.date(2027, 1, 3)),
        ("Mia's currently out of the office until 20 December", dt.date(2026, 12, 21)),
    ],
)  # fmt: skip
def test_an_absence_of_theirs_is_a_limit(person, app, text, until):
    person("Mia Rahn", ago=0, said=text)
    limit = limits.of(survey(app)[0], TODAY)
    assert limit is not None
    assert limit.until == until


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("She told me she'd be away until March.", dt.date(2027, 3, 1)),
        ("At the moment away until 5 December", dt.date(2026, 12, 6)),
        ("Mia is travelling and away until 5 December.", dt.date(2026, 12, 6)),
        ("Don't call Monday to Friday until 5 December", dt.date(2026, 12, 6)),
        ("Tom is away until March.", None),
    ],
)  # fmt: skip
def test_whose_absence_it_is(person, app, text, until):
    person("Mia Rahn", ago=0, said=text)
    limit = limits.of(survey(app)[0], TODAY)
    assert (limit.until if limit else None) == until


def test_a_second_promise_that_finds_no_room_is_named(person, run):
    said = "- [ ] I owe: send the plan (due 2026-11-20)\n- [ ] I owe: read her essay (due 2026-11-26)"
    person("Mia Rahn", ago=10, said=said)
    data = week(run, "--minutes", "25")
    assert len(data["actions"]) == 1
    (left,) = data["left_out"]
    assert "read her essay" in left["reason"]
    assert "no room this week" in left["reason"]


def test_a_late_promise_of_theirs_is_asked_about_beside_two_other_actions(run, book, person):
    person("Tove Ek", ago=20, said="- [ ] they owe: send me the tide table (due 2026-11-13)")
    for number in (1, 2):
        person(f"Owed {number}", ago=9, said="- [ ] I owe: send the list (due 2026-11-24)")
    data = week(run, "--minutes", "60")
    (ask,) = actions_on(data, "tove-ek")
    assert ask["kind"] == "ask"
    assert "overdue by 10 days" in ask["why"]
    assert "ask when they can send me the tide table" in ask["command"]
    assert data["waiting_for"] == []


def test_what_i_sent_since_gives_them_time_before_they_are_reminded(run, book, person):
    for number in (1, 2):
        person(f"Owed {number}", ago=9, said="- [ ] I owe: send the list (due 2026-11-24)")
    person("Tove Ek", ago=20, said="- [ ] they owe: send me the tide table (due 2026-11-13)")
    book.add(NewNote(("tove-ek",), "Sent her the photos.", dt.date(2026, 11, 20), "message"))
    (ask,) = actions_on(week(run, "--minutes", "60"), "tove-ek")
    assert ask["if_then"].startswith("If it is Fri 27 Nov")
    book.add(NewNote(("tove-ek",), "Sent her the map.", TODAY, "message"))
    assert not actions_on(week(run, "--minutes", "60"), "tove-ek")


def test_who_went_quiet_over_a_debt_is_asked_for_it_and_gets_no_hello(run, person):
    for number in (1, 2):
        person(f"Owed {number}", ago=9, said="- [ ] I owe: send the list (due 2026-11-24)")
    person("Tove Ek", ago=190, said="- [ ] they owe: send me the tide table (due 2026-11-02)")
    (action,) = actions_on(week(run, "--minutes", "60"), "tove-ek")
    assert action["kind"] == "ask"
    assert "quiet for" not in action["why"]


def test_what_others_owe_is_named_when_no_action_asks_about_it(run, person):
    said = "- [ ] they owe: send me the tide table (due 2026-11-13)\n- [ ] they owe: a key\n- [ ] I owe: a hat"
    person("Tove Ek", ago=20, said=said)
    data = week(run)
    assert [row["text"] for row in data["waiting_for"]] == ["send me the tide table", "a key"]
    shown = run("plan").out
    assert "Waiting for\n  Tove Ek: send me the tide table, overdue by 10 days (13 Nov)" in shown
    assert "Tove Ek: a key, no date" in shown


def test_a_week_with_nothing_but_their_late_promise_says_what_could_be_done(run, person):
    person("Tove Ek", ago=20, said="- [ ] they owe: send me the tide table (due 2026-11-13)")
    shown = " ".join(run("plan").out.split())
    assert "If there is time: ask Tove Ek for the tide table (3 min)" in shown
    assert "rapport draft tove-ek --goal 'ask when they can send me the tide table'" in shown


@pytest.mark.parametrize("owner", ["I owe", "they owe"])
@pytest.mark.parametrize("said", ["as said: You get it when the tide is out", "ask him", "send it to Tove"])
def test_a_promise_whose_words_say_nothing_alone_is_no_goal_of_a_command(run, person, owner, said):
    person("Tove Ek", ago=20, said=f"- [ ] {owner}: {said} (due 2026-11-13)")
    shown = " ".join(run("plan").out.split())
    assert "rapport draft tove-ek" in shown
    assert "--goal" not in shown


@pytest.mark.parametrize("line", ["send her the map (due 2026-12-04)", "send her the map"])
def test_spare_minutes_go_to_promises_for_later(run, person, line):
    person("Gro Dahl", ago=3, said=f"- [ ] I owe: {line}")
    (action,) = week(run)["actions"]
    assert action["contact"] == "gro-dahl"
    assert "keep your promise to Gro Dahl" in action["if_then"]


def test_a_promise_for_later_is_the_touch_of_its_person_and_comes_before_an_ask(run, book, person):
    person("Gro Dahl", ago=60, every=30, said="- [ ] I owe: send her the map (due 2026-12-04)")
    person("Ole Friis", ago=60, every=30, where="internal")
    person("Tove Ek", ago=20, said="- [ ] they owe: send me the tide table (due 2026-11-13)")
    data = week(run, "--minutes", "60")
    assert [a["contact"] for a in data["actions"]] == ["gro-dahl", "ole-friis", "tove-ek"]
    assert "promised, due Fri 4 Dec" in data["actions"][0]["why"]


def test_what_is_open_is_said_of_those_left_out(run, person):
    person("Gro Dahl", ago=3, said="- [ ] I owe: send her the map (due 2027-02-04)")
    (row,) = week(run)["left_out"]
    assert row["reason"] == "open: send her the map, due Thu 4 Feb 2027; last contact 20 Nov"


def test_no_two_actions_stand_at_the_same_time_and_promises_keep_their_days(run, person):
    for number, due in enumerate(["2026-11-17", "2026-11-18", "2026-11-26", "2026-11-26"]):
        person(f"Owed {number}", ago=9, said=f"- [ ] I owe: send the list (due {due})")
    times = [a["if_then"].split(", then")[0] for a in week(run, "--minutes", "90")["actions"]]
    assert times == [
        "If it is Mon 23 Nov, 9:00", "If it is Mon 23 Nov, 9:15", "If it is Tue 24 Nov, 9:00",
        "If it is Tue 24 Nov, 9:15",
    ]  # fmt: skip
    friday = [a["if_then"].split(", then")[0] for a in week(run, "--minutes", "90", today="2026-11-27")["actions"]]
    assert friday == [f"If it is Fri 27 Nov, {hour}" for hour in ("9:00", "9:15", "9:30", "9:45")]


@pytest.mark.parametrize(
    ("org", "where"),
    [
        ("Kiln Works", "outside"), ("Quay Hospital", "inside"), ("Holm Hospital", "outside"),
        ("Quay Hospital, ward 3", "unknown"), ("QH", "unknown"), (None, "unknown"),
    ],
)  # fmt: skip
def test_another_organisation_is_outside_unless_it_may_be_mine(run, person, book, org, where):
    person("Gro Dahl", ago=3, org=org)
    book.change_me({"name": "Wren", "org": "Quay Hospital"}, [])
    shown = run("plan").out
    assert ("0 of 1 inside" in shown) == (where == "outside")
    assert ("1 of 1 inside" in shown) == (where == "inside")
    assert ("Nobody outside your organisation is on file" in shown) == (where != "outside")


def test_an_ask_stays_in_the_plan_when_what_stood_beside_it_is_done(run, person):
    person("Tove Ek", ago=20, said="- [ ] they owe: send me the tide table (due 2026-11-13)", where="external")
    for number in (1, 2):
        person(f"Owed {number}", ago=9, said="- [ ] I owe: send the list (due 2026-11-24)")
    for action in week(run, "--minutes", "60")["actions"][:2]:
        run("plan", "done", action["id"])
    (ask,) = week(run, "--minutes", "60")["actions"]
    assert ask["kind"] == "ask"


def test_what_fell_out_of_the_plan_is_still_ticked_and_named(run, person):
    person("Owed One", ago=9, said="- [ ] I owe: send the list (due 2026-11-25)")
    action = week(run)["actions"][0]["id"]
    person("Owed Two", ago=9, said="- [ ] I owe: write the report (due 2026-11-24)")
    assert not actions_on(week(run, "--minutes", "25"), "owed-one")
    run("init", "--minutes", "25")
    assert "Ticked: send the list." in run("plan", "done", action).out


def test_a_log_line_that_is_nested_without_end_is_passed_over(run, book, person):
    person("Dana Lee", ago=50, every=30)
    files.append(book.log / "plan.jsonl", '{"a":' * 5000 + "1" + "}" * 5000 + "\n")
    assert len(week(run)["actions"]) == 1


def test_no_printed_command_holds_a_private_promise(run, person, book):
    """A goal goes to the endpoint; what stands in private is shown here and no further."""
    dana = person("Dana Lee", ago=20)
    day = TODAY - dt.timedelta(days=20)
    book.add(NewNote((dana.id,), "- [ ] I owe: ask about her lawyer (due 2026-11-24)", day, "note", private=True))
    said = "- [ ] I owe: find out who buys Acme (due 2026-11-25)\nThat stays between us."
    book.add(NewNote((dana.id,), said, day, "note"))
    shown = run("plan", "--json").out
    commands = [action["command"] for action in json.loads(shown)["actions"]]
    assert "rapport draft dana-lee" in commands
    assert not [command for command in commands if "lawyer" in command or "Acme" in command]


def test_a_draft_says_what_limit_stands_in_the_notes(run, person):
    person("Karl Voigt", ago=30, said="Not before 18 December, please.")
    assert 'left in peace: "Not before 18 December" (again from 18 Dec 2026)' in run("draft", "karl").err


def test_a_promise_of_the_week_comes_before_an_answer_and_both_before_what_can_wait(run, person):
    person("Ravi Sen", ago=20, said="- [ ] I owe: the seed list for barley (due 2026-11-27)")
    person("Ada Nowak", ago=3, said="Could you read my talk?", kind="email", author="ada-nowak")
    person("Zoe Lind", ago=30, said="when: 2026-11-19 her choir sings")
    first, second, third = week(run, "--minutes", "60")["actions"]
    assert first["command"] == "rapport draft ravi-sen --goal 'send the seed list for barley'"
    assert "Here is the seed list for barley" in run(*shlex.split(first["command"])[1:]).out
    assert ["Mon 23 Nov, 9:00" in first["if_then"], "Mon 23 Nov, 9:15" in second["if_then"]] == [True, True]
    assert (second["contact"], third["contact"]) == ("ada-nowak", "zoe-lind")


@pytest.mark.parametrize(
    ("promise", "asked"),
    [
        ("bring me the spare keys", "for the spare keys"), ("call my sister back", "when they can call your sister back"),
        ("the old plans", "about this: the old plans"),
    ],
)  # fmt: skip
def test_what_is_asked_for_is_said_to_the_user(run, person, promise, asked):
    for number in (1, 2):
        person(f"Owed {number}", ago=9, said="- [ ] I owe: send the list (due 2026-11-24)")
    person("Tove Ek", ago=30, said=f"- [ ] they owe: {promise} (due 2026-11-02)")
    (ask,) = actions_on(week(run, "--minutes", "60"), "tove-ek")
    assert f"then ask Tove Ek {asked}." in ask["if_then"]


def test_a_promise_of_time_is_not_sent(run, person):
    person("Ravi Sen", ago=20, said="- [ ] I owe: a visit to his barn (due 2026-11-25)")
    (action,) = week(run)["actions"]
    assert "send" not in action["command"]


def test_thanks_wait_for_no_answer_and_a_talk_of_theirs_is_no_meeting_of_ours(run, person, book):
    ilse, dora = person("Ilse Tamm", ago=20), person("Dora Klimt", ago=20)
    day = TODAY - dt.timedelta(days=3)
    book.add(NewNote((ilse.id,), "Thanked me for the book, all good.", day, "message"))
    coming = TODAY + dt.timedelta(days=3)
    book.add(NewNote((dora.id,), f"when: {coming} her talk at the brewers' day", day, "note"))
    shown = run("plan", "--minutes", "60").out
    assert "Answer Ilse" not in shown
    assert "Wish Dora Klimt well: her talk at the brewers' day" in " ".join(shown.split())
    assert "Prepare the talk" not in shown


def test_good_news_is_congratulated_on_and_not_asked_about(run, person):
    person("Zoe Lind", ago=30, said="when: 2026-11-19 her choir won the silver medal")
    person("Ole Friis", ago=30, said="when: 2026-11-19 his choir sings")
    zoe, ole = sorted(week(run, "--minutes", "60")["actions"], key=lambda a: a["contact"], reverse=True)
    assert "then congratulate Zoe Lind: her choir won the silver medal" in zoe["if_then"]
    assert "Congratulations" in run(*shlex.split(zoe["command"])[1:]).out
    assert "ask Ole Friis how it went" in ole["if_then"]


@pytest.mark.parametrize(
    "event", ["she hears whether she is promoted", "the vote on who is elected", "she was accepted for surgery"]
)
def test_nobody_is_congratulated_on_what_is_open_or_sad(run, person, event):
    person("Zoe Lind", ago=30, said=f"when: 2026-11-19 {event}")
    assert not any("ongratulate" in action["if_then"] for action in week(run, "--minutes", "60")["actions"])


@pytest.mark.parametrize(
    ("said", "free"),
    [
        ("She is on leave until 22 December and answers mail after 22 December.", False),
        ("On leave until 22 December, answers mail in January.", False),
        ("She is on leave until 22 December but she reads messages rarely.", False),
        ("She is travelling until 22 December and reads her mail in the evening.", True),
    ],
)
def test_who_is_away_may_be_written_to_only_while_they_read_their_mail(run, person, said, free):
    person("Karl Voigt", ago=3, said=said)
    assert ("away or busy" not in run("draft", "karl", "--goal", "ask him for the plan").err) == free


def test_what_was_done_restarts_the_clock_and_does_not_come_back(run, person):
    for name in ("Lea Brandt", "Ben Bay", "Cy Cole"):
        person(name, ago=100, every=30)
    person("Ada Nowak", ago=10, said="Asked her whether the hall is free.", kind="email")
    first = week(run, "--minutes", "60")["actions"]
    assert {a["contact"] for a in first} == {"lea-brandt", "ben-bay", "cy-cole", "ada-nowak"}
    for action in first:
        run("plan", "done", action["id"])
    assert not week(run, "--minutes", "60")["actions"]
    later = week(run, "--minutes", "60", today="2026-11-30")
    assert not later["actions"]
    assert "last contact 23 Nov" in {r["contact"]: r["reason"] for r in later["left_out"]}["lea-brandt"]
    (again,) = actions_on(week(run, "--minutes", "60", today="2027-01-11"), "lea-brandt")
    assert "last contact 49 days ago" in again["why"]


def test_an_open_promise_comes_back_though_its_action_was_called_done(run, book, person):
    person("Ravi Sen", ago=20, said="- [ ] I owe: send him the seed list (due 2026-11-25)")
    (action,) = week(run)["actions"]
    run("plan", "done", action["id"])
    (path,) = Notebook(book.home).note_paths()
    path.write_text(path.read_text(encoding="utf-8").replace("- [x]", "- [ ]"), encoding="utf-8")
    assert week(run, today="2026-11-30")["actions"][0]["id"] == action["id"]


def test_rhythms_of_ties_gone_quiet_share_the_one_place_of_the_week(run, person):
    person("Near Nell", ago=20)
    for name, ago in (("Quiet Quin", 200), ("Still Stan", 300), ("Mute Mia", 400)):
        person(name, ago=ago, every=30, level="peer")
    data = week(run, "--minutes", "60")
    assert sorted(a["contact"] for a in data["actions"] if a["contact"] != "near-nell") == ["mute-mia"]
    assert "If your message to Near Nell is sent" in actions_on(data, "mute-mia")[0]["if_then"]
    named = [r["reason"] for r in data["left_out"]]
    assert sum("one tie gone quiet is enough for a week" in reason for reason in named) == 2


def test_the_next_quiet_tie_takes_the_place_of_one_put_off(run, person):
    person("Quiet Quin", ago=200, level="senior")
    person("Still Stan", ago=300, level="peer")
    (first,) = week(run)["actions"]
    run("plan", "snooze", first["id"])
    (second,) = week(run)["actions"]
    assert {first["contact"], second["contact"]} == {"quiet-quin", "still-stan"}


@pytest.mark.parametrize(
    ("ago", "said", "reason"),
    [
        (203, "Left the numbers with me.", "quiet for half a year, and one such tie a week is enough (1)"),
        (10, "Boss, here are the numbers.", "no answer yet (1)"),
        (20, "On leave until 4 January 2027.", "to be left in peace (1)"),
    ],
)
def test_why_nobody_inside_is_planned_is_said_as_it_is(run, person, ago, said, reason):
    person("Boss Bo", ago=ago, said=said, where="internal", level="peer", kind="email" if ago == 10 else "call")
    person("Far Fay", ago=300, where="external", level="senior", org="Harbour")
    assert f"Nobody inside your organisation this week: {reason}." in " ".join(run("plan").out.split())


def test_minutes_that_are_left_are_used_up_to_seven_actions(run, person):
    for letter in "ABCDEFGHI":
        person(f"Person {letter}", ago=70, every=30, level="peer", where="external")
    data = week(run, "--minutes", "60")
    assert len(data["actions"]) == plan.MOST
    assert all("7 actions are enough for a week" in row["reason"] for row in data["left_out"])
    assert all("no room this week" in row["reason"] for row in week(run, "--minutes", "20")["left_out"])


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("Asked Lou whether a two-year lease is enough.", True),
        ("Told him about the loaf and asked about the certificate once more.", True),
        ("I asked him for the keys of the hall.", True),
        ("Wrote to him to ask when the kiln is free.", True),
        ("Sent the drawings. Also asked which oak he wants.", True),
        ("Sent him the price list he asked for.", False),
        ("Asked me for the list.", False),
        ("Told him to ask Tom.", False),
        ("Lou is writing about the quay. Asked for a quote, I said I'd think about it.", False),
        ("Thanked him for asking.", False),
        ("Asked nothing of him, only sent a picture.", False),
    ],
)
def test_a_question_is_followed_up_however_it_was_logged(run, person, said, asks):
    for name in ("Current One", "Current Two"):
        person(name, ago=30, every=7)
    person("Late Lou", ago=10, said=said, kind="email")
    assert any(a["kind"] == "ask" for a in actions_on(week(run, "--minutes", "60"), "late-lou")) == asks


@pytest.mark.parametrize(
    ("promise", "state"),
    [
        ("send her the list", "sent"), ("let her know the date", "sent"), ("the list of swaps", "sent"),
        ("let her watch a rehearsal", "kept"), ("call the printer", "kept"), ("give her a bottle", "kept"),
    ],
)  # fmt: skip
def test_only_what_a_message_does_is_sent_and_opens_the_way_to_a_quiet_tie(run, person, promise, state):
    person("Ada Nowak", ago=20, said=f"- [ ] I owe: {promise} (due 2026-11-25)")
    person("Quiet Quin", ago=300)
    data = week(run, "--minutes", "60")
    assert actions_on(data, "ada-nowak")[0]["done_when"].startswith(f"{state}, and ticked")
    assert ("message to Ada Nowak is sent" in actions_on(data, "quiet-quin")[0]["if_then"]) == (state == "sent")


def test_the_marks_of_a_win_are_not_shown(run, person):
    person("Ada Nowak", ago=60, every=30, said="win: she found the leak (thanks-to: [ada-nowak])")
    assert actions_on(week(run), "ada-nowak")[0]["why"].endswith('a win: "she found the leak"')


@pytest.mark.parametrize(
    ("event", "goal"),
    [
        ("her panel meets", "well: her panel meets"), ("budget vote", "well: budget vote"),
        ("her defence", "well for her defence"), ("his shop's tenth birthday", "well for his shop"),
        ("her talk at the mill", "well for her talk"), ("the film will be shown", "well: the film"),
    ],
)  # fmt: skip
def test_what_is_no_noun_stands_behind_a_colon(run, person, event, goal):
    person("Karl Voigt", ago=20, said=f"when: 2026-11-26 {event}")
    (action,) = week(run)["actions"]
    assert f"wish them {goal}" in action["command"]
    assert action["done_when"] == "sent before the day"
    assert actions_on(week(run, today="2026-11-26"), "karl-voigt")[0]["done_when"] == "sent on the day"


def test_a_promise_does_not_slip_before_its_day(run, person):
    person("Ravi Sen", ago=30, said="- [ ] I owe: send him the seed list (due 2026-12-09)")
    for day in ("2026-11-23", "2026-11-30", "2026-12-07"):
        out = run("plan", today=day).out
        assert "seed list" in out
        assert "third week" not in out
    assert "fourth week" in run("plan", today="2026-12-14").out


def test_a_week_that_is_over_is_not_planned(run, person):
    ran = run("plan", "--week", "2026-10-01", today=str(TODAY))
    assert ran.code == 2
    assert "is over" in ran.err
