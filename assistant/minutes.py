"""What a recap becomes: its numbered lines, the days they name, what is sorted in nowhere, and the text of the note."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from itertools import pairwise

from assistant import addresses, confidence, exchanges, marks
from assistant.checks.words import sentences
from assistant.english import verbs
from assistant.heard import ahead, corrections, days, remarks, talk
from assistant.models import Evidence, Owner
from assistant.patterns import any_case, as_written
from assistant.results import Promised, Recap, Said
from assistant.transcripts import Turn

_SO_MANY = as_written(r"\d[\d,.]* (?:[\w-]+ ){1,2}$")
"""So many, before the time that they take: "90 folders (in 4 weeks)"."""
_TO_COME = any_case(r"\b(?:is|are|will|be)\b|'(?:s|re|ll)\b")
"""A verb by which the past form behind it is none: "is planned for 3 March"."""
BESIDES = 7
"""Words of a fact around what is on a day: "is on Monday 14 December at ten"."""


@dataclass(frozen=True)
class Line:
    """A numbered line of the screen and the line of the note it becomes."""

    group: str
    text: str
    quote: str
    note_line: str
    certain: bool
    said: str = ""
    """The text as the result has it, which a doubt names; TEXT may add the day."""


def numbered(recap: Recap, known: Evidence) -> list[Line]:
    """Everything that can be kept or dropped, in the order of the screen."""
    items = [_promise("i_owe", p) for p in recap.i_owe] + [_promise("they_owe", p) for p in recap.they_owe]
    items += [Line("maybe", m.text, m.quote, f"maybe: {flat(m.text)}", False) for m in recap.maybes]
    items += [Line("need", n.text, n.quote, marks.need_line(n.text), True) for n in recap.needs]
    items += [
        Line("fact", f.text, f.quote, _day_of_theirs(f, known) or _fact_line(f, known), True) for f in recap.facts
    ]
    items += [Line("private", p.text, p.quote, f"private: {flat(p.text)}", True) for p in recap.private]
    return items


def note_text(recap: Recap, known: Evidence, kept: list[Line] | None, doubtful: set[str]) -> str:
    """The note that RECAP becomes, DOUBTFUL sentences left out; with nothing KEPT it only says with whom it was.

    What of the user's own notes is sorted in nowhere stands in it as they wrote it.
    """
    head = f"{kind_of(known)} with {known.contact.name}."
    if kept is None:
        return head
    lines = [flat(" ".join([head, *(said for said in sentences(recap.summary) if said not in doubtful)]))]
    if known.agenda:
        verdict = recap.outcome_reached.verdict if recap.outcome_reached else "unclear"
        lines.append(f"Outcome: {flat(known.agenda)} Reached: {verdict}.")
    lines += [item.note_line for item in kept if item.group != "private"]
    lines += map(flat, unsorted(recap, known))
    private = [item.note_line for item in kept if item.group == "private"]
    return "\n".join([*lines, *(["", *private] if private else [])])


def unsorted(recap: Recap, known: Evidence) -> list[str]:
    """The sentences of the user's own notes that no quotation in RECAP covers, nothing confided among them."""
    if known.speakers:
        return []
    names = {part for name in (known.contact.name, *known.contact.aliases) for part in (name, *name.split())}
    said = [*recap.i_owe, *recap.they_owe, *recap.maybes, *recap.needs, *recap.facts, *recap.private]
    quotes = [q for item in (*said, *recap.open_questions, *recap.flagged) if (q := flat(item.quote))]
    read = talk.sentences([Turn(None, known.transcript or "")], {}, notes=True)
    hidden = remarks.withheld(read)[2]
    open_ones = [s for s in read if s.number not in hidden and len(s.text.split()) > 2 and not marks.task(s.text)]
    left = [(s.text, flat(s.text)) for s in open_ones if not remarks.is_header(s, names)]
    left = [(text, words) for text, words in left if not any(words in q or q in words for q in quotes)]
    return [text for text, _ in left if not addresses.given_away(text)]


def unsure(items: list[Line], record: str) -> list[int]:
    """The numbers of those ITEMS that are private only because their "he" stands in RECORD right behind a secret."""
    whole, private = flat(record), [row for row in enumerate(items, start=1) if row[1].group == "private"]
    return [
        number
        for (_, before), (number, item) in pairwise(private)
        if remarks.OF_SOMEBODY.match(item.text)
        and not confidence.silence(item.text)
        and f"{flat(before.quote)} {flat(item.quote)}" in whole
    ]


def days_ahead(text: str, call: dt.date) -> list[tuple[str, dt.date]]:
    """The days after the CALL that TEXT names without their year, as it names them; none of what is only told of."""
    ahead: list[tuple[str, dt.date]] = []
    for day in days.find(text, call, spans=True):
        clause = re.split(r"[,;.!?]\s", text[: day.start])[-1]
        told = any(map(verbs.is_past, clause.split())) and not _TO_COME.search(clause)
        takes = day.said.startswith("in ") and _SO_MANY.search(clause)
        habit = day.said.isalpha() and day.date and day.said[:3].casefold() in days.WEEKDAYS  # "thurs only"
        if day.date and day.date > call and not (told or habit or takes) and str(day.date.year) not in day.said:
            ahead.append((day.said.rstrip("."), day.date))
    return ahead


def _promise(group: str, promised: Promised) -> Line:
    owner: Owner = "me" if group == "i_owe" else "them"
    certain = promised.certain and promised.owner == owner
    loose = f" ({promised.due_said})" if promised.due is None and promised.due_said else ""
    text = f"{promised.text}{loose}"
    line = marks.task_line(owner, text, promised.due)
    when = f", by {day_words(promised.due)}" if promised.due else ""
    return Line(group, f"{text}{when}", promised.quote, line, certain, promised.text)


def _fact_line(fact: Said, known: Evidence) -> str:
    return marks.mark_line("fact", _as_said(fact) if known.speakers else fact.text.strip(" ."))


def _day_of_theirs(fact: Said, known: Evidence) -> str | None:
    """The `when:` line for a FACT that says only what of theirs is on a day ahead; in a call what has its own noun."""
    events = list(ahead.events(flat(fact.text), known.contact.first_name, known.call_date or known.today))
    if len(events) != 1 or confidence.SENSITIVE.search(fact.text) or (known.speakers and events[0].split()[1] != "the"):
        return None
    says_more = len(fact.text.split()) - len(events[0].split()) > BESIDES
    return None if says_more else marks.mark_line("when", events[0])


def _as_said(fact: Said) -> str:
    """A fact in the speaker's own words stays a quotation, so that no one takes its "I" for the user's."""
    text = flat(fact.text)
    said = (flat(words).casefold() for words in (fact.quote, corrections.without_earlier(fact.quote)))
    own = not text.startswith('"') and any(words.strip('"').endswith(text.casefold()) for words in said)
    return f'"{text}"' if own else text


def kind_of(known: Evidence) -> str:
    """`Call` or `Meeting`, by what the record says."""
    return exchanges.kind_of_talk(known.transcript or "", recorded=bool(known.speakers))


def flat(text: str) -> str:
    """TEXT with one space between its words."""
    return " ".join(text.split())


def day_words(day: dt.date) -> str:
    """`Mon 2 Nov 2026`."""
    return f"{day:%a} {day.day} {day:%b %Y}"
