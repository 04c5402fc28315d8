"""The command line: which commands there are, the options all of them take, and how errors become words.

`--help` imports no command: the table below holds their names and one line each.
"""

from __future__ import annotations

import datetime as dt
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

import click

from assistant import __version__
from assistant.commands.options import Day
from assistant.errors import AssistantError

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.app import App
    from assistant.files import Watcher

GROUPS = ("Start", "People", "Talk", "Think", "More")
COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("Start", "See a draft, an agenda and a recap on invented people."),
    "init": ("Start", "Say who you are: three questions, each may be skipped."),
    "contact": ("People", "Add, list, show, edit, rename and merge people."),
    "note": ("People", "Write down what somebody told you, read it again."),
    "promise": ("People", "What you owe, what they owe."),
    "draft": ("Talk", "Draft a message about them, from your notes."),
    "prep": ("Talk", "Talking points with a clear outcome for a talk."),
    "recap": ("Talk", "Turn a transcript into a recap with promises."),
    "sent": ("Talk", "Log the last draft as sent; tick what it kept."),
    "plan": ("Think", "Who to turn to this week, and why, in your minutes."),
    "review": ("Think", "What you kept, gave and heard; one small next step."),
    "ask": ("Think", "Ask your notes a question; the answer cites them."),
    "connect": ("More", "Who could help whom; introductions both can refuse."),
    "map": ("More", "Your network as a picture and a table, with its gaps."),
    "coach": ("More", "Mend your own draft, get unstuck, see what works."),
    "search": ("More", "Find passages in your notes by meaning."),
    "help": ("More", "This page; `help --all` shows every command."),
    "export": ("More", "Copy everything out as Markdown, JSON or CSV."),
    "reindex": ("More", "Build the search index anew from the notes."),
    "template": ("More", "List, show, edit, compare and check the prompts."),
    "config": ("More", "Show and change settings."),
    "model": ("More", "Show, find, test and choose the language model."),
    "undo": ("More", "Take back the last command that changed files."),
    "forget": ("More", "Delete a person for good, and every trace of them."),
    "doctor": ("More", "Check notes, index and settings; say what mends each."),
}
NOT_UNDONE = ("undo", "forget", "export", "demo", "help")
"""Commands that leave nothing for `undo`."""
SHORT_HELP_WIDTH = 10
HELP_WIDTH = 80


def home_folder(value: str | None = None) -> Path:
    """Where the notes live: VALUE, else RAPPORT_HOME, else the platform's folder for user data."""
    from pathlib import Path  # 7 ms, which `--help` does without

    chosen = value or os.environ.get("RAPPORT_HOME")
    if chosen:
        try:
            home = Path(chosen).expanduser().absolute()
        except RuntimeError as error:
            raise AssistantError(f"{chosen!r} names the home of nobody on this machine. Give a folder.") from error
        if home.exists() and not home.is_dir():
            raise AssistantError(f"{chosen!r} is a file. Give a folder for your notes as --home or RAPPORT_HOME.")
        return home
    from platformdirs import user_data_path  # 5 ms; not needed when a home is named

    return user_data_path("rapport", appauthor=False)


