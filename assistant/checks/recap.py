"""R1 to R13: what was said, by whom, how surely, and by when; nothing stronger than it was."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate

from assistant import heard
from assistant.checks import orders, told
from assistant.checks.doubts import Doubt
from assistant.checks.facts import addresses_in, names
from assistant.checks.ground import GAP, DayNamed, day_of, days_said, values, without_days
from assistant.checks.words import NUMBERS, bare, english_stems, fold, meant_by, sentences, stems, words
from assistant.english import verbs
from assistant.heard import Heard, cues, days, remarks
from assistant.models import Evidence
from assistant.patterns import DAYS, MONTHS, any_case
from assistant.results import Outcome, Promised, Recap, Said
from assistant.transcripts import Turn

MAX_WORDS = 250
SLACK_DAYS = 3
"""Days by which a date may differ from the words that set it: the end of a week is its Friday or its Sunday."""
CORRECTED_WITHIN = 160
"""Characters after a quotation in which a correction of it is looked for."""
BEFORE = 300
"""Characters before a quotation in which its "it" and "that" may be named."""
DEED_BEFORE = 1_000
"""The same for the deed that "Friday the nineteenth then." settles: the turns in which it is talked over."""
LINES_BEFORE = 3
"""The same in sentences, for what a summary says."""
_LACKING = ("needs", "open_questions")
"""Groups whose lines turn a denial round: "we never know who is free" is the need to know it."""
_HEDGE = any_case(
    r"\b(?:maybe|might|perhaps|possibly|not sure|unsure|hopefully|probably|i (?:could|guess|suppose)|should be able|"
    r"(?:have|has|had|need|needs) to (?:ask|check|see)|(?:i|we|he|she|they)(?:'ll|'d| will| would|ll)? (?:try|see (?:what|if|whether|about|abt))|"
    r"unless|depends|depending|hangs on|no promises?|can't promise|cannot promise|fingers crossed|with (?:some|any|a bit of) luck"
    r"|(?:would|will|going to|gonna|let me) (?:try|have to|need to|think|see (?:what|if|whether|about|abt))|(?:i|we|he|she|they)'d (?:have|need) to"
    r"|try (?:and|&|to)|hav(?:e|ing) a think|think (?:it over|about|abt|on it|over)|(?:would|'d) (?:\w+ )?(?:like|love) to"
    r"|suppos(?:es?|ed)|(?:i|we|he|she|they) hopes?|hopes? (?:to|so)|in principle|mulling|toying|turn (?:it|that) over|let's see"
    r"|(?-i:(?<!\bin )(?<!\bby )(?<!\bof )(?<!\d )may (?:(?:also|well|even) )?[a-z]+))\b|\?\?"
)
_IF = any_case(r"(?<!you )(?<!them )(?<!as )(?<!even )\bif\b")
"""A condition; "ask if", "find out if" and the like mean "whether"."""
_WHETHER = any_case(
    r"\b(?:asks?|checks?|finds? out|let|tells?|sees?|know|wonders?)\b(?: \w+){0,3} if\b|\bif no(?:t)?\b(?=\W*$)"
)
"""Words of which it is no part ("ask her if she can"), and "remind me if not"."""
_CORRECTION = any_case(
    r"\b(?:sorry|i mean|i meant|make (?:that|it)|scratch that|no,? wait|correction|or rather|actually|no,)(?=\W|$)"
)
_CORRECTS_OTHER = any_case(r"make (?:that|it)|correction|i meant?")
"""Corrections of what the other one has just said."""
_OF_A_DAY = any_case(r"\b\w+day's \w+")
"""A thing named by its day: "next Thursday's note"."""
_COMMITS = any_case(
    r"\b(?:I'll|I will|I can|leave (?:it|that) with me|let me|I promise|count on me|I owe you|consider it done"
    r"|you(?:'ll| will) (?:have|get)\b(?! to\b)|you(?:'ve got| have| get) (?:it|them)\b|(?:I'm|I am) (?:going to \w+|\w+ing)"
    r"|^(?:sure|yes|yeah|yep|of course|absolutely|certainly|no problem|will do|can do)\b(?!,? (?:please|do)\b)(?![^?]*\?))"
)
_WORD_GIVEN = any_case(
    r"\b(?:promised|offered|agreed|undertook|swore|volunteered|yes|owes?)\b|(?:'d|would|will|'ll) \w+"
)
"""How notes tell that somebody took something on."""
_OWN_DEED = any_case(r"\b(?:I|we)(?! (?:need|want|doubt|prefer|would|have to|am|are)\b)")
"""In a talk nobody promises for somebody else."""
_DOUBTED = any_case(
    r"\b(?:doubt|deny|denied|not as (?:if|though)|unlikely|as if|asks?|asked|asking|wonder\w*|whether|said|says?|told|thought|imagine|"
    r"pretend|suppose|wish|hoped?|never|not)\b|n't\b"
)
"""Before the words quoted for a promise, in their sentence: somebody else's words, a doubt, a denial."""
_TAKES_BACK = any_case(
    r"(?:,|;| -| \u2014) ?(?:but|though|only|although)\b.*(?:\b(?:not|no|never|forb\w+|refus\w+|cannot)\b|n't\b)"
)
"""The same behind them."""
_LAST_NUMBER = re.compile(
    rf"^.*?(?P<number>\b(?:\d+|(?:{'|'.join(NUMBERS)})(?:[ -](?:{'|'.join(NUMBERS)}))*)\b)(?!.*\b(?:\d+|{'|'.join(NUMBERS)})\b).*$",
    re.IGNORECASE | re.DOTALL,
)
"""The number that stands last before a correction is the one that it corrects."""
_IN_CONTEXT = any_case(r"\b(?:then|same|after|before|noon|midday|later)\b")
"""Words for a day that only the talk around them tells."""


