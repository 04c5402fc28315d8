"""A promise in plain words is offered only when there is no doubt about it."""

import datetime as dt

import pytest

from assistant import suggestions
from assistant.models import Note


def found(text: str, **fields) -> list[str]:
    stamp = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    return suggestions.lines(
        Note("abcdefghij", stamp.date(), stamp, "call", ("mira-holm",), text, **fields), "Sam Ortiz", "Mira Holm"
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Good talk. I'll send her the tide table by Friday.", "- [ ] I owe: send her the tide table (due 2026-11-27)"),
        ("I will introduce him to Per tomorrow", "- [ ] I owe: introduce him to Per (due 2026-11-24)"),
        ("I promised to call the yard", "- [ ] I owe: call the yard"),
        ("I said I'd read her draft on 2026-12-01.", "- [ ] I owe: read her draft (due 2026-12-01)"),
        ("She'll send me the plan.", "- [ ] they owe: send me the plan"),
        ("Mira will give me a tour of v2.1 by Monday!", "- [ ] they owe: give me a tour of v2.1 (due 2026-11-30)"),
        ("- I\u2019ll share the map", "- [ ] I owe: share the map"),
        ("She said she'd ask around.", "- [ ] they owe: ask around"),
        ("She uploads the charts by Thu 3 Dec.", "- [ ] they owe: upload the charts (due 2026-12-03)"),
        (
            "Wants our tide survey first - I'll get it to her by Friday.",
            "- [ ] I owe: get our tide survey to her (due 2026-11-27)",
        ),
        ("Call her after the regatta.", "- [ ] I owe: call her after the regatta"),
        ("Still owes me an answer about the berth.", "- [ ] they owe: answer me about the berth"),
        ("Let her have the chart by Tuesday.", "- [ ] I owe: give her the chart (due 2026-11-24)"),
        (
            "Promised to pass my letter on to the harbour master.",
            "- [ ] they owe: pass my letter on to the harbour master",
        ),
        ("Asked her for the soundings, she said she'd dig them out.", "- [ ] they owe: dig the soundings out"),
        ("Her crew needs a cook. I said my aunt cooks and I'd put them in touch.", "- [ ] I owe: put them in touch"),
        ("I owe Mira a lunch.", "- [ ] I owe: buy Mira a lunch"),
        ("I promised her the log by Friday and have not done it.", "- [ ] I owe: give her the log (due 2026-11-27)"),
        ("I said I'd send her the log, but never got round to it.", "- [ ] I owe: send her the log"),
        ("She said she'd bring the keys but hasn't yet.", "- [ ] they owe: bring the keys"),
        ("I'd said I'd ask the mayor about the quay.", "- [ ] I owe: ask the mayor about the quay"),
        (
            "I'll send her the list of those that haven't paid.",
            "- [ ] I owe: send her the list of those that haven't paid",
        ),
        ("I had promised to lend her the winch.", "- [ ] I owe: lend her the winch"),
        ("I told her she can use our slip.", "- [ ] I owe: let her use our slip"),
        ("I told Mira she could stay with us.", "- [ ] I owe: let Mira stay with us"),
        (
            "She asked how we dry the sails, I never answered that.",
            "- [ ] I owe: answer her question how we dry the sails",
        ),
        (
            "Mira asked whether 3 May would do. I still haven't replied.",
            "- [ ] I owe: answer Mira's question whether 3 May would do",
        ),
        ("She wants to race but can't find a crew.", "wants: to race"),
        ("She needs a cheap mast, nobody sells one.", "need: a cheap mast"),
        ("She needs a mast, but a cheap one.", "need: a mast, but a cheap one"),
        ("She has one rigger left and is looking for a second one.", "need: a second rigger"),
        ("The yard has a slip. She needs a longer one.", "need: a longer slip"),
        ("She has a dinghy and needs one with a keel.", "need: a dinghy with a keel"),
        ("She needs a dinghy one day a week.", "need: a dinghy one day a week"),
        ("She needs two cleats and hates waiting.", "need: two cleats"),
        ("She is looking for a mast and lives in Ulm.", "need: a mast"),
        ("She wants tides on one page, but dislikes tables.", "need: tides on one page"),
        ("She needs branches and leaves for the wreath.", "need: branches and leaves for the wreath"),
        ("She needs a cook who mends nets and sews sails.", "need: a cook who mends nets and sews sails"),
        ("I owe her a call.", "- [ ] I owe: call her"),
        ("I still owe her a reply about the berth.", "- [ ] I owe: reply to her about the berth"),
        ("Owe her a visit.", "- [ ] I owe: visit her"),
        ("I promised her the name of the rigger.", "- [ ] I owe: give her the name of the rigger"),
        ("She owes me 40 euros.", "- [ ] they owe: pay me 40 euros"),
        ("Looking for a rigger who works weekends.", "need: a rigger who works weekends"),
        ("They owe me: the soundings.", "- [ ] they owe: give me the soundings"),
        (
            "Said I'd copy the lines of the old Colin 4/6 for her.",
            "- [ ] I owe: copy the lines of the old Colin 4/6 for her",
        ),
        ("Her team struggles to find a cook.", "wants: to find a cook"),
        ("She's tired of ropes, wants to splice wire.", "wants: to splice wire"),
        ("She needs two riggers, has too many sails.", "need: two riggers"),
        ("- [ ] I owe: something else\nShe needs a second mooring.", "need: a second mooring"),
    ],
)
def test_a_plain_promise_or_need_becomes_a_line(text, line):
    assert found(text) == [line]


