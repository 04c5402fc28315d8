"""`rapport model` and `rapport config`: what they print, what they write, what they never show."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import keyring
import keyring.backends.null
import pytest
from click.testing import CliRunner, Result
from keys import KEY

from assistant import llm
from assistant.cli import main
from assistant.commands import model
from assistant.settings import ENVIRONMENT, KEY_VARIABLES, config_path

pytest_plugins = ("endpoint",)

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def own_surroundings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in (*ENVIRONMENT.values(), *KEY_VARIABLES.values(), "RAPPORT_HOME"):
        monkeypatch.delenv(name, raising=False)
    before = keyring.get_keyring()
    keyring.set_keyring(keyring.backends.null.Keyring())
    yield
    keyring.set_keyring(before)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def call(*words: str, **options: Any) -> Result:
        result = CliRunner().invoke(main, ["--home", str(tmp_path), *words], **options)
        assert KEY not in result.output
        return result

    return call


def test_show_without_a_key_says_who_writes_and_what_would_change_it(run: Run) -> None:
    result = run("model", "show")
    assert result.exit_code == 0
    assert "model     openai:gpt-5.6-luna (default)" in result.stdout
    assert "rules write an outline. Set OPENAI_API_KEY" in result.stdout


def test_show_names_where_the_key_was_found_and_never_the_key(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", "https://ann:secret@models.example/v1")
    shown = run("model", "show")
    assert "key       OPENAI_API_KEY" in shown.stdout
    assert "https://models.example/v1 (OPENAI_BASE_URL)" in shown.stdout
    assert "secret" not in shown.output
    assert json.loads(run("model", "show", "--json").stdout) == {
        "used": True,
        "model": "openai:gpt-5.6-luna",
        "endpoint": "https://models.example/v1",
        "key": "OPENAI_API_KEY",
        "timeout": 25.0,
        "from": {"model": "default", "base_url": "OPENAI_BASE_URL", "timeout": "default"},
    }


def test_config_show_never_prints_the_key_or_a_password(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", "https://ann:secret@models.example/v1")
    for result in (run("config", "show"), run("config", "show", "--json")):
        assert result.exit_code == 0
        assert "models.example" in result.stdout
        assert "secret" not in result.output


def test_offline_is_shown_with_its_reason(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    assert "Offline (--offline)" in run("model", "show", "--offline").stdout
    monkeypatch.setenv("RAPPORT_OFFLINE", "1")
    assert "Offline (RAPPORT_OFFLINE)" in run("model", "show").stdout


def test_use_writes_model_and_address_and_default_takes_the_address_back(run: Run, tmp_path: Path) -> None:
    result = run("model", "use", "qwen3:8b", "--base-url", "http://127.0.0.1:11434/v1/")
    assert result.exit_code == 0
    assert "qwen3:8b at http://127.0.0.1:11434/v1 writes" in result.stdout
    text = config_path(tmp_path).read_text(encoding="utf-8")
    assert 'model = "qwen3:8b"' in text
    assert 'base_url = "http://127.0.0.1:11434/v1"' in text
    assert run("model", "use", "openai:other", "--base-url", "default").exit_code == 0
    assert "base_url" not in config_path(tmp_path).read_text(encoding="utf-8")


def test_use_says_when_a_variable_still_wins(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAPPORT_MODEL", "openai:mine")
    assert "RAPPORT_MODEL is set and wins over config.toml" in run("model", "use", "openai:other").stderr


@pytest.mark.parametrize("words", [("use", "openai:"), ("use", "x", "--base-url", "nowhere"), ("use", " ")])
def test_use_refuses_what_cannot_work_and_writes_nothing(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    assert run("model", *words).exit_code == 2
    assert not config_path(tmp_path).exists()


def test_test_sends_a_plain_and_a_schema_request_and_tells_the_times(
    run: Run, endpoint: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", endpoint.url)
    probe = {"day": "Tuesday", "number": 2, "doubt": None}
    endpoint.says(endpoint.completion("Tuesday."), endpoint.completion(probe))
    result = run("model", "test")
    assert result.exit_code == 0, result.output
    assert "plain" in result.stdout
    assert "Tuesday, by json_schema" in result.stdout
    assert "2 requests" in result.stderr
    assert len(endpoint.asked) == 2


def test_test_finds_the_strictest_form_anew(run: Run, endpoint: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", endpoint.url)
    probe = {"day": "Tuesday", "number": 2, "doubt": None}
    refused = endpoint.error(400, "unknown field response_format")
    endpoint.says(endpoint.completion("Tuesday."), refused, endpoint.tool_call("Probe", probe))
    assert "by function_calling" in run("model", "test").stdout
    endpoint.says(endpoint.completion("Tuesday."), endpoint.completion(probe))
    assert "by json_schema" in run("model", "test").stdout


def test_test_of_a_failing_endpoint_ends_with_4_and_a_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch, free_port: int
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", f"http://127.0.0.1:{free_port}/v1")
    result = run("model", "test")
    assert result.exit_code == 4
    assert result.stderr.startswith("Error: Nothing answers at 127.0.0.1")


def test_test_without_an_endpoint_or_offline_sends_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("model", "test").exit_code == 1
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    result = run("model", "test", "--offline")
    assert result.exit_code == 2
    assert "You are offline (--offline)" in result.stderr


def test_find_lists_what_answers_on_loopback_and_how_to_use_it(
    run: Run, httpserver: Any, free_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    httpserver.expect_request("/v1/models").respond_with_json({"data": [{"id": "qwen3:8b"}, {"id": "gemma3"}]})
    monkeypatch.setattr(model, "SERVERS", (("Ollama", httpserver.port), ("vLLM", free_port)))
    result = run("model", "find")
    assert f"Ollama at http://127.0.0.1:{httpserver.port}/v1: qwen3:8b, gemma3" in result.stdout
    assert f"rapport model use qwen3:8b --base-url http://127.0.0.1:{httpserver.port}/v1" in result.stdout
    assert "vLLM" not in result.stdout


@pytest.mark.parametrize(
    "raw", [b"", b"SSH-2.0\r\n", b"HTTP/1.1 200 OK\r\n\r\n[[]", b'HTTP/1.1 200 OK\r\n\r\n{"data": [7]}']
)
def test_find_passes_over_other_servers(
    run: Run, raw_endpoint: Any, monkeypatch: pytest.MonkeyPatch, raw: bytes
) -> None:
    raw_endpoint.sends(raw)
    monkeypatch.setattr(model, "SERVERS", (("Ollama", int(raw_endpoint.url.split(":")[2].split("/")[0])),))
    result = run("model", "find")
    assert (result.exit_code, result.stdout) == (0, "No model server answers on this machine.\n")


def test_find_does_not_wait_for_a_port_that_is_silent(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "FIND_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setattr(model, "SERVERS", (("Ollama", silent.getsockname()[1]),))
        assert "No model server answers" in run("model", "find").stdout


# config


def test_config_set_writes_and_config_show_names_the_source(run: Run) -> None:
    assert run("config", "set", "timeout", "40").exit_code == 0
    assert "timeout          40                                 config.toml" in run("config", "show").stdout
    assert run("config", "set", "timeout", "--default").exit_code == 0
    assert json.loads(run("config", "show", "--json").stdout)["timeout"] == {"value": 25.0, "from": "default"}


@pytest.mark.parametrize(
    "words",
    [("timeout", "soon"), ("nothing", "1"), ("timeout",), ("timeout", "4", "--default"), ("key", KEY), ("format", "2")],
)
def test_config_set_refuses_with_a_sentence(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    result = run("config", "set", *words)
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")
    assert not config_path(tmp_path).exists()


def test_config_set_key_asks_without_showing_and_keeps_it_in_the_keyring(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[tuple[str, ...]] = []
    monkeypatch.setattr(keyring, "set_password", lambda *words: kept.append(words))
    result = run("config", "set", "key", input=f"{KEY}\n")
    assert result.exit_code == 0
    assert kept == [("rapport", "openai", KEY)]
    assert result.stdout == ""


def test_unknown_keys_are_named_and_kept(run: Run, tmp_path: Path) -> None:
    config_path(tmp_path).write_text("colour = 'red'\n", encoding="utf-8")
    run("config", "set", "timeout", "40")
    assert "config.toml holds 'colour', which is no setting" in run("config", "show").stderr
    assert "colour = 'red'" in config_path(tmp_path).read_text(encoding="utf-8")


def test_config_path_is_one_line_below_the_home(run: Run, tmp_path: Path) -> None:
    assert run("config", "path").stdout == f"{tmp_path / 'config.toml'}\n"


def test_without_a_terminal_a_key_is_read_from_the_pipe_and_none_is_one_sentence(run: Run) -> None:
    ran = run("config", "set", "key", input="")
    assert ran.exit_code == 2
    assert "No key was given for openai. Type it at the terminal, or pipe it in." in ran.stderr


# an ordinary home: a dozen notes, a voice, offers, promises

VOICE = "Dear Ingrid, the fleeces came on Tuesday and the grey one is finer than I had hoped for. " * 9
LETTER = (
    "Hi Tove,\n\nThe carding machine you were waiting for in October: does it run by now? Two lines are plenty, and"
    " if the week is full, leave it.\n\nRuth"
)
INVENTED = LETTER.replace("Two lines", "You won the county medal in May. Two lines")


def tove(run: Run, tmp_path: Path) -> None:
    (tmp_path / "me.md").write_text(
        "---\nname: Ruth Amery\nrole: weaver\norg: Beck Looms\n---\noffer: try a yarn on a narrow loom (30 minutes)\n"
        f"offer: lend the drum carder (5 minutes)\n\nvoice:\n{VOICE}\n",
        encoding="utf-8",
    )
    run("contact", "add", "Tove Lien", "--role", "spinner", "--org", "Fjell Wool", "--level", "peer")
    for month in range(1, 12):
        text = (
            f"We spoke about lot {month} of the grey fleece, the dye bath and the drying room above the dairy.\n"
            f"fact: lot {month} of the fleece went to the dyer in week {month}\nneed: a carding machine for lot {month}\n"
            f"- [ ] I owe: send her the card of lot {month}\n\nThe carding machine was late again, as in {month} of her letters.\n"
        )
        run("note", "add", "tove", text, "--date", f"2026-{month:02}-03", "--kind", "call", "--no-suggest")


def letter(body: str) -> dict[str, Any]:
    claim = {"text": "The carding machine you were waiting for", "note": "n1", "quote": "a carding machine"}
    easy = "if the week is full, leave it"
    ask = {"text": "does it run by now?", "kind": "answer", "minutes": 2}
    return {
        "subject": "The carding machine", "body": body, "ask": ask, "offer": None, "easy_out": easy, "claims": [claim]
    }  # fmt: skip


def form(asked: dict[str, Any]) -> str:
    return "tools" if "tools" in asked else asked.get("response_format", {}).get("type", "plain")


def sent(endpoint: Any) -> int:
    return sum(len(json.dumps(asked, ensure_ascii=False, separators=(",", ":"))) for asked in endpoint.asked)


GOAL = ("draft", "tove", "--goal", "ask whether the carding machine runs", "--verbose")


def test_on_an_ordinary_home_a_second_try_fits(
    run: Run, endpoint: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tove(run, tmp_path)
    monkeypatch.setenv("OPENAI_BASE_URL", endpoint.url)
    endpoint.says(endpoint.error(429, "slow down", retry_after="0"), endpoint.completion(letter(LETTER)))
    busy = run("--as-of", "2026-11-23", *GOAL)
    assert (busy.exit_code, len(endpoint.asked)) == (0, 2)
    assert sent(endpoint) <= llm.CHARACTERS
    assert endpoint.asked[0]["messages"] == endpoint.asked[1]["messages"]

    endpoint.asked.clear()
    endpoint.says(endpoint.completion(letter(INVENTED)))
    doubted = run("--as-of", "2026-11-23", *GOAL)
    assert (doubted.exit_code, len(endpoint.asked)) == (0, 2)
    assert "An earlier answer to this failed these checks" in endpoint.asked[1]["messages"][-1]["content"]
    assert sent(endpoint) <= llm.CHARACTERS
    assert "\u26a0 You won the county medal in May." in doubted.stdout

    endpoint.asked.clear()

    def tools_only(asked: dict[str, Any]) -> Any:
        if form(asked) != "tools":
            return endpoint.error(400, "response_format is not known here")
        name = asked["tools"][0]["function"]["name"]
        return endpoint.tool_call(name, letter(LETTER) if name == "Draft" else {"yes": True})

    endpoint.says(tools_only)
    first = run("--as-of", "2026-11-23", *GOAL)
    assert first.exit_code == 0, first.output
    assert [form(asked) for asked in endpoint.asked] == ["json_schema", "tools", "tools"]
    assert "carding" not in json.dumps(endpoint.asked[1])
    assert sent(endpoint) <= llm.CHARACTERS
    endpoint.asked.clear()
    assert run("--as-of", "2026-11-23", *GOAL).exit_code == 0
    assert {form(asked) for asked in endpoint.asked} == {"tools"}
    assert sent(endpoint) <= llm.CHARACTERS


def test_where_a_second_try_does_not_fit_that_is_said(
    run: Run, endpoint: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tove(run, tmp_path)
    mine = tmp_path / "prompts" / "draft" / "user.md"
    mine.parent.mkdir(parents=True)
    mine.write_text("Keep to the house rules. " * 150 + "{goal}\n{notes}", encoding="utf-8")
    monkeypatch.setenv("OPENAI_BASE_URL", endpoint.url)
    endpoint.says(endpoint.completion(letter(INVENTED)))
    ran = run("--as-of", "2026-11-23", *GOAL)
    assert (ran.exit_code, len(endpoint.asked)) == (0, 1)
    assert "\u26a0 You won the county medal in May." in ran.stdout
    assert "No second answer was got: What is left of" in ran.stderr


def test_a_long_transcript_in_one_part_has_its_second_try_too(
    run: Run, endpoint: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tove(run, tmp_path)
    monkeypatch.setenv("OPENAI_BASE_URL", endpoint.url)
    lines = "".join(
        f"Tove: In shed {n} the fleece lies dry and the carder hums along.\nRuth: Good.\n" for n in range(140)
    )
    lists = ("facts", "i_owe", "they_owe", "maybes", "needs", "private", "open_questions", "flagged")
    heard = {"summary": "Tove told of the fleece.", "outcome_reached": None} | {name: [] for name in lists}
    endpoint.says(endpoint.error(429, "slow down", retry_after="0"), endpoint.completion(heard))
    ran = run("--as-of", "2026-11-23", "recap", "tove", "-", "--yes", input=lines)
    assert ran.exit_code == 0, ran.output
    assert len(endpoint.asked) == 2
    assert sent(endpoint) > llm.CHARACTERS
