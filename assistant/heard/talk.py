"""A call as sentences, each with who said it: the user, the contact, somebody else, or nobody we can name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import KW_ONLY, dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from assistant.models import TITLES
from assistant.names import fold
from assistant.patterns import SHORT_FORMS, any_case, as_written, in_full
from assistant.transcripts import Turn

Role = Literal["me", "them", "other", "unknown"]


@dataclass(frozen=True)
class Sentence:
    """One sentence: its exact words, who said it, and the number of the utterance it belongs to.

    `line` counts the turns (in notes the lines) before it within the utterance. `cuts` are the places where one turn of the record ends and the next begins; a quotation may not span them.
    `plain` is the same sentence for matching: fillers and stutters out, straight quotes; `origin` maps it back.
    """

    text: str
    role: Role
    _: KW_ONLY
    speaker: str | None
    utterance: int
    number: int
    line: int = 0
    cuts: tuple[int, ...] = ()
    plain: str = field(default="", compare=False)
    origin: tuple[int, ...] = field(default=(), compare=False, repr=False)

    def verbatim(self, start: int, end: int) -> str:
        """The exact words behind `plain[start:end]`, of one turn only: the one in which they begin."""
        if start >= end or not self.plain:
            return ""
        first, last = min(self.origin[start:end]), max(self.origin[start:end]) + 1
        if start == 0 and self.origin[0] > first:
            first = 0  # its first words stand where others stood that were corrected
        stop = next((cut for cut in self.cuts if first < cut < last), last)
        return self.text[first:stop].strip(" ,;\u2013\u2014-\n")

    def words_of(self, said: str, start: int = 0) -> str | None:
        """The exact words behind SAID, which stands in `plain` from START on; None where it does not."""
        place = self.plain.find(said, start)
        return self.verbatim(place, place + len(said)) if place >= 0 else None

    @property
    def quote(self) -> str:
        """The whole sentence, or as much of it as stands in the turn where it begins (or in its longest turn)."""
        return self.verbatim(0, len(self.plain)) or self.longest

    @property
    def longest(self) -> str:
        """The longest piece of the sentence that stands in one turn."""
        bounds = [0, *self.cuts, len(self.text)]
        return max((self.text[a:b].strip() for a, b in pairwise(bounds)), key=len)


# -- sentences -------------------------------------------------------------------------------------------------

LONGEST = 600
"""Characters of a sentence; the patterns need an end, and nobody commits to anything in one longer breath."""
_END = as_written(r"(?P<dots>[.!?\u2026]+)[\"'\u201d\u2019)\]]*(?=\s|$)|\n+")
_ABBREVIATION = any_case(
    r"(?:^|[\s(\"'])(?:mr|mrs|ms|mx|dr|prof|st|sr|jr|vs|approx|poss|probs?|e\.g|i\.e|a\.m|p\.m|inc|ltd|no|fig|dept|ch|chap|para|vol|pp|[A-Z]"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|thu|fri|sat|sun)\.$"
)
_MAY_END = any_case(
    r"\b(?:a\.m|p\.m|no|inc|ltd)\.$|\d (?:m|g|l|h|t|w|v)\.$|(?:n't|\b(?:am|do|did|can|could|will|would|shall|should|have|was|so|and|than|as|nor)) I\.$"
)
_OPENS = as_written(r"(?:I|He|She|It|We|They|You|The|This|That|There|My|Our|And|But|So|Then|Could|Can|Would)\b(?!\.)")
"""A word that begins a sentence, also behind an abbreviation that may end one: "from 5 p.m. I'll come"."""
_DATE_ABBREVIATION = any_case(r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)\w*\.$")
_BULLET = as_written(r"\s*(?:(?:[-*+\u2022>]|\d+[.)])\s+(?:\[ \]\s+)?)?")
_CLOSED = as_written(r"[.!?\u2026][\"'\u201d\u2019)\]]*$")
_NOD = any_case(
    r"(?:(?:mm+|mhm|mm-?hmm?|uh-?huh|yeah|yep|yes|ok|okay|right|sure|great|cool|ah|oh|i see|got it|hm+"
    r"|nice)[\s,.!]*){1,3}$"
)


def sentences(turns: Sequence[Turn], roles: dict[str, Role], *, notes: bool = False) -> list[Sentence]:
    """The sentences of TURNS in order; a sentence may run over several turns of one speaker."""
    found: list[Sentence] = []
    for number, run in enumerate(_runs(turns)):
        text, cuts = _stitched(run)
        breaks = [at.start() for at in re.finditer("\n", text)] if notes else []
        speaker = run[0].speaker
        role: Role = "me" if notes else roles.get(speaker or "", "unknown")
        for start, end in spans(text):
            first = bisect_right(cuts, start)
            inside = tuple(cut - start for cut in cuts[first : bisect_left(cuts, end)])
            line = bisect_left(breaks, start) if notes else first
            plain, origin = cleaned(text[start:end])
            plain, origin = _spelled(plain, origin) if notes else (plain, origin)
            found.append(
                Sentence(
                    text[start:end],
                    role,
                    speaker=speaker,
                    utterance=number,
                    number=len(found),
                    line=line,
                    cuts=inside,
                    plain=plain,
                    origin=origin,
                )
            )
    return found


def spans(text: str) -> list[tuple[int, int]]:
    """Where the sentences of TEXT stand, as (start, end) pairs without the spaces around them."""
    bounds = [0]
    for match in _END.finditer(text):
        before, after = text[max(0, match.end() - 16) : match.end()], text[match.end() : match.end() + 16].lstrip()
        day = _DATE_ABBREVIATION.search(before) and not re.match(r"\d|the\b", after)
        begins = _MAY_END.search(before) and _OPENS.match(after)
        if match["dots"] == "." and _ABBREVIATION.search(before) and after and not (day or begins):
            continue
        if match["dots"] and ("..." in match["dots"] or "\u2026" in match["dots"]) and after[:1].islower():
            continue
        bounds.append(match.end())
    bounds.append(len(text))
    found = []
    for start, end in _bounded(text, bounds):
        part = text[start:end]
        bullet = _BULLET.match(part)
        if part[bullet.end() if bullet else 0 :].strip():
            found.append((start + (bullet.end() if bullet else 0), start + len(part.rstrip())))
    return found


def _bounded(text: str, bounds: list[int]) -> Iterator[tuple[int, int]]:
    """The pieces between BOUNDS; captions without any full stop are cut at a space after `LONGEST` characters."""
    for start, end in pairwise(bounds):
        while end - start > LONGEST:
            space = text.rfind(" ", start + 1, start + LONGEST)
            cut = space if space > 0 else start + LONGEST
            yield start, cut
            start = cut
        yield start, end


def _runs(turns: Sequence[Turn]) -> Iterator[list[Turn]]:
    """Neighbouring turns of one speaker; a nod in the middle of somebody's sentence does not cut it in two."""
    rest = deque(turns)
    while rest:
        run = [rest.popleft()]
        nods: list[Turn] = []
        while rest:
            if rest[0].speaker == run[-1].speaker and run[-1].speaker is not None:
                run.append(rest.popleft())
            elif (
                len(rest) > 1
                and rest[1].speaker == run[-1].speaker is not None
                and not _CLOSED.search(run[-1].text)
                and _NOD.match(rest[0].text)
            ):
                nods.append(rest.popleft())
            else:
                break
        yield run
        for nod in nods:
            yield [nod]


