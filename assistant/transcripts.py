"""The record of a call, from whatever wrote it down: captions, Otter, chat exports, `Name: text`, plain notes.

A turn is what one person said in one go. Nothing that was said is dropped: what fits no pattern stays in the
turn before it, and a file whose captions cannot be read as a whole is refused with the number of the line.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.errors import BrokenFile, UsageProblem
from assistant.patterns import any_case, as_written, words


@dataclass(frozen=True)
class Turn:
    """What one speaker said in one go; `start` counts seconds from the beginning, None when no time is given."""

    speaker: str | None
    text: str
    start: float | None = None


@dataclass(frozen=True)
class Transcript:
    """A parsed record: its format (vtt, srt, otter, bracketed, named, headed, notes), its turns, who spoke, in order.

    `days` are the days that its stamps name, first to last: chat exports have them, most others do not.
    """

    format: str
    turns: tuple[Turn, ...]
    speakers: tuple[str, ...]
    days: tuple[dt.date, ...] = ()


def parse(text: str) -> Transcript:
    """The turns of TEXT (BrokenFile when it is empty, binary, or holds captions that cannot be read)."""
    text = _DIRECTION.sub("", text.lstrip("\ufeff")).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip("\ufeff \t\n"):
        raise BrokenFile("The transcript is empty. Give a file or a text that holds the call.")
    if "\0" in text:
        raise BrokenFile("The transcript is not a text file. Export it as VTT, SRT or plain text.")
    if markup := _MARKED_UP.match(text):
        kind = "rich text" if markup["rtf"] else "HTML"
        raise BrokenFile(f"The transcript is {kind}, not plain text. Save it as plain text (.txt) and give that.")
    for kind, pattern in _NO_TALK.items():
        if pattern.match(text):
            raise UsageProblem(f"The file is {kind}, no record of a talk. Give what was said, as lines `Name: text`.")
    lines = text.split("\n")
    if text.lstrip().startswith("WEBVTT") or any(_is_timing(line) for line in lines):
        return _captions(lines)
    if _is_table([line for line in lines if line.strip()]):
        raise UsageProblem("The file is a table (CSV), no record of a talk. Give what was said, as lines `Name: text`.")
    for form, read in (("otter", _otter), ("bracketed", _bracketed), ("named", _named), ("headed", _headed)):
        if turns := read(lines):
            days = _stamped_days(lines) if form == "bracketed" else ()
            return replace(_transcript(form, turns), days=days)
    return _transcript("notes", [Turn(None, text.strip("\n"))])


_DIRECTION = as_written("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks of writing direction, which chat exports put before stamps and names."""
_MARKED_UP = any_case(r"\s*(?:(?P<rtf>\{\\rtf)|<(?:!doctype html|html|head|body)\b)")
_HEADERS = r"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,12}?"
"""The first lines of a mail before the header that is meant; a memo to file names no address."""
_NO_TALK = {
    "a vCard": any_case(r"\s*begin:vcard\b"),
    "a calendar": any_case(r"\s*begin:vcalendar\b"),
    "an e-mail with its headers": any_case(
        r"\s*(?:from [^\n]*\n)?(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?"
        r"(?:message-id: *<|mime-version: *\d|received: *(?:from|by) [\w\[-]+\.\w|return-path: *<"
        r"|x-mailer:|content-transfer-encoding:)"
        rf"|(?={_HEADERS}from:[^\n])(?={_HEADERS}subject:)(?={_HEADERS}(?:to|cc|bcc):[^\n])(?={_HEADERS}(?:from|to|cc|bcc):[^\n]*@)"
    ),
}
_CELL = as_written(r"(?:,(?!(?<=\d,)\d{3}(?!\d))|;)(?=\S|$)")
"""Where a cell of a table ends; in a sentence a space follows, in a number three digits."""
UNNAMED = "Speaker"
"""Who speaks in captions that name nobody: somebody whose promises are nobody's yet."""


