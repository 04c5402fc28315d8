"""Write `vectorstore/minilm/alike.txt`: which words of the model's own vocabulary mean nearly the same.

    python bench/alike_words.py

Every word of the tokenizer's vocabulary is embedded by itself; words of one stem are averaged. Two stems are alike from
a cosine of .65, and one of them must have the other among its eight nearest. Each pair stands once, under the first of
the two in the alphabet.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from vectorstore.alike import FILE
from vectorstore.embed import LocalEmbedder
from vectorstore.local import TOKENIZER
from vectorstore.rank import tokens

LEAST, NEAREST, SHORTEST = 0.65, 8, 3
HEAD = "# Stems of nearly the same meaning: the first of a line and each of the others (bench/alike_words.py writes this).\n"


def main() -> None:
    """Embed, compare, write."""
    vocabulary = json.loads(TOKENIZER.read_text(encoding="utf-8"))["model"]["vocab"]
    words = sorted(w for w in vocabulary if w.isascii() and w.isalpha() and w.islower() and len(w) >= SHORTEST)
    stems: dict[str, list[int]] = {}
    for row, word in enumerate(words):
        for stem in tokens(word):
            stems.setdefault(stem, []).append(row)
    every = LocalEmbedder().embed(words)
    names = sorted(stems)
    means = np.array([every[stems[name]].mean(axis=0) for name in names])
    means /= np.linalg.norm(means, axis=1, keepdims=True)
    alike: dict[str, set[str]] = {}
    for row, name in enumerate(names):
        cosines = means @ means[row]
        cosines[row] = -1.0
        for other in np.argsort(-cosines, kind="stable")[:NEAREST]:
            if cosines[other] >= LEAST:
                first, second = sorted((name, names[other]))
                alike.setdefault(first, set()).add(second)
    lines = [" ".join([first, *sorted(alike[first])]) + "\n" for first in sorted(alike)]
    FILE.write_text(HEAD + "".join(lines), encoding="ascii")
    print(f"{FILE.name}: {len(lines)} lines, {sum(map(len, alike.values()))} pairs")


if __name__ == "__main__":
    main()
