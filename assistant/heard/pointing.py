"""What a promise points at, a pronoun stands for or a bare answer belongs to, in the words said before it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from assistant.heard import corrections, cues
from assistant.heard.clauses import Deed
from assistant.heard.phrases import content_words
from assistant.heard.talk import Sentence
from assistant.heard.wordings import Names, names_what, only_points, opens_with, somebody
from assistant.patterns import any_case, as_written

TURNS = 4
"""Turns back in which the words stand that a promise points at."""
REACH = 8
"""Sentences back in which the words stand that a promise points at."""
MAX_ABOUT = 30
"""Words that stand behind a promise that only points at them."""
_BARE_NUMBER = any_case(
    r"(?:(?:yes|no|about|around|nearly|almost|now|only),? )*(?:\d[\d.,]*|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|\w+teen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -]\w+)?|(?:a|one|two|three) hundred))\s*(?:[,;.]|$)"
)
_ONLY_A_DAY = any_case(
    rf"(?:(?:yes|no|about|around|only|just|oh|well|not before),? )*(?:{corrections.DAY.pattern})(?: at [\w: ]{{1,9}})?(?:, [^,;?]{{3,40}})?\W*"
)
_ASKS_DAY = any_case(
    r"(?:and |so |but |ok(?:ay)?,? )?(?:how long|(?:until|till|since|from|by)? ?when|(?:on )?(?:what"
    r"|which) day)\b(?!.*\b(?:can|could|will|would|do|did|should|shall) (?:I|we|you)\b)"
)
"""A question for the day of a thing, not for the day of somebody's promise."""
_TAKE_TIME = any_case(
    r"\b(?:think (?:about|on) it|think it over|sleep on it|take your time|(?:tell me|let me know|get back to me)\b(?! (?:about|what|how|if|whether)))"
)
"""What is said to somebody who has not answered yet."""
_ASKS = any_case(
    r"\b(?:can|could|will|would|shall|should|may|might|must|do|does|did|is|are|was|were|have|has|had|who|what|which|when|where"
    r"|why|how|any|anybody|anything|anyone)\b|'(?:d|ll|s|re|ve)\b|n't\b"
)
"""What makes a question one of its own, and no afterthought of the one before."""
_WHOM = any_case(
    r"\b(?:ask|tell|talk to|speak to|write to|let|give|send|e-?mail|mail|post|bring|lend|show|call|ring) (?P<who>him|her)\b"
    r"(?=\W*$| (?:if|whether|about|to|know|an?|the|my|our|for)\b)"
)
"""Whom an errand concerns: "ask him", and not "send me her copy"."""
_IS_NAME = as_written(r"(?!\w+(?:[iy]an|ish|ese)$)(?:[A-Z][\w'-]+ ?)+")
_ONLY_TELLS = any_case(r"(?:let me know|tell me|get back(?: to)? me|come back(?: to)? me|give me an answer)")


_REACTS = any_case(
    r"^(?:oh|o+h|ah|a+h|ha|wow|ouch|good|great|lovely|nice|fair|cheers|perfect|excellent|brilliant|wonderful|congratulations)\b[^?]*$|\bthank(?:s|ed| you)?\b[^?]*$"
)
"""What answers what was just said, before something else is spoken of."""


