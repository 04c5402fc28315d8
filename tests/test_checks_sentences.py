"""What counts as a statement, as a proof, as a known day or number: the small decisions behind a doubt."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written import evidence

from assistant.checks import commitments, facts, outdated, safety
from assistant.checks.claims import unproven
from assistant.checks.frames import framed
from assistant.checks.ground import Ground
from assistant.checks.statements import clauses, statements
from assistant.checks.words import Lists, sentences, stems
from assistant.models import Contact, Evidence, Me
from assistant.results import Claim

KNOWN = evidence(
    """--- 2026-09-14 meeting
Books for four sites, 2,400 slots a month. "We lose two weeks every time a temp starts." Budget 1.5 million.
--- 2026-11-02 call
Her pilot starts at Elm Street on 2026-11-30. She has not told the board. Needs a checklist for the rota.
- [ ] I owe: send her the checklist
""",
    goal="ask how she will measure the pilot",
)
GROUND = Ground(KNOWN)


def unknown(text: str, **fields: bool) -> list[str]:
    return list(facts.unknown(facts.Sentence(text, **fields), GROUND, Lists()))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "You told me that the board is against it.",
        "Your desk moved to the second floor.",
        "When we met at the fair you were tired.",
        "You've just finished the tender.",
        "As you said, patience pays.",
        "I can bring the rota, and you have been promoted.",
        "It is good to hear that the tender was won.",
        "Thank you for lending me the drill.",
        "I hope the tender went well.",
        "Since you moved to the coast, how are the mornings?",
        "How did your concert go?",
        "We both trained as divers, more or less.",
    ],
)
def test_what_is_said_about_them_or_the_shared_past_is_a_statement(text: str) -> None:
    assert list(statements(text, GROUND))


@pytest.mark.parametrize(
    "text",
    [
        "If you like, I can read the rota.",
        "No answer is fine if your week is full.",
        "Would you tell me which tool you use?",
        "I would love to hear how you plan the week.",
        "I wish you a calm morning.",
        "Thank you for your time.",
        "Sorry this is late.",
        "Take whatever helps you.",
        "You can leave out what does not fit.",
        "We have the same trouble here.",
        "I teach evening classes in welding.",
        "Shout when you have found your desk again.",
        "It is entirely up to you.",
        "May the first week be kind to you.",
        "What have you tried so far?",
        "When we spoke in November, the pilot came up.",
        "I can do it on Monday and you decide.",
        "Please don't feel you need to write back.",
        "You owe me no answer.",
        "I was sorry to hear it.",
    ],
)
def test_wishes_offers_conditions_and_questions_need_no_proof(text: str) -> None:
    assert list(statements(text, GROUND)) == []


def test_a_clause_keeps_its_quotation_whole() -> None:
    said = 'You wrote, "It rained, and you know me." Fine.'
    assert any("It rained, and you know me." in clause for clause, _ in clauses(said))


PROOF = Claim(text="you lose two weeks", note="n1", quote="We lose two weeks every time a temp starts.")


@pytest.mark.parametrize(
    ("sentence", "claim", "why"),
    [
        ("You lose two weeks with each temp.", PROOF, None),
        ("You lose two weeks with each temp.", None, "no note is given for it"),
        ("You said you lose two weeks.", PROOF.model_copy(update={"quote": "we lose a month"}), "the quoted words do not stand in 'n1'"),
        ("You said you lose two weeks.", PROOF.model_copy(update={"note": "n7"}), "the quoted words do not stand in 'n7'"),
        ("You lose two weeks, and your sister paints boats.", PROOF, "the note given for it says something else"),
        ("You lose two weeks, and everyone I know praises your patience.", PROOF, "the note given for it says something else"),
        ("You lose two weeks, and you once told me that temps knit.", PROOF, "the note given for it says something else"),
        ('You said "we lose two weeks, and I remember how you sang in the choir."', PROOF, "the note given for it says something else"),
        ("Your pilot does not start at Elm Street.", Claim(text="Your pilot does not start", note="n1", quote="Books for four sites"), "the note given for it does not say so"),
        ("You have told the board.", Claim(text="You have told the board", note="n2", quote="She has not told the board."), "the note given for it does not say so"),
        ("You lose two weeks each time.", PROOF.model_copy(update={"quote": "We lose two weeks ... a temp starts"}), None),
        ("You lose two weeks each time.", PROOF.model_copy(update={"quote": "“we lose  two weeks"}), None),
        ("You lose two weeks each time.", PROOF.model_copy(update={"quote": "every time a temp starts"}), None),
        ("You lose two weeks each time.", PROOF.model_copy(update={"text": "lose two weeks each time. That is half a month."}), None),
    ],
)  # fmt: skip
def test_a_proof_is_verbatim_and_speaks_of_the_same_thing(sentence: str, claim: Claim | None, why: str | None) -> None:
    assert unproven(sentence, [claim] if claim else [], GROUND) == why


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It starts on 30 November.", []),
        ("It starts on Monday 30 November 2026.", []),
        ("It starts on Tuesday 30 November.", ["'30 November' is not a Tuesday"]),
        ("It starts on 29 November.", ["no note has the date '29 November'"]),
        ("It starts on November 30th, 2027.", ["no note has the date 'November 30th, 2027'"]),
        ("It starts next Monday.", []),
        ("It starts on Thursday.", ["no note has the day 'Thursday'"]),
        ("We spoke in September, then in April.", ["no note has the month 'April'"]),
        ("I may come, and then I march on.", []),
        ("You book for 4 sites, 2400 slots.", []),
        ("You book for five sites.", ["no note says 'five'"]),
        ("It costs 1.5 million.", []),
        ("It costs 2.5 million.", ["no note says '2.5'"]),
        ("That was ten weeks ago.", []),
        ("That was three weeks ago.", []),
        ("That was five weeks ago.", ["no note says 'five'"]),
        ("Two lines or three words are plenty.", []),
        ("A word or two will do.", []),
        ("It is at Elm Street, says Dana.", []),
        ("It is at Oak Street.", ["no note names 'Oak'"]),
        ("Karla said so.", ["no note names 'Karla'"]),
        ("Spring is near.", []),
        ("Congratulations on the new job.", ["no note speaks of 'new job'"]),
        ("Has your son grown?", ["no note speaks of 'son'"]),
    ],
)
def test_days_numbers_names_and_events_must_be_on_file(text: str, found: list[str]) -> None:
    assert unknown(text) == found


def test_a_proven_sentence_may_not_borrow_a_month_or_number_from_another_note() -> None:
    text = "In November you lose 30 weeks."
    assert list(facts.strayed(text, [PROOF], GROUND)) == [
        "the note given for it does not say 'November'",
        "the note given for it does not say '30'",
    ]
    assert list(facts.strayed("In September you lost two weeks.", [PROOF], GROUND)) == []


def test_a_relative_day_must_fall_where_a_note_has_one() -> None:
    assert unknown("Your pilot starts next week.", claimed=True) == []
    assert unknown("Your pilot starts tomorrow.", claimed=True) == ["no note has a day that is 'tomorrow'"]
    assert unknown("I can send it tomorrow.") == []


def test_the_ask_has_numbers_of_its_own_and_a_meeting_also_days() -> None:
    assert unknown("Could we talk for 25 minutes?", ask=True) == []
    assert unknown("Could we talk on 9 December?", ask=True, meeting=True) == []
    assert unknown("Is it on 9 December?", ask=True) == ["no note has the date '9 December'"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://x.example/a?b=1, or www.y.example.", ["https://x.example/a?b=1", "www.y.example"]),
        ("Mail a.b+c@d.example now.", ["a.b+c@d.example"]),
        ("Ring (030) 555-12 345.", ["(030) 555-12 345"]),
        ("At 9.30 on 30 November 2026, e.g. in room 12.", []),
        ("It costs 2,400 euros.", []),
    ],
)
def test_links_addresses_and_phone_numbers_are_found(text: str, found: list[str]) -> None:
    assert facts.addresses_in(text) == found


def test_a_phone_number_on_the_card_counts_however_it_is_spaced() -> None:
    card = replace(KNOWN, contact=replace(KNOWN.contact, text="mobile 0170 555 12 34"))
    assert facts.on_file("0170-5551234", Ground(card))
    assert not facts.on_file("0170-5551235", Ground(card))


@pytest.mark.parametrize(
    ("text", "promised"),
    [
        ("I will send you the report.", "send you the report"),
        ("I'll keep this short.", None),
        ("I will be thinking of you.", None),
        ("Let me introduce you to Tom.", "introduce you to Tom"),
        ("You'll have it by Friday.", "it by Friday"),
        ("I would send it if you like.", None),
        ("Will you send it?", None),
        ("I have booked a plumber for you.", "I have booked a plumber for you"),
        ("We accept your price.", "We accept your price"),
        ("Our workshop repairs the mill for free.", "Our workshop repairs the mill for free"),
        ("You get the paint from us.", "You get the paint from us"),
        ("Expect a crate from me.", "a crate from me"),
        ("I bought larch at the mill.", None),
        ("You get used to it.", None),
        ("By the end, we have agreed the next step.", None),
        ("By the end, we have confirmed the day.", None),
        ("We have confirmed the day.", "We have confirmed the day"),
    ],
)
def test_only_what_binds_the_user_is_a_commitment(text: str, promised: str | None) -> None:
    found = commitments.commitment(text)
    assert found == promised


def test_a_commitment_must_be_covered_by_what_the_user_has_promised() -> None:
    assert commitments.covered("send you the checklist", ["send her the checklist"])
    assert not commitments.covered("send you the budget plan", ["send her the checklist"])


BOUND = [
    "repair small motors (half a day, made for two bakeries)",
    "a list of flour mills in the region",
    "teach a group of ten to prune apple trees (2 hours)",
    "lend the baskets, offer to tune the piano before the spring concert",
]


@pytest.mark.parametrize(
    "text",
    [
        "I'll lend you the baskets.",
        "You'll get the baskets on Friday.",
        "I'll send you the list of flour mills.",
        "I will repair your small motor.",
        "I'll teach your group to prune the apple trees.",
        "I'll tune the piano before your spring concert.",
        "I will lend you the baskets and tune the piano.",
    ],
)
def test_a_promise_that_stands_in_one_line_of_the_users_own_is_covered(text: str) -> None:
    assert commitments.covered(str(commitments.commitment(text)), BOUND, stems("concert oven school"))


@pytest.mark.parametrize(
    "text",
    [
        "I will repair your oven.",  # another thing
        "I will pay for the piano.",  # another deed
        "I will lend you two bakeries.",  # what stands in brackets is no thing to give
        "I'll send you the piano.",  # to tune it is not to give it
        "I'll give you the baskets.",  # to lend is not to give
        "My brother will repair your small motors.",  # somebody else
        "I will send the list of flour mills to the schools.",  # for somebody else
        "I will teach twenty of you to prune apple trees.",  # another number
        "I will repair ten small motors.",  # a number of something else
        "I'll tune the piano every spring.",  # more often
        "I will lend you the baskets and a van.",  # more things
    ],
)
def test_half_the_words_of_a_promise_on_file_are_not_enough(text: str) -> None:
    assert not commitments.covered(str(commitments.commitment(text)), BOUND, stems("concert oven schools"))


def test_what_others_will_feel_is_no_promise() -> None:
    assert commitments.commitment("My sister will love your plan.") is None


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("I heard that your mill closed.", "Your mill closed."),
        ("I know your choir sings in Leeds.", "Your choir sings in Leeds."),
        ("It must be hard that the council refused the plan.", "The council refused the plan."),
        ("Congratulations that your bees won.", "Your bees won."),
        ("What good news that Elm Street is safe.", "Elm Street is safe."),
        ("I gather your welders leave.", "Your welders leave."),
        ("I read your note about costs.", None),
        ("I know your work well.", None),
        ("I think your plan would help.", None),
        ("Sorry this is late.", None),
        ("I remember the smell of the kiln.", None),
        ("Do you know that the kiln cracked?", None),
    ],
)
def test_a_sentence_inside_another_one_is_found(text: str, inner: str | None) -> None:
    assert next(framed(text), None) == inner


@pytest.mark.parametrize(
    "text",
    [
        "I heard your pilot was cancelled.",
        "Sorry that your checklist failed.",
        "I was glad to hear that the budget was approved.",
        "It is great that your pilot won.",
        "I understand your temps quit.",
        "Sorry about your failed pilot.",
    ],
)
def test_what_is_said_to_be_known_needs_the_proof_of_what_is_said(text: str) -> None:
    assert unproven(text, [], GROUND) == "no note is given for it"


def test_what_is_said_to_be_known_and_is_proven_passes() -> None:
    pilot = Claim(
        text="your pilot starts at Elm Street", note="n2", quote="Her pilot starts at Elm Street on 2026-11-30."
    )
    assert unproven("I know your pilot starts at Elm Street.", [pilot], GROUND) is None
    assert unproven("I am glad that I can help.", [], GROUND) is None
    assert unproven("I hope the pilot goes well.", [], GROUND) is None


def test_a_number_that_the_note_has_for_something_else_is_no_proof() -> None:
    note = Ground(evidence("--- 2026-11-02 call\nEight barrels came. The cellar is damp.\n"))
    claim = Claim(text="", note="n1", quote="Eight barrels came.")
    for text, fine in (("Eight barrels came.", True), ("Eight cellars are damp.", False)):
        found = list(facts.strayed(text, [claim.model_copy(update={"text": text})], note))
        assert (not found) is fine


NEWER = """--- 2024-02-10 meeting
Dana works at Brightline on pumps. She lives in Lisbon.
--- 2026-09-30 message
Dana joined Meadow Health in June. She moved to Porto.
"""


@pytest.mark.parametrize(
    ("sentence", "old"),
    [
        ("How is life at Brightline?", True),
        ("Your team at Brightline is growing.", True),
        ("In 2024, at Brightline, you tested pumps.", False),
        ("Your work at Meadow Health sounds good.", False),
        ("Is Lisbon warm?", True),
        ("Is Porto warm?", False),
    ],
)
def test_a_place_that_a_newer_note_replaced_is_not_spoken_of_as_present(sentence: str, old: bool) -> None:
    assert bool(list(outdated.doubts(sentence, evidence(NEWER)))) is old


def test_moving_house_does_not_end_a_job() -> None:
    known = evidence("--- 2025-01-01 call\nShe works at Brightline.\n--- 2026-01-01 call\nShe moved to Porto.\n")
    assert list(outdated.doubts("Your team at Brightline is growing.", known)) == []


def test_a_job_that_was_left_is_over_even_when_no_new_one_is_known() -> None:
    known = evidence("--- 2025-01-01 call\nShe works at Brightline.\n--- 2026-01-01 call\nShe left Brightline.\n")
    assert list(outdated.doubts("Your team at Brightline is growing.", known))


def test_words_of_a_private_line_are_secret_unless_a_public_line_has_them() -> None:
    known = evidence("--- 2026-11-02 call\nThe pilot starts soon.\n\nprivate: the pilot may be sold to Norvik\n")
    assert safety.private_stems(known, Ground(known)) == {"norvik", "sell"}


PRIVATE = evidence(
    "--- 2026-11-02 call\nThe pilot starts soon. Her deputy keeps the keys.\n\nprivate: her deputy leaves\n"
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I know your deputy is leaving.", True),
        ("Is your deputy leaving?", True),
        ("A word about the leaving of your deputy.", True),
        ("Your deputy has the keys.", False),
        ("Leave the keys where they are.", False),
        ("The pilot starts soon.", False),
    ],
)
def test_words_that_stand_together_in_a_private_line_only_are_told_to_nobody(text: str, told: bool) -> None:
    assert any(d.rule == "M4" for d in safety.doubts(safety.Text(text), PRIVATE, Lists())) is told


def test_notes_in_other_languages_are_read_without_a_stumble() -> None:
    known = evidence("--- 2026-11-02 call\nSie fährt am 30. November nach Zürich. 東京で会う。 Ёлка.\n")
    text = safety.Text(
        "Ты сказал да. 東京で会いました。 Vous étiez à Zürich.", [Claim(text="x", note="n1", quote="東京で会う")]
    )
    assert isinstance(list(safety.doubts(text, known, Lists())), list)


@given(st.text(max_size=200))
def test_sentences_are_exact_pieces_of_the_text_in_their_order(text: str) -> None:
    at = 0
    for sentence in sentences(text):
        at = text.index(sentence, at) + len(sentence)
    assert "".join(sentences(text)).split() == "".join(text.split("\n")).split() or len(sentences(text)) != 1


@given(st.text(max_size=200), st.text(max_size=40))
def test_no_sentence_breaks_the_reading(text: str, quote: str) -> None:
    known = Evidence(Contact("c", "Dana Lee"), Me("Sam"), dt.date(2026, 11, 23), quote, True, private_lines=(quote,))
    for doubt in safety.doubts(
        safety.Text(text, [Claim(text=quote, note="goal", quote=quote)], ask=quote), known, Lists()
    ):
        assert doubt.sentence
        assert doubt.sentence in text


@pytest.mark.parametrize("piece", ["x", "Aa-", "1 ", "you ", '"a ', "your ", "a.b.", "I hope ", "a@b "])
def test_a_flood_of_text_is_read_in_time_that_grows_with_its_length(piece: str) -> None:
    flood = safety.Text(piece * (30_000 // len(piece)), [PROOF])
    started = time.process_time()
    assert isinstance(list(safety.doubts(flood, KNOWN, Lists())), list)
    assert time.process_time() - started < 3


def test_an_address_is_on_file_as_a_whole_or_not_at_all() -> None:
    contact = Contact(
        "dana", "Dana Holt", emails=("dana@x.example",), text="Moved 12 Mar 2019, room 44. Tel. +44 20 7946 0958"
    )
    ground = Ground(Evidence(contact, Me("Sam"), dt.date(2026, 11, 23), "see https://x.example/plan/", goal_given=True))
    for known in ("dana@x.example", "+44 20 7946 0958", "x.example/plan"):
        assert facts.on_file(known, ground), known
    for strange in ("ana@x.example", "dana@x.exam", "1220 1944", "x.example/plan-b"):
        assert not facts.on_file(strange, ground), strange


RECURRING = evidence(
    """--- 2026-05-04 meeting
