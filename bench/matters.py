"""What the trained ear notices in notes, against labels: `python bench/matters.py FILE ...`.

A find is right when it is of the label's kind and shares at least half of the longer one's characters with it; for a
need or an offer, whose words are what the line will say, two thirds. The bars in use are `SURE` of `assistant/heard/ear.py`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from records import Marked, Record, load

from assistant.heard.ear import MATTERS, SURE, Ear

TAGS = dict(zip("fnoeu", MATTERS, strict=True))
"""The kind that each mark of a record stands for."""
ENOUGH = {"need": 2 / 3, "offer": 2 / 3}
"""The part of the longer one that find and label must share; half for the other kinds."""
BARS = (0.9, 0.8, 0.7, 0.6, 0.5, 0.4)


def finds(record: Record, ear: Ear) -> list[tuple[str, float, int, int]]:
    """Kind, sureness, start and end of everything that EAR notices in RECORD."""
    sentences, _ = record.sentences()
    starts, at = {}, 0
    for sentence in sentences:
        starts[sentence.number] = at = max(at, record.text.find(sentence.text, at))
    return [
        (m.kind, m.sure, starts[m.sentence.number] + m.start, starts[m.sentence.number] + m.end)
        for m in ear.matters(sentences, record.names(), every=True)
    ]


def label_of(kind: str, start: int, end: int, labels: tuple[Marked, ...]) -> Marked | None:
    """The label of this KIND that the words from START to END hit."""
    for label in labels:
        common = min(end, label.end) - max(start, label.start)
        if TAGS.get(label.kind) == kind and common >= ENOUGH.get(kind, 0.5) * max(end - start, label.end - label.start):
            return label
    return None


def main() -> None:
    """Print precision and recall of each kind at several bars."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true", help="print what is wrong above the bar of its kind")
    options = parser.parse_args()
    ear, records = Ear(), load(*options.files)
    found = [(r, *find, label_of(find[0], *find[2:], r.marked)) for r in records for find in finds(r, ear)]
    for tag, kind in TAGS.items():
        labels = sum(mark.kind == tag for record in records for mark in record.marked)
        row = []
        for bar in BARS:
            taken = [(record.name, label) for record, k, sure, _, _, label in found if k == kind and sure >= bar]
            right = [label and (name, label.start) for name, label in taken if label]
            row.append(f"{bar}: {len(right) / max(1, len(taken)):.2f} / {len(set(right)) / max(1, labels):.2f}")
        print(f"{kind:<7} n {labels:>4}, precision / recall at  {'  '.join(row)}")
    for record, kind, sure, start, end, label in found if options.show else ():
        if label is None and sure >= SURE[kind]:
            print(f"  WRONG {record.name} {kind} {sure:.2f}: {record.text[start:end]}")


if __name__ == "__main__":
    main()
