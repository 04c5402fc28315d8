"""The jobs of the program, each a straight line: find, recall, complete, check. Read this file first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass, replace
from functools import partial
from typing import Any, Generic, TypeVar

from assistant import calls, checks, evidence, kindness, messages, plain_promises, recall
from assistant.app import App
from assistant.checks import Checked
from assistant.errors import EndpointFailed
from assistant.llm import CHARACTERS, FAILURES, SHARE, OpenAIChat, Request
from assistant.models import Contact, Evidence
from assistant.outline import OfflineChat
from assistant.outline.prep import promise_lines
from assistant.outline.remarks import Remarks
from assistant.results import Agenda, Answer, Draft, Recap, Result
from assistant.transcripts import Transcript

R = TypeVar("R", Draft, Agenda, Recap, Answer)

ANSWER_PASSAGES = 12
"""Passages that may hold the answer to `ask`."""
OWN_STYLE = {"M11", "M12"}
"""Rules on length and plain words, whose advice is for what a person or a model wrote."""
LEAST_WORDS = 8
"""Words below which a model's message, greeting and name included, is none."""


@dataclass(frozen=True)
class Made(Generic[R]):
    """What a job hands to its command: the checked result, what it rests on, and whether the endpoint failed."""

    checked: Checked[R]
    evidence: Evidence
    _: KW_ONLY
    writer: str
    failure: EndpointFailed | None = None
    untried: EndpointFailed | None = None
    """Why a model that failed a check gave no second answer."""
    remarks: Remarks | None = None
    """What the outline knows next to a draft of its own."""
    unsaid: tuple[str, ...] = ()
    """The parts of a goal of which nothing is in the draft, which is the one that the notes give by themselves."""

    @property
    def result(self) -> R:
        """The draft, agenda, recap or answer itself."""
        return self.checked.result


def draft(app: App, who: str, *, goal: str | None, kind: str | None, channel: str) -> Made[Draft]:
    """A message to WHO that serves GOAL, or the best reason on file."""
    made = _complete(app, draft_request(app, who, goal=goal, kind=kind, channel=channel, chat=app.chat))
    unsaid = made.remarks.unwritten(made.result) if made.remarks else []
    if not unsaid:
        return made
    other = kindness.THINKING if kindness.is_sad(goal or "") else None
    outline = OfflineChat(app.notebook.prompts)
    request = draft_request(app, who, goal=other, kind=kind, channel=channel, chat=outline)
    return replace(_outlined(app, request, made.failure), unsaid=tuple(unsaid))


def prep(app: App, who: str, *, goal: str | None, minutes: int) -> Made[Agenda]:
    """Talking points for a talk of MINUTES with WHO."""
    outcome = _complete(app, prep_request(app, who, goal=goal, minutes=minutes, chat=app.chat))
    return replace(outcome, evidence=replace(outcome.evidence, said=tuple(plain_promises.find(app, outcome.evidence))))


def recap(app: App, who: str, record: Transcript, *, call_date: dt.date, agenda: str | None) -> Made[Recap]:
    """What the RECORD of a call with WHO on CALL_DATE left behind."""
    chat = app.chat
    if isinstance(chat, OfflineChat):
        known = _call(app, app.catalog.find(who), record, call_date=call_date, agenda=agenda)
        return _complete(app, Request("recap", known, Recap, list))  # the outline needs no messages
    requests = recap_requests(app, who, record, call_date=call_date, agenda=agenda)
    if len(requests) == 1:
        twice = 2 * (chat.weight(requests[0]) + FAILURES)
        chat.budget.allow(requests=0, characters=max(0, twice - CHARACTERS))  # a long transcript has its two tries too
        return _complete(app, requests[0])
    chat.budget.allow(requests=len(requests) + 1, characters=sum(map(chat.weight, requests)))
    return _asked(app, requests[0], lambda: _in_parts(app, chat, requests))


