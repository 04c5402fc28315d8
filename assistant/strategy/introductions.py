"""An introduction that both sides can refuse: a permission note to each, unnamed, the giver first; then one joint mail.

Rubric 5 and the guides it names: nobody is named before both agreed, the size of the favour is said, no is easy.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from assistant import manner, names, output
from assistant.models import Contact, Me, Note
from assistant.strategy.matching import Pair
from assistant.strategy.ties import Tie
from assistant.templates import fill

MINUTES = 20
"""What an introduction asks of the giver, unless the user says otherwise."""
Stage = Literal["agreed", "introduced"]

_STATE = re.compile(r"^introduction with (?P<other>[a-z0-9-]+): (?P<stage>agreed|introduced)$", re.MULTILINE)
_NOUN = re.compile(
    r"^(?:an?|the|some|somebody|someone|anybody|anyone|people|help|advice|ideas|ways|how to|who|where|more|new|another|two|three|[\w-]+ers?|[\w-]+s)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"^(?:she|he|they|has|had|is|was|can|could|ran|runs|wrote|sat|spent|took|brought|led|knows|speaks|offered|did|[\w-]+(?:ed))\b",
    re.IGNORECASE,
)
_CONTACT_RULE = re.compile(
    r"[^.!?\n]*\b(?:give|share|pass|hand)\w*\b[^.!?\n]{0,40}\b(?:e-?mail|mail|number|phone|address|contact details)\b[^.!?\n]*[.!?]?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Letter:
    """A text to one person, or to both. TELLS is exactly what it says about the other side."""

    to: tuple[Contact, ...]
    subject: str
    body: str
    tells: str


def permission(
    pair: Pair, side: Literal["giver", "needer"], me: Me, wordings: dict[str, list[str]], minutes: int
) -> Letter:
    """The note that asks the giver, or the one in need, whether they would like to meet the other, who stays unnamed."""
    to = pair.offer.contact if side == "giver" else pair.need.contact
    other = pair.need.contact if side == "giver" else pair.offer.contact
    need, offer, form = _need(pair, other), _offer(pair, other), _form(pair, other)
    said = fill(wordings[f"{side}{form}"][0], need=need, offer=offer)
    ask = fill(wordings[f"{side}_ask"][0], minutes=str(minutes))
    body = _letter(f"{said} {ask}", to.first_name, me, wordings)
    return Letter((to,), wordings[f"subject_{side}"][0], body, need if side == "giver" else offer)


def joint(pair: Pair, me: Me, wordings: dict[str, list[str]], minutes: int) -> Letter:
    """The mail to both, after both agreed."""
    giver, needer = pair.offer.contact, pair.need.contact
    values = {
        "giver": giver.first_name,
        "needer": needer.first_name,
        "need": _need(pair, None),
        "offer": _offer(pair, None),
    }
    said = fill(wordings[f"joint{_form(pair, None)}"][0], **values)
    ask = fill(wordings["joint_hand_over"][0], needer=needer.first_name, minutes=str(minutes))
    both = f"{giver.first_name}, {manner.hello(me).casefold()} {needer.first_name}"
    subject = fill(wordings["subject_joint"][0], one=giver.first_name, other=needer.first_name)
    return Letter(
        (giver, needer),
        subject,
        _letter(f"{said} {ask}", both, me, wordings),
        f"{values['need']}; {values['offer']}",
    )


def faults(letter: Letter, other: Contact | None) -> list[str]:
    """What breaks the rules of an introduction in LETTER: OTHER named, no size, no easy no, too long; empty when none."""
    body = letter.body.split("\n\n", 1)[-1]
    found = []
    if other is not None and names_in(body, other):
        found.append(f"it names {other.name} or their organisation before both agreed")
    if other is not None and not re.search(r"\b\d+ minutes\b", body):
        found.append("it does not say how long it takes")
    if other is not None and not re.search(
        r"\bno is (?:a )?fine\b|\bno reason\b|\bfeel free to (?:say no|decline)\b|\bno is just as\b",
        body,
        re.IGNORECASE,
    ):
        found.append("it offers no easy no")
    if body.count("?") != 1:
        found.append("it should hold one question")
    if re.search(r"[\w.+-]+@[\w-]+\.\w+|\+?\d[\d ()/-]{7,}\d", body):
        found.append("it shares an address or a number")
    sentences = re.split(r"(?<=[.!?])\s+(?=[A-Z])", body.split("\n\n")[0])
    if len(sentences) > 2:
        found.append("it has more than two sentences")
    return found


def names_in(text: str, person: Contact) -> bool:
    """Whether TEXT names PERSON, a part of their name, or their organisation."""
    if names.mention(person).search(text):
        return True
    return bool(person.org) and bool(re.search(rf"(?<!\w){re.escape(person.org or '')}(?!\w)", text, re.IGNORECASE))


def reminders(tie: Tie) -> list[tuple[str, Note]]:
    """What this person said about passing on their address or number, with the note."""
    return [
        (output.one_line(match[0]), note) for note in tie.notes for match in _CONTACT_RULE.finditer(note.text)
    ]  # fmt: skip


def stage_line(other: Contact, stage: Stage) -> str:
    """How a private note keeps where an introduction stands."""
    return f"introduction with {other.id}: {stage}"


def stages(tie: Tie) -> dict[str, tuple[Stage, dt.date]]:
    """Where introductions of this person to others stand, by contact id."""
    found: dict[str, tuple[Stage, dt.date]] = {}
    for note in tie.notes:
        for match in _STATE.finditer(note.text):
            stage: Stage = "agreed" if match["stage"] == "agreed" else "introduced"
            found[match["other"]] = (stage, note.date)
    return found


def _letter(text: str, whom: str, me: Me, wordings: dict[str, list[str]]) -> str:
    greeting = fill(wordings["greeting"][0], hello=manner.hello(me), first_name=whom)
    return "\n\n".join(part for part in (greeting, text, manner.signed(me)) if part)


def _form(pair: Pair, hidden: Contact | None) -> str:
    """The wording: the need as a thing somebody looks for, else in quotation marks."""
    return "" if _NOUN.match(_need(pair, hidden)) else "_quoted"


def _need(pair: Pair, hidden: Contact | None) -> str:
    text = _bare(pair.need.text)
    return _without(text, hidden) if hidden is not None else text


def _offer(pair: Pair, hidden: Contact | None) -> str:
    """What the giver has, as the note says it; a whole sentence stands in quotation marks."""
    text = _bare(pair.offer.text)
    text = _without(text, hidden) if hidden is not None and hidden.id == pair.offer.contact.id else text
    return f'"{text}"' if _VERB.match(text) or not pair.offer.marked else text


def _bare(text: str) -> str:
    return output.one_line(text).strip(" .!;,").replace('"', "'")


def _without(text: str, person: Contact) -> str:
    """TEXT with the names of PERSON and of their organisation taken out."""
    text = names.mention(person).sub("they", text)
    if person.org:
        text = re.sub(rf"(?<!\w){re.escape(person.org)}(?!\w)", "their organisation", text, flags=re.IGNORECASE)
    return text
