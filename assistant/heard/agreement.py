"""What the rules and the ear make of one record together.

The rules know what was promised, by when, and what was taken back; the ear knows better whether anything was promised
at all. A promise of the rules stays certain when the ear hears one there; one that only the ear hears is certain when
it is very sure, and is then told in the words that were said. What either doubts is open.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from assistant.heard import corrections, cues, days, firm, phrases
from assistant.heard.clauses import Deed
from assistant.heard.days import Day
from assistant.heard.errands import AIM
from assistant.heard.promises import TIME_ASKED, addressed
from assistant.heard.talk import Sentence
from assistant.heard.wordings import Names
from assistant.kindness import helped_me
from assistant.patterns import any_case, as_written, words

if TYPE_CHECKING:
    from assistant.heard.ear import Span  # numpy: 0.1 s; only a record that is read with the ear pays

T = TypeVar("T")

KEEPS = 0.3
"""The ear's sureness from which a promise that the rules heard stays certain."""
ADDS, ADDS_NOTED = 0.8, 0.89
"""The sureness from which a promise that only the ear heard is certain, in a call and in notes (chosen on the sixth and the
seventh set of `bench/held-out`; the later ones had no say)."""
OPEN = 0.5
"""The sureness from which what only the ear heard is shown as open."""
_OPENING = r"(?:(?:and|so|but|then|well|yeah|yes|yep|okay|ok|right|sure|oh|no|also|look|now|actually|fine|good)\b[\s,.!\u2013\u2014-]*)*"
_WILL = any_case(
    rf"{_OPENING}(?:I(?:'ll| will| shall| can|'m going to| am going to|'m gonna| have to|'ve got to)|we(?:'ll| will)|let me)\s+"
    r"(?:(?:just|also|then|gladly|certainly|definitely|personally|even)\s+)*(?=\w)"
)
_AND_WILL = any_case(r"\band (?:then )?I(?:'ll| will) ")
_AM_DOING = any_case(rf"{_OPENING}(?:I'm|I am|we're|we are)\s+(?:(?:just|also|now|already)\s+)*(?P<verb>[a-z-]+ing)\b")
_PRESENT = re.compile(
    rf"{_OPENING}I\s+(?:(?:just|also|then|gladly|still)\s+)*(?P<phrase>\w.*)", re.IGNORECASE | re.DOTALL
)
_REACHES = any_case(
    rf"{_OPENING}you(?:'ll| will| shall)? (?:have|get|receive|find) (?P<thing>(?:it|that|them|the|a|an|my|our|both|all)\b[^,;]*?)"
    r"(?: (?:back|from me|from us|off me|in your inbox|on your desk))*\W*$"
)
"""What comes to the other side: "you'll have the signed copy back from me"."""
_NOTED = (
    r"(?:(?i:and|so|but|then|also|&|(?:in )?(?:re)?turn,?)\s+)*(?:(?i:will|shall|(?:has |have |'ve )?(?:promised|agreed|undertook|undertaken) to)"
    r"|(?:{who})(?i: in (?:re)?turn)?(?i:'ll|'d|'m to| will| would| shall| to| is to| am to| are to|'s to"
    r"| is going to| am going to| promised to| offered to| agreed to| undertook to| has to| have to)"
    r"|(?:(?:{who})\s+)?(?i:said|says|promised|told \w+)(?i: that)? (?i:I|he|she|they)(?i:'d|'ll| would| will))\s+"
)
"""Who does it, before what is done: "she'll", "told him I'd"."""
_NOTED_DOING = r"(?:(?i:and|so|but|then|also|&)\s+)*(?:{who})(?i:'m| am|'s| is|'re| are)\s+(?P<verb>[a-z-]+ing)\b"
_REFUSES = any_case(rf"{_OPENING}(?:I'm|I am|we're|we are) not (?:going to|gonna)\b")
"""What the speaker will not do: "I'm not going to charge you more"."""
_ABLE = any_case(r"(?:\w+\s+)?(?:can|could)\b")
"""What the other side is able to do: "he can get a used one"."""
_ON_THE_SPOT = any_case(
    r"\b(?:one|two|just a|half a|give me a) (?:sec|second|moment|minute|tick)s?\b|\b(?:hang|hold) on\b"
    r"|\b(?:on|share) (?:the|my) screen\b"
)
"""What is done while one speaks: "one sec, I'll put it up"."""
_ORDERS = any_case(
    r"(?:(?!\b(?:I|we|you)\b|'ll\b)[^.;])*?(?:^|,|\band\b)\s*(?:please |just |then )*(?:tell (?:me|us)|let (?:me"
    r"|us) know|(?:send|give|show|bring|call|ring|text) (?:me|us))\b"
)
"""What asks the other side for something, and nobody is said to do it: "think about it, and tell me"."""
_MOVES = any_case(
    r"\b(?:go(?:es)?|going|com(?:es?|ing)|leav(?:es?|ing)|arriv(?:es?|ing)|follows?|will)\b|'ll\b|\bon (?:its|their|the) way\b"
)
"""How a thing reaches somebody, when nobody is named: "the plates go in the post"."""
_EITHER = any_case(r"\b(?:I|me|my|mine|we|us|our|ours|you|yours?)\b")
_CLAUSE = as_written(r"[;:&]|\b(?:and|but|so|because)\b")
"""What parts a day from the promise beside it."""
_STAYS = as_written(r"\b(?:I'm|I am|we're|we are|he's|she's|they're)\s[^,;:.]*(?:,|\band)\s*$")
"""Where somebody is on a day, before what they do there: "on Monday I'm in Kano and I'll upload it"."""
_THEN = any_case(r"\w\s+then$|\bthat's when\b")
_THAT_DAY = any_case(r"\bthat (?:day|morning|afternoon|evening|night|weekend)\b")
_ATTENDS = any_case(r"(?:'ll|'d|\bwill|\bwould) (?:be there\b|(?:come|go)(?: along)?\W*$)")
"""Who goes to what was just talked of: "It opens on Saturday the 5th." "I'll be there at three"."""
_FAR, _NEAR = 6, 3
"""Sentences back in which the day stands that "that morning", and "then", point at."""
_COUNTS = any_case(r"\d(?!.*\b(?:I|me|us|he|she|they|him|her|them|to|from|for)\b).*")
"""A figure of a note that nobody gives to anybody: "35 boats a year, mostly rowing"."""
_REMARK = any_case(r",\s+(?:he|she|they|it)(?:'s|'re|'ve| is| are| has| have| had| was| knows?) [^,;]*$")
"""What is said behind a promise of whom or what it concerns: "I'll ask my aunt, she has the key"."""
SHORT = 6
"""Words of an answer that says nothing by itself ("Sure, tonight.")."""
NEXT = 3
"""Sentences after a promise in which it is carried out, declined or taken back."""


