"""Every embedder gives one unit vector a text; what it cannot give is said in a sentence."""

import json
from collections.abc import Iterator

import numpy as np
import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from vectorstore import embed
from vectorstore.embed import Embedder, LocalEmbedder, OpenAIEmbedder
from vectorstore.errors import EmbedderUnavailable, EmbeddingFailed

LOCAL = LocalEmbedder()


def answering(server: HTTPServer, rows: object, status: int = 200) -> None:
    def reply(request: Request) -> Response:
        wanted = json.loads(request.data)["input"]
        data = rows(wanted) if callable(rows) else rows
        body = {"object": "list", "model": "m", "data": data, "usage": {"prompt_tokens": 1, "total_tokens": 1}}
        return Response(json.dumps(body), status, content_type="application/json")

    server.expect_request("/v1/embeddings").respond_with_handler(reply)


def rows_of(texts: list[str], size: int = 4) -> list[dict[str, object]]:
    rows = [{"object": "embedding", "index": i, "embedding": [len(t), i + 1, 2, 3][:size]} for i, t in enumerate(texts)]
    return list(reversed(rows))  # endpoints need not keep the order


@pytest.fixture(params=["local", "endpoint"])
def embedder(request: pytest.FixtureRequest, httpserver: HTTPServer) -> Iterator[Embedder]:
    if request.param == "local":
        yield LOCAL
    else:
        answering(httpserver, rows_of)
        yield OpenAIEmbedder("m", base_url=httpserver.url_for("/v1"), key="sekret", timeout=5, dimensions=4)


def test_each_text_gets_one_vector_of_length_one(embedder: Embedder) -> None:
    texts = ["a loom", "", "wool and flax " * 400, "\u7f8a\u6bdb", "a loom"]
    vectors = embedder.embed(texts)
    assert vectors.shape == (5, embedder.dimensions)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)


def test_no_text_gives_no_vector(embedder: Embedder) -> None:
    assert embedder.embed([]).shape == (0, embedder.dimensions)


def test_the_local_vectors_know_what_words_mean() -> None:
    dog, puppy, tax = LOCAL.embed(["the dog barks", "a puppy is barking", "how income is taxed"])
    assert float(dog @ puppy) > float(dog @ tax) + 0.3


def test_a_local_vector_does_not_hang_on_the_texts_around_it() -> None:
    alone = LOCAL.embed(["she keeps bees"])[0]
    among = LOCAL.embed(["she keeps bees", "a much longer text about kilns, clay and glaze " * 5])[0]
    assert float(alone @ among) > 0.999


def test_progress_counts_up_to_all_texts() -> None:
    seen: list[int] = []
    LOCAL.embed([f"text {i}" for i in range(40)], seen.append)
    assert seen[-1] == 40
    assert seen == sorted(seen)


def test_weights_that_are_not_the_pinned_ones_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embed, "WEIGHTS_SHA256", "0" * 64)
    with pytest.raises(EmbedderUnavailable, match="not the pinned one"):
        LocalEmbedder().embed(["x"])


@pytest.mark.parametrize(
    "rows",
    [
        [],
        lambda texts: rows_of(texts[:-1]),
        lambda texts: rows_of(texts, size=3),
        lambda texts: [{**row, "embedding": [0, 0, 0, 0]} for row in rows_of(texts)],
        lambda texts: [{**row, "embedding": None} for row in rows_of(texts)],
        lambda texts: [{**row, "embedding": [float("nan")] * 4} for row in rows_of(texts)],
        None,
    ],
)
def test_vectors_that_are_short_missing_or_not_finite_are_refused(httpserver: HTTPServer, rows: object) -> None:
    answering(httpserver, rows)
    with pytest.raises(EmbeddingFailed):
        OpenAIEmbedder("m", base_url=httpserver.url_for("/v1"), key="k", timeout=5, dimensions=4).embed(["a", "b"])


@pytest.mark.parametrize("body", [b"<html>hello</html>", b"null", b'"text"', b"\xff\xfe\x00", b"{", b""])
def test_a_body_that_is_no_answer_is_one_sentence(httpserver: HTTPServer, body: bytes) -> None:
    httpserver.expect_request("/v1/embeddings").respond_with_data(body, content_type="application/json")
    with pytest.raises(EmbeddingFailed):
        OpenAIEmbedder("m", base_url=httpserver.url_for("/v1"), key="k", timeout=5).embed(["a"])


def test_an_error_that_echoes_the_key_does_not_show_it(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/v1/embeddings").respond_with_json(
        {"error": {"message": "bad key sekret-123"}}, status=401
    )
    with pytest.raises(EmbeddingFailed) as caught:
        OpenAIEmbedder("m", base_url=httpserver.url_for("/v1"), key="sekret-123", timeout=5).embed(["a"])
    assert "sekret-123" not in str(caught.value)
