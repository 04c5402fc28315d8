"""Recall on a file in the format of LoCoMo, at three levels: plain words, vectors alone, the product's ranking.

python bench/recall.py PATH        one contact per conversation; a note is a turn, an observation ("fact") or a session

A question counts when its category is 1 to 4 and its evidence is there. recall@k is the share of its evidence
notes among the first k. p50 and p95 are of a warm search in milliseconds, the query's embedding left out.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from vectorstore.embed import LocalEmbedder
from vectorstore.passages import Passage, contexts, headed, split
from vectorstore.rank import Ranker, Words, tokens

KS = (1, 3, 5, 10, 20)
LEVELS = ("turn", "fact", "session")
Matrix = npt.NDArray[np.float32]


@dataclass
class Talk:
    """One conversation at one level: its passages, and its questions with the notes that answer them."""

    passages: list[Passage]
    questions: list[tuple[str, set[str]]]


def talks(path: Path, level: str) -> list[Talk]:
    """The conversations of PATH."""
    return [_talk(row, level) for row in json.loads(path.read_text(encoding="utf-8"))]


def _talk(row: dict[str, Any], level: str) -> Talk:
    conversation = row["conversation"]
    notes: list[tuple[str, dt.date, str, str]] = []
    of_turn: dict[str, list[str]] = {}
    for key in sorted((k for k in conversation if re.fullmatch(r"session_\d+", k)), key=lambda k: int(k[8:])):
        day, turns = _day(conversation[f"{key}_date_time"]), conversation[key]
        if level == "turn":
            for turn in turns:
                caption = f" [{turn['blip_caption']}]" if turn.get("blip_caption") else ""
                notes.append((turn["dia_id"], day, turn["speaker"], turn["text"] + caption))
                of_turn[turn["dia_id"]] = [turn["dia_id"]]
        elif level == "session":
            notes.append((key, day, "me", "\n".join(f"{t['speaker']}: {t['text']}" for t in turns)))
            of_turn |= {turn["dia_id"]: [key] for turn in turns}
        else:
            facts = row["observation"].get(f"{key}_observation", {})
            for speaker, rows in facts.items():
                for number, (text, evidence) in enumerate(rows):
                    note = f"{key}/{speaker}/{number}"
                    notes.append((note, day, speaker, text))
                    for turn in re.findall(r"D\d+:\d+", json.dumps(evidence)):
                        of_turn.setdefault(turn, []).append(note)
    passages = [
        Passage(f"{note}|{order}", note, ("c",), day, author, "note", part, order)
        for note, day, author, text in notes
        for order, part in enumerate(split(text))
    ]
    return Talk(passages, _questions(row["qa"], of_turn))


def _questions(rows: list[dict[str, Any]], of_turn: dict[str, list[str]]) -> list[tuple[str, set[str]]]:
    found = []
    for row in rows:
        turns = re.findall(r"D\d+:\d+", json.dumps(row.get("evidence", [])))
        notes = {note for turn in turns for note in of_turn.get(turn, [])}
        if row.get("category") in (1, 2, 3, 4) and notes:
            found.append((row["question"], notes))
    return found


def _day(text: str) -> dt.date:
    match = re.search(r"(\d{1,2}) (\w+),? (\d{4})", text)
    assert match is not None, text
    return dt.datetime.strptime(" ".join(match.groups()), "%d %B %Y").date()  # noqa: DTZ007  (a calendar day)


def measure(path: Path, level: str, embedder: LocalEmbedder) -> dict[str, list[float]]:
    """The figures of one level per way of ranking."""
    found: dict[str, list[tuple[list[str], set[str], float]]] = {"words": [], "vectors": [], "product": []}
    for talk in talks(path, level):
        alone = embedder.embed([headed(p) for p in talk.passages])
        context = embedder.embed(contexts(talk.passages))
        queries = embedder.embed([question for question, _ in talk.questions])
        ranker = Ranker(talk.passages, alone, context)
        words = Words([tokens(p.text) for p in talk.passages])
        for (question, gold), query in zip(talk.questions, queries, strict=True):
            ways = {
                "words": lambda q=question, w=words: w.scores(tokens(q)),
                "vectors": lambda v=query, a=alone: a @ v,
                "product": lambda q=question, v=query, r=ranker: r.scores(q, v),
            }
            for name, way in ways.items():
                begun = time.perf_counter()
                order = np.argsort(-way(), kind="stable")
                spent = (time.perf_counter() - begun) * 1000
                notes = list(dict.fromkeys(talk.passages[i].note for i in order[:400]))
                found[name].append((notes, gold, spent))
    return {name: _figures(rows) for name, rows in found.items()}


def _figures(rows: list[tuple[list[str], set[str], float]]) -> list[float]:
    recalls = [[len(gold & set(notes[:k])) / len(gold) for k in KS] for notes, gold, _ in rows]
    ranks = [next((1 / (i + 1) for i, note in enumerate(notes) if note in gold), 0.0) for notes, gold, _ in rows]
    gains = [_ndcg(notes[:10], gold) for notes, gold, _ in rows]
    times = [spent for _, _, spent in rows]
    return [len(rows), *np.mean(recalls, axis=0), np.mean(ranks), np.mean(gains), *np.percentile(times, [50, 95])]


def _ndcg(notes: list[str], gold: set[str]) -> float:
    best = sum(1 / np.log2(i + 2) for i in range(min(len(gold), len(notes))))
    return float(sum(1 / np.log2(i + 2) for i, note in enumerate(notes) if note in gold) / best) if best else 0.0


def main() -> None:
    """Print a table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("path", type=Path)
    path = options.parse_args().path
    embedder = LocalEmbedder()
    print("| level | ranking | n | " + " | ".join(f"@{k}" for k in KS) + " | MRR | nDCG@10 | p50 ms | p95 ms |")
    print("| --- " * (len(KS) + 7) + "|")
    for level in LEVELS:
        for name, row in measure(path, level, embedder).items():
            print(
                f"| {level} | {name} | {row[0]:.0f} | "
                + " | ".join(f"{x:.3f}" for x in row[1:8])
                + f" | {row[8]:.1f} | {row[9]:.1f} |"
            )


if __name__ == "__main__":
    main()
