"""What lies ahead of somebody on a day, by what a note says of them: "her talk at the museum is on 14 February"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from assistant.heard import cues, days
from assistant.patterns import any_case, as_written

EVENTS = (
    "meeting|exam|interview|talk|presentation|launch|opening|wedding|birthday|move|conference|fair|hearing|audit|inspection"
    "|deadline|defence|defense|viva|concert|premiere|race|marathon|trip|review|vote|election|workshop|course|retirement"
    "|anniversary|start|party|exhibition|demo|pitch|trial|pilot|release|relaunch|kick-off|tournament|final|day|evening|show|session"
    "|test|dinner|market|festival|ceremony|gala|recital|tasting|handover|seminar|match"
)
_DETERMINER = r"(?:(?i:the|an?|his|her|their)|[A-Z]\w+'s)"
_NO_VERB = r"(?!(?:is|are|was|were|has|have|had|will|of|at|and|or|for|on|in|to|with|that|who)\b)[\w'-]+"
_OF_WHAT = r"(?: (?:of|at|for|with|in|on|to)(?: (?!(?:is|was|on|in|at)\b)[\w'-]+){1,5}?)?"
_NAMED = as_written(
    rf"(?:\b(?P<event>{_DETERMINER}(?: {_NO_VERB}){{0,3}} (?:{EVENTS}){_OF_WHAT})|^(?P<bare>[A-Z]?{_NO_VERB}(?: {_NO_VERB}){{0,2}} (?:{EVENTS}){_OF_WHAT}))"
    r"(?:\s+(?:is|goes live|starts|begins|opens|takes place|will be|is (?:planned|set|scheduled|fixed) for)|,)?\s*$"
)
"""A thing that one goes to or waits for, by its noun."""
_STANDS = as_written(
    rf"^(?P<event>{_DETERMINER}(?: {_NO_VERB}){{1,3}}{_OF_WHAT})\s+(?:is|are|takes? place|(?:is|are|will be) (?:held|planned|set|scheduled|fixed)(?: for)?)\s*$"
)
"""Anything else that is said to be on a day."""
_NO_EVENT = any_case(
    r"\b(?:best|good|bad|free|busy|only|usual|day off|(?:next|last|our) (?:call|talk|chat|meeting)|shift|turn|office"
    r"|work|gym|reply|answer|report|draft|invoice)\b"
)
_TURNS = (
    r"opens|reopens|closes|starts|begins|ends|launches|moves(?! (?:the|an?|his|her|their)\b)"
    r"|leaves(?! (?:the|an?|his|her|their|it|them|early|late|at)\b)|joins|retires|(?:speaks|talks|lectures) (?:on|about|at)"
    r"|plays|performs|sings|dances|defends|graduates|marries|turns (?=\d|\w+ty\b)|flies|travels"
    r"|(?:goes|returns|comes back) (?=(?:from|home|to|on)\b(?! (?:me|us|him|her|them|you)\b))|becomes|takes over|competes|exhibits"
    r"|celebrates|sails|departs|appears|sells up|unveils|(?:presents|hands in|submits)(?= (?:his|her|their)\b)"
)
_DOING = (
    r"(?:re)?opening|closing|starting|beginning|launching|moving|leaving|joining|retiring|speaking|playing|performing|singing"
    r"|defending|graduating|getting married|flying|travelling|traveling|going|returning|coming back|taking over|exhibiting"
)
_HAS = r"has|gives|presents|hosts|holds|leads|attends|runs|takes|organi[sz]es|chairs"
_WHO = r"(?i:he|she|they|(?:his|her|their|the) (?:[\w'-]+ ){1,6}?)"
_ITS_VERB = rf"(?:(?:also|now|then|finally) )?(?:(?:{_TURNS})(?!\w)|(?:is|are) (?:{_DOING})\b|(?:{_HAS}|(?:is|are) (?:hosting|holding|giving|leading))\b(?=.*\b(?:{EVENTS})\b))"
_TALK = any_case(
    r"(?P<who>he|she) (?:speaks|talks|lectures|gives a (?:talk|lecture)) (?:on|about) (?P<about>[\w' -]{3,60}?)"
    r"(?: (?:at|in|to) [^,;]+?)?$"
)
_LATER = any_case(r"\s*(?:$|[.,;!:)]|(?:at|in|with|from|for|to|near|and)\b)")
_SAID = any_case(
    r"\b(?:I|me|my|mine|we|us|our|you|your)\b|\b(?:if|unless|might|may(?! \d)|maybe|perhaps|probably|hopes?|wants?"
    r"|would|could|should|must|told|tells|said|says|not|never"
    r"|asks?|asked|whether|promis\w+|until|till|every|each|was|were|had|did)\b|\?"
)
"""What makes it mine, a maybe, a promise, a question, a habit or over."""


def events(sentence: str, first: str, day: dt.date) -> Iterator[str]:
    """`2026-12-02 the budget meeting` for each day after DAY on which SENTENCE of a note on FIRST has something of theirs."""
    if cues.HABIT.search(sentence):
        return
    for found in days.find(sentence, day):
        head, tail = sentence[: found.start].rstrip(" ,"), sentence[found.end :]
        if days.find(head, day):
            continue  # two days of one sentence: what is on the second may be left out there
        opening = re.split(r"(?<=[\w)])[.;:] ", head)[-1]
        if not (found.date and found.date > day and found.lead in ("", "on")) or _SAID.search(opening + tail[:20]):
            continue
        if not _LATER.match(tail):
            continue
        event = _event(opening, first, on=found.lead == "on")
        if event and not _NO_EVENT.search(event):
            yield f"{found.date} {event}"


def _event(head: str, first: str, *, on: bool) -> str | None:
    """What HEAD, which a day follows, with ON before it, says of FIRST or of a thing of theirs."""
    if talk := _TALK.match(head):
        return f"{'his' if talk['who'].lower() == 'he' else 'her'} talk on {talk['about']}"
    does = re.match(rf"(?:(?P<who>{_WHO}|{re.escape(first)}) ?)?(?P<deed>\b(?i:{_ITS_VERB}).*)", head)
    who = (does["who"] or first).strip() if does else ""
    deed = f"{who if who == first else _small(who)} {_small(does['deed'])}" if does else None
    if does and not re.match(rf"(?:{_HAS})\b", does["deed"], re.IGNORECASE) and does["who"]:
        return _small(whole["event"]) if (whole := _NAMED.match(head)) and whole["event"] else deed
    named = _NAMED.search(head)
    if does and not (named and named["event"] and does["who"]):
        return f"{first} {_small(does['deed'])}" if who == first else deed
    if named:
        return _small(named["event"]) if named["event"] else f"the {_small(named['bare'])}"
    stands = _STANDS.match(head) if on else None
    return _small(stands["event"]) if stands else deed


def _small(text: str) -> str:
    return text if re.match(r"[A-Z]\w+'s\b|[A-Z]{2}", text) else text[:1].lower() + text[1:]
