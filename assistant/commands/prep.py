"""`rapport prep`: talking points with a clear outcome, on one screen."""

from __future__ import annotations

import json
import re
import textwrap
from pathlib import Path
from typing import Any

import click

from assistant import called_off, jobs, marks, output
from assistant.app import App
from assistant.commands import asking, show, typeset
from assistant.commands.options import AS_JSON, PREVIEW
from assistant.jobs import Made
from assistant.models import MARK_KINDS, Evidence, Mark, Promise
from assistant.outline import likeness, told
from assistant.outline.kinds import GREETING, is_beside
from assistant.patterns import any_case
from assistant.results import Agenda, AgendaItem

_LABELLED = any_case(
    rf"[-*+\s>]*(?:(?P<done>\[x\]) (?:(?:I owe|they owe): )?|(?P<kind>{'|'.join(MARK_KINDS)}|maybe): )(?P<text>.*\S)"
)
"""A line of a note that keeps something, but for open promises."""
_LEADS = {"need": "Needs ", "wants": "Wants ", "offer": "Offers "}


@click.command("prep")
@click.argument("contact")
@click.option("--goal", metavar="TEXT", help="What should have happened when the talk ends.")
@click.option("--minutes", type=click.IntRange(5, 240), default=20, show_default=True, help="How long the talk is.")
@click.option("--private", is_flag=True, help="Show your private lines below the agenda.")
@PREVIEW
@AS_JSON
@click.option("--no-save", is_flag=True, help="Do not keep the agenda; `recap` cannot compare the outcome then.")
@show.model_options
@click.pass_obj
def command(
    app: App, contact: str, goal: str | None, minutes: int, private: bool, preview: bool, as_json: bool, no_save: bool
) -> None:
    """Prepare a talk with CONTACT: outcome, questions with minutes, promises."""
    goal = show.stripped("--goal", goal)
    person = app.catalog.find(contact)
    asking.skipped(app)
    if preview:
        chat = show.endpoint(app)
        show.preview(app, jobs.prep_request(app, person.id, goal=goal, minutes=minutes, chat=chat))
        return
    show.first_use(app)
    with show.stages(app):
        outcome = jobs.prep(app, person.id, goal=goal, minutes=minutes)
    page = screen(app, outcome)
    if as_json:
        kept = {"private": list(outcome.evidence.private_lines)} if private else {}
        output.json(as_dict(outcome) | kept)
    else:
        output.answer(screen(app, outcome, private=True) if private else page)
        show.doubts(outcome.checked)
        show.withheld(outcome.evidence)
    if outcome.evidence.said:
        output.note(f"Promises said in a note are not kept as lines yet: rapport note review {person.id}")
    if private and not as_json:
        for line in outcome.evidence.private_lines:
            output.answer(f"Private   {output.one_line(line)}")
    if not no_save and outcome.failure is None:
        output.note(f"Saved {save(app, outcome, page)}")
    show.after(app, outcome)


def screen(app: App, outcome: Made[Agenda], *, private: bool = False) -> str:
    """The agenda as one page of 80 columns; with PRIVATE the private lines are shown below it."""
    known, agenda = outcome.evidence, outcome.result
    title = f"{output.one_line(known.contact.name)}, {known.minutes} minutes"
    writer = "written without a model" if outcome.writer == "outline" else f"written with {outcome.writer}"
    lines = [f"{title}{writer:>{max(len(writer) + 2, typeset.WIDTH - len(title))}}", *_who(known)]
    if not known.goal_given:
        related = likeness.closeness(known.goal, agenda.outcome)
        lines += _field("Goal", f"{known.goal} (from your notes)") if related else []
    doubtful = {doubt.sentence for doubt in outcome.checked.safety if doubt.sentence}
    for label, text in (("Outcome", agenda.outcome), ("Fallback", agenda.fallback)):
        lines += _marked(_field(label, text), text, doubtful)
    lines += _promises(known, agenda)
    lines += _last_talks(known)
    lines += _unasked_needs(known, agenda)
    lines.append("")
    for number, item in enumerate(agenda.items, start=1):
        lines += _item(known, number, item, doubtful, landing=number == len(agenda.items))
    if agenda.offer:
        lines += _marked(_field("Give", agenda.offer), agenda.offer, doubtful)
    awkward = agenda.openings
    for label, text in (
        ("start", awkward.start),
        ("silence", awkward.silence),
        ("a no", awkward.a_no),
        ("early", awkward.closing_early),
    ):
        field = _field("If it sticks" if label == "start" else "", f"{label}: {text}", 15)
        lines += _marked(field, text, doubtful)
    lines.append(_foot(app, known, agenda, private=private))
    return "\n".join(lines)


