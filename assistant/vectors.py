"""The vectors of what the notes say: out of Chroma, which is filled from the cache of the catalog, or computed now.

Whatever keeps them away (no embedder, a lock, a broken store) costs precision, never the answer: words rank alone
then, and one line says so.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import output
from assistant.models import Contact
from vectorstore import passages as passaging
from vectorstore.errors import VectorError
from vectorstore.passages import Passage

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from assistant.app import App
    from vectorstore.embed import Embedder
    from vectorstore.index import Entry, VectorIndex
    from vectorstore.rank import Ranker

    Vector = npt.NDArray[np.float32]
    Matrix = npt.NDArray[np.float32]

EMBED_SECONDS = 2.0
"""A job embeds what is missing for this long, then ranks the rest by words (design 5)."""
BATCH = 32
"""Texts embedded between two looks at the clock: about half a second on two cores."""
CATCH_UP = 3_000
"""Up to this many passages a search over everybody first brings the index up to date; beyond it `reindex` does."""
CANDIDATES = 80
"""Passages taken from each side (vectors, words) before the network is ranked."""


def why_none(app: App) -> str | None:
    """Why there is no embedder; None when there is one."""
    if app.embedder is not None:
        return None
    return "`embedder` is set to none" if app.settings.embedder == "none" else "the embedder needs a network"


def text_hashes(pool: list[Passage]) -> set[str]:
    """The hashes of every text that is embedded for POOL."""
    return {key for c in _contacts(pool) for key in Texts.of([p for p in pool if c in p.contacts]).every}


class Store:
    """Vectors of passages: out of Chroma, out of the cache, or computed now; words alone when none can be had."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.failure: str | None = None
        why = why_none(app)
        self.reason: str | None = f"Ranked by words alone: {why}." if why else None

    @property
    def embedder(self) -> Embedder | None:
        """The configured embedder; None when there is none or it failed."""
        return None if self.reason else self.app.embedder

    def query(self, text: str) -> Vector | None:
        """The vector of a query, or None."""
        vectors = self._embedded([text])
        return vectors[0] if vectors is not None else None

    def vectors(self, texts: Sequence[str]) -> Matrix | None:
        """A vector for each text, out of the cache or computed and kept there; None when none can be had."""
        import numpy as np

        if self.embedder is None:
            return None
        keys = [_key(text) for text in texts]
        known = self._cached(keys)
        every = dict(zip(keys, texts, strict=True))
        missing = [key for key in every if key not in known]
        for new in self._batches(missing, every):
            known |= new
        if self.reason:
            return None
        return np.array([known[key] for key in keys], dtype=np.float32)

    def of_contact(self, contact: Contact) -> Ranker:
        """A ranker over everything public on CONTACT up to today; kept while the notes do not change."""
        kept = self.app.rankers.get(contact.id)
        if kept is not None and kept[0] == self.app.catalog.generation:
            return kept[1]
        pool = self.app.catalog.passages(contact.id)
        known = self._of_contact(contact, Texts.of(pool)) if self.embedder else {}
        ranker = self._ranker(self._by_today(pool), known)
        if self.reason is None:
            self.app.rankers[contact.id] = (self.app.catalog.generation, ranker)
        return ranker

    def of_network(self, query: str, vector: Vector | None) -> Ranker:
        """A ranker over the notes up to today that may answer, by words and by vectors."""
        from vectorstore.rank import content_words

        ids = set(self.app.catalog.containing(content_words(query), CANDIDATES))
        if vector is not None:
            if self.app.catalog.count_passages() <= CATCH_UP:
                self._catch_up()
            if self.reason is None:
                ids |= set(self._nearest(vector))
        texts = self._by_today(self.app.catalog.passages(notes=sorted({i.partition(":")[0] for i in ids})))
        return self._ranker(texts, self._cached(texts.every) if self.embedder else {})

    def _by_today(self, pool: list[Passage]) -> Texts:
        """The texts of POOL that are not dated later; no talk runs over midnight, so each keeps its neighbours."""
        return Texts.of([passage for passage in pool if passage.date <= self.app.today])

    def _ranker(self, texts: Texts, known: dict[str, Vector]) -> Ranker:
        from vectorstore.rank import Ranker  # numpy: 0.1 s; not on the path of contact, note and promise

        return Ranker(texts.passages, texts.matrix(texts.alone, known), texts.matrix(texts.context, known))

    def _nearest(self, vector: Vector) -> list[str]:
        """The passages nearest to VECTOR over everybody."""
        try:
            with self.index().reading() as rows:
                return [passage for passage, _ in rows.nearest(vector, CANDIDATES)]
        except VectorError as error:
            self._give_up(error)
            return []

    def fill(self, pool: list[Passage], progress: Callable[[int, int], None] | None) -> int:
        """Embed what is missing and make the index hold exactly the texts of POOL; return how many were embedded."""
        if self.embedder is not None and not self.embedder.dimensions:
            self._embedded(["."])  # an endpoint tells its dimensions with the first vector
        if self.embedder is None:
            return 0
        by_contact = {contact: Texts.of([p for p in pool if contact in p.contacts]) for contact in _contacts(pool)}
        wanted = {key: text for texts in by_contact.values() for key, text in texts.every.items()}
        known = self._cached(wanted)
        missing = [key for key in wanted if key not in known]
        embedded = 0
        for new in self._batches(missing, wanted):
            known |= new
            embedded += len(new)
            if progress is not None:
                progress(embedded, len(missing))
        if self.reason:
            return embedded
        self.app.catalog.prune_vectors(self.model(), wanted)
        entries = [e for c, texts in by_contact.items() for e in texts.entries(c, known)]
        self._write(entries, exact=True)
        return embedded

    def drop(self) -> None:
        """Empty the index."""
        if self.embedder is not None:
            try:
                self.index().drop()
            except VectorError as error:
                self._give_up(error)

    def report(self) -> None:
        """Say once why words ranked alone."""
        if self.reason:
            output.note(self.reason)

    def _of_contact(self, contact: Contact, texts: Texts) -> dict[str, Vector]:
        """The vectors of one contact: from the index, completed from the cache and, for about two seconds, computed."""
        try:
            with self.index().reading() as rows:
                stored = rows.of_contact(contact.id)
        except VectorError as error:
            self._give_up(error)
            stored = {}
        held = {row.rpartition("/")[2]: vector for row, vector in stored.items()}
        known = {key: vector for key, vector in held.items() if key in texts.every}
        missing = [key for key in texts.every if key not in known]
        if missing:
            known |= self._cached({key: texts.every[key] for key in missing})
            for new in self._batches([key for key in missing if key not in known], texts.every, EMBED_SECONDS):
                known |= new
        stale = [f"{contact.id}/{key}" for key in held if key not in texts.every]
        added = {key: vector for key, vector in known.items() if key not in held}
        if (added or stale) and self.reason is None:
            self._write(texts.entries(contact.id, added), stale=stale)
        return known

    def _catch_up(self) -> None:
        """Put into the index what was noted since the last time, for about two seconds."""
        pool = self.app.catalog.passages()
        texts = {contact: Texts.of([p for p in pool if contact in p.contacts]) for contact in _contacts(pool)}
        try:
            with self.index().reading() as rows:
                held = rows.ids()
        except VectorError as error:
            self._give_up(error)
            return
        wanted = {f"{contact}/{key}" for contact, own in texts.items() for key in own.every}
        absent = {row.partition("/")[2] for row in wanted - held}
        if not absent and not held - wanted:
            return
        every = {key: text for own in texts.values() for key, text in own.every.items() if key in absent}
        known = self._cached(every)
        for new in self._batches([key for key in every if key not in known], every, EMBED_SECONDS):
            known |= new
        entries = [e for contact, own in texts.items() for e in own.entries(contact, known) if e.id not in held]
        self._write(entries, stale=sorted(held - wanted))

    def _batches(
        self, missing: list[str], texts: dict[str, str], seconds: float | None = None
    ) -> Iterator[dict[str, Vector]]:
        """Vectors of MISSING, a batch at a time, until embedding fails or SECONDS have passed; words rank the rest."""
        until = None if seconds is None else time.monotonic() + seconds
        for start in range(0, len(missing), BATCH):
            if until is not None and (self.embedder is None or time.monotonic() > until):
                output.note(
                    "Some new notes are found by their words only for now; "
                    "`rapport reindex` lets them be found by meaning as well."
                )
                return
            yield self._compute(missing[start : start + BATCH], texts)
            if self.reason:
                return

    def _compute(self, keys: list[str], texts: dict[str, str]) -> dict[str, Vector]:
        vectors = self._embedded([texts[key] for key in keys])
        if vectors is None:
            return {}
        found = dict(zip(keys, vectors, strict=True))
        self.app.catalog.keep_vectors(self.model(), [(key, vector.tobytes()) for key, vector in found.items()])
        return found

    def _cached(self, texts: Iterable[str]) -> dict[str, Vector]:
        import numpy as np

        rows = self.app.catalog.vectors(self.model(), list(texts))
        vectors = {key: np.frombuffer(raw, dtype=np.float32) for key, raw in rows.items()}
        size = self.embedder.dimensions if self.embedder else 0
        return {key: v for key, v in vectors.items() if len(v) == size and np.isfinite(v).all()}

    def _embedded(self, texts: Sequence[str]) -> Matrix | None:
        embedder = self.embedder
        if embedder is None:
            return None
        try:
            return embedder.embed(texts)
        except VectorError as error:
            self._give_up(error)
            return None

    def _write(self, entries: list[Entry], *, stale: Sequence[str] = (), exact: bool = False) -> None:
        try:
            with self.index().writing() as rows:
                if exact:
                    held = rows.ids()
                    wanted = {entry.id for entry in entries}
                    stale = sorted(held - wanted)
                    entries = [entry for entry in entries if entry.id not in held]
                rows.delete(stale)
                rows.upsert(entries)
        except VectorError as error:
            self._give_up(error)

    def index(self) -> VectorIndex:
        """The configured index, closed."""
        from vectorstore.index import Server, VectorIndex

        settings = self.app.settings
        place: Server | Path = self.app.notebook.derived / "chroma"
        if settings.chroma_url:
            key = settings.chroma_key.get_secret_value() if settings.chroma_key else None
            place = Server(settings.chroma_url, settings.chroma_tenant, settings.chroma_database, key)
        embedder = self.app.embedder  # without one the index can still be dropped
        name, dimensions = (embedder.name, embedder.dimensions) if embedder else ("none", 0)
        return VectorIndex(place, model=name, dimensions=dimensions)

    def model(self) -> str:
        """The name under which vectors are cached."""
        embedder = self.app.embedder
        return f"{embedder.name}/{embedder.dimensions}" if embedder else ""

    def _give_up(self, error: Exception) -> None:
        """Words alone from now on; vectors that are in memory already stay in use."""
        self.failure = str(error).rstrip(".")
        more = "rapport doctor --online" if self.app.settings.chroma_url else "rapport doctor"
        self.reason = f"Ranked without the index: {self.failure}. `{more}` says more."


