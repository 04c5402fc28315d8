"""What no text to or about the contact may hold: inventions, old facts, private words, other people, strange links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.checks import facts, outdated
from assistant.checks.claims import about, unproven
from assistant.checks.commitments import commitment, covered
from assistant.checks.doubts import Doubt
from assistant.checks.ground import CALENDAR, Ground
from assistant.checks.words import Lists, english_stems, fold, meant_by, sentences, stems
from assistant.confidence import silence
from assistant.models import Evidence
from assistant.patterns import any_case, as_written
from assistant.results import Claim

_ASKING = any_case(
    r"(?:^|(?<=[,;.:]) ?|\b(?:and|then|to) )(?:ask|find out|learn|hear|check|see|invite|wonder|enquire|inquire|get to know|understand"
    r"|know|request|remind|congratulate|thank|wish|whether|how|what|when|why|who|which)\b[^,;.:]*?(?= and (?:send|offer|tell|give|bring"
    r"|lend|book|pay|promise|share|introduce|let)\b|[,;.:]|$)"
)
"""What a goal only asks, or wishes them: it promises nothing."""
_LABEL = as_written(r"[-* ]*(?:\[.\] )?(?:they owe|\w+\??): ")


@dataclass(frozen=True)
class Text:
    """A text with what was said to prove it. ASK is its question; a `meeting` may propose days of its own."""

    body: str
    claims: list[Claim] = field(default_factory=list)
    minutes: int | None = None
    ask: str = ""
    meeting: bool = False
    fallback: Claim | None = None


def doubts(text: Text, evidence: Evidence, lists: Lists) -> Iterator[Doubt]:
    """Every safety doubt on TEXT, sentence by sentence."""
    ground = Ground(evidence)
    secret = private_stems(evidence, ground)
    for sentence in _whole(sentences(text.body), text.body):
        yield from _inventions(sentence, text, ground, lists)
        for why in outdated.doubts(sentence, evidence):
            yield Doubt("M3", "safety", sentence, why)
        if shown := _secret_word(sentence, secret):
            yield Doubt("M4", "safety", sentence, f"{shown!r} stands in a private line only")
        elif _confided(sentence, evidence, ground):
            yield Doubt("M4", "safety", sentence, "it tells what stands in a private line only")
        if named := _other_person(sentence, evidence):
            yield Doubt("M4", "safety", sentence, f"it names another person, {named}")
        for address in facts.strange(sentence, ground):
            yield Doubt("M2", "safety", sentence, f"{address!r} is not on the card, in me.md or in --goal")
        quotes = [_LABEL.sub("", fold(claim.quote)).strip(" .") for claim in text.claims if about(claim, sentence)]
        for row in evidence.withheld:
            quoted = any(quote in fold(row.text) for quote in quotes if quote)
            shared = len(stems(row.text) & stems(sentence))
            if quoted or (silence(row.text) and shared > 1 and shared * 3 >= len(stems(row.text)) * 2):
                yield Doubt("M4", "safety", sentence, f"its line is told to nobody as theirs: {row.why}")
        if (promised := commitment(sentence)) and not covered(promised, own_word(evidence), ground.stems):
            yield Doubt("M2", "safety", sentence, "it promises something in your name that is not on file")


def _whole(said: list[str], body: str) -> Iterator[str]:
    """The sentences with those joined that one quotation holds together."""
    start = 0
    for number, sentence in enumerate(said):
        at = body.index(sentence, start)
        piece = body[start if start < at and number else at : at + len(sentence)]
        open_quote = piece.count('"') % 2 or piece.count("\u201c") > piece.count("\u201d")
        if not open_quote or number == len(said) - 1 or "\n\n" in piece:
            yield piece.strip()
            start = at + len(sentence)
        elif start < at:
            start = at if not number else start


def false_quotes(claims: list[Claim], body: str, ground: Ground) -> Iterator[Doubt]:
    """A doubt for each claim whose quoted words do not stand where it says."""
    for claim in claims:
        if not ground.holds(claim):
            at = next((s for s in sentences(body) if fold(claim.text).strip(" .") in fold(s)), claim.text)
            yield Doubt("M2", "safety", at, f"the quoted words do not stand in {claim.note!r}")


def private_stems(evidence: Evidence, ground: Ground) -> frozenset[str]:
    """Stems that occur in private lines or offers made in confidence only; everyday words belong to nobody."""
    known = ground.stems | english_stems("everyday")
    confided = [row.text for row in evidence.withheld if silence(row.text)]
    told = stems("\n".join([*evidence.private_lines, *confided]))
    return frozenset(s for s in told - known if len(s) > 2 and not s.isdigit())


def _secret_word(sentence: str, secret: frozenset[str]) -> str | None:
    """The word of SENTENCE that only a private line holds."""
    return next((word for word in re.findall(r"[^\W_]+", sentence) if stems(word) & secret), None)


def _confided(sentence: str, evidence: Evidence, ground: Ground) -> bool:
    """Whether SENTENCE has two words or more, and half of a private line, that no public line has together."""
    for line in evidence.private_lines:
        content = stems(line) - CALENDAR
        shared = meant_by(content, stems(sentence))
        told = len(shared) > 1 and 2 * len(shared) >= len(content)
        if told and not any(shared <= stems(public) for public in ground.raw.split("\n")):
            return True
    return False


def _inventions(sentence: str, text: Text, ground: Ground, lists: Lists) -> Iterator[Doubt]:
    asked = bool(text.ask.strip()) and (fold(sentence) in fold(text.ask) or fold(text.ask) in fold(sentence))
    why_not = unproven(sentence, text.claims, ground, fallback=text.fallback)
    mine = [claim for claim in text.claims if about(claim, sentence)]
    proposes = not mine and facts.proposes_a_meeting(sentence)
    said = facts.Sentence(
        sentence, text.minutes, ask=asked or proposes, meeting=(asked and text.meeting) or proposes, claimed=bool(mine)
    )
    whys = [*facts.unknown(said, ground, lists), *([why_not] if why_not else [])]
    for why in whys or ([] if asked else facts.strayed(sentence, mine, ground)):
        yield Doubt("M2", "safety", sentence, why)


def own_word(evidence: Evidence) -> list[str]:
    """What the user has bound themselves to, line by line: the goal, me.md but for name and role, "I owe" lines."""
    me = evidence.me
    owed = [promise.text for promise in (*evidence.promises, *evidence.kept) if promise.owner == "me"]
    return [_ASKING.sub(" ", evidence.goal), *me.offers, *me.goals, me.text, *owed]


def _other_person(sentence: str, evidence: Evidence) -> str | None:
    own = {fold(w) for n in (evidence.contact.name, *evidence.contact.aliases, evidence.me.name) for w in n.split()}
    for person in evidence.other_people:
        for name in (person, *(word for word in person.split() if len(word) > 2 and fold(word) not in own)):
            if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence):
                return name
    return None