def ask(app: App, question: str, who: str | None) -> Made[Answer]:
    """An answer to QUESTION from the notes on WHO, or on everybody, with its citations."""
    contact = app.catalog.find(who) if who else Contact("", "")
    hits = recall.search(app, question, contact=contact if who else None, since=None, until=None, k=ANSWER_PASSAGES)
    known = evidence.answering(app, contact, question, [hit.passage for hit in hits])
    names = {c.id: c.first_name for c in app.catalog.contacts()}
    return _complete(app, Request("ask", known, Answer, lambda: messages.ask(known, names, app.notebook.prompts)))


def draft_request(
    app: App, who: str, *, goal: str | None, kind: str | None, channel: str, chat: OpenAIChat | OfflineChat
) -> Request[Draft]:
    """The request behind `draft` to CHAT; its messages are rendered only when a model is asked."""

    def within(limit: int) -> Request[Draft]:
        known = evidence.gather(app, app.catalog.find(who), goal=goal, kind=kind, channel=channel, limit=limit)
        return Request("draft", known, Draft, lambda: messages.draft(known, app.notebook.prompts))

    return _fitted(chat, within)


def prep_request(
    app: App, who: str, *, goal: str | None, minutes: int, chat: OpenAIChat | OfflineChat
) -> Request[Agenda]:
    """The request behind `prep` to CHAT."""

    def within(limit: int) -> Request[Agenda]:
        known = evidence.gather(app, app.catalog.find(who), goal=goal, kind="talk", minutes=minutes, limit=limit)
        return Request("prep", known, Agenda, lambda: messages.prep(known, app.notebook.prompts))

    return _fitted(chat, within)


def recap_requests(
    app: App, who: str, record: Transcript, *, call_date: dt.date, agenda: str | None
) -> list[Request[Recap]]:
    """The requests behind `recap`, one for each part of a long transcript, confidential sentences cut."""
    known = _call(app, app.catalog.find(who), record, call_date=call_date, agenda=agenda)
    pieces = calls.parts(calls.shown(known))
    return [
        Request("recap", known, Recap, partial(messages.recap, known, piece, number, len(pieces), app.notebook.prompts))
        for number, piece in enumerate(pieces, start=1)
    ]


def _fitted(chat: OpenAIChat | OfflineChat, within: Callable[[int], Request[R]]) -> Request[R]:
    """The request of as many characters of notes as leave room for a second try; the outline takes many more."""
    if isinstance(chat, OfflineChat):
        return within(evidence.OUTLINE_CHARS)
    limit = evidence.SENT_CHARS
    while True:
        request = within(limit)
        excess = chat.weight(request) - SHARE
        if excess <= 0 or limit <= evidence.LEAST_SENT_CHARS:
            return request
        limit = max(min(limit, evidence.room(request.evidence)) - excess, evidence.LEAST_SENT_CHARS)


def _call(app: App, contact: Contact, record: Transcript, *, call_date: dt.date, agenda: str | None) -> Evidence:
    """What `recap` knows: the transcript as turns, who spoke, what was planned and what was open before."""
    known = evidence.gather(app, contact, goal="recap", kind="talk", limit=0)
    text = "\n".join(f"{turn.speaker}: {turn.text}" if turn.speaker else turn.text for turn in record.turns)
    return replace(known, transcript=text, call_date=call_date, agenda=agenda, speakers=record.speakers, sources=())


def _complete(app: App, request: Request[R]) -> Made[R]:
    """The result of REQUEST from whoever writes, checked; a model gets one more try when a gate fails."""
    chat = app.chat
    if isinstance(chat, OfflineChat):
        return _outlined(app, request)
    return _asked(app, request, lambda: _with_model(app, chat, request))


