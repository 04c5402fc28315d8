"""The one small door to a language model: a request goes in, a validated result or a sentence comes out.

The only importer of LangChain's chat models. Endpoints that speak the OpenAI protocol differ in how they
take a schema, so `OpenAIChat` climbs down a ladder (METHODS) and remembers per endpoint what works there.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import threading
import time
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, SecretStr, TypeAdapter, ValidationError

from assistant import files
from assistant.endpoint import Endpoint, Fault, causes, is_loopback
from assistant.errors import AssistantError, EndpointFailed
from assistant.models import Evidence
from assistant.settings import Settings

T = TypeVar("T")
R = TypeVar("R")
Message = tuple[str, str]
"""Role (`system`, `human`) and text."""

METHODS = ("json_schema", "function_calling", "json_mode", "plain")
"""How the shape of the answer is asked for, strictest first; `plain` is words in the prompt."""
SECONDS, REQUESTS, CHARACTERS = 25.0, 5, 15_000
"""What one command may use, refused and repeated requests included."""
SHARE = 7_200
"""Characters of a request of which two fit into one command, with FAILURES or the questions about the form."""
FAILURES = 400
"""Characters of the failures that a second try names."""
TRIES = 3
"""Requests for one answer when the endpoint is busy or breaks off."""
FIRST_PAUSE = 0.5
"""Seconds before the second try when the endpoint names none; doubled each time."""
SCANNED = 200_000
"""Characters of an answer in which a JSON object is looked for."""
CANDIDATES = 200
"""Opening braces that are tried as its start."""
QUESTION: Sequence[Message] = (("human", "Is water wet?"),)
"""What is asked to learn whether an endpoint takes a form; nothing of the notes is in it."""


class Taken(BaseModel):
    """The answer to QUESTION."""

    yes: bool


@dataclass(frozen=True)
class Request(Generic[T]):
    """A job for whoever writes: a model reads the messages, the outline reads the evidence."""

    job: str
    evidence: Evidence
    schema: type[T]
    messages: Callable[[], Sequence[Message]]
    """Renders the messages; called only when a model is asked."""

    def again(self, failures: Iterable[str]) -> Request[T]:
        """The same request with the names of the checks that the first answer failed, without that answer."""
        listed = "\n".join(f"- {failure}" for failure in failures)[:FAILURES]
        text = f"An earlier answer to this failed these checks:\n{listed}\nAnswer anew so that all of them pass."
        render = self.messages
        return replace(self, messages=lambda: _with_text(render(), text))


@dataclass
class Usage:
    """What the model used in this command."""

    requests: int = 0
    characters: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0

    def __str__(self) -> str:
        tokens = f"{self.prompt_tokens:,} + {self.completion_tokens:,} tokens"
        count = f"{self.requests} request{'s' if self.requests != 1 else ''}"
        return f"The model used {count}, {self.characters:,} characters, {tokens}, {self.seconds:.1f} s."


@dataclass
class Budget:
    """What one command may still use: seconds from the first request on, requests, characters of their bodies."""

    seconds: float = SECONDS
    requests: int = REQUESTS
    characters: int = CHARACTERS
    deadline: float | None = None

    def start(self) -> None:
        """Let the clock run, unless it does already."""
        self.deadline = self.deadline or time.monotonic() + self.seconds

    def left(self) -> float:
        """Seconds left."""
        return self.seconds if self.deadline is None else self.deadline - time.monotonic()

    def allow(self, *, requests: int, characters: int) -> None:
        """Make room for a long job, on top of the usual budget."""
        self.requests += requests
        self.characters += characters

    def tries(self, size: int) -> int:
        """How many more requests of SIZE characters fit."""
        return min(self.requests, self.characters // max(size, 1))

    def spend(self, size: int) -> None:
        """Take one request of SIZE characters (Fault when it does not fit)."""
        if self.left() <= 0:
            raise Fault(f"The {self.seconds:g} seconds for the model are used up. Raise --timeout.")
        if self.tries(size) < 1 and size <= CHARACTERS:
            raise Fault(
                f"What is left of the {REQUESTS} requests and {CHARACTERS:,} characters of one command holds no"
                f" request of {size:,} characters."
            )
        if self.tries(size) < 1:
            raise Fault(
                f"The request of {size:,} characters passes what one command may send ({REQUESTS} requests,"
                f" {CHARACTERS:,} characters in all). Shorten the notes, the templates or the goal."
            )
        self.requests -= 1
        self.characters -= size


class OpenAIChat:
    """A model behind any OpenAI-compatible endpoint, or another provider whose LangChain package is installed."""

    def __init__(
        self,
        model: str,
        base_url: str | None = None,
        *,
        key: SecretStr | None = None,
        key_origin: str = "the settings",
        budget: Budget | None = None,
        state_file: Path | None = None,
    ) -> None:
        chosen = Settings(model=model, base_url=base_url)
        self.provider, self.model = chosen.provider, chosen.model_name
        self.base_url = base_url
        self.endpoint = Endpoint(chosen.endpoint, self.model, key, key_origin)
        self.name = self.endpoint.host
        self.budget = budget or Budget()
        self.state_file = state_file
        self.on_stage: Callable[[str], object] | None = None
        self.usage = Usage()

    @classmethod
    def of(cls, settings: Settings, *, state: Path) -> OpenAIChat:
        """The endpoint that SETTINGS name; what is learned about it is kept in the file STATE."""
        return cls(
            settings.model,
            settings.base_url,
            key=settings.key,
            key_origin=settings.where("key"),
            budget=Budget(settings.timeout),
            state_file=state,
        )

    def complete(self, request: Request[T]) -> T:
        """The answer to REQUEST, valid against its schema (EndpointFailed, one sentence, when there is none)."""
        return self.answer(request.messages(), request.schema)

    def answer(self, messages: Sequence[Message], schema: type[T]) -> T:
        """The answer to MESSAGES as a SCHEMA; asks in the remembered way first, then down the ladder."""
        self._begin()
        rungs = list(METHODS[METHODS.index(self.method) :])

        def weigh(rung: str) -> int:
            return self._weight(rung, _asked(rung, messages, schema), schema)

        while True:
            method = rungs.pop(0)
            asked = _asked(method, messages, schema)
            try:
                result = parsed(self._sent(method, asked, schema), schema, self.name)
            except Fault as fault:
                rungs = self._below(rungs, fault, weigh)
                continue
            self._remember(method)
            return result

    def text(self, messages: Sequence[Message]) -> str:
        """The answer to MESSAGES as plain text."""
        self._begin()
        try:
            return _content(self._sent("plain", messages, None))
        except Fault as fault:
            raise self._failed(fault) from None

    def forget(self) -> None:
        """Unlearn how this endpoint takes a schema."""
        self._remember(None)

    def preview(self, request: Request[Any]) -> dict[str, Any]:
        """The exact body that `complete` would send first. Nothing is sent and no key is needed."""
        method = self.method
        return self._body(method, _asked(method, request.messages(), request.schema), request.schema)

    def weight(self, request: Request[Any]) -> int:
        """Characters of the whole body that `complete` would send first."""
        return self._weight(self.method, _asked(self.method, request.messages(), request.schema), request.schema)

    def _weight(self, method: str, messages: Sequence[Message], schema: type[Any] | None) -> int:
        """Characters of the whole body: messages, schema, and what stands around them."""
        try:
            body: Any = self._body(method, messages, schema)
        except Exception:  # it cannot be asked in this way, which `_once` says
            body = messages
        return len(json.dumps(body, ensure_ascii=False, separators=(",", ":")))

    def _body(self, method: str, messages: Sequence[Message], schema: type[Any] | None) -> dict[str, Any]:
        """The body of a request for MESSAGES; nothing is sent."""
        if self.provider != "openai":  # other libraries have no place to look at the body
            roles = {"human": "user"}
            listed = [{"role": roles.get(role, role), "content": text} for role, text in messages]
            return {"model": self.model, "messages": listed} | ({"schema": json_schema(schema)} if schema else {})
        from assistant import wire  # httpx2

        try:
            _quietly(self._bound(self._built(wire.Recorder()), method, schema).invoke, list(messages))
        except Exception as error:
            for link in causes(error):
                if isinstance(link, wire.Recorded):
                    return link.body
            raise
        raise AssertionError("the recorder lets nothing through")

    def _begin(self) -> None:
        """Import and build what is slow before the clock of the model starts."""
        try:
            _ = self._chat
        except Exception as error:  # a missing package, a proxy variable that is no address
            raise self._failed(self._fault(error)) from None  # a validation error repeats its input: the key
        self.budget.start()

    def _below(self, rungs: list[str], fault: Fault, weigh: Callable[[str], int]) -> list[str]:
        """The RUNGS to try after FAULT; when the budget holds no request for each, a small question chooses."""
        if fault.form and rungs and self.budget.left() > 0 and self.budget.tries(weigh(rungs[-1])):
            return rungs if self.budget.tries(weigh(rungs[0])) >= len(rungs) else self._taken(rungs, weigh)
        if fault.form and rungs:
            fault = Fault(f"{fault.text} `rapport model test` finds out which form this endpoint takes.")
        if fault.form:
            self.forget()
        raise self._failed(fault) from None

    def _taken(self, rungs: list[str], weigh: Callable[[str], int]) -> list[str]:
        """RUNGS from the first on that the endpoint takes; only the last, which any takes, without room to ask."""
        for place, method in enumerate(rungs[:-1]):
            asked = _asked(method, QUESTION, Taken)
            cost = self._weight(method, asked, Taken)
            if self.budget.requests < 2 or self.budget.characters < cost + weigh(method):
                break
            try:
                reply = self._sent(method, asked, Taken, tries=1)
            except Fault as fault:
                if fault.form:
                    continue
                break
            if _is_in_form(method, reply):
                return rungs[place:]
        return rungs[-1:]

    def _failed(self, fault: Fault) -> EndpointFailed:
        return EndpointFailed(self.endpoint.redacted(fault.text))

    def _sent(self, method: str, messages: Sequence[Message], schema: type[Any] | None, *, tries: int = TRIES) -> Any:
        """The reply as LangChain's message; repeated when the endpoint is busy and the budget allows."""
        size = self._weight(method, messages, schema)
        for attempt in range(1, tries + 1):
            self.budget.spend(size)
            self.usage.characters += size
            try:
                return self._once(method, messages, schema)
            except Fault as fault:
                pause = FIRST_PAUSE * 2 ** (attempt - 1) if fault.after is None else fault.after
                if not fault.again or attempt == tries or not self.budget.tries(size):
                    raise _after(fault, attempt) from fault
                if pause >= self.budget.left():
                    raise _asks_to_wait(fault, self.budget.left()) from fault
                self._pause(pause)
        raise AssertionError("the last try returns or raises")

    def _once(self, method: str, messages: Sequence[Message], schema: type[Any] | None) -> Any:
        """One request in a thread of its own: the library's timeout is per read, so a dripping reply would not end."""
        started = time.monotonic()
        self.usage.requests += 1
        try:
            bound = self._bound(self._chat, method, schema)
            reply = within(self.budget.left(), lambda: _quietly(bound.invoke, list(messages)), self._tick)
        except Exception as error:
            raise self._fault(error) from error
        finally:
            self.usage.seconds += time.monotonic() - started
        tokens = getattr(reply, "usage_metadata", None) or {}
        self.usage.prompt_tokens += tokens.get("input_tokens", 0)
        self.usage.completion_tokens += tokens.get("output_tokens", 0)
        known = getattr(reply, "response_metadata", None) or {}
        reasons = (known.get(name) for name in ("finish_reason", "stop_reason", "done_reason"))
        if fault := next((fault for reason in reasons if (fault := self.endpoint.ending(reason))), None):
            raise fault
        return reply

    def _fault(self, error: Exception) -> Fault:
        """The fault behind whatever a library raised."""
        for link in causes(error):
            if isinstance(link, Fault):
                return link
            response = getattr(link, "response", None)
            status = getattr(link, "status_code", None) or getattr(response, "status_code", None)
            if isinstance(status, int):
                return self.endpoint.refused(status, getattr(response, "headers", {}), str(link).encode())
        names = " ".join(type(link).__name__ for link in causes(error))
        if any(isinstance(link, OSError) for link in causes(error)) or "Connect" in names or "Timeout" in names:
            return self.endpoint.unreachable(error)
        words = self.endpoint.redacted(str(error))[:120]
        return Fault(f"The request to {self.name} failed ({type(error).__name__}: {words}).")

    def _tick(self, seconds: int) -> None:
        if self.on_stage:
            self.on_stage(f"{self.name} is writing, {seconds} s")

    def _pause(self, seconds: float) -> None:
        if self.on_stage:
            self.on_stage(f"{self.name} is busy, next try in {seconds:.0f} s")
        time.sleep(seconds)

    @cached_property
    def _chat(self) -> Any:
        if self.provider != "openai":
            return self._built(None)
        from assistant import wire  # httpx2

        return self._built(wire.Client(self.endpoint, self.budget.seconds))

    def _built(self, client: Any) -> Any:
        """LangChain's chat model; over CLIENT when the provider speaks the OpenAI protocol."""
        no_tracing()
        from langchain.chat_models import init_chat_model  # 2 s with langchain_openai; only a real request pays for it

        options: dict[str, Any] = {"timeout": self.budget.seconds, "max_retries": 0}
        secret = self.endpoint.key.get_secret_value() if self.endpoint.key else None
        if self.provider == "openai":
            options |= {"use_responses_api": False, "http_client": client}
            options |= {"base_url": self.endpoint.url, "api_key": secret or "none"}  # local servers need no key
        else:
            options |= {"base_url": self.base_url} if self.base_url else {}
            options |= {"api_key": secret} if secret else {}
        try:
            return init_chat_model(self.model, model_provider=self.provider, **options)
        except ImportError as error:
            extra = self.provider.split("_", 1)[0]
            raise Fault(
                f"The provider {self.provider!r} needs a package that is not installed:"
                f" pip install 'rapport-assistant[{extra}]' (or langchain-{extra})."
            ) from error

    def _bound(self, chat: Any, method: str, schema: type[Any] | None) -> Any:
        """CHAT told to answer as a SCHEMA. Only the first step is used: the parser behind it is ours."""
        if schema is None or method == "plain":
            return chat
        strict = {"strict": True} if method == "json_schema" and self.provider == "openai" else {}
        try:
            return chat.with_structured_output(json_schema(schema), method=method, **strict).first
        except (ValueError, NotImplementedError) as error:  # a provider without this method
            raise Fault(f"{self.name} does not take {method}.", form=True) from error

    @property
    def _place(self) -> str:
        return f"{self.provider}:{self.model} {self.endpoint.host}"

    @property
    def method(self) -> str:
        """How this endpoint is asked for structured output: what worked last, else the first of METHODS."""
        method = _state(self.state_file).get("methods", {}).get(self._place)
        return method if method in METHODS else METHODS[0]

    def _remember(self, method: str | None) -> None:
        state = _state(self.state_file)
        methods = state.setdefault("methods", {})
        if methods.get(self._place) == method:
            return
        methods.pop(self._place, None)
        if method:
            methods[self._place] = method
        _keep(self.state_file, state)


