"""What collation finds beside events, by the id of what it is about: the two sides of a page."""

from collections.abc import Mapping

from msgspec import Struct

from twosource.model import (
    Check,
    Claim,
    Dispute,
    EventChange,
    Judgement,
    Record,
    Redirect,
    Series,
    Standing,
    Voice,
)
from twosource.present.event_history import group_by_event
from twosource.present.figures import index_standings
from twosource.text.grouped import group_once
from twosource.text.voices import find_denials

__all__ = ["Findings", "find_findings", "find_voice"]


class Findings(Struct, frozen=True, kw_only=True):
    """Standings, series, redirects and changes by event; checks, disputes, judgements by claim.

    `denials` are the claims that deny one, under its id; `homes` are the ids of events by claim.
    """

    standings: Mapping[str, Standing]
    series: Mapping[str, tuple[Series, ...]]
    redirects: Mapping[str, tuple[Redirect, ...]]
    changes: Mapping[str, tuple[EventChange, ...]]
    checks: Mapping[str, Check]
    disputes: Mapping[str, tuple[Dispute, ...]]
    judgements: Mapping[str, tuple[Judgement, ...]]
    denials: Mapping[str, tuple[Claim, ...]]
    homes: Mapping[str, str]


def find_findings(record: Record) -> Findings:
    """Index a record by what is told of an event beside its claims."""
    found, judged = record.collation, record.judgements
    return Findings(
        standings=index_standings(record),
        series=group_once((event, one) for one in found.series for event in one.events),
        redirects=group_once((one.event, one) for one in record.redirects),
        changes=group_by_event(record.event_changes, {x.old: x.event for x in record.redirects}),
        checks={one.claim: one for one in found.checks},
        disputes=group_once((x, one) for one in found.disputes for x in (*one.first, *one.second)),
        judgements=group_once((x, one) for one in judged for x in (one.first, one.second) if x),
        denials=find_denials(record.claims),
        homes={claim: one.id for one in found.events for claim in one.claims},
    )


def find_voice(findings: Findings, claim: str) -> Voice | None:
    """Return by whose word a claim is told; None where that was not worked out, or nobody says so.

    Of several the first is returned.
    """
    standing = findings.standings.get(findings.homes.get(claim, ""))
    voices = standing.voices if standing is not None else ()
    return next((one for one in voices if claim in one.claims), None)
