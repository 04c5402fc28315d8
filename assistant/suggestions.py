"""Promises, needs, dates and facts that a note states in plain words, offered as lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant import heard, marks
from assistant.heard import days, remarks
from assistant.models import ME, Note, Owner, Promise
from assistant.transcripts import Turn


def lines(note: Note, me: str, contact: str, *, closely: bool = False) -> list[str]:
    """Task lines and `need:` lines for what NOTE says of its user ME and of CONTACT (full names), promises first.

    CLOSELY: what the trained ear hears too, which takes about 0.1 s a note; each line is only offered.
    A message of the contact's gives its needs only. A line that was taken already is left out. A note with lines of a
    kind in its writer's own words gets no more of that kind: its writer knows how to mark them.
    """
    prose = _prose(note.text)
    theirs = note.author != ME
    if note.private or not prose.strip() or (theirs and not contact):
        return []
    turns = [Turn(contact if theirs else None, prose)]
    found = heard.listen(turns, me=me, contact=contact, call_date=note.date)
    owed = [] if theirs else _owed(found)
    if closely and not theirs:
        surely = _owed(heard.listen_closely(turns, me=me, contact=contact, call_date=note.date))
        owed = surely + [(owner, i) for owner, i in owed if not any(_same_words(i, other) for _, other in surely)]
    promised = {
        marks.task_line(owner, i.text): marks.task_line(owner, i.text, i.due) for owner, i in owed if " " in i.text
    }
    needed = {line: line for line in (marks.need_line(item.text) for item in found.needs)}
    promises = {marks.task_line(promise.owner, promise.text) for promise in marks.promises(note)}
    needs = {marks.mark_line(m.kind, m.text) for m in marks.marks(note) if m.kind in ("need", "wants")}
    return [*_not_taken(promised, promises), *_not_taken(needed, needs)]


def _owed(found: heard.Heard) -> list[tuple[Owner, heard.Item]]:
    return [*(("me", item) for item in found.i_owe), *(("them", item) for item in found.they_owe)]


def _same_words(one: heard.Item, other: heard.Item) -> bool:
    return one.quote in other.quote or other.quote in one.quote


def _not_taken(offered: dict[str, str], there: set[str]) -> list[str]:
    """The lines OFFERED, by their words, that are not THERE; none when a line is there that was never offered."""
    return [line for words, line in offered.items() if words not in there] if there <= offered.keys() else []


def open_already(line: str, promises: Iterable[Promise]) -> Promise | None:
    """The first of the open PROMISES that the task LINE seems to repeat; None for a line of another kind."""
    task = marks.task(line)
    return task and next((p for p in promises if p.owner == task[0] and heard.alike(p.text, task[1], least=2)), None)


def details(note: Note, contact: str) -> list[str]:
    """`when:` and `fact:` lines for CONTACT's coming days and what has changed for them; at most MOST_DETAILS."""
    if note.private or note.author != ME:
        return []
    sentences = [s for line in _prose(note.text).split("\n") for s in marks.sentences(line)]
    called = contact.split()[:1]
    helped = [s for s in sentences if _is_help(s, called)]
    found = [part for s in sentences for part in ([s] if s in helped else re.split(r"(?<=;)\s+", s))]
    mine = re.compile(r"\b(?:I|me|my|mine|we|us|our)\b|\?$")
    public = [_LEAD.sub("", s) for s in found if not marks.SENSITIVE.search(s)]
    theirs = [s for s in public if not mine.search(s)]
    events = {sentence: list(_events(sentence, note)) for sentence in theirs}
    offered = [marks.mark_line("when", event) for sentence in theirs for event in events[sentence]]
    told = [remarks.without_tail(s).rstrip(" .;!") for s in public if not (s.endswith("?") or events.get(s))]
    tells = [s for s in told if _is_help(s, called) or (not mine.search(s) and _tells_of_them(s, contact))]
    offered += [marks.mark_line("fact", s) for s in tells if len(s.split()) >= FEWEST_WORDS]
    known = {mark.text for mark in marks.marks(note)}
    return [line for line in dict.fromkeys(offered) if line.partition(": ")[2] not in known][:MOST_DETAILS]


