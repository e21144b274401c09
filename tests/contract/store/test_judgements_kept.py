"""What people decided outlives formats and moments, in a file and in a database alike.

The reports are invented: two versions of one visit.
"""

from pathlib import Path

from msgspec.structs import replace
from sqlalchemy import text
from tests.contract.conftest import ARRIVED, PLANNED
from tests.contract.store.test_either_database import look, read

from twosource.model import Judgement
from twosource.run.as_of import open_as_of
from twosource.run.relating import join_claims
from twosource.store import door
from twosource.store.migrate import migrate
from twosource.store.options import StoreOptions
from twosource.store.view import open_view
from twosource.store.writer import open_writer

EARLIER = "2033-06-01T00:00:00+00:00"
OLD_ROW = text(
    "INSERT INTO judgements VALUES ('j1', 0, 'apart', 'c1', 'c2', :made, 'Orla Venn', 'two', NULL),"
    " ('j2', 1, 'undone', 'c1', 'c2', :made, '', '', 'j1')"
)


def decide(place: str, *judgements: Judgement) -> None:
    with open_writer(place) as writer:
        for one in judgements:
            writer.put_judgements([one])
        join_claims(writer, tell=lambda _: None)


def reject(claim: str, *, made: str = EARLIER) -> Judgement:
    return Judgement(id=f"{claim} {made}", kind="rejected", about="claim", first=claim, made=made)


def test_what_was_decided_about_events_moves_up(place: str) -> None:
    store = door.open_for_writing(place, StoreOptions())
    with door.writing(store) as connection:
        migrate(connection, to="0008")
        connection.execute(OLD_ROW, {"made": EARLIER})
        connection.execute(
            text("INSERT INTO about VALUES ('made_by', :by)"), {"by": StoreOptions().made_by}
        )
    door.close(store)
    with open_writer(place) as writer:
        moved = writer.view().record().judgements
    apart = Judgement(
        id="j1", kind="apart", first="c1", second="c2", made=EARLIER, by="Orla Venn", note="two"
    )
    undone = replace(apart, id="j2", kind="undone", by="", note="", undoes="j1")
    assert moved == (apart, undone)


def test_a_rejected_claim_leaves_its_event_and_comes_back(place: str, tmp_path: Path) -> None:
    read(place, tmp_path, planned=PLANNED, arrived=ARRIVED)
    before = look(place)
    claim = before.claims[0].id
    made = reject(claim)
    decide(place, made)
    after = look(place)
    assert [one.judged for one in after.claims if one.id == claim] == ["rejected"]
    assert claim not in {one for event in after.collation.events for one in event.claims}
    with open_view(place) as view:
        assert [one.id for one in view.homes("claim", claim)] == [claim]
        assert view.doubtful().left == len(after.claims) - 1
        assert [one.judged for one in view.doubtful(every=True, most=500).claims if one.judged]
    taken_back = "2033-06-02T00:00:00+00:00"
    decide(place, replace(made, id="back", kind="undone", undoes=made.id, made=taken_back))
    assert (look(place).claims, look(place).collation) == (before.claims, before.collation)


def test_what_arrives_later_holds_by_its_moment(place: str, tmp_path: Path) -> None:
    read(place, tmp_path, planned=PLANNED)
    claim = look(place).claims[0].id
    late = Judgement(
        id="late", kind="accepted", about="claim", first=claim, made="2033-07-01T00:00:00+00:00"
    )
    decide(place, late, reject(claim))
    record = look(place)
    assert [one.made for one in record.judgements] == [EARLIER, late.made]
    assert [one.judged for one in record.claims if one.id == claim] == ["accepted"]


def test_a_judgement_is_not_there_before_it_was_made(place: str, tmp_path: Path) -> None:
    read(place, tmp_path, planned=PLANNED, arrived=ARRIVED)
    before = look(place)
    claim = before.claims[0].id
    decide(place, reject(claim))
    with open_as_of(place, "2033-05-31T23:59:59+00:00", workers=1) as view:
        assert view.record().claims == before.claims
    with open_as_of(place, EARLIER, workers=1) as view:
        then = view.record()
    assert (then.claims, then.collation) == (look(place).claims, look(place).collation)