def _is_order(text: str) -> bool:
    """Whether TEXT speaks to a program, by what only an output may not say or by what the ear flags in a call."""
    return orders.to_program(text) or remarks.ORDER.search(text) is not None


_BETTER_IF = any_case(r"\b(?:quicker|easier|simpler|better|best|faster|safer) if (?:I|we)\b[^,.;]*")
"""No condition: "it's quicker if I do it, let me send you the link"."""


@dataclass(frozen=True)
class Record:
    """The record of a call, ready to be asked. A request sends it with addresses as `[email]` and `[phone]`."""

    evidence: Evidence

    @cached_property
    def text(self) -> str:
        """The whole record, folded; lines of one speaker on end are one, so that a quotation may run over them."""
        lines: list[str] = []
        speaker = None
        for line in (self.evidence.transcript or "").split("\n"):
            name, colon, said = line.partition(": ")
            known = bool(colon) and name in self.evidence.speakers
            lines.append(said if known and name == speaker else line)
            speaker = name if known else None
        return fold("\n".join(lines))

    @cached_property
    def others_line(self) -> re.Pattern[str] | None:
        """Where a line begins in `text`; None in the user's own notes."""
        known = "|".join(re.escape(fold(name)) for name in self.evidence.speakers)
        return re.compile(rf"(?<!\w)(?:{known}): ") if known else None

    @cached_property
    def values(self) -> set[int]:
        """The numbers that were said; "you both" are two."""
        return values(self.text) | ({2} if re.search(r"\bboth\b", self.text) else set())

    @cached_property
    def dates(self) -> list[DayNamed]:
        """The days that were named with their month."""
        return days_said(self.text)

    @cached_property
    def lawful(self) -> str:
        """The record without the sentences that give orders to a program."""
        said = re.split(r"(?<=[.?!])\s+|\n", self.evidence.transcript or "")
        return fold("\n".join(sentence for sentence in said if not _is_order(sentence)))

    @cached_property
    def orders(self) -> list[tuple[int, int]]:
        """Where the orders to a program stand in `text`, as the rules hear them."""
        quotes = [item.quote for item in self.heard.flagged if bare(item.text) in bare(item.quote)]
        quotes += [said for said in re.split(r"(?<=[.?!])\s+|\n", self.text) if orders.to_program(said)]
        return [at for quote in quotes if (at := self.place(quote))]

    @cached_property
    def open_text(self) -> str:
        """The `text` with orders and what was said in confidence blanked, which bears out nothing else."""
        text, hidden = self.text, [at for item in self.heard.private if (at := self.place(item.quote))]
        letters = list(text)
        for start, end in (*self.orders, *hidden):
            letters[start:end] = " " * (end - start)
        return "".join(letters)

    @cached_property
    def lines(self) -> list[str]:
        """The sentences of `open_text`, the first of a turn with its speaker; in notes each line by itself."""
        if self.others_line:
            parts = [self.others_line.sub(lambda line: f"\n{line[0]}", self.open_text)]
        else:
            parts, at = list[str](), 0
            for line in filter(None, map(fold, (self.evidence.transcript or "").split("\n"))):
                parts.append(self.open_text[at : at + len(line)])
                at += len(line) + 1
        sentences = (sentence for part in parts for sentence in re.split(r"(?<=[.?!])\s+|\n", part))
        return [sentence for sentence in sentences if sentence.strip()]

    @cached_property
    def spoken(self) -> tuple[str, list[int], list[str]]:
        """The folded words of the lines that begin with a name, a line each; where each begins; and the names."""
        rows = (line.partition(":") for line in (self.evidence.transcript or "").split("\n"))
        said = [(name, fold(words)) for name, colon, words in rows if colon]
        begins = list(accumulate((len(words) + 1 for _, words in said), initial=0))
        return "\n".join(words for _, words in said), begins, [name for name, _ in said]

    @cached_property
    def weekdays(self) -> frozenset[str]:
        """The weekdays that were said."""
        return frozenset(_weekdays(self.text))

    @cached_property
    def people(self) -> str:
        """The record with the names of the two, folded: where a name must stand."""
        known = self.evidence
        return f"{self.text.replace('xmas', 'christmas')} {fold(known.contact.name)} {fold(known.me.name)}"

    @cached_property
    def names(self) -> str:
        """The two who talk."""
        return " ".join([self.evidence.me.name, self.evidence.contact.name, *self.evidence.contact.aliases])

    @cached_property
    def named(self) -> frozenset[str]:
        """The words with a capital within sentences of the record, in small letters: names of people and things."""
        inside = re.findall(r"(?<=[a-z,] )[A-Z][a-z]+", self.evidence.transcript or "")
        return frozenset(word.casefold() for word in inside) - frozenset(day.casefold() for day in (*DAYS, *MONTHS))

    @property
    def call(self) -> dt.date:
        """The day of the call."""
        return self.evidence.call_date or self.evidence.today

    @cached_property
    def place(self) -> Callable[[str], tuple[int, int] | None]:
        """Where a quotation stands in the record, word for word; "..." may join two parts. Each is looked for once."""
        return cache(self._place)

    def _place(self, quote: str) -> tuple[int, int] | None:
        parts = [pattern for part in GAP.split(quote) if (pattern := _pattern(part))]
        if not parts:
            return None
        whole = re.compile(rf"(?<!\w){'.{0,400}?'.join(parts)}(?!\w)")
        if len(parts) > 1 or "[email]" in quote or "[phone]" in quote:
            match = whole.search(self.text)
            return match.span() if match else None
        words, start = bare(quote), -1  # a plain search is a hundred times as fast on a long record
        while (start := self.text.find(words, start + 1)) >= 0:
            if match := whole.match(self.text, start):
                return match.span()
        return None

    def speaker(self, quote: str) -> str | None:
        """Who commits to something in QUOTE, "me" or "them", when its line says who speaks; else None."""
        wanted = next((pattern for part in GAP.split(quote) if _commits(part) and (pattern := _pattern(part))), None)
        text, begins, speakers = self.spoken
        if wanted and (found := re.search(wanted, text)):
            return _side(speakers[bisect_right(begins, found.start()) - 1], self.evidence)
        return self._heard_of(quote)

    def hedged(self, quote: str) -> bool:
        """Whether the sentence of QUOTE holds a hedge, and the rules hear it as a maybe and as no promise."""
        maybes = [item for item in self.heard.maybes if cues.HEDGE.search(_BETTER_IF.sub(" ", item.quote))]
        return _among(quote, maybes) and not _among(quote, (*self.heard.i_owe, *self.heard.they_owe))

    def promised(self, quote: str) -> bool:
        """Whether QUOTE may be a promise: it does not only ask or tell what is done, or it is heard as one."""
        said = [
            s for part in GAP.split(quote) for s in re.split(r"(?<=[.?!])\s+", part) if not s.rstrip().endswith("?")
        ]
        for s in said:
            told = _WORD_GIVEN.search(s) or not any(map(verbs.is_past, s.split()))
            if _commits(s) or (told and (not self.evidence.speakers or _OWN_DEED.search(s))):
                return True
        return any(_among(quote, (*found.i_owe, *found.they_owe)) for found in (self.heard, self.heard_well))

    def cut_out(self, quote: str) -> bool:
        """Whether the sentence from which QUOTE is cut doubts, denies or only reports it, or takes it back."""
        start, end = self.place(quote) or (0, 0)
        if not self.evidence.speakers:
            return False  # notes report: "she said she would"
        before = re.split(r"[.?!:;,]\s", self.text[max(0, start - BEFORE) : start])[-1]
        after = re.split(r"[.?!]\s", self.text[end - 1 : end + BEFORE])[0][1:] if end else ""
        return _DOUBTED.search(before) is not None or _TAKES_BACK.match(after) is not None

    def _heard_of(self, quote: str) -> str | None:
        """Whose promise QUOTE is: in a call as the rules hear it, else as the ear does; in notes the ear knows better."""
        for found in (self.heard, self.heard_well) if self.evidence.speakers else (self.heard_well, self.heard):
            mine, theirs = _among(quote, found.i_owe), _among(quote, found.they_owe)
            if mine != theirs:
                return "me" if mine else "them"
        return None

    @cached_property
    def heard(self) -> Heard:
        """What the rules hear in the record."""
        return self._by(heard.listen)

    @cached_property
    def heard_well(self) -> Heard:
        """What the rules and the ear hear in it; asked only for words that the rules cannot read."""
        return self._by(heard.listen_closely)

    def _by(self, listen: Callable[..., Heard]) -> Heard:
        known = self.evidence
        rows = [line.partition(": ") for line in (known.transcript or "").split("\n")]
        turns = [Turn(name, said) for name, colon, said in rows if colon and name in known.speakers]
        turns = turns or [Turn(None, known.transcript or "")]
        return listen(
            turns,
            me=known.me.name,
            contact=known.contact.name,
            aliases=known.contact.aliases,
            call_date=self.call,
        )


