"""Promises that a recap without a model takes as certain, against labels: `python bench/promises.py FILE ...`.

A promise is right when its owner is right and its quotation (or the request it grants) shares at least half of the
shorter one's characters with the labelled words. One label counts once: "again" are further hits on the same label,
which `precision` leaves out and `strict` counts as wrong. `day` is the right due date where the label has one.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from records import Marked, Record, load

from assistant.heard import Item
from assistant.heard.ear import Ear


@dataclass
class Count:
    """What was right and wrong in one set."""

    labels: int = 0
    right: int = 0
    wrong: int = 0
    again: int = 0
    dated: int = 0
    day: int = 0

    def line(self) -> str:
        """The figures as one row."""
        taken = self.right + self.wrong
        return (
            f"n {self.labels:>4}  precision {self.right / max(1, taken):.3f}  strict {self.right / max(1, taken + self.again):.3f}"
            f"  recall {self.right / max(1, self.labels):.3f}  day {self.day} of {self.dated}"
        )


def places(text: str, quote: str) -> Iterator[tuple[int, int]]:
    """Where the words of QUOTE stand in TEXT, whatever is between them."""
    words = re.findall(r"\w+", quote)
    if words:
        yield from (m.span() for m in re.finditer(r"\W+".join(map(re.escape, words)), text, re.IGNORECASE))


def fits(record: Record, item: Item, label: Marked) -> bool:
    """Whether ITEM was said in the words of LABEL, or grants the request in them."""
    for quote in (item.quote, item.asked or ""):
        for start, end in places(record.text, quote):
            common = min(end, label.end) - max(start, label.start)
            if common > 0 and common >= min(end - start, label.end - label.start) / 2:
                return True
    return False


def count(records: list[Record], ear: Ear | None, *, show: bool = False) -> Count:
    """Certain promises of RECORDS against their labels."""
    total = Count()
    for record in records:
        labels, found = record.promises, set()
        total.labels += len(labels)
        heard = record.heard(ear)
        for owner, items in (("me", heard.i_owe), ("them", heard.they_owe)):
            for item in items:
                hits = [n for n, label in enumerate(labels) if label.who == owner and fits(record, item, label)]
                new = next((n for n in hits if n not in found), None)
                total.right += new is not None
                total.again += new is None and bool(hits)
                total.wrong += not hits
                if new is not None:
                    found.add(new)
                    total.dated += labels[new].due is not None
                    total.day += labels[new].due is not None and labels[new].due == item.due
                elif show:
                    print(f"  {'again' if hits else 'WRONG'} {record.name} {owner}: {item.quote}")
        if show:
            for label in (label for n, label in enumerate(labels) if n not in found):
                print(f"  missed {record.name} {label.who}: {record.text[label.start : label.end]}")
    return total


def main() -> None:
    """One row a file, with the rules alone and with the ear."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--show", action="store_true", help="print what is wrong or missed")
    options = parser.parse_args()
    for path in options.files:
        records = load(path)
        for kind in ("call", "notes"):
            some = [record for record in records if record.kind == kind]
            if some:
                print(f"{path} {len(some)} {kind}, rules alone: {count(some, None).line()}")
                print(f"{path} {len(some)} {kind}, with the ear: {count(some, Ear(), show=options.show).line()}")


if __name__ == "__main__":
    main()
