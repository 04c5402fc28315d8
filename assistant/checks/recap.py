"""R1 to R13: what was said, by whom, how surely, and by when; nothing stronger than it was."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.checks.doubts import Doubt
from assistant.checks.grounding import MONTH_NAMES
from assistant.checks.words import NUMBERS, fold, stems, words
from assistant.models import Evidence
from assistant.results import Promised, Recap, Said

_HEDGE = re.compile(
    r"\b(?:maybe|might|perhaps|possibly|if|unless|not sure|unsure|hopefully|probably|(?:have|has|need|needs) to (?:ask|check)|try to|i'll try|could)\b|\?\?",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"\b(?:sorry|i mean|make that|scratch that|actually|no wait|correction|rather)\b", re.IGNORECASE
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ORDER = re.compile(
    r"\b(?:ignore|disregard|forget) (?:all |any |the |your )?(?:previous|prior|above|earlier|other)? ?(?:instructions|rules|prompts?|messages)|\b(?:assistant|ai|chatgpt|copilot|system)\s*[:,]|\bas an ai\b|\byou are now\b|\bsystem prompt\b|\bwrite this into (?:the|your) (?:recap|summary|notes)",
    re.IGNORECASE,
)
MAX_WORDS = 250


def doubts(recap: Recap, evidence: Evidence) -> Iterator[Doubt]:
    """Every doubt on a recap."""
    record = fold(evidence.transcript or "")
    groups: list[tuple[str, list[Said]]] = [
        ("i_owe", list(recap.i_owe)), ("they_owe", list(recap.they_owe)), ("maybes", recap.maybes), ("needs", recap.needs),
        ("facts", recap.facts), ("private", recap.private), ("open_questions", recap.open_questions), ("flagged", recap.flagged),
    ]  # fmt: skip
    for name, items in groups:
        for item in items:
            if fold(item.quote).strip(" .\"'") not in record:
                yield Doubt("R1", "safety", item.text, "the quoted words do not stand in the record")
            elif name not in ("flagged", "private"):
                yield from _invented(item, evidence, record)
            if name != "flagged" and _ORDER.search(item.text):
                yield Doubt("R10", "safety", item.text, "it is an order to a program, not something that was agreed")
    for owner, promised in (("me", recap.i_owe), ("them", recap.they_owe)):
        for promise in promised:
            yield from _promise(promise, owner, evidence)
    yield from _private(recap)
    yield from _summary(recap, evidence, record)
    if evidence.agenda and recap.outcome_reached is None:
        yield Doubt("R8", "gate", None, "it does not say whether the outcome of the agenda was reached")
    if recap.outcome_reached and recap.outcome_reached.verdict in ("yes", "partly"):
        quote = recap.outcome_reached.quote
        if not quote or fold(quote).strip(" .\"'") not in record:
            yield Doubt("R8", "gate", None, "the outcome is called reached without words of the record that show it")
    shown = " ".join(item.text for name, items in groups for item in items if name != "open_questions") + recap.summary
    if len(words(shown)) > MAX_WORDS:
        yield Doubt("R13", "hint", None, f"it has more than {MAX_WORDS} words; drop what you will not need")


def _promise(promise: Promised, owner: str, evidence: Evidence) -> Iterator[Doubt]:
    if promise.owner != owner:
        yield Doubt("R3", "safety", promise.text, f"it is listed under {owner!r} but belongs to {promise.owner!r}")
    last = _CORRECTION.split(promise.quote)[-1]
    if (
        _HEDGE.search(promise.quote)
        and promise.certain
        and not re.search(r"\b(?:if|could) (?:i|you|we)\b", promise.quote, re.IGNORECASE)
    ):
        yield Doubt("R2", "safety", promise.text, "it was hedged and must not stand as promised")
    if promise.due is None:
        return
    call = evidence.call_date or evidence.today
    if promise.due < call:
        yield Doubt("R4", "safety", promise.text, f"its date {promise.due} lies before the call")
    said = fold(promise.due_said or "")
    if not said:
        yield Doubt("R4", "safety", promise.text, f"nobody said the date {promise.due}")
        return
    if named := [i for i, day in enumerate(_WEEKDAYS) if re.search(rf"\b{day[:3]}(?:{day[3:]})?s?\b", said)]:
        ranged = re.search(r"\b(?:end of|week|before)\b", said)
        if promise.due.weekday() not in named and not ranged:
            yield Doubt(
                "R4", "safety", promise.text, f"{promise.due} is a {promise.due:%A}, but {promise.due_said!r} was said"
            )
    if last != promise.quote:
        final = [i for i, day in enumerate(_WEEKDAYS) if day in fold(last)]
        if final and promise.due.weekday() not in final:
            yield Doubt("R5", "safety", promise.text, "the day was corrected afterwards")


def _invented(item: Said, evidence: Evidence, record: str) -> Iterator[Doubt]:
    """Numbers and names in the short text that the record does not hold."""
    for number in re.findall(r"(?<![\w-])\d[\d,.]*\b", item.text):
        plain = number.rstrip(".,")
        spelled = [w for w, v in NUMBERS.items() if str(v) == plain]
        if plain not in record and not any(w in record for w in spelled) and not _a_date(item.text, number):
            yield Doubt("R1", "safety", item.text, f"nobody said {plain!r}")
    known = f"{record} {fold(evidence.contact.name)} {fold(evidence.me.name)}"
    for name in re.findall(r"(?<=\s)[A-Z][\w'-]+", item.text):
        low = fold(name).removesuffix("'s")
        if (
            low not in known
            and low.rstrip("s") not in {day.rstrip("s") for day in _WEEKDAYS}
            and low not in MONTH_NAMES
        ):
            yield Doubt("R1", "safety", item.text, f"nobody named {name!r}")


def _a_date(text: str, number: str) -> bool:
    return bool(
        re.search(
            rf"{re.escape(number)} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\d{{4}}-\d{{2}}-\d{{2}}|\b(?:19|20)\d{{2}}\b",
            text,
        )
    )


def _private(recap: Recap) -> Iterator[Doubt]:
    """R11: a private line is listed once, under private, and nowhere else."""
    for secret in recap.private:
        wanted = stems(secret.quote)
        shown = [*recap.facts, *recap.needs, *recap.maybes, *recap.i_owe, *recap.they_owe]
        for item in shown:
            if fold(item.quote) in fold(secret.quote) or fold(secret.quote) in fold(item.quote):
                yield Doubt("R11", "safety", item.text, "it was said in confidence")
        if recap.summary and len(wanted) > 2 and len(wanted & stems(recap.summary)) / len(wanted) > 0.6:
            yield Doubt("R11", "safety", recap.summary, "the summary repeats what was said in confidence")


def _summary(recap: Recap, evidence: Evidence, record: str) -> Iterator[Doubt]:
    if recap.summary:
        yield from _invented(Said(text=recap.summary, quote=""), evidence, record)
        if _ORDER.search(recap.summary):
            yield Doubt("R10", "safety", recap.summary, "it is an order to a program")
