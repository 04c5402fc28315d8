"""The ear: what the model reads, what its chances mean, and what the rules and it make of a record together."""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import checks, heard
from assistant.checks import FREE, Doubt
from assistant.checks.claims import NO_NOTE
from assistant.heard import agreement, ear, promises, standing, talk
from assistant.heard.clauses import Deed
from assistant.heard.ear import Ear, Piece, Span
from assistant.heard.talk import Sentence
from assistant.heard.wordings import Names, as_text
from assistant.models import Contact, Evidence, Me
from assistant.notebook import NewNote
from assistant.outline import recap
from assistant.transcripts import Turn
from vectorstore.errors import EmbedderUnavailable

CALL = dt.date(2026, 3, 4)  # a Wednesday
BENCH = Path(__file__).resolve().parent.parent / "bench"
NAMES = Names("Ada Fisk", "Joel Brandt")


@pytest.fixture(scope="module")
def model() -> Ear:
    return Ear()


def call(*turns: str) -> list[Sentence]:
    pairs = [Turn(*turn.split(": ", 1)) for turn in turns]
    speakers = tuple(dict.fromkeys(turn.speaker for turn in pairs if turn.speaker))
    return talk.sentences(pairs, talk.roles(pairs, speakers, NAMES.me, NAMES.theirs))


def listen(model: Ear, *turns: str) -> heard.Heard:
    pairs = [Turn(*turn.split(": ", 1)) for turn in turns]
    return heard.listen(pairs, me=NAMES.me, contact=NAMES.contact, call_date=CALL, ear=model)


# -- what the model reads ------------------------------------------------------------------------------------------


@given(st.lists(st.integers(1, 200), min_size=1, max_size=40), st.booleans())
def test_every_word_piece_is_labelled_in_exactly_one_window(lengths: list[int], notes: bool) -> None:
    record = [Piece(7, sentence, 0, 1) for sentence, length in enumerate(lengths) for _ in range(length)]
    parts = list(ear.windows(record, notes=notes))
    core, read = (ear.CORE_NOTED, ear.BEFORE_NOTED + ear.AFTER_NOTED) if notes else (ear.CORE, ear.BEFORE + ear.AFTER)
    assert [i for part in parts for i in range(part.first, part.last)] == list(range(len(record)))
    assert all(part.last - part.first <= core for part in parts)
    assert all(len(part.tokens) <= core + read + 4 <= 512 for part in parts)


def test_the_two_are_read_under_stand_in_names_and_found_at_their_own_words(model: Ear) -> None:
    sentences = call("Joel: Ada, Brandt and Fisk sign on Friday.", "Ada: Fine, Joel.")
    record = ear.pieces(sentences, NAMES, ear.model().tokenizer)
    words = [ear.model().tokenizer.id_to_token(piece.token) for piece in record]
    assert words[:8] == ["dana", ":", "sam", ",", "dana", "and", "sam", "sign"]
    text = sentences[0].text
    assert [text[p.start : p.end] for p in record if p.sentence == 0][:6] == [
        "Ada",
        ",",
        "Brandt",
        "and",
        "Fisk",
        "sign",
    ]


@given(st.text(alphabet="abAB'. \u00e9\u00df\U0001f600\n-", max_size=60))
def test_renaming_keeps_track_of_every_character(text: str) -> None:
    renamed, origin = ear._renamed(text, {"ab": "Dana", "A": "Sam"})
    assert len(renamed) == len(origin)
    assert "".join(text[i] for i in origin) == text or renamed != text
    assert list(origin) == sorted(origin)
    assert all(0 <= place < len(text) for place in origin)


# -- what its chances mean -----------------------------------------------------------------------------------------


def chances(*labels: int) -> ear.Floats:
    rows = np.full((len(labels), len(ear.LABELS)), 0.01, dtype=np.float32)
    rows[np.arange(len(labels)), labels] = 0.94
    return rows


def test_neighbouring_marks_part_where_one_begins_and_at_the_end_of_a_sentence() -> None:
    one, two = call("Ada: aa bb cc dd ee ff. gg hh.")
    record = [Piece(7, 0, 3 * i, 3 * i + 2) for i in range(6)] + [Piece(7, 1, 3 * i, 3 * i + 2) for i in range(2)]
    found = ear.decode(record, chances(1, 2, 2, 1, 2, 0, 2, 2), [one, two], notes=False)
    assert [(m.quote, m.role) for m in found] == [("aa bb cc", "me"), ("dd ee", "me"), ("gg hh", "me")]
    assert all(m.sure > 0.9 for m in found)


