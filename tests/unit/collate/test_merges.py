"""Why claims were put together, in words: one reason for each join. The dealings are invented."""

import pytest
from tests.unit.collate.claiming import claim, day, group, join

from twosource.model import Claim, Merge, When

MAY_5, MAY_7, MAY = (
    day("2033-05-05"),
    day("2033-05-07"),
    When("2033-05-01", "2033-05-31", "month", "text"),
)


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
            "the same actor (Niger), dates that meet (5 May 2033; May 2033)",
        ),
        (
            claim("a0", "Lune Council, NER", mode="m"),
            claim("b0", "NER, Lune Council", mode="m"),
            "the same actors (Lune Council and Niger), the same mode (m)",
        ),
        (claim("a0", "the envoy"), claim("b0", "the envoy"), "the same actor (envoy)"),
        (
            claim("a0", "NER", "TCD", act="CONSULT"),
            claim("b0", "TCD", "NER", act="CONSULT"),
            "the same parties (Niger and Chad)",
        ),
    ],
)
def test_agreement_is_said_slot_by_slot(ours: Claim, theirs: Claim, said: str) -> None:
    (merge,) = explain(ours, theirs)
    assert {merge.first, merge.second} == {ours.id, theirs.id}
    assert (merge.rule, merge.because.replace("Chad and Niger", "Niger and Chad")) == (
        "agreement",
        said,
    )


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
    told = claim("a0", "NER", "TCD")
    denials = [
        claim("a1", act="DENIAL", denies=[told]),
        claim("b1", act="DENIAL", denies=[told]),
    ]
    events = join([told, *denials], group("ab"))
    (denial,) = (one for one in events if one.act == "DENIAL")
    assert [one.because for one in denial.merges] == ["the same event denied"]