def _is_table(rows: list[str]) -> bool:
    """Whether most ROWS have as many cells as the others, at least three, and nobody speaks in them."""
    cells = Counter(len(_CELL.findall(row)) for row in rows if not (_label(row) or _nickname(row)))
    number, same = max(cells.items(), key=lambda item: (item[0] > 1) * item[1], default=(0, 0))
    return len(rows) > 2 and number > 1 and 2 * same > len(rows)


def _transcript(form: str, turns: Iterable[Turn]) -> Transcript:
    kept = tuple(turn for turn in turns if turn.text.strip())
    return Transcript(form, kept, tuple(dict.fromkeys(turn.speaker for turn in kept if turn.speaker)))


# -- who speaks ------------------------------------------------------------------------------------------------


_PARTICLES = words("de del della der den di da dos das du la le van von ter ten bin ibn al el y e zu zur of the af av")
_OPENERS = words("""
    and also but or so yes no yeah yep okay ok well however first second third finally because remember right
    great sure thanks sorry look listen anyway actually basically honestly plus wait oh hey hi hello maybe
    perhaps namely when where who what why how which i we he she they it this that these those here there is are
    was were will would can could should might if as in on at ps pps nb re fwd fyi tl;dr http https q a
""")
"""Words that begin a sentence, never a name."""
_HEADINGS = words("""
    note notes subject from to cc date time agenda action actions todo todos task tasks next then summary recap
    overview question questions answer answers need needs offer offers fact facts private win wins wants want
    example warning update updates decision decisions outcome outcomes attendees participants present apologies
    location place venue topic topics title language kind format duration status important deadline due budget
    price cost phone email e-mail mail address tel link url website monday tuesday wednesday thursday friday
    saturday sunday today tomorrow yesterday plan plans idea ideas problem problems background context risk
    risks open bonus caveat translation meaning option options step steps day week month year chapter part
    source sources result results conclusion conclusions goal goals objective objectives meeting call followup
    follow-up follow up item items point points pros cons transcript recording recorded version file name names
    role roles company organisation organization project promise promises reminder ask asks feedback good bad
    true false owe key takeaways takeaway highlights minutes
""")
"""Words that head a line without anybody speaking; a name may hold one of them (Project Manager), not only such."""
_NAME_END = as_written(r":(?=\s|$)|\uff1a")
_MARKUP = as_written(r"^\s*(?:[-*+>]\s+)?(?=\S)")


def _label(line: str) -> tuple[str, str] | None:
    """`Name: text` as (name, text) when the words before the colon can be a name, else None."""
    bare = _MARKUP.sub("", line).lstrip()
    bold = re.match(r"(?:\*\*|__)(?P<name>[^*_\n]{1,80}?)(?::\s*(?:\*\*|__)|(?:\*\*|__)\s*:)\s*(?P<text>.*)$", bare)
    if bold and _can_be_name(bold["name"]):
        return bold["name"].strip(), bold["text"]
    end = _NAME_END.search(bare[:90])
    if end is None or not _can_be_name(bare[: end.start()]):
        return None
    return bare[: end.start()].strip(), bare[end.end() :].strip()


def _can_be_name(text: str) -> bool:
    """Whether TEXT reads like a person, a role or `Speaker 1`: short, capitalised, no sentence, no heading."""
    outside = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", text).strip()
    words = outside.replace(",", " ").split()
    if not words or len(words) > 7 or len(outside) > 60 or re.search(r"[?!;:=<>{}|#/\\\"]|\d{3,}", outside):
        return False
    plain = [word.casefold().strip(".,'()") for word in words]
    if (plain[0] in _OPENERS and words[0] not in ("A.", "I.", "Will")) or all(word in _HEADINGS for word in plain):
        return False
    return _is_capital(words[0]) and all(_is_capital(w) or w.casefold() in _PARTICLES for w in words[1:])


def _is_capital(word: str) -> bool:
    word = word.lstrip("('\u2018\u2019\u201c&-.@")
    return not word or not word[0].islower() or bool(re.match(r"[a-z]['\u2019][A-Z]|[a-z]{1,2}[A-Z]", word))


