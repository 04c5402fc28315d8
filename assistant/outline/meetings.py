"""A talk, a visit or a day that a goal asks for."""

from __future__ import annotations

import datetime as dt
import re

from assistant.english import pronouns, spelling
from assistant.english.pronouns import Voice
from assistant.outline.plan import Plan, ask
from assistant.patterns import any_case, as_written

MEETING = any_case(
    r"^(?:ask (?:(?:her|him|them) )?for|suggest|propose|arrange|schedule|set up|book|(?P<invited>invite (?:her|him|them) (?:to|for))|have|get|meet for)\s+"
    r"(?P<what>(?P<article>a |an |some )?(?:(?P<minutes>\d{1,3})[- ]?min(?:ute)?s?[- ]?(?:of |for )?(?:a )?)?(?:short |quick |brief )?"
    r"(?P<noun>call|talk|chat|meeting|coffee|lunch|conversation|visit|time)\b)(?P<more>.*)$"
)
_AWAY_FROM_PHONE = {"coffee", "lunch", "visit"}
"""What one asks for by its name and not as minutes on the phone."""
_DAY_WORDS = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|spring|summer|autumn|winter|tomorrow|today|tonight|week|month|year|weekend|easter|christmas)s?"
)
WHEN = any_case(
    rf"\s*\b(?P<when>(?:(?:on|in|at|before|after|by|during|between|around|from|early|late|this|next|the) )*(?:\d{{1,2}}(?:st|nd|rd|th)? |\w+ )?{_DAY_WORDS}\b.*"
    r"|(?:on )?\d{4}-\d{2}-\d{2}.*|at \d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?\b.*)$"
)
"""The end of a wish for a meeting that says when: "on Thursday", "in the first week of May"."""
_DAY = (
    r"(?:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|\d{4}-\d{2}-\d{2}|tomorrow|next week|the week|\d{1,2}(?:st|nd|rd|th)?|\d{1,2}[:.]\d\d|[ap]m|noon|the|at|of|in|or|on"
    r"|next|this|early|late|morning|afternoon|evening)\b[\s,]*)+"
)
DAY_MEANT = any_case(
    rf"^(?:on |in )?(?P<day>(?=.*(?:{_DAY_WORDS}\b|\d{{4}}-)){_DAY})(?:(?:as the (?:day|date) )?for (?P<what>.+?))?(?: instead)?$"
)
_THING_AND_DAY = any_case(rf"^(?P<what>(?:the|an?|our|her|his|their|your) .+?) on (?P<day>{_DAY})$")
"""A day for something, either first: "Friday for the tasting", "the tasting on Friday"."""
_WHICH_DAY = any_case(
    r"^(?:(?:fix|find|agree|set|settle|pick|choose|decide)(?: with (?:her|him|them))?(?: on)? (?:a|the|another"
    r"|some) (?:good |new )?(?P<unit>day|date|time|week|slot)"
    r"|(?:propose|suggest|arrange|schedule) (?:a|another) (?P<other>day|date|week|slot))"
    rf"(?: with (?:her|him|them))?(?P<when> (?:in|next|this|before|after|around) (?:\w+ )?{_DAY_WORDS})?(?P<what> (?:for|to) .+)?$"
)
PROPOSE = any_case(
    r"^(?P<verb>suggest|recommend|propose|confirm)(?: to (?:her|him|them|you)| (?:her|him|them|you)(?= (?:the|an?|my"
    r"|our)\b))?:? (?P<what>.+?)(?: to (?:her|him|them|you))?$"
)
TAKES = any_case(r"\s*[,;(:]?\s*(?:(?:about|some|for|it takes|takes)\s+)*(?P<minutes>\d{1,3})[- ]?min(?:ute)?s?\b\)?")
"""What a favour costs: ", about 20 minutes"."""
_TAKES_LAST = any_case(rf"(?:{TAKES.pattern})$")
_ABOUT = any_case(r"(?:about|on|over|to|at|in|for|regarding)\b")
_TO_HEAR = any_case(r",?\s+(?P<why>to (?:hear|learn|find out|understand) .+)$")
"""What a talk is for."""
_MINUTES_ALONE = any_case(
    r"^(?:ask (?:(?:her|him|them) )?for|suggest|propose|arrange|schedule|book)(?: (?:to )?(?:her|him|them"
    r"|you))? (?P<minutes>\d{1,3})[- ]?min(?:ute)?s?\b(?P<more>.*)$"
)
_FIGURES = {"five": "5", "ten": "10", "fifteen": "15", "twenty": "20", "thirty": "30", "forty": "40", "sixty": "60"}
_MINUTES = any_case(rf"\b(?P<number>{'|'.join(_FIGURES)})(?=[- ]min(?:ute)?s?\b)")
_WITH_READER = as_written(
    r" with (?:her|him|them|you)\b(?=$|,| (?:in|at|for|on|over|near|between|next|this|before|after|during|around|by)\b)"
)
_TO_MEET = any_case(
    r"^(?:(?:propose|suggest|offer|arrange|ask(?: (?:her|him|them|you))?)(?: (?:to|that we|we))? meet(?:ing)?"
    r"|meet(?! for\b))(?: up)?(?: (?:with )?(?:her|him|them|you))?"
    r"(?P<more>(?:,? (?:in|at|for|on|over|near|between|next|this|before|after|during|around|by)\b.*)?)$"
)


