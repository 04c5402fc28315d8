"""Whether the outcome that the agenda wanted was reached, by what the contact said."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.heard import cues
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
    "price cost costs fee budget",
    "send share forward email",
    "hire recruit",
    "show present demo",
    "meet meeting call talk",
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


def outcome(agenda_outcome: str, statements: Sequence[Sentence]) -> Outcome:
    """Whether the outcome of the agenda was reached, judged by the contact's own STATEMENTS; careful to say yes."""
    wanted = _meant(_OUTCOME.sub("", agenda_outcome)) - _ASKING
    best, share = None, 0.0
    for sentence in statements:
        said = _meant(sentence.plain)
        if sentence.plain.rstrip().endswith("?") or not wanted & said:
            continue
        score = len(wanted & said) / len(wanted)
        score += 0.1 * bool(_CONCRETE.search(sentence.plain)) - 0.3 * bool(cues.HEDGE.search(sentence.plain))
        if score > share:
            best, share = sentence, score
    if best is None or share < SOME:
        return Outcome(verdict="unclear", quote=None)
    return Outcome(verdict="yes" if share >= ENOUGH else "partly", quote=best.quote)
