"""Checks of the installation, of a store, and of every place that a record points at."""

from collections.abc import Iterator
from pathlib import Path

import click

from twosource.errors import TwosourceError
from twosource.present.terminal import Screen, draw, make_grid
from twosource.present.verify import Unsupported, verify_export, verify_record
from twosource.run.exits import DONE, FAILED, FELL_SHORT
from twosource.run.flags import find_settings, shared_flags
from twosource.run.options import DEFAULT_STORE, Settings
from twosource.run.output import show
from twosource.run.surroundings import Check, check_surroundings
from twosource.store.view import open_view
from twosource.text.phrasing import count

__all__ = ["doctor"]


@click.command(epilog="Example:  twosource doctor --verify visit.json")
@click.argument("export", required=False, metavar="[EXPORT]")
@click.option("--verify", is_flag=True, help="Go to every place that the record points at.")
@shared_flags
def doctor(export: str | None, *, verify: bool) -> int:
    """Check this installation and a store.

    With --verify, every span of the store, or of the JSON export EXPORT, is looked up in its
    report: what does not stand there is listed, and the exit code is 5.
    """
    settings = find_settings()
    if verify or export:
        return _verify(export, settings)
    checks = tuple(_run_checks(settings))
    show(checks, text=lambda screen: _tell_checks(checks, screen), settings=settings)
    return DONE if all(one.good for one in checks) else FAILED


def _run_checks(settings: Settings) -> Iterator[Check]:
    yield from check_surroundings()
    place = settings.db or DEFAULT_STORE
    if settings.db or Path(place).exists():
        yield _check_store(place)


def _check_store(place: str) -> Check:
    try:
        with open_view(place) as view:
            faults, counts = view.faults(), view.counts()
            unread = 0 if faults else len(view.unread())
            unclaimed = 0 if faults else len(view.unclaimed())
    except TwosourceError as error:
        return Check(name="store", good=False, finding=str(error))
    held = f"{count(counts.documents, 'document')}, {count(counts.lineages, 'lineage')}"
    less = f", {count(unread, 'sentence')} without a parse" if unread else ""
    less += f", {count(unclaimed, 'report')} without claims" if unclaimed else ""
    finding = "; ".join(faults) or f"{place} is sound: {held}, {counts.refusals} refused{less}"
    return Check(name="store", good=not faults, finding=finding)


def _verify(export: str | None, settings: Settings) -> int:
    unsupported = _find_unsupported(export, settings)
    show(unsupported, text=lambda screen: _tell_unsupported(unsupported, screen), settings=settings)
    return FELL_SHORT if unsupported else DONE


def _find_unsupported(export: str | None, settings: Settings) -> tuple[Unsupported, ...]:
    if export is None:
        with open_view(settings.db or DEFAULT_STORE) as view:
            return verify_record(view.record())
    try:
        content = Path(export).read_bytes()
    except OSError as error:
        raise TwosourceError(f"{export} cannot be read: {error.strerror}") from error
    return verify_export(content)


def _tell_checks(checks: tuple[Check, ...], screen: Screen) -> str:
    rows = ((one.name, one.finding if one.good else f"PROBLEM: {one.finding}") for one in checks)
    return draw([make_grid(rows, indent=0)], screen)


def _tell_unsupported(unsupported: tuple[Unsupported, ...], screen: Screen) -> str:
    rows = (
        (one.where, f"{one.what}: expected {one.expected}, found {one.found}")
        for one in unsupported
    )
    return draw([make_grid(rows, indent=0), f"{len(unsupported)} unsupported"], screen)