def _stitched(run: list[Turn]) -> tuple[str, list[int]]:
    text, cuts = "", []
    for turn in run:
        if text:
            text += " "
            cuts.append(len(text))
        text += turn.text
    return text, cuts


# -- fillers and stutters --------------------------------------------------------------------------------------

_COUNTS = r"\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|teen|ty|hundred|few|half"
_NO_UNIT = "".join(rf"(?<!{number} )" for number in _COUNTS.split("|"))
"""What stands before a filler sound and not before a unit: "8 mm", "ten mm", "70 Ah"."""
_FILLER = any_case(
    r"(?:(?<=\bin)|(?<=\bby)|(?<=\bon)|(?<=\bat)|(?<=\bis)),(?=\s+(?:like|um|uh|say|you know|what|I don't know),)"
    rf"|\b(?:um+|uh+|erm*|ehm?|hm+|mmm+|aah+|{_NO_UNIT}(?:mm|ah))\b[,.]*\s*(?:\.\.\.|\u2026)?\s*"
    r"|(?<=[,.\u2014-] )(?:you know|like|sort of|kind of|basically|obviously|you see|as I say)(?:,|(?= \w+ing\b))\s*"
    r"|(?<=[,\u2013\u2014-] )(?:what's (?:it|that|the thing) called|what do (?:you|we) call (?:it|that)|how do (?:you|I) (?:say|call it))[,?]\s*"
    r"|(?<=[,\u2013\u2014-] )(?:what(?:sit|chamacallit|sisname|sername|'s-(?:his|her|its)-name|'s (?:his|her|its) name)|thingy|thingummy|you-know-who)[,?]\s*"
    r"|\b(?P<word>I'll|I will|I'm|I|we'll|we|you|the|a|to|it|and|so|will|is|my|that's|let me|by|on|can you|could you)"
    r"(?:\s*(?:,|\u2014|\u2013|--|-|\.\.\.|\u2026)?\s+(?=(?P=word)\b))"
)
_FALSE_START = any_case(r"\b(?:I'll|I will|let me)\s+\w{1,6}(?:-|\u2014|\u2013|--)[,.]?\s+(?=(?:I'll|I will|let me)\b)")
_QUOTES = str.maketrans("\u2018\u2019\u201c\u201d\u00a0", "''\"\" ")


