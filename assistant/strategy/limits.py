"""Whom to leave in peace, and until when: the card, plain words in the notes, two follow-ups without an answer."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from assistant import exchanges
from assistant.models import Note
from assistant.strategy.ties import FOLLOW_UPS, Tie, public

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in _MONTHS)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WHEN = (
    rf"(?:(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})"
    rf"|(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.? (?:of )?)?(?P<month>{_MONTH})\b\.?(?: (?P<after>\d{{1,2}})(?:st|nd|rd|th)?\b,?)?"
    rf"(?:,? (?P<year>\d{{4}}))?|(?P<only>20\d\d)\b|(?P<weekday>{'|'.join(_WEEKDAYS)})\b|(?P<next>(?:the )?new year|next year))"
)
_ABSENT = (
    r"(?:(?:on|takes?|taking|starts?) (?:\w+ ){0,2}(?:leave|sabbatical|holidays?|vacation)|away|out of (?:the )?office"
    r"|unreachable|not reachable|not available|unavailable)"
)
"""What tells of somebody rather than asks something of the user: it counts only for the contact themselves."""
_QUIET = (
    r"(?:(?:not|never|don't|doesn't) (?:want(?:ed)? )?(?:to )?(?:be )?"
    r"(?:contact|call|writ|mail|e-?mail|messag|disturb|bother|reach|phon|ring|ping)\w*"
    r"|(?:not|never|don't|doesn't) want to hear from|wants? to hear nothing from"
    r"|no (?:contact|calls?|messages?|e-?mails?|mails?)|leave (?:him|her|them) (?:alone|in peace)"
    r"|(?:asked|asks|begged|wants?) (?:me |us )?(?:for )?(?:to be left (?:alone|in peace)|peace|silence|quiet)"
    rf"|{_ABSENT})"
)
_DATED = re.compile(
    rf"\b{_QUIET}\b[^.!?\n]{{0,40}}?\b(?P<word>before|until|till) (?:the )?(?:end of )?{_WHEN}", re.IGNORECASE
)
_BACK = re.compile(
    rf"\b(?:back|returns?) from (?:\w+ ){{0,2}}(?:leave|sabbatical|holidays?|vacation) (?P<word>on|in) {_WHEN}",
    re.IGNORECASE,
)
_OPEN_ENDED = re.compile(
    rf"\b{_QUIET}\b[^.!?\n]{{0,40}}?\b(?:(?:until|till)|before(?= [^.!?\n]*\b(?:is|are) (?:over|through|done|\w+ed)\b)) "
    rf"(?!\d|(?:the )?(?:end of )?{_WHEN}|(?:I|we|you|it is|noon|midnight|late|lunch|dinner|now|today|tonight|tomorrow|next|after"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:the )?(?:morning|afternoon|evening|weekend))\b)[^.!?;\n]+",
    re.IGNORECASE,
)
"""Silence until something happens: "does not want to hear from anybody until the move is done"; an hour is no such thing."""
_NEVER = re.compile(
    r"\b(?:(?:asked|told|begged) (?:me |us )?(?:not to be contacted|not to (?:contact|write|call|mail|message)(?: (?:her|him|them))?"
    r"|never to (?:contact|write|call)\w*|to be left alone|to stop (?:writing|calling|mailing))"
    r"|(?:do not|don't|never) contact(?: (?:her|him|them))?(?: again| any ?more)?(?=\s*(?:[.!;]|$))"
    r"|wants no (?:more )?(?:contact|messages?|mails?|e-?mails?)(?: from me)?"
    r"|(?:does not|doesn't) want to hear from (?:me|us|any(?:body|one))(?! else| but| except)(?: any ?more)?)",
    re.IGNORECASE | re.MULTILINE,
)
_CUES = (
    "before",
    "until",
    "till",
    "contact",
    "asked",
    "told",
    "begged",
    "hear from",
    "back from",
    "returns from",
    "return from",
    "answer",
    "repl",
    "response",
    "heard",
)
"""One of these stands in every limit; a note without any is passed over quickly."""


@dataclass(frozen=True)
class Limit:
    """Why a person is not to be contacted; UNTIL is the first day on which they may be again, None when there is none."""

    reason: str
    note: Note | None = None
    until: dt.date | None = None


def of(tie: Tie, on: dt.date) -> Limit | None:
    """What forbids to contact this person on the day ON, None when nothing does."""
    person = tie.contact
    if person.do_not_contact:
        return Limit("the card says do not contact")
    if person.not_before and on < person.not_before:
        return Limit(f"not before {_shown(person.not_before)}, as the card says", until=person.not_before)
    if (limit := noted(tie, on)) is not None:
        return limit
    if len(tie.unanswered) > FOLLOW_UPS:
        last = tie.unanswered[-1]
        return Limit(
            f"{len(tie.unanswered)} messages in a row without an answer, the last on {_shown(last.date)}", last
        )
    return None


def noted(tie: Tie, on: dt.date) -> Limit | None:
    """The newest limit in the notes that holds on the day ON."""
    found = (said(note, tie) for note in reversed(tie.notes))
    return next((limit for limit in found if limit is not None and (limit.until is None or on < limit.until)), None)


def said(note: Note, tie: Tie) -> Limit | None:
    """The limit that NOTE states in plain words, private lines included; a later talk lifts one without a date."""
    folded = note.text.casefold()
    if not any(cue in folded for cue in _CUES):
        return None
    for match in (*_DATED.finditer(note.text), *_BACK.finditer(note.text)):
        if _is_void(match, note.text, tie):
            continue
        until = _until(match, note.date)
        if until is not None and until > note.date:
            return Limit(f"{_quoted(match[0], note)} (again from {_shown(until)})", note, until)
    open_ended = (m for m in _OPEN_ENDED.finditer(note.text) if not _is_void(m, note.text, tie))
    never = next(open_ended, None) or _NEVER.search(note.text)
    in_vain = never is None and exchanges.wrote_in_vain(public(note))
    if never is None and not in_vain:
        return None
    later = [n for n in tie.exchanges if n.order > note.order]
    if any(exchanges.direction(n, tie.contact.id) != "mine" for n in later):
        return None
    if never is None:
        return Limit("you wrote more than once and had no answer; wait for a word of theirs", note)
    said_so = re.split(r"[.!?;:,\n]\s*", note.text[: never.start()])[-1] + never[0]
    return Limit(_quoted(said_so, note), note)


def _is_void(match: re.Match[str], text: str, tie: Tie) -> bool:
    """Whether MATCH tells of what is over, or of somebody else."""
    over = re.search(r"\b(?:was|were|been|had|did)\s+$", text[: match.start()], re.IGNORECASE)
    return (over is not None and " want" not in match[0]) or _of_another(match, text, tie)


_VERBS = r"(?:(?:['\u2019](?:s|re|ll|d)\b|is|are|will|would|be|been|goes|going|go|also|now|still|then|currently|already|again)\W*)*"
_THING = re.compile(
    rf"\b(?:the|an?|his|her|their|my|our|your|this|that)\s+(?!moment\b|end\b)(?:[\w'\u2019-]+\s+){{1,3}}?{_VERBS}$",
    re.IGNORECASE,
)
_OTHER_NAME = re.compile(rf"\b(?P<name>[A-Z]\w+)(?:\s+(?:is|are|will)\b|['\u2019]s\b)\W*{_VERBS}$")
_CONTACTED = re.compile(
    r"(?:\S+ ){0,4}?\w*(?:contact|call|write to|write|mail|message|disturb|bother|ring|phone|hear from) (?P<name>[A-Z]\w+)"
)


def _of_another(match: re.Match[str], text: str, tie: Tie) -> bool:
    """Whether MATCH tells of a thing or another person: "the report is not available until ...", "her boss is away"."""
    names = {part.casefold() for name in (tie.contact.name, *tie.contact.aliases) for part in re.findall(r"\w+", name)}
    if not re.match(_ABSENT, match[0], re.IGNORECASE):
        whom = _CONTACTED.match(match[0])
        return whom is not None and whom["name"].casefold() not in names | {*_MONTHS, *_WEEKDAYS}
    before = re.split(r"[.!?;:\n()]|, ", text[: match.start()])[-1]
    own = "|".join(["she", "he", "they", *map(re.escape, names)])
    if re.search(rf"\b(?:{own})(?:\s+|(?=['\u2019])){_VERBS}$", before, re.IGNORECASE):
        return False
    other = _OTHER_NAME.search(before)
    return _THING.search(before) is not None or (other is not None and other["name"].casefold() not in names)


def _until(match: re.Match[str], said_on: dt.date) -> dt.date | None:
    """The first day after the limit that MATCH states; a year that is not named is the next one to come."""
    ends = match["word"].lower() in ("until", "till")
    whole = "end of" in match[0].lower()
    if match["iso"]:
        try:
            day = dt.date.fromisoformat(match["iso"])
        except ValueError:
            return None
        return _next_day(day) if ends else day
    if match["weekday"]:
        ahead = (_WEEKDAYS.index(match["weekday"].lower()) - said_on.weekday() - 1) % 7 + 1
        return said_on + dt.timedelta(days=ahead)  # "away until Monday": there again on Monday
    if match["only"] or match["next"]:
        year = int(match["only"]) if match["only"] else said_on.year + 1
        return dt.date(year + whole, 1, 1)
    month = [name[:3] for name in _MONTHS].index(match["month"][:3].lower()) + 1
    number = match["day"] or match["after"]
    year = int(match["year"]) if match["year"] else said_on.year + (month < said_on.month)
    if year < dt.MINYEAR:
        return None
    if whole or not number:
        first = dt.date(year, month, 1)
        return _next_month(first) if whole else first
    try:
        day = dt.date(year, month, int(number))
    except ValueError:  # 29 February of a common year: the day after the month
        return _next_month(dt.date(year, month, 1)) if 28 < int(number) <= 31 else None
    return _next_day(day) if ends else day


def _next_day(day: dt.date) -> dt.date:
    """The day after; the last day that there is stays, for a limit without an end."""
    return day + dt.timedelta(days=1) if day < dt.date.max else day


def _next_month(day: dt.date) -> dt.date:
    if (day.year, day.month) == (dt.MAXYEAR, 12):
        return dt.date.max
    return (day.replace(day=1) + dt.timedelta(days=32)).replace(day=1)


def _quoted(words: str, note: Note) -> str:
    """WORDS as the reason; those of a private line are not repeated."""
    return f'"{" ".join(words.split())}"' if words in public(note) else "a private line asks for it"


def _shown(day: dt.date) -> str:
    return f"{day.day} {day:%b %Y}"
