"""Promises, marks and private lines, read from notes as people write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import confidence, kindness, marks
from assistant.models import Note

DAY = dt.date(2026, 11, 2)


def note(text: str, **fields) -> Note:
    stamp = dt.datetime(2026, 11, 2, tzinfo=dt.UTC)
    return Note("abcdefghij", DAY, stamp, "call", ("mira-holm",), text, **fields)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("- [ ] I owe: the tide table (due 2026-11-10)", ("me", "the tide table", dt.date(2026, 11, 10), "open")),
        ("* [x] they owe: a photo of the crane", ("them", "a photo of the crane", None, "done")),
        ("  - [-] i OWE: coffee (by: 2026-12-01)", ("me", "coffee", dt.date(2026, 12, 1), "dropped")),
        ("> - [X] They owe: the key", ("them", "the key", None, "done")),
        ("- [ ] I owe: it by spring (due 2026-02-30)", ("me", "it by spring (due 2026-02-30)", None, "open")),
        ("- [ ] I owe:", None),
        ("- [ ] buy milk", None),
        ("- [?] I owe: the table", None),
        ("I owe: the table", None),
    ],
)
def test_only_a_task_line_with_an_owner_is_a_promise(line, found):
    assert marks.task(line) == found


def test_promises_are_numbered_in_their_note_kept_ones_too():
    text = "- [x] I owe: one\ntext\n- [ ] they owe: two\n\nprivate: x\n- [ ] I owe: hidden\n\n- [ ] I owe: three"
    assert [(p.id, p.text, p.line) for p in marks.promises(note(text))] == [
        ("abcdefghij.1", "one", 0),
        ("abcdefghij.2", "two", 2),
        ("abcdefghij.3", "three", 7),
    ]


def test_ticking_moving_and_dropping_touch_one_line_only():
    text = "before  \n- [ ] I owe: the table (due 2026-11-10)  \nafter\n"
    assert marks.with_state(text, 1, "done") == "before  \n- [x] I owe: the table (due 2026-11-10)  \nafter\n"
    assert marks.with_state(text, 1, "dropped").split("\n")[1].startswith("- [-]")
    assert marks.with_state(marks.with_state(text, 1, "done"), 1, "open") == text
    assert marks.with_due(text, 1, dt.date(2027, 1, 5)) == "before  \n- [ ] I owe: the table (due 2027-01-05)\nafter\n"


@given(st.sampled_from(["me", "them"]), st.text(min_size=1, max_size=80), st.none() | st.dates())
def test_a_promise_that_is_written_is_read_back(owner, text, due):
    words = " ".join(text.split())
    if not words or marks.task(marks.task_line(owner, text)) is None:
        return
    read = marks.task(marks.task_line(owner, text, due))
    assert read is not None
    if due is not None:
        assert read == (owner, words, due, "open")


def test_marks_are_read_with_their_date_and_state():
    text = "need: a quiet berth\n- wants: to teach\nNEED?: a crane\nfact:\nwhen: 2026-11-30 the yard reopens\nneeds: no"
    assert [(m.kind, m.text, m.confirmed, m.date, m.line) for m in marks.marks(note(text))] == [
        ("need", "a quiet berth", True, None, 0),
        ("wants", "to teach", True, None, 1),
        ("need", "a crane", False, None, 2),
        ("when", "2026-11-30 the yard reopens", True, dt.date(2026, 11, 30), 4),
    ]


def test_nothing_in_a_code_block_is_a_mark_or_a_promise():
    text = "```\nneed: a crane\n- [ ] I owe: x\n```\nneed: a berth"
    assert [m.text for m in marks.marks(note(text))] == ["a berth"]
    assert marks.promises(note(text)) == []


def test_a_private_block_runs_to_the_next_blank_line():
    text = "open\nprivate: she resigns\nin May\nneed: secret\n\nneed: open again"
    assert confidence.public_text(text) == "open\n\nneed: open again"
    assert confidence.private_lines(text) == ["she resigns", "in May", "need: secret"]
    assert [m.text for m in marks.marks(note(text))] == ["open again"]


def test_a_private_bullet_hides_its_own_item_and_what_stands_under_it():
    text = (
        "- private: the vet retires\n  - in June\n  and moves\n- he is after a stable\n- [ ] I owe: send him the plan"
    )
    assert confidence.private_lines(text) == ["the vet retires", "- in June", "and moves"]
    assert confidence.public_text(text) == "- he is after a stable\n- [ ] I owe: send him the plan"


@pytest.mark.parametrize("text", ["- private:\n- the vet retires", "private: the vet retires\n- in June"])
def test_a_private_heading_and_a_private_line_before_a_list_hide_the_list(text):
    assert not confidence.public_text(text).strip()


@pytest.mark.parametrize(
    ("text", "public", "private"),
    [
        ("He likes tea. Between us, he sells the boat. Bye.", "He likes tea. Bye.", ["Between us, he sells the boat."]),
        ("He sells the boat. That stays between us. Bye.", "Bye.", ["He sells the boat.", "That stays between us."]),
        ("Between us,\nhis partner Per leaves.\nTea.", "\n\nTea.", ["Between us, his partner Per leaves."]),
        ("Mira: I resign.\nSam: Keep that to yourself.\nMira: ok", "\n\nMira: ok",
         ["Mira: I resign.", "Sam: Keep that to yourself."]),
        ("They merge.\n\nKeep this to yourself.\n\nTea.", "\n\n\n\nTea.", ["They merge.", "Keep this to yourself."]),
        ("He leaves. Don\u2019t tell anyone.", "", ["He leaves.", "Don\u2019t tell anyone."]),
        ("A line that was wrapped by an editor at a width of 60, and off\nthe record it ends here. Open.", "\nOpen.",
         ["A line that was wrapped by an editor at a width of 60, and off the record it ends here."]),
        ("Tea. She is short 300. She asked me to keep the sum to myself. Bye.", "Tea. Bye.",
         ["She is short 300.", "She asked me to keep the sum to myself."]),
        ("Tea. She told us to keep that to ourselves. Bye.", "Bye.", ["Tea.", "She told us to keep that to ourselves."]),
        ("Tea. He asked me to keep the leak in the old engine to myself. Bye.", "Tea. Bye.",
         ["He asked me to keep the leak in the old engine to myself."]),
        ("The engine leaks. He asked me to keep the state of the engine to myself. Bye.", "Bye.",
         ["The engine leaks.", "He asked me to keep the state of the engine to myself."]),
        ("We spoke about tea.", "We spoke about tea.", []),
        ("Tea. Please treat what I say next as confidential. He sells. Bye.", "Tea. Bye.", ["Please treat what I say next as confidential.", "He sells."]),
        ("Tea. Can I trust you with something? He sells. Bye.", "Tea. Bye.", ["Can I trust you with something?", "He sells."]),
        ("Tea. Don't let this get around: he sells the mill in May. Bye.", "Tea. Bye.", ["Don't let this get around: he sells the mill in May."]),
        ("Tea. I'd rather you kept the sale of the mill to yourself. Bye.", "Tea. Bye.", ["I'd rather you kept the sale of the mill to yourself."]),
        ("He sells, but he has told nobody at work. Bye.", "Bye.", ["He sells, but he has told nobody at work."]),
        ("I should not be telling you that he sells. Bye.", "Bye.", ["I should not be telling you that he sells."]),
        ("Tea. Strictly off record, he pays no tax. Bye.", "Tea. Bye.", ["Strictly off record, he pays no tax."]),
        ("What I say next week matters. I trust you with the keys. They broke off record talks.", "What I say next week matters. I trust you with the keys. They broke off record talks.", []),
        ("This stays between us. He sells. That means two go. Bye.", "Bye.", ["This stays between us.", "He sells.", "That means two go."]),
        ("Off the record, he sells.\nAda doesn't know.\nAda doesn't know the way.", "\n\nAda doesn't know the way.",
         ["Off the record, he sells.", "Ada doesn't know."]),
        ("Nobody knows where the keys are.", "Nobody knows where the keys are.", []),
        ("Nobody knows how ill he is yet.", "", ["Nobody knows how ill he is yet."]),
        ("He is tired of the queue, but don't say so.\nHe says so himself.", "\nHe says so himself.", ["He is tired of the queue, but don't say so."]),
    ],
)  # fmt: skip
def test_what_was_said_in_confidence_is_private_with_the_words_it_points_at(text, public, private):
    assert confidence.public_text(text) == public
    assert confidence.private_lines(text) == private


@pytest.mark.parametrize(
    "text",
    [
        "Just a confidentiality agreement.",
        "I'll ask my clerk to post the confidentiality agreement to you on Thursday.",
        "Could you send me the confidential report by 3 May?",
        "Please sign the confidentiality statement and bring it on Friday.",
        "- She said she'd return the signed confidentiality forms next week.",
    ],
)
def test_a_paper_that_is_called_confidential_is_no_secret_while_nothing_is_told_of_it(text):
    assert confidence.public_text(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "I'll send you the confidential report on the ferry.",
        "She sells the ferry, so please sign the confidentiality form.",
        "We signed a confidentiality form, so: she sells the ferry.",
        "I'll send the confidential ferry report on Friday.",
        "I'll sign the confidentiality form before the ferry is sold.",
        "The confidential report. It is about the ferry, between us.",
        "Confidential report:\nShe sells the ferry.",
    ],
)
def test_what_is_told_beside_a_confidential_paper_stays_private(text):
    assert "ferry" not in confidence.public_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "Not for others: she sells the ferry.",
        "Please don't share: she sells the ferry.",
        "pls dont share - she sells the ferry",
        "She sells the ferry (not to be repeated).",
        "Secret: she sells the ferry.",
        "Embargoed until Monday: she sells the ferry.",
        "Treat as private, please: she sells the ferry.",
        "Keep quiet: she sells the ferry.",
        "Unofficially, she sells the ferry.",
        "You didnt hear it from me, but she sells the ferry.",
        "Tell nobody: she sells the ferry.",
        "Don't tell her crew: she sells the ferry.",
        "She sells the ferry in May, only I know.",
        "I'm the only one who knows that she sells the ferry.",
        "She told me privately that she sells the ferry.",
        "She confided that she sells the ferry.",
        "She asked me not to tell Per that she sells the ferry.",
        "She doesn't want anyone to know that she sells the ferry.",
        "She doesnt want me to tell people abt the ferry yet.",
        "He does not want us to mention the sale of the ferry yet.",
        "She sells the ferry, he doesn't know yet.",
        "Maybe she sells the ferry, the crew doesn't know yet.",
        "Maybe they let him go when the ferry is sold, he doesn't know yet.",
        "She sells the ferry, her family doesn't know.",
        "Keep the plan with the ferry to yourself.",
        "She sells the ferry. This goes no further.",
        "This one isn't for sharing: she sells the ferry.",
        "This has to stay in the room, she sells the ferry in May.",
        "I'd be in real trouble if this got out: she sells the ferry.",
        "She could lose her job if anyone heard that they sell the ferry.",
        "She won't have it known that she sold the ferry.",
        "It mustn't be known yet that she sells the ferry.",
        "SECRET: she sells the ferry of \u0130zmir.",
        "don't mention to the crew: she sells the ferry",
        "Never bring it up with the lodgers: she sells the ferry.",
        "keep from the harbour board: she sells the ferry",
        "Keep it from Bo: she sells the ferry.",
        "She'd sooner nobody heard that she sells the ferry.",
        "She'd rather her tenants didn't know that she sells the ferry.",
        "The trustees mustn't hear of it: she sells the ferry.",
        "Sound people out discreetly: she sells the ferry.",
        "Very discreet, please. She sells the ferry.",
        "She sells the ferry. And don't tell Halvor.",
        "Keep the drivers in the dark: she sells the ferry.",
    ],
)
def test_there_are_many_ways_to_ask_for_silence(text):
    assert "ferry" not in confidence.public_text(text)
    assert "ferry" in " ".join(confidence.private_lines(text))


@pytest.mark.parametrize(
    "text",
    [
        "The ropes are not for others to carry.",
        "We don't share the quay with the ferry.",
        "She told me about her private berth.",
        "Her secret: more tar.",
        "He asked me not to be late.",
        "He wants to keep the ropes dry.",
        "Her crew doesn't know Finnish.",
        "The track goes no further than the lock.",
        "She is the only one who knows how to splice rope.",
        "He only told me the price.",
        "She hasn't told me the date.",
        "Maybe her mate comes to the regatta, she doesnt know yet.",
        "She doesn't know yet whether the boat is sold.",
        "He doesn't want me to tell her how to splice.",
        "She doesn't want us to share the berth.",
        "Please don't send it by post.",
        "They don't tell jokes at sea.",
        "No, I never said that.",
        "This cake isn't for sharing with the dog.",
        "The dog has to stay in the room.",
        "We'd be in trouble if the river rose.",
        "The dog would be in trouble if it got out of the yard.",
        "He won't have it changed.",
        "Keep the frost from the tenants' beds.",
        "Keep it from Monday on in the shed.",
        "Keep the yeast in the dark.",
        "Make sure nobody hears the fan.",
        "Don't raise the rent to 900.",
        "Don't say no to the grant.",
        "They don't tell buyers where the oak is from.",
        "You shouldn't hear the pump at night.",
        "Her sign is small and discreet.",
        "The lamps sit discreetly under the rail.",
    ],
)
def test_what_only_sounds_like_silence_stays_public(text):
    assert confidence.public_text(text) == text


def test_a_mark_said_in_confidence_is_no_mark_and_its_line_is_known():
    text = "need: a new board\nThat stays between us.\nneed: tea"
    assert [m.text for m in marks.marks(note(text))] == ["tea"]
    assert confidence.hidden_lines(text) == {0, 1}


WORDS = st.lists(
    st.sampled_from(["tea", "private:", "need:", "between us", ".", "\n", "\n\n", "- [ ] I owe: x", "that", "Mira:"])
).map(" ".join)


@given(WORDS | st.text(max_size=200))
def test_every_line_is_public_private_or_both_and_no_word_is_invented(text):
    public, private = confidence.public_text(text), confidence.private_lines(text)
    assert set(public.split()) <= set(text.split()) | {""}
    for line in private:
        assert set(line.split()) <= set(text.split()) | set(text.replace(":", ": ").split())
    marks.marks(note(text))
    marks.promises(note(text))
    confidence.hidden_lines(text)


def test_a_new_line_never_joins_a_private_block():
    assert marks.with_line("open", "- [ ] I owe: x") == "open\n- [ ] I owe: x"
    assert marks.with_line("private: a\nb", "- [ ] I owe: x") == "private: a\nb\n\n- [ ] I owe: x"
    assert marks.with_line("", "need: x") == "need: x"


def test_the_first_day_that_exists_is_taken():
    assert marks.day_in("on 2026-13-01 or 2026-12-01") == dt.date(2026, 12, 1)
    assert marks.day_in("soon") is None


def test_a_private_block_that_asks_for_silence_hides_nothing_around_it():
    text = (
        "Three looms came.\n- [ ] they owe: send me the plan\nprivate: her manager leaves, not announced\n\nneed: wool"
    )
    assert confidence.public_text(text) == "Three looms came.\n- [ ] they owe: send me the plan\n\nneed: wool"
    assert confidence.private_lines(text) == ["her manager leaves, not announced"]


@pytest.mark.parametrize(
    "text",
    [
        "told me to count the pallets first",
        "He told us how to read the chart",
        "Advised me to drop the second verse",
        "advised against the cheaper primer",
        "Suggested that we cut the first verse",
        "Drew us a map of the moor",
        "built us a rack",
        "Explained which valve sticks",
        "pointed out two mistakes in my budget",
        "pointed me to the county fund",
        "spent an hour on my application",
        "She spent two evenings going through my thesis",
        "Ines read my draft",
        "went through my figures with me",
        "introduced me to the warden",
        "put me in touch with the warden",
        "took us along to the auction",
    ],
)
def test_help_is_known_by_its_shape(text):
    assert kindness.helped_me(text, ["Ines"])


@pytest.mark.parametrize(
    "text",
    [
        "told me that he moved",
        "told me to wait",
        "told us to send the form again",
        "told me a story",
        "asked me to pass it on",
        "asked me a question",
        "gave me a hard time",
        "turned us the cold shoulder",
        "sent me the invoice",
        "emailed me a reminder",
        "left me a message",
        "charged us a fee",
        "sold me the boat",
        "explained why he was late",
        "explained that she is away",
        "suggested meeting in May",
        "spent the summer with us",
        "phoned me the next day",
        "introduced himself to us",
        "went through the tunnel",
        "let me down",
        "rejected my draft",
    ],
)
def test_what_is_no_help_in_a_like_shape(text):
    assert not kindness.helped_me(text, ["Ines"])


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("Sick leave on the day shift fell from 8 to 5 percent.", False),
        ("He took sick leave in March and the numbers fell.", True),
        ("She is on sick leave since the roof went.", True),
        ("Her sick leave went on until June.", True),
    ],
)
def test_a_rate_of_sick_leave_is_nobodys_illness(text: str, private: bool) -> None:
    assert (confidence.SENSITIVE.search(text) is not None) is private


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("she printed our path sheet in four greys for me", True),
        ("he stayed until midnight to remake the bridge with me", True),
        ("she waited two hours for me", False),
        ("he cancelled the hall for me", False),
        ("they charged the repair for us", False),
    ],
)
def test_what_was_done_for_me_is_a_kindness(line: str, kind: bool) -> None:
    assert kindness.helped_me(line, ["Ilse"]) is kind


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("pls keep quiet abt her leaving the band", True),
        ("Please keep to yourself that the mill is for sale.", True),
        ("Nothing is open between us.", False),
        ("The price was agreed between us in May.", False),
        ("Between us, the mill is for sale.", True),
    ],
)
def test_silence_in_short_words_and_what_is_settled_between_two(text: str, private: bool) -> None:
    assert (confidence.silence(text) is not None) is private


@pytest.mark.parametrize(
    "text",
    [
        "Petra said it must not leave these walls: the mill closes.",
        "She asked that it not go further, but the mill closes.",
        "Private - the mill closes.",
        "PRIVATE she owes the mill.",
    ],
)
def test_silence_in_other_words_hides_the_sentence(text):
    assert confidence.public_text(text).strip() == ""


def test_a_shop_that_goes_no_further_into_debt_is_no_secret():
    assert confidence.silence("They must not go further into debt.") is None


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Keep to myself: the mill is for sale.", True), ("The mill is for sale, keep to myself.", True),
        ("The mill is for sale (keep to myself).", True), ("Keeping this to myself: he moves.", True),
        ("For myself: the mill is for sale.", True), ("Not to pass on: the mill closes.", True),
        ("Do not tell: the mill closes.", True), ("The mill closes in May; not for passing on.", True),
        ("She'd rather I didn't mention the knee.", True), ("The sale stays between him and me.", True),
        ("I keep to myself at fairs.", False), ("For myself I bought a lamp.", False),
        ("Asked me not to forward the bill before Monday.", False), ("She'd rather I called on Monday.", False),
        ("The path between Anna and me is short.", False), ("Not to share a room, she said.", False),
    ],
)  # fmt: skip
def test_a_wish_for_silence_has_many_words(text, hidden):
    assert (confidence.public_text(text) == "") == hidden


@pytest.mark.parametrize(
    ("text", "grief"),
    [
        ("She broke her leg skiing.", True), ("Her husband Karl has died.", True), ("He's in hospital with a broken hip.", True),
        ("He was diagnosed with cancer in October.", True), ("Their house burned down.", True), ("She was let go.", True),
        ("She works in cancer research at the university.", False), ("They burned down the old stubble.", False),
        ("His accident prevention course won a prize.", False), ("She was let go early on Friday.", False),
        ("Her museum has a room on the death of Nelson.", False), ("She has been cancer free for a year.", False),
        ("He opened a funeral home.", False), ("She lost her house key.", False), ("Her client died.", False),
    ],
)  # fmt: skip
def test_only_what_befell_them_or_theirs_is_fresh_grief(text: str, grief: bool) -> None:
    assert kindness.is_fresh_grief(text) is grief


@pytest.mark.parametrize(
    ("text", "sad"),
    [
        ("her father's funeral", True), ("custody hearing", True), ("her talk with the lawyer on the divorce", True),
        ("the opening of the hospice garden", False), ("the talk on prison reform", False), ("she dies her wool", False),
        ("the custody software launch", False), ("closing of the shop for stocktaking", False),
    ],
)  # fmt: skip
def test_a_sad_word_in_a_subject_or_a_place_of_work_makes_no_sad_day(text: str, sad: bool) -> None:
    assert kindness.is_sad(text) is sad
