"""A user's own draft with what can be mended without them: the rest of the words stay as they wrote them."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.checks.message import GREETING
from assistant.checks.words import Lists, english_stems, sentences, stems
from assistant.models import Contact
from assistant.patterns import any_case
from assistant.strategy import demands
from assistant.strategy.grading import Grade

SAYS_MORE = 2
"""A sentence with so many content words beside a filler phrase says something, and stays."""
_REASON = any_case(r",?\s+(?:as|because|since|for|and|but)\s+(?=(?:my|our|the|i|we|it|this|that|he|she|they)\b)")
"""Where a reason begins that can be cut from the end of a sentence."""
_WEIGHT = any_case(r"(?:this|it|that)(?: is|'s)\b(?:(?! and | but |,).)*$")
"""A sentence that only says how much hangs on it: "This is really important for us.\""""


@dataclass(frozen=True)
class Mended:
    """TEXT as it may go out, and what was done to it, in words for the user; nothing done means nothing could be."""

    text: str
    done: tuple[str, ...]


def mend(text: str, graded: Grade, person: Contact, lists: Lists, way_out: str) -> Mended:
    """TEXT with what GRADED found mended, as far as taking out, a name and the sentence WAY_OUT can mend it."""
    rules = {point.rule for point in graded.points}
    done: list[str] = []
    if "M5" in rules:
        text = _greeted(text, person, done)
    if "M17" in rules:
        text = _unpressed(text, done)
    if "M10" in rules:
        text = _without_phrases(text, lists, done)
    if "M14" in rules:
        text = _with_way_out(text, way_out, done)
    return Mended(text, tuple(done))


def _greeted(text: str, person: Contact, done: list[str]) -> str:
    """TEXT with the name in its greeting set right."""
    for line in text.split("\n"):
        match = GREETING.match(line)
        if match and match["name"].strip():
            name = match["name"].strip()
            done.append(f"the greeting names {person.first_name}, not {name}")
            return text.replace(line, line.replace(name, person.first_name, 1), 1)
    return text


def _unpressed(text: str, done: list[str]) -> str:
    """TEXT without reasons and sentences that only push; a day set in a demand is the user's to take out."""
    for sentence, _ in list(demands.pressure(text)):
        plain = sentence.replace("\u2019", "'")
        push = demands.PUSH.search(plain)
        if push is None:
            continue
        cuts = [match.start() for match in _REASON.finditer(plain) if match.start() > 0 and match.end() <= push.start()]
        if _WEIGHT.match(plain):
            text = _cut(text, sentence)
            done.append(f'pressure is out: "{sentence}"')
        elif cuts:
            end = sentence[-1] if sentence[-1] in ".?!" else ""
            text = text.replace(sentence, sentence[: cuts[-1]] + end, 1)
            done.append(f'pressure is out: "{sentence[cuts[-1] :].strip(" ,.?!")}"')
    return text


def _without_phrases(text: str, lists: Lists, done: list[str]) -> str:
    """TEXT without the sentences that are filler or flattery and nothing else."""
    for sentence in sentences(text):
        found = [*lists.found("filler", sentence), *lists.found("flattery", sentence)]
        if not found or sentence.endswith("?") or GREETING.match(sentence):
            continue
        rest = stems(sentence) - stems(" ".join(found)) - english_stems("everyday") - english_stems("addressed")
        if len(rest) < SAYS_MORE:
            text = _cut(text, sentence)
            done.append(f'out, for it says nothing: "{sentence}"')
    return text


def _with_way_out(text: str, way_out: str, done: list[str]) -> str:
    """TEXT with WAY_OUT behind what it asks last."""
    asked = demands.asks(text)
    last = next((s for s in reversed(sentences(text)) if s.replace("\u2019", "'") in asked), None)
    if last is None:
        return text
    at = text.rindex(last) + len(last)
    done.append("a sentence makes a no easy")
    return f"{text[:at]} {way_out}{text[at:]}"


def _cut(text: str, sentence: str) -> str:
    """TEXT without SENTENCE and the space it leaves."""
    before, _, after = text.partition(sentence)
    if before.endswith("\n") or not before:
        after = after.lstrip(" ") if not after.startswith("\n") else after.lstrip("\n")
    return before.rstrip(" ") + after if after.startswith((" ", "\n")) or not after else before + after