# -- captions --------------------------------------------------------------------------------------------------

_CLOCK = r"(?:\d+[:.])?\d{1,2}[:.]\d{1,2}(?:[.,]\d{1,3})?"
_TIMING = as_written(rf"^\s*(?P<start>{_CLOCK})\s*--?>\s*(?P<end>{_CLOCK})(?P<rest>(?:\s.*)?)$")
_ALMOST_TIMING = as_written(r"^\s*[\d:.,]*\d\s*--?>|^\s*-->\s*[\d:.,]*\d|-->\s*[\d:]+[.,]\d+\s*$")
_CUE_ID = any_case(r"^\s*(?:\d+|[0-9a-f]{8}(?:-[0-9a-f]{4,}){2,}\S*)\s*$")
_VOICE = as_written(r"<v(?:\.[^\s<>]*)?\s+(?P<name>[^<>]+)>")
_TAG = any_case(r"</?(?:b|i|u|s|c|v|em|strong|ruby|rt|lang|font)(?:[ .][^<>]*)?>|<\d+:[\d:.]+>|\{\\an\d\}")
_ARROW = "\ue000"
"""Stands for a spoken `-->`, which would end a caption for the libraries."""
_MERGED_WORDS = 120
"""Captions without a name are joined while a sentence runs on, up to this many words."""


@dataclass(frozen=True)
class _Cue:
    start: float
    lines: tuple[str, ...]


def _is_timing(line: str) -> bool:
    return "->" in line and bool(_TIMING.match(line))


def _captions(lines: list[str]) -> Transcript:
    """The turns of a WebVTT or SubRip file, repaired first: the libraries skip what they cannot read."""
    is_vtt = next(line for line in lines if line.strip()).lstrip().startswith("WEBVTT")
    head, cues = _cues(lines, is_vtt=is_vtt)
    read = _read_vtt(cues) if is_vtt else _read_srt(cues)
    if not read:
        raise BrokenFile("The file says it holds captions, but there is not one in it. Export it again.")
    turns = [turn for cue in read for turn in _voices(cue)]
    if head:
        turns.insert(0, Turn(None, head))
    joined = list(_joined(turns))
    if not any(turn.speaker for turn in joined):
        joined = [replace(turn, speaker=UNNAMED) for turn in joined]
    return _transcript("vtt" if is_vtt else "srt", joined)


def _cues(lines: list[str], *, is_vtt: bool) -> tuple[str, list[_Cue]]:
    """The words before the first caption (not of a WebVTT header), and every caption with its lines."""
    head: list[str] = []
    cues: list[_Cue] = []
    block: list[str] | None = None
    for number, line in enumerate(_without_comments(lines) if is_vtt else lines, start=1):
        if timing := _TIMING.match(line):
            _take_cue_id(head if block is None else block)
            if block is not None:
                cues[-1] = replace(cues[-1], lines=tuple(block))
            cues.append(_Cue(_seconds(timing["start"]), ()))
            block = []
        elif _ALMOST_TIMING.search(line):
            raise BrokenFile(
                f"Line {number} of the captions should give two times, such as 00:00:01.000 --> 00:00:04.000, "
                f"and reads {line.strip()[:60]!r}. Export the file again."
            )
        else:
            (head if block is None else block).append(line)
    if cues and block is not None:
        cues[-1] = replace(cues[-1], lines=tuple(block))
    return ("" if is_vtt else " ".join(" ".join(head).split())), cues


def _take_cue_id(block: list[str]) -> None:
    """Drop the identifier that ends BLOCK: any line of its own before the times, a bare number everywhere."""
    if not block or not block[-1].strip():
        return
    if _CUE_ID.match(block[-1]) or (len(block) > 1 and not block[-2].strip() and len(block[-1].split()) == 1):
        block.pop()