@pytest.mark.parametrize(
    "text",
    [
        "Maybe I'll send it over.",
        "I'll send it if I can.",
        "I'll try to send the table.",
        "I will not send the table.",
        "Will I send the table?",
        "I sent her the table.",
        "Per will send me the plan.",
        "I'll be honest with you.",
        "I'll call",
        "I owe her one.",
        "Mira pushes for a second slip in the talks, which begin 2026-12-14.",
        "She wants them gone by summer.",
        "She asks whether 3 May would suit us.",
        "I asked how she dries the sails, she never answered.",
        "She asked how we dry the sails and I told her.",
        "I told her she can call me any time.",
        "I told her she may use our slip if it rains.",
        "I promised to keep my mouth shut and never tell.",
        "> I'll send her the table.",
        "note: I'll send her the table.",
        "private: I'll send her money.",
        "I'll send her the salaries. That stays between us.",
        "I'll send her the table.\n- [ ] I owe: something else",
        "Must insure her slipway by 15 January.",
        "Must hand the accounts to the board by Friday.",
        "She starts the new post next Monday.",
    ],
)
def test_in_doubt_nothing_is_offered(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "We agreed she drafts the notice and I book the slip for 8 December.",
            ["- [ ] I owe: book the slip for 8 December", "- [ ] they owe: draft the notice"],
        ),
        (
            "To do: me - crew list by Wed, her - fuel quote, both - pick a name.",
            ["- [ ] I owe: deliver crew list (due 2026-11-25)", "- [ ] they owe: deliver fuel quote"],
        ),
        (
            "Action points for me: quote for the mast by Wed; ask Per about the keys.",
            ["- [ ] I owe: quote for the mast (due 2026-11-25)", "- [ ] I owe: ask Per about the keys"],
        ),
        ("She is rewriting the berth list and wants my view by Monday.", []),
        ("She'd do the same.", []),
        ("Need to send a title by 5 December.", ["- [ ] I owe: send a title (due 2026-12-05)"]),
        ("Must call her by Friday.", ["- [ ] I owe: call her (due 2026-11-27)"]),
    ],
)
def test_several_promises_of_one_line_keep_their_owners(text, lines):
    assert found(text) == lines


def test_what_a_thing_does_is_nobodys_promise():
    stamp = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    text = "Next one comes out mid January. I liked the last one."
    note = Note("abcdefghij", stamp.date(), stamp, "call", ("mira-holm",), text)
    assert suggestions.lines(note, "Sam Ortiz", "Mira Holm", closely=True) == []


def test_the_words_of_the_contact_are_not_read_as_the_users_own():
    assert found("I'll send you the table.", author="mira-holm") == []


def test_what_the_contact_needs_is_read_from_their_own_message():
    text = (
        "Good wind today. We are looking for a rigger, do you know one? I'll send you the table. You need a new mast."
    )
    assert found(text, author="mira-holm") == ["need: a rigger"]


def test_help_that_was_given_is_no_promise_of_mine():
    stamp = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    note = Note("abcdefghij", stamp.date(), stamp, "call", ("mira-holm",), "Helped me with the log, cut it to one page")
    assert suggestions.lines(note, "Sam Ortiz", "Mira Holm", closely=True) == []


def test_a_private_note_offers_nothing():
    assert found("I'll send her the table.", private=True) == []