Six Mirrors came with the boathouse; two have rot. The board meets on the second Tuesday of each month.
""",
    goal="ask about the boats",
    today=dt.date(2026, 5, 18),
)


@pytest.mark.parametrize("text", ["Is the blue Mirror dry by now?", "Your board meets in June."])
def test_one_of_a_known_kind_and_the_next_of_a_monthly_day_are_known(text: str) -> None:
    assert list(facts.unknown(facts.Sentence(text), Ground(RECURRING), Lists())) == []


def test_a_month_after_the_next_is_not_known_from_a_monthly_day() -> None:
    assert list(facts.unknown(facts.Sentence("Your board meets in September."), Ground(RECURRING), Lists()))


PILOT = Claim(text="Your pilot starts at Elm Street.", note="n2", quote="Her pilot starts at Elm Street on 2026-11-30.")


def test_more_of_what_is_quoted_is_no_new_statement() -> None:
    assert unproven("The pilot at Elm Street comes first.", [PILOT], GROUND) is None
    assert unproven("The budget is 1.5 million.", [PILOT], GROUND) is not None


@pytest.mark.parametrize(
    "text",
    [
        "The landlord doubled the rent.",
        "Half of the temps fell ill in autumn.",
        "A clinic that lost two nurses deserves help.",
        "With the director away, the pilot may wait.",
        "Because the boiler burst, I thought of the rota.",
        "Without your advice our choir would be silent.",
        "My brother still quotes your lecture.",
        "Dana has married.",
        "As somebody who never trusted temps, you may smile.",
        "Congratulations on the second pilot.",
        "Fingers crossed for the tribunal.",
        "How is the new kiln?",
        "Which of the three lawyers did you choose?",
        "Why did you give up diving?",
    ],
)
def test_what_is_told_of_definite_things_without_a_note_is_doubted(text: str) -> None:
    assert unproven(text, [PILOT], GROUND) == "no note is given for it"


@pytest.mark.parametrize(
    "text",
    [
        "The checklist comes with this.",
        "The pilot at Elm Street starts first.",
        "A kiln is cheap to run.",
        "The full list can wait.",
        "I grease the kiln every spring.",
        "If the boiler has burst, leave it.",
        "I hope the winter is kind to you.",
        "How is the pilot?",
        "Would a kiln help?",
        "What is the biggest worry of the team?",
    ],
)
def test_what_is_owed_quoted_general_possible_or_ones_own_doing_needs_no_note(text: str) -> None:
    assert unproven(text, [PILOT], GROUND) is None


def test_advice_that_sooner_is_better_states_nothing() -> None:
    asked = Claim(text="You need a checklist for the rota", note="n2", quote="Needs a checklist for the rota.")
    text = "You need a checklist for the rota, so the sooner you have something in writing the better."
    assert unproven(text, [asked], GROUND) is None


def test_what_they_said_in_quotation_marks_promises_and_denies_nothing_for_the_user() -> None:
    said = Claim(
        text='You said "I\'m going to frame it".', note="n1", quote="We lose two weeks every time a temp starts."
    )
    assert commitments.commitment(said.text) is None
    assert commitments.commitment("I'm going to frame it for you.") is not None
    wrote = evidence('--- 2026-11-02 call\nShe wants it small, "because you don\'t rush things".\n')
    claim = Claim(text="You wanted it small", note="n1", quote="She wants it small")
    assert unproven('You wanted it small, "because you don\'t rush things".', [claim], Ground(wrote)) is None


@pytest.mark.parametrize("text", ["You have done it.", "With that page in hand we see what you meant."])
def test_what_only_points_back_states_nothing(text: str) -> None:
    assert list(statements(text, GROUND)) == []


def test_a_promise_that_points_back_at_what_is_owed_is_covered() -> None:
    assert commitments.covered("have mine by Friday", ["send him my comments"])
    assert not commitments.covered("have the contract by Friday", ["send him my comments"])


OTHER_WORDS = evidence(
    """--- 2026-11-20 call
