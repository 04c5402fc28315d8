"""What a text promises in the user's name: only what the user has bound themselves to may stand there."""

from __future__ import annotations

import re

from assistant.checks.ground import CALENDAR, without_days
from assistant.checks.words import stems
from assistant.patterns import any_case
from assistant.sentences import QUOTED

_COMMIT = any_case(
    r"\b(?P<who>I will|I'll|I shall|I am going to|I'm going to|I am about to|I promise(?: to| you)?|I guarantee|I commit to|"
    r"you will (?:have(?! to\b)|get|receive)|you'll (?:have(?! to\b)|get|receive)|we will|we'll|we are going to|we're going to|"
    r"(?:my|our) (?:\w+ )?(?:team|company|office|colleagues?|boss|director|manager)(?: will|'ll)|let me (?=introduce|arrange|book|pay|set|put you|get you)|"
    r"expect|consider|count on)\b\s*(?P<rest>[^.?!;\u2014]*)"
)
_COURTESY = any_case(
    r"^(?:(?:also|then|just|gladly|happily|certainly|of course|always|only|not|never|to)\s+)*"
    r"(?:keep (?:this|it) (?:short|brief)|be (?:brief|quick|short|in|at|around|happy|glad|there|thinking|curious"
    r"|watching|cheering|wishing|offended|patient|grateful|back)|"
    r"understand|need\b|leave it|let you|mind|miss|take (?:it|that|no|silence)|think of|follow|read it|wait|know|remember|hear|see\b|"
    r"try\b|drop|come back|withdraw|pass\b|find|do my best|forget|trust|treat|use|enjoy|start|look (?:elsewhere"
    r"|forward)|step|stop (?:here|asking)|manage|live|ask (?:someone|somebody|elsewhere)|sing|cross my|it\b|a\b|no\b)"
)

_LITTLE = stems(
    "ready answer news word reply result end start beginning full whole complete finished final mine ours latest"
)
_OF_YOU = any_case(r"\b(?:two|both|three) of (?:you|us)\b")
_GIVING = stems("send share give bring forward attach enclose")


def commitment(sentence: str) -> str | None:
    """What the sentence promises in the user's name, or None."""
    plain = QUOTED.sub(" ", sentence).replace("\u2019", "'")  # what somebody else said is no promise of the user's
    for match in _COMMIT.finditer(plain):
        rest = re.split(r",| and (?=you|I|we)| if | when | so | unless ", match["rest"])[0].strip()
        who = match["who"].lower()
        if who in ("expect", "consider", "count on") and not re.match(rf"^\W*{who}", plain, re.IGNORECASE):
            continue
        if who == "consider" and re.match(r"(?:it|that) done", rest, re.IGNORECASE):
            return plain
        if rest and (who.startswith("you") or not _COURTESY.match(rest)):
            return rest
    return None


def covered(text: str, by: str) -> bool:
    """Whether half of the content words of TEXT stand in BY."""
    wanted = stems(without_days(_OF_YOU.sub(" ", text))) - CALENDAR - _LITTLE
    things = wanted - _GIVING or wanted  # "send" says less about it than what is sent
    return not things or len(things & stems(by)) / len(things) > 0.5
