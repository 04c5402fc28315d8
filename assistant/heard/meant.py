"""Whom "he" and "she" mean in a note: surely the contact, or perhaps somebody else who was spoken of."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.heard.talk import Role, Sentence
from assistant.heard.wordings import Names
from assistant.patterns import any_case

_MAN = r"(?:(?:step)?(?:father|son|brother)|dad|husband|uncle|nephew|grandfather|grandson|boyfriend|man|guy|[a-z]+man)"
_WOMAN = (
    r"(?:(?:step)?(?:mother|daughter|sister)|mum|mom|wife|aunt|niece|grandmother|girlfriend|woman|lady|[a-z]+woman)"
)
_ANYBODY = (
    r"(?:accountant|adviser|agent|apprentice|architect|artist|assistant|author|baker|boss|builder|buyer|captain|carpenter|cashier|chair"
    r"|chef|client|clerk|coach|colleague|contractor|cook|counsellor|cousin|customer|deputy|designer|developer|director|doctor|driver"
    r"|editor|electrician|engineer|farmer|foreman|founder|friend|gardener|head|inspector|intern|janitor|joiner|keeper|landlady|landlord"
    r"|lawyer|lecturer|librarian|lodger|manager|mason|master|mayor|mechanic|mentor|minister|neighbou?r|nurse|officer|owner|painter"
    r"|partner|photographer|pilot|planner|plumber|porter|president|principal|printer|producer|professor|pupil|rector|roofer|scaffolder"
    r"|secretary|solicitor|student|superintendent|supervisor|supplier|surgeon|surveyor|tailor|teacher|tenant|trainee|trainer|translator"
    r"|treasurer|trustee|tutor|vet|vicar|volunteer|waiter|warden|welder|[a-z]{4,}ist)"
)
_ROLE = rf"(?:{_MAN}|{_WOMAN}|{_ANYBODY})"
_SOMEBODY = (
    r"(?:\b(?:(?i:the|an?|my|our|your|(?P<whose>his|her)|their|another)|[A-Z][\w-]+'s)\s(?:[a-z-]+\s){0,2}?"
    rf"(?:(?P<man>{_MAN})|(?P<woman>{_WOMAN})|{_ANYBODY})\b(?!'s\b)(?! (?:of|for|at|in) (?:mine|hers)\b)"
    r"|\b(?:(?P<mr>Mr|Herr|Sir)|(?P<mrs>Mrs|Ms|Miss|Frau|Madam)|(?:Dr|Prof|Captain|Sergeant))\.? (?P<titled>[A-Z][\w-]+)"
    r"|(?:(?<=\bwith )|(?<=\band )|(?<=\bmet )|(?<=\bme to )|(?<=\bpromised ))"
    r"(?P<beside>[A-Z][a-z]+)\b|\b(?!(?:He|She|They|It)\b)(?P<named>[A-Z][a-z]+)(?= (?:and [A-Z][a-z]+ )?(?:said|says"
    r"|told|joined|came|thinks|wants|needs|will|would"
    r"|promised|asked|offered|runs|leads|handles)\b))"
)
_PRONOUN = r"\b(?P<pronoun>(?i:he|him|his|himself|she|her|hers|herself))\b"
_OPENS = any_case(r"\W*(?:(?:and|but|so|then|also|today|yesterday)\b\W*)*$")
_NOBODY = frozenset(
    """I He She They We It You This That There The A An My Our His Her Their And But So Then Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday What Who Nobody Everybody Everyone Next Also Call Met""".split()  # noqa: SIM905
)
NAMED, CERTAIN = 3, 99
"""What a pronoun right behind the contact's name, and a title, count for how they are called; another pronoun counts for 1."""


def is_role(word: str) -> bool:
    """Whether WORD is no name but what somebody is to the user, who may be the contact: "Client"."""
    return re.fullmatch(_ROLE, word, re.IGNORECASE) is not None