def test_the_same_promise_said_twice_is_offered_once():
    assert len(found("I'll send her the table. I'll send her the table.")) == 1


SEVERAL = (
    "I'll send her the chart by Friday. She'll send me the plan. Looking for a rigger. She wants to learn to sail."
)
RIGGER, SAIL = "need: a rigger", "wants: to learn to sail"
PLAN, CHART = "- [ ] they owe: send me the plan", "- [ ] I owe: send her the chart (due 2026-11-27)"


@pytest.mark.parametrize(
    ("taken", "rest"),
    [
        ([], [CHART, PLAN, RIGGER, SAIL]),
        ([CHART], [PLAN, RIGGER, SAIL]),
        (["- [x] I owe: send her the chart (due 2026-12-04)"], [PLAN, RIGGER, SAIL]),
        ([PLAN, RIGGER], [CHART, SAIL]),
        ([CHART, PLAN, SAIL, RIGGER], []),
        ([CHART, "- [ ] they owe: lend me the plan"], [RIGGER, SAIL]),
        (["need: somebody for the rig"], [CHART, PLAN]),
    ],
)
def test_what_was_not_taken_yet_waits_and_marks_of_the_writers_own_get_no_doubles(taken, rest):
    assert found("\n".join([SEVERAL, *taken])) == rest


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("She retypes thirty tide slips each week.", ["fact: She retypes thirty tide slips each week"]),
        (
            "She loses an hour every morning because the harbour table is wrong.",
            ["fact: She loses an hour every morning because the harbour table is wrong"],
        ),
        ("She takes pills four times a day.", []),
        ("She swims two miles every morning.", []),
        ("Nervous about the harbour vote on 2 December.", ["when: 2026-12-02 the harbour vote"]),
        ("Her pilot exam is on 14 December.", ["when: 2026-12-14 her pilot exam"]),
        ("Her first test with passengers is on 14 December.", ["when: 2026-12-14 her first test with passengers"]),
        ("She left the yard in May, now on her own. Runs two boats.",
         ["fact: She left the yard in May, now on her own"]),
        ("Sat next to me at the yard. Taught me to splice wire; I still do it.",
         ["fact: Taught me to splice wire; I still do it"]),
        ("Last email: she was moving the yard to Bergen and expected six hard months.",
         ["fact: she was moving the yard to Bergen and expected six hard months"]),
        ("Lent me her drill, never gave it back.", ["fact: Lent me her drill"]),
        ("Lent me her drill and I still have it.", ["fact: Lent me her drill and I still have it"]),
        ("Helped me with the first sail, stayed till 7!!", ["fact: Helped me with the first sail"]),
        ("Helped us, broke it.", []),
        ("Moved to Bergen in the spring, runs a loft, 4 boats", ["fact: Moved to Bergen in the spring"]),
        ("She wrote an essay on ropes, v. good, sent it round.", ["fact: She wrote an essay on ropes, v. good"]),
        ("Her boat relaunch goes live 12 January.", ["when: 2027-01-12 her boat relaunch"]),
        ("Told me to wait. She is looking for a rigger.", []),
        ("Moved to Bergen with the whole crew.", ["fact: Moved to Bergen with the whole crew"]),
        ("Wants the report by 2 December.", []),
        ("The harbour vote on 2 October was close.", []),
        ("I moved to Bergen in the spring.", []),
        ("Her son moved to Bergen last summer.", []),
        ("private: her exam on 14 December", []),
        ("when: 2026-12-14 her pilot exam\nHer pilot exam is on 14 December.", []),
        ("Is the harbour vote on 2 December?", []),
        ("The survey of her slipway is on 2026-12-11.", ["when: 2026-12-11 the survey of her slipway"]),
        ("The inspection of her slipway is on 2026-12-11.", ["when: 2026-12-11 the inspection of her slipway"]),
        ("Boat inspection is on 14 January 2027.", ["when: 2027-01-14 the boat inspection"]),
        ("She opens a second loft on 3 March.", ["when: 2027-03-03 she opens a second loft"]),
        ("Their chandlery closes on 12 January.", ["when: 2027-01-12 their chandlery closes"]),
        ("Moves to Bergen on 1 March.", ["when: 2027-03-01 Mira moves to Bergen"]),
        ("Gives a talk at the pilots' day on 9 January.", ["when: 2027-01-09 Mira gives a talk at the pilots' day"]),
        ("Mira hosts the fair on 10 January.", ["when: 2027-01-10 Mira hosts the fair"]),
        ("She runs the marathon on 3 May.", ["when: 2027-05-03 she runs the marathon"]),
        ("Presents her thesis on 9 January.", ["when: 2027-01-09 Mira presents her thesis"]),
        ("She starts the new post next Monday.", ["when: 2026-11-30 she starts the new post"]),
        ("I open the loft on 3 March. We start the season on 4 April.", []),
        ("She sails on Tuesdays. She opens every Friday.", []),
        ("She hands in the survey on 3 March. Best day is Monday.", []),
        ("Plans a course for skippers. Dropped in June.", []),
        ("Her pilot exam is on 14 December. Cancelled.", []),
        ("Left in the summer of 2025.", []),
    ],
)  # fmt: skip
def test_coming_days_and_changes_are_offered_when_a_note_is_reviewed(text, lines):
    stamp = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    note = Note("abcdefghij", stamp.date(), stamp, "call", ("mira-holm",), text)
    assert suggestions.details(note, "Mira Holm") == lines


