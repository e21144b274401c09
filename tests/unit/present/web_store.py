"""Stores for the web pages, written from records made by hand, and a client that asks them."""

import re
from collections import defaultdict
from pathlib import Path
from typing import Literal, get_args, get_origin

import msgspec
from starlette.testclient import TestClient
from tests.unit.present.records import HOSTILE

from twosource import model
from twosource.model import Reading, Record
from twosource.present.web import Adding, Job, Pasted, Verdict, WebOptions, make_app
from twosource.store.writer import open_writer
from twosource.text.hashing import hash_bytes

__all__ = ["HOST", "Taker", "name_id", "open_pages", "write_store"]

HOST = "127.0.0.1:8000"
CLOSED = frozenset(
    word for held in vars(model).values() if get_origin(held) is Literal for word in get_args(held)
)
"""Words that a store takes only as they are, however hostile the rest of a record is."""

_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half a pair, which no store takes."""

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
            writer.put_joined(record.collation)
    return place


def name_id(plain: str) -> str:
    """Return the hash that stands for an id of a record made by hand."""
    return hash_bytes(plain.encode("utf-8", "surrogatepass"))


def _hash_ids(record: Record) -> Record:
    claims, events = record.claims, record.collation.events
    held = (*record.reports, *claims, *events, *record.grouping.stories, *record.grouping.lineages)
    ids = {one.id: name_id(one.id) for one in held}
    return msgspec.convert(_rename(msgspec.to_builtins(record), ids), type=Record)


def _rename(node: object, ids: dict[str, str]) -> object:
    if isinstance(node, str):
        closed = next((node[len(x) :] for x in HOSTILE if node.startswith(x)), None)
        if closed in CLOSED:
            return closed
        held = None if node in CLOSED else ids.get(node)
        return held or _SURROGATE.sub("\ufffd", node)
    if isinstance(node, dict):
        return {key: _rename(value, ids) for key, value in node.items()}
    if isinstance(node, list | tuple):
        return [_rename(value, ids) for value in node]
    return node


def open_pages(
    store: Path,
    *,
    password: str | None = None,
    token: str = "",
    adding: Adding | None = None,
    judged: list[Verdict] | None = None,
    most_bytes: int = 1 << 20,
) -> TestClient:
    """Return a client of the pages of a store; what the pages fail on, it raises."""

    def judge(verdict: Verdict) -> str:
        if judged is not None:
            judged.append(verdict)
        return verdict.event

    options = WebOptions(
        store=store,
        hosts=frozenset({HOST}),
        secret=SECRET,
        check=None if password is None else password.__eq__,
        token=token,
        adding=adding,
        judging=None if judged is None else judge,
        most_bytes=most_bytes,
    )
    return TestClient(make_app(options), base_url=f"http://{HOST}", follow_redirects=False)
