"""What must hold of a store at every moment, whoever was killed while writing it.

`expected` are the records of a run that nobody disturbed, after each of its steps.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import TypeVar

from twosource.model import Actor, Claim, Collation, Grouping, Record, Report
from twosource.store.claim_packing import unpack_claims
from twosource.store.claim_terms import Sought
from twosource.store.sentence_words import SHIFT, list_words
from twosource.store.view import View, open_view
from twosource.text.presumed import list_told

__all__ = ["check_record", "check_store", "check_view"]

Noun = TypeVar("Noun")
_WORDS = "CREATE VIRTUAL TABLE temp.{0} USING fts5vocab({1}, '{2}', 'instance')"
_HELD = "SELECT term, doc, col, offset FROM {} ORDER BY doc, col, offset, term"


def check_store(place: Path, expected: Sequence[Record]) -> Record:
    """Check all there is of a store that nobody writes; return its record."""
    with open_view(place) as view:
        assert view.faults() == (), view.faults()
        record = check_view(view, expected)
    with closing(sqlite3.connect(place)) as raw:
        raw.execute("INSERT INTO sentence_words(sentence_words) VALUES ('integrity-check')")
        raw.rollback()
        _check_words(raw, record.reports)
        _check_flat(raw)
    return record


def check_view(view: View, expected: Sequence[Record]) -> Record:
    """Check what a view shows, also while somebody writes."""
    record = view.record()
    check_record(record, expected)
    for report in record.reports:
        _check_found(view, report)
    return record


def check_record(record: Record, expected: Sequence[Record]) -> None:
    """Check that nothing in a record is half: each part is there as a run leaves it, or not yet."""
    _check_each(record.reports, chain.from_iterable(one.reports for one in expected))
    _check_each(record.readings, chain.from_iterable(one.readings for one in expected))
    _check_each(record.refusals, chain.from_iterable(one.refusals for one in expected))
    assert [one.id for one in record.reports] == [one.report for one in record.readings]
    assert record.judgements in ((), *(one.judgements for one in expected))
    assert record.redirects in ((), *(one.redirects for one in expected))
    _check_claims(record.claims, expected)
    whole = [one for one in expected if _group(one) == _group(record)]
    assert whole or _group(record) == (Grouping(), (), ())
    if record.collation.events:
        same = [one for one in whole if one.collation == record.collation]
        assert any(one.claims == record.claims for one in same)
    else:
        assert record.collation == Collation(story_dates=record.collation.story_dates)


def _check_each(some: Sequence[Noun], known: Iterable[Noun]) -> None:
    held = list(known)
    strange = [one for one in some if one not in held]
    assert strange == []
    assert all(one not in some[at + 1 :] for at, one in enumerate(some))


def _group(record: Record) -> tuple[object, ...]:
    return record.grouping, record.collation.story_dates, record.changes


def _check_claims(claims: Sequence[Claim], expected: Sequence[Record]) -> None:
    """Check that of each report there are all claims that a run makes of it, or none."""
    for report in {one.report for one in claims}:
        made = [[one for one in some.claims if one.report == report] for some in expected]
        assert [one for one in claims if one.report == report] in made


def _check_found(view: View, report: Report) -> None:
    """Check that a report is found by its first sentence, in the place where it stands."""
    if not report.sentences:
        return
    span = report.sentences[0].span
    words = report.text[span.start : span.end].replace('"', " ").replace("-", " ")
    found = view.search(Sought(words=f'"{words}"'))
    assert any(hit.at == span for hit in found.hits), (words, found)


def _check_words(raw: sqlite3.Connection, reports: Sequence[Report]) -> None:
    """Check that the index holds the words of every sentence, each once, and no other."""
    numbers = dict(raw.execute("SELECT report_id, number FROM searched_reports"))
    assert set(numbers) == {one.id for one in reports}
    raw.execute(
        "CREATE VIRTUAL TABLE temp.anew USING fts5(published, repaired, content='', "
        "tokenize='unicode61 remove_diacritics 2')"
    )
    for report in reports:
        for position, words in enumerate(list_words(report)):
            row = ((numbers[report.id] << SHIFT) + position, words.published, words.repaired)
            raw.execute("INSERT INTO anew(rowid, published, repaired) VALUES (?, ?, ?)", row)
    raw.execute(_WORDS.format("held", "main", "sentence_words"))
    raw.execute(_WORDS.format("made", "temp", "anew"))
    held, made = (raw.execute(_HELD.format(one)).fetchall() for one in ("held", "made"))
    assert held == made
    raw.rollback()


def _check_flat(raw: sqlite3.Connection) -> None:
    """Check that the flat rows tell what the packed claims tell, claim by claim."""
    packed = raw.execute("SELECT report_id, claims FROM report_claims WHERE claims IS NOT NULL")
    claims = [one for report, some in packed for one in unpack_claims(some, report)]
    rows = raw.execute(
        "SELECT id, report_id, act, status, object, surety, char_start, cue_start, amount, place,"
        " earliest, actors, recipients FROM claims ORDER BY report_id, position"
    ).fetchall()
    assert rows == [_flatten(one) for one in sorted(claims, key=lambda one: one.report)]
    parties = raw.execute("SELECT claims.id, slot, claim_parties.name, claim_parties.state"
        " FROM claims JOIN claim_parties USING (report_id)"
        " WHERE claim_position = claims.position").fetchall()  # fmt: skip
    assert raw.execute("SELECT count(*) FROM claim_parties").fetchone() == (len(parties),)
    assert sorted(parties, key=str) == sorted(
        (
            (one.id, slot, party.name or party.title, party.state)
            for one in claims
            for slot, some in _list_parties(one)
            for party in some
        ),
        key=str,
    )
    lost = "SELECT count(*) FROM claims WHERE number IS NULL"
    assert raw.execute(lost).fetchone() == (0,)


def _flatten(claim: Claim) -> tuple[object, ...]:
    actors, recipients = (
        "; ".join(dict.fromkeys(one.state or one.name or one.title for one in some))
        for some in (list_told(claim.actors), list_told(claim.recipients))
    )
    return (
        claim.id, claim.report, claim.act, claim.status, claim.object, claim.surety,
        claim.at.start, claim.cue.start,
        claim.amounts[0].value if claim.amounts else None,
        claim.where.name if claim.where else None,
        claim.when.start if claim.when else None,
        actors, recipients,
    )  # fmt: skip


def _list_parties(claim: Claim) -> Iterable[tuple[str, Sequence[Actor]]]:
    actors, recipients = list_told(claim.actors), list_told(claim.recipients)
    return (("actor", actors), ("recipient", recipients), ("root", claim.roots))
