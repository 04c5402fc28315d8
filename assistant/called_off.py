"""What is no matter for a talk: what is over, a plan that came to nothing."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache

from assistant.marks import day_in
from assistant.patterns import MONTHS, any_case, as_written
from assistant.sentences import sentences as cut

_PAST_WISH = any_case(
    r"(?:\w+ ){0,2}?(?:wanted|planned|hoped|intended|meant|considered|wished|(?:was|were) (?:thinking|looking|hoping"
    r"|planning|going|about|considering))\b"
)
_SEQUEL = any_case(
    r";\s+|\s+but\s+|,\s+(?:then|it|this|that (?:plan|idea|project)|(?:but |then )?(?:s?he|they))\s+|,\s+(?=\w+ one\b)"
)
_TOLD_ON = {"said", "told", "asked", "thought", "felt", "mentioned", "hoped", "wanted", "feared", "needed", "planned"}
_DONE = as_written(
    r"\w{2,}ed|is|are|was|were|has|have|had|did|does|will|would|can|could|might|may|bought|built|came|chose|ended|fell|found|gave"
    r"|got|grew|kept|left|lost|made|met|paid|put|ran|rented|said|sold|sent|shut|stood|thought|took|told|went|won|wrote"
)
"""A verb that tells what became of a wish."""
_CAME_TO_NOTHING = any_case(
    r"\b(?:off the table|fell through|came to nothing|out of the question|cut from (?:the|our|his|her|their) \w+)\b"
)
GIVEN_UP = (
    r"(?:called off|cancell?ed|shelved|scrapped|abandoned|dropped|g[ai]ven? up|decided against"
    r"|no longer (?:wants?|needs?|plans?|looks?|looking|interested))"
)
CALLED_OFF = any_case(rf"{_CAME_TO_NOTHING.pattern}|\b(?:{GIVEN_UP}|turned down|rejected)\b")


DEADLINE = as_written(
    r"\s*\b(?:by|before|until|till|for|in|on) (?:the )?(?:(?:end|start|beginning|middle) of )?"
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?)?"
    rf"(?P<month>{'|'.join(MONTHS)})\b(?: (?P<year>20\d\d)\b)?"
)
"""The day or month that something is for."""
MOVED = any_case(
    r"\b(?:moved|postponed|put (?:off|back)|brought forward|shifted|rescheduled)\b[^.;]*\b(?:to|until|till|by)\b"
)


def has_passed(text: str, noted: dt.date, today: dt.date) -> bool:
    """Whether the day that TEXT, NOTED then, names as its last one is over TODAY: "a kiln before 15 October"."""
    found, day = DEADLINE.search(text), day_in(text)
    if day is None and found:
        number = MONTHS.index(found["month"]) + 1
        year = int(found["year"] or noted.year + (number < noted.month))
        last = calendar.monthrange(year, number)[1]
        day = dt.date(year, number, min(int(found["day"] or last) or last, last))
    return day is not None and day < today


def says_so(line: str) -> bool:
    """Whether LINE says itself that it is over: a wish and what became of it, or that it came to nothing."""
    if _CAME_TO_NOTHING.search(line):
        return True
    sequel = _SEQUEL.search(line) if _PAST_WISH.match(line) else None
    if sequel and re.search(r"\b(?:said no|refused)\b", line[sequel.end() :]):
        return True
    after = re.findall(r"[a-z]+", line[sequel.end() :].lower())[:6] if sequel else []
    done = next((word for word in after if _DONE.fullmatch(word)), None)
    return done is not None and done not in _TOLD_ON


@lru_cache(maxsize=64)  # asked once for each line of a note
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a note's lines, promises left out."""
    lines = (line.strip(" -*>") for line in text.split("\n") if not re.match(r"\s*[-*]\s*\[", line))
    return tuple(sentence for line in lines for sentence in cut(line) if sentence)


def around(text: str, quote: str) -> list[str]:
    """QUOTE and the sentences of TEXT, a note, that it stands in."""
    said = quote.rstrip(".").casefold()
    return [quote, *(line for line in sentences(text) if said in line.casefold())]


def is_told(text: str, quote: str) -> bool:
    """Whether the line of TEXT, a note, that QUOTE is from says that it is over."""
    return any(map(says_so, around(text, quote)))
