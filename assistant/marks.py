"""Lines that carry structure: promises as Markdown task lines, marks such as `need:`.

Everything here is text in, values out; `notebook` decides what is written.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator

from assistant.confidence import hidden_lines, lines_told
from assistant.models import MARK_KINDS, Mark, Note, Owner, Promise, PromiseState
from assistant.patterns import any_case, as_written

_TASK = as_written(r"^(?P<lead>[ \t>]*[-*+] \[)(?P<box>.)\](?P<gap> +)(?P<rest>\S.*)$")
_OWNER = any_case(r"^(?P<who>i owe|they owe)\s*:\s*(?P<text>.*)$")
_DUE = any_case(r"\s*\((?:due|by)[: ]\s*(?P<date>\d{4}-\d{2}-\d{2})\)\s*$")
_MARK = any_case(rf"^[ \t>]*(?:[-*+] )?(?P<kind>{'|'.join(MARK_KINDS)})(?P<unsure>\?)?:[ \t]*(?P<text>.*)$")
KEPT = any_case(rf"[-*+\s>]*(?:\[.\]|(?:i owe|they owe|{'|'.join(MARK_KINDS)}|maybe|private)\??:)")
"""How a line begins that keeps something by its mark or as a task: "- need: a press", but not "Update: she has it"."""
_HEADED = any_case(r"[ \t]*(?!subject:)\w+\??:\s")
_DATE = as_written(r"\d{4}-\d{2}-\d{2}")
_FENCE = as_written(r"^[ \t]*(```|~~~)")
_STATES: dict[str, PromiseState] = {" ": "open", "x": "done", "X": "done", "-": "dropped"}
OUTCOME_LINE = re.compile(r"^Outcome: .*\bReached: (?:yes|partly|no|unclear)\.(?: \".*\")?[^\n]*$\n?", re.MULTILINE)
"""The line of a recap that holds the planned outcome against the call."""
OUTCOME = re.compile(r"^Outcome: .*\bReached: (?P<verdict>yes|partly|no|unclear)\.", re.MULTILINE)
"""The line of a recap that tells what was planned for the call, and whether it came about."""
AS_SAID = "as said: "
"""What stands before a promise that no rule could turn into an errand: its words are the speaker's own."""
THANKS_TO = any_case(r"\s*\(?thanks-to:\s*\[(?P<ids>[^\]]*)\]\)?")
"""The people behind a `win:` line, by their ids."""


def happened(text: str) -> str:
    """TEXT without the outcomes that were planned for a call and not surely reached: a plan is no fact."""
    lines = [(line, OUTCOME.match(line)) for line in text.split("\n")]
    return "\n".join(line for line, planned in lines if planned is None or planned["verdict"] == "yes")


def marks(note: Note) -> list[Mark]:
    """The marked lines of NOTE outside its private blocks, in order."""
    found = []
    fenced = False
    hidden = hidden_lines(note.text)
    for number, line, _ in lines_told(note.text):
        fenced ^= bool(_FENCE.match(line))
        match = _MARK.match(line)
        if number in hidden or fenced or match is None or not match["text"].strip():
            continue
        kind, text = match["kind"].lower(), match["text"].strip()
        date = day_in(text) if kind == "when" else None
        found.append(Mark(
            kind, text, note=note.id, note_date=note.date, note_kind=note.kind, line=number, contacts=note.contacts,
            confirmed=not match["unsure"], date=date,
        ))  # fmt: skip
    return found


def plain_lines(text: str) -> Iterator[str]:
    """The lines of TEXT that keep nothing and have no heading of one word, but for the subject of a message."""
    return (line for line in text.split("\n") if not KEPT.match(line) and not _HEADED.match(line))