def as_dict(outcome: Made[Agenda]) -> dict[str, Any]:
    """The stable JSON of an agenda."""
    known, agenda = outcome.evidence, outcome.result
    data = agenda.model_dump(mode="json")
    for row in (*data["items"], *data["promises"]):
        source = known.source(row["note"]) if row["note"] else None
        row["note"] = source.note if source else row["note"]
    return {
        "contact": {"id": known.contact.id, "name": known.contact.name},
        "minutes": known.minutes,
        "goal": known.goal,
        "goal_given": known.goal_given,
        "writer": outcome.writer,
        **data,
        "claims": [show.claim_dict(known, claim) for claim in agenda.claims],
        "last_talks": [
            {"note": s.note, "date": str(s.date), "kind": s.kind, "text": s.text} for s in last_talks(known)
        ],
        "promises_in_notes": [
            {"owner": p.owner, "text": p.text, "due": p.due and str(p.due), "note": p.note} for p in known.said
        ],
        "private_lines": len(known.private_lines),
        "doubts": [show.doubt_dict(doubt) for doubt in outcome.checked.doubts],
        "left_out": show.left_out(known),
    }


def last_talks(known: Evidence) -> list[Any]:
    """The last two conversations on file, newest first."""
    talks = [s for s in known.sources if s.kind != "note"]
    talks = [s for s in talks if _once(s.text)] or talks
    about = " ".join([known.goal, known.contact.role or "", known.contact.org or ""])
    talks = talks or [s for s in known.sources if not all(is_beside(x, about) for x in called_off.sentences(s.text))]
    return list(reversed(talks[-2:]))


def _who(known: Evidence) -> list[str]:
    contact = known.contact
    about = ", ".join(part for part in (contact.role, contact.org) if part)
    last = f"Last talk {output.day(known.last_talk, known.today)}." if known.last_talk else "No talk on file yet."
    if known.private_lines and known.last_contact and not known.last_talk:
        last = ""  # the talk may be private
    return textwrap.wrap(f"{about[:1].upper()}{about[1:]}. {last}" if about else last, typeset.WIDTH)


def _promises(known: Evidence, agenda: Agenda) -> list[str]:
    lines: list[str] = []
    for owner, who in (("me", "You"), ("them", known.contact.first_name)):
        mine = [p for p in agenda.promises if p.owner == owner]
        kept = {p.text: source for p in known.promises if p.owner == owner and (source := told.told_kept(p, known))}
        texts = [f"{who}: {p.text}{' ' + show.tag(known, p.note) if p.note else ''}" for p in mine]
        done = [next((kept[text] for text in kept if p.text.startswith(text)), None) for p in mine]
        texts = [f"{t} (kept? see {show.tag(known, d.ordinal)})" if d else t for t, d in zip(texts, done, strict=True)]
        texts += [f"{who} (said in a note): {_said(known, p)}" for p in known.said if p.owner == owner]
        for text in texts or [f"{who}: nothing open"]:
            lines += _field("Promises" if not lines else "", text)
    return lines


def _said(known: Evidence, promise: Promise) -> str:
    late = ", overdue" if promise.due and promise.due < known.today else ""
    due = f" (due {promise.due}{late})" if promise.due else ""
    return f"{promise.text}{due} [{typeset.tag(promise, known.today)}]"


def _last_talks(known: Evidence) -> list[str]:
    lines: list[str] = []
    label = "Last talks" if known.last_talk else "Last notes"
    for source in last_talks(known):
        said = _once(re.sub(r"^Subject: [^\n]*\n\s*", "", source.text))
        words = GREETING.sub("", " ".join(output.one_line(said).split())) or "what was promised, see above"
        text = words if len(words) <= 150 else words[:147].rsplit(" ", 1)[0] + " ..."
        lines += _field("" if lines else label, f"[{typeset.tag(source, known.today)}] {text}", 12)
    return lines


def _once(text: str) -> str:
    """TEXT of a note without its planned outcome, promises, labels, and marks that wait or say what a sentence says."""
    text = marks.OUTCOME_LINE.sub("", text)
    lines = [line for line in text.split("\n") if not re.match(r"\W*\w+\?:|[-*+\s>]*\[[ -]\]", line)]
    said = " ".join(line for line in lines if not marks.KEPT.match(line))
    lines = [line for line in lines if not (marks.KEPT.match(line) and likeness.is_told_in(_kept(line), said))]
    return "\n".join(map(_unlabelled, lines)).strip()


