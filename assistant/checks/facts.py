"""Whether a sentence holds a number, a day, a name, an event or an address that nothing on file gives."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant import addresses
from assistant.checks.ground import Ground, counted, days_said, next_of_month, without_days
from assistant.checks.statements import past
from assistant.checks.turned import counts_others
from assistant.checks.words import NUMBERS, Lists, bare, english, english_stems, fold, meant_by, stems, with_digits
from assistant.patterns import DAYS, MONTHS, any_case, as_written
from assistant.results import Claim
from vectorstore.alike import stems_like

PROPOSAL_DAYS = 60
"""How far ahead a day may lie that is only proposed in the ask."""
OWN_NUMBERS = 60
"""The ask's own numbers (minutes, hours of the day) up to here are proposals, not facts."""
NEARLY_DAYS = 14
"""How far ahead a month may begin that it is nearly."""
_SAME_MONTH = as_written(rf"\b(?P<day>\d{{1,2}})(?: and | or | to |-|\u2013)\d{{1,2}} (?:{'|'.join(MONTHS)})\b")
_WEEKDAY_OF_DATE = as_written(
    rf"\b(?:{'|'.join(DAYS)}),? (?:the |on )?(?=\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{'|'.join(MONTHS)})|(?:{'|'.join(MONTHS)}) \d)"
)
_UNITS = {"day": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.44, "year": 365.25}
_SPAN = any_case(
    rf"\b(?P<number>\d+|{'|'.join(NUMBERS)}) (?:\w+ )?(?P<unit>day|week|fortnight|month|year|(?:mon|tues|wednes|thurs"
    r"|fri|satur|sun)day)s?(?P<ago> ago| earlier| later| old)?\b"
)
_OF_A_LIST = any_case(
    r"\b(?:which|any|all|each|one|either|both|none|neither|two) of (?:the|these|those|your) (?:two|three|four|five)\b"
)
"""How many were named just before: "which of the three worries you most"."""
_SMALL_TASK = any_case(
    r"\b(?:a )?(?:word|line|sentence|day|week) or two\b|\b\w+ (?:or \w+ )?(?:short |quick |single )?(?:lines?|words?|sentences?|questions?)\b"
    r"|\b(?:two|three|four|five|six) or (?:three|four|five|six|seven)\b"
    r"|\b(?:our|your|the) two (?:\w+ )?(?:groups|teams|sides|houses|firms|companies|schools|organisations|organizations)\b"
    r"|\b(?:you|we|us) (?:two|three)\b|\bthe (?:two|three) of (?:you|us)\b"
    r"|\b(?:two|three) (?:things|points|remarks|reasons|pieces of advice)\b"
)
"""Numbers that ask for little, or only count what the sentence goes on to say."""
_ORDINAL = as_written(r"\b(\d{1,2})(?:st|nd|rd|th)\b")
_IN_MONTH = r"\b(?i:in|since|until|till|by|from|last|next|this|early|mid|late|of|for|before|after|during) {}\b"
_RELATIVE = {
    "yesterday": (-1, -1), "tomorrow": (1, 1), "today": (0, 0), "tonight": (0, 0), "last night": (-1, -1),
    "this week": (-6, 6), "last week": (-13, -1), "next week": (1, 13), "this month": (-30, 30),
    "last month": (-61, -1), "next month": (1, 61), "last year": (-730, -1), "next year": (1, 730),
}  # fmt: skip
"""The days from today on which a relative day may fall."""
_CAPITAL = as_written(r"(?<![\w'\u2019-])[A-Z\u00c0-\u00de][\w&-]*(?:['\u2019]\w+)*")
_CALENDAR = as_written(
    rf"(?:{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in (*MONTHS, *DAYS))})s?|Sept|Tues|Thurs?|Weds?"
)
_ENDING = as_written(r"['\u2019](?:s|ll|ve|d|m|re)?$")
_EVERYBODY = {"ok", "pdf", "csv", "linkedin", "zoom", "teams", "skype", "english"}
_SPEAKS = (
    r"\s+(?:said|says|told|tells|mentioned|asked|suggested|recommended|wants|thinks|wrote|introduced|sends|and [A-Z])"
)

