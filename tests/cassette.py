"""Recorded exchanges with an endpoint: replayed by default, taken anew with RECORD=all.

To record, let an OpenAI-compatible server listen on the address that the test names. Tapes hold no key: only
listed headers are kept. A request that is not on the tape fails, and so does a tape that is missing or not played to
its end.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import vcr
from vcr.cassette import Cassette

CASSETTES = Path(__file__).resolve().parents[1] / "cassettes"
KEPT_HEADERS = {"content-type", "retry-after"}


def keep_known_headers(request: Any) -> Any:
    """The request as it is stored and compared: no key, no machine, no versions."""
    request.headers = {name: value for name, value in request.headers.items() if name.lower() in KEPT_HEADERS}
    return request


def keep_known_response_headers(response: dict[str, Any]) -> dict[str, Any]:
    """The response as it is stored."""
    response["headers"] = {n: v for n, v in response["headers"].items() if n.lower() in KEPT_HEADERS}
    return response


@pytest.fixture
def cassette(request: pytest.FixtureRequest) -> Iterator[Cassette]:
    """The tape of this test: `cassettes/<module>/<test>.yaml`."""
    mode = os.environ.get("RECORD", "none")
    recorder = vcr.VCR(
        record_mode=mode,
        match_on=["method", "host", "port", "path", "body"],
        before_record_request=keep_known_headers,
        before_record_response=keep_known_response_headers,
        decode_compressed_response=True,
    )
    path = CASSETTES / request.module.__name__ / f"{request.node.name}.yaml"
    assert mode != "none" or path.is_file(), f"the tape {path.name} is missing: the outline would pass for a model"
    with recorder.use_cassette(str(path)) as tape:
        yield tape
    if mode == "none":
        assert tape.all_played, f"{path.name} has exchanges that this test no longer makes"
