"""`rapport recap`: a transcript becomes promises in both directions, needs, facts: shown, confirmed, then written."""

from __future__ import annotations

import datetime as dt
import re
import sys
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import click

from assistant import (
    addresses,
    confidence,
    exchanges,
    files,
    frontmatter,
    jobs,
    marks,
    notebook,
    output,
    suggestions,
    transcripts,
)
from assistant.app import App
from assistant.checks.words import sentences
from assistant.commands import asking, show, typeset
from assistant.commands.options import AS_JSON, PREVIEW, Day
from assistant.english import verbs
from assistant.errors import AssistantError, BrokenFile, UsageProblem
from assistant.heard import ahead, corrections, days, remarks, talk
from assistant.heard.phrases import content_words
from assistant.jobs import Outcome
from assistant.models import Contact, Evidence, Kind, Note, Promise
from assistant.notebook import NewNote
from assistant.outline import recap as recap_outline
from assistant.patterns import any_case, as_written
from assistant.results import Promised, Recap, Said
from assistant.transcripts import Transcript, Turn

LEFT = 5
"""Sentences that are shown of those which are sorted in nowhere."""
AGENDA_DAYS = 30
"""An agenda older than this at the day of the call is not taken as the plan of that call."""


@dataclass(frozen=True)
class Item:
    """A numbered line of the screen and the line of the note it becomes."""

    group: str
    text: str
    quote: str
    note_line: str
    certain: bool
    said: str = ""
    """The text as the result has it, which a doubt names; TEXT may add the day."""


@click.command("recap")
@click.argument("contact")
@click.argument("file", required=False, metavar="[FILE|-]")
@click.option("--date", type=Day(), help="The day of the call; if left out, that of its stamps, else today.")
@click.option("--yes", is_flag=True, help="Keep what is certain without asking.")
@PREVIEW
@AS_JSON
@show.model_options
@click.pass_obj
def command(
    app: App, contact: str, file: str | None, date: dt.date | None, yes: bool, preview: bool, as_json: bool
) -> None:
    """Turn the transcript of a call with CONTACT into a recap.

    FILE is a VTT, SRT or Otter transcript, lines of "Name: text", or plain notes; - reads stdin.
    """
    person = app.catalog.find(contact)
    if date and date > app.today:
        raise UsageProblem(f"--date {date} lies after today ({app.today}). Give the day of the call.")
    raw = read_record(file)
    record = transcripts.parse(raw)
    call_date = date or _stamped_day(app, record)
    asking.skipped(app)
    _say_if_known(app, person, raw)
    planned = planned_outcome(app, person, call_date)
    if preview:
        show.preview(app, jobs.recap_requests(app, person.id, record, call_date=call_date, agenda=planned))
        return
    show.first_use(app)
    with show.stages(app):
        outcome = jobs.recap(app, person.id, record, call_date=call_date, agenda=planned)
    _say_who_is_missing(outcome.evidence)
    items = numbered(outcome.result, outcome.evidence)
    if as_json:
        output.json(as_dict(outcome))
    else:
        output.answer(screen(app, outcome, items))
    show.doubts(outcome.checked)
    if outcome.failure is not None:
        again = f"rapport recap {person.id} {file or '-'} --date {call_date}"
        output.note(f"Nothing was stored. Repeat it later, or keep the outline: {again} --offline")
        raise outcome.failure
    _keep(app, person, outcome, items, raw, yes=yes)
    show.after(app, outcome)


def read_record(file: str | None) -> str:
    """The text of FILE or of stdin: UTF-8 (or UTF-16 with its mark), 5 MB at most, not empty."""
    if file is None or file == "-":
        if file is None and sys.stdin.isatty():
            raise UsageProblem("Give the transcript as FILE, or - to read it from stdin.")
        raw = sys.stdin.buffer.read(files.IMPORT_LIMIT + 1)
        label = "stdin"
        if len(raw) > files.IMPORT_LIMIT:
            raise AssistantError(f"The input is larger than {files.IMPORT_LIMIT:,} bytes. Split it.")
        text = files.decode(raw, label)
    else:
        path = Path(file)
        if path.is_dir():
            raise UsageProblem(f"{file!r} is a folder. Give a transcript file.")
        text, label = files.read(path, limit=files.IMPORT_LIMIT), file
    if not text.strip():
        raise UsageProblem(f"{label!r} is empty. Give the transcript of the call.")
    return text


