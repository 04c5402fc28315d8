"""What somebody says and corrects at once: the later day, number or name stands in the place of the earlier one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.heard.days import MONTH, SPOKEN, Day
from assistant.heard.talk import Sentence, rewritten
from assistant.patterns import any_case, as_written

_STRONG = (
    r"(?:sorry|pardon|correction|(?:scratch|strike) that|make (?:that|it)|or rather|(?:I|you) mean|I meant|my mistake"
    r"|I misspoke|I should say|(?:she|he|they) (?:meant|(?:corrected|changed) (?:that|it|this|himself|herself|themselves|the (?:number|figure|day|date)) to))"
)
_WEAK = r"(?:no|nope|wait|actually|rather|hang on|hold on|not quite|that(?:'s| is| was) (?:wrong|not right))"
_FILLED = r"(?:oh|er|ah|well)"
_MARKER = any_case(
    rf"(?P<sep>\s*[,;.!\u2013\u2014(-][\s,;.!\u2013\u2014(-]*|\s+)"
    rf"(?P<words>(?:{_FILLED}\b[\s,]*)*(?:(?:{_STRONG}|{_WEAK}|{_FILLED}|I said [^,.;]{{1,30}},? (?:but )?I meant"
    r"|then corrected (?:him|her|them)sel(?:f|ves)(?: to)?)\b[\s,:;.!\u2013\u2014-]*)+)"
    r"(?P<reported>(?:he|she|they) (?:said|says|told (?:me|us))(?: that\b)?[\s,:]+(?![\w ]{1,24}? (?:is|are|was|were"
    r"|suits?|works?|would)\b))?(?:(?:it|that|this|(?:his|her|its|the|my) name)(?:'s| is| was)\s+|they're\s+)?"
)
_BARE_NO = any_case(rf"(?:no|nope|rather)\s*|(?:{_FILLED}[\s,.!]*)+")
"""What corrects nothing: fillers, and a "no" without a mark behind it ("no 80 of them came")."""
_UNMARKED = any_case(r"(?:sorry|or rather|I mean|I meant|scratch that)\b")
"""Words that correct without a mark before them."""
_NEGATED = any_case(r"n't\b|\b(?:not|never|cannot)\b")
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)s?"
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
DAY = any_case(
    rf"\b(?P<lead>(?:(?:by|on|before|from|until|till|in|since|at|for)\s+)?)"
    rf"(?P<value>(?:(?:the|next|this)\s+)?(?:(?:{_WEEKDAY},?\s+(?:the\s+)?)?(?:(?:{_NTH}\s*(?:-|\u2013|to"
    rf"|and)\s*)?{_NTH}\s+(?:of\s+)?{MONTH}|{MONTH}\s+{_NTH}|\d{{1,2}}(?:st|nd|rd|th)"
    rf"|(?:{SPOKEN})\s+of\s+{MONTH}|(?<=the )(?:{SPOKEN})(?=\s*(?:$|[.,;!?)\u2013\u2014-])))(?:,?\s+20\d\d)?"
    rf"|{_WEEKDAY}|{MONTH}(?:\s+20\d\d)?|today|tomorrow|tonight))(?![\w-])"
)
_BARE_NTH = any_case(rf"(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)|{SPOKEN})")
_MONTH_BEHIND = any_case(rf"(?<=\d|[a-z])\s+(?:of\s+)?{MONTH}$")
COUNT = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)"
_WORDED = r"\s(?:%|percent|per cent|thousand|hundred|million)"
_SCALE = r"(?:\s?(?:%|percent|per cent|thousand|hundred|million|half)|k|m)"
_SCALED = any_case(rf"(?<=\d){_SCALE}$|(?<=[a-z]){_WORDED}$")
_NUMBER = any_case(
    r"(?<![\w.,])(?P<lead>)(?P<value>(?:(?:half|quarter) (?:past |to )?)?(?:[\u20ac$\u00a3]\s?)?(?:\d[\d.,]*\d|\d"
    rf"|{COUNT}(?:\spoint(?:\s(?:oh|nought|zero|{COUNT}))+)?)(?:\s?(?:-|\u2013|to)\s?(?:\d[\d.,]*\d|\d|{COUNT}))?{_SCALE}?)(?![\w-])"
)
_NAME = as_written(r"(?<![\w'])(?P<lead>)(?P<value>(?!I\b)[A-Z][a-z]+(?:[ -][A-Z][a-z]+)*)(?![\w'])")
_PHRASE = any_case(
    r"(?<![\w'])(?P<lead>)(?P<value>(?P<whose>the|an?|my|our|your|his|her|their)\s+[\w'-]+(?:\s+[\w'-]+){0,2})(?=\s*(?:[,;.!?\u2013\u2014(-]|$))"
)
_BREAKS = any_case(
    r"\s*(?:$|[,;.!?)\u2013\u2014-]|(?:since|because|as|now|and|but|so|from|until|till|after|before|with|for|in|on|at|to|per|an?|each|if|when"
    r"|which|who|that|of|by|this|next|then|though|altogether|is|are|was|were|will|has|have)\b)"
)
"""What may follow a value that says nothing of its unit."""
_REMARK = any_case(
    r"\s*[,;(\u2013\u2014-]*\s*(?:(?:she|he|they|I) (?:corrected|misspoke|meant|mean|got (?:it|that) wrong)[^,;.)]*|sorry|my mistake)\)?(?=[\s.!]*$|[,;])"
)
"""What only tells that it was a correction: "80 pallets, she corrected herself"."""
_PART_OF = any_case(
    rf"\s+of (?:(?:them|those|these|us|you|which|whom)\b|(?:the |all |our |their |his |her )?(?:\d|{COUNT}\b))"
)
"""What makes a number a part of another one: "40 hives, actually 12 of them are new", "four of the ten"."""
_IS_WRONG = any_case(
    rf"(?:(?:{_FILLED}|{_STRONG}|{_WEAK})\b[\s,.!\u2013\u2014-]*)+(?:that|this|it|those|they)(?:'s|'re| is| was| are| were)"
    r"(?:n't| not right| not true| wrong| (?:the )?(?:old|previous)\b| last (?:week|month|year|season|time)'s| out of date| outdated)"
)
BARE_MARKER = any_case(
    r"(?:(?:oh|ah|no|sorry|wait|actually|hang on|hold on|scratch that|hmm|my mistake|or|well)[\s,.!\u2014\u2013-]*)+"
)
"""A sentence, or its head, that only announces a correction."""
SHORT = 9
"""Words of a sentence that announces a correction."""
WITH_REASON = 18
"""Words of one that says why the earlier value does not hold, where the next is nothing but the later one."""
NEAR = 2
"""Sentences back of one turn in which the value stands that a sentence corrects."""
REACH = 8
"""Sentences back in which the turn stands that the next turn of its speaker corrects."""


def settled(sentences: Sequence[Sentence], hidden: set[int]) -> tuple[list[Sentence], set[int]]:
    """SENTENCES with what their speakers correct at once, in the next sentence or in their next turn, and the numbers of
    those that only correct; none that is HIDDEN corrects or is corrected by another.

    The words of a sentence for quoting stay those of the record, the earlier value among them.
    """
    found = [_in_itself(sentence) for sentence in sentences]
    spent: set[int] = set()
    for place, sentence in enumerate(sentences):
        known = _set_right(sentences, place)
        if (
            known is not None
            and not {known, place} & (hidden | spent)
            and (set_right := _joined(found[known], _as_correction(sentence)))
        ):
            found[known] = set_right
            spent |= {place} if _only_echoes(sentence.plain) else set()
        announced = _announced(sentences, place)
        for earlier in _corrected_by(sentences, place):
            if {earlier, place} & (hidden | spent):
                continue
            if joined := _joined(found[earlier], sentence):
                found[earlier] = joined
                spent.add(place)
                break
            if announced and place + 1 not in hidden and (joined := _joined(found[earlier], announced)):
                found[earlier] = joined
                spent |= {place, place + 1}
                break
        else:
            if place and place - 1 not in hidden and _takes_back(sentences, place):
                spent |= {place - 1, place}
    return found, spent


_LEADS_RIGHT = any_case(
    r"(?:(?:no|yes|yeah|right|ok|okay|true|well|um|er|actually|it's|they're|sorry|hm+|oh|you mean|make (?:it|that))[\s,]+)*"
)
_ENDS_RIGHT = any_case(
    r"(?:,? (?:if I'm honest|to be (?:honest|precise|exact|fair)|actually|in fact|isn't it|I think|I thought|I make it|by now|now"
    r"|according to [^.?!]+)|, (?-i:[A-Z])\w+){0,2}[\s.!?]*"
)
"""What stands around the figure of the one who knows it better: "34, to be precise.", "Three point four, if I'm honest."."""


def _set_right(sentences: Sequence[Sentence], place: int) -> int | None:
    """The sentence of the same speaker, a turn before, with a figure or a day that the other side has set right.

    The one at PLACE begins with the other side's: "Three percent failed." - "Four, to be precise." - "Four, right.".
    """
    echo = sentences[place]
    if not place or not echo.speaker or echo.plain.endswith("?") or sentences[place - 1].speaker == echo.speaker:
        return None
    own, pattern = _echoed(echo.plain)
    if own is None:
        return None
    back = [s for s in sentences[max(0, place - REACH) : place] if s.speaker and s.utterance >= echo.utterance - 2]
    between = [s for s in back if s.utterance == echo.utterance - 1]
    said = [s for s in back if s.utterance == echo.utterance - 2 and s.speaker == echo.speaker]
    last = next((s for s in reversed(said) if pattern.search(s.plain)), None)
    if last is None:
        return None
    if len({_worth(each["value"]) for each in pattern.finditer(_in_itself(last).plain)}) > 1:
        return None  # which of them is meant is open: "34 trays, not 20"
    old = list(pattern.finditer(last.plain))[-1]
    unit = _unit(last.plain, old.end()) if pattern is _NUMBER else ""
    same = _worth(old["value"]) == _worth(own["value"]) or (pattern is _NUMBER and _is_of_a_day(last.plain, old))
    return last.number if not same and any(_names(s.plain, own["value"], unit, pattern) for s in between) else None


_UNITS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORTH = dict(zip((*_UNITS, *_TENS), (*range(1, 20), *range(20, 100, 10)), strict=True))


def _worth(value: str) -> str:
    """A day or a number so that "19" and "Nineteen" are the same."""
    low = value.casefold()
    said = re.findall(r"[a-z]+", low)
    if re.search(r"\d", low) or not said or not all(word in _WORTH for word in said):
        return low.strip("\u20ac$\u00a3 .,")
    return str(sum(_WORTH[word] for word in said))


def _echoed(plain: str) -> tuple[re.Match[str] | None, re.Pattern[str]]:
    """The figure with which PLAIN begins, or the day when its speaker owns to a mistake with it, and what found it."""
    leads = _LEADS_RIGHT.match(plain)
    start = leads.end() if leads else 0
    day = DAY.match(plain, start)
    if day is None:
        return _NUMBER.match(plain, start), _NUMBER
    return (day if _OWNS.search(plain) else None), DAY


def _only_echoes(plain: str) -> bool:
    """Whether PLAIN is the figure taken up and no more: "19, right", not "19, right, and I owe you the list"."""
    own, _ = _echoed(plain)
    return own is not None and not _GOES_ON.search(plain, own.end())


_GOES_ON = any_case(r"\b(?:and|but|so|because|I(?:'ll| will| owe| need|'d)|we)\b")
_OWNS = any_case(r"\b(?:sorry|you're right|of course|my mistake|silly me|I meant?)\b")


def _is_of_a_day(plain: str, number: re.Match[str]) -> bool:
    """Whether NUMBER in PLAIN is a part of a day."""
    return any(day.start("value") <= number.start("value") < day.end("value") for day in DAY.finditer(plain))


def _names(plain: str, value: str, unit: str, pattern: re.Pattern[str]) -> bool:
    """Whether PLAIN is VALUE as PATTERN finds it, of a UNIT or none, and no more."""
    leads = _LEADS_RIGHT.match(plain)
    found = pattern.match(plain, leads.end() if leads else 0)
    if found is None or _worth(found["value"]) != _worth(value):
        return False
    named = _unit(plain, found.end()) if pattern is _NUMBER else ""
    end = found.end() + (len(named) + 1 if named and named == unit else 0)
    return _ENDS_RIGHT.fullmatch(plain, end) is not None


def _as_correction(echo: Sentence) -> Sentence:
    """What ECHO begins with, a figure or a day, as its speaker would say it who corrects himself."""
    found, _ = _echoed(echo.plain)
    start, end = found.span() if found else (0, 0)
    mark = "sorry, "
    origin = (*[echo.origin[start]] * len(mark), *echo.origin[start:end], echo.origin[end - 1])
    return replace(echo, plain=f"{mark}{echo.plain[start:end]}.", origin=origin)


def _announced(sentences: Sequence[Sentence], place: int) -> Sentence | None:
    """The correction that the sentence at PLACE begins and the next one ends: "No, wait, that was May. It's 12."."""
    begins = _MARKER.match(f", {sentences[place].plain}")
    if begins is None or place + 1 == len(sentences):
        return None
    first, value = sentences[place], sentences[place + 1]
    if len(first.plain.split()) > (WITH_REASON if _only_value(value.plain) else SHORT):
        return None
    if (first.utterance, first.line) != (value.utterance, value.line):
        return None
    head = rewritten(first, begins.end("words") - 2, len(first.plain))
    shift = len(first.text) + 1
    return replace(
        head,
        text=f"{first.text} {value.text}",
        plain=f"{head.plain.rstrip()} {value.plain}",
        origin=(*head.origin[: len(head.plain.rstrip())], len(first.text), *(at + shift for at in value.origin)),
    )


def _only_value(plain: str) -> bool:
    """Whether PLAIN is nothing but a day or a number: "The 21st.", "12.20 then."."""
    found = DAY.match(plain) or _NUMBER.match(plain)
    return found is not None and len(re.findall(r"\w+", plain[found.end() :])) < NEAR


def _takes_back(sentences: Sequence[Sentence], place: int) -> bool:
    """Whether the sentence at PLACE says that the figure just named is wrong, and names no other."""
    before, sentence = sentences[place - 1], sentences[place]
    one_breath = (before.utterance, before.line) == (sentence.utterance, sentence.line)
    return bool(
        one_breath and _IS_WRONG.match(sentence.plain) and (_NUMBER.search(before.plain) or DAY.search(before.plain))
    )


def without_earlier(said: str) -> str:
    """The words SAID with each corrected value replaced by the later one."""
    for _ in range(3):
        kept = _kept(said)
        if kept is None:
            break
        said = "".join(said[a:b] for a, b in kept)
    return said


def _in_itself(sentence: Sentence) -> Sentence:
    for _ in range(3):
        kept = _kept(sentence.plain)
        if kept is None:
            break
        sentence = _rebuilt(sentence, kept)
    return sentence


_CAPITAL = as_written(rf"(?<=[a-z,] )(?:The(?= \d)|(?i:{COUNT})(?=\W))")
"""What began a sentence of its own before it took the place of another value."""


def _rebuilt(sentence: Sentence, kept: Sequence[tuple[int, int]]) -> Sentence:
    places = [place for start, end in kept for place in range(start, end)]
    plain = "".join(sentence.plain[place] for place in places)
    return replace(
        sentence,
        plain=_CAPITAL.sub(lambda found: found[0].lower(), plain),
        origin=tuple(sentence.origin[place] for place in places),
    )


def _corrected_by(sentences: Sequence[Sentence], place: int) -> list[int]:
    """The sentences that the one at PLACE may correct, nearest first; none unless it begins as a correction."""
    sentence = sentences[place]
    begins = _MARKER.match(f", {sentence.plain}")
    if begins is None:
        return []
    own = [s for s in sentences[max(0, place - NEAR) : place] if s.utterance == sentence.utterance]
    if own:
        near = own if sentence.speaker else [s for s in own if s.line == sentence.line]
        return [s.number for s in reversed(near)]
    back = [s for s in sentences[max(0, place - REACH) : place] if s.speaker]
    turn = [s for s in back if s.utterance == sentence.utterance - 2 and s.speaker == sentence.speaker]
    between = [s for s in back if s.utterance == sentence.utterance - 1]
    asked = any(s.plain.rstrip().endswith("?") for s in between)
    sure = re.search(
        _STRONG if not asked else r"\b(?:mean|meant|make|correction|mistake|misspoke|scratch)\b", begins["words"], re.I
    )
    return [s.number for s in reversed(turn[-NEAR:])] if sure and sentence.speaker else []


def _joined(earlier: Sentence, later: Sentence) -> Sentence | None:
    """EARLIER with the value that LATER puts in the place of one of its own; None where it puts none."""
    if earlier.plain.rstrip().endswith("?") or later.plain.rstrip().endswith("?"):
        return None
    one_breath = later.utterance == earlier.utterance and later.number == earlier.number + 1
    gap = " " if one_breath else " ... "
    plain, text = f"{earlier.plain} {later.plain}", f"{earlier.text}{gap}{later.text}"
    kept = _kept(plain, len(earlier.plain.rstrip(" .!")))
    if kept is None:
        return None
    shift = len(earlier.text) + len(gap)
    origin = (*earlier.origin, len(earlier.text), *(place + shift for place in later.origin))
    cuts = (*earlier.cuts, *(() if one_breath else (len(earlier.text),)), *(cut + shift for cut in later.cuts))
    return _rebuilt(replace(earlier, text=text, plain=plain, origin=origin, cuts=cuts), kept)


def _kept(plain: str, least: int = 0) -> list[tuple[int, int]] | None:
    """The pieces of PLAIN that hold after its first correction from LEAST on, in their order; None without one."""
    for marker in _MARKER.finditer(plain):
        if marker.start() < least or marker.start() == 0:
            continue
        words = marker["words"]
        if (_BARE_NO.fullmatch(words) and not marker["reported"]) or not (
            marker["sep"].strip() or _UNMARKED.match(words)
        ):
            continue
        if _NEGATED.search(plain[: marker.start()]) and not re.search(_STRONG, words, re.IGNORECASE):
            continue
        if restarted := _restarted(plain, marker):
            return restarted
        first = re.compile(r"\b(?:at )?first (?=said\b)").search(plain, 0, marker.start())
        for pattern in (DAY, _NUMBER, _NAME, _PHRASE):
            if pieces := _replaced(plain, marker.start(), marker.end(), pattern):
                return [(0, first.start()), (first.end(), pieces[0][1]), *pieces[1:]] if first else pieces
    return None


def begun_anew(sentence: Sentence) -> Sentence:
    """SENTENCE without a clause that its speaker takes back and begins anew."""
    for marker in _MARKER.finditer(sentence.plain):
        if marker.start() and (pieces := _restarted(sentence.plain, marker)):
            return _rebuilt(sentence, pieces)
    return sentence


def _restarted(plain: str, marker: re.Match[str]) -> list[tuple[int, int]] | None:
    """The pieces of PLAIN when what stands behind MARKER begins a clause anew: "I owe you the bill, I mean, I owe you the fee".

    What told of the earlier thing is kept: "the bill for the bread, I mean, the fee" is the fee for the bread.
    """
    end = marker.end()
    again = _CLAUSE.match(plain, end)
    if again is None or not re.search(_STRONG, marker["words"], re.IGNORECASE) or _TOO.search(plain, end):
        return None
    begun = list(re.compile(rf"\b{re.escape(again['begins'])}\b", re.IGNORECASE).finditer(plain, 0, marker.start()))
    if not begun:
        return None
    old = _OF_THING.search(plain, begun[-1].end(), marker.start())
    new = _THING_AT_END.fullmatch(plain, again.end("begins"))
    tail = [old.span("tail")] if old and new and old["whose"].casefold() == new["whose"].casefold() else []
    close = new.end("thing") if new and tail else len(plain)
    return [(0, begun[-1].start()), (end, close), *tail, (close, len(plain))]


_CLAUSE = any_case(r"(?P<begins>(?:I|we|you|he|she|they|it)(?:'\w+)? [a-z']+)\s")
_DETERMINED = r"(?P<whose>the|an?|my|our|your|his|her|their)"
_OF_THING = any_case(rf"\b{_DETERMINED} [\w'-]+(?P<tail> (?:for|of|about|on|with) [^,.;!?]+)")
_THING_AT_END = any_case(rf"(?P<thing>(?: [a-z]+)*? {_DETERMINED} [\w'-]+)[\s.!]*")
_TOO = any_case(r"\b(?:too|also|as well|both)\b")


def _replaced(plain: str, stop: int, start: int, pattern: re.Pattern[str]) -> list[tuple[int, int]] | None:
    """The pieces of PLAIN with its value that begins at START in the place of the last such one before STOP."""
    same = re.compile(r"[A-Za-z]+\s+").match(plain, start) if pattern is _NUMBER else None
    new = pattern.match(plain, start) or (pattern.match(plain, same.end()) if same else None)
    days = [day.span("value") for day in DAY.finditer(plain, 0, stop)] if pattern is _NUMBER else []
    olds = [m for m in pattern.finditer(plain, 0, stop) if not any(a <= m.start("value") < b for a, b in days)]
    if new is None or not olds or _PART_OF.match(plain, new.end()):
        return None
    if pattern is _NUMBER and _worth(olds[-1]["value"]) == _worth(new["value"]):
        return None  # "Five. Make it five."
    unit = _unit(plain, new.end()) if pattern is _NUMBER else ""
    old = next((m for m in reversed(olds) if unit and _unit(plain, m.end()) == unit), olds[-1])
    scale = _SCALED.search(old["value"]) if pattern is _NUMBER and not _SCALED.search(new["value"]) else None
    end = old.end() - len(scale[0] if scale else "")  # "80 percent, no, 85"
    between, alike = plain[end:stop].split(), _unit(plain, old.end()) == unit
    if same and new.start() > start and not plain[: old.start()].casefold().endswith(same[0].casefold()):
        return None  # "pier 4, sorry, pier 6"
    if pattern in (_NAME, _PHRASE) and (between or not _is_like(old, new)):
        return None
    if unit and not alike and len(between) > 1:
        return None
    head = (0, old.start() if new["lead"] else old.start("value"))
    tail = _without_remark(plain, new.end(), opened="(" in plain[stop:start])
    behind = "".join(plain[a:b] for a, b in tail).split()
    bare = [word.strip(",.;!") for word in behind]
    month = _MONTH_BEHIND.search(old["value"]) if _BARE_NTH.fullmatch(new["value"]) else None
    value = [new.span(), *([(old.start("value") + month.start(), old.end())] if month else [])]
    if not between or (unit and (not alike or bare[: len(between)] == between)):
        return [head, *value, *tail]
    if not unit and not _BREAKS.match(plain, new.end()):
        return None
    twice = max(n for n in range(len(between) + 1) if bare[:n] in (between[:n], between[len(between) - n :]))
    said = re.compile(rf"(?:\s*[^\s,.;!]+){{{twice}}}").match(plain, tail[0][0])
    first = (min(said.end() if said else tail[0][0], tail[0][1]), tail[0][1])
    return [head, *value, (end, stop), first, *tail[1:]]


def _without_remark(plain: str, start: int, *, opened: bool) -> list[tuple[int, int]]:
    """The pieces of PLAIN from START without a remark on the correction, nor the bracket that was OPENED before it."""
    gap = re.compile(r"\)").search(plain, start) if opened else _REMARK.search(plain, start)
    return [(start, gap.start()), (gap.end(), len(plain))] if gap else [(start, len(plain))]


def _unit(plain: str, end: int) -> str:
    """The word behind a number that ends at END when it can be what is counted, folded; else nothing."""
    if _BREAKS.match(plain, end):
        return ""
    word = re.match(r"\s+([^\W\d_]+)", plain[end:])
    return word[1].casefold() if word else ""


def _is_like(old: re.Match[str], new: re.Match[str]) -> bool:
    """Whether two names or two phrases can be the same thing: as many words, or one word in common."""
    one, other = old["value"].split(), new["value"].split()
    if "whose" in old.groupdict():
        return old["whose"].casefold() == new["whose"].casefold() and (one[-1] == other[-1] or len(one) == len(other))
    return len(one) == len(other) or bool(set(one) & set(other))


def counts(words: str) -> list[re.Match[str]]:
    """The numbers in WORDS."""
    return list(_NUMBER.finditer(words))


def is_marker(plain: str, found: list[Day]) -> bool:
    """Whether a sentence only announces a correction ("Wait, no, Tuesday's a holiday.")."""
    if BARE_MARKER.fullmatch(plain):
        return True
    announces = re.match(
        r"(?:oh,? |ah,? |uh,? |no,? )*(?:wait|no,|sorry|actually|hang on|hold on)\b", plain, re.IGNORECASE
    )
    return announces is not None and len(plain.split()) < (14 if found else 10)


def is_new_day(plain: str, found: list[Day], marker: re.Match[str] | None) -> bool:
    """Whether a sentence with a correcting word only names another day; a mere "no" must stand close to it."""
    if marker is None or marker.start() > found[-1].start:
        return False
    rest = len(plain.split()) - sum(len(day.said.split()) for day in found)
    weak = marker[0].casefold() in ("no", "not", "actually", "rather", "wait", "hang on", "hold on")
    return rest <= (7 if weak else 10) and not (weak and re.search(r"\b(?:was|were|party|she|he|they|we|I)\b", plain))
