"""`rapport recap`: a transcript becomes promises in both directions, needs, facts: shown, confirmed, then written."""

from __future__ import annotations

import datetime as dt
import re
import sys
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import click

from assistant import (
    confidence,
    exchanges,
    files,
    jobs,
    marks,
    minutes,
    notebook,
    output,
    suggestions,
    transcripts,
)
from assistant.app import App
from assistant.checks.words import sentences
from assistant.commands import asking, show, typeset
from assistant.commands.options import AS_JSON, PREVIEW, Day
from assistant.errors import AssistantError, BrokenFile, UsageProblem
from assistant.heard import talk
from assistant.heard.phrases import content_words
from assistant.jobs import Made
from assistant.minutes import Line
from assistant.models import Contact, Evidence, Kind, Note, Promise
from assistant.notebook import NewNote
from assistant.outline import recap as recap_outline
from assistant.patterns import any_case, as_written
from assistant.results import Recap
from assistant.transcripts import Transcript

LONG, LONGEST = 100_000, 600_000
"""Characters of a record from which on it is said that reading takes a while (a talk of some two hours), and what is
spoken in the longest (a day of talk)."""
LEFT = 5
"""Sentences that are shown of those which are sorted in nowhere."""
_NEEDS = any_case(r"\b(?:needs?|wants?|lacks?|short of|(?:look|search)(?:s|ing) for)\b")
_CLASH = as_written(r"\d{4}-\d\d-\d\d is a [A-Z][a-z]+day$")
"""What the recap says of a weekday and a date that do not agree."""


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
    A mail with its headers, a vCard, a calendar and a table are refused.
    """
    person = app.catalog.find(contact)
    if date and date > app.today:
        raise UsageProblem(f"--date {date} lies after today ({app.today}). Give the day of the call.")
    raw = read_record(file)
    record = transcripts.parse(raw)
    spoken = sum(len(turn.text) for turn in record.turns)
    if spoken > LONGEST:
        raise UsageProblem(f"The record holds {spoken:,} characters of talk; at most {LONGEST:,} are read. Split it.")
    call_date = date or _stamped_day(app, record)
    asking.skipped(app)
    _say_if_known(app, person, raw)
    planned = _planned(app, person, call_date)
    if preview:
        show.preview(app, jobs.recap_requests(app, person.id, record, call_date=call_date, agenda=planned))
        return
    show.first_use(app)
    if len(raw) > LONG:
        output.note(f"The record is long ({len(raw):,} characters); reading it may take a minute.")
    with show.stages(app):
        outcome = jobs.recap(app, person.id, record, call_date=call_date, agenda=planned)
    _say_who_is_missing(outcome.evidence)
    items = minutes.numbered(outcome.result, outcome.evidence)
    if not as_json:
        output.answer(screen(app, outcome, items))
    elif outcome.failure is not None:
        output.json(as_dict(outcome, None))
    elif output.is_terminal() and not yes:  # the JSON names the note, which the answer to this screen decides on
        output.note(screen(app, outcome, items))
    show.doubts(outcome.checked)
    if outcome.failure is not None:
        again = f"rapport recap {person.id} {file or '-'} --date {call_date}"
        output.note(f"Nothing was stored. Repeat it later, or keep the outline: {again} --offline")
        raise outcome.failure
    note = _keep(app, person, outcome, items, raw, yes=yes)
    if as_json:
        output.json(as_dict(outcome, note))
    show.after(app, outcome)


def read_record(file: str | None) -> str:
    """The text of FILE or of stdin: UTF-8 (or UTF-16 with its mark), IMPORT_LIMIT bytes at most, not empty."""
    if file is None and sys.stdin.isatty():
        raise UsageProblem("Give the transcript as FILE, or - to read it from stdin.")
    text = asking.text_of(file or "-", limit=files.IMPORT_LIMIT)
    if not text.strip():
        label = "stdin" if file in (None, "-") else file
        raise UsageProblem(f"{label!r} is empty. Give the transcript of the call.")
    return text


def _stamped_day(app: App, record: Transcript) -> dt.date:
    """The last day in the stamps of RECORD, which is then said, else today."""
    days = [day for day in record.days if day <= app.today]
    if not days:
        return app.today
    span = f"runs from {minutes.day_words(days[0])} to" if len(days) > 1 else "is of"
    said = f"{span} {minutes.day_words(days[-1])}"
    output.note(f"By its stamps the record {said}; days in it are counted from there (--date for another).")
    return days[-1]


def _say_if_known(app: App, person: Contact, raw: str) -> None:
    """Say that this very transcript was kept before: a second recap would count its promises twice."""
    if note := next((n for n in _beside(app, person, raw) if not _waits(n, person)), None):
        output.note(f"This transcript is kept already, beside a note: rapport note show {asking.short(app, note.id)}")


def _beside(app: App, person: Contact, raw: str) -> Iterator[Note]:
    """The notes on PERSON beside which the transcript RAW lies."""
    for note in app.catalog.notes(person.id):
        path = notebook.transcript_of(note) if note.path else None
        if path and path.is_file() and files.read(path, limit=files.IMPORT_LIMIT).strip() == raw.strip():
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


def _planned(app: App, person: Contact, call_date: dt.date) -> str | None:
    """What was planned for this call, if an agenda for it is kept and can be read."""
    try:
        return app.notebook.planned(person.id, call_date)
    except BrokenFile as error:
        output.note(f"What was planned is not compared. {error}")
        return None


def screen(app: App, outcome: Made[Recap], items: list[Line]) -> str:
    """The recap on one screen, most important line first."""
    known, recap = outcome.evidence, outcome.result
    call, doubtful = known.call_date or known.today, _doubtful(outcome)
    kind = minutes.kind_of(known).lower()
    title = f"{output.one_line(known.contact.name)}, {kind} on {call:%A} {call.day} {call:%B %Y}"
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
                named = minutes.days_ahead(item.text, call)
                lines += _wrapped("; ".join(f"{said}: {minutes.day_words(day)}" for said, day in named), " " * 5)
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


def _summary_lines(outcome: Made[Recap]) -> list[str]:
    """The summary; a doubtful sentence of it stands marked on a line of its own."""
    doubtful, runs = _doubtful(outcome), [""]
    for sentence in sentences(outcome.result.summary):
        if sentence in doubtful:
            runs += [f"\u26a0 {sentence}", ""]
        else:
            runs[-1] += f" {sentence}"
    return [line for run in runs for line in textwrap.wrap(output.one_line(run.strip()), typeset.WIDTH)]


def _left_over(outcome: Made[Recap], items: list[Line]) -> list[str]:
    """What the screen shows of sentences that are sorted in nowhere, and of what may be no secret."""
    known, lines = outcome.evidence, list[str]()
    if left := minutes.unsorted(outcome.result, known):
        lines = ["Not sorted in"]
        lines += [row for text in left[:LEFT] for row in _wrapped(f'"{output.one_line(text)}"', "     ")]
        lines += [f"     and {len(left) - LEFT} more, in the transcript"] if len(left) > LEFT else []
    lines += [
        f'Open question: is line {number} private too? If not, take "private:" off it in the note.'
        for number in minutes.unsure(items, known.transcript or "")
    ]
    return lines


def as_dict(outcome: Made[Recap], note: Note | None) -> dict[str, Any]:
    """The stable JSON of a recap and of the NOTE in which it was kept."""
    known = outcome.evidence
    return {
        "contact": {"id": known.contact.id, "name": known.contact.name},
        "date": str(known.call_date),
        "writer": outcome.writer,
        "speakers": list(known.speakers),
        "outcome": known.agenda,
        **outcome.result.model_dump(mode="json"),
        "unsorted": minutes.unsorted(outcome.result, known),
        "still_open": [
            {"owner": p.owner, "text": p.text, "due": p.due and str(p.due), "note": p.note} for p in known.promises
        ],
        "note": note.id if note else None,
        "doubts": [show.doubt_dict(doubt) for doubt in outcome.checked.doubts],
    }


def _doubtful(outcome: Made[Recap]) -> set[str]:
    return {doubt.sentence for doubt in outcome.checked.safety if doubt.sentence}


def _is_doubtful(item: Line, outcome: Made[Recap]) -> bool:
    """Whether a safety doubt stands on this line."""
    return bool({item.text, item.said, item.quote} & _doubtful(outcome))


def _numbered_line(number: int, item: Line, *, doubtful: bool) -> list[str]:
    flag = "\u26a0 " if doubtful else "  "
    quote = f'"{output.one_line(item.quote)}"'
    if item.group in ("maybe", "fact", "private") and minutes.flat(item.text).strip('" .') in minutes.flat(item.quote):
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


def _keep(app: App, person: Contact, outcome: Made[Recap], items: list[Line], raw: str, *, yes: bool) -> Note | None:
    """Ask on one screen, then write the note with the transcript beside it; the note, or None when nothing was."""
    kept: list[Line] | None
    beside = list(_beside(app, person, raw))
    waiting = [note for note in beside if _waits(note, person)]
    if len(waiting) < len(beside) and (yes or not output.is_terminal()):
        output.note("Nothing new was kept. To take it anew, delete that note first (rapport note rm).")
        return None
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
            return None
    else:
        kept = None
    text = minutes.note_text(outcome.result, outcome.evidence, kept, _doubtful(outcome))
    call = outcome.evidence.call_date or app.today
    kind: Kind = "meeting" if minutes.kind_of(outcome.evidence) == "Meeting" else "call"
    note = app.notebook.add(NewNote((person.id,), text, call, kind, transcript=raw))
    assert note.path is not None
    for earlier in waiting:
        app.notebook.remove(earlier)
    if kept is None:
        output.note(
            f"Only the transcript was kept ({note.path.stem}): nobody was there to confirm. "
            "Take what is certain with --yes."
        )
        return note
    output.note(f"Saved {note.path.stem}; the transcript lies beside it, unchanged.")
    output.note(
        f'Thank {person.first_name} today:  rapport draft {person.id} --kind thanks --goal "thank {person.first_name}"'
    )
    return note


def _to_confirm(item: Line) -> Line:
    """ITEM as --yes keeps it: health and family, which nobody has looked at, wait for a review (rubric M18)."""
    near = item.group == "fact" and confidence.SENSITIVE.search(item.text)
    return replace(item, note_line=re.sub(r"^fact:", "fact?:", item.note_line)) if near else item


def _not_open_already(app: App, items: list[Line], promises: Iterable[Promise]) -> list[Line]:
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


def _confirmed(app: App, items: list[Line], doubtful: list[Line]) -> list[Line] | None:
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


def _edited(app: App, items: list[Line]) -> list[Line]:
    before = "\n".join(item.note_line for item in items)
    after = asking.edited(app, before + "\n", command="numbers")
    lines = (before if after is None else after).split("\n")
    known = {item.note_line: item for item in items}
    return [known.get(line) or Line(_group(line), line, line, line, True) for line in lines if line.strip()]


def _group(line: str) -> str:
    return "private" if line.lower().startswith("private:") else "edited"


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text, typeset.WIDTH, initial_indent=indent, subsequent_indent=" " * (len(indent.replace("\u26a0", " ")) + 3)
    )
