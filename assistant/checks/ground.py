"""What is on file: the notes as sent, the profile, the card, the goal, and the days that they name."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from assistant.checks.words import NUMBERS, bare, fold, sentences, stems, with_digits
from assistant.exchanges import TALKS
from assistant.models import Evidence
from assistant.patterns import DAYS, MONTHS, any_case, as_written
from assistant.results import Claim

MONTH_NUMBERS = {
    name.lower(): number for number, month in enumerate(MONTHS, 1) for name in (month, month[:3], month[:4])
}
CALENDAR = stems(" ".join([*MONTHS, *DAYS, "spring summer autumn winter morning evening weekend month year season"]))
"""Stems of the words that only say when; days are compared as days, not as words."""
_ISO = as_written(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_DOTTED = as_written(
    r"(?<![\d.])(?P<day>3[01]|[12]\d|0?[1-9])\. ?(?P<month>1[0-2]|0?[1-9])\.(?:(?P<year>(?:19|20)\d\d))?(?!\d)"
)
"""Days as most of Europe writes them: "10.12." and "10.12.2026"."""
_MONTH_WORD = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
DAY_MONTH = any_case(
    rf"\b(?P<day>{_DAY})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH_WORD})\b(?:\.?,? (?P<year>(?:19|20)\d\d))?"
    rf"|\b(?P<month2>{'|'.join(MONTHS)}|{_MONTH_WORD})\b(?:(?<=\b\w\w\w)\."
    rf"|(?<=\bSept)\.)? (?:the )?(?P<day2>{_DAY})(?:st|nd|rd|th)?\b(?! (?:out )?of (?:the|our"
    r"|your) \d)(?:,? (?P<year2>(?:19|20)\d\d))?"
)
GAP = as_written(r"\s*(?:\[?\.\.\.\]?|\u2026)\s*")
"""What joins the two parts of a quotation."""


@dataclass(frozen=True)
class DayNamed:
    """A day as a text names it; the year is often left out. START and END are its place in the text."""

    day: int
    month: int
    year: int | None
    start: int
    end: int

    def is_day(self, date: dt.date) -> bool:
        """Whether DATE may be meant."""
        return (date.day, date.month) == (self.day, self.month) and self.year in (None, date.year)


def days_said(text: str) -> list[DayNamed]:
    """The days that TEXT names with their month, ISO dates included."""
    found = [
        DayNamed(int(m["day"] or m["day2"]), MONTH_NUMBERS[(m["month"] or m["month2"]).lower()],
             int(m["year"] or m["year2"]) if m["year"] or m["year2"] else None, m.start(), m.end())
        for m in DAY_MONTH.finditer(text)
    ]  # fmt: skip
    found += [DayNamed(int(m[3]), int(m[2]), int(m[1]), m.start(), m.end()) for m in _ISO.finditer(text)]
    return found + [
        DayNamed(int(m["day"]), int(m["month"]), int(m["year"]) if m["year"] else None, m.start(), m.end())
        for m in _DOTTED.finditer(text)
    ]


def without_days(text: str) -> str:
    """TEXT with the days it names blanked out, everything else in its place."""
    for said in days_said(text):
        text = text[: said.start] + " " * (said.end - said.start) + text[said.end :]
    return text


_COUNTED = {"both": 2, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "twice": 2, "couple": 2, "pair": 2}
"""Words that give a number without naming it: after a second call there were two."""


def values(text: str) -> set[int]:
    """The whole numbers of TEXT, in digits or words, days left out."""
    plain = re.sub(r"\d+[.:]\d+", " ", re.sub(r"(?<=\d),(?=\d{3})", "", with_digits(fold(without_days(text)))))
    thousands = {round(float(n) * 1000) for n in re.findall(r"\b(\d{1,6}(?:\.\d+)?)k\b", fold(text))}  # "7.2k"
    return (
        thousands
        | {int(n) for n in re.findall(r"\d{1,12}", plain)}
        | {NUMBERS[word] for word in re.findall(r"[a-z]+", plain) if word in NUMBERS}
    )


def counted(text: str) -> set[int]:
    """The numbers that TEXT proves: its values, and those that it gives without naming them."""
    return values(text) | {_COUNTED[word] for word in re.findall(r"[a-z]+", fold(text)) if word in _COUNTED}


AROUND = 300
"""Characters of a note before and after a quotation that are read with it: a short note as a whole."""


@dataclass(frozen=True)
class Ground:
    """Everything that may be stated, by label, ready to be asked."""

    evidence: Evidence

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
    def raw(self) -> str:
        """Every text as it stands, marks and promises included."""
        known = self.evidence
        lines = [*(p.text for p in (*known.promises, *known.kept)), *(m.text for m in known.marks)]
        return "\n".join([*self.texts.values(), *lines])

    @cached_property
    def all(self) -> str:
        """Every text, folded."""
        return fold(self.raw)

    @cached_property
    def words(self) -> set[str]:
        """Every word of the sources, folded, also without its ending 's."""
        whole = re.findall(r"[^\W_]+(?:['&-][^\W_]+)*", self.all)
        return {*whole, *(word.removesuffix("'s") for word in whole), *re.findall(r"[^\W_]+", self.all)}

    @cached_property
    def stems(self) -> frozenset[str]:
        """The content stems of the sources."""
        return stems(self.all)

    @cached_property
    def own_stems(self) -> frozenset[str]:
        """The stems of what the user wrote for today, offers or owes, and of the card."""
        return self.owed | stems("\n".join(self.texts[label] for label in ("me", "card", "goal")))

    @cached_property
    def owed(self) -> frozenset[str]:
        """The stems of what the user still owes."""
        return stems("\n".join(p.text for p in self.evidence.promises if p.owner == "me"))

    @cached_property
    def dates(self) -> set[dt.date]:
        """Days that may be named: today, notes, due dates, days written in the sources (the likeliest year)."""
        known = self.evidence
        found = {known.today, *(s.date for s in known.sources)}
        found |= {p.note_date for p in (*known.promises, *known.kept)} | {m.note_date for m in known.marks}
        found |= {p.due for p in known.promises if p.due} | {m.date for m in known.marks if m.date}
        found |= {d for d in (known.last_contact, known.call_date) if d}
        found |= {day for s in known.sources for day in next_of_month(s.text, s.date)}
        return found | set(self._written(self.raw, known.today))

    @staticmethod
    def _written(text: str, near: dt.date) -> Iterator[dt.date]:
        for said in days_said(text):
            dated = [day for year in _years(said, near) if (day := day_of(year, said))]
            if dated:
                yield min(dated, key=lambda day: abs(day - near))

    @cached_property
    def values(self) -> set[int]:
        """Whole numbers of the sources, written either way."""
        return counted(self.raw)

    @cached_property
    def on_file(self) -> str:
        """Where links, addresses and phone numbers may come from: card, me.md, goal."""
        return "\n".join(self.texts[label] for label in ("card", "me", "goal"))

    @cached_property
    def has_talk(self) -> bool:
        """Whether the two ever spoke, as far as the notes tell."""
        return any(s.kind in TALKS for s in self.evidence.sources) or bool(
            re.search(r"\b(?:met|spoke|talked|call(?:ed)?|meeting)\b", self.all)
        )

    def holds(self, claim: Claim) -> bool:
        """Whether the claim's quote stands word for word in the text it names; a gap "..." may join two parts."""
        text = fold(self.texts.get(claim.note, ""))
        parts = [bare(part) for part in GAP.split(claim.quote)]
        at = 0
        for part in parts:
            match = re.compile(rf"(?<!\w){re.escape(part)}(?!\w)").search(text, at) if part else None
            if match is None:
                return False
            at = match.end()
        return True

    def around(self, claim: Claim) -> str:
        """The sentences, each a line, in which the claim's quote stands, and the quote where it holds several."""
        parts = [part for part in map(bare, GAP.split(claim.quote)) if part]
        lines = [s for line in self.texts.get(claim.note, "").split("\n") for s in sentences(line)]
        found = [line for line in lines if any(part in fold(line) or bare(line) in part for part in parts)]
        return "\n".join(found) or claim.quote

    def proof(self, claim: Claim) -> str:
        """The quote with the text around it: a message may say where and when it was, which the quote leaves out."""
        text, quote = fold(self.texts.get(claim.note, "")), bare(GAP.split(claim.quote)[0])
        at = text.find(quote)
        if at < 0 or not quote:
            return claim.quote
        return f"{text[max(0, at - AROUND) : at + len(quote) + AROUND]} {claim.quote}"


_BARE_DAY = any_case(
    rf"\b(?:by|on|until|till|before|from|the) (?:the )?(?P<day>{_DAY})(?:st|nd|rd|th)\b(?! (?:of )?(?:{_MONTH_WORD})\b)"
)


def next_of_month(text: str, said: dt.date) -> Iterator[dt.date]:
    """The days that "by the 4th" means in a note of the day SAID: the next with that number."""
    for match in _BARE_DAY.finditer(text):
        day = int(match["day"])
        later = (said.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
        month = said if day >= said.day else later
        if day <= monthrange(month.year, month.month)[1]:
            yield month.replace(day=day)


def _years(said: DayNamed, near: dt.date) -> list[int]:
    return [said.year] if said.year else [near.year - 1, near.year, near.year + 1]


def day_of(year: int, said: DayNamed) -> dt.date | None:
    """The day SAID in that YEAR; None for 31 June."""
    try:
        return dt.date(year, said.month, said.day)
    except ValueError:
        return None
