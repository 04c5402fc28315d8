"""`rapport demo`: invented people in a throw-away home; a draft, an agenda and a recap made before your eyes."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
import textwrap
from pathlib import Path

import click

from assistant import files, jobs, minutes, output, transcripts
from assistant.app import App
from assistant.commands import prep
from assistant.errors import AssistantError
from assistant.models import Contact, Note
from assistant.notebook import NewNote, Notebook

TODAY = dt.date(2026, 11, 23)
ME = """---
name: Sam Ortiz
role: lab operations manager
org: Fernhill Diagnostics
minutes_a_week: 40
---
offer: first-week checklist (two pages, made after nine temps, lab staff only; 5 minutes)
offer: read a rota and mark the gaps (15 minutes)
"""
NOTES = (
    ("2026-09-14", "meeting", 'Books for four sites. "We lose two weeks every time a temp starts."\n'
     "need: a first week that works for temporary coordinators"),
    ("2026-10-19", "message", "fact: her self-booking pilot starts at Elm Street on 2026-11-30"),
    ("2026-11-02", "call", "Three temps join her in December.\nneed: a way to tell whether the self-booking pilot works\n"
     "- [ ] I owe: send her the checklist (due 2026-11-10)\n- [ ] they owe: send me the pilot plan\n"
     "\nprivate: her manager leaves, not announced"),
)  # fmt: skip
CALL = """WEBVTT

00:00:02.000 --> 00:00:09.000
<v Dana Lee>The checklist helped. I cut it to one page for the desk.</v>

00:00:09.500 --> 00:00:12.000
<v Sam Ortiz>Could I see the one page?</v>

00:00:12.500 --> 00:00:27.000
<v Dana Lee>Yes, I'll send it on Friday. Sorry, make that Monday. For the pilot we'll count two things, no-shows and calls per booking.</v>

00:00:28.000 --> 00:00:32.000
<v Sam Ortiz>I'll send you our no-show sheet by Wednesday.</v>

