"""Two reports side by side."""

from pathlib import Path

import click
from msgspec import Struct

from twosource.errors import NotFoundError
from twosource.model import Difference, Record
from twosource.present.lineages import VerdictText, tell_verdicts
from twosource.present.shelf import Bundle, quote_span
from twosource.present.side_by_side import compare_versions
from twosource.present.terminal import Screen, make_safe
from twosource.present.terminal_versions import tell_comparison
from twosource.run.exits import FELL_SHORT
from twosource.run.flags import find_settings, shared_flags
from twosource.run.gathering import gather_record
from twosource.run.narrowing import find_report
from twosource.run.options import DEFAULT_STORE, Settings
from twosource.run.output import note, show
from twosource.run.pairing import bundle_pair
from twosource.store.door import is_there

__all__ = ["compare"]

KINDS = ("update", "omission", "addition", "corruption", "contradiction")


class ComparedDifference(Struct, frozen=True, kw_only=True):
    """A difference with the words it is about; None where that version has nothing."""

    difference: Difference
    words_first: str | None
    words_second: str | None
    source_first: str
    source_second: str


@click.command(epilog="Example:  twosource compare one.txt two.html --fail-on corruption")
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option("--all", "everything", is_flag=True, help="Show the passages that agree as well.")
@click.option(
    "--fail-on",
    multiple=True,
    type=click.Choice(KINDS),
    help="Exit with 5 when there is such a difference; may be given again.",
)
@shared_flags
def compare(first: str, second: str, *, everything: bool, fail_on: tuple[str, ...]) -> int:
    """Lay two reports side by side: each passage that differs, what kind of difference, and why.

    A and B are files, or the names or ids of reports in the store.
    """
    settings = find_settings()
    record, code = _gather_pair(first, second, settings)
    bundle = bundle_pair(record, find_report(record, first), find_report(record, second))
    _show(bundle, settings, everything=everything)
    if any(one.kind in fail_on for one in bundle.differences):
        note(f"there is a difference of kind {' or '.join(fail_on)}", settings=settings)
        return FELL_SHORT
    return code


def _gather_pair(first: str, second: str, settings: Settings) -> tuple[Record, int]:
    """Read the two when both are files, or look in the store."""
    names = [one for one in (first, second) if one != "-" and not Path(one).exists()]
    if len(names) == 1:
        raise NotFoundError(f"there is no file {names[0]}; give two files, or two names in a store")
    if names and not is_there(settings.db or DEFAULT_STORE):
        raise NotFoundError(f"there is no file {first} or {second}, and no store to look in")
    files = [] if names else [first, second]
    gathered = gather_record(files, settings=settings)
    return gathered.record, gathered.code


def _show(bundle: Bundle, settings: Settings, *, everything: bool) -> None:
    values = [_quote(bundle, one) for one in bundle.differences]
    verdict = next(iter(tell_verdicts(bundle)), None)

    def tell(screen: Screen) -> str:
        comparisons = compare_versions(bundle)
        if not comparisons:
            return _say_apart(bundle, verdict)
        return tell_comparison(comparisons[0], verdict, screen, everything=everything)

    show(values, text=tell, settings=settings)


def _say_apart(bundle: Bundle, verdict: VerdictText | None) -> str:
    judged = f"{verdict.verdict}, score {verdict.score}" if verdict else "no common text was found"
    names = " and ".join(make_safe(one.report.name) for one in bundle.documents)
    return f"{names}: {judged}; no passage of one stands for a passage of the other.\n"


def _quote(bundle: Bundle, one: Difference) -> ComparedDifference:
    first, second = (bundle.by_report[end].report for end in (one.first, one.second))
    return ComparedDifference(
        difference=one,
        words_first=quote_span(first, one.at_first) if one.at_first else None,
        words_second=quote_span(second, one.at_second) if one.at_second else None,
        source_first=first.source,
        source_second=second.source,
    )
