"""How long a call stays with what was told in confidence: until it turns to another matter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.heard.days import MONTH
from assistant.heard.talk import Sentence
from assistant.patterns import any_case, as_written, listed, words

APART = 3
"""Sentences without a word of the secret after which it is no longer spoken of; nods do not count."""
NOD = 4
"""Words of a sentence that only nods."""
_TURNS = any_case(
    r"(?:(?:ok|okay|right|well|so|good|great|lovely|perfect|fine|exactly|yes|yeah|no|um|thanks|thank you|cheers|ha)\b[\s,.!\u2013\u2014-]*)*"
    r"(?:now[,:]|anyway|anyhow|next|besides|meanwhile|what else|(?:and|but|oh|so)[, ]+(?:the|your|our|before|what about|how about|about|on|did|do|can"
    r"|could|will|would)\b|what about|how about|(?:and )?(?:one|another|a different) (?:more |other |last )?(?:thing|point|question|matter|subject)\b"
    r"|(?:the )?(?:other|last) (?:thing|point|question)|by the way|speaking of|as for|back to|as to|about (?:the|your|our)"
    r"|changing|to change|while (?:I|we)|listen|look|also,|shall (?:I|we))"
)
"""How somebody turns to another matter: "Now, the boxes", "And the invoice?"."""
_PERSON = any_case(r"\b(?:he|him|his|she|her|hers)\b")
_NAME = as_written(r"(?<=\w )(?!I\b)[A-Z][a-z]+")
_ANSWERS = any_case(r"(?:(?:sure|yes|yeah|yep|of course|ok|okay|gladly|happily|absolutely)\b[\s,.!]*)+")
_COMMON = {
    *listed("english/stop"),
    *words("""
        actually almost another anybody anyone anything around better between bring call called comes coming course
        done ever every everything find gone half happen happened hard hear heard help hold hope known later least
        leave left let's likely little live long lots makes making maybe mean mine minute moment need needed nice
        okay others part people perhaps place probably promise ready seen send shall somebody soon sorry speak start
        started stop taken talk talking telling thinking together tonight true trying wait wanted whole wish wonder
        word yeah years weeks months hour hours morning evening afternoon night weekend confidence secret record
        quiet silence listen honest honestly spring summer autumn winter christmas easter
    """),
}


def turns(plain: str) -> bool:
    """Whether a sentence turns the talk to another matter, and takes up nothing with "it" or "that"."""
    return bool(_TURNS.match(plain)) and not _POINTS.search(plain)


_POINTS = any_case(r"\b(?:it|that|this|them|those|these|then|when|so|by)\b")


def still_told(sentences: Sequence[Sentence], hidden: set[int]) -> set[int]:
    """The sentences of a call behind what is HIDDEN that speak of the same, in a word that came up with it or as "him".

    What stands between in the same turn belongs to it too. A sentence that turns to another matter ends it.
    """
    found: set[int] = set()
    public: set[str] = set()
    fresh: set[str] = set()
    between: list[Sentence] | None = None  # behind a secret that is still spoken of
    for sentence in sentences if any(s.speaker for s in sentences) else ():
        said = _matter(sentence.plain)
        if sentence.number in hidden:
            fresh = (fresh if between is not None else set()) | (said - public)
            between = []
        elif between is None or _TURNS.match(sentence.plain):
            between = None
            public |= said
        elif said & fresh or _is_of_them(sentences, sentence, hidden | found):
            found |= {sentence.number, *(s.number for s in between if s.utterance == sentence.utterance)}
            fresh |= said - public
            between = []
        elif len(sentence.plain.split()) >= NOD:
            between.append(sentence)
            public |= said
            if len(between) > APART:
                between = None
    return found


def _is_of_them(sentences: Sequence[Sentence], sentence: Sentence, secret: set[int]) -> bool:
    """Whether SENTENCE right behind a SECRET one goes on with "him" or "her", and names nobody else."""
    before = sentences[sentence.number - 1]
    same = before.utterance == sentence.utterance or _ANSWERS.match(sentence.plain) is not None
    return bool(
        before.number in secret and same and _PERSON.search(sentence.plain) and not _NAME.search(sentence.plain)
    )


def _matter(plain: str) -> set[str]:
    """The words of PLAIN that may be what it is about, verbs in their plain form."""
    low = re.findall(r"[^\W\d_]{4,}", plain.casefold())
    return {_base(word) for word in low if word not in _COMMON and not _CALENDAR.fullmatch(word)} - _COMMON


_CALENDAR = any_case(rf"{MONTH}|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|first|second|third|fourth|fifth")


@cache
def _pasts() -> dict[str, str]:
    rows = (row.split(":") for row in listed("verbs/irregular"))
    return {form: base for base, past, participle in rows for form in (past, participle)}


def _base(word: str) -> str:
    """WORD without its ending: "sold", "selling", "sells" -> "sell"."""
    word = _pasts().get(word, word)
    stem = re.sub(r"(?:ing|ed|s|ies|er|ers)$", "", word)
    return (stem if len(stem) > 2 else word)[:6].rstrip("ei")
