"""What a person at a terminal sees while a run goes on."""

import contextlib
import sys
from collections.abc import Callable, Iterator

import click

from twosource.present.terminal import make_safe
from twosource.run.options import Settings
from twosource.run.pipeline import Step

__all__ = ["say_step", "watch_run"]


@contextlib.contextmanager
def watch_run(settings: Settings) -> Iterator[Callable[[Step], None]]:
    """Give a function to call at each step: it draws on a terminal, and names inputs with -v."""
    if settings.verbose and not settings.quiet:
        yield _name_input
    elif settings.quiet or not sys.stderr.isatty():
        yield _say_nothing
    else:
        with _draw() as watch:
            yield watch


@contextlib.contextmanager
def _draw() -> Iterator[Callable[[Step], None]]:
    from rich.console import Console  # noqa: PLC0415 (only a terminal needs it)
    from rich.text import Text  # noqa: PLC0415

    console = Console(stderr=True)
    with console.status(Text("starting")) as status:
        yield lambda step: status.update(Text(say_step(step), overflow="ellipsis", no_wrap=True))


def say_step(step: Step) -> str:
    """Say how far a run has come."""
    if step.stage == "parsing":
        return f"{step.accepted} read; parsing: {step.parsed} sentences"
    if step.stage == "grouping":
        return f"{step.accepted} read; looking for copies"
    if step.stage == "claiming":
        return f"{step.accepted} read; making claims: {step.claimed} reports"
    if step.stage == "comparing":
        return f"{step.accepted} read; comparing what they say"
    refused = f", {step.refused} refused" if step.refused else ""
    return f"{step.accepted} read{refused}  {make_safe(step.source)}"


def _name_input(step: Step) -> None:
    if step.source:
        click.echo(make_safe(step.source), err=True)
    else:
        click.echo(say_step(step), err=True)


def _say_nothing(_: Step) -> None:
    return
