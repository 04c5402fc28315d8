"""Settings: flag, then environment, then config.toml, then default. Each field says what it is for.

Keys are never stored in config.toml: environment, then the system's keyring, then a command's output.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, SecretStr, ValidationError, field_validator

from assistant import files, output
from assistant.endpoint import OPENAI_URL
from assistant.errors import AssistantError, BrokenFile, UsageProblem

DEFAULT_MODEL = "openai:gpt-5.6-luna"
KEYRING_SERVICE = "rapport"
COMMAND_SECONDS = 60
"""How long a key command may take; a password manager may ask its owner something."""
ENVIRONMENT = {
    "model": "RAPPORT_MODEL",
    "base_url": "OPENAI_BASE_URL",
    "key_command": "RAPPORT_KEY_COMMAND",
    "timeout": "RAPPORT_TIMEOUT",
    "offline": "RAPPORT_OFFLINE",
    "embedder": "RAPPORT_EMBEDDER",
    "chroma_url": "RAPPORT_CHROMA_URL",
    "chroma_tenant": "RAPPORT_CHROMA_TENANT",
    "chroma_database": "RAPPORT_CHROMA_DATABASE",
    "editor": "RAPPORT_EDITOR",
}
KEY_VARIABLES = {
    "openai": "OPENAI_API_KEY",
    "anthropic": "ANTHROPIC_API_KEY",
    "google_genai": "GOOGLE_API_KEY",
    "mistralai": "MISTRAL_API_KEY",
    "groq": "GROQ_API_KEY",
    "deepseek": "DEEPSEEK_API_KEY",
    "xai": "XAI_API_KEY",
    "openrouter": "OPENROUTER_API_KEY",
    "together": "TOGETHER_API_KEY",
    "fireworks": "FIREWORKS_API_KEY",
    "cohere": "COHERE_API_KEY",
    "perplexity": "PPLX_API_KEY",
    "ollama": "OLLAMA_API_KEY",
    "chroma": "RAPPORT_CHROMA_KEY",
}
"""Where each provider's key is usually kept. A model name may hold a colon too: `qwen3:8b` names no provider."""


@dataclass(frozen=True)
class Key:
    """A secret and where it was found: a variable, `keyring` or `key_command`."""

    secret: SecretStr
    origin: str