def _unlabelled(line: str) -> str:
    """LINE, when it is a mark, a maybe or a promise that was kept, as a sentence: "need: a kiln" is "Needs a kiln."."""
    mark = _LABELLED.match(line)
    if mark is None:
        return re.sub(r"^\s*(?:#+|[-*+>])\s+", "", line)
    lead, kind = "Done: " if mark["done"] else "", (mark["kind"] or "").lower()
    if kind == "maybe" and not re.match(r"\W*(?:maybe|perhaps)\b", mark["text"], re.IGNORECASE):
        lead = "Maybe: "
    said = _LEADS.get(kind, lead) + mark["text"]
    stop = "" if said[-1] in '.!?"' else "."
    return f"{said[:1].upper()}{said[1:]}{stop}"


def _kept(line: str) -> str:
    return line.partition(": ")[2].partition(" (due ")[0]


def _unasked_needs(known: Evidence, agenda: Agenda) -> list[str]:
    return [
        line
        for mark in _forgotten(known, agenda)
        for line in _field("Also needs", f"{mark.text} [{typeset.tag(mark, known.today)}]", 12)
    ]


def _forgotten(known: Evidence, agenda: Agenda) -> list[Mark]:
    """The needs that no question takes up."""
    asked = " ".join(claim.quote for claim in agenda.claims)
    missing = [m for m in known.marks if m.kind == "need" and m.text not in asked]
    notes = {source.note: source.text for source in known.sources}
    return [m for m in missing if not called_off.is_told(notes.get(m.note, ""), m.text)]


def _marked(lines: list[str], text: str, doubtful: set[str]) -> list[str]:
    """LINES that show TEXT, with a mark before them when a safety doubt is on it."""
    if not any(sentence in text or (text and text in sentence) for sentence in doubtful):
        return lines
    indent = len(lines[1]) - len(lines[1].lstrip()) if lines[1:] else 15
    whole = " ".join([f"\u26a0 {lines[0].removeprefix('  ')}", *(line.strip() for line in lines[1:])])
    return textwrap.wrap(whole, typeset.WIDTH, subsequent_indent=" " * indent)


def _item(known: Evidence, number: int, item: AgendaItem, doubtful: set[str], *, landing: bool) -> list[str]:
    tag = f" {show.tag(known, item.note)}" if item.note else ""
    head = f"{number:<2} {item.minutes:>2} min  "
    text = f"{'Landing: ' if landing else ''}{output.one_line(item.question)}{tag}"
    lines = textwrap.wrap(text, typeset.WIDTH, initial_indent=head, subsequent_indent=" " * len(head))
    lines = _marked(lines, item.question, doubtful)
    for follow_up in item.follow_ups:
        then = textwrap.wrap(
            f"then: {output.one_line(follow_up)}",
            typeset.WIDTH,
            initial_indent=" " * len(head),
            subsequent_indent=" " * (len(head) + 6),
        )
        lines += _marked(then, follow_up, doubtful)
    return lines


def _field(label: str, text: str, width: int = 10) -> list[str]:
    clean = output.one_line(text)
    return textwrap.wrap(clean, typeset.WIDTH, initial_indent=f"{label:<{width}}", subsequent_indent=" " * width) or [
        label
    ]


def _foot(app: App, known: Evidence, agenda: Agenda, *, private: bool) -> str:
    short = app.catalog.short_ids(_cited(known, agenda))
    count = 0 if private else len(known.private_lines)
    kept = f"{count} private line{'s are' if count != 1 else ' is'} kept off this page.  " if count else ""
    return f"{kept}Notes: {' '.join(short.values())}" if short else kept.strip()


def _cited(known: Evidence, agenda: Agenda) -> dict[str, None]:
    """The ids of all notes that a tag on the page names, each once."""
    kept = [source.ordinal for p in known.promises if (source := told.told_kept(p, known))]
    labels = [*(item.note for item in agenda.items), *(claim.note for claim in agenda.claims)]
    labels += [*(promise.note for promise in agenda.promises), *kept]
    found = [source.note for label in labels if label and (source := known.source(label))]
    found += [row.note for row in (*known.said, *last_talks(known), *_forgotten(known, agenda))]
    return dict.fromkeys(found)


def save(app: App, outcome: Made[Agenda], page: str) -> Path:
    """Keep the agenda under drafts/, its outcome in the front matter, for `recap`."""
    planned = json.dumps(outcome.result.outcome, ensure_ascii=False)
    head = f"---\njob: prep\ncontact: {outcome.evidence.contact.id}\ndate: {app.today}\noutcome: {planned}\n---\n"
    return app.notebook.save_draft(outcome.evidence.contact, "prep", f"{head}{page}\n", app.today)