def _without_comments(lines: list[str]) -> Iterator[str]:
    """LINES with the header and the NOTE, STYLE and REGION blocks blanked, so that line numbers stay."""
    inside = in_header = started = False
    blank_before = True
    for line in lines:
        if not started and line.lstrip().startswith("WEBVTT"):
            started = in_header = True
        elif _is_timing(line) or not line.strip():
            inside = in_header = False
        elif blank_before and re.match(r"(?:NOTE|STYLE|REGION)\b(?!\s*:)", line):
            inside = True
        yield "" if inside or in_header else line
        blank_before = not line.strip()


def _seconds(clock: str) -> float:
    """Seconds of `01:02:03.450`, `02:03,450` or `02:03`."""
    whole, _, fraction = clock.replace(",", ".").rpartition(".")
    if not whole or ":" not in whole:
        whole, fraction = clock.replace(",", ".").replace(".", ":"), ""
    seconds = 0.0
    for part in whole.replace(".", ":").split(":"):
        seconds = seconds * 60 + int(part)
    return seconds + (int(fraction) / 10 ** len(fraction) if fraction else 0.0)


def _stamp(seconds: float, comma: str) -> str:
    whole = round(seconds * 1000)
    return f"{whole // 3_600_000:02}:{whole // 60_000 % 60:02}:{whole // 1000 % 60:02}{comma}{whole % 1000:03}"


def _body(cue: _Cue) -> str:
    """The lines of CUE as the libraries need them: no blank line, no arrow."""
    return "\n".join(line.strip() for line in cue.lines if line.strip()).replace("-->", _ARROW)


def _read_vtt(cues: list[_Cue]) -> list[_Cue]:
    import webvtt  # 30 ms; only a caption file pays for it

    blocks = [f"{_stamp(c.start, '.')} --> {_stamp(c.start + 1, '.')}\n{_body(c)}" for c in cues if _body(c)]
    try:
        read = webvtt.from_string("WEBVTT\n\n" + "\n\n".join(blocks) + "\n")
    except (webvtt.errors.MalformedFileError, webvtt.errors.MalformedCaptionError) as error:
        raise BrokenFile(f"The captions cannot be read ({error}). Export the file again.") from error
    _require_all(len(read), len(blocks))
    return [_Cue(float(c.start_in_seconds), tuple(c.raw_text.split("\n"))) for c in read.captions]


def _read_srt(cues: list[_Cue]) -> list[_Cue]:
    import srt

    stamps = [(_stamp(c.start, ","), _stamp(c.start + 1, ","), _body(c)) for c in cues if _body(c)]
    blocks = [f"{number}\n{start} --> {end}\n{body}" for number, (start, end, body) in enumerate(stamps, start=1)]
    try:
        read = list(srt.parse("\n\n".join(blocks) + "\n\n"))
    except (srt.SRTParseError, OverflowError) as error:
        raise BrokenFile("The captions cannot be read: their times and numbers do not follow. Export again.") from error
    _require_all(len(read), len(blocks))
    return [_Cue(c.start / dt.timedelta(seconds=1), tuple(c.content.split("\n"))) for c in read]


def _require_all(read: int, given: int) -> None:
    if read != given:
        raise BrokenFile(f"Of {given} captions only {read} can be read. Export the file again.")


def _voices(cue: _Cue) -> list[Turn]:
    """The turns of one caption: one per `<v Name>`, else one per line that begins with a name."""
    text = "\n".join(cue.lines).replace(_ARROW, "-->")
    marks = list(_VOICE.finditer(text))
    if not marks:
        return _labelled(text, cue.start)
    before = _words(text[: marks[0].start()])
    ends = [*(m.start() for m in marks[1:]), len(text)]
    turns = [
        Turn(_name(mark["name"]), _words(text[mark.end() : end]), cue.start)
        for mark, end in zip(marks, ends, strict=True)
    ]
    return [*([Turn(None, before, cue.start)] if before else []), *turns]


def _labelled(text: str, start: float) -> list[Turn]:
    turns: list[Turn] = []
    for line in text.split("\n"):
        words = _words(line)
        label = _label(words)
        if label:
            turns.append(Turn(label[0], label[1], start))
        elif turns:
            turns[-1] = replace(turns[-1], text=f"{turns[-1].text} {words}".strip())
        else:
            turns.append(Turn(None, words, start))
    return turns