def doubtful(sentences: Sequence[Sentence], names: Names) -> dict[int, frozenset[str]]:
    """The pronouns, by the number of their sentence, that may mean somebody else than the contact."""
    first = _Reader(names)
    for sentence in sentences:
        first.read(sentence)
    reader = _Reader(names, max(first.votes, key=first.votes.__getitem__) if first.votes else None)
    return {sentence.number: frozenset(reader.read(sentence)) for sentence in sentences}


def is_doubtful(role: Role, quote: str, doubts: Collection[str]) -> bool:
    """Whether one of the pronouns in DOUBTS says who does what QUOTE says, or for whom the user does it."""
    words = [word for word in re.findall(r"[a-z]+", quote.casefold()) if (word in ("he", "she")) == (role == "them")]
    return any(word in doubts for word in (words if role == "me" else words[:1]))


class _Reader:
    """Goes through a note; keeps who has been spoken of since the contact was last named.

    GENDER is how the contact is called, "m" or "f"; without it every pronoun before which nobody else stands votes for one.
    """

    def __init__(self, names: Names, gender: str | None = None) -> None:
        words = {part for name in names.theirs for part in name.split() if len(part) > 1}
        who = "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"\0"
        self.no_other = {*words, *(part for name in names.mine for part in name.split()), *_NOBODY}
        self.tokens = re.compile(
            rf"(?P<contact>(?:\b(?:(?P<sir>Mr|Herr)|(?P<madam>Mrs|Ms|Miss|Frau))\.? |{_ROLE},? )?\b(?i:{who})\b(?!'s)"
            rf"(?:,? (?:the|an?|my|our) (?:[\w-]+ )?{_ROLE}\b)?)|{_SOMEBODY}|{_PRONOUN}"
        )
        self.gender = gender
        self.votes: dict[str, int] = {}
        self.others: list[str | None] = []
        self.line, self.just_named, self.as_subject, self.silent = -1, False, False, 0

    def read(self, sentence: Sentence) -> list[str]:
        """The pronouns in SENTENCE that may mean somebody else, in small letters."""
        if sentence.line != self.line or self.silent > 1:
            self.others, self.just_named = [], False
        self.line, self.silent = sentence.line, self.silent + 1
        goes_on, self.as_subject = self.as_subject, False
        found: list[str] = []
        for token in self.tokens.finditer(sentence.plain):
            opens = _OPENS.match(sentence.plain[: token.start()]) is not None
            if token["contact"]:
                self.just_named, self.silent = True, 0
                for titled in ("sir", "madam"):
                    if token[titled]:
                        self._vote("m" if titled == "sir" else "f", CERTAIN)
                if opens:
                    self.others = []
                continue
            word = (token["pronoun"] or token["whose"] or "").casefold()
            gender = "m" if word in ("he", "him", "his", "himself") else "f"
            if word and self._may_be_another(gender, goes_on=goes_on and opens and gender == self.gender):
                found.append(word)
                self.silent = 0
            elif opens and word in ("he", "she"):
                self.as_subject = True
            if not token["pronoun"] and (token["titled"] or token["beside"] or token["named"]) not in self.no_other:
                man, woman = token["man"] or token["mr"], token["woman"] or token["mrs"]
                self.others.append("m" if man else "f" if woman else None)
                self.silent, self.just_named = 0, False
        return found

    def _may_be_another(self, gender: str, *, goes_on: bool) -> bool:
        """Whether a pronoun of GENDER may be somebody else; a sentence that GOES_ON with "she" as the one before does is of her."""
        if self.gender not in (gender, None):
            self.others = [other or gender for other in self.others]
            return True
        self.others = [] if goes_on else self.others
        another = any(other in (gender, None) for other in self.others)
        if not another:
            self._vote(gender, NAMED if self.just_named else 1)
        self.just_named = False
        return another

    def _vote(self, gender: str, weight: int) -> None:
        self.votes[gender] = self.votes.get(gender, 0) + weight
