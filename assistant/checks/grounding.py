"""What a sentence may rest on: the notes as sent, the profile, the card, the goal, and dates worked out from them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from assistant.checks.doubts import Doubt
from assistant.checks.words import NUMBERS, Lists, fold, sentences, stems, words
from assistant.models import Evidence
from assistant.results import Claim

MONTHS = [f"{dt.date(2024, m, 1):%B}" for m in range(1, 13)]
DAYS = [f"{dt.date(2024, 1, d):%A}" for d in range(1, 8)]
SUPPORT = 0.34
"""Share of a claim's content words (or of its quote's, whichever is shorter) that the two must have in common."""

MONTH_NAMES = (
    {name.lower(): i for i, name in enumerate(MONTHS, 1)}
    | {name[:3].lower(): i for i, name in enumerate(MONTHS, 1)}
    | {"sept": 9}
)
_DAY_MONTH = re.compile(
    r"\b(?P<d1>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<m1>[A-Z][a-z]{2,8})\b|\b(?P<m2>[A-Z][a-z]{2,8})\.? (?P<d2>\d{1,2})(?:st|nd|rd|th)?\b"
)
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_LINK = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|org|net|io|co|example|de|uk|app|dev|info|ly|gl)(?:/\S*)?\b", re.IGNORECASE
)
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w-])(?:\+|00)?\(?\d[\d ()./-]{6,}\d(?![\w-])")
_COMMIT = re.compile(
    r"\b(?:I will|I'll|I shall|I am going to|I'm going to|I promise(?: to| you)?|I guarantee|you will have|you'll have|we will|we'll)\b\s*(?P<rest>[^.?!]*)",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"^(?:keep (?:this|it) (?:short|brief)|be (?:brief|quick|short)|understand|leave it|let you|not mind|miss|be (?:in|at|around|happy|glad|there)|gladly|happily|of course)\b",
    re.IGNORECASE,
)
_SPEAKS_OF_YOU = re.compile(r"\b(?:you(?:'re|'ve|'d|'ll)?|your|yours)\b", re.IGNORECASE)
_SHARED_PAST = re.compile(
    r"\b(?:when|since|after|as) (?:we|I) (?:last )?(?:met|spoke|talked|worked|sat|saw)|\bwe (?:met|spoke|talked|worked|sat|discussed|agreed)\b"
    r"|\b(?:last time|our (?:talk|call|meeting|chat|conversation|last))\b|\bI (?:heard|read|saw|noticed|remember|recall)\b",
    re.IGNORECASE,
)
_NO_ASSERTION = re.compile(
    r"^(?:if|should|whenever|in case|please|feel free|no (?:answer|reply|need|rush|worries)|a no\b|saying no|it is fine|it's fine|that is fine|"
    r"(?:two|three|a few) (?:lines|words|sentences)|only if|no hurry|take your time|happy (?:to|if)|hope\b)"
    r"|\b(?:I|we) (?:hope|wish|would|could|can|wondered|wonder|am curious|would like|'d like|want to)\b|\bI'd\b|\bno answer\b|\bif (?:you|your|it|that|this)\b"
    r"|\b(?:is|are) fine\b|\bno need to\b|^(?:all the best|good luck|thank you for (?:reading|your time))\b|\bI can offer\b|\bwhat I can\b",
    re.IGNORECASE,
)
_OWN_SIDE = re.compile(
    r"(?:so |and |but |for now |today |this week )?(?:I|I'm|I've|I'd|we|we're|my|our)\b", re.IGNORECASE
)
"""A sentence about the writer: what it says of the reader in passing is an address, not a fact."""
_WISH = re.compile(
    r"\bmay (?:the|your|it|you|this)\b|\bgood luck\b|\bwhen you (?:have|are|find|get)\b|\bonce you\b|\buntil you\b|\bso that you\b",
    re.IGNORECASE,
)
_CLAIMING = re.compile(
    r"\byou (?:said|told|mentioned|wrote|asked|were|had|have been|taught|sent|promised|offered|wanted|needed|moved|started|joined)\b"
    r"|\byou(?:'ve| have) (?:been|just|recently|now)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Ground:
    """Everything that may be stated, by label, ready to be asked."""

    evidence: Evidence
    extra: str = ""

    @cached_property
    def texts(self) -> dict[str, str]:
        """Text by label: n1 ..., me, card, goal."""
        me, contact = self.evidence.me, self.evidence.contact
        card = [contact.name, *contact.aliases, contact.role, contact.org, contact.met, contact.text, *contact.emails]
        mine = [me.name, me.role, me.org, *me.offers, *me.goals, me.text]
        found = {
            "me": "\n".join(part for part in mine if part),
            "card": "\n".join(part for part in card if part),
            "goal": self.evidence.goal,
        }
        return found | {source.ordinal: source.text for source in self.evidence.sources}

    @cached_property
    def all(self) -> str:
        """Every text, promises included, folded."""
        promises = [p.text for p in (*self.evidence.promises, *self.evidence.kept)]
        return fold("\n".join([*self.texts.values(), *promises, self.extra, self.evidence.transcript or ""]))

    @cached_property
    def known_words(self) -> set[str]:
        """Every word of the sources, folded, possessive endings taken off."""
        return {w.removesuffix("'s") for w in re.findall(r"[^\W_]+(?:['-][^\W_]+)*", self.all)} | set(
            re.findall(r"[^\W_]+", self.all)
        )

    @cached_property
    def known_stems(self) -> set[str]:
        """The content stems of the sources."""
        return stems(self.all)

    @cached_property
    def dates(self) -> set[dt.date]:
        """Days that may be named: today, notes, due dates, dates written in the sources."""
        known = self.evidence
        found = {known.today, *(s.date for s in known.sources)}
        found |= {p.note_date for p in (*known.promises, *known.kept)} | {p.due for p in known.promises if p.due}
        found |= {m.date for m in known.marks if m.date}
        found |= {d for d in (known.last_contact, known.call_date) if d}
        return found | set(_iso_dates(self.all))

    @cached_property
    def numbers(self) -> set[int]:
        """Numbers of the sources, written either way."""
        found = {int(n.replace(",", "")) for n in re.findall(r"(?<!\w)\d{1,3}(?:,\d{3})+(?!\d)|\d{1,9}", self.all)}
        return found | {NUMBERS[w] for w in re.findall(r"[a-z]+", self.all) if w in NUMBERS}

    def holds(self, claim: Claim) -> bool:
        """Whether the claim's quote stands word for word in the text it names."""
        quote = fold(claim.quote).strip(" .\"'")
        return bool(quote) and quote in fold(self.texts.get(claim.note, ""))

    def supports(self, claim: Claim) -> bool:
        """Whether the quote speaks of what the claim says."""
        said, shown = stems(claim.text), stems(claim.quote)
        if not said or not shown:
            return True
        shared = len(said & shown)
        return shared >= 1 and shared / min(len(said), len(shown)) >= SUPPORT


