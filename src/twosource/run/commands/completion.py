"""Completion for the user's shell."""

import click
from click.shell_completion import get_completion_class

from twosource.errors import UsageError
from twosource.run.flags import shared_flags

__all__ = ["completion"]


@click.command(epilog="Example:  twosource completion bash >> ~/.bashrc")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
@shared_flags
def completion(context: click.Context, shell: str) -> int:
    """Print what your shell needs to complete the commands of twosource."""
    found = get_completion_class(shell)
    if found is None:
        raise UsageError(f"there is no completion for {shell}")
    program = context.find_root().command
    click.echo(found(program, {}, "twosource", "_TWOSOURCE_COMPLETE").source())
    return 0
