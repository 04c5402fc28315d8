"""Days as people say them in a call ("by Wednesday", "end of the month"), worked out from the day of the call.

A week, a weekend or "Thursday or Friday" is no day: such words are found too, but without a date.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import KW_ONLY, dataclass, replace
from functools import lru_cache

from assistant.patterns import any_case, as_written

WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
_WEEKDAY = r"(?:mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
)
_SPOKEN_DAY = {word: number for number, word in enumerate(_ORDINALS.split(), start=1)}
SPOKEN = "|".join(re.escape(word).replace(r"\-", "[- ]") for word in sorted(_SPOKEN_DAY, key=len, reverse=True))
_NUMBERS = {
    word: n
    for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)  # noqa: SIM905
} | {"a": 1, "an": 1}
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(_NUMBERS)})"
_PART = r"(?:\s+(?:morning|afternoon|evening|night|lunchtime|lunch|noon|first thing|a\.?m|p\.?m)(?!s\b))?"
_DAY_NUMBER = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|{SPOKEN})"
_YEAR = r"(?:,?\s+(?P<year{0}>20\d\d))?"
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("iso", r"20\d\d-\d\d-\d\d"),
    ("numeric", r"\d{1,2}/\d{1,2}(?:/(?:20)?\d\d)?"),
    ("dotted", r"\d{1,2}\.(?:1[0-2]|0?[1-9])\.(?:20)?\d\d(?!\d|\.\d)|\d{1,2}\.(?:1[0-2]|0?[1-9])(?:\.(?!\d)|$)"),
    (
        "nth",
        rf"(?:the\s+)?(?P<nth>first|second|third|fourth|last)\s+(?P<wd9>{_WEEKDAY})\s+(?:of|in)\s+(?P<of9>{MONTH}|(?:the\s+)?next\s+month|(?:the|this)\s+month)\b",
    ),
    (
        "dated",
        rf"(?:(?P<wd1>{_WEEKDAY})\.?,?\s+(?:on\s+)?)?(?:the\s+)?(?P<d1>{_DAY_NUMBER})(?:\s+of)?\s+(?P<m1>{MONTH})\b\.?"
        + _YEAR.format(1),
    ),
    (
        "dated",
        rf"(?:(?P<wd2>{_WEEKDAY})\.?,?\s+)?(?P<m2>{MONTH})\.?\s+(?:the\s+)?(?P<d2>\d{{1,2}}(?:st|nd|rd|th)?"
        rf"|{SPOKEN})\b"
        + _YEAR.format(2),
    ),
    ("dated", r"(?P<d5>\d{1,2}(?:st|nd|rd|th))(?<=\d(?:st|nd|rd|th))(?=\s*(?:$|[.,;!?)]))"),
    ("dated", rf"(?P<wd3>{_WEEKDAY}),?\s+the\s+(?P<d3>\d{{1,2}}(?:st|nd|rd|th)|{SPOKEN})\b"),
    ("dated", rf"(?P<wd8>{_WEEKDAY}),?\s+(?P<d8>\d{{1,2}}(?:st|nd|rd|th))\b"),
    ("dated",
        rf"the\s+(?P<d4>\d{{1,2}}(?:st|nd|rd|th)|{SPOKEN})\b(?=\s*(?:$|[.,;!?)\u2014\u2013]|-(?!\w)|(?:at|in|if|so"
        rf"|and|or|of this|this|then|latest|because|when|but|for|to|works?|(?:is|'s) (?:fine|good|great|ok|okay|perfect|best|better))\b))"),
    ("dated", r"the\s+(?P<d6>\d{1,2}(?:st|nd|rd|th))\b(?=\s+(?:with|as|I|we|he|she|they|before|after)\b)"),
    ("dated", rf"(?P<wd0>{_WEEKDAY})\s+(?P<d0>[12]?\d|3[01])(?=\s*(?:$|[.,;!?)\u2014\u2013-](?!\d)))"),
    ("end",
        rf"(?:the\s+)?(?:very\s+)?end\s+of\s+(?:the\s+|this\s+)?(?P<span>next\s+w(?:ee)?k|next\s+month|w(?:ee)?k|month"
        rf"|year|day|business|play|{MONTH})\b"),
    ("end", rf"(?:the\s+)?end\s+(?P<span2>{MONTH})\b"),
    ("end", r"(?:close\s+of\s+(?P<close>business|play))|(?P<short>\beod|cob|eow|eom)\b|(?P<monthend>month[- ]end|before\s+the\s+month(?:'s|\s+is)\s+out)"),
    ("loose", rf"(?:this|next)\s+week\s+or\s+(?:the\s+)?(?:next|one\s+after|week\s+after|so)|{_WEEKDAY}\s*-?\s*ish\b"),
    ("loose", rf"(?:around|roughly|about)\s+(?:next\s+)?(?:{_WEEKDAY}|the\s+\d{{1,2}}(?:st|nd|rd|th))\b"),
    ("loose",
        rf"(?:between\s+)?{_WEEKDAY}\s+(?:to|through|until|till)\s+{_WEEKDAY}\b"
        rf"|between\s+{_WEEKDAY}\s+and\s+{_WEEKDAY}\b"),
    ("shifted", rf"(?:a\s+week\s+(?:on|from)|(?P<two>two\s+weeks\s+(?:on|from)))\s+(?P<wd4>{_WEEKDAY})\b"),
    ("shifted", rf"(?P<wd5>{_WEEKDAY})\s+week\b|(?:the\s+)?(?P<wd6>{_WEEKDAY})\s+after\s+next\b"),
    (
        "weekday",
        rf"(?P<which>this\s+coming\s+|this\s+|next\s+|coming\s+|the\s+following\s+"
        rf"|next\s+week\s+(?:on\s+)?)?(?P<wd7>{_WEEKDAY})\b(?:(?<!day)\.(?=\s*[a-z\d]))?"
        rf"(?P<of>,?\s+(?:of\s+)?next\s+week)?{_PART}(?P<so>\s+or\s+(?:so|thereabouts))?",
    ),
    ("thisweek", r"this\s+(?:week|wk)\b(?!\s*end)(?!\s+or\b)|(?:by|before)\s+the\s+weekend\b|before\s+the\s+week(?:'s|\s+is)\s+out\b"),
    ("sameday", r"(?<=\bby\s)then\b|(?<=\bbefore\s)then\b"),
    ("sameday", r"(?:the\s+)?(?:very\s+)?same\s+(?:day|evening|afternoon|morning|night)\b"),
    ("plus0",
        rf"(?<!one )(?:by|before)\s+(?:noon|midday|midnight|lunch(?:time)?|tea|dinner|(?:{'|'.join(_NUMBERS)}"
        rf"|\d{{1,2}}(?::\d\d)?)(?:\s*(?:[ap]\.?m\.?|o'clock))?)(?=\s*(?:$|\.(?!\d)|[,;!?)]))"),
    ("loose", r"one\s+of\s+these\s+days"),
    ("loose", rf"(?:with)?in\s+{_NUMBER}\s+(?:working\s+|business\s+)?(?:days?|weeks?|months?)\s+(?:of|after)(?=\s+\w)"),
    ("plus2", r"(?:the\s+)?day\s+after\s+tomorrow"),
    ("plus8", r"tomorrow\s+week\b"),
    ("plus1", rf"(?:tomorrow|tmrw|tmw|tomoz){_PART}"),
    (
        "plus0",
        r"later\s+(?:on\s+)?today|today|tonight|this\s+(?:morning|afternoon|evening)|(?:in|within)\s+(?:the|an?"
        r"|the\s+next)\s+(?:hour|half\s+hour)"
        rf"|(?:straight|right)\s+after\s+(?:this|the\s+call|we\s+(?:hang\s+up|finish))|(?:in"
        rf"|within)\s+{_NUMBER}\s+minutes"
        r"|after\s+this(?:\s+(?:call|meeting|chat)|(?=\s*(?:[.,!?]|$|and\b)))|(?:as\s+soon\s+as|once|when)\s+we(?:'re|\s+are)?\s+(?:hang\s+up|finish(?:ed)?"
        r"|done|off\s+the\s+phone)|after\s+(?:the|our)\s+call|(?:right|straight)\s*away",
    ),
    ("loose", rf"(?:in|within)\s+(?:about|around|roughly|maybe|say)\s+{_NUMBER}\s+(?:days?|weeks?|months?)"),
    ("span",
        rf"(?:in|within)\s+(?:the\s+next\s+)?(?P<n1>{_NUMBER})\s+(?P<u1>hours?|(?:working|business)\s+days?"
        rf"|days?|weeks?|months?|fortnight)(?:'s?\s+time)?(?P<so2>\s+or\s+(?:so|two|three))?"),
    ("span", rf"(?P<n2>{_NUMBER})\s+(?P<u2>days?|weeks?|months?|fortnight)\s+(?:from\s+(?:now|today)|today)\b"),
    (
        "loose",
        r"(?:(?:early|late|later|mid|middle\s+of|beginning\s+of|start\s+of|the\s+(?:start|beginning|middle|week)\s+of"
        r"|sometime|some\s+time|some\s+point|at\s+some\s+point|over|during|within|in)\s+)*"
        r"(?:the\s+)?(?:this|next|coming|following)\s+(?:week(?:end)?|month|quarter|year|few\s+(?:days|weeks)"
        r"|couple\s+of\s+(?:days|weeks)|day\s+or\s+(?:so|two)|term)\b",
    ),
    ("loose",
        r"(?:over|at|on|during)\s+the\s+weekend|after\s+the\s+weekend|the\s+week\s+after(?:\s+next)?|(?:in"
        r"|within)\s+a\s+(?:few|couple(?:\s+of)?)\s+(?:days|weeks|months)|in\s+due\s+course|in\s+a\s+(?:bit|while)|(?<!as )soon"
        r"|shortly|asap|as\s+soon\s+as\s+(?:possible|I\s+can)"),
    ("loose",
        rf"(?:(?:early|late|mid|some\s*time|at\s+some\s+point|start\s+of|beginning\s+of|in|by|before"
        rf"|during|over)[\s-]+(?:in\s+)?)+(?:the\s+)?(?:new\s+year|spring|summer|autumn|winter|christmas|easter"
        rf"|the\s+holidays|{MONTH})\b"),
)  # fmt: skip
_LEAD = (
    r"(?P<lead>(?:by|before|on|until|till|for|since|from|after|about|last|every|each|past|not\s+before"
    r"|no\s+(?:later|earlier|sooner)\s+than|at\s+latest|not"
    r"|(?:some\s*time|any\s*time|at\s+some\s+point)\s+(?:on|by|before)?)\s+(?:about\s+"
    r"|around\s+)?(?:first\s+thing\s+(?:on\s+)?|early\s+(?:on\s+)?|late\s+(?:on\s+)?|lunchtime\s+(?:on\s+)?"
    r"|noon\s+(?:on\s+)?|midday\s+(?:on\s+)?"
    r"|(?:\d{1,2}(?::\d\d)?\s*(?:[ap]\.?m\.?)?|(?:close|end)\s+of\s+(?:business|play|(?:the\s+)?day)|eod"
    r"|cob)\s+(?:on\s+)?)?|(?:(?:the\s+)?(?:close|end)\s+of\s+(?:business|play|(?:the\s+)?day)|eod"
    r"|cob),?\s+(?:on\s+)?|first\s+thing\s+(?:on\s+)?|early\s+(?:on\s+)?|late\s+(?:on\s+)?)?"
)
_TAIL = r"(?P<tail>\s*,?\s*(?:at\s+the\s+(?:very\s+)?latest|latest|at\s+(?:about\s+|around\s+)?\d{1,2}(?::\d\d)?(?:\s*[ap]\.?m\.?)?|by\s+\d{1,2}(?:\s*[ap]\.?m\.?)))?"


@dataclass(frozen=True)
class Day:
    """A mention of a day: where it stands, its words, the date (None when it is no single day), what leads it.

    `lead` is the word before it ("by", "since", ""); `clash` is the first date so named, where it is not on the weekday
    said with it.
    """

    start: int
    end: int
    _: KW_ONLY
    said: str
    date: dt.date | None
    lead: str = ""
    clash: dt.date | None = None

    @property
    def from_event(self) -> bool:
        """Whether it is counted from an event that the words after it name: "within a week of"."""
        return self.date is None and re.search(r"\s(?:of|after)$", self.said, re.IGNORECASE) is not None


_NO_DEADLINE = {
    "since", "from", "after", "about", "last", "past", "not before", "until", "till", "no earlier than", "no sooner than",
}  # fmt: skip
_HABIT = {"every", "each"}
_JOINED = r"\s*(?:/|&|\+|,?\s*\b(?:and|or)\b)\s*(?:on\s+)?"
_SPAN = {"from", "until", "till"}
"""Words that say on which day something still to come begins or ends."""


def find(text: str, call: dt.date, *, spans: bool = False) -> list[Day]:
    """The days named in TEXT, in order, relative to the day of the CALL. Past days and possessives are left out.

    SPANS: also the day from which or until which something runs, which is nobody's deadline.
    """
    return list(_find(text, call, spans))


@lru_cache(maxsize=1024)
def _find(text: str, call: dt.date, spans: bool) -> tuple[Day, ...]:
    """What `find` found; one sentence is asked several times on end."""
    found: list[Day] = []
    recurs = 0
    left_out = (_NO_DEADLINE | _HABIT) - (_SPAN if spans else set())
    for match in _pattern().finditer(text):
        lead = " ".join((match["lead"] or "").casefold().split())
        if lead.startswith(("until", "till")) and re.search(
            r"\b(?:give me|have|need)\s*$", text[: match.start()], re.IGNORECASE
        ):
            lead = "by"  # "give me until Wednesday"
        word = next((w for w in (*_NO_DEADLINE, *_HABIT) if lead == w or lead.startswith(w + " ")), None)
        if word in left_out or _is_attribute(text, match):
            recurs = match.end() if word in _HABIT else recurs
            continue
        if _is_another_word(match, text):
            continue
        if _RECURS.match(text, match.end()) or (recurs and _joins(text[recurs : match.start()])):
            recurs = match.end()
            continue  # "on Friday mornings", "Wed and Sat nights", "every Monday and Thursday"
        date, clash = _resolved(match, call)
        if (
            date is None
            and not match["lead"]
            and _FRACTION.fullmatch(match[0])
            and not _BEFORE_DAY.search(text[: match.start()])
        ):
            continue
        if date is None and re.search(r"\bsame\s", match[0], re.IGNORECASE):
            date = found[-1].date if found else None
        if date is not None and (date - call).days > 330:
            continue  # a day of this autumn that has passed, not one in eleven months
        if date is not None and lead.startswith("before") and match.lastgroup is not None:
            date = date if re.search(r"end\s+of", match[0], re.IGNORECASE) else date - dt.timedelta(days=1)
        found.append(Day(*match.span(), said=match[0].strip(" ,"), date=date, lead=lead.split(" ")[0], clash=clash))
    return tuple(_alternatives(found, text))


def _is_another_word(match: re.Match[str], text: str) -> bool:
    """Whether what MATCH reads as a day is none in TEXT: "I sat down", "the sun is out", "version 2.1."."""
    if match["lead"]:
        return False
    if (match["wd7"] or "").casefold() in ("sat", "sun") and not match["which"]:
        return re.match(r"\s*(?:$|[.,;!?)]|at\b|\d)", text[match.end() :]) is None
    return re.fullmatch(r"\d{1,2}\.\d{1,2}\.?", match[0].strip()) is not None


_RECURS = any_case(
    rf"(?:(?:\s*,\s*{_WEEKDAY})*{_JOINED}{_WEEKDAY})?(?:(?<=day)s\b|\s+(?:morning|lunchtime|afternoon|evening|night)s\b)"
)
"""What makes one of a row of weekdays one of every week: "Wed and Sat nights", "Monday and Thursdays"."""


def _joins(between: str) -> bool:
    """Whether the words BETWEEN two days only make a list of them."""
    return re.fullmatch(rf"{_JOINED}|,\s*", between, re.IGNORECASE) is not None


_FRACTION = as_written(r"\d{1,2}/\d{1,2}")
_BEFORE_DAY = any_case(
    rf"(?:^|[,;:(\u2013\u2014-]|\b(?:it|them|that|this|him|her|me|us|done|ready|due|out|over|back|up|in|{_WEEKDAY}))\s*$"
)
"""What stands before a day in figures; behind a noun "4/6" is a share or a name, unless it can be but one day."""
_IN_THE_MORNING = any_case(
    r"\b(?:first thing )?in the morning\b|\bfirst thing$|\bovernight\b|\btomorrow's \w+|\b(?:when|before) you wake up\b"
)
_AT_ONCE = any_case(
    r"\b(?:right now|(?<!from )now(?! on)|(?:right|straight) away)\b|\b(?:as|while) we speak\b|\bat once\b|\bimmediately\W*$|\bthis (?:minute|second|instant)\b"
    r"|\b(?:the (?:minute|moment|second)|as soon as|once|when|after) (?:I|we)(?:'m|'re|'ve| am| are| have)? (?:hang up|hung up|put (?:the|this) phone down"
    r"|off the (?:phone|line|call)|finish(?:ed)?(?: here)?|done here|stop(?:ped)? talking|(?:get|got) home)\s*(?:[.,;!]|$)"
    r"|\bbefore (?:I|we) (?:go home|go off(?: shift)?|lock up|close)\s*(?:[.,;!]|$)"
    r"|\b(?:at|after|over|before|by) (?:lunch|noon|midday|tea|teatime|dinner|supper)\s*(?:[.,;!]|$|and\b)"
    r"|\bbefore (?:the day(?:'s| is) out|it(?:'s| gets) dark|dark|(?:I|we) (?:have|go for|go to|break for) (?:my |our )?(?:lunch|dinner|supper))\b"
    r"|\bthis very (?:morning|afternoon|evening|night|day)\b|\bin the next (?:hour|half hour|\w+ minutes)\b|\bin (?:my|the) (?:lunch|coffee|tea) break\b"
    r"|\bin (?:an hour|half an hour|a (?:minute|moment|second|bit|few minutes)|(?:five|ten|twenty|two) minutes)\b"
)
"""Words for the day of the call that name no day."""


def soon(text: str, call: dt.date) -> Day | None:
    """The day of the CALL or the one after, where TEXT says so without naming a day: "right now", "in the morning"."""
    for pattern, later in ((_IN_THE_MORNING, 1), (_AT_ONCE, 0)):
        if match := pattern.search(text):
            return Day(*match.span(), said=match[0], date=call + dt.timedelta(days=later))
    return None


_PAST = any_case(
    r"\b(?:ago|last|this\s+past|since\s+(?:the|that|our|my|his|her|their)\s+(?:[\w-]+\s+){1,3}?(?:of)?)\s*$"
)
"""What stands before a day that is over: "since the flood of the 2nd"."""


_ON_THE_MATTER = any_case(r"\b(?:re|regarding|concerning):?\s+$")
"""What stands before a day that is what something is about: "ask Bo re Thursday cover"."""


def _is_attribute(text: str, match: re.Match[str]) -> bool:
    """Whether the day only names a thing: "Friday's slides", "the Monday meeting"."""
    after = text[match.end() : match.end() + 30]
    if re.match(r"'s\b(?!\s+(?:fine|good|better|best|ok|okay|great|perfect|easier|easy|possible))", after):
        return True
    if _PAST.search(text[: match.start()]) or _ON_THE_MATTER.search(text[: match.start()]):
        return True
    if match["wd7"] and not match["which"] and _ANY_OF_THEM.search(text[: match.end()]):
        return True
    before = re.search(r"\b(?:the|a|our|your|my|his|her|its|their|that|this)\s+$", text[: match.start()], re.IGNORECASE)
    return bool(
        before
        and not match["lead"]
        and re.match(r"\s+[a-z]{3,}", after)
        and not re.match(r"\s+(?:at|if|and|so|or)\b", after)
        and not (before[0].casefold().strip() == "her" and _NO_NOUN.match(after))
    )


_ANY_OF_THEM = any_case(rf"\b(?:an?|any|some|one) {_WEEKDAY}{_PART}$")
"""What is no one weekday: "on a Friday", "some Sunday morning"."""
_NO_NOUN = any_case(
    r"\s+(?:the|that|this|his|her|my|our|their|some|what|how|whether|when|once|because|since|unless|until|till|while|after|before"
    r"|about|with|without|from|for|over|then|instead|again|too|also|first|latest|early|late|maybe|probably|hopefully|anyway)\b"
)
"""What follows a day behind a "her" that is a person: "I'll call her Friday about the boat"."""


def _alternatives(found: list[Day], text: str) -> list[Day]:
    """Two days joined by "or" are no day; "Thursday, Friday at the latest" is Friday."""
    result: list[Day] = []
    for day in found:
        last = result[-1] if result else None
        between = text[last.end : day.start].casefold() if last else ""
        if last and re.fullmatch(
            r"\s*,?\s*(?:or|/|and|or maybe|maybe|or possibly|perhaps)\s*(?:on\s+|by\s+)?", between
        ):
            whole = text[last.start : day.end]
            date = day.date if "latest" in day.said else None
            result[-1] = Day(last.start, day.end, said=whole.strip(" ,"), date=date, lead=last.lead)
        elif last and re.fullmatch(r"\s*,\s*", between) and "latest" in day.said:
            same = last.date and day.date and last.date.weekday() == day.date.weekday()
            date = last.date if same else day.date  # "the end of next week, Friday at the latest"
            whole = text[last.start : day.end]
            result[-1] = Day(last.start, day.end, said=whole.strip(" ,"), date=date, lead=last.lead)
        else:
            result.append(day)
    return result


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    kinds = "|".join(f"(?P<{kind}_{n}>{body})" for n, (kind, body) in enumerate(_PATTERNS))
    return re.compile(rf"\b{_LEAD}(?:{kinds}){_TAIL}", re.IGNORECASE)


def _resolved(match: re.Match[str], call: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """The date of a match, and the first date so named where it is on another weekday than the one said with it."""
    groups = {name: value for name, value in match.groupdict().items() if value is not None}
    kind = next(name.rsplit("_", 1)[0] for name in groups if re.fullmatch(r"[a-z]+\d?_\d+", name))
    if kind.startswith("plus"):
        return call + dt.timedelta(days=int(kind[4:])), None
    if kind == "thisweek":
        return (call + dt.timedelta(days=4 - call.weekday()) if call.weekday() <= 4 else None), None
    if kind == "iso":
        found = re.search(r"20\d\d-\d\d-\d\d", match[0])
        return _iso(found[0]) if found else None, None
    if kind == "dotted":
        return _dotted(match[0], call), None
    if kind == "nth":
        return _nth(groups, call), None
    if kind == "dated":
        return _dated(groups, call)
    if kind == "end":
        return _end_of(groups, call), None
    if kind in ("weekday", "shifted"):
        return _weekday(groups, call), None
    if kind == "span":
        return _span(groups, call), None
    return (_numeric(match[0], call) if kind == "numeric" else None), None


def _iso(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _numeric(text: str, call: dt.date) -> dt.date | None:
    """A date such as 27/11; None when it can be read in two ways."""
    numbers = [int(n) for n in re.findall(r"\d+", text[re.search(r"\d{1,2}/", text).start() :])]  # type: ignore[union-attr]
    first, second = numbers[0], numbers[1]
    if first <= 12 and second <= 12 and first != second:
        return None
    day, month = (first, second) if second <= 12 else (second, first)
    return _next_date(day, month, 2000 + numbers[2] % 100 if len(numbers) > 2 else None, call)


def _dotted(text: str, call: dt.date) -> dt.date | None:
    """A date such as 1.12. or 01.12.2026: the day first, as everywhere where dots are written."""
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    return _next_date(numbers[0], numbers[1], 2000 + numbers[2] % 100 if len(numbers) > 2 else None, call)


def _nth(groups: dict[str, str], call: dt.date) -> dt.date | None:
    """The first Monday in December, the last Friday of the month: the next such day from CALL on."""
    index, month = WEEKDAYS[groups["wd9"][:3].casefold()], groups["of9"][:3].casefold()
    named = month in _MONTHS
    ahead = (_MONTHS.index(month) + 1 - call.month) % 12 if named else int("next" in groups["of9"].casefold())
    place = -1 if groups["nth"].casefold() == "last" else _SPOKEN_DAY[groups["nth"].casefold()] - 1
    for months in (ahead, ahead + 12) if named else (ahead,):
        number = call.month - 1 + months
        year, month_number = call.year + number // 12, number % 12 + 1
        numbers = [week[index] for week in calendar.monthcalendar(year, month_number) if week[index]]
        if (day := dt.date(year, month_number, numbers[place])) >= call:
            return day
    return None


def _dated(groups: dict[str, str], call: dt.date) -> tuple[dt.date | None, dt.date | None]:
    value = {
        name.rstrip("01234568"): text for name, text in groups.items() if re.fullmatch(r"(?:wd|d|m|year)[0-68]", name)
    }
    words = re.sub(r"\s+", "-", value["d"].casefold())
    day = _SPOKEN_DAY.get(words) or int(re.match(r"\d+", words)[0])  # type: ignore[index]
    month = _MONTHS.index(value["m"][:3].casefold()) + 1 if "m" in value else None
    year = int(value["year"]) if "year" in value else None
    date = _next_date(day, month, year, call)
    if date is None or "wd" not in value or date.weekday() == WEEKDAYS[value["wd"][:3].casefold()]:
        return date, None
    if month or year:
        return None, date
    first = date.replace(day=1)
    before, after = (_on(value["wd"], day, first + dt.timedelta(days=days)) for days in (-1, 31))
    return None if before else after, None if before else date


def _on(weekday: str, number: int, month: dt.date) -> dt.date | None:
    """The day NUMBER of the month in which MONTH lies, if it is a WEEKDAY."""
    fits = number <= calendar.monthrange(month.year, month.month)[1]
    date = month.replace(day=number) if fits else month
    return date if fits and date.weekday() == WEEKDAYS[weekday[:3].casefold()] else None


def in_month(day: Day, month: dt.date) -> Day:
    """DAY, named without a month and not on its weekday at first, in the month in which MONTH lies, if it fits there."""
    weekday = re.search(_WEEKDAY, day.said, re.IGNORECASE) if day.clash else None
    if weekday is None or day.clash is None or names_month(day):
        return day
    return replace(day, date=_on(weekday[0], day.clash.day, month) or day.date)


def names_month(day: Day) -> bool:
    """Whether DAY is said with its month."""
    return re.search(rf"\b{MONTH}\b", day.said, re.IGNORECASE) is not None


def _next_date(day: int, month: int | None, year: int | None, call: dt.date) -> dt.date | None:
    """The first day on or after CALL that has this number, month and year; None for what no calendar has."""
    if not (1 <= day <= 31 and (month is None or 1 <= month <= 12)):
        return None
    for ahead in range(14):
        number = call.month - 1 + ahead
        candidate = (call.year + number // 12, number % 12 + 1)
        if (month and candidate[1] != month) or (year and candidate[0] != year):
            continue
        if day <= calendar.monthrange(*candidate)[1] and (found := dt.date(*candidate, day)) >= call:
            return found
    if year and month and 1 <= day <= calendar.monthrange(year, month)[1]:
        return dt.date(year, month, day)
    return None


def _end_of(groups: dict[str, str], call: dt.date) -> dt.date | None:
    span = re.sub(
        r"\s+",
        " ",
        next((groups[name] for name in ("span", "span2", "short", "close") if name in groups), "month").casefold(),
    )
    span = span.replace("wk", "week")
    if span in ("day", "business", "play", "eod", "cob"):
        return call
    if span in ("week", "eow", "next week"):
        friday = call + dt.timedelta(days=(4 - call.weekday()) % 7)
        return friday + dt.timedelta(days=7) if span == "next week" and call.weekday() <= 4 else friday
    if span == "year":
        return dt.date(call.year, 12, 31)
    if span[:3] in _MONTHS and span != "month":
        month = _MONTHS.index(span[:3]) + 1
        year = call.year + (month < call.month)
        return dt.date(year, month, calendar.monthrange(year, month)[1])
    number = call.month - 1 + (span == "next month")
    year, month = call.year + number // 12, number % 12 + 1
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _weekday(groups: dict[str, str], call: dt.date) -> dt.date | None:
    name = next(value for key, value in groups.items() if re.fullmatch(r"wd[4-7]", key))
    index = WEEKDAYS[name[:3].casefold()]
    nearest = call + dt.timedelta(days=(index - call.weekday() - 1) % 7 + 1)
    if "so" in groups:
        return None
    if "wd7" not in groups:
        return nearest + dt.timedelta(
            days=14 if "two" in groups or ("wd6" in groups and nearest <= _sunday(call)) else 7
        )
    if "of" in groups or re.match(r"next|the following", groups.get("which", ""), re.IGNORECASE):
        return _sunday(call) + dt.timedelta(days=index + 1)
    return nearest


def _sunday(call: dt.date) -> dt.date:
    return call + dt.timedelta(days=6 - call.weekday())


def _span(groups: dict[str, str], call: dt.date) -> dt.date | None:
    """The day after a span such as "in two weeks"; working days skip the weekend."""
    if "so2" in groups:
        return None
    words = next(value for key, value in groups.items() if re.fullmatch(r"n[12]", key)).casefold()
    unit = " ".join(next(value for key, value in groups.items() if re.fullmatch(r"u[12]", key)).casefold().split())
    count = _NUMBERS.get(words) or int(words)
    if "hour" in unit:
        return call + dt.timedelta(hours=count) if count >= 24 else call
    if unit.startswith(("working", "business")):
        day = call
        while count:
            day += dt.timedelta(days=1)
            count -= day.weekday() < 5
        return day
    if unit.startswith("month"):
        return _month_later(words, call)
    return call + dt.timedelta(days=count * {"d": 1, "w": 7, "f": 14}[unit[0]])


def _month_later(words: str, call: dt.date) -> dt.date | None:
    import dateparser  # 0.1 s, and months of unequal length are its business

    base = dt.datetime(call.year, call.month, call.day)  # noqa: DTZ001  (dateparser counts from a naive day)
    found = dateparser.parse(f"in {words} months", languages=["en"], settings={"RELATIVE_BASE": base})
    return found.date() if found else None
