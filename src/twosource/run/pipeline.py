"""The line walked once: sources, records, the sandbox, the store; then what stands in it all."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct

from twosource.ingest import (
    STANDARD_FIELDS,
    STANDARD_LIMITS,
    FieldMap,
    Limits,
    PassedOver,
    RawRecord,
    Source,
    find_sources,
    frame_records,
    is_address,
)
from twosource.model import Change, EventChange, Refusal, Unclaimed, Unread
from twosource.run.claiming import CLAIM_BOUNDS, ClaimOptions, claim_reports
from twosource.run.clock import Clock, tell_time
from twosource.run.online import Fetch
from twosource.run.parsing import PARSE_BOUNDS, ParseOptions, parse_reports
from twosource.run.prepare import Task, prepare
from twosource.run.relating import (
    join_claims,
    note_states,
    recall_grouping,
    relate_reports,
)
from twosource.run.sandbox import Bounds, Failure, Sandbox
from twosource.store.report_rows import order_refusal
from twosource.store.writer import Writer
from twosource.text.hashing import hash_bytes

__all__ = ["ReadOptions", "ReadResult", "Step", "read_sources"]


class ReadOptions(Struct, frozen=True, kw_only=True):
    """How to read; `workers` None means one per processor, four at most.

    `bounds` are those of one record, `parse_bounds` those of some sentences that the network reads,
    `claim_bounds` those of a few reports whose claims are made.
    `model` is the folder of another network than the one that ships. `clock` tells when a report
    is read, which is kept beside the record. `fetch` fetches addresses, which are refused without.
    """

    workers: int | None = None
    bounds: Bounds = Bounds()
    parse_bounds: Bounds = PARSE_BOUNDS
    claim_bounds: Bounds = CLAIM_BOUNDS
    model: Path | None = None
    limits: Limits = STANDARD_LIMITS
    field_map: FieldMap = STANDARD_FIELDS
    clock: Clock = tell_time
    fetch: Fetch | None = None


class ReadResult(Struct, frozen=True, kw_only=True):
    """What came of one run; `offered` records were either `accepted` or `refused`.

    `reports` are the ids of what was accepted: fewer than `accepted` when records repeat one
    another. `known` counts the accepted ones that the store held already. `changes` is what is told
    otherwise now of reports that the store held, `event_changes` what is of events. `parsed` counts
    the sentences that the network was given: none that it was given before. `unread` are those in
    `reports` that it failed on. `claimed` counts the reports of which claims were made now,
    `claims` what came of them; `unclaimed` are those of `reports` that have none because making
    them failed.
    """

    offered: int
    accepted: int
    known: int
    reports: frozenset[str]
    refused: tuple[Refusal, ...]
    passed_over: tuple[PassedOver, ...]
    changes: tuple[Change, ...]
    event_changes: tuple[EventChange, ...]
    parsed: int
    unread: tuple[Unread, ...]
    claimed: int
    claims: int
    unclaimed: tuple[Unclaimed, ...]


Stage = Literal["reading", "parsing", "grouping", "claiming", "comparing"]


class Step(Struct, frozen=True, kw_only=True):
    """How far a run has come; `source` is what was dealt with last.

    `parsed` counts sentences, `claimed` the reports whose claims are made.
    """

    stage: Stage
    accepted: int
    refused: int
    parsed: int = 0
    claimed: int = 0
    source: str = ""


Watch = Callable[[Step], None]
_DEFAULT_OPTIONS = ReadOptions()


def read_sources(
    places: Sequence[str],
    *,
    writer: Writer,
    options: ReadOptions = _DEFAULT_OPTIONS,
    watch: Watch | None = None,
) -> ReadResult:
    """Read every record of `places` into the store; parse, group, date and claim what it holds,
    and work out what the claims come to.

    A record is acknowledged when its report is committed: what an interrupted run leaves behind is
    whole, and the next run goes on from there. The order of the places and the number of workers
    never change the record.
    """
    run = _Run(writer, options, watch or _ignore)
    run.read(places)
    run.parse()
    run.relate()
    run.claim()
    run.join()
    return run.sum_up()


class _Run:
    """One run, with what it has met so far."""

    def __init__(self, writer: Writer, options: ReadOptions, watch: Watch) -> None:
        self._writer = writer
        self._options = options
        note_states(writer)
        self._before = recall_grouping(writer)
        self._changes: tuple[Change, ...] = ()
        self._event_changes: tuple[EventChange, ...] = ()
        self._watch = watch
        due = writer.due()
        held = (one for one in writer.reports() if one.id not in due)
        self._known = {(one.name, one.content_hash): one for one in held}
        self._waiting: deque[RawRecord] = deque()
        self._accepted = 0
        self._already = 0
        self._parsed = 0
        self._claimed = 0
        self._claims = 0
        self._sources: set[str] = set()
        self._reports: set[str] = set()
        self._refused: list[Refusal] = []
        self._passed_over: list[PassedOver] = []

    def read(self, places: Sequence[str]) -> None:
        """Read what the store does not hold yet.

        What was refused before of the same sources goes last: a run that is cut short takes no
        refusal away.
        """
        options = self._options
        with Sandbox(prepare, workers=options.workers, bounds=options.bounds) as sandbox:
            for outcome in sandbox.run(self._find_tasks(places)):
                raw = self._waiting.popleft()
                if isinstance(outcome, Failure):
                    self._refuse(_make_refusal(raw, outcome))
                else:
                    seen = self._options.clock()
                    self._writer.put_report(outcome.report, outcome.reading, seen=seen)
                    self._accept(outcome.report.id, raw.source)
        self._writer.clear_refusals(*self._sources, but=self._refused)

    def parse(self) -> None:
        """Have the network read every sentence of the store that it does not know yet."""
        options = ParseOptions(
            workers=self._options.workers,
            bounds=self._options.parse_bounds,
            model=self._options.model,
        )
        for done in parse_reports(self._writer, options=options):
            self._parsed += done
            self._tell("parsing")

    def relate(self) -> None:
        """Group everything in the store and date its stories, unless nothing is new."""
        self._changes = relate_reports(self._writer, before=self._before, tell=self._tell)

    def claim(self) -> None:
        """Make the claims of every report that lacks them, or that is dated otherwise now."""
        options = ClaimOptions(
            workers=self._options.workers,
            bounds=self._options.claim_bounds,
            model=self._options.model,
        )
        for reports, claims in claim_reports(self._writer, options=options):
            self._claimed += reports
            self._claims += claims
            self._tell("claiming")

    def join(self) -> None:
        """Work out what the claims come to, where a claim, a story or a judgement changed."""
        self._event_changes = join_claims(self._writer, tell=self._tell)

    def sum_up(self) -> ReadResult:
        """Return what came of it."""
        view = self._writer.view()
        return ReadResult(
            offered=self._accepted + len(self._refused),
            accepted=self._accepted,
            known=self._already,
            reports=frozenset(self._reports),
            refused=tuple(sorted(self._refused, key=order_refusal)),
            passed_over=tuple(self._passed_over),
            changes=self._changes,
            event_changes=self._event_changes,
            parsed=self._parsed,
            unread=tuple(one for one in view.unread() if one.span.report in self._reports),
            claimed=self._claimed,
            claims=self._claims,
            unclaimed=tuple(one for one in view.unclaimed() if one.report in self._reports),
        )

    def _find_tasks(self, places: Sequence[str]) -> Iterator[Task]:
        """Yield what has to be read, and settle on the way what has not."""
        for raw in self._find_records(places):
            known = self._known.get((raw.name, hash_bytes(raw.content)))
            # Of equal reports the store keeps the first source by name; let it see an earlier one.
            if known is not None and known.source <= raw.source:
                self._already += 1
                self._accept(known.id, raw.source)
            else:
                self._waiting.append(raw)
                yield Task(raw, self._options.field_map)

    def _find_records(self, places: Sequence[str]) -> Iterator[RawRecord]:
        for source in self._find_sources(places):
            self._sources.add(source.source)
            for record in frame_records(source, limits=self._options.limits):
                if isinstance(record, Refusal):
                    self._refuse(record)
                else:
                    yield record

    def _find_sources(self, places: Sequence[str]) -> list[Source]:
        """Find the sources, each once and in a fixed order: of two equal reports, one is kept."""
        sources: dict[str, Source] = {}
        for found in self._look_up(places):
            if isinstance(found, Refusal):
                self._sources.add(found.source)
                self._refuse(found)
            elif isinstance(found, PassedOver):
                self._passed_over.append(found)
            else:
                sources[found.source] = found
        return [sources[source] for source in sorted(sources)]

    def _look_up(self, places: Sequence[str]) -> Iterator[Source | PassedOver | Refusal]:
        """Fetch what is an address, where that was asked for, and find the rest."""
        fetch = self._options.fetch
        addresses = {one for one in places if is_address(one)} if fetch is not None else set()
        if fetch is not None:
            yield from map(fetch, sorted(addresses))
        yield from find_sources(one for one in places if one not in addresses)

    def _accept(self, report: str, source: str) -> None:
        self._accepted += 1
        self._reports.add(report)
        self._tell("reading", source)

    def _refuse(self, refusal: Refusal) -> None:
        self._writer.put_refusal(refusal)
        self._refused.append(refusal)
        self._tell("reading", refusal.source)

    def _tell(self, stage: Stage, source: str = "") -> None:
        step = Step(
            stage=stage,
            accepted=self._accepted,
            refused=len(self._refused),
            parsed=self._parsed,
            claimed=self._claimed,
            source=source,
        )
        self._watch(step)


def _make_refusal(raw: RawRecord, failure: Failure) -> Refusal:
    return Refusal(
        source=raw.source,
        record=raw.number,
        offset=raw.offset,
        content_hash=hash_bytes(raw.content),
        stage=failure.stage,
        code=failure.code,
        sentence=failure.sentence,
    )


def _ignore(_: Step) -> None:
    return
