"""What one asks of the other in a call, and whether an answer grants it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass

from assistant.heard import cues
from assistant.heard.clauses import Deed
from assistant.heard.days import Day
from assistant.heard.talk import Role, Sentence
from assistant.patterns import any_case

_NO_TROUBLE = any_case(
    r"\b(?:no (?:problem|trouble|worries|bother)|happy to|with pleasure|glad to|least I can do|of course"
    r"|that's (?:easy|fine|no problem)|(?:can|will) do)\b"
)
_ONLY_HEARD = any_case(
    r"(?:(?:right|o+h+|a+h+|well|great|perfect|nice|cool|lovely|brilliant|gosh|noted)\b[\s,.!\u2013\u2014-]*)+"
)
"""Words that show that a request was heard, not that it was granted."""
_ME = any_case(r"(?:(?:that's|that'd be|that would be) )?(?:me|mine)\b[.,! ]*|I (?:can|will|am)\b[.,! ]*")
"""The answer to "who will ...?"."""


@dataclass
class Asked:
    """A request that waits for its answer; `phrase` in the words of the one who asks."""

    sentence: Sentence
    phrase: str
    _: KW_ONLY
    day: Day | None = None
    takes_yes: bool = True
    has_thing: bool = True
    answered: bool = False
    soft: bool = False
    """Asked of nobody ("who will tell her?"): only a plain yes grants it, and unanswered it is nothing."""
    stated: bool = False
    """In the form of a statement ("you'll bring the keys")."""

    @property
    def role(self) -> Role:
        """Who asks."""
        return self.sentence.role


def yes(plain: str, waiting: Sequence[Asked]) -> re.Match[str] | None:
    """The yes with which PLAIN begins, to the last request that is WAITING."""
    return cues.YES.match(plain) or (_ME.match(plain) if waiting[-1].soft else None)


def grants(sentence: Sentence, found: list[Day], waiting: list[Asked], begins: re.Match[str] | None) -> bool:
    """Whether SENTENCE, which BEGINS with a yes or not, grants what is WAITING, or says only on which day."""
    plain = sentence.plain
    only_day = bool(found) and len(re.findall(r"[\w']+", plain[: found[0].start] + plain[found[0].end :])) <= 3
    if not begins:
        return only_day and not plain.endswith("?")
    if _ONLY_HEARD.fullmatch(begins[0]) or not (only_day or found or any(a.takes_yes for a in waiting)):
        return False
    if found:
        return True
    rest = plain[begins.end() :]
    if len(re.findall(r"[\w']+", rest)) > 4 and not (_NO_TROUBLE.search(rest) or cues.FIXED.search(rest)):
        return False
    strong = cues.YES_STRONG.search(plain) or (waiting[-1].soft and _ME.match(plain))
    return bool(strong) or any(_is_errand(a) for a in waiting)


def _is_errand(asked: Asked) -> bool:
    """Whether a mere "yeah" to a request can be a promise, and not the start of an answer or a thing done at once."""
    if asked.soft:
        return False
    return bool(cues.HANDING_OVER.match(asked.phrase) or cues.ERRAND.match(asked.phrase) or not asked.has_thing)


def is_plain_yes(plain: str) -> bool:
    """Whether a sentence that names a day takes it without a but, an if or a question."""
    return not (plain.endswith("?") or cues.HEDGE.search(plain) or re.search(r"\b(?:but|not|n't|no)\b", plain))


def hands_over(waiting: list[Asked], deed: Deed) -> bool:
    """Whether DEED says yes to the one request before it and hands over what that asked for, by another name."""
    asked = waiting[-1]
    near = len(waiting) == 1 and deed.sentence.utterance - asked.sentence.utterance == 1
    gives = cues.HANDING_OVER.match(deed.phrase) or re.match(r"get .+ to you$", deed.phrase)
    wanted = cues.HANDING_OVER.match(asked.phrase) or re.match(r"\w+ (?:me|us)\b", asked.phrase)
    return bool(near and gives and wanted and cues.YES.match(deed.sentence.plain))
