"""`rapport connect`: who could help whom, and the two notes that ask for permission before anybody is named."""

from __future__ import annotations

import datetime as dt
from typing import Any

import click

from assistant import output, recall, templates
from assistant.app import App
from assistant.commands import asking, typeset
from assistant.commands.options import AS_JSON
from assistant.errors import AssistantError, UsageProblem
from assistant.models import Contact, Note
from assistant.notebook import NewNote
from assistant.strategy import introductions, limits, matching
from assistant.strategy.introductions import Letter
from assistant.strategy.matching import Pair
from assistant.strategy.needs import Item, stems
from assistant.strategy.ties import Tie, survey

MOST = 8
"""Pairs on the screen; a longer list is no longer a suggestion."""


@click.command("connect")
@click.argument("people", nargs=-1, metavar="[A [B]]")
@click.option("--agreed", "agreed", multiple=True, metavar="A", help="This one said yes; may be repeated.")
@click.option("--introduced", is_flag=True, help="The joint mail went out; note it for both.")
@click.option("--need", metavar="TEXT", help="What the second one needs, in your words.")
@click.option("--offer", metavar="TEXT", help="What the first one brings, in your words.")
@click.option(
    "--minutes",
    type=click.IntRange(5, 120),
    default=introductions.MINUTES,
    show_default=True,
    help="How long it takes.",
)
@AS_JSON
@click.pass_obj
def command(
    app: App, people: tuple[str, ...], agreed: tuple[str, ...], introduced: bool, need: str | None, offer: str | None,
    minutes: int, as_json: bool,
) -> None:  # fmt: skip
    """Who could help whom (all, or with A); with A and B, the notes that ask both for permission."""
    if len(people) > 2:
        raise UsageProblem("Give one person or two.")
    asking.skipped(app)
    if len(people) < 2:
        if agreed or introduced or need or offer:
            raise UsageProblem("--agreed, --introduced, --need and --offer are about two people. Name both.")
        _propose(app, app.catalog.find(people[0]).id if people else None, as_json=as_json)
        return
    one, other = (app.catalog.find(who) for who in people)
    if one.id == other.id:
        raise UsageProblem(f"{one.name} cannot be introduced to themselves. Name two people.")
    ties = {tie.contact.id: tie for tie in survey(app)}
    if not introduced:
        yes = {app.catalog.find(who).id for who in agreed}
        _leave_in_peace(app, *(ties[who.id] for who in (one, other)), agreed=yes)
    else:
        _both_agreed(app, ties[one.id], ties[other.id], agreed)
    _record(app, one, other, agreed, introduced=introduced)
    if introduced:
        return
    if agreed:
        ties = {tie.contact.id: tie for tie in survey(app)}
    _introduce(app, ties[one.id], ties[other.id], need=need, offer=offer, minutes=minutes, as_json=as_json)


def _propose(app: App, only: str | None, *, as_json: bool) -> None:
    ties = survey(app)
    store = recall.Store(app)
    found = matching.pairs(ties, store.vectors, only=only)
    store.report()
    if as_json:
        output.json([_pair_dict(pair) for pair in found])
        return
    for tie in ties:
        limit = limits.introductions(tie, app.today) if only in (None, tie.contact.id) else None
        if limit is not None:
            output.note(f"Left out: {tie.contact.name}: {output.one_line(limit.reason)}")
    if not found:
        output.answer("Nobody stands out as a help for somebody else's need.")
        output.note('It reads `need:` and `offer:` lines best: rapport note add CONTACT "need: ..."')
        return
    shorts = app.catalog.short_ids([item.note.id for pair in found for item in (pair.need, pair.offer)])
    for pair in found[:MOST]:
        output.answer("\n".join(_pair(app, pair, shorts)))
    if len(found) > MOST:
        output.note(f"{len(found) - MOST} more: rapport connect --json")


def _pair(app: App, pair: Pair, shorts: dict[str, str]) -> list[str]:
    giver, needer = pair.offer.contact, pair.need.contact
    why = (
        f"both speak of {typeset.listed([_shown(pair, stem) for stem in pair.shared])}"
        if pair.shared
        else "close in meaning, no word shared"
    )
    return [
        f"{giver.name} could help {needer.name}",
        *(_quoted(app, "needs", pair.need, shorts)), *(_quoted(app, "has", pair.offer, shorts)),
        f"  why    {why}",
        f"  next   rapport connect {giver.id} {needer.id}",
    ]  # fmt: skip