def _among(quote: str, items: Iterable[heard.Item]) -> bool:
    """Whether QUOTE is the quotation of one of ITEMS, or a part of it, or holds it."""
    said = bare(quote)
    return any(said and (said in own or own in said) for item in items if (own := bare(item.quote)))


def _commits(part: str) -> bool:
    """Whether the speaker of PART takes something on, and does not ask for it."""
    if _COMMITS.search(part):
        return True
    patterns = (cues.WILL, cues.LET_ME, cues.FIXED, cues.OWED, cues.ARRIVES, cues.SENDING)
    return not cues.REQUEST.search(part) and any(pattern.search(part) for pattern in patterns)


def _pattern(part: str) -> str:
    """PART of a quotation as a pattern; a request sends addresses as `[email]` and `[phone]`."""
    plain = re.escape(bare(part.replace("[email]", "emailaddress").replace("[phone]", "phonenumber")))
    return plain.replace("emailaddress", r"\S+@\S+").replace("phonenumber", r"[\d ()+./-]+\d")


def doubts(recap: Recap, evidence: Evidence) -> Iterator[Doubt]:
    """Every doubt on a recap."""
    record = Record(evidence)
    for group, item in _items(recap):
        if record.place(item.quote) is None:
            yield Doubt("R1", "safety", item.text, "the quoted words do not stand in the record")
        elif group != "flagged":
            yield from _invented(item.text, record) if group != "private" else ()
            yield from _unlike(item, group, record)
        if group not in ("flagged", "private") and (
            _is_order(item.text) or _is_order(item.quote) or _in_order(item.quote, record)
        ):
            yield Doubt("R10", "safety", item.text, "it is an order to a program, not something that was agreed")
    for owner, promises in (("me", recap.i_owe), ("them", recap.they_owe)):
        for promise in promises:
            yield from _promise(promise, owner, recap, record)
    for _, fact in _items(recap, "facts", "needs"):
        yield from _corrected(fact, None, record)
    yield from _private(recap)
    yield from _summary(recap, record)
    yield from _outcome(recap.outcome_reached, record)
    shown = " ".join([recap.summary, *(item.text for group, item in _items(recap) if group != "open_questions")])
    if len(words(shown)) > MAX_WORDS:
        yield Doubt("R13", "hint", None, f"it has more than {MAX_WORDS} words; drop what you will not need")


