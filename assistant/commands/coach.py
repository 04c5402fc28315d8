"""`rapport coach`: your own draft against the rubric, a way on when stuck, messages that worked, your story."""

from __future__ import annotations

import re
from dataclasses import replace

import click

from assistant import jobs, output, templates
from assistant.app import App
from assistant.checks.words import Lists
from assistant.commands import asking, show, typeset
from assistant.commands.choices import CHANNEL
from assistant.commands.options import AS_JSON
from assistant.errors import UsageProblem
from assistant.evidence import OUTLINE_CHARS, gather, kind_of
from assistant.models import Contact
from assistant.patterns import any_case
from assistant.results import Draft
from assistant.strategy import coach, grading, mending
from assistant.strategy.candidates import Candidate
from assistant.strategy.grading import Grade
from assistant.strategy.mending import Mended

SHORT_TITLE, LONG_TITLE = "Story in two sentences", "Story in sixty seconds"
NEW_NOTE = 'note add "Their Name" "what they told you" --new'
DRAFT_LIMIT = 20_000
"""Bytes of a draft; a message is a page at most."""


class Coach(click.Group):
    """`coach FILE` grades a draft; `stuck`, `example` and `story` are words of their own."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command ARGS name; anything else is a file to be graded."""
        if args[0] not in self.commands:
            args = ["grade", *args]
        return super().resolve_command(ctx, args)


@click.group("coach", cls=Coach, context_settings={"ignore_unknown_options": True})
def command() -> None:
    """Practice: `coach FILE` grades your draft; `stuck`, `example SITUATION`, `story`."""


@command.command("grade")
@click.argument("file")
@click.option("--to", "contact", metavar="CONTACT", help="Whom it goes to; their notes are used.")
@click.option("--channel", type=CHANNEL, default="email", show_default=True)
@click.option("--rewrite", is_flag=True, help="Mend in your text what can be mended; needs --to.")
@AS_JSON
@click.pass_obj
def grade(app: App, file: str, contact: str | None, channel: str, rewrite: bool, as_json: bool) -> None:
    """What to mend first in the draft in FILE (or - for stdin), with the words concerned."""
    if rewrite and contact is None:
        raise UsageProblem("--rewrite needs to know whom it goes to. Add --to CONTACT.")
    person = app.catalog.find(contact) if contact else None
    text = asking.text_of(file, limit=DRAFT_LIMIT).strip()
    if not text:
        raise UsageProblem("The draft is empty. Write it as well as you can; the coach does the rest.")
    me = asking.own(app)
    known = None
    if person is not None:
        found = gather(app, person, goal=text[:500], kind=_kind(text), channel=channel, limit=OUTLINE_CHARS)
        known = replace(found, goal="", goal_given=False)  # the draft itself proves nothing
    result = grading.grade(text, known, me, app.today, app.notebook.prompts)
    mended = _mended(app, person, text, result) if person is not None and rewrite else None
    if as_json:
        output.json(_grade_dict(result) | (_mended_dict(person, mended) if person and mended else {}))
        return
    output.answer("\n".join(_screen(result)))
    if person and mended:
        left = grading.grade(mended.text, known, me, app.today, app.notebook.prompts)
        output.answer("\n".join(["", *_mended_screen(person, mended, left)]))


def _mended(app: App, person: Contact, text: str, result: Grade) -> Mended:
    """TEXT with what can be mended without the user; the way out is worded as in a draft."""
    way_out = templates.outline("draft", app.notebook.prompts)["easy_out_short"][0]
    return mending.mend(text, result, person, Lists(app.notebook.prompts), way_out)


def _mended_screen(person: Contact, mended: Mended, left: Grade) -> list[str]:
    """What was mended, what is left to the user, and the letter."""
    if not mended.done and not left.points:
        return ["Your text is left as it is: nothing in it is to mend."]
    if not mended.done:
        return typeset.wrapped("", "Your text is left as it is: what is to mend in it takes words of your own.")
    lines = [line for done in mended.done for line in typeset.wrapped("Mended      ", done)]
    for point in left.points[:3]:
        lines += typeset.wrapped("Left to you ", point.why)
    return [*lines, "", _mended_letter(person, mended)]


def _mended_letter(person: Contact, mended: Mended) -> str:
    subject, body = grading.parted(mended.text)
    return show.letter(person, Draft(subject=subject, body=body, ask=None, offer=None, easy_out=None, claims=[]))


def _mended_dict(person: Contact, mended: Mended) -> dict[str, object]:
    return {"rewrite": _mended_letter(person, mended), "mended": list(mended.done)}


@command.command("stuck")
@click.argument("reason", required=False)
@click.pass_obj
def stuck(app: App, reason: str | None) -> None:
    """One true thing, the smallest next step, a warm-up, and the draft ready."""
    wordings = templates.outline("coach", app.notebook.prompts)
    found = coach.unblock(app, reason, wordings)
    lines = typeset.wrapped("", found.truth)
    if not found.actions:
        lines += typeset.wrapped("Step    ", found.step)
        who = found.warm_up(None)
        lines.append(f"        rapport {f'draft {who.id}' if who else NEW_NOTE}")
        output.answer("\n".join(lines))
        return
    chosen, outcome = _ready(app, found.actions)
    step = found.step_for(chosen)
    lines += typeset.wrapped("Step    ", f"{step} This one: {chosen.what} ({min(chosen.minutes, 10)} min).")
    if warm := found.warm_up(chosen):
        lines += typeset.wrapped("Warm up ", templates.fill(wordings["warm_up"][0], name=warm.name, id=warm.id))
    output.answer("\n".join(lines))
    if outcome is None:
        output.note(f"No letter can be written for it; the words are yours: {chosen.command}")
        return
    output.answer(f"\n{show.doubted(outcome)}")
    output.note(f"Change it until it sounds like you; then: {chosen.command}")