00:00:33.000 --> 00:00:48.000
<v Dana Lee>Maybe I can show you the dashboard, I have to ask Tom. What I still need is someone who has trained part-timers. Between us, my manager leaves in January.</v>
"""
DRAFT_GOAL = "send the checklist, ask how she will measure the pilot"
PREP_GOAL = "she names what she will measure in the pilot"
CALL_DATE = dt.date(2026, 11, 26)


@click.command("demo")
@click.option(
    "--keep", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Keep the demo's home in DIR."
)
def command(keep: Path | None) -> None:
    """See a draft, an agenda and a recap on invented people: no key, no network."""
    if keep is not None and keep.exists() and any(keep.iterdir()):
        raise AssistantError(f"{str(keep)!r} is not empty. Name a folder that is new or empty.")
    home = keep.absolute() if keep else Path(tempfile.mkdtemp(prefix="rapport-demo-"))
    try:
        _run(home, kept=keep is not None)
    finally:
        if keep is None:
            shutil.rmtree(home, ignore_errors=True)


def furnish(home: Path) -> Contact:
    """Write the invented network into HOME."""
    book = Notebook(home)
    files.write(book.me_file, ME)
    dana = book.add_contact(
        "Dana Lee", emails=["dana.lee@northgate.example"], role="head of outpatient scheduling", org="Northgate Clinics",
        where="external", level="peer", every=60, met="the regional operations day",
    )  # fmt: skip
    for day, kind, text in NOTES:
        book.add(NewNote((dana.id,), text, dt.date.fromisoformat(day), kind))  # type: ignore[arg-type]
    return dana


def _run(home: Path, *, kept: bool) -> None:
    dana = furnish(home)
    app = App(home=home, today=TODAY, offline=True)
    where = f"in {home}" if kept else "a folder deleted afterwards"
    output.answer(f"Rapport. Invented people, {where}, no key, no network.")
    output.answer(f"It is {TODAY:%A} {TODAY.day} {TODAY:%B %Y}. You are Sam. Dana Lee runs booking at a clinic.")
    output.answer("\nYOUR NOTES ON DANA")
    for note in app.catalog.notes(dana.id):
        _show_note(note)
    _show_draft(app, dana)
    _show_prep(app, dana)
    later = App(home=home, today=CALL_DATE, offline=True)
    _show_recap(later, dana)
    _show_next(home, kept=kept)


def _show_note(note: Note) -> None:
    day = f"  {output.day(note.date):>6}  "
    lines: list[str] = []
    for line in note.text.split("\n"):
        if line.startswith("private:"):
            lines.append("and one private line, which no message will ever use")
        elif line.strip():
            lines.append(line.removeprefix("fact: ").removeprefix("- [ ] "))
    for place, line in enumerate(lines):
        for row, part in enumerate(textwrap.wrap(line, 68)):
            output.answer((day if not place and not row else " " * len(day)) + part)


def _show_draft(app: App, dana: Contact) -> None:
    outcome = jobs.draft(app, dana.id, goal=DRAFT_GOAL, kind=None, channel="email")
    _heading("BEFORE YOU WRITE", f'rapport draft dana --goal "{DRAFT_GOAL}"')
    for paragraph in outcome.result.body.split("\n"):
        for part in textwrap.wrap(paragraph, 70):
            output.answer(f"  | {part}")
    asks = "one question" if outcome.result.body.count("?") == 1 else "no question"
    proof = (
        "every line about Dana comes from a note above" if not outcome.checked.safety else "look at the doubts first"
    )
    output.answer(f"  {proof}; {asks}; easy to refuse")


def _show_prep(app: App, dana: Contact) -> None:
    outcome = jobs.prep(app, dana.id, goal=PREP_GOAL, minutes=20)
    agenda = outcome.result
    _heading("BEFORE YOU TALK", f'rapport prep dana --goal "{PREP_GOAL}"')
    first = agenda.items[0]
    for label, text in (
        ("Outcome", agenda.outcome),
        ("First", f"{first.minutes} min  {first.question}"),
        ("Give", agenda.offer or ""),
    ):
        for part in textwrap.wrap(text, 66, initial_indent="", subsequent_indent=""):
            output.answer(f"  {label:<10}{part}")
            label = ""
    prep.save(app, outcome, prep.screen(app, outcome))


def _show_recap(app: App, dana: Contact) -> None:
    planned = app.notebook.planned(dana.id, CALL_DATE)
    outcome = jobs.recap(app, dana.id, transcripts.parse(CALL), call_date=CALL_DATE, agenda=planned)
    _heading("AFTER THE CALL", "rapport recap dana call.vtt")
    titles = {"i_owe": "You promised", "they_owe": "Dana promised", "maybe": "Only a maybe"}
    for item in minutes.numbered(outcome.result, outcome.evidence):
        if item.group in titles:
            text = f'"{item.quote}"' if item.group == "maybe" else item.text
            for row, part in enumerate(textwrap.wrap(text, 60)):
                output.answer(f"  {titles[item.group] if not row else '':<16}{part}")


def _show_next(home: Path, *, kept: bool) -> None:
    output.answer("\nNOW SOMEONE OF YOUR OWN")
    output.answer('  rapport contact add "Their Name"')
    output.answer('  rapport note add "Their Name" "what they told you, what you promised"')
    output.answer('  rapport draft "Their Name" --goal "what you hope for"')
    output.answer("Plain files, on this machine. Rapport writes; only you send.")
    if kept:
        output.note(f"Look around: rapport --home {home} --as-of {TODAY} contact show dana")


def _heading(title: str, line: str) -> None:
    first, *rest = textwrap.wrap(line, 61)
    output.answer(f"\n{title:<19}{first}")
    for part in rest:
        output.answer(f"{'':<34}{part}")