def _unlike(item: Said, group: str, record: Record) -> Iterator[Doubt]:
    """What ITEM of a GROUP says beyond its quotation, the rest of its sentence and what was said right before it, or against it."""
    start, end = record.place(item.quote) or (0, 0)
    around = record.text if group == "private" else record.open_text
    rest = re.split(r"[.?!]\s", around[end - 1 : end + BEFORE])[0][1:]
    shown = [around[max(0, start - BEFORE) : start], record.text[start:end], rest, record.names]
    if word := told.unsaid(item.text, " ".join(shown), around, record.named):
        yield Doubt("R1", "safety", item.text, f"the words quoted for it do not speak of {word!r}")
    elif group not in _LACKING and told.contrary(item.text, record.text[start:end]):
        yield Doubt("R1", "safety", item.text, "the words quoted for it do not say so")


def _in_order(quote: str, record: Record) -> bool:
    """Whether QUOTE is a part of an order to a program."""
    at = record.place(quote)
    return at is not None and any(start < at[1] and at[0] < end for start, end in record.orders)


def _items(recap: Recap, *groups: str) -> Iterator[tuple[str, Said]]:
    """Every entry with the name of its list."""
    every = ("i_owe", "they_owe", "maybes", "needs", "facts", "private", "open_questions", "flagged")
    for group in groups or every:
        for item in getattr(recap, group):
            yield group, item


