"""The HTTP client under the model: the configured endpoint only, bodies of limited size, faults as `Fault`.

Only `llm`, `rapport model find` and `rapport doctor` use it, and import it when they do: httpx2 takes 0.1 s.
"""

from __future__ import annotations

import json
from typing import Any

import httpx2

from assistant.endpoint import Endpoint, Fault, is_loopback

RESPONSE_LIMIT = 2_000_000
"""Bytes of one reply."""


class Client(httpx2.Client):
    """Follows no redirect, reads at most RESPONSE_LIMIT bytes, returns only replies that hold an answer.

    Proxies of the environment (HTTPS_PROXY, NO_PROXY) are honoured, but never for a server on this machine.
    """

    def __init__(self, endpoint: Endpoint, seconds: float) -> None:
        super().__init__(
            timeout=seconds,
            follow_redirects=False,
            trust_env=not is_loopback(endpoint.url),
            limits=httpx2.Limits(max_keepalive_connections=0),  # a command makes few requests; nothing stays open
        )
        self.endpoint = endpoint

    def send(self, request: httpx2.Request, **_: Any) -> httpx2.Response:
        """The reply to REQUEST, checked (Fault otherwise); the caller's options about streams do not apply."""
        try:
            response = super().send(request, stream=True, follow_redirects=False)
            try:
                body = self._body(response)
            finally:
                response.close()
        except (httpx2.HTTPError, OSError) as error:
            raise self.endpoint.unreachable(error) from error
        fault = self._fault(response, body)
        if fault is not None:
            raise fault
        body = self.endpoint.without_key(body)
        return httpx2.Response(200, headers={"content-type": "application/json"}, content=body, request=request)

    def _fault(self, response: httpx2.Response, body: bytes) -> Fault | None:
        if response.is_success:
            return self.endpoint.unreadable(body)
        return self.endpoint.refused(response.status_code, response.headers, body)

    def _body(self, response: httpx2.Response) -> bytes:
        body = bytearray()
        for chunk in response.iter_bytes():
            body += chunk
            if len(body) > RESPONSE_LIMIT:
                raise Fault(f"{self.endpoint.host} sent more than {RESPONSE_LIMIT:,} bytes; the rest was not read.")
        return bytes(body)


class Recorded(Exception):
    """Not a failure: carries the body that would have been sent."""

    def __init__(self, body: dict[str, Any]) -> None:
        super().__init__("recorded, not sent")
        self.body = body


class Recorder(httpx2.Client):
    """Sends nothing: raises each request as `Recorded`."""

    def send(self, request: httpx2.Request, **_: Any) -> httpx2.Response:
        """Never returns."""
        raise Recorded(json.loads(request.content))


def models_at(url: str, seconds: float) -> list[str] | None:
    """The names of the models that the server at URL lists; None when no such server answers."""
    try:
        with httpx2.Client(timeout=seconds, follow_redirects=False, trust_env=False) as client:
            reply = client.get(f"{url}/models").raise_for_status().json()
        return [str(model["id"]) for model in reply["data"]]
    except (httpx2.HTTPError, ValueError, KeyError, TypeError):
        return None


def trouble(url: str, key: str, seconds: float) -> str | None:
    """Why the OpenAI-compatible server at URL would not serve this KEY, as half a sentence; None when it would."""
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    try:
        with httpx2.Client(timeout=seconds, follow_redirects=False, trust_env=False) as client:
            status = client.get(f"{url}/models", headers=headers).status_code
    except httpx2.HTTPError:
        return "cannot be reached"
    if status in (401, 403):
        return "refuses the key"
    return f"answers with status {status}" if status >= 400 and status != 404 else None
