"""A model endpoint for tests: answers as it is told, keeps what it was asked. Loopback only.

`endpoint` speaks HTTP; `raw_endpoint` writes bytes as it likes: drips, resets, breaks off. Test modules get both
with `pytest_plugins = ("endpoint",)`.
"""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

Reply = Response | Callable[[dict[str, Any]], Response]
"""A fixed response, or one made from the body of the request."""


def completion(content: Any, *, finish: str = "stop", **message: Any) -> Response:
    """A chat completion with CONTENT (anything but a string is sent as JSON text, None as null)."""
    text = content if content is None or isinstance(content, str) else json.dumps(content)
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": text, **message}}
    return body({
        "id": "c1",
        "object": "chat.completion",
        "created": 1,
        "model": "m",
        "choices": [choice],
        "usage": {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18},
    })  # fmt: skip


def tool_call(name: str, arguments: Any) -> Response:
    """A chat completion that calls the tool NAME; ARGUMENTS may be text that is not JSON."""
    text = arguments if isinstance(arguments, str) else json.dumps(arguments)
    call = {"id": "t1", "type": "function", "function": {"name": name, "arguments": text}}
    return completion(None, finish="tool_calls", tool_calls=[call])


def body(value: Any, status: int = 200) -> Response:
    """VALUE as a JSON response."""
    return Response(json.dumps(value), status, content_type="application/json")


def error(status: int, text: str = "no", *, code: str | None = None, **headers: str) -> Response:
    """An error in OpenAI's shape; `retry_after="1"` becomes a header."""
    response = body({"error": {"message": text, "type": "e", "code": code}}, status)
    response.headers.update({name.replace("_", "-"): value for name, value in headers.items()})
    return response


@dataclass
class Endpoint:
    """What a test sees of the server: its address, the bodies it received, the replies it still gives."""

    url: str
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)

    def says(self, *replies: Reply) -> None:
        """Give REPLIES in this order; the last one again and again."""
        self.replies = list(replies)

    def reply(self, request: Request) -> Response:
        """The next reply."""
        asked = json.loads(request.get_data())
        self.asked.append(asked)
        self.headers.append(dict(request.headers))
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        return reply(asked) if not isinstance(reply, Response) else reply

    # the makers of replies, at hand where the fixture is
    completion = staticmethod(completion)
    tool_call = staticmethod(tool_call)
    body = staticmethod(body)
    error = staticmethod(error)


@pytest.fixture
def endpoint(httpserver: HTTPServer) -> Endpoint:
    """An OpenAI-compatible server on loopback."""
    fake = Endpoint(httpserver.url_for("/v1"))
    httpserver.expect_request("/v1/chat/completions", method="POST").respond_with_handler(fake.reply)
    return fake


Script = Callable[[socket.socket], None]


@dataclass
class RawEndpoint:
    """A server that runs a script for each connection, after the request was read."""

    listener: socket.socket
    script: Script = lambda _: None
    connections: int = 0
    stopped: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.listener.getsockname()[1]}/v1"

    def serve(self) -> None:
        """Accept until stopped."""
        while not self.stopped.is_set():
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection:
            try:
                _read_request(connection)
                self.script(connection)
            except OSError:
                pass  # the client left

    def drips(self, head: bytes, piece: bytes, pause: float = 0.05) -> None:
        """Send HEAD, then PIECE every PAUSE seconds, for as long as the test runs."""

        def script(connection: socket.socket) -> None:
            connection.sendall(head)
            while not self.stopped.wait(pause):
                connection.sendall(piece)

        self.script = script

    def hangs(self) -> None:
        """Never answer."""
        self.script = lambda _: void(self.stopped.wait(30))

    def resets(self) -> None:
        """Break the connection off instead of an answer."""

        def script(connection: socket.socket) -> None:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

        self.script = script

    def sends(self, raw: bytes) -> None:
        """Send RAW and close."""
        self.script = lambda connection: connection.sendall(raw)


def void(_: object) -> None:
    """Nothing, whatever it is given."""


def _read_request(connection: socket.socket) -> None:
    raw = b""
    while b"\r\n\r\n" not in raw:
        raw += connection.recv(65536)
    head, _, rest = raw.partition(b"\r\n\r\n")
    lengths = [line.split(b":")[1] for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")]
    length = int(lengths[0]) if lengths else 0
    while len(rest) < length:
        rest += connection.recv(65536)


@pytest.fixture
def raw_endpoint() -> Iterator[RawEndpoint]:
    """A server that misbehaves below HTTP."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        fake = RawEndpoint(listener)
        thread = threading.Thread(target=fake.serve, daemon=True)
        thread.start()
        yield fake
        fake.stopped.set()
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(2)


@pytest.fixture
def free_port() -> int:
    """A port on loopback where nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port