def _shown(pair: Pair, stem: str) -> str:
    """The word of the need that a shared stem stands for."""
    return next((word for word in pair.need.text.split() if stem in stems(word)), stem).strip(".,;:!?\"'")


def _quoted(app: App, label: str, item: Item, shorts: dict[str, str]) -> list[str]:
    text = f'"{output.one_line(item.quote)}" [{typeset.tag(item.note, app.today)}, {shorts[item.note.id]}]'
    return typeset.wrapped(f"  {label:<6} ", text)


def _pair_dict(pair: Pair) -> dict[str, Any]:
    return {
        "needs": {"contact": pair.need.contact.id, "quote": pair.need.quote, "note": pair.need.note.id},
        "gives": {"contact": pair.offer.contact.id, "quote": pair.offer.quote, "note": pair.offer.note.id},
        "shared": list(pair.shared),
        "command": f"rapport connect {pair.offer.contact.id} {pair.need.contact.id}",
    }


def _leave_in_peace(app: App, *ties: Tie, agreed: set[str]) -> None:
    """Refuse to write to people who want none of it; who AGREED to this one, now or before, may be introduced."""
    for tie in ties:
        if limit := limits.of(tie, app.today):
            raise AssistantError(f"{tie.contact.name} is {limit.state}: {limit.reason}. Nothing was written.")
        said_yes = agreed | {tie.contact.id for other in ties if _stage(tie, other.contact)}
        if tie.contact.id not in said_yes and (limit := limits.introductions(tie, app.today)):
            raise AssistantError(f"{tie.contact.name} is to meet nobody new: {limit.reason}. Nothing was written.")


def _both_agreed(app: App, one: Tie, other: Tie, agreed: tuple[str, ...]) -> None:
    """Refuse to note an introduction to which one of the two has not said yes, now or before."""
    yes = {app.catalog.find(who).id for who in agreed}
    pairs = ((one, other.contact), (other, one.contact))
    missing = [tie.contact for tie, partner in pairs if tie.contact.id not in yes and not _stage(tie, partner)]
    if missing:
        raise AssistantError(
            f"{typeset.listed([who.name for who in missing])} {'has' if len(missing) == 1 else 'have'} not agreed yet."
            f" Ask first, and after a yes: rapport connect {one.contact.id} {other.contact.id}"
            f"{''.join(f' --agreed {who.id}' for who in missing)}. Nothing was written."
        )


def _introduce(
    app: App, one: Tie, other: Tie, *, need: str | None, offer: str | None, minutes: int, as_json: bool
) -> None:
    apart = matching.people_apart(one, other)
    if apart is not None:
        output.note(f"Think twice: {apart}.")
    pair = _chosen(app, one, other, need, offer)
    giver, needer = pair.offer.contact, pair.need.contact
    by_id = {one.contact.id: one, other.contact.id: other}
    said = {giver.id: _stage(by_id[giver.id], needer), needer.id: _stage(by_id[needer.id], giver)}
    wordings, me = templates.outline("connect", app.notebook.prompts), app.notebook.me()
    written = any(map(introductions.in_writing, by_id.values()))
    if all(stage in ("agreed", "introduced") for stage in said.values()):
        letters = [introductions.joint(pair, me, wordings, minutes, written=written)]
    else:
        sides = [side for side, who in (("giver", giver), ("needer", needer)) if said[who.id] is None]
        phone = all(introductions.may_call(tie) for tie in (one, other))
        letters = [
            introductions.permission(pair, side, me, wordings, minutes, phone=phone, written=written)  # type: ignore[arg-type]
            for side in sides
        ]
    if as_json:
        output.json({"pair": _pair_dict(pair), "stages": said, "letters": [_letter_dict(x) for x in letters]})
        return
    output.answer("\n\n\n".join(_letter(letter) for letter in letters))
    _say(app, pair, letters, by_id)


