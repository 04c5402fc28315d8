"""What is on file and told to nobody as theirs: of others, in confidence, no longer so, or asking for a secret."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from assistant import called_off, confidence, names
from assistant.checks import facts
from assistant.checks.ground import CALENDAR, Ground, days_said, without_days
from assistant.checks.words import fold, stems
from assistant.english import verbs
from assistant.marks import plain_lines
from assistant.models import Contact, Evidence, Mark, Me, Note, Promise, Withheld
from assistant.outline import likeness
from assistant.patterns import any_case, as_written
from assistant.sentences import sentences

Row = TypeVar("Row", Mark, Promise)

_OFF = any_case(
    r"(?<!\bnot )(?<!\bnever )(?<!\bnearly )(?<!\balmost )\b(?:cancell?ed|called off|scrapped)\b"
    r"|\b(?:is|are|was|were) off(?= *(?:$|[.,;!]))|\b(?:not|won['\u2019]t|never) "
    r"(?:going ahead|go ahead|happen(?:ing)?|tak(?:e|ing) place)\b"
)
_MOVED = any_case(
    r"\b(?:postponed|put off|put back|pushed back|brought forward|rescheduled|delayed"
    r"|(?:is|are|was|were|be|been|being|got|has|have|had) (?:\w+ )?moved (?=to\b|from\b|back\b|forward\b|by\b))"
)
_OPINION = any_case(
    r"(?:\([^()]*\b|(?<!said)(?<!wrote)(?<!says), (?:(?:but|and|though) )?)"
    r"I (?:\w+ly )?(?:find|think|guess|suspect|fear|doubt|believe|bet|wonder)\b"
)
"""What the user makes of it, behind what a mark tells: "her talk at the fair (I find it dull)"."""
_LIMIT = any_case(
    r"[,;]? ?(?:and |but |though )?(?:not (?:before|until|till|yet|now|this|for|in)|only (?:if|when|once|after|from)"
    r"|unless|until|if|once|as soon as)\b[^.!?]*"
)
"""What makes a need hold only later or perhaps."""
_ONE = r"(?:an?|one|two|three|four|five|some|enough|his|her|their)"
_MET = (
    r"(?:found|hired|bought|got|rented|leased|engaged|employed|appointed|chose|took on|settled on) "
    rf"(?={_ONE} )"
)
_NOT_SURE = any_case(
    r"\b(?:not?|never|nearly|almost|if|whether|might|may|would|wants?|hopes?|once|before|until|since|left|quit|again"
    r"|lost|maybe|perhaps)\b|n['\u2019]t\b|\?"
)
"""What leaves open whether a need is met."""
_NO_LONGER = any_case(r"\bno longer\b")
_FACT = any_case(r"^(?:fact|win): ")
_MY_DOING = as_written(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y)\b")
_WISH = any_case(r"to (?P<verb>[a-z]+) ")
_BEHIND_IT = any_case(r"[,;:.(]| (?:and|but|because|for|from|to|in|on|at|who|which|that|with|before|by|as)\b")


def offers(me: Me, contact: Contact, people: Iterable[Contact]) -> tuple[Me, list[Withheld]]:
    """ME without the offers that name one of PEOPLE other than CONTACT, or were made in confidence."""
    others = [(person.name, names.mention(person, [contact])) for person in people if person.id != contact.id]
    left = []
    for offer in me.offers:
        named = next((name for name, pattern in others if _names(offer, pattern)), None)
        if named:
            left.append(Withheld(offer, f"it names {named}", named))
        elif confidence.silence(offer.replace("\u2019", "'")):
            left.append(Withheld(offer, "it was said in confidence"))
    kept = tuple(offer for offer in me.offers if offer not in {row.text for row in left})
    return replace(me, offers=kept), left


def _names(offer: str, pattern: re.Pattern[str]) -> bool:
    """Whether OFFER names somebody: a lone word that begins it or names a month may be no name."""
    found = (m for m in pattern.finditer(offer) if " " in m[0] or m.start())
    return any(fold(m[0])[:3] not in CALENDAR and stems(m[0]) - CALENDAR for m in found)


def marks(
    rows: Iterable[Mark], contact: Contact, people: Sequence[Contact], notes: Sequence[Note], known: Evidence
) -> tuple[list[Mark], list[Withheld]]:
    """Those of ROWS that may be told to CONTACT, and the others; KNOWN holds what is on file besides the NOTES."""
    return _sorted(rows, lambda mark: _why_not(mark, contact, people, notes, Ground(known)))


def promises(
    rows: Iterable[Promise], contact: Contact, people: Sequence[Contact], notes: Sequence[Note], known: Evidence
) -> tuple[list[Promise], list[Withheld]]:
    """The same for promises; what the user owes is the user's own."""
    ground, by_id = Ground(known), {note.id: note for note in notes}

    def why(promise: Promise) -> str | None:
        if promise.owner == "me":
            return None
        return _of_nobody(promise, contact, people, by_id.get(promise.note)) or _asks_for_secrets(promise.text, ground)

    return _sorted(rows, why)


