"""Why claims were put together, in words: one reason for each join. The dealings are invented."""

import pytest
from tests.unit.collate import writing
from tests.unit.collate.claiming import claim, day, group, join
from tests.unit.collate.writing import list_reports, tell, write

from twosource.collate.events import make_scene, make_setting
from twosource.collate.explaining import explain_join
from twosource.collate.joining import Join
from twosource.model import Claim, Merge, When

MAY_5, MAY_7 = day("2033-05-05"), day("2033-05-07")
MAY = When("2033-05-01", "2033-05-31", "month", "text")


def explain(*claims: Claim, links: tuple[str, ...] = (), lineages: str = "") -> tuple[Merge, ...]:
    """The merges of the one event that the claims make."""
    (event,) = join(claims, group("abcd", *links, lineages=lineages))
    return event.merges


@pytest.mark.parametrize(
    ("ours", "theirs", "said"),
    [
        (
            claim("a0", "NER", "TCD", when=MAY),
            claim("b0", "NER", "TCD", when=MAY),
            "the same actor (Niger), the same recipient (Chad), May 2033 in both",
        ),
        (
            claim("a0", "NER", "TCD", when=MAY_5),
            claim("b0", "NER", when=MAY),
            "the same actor (Niger), dates that meet (May 2033; 5 May 2033)",
        ),
        (
            claim("a0", "Lune Council, NER", mode="m"),
            claim("b0", "NER, Lune Council", mode="m"),
            "the same actors (Lune Council and Niger), the same mode (m)",
        ),
        (claim("a0", "the envoy"), claim("b0", "the envoy"), "the same actor (envoy)"),
    ],
)
def test_agreement_is_said_slot_by_slot(ours: Claim, theirs: Claim, said: str) -> None:
    (merge,) = explain(ours, theirs)
    assert {merge.first, merge.second} == {ours.id, theirs.id}
    assert (merge.rule, merge.because) == ("agreement", said)


FERRY = write("a", "The ministers met at the ferry of Fada and the toll came first.")
TOLL = write("b", "At the ferry of Fada the ministers met on the toll.", "It was cold.")
SALT = write("c", "Nobody spoke of salt.")


def explain_pair(one: Claim, other: Claim) -> Merge:
    """What a join of two claims would say, however likely it is."""
    reports = list_reports([FERRY, TOLL, SALT])
    setting = make_setting([one, other], group("abc"), reports)
    tellings = sorted(make_scene([one, other], setting).tellings, key=lambda x: x.claims != (one,))
    return explain_join(Join(first=tellings[0], second=tellings[1], weight=7, order=0), reports)


@pytest.mark.parametrize(
    ("ours", "theirs", "said"),
    [
        pytest.param(
            tell(FERRY, "0 met", "NER", "TCD", act="CONSULT"),
            tell(TOLL, "0 met", "TCD", "NER", act="CONSULT"),
            "the same parties (Niger and Chad)",
            id="from either side",
        ),
        pytest.param(
            tell(FERRY, "0 met", "NER", "TCD", act="CONSULT"),
            tell(TOLL, "0 met", "NER", "MLI", act="CONSULT"),
            "the same party (Niger), though the other parties differ",
            id="another met",
        ),
        pytest.param(
            tell(FERRY, "0 met", "NER", "TCD"),
            tell(TOLL, "0 met", "NER", "MLI"),
            "the same actor (Niger), though the recipients differ",
            id="recipients",
        ),
        pytest.param(
            tell(FERRY, "0 met", "NER, TCD"),
            tell(TOLL, "0 met", "NER, MLI"),
            "the same actor (Niger), though the other actors differ",
            id="one of two",
        ),
        pytest.param(
            tell(FERRY, "0 met", "NER", "TCD"),
            tell(TOLL, "0 met", "TCD", "NER"),
            "the same parties on another side (Niger and Chad), "
            "though the actors and recipients differ",
            id="turned round",
        ),
        pytest.param(
            tell(FERRY, "0 met", "NER", amount="40 tent", where="Fada", mode="x"),
            tell(TOLL, "0 met", "TCD", amount="40 tent", where="Fada", mode="y"),
            "the same amount (40 tent), the same place (Fada), though the actors and modes differ",
            id="things",
        ),
        pytest.param(
            tell(FERRY, "0 met", "NER", amount="40 tent"),
            tell(TOLL, "0 met", "NER", amount="50 tent"),
            "the same actor (Niger), though the amounts differ",
            id="amounts",
        ),
        pytest.param(
            tell(FERRY, "0 met", "Lune Council"),
            tell(TOLL, "0 met", "Lune Bank"),
            "“ministers”, “met”, “ferry” and “Fada” in both, though the actors differ",
            id="words alone",
        ),
        pytest.param(
            tell(FERRY, "0 met", "Lune Council"),
            tell(SALT, "0 spoke", "Lune Bank"),
            "the same act (AID), though the actors differ",
            id="nothing",
        ),
    ],
)
def test_what_agrees_is_said_with_what_differs(ours: Claim, theirs: Claim, said: str) -> None:
    merge = explain_pair(ours, theirs)
    assert (merge.rule, merge.because) == ("agreement", said)


@pytest.mark.parametrize(
    ("theirs", "said"),
    [
        (claim("b0", "NER", "MLI", when=MAY_5), "which differ in the recipient"),
        (claim("b0", "NER", "TCD", when=MAY_7), "which differ in the date"),
        (claim("b0", "NER", "TCD"), "which differ in the date"),
    ],
)
def test_copies_are_named_as_such_with_what_differs(theirs: Claim, said: str) -> None:
    ours = claim("a0", "NER", "TCD", when=MAY_5)
    (merge,) = explain(ours, theirs, links=("a0 b0",), lineages="ab c d")
    assert (merge.rule, merge.because) == ("copied", f"copies of one sentence, {said}")


def test_copies_that_say_the_same_are_one_telling_and_need_no_reason() -> None:
    claims = [claim(f"{letter}0", "NER", "TCD") for letter in "abc"]
    assert explain(*claims, links=("a0 b0", "b0 c0"), lineages="abc d") == ()


def test_every_telling_but_one_is_joined_once_the_strongest_first() -> None:
    """Two copies are one telling, so that four claims make three and two joins."""
    claims = [
        claim("a0", "NER", "TCD", when=MAY_5),
        claim("b0", "NER", "TCD", when=MAY_5),
        claim("c0", "NER", "TCD"),
        claim("d0", "NER", "TCD", when=MAY),
    ]
    merges = explain(*claims, links=("a0 b0",), lineages="ab c d")
    assert len(merges) == 2
    weights = [one.weight for one in merges]
    assert weights == sorted(weights, reverse=True)
    assert claims[2].id in (merges[1].first, merges[1].second)


def test_denials_say_that_they_deny_the_same() -> None:
    reports = [
        write(
            "a",
            "Niger sent forty tents to Chad on Wednesday.",
            "The office denied that the tents were meant for soldiers.",
        ),
        write("b", "The office denied that it had sent the forty tents to soldiers in Chad."),
    ]
    told = tell(reports[0], "0 sent", "NER", "TCD")
    denials = [
        tell(reports[0], "1 denied", "NER", act="DENIAL", denies=[told]),
        tell(reports[1], "0 denied", "NER", act="DENIAL"),
    ]
    events = writing.join(reports, [told, *denials])
    (denial,) = (one for one in events if one.act == "DENIAL")
    (merge,) = denial.merges
    assert merge.because == "the same actor (Niger), the same event denied"
