"""Events, one event and one claim, as a person asks for them; the store is filled by hand.

The deliveries that these lines tell of never took place.
"""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.unit.group.making import make_report

from twosource.collate import put_together
from twosource.model import (
    Act,
    Actor,
    Alignment,
    Amount,
    Claim,
    Collation,
    Grouping,
    Lineage,
    Link,
    Reading,
    Report,
    Span,
    Status,
    Story,
    When,
)
from twosource.run.cli import twosource
from twosource.store.writer import open_writer
from twosource.text.hashing import hash_claim

WIRE = """\
Niger sent about 300 crates of seed to Chad on 5 May, the customs office said.
Mali denied that it had paid for the seed.
"""
COPY = """\
Niger sent about 900 crates of seed to Chad on 7 May, the customs office said.
Readers sent in pictures of the sacks.
"""
OWN = """\
A column of trucks with seed from Niger was seen in Chad.
The Lune Council will send seed to Mali.
"""


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(twosource, [str(one) for one in arguments])


def find(report: Report, words: str) -> Span:
    start = report.text.index(words)
    return Span(report.id, start, start + len(words))


def party(report: Report, words: str, state: str | None) -> Actor:
    """A party that the words name; without a state they are its title if they are small."""
    name, title = ("", words) if words.islower() else (words, "")
    return Actor(span=find(report, words), state=state, name=name, title=title, rule="by hand")


def claim(
    report: Report,
    cue: str,
    actors: tuple[Actor, ...],
    recipients: tuple[Actor, ...] = (),
    *,
    act: Act = "AID",
    status: Status = "happened",
    when: When | None = None,
    roots: tuple[Actor, ...] = (),
    amounts: tuple[Amount, ...] = (),
    denies: tuple[Claim, ...] = (),
    content_of: Claim | None = None,
) -> Claim:
    at = find(report, cue)
    return Claim(
        id=hash_claim(report.id, at.start, at.end, act),
        report=report.id,
        at=next(one.span for one in report.sentences if one.span.start <= at.start < one.span.end),
        cue=at,
        act=act,
        mode=None,
        status=status,
        actors=actors,
        recipients=recipients,
        when=when,
        roots=roots,
        amounts=amounts,
        denies=tuple(one.id for one in denies),
        content_of=content_of.id if content_of else None,
        rule="by hand, for a test",
    )


def claim_delivery(report: Report, crates: str, day: str) -> Claim:
    amount = Amount(
        span=find(report, f"about {crates} crates"), value=float(crates), comparator="about",
        unit="crate", object="seed",
    )  # fmt: skip
    return claim(
        report,
        "sent",
        (party(report, "Niger", "NER"),),
        (party(report, "Chad", "TCD"),),
        when=When(day, day, "day", "text"),
        roots=(party(report, "customs office", None),),
        amounts=(amount,),
    )


def claim_all(wire: Report, copied: Report, own: Report) -> list[Claim]:
    """Three tell of one delivery, one denial denies what nobody else says, one thing is planned."""
    mali = party(wire, "Mali", "MLI")
    paid = claim(wire, "paid", (mali,), status="alleged", roots=(mali,))
    denial = claim(wire, "denied", (mali,), act="DENIAL", denies=(paid,))
    council = (party(own, "Lune Council", None),)
    return [
        claim_delivery(wire, "300", "2031-05-05"),
        claim_delivery(copied, "900", "2031-05-07"),
        claim(own, "seen", (party(own, "Niger", "NER"),), (party(own, "Chad", "TCD"),)),
        denial,
        claim(wire, "paid", (mali,), status="alleged", roots=(mali,), content_of=denial),
        claim(own, "will send", council, (party(own, "Mali", "MLI"),), status="planned"),
    ]


def lineage(*reports: Report) -> Lineage:
    ids = tuple(sorted(one.id for one in reports))
    return Lineage(
        id=f"of {reports[0].name}", reports=ids, editions=(), ancestors=(), edges=(), origin=None
    )


