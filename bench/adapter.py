"""The product's notebook, catalog, index and ranking behind JSON lines on stdin and stdout.

    {"op": "add", "notes": [{"id", "contact", "date", "text", "author"}]}  -> {"ok": true}
    {"op": "finish"}                                                       -> {"ok": true}
    {"op": "search", "contact": ..., "query": ..., "k": 20}                -> {"ids": [...]}

Ids are the caller's; the order of adding is kept among notes of one day. `contact` null searches everybody. A line that
cannot be served is answered with {"error": sentence}. The home is a throw-away folder, or --home DIR.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from assistant import recall
from assistant.app import App
from assistant.errors import AssistantError
from assistant.models import ME
from assistant.notebook import NewNote


class Adapter:
    """One home, filled and searched by another program."""

    def __init__(self, home: Path) -> None:
        self.app = App(home=home, today=dt.date.max, offline=True)  # what is dated after today would not be found
        self.contacts: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.foreign: dict[str, str] = {}

    def answer(self, line: str) -> dict[str, Any]:
        """The answer to LINE, a sentence when it cannot be served."""
        try:
            request = json.loads(line)
        except (ValueError, RecursionError) as error:
            return {"error": f"the line is not JSON: {error}"}
        if not isinstance(request, dict):
            return {"error": f"the line is JSON, but no object: {line.strip()[:80]}"}
        try:
            return self.serve(request)
        except KeyError as error:
            return {"error": f"the field {error} is missing"}
        except AssistantError as error:
            return {"error": str(error)}
        except (AttributeError, TypeError, ValueError) as error:
            return {"error": f"a field has a value of the wrong kind: {error}"}

    def serve(self, request: dict[str, Any]) -> dict[str, Any]:
        """The answer to one line."""
        match request.get("op"):
            case "add":
                return self.add(request["notes"])
            case "finish":
                return self.finish()
            case "search":
                return self.search(request)
            case other:
                return {"error": f"unknown op {other!r}; there are add, finish and search"}

    def add(self, rows: list[dict[str, Any]]) -> dict[str, Any]:
        """Write notes as files, a new card for every new contact."""
        news = [self._note(row) for row in rows if str(row.get("text") or "").strip()]
        kept = [row for row in rows if str(row.get("text") or "").strip()]
        for row, note in zip(kept, self.app.notebook.add_many(news), strict=True):
            self.foreign[note.id] = str(row["id"])
        return {"ok": True}

    def finish(self) -> dict[str, Any]:
        """Bring the catalog and the index up to date."""
        self.app.catalog.refresh()
        recall.reindex(self.app)
        return {"ok": True}

    def search(self, request: dict[str, Any]) -> dict[str, Any]:
        """The ids of the best notes, best first, each once."""
        k = int(request.get("k") or 20)
        name = request.get("contact")
        contact = None if name is None else self.app.catalog.contact(self.contacts.get(str(name), ""))
        if name is not None and contact is None:
            return {"ids": []}
        query = str(request["query"])
        hits = recall.search(self.app, query, contact=contact, since=None, until=None, k=k * 8)
        best = list(dict.fromkeys(hit.note.id for hit in hits))[:k]
        return {"ids": [self.foreign[note] for note in best if note in self.foreign]}

    def _note(self, row: dict[str, Any]) -> NewNote:
        contact = self._contact(str(row["contact"]))
        moment = dt.datetime.fromisoformat(str(row["date"]))
        author = str(row.get("author") or ME)
        if author.casefold() == self.names[contact].casefold():
            author = contact
        time = moment.time() if len(str(row["date"])) > 10 else None
        return NewNote((contact,), str(row["text"]), moment.date(), "note", time=time, author=author)

    def _contact(self, name: str) -> str:
        if name not in self.contacts:
            card = self.app.notebook.add_contact(name, another=True)
            self.contacts[name], self.names[card.id] = card.id, name
        return self.contacts[name]


def main() -> None:
    """Serve stdin until it ends."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--home", type=Path, help="keep the notes here instead of in a throw-away folder")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="rapport-bench-") as folder:
        adapter = Adapter(chosen.home or Path(folder))
        for line in sys.stdin:
            if not line.strip():
                continue
            print(json.dumps(adapter.answer(line)), flush=True)


if __name__ == "__main__":
    main()
