"""The order of passages for a query: words and vectors of a passage, alone and among its neighbours, fused.

Every weight below was set on public two-person conversations, one conversation left out at a time; bench/README.md
has the figures. Everything is ranked exactly, in memory: one contact has hundreds of passages, not millions.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import Stemmer

from vectorstore import passages as passaging
from vectorstore.alike import stems_like
from vectorstore.passages import Passage

Matrix = npt.NDArray[np.float32]

K1, B = 0.9, 0.4
"""BM25 for short texts: little is gained by a word's second occurrence, lengths matter little."""
CONTEXT_WORDS = 0.6
"""BM25 of the passage with its neighbours, against 1.0 for the passage alone."""
VECTOR_ALONE, VECTOR_CONTEXT = 0.2, 0.25
"""Cosines, as z-scores within the contact."""
ALIKE = 0.6
"""What a word of nearly the same meaning counts, of its own weight in BM25."""
AUTHOR_NAMED = 0.6
DATE_NAMED = 0.3
NOTE_LIFT = 0.5
"""Share of the mean of the three best passages of the same note or day that a passage is lifted by."""

NEAR = 0.25
"""Cosine below which a passage without a shared word has nothing to do with a query: over 500 turns of a talk the best
cosine was at most .31 (median .19) for 16 unrelated queries and at least .41 for 60 questions about it."""
SURE = 0.33
"""Cosine from which a passage without a shared word is worth showing to somebody who searches: the best of 500 turns reached
it for one in seven of 540 queries of one to three words that no turn held, and for most words of the same meaning
("doctor" for a paediatrician); from .25 on it was every second one."""
STRETCH = 3
"""Passages on either side of a hit that a goal need not see again."""

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
_MONTHS = {f"{dt.date(2024, m, 1):%B}".lower(): m for m in range(1, 13)}
_STOP = frozenset(
    "a about above after again all am an and any are as at be because been before being below between both but by can "  # noqa: SIM905
    "could did do does doing down during each few for from further had has have having he her here hers him his how i if "
    "in into is it its itself just me more most my myself no nor not now of off on once only or other our out over own "
    "same she should so some such than that the their them then there these they this those through to too under until "
    "up very was we were what when where which while who whom why will with would you your yours".split()
)


@dataclass(frozen=True)
class Hit:
    """A passage and its score, comparable within one search; IN_WORDS when it shares a word with the query."""

    passage: Passage
    score: float
    in_words: bool = True