@pytest.fixture
def claims(reports: Path) -> list[Claim]:
    """Fill twosource.db in the folder where the test stands, and return its claims."""
    del reports
    wire = make_report("wire.txt", WIRE, publisher="Senn Wire")
    copied = make_report("copy.txt", COPY, publisher="Lune Post")
    own = make_report("own.txt", OWN)
    held = {one.id: one for one in (wire, copied, own)}
    lineages = (lineage(wire, copied), lineage(own))
    ids = tuple(one.id for one in lineages)
    story = Story(id="5" * 32, title="Seed", reports=tuple(sorted(held)), lineages=ids)
    aligned = Alignment(first=wire.id, second=copied.id, links=(Link((0,), (0,), 0.9),))
    grouping = Grouping(lineages=lineages, stories=(story,), alignments=(aligned,))
    made = claim_all(wire, copied, own)
    with open_writer("twosource.db") as writer:
        for one in held.values():
            writer.put_report(one, Reading(one.id, ()))
        writer.put_results(grouping, Collation())
        outcomes = {name: [one for one in made if one.report == name] for name in held}
        writer.put_claims("by hand", outcomes, days=dict.fromkeys(held, ""))
        writer.put_joined(Collation(events=put_together(made, grouping, held)))
    return made


def find_event(act: str, *filters: str) -> str:
    (event,) = json.loads(call("events", "--act", act, *filters, "--json").stdout)
    return str(event["id"])


# --- the list ------------------------------------------------------------------------------------


@pytest.mark.usefixtures("claims")
def test_events_are_listed_in_order_of_date_with_what_stands_behind_them() -> None:
    lines = call("events").stdout.splitlines()
    assert lines[0].split() == ["when", "who", "did", "what", "to", "whom", "status", "says", "who",
                                "behind", "it", "id"]  # fmt: skip
    assert lines[1].startswith("5 May 2031  Niger → AID → Chad")
    assert "customs office" in lines[1]
    assert "  3 documents, 2 lineages, independent: –  " in lines[1]
    assert len(lines) == 5


@pytest.mark.usefixtures("claims")
def test_what_is_only_denied_has_nothing_behind_it() -> None:
    (line,) = [one for one in call("events").stdout.splitlines() if "alleged" in one]
    assert "alleged; denied" in line
    assert "nobody: named only to be denied" in line
    assert "  0 documents, 0 lineages, independent: –  " in line