def _ready(app: App, actions: tuple[Candidate, ...]) -> tuple[Candidate, jobs.Made[Draft] | None]:
    """The first of ACTIONS for which a letter can be written, and the letter; else the first and None."""
    offline = replace(app, offline=True, flags={**app.flags})  # ready at once, whatever endpoint is set
    for action in actions:
        kind = action.type if action.type in ("thanks", "follow-up") else None
        outcome = jobs.draft(offline, action.contact.id, goal=action.goal, kind=kind, channel="email")
        if not outcome.unsaid:
            return action, outcome
    return actions[0], None


@command.command("example")
@click.argument("situation", nargs=-1, required=True)
@click.pass_obj
def example(app: App, situation: tuple[str, ...]) -> None:
    """Messages for SITUATION: your own that were answered first, else one before and after, and why."""
    said = " ".join(situation).casefold().replace("-", " ").strip()
    wanted = next((name for name in coach.SITUATIONS if name.replace("-", " ") == said), None)
    if wanted is None:
        raise UsageProblem(f"There is no example for {said!r}. There are: {', '.join(coach.SITUATIONS)}.")
    own = coach.own_examples(app, wanted)
    for row in own[:2]:
        day = output.day(row.note.date, app.today)
        output.answer(f"Yours, to {row.contact.name} on {day}, answered {coach.day_words(row.days)}:\n")
        output.answer(output.safe(row.note.text) + "\n")
    if own:
        return
    shown = coach.worked_example(wanted, templates.outline("coach", app.notebook.prompts))
    output.answer(f"For {shown['situation']} (invented people; yours stand here once one was answered)\n")
    for label in ("before", "after", "why"):
        output.answer("\n".join(typeset.wrapped(f"{label.capitalize():<8}", shown[label])))


@command.command("story")
@click.option("--short", metavar="TEXT", help="Who you are, in two sentences.")
@click.option("--long", "long_text", metavar="TEXT", help="The same in sixty seconds.")
@click.pass_obj
def story(app: App, short: str | None, long_text: str | None) -> None:
    """Keep your story in two sentences and in sixty seconds, checked for length and for the listener."""
    for title, text in ((SHORT_TITLE, short), (LONG_TITLE, long_text)):
        if text is not None:
            clean = " ".join(text.split())
            if not clean:
                raise UsageProblem("The story is empty. Say who you are and what people can come to you for.")
            if len(clean) > 3000:
                raise UsageProblem(f"The story has {len(clean):,} characters; the limit is 3,000.")
            app.notebook.set_section(title, re.sub(r"^#+\s*", "", clean))
    for title, is_long in ((SHORT_TITLE, False), (LONG_TITLE, True)):
        kept = app.notebook.section(title)
        output.answer(f"{title}: {kept or 'not written yet'}")
        for fault in coach.story_faults(kept, long=is_long) if kept else []:
            output.answer("\n".join(typeset.wrapped("  mend: ", fault)))
    if not app.notebook.section(SHORT_TITLE):
        output.note('Write it: rapport coach story --short "I plan wards. Ask me how our nights got full."')


_OF_THEM = any_case(r"\b(?:you|your|congratulations|congratulate)\b")


def _kind(text: str) -> str:
    if "?" not in text:
        return "thanks" if "thank" in text.casefold() else "follow-up"
    found = kind_of(text)
    return found if found in ("follow-up", "offer", "ask", "congratulate") else "hello"


def _screen(result: Grade) -> list[str]:
    lines = [f"{result.count} words."]
    of_them = [s for s in result.unproven if _OF_THEM.search(s)]
    urgent = bool(result.points) and result.points[0].rule in ("M5", "M17")
    first_asked = [] if urgent else of_them[:3]  # what is said of them and on no note weighs more than a matter of form
    lines += [line for s in first_asked for line in _doubted(s)]
    if result.points:
        first, *rest = result.points
        lines += typeset.wrapped("Mend first  ", first.why)
        for words in first.words[:3]:
            lines += typeset.wrapped("            ", f'"{output.one_line(words)}"')
        for point in rest[:4]:
            lines += typeset.wrapped("then        ", point.why)
        if len(rest) > 4:
            lines.append(f"            and {len(rest) - 4} more; mend these first")
    else:
        lines.append("Nothing to mend by the rules. Read it aloud once; if it sounds like you, send it.")
    for sentence in [s for s in result.unproven if s not in first_asked][: 3 - len(first_asked)]:
        lines += _doubted(sentence)
    if result.fine:
        lines += typeset.wrapped("Good        ", ", ".join(result.fine))
    return lines


def _doubted(sentence: str) -> list[str]:
    return typeset.wrapped("Sure?       ", f'your notes do not say this: "{output.one_line(sentence)}"')


def _grade_dict(result: Grade) -> dict[str, object]:
    return {
        "words": result.count,
        "points": [{"rule": p.rule, "why": p.why, "words": list(p.words)} for p in result.points],
        "fine": list(result.fine),
        "not_in_notes": list(result.unproven),
    }