_CORRECTS = any_case(rf"\s*[,\u2013\u2014-]\s*{corrections.BARE_MARKER.pattern}$")
"""What begins a correction, behind the words before it: "sand on the first, no"."""


@dataclass(frozen=True)
class Agreement:
    """One record, its two people and the day of the call; sentences numbered in HIDDEN (told in confidence, orders) and
    those said to OTHERS give nothing."""

    sentences: Sequence[Sentence]
    names: Names
    call: dt.date
    hidden: frozenset[int] = frozenset()
    others: frozenset[str] = frozenset()

    def joined(self, deeds: Iterable[Deed], marks: Sequence[Span]) -> list[Deed]:
        """DEEDS as the rules heard them and MARKS of the ear as one list, in the order of the record."""
        elsewhere = addressed(self.others)
        heard = [
            mark
            for mark in map(_owned, marks)
            if mark.sentence.number not in self.hidden
            and not elsewhere.match(mark.sentence.plain)
            and not (_commits_nobody(mark, self.names) or (mark.sentence.speaker and firm.gives_word(mark.words)))
        ]
        marked = _by_number(heard, lambda mark: mark.sentence.number)
        found = [deed for deed in deeds if not any(_is_other_owner(deed, m) for m in marked[deed.sentence.number])]
        beside = _by_number(found, lambda deed: deed.sentence.number)
        used = set()
        for deed in found:
            reach = {*range(deed.number, deed.number + NEXT + 1), *([deed.later.number] if deed.later else [])}
            near = [mark for number in sorted(reach) for mark in marked[number]]
            own = [m for m in near if _covers(deed, m)] or [
                m for m in marked[deed.sentence.number] if _names_owner(deed, m)
            ]
            used |= {id(mark) for mark in own}
            sure = (
                max((mark.sure for mark in own), default=0.0) >= KEEPS or _is_granted(deed) or deed.thanked or deed.firm
            )
            sure = sure or (deed.certain and (_doubts_the_thing(deed) or _tells_by(deed) or _asks_time(deed)))
            deed.certain = deed.certain and sure and not _is_at_once(deed.sentence, deed.quote)
            if own and all(mark.sentence.number != deed.number for mark in own) and deed.later is own[0].sentence:
                deed.quote = own[0].quote  # "I owe you the list. You'll have it by Tuesday."
            dated = any(
                other.sentence is deed.sentence and other.quote == deed.quote and other.day
                for other in beside[deed.sentence.number]
            )
            if own and deed.day is None and deed.day_said is None and not dated:
                deed.day, deed.day_said = self.day_of(own[0], deed.asked)
        found += [
            self._deed(mark) for mark in heard if id(mark) not in used and mark.sure >= OPEN and self._commits(mark)
        ]
        said = _by_number(found, lambda deed: deed.number)
        found = [d for d in found if not any(_only_agrees(d, other) for n in (1, 2) for other in said[d.number + n])]
        return sorted(found, key=lambda deed: deed.number)

    def _deed(self, mark: Span) -> Deed:
        """What only the ear heard: an errand, or its own words, with the day that stands in them or near them."""
        sentence, words = mark.sentence, mark.words
        asked = self._asked(mark)
        day, said = self.day_of(mark, asked)
        errand = None if asked else self._errand(words, noted=sentence.speaker is None)
        certain = (
            mark.sure >= (ADDS if sentence.speaker else ADDS_NOTED)
            and (asked is not None or len(words.split()) > 1)
            and not cues.STRICT_HEDGE.search(
                cues.without_asides(_CLAUSE.split(sentence.text[: mark.start])[-1] + words)
            )
            and not _is_at_once(sentence, mark.quote)
            and not self._declined(mark)
            and not (mark.role == "them" and _ABLE.match(words))
            and not (sentence.speaker and _REFUSES.match(words))
        )
        return Deed(
            mark.role,
            sentence,
            mark.quote,
            errand or words,
            certain=certain,
            day=day,
            day_said=said,
            asked=asked,
            phrase_by=mark.role,
            verbatim=errand is None,
        )

    def _commits(self, mark: Span) -> bool:
        """Whether MARK of a call does something, by whom or when, or says yes; "the plan is done" and "mornings" only tell."""
        if mark.sentence.speaker is not None and _ORDERS.match(mark.sentence.plain):
            return False
        if _is_event(mark.sentence, mark.words, self.names) or _is_own_affair(mark, self.names):
            return False
        if mark.sentence.speaker is None and (
            self._only_begins(mark.words) or phrases.WILL_BE.fullmatch(phrases.without_days(mark.words, self.call))
        ):
            return False
        if mark.sentence.speaker is None and _COUNTS.fullmatch(mark.words) and not days.find(mark.words, self.call):
            return False
        if mark.sentence.speaker is None or _EITHER.search(mark.words) or _MOVES.search(mark.words):
            return True
        doing = cues.GERUND.match(mark.words)
        acts = cues.ACTION.match(mark.words) or (doing and cues.base_of(doing["verb"])) or cues.YES.match(mark.words)
        return bool(acts or days.find(mark.words, self.call))

    def _only_begins(self, words: str) -> bool:
        """Whether WORDS of a note name nobody and no deed, and only the day from which a thing is so: "new rules from 1 May"."""
        begins = re.search(r"\b(?:from|since) (?P<day>.+)", words, re.IGNORECASE)
        first = days.find(begins["day"], self.call)[:1] if begins else []
        only = any(day.start == 0 for day in first) and not days.find(words, self.call)
        return only and not (_names_somebody(words, self.names) or cues.ACTION.match(words))

    def _errand(self, words: str, *, noted: bool) -> str | None:
        """WORDS as what is to be done ("send you the list"), or None where that takes more than dropping who does it."""
        held = _CORRECTS.sub("", corrections.without_earlier(words))
        plain = phrases.without_days(held, self.call).strip(" .,!?;")
        found = _as_noted(plain, self.names) if noted else _as_spoken(_REMARK.sub("", plain))
        return (
            found
            if found and len(found.split()) > 1 and not re.match(r"(?:not|never)\b", found, re.IGNORECASE)
            else None
        )

    def _declined(self, mark: Span) -> bool:
        """Whether the other side says next that it is not needed, or the same one takes it back."""
        place = mark.sentence.number
        for other in self.sentences[place + 1 : place + 1 + NEXT] if mark.sentence.speaker else ():
            if other.role == mark.role and cues.WITHDRAWN.search(other.plain):
                return True
            if other.role not in (mark.role, "other") and cues.NOT_NEEDED.match(other.plain):
                return True
        return False

    def day_of(self, mark: Span, asked: Sentence | None) -> tuple[Day | None, str | None]:
        """The day by which MARK is due and the words that say so: in it, beside it, right after it, or in what was ASKED."""
        sentence = mark.sentence
        found = [
            (day, sentence.origin[day.start])
            for day in days.find(sentence.plain, self.call)
            if not phrases.is_booked_for(sentence.plain, day)
        ]
        inside = [day for day, at in found if mark.start - 1 <= at < mark.end]
        beside = [
            day for day, at in found if not _CLAUSE.search(sentence.text[min(at, mark.end) : max(at, mark.start)])
        ]
        day = (
            phrases.deadline(sentence.plain, inside)
            or next((d for d in reversed(inside) if d.date), None)
            or phrases.deadline(sentence.plain, beside)
        )
        if day is not None:
            return day, sentence.verbatim(day.start, day.end)
        if soon := days.soon(mark.quote, self.call):
            return soon, soon.said
        booked = any(phrases.is_booked_for(sentence.plain, day) for day in days.find(sentence.plain, self.call))
        if not booked and (earlier := self._pointed_at(mark)):
            return earlier
        after = self.sentences[sentence.number + 1 : sentence.number + 2] if sentence.speaker else []
        short = [
            s for s in after if s.role == mark.role and len(s.plain.split()) <= SHORT and s.number not in self.hidden
        ]
        for other in [*short, *([asked] if asked else [])]:
            if day := phrases.deadline(other.plain, days.find(other.plain, self.call)):
                return day, other.verbatim(day.start, day.end)
        return None, None

    def _pointed_at(self, mark: Span) -> tuple[Day, str] | None:
        """The day before MARK that it points back at: "I'm up there Sunday. I'll bring the box then."."""
        sentence, number = mark.sentence, mark.sentence.number
        before = sentence.text[: mark.start]
        reach = 0 if _STAYS.search(before) else _reach(mark)
        if reach is None:
            return None
        for other in reversed(self.sentences[number - reach : number + 1]):
            limit = mark.start if other is sentence else len(other.text)
            found = [day for day in days.find(other.plain, self.call) if day.date and other.origin[day.start] < limit]
            if found and other.number not in self.hidden:
                return found[-1], other.verbatim(found[-1].start, found[-1].end)
        return None

    def _asked(self, mark: Span) -> Sentence | None:
        """The request that a short answer grants: the last question, else the last sentence, of the utterance before.

        None where its speaker has said something else in between.
        """
        own = self.sentences[mark.sentence.number - 1] if mark.sentence.number else None
        goes_on = own is not None and own.utterance == mark.sentence.utterance and len(own.plain.split()) >= NEXT
        if (
            (goes_on and own and not cues.YES.match(own.plain))
            or len(mark.quote.split()) > SHORT
            or not cues.YES.match(mark.quote)
        ):
            return None
        before = [s for s in self._before(mark) if s.role not in (mark.role, "other") and s.number not in self.hidden]
        asked = next((s for s in before if s.plain.rstrip().endswith("?")), before[0] if before else None)
        only_yes = cues.YES.fullmatch(mark.quote) or (
            asked and (cues.REQUEST.search(asked.plain) or firm.wanted(asked))
        )
        return asked if asked and (asked.plain.rstrip().endswith("?") or only_yes) else None

    def _before(self, mark: Span) -> Iterator[Sentence]:
        """The sentences of the utterance before the one of MARK, the last first."""
        for sentence in (self.sentences[place] for place in range(mark.sentence.number - 1, -1, -1)):
            if sentence.utterance < mark.sentence.utterance - 1:
                return
            if sentence.utterance < mark.sentence.utterance:
                yield sentence