def _name(text: str) -> str:
    return " ".join(html.unescape(text).split())


def _words(text: str) -> str:
    """TEXT as it was spoken: known tags off, entities resolved, spaces collapsed; unknown tags are words."""
    return " ".join(html.unescape(_TAG.sub("", text)).replace("\0", " ").split())


def _joined(turns: list[Turn]) -> Iterator[Turn]:
    """Captions without a name go on with the speaker before them, in one turn while the sentence runs on."""
    last: Turn | None = None
    for turn in (t for t in turns if t.text):
        goes_on = last is not None and turn.speaker is None and not re.match(r"[-\u2013>]", turn.text)
        if last and goes_on and _runs_on(last.text):
            last = replace(last, text=f"{last.text} {turn.text}")
            continue
        if last:
            yield last
        last = replace(turn, speaker=last.speaker) if last and goes_on else turn
    if last:
        yield last


def _runs_on(text: str) -> bool:
    """Whether the sentence that ends TEXT is not finished."""
    finished = re.search(r"(?:[.!?\u2026]|--|[\u2013\u2014-])[\"'\u2019\u201d)\]]*$", text)
    return not finished and len(text.split()) < _MERGED_WORDS


# -- Otter and exports of its kind -----------------------------------------------------------------------------

_OTTER = any_case(
    r"^(?P<name>\S.{0,78}?\S|\S)(?P<gap>[ \t]+|\s*[|\u2022\u00b7-]\s*)"
    r"\(?\[?(?P<clock>(?:\d{1,2}:)?\d{1,2}:\d{2})(?P<half>\s?[ap]\.?m\.?)?\]?\)?\s*$"
)
_CLOCK_ALONE = any_case(
    r"\s*[\[(]?(?P<clock>(?:\d{1,2}:)?\d{1,2}:\d{2})(?:[.,]\d{1,3})?(?P<half>\s?[ap]\.?m\.?)?[\])]?\s*$"
)


_STAMPED_NAME = any_case(
    r"\s*(?P<open>[\[(])?(?P<clock>(?:\d{1,2}:)?\d{1,2}:\d{2}(?:\s?[ap]m)?)[\])]?\s+(?:[|\u2013-]\s*)?(?P<name>[^\W\d].*\S)\s*$"
)
"""A time and behind it, alone on its line, who speaks below: "12:00 Dana"."""


def _stamped_name(line: str) -> re.Match[str] | None:
    match = _STAMPED_NAME.match(line)
    return match if match and not match["name"].endswith((".", ":")) and _can_be_name(match["name"]) else None


def _otter(lines: list[str]) -> list[Turn]:
    """`Name  0:48` on a line of its own (or name and time on two), then what was said, up to the next such line."""
    lines = _names_with_times(lines)
    heads = {number: match for number, line in enumerate(lines) if (match := _otter_head(lines, number, line))}
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if not heads or (len(heads) == 1 and min(heads) != first):
        return []
    starts = sorted(heads)
    before = _flat(lines[: starts[0]])
    turns = [Turn(None, before)] if before else []
    for start, stop in pairwise([*starts, len(lines)]):
        head = heads[start]
        began = None if head["half"] else _seconds(head["clock"])
        turns.append(Turn(_name(head["name"]), _flat(lines[start + 1 : stop]), began))
    return turns


def _names_with_times(lines: list[str]) -> list[str]:
    """LINES in which a name and the time below or before it stand on one line, when that comes more than once."""
    heads = {n: m for n, (line, below) in enumerate(pairwise(lines)) if below.strip() and (m := _stamped_name(line))}
    speakers = {match["name"] for match in heads.values()}
    if len(heads) > 1 and (len(speakers) < len(heads) or all(match["open"] for match in heads.values())):
        return [f"{heads[n]['name']}\t{heads[n]['clock']}" if n in heads else line for n, line in enumerate(lines)]
    places = [
        n
        for n, (line, below) in enumerate(pairwise(lines))
        if _CLOCK_ALONE.match(below) and line.strip() and not _CLOCK_ALONE.match(line) and _can_be_name(line.strip())
    ]
    if len(places) < 2:
        return lines
    found = list(lines)
    for n in places:
        found[n : n + 2] = ["", f"{lines[n].strip()}\t{lines[n + 1].strip()}"]
    return found