def test_what_is_handed_to_me_is_theirs_whatever_it_is_of():
    assert found("Will send me her thesis on rope.") == ["- [ ] they owe: send me her thesis on rope"]
    assert found("Will send her the thesis on rope.") == ["- [ ] I owe: send her the thesis on rope"]


def offered(text: str) -> list[str]:
    stamp = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    note = Note("abcdefghij", stamp.date(), stamp, "call", ("mira-holm",), text)
    return suggestions.lines(note, "Sam Ortiz", "Mira Holm", closely=True)


@pytest.mark.parametrize(
    "text",
    [
        "Shows a film to school classes in June and gathers old harbour photographs for it.",
        "Sketched me a two-page plan for reading the tide tables; I still hand it to new sailors.",
        "She opens the post at half past seven and then not before supper.",
        "She read my first logbook on a Saturday evening and told me to note the wind as well.",
        "I wrote a card with the right flags. It shows our 30 moorings; the outer pier is missing.",
        "Said that her crew cannot find the pump, so she rows over twice a week.",
        "She says she paints numbers on 12 buoys by hand every week.",
        "Teaches two deckhands and signs every log herself.",
        "Reads the barometer before she reads the paper, and passes it on to the fishermen.",
        "I can splice six ropes on a Saturday morning.",
        "Told me she hears of it only when two deckhands ring her on Monday morning.",
        "Her brother will ring her on Monday.",
        "Hates letters; reads charts on her phone in the cabin.",
        "Cannot talk for long, she rings from the pier.",
        "At the fair she told me to soak the rope the evening before and not to pull harder.",
        "Sells old sails and asks me for the names of people who sew.",
        "A bad morning: I let her sails go back to the loft.",
        "We argued: I put her oars in the wrong boat.",
        "She has one dinghy and keeps it in her garden.",
        "He stores his nets at the north pier.",
        "Mira is going to run a rope stall at the pier from 14 December.",
        "She will test a lamp for the buoys in bay B from 9 December.",
    ],
)
def test_a_description_is_no_promise(text):
    assert [line for line in offered(text) if "owe" in line] == []


def test_who_seeks_somebody_owes_nothing():
    assert offered("She is looking for somebody to check her pupils' knots before the March exam.") == [
        "need: somebody to check her pupils' knots before the March exam"
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("She sends me the log sheet by Thursday.", "- [ ] they owe: send me the log sheet (due 2026-11-26)"),
        ("She is going to ask the pilot about the buoy.", "- [ ] they owe: ask the pilot about the buoy"),
        ("She agreed to read our leaflet by 10 December.", "- [ ] they owe: read our leaflet (due 2026-12-10)"),
        ("She brings the old flag to our fair by 1 December.",
         "- [ ] they owe: bring the old flag to our fair (due 2026-12-01)"),
        ("Next step: I put her in touch with the pilot by Friday.",
         "- [ ] I owe: put her in touch with the pilot (due 2026-11-27)"),
        ("He keeps the spare key for me.", "- [ ] they owe: keep the spare key for me"),
        ("She will run a stall for us from 14 December.",
         "- [ ] they owe: run a stall for us from 14 December"),
        ("I said I would show her the winch on a Friday.", "- [ ] I owe: show her the winch on a Friday"),
    ],
)  # fmt: skip
def test_a_promise_with_a_sign_of_it_stays(text, line):
    assert offered(text) == [line]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Mentioned that she has nobody to sort 200 old charts before Easter.",
         "need: somebody to sort 200 old charts before Easter"),
        ("Mentioned she is short of sailors who speak Polish.", "need: sailors who speak Polish"),
        ("Said she needs to know the tides a week ahead, because two trips were cancelled.",
         "wants: to know the tides a week ahead"),
        ("Building a copy of a skiff from 1810; she needs somebody who can read old rigging plans.",
         "need: somebody who can read old rigging plans"),
        ("She runs a sailing school and needs someone to teach knots.", "need: someone to teach knots"),
        ("Is searching for a cook for the summer.", "need: a cook for the summer"),
        ("She lacks a second anchor and would love a quieter berth.", "need: a second anchor"),
    ],
)  # fmt: skip
def test_a_need_in_plain_words_is_offered(text, line):
    assert found(text) == [line]


