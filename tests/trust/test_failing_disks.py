"""A disk that is full, broken, read-only or limited, and a clock that was set back: one sentence, nothing lost.

`make trust` fails every call; `make test` every tenth.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from assistant import frontmatter
from assistant.app import App
from assistant.notebook import NewNote

FAILS = """
import errno, os, sys
point, number, calls = int(sys.argv[1]), getattr(errno, sys.argv[2]), 0
def counted(real):
    def call(*args, **kwargs):
        global calls
        if real.__name__ == "open" and not (len(args) > 1 and args[1] & (os.O_WRONLY | os.O_RDWR)):
            return real(*args, **kwargs)
        calls += 1
        if calls >= point:
            raise OSError(number, os.strerror(number), *[a for a in args[:1] if isinstance(a, (str, os.PathLike))])
        return real(*args, **kwargs)
    return call
for name in ("open", "fsync", "replace", "rename", "link", "mkdir", "write"):
    setattr(os, name, counted(getattr(os, name)))
from assistant.cli import main
main(sys.argv[3:])
"""
STEP = 1 if os.environ.get("RAPPORT_TRUST") else 10
CALL = "Mira: I'll send the chart by Friday.\nSam: Thanks.\n"
WRITING = {
    "note add": (["note", "add", "mira", "need: a second berth"], None, ()),
    "recap": (["recap", "mira", "-", "--yes", "--offline"], CALL, ()),
    "contact edit": (["contact", "edit", "mira", "--role", "harbour master"], None, ("role: harbour master",)),
    "promise done": (["promise", "done", "PROMISE"], None, ("- [x] I owe: send the log", '"kept"')),
    "plan skip": (["plan", "skip", "ACTION"], None, ('"skipped"',)),
    "init": (["init", "--voice", "Hi Cy, done."], None, ("Hi Cy, done.",)),
}
"""Each command, its input, and what a file that was there holds once it is changed."""
READING = (
    ["contact", "show", "mira"], ["note", "list", "mira", "--full"], ["promise"], ["draft", "mira", "--offline"], ["plan"], ["review"],
    ["search", "berth", "--offline"], [],
)  # fmt: skip


@pytest.fixture
def mira(run, book):
    run("contact", "add", "Mira Holm", "--every", "7")
    text = "The first note, acknowledged.\n- [ ] I owe: send the log (due 2026-11-20)"
    return book.add(NewNote(("mira-holm",), text, dt.date(2026, 10, 1), "call"))


def truth(book) -> dict[str, str]:
    """Every file of the user, by name; temporary and derived ones are none."""
    paths = [
        *book.card_paths(),
        *book.note_paths(),
        *book.home.glob("notes/*/*.raw.txt"),
        book.me_file,
        book.home / "plan.jsonl",
    ]
    return {path.name: path.read_text(encoding="utf-8") for path in paths if path.is_file()}


def is_whole(file: str, text: str) -> bool:
    """Whether TEXT, as it stands in FILE, can be read to its end."""
    if file.endswith(".jsonl"):
        return all(json.loads(line) for line in text.splitlines())
    frontmatter.split(text, Path(file))  # raises when the head is torn
    return text.endswith("\n")


def command(home, args, *, before: str = "", given: str | None = None, **options) -> subprocess.CompletedProcess:
    line = [
        sys.executable,
        "-c",
        before or "from assistant.cli import main; main()",
        *args,
        "--home",
        str(home),
        "--as-of",
        "2026-11-23",
    ]
    return subprocess.run(line, input=given, capture_output=True, text=True, timeout=60, check=False, **options)


def filled(run, args: list[str], note) -> list[str]:
    action = json.loads(run("plan", "--json").out)["actions"][0]["id"]
    return [{"PROMISE": f"{note.id}.1", "ACTION": action}.get(arg, arg) for arg in args]


FAULTS = ("ENOSPC", "EIO", "EROFS")
FAILING = [(name, fault) for name in WRITING for fault in FAULTS]
"""Every command with every fault; each command meets one of them where time is short."""


@pytest.mark.parametrize(("name", "fault"), FAILING if os.environ.get("RAPPORT_TRUST") else FAILING[::4])
def test_a_writing_command_says_what_failed_and_changes_all_or_nothing(run, book, home, mira, name, fault):
    args, given, changed = WRITING[name]
    args = filled(run, args, mira)
    before = truth(book)
    failed = 0
    for point in range(1, 400, STEP):
        done = command(home, [str(point), fault, *args], before=FAILS, given=given)
        now = truth(book)
        assert done.returncode in (0, 1), done.stderr
        assert "Traceback" not in done.stderr
        assert "a bug in rapport" not in done.stderr
        for file, text in before.items():
            assert now[file] == text or (is_whole(file, now[file]) and any(word in now[file] for word in changed))
        if done.returncode == 0:
            break
        failed += 1
        assert done.stderr.count("Error: ") == 1, done.stderr
        if set(now) - set(before):  # a recap is its note and its transcript, never one of the two
            assert len(set(now) - set(before)) == (2 if name == "recap" else 1)
        before = now
    assert failed
    assert "The first note, acknowledged." in "".join(truth(book).values())
    assert run("doctor").out.count("fail  ") == 0


@pytest.mark.parametrize("fault", ["ENOSPC", "EROFS"])
@pytest.mark.parametrize("args", READING, ids=lambda args: " ".join(args) or "home")
def test_reading_goes_on_where_nothing_can_be_written(run, home, mira, args, fault):
    run("contact", "list")
    done = command(home, ["1", fault, *args], before=FAILS)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def test_a_limit_on_the_size_of_files_is_a_sentence(run, book, home, mira):
    before = truth(book)

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1500, 1500))

    done = command(home, ["note", "add", "mira", "word " * 900], preexec_fn=limited)
    assert done.returncode == 1
    assert "size limit set for this shell (ulimit -f). Nothing was changed." in done.stderr
    assert truth(book) == before
    assert run("doctor").out.count("fail  ") == 0


def test_a_clock_that_was_set_back_loses_nothing(run, book, home, mira):
    now = dt.datetime.now(dt.UTC)
    book.add_many([NewNote(("mira-holm",), "written today", dt.date(2026, 11, 2))], now=now)
    book.add_many(
        [NewNote(("mira-holm",), "written after the clock went back", dt.date(2026, 11, 2))],
        now=now - dt.timedelta(days=900),
    )
    assert run("note", "list", "mira", "--full").out.count("written") == 2
    for days in (-3000, 3000):
        path = book.note_paths()[0]
        path.write_text(path.read_text().replace("acknowledged", f"changed at {days} days"), encoding="utf-8")
        stamp = now.timestamp() + days * 86400
        os.utime(path, (stamp, stamp))
        assert f"changed at {days} days" in run("note", "list", "mira", "--full").out
        path.write_text(path.read_text().replace(f"changed at {days} days", "acknowledged"), encoding="utf-8")
        os.utime(path, (stamp, stamp))  # the same stamp again, another size
        assert "acknowledged" in run("note", "list", "mira", "--full").out
    app = App(home=home, today=dt.date(2026, 11, 23), offline=True)
    assert len(app.catalog.notes("mira-holm")) == 3
