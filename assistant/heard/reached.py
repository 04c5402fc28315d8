"""Whether the outcome that the agenda wanted was reached, by what the contact said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.heard import cues, remarks
from assistant.heard.phrases import content_words
from assistant.heard.talk import Sentence
from assistant.patterns import any_case, words
from assistant.results import Outcome

_OUTCOME = any_case(r"^by the end,?\s+(?:\w+\s+){0,3}?(?:has|have|will have)\s+\w+\s+")
_ALIKE = (
    "measure count track metric monitor",
    "decide choose chose chosen pick decision",
    "agree agreed accept accepted",
    "start begin begins launch",
    "price cost costs fee budget spend",
    "send share forward email",
    "hire recruit",
    "show present demo",
    "meet meeting call talk",
    "open opens opening opened",
)
"""Words that one outcome and one answer may use for the same thing."""
ENOUGH, SOME = 0.75, 0.4
"""Share of the outcome's content words in one statement of the contact: reached, partly."""
_ASKING = words("by end what how when who which whether she they he")
_CONCRETE = any_case(r"\d|\b(?:one|two|three|four|five|we'll|I'll|will|decided|agreed)\b")


def _meant(text: str) -> set[str]:
    """The content words of TEXT by their first five letters, words alike in meaning as one."""
    alike = {word[:5]: group.split()[0][:5] for group in _ALIKE for word in group.split()}
    return {alike.get(word[:5], word[:5]) for word in content_words(text)}


_IS_DAY = any_case(rf"{remarks.WHEN.pattern}|\b(?:the )?(?:\d+|\w+)(?:st|nd|rd|th)\b|\b(?:today|tomorrow|tonight)\b|\d")
_KINDS = (
    (any_case(r"\b(?:budget|prices?|costs?|fees?|sum|amount|figure|how much|spend|pay|charge)\b"), remarks.NUMBER),
    (any_case(r"\b(?:numbers?|how many)\b"), remarks.NUMBER),
    (any_case(r"\b(?:dates?|days?|deadlines?|when|weeks?|months?)\b"), _IS_DAY),
)
"""Outcomes that ask for a figure or a day, and what an answer to them holds."""
_NO_ANSWER = any_case(
    r"\b(?:no (?:idea|clue)|(?:don't|do not) (?:really |actually )?know|(?:can't|cannot|couldn't) (?:say|tell)"
    r"|(?:haven't|have not|hasn't|not|nothing is|nothing's) (?:yet )?(?:decided|settled|fixed|sure)|hard to say|too early to (?:say|tell))\b"
)
ANSWERED = 3
"""Sentences of the turn after a question in which its answer stands."""
BARE = 6
"""Words of an answer that is nothing but the thing asked for; a longer one may tell something else."""


def outcome(agenda_outcome: str, statements: Sequence[Sentence]) -> Outcome:
    """Whether the outcome of the agenda was reached, judged by the contact's own STATEMENTS; careful to say yes.

    Best are the contact's answers to the user's questions for it, which need none of its words.
    """
    aim = _OUTCOME.sub("", agenda_outcome)
    wanted = _meant(aim) - _ASKING
    asks, kind = next(((asks, holds) for asks, holds in _KINDS if asks.search(aim)), (None, None))
    best, share, left = None, 0.0, None
    answers = {s.number for s in _answers(wanted, asks, statements)}
    for sentence in statements:
        said = _meant(sentence.plain)
        answer = sentence.number in answers
        if (sentence.role == "me" and sentence.speaker) or sentence.plain.rstrip().endswith("?"):
            continue
        if not (answer or wanted & said) or (left and left.number in answers and left.utterance == sentence.utterance):
            continue
        if _NO_ANSWER.search(sentence.plain):
            if answer or best is None:
                best, share, left = None, 0.0, sentence
            continue
        if kind and not kind.search(sentence.plain):
            continue
        score = len(wanted & said) / len(wanted) if wanted else 0.0
        if answer and (kind or 0 < len((remarks.thing_named(sentence.plain) or "").split()) <= BARE):
            score = 1.0
        score += 0.1 * bool(_CONCRETE.search(sentence.plain)) - 0.3 * bool(cues.HEDGE.search(sentence.plain))
        if score > share:
            best, share = sentence, score
    if best is None or share < SOME:
        return Outcome(verdict="no", quote=left.quote) if left else Outcome(verdict="unclear", quote=None)
    return Outcome(verdict="yes" if share >= ENOUGH else "partly", quote=best.quote)


def _answers(wanted: set[str], asks: re.Pattern[str] | None, statements: Sequence[Sentence]) -> Iterator[Sentence]:
    """What the contact says first when the user ASKS for what is WANTED, by its words or "What would you spend on it?"."""
    for place, asked in enumerate(statements):
        if asked.role != "me" or not asked.speaker or not asked.plain.rstrip().endswith("?"):
            continue
        words = _meant(asked.plain) - _ASKING
        topic = {word for word in wanted if not (asks and asks.search(word))}
        of_it = asks is _KINDS[0][0] and words <= {"price", "much", "pay", "charg"}
        if not (asks is None or asks.search(asked.plain)):
            continue
        if of_it or (topic and len(words & topic) / len(topic) >= SOME):
            after = (s for s in statements[place + 1 :] if s.role == "them" and s.utterance == asked.utterance + 1)
            yield from list(after)[:ANSWERED]
