"""What a goal asks of a message, as far as it is understood."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from assistant.english import spelling
from assistant.patterns import any_case

_NO_ANSWER = any_case(r"\b(?:answer|repl(?:y|ie)|respon[ds]|wrote back|written back|write back)")
"""An apology that is about their message."""


@dataclass
class Plan:
    """What a goal asks for. `question` already speaks to the contact; `rest` fits no pattern."""

    things: list[str] = field(default_factory=list)
    question: str | None = None
    question_words: str = ""
    asked_for: str | None = None
    """The thing that the question asks for; they may have promised it."""
    favour: bool = False
    ask_minutes: int | None = None
    meeting_minutes: int | None = None
    meeting: str | None = None
    meeting_when: str | None = None
    thanks: str | None = None
    congratulations: str | None = None
    sorry: str | None = None
    sorry_that: str | None = None
    """An apology that is a clause: "I am sorry that it took so long"."""
    after_long: str | None = None
    """The time since the last talk, when the goal names it: "two years"."""
    news: str | None = None
    answer: str | None = None
    """A yes or a no, with what it is said to: "a yes to Thursday"."""
    unanswered: str | None = None
    """What they have not answered, empty when the goal does not name it."""
    reminder: str | None = None
    """What they are to be reminded of."""
    wish: str | None = None
    well: str | None = None
    """A day of theirs that the notes hold, for which they are wished well."""
    went: str | None = None
    """An event of theirs after which is asked."""
    offer: str | None = None
    asks_nothing: bool = False
    """Whether the goal wants no question."""
    replies: bool = False
    """Whether the goal answers a question or a message of theirs."""
    said: list[tuple[str, str]] = field(default_factory=list)
    """Each part of the goal that is taken up, with the words that say it."""
    rest: list[str] = field(default_factory=list)

    @property
    def asks(self) -> bool:
        """Whether the goal has its question, or the wish for a meeting, already."""
        return bool(self.question or self.meeting_minutes)

    @property
    def tells(self) -> bool:
        """Whether the goal has something of its own to tell."""
        return bool(self.news or self.answer or self.reminder or self.sorry or self.sorry_that)

    @property
    def answers(self) -> bool:
        """Whether the goal answers their message, or is sorry that it has no answer yet."""
        return bool(_NO_ANSWER.search(self.sorry or self.sorry_that or "")) or self.replies


def tell(plan: Plan, news: str, today: dt.date) -> str:
    """NEWS kept in the plan, behind what was told before."""
    told = spelling.with_days(news, today)
    plan.news = f"{plan.news}. {spelling.capital(told)}" if plan.news else told
    return told


def ask(plan: Plan, question: str, words: str) -> str | None:
    """Keep the first question only: a message asks one thing."""
    if plan.asks:
        return None
    plan.question, plan.question_words = question, words
    return question
