"""What can go wrong at a model endpoint, each as one sentence. Knows the protocol, opens no connection.

Endpoints differ most in how they fail: web pages with status 200, bodies cut in half, error texts that
echo the key. Everything here turns such a reply into a `Fault`, which says whether to try again.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import re
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from socket import gaierror
from typing import Any
from urllib.parse import urlsplit

from pydantic import SecretStr

from assistant.patterns import any_case

OPENAI_URL = "https://api.openai.com/v1"
EXCERPT = 160
"""Characters of an endpoint's own error text that are shown."""
AGAIN = {408, 409, 429, 500, 502, 503, 504}
"""Statuses that may pass by themselves."""
FORM = {400, 415, 422, 501}
"""Statuses by which servers refuse a response format or tools they do not know."""

_NO_QUOTA = any_case(r"insufficient_quota|exceeded your current quota|billing|credit balance")
_TOO_LONG = any_case(r"context.?(length|window|size)|too (long|large|many tokens)|maximum.{0,20}tokens")
_NO_MODEL = any_case(r"model_not_found|model\b.{0,80}\b(not found|not exist|unknown|not available)|unknown model")
_BAD_KEY = any_case(r"api.?key|unauthori[sz]ed|authentication")
_ABOUT_FORM = any_case(r"response_format|json_schema|schema|grammar|tool|function")
_KEY_LIKE = any_case(r"\b(?:sk|pk|rk|gsk|xai)-[\w*.\-]{6,}|\bBearer\s+\S+|\bAIza[\w\-]{8,}")
_ENDINGS = {
    "length": "cut its answer off: it reached its limit of tokens. Choose a larger limit there or another model",
    "refused": "refused to write this",
    "filtered": "stopped the answer with its content filter. Rephrase the goal or stay offline for this one",
}
_ENDING_WORDS = {
    "length": "length",
    "max_tokens": "length",
    "model_length": "length",
    "refusal": "refused",
    "content_filter": "filtered",
    "safety": "filtered",
    "recitation": "filtered",
    "prohibited_content": "filtered",
}


class Fault(Exception):
    """Why a request gave nothing. `again`: a repetition may help, after `after` seconds when the endpoint said so.

    `form`: the endpoint may only dislike how structured output was asked for.
    """

    def __init__(self, text: str, *, again: bool = False, after: float | None = None, form: bool = False) -> None:
        super().__init__(text)
        self.text, self.again, self.after, self.form = text, again, after, form