def test_in_notes_the_label_says_whose_promise_it_is() -> None:
    sentence = talk.sentences([Turn(None, "aa bb cc dd")], {}, notes=True)[0]
    record = [Piece(7, 0, 3 * i, 3 * i + 2) for i in range(4)]
    found = ear.decode(record, chances(1, 2, 0, 3), [sentence], notes=True)
    assert [(m.quote, m.role) for m in found] == [("aa bb", "me"), ("dd", "them")]


def test_a_maybe_is_not_sure() -> None:
    sentences = call("Ada: aa bb")
    record = [Piece(7, 0, 0, 2), Piece(7, 0, 3, 5)]
    (mark,) = ear.decode(record, chances(5, 6), sentences, notes=False)
    assert mark.sure < 0.1


# -- together with the rules ---------------------------------------------------------------------------------------


def marked(sentences: list[Sentence], words: str, sure: float) -> Span:
    sentence = next(s for s in sentences if words in s.text)
    start = sentence.text.index(words)
    return Span(sentence, start, start + len(words), sentence.role, sure)


def both(sentences: list[Sentence], *marks: Span, hidden: set[int] = frozenset(), rules: bool = True) -> list[Deed]:
    others = frozenset(s.speaker for s in sentences if s.role == "other" and s.speaker)
    deeds = promises.listen(sentences, CALL, set(hidden), set(others)).deeds if rules else []
    return agreement.Agreement(sentences, NAMES, CALL, frozenset(hidden), others).joined(deeds, marks)


def together(sentences: list[Sentence], *marks: Span) -> list[tuple[str, bool]]:
    return [(deed.quote, deed.certain) for deed in both(sentences, *marks)]


def test_what_the_ear_doubts_is_open() -> None:
    sentences = call("Ada: I'll send you the plates on Friday.")
    assert together(sentences) == [("I'll send you the plates on Friday.", False)]
    sure = marked(sentences, "I'll send you the plates on Friday", 0.8)
    assert together(sentences, sure) == [("I'll send you the plates on Friday.", True)]


def test_a_doubt_of_the_ear_about_a_sub_clause_opens_no_promise() -> None:
    sentences = call("Ada: I'll send you the plates we could spare on Friday.")
    assert together(sentences) == [("I'll send you the plates we could spare on Friday.", True)]


def test_what_only_the_ear_hears_is_certain_when_it_is_sure_and_told_as_it_was_said() -> None:
    sentences = call("Joel: The plates are yours by Friday.")
    assert together(sentences, marked(sentences, "The plates are yours by Friday", 0.97))[0][1]
    assert not together(sentences, marked(sentences, "The plates are yours by Friday", 0.7))[0][1]
    assert together(sentences, marked(sentences, "The plates are yours by Friday", 0.4)) == []
    (deed,) = both(sentences, marked(sentences, "The plates are yours by Friday", 0.97))
    assert heard.as_text(deed, NAMES) == "as said: The plates are yours by Friday"
    assert deed.day is not None
    assert deed.day.date == dt.date(2026, 3, 6)


def test_a_hedge_is_never_certain_however_sure_the_ear_is() -> None:
    sentences = call("Joel: Maybe the plates are yours by Friday.")
    assert not together(sentences, marked(sentences, "Maybe the plates are yours by Friday", 0.99))[0][1]


def test_what_is_asked_of_the_other_side_is_no_promise_of_the_one_who_asks() -> None:
    sentences = call("Joel: Fine. Sleep on it, and tell me by Friday.", "Ada: Good.")
    assert together(sentences, marked(sentences, "on it, and tell me by Friday", 0.9)) == []
    sentences = call("Joel: I'll ask her and tell you on Friday, and send me the map.", "Ada: Good.")
    assert together(sentences, marked(sentences, "I'll ask her and tell you on Friday", 0.9))


def test_a_promise_told_as_it_was_said_begins_without_a_joint() -> None:
    sentences = call("Joel: Good.", "Ada: And I won't tell your figures to anyone.")
    (deed,) = both(sentences, marked(sentences, "And I won't tell your figures to anyone", 0.95), rules=False)
    assert as_text(deed, NAMES) == "as said: I won't tell your figures to anyone"