@lru_cache(maxsize=1024)
def cleaned(text: str) -> tuple[str, tuple[int, ...]]:
    """TEXT without fillers and repeated words, and for each character the place it came from."""
    straight = text.translate(_QUOTES)
    origin = list(range(len(straight)))
    for pattern in (_FILLER, _FALSE_START, _FILLER):
        keep: list[int] = []
        last = 0
        for match in pattern.finditer(straight):
            keep += range(last, match.start())
            last = match.end()
        keep += range(last, len(straight))
        straight, origin = "".join(straight[i] for i in keep), [origin[i] for i in keep]
    return straight, tuple(origin)


_ALSO = {"cd": "could", "&": "and"}
_SHORTHAND = any_case(
    rf"(?<![\w/])(?:{'|'.join(short for short in SHORT_FORMS if short[0] != 'w')}|hr|wd|wks?|w/o?(?=\s)|(?-i:w)(?= [a-z])"
    r"|(?<!\bthe )(?<!\ba )(?<!\bmy )(?<!\bhis )(?<!\bher )(?<!\bour )(?<!\bnew )cd(?= [a-z])"
    r"|(?<=\s)&(?=\s+(?!(?-i:[A-Z]))))(?![\w/'])"
)


def spelled(text: str) -> str:
    """TEXT of a note with its shorthand spelled out: "cd ask abt it" is "could ask about it"."""
    return _spelled(text, tuple(range(len(text))))[0]


