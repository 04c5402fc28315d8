"""What a call left behind, from the sentences of its speakers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.heard import agreement, corrections, cues, items, promises, remarks
from assistant.heard.clauses import Deed
from assistant.heard.items import Heard, Item
from assistant.heard.pointing import Spoken, first_words
from assistant.heard.promises import Listened
from assistant.heard.standing import is_void, leave_open_until_it_is_there, once, weaken
from assistant.heard.talk import Role, Sentence
from assistant.heard.wordings import Names

if TYPE_CHECKING:
    from assistant.heard.ear import Ear

ROLES: tuple[Role, Role] = ("me", "them")


def heard(sentences: list[Sentence], names: Names, call: dt.date, ear: Ear | None) -> Heard:
    """What the SENTENCES of a call between the two of NAMES left behind."""
    read = _read(tuple(sentences), call)
    hidden, others, settled, spent = read.hidden, read.others, read.settled, read.spent
    outcome = replace(read.outcome, plans=[*map(copy, read.outcome.plans)])
    deeds = [*map(copy, read.outcome.deeds)]
    if ear is not None:
        both = agreement.Agreement(settled, names, call, hidden, others)
        deeds = both.joined(deeds, ear.marks(settled, names))
    deeds = [deed for deed in _with_plans(deeds, outcome) if deed.certain or deed.number not in spent]
    weaken(deeds, settled)
    idle = {deed.number for deed in deeds if is_void(deed)}
    deeds = once([deed for deed in deeds if not deed.gone and not is_void(deed)])
    leave_open_until_it_is_there(deeds, call)
    used = {deed.number for deed in deeds} | {deed.asked.number for deed in deeds if deed.asked}
    public = [s for s in settled if s.number not in hidden | spent]
    theirs = [s for s in public if s.role == "them"]
    named = remarks.named_needs(settled)
    wanted = {s.number: thing for s in theirs if (thing := remarks.need(s) or named.get(s.number))}
    needs = items.needs([s for s in theirs if s.number in wanted], wanted)
    told = used | idle | wanted.keys()
    elsewhere = promises.addressed(others)
    plain = [s for s in theirs if s.number not in told and not elsewhere.match(s.plain)]
    spoken = Spoken(sentences, hidden, {need.place for need in needs})
    i_owe, they_owe = (items.owed(deeds, role, names, spoken) for role in ROLES)
    maybes = items.maybes(deeds, [s for s in public if s.role in ROLES], spoken)
    return Heard(
        i_owe=i_owe,
        they_owe=they_owe,
        maybes=maybes,
        needs=tuple(_not_met(needs, i_owe)),
        facts=_facts(plain, {maybe.place for maybe in maybes}, they_owe, spoken, rest=bool(needs or i_owe or they_owe)),
        private=tuple(items.confided(run) for run in read.private),
        open_questions=items.open_questions(outcome.unanswered, used),
        flagged=items.flagged(read.orders, deeds),
        statements=tuple(s for s in public if s.role in ROLES),
    )


@dataclass(frozen=True)
class _Read:
    """A call as the rules read it, whoever listens beside them."""

    orders: list[Sentence]
    private: list[list[Sentence]]
    hidden: frozenset[int]
    others: frozenset[str]
    settled: list[Sentence]
    spent: set[int]
    outcome: Listened


@lru_cache(maxsize=1)
def _read(sentences: tuple[Sentence, ...], call: dt.date) -> _Read:
    """What the rules read; kept, since a call is heard with the ear and without."""
    orders, private, hidden = remarks.withheld(sentences)
    hidden |= remarks.assurances(sentences, hidden)
    others = {s.speaker.split()[0] for s in sentences if s.role == "other" and s.speaker}
    settled, spent = corrections.settled(sentences, hidden)
    outcome = promises.listen(sentences, call, hidden, others)
    return _Read(orders, private, frozenset(hidden), frozenset(others), settled, spent, outcome)


def _with_plans(deeds: list[Deed], outcome: Listened) -> list[Deed]:
    """DEEDS, certain where the other side took the day, and the plans of sentences that have none of them."""
    for deed in deeds:
        deed.certain = deed.certain or deed.number in outcome.appointed
    taken = {deed.number for deed in deeds}
    return deeds + [plan for plan in outcome.plans if plan.number not in taken]


def _not_met(needs: Iterable[Item], i_owe: Iterable[Item]) -> Iterator[Item]:
    """NEEDS without those that the user has promised to meet."""
    handed = [item for item in i_owe if cues.HANDING_OVER.match(item.text) or item.text.startswith("get ")]
    waited_for = {" ".join((item.asked or "").split()) for item in i_owe} | {item.about or "" for item in handed}
    return (need for need in needs if first_words(need.quote) not in waited_for)


def _facts(
    plain: list[Sentence], unsure: set[int], they_owe: Iterable[Item], spoken: Spoken, *, rest: bool
) -> tuple[Item, ...]:
    """What of the PLAIN statements is worth keeping, the UNSURE out and what was promised in the same words.

    Where nothing is, and there is no REST of the call to keep, its first plain statements.
    """
    promised = {item.quote.rstrip(".!") for item in they_owe}  # said a second time, and quoted with its first
    worth = {s.number for s in remarks.facts(plain)}
    if not (worth or rest):
        told = remarks.statements(s for s in plain if s.number not in unsure)
        return tuple(items.said("fact", items.tidy(words), s) for s, words in told)
    return tuple(
        replace(items.said("fact", items.tidy(s.plain), s), asked=spoken.counted(s) or spoken.dated(s))
        for s in plain
        if (s.number in worth or spoken.dated(s)) and s.number not in unsure and s.quote.rstrip(".!") not in promised
    )
