"""A1 to A14: a talk with an outcome one can see, their need first, and nothing invented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant import called_off
from assistant.checks import facts, safety
from assistant.checks.claims import UNPROVEN, about
from assistant.checks.doubts import Doubt
from assistant.checks.ground import Ground
from assistant.checks.words import Lists, fold, stems, words
from assistant.kindness import asks_for_me
from assistant.models import Evidence, Mark
from assistant.patterns import any_case
from assistant.reaching import tells_how_to_reach
from assistant.results import Agenda, AgendaItem, Claim
from assistant.thresholds import FADED_DAYS, FEWEST_ITEMS, GOOD_ITEMS, MOST_ITEMS, SPARE_MINUTES

THEIR_SHARE = 0.6
"""Share of the minutes that should go to questions about them."""
SCREEN_WORDS = 200
_OUTCOME = any_case(
    r"^by the end,? .*\b(?:has|have)\b.*\b(?:decided|named|agreed|sent|learned|chosen|confirmed|scheduled|listed|answered|"
    r"booked|picked|shown|signed|explained|described|promised|set|told|given|introduced|ranked|written|tried|fixed|settled|said yes or no)\b"
)
_FUTURE = any_case(r"by the end\b|a smaller\b")
"""An outcome speaks of what will be; nothing can prove it yet."""
_SIZE = any_case(r"[\s,(\u2013-]*\b(?:about |some )?\d+ min(?:ute)?s?\b\)?")
"""How long an offer takes is the user's own guess, on a page for the user only."""
_TO_COUNT = any_case(
    r"(?P<done>\b(?:has|have) (?:each |both |at least )?(?:named|chosen|picked|listed|ranked|suggested|proposed|agreed(?: on)?|decided on"
    r"|(?:told|given|shown) (?:me|us)|written down) (?:the |at least |which )?)(?:two|three|four|five)\b"
)
"""How many things are to be named or chosen in the end, which is no statement on anybody."""
_LANDING = any_case(r"who else|how can I help|how I can help|what can I do")
_DATED = any_case(r"\b(?:day|date|when|by)\b")
_SEARCHABLE = any_case(
    r"what does your (?:company|firm|organi[sz]ation|team) do|how many (?:employees|offices|people work)"
    r"|where is your (?:office|headquarters)|when was your (?:company|firm) founded|who are your customers"
)
_REQUESTED = "help|send|introduce|share|give|show|tell|refer|recommend|hire|mentor"


def doubts(agenda: Agenda, evidence: Evidence, lists: Lists) -> Iterator[Doubt]:
    """Every doubt on an agenda."""
    yield from _outcome(agenda)
    yield from _time(agenda, evidence)
    yield from _questions_of(agenda, evidence)
    yield from _their_need_first(agenda, evidence)
    yield from _grounded(agenda, evidence, lists)
    yield from _promises(agenda, evidence)
    yield from _end(agenda, evidence)
    yield from _style(agenda, lists)


def _outcome(agenda: Agenda) -> Iterator[Doubt]:
    """A1 and A2: an outcome that can be seen, and a smaller one."""
    if not _OUTCOME.search(agenda.outcome):
        yield Doubt("A1", "gate", None, "the outcome does not say what somebody will have decided, named or agreed")
    if not agenda.fallback.strip() or fold(agenda.fallback) == fold(agenda.outcome):
        yield Doubt("A2", "gate", None, "a smaller outcome to fall back on is missing")


def _time(agenda: Agenda, evidence: Evidence) -> Iterator[Doubt]:
    """A4 and A5: the items fit, and most of the time is theirs."""
    total, most = sum(item.minutes for item in agenda.items), evidence.minutes - SPARE_MINUTES
    if any(item.minutes < 1 for item in agenda.items):
        yield Doubt("A4", "gate", None, "an item has no minutes")
    if total > most:
        yield Doubt("A4", "gate", None, f"the items take {total} minutes; {evidence.minutes} minutes leave {most}")
    theirs = sum(item.minutes for item in agenda.items if _about_them(item))
    if total and theirs / total < THEIR_SHARE:
        yield Doubt("A5", "hint", None, "less than 60 % of the minutes go to questions about them")


