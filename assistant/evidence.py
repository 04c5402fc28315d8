"""What a job may know about one contact: the goal, the promises, the marks, and the notes that matter now.

Each part has its own budget, so that a goal in other words cannot crowd out the card, the promises or the last talks.
Private notes and lines are cut here, before anything is ranked, sent or written.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant import addresses, confidence, exchanges, kindness, names, recall, withheld
from assistant import marks as marking
from assistant.kindness import is_fresh_grief
from assistant.models import ME, Contact, Evidence, Mark, Me, Note, Promise, Source, Withheld
from assistant.patterns import any_case
from assistant.thresholds import DORMANT_DAYS, EVENT_DAYS, UNDATED_DAYS
from vectorstore.passages import Passage

if TYPE_CHECKING:
    from assistant.app import App

SENT_CHARS = 3_000
"""Characters of notes in one request at most, the frames included."""
LEAST_SENT_CHARS = 1_000
"""Characters of notes that a request holds in any case, when prompt, voice and promises are long."""
FRAME_CHARS = 75
"""Characters that the tags of one note cost in a request."""
OUTLINE_CHARS = 40_000
"""Characters of notes for the outline, which sends nothing: enough for every mark and the last talks."""
TALKS_SHARE, MARKS_SHARE = 0.35, 0.4
"""Shares of the budget that the last two conversations and the marked lines may fill; the goal gets the rest."""
SOON_DAYS = 2
"""A promise due today, tomorrow or the day after is as good a reason to write as an overdue one."""
NEED_DAYS = 28
"""A need of these days comes before a promise of mine without a day."""
_NEWS = any_case(r"(?:tell|inform|let (?:\w+ ){1,2}know|report|answer|reply to|give (?:him|her|them) an answer)\b")
"""A promise to tell something, which waits for nothing more."""

STILL_SORRY_DAYS = 90
"""So long after bad news nothing else is a reason to write."""
_WHEN_TOLD = any_case(r",? (?:(?:last|this) \w+|yesterday|today|tonight|\w+ (?:days?|weeks?|months?) ago)$")
"""A time that hangs on the day of the note."""

_ASK = r"(?<!not )(?<!n['\u2019]t )(?<!never )ask(?! (?:[\w.]+ ){0,2}?(?:for )?nothing\b)"
_KIND_WORDS = (
    ("thanks", r"\bthank"),
    ("congratulate", r"\bcongrat"),
    ("follow-up", r"\b(?:follow[ -]?up|send|promised|deliver|return|forward)\b"),
    (
        "follow-up",
        r"^(?:tell|let (?:\w+\.? ){1,3}know|share|pass on|report|remind|reply|answer|apologi[sz]e|sorry"
        r"|introduce myself|accept|decline|say (?:that|yes|no|sorry))\b"
        rf"(?!.*\b(?:{_ASK}|invite|whether)\b)",
    ),
    (
        "reconnect",
        r"\b(?:reconnect|(?:get|be) (?:back )?in touch|catch up|write to (?:\w+\.? ){1,3}again)\b",
    ),
    ("offer", r"\b(?:offer|help (?:her|him|them)|(?:be|being) (?:useful|of (?:some )?use)|give (?:her|him|them))\b"),
    ("ask", rf"\b(?:{_ASK}|invite|learn|find out|whether|get (?:her|his|their)|advice|hear|meet|call)\b"),
)


_ON_PLANS = any_case(r"\b(?:outcomes?|agendas?|reach(?:ed)?|plan(?:ned|s)?|goals?|aims?|hop(?:e|ed|ing))\b")
"""Words of a question that asks what was planned for a talk."""


@dataclass(frozen=True)
class Reason:
    """Why to write now: a goal, the kind of message it makes, and the note behind it."""

    goal: str
    kind: str
    note: str | None = None


def gather(
    app: App,
    contact: Contact,
    *,
    goal: str | None,
    kind: str | None = None,
    channel: str = "email",
    minutes: int = 20,
    limit: int = SENT_CHARS,
) -> Evidence:
    """All that a job may know about CONTACT; without GOAL one is taken from the notes. LIMIT counts characters.

    What is dated after today is not known yet: `--as-of` replays a day as it was.
    """
    notes = [note for note in app.catalog.notes(contact.id) if note.date <= app.today]
    public = [note for note in notes if not note.private]
    everybody = app.catalog.contacts()
    me, left = withheld.offers(app.notebook.me(), contact, everybody)
    known = Evidence(contact, me, app.today, goal or "", goal_given=True)
    made = [p for p in app.catalog.promises(contact.id, state=None) if p.note_date <= app.today]
    promises, lost = withheld.promises(made, contact, everybody, public, known)
    confirmed = (mark for mark in app.catalog.marks(contact.id) if mark.confirmed and mark.note_date <= app.today)
    lines, unfit = withheld.marks(confirmed, contact, everybody, public, known)
    left += [*lost, *unfit]
    waiting = exchanges.waiting([note for note in notes if note.kind != "note"], contact.id)
    if goal:
        reason = _given(goal, kind, notes, app.today)
    elif kind == "thanks":
        reason = Reason(_to_thank(promises, public, app.today), kind)
    else:
        reason = find_reason(me, lines, promises, public, app.today, waiting)
    mine, talk = exchanges.my_unanswered(public, contact.id), exchanges.last_talk(public, contact.id)
    silence = mine[-1] if mine and re.search(r"\?|\bI asked\b", mine[-1].text) else None
    if not goal and kind == "follow-up" and reason.kind != kind and silence:
        day = f"{silence.date.day} {silence.date:%B}"
        reason = Reason(f"follow up on my {silence.kind} of {day}", kind)
    sources = _sources(app, contact, public, lines, promises, reason, limit)
    return Evidence(
        contact=contact, me=me, today=app.today, goal=reason.goal, goal_given=goal is not None, sources=sources,
        marks=tuple(lines), promises=tuple(p for p in promises if p.state == "open"),
        kept=tuple(p for p in promises if p.state == "done"), goal_note=reason.note, message_kind=kind or reason.kind,
        channel=channel, minutes=minutes, withheld=tuple(left), private_lines=tuple(_private(notes)),
        other_people=_others(contact, everybody, public, left),
        last_contact=max((n.date for n in notes if n.kind != "note"), default=None),
        last_talk=talk.date if talk else None, waiting=waiting.id if waiting else None,
        silence=silence.id if silence else None,
    )  # fmt: skip


def _others(contact: Contact, everybody: list[Contact], notes: list[Note], left: list[Withheld]) -> tuple[str, ...]:
    """The names of those who stand in NOTES on CONTACT, or for whose sake a line was LEFT out."""
    ids = {person for note in notes for person in note.contacts if person != contact.id}
    named = {row.names for row in left}
    return tuple(p.name for p in sorted(everybody, key=lambda p: p.id) if p.id in ids or p.name in named)


def answering(app: App, contact: Contact, question: str, passages: list[Passage], limit: int = SENT_CHARS) -> Evidence:
    """What `ask` may use: the passages found, best first, over one contact or everybody; no plan passes for a fact."""
    everybody = app.catalog.contacts()
    ids, _ = names.named(question, everybody)
    asked_on = [person for person in everybody if person.id in ids]
    passages = _on(asked_on, question, passages)
    on_plans = _ON_PLANS.search(question) is not None
    notes = {note.id: note for note in app.catalog.notes(contact.id or None)}
    sources: list[Source] = []
    for passage in passages:
        note = notes.get(passage.note)
        if note is None or sum(len(s.text) for s in sources) + len(passage.text) > limit:
            continue
        text = passage.text if on_plans else marking.happened(passage.text)
        sources.append(_source(len(sources) + 1, note, text, by_goal=True))
    me = app.notebook.me()
    return Evidence(
        contact, me, app.today, question, goal_given=True, sources=tuple(sources), message_kind="answer",
        other_people=tuple(person.name for person in asked_on),
    )  # fmt: skip


def _on(people: list[Contact], question: str, passages: list[Passage]) -> list[Passage]:
    """Those of PASSAGES that are on PEOPLE or name them; all when QUESTION seeks a person, or when none is."""
    if not people or re.match(r"\W*(?:who|whom|whose)\b", question, re.IGNORECASE):
        return passages
    ids = {person.id for person in people}
    patterns = [names.mention(person) for person in people]
    kept = [p for p in passages if ids & set(p.contacts) or any(pattern.search(p.text) for pattern in patterns)]
    return kept or passages


def room(known: Evidence) -> int:
    """The characters that the notes of KNOWN take in a request."""
    return sum(len(source.text) + FRAME_CHARS for source in known.sources)


def find_reason(
    me: Me, lines: list[Mark], promises: list[Promise], notes: list[Note], today: dt.date, waiting: Note | None = None
) -> Reason:
    """The best reason on file: bad news of theirs, my overdue promise, what I said I would tell them, their message
    WAITING for an answer, their date, a need of these weeks that I can serve, a promise of mine without a day, an older
    need, thanks owed, else a short hello.

    A message of theirs that asks nothing comes after what I promised.
    """
    if (sad := _grief(lines, notes, today)) and not waiting:
        told = _WHEN_TOLD.sub("", sad.text.rstrip("."))
        return Reason(f"tell them I am sorry that {told[0].lower()}{told[1:]}", "hello", sad.note)
    mine = [p for p in promises if p.state == "open" and p.owner == "me"]
    soon = today + dt.timedelta(days=SOON_DAYS)
    due = sorted((p for p in mine if p.due and p.due <= soon), key=lambda p: p.due or today)
    if due:
        return Reason(_to_keep(due[0]), "follow-up", due[0].note)
    undated = [p for p in mine if p.due is None and (today - p.note_date).days >= UNDATED_DAYS]
    news = [p for p in mine if p.due is None and _NEWS.match(p.text)]
    recent = waiting is not None and today - waiting.date <= exchanges.WAITING
    owed = news or (undated if recent else [])
    if owed and not (waiting and recent and exchanges.asks_me(waiting)):
        return Reason(_to_keep(owed[0]), "follow-up", owed[0].note)
    if waiting and recent:
        return Reason(f"answer their {waiting.kind} of {waiting.date.day} {waiting.date:%B}", "follow-up", waiting.id)
    near = [m for m in lines if m.kind == "when" and m.date and abs((m.date - today).days) <= EVENT_DAYS]
    if near:
        first = min(near, key=lambda m: abs(((m.date or today) - today).days))
        ahead = (first.date or today) >= today
        if kindness.is_sad(first.text):
            return Reason(kindness.THINKING, "hello", first.note)
        return Reason(f"{'wish them well:' if ahead else 'ask how it went:'} {first.text}", "hello", first.note)
    needs = [m for m in lines if m.kind == "need"] if me.offers else []
    if undated:  # an older need waits
        needs = [m for m in needs if (today - m.note_date).days <= NEED_DAYS]
    if needs:
        best = max(reversed(needs), key=lambda m: max(_shared(m.text, offer) for offer in me.offers))
        return Reason(_to_help(best.text), "offer", best.note)
    if undated:
        return Reason(_to_keep(undated[0]), "follow-up", undated[0].note)
    if thanks := _thanks_owed(promises, notes):
        return Reason(f"thank them for this: {thanks[-1].text}", "thanks", thanks[-1].note)
    quiet = not notes or (today - max(n.date for n in notes)).days > DORMANT_DAYS
    return Reason("a short hello", "reconnect" if notes and quiet else "hello")


def _grief(lines: list[Mark], notes: list[Note], today: dt.date) -> Mark | None:
    """The newest bad news of theirs from the last weeks, to which the user has not written yet."""
    news = (m for m in reversed(lines) if m.kind == "fact" and (today - m.note_date).days <= STILL_SORRY_DAYS)
    return next((m for m in news if is_fresh_grief(m.text) and not _thanked(m.note_date, notes)), None)


def _thanks_owed(promises: list[Promise], notes: list[Note]) -> list[Promise]:
    """What they promised and did, and for which nobody has thanked them."""
    return [p for p in promises if p.state == "done" and p.owner == "them" and not _thanked(p.note_date, notes)]


def _to_thank(promises: list[Promise], notes: list[Note], today: dt.date) -> str:
    """What to thank them for: the talk of the last days, else what they promised and did, else only themselves."""
    talked = any(n.kind in exchanges.TALKS and (today - n.date).days <= EVENT_DAYS for n in notes)
    owed = _thanks_owed(promises, notes)
    return f"thank them for this: {owed[-1].text}" if owed and not talked else "thank them"


def _to_help(need: str) -> str:
    """NEED as a goal of mine: "help with a roof", "help them learn how felt is cut"."""
    return f"help them {need[3:]}" if need.lower().startswith("to ") else f"help with {need}"


def _to_keep(promise: Promise) -> str:
    """PROMISE as a goal; one that is kept in the words that were said is named as that."""
    return promise.text.replace(marking.AS_SAID, "keep my word: ", 1)


def kind_of(goal: str) -> str | None:
    """The kind of message that a goal in words asks for, or None."""
    return next((kind for kind, pattern in _KIND_WORDS if re.search(pattern, goal, re.IGNORECASE)), None)


def redacted(text: str) -> str:
    """TEXT with mail addresses, phone numbers and secrets as `[email]`, `[phone]` and `[secret]`; dates stay."""
    text = addresses.without_secrets(addresses.EMAIL.sub("[email]", text))
    return addresses.PHONE.sub(lambda m: m[0] if _is_date_or_small(m[0]) else "[phone]", text)


def _is_date_or_small(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    dates = re.fullmatch(r"\d{4}-\d{2}-\d{2}(?:[ T/.-]+[\d:. -]+)?|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}", text.strip())
    large = re.fullmatch(r"\d{7}|\d{1,3}(?: \d{3})+", text.strip())  # 1 500 000
    return bool(dates or large) or len(digits) < 7


def _given(goal: str, kind: str | None, notes: list[Note], today: dt.date) -> Reason:
    found = kind or kind_of(goal)
    if found is None:
        last = max((n.date for n in notes), default=None)
        found = "reconnect" if last and (today - last).days > DORMANT_DAYS else "hello"
    return Reason(" ".join(goal.split()), found)


def _thanked(since: dt.date, notes: Iterable[Note]) -> bool:
    """Whether the user wrote to them after SINCE."""
    return any(n.date > since and n.author == ME and n.kind in exchanges.WRITTEN for n in notes)


def _shared(one: str, other: str) -> int:
    words = [{w[:5] for w in re.findall(r"[^\W\d_]{4,}", text.casefold())} for text in (one, other)]
    return len(words[0] & words[1])


def _private(notes: Iterable[Note]) -> Iterable[str]:
    for note in notes:
        if note.private:
            yield note.text
        else:
            yield from confidence.private_lines(note.text)


def _sources(
    app: App,
    contact: Contact,
    notes: list[Note],
    lines: list[Mark],
    promises: list[Promise],
    reason: Reason,
    limit: int,
) -> tuple[Source, ...]:
    """The passages worth their room, put together per note, oldest first."""
    if not limit:
        return ()
    passages = [passage for passage in app.catalog.passages(contact.id) if passage.date <= app.today]
    chosen: dict[str, Passage] = {}
    found: set[str] = set()
    if sum(len(p.text) for p in passages) + FRAME_CHARS * len(notes) <= limit:
        chosen = {p.id: p for p in passages}
    else:
        marked = _marked(passages, lines, [p for p in promises if p.state == "open"], reason.note)
        _fill(chosen, marked, int(limit * MARKS_SHARE))
        _fill(chosen, _last_talks(contact, passages, notes), int(limit * (MARKS_SHARE + TALKS_SHARE)))
        hits = [hit.passage for hit in recall.relevant(app, contact, reason.goal, k=20)]
        found = {p.id for p in hits}
        _fill(chosen, hits, limit)
    by_note: dict[str, list[Passage]] = {}
    for passage in sorted(chosen.values(), key=lambda p: p.order):
        by_note.setdefault(passage.note, []).append(passage)
    kept = [note for note in notes if note.id in by_note]
    return tuple(
        replace(
            _source(n, note, _joined(by_note[note.id]), by_goal=any(p.id in found for p in by_note[note.id])),
            sent=exchanges.is_letter(note, contact.id),
        )
        for n, note in enumerate(kept, start=1)
    )


def _source(number: int, note: Note, text: str, *, by_goal: bool) -> Source:
    """TEXT of NOTE as the evidence of this NUMBER."""
    return Source(
        ordinal=f"n{number}", note=note.id, date=note.date, kind=note.kind, author=note.author, text=redacted(text),
        contacts=note.contacts, found_by_goal=by_goal,
    )  # fmt: skip


def _marked(
    passages: list[Passage], lines: list[Mark], open_promises: list[Promise], goal_note: str | None
) -> list[Passage]:
    """Passages that hold an open promise or a mark, or stand behind the goal: promises first, then the newest marks."""
    wanted = [(p.note, p.text) for p in open_promises] + [(m.note, m.text) for m in reversed(lines)]
    if goal_note:
        wanted.insert(0, (goal_note, ""))
    by_note: dict[str, list[Passage]] = {}
    for passage in passages:
        by_note.setdefault(passage.note, []).append(passage)
    return [p for note, text in wanted for p in by_note.get(note, []) if text in p.text]


def _last_talks(contact: Contact, passages: list[Passage], notes: list[Note]) -> list[Passage]:
    talks = [n for n in notes if n.kind != "note" and not exchanges.is_letter(n, contact.id)] or notes
    last = [n.id for n in talks[-2:]]
    return [p for note in reversed(last) for p in passages if p.note == note]


def _fill(chosen: dict[str, Passage], passages: Iterable[Passage], limit: int) -> None:
    """Add PASSAGES to CHOSEN while all of it, with the frame of each note, stays within LIMIT characters."""
    framed = {p.note for p in chosen.values()}
    used = sum(len(p.text) for p in chosen.values()) + FRAME_CHARS * len(framed)
    for passage in passages:
        cost = len(passage.text) + (0 if passage.note in framed else FRAME_CHARS)
        if passage.id not in chosen and used + cost <= limit:
            chosen[passage.id] = passage
            framed.add(passage.note)
            used += cost


def _joined(passages: list[Passage]) -> str:
    """The passages of one note in order; a gap is shown as a line of its own."""
    parts: list[str] = []
    for place, passage in enumerate(passages):
        if place and passage.order != passages[place - 1].order + 1:
            parts.append("[...]")
        parts.append(passage.text)
    return "\n".join(parts)
