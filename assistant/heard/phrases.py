"""Verb phrases as people say them: where they end, how many things they name, by when, and what corrects them."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from itertools import pairwise

from assistant.heard import cues, days
from assistant.heard.days import Day
from assistant.patterns import any_case, as_written

POINTS = any_case(
    r"(?:do|send|get|have|bring|share|forward|email|mail|put|pass|give|show|sort|post|drop|ping|shoot|pop|fire|take"
    r"|look|finish|return|check|confirm|handle|text|fix|arrange|organi[sz]e|book|write|dig|find|print|upload)"
    r"(?:\s+(?:into|at|over|across|out|up|back|off|along|together))?"
    r"(?:\s+(?:you|me))?\s+(?:it|that|this|them|those|these|one|so|both)\b"
    r"(?:\s+(?:(?:over|across|along|back|off|out|up|through|round|around|together|done|sorted|on|care of|ready|for you"
    r"|(?:over |across |back )?to (?:you|me)|(?:your|my) way|straight away|right away|by e-?mail|all|too|as well"
    r"|first thing|then|in an e-?mail)\b\s*)*)?[.!,\s]*"
    r"|take care of (?:it|that|this)|let (?:you|me) have (?:it|that|them)|get (?:you|me) (?:that|it|those|them)"
    r"|get on (?:it|that)|do so|have it ready"
)

PRONOUN_OBJECT = any_case(
    r"[\w-]+(?:\s+(?:up|over|out|back|off|into|at))?\s+(?:it|that|them|those|these|this"
    r"|one)(?![\w'])(?!\s+\w+\s+(?:is|are|for|of)\b)"
)
"""A verb whose object is only a pointer ("drop them in an email")."""
TAG = any_case(
    r",?\s*(?:if you(?:'d| would| could|'ll)\b[^?]*|okay|ok|alright|all right|right|yeah|yes|if that's (?:ok|okay"
    r"|alright|fine)|is that ok(?:ay)?|deal|cool)\s*\?$"
)

_EVENTS = any_case(
    r"\b(?:meeting|meetup|meet-up|workshop|call|session|event|conference|dinner|lunch|breakfast|talk|demo|review"
    r"|visit|class|course|panel|webinar|board|training|launch|deadline|presentation|interview|exam|trip|party|fair"
    r"|offsite|off-site|kick-?off|stand-?up|retro|slot|show|shift|(?:the|next|last|first|second|other) one|happening"
    r"|starting|starts|begins|opens|opening|[a-z]+ed)\s*$"
)

_OCCASION = any_case(
    r"\b(?P<at>(?:at|for|to) (?:(?:the|an?|your|our|my|his|her|their) )?(?:[\w'-]+ ){0,3}?)?(?:meeting|meetup|workshop|call|session|event"
    r"|conference|dinner|lunch|breakfast|talk|demo|review|visit|class|course|panel|webinar|board|training|launch|presentation"
    r"|interview|exam|trip|party|fair|offsite|show|shift|evening|night|morning|afternoon|day|tasting|hearing|rehearsal|concert"
    r"|match|race|regatta|market|festival|ceremony|assembly|tour|walk|gathering|reception|exhibition|premiere|seminar|lecture|lesson"
    r"|tournament|wedding|funeral|inspection|audit|opening|screening|viewing|reading|auction|raffle|picnic|barbecue|performance)\s*$"
)
"""An occasion right before its day, and whether it is where something is done: "for the open day (on 3 May)"."""
_ATTENDS = any_case(r"(?:come|join|attend|visit|host|see|meet|call|ring|phone|speak|talk|present|cover|help|be)\b")
_TAKES_A_DAY = any_case(
    r"\b(?:book|reserve|block(?: out| off)?|hold|keep|save|schedule|claim|free up|clear)(?: (?:you|us|him|her|them))? $"
)
"""Before a day that is itself what is taken: "book Tuesday the 4th with the hall"."""
_ANY_DAY = any_case(r"(?:today|tonight|tomorrow|tmrw|this|later|in|within|straight|right|asap|soon)\b")

_MEETING_VERB = any_case(
    r"(?:come|join|attend|visit|book|schedule|host|set|see|hold|reserve|block|meet|arrange|organi[sz]e|put|call|ring"
    r"|phone|speak|talk|present|cover)\b"
)

ERRAND = any_case(
    r"(?:cut|draft|brief|type|put together|pull|dig|countersign|finish|work out|go through|ask|check|find|look|see"
    r"|talk|speak|measure|call|ring|phone|test|read|count|confirm|clear)\b"
)
TELLING = any_case(
    r"(?:text|tell|send|e-?mail|message|let|write|ping|call|ring|report|get back|come back|drop|give (?=(?:you|me|us)\b)|forward (?=(?:you|me|us)\b))"
)
"""An errand and the report on it ("ask Ada and text you her answer") are one promise."""
_FOLLOW_ON = any_case(r"(?:let|get|tell|follow|confirm|see|check|report|come|circle|keep|reply|respond|be)\b")

_WHEN_OF = any_case(r"\b(?:times?|dates?|days?|hours?|slots?|weeks?|mornings|afternoons|evenings|nights) when\b")
"""Words whose "when" tells which of them are meant: "the times when the room is free"."""
_LEADS_ON = any_case(r"\s+(?:right|just|straight|shortly|soon|even|only|by|immediately)$")
"""What is left of "right after this" when its clause is cut off."""

THING = re.compile(
    r"(?:the|an?|my|our|your|his|her|their|that|those|these|this|\d+|two|three|four|five|six|seven|eight|nine|ten"
    r"|both|all)\b|[A-Z]",
    re.ASCII,
)


def ended(phrase: str) -> str:
    """PHRASE without its closing marks and a tag such as "okay?"."""
    return TAG.sub("", phrase).strip(" .?!,;")


def main_clause(after: str) -> str:
    """AFTER up to its first subordinate clause or the "but" that follows it."""
    cut = next((c for c in cues.SUBORDINATE.finditer(after) if not _WHEN_OF.search(after[: c.start() + 5])), None)
    main = _LEADS_ON.sub("", after[: cut.start()]) if cut and cut.start() > 3 else after
    but = re.search(r",?\s+but\b", main, re.IGNORECASE)
    main = main[: but.start()] if but else main
    return re.sub(
        r",?\s+(?:if you (?:like|want)|if that helps|if that's ok(?:ay)?|then|too|as well|for sure|I promise"
        r"|of course|okay|all right)$",
        "",
        ended(main),
        flags=re.I,
    )


_RECORDS = any_case(
    r"(?:photograph|film|record|scan|measure|weigh|count|sketch|take (?:some |a (?:few )?)?(?:photos?|pictures?|videos?))\b"
)
_ITS_RECORD = any_case(
    r"\w+ (?:you |me |him |her |them )?(?:the|some) (?:photos?|pictures?|images?|clips?|videos?|film|recordings?"
    r"|files?|scans?|figures?|numbers|measurements?|results?|counts?|weights?|sketch(?:es)?)\b"
)
"""What comes of recording a thing, handed over: "photograph it and send you the pictures" is one errand."""


def things(main: str) -> list[str]:
    """The several things of "send the deck and introduce you to Ada"; "check and let you know" is one."""
    bounds = [0]
    for joint in re.finditer(
        r",?\s+(?:and|&|plus)\s+(?:then\s+|also\s+|to\s+|I'll\s+|I will\s+)*", main, re.IGNORECASE
    ):
        rest = main[joint.end() :]
        verb = cues.ACTION.match(rest)
        first = main[: joint.start()]
        if _TO_ONE.match(rest) and _GIVES.match(first):
            bounds += [joint.start(), joint.end()]
            continue
        if (ERRAND.match(first) and TELLING.match(rest)) or (_RECORDS.match(first) and _ITS_RECORD.match(rest)):
            continue
        if PRONOUN_OBJECT.match(first) or not THING.search(first.partition(" ")[2]):
            continue
        if verb and not _FOLLOW_ON.match(rest) and not PRONOUN_OBJECT.match(rest) and THING.search(rest[verb.end() :]):
            bounds += [joint.start(), joint.end()]
    bounds.append(len(main))
    parts = [main[a:b].strip() for a, b in pairwise(bounds)][::2]
    return [f"{main.split()[0]} {part}" if place and _TO_ONE.match(part) else part for place, part in enumerate(parts)]


_A_THING = r"(?:the|an?|my|our|his|some|two|three|four|five|\d+)"
_TO_ONE = as_written(rf"(?:[A-Z][\w'-]+|him|her|them|me|us|you) {_A_THING} ")
_GIVES = as_written(rf"[a-z]+ (?:you|me|us|[A-Z][\w'-]+|him|her|them) {_A_THING} ")
"""A thing for one, behind a thing for another with the verb of both: "send Ola the plan and Lea the budget"."""


def deadline(text: str, found: list[Day]) -> Day | None:
    """Which of the days FOUND in TEXT is the deadline, and not the day of a thing ("the workshop on Friday")."""
    free = [day for day in found if not _belongs_to_thing(text, day)]
    by = [day for day in free if day.lead in ("by", "before", "no")]
    return next(iter(by or [day for day in free if day.date] or free), None)


_BOOKS = any_case(
    r"\b(?:book|reserve|schedule|block)\b[^.,;]*$|\b(?:put|pencil|write|sign) (?:me|us|him|her|them|you) (?:down|in|up)\s*$"
    r"|\b(?:invit(?:e|es|ation|ations)|tickets?|reminders?|agendas?|bookings?|seats?|appointments?|rota|menus?|forecasts?|timetables?)\s*$"
)
"""What is taken for a day, or sent for it, and not by it: "an invite for the 16th"."""
_LENDS = any_case(r"\b(?:lend|lends|lending|loans?)\b[^.;]*(?<!be )\bback\s*$")
"""Before the day by which a loan comes back to who lends it: "lends me the ladder, back by Friday"."""


def is_booked_for(text: str, day: Day) -> bool:
    """Whether DAY in TEXT is what is taken or when a thing takes place, and no deadline.

    "Book the room for the 21st", "reserve Saturday 6 March", "put me down for the open day on 5 May".
    """
    before = text[: day.start]
    if _LENDS.search(before):
        return True
    if day.lead == "for":
        return _BOOKS.search(before) is not None
    if day.lead not in ("", "on") or _ANY_DAY.match(day.said):
        return False
    occasion = _OCCASION.search(before)
    taken = not day.lead and _TAKES_A_DAY.search(before)
    return bool(taken or (occasion and occasion["at"] and not _ATTENDS.match(_verb_before(before))))


def _belongs_to_thing(text: str, day: Day) -> bool:
    before = text[: day.start]
    if re.search(r"\b\d{1,2}(?:st|nd|rd|th)? (?:or|and|/) ?$", before) or (
        before.rstrip().endswith("(") and not day.lead and not text[day.end :].lstrip().startswith(")")
    ):
        return True  # "which of the two dates (3 or 5 June)"
    if is_booked_for(text, day):
        return True
    if day.lead == "for":
        return not re.search(
            r"\b(?:ready|done|finished|it|that|them|you|sorted|free)\s*$", before, re.I
        ) and not _MEETING_VERB.match(text)
    if day.lead in ("by", "before", "no"):
        return False
    if _WHEN_OF.search(before):
        return True
    return bool(_EVENTS.search(before) and not _MEETING_VERB.match(_verb_before(before)) and len(before.split()) > 2)


def _verb_before(before: str) -> str:
    """The words BEFORE a day from the verb that is promised on."""
    said = list(cues.WILL.finditer(before))
    return before[said[-1].end() :] if said else before


def without_days(text: str, call: dt.date) -> str:
    """TEXT without the words that say by when, or that nobody said by when."""
    text = _UNDATED.sub("", text)
    for day in reversed(days.find(text, call)):
        if not day.from_event and not _belongs_to_thing(text, day):
            before = _DANGLING.sub("", text[: day.start].rstrip(" ,"))
            joint = "," if re.match(r",\s+(?:\w+\s+)?\w+\s+(?:in|out|off|up|down|over|left)\b", text[day.end :]) else ""
            text = f"{before}{joint} {text[day.end :].lstrip(' ,')}"
    text = re.sub(
        r"[, ]+(?:(?:for|on|by)?,? ?let's(?: say)?|probably|hopefully|ideally|most likely|(?:['\"]+[ .]*)+)$",
        "",
        text.rstrip(" ,"),
    )
    text = re.sub(rf",\s*{WILL_BE.pattern}$", "", text, flags=re.IGNORECASE)
    text = re.sub(r"\(\s*(?:pls|plse|please)?\s*!?\s*\)", "", text)
    return " ".join(text.strip("-\u2014\u2013").split()).strip(" ,.;")


_DANGLING = any_case(
    r",?\s+(?:['\"]?(?:(?:it|that|this|they|these) )?should be|by|on|at|before|around|about|until|for"
    r"|(?<!\bit )(?<!\bthem )(?<!\bthat )in|some ?time|at some point|latest|then|either|say)$"
)


WILL_BE = any_case(
    r"\W*(?:(?:it|they|that) )?(?:will|'ll|should) be (?:(?P<done>done|ready|finished)|back|here|there|home)\W*"
)
"""When what was promised just before is done, or somebody is back, behind it: "will mend it, will be done by 3 May"."""
_UNDATED = any_case(
    r"\s*[,;(\u2013\u2014-]\s*(?:(?:but|with|though) )?(?:no|without an?|w/o an?) (?:(?:fixed|firm|set|exact|clear) )?(?:date|day|deadline|time)"
    r"(?: (?:yet|set|given|named|said|for it|for that))*\)?\W*$"
)
"""A remark that no day was named: "after the audit, no date"."""


def superseded(plain: str, found: list[Day]) -> list[tuple[int, int]]:
    """What a sentence corrects in itself: the places of the words that no longer hold, in order."""
    for first, second in pairwise(found):
        if gap := _superseded_day(plain, first, second):
            return [gap]
    if restart := _RESTART.search(plain):
        return [restart.span()]
    thing = _RENAMED.search(plain)
    if thing and (old := _old_thing(plain[: thing.start()], thing["new"])) is not None:
        day = next((d for d in found if old < d.start < thing.start()), None)
        if day is None:
            return [(old, thing.start("new"))]
        return [(old, day.start), (day.end, thing.start("new") - 1)]
    contrast = re.search(r",?\s+not (?:the|a|an|my|our)\s+[\w' -]{2,30}(?=[,.!?]|$)", plain)
    return [contrast.span()] if contrast and cues.WILL.search(plain[: contrast.start()]) else []


_RESTART = any_case(
    r"\b(?:I'll|I will|let me)\b[^.?!]*?\s*[,\u2014\u2013-]+\s*(?:no|sorry|actually|wait|scratch that|I mean|or rather)"
    r"(?:[, ]+(?:no|sorry|wait|actually))*[,\u2014\u2013: ]+\s*(?=(?:I'll|I will|let me)\b)"
)
_RENAMED = any_case(
    r"\s*[,\u2014\u2013-]+\s*(?:(?:oh|no|er|well),?\s+)*"
    r"(?:(?:sorry|I mean|I meant|or rather|scratch that|make that|correction"
    r"|no wait)[,:\u2014\u2013 ]+)+(?:not [^,]{1,30},\s*)?(?P<new>\S.*)$"
)


def _superseded_day(plain: str, first: Day, second: Day) -> tuple[int, int] | None:
    """Which words a second day makes void: "Friday, no, Monday", "Friday \u2014 Monday", "not Friday but Monday"."""
    between = plain[first.end : second.start]
    if first.lead == "not" or re.search(r"\bnot\s*$", plain[: first.start]):
        start = plain.rfind("not", 0, first.start + 4)
        return (start if start >= 0 else first.start, second.start)
    if second.lead == "not" or re.search(r"\bnot\s*(?:on |by )?$", between):
        return (first.end, second.end)
    dashed = re.fullmatch(r"\s*(?:\u2014|\u2013|--|\s-)\s*(?:on |by )?", between)
    corrected = cues.MAKE_THAT.search(between) and len(between.split()) < 9
    if dashed or (corrected and not re.search(r"\b(?:I'll|will|can you|could you)\b", between)):
        return (first.start, second.start)
    return None


_NUMBER = any_case(r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\b")
_DETERMINER = r"\b(?:the|an?|my|our|your|his|her|their|that|this)"
_NAME = as_written(r"\b(?!I\b)[A-Z][a-z]+(?:\s+[A-Z][a-z]+)*")
_KINDS = (
    (_NUMBER, _NUMBER, 0),
    (any_case(rf"{_DETERMINER}\b"), any_case(rf"{_DETERMINER}\s+(?=\w)"), 0),
    (_NAME, _NAME, 1),
)
"""How a thing begins, how such things stand in a phrase, and the letters at its head that begin none."""


def _old_thing(before: str, new: str) -> int | None:
    """Where the thing begins in BEFORE that NEW replaces: the last noun phrase, number or name of the same kind."""
    for begins, alike, skipped in _KINDS:
        if begins.match(new):
            places = [match.start() for match in alike.finditer(before[skipped:])]
            return places[-1] + skipped if places else None
    return None


def replaced(phrase: str, new: str) -> str | None:
    """PHRASE with its thing replaced by NEW ("send you the deck" and "the one-pager")."""
    old = _old_thing(phrase, new)
    return f"{phrase[:old]}{new}" if old is not None else None


def overlap(one: str, other: str) -> float:
    """The share of content words, from 0 to 1, that the shorter of two phrases has in common with the other."""
    words = [content_words(text) for text in (one, other)]
    smaller = min(len(words[0]), len(words[1]))
    return len(words[0] & words[1]) / smaller if smaller else 0.0


_STOP = frozenset(
    """a an the and or of to in on at for from with by is are be it that this these those them they he she we you i me my our your
    his her their us do did done will would can could should get got have has send sent give some any all over out up back about
    as so then just also more into one""".split()  # noqa: SIM905
)


@lru_cache(maxsize=4096)
def content_words(text: str) -> frozenset[str]:
    """The stems of the words of TEXT that carry meaning; kept, for every promise is held against every other."""
    return frozenset(word[:6] for word in re.findall(r"[^\W_]{2,}", text.casefold()) if word not in _STOP)