def _questions_of(agenda: Agenda, evidence: Evidence) -> Iterator[Doubt]:
    """A3, A6 and A7: a few questions with follow-ups, none that a web page answers."""
    count = len(agenda.items)
    if not FEWEST_ITEMS <= count <= MOST_ITEMS:
        yield Doubt(
            "A3",
            "gate",
            None,
            f"it has {count} items; {FEWEST_ITEMS} to {GOOD_ITEMS} are right for a talk, {MOST_ITEMS} at most",
        )
    for item in agenda.items:
        if not item.question.strip().endswith("?"):
            yield Doubt("A3", "gate", None, f"this item is not a question: {item.question!r}")
    if any(not _follows_up(item, evidence) for item in agenda.items[:-1]):
        yield Doubt("A6", "hint", None, "a question has no follow-up that takes up one of its words")
    if any(_SEARCHABLE.search(item.question) for item in agenda.items):
        yield Doubt("A7", "hint", None, "one question is answered by their web page")


def _follows_up(item: AgendaItem, evidence: Evidence) -> bool:
    source = evidence.source(item.note) if item.note else None
    known = stems(item.question) | (stems(source.text) if source else frozenset())
    return any(stems(follow_up) & known for follow_up in item.follow_ups)


def _their_need_first(agenda: Agenda, evidence: Evidence) -> Iterator[Doubt]:
    """A8: the talk begins with a need of theirs that is on file, and the user asks for something only later."""
    marked = [m for m in evidence.marks if m.kind == "need" and not _is_past(m, evidence)]
    needs = {s.ordinal for s in evidence.sources if any(m.note == s.note for m in marked)}
    if needs and agenda.items:
        first = agenda.items[0]
        cited = {first.note, *(claim.note for claim in agenda.claims if about(claim, first.question))}
        if not cited & needs:
            yield Doubt("A8", "gate", None, "it does not begin with what they need")
    early = agenda.items[: max(1, len(agenda.items) // 2)]
    if any(asks_for_me(item.question, _REQUESTED) for item in early):
        yield Doubt("A8", "gate", None, "your own request comes in the first half")


def _is_past(need: Mark, evidence: Evidence) -> bool:
    """Whether NEED need not open the talk: its day is over, its line says that it is or how to write to them, or it is old and shares no word with the goal."""
    source = evidence.source(need.note)
    lines = called_off.around(source.text, need.text) if source else []
    if called_off.has_passed(need.text, need.note_date, evidence.today):
        return True
    if any(called_off.says_so(line) or tells_how_to_reach(line) for line in lines):
        return True
    old = (evidence.today - need.note_date).days > FADED_DAYS
    return old and evidence.goal_given and not stems(need.text) & stems(evidence.goal)


def _grounded(agenda: Agenda, evidence: Evidence, lists: Lists) -> Iterator[Doubt]:
    """A9: every note named was given, and nothing on the page is more than the notes say."""
    ground = Ground(evidence)
    for item in agenda.items:
        if item.note is not None and item.note not in ground.texts:
            yield Doubt("A9", "safety", item.question, f"it names a note that was not given, {item.note!r}")
        source = evidence.source(item.note) if item.note else None
        proof = Claim(text=item.question, note=source.ordinal, quote=source.text) if source else None
        for text in (item.question, *item.follow_ups):
            yield from _invented(text, agenda, proof, evidence, lists, proposes=item is agenda.items[-1])
    for text in (agenda.outcome, agenda.fallback):
        uncounted = _TO_COUNT.sub(r"\g<done>some", text)
        yield from (replace(d, sentence=text) for d in _invented(uncounted, agenda, None, evidence, lists))
    yield from _invented(_SIZE.sub("", agenda.offer or ""), agenda, None, evidence, lists)
    yield from _invented(agenda.landing, agenda, None, evidence, lists, proposes=True)
    for text in _openings(agenda):
        yield from _invented(text, agenda, None, evidence, lists, proposes=True)
    for text in (promise.text for promise in agenda.promises):
        for why in _strange(text, evidence.minutes, ground, lists):
            yield Doubt("A9", "safety", text, why)
    questions = "\n".join(item.question for item in agenda.items)
    yield from (replace(doubt, rule="A9") for doubt in safety.false_quotes(agenda.claims, questions, ground))


def _invented(
    text: str, agenda: Agenda, proof: Claim | None, evidence: Evidence, lists: Lists, *, proposes: bool = False
) -> Iterator[Doubt]:
    """Safety doubts on one text of the agenda; PROOF is the note that its item names.

    The landing PROPOSES who does what by which day (A12), an opening "Count to three": these are nobody's facts.
    """
    ask = text if proposes else ""
    said = safety.Text(text, agenda.claims, evidence.minutes, ask=ask, meeting=proposes, fallback=proof)
    for doubt in safety.doubts(said, evidence, lists):
        if not (doubt.why in UNPROVEN and _FUTURE.match(doubt.sentence or "")):
            yield replace(doubt, rule="M4" if doubt.rule == "M4" else "A9", sentence=text)


def _strange(text: str, minutes: int, ground: Ground, lists: Lists) -> Iterator[str]:
    """Numbers, names, events and addresses that are not on file, in a line that states nothing about the contact."""
    yield from facts.unknown(facts.Sentence(text, minutes, ask=True), ground, lists)
    for address in facts.strange(text, ground):
        yield f"{address!r} is not on the card, in me.md or in --goal"


def _promises(agenda: Agenda, evidence: Evidence) -> Iterator[Doubt]:
    """A10: every open promise of both, the user's own first, and none that nobody made."""
    for promise in evidence.promises:
        if not any(line.owner == promise.owner and _same(promise.text, line.text) for line in agenda.promises):
            who = "you owe" if promise.owner == "me" else "they owe"
            yield Doubt("A10", "gate", None, f"an open promise is missing ({who}: {promise.text})")
    for line in agenda.promises:
        if not any(line.owner == promise.owner and _same(promise.text, line.text) for promise in evidence.promises):
            yield Doubt("A9", "safety", line.text, "no open promise on file says so")
    owners = [line.owner for line in agenda.promises]
    if owners != sorted(owners, key=lambda owner: owner != "me"):
        yield Doubt("A10", "hint", None, "your own promises come first")


def _same(promise: str, shown: str) -> bool:
    """Whether SHOWN is this promise, perhaps in a few other words."""
    wanted = stems(promise)
    return fold(promise) in fold(shown) or (bool(wanted) and len(wanted & stems(shown)) / len(wanted) >= 0.6)


def _end(agenda: Agenda, evidence: Evidence) -> Iterator[Doubt]:
    """A11, A12 and A14: something to give, a landing with owner and day, words for awkward moments."""
    if evidence.me.offers and not agenda.offer:
        yield Doubt("A11", "hint", None, "nothing to give is on it")
    landing = f"{agenda.items[-1].question} {agenda.landing}" if agenda.items else ""
    if not (_LANDING.search(landing) and _DATED.search(landing)):
        why = "the last item does not settle who does what by which day, and how you can help"
        yield Doubt("A12", "gate", None, why)
    if sum(bool(text.strip()) for text in _openings(agenda)) < 3:
        yield Doubt("A14", "hint", None, "sentences for awkward moments are missing")


def _style(agenda: Agenda, lists: Lists) -> Iterator[Doubt]:
    """A13, M7 and M10: one screen, no flattery, no ask that is too big."""
    page = " ".join([agenda.outcome, agenda.fallback, *(item.question for item in agenda.items), agenda.offer or ""])
    if len(words(page)) > SCREEN_WORDS:
        yield Doubt("A13", "hint", None, "it does not fit on one screen")
    for phrase in lists.found("flattery", page):
        yield Doubt("M10", "gate", None, f"{phrase!r} flatters")
    for phrase in lists.found("big_asks", page):
        yield Doubt("M7", "gate", None, f"{phrase!r} is too big an ask for a talk like this")


def _about_them(item: AgendaItem) -> bool:
    return item.note is not None or bool(re.search(r"\b(?:you|your)\b", item.question, re.IGNORECASE))


def _openings(agenda: Agenda) -> tuple[str, ...]:
    said = agenda.openings
    return (said.start, said.silence, said.a_no, said.closing_early)