@pytest.mark.parametrize(
    ("filters", "statuses"),
    [
        (["--actor", "NER"], ["happened"]),
        (["--actor", "ner"], ["happened"]),
        (["--actor", "Niger"], ["happened"]),
        (["--actor", "lune council"], ["planned"]),
        (["--recipient", "MLI"], ["planned"]),
        (["--act", "aid", "--actor", "MLI"], ["alleged"]),
        (["--act", "DENIAL"], ["happened"]),
        (["--status", "planned"], ["planned"]),
        (["--story", "555", "--status", "alleged"], ["alleged"]),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("claims")
def test_events_are_picked(filters: list[str], statuses: list[str]) -> None:
    found = json.loads(call("events", *filters, "--json").stdout)
    assert [one["status"] for one in found] == statuses


@pytest.mark.usefixtures("claims")
def test_jsonl_is_one_event_a_line() -> None:
    lines = [json.loads(one) for one in call("events", "--jsonl").stdout.splitlines()]
    assert len(lines) == 4
    first = lines[0]
    assert first["when"]["start"] == "2031-05-05"
    assert first["actors"] == [{"state": "NER", "name": "Niger"}]
    assert (first["claims"], first["reports"], first["lineages"]) == (3, 3, 2)
    assert first["statuses"] == {"happened": 3}


@pytest.mark.parametrize(
    ("arguments", "said", "code"),
    [
        (["--actor", "Nigeria"], "no event has the actor Nigeria; there are Niger", 4),
        (["--recipient", "zzz"], "no event has the recipient zzz; there are MLI, TCD", 4),
        (["--actor", "NER", "--status", "planned"], "no event has all that was asked for", 4),
        (["--story", "77"], "no story has the id 77", 4),
        (["--act", "GIVE"], "Invalid value for '--act'", 2),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else "",
)
@pytest.mark.usefixtures("claims")
def test_what_nothing_answers_to_is_told(arguments: list[str], said: str, code: int) -> None:
    result = call("events", *arguments)
    assert said in result.stderr
    assert (result.exit_code, result.stdout) == (code, "")


def test_a_store_without_events_says_so(reports: Path) -> None:
    del reports
    with open_writer("twosource.db"):
        pass
    result = call("events")
    assert result.exit_code == 4
    assert "read some reports first" in result.stderr


# --- one event -----------------------------------------------------------------------------------


def test_an_event_is_told_in_a_sentence_with_its_slots_and_claims(claims: list[Claim]) -> None:
    told = call("event", find_event("AID", "--actor", "NER")[:6]).stdout
    assert told.startswith("Niger gave aid to Chad, 5 May 2031, according to customs office.\n")
    assert "how much   about 300 crates of seed; about 900 crates of seed" in told
    assert "behind it  3 claims in 3 documents, 2 lineages" in told
    assert "Senn Wire: “Niger sent about 300 crates of seed to Chad on 5 May, the customs" in told
    assert "says who  customs office, via Lune Post" in told
    assert "says who  own.txt itself" in told
    assert claims[2].id[:8] in told
    assert "Denied by" not in told


def test_the_denials_of_an_event_are_linked_both_ways(claims: list[Claim]) -> None:
    alleged, denial = find_event("AID", "--actor", "MLI"), find_event("DENIAL")
    told = call("event", alleged).stdout
    assert "Mali gave aid, as is alleged.\n" in told
    denied = told.partition("Denied by")[2]
    assert claims[3].id[:8] in denied
    assert "Mali denied that it had paid for the seed." in denied
    assert f"denies     event {alleged[:8]}" in call("event", denial).stdout


def test_an_event_is_also_json(claims: list[Claim]) -> None:
    (told,) = json.loads(call("event", find_event("AID", "--actor", "MLI"), "--json").stdout)
    assert [one["claim"]["id"] for one in told["claims"]] == [claims[4].id]
    assert [one["claim"]["id"] for one in told["denied_by"]] == [claims[3].id]
    assert told["claims"][0]["says_who"] == "named only to be denied, in Senn Wire"


# --- one claim -----------------------------------------------------------------------------------


def test_a_claim_shows_its_place_its_values_and_its_versions(claims: list[Claim]) -> None:
    told = call("claim", claims[0].id[:7]).stdout
    assert told.startswith(
        "“Niger sent about 300 crates of seed to Chad on 5 May, the customs office"
    )
    assert "in            wire.txt, characters 0 to 78" in told
    assert "by hand, for a test" in told
    assert "“about 300 crates”" in told
    versions = told.partition("The same place in other versions")[2]
    assert "Lune Post: “Niger sent about 900 crates of seed to Chad on 7 May" in versions
    assert f"claim {claims[1].id[:8]}" in versions


def test_a_claim_without_versions_says_so(claims: list[Claim]) -> None:
    assert "No other version has a sentence" in call("claim", claims[5].id).stdout


def test_a_claim_is_also_json(claims: list[Claim]) -> None:
    (told,) = json.loads(call("claim", claims[1].id, "--json").stdout)
    assert told["quoted"]["claim"]["id"] == claims[1].id
    assert told["cue"] == "sent"
    assert {"slot": "status", "value": "happened", "words": "", "rule": ""} in told["values"]
    (version,) = told["versions"]
    assert (version["outlet"], version["claims"]) == ("Senn Wire", [claims[0].id])


# --- ids that fit nothing, or too much -----------------------------------------------------------


@pytest.mark.parametrize("verb", ["event", "claim"])
def test_an_unknown_id_is_told_with_what_is_near(verb: str, claims: list[Claim]) -> None:
    known = claims[0].id if verb == "claim" else find_event("DENIAL")
    missed = known[:6] + ("0" if known[6] != "0" else "1") + "0" * 25
    result = call(verb, missed)
    assert result.exit_code == 4
    assert f"no {verb} has an id that begins {missed}; near it: {known[:6]}" in result.stderr


def test_the_id_of_a_claim_is_no_event_and_the_other_way_round(claims: list[Claim]) -> None:
    assert f"but a claim has: twosource claim {claims[0].id}" in call("event", claims[0].id).stderr
    event = find_event("DENIAL")
    assert f"but an event has: twosource event {event}" in call("claim", event).stderr


@pytest.mark.usefixtures("claims")
def test_an_id_that_fits_several_asks_for_more() -> None:
    starts = [one["id"][0] for one in json.loads(call("events", "--json").stdout)]
    claimed = {one for one in "0123456789abcdef" if call("claim", one).exit_code == 2}
    assert len(starts) == 4
    for start in claimed:
        assert "give more digits" in call("claim", start).stderr
    assert "an empty id names no event" in call("event", "").stderr


@pytest.mark.parametrize("verb", ["events", "export events", "export ledger"])
@pytest.mark.usefixtures("claims")
def test_how_many_are_independent_is_not_guessed(verb: str) -> None:
    """The store of this test has events and no standings."""
    result = call(*verb.split(), "--min-independent", "1")
    assert result.exit_code == 2
    assert "was not worked out" in result.stderr
    assert result.stdout == ""


@pytest.mark.usefixtures("claims")
def test_nowhere_is_one_number_called_sources() -> None:
    for one in (["events"], ["event", find_event("DENIAL")]):
        assert "sources" not in call(*one).output
