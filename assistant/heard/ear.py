"""An ear beside the rules: where somebody commits, as a small trained model hears it.

The model (`weights/MODEL.md`) marks words: a promise of the speaker, one of the other side (only notes tell those), or
what merely sounds like one. It says where and how surely; what was promised and by when is read by the rules.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from assistant.heard.talk import Role, Sentence
from assistant.heard.wordings import Names
from assistant.patterns import any_case, as_written
from vectorstore.local import LocalModel, readable

Floats = npt.NDArray[np.float32]
WEIGHTS = Path(__file__).resolve().parent / "weights" / "ear.onnx"
WEIGHTS_SHA256 = "db29b177043dc4c4e1544c23de23a856e7c61ec71fdd8db6db1e70e8e8a88767"
MATTERS_WEIGHTS = WEIGHTS.with_name("matters.onnx")
MATTERS_SHA256 = "a6725d27f73f53582992b41910f909dd4a3d80bcdfda52a346a41115565a5b1f"
LABELS = ("nothing", "promise", "promise, on", "theirs", "theirs, on", "maybe", "maybe, on")
"""What a word piece can be: outside, or the beginning or the rest of a promise, the other side's promise, a maybe."""
CLS, SEP = 101, 102
"""The word pieces that begin a text and end a part of it."""
CORE, BEFORE, AFTER = 96, 40, 24
"""Word pieces of a call that are labelled in one run, and those that are only read before and after them."""
CORE_NOTED, BEFORE_NOTED, AFTER_NOTED = 192, 128, 32
"""The same for notes: a heading may say whose the next twenty lines are."""
LONGEST = 100
"""Word pieces of a sentence that can be judged by itself."""
ASSERTS = len(LABELS)
"""The column behind the labels, read at the first piece: whether a sentence states anything."""
MATTERS = ("fact", "need", "offer", "event", "unsaid")
"""What words of a note can be beside: something to take up with its person, or what is better left unsaid. The scores of
the second model are "none of them", then the beginning and the rest of each."""
SURE = {"fact": 0.85, "need": 0.87, "offer": 0.85, "event": 0.5, "unsaid": 0.3}
"""How sure it must be of each, chosen on `bench/held-out/matters.txt`; what is better left unsaid is held back early."""
ON = 0.3
"""From this chance on a word piece belongs to something promised or half promised."""
_LEADS_ON = any_case(r"\s+(?:for|to|of|with|by|from|and|but|or)$")
STAND_INS = {"me": "Sam", "them": "Dana", "other": "Alex", "unknown": "Alex"}
"""Names as the model knows them: who is meant counts, not what they are called."""


@dataclass(frozen=True)
class Span:
    """Words of one sentence, `text[start:end]`, that commit ROLE; `sure` is 1 where nothing speaks against it."""

    sentence: Sentence
    start: int
    end: int
    role: Role
    sure: float

    @property
    def words(self) -> str:
        """The words, over the turns that they run over."""
        return self.sentence.text[self.start : self.end].strip(" ,;\u2013\u2014-\n")

    @property
    def quote(self) -> str:
        """The exact words, as much of them as stands in one turn."""
        stop = next((cut for cut in self.sentence.cuts if self.start < cut < self.end), self.end)
        return self.sentence.text[self.start : stop].strip(" ,;\u2013\u2014-\n")


@dataclass(frozen=True)
class Matter:
    """Words of a note, `text[start:end]` of their sentence, that matter as one of MATTERS; `sure` is 1 at most."""

    kind: str
    sentence: Sentence
    start: int
    end: int
    sure: float

    @property
    def words(self) -> str:
        """The words, without the marks around them and what leads on: "somebody to write it for (him)"."""
        said = self.sentence.text[self.start : self.end].strip(' ,;:.!\u2013\u2014-\n"\u201c\u201d')
        return _LEADS_ON.sub("", said)


@dataclass(frozen=True)
class Piece:
    """One word piece of the record and the words of a sentence (by its place in the list) that it stands for."""

    token: int
    sentence: int
    start: int
    end: int


@dataclass(frozen=True)
class Window:
    """One run of the model: `pieces[first:last]` are labelled, the others are only read."""

    tokens: tuple[int, ...]
    offset: int
    first: int
    last: int

    @property
    def types(self) -> list[int]:
        """The segment of each token: 1 where it is labelled."""
        inside = self.last - self.first
        return [0] * self.offset + [1] * inside + [0] * (len(self.tokens) - self.offset - inside)


@lru_cache(maxsize=1)
def model() -> LocalModel:
    """The model of this process; its file is read, and checked, at the first text."""
    return LocalModel(lambda: WEIGHTS, WEIGHTS_SHA256)


