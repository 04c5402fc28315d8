"""Which way a message went: theirs, mine, or not said. English cues; the author of a note wins over its words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Literal

from assistant import confidence, marks
from assistant.models import ME, Note
from assistant.patterns import any_case, as_written
from assistant.sentences import sentences

Direction = Literal["mine", "theirs", "both"]
TALKS = ("call", "meeting")
WRITTEN = ("message", "email")
RECAP = as_written(r"(?P<what>Call|Meeting|Talk) with ")
"""How the note begins that a recap becomes."""
_MEAL = r"(?:coffee|lunch|dinner|breakfast)"
_ON_THE_PHONE = any_case(
    r"\A\W*(?:\w+ )?call\b|\b(?:on|over|by) the (?:tele)?phone\b|\b(?:phone|video|zoom|teams) call\b"
    r"|\b(?:she|he|I) (?:rang|phoned)\b"
)
_FACE_TO_FACE = any_case(
    rf"\A\W*(?:\w+ )?(?:{_MEAL}|meeting|visit)\b|\b(?:had|for|over|at|after) (?:an? |our )?(?:quick )?{_MEAL}\b"
    r"|(?:\A|[.;!?\n]\W*|\bI )met (?:with )?(?:him|her|them|[A-Z]\w+)\b|\bI visited\b"
)
WAITING = dt.timedelta(days=90)
"""An unanswered message counts as waiting for this long; later it is a tie to pick up again."""

_WHO = r"(?:she|he|they|[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)"
_INBOUND = any_case(
    rf"^\W*(?:(?!I\b|We\b){_WHO} (?:also |just |kindly |then )?(?:sent|sends)\b|(?:{_WHO} )?(?:also |just |kindly |then )?"
    r"(?:wrote|writes|replied|replies|answered|answers|says|said|sent (?:me|us|over|back)|sends (?:me|us)|asked|asks"
    r"|told|tells|thanked|thanks me|forwarded|shared|mailed|emailed|messaged|pinged|texted|invited|invites|wants to know"
    r"|got back|came back|confirmed|reply from|answer from|message from|e-?mail from|mail from|note from|letter from)\b)"
)
_OF_MINE = (
    r"(?:(?:whether|if|how) i\b|(?:whether|if|how|what|which) (?:my|our)\b(?![^.?!\n]*\b(?:s?he|her|his|him|they|them|their|arriv\w+"
    r"|receiv\w+|reach\w*|c[ao]me|got|useful|helpful|use|fits?|suits?|works?|ok(?:ay)?|fine|clear|enough|ready|\w+ed|complete|review"
    r"|going|way|orders?|parcels?|invoices?|applications?|requests?|refunds?)\b)"
    r"|(?:(?<=asked )|(?<=ask ))(?:what|which|where|why|whom?)(?: [\w-]+){0,3}? i(?:'d|'ve| would| have| think| thought| did| do| use|"
    r" used| prefer| recommend)\b(?! (?:get|have|need|owe|be|pay|to)\b))"
)
"""What they ask of me or mine; whether mine arrived, is fine or booked is asked by me."""
_OUTBOUND = any_case(
    r"^\W*(?:i |i've |we )?(?:sent|wrote|mailed|emailed|e-mailed|messaged|pinged|texted|asked|followed up|reminded|thanked"
    r"|invited|forwarded|shared|replied|answered|congratulated|wished|nudged|chased|told|reached out|offered|proposed"
    r"|follow-?up|second follow-?up|third follow-?up|reminder|subject:)\b"
    rf"(?! me\b| us\b| for my\b| about my\b| back to me\b|(?: to ask)? {_OF_MINE})"
)
_QUOTED_QUESTION = any_case(
    r"^\W*(?:(?:on|in|at|over|this|last) (?!i\b|we\b)[\w'-]+,? )?(?:(?:she|he|they|then|also) )?(?:wrote|writes"
    r"|texted|messaged|mailed|e-?mailed|asked|asks)(?: again)?"
    r"(?: (?:(?:on|in|at|over|this|last|late|early) [\w' ]{2,30}?|yesterday|today))?: ?"
    r"(?:'[^\n]*\?'|\"[^\"\n]*\?\"|[\u2018\u201c][^\u201c\u201d\n]*\?[\u2019\u201d])\W*(?:$|(?=(?:I (?:have|did|still)|No)\b))"
)
"""Their question word for word, as the last thing told: "Wrote on Saturday: 'Can you take the van?'"."""
_MY_WORDS = any_case(
    r"^\W*(?:subject:|(?:here (?:is|are)|attached)\b|(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\b)|\b(?:you|your|yours|thank you|thanks)\b"
)
"""A message itself, said to somebody, where a note about one would say "she"."""
_UNANSWERED = any_case(
    r"\b(?:no (?:reply|answer|response) (?:from me|by me|sent)(?: yet)?"
    r"|(?:i )?(?:have not|haven't|did not|didn't|not) (?:yet )?(?:replied|answered|reply|answer|responded|written back"
    r"|got back to (?:her|him|them))(?: yet)?(?! me\b)"
    r"|(?:i )?(?:still )?owe (?:(?:her|him|them) )?(?:an?|the) (?:reply|answer|response)"
    r"|waiting for my (?:reply|answer)|(?:still )?(?:to|must|need to|should) (?:reply|answer|write back|respond)\b)"
)
_SHE_IS_SILENT = as_written(r"\b(?:she|he|they|[A-Z]\w+) (?:has not|hasn't|have not|haven't|did not|didn't)\b")
_I_ASKED = any_case(
    r"^\W*(?:i |i've |we )?(?:asked|reminded|nudged|chased|followed up|invited|proposed|(?:\w+ )?reminder|follow-?up)\b"
)
_MY_DEED = any_case(
    r"^\W*(?:i|we)(?:['\u2019](?:ll|ve|d|m|re))?\b(?! (?:\w+ )?(?:hear|heard|learnt|learned|saw|met|know|knew|think|believe|gather|found)\b)"
)
_REPLY = r"(?:reply|answer|respon(?:se|d)|write back)"
NO_ANSWER = rf"no {_REPLY} (?:is )?(?:needed|necessary|expected|required)"
_NOTHING_ASKED = any_case(
    rf"\b{NO_ANSWER}\b|\b(?:no need (?:to|for an?(?:y)?)|(?:needn['\u2019]t|need not|(?:do not|don['\u2019]t) (?:need|have|bother) to)) {_REPLY}\b"
)
_AWAY = any_case(
    r"(?<!\bwas )(?<!\bwere )\b(?:out of (?:the )?office|auto(?:matic|mated)?[ -]?(?:reply|response|answer))\b"
)
"""An answer by which they are away, mostly a machine's: it waits for nothing."""
_ASKS_ME = any_case(r"\?|\b(?:send|tell|give|bring|show|lend) me\b|\blet me know\b")
_THEIR_TURN = any_case(
    r"\b(?:(?:I|we)(?: shall| will|['\u2019]ll) (?:then )?(?:write|answer|reply|respond|call|ring|be in touch|let you know|(?:get|come) back to you)\b(?! (?:an?|the|my|our|up|down)\b)"
    r"|you(?:['\u2019]ll| will) hear from (?:me|us)|my (?:answer|reply) (?:will|may|might|comes?|follows))\b"
)
"""The next word is theirs, as they say."""
_ONLY_THANKS = any_case(
    r"\W*(?:(?:she|he|they|[A-Z]\w+) )?(?:(?:wrote|replied|answered|mailed)\b[^.!?]{0,12} )?(?:to )?(?:thank(?:ed|s)\b|says? thanks|said (?:thanks|thank you))"
)
"""A message that thanks; what thanks and asks nothing waits for nothing."""
_ASKS = any_case(
    r"\?|\b(?:could you|can you|would you|please|let me know|tell me|waiting for|looking forward to your|asks?|asked|wants to know"
    r"|wonders?|invites?|invited|send me|sent me)\b"
)
_IN_VAIN = any_case(
    r"(?=[^.!?\n]*\b(?:wrote|written|mailed|e-?mailed|messaged|texted|asked|reminded|tried)\b)"
    r"(?=[^.!?\n]*\b(?:twice|again|(?:two|three|four|\d) (?:times|(?:e-?)?mails|messages|letters)|\d+\b[^.!?\n]*\band (?:again )?(?:on )?\d+)\b)"
    r"[^.!?\n]*(?:(?:\bno|\bwithout(?: an?| any)?|\bnot [^.!?\n]{0,20}\b(?:an?|any)|\bnever [^.!?\n]{0,10}\b(?:an?|any)) (?:answer|reply|response)\b"
    r"(?! (?:is )?(?:from me|by me|needed|necessary|expected))|\b(?:has|have|did)(?: not| never|n't) (?:answered|replied|answer|reply|heard)\b"
    r"|\bheard nothing\b)"
)
_LEARNT = ("fact", "need", "when", "offer", "wants")