def test_the_need_of_a_third_person_is_not_theirs():
    assert found("Confidential: Tom Hale is leaving his firm. What he needs is a buyer for the yard.") == []
    assert found("Don't tell: Tom Hale is leaving his wife. He needs a flat.") == []
    assert found("She was to send me the plan, which arrived on Monday.") == []
    assert found("She was to show me the yard, then the fire broke out.") == []
    assert found("Mentioned that her brother has nobody to sort the charts.") == []
    assert found("Said her brother needs a cook.") == []


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Told me to photograph the keel before I call the yard.",
         ["Told me to photograph the keel before I call the yard"]),
        ("At the pilots' supper she told me to note the wind as well.", ["she told me to note the wind as well"]),
        ("Over lunch Mira showed me how to splice wet rope.", ["Mira showed me how to splice wet rope"]),
        ("After the hearing, she went through my log with me and told me to drop the tables.",
         ["she went through my log with me and told me to drop the tables"]),
        ("In 2019 she taught me to splice.", []),
        ("At the fair I told her to note the wind as well.", []),
        ("Over lunch with Greta she told me to note the wind as well.", []),
        ("She read my log, told me to note the wind as well.", ["She read my log, told me to note the wind as well"]),
        ("Told us she copies 40 tide readings by hand every Monday because the printer smears.",
         ["she copies 40 tide readings by hand every Monday because the printer smears"]),
        ("Last postcard: she was fitting solar lamps on fishing boats off Bodø and reckoned with two lean winters ahead.",
         ["she was fitting solar lamps on fishing boats off Bodø and reckoned with two lean winters ahead"]),
        ("Shows charts. Gives a talk to divers in March and gathers old photographs for it.",
         ["Gives a talk to divers in March and gathers old photographs for it"]),
        ("At the boat fair she asked whether anybody had tried hemp sails in frost; hers tear.",
         ["she asked whether anybody had tried hemp sails in frost"]),
        ("I measured 14 keels; the yard took back its bill and the claim was paid on 1 March.",
         ["I measured 14 keels; the yard took back its bill and the claim was paid on 1 March"]),
        ("We ran her pump on our 30 boats. It failed on 3; it cannot lift silt.",
         ["We ran her pump on our 30 boats; it failed on 3; it cannot lift silt"]),
        ("Her survey of the silt won the coast prize on 6 April.", ["Her survey of the silt won the coast prize on 6 April"]),
        ("Mira's chart of the reef was accepted by the museum.", ["Mira's chart of the reef was accepted by the museum"]),
        ("Has led the pilots of the port since April.", ["Has led the pilots of the port since April"]),
        ("Rope test done: 5 of 6 knots held. We have not tried it wet.",
         ["Rope test done: 5 of 6 knots held; we have not tried it wet"]),
        ("We oil the winches in the morning. We moved the watch to dawn as she advised. Losses fell from 9 to 4 per cent.",
         ["We moved the watch to dawn as she advised; losses fell from 9 to 4 per cent"]),
    ],
)  # fmt: skip
def test_advice_toil_and_results_are_offered(text, facts):
    stamp = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    note = Note("abcdefghij", stamp.date(), stamp, "call", ("mira-holm",), text)
    assert suggestions.details(note, "Mira Holm") == [f"fact: {fact}" for fact in facts]


