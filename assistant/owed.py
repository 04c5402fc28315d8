"""Questions on what was promised ("what do I owe Dana?"), answered from the promises and not from what reads alike."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import Stemmer

from assistant.models import Contact, Me, Owner, Promise
from assistant.names import PERSON, fold, named
from assistant.patterns import any_case, words

_STEMMER = Stemmer.Stemmer("english")
_I, _ME = r"(?:I|we)\b(?:'ve|'m|'re)?", r"(?:me|us)\b"
_FEW = r"(?:\s+(?!(?:me|us|I|we)\b)[\w']+){0,2}"
"""Up to two words, none of which is the user."""
_VERB = r"(?:ow(?:e|es|ed|ing)|promis(?:e|es|ed))\b"
_PROMISED = any_case(
    rf"\b{_VERB}|\b(?:still|left) open\b|\bopen (?:with|between)\b|\boverdue\b|\b{_I}{_FEW}\s+waiting (?:for|on)\b"
)
"""Words by which a question asks for promises."""
_TO_ME = any_case(
    rf"\b{_VERB}(?: to)? {_ME}|\b(?:am|are|was|were) {_I}{_FEW}\s+(?:owed|promised|waiting)\b"
    rf"|\b{_I}{_FEW}\s+(?:been|am|are|was|were) {_VERB}|\b{_I}{_FEW}\s+waiting (?:for|on)\b"
    rf"|\b(?:I'm|we're) (?:\w+ )?owed\b"
)
"""The user is who gets it: "who owes me", "what was I promised", "what am I waiting for"."""
_BY_ME = any_case(
    rf"\b{_I}{_FEW}\s+(?:owe|promised?|ma[dk]e|g[ai]ve)\b|\b(?:my|our)\b[^?]*\bpromises\b"
    rf"|\b(?:promises|owed|promised) (?:of mine|(?:by|from) {_ME})"
)
"""The user is who gives it: "what do I owe", "what have I promised", "my open promises"."""
_BY_THEM = any_case(
    rf"{PERSON}(?:'s)?{_FEW}\s+(?:{_VERB}|ma[dk]e\b|g[ai]ve\b)|\b(?:owed|promised|promises) (?:by|from) {PERSON}"
    rf"|\bwho(?:'s| has| else| still)* (?:owes|promised)(?!(?: to)? {PERSON})"
)
_TO_THEM = any_case(rf"\b{_VERB}(?: to)? {PERSON}")
_OVERDUE = any_case(r"\b(?:overdue|late)\b")
_BOTH = any_case(r"\beach other\b|\bone another\b")
_KEPT_TOO = any_case(r"\b(?:did|have|has|had|was|were)\b[^?]*\bpromis|\bpromised\b")
"""What was promised may be kept by now; what is owed is not."""
_USER = any_case(r"\b(?:I|me|my|mine|we|us|our|ours)\b")
_FRAME = words("""
    a about actually all already also am an and any anybody anyone anything are at been between by can could
    date day did do does due each else ever every everybody everyone everything exactly far for from gave get
    give given had has have he her him his how i i'm i've if in is it just left list made make many me mine
    moment month my nobody notes now of on one open or other our ours overdue late ow owe owed owes owing please
    promise promised promises remind right s she show so some somebody someone something still tell that the their
    them there these they thing things this those to today until us waiting was we we're we've week were what
    what's whatever when which who who's whom whose will with would yet you your
""")
"""Words of a question that say nothing of what was promised."""


@dataclass(frozen=True)
class Asked:
    """What a question wants to know: whose promises, with whom (nobody: with all), on what, which state."""

    owner: Owner | None
    people: frozenset[str]
    subject: frozenset[str]
    kept_too: bool
    overdue: bool = False

    def answers(self, promise: Promise, today: dt.date) -> bool:
        """Whether PROMISE is among those that are asked for, TODAY."""
        return (
            (promise.state == "open" or (self.kept_too and promise.state == "done"))
            and (not self.overdue or (promise.state == "open" and (promise.due or today) < today))
            and self.owner in (None, promise.owner)
            and (not self.people or bool(self.people & set(promise.contacts)))
            and self.subject <= _stems(_words(promise.text))
        )


def asked(question: str, contacts: Sequence[Contact], me: Me) -> Asked | None:
    """What QUESTION asks of promises; None when it asks for something else, or for what others owe each other."""
    plain = question.replace("\u2019", "'")
    if not _PROMISED.search(plain):
        return None
    people, rest = named(_with_me(plain, me, contacts), contacts)
    if rest.count(PERSON) > 1 and not _USER.search(rest):
        return None
    subject = _stems(word for word in _words(rest) if word not in _FRAME)
    return Asked(_owner(rest), people, subject, _KEPT_TOO.search(plain) is not None, _OVERDUE.search(plain) is not None)


def _owner(rest: str) -> Owner | None:
    """Whose promises are asked for; None means those of both sides."""
    if _BOTH.search(rest):
        return None
    ways: tuple[tuple[re.Pattern[str], Owner], ...] = (
        (_TO_ME, "them"),
        (_BY_ME, "me"),
        (_BY_THEM, "them"),
        (_TO_THEM, "me"),
    )
    return next((owner for pattern, owner in ways if pattern.search(rest)), None)


def _with_me(question: str, me: Me, contacts: Iterable[Contact]) -> str:
    """QUESTION with "me" for the user's own first name, unless somebody else bears it."""
    own = next(iter(me.names), "")
    if not own or any(fold(own) == fold(contact.first_name) for contact in contacts):
        return question
    return re.sub(rf"(?<!\w){re.escape(own)}(?!\w)", "me", question)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:'[^\W_]+)?", text.casefold())


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(_STEMMER.stemWords(list(words)))
