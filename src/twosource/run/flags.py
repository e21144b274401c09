"""The flags that every verb takes, before the verb or after it."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import ParamSpec, TypeVar, get_args

import click
from msgspec.structs import replace

from twosource.errors import UsageError
from twosource.model.claim import Act, Status
from twosource.run.options import Given, Settings, resolve_settings

__all__ = [
    "act_flags",
    "as_of_flag",
    "boundaries_flag",
    "by_flags",
    "day_flags",
    "demand_days",
    "find_settings",
    "is_very_verbose",
    "least_flag",
    "party_flags",
    "shared_flags",
]

P = ParamSpec("P")
R = TypeVar("R")

_KEY = "twosource.flags"


def find_settings() -> Settings:
    """Return what holds for the command that is running; raises UsageError."""
    flags = _find_flags(click.get_current_context())
    return resolve_settings(flags, environment=os.environ, folder=Path())


def as_of_flag(command: Callable[P, R]) -> Callable[P, R]:
    """Add `--as-of` to a command that shows a store; its value goes to `find_settings`."""
    return click.option(
        "--as-of",
        expose_value=False,
        callback=_keep,
        metavar="DATE",
        help="Show the store as it stood at the end of that day (UTC), worked out anew.",
    )(command)


def boundaries_flag(command: Callable[P, R]) -> Callable[P, R]:
    """Add `--boundaries` to a command that shows maps; its value goes to `find_settings`."""
    return click.option(
        "--boundaries",
        type=click.Choice(["un", "defacto"]),
        expose_value=False,
        callback=_keep,
        help="Name disputed areas as the United Nations do, or by who administers them.",
    )(command)


def party_flags(command: Callable[P, R]) -> Callable[P, R]:
    """Add `--actor` and `--recipient`: who did it, and to whom."""
    recipient = "To whom it was done: a code, or a name."
    command = click.option("--recipient", metavar="CODE", help=recipient)(command)
    actor = "Who did it: a code such as PRK, or a name."
    return click.option("--actor", metavar="CODE", help=actor)(command)


def act_flags(status: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Return what adds `--act` and `--status`; `status` is the help of the latter."""

    def add(command: Callable[P, R]) -> Callable[P, R]:
        statuses = click.Choice(get_args(Status), case_sensitive=False)
        command = click.option("--status", type=statuses, help=status)(command)
        acts = click.Choice(get_args(Act), case_sensitive=False)
        return click.option("--act", type=acts, help="What was done.")(command)

    return add


def day_flags(command: Callable[P, R]) -> Callable[P, R]:
    """Add `--since` and `--until`, the days of what is told."""
    until = "At this day or earlier."
    command = click.option("--until", metavar="DATE", help=until)(command)
    since = "At this day or later, such as 2024-06-18."
    return click.option("--since", metavar="DATE", help=since)(command)


def least_flag(words: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Return what adds `--min-independent`, whose value is called `independent`."""
    least = click.IntRange(min=1)
    return click.option("--min-independent", "independent", type=least, metavar="N", help=words)


def by_flags(command: Callable[P, R]) -> Callable[P, R]:
    """Add `--by` and `--note` to a command that decides."""
    for add in reversed(_BY):
        command = add(command)
    return command


def demand_days(*given: str | None) -> None:
    """Raise UsageError when one of the days that were given is no ISO date."""
    for one in given:
        try:
            date.fromisoformat(one or "2000-01-01")
        except ValueError as error:
            raise UsageError(f"{one} is no date; write it as 2024-06-18") from error


def is_very_verbose(context: click.Context) -> bool:
    """Say whether tracebacks were asked for, without reading any settings file."""
    return (_find_flags(context).verbose or 0) >= 2


def shared_flags(command: Callable[P, R]) -> Callable[P, R]:
    """Add the shared flags to a command; their values go to `find_settings`."""
    for add in reversed(_FLAGS):
        command = add(command)
    return command


def _find_flags(context: click.Context) -> Given:
    flags = context.meta.get(_KEY)
    return flags if isinstance(flags, Given) else Given()


def _keep(context: click.Context, option: click.Parameter, value: object) -> None:
    """Lay one flag over those given before; the groups of a command line share one memory."""
    if value and option.name:
        context.meta[_KEY] = replace(_find_flags(context), **{option.name: value})


_BY = (
    click.option("--by", default="", metavar="NAME", help="Who decides; kept with it."),
    click.option("--note", default="", metavar="WORDS", help="Why; kept with what is decided."),
)
_FLAGS = (
    click.option(
        "--db", expose_value=False, callback=_keep, metavar="PATH", help="The store to use."
    ),
    click.option(
        "--json", "form", flag_value="json", expose_value=False, callback=_keep, help="Print JSON."
    ),
    click.option(
        "--jsonl",
        "form",
        flag_value="jsonl",
        expose_value=False,
        callback=_keep,
        help="Print JSON, one object a line.",
    ),
    click.option(
        "--quiet",
        "-q",
        is_flag=True,
        expose_value=False,
        callback=_keep,
        help="Leave out progress and notes.",
    ),
    click.option(
        "--verbose",
        "-v",
        count=True,
        expose_value=False,
        callback=_keep,
        help="Name each input; -vv shows where an error arose.",
    ),
    click.option(
        "--workers",
        type=click.IntRange(min=1),
        expose_value=False,
        callback=_keep,
        metavar="N",
        help="How many processes read.",
    ),
    click.option(
        "--map",
        multiple=True,
        expose_value=False,
        callback=_keep,
        metavar="OURS=THEIRS",
        help="Which field of a JSONL record is which, as in text=body.",
    ),
    click.option(
        "--lexicon",
        expose_value=False,
        callback=_keep,
        metavar="FILE",
        help="Actors and places of your own, in YAML; a store remembers what it was read with.",
    ),
    click.option(
        "--online",
        is_flag=True,
        expose_value=False,
        callback=_keep,
        help="Fetch what is an address; nothing else goes to the network.",
    ),
    click.option(
        "--offline",
        is_flag=True,
        expose_value=False,
        callback=_keep,
        help="Stay off the network, as is the default.",
    ),
)
