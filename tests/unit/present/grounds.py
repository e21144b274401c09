"""A record with standings, disputes and figures over time, built by hand: all of it invented."""

from msgspec import structs
from tests.unit.present.records import (
    MADE_BY,
    make_difference,
    make_report,
    make_span,
    poison_record,
)
from tests.unit.present.tellings import find, make_event, name

from twosource.model import (
    Alignment,
    Amount,
    Check,
    Claim,
    Collation,
    Difference,
    Dispute,
    Edge,
    Event,
    Figure,
    Grouping,
    Independent,
    Judgement,
    Lineage,
    Link,
    Merge,
    Origin,
    Reason,
    Record,
    Redirect,
    Report,
    Series,
    Standing,
    Story,
    Turn,
    Voice,
    When,
)

WIRE = (
    "Varnia shelled the port of Amsel on 4 March and killed 12 dockers, Tarsk's navy said.\n"
    "Varnia denied that it had shelled the port.\n"
    "A second ship was said to have sunk, which the navy denied."
)
COPY = "Varnia shelled the port of Amsel on 4 March and killed 21 dockers, Tarsk's navy said."
GARBLED = (
    "The port of Amsel shelled Varnia on 4 March and killed 12 dockers, said the navy of Tarsk."
)
QUAY = "Sailors of the Red Buoy union saw Varnia shell the port of Amsel and count 15 dead dockers."
LATE = "Varnia shelled the port of Amsel, and 19 dockers died, Tarsk's navy said a day later."
BARE = "Varnia shelled the port of Amsel, killing 17 dockers."

VARNIA, TARSK, UNION = "state:VAR", "state:TAR", "name:red buoy union"

_CLAIMS = {
    # claim: report, words that count, figure
    "wire": ("wire", "12 dockers", 12),
    "copy": ("copy", "21 dockers", 21),
    "garbled": ("garbled", "12 dockers", 12),
    "quay": ("quay", "15 dead dockers", 15),
    "late": ("late", "19 dockers", 19),
    "bare": ("bare", "17 dockers", 17),
}
_TOLD = {
    "wire": "2031-03-04", "quay": "2031-03-04", "late": "2031-03-06", "bare": "2031-03-09",
}  # fmt: skip


def make_grounded() -> Record:
    """Make a story of one attack: three lineages, a denial, a contradiction, a garbled copy."""
    reports = _make_reports()
    claims = _make_claims({one.id: one for one in reports})
    return Record(
        made_by=MADE_BY,
        reports=tuple(reports),
        claims=claims,
        grouping=Grouping(
            lineages=_make_lineages(reports[0]),
            stories=(
                Story(
                    id="port", title="The port of Amsel",
                    reports=("bare", "copy", "garbled", "late", "quay", "wire"),
                    lineages=("l1", "l2", "l3"),
                ),
            ),
            alignments=tuple(
                Alignment(first=one, second="wire", links=(Link((0,), (0,), 0.9),))
                for one in ("copy", "garbled", "late")
            ),
        ),
        collation=Collation(
            differences=_make_differences({one.id: one for one in reports}),
            checks=_make_checks(reports[0]),
            events=_make_events(claims),
            standings=_make_standings(),
            disputes=_make_disputes(),
            series=(_make_series({one.id: one for one in claims}),),
        ),
        redirects=(Redirect(old="event-old", event="event-wire", run=2),),
        judgements=_make_judgements(),
    )  # fmt: skip


def make_grounded_hostile() -> Record:
    """Make the same with something that wants to run in every field that holds words."""
    return poison_record(make_grounded())


def make_parted() -> Record:
    """Make the same with the report "bare" as a story of its own, contradicted across the two."""
    record = make_grounded()
    grouping, collation = record.grouping, record.collation
    (port,) = grouping.stories
    aside = Story(id="aside", title="Amsel", reports=("bare",), lineages=("l3",))
    kept = tuple(one for one in port.reports if one != "bare")
    claims = {one.id: one for one in record.claims}
    attack, *others = collation.events
    whole, *standings = collation.standings
    denial, contradiction = collation.disputes
    across = structs.replace(
        contradiction,
        because="“19 dockers” beside “17 dockers”",
        rule="two sentences, one amount",
        first_at=(claims["late"].amounts[0].span,),
        second_at=(claims["bare"].amounts[0].span,),
        other_story="aside",
    )
    voices = tuple(one for one in whole.voices if one.claims != ("bare",))
    return structs.replace(
        record,
        grouping=structs.replace(
            grouping,
            stories=(aside, structs.replace(port, reports=kept, lineages=("l1", "l2"))),
        ),
        collation=structs.replace(
            collation,
            events=(
                structs.replace(attack, claims=tuple(x for x in attack.claims if x != "bare")),
                *others,
                make_event(record.claims, "bare", story="aside"),
            ),
            standings=(structs.replace(whole, documents=5, lineages=2, voices=voices), *standings),
            disputes=(denial, across),
            series=(),
        ),
        judgements=(),
    )


