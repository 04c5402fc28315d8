"""The door to the model: what is sent, what is accepted, and one sentence for everything that can go wrong."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keys import KEY
from pydantic import BaseModel, ConfigDict, Field, SecretStr

from assistant import llm, wire
from assistant.errors import EndpointFailed
from assistant.llm import Budget, OpenAIChat, Request
from assistant.models import Contact, Evidence, Me
from assistant.settings import Settings

pytest_plugins = ("endpoint", "cassette")

GOOD = {"title": "Rye", "day": "2026-11-30", "kind": "a", "note": None, "parts": [{"name": "n1"}]}


class Part(BaseModel):
    """A part."""

    model_config = ConfigDict(extra="forbid")
    name: str


class Card(BaseModel):
    """A card with what structured output may hold: dates, choices, nulls, nested lists."""

    model_config = ConfigDict(extra="forbid")
    title: str = Field(description="a word")
    day: dt.date
    kind: Part | str
    note: str | None
    parts: list[Part]


def request(text: str = "Describe the flour.") -> Request[Card]:
    evidence = Evidence(Contact("", ""), Me(), dt.date(2026, 11, 23), "", False)
    return Request("draft", evidence, Card, lambda: [("system", "You are brief."), ("human", text)])


@pytest.fixture(autouse=True)
def own_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [n for n in os.environ if n.startswith(("OPENAI_", "LANGSMITH_", "LANGCHAIN_"))]:
        monkeypatch.delenv(name)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setattr(llm, "FIRST_PAUSE", 0.01)


@pytest.fixture
def chat(tmp_path: Path) -> Callable[..., OpenAIChat]:
    def make(url: str, *, seconds: float = 5, model: str = "openai:small", **options: Any) -> OpenAIChat:
        options = {"key": SecretStr(KEY), "state_file": tmp_path / "endpoints.json", **options}
        return OpenAIChat(model, url, budget=Budget(seconds), **options)

    return make


def failure(chat: OpenAIChat) -> str:
    """The one sentence with which CHAT fails."""
    with pytest.raises(EndpointFailed) as caught:
        chat.complete(request())
    text = str(caught.value)
    assert "\n" not in text
    assert KEY not in text
    assert caught.value.exit_code == 4
    return text


# what is sent


def test_a_request_asks_for_strict_structured_output_through_chat_completions(endpoint: Any, chat: Any) -> None:
    endpoint.says(endpoint.completion(GOOD))
    assert chat(endpoint.url).complete(request()).day == dt.date(2026, 11, 30)
    [asked] = endpoint.asked
    assert asked["model"] == "small"
    assert asked["messages"] == [
        {"role": "system", "content": "You are brief."},
        {"role": "user", "content": "Describe the flour."},
    ]
    schema = asked["response_format"]["json_schema"]
    assert schema["strict"] is True
    assert "$ref" not in json.dumps(schema)
    assert set(schema["schema"]["required"]) == set(Card.model_fields)
    assert set(schema["schema"]["properties"]) == set(Card.model_fields)
    assert not asked.get("stream")
    assert endpoint.headers[0]["Authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize("method", llm.METHODS)
def test_the_preview_is_the_body_that_is_sent_and_sends_nothing(
    endpoint: Any, chat: Any, method: str, tmp_path: Path
) -> None:
    endpoint.says(endpoint.tool_call("Card", GOOD) if method == "function_calling" else endpoint.completion(GOOD))
    asking = chat(endpoint.url)
    asking._remember(method)
    previewed = asking.preview(request())
    assert endpoint.asked == []
    asking.complete(request())
    assert endpoint.asked == [previewed]


def test_a_preview_needs_no_key_and_no_server(chat: Any, free_port: int) -> None:
    body = chat(f"http://127.0.0.1:{free_port}/v1", key=None).preview(request())
    assert body["messages"][1]["content"] == "Describe the flour."


def test_without_a_key_a_local_server_is_asked_all_the_same(
    endpoint: Any, chat: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)  # only the settings decide which key is used
    endpoint.says(endpoint.completion(GOOD))
    chat(endpoint.url, key=None).complete(request())
    assert KEY not in endpoint.headers[0]["Authorization"]


def test_the_environment_cannot_redirect_a_request(
    endpoint: Any, chat: Any, monkeypatch: pytest.MonkeyPatch, free_port: int
) -> None:
    elsewhere = f"http://127.0.0.1:{free_port}"
    for name in ("OPENAI_BASE_URL", "OPENAI_API_BASE", "LANGSMITH_GATEWAY", "HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, elsewhere)
    endpoint.says(endpoint.completion(GOOD))
    assert chat(endpoint.url).complete(request()).title == "Rye"


def test_a_proxy_of_the_environment_carries_requests_that_leave_this_machine(
    raw_endpoint: Any, chat: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", raw_endpoint.url.removesuffix("/v1"))
    raw_endpoint.sends(b"HTTP/1.1 418 No\r\nContent-Length: 0\r\n\r\n")
    assert "(418)" in failure(chat("http://models.example/v1"))
    assert raw_endpoint.connections == 1


def test_a_proxy_variable_that_is_no_address_is_one_sentence(chat: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "nonsense://x y")
    assert "failed" in failure(chat("http://models.example/v1"))


def test_a_redirect_is_not_followed(endpoint: Any, chat: Any, raw_endpoint: Any) -> None:
    moved = endpoint.body({}, 307)
    moved.headers["Location"] = f"{raw_endpoint.url}/chat/completions"
    endpoint.says(moved)
    assert "points to another address (307)" in failure(chat(endpoint.url))
    assert raw_endpoint.connections == 0


def test_the_second_try_names_the_failures_in_the_last_message(endpoint: Any, chat: Any) -> None:
    endpoint.says(endpoint.completion(GOOD))
    chat(endpoint.url).complete(request().again(["two questions", "no quote for 'rye'"]))
    last = endpoint.asked[0]["messages"][-1]
    assert last["role"] == "user"
    assert last["content"].startswith("Describe the flour.")
    assert "- two questions\n- no quote for 'rye'" in last["content"]


TRACED = """
import sys
from pathlib import Path
from assistant import templates
from assistant.llm import OpenAIChat, Budget
from pydantic import BaseModel
class A(BaseModel):
    day: str
