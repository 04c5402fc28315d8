"""Short answers that promise by themselves: "Yep, no problem.", "Consider it done.", "Of course I will.", "Count me in."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.heard import cues, phrases
from assistant.heard.talk import Sentence
from assistant.patterns import any_case

_VOWS = (
    r"can do|consider (?:it|that|them) (?:as good as )?(?:done|sorted|settled)|(?:it|that)(?:'s| is) as good as done|will do(?: that| so)?"
    r"|(?:I|we)(?: most)?(?: certainly| definitely| absolutely| surely| gladly)? will(?: indeed| do(?: that| so)?| of course)?"
    r"|(?:sure|certainly) will|I(?:'ll| will) (?:see to|take care of|do|sort|get on(?: to)?) (?:it|that)(?: for you)?"
    r"|you have my word(?: on (?:it|that))?|(?:you have )?my word(?: on (?:it|that))?"
    r"|I give you my word|count (?:me|us) in|you can count on (?:me|us)(?: for (?:it|that))?"
)
_EASY = (
    r"no (?:problem|trouble|bother|worries)(?: at all)?|not a problem(?: at all)?|with pleasure|my pleasure|gladly|happily"
    r"|of course|sure thing"
)
_NODS = (
    r"oh no|oh dear|yes|yeah|yep|yup|aye|sure|of course|certainly|absolutely|definitely|naturally|ok|okay|alright|all right|right|fine"
    r"|great|lovely|o+h+|a+h+|oh gosh|gosh|then|by all means|for you|always|promise|I promise|thanks|thank you|you bet|ouch"
)
_ANSWER = any_case(
    rf"(?:(?:{_NODS})\b[\s,.!\u2013\u2014-]*)*(?P<vow>(?:{_VOWS})\b)?[\s,.!\u2013\u2014-]*(?P<easy>(?:{_EASY})\b)?"
    rf"(?:[\s,.!\u2013\u2014-]*\b(?:{_NODS}|{_VOWS}|{_EASY})\b)*[\s.!]*"
)
_NOD = any_case(rf"\b(?:{_NODS})\b")
_ECHO = any_case(r"(?P<echo>[^\W\d_][\w'-]*(?: [\w'-]+){0,4}?)(?P<mark>\s*[?,.!]+\s+)(?=\w)")
_WORD_GIVEN = any_case(
    r"(?:(?:and|so),? )?(?:you have my word(?: on (?:it|that))?|(?:that's |it's )?(?:a|my) promise|(?:I )?promise(?: you)?|word of honou?r"
    r"|(?:that's |it's )?(?:no|free of|without) (?:extra )?charge|(?:that's |it's )?on the house|for free)[\s.!]*"
)
_WILL_ATTEND = any_case(
    r"(?:(?:yes|yeah|yep|sure|great|lovely|oh|perfect|wonderful|of course|absolutely|definitely|brilliant)\b[\s,.!]*)*"
    r"(?:(?:I|we)(?:'ll| will)(?: definitely| certainly| both| all)? be there(?: for sure| then)?|count (?:me|us) in)[\s.!]*"
)
_A_THING = r"(?:(?:an?|the|some|your|our|my|that|those|more|two|three|four|five|six|\d+)\b|[a-z-]+s\b)"
_NOT_OWED = (
    r"(?!(?:an?|some|the|more|your|my) (?:[\w-]+ )?(?:coffee|drink|break|minute|moment|sec|second|water|nap|holiday|time|word|idea|feeling|sense|hand|favou?r)\b"
    r"|(?:this|us|its|his|always|perhaps|plus|less|yes)\b)"
)
_WANTS = any_case(
    rf"\b(?:I|we)(?:'d|'ll| would)?(?: still| really| also| just| badly)* (?:need|want|love|like|appreciate|could use|could do with) "
    rf"(?P<thing>{_NOT_OWED}{_A_THING}[^.?!;,:\u2014\u2013]*)"
    rf"|^(?:(?:{_NODS}|and|also|well|maybe)\b[\s,.!]*)*(?P<nice>{_NOT_OWED}{_A_THING}(?: (?!is\b|are\b|was\b|were\b|if\b|you\b|I\b)[\w'-]+){{0,8}}?)"
    r" would (?:really |also )?(?:be (?:\w+ )?(?:great|good|lovely|helpful|perfect|useful|handy|nice|wonderful|ideal|a help)|help)\b"
)
_ASKS_FOR = any_case(
    rf"(?:\b(?:have you(?: got)?|do you have|did you have|got|any) {_NOT_OWED}(?:any )?{_A_THING}[^.?!;:]*"
    rf"|^(?:and|so|oh,? and|what about|how about|now)[, ]+{_NOT_OWED}{_A_THING}(?: (?!is\b|are\b|was\b|were\b)[\w'-]+){{0,6}})\?$"
    rf"|^(?:and|also|plus|oh,? and)[, ]+(?:an?|the|some|two|three|\d+) (?!is\b|are\b|was\b|were\b)[\w'-]+(?: (?!is\b|are\b|was\b|were\b)[\w'-]+){{0,4}}"
    r"(?:,? (?:cos|because|since|for|please)\b[^?]*)?\.$"
)
_CLAUSE = any_case(r" (?:I|we|you|he|she|they)\b")
_ABOUT_OTHERS = any_case(
    r"\b(?:I|we)(?:'d|'ll| would)?(?: \w+)? (?:want|like|love|need) (?:you|him|her|them|it|that|this)\b"
)
_HAS_OBJECT = any_case(r"[a-z-]+ (?:me|us|him|her|them|it|the|my|our|an?|this|that|these|those)\b")
_ON_CONDITION = any_case(r"\b(?:before|when|once|as soon as|first|the moment|if)\b")
_TAKES_IT_OVER = any_case(r"\b(?:me|us|my|our)\b")


@dataclass(frozen=True)
class Answer:
    """A short answer that promises what was asked; `vow` says so in any case, an easy "no problem" only with its thing."""

    vow: bool
    echo: str


def answer(plain: str) -> Answer | None:
    """What PLAIN answers, when it is nothing but a firm yes, with the thing before it or not: "Photos? Yep, no problem."."""
    if plain.rstrip().endswith("?"):
        return None
    echo = ""
    match = _ANSWER.fullmatch(plain)
    if match is None and (opening := _ECHO.match(plain)):
        echo, match = opening["echo"], _ANSWER.fullmatch(plain, opening.end())
        while match is None and (again := _ECHO.match(plain, opening.end())):
            opening = again
            echo, match = f"{echo} {again['echo']}", _ANSWER.fullmatch(plain, again.end())
    if match is None or not (match["vow"] or match["easy"] or echo):
        return None
    return Answer(match["vow"] is not None, echo) if match["vow"] or match["easy"] else None


def is_nod(plain: str, asked: str) -> bool:
    """Whether PLAIN only says yes or names the thing that was ASKED, before the answer proper: "Permit, yes."."""
    said = re.findall(r"[\w']+", _NOD.sub("", plain))
    return len(said) <= SHORT and names_again(" ".join(said), asked)


SHORT = 4
"""Words of an echo."""


def names_again(echo: str, asked: str) -> bool:
    """Whether ECHO says no thing that was not ASKED."""
    return phrases.content_words(echo) <= phrases.content_words(asked)


def gives_word(plain: str) -> bool:
    """Whether PLAIN only gives one's word for what was said just before: "You have my word.", "No charge."."""
    return _WORD_GIVEN.fullmatch(plain) is not None


