"""Claims by how far they are in doubt, page by page."""

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Double, Select, and_, case, exists, func, select

from twosource.store import joined_tables as joined
from twosource.store import schema
from twosource.store import search_tables as tables
from twosource.store.rows import Held
from twosource.text.doubt import DAMAGED, DIFFERS, say_doubts, weigh_doubt

__all__ = ["Doubted", "DoubtfulClaim", "read_doubtful"]

_CHANGED = ("corruption", "contradiction", "update")


class DoubtfulClaim(Struct, frozen=True, kw_only=True):
    """One claim to check, as its flat row tells it.

    `doubt` is from 0 to 1, `because` says why; `event` is None where it was rejected, or is in no
    story. `judged` is "accepted", "rejected" or "corrected", None where nobody judged it.
    """

    id: str
    report: str
    event: str | None
    publisher: str | None
    sentence: str
    actors: str
    act: str
    mode: str | None
    recipients: str
    status: str
    judged: str | None
    doubt: float
    because: tuple[str, ...]


class Doubted(Struct, frozen=True, kw_only=True):
    """A page of claims, the most doubtful first; `left` counts all that are to be checked."""

    claims: tuple[DoubtfulClaim, ...]
    left: int


def read_doubtful(
    connection: Connection, *, story: str | None, every: bool, skip: int, most: int
) -> Doubted:
    """Return a page of the claims of one story, or of all, that nobody judged; or of `every`."""
    terms = list(_list_terms(story, every=every))
    count = select(func.count()).select_from(tables.claims).where(*terms)
    rows = connection.execute(_ask(terms).offset(skip).limit(most))
    return Doubted(
        claims=tuple(_read(row) for row in rows), left=connection.execute(count).scalar_one()
    )


def _list_terms(story: str | None, *, every: bool) -> list[ColumnElement[bool]]:
    claims, held = tables.claims.c, schema.story_reports.c
    terms: list[ColumnElement[bool]] = [] if every else [claims.judged.is_(None)]
    if story is not None:
        of_story = select(held.report_id).where(held.story_id == story)
        terms.append(claims.report_id.in_(of_story))
    return terms


def _ask(terms: list[ColumnElement[bool]]) -> Select[tuple[object, ...]]:
    claims, reports, events = tables.claims.c, schema.reports.c, joined.event_claims.c
    damaged, differs = _is_damaged(), _is_otherwise()
    sure = claims.surety * _weigh(damaged, DAMAGED) * _weigh(differs, DIFFERS)
    length = claims.char_end - claims.char_start
    sentence = func.substr(reports.text, claims.char_start + 1, length).label("sentence")
    told = tables.claims.join(schema.reports, reports.id == claims.report_id).outerjoin(
        joined.event_claims, events.claim_id == claims.id
    )
    return (
        select(
            claims.id, claims.report_id, events.event_id, reports.publisher, sentence,
            claims.actors, claims.act, claims.mode, claims.recipients, claims.status,
            claims.judged, claims.surety, damaged.label("damaged"), differs.label("differs"),
        )
        .select_from(told)
        .where(*terms)
        .order_by(sure, claims.id)
    )  # fmt: skip


def _is_damaged() -> ColumnElement[bool]:
    checks = joined.checks.c
    return exists().where(checks.claim_id == tables.claims.c.id, checks.outcome != "confirmed")


def _is_otherwise() -> ColumnElement[bool]:
    differences, held = joined.differences.c, joined.difference_claims.c
    changed = and_(differences.id == held.difference_id, differences.kind.in_(_CHANGED))
    return exists().where(held.claim_id == tables.claims.c.id, changed)


def _weigh(holds: ColumnElement[bool], weight: float) -> ColumnElement[float]:
    return case((holds, weight), else_=1.0).cast(Double)


def _read(row: Held) -> DoubtfulClaim:
    damaged, differs = bool(row.damaged), bool(row.differs)
    return DoubtfulClaim(
        id=row.id,
        report=row.report_id,
        event=row.event_id,
        publisher=row.publisher,
        sentence=" ".join(row.sentence.split()),
        actors=row.actors,
        act=row.act,
        mode=row.mode,
        recipients=row.recipients,
        status=row.status,
        judged=row.judged,
        doubt=round(weigh_doubt(row.surety, damaged=damaged, differs=differs), 4),
        because=say_doubts(row.surety, damaged=damaged, differs=differs),
    )