from langchain_core.prompts import PromptTemplate
PromptTemplate.from_template("{x}").format(x="1")
chat = OpenAIChat("openai:small", sys.argv[1], budget=Budget(10))
print(chat.answer([("human", "a private word")], A).day)
"""


def test_tracing_variables_of_the_shell_send_nothing_away(endpoint: Any, raw_endpoint: Any) -> None:
    endpoint.says(endpoint.completion({"day": "Tuesday"}))
    away = raw_endpoint.url.removesuffix("/v1")
    traced = {"LANGSMITH_TRACING": "true", "LANGCHAIN_TRACING_V2": "true", "LANGSMITH_API_KEY": "lsv2_pt_x"}
    traced |= {"LANGSMITH_ENDPOINT": away, "LANGCHAIN_ENDPOINT": away, "LANGSMITH_PROJECT": "p"}
    surroundings = {**os.environ, **traced, "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
    done = subprocess.run(
        [sys.executable, "-c", TRACED, endpoint.url], env=surroundings, capture_output=True, text=True, timeout=60
    )
    assert done.stdout == "Tuesday\n", done.stderr
    assert raw_endpoint.connections == 0


# the ladder


def only(*accepted: str) -> Callable[[Any], Callable[[dict[str, Any]], Any]]:
    """An endpoint that takes only the ACCEPTED ways of asking and answers 400 to the others."""

    def way(asked: dict[str, Any]) -> str:
        if "tools" in asked:
            return "function_calling"
        return {"json_schema": "json_schema", "json_object": "json_mode"}.get(
            asked.get("response_format", {}).get("type"), "plain"
        )

    def server(endpoint: Any) -> Callable[[dict[str, Any]], Any]:
        def reply(asked: dict[str, Any]) -> Any:
            if way(asked) not in accepted:
                return endpoint.error(400, "unsupported")
            good = {"yes": True} if llm.QUESTION[0][1] in json.dumps(asked) else GOOD
            return endpoint.tool_call("Card", good) if way(asked) == "function_calling" else endpoint.completion(good)

        return reply

    return server


@pytest.mark.parametrize("method", llm.METHODS)
def test_what_an_endpoint_accepts_is_found_and_remembered(endpoint: Any, chat: Any, method: str) -> None:
    endpoint.says(only(method)(endpoint))
    first = chat(endpoint.url)
    assert first.complete(request()).title == "Rye"
    assert first.method == method
    endpoint.asked.clear()
    chat(endpoint.url).complete(request())
    assert len(endpoint.asked) == 1


def test_another_model_at_the_same_endpoint_is_learned_anew(endpoint: Any, chat: Any) -> None:
    endpoint.says(only("plain")(endpoint))
    chat(endpoint.url).complete(request())
    assert chat(endpoint.url, model="openai:large").method == "json_schema"


def test_what_is_remembered_and_fails_is_forgotten(endpoint: Any, chat: Any) -> None:
    asking = chat(endpoint.url)
    asking._remember("plain")
    endpoint.says(endpoint.completion("no JSON today"))
    failure(asking)
    assert asking.method == "json_schema"


@pytest.mark.parametrize("method", llm.METHODS[1:])
def test_of_a_long_request_a_small_question_finds_the_form_that_is_taken(endpoint: Any, chat: Any, method: str) -> None:
    endpoint.says(only(method)(endpoint))
    asking = chat(endpoint.url)
    assert asking.complete(request("x" * 6_400)).title == "Rye"
    assert asking.method == method
    whole = ["xxx" in json.dumps(asked) for asked in endpoint.asked]
    assert whole == [True, *(False for _ in whole[2:]), True]
    assert asking.usage.characters <= llm.CHARACTERS


def test_without_room_to_ask_the_form_that_always_works_is_taken(endpoint: Any, chat: Any) -> None:
    endpoint.says(only("plain", "json_mode")(endpoint))
    asking = chat(endpoint.url)
    assert asking.complete(request("x" * 6_850)).title == "Rye"
    assert [asked.get("response_format", {}).get("type") for asked in endpoint.asked] == ["json_schema", None]
    assert asking.usage.characters <= llm.CHARACTERS


def test_a_server_that_ignores_the_schema_and_chats_is_understood(endpoint: Any, chat: Any) -> None:
    for text in (
        f"Sure! Here it is:\n```json\n{json.dumps(GOOD)}\n```\nAnything else?",
        f"<think>maybe {{title}} or {{}}?</think>{json.dumps(GOOD)}",
        f"{{not json}} {json.dumps(GOOD)}",
        json.dumps({**GOOD, "explanation": "because"}),
        json.dumps(GOOD).replace("Rye", "Ry\u2028e"),
    ):
        endpoint.asked.clear()
        endpoint.says(endpoint.completion(text))
        assert chat(endpoint.url).complete(request()).title.startswith("R")
        assert len(endpoint.asked) == 1


def test_arguments_of_a_tool_that_are_not_quite_json_are_understood(endpoint: Any, chat: Any) -> None:
    endpoint.says(endpoint.tool_call("Card", f"```json\n{json.dumps(GOOD)}\n```"))
    assert chat(endpoint.url).complete(request()).title == "Rye"


@pytest.mark.parametrize(
    "content",
    [{}, {**GOOD, "day": "soon"}, [GOOD["title"]], "plain words", "{" * 5_000, '{"a":' * 5_000, 7],
    ids=["empty", "wrong date", "list", "prose", "braces", "deep", "number"],
)
def test_a_reply_of_another_shape_is_never_taken_for_an_answer(endpoint: Any, chat: Any, content: Any) -> None:
    endpoint.says(endpoint.completion(content))
    assert "not in the form asked for" in failure(chat(endpoint.url))
    assert len(endpoint.asked) == 4


def test_text_that_cannot_be_printed_is_no_answer(endpoint: Any, chat: Any) -> None:
    endpoint.says(endpoint.completion(json.dumps({**GOOD, "title": "\ud800"})))
    assert "not in the form asked for" in failure(chat(endpoint.url))


@given(st.text(max_size=60), st.text(max_size=60))
def test_an_object_is_found_whatever_stands_round_it(before: str, after: str) -> None:
    class Reply:
        content = f"{before.replace('</think>', '')}\n{json.dumps(GOOD)}\n{after.replace('</think>', '')}"

    found = [value for value in llm._objects(Reply()) if isinstance(value, dict)]
    assert GOOD in found or "{" in before


# faults


def test_a_refused_connection_is_named_at_once(chat: Any, free_port: int) -> None:
    started = time.monotonic()
    assert f"Nothing answers at 127.0.0.1:{free_port}" in failure(chat(f"http://127.0.0.1:{free_port}/v1"))
    assert time.monotonic() - started < 3


def test_a_name_that_does_not_exist_is_named(chat: Any) -> None:
    text = failure(chat("http://no-such-host.invalid/v1", seconds=3))
    assert "no-such-host.invalid" in text
    assert "cannot be found" in text or "no whole answer" in text


@pytest.mark.parametrize("raw", [b"", b'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"choices"'])
def test_a_connection_that_breaks_off_is_tried_three_times(raw_endpoint: Any, chat: Any, raw: bytes) -> None:
    raw_endpoint.sends(raw)
    assert "broke the connection off (3 tries)" in failure(chat(raw_endpoint.url))
    assert raw_endpoint.connections == 3


def test_a_reset_is_tried_again(raw_endpoint: Any, chat: Any) -> None:
    raw_endpoint.resets()
    assert "broke the connection off (3 tries)" in failure(chat(raw_endpoint.url))


def test_something_that_does_not_speak_http_is_one_sentence(raw_endpoint: Any, chat: Any) -> None:
    raw_endpoint.sends(b"SSH-2.0-OpenSSH_9.6\r\n")
    assert "127.0.0.1" in failure(chat(raw_endpoint.url))


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b" "),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
        (b"HTTP/1.1 200 OK\r\n", b"X-More: 1\r\n"),
    ],
    ids=["body", "chunks", "headers"],
)
def test_a_reply_that_drips_ends_at_the_deadline(raw_endpoint: Any, chat: Any, head: bytes, piece: bytes) -> None:
    raw_endpoint.drips(head, piece)
    asking = chat(raw_endpoint.url, seconds=0.5)
    _ = asking._chat  # the import is not what is timed
    started = time.monotonic()
    assert "no whole answer in" in failure(asking)
    assert time.monotonic() - started < 1.5


LEFT_BEHIND = """
import sys
from assistant.llm import OpenAIChat, Budget
try:
    OpenAIChat("openai:small", sys.argv[1], budget=Budget(0.3)).text([("human", "hello")])