@dataclass(frozen=True)
class Texts:
    """What is embedded for a list of passages: each alone and with its neighbours, by a key that hangs on the words."""

    passages: list[Passage]
    alone: list[str]
    context: list[str]
    every: dict[str, str]

    @classmethod
    def of(cls, pool: list[Passage]) -> Texts:
        """The texts of POOL, which holds one contact's passages in order (or the candidates of a network)."""
        alone = [passaging.headed(p) for p in pool]
        context = passaging.contexts(pool)
        keys = [[_key(text) for text in texts] for texts in (alone, context)]
        every = dict(zip(keys[0] + keys[1], alone + context, strict=True))
        return cls(pool, keys[0], keys[1], every)

    def matrix(self, keys: list[str], known: dict[str, Vector]) -> Matrix | None:
        """The vectors of KEYS as rows, NaN where one is missing; None when all are."""
        import numpy as np

        if not known:
            return None
        size = len(next(iter(known.values())))
        rows = np.full((len(keys), size), np.nan, dtype=np.float32)
        for place, key in enumerate(keys):
            if key in known:
                rows[place] = known[key]
        return rows

    def entries(self, contact: str, known: dict[str, Vector]) -> list[Entry]:
        """The rows of the index for those of the texts that have a vector."""
        from vectorstore.index import Entry

        rows = {}
        for keys in (self.alone, self.context):
            for key, passage in zip(keys, self.passages, strict=True):
                if key in known:
                    day = int(f"{passage.date:%Y%m%d}")
                    rows[key] = Entry(f"{contact}/{key}", passage.id, contact, day, passage.kind, known[key])
        return list(rows.values())


def _key(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _contacts(pool: list[Passage]) -> list[str]:
    return sorted({contact for passage in pool for contact in passage.contacts})
