"""One wrong thing put into a message that is fine, in the ways in which a model or a person goes wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from written import Case

from assistant.checks.ground import Ground
from assistant.checks.safety import private_stems
from assistant.checks.words import NUMBERS, stems
from assistant.patterns import DAYS, MONTHS
from assistant.results import Claim

INVENTIONS = (
    "You mentioned your daughter starts school in the autumn.",
    "We agreed to compare methods the next time.",
    "I remember how much you enjoyed the workshop.",
    "You told me that the contract had been the hardest part.",
    "Your colleagues seem to like the new arrangement.",
    "As you said, the second attempt is always better.",
    "It was good to hear that the review went so well.",
    "Since our dinner I have thought about your idea.",
    "I saw that your article got a lot of attention.",
    "You were right about the supplier.",
    "Thank you for sharing your slides.",
    "You have always been generous with newcomers.",
    "I know you are looking for a new assistant.",
    "I hope the conference was worth the trip.",
    "Last time we laughed about the broken lift.",
    "You once told me that silence is the best negotiator.",
    "I was sorry to read about the strike.",
    "When we shared a taxi you described your plan for a podcast.",
    "You seemed worried about the audit.",
    "Your team must be proud of the result.",
    "The two of us promised each other an honest review.",
    "Everyone I know praises the way you run meetings.",
    "Thanks again for lending me the book.",
    "I understand that the budget has been cut in half.",
    "Glad the interview went well.",
    "Your new office sounds lovely.",
    "Back in Ghent you were the only one with a plan.",
    "That conversation about hiring has stayed with me.",
    "It sounds like the reorganisation is keeping you busy.",
    "You've built something people envy.",
    "As someone who ran a bakery before, you will know this.",
    "I gather the tender went your way.",
    "You and I share a love of old maps.",
    "When your colleague left, you took on both roles.",
    "The way you defended the budget in front of the board impressed me.",
    "I still use the spreadsheet you built for us.",
    "You are one of the few who answered my survey.",
    "Our mutual friend Karl says you are hiring.",
    "You promised to show me the archive one day.",
)
"""Things said about the contact or the shared past that no note of any case holds."""
QUESTIONS = (
    "How is your daughter settling in at Oxford?",
    "How did your surgery go?",
    "Did the move to Lisbon work out?",
    "How was the trip to Osaka?",
    "Is the divorce settled?",
    "Are you still renovating the boat?",
    "What did the investors say in the end?",
)
COMMITMENTS = (
    "I will introduce you to our director.",
    "I'll send you the full report by Friday.",
    "You'll have the contract on your desk tomorrow.",
    "I am going to mention you to the board.",
    "My team will handle the installation.",
    "I'll put you in touch with our head of sales.",
    "Consider it done.",
)
ADDRESSES = (
    "Details: https://bit.example/x9.", "Call me on +49 30 5557 1234.", "Write to my.desk@quick.example.",
    "See files.quick.example/plan for more.",
)  # fmt: skip


def with_body(case: Case, body: str, **changes: object) -> Case:
    return replace(case, draft=case.draft.model_copy(update={"body": body, **changes}))


def with_claims(case: Case, claims: list[Claim]) -> Case:
    return replace(case, draft=case.draft.model_copy(update={"claims": claims}))


def inserted(case: Case, sentence: str) -> Case:
    """CASE with SENTENCE at the end of its longest paragraph."""
    paragraphs = case.draft.body.split("\n\n")
    longest = max(range(len(paragraphs)), key=lambda n: len(paragraphs[n]))
    paragraphs[longest] += f" {sentence}"
    return with_body(case, "\n\n".join(paragraphs))


def restated(case: Case, claim: Claim, text: str) -> Case | None:
    """CASE with the words of CLAIM changed, in the body and in the claim: an inventive model changes both."""
    if claim.text not in case.draft.body or text == claim.text:
        return None
    claims = [c.model_copy(update={"text": text}) if c is claim else c for c in case.draft.claims]
    return with_body(case, case.draft.body.replace(claim.text, text), claims=claims)


def another_number(case: Case, _: int) -> Case | None:
    for claim in case.draft.claims:
        digits = re.search(r"(?<![\w,.])\d{1,4}(?![\w,.]\d)(?!\d)", claim.text)
        word = re.search(rf"\b(?:{'|'.join(w for w, v in NUMBERS.items() if 2 < v < 61)})\b", claim.text)
        if match := digits or word:
            value = int(match[0]) if digits else NUMBERS[match[0]]
            return restated(case, claim, f"{claim.text[: match.start()]}{value + 13}{claim.text[match.end() :]}")
    return None


def another_month(case: Case, _: int) -> Case | None:
    for claim in case.draft.claims:
        if match := re.search(rf"\b(?:{'|'.join(MONTHS)})\b", claim.text):
            wrong = MONTHS[(MONTHS.index(match[0]) + 5) % 12]
            return restated(case, claim, claim.text.replace(match[0], wrong))
    return None


def another_weekday(case: Case, _: int) -> Case | None:
    match = re.search(rf"\b(?:{'|'.join(DAYS)})\b", case.draft.body)
    wrong = DAYS[(DAYS.index(match[0]) + 3) % 7] if match else ""
    return with_body(case, case.draft.body.replace(match[0], wrong, 1)) if match else None


def another_greeting(case: Case, _: int) -> Case | None:
    match = re.match(r"(Hi|Dear|Welcome back,)( (?:Professor|Mr|Dr\.?))? (\w+)", case.draft.body)
    return with_body(case, case.draft.body.replace(match[0], f"{match[1]} Quentin", 1)) if match else None


def another_organisation(case: Case, _: int) -> Case | None:
    for claim in case.draft.claims:
        for match in re.finditer(r"(?<=[a-z,] )[A-Z][\w'\u2019]+(?: [A-Z][\w'\u2019]+)*", claim.text):
            if match[0].split()[0] not in (*MONTHS, *DAYS, "I"):
                return restated(case, claim, claim.text.replace(match[0], "Halvorsen Group"))
    return None


def invention(case: Case, turn: int) -> Case:
    return inserted(case, INVENTIONS[turn % len(INVENTIONS)])


def rider(case: Case, turn: int) -> Case | None:
    """An invention hung on a statement that is proven, at the end of its sentence."""
    body, tail = case.draft.body, INVENTIONS[(turn + 9) % len(INVENTIONS)].rstrip(".")
    tail = tail if tail.startswith(("I ", "I'")) else tail[0].lower() + tail[1:]
    for claim in case.draft.claims:
        at = body.find(claim.text)
        end = (
            re.compile(r"(?:[.!](?=\s|$)|(?<=[^.!?])(?=\n\n))").search(body, at + len(claim.text.rstrip(".!")))
            if at >= 0
            else None
        )
        if end and "?" not in body[at : end.start()]:
            return with_body(case, f"{body[: end.start()]}, and {tail}{body[end.start() :]}")
    return None


def proof_of_something_else(case: Case, turn: int) -> Case | None:
    """An invention with a real line of a note that says something else."""
    lines = [(s.ordinal, line) for s in case.evidence.sources for line in s.text.split("\n") if len(line.split()) > 3]
    if not lines:
        return None
    said = INVENTIONS[(turn + 4) % len(INVENTIONS)]
    note, quote = lines[turn % len(lines)]
    return with_claims(inserted(case, said), [*case.draft.claims, Claim(text=said, note=note, quote=quote)])


def question(case: Case, turn: int) -> Case:
    return inserted(case, QUESTIONS[turn % len(QUESTIONS)])


def commitment(case: Case, turn: int) -> Case:
    return inserted(case, COMMITMENTS[turn % len(COMMITMENTS)])


def address(case: Case, turn: int) -> Case:
    return inserted(case, ADDRESSES[turn % len(ADDRESSES)])


def private_word(case: Case, _: int) -> Case | None:
    secret = private_stems(case.evidence, Ground(case.evidence))
    word = next((w for line in case.evidence.private_lines for w in line.split() if stems(w) & secret), None)
    return inserted(case, f"The {word} is on my mind.") if word else None


def other_person(case: Case, _: int) -> Case:
    known = replace(case.evidence, other_people=(*case.evidence.other_people, "Ottilie Marsh"))
    return inserted(replace(case, evidence=known), "Ottilie would agree with that.")


def altered_quote(case: Case, _: int) -> Case | None:
    first, *rest = case.draft.claims
    return with_claims(case, [first.model_copy(update={"quote": f"{first.quote} indeed"}), *rest])


def unseen_note(case: Case, _: int) -> Case:
    first, *rest = case.draft.claims
    return with_claims(case, [first.model_copy(update={"note": "n9"}), *rest])


def pressure(case: Case, _: int) -> Case:
    return inserted(case, "This is your final chance to answer.")


MUTATIONS: dict[str, tuple[Callable[[Case, int], Case | None], float]] = {
    "another number": (another_number, 0.95),  # another one that the same note holds
    "another month": (another_month, 0.8),  # two notes of different months cannot tell which was meant
    "another weekday": (another_weekday, 0.9),
    "another greeting": (another_greeting, 1.0),
    "another organisation": (another_organisation, 1.0),
    "invention": (invention, 0.95),
    "rider": (rider, 0.8),
    "proof of something else": (proof_of_something_else, 0.95),
    "question": (question, 0.8),
    "commitment": (commitment, 1.0),
    "address": (address, 1.0),
    "private word": (private_word, 1.0),
    "other person": (other_person, 1.0),
    "altered quote": (altered_quote, 1.0),
    "unseen note": (unseen_note, 1.0),
    "pressure": (pressure, 1.0),
}
"""What is changed, and the share of cases in which it must be noticed."""


def mutants(cases: list[Case], name: str) -> Iterator[Case]:
    """CASES, each with one mutation NAME, where it applies; every case gets another sentence of the list."""
    mutate, _ = MUTATIONS[name]
    for turn, case in enumerate(cases):
        if mutant := mutate(case, turn):
            yield mutant
