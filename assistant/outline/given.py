"""What a message that asks has in it for them, where nothing is handed over, offered or thanked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.models import Promise
from assistant.outline import likeness
from assistant.outline.teller import Line, proof
from assistant.thresholds import FADED_DAYS

if TYPE_CHECKING:
    from assistant.outline.draft import Writer

_GIVEN = {"gift", "extra", "offer", "aside", "thanks", "list", "help", "reply", "success", "owed", "silence", "wish"}
"""Lines that give something already, or behind which a promise would be beside the matter."""
_NEEDS = {"need", "wants"}


def for_them(writer: Writer, lines: list[Line]) -> Line | None:
    """One line more for a message of these LINES that asks: my open promise, else an ear for what they look for."""
    kinds = {line.kind for line in lines}
    if kinds & _GIVEN or writer.unsayable:
        return None
    if (promise := _open(writer)) is not None:
        return _said_again(writer, promise)
    if any(kind in _NEEDS for kind in kinds):
        return Line(writer.say("listen"), kind="extra")
    return None


def _open(writer: Writer) -> Promise | None:
    """The promise of mine that comes due first and may still be kept in time; none that a later note may tell as kept."""
    known = writer.evidence
    mine = [p for p in known.promises if p.owner == "me" and p.note in writer.sources and writer.promises.sayable(p)]
    mine = [p for p in mine if (p.due and p.due >= known.today) or (p.due is None and _is_young(writer, p))]
    mine = [p for p in mine if not any(likeness.closeness(p.text, text) for text in _later(writer, p))]
    mine = [p for p in mine if likeness.begins_with_verb(writer.promises.spoken(p, dated=False))]
    return min(mine, key=lambda p: (p.due is None, p.due or p.note_date), default=None)


def _is_young(writer: Writer, promise: Promise) -> bool:
    return (writer.evidence.today - promise.note_date).days <= FADED_DAYS


def _later(writer: Writer, promise: Promise) -> list[str]:
    """The notes since PROMISE was made."""
    sources = writer.evidence.sources
    return [s.text for s in sources if s.date >= promise.note_date and s.note != promise.note]


def _said_again(writer: Writer, promise: Promise) -> Line:
    """PROMISE as it was given, with its day."""
    text = writer.say("i_will", promises=writer.promises.spoken(promise))
    claim = proof(text.rstrip("."), writer.sources[promise.note], promise.text)
    return Line(text, (claim,), kind="pledge")