def _by_number(rows: Iterable[T], number: Callable[[T], int]) -> defaultdict[int, list[T]]:
    """ROWS by the NUMBER of their sentence."""
    found = defaultdict[int, list[T]](list)
    for row in rows:
        found[number(row)].append(row)
    return found


def _is_at_once(sentence: Sentence, words: str) -> bool:
    """Whether WORDS of a call announce what is done while they are spoken."""
    return bool(sentence.speaker and _ON_THE_SPOT.search(words))


def _reach(mark: Span) -> int | None:
    """How many sentences back the day of MARK may stand; None where nothing points back."""
    if _THAT_DAY.search(mark.words):
        return min(_FAR, mark.sentence.number)
    if _ATTENDS.search(mark.words):
        return min(_NEAR, mark.sentence.number) if mark.sentence.speaker else 0
    return min(_NEAR, mark.sentence.number) if _THEN.search(mark.words) else None


def _is_other_owner(deed: Deed, mark: Span) -> bool:
    """Whether MARK says surely that the one other than the owner of DEED does it; only notes leave that open."""
    noted = deed.sentence.speaker is None and deed.sentence == mark.sentence
    return noted and deed.role != mark.role and mark.sure >= ADDS_NOTED and _overlaps(deed, mark)


_TO_ME = any_case(r"(?P<verb>[a-z-]+ing) (?:me|us)\b")