def kind_of_talk(record: str, *, recorded: bool) -> str:
    """`Call` for a RECORDED talk; for notes of one `Call` or `Meeting` where the RECORD says so, else `Talk`."""
    if recorded or _ON_THE_PHONE.search(record):
        return "Call"
    return "Meeting" if _FACE_TO_FACE.search(record) else "Talk"


def is_recap(text: str, name: str) -> bool:
    """Whether the note TEXT is the recap of a talk with the contact called NAME."""
    recap = RECAP.match(text)
    return recap is not None and text.startswith(f"{name}.", recap.end())


def called(kind: str, text: str) -> str:
    """What a talk of this KIND is called that the note TEXT tells of: "the call", "our talk" where nobody said which."""
    recap = RECAP.match(text)
    return "our talk" if recap and recap["what"] == "Talk" else f"the {kind}"


def direction(note: Note, contact: str) -> Direction:
    """Which way NOTE, an exchange with the person of the id CONTACT, went. A talk goes both ways."""
    if note.kind in TALKS:
        return "both"
    if note.author == contact:
        return "theirs"
    text = _prose(note)
    if note.author != ME or _is_outbound(text):
        return "mine" if note.author == ME else "theirs"
    if _is_inbound(text) or any(mark.kind in _LEARNT for mark in marks.marks(note)):
        return "theirs"
    return "mine"


