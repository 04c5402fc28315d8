"""The three jobs with a model, replayed from recorded exchanges: what is sent is on the tape, byte for byte."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest

from assistant import files
from assistant.models import Contact
from assistant.notebook import NewNote, Notebook

pytest_plugins = ("cassette",)
pytestmark = pytest.mark.usefixtures("cassette", "endpoint_settings")

Run = Callable[..., Any]
ENDPOINT = "http://127.0.0.1:18123/v1"
ME = """---
name: Wren Adeyemi
role: baker
org: Harbour Ovens
---
offer: taste a new flour and write two lines (10 minutes)
"""
NOTES = (
    ("2026-09-08", "meeting", 'Runs Quay Mill with 14 people. "Nobody tells us how our rye behaves in the oven."\n'
     "need: bakers who report how the rye behaves"),
    ("2026-11-03", "call", "His stone for spelt arrives on 2026-12-01, he is nervous about the first week.\n"
     "- [ ] I owe: send him the crumb photos (due 2026-11-12)\n- [ ] they owe: send me the protein table\n"
     "\nprivate: his brother wants to sell the mill"),
)  # fmt: skip
CALL = """Otto: The photos helped, we hung them over the scale. The stone came a day early.
Wren: Good. Could I see the protein table you spoke of?
Otto: Sure, I'll send it on Friday. Sorry, make that Monday.
Wren: I'll bring you two test loaves by Thursday then.
Otto: Maybe I can lend you the small sieve, I have to ask my brother. Between us, he wants to sell his half.
Otto: What I really need is somebody who has dressed a spelt stone before. We lost 40 kilos to the first setting.
"""


@pytest.fixture
def endpoint_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", ENDPOINT)
    monkeypatch.setenv("OPENAI_API_KEY", "unused")


@pytest.fixture
def otto(book: Notebook) -> Contact:
    files.write(book.me_file, ME)
    otto = book.add_contact("Otto Lund", emails=["otto@quaymill.example"], role="miller", org="Quay Mill", level="peer")
    for day, kind, text in NOTES:
        book.add(NewNote((otto.id,), text, dt.date.fromisoformat(day), kind))  # type: ignore[arg-type]
    return otto


GOAL = ("--goal", "send the crumb photos, ask how he will run in the spelt stone")


def test_a_model_writes_a_message_whose_claims_are_all_found(run: Run, otto: Contact) -> None:
    ran = run("draft", "otto", *GOAL, "--json")
    made = json.loads(ran.out)
    assert ran.code == 0
    assert made["writer"] == "127.0.0.1:18123"
    assert len(made["claims"]) >= 2
    assert [d for d in made["doubts"] if d["kind"] != "hint"] == []
    assert made["body"].count("?") == 1


def test_a_model_prepares_an_agenda_that_passes_every_gate(run: Run, otto: Contact) -> None:
    ran = run("prep", "otto", "--goal", "he names what he will watch in the first week of the spelt stone", "--json")
    made = json.loads(ran.out)
    assert ran.code == 0
    assert made["writer"] == "127.0.0.1:18123"
    assert [d for d in made["doubts"] if d["kind"] != "hint"] == []
    assert made["outcome"].startswith("By the end, ")
    assert {p["text"].split(" (")[0] for p in made["promises"]} == {
        "send him the crumb photos",
        "send me the protein table",
    }


def test_a_model_reads_a_call_and_never_sees_what_was_said_in_confidence(
    run: Run, otto: Contact, cassette: Any
) -> None:
    ran = run("recap", "otto", "-", "--date", "2026-11-23", "--json", "--yes", input=CALL)
    made = json.loads(ran.out)
    assert ran.code == 0
    assert made["writer"] == "127.0.0.1:18123"
    assert [p["due"] for p in made["they_owe"]] == ["2026-11-30"]
    assert [p["due"] for p in made["i_owe"]] == ["2026-11-26"]
    assert any("sell his half" in p["quote"] for p in made["private"])
    assert [d for d in made["doubts"] if d["kind"] != "hint"] == []
    for request in cassette.requests:
        assert b"sell his half" not in request.body


def test_a_busy_endpoint_is_asked_again(run: Run, otto: Contact, cassette: Any) -> None:
    ran = run("draft", "otto", *GOAL, "--json")
    assert ran.code == 0
    assert [response["status"]["code"] for response in cassette.responses] == [429, 200]
    assert json.loads(ran.out)["writer"] == "127.0.0.1:18123"


@pytest.mark.parametrize("fault", ["refusal", "truncated"])
def test_without_a_usable_reply_the_outline_is_shown_and_the_code_is_4(run: Run, otto: Contact, fault: str) -> None:
    ran = run("draft", "otto", *GOAL)
    assert ran.code == 4
    assert "crumb photos I promised you on 3 November" in ran.out
    assert "written without a model" in ran.err
    assert "Error: " in ran.err


def test_an_invented_fact_is_tried_once_more_and_then_marked(run: Run, otto: Contact, cassette: Any) -> None:
    ran = run("draft", "otto", *GOAL)
    assert ran.code == 0
    marked = [line for line in ran.out.split("\n") if line.startswith("\u26a0 ")]
    assert marked == ["\u26a0 Congratulations on winning the Golden Sheaf award in June."]
    assert len(cassette.requests) == 2


def test_a_question_is_answered_from_the_notes_with_its_source(run: Run, otto: Contact) -> None:
    ran = run("ask", "when does the stone for spelt arrive?")
    assert ran.code == 0
    assert "written without a model" not in ran.err
    assert "1 December" in ran.out
    assert "His stone for spelt arrives on 2026-12-01" in ran.out
