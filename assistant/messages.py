"""Evidence as the messages of a request: labels for ids, first names for people, each note fenced under one tag."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

from assistant import manner, templates
from assistant.evidence import redacted
from assistant.models import ME, Evidence, Source
from assistant.templates import AskFields, DraftFields, Messages, PrepFields, RecapFields
from assistant.thresholds import COLD_WORDS, FEWEST_WORDS, INVITE_CHARS, WORD_LIMIT


def _span(channel: str) -> str:
    return f"{FEWEST_WORDS[channel]} to {WORD_LIMIT[channel]} words"


FORMS = {
    "email": (f"{_span('email')}, under {COLD_WORDS} when there was no earlier contact.", "2 to 7 words, one of them concrete and from the notes."),
    "linkedin": (f"{_span('linkedin')}.", "an empty string."),
    "chat": (f"{_span('chat')}, one paragraph.", "an empty string."),
    "invite": (f"an invitation of at most {INVITE_CHARS} characters in all, one paragraph, no sign-off.", "an empty string."),
}  # fmt: skip
"""Length and subject per channel (rubric M11, M13)."""


MAX_GOALS = 3
"""Goals of the user, and questions behind them, that a request tells."""
MAX_PROMISES = 12
"""Open promises in a request, mine and the most urgent first; an agenda without a model holds all of them."""


def draft(evidence: Evidence, overrides: Path) -> Messages:
    """The messages that ask for a draft."""
    form, subject_form = FORMS[evidence.channel]
    fields = DraftFields(**_person(evidence), kind=evidence.message_kind, form=form, subject_form=subject_form)
    return templates.render("draft", fields, overrides)


def prep(evidence: Evidence, overrides: Path) -> Messages:
    """The messages that ask for an agenda."""
    minutes = evidence.minutes
    fields = PrepFields(**_person(evidence), minutes=str(minutes), minutes_for_items=str(max(3, minutes - 2)))
    return templates.render("prep", fields, overrides)


def recap(evidence: Evidence, transcript: str, part: int, parts: int, overrides: Path) -> Messages:
    """The messages that ask for the recap of one part of a transcript."""
    text = redacted(transcript)
    tag = fence_tag(text)
    call = evidence.call_date or evidence.today
    fields = RecapFields(
        **_common(evidence, tag),
        first_name=evidence.contact.first_name,
        call_date=long_day(call),
        part=str(part),
        parts=str(parts),
        speakers=", ".join(evidence.speakers) or "not named",
        outcome=evidence.agenda or "none",
        transcript=f"<{tag}>\n{text}\n</{tag}>",
    )
    return templates.render("recap", fields, overrides)


def ask(evidence: Evidence, names: dict[str, str], overrides: Path) -> Messages:
    """The messages that ask the goal's question of notes on several people; NAMES has a first name per contact id."""
    tag = fence_tag("".join(source.text for source in evidence.sources))
    notes = fenced(evidence.sources, tag, names)
    fields = AskFields(**_common(evidence, tag), notes=notes, question=evidence.goal)
    return templates.render("ask", fields, overrides)


def fence_tag(text: str) -> str:
    """A tag that TEXT cannot contain on purpose: it hangs on every character of it."""
    return "note-" + hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=6).hexdigest()


def fenced(sources: tuple[Source, ...], tag: str, names: dict[str, str]) -> str:
    """Each source in a block of its own: label, day, kind, who wrote it, and of several people whom it is about."""
    if not sources:
        return "(none)"
    blocks = []
    for source in sources:
        who = "me" if source.author == ME else names.get(source.author, "somebody else")
        about = ", ".join(names[c] for c in source.contacts if c in names) if len(names) > 1 else ""
        head = f"<{tag} {source.ordinal}, {source.date}, {source.kind} by {who}{about and f', about {about}'}>"
        blocks.append(f"{head}\n{source.text}\n</{tag}>")
    return "\n".join(blocks)


def long_day(day: dt.date) -> str:
    """`Monday 23 November 2026`."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def _common(evidence: Evidence, tag: str) -> dict[str, str]:
    me = evidence.me
    name = me.name or "the user"
    about = ", ".join(part for part in (me.name, me.role, me.org) if part) or "not said"
    about += "".join(f"; works towards: {goal}" for goal in me.goals[:MAX_GOALS])
    about += "".join(f"; would like to learn: {question}" for question in me.questions[:MAX_GOALS])
    return {
        "me_name": name,
        "me_first": manner.called(me) or "no name",
        "me": redacted(about),
        "today": long_day(evidence.today),
        "tag": tag,
    }


def _person(evidence: Evidence) -> dict[str, str]:
    tag = fence_tag("".join(source.text for source in evidence.sources))
    names = {evidence.contact.id: evidence.contact.first_name}
    return {
        **_common(evidence, tag),
        "first_name": evidence.contact.first_name,
        "notes": fenced(evidence.sources, tag, names),
        "relation": relation(evidence),
        "goal": evidence.goal,
        "offers": "\n".join(f"- {redacted(offer)}" for offer in evidence.me.offers) or "(nothing noted)",
        "voice": redacted(evidence.me.voice)[:1200] or "(no sample: plain, warm, short)",
        "promises": _promises(evidence),
    }


def relation(evidence: Evidence) -> str:
    """What is known of the tie in a line: role, side, level, last talk."""
    contact = evidence.contact
    level = {"senior": "more senior than me", "peer": "a peer", "junior": "more junior than me", None: None}[
        contact.level
    ]
    parts = [contact.role, contact.org, contact.where, level, f"met: {contact.met}" if contact.met else None]
    known = ", ".join(redacted(part) for part in parts if part)
    last = evidence.last_talk  # the day of a private one is told to nobody
    if last is None:
        talk = "We have been in touch before." if evidence.last_contact else "No conversation is on file."
    else:
        days = (evidence.today - last).days
        talk = f"Last conversation {last.day} {last:%B %Y}, {days} {'day' if days == 1 else 'days'} ago."
    return f"{known[:1].upper()}{known[1:]}. {talk}" if known else talk


def _promises(evidence: Evidence) -> str:
    lines = []
    urgent = sorted(evidence.promises, key=lambda promise: promise.urgency)
    for promise in urgent[:MAX_PROMISES]:
        source = evidence.source(promise.note)
        who = "I owe" if promise.owner == "me" else f"{evidence.contact.first_name} owes"
        due = f", due {promise.due}" if promise.due else ""
        lines.append(f"- {who}: {redacted(promise.text)}{due} [{source.ordinal if source else 'on file'}]")
    return "\n".join(lines) or "(none)"