def make_ungrounded() -> Record:
    """Make the same before anything was worked out beside the events."""
    record = make_grounded()
    collation = Collation(differences=record.collation.differences, events=record.collation.events)
    return structs.replace(record, collation=collation, redirects=(), judgements=())


def _make_reports() -> list[Report]:
    texts = {
        "wire": (WIRE, "Harbour Wire"),
        "copy": (COPY, "Lissa Post"),
        "garbled": (GARBLED, "Evening Ledger"),
        "late": (LATE, "Harbour Wire"),
        "quay": (QUAY, "Quay Letter"),
        "bare": (BARE, None),
    }
    return [make_report(one, text, publisher=by) for one, (text, by) in texts.items()]


def _make_claims(reports: dict[str, Report]) -> tuple[Claim, ...]:
    wire = reports["wire"]
    told = [_make_attack(reports[report], one, words, value)
            for one, (report, words, value) in _CLAIMS.items()]  # fmt: skip
    denial = structs.replace(
        told[0],
        id="denial", at=wire.sentences[1].span, cue=find(wire, "denied", 2), act="DENIAL",
        mode=None, actors=(name(wire, "Varnia", 2),), recipients=(), amounts=(), when=None,
        roots=(name(wire, "Varnia", 2),), denies=("wire",),
    )  # fmt: skip
    refusal = structs.replace(
        denial,
        id="refusal", at=wire.sentences[2].span, cue=find(wire, "denied", 3),
        actors=(name(wire, "navy", 3),), roots=(name(wire, "navy", 3),), denies=("sunk",),
    )  # fmt: skip
    sunk = structs.replace(
        told[0],
        id="sunk", at=wire.sentences[2].span, cue=find(wire, "sunk", 3), actors=(),
        recipients=(), amounts=(), when=None, status="denied", content_of="refusal",
        roots=(name(wire, "navy", 3),),
    )  # fmt: skip
    return tuple(sorted((*told, denial, refusal, sunk), key=lambda one: (one.report, one.cue)))


def _make_attack(report: Report, claim: str, words: str, value: float) -> Claim:
    cue = "shell" if claim == "quay" else "shelled"
    amount = Amount(span=make_span(report, words), value=value, unit="docker", object="dockers")
    navy = {"wire": "Tarsk's navy", "copy": "Tarsk's navy", "late": "Tarsk's navy"}
    roots = {"garbled": "navy of Tarsk", "quay": "Red Buoy union"} | navy
    actor, recipient = ("Amsel", "Varnia") if claim == "garbled" else ("Varnia", "Amsel")
    return Claim(
        id=claim,
        report=report.id,
        at=report.sentences[0].span,
        cue=make_span(report, cue),
        act="ASSAULT",
        mode="heavy-weapons",
        status="happened",
        actors=(name(report, actor),),
        recipients=(name(report, recipient),),
        when=When("2031-03-04", "2031-03-04", "day", "text"),
        amounts=(amount,),
        roots=(name(report, roots[claim]),) if claim in roots else (),
        damage=0.9 if claim in ("copy", "garbled") else 0.0,
        rule="test",
    )


def _make_lineages(wire: Report) -> tuple[Lineage, ...]:
    reason = Reason("test", "the words are the same", (wire.sentences[0].span,))
    origin = Origin(
        name="Harbour Wire", kind="agency", basis="credit", spans=(wire.sentences[0].span,)
    )
    copies = tuple(
        Edge(child=one, parent="wire", relation="copy", reasons=(reason,))
        for one in ("copy", "garbled", "late")
    )
    return (
        Lineage(
            id="l1", reports=("copy", "garbled", "late", "wire"), editions=(), ancestors=(),
            edges=copies, origin=origin,
        ),
        Lineage(id="l2", reports=("quay",), editions=(), ancestors=(), edges=(), origin=None),
        Lineage(id="l3", reports=("bare",), editions=(), ancestors=(), edges=(), origin=None),
    )  # fmt: skip


