"""Every embedder gives one unit vector a text; what it cannot give is said in a sentence."""

import json
import math
import time
from collections.abc import Iterator
from pathlib import Path

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
    among = LOCAL.embed(["a much longer text about kilns, clay and glaze " * 5, "she keeps bees", "wool"])[1]
    assert np.allclose(alone, among, atol=1e-6)


def test_only_the_first_256_word_pieces_of_a_text_count() -> None:
    one, other = LOCAL.embed(["wool " * 300, "wool " * 400])
    assert np.array_equal(one, other)


def test_bytes_that_are_no_text_do_not_stop_a_search(embedder: Embedder) -> None:
    assert embedder.embed(["caf\udce9 owner"]).shape == (1, embedder.dimensions)


def test_no_local_model_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embed, "_weights", lambda: Path("absent.onnx"))
    with pytest.raises(EmbedderUnavailable, match="cannot be read"):
        LocalEmbedder().embed(["x"])


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
        lambda texts: [{**row, "embedding": [math.nan] * 4} for row in rows_of(texts)],
        lambda texts: [{**row, "embedding": [math.inf] * 4} for row in rows_of(texts)],
        lambda texts: [{**row, "embedding": [1, 2, "three", 4]} for row in rows_of(texts)],
        lambda texts: [{**row, "embedding": []} for row in rows_of(texts)],
        lambda texts: [{**row, "index": 0} for row in rows_of(texts)],
        lambda texts: [{**row, "index": None} for row in rows_of(texts)],
        lambda texts: ["row" for _ in texts],
        None,
    ],
)
def test_vectors_that_are_short_missing_or_not_finite_are_refused(httpserver: HTTPServer, rows: object) -> None:
    answering(httpserver, rows)
    with pytest.raises(EmbeddingFailed):
        OpenAIEmbedder("m", base_url=httpserver.url_for("/v1"), key="k", timeout=5, dimensions=4).embed(["a", "b"])


def endpoint(server: HTTPServer, *, key: str = "k", timeout: float = 5) -> OpenAIEmbedder:
    return OpenAIEmbedder("m", base_url=server.url_for("/v1"), key=key, timeout=timeout)


def test_the_number_of_dimensions_is_learned_from_the_first_answer(httpserver: HTTPServer) -> None:
    answering(httpserver, rows_of)
    embedder = endpoint(httpserver)
    embedder.embed(["a"])
    assert embedder.dimensions == 4


def test_many_texts_go_out_in_small_requests_and_come_back_in_order(httpserver: HTTPServer) -> None:
    answering(httpserver, lambda texts: [{"index": i, "embedding": [len(t), 1]} for i, t in enumerate(texts)])
    vectors = endpoint(httpserver).embed(["x" * n for n in range(1, 81)])
    assert np.allclose(vectors[:, 0] / vectors[:, 1], range(1, 81), rtol=1e-5)
    assert len(httpserver.log) == 3


def test_vectors_without_numbers_are_taken_in_the_order_they_came(httpserver: HTTPServer) -> None:
    answering(httpserver, lambda texts: [{"embedding": [len(t), 1]} for t in texts])
    vectors = endpoint(httpserver).embed(["x", "xxx"])
    assert np.allclose(vectors[:, 0] / vectors[:, 1], [1, 3])


@pytest.mark.parametrize(
    "body", [b"<html>hello</html>", b"null", b'"text"', b"[]", b"\xff\xfe\x00", b"{", b"", b"[" * 100_000]
)
def test_a_body_that_is_no_answer_is_one_sentence(httpserver: HTTPServer, body: bytes) -> None:
    httpserver.expect_request("/v1/embeddings").respond_with_data(body, content_type="application/json")
    with pytest.raises(EmbeddingFailed, match=r"^The embeddings endpoint failed \(.{1,200}\)\.$"):
        endpoint(httpserver).embed(["a"])


def test_a_reply_that_never_ends_is_given_up_on_time(httpserver: HTTPServer) -> None:
    def drip() -> Iterator[bytes]:
        for _ in range(20):
            time.sleep(0.1)
            yield b" "

    httpserver.expect_request("/v1/embeddings").respond_with_handler(lambda _: Response(drip()))
    begun = time.monotonic()
    with pytest.raises(EmbeddingFailed, match=r"no answer within 0\.5 seconds"):
        endpoint(httpserver, timeout=0.5).embed(["a"])
    assert time.monotonic() - begun < 1.5


def test_a_reply_without_measure_is_cut(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embed, "REPLY_LIMIT", 1_000)
    answering(httpserver, lambda texts: [{"index": 0, "embedding": [1.25] * 1_000}])
    with pytest.raises(EmbeddingFailed, match="more than 1,000 bytes"):
        endpoint(httpserver).embed(["a"])


def test_texts_are_not_sent_on_to_another_address(httpserver: HTTPServer) -> None:
    elsewhere = {"Location": httpserver.url_for("/elsewhere")}
    httpserver.expect_request("/v1/embeddings").respond_with_data(b"", status=307, headers=elsewhere)
    with pytest.raises(EmbeddingFailed):
        endpoint(httpserver).embed(["a"])
    assert {request.path for request, _ in httpserver.log} == {"/v1/embeddings"}


def test_an_overloaded_endpoint_is_asked_twice_and_no_more(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/v1/embeddings").respond_with_data(b"", status=503, headers={"retry-after-ms": "10"})
    with pytest.raises(EmbeddingFailed):
        endpoint(httpserver).embed(["a"])
    assert len(httpserver.log) == 2


def test_an_endpoint_without_that_model_says_which_setting_to_change(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/v1/embeddings").respond_with_json({"error": {"message": "no such model"}}, status=404)
    with pytest.raises(EmbeddingFailed, match=r"no embeddings model 'm'\. Change `embedder`"):
        endpoint(httpserver).embed(["a"])


@pytest.mark.parametrize("before", [0, 100, 130, 170])
def test_an_error_that_echoes_the_key_does_not_show_it(httpserver: HTTPServer, before: int) -> None:
    said = {"error": {"message": "x" * before + "bad key sekret-123-and-more"}}
    httpserver.expect_request("/v1/embeddings").respond_with_json(said, status=401)
    with pytest.raises(EmbeddingFailed) as caught:
        endpoint(httpserver, key="sekret-123-and-more").embed(["a"])
    assert "sek" not in str(caught.value)
    assert caught.value.__suppress_context__  # `--debug` prints the chain
