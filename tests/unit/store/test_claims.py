"""The claims of a report are kept as one row, with who made them and from which day on."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from twosource.errors import StoreError
from twosource.model import Actor, Amount, Claim, Place, Reading, Report, Span, Unclaimed, When
from twosource.store.claim_packing import pack_claims, unpack_claims
from twosource.store.rows import Failed
from twosource.store.view import open_view
from twosource.store.writer import StoreOptions, Writer, open_writer
from twosource.text.hashing import hash_claim

Make = Callable[..., tuple[Report, Reading]]
Outcomes = dict[str, Sequence[Claim] | Failed]

REPORT = "0" * 32
DAYS = ("2031-03-04", "2031-03-05")


def make_claim(report: str = REPORT, *, act: int = 6) -> Claim:
    """A claim with something in every field; `act` is where its cue starts."""
    who = Actor(
        span=Span(report, 0, 5),
        state="NER",
        sectors=("GOV", "MIL"),
        name="Niger",
        title="envoy",
        rule="state",
        named=Span(report, 1, 3),
    )
    place = Place(
        span=Span(report, 8, 10),
        name="Port Senn",
        precision="site",
        claimed_by=("NER", "TCD"),
        latitude=13.5,
        longitude=-2.25,
    )
    amount = Amount(span=Span(report, 10, 12), value=300, upto=400, comparator=">=", object="crate")
    return Claim(
        id=hash_claim(report, act, act + 2, "ACCUSE"),
        report=report,
        at=Span(report, 0, 39),
        cue=Span(report, act, act + 2),
        act="ACCUSE",
        mode="espionage",
        status="alleged",
        actors=(who,),
        recipients=(replace(who, state=None, sectors=(), named=None), who),
        when=When("", "2031-03-04", "day", "text"),
        where=place,
        amounts=(amount, replace(amount, upto=None)),
        object="Treaty of Senn",
        roots=(who,),
        quote=Span(report, 2, 30),
        content_of=hash_claim(report, 1, 2, "CONSULT"),
        denies=(hash_claim(report, 2, 3, "COERCE"),),
        background=True,
        damage=0.25,
        rule="acts.tsv row 3 + status",
    )


def make_plain(report: str = REPORT) -> Claim:
    """A claim with as little as there can be."""
    return Claim(
        id=hash_claim(report, 6, 7, "AID"),
        report=report,
        at=Span(report, 0, 39),
        cue=Span(report, 6, 7),
        act="AID",
        mode=None,
        status="happened",
        actors=(),
        recipients=(),
    )


@pytest.fixture
def two(make: Make) -> tuple[str, str]:
    """The ids of two reports, sorted."""
    first, second = sorted(make(number)[0].id for number in (1, 2))
    return first, second


def fill(writer: Writer, make: Make) -> None:
    for number in (1, 2):
        writer.put_report(*make(number))


def test_what_is_packed_comes_back_as_it_was() -> None:
    claims = (make_claim(), make_plain(), make_claim(act=9))
    assert unpack_claims(pack_claims(claims, REPORT), REPORT) == claims
    assert unpack_claims(pack_claims((), REPORT), REPORT) == ()


def test_a_claim_of_the_first_packing_is_read() -> None:
    packed = bytes.fromhex(
        "019b748741f88880dbf79e0b05ab933a8a4ba38fce59e9c93089417d121b07d4512b538b0b801190989e0a"
        "0bb789d32731b02ef6730d9a048a2650742df5cb4c4f2d5a9a9a57965f09b1691223f32490b2031330e50e"
        "10a77fca82554606c686ba06c6ba0626f0889d3e89836b65407e518942706a5e1e38451c9804326c7188b3"
        "cb69076d0630387d8009c298346d1217cf59469db38c1316d9d92e589a5c04341c2a760021b22e0494382a"
        "15f2d3c0c612eb4326b923026cebe4f79488dc139bdaf8e34d65c2d909138f08ccfdcccece6375f905c783"
        "2dfa139696541f3e6d7f01e29ced89c925c57a25c5650a45f9e50ac60ada0a20b34a8bc1d1b0ebf5c488b7"
        "0a6106ee4dff38c558a71581a3811d94040ec0236cc2840307262c0011874e3340c10200"
    )
    assert unpack_claims(packed, REPORT) == (make_claim(), make_plain())


def test_packed_claims_are_small() -> None:
    assert len(pack_claims([make_plain()], REPORT)) < 60
    many = [make_claim(act=at) for at in range(20)]
    assert len(pack_claims(many, REPORT)) < 20 * 80


def put_elsewhere(claim: Claim) -> Claim:
    (who,) = claim.actors
    return replace(claim, actors=(replace(who, span=Span("1" * 32, 0, 5)),))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda claim: replace(claim, report="1" * 32),
        lambda claim: replace(claim, quote=Span("1" * 32, 0, 5)),
        put_elsewhere,
    ],
)
def test_a_claim_with_a_place_in_another_report_is_refused(spoil: Callable[[Claim], Claim]) -> None:
    with pytest.raises(StoreError, match="another report"):
        pack_claims([spoil(make_claim())], REPORT)


@pytest.mark.parametrize("name", ["", "first", "AB", "a b"])
def test_an_id_that_is_no_hash_is_refused(name: str) -> None:
    with pytest.raises(StoreError, match="no hash"):
        pack_claims([replace(make_claim(), denies=(name,))], REPORT)


@pytest.mark.parametrize(
    "packed", [b"", b"\x01abc", b"\x02abc", pack_claims([make_claim()], REPORT)[:-9]]
)
def test_damaged_bytes_are_an_error_that_says_what_to_do(packed: bytes) -> None:
    with pytest.raises(StoreError, match="into a new store"):
        unpack_claims(packed, REPORT)


def test_claims_come_by_report_and_in_the_record_sorted_by_it(
    make: Make, two: tuple[str, str]
) -> None:
    first, second = two
    with open_writer(":memory:") as writer:
        fill(writer, make)
        view = writer.view()
        assert [view.claims(one) for one in view.reports()] == [(), ()]
        made = {one: (make_claim(one, act=9), make_claim(one)) for one in two}
        writer.put_claims("coder", {second: made[second]}, days={second: ""})
        assert view.record().claims == made[second]
        writer.put_claims("coder", {first: made[first]}, days={first: ""})
        assert view.record().claims == made[first] + made[second]
        assert view.claims(view.report(first)) == made[first]


def test_reports_wait_for_this_coder_and_this_day(make: Make, two: tuple[str, str]) -> None:
    first, second = two
    days = {first: DAYS[0], second: ""}
    with open_writer(":memory:") as writer:
        fill(writer, make)
        assert writer.unclaimed("coder", days) == two
        writer.put_claims("coder", {first: [make_plain(first)], second: []}, days=days)
        assert writer.unclaimed("coder", days) == ()
        assert writer.unclaimed("coder", {**days, first: DAYS[1]}) == (first,)
        assert writer.unclaimed("other", days) == two


def test_later_claims_replace_the_earlier(make: Make, two: tuple[str, str]) -> None:
    first, _ = two
    with open_writer(":memory:") as writer:
        fill(writer, make)
        for coder, made in (("old", make_plain(first)), ("new", make_claim(first))):
            writer.put_claims(coder, {first: [made]}, days={first: ""})
        assert writer.view().record().claims == (make_claim(first),)


def test_a_failure_is_told_and_not_tried_again(make: Make, two: tuple[str, str]) -> None:
    first, second = two
    days = dict.fromkeys(two, "")
    with open_writer(":memory:") as writer:
        fill(writer, make)
        assert writer.view().unclaimed() == ()
        outcomes: Outcomes = {first: [make_plain(first)], second: ("too-slow", "it took long")}
        writer.put_claims("coder", outcomes, days=days)
        told = Unclaimed(report=second, code="too-slow", why="it took long")
        assert writer.view().unclaimed() == (told,)
        assert writer.unclaimed("coder", days) == ()
        assert writer.view().record().claims == (make_plain(first),)


def test_a_refused_chunk_leaves_nothing_of_itself(make: Make, two: tuple[str, str]) -> None:
    first, second = two
    with open_writer(":memory:") as writer:
        fill(writer, make)
        outcomes = {first: [make_plain(first)], second: [make_plain(first)]}
        with pytest.raises(StoreError, match="nothing was written"):
            writer.put_claims("coder", outcomes, days=dict.fromkeys(two, ""))
        with pytest.raises(StoreError, match="nothing was written"):
            writer.put_claims("coder", {REPORT: [make_plain()]}, days={REPORT: ""})
        assert writer.view().record().claims == ()


def test_a_report_whose_marks_change_loses_its_claims(make: Make, two: tuple[str, str]) -> None:
    days = dict.fromkeys(two, "")
    changed = make(1)[0].id
    with open_writer(":memory:") as writer:
        fill(writer, make)
        writer.put_claims("coder", {one: [make_plain(one)] for one in two}, days=days)
        writer.put_report(*make(1, paragraph=3))
        assert writer.unclaimed("coder", days) == (changed,)
        assert changed not in {one.report for one in writer.view().record().claims}


def test_another_version_of_the_program_claims_anew(
    tmp_path: Path, make: Make, two: tuple[str, str]
) -> None:
    days = dict.fromkeys(two, "")
    with open_writer(tmp_path / "a.db", options=StoreOptions(made_by="twosource 0.0.9")) as writer:
        fill(writer, make)
        writer.put_claims("coder", {one: [make_plain(one)] for one in two}, days=days)
    with open_writer(tmp_path / "a.db") as writer:
        assert writer.unclaimed("coder", days) == two
        assert writer.view().record().claims == ()


def test_damaged_claims_are_a_fault_of_the_store(
    tmp_path: Path, make: Make, two: tuple[str, str]
) -> None:
    place = tmp_path / "a.db"
    with open_writer(place) as writer:
        fill(writer, make)
        outcomes: Outcomes = {two[0]: [make_plain(two[0])], two[1]: ("crashed", "it ended")}
        writer.put_claims("coder", outcomes, days=dict.fromkeys(two, ""))
    with open_view(place) as view:
        assert view.faults() == ()
    with closing(sqlite3.connect(place)) as spoiler:
        spoiler.execute("UPDATE report_claims SET claims = x'01ff' WHERE claims IS NOT NULL")
        spoiler.commit()
    with open_view(place) as view:
        assert view.faults() == (f"the claims of report {two[0]} cannot be read",)
