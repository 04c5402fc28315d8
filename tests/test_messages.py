"""What a request holds, and what it never holds."""

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import messages, templates
from assistant.errors import TemplateError
from assistant.evidence import redacted
from assistant.models import Contact, Evidence, Me, Source

TODAY = dt.date(2026, 11, 23)
OTTO = Contact("otto-lund", "Otto Lund", emails=("otto@mill.example",), role="miller", org="Quay Mill", level="peer")


def evidence(text: str = "Grinds rye for three bakeries.", **changes: object) -> Evidence:
    source = Source("n1", "abcdefghij", dt.date(2026, 10, 2), "call", "me", redacted(text), ("otto-lund",))
    fields: dict[str, object] = {
        "contact": OTTO,
        "me": Me(name="Wren Adeyemi", role="baker", offers=("taste new flour (10 minutes)",)),
        "today": TODAY,
        "goal": "ask how he stores spelt",
        "goal_given": True,
        "sources": (source,),
    }
    return Evidence(**{**fields, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize("job", [messages.draft, messages.prep])
def test_a_request_names_people_by_first_name_and_notes_by_label(job: object, tmp_path: Path) -> None:
    sent = "\n".join(text for _, text in job(evidence(), tmp_path))  # type: ignore[operator]
    assert "Otto" in sent
    assert " n1, 2026-10-02, call by me>" in sent
    for hidden in ("Lund", "otto@mill.example", "abcdefghij", "otto-lund"):
        assert hidden not in sent


def test_addresses_and_phone_numbers_in_notes_are_masked_and_dates_are_not() -> None:
    text = "Reach him at o.lund+x@mill.example or +49 (0)30 123 4567-89, best on 2026-12-01 or 01.12.2026, room 12345."
    assert redacted(text) == "Reach him at [email] or [phone], best on 2026-12-01 or 01.12.2026, room 12345."


@given(st.text(max_size=300))
def test_a_note_cannot_close_its_own_block(text: str) -> None:
    tag = messages.fence_tag(text)
    assert f"</{tag}" not in text
    known = evidence()
    source = known.sources[0]
    block = messages.fenced((Source(source.ordinal, source.note, source.date, source.kind, "me", text, ()),), tag, {})
    assert block.count(f"</{tag}>") == 1


def test_a_note_on_several_people_says_whom_it_is_about_where_several_may_be_meant() -> None:
    known = evidence(sources=(replace(evidence().sources[0], contacts=("otto-lund", "ina-berg")),))
    names = {"otto-lund": "Otto", "ina-berg": "Ina"}
    assert "call by me, about Otto, Ina>" in messages.fenced(known.sources, "note-1", names)
    assert "call by me>" in messages.fenced(known.sources, "note-1", {"otto-lund": "Otto"})


@pytest.mark.parametrize("value", ["{goal}", "{{x}}", '{"k": 1}', "R&D {0} {__class__}", "%s $x"])
def test_braces_in_a_note_are_text_and_never_expanded(value: str, tmp_path: Path) -> None:
    _, user = messages.draft(evidence(value), tmp_path)[1]
    assert value in user


def test_the_users_template_replaces_exactly_one_file(tmp_path: Path) -> None:
    (tmp_path / "draft").mkdir()
    (tmp_path / "draft" / "user.md").write_text("Only {goal} for {first_name}.", encoding="utf-8")
    system, user = messages.draft(evidence(), tmp_path)
    assert user == ("human", "Only ask how he stores spelt for Otto.")
    assert "Wren" in system[1]


@pytest.mark.parametrize("text", ["{gaol}", "{goal.__class__}", "{", "{goal!r}{x}", "{0}"])
def test_a_slot_that_does_not_exist_is_named_before_anything_is_sent(text: str, tmp_path: Path) -> None:
    (tmp_path / "draft").mkdir()
    (tmp_path / "draft" / "user.md").write_text(text, encoding="utf-8")
    with pytest.raises(TemplateError, match=r"user\.md"):
        messages.draft(evidence(), tmp_path)
    assert templates.check("draft", "user", tmp_path)


def test_a_wording_that_takes_no_slot_says_so(tmp_path: Path) -> None:
    mine = tmp_path / "draft" / "outline.md"
    mine.parent.mkdir()
    mine.write_text("## hello_new\nHello {zonk}.\n", encoding="utf-8")
    assert [text.partition("; ")[2] for text in templates.check("draft", "outline", tmp_path)] == [
        "it may use no slot there."
    ]


def test_every_built_in_template_is_sound(tmp_path: Path) -> None:
    for job, parts in templates.JOBS.items():
        for part in parts:
            assert templates.check(job, part, tmp_path) == []


def test_an_outline_wording_may_be_changed_and_the_rest_stays(tmp_path: Path) -> None:
    (tmp_path / "draft").mkdir()
    (tmp_path / "draft" / "outline.md").write_text("## greeting\nDear {first_name},\n", encoding="utf-8")
    wordings = templates.outline("draft", tmp_path)
    assert wordings["greeting"] == ["Dear {first_name},"]
    assert wordings["easy_out"]
    (tmp_path / "draft" / "outline.md").write_text("## greeting\nDear {surname},\n", encoding="utf-8")
    with pytest.raises(TemplateError, match="surname"):
        templates.outline("draft", tmp_path)


def test_a_prompt_names_no_slot_left_over(tmp_path: Path) -> None:
    for _, text in [*messages.draft(evidence(), tmp_path), *messages.prep(evidence(), tmp_path)]:
        assert not re.search(r"\{[a-z_]+\}", text)


def test_a_short_phone_number_goes_out_as_one_and_a_large_sum_as_itself() -> None:
    assert redacted("ring 555 1234 about the 1 500 000") == "ring [phone] about the 1 500 000"