def is_sent(note: Note, contact: str) -> bool:
    """Whether the words of NOTE show that it is a message of mine to CONTACT, and no remark on one of theirs."""
    words = _prose(note)
    return direction(note, contact) == "mine" and bool(_is_outbound(words) or _MY_WORDS.search(_told(note.text)))


def asks_them(note: Note) -> bool:
    """Whether NOTE, a message of mine, asks for an answer: in its own words, or in those of a line about it."""
    text = _told(note.text)
    return "?" in text or bool(_I_ASKED.match(text))


def tells_of_me(sentence: str) -> bool:
    """Whether SENTENCE, of the user's own note, tells what the user did or will do, and not what was heard or seen."""
    return _is_outbound(sentence) or bool(_MY_DEED.match(sentence))


def is_letter(note: Note, contact: str) -> bool:
    """Whether NOTE can only be a message of mine to CONTACT; "Wrote back: ..." may be theirs and is a talk."""
    return note.kind in WRITTEN and is_sent(note, contact) and not _is_inbound(_prose(note))


def last_talk(notes: Iterable[Note], contact: str) -> Note | None:
    """The last exchange with CONTACT in NOTES, oldest first, that is no message of mine to them; None when none is."""
    return next((n for n in reversed([*notes]) if n.kind != "note" and not is_letter(n, contact)), None)


def waiting(notes: Sequence[Note], contact: str, since: dt.date = dt.date.min) -> Note | None:
    """The one of NOTES, oldest first, that holds CONTACT's word, SINCE a day, to which no answer of mine is on file."""
    said = [note for note in notes if note.kind != "note"]
    last = notes[-1] if notes else None
    if last is not None and last.kind == "note" and not waits(last, contact):
        last = said[-1] if said else None
    if last is None or last.private or last.date < since:
        return None
    before = [note for note in said if note.order < last.order]
    return last if waits(last, contact, before[-1] if before else None) else None


def asks_me(note: Note) -> bool:
    """Whether NOTE, a message of theirs or one on it, asks or wants something, or says that it waits for an answer."""
    text = confidence.public_text(note.text)
    return bool(_ASKS.search(text)) or _unanswered(text)


def my_unanswered(notes: Sequence[Note], contact: str) -> tuple[Note, ...]:
    """My messages to CONTACT since their last sign of life in NOTES, oldest first."""
    said = [note for note in notes if note.kind != "note"]
    mine = takewhile(lambda note: direction(note, contact) == "mine", reversed(said))
    return tuple(reversed([*mine]))


def waits(note: Note, contact: str, before: Note | None = None) -> bool:
    """Whether NOTE, the last word between you and CONTACT, asks for an answer of yours.

    A reply to a message of mine (BEFORE) that asks for nothing closes the matter.
    """
    text = confidence.public_text(note.text)
    if _NOTHING_ASKED.search(text) or (_AWAY.search(text) and not _ASKS_ME.search(text)):
        return False
    if (_ONLY_THANKS.match(text) or _THEIR_TURN.search(text)) and not (_ASKS.search(text) or _unanswered(text)):
        return False
    if before is not None and direction(before, contact) == "mine" and not (_ASKS.search(text) or _unanswered(text)):
        return False
    if _unanswered(text):
        return True
    if note.kind not in WRITTEN:
        return False
    return note.author == contact or (
        note.author == ME and not _is_outbound(_prose(note)) and _is_inbound(_prose(note))
    )


def wrote_in_vain(text: str) -> bool:
    """Whether a sentence of TEXT says that the user wrote more than once without an answer."""
    told = (s for line in text.split("\n") for s in sentences(line))
    return any(
        _IN_VAIN.match(s) and re.match(r"\W*(?!(?:she|he|they|[A-Z]\w+) (?:has |have )?(?:wrote|written))", s)
        for s in told
    )


def _is_inbound(prose: str) -> bool:
    return bool(_INBOUND.match(prose) or _QUOTED_QUESTION.match(prose))


def _is_outbound(prose: str) -> bool:
    return bool(_OUTBOUND.match(prose)) and not _QUOTED_QUESTION.match(prose)


def _unanswered(text: str) -> bool:
    """Whether TEXT says in plain words that the user has not answered yet."""
    match = _UNANSWERED.search(text)
    return match is not None and not _SHE_IS_SILENT.search(text[max(0, match.start() - 20) : match.end()])


def _told(text: str) -> str:
    """The public words of TEXT outside quotation marks: what is quoted is somebody else's."""
    return re.sub(r"[\"\u201c][^\"\u201d]*[\"\u201d]", "", confidence.public_text(text)).strip()


def _prose(note: Note) -> str:
    """The first public line of NOTE that is no mark and no task."""
    return next((line.strip() for line in marks.plain_lines(confidence.public_text(note.text)) if line.strip()), "")
