"""A1 to A14: a talk with an outcome one can see, their need first, and nothing invented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.checks import safety
from assistant.checks.claims import UNPROVEN
from assistant.checks.doubts import Doubt
from assistant.checks.ground import Ground
from assistant.checks.words import Lists, fold, stems, words
from assistant.models import Evidence
from assistant.results import Agenda, AgendaItem, Claim

_OUTCOME = re.compile(
    r"^by the end,? .*\b(?:has|have)\b.*\b(?:decided|named|agreed|sent|learned|chosen|confirmed|scheduled|listed|answered|booked|picked|shown|signed|explained|described|promised|set|told|introduced)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(r"by the end\b|a smaller\b", re.IGNORECASE)
_LANDING = re.compile(r"who else|how can I help|what can I do", re.IGNORECASE)
_SEARCHABLE = re.compile(
    r"what does your (?:company|firm|organisation|organization) do|how many (?:employees|offices)|where is your office",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"\b(?:could|can|would|will) you (?:help|send|introduce|share|give|show|tell) me\b|\b(?:could|can|may) I (?:ask you for|have|get)\b",
    re.IGNORECASE,
)


def doubts(agenda: Agenda, evidence: Evidence, lists: Lists) -> Iterator[Doubt]:
    """Every doubt on an agenda."""
    yield from _outcome(agenda)
    yield from _items(agenda, evidence)
    yield from _grounded(agenda, evidence, lists)
    yield from _promises(agenda, evidence)
    yield from _rest(agenda, evidence, lists)


def _outcome(agenda: Agenda) -> Iterator[Doubt]:
    if not _OUTCOME.search(agenda.outcome):
        yield Doubt("A1", "gate", None, "the outcome does not say what somebody will have decided, named or agreed")
    if not agenda.fallback.strip() or fold(agenda.fallback) == fold(agenda.outcome):
        yield Doubt("A2", "gate", None, "a smaller outcome to fall back on is missing")


def _items(agenda: Agenda, evidence: Evidence) -> Iterator[Doubt]:
    count = len(agenda.items)
    if not 3 <= count <= 6:
        yield Doubt("A3", "gate", None, f"it has {count} items; 3 to 5 are right for a talk")
    for item in agenda.items:
        if not item.question.strip().endswith("?"):
            yield Doubt("A3", "gate", None, f"this item is not a question: {item.question!r}")
        if item.minutes < 1:
            yield Doubt("A4", "gate", None, "an item has no minutes")
    total = sum(item.minutes for item in agenda.items)
    if total > max(count, evidence.minutes - 2):
        yield Doubt(
            "A4",
            "gate",
            None,
            f"the items take {total} minutes; {evidence.minutes} minutes leave {evidence.minutes - 2}",
        )
    about = sum(i.minutes for i in agenda.items if _about_them(i))
    if total and about / total < 0.6:
        yield Doubt("A5", "hint", None, "less than 60 % of the minutes go to questions about them")
    for item in agenda.items[:-1]:
        known = stems(item.question) | {
            s for source in evidence.sources if source.ordinal == item.note for s in stems(source.text)
        }
        if not item.follow_ups or not any(stems(f) & known for f in item.follow_ups):
            yield Doubt("A6", "hint", None, "a question has no follow-up that takes up one of its words")
            break
    needs = {s.ordinal for s in evidence.sources if any(m.kind == "need" and m.note == s.note for m in evidence.marks)}
    if needs and agenda.items and agenda.items[0].note not in needs:
        yield Doubt("A8", "gate", None, "it does not begin with what they need")
    early = agenda.items[: max(1, count // 2)]
    if any(_REQUEST.search(item.question) for item in early):
        yield Doubt("A8", "gate", None, "your own request comes in the first half")


def _grounded(agenda: Agenda, evidence: Evidence, lists: Lists) -> Iterator[Doubt]:
    """A9: every note named was given, and no question takes for granted what no note says."""
    ground = Ground(evidence)
    labels = set(ground.texts)
    for item in agenda.items:
        if item.note is not None and item.note not in labels:
            yield Doubt("A9", "safety", item.question, f"it names a note that was not given, {item.note!r}")
        source = evidence.source(item.note) if item.note else None
        proof = Claim(text=item.question, note=source.ordinal, quote=source.text) if source else None
        for text in (item.question, *item.follow_ups):
            yield from _invented(text, agenda, proof, evidence, lists)
    for text in (agenda.outcome, agenda.fallback, agenda.offer or ""):
        yield from _invented(text, agenda, None, evidence, lists)
    yield from (replace(d, rule="A9") for d in safety.false_quotes(agenda.claims, _questions(agenda), ground))


def _invented(text: str, agenda: Agenda, proof: Claim | None, evidence: Evidence, lists: Lists) -> Iterator[Doubt]:
    """Safety doubts on one text of the agenda; an outcome speaks of what will be, so nothing proves it yet."""
    said = safety.Text(text, agenda.claims, evidence.minutes, fallback=proof)
    for doubt in safety.doubts(said, evidence, lists):
        if not (doubt.why in UNPROVEN and _FUTURE.match(doubt.sentence or "")):
            yield replace(doubt, rule="A9", sentence=text)


def _questions(agenda: Agenda) -> str:
    return "\n".join(item.question for item in agenda.items)


def _promises(agenda: Agenda, evidence: Evidence) -> Iterator[Doubt]:
    shown = [(p.owner, fold(p.text)) for p in agenda.promises]
    for promise in evidence.promises:
        if not any(owner == promise.owner and fold(promise.text) in text for owner, text in shown):
            who = "you owe" if promise.owner == "me" else "they owe"
            yield Doubt("A10", "gate", None, f"an open promise is missing ({who}: {promise.text})")
    owners = [p.owner for p in agenda.promises]
    if owners != sorted(owners, key=lambda owner: owner != "me"):
        yield Doubt("A10", "hint", None, "your own promises come first")


def _rest(agenda: Agenda, evidence: Evidence, lists: Lists) -> Iterator[Doubt]:
    if any(_SEARCHABLE.search(item.question) for item in agenda.items):
        yield Doubt("A7", "hint", None, "one question is answered by their web page")
    if evidence.me.offers and not agenda.offer:
        yield Doubt("A11", "hint", None, "nothing to give is on it")
    last = agenda.items[-1] if agenda.items else None
    if (
        last is None
        or not _LANDING.search(f"{last.question} {agenda.landing}")
        or not re.search(r"\b(?:day|date|when|by)\b", f"{last.question} {agenda.landing}", re.IGNORECASE)
    ):
        yield Doubt(
            "A12", "gate", None, "the last item does not settle who does what by which day, and how you can help"
        )
    page = " ".join([agenda.outcome, agenda.fallback, *(i.question for i in agenda.items), agenda.offer or ""])
    if len(words(page)) > 200:
        yield Doubt("A13", "hint", None, "it does not fit on one screen")
    openings = (agenda.openings.start, agenda.openings.silence, agenda.openings.a_no, agenda.openings.closing_early)
    if sum(bool(text.strip()) for text in openings) < 3:
        yield Doubt("A14", "hint", None, "sentences for awkward moments are missing")
    for phrase in lists.found("flattery", page):
        yield Doubt("M10", "gate", None, f"{phrase!r} flatters")
    for phrase in lists.found("big_asks", page):
        yield Doubt("M7", "gate", None, f"{phrase!r} is too big an ask for a talk like this")


def _about_them(item: AgendaItem) -> bool:
    return item.note is not None or bool(re.search(r"\b(?:you|your)\b", item.question, re.IGNORECASE))