class Words:
    """BM25 over a fixed list of texts."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        lengths = np.array([len(text) for text in texts], dtype=np.float32)
        norm = K1 * (1 - B + B * lengths / max(1.0, float(lengths.mean()) if len(lengths) else 1.0))
        found: dict[str, tuple[list[int], list[int]]] = {}
        for place, text in enumerate(texts):
            for word, count in Counter(text).items():
                rows = found.setdefault(word, ([], []))
                rows[0].append(place)
                rows[1].append(count)
        self.size = len(texts)
        self.postings: dict[str, tuple[npt.NDArray[np.intp], Matrix]] = {}
        for word, (places, counts) in found.items():
            where = np.array(places, dtype=np.intp)
            tf = np.array(counts, dtype=np.float32)
            idf = math.log(1 + (self.size - len(where) + 0.5) / (len(where) + 0.5))
            self.postings[word] = (where, (idf * tf * (K1 + 1) / (tf + norm[where])).astype(np.float32))

    def scores(self, words: Sequence[str], alike: Mapping[str, Sequence[str]] = MappingProxyType({})) -> Matrix:
        """BM25 of every text for WORDS, divided by the best one (0 to 1); ALIKE are words that may stand for a word."""
        out = np.zeros(self.size, dtype=np.float32)
        for word in dict.fromkeys(words):
            gains = np.zeros(self.size, dtype=np.float32)
            for held in (word, *alike.get(word, ())):
                if held in self.postings:
                    where, weights = self.postings[held]
                    gains[where] = np.maximum(gains[where], weights if held == word else ALIKE * weights)
            out += gains
        best = float(out.max()) if self.size else 0.0
        return out / best if best > 0 else out


class Ranker:
    """The passages of one contact (or the candidates of a network), ready to be asked.

    VECTORS_ALONE and VECTORS_CONTEXT are (n, d) arrays with NaN rows where a vector is missing, or None.
    """

    def __init__(
        self,
        passages: Sequence[Passage],
        vectors_alone: Matrix | None = None,
        vectors_context: Matrix | None = None,
    ) -> None:
        self.passages = list(passages)
        self.alone = Words([tokens(passaging.headed(p)) for p in self.passages])
        self.context = Words([tokens(text) for text in passaging.contexts(self.passages)])
        self.vectors = [(VECTOR_ALONE, vectors_alone), (VECTOR_CONTEXT, vectors_context)]
        self.group = _group(self.passages)
        self.authors = [frozenset(tokens(p.author)) for p in self.passages]
        self.recency = _recency(self.passages)

    def search(self, query: str, vector: Matrix | None, k: int) -> list[Hit]:
        """The K best passages for QUERY, best first; those whose neighbours answer it better count as well."""
        scores, near = self.scores(query, vector), self._near(vector, NEAR)
        order = np.lexsort((-self.recency, -scores))[:k]
        return [Hit(self.passages[i], float(scores[i])) for i in order if scores[i] > 0 or near[i]]

    def sure(self, query: str, vector: Matrix | None) -> list[Hit]:
        """Every passage that itself shares a word with QUERY or surely means the same, best first."""
        scores, near = self.scores(query, vector), self._near(vector, SURE)
        shared = self.alone.scores(tokens(query)) > 0
        order = np.lexsort((-self.recency, -scores))
        return [Hit(self.passages[i], float(scores[i]), bool(shared[i])) for i in order if shared[i] or near[i]]

    def bears_on(self, query: str, vector: Matrix | None) -> bool:
        """Whether any passage shares a word with QUERY or lies near it; ranks alone cannot say that nothing does."""
        shared = float(self.context.scores(tokens(query)).max(initial=0.0)) > 0
        return shared or bool(self._near(vector, NEAR).any())

    def _near(self, vector: Matrix | None, least: float) -> npt.NDArray[np.bool_]:
        """Which passages lie near the VECTOR of a query: LEAST is the cosine."""
        near = np.zeros(len(self.passages), dtype=bool)
        for _, held in self.vectors:
            if vector is not None and held is not None:
                near |= np.nan_to_num(held @ vector, nan=-1.0) >= least
        return near

    def gather(self, goal: str, vector: Matrix | None, k: int) -> list[Hit]:
        """The K passages that bear on GOAL, one from each stretch of talk.

        A goal names a subject, and the passages next to its best hit say the same again: taking one of each stretch
        found evidence for 19 of 29 facts instead of 18 (bench/goals.py), so this is a choice more than a finding.
        """
        scores = self.scores(goal, vector)
        taken: list[int] = []
        blocked: set[int] = set()
        for place in np.lexsort((-self.recency, -scores)):
            if len(taken) == k or scores[place] <= 0:
                break
            if place not in blocked:
                taken.append(int(place))
                blocked |= set(self._stretch(int(place)))
        return [Hit(self.passages[i], float(scores[i])) for i in taken]

    def _stretch(self, place: int) -> list[int]:
        """The places around PLACE that belong to the same talk."""
        day = self.passages[place].date
        near = range(max(0, place - STRETCH), min(len(self.passages), place + STRETCH + 1))
        return [i for i in near if self.passages[i].date == day]

    def scores(self, query: str, vector: Matrix | None) -> Matrix:
        """The fused score of every passage."""
        if not self.passages:
            return np.zeros(0, dtype=np.float32)
        words = tokens(query)
        alike = {word: stems_like(word) for word in set(words) - named(query)}
        total = self.alone.scores(words, alike) + CONTEXT_WORDS * self.context.scores(words, alike)
        if vector is not None:
            for weight, vectors in self.vectors:
                if vectors is not None:
                    total = total + weight * _z(vectors @ vector)
        total = total + self._named(query, words)
        return self._lifted(total.astype(np.float32))

    def _named(self, query: str, words: Sequence[str]) -> Matrix:
        asked = frozenset(words)
        extra = np.array([AUTHOR_NAMED if author & asked else 0.0 for author in self.authors], dtype=np.float32)
        months, years = named_dates(query)
        if months or years:
            hit = [
                (not months or p.date.month in months) and (not years or p.date.year in years) for p in self.passages
            ]
            extra += DATE_NAMED * np.array(hit, dtype=np.float32)
        return extra

    def _lifted(self, scores: Matrix) -> Matrix:
        """SCORES plus a share of how good the rest of the same talk is."""
        sums = np.concatenate([[0.0], np.cumsum(scores[np.lexsort((scores, self.group))], dtype=np.float64)])
        ends = np.cumsum(np.bincount(self.group))
        begins = np.maximum(ends - 3, np.concatenate([[0], ends[:-1]]))
        means = (sums[ends] - sums[begins]) / (ends - begins)
        lift: Matrix = means[self.group].astype(np.float32)
        return scores + np.float32(NOTE_LIFT) * lift


def tokens(text: str) -> list[str]:
    """Stemmed words without stop words; any script."""
    return list(_STEMMER.stemWords(content_words(text)))


def content_words(text: str) -> list[str]:
    """The words of TEXT in small letters, without stop words."""
    words = [word.replace("\u2019", "'").removesuffix("'s") for word in _WORD.findall(text.casefold())]
    return [word for word in words if word not in _STOP]


def named(query: str) -> frozenset[str]:
    """The stems of QUERY that are names: what begins with a capital behind another word. Nothing else stands for them."""
    return frozenset(
        tokens(" ".join(word for word in query.split()[1:] if word.strip("'\"(\u201c\u2018")[:1].isupper()))
    )


def named_dates(query: str) -> tuple[set[int], set[int]]:
    """The months and the years that QUERY names."""
    words = re.findall(r"[a-z]+", query.lower())
    months = {_MONTHS[word] for word in words if word in _MONTHS and word != "may"}
    months |= {5} if re.search(r"\bMay\b(?! (?:I|we|you))", query) else set()
    return months, {int(year) for year in re.findall(r"\b(?:19|20)\d{2}\b", query)}


_STEMMER = Stemmer.Stemmer("english")


def _group(passages: Sequence[Passage]) -> npt.NDArray[np.intp]:
    """For each passage the number of the talk it belongs to: that of its people and its day."""
    talks: dict[object, int] = {}
    return np.array([talks.setdefault((p.contacts, p.date), len(talks)) for p in passages], dtype=np.intp)


def _recency(passages: Sequence[Passage]) -> npt.NDArray[np.int64]:
    return np.array([p.date.toordinal() for p in passages], dtype=np.int64)


def _z(cosines: Matrix) -> Matrix:
    """Z-scores; a missing vector counts as the mean. Scaled by the share of passages that have a vector.

    At full weight the few that have one come out on top, and the ranking is worse than by words alone: recall@10 of turns
    .744 to .774 with 20 to 80 % missing against .782; scaled it is .783 to .797.
    """
    known = np.isfinite(cosines)
    if known.sum() < 2:
        return np.zeros_like(cosines)
    mean, spread = float(cosines[known].mean()), float(cosines[known].std())
    out: Matrix = (known.mean() * np.where(known, (cosines - mean) / max(spread, 1e-6), 0.0)).astype(np.float32)
    return out