def _set(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def callback(ctx: click.Context, param: click.Parameter, value: Any) -> None:  # noqa: ARG001  (click's signature)
        if value is None or value is False:
            return
        root = ctx.find_root()
        root.meta.setdefault("rapport", {})[name] = value
        if root.obj is not None:  # given after the command's name
            setattr(root.obj, name, home_folder(value) if name == "home" else value)

    return callback


def _global_options(*, hidden: bool) -> list[click.Option]:
    """The options that every command takes, before or after its name."""
    settings: dict[str, Any] = {"expose_value": False, "is_eager": True, "hidden": hidden}
    return [
        click.Option(["--home"], metavar="DIR", callback=_set("home"), help="The folder with your notes.", **settings),
        click.Option(["--as-of"], type=Day(), callback=_set("today"), help="Take this day as today.", **settings),
        click.Option(["--offline"], is_flag=True, callback=_set("offline"), help="No model, no network.", **settings),
        click.Option(["--debug"], is_flag=True, help="Show tracebacks.", **settings),
    ]


def _with_global_options(command: click.Command) -> click.Command:
    taken = {name for parameter in command.params for name in parameter.opts}
    command.params += [o for o in _global_options(hidden=True) if not taken.intersection(o.opts)]
    for child in getattr(command, "commands", {}).values():
        _with_global_options(child)
    return command


class LazyGroup(click.Group):
    """Knows its commands by name, imports only the one that runs, and turns errors into sentences."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """The context of one run. The width is found here: click would import shutil for it (4 ms)."""
        extra.setdefault("terminal_width", _terminal_width())
        return super().make_context(info_name, args, parent, **extra)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"assistant.commands.{cmd_name}")
        command: click.Command = module.command
        return _with_global_options(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that ARGS name; a near miss is suggested, never run."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            import difflib

            near = difflib.get_close_matches(name, COMMANDS, n=2)
            hint = f"Did you mean {' or '.join(near)}?" if near else "`rapport help` lists them."
            raise click.UsageError(f"There is no command {name!r}. {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands by group, without importing them; all groups when `help --all` asks."""
        for group in GROUPS if ctx.meta.get("rapport.every") else GROUPS[:-1]:
            rows = [(name, text) for name, (where, text) in COMMANDS.items() if where == group]
            with formatter.section(group):
                formatter.write_dl([(name.ljust(SHORT_HELP_WIDTH), text) for name, text in rows])

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Run and exit; the only place where an error becomes words."""
        _open_streams()
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        kwargs["standalone_mode"] = False
        try:
            with _told_to_stop():
                code = _guarded(lambda: super(LazyGroup, self).main(*args, **kwargs))
        finally:
            _watch(None)
        sys.exit(code)


class _Stopped(KeyboardInterrupt):
    """The process was told to end by a signal (its number is the argument): cleaned up after like Ctrl-C."""


@contextmanager
def _told_to_stop() -> Iterator[None]:
    """Let SIGTERM and SIGHUP (a closed terminal) end the command as Ctrl-C does; under nohup they stay ignored."""
    before = {}
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            before[number] = signal.signal(number, _stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(number: int, _: object) -> NoReturn:
    raise _Stopped(number)


def _open_streams() -> None:
    """Give a program whose streams were closed (`>&-`) empty ones: nothing is read, and nobody sees what is written."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123  (for as long as we run)


def _watch(watcher: Watcher | None) -> None:
    """Have WATCHER told of every change of a file; None is nobody."""
    files = sys.modules.get("assistant.files")
    if files is not None:  # not loaded on the way to a help text
        files.watcher = watcher  # type: ignore[attr-defined]


def _terminal_width() -> int:
    """Columns for help texts: those of the terminal, HELP_WIDTH at most and where there is none."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit():
        return max(40, min(int(columns), HELP_WIDTH))
    try:
        return max(40, min(os.get_terminal_size().columns, HELP_WIDTH))
    except OSError:
        return HELP_WIDTH


def _guarded(run: Callable[[], Any]) -> int:
    """The exit code of RUN, after saying in one sentence what went wrong."""
    try:
        result = run()
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except AssistantError as error:
        _say(f"Error: {error}")
        return error.exit_code
    except click.exceptions.Exit as error:
        return error.exit_code
    except (click.Abort, KeyboardInterrupt, EOFError) as error:
        _say("Interrupted. Nothing was left half-written.")
        told = error.__cause__ if isinstance(error, click.Abort) else error
        return 128 + (told.args[0] if isinstance(told, _Stopped) else signal.SIGINT)
    except click.ClickException as error:
        _usage(error)
        return error.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # the reader left; a flush at exit must not complain
        return 0
    except OSError as error:
        _say(f"Error: {_storage_words(error)}")
        _trace()
        return 1
    except Exception as error:  # a bug: named, and shown whole under --debug
        first = str(error).split("\n", 1)[0]
        _say(f"Error: a bug in rapport ({type(error).__name__}: {first[:200]}). Repeat with --debug and report it.")
        _trace()
        return 1


def _storage_words(error: OSError) -> str:
    from pathlib import Path

    from assistant.files import problem, reason

    if error.filename:
        return str(problem(Path(error.filename), error))
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # else the flush at exit fails once more
    return f"The answer could not be written: {reason(error)}."


def _usage(error: click.ClickException) -> None:
    ctx = getattr(error, "ctx", None)
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        _say(error.format_message())
        return
    _say(f"Error: {error.format_message()}")
    if ctx is not None:
        _say(f"Usage: {ctx.get_usage().removeprefix('Usage: ')}\nHelp: {ctx.command_path} --help")


def _say(text: str) -> None:
    from assistant.output import note

    note(text)


def _trace() -> None:
    if "--debug" in sys.argv:
        import traceback  # 5 ms, only for --debug

        traceback.print_exc()


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": HELP_WIDTH},
    params=_global_options(hidden=False),
)
@click.version_option(__version__, "--version", prog_name="rapport")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Plain notes on people, and the words to stay in touch with them.

    Rapport drafts messages about the other person, agendas with a clear
    outcome, and recaps with promises. It writes; only you send.
    """
    from assistant.app import App

    given = ctx.meta.get("rapport", {})
    ctx.obj = App(
        home=home_folder(given.get("home")),
        today=given.get("today") or dt.date.today(),  # noqa: DTZ011  (the user's calendar day)
        offline=given.get("offline", False),
    )
    if ctx.invoked_subcommand not in (None, "help"):
        from assistant.trash import Journal

        app: App = ctx.obj
        name = str(ctx.invoked_subcommand)
        _watch(Journal(lambda: app.home, name, keeps=name not in NOT_UNDONE))
    if ctx.invoked_subcommand is None:
        from assistant.commands import home

        home.show(ctx.obj)


@main.result_callback()
@click.pass_obj
def _say_broken_settings(app: App, result: Any) -> Any:
    """A config.toml that is no TOML is said after the commands, too, that need no setting of it."""
    path = app.home / "config.toml"
    if "settings" not in vars(app) and path.is_file():
        from assistant import files

        try:
            files.toml(path)
        except AssistantError as error:
            _say(f"{error} Until then the defaults hold.")
    return result
