"""`rapport draft` and `rapport sent`, on people invented here, without a model."""

import datetime as dt
import email
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant import checks, evidence, files
from assistant.commands import everyday
from assistant.models import Contact
from assistant.notebook import NewNote, Notebook
from assistant.results import Draft

Run = Callable[..., Any]
ME = """---
name: Wren Adeyemi
role: baker
---
offer: taste a new flour and write two lines (10 minutes)
"""


@pytest.fixture
def otto(book: Notebook) -> Contact:
    files.write(book.me_file, ME)
    return book.add_contact("Otto Lund", emails=["otto@quaymill.example"])


def note(book: Notebook, contact: Contact, text: str, date: str, kind: Any = "call", **more: Any) -> None:
    book.add(NewNote((contact.id,), text, dt.date.fromisoformat(date), kind, **more))


def test_the_letter_is_on_stdout_and_everything_else_on_stderr(run: Run, book: Notebook, otto: Contact) -> None:
    note(book, otto, "- [ ] I owe: send him the crumb photos (due 2026-11-12)", "2026-11-03")
    ran = run("draft", "otto", "--goal", "send the crumb photos, ask how he will test the stone")
    assert ran.code == 0
    head, _, body = ran.out.partition("\n\n")
    assert head.split("\n") == ["To: Otto Lund <otto@quaymill.example>", "Subject: The crumb photos"]
    assert body.startswith("Hi Otto,\n\nHere are the crumb photos")
    assert "How will you test the stone?" in body
    assert body.endswith("\n\nWren\n")
    assert "written without a model" in ran.err
    assert "\u26a0" not in ran.out


def test_without_an_address_there_are_no_empty_brackets(run: Run, book: Notebook) -> None:
    book.add_contact("Ilse \u00d8rsted")
    assert run("draft", "ilse").out.startswith("To: Ilse \u00d8rsted\nSubject: ")


def test_without_a_goal_the_overdue_promise_comes_first(run: Run, book: Notebook, otto: Contact) -> None:
    note(
        book,
        otto,
        "need: bakers who report on rye\n- [ ] I owe: send him the crumb photos (due 2026-11-12)",
        "2026-11-03",
    )
    ran = run("draft", "otto")
    assert "crumb photos I promised you on 3 November; sorry they are late" in ran.out
    assert "Goal, from your notes: send him the crumb photos" in ran.err
    assert "Attach the crumb photos." in ran.err


@pytest.mark.parametrize(
    ("text", "kind", "says"),
    [
        ("when: 2026-11-30 his guild exam", "hello", "Your guild exam is on 30 November. I hope it goes well."),
        ("need: bakers who report on rye", "offer", "you were looking for bakers who report on rye"),
        ("- [x] they owe: send me the protein table", "thanks", "Thank you for"),
        ("Talked about the weather.", "hello", "What are you working on"),
    ],
)
def test_without_a_goal_the_best_reason_on_file_is_taken(
    run: Run, book: Notebook, otto: Contact, text: str, kind: str, says: str
) -> None:
    note(book, otto, text, "2026-11-03")
    ran = run("draft", "otto", "--json")
    made = json.loads(ran.out)
    assert made["kind"] == kind
    assert says in made["body"]
    assert [d for d in made["doubts"] if d["kind"] != "hint"] == []


def test_a_message_that_waits_is_taken_up_with_its_question(run: Run, book: Notebook, otto: Contact) -> None:
    note(
        book, otto, "Dear Wren, thanks. Can you spare a sack of bran in May?", "2026-11-18", "email", author="otto-lund"
    )
    ran = run("draft", "otto")
    assert "Subject: Your email of 18 November\n" in ran.out
    assert 'Thank you for your email of 18 November. You asked, "Can you spare a sack of bran in May?"' in ran.out
    assert "the answer itself is yours to write" in ran.err
    assert "\u26a0" not in ran.out
    note(book, otto, "Yes, in May.", "2026-11-19", "email")
    assert "You asked" not in run("draft", "otto").out


def test_a_promise_without_a_day_is_a_reason_after_a_week(run: Run, book: Notebook, otto: Contact) -> None:
    note(book, otto, "- [ ] I owe: send him the sieve drawing", "2026-11-17")
    assert "sieve" not in run("draft", "otto").out
    assert "Here is the sieve drawing I promised you" in run("--as-of", "2026-11-24", "draft", "otto").out


