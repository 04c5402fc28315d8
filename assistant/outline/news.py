"""What a goal wants told: news, a yes or a no, an apology, an idea."""

from __future__ import annotations

import datetime as dt
import re

from assistant.english import pronouns, spelling, verbs
from assistant.english.pronouns import Voice
from assistant.outline.meetings import DAY_MEANT, MEETING, PROPOSE, in_figures
from assistant.outline.plan import Plan, tell
from assistant.patterns import any_case, words

WHOM = r"(?P<whom>her|him|them|you)"
SORRY = r"(?:apologi[sz]e|(?:say )?sorry)(?:\s+to\s+(?P<whom>her|him|them|you))?"
_TELL = any_case(
    rf"^(?:(?:(?:tell|inform|warn)\s+{WHOM}|let\s+(?P<known>her|him|them|you)\s+know|say|mention"
    r"|confirm(?:\s+to\s+(?:her|him|them))?(?=\s+that\b)|(?:reply|answer|write)(?:\s+to\s+(?:her|him"
    r"|them))?(?=\s+that\b))(?P<that>\s+that)?|remind\s+(?P<again>her|him|them"
    r"|you)(?P<but>\s+that))\s*[:,]?\s+(?P<what>.+)$"
)
_REPLY = any_case(
    r"^(?:reply|answer|respond|write back)\b(?:\s+to\s+(?:her|him|them))?(?P<about>(?:\s+(?=(?:her|his|their"
    r"|your) (?:question|request|message|letter|note|e?-?mail)\b)[^:]+?|\s+(?:on|about|to|regarding"
    r"|concerning)\s+[^:]+?)?)\s*:\s*(?P<what>.+)$"
)
_YES_OR_NO = any_case(
    rf"^(?:(?:say|reply|answer)(?:\s+to\s+(?:her|him|them))?|tell\s+{WHOM}|let\s+(?:her|him|them"
    r"|you)\s+know)\s*[:,]?\s+(?:it is |it's )?(?:a )?(?P<word>yes|no)\b(?:\s+(?P<to>(?:to|for|on)\s+.+))?$"
)
_ACCEPT = any_case(r"^(?:(?P<yes>accept)|decline|turn down|refuse)\s+(?P<to>(?:the|her|his|their|your|this)\b.+)$")
_SORRY_THAT = any_case(rf"^{SORRY}\s+(?:that\s+)?(?P<what>.+)$")
_INTRODUCED = any_case(
    r"^introduce myself(?:\s+to\s+(?:her|him|them|you))?\s*(?:[:,\u2013\u2014-]\s*|(?P<role>as)\s+(?=(?:the|an?)\b))(?P<what>.+)$"
)
_MY_NEWS = any_case(r"^(?:I|we)(?:['\u2019](?:m|ve|ll|d|re))?\s")
_OPEN_IDEA = any_case(
    r"^(?:an?|some|another|the|one|two|three|my|our)(?: \w+)? (?:ideas?|suggestions?|names?|numbers?|titles?|ways?|places?|topics?|themes?|dates?|days?|times?"
    r"|weeks?|solutions?|alternatives?)\b(?!.*(?::|,|\b(?:such as|like|called|namely)\b))"
)
"""An idea that is announced and not told: "suggest a title for her talk"."""
DETERMINED = words("a an the my our your her his their this these two three")
_AFTER_YES = any_case(
    r"^(yes|no) (?=(?:I|we|you|she|he|they|it|that|this|there|gladly|happily|certainly|of course|with pleasure|please)\b)"
)
_DECIDED = any_case(
    r"(?:the|our|my|his|her|their) [\w'-]+(?: [\w'-]+)? (?:said (?:yes|no)\b|(?:agreed|approved|accepted|refused|decided|chose|wants|wanted)"
    r" (?:to|that|on|the|an?|our|my|your|his|her|their|both|all|it|us|me|\d+)\b)"
)
"""How somebody decided: "the council approved the kiln"."""
_YES_GLADLY = any_case(r"(?:yes|no), (?:gladly|happily|certainly|of course|with pleasure|please|sorry)")
"""A yes or a no that is a whole answer."""
_NO_START = words("about to how what when where who which why whether if of ask please")


def told(plan: Plan, clause: str, voice: Voice, today: dt.date) -> str | None:
    """News in the goal's own words: "tell them that the crane arrives on 3 December", "reply on the tender: we are in"."""
    for pattern, read in _TELLINGS:
        if match := pattern.match(clause):
            return read(plan, match, voice, today)
    if _MY_NEWS.match(clause) and (plan.sorry or plan.sorry_that):
        what = _sentence(clause, "", voice, sure=False)
        return None if what is None else tell(plan, what, today)
    return None