def _stamped_day(app: App, record: Transcript) -> dt.date:
    """The last day in the stamps of RECORD, which is then said, else today."""
    days = [day for day in record.days if day <= app.today]
    if not days:
        return app.today
    span = f"runs from {_day(days[0])} to" if len(days) > 1 else "is of"
    output.note(
        f"By its stamps the record {span} {_day(days[-1])}; days in it are counted from there (--date for another)."
    )
    return days[-1]


def _say_if_known(app: App, person: Contact, raw: str) -> None:
    """Say that this very transcript was kept before: a second recap would count its promises twice."""
    if note := next((n for n in _beside(app, person, raw) if not _waits(n, person)), None):
        output.note(f"This transcript is kept already, beside a note: rapport note show {asking.short(app, note.id)}")


def _beside(app: App, person: Contact, raw: str) -> Iterator[Note]:
    """The notes on PERSON beside which the transcript RAW lies."""
    for note in app.catalog.notes(person.id):
        path = notebook.raw_path(note.path) if note.path else None
        if path and path.is_file() and files.read(path, limit=files.IMPORT_LIMIT) == raw:
            yield note


def _waits(note: Note, person: Contact) -> bool:
    """Whether NOTE only keeps the place of a recap with PERSON: nothing of it was confirmed."""
    return re.fullmatch(rf"{exchanges.RECAP.pattern}{re.escape(person.name)}\.", note.text.strip()) is not None


def _say_who_is_missing(known: Evidence) -> None:
    """Say when no speaker of the call is the user, or none the contact: their promises cannot be told apart."""
    if not known.speakers:
        return
    names = [known.contact.name, *known.contact.aliases]
    roles = talk.roles(recap_outline.turns(known), known.speakers, known.me.name, names).values()
    spoke = ", ".join(map(output.one_line, known.speakers))
    if "me" not in roles:
        mend = (
            f'In the file write "{known.me.name}" where you speak.'
            if known.me.name
            else "Say who you are: rapport init"
        )
        output.note(f"None of the speakers ({spoke}) is you by name, so no promise is yours. {mend}")
    elif "them" not in roles:
        output.note(
            f"None of the speakers ({spoke}) is {known.contact.first_name} by name. "
            f"Say how they are called there: rapport contact edit {known.contact.id} --alias NAME"
        )


def planned_outcome(app: App, person: Contact, call_date: dt.date) -> str | None:
    """The outcome of the newest agenda saved for this call, or None."""
    for path in reversed(app.notebook.saved(person.id, "prep")):
        made = marks.day_in(path.name)
        if made is None or made > call_date or (call_date - made).days > AGENDA_DAYS:
            continue
        try:
            front, _ = frontmatter.split(files.read(path), path)
        except BrokenFile as error:
            output.note(f"What was planned is not compared. {error}")
            return None
        outcome = front.get("outcome")
        return outcome if isinstance(outcome, str) else None
    return None


def numbered(recap: Recap, known: Evidence) -> list[Item]:
    """Everything that can be kept or dropped, in the order of the screen."""
    items = [_promise("i_owe", p) for p in recap.i_owe] + [_promise("they_owe", p) for p in recap.they_owe]
    items += [Item("maybe", m.text, m.quote, f"maybe: {_flat(m.text)}", False) for m in recap.maybes]
    items += [Item("need", n.text, n.quote, marks.need_line(n.text), True) for n in recap.needs]
    items += [
        Item("fact", f.text, f.quote, _day_of_theirs(f, known) or _fact_line(f, known), True) for f in recap.facts
    ]
    items += [Item("private", p.text, p.quote, f"private: {_flat(p.text)}", True) for p in recap.private]
    return items


