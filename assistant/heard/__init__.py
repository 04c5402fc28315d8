"""What a call left behind, found by rules: promises both ways, maybes, needs, facts, what is private, what is odd.

English cues only. It prefers to miss a promise to inventing one: whatever is hedged or unclear is a maybe.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from assistant.heard import dialogue, notes, talk
from assistant.heard.items import Heard, Item
from assistant.heard.reached import outcome
from assistant.heard.standing import alike
from assistant.heard.wordings import Names, as_text
from assistant.transcripts import Turn
from vectorstore.errors import VectorError

if TYPE_CHECKING:
    from assistant.heard.ear import Ear

__all__ = ["Heard", "Item", "alike", "as_text", "listen", "listen_closely", "outcome"]


def listen(
    turns: Sequence[Turn],
    *,
    me: str,
    contact: str,
    aliases: Iterable[str] = (),
    call_date: dt.date,
    ear: Ear | None = None,
) -> Heard:
    """What the TURNS of a call on CALL_DATE between ME and CONTACT (full names) left behind.

    Turns without any speaker are the user's own notes. With an EAR, it decides with the rules what was promised.
    """
    return _heard(tuple(turns), Names(me, contact, tuple(aliases)), call_date, ear)


@lru_cache(maxsize=2)
def _heard(turns: tuple[Turn, ...], names: Names, call_date: dt.date, ear: Ear | None) -> Heard:
    """What a record left behind; kept, since a recap is made from it and then checked against it."""
    speakers = tuple(dict.fromkeys(turn.speaker for turn in turns if turn.speaker))
    if not speakers:
        return notes.heard("\n".join(turn.text for turn in turns), names, call_date, ear)
    roles = talk.roles(turns, speakers, names.me, [names.contact, *names.aliases])
    return dialogue.heard(talk.sentences(turns, roles), names, call_date, ear)


def listen_closely(
    turns: Sequence[Turn],
    *,
    me: str,
    contact: str,
    aliases: Iterable[str] = (),
    call_date: dt.date,
    without: Callable[[VectorError], None] = lambda _: None,
    promises_alone: bool = False,
) -> Heard:
    """As `listen` with the ear; where its model cannot be run WITHOUT is told why and the rules listen alone.

    Who wants the PROMISES ALONE of notes is spared the second model, which notices needs and facts.
    """
    from assistant.heard.ear import Ear  # numpy and onnxruntime, 0.2 s: only who listens closely pays

    by = partial(listen, turns, me=me, contact=contact, aliases=tuple(aliases), call_date=call_date)
    try:
        return by(ear=Ear(promises_alone))
    except VectorError as error:
        without(error)
        return by()
