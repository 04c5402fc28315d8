"""What a sentence asserts inside another one: "I heard that your mill closed" says that the mill closed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.checks.statements import clauses, past
from assistant.english import verbs
from assistant.patterns import any_case, as_written

_TAKES = (
    r"(?i:that|how|hear|heard|know|knew|knowing|see|saw|seen|read|understand|understood|gather|gathered|learn|learned|learnt|"
    r"notice|noticed|remember|recall|guess|imagine|suppose|presume|assume|believe|suspect|reckon|think|thought|told|"
    r"sorry|glad|happy|delighted|pleased|relieved|sad|proud|thrilled|surprised|impressed|congratulations|congrats|news)"
)
_WHO = (
    r"(?i:(?:all|both|one|some|most|half|none|two|three) (?:of )?)?"
    r"(?:(?i:your|the|these|those|her|his|their|nobody|everybody|everyone|people|somebody|someone)\b|[A-Z]\w+)"
)
_FRAME = as_written(rf"\b{_TAKES}(?:,? (?i:that))?:? (?={_WHO})")
"""What takes a clause of its own, before one that speaks of definite people or things."""
_ENDS = any_case(r"[,;:.!?()]|\b(?:to|for|of|on|at|in|about|with|from|by|as|than|and|or|if|when|where|which|who)\b")
_FINITE = any_case(
    r"(?:is|are|was|were|has|have|had|will|won't|isn't|aren't|wasn't|weren't|hasn't|haven't|hadn't|does|doesn't|don't|didn't|did)"
)
_ONLY_POSSIBLE = any_case(r"(?:can|could|may|might|would|should|must|cannot|can't|ought)")


def framed(sentence: str) -> Iterator[str]:
    """The assertions about others that SENTENCE holds inside what the user says to know, feel or have heard."""
    for clause, question in clauses(sentence.replace("\u2019", "'")):
        if question:
            continue
        for frame in _FRAME.finditer(clause):
            told = clause[frame.end() :]
            if _asserts(told):
                yield told[:1].upper() + told[1:]


def _asserts(told: str) -> bool:
    """Whether TOLD begins with a subject and its verb."""
    ends = _ENDS.search(told)
    words = re.findall(r"[\w'-]+", told[: ends.start()] if ends else told)
    for before, word in pairwise(words[:7]):
        if _ONLY_POSSIBLE.fullmatch(word):
            return False
        if _FINITE.fullmatch(word) or past(word) or verbs.is_past(word) or verbs.is_present(word):
            return True
        if word.lower() in verbs.BASES and before.lower().endswith("s"):
            return True
    return False
