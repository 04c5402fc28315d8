"""`rapport config`: what is set, where it comes from, and how to change it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from assistant import output, settings
from assistant.commands.options import AS_JSON
from assistant.endpoint import without_password
from assistant.errors import UsageProblem

if TYPE_CHECKING:
    from assistant.app import App
    from assistant.settings import Settings


@click.group("config")
def command() -> None:
    """Show and change settings. A flag beats the environment, that beats config.toml."""


@command.command("show")
@AS_JSON
@click.pass_obj
def show(app: App, as_json: bool) -> None:
    """Every setting with its value and where it comes from; never the key."""
    chosen = app.settings
    values = {name: _shown(getattr(chosen, name)) for name in type(chosen).model_fields} | {"key": _key_words(chosen)}
    if as_json:
        found = {name: {"value": value, "from": chosen.where(name)} for name, value in values.items()}
        output.json(found)
    else:
        for name, value in values.items():
            output.answer(f"{name:16} {_words(value):34} {chosen.where(name)}".rstrip())
    for name in chosen.unknown:
        output.note(f"config.toml holds {name!r}, which is no setting; it is kept and not used.")


@command.command("set")
@click.argument("name")
@click.argument("value", required=False)
@click.option("--default", "reset", is_flag=True, help="Take the setting out: its default applies again.")
@click.pass_obj
def change(app: App, name: str, value: str | None, reset: bool) -> None:
    """Write the setting NAME to config.toml. `set key` asks for a key and puts it into the system's keyring."""
    name = name.strip().replace("-", "_")
    if name == "key":
        _store_key(app, value)
        return
    settings.require_known(name)
    if reset == (value is not None):
        raise UsageProblem(f"Give a value for {name}, or --default to go back to the default.")
    final = settings.change(app.home, name, None if reset else value)
    after = "is back to its default" if reset else f"= {_words(final)}"
    output.note(f"{name} {after}, in {settings.config_path(app.home)}")
    _warn_hidden(app, name)


@command.command("path")
@click.pass_obj
def path(app: App) -> None:
    """Where the settings file is; your notes are in the same folder."""
    output.answer(str(settings.config_path(app.home)))


def _store_key(app: App, value: str | None) -> None:
    """Ask for the key of the chosen provider, so that it stands in no shell history, and keep it."""
    if value is not None:
        raise UsageProblem("A key on the command line stays in the shell's history. Run `rapport config set key`.")
    provider = app.settings.provider
    if output.is_terminal():
        key = click.prompt(f"Key for {provider}", hide_input=True, err=True).strip()
    else:
        key = sys.stdin.readline().strip()  # from a password manager
    if not key:
        raise UsageProblem(f"No key was given for {provider}. Type it at the terminal, or pipe it in.")
    settings.store_key(provider, key)
    output.note(f"The key for {provider} is in the system's keyring.")


def _warn_hidden(app: App, name: str) -> None:
    """Say so when a variable of the environment still wins over what was written."""
    origin = app.settings.where(name)
    if origin not in ("config.toml", "default"):
        output.note(f"{origin} is set and wins over config.toml for now.")


def _shown(value: Any) -> Any:
    """VALUE without the password that an address may hold."""
    return without_password(value) if isinstance(value, str) and "://" in value else value


def _key_words(chosen: Settings) -> str | None:
    return "set" if chosen.key else None


def _words(value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else output.one_line(str(value))
