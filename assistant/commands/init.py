"""`rapport init`: who you are, in three questions that may be skipped; with --full, in all of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from assistant import notebook, output
from assistant.app import App
from assistant.commands import asking
from assistant.errors import UsageProblem
from assistant.models import Me
from assistant.patterns import any_case
from assistant.strategy import slot as slots

VOICE_MESSAGES = 3
"""Messages in the user's own words that are asked for; one more may always be given by --voice."""
VOICE_LIMIT = 2_000
"""Characters of one message; a model sees them all."""
_NOBODY_HERE = (
    "Nobody is here to answer. Give --name, --role, --org, --goal, --question, --offer, --voice, --minutes or --slot."
)
_SIZE = any_case(r"\b\d{1,3} ?(?:min\b|minutes?\b|hours?\b|h\b)")


@click.command("init")
@click.option("--name", metavar="N", help="Your name, as messages are signed.")
@click.option("--role", metavar="R", help="What you do.")
@click.option("--org", metavar="O", help="Where you work.")
@click.option("--goal", "goals", multiple=True, metavar="TEXT", help="What you work towards; may be repeated.")
@click.option("--question", "questions", multiple=True, metavar="TEXT", help="A question behind it; may be repeated.")
@click.option(
    "--offer",
    "offers",
    multiple=True,
    metavar="TEXT",
    help="Something you can give, with its minutes; may be repeated.",
)
@click.option("--voice", "voices", multiple=True, metavar="TEXT", help="A message as you write them; may be repeated.")
@click.option(
    "--voice-file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Messages of yours, one a paragraph block, `---` between them.",
)
@click.option("--minutes", type=click.IntRange(1, 2400), metavar="M", help="Minutes a week for your network.")
@click.option("--slot", metavar="WHEN", help='When you plan the week, such as "Tue 9:30".')
@click.option("--file", "source", metavar="FILE", help="All of it from a file of `goal: ...` lines, as in me.md.")
@click.option("--full", is_flag=True, help="Ask everything; Enter skips a question.")
@click.pass_obj
def command(
    app: App, name: str | None, role: str | None, org: str | None, goals: tuple[str, ...], questions: tuple[str, ...],
    offers: tuple[str, ...], voices: tuple[str, ...], voice_file: Path | None, minutes: int | None, slot: str | None,
    source: str | None, full: bool,
) -> None:  # fmt: skip
    """Say who you are: name and role, what you work towards, one thing you can give."""
    known = app.notebook.me()
    if source is not None:
        told = _told(asking.text_of(source))
        name, role = name or told.one("name"), role or told.one("role")
        org, slot = org or told.one("org"), slot or told.one("slot")
        goals, questions = goals + told.every("goal"), questions + told.every("question")
        offers, voices, minutes = offers + told.every("offer"), voices + told.voice, minutes or told.minutes()
    if slot and slots.parsed(slot) is None:
        raise UsageProblem(f'{slot!r} is no time of the week. Write it as "Tue 9:30".')
    changes: dict[str, Any] = {"name": name, "role": role, "org": org, "slot": slot}
    if voice_file is not None:
        voices += _messages(asking.text_of(str(voice_file)))
    if not any((name, role, org, goals, questions, offers, voices, minutes, slot)):
        if not output.is_terminal():
            raise UsageProblem(_NOBODY_HERE)
        asked, goals, offers = _asked(known)
        changes |= asked
        if full:
            questions, voices, minutes = _asked_more(known, goals)
    changes = {key: notebook.checked_field(key, value) for key, value in changes.items()} | {"minutes_a_week": minutes}
    written = {key: value for key, value in changes.items() if value is not None}
    told_now = (("goal", goals, known.goals), ("question", questions, known.questions), ("offer", offers, known.offers))
    lines = [line for key, values, before in told_now for line in _lines(key, values, before)]
    voice = [_checked_voice(text) for text in voices]
    if not written and not lines and not voice:
        output.note("Nothing was written. Come back with `rapport init` at any time.")
        return
    app.notebook.change_me(written, lines)
    if voice:
        kept = [known.voice] if known.voice else []
        app.notebook.set_section("Voice", "\n\n---\n\n".join([*kept, *(v for v in voice if v not in known.voice)]))
    output.answer(f"Saved {app.notebook.me_file}")
    for offer in offers:
        if not _SIZE.search(offer):
            output.note(f'How long does "{output.one_line(offer)}" take you? Write it behind: (10 minutes)')
    output.note('Next: rapport contact add "Their Name"')