_DOES = as_written(r"\s+([a-z]+)\b")
_BE = {"is", "was", "has", "had", "will", "can", "could", "would", "did", "does"}


@dataclass(frozen=True)
class Sentence:
    """A sentence to be asked for its facts. The ask has numbers of its own, the ask of a meeting also days."""

    text: str
    minutes: int | None = None
    ask: bool = False
    meeting: bool = False
    claimed: bool = False
    """Whether something is proven in it: then "next week" must hold as well."""


_PROPOSES = any_case(r"\b(?:would|could|can|might|shall|happy to|glad to|free|suggest(?:ion)?|propose|suits?)\b")
_TALKS = any_case(
    r"\b(?:call|talk|speak|ring|phone|coffee|tea|lunch|breakfast|dinner|meet(?:ing)?|visit|chat|drop by|come by|suggestion|suits?)\b"
)


_NO_HURRY = any_case(r"\b(?:no need|no hurry|no rush|needn't|don't have to)\b.*\b(?:before|until|till|by)\b")


def proposes_a_meeting(sentence: str) -> bool:
    """Whether SENTENCE only proposes a talk, beside the ask, or a day for the answer: those are nobody's facts."""
    return bool((_PROPOSES.search(sentence) and _TALKS.search(sentence)) or _NO_HURRY.search(sentence))


def unknown(sentence: Sentence, ground: Ground, lists: Lists) -> Iterator[str]:
    """Why the sentence holds something that no source says: days, numbers, names, events."""
    yield from _days(sentence, ground)
    yield from _numbers(sentence, ground)
    for name in names(_unaddressed(sentence.text, ground)):
        if not _known(name, ground):
            yield f"no note names {name!r}"
    for event in lists.events(sentence.text):
        if not meant_by(stems(event), ground.stems) >= stems(event):
            yield f"no note speaks of {event!r}"


def addresses_in(text: str) -> list[str]:
    """Links, e-mail addresses, phone numbers and codes such as a reference in TEXT, and words by which one gives them away."""
    mails = addresses.EMAIL.findall(text)
    rest = addresses.EMAIL.sub(" ", text)
    links = [link.rstrip(".,;:!?)\"'\u201d") for link in addresses.LINK.findall(rest)]
    left = without_days(addresses.LINK.sub(" ", rest))
    phones = [m[0].strip() for m in addresses.PHONE.finditer(left) if sum(c.isdigit() for c in m[0]) >= 7]
    codes = [
        code for code in addresses.CODE.findall(addresses.LINK.sub(" ", rest)) if not addresses.ORDINARY.fullmatch(code)
    ]
    return [*mails, *links, *phones, *codes, *addresses.given_away(rest)]


def handed(text: str, ground: Ground) -> list[str]:
    """Handles, codes and secrets in TEXT, and what asks for them, that are not on file."""
    return [found for found in addresses.given_away(text) if not on_file(found, ground)]


def strange(text: str, ground: Ground) -> list[str]:
    """What `addresses_in` finds in TEXT and is not on file."""
    lures = [m[0] for m in addresses.LURE.finditer(text) if not (stems(m[0]) and stems(m[0]) <= ground.own_stems)]
    return [*(address for address in addresses_in(text) if not on_file(address, ground)), *lures]


def on_file(address: str, ground: Ground) -> bool:
    """Whether the card, me.md or the goal holds ADDRESS as a whole; of a phone number only the digits count."""
    return _bare(address) in {_bare(known) for known in addresses_in(ground.on_file)}


def _bare(address: str) -> str:
    """ADDRESS as it is compared: digits of a phone number, a link without scheme and last slash."""
    if re.fullmatch(r"[\d ()+./-]+", address):
        return re.sub(r"\D", "", address).removeprefix("00")
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", fold(address)).rstrip("/")


