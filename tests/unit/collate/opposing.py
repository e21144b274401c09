"""Claims of one invented story, told by events, lineages and voices that the test sets."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace
from tests.unit.collate.backing import root
from tests.unit.collate.claiming import group, name_report
from tests.unit.collate.writing import list_reports, tell, write

from twosource.collate.denials import find_denied
from twosource.collate.disputes import Evidence, find_disputes
from twosource.collate.originals import Originals
from twosource.collate.series import find_series
from twosource.collate.sources import find_sources
from twosource.collate.versions import Version
from twosource.model import Claim, Dispute, Edition, Event, Grouping, Parse, Report, Series
from twosource.read import read_report
from twosource.read.reader import load_reader
from twosource.text.repaired import list_sentences

LETTERS = "abcdefgh"
REPORTS = {
    letter: write(
        letter,
        "Troops of Niger shelled the ferry of Chad at Fada, a pilot said.",
        "Chad counted the boats that troops of Niger shelled at the ferry.",
        "Niger denied it.",
    )
    for letter in LETTERS
}


def say(place: str, *roots: str, **given: object) -> Claim:
    """A claim of an assault by Niger on Chad such as "a0", by the word of some roots."""
    cue = {"0": "0 shelled", "1": "1 shelled", "2": "2 denied"}[place[1]]
    made = tell(REPORTS[place[0]], cue, "NER", "TCD", act="ASSAULT")
    return replace(made, roots=tuple(root(one, made.at) for one in roots), **given)


def make_event(number: int, claims: Sequence[Claim]) -> Event:
    return Event(
        id=f"event {number}",
        story="story",
        claims=tuple(one.id for one in claims),
        act=claims[0].act,
        mode=None,
        status="happened",
    )


def find_originals(claims: Iterable[Claim], grouping: Grouping) -> Originals:
    return Originals(find_sources(claims, grouping, list_reports(REPORTS.values())), grouping)


def dispute(*events: Sequence[Claim], grouping: Grouping | None = None) -> tuple[Dispute, ...]:
    """The disputes of events, each given by its claims."""
    claims = [one for some in events for one in some]
    made = [make_event(number, some) for number, some in enumerate(events)]
    return find_disputes(made, make_evidence(made, claims, grouping or group(LETTERS)))


def make_evidence(events: Sequence[Event], claims: Sequence[Claim], grouping: Grouping) -> Evidence:
    """What disputes are found by, without parses."""
    reports = list_reports(REPORTS.values())
    acts = [one for one in events if one.act != "DENIAL"]
    return Evidence(
        claims={one.id: one for one in claims},
        reports=reports,
        originals=find_originals(claims, grouping),
        denied=find_denied(claims, acts, reports),
    )


def follow(
    *events: Sequence[Claim], days: Mapping[str, str], grouping: Grouping | None = None
) -> tuple[Series, ...]:
    """The figures of events over time; `days` are by letter."""
    claims = [one for some in events for one in some]
    return find_series(
        [make_event(number, some) for number, some in enumerate(events)],
        {one.id: one for one in claims},
        find_originals(claims, grouping or group(LETTERS)),
        {name_report(letter): day for letter, day in days.items()},
    )


def edit(grouping: Grouping, *editions: str) -> Grouping:
    """Give the first lineage editions, each the letters of its reports."""
    first, *others = grouping.lineages
    made = tuple(
        Edition(number=at + 1, reports=tuple(map(name_report, letters)), reasons=())
        for at, letters in enumerate(editions)
    )
    return replace(grouping, lineages=(replace(first, editions=made), *others))


def parse(report: Report) -> Sequence[Parse | None]:
    return load_reader().read(list_sentences(report))


def make_version(report: Report) -> Version:
    return Version(report, read_report(report), parse)


def gather_parsed(
    claims: Sequence[Claim], reports: Sequence[Report], grouping: Grouping
) -> Evidence:
    """What disputes of whole sentences are found by: the reports read, and nothing denied."""
    held = list_reports(reports)
    versions = {report.id: make_version(report) for report in reports}
    return Evidence(
        claims={one.id: one for one in claims},
        reports=held,
        originals=Originals(find_sources(claims, grouping, held), grouping),
        denied={},
        make_version=versions.__getitem__,
    )
