"""A small model on this machine: an ONNX file and the word pieces it reads, both checked before they are loaded."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from vectorstore.errors import EmbedderUnavailable, EmbeddingFailed

TOKENIZER = Path(__file__).resolve().parent / "minilm" / "tokenizer.json"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
BATCH = 4
"""Texts in one run of the model, sorted by length so that little is padding. Runs of 4 on two threads made 79 notes/s
(two texts each) on two busy cores, one run of 16 on both 65; a text's vector is the same to the bit either way."""


class LocalModel:
    """The model in the file WEIGHTS, whose sha256 must be SHA256; loaded, and checked, at the first run."""

    def __init__(self, weights: Callable[[], Path], sha256: str, threads: int | None = None) -> None:
        self.weights, self.sha256 = weights, sha256
        self.threads = threads or min(4, os.cpu_count() or 1)
        self._tokenizer: Any = None
        self._sessions: dict[int, Any] = {}

    @property
    def tokenizer(self) -> Any:
        """The word pieces, uncut and unpadded (EmbedderUnavailable when a file is missing or not the pinned one)."""
        if self._tokenizer is None:
            _require_sum(TOKENIZER, TOKENIZER_SHA256)
            try:
                from tokenizers import Tokenizer  # only what reads with a model pays
            except ImportError as error:
                raise EmbedderUnavailable(f"The local model needs tokenizers ({error}).") from error
            self._tokenizer = Tokenizer.from_file(str(TOKENIZER))
            self._tokenizer.no_truncation()
            self._tokenizer.no_padding()
        return self._tokenizer

    def run(
        self, tokens: Sequence[Sequence[int]], types: Sequence[Sequence[int]] | None = None
    ) -> list[npt.NDArray[np.float32]]:
        """The model's output for each row of TOKENS, an array (len(row), width); TYPES are the rows' segment ids."""
        found: list[npt.NDArray[np.float32]] = [np.zeros((0, 0), np.float32)] * len(tokens)
        order = sorted(range(len(tokens)), key=lambda i: -len(tokens[i]))  # the long ones first: an even finish
        batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
        single = len(batches) == 1  # a query: one run on all threads
        session = self._session(self.threads if single else 1)

        def outputs(rows: list[int]) -> npt.NDArray[np.float32]:
            return _run(session, [tokens[i] for i in rows], [types[i] for i in rows] if types else None)

        with ThreadPoolExecutor(1 if single else self.threads) as pool:
            for rows, result in zip(batches, pool.map(outputs, batches), strict=True):
                for place, row in enumerate(rows):
                    found[row] = result[place, : len(tokens[row])]
        return found

    def _session(self, threads: int) -> Any:
        """The model, each run on so many THREADS: one when several runs go on at once, all of them for a query."""
        if threads not in self._sessions:
            try:
                import onnxruntime  # 80 ms, and 60 ms for the session: only what reads with a model pays
            except ImportError as error:
                raise EmbedderUnavailable(f"The local model needs onnxruntime ({error}).") from error
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
            options.log_severity_level = 3
            # Threads that share one run may wait busily: a query takes 2.8 ms on two cores, 3.8 when they sleep.
            options.add_session_config_entry("session.intra_op.allow_spinning", "1" if threads > 1 else "0")
            path = self.weights()
            _require_sum(path, self.sha256)
            try:
                session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
            except Exception as error:  # its exceptions have no common class; a pinned file fails by version only
                raise EmbedderUnavailable(
                    f"This onnxruntime cannot run the local model: {first_line(error)}."
                ) from error
            self._sessions[threads] = session
        return self._sessions[threads]


def _run(
    session: Any, tokens: Sequence[Sequence[int]], types: Sequence[Sequence[int]] | None
) -> npt.NDArray[np.float32]:
    """One run of the model on rows filled up to the longest."""
    width = max(len(ids) for ids in tokens)
    ids, mask, kinds = (np.zeros((len(tokens), width), dtype=np.int64) for _ in range(3))
    for row, pieces in enumerate(tokens):
        ids[row, : len(pieces)] = pieces
        mask[row, : len(pieces)] = 1
        if types is not None:
            kinds[row, : len(pieces)] = types[row]
    try:
        hidden: npt.NDArray[np.float32] = session.run(
            None, {"input_ids": ids, "attention_mask": mask, "token_type_ids": kinds}
        )[0]
    except Exception as error:  # its exceptions have no common class; out of memory is the likely one
        raise EmbeddingFailed(f"The local model failed: {first_line(error)}.") from error
    return hidden


def readable(text: str) -> str:
    """TEXT as tokenizers take it, of the same length: halves of characters, which a shell may pass, become `?`."""
    return text.encode("utf-8", "replace").decode("utf-8")


def first_line(error: Exception, secret: str = "") -> str:
    """Class and first line of an error, at most 200 characters, without SECRET."""
    text = f"{type(error).__name__}: {error}"
    text = text.replace(secret, "[key]") if secret else text
    return text.split("\n", 1)[0][:200].rstrip(" :.")


def _require_sum(path: Path, wanted: str) -> None:
    try:
        with path.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise EmbedderUnavailable(f"The local model cannot be read: {error}.") from error
    if found != wanted:
        raise EmbedderUnavailable(f"{path.name} of the local model is not the pinned one; reinstall the program.")
