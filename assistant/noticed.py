"""What the trained ear notices in a note, in whatever words: facts, needs, offers and dates of its contact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant import confidence, kindness, marks, reaching
from assistant.english import pronouns, verbs, wording
from assistant.heard import cues, days, meant, talk, wordings
from assistant.models import ME, Note
from assistant.patterns import any_case, as_written
from assistant.transcripts import Turn
from vectorstore.errors import VectorError

if TYPE_CHECKING:
    from assistant.heard.ear import Matter

FEWEST, MOST = {"fact": 5, "need": 1, "offer": 2, "event": 3}, 34
"""Words of a line of each kind, at least and at most."""
ALIKE = 0.5
"""A line that shares this part of its longer words with one that is there already says the same."""
_ASKS_ME = any_case(r"\byou(?:r|rs)?\b|\?$")
"""What was said to the user, or by them."""
_MINE = any_case(r"\b(?:I|we|my|our)\b")
_NO_OFFER = any_case(rf"\b(?:promis\w+|agreed|(?:at|every) night)\b|{cues.HABIT.pattern}")
"""What makes it a promise, or a habit."""
_NO_FACT = any_case(
    r"(?:me|us|him|it|this|that|who|which|and|but|when|after|because)\b"
    r"|(?:he |she )?(?:asked (?:me |us )?(?:not )?to|will|won't)\b"
    r"|(?:also )?(?:wrote|sent|mailed|e-?mailed|texted|rang|called|phoned|asked) (?:to )?(?:him|her|them)\b"
)
"""What begins in the middle of a sentence, is the user's own message, or asks for silence."""
_RELATIVE = any_case(r"\b(?:who|whom|whose|which|that|where|when|how|what|if|whether|why|as|because|before|until)\b")
_SELLS = any_case(r"(?:(?:he|she) )?(?:sells|quotes|trades)\b")
QUOTATION = as_written(r"(?<!\w)'[^\n]+?'(?!\w)|[\"\u201c\u2018][^\n]+?[\"\u201d\u2019](?!\w)")
"""What somebody else said or wrote."""
_LAST_YEAR = any_case(r"\blast year\b")
_ON = any_case(r"\s+(?:on|in|at|by|from)$")
_SPAN = any_case(r"(?:\band|\bto|\bor|&|\u2013|-)$")
"""Before the second of two days."""
_OF_ANOTHER = any_case(
    r"(?:his|her|their) (?:\w+ )?(?:son|daughter|wife|husband|brother|sister|cousin|uncle|aunt|nephew|niece|father"
    r"|mother|dad|mum|neighbou?r)s?\b"
)
"""A subject that is not the contact."""


def lines(note: Note, prose: str, me: str, contact: str, known: Iterable[str]) -> list[str]:
    """`fact:`, `need:`, `offer:` and `when:` lines for what PROSE, the public text of the user's NOTE, says of CONTACT.

    ME and CONTACT are full names. What one of the lines KNOWN says already is left out, and so is everything where the
    model cannot be run.
    """
    if note.author != ME or not prose.strip():
        return []
    names = wordings.Names(me, contact)
    read = talk.sentences([Turn(None, prose)], {}, notes=True)
    heard = _heard(read, names)
    quoted = [match.span() for match in QUOTATION.finditer(prose)]
    barred = {m.sentence.number for m in heard if m.kind == "unsaid"}
    doubts = meant.doubtful(read, names)
    found: list[str] = []
    for matter in heard:
        own = matter.sentence
        if own.number in barred:
            continue
        at = prose.find(own.text) + matter.start
        theirs = any(start < at < end for start, end in quoted)
        if not theirs and (meant.is_doubtful("them", own.plain, doubts[own.number]) or _is_mine(matter)):
            continue
        line = _line(matter, note, contact, theirs=theirs) if _may_be_said(matter, contact) else None
        if line and not _is_known(line, [*known, *found]):
            found.append(line)
    return found


def facts(prose: str, me: str, contact: str) -> list[str]:
    """The words of PROSE that surely state a fact: nobody promises anything with them."""
    heard = _heard(talk.sentences([Turn(None, prose)], {}, notes=True), wordings.Names(me, contact))
    return [matter.words for matter in heard if matter.kind == "fact"]


def _heard(read: list[talk.Sentence], names: wordings.Names) -> list[Matter]:
    from assistant.heard.ear import Ear  # numpy and onnxruntime, 0.2 s

    try:
        return _whole(Ear().matters(read, names))
    except VectorError:
        return []


