"""What a text promises in the user's name: only what the user has bound themselves to may stand there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.checks.ground import CALENDAR, counted, values, without_days
from assistant.checks.turned import counts_others, recounted
from assistant.checks.words import english_stems, fold, meant_by, stems
from assistant.english.nouns import is_verb
from assistant.patterns import any_case, as_written
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
_FEELS = (
    r"(?:be|have|not|never|love|enjoy|like|remember|thank|know|see|need|want|use|read|miss|welcome|learn|ask|think|wonder|"
    r"laugh|envy|recogni[sz]e|understand|hear|find|look|follow|still|also|always|surely)\b"
)
"""What somebody does who promises nothing: "my sister will love your plan"."""
_COMMIT = any_case(
    r"\b(?P<who>I will|I'll|I shall|I am going to|I'm going to|I am about to|I promise(?: to| you)?|I guarantee|I commit to|"
    r"you will (?:have(?! to\b)|get|receive)|you'll (?:have(?! to\b)|get|receive)|we will|we'll|we shall|we are going to|we're going to|"
    r"we (?:promise(?: to| you)?|guarantee|commit to)|"
    r"(?:my|our) (?:\w+ )?(?:team|company|office|colleagues?|boss|director|manager)(?: will|'ll)"
    rf"|(?:my|our) (?:[\w-]{{1,30}} )?[\w-]{{1,30}}(?: will|'ll)(?= (?!{_FEELS})[\w-]+ [^.?!;,]*\byour?\b)"
    r"|let me (?=introduce|arrange|book|pay|set|put you|get you)|"
    r"expect|consider|count on|rely on)\b\s*(?P<rest>[^.?!;\u2014]*)"
    rf"|(?<!if )(?<!that )\b(?:{_OURS} (?:will |'ll |gladly )?{_DOES}(?:e?s)?(?= (?:you|your|for|the|a|an|it|them|him|her)\b)"
    rf"|(?:I am|I'm|we are|we're) (?:gladly |already |now )?{_DOING}"
    rf"|(?:I am|I'm|we are|we're) (?:happy|glad|willing|ready|prepared) to (?=(?:{_DOES}|sign|commit|accept|order|invest)\b)"
    r"|(?:I|we) (?:hereby |gladly |happily |fully )*(?:accept|agree to|approve|vouch for|undertake to|pledge|swear)\b"
    r"|(?:^|(?<=[.:,;] ))you (?:get|receive)\b(?= .*\b(?:from|by|with) (?:me|us|our|my)\b|.*\bfree\b)"
    r"|you (?:can|may) (?:count|rely|depend|bank) on (?!silence|no\b)|you have my word|(?:it is|it's|that is|that's) a deal|"
    rf"(?:I|(?<!by the end, )we)(?: have|'ve) (?:already |just |also |gladly )*{_DONE}|"
    rf"(?:I|we) (?:already |just |also |gladly )*{_DONE}(?= [^,;.?!]*\b(?:you|your)\b)|"
    r"(?=(?:an?|the|your|our|my|two|three|\d+) [^,.;?!]{3,40} (?:is|are) (?:already )?(?:on (?:its|their) way|in the post|booked|paid for|reserved|ordered) ?(?:to you|for you)?\W*$))"
    r"(?P<sure>[^.?!;\u2014]*)"
)
"""What promises something in the user's name: "I will send you the plan", but not "I sent the letter back".