def promises(note: Note) -> list[Promise]:
    """The promises of NOTE, done and dropped ones included. Ids are `<note>.<n>`, counted from 1."""
    found: list[Promise] = []
    fenced = False
    for number, line, private in lines_told(note.text):
        fenced ^= bool(_FENCE.match(line))
        parsed = None if private or fenced else task(line)
        if parsed is None:
            continue
        owner, text, due, state = parsed
        found.append(Promise(
            f"{note.id}.{len(found) + 1}", owner, text=text, note=note.id, note_date=note.date, note_kind=note.kind,
            line=number, contacts=note.contacts, due=due, state=state,
        ))  # fmt: skip
    return found


def task(line: str) -> tuple[Owner, str, dt.date | None, PromiseState] | None:
    """Owner, text, due date and state of a promise line, or None for any other line."""
    match = _TASK.match(line)
    owned = _OWNER.match(match["rest"]) if match else None
    if match is None or owned is None or match["box"] not in _STATES:
        return None
    text, due = owned["text"].strip(), None
    if (at := _DUE.search(text)) and (due := day_in(at["date"])):
        text = text[: at.start()].strip()
    owner: Owner = "me" if owned["who"].lower() == "i owe" else "them"
    return (owner, text, due, _STATES[match["box"]]) if text else None


def no_days(text: str) -> list[str]:
    """The days in TEXT that no calendar has ("2026-02-30"): their promises and `when:` lines are read without a day."""
    found = []
    for line in text.split("\n"):
        due, mark = _DUE.search(line) if task(line) else None, _MARK.match(line)
        said = due["date"] if due else mark["text"] if mark and mark["kind"].lower() == "when" else ""
        if (day := _DATE.search(said)) and not day_in(said):
            found.append(day[0])
    return found


def without_day(text: str) -> list[str]:
    """What `when:` lines of TEXT say that name no day at all: nothing comes of them."""
    found = (_MARK.match(line) for line in text.split("\n"))
    return [m["text"] for m in found if m and m["kind"].lower() == "when" and m["text"] and not _DATE.search(m["text"])]


def task_line(owner: Owner, text: str, due: dt.date | None = None) -> str:
    """A new open promise as a line of a note."""
    who = "I owe" if owner == "me" else "they owe"
    return f"- [ ] {who}: {' '.join(text.split())}{f' (due {due})' if due else ''}"


def mark_line(kind: str, text: str, *, confirmed: bool = True) -> str:
    """A mark as a line of a note; an unconfirmed one reads `need?: ...`."""
    return f"{kind}{'' if confirmed else '?'}: {' '.join(text.split())}"


def need_line(text: str) -> str:
    """What somebody needs as a line of a note; what they want to do is a wish: `wants: to learn to weld`."""
    return mark_line("wants" if re.match(r"\s*to\s", text) else "need", text)


def with_state(text: str, line: int, state: PromiseState) -> str:
    """TEXT with the task on LINE ticked, dropped or open again; all else byte for byte."""
    box = {"open": " ", "done": "x", "dropped": "-"}[state]
    return _change(text, line, lambda old: _TASK.sub(lambda m: f"{m['lead']}{box}]{m['gap']}{m['rest']}", old))


def with_due(text: str, line: int, due: dt.date) -> str:
    """TEXT with the task on LINE due on another day."""
    return _change(text, line, lambda old: f"{_DUE.sub('', old.rstrip())} (due {due})")


def confirmed(text: str, line: int) -> str:
    """TEXT with the suggested mark on LINE (`need?:`) confirmed."""
    return _change(text, line, lambda old: old.replace("?:", ":", 1))


def with_line(text: str, line: str) -> str:
    """TEXT with LINE as its last one, outside of a private block that TEXT may end with."""
    ends_private = [private for _, _, private in lines_told(text)][-1]
    return (text.rstrip() + ("\n\n" if ends_private else "\n") + line).lstrip("\n")


def _change(text: str, line: int, change: Callable[[str], str]) -> str:
    lines = text.split("\n")
    lines[line] = change(lines[line])
    return "\n".join(lines)


def day_in(text: str) -> dt.date | None:
    """The first ISO date in TEXT that exists, or None."""
    for found in _DATE.findall(text):
        try:
            return dt.date.fromisoformat(found)
        except ValueError:
            continue
    return None