class Settings(BaseModel):
    """What the user chose. Build it with `load`; the bare class holds defaults."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str = Field(default=DEFAULT_MODEL, description="the model, as provider:name; without a provider: openai")
    base_url: str | None = Field(default=None, description="the endpoint's address, for any OpenAI-compatible server")
    key_command: str | None = Field(
        default=None, description="a command that prints the key, such as `pass show openai`"
    )
    timeout: float = Field(default=25, ge=1, le=3600, description="seconds that the model may take in one command")
    offline: bool = Field(default=False, description="no model and no network")
    embedder: str = Field(default="local", description="what finds passages by meaning: local, openai:MODEL or none")
    chroma_url: str | None = Field(default=None, description="the address of a Chroma server instead of local files")
    chroma_tenant: str | None = Field(default=None, description="the tenant on that server")
    chroma_database: str | None = Field(default=None, description="the database on that server")
    editor: str | None = Field(default=None, description="the editor to open; else VISUAL or EDITOR")

    _origins: dict[str, str] = PrivateAttr(default_factory=dict)
    _environ: Mapping[str, str] = PrivateAttr(default_factory=dict)
    _unknown: tuple[str, ...] = PrivateAttr(default=())

    @field_validator("model")
    @classmethod
    def _named(cls, value: str) -> str:
        if not value.strip() or re.search(r"[\s\x00-\x1f]", value.strip()) or value.strip().endswith(":"):
            raise ValueError("write provider:name, such as openai:gpt-5.6-luna")
        return value.strip()

    @field_validator("base_url", "chroma_url")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        try:
            parts = urlsplit(value.strip())
            valid = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        except ValueError:
            valid = False
        if not valid or re.search(r"[\s\x00-\x1f]", value.strip()):
            raise ValueError("write an address that starts with http:// or https://")
        return value.strip().rstrip("/")

    @field_validator("embedder")
    @classmethod
    def _known_embedder(cls, value: str) -> str:
        if value not in ("local", "none") and not re.fullmatch(r"openai:\S+", value):
            raise ValueError("write local, none or openai:MODEL")
        return value

    @classmethod
    def load(
        cls, home: Path, flags: Mapping[str, Any] | None = None, environ: Mapping[str, str] | None = None
    ) -> Settings:
        """The settings in force for HOME. Bad values are sentences that name the flag, variable or file."""
        environ = os.environ if environ is None else environ
        path = config_path(home)
        stored = _stored(path, dict(flags or {}), environ)
        values: dict[str, Any] = {}
        origins: dict[str, str] = {}
        for name in cls.model_fields:
            for value, origin in _candidates(name, dict(flags or {}), environ, stored, values.get("model")):
                problem = BrokenFile if origin == path.name else UsageProblem
                values[name] = checked(name, value, str(path) if origin == path.name else origin, problem)
                origins[name] = origin
                break
        settings = cls(**values)
        settings._origins.update(origins)
        settings._environ = environ
        settings._unknown = tuple(sorted(set(stored) - set(cls.model_fields) - {"format"}))
        return settings

    @property
    def unknown(self) -> tuple[str, ...]:
        """Keys of config.toml that mean nothing to this version; they are kept."""
        return self._unknown

    @property
    def provider(self) -> str:
        """LangChain's name of the provider."""
        return self._parts[0]

    @property
    def model_name(self) -> str:
        """The name the endpoint knows the model by."""
        return self._parts[1]

    @property
    def endpoint(self) -> str:
        """The address requests go to; for other providers without base_url, the provider's name stands for it."""
        if self.base_url:
            return self.base_url
        return OPENAI_URL if self.provider == "openai" else self.provider

    @property
    def uses_model(self) -> bool:
        """Whether a model is asked: not offline, and a key or an address is there."""
        return not self.offline and bool(self.base_url or self.provider == "ollama" or self.key)

    @property
    def key(self) -> SecretStr | None:
        """The key of the model's endpoint."""
        return self._key.secret if self._key else None

    @property
    def embeddings_url(self) -> str:
        """The address for `embedder = openai:MODEL`: that of the model when it is the same provider."""
        mine = self.base_url if self.provider == "openai" else self._environ.get(ENVIRONMENT["base_url"])
        return mine or OPENAI_URL

    @property
    def embeddings_key(self) -> SecretStr | None:
        """The key for `embedder = openai:MODEL`."""
        if self.provider == "openai":
            return self.key
        found = self._find_key("openai")
        return found.secret if found else None

    @property
    def chroma_key(self) -> SecretStr | None:
        """The key of the Chroma server, from RAPPORT_CHROMA_KEY or the keyring; None without `chroma_url`."""
        found = self._find_key("chroma") if self.chroma_url else None
        return found.secret if found else None

    def where(self, name: str) -> str:
        """Which source won for NAME: `--timeout`, a variable, `config.toml`, `keyring`, `default` ..."""
        if name == "key":
            if not self._key and self.offline and self.key_command:
                return "key_command, not run while offline"
            return self._key.origin if self._key else "not found"
        return self._origins.get(name, "default")

    @property
    def _parts(self) -> tuple[str, str]:
        provider, colon, name = self.model.partition(":")
        provider = provider.lower().replace("-", "_")
        return (provider, name) if colon and provider in KEY_VARIABLES else ("openai", self.model)

    @cached_property
    def _key(self) -> Key | None:
        return self._find_key(self.provider, None if self.offline else self.key_command)

    def _find_key(self, provider: str, command: str | None = None) -> Key | None:
        variable = KEY_VARIABLES[provider]
        if given := self._environ.get(variable, "").strip():
            return _key(given, variable)
        if kept := _from_keyring(provider):
            return _key(kept, "keyring")
        return _key(_from_command(command), "key_command") if command else None


def config_path(home: Path) -> Path:
    """The settings file of HOME."""
    return home / "config.toml"


def checked(name: str, value: Any, label: str, problem: type[AssistantError] = UsageProblem) -> Any:
    """VALUE as the setting NAME takes it; PROBLEM, naming LABEL, when it does not fit."""
    try:
        return getattr(Settings.model_validate({name: value}), name)
    except ValidationError as error:
        why = error.errors()[0]["msg"].removeprefix("Value error, ")
        why = why[:1].lower() + why[1:]
        label = "" if label == name else f"{label}: "
        raise problem(f"{label}{value!r} does not fit the setting {name}: {why}.") from None


