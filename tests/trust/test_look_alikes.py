"""Ten people of nearly the same name and work, and a model that repeats its whole prompt: nobody hears of another."""

from __future__ import annotations

import datetime as dt
import json
import os
from typing import Any

import pytest
from keys import KEY

from assistant.notebook import NewNote

pytest_plugins = ("endpoint",)

NAMES = (
    "Mira Holm", "Mira Holme", "Mirja Holm", "Mira Holm-Dal", "Myra Holm", "Mira Holmes", "Mira Hollm", "Mira H. Holm",
    "Mira Olm", "Mira Holmqvist",
)  # fmt: skip
SECRETS = (
    "zirconium", "quillwort", "sarabande", "ombudsman", "peregrine", "tamarisk", "obsidian", "marzipan", "theremin", "lazaret",
)  # fmt: skip
"""One word that stands in the notes of one person only; `private` ones in a private line of the same person."""
PRIVATE = tuple(f"{word[:5]}ovna" for word in SECRETS)
DAY = dt.date(2026, 11, 2)
ASKED_ABOUT = range(len(NAMES)) if os.environ.get("RAPPORT_TRUST") else (0, 4, 9)
"""The people of whom each command is asked for, by their place; all ten are in the home."""


@pytest.fixture
def ids(book) -> list[str]:
    """Ten contacts, each with a public note, a private line and a private note of their own, and one note of all ten."""
    book.change_me({"name": "Sam Ortiz"})
    people = [book.add_contact(name, role="harbour pilot", org="Quay Nine", another=True) for name in NAMES]
    for person, word, private in zip(people, SECRETS, PRIVATE, strict=True):
        text = f"need: a berth with {word} fittings\n- [ ] I owe: send the {word} list (due 2026-11-20)\n\nprivate: {private} is near"
        book.add(NewNote((person.id,), text, DAY, "call"))
        book.add(NewNote((person.id,), f"The {private} papers.", DAY, "note", private=True))
    return [person.id for person in people]


def foreign(text: str, own: int) -> list[str]:
    """The words of the nine others, and every private word, that TEXT holds."""
    folded = text.casefold()
    return [w for n, w in enumerate(SECRETS) if n != own and w in folded] + [w for w in PRIVATE if w in folded]


def echo(endpoint: Any, shape: dict[str, Any]) -> None:
    """Answer every request with SHAPE, its `*` replaced by the whole prompt."""

    def reply(asked: dict[str, Any]) -> Any:
        prompt = "\n".join(str(message["content"]) for message in asked["messages"])
        return endpoint.completion(json.loads(json.dumps(shape).replace('"*"', json.dumps(prompt[:6000]))))

    endpoint.says(reply)


DRAFT = {"subject": "A berth", "body": "*", "ask": None, "offer": None, "easy_out": None, "claims": []}
AGENDA = {
    "outcome": "By the end, Mira has named a day.", "fallback": "By the end, you have agreed a day.",
    "items": [{"question": "*", "minutes": 5, "note": None, "follow_ups": []}], "offer": None, "promises": [], "landing": "*",
    "openings": {"start": "*", "silence": "*", "a_no": "*", "closing_early": "*"}, "claims": [],
}  # fmt: skip
RECAP = {
    "summary": "*", "facts": [{"text": "*", "quote": "*"}], "i_owe": [], "they_owe": [], "maybes": [], "needs": [], "private": [],
    "outcome_reached": None, "open_questions": [], "flagged": [],
}  # fmt: skip
ANSWER = {"text": "*", "claims": []}
COMMANDS: dict[str, tuple[list[str], dict[str, Any]]] = {
    "draft": (["draft", "ID", "--goal", "ask about the berth"], DRAFT),
    "draft without a goal": (["draft", "ID"], DRAFT),
    "prep": (["prep", "ID", "--no-save"], AGENDA),
    "recap": (["recap", "ID", "-"], RECAP),
    "ask": (["ask", "what berth is needed?", "--contact", "ID"], ANSWER),
    "coach": (["coach", "-", "--to", "ID", "--rewrite"], DRAFT),
    "search": (["search", "berth with fittings", "--contact", "ID"], ANSWER),
    "show": (["contact", "show", "ID"], ANSWER),
    "preview": (["draft", "ID", "--preview"], DRAFT),
}
OWN_PRIVATE = ("show",)
"""Commands that show the user what they noted in private themselves."""


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_sends_or_shows_a_word_of_another(run, ids, endpoint, monkeypatch, name):
    monkeypatch.setenv("OPENAI_BASE_URL", endpoint.url)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    args, shape = COMMANDS[name]
    echo(endpoint, shape)
    for own in ASKED_ABOUT:
        person = ids[own]
        endpoint.asked.clear()
        ran = run(*[person if arg == "ID" else arg for arg in args], input="Mira: the berth is fine.\nSam: Good.\n")
        assert ran.code in (0, 4), ran.err
        assert foreign(str(endpoint.asked), own) == []
        shown = foreign(ran.out + ran.err, own)
        assert [word for word in shown if name not in OWN_PRIVATE or word != PRIVATE[own]] == []


@pytest.mark.parametrize("command", ["draft", "prep", "ask", "coach stuck"])
def test_the_outline_shows_no_word_of_another(run, ids, command):
    for own in ASKED_ABOUT:
        person = ids[own]
        if command == "coach stuck":
            args = ["coach", "stuck", "no time"]
        else:
            args = [command, person] if command != "ask" else ["ask", "what berth is needed?", "--contact", person]
        ran = run(*args, "--offline")
        assert ran.code == 0, ran.err
        text = ran.out + ran.err
        if command == "coach stuck":
            assert not [word for word in PRIVATE if word in text]
        else:
            assert foreign(text, own) == []


def test_ambiguous_names_are_never_guessed(run, ids):
    ran = run("draft", "Mira", "--offline")
    assert ran.code == 3
    assert "mira-holm" in ran.err


def test_the_plan_and_the_pairs_never_repeat_a_private_word(run, ids):
    for args in (
        ["plan"],
        ["plan", "--json"],
        ["connect"],
        ["review"],
        ["map"],
        ["ask", "--people", "who has fittings?"],
    ):
        ran = run(*args)
        assert ran.code == 0
        assert not [word for word in PRIVATE if word in (ran.out + ran.err).casefold()], args
