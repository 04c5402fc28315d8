"""The documentation says what the program does."""

import re
import runpy
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant import cli, templates
from assistant.models import MARK_KINDS

ROOT = Path(__file__).resolve().parent.parent
PAGES = runpy.run_path(str(ROOT / "docs" / "build.py"), run_name="docs")["PAGES"]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_made_from_the_program_is_current(name: str) -> None:
    written = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert written == PAGES[name](), "run: python docs/build.py"


def test_every_command_has_help_and_stands_in_the_docs() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    for name in cli.COMMANDS:
        assert f"### rapport {name}\n" in page


def test_the_demo_in_the_readme_is_the_demo(run: Callable[..., Any]) -> None:
    shown = run("demo").out.strip()
    assert "Here is the checklist I promised you earlier this month; sorry it is" in shown
    assert f"```\n{shown}\n```" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_slot_and_every_mark_is_explained() -> None:
    page = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    for names in templates.SLOTS.values():
        for name in names:
            assert "{" + name + "}" in page, name
    data = (ROOT / "docs" / "data-format.md").read_text(encoding="utf-8")
    for mark in MARK_KINDS:
        assert f"`{mark}: " in data


def test_every_link_between_the_pages_leads_somewhere() -> None:
    for page in [
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        *(ROOT / "docs").rglob("*.md"),
        ROOT / "cassettes" / "README.md",
    ]:
        for target in re.findall(r"\]\((?!http|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_nothing_names_a_machine_or_a_registry() -> None:
    for path in ROOT.rglob("*"):
        if path.suffix in (".md", ".py", ".toml", ".lock", ".yaml") and not {".venv", ".git", ".hypothesis"} & set(
            path.parts
        ):
            text = path.read_text(encoding="utf-8", errors="replace")
            for word in ("/" + "work/", "/" + "root/", "extra-index" + "-url", "find" + "-links"):
                assert word not in text.replace("--no-emit-find" + "-links", ""), f"{path}: {word}"


UPKEEP = ("init", "contact", "note", "promise", "sent", "recap", "plan done")
TYPED_WORDS_A_MINUTE, SECONDS_A_COMMAND = 30, 20
"""A slow typist, and time to think of each command and read its answer."""


def test_the_first_month_takes_ten_minutes_of_upkeep_a_week_at_most() -> None:
    month = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8").split("# The first month")[1]
    weeks = re.split(r"^## Week (\d)", month, flags=re.MULTILINE)
    spent = {"0": 0.0} | dict.fromkeys(weeks[1::2], 0.0)
    for number, text in zip(["0", *weeks[1::2]], weeks[0::2], strict=True):
        for command in re.findall(r"^\$ rapport (.*)$", text, re.MULTILINE):
            if command.startswith(UPKEEP):
                spent[number] += SECONDS_A_COMMAND / 60 + (len(command.split()) + 1) / TYPED_WORDS_A_MINUTE
    assert all(minutes <= 10 for minutes in spent.values()), spent
    assert spent["2"] == 0, "one week is missed"
    assert sum(minutes > 0 for minutes in spent.values()) == 4


def test_the_tutorial_shows_no_error_and_no_placeholder() -> None:
    text = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    assert "Error:" not in text
    assert "Traceback" not in text
    assert "PROMISE" not in text


def test_no_home_of_somebody_is_in_the_project() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("no git here")
    assert not re.findall(r"(?m)^.*(?:\.sqlite3|\.rapport/.*|\.raw\.txt)$", listed.stdout)
