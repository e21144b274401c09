"""The stories, and the lineages behind them; which reports belong together, decided by hand."""

from collections.abc import Callable, Iterable, Mapping
from typing import ParamSpec, TypeVar

import click
import msgspec

from twosource.errors import NotFoundError, UsageError
from twosource.model import Record
from twosource.present.digest import digest_stories
from twosource.present.terminal_lists import tell_stories
from twosource.present.terminal_versions import tell_sources
from twosource.run.clock import tell_time
from twosource.run.deciding import check_decision, say_kept
from twosource.run.decision import Groups, ReportDecision
from twosource.run.flags import as_of_flag, by_flags, find_settings, shared_flags
from twosource.run.gathering import gather_record
from twosource.run.narrowing import find_story, keep_stories
from twosource.run.options import DEFAULT_STORE, Settings
from twosource.run.output import show

__all__ = ["sources", "stories"]

P = ParamSpec("P")
R = TypeVar("R")


def _grouping_flags(command: Callable[P, R]) -> Callable[P, R]:
    """Add the flags that decide which reports belong together."""
    for add in reversed(_FLAGS):
        command = add(command)
    return by_flags(command)


_FLAGS = (
    click.option(
        "--split", multiple=True, metavar="REPORT", help="Take it out; several leave together."
    ),
    click.option("--merge", nargs=2, metavar="REPORT OTHER", help="Tell these two as one."),
    click.option("--undo", metavar="REPORT", help="Take back what was decided about it last."),
)


@click.command(epilog="Example:  twosource stories --db visit.db")
@click.argument("places", nargs=-1, metavar="[FILE…]")
@_grouping_flags
@as_of_flag
@shared_flags
def stories(places: tuple[str, ...], **decided: object) -> int:
    """List the stories, the largest first: documents, lineages, date, origin.

    --split takes a report, with its whole lineage, out of its story, --merge makes one story of
    those of two reports. What is decided is kept in the store and holds for later runs too.
    """
    settings = find_settings()
    asked = _read_decision(decided)
    record, about, code = _gather(places, "stories", asked, settings)
    shown = _keep_reports(record, about)
    digests = digest_stories(_demand_stories(shown))
    show(digests, text=lambda screen: tell_stories(digests, screen), settings=settings)
    return code


@click.command(epilog="Example:  twosource sources one.txt two.html")
@click.argument("places", nargs=-1, metavar="[FILE…]")
@click.option("--story", metavar="ID", help="Only this story; the start of its id is enough.")
@_grouping_flags
@as_of_flag
@shared_flags
def sources(places: tuple[str, ...], story: str | None, **decided: object) -> int:
    """Show who copied whom, and how we know: every lineage as a tree, with its evidence.

    --split takes a report out of its lineage, --merge makes one lineage of those of two reports.
    What is decided is kept in the store and holds for later runs too.
    """
    settings = find_settings()
    asked = _read_decision(decided)
    gathered, about, code = _gather(places, "lineages", asked, settings)
    record = _demand_stories(_keep_reports(gathered, about))
    if story:
        record = keep_stories(record, (find_story(record, story),))
    lineages = record.grouping.lineages
    show(lineages, text=lambda screen: tell_sources(record, screen), settings=settings)
    return code


def _read_decision(decided: Mapping[str, object]) -> ReportDecision:
    given = {name: value for name, value in decided.items() if value is not None}
    return msgspec.convert({**given, "made": tell_time()}, type=ReportDecision)


def _gather(
    places: tuple[str, ...], about: Groups, asked: ReportDecision, settings: Settings
) -> tuple[Record, frozenset[str], int]:
    """Return the record, as what is asked for makes it; the reports that it is about; the code."""
    given = {"--split": asked.split, "--merge": asked.merge, "--undo": asked.undo}
    is_asked = check_decision(given, asked, places, settings)
    if is_asked and settings.as_of is not None:
        raise UsageError("what was is not decided anew; leave --as-of out")
    gathered = gather_record(places, settings=settings)
    if not is_asked:
        return gathered.record, frozenset(), gathered.code
    # The stages take longer to load than a store takes to show.
    from twosource.run.judging import keep_judgements  # noqa: PLC0415 (heavy, at its door)
    from twosource.run.judging_reports import decide_reports  # noqa: PLC0415 (heavy, at its door)

    place = settings.db or DEFAULT_STORE
    judgements = decide_reports(gathered.record, about, asked)
    after = keep_judgements(place, judgements, made_by=gathered.record.made_by)
    say_kept(judgements, place, settings)
    named = {end for one in judgements for end in (one.first, one.second) if end}
    return after, frozenset(named), gathered.code


def _keep_reports(record: Record, reports: Iterable[str]) -> Record:
    """Return the stories of some reports, all of them where there is none."""
    named = set(reports)
    held = (one for one in record.grouping.stories if not named.isdisjoint(one.reports))
    return keep_stories(record, tuple(held)) if named else record


def _demand_stories(record: Record) -> Record:
    if not record.grouping.stories:
        raise NotFoundError("there is no story here; read some reports first")
    return record
