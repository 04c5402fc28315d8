"""The user's own draft against the rubric: what to mend first, with the words concerned. It is not rewritten."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from assistant import checks, marks
from assistant.checks import Doubt, facts
from assistant.checks.ground import CALENDAR, days_said, values, without_days
from assistant.checks.message import body_of
from assistant.checks.statements import clauses
from assistant.checks.words import Lists, english_stems, fold, sentences, stems, words
from assistant.models import Contact, Evidence, Me, Source
from assistant.patterns import any_case
from assistant.results import Ask, Claim, Draft
from assistant.strategy import demands

_ORDER = (
    "M5", "M17", "M4", "M16", "M6", "M10", "M7", "M14", "M15", "M1", "M9", "M11", "M12", "M8", "M18", "M13", "M2", "M3",
)  # fmt: skip
"""What to mend first: the wrong person and pressure, then what makes an answer easy, then the rest; what is not on file
comes last, for the writer may know it to be true."""
_NAMES = {
    "M5": "the right person", "M17": "no pressure", "M16": "no placeholder, a person's words", "M6": "one ask",
    "M10": "no flattery or filler", "M7": "an ask that fits the tie", "M14": "an easy no", "M15": "bounded time",
    "M1": "about them, early", "M9": "something in it for them", "M11": "length", "M12": "plain words",
    "M8": "more them than you", "M18": "no dossier", "M13": "subject",
}  # fmt: skip
_NEEDS_NOTES = ("M1", "M2", "M3", "M4", "M5", "M7", "M9")
_NOT = any_case(r"\b(?:not|no longer|never|cannot)\b|n't\b")
_MEETING = any_case(r"\b(?:call|meet|meeting|coffee|lunch|phone|video|visit|chat|sit down|drop by)\b")
_MINUTES = any_case(r"\b(\d{1,3})[ -]min")
_GIFT = any_case(
    r"[^.!?\n]*\b(?:here is|here are|attached|enclosed|i can|i could|shall i|happy to|glad to|i have|thank)\b[^.!?\n]*[.!?]?"
)


@dataclass(frozen=True)
class Point:
    """One thing to mend. WORDS are those of the draft that it concerns."""

    rule: str
    why: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Grade:
    """The points in the order of mending, the criteria that hold, and statements of which no note speaks."""

    points: tuple[Point, ...]
    fine: tuple[str, ...]
    unproven: tuple[str, ...]
    count: int


def grade(text: str, known: Evidence | None, me: Me, today: dt.date, overrides: Path) -> Grade:
    """The grade of TEXT; KNOWN is the evidence on the person it goes to, None when nobody was named."""
    evidence = known or Evidence(Contact("", ""), me, today, "", goal_given=False)
    draft = read(text, evidence, Lists(overrides))
    body = body_of(draft, evidence)
    doubts = checks.review(draft, evidence, overrides).doubts
    doubts = tuple(d for d in doubts if not _settled(d, draft, body, evidence))
    doubts += tuple(_pushed(body, doubts))
    if known is None:
        doubts = tuple(d for d in doubts if d.rule not in _NEEDS_NOTES)
        doubts += tuple(_without_notes(body, Lists(overrides)))
    unproven = tuple(dict.fromkeys(d.sentence for d in doubts if d.rule in ("M2", "M3") and d.sentence))
    mend = sorted((d for d in doubts if d.rule not in ("M2", "M3")), key=_rank)
    rules = {d.rule for d in doubts}
    told = _tells(draft, rules) - (set() if known else set(_NEEDS_NOTES))
    fine = tuple(name for rule, name in _NAMES.items() if rule not in rules and rule in told)
    return Grade(
        tuple(Point(d.rule, d.why, _concerned(d, draft, body)) for d in mend), fine, unproven, len(words(body))
    )


def _settled(doubt: Doubt, draft: Draft, body: str, evidence: Evidence) -> bool:
    """Whether DOUBT does not hold for what a person wrote: asks are counted anew, whole notes prove, and a question
    whether a gift serves needs no way out.
    """
    if doubt.rule == "M6":
        return "question" in doubt.why
    if doubt.rule == "M14":
        return draft.ask is not None and demands.checks_a_gift(draft.ask.text, body)
    return doubt.rule == "M2" and doubt.sentence is not None and _on_file(doubt.sentence, evidence)


def _pushed(body: str, doubts: tuple[Doubt, ...]) -> Iterator[Doubt]:
    """M6 and M17 in the words of a person: several asks of any form, and pressure."""
    asked = demands.asks(body)
    if len(asked) > 1:
        what = "questions" if all(map(demands.is_question, asked)) else "things"
        yield Doubt(
            "M6", "gate", None, f"it asks {'for ' if what == 'things' else ''}{len(asked)} {what}; one is enough"
        )
    known = {d.sentence for d in doubts if d.rule == "M17"}
    for sentence, said in demands.pressure(body):
        if sentence not in known:
            yield Doubt("M17", "safety", sentence, f"{said!r} puts pressure on them")


def _tells(draft: Draft, rules: set[str]) -> set[str]:
    """The criteria on which a draft with these broken RULES shows something; the others are not praised."""
    asked = {"M6", "M7", "M9", "M14"} if draft.ask else set()
    told = set(_NAMES) - {"M6", "M7", "M9", "M14", "M15"} | asked
    if draft.ask and draft.ask.kind == "meeting":
        told.add("M15")
    if draft.easy_out is None:
        told.discard("M14")
    if "M6" in rules:
        told.discard("M7")  # what each of several asks costs was not weighed
    if "M8" in rules:
        told.discard("M1")
    return told


def _on_file(sentence: str, evidence: Evidence) -> bool:
    """Whether each clause of SENTENCE stands in one note as a whole: its words, names, numbers and days."""
    parts = [(part, _content(part)) for part, _ in clauses(sentence)]
    told = [(part, content) for part, content in parts if content or values(part) or days_said(part)]
    return any(content for _, content in told) and all(
        any(_holds_all(source, part, content) for source in evidence.sources) for part, content in told
    )


def _content(sentence: str) -> frozenset[str]:
    """The stems of SENTENCE that say something of their own."""
    idle = english_stems("everyday") | english_stems("talking") | CALENDAR
    return frozenset(s for s in stems(without_days(sentence)) - idle if not s.isdigit())


def _holds_all(source: Source, sentence: str, content: frozenset[str]) -> bool:
    text = marks.happened(source.text)
    days = days_said(text)
    named = {fold(name) for name in facts.names(sentence)}
    spoken = set(re.findall(r"[^\W_]+", fold(text)))
    return (
        content <= stems(text)
        and named <= spoken | {"i"}
        and values(sentence) <= values(text) | {1}
        and all(
            any((d.day, d.month) == (o.day, o.month) for o in days) or d.is_day(source.date)
            for d in days_said(sentence)
        )
        and not _denied(sentence, text, content)
    )


def _denied(sentence: str, text: str, content: frozenset[str]) -> bool:
    """Whether the part of TEXT that speaks of SENTENCE says "not" where it does not, or the other way round."""
    near = [said for said in sentences(text) if len(content & stems(said)) * 2 >= min(len(content), 4)]
    return any((_NOT.search(said) is None) != (_NOT.search(sentence) is None) for said in near)


def read(text: str, evidence: Evidence, lists: Lists) -> Draft:
    """TEXT as a draft: its subject line, the ask, the way out, and the notes that its sentences may rest on."""
    subject, body = parted(text)
    asked = demands.asks(body)
    out = next((m[0].strip() for m in demands.WAY_OUT.finditer(body)), None)
    gift = next((m[0].strip() for m in _GIFT.finditer(body)), None)
    return Draft(
        subject=subject, body=body, ask=_largest(asked, body, lists),
        offer=gift, easy_out=out, claims=_claims(body, evidence),
    )  # fmt: skip


def parted(text: str) -> tuple[str, str]:
    """The subject line of TEXT, empty when it has none, and its body."""
    match = re.match(r"\s*subject:[ \t]*(?P<subject>[^\n]*)\n+", text, re.IGNORECASE)
    return (match["subject"].strip(), text[match.end() :].strip()) if match else ("", text.strip())


def _largest(questions: list[str], body: str, lists: Lists) -> Ask | None:
    """What a draft asks for; of several questions the one that costs the reader most."""
    asks = [_ask(question, body, lists) for question in questions]
    return min(asks, key=lambda ask: ("job", "meeting", "answer").index(ask.kind), default=None)


def _ask(question: str, body: str, lists: Lists) -> Ask:
    minutes = _MINUTES.search(body)
    kind: Literal["job", "meeting", "answer"] = (
        "job" if lists.found("big_asks", question) else "meeting" if _MEETING.search(question) else "answer"
    )
    return Ask(text=question, kind=kind, minutes=int(minutes[1]) if minutes else None)


def _claims(body: str, evidence: Evidence) -> list[Claim]:
    """For each sentence the note that holds all of it, else the line that it shares most words with, two at least."""
    lines = [
        (source.ordinal, line.strip())
        for source in evidence.sources
        for line in source.text.split("\n")
        if line.strip()
    ]
    found = []
    for sentence in sentences(body):
        content = _content(sentence)
        whole = next((s for s in evidence.sources if content and _holds_all(s, sentence, content)), None)
        if whole is not None:
            found.append(Claim(text=sentence, note=whole.ordinal, quote=whole.text))
            continue
        wanted = stems(sentence)
        best = max(lines, key=lambda row: len(wanted & stems(row[1])), default=None)
        if best is not None and len(wanted & stems(best[1])) >= 2:
            found.append(Claim(text=sentence, note=best[0], quote=best[1]))
    return found


def _without_notes(body: str, lists: Lists) -> list[Doubt]:
    """M1 and M9 as far as a text shows them by itself."""
    found = []
    opening = " ".join(s for s in sentences(body)[:2] if not lists.found("filler", s))
    if not re.search(r"\b(?:you|your|yours)\b", opening, re.IGNORECASE):
        found.append(Doubt("M1", "gate", opening, "the first two sentences say nothing of the reader"))
    if "?" in body and not _GIFT.search(body) and not re.search(r"\b(?:thank|congratulat)", body, re.IGNORECASE):
        found.append(
            Doubt("M9", "hint", None, "there is nothing in it for them: add thanks for one thing, a fact or an offer")
        )
    return found


def _rank(doubt: Doubt) -> tuple[int, int]:
    place = _ORDER.index(doubt.rule) if doubt.rule in _ORDER else len(_ORDER)
    return ({"safety": 0, "gate": 0, "hint": 1}[doubt.kind], place)


def _concerned(doubt: Doubt, draft: Draft, body: str) -> tuple[str, ...]:
    """The words of the draft that DOUBT is about, as they stand there."""
    said = sentences(body)
    if doubt.sentence:
        return (doubt.sentence,)
    quoted = re.search(r"'([^']{3,80})'", doubt.why)
    if quoted:
        holding = [s for s in said if quoted[1].casefold() in s.casefold()]
        return (holding[0] if holding else quoted[1],)
    if doubt.rule == "M6":
        return tuple(demands.asks(body))
    if doubt.rule in ("M7", "M14", "M15") and draft.ask:
        return (draft.ask.text,)
    if doubt.rule == "M8":
        return tuple(s for s in said if re.match(r"(?:I|My)\b", s)) or tuple(said[:1])
    if doubt.rule == "M12":
        return (max(said, key=lambda s: len(words(s)), default=""),)
    if doubt.rule == "M13":
        return (draft.subject,) if draft.subject else ()
    if doubt.rule in ("M1", "M9"):
        return tuple(said[:1])
    return ()