def attends(plain: str) -> bool:
    """Whether PLAIN says that its speaker comes to what was just spoken of: "We'll be there!"."""
    return _WILL_ATTEND.fullmatch(plain) is not None


def wanted(sentence: Sentence) -> str | None:
    """The errand behind a want or a question for a thing, which only a firm answer promises; empty where it has no verb."""
    plain = sentence.plain
    if _ABOUT_OTHERS.search(plain):
        return None
    if wants := _WANTS.search(plain):
        thing = phrases.ended(phrases.main_clause(wants["thing"] or wants["nice"]))
        return None if _CLAUSE.search(thing) else f"get me {thing[:1].lower()}{thing[1:]}"
    return "" if _ASKS_FOR.search(plain) else None


def may_be_promised(request: str) -> bool:
    """Whether a REQUEST with a verb that no list knows may be granted by a firm answer: "warn me first"."""
    return _HAS_OBJECT.match(request) is not None and cues.IDIOM.match(request) is None


def is_for_later(request: str) -> bool:
    """Whether REQUEST, which else would be done on the spot, says when: "tell me before you sell"."""
    return _ON_CONDITION.search(request) is not None and _TAKES_IT_OVER.search(request) is not None


def is_for_us(request: str) -> bool:
    """Whether what REQUEST asks is done for the one who asks."""
    return _TAKES_IT_OVER.search(request) is not None


def told_before(sentences: Sequence[Sentence], own: Sentence) -> list[Sentence]:
    """What the other side said in the turn before the one of OWN, in order."""
    return [s for s in sentences if s.utterance == own.utterance - 1 and s.role not in (own.role, "other")]