@dataclass(frozen=True)
class Told:
    """What a file says of the user: `key: text` lines in their order, and the messages under `## Voice`."""

    lines: tuple[tuple[str, str], ...]
    voice: tuple[str, ...]

    def one(self, key: str) -> str | None:
        """The first text under KEY."""
        return next(iter(self.every(key)), None)

    def every(self, key: str) -> tuple[str, ...]:
        """All texts under KEY."""
        return tuple(text for name, text in self.lines if name == key)

    def minutes(self) -> int | None:
        """The minutes a week (UsageProblem when they are no number)."""
        text = self.one("minutes_a_week") or self.one("minutes")
        if text is not None and not (text.isdigit() and 1 <= int(text) <= 2400):
            raise UsageProblem(f"`minutes: {output.one_line(text)}` is no number of minutes. Write `minutes: 40`.")
        return int(text) if text else None


KEYS = ("name", "role", "org", "slot", "goal", "question", "offer", "minutes", "minutes_a_week")


def _told(text: str) -> Told:
    """What TEXT says (UsageProblem when it says nothing that is understood)."""
    head, _, below = re.sub(r"(?im)^#+ voice[ \t]*$", "\x1f", text, count=1).partition("\x1f")
    pattern = rf"(?im)^[ \t]*(?:[-*] )?(?P<key>{'|'.join(KEYS)}):[ \t]*(?P<text>\S.*)$"
    lines = tuple((m["key"].lower(), m["text"].strip()) for m in re.finditer(pattern, head))
    voice = re.split(r"(?m)^#", below)[0]
    told = Told(lines, _messages(voice))
    if not told.lines and not told.voice:
        raise UsageProblem(
            f"The file says nothing of you. Write lines such as `goal: ...`; known are {', '.join(KEYS)}."
        )
    return told


def _messages(text: str) -> tuple[str, ...]:
    """The messages in TEXT, which a line `---` parts."""
    return tuple(part.strip() for part in re.split(r"^---\s*$", text, flags=re.MULTILINE) if part.strip())


def _asked(known: Me) -> tuple[dict[str, str | None], tuple[str, ...], tuple[str, ...]]:
    """The answers to the three questions; an empty one changes nothing."""
    output.note("Three questions; Enter skips one.")
    who = ", ".join(part for part in (known.name, known.role, known.org) if part)
    named = _ask("Your name and role" + (f" (now: {who})" if who else " (Sam Ortiz, lab manager, Fernhill)"))
    goal = _ask("What do you work towards?")
    offer = _ask("One thing you can give others, and how long it takes you")
    parts = [part.strip() for part in named.split(",", 2)]
    changes: dict[str, str | None] = {key: part or None for key, part in zip(("name", "role", "org"), parts)}  # noqa: B905
    return changes, (goal,) if goal else (), (offer,) if offer else ()


def _asked_more(known: Me, goals: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...], int | None]:
    """The questions behind the goal, messages in the user's words, and minutes a week."""
    goal = (*goals, *known.goals)[:1]
    about = f' behind "{output.one_line(goal[0])}"' if goal else ""
    first = _ask(f"A question{about} that somebody you know could answer")
    second = _ask("Another one") if first else ""
    output.note("Now your voice: paste a message you wrote to somebody, on one line each. No names are needed.")
    voices = []
    for number in range(VOICE_MESSAGES):
        text = _ask(f"Message {number + 1}")
        if not text:
            break
        voices.append(text)
    minutes = _ask(f"Minutes a week for your network (now: {known.minutes_a_week or 30})")
    if minutes and not (minutes.isdigit() and 1 <= int(minutes) <= 2400):
        output.note(f"{minutes!r} is not a number of minutes; left as it was.")
        minutes = ""
    return tuple(q for q in (first, second) if q), tuple(voices), int(minutes) if minutes else None


def _ask(question: str) -> str:
    return str(click.prompt(output.one_line(question), default="", show_default=False, err=True)).strip()


def _lines(key: str, values: tuple[str, ...], known: tuple[str, ...]) -> list[str]:
    """A line of me.md for each new value."""
    clean = [text for value in values if (text := notebook.checked_field(key, value))]
    return [f"{key}: {text}" for text in dict.fromkeys(clean) if text not in known]


def _checked_voice(text: str) -> str:
    """A message as it may stand in me.md: no headings, no control characters, not a book."""
    clean = notebook.checked_text(text)
    if len(clean) > VOICE_LIMIT:
        raise UsageProblem(f"A message of your voice has {len(clean):,} characters; the limit is {VOICE_LIMIT:,}.")
    return re.sub(r"^#+\s*", "", clean, flags=re.MULTILINE)