def change(home: Path, name: str, value: str | None) -> Any:
    """Write the setting NAME to config.toml, comments and unknown keys kept; None takes it out. Returns the value."""
    import tomlkit  # only writing needs it
    from tomlkit.exceptions import TOMLKitError

    from assistant.notebook import Notebook  # for its lock; nobody else of the settings pays

    path = config_path(home)
    require_known(name)
    final = None if value is None else checked(name, value, name)
    with Notebook(home).card_lock():
        files.refuse_newer(home)
        files.toml(path)
        try:
            document = tomlkit.parse(_text(path))
        except TOMLKitError as error:
            raise BrokenFile(f"{str(path)!r} is not valid TOML: {error}.") from error
        document.setdefault("format", files.FORMAT)
        if final is None:
            document.pop(name, None)
        else:
            document[name] = final
        files.write(path, tomlkit.dumps(document))
    return final


def require_known(name: str) -> None:
    """Nothing when NAME is a setting; UsageProblem with the list otherwise."""
    if name not in Settings.model_fields:
        raise UsageProblem(f"There is no setting {name!r}. There are: {', '.join([*Settings.model_fields, 'key'])}.")


def store_key(provider: str, secret: str) -> None:
    """Put SECRET into the system's keyring as the key of PROVIDER (AssistantError when there is no keyring)."""
    import keyring  # 0.2 s: looks for the system's keyrings
    from keyring.errors import KeyringError

    _key(secret, "the given text")
    try:
        keyring.set_password(KEYRING_SERVICE, provider, secret)
    except KeyringError as error:
        raise AssistantError(
            f"The system's keyring took nothing ({_first_line(error)}). Set {KEY_VARIABLES[provider]}"
            " or the setting key_command instead."
        ) from error


def reference() -> str:
    """The settings as a Markdown table, for the documentation."""
    rows = ["| setting | default | environment | meaning |", "| --- | --- | --- | --- |"]
    for name, field in Settings.model_fields.items():
        default = "" if field.default is None else f"`{_toml_word(field.default)}`"
        rows.append(f"| `{name}` | {default} | `{ENVIRONMENT[name]}` | {field.description} |")
    return "\n".join(rows) + "\n"


def _toml_word(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _candidates(
    name: str, flags: Mapping[str, Any], environ: Mapping[str, str], stored: Mapping[str, Any], model: str | None
) -> list[tuple[Any, str]]:
    """The values on offer for NAME with their origin, strongest first. Empty variables count as unset."""
    found: list[tuple[Any, str]] = []
    if flags.get(name) is not None:
        found.append((flags[name], f"--{name.replace('_', '-')}"))
    variable = ENVIRONMENT[name]
    foreign = name == "base_url" and Settings(model=model or DEFAULT_MODEL).provider != "openai"
    if environ.get(variable, "").strip() and not foreign:
        found.append((environ[variable].strip(), variable))
    if name in stored:
        found.append((stored[name], "config.toml"))
    return found


def _text(path: Path) -> str:
    return files.read(path) if path.is_file() else ""


def _stored(path: Path, flags: Mapping[str, Any], environ: Mapping[str, str]) -> dict[str, Any]:
    """What config.toml holds; nothing, and a line, when it is no TOML and this command is offline all the same."""
    try:
        return files.toml(path)
    except BrokenFile as error:
        offline = _candidates("offline", flags, environ, {}, None)
        if not offline or not checked("offline", *offline[0]):
            raise
        output.note(f"{error} Until then the defaults hold.")
        return {}


def _key(value: str, origin: str) -> Key:
    """VALUE as a key (UsageProblem when no HTTP header could carry it)."""
    if not value.isascii() or not value.isprintable() or " " in value or not value:
        raise UsageProblem(f"The key from {origin} is empty or holds characters that no key has. Set it anew.")
    return Key(SecretStr(value), origin)


def _from_keyring(provider: str) -> str | None:
    import keyring  # 0.2 s: looks for the system's keyrings
    from keyring.errors import KeyringError

    try:
        return (keyring.get_password(KEYRING_SERVICE, provider) or "").strip() or None
    except (KeyringError, OSError, RuntimeError):  # none installed, locked, or its service is not running
        return None


def _from_command(command: str) -> str:
    """The first line that COMMAND prints (AssistantError when it fails); its questions reach the terminal."""
    label = "The command in the setting key_command"
    try:
        words = shlex.split(command)
        done = subprocess.run(words, stdout=subprocess.PIPE, timeout=COMMAND_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise AssistantError(f"{label} took more than {COMMAND_SECONDS} s.") from error
    except (OSError, ValueError, IndexError) as error:
        raise AssistantError(f"{label} cannot run: {_first_line(error)}.") from error
    lines = done.stdout.decode("utf-8", "replace").strip().splitlines()
    if done.returncode or not lines:
        raise AssistantError(f"{label} printed no key (exit {done.returncode}). Run it yourself to see why.")
    return lines[0].strip()


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0].split(". ")[0].rstrip(".")
