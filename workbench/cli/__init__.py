"""The `workbench` command; subcommands are imported only when asked for: it starts fast."""

import importlib

import click

COMMANDS = {
    "extract": "workbench.cli.extract",
}


class LazyGroup(click.Group):
    """A group whose subcommands are modules with a `command` each, imported on first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """Return the names of all subcommands, sorted."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # same
        """Return the subcommand *cmd_name*, or None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name]).command
        return command


@click.group(cls=LazyGroup)
@click.version_option(package_name="claim-workbench")
def main() -> None:
    """Find, check, sign off and publish claims; keep a history nobody can rewrite."""
