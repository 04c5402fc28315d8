"""A hurried note in full words: short forms, contractions, days as people say them, the part that has its subject."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from assistant.english import verbs
from assistant.english.pronouns import Voice
from assistant.marks import THANKS_TO, day_in
from assistant.patterns import DAYS, MONTHS, as_written, words
from assistant.patterns import in_full as short_form
from assistant.sentences import sentences

_KNOWN_SHORT = words("""
    km m cm mm kg g mg t l ml h s k kw kwh pm am mr mrs ms dr st prof cv tv pdf pdfs html css sms xml vs x pp p hmm dj
    nth
""")  # fmt: skip
_LONE = as_written(r"(?<![\w'\u2019/.-])(?P<word>w/o?(?=\s)|[a-z]+)(?![\w'\u2019/-])(?P<dot>\.(?=\s))?")
_SAID_DAY = as_written(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{'|'.join(MONTHS)})\b(?: (?P<year>\d{{4}}))?"
)
_HALF_A_YEAR = dt.timedelta(days=182)
_MONTH_SHORT = {name[:3]: name for name in MONTHS if len(name) > 3} | {"Sept": "September"}
_MONTH_DAY = as_written(
    rf"\b(?P<month>{'|'.join([*_MONTH_SHORT, *map(str.lower, _MONTH_SHORT)])})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b"
)
_SHORT_DAY = as_written(
    r"\b(?:[Tt]ues?|[Ww]eds?(?= only)|[Ww]eds|[Tt]hu(?:rs?)?)\b\.?(?! [A-Z])|\b(?:[Mm]on|[Ww]ed|[Ff]ri|[Ss]at|[Ss]un)\b\.?(?= \d)"
)
"""Short names of days that are no other words, or stand before a number."""
_SHORT_MONTH = as_written(
    rf"(?P<lead>\b(?:\d{{1,2}}(?:st|nd|rd|th)?|in|since|until|till|mid|early|late"
    rf"|end of)[ -])(?P<month>{'|'.join([*_MONTH_SHORT, *map(str.lower, _MONTH_SHORT)])})\b\.?"
)
ISO_DAY = as_written(rf"\s*\b(?:(?:on|by)\s+)?\d{{4}}-\d{{2}}-\d{{2}}\b(?:,? (?:{'|'.join(DAYS)})\b)?[:,]?\s*")
_MONTHS = [name.lower() for name in MONTHS]
_SURE_MONTHS = [name for name in _MONTHS if name not in ("march", "may")]
_IN_CAPITALS = as_written(
    rf"\b(?:{'|'.join(DAYS).lower()})s?\b|\b(?:{'|'.join(_SURE_MONTHS)})\b|\b(?:{'|'.join(_MONTHS)})(?= \d)"
    r"|(?:(?<=\d )|(?<=\bin )|(?<=\bby )|(?<=\buntil )|(?<=\bsince )|(?<=\bof ))(?:march|may)\b"
)
_CONTRACTION = as_written(
    r"\b(?P<who>[^\W\d_]+)['\u2019](?P<short>s|re|ve|ll|d)\s+(?P<next>[^\W_]+)(?=(?: (?P<then>\w+))?)"
)
_FOLLOWED = {"s": "is", "re": "are", "ve": "have", "ll": "will", "d": "would"}
_SUBJECT_WORDS = {
    *verbs.SUBJECTS, "it", "there", "that", "this", "what", "who", "how", "where", "when", "why", "everything",
}  # fmt: skip


def written_out(text: str) -> str | None:
    """TEXT with the short words of a hurried note in full ("w" -> "with"); None where one is left that nobody knows."""
    said = _MONTH_DAY.sub(lambda found: f"{found['day']} {_MONTH_SHORT[found['month'].capitalize()]}", text)
    said = _SHORT_MONTH.sub(lambda found: f"{found['lead']}{_MONTH_SHORT[found['month'].capitalize()]}", said)
    said = _SHORT_DAY.sub(lambda found: next(d for d in DAYS if d[:2] == found[0][:2].capitalize()), said)
    said = in_full(said)
    unknown = (m["word"] for m in _LONE.finditer(said) if not re.search(r"[aeiouy]", m["word"]))
    return None if any(word not in _KNOWN_SHORT for word in unknown) else said


def first_statement(text: str) -> str:
    """The part of a line that has its subject: its first sentence, up to a comma behind which a verb has none.

    "moved to Ghent, runs a dye house there" -> "moved to Ghent".
    """
    said, *more = sentences(text, hurried=False)
    said = said[:-1] if more else said
    for gap in re.finditer(r"[,;] | [-\u2013\u2014]+ ", said):
        words = said[gap.end() :].split()
        verb = next(
            (place for place, word in enumerate(words) if verbs.bare_word(word) not in verbs.ADVERB_FIRST), None
        )
        if verb is not None and _leads_a_clause(words[verb:]):
            return said[: gap.start()]
    return said


def heads(text: str) -> Iterator[str]:
    """What of TEXT may be said by itself: its first statement, then that without the clause joined to it.

    "taught me to dry seeds, and that saved the harvest last spring" -> the same, then "taught me to dry seeds".
    """
    said = first_statement(THANKS_TO.sub("", text))
    yield said
    if joined := re.search(
        r"(?:,? (?:and|but|so) (?:(?:that|this|it|I|we)\b|(?:now )?(?:is|are|has|have|\w+s (?=an?|the|h(?:er|is)))\b)|, which\b|; ).*$",
        said,
    ):
        yield said[: joined.start()]


def _leads_a_clause(words: list[str]) -> bool:
    """Whether WORDS begin with a verb whose subject stands elsewhere: "runs the shop", not "records and labels"."""
    first, after = verbs.bare_word(words[0]), verbs.bare_word(words[1]) if len(words) > 1 else ""
    if first in verbs.MODALS or first in verbs.AUXILIARIES:
        return True
    if verbs.is_past(first):
        return after != "by"  # "built by hand" describes what stands before it
    return verbs.is_present(first) and after not in {"", "and", "or"} and not words[0].endswith(",")


def lies_ahead(text: str, today: dt.date, noted: dt.date | None = None) -> bool:
    """Whether a day in TEXT is TODAY or later; "8 December" is the one nearest to the day it was NOTED."""
    day = day_in(text)
    said = _SAID_DAY.search(text) if day is None and noted else None
    if said and noted:
        year, month = int(said["year"] or noted.year), MONTHS.index(said["month"]) + 1
        if not said["year"] and abs(dt.date(year, month, 15) - noted) > _HALF_A_YEAR:
            year += 1 if month < noted.month else -1
        day = day_in(f"{year}-{month:02}-{int(said['day']):02}")
    return day is not None and day >= today


def in_full(text: str) -> str:
    """TEXT with the short forms of quick notes written out: "the folder w the drawings"."""

    def full(match: re.Match[str]) -> str:
        word = short_form(match["word"], text[: match.start()])
        if word is None:
            return "HR" if match["word"] == "hr" else match[0]
        count = re.search(r"(?:^|\s)(\d+) $", text[: match.start()])
        return word + ("s" if count and count[1] != "1" and word in verbs.MEASURES and word[-1] != "s" else "")

    return re.sub(r"(?<=\w) [&+] (?=[a-z])", " and ", _LONE.sub(full, text))


def spelled_out(text: str, voice: Voice) -> str:
    """TEXT in full words, with contractions behind a pronoun, a question word or the contact's name written out, and what is theirs "your".

    "She's moved" is "she has moved", "she's ready" is "she is ready", "Dana's team" is "your team".
    """
    names = {name.casefold() for name in voice.names}

    def whole(match: re.Match[str]) -> str:
        who, short, after = match["who"], match["short"], match["next"]
        adverb = after.lower() in verbs.BETWEEN and match["then"]
        perfect = verbs.is_participle(match["then"] if adverb else after)
        if who.lower() not in _SUBJECT_WORDS and (
            who.casefold() not in names or not (perfect or after.endswith("ing"))
        ):
            return match[0]
        word = _FOLLOWED[short]
        if perfect and short in ("s", "d"):
            word = "has" if short == "s" else "had"
        return f"{who} {word} {after}"

    text = _CONTRACTION.sub(whole, in_full(text))
    if verbs.is_past(text.split()[0]) if text.split() else False:
        return text  # "Swapped a plane for Dana's router": hardly Dana did
    own = "|".join(sorted(map(re.escape, voice.names), key=len, reverse=True))
    return re.sub(rf"\b(?:{own})['\u2019]s(?=\s)", "your", text) if own else text


def spoken(day: dt.date, today: dt.date) -> str:
    """`30 November`, with the year when it is not TODAY's."""
    return f"{day.day} {day:%B}" + (f" {day.year}" if day.year != today.year else "")


