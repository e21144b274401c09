"""Score the claims of the two seed reports against their key, event by event.

An event of the key is right where one claim, in the edition that carries its evidence, has its act,
actor, recipient, time and status; the key's lists of what is as good count, as its README says.
Where the key makes one event for each of two who do the same in the same words ("both denied"), our
one claim with the list of both, as the codebook has it, is right too.
Run: python -m tools.score_seeds [SEEDS]
"""

import json
import sys
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct

from twosource.model import Actor, Claim, Record, Report
from twosource.present.sureness import keep_sure
from twosource.run.options import Settings
from twosource.run.reading import read_aside
from twosource.run.scoring.names import find_key

__all__ = ["Verdict", "judge_events", "judge_not_events", "judge_persons", "read_editions"]

SEEDS = Path("../shared/seeds")
UNKNOWN = "unknown"
_FACTS = frozenset({"happened", "ongoing"})
_FOLDED = {"\u00a0": " ", "“": '"', "”": '"', "’": "'", "‘": "'"}

Row = dict[str, Any]


class Verdict(Struct, frozen=True, kw_only=True):
    """What became of an event of the key; `wrong` are the slots in which its nearest claim errs."""

    id: str
    optional: bool
    right: bool
    wrong: tuple[str, ...] = ()
    sentence: str = ""


class Edition(Struct, frozen=True):
    """One of the two reports with its claims."""

    report: Report
    claims: Sequence[Claim]

    def find(self, evidence: str) -> list[Claim]:
        """Return the claims whose sentence shares words with a piece of evidence."""
        text = _fold(self.report.text)
        start = text.find(_fold(evidence))
        if start < 0:
            return []
        end = start + len(evidence)
        return [one for one in self.claims if one.at.start < end and start < one.at.end]


def judge_events(key: Row, editions: Mapping[str, Edition]) -> Iterator[Verdict]:
    """Yield a verdict for every event of the key."""
    for event in key["events"]:
        near = [
            (claim, name)
            for name, evidence in event["evidence"].items()
            if evidence
            for claim in editions[name].find(evidence)
        ]
        together = _join_actors(event, key["events"])
        faults = sorted(
            (
                min(
                    (list(_find_faults(event | {"actor": x}, claim, edition)) for x in together),
                    key=len,
                )
                for claim, edition in near
            ),
            key=len,
        )
        yield Verdict(
            id=event["id"],
            optional=bool(event.get("optional")),
            right=bool(faults) and not faults[0],
            wrong=tuple(faults[0]) if faults else ("nothing claimed",),
            sentence=next(filter(None, event["evidence"].values()), ""),
        )


def _join_actors(event: Row, events: Sequence[Row]) -> list[list[str]]:
    """Return the actors of an event, and all of those that differ from it in nothing but these."""
    shared = ("type", "recipient", "status", "start", "end", "evidence")
    alike = [one for one in events if all(one[slot] == event[slot] for slot in shared)]
    return [event["actor"], [who for one in alike for who in one["actor"]]]


def _find_faults(event: Row, claim: Claim, edition: str) -> Iterator[str]:
    """Yield the slots in which a claim is not what the key says."""
    if claim.act not in (event["type"], *event.get("accept_types", ())):
        yield "act"
    statuses = {event["status"].get(edition), *event.get("accept_status", ())}
    if claim.status not in statuses:
        yield "status"
    actors, recipients = event["actor"], [event["recipient"], *event.get("accept_recipient", ())]
    straight = _same(actors, claim.actors), any(_same(x, claim.recipients) for x in recipients)
    everybody = [*claim.actors, *claim.recipients]
    mutual = event.get("mutual") and _same([*actors, *event["recipient"]], everybody)
    if not straight[0] and not mutual:
        yield "actor"
    if not straight[1] and not mutual:
        yield "recipient"
    if not _fits(event, claim):
        yield "time"


def _same(wanted: Sequence[str] | str, found: Sequence[Actor]) -> bool:
    """Tell whether actors are those of the key; a sector is extra, nobody known is nobody named."""
    listed = [wanted] if isinstance(wanted, str) else wanted
    gold = {find_key(one) for one in listed if one != UNKNOWN}
    return gold == {find_key(one.state or one.name or one.title) for one in found}