def _asked(app: App, request: Request[R], ask: Callable[[], Made[R]]) -> Made[R]:
    """What ASK gets from the model, noted in the log; the outline of REQUEST when the endpoint fails."""
    try:
        outcome = ask()
    except EndpointFailed as failure:
        _audit(app, request)
        return _outlined(app, request, failure)
    _audit(app, request)
    return outcome


def _outlined(app: App, request: Request[R], failure: EndpointFailed | None = None) -> Made[R]:
    """The result of REQUEST without a model, without the advice on style that the program would give to itself."""
    chat, known = app.chat, request.evidence
    written = (chat if isinstance(chat, OfflineChat) else OfflineChat(app.notebook.prompts)).written(request)
    checked = _checked(app, written.result, known)
    doubts = tuple(d for d in checked.doubts if d.kind != "hint" or d.rule not in OWN_STYLE)
    checked = replace(checked, doubts=doubts)
    return Made(checked, known, writer="outline", failure=failure, remarks=written.remarks)


def _checked(app: App, result: R, known: Evidence) -> Checked[R]:
    """RESULT with its doubts; the user's own word lists count."""
    return checks.review(result, known, app.notebook.prompts)


def rechecked(app: App, outcome: Made[R], result: R) -> Made[R]:
    """OUTCOME with RESULT, which the user changed, checked anew."""
    return replace(outcome, checked=_checked(app, result, outcome.evidence))


def _with_model(app: App, chat: OpenAIChat, request: Request[R]) -> Made[R]:
    first = _checked(app, _reply(chat, request), request.evidence)
    if not first.failures and not _is_hollow(first.result):
        return Made(first, request.evidence, writer=chat.name)
    untried = None
    try:
        again = _checked(app, _reply(chat, request.again(first.failures or ["the text is missing"])), request.evidence)
    except EndpointFailed as failure:
        again, untried = first, failure  # the first try may be usable, with its doubts shown
    best = min((again, first), key=lambda tried: (_is_hollow(tried.result), len(tried.failures)))
    if _is_hollow(best.result):
        raise EndpointFailed(f"{chat.name} answered twice without a usable text. Choose a larger model.")
    return Made(best, request.evidence, writer=chat.name, untried=untried)


def _is_hollow(result: Result) -> bool:
    """Whether a reply has the right shape and nothing in it, as very small models write it."""
    if isinstance(result, Draft):
        return len(result.body.split()) < LEAST_WORDS
    if isinstance(result, Agenda):
        return not (result.items and result.outcome.strip())
    return isinstance(result, Recap) and not result.summary.strip()


def _in_parts(app: App, chat: OpenAIChat, requests: list[Request[Recap]]) -> Made[Recap]:
    """A long call, read part by part and joined."""
    known, whole = requests[0].evidence, calls.joined([chat.complete(request) for request in requests])
    if _is_hollow(whole):
        raise EndpointFailed(f"{chat.name} answered without a usable text. Choose a larger model.")
    return Made(_checked(app, calls.with_withheld(whole, known), known), known, writer=chat.name)


def _audit(app: App, request: Request[Any]) -> None:
    """Note in log/audit.jsonl what was sent where: ids and sizes, no text."""
    if not isinstance(app.chat, OfflineChat) and app.chat.usage.requests:
        known, usage = request.evidence, app.chat.usage
        row: dict[str, Any] = {"job": request.job, "to": app.chat.name, "contact": known.contact.id or None}
        row |= {"notes": [s.note for s in known.sources], "requests": usage.requests, "characters": usage.characters}
        app.notebook.audit(row)


def _reply(chat: OpenAIChat, request: Request[R]) -> R:
    """The model's reply, with what code knows better: open promises, and sentences the model was not shown."""
    result = chat.complete(request)
    if isinstance(result, Recap):
        return calls.with_withheld(result, request.evidence)  # type: ignore[return-value]  # R is Recap here
    if isinstance(result, Agenda):
        promises = {"promises": promise_lines(request.evidence)}
        return result.model_copy(update=promises)
    return result