@lru_cache(maxsize=1)
def matters_model() -> LocalModel:
    """The second model, for what matters in notes."""
    return LocalModel(lambda: MATTERS_WEIGHTS, MATTERS_SHA256)


def asserts(sentences: Sequence[str]) -> list[float]:
    """For each sentence of a message the chance that it states something that could be false; 1 for what is too long."""
    local = model()
    tokens = [local.tokenizer.encode(readable(text), add_special_tokens=False).ids for text in sentences]
    scores = local.run([[CLS, *ids[:LONGEST], SEP] for ids in tokens])
    chances = [1 / (1 + math.exp(-float(rows[0, ASSERTS]))) for rows in scores]
    return [chance if len(ids) <= LONGEST else 1.0 for ids, chance in zip(tokens, chances, strict=True)]


def _shares(scores: Floats) -> Floats:
    """SCORES (n, labels) as chances that add up to 1 in every row."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    found: Floats = powers / powers.sum(axis=1, keepdims=True)
    return found


@dataclass(frozen=True)
class Ear:
    """The model as it reads records; EmbedderUnavailable or EmbeddingFailed when it cannot be run.

    With PROMISES_ALONE the second model is not asked.
    """

    promises_alone: bool = False

    def marks(self, sentences: Sequence[Sentence], names: Names, *, notes: bool = False) -> list[Span]:
        """Where SENTENCES, a record in its order, commit the user or the contact. NOTES are in the user's hand."""
        return [mark for mark in _marks(tuple(sentences), names, notes) if mark.role in ("me", "them")]

    def matters(self, sentences: Sequence[Sentence], names: Names, *, every: bool = False) -> list[Matter]:
        """What SENTENCES, the user's own notes in their order, say of the contact that matters, or is better left unsaid.

        Only what is sure enough, unless EVERY find is asked for.
        """
        if self.promises_alone:
            return []
        return [m for m in _matters(tuple(sentences), names) if every or m.sure >= SURE[m.kind]]


@lru_cache(maxsize=2)
def _marks(sentences: tuple[Sentence, ...], names: Names, notes: bool) -> tuple[Span, ...]:
    """All marks of a record; kept, since a recap is made from it and then checked against it."""
    record, chances = _heard(model(), len(LABELS), sentences, names, notes=notes)
    return tuple(decode(record, chances, sentences, notes=notes))


@lru_cache(maxsize=2)
def _matters(sentences: tuple[Sentence, ...], names: Names) -> tuple[Matter, ...]:
    """What matters in a note; kept, since what is no promise and what is offered both rest on it."""
    record, chances = _heard(matters_model(), 1 + 2 * len(MATTERS), sentences, names, notes=True)
    found = []
    for start, end in _runs(record, chances, begins=range(1, chances.shape[1], 2)):
        each = chances[start:end, 1:].reshape(end - start, len(MATTERS), 2).sum(axis=2).mean(axis=0)
        kind, sentence = int(each.argmax()), sentences[record[start].sentence]
        found.append(Matter(MATTERS[kind], sentence, record[start].start, record[end - 1].end, float(each[kind])))
    return tuple(found)


def _heard(
    local: LocalModel, labels: int, sentences: Sequence[Sentence], names: Names, *, notes: bool
) -> tuple[list[Piece], Floats]:
    """The word pieces of a record and the chances of their LABELS, so many columns, by LOCAL: an array (pieces, labels)."""
    record = pieces(sentences, names, local.tokenizer, notes=notes)
    parts = list(windows(record, notes=notes))
    found = np.zeros((len(record), labels), dtype=np.float32)
    for window, scores in zip(parts, local.run([w.tokens for w in parts], [w.types for w in parts]), strict=True):
        inside = scores[window.offset : window.offset + window.last - window.first, :labels]
        found[window.first : window.last] = _shares(inside)
    return record, found


def pieces(sentences: Sequence[Sentence], names: Names, tokenizer: Any, *, notes: bool = False) -> list[Piece]:
    """The record as one run of word pieces, every utterance (in notes every line) under the name of its speaker."""
    stand_ins = _stand_ins(names, initials_too=notes)
    found: list[Piece] = []
    before: tuple[int, int] | None = None
    for place, sentence in enumerate(sentences):
        now = (sentence.utterance, sentence.line if notes else 0)
        if now != before:
            label = "-" if notes else f"{STAND_INS[sentence.role]}:"
            found += [Piece(t, -1, 0, 0) for t in tokenizer.encode(label, add_special_tokens=False).ids]
        before = now
        text, origin = _renamed(sentence.text, stand_ins)
        encoding = tokenizer.encode(readable(text), add_special_tokens=False)
        found += [
            Piece(token, place, origin[start], origin[end - 1] + 1)
            for token, (start, end) in zip(encoding.ids, encoding.offsets, strict=True)
            if end > start
        ]
    return found


