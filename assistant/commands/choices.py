"""Lists of words that several commands take on the command line: kinds of notes, channels of drafts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import click

from assistant.models import KINDS


class Likely(click.Choice):  # type: ignore[type-arg]  # generic in new versions of click only
    """One of a few words; for a word of another list the refusal says which one is meant here."""

    def __init__(self, choices: Sequence[str], meant: Mapping[str, str]) -> None:
        super().__init__(choices)
        self.meant = meant

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """VALUE when it is one of the choices (a usage error, exit 2, when it is not)."""
        hint = self.meant.get(str(value).strip().lower())
        if hint and value not in self.choices:
            self.fail(f"{value!r} is not one of {', '.join(map(repr, self.choices))}. Here it is {hint}.", param, ctx)
        return super().convert(value, param, ctx)


_WRITTEN = ("chat", "linkedin", "invite", "sms", "text", "whatsapp", "slack", "teams", "signal", "dm")
NOTE_KIND = Likely(
    KINDS,
    dict.fromkeys(_WRITTEN, "`--kind message`")
    | dict.fromkeys(("mail", "e-mail"), "`--kind email`")
    | dict.fromkeys(("phone", "video", "zoom"), "`--kind call`")
    | dict.fromkeys(("coffee", "lunch", "talk", "visit"), "`--kind meeting`"),
)
"""The kinds of notes, and what the channels of drafts are among them."""
CHANNELS = ("email", "linkedin", "invite", "chat")
CHANNEL = Likely(
    CHANNELS,
    dict.fromkeys(("message", "sms", "text", "whatsapp", "slack", "teams", "signal", "dm"), "`--channel chat`")
    | dict.fromkeys(("mail", "e-mail"), "`--channel email`"),
)
"""The channels of drafts, and what a kind of note is among them."""