def screen(app: App, outcome: Outcome[Recap], items: list[Item]) -> str:
    """The recap on one screen, most important line first."""
    known, recap = outcome.evidence, outcome.result
    call, doubtful = known.call_date or known.today, _doubtful(outcome)
    title = f"{output.one_line(known.contact.name)}, {_kind(known).lower()} on {call:%A} {call.day} {call:%B %Y}"
    writer = "written without a model" if outcome.writer == "outline" else f"written with {outcome.writer}"
    lines = [f"{title}{writer:>{max(len(writer) + 2, typeset.WIDTH - len(title))}}"]
    lines += _summary_lines(outcome)
    lines += _reached(known, recap)
    first = known.contact.first_name
    titles = {
        "i_owe": "You promised", "they_owe": f"{first} promised", "maybe": "Only a maybe", "need": "Needs",
        "fact": "Facts", "private": "Private",
    }  # fmt: skip
    for group, heading in titles.items():
        rows = [(number, item) for number, item in enumerate(items, start=1) if item.group == group]
        still = _still_open(app, known, group)
        if not rows and not still:
            if group == "need":
                private = any(item.group == "private" and _NEEDS.search(item.text) for item in items)
                lines.append(f"Needs: none heard{' but in a private line' if private else ''}")
            continue
        lines.append(heading)
        for number, item in rows:
            lines += _numbered_line(number, item, doubtful=_is_doubtful(item, outcome))
            if group not in ("i_owe", "they_owe"):
                dated = "; ".join(f"{said}: {_day(date)}" for said, date in days_ahead(item.text, call))
                lines += _wrapped(dated, " " * 5)
            if twin := suggestions.open_already(item.note_line, known.promises):
                since = output.day(twin.note_date, app.today)
                lines.append(f"     open already since {since}; drop this line, or keep both")
        lines += [f"  Still open: {text}" for text in still]
    lines += _left_over(outcome, items)
    for said in recap.open_questions:
        lines += _wrapped(f"Open question: {output.one_line(said.text)}", "\u26a0 " if said.text in doubtful else "")
    for said in recap.flagged:
        why = f"The day does not fit, {said.text}" if _CLASH.search(said.text) else "Not followed, only reported"
        lines += _wrapped(f'\u26a0 {why}: "{said.quote}"', "")
    return "\n".join(lines)


def _summary_lines(outcome: Outcome[Recap]) -> list[str]:
    """The summary; a doubtful sentence of it stands marked on a line of its own."""
    doubtful, runs = _doubtful(outcome), [""]
    for sentence in sentences(outcome.result.summary):
        if sentence in doubtful:
            runs += [f"\u26a0 {sentence}", ""]
        else:
            runs[-1] += f" {sentence}"
    return [line for run in runs for line in textwrap.wrap(output.one_line(run.strip()), typeset.WIDTH)]


def _left_over(outcome: Outcome[Recap], items: list[Item]) -> list[str]:
    """What the screen shows of sentences that are sorted in nowhere, and of what may be no secret."""
    known, lines = outcome.evidence, list[str]()
    if left := unsorted(outcome.result, known):
        lines = ["Not sorted in"]
        lines += [row for text in left[:LEFT] for row in _wrapped(f'"{output.one_line(text)}"', "     ")]
        lines += [f"     and {len(left) - LEFT} more, in the transcript"] if len(left) > LEFT else []
    lines += [
        f'Open question: is line {number} private too? If not, take "private:" off it in the note.'
        for number in unsure(items, known.transcript or "")
    ]
    return lines


def unsorted(recap: Recap, known: Evidence) -> list[str]:
    """The sentences of the user's own notes that no quotation in RECAP covers, nothing confided among them."""
    if known.speakers:
        return []
    names = {part for name in (known.contact.name, *known.contact.aliases) for part in (name, *name.split())}
    said = [*recap.i_owe, *recap.they_owe, *recap.maybes, *recap.needs, *recap.facts, *recap.private]
    quotes = [q for item in (*said, *recap.open_questions, *recap.flagged) if (q := _flat(item.quote))]
    read = talk.sentences([Turn(None, known.transcript or "")], {}, notes=True)
    hidden = remarks.withheld(read)[2]
    open_ones = [s for s in read if s.number not in hidden and len(s.text.split()) > 2 and not marks.task(s.text)]
    left = [s.text for s in open_ones if not remarks.is_header(s, names)]
    left = [text for text in left if not any(_flat(text) in q or q in _flat(text) for q in quotes)]
    return [text for text in left if not addresses.given_away(text)]