def unknown_facts(
    sentence: str, ground: Ground, *, asked_minutes: int | None, lists: Lists, proposal: bool = False
) -> Iterator[str]:
    """Why SENTENCE holds something that no source says: numbers, dates, names, events."""
    yield from _unknown_dates(sentence, ground, proposal=proposal)
    yield from _unknown_numbers(sentence, ground, asked_minutes, proposal=proposal)
    for name in _names(sentence):
        if not _known_name(name, ground):
            yield f"no note names {name!r}"
    for event in lists.events:
        if re.search(rf"(?<!\w){re.escape(event)}(?!\w)", fold(sentence)) and not stems(event) <= ground.known_stems:
            yield f"no note speaks of {event!r}"


def contacts_in(text: str) -> list[str]:
    """Links, e-mail addresses and phone numbers in TEXT."""
    mails = _EMAIL.findall(text)
    rest = _EMAIL.sub(" ", text)
    links = [m[0] for m in _LINK.finditer(rest)]
    phones = [
        m[0]
        for m in _PHONE.finditer(_LINK.sub(" ", rest))
        if sum(c.isdigit() for c in m[0]) >= 7 and not _ISO.search(m[0])
    ]
    return [*mails, *links, *phones]


def commitment(sentence: str) -> str | None:
    """What the sentence promises in the user's name, or None."""
    for match in _COMMIT.finditer(sentence.replace("\u2019", "'")):
        rest = match["rest"].strip(" ,")
        ours = match[0].lower().startswith("we") and not re.search(r"\byou\b|\byour\b", rest)
        if rest and not ours and not _COURTESY.match(rest):
            return rest
    return None


