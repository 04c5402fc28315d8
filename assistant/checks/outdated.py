"""M3: an employer or a city that a newer note has replaced may not be stated as if it still held."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.checks.words import fold
from assistant.models import Evidence
from assistant.patterns import any_case, as_written

_NAME = r"(?P<name>[A-Z][\w&'-]*(?: (?:[A-Z][\w&'-]*|of|and|&|de|the)(?= [A-Z]| ?$|\b))*(?:(?<!of)(?<!and)))"
_THERE = as_written(
    r"\b(?:(?:works?|working|worked) (?:at|for|with)|(?:job|role|post|position) (?:at|with)|joined|joins|joining"
    r"|(?:[Ss]he|[Hh]e|[Tt]hey|^|\n)(?: has| have)? ?(?:[Ss]tarted|[Ss]tarts|[Ss]tarting) at|"
    r"(?:[Ss]he|[Hh]e|[Tt]hey) (?:is|are) (?:now )?(?:[a-z-]+ ){0,4}(?:at|with)|\b[Aa]s (?:an? |the )?(?:[a-z-]+ ){1,3}at|now (?:at|with)|went to|hired by|employed (?:at|by)) (?:the )?"
    + _NAME
)
_LIVES = as_written(
    r"\b(?:[Ll]ives?|[Ll]iving|[Bb]ased|[Ss]ettled|[Rr]esides|(?:[Mm]oved|[Mm]oving|[Mm]oves|[Rr]elocated|[Rr]elocating) (?:over )?to) (?:in )?"
    + _NAME
)
_TOWN = as_written(r"^ in " + _NAME)
_ROLE = as_written(
    r"\b(?:[Ss]he|[Hh]e|[Tt]hey) (?:is|are) (?:now )?(?:an? |the )?(?P<a>[a-z-]+(?: [a-z-]+){0,2}) (?:at|with) (?:the )?[A-Z]"
    r"|(?:works?|working|started|joined)\b[^.;\n]*? as (?:an? |the |their |its )?(?:new )?(?P<b>[a-z-]+(?: [a-z-]+)?)"
)
_LEFT = as_written(
    r"\b(?:[Ll]eft|leaves|leaving|quit|quits|no longer (?:at|with|in)|moved away from|out of) (?:the )?" + _NAME
)
_PAST = any_case(
    r"\b(?:were|was|had|did|used to|then|back then|at the time|ago|last year|(?:in|until|since|from) (?:19|20)\d{2}|former(?:ly)?|"
    r"\w+ed|said|told|wrote|met|spoke|taught|ran|led|left|built|began|kept|went|came|made)\b"
)
_ORGANISATION = as_written(
    r"\b(?:Inc|Ltd|LLC|GmbH|AG|Group|Labs?|Health|Bank|University|College|School|Hospital|Clinics?|Partners|Systems|Robotics|"
    r"Works|Foods|Press|Trust|Institute|Agency|Rail|Software|Media|Energy|Logistics|Insurance|Telecom|Diagnostics|Museum)\b"
)


@dataclass(frozen=True)
class Place:
    """Where a note of a day puts the contact: at an employer, or in a city; or that they left it."""

    day: dt.date
    kind: Literal["work", "city", "role", "left"]
    name: str
    left: bool = False


def doubts(sentence: str, evidence: Evidence) -> Iterator[str]:
    """Why SENTENCE speaks in the present of a place that a newer note replaced."""
    if _PAST.search(sentence):
        return
    places = sorted(_places(evidence), key=lambda place: place.day)
    for number, place in enumerate(places):
        if place.left or not re.search(rf"(?<!\w){re.escape(place.name)}(?!\w)", sentence):
            continue
        if any(_replaces(later, place) for later in places[number + 1 :]) and not any(
            later.name == place.name and not later.left for later in places[number + 1 :]
        ):
            yield f"a newer note replaces {place.name}"
            return


def _replaces(later: Place, place: Place) -> bool:
    if later.day <= place.day:
        return False
    if later.left:
        return fold(later.name) == fold(place.name)
    return later.kind == place.kind and fold(later.name) != fold(place.name)


def _places(evidence: Evidence) -> Iterator[Place]:
    employers = {m["name"] for source in evidence.sources for m in _THERE.finditer(source.text)}
    employers |= {evidence.contact.org} if evidence.contact.org else set()
    for source in evidence.sources:
        for match in _THERE.finditer(source.text):
            yield Place(source.date, "work", match["name"])
            if town := _TOWN.match(source.text[match.end() :]):
                yield Place(source.date, "city", town["name"])
        for match in _ROLE.finditer(source.text):
            yield Place(source.date, "role", match["a"] or match["b"])
        for match in _LIVES.finditer(source.text):
            works = match["name"] in employers or _ORGANISATION.search(match["name"])
            yield Place(source.date, "work" if works else "city", match["name"])
        for match in _LEFT.finditer(source.text):
            yield Place(source.date, "left", match["name"], left=True)
    org = evidence.contact.org
    if org and not any(
        org == name
        for name in (m["name"] for s in evidence.sources for m in (*_THERE.finditer(s.text), *_LEFT.finditer(s.text)))
    ):
        yield Place(evidence.today, "work", org)  # the card is kept by hand: it stands unless a note speaks of it