Introduced me to Ravi, who funds equipment. Names for the supper needed by the 4th. Papers ready by 12.01.
He doesnt answer mail on weekends. Course approved, all four modules.
--- 2026-06-02 meeting
A lecture of 40 minutes; 30 people came.
""",
    goal="thank him",
    today=dt.date(2026, 11, 27),
)
IN_OTHER_WORDS = Ground(OTHER_WORDS)


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("You put me in touch with Ravi.", "Introduced me to Ravi"),
        ("Your training was accepted, every module of it.", "Course approved, all four modules."),
        ("You don't answer mail on weekends.", "He doesnt answer mail on weekends."),
    ],
)
def test_a_quotation_in_other_words_of_the_same_sense_is_a_proof(sentence: str, quote: str) -> None:
    claim = Claim(text=sentence, note="n1", quote=quote)
    assert unproven(sentence, [claim], IN_OTHER_WORDS) is None


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Your engagement was celebrated, every day of it.", "Course approved, all four modules."),
        ("You refused the boat from the islands.", "Course approved, all four modules."),
    ],
)
def test_other_words_of_another_sense_are_none(sentence: str, quote: str) -> None:
    assert unproven(sentence, [Claim(text=sentence, note="n1", quote=quote)], IN_OTHER_WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "The papers are there by 12 January.",
        "Names are needed by 4 December.",
        "The offer for you two still stands.",
    ],
)
def test_days_without_a_month_and_dotted_days_are_on_file(text: str) -> None:
    said = facts.Sentence(text, claimed=True)
    claim = Claim(text=text, note="n1", quote="Names for the supper needed by the 4th.")
    assert [*facts.unknown(said, IN_OTHER_WORDS, Lists()), *facts.strayed(text, [claim], IN_OTHER_WORDS)] == []


def test_a_day_without_a_month_is_the_next_with_its_number_and_no_other() -> None:
    assert list(facts.unknown(facts.Sentence("Names are needed by 4 February."), IN_OTHER_WORDS, Lists()))
    assert list(facts.unknown(facts.Sentence("The papers are there by 13 January."), IN_OTHER_WORDS, Lists()))


def test_a_number_outside_the_words_of_a_claim_may_rest_on_another_note() -> None:
    claim = Claim(text="you introduced me to Ravi", note="n1", quote="Introduced me to Ravi")
    assert not list(facts.strayed("Since you introduced me to Ravi, 30 people came.", [claim], IN_OTHER_WORDS))
    whole = Claim(text="You introduced me to 30 people.", note="n1", quote="Introduced me to Ravi")
    assert list(facts.strayed("You introduced me to 30 people.", [whole], IN_OTHER_WORDS))


@pytest.mark.parametrize(
    "text",
    [
        "Sorry that it took so long and left you waiting.",
        "I am sorry you had to wait.",
        "You had a part in that.",
        "What you made was a kindness.",
        "Thank you for that doubt.",
    ],
)
def test_apologies_for_lateness_and_remarks_on_what_was_just_said_state_nothing(text: str) -> None:
    assert list(statements(text, GROUND)) == []


def test_thanks_that_name_a_thing_of_their_own_are_a_statement() -> None:
    assert list(statements("Thank you for that drill you lent me.", GROUND))
    assert list(statements("Sorry you lost the tender.", GROUND))


def test_a_number_after_a_month_that_ends_a_sentence_is_a_number() -> None:
    known = Ground(evidence("--- 2026-11-02 call\nLease ends december. 7 people, all their benches.\n"))
    assert list(facts.unknown(facts.Sentence("All 7 people need a bench."), known, Lists())) == []
    assert list(facts.unknown(facts.Sentence("All 9 people need a bench."), known, Lists()))
    assert list(facts.unknown(facts.Sentence("It ends on 7 December."), known, Lists()))


def test_all_working_days_are_no_day() -> None:
    assert unknown("Does that week suit you, any day from Monday to Friday?", ask=True) == []


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Your daughter started school.", "Her son started school."),
        ("Sorry about the funeral.", "The parcel came late and they lost the tender."),
        ("I heard about your engagement.", "She wants to employ two welders."),
        ("I hope the surgery went well.", "He was ill in May."),
    ],
)
def test_what_is_near_in_sense_but_another_thing_proves_nothing(text: str, note: str) -> None:
    known = Ground(evidence(f"--- 2026-11-20 call\n{note}\n"))
    claim = Claim(text=text, note="n1", quote=note)
    assert unproven(text, [claim], known) or list(facts.unknown(facts.Sentence(text, claimed=True), known, Lists()))


SEVERAL = evidence(
    """--- 2026-10-05 call