def _fits(event: Row, claim: Claim) -> bool:
    """Tell whether a claim's days lie inside the event's; a day that nobody gives is right."""
    if claim.when is None or event["start"] is None:
        return True
    first, last = _open(event["start"], first=True), _open(event["end"], first=False)
    start, end = (x or None for x in (claim.when.start, claim.when.end))
    low = date.fromisoformat(start) if start else None
    high = date.fromisoformat(end) if end else None
    starts_inside = low is None or first is None or low >= first
    ends_inside = high is None or last is None or high <= last
    return starts_inside and ends_inside


def _open(day: str | None, *, first: bool) -> date | None:
    """Return the first or the last day of "1961", "2024-06" or "2024-06-19"."""
    if not day:
        return None
    year, *rest = (int(one) for one in day.split("-"))
    if len(rest) == len(("month", "day")):
        return date(year, rest[0], rest[1])
    month = rest[0] if rest else 1 if first else 12
    return date(year, month, 1 if first else monthrange(year, month)[1])


def judge_not_events(key: Row, editions: Mapping[str, Edition]) -> Iterator[str]:
    """Yield what the key says is no event and a claim shows as happened."""
    for row in key["not_events"]:
        edition = editions[row["report"]]
        text, told = _fold(edition.report.text), _fold(row["text"])
        start = text.find(told)
        for one in edition.claims:
            inside = start <= one.cue.start < start + len(told)
            if start >= 0 and inside and one.status in _FACTS:
                yield f"{row['text']}: {one.act} {one.status}"


def judge_persons(key: Row, record: Record) -> Iterator[str]:
    """Yield the persons of the key to whom a claim gives another state."""
    texts = {one.id: one.text for one in record.reports}
    actors = [x for one in record.claims for x in (*one.actors, *one.recipients, *one.roots)]
    for row in key["persons_roles"]:
        names = [name for name in (row["name"], *row["variants"]) if name]
        for one in actors:
            said = texts[one.span.report][one.span.start : one.span.end]
            if any(name in said for name in names) and one.state not in (None, row["country"]):
                yield f"{row['name']}: {one.state}, not {row['country']}"


def read_editions(seeds: Path, key: Row) -> tuple[Record, dict[str, Edition]]:
    """Return the record of the two reports, and each with its claims by its name in the key."""
    paths = {name: seeds / row["file"] for name, row in key["reports"].items()}
    record = read_aside([str(path) for path in paths.values()], settings=Settings()).record
    editions = {}
    for name, path in paths.items():
        report = next(one for one in record.reports if path.name in one.source)
        editions[name] = Edition(report, [x for x in record.claims if x.report == report.id])
    return record, editions


def _fold(text: str) -> str:
    """Return a text of the same length with plain quotes and spaces."""
    return "".join(_FOLDED.get(sign, sign) for sign in text)


def main(seeds: Path) -> None:
    """Print every event that is not right, and the counts."""
    key = json.loads((seeds / "key.json").read_text("utf-8"))
    record, editions = read_editions(seeds, key)
    verdicts = list(judge_events(key, editions))
    for one in verdicts:
        if not one.right:
            optional = " (optional)" if one.optional else ""
            print(f"{one.id}{optional}: {', '.join(one.wrong)} | {one.sentence[:90]}")
    asked = [one for one in verdicts if not one.optional]
    false = list(judge_not_events(key, editions))
    persons = list(judge_persons(key, record))
    print(*false, *persons, sep="\n")
    print(f"{sum(one.right for one in asked)} of {len(asked)} events right")
    print(f"{len(false)} of {len(key['not_events'])} that are no event shown as happened")
    print(f"{len(persons)} persons of another state; {len(record.claims)} claims in all")
    kept = frozenset(one.id for one in keep_sure(record).claims)
    sure = {
        name: Edition(one.report, [claim for claim in one.claims if claim.id in kept])
        for name, one in editions.items()
    }
    right = sum(one.right for one in judge_events(key, sure) if not one.optional)
    shown = len(list(judge_not_events(key, sure)))
    print(f"in the tables, of {len(kept)} claims that are sure: {right} and {shown}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SEEDS)
