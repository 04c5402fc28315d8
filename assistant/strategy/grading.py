"""The user's own draft against the rubric: what to mend first, with the words concerned. It is not rewritten."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from assistant import checks
from assistant.checks import Doubt
from assistant.checks.message import body_of
from assistant.checks.words import Lists, sentences, stems, words
from assistant.models import Contact, Evidence, Me
from assistant.results import Ask, Claim, Draft

_ORDER = (
    "M5",
    "M17",
    "M4",
    "M16",
    "M6",
    "M10",
    "M7",
    "M14",
    "M15",
    "M1",
    "M9",
    "M11",
    "M12",
    "M8",
    "M18",
    "M13",
    "M2",
    "M3",
)
"""What to mend first: the wrong person and pressure, then what makes an answer easy, then the rest; what is not on file
comes last, for the writer may know it to be true."""
_NAMES = {
    "M5": "the right person", "M17": "no pressure", "M16": "no placeholder, a person's words", "M6": "one ask",
    "M10": "no flattery or filler", "M7": "an ask that fits the tie", "M14": "an easy no", "M15": "bounded time",
    "M1": "about them, early", "M9": "something in it for them", "M11": "length", "M12": "plain words",
    "M8": "more them than you", "M18": "no dossier", "M13": "subject",
}  # fmt: skip
_NEEDS_NOTES = ("M1", "M2", "M3", "M4", "M5", "M7", "M9")
_OUT = re.compile(
    r"[^.!?\n]*\b(?:no (?:answer|reply|response|need|is|rush|pressure|worries|reason|hurry|obligation)|fine if|okay if|ok if|all right if|feel free|if not,|don't worry"
    r"|do not worry|either way|understand if|just say so|one word is enough|not now|say no|if (?:it|that|this) does(?:n't| not) suit|if you(?:'d| would) rather not)\b[^.!?\n]*[.!?]?",
    re.IGNORECASE,
)
_MEETING = re.compile(r"\b(?:call|meet|meeting|coffee|lunch|phone|video|visit|chat|sit down|drop by)\b", re.IGNORECASE)
_MINUTES = re.compile(r"\b(\d{1,3})[ -]min", re.IGNORECASE)
_GIFT = re.compile(
    r"[^.!?\n]*\b(?:here is|here are|attached|enclosed|i can|i could|shall i|happy to|glad to|i have|thank)\b[^.!?\n]*[.!?]?",
    re.IGNORECASE,
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
    if known is None:
        doubts = tuple(d for d in doubts if d.rule not in _NEEDS_NOTES)
        doubts += tuple(_without_notes(body, Lists(overrides)))
    unproven = tuple(dict.fromkeys(d.sentence for d in doubts if d.rule in ("M2", "M3") and d.sentence))
    mend = sorted((d for d in doubts if d.rule not in ("M2", "M3")), key=_rank)
    rules = {d.rule for d in doubts}
    fine = tuple(name for rule, name in _NAMES.items() if rule not in rules and (known or rule not in _NEEDS_NOTES))
    return Grade(
        tuple(Point(d.rule, d.why, _concerned(d, draft, body)) for d in mend), fine, unproven, len(words(body))
    )


def read(text: str, evidence: Evidence, lists: Lists) -> Draft:
    """TEXT as a draft: its subject line, the ask, the way out, and the notes that its sentences may rest on."""
    match = re.match(r"\s*subject:[ \t]*(?P<subject>[^\n]*)\n+", text, re.IGNORECASE)
    body = (text[match.end() :] if match else text).strip()
    questions = [s for s in sentences(body) if s.rstrip("\"'\u201d\u2019)").endswith("?")]
    out = next((m[0].strip() for m in _OUT.finditer(body)), None)
    gift = next((m[0].strip() for m in _GIFT.finditer(body)), None)
    return Draft(
        subject=match["subject"].strip() if match else "", body=body, ask=_largest(questions, body, lists),
        offer=gift, easy_out=out, claims=_claims(body, evidence),
    )  # fmt: skip


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
    """For each sentence the line of a note that it shares most words with, two at least."""
    lines = [
        (source.ordinal, line.strip())
        for source in evidence.sources
        for line in source.text.split("\n")
        if line.strip()
    ]
    found = []
    for sentence in sentences(body):
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
        return tuple(s for s in said if "?" in s)
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