def test_an_unmarked_line_is_never_said_to_the_contact(run: Run, book: Notebook, otto: Contact) -> None:
    note(book, otto, "His brother drinks. He looked tired and spoke of selling.", "2026-11-03")
    ran = run("draft", "otto", "--goal", "ask how the mill is going")
    assert "brother" not in ran.out
    assert "How is the mill going?" in ran.out
    assert "need:" in ran.err


def test_private_lines_reach_no_draft_and_no_request(run: Run, book: Notebook, otto: Contact) -> None:
    note(
        book,
        otto,
        "fact: he runs the mill with 14 people\n\nprivate: fact: selling to Norvik\n\nBetween us, Zelda pays.",
        "2026-11-03",
    )
    note(book, otto, "fact: he has a secret Kranvik plan", "2026-11-04", private=True)
    for arguments in (
        ("draft", "otto"),
        ("draft", "otto", "--json"),
        ("draft", "otto", "--preview"),
        ("prep", "otto"),
        ("prep", "otto", "--preview"),
    ):
        ran = run(*arguments)
        for word in ("Norvik", "Kranvik", "Zelda"):
            assert word not in ran.out + ran.err, arguments


def test_a_preview_is_the_exact_request_and_sends_nothing(run: Run, book: Notebook, otto: Contact) -> None:
    note(book, otto, "fact: he runs the mill with 14 people", "2026-11-03")
    ran = run("draft", "otto", "--goal", "say hello", "--preview")
    request = json.loads(ran.out)
    sent = json.dumps(request["messages"])
    assert "14 people" in sent
    assert "Otto" in sent
    for hidden in ("Lund", "otto@quaymill.example", otto.id):
        assert hidden not in sent


def test_another_participant_is_never_named(run: Run, book: Notebook, otto: Contact) -> None:
    greta = book.add_contact("Greta Holm")
    book.add(
        NewNote(
            (otto.id, greta.id),
            'fact: Greta will lend him the sieve\n"Greta said it is a fine old sieve."',
            dt.date(2026, 11, 3),
            "meeting",
        )
    )
    assert "Greta" not in run("draft", "otto", "--goal", "ask how he is").out


@pytest.mark.parametrize(("channel", "limit"), [("email", 125), ("linkedin", 80), ("chat", 80)])
def test_a_draft_stays_within_its_channel(run: Run, book: Notebook, otto: Contact, channel: str, limit: int) -> None:
    for number in range(8):
        note(
            book,
            otto,
            f"fact: he has mill number {number} with a long story about wheels, stones and water\nneed: people for mill {number}",
            f"2026-10-{number + 10}",
        )
    body = json.loads(run("draft", "otto", "--channel", channel, "--goal", "ask how he finds millers", "--json").out)[
        "body"
    ]
    assert len(re.findall(r"[A-Za-z0-9'-]+", body)) <= limit + 4


def test_an_invitation_has_at_most_300_characters(run: Run, book: Notebook, otto: Contact) -> None:
    note(book, otto, f"fact: he wants {'very ' * 20}fine stones\nneed: {'many ' * 20}hands", "2026-11-03")
    assert len(json.loads(run("draft", "otto", "--channel", "invite", "--json").out)["body"]) <= 300


def test_the_json_of_a_draft_is_ascii_and_keeps_its_shape(run: Run, book: Notebook, otto: Contact) -> None:
    note(book, otto, "need: \u00e9toffe and \u7f8a\u6bdb sellers", "2026-11-03")
    ran = run("draft", "otto", "--json")
    assert ran.out.isascii()
    made = json.loads(ran.out)
    assert list(made) == [
        "to",
        "channel",
        "kind",
        "goal",
        "goal_given",
        "writer",
        "subject",
        "body",
        "ask",
        "offer",
        "easy_out",
        "claims",
        "doubts",
    ]
    assert list(made["to"]) == ["id", "name", "email"]
    assert all(list(claim) == ["text", "note", "date", "quote"] for claim in made["claims"])


