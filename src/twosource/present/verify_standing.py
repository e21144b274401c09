"""Whether what was worked out from claims, and what people decided, bears itself out."""

from collections.abc import Iterator

from twosource.model import Record, Standing
from twosource.present.unsupported import Unsupported, find_repeated, find_unknown

__all__ = ["check_standings"]


def check_standings(record: Record) -> Iterator[Unsupported]:
    """Yield what does not hold within standings, disputes, series, checks and decisions."""
    claims = frozenset(one.id for one in record.claims)
    yield from _check_standings(record)
    yield from _check_disputes(record, claims)
    yield from _check_series(record, claims)
    yield from _check_told(record, claims)
    yield from _check_redirects(record)
    yield from _check_judgements(record)


def _check_standings(record: Record) -> Iterator[Unsupported]:
    events = {one.id: one for one in record.collation.events}
    lineages = frozenset(one.id for one in record.grouping.lineages)
    standings = record.collation.standings
    yield from find_repeated([one.event for one in standings], kind="standing", where="standings")
    for at, one in enumerate(standings):
        where = f"standings[{at}]"
        yield from find_unknown((one.event,), events, kind="event", where=where)
        held = events[one.event].claims if one.event in events else ()
        for voice in (*one.voices, *one.heard_by):
            yield from find_unknown(voice.claims, held, kind="claim of the event", where=where)
            yield from find_unknown(voice.lineages, lineages, kind="lineage", where=where)
        yield from _check_bounds(one, where)


def _check_bounds(standing: Standing, where: str) -> Iterator[Unsupported]:
    for one in (standing.content, standing.utterance):
        if one is not None and not 0 <= one.low <= one.high:
            law = "there are at least as many voices at most as at least"
            yield Unsupported(law, where, f"{one.low} or more", str(one.high))


def _check_disputes(record: Record, claims: frozenset[str]) -> Iterator[Unsupported]:
    disputes = record.collation.disputes
    stories = frozenset(one.id for one in record.grouping.stories)
    yield from find_repeated([one.id for one in disputes], kind="dispute", where="disputes")
    for at, one in enumerate(disputes):
        where = f"disputes[{at}]"
        told_in = {one.story, one.other_story or one.story}
        if told_in.isdisjoint(stories):
            yield from find_unknown((one.story,), stories, kind="story", where=where)
        yield from find_unknown((*one.first, *one.second), claims, kind="claim", where=where)
        sides = (one.first or one.first_at, one.second or one.second_at)
        if not all(sides) or not set(one.first).isdisjoint(one.second):
            law = "a dispute has two sides, and no claim on both"
            yield Unsupported(law, where, "claims, and others", ", ".join(one.second) or "none")


def _check_series(record: Record, claims: frozenset[str]) -> Iterator[Unsupported]:
    series = record.collation.series
    stories = frozenset(one.id for one in record.grouping.stories)
    events = frozenset(one.id for one in record.collation.events)
    yield from find_repeated([one.id for one in series], kind="series", where="series")
    for at, one in enumerate(series):
        where = f"series[{at}]"
        yield from find_unknown((one.story,), stories, kind="story", where=where)
        yield from find_unknown(one.events, events, kind="event", where=where)
        told = (figure.claim for figure in one.figures)
        yield from find_unknown(told, claims, kind="claim", where=where)


def _check_told(record: Record, claims: frozenset[str]) -> Iterator[Unsupported]:
    """Check the claims that differences and checks name."""
    for at, difference in enumerate(record.collation.differences):
        where = f"differences[{at}].claims"
        yield from find_unknown(difference.claims, claims, kind="claim", where=where)
    for at, check in enumerate(record.collation.checks):
        named = (check.claim,) if check.by is None else (check.claim, check.by)
        yield from find_unknown(named, claims, kind="claim", where=f"checks[{at}]")


def _check_redirects(record: Record) -> Iterator[Unsupported]:
    events = frozenset(one.id for one in record.collation.events)
    yield from find_repeated([one.old for one in record.redirects], kind="id", where="redirects")
    for at, one in enumerate(record.redirects):
        where = f"redirects[{at}]"
        yield from find_unknown((one.event,), events, kind="event", where=where)
        if one.old in events:
            yield Unsupported("only an id that is gone leads on", where, "no event", one.old)


def _check_judgements(record: Record) -> Iterator[Unsupported]:
    """Check judgements; the claims that they are on may be gone."""
    judgements = record.judgements
    ids = [one.id for one in judgements]
    yield from find_repeated(ids, kind="judgement", where="judgements")
    for at, one in enumerate(judgements):
        where = f"judgements[{at}]"
        if one.undoes is not None:
            yield from find_unknown((one.undoes,), ids[:at], kind="earlier judgement", where=where)
        if (one.second is None) != (one.about == "claim"):
            law = "a judgement is on one claim, or on two of what it is about"
            yield Unsupported(law, where, one.about, one.second or "one claim")
        if one.second is not None and one.first >= one.second:
            law = "the first of the two that a judgement is on has the smaller id"
            yield Unsupported(law, where, f"less than {one.second}", one.first)
        if (one.kind == "corrected") != (one.value is not None):
            law = "a correction has a value, and nothing else has"
            yield Unsupported(law, where, one.kind, str(one.value))