def windows(record: Sequence[Piece], *, notes: bool = False) -> Iterator[Window]:
    """RECORD in runs; a run ends where a sentence ends, if one does in its second half."""
    core, ahead, behind = (CORE_NOTED, BEFORE_NOTED, AFTER_NOTED) if notes else (CORE, BEFORE, AFTER)
    first = 0
    while first < len(record):
        last = min(first + core, len(record))
        ends = [i for i in range(first + core // 2, last) if record[i].sentence != record[i - 1].sentence]
        if last < len(record) and ends:
            last = ends[-1]
        before, after = record[max(0, first - ahead) : first], record[last : last + behind]
        tokens = [CLS, *(p.token for p in before), SEP, *(p.token for p in record[first:last]), SEP]
        yield Window((*tokens, *(p.token for p in after), SEP), len(before) + 2, first, last)
        first = last


def decode(record: Sequence[Piece], chances: Floats, sentences: Sequence[Sentence], *, notes: bool) -> list[Span]:
    """The marks in CHANCES, an array (len(RECORD), len(LABELS)); none runs over the end of a sentence."""
    found: list[Span] = []
    for start, end in _runs(record, chances, begins=(1, 3, 5)):
        part = chances[start:end]
        own, other = float(part[:, 1:3].sum(axis=1).mean()), float(part[:, 3:5].sum(axis=1).mean())
        sentence = sentences[record[start].sentence]
        role: Role = ("me" if own >= other else "them") if notes else sentence.role
        sure = max(own, other) if notes else own + other
        found.append(Span(sentence, record[start].start, record[end - 1].end, role, sure))
    return found


def _runs(record: Sequence[Piece], chances: Floats, begins: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where marks stand in RECORD: neighbours that are likely on, cut where one probably begins anew (the columns BEGINS)."""
    on = chances[:, 1:].sum(axis=1)
    anew = chances[:, list(begins)].sum(axis=1)
    start: int | None = None
    for i, piece in enumerate(record):
        inside = piece.sentence >= 0 and on[i] >= ON
        turned = start is not None and (
            piece.sentence != record[start].sentence or (anew[i] > on[i] / 2 and i - start > 2)
        )
        if start is not None and (not inside or turned):
            yield start, i
            start = None
        if inside and start is None:
            start = i
    if start is not None:
        yield start, len(record)


_NO_NAME = set(
    "von van vom zu zur der den de del della di da do dos du des la le el al bin ibn ter ten af av y e the dr mr mrs ms mx prof sir dame rev will may"  # noqa: SIM905
    " ok it us am pm hr pr uk eu tv pc id as at in on an no so to up we he me my".split()
)
"""Parts of names and initials that are common words: read as they are."""


def _stand_ins(names: Names, *, initials_too: bool = False) -> dict[str, str]:
    """Whom each part of a name stands for; INITIALS_TOO: a single first letter that can be but one of the two."""
    found: dict[str, str] = {}
    firsts = {
        role: {n[:1].upper() for n in people} for role, people in (("me", names.mine), ("them", names.theirs[:1]))
    }
    if initials_too and firsts["me"] != firsts["them"]:
        found = {letter: STAND_INS[role] for role in firsts for letter in firsts[role] - {"A", "I", ""}}
    for role, people in (("them", names.theirs), ("me", names.mine)):
        for name in (re.findall(r"\w+", name) for name in people):
            initials = "".join(word[0] for word in name).upper() if len(name) > 1 else ""
            known = [word for word in (*name, initials) if len(word) > 1 and word.casefold() not in _NO_NAME]
            found |= dict.fromkeys(known, STAND_INS[role])
    return found


_NAMED = as_written(r"(?:(?<!\w)(?:[A-Z]\.){2,3})|\w+")
"""A word, or initials with their dots ("P.O. to order the rest")."""


def _renamed(text: str, stand_ins: dict[str, str]) -> tuple[str, list[int]]:
    """TEXT with the names of the two replaced, and for each character the place it came from."""
    words, origin, last = [], [], 0
    for match in _NAMED.finditer(text):
        named = match[0].replace(".", "")
        if named not in stand_ins:
            continue
        name = stand_ins[named]
        words += [text[last : match.start()], name]
        origin += [
            *range(last, match.start()),
            *(min(match.start() + i, match.end() - 1) for i in range(len(name) - 1)),
            match.end() - 1,
        ]
        last = match.end()
    return "".join([*words, text[last:]]), [*origin, *range(last, len(text))]