def _otter_head(lines: list[str], number: int, line: str) -> re.Match[str] | None:
    match = _OTTER.match(line)
    if match is None or number + 1 >= len(lines) or not lines[number + 1].strip():
        return None
    alone = number == 0 or not lines[number - 1].strip()
    wide = match["gap"] == "\t" or len(match["gap"]) > 1 or match["half"] is not None
    named = _can_be_name(match["name"])
    return match if (wide and (named or alone)) or (named and alone) else None


def _flat(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())


# -- one turn a line -------------------------------------------------------------------------------------------

_DAY = r"(?:(?P<{0}>\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}}),?\s+)?"
_TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?(?:\s?[ap]\.?m\.?)?"
_STAMPED = any_case(
    rf"^\s*(?:[-*]\s+)?(?:[\[(]{_DAY.format('day')}(?P<a>{_TIME})[\])]|{_DAY.format('bare')}(?P<b>{_TIME})(?=\s))"
    r"\s*[-\u2013\u2014|:]?\s*(?P<rest>\S.*)$"
)
_STAMP_AFTER = any_case(rf"^\s*(?P<name>\S[^:\[(]{{0,60}}?)\s*[\[(](?P<a>{_TIME})[\])]\s*:?\s*(?P<rest>.*)$")
_ZOOM_CHAT = any_case(r"^From\s+(?P<name>.+?)(?:\s+to\s+[^:]+?)?\s*:\s*(?P<text>.*)$")


def _bracketed(lines: list[str]) -> list[Turn]:
    """`[00:00:01] Name: text` and its relatives, one turn a line; lines without a time go on with the turn."""
    stamped = [_stamped(line) for line in lines]
    found = [row for row in stamped if row]
    filled = sum(bool(line.strip()) for line in lines)
    if not found or (len(found) < 2 and stamped[0] is None) or len(found) * 4 < filled:
        return []
    if not any(speaker for speaker, _, _ in found) and (len(found) < 2 or len(found) * 2 < filled):
        return []
    return _turns(lines, stamped)


def _turns(lines: list[str], rows: list[tuple[str | None, str, float | None] | None]) -> list[Turn]:
    """One turn per row that begins one; other lines belong to the turn before them."""
    turns: list[Turn] = []
    for line, row in zip(lines, rows, strict=True):
        words = " ".join(line.split())
        if row:
            turns.append(Turn(row[0], " ".join(row[1].split()), row[2]))
        elif turns and words:
            turns[-1] = replace(turns[-1], text=f"{turns[-1].text} {words}".strip())
        elif words:
            turns.append(Turn(None, words))
    return turns


def _stamped(line: str) -> tuple[str | None, str, float | None] | None:
    match = _STAMPED.match(line)
    if match is None:
        after = _STAMP_AFTER.match(line)
        if after is None or not _can_be_name(after["name"]):
            return None
        return _name(after["name"]), after["rest"], _clock(after["a"])
    rest, start = match["rest"], _clock(match["a"] or match["b"])
    if chat := _ZOOM_CHAT.match(rest):
        return _name(chat["name"]), chat["text"], start
    if label := _label(rest):
        return label[0], label[1], start
    short = re.match(r"(?P<name>[^\s:.,!?]{1,30}(?: [^\s:.,!?]{1,30}){0,2}):\s+(?P<text>.*)$", rest)
    if short and short["name"].split()[0].casefold() not in _OPENERS | _HEADINGS and match["a"]:
        return short["name"], short["text"], start  # a lower-case nickname, as chats have them
    return None if match["a"] is None else (None, rest, start)


def _clock(text: str) -> float | None:
    """Seconds of a running time; None for a time of day with am or pm."""
    return None if re.search(r"[ap]\.?m", text, re.IGNORECASE) else _seconds(text)