def _yes_or_no(plan: Plan, match: re.Match[str], voice: Voice, today: dt.date) -> str | None:
    to = pronouns.to_reader(match["to"] or "", match["whom"] or "", voice) if match["to"] else ""
    if to is None or plan.answer:
        return None
    plan.answer = spelling.with_days(f"a {match['word'].lower()} {to}".strip(), today)
    return plan.answer


def _accepted(plan: Plan, match: re.Match[str], voice: Voice, today: dt.date) -> str | None:
    to = pronouns.to_reader(match["to"], "", voice)
    if not to:
        return None
    plan.answer = f"a {'yes' if match['yes'] else 'no'} to {spelling.with_days(to, today)}"
    return plan.answer


def _sorry_that(plan: Plan, match: re.Match[str], voice: Voice, today: dt.date) -> str | None:
    what = _sentence(match["what"], match["whom"] or "", voice, sure=False)
    if what is None or plan.sorry_that:
        return None
    plan.sorry_that = spelling.with_days(what, today)
    return plan.sorry_that


def _introduced(plan: Plan, match: re.Match[str], voice: Voice, today: dt.date) -> str | None:
    if match["role"]:
        what = pronouns.to_reader(match["what"], "", voice)
        return None if what is None else tell(plan, f"I am {what}", today)
    what = _sentence(match["what"], "", voice, sure=False)
    return None if what is None else tell(plan, what, today)


def _replied(plan: Plan, match: re.Match[str], voice: Voice, today: dt.date) -> str | None:
    about = re.sub(r"^your\b", "to your", pronouns.to_second(match["about"].strip()))
    news = _sentence(match["what"], "", voice, sure=False)
    if news is None:
        return None
    plan.replies = about.startswith("to your ")
    return tell(plan, f"{about}: {news}" if about else news, today)


def _said(plan: Plan, match: re.Match[str], voice: Voice, today: dt.date) -> str | None:
    whom = (match["whom"] or match["known"] or match["again"] or "").lower()
    sure = not (match["that"] or match["but"] or _DECIDED.match(match["what"]))
    news = _sentence(match["what"], whom, voice, sure=sure)
    return None if news is None else tell(plan, news, today)


_TELLINGS = (
    (_YES_OR_NO, _yes_or_no), (_ACCEPT, _accepted), (_SORRY_THAT, _sorry_that), (_INTRODUCED, _introduced),
    (_REPLY, _replied), (_TELL, _said),
)  # fmt: skip
"""How news begins in a goal, and what reads it: the first that matches decides."""


def _sentence(text: str, whom: str, voice: Voice, *, sure: bool) -> str | None:
    """TEXT as it may be said to the reader: a whole sentence whose pronouns can be turned safely, or None."""
    plain = re.sub(r"\b(and|but) that\b", r"\1", text.strip().rstrip(".!"))
    plain = _AFTER_YES.sub(r"\1, ", plain)
    if _YES_GLADLY.fullmatch(plain):
        return plain
    short = re.fullmatch(r"(?:yes|no)(?:,\s*(?P<more>.+))?", plain, re.IGNORECASE)
    words = (short["more"] or "").split() if short else plain.split()
    first = words[0] if words else ""
    commands = first in verbs.BASES or first.lower() in _NO_START or first.endswith("ly")
    if (words and not verbs.finite(words, sure=sure)) or commands or "?" in plain:
        return None
    return pronouns.to_reader(plain, whom, voice)


def proposed(plan: Plan, clause: str, voice: Voice, today: dt.date) -> str | None:
    """An idea, a recommendation or a confirmation whose words say what it is."""
    match = PROPOSE.match(clause)
    if match is None or MEETING.match(in_figures(clause)):
        return None
    verb, what = match["verb"].lower(), re.sub(r"^(?:an|one|my|this) (?:idea|suggestion)(?=[ :])", "", match["what"])
    first = what.strip(" :").split()[0].lower() if what.strip(" :") else ""
    if verb == "confirm":
        fits = first in DETERMINED or DAY_MEANT.match(what) is not None
    else:
        fits = not _OPEN_IDEA.match(what) and (first in DETERMINED or first not in verbs.STOP | {"we", "she", "he"})
        fits = fits if what == match["what"] else ":" in what
    turned = pronouns.to_reader(what.strip(" :"), "", voice) if fits else None
    if turned is None or re.search(r"\bwith (?:you|her|him|them)$", turned):
        return None
    if verb in ("confirm", "recommend"):
        return tell(plan, f"I can {verb} {turned}", today)
    return tell(plan, f"One idea: {turned}" if what == match["what"] or what[0] == ":" else f"One idea {turned}", today)
