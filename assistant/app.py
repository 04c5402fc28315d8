"""What every command is given: the home, the day, and the rooms, each opened when first used."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.catalog import Catalog
from assistant.notebook import Notebook

if TYPE_CHECKING:
    from assistant.llm import OpenAIChat
    from assistant.outline import OfflineChat
    from assistant.settings import Settings
    from vectorstore.embed import Embedder
    from vectorstore.rank import Ranker


@dataclass
class App:
    """One run of the program. `flags` are `verbose` and the settings of the command line, which win over all others.

    `rankers` holds what was ranked before, by contact id, with the generation of the catalog it belongs to.
    """

    home: Path
    today: dt.date
    offline: bool = False
    flags: dict[str, Any] = field(default_factory=dict)
    rankers: dict[str, tuple[int, Ranker]] = field(default_factory=dict)

    @cached_property
    def notebook(self) -> Notebook:
        """The files."""
        return Notebook(self.home)

    @cached_property
    def catalog(self) -> Catalog:
        """The files, ready to be asked."""
        return Catalog(self.notebook)

    @cached_property
    def settings(self) -> Settings:
        """Flag, then environment, then config.toml, then default."""
        from assistant.settings import Settings  # pydantic: 0.1 s, not on the path of contact, note and promise

        flags = dict(self.flags, **({"offline": True} if self.offline else {}))
        return Settings.load(self.home, flags)

    @cached_property
    def embedder(self) -> Embedder | None:
        """What turns texts into vectors, or None when it is switched off or would need a network under --offline."""
        from vectorstore.embed import LocalEmbedder, OpenAIEmbedder  # numpy: 0.1 s; only what ranks pays

        kind, _, model = self.settings.embedder.partition(":")
        if kind == "local":
            return LocalEmbedder()
        if kind == "none" or self.settings.offline:
            return None
        key = self.settings.embeddings_key
        return OpenAIEmbedder(
            model,
            base_url=self.settings.embeddings_url,
            key=key.get_secret_value() if key else "",
            timeout=self.settings.timeout,
        )

    @cached_property
    def chat(self) -> OpenAIChat | OfflineChat:
        """Who writes: the configured endpoint, or the outline when there is none or --offline is set."""
        from assistant import outline  # pydantic, as above

        if not self.settings.uses_model:
            return outline.OfflineChat(self.notebook.prompts)
        from assistant.llm import OpenAIChat

        return OpenAIChat.of(self.settings, state=self.notebook.endpoints)