def names(text: str) -> list[str]:
    """Capitalised words of TEXT that are no calendar words; the first of a sentence only when it must be a name."""
    found = []
    for match in _CAPITAL.finditer(text):
        word = _ENDING.sub("", match[0])
        before, after = text[: match.start()].rstrip(), text[match.end() :]
        opens = not before or before[-1] in ".?!:\"\u201c\u2018'(\n"
        if len(word) == 1 or word.startswith(("I'", "I\u2019")) or _CALENDAR.fullmatch(word):
            continue
        plain = fold(word) not in english("everyday") | english("stop") and not stems(word) <= english_stems("everyday")
        if not opens or (plain and _must_be_name(match[0], after)):
            found.append(word)
    return found


def _unaddressed(text: str, ground: Ground) -> str:
    """TEXT without a greeting in any language before the contact's name ("Hola Ines, ...")."""
    contact = ground.evidence.contact
    own = {fold(part) for name in (contact.name, *contact.aliases) for part in name.split()}
    match = re.match(r"[^\W\d_]+ (?=(?P<name>[^\W\d_]+)[,!])", text)
    return text[match.end() :] if match and fold(match["name"]) in own else text


def _must_be_name(word: str, after: str) -> bool:
    if word.endswith("ing"):
        return False
    does = _DOES.match(after)
    many = word.endswith("s") and not (does and (does[1].endswith("s")))  # "Volunteers help", but "Siemens helps"
    common = fold(word) in NUMBERS or any(stems_like(stem) for stem in stems(word))
    does_so = (
        does is not None and not many and not common and (does[1] in _BE or past(does[1]) or does[1].endswith("s"))
    )
    return does_so or bool(re.search(r"['\u2019]s$", word) or re.match(rf"\s+[A-Z\u00c0-\u00de]\w|{_SPEAKS}", after))


def _known(name: str, ground: Ground) -> bool:
    low = fold(name)
    parts = [part for part in re.split(r"[-&']", low) if part]
    return (
        bool({low, f"{low}s", low.removesuffix("s")} & ground.words)  # one of "the Mirrors" is a Mirror
        or low in _EVERYBODY
        or low in english("stop")
        or low in english("titles")
        or all(part in ground.words for part in parts)
    )


def strayed(sentence: str, cited: list[Claim], ground: Ground) -> Iterator[str]:
    """Why a proven SENTENCE names a month or number that stands in other notes than the ones CITED for it.

    Where the claims are for some of its words, only those are looked at: the rest may rest on other notes.
    """
    labels = {claim.note for claim in cited if ground.holds(claim)}
    if cited and all(bare(claim.text) in bare(sentence) for claim in cited):
        sentence = " ; ".join(claim.text for claim in cited)
    sources = [source for label in labels if (source := ground.evidence.source(label))]
    if not sources:
        return
    text = "\n".join([*(source.text for source in sources), *(ground.texts[label] for label in ("me", "card", "goal"))])
    text += "".join(f"\n{promise.due}" for promise in ground.evidence.promises if promise.due)
    later = {day.month for source in sources for day in next_of_month(source.text, source.date)}
    months = {source.date.month for source in sources} | {day.month for day in days_said(text)} | later
    soon = ground.evidence.today + dt.timedelta(days=NEARLY_DAYS)
    for number, month in enumerate(MONTHS, start=1):
        pattern = _IN_MONTH.format(month) if month in ("May", "March") else rf"\b{month}\b"
        if number == soon.month and re.search(rf"\b(?:nearly|almost|practically) {month}\b", sentence):
            continue
        if re.search(pattern, sentence) and number not in months and not re.search(month[:3], text, re.IGNORECASE):
            yield f"the note given for it does not say {month!r}"
    dates = {day.day for day in days_said(text)} | {source.date.day for source in sources}
    years = {day.year for day in days_said(text) if day.year}
    plain = with_digits(without_days(sentence))
    plain = _ORDINAL.sub(lambda m: " " if int(m[1]) in dates else m[0], plain)
    free = {m["number"].lower() for m in _SPAN.finditer(plain) if _worked_out(m, ground)}
    plain = _SMALL_TASK.sub(" ", plain)
    whole = re.sub(r"\d+[.:]\d+", " ", re.sub(r"(?<=\d),(?=\d{3})", "", plain.lower()))
    said = set(re.findall(r"[a-z]+|\d+", whole)) - free
    for value in sorted(
        {NUMBERS.get(word, int(word) if word.isdigit() else 0) for word in said} - counted(text) - years - {0, 1}
    ):
        if value < 1000 or value not in {source.date.year for source in sources}:
            yield f"the note given for it does not say {str(value)!r}"
    if counts_others(_SMALL_TASK.sub(" ", sentence), text, near=False):
        yield "the note given for it has its number for something else"