def _spelled(plain: str, origin: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
    text, places, last = "", [], 0
    for short in _SHORTHAND.finditer(plain):
        capitals = short[0].isupper()  # "the CD" is a thing
        full = in_full(short[0], plain[: short.start()]) or ("" if capitals else _ALSO.get(short[0].lower()))
        if not full:
            continue
        text += plain[last : short.start()] + full
        places += [*origin[last : short.start()], *[origin[short.start()]] * (len(full) - 1), origin[short.end() - 1]]
        last = short.end()
    return text + plain[last:], (*places, *origin[last:])


def rewritten(sentence: Sentence, start: int, end: int) -> Sentence:
    """SENTENCE without `plain[start:end]`; quotations of it stop where the gap begins or start where it ends."""
    plain = sentence.plain[:start] + sentence.plain[end:]
    origin = sentence.origin[:start] + sentence.origin[end:]
    cuts = sentence.cuts
    if start > 0 and end < len(sentence.plain):
        cuts = tuple(sorted({*cuts, sentence.origin[end]}))
    return replace(sentence, plain=plain, origin=origin, cuts=cuts)


# -- who is who ------------------------------------------------------------------------------------------------

_ME = {"me", "you", "myself", "i"}
_GENERIC = any_case(r"^(?:unknown )?(?:speaker|participant|voice|caller|guest|spk|user)\s*[-_#]?\w{0,3}$")
_ADDRESSED = (
    r"(?:\b(?:hi|hello|hey|thanks|thank you|cheers|bye|morning|afternoon|sorry|welcome|yes|yeah|okay|ok|so|well|great"
    r"|right),?\s+{name}\b|,\s+{name}\s*(?=[,.?!]|$)|^{name},)"
)


def roles(turns: Sequence[Turn], speakers: Sequence[str], me: str, contact: Iterable[str]) -> dict[str, Role]:
    """Which speaker is the user, which the contact: by name, by who addresses whom, by elimination of two."""
    theirs = [name for name in contact if name.strip()]
    found: dict[str, Role] = {name: _by_name(name, me, theirs) for name in speakers}
    for role in ("me", "them"):
        named = [name for name in speakers if found[name] == role]
        exact = [n for n in named if any(fold(n) == fold(full) for full in (theirs if role == "them" else [me]))]
        for name in named if len(named) > 1 and exact else []:
            found[name] = role if name in exact else "other"
    unknown = [name for name in speakers if found[name] == "unknown"]
    if unknown and all(_GENERIC.match(name) for name in unknown):
        found |= _by_address(turns, unknown, found, me, theirs)
    if len(speakers) == 2:
        return _eliminated(speakers, found)
    return {name: "other" if role == "unknown" and not _GENERIC.match(name) else role for name, role in found.items()}


def _eliminated(speakers: Sequence[str], found: dict[str, Role]) -> dict[str, Role]:
    opposite: dict[Role, Role] = {"me": "them", "them": "me"}
    for name, partner in (tuple(speakers), tuple(reversed(speakers))):
        if found[name] == "unknown" and found[partner] in opposite:
            found[name] = opposite[found[partner]]
    return found


def _by_name(label: str, me: str, contact: list[str]) -> Role:
    if fold(label) in _ME:
        return "me"
    if any(_same_person(label, name) for name in contact):
        return "them"
    return "me" if me and _same_person(label, me) else "unknown"


def _parts(name: str) -> list[str]:
    name = re.sub(r"\([^)]*\)|\[[^\]]*\]|@.*$", " ", name)
    if re.fullmatch(r"\s*[^,\s]+,\s*[^,\s]+(?:\s+[^,\s]+)?\s*", name):
        last, first = name.split(",", 1)  # Brandt, Oda
        name = f"{first} {last}"
    words = [w for w in re.split(r"[\s._,]+", fold(name)) if w.strip("-'")]
    return [w for w in words if w not in TITLES] or words


def _same_person(label: str, name: str) -> bool:
    """Whether LABEL can be NAME: the same words, the first name, the last name or the initials."""
    one, other = _parts(label), _parts(name)
    if not one or not other:
        return False
    if one == other or "".join(one) == "".join(other):
        return True
    if len(one) == 1:
        initials = "".join(word[0] for word in other)
        return one[0] in (other[0], other[-1]) or (len(other) > 1 and one[0] == initials)
    if len(other) == 1:
        return one[0] == other[0]
    same_first = one[0] == other[0] or (len(one[0]) == 1 and other[0].startswith(one[0]))
    last_initial = len(one[-1]) == 1 and other[-1].startswith(one[-1])
    return (same_first and (one[-1] in other[1:] or last_initial or other[-1] in one[1:])) or (
        set(other) <= set(one) or set(one) <= set(other)
    )


def _by_address(
    turns: Sequence[Turn], unknown: list[str], found: dict[str, Role], me: str, contact: list[str]
) -> dict[str, Role]:
    """Roles of nameless speakers: who greets the contact by name is not the contact, who says "X here" is X."""
    points = dict.fromkeys(unknown, 0)
    for role, names in (("them", contact), ("me", [me])):
        for first in {(_parts(name) or [""])[0] for name in names} - {""}:
            addressed = re.compile(_ADDRESSED.format(name=re.escape(first)), re.IGNORECASE)
            itself = re.compile(
                rf"\b(?:this is|i'm|i am|my name is) {re.escape(first)}\b|\b{re.escape(first)} here\b", re.I
            )
            sign = 1 if role == "them" else -1
            for turn in (t for t in turns if t.speaker in points):
                points[turn.speaker or ""] += sign * len(addressed.findall(turn.text))
                points[turn.speaker or ""] -= 2 * sign * len(itself.findall(turn.text))
    users = [name for name in unknown if points[name] > 0]
    others = [name for name in unknown if points[name] < 0]
    result: dict[str, Role] = {}
    if len(users) == 1 and "me" not in found.values():
        result[users[0]] = "me"
    if len(others) == 1 and "them" not in found.values():
        result[others[0]] = "them"
    return result
