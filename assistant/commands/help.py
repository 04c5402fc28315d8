"""`rapport help`: the page of `--help`, every command, or the page of one command."""

from __future__ import annotations

import click

from assistant import output


@click.command("help")
@click.argument("words", nargs=-1, metavar="[COMMAND]...")
@click.option("--all", "every", is_flag=True, help="List every command.")
@click.pass_context
def command(ctx: click.Context, words: tuple[str, ...], every: bool) -> None:
    """The commands, or how to use one of them."""
    root = ctx.find_root()
    if every:
        root.meta["rapport.every"] = True
        formatter = root.make_formatter()
        assert isinstance(root.command, click.Group)
        root.command.format_commands(root, formatter)
        output.answer(formatter.getvalue().strip("\n"))
        output.answer("\nrapport help COMMAND shows the options of one.")
        return
    for word in words:
        group = root.command
        if not isinstance(group, click.Group):
            raise click.UsageError(f"{root.command_path!r} has no commands of its own.", root)
        name, found, _ = group.resolve_command(root, [word])
        assert found is not None  # resolve_command raises for an unknown word
        root = click.Context(found, info_name=name, parent=root, obj=root.obj)
    output.answer(root.get_help())