@pytest.mark.parametrize(
    "text",
    [
        "Answers chat after two.",
        "Reads reports, never slides.",
        "Checks her mail once a day, at noon.",
        "She answers 30 mails each day.",
        "I waited two hours. I paid 40 euros for the pump.",
        "I promised her 3 charts. I asked her for 2 keys.",
        "We counted 12 boats with her husband.",
        "Wanted to rent our barge; bought one of her own in August.",
        "She is waiting for the pilot's answer about the buoy.",
        "Told me to send her 20 copies.",
        "Her sister copies 40 charts by hand every week.",
        "Her son won a medal at the regatta.",
        "Her apprentice was chosen for the crew.",
        "Her house was sold in May.",
    ],
)
def test_contact_habits_errands_and_private_matters_are_no_facts(text):
    stamp = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    note = Note("abcdefghij", stamp.date(), stamp, "call", ("mira-holm",), text)
    assert suggestions.details(note, "Mira Holm") == []


def detailed(text: str) -> list[str]:
    stamp = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    note = Note("abcdefghij", stamp.date(), stamp, "call", ("mira-holm",), text)
    return suggestions.details(note, "Mira Holm")


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Said her crew ties up twelve barges a night and has to wake our lock keeper for each.",
         "her crew ties up twelve barges a night and has to wake our lock keeper for each"),
        ("Told me that new deckhands search three lockers for one tide table.",
         "new deckhands search three lockers for one tide table"),
        ("Explained that the winch stops twice an hour because salt blocks the brake.",
         "the winch stops twice an hour because salt blocks the brake"),
        ("Complained that visitors walk past the second dock.", "visitors walk past the second dock"),
        ("Told me she lost the second slip, and that the yard still bills for it.",
         "she lost the second slip, and the yard still bills for it"),
        ("At the boat fair she said nobody could read our buoy plan at night and suggested yellow paper.",
         "she said nobody could read our buoy plan at night and suggested yellow paper"),
        ("Said on the phone that she has no tide table from the outer pier and needs one for her model.",
         "she has no tide table from the outer pier"),
        ("Read in the yard letter that she got her master's ticket on 12 November.",
         "she got her master's ticket on 12 November"),
        ("Heard at the rope day: the state yard tests ropes for anybody from March.",
         "I heard at the rope day that the state yard tests ropes for anybody from March"),
        ("We built her anchor. Of 30 boats 26 now hold in a gale; last year it was four.",
         "We built her anchor; of 30 boats 26 now hold in a gale; in 2025 it was four"),
        ("After the spring flood we cleared the inlet first and the ferry was back after two days.",
         "After the spring flood we cleared the inlet first and the ferry was back after two days"),
        ("Since June the mates lead the round, and the round takes 11 minutes instead of 25.",
         "Since June the mates lead the round, and the round takes 11 minutes instead of 25"),
        ("Lent me her outboard for six weeks when mine burned out. I would have lost the season without it.",
         "Lent me her outboard for six weeks when mine burned out; I would have lost the season without it"),
        ("Told me to oil the blocks before the trip and not on board.",
         "Told me to oil the blocks before the trip and not on board"),
        ("In May we oiled every block ashore, and not a single one jammed.",
         "In May we oiled every block ashore, and not a single one jammed"),
        ("Got a grant for two years to map the reefs.", "Got a grant for two years to map the reefs"),
    ],
)  # fmt: skip
def test_what_they_told_and_what_i_achieved_is_offered_whatever_the_verb(text, fact):
    assert detailed(text) == [f"fact: {fact}"]


@pytest.mark.parametrize(
    "text",
    [
        "Said her boss wants to close the yard.",
        "Told me that her foreman drinks.",
        "Said Per is leaving the yard in March.",
        "Told me that her knee hurts since the summer.",
        "Mentioned that she earns less than the mate.",
        "Said she reads mail at noon and wants it short.",
        "Said that mail is best before noon.",
        "Said she would send me the list.",
        "Told me that the yard might close.",
        "Said fine and keeps sailing in the meantime.",
        "Told me that we should try the smaller net.",
        "Told me a story about the old pier.",
        "Said she needs two riggers.",
        "Heard from a colleague that she left the yard after a quarrel.",
        "She burned out last winter.",
        "She passed on that the rope was bad.",
        "Got sick in May and sold the boat.",
        "We discussed 3 drafts. I told her that we lost two weeks.",
    ],
)
def test_third_people_private_matters_guesses_and_talk_are_not_offered(text):
    assert detailed(text) == []