def month(day: dt.date, today: dt.date) -> str:
    """`in September`, or `in September 2023` when the year is not TODAY's."""
    return f"in {day:%B}" + (f" {day.year}" if day.year != today.year else "")


def with_capitals(text: str) -> str:
    """TEXT with its weekdays and months in capitals; "march" and "may" where they can only be months."""
    return _IN_CAPITALS.sub(lambda found: found[0].capitalize(), text)


def with_days(text: str, today: dt.date) -> str:
    """TEXT with its ISO dates as people say them."""

    def said(match: re.Match[str]) -> str:
        day = day_in(match[0])
        return spoken(day, today) if day else match[0]

    return re.sub(r"\d{4}-\d{2}-\d{2}", said, text)


def capital(text: str) -> str:
    """TEXT with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """TEXT with a small first letter, unless its first word is an acronym or I."""
    first = text.split(" ", 1)[0]
    return text if first.isupper() and first != "A" else text[:1].lower() + text[1:]


def quoted(text: str) -> list[str]:
    """The direct quotations in TEXT of four words or more, without their marks."""
    found = re.findall(r"[\"\u201c\u00ab]([^\"\u201c\u201d\u00ab\u00bb\n]{8,300})[\"\u201d\u00bb]", text)
    found += re.findall(
        r"(?<![\w'])['\u2018]((?:[^'\u2018\u2019\n]|(?<=\w)['\u2019](?=\w)){8,300})['\u2019](?!\w)", text
    )
    return [quote.strip() for quote in found if len(quote.split()) >= 4]