def asserts(sentence: str) -> bool:
    """Whether the sentence states something about the contact or the shared past."""
    plain = sentence.replace("\u2019", "'").strip(" \"'\u201c\u201d")
    if plain.endswith("?"):
        return False
    if _CLAIMING.search(plain):
        return True
    if _NO_ASSERTION.search(plain):
        return False
    if re.match(r"(?:here is|here's|attached|enclosed)\b", plain, re.IGNORECASE):
        return bool(re.search(r"\bpromised\b|\byou (?:asked|wanted)\b", plain, re.IGNORECASE))
    if _SHARED_PAST.search(plain):
        return True
    if _OWN_SIDE.match(plain) or _WISH.search(plain):
        return False
    if re.match(r"(?:thank you|thanks|congratulations|well done)\b", plain, re.IGNORECASE):
        return len(stems(plain)) > 1
    return bool(_SPEAKS_OF_YOU.search(plain))


def proven(sentence: str, claims: Iterable[Claim], ground: Ground) -> str | None:
    """None when a claim proves SENTENCE, else why not."""
    mine = [claim for claim in claims if about(claim, sentence)]
    if not mine:
        return "no note is given for it"
    valid = [claim for claim in mine if ground.holds(claim)]
    if not valid:
        return f"the quoted words do not stand in {mine[0].note!r}"
    if not any(
        ground.supports(claim) or _names_the_talk(claim, sentence, ground) or _covers(claim, sentence, ground)
        for claim in valid
    ):
        return "the note given for it says something else"
    return None


def covered(text: str, by: str) -> bool:
    """Whether at least half of the content words of TEXT stand in BY."""
    wanted = stems(text)
    return not wanted or len(wanted & stems(by)) / len(wanted) >= 0.5


def about(claim: Claim, sentence: str) -> bool:
    """Whether CLAIM speaks of SENTENCE: one holds the other, or they share most content words."""
    one, other = fold(claim.text).strip(" .\"'"), fold(sentence).strip(" .\"'")
    if not one:
        return False
    if one in other or other in one:
        return True
    mine, theirs = stems(claim.text), stems(sentence)
    return bool(mine) and len(mine & theirs) / len(mine) >= 0.6


def _names_the_talk(claim: Claim, sentence: str, ground: Ground) -> bool:
    """Whether the sentence only speaks of the talk itself ("the call on 2 November") and the note is that talk."""
    source = ground.evidence.source(claim.note)
    if source is None or fold(source.kind) not in fold(sentence):
        return False
    day = f"{source.date.day} {source.date:%B}".lower()
    return day in fold(sentence) or stems(sentence) <= stems(source.kind)


def _covers(claim: Claim, sentence: str, ground: Ground) -> bool:
    """Whether the whole note behind a short quote speaks of the sentence."""
    wanted = stems(sentence) & ground.known_stems
    return bool(wanted) and len(wanted & stems(claim.quote)) / len(wanted) >= SUPPORT


def _unknown_dates(sentence: str, ground: Ground, *, proposal: bool) -> Iterator[str]:
    today = ground.evidence.today
    ahead = {today + dt.timedelta(days=n) for n in range(22)} if proposal else set()
    allowed = ground.dates | ahead
    rest = sentence
    for match in _DAY_MONTH.finditer(sentence):
        month = MONTH_NAMES.get((match["m1"] or match["m2"]).lower())
        if month is None:
            continue
        day = int(match["d1"] or match["d2"])
        rest = (
            re.sub(rf"(?:{'|'.join(DAYS)}),? (?:the )?{re.escape(match[0])}", " ", rest)
            if _same_weekday(sentence, match[0], day, month, allowed)
            else rest
        )
        rest = rest.replace(match[0], " ")
        if not any((d.day, d.month) == (day, month) for d in allowed) and not _said_day(day, month, ground.all):
            yield f"no note has the date {match[0]!r}"
    for word in re.findall(r"\b[A-Z][a-z]{2,8}\b", rest):
        low = word.lower()
        if (
            word in MONTHS
            and word != "May"
            and MONTH_NAMES[low] not in {d.month for d in allowed}
            and low[:3] not in ground.known_words | {w[:3] for w in ground.known_words if w in MONTH_NAMES}
        ):
            yield f"no note has the month {word!r}"
        if word in DAYS and not _weekday_known(word, ground, allowed):
            yield f"no note has the day {word!r}"


def _same_weekday(sentence: str, date: str, day: int, month: int, allowed: set[dt.date]) -> bool:
    """Whether the weekday said right before DATE is the one that the date has."""
    said = re.search(rf"({'|'.join(DAYS)}),? (?:the )?{re.escape(date)}", sentence)
    return said is not None and any(f"{d:%A}" == said[1] for d in allowed if (d.day, d.month) == (day, month))