def test_a_short_yes_takes_its_request_and_its_day_along() -> None:
    sentences = call("Ada: Could you lend me the press until Monday, and bring it by Thursday?", "Joel: Sure, gladly.")
    (deed,) = both(sentences, marked(sentences, "Sure, gladly", 0.97), rules=False)
    assert deed.asked is sentences[0]
    assert deed.day is not None
    assert deed.day.date == dt.date(2026, 3, 5)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("You'll have it in the morning", dt.date(2026, 3, 5)),
        ("I'm writing it down as we speak", CALL),
        ("The letter goes out before I go home", CALL),
        ("It's off to you before the day's out", CALL),
        ("I'll print it after lunch and call you", CALL),
        ("You'll have it the second we hang up", CALL),
        ("The names come as soon as I'm off the phone, all nine", CALL),
        ("I'm printing it this very evening", CALL),
        ("Two spares go out with tomorrow's courier", dt.date(2026, 3, 5)),
        ("I'm cutting it to one page before the week is out", dt.date(2026, 3, 6)),
        ("Mine reaches you by the end of next week, Friday at the latest", dt.date(2026, 3, 13)),
        ("I'll ask them, one by one", None),
        ("I'm keeping the heating on from now", None),
        ("You'll have it as soon as the chair says yes", None),
        ("Mine, by Saturday", dt.date(2026, 3, 7)),
        ("You'll have it", None),
        ("You'll have it once I get back from Lisbon", None),
        ("The letter goes out immediately after the board meeting", None),
    ],
)
def test_days_are_read_near_what_was_promised(words: str, day: dt.date | None) -> None:
    sentences = call(f"Joel: {words}.")
    found, _ = agreement.Agreement(sentences, NAMES, CALL).day_of(marked(sentences, words, 0.9), None)
    assert (found.date if found else None) == day


@pytest.mark.parametrize(
    ("before", "words", "day"),
    [
        ("I'm up at the mill on Sunday.", "I'll bring the crate down then", dt.date(2026, 3, 8)),
        ("On Monday I'm in Graz and", "I'll load it up from there", dt.date(2026, 3, 9)),
        ("The panel meets on the twentieth. They like tea.", "I'll drive you up that morning", dt.date(2026, 3, 20)),
        ("We're at the fair on Saturday.", "I'll bring the crate down", None),
        ("On Monday they vote, and", "I'll bring the crate down", None),
        ("We meet on Saturday.", "Then I'll bring the crate", None),
    ],
)
def test_a_day_said_before_counts_where_the_promise_points_back_at_it(before: str, words: str, day: dt.date) -> None:
    sentences = call(f"Joel: {before} {words}.")
    found, said = agreement.Agreement(sentences, NAMES, CALL).day_of(marked(sentences, words, 0.9), None)
    assert (found.date if found else None) == day
    assert said is None or said in f"{before} {words}."


def test_a_promise_of_the_rules_takes_the_day_that_the_ear_finds_for_it() -> None:
    sentences = call("Ada: I'm up at the mill on Sunday. I'll send you the crate then.")
    deeds = both(sentences, marked(sentences, "I'll send you the crate then", 0.9))
    assert [deed.day.date for deed in deeds if deed.day] == [dt.date(2026, 3, 8)]


def test_in_notes_the_ear_may_know_better_whose_promise_it_is() -> None:
    (sentence,) = talk.sentences([Turn(None, "Wren gets a draft of the lease on Friday.")], {}, notes=True)
    rule = Deed("them", sentence, sentence.text, "get a draft of the lease", certain=True, phrase_by="them")
    mine = Span(sentence, 0, len(sentence.text), "me", 0.95)
    found = agreement.Agreement([sentence], NAMES, CALL).joined([rule], [mine])
    assert [(deed.role, deed.certain) for deed in found] == [("me", True)]
    unsure = agreement.Agreement([sentence], NAMES, CALL).joined([rule], [replace(mine, sure=0.6)])
    assert [(deed.role, deed.certain) for deed in unsure] == [("them", False), ("me", False)]


# -- the model itself ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "heard_there"),
    [
        ("The mill is dry, and we turn the wheel on 12 April.", False),
        ("We open the sluice by 3 May.", False),
        ("We turn the wheel for Joel on 12 April.", True),
    ],
)
def test_what_we_do_for_ourselves_is_promised_to_nobody(line: str, heard_there: bool) -> None:
    sentences = talk.sentences([Turn(None, line)], {}, notes=True)
    words = line[line.casefold().index("we ") :].rstrip(".")
    start = line.index(words)
    mark = Span(sentences[0], start, start + len(words), "me", 0.97)
    assert bool(agreement.Agreement(sentences, NAMES, CALL).joined([], [mark])) is heard_there