def _owned(mark: Span) -> Span:
    """MARK; in notes as the contact's where the words without a subject hand something to the user: "sending me the plan"."""
    to_me = _TO_ME.match(mark.words) if mark.role == "me" and mark.sentence.speaker is None else None
    base = cues.base_of(to_me["verb"]) if to_me else None
    return replace(mark, role="them") if base and cues.HANDING_OVER.fullmatch(base) else mark


_ADVICE = any_case(
    r"\b(?:(?:he|she|they|[A-Z][\w'-]+) (?:says?|said|advises?|advised|suggests?|suggested|recommends?|recommended)"
    r"|(?:his|her|their) (?:advice|tip)(?: is| was)?):\s*$"
    r"|\b(?:told|advised|warned|urged|taught|reminded) (?:me|us)(?: not)? to\s+$"
)
_TO_DO = any_case(
    r"(?!(?:I|we|he|she|they|it|will|would|can|could|may|might|gonna|to|the|a|an|my|our|his|her|their|yes|yeah|ok"
    r"|okay|sure|fine)\b)[a-z]+(?<!s)(?<!ing)(?<!ed)\s"
)
"""An order in what somebody is quoted with."""


_ASKS_ME = any_case(r"(?:(?:he|she|they|\w+s [^,;]*? and) )?(?:also )?asks (?:me|us)\b")
_BY_OTHERS = any_case(
    r"\b(?:the|some|many|several|most|two|three|four|five|six|\d+|(?:his|her|their) (?:\w+ )?) ?(?!of\b)[\w'-]{2,} (?:will )?"
    r"(?!(?:to|of|for|from|in|on|at|with|by|about|near|after|before|behind|and|or|than|like)\b)[a-z]{3,} (?:him|her|them)"
    r"(?=\W*$|[,;.]| (?:on|at|by|in|before|after|every|each|from|about|when|back|up)\b)"
)
"""What somebody else does to the contact: "two foremen ring him on Monday"."""


