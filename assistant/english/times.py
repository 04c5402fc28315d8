"""When something was, as it is said on a later day: "won the prize last week", noted in June, is "in June" by then."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from assistant.english.spelling import month
from assistant.patterns import DAYS, MONTHS, any_case, as_written

_DAYS = "|".join(DAYS)
_MONTHS = "|".join(MONTHS)
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(sorted(_COUNTS, key=len, reverse=True))})"
_BACK = any_case(
    rf",?\s*\b(?:earlier |late |early )?(?:(?P<now>today|tonight|just now|this (?:morning|afternoon|evening|week|month)|(?:the )?other day|recently)"
    rf"|(?P<day>yesterday|last night)|(?P<week>last week)|(?P<month>last month)|(?P<year>(?:last|this) year)"
    rf"|(?:on|last|this) (?P<weekday>{_DAYS})|{_COUNT} (?P<unit>day|week|month|year)s? ago)\b"
)
"""Times that count from the day on which they are said."""
_AHEAD = any_case(
    rf"\b(?:(?:by )?tomorrow|(?<!by )next (?:week|month|year|spring|summer|autumn|fall|winter|season|term|{_DAYS}|{_MONTHS})"
    rf"|(?:by|until|till|before) (?:the |next )?(?:{_DAYS}|week|month|weekend|then|now|tonight|end of (?:the )?(?:week|month|year))"
    rf"(?:, the \w+(?:st|nd|rd|th)\b)?|in {_COUNT} (?:day|week"
    rf"|month)s?(?: or {_COUNT.replace('?P<count>', '?:')})?(?: time)?(?=$|[,;.])|soon|later (?:today|this \w+)"
    r"|any day now)\b"
)
_SEASON = any_case(r"\b(?:last|this|in|in the) (?:spring|summer|autumn|fall|winter|season|term|quarter)\b")
_HOPED_FOR = any_case(
    r"\b(?:hop|plan|want|expect|intend)\w* (?:\w+ ){0,8}in (?:the )?(?:spring|summer|autumn|fall|winter)$"
)
"""A season ahead of the day on which it was hoped for."""
_RUNNING = any_case(r"\bthis (?:spring|summer|autumn|fall|winter|season|term|quarter)\b")
_MONTH = as_written(
    rf"\b(?P<lead>in|since|until|till|by|from|of|for|before|after|during|last|early|late|mid|this)(?P<gap>[ -])(?P<month>{_MONTHS})\b"
    rf"(?!,? (?:of )?\d{{4}})"
)
_OF_WORDS = any_case(
    r"you (?:asked|planned|wanted|hoped|said|told|mentioned|wondered|thought|expected|intended|meant|wrote (?:that|about|to)"
    r"|were (?:going|about|planning|hoping)) "
)
"""What was said or planned then: a month in it is that of another thing."""
_DATED = as_written(rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTHS})|(?:{_MONTHS}) \d{{1,2}}|(?:19|20)\d\d)\b")


MONTHS_BACK = 270
"""Days back to the month that its name alone still means."""


@dataclass(frozen=True)
class Told:
    """What a clause says without its time, and WHEN in words; WHEN is empty where the clause holds its own."""

    clause: str
    when: str


def told(clause: str, noted: dt.date, today: dt.date, *, deed: bool = False) -> Told | None:
    """CLAUSE about the past, noted on NOTED, as it is said TODAY; None where its time cannot be told any more.

    A DEED may be older than its note: where CLAUSE itself does not say when it was done, nothing does.
    """
    if _AHEAD.search(clause):
        return None
    if _OF_WORDS.match(clause):
        own = _MONTH.search(clause)
        when = "" if own and own["month"] == f"{noted:%B}" and noted.year == today.year else month(noted, today)
        return None if _BACK.search(clause) else Told(clause, when)
    if found := _BACK.search(clause):
        rest = f"{clause[: found.start()]}{clause[found.end() :]}".strip(" ,")
        if ";" in clause[: found.start()]:
            return None  # "31 finish it; last year it was five": without its time it says something else
        if len(rest.split()) < 3 or _BACK.search(rest) or _MONTH.search(rest):
            return None
        return Told(rest, _back(found, noted, today))
    if _SEASON.search(clause):
        running = not deed and _RUNNING.search(clause)  # a state of a term that may last still
        if noted.year != today.year and not deed and _HOPED_FOR.search(clause):
            return Told(clause, month(noted, today))
        return None if noted.year != today.year or running else Told(clause, "")
    if _DATED.search(clause):
        return Told(clause, "")
    if named := _MONTH.search(clause):
        if not deed and _to_be(named, noted, today):
            return None  # "you were moving to Linz in January", said before it
        return Told(_MONTH.sub(lambda named: _with_year(named, noted, today), clause), "")
    return Told(clause, "" if deed else month(noted, today))


def opened(clause: str, noted: dt.date, today: dt.date, *, deed: bool = False) -> str:
    """CLAUSE behind its month, for a page that only the user reads: nothing is left out."""
    own = re.search(r"\bago\b", clause)  # "ten years ago next June" counts from the note and is in no month of it
    known = told(clause, noted, today, deed=deed) or Told(clause, "" if own else month(noted, today))
    return f"{known.when} {known.clause}".strip()


def without_ahead(phrase: str) -> str:
    """PHRASE, what somebody looked for once, without the day by which: "a hall by Friday" -> "a hall"."""
    return re.sub(r"\s{2,}", " ", _AHEAD.sub("", phrase)).strip(" ,")


def _back(found: re.Match[str], noted: dt.date, today: dt.date) -> str:
    """The month of NOTED where a time counted back from it stays within; else nothing, for no note holds another month."""
    if found["year"] or found["month"] or found["unit"] in ("month", "year"):
        return ""
    count = found["count"] or ""
    number = int(count) if count.isdigit() else _COUNTS.get(count.lower(), 0)
    days = 1 if found["day"] else 7 if found["week"] else number * (7 if found["unit"] == "week" else 1)
    if found["weekday"]:
        days = (noted.weekday() - DAYS.index(found["weekday"].capitalize())) % 7
    return month(noted, today) if (noted - dt.timedelta(days=days)).month == noted.month else ""


def _with_year(named: re.Match[str], noted: dt.date, today: dt.date) -> str:
    """A month with the year that NOTED gives it, where that is not TODAY's."""
    number = MONTHS.index(named["month"]) + 1
    later = named["lead"] in ("until", "till", "by", "before", "for") and number < noted.month
    year = noted.year + 1 if later else noted.year - (number > noted.month and not _to_come(named))
    lead = "in" if named["lead"] in ("last", "this") else named["lead"]
    lately = (
        lead in ("in", "since", "early", "late", "mid") and 0 < (today - dt.date(year, number, 1)).days < MONTHS_BACK
    )
    return f"{lead}{named['gap']}{named['month']}" + (f" {year}" if year != today.year and not lately else "")


def _to_be(named: re.Match[str], noted: dt.date, today: dt.date) -> bool:
    """Whether a month of the half year behind NOTED is meant that has not begun TODAY."""
    number = MONTHS.index(named["month"]) + 1
    first = dt.date(noted.year + (number < noted.month), number, 1)
    return named["lead"] not in ("since", "last") and first > today and 0 < (number - noted.month) % 12 <= 6


def _to_come(named: re.Match[str]) -> bool:
    return named["lead"] in ("until", "till", "by", "before", "for", "this")
