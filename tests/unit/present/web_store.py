"""Stores for the web pages, written from records made by hand, and a client that asks them."""

import re
from collections import defaultdict
from pathlib import Path
from typing import Literal, TypeVar, get_args, get_origin

from msgspec import Struct, structs
from starlette.testclient import TestClient
from tests.unit.present.records import HOSTILE

from twosource.model import Reading, Record
from twosource.present.web import Adding, Job, Pasted, Verdict, WebOptions, make_app
from twosource.present.web.options import Boundaries
from twosource.store.event_change_rows import EventNotes
from twosource.store.writer import open_writer
from twosource.text.hashing import hash_bytes

__all__ = ["HOST", "Taker", "name_id", "open_pages", "write_store"]

HOST = "127.0.0.1:8000"
_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half a pair, which no store takes."""

Noun = TypeVar("Noun", bound=Struct)
SECRET = b"a secret that only tests know...."


class Taker:
    """Takes what is handed in, and reads nothing."""

    def __init__(self) -> None:
        self.handed: list[Pasted] = []

    def start(self, handed: Pasted) -> Job:
        self.handed.append(handed)
        return Job(id="one", state="waiting", says=f"{handed.name} is waiting to be read")

    def find(self, job: str) -> Job | None:
        return Job(id=job, state="done", says="1 report read") if job == "one" else None


def write_store(place: Path, record: Record) -> Path:
    """Write a record into a store, as a run would; its ids become hashes (`name_id`)."""
    record = _hash_ids(record)
    readings = {one.id: Reading(one.id, ()) for one in record.reports}
    readings |= {one.report: one for one in record.readings}
    claims = defaultdict(list)
    for claim in record.claims:
        claims[claim.report].append(claim)
    with open_writer(place) as writer:
        for report in record.reports:
            writer.put_report(report, readings[report.id])
        for refusal in record.refusals:
            writer.put_refusal(refusal)
        writer.put_results(record.grouping, record.collation, record.changes)
        if record.claims:
            outcomes = {one.id: claims[one.id] for one in record.reports}
            writer.put_claims("coder", outcomes, days=dict.fromkeys(outcomes, ""))
            notes = EventNotes(states={}, changes=record.event_changes)
            writer.put_joined(record.collation, notes=notes)
    return place


def name_id(plain: str) -> str:
    """Return the hash that stands for an id of a record made by hand."""
    return hash_bytes(plain.encode("utf-8", "surrogatepass"))


def _hash_ids(record: Record) -> Record:
    grouping = record.grouping
    ids = {one.id for one in record.reports} | {one.id for one in record.claims}
    ids |= {one.id for one in record.collation.events} | {one.id for one in grouping.stories}
    ids |= {one.id for one in grouping.lineages}
    return _rename(record, {one: name_id(one) for one in ids})


def _rename(noun: Noun, ids: dict[str, str]) -> Noun:
    """Let hashes stand for ids, and words of closed lists for themselves, as a store wants it."""
    changed = {
        one.name: _write(getattr(noun, one.name), ids, closed=_is_closed(one.type))
        for one in structs.fields(noun)
    }
    return structs.replace(noun, **changed)


def _write(value: object, ids: dict[str, str], *, closed: bool) -> object:
    if isinstance(value, Struct):
        return _rename(value, ids)
    if isinstance(value, tuple):
        return tuple(_write(one, ids, closed=closed) for one in value)
    if not isinstance(value, str):
        return value
    if closed:
        return next((value[len(x) :] for x in HOSTILE if value.startswith(x)), value)
    return ids.get(value) or _SURROGATE.sub("\ufffd", value)


def _is_closed(kind: object) -> bool:
    return get_origin(kind) is Literal or any(map(_is_closed, get_args(kind)))


def open_pages(
    store: Path,
    *,
    password: str | None = None,
    token: str = "",
    adding: Adding | None = None,
    judged: list[Verdict] | None = None,
    most_bytes: int = 1 << 20,
    boundaries: Boundaries = "un",
    online: bool = False,
) -> TestClient:
    """Return a client of the pages of a store; what the pages fail on, it raises."""

    def judge(verdict: Verdict) -> str:
        if judged is not None:
            judged.append(verdict)
        return f"/{verdict.about}/{verdict.named}"

    options = WebOptions(
        store=str(store),
        hosts=frozenset({HOST}),
        secret=SECRET,
        check=None if password is None else password.__eq__,
        token=token,
        adding=adding,
        judging=None if judged is None else judge,
        most_bytes=most_bytes,
        boundaries=boundaries,
        online=online,
    )
    return TestClient(make_app(options), base_url=f"http://{HOST}", follow_redirects=False)
