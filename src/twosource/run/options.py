"""What the user wants: flags first, then TWOSOURCE_* variables, then twosource.toml."""

import difflib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from twosource.errors import UsageError

__all__ = ["DEFAULT_STORE", "SETTINGS_FILE", "Form", "Given", "Settings", "resolve_settings"]

DEFAULT_STORE = "twosource.db"
SETTINGS_FILE = "twosource.toml"

Form = Literal["text", "json", "jsonl"]
Boundaries = Literal["un", "defacto"]


class Given(Struct, frozen=True, kw_only=True):
    """What one place (the flags, the environment, the file) says; None where it says nothing."""

    db: str | None = None
    workers: int | None = None
    map: tuple[str, ...] | str | None = None
    quiet: bool | None = None
    verbose: int | None = None
    form: Form | None = None
    as_of: str | None = None
    lexicon: str | None = None
    boundaries: Boundaries | None = None
    online: bool | None = None
    offline: bool | None = None


class Settings(Struct, frozen=True, kw_only=True):
    """What holds for this run; `db` is None when no store was asked for.

    `verbose` is 0, 1 (each input is named) or 2 (errors come with their traceback). `as_of` is the
    day or moment at which the store is to be shown, as the user gave it. `lexicon` is the
    path of the user's own lexicon. `boundaries` is how the map names disputed areas. `online` lets
    addresses be fetched.
    """

    db: str | None = None
    workers: int | None = None
    map: tuple[str, ...] = ()
    quiet: bool = False
    verbose: int = 0
    form: Form = "text"
    as_of: str | None = None
    lexicon: str | None = None
    boundaries: Boundaries = "un"
    online: bool = False


_SETTABLE = ("boundaries", "db", "lexicon", "map", "quiet", "verbose", "workers")


def resolve_settings(flags: Given, *, environment: Mapping[str, str], folder: Path) -> Settings:
    """Lay the flags over the environment over the settings file of `folder`.

    Raises UsageError that names the place, and for an unknown key the keys that are near it.
    """
    if flags.online and flags.offline:
        raise UsageError("--online and --offline contradict each other; leave one of them out")
    settings = Settings()
    for given in (_read_file(folder / SETTINGS_FILE), _read_environment(environment), flags):
        settings = _lay_over(settings, given)
    if settings.workers is not None and settings.workers < 1:
        raise UsageError(f"workers must be 1 or more, not {settings.workers}")
    return settings


def _lay_over(settings: Settings, given: Given) -> Settings:
    specs = (given.map,) if isinstance(given.map, str) else given.map
    return Settings(
        db=given.db or settings.db,
        workers=settings.workers if given.workers is None else given.workers,
        map=specs or settings.map,
        quiet=settings.quiet if given.quiet is None else given.quiet,
        verbose=settings.verbose if given.verbose is None else given.verbose,
        form=given.form or settings.form,
        as_of=given.as_of or settings.as_of,
        lexicon=given.lexicon or settings.lexicon,
        boundaries=given.boundaries or settings.boundaries,
        online=bool(given.online) or settings.online,
    )


def _read_environment(environment: Mapping[str, str]) -> Given:
    said = {key: environment.get(f"TWOSOURCE_{key.upper()}", "") for key in _SETTABLE}
    return _convert({key: value for key, value in said.items() if value}, "the environment")


def _read_file(path: Path) -> Given:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Given()
    except (OSError, ValueError) as error:
        raise UsageError(f"{path.name} cannot be read: {error}") from error
    for key in content:
        _check_key(key, path.name)
    return _convert(content, path.name)


def _check_key(key: str, place: str) -> None:
    if key in _SETTABLE:
        return
    near = difflib.get_close_matches(key, _SETTABLE, n=2, cutoff=0.5) or list(_SETTABLE)
    raise UsageError(f"{place} has no setting called {key!r}; did you mean {' or '.join(near)}?")


def _convert(content: Mapping[str, object], place: str) -> Given:
    try:
        return msgspec.convert(content, type=Given, strict=False)
    except msgspec.ValidationError as error:
        raise UsageError(f"a setting in {place} does not fit: {error}") from error
