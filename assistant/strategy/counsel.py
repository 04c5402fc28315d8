"""Whose notes show that they may help with a problem, how warm the tie is, and whether asking now is fair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant import exchanges, output, recall
from assistant.app import App
from assistant.models import Contact, Note
from assistant.patterns import as_written
from assistant.strategy import limits
from assistant.strategy.needs import needs, offers, sentences, stems
from assistant.strategy.ties import Tie, survey
from assistant.vectors import Store

PASSAGES = 60
"""Passages looked at, the nearest to the question first."""
MOST = 5
NEAR = 0.45
"""Cosine from which a sentence bears on the question by itself; with a shared word less is enough."""
NEAR_WITH_WORD = 0.22
NEAR_BY_CHANCE = 0.5
"""The same for one shared word out of three or more, in a sentence that tells of no deed, skill or thing to lend."""
BEHIND = 0.6
"""Share of the best one's closeness below which others are left out."""

_WISH = as_written(
    r"\W*(?:(?:[A-Z][\w-]*|she|he|they)(?: [A-Z][\w-]+)?(?: also| still| really)?(?= |'d))? ?"
    r"(?i:'d like|would like|wants?|wanted|needs?|hopes?|asks?|asked|(?:is )?looking for|looks? for)\b"
)


@dataclass(frozen=True)
class Adviser:
    """One person who may help. QUOTE is the sentence that shows it, from NOTE or from the card (None)."""

    contact: Contact
    quote: str
    note: Note | None
    warmth: str
    owed: str
    is_fair: bool
    fairness: str


def find(app: App, question: str, only: str | None = None) -> list[Adviser]:
    """The people who may help with QUESTION, the nearest first; ONLY the one with this id when given."""
    ties = {tie.contact.id: tie for tie in survey(app)}
    person = app.catalog.contact(only) if only else None
    hits = recall.search(app, question, contact=person, since=None, until=None, k=PASSAGES)
    notes = {hit.note.id: hit.note for hit in hits if hit.note.date <= app.today}
    rows = [row for note in notes.values() for row in _said(note, ties)] + list(_cards(question, ties, only))
    store = Store(app)
    vectors = store.vectors([question, *(quote for _, quote, *_ in rows)]) if rows else None
    wanted = stems(question)
    best: dict[str, tuple[float, str, Note | None]] = {}
    for number, (who, quote, note, can) in enumerate(rows, start=1):
        shared = len(wanted & stems(quote))
        close = float(vectors[0] @ vectors[number]) if vectors is not None else shared / max(len(wanted), 1)
        by_chance = shared == 1 and len(wanted) > 2 and not can and vectors is not None
        if close < (NEAR_BY_CHANCE if by_chance else NEAR_WITH_WORD if shared else NEAR):
            continue
        if who not in best or close > best[who][0]:
            best[who] = (close, quote, note)
    ranked = sorted(best.items(), key=lambda row: (-row[1][0], row[0]))
    kept = [row for row in ranked if row[1][0] >= BEHIND * ranked[0][1][0]][:MOST]
    return [_adviser(ties[who], quote, note) for who, (_, quote, note) in kept]


def _said(note: Note, ties: dict[str, Tie]) -> Iterator[tuple[str, str, Note, bool]]:
    """The sentences of NOTE that may show a help, and whether they tell what one can; who needs the same is no help."""
    if note.private or len(note.contacts) != 1 or note.contacts[0] not in ties:
        return
    tie = ties[note.contacts[0]]
    if exchanges.is_sent(note, tie.contact.id):
        return
    needed, offered = ({item.quote for item in found(tie)} for found in (needs, offers))
    told_by_me = exchanges.direction(note, tie.contact.id) != "theirs"
    marked = [m.text for m in tie.marks if m.note == note.id and m.kind in ("offer", "fact", "win")]
    for sentence in [*marked, *sentences(note)]:
        no_help = sentence in needed or sentence.endswith("?") or (told_by_me and exchanges.tells_of_me(sentence))
        if not no_help and (sentence in offered or not _WISH.match(sentence)):
            yield tie.contact.id, sentence, note, sentence in offered or sentence in marked


def _cards(question: str, ties: dict[str, Tie], only: str | None) -> Iterator[tuple[str, str, None, bool]]:
    """The cards that share a word with QUESTION."""
    wanted = stems(question)
    for tie in ties.values():
        who = tie.contact
        card = ", ".join(part for part in (who.role, who.org) if part)
        if card and wanted & stems(card) and only in (None, who.id):
            yield who.id, card, None, True


def _adviser(tie: Tie, quote: str, note: Note | None) -> Adviser:
    is_fair, why = fairness(tie)
    return Adviser(tie.contact, quote, note, tie.warmth, _owed(tie), is_fair, why)


def fairness(tie: Tie) -> tuple[bool, str]:
    """Whether asking this person now is fair, and why: debts and silence first, then how warm the tie is (rubric M7)."""
    limit = limits.of(tie, tie.today)
    if limit is not None:
        return False, f"not now: {limit.reason}"
    if tie.owed:
        return False, f"not yet: you owe them first ({output.one_line(tie.owed[0].text)})"
    if tie.waiting is not None:
        return False, "not yet: answer them first"
    if asked := [note for note in tie.unanswered if exchanges.asks_them(note)]:
        return False, f"not yet: your question of {output.day(asked[-1].date, tie.today)} is still open with them"
    if tie.days_since is None or tie.is_dormant:
        return True, "fair as a small question, two lines to answer; say that it has been a while"
    if tie.given:
        return True, "fair: you gave before; up to half an hour or a document is a fair size"
    if len(tie.talks) >= 2:
        return True, "fair as a question or a short talk; nothing given is on file yet, so offer something too"
    return True, "fair as a question of two lines; you hardly know each other yet"


def _owed(tie: Tie) -> str:
    mine, theirs = ("; ".join(output.one_line(p.text) for p in rows) for rows in (tie.owed, tie.owing))
    return f"you owe{f' them: {mine}' if mine else ' nothing'}; they owe{f' you: {theirs}' if theirs else ' nothing'}"