def test_commitments_without_i_will_are_heard(model: Ear) -> None:
    found = listen(
        model,
        "Joel: Did the proofs reach you?",
        "Ada: They did, thank you, the blue is lovely.",
        "Joel: Good. And the second set goes in the post to you tomorrow.",
        "Ada: Perfect. You get the signed copy back from me on Friday.",
    )
    assert ["second set goes in the post" in item.quote for item in found.they_owe] == [True]
    assert found.they_owe[0].due == dt.date(2026, 3, 5)
    assert ["signed copy" in item.quote for item in found.i_owe] == [True]


def test_what_only_sounds_like_a_promise_is_not_certain(model: Ear) -> None:
    found = listen(
        model,
        "Joel: I'll be honest, the old press is finished. When you open the lid you'll see the crack.",
        "Ada: My brother will laugh. I'll never forget the day we bought it.",
        "Joel: I might sell it for scrap, who knows.",
    )
    assert (found.i_owe, found.they_owe) == ((), ())


@pytest.mark.parametrize(
    "said",
    [
        "I won't be in on Tuesday, but my sister Kit will open the door.",
        "I won't be there on Monday.",
        "I'll be out of the office on Friday.",
    ],
)
def test_not_being_there_is_no_promise(model: Ear, said: str) -> None:
    found = listen(model, f"Ada: Great. {said}", "Joel: Okay.")
    assert (found.i_owe, found.maybes) == ((), ())


def test_a_promise_to_leave_something_undone_stays_one(model: Ear) -> None:
    found = listen(
        model, "Joel: Keep the drawings out of it.", "Ada: Understood. I won't print the drawings or the names."
    )
    assert ["I won't print" in item.quote for item in found.i_owe] == [True]


@pytest.fixture
def no_model(monkeypatch):
    monkeypatch.setattr(ear, "WEIGHTS_SHA256", "0" * 64)
    ear.model.cache_clear()
    yield
    ear.model.cache_clear()


def test_without_its_model_the_rules_go_on_and_say_so(no_model, capsys) -> None:
    text = "Ada: I'll send you the plates on Friday.\nJoel: Thanks."
    known = Evidence(
        Contact("joel", "Joel Brandt"), Me("Ada Fisk"), CALL, "recap", True, transcript=text, call_date=CALL, speakers=("Ada", "Joel"),
    )  # fmt: skip
    made = recap.compose(
        known, {"request": ["{thing} {asked}"], "request_theirs": ["{thing} {asked}"], "pointed": ["{thing} {about}"]}
    )
    assert [p.text for p in made.i_owe] == ["send the plates"]
    assert "by rules alone" in capsys.readouterr().err
    with pytest.raises(EmbedderUnavailable, match="not the pinned one"):
        Ear().marks(call("Ada: Yes."), NAMES)


def test_without_its_model_every_doubt_stands(no_model) -> None:
    doubts = [Doubt("M2", "safety", "Nothing to answer, put your feet up.", NO_NOTE)]
    assert checks._worth_showing(doubts) == doubts


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("And I draft the clause in the meantime", "draft the clause in the meantime"),
        ("I'm sending you the plates tomorrow", "send me the plates"),
        ("you'll have the signed copy back from me on Friday", "get the signed copy to me"),
        ("I can on Friday", "as said: I can on Friday"),
        ("I'll not tell anybody", "as said: I'll not tell anybody"),
        ("Fine, I'll also ring the binder", "ring the binder"),
        ("The plates go in the post", "as said: The plates go in the post"),
    ],
)
def test_what_only_the_ear_hears_becomes_an_errand_where_dropping_a_word_or_two_is_enough(
    words: str, text: str
) -> None:
    sentences = call(f"Joel: {words}.")
    (deed,) = both(sentences, marked(sentences, words, 0.97), rules=False)
    assert heard.as_text(deed, NAMES) == text


@pytest.mark.parametrize(
    ("line", "words", "text"),
    [
        ("told him I'd post the plates", "told him I'd post the plates", "post the plates"),
        ("Joel is lending me his press", "Joel is lending me his press", "lend me his press"),
        ("And i'll ring the binder", "And i'll ring the binder", "ring the binder"),
        ("Ada to ring the binder", "Ada to ring the binder", "ring the binder"),
        ("-> him: samples by Friday", "samples by Friday", "samples by Friday"),
        ("Samples to him by Friday", "Samples to him by Friday", "Samples to him by Friday"),
        ("Letter to the bank", "Letter to the bank", "Letter to the bank"),
    ],
)
def test_in_notes_an_errand_loses_who_does_it(line: str, words: str, text: str) -> None:
    sentences = talk.sentences([Turn(None, line)], {}, notes=True)
    start = sentences[0].text.index(words)
    mark = Span(sentences[0], start, start + len(words), "me", 0.97)
    (deed,) = both(sentences, mark, rules=False)
    assert heard.as_text(deed, NAMES, notes=True) == text


