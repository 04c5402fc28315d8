"""Invented evidence for tests of checks and outlines: three people, their notes, and messages that are fine."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from assistant.models import Contact, Evidence, Mark, Me, Promise, Source
from assistant.results import Ask, Claim, Draft

TODAY = dt.date(2026, 11, 23)
WREN = Me(
    name="Wren Adeyemi",
    role="baker",
    org="Harbour Ovens",
    offers=("taste a new flour and write two lines (10 minutes)",),
)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def source(number: int, date: str, kind: str, text: str, who: str = "otto-lund") -> Source:
    return Source(f"n{number}", f"note{number}aaaaa", day(date), kind, "me", text, (who,))


def mark(kind: str, text: str, of: Source, when: str | None = None) -> Mark:
    return Mark(kind, text, of.note, of.date, of.kind, 0, of.contacts, date=day(when) if when else None)


def promise(owner: Any, text: str, of: Source, due: str | None = None) -> Promise:
    return Promise(f"{of.note}.1", owner, text, of.note, of.date, of.kind, 0, of.contacts, day(due) if due else None)


def otto(**changes: Any) -> Evidence:
    """A miller, last spoken to three weeks ago, with a need, a fact, a promise of mine and a private line."""
    first = source(
        1,
        "2026-09-08",
        "meeting",
        'Runs Quay Mill with 14 people. "Nobody tells us how our rye behaves in the oven."\nneed: bakers who report how the rye behaves',
    )
    second = source(
        2,
        "2026-11-03",
        "call",
        "fact: his stone for spelt arrives on 2026-12-01\n- [ ] I owe: send him the crumb photos (due 2026-11-12)\n- [ ] they owe: send me the protein table",
    )
    fields: dict[str, Any] = {
        "contact": Contact(
            "otto-lund",
            "Otto Lund",
            emails=("otto@quaymill.example",),
            role="miller",
            org="Quay Mill",
            where="external",
            level="peer",
        ),
        "me": WREN,
        "today": TODAY,
        "goal": "send the crumb photos, ask how he will test the spelt stone",
        "goal_given": True,
        "sources": (first, second),
        "marks": (
            mark("need", "bakers who report how the rye behaves", first),
            mark("fact", "his stone for spelt arrives on 2026-12-01", second),
        ),
        "promises": (
            promise("me", "send him the crumb photos", second, "2026-11-12"),
            promise("them", "send me the protein table", second),
        ),
        "message_kind": "follow-up",
        "other_people": ("Greta Holm",),
        "private_lines": ("his brother wants to sell the mill to Norvik",),
        "last_contact": day("2026-11-03"),
        "last_talk": day("2026-11-03"),
    }
    return replace(Evidence(**fields), **changes) if changes else Evidence(**fields)


def letter(
    body: str,
    *claims: tuple[str, str, str],
    ask: str | None = None,
    out: str | None = None,
    offer: str | None = None,
    subject: str = "Crumb photos",
    kind: Any = "answer",
    minutes: int | None = None,
) -> Draft:
    """A draft with greeting and sign-off around BODY."""
    return Draft(
        subject=subject,
        body=f"Hi Otto,\n\n{body}\n\nWren",
        ask=Ask(text=ask, kind=kind, minutes=minutes) if ask else None,
        offer=offer,
        easy_out=out,
        claims=[Claim(text=text, note=note, quote=quote) for text, note, quote in claims],
    )


PROMISED = ("here are the crumb photos I promised you on 3 November", "n2", "send him the crumb photos")
STONE = ("your spelt stone arrives next Tuesday", "n2", "his stone for spelt arrives on 2026-12-01")
STONE_DAY = ("Your stone for spelt arrives on 1 December", "n2", "his stone for spelt arrives on 2026-12-01")
RYE = ("nobody tells you how your rye behaves in the oven", "n1", "Nobody tells us how our rye behaves in the oven.")
OUT = "No answer is fine if the mill is busy."

CLEAN: dict[str, Draft] = {
    "promise kept": letter(
        f"Sorry this is late: here are the crumb photos I promised you on 3 November. In September you said nobody tells you how your rye behaves in the oven, so I baked two loaves with it. Your spelt stone arrives next Tuesday. How will you test it? {OUT}",
        PROMISED, STONE, RYE, ask="How will you test it?", out=OUT, offer="here are the crumb photos",
    ),
    "gift": letter("Here are the crumb photos I promised you on 3 November. Each one has the flour and the hours on it.", ("Here are the crumb photos I promised you on 3 November", "n2", "send him the crumb photos"), offer="Here are the crumb photos"),
    "quotation": letter(
        f'You told me in September, "Nobody tells us how our rye behaves in the oven." I would be glad to taste a new flour and write two lines. Would that help? {OUT}',
        ('You told me in September, "Nobody tells us how our rye behaves in the oven."', "n1", "Nobody tells us how our rye behaves in the oven."), ask="Would that help?", out=OUT, offer="I would be glad to taste a new flour and write two lines",
    ),
    "meeting": letter(
        f"Your stone for spelt arrives on 1 December. Would 15 minutes on the phone suit you between Monday 30 November and Friday 4 December? I would be glad to taste a new flour. {OUT}",
        STONE_DAY, ask="Would 15 minutes on the phone suit you between Monday 30 November and Friday 4 December?", kind="meeting", minutes=15, out=OUT, offer="I would be glad to taste a new flour", subject="The spelt stone",
    ),
    "thanks": letter("Thank you for the call on 3 November. I have one thing on my list: the crumb photos. You kindly said you would send me the protein table.",
        ("Thank you for the call on 3 November", "n2", "send me the protein table"), ("You kindly said you would send me the protein table", "n2", "send me the protein table"), subject="Thank you for the call"),
    "team of 14": letter(f"You run Quay Mill with 14 people, so I will keep this short. What do bakers ask you first? {OUT} I would be glad to taste a new flour.",
        ("You run Quay Mill with 14 people", "n1", "Runs Quay Mill with 14 people."), ask="What do bakers ask you first?", out=OUT, offer="I would be glad to taste a new flour", subject="What bakers ask"),
    "wish": letter("Your stone for spelt arrives on 1 December. I hope it fits on the first try.", STONE_DAY, subject="The spelt stone"),
    "need": letter(f"In September you were looking for bakers who report how the rye behaves. I could taste a new flour and write two lines. Is that still on your list? {OUT}",
        ("In September you were looking for bakers who report how the rye behaves", "n1", "bakers who report how the rye behaves"), ask="Is that still on your list?", out=OUT, offer="I could taste a new flour and write two lines", subject="Your rye"),
}  # fmt: skip
