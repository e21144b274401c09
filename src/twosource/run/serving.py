"""The server: the pages, what they ask of the stages, and an end without a trace."""

import signal
import socket
from secrets import token_bytes
from typing import get_args

import uvicorn
from msgspec import Struct
from msgspec.structs import replace

from twosource.errors import UsageError
from twosource.ingest import parse_field_map
from twosource.model import Claim, ClaimSlot, Record
from twosource.present.web import Verdict, WebOptions, make_app
from twosource.run.adding import Adder
from twosource.run.clock import tell_time
from twosource.run.decision import LAST, ClaimDecision, Decision, Groups, ReportDecision
from twosource.run.doors import make_check
from twosource.run.judging import decide, keep_judgements
from twosource.run.judging_claims import decide_claim
from twosource.run.judging_reports import decide_reports
from twosource.run.narrowing import find_report
from twosource.run.online import make_fetch
from twosource.run.options import Settings
from twosource.run.pipeline import ReadOptions
from twosource.store.view import open_view
from twosource.text.slots import write_slot

__all__ = ["Wanted", "run_server"]

_CONNECTIONS = 200
_KEPT_SECONDS = 5
_GRACE_SECONDS = 3


class Wanted(Struct, frozen=True, kw_only=True):
    """How the store is to be served; `secrets` are the passwords and tokens that open it."""

    store: str
    hosts: frozenset[str]
    any_address: bool
    secrets: tuple[str, ...]
    token: str
    read_only: bool


def run_server(wanted: Wanted, listening: socket.socket, *, settings: Settings) -> None:
    """Serve until somebody stops it; raises KeyboardInterrupt where that was Ctrl-C."""
    server = uvicorn.Server(
        uvicorn.Config(
            make_app(_choose_options(wanted, settings)),
            log_level="info" if settings.verbose else "warning",
            access_log=settings.verbose > 1,
            server_header=False,
            ws="none",
            http="h11",
            limit_concurrency=_CONNECTIONS,
            timeout_keep_alive=_KEPT_SECONDS,
            timeout_graceful_shutdown=_GRACE_SECONDS,
        )
    )
    # The server takes the signal, ends in good order, and raises it again: that one is let pass.
    signal.signal(signal.SIGTERM, lambda *_: None)
    server.run(sockets=[listening])


def _choose_options(wanted: Wanted, settings: Settings) -> WebOptions:
    reading = ReadOptions(
        workers=settings.workers,
        field_map=parse_field_map(settings.map),
        fetch=make_fetch(wanted.store) if settings.online else None,
    )

    def judge(verdict: Verdict) -> str:
        return _judge(wanted.store, verdict)

    return WebOptions(
        store=wanted.store,
        hosts=wanted.hosts,
        any_address=wanted.any_address,
        secret=token_bytes(32),
        check=make_check(*wanted.secrets) if wanted.secrets else None,
        token=wanted.token,
        adding=None if wanted.read_only else Adder(wanted.store, options=reading),
        online=settings.online and not wanted.read_only,
        judging=None if wanted.read_only else judge,
        boundaries=settings.boundaries,
    )


def _judge(store: str, verdict: Verdict) -> str:
    """Keep what was decided; return the address of what it was decided about."""
    about = verdict.about
    if about != "event" and about != "claim":
        return _judge_grouping(store, about, verdict)
    with open_view(store) as view:
        homes = view.homes(about, verdict.named)
        record = view.story_record(homes[0].story) if homes else None
    if record is None:
        raise UsageError(f"the {about} is not there any more; a run has told it otherwise")
    if about == "claim":
        return _judge_claim(store, record, homes[0].id, verdict)
    return _judge_event(store, record, homes[0].id, verdict)


def _judge_event(store: str, record: Record, named: str, verdict: Verdict) -> str:
    """Keep what was decided about an event; lead to the one that holds its first claim now."""
    event = next(one for one in record.collation.events if one.id == named)
    judgements = decide(record, event, _read(verdict))
    after = keep_judgements(store, judgements, made_by=record.made_by)
    held = (one.id for one in after.collation.events if event.claims[0] in one.claims)
    return f"/event/{next(held, event.id)}"


def _judge_claim(store: str, record: Record, named: str, verdict: Verdict) -> str:
    claim = next(one for one in record.claims if one.id == named)
    judgements = decide_claim(record, claim, _read_of_claim(verdict, claim))
    keep_judgements(store, judgements, made_by=record.made_by)
    return f"/claim/{claim.id}"


def _judge_grouping(store: str, about: Groups, verdict: Verdict) -> str:
    """Keep what was decided about lineages or stories; lead to the report, for its story goes."""
    with open_view(store) as view:
        record = view.record()
    judgements = decide_reports(record, about, _read_of_reports(verdict))
    keep_judgements(store, judgements, made_by=record.made_by)
    return f"/report/{find_report(record, verdict.other).id}"


def _read_of_reports(verdict: Verdict) -> ReportDecision:
    asked = ReportDecision(by=verdict.by, note=verdict.note, made=tell_time())
    if not verdict.other:
        raise UsageError("choose what to decide about")
    match verdict.kind:
        case "split":
            return replace(asked, split=(verdict.other,))
        case "merge":
            return replace(asked, merge=(verdict.other, verdict.beside))
        case "undo":
            return replace(asked, undo=verdict.other)
    raise UsageError(f"nothing is decided by {verdict.kind[:20]}")


def _read(verdict: Verdict) -> Decision:
    asked = Decision(by=verdict.by, note=verdict.note, made=tell_time())
    if not verdict.other:
        raise UsageError("choose what to decide about")
    if verdict.kind not in ("split", "merge", "undo"):
        raise UsageError(f"nothing is decided by {verdict.kind[:20]}")
    return replace(asked, **{verdict.kind: verdict.other})


def _read_of_claim(verdict: Verdict, claim: Claim) -> ClaimDecision:
    """Read what is decided about a claim; of the slots of a form only those count that changed."""
    asked = ClaimDecision(by=verdict.by, note=verdict.note, made=tell_time())
    match verdict.kind:
        case "accept":
            return replace(asked, accept=True)
        case "reject":
            return replace(asked, reject=True)
        case "undo":
            return replace(asked, undo=LAST)
        case "correct":
            held = {f"{slot}={write_slot(claim, slot)}" for slot in get_args(ClaimSlot)}
            changed = tuple(one for one in verdict.slots if " ".join(one.split()) not in held)
            if not changed:
                raise UsageError("nothing was corrected; change a field first")
            return replace(asked, correct=changed)
    raise UsageError(f"nothing is decided by {verdict.kind[:20]}")