def met(plan: Plan, clause: str, voice: Voice, today: dt.date) -> str | None:
    """A call, a coffee or a visit that is asked for; "invite her to visit us" names a deed and is none."""
    match = MEETING.match(in_figures(clause))
    if match is None:
        return _minutes_asked(plan, in_figures(clause), voice, today)
    noun = match["noun"].lower()
    if plan.asks:
        return None
    verb = match["invited"] and match["invited"].endswith("to") and not (match["article"] or match["minutes"])
    if verb and noun in ("call", "talk", "chat", "visit", "time"):
        return None
    more, minutes = match["more"], match["minutes"]
    why = ""
    if (purpose := _TO_HEAR.search(more)) and (turned := pronouns.to_reader(purpose["why"], "", voice)):
        why, more = f", {turned}", more[: purpose.start()]
    if not minutes and (takes := _TAKES_LAST.search(more)):
        more, minutes = more[: takes.start()], takes["minutes"]
    if when := WHEN.search(more):
        plan.meeting_when, more = spelling.with_days(when["when"].strip(), today) + why, more[: when.start()]
    elif why:
        return None
    with_them = "|".join(["her", "him", "them", "you", *map(re.escape, voice.names)])
    more = re.sub(rf"^\s*with (?:{with_them})\b", "", more).strip(" ,")
    about = pronouns.to_second(more)
    if more and not _ABOUT.match(more):
        plan.meeting_when = None
        return None
    plan.meeting_minutes = int(minutes or 20)
    if noun in _AWAY_FROM_PHONE or about or plan.meeting_when or noun == "meeting":
        plan.meeting = f"{_meeting_named(noun, about, given=bool(minutes))} {about}".strip()
    return about or (plan.meeting_when or "")


def _meeting_named(noun: str, about: str, *, given: bool) -> str:
    """A meeting by its name, or by its minutes, which the goal has GIVEN or which are to be filled in."""
    if noun in _AWAY_FROM_PHONE or (noun == "meeting" and not given and re.match(r"(?:in|at) ", about)):
        return noun if noun == "lunch" else f"a {noun}"
    return f"{{minutes}} minutes {'together' if noun == 'meeting' else 'on the phone'}"


def _minutes_asked(plan: Plan, clause: str, voice: Voice, today: dt.date) -> str | None:
    """ "Propose 20 minutes before the fair opens": whether they would suit, at the time of the goal."""
    match = _MINUTES_ALONE.match(clause)
    if match is None or plan.asks:
        return None
    more = pronouns.to_reader(_WITH_READER.sub("", match["more"]).strip(" ,"), "", voice)
    if more is None:
        return None
    said = spelling.with_days(more, today)
    when = re.search(r"\b(?:before|after|during|between) .+", said) or WHEN.search(said)
    about = said[: when.start()].strip(" ,") if when else said
    if about and not _ABOUT.match(about):
        return None
    plan.meeting_minutes, plan.meeting = int(match["minutes"]), f"{{minutes}} minutes {about}".strip()
    plan.meeting_when = when[0].strip() if when else None
    return about or plan.meeting_when or ""


def in_figures(clause: str) -> str:
    """CLAUSE with its minutes as a number: "a twenty minute call"."""
    return _MINUTES.sub(lambda found: _FIGURES[found["number"].lower()], clause)


def day_asked(plan: Plan, clause: str, voice: Voice, today: dt.date) -> str | None:
    """ "Find a day for the tasting", "propose Friday for the tasting": whether it, or which day, would suit them."""
    if which := _WHICH_DAY.match(clause):
        what = pronouns.to_reader((which["what"] or "").strip(), "", voice) if which["what"] else ""
        what = re.sub(r"^to meet (?:with )?you\b", "to meet", what) if what else what
        if what and re.match(r"to .*\byou\b", what):
            return None  # who does it is the user: "find a day to visit her"
        unit = (which["unit"] or which["other"]).lower()
        named = {"date": "day", "slot": "time"}.get(unit, unit) + (which["when"] or "")
        asked = f"{'What' if named.startswith('time') else 'Which'} {named} would suit you {what}".strip()
        return None if what is None else ask(plan, spelling.with_days(f"{asked}?", today), which["what"] or "")
    proposed = PROPOSE.match(clause)
    if proposed is None or proposed["verb"].lower() not in ("suggest", "propose") or MEETING.match(clause):
        return None
    found = DAY_MEANT.match(proposed["what"]) or _THING_AND_DAY.match(proposed["what"])
    what = pronouns.to_reader(found["what"], "", voice) if found and found["what"] else ""
    if found is None or what is None:
        return None
    day = spelling.with_days(found["day"].strip(" ,"), today)
    return ask(plan, f"Would {day} suit you{f' for {what}' if what else ''}?", found["what"] or day)


def time_asked(plan: Plan, clause: str, voice: Voice, today: dt.date) -> str | None:
    """ "Propose to meet in Ghent in May": whether they would have time for it, at the place and time of the goal."""
    match = _TO_MEET.match(clause)
    place = pronouns.to_reader(_WITH_READER.sub("", match["more"]).strip(" ,"), "", voice) if match else None
    if place is None:
        return None
    return ask(plan, spelling.with_days(f"Would you have time to meet {place}".strip() + "?", today), place)
