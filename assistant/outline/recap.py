"""A recap without a model: what the rules heard, with the exact words for each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from assistant import heard, output
from assistant.english import pronouns, verbs
from assistant.heard import Heard, Item, shorthand
from assistant.heard.phrases import content_words
from assistant.heard.wordings import Names
from assistant.marks import AS_SAID
from assistant.models import Evidence
from assistant.outline.errands import OF_ANOTHER
from assistant.patterns import any_case, as_written
from assistant.results import Promised, Recap, Said
from assistant.templates import fill
from assistant.transcripts import Turn
from vectorstore.errors import VectorError

Wordings = dict[str, list[str]]


def compose(evidence: Evidence, wordings: Wordings) -> Recap:
    """The recap of `evidence.transcript`. The summary stays empty: to summarise needs a model."""
    found = _by(heard.listen_closely, evidence)(without=_say_why)
    reached = heard.outcome(evidence.agenda, found.statements) if evidence.agenda else None
    shown = reached.quote if reached and reached.quote else ""  # what tells the outcome is not told again as a maybe
    return Recap(
        summary="",
        facts=_said(found.facts, wordings["request"][0]),
        i_owe=[
            _promised(_to_contact(item, evidence), wordings["request_theirs"][0], wordings["pointed"][0])
            for item in found.i_owe
        ],
        they_owe=[_promised(item, wordings["request"][0], wordings["pointed"][0]) for item in found.they_owe],
        maybes=_maybes([item for item in found.maybes if item.quote not in shown], wordings["pointed"][0]),
        needs=_said(found.needs),
        private=_said(found.private),
        outcome_reached=reached,
        open_questions=_said(found.open_questions),
        flagged=_said(found.flagged),
    )


_TO_ONE = any_case(
    r"\bhim\b|\bher\b(?=\s+(?:the|a|an|my|our|some|two|three|four|five|\d+|how|what|when|where|whether|if|about|by|on|for|to|back)\b|\W*$)"
    rf"|(?:(?<=\bgive )|(?<=\bsend )|(?<=\bbring )|(?<=\blend )|(?<=\bshow ))her\b(?=\s+(?:{'|'.join(sorted(verbs.AMOUNTS))})\b)"
    r"|(?<=\blet )(?:her|him)(?= know\b)"
)
"""A pronoun for the one to whom a promise was made: "give her the list", and not "give her number"."""
_KIN = any_case(
    r"(?<=[.!?;\n] )(?:her|his|their) (?:\w+ )?(?:sons?|daughters?|husband|wife|partner|mother|father|brother|sister)\b[^.!?;\n]*"
)
"""A sentence about somebody of theirs: its "his" is that one's."""
_TOLD_TO = any_case(r"\b(?:tell|let|text|call|ring|get back to|write to|e-?mail) $")


def _to_contact(item: Item, evidence: Evidence) -> Item:
    """ITEM of one's own notes with the contact's name for the "her" it was promised to; as it is where it may be another.

    It is the contact where nobody else stands before it in the notes, which speak of one sex only; behind another name
    in the promise itself only the one who is told what came of it: "ask Ada and let her know".
    """
    record = evidence.transcript or ""
    pointer = _TO_ONE.search(item.text)
    told = _KIN.sub("", OF_ANOTHER.sub("", record))
    both = all(re.search(words, told, re.IGNORECASE) for words in (r"\b(?:she|hers?)\b", r"\b(?:he|him|his)\b"))
    if evidence.speakers or pointer is None or both:
        return item
    place = record.find(item.quote)
    first = re.search(rf"\b{pointer[0]}\b", item.quote, re.IGNORECASE)
    contact = evidence.contact
    nicknames = shorthand.nicknames(record, Names(evidence.me.name, contact.name, contact.aliases))
    voice = pronouns.Voice((contact.name, contact.first_name, *contact.aliases, *nicknames), evidence.other_people)
    if place < 0 or first is None or pronouns.tells_of_others(_told(record, place + first.start(), voice), voice):
        return item
    before = item.text[: pointer.start()]
    if pronouns.tells_of_others(before, voice) and not (
        _TOLD_TO.search(before) and re.search(rf"\b(?:told|promised) {pointer[0]}\b", item.quote, re.IGNORECASE)
    ):
        return item
    return replace(item, text=f"{before}{evidence.contact.first_name}{item.text[pointer.end() :]}")


