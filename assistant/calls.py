"""The record of a call on its way to a model: what was said in confidence is cut out, a long call is cut into parts.

What was cut comes back into the recap under `private`, orders to a program under `flagged` whatever the model says of
them, and the recaps of the parts become one.
"""

from __future__ import annotations

import re
import textwrap
from typing import Any

from assistant import confidence
from assistant.models import Evidence
from assistant.results import Recap, Said

PART_CHARS = 12_000
"""Characters of a transcript in one request: about 2,200 words, well within a context of 8k tokens."""
RUN = 5
"""Words in a row that give away what was cut from a transcript."""


def shown(known: Evidence) -> str:
    """The transcript as a model may see it: what was said in confidence is cut, by the marks and by the rules."""
    text = known.transcript or ""
    speaker = rf"(?:{'|'.join(map(re.escape, known.speakers))}):\s+" if known.speakers else ""
    between = rf"\s+(?:{speaker})?"
    for said in _withheld(known)[0]:
        for secret in dict.fromkeys((said.text, said.quote)):
            words = between.join(map(re.escape, secret.split()))
            text = re.sub(words, "", text) if words else text
        text = "\n".join(line for line in text.split("\n") if not _repeats(re.sub(rf"^{speaker}", "", line), said.text))
    return confidence.public_text(text)


def with_withheld(recap: Recap, known: Evidence) -> Recap:
    """RECAP with the sentences that were cut before the model saw the transcript, and those that are only reported."""
    private, flagged = _withheld(known)
    told = [item for item in recap.flagged if not any(_is_in(item, ours) for ours in flagged)]
    return recap.model_copy(update={"private": _once([*private, *recap.private]), "flagged": [*flagged, *told]})


def parts(transcript: str, limit: int = PART_CHARS) -> list[str]:
    """TRANSCRIPT in pieces of at most LIMIT characters, cut between turns where a turn allows it."""
    pieces: list[list[str]] = [[]]
    size = 0
    for line in (part for turn in transcript.split("\n") for part in _short_lines(turn, limit)):
        if size + len(line) + 1 > limit and pieces[-1]:
            pieces.append([])
            size = 0
        pieces[-1].append(line)
        size += len(line) + 1
    return ["\n".join(piece) for piece in pieces]


def joined(recaps: list[Recap]) -> Recap:
    """The recaps of the parts of one call as one; the same words are listed once, the last outcome stands."""
    fields = ("facts", "i_owe", "they_owe", "maybes", "needs", "private", "open_questions", "flagged")
    lists = {name: _once([item for recap in recaps for item in getattr(recap, name)]) for name in fields}
    reached = [r.outcome_reached for r in recaps if r.outcome_reached and r.outcome_reached.verdict != "unclear"]
    outcome = reached[-1] if reached else recaps[-1].outcome_reached
    summary = " ".join(dict.fromkeys(recap.summary for recap in recaps if recap.summary))
    return Recap(summary=summary, outcome_reached=outcome, **lists)


def _repeats(line: str, secret: str) -> bool:
    """Whether LINE still holds RUN words in a row of SECRET, one less when it is that short: it is left out whole."""
    told, words = (re.findall(r"\w+", text.casefold()) for text in (secret, line))
    length = RUN if len(words) >= RUN else RUN - 1
    runs = {tuple(told[n : n + length]) for n in range(len(told) - length + 1)}
    return any(tuple(words[n : n + length]) in runs for n in range(len(words) - length + 1))


def _withheld(known: Evidence) -> tuple[list[Said], list[Said]]:
    """What was said in confidence, as the outline hears it and as the marks hide it, and what is only reported."""
    from assistant.outline.recap import withheld  # with what `heard` needs 0.2 s; only `recap` pays

    turn = re.compile(rf"^(?:{'|'.join(map(re.escape, known.speakers))}):\s+") if known.speakers else None
    lines = confidence.private_lines(known.transcript or "")
    hidden = [Said(text=line, quote=line) for said in lines if (line := turn.sub("", said) if turn else said)]
    heard, flagged = withheld(known)
    covered = [h for h in hidden if not any(_is_in(h, said) or _is_in(said, h) for said in heard)]
    return [*heard, *covered], flagged


def _is_in(one: Said, other: Said) -> bool:
    return one.quote in other.quote


def _short_lines(line: str, limit: int) -> list[str]:
    """LINE in pieces of at most LIMIT characters; one turn can be longer than a request."""
    return textwrap.wrap(line, limit, drop_whitespace=False, replace_whitespace=False) if len(line) > limit else [line]


def _once(items: list[Any]) -> list[Any]:
    """ITEMS without those whose quote came before."""
    return list({item.quote: item for item in reversed(items)}.values())[::-1]
