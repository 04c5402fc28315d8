"""Which passages matter now: ranked inside one contact exactly, over the whole network by candidates first."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.models import Contact, Note
from assistant.vectors import Store, text_hashes, why_none
from vectorstore.errors import VectorError
from vectorstore.passages import Passage

if TYPE_CHECKING:
    from assistant.app import App
    from assistant.vectors import Vector
    from vectorstore.rank import Hit, Ranker

Progress = Callable[[int, int], None]

NEAREST = 3
"""Passages shown when no note holds a word of the query."""


@dataclass(frozen=True)
class Found:
    """A passage, its note, and its score (comparable within one search only).

    IN_WORDS tells whether it shares a word with the query.
    """

    passage: Passage
    note: Note
    score: float
    in_words: bool = True


@dataclass(frozen=True)
class Indexed:
    """What `reindex` did. `reason` says why no vectors are wanted, `failure` what kept them away, if either is so."""

    notes: int
    passages: int
    embedded: int
    reason: str | None = None
    failure: str | None = None


def search(
    app: App, query: str, *, contact: Contact | None, since: dt.date | None, until: dt.date | None, k: int
) -> list[Found]:
    """The K best passages for QUERY, best first, of one contact or of everybody, within the dates."""
    ranker, vector = _asked(app, query, contact)
    if not ranker.bears_on(query, vector):
        return []
    hits = ranker.search(query, vector, len(ranker.passages) if since or until else k)
    return _found(app, _dated(hits, since, until)[:k], contact)


def look_up(
    app: App, query: str, *, contact: Contact | None, since: dt.date | None, until: dt.date | None, k: int
) -> list[Found]:
    """Like `search`, for somebody who reads the hits: each holds a word of QUERY, or surely means the same."""
    ranker, vector = _asked(app, query, contact)
    hits = _dated(ranker.sure(query, vector), since, until)
    most = k if any(hit.in_words for hit in hits) else min(k, NEAREST)
    return _found(app, hits[:most], contact)


def _asked(app: App, query: str, contact: Contact | None) -> tuple[Ranker, Vector | None]:
    """The ranker that QUERY is put to, and its vector; what keeps vectors away is said."""
    store = Store(app)
    vector = store.query(query)
    ranker = store.of_contact(contact) if contact else store.of_network(query, vector)
    store.report()
    return ranker, vector


def _dated(hits: list[Hit], since: dt.date | None, until: dt.date | None) -> list[Hit]:
    return [h for h in hits if (not since or h.passage.date >= since) and (not until or h.passage.date <= until)]


def relevant(app: App, contact: Contact, goal: str, k: int) -> list[Found]:
    """The K passages of CONTACT that bear on GOAL, one from each stretch of talk."""
    store = Store(app)
    vector = store.query(goal)
    ranker = store.of_contact(contact)
    store.report()
    return _found(app, ranker.gather(goal, vector, k), contact)


def reindex(app: App, *, fresh: bool = False, progress: Progress | None = None) -> Indexed:
    """Make the index hold every public passage; FRESH drops index and catalog first. PROGRESS is told (done, all)."""
    app.catalog.refresh()
    store = Store(app)
    if fresh:
        store.drop()
        app.catalog.discard()
    pool = app.catalog.passages()
    embedded = store.fill(pool, progress)
    return Indexed(len({p.note for p in pool}), len(pool), embedded, store.reason, store.failure)


def no_vectors(app: App) -> str | None:
    """Why no text can be embedded here, without asking a network; None when it can."""
    if app.embedder is not None and app.settings.embedder.startswith("local"):
        try:
            app.embedder.embed(["."])
        except VectorError as error:
            return str(error)
    return why_none(app)


def missing(app: App) -> int:
    """How many texts have no vector of the current model yet."""
    store = Store(app)
    wanted = text_hashes(app.catalog.passages())
    return len(wanted) - len(app.catalog.vectors(store.model(), list(wanted)))


def server_trouble(app: App) -> str | None:
    """Why the Chroma server cannot be used; None when it can."""
    try:
        with Store(app).index().reading():
            return None
    except VectorError as error:
        return str(error)


def drop_derived(app: App) -> list[tuple[str, str, bytes]]:
    """Delete index and catalog, so that no byte of a deleted note stays in them; the cached vectors they held.

    Raises:
        VectorError: the index is in use, or the Chroma server cannot be reached. Nothing was deleted then.
    """
    vectors = app.catalog.every_vector(text_hashes(app.catalog.passages()))
    Store(app).index().drop()
    app.catalog.discard()
    shutil.rmtree(app.notebook.derived / "last", ignore_errors=True)
    return vectors


def restore(app: App, vectors: list[tuple[str, str, bytes]]) -> None:
    """Build the catalog anew and put back those of VECTORS whose text is still there."""
    wanted = text_hashes(app.catalog.passages())
    by_model: dict[str, list[tuple[str, bytes]]] = {}
    for model, key, vector in vectors:
        if key in wanted:
            by_model.setdefault(model, []).append((key, vector))
    for model, rows in by_model.items():
        app.catalog.keep_vectors(model, rows)


def _found(app: App, hits: list[Hit], contact: Contact | None) -> list[Found]:
    """The hits with their notes, checked once more: of this contact, and not private."""
    notes = {note.id: note for note in app.catalog.some_notes([hit.passage.note for hit in hits])}
    return [
        Found(hit.passage, note, hit.score, hit.in_words)
        for hit in hits
        if (note := notes.get(hit.passage.note))
        and not note.private
        and (contact is None or contact.id in note.contacts)
    ]
