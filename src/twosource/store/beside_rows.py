"""The reports and the claims of a story, with those that its disputes lead to in other stories."""

from collections.abc import Sequence

from sqlalchemy import Connection

from twosource.model import Claim, Dispute, Report
from twosource.store.judged_rows import read_judged_claims
from twosource.store.report_rows import read_reports
from twosource.store.rows import Ids
from twosource.text.beside import cut_beside, list_beside

__all__ = ["read_beside"]


def read_beside(
    connection: Connection, disputes: Sequence[Dispute], *, only: Ids
) -> tuple[tuple[Report, ...], tuple[Claim, ...]]:
    """Return the reports `only` with their claims, and the other sides of disputes, by report."""
    reports, claims = read_reports(connection, only=only), read_judged_claims(connection, only=only)
    held = {one.id for one in reports}
    beside = list_beside(disputes, held)
    if not beside:
        return reports, claims
    others = read_judged_claims(connection, only=beside)
    return (
        tuple(sorted((*reports, *read_reports(connection, only=beside)), key=lambda x: x.id)),
        cut_beside(sorted((*claims, *others), key=lambda x: x.report), disputes, held),
    )
