"""`rapport model`: which language model writes, whether it answers, and how to choose one."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, TypeVar

import click
from pydantic import BaseModel, ConfigDict, Field

from assistant import output, settings
from assistant.commands.options import AS_JSON
from assistant.endpoint import Fault, without_password
from assistant.errors import AssistantError, UsageProblem

if TYPE_CHECKING:
    from assistant.app import App
    from assistant.llm import OpenAIChat

R = TypeVar("R")

SERVERS = (("Ollama", 11434), ("LM Studio", 1234), ("llama.cpp", 8080), ("vLLM", 8000))
"""Servers that speak the OpenAI protocol, with the ports they use unless told otherwise."""
FIND_SECONDS = 1.0
"""How long `find` waits for each."""
LISTED = 8
"""Models shown per server."""
QUESTION = [("system", "You test a connection. Be brief."), ("human", "Which day comes after Monday?")]


class Probe(BaseModel):
    """The name of a day and its number."""

    model_config = ConfigDict(extra="forbid")

    day: Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    number: int = Field(description="its number in a week that starts with Monday = 1")
    doubt: str | None = Field(description="null, or why the answer is uncertain")


@click.group("model")
def command() -> None:
    """Show, find, test and choose the language model. Without one, rules write an outline."""


@command.command("show")
@AS_JSON
@click.pass_obj
def show(app: App, as_json: bool) -> None:
    """Which model and endpoint are used, and where each was set; never the key."""
    chosen = app.settings
    facts = {
        "used": chosen.uses_model,
        "model": chosen.model,
        "endpoint": without_password(chosen.endpoint),
        "key": chosen.where("key"),
        "timeout": chosen.timeout,
    }
    if as_json:
        output.json(facts | {"from": {n: chosen.where(n) for n in ("model", "base_url", "timeout")}})
        return
    output.answer(f"model     {chosen.model} ({chosen.where('model')})")
    output.answer(f"endpoint  {facts['endpoint']} ({chosen.where('base_url')})")
    output.answer(f"key       {facts['key']}")
    output.answer(f"timeout   {chosen.timeout:g} s ({chosen.where('timeout')})")
    output.answer(_verdict(app))


@command.command("find")
def find() -> None:
    """Look for Ollama, LM Studio, llama.cpp and vLLM on this machine, nowhere else."""
    found = 0
    for name, port in SERVERS:
        url = f"http://127.0.0.1:{port}/v1"
        models = _models(url)
        if models is None:
            continue
        found += 1
        output.answer(f"{name} at {url}: {_listed(models)}")
        if models:
            output.answer(f"  rapport model use {output.one_line(models[0])} --base-url {url}")
    if not found:
        output.answer("No model server answers on this machine.")
        output.note("Looked for " + ", ".join(f"{name} ({port})" for name, port in SERVERS) + ".")


@command.command("test")
@click.option("--timeout", type=click.FloatRange(min=1, max=3600), help="Seconds for both requests together.")
@click.pass_obj
def test(app: App, timeout: float | None) -> None:
    """Send a plain request and one for structured output; nothing from your notes is in them."""
    if timeout is not None:
        app.flags["timeout"] = timeout
    chat = _chat(app)
    answer, seconds = _timed(lambda: chat.text(QUESTION))
    output.answer(f"plain    {seconds:5.1f} s  {output.one_line(answer)[:50]}")
    chat.forget()
    probe, seconds = _timed(lambda: chat.answer(QUESTION, Probe))
    output.answer(f"schema   {seconds:5.1f} s  {probe.day}, by {chat.method}")
    output.answer(f"{chat.name} answers as {chat.model}.")
    output.note(str(chat.usage))


@command.command("use")
@click.argument("name")
@click.option("--base-url", metavar="URL", help="The endpoint's address, or `default` for the provider's own.")
@click.pass_obj
def use(app: App, name: str, base_url: str | None) -> None:
    """Write the model NAME (or provider:name) to config.toml; without --base-url the address stays."""
    settings.checked("model", name, "NAME")
    if base_url is not None:
        own = base_url == "default"
        settings.change(app.home, "base_url", None if own else settings.checked("base_url", base_url, "--base-url"))
    settings.change(app.home, "model", name)
    output.note(f"Wrote {settings.config_path(app.home)}")
    output.answer(_verdict(app))
    for setting in ("model", "base_url"):
        if app.settings.where(setting) in settings.ENVIRONMENT.values():
            output.note(f"{app.settings.where(setting)} is set and wins over config.toml for now.")


def _verdict(app: App) -> str:
    """Who writes now, and what would change that."""
    chosen = app.settings
    if chosen.uses_model:
        return f"{chosen.model_name} at {without_password(chosen.endpoint)} writes. `rapport model test` tries it."
    if chosen.offline:
        return f"Offline ({chosen.where('offline')}): rules write an outline."
    variable = settings.KEY_VARIABLES[chosen.provider]
    return f"No key and no base_url: rules write an outline. Set {variable}, or try `rapport model find`."


def _chat(app: App) -> OpenAIChat:
    if app.settings.offline:
        raise UsageProblem(f"You are offline ({app.settings.where('offline')}). Test without it.")
    if not app.settings.uses_model:
        raise AssistantError(_verdict(app))
    from assistant.llm import OpenAIChat

    return OpenAIChat.of(app.settings, state=app.notebook.endpoints)


def _models(url: str) -> list[str] | None:
    """The models that a server at URL lists, in FIND_SECONDS at most; None when there is none."""
    from assistant import llm, wire  # httpx2

    try:
        return llm.within(FIND_SECONDS, lambda: wire.models_at(url, FIND_SECONDS))
    except Fault:
        return None


def _listed(models: list[str]) -> str:
    more = f" and {len(models) - LISTED} more" if len(models) > LISTED else ""
    return (", ".join(output.one_line(model) for model in models[:LISTED]) or "no model loaded") + more


def _timed(work: Callable[[], R]) -> tuple[R, float]:
    started = time.monotonic()
    return work(), time.monotonic() - started