def test_a_draft_is_never_evidence(run: Run, book: Notebook, otto: Contact) -> None:
    note(book, otto, "need: bakers who report on rye", "2026-11-03")
    run("draft", "otto", "--save")
    run("prep", "otto")
    assert "glad to taste" not in run("search", "taste flour glad").out
    assert len(list((book.drafts / "2026").glob("*.md"))) == 2


def test_sent_logs_the_text_ticks_what_it_kept_and_only_then(run: Run, book: Notebook, otto: Contact) -> None:
    note(book, otto, "- [ ] I owe: send him the crumb photos (due 2026-11-12)", "2026-11-03")
    assert run("sent", "otto").code == 1
    run("draft", "otto")
    ran = run("sent", "otto", "--yes")
    assert "Logged as sent on 2026-11-23" in ran.out
    assert "Ticked: send him the crumb photos" in ran.out
    listed = run("note", "list", "otto", "--full").out
    assert "- [x] I owe: send him the crumb photos" in listed
    assert "Here" in listed
    assert run("sent", "otto").code == 1


def test_an_eml_file_opens_in_a_mail_program(run: Run, book: Notebook, otto: Contact, tmp_path: Path) -> None:
    note(book, otto, "need: bakers who report on rye", "2026-11-03")
    run("draft", "otto", "--eml", str(tmp_path / "out.eml"))
    message = email.message_from_string((tmp_path / "out.eml").read_text(encoding="utf-8"))
    assert message["To"] == "Otto Lund <otto@quaymill.example>"
    assert "Hi Otto," in message.get_payload()