def test_an_appearance_of_theirs_is_a_day_and_no_promise():
    text = "Wrote that she speaks on sea ropes on 10 December and needs two real knots as examples."
    assert offered(text) == ["need: two real knots as examples"]
    assert detailed(text) == ["when: 2026-12-10 her talk on sea ropes"]
    assert [line for line in offered("She retires on 12 December.") if "owe" in line] == []
    assert [line for line in offered("Wrote that she moves the loft to a shed in Voss.") if "owe" in line] == []
    assert offered("She opens the archive for us on 12 December.") != []


def test_what_i_should_do_by_their_word_is_no_promise_of_mine():
    assert offered("Said I should measure the draught before I order sails.") == []


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("Making a spring film; needs someone who knows how to record on a moving boat, the wind ruins it.",
         "someone who knows how to record on a moving boat"),
        ("Has a steel hull. Needs a welder for the rudder, the salt has eaten it.", "a welder for the rudder"),
        ("Bought a harmonium. Needs somebody who has tuned one before.", "somebody who has tuned a harmonium before"),
    ],
)  # fmt: skip
def test_a_need_holds_no_wrong_thing_in_place_of_it(text, need):
    assert offered(text) == [f"need: {need}"]


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("Retired sailmaker. 'I bring my own needle, but no more than one sail a week.'",
         'retired sailmaker: "I bring my own needle, but no more than one sail a week"'),
        ("She mends brass compasses. At most two a month.", "mends brass compasses; at most two a month"),
        ("Reads old ship scripts, but is away and asked for quiet.", "reads old ship scripts"),
        ("Has built and fired four salt kilns. 'Glad to show beginners.'", 'has built and fired four salt kilns: "Glad to show beginners"'),
        ("A retired pilot: I bring my own charts, at most one trip a week.", 'a retired pilot: "I bring my own charts, at most one trip a week"'),
        ("Asked me for a chart. 'Happy to wait until June.'", '"Happy to wait until June"'),
        ("Thirty years in canal locks, now retired. 'Happy to show the old plans. Mornings only.'",
         'thirty years in canal locks, now retired: "Happy to show the old plans. Mornings only"'),
        ("Retired glazier. Wrote: 'Happy to show you how to cut it.'", 'retired glazier: "Happy to show you how to cut it"'),
        ("Her answer: 'Glad to lend you the loom. Only until May.'", '"Glad to lend you the loom. Only until May"'),
        ("Wrote back: 'Glad to talk. We closed two of the five wards in 2024.'", None),
        ("Replied on Monday: 'Happy to help. The new oven breaks every second day.'", None),
        ("Restores a steam launch and looks for somebody who can read boiler plans.", "restores a steam launch"),
        ("Mends nets and sells twine to clubs.", None),
        ("Reads reports, never slides.", None),
        ("I mend nets, but no more than one a week.", None),
    ],
)  # fmt: skip
def test_a_craft_of_theirs_is_offered_with_its_limit(text, offer):
    assert [line for line in detailed(text) if line.startswith("offer")] == ([f"offer: {offer}"] if offer else [])


def test_two_things_that_were_told_are_not_one_broken_clause():
    told = "Said that the regatta drew ninety boats and that she cannot find anyone to steer the launch."
    assert found(told) == ["need: someone to steer the launch"]
    assert detailed(told) == ["fact: the regatta drew ninety boats"]


@pytest.mark.parametrize(
    "text",
    [
        "Said she had no time for guests this season.",
        "Wrote back: 'Glad to talk. We put in two lifts and took one out.'",
        "Mira wrote from Bergen: 'We sold four boats in 2025 and kept none.'",
        "I wrote to her on 3 and on 9 May and got no answer.",
    ],
)
def test_what_is_over_soon_their_letters_and_my_own_silence_are_no_facts(text):
    assert detailed(text) == []


def test_what_is_quoted_or_forbidden_is_no_promise_of_mine():
    assert offered("Mends nets. 'One net a month, I do it for the joy of it.'") == []
    assert offered("Do not disturb her during the regatta.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Mira's uncle keeps the lock. I told him I'd bring him the lamp by Friday.",
        "Mira introduced me to Birgit. She needs a berth for the winter. She will send me her plans.",
        "Mira and her deputy, Joakim, came aboard. He will lend us the crane. He needs a rigger.",
        "The new clerk made coffee. She is looking for a room.",
        "Mira brought her niece. I promised her I would read her essay.",
    ],
)
def test_a_pronoun_that_may_mean_somebody_else_makes_no_line(text):
    assert found(text) == []