def notice(settings: Settings, *, state: Path | None = None) -> str:
    """What will be sent where, and how to stay offline; empty when STATE says that this was told before."""
    if not settings.uses_model:
        return ""
    endpoint = Endpoint(settings.endpoint, settings.model_name)
    told = _state(state)
    if endpoint.host in told.get("told", {}):
        return ""
    told.setdefault("told", {})[endpoint.host] = True
    _keep(state, told)
    found = f"A key was found in {settings.where('key')}" if settings.key else f"{settings.where('base_url')} is set"
    local = is_loopback(settings.endpoint)
    open_line = "" if local or settings.endpoint.startswith("https:") else ", not encrypted"
    where = f"{endpoint.host}{' (this machine)' if local else ''}{open_line}"
    return (
        f"{found}: notes about the contact will be sent to {where}, private ones never."
        " --preview shows the exact request; stay offline with --offline or RAPPORT_OFFLINE=1."
    )


def no_tracing() -> None:
    """Switch off what would send prompts to a tracing service: LangSmith's and LangChain's variables."""
    for name in [
        name for name in os.environ if name.startswith(("LANGSMITH_", "LANGCHAIN_")) or name == "LC_OUTPUT_VERSION"
    ]:
        del os.environ[name]
    os.environ["LANGSMITH_TRACING"] = "false"