def _weekday_known(word: str, ground: Ground, allowed: set[dt.date]) -> bool:
    near = {d for d in allowed if abs((d - ground.evidence.today).days) <= 14}
    said = any(
        w.startswith(word[:3].lower()) and word.lower().startswith(w.rstrip("s"))
        for w in ground.known_words
        if len(w) >= 3
    )
    return said or word in {f"{d:%A}" for d in near}


def _said_day(day: int, month: int, text: str) -> bool:
    names = "|".join(name for name, number in MONTH_NAMES.items() if number == month)
    return bool(
        re.search(rf"\b{day}(?:st|nd|rd|th)?(?: of)? (?:{names})\b|\b(?:{names})\.? {day}(?:st|nd|rd|th)?\b", text)
    )


def _unknown_numbers(sentence: str, ground: Ground, asked_minutes: int | None, *, proposal: bool) -> Iterator[str]:
    text = _ISO.sub(" ", _DAY_MONTH.sub(" ", sentence))
    dates = ground.dates
    allowed = ground.numbers | {d.year for d in dates} | ({asked_minutes} if asked_minutes else set())
    today = ground.evidence.today
    for date in dates:  # spans worked out from dates: days, weeks, months, years
        days = abs((today - date).days)
        allowed |= {days, days // 7, round(days / 7), round(days / 30.4), round(days / 365.25), days // 365}
    for match in re.finditer(r"(?<![\w.,:])\d[\d,]*(?:\.\d+)?(?:[:.]\d{2})?", text):
        plain = match[0].replace(",", "")
        number = int(float(plain)) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else None
        known = plain in ground.all or match[0] in ground.all or (number in allowed and "." not in plain)
        if not known and not (proposal and number is not None and number <= 60):
            yield f"no note says {match[0]!r}"
    for match in re.finditer(r"\b[a-z]+\b", text.lower()):
        value = NUMBERS.get(match[0])
        after = text[match.end() : match.end() + 14].lower().strip()
        own = value is not None and value <= 12 and (_OWN_SIDE.match(text.strip()) or text.rstrip().endswith("?"))
        small = (
            own
            or value in (0, 1)
            or re.match(
                r"(?:or \w+ )?(?:short |quick )?(?:lines?|words?|sentences?|minutes?|things?|questions?)\b", after
            )
        )
        if value is not None and value not in allowed and not small and not (proposal and value <= 60):
            yield f"no note says {match[0]!r}"


def _names(sentence: str) -> list[str]:
    """Capitalised words inside the sentence that are no calendar words."""
    found = []
    for match in re.finditer(r"(?<![\w'-])[A-Z\u00c0-\u00de][\w'\u2019&-]*", sentence):
        word = re.sub(r"['\u2019](?:s|ll|ve|d|m|re)?$", "", match[0])
        before = sentence[: match.start()].rstrip()
        first = not before or before[-1] in ".?!:\"\u201c\u2018'(\n"
        if word in {"I", *MONTHS, *DAYS} or first or (len(word) == 1):
            continue
        found.append(word)
    return found


def _known_name(name: str, ground: Ground) -> bool:
    low = fold(name)
    parts = [p for p in re.split(r"[-&']", low) if p]
    return (
        low in ground.known_words
        or all(p in ground.known_words for p in parts)
        or low in MONTH_NAMES
        or low in {"year", "grade", "room", "page", "part", "level", "ok", "pdf", "email", "linkedin", "zoom", "teams"}
    )


def _iso_dates(text: str) -> Iterator[dt.date]:
    for year, month, day in _ISO.findall(text):
        try:
            yield dt.date(int(year), int(month), int(day))
        except ValueError:
            continue


def private_words(evidence: Evidence, ground: Ground) -> set[str]:
    """Stems that occur in private lines and nowhere else in the sources."""
    return {s for s in stems("\n".join(evidence.private_lines)) if len(s) > 3 and not s.isdigit()} - ground.known_stems


def body_doubts(
    text: str, claims: list[Claim], evidence: Evidence, lists: Lists, *, asked_minutes: int | None, proposal: str | None
) -> Iterator[Doubt]:
    """Safety doubts on every sentence of a text that speaks to the contact."""
    ground = Ground(evidence)
    hidden = private_words(evidence, ground)
    on_file = fold("\n".join([ground.texts["card"], ground.texts["me"], ground.texts["goal"]]))
    mine = "\n".join(
        [ground.texts["goal"], ground.texts["me"]]
        + [m.text for m in evidence.marks if m.kind == "offer"]
        + [p.text for p in evidence.promises if p.owner == "me"]
    )
    others = _other_names(evidence)
    for sentence in sentences(text):
        is_proposal = (proposal is not None and fold(sentence) in fold(proposal)) or (
            proposal is not None and fold(proposal) in fold(sentence)
        )
        for why in unknown_facts(sentence, ground, asked_minutes=asked_minutes, lists=lists, proposal=is_proposal):
            yield Doubt("M2", "safety", sentence, why)
        if asserts(sentence) and (why_not := proven(sentence, claims, ground)):
            yield Doubt("M2", "safety", sentence, why_not)
        if shown := sorted(hidden & stems(sentence)):
            yield Doubt("M4", "safety", sentence, f"{shown[0]!r} stands in a private line only")
        if named := [n for n in others if re.search(rf"(?<!\w){re.escape(n)}(?!\w)", sentence)]:
            yield Doubt("M4", "safety", sentence, f"it names another person, {named[0]}")
        for address in contacts_in(sentence):
            if fold(address).rstrip(".,") not in on_file:
                yield Doubt("M2", "safety", sentence, f"{address!r} is not on the card, in me.md or in --goal")
        if (promised := commitment(sentence)) and not covered(promised, mine):
            yield Doubt("M2", "safety", sentence, "it promises something in your name that is not on file")
        yield from _out_of_date(sentence, evidence)


def _other_names(evidence: Evidence) -> list[str]:
    own = {
        w.casefold() for n in (evidence.contact.name, *evidence.contact.aliases, evidence.me.name) for w in n.split()
    }
    found = []
    for person in evidence.other_people:
        found += [person, *(w for w in person.split() if len(w) > 2 and w.casefold() not in own)]
    return found


_COMPANY = r"(?P<{0}>[A-Z][\w&'-]*(?: (?:[A-Z][\w&'-]*|of|and|&))*)"
_EMPLOYED = re.compile(
    r"\b(?:works?|working|worked|job|role|post|position) (?:at|for|with) (?:the )?"
    + _COMPANY.format("a")
    + r"|\b(?:joined|joins|joining|now (?:at|with)) (?:the )?"
    + _COMPANY.format("b")
    + r"|\b(?:she|he|they|has|have|is|are|was)? ?(?:moved|moving|moves) (?:over )?to (?:the )?"
    + _COMPANY.format("c")
)
_LEFT = re.compile(r"\b(?:left|leaves|leaving|quit|no longer (?:at|with)) (?:the )?" + _COMPANY.format("a"))


def _out_of_date(sentence: str, evidence: Evidence) -> Iterator[Doubt]:
    """M3: an employer, city or role that a newer note has replaced, stated as if it still held."""
    if re.search(r"\b(?:were|was|had|used to|then|in (?:19|20)\d{2}|\w+ed)\b", sentence, re.IGNORECASE):
        return
    places: list[tuple[dt.date, str, bool]] = []
    for source in evidence.sources:
        places += [(source.date, (m["a"] or m["b"] or m["c"]).strip(), True) for m in _EMPLOYED.finditer(source.text)]
        places += [(source.date, m["a"].strip(), False) for m in _LEFT.finditer(source.text)]
    if evidence.contact.org:
        known = max((d for d, name, _ in places if name == evidence.contact.org), default=None)
        if known is None and places:
            places.append((evidence.today, evidence.contact.org, True))
    ordered = sorted(places, key=lambda row: row[0])
    for date, name, there in ordered:
        later = [
            row
            for row in ordered
            if (row[0] > date and (row[1] == name) != there) or (row[0] > date and row[2] and row[1] != name)
        ]
        if there and later and re.search(rf"\b(?:at|with|for|in|to) {re.escape(name)}\b", sentence):
            yield Doubt("M3", "safety", sentence, f"a newer note replaces {name}")
            return


def word_share(text: str, name: str) -> float:
    """Other-words as a share of other-words and self-words (rubric M8)."""
    from assistant.checks.words import OTHER, SELF

    counted = [w.lower() for w in words(text)]
    theirs = sum(w in OTHER or w in {p.lower() for p in name.split()} for w in counted)
    mine = sum(w in SELF for w in counted)
    return theirs / (theirs + mine) if theirs + mine else 1.0
