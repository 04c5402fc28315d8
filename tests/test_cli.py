"""What every command shares: options before and after, errors as sentences, a quick start, a silent screen."""

import datetime as dt
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

from assistant import __version__, cli, files
from assistant.app import App
from assistant.cli import COMMANDS, main
from assistant.commands.options import Day

RAPPORT = [sys.executable, "-c", "from assistant.cli import main; main()"]


def test_help_names_every_command_in_its_group_and_imports_none(run):
    ran = run("--help")
    assert ran.code == 0
    assert ran.err == ""
    for name, (group, line) in COMMANDS.items():
        assert (f"{name:<11} {line}" in ran.out) is (group != "More"), name
    assert all(len(line) <= 80 for line in ran.out.splitlines())


def test_help_all_shows_every_command(run):
    ran = run("help", "--all")
    assert ran.code == 0
    assert all(f"{name:<11} {line}" in ran.out for name, (_, line) in COMMANDS.items())


def test_help_shows_the_page_of_a_command(run):
    assert "Usage: rapport contact add [OPTIONS] NAME" in run("help", "contact", "add").out
    assert run("help").out == run("--help").out
    assert run("help", "nothing").code == 2
    assert run("help", "search", "deeper").code == 2


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_page_with_a_first_sentence(run, name):
    command = main.get_command(click.Context(main), name)
    children = list(command.commands) if isinstance(command, click.Group) else []
    for words in ([name], *([name, child] for child in children)):
        ran = run(*words, "--help")
        assert (ran.code, ran.err) == (0, ""), words
        usage, _, text = ran.out.partition("\n")
        assert usage.startswith(f"Usage: rapport {' '.join(words)}"), words
        assert text.strip().split("\n")[0].strip()[:1].isalnum(), words
        assert all(len(line) <= 80 for line in ran.out.splitlines()), words


def test_importing_the_program_loads_nothing_slow():
    slow = "assistant.models assistant.files chromadb openai langchain langchain_core pydantic numpy onnxruntime rich dateparser rapidfuzz yaml sqlite3"
    code = f"import sys, assistant.cli; print([m for m in {slow.split()!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "words", [("contact", "show", "mira"), ("contact", "list"), ("note", "add", "mira", "tea"), ("promise",), ()]
)
def test_the_everyday_commands_load_neither_a_model_nor_an_index(words, home, run):
    run("contact", "add", "Mira Holm")
    slow = ["chromadb", "openai", "langchain", "langchain_core", "pydantic", "numpy", "dateparser", "rapidfuzz"]
    code = (
        "import sys\nfrom assistant.cli import main\n"
        f"try:\n    main({list(words)!r})\nexcept SystemExit as stop:\n    assert not stop.code\n"
        f"print([m for m in {slow!r} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip().endswith("[]")


def test_checking_a_message_does_not_load_the_rules_that_hear_a_call():
    code = "import sys, assistant.checks; print('assistant.heard' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_package_runs_as_a_module():
    done = subprocess.run([sys.executable, "-m", "assistant", "--version"], capture_output=True, text=True, check=True)
    assert __version__ in done.stdout


def test_version_is_on_stdout(run):
    assert run("--version").out.strip().endswith(__version__)


def test_an_unknown_command_is_a_usage_error_with_a_guess(run):
    ran = run("contcat")
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("Error: There is no command 'contcat'. Did you mean contact")


@pytest.mark.parametrize(
    "words", [("contact", "show"), ("note", "add"), ("contact", "add", "x", "--every", "0"), ("-x",)]
)
def test_wrong_usage_exits_2_with_a_sentence_and_where_help_is(run, words):
    ran = run(*words)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("Error: ")
    assert "Help: rapport" in ran.err


def test_a_group_without_a_command_shows_its_page_and_exits_2(run):
    ran = run("note")
    assert ran.code == 2
    assert ran.err.startswith("Usage: rapport note")


def test_the_home_may_be_named_before_and_after_the_command(run, tmp_path):
    assert run("--home", str(tmp_path / "a"), "contact", "add", "Mira Holm").code == 0
    assert run("contact", "add", "Per Dal", "--home", str(tmp_path / "a")).code == 0
    assert run("contact", "--home", str(tmp_path / "a"), "list").out.count("\n") == 3
    assert not (tmp_path / "home").exists()


def test_the_home_comes_from_the_option_then_the_environment_then_the_platform(tmp_path, monkeypatch):
    assert cli.home_folder("/somewhere/else") == Path("/somewhere/else")
    assert cli.home_folder() == tmp_path / "home"
    monkeypatch.delenv("RAPPORT_HOME")
    assert cli.home_folder().is_relative_to(tmp_path / "user")
    assert cli.home_folder("~/notes") == Path(os.environ["HOME"]) / "notes"


def test_today_can_be_given_before_and_after_the_command(run, book):
    run("contact", "add", "Mira Holm")
    run("note", "add", "mira", "one", "--as-of", "2026-03-01")
    run("note", "add", "mira", "two", "--date", "yesterday", today="2026-03-05")
    run("note", "add", "mira", "three", "--date", "today", "--as-of", "2026-03-06", today="2026-01-01")
    assert [path.name[:10] for path in book.note_paths()] == ["2026-03-01", "2026-03-04", "2026-03-06"]


@pytest.mark.parametrize("value", ["2026-02-30", "soon", "26-01-01", "2026-1-1", "2026-W10-1", "", "20260101"])
def test_a_day_that_is_none_is_a_usage_error(run, value):
    ran = run("note", "add", "mira", "x", "--date", value)
    assert ran.code == 2
    assert f"{value!r} is not a date. Write YYYY-MM-DD, today or yesterday." in ran.err


def test_a_day_is_read_in_any_case_and_spacing():
    assert Day().convert(" 2026-02-01 ", None, None) == dt.date(2026, 2, 1)
    context = click.Context(main, obj=App(Path("/x"), dt.date(2026, 3, 1)))
    assert Day().convert("Yesterday", None, context) == dt.date(2026, 2, 28)


def test_offline_reaches_the_program(run, monkeypatch):
    seen = []
    monkeypatch.setattr("assistant.commands.home.show", seen.append)
    run("--offline", "--debug")
    assert seen[0].offline


def test_a_bug_is_one_line_and_whole_under_debug(run, monkeypatch, capfd):
    def broken(_):
        raise ZeroDivisionError("seven")

    monkeypatch.setattr("assistant.commands.home.show", broken)
    ran = run()
    assert ran.code == 1
    assert ran.err == ("Error: a bug in rapport (ZeroDivisionError: seven). Repeat with --debug and report it.\n")
    monkeypatch.setattr(sys, "argv", ["rapport", "--debug"])
    assert "Traceback" in run("--debug").err


def test_an_interruption_exits_130(run, monkeypatch):
    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr("assistant.commands.home.show", interrupted)
    ran = run()
    assert ran.code == 130
    assert ran.err.strip().endswith("Interrupted. Nothing was left half-written.")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_stop_ends_as_an_interruption_does(run, monkeypatch, number):
    monkeypatch.setattr("assistant.commands.home.show", lambda _: signal.raise_signal(number))
    ran = run()
    assert ran.code == 128 + number
    assert ran.err.strip().endswith("Interrupted. Nothing was left half-written.")
    assert signal.getsignal(number) is signal.SIG_DFL


def test_nothing_from_a_note_can_act_on_the_terminal(run, book):
    files.write(book.people / "mira.md", '---\nname: "Mira \u200bHolm"\nmet: "at \\e[2J"\n---\nfree \x9b text\n')
    run("note", "add", "mira", "red \x1b[31m and \u202egnp.exe\u2069 \x07", "--kind", "call")
    for words in (("note", "list", "mira", "--full"), ("contact", "show", "mira"), ("note", "list", "mira")):
        ran = run(*words)
        assert not {"\x1b", "\u202e", "\u2069", "\x07", "\u200b", "\x9b"} & set(ran.out + ran.err), words


def test_a_full_disk_behind_stdout_is_one_sentence(home):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*RAPPORT, "--help"], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "Error: The answer could not be written: the disk is full; free some space.\n"


