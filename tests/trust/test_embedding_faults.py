"""An embeddings endpoint that fails in any way: every command that ranks goes on by words, with one line, on time."""

from __future__ import annotations

import datetime as dt
import json
import time

import pytest
from keys import KEY
from werkzeug import Request, Response

from assistant.notebook import NewNote


def rows(vector: object, count: int | None = None):
    def reply(request: Request) -> Response:
        wanted = json.loads(request.data)["input"]
        data = [{"object": "embedding", "index": i, "embedding": vector} for i in range(count or len(wanted))]
        return Response(json.dumps({"object": "list", "model": "m", "data": data}), content_type="application/json")

    return reply


def status(code: int, text: str = "no"):
    return lambda _: Response(json.dumps({"error": {"message": text}}), code, content_type="application/json")


FAULTS = {
    "refused key": status(401, f"bad key {KEY}"), "no such model": status(404), "too many": status(429), "server error": status(500),
    "not json": lambda _: Response("<html>busy</html>", content_type="text/html"), "empty": lambda _: Response(b""),
    "bad utf-8": lambda _: Response(b"\xff\xfe{", content_type="application/json"), "null": lambda _: Response("null", content_type="application/json"),
    "no data": lambda _: Response('{"data": []}', content_type="application/json"), "words": rows(["a", "b"]), "no numbers": rows([]),
    "not a number": rows([float("nan"), 1.0, 0.0]), "endless": rows([float("inf"), 1.0, 0.0]), "zeros": rows([0.0, 0.0, 0.0]),
    "too few": rows([1.0, 2.0, 3.0], count=1), "nested": rows([[1.0], [2.0]]),
}  # fmt: skip
COMMANDS = (
    ["search", "winter berth"], ["ask", "which berth?", "--contact", "mira"], ["ask", "--people", "who knows a berth?"],
    ["draft", "mira", "--goal", "ask about the berth"], ["connect"], ["reindex"],
)  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_every_command_that_ranks_goes_on_without_vectors(run, book, httpserver, monkeypatch, fault):
    httpserver.expect_request("/v1/embeddings").respond_with_handler(FAULTS[fault])
    monkeypatch.setenv("RAPPORT_EMBEDDER", "openai:m")
    monkeypatch.setenv("OPENAI_BASE_URL", httpserver.url_for("/v1"))
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    mira, per = book.add_contact("Mira Holm"), book.add_contact("Per Dal")
    day = dt.date(2026, 11, 2)
    book.add(NewNote((mira.id,), "need: a winter berth\n\nprivate: custodyword", day, "call"))
    book.add(NewNote((per.id,), "offer: has a winter berth", day, "call"))
    for args in COMMANDS:
        began = time.monotonic()
        ran = run(*args)
        assert ran.code in {"ask": (0, 4), "draft": (0, 4), "reindex": (1,)}.get(args[0], (0,)), (
            args,
            ran.err,
        )  # no chat model answers here
        assert time.monotonic() - began < 30
        assert "Traceback" not in ran.err
        assert KEY not in ran.out + ran.err
        if args[0] == "search":
            assert "a winter berth" in ran.out
            assert "anked" in ran.err  # one line says that words ranked alone
    assert any(request.path == "/v1/embeddings" for request, _ in httpserver.log)
    for request, _ in httpserver.log:
        assert b"custodyword" not in request.data