def _sorted(rows: Iterable[Row], why: Callable[[Row], str | None]) -> tuple[list[Row], list[Withheld]]:
    kept: list[Row] = []
    left: list[Withheld] = []
    for row in rows:
        if reason := why(row):
            left.append(Withheld(row.text, reason))
        else:
            kept.append(row)
    return kept, left


def _why_not(
    mark: Mark, contact: Contact, people: Sequence[Contact], notes: Sequence[Note], ground: Ground
) -> str | None:
    note = next((note for note in notes if note.id == mark.note), None)
    return (
        _of_nobody(mark, contact, people, note)
        or _asks_for_secrets(mark.text, ground)
        or ("it holds a remark of your own" if _OPINION.search(mark.text) else None)
        or (_no_such_day(mark, note) if note else None)
        or (_of_another(mark, contact) or _off(mark, notes) if mark.kind == "when" else None)
        or (_limited(mark, note) or _met(mark, contact, notes) if note and mark.kind in ("need", "wants") else None)
    )


def _asks_for_secrets(text: str, ground: Ground) -> str | None:
    strange = next(iter(facts.handed(text, ground)), None)
    return f"{strange!r} is not on the card, in me.md or in --goal" if strange else None


def _of_nobody(row: Mark | Promise, contact: Contact, people: Sequence[Contact], note: Note | None) -> str | None:
    """That ROW is of a note on several people, and neither its words nor the sentence behind it name CONTACT alone."""
    if len(row.contacts) < 2 or note is None:
        return None
    others = [person for person in people if person.id in row.contacts and person.id != contact.id]
    own, theirs = names.mention(contact, others), [names.mention(person, [contact]) for person in others]
    wanted = stems(row.text)
    for said in (row.text, *(s for s in _prose(note) if len(wanted & stems(s)) * 2 >= len(wanted))):
        if own.search(said) and not any(pattern.search(said) for pattern in theirs):
            return None
    return "its note is on several people and does not say whose it is"


def _of_another(mark: Mark, contact: Contact) -> str | None:
    """That MARK begins with somebody else's name: "Tom's birthday"."""
    owner = re.match(r"(?:\d{4}-\d{2}-\d{2}:? )?([A-Z]\w+)['\u2019]s ", mark.text)
    own = {fold(part) for name in (contact.name, *contact.aliases) for part in name.split()}
    strange = owner and fold(owner[1]) not in own and stems(owner[1]) - CALENDAR
    return f"it is {owner[1]}'s" if owner and strange else None


def _prose(note: Note) -> Iterator[str]:
    """The sentences of NOTE that carry no mark."""
    return (sentence for line in plain_lines(note.text) for sentence in sentences(line))


def _no_such_day(mark: Mark, note: Note) -> str | None:
    """That MARK, or the sentence of NOTE that gives its day, has a weekday that its date does not have."""
    given = [s for s in _prose(note) if mark.date and any(day.is_day(mark.date) for day in days_said(s))]
    return next((wrong for s in (mark.text, *given) if (wrong := facts.wrong_weekday(s, note.date))), None)


