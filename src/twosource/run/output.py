"""Where words go: what was asked for to stdout, everything else to stderr."""

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

import click
import msgspec

from twosource.errors import TwosourceError
from twosource.present.terminal import Screen
from twosource.run.options import Settings

__all__ = ["find_screen", "note", "show", "write_file"]


def show(
    values: Sequence[msgspec.Struct], *, text: Callable[[Screen], str], settings: Settings
) -> None:
    """Print what was asked for: in words, or its values as JSON in UTF-8."""
    if settings.form == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(values), indent=2))
    elif settings.form == "jsonl":
        click.echo(b"".join(msgspec.json.encode(one) + b"\n" for one in values), nl=False)
    else:
        click.echo(text(find_screen(sys.stdout)), nl=False, color=True)


def note(sentence: str, *, settings: Settings) -> None:
    """Say something by the way, unless quiet was asked for."""
    if not settings.quiet:
        click.echo(sentence, err=True)


def write_file(path: Path, content: bytes, *, settings: Settings) -> None:
    """Write a file and say so; raises TwosourceError with the system's reason."""
    verb = "replaced" if path.exists() else "wrote"
    try:
        path.write_bytes(content)
    except OSError as error:
        raise TwosourceError(f"{path} cannot be written: {error.strerror}") from error
    note(f"{verb} {path}", settings=settings)


def find_screen(stream: TextIO) -> Screen:
    """Return how wide the stream is and whether it shows colour; no limit when it is no screen."""
    if not stream.isatty():
        return Screen()
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Screen(width=max(40, shutil.get_terminal_size().columns), colour=not plain)