def _make_differences(reports: dict[str, Report]) -> tuple[Difference, ...]:
    wire = reports["wire"]
    number = make_difference(
        (wire, reports["copy"]), ("12", "21"), "number", "corruption", broken="second",
        because="the digits changed places",
    )  # fmt: skip
    turned = make_difference(
        (wire, reports["garbled"]), ("Varnia", "Amsel"), "direction", "corruption",
        broken="second", because="who did it and to whom changed places",
    )  # fmt: skip
    raised = make_difference(
        (wire, reports["late"]), ("12 dockers", "19 dockers"), "amount", "update"
    )
    return (
        structs.replace(number, claims=("wire", "copy")),
        structs.replace(turned, claims=("wire", "garbled")),
        structs.replace(raised, claims=("wire", "late")),
    )


def _make_checks(wire: Report) -> tuple[Check, ...]:
    return (
        Check(
            claim="copy", outcome="corrected", by="wire", reads_as=wire.sentences[0].span,
            because="the sound version has 12",
        ),
        Check(
            claim="garbled", outcome="alone", by=None, reads_as=None,
            because="no sound version turns it round",
        ),
    )  # fmt: skip


def _make_events(claims: tuple[Claim, ...]) -> tuple[Event, ...]:
    attack = make_event(claims, "wire", "copy", "garbled", "late", "quay", "bare", story="port")
    merges = (
        Merge(first="wire", second="copy", weight=9, because="one sentence", rule="copied"),
        Merge(
            first="wire", second="quay", weight=4, because="Varnia, Amsel and 4 March in both",
            rule="agreement",
        ),
    )  # fmt: skip
    return (
        structs.replace(attack, merges=merges),
        make_event(claims, "denial", story="port"),
        make_event(claims, "sunk", story="port"),
        make_event(claims, "refusal", story="port"),
    )


def _make_standings() -> tuple[Standing, ...]:
    navy = Voice(
        group=TARSK, root="Tarsk's navy", claims=("wire", "copy", "garbled", "late"),
        lineages=("l1",),
    )  # fmt: skip
    union = Voice(group=UNION, root="Red Buoy union", claims=("quay",), lineages=("l2",))
    nobody = Voice(group="", root="", claims=("bare",), lineages=("l3",))
    reporters = tuple(
        Voice(group="", root="", claims=(claim,), lineages=(lineage,))
        for claim, lineage in (("wire", "l1"), ("quay", "l2"))
    )
    varnia = Voice(group=VARNIA, root="Varnia", claims=("denial",), lineages=("l1",))
    tarsk = Voice(group=TARSK, root="navy", claims=("refusal",), lineages=("l1",))
    one = Independent(low=1, high=1)
    return (
        Standing(
            event="event-wire", documents=6, publishers=4, lineages=3,
            content=Independent(low=2, high=3), utterance=Independent(low=1, high=2),
            voices=(navy, nobody, union), heard_by=reporters,
        ),
        Standing(
            event="event-denial", documents=1, publishers=1, lineages=1, content=one,
            utterance=one, voices=(varnia,),
        ),
        Standing(
            event="event-sunk", documents=0, publishers=0, lineages=0,
            content=Independent(low=0, high=0),
        ),
        Standing(
            event="event-refusal", documents=1, publishers=1, lineages=1, content=one,
            voices=(tarsk,),
        ),
    )  # fmt: skip


def _make_disputes() -> tuple[Dispute, ...]:
    return (
        Dispute(
            id="d1", story="port", kind="denial", slot="polarity", first=("wire", "copy"),
            second=("denial",), because="a party denies what another says", rule="denied",
        ),
        Dispute(
            id="d2", story="port", kind="contradiction", slot="amount", first=("late",),
            second=("bare",), because="19 dockers beside 17 dockers", rule="two roots, one amount",
        ),
    )  # fmt: skip


def _make_series(claims: dict[str, Claim]) -> Series:
    turns: dict[str, Turn] = {
        "wire": "first",
        "quay": "beside",
        "late": "raised",
        "bare": "lowered",
    }
    groups = {"wire": TARSK, "late": TARSK, "quay": UNION, "bare": ""}
    return Series(
        id="s1", story="port", of="dockers killed", events=("event-wire",),
        figures=tuple(
            Figure(
                claim=one, amount=claims[one].amounts[0], told=told, group=groups[one],
                turn=turns[one],
            )
            for one, told in _TOLD.items()
        ),
    )  # fmt: skip


def _make_judgements() -> tuple[Judgement, ...]:
    return (
        Judgement(
            id="j1", kind="apart", first="bare", second="wire", made="2031-04-01T09:00:00Z",
            by="O. Venn", note="two ports",
        ),
        Judgement(
            id="j2", kind="undone", first="bare", second="wire", made="2031-04-02T09:00:00Z",
            undoes="j1",
        ),
    )  # fmt: skip