@pytest.mark.parametrize("line", ["Two foremen ring him on Monday.", "35 boats a year, mostly rowing."])
def test_what_others_do_and_a_figure_alone_commit_nobody(line: str) -> None:
    sentences = talk.sentences([Turn(None, line)], {}, notes=True)
    assert both(sentences, Span(sentences[0], 0, len(line) - 1, "them", 0.97), rules=False) == []


def test_words_told_as_they_were_said_enter_no_message(run, book) -> None:
    mira = book.add_contact("Mira Sol")
    line = "- [ ] they owe: as said: the copy goes in the post to you"
    book.add(NewNote((mira.id,), f"{line}\n- [ ] I owe: as said: you get it back (due 2026-03-06)", CALL, "call"))
    ran = run("draft", mira.id, "--kind", "thanks", "--goal", "thank her", "--offline", today="2026-03-05")
    assert ran.code == 0, ran.err
    assert "as said" not in ran.out
    assert "You: as said: you get it back" in run("prep", mira.id, "--offline", today="2026-03-10").out


# -- what neither may do -------------------------------------------------------------------------------------------


def test_a_yes_that_is_carried_out_in_the_next_sentence_keeps_what_was_asked() -> None:
    sentences = call("Joel: Could you draft the clause for me?", "Ada: Of course. I'll do it on Friday.")
    (deed,) = both(sentences, marked(sentences, "I'll do it on Friday", 0.97))
    assert (heard.as_text(deed, NAMES), deed.certain) == ("draft the clause for Joel", True)
    assert deed.day is not None
    assert deed.day.date == dt.date(2026, 3, 6)


def test_what_was_told_in_confidence_comes_back_through_no_answer() -> None:
    sentences = call(
        "Joel: Between us, my son is in rehab, could you drive him to the clinic on Friday?", "Ada: Of course, gladly."
    )
    (deed,) = both(sentences, marked(sentences, "Of course, gladly", 0.97), hidden={0}, rules=False)
    assert (deed.asked, deed.day) == (None, None)
    assert both(sentences, marked(sentences, "could you drive him", 0.97), hidden={0}) == []


def test_two_short_answers_to_two_requests_are_two_promises() -> None:
    sentences = call(
        "Joel: The press must be lent.",
        "Ada: Sure, gladly.",
        "Joel: And Monday the binder must come.",
        "Ada: Sure, gladly.",
    )
    marks = [Span(s, 0, len(s.text) - 1, "me", 0.97) for s in sentences if s.role == "me"]
    kept = standing.once(both(sentences, *marks, rules=False))
    assert [deed.asked.text for deed in kept if deed.asked] == [sentences[0].text, sentences[2].text]


def test_a_hedge_in_the_next_turn_or_before_the_mark_counts() -> None:
    sentences = call("Ada: The signed copy", "Ada: might be yours by Friday.")
    mark = Span(sentences[0], 0, len(sentences[0].text), "me", 0.97)
    assert [deed.certain for deed in both(sentences, mark)] == [False]
    sentences = call("Joel: Maybe the plates are yours by Friday.")
    assert not both(sentences, marked(sentences, "the plates are yours by Friday", 0.97))[0].certain


def test_what_is_said_to_somebody_else_is_no_promise() -> None:
    sentences = call("Joel: Fine.", "Ada: The copy goes in the post to you tomorrow, Max.", "Max: Thanks.")
    assert both(sentences, marked(sentences, "The copy goes in the post to you tomorrow", 0.97)) == []


@pytest.mark.parametrize("answer", ["Ada: No need, don't bother, I have some.", "Joel: On second thoughts, forget it."])
def test_what_is_declined_or_taken_back_is_not_certain(answer: str) -> None:
    sentences = call("Joel: The plates are yours by Friday.", answer)
    assert [d.certain for d in both(sentences, marked(sentences, "The plates are yours by Friday", 0.97))] == [False]


def test_a_day_in_another_clause_however_far_is_not_the_promises() -> None:
    said = "The plates are yours as we agreed in that long talk on the stairs of the old library"
    sentences = call(f"Joel: {said}, and Otto comes on Friday.")
    assert both(sentences, marked(sentences, "The plates are yours", 0.97))[0].day is None