def _side(name: str, evidence: Evidence) -> str | None:
    """Whose NAME a line begins with; None when it is nobody's or could be both."""
    said = set(re.findall(r"[^\W_]+", fold(name)))
    if not said or len(said) > 5:
        return None
    mine = said & {"me", "i", *re.findall(r"[^\W_]+", fold(evidence.me.name))}
    known = (evidence.contact.name, *evidence.contact.aliases)
    theirs = said & {word for text in known for word in re.findall(r"[^\W_]+", fold(text))}
    if bool(mine) == bool(theirs):
        return None
    return "me" if mine else "them"


# -- promises --------------------------------------------------------------------------------------------------------


def _promise(promise: Promised, owner: str, recap: Recap, record: Record) -> Iterator[Doubt]:
    if promise.owner != owner:
        yield Doubt("R3", "safety", promise.text, f"it is listed under {owner!r} but belongs to {promise.owner!r}")
    elif record.speaker(promise.quote) not in (None, owner):
        who = "you" if owner == "them" else "they"
        yield Doubt("R3", "safety", promise.text, f"{who} said these words, so it is the other one's promise")
    own = (
        " ".join(s for s in re.split(r"(?<=[.?!])\s+", promise.quote) if not re.search(r"[^?]\?$", s)) or promise.quote
    )
    own = cues.without_asides(own)
    if promise.certain and (_unsure(own) or record.hedged(promise.quote)):
        yield Doubt("R2", "safety", promise.text, "it was hedged and must not stand as promised")
    elif not record.promised(promise.quote) or record.cut_out(promise.quote) or _another_deed(promise, record):
        yield Doubt("R2", "safety", promise.text, "nobody promises it in the words quoted for it")
    yield from _due(promise, recap, record)
    yield from _corrected(promise, promise.due, record)


def _another_deed(promise: Promised, record: Record) -> bool:
    """Whether what is promised is a deed of which neither the quotation nor the words right around it speak."""
    verb = cues.ACTION.match(promise.text)
    start, end = record.place(promise.quote) or (0, 0)
    deed = stems(verb["verb"]) - told.IDLE - english_stems("handing") - english_stems("talking") if verb else stems("")
    around = record.text[max(0, start - DEED_BEFORE) : end + CORRECTED_WITHIN]
    return bool(deed) and not (cues.HANDING_OVER.match(promise.text) or deed & meant_by(deed, stems(around)))


