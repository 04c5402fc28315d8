"""What a text promises in the user's name: only what the user has bound themselves to may stand there."""

from __future__ import annotations

import re

from assistant.checks.ground import CALENDAR, without_days
from assistant.checks.words import stems
from assistant.patterns import any_case
from assistant.sentences import QUOTED

_OURS = r"(?:(?:my|our|the) (?:[\w-]{1,30} )?[\w-]{1,30}|one of (?:my|our) [\w-]{1,30}|a [\w-]{1,30})"
_DOES = r"(?:pay|cover|sponsor|fund|buy|lend|send|bring|deliver|donate|give|repair|fix|mend|build|print|host|supply|finance|refund|handle|arrange)"
_DONE = (
    r"(?:booked|ordered|reserved|paid|bought|arranged|hired|set aside|secured|signed (?:you )?up|signed|scheduled|registered|"
    r"enrolled|nominated|transferred|wired|commissioned|accepted|agreed to(?= your)|approved|granted|confirmed|organi[sz]ed|"
    r"donated|put (?:you|your \w+) (?:down|forward|on)|shipped|posted|dispatched|engaged|invested|cleared|freed)"
)
_DOING = (
    r"(?:send|pay|order|book|buy|bring|arrang|cover|donat|sponsor|fund|lend|giv|ship|reserv|hir|transferr|accept|deliver|"
    r"organi[sz]|sign(?! off)|commit|put|com)ing(?: (?:up|over|by|to))?"
)
_COMMIT = any_case(
    r"\b(?P<who>I will|I'll|I shall|I am going to|I'm going to|I am about to|I promise(?: to| you)?|I guarantee|I commit to|"
    r"you will (?:have(?! to\b)|get|receive)|you'll (?:have(?! to\b)|get|receive)|we will|we'll|we shall|we are going to|we're going to|"
    r"we (?:promise(?: to| you)?|guarantee|commit to)|"
    r"(?:my|our) (?:\w+ )?(?:team|company|office|colleagues?|boss|director|manager)(?: will|'ll)|let me (?=introduce|arrange|book|pay|set|put you|get you)|"
    r"expect|consider|count on|rely on)\b\s*(?P<rest>[^.?!;\u2014]*)"
    rf"|(?<!if )(?<!that )\b(?:{_OURS} (?:will |'ll |gladly )?{_DOES}(?:e?s)?(?= (?:you|your|for|the|a|an|it|them|him|her)\b)"
    rf"|(?:I am|I'm|we are|we're) (?:gladly |already |now )?{_DOING}"
    rf"|(?:I am|I'm|we are|we're) (?:happy|glad|willing|ready|prepared) to (?=(?:{_DOES}|sign|commit|accept|order|invest)\b)"
    r"|(?:I|we) (?:hereby |gladly |happily |fully )*(?:accept|agree to|approve|vouch for|undertake to|pledge|swear)\b"
    r"|(?:^|(?<=[.:,;] ))you (?:get|receive)\b(?= .*\b(?:from|by|with) (?:me|us|our|my)\b|.*\bfree\b)"
    r"|you (?:can|may) (?:count|rely|depend|bank) on (?!silence|no\b)|you have my word|(?:it is|it's|that is|that's) a deal|"
    rf"(?:I|we)(?: have|'ve) (?:already |just |also |gladly )*{_DONE}|"
    rf"(?:I|we) (?:already |just |also |gladly )*{_DONE}(?= [^,;.?!]*\b(?:you|your)\b)|"
    r"(?=(?:an?|the|your|our|my|two|three|\d+) [^,.;?!]{3,40} (?:is|are) (?:already )?(?:on (?:its|their) way|in the post|booked|paid for|reserved|ordered) ?(?:to you|for you)?\W*$))"
    r"(?P<sure>[^.?!;\u2014]*)"
)
"""What promises something in the user's name: "I will send you the plan", but not "I sent the letter back".

WHO and REST: a promise to be weighed by what follows; SURE, without a WHO: one that needs no weighing.
"""
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
        if match["who"] is None:
            return match[0] if match["sure"] or stems(match[0]) else plain
        rest = re.split(r",| and (?=you|I|we)| if | when | so | unless ", match["rest"])[0].strip()
        who = match["who"].lower()
        asks_to = who in ("expect", "consider", "count on", "rely on")
        if asks_to and (
            not re.match(rf"^\W*{who}", plain, re.IGNORECASE)
            or re.match(r"(?:no|nothing|it(?! done))\b", rest, re.IGNORECASE)
        ):
            continue
        if who == "consider" and re.match(r"(?:it|that) done", rest, re.IGNORECASE):
            return plain
        if rest and (who.startswith("you") or who == "expect" or not _COURTESY.match(rest)):
            return rest
    return None


def covered(text: str, by: str) -> bool:
    """Whether more than half of the content words of TEXT stand in BY."""
    wanted = stems(without_days(_OF_YOU.sub(" ", text))) - CALENDAR - _LITTLE
    things = wanted - _GIVING or wanted  # "send" says less about it than what is sent
    return not things or len(things & stems(by)) / len(things) > 0.5
