"""Time and size of a home with N notes on N/20 people: writing, scanning, embedding, searching; characters sent.

python bench/throughput.py 1000 [--embedder none] [--home DIR]

The notes are made up from a list of words with a fixed seed, about 40 words each. `sent` is the size of the messages of
one draft request, which must not grow with the number of notes.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant import jobs, recall
from assistant.app import App
from assistant.commands.show import endpoint
from assistant.notebook import NewNote

WORDS = """
loom wool flax mill stone rye oven kiln glaze boat rope sail tar hive honey
wax seed jar label shelf cellar roof beam choir hall organ score drum stage lamp
cable fair stall price crate lorry depot rota shift clinic ward chart pump
""".split()  # noqa: SIM905  (read more easily as a text)


SEARCHES = 200


def text(rng: random.Random, number: int) -> str:
    """A note of four sentences, every fifth with marks."""
    sentences = [" ".join(rng.choices(WORDS, k=10)).capitalize() + "." for _ in range(4)]
    need = f"need: a {rng.choice(WORDS)} for the {rng.choice(WORDS)}"
    marks = f"\n{need}\n- [ ] I owe: send the {rng.choice(WORDS)} list {number}"
    return " ".join(sentences) + (marks if number % 5 == 0 else "")


def timed(label: str, work: Callable[[], Any]) -> Any:
    """What WORK returns; prints its seconds."""
    begun = time.perf_counter()
    result = work()
    print(f"| {label} | {time.perf_counter() - begun:.3f} s |")
    return result


def size(folder: Path) -> str:
    """The bytes below FOLDER in MB."""
    total = sum((Path(parent) / name).stat().st_size for parent, _, names in os.walk(folder) for name in names)
    return f"{total / 1e6:.1f} MB"


def main() -> None:
    """Print a table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("notes", type=int)
    options.add_argument("--embedder", default="local")
    options.add_argument("--home", type=Path)
    chosen = options.parse_args()
    os.environ["RAPPORT_EMBEDDER"] = chosen.embedder
    rng = random.Random(7)
    with tempfile.TemporaryDirectory(prefix="rapport-bench-") as folder:
        home = chosen.home or Path(folder)
        app = App(home=home, today=dt.date(2026, 11, 23), offline=True)
        people = [app.notebook.add_contact(f"Person {i:05d}", known=[]) for i in range(max(1, chosen.notes // 20))]
        start = dt.date(2024, 1, 1)
        news = [
            NewNote((people[i % len(people)].id,), text(rng, i), start + dt.timedelta(days=i % 1000), "call")
            for i in range(chosen.notes)
        ]
        print(f"| {chosen.notes:,} notes, {len(people):,} people, embedder {chosen.embedder} | |\n| --- | --- |")
        timed("write the notes (one flush)", lambda: app.notebook.add_many(news))
        timed("first scan", app.catalog.refresh)
        app.catalog.close()
        timed("scan with nothing new", lambda: App(home=home, today=app.today).catalog.contacts())
        done = timed("reindex", lambda: recall.reindex(app))
        print(f"| passages, newly embedded | {done.passages:,}, {done.embedded:,} |")
        contact = people[0]
        timed("search one contact, first time", lambda: found(app, contact))
        timed("search one contact, again", lambda: found(app, contact))
        timed("search everybody", lambda: found(app, None))
        print(f"| one contact, warm, p50 / p95 of {SEARCHES} | {warm(app, people)} |")
        request = jobs.draft_request(
            app, contact.id, goal="ask about the kiln", kind=None, channel="email", chat=endpoint(app)
        )
        print(f"| sent per draft | {sum(len(part) for _, part in request.messages()):,} characters |")
        print(f"| notes, catalog and vectors | {size(home / 'notes')}, {size(home / '.rapport')} |")


def warm(app: App, people: list[Any]) -> str:
    """The middle and the 95th percentile of SEARCHES searches over five people, query embedding included."""
    asked = random.Random(3)
    seconds = []
    for number in range(SEARCHES + 5):
        query = f"{asked.choice(WORDS)} for the {asked.choice(WORDS)} {number}"
        begun = time.perf_counter()
        recall.search(app, query, contact=people[number % 5], since=None, until=None, k=10)
        seconds.append(time.perf_counter() - begun)
    ordered = sorted(seconds[5:])
    return f"{1000 * ordered[len(ordered) // 2]:.1f} / {1000 * ordered[int(len(ordered) * 0.95)]:.1f} ms"


def found(app: App, contact: Any) -> list[recall.Found]:
    """Ten passages about a subject of the made-up notes."""
    return recall.search(app, "honey jars in the cellar", contact=contact, since=None, until=None, k=10)


if __name__ == "__main__":
    main()
