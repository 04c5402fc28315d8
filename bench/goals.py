"""How often a goal in a few words brings up a fact that matters: by words, by the ranking, one of each stretch.

python bench/goals.py FOLDER       scenarios.jsonl with goals and gold facts, and the notes it names

Every turn of a meeting is a note of the contact. A fact counts as found when one of the turns that prove it
is among the first 20 passages.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
from pathlib import Path
from typing import Any

import numpy as np

from vectorstore.embed import LocalEmbedder
from vectorstore.passages import Passage, contexts, headed
from vectorstore.rank import Ranker, Words, tokens

K = 20


def passages(notes: list[dict[str, Any]]) -> list[Passage]:
    """The turns as passages, a week between two meetings."""
    start = dt.date(2026, 1, 5)
    return [
        Passage(
            turn["id"],
            turn["id"],
            ("c",),
            start + dt.timedelta(weeks=number),
            turn["speaker"],
            "meeting",
            turn["text"],
            0,
        )
        for number, note in enumerate(notes)
        for turn in note["turns"]
        if turn["text"].strip()
    ]


def main() -> None:
    """Print a table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    folder = options.parse_args().folder
    rows = [json.loads(line) for line in (folder / "scenarios.jsonl").read_text(encoding="utf-8").splitlines() if line]
    embedder = LocalEmbedder()
    rankers: dict[str, tuple[Ranker, Words]] = {}
    hits: dict[str, list[bool]] = {"words": [], "asked once": [], "product": []}
    for row in rows:
        if row["notes_file"] not in rankers:
            pool = passages(json.loads((folder / row["notes_file"]).read_text(encoding="utf-8")))
            vectors = embedder.embed([headed(p) for p in pool]), embedder.embed(contexts(pool))
            rankers[row["notes_file"]] = Ranker(pool, *vectors), Words([tokens(p.text) for p in pool])
        ranker, words = rankers[row["notes_file"]]
        goal = row["goal"]
        order = np.argsort(-words.scores(tokens(goal)), kind="stable")[:K]
        found = {
            "words": [ranker.passages[i].id for i in order],
            "asked once": [hit.passage.id for hit in ranker.search(goal, embedder.embed([goal])[0], K)],
            "product": [hit.passage.id for hit in ranker.gather(goal, embedder.embed([goal])[0], K)],
        }
        for fact in row["gold_facts"]:
            for name, ids in found.items():
                hits[name].append(bool(set(ids) & set(fact["evidence"])))
    print("| ranking | facts | found in the first 20 |")
    print("| --- | --- | --- |")
    for name, values in hits.items():
        print(f"| {name} | {len(values)} | {np.mean(values):.3f} |")


if __name__ == "__main__":
    main()
