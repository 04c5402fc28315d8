"""How a promise bears on an earlier one of the same speaker: what it was about, by when, a step of it, its outcome."""

from __future__ import annotations

import re

from assistant.heard import cues, phrases
from assistant.heard.clauses import Deed
from assistant.patterns import any_case

_INTRODUCING = any_case(
    r"(?:make|do) (?:the|an|that) intro(?:duction)?\b|(?:introduce|connect)\b|put (?:\w+ ){1,3}in touch"
)
_WRITING = any_case(
    r"(?:write|e-?mail|message|text|ping|drop)\b(?: (?:to|a line to))? (?:him|her|them|you both|both)\b"
    r"|(?:copy|cc|loop) (?:you|both|you both)\b"
)
_MEETING = any_case(
    r"(?:put|book|set|schedule|block|find|make)\b.*\b(?:hour|minutes|time|slot|call|meeting|date|appointment)\b"
)
_INVITING = any_case(r"send (?:you |over |out )?(?:an?|the) (?:calendar )?(?:invite|invitation|link)\b")
_RESULT = any_case(
    r"(?:text|tell|send|e-?mail|message|ping|give|let)\b.{0,12}\b(?:the )?(?:figure|number|result|answer|outcome|measurements?|know)s?$"
)
_JUST_TELLING = any_case(r"(?:text|tell|call|ring|write|message|e-?mail|ping|let) (?:you|me)(?: know)?")
_READING = any_case(r"(?:read|review|look|have a (?:\w+ )?(?:look|read)|proofread|check|go through|mark)\b")
_COMMENTING = any_case(
    r"(?:give|send|get|let|mark|e-?mail)\b.{0,16}\b(?:comments?|feedback|thoughts|notes|remarks|corrections|up)\b"
)
_FOUND_OUT = any_case(r"(?:measure|check|find out|ask|count|look up|test|weigh|confirm)\b")
_ALL_OF_IT = any_case(
    r"(?P<verb>[\w-]+) (?:you |me )?(?:the (?:whole|full|lot|rest|entire)\b|all\b|both\b|everything\b)"
)
TELLS_OUTCOME = any_case(
    r"(?:let you know|tell you|text you|write to you|get back to you) (?:what|how|whether|if) (?:they|he|she|it)\b"
)


def completes(before: Deed, deed: Deed) -> bool:
    """Whether DEED only tells more of what BEFORE promised: when it arrives, how it is done, by when."""
    again = deed.points and _is_same_errand(before, deed)
    return again or _tells_when(before, deed) or _elaborates(before, deed)


def _tells_when(before: Deed, deed: Deed) -> bool:
    """Whether DEED says when the fruit of BEFORE arrives: "I'll get it signed. You'll have the signed copy by Monday"."""
    arrives = re.match(r"get .+ to you$", deed.phrase) is not None
    near = before.sentence.utterance == deed.sentence.utterance and before.certain and before.day is None
    return arrives and near and deed.day is not None and phrases.overlap(before.phrase, deed.phrase) >= 0.5


def names_thing(before: Deed, deed: Deed) -> bool:
    """Whether DEED says what "leave it with me" was about: "You'll have the keys by Wednesday"."""
    arrives = re.match(r"get .+ to you$", deed.phrase) is not None
    return arrives and before.phrase == "do that" and deed.certain and deed.number - before.number <= 3


def _is_same_errand(before: Deed, deed: Deed) -> bool:
    """Whether DEED ("I'll get it to you on Friday") speaks of what BEFORE promised, and not of a next step."""
    if before.sentence is deed.sentence:
        return re.match(r"get (?:it|them|that|those) to (?:you|me)$", deed.phrase) is not None
    verbs = [d.phrase.partition(" ")[0].casefold() for d in (before, deed)]
    if verbs[0] in ("come", "join", "attend", "visit", "meet") and re.match(r"get .+ to (?:you|me)$", deed.phrase):
        return False  # "I'd love to come." "I need the title." "You'll have it by Wednesday."
    handed = all(verb == "get" or cues.HANDING_OVER.fullmatch(verb) for verb in verbs)
    return verbs[0] == verbs[1] or handed or verbs[1] in ("do", "get", "have", "sort", "finish", "take")


def _elaborates(before: Deed, deed: Deed) -> bool:
    """Whether DEED only says how BEFORE will be done: the intro by a letter, the meeting by an invitation."""
    if before.day and deed.day and before.day.date != deed.day.date:
        return False  # "I'll send the deck by Friday. And I'll call you on Monday."
    steps = ((_INTRODUCING, _WRITING), (_MEETING, _INVITING), (_FOUND_OUT, _RESULT), (_READING, _COMMENTING))
    if any(first.match(before.phrase) and then.match(deed.phrase) for first, then in steps):
        return True
    if phrases.TELLING.match(before.phrase) and _JUST_TELLING.fullmatch(deed.phrase):
        return True
    whole = _ALL_OF_IT.match(deed.phrase)
    return bool(whole and before.phrase.split()[:1] == [whole["verb"]])