@dataclass(frozen=True)
class Endpoint:
    """Where requests go and who asks there; makes the sentences, so that all of them name the same things."""

    url: str
    model: str
    key: SecretStr | None = None
    key_origin: str = ""

    @property
    def host(self) -> str:
        """The host, with the port when one is given; never the name and password a URL may hold."""
        return host_of(self.url)

    def redacted(self, text: str) -> str:
        """TEXT on one line without the key: whole, in part, or anything that looks like one."""
        secret = self.key.get_secret_value() if self.key else ""
        if secret:  # a short one, `x` or `none` for a local server, may be a part of any word
            text = re.sub(rf"(?<!\w){re.escape(secret)}(?!\w)", "[key]", text)
        if len(secret) >= 12:
            text = text.replace(secret, "[key]")
            start, end = re.escape(secret[:8]), re.escape(secret[-8:])
            text = re.sub(rf"{start}[^\s\"',;]*|[^\s\"',;]{{0,99}}{end}", "[key]", text)
        return re.sub(r"\s+", " ", _KEY_LIKE.sub("[key]", text)).strip()

    def without_key(self, body: bytes) -> bytes:
        """BODY, a good answer, with `[key]` wherever the endpoint echoes the whole key."""
        secret = self.key.get_secret_value() if self.key else ""
        return body.replace(secret.encode(), b"[key]") if len(secret) >= 12 else body

    def refused(self, status: int, headers: Mapping[str, str], body: bytes) -> Fault:
        """The fault behind an HTTP STATUS that is not a success."""
        said = self.redacted(_said(body))
        quoted = f': "{said[:EXCERPT]}"' if said else "."
        if 300 <= status < 400:
            return Fault(
                f"{self.host} points to another address ({status}), which is not followed: notes go only to the"
                " configured endpoint. Set base_url to the final address."
            )
        if status in (401, 403) or (status == 400 and _BAD_KEY.search(said)):
            whose = f"the key from {self.key_origin}" if self.key else "a request without a key"
            return Fault(
                f"{self.host} refused {whose} ({status}). Set a valid one or use --offline."
                + (f' It says: "{said[:EXCERPT]}"' if said else "")
            )
        if _TOO_LONG.search(said) or status == 413:
            return Fault(f"The request is too long for {self.model!r} at {self.host} ({status}){quoted}")
        if status == 404 or (status == 400 and _NO_MODEL.search(said)):
            return Fault(
                f"{self.host} does not know the model {self.model!r} ({status}). Change the setting `model` with"
                " `rapport model use NAME`, or base_url if the address is wrong."
            )
        if status == 402 or (status == 429 and _NO_QUOTA.search(body[:10_000].decode("utf-8", "replace"))):
            return Fault(f"The account behind the key has no quota left at {self.host} ({status}){quoted}")
        form = status in FORM or (status == 500 and bool(_ABOUT_FORM.search(said)))
        after = retry_after(headers.get("retry-after")) if status in AGAIN else None
        text = f"{self.host} {_status_words(status)} ({status}){quoted}"
        return Fault(text, again=status in AGAIN and not form, after=after, form=form)

    def unreadable(self, body: bytes) -> Fault | None:
        """The fault of a reply with status 200 that holds no usable answer; None when it does."""
        if not body.strip():
            return Fault(f"{self.host} sent an empty answer.")
        try:
            reply = json.loads(body.decode("utf-8-sig"))
        except UnicodeDecodeError:
            return Fault(f"{self.host} sent an answer that is not UTF-8 text.")
        except (ValueError, RecursionError):
            return self._not_json(body)
        if not isinstance(reply, dict):
            return Fault(f"{self.host} sent JSON, but no chat completion. Check base_url; it often ends in /v1.")
        if reply.get("error"):
            return Fault(f'{self.host} reports an error: "{self.redacted(_said(body))[:EXCERPT]}"')
        return self._no_answer(reply.get("choices"))

    def _no_answer(self, choices: Any) -> Fault | None:
        """The fault of a list of CHOICES whose first holds no whole answer."""
        if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
            return Fault(f"{self.host} sent a reply without an answer in it (no choices).")
        message = choices[0].get("message")
        if not isinstance(message, dict):
            return Fault(f"{self.host} sent a reply without an answer in it (no message).")
        if message.get("refusal"):
            return Fault(f'{self.host} refused to write this: "{self.redacted(str(message["refusal"]))[:EXCERPT]}"')
        if fault := self.ending(choices[0].get("finish_reason")):
            return fault
        if not message.get("content") and not message.get("tool_calls"):
            return Fault(f"{self.host} sent a reply without an answer in it (empty content).", form=True)
        return None

    def ending(self, reason: object) -> Fault | None:
        """The fault behind a finish REASON, in the words of any provider; None for an ordinary end."""
        ending = _ENDING_WORDS.get(str(reason).lower())
        return Fault(f"{self.host} {_ENDINGS[ending]}.") if ending else None

    def unreachable(self, error: BaseException) -> Fault:
        """The fault behind an ERROR of the connection, found by what caused it, whichever library raised it."""
        chain = list(causes(error))
        names = " ".join(type(link).__name__ for link in chain)
        if any(isinstance(link, ConnectionRefusedError) for link in chain):
            return Fault(f"Nothing answers at {self.host}. Start the server there, or check base_url.")
        if any(isinstance(link, gaierror) for link in chain):
            return Fault(f"The name {self.host} cannot be found. Check base_url and the network.")
        if any(isinstance(link, ssl.SSLError) for link in chain):
            return Fault(f"No secure connection to {self.host}: {self.redacted(str(chain[-1]))[:EXCERPT]}.")
        if "ProxyError" in names:
            return Fault(f"The proxy set in the environment did not let the request to {self.host} through.")
        if "Timeout" in names:
            return Fault(f"{self.host} did not answer in time. Raise --timeout or choose a faster model.")
        if "ConnectError" in names:
            return Fault(f"{self.host} cannot be reached: {self.redacted(str(chain[-1]))[:EXCERPT]}.")
        return Fault(f"{self.host} broke the connection off.", again=True)

    def _not_json(self, body: bytes) -> Fault:
        start = body.lstrip()[:1]
        if start.startswith(b"<"):
            return Fault(f"{self.host} sent a web page instead of an answer. Check base_url; it often ends in /v1.")
        if start.startswith((b"{", b"[")):
            return Fault(f"{self.host} sent an answer that breaks off or is not valid JSON.")
        return Fault(f"{self.host} sent something that is not JSON. Check base_url; it often ends in /v1.")


def host_of(url: str) -> str:
    """The host of URL, with its port when it names one."""
    parts = urlsplit(url)
    name = parts.hostname or url
    name = f"[{name}]" if ":" in name else name
    return f"{name}:{parts.port}" if parts.port else name


def without_password(url: str) -> str:
    """URL as it may be shown: without the name and password it may hold."""
    scheme, separator, rest = url.partition("://")
    authority, slash, path = rest.partition("/")
    return f"{scheme}{separator}{authority.rpartition('@')[2]}{slash}{path}"


def is_loopback(url: str) -> bool:
    """Whether URL stays on this machine."""
    name = (urlsplit(url).hostname or "").lower()
    return (
        name in ("localhost", "::1") or name.endswith(".localhost") or re.fullmatch(r"127(\.\d+){3}", name) is not None
    )


def causes(error: BaseException) -> Iterator[BaseException]:
    """ERROR and what it was raised from, outermost first."""
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        link = link.__cause__ or link.__context__


def retry_after(value: str | None) -> float | None:
    """The seconds that a Retry-After header (seconds or a date) asks for; None when it says nothing usable."""
    if not value:
        return None
    try:
        seconds = float(value)
    except ValueError:
        try:
            when = parsedate_to_datetime(value)
        except (ValueError, TypeError):
            return None
        when = when if when.tzinfo else when.replace(tzinfo=dt.UTC)
        seconds = (when - dt.datetime.now(dt.UTC)).total_seconds()
    return None if math.isnan(seconds) else max(0.0, seconds)


def _status_words(status: int) -> str:
    if status == 429:
        return "has had too many requests"
    if status == 408:
        return "waited too long for the request"
    return "has a problem of its own" if status >= 500 else "did not accept the request"


def _said(body: bytes) -> str:
    """The message in an error BODY, whichever of the usual shapes it has; empty for web pages."""
    text = body[:10_000].decode("utf-8", "replace").strip()
    try:
        reply = json.loads(text)
    except (ValueError, RecursionError):
        return "" if text.startswith("<") else text
    while isinstance(reply, dict):
        reply = next((reply[name] for name in ("error", "message", "detail", "msg") if reply.get(name)), "")
    if isinstance(reply, list):
        return json.dumps(reply)
    return reply if isinstance(reply, str) else ""