# -- days ------------------------------------------------------------------------------------------------------------


def _days(sentence: Sentence, ground: Ground) -> Iterator[str]:
    today = ground.evidence.today
    proposed = {today + dt.timedelta(days=n) for n in range(PROPOSAL_DAYS)} if sentence.meeting else set()
    allowed = ground.dates | proposed
    for said in days_said(sentence.text):
        named = sentence.text[said.start : said.end]
        meant = [date for date in allowed if said.is_day(date)]
        if not meant:
            yield f"no note has the date {named!r}"
        elif wrong := _wrong_weekday(sentence.text[: said.start], meant):
            yield f"{named!r} is not a {wrong}"
    rest = without_days(_WEEKDAY_OF_DATE.sub(lambda m: " " * len(m[0]), sentence.text))
    yield from _months(rest, ground, allowed)
    yield from _weekdays(rest, ground, allowed)
    if sentence.claimed and not sentence.meeting:  # a day that is only proposed is on no file
        yield from _relative(rest, ground)


def _wrong_weekday(before: str, meant: list[dt.date]) -> str | None:
    said = re.search(rf"({'|'.join(DAYS)}),? (?:the |on )?$", before)
    return said[1] if said and all(f"{date:%A}" != said[1] for date in meant) else None


def wrong_weekday(text: str, near: dt.date) -> str | None:
    """That TEXT gives a day of its year, else the one nearest to NEAR, another weekday than it has; else None."""
    for said in days_said(text):
        years = (
            [said.year]
            if said.year
            else sorted((near.year - 1, near.year, near.year + 1), key=lambda y: abs(y - near.year))
        )
        try:
            dates = [dt.date(year, said.month, said.day) for year in years]
        except ValueError:
            continue
        meant = min(dates, key=lambda day: abs(day - near))
        behind = re.match(rf"\W{{1,3}}({'|'.join(DAYS)})\b", text[said.end :])
        wrong = _wrong_weekday(text[: said.start], [meant]) or (
            behind[1] if behind and behind[1] != f"{meant:%A}" else None
        )
        if wrong:
            return f"{meant.day} {meant:%B %Y} is no {wrong}"
    return None


_MONTHLY = any_case(r"\b(?:each|every) month\b|\bmonthly\b")
"""What happens every month happens in the next one too."""


def _months(text: str, ground: Ground, allowed: set[dt.date]) -> Iterator[str]:
    recurring = {ground.evidence.today.month % 12 + 1} if _MONTHLY.search(ground.raw) else set()
    for number, month in enumerate(MONTHS, start=1):
        pattern = _IN_MONTH.format(month) if month in ("May", "March") else rf"\b{month}\b"
        if not re.search(pattern, text) or number in {date.month for date in allowed} | recurring:
            continue
        if re.search(rf"\b[Ii]f {month}\b", text):
            continue  # "if December is too full": a month that is only thought of
        if not re.search(rf"\b{month[:3]}(?:{month[3:]})?\b", ground.raw, re.IGNORECASE):
            yield f"no note has the month {month!r}"


_WORKING_WEEK = as_written(r"\bMondays? (?:to|through|until|till) Fridays?\b")
"""All working days, so none of them."""