_NEEDS = any_case(r"\b(?:needs?|wants?|lacks?|short of|(?:look|search)(?:s|ing) for)\b")


def unsure(items: list[Item], record: str) -> list[int]:
    """The numbers of those ITEMS that are private only because their "he" stands in RECORD right behind a secret."""
    flat, private = _flat(record), [row for row in enumerate(items, start=1) if row[1].group == "private"]
    return [
        number
        for (_, before), (number, item) in pairwise(private)
        if remarks.OF_SOMEBODY.match(item.text)
        and not confidence.silence(item.text)
        and f"{_flat(before.quote)} {_flat(item.quote)}" in flat
    ]


_CLASH = as_written(r"\d{4}-\d\d-\d\d is a [A-Z][a-z]+day$")
"""What the recap says of a weekday and a date that do not agree."""


def as_dict(outcome: Outcome[Recap]) -> dict[str, Any]:
    """The stable JSON of a recap."""
    known = outcome.evidence
    return {
        "contact": {"id": known.contact.id, "name": known.contact.name},
        "date": str(known.call_date),
        "writer": outcome.writer,
        "speakers": list(known.speakers),
        "outcome": known.agenda,
        **outcome.result.model_dump(mode="json"),
        "unsorted": unsorted(outcome.result, known),
        "doubts": [show.doubt_dict(doubt) for doubt in outcome.checked.doubts],
    }


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


_SO_MANY = as_written(r"\d[\d,.]* (?:[\w-]+ ){1,2}$")
"""So many, before the time that they take: "90 folders (in 4 weeks)"."""
_TO_COME = any_case(r"\b(?:is|are|will|be)\b|'(?:s|re|ll)\b")
"""A verb by which the past form behind it is none: "is planned for 3 March"."""


def _promise(group: str, promised: Promised) -> Item:
    owner = "me" if group == "i_owe" else "them"
    certain = promised.certain and promised.owner == owner
    loose = f" ({promised.due_said})" if promised.due is None and promised.due_said else ""
    text = f"{promised.text}{loose}"
    line = marks.task_line("me" if owner == "me" else "them", text, promised.due)
    when = f", by {_day(promised.due)}" if promised.due else ""
    return Item(group, f"{text}{when}", promised.quote, line, certain, promised.text)


def _fact_line(fact: Said, known: Evidence) -> str:
    return marks.mark_line("fact", _as_said(fact) if known.speakers else fact.text.strip(" ."))


def _day_of_theirs(fact: Said, known: Evidence) -> str | None:
    """The `when:` line for a FACT that says only what of theirs is on a day ahead; in a call what has its own noun."""
    events = list(ahead.events(_flat(fact.text), known.contact.first_name, known.call_date or known.today))
    if len(events) != 1 or confidence.SENSITIVE.search(fact.text) or (known.speakers and events[0].split()[1] != "the"):
        return None
    says_more = len(fact.text.split()) - len(events[0].split()) > BESIDES
    return None if says_more else marks.mark_line("when", events[0])


BESIDES = 7
"""Words of a fact around what is on a day: "is on Monday 14 December at ten"."""


def _as_said(fact: Said) -> str:
    """A fact in the speaker's own words stays a quotation, so that no one takes its "I" for the user's."""
    text = _flat(fact.text)
    said = (_flat(words).casefold() for words in (fact.quote, corrections.without_earlier(fact.quote)))
    own = not text.startswith('"') and any(words.strip('"').endswith(text.casefold()) for words in said)
    return f'"{text}"' if own else text