@dataclass(frozen=True)
class Spoken:
    """The sentences of a record, which of them are HIDDEN, and which name NEEDS."""

    sentences: Sequence[Sentence]
    hidden: Collection[int]
    needs: Collection[int]

    def before(self, deed: Deed, text: str) -> str | None:
        """What was said just before DEED and names what its TEXT points at: the need named there, else the nearest such words.

        None where nothing names it, or where something told in confidence stands between.
        """
        own = deed.sentence
        head = own.text[: max(0, own.text.find(deed.quote))]
        if _tells_thing(head) and names_what(text, head):
            return first_words(own.quote)
        earlier = [
            s for s in self._back(own) if s.utterance >= own.utterance - TURNS and (own.speaker or s.line == own.line)
        ]
        near = [s for s in earlier if s.utterance == own.utterance and not cues.YES.match(s.plain)] or [
            s for s in earlier if s.utterance != own.utterance
        ]
        turn = [s for s in near if s.utterance == near[-1].utterance]
        meant = next((s for s in reversed(turn) if s.number in self.needs and _tells(s)), None) or next(
            (s for s in reversed(earlier) if _tells(s) and names_what(text, s.plain)), None
        )
        if meant is None or any(s.number in self.hidden for s in earlier if s.number >= meant.number):
            return None
        return first_words(meant.quote)

    def question(self, own: Sentence) -> str | None:
        """What the other side asked in the turn before OWN, which only says when or on what terms it will be answered."""
        turn = [s for s in self._back(own) if s.utterance == own.utterance - 1]
        asked = self._questions(turn, own)
        if not asked and any(_TAKE_TIME.search(s.plain) for s in turn):
            turn = [s for s in self._back(own, 2 * REACH) if s.utterance == own.utterance - 3]
            asked = self._questions(turn, own)
        return first_words(asked[0].quote) if len(asked) == 1 else None

    def counted(self, told: Sentence) -> str | None:
        """The question before TOLD, when that begins with a number whose noun stands there: "Twelve, two left in May"."""
        before = [s for s in self._back(told) if s.utterance < told.utterance]
        if not _BARE_NUMBER.match(told.plain) or not before or before[-1].utterance != told.utterance - 1:
            return None
        asked = before[-1]
        return asked.quote if asked.plain.endswith("?") and asked.number not in self.hidden else None

    def dated(self, told: Sentence) -> str | None:
        """The question before TOLD that this answers with nothing but a day: "How long is it on?" - "Until the 9th of May."."""
        asked = self.question(told) if _ONLY_A_DAY.fullmatch(told.plain) else None
        return asked if asked and _ASKS_DAY.match(asked) and not cues.REQUEST.search(asked) else None

    def with_name(self, deed: Deed, text: str, names: Names) -> str:
        """TEXT with the name of the one person named right before for the "him" or "her" in it; as it is if in doubt."""
        pointer = _WHOM.search(text)
        if pointer is None or len(_WHOM.findall(text)) > 1:
            return text
        for sentence in reversed(self._back(deed.asked or deed.sentence)):
            people = list(somebody(sentence.plain))
            if people and sentence.number not in self.hidden:
                known = {word for name in (*names.mine, *names.theirs) for word in name.split()}
                only = people[0] if len(people) == 1 and _IS_NAME.fullmatch(people[0]) else ""
                another = not only.startswith(opens_with(sentence.plain) or "")  # "Ada met Ben": either
                meant = only if not (another or known & set(only.split())) else ""
                return f"{text[: pointer.start('who')]}{meant}{text[pointer.end() :]}" if meant else text
        return text

    def about(self, deed: Deed, text: str, names: Names) -> str | None:
        """What stands before DEED and says what the TEXT of its errand is about, where that does not say it."""
        noted = deed.sentence.speaker is None
        bare = re.sub(rf" {re.escape(names.first)}\b(?!')", " me", text)
        about = self.question(deed.sentence) if not noted and _ONLY_TELLS.fullmatch(bare) else None
        of_them = noted and re.search(r"\b(?:him|her)\b", text)  # in notes the contact, not somebody named before
        return about or (self.before(deed, text) if only_points(bare) and not of_them else None)

    def _back(self, own: Sentence, reach: int = REACH) -> Sequence[Sentence]:
        """The REACH sentences before OWN."""
        return self.sentences[max(0, own.number - reach) : own.number]

    def _questions(self, turn: Iterable[Sentence], own: Sentence) -> list[Sentence]:
        """What of a TURN asks the speaker of OWN something, in public."""
        asked = [s for s in turn if s.role != own.role and s.plain.endswith("?") and s.number not in self.hidden]
        return [s for s in asked if s is asked[0] or _ASKS.search(s.plain)]  # "Could you come? Ten minutes, on Sunday?"


def first_words(quote: str) -> str:
    """The words of QUOTE that may stand behind a promise."""
    return " ".join(quote.split()[:MAX_ABOUT])


def _tells_thing(words: str) -> bool:
    """Whether WORDS say something of a thing before the promise in their own sentence: "the plan is done and you get it"."""
    return re.search(r"\b(?:is|are|was|were|have|has|had|made|wrote|found)\b|'(?:s|ve)\b", words) is not None


def _tells(sentence: Sentence) -> bool:
    """Whether SENTENCE names something, and is no nod nor a mere reaction: "Oh good, the deadline's near."."""
    names = len(sentence.plain.split()) >= 3 and len(content_words(sentence.plain)) >= 2
    return names and not (sentence.speaker and _REACTS.search(sentence.plain))