Her kiln arrived in July. The council asked for a plan. Maybe she can come to the fair.
need: a dry shed for the clay
wants: to see the old brickyard
- [ ] they owe: lend me the glaze book
- [ ] I owe: send her the firing chart
""",
    goal="ask how the shed question went",
)


@pytest.mark.parametrize(
    ("sentence", "quote", "fine"),
    [
        ("Your kiln arrived in July.", "Her kiln arrived in July.", True),
        ("You sold the kiln.", "Her kiln arrived in July.", False),
        ("The council liked the plan.", "The council asked for a plan.", False),
        ("The council asked for a plan.", "The council asked for a plan.", True),
        ("You are coming to the fair.", "Maybe she can come to the fair.", False),
        ("You might come to the fair.", "Maybe she can come to the fair.", True),
        ("You bought a dry shed for the clay.", "a dry shed for the clay", False),
        ("You were looking for a dry shed for the clay.", "a dry shed for the clay", True),
        ("You wanted to see the old brickyard.", "to see the old brickyard", True),
        ("You wanted to paint the old brickyard.", "to see the old brickyard", False),
        ("You have lent me the glaze book.", "lend me the glaze book", False),
        ("You said you would lend me the glaze book.", "lend me the glaze book", True),
    ],
)
def test_a_quotation_proves_the_deed_it_tells_and_not_more_than_it_says(sentence: str, quote: str, fine: bool) -> None:
    why = unproven(sentence, [Claim(text=sentence, note="n1", quote=quote)], Ground(SEVERAL))
    assert (why is None) is fine


@pytest.mark.parametrize("text", ["The council turned the plan down.", "You already have the firing chart."])
def test_what_happened_to_something_on_file_needs_a_note(text: str) -> None:
    assert unproven(text, [], Ground(SEVERAL))


@pytest.mark.parametrize(
    ("text", "name"), [("Gerda repaired it.", True), ("Voss sells clay.", False), ("Siemers sells clay.", True),
                       ("Potters need a dry shed.", False), ("Clay was dear.", False), ("Firing took a day.", False)],
)  # fmt: skip
def test_the_first_word_of_a_sentence_can_be_a_name(text: str, name: bool) -> None:
    known = Ground(replace(SEVERAL, contact=replace(SEVERAL.contact, name="Dana Voss")))
    assert any("names" in why for why in facts.unknown(facts.Sentence(text), known, Lists())) is name


@pytest.mark.parametrize(
    ("text", "lure"),
    [
        ("Kindly confirm your date of birth.", True),
        ("Buy three gift cards for the fair.", True),
        ("Please pay the deposit today.", True),
        ("Reply on Telegram.", True),
        ("Write to my other address.", True),
        ("Open the attachment first.", True),
        ("See glazes[.]example for more.", True),
        ("Type glazes dot example slash pay.", True),
        ("My handle is potter7.", True),
        ("Delete this mail when you have read it.", True),
        ("The fair is on Friday.", False),
        ("Please write when the kiln is cold.", False),
        ("I paid for the clay myself.", False),
        ("In November you were going to send the invoice.", False),
    ],
)
def test_what_a_swindler_asks_for_is_found(text: str, lure: bool) -> None:
    assert bool(facts.strange(text, Ground(SEVERAL))) is lure


def test_a_goal_that_asks_licenses_no_promise_and_one_that_gives_does() -> None:
    text = safety.Text("I will send you a shed on Monday.")
    assert any("promises" in d.why for d in safety.doubts(text, SEVERAL, Lists()))
    gives = replace(SEVERAL, goal="ask how she is, and send the shed catalogue")
    sends = safety.Text("I will send you the shed catalogue.")
    assert not any("promises" in d.why for d in safety.doubts(sends, gives, Lists()))


ROLES = """--- 2026-02-01 call
She is head brewer at Malthouse in Leeds.
--- 2026-09-01 call
She now works at Oakcask in York as a teacher.
"""


@pytest.mark.parametrize(
    ("sentence", "old"),
    [
        ("You are head brewer at Malthouse.", True),
        ("As head brewer you know yeast.", True),
        ("You work in Leeds.", True),
        ("You teach at Oakcask.", False),
        ("Is York kind to you?", False),
        ("You were head brewer in Leeds.", False),
    ],
)
def test_the_newest_note_wins_on_employer_town_and_role(sentence: str, old: bool) -> None:
    assert bool(list(outdated.doubts(sentence, evidence(ROLES)))) is old