def within(seconds: float, work: Callable[[], R], tick: Callable[[int], None] | None = None) -> R:
    """The result of WORK, done in a daemon thread; Fault after SECONDS. TICK hears the whole seconds that passed."""
    box: queue.SimpleQueue[tuple[R | None, BaseException | None]] = queue.SimpleQueue()

    def run() -> None:
        try:
            box.put((work(), None))
        except BaseException as error:
            box.put((None, error))

    started = time.monotonic()
    threading.Thread(target=run, daemon=True, name="model").start()
    while (passed := time.monotonic() - started) < seconds:
        if tick:
            tick(int(passed))
        with contextlib.suppress(queue.Empty):
            result, error = box.get(timeout=min(1.0 - passed % 1.0 if tick else seconds, seconds - passed))
            if error is not None:
                raise error
            return result  # type: ignore[return-value]  # the result of WORK, which may itself be None
    raise Fault(f"The model gave no whole answer in {seconds:.0f} s. Raise --timeout or choose a faster model.")


def parsed(reply: Any, schema: type[T], host: str) -> T:
    """The first JSON object in LangChain's REPLY that is valid against SCHEMA (Fault, form=True, otherwise)."""
    problem = "no JSON object in it"
    adapter = TypeAdapter(schema)
    for value in _objects(reply):
        try:
            json.dumps(value, ensure_ascii=False).encode("utf-8")  # half a character pair could never be shown or saved
            return adapter.validate_python(value, extra="ignore")
        except UnicodeEncodeError:
            problem = "text that is not Unicode"
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False, include_context=False)[0]
            problem = f"{'.'.join(map(str, first['loc'])) or 'it'}: {first['msg'].lower()}"
    raise Fault(f"{host} answered, but not in the form asked for ({problem}). A larger model may.", form=True)