def _commits_nobody(mark: Span, names: Names) -> bool:
    """Whether MARK stands on advice in a note ("she says: tell everybody"), an aim ("he pushes for a raise") or help given."""
    if mark.sentence.speaker is not None:
        return _is_of_a_third(mark, names)
    before = mark.sentence.text[: mark.start]
    silent = re.search(r"[,\u2013\u2014-]\s*$", before) and not re.match(r"I\b", mark.words)
    if silent and helped_me(before, [n.split()[0] for n in names.theirs if n.split()]):
        return True  # "helped me with the leaflet, cut it to a page"
    advised = mark.role == "them" and _ADVICE.search(before) and _TO_DO.match(mark.words)
    asks = mark.role == "them" and _ASKS_ME.match(mark.words)
    others = mark.role == "them" and any(
        done.end() > mark.start and done.start() < mark.end for done in _BY_OTHERS.finditer(mark.sentence.text)
    )
    return bool(advised or asks or others or AIM.match(mark.words))


_THIRD = as_written(
    rf"{_OPENING.replace('(?:(?:and', '(?i:(?:and', 1)}(?P<who>[A-Z][a-z]+)(?:'ll| will|'s going to|'s gonna| is going to)(?: \w+ly)? (?P<verb>[a-z]+)"
)


def _is_of_a_third(mark: Span, names: Names) -> bool:
    """Whether words of a call say what somebody else does: "Sam'll drop them at yours", and not "Photos will follow"."""
    third = _THIRD.match(mark.words)
    if (
        third is None
        or not cues.ACTION.fullmatch(third["verb"])
        or third["verb"] in ("follow", "come", "act", "do", "run")
    ):
        return False
    known = {part for name in (*names.mine, *names.theirs) for part in name.split()}
    return third["who"] not in known | {
        "I",
        "We",
        "You",
        "He",
        "She",
        "They",
        "It",
        "That",
        "This",
        "There",
        "Who",
        "Which",
    }


