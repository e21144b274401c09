"""Claims as they stand: as they were read, with what people decided about them."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from twosource.model import Claim, Judgement
from twosource.store import search_tables as tables
from twosource.store.claim_rows import read_claims
from twosource.store.flat_rows import keep_flat
from twosource.store.joined_rows import clear_joined
from twosource.store.judgement_rows import add_judgements, read_judgements
from twosource.store.keeping import clear_results
from twosource.store.rows import Ids
from twosource.text.judged_claims import judge_claims, tells_the_same

__all__ = ["put_judgements", "read_judged_claims"]


def read_judged_claims(connection: Connection, *, only: Ids | None = None) -> tuple[Claim, ...]:
    """Return the claims as they stand, by report id, in the order in which they were put; or those
    of the reports `only`.
    """
    read = read_claims(connection, only=only)
    return judge_claims(read, read_judgements(connection, about="claim"))


def put_judgements(connection: Connection, judgements: Collection[Judgement]) -> None:
    """Write judgements behind those that are there; what was worked out goes where it may change.

    That a claim is accepted changes nothing but its mark; a decision about lineages or stories has
    every report grouped anew.
    """
    about = {one.first for one in judgements if one.about == "claim"}
    claims = tables.claims.c
    reports = select(claims.report_id).where(claims.id.in_(about)).distinct()
    homes = list(connection.execute(reports).scalars()) if about else []
    before = read_judged_claims(connection, only=homes)
    add_judgements(connection, judgements)
    after = read_judged_claims(connection, only=homes)
    read = read_claims(connection, only=homes)
    keep_flat(connection, {home: [one for one in read if one.report == home] for home in homes})
    same = all(tells_the_same(*pair) for pair in zip(before, after, strict=True))
    if any(one.about in ("lineages", "stories") for one in judgements):
        clear_results(connection)
    elif not same or any(one.about == "events" for one in judgements):
        clear_joined(connection)