What "we have" by the end of a talk is its aim. WHO and REST: a promise to be weighed by what follows; SURE, without a WHO: one that needs no weighing.
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
_KEEPING = stems("keep hold stay leave")
"""What promises no deed: "I'll keep it in the yard"."""
_HANDS = any_case(
    r"\b(?:send|share|give|bring|forward|attach|enclose|have|get|receive|tell|show|lend|hand|deliver|post|pass|return)\b"
)
_LENDS, _FOR_GOOD = any_case(r"\blend\b"), any_case(r"\b(?:give|donate|keep)\b")
_OFFERS_TO = any_case(r"\b(?:offer|promise) (?:her |him |them )?(?:to|that I (?:will|can)) ")
_JOINED = any_case(r"(?:,\s+(?:and |then )*|;\s*|\s+and (?:then )?)(?![^()]*\))")
_PARTS = as_written(r"[;\n](?![^()]*\))|[.!?]\s+")
"""Between the parts of a line that bind by themselves; what stands in brackets goes with the thing before it."""
_DETAIL = as_written(r"\([^()]*\)")
_PURPOSE = any_case(
    r"\b(?:for|about|on|at|in|before|after|during|from|like|as|when|once|where|which|that|so|because|until|till)\b"
)
_HOW_MUCH = any_case(
    r"\b(?:all|every(?:thing|body|one)?(?! else)|each|both|always|ever|forever|daily|weekly|monthly|yearly|free|whole|half|twice|"
    r"more|any(?:thing|body|one|time)?|unlimited|whatever|whenever|first)\b"
)


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
            return f"{match['who']} {rest}" if who.startswith(("my ", "our ")) else rest
    return None


def covered(text: str, lines: Iterable[str], known: frozenset[str] = frozenset()) -> bool:
    """Whether one of LINES holds what TEXT promises: who does what, for whom, how much.

    What is joined by "and" may stand in several lines. What it is for may be told in any words KNOWN.
    """
    plain = _OF_YOU.sub(" ", without_days(text))
    bound = [deed for line in lines for part in _PARTS.split(line) for deed in _deeds(part)]
    pieces = [piece for piece in _JOINED.split(plain) if piece.strip()]
    return _stands(plain, bound, known) or all(_stands(piece, bound, known) for piece in pieces)


def _stands(piece: str, bound: list[str], known: frozenset[str]) -> bool:
    says = stems(piece) - CALENDAR - _LITTLE - _KEEPING or values(piece) - {1} or _HOW_MUCH.search(piece)
    return not says or any(_holds(line, piece, known) for line in bound)


def _holds(line: str, piece: str, known: frozenset[str]) -> bool:
    """Whether LINE has the deed and the thing of PIECE, no less and in no other number; in brackets stands no thing."""
    head, tail = piece, ""
    cut = next((m for m in _PURPOSE.finditer(piece) if _whole(piece[: m.start()])), None)
    if cut:
        head, tail = piece[: cut.start()], piece[cut.start() :]
    verb = line.split()[0].lower() if is_verb(_DETAIL.sub(" ", line).split()) else None
    gives = verb is None or _HANDS.fullmatch(verb) is not None
    things = stems(head) - CALENDAR - _LITTLE - _KEEPING - _GIVING
    if meant_by(things, stems(line)) < things or (not things and not gives):
        return False
    if 2 * len(meant_by(things, stems(_DETAIL.sub(" ", line)))) < len(things):
        return False
    if not (gives or verb is None or verb in fold(piece).split() or meant_by(stems(verb), stems(piece))):
        return False
    if stems(tail) - CALENDAR - known - english_stems("everyday") - stems(line):
        return False
    if values(piece) - {1} - counted(line) or recounted(piece, line) or counts_others(piece, line):
        return False
    if _LENDS.search(line) and _FOR_GOOD.search(piece):
        return False
    said = set(re.findall(r"[a-z]+", fold(line)))
    return all(word[0].lower() in said for word in _HOW_MUCH.finditer(piece))


def _whole(head: str) -> bool:
    """Whether HEAD has a thing beside its verb."""
    return len(stems(head) - _GIVING) + (_HANDS.search(head) is not None) > 1


def _deeds(line: str) -> list[str]:
    """What LINE binds to, deed by deed: "lend the baskets", "tune the piano"; things without a verb stay together."""
    found: list[str] = []
    for part in _JOINED.split(line):
        words = _OFFERS_TO.sub("", part)
        if found and not is_verb(words.split()):
            found[-1] += f", {words}"
        elif words.strip():
            found.append(words)
    return found