def _say(app: App, pair: Pair, letters: list[Letter], ties: dict[str, Tie]) -> None:
    """What each is told about the other, what was asked for, and the next step (stderr)."""
    giver, needer = pair.offer.contact, pair.need.contact
    output.note("--")
    for letter in letters:
        other = None if len(letter.to) > 1 else (needer if letter.to[0].id == giver.id else giver)
        if other is not None:
            output.note(f"{letter.to[0].name} is told this, and no more, about {other.name}: {letter.tells}")
        strangers = [c for c in app.catalog.contacts() if c.id not in ties and introductions.names_in(letter.body, c)]
        named = [f"it names {c.name}, who has no part in it" for c in strangers]
        for fault in (*introductions.faults(letter, other), *named):
            output.note(f"Before you send: {fault}.")
    for tie in ties.values():
        for text, note in introductions.reminders(tie):
            output.note(f"Before you send: {tie.contact.name} [{typeset.tag(note, app.today)}]: {text}")
    if any('"' in letter.body for letter in letters):
        output.note("What stands in quotation marks is your note; say it in your own words with --need or --offer.")
    if any(len(letter.to) > 1 for letter in letters):
        output.note(f"Sent? rapport connect {giver.id} {needer.id} --introduced")
    else:
        first = letters[0].to[0]
        words = "Send the first, and the second only after a yes" if len(letters) > 1 else "Send it, and after a yes"
        output.note(f"{words}: rapport connect {giver.id} {needer.id} --agreed {first.id}")


def _letter(letter: Letter) -> str:
    to = ", ".join(f"{c.name} <{c.emails[0]}>" if c.emails else c.name for c in letter.to)
    return f"To: {output.one_line(to)}\nSubject: {letter.subject}\n\n{letter.body}"


def _letter_dict(letter: Letter) -> dict[str, Any]:
    return {"to": [c.id for c in letter.to], "subject": letter.subject, "body": letter.body, "tells": letter.tells}


def _chosen(app: App, one: Tie, other: Tie, need: str | None, offer: str | None) -> Pair:
    """What ONE brings and OTHER needs: the user's own words, completed from the notes.

    Without own words the notes may say that it is the other way round; then that is told.
    """
    store = recall.Store(app)
    if need is None and offer is None:
        found = matching.best_between(one, other, store.vectors)
    else:
        wanted = None if need is None else _own_words(need, other.contact, other, app)
        given = None if offer is None else _own_words(offer, one.contact, one, app)
        found = _completed(one, other, store.vectors, wanted, given)
    store.report()
    if found is None:
        raise AssistantError(
            f"Nothing in your notes says what {one.contact.name} could do for {other.contact.name}"
            f"{', or the other way round' if need is None and offer is None else ''}. "
            f"Say it: --need TEXT (of {other.contact.first_name}) and --offer TEXT (of {one.contact.first_name})."
        )
    if found.offer.contact.id != one.contact.id:
        output.note(
            f"By your notes {other.contact.name} brings something and {one.contact.name} needs it. "
            "To have it the other way round, say it: --need TEXT and --offer TEXT."
        )
    return found


def _completed(one: Tie, other: Tie, embed: matching.Embed, need: Item | None, offer: Item | None) -> Pair | None:
    if need and offer:
        return Pair(need, offer, 0.0)
    near = matching.between(one, other, embed, need=need, offer=offer, least=matching.FLOOR)
    return near or matching.between(one, other, embed, need=need, offer=offer, least=matching.ANY)


def _own_words(text: str, person: Contact, tie: Tie, app: App) -> Item:
    clean = " ".join(text.split())
    if not clean:
        raise UsageProblem("The text is empty. Say what is needed and what the other one brings.")
    note = tie.last or Note("", app.today, dt.datetime.now(dt.UTC), "note", (person.id,), clean)
    return Item(person, clean, clean, note, True)


def _stage(tie: Tie, other: Contact) -> str | None:
    found = introductions.stages(tie).get(other.id)
    return found[0] if found else None


def _record(app: App, one: Contact, other: Contact, agreed: tuple[str, ...], *, introduced: bool) -> None:
    """Note who agreed, as a private line on each; and the introduction itself, on both."""
    for who in agreed:
        person = app.catalog.find(who)
        if person.id not in (one.id, other.id):
            raise UsageProblem(f"{person.name} is neither {one.name} nor {other.name}.")
        partner = other if person.id == one.id else one
        app.notebook.add(NewNote((person.id,), introductions.stage_line(partner, "agreed"), app.today, private=True))
        output.note(f"Noted: {person.name} agreed.")
    if introduced:
        app.notebook.add(
            NewNote((one.id, other.id), f"Introduced {one.name} and {other.name} to each other.", app.today, "message")
        )
        for person, partner in ((one, other), (other, one)):
            app.notebook.add(
                NewNote((person.id,), introductions.stage_line(partner, "introduced"), app.today, private=True)
            )
        output.answer(f"Noted: {one.name} and {other.name} are introduced.")
    app.catalog.refresh()