def _is_doubtful(item: Item, outcome: Outcome[Recap]) -> bool:
    """Whether a safety doubt stands on this line."""
    return bool({item.text, item.said, item.quote} & _doubtful(outcome))


def _doubtful(outcome: Outcome[Recap]) -> set[str]:
    return {doubt.sentence for doubt in outcome.checked.safety if doubt.sentence}


def _numbered_line(number: int, item: Item, *, doubtful: bool) -> list[str]:
    flag = "\u26a0 " if doubtful else "  "
    quote = f'"{output.one_line(item.quote)}"'
    if item.group in ("maybe", "fact", "private") and _flat(item.text).strip('" .') in _flat(item.quote):
        return _wrapped(f"{number}  {quote}", flag)
    return [*_wrapped(f"{number}  {output.one_line(item.text)}", flag), *_wrapped(quote, "     ")]


def _reached(known: Evidence, recap: Recap) -> list[str]:
    if not known.agenda:
        return []
    verdict = recap.outcome_reached.verdict if recap.outcome_reached else "unclear"
    words = {
        "yes": "Looks reached:",
        "partly": "Partly reached:",
        "no": "Not reached:",
        "unclear": "Unclear, look yourself.",
    }
    quote = recap.outcome_reached.quote if recap.outcome_reached else None
    shown = known.agenda.removeprefix("By the end, ")
    text = f"Outcome   {shown[:1].upper()}{shown[1:]}  {words[verdict]}"
    if quote:
        text += f' "{output.one_line(quote)}"'
    return textwrap.wrap(
        output.one_line(text).replace("Outcome ", "Outcome   ", 1), typeset.WIDTH, subsequent_indent=" " * 10
    )


def _still_open(app: App, known: Evidence, group: str) -> list[str]:
    owner = {"i_owe": "me", "they_owe": "them"}.get(group)
    if owner is None:
        return []
    return [f"{output.one_line(p.text)} [{typeset.tag(p, app.today)}]" for p in known.promises if p.owner == owner]


def _keep(app: App, person: Contact, outcome: Outcome[Recap], items: list[Item], raw: str, *, yes: bool) -> None:
    """Ask on one screen, then write the note with the transcript beside it."""
    kept: list[Item] | None
    if yes:
        sound = [item for item in items if not _is_doubtful(item, outcome)]
        kept = [_to_confirm(i) for i in sound if i.certain or i.group in ("maybe", "private")]
        if len(sound) < len(items):
            output.note(f"Not kept, because marked: {len(items) - len(sound)} of {len(items)} lines.")
        kept = _not_open_already(app, kept, outcome.evidence.promises)
    elif output.is_terminal():
        kept = _confirmed(app, items, [item for item in items if _is_doubtful(item, outcome)])
        if kept is None:
            output.note("Nothing was kept.")
            return
    else:
        kept = None
    text = note_text(outcome, kept)
    call = outcome.evidence.call_date or app.today
    kind: Kind = "meeting" if _kind(outcome.evidence) == "Meeting" else "call"
    beside = list(_beside(app, person, raw))
    waiting = [note for note in beside if _waits(note, person)]
    if kept is None and len(waiting) < len(beside):
        output.note("Nothing new was kept: nobody was there to confirm. Take what is certain with --yes.")
        return
    note = app.notebook.add(NewNote((person.id,), text, call, kind, transcript=raw))
    assert note.path is not None
    for earlier in waiting:
        app.notebook.remove(earlier)
    if kept is None:
        output.note(
            f"Only the transcript was kept ({note.path.stem}): nobody was there to confirm. "
            "Take what is certain with --yes."
        )
        return
    output.note(f"Saved {note.path.stem}; the transcript lies beside it, unchanged.")
    output.note(
        f'Thank {person.first_name} today:  rapport draft {person.id} --kind thanks --goal "thank {person.first_name}"'
    )


def _to_confirm(item: Item) -> Item:
    """ITEM as --yes keeps it: health and family, which nobody has looked at, wait for a review (rubric M18)."""
    near = item.group == "fact" and confidence.SENSITIVE.search(item.text)
    return replace(item, note_line=re.sub(r"^fact:", "fact?:", item.note_line)) if near else item


