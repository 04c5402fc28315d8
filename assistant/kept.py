"""Promises that a later note tells as kept: "Sent him the quote for the oven.", "She brought the long ladder back."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant import called_off, confidence
from assistant.english import spelling, verbs
from assistant.heard import cues
from assistant.heard.phrases import content_words
from assistant.models import ME, Contact, Note, Owner, Promise, Source
from assistant.patterns import any_case, as_written

ALIKE = 0.6
"""The share of the words of a promise, or of the deed where it has fewer, that both hold."""
SURE = 2.0
UNTOLD = 0.1
"""How well a deed fits a promise that does not say of what: "post them by May"."""
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
_HANDED_ON = any_case(
    r"(?:(?:the|his|her|their|our|all|both)\b )?"
    r"(?P<thing>(?!(?:I|we|he|she|they|it|who|is|was)\b)(?:(?!(?:to|be|not|will|must|should|and|but)\b)[\w'-]+ ){1,5}?)"
    r"(?:(?:was|were|is|are|has been|have been|got) )?(?:now |already |finally |just )?(?P<verb>[a-z]+)"
    r" (?:off |on )?to \b"
)
"""What went to somebody, told without who did it: "keys handed to him"."""
_POINTS_BACK = any_case(r"[a-z]+ (?:it|them|that|these|those|one)\b")
"""A promise whose thing stands in the words before it: "post them by May"."""
_ENQUIRES = any_case(
    r"(?:ask|find out|check|enquire|inquire|look (?:up|into)|see (?:if|whether|what|how)|clarify|get)\b"
)
_ANSWERS = any_case(
    r"(?P<who>[\w'-]+(?: [\w'-]+){0,4}?)(?:: | (?:also |has |have )?(?:said|says|agreed|answered|replied|confirmed"
    r"|refused|approved|told me|charges?|costs?) )(?P<what>.+)"
)
"""How a note tells what came of an errand of asking: "board said yes", "the mill: 0.41 a sack"."""
_AN_ANSWER = any_case(
    r"(?:(?:is|it's) )?(?:yes|no|ok|fine|agreed|approved|refused)\b(?! (?:answer|reply|news|word)\b)|.*\d"
)
_OF_AN_EVENT = any_case(
    r"(?:chair|attend|host|judge|open|lead|run|moderate|join|speak|present|talk|come|help|play|sing|cater|steward|be)\b"
)
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
    said = called_off.sentences(confidence.public_text(note.text))
    for sentence in said:
        for deed in _deeds(sentence, note, contact):
            fits = {p.id: fit for p in promises if p.owner == deed.owner and (fit := _fit(deed, p, contact, sentence))}
            if fits:
                best = max(fits, key=lambda one: fits[one])
                promise = next(p for p in promises if p.id == best)
                found.setdefault(best, Kept(promise, sentence, fits[best] == SURE and _only(fits)))
    for promise in promises:
        held = [s for s in said[:1] if _was_held(s, promise)]
        for sentence in [*(s for s in said if _is_answer(s, promise)), *held][:1]:
            found.setdefault(promise.id, Kept(promise, sentence, sure=False))
    return list(found.values())


def _only(fits: dict[str, float]) -> bool:
    return sum(fit >= ALIKE for fit in fits.values()) == 1


def _is_answer(sentence: str, promise: Promise) -> bool:
    """Whether SENTENCE tells what came of PROMISE, to ask somebody or to find something out."""
    found = _ANSWERS.match(sentence.strip(" .!")) if _ENQUIRES.match(promise.text) else None
    if not found or _IN_VAIN.search(sentence) or re.search(r"\?|\b(?:not|never|yet|nothing)\b|n't\b", sentence):
        return False
    who, what, owed = (content_words(text) for text in (found["who"], found["what"], promise.text))
    return bool(who) and who <= owed and bool(_AN_ANSWER.match(found["what"]) or what & owed)


def _was_held(heading: str, promise: Promise) -> bool:
    """Whether HEADING, the first words of a note, only names the event that PROMISE is for: "Open day."."""
    named, owed = content_words(heading), content_words(promise.text)
    return len(named) > 1 and named <= owed and _OF_AN_EVENT.match(promise.text) is not None


def _deeds(sentence: str, note: Note | Source, contact: Contact) -> Iterator[_Deed]:
    """What SENTENCE of NOTE tells as done, in its order."""
    mine: Owner = "me" if note.author == ME else "them"
    yours: Owner = "them" if mine == "me" else "me"
    theirs = "|".join(["he", "she", "they", re.escape(contact.first_name)])
    deed = re.compile(rf"{_LEAD}(?:(?P<who>I|we|{theirs})\b ?)?{_HELPERS}(?P<verb>[a-z]+) (?P<rest>.+)", re.IGNORECASE)
    handed_on = re.compile(rf"{_HANDED_ON.pattern}(?:him|her|them|{re.escape(contact.first_name)})\b", re.IGNORECASE)
    who: Owner | None = mine
    told: list[_Deed] = []
    for place, piece in enumerate(
        re.split(r"(?:[,;:]|\s[\u2013\u2014-])\s+(?:(?:and|but) )?|\s+(?:and|but)\s+", sentence.strip(" .!"))
    ):
        if came := _CAME.fullmatch(piece):
            told.append(_Deed(yours, "", came["got"] or came["thing"]))
        elif here := _HERE.match(piece):
            told.append(_Deed(mine, "", here["rest"]))
        elif (gone := handed_on.match(piece)) and (base := _base(gone["verb"], behind=True)):
            told.append(_Deed(mine, base, spelling.lower_first(gone["thing"].strip())))
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
    """How well DEED, told in SENTENCE, keeps PROMISE, from UNTOLD to SURE; 0 where it does not."""
    head, _, tail = deed.rest.partition(",")
    if _NOT_DONE.search(head) or (_ASKS.match(deed.verb) and _IN_VAIN.search(sentence)):
        return 0
    verb, _, rest = promise.text.lower().partition(" ")
    if (word := _WORD_OF_IT.match(head)) and word["what"].lower() not in rest:
        return 0
    done, owed = (content_words(text) - content_words(contact.name) - {"him"} for text in (head, rest))
    common = len(done & owed)
    share = common / max(1, min(len(done), len(owed)))
    same = deed.verb == verb or all(_HANDS.fullmatch(one) for one in (deed.verb, verb))
    if same and not common and _POINTS_BACK.match(promise.text):
        return UNTOLD  # "post them by May": the words do not say what
    others = _TO_OTHERS.search(head) and not done <= owed
    figures = {word for word in done if word.isdigit()}
    if share < ALIKE or others or (figures - owed and any(word.isdigit() for word in owed)):
        return 0
    if not same:  # "build a test wing", "brought her the test wing"
        return share if _HANDS.fullmatch(deed.verb) and owed <= done and common > 1 else 0
    return SURE if owed <= done and not (_IN_PART.search(head) or _NOT_DONE.search(tail)) else share
