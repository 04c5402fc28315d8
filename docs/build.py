"""Write the pages that are made from the program: docs/commands.md from --help, docs/settings.md from the settings.

python docs/build.py          writes them; tests/test_docs.py fails while they are out of date
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

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


PAGES = {"commands.md": commands, "settings.md": settings}


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