def _not_open_already(app: App, items: list[Item], promises: Iterable[Promise]) -> list[Item]:
    """ITEMS without those that repeat an open one of PROMISES; says which, and how that one gets its new day.

    What names nothing ("send it") may be another thing than last time and is kept.
    """
    names = [len(content_words(item.said.removeprefix(marks.AS_SAID))) > 1 for item in items]
    twins = [
        suggestions.open_already(item.note_line, promises) if named else None
        for item, named in zip(items, names, strict=True)
    ]
    for item, twin in zip(items, twins, strict=True):
        if twin is None:
            continue
        number = asking.promise_ids(app, [twin])[twin.id]
        task = marks.task(item.note_line)
        due = task[2] if task else None
        moved = due is not None and due != twin.due and due >= app.today
        move = f" Its new day: rapport promise move {number} {due}" if moved else ""
        old = f"{number}: {output.one_line(twin.text)}"
        output.note(f"Not kept, because open already: {output.one_line(item.text)} ({old}).{move}")
    return [item for item, twin in zip(items, twins, strict=True) if twin is None]


def _kind(known: Evidence) -> str:
    return exchanges.kind_of_talk(known.transcript or "", recorded=bool(known.speakers))


def note_text(outcome: Outcome[Recap], kept: list[Item] | None) -> str:
    """The note that a recap becomes; without anything confirmed it only says with whom it was.

    What of the user's own notes is sorted in nowhere stands in it as they wrote it.
    """
    known, recap = outcome.evidence, outcome.result
    head = f"{_kind(known)} with {known.contact.name}."
    if kept is None:
        return head
    doubtful = _doubtful(outcome)
    lines = [_flat(" ".join([head, *(said for said in sentences(recap.summary) if said not in doubtful)]))]
    if known.agenda:
        verdict = recap.outcome_reached.verdict if recap.outcome_reached else "unclear"
        lines.append(f"Outcome: {_flat(known.agenda)} Reached: {verdict}.")
    lines += [item.note_line for item in kept if item.group != "private"]
    lines += map(_flat, unsorted(recap, known))
    private = [item.note_line for item in kept if item.group == "private"]
    return "\n".join([*lines, *(["", *private] if private else [])])


def _confirmed(app: App, items: list[Item], doubtful: list[Item]) -> list[Item] | None:
    """What the user keeps: Enter all as shown but what is DOUBTFUL, numbers drop lines, e edits, n nothing."""
    span = f"1-{len(items)}" if len(items) > 1 else ("1" if items else "the transcript")
    marked = ", but not what is marked" if doubtful else ""
    while True:
        ask = f"Enter keeps {span} as shown{marked}, numbers drop lines, e edits, n keeps nothing"
        answer = click.prompt(ask, default="", show_default=False, err=True).strip().lower()
        if not answer:
            return [item for item in items if item not in doubtful]
        if answer == "n":
            return None
        if answer == "e":
            try:
                return _edited(app, items)
            except (AssistantError, click.ClickException) as error:  # the recap may have cost minutes of a model
                output.note(f"{error} Choose again.")
                continue
        if (left := asking.without_numbers(items, answer)) is not None:
            return [item for item in left if item not in doubtful]


def _edited(app: App, items: list[Item]) -> list[Item]:
    before = "\n".join(item.note_line for item in items)
    after = asking.edited(app, before + "\n", command="numbers")
    lines = (before if after is None else after).split("\n")
    known = {item.note_line: item for item in items}
    return [known.get(line) or Item(_group(line), line, line, line, True) for line in lines if line.strip()]


def _group(line: str) -> str:
    return "private" if line.lower().startswith("private:") else "edited"


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text, typeset.WIDTH, initial_indent=indent, subsequent_indent=" " * (len(indent.replace("\u26a0", " ")) + 3)
    )


def _flat(text: str) -> str:
    return " ".join(text.split())


def _day(day: dt.date) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}"
