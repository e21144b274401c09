"""The server: the pages, what they ask of the stages, and an end without a trace."""

import signal
import socket
from datetime import UTC, datetime
from secrets import token_bytes

import uvicorn
from msgspec import Struct

from twosource.errors import UsageError
from twosource.ingest import parse_field_map
from twosource.present.web import Verdict, WebOptions, make_app
from twosource.run.adding import Adder
from twosource.run.decision import Decision
from twosource.run.doors import make_check
from twosource.run.judging import decide, keep_judgements
from twosource.run.online import make_fetch
from twosource.run.options import Settings
from twosource.run.pipeline import ReadOptions
from twosource.store.view import open_view

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
    """Keep what was decided about an event; return the event that holds its first claim now."""
    with open_view(store) as view:
        homes = view.homes("event", verdict.event)
        record = view.story_record(homes[0].story) if homes else None
    event = next(
        (x for x in (record.collation.events if record else ()) if x.id == homes[0].id), None
    )
    if record is None or event is None:
        raise UsageError("the event is not there any more; a run has told it otherwise")
    asked = _read(verdict)
    after = keep_judgements(store, decide(record, event, asked), made_by=record.made_by)
    held = (one.id for one in after.collation.events if event.claims[0] in one.claims)
    return next(held, event.id)


def _read(verdict: Verdict) -> Decision:
    made = datetime.now(tz=UTC).isoformat(timespec="seconds")
    if not verdict.other:
        raise UsageError("choose what to decide about")
    match verdict.kind:
        case "split":
            return Decision(split=verdict.other, note=verdict.note, made=made)
        case "merge":
            return Decision(merge=verdict.other, note=verdict.note, made=made)
        case "undo":
            return Decision(undo=verdict.other, note=verdict.note, made=made)
    raise UsageError(f"nothing is decided by {verdict.kind[:20]}")