def json_schema(schema: type[Any]) -> dict[str, Any]:
    """SCHEMA as JSON schema without references, which some servers do not follow; named by its class."""
    whole = TypeAdapter(schema).json_schema()
    plain: dict[str, Any] = _inlined(whole, whole.get("$defs", {}))
    return {"title": schema.__name__, **plain}


def shape(node: dict[str, Any]) -> str:
    """A JSON schema as an example of itself, shorter and better understood by small models."""
    if "anyOf" in node:
        return " or ".join(shape(option) for option in node["anyOf"])
    if "enum" in node or "const" in node:
        return " or ".join(json.dumps(value) for value in node.get("enum", [node.get("const")]))
    kind = node.get("type")
    if kind == "object":
        inside = ", ".join(
            f"{json.dumps(name)}: {_described(part)}" for name, part in node.get("properties", {}).items()
        )
        return f"{{{inside}}}"
    if kind == "array":
        return f"[{shape(node.get('items', {}))}, ...]"
    if kind == "string":
        return '"YYYY-MM-DD"' if node.get("format") == "date" else '"..."'
    return {"integer": "0", "number": "0.0", "boolean": "true or false", "null": "null"}.get(str(kind), "...")


def _described(node: dict[str, Any]) -> str:
    words = node.get("description")
    return f"{shape(node)} ({words})" if words else shape(node)