_PLACE = as_written(r",\s*[A-Z]\w+ [a-z][\w-]+(?: [a-z][\w-]+)?(?=\s*(?:[,.;\n]|$))")


_TALK_WITH = any_case(r"^\W*(?:phone |video )?(?:call|talk|meeting|coffee|lunch|chat|visit|zoom) (?:with|w/) ?")
_IN_BRACKETS = as_written(r"\s*\([^()]*\)")


def _told(record: str, end: int, voice: pronouns.Voice) -> str:
    """RECORD up to END; an opening that says who the contact is, without where: "bea holm, head cook, Elm primary"."""
    opening = re.match(r"[^.\n]*", record[:end])
    words = opening[0] if opening else ""
    who = _IN_BRACKETS.sub("", _TALK_WITH.sub("", words))
    known = {part.casefold() for name in voice.names for part in name.split()}
    if (
        not who.split()
        or who.split()[0].strip(",:;").casefold() not in known
        or pronouns.tells_of_others(_PLACE.sub(",", who), voice)
    ):
        return record[:end]
    return record[len(words) : end]


def withheld(evidence: Evidence) -> tuple[list[Said], list[Said]]:
    """With the exact words: what was said in confidence, which no model may see, and what is only reported."""
    found = _by(heard.listen, evidence)()
    return _said(found.private), _said(found.flagged)


def _by(listen: Callable[..., Heard], evidence: Evidence) -> partial[Heard]:
    """LISTEN with the record of EVIDENCE and who and when it was."""
    return partial(
        listen,
        turns(evidence),
        me=evidence.me.name,
        contact=evidence.contact.name,
        aliases=evidence.contact.aliases,
        call_date=evidence.call_date or evidence.today,
    )


def _say_why(error: VectorError) -> None:
    output.note(f"Promises are found by rules alone, which hear fewer of them. {error}")


def turns(evidence: Evidence) -> list[Turn]:
    """The turns of `evidence.transcript`, in which each turn of a known speaker begins a line `Name: `."""
    text = evidence.transcript or ""
    if not evidence.speakers:
        return [Turn(None, text)]
    names = "|".join(sorted(map(re.escape, evidence.speakers), key=len, reverse=True))
    found: list[Turn] = []
    for line in text.split("\n"):
        match = re.match(rf"(?P<name>{names}): ?", line)
        if match:
            found.append(Turn(match["name"], line[match.end() :]))
        elif line.strip():
            found.append(Turn(None, line))
    return found


_POINTS = any_case(r"\b(?:it|that|this|them|those|one)\b|^let me\b")


def _promised(item: Item, request: str, pointed: str) -> Promised:
    """ITEM as a promise; when its text only points at what was asked or said, those words stand behind it."""
    text = item.text
    other_name = item.asked and not content_words(text) & content_words(item.asked)
    if item.asked and (_POINTS.search(text) or text.startswith(AS_SAID) or other_name):
        text = fill(request, thing=text, asked=" ".join(item.asked.split()))
    elif item.about:
        text = fill(pointed, thing=text, about=item.about)
    return Promised(
        text=text,
        quote=item.quote,
        owner="me" if item.kind == "i_owe" else "them",
        due=item.due,
        due_said=item.due_said,
        certain=True,
    )


def _maybes(items: list[Item], pointed: str) -> list[Said]:
    """What is open, in its own words, with what it points at."""
    texts = [fill(pointed, thing=item.text, about=item.about) if item.about else item.text for item in items]
    return [Said(text=text, quote=item.quote) for text, item in zip(texts, items, strict=True)]


def _said(items: tuple[Item, ...], request: str = "") -> list[Said]:
    """ITEMS in their own words, an answer with the REQUEST that it says nothing without."""
    texts = [
        fill(request, thing=item.text, asked=" ".join(item.asked.split())) if request and item.asked else item.text
        for item in items
    ]
    return [Said(text=text, quote=item.quote) for text, item in zip(texts, items, strict=True)]
