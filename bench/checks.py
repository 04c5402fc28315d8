"""How often each check is right: inventions that it notices, and true texts that it doubts.

    python bench/checks.py [--records FILE ...]

Messages are the bank in tests/ (clean ones, and each with one wrong thing put in). Recaps are made without a model from
the labelled records of FILE (`bench/records.py`), each with one wrong thing put in; then what people labelled there as a
maybe, and as a promise, is put in as a certain promise.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from mutations import MUTATIONS, mutants
from records import Record, load
from written import Case, cases

from assistant import transcripts
from assistant.checks import review
from assistant.models import Contact, Evidence, Me, Owner
from assistant.outline import recap as outline
from assistant.results import Promised, Recap, Said
from assistant.templates import BUILTIN
from assistant.templates import outline as wordings

NOWHERE = BUILTIN / "none"


def flagged(case: Case) -> set[tuple[str, str | None]]:
    """The safety doubts of a message."""
    return {(d.rule, d.sentence) for d in review(case.draft, case.evidence).doubts if d.kind == "safety"}


def messages() -> Iterator[str]:
    """One line a mutation."""
    clean = {case.name: flagged(case) for case in cases()}
    alarms = sum(bool(found) for found in clean.values())
    yield f"messages: {len(clean)} clean, {alarms} doubted ({alarms / len(clean):.1%})"
    for name in MUTATIONS:
        changed = list(mutants(cases(), name))
        noticed = sum(bool(flagged(case) - clean[case.name]) for case in changed)
        yield f"  {name:<26} n {len(changed):>3}  noticed {noticed / len(changed):.2f}  precision {noticed / max(1, noticed + alarms):.2f}"


def another_day(recap: Recap, _: Evidence) -> Recap | None:
    """The first promise with a day, a week later."""
    for group in ("i_owe", "they_owe"):
        rows = list(getattr(recap, group))
        for place, row in enumerate(rows):
            if row.due:
                rows[place] = row.model_copy(update={"due": row.due + dt.timedelta(days=7)})
                return recap.model_copy(update={group: rows})
    return None


def another_owner(recap: Recap, _: Evidence) -> Recap | None:
    """My first promise as theirs."""
    if not recap.i_owe:
        return None
    first, *rest = recap.i_owe
    return recap.model_copy(
        update={"i_owe": rest, "they_owe": [first.model_copy(update={"owner": "them"}), *recap.they_owe]}
    )


def surer(recap: Recap, _: Evidence) -> Recap | None:
    """A maybe as a promise."""
    if not recap.maybes:
        return None
    first = recap.maybes[0]
    promise = Promised(text=first.text, quote=first.quote, owner="them", due=None, due_said=None, certain=True)
    return recap.model_copy(update={"they_owe": [*recap.they_owe, promise]})


def invented_fact(recap: Recap, _: Evidence) -> Recap:
    """A fact with words that nobody said."""
    return recap.model_copy(
        update={
            "facts": [*recap.facts, Said(text="the budget was cut by a third", quote="the budget was cut by a third")]
        }
    )


def invented_promise(recap: Recap, _: Evidence) -> Recap:
    """A promise with words that nobody said."""
    promise = Promised(
        text="send the contract",
        quote="I'll send the contract tonight.",
        owner="me",
        due=None,
        due_said=None,
        certain=True,
    )
    return recap.model_copy(update={"i_owe": [*recap.i_owe, promise]})


def unproven_fact(recap: Recap, known: Evidence) -> Recap | None:
    """A fact whose quotation stands in the record and says something else."""
    line = next((x for x in (known.transcript or "").split("\n") if len(x.split()) > 6), None)
    quote = line.partition(": ")[2] or line if line else None
    return (
        recap.model_copy(update={"facts": [*recap.facts, Said(text="the merger with Norvik is signed", quote=quote)]})
        if quote
        else None
    )


def invented_summary(recap: Recap, _: Evidence) -> Recap:
    """A summary with a figure that nobody said."""
    return recap.model_copy(update={"summary": "They agreed on 7,431 euros for Zanderhof."})


RECAPS: dict[str, Callable[[Recap, Evidence], Recap | None]] = {
    "another day": another_day, "another owner": another_owner, "a maybe as a promise": surer, "invented fact": invented_fact,
    "invented promise": invented_promise, "quote says something else": unproven_fact, "invented summary": invented_summary,
}  # fmt: skip


def known_of(record: Record) -> Evidence:
    """What a recap knows of RECORD."""
    parsed = transcripts.parse(record.text) if record.kind == "call" else None
    text = "\n".join(f"{t.speaker}: {t.text}" if t.speaker else t.text for t in parsed.turns) if parsed else record.text
    return Evidence(
        contact=Contact("c", record.them), me=Me(name=record.me), today=record.date, goal="recap", goal_given=True,
        transcript=text, call_date=record.date, speakers=parsed.speakers if parsed else (),
    )  # fmt: skip


def recaps(files: list[Path]) -> Iterator[str]:
    """One line a mutation."""
    known_calls = [known_of(record) for record in load(*files)]
    made = [(outline.compose(known, wordings("recap", NOWHERE)), known) for known in known_calls]

    def doubts(recap: Recap, known: Evidence) -> set[tuple[str, str | None, str]]:
        return {(d.rule, d.sentence, d.why) for d in review(recap, known).doubts if d.kind != "hint"}

    clean = [doubts(recap, known) for recap, known in made]
    alarms = sum(bool(found) for found in clean)
    yield f"recaps: {len(made)} clean, {alarms} doubted ({alarms / len(made):.1%})"
    for name, mutate in RECAPS.items():
        changed = [
            (new, known, before)
            for (recap, known), before in zip(made, clean, strict=True)
            if (new := mutate(recap, known))
        ]
        noticed = sum(bool(doubts(new, known) - before) for new, known, before in changed)
        yield f"  {name:<26} n {len(changed):>3}  noticed {noticed / max(1, len(changed)):.2f}  precision {noticed / max(1, noticed + alarms):.2f}"


def labelled(files: list[Path]) -> Iterator[str]:
    """What people labelled as a maybe, and as a promise, put in as a certain promise of its owner: which is doubted."""
    noticed: dict[str, list[bool]] = {"m": [], "p": []}
    for record in load(*files):
        known = known_of(record)
        recap = outline.compose(known, wordings("recap", NOWHERE)).model_copy(update={"i_owe": [], "they_owe": []})
        before = {(d.rule, d.why) for d in review(recap, known).doubts if d.kind != "hint"}
        for marked in record.marked:
            words = " ".join(record.text[marked.start : marked.end].split())
            owner: Owner = "me" if marked.who == "me" else "them"
            promise = Promised(text=words, quote=words, owner=owner, due=None, due_said=None, certain=True)
            changed = recap.model_copy(update={"i_owe" if owner == "me" else "they_owe": [promise]})
            doubts = {(d.rule, d.why) for d in review(changed, known).doubts if d.kind != "hint"}
            noticed[marked.kind].append(bool(doubts - before))
    for kind, what in (("m", "a labelled maybe as a promise"), ("p", "a labelled promise as it is")):
        share = sum(noticed[kind]) / max(1, len(noticed[kind]))
        yield f"  {what:<30} n {len(noticed[kind]):>3}  doubted {share:.2f}"


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--records", type=Path, nargs="+", default=[], help="labelled records, as in bench/held-out")
    options = parser.parse_args()
    print("\n".join(messages()))
    if options.records:
        print("\n".join([*recaps(options.records), *labelled(options.records)]))


if __name__ == "__main__":
    main()