def _due(promise: Promised, recap: Recap, record: Record) -> Iterator[Doubt]:
    """R4: the date was said, lies after the call, and agrees with the weekday that was said."""
    due, said = promise.due, promise.due_said or ""
    if due is None:
        return
    if due < record.call:
        yield Doubt("R4", "safety", promise.text, f"its date {due} lies before the call")
    if not said.strip() and _named_near(due, promise.quote, record):
        return
    if not said.strip() or (
        fold(said) not in record.text
        and not set(re.findall(r"\w+", fold(said))) <= set(re.findall(r"\w+", record.text))
    ):
        yield Doubt("R4", "safety", promise.text, f"nobody said the date {due}")
        return
    meant = [day.date for day in days.find(said, record.call) if day.date]
    if due in meant:
        return
    if meant and not _IN_CONTEXT.search(said) and all(abs((day - due).days) > SLACK_DAYS for day in meant):
        yield Doubt("R4", "safety", promise.text, f"{due} was noted, but {said!r} is {meant[0]}")
        return
    dated = days_said(said)
    if dated and not any(day.is_day(due) for day in dated):
        yield Doubt("R4", "safety", promise.text, f"{due} was noted, but {said!r} was said")
        return
    weekdays, ranged = _weekdays(said), re.search(r"\b(?:end of|week|before|month)\b", said, re.IGNORECASE)
    if weekdays and f"{due:%A}" not in weekdays and not ranged:
        flagged = any(
            fold(said) in fold(item.quote) or fold(item.quote) in fold(promise.quote) for item in recap.flagged
        )
        if not (dated and flagged):
            yield Doubt("R4", "safety", promise.text, f"{due} is a {due:%A}, but {said!r} was said")
    later = re.search(r"\b(?:next|following|after|other|fortnight|weeks?|month|then)\b", said, re.IGNORECASE)
    clashes = (day.clash for day in days.find(said, record.call))
    fits = any(clash and clash.day == due.day for clash in clashes)  # "Friday the nineteenth", of a month named before
    if weekdays and not (dated or ranged or later or fits) and due > record.call + dt.timedelta(days=7):
        yield Doubt("R4", "safety", promise.text, f"{due} was noted, but {said!r} comes sooner")
    near = {"today": 0, "tonight": 0, "this afternoon": 0, "tomorrow": 1, "the day after tomorrow": 2}
    offset = next((near[word] for word in sorted(near, key=len, reverse=True) if word in fold(said)), None)
    if offset is not None and not weekdays and not dated and due != record.call + dt.timedelta(days=offset):
        yield Doubt("R4", "safety", promise.text, f"{due} was noted, but {said!r} was said")


def _named_near(due: dt.date, quote: str, record: Record) -> bool:
    """Whether the words before QUOTE, or itself, name the day that is DUE: "... on 5 March." "I'll be there."."""
    start, end = record.place(quote) or (0, 0)
    return any(day.date == due for day in days.find(record.text[max(0, start - BEFORE) : end], record.call))


def _weekdays(text: str) -> list[str]:
    """The weekdays that TEXT names, short forms included, in their order."""
    short = rf"\b({'|'.join(day[:3] for day in DAYS)})(?:[a-z]*day|s|r|rs|nes|urs?)?s?\b"
    starts = [match[1].lower() for match in re.finditer(short, text, re.IGNORECASE)]
    return [next(day for day in DAYS if day.lower().startswith(start)) for start in starts]


def _corrected(item: Said, due: dt.date | None, record: Record) -> Iterator[Doubt]:
    """R5: after "sorry", "make that" and the like the later day or number stands, and the earlier one is gone."""
    at = record.place(item.quote)
    if at is None:
        return
    reach = record.text[at[0] : at[1] + CORRECTED_WITHIN]
    others = record.others_line.search(reach, at[1] - at[0]) if record.others_line else None
    cue = _CORRECTION.search(reach)  # in the quotation itself, too: "Tuesday, sorry, Wednesday"
    if cue and others and cue.start() > others.start() and not _CORRECTS_OTHER.match(cue[0]):
        return  # "actually" in the next turn begins something of its own
    if cue is None:
        return
    before, after = (
        reach[: cue.start()][-CORRECTED_WITHIN:],
        re.split(r"[.?!](?:\s|$)", reach[cue.end() :].lstrip(" ,.:-"))[0],
    )
    after = _OF_A_DAY.sub(" ", after)
    corrected = _weekdays(after) and f"{due or record.call:%A}" not in _weekdays(reach[cue.end() :])
    if due and corrected and _weekdays(before) and not days_said(after):
        yield Doubt("R5", "safety", item.text, "the day was corrected afterwards")
        return
    old, new = values(_LAST_NUMBER.sub(r"\g<number>", before)), values(after)
    wrong = (values(item.text) & old) - new
    if new and wrong and len(re.findall(r"\w+", after)) <= 6:
        yield Doubt("R5", "safety", item.text, f"{min(wrong)} was corrected afterwards")


# -- what no record holds ------------------------------------------------------------------------------------------------


