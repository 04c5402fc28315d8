"""A goal in the user's words, taken apart: what to give, what to ask, what to say thanks for."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from assistant.outline import wording
from assistant.outline.wording import Voice

_SPLIT = re.compile(
    r"\s*(?:[;,]\s*(?:and\s+|then\s+)?|\s+and\s+(?:then\s+)?|\.\s+)(?=(?P<verb>[a-z]+)\b)", re.IGNORECASE
)
_STARTS = {
    "ask", "learn", "find", "hear", "understand", "know", "see", "send", "share", "give", "forward", "return", "thank",
    "congratulate", "offer", "invite", "suggest", "propose", "arrange", "schedule", "set", "book", "tell", "let", "wish",
    "reconnect", "apologise", "apologize", "say", "get", "check", "meet", "help", "show", "lend", "bring", "introduce",
}  # fmt: skip
_GIVE = re.compile(
    r"^(?:to )?(?:send|share|give|forward|return|lend|bring|email|mail|pass on|show|get)\s+(?:(?:her|him|them|you|over|on)\s+)?(?P<thing>.+)$",
    re.IGNORECASE,
)
_THING = re.compile(
    r"^(?:the|a|an|my|our|your|some|two|three|her|his|their|\d+|copies|notes|photos|pictures|feedback|comments)\b",
    re.IGNORECASE,
)
_THEIRS = re.compile(
    r"^(?:to )?(?:get|ask(?: for)?|hear) (?:her|his|their) (?P<what>views?|opinion|take|thoughts|advice|feedback|answer|help|input|ideas|verdict)\b\s*(?P<about>.*)$",
    re.IGNORECASE,
)
"""What is asked of them, and not brought: "get their view on the tariff"."""
_ASK = re.compile(
    r"^(?:ask|learn|find out|hear|understand|know|see|check(?: in)?(?: on)?|inquire|enquire)\s+(?:from\s+)?(?:(?:her|him|them|you)\s+)?(?P<rest>.+)$",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"^(?:ask (?:(?:her|him|them) )?for|suggest|propose|arrange|schedule|set up|book|invite (?:her|him|them) (?:to|for)|have|get|meet for)\s+"
    r"(?:a |an |some )?(?:(?P<minutes>\d{1,3})[- ]?min(?:ute)?s?[- ]?(?:of |for )?(?:a )?)?(?:short |quick |brief )?"
    r"(?:call|talk|chat|meeting|coffee|lunch|conversation|visit|time)\b",
    re.IGNORECASE,
)


@dataclass
class Plan:
    """What a goal asks for. `question` already speaks to the contact; `rest` fits no pattern."""

    things: list[str] = field(default_factory=list)
    question: str | None = None
    question_words: str = ""
    meeting_minutes: int | None = None
    thanks: str | None = None
    congratulations: str | None = None
    sorry: str | None = None
    news: str | None = None
    wish: str | None = None
    offer: str | None = None
    rest: list[str] = field(default_factory=list)


def parse(goal: str, voice: Voice, today: dt.date) -> Plan:
    """GOAL clause by clause; what fits no pattern is kept in `rest`, never bent."""
    plan = Plan()
    for clause in clauses(wording.spelled_out(goal, voice)):
        if not _take(plan, clause, voice, today):
            plan.rest.append(clause)
    return plan


def clauses(goal: str) -> list[str]:
    """GOAL cut where a new verb of doing begins."""
    parts, start = [], 0
    for match in _SPLIT.finditer(goal):
        if match["verb"].lower() in _STARTS:
            parts.append(goal[start : match.start()])
            start = match.end()
    parts.append(goal[start:])
    return [part.strip().rstrip(".") for part in parts if part.strip(" .")]


def thing(promise: str) -> str | None:
    """What a promise hands over ("send her the checklist" -> "the checklist"), or None when it is a deed."""
    match = _GIVE.match(re.sub(r"\s+to (?:her|him|them|you)$", "", promise.strip().rstrip(".")))
    found = match["thing"] if match else None
    if found is None or not _THING.match(found) or _THEIRS.match(promise.strip()):
        return None
    return found


def _take(plan: Plan, clause: str, voice: Voice, today: dt.date) -> bool:
    named = _spoken_to(_without_name(clause, voice))
    if meeting := _MEETING.match(named):
        plan.meeting_minutes = int(meeting["minutes"] or 20)
        return True
    for take in (_thanks, _told, _given, _invited, _offered, _asked):
        if take(plan, named, voice, today):
            return True
    return bool(
        re.match(
            r"^(?:reconnect|say hello|catch up|get back in touch|a short hello|(?:start|build|keep)\b.*\b(?:relationship|touch))\b",
            named,
            re.IGNORECASE,
        )
    )


def _thanks(plan: Plan, clause: str, _: Voice, today: dt.date) -> bool:
    match = re.match(
        r"^(?P<what>thank|congratulate)(?:\s+(?:her|him|them|you))?(?:\s+(?:for|on)(?: this:)?\s+(?P<for>.+))?$",
        clause,
        re.IGNORECASE,
    )
    if match is None:
        return False
    about = wording.with_days(wording.to_second(match["for"]), today) if match["for"] else ""
    if match["what"].lower() == "thank":
        plan.thanks = about
    else:
        plan.congratulations = about
    return True


def _told(plan: Plan, clause: str, _: Voice, today: dt.date) -> bool:
    """ "Apologise for the late reply", "tell them that the crane arrives on 3 December"."""
    sorry = re.match(
        r"^(?:apologi[sz]e|say sorry)(?:\s+to\s+(?:her|him|them))?\s+for\s+(?P<what>.+)$", clause, re.IGNORECASE
    )
    news = re.match(
        r"^(?:(?:tell|let)\s+(?:her|him|them|you)\s+(?:know\s+)?|(?:say|mention)\s+)(?:that\s+)?(?P<what>(?:the|our|my|we|I|it|a|an|this|there)\b.+)$",
        clause,
    )
    wish = re.match(r"^wish\s+(?:her|him|them|you)\s+(?P<what>.+)$", clause)
    if sorry:
        plan.sorry = wording.with_days(wording.to_second(sorry["what"]), today)
    elif wish:
        plan.wish = wording.with_days(wording.to_second(wish["what"]), today)
    elif news:
        plan.news = wording.with_days(wording.to_second(news["what"]), today)
    return bool(sorry or wish or news)


def _given(plan: Plan, clause: str, _: Voice, today: dt.date) -> bool:
    found = thing(clause)
    if found is None:
        return False
    plan.things.append(wording.with_days(wording.to_second(found), today))
    return True


def _invited(plan: Plan, clause: str, _: Voice, today: dt.date) -> bool:
    match = re.match(r"^invite\s+(?:her|him|them|you)\s+to\s+(?P<rest>.+)$", clause, re.IGNORECASE)
    if match is None:
        return False
    rest = wording.with_days(wording.to_second(match["rest"]), today)
    come = "" if rest.split()[0].lower() in wording.BASES | {"be"} else "come to "
    return _question(plan, f"Would you like to {come}{rest}?", clause)


def _offered(plan: Plan, clause: str, _: Voice, today: dt.date) -> bool:
    match = re.match(r"^(?:offer|help)\s+(?:(?:her|him|them|you)\s+)?(?P<rest>.+)$", clause, re.IGNORECASE)
    match = match or re.match(r"^(?P<rest>introduce\s+(?:her|him|them|you)\s+to\s+.+)$", clause, re.IGNORECASE)
    if match is None:
        return False
    rest = match["rest"]
    if clause.lower().startswith("help"):
        rest = rest if rest.lower().startswith("with ") else f"with {rest}"
        rest = f"help {rest}"
    plan.offer = wording.with_days(wording.to_second(re.sub(r"^to\s+", "", rest)), today)
    return True


def _asked(plan: Plan, clause: str, voice: Voice, today: dt.date) -> bool:
    if theirs := _THEIRS.match(clause):
        about = wording.with_days(wording.to_second(theirs["about"]), today)
        words = f"your {theirs['what'].lower()} {about}".strip()
        opens = "What is" if re.match(r"view|opinion|take|verdict", theirs["what"], re.IGNORECASE) else "Could I have"
        return _question(plan, f"{opens} {words}?", f"{theirs['what']} {theirs['about']}")
    match = _ASK.match(clause)
    if match is None:
        return False
    rest = wording.with_days(match["rest"], today)
    if asked := wording.question(rest, voice):
        return _question(plan, asked, match["rest"])
    second = wording.to_second(rest)
    if rest.lower().startswith("about "):
        return _question(plan, f"Could you tell me a little about {second[6:]}?", match["rest"])
    if rest.lower().startswith("for "):
        return _question(plan, f"Could I ask you for {second[4:]}?", match["rest"])
    direct = re.match(r"^ask\s+(?:her|him|them|you)\s+to\s+", clause, re.IGNORECASE)
    if rest.lower().startswith("to "):
        return _question(plan, f"Could {'you' if direct else 'I'} {second[3:]}?", match["rest"])
    return False


def _question(plan: Plan, question: str, words: str) -> bool:
    """Keep the first question only: a message asks one thing."""
    if plan.question is not None:
        return False
    plan.question, plan.question_words = question, words
    return True


def _spoken_to(clause: str) -> str:
    """CLAUSE with "their" turned to "your" when "them" is the contact ("thank them for their time")."""
    if not re.match(r"^\w+(?: (?:out|from))?\s+them\b", clause) or re.search(r"\b(?:her|his)\b", clause, re.IGNORECASE):
        return clause
    return re.sub(r"\btheir(s?)\b", r"your\1", clause)


def _without_name(clause: str, voice: Voice) -> str:
    """CLAUSE with the contact's name as object turned to "them" ("invite Dana to" -> "invite them to")."""
    for name in sorted(voice.names, key=len, reverse=True):
        clause = re.sub(rf"^(\w+(?: (?:out|from))?)\s+{re.escape(name)}\b(?!['\u2019])", r"\1 them", clause, count=1)
    return clause
