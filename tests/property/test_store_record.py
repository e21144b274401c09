"""Laws of the store and of the export: order never shows, and what goes in comes out."""

from contextlib import suppress

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.property.drawn_records import records

from twosource.errors import UsageError
from twosource.model import Collation, Record
from twosource.present.export_json import export_json, load_json
from twosource.present.verify import verify_export
from twosource.store.event_change_rows import EventNotes
from twosource.store.writer import StoreOptions, open_writer


def write(record: Record, orders: st.DataObject) -> Record:
    """Return what a store holds after the record was written in an order that was drawn."""
    read = list(zip(record.reports, record.readings, strict=True))
    with open_writer(":memory:", options=StoreOptions(made_by=record.made_by)) as writer:
        for report, reading in orders.draw(st.permutations(read + read[:1])):
            later = msgspec.structs.replace(report, source=report.source + "x")
            for version in orders.draw(st.permutations([report, later])):
                writer.put_report(version, reading)
        for refusal in orders.draw(st.permutations(record.refusals + record.refusals[:1])):
            writer.put_refusal(refusal)
        for one in record.judgements:
            writer.put_judgements([one])
        dates = Collation(story_dates=record.collation.story_dates)
        writer.put_results(record.grouping, dates, record.changes)
        for report in orders.draw(st.permutations(record.reports + record.reports[:1])):
            own = [one for one in record.claims if one.report == report.id]
            writer.put_claims("coder", {report.id: own}, days={report.id: ""})
        notes = EventNotes(states={}, changes=record.event_changes)
        writer.put_joined(record.collation, record.redirects, notes=notes)
        return writer.view().record()


@settings(deadline=None, max_examples=40)
@given(records(), st.data())
def test_a_record_comes_back_equal_whatever_the_order_of_writes(
    record: Record, orders: st.DataObject
) -> None:
    assert write(record, orders) == record


@settings(deadline=None, max_examples=40)
@given(records())
def test_an_export_reads_back_equal(record: Record) -> None:
    assert load_json(export_json(record)) == record


@settings(deadline=None, max_examples=40)
@given(records())
def test_every_quote_in_an_export_is_what_stands_at_its_span(record: Record) -> None:
    broken = [one for one in verify_export(export_json(record)) if "quote" in one.what]
    assert broken == []


@settings(deadline=None, max_examples=200)
@given(st.binary() | st.text().map(str.encode))
def test_bytes_that_are_no_export_are_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(UsageError, match="no record that twosource exported"):
        load_json(data)


@settings(deadline=None, max_examples=40)
@given(records(), st.data())
def test_a_damaged_export_is_refused_or_reads_but_never_crashes(
    record: Record, places: st.DataObject
) -> None:
    whole = export_json(record)
    cut = places.draw(st.integers(0, len(whole)))
    damaged = whole[:cut] + places.draw(st.binary(max_size=4)) + whole[cut + 1 :]
    with suppress(UsageError):
        assert isinstance(load_json(damaged), Record)
