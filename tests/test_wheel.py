"""The wheel holds what the program needs, and nothing else at its top level; installed elsewhere it runs."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--no-build-isolation", "--no-deps", "--no-index", "--wheel-dir", str(folder)]
    subprocess.run([*PIP, "wheel", *options, str(ROOT)], check=True, capture_output=True, timeout=120)
    return next(folder.glob("rapport_assistant-*.whl"))


def test_the_top_level_is_the_two_packages(wheel: Path) -> None:
    names = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {name for name in names if not name.endswith(".dist-info")} == {"assistant", "vectorstore"}


def test_templates_word_lists_the_vocabulary_and_the_weights_of_the_ear_are_inside(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    for path in (ROOT / "prompts").rglob("*.md"):
        assert f"assistant/prompts/{path.relative_to(ROOT / 'prompts')}" in inside
    for path in [
        *(ROOT / "assistant" / "wordlists").rglob("*.txt"),
        *(ROOT / "assistant" / "heard" / "weights").glob("*.onnx"),
    ]:
        assert str(path.relative_to(ROOT)) in inside
    assert {f"vectorstore/minilm/{name}" for name in ("tokenizer.json", "alike.txt", "LICENSE")} <= inside


def test_installed_elsewhere_it_runs_the_demo_and_a_search(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    subprocess.run(
        [*PIP, "install", "--no-deps", "--no-index", "--target", str(site), str(wheel)], check=True, timeout=120
    )
    environment = {**os.environ, "PYTHONPATH": str(site), "RAPPORT_HOME": str(tmp_path / "home")}

    def rapport(*arguments: str) -> str:
        code = "import sys, assistant; assert assistant.__file__.startswith(sys.argv[1]); from assistant.cli import main; main(sys.argv[2:])"
        done = subprocess.run(
            [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(site)!r}); {code}", str(site), *arguments],
            capture_output=True, text=True, env=environment, cwd=tmp_path, timeout=60,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert "BEFORE YOU WRITE" in rapport("demo")
    rapport("contact", "add", "Ada Quist")
    rapport("note", "add", "ada", "She restores carousel horses.", "--no-suggest")
    assert "carousel" in rapport("search", "wooden horses")
    assert "all fine" in rapport("template", "check")