@pytest.mark.parametrize(
    "arguments", [("--goal", ""), ("--kind", "spam"), ("--channel", "fax"), ("--timeout", "0"), ("--goal", "x" * 1001)]
)
def test_a_bad_option_is_a_usage_error(run: Run, otto: Contact, arguments: tuple[str, ...]) -> None:
    ran = run("draft", "otto", *arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert "Traceback" not in ran.err


def test_an_unknown_person_is_exit_3_with_near_names(run: Run, otto: Contact) -> None:
    ran = run("draft", "Oto Lund")
    assert (ran.code, ran.out) == (3, "")
    assert "Otto Lund" in ran.err


def test_a_person_who_asked_for_silence_is_named_before_sending(run: Run, book: Notebook, otto: Contact) -> None:
    book.change_card(otto, {"not_before": dt.date(2027, 1, 1)})
    assert "not to be contacted before 2027-01-01" in run("draft", "otto").err


def test_a_template_with_an_unknown_slot_is_one_sentence(run: Run, book: Notebook, otto: Contact) -> None:
    files.write(book.prompts / "draft" / "outline.md", "## greeting\nHi {frist_name},\n")
    ran = run("draft", "otto")
    assert ran.code == 1
    assert "{frist_name}" in ran.err


def test_sixty_promises_and_needs_make_no_endless_letter(run: Run, book: Notebook, otto: Contact) -> None:
    lines = "\n".join(
        f"- [ ] I owe: send him table {n} (due 2026-11-0{n % 9 + 1})\nneed: flour number {n}" for n in range(60)
    )
    note(book, otto, lines, "2026-11-03")
    ran = run("draft", "otto")
    assert ran.code == 0
    assert len(ran.out.split()) < 150


def test_the_users_own_word_lists_count(run: Run, book: Notebook, otto: Contact) -> None:
    note(book, otto, "need: bakers who report on rye", "2026-11-03")
    files.write(book.prompts / "words" / "flattery.txt", "bakers who report\n")
    assert "Before you send: 'bakers who report' flatters" in run("draft", "otto").err


def test_thanks_and_a_thing_in_one_goal_are_both_in_the_message(run, book):
    run("contact", "add", "Ida Falk")
    text = "Talk.\n- [ ] I owe: send the list of jars (due 2026-12-01)\n- [ ] they owe: send me the scan"
    run("note", "add", "ida", text, "--kind", "call", "--date", "2026-11-20")
    out = run("draft", "ida", "--offline", "--goal", "send the list of jars, thank her for the scan").out
    assert "Here is the list of jars I promised you on 20 November" in out
    assert "Thank you for the scan." in out
    assert "you would send me the scan" not in out


def test_a_question_with_a_bare_subject_is_turned_round_before_it(run, book):
    run("contact", "add", "Ida Falk")
    run("note", "add", "ida", "fact: she wrote the labels for the herb hall")
    out = run("draft", "ida", "--offline", "--goal", "ask which label text children can copy").out
    assert "Which label text can children copy?" in out
    assert "Subject: About the label text\n" in out


def silent(run):
    run("contact", "add", "Ines Roth")
    run("init", "--name", "Wren Adeyemi", "--offer", "taste a new flour and write two lines (10 minutes)")
    run(
        "note",
        "add",
        "ines",
        "fact: her bank opens a desk for bakers in January",
        "--kind",
        "call",
        "--date",
        "2026-10-01",
    )
    run(
        "note",
        "add",
        "ines",
        "Hi Ines, would a loan for a second oven be too early?",
        "--kind",
        "email",
        "--date",
        "2026-11-05",
    )


def test_a_follow_up_after_silence_is_short_blames_nobody_and_brings_something(run):
    silent(run)
    ran = run("draft", "ines", "--offline", "--kind", "follow-up", "--json")
    data = json.loads(ran.out)
    assert "My message of 5 November may have come at a full moment." in data["body"]
    assert "Is there a better time, or is it of no use to you?" in data["body"]
    assert data["offer"]
    assert len(data["body"].split()) <= 65
    assert [d for d in data["doubts"] if d["kind"] != "hint"] == []


def test_a_long_or_idle_follow_up_is_named(run, book, app):
    silent(run)
    known = evidence.gather(app, app.catalog.find("ines"), goal=None, kind="follow-up")
    body = "Hi Ines,\n\nJust checking in. " + "And so on and on it goes here. " * 9 + "Is it of no use?\n\nWren"
    draft = Draft(subject="The loan", body=body, ask=None, offer=None, easy_out=None, claims=[])
    whys = [d.why for d in checks.review(draft, known).gates]
    assert any("60 is the limit here" in why for why in whys)
    assert "'just checking in' is filler" in whys


@pytest.mark.parametrize("command", ["draft", "prep"])
def test_what_they_can_give_is_never_offered_as_mine(run: Run, book: Notebook, command: str) -> None:
    files.write(book.me_file, "---\nname: Wren Adeyemi\n---\n")
    ines = book.add_contact("Ines Roth")
    note(book, ines, "need: a mould for rye loaves\noffer: dries apples for bakeries", "2026-11-03")
    said = run(command, "ines").out
    assert "mould" in said
    assert not re.search(r"I can|Give .*apples|offer you", said)


def test_a_message_may_not_offer_what_only_they_can_give(book: Notebook, app: Any) -> None:
    ines = book.add_contact("Ines Roth")
    note(book, ines, "offer: dries apples for bakeries", "2026-11-03")
    known = evidence.gather(app, app.catalog.find("ines"), goal=None)
    body = "Hi Ines,\n\nI will dry apples for your bakery.\n\nWren"
    draft = Draft(subject="Apples", body=body, ask=None, offer=None, easy_out=None, claims=[])
    assert any("promises something in your name" in doubt.why for doubt in checks.review(draft, known).safety)


def test_an_offer_of_mine_speaks_to_the_reader(run: Run, book: Notebook) -> None:
    files.write(book.me_file, "---\nname: Wren Adeyemi\n---\noffer: introduce them to two millers (10 minutes)\n")
    note(book, book.add_contact("Ines Roth"), "need: a miller who grinds spelt", "2026-11-03")
    assert "introduce you to two millers" in run("draft", "ines").out


@pytest.mark.parametrize(
    ("offer", "need", "said"),
    [
        ("our script reads scanned bills; nine in ten are right", "someone who reads scanned bills", "It may be of use: our script reads scanned bills; nine"),
        ("our script reads scanned bills; nine in ten are right", "a miller", "Should it ever be of use: our script reads scanned bills; nine"),
        ("a list of millers", "a miller", "I can offer you a list of millers."),
        ("a list of millers", "a van", "Should it ever be of use, I can offer a list of millers."),
        ("lend them a van (one day)", "a miller", "Should it ever be of use, I can lend you a van (one day)."),
    ],
)  # fmt: skip
def test_an_offer_is_a_sentence_whatever_its_form(run: Run, book: Notebook, offer: str, need: str, said: str) -> None:
    files.write(book.me_file, f"---\nname: Wren Adeyemi\n---\noffer: {offer}\n")
    note(book, book.add_contact("Ines Roth"), f"need: {need}", "2026-11-03")
    assert said in run("draft", "ines").out


@pytest.mark.parametrize(
    ("text", "goal", "asks"),
    [
        ("- [ ] I owe: come see the new oven (due 2026-11-12)", (), "Which day would suit you?"),
        ("I promised to come see the new oven.", ("--goal", "come see the new oven"), "Which day would suit you?"),
        ("- [ ] I owe: ask the guild about a stall", ("--goal", "ask the guild about a stall"), "of use to you?"),
    ],
)
def test_a_deed_that_i_promised_is_said_and_its_day_asked_for(
    run: Run, book: Notebook, otto: Contact, text: str, goal: tuple[str, ...], asks: str
) -> None:
    note(book, otto, text, "2026-10-03")
    ran = run("draft", "otto", *goal)
    assert "I have not forgotten that in October I said I would " in ran.out
    assert asks in ran.out
    assert "Say in your own words" not in ran.err


def test_thanks_with_an_offer_in_the_goal_say_both(run: Run, otto: Contact) -> None:
    ran = run("draft", "otto", "--goal", "thank him for the rye starter and offer two loaves for the fair")
    assert "Thank you for the rye starter." in ran.out
    assert "I can offer you two loaves for the fair." in ran.out
    assert "?" not in ran.out


def test_a_promise_that_is_only_spoken_of_is_not_ticked(run: Run, book: Notebook, otto: Contact) -> None:
    note(book, otto, "- [ ] I owe: send him the crumb photos (due 2026-11-27)", "2026-11-20")
    assert "on my list: send you the crumb photos" in run("draft", "otto", "--kind", "thanks").out
    run("sent", "otto", "--yes")
    assert "crumb photos" in run("promise", "list").out


def test_two_promises_of_one_note_are_ticked_one_after_the_other(
    run: Run, book: Notebook, otto: Contact, app: Any
) -> None:
    text = "- [ ] I owe: send him the crumb photos\n- [ ] I owe: bring him two loaves"
    note(book, otto, text, "2026-11-03")
    for promise in app.catalog.promises(otto.id):
        everyday.tick(app, promise)
    app.catalog.refresh()
    assert [p.state for p in app.catalog.promises(otto.id, state=None)] == ["done", "done"]


def test_what_the_user_writes_into_a_draft_is_checked_too(run: Run, book: Notebook, otto: Contact, editor: Any) -> None:
    note(book, otto, "need: bakers who report on rye", "2026-11-03")
    editor("text + 'Congratulations on winning the Golden Sheaf award.\\n'")
    ran = run("draft", "otto", "--edit")
    assert "\u26a0 Congratulations on winning the Golden Sheaf award." in ran.out
    editor("text")
    assert "\u26a0" not in run("draft", "otto", "--edit").out


def test_the_editor_of_the_settings_is_the_one_that_opens(
    run: Run, book: Notebook, otto: Contact, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    script = tmp_path / "own.py"
    script.write_text(
        "import os, sys\nopen(sys.argv[1], 'w').write('Hi Otto,\\n\\nMine.\\n')\nos.utime(sys.argv[1], (1, 9e9))\n"
    )
    monkeypatch.setenv("RAPPORT_EDITOR", f"python3 {script}")
    note(book, otto, "need: bakers who report on rye", "2026-11-03")
    assert "Mine." in run("draft", "otto", "--edit").out


def test_what_still_holds_is_not_told_as_over_and_what_an_offer_costs_is_not_told(
    run: Run, book: Notebook, otto: Contact
) -> None:
    note(book, otto, "fact: his mother lives in Rome\nfact: he was worried about the new stone", "2026-09-10")
    ran = run("draft", "otto")
    assert "you were worried about the new stone" in ran.out
    assert "mother" not in ran.out
    assert "taste a new flour and write two lines" in ran.out
    assert "10 minutes" not in ran.out


def test_the_subject_speaks_to_them_too(run: Run, book: Notebook, otto: Contact) -> None:
    ran = run("draft", "otto", "--goal", "ask where Otto's team sits")
    assert "Where does your team sit?" in ran.out
    assert "Subject: About Otto's" not in ran.out