def test_a_reader_that_leaves_early_causes_no_noise(run):
    run("contact", "add", "Mira Holm")
    run("note", "add", "mira", "word " * 100_000)
    shell = f"{sys.executable} -c 'from assistant.cli import main; main()' note list mira --full | head -c 10"
    done = subprocess.run(shell, shell=True, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert len(done.stdout) == 10


def test_a_broken_file_is_named_once_and_the_rest_goes_on(run, book):
    run("contact", "add", "Mira Holm")
    run("note", "add", "mira", "fact: tea")
    (book.people / "per-dal.md").write_text("---\nname: [\n---\n")
    for words in (("contact", "list"), ("contact", "show", "mira"), ("note", "list", "mira"), ("promise",), ()):
        ran = run(*words)
        assert ran.code == 0, words
        assert ran.err.count("per-dal.md") == 1, words
        assert ran.err.startswith("Skipped: "), words


def test_names_that_are_not_utf8_are_refused_without_a_traceback(tmp_path):
    done = subprocess.run([*RAPPORT, "contact", "add", b"Mir\xff"], capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr == b"Error: The name holds the control character U+DCFF. Type it again without.\n"


def test_a_person_at_a_real_terminal_is_asked_and_sees_the_answer(tmp_path):
    """The whole way through a pseudo-terminal: question on stderr, answer typed, note written."""
    child, parent = pty.fork()
    if child == 0:
        os.execv(sys.executable, [*RAPPORT, "note", "add", "Mira Holm", "I'll send her the table by Friday."])
    shown = b""
    for question, reply in ((b"Mira Holm is new. Add? [Y/n]", b"\n"), (b"the table", b"y\n")):
        while question not in shown or not shown.rstrip().endswith(b"[Y/n]:"):
            shown += os.read(parent, 1024)
        os.write(parent, reply)
    try:
        while more := os.read(parent, 1024):
            shown += more
    except OSError:  # the child has gone
        pass
    _, status = os.waitpid(child, 0)
    os.close(parent)
    assert os.waitstatus_to_exitcode(status) == 0
    written = next((tmp_path / "home" / "notes").rglob("*.md")).read_text()
    assert "\n- [ ] I owe: send her the table (due " in written


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_closed_streams_are_no_bug(tmp_path: Path, closed: str) -> None:
    command = (
        f"{sys.executable} -c 'from assistant.cli import main; main()' --home {tmp_path} note add dana --stdin {closed}"
    )
    ran = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False, input="")
    assert "bug" not in ran.stdout + ran.stderr
    assert "Traceback" not in ran.stdout + ran.stderr


def test_a_home_of_nobody_and_odd_columns_are_sentences(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "\u00b2")
    assert run("--help").code == 0
    ran = run("--home", "~nobody-here/x", "contact", "list")
    assert ran.code == 1
    assert "nobody on this machine" in ran.err


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_beyond_all_reason_is_refused(run, day: str) -> None:
    assert "too far away" in run("review", "--since", day).err


def test_a_home_that_is_a_file_is_one_sentence(run, tmp_path):
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    for command in (["doctor"], ["plan"], ["contact", "list"]):
        ran = run("--home", str(tmp_path / "notes.txt"), *command)
        assert (ran.code, ran.out) == (1, "")
        assert "is a file. Give a folder for your notes as --home or RAPPORT_HOME." in ran.err
