"""The last draft to a contact: it waits under `.rapport/last/` for `rapport sent`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from assistant import files, output
from assistant.app import App
from assistant.errors import StorageError
from assistant.jobs import Made
from assistant.patterns import any_case
from assistant.results import Draft

_HANDED = any_case(
    r"\b(?:here (?:is|are|it is|they are|comes?)|attached|enclosed|below|as promised|you(?:'ll| will)? find|is yours"
    r"|I(?:'ve| have))\b"
)
_STILL_OWED = any_case(r"\b(?:not forgotten|on my list|I(?:'ll| will| would|'d)|still owe|by (?:\d|\w+day))\b")


def path(app: App, contact_id: str) -> Path:
    """Where the last draft to a contact waits for `rapport sent`."""
    return app.notebook.derived / "last" / f"{contact_id}.json"


def keep(app: App, outcome: Made[Draft]) -> None:
    """Remember the draft for `rapport sent`; a read-only home only loses that convenience."""
    known, draft = outcome.evidence, outcome.result
    handed = {claim.quote: claim.text for claim in draft.claims if _hands_over(claim.text)}
    kept = {p.id: handed[p.text] for p in known.promises if p.owner == "me" and p.text in handed}
    data = {"channel": known.channel, "subject": draft.subject, "body": draft.body}
    try:
        files.write(path(app, known.contact.id), json.dumps({**data, "kept": kept, "date": str(app.today)}))
    except StorageError as error:
        output.note(f"`rapport sent` will not find this draft: {error}")


def read(file: Path) -> dict[str, Any] | None:
    """The last draft in FILE; None when there is none or the file is damaged, which costs nothing but the draft."""
    if not file.is_file():
        return None
    try:
        data = json.loads(files.read(file))
    except (ValueError, RecursionError):
        return None
    whole = isinstance(data, dict) and {"body", "channel", "subject"} <= data.keys()
    return data if whole and isinstance(data.get("kept"), dict) else None


def _hands_over(sentence: str) -> bool:
    """Whether SENTENCE gives what was promised; one that only speaks of it keeps nothing."""
    plain = sentence.replace("\u2019", "'")
    return _HANDED.search(plain) is not None and not _STILL_OWED.search(plain)
