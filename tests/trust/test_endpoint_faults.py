"""What an endpoint can do wrong, times three jobs: one sentence, the outline, exit 4, in time, and the key stays secret.

`make trust` runs every fault with every job; `make test` runs each fault once, the jobs in turn.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import time
from collections.abc import Callable
from typing import Any

import pytest
from keys import KEY

from assistant.notebook import NewNote, Notebook

pytest_plugins = ("endpoint",)

SECONDS = 1.0
SPARE = 3.0
"""Seconds that a command may need besides waiting for the model."""
JOBS = ("draft", "prep", "recap")
CALL = "Mira: I'll send the chart by Friday.\nSam: Thanks, I'll call the yard on Monday.\n"


def _raw(data: bytes, status: int = 200) -> Callable[[Any], Any]:
    def reply(endpoint: Any) -> Any:
        made = endpoint.body({}, status)
        made.set_data(data)
        return made

    return reply


WRONG_SHAPE = json.dumps({"subject": 7, "surprise": []})
HTTP: dict[str, Callable[[Any], Any]] = {
    **{
        str(status): lambda e, s=status: e.error(s, f"key {KEY} is no good")
        for status in (400, 401, 403, 404, 408, 409)
    },
    "429": lambda e: e.error(429),
    "429, come back in an hour": lambda e: e.error(429, retry_after="3600"),
    "429, quota": lambda e: e.error(429, "You exceeded your quota", code="insufficient_quota"),
    **{str(status): lambda e, s=status: e.error(s) for status in (500, 502, 503)},
    "redirect": _raw(b"", 302),
    "empty": _raw(b""),
    "html": _raw(b"<html>Sign in</html>"),
    "null": _raw(b"null"),
    "truncated": _raw(b'{"choices": [{"mess'),
    "bad utf-8": _raw(b'{"choices": "\xff\xfe"}'),
    "huge": _raw(b'{"choices": "' + b"a" * 2_100_000 + b'"}'),
    "no choices": lambda e: e.body({"choices": []}),
    "null content": lambda e: e.completion(None),
    "refusal": lambda e: e.completion(None, refusal="I cannot do that."),
    "length": lambda e: e.completion("{", finish="length"),
    "content filter": lambda e: e.completion("{}", finish="content_filter"),
    "wrong schema": lambda e: e.completion(WRONG_SHAPE),
    "prose instead of JSON": lambda e: e.completion("Dear Mira, how are you?"),
    "prose round a wrong object": lambda e: e.completion(f"Sure!\n```json\n{WRONG_SHAPE}\n```\nEnjoy"),
}
BELOW_HTTP: dict[str, Callable[[Any], None]] = {
    "reset": lambda raw: raw.resets(),
    "hang": lambda raw: raw.hangs(),
    "drip": lambda raw: raw.drips(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b" "),
    "broken off": lambda raw: raw.sends(b'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"choices"'),
    "no http": lambda raw: raw.sends(b"SSH-2.0-OpenSSH_9.6\r\n"),
    "tls expected": lambda raw: raw.sends(b"\x15\x03\x01\x00\x02\x02\x28"),
}


def with_jobs(faults: dict[str, Any]) -> list[Any]:
    """Every fault with every job, or each with one of them."""
    if os.environ.get("RAPPORT_TRUST"):
        return [pytest.param(name, job, id=f"{name}, {job}") for name in faults for job in JOBS]
    return [pytest.param(name, JOBS[n % 3], id=f"{name}, {JOBS[n % 3]}") for n, name in enumerate(faults)]


@pytest.fixture
def mira(book: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    person = book.add_contact("Mira Holm")
    book.change_me({"name": "Sam Ortiz"})
    book.add(NewNote((person.id,), "need: a berth for the winter", dt.date(2026, 11, 2), "call"))
    monkeypatch.setenv("OPENAI_API_KEY", KEY)


def fails_well(run: Callable[..., Any], book: Notebook, job: str, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """JOB against the endpoint at URL, and all that a failure must and must not do."""
    monkeypatch.setenv("OPENAI_BASE_URL", url)
    notes = sorted(book.note_paths())
    started = time.monotonic()
    given: dict[str, Any] = {"input": CALL} if job == "recap" else {}
    ran = run(job, "mira", *(["-", "--yes"] if job == "recap" else []), "--timeout", str(SECONDS), **given)
    assert time.monotonic() - started < SECONDS + SPARE
    assert ran.code == 4, ran.err
    assert "Traceback" not in ran.err
    assert ran.err.count("Error: ") == 1
    assert KEY not in ran.out + ran.err
    assert KEY[:12] not in ran.out + ran.err
    assert sorted(book.note_paths()) == notes
    beginning = {"draft": "To: Mira Holm\n", "prep": "Mira Holm, 20 minutes", "recap": "Mira Holm, call on"}[job]
    assert ran.out.startswith(beginning)
    if job == "recap":
        assert "Nothing was stored." in ran.err
        assert "--offline" in ran.err


@pytest.mark.parametrize(("fault", "job"), with_jobs(HTTP))
def test_an_endpoint_that_answers_badly(run, book, mira, endpoint, monkeypatch, fault, job):
    endpoint.says(HTTP[fault](endpoint))
    fails_well(run, book, job, endpoint.url, monkeypatch)
    assert len(endpoint.asked) <= 5


@pytest.mark.parametrize(("fault", "job"), with_jobs(BELOW_HTTP))
def test_an_endpoint_that_does_not_answer(run, book, mira, raw_endpoint, monkeypatch, fault, job):
    BELOW_HTTP[fault](raw_endpoint)
    fails_well(run, book, job, raw_endpoint.url, monkeypatch)


@pytest.mark.parametrize("job", JOBS)
def test_nobody_at_the_address(run, book, mira, free_port, monkeypatch, job):
    fails_well(run, book, job, f"http://127.0.0.1:{free_port}/v1", monkeypatch)


@pytest.mark.parametrize("job", JOBS)
def test_a_name_that_is_nowhere(run, book, mira, monkeypatch, job):
    fails_well(run, book, job, "http://no-such-host.invalid/v1", monkeypatch)


def test_tls_that_nobody_can_trust(run, book, mira, raw_endpoint, monkeypatch):
    raw_endpoint.sends(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    fails_well(run, book, "draft", raw_endpoint.url.replace("http:", "https:"), monkeypatch)


@pytest.mark.parametrize("passing", ["503", "429", "500"])
def test_a_passing_fault_is_got_over(run, book, mira, endpoint, monkeypatch, passing):
    good = {
        "subject": "A winter berth", "body": "Hi Mira,\n\nYou are looking for a berth for the winter. Is it found? A no is fine.\n\nSam",
        "ask": {"text": "Is it found?", "kind": "answer", "minutes": None}, "offer": None, "easy_out": "A no is fine.",
        "claims": [{"text": "You are looking for a berth for the winter", "note": "n1", "quote": "a berth for the winter"}],
    }  # fmt: skip
    endpoint.says(endpoint.error(int(passing), retry_after="0"), endpoint.completion(good))
    monkeypatch.setenv("OPENAI_BASE_URL", endpoint.url)
    ran = run("draft", "mira", "--goal", "ask whether she found a berth", "--timeout", "5")
    assert ran.code == 0, ran.err
    assert "You are looking for a berth for the winter." in ran.out
    assert "written without a model" not in ran.err


HOLLOW: dict[str, dict[str, Any]] = {
    "draft": {"subject": "body", "body": "subject", "ask": None, "offer": None, "easy_out": None, "claims": []},
    "prep": {
        "outcome": "open_promises", "fallback": "label=", "items": [], "offer": None, "promises": [], "landing": "",
        "openings": {"start": ",", "silence": "2026-11-02", "no": "]},", "early": ""}, "claims": [],
    },
    "recap": {
        "summary": " ", "facts": [], "i_owe": [], "they_owe": [], "maybes": [], "needs": [], "private": [],
        "outcome_reached": None, "open_questions": [], "flagged": [],
    },
}  # fmt: skip
"""Right in shape with nothing in it, as a model of 270 million parameters on llama.cpp wrote it."""


@pytest.mark.parametrize("job", JOBS)
def test_a_reply_with_nothing_in_it(run, book, mira, endpoint, monkeypatch, job):
    endpoint.says(endpoint.completion(HOLLOW[job]))
    fails_well(run, book, job, endpoint.url, monkeypatch)
    assert not list((book.home / "drafts").rglob("*.md"))