def _inlined(node: Any, defs: dict[str, Any]) -> Any:
    """NODE with each `$ref` replaced by what it names, titles and docstrings left out."""
    if isinstance(node, list):
        return [_inlined(part, defs) for part in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        named = {k: v for k, v in defs[node["$ref"].rsplit("/", 1)[1]].items() if k != "description"}
        node = {**named, **{k: v for k, v in node.items() if k != "$ref"}}
    dropped = [k for k in ("title", "$defs") if k == "$defs" or isinstance(node.get(k), str)]
    return {k: _inlined(v, defs) for k, v in node.items() if k not in dropped}


def _asked(method: str, messages: Sequence[Message], schema: type[Any]) -> list[Message]:
    """MESSAGES, with the shape of the answer in words where METHOD does not carry it."""
    if method in ("json_schema", "function_calling"):
        return list(messages)
    wanted = (
        f"Answer with one JSON object of this shape and nothing else, every key present:\n{shape(json_schema(schema))}"
    )
    return _with_text(messages, wanted)


def _with_text(messages: Sequence[Message], text: str) -> list[Message]:
    """MESSAGES with TEXT at the end of the last: some chat templates refuse two of one role in a row."""
    *before, (role, last) = messages
    return [*before, (role, f"{last}\n\n{text}")]


def _quietly(call: Callable[[list[Message]], Any], messages: list[Message]) -> Any:
    """The result of CALL without the library's warnings, which would stand between our lines."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return call(messages)


def _content(reply: Any) -> str:
    """The text of LangChain's REPLY; some providers send it in blocks."""
    content = getattr(reply, "content", "")
    if isinstance(content, str):
        return content
    return "".join(part if isinstance(part, str) else str(part.get("text", "")) for part in content)


def _objects(reply: Any) -> Iterable[Any]:
    """The JSON objects in REPLY: arguments of a tool call, then those in its text, fences and chatter passed over."""
    for call in getattr(reply, "tool_calls", None) or []:
        yield call.get("args")
    texts = [str(call.get("args") or "") for call in getattr(reply, "invalid_tool_calls", None) or []]
    for text in [*texts, _content(reply)]:
        yield from _in_text(text.rsplit("</think>", 1)[-1][:SCANNED])


def _is_in_form(method: str, reply: Any) -> bool:
    """Whether LangChain's REPLY came as METHOD asks for it, whatever it holds."""
    if method == "function_calling":
        return bool(getattr(reply, "tool_calls", None) or getattr(reply, "invalid_tool_calls", None))
    return any(isinstance(value, dict) for value in _objects(reply))


def _in_text(text: str) -> Iterable[Any]:
    """The outermost JSON objects in TEXT; an object that does not parse is searched for one inside."""
    decoder = json.JSONDecoder(strict=False)  # small models write bare newlines into strings
    position = 0
    for _ in range(CANDIDATES):
        position = text.find("{", position)
        if position < 0:
            return
        try:
            value, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            position += 1
            continue
        yield value


def _after(fault: Fault, tries: int) -> Fault:
    """FAULT, with the number of TRIES when there were several."""
    if tries == 1:
        return fault
    return Fault(f"{fault.text.rstrip('.')} ({tries} tries).", form=fault.form)


def _asks_to_wait(fault: Fault, left: float) -> Fault:
    if fault.after is None:
        return fault
    return Fault(
        f"{fault.text.rstrip('.')}; it asks to wait {fault.after:.0f} s and {max(left, 0):.0f} s are left. Try later."
    )


def _state(path: Path | None) -> dict[str, Any]:
    """What is remembered about endpoints; empty when the file is missing or broken, which loses nothing."""
    if path is None:
        return {}
    try:
        state = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    known = isinstance(state, dict) and all(isinstance(state.get(k, {}), dict) for k in ("methods", "told"))
    return state if known else {}


def _keep(path: Path | None, state: dict[str, Any]) -> None:
    if path is not None:
        with contextlib.suppress(AssistantError):  # a home that cannot be written: the next run asks anew
            files.write(path, json.dumps(state, indent=1))