def _whole(found: list[Matter]) -> list[Matter]:
    """FOUND, two finds of a kind with nothing between them as one: "is going to try", "a lamp in hall C"."""
    whole: list[Matter] = []
    for matter in found:
        last, before = whole[-1] if whole else None, matter.sentence.text[: matter.start].rstrip()
        same = last and (last.kind, last.sentence) == (matter.kind, matter.sentence)
        if last and same and len(before) <= last.end and before[-1:].isalnum():
            whole[-1] = replace(last, end=matter.end)
        else:
            whole.append(matter)
    return whole


def _is_mine(matter: Matter) -> bool:
    """Whether MATTER is the user's own: "I can give him three dawns", "We change 300 floats"."""
    if matter.kind == "fact":
        return bool(_MINE.match(matter.words))
    return bool(_MINE.search(matter.sentence.text[: matter.end]))


def _may_be_said(matter: Matter, contact: str) -> bool:
    """Whether MATTER can be offered: of a fitting length, nothing sensitive, no question, no fact of a third person."""
    kind, words = matter.kind, matter.words
    if not FEWEST[kind] <= len(words.split()) <= MOST or _ASKS_ME.search(words):
        return False
    if confidence.SENSITIVE.search(words) or confidence.silence(words):
        return False
    if kind == "offer" and (_NO_OFFER.search(matter.sentence.text) or reaching.tells_how_to_reach(words)):
        return False
    if kind == "offer" and (kindness.SELLS.search(words) or _SELLS.match(words)):
        return False
    if kind in ("fact", "event") and _NO_FACT.match(words):
        return False
    if kind == "fact" and (_is_as_a_rule(words, contact) or wording.doer_is_open(words, pronouns.Voice.of(contact))):
        return False
    if kind == "need" and verbs.finite(words.split()) and not _RELATIVE.search(words):
        return False  # "the lifts has to keep its doors"
    others = pronouns.tells_of_others(" ".join(words.split()[:3]), pronouns.Voice.of(contact))
    return kind in ("need", "offer") or not (others or _OF_ANOTHER.match(words))


def _is_as_a_rule(words: str, contact: str) -> bool:
    """Whether WORDS tell what somebody is or does as a rule, or how they are reached: no news, unless with a figure."""
    if reaching.tells_how_to_reach(words) or cues.HABIT.search(words):
        return True
    who = f"they|{pronouns.Voice.of(contact).who}"
    verb = re.match(
        rf"(?:(?:{who}) )?(?:also |now |still )?(?P<verb>[A-Za-z]+) (?P<next>[\w'-]+)", words, re.IGNORECASE
    )
    if verb is None or re.search(r"\d", words):
        return False
    low = verb["verb"].lower()
    if low in ("is", "are"):
        return not verb["next"].endswith("ing")
    return low not in ("has", "have") and low.endswith("s") and not low.endswith("ss") and verbs.is_present(low)


def _line(matter: Matter, note: Note, contact: str, *, theirs: bool) -> str | None:
    """MATTER as a line; THEIRS: it stands in a quotation, which stays one where it says "we" or "I"."""
    kind, words = matter.kind, matter.words
    if kind == "need":
        to_do = words.split()[0].lower() in verbs.BASES and matter.sentence.text[: matter.start].rstrip().endswith(
            " to"
        )
        return marks.need_line(f"to {words}" if to_do else words)
    if kind == "event" and (dated := _dated(words, note)):
        return marks.mark_line("when", dated)
    if kind == "event" and _is_as_a_rule(words, contact):
        return None
    if kind == "offer":
        return marks.mark_line("offer", words)
    if theirs and _MINE.search(words):
        return marks.mark_line("fact", f'"{words}"')
    return marks.mark_line("fact", _LAST_YEAR.sub(f"in {note.date.year - 1}", words))


def _dated(words: str, note: Note) -> str | None:
    """WORDS with the one day in them first, as `when:` has it; None where no one day can be taken out of them."""
    ahead = [day for day in days.find(words, note.date) if day.date and day.date > note.date and not day.clash]
    if len(ahead) != 1 or cues.HABIT.search(words):
        return None
    before, after = words[: ahead[0].start].rstrip(" ,"), words[ahead[0].end :]
    rest = f"{_ON.sub('', before)}{after}".strip(" ,")
    whole = len(rest.split()) > 1 and not _SPAN.search(before)
    return f"{ahead[0].date} {rest}" if whole else None


def _is_known(line: str, known: Sequence[str]) -> bool:
    """Whether one of the lines KNOWN has most of the longer words of LINE, or LINE most of its."""
    own = _words(line)
    return any(
        len(own & other) >= ALIKE * max(1, min(len(own), len(other))) for other in map(_words, known) if own and other
    )


def _words(line: str) -> set[str]:
    return {word[:6] for word in re.findall(r"\w{4,}|\d+", line.partition(": ")[2].casefold())}
