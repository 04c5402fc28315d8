"""A command killed at any of its system calls that write: what was there is whole, what is new is whole or absent.

`make trust` kills at every call; `make test` at every eighth.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

DIES = """
import os, sys
point, calls = int(sys.argv[1]), 0
def counted(real):
    def call(*args, **kwargs):
        global calls
        calls += 1
        if calls == point:
            os._exit(137)
        return real(*args, **kwargs)
    return call
for name in ("open", "fsync", "replace", "rename", "link", "unlink", "mkdir", "write"):
    setattr(os, name, counted(getattr(os, name)))
from assistant.cli import main
main(sys.argv[2:])
"""
STEP = 1 if os.environ.get("RAPPORT_TRUST") else 8
MOST = 400
CALL = "Mira: I'll send the chart by Friday.\nSam: Thanks.\n"
COMMANDS = {
    "note add": (["note", "add", "mira", "need: a second berth", "--with", "per"], None),
    "recap": (["recap", "mira", "-", "--yes", "--offline"], CALL),
    "contact edit": (["contact", "edit", "mira", "--role", "harbour master", "--alias", "Mimi"], None),
    "promise add": (["promise", "add", "per", "send the log"], None),
    "promise done": (["promise", "done", "PROMISE"], None),
    "contact rename": (["contact", "rename", "mira", "Mira Holm-Dal"], None),
}


def truth(book) -> dict[str, str]:
    """Every card and note that is there, by name; temporary files are none."""
    paths = [*book.card_paths(), *book.note_paths()]
    return {path.name: path.read_text(encoding="utf-8") for path in paths}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_killed_at_a_write_loses_and_tears_nothing(run, book, home, name):
    args, given = COMMANDS[name]
    run("contact", "add", "Mira Holm", "--role", "pilot")
    run("contact", "add", "Per Dal")
    run("note", "add", "per", "- [ ] I owe: send the chart (due 2026-01-05)")
    (promise,) = json.loads(run("promise", "list", "--json").out)
    args = [promise["id"] if arg == "PROMISE" else arg for arg in args]
    run("note", "add", "mira", "The first note, acknowledged.")
    before = truth(book)
    died = 0
    for point in range(1, MOST, STEP):
        command = [sys.executable, "-c", DIES, str(point), "--home", str(home), *args]
        done = subprocess.run(command, input=given, capture_output=True, text=True, timeout=60, check=False)
        now = truth(book)
        changed = {file for file, text in now.items() if before.get(file) != text}
        assert before.keys() <= now.keys()
        listed = run("note", "list", "mira", "--json")
        assert listed.code == 0
        assert "skipped" not in listed.err.lower()
        assert any(note["text"] == "The first note, acknowledged." for note in json.loads(listed.out))
        assert run("doctor").out.count("fail  ") == 0
        if done.returncode == 0:
            assert changed or died  # killed after its last write, the command before this one did it all
            break
        assert done.returncode == 137, done.stderr
        died += 1
        before = now
    else:
        pytest.fail(f"{name} did not come to its end within {MOST} calls")
    assert died >= (5 if STEP == 1 else 1)
