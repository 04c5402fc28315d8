"""Write the pages that are made from the program: commands from --help, settings, and the outputs in the tutorial.

python docs/build.py          writes them; tests/test_docs.py fails while they are out of date
"""

from __future__ import annotations

import os
import random
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import click
from click.testing import CliRunner

from assistant import notebook
from assistant.cli import COMMANDS, GROUPS, main
from assistant.settings import reference

HERE = Path(__file__).resolve().parent


def commands() -> str:
    """Every command with its help, in the order of `rapport help --all`."""
    root = click.Context(main, info_name="rapport", terminal_width=80, **main.context_settings)
    parts = ["# Commands", "Made from `--help` by `python docs/build.py`.", _help(root)]
    for group in GROUPS:
        parts.append(f"## {group}")
        for name in (n for n, (where, _) in COMMANDS.items() if where == group):
            command = main.get_command(root, name)
            assert command is not None
            parts += _pages(command, click.Context(command, root, name, terminal_width=80))
    return "\n\n".join(parts) + "\n"


def settings() -> str:
    """Every setting with where it comes from."""
    return f"# Settings\n\nMade from the program by `python docs/build.py`.\n\n{reference().strip()}\n"


def tutorial() -> str:
    """The tutorial with each command run again and its real output below it.

    `<!-- day: 2026-11-30 -->` sets the day of what follows, `<!-- file: call.txt -->` writes the next block to a file.
    """
    day, written = "2026-11-23", None

    def again(match: re.Match[str]) -> str:
        nonlocal day, written
        if match["key"] == "day":
            day = match["value"]
        elif match["key"] == "file":
            written = match["value"]
        elif written:
            Path(written).write_text(match["block"], encoding="utf-8")
            written = None
        elif match["block"].startswith("$ rapport"):
            commands = re.findall(r"^\$ (rapport.*)$", match["block"], re.MULTILINE)
            return "```\n" + "\n\n".join(f"$ {command}\n{_output(command, day)}" for command in commands) + "\n```"
        return match[0]

    with _new_user():
        text = (HERE / "tutorial.md").read_text(encoding="utf-8")
        pattern = r"<!-- (?P<key>day|file): (?P<value>\S+) -->|```\n(?P<block>.*?)\n```"
        return re.sub(pattern, again, text, flags=re.DOTALL)


PAGES = {"commands.md": commands, "settings.md": settings, "tutorial.md": tutorial}


def _output(command: str, day: str) -> str:
    """What COMMAND prints on DAY, both streams as a terminal shows them."""
    result = CliRunner().invoke(main, ["--as-of", day, *shlex.split(command)[1:]], prog_name="rapport")
    return result.output.replace(os.environ["HOME"], "~").rstrip("\n")


@contextmanager
def _new_user() -> Iterator[None]:
    """An empty home folder, no settings, and note ids that are the same every time."""
    choose = random.Random(7)  # noqa: S311  (ids in a tutorial)
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("RAPPORT_", "OPENAI_", "XDG_"))}
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as home, mock.patch.dict(os.environ, {**kept, "HOME": home}, clear=True):
        same = mock.Mock(side_effect=lambda: "".join(choose.choices(notebook.ID_ALPHABET, k=10)))
        ids = mock.patch.object(notebook, "new_id", same)
        os.chdir(home)
        try:
            with ids:
                yield
        finally:
            os.chdir(before)


def _pages(command: click.Command, ctx: click.Context) -> list[str]:
    pages = [f"### {ctx.command_path}", _help(ctx)]
    for name, child in sorted(getattr(command, "commands", {}).items()):
        pages += _pages(child, click.Context(child, ctx, name, terminal_width=80))
    return pages


def _help(ctx: click.Context) -> str:
    return f"```\n{ctx.get_help()}\n```"


if __name__ == "__main__":
    for name, make in PAGES.items():
        (HERE / name).write_text(make(), encoding="utf-8")
        sys.stdout.write(f"docs/{name}\n")