def _invented(text: str, record: Record) -> Iterator[Doubt]:
    """Numbers, days and names in a short text that the record does not hold."""
    for day in days_said(text):
        date = next((date for year in _years(day, record.call) if (date := day_of(year, day))), None)
        if date is None or not _day_said(day, date, record):
            yield Doubt("R1", "safety", text, f"nobody said {text[day.start : day.end]!r}")
    for number in sorted(values(without_days(text)) - record.values - {0, 1}):
        yield Doubt("R1", "safety", text, f"nobody said {str(number)!r}")
    for address in addresses_in(text):
        if fold(address) not in record.lawful:
            yield Doubt("R10", "safety", text, f"{address!r} was not said in the talk itself")
    for name in names(text[:1].lower() + text[1:] if cues.ACTION.match(text) else text):
        if not all(part in record.people for part in re.split(r"[-&' ]", fold(name)) if part):
            yield Doubt("R1", "safety", text, f"nobody named {name!r}")


def _years(day: DayNamed, call: dt.date) -> list[int]:
    return [day.year] if day.year else [call.year, call.year + 1]


def _day_said(day: DayNamed, date: dt.date, record: Record) -> bool:
    """Whether the record names this day, or a weekday or a relative day that leads to it."""
    if any(said.day == day.day and said.month == day.month for said in record.dates):
        return True
    alone = re.search(rf"\bthe {day.day}(?:st|nd|rd|th)\b", record.text)  # "the 18th of December. Sorry, no, the 11th."
    if alone and any(said.month == day.month for said in record.dates):
        return True
    within = abs((date - record.call).days) <= 31
    return within and (f"{date:%A}" in record.weekdays or "tomorrow" in record.text or "today" in record.text)


def _private(recap: Recap) -> Iterator[Doubt]:
    """R11: what was said in confidence is listed once, under private, and nowhere else."""
    shown = [item for _, item in _items(recap, "facts", "needs", "maybes", "i_owe", "they_owe", "open_questions")]
    quoted = [(item, bare(item.quote)) for item in shown]
    for secret in recap.private:
        other = bare(secret.quote)
        for item, one in quoted:
            if one == other or (min(len(one.split()), len(other.split())) > 1 and (one in other or other in one)):
                yield Doubt("R11", "safety", item.text, "it was said in confidence")
        wanted = stems(secret.quote)
        for sentence in sentences(recap.summary):
            if len(wanted) > 1 and len(wanted & stems(sentence)) / len(wanted) > 0.6:
                yield Doubt("R11", "safety", sentence, "the summary repeats what was said in confidence")


def _summary(recap: Recap, record: Record) -> Iterator[Doubt]:
    for sentence in sentences(recap.summary):
        yield from _invented(sentence, record)
        if _is_order(sentence):
            yield Doubt("R10", "safety", sentence, "it is an order to a program")
        for clause in told.clauses(sentence):
            if why := _untold(clause, sentence, record):
                yield Doubt("R1", "safety", sentence, why)
                break


def _untold(clause: str, sentence: str, record: Record) -> str | None:
    """Why no place of the record says what CLAUSE of a SENTENCE of the summary does, or None."""
    known = " ".join([record.names, *(promise.text for promise in record.evidence.promises)])
    why = None
    for place in told.nearest(clause, record.lines, record.names) or [0]:
        line, around = record.lines[place], record.lines[max(0, place - LINES_BEFORE) : place + 2]
        due = next((day.date for day in days.find(clause, record.call) if day.date), None)
        if word := told.unsaid(clause, " ".join([known, *around]), record.open_text, record.named):
            why = f"nobody said that; the record does not speak of {word!r} there"
        elif told.contrary(clause, line):
            why = "the record does not say so"
        elif _unsure(line) and not _unsure(sentence):
            why = "it was hedged and must not stand as certain"
        elif any(_corrected(Said(text=clause, quote=line), due, record)):
            why = "it was corrected afterwards"
        else:
            return None
    return why


def _unsure(text: str) -> bool:
    return bool(_HEDGE.search(text) or _IF.search(_WHETHER.sub(" ", text)))


def _outcome(reached: Outcome | None, record: Record) -> Iterator[Doubt]:
    """R8: with an agenda, whether its outcome was reached, and by which words."""
    if record.evidence.agenda and reached is None:
        yield Doubt("R8", "gate", None, "it does not say whether the outcome of the agenda was reached")
    if reached and reached.verdict in ("yes", "partly") and (not reached.quote or record.place(reached.quote) is None):
        yield Doubt("R8", "gate", None, "the outcome is called reached without words of the record that show it")