def _is_help(sentence: str, called: Iterable[str]) -> bool:
    return marks.helped_me(sentence, called) and len(sentence.split()) <= MOST_WORDS


def _events(sentence: str, note: Note) -> Iterator[str]:
    """`2026-12-02 the budget meeting` for each day ahead of which SENTENCE says what it is."""
    for day in days.find(sentence, note.date):
        event = _EVENT.search(sentence[: day.start])
        past = re.match(r"\s*(?:was|were|went|had|did)\b", sentence[day.end :])
        if event and not past and day.date and day.date > note.date and day.lead in ("", "on"):
            yield f"{day.date} {event['event'][:1].lower()}{event['event'][1:]}"


def _tells_of_them(sentence: str, contact: str) -> bool:
    """Whether SENTENCE states what CONTACT did or plans, in words one may take up."""
    words = sentence.split()
    names = "|".join(re.escape(part) for part in contact.split()[:1]) or "-"
    about = re.match(
        rf"(?:he|she|{names})\s+(?P<verb>(?:is |was )?[a-z]+)|(?P<bare>[A-Z]?[a-z]+)\s", sentence, re.IGNORECASE
    )
    verb = (about["verb"] or about["bare"]).lower() if about else ""
    doing = re.fullmatch(r"(?:is|was) (?P<base>\w+)ing", verb)
    return FEWEST_WORDS <= len(words) <= MOST_WORDS and (
        verb in _CHANGES or bool(doing and doing["base"] not in _NO_DOING)
    )


FEWEST_WORDS, MOST_WORDS = 4, 18
"""Words of a sentence that is offered as a fact."""
_LEAD = re.compile(
    r"(?:(?:in )?(?:(?:his|her|their|the) )?(?:last|latest|newest) (?:e-?mail|message|letter|note|call|talk|post|news)"
    r"|update|news)(?: from \w+)?: *(?=\w)",
    re.IGNORECASE,
)
"""What stands before a statement and is none of it: "Last email: he was moving ..."."""
_NO_DOING = {"go", "com", "do", "hav", "be", "feel", "look", "try", "mean", "say"}
"""What says little alone ("was going", "was looking") or is a need."""
MOST_DETAILS = 3
"""Lines of one note; who wants more writes them."""
_EVENTS = (
    "meeting|exam|interview|talk|presentation|launch|opening|wedding|birthday|move|conference|fair|hearing|audit|inspection"
    "|deadline|defence|defense|viva|concert|premiere|race|marathon|trip|review|vote|election|workshop|course|retirement"
    "|anniversary|start|party|exhibition|demo|pitch|trial|pilot|release|relaunch|kick-off|tournament|final|day|evening|show|session"
    "|test"
)
_EVENT = re.compile(
    r"\b(?P<event>(?:(?i:the|an?|his|her|their)|[A-Z]\w+'s)(?: (?!(?:is|was|of|and|for)\b)[\w'-]+){0,3}"
    rf" (?:{_EVENTS})(?: with (?:(?!(?:is|was)\b)[\w'-]+ ?){{1,3}}(?<! ))?)"
    r"(?:\s+(?:is|goes live|starts|begins|opens|takes place)|,)?\s*$"
)
_CHANGES = {
    "became", "bought", "changed", "closed", "finished", "founded", "hired", "joined", "launched", "left", "lost",
    "moved", "opened", "plans", "published", "sold", "started", "studies", "switched", "took", "trained", "won",
    "wrote",
}  # fmt: skip
"""What one can take up with somebody; that they run a firm is nothing to tell them."""


def _prose(text: str) -> str:
    """The public lines of TEXT that are plain sentences."""
    public = marks.public_text(text).split("\n")
    return "\n".join(line for line in public if not re.match(r"[ \t]*(?:[>#|]|[-*+] \[|\w+\??:\s)", line))
