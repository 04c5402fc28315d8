"""Settings: flag, then environment, then config.toml, then default; keys are found and never shown."""

from __future__ import annotations

import stat
import sys
from pathlib import Path
from typing import Any

import keyring
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked
from keys import KEY

from assistant import settings
from assistant.errors import AssistantError, BrokenFile, UsageProblem
from assistant.settings import ENVIRONMENT, KEY_VARIABLES, Settings, change, config_path


class MemoryKeyring(KeyringBackend):
    """A keyring that forgets at the end of the test."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked("locked")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.locked:
            raise KeyringLocked("locked")
        self.kept[service, username] = password


@pytest.fixture(autouse=True)
def ring() -> Any:
    before = keyring.get_keyring()
    mine = MemoryKeyring()
    keyring.set_keyring(mine)
    yield mine
    keyring.set_keyring(before)


def written(home: Path, text: str) -> Path:
    path = config_path(home)
    path.write_text(text, encoding="utf-8")
    return home


OTHER: dict[str, tuple[Any, Any, Any]] = {
    "model": ("openai:a", "openai:b", "openai:c"),
    "base_url": ("http://a.example", "http://b.example", "http://c.example"),
    "key_command": ("a", "b", "c"),
    "timeout": (11.0, 12.0, 13.0),
    "offline": (True, True, True),
    "embedder": ("none", "openai:b", "openai:c"),
    "chroma_url": ("http://a.example", "http://b.example", "http://c.example"),
    "chroma_tenant": ("a", "b", "c"),
    "chroma_database": ("a", "b", "c"),
    "editor": ("a", "b", "c"),
}


@pytest.mark.parametrize("name", list(Settings.model_fields))
def test_a_flag_beats_the_environment_that_beats_the_file_that_beats_the_default(tmp_path: Path, name: str) -> None:
    flag, variable, stored = OTHER[name]
    default = Settings.model_fields[name].default
    environ = {ENVIRONMENT[name]: str(variable)}
    assert getattr(Settings.load(tmp_path, {}, {}), name) == default
    assert Settings.load(tmp_path, {}, {}).where(name) == "default"
    change(tmp_path, name, str(stored))
    for flags, found, value, origin in (
        ({}, {}, stored, "config.toml"),
        ({}, environ, variable, ENVIRONMENT[name]),
        ({name: flag}, environ, flag, f"--{name.replace('_', '-')}"),
    ):
        chosen = Settings.load(tmp_path, flags, found)
        assert getattr(chosen, name) == value
        assert chosen.where(name) == origin


def test_an_empty_variable_counts_as_unset(tmp_path: Path) -> None:
    environ = dict.fromkeys([*ENVIRONMENT.values(), *KEY_VARIABLES.values()], "")
    assert Settings.load(tmp_path, {}, environ).model_dump() == Settings().model_dump()
    assert Settings.load(tmp_path, {}, environ).key is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("timeout", "soon"),
        ("timeout", "0"),
        ("timeout", "nan"),
        ("timeout", "1e9"),
        ("offline", "perhaps"),
        ("embedder", "openai:"),
        ("embedder", "word2vec"),
        ("base_url", "localhost:11434"),
        ("base_url", "ftp://x.example"),
        ("base_url", "http://"),
        ("base_url", "http://a b"),
        ("base_url", "http://x.example:99999"),
        ("base_url", "http://[::1"),
        ("chroma_url", "chroma"),
        ("model", "openai:"),
        ("model", "two words"),
    ],
)
def test_a_bad_value_is_a_sentence_that_names_the_variable_or_the_file(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(UsageProblem) as caught:
        Settings.load(tmp_path, {}, {ENVIRONMENT[name]: value})
    assert str(caught.value).startswith(f"{ENVIRONMENT[name]}: {value!r} does not fit the setting {name}: ")
    assert "\n" not in str(caught.value)
    with pytest.raises(BrokenFile, match=r"config\.toml"):
        Settings.load(written(tmp_path, f'{name} = "{value}"\n'), {}, {})
    with pytest.raises(UsageProblem, match=f"does not fit the setting {name}"):
        change(tmp_path / "new", name, value)
    assert not config_path(tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("model", "provider", "name"),
    [
        ("openai:gpt-5.6-luna", "openai", "gpt-5.6-luna"),
        ("gpt-5.6-luna", "openai", "gpt-5.6-luna"),
        ("qwen3:8b", "openai", "qwen3:8b"),
        ("openai:qwen3:8b", "openai", "qwen3:8b"),
        ("ollama:qwen3:8b", "ollama", "qwen3:8b"),
        ("google-genai:x", "google_genai", "x"),
        ("Anthropic:x", "anthropic", "x"),
    ],
)
def test_a_provider_is_told_from_a_model_name_with_a_colon(model: str, provider: str, name: str) -> None:
    assert (Settings(model=model).provider, Settings(model=model).model_name) == (provider, name)


# writing


def test_changing_a_setting_keeps_comments_unknown_keys_and_tables(tmp_path: Path) -> None:
    written(tmp_path, "# mine\nformat = 1\ntimeout = 30 # slow\nfuture = 'x'\n\n[extra]\nkey = 1\n")
    change(tmp_path, "embedder", "none")
    change(tmp_path, "timeout", "40")
    text = config_path(tmp_path).read_text(encoding="utf-8")
    assert "# mine" in text
    assert "# slow" in text
    chosen = Settings.load(tmp_path, {}, {})
    assert (chosen.embedder, chosen.timeout) == ("none", 40)
    assert chosen.unknown == ("extra", "future")


def test_a_setting_that_is_taken_out_has_its_default_again(tmp_path: Path) -> None:
    change(tmp_path, "timeout", "40")
    change(tmp_path, "timeout", None)
    change(tmp_path, "timeout", None)
    assert Settings.load(tmp_path, {}, {}).timeout == 25


def test_the_file_is_private_and_says_its_format(tmp_path: Path) -> None:
    change(tmp_path / "home", "offline", "yes")
    path = config_path(tmp_path / "home")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert "format = 1" in path.read_text(encoding="utf-8")
    assert Settings.load(tmp_path / "home", {}, {}).offline is True


@pytest.mark.parametrize("newer", ["2", "'1'", "1.5", "true"])
def test_a_newer_format_is_read_and_never_written(tmp_path: Path, newer: str) -> None:
    text = f"format = {newer}\ntimeout = 30\n"
    written(tmp_path, text)
    assert Settings.load(tmp_path, {}, {}).timeout == 30
    with pytest.raises(AssistantError, match="Update Rapport"):
        change(tmp_path, "timeout", "40")
    assert config_path(tmp_path).read_text(encoding="utf-8") == text


@pytest.mark.parametrize("text", ["timeout = ", "[[", 'a = "', "a = 1\na = 2", "[" * 3_000])
def test_a_file_that_is_not_toml_is_named_and_left_alone(tmp_path: Path, text: str) -> None:
    written(tmp_path, text)
    with pytest.raises(BrokenFile, match=r"config\.toml.* is not valid TOML"):
        Settings.load(tmp_path, {}, {})
    with pytest.raises(BrokenFile, match=r"config\.toml"):
        change(tmp_path, "timeout", "40")
    assert config_path(tmp_path).read_text(encoding="utf-8") == text


def test_a_bad_value_in_the_file_can_be_mended_by_setting_it(tmp_path: Path) -> None:
    written(tmp_path, "timeout = 'soon'\n")
    change(tmp_path, "timeout", "40")
    assert Settings.load(tmp_path, {}, {}).timeout == 40


def test_a_setting_that_does_not_exist_is_refused_with_the_list(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match=r"no setting 'temperature'.* model, base_url"):
        change(tmp_path, "temperature", "1")


@given(st.text(max_size=40))
def test_any_text_as_an_editor_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    home = tmp_path_factory.mktemp("home")
    change(home, "editor", text)
    assert Settings.load(home, {}, {}).editor == text


# keys


def test_a_key_comes_from_the_environment_then_the_keyring_then_a_command(tmp_path: Path, ring: MemoryKeyring) -> None:
    change(tmp_path, "key_command", f"{sys.executable} -c \"print('from-command'); print('other')\"")
    chosen = Settings.load(tmp_path, {}, {})
    assert chosen.key is not None
    assert (chosen.key.get_secret_value(), chosen.where("key")) == ("from-command", "key_command")
    settings.store_key("openai", "from-keyring")
    chosen = Settings.load(tmp_path, {}, {})
    assert chosen.key is not None
    assert (chosen.key.get_secret_value(), chosen.where("key")) == ("from-keyring", "keyring")
    chosen = Settings.load(tmp_path, {}, {"OPENAI_API_KEY": f" {KEY}\n"})
    assert chosen.key is not None
    assert (chosen.key.get_secret_value(), chosen.where("key")) == (KEY, "OPENAI_API_KEY")


def test_each_provider_has_its_own_key(tmp_path: Path, ring: MemoryKeyring) -> None:
    chosen = Settings.load(tmp_path, {"model": "anthropic:x"}, {"OPENAI_API_KEY": KEY})
    assert chosen.key is None
    assert chosen.embeddings_key is not None
    assert (
        Settings.load(tmp_path, {"model": "anthropic:x"}, {"ANTHROPIC_API_KEY": "k"}).where("key")
        == "ANTHROPIC_API_KEY"
    )


def test_the_address_for_openai_is_not_used_for_another_provider(tmp_path: Path) -> None:
    environ = {"OPENAI_BASE_URL": "http://models.example/v1"}
    other = Settings.load(tmp_path, {"model": "anthropic:x"}, environ)
    assert other.base_url is None
    assert other.embeddings_url == "http://models.example/v1"
    assert Settings.load(tmp_path, {}, environ).embeddings_url == "http://models.example/v1"


@pytest.mark.parametrize("key", ["schl\u00fcssel", "two words", "a\x00b", "a\nb"])
def test_a_key_that_no_header_could_carry_is_refused_without_showing_it(tmp_path: Path, key: str) -> None:
    with pytest.raises(UsageProblem, match="OPENAI_API_KEY") as caught:
        _ = Settings.load(tmp_path, {}, {"OPENAI_API_KEY": key}).key
    assert key not in str(caught.value)


@pytest.mark.parametrize("command", ["no-such-command-here", "false", "true", "echo 'open", "''"])
def test_a_key_command_that_prints_no_key_is_one_sentence(tmp_path: Path, command: str) -> None:
    with pytest.raises(AssistantError, match="key_command") as caught:
        _ = Settings.load(tmp_path, {"key_command": command}, {}).key
    assert "\n" not in str(caught.value)


def test_a_locked_keyring_is_passed_over_when_reading_and_named_when_writing(
    tmp_path: Path, ring: MemoryKeyring
) -> None:
    ring.locked = True
    assert Settings.load(tmp_path, {}, {}).key is None
    with pytest.raises(AssistantError, match="Set OPENAI_API_KEY or the setting key_command"):
        settings.store_key("openai", KEY)


def test_a_key_is_never_part_of_how_settings_print(tmp_path: Path) -> None:
    chosen = Settings.load(tmp_path, {}, {"OPENAI_API_KEY": KEY})
    assert chosen.key is not None
    for text in (repr(chosen), str(chosen), chosen.model_dump_json(), str(chosen.key), repr(chosen._key)):
        assert KEY not in text


@pytest.mark.parametrize(
    ("flags", "environ", "used"),
    [
        ({}, {}, False),
        ({}, {"OPENAI_API_KEY": KEY}, True),
        ({}, {"OPENAI_BASE_URL": "http://127.0.0.1:1/v1"}, True),
        ({"model": "ollama:qwen3:8b"}, {}, True),
        ({"model": "anthropic:x"}, {"OPENAI_API_KEY": KEY}, False),
        ({"offline": True}, {"OPENAI_API_KEY": KEY}, False),
        ({}, {"OPENAI_API_KEY": KEY, "RAPPORT_OFFLINE": "1"}, False),
        ({}, {"OPENAI_API_KEY": KEY, "RAPPORT_OFFLINE": "0"}, True),
    ],
)
def test_a_model_is_used_when_there_is_a_key_or_an_address_and_not_offline(
    tmp_path: Path, flags: dict[str, Any], environ: dict[str, str], used: bool
) -> None:
    assert Settings.load(tmp_path, flags, environ).uses_model is used


def test_offline_never_looks_for_a_key(tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    chosen = Settings.load(tmp_path, {"offline": True, "key_command": f"touch {mark}"}, {})
    assert not chosen.uses_model
    assert chosen.where("key") == "key_command, not run while offline"
    assert not mark.exists()


def test_the_reference_describes_every_setting() -> None:
    text = settings.reference()
    for name, field in Settings.model_fields.items():
        assert f"`{name}`" in text
        assert field.description
        assert ENVIRONMENT[name] in text
