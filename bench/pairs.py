"""How well `connect` finds who could help whom, on a labelled set given by path.

    python bench/pairs.py SET.json [SET.json ...] [--show]

A set is {"people": [{"id", "name", "org", "do_not_contact", "notes": [{"date", "kind", "text"}]}],
"pairs": [{"needs", "gives"}]}.
Everything goes through the product's notebook, catalog, embedder and matcher.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import tempfile
from pathlib import Path
from typing import Any

from assistant.app import App
from assistant.models import KINDS
from assistant.notebook import NewNote, Notebook
from assistant.strategy import matching
from assistant.strategy.ties import survey
from assistant.vectors import Store


def fill(book: Notebook, people: list[dict[str, Any]]) -> dict[str, str]:
    """Write cards and notes; the contact id of each person of the set."""
    ids = {}
    notes = []
    for person in people:
        contact = book.add_contact(person["name"], org=person.get("org"), role=person.get("role"), another=True)
        if person.get("do_not_contact"):
            book.change_card(contact, {"do_not_contact": True})
        ids[person["id"]] = contact.id
        for note in person["notes"]:
            kind = note.get("kind") if note.get("kind") in KINDS else "note"
            notes.append(NewNote((contact.id,), note["text"], dt.date.fromisoformat(note["date"]), kind))
    book.add_many(notes)
    return ids


def score(path: Path, *, show: bool) -> str:
    """Precision and recall on one set."""
    labelled = json.loads(path.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as home:
        app = App(home=Path(home), today=dt.date(2027, 1, 1), offline=True)
        ids = fill(app.notebook, labelled["people"])
        found = matching.pairs(survey(app), Store(app).vectors)
        app.catalog.close()
    true = {(ids[pair["needs"]], ids[pair["gives"]]) for pair in labelled["pairs"]}
    got = {(pair.need.contact.id, pair.offer.contact.id): pair for pair in found}
    hits = len(true & set(got))
    lines = [
        f"{path}: {len(true)} true pairs, {len(got)} proposed, {hits} right: "
        f"precision {hits / max(1, len(got)):.2f}, recall {hits / max(1, len(true)):.2f}"
    ]
    if show:
        lines += [
            f"  {'right' if key in true else 'WRONG'} {pair.score:5.1f}  {pair.need.text[:60]} | {pair.offer.text[:60]}"
            for key, pair in got.items()
        ]
        lines += [f"  missed {needs} <- {gives}" for needs, gives in sorted(true - set(got))]
    return "\n".join(lines)


def main() -> None:
    """Score every set."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sets", type=Path, nargs="+")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    for path in options.sets:
        print(score(path, show=options.show))


if __name__ == "__main__":
    main()