_OWNERS = {"me": as_written(r"I\b"), "them": any_case(r"(?:he|she|they)\b")}


def _names_owner(deed: Deed, mark: Span) -> bool:
    """Whether a note says itself whose DEED is, in the words of which MARK hears a promise of somebody."""
    owner = _OWNERS.get(deed.role)
    named = deed.sentence.speaker is None and owner is not None and owner.match(deed.quote) is not None
    return named and mark.sentence == deed.sentence and _overlaps(deed, mark)


_DOES_THAT = any_case(r"\bI(?: can|'ll| will) do (?:that|it|so)\b")


def _is_granted(deed: Deed) -> bool:
    """Whether DEED is a plain yes, without a word more, to a request to hand something over, or takes up the verb of it."""
    if not deed.granted or deed.asked is None or len(deed.quote.split()) > SHORT:
        return False
    will = cues.WILL.search(deed.quote)
    if will is not None:
        return deed.quote[will.end() :].casefold().startswith(deed.phrase.partition(" ")[0].casefold())
    taken_on = cues.HANDING_OVER.match(deed.phrase) or (
        cues.ERRAND.match(deed.phrase) and _DOES_THAT.search(deed.quote)
    )
    return bool(taken_on and cues.YES_STRONG.search(deed.quote))


def _doubts_the_thing(deed: Deed) -> bool:
    """Whether the only doubt in DEED stands in a sub-clause on its thing, which the ear takes for one about the promise."""
    plain = cues.without_asides(deed.quote)
    promised = cues.WILL.search(plain) or (deed.sentence.speaker is None and cues.OF_THE_DAY.search(deed.quote))
    return bool(deed.asked is None and plain != deed.quote and promised)


def _tells_by(deed: Deed) -> bool:
    """Whether DEED says in a call by which day its speaker tells the other side something: "I'll let you know on Sunday"."""
    return bool(deed.sentence.speaker and deed.day and deed.day.date and re.match(r"(?:tell|let) you\b", deed.phrase))


def _asks_time(deed: Deed) -> bool:
    """Whether the speaker of DEED goes on with how long it takes: "I can do that. Give me until Monday."."""
    return deed.later is not None and TIME_ASKED.search(deed.later.plain) is not None