def test_a_pronoun_is_the_contact_again_once_they_are_named_or_of_the_other_sex():
    assert found("Mira's uncle keeps the lock. Mira was late. I'll send her the chart.") == [
        "- [ ] I owe: send her the chart"
    ]
    assert found("She was tired. Her husband rowed. She will send me the log.") == ["- [ ] they owe: send me the log"]


@pytest.mark.parametrize(
    "text",
    [
        "I promised her nothing.",
        "She said she would sell when hell freezes over.",
        "She owes me a pie, ha.",
        "I said I would call her on Monday. I did.",
        "She promised to lend me the winch. She brought it over yesterday.",
        "I said I'd return the pump by Friday, which I did.",
        "She'd promised me the mast, then sold it to the club.",
        "She promised to send a sail, but that was in June.",
        "Thank her for the rope.",
    ],
)
def test_a_promise_that_is_void_kept_or_over_makes_no_line(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Restores a steam launch and looks for somebody who can fire one.", ["need: somebody who can fire a steam launch"]),
        ("She keeps eels and needs help with it.", []),
        ("She wants to sail her first race and needs somebody who has done it.", []),
    ],
)  # fmt: skip
def test_a_need_names_its_thing_or_is_not_offered(text, lines):
    assert found(text) == lines


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "On the phone she said: 'Do not paint in May. Sand the hull twice first.'",
            ["fact: she told me not to paint in May and to sand the hull twice first"],
        ),
        ("She said: 'Your talk was too long.'", []),
        ("She said: 'Do not tell my husband.'", []),
        (
            "We hung the new bell on 3 May. In four of five fogs since then nobody missed the quay.",
            ["fact: We hung the new bell on 3 May; in four of five fogs since then nobody missed the quay"],
        ),
        ("She lost her job in May.", []),
        (
            "Wrote to the whole list: 'The slip is open! 48 boats on the first day.'",
            ["fact: Wrote to the whole list: 'The slip is open! 48 boats on the first day.'"],
        ),
    ],
)
def test_quoted_advice_and_a_result_are_offered_as_facts(text, facts):
    assert detailed(text) == facts


@pytest.mark.parametrize(
    "text",
    [
        "got the soundings, 14 sheets, 3 without a date",
        "Booked the slip with mira for 9 May, paid 300.",
        "rang to ask if she'd judge the regatta. no answer",
        "Bought two spare anchors for the jetty.",
    ],
)
def test_what_the_user_may_have_done_is_no_fact_of_theirs(text: str) -> None:
    stamp = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    note = Note("abcdefghij", stamp.date(), stamp, "call", ("mira-holm",), text)
    assert suggestions.details(note, "Mira Holm") == []


def test_a_department_stays_one_in_a_promise() -> None:
    assert found("I said I'd ask HR if the day can move") == ["- [ ] I owe: ask HR if the day can move"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("He'd like an answer on the six crates by Friday.", "- [ ] I owe: give an answer on the six crates by Friday"),
        ("She wants a yes or no on the stall.", "- [ ] I owe: give a yes or no on the stall"),
        ("She needs an answer from the mill.", "need: an answer from the mill"),
    ],
)
def test_who_wants_my_answer_is_owed_it(text, line):
    note = Note("abcdefghij", dt.date(2026, 11, 2), dt.datetime(2026, 11, 2, tzinfo=dt.UTC), "call", ("mira",), text)
    (found,) = suggestions.lines(note, "Wren Adeyemi", "Mira Holm", closely=True)
    assert found.startswith(line)


def test_what_somebody_has_or_says_to_be_polite_is_no_offer():
    text = "Replied: 'Happy to talk, I learned it at sea.' Has 4 riggers in her team"
    note = Note("abcdefghij", dt.date(2026, 11, 2), dt.datetime(2026, 11, 2, tzinfo=dt.UTC), "call", ("mira",), text)
    found = [*suggestions.details(note, "Mira Holm"), *suggestions.noticed_too(note, "Wren", "Mira Holm", [])]
    assert not [line for line in found if line.startswith("offer:")]


def test_an_answer_that_somebody_else_needs_by_their_own_words_stays_their_need():
    note = Note(
        "abcdefghij", dt.date(2026, 11, 2), dt.datetime(2026, 11, 2, tzinfo=dt.UTC), "email", ("mira",),
        "We need an answer on the stall by Friday.", author="mira",
    )  # fmt: skip
    found = suggestions.lines(note, "Wren Adeyemi", "Mira Holm")
    assert any("an answer on the stall" in line for line in found)
