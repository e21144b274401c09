"""Which lineage a report is of: asked by all who count."""

from collections.abc import Iterable

from twosource.model import Lineage

__all__ = ["map_lineages"]


def map_lineages(lineages: Iterable[Lineage]) -> dict[str, str]:
    """Return the id of the lineage of every report, by the report's id."""
    return {report: one.id for one in lineages for report in one.reports}