def _only_agrees(deed: Deed, other: Deed) -> bool:
    """Whether DEED is an open yes whose speaker goes on with what it promises: "Sure, will do. You'll get it on Friday."."""
    goes_on = other.sentence.utterance == deed.sentence.utterance and 0 < other.number - deed.number <= 2
    return goes_on and other.certain and not deed.certain and deed.verbatim and bool(cues.YES.match(deed.quote))


def _covers(deed: Deed, mark: Span) -> bool:
    """Whether MARK stands in the words of DEED, or they in it; a yes may be carried out in a sentence after it."""
    again = deed.later is not None and deed.later.number == mark.sentence.number
    near = 0 <= mark.sentence.number - deed.number <= NEXT
    return mark.role == deed.role and (again or (near and _overlaps(deed, mark)))


def _overlaps(deed: Deed, mark: Span) -> bool:
    start = mark.sentence.text.find(deed.quote)
    end = start + len(deed.quote)
    if start < 0:
        return mark.sentence.number == deed.number
    common = min(end, mark.end) - max(start, mark.start)
    return common >= min(end - start, mark.end - mark.start) / 2


_HAPPENS = any_case(
    r"(?P<who>[\w'-]+)(?: [\w'-]+){0,4}? (?:is|are|comes|goes|starts|begins|opens|appears|launches|arrives|happens|ships|runs)\b"
)


def _is_event(sentence: Sentence, words: str, names: Names) -> bool:
    """Whether WORDS of a note tell what a thing does, and nobody does it: "The second part comes out in May"."""
    happens = _HAPPENS.match(words) if sentence.speaker is None else None
    return happens is not None and not _names_somebody(words, names)


_PERSONS = {"i", "he", "she", "they", "we", "who", "him", "her", "them", "me", "us"}


def _names_somebody(words: str, names: Names) -> bool:
    people = {part.casefold() for name in (*names.mine, *names.theirs) for part in name.split()} | _PERSONS
    return bool(people & {word.casefold() for word in re.findall(r"\w+", words)})


_OURS = any_case(r"(?:and |but |so |then )*we (?!(?:will|shall|promised?|agreed?|owe|said|told)\b)[a-z]+\s")


def _is_own_affair(mark: Span, names: Names) -> bool:
    """Whether MARK of a note tells in the present what the user and theirs do, with no word of the contact in it."""
    if mark.sentence.speaker is not None or not _OURS.match(mark.words):
        return False
    theirs = {part.casefold() for name in names.theirs for part in name.split()} | words("""
        him her his them their you
    """)
    return not theirs & {word.casefold() for word in re.findall(r"[^\W_]+", mark.words)}


def _as_spoken(words: str) -> str | None:
    if opening := _WILL.match(words):
        return _AND_WILL.sub("and ", words[opening.end() :])
    if (doing := _AM_DOING.match(words)) and (base := cues.base_of(doing["verb"])):
        return base + words[doing.end() :]
    if reaches := _REACHES.match(words):
        return f"get {reaches['thing']} to you"
    present = _PRESENT.match(words)
    return present["phrase"] if present and cues.ACTION.match(present["phrase"]) else None


def _as_noted(words: str, names: Names) -> str | None:
    known = {part for name in (*names.mine, *names.theirs) for part in name.split() if len(part) > 1}
    who = "|".join([*map(re.escape, sorted(known)), "(?i:I|he|she|they|we)"])
    opening = re.match(_NOTED.format(who=who), words)
    if opening:
        return words[opening.end() :]
    doing = re.match(_NOTED_DOING.format(who=who), words)
    base = cues.base_of(doing["verb"]) if doing else None
    if doing and base:
        return base + words[doing.end() :]
    does = re.match(rf"(?:{who}) (?P<verb>[a-z]+?)(?P<s>es|s) (?=\w)", words)
    stems = (does["verb"], does["verb"] + does["s"][:-1]) if does else ()
    stem = next((stem for stem in stems if cues.ACTION.fullmatch(stem)), None)
    return f"{stem} {words[does.end() :]}" if does and stem else None
