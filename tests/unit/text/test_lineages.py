"""Which lineage a report is of."""

from twosource.model import Lineage
from twosource.text.lineages import map_lineages


def _make(id_: str, *reports: str) -> Lineage:
    return Lineage(id=id_, reports=reports, editions=(), ancestors=(), edges=(), origin=None)


def test_every_report_has_its_lineage() -> None:
    lineages = [_make("l1", "a", "b"), _make("l2", "c")]

    assert map_lineages(lineages) == {"a": "l1", "b": "l1", "c": "l2"}
    assert map_lineages([]) == {}