def _stamped_days(lines: list[str]) -> tuple[dt.date, ...]:
    """The days in the stamps of LINES; empty where day and month could change places."""
    stamps = [match["day"] or match["bare"] for line in lines if (match := _STAMPED.match(line))]
    read = {
        tuple(dict.fromkeys(days))
        for form in ("%Y %m %d", "%d %m %Y", "%d %m %y", "%m %d %Y", "%m %d %y")
        if (days := _as_days([stamp for stamp in stamps if stamp], form)) and days == sorted(days)
    }
    return read.pop() if len(read) == 1 else ()


def _as_days(stamps: list[str], form: str) -> list[dt.date]:
    """STAMPS as days in one FORM of strptime; empty when one of them does not fit."""
    try:
        return [dt.datetime.strptime(re.sub(r"[./-]", " ", s), form).date() for s in stamps]  # noqa: DTZ007  (a day)
    except ValueError:
        return []


def _named(lines: list[str]) -> list[Turn]:
    """`Name: text`, one turn a line, when the lines are a talk and not a list of headings."""
    lines = ["" if _CLOCK_ALONE.match(line) else line for line in lines]
    rows = [_label(line) or _nickname(line) for line in lines]
    filled = [row for row, line in zip(rows, lines, strict=True) if line.strip()]
    uses = Counter(row[0] for row in rows if row)
    proper = {row[0] for row in rows if row and _can_be_name(row[0])}
    repeated = {name for name, count in uses.items() if count > 1}
    speakers = (proper | repeated) if repeated else proper
    if repeated and all(filled):
        speakers = set(uses)
    spoken = [row for row in filled if row and row[0] in speakers]
    talked = sum(bool(_TALKED.search(text)) for _, text in spoken) * 2 >= len(spoken)
    complete = len(spoken) == len(filled) and (1 <= len(speakers) <= 2 or (talked and bool(speakers)))
    talk = repeated and filled[0] is not None and len(spoken) * 3 >= len(filled)
    late = len(repeated) > 1 and len(spoken) * 2 >= len(filled)
    if not (complete or talk or late):
        return []
    return _turns(lines, [(row[0], row[1], None) if row and row[0] in speakers else None for row in rows])


_TALKED = any_case(r"\b(?:I|you|we)\b")
_NICKNAME = as_written(
    r"\s*(?:(?P<name>[^\W\d_][\w'.\u2019-]{0,19}(?: [^\W\d_][\w'.\u2019-]{0,19})?):\s*(?!//)"
    r"|<(?P<chat>[^\W\d_][^<>:]{0,38})>\s+)(?P<text>\S.*)$"
)


def _nickname(line: str) -> tuple[str, str] | None:
    """`sam: text`, `Sam:text` or `<sam> text`, taken for a speaker only when it comes back."""
    match = _NICKNAME.match(line)
    if match is None:
        return None
    name = match["name"] or match["chat"]
    return None if name.split()[0].casefold() in _OPENERS | _HEADINGS else (name, match["text"])


def _headed(lines: list[str]) -> list[Turn]:
    """A name on a line of its own, below it what was said, when at least two names come back."""
    heads = [
        n
        for n, line in enumerate(lines[:-1])
        if (n == 0 or not lines[n - 1].strip()) and lines[n + 1].strip() and _is_head(line.strip())
    ]
    uses = Counter(lines[n].strip().rstrip(":") for n in heads)
    speakers = {name for name, count in uses.items() if count > 1}
    if len(speakers) < 2 or sum(uses[name] for name in speakers) * 3 < len(heads) * 2:
        return []
    rows: list[tuple[str | None, str, float | None] | None] = [None] * len(lines)
    for n in heads:
        rows[n] = (_name(lines[n].strip().rstrip(":")), "", None)
    return _turns(lines, rows)


def _is_head(line: str) -> bool:
    return len(line.split()) <= 4 and not line.endswith((".", ",")) and _can_be_name(line.rstrip(":"))
