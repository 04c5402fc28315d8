"""What was heard as the rest of the program is told it, item by item, each with the exact words of the record."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import KW_ONLY, dataclass, field, replace

from assistant import confidence
from assistant.heard import remarks, talk
from assistant.heard.answers import Asked
from assistant.heard.clauses import Deed
from assistant.heard.pointing import Spoken, first_words
from assistant.heard.talk import Role, Sentence
from assistant.heard.wordings import Names, as_text, only_points
from assistant.patterns import any_case, as_written

MAX_MAYBES, MAX_QUESTIONS = 8, 5
_OPEN_ANSWER = any_case(
    r"(?:(?:oh|well|hm+|yes|yeah)\b[\s,.]*)*(?:(?:it|that) (?:all )?depends\b|(?:maybe|perhaps|possibly|probably)\b(?! not\b)[^?]{0,80}$)"
)
"""An answer that leaves open what was asked: "Maybe in March."."""
_REFUSES = any_case(
    r"(?:(?:sorry|no|well|oh|unfortunately|I'm afraid|but)\b[\s,.]*)*(?:I|we) (?:won't|can't|cannot|will not|wouldn't|couldn't)\b"
    r"(?!.*\b(?:until|till|before|unless|if|but|maybe|perhaps|wait|only)\b)[^?]*"
)
"""A plain no, which leaves nothing open: "I won't get to that, sorry."."""
_FOR_US = as_written(r"\b(?:I|me|my|we|us|our)\b")
_HAS_TO_ASK = any_case(r"\b(?:have|need|has|needs|'d have|'ll have) to (?:ask|check|see|clear|talk|speak)\b")


@dataclass(frozen=True)
class Item:
    """One thing that was heard. `quote` and `due_said` are exact words of the record; `asked` is the request behind it."""

    kind: str
    text: str
    _: KW_ONLY
    quote: str
    due: dt.date | None = None
    due_said: str | None = None
    asked: str | None = None
    place: int = 0
    about: str | None = None
    """The words before it that it points at ("I'll pass that on")."""


@dataclass(frozen=True)
class Heard:
    """Everything that was heard, in the order of the call."""

    i_owe: tuple[Item, ...] = ()
    they_owe: tuple[Item, ...] = ()
    maybes: tuple[Item, ...] = ()
    needs: tuple[Item, ...] = ()
    facts: tuple[Item, ...] = ()
    private: tuple[Item, ...] = ()
    open_questions: tuple[Item, ...] = ()
    flagged: tuple[Item, ...] = ()
    statements: tuple[Sentence, ...] = ()
    """What the two said in public; the ground for `outcome`."""
    doubts: Mapping[int, frozenset[str]] = field(default_factory=dict)
    """The pronouns of notes that may mean somebody else, by the place of their sentence."""


def owed(deeds: Iterable[Deed], role: Role, names: Names, spoken: Spoken) -> tuple[Item, ...]:
    """What ROLE promised for certain in DEEDS."""
    kept = (deed for deed in deeds if deed.role == role and deed.certain)
    found = ((deed, as_text(deed, names, notes=deed.sentence.speaker is None)) for deed in kept)
    return tuple(_owed(deed, text, names, spoken) for deed, text in found if text)


def _owed(deed: Deed, text: str, names: Names, spoken: Spoken) -> Item:
    day = deed.day
    return Item(
        "i_owe" if deed.role == "me" else "they_owe",
        text if deed.sentence.speaker is None else spoken.with_name(deed, text, names),
        quote=deed.quote,
        due=day.date if day else None,
        due_said=None if day and day.from_event else deed.day_said,
        asked=deed.asked.text if deed.asked else None,
        place=deed.number,
        about=deed.about or (None if deed.asked else spoken.about(deed, text, names)),
    )


def maybes(deeds: list[Deed], sentences: Iterable[Sentence], spoken: Spoken | None = None) -> tuple[Item, ...]:
    """Hedged promises of the user and the contact, and of speakers nobody can name, in the order of the call."""
    certain = {deed.number for deed in deeds if deed.certain and deed.role in ("me", "them")}
    hedged = [d for d in deeds if d.role != "other" and not (d.certain and d.role in ("me", "them"))]
    said = {sentence.number: sentence for sentence in sentences}
    found = {
        deed.number: replace(
            _maybe(said.get(deed.number, deed.sentence)),
            asked=deed.asked.text if deed.asked else None,
            about=_hedged_of(deed, spoken),
        )
        for deed in hedged
        if deed.number not in certain
    }
    for sentence in sentences:
        if sentence.number not in certain and remarks.maybe(sentence):
            found.setdefault(sentence.number, _maybe(sentence))
        if spoken and sentence.number not in certain and _OPEN_ANSWER.match(sentence.plain):
            question = spoken.question(sentence)
            if sentence.number in found or (
                question and _FOR_US.search(question) and not confidence.SENSITIVE.search(question)
            ):
                found[sentence.number] = replace(found.get(sentence.number, _maybe(sentence)), about=question)
        before = said.get(sentence.number - 1)
        if before and before.number in found and sentence.number in found and _is_what_it_hangs_on(sentence, before):
            whole, tail = found[before.number], found.pop(sentence.number)
            found[sentence.number] = replace(
                whole, text=f"{whole.text} {tail.text}", quote=f"{whole.quote} {tail.quote}"
            )
            del found[before.number]
    worth = (
        found[number]
        for number in sorted(found)
        if not (remarks.OF_THE_TALK.search(found[number].text) or _REFUSES.fullmatch(found[number].text))
    )
    return tuple(worth)[:MAX_MAYBES]


def _hedged_of(deed: Deed, spoken: Spoken | None) -> str | None:
    """What a hedged DEED is about where its own words do not say it: the request that it answers, or what it points at."""
    if deed.asked is not None and deed.asked.number != deed.number:
        return first_words(deed.asked.quote)
    return spoken.before(deed, deed.sentence.quote) if spoken and only_points(deed.sentence.quote) else None


def _is_what_it_hangs_on(sentence: Sentence, before: Sentence) -> bool:
    """Whether SENTENCE only adds whom the speaker has to ask first to the hedged answer BEFORE it."""
    one_turn = sentence.speaker and (sentence.utterance, sentence.line) == (before.utterance, before.line)
    return bool(one_turn and _HAS_TO_ASK.search(sentence.plain) and _OPEN_ANSWER.match(before.plain))


def _maybe(sentence: Sentence) -> Item:
    """SENTENCE as a maybe; where it corrects itself, in the words that hold."""
    return said("maybe", tidy(sentence.plain if is_corrected(sentence) else sentence.quote), sentence)


def needs(sentences: Iterable[Sentence], found: Mapping[int, str | None]) -> list[Item]:
    """The needs FOUND in SENTENCES, by their number, that name a thing."""
    named = ((sentence, found[sentence.number]) for sentence in sentences)
    return [
        said("need", thing, s) for s, thing in named if thing and remarks.names_a_thing(thing, noted=s.speaker is None)
    ]


def flagged(orders: Iterable[Sentence], deeds: Iterable[Deed]) -> tuple[Item, ...]:
    """ORDERS to a program, and DEEDS whose weekday and date do not agree."""
    days = ((deed, deed.day) for deed in deeds if deed.day)
    clashes = (
        Item(
            "flagged",
            f"{day.said}: {day.clash.isoformat()} is a {day.clash:%A}",
            quote=deed.quote,
            place=deed.number,
        )
        for deed, day in days
        if day.clash and not day.date
    )
    return *(said("flagged", s.text, s) for s in orders), *clashes


def open_questions(unanswered: Iterable[Asked], used: set[int]) -> tuple[Item, ...]:
    """The questions UNANSWERED, those out that are USED by a promise."""
    asked = {a.sentence.number: a.sentence for a in unanswered}
    return tuple(
        said("question", tidy(s.plain), s)
        for s in asked.values()
        if s.number not in used and s.text.rstrip().endswith("?")
    )[:MAX_QUESTIONS]


def said(kind: str, text: str, sentence: Sentence) -> Item:
    """TEXT as an item of this KIND with the words of its SENTENCE."""
    return Item(kind, text, quote=sentence.quote, place=sentence.number)


def confided(run: list[Sentence]) -> Item:
    """Sentences told in confidence as one item; its quotation stays inside one turn of the record."""
    text = " ".join(s.text for s in run)
    return Item("private", text, quote=run[0].longest if len(run) == 1 else text, place=run[0].number)


def tidy(text: str) -> str:
    """TEXT with a capital and without the "so" or "yeah" before it."""
    text = re.sub(
        r"^(?:(?:so|and|but|well|yeah|yes|okay|ok|right|oh|now|look|also|anyway)\b[\s,]*|no,\s*)+(?=\w)",
        "",
        " ".join(text.split()),
        flags=re.I,
    )
    return text[:1].upper() + text[1:]


def is_corrected(sentence: Sentence) -> bool:
    """Whether SENTENCE corrects itself."""
    return sentence.plain != talk.cleaned(sentence.text)[0]