except Exception as error:
    print(type(error).__name__, flush=True)
"""


def test_a_reply_that_still_drips_does_not_keep_the_program_from_ending(raw_endpoint: Any) -> None:
    raw_endpoint.drips(b"HTTP/1.1 200 OK\r\n", b"X-More: 1\r\n")
    surroundings = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
    done = subprocess.run(
        [sys.executable, "-c", LEFT_BEHIND, raw_endpoint.url],
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=20,
    )
    assert done.stdout == "EndpointFailed\n", done.stderr
    assert done.returncode == 0


def test_an_endpoint_that_hangs_ends_at_the_deadline(raw_endpoint: Any, chat: Any) -> None:
    raw_endpoint.hangs()
    text = failure(chat(raw_endpoint.url, seconds=0.5))
    assert "no whole answer" in text or "did not answer in time" in text


def test_the_deadline_holds_for_all_tries_together(endpoint: Any, chat: Any) -> None:
    def slow(_: dict[str, Any]) -> Any:
        time.sleep(0.4)
        return endpoint.error(503)

    endpoint.says(slow)
    asking = chat(endpoint.url, seconds=0.6)
    _ = asking._chat
    started = time.monotonic()
    failure(asking)
    assert time.monotonic() - started < 1.2


@pytest.mark.parametrize(
    ("status", "words", "requests"),
    [
        (400, "did not accept the request (400)", 4),
        (401, "refused the key from the settings (401)", 1),
        (403, "refused the key from the settings (403)", 1),
        (404, "Change the setting `model`", 1),
        (408, "(408)", 3),
        (409, "(409)", 3),
        (413, "too long", 1),
        (418, "did not accept the request (418)", 1),
        (429, "too many requests (429)", 3),
        (500, "a problem of its own (500)", 3),
        (502, "a problem of its own (502)", 3),
        (503, "a problem of its own (503)", 3),
        (504, "a problem of its own (504)", 3),
    ],
)
def test_each_status_has_its_sentence_and_its_number_of_tries(
    endpoint: Any, chat: Any, status: int, words: str, requests: int
) -> None:
    endpoint.says(endpoint.error(status, "not today"))
    assert words in failure(chat(endpoint.url))
    assert len(endpoint.asked) == requests


@pytest.mark.parametrize("status", [400, 429])
def test_an_account_without_quota_is_not_asked_again(endpoint: Any, chat: Any, status: int) -> None:
    code = "insufficient_quota" if status == 429 else "context_length_exceeded"
    endpoint.says(endpoint.error(status, code, code=code))
    assert ("no quota left" if status == 429 else "too long") in failure(chat(endpoint.url))
    assert len(endpoint.asked) == 1


def test_a_model_that_is_unknown_with_400_is_named_too(endpoint: Any, chat: Any) -> None:
    endpoint.says(endpoint.error(400, "model 'small' not found, try pulling it first"))
    assert "does not know the model 'small'" in failure(chat(endpoint.url))


@pytest.mark.parametrize("as_date", [False, True], ids=["seconds", "date"])
def test_retry_after_is_honoured(endpoint: Any, chat: Any, as_date: bool) -> None:
    soon = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=2)
    wait = format_datetime(soon, usegmt=True) if as_date else "1"
    endpoint.says(endpoint.error(429, retry_after=wait), endpoint.completion(GOOD))
    asking = chat(endpoint.url)
    _ = asking._chat
    started = time.monotonic()
    assert asking.complete(request()).title == "Rye"
    assert time.monotonic() - started >= 0.3
    assert len(endpoint.asked) == 2


def test_a_longer_wait_than_the_budget_is_not_begun(endpoint: Any, chat: Any) -> None:
    endpoint.says(endpoint.error(429, retry_after="3600"))
    started = time.monotonic()
    assert "asks to wait 3600 s" in failure(chat(endpoint.url))
    assert time.monotonic() - started < 3
    assert len(endpoint.asked) == 1


@pytest.mark.parametrize("value", ["", "soon", "nan", "-5", "Thu, 99 Foo 2026"])
def test_a_retry_after_that_means_nothing_is_passed_over(endpoint: Any, chat: Any, value: str) -> None:
    endpoint.says(endpoint.error(503, retry_after=value), endpoint.completion(GOOD))
    assert chat(endpoint.url).complete(request()).title == "Rye"


BODIES = {
    "empty": (b"", "empty answer"),
    "spaces": (b"  \n", "empty answer"),
    "html": (b"<!DOCTYPE html><html>Sign in</html>", "web page"),
    "null": (b"null", "no chat completion"),
    "string": (b'"hello"', "no chat completion"),
    "list": (b"[]", "no chat completion"),
    "truncated": (b'{"choices": [{"mess', "breaks off"),
    "prose": (b"It works!", "not JSON"),
    "stream": (b'data: {"choices": []}\n\n', "not JSON"),
    "bad utf-8": (b'{"choices": "\xff\xfe"}', "not UTF-8"),
    "utf-16": ('{"a": 1}'.encode("utf-16"), "not UTF-8"),
    "binary": (bytes(range(256)), "not UTF-8"),
    "deep": (b"[" * 100_000, "breaks off"),
    "no choices": (b"{}", "no choices"),
    "null choices": (b'{"choices": null}', "no choices"),
    "empty choices": (b'{"choices": []}', "no choices"),
    "odd choices": (b'{"choices": [7]}', "no choices"),
    "no message": (b'{"choices": [{"message": null}]}', "no message"),
    "error with 200": (b'{"error": {"message": "overloaded"}}', "overloaded"),
    "error as text": (b'{"error": "model crashed"}', "model crashed"),
}


@pytest.mark.parametrize("name", BODIES)
def test_a_broken_body_is_one_sentence(endpoint: Any, chat: Any, name: str) -> None:
    raw, words = BODIES[name]
    reply = endpoint.body({})
    reply.set_data(raw)
    endpoint.says(reply)
    assert words in failure(chat(endpoint.url))
    assert len(endpoint.asked) == 1


@pytest.mark.parametrize("gzip", [False, True])
def test_a_huge_body_is_not_read_to_its_end(endpoint: Any, chat: Any, gzip: bool) -> None:
    import gzip as packing

    raw = b'{"choices": "' + b"a" * (wire.RESPONSE_LIMIT + 1) + b'"}'
    reply = endpoint.body({})
    reply.set_data(packing.compress(raw) if gzip else raw)
    if gzip:
        reply.headers["Content-Encoding"] = "gzip"
    endpoint.says(reply)
    assert "more than 2,000,000 bytes" in failure(chat(endpoint.url))


def test_an_endless_body_ends_at_the_limit(raw_endpoint: Any, chat: Any) -> None:
    raw_endpoint.drips(b"HTTP/1.1 200 OK\r\n\r\n", b"a" * 500_000, pause=0.01)
    assert "more than 2,000,000 bytes" in failure(chat(raw_endpoint.url))


@pytest.mark.parametrize(
    ("finish", "message", "words"),
    [
        ("length", {"content": "{"}, "cut its answer off"),
        ("length", {"content": json.dumps(GOOD)}, "cut its answer off"),
        ("content_filter", {"content": json.dumps(GOOD)}, "content filter"),
        ("stop", {"content": None, "refusal": "I cannot do that."}, "refused to write this"),
    ],
    ids=["length", "length and whole", "filter", "refusal"],
)
def test_an_answer_that_did_not_end_well_is_not_used(
    endpoint: Any, chat: Any, finish: str, message: dict[str, Any], words: str
) -> None:
    content = message.pop("content")
    endpoint.says(endpoint.completion(content, finish=finish, **message))
    assert words in failure(chat(endpoint.url))
    assert len(endpoint.asked) == 1


@pytest.mark.parametrize("content", [None, ""])
def test_an_answer_without_content_is_no_answer(endpoint: Any, chat: Any, content: str | None) -> None:
    endpoint.says(endpoint.completion(content))
    assert "empty content" in failure(chat(endpoint.url))


ODD_MESSAGES: list[dict[str, Any]] = [
    {"content": 7},
    {"content": {"a": 1}},
    {"content": ["a", 1]},
    {"content": "x", "tool_calls": "y"},
    {"content": "x", "tool_calls": [None]},
    {"content": "x", "role": 3},
]


@pytest.mark.parametrize("message", ODD_MESSAGES, ids=range(len(ODD_MESSAGES)))
def test_fields_of_the_wrong_type_are_one_sentence(endpoint: Any, chat: Any, message: dict[str, Any]) -> None:
    endpoint.says(endpoint.body({"choices": [{"message": message, "finish_reason": "stop"}]}))
    assert failure(chat(endpoint.url))


@pytest.mark.parametrize(
    "echo",
    [
        f"Incorrect API key provided: {KEY}. Find yours.",
        f"bad header 'Authorization: Bearer {KEY}'",
        f"key {KEY[:10]}... is not valid",
        f"key *****{KEY[-8:]} is not valid",
        "Incorrect API key provided: sk-other-****************4Xy7",
    ],
)
@pytest.mark.parametrize("status", [200, 401, 400, 500])
def test_an_error_that_echoes_the_key_is_redacted(endpoint: Any, chat: Any, echo: str, status: int) -> None:
    endpoint.says(endpoint.error(status, echo))
    text = failure(chat(endpoint.url))
    assert "[key]" in text
    for part in (KEY[:10], KEY[-8:], "4Xy7"):
        assert part not in text


@pytest.mark.parametrize("key", ["k", "none", "ollama"])
def test_a_short_key_is_redacted_as_a_word_and_never_inside_one(chat: Any, key: str, free_port: int) -> None:
    asking = chat(f"http://127.0.0.1:{free_port}/v1", key=SecretStr(key))
    assert asking.endpoint.redacted(f"Check nonetheless the ollamas; key={key}, '{key}'.") == (
        "Check nonetheless the ollamas; key=[key], '[key]'."
    )
    assert "[key]" not in failure(asking)


def test_a_message_of_the_endpoint_cannot_fill_the_screen(endpoint: Any, chat: Any) -> None:
    endpoint.says(endpoint.error(500, "line\n" * 5_000))
    assert len(failure(chat(endpoint.url))) < 300


def test_a_provider_without_its_package_says_what_to_install(chat: Any) -> None:
    assert "pip install 'rapport-assistant[anthropic]'" in failure(chat(None, model="anthropic:any"))


# the budget


def test_the_failures_of_a_first_answer_take_little_of_the_second_request() -> None:
    [_, (_, text)] = request().again(f"the {number}. sentence is not in a note" for number in range(60)).messages()
    assert len(text) < llm.FAILURES + 150


def test_one_command_sends_five_requests_at_most(endpoint: Any, chat: Any) -> None:
    endpoint.says(endpoint.error(503))
    asking = chat(endpoint.url)
    for _ in range(4):
        failure(asking)
    assert len(endpoint.asked) == llm.REQUESTS


def test_one_command_sends_15000_characters_at_most(endpoint: Any, chat: Any) -> None:
    endpoint.says(endpoint.error(503))
    asking = chat(endpoint.url)
    with pytest.raises(EndpointFailed):
        asking.complete(request("x" * 6_000))
    sent = sum(len(json.dumps(asked, ensure_ascii=False, separators=(",", ":"))) for asked in endpoint.asked)
    assert asking.usage.characters == sent <= llm.CHARACTERS
    assert len(endpoint.asked) == 2


def test_a_request_that_is_too_long_is_not_sent(endpoint: Any, chat: Any) -> None:
    endpoint.says(endpoint.completion(GOOD))
    with pytest.raises(EndpointFailed, match="passes what one command may send"):
        chat(endpoint.url).complete(request("x" * 15_001))
    assert endpoint.asked == []


def test_a_long_job_may_be_given_more_room(endpoint: Any, chat: Any) -> None:
    endpoint.says(endpoint.completion(GOOD))
    asking = chat(endpoint.url)
    asking.budget.allow(requests=7, characters=30_000)
    for _ in range(7):
        asking.complete(request("x" * 5_500))
    assert len(endpoint.asked) == 7


def test_what_was_used_is_counted(endpoint: Any, chat: Any) -> None:
    endpoint.says(endpoint.error(503), endpoint.completion(GOOD))
    asking = chat(endpoint.url)
    asking.complete(request())
    assert asking.usage.requests == 2
    assert (asking.usage.prompt_tokens, asking.usage.completion_tokens) == (11, 7)
    assert "11 + 7 tokens" in str(asking.usage)


def test_the_stage_and_the_seconds_are_told(endpoint: Any, chat: Any) -> None:
    stages: list[str] = []
    endpoint.says(endpoint.completion(GOOD))
    asking = chat(endpoint.url)
    asking.on_stage = stages.append
    asking.complete(request())
    assert stages[0] == f"{asking.name} is writing, 0 s"


def test_the_name_is_the_host_and_never_a_password(chat: Any) -> None:
    assert chat("https://ann:secret@models.example:8443/v1").name == "models.example:8443"
    assert chat(None).name == "api.openai.com"


# what is remembered


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"methods": 3}', '{"told": []}', '{"methods": {"x": "y"}}', "\x00"])
def test_a_broken_memory_is_an_empty_one(endpoint: Any, chat: Any, tmp_path: Path, broken: str) -> None:
    (tmp_path / "endpoints.json").write_text(broken, encoding="utf-8")
    endpoint.says(endpoint.completion(GOOD))
    assert chat(endpoint.url).complete(request()).title == "Rye"


def test_a_home_that_cannot_be_written_only_forgets(endpoint: Any, chat: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    endpoint.says(endpoint.completion(GOOD))
    assert chat(endpoint.url, state_file=tmp_path / "file" / "e.json").complete(request()).title == "Rye"


def test_the_notice_names_the_key_and_the_host_and_is_told_once(tmp_path: Path) -> None:
    state = tmp_path / ".rapport" / "endpoints.json"
    settings = Settings.load(tmp_path, {}, {"OPENAI_API_KEY": KEY})
    text = llm.notice(settings, state=state)
    assert "OPENAI_API_KEY" in text
    assert "api.openai.com" in text
    assert "--offline" in text
    assert KEY not in text
    assert llm.notice(settings, state=state) == ""
    other = Settings.load(tmp_path, {}, {"OPENAI_BASE_URL": "http://models.example/v1"})
    assert "models.example, not encrypted" in llm.notice(other, state=state)
    assert llm.notice(Settings.load(tmp_path, {"offline": True}, {"OPENAI_API_KEY": KEY}), state=None) == ""


# a recorded exchange


@pytest.mark.usefixtures("cassette")  # the tape was made with a small stand-in for such a server
def test_a_recorded_endpoint_that_takes_no_schema_is_replayed(chat: Any) -> None:
    asking = chat("http://127.0.0.1:18080/v1", model="openai:recorded")
    assert asking.complete(request("Describe rye flour.")).title == "Rye"
    assert asking.usage.requests == 2


def test_a_key_that_a_good_answer_echoes_is_redacted(endpoint: Any, chat: Any) -> None:
    endpoint.says(endpoint.completion({**GOOD, "title": f"{KEY} rye"}))
    assert chat(endpoint.url).complete(request()).title == "[key] rye"
