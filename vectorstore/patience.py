"""A limit on how long a server may take. The time limits of HTTP clients count from byte to byte, so a server that
sends one byte now and then would keep a command waiting for ever."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def within(seconds: float, work: Callable[[], T]) -> T:
    """What WORK returns or raises; TimeoutError after SECONDS, and WORK is then left behind in a daemon thread."""
    outcome: queue.SimpleQueue[tuple[T, None] | tuple[None, BaseException]] = queue.SimpleQueue()

    def run() -> None:
        try:
            outcome.put((work(), None))
        except BaseException as error:  # raised again below, where somebody listens
            outcome.put((None, error))

    threading.Thread(target=run, daemon=True, name="waiting for a server").start()
    try:
        result, error = outcome.get(timeout=seconds)
    except queue.Empty:
        raise TimeoutError(f"no answer within {seconds:g} seconds") from None
    if error is not None:
        raise error
    return result  # type: ignore[return-value]  # without an error it is a T