def _weekdays(text: str, ground: Ground, allowed: set[dt.date]) -> Iterator[str]:
    today = ground.evidence.today
    near = {f"{date:%A}" for date in allowed if date > today or (today - date).days <= 14}
    for match in re.finditer(rf"\b(?:{'|'.join(DAYS)})s?\b", _WORKING_WEEK.sub(" ", text)):
        day = match[0].removesuffix("s")
        short = rf"\b{day[:3]}(?:{day[3:]}|s|r|rs|nes|urs?)?s?\b"
        if day not in near and not re.search(short, ground.raw, re.IGNORECASE):
            yield f"no note has the day {match[0]!r}"


def _relative(text: str, ground: Ground) -> Iterator[str]:
    """Relative days in a statement about the contact: some day on file must fall there, or a source says the same."""
    today, clean = ground.evidence.today, fold(text)
    for phrase, (first, last) in _RELATIVE.items():
        if not re.search(rf"(?<!\w){phrase}(?!\w)", clean) or phrase in ground.all:
            continue
        others = ground.dates - {today} if first > 0 or last < 0 else ground.dates
        if not any(first <= (date - today).days <= last for date in others):
            yield f"no note has a day that is {phrase!r}"


# -- numbers ---------------------------------------------------------------------------------------------------------


def _numbers(sentence: Sentence, ground: Ground) -> Iterator[str]:
    text = with_digits(without_days(_SAME_MONTH.sub(lambda m: " " * len(m[0]), sentence.text)))
    if wrong := [m["day"] for m in _SAME_MONTH.finditer(sentence.text) if not _first_day(m, sentence, ground)]:
        yield f"no note says {wrong[0]!r}"
    spans = {m.start("number") for m in _SPAN.finditer(text) if _worked_out(m, ground)}
    for match in re.finditer(r"(?<![\w.,:])\d[\d,]*(?:[.:]\d+)?(?P<ordinal>st|nd|rd|th)?", text):
        plain = match[0].replace(",", "").rstrip(".")
        if match["ordinal"]:
            plain = plain[:-2]
        if match.start() not in spans and not _number_known(plain, match["ordinal"] is not None, sentence, ground):
            yield f"no note says {match[0]!r}"
    small = [match.span() for match in (*_SMALL_TASK.finditer(text), *_OF_A_LIST.finditer(text))]
    for match in re.finditer(r"\b[a-z]+\b", text.lower()):
        value = NUMBERS.get(match[0], 0)
        if value < 2 or match.start() in spans or any(a <= match.start() < b for a, b in small):
            continue
        if not _number_known(str(value), False, sentence, ground) and not _round(match[0], ground):
            yield f"no note says {match[0]!r}"


def _first_day(match: re.Match[str], sentence: Sentence, ground: Ground) -> bool:
    """Of "22 and 26 June" the first day: proposed, or on file."""
    return sentence.meeting or int(match["day"]) in {d.day for d in ground.dates} | ground.values


def _number_known(plain: str, ordinal: bool, sentence: Sentence, ground: Ground) -> bool:
    if not plain.isdigit():
        return plain in ground.all or plain.replace(".", ":") in ground.all or sentence.ask
    value = int(plain)
    if value in ground.values or value == sentence.minutes or (sentence.ask and value <= OWN_NUMBERS):
        return True
    days = {date.day for date in ground.dates} if ordinal else {date.year for date in ground.dates}
    return value in days


def _round(word: str, ground: Ground) -> bool:
    """Whether "hundred", "thousand", "dozen" belongs to a number that is on file, such as 2,400."""
    least = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000}.get(word)
    return least is not None and any(value >= least for value in ground.values)


def _worked_out(span: re.Match[str], ground: Ground) -> bool:
    """Whether "three weeks ago" is the distance from today to a day on file, or between two of them."""
    word = span["number"].lower()
    number = int(word) if word.isdigit() else NUMBERS.get(word)
    if number is None:
        return False
    unit = _UNITS.get(span["unit"].lower(), _UNITS["week"])  # "two Mondays" are two weeks
    known = ground.evidence
    starts = {known.today} if span["ago"] else {known.today, *(source.date for source in known.sources)}
    gaps = {abs((day - start).days) / unit for start in starts for day in ground.dates if day != start}
    return any(abs(gap - number) <= (0.5 if unit > 1 else 0) or int(gap) == number for gap in gaps)