def _off(mark: Mark, notes: Sequence[Note]) -> str | None:
    """That a note since then, or its own, tells that the event of MARK is off or on another day."""
    wanted = stems(without_days(mark.text)) - CALENDAR
    for note in notes:
        if note.date < mark.note_date or mark.date is None:
            continue
        for said in (s for line in note.text.split("\n") for s in sentences(line)):
            if not wanted or len(wanted & stems(said)) * 2 < len(wanted):
                continue
            if _OFF.search(said):
                return f'a note says, "{said}"'
            if _MOVED.search(said) and not _is_new_day(mark.date, said, later=note.id != mark.note):
                return f'a note says, "{said}"'
    return None


def _is_new_day(day: dt.date, said: str, *, later: bool) -> bool:
    """Whether DAY is the one that SAID moves an event to; without a day it is that of a mark in the same note."""
    days = sorted(days_said(said), key=lambda found: found.start)
    before = [found for found in days if re.search(r"\bfrom (?:\w+day,? )?(?:the )?$", said[: found.start])]
    after = [found for found in days if found not in before]
    if after:
        return any(found.is_day(day) for found in after)
    return not later and not any(found.is_day(day) for found in before)


def _met(mark: Mark, contact: Contact, notes: Sequence[Note]) -> str | None:
    """That a later note tells how CONTACT met or gave up the need or wish of MARK: "she hired a night baker"."""
    wish = _WISH.match(mark.text)
    thing = _BEHIND_IT.split(mark.text[wish.end() :] if wish else mark.text, maxsplit=1)[0]
    done = re.escape(verbs.past_of(wish["verb"]) or wish["verb"]) if wish else ""
    told = any_case(rf"\b(?:{_MET}|{called_off.GIVEN_UP}(?: on| for| in)? {f'|{done} ' if done else ''})(?P<what>.+)")
    for said in (
        s
        for note in notes
        if note.date > mark.note_date
        for line in note.text.split("\n")
        for s in sentences(_FACT.sub("", line))
    ):
        found = None if _NOT_SURE.search(_NO_LONGER.sub("", said)) else told.search(said)
        if found and (_MY_DOING.search(before := said[: found.start()]) or _of_somebody(before, contact)):
            continue
        if found and _is_thing(thing, _BEHIND_IT.split(found["what"], maxsplit=1)[0], mark.text, said):
            return f'a later note says, "{said}"'
    return None


def _of_somebody(before: str, contact: Contact) -> bool:
    """Whether the words BEFORE a verb name somebody other than CONTACT as the one who does it."""
    named = re.findall(
        r"\b[A-Z][\w-]+", re.sub(r"^(?:He|She|They|The|In|On|At|Last|This|Today|Yesterday|Meanwhile)\b", "", before)
    )
    own = {fold(part) for name in (contact.name, *contact.aliases) for part in name.split()}
    return any(fold(name) not in own and stems(name) - CALENDAR for name in named)


def _is_thing(thing: str, other: str, need: str, said: str) -> bool:
    """Whether THING of NEED is what OTHER, a part of SAID, names: "a night baker" is no "day baker"."""
    head = likeness.stems(likeness.head(thing))
    of, its = (set(re.findall(r"[a-z]{3,}", part.lower())[:-1]) - {"the", "his", "her"} for part in (thing, other))
    plain = bool(head) and likeness.closeness(" ".join(head), " ".join(head)) > 0
    same = bool(head) and head <= likeness.stems(other) and not (of and its and not of & its)
    return same and (plain or likeness.overlap(need, said) > 1)


def _limited(mark: Mark, note: Note) -> str | None:
    """That the sentence of NOTE which MARK was taken from goes on with a limit: "but not before January"."""
    text = re.compile(re.escape(mark.text.rstrip(".")), re.IGNORECASE)
    for said in _prose(note):
        found = text.search(said)
        if found and (limit := _LIMIT.match(said[found.end() :])):
            return f'its sentence goes on, "{limit[0].strip(" ,;")}"'
    return None
