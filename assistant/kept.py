"""Promises that a later note tells as kept: "Sent him the quote for the oven.", "She brought the long ladder back."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant import called_off, confidence
from assistant.english import verbs
from assistant.heard import cues
from assistant.heard.phrases import content_words
from assistant.models import ME, Contact, Note, Owner, Promise, Source
from assistant.patterns import any_case, as_written

ALIKE = 0.6
"""The share of the words of a promise, or of the deed where it has fewer, that both hold."""
SURE = 2.0
_HANDS = any_case(rf"(?!(?:lend|return)$)(?:|get|{cues.HANDING_OVER.pattern})")
"""Deeds by which a thing changes hands, whatever the word; "" is one of them."""
_LEAD = (
    r"(?:(?:today|yesterday|meanwhile|then|finally|also|just|on \w+day"
    r"|this (?:morning|afternoon|evening|week)|last \w+)\b,? )*"
)
_HELPERS = r"(?:(?:have|has|had|also|just|already|finally|now|then|even|'ve|'s)\s+)*"
_HERE = any_case(
    r"(?:here(?:'s| is| are| comes?| you have)|(?:please )?find attached|attached(?: is| are|:)?) (?P<rest>.+)"
)
_CAME = any_case(
    r"(?:(?:I|we) )?(?:just )?(?:got|received) (?P<got>.+)|(?:the|his|her|their|\w+'s) (?P<thing>.+?)"
    r" (?:has |have )?(?:just )?(?:arrived|came|(?:is|are) here)"
    r"(?: (?:today|yesterday|on \w+|by (?:post|mail|\w+day)|at last|(?:this|last) \w+|now|safely|in time))*"
)
"""What I got, by which they kept their word."""
_NOT_DONE = any_case(
    r"\b(?:not|never|no|nobody|nothing|nearly|almost|half|if|when|until|forgot|should"
    r"|would|could|will|must|to do|wanted|tried|meant|too late|line busy)\b|n't\b|\?"
)
_IN_VAIN = any_case(
    r"\bno (?:answer|reply|luck|one|sign)\b|\b(?:nobody|voicemail|engaged|in vain|bounced|not (?:there|in|home)"
    r"|(?:was|were|is|are|line|lines) (?:busy|away|out|closed|asleep|off|ill))\b"
)
_ASKS = any_case(r"(?:call|ask|ring|phone|write|text|visit|see|remind)$")
"""Deeds that may be done in vain."""
_IN_PART = any_case(
    r"\b(?:a|one|another|first|next|some|part|most|draft|copy|photos?|pictures?|only|wrong|old|other)\b"
)
_TO_OTHERS = as_written(
    r"\b(?:to|for) (?!(?:him|her|them|me|us|it|my|our)\b)|\bfrom (?!(?:him|her|them)\b)|^(?:the |his |her )?[A-Z]"
)
_WORD_OF_IT = any_case(
    r"(?:(?:an?|the|his|her|their|\w+'s) )?(?:\w+ )?(?P<what>message|e?-?mail|letter|call|note|question|news"
    r"|word|request|reminder|invoice|bill|photos?)s? "
    r"(?:about|on|for|of|regarding|concerning|that)\b"
)
"""What only speaks of the thing: "her message about the report"."""


@dataclass(frozen=True)
class Kept:
    """An open PROMISE, and the words of a later note that tell it as kept; SURE: without a doubt."""

    promise: Promise
    said: str
    sure: bool


@dataclass(frozen=True)
class _Deed:
    """What OWNER did by a note: the base of its VERB ("" for what is handed over), and the words behind it."""

    owner: Owner
    verb: str
    rest: str


def find(note: Note | Source, contact: Contact, promises: Sequence[Promise]) -> list[Kept]:
    """Those of the open PROMISES of or to CONTACT that NOTE, written later, tells as kept."""
    found: dict[str, Kept] = {}
    for sentence in called_off.sentences(confidence.public_text(note.text)):
        for deed in _deeds(sentence, note, contact):
            fits = {p.id: fit for p in promises if p.owner == deed.owner and (fit := _fit(deed, p, contact, sentence))}
            if fits:
                best = max(fits, key=lambda one: fits[one])
                promise = next(p for p in promises if p.id == best)
                found.setdefault(best, Kept(promise, sentence, len(fits) == 1 and fits[best] == SURE))
    return list(found.values())


def _deeds(sentence: str, note: Note | Source, contact: Contact) -> Iterator[_Deed]:
    """What SENTENCE of NOTE tells as done, in its order."""
    mine: Owner = "me" if note.author == ME else "them"
    yours: Owner = "them" if mine == "me" else "me"
    theirs = "|".join(["he", "she", "they", re.escape(contact.first_name)])
    deed = re.compile(rf"{_LEAD}(?:(?P<who>I|we|{theirs})\b ?)?{_HELPERS}(?P<verb>[a-z]+) (?P<rest>.+)", re.IGNORECASE)
    who: Owner | None = mine
    told: list[_Deed] = []
    for place, piece in enumerate(
        re.split(r"(?:[,;:]|\s[\u2013\u2014-])\s+(?:(?:and|but) )?|\s+(?:and|but)\s+", sentence.strip(" .!"))
    ):
        if came := _CAME.fullmatch(piece):
            told.append(_Deed(yours, "", came["got"] or came["thing"]))
        elif here := _HERE.match(piece):
            told.append(_Deed(mine, "", here["rest"]))
        elif (m := deed.match(piece)) and (base := _base(m["verb"], behind=bool(m["who"]))) and (m["who"] or who):
            who = mine if (m["who"] or "").lower() in ("i", "we") else "them" if m["who"] else who
            told += [_Deed(who, base, m["rest"])] if who else []
        elif told:
            told[-1] = _Deed(told[-1].owner, told[-1].verb, f"{told[-1].rest}, {piece}")
        elif not place:
            who = None
    yield from told


def _base(verb: str, *, behind: bool) -> str | None:
    """The base of VERB where it may be a past form; BEHIND a subject it surely is a verb."""
    low = verb.lower()
    regular = (low[:-n] for n in (1, 2) if low.endswith("ed") and cues.ACTION.fullmatch(low[:-n]))
    known = verbs.base_of(low) or next(regular, None) or (verbs.base_behind_subject(low) if behind else None)
    return None if low.endswith("s") or (low == known and verbs.past_of(low) != low) else known


def _fit(deed: _Deed, promise: Promise, contact: Contact, sentence: str) -> float:
    """How well DEED, told in SENTENCE, keeps PROMISE, from ALIKE to SURE; 0 where it does not."""
    head, _, tail = deed.rest.partition(",")
    if _NOT_DONE.search(head) or (_ASKS.match(deed.verb) and _IN_VAIN.search(sentence)):
        return 0
    verb, _, rest = promise.text.lower().partition(" ")
    if (word := _WORD_OF_IT.match(head)) and word["what"].lower() not in rest:
        return 0
    done, owed = (content_words(text) - content_words(contact.name) for text in (head, rest))
    common = len(done & owed)
    share = common / max(1, min(len(done), len(owed)))
    others = _TO_OTHERS.search(head) and not done <= owed
    figures = {word for word in done if word.isdigit()}
    if share < ALIKE or others or (figures - owed and any(word.isdigit() for word in owed)):
        return 0
    same = deed.verb == verb or all(_HANDS.fullmatch(one) for one in (deed.verb, verb))
    if not same:  # "build a test wing", "brought her the test wing"
        return share if _HANDS.fullmatch(deed.verb) and owed <= done and common > 1 else 0
    return SURE if owed <= done and not (_IN_PART.search(head) or _NOT_DONE.search(tail)) else share
