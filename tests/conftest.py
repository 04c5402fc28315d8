"""Every test gets a home of its own and no keys, so that none can touch the developer's notes or the network."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import hypothesis
import pytest
from click.testing import CliRunner

from assistant.app import App
from assistant.cli import main
from assistant.notebook import Notebook

hypothesis.settings.register_profile("rapport", deadline=None)  # a busy machine is no failure; bench/ has the timings
hypothesis.settings.load_profile("rapport")
TODAY = dt.date(2026, 11, 23)
FOREIGN = ("RAPPORT_", "OPENAI_", "ANTHROPIC_", "GOOGLE_", "GEMINI_", "OLLAMA_", "LANGCHAIN_", "LANGSMITH_", "CHROMA_")


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def isolated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An own HOME, XDG folders and RAPPORT_HOME; no keys, no editor, no settings from the developer's shell."""
    for name in os.environ:
        if name.startswith(FOREIGN):
            monkeypatch.delenv(name)
    for name in ("VISUAL", "EDITOR", "NO_COLOR", "COLUMNS", "COMP_WORDS"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "user" / name.lower()))
    monkeypatch.setenv("RAPPORT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder that the commands of this test use; not made yet."""
    return tmp_path / "home"


@pytest.fixture
def book(home: Path) -> Notebook:
    """The files in it."""
    return Notebook(home)


@pytest.fixture
def app(home: Path) -> App:
    """The program on that home, on Monday 23 November 2026, offline."""
    return App(home=home, today=TODAY, offline=True)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Run `rapport ARGS`; `terminal=True` lets it ask, and `input` answers. Today is 23 November 2026."""

    def invoke(*args: str, input: str | bytes | None = None, terminal: bool = False, today: str = str(TODAY)) -> Ran:
        monkeypatch.setattr("assistant.output.is_terminal", lambda: terminal)
        result = CliRunner().invoke(main, ["--as-of", today, *args], input=input, prog_name="rapport")
        return Ran(result.exit_code, result.stdout, result.stderr)

    return invoke


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Make $EDITOR a program that runs a Python expression over TEXT and saves what it gives."""

    def becomes(expression: str) -> None:
        script = tmp_path / "edit.py"
        script.write_text(
            "import os, pathlib, sys\n"
            "path = pathlib.Path(sys.argv[1])\n"
            "text = path.read_text(encoding='utf-8')\n"
            f"path.write_text({expression}, encoding='utf-8')\n"
            "stat = path.stat()\n"
            "os.utime(path, (stat.st_atime, stat.st_mtime + 5))\n",
            encoding="utf-8",
        )
        monkeypatch.setenv("EDITOR", f"python3 {script}")

    return becomes
