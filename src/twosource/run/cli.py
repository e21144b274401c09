"""The command line: finds the verb, loads only what it needs, and turns errors into exit codes."""

import contextlib
import difflib
import importlib
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

import click

from twosource import __version__
from twosource.errors import InputError, NotFoundError, TwosourceError, UsageError
from twosource.run.exits import DONE, FAILED, INTERRUPTED, NOT_FOUND, REFUSED, USAGE
from twosource.run.flags import is_very_verbose, shared_flags

__all__ = ["VERBS", "main", "twosource"]


class _Verb(NamedTuple):
    """Where a command lives, and its line in the list of commands."""

    place: str
    line: str


_COMMANDS = "twosource.run.commands"
SUMMARY = "summary"  # what runs when no verb is named

VERBS = {
    "read": _Verb(f"{_COMMANDS}.read:read", "Read reports into a store."),
    "stories": _Verb(f"{_COMMANDS}.stories:stories", "List the stories, the largest first."),
    "sources": _Verb(f"{_COMMANDS}.stories:sources", "Show who copied whom, and how we know."),
    "events": _Verb(f"{_COMMANDS}.events:events", "List what happened, and by whose word."),
    "event": _Verb(f"{_COMMANDS}.events:event", "Tell one event with all its claims."),
    "claim": _Verb(f"{_COMMANDS}.claims:claim", "Show one claim, and set it right by hand."),
    "review": _Verb(f"{_COMMANDS}.claims:review", "List the claims to check, doubtful ones first."),
    "changes": _Verb(f"{_COMMANDS}.changes:changes", "Tell what the runs changed, and by what."),
    "search": _Verb(f"{_COMMANDS}.search:search", "Find sentences, and what they claim."),
    "compare": _Verb(f"{_COMMANDS}.compare:compare", "Lay two reports side by side."),
    "dossier": _Verb(f"{_COMMANDS}.dossier:dossier", "Write one HTML file to open and share."),
    "serve": _Verb(f"{_COMMANDS}.serve:serve", "Serve the store as web pages."),
    "export": _Verb(f"{_COMMANDS}.export:export", "Write the record, its events or a ledger."),
    "refused": _Verb(f"{_COMMANDS}.refused:refused", "List the inputs not read, and why."),
    "eval": _Verb(f"{_COMMANDS}.eval:evaluate", "Score claims against labelled passages."),
    "doctor": _Verb(f"{_COMMANDS}.doctor:doctor", "Check this installation and a store."),
    "completion": _Verb(f"{_COMMANDS}.completion:completion", "Print completion for your shell."),
}
_UNLISTED = {SUMMARY: _Verb(f"{_COMMANDS}.read:summary", "Read reports and sum them up.")}


class _Verbs(click.Group):
    """A group that imports a verb when it is called, and reads files when no verb is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """Name the verbs, in the order in which people meet them."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        """Import a verb."""
        verb = VERBS.get(name) or _UNLISTED.get(name)
        if verb is None:
            return None
        module, _, attribute = verb.place.partition(":")
        command = getattr(importlib.import_module(module), attribute)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the verbs without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, verb.line) for name, verb in VERBS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Take the first word as a verb, or else as a file to read."""
        first = args[0]
        if first in VERBS and not _is_spelled_as_path(first):
            return super().resolve_command(ctx, args)
        if not (first == "-" or _is_spelled_as_path(first) or Path(first).exists()):
            raise click.UsageError(_suggest_verb(first), ctx)
        return SUMMARY, self.get_command(ctx, SUMMARY), args

    def invoke(self, ctx: click.Context) -> object:
        """Run the verb; whatever it raises becomes one sentence and an exit code."""
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except KeyboardInterrupt:
            _end(ctx, "interrupted; what was acknowledged is kept", INTERRUPTED)
        except BrokenPipeError:
            _forget_stdout()
            raise click.exceptions.Exit(DONE) from None
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except TwosourceError as error:
            _end(ctx, str(error), _choose_code(error))
        except Exception as error:  # noqa: BLE001 (nobody should meet a traceback unasked)
            _end(ctx, _apologize(error), FAILED)
        raise click.exceptions.Exit(code if isinstance(code, int) else DONE)


@click.group(
    cls=_Verbs,
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=False,
    invoke_without_command=True,
    subcommand_metavar="FILE… | COMMAND …",
    epilog="\b\nRead and sum up two reports:  twosource one.txt two.html\n"
    "One page to open and share:   twosource dossier reports/\n"
    "Web pages over a store:       twosource read reports/, then twosource serve",
)
@shared_flags
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def twosource(context: click.Context) -> None:
    """Find which news reports are copies of which, and what each version says differently.

    With files or folders alone, reads them and prints a summary. A file that is called like a
    command is written with its folder: ./read
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit; the arguments default to those of the process."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")  # a console that lacks a letter is no error
    twosource.main(arguments, prog_name="twosource")


def _is_spelled_as_path(word: str) -> bool:
    separators = {"/", ".", "*", os.sep}
    return any(separator in word for separator in separators)


def _suggest_verb(word: str) -> str:
    near = difflib.get_close_matches(word, VERBS, n=1, cutoff=0.6)
    hint = f"did you mean {near[0]}?" if near else "twosource --help lists the commands."
    return f"there is no command and no file called {word!r}; {hint}"


def _choose_code(error: TwosourceError) -> int:
    if isinstance(error, UsageError):
        return USAGE
    if isinstance(error, InputError):
        return REFUSED
    return NOT_FOUND if isinstance(error, NotFoundError) else FAILED


def _apologize(error: Exception) -> str:
    said = " ".join(str(error).split())[:300]
    return f"twosource failed with {type(error).__name__}: {said}; -vv shows where"


def _end(context: click.Context, sentence: str, code: int) -> NoReturn:
    """Say what went wrong in one sentence, and exit."""
    if is_very_verbose(context):
        traceback.print_exc()
    with contextlib.suppress(BrokenPipeError):
        click.echo(f"twosource: {sentence}", err=True)
    raise click.exceptions.Exit(code) from None


def _forget_stdout() -> None:
    """Send what is left to nowhere, so that closing the stream raises nothing more."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