@pytest.mark.parametrize("words", ["the frame is done and", "Evenings after six, when the hall is empty"])
def test_what_nobody_does_is_no_promise_however_sure_the_ear_is(words: str) -> None:
    sentences = call(f"Joel: {words}.")
    assert both(sentences, marked(sentences, words, 0.95)) == []


def test_a_yes_after_other_words_of_its_speaker_grants_nothing() -> None:
    sentences = call("Ada: I'll chase Otto on Monday.", "Joel: The list is half done. You'll have it by Tuesday.")
    deeds = both(sentences, marked(sentences, "You'll have it by Tuesday", 0.97))
    assert [deed.asked for deed in deeds if deed.role == "them"] == [None]


@pytest.mark.parametrize(
    ("before", "answer"),
    [
        ("Could you send me the keys of the shed?", "Sure, no problem."),
        ("Could you laminate the signs?", "No problem, I'll laminate them."),
    ],
)
def test_a_plain_yes_to_a_plain_request_stands_without_the_ear(before: str, answer: str) -> None:
    assert together(call(f"Ada: {before}", f"Joel: {answer}")) == [(answer, True)]


def test_what_is_taken_up_with_thanks_stands_without_the_ear() -> None:
    said = "Joel: Let me talk to her coach about it."
    assert [certain for _, certain in together(call(said, "Ada: Kind of you."))] == [True]
    assert [certain for _, certain in together(call(said, "Ada: Thanks, but no."))] == [False]


def test_an_open_yes_gives_way_to_what_its_speaker_goes_on_with() -> None:
    sentences = call("Ada: I need a map.", "Joel: Sure, will do. You'll get that by Friday.")
    marks = [marked(sentences, "Sure, will do", 0.6), marked(sentences, "You'll get that by Friday", 0.99)]
    assert [certain for _, certain in together(sentences, *marks)] == [True]


def test_parts_of_names_that_are_common_words_are_read_as_they_are() -> None:
    found = ear._stand_ins(Names("Oda Kern", "Will van den Berg"))
    assert set(found) == {"Oda", "Kern", "Berg", "WVDB"}


def test_half_a_character_is_read_as_something_else(model: Ear) -> None:
    assert model.marks(call("Ada: \udce9 I'll send it."), NAMES) is not None
    assert ear.asserts(["\udce9t\udce9"])


# -- single sentences ----------------------------------------------------------------------------------------------


def test_a_sentence_that_states_nothing_is_known_from_one_that_does() -> None:
    empty = ["Nothing to answer, put your feet up.", "A single word is plenty, and no answer is fine too."]
    full = ["Your lab lost its funding in Oslo.", "The board has turned the merger down."]
    chances = ear.asserts([*empty, *full])
    assert max(chances[:2]) < FREE
    assert min(chances[2:]) > 0.5
    assert ear.asserts(["put your feet up " * 40]) == [1.0]


def test_the_checks_take_back_a_doubt_on_a_sentence_that_states_nothing_and_no_other() -> None:
    doubts = [
        Doubt("M2", "safety", "Nothing to answer, put your feet up.", NO_NOTE),
        Doubt("M2", "safety", "Your lab lost its funding in Oslo.", NO_NOTE),
        Doubt("M2", "safety", "Nothing to answer, put your feet up.", "no note has the number '3'"),
    ]
    assert checks._worth_showing(doubts) == doubts[1:]


@pytest.mark.parametrize(
    "text",
    [
        "Thanks again for lending me the book.",
        "Since our dinner I have thought about it.",
        "You and I share a love of maps.",
    ],
)
def test_what_recalls_a_shared_past_is_never_taken_back(text: str) -> None:
    doubts = [Doubt("M2", "safety", text, NO_NOTE)]
    assert checks._worth_showing(doubts) == doubts


# -- against labels ------------------------------------------------------------------------------------------------


def test_promises_in_calls_that_taught_it_nothing_are_heard() -> None:
    """Half of one of the sets in bench/held-out; bench/README.md has all of them."""
    sys.path.insert(0, str(BENCH))
    try:
        from promises import count
        from records import load
    finally:
        sys.path.pop(0)
    calls = [r for r in load(BENCH / "held-out" / "seventh.txt") if r.kind == "call"]
    found = count(calls, Ear())
    assert found.labels >= 50
    assert found.right >= 0.7 * found.labels
    assert found.wrong <= 0.05 * (found.right + found.wrong)
