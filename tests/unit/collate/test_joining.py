"""Tellings joined by average linkage under weights of the test's own. The dealings are invented."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace
from tests.unit.collate.claiming import claim, day, group
from tests.unit.collate.writing import list_reports, tell, write

from twosource.collate.events import make_scene, make_setting
from twosource.collate.joining import BY_HAND, Cluster, join_tellings
from twosource.collate.ties import SIGNS, TieWeights
from twosource.model import Claim, Grouping, ReportDate, StoryDate, When
from twosource.text.decided import NOTHING_JUDGED, JudgedPairs

REPORTS = [
    write(letter, "Niger lent Chad a tug.", "Niger lent Chad another tug.", "It rained.")
    for letter in "abcd"
]
A, B, C, D = REPORTS
JUNE_18, JUNE_19, JUNE_22 = (day(f"2031-06-{one}") for one in (18, 19, 22))
LIKELY = 5.0


def weigh(bias: float, **signs: float) -> TieWeights:
    """Weights of some signs, from the log-odds of 0 on; all others weigh nothing."""
    named = {name.replace("_", " "): weight for name, weight in signs.items()}
    return TieWeights(dict.fromkeys(SIGNS, 0.0) | named, float(bias), 0.0, "")


def cluster(
    claims: Sequence[Claim],
    weights: TieWeights,
    *,
    judged: JudgedPairs = NOTHING_JUDGED,
    grouping: Grouping | None = None,
    written: str = "",
) -> list[Cluster]:
    """Clusters of claims; `written` is the day of all reports."""
    dated = tuple(ReportDate(report=x.id, when=day(written), because=()) for x in REPORTS)
    dates = [StoryDate(story="story", when=None, reports=dated, warnings=())] if written else []
    setting = make_setting(claims, grouping or group("abcd"), list_reports(REPORTS), dates=dates)
    return join_tellings(make_scene(claims, setting, judged), judged, weights)


def share(claims: Sequence[Claim], found: Sequence[Cluster]) -> list[list[int]]:
    numbers = {one.id: at for at, one in enumerate(claims)}
    return sorted(
        sorted(numbers[one.id] for told in some.tellings for one in told.claims) for some in found
    )


CHAIN = [
    tell(A, "0 lent", "NER", "TCD", where="Fada"),
    tell(B, "0 lent", "NER", "MLI", where="Fada", mode="loan"),
    tell(C, "0 lent", "NER", "LBY", mode="loan"),
]


@pytest.mark.parametrize(
    ("bias", "shared"),
    [(-6, [[0], [1], [2]]), (-2, [[0, 1], [2]]), (-1, [[0, 1, 2]])],
)
def test_two_clusters_are_as_close_as_their_tellings_are_on_average(
    bias: float, shared: list[list[int]]
) -> None:
    """The first two are closest; the third is close to one of them (3 + bias), not to both."""
    weights = weigh(bias, same_place=5, same_mode=3)
    assert share(CHAIN, cluster(CHAIN, weights)) == shared


def test_tellings_that_no_chain_of_likely_pairs_connects_stay_apart() -> None:
    claims = [*CHAIN[:2], tell(C, "0 lent", "NER", mode="gift"), tell(D, "0 lent", mode="gift")]
    claims[3] = replace(claims[3], actors=claims[2].actors, recipients=CHAIN[0].recipients)
    found = cluster(claims, weigh(-2, same_place=5, same_mode=3))
    assert share(claims, found) == [[0, 1], [2, 3]]


def test_of_joins_that_are_equally_likely_the_earlier_comes_first() -> None:
    """The month fits both days as well, and the days bar each other."""
    claims = [
        tell(A, "0 lent", "NER", when=JUNE_18),
        tell(B, "0 lent", "NER", when=JUNE_22),
        tell(C, "0 lent", "NER", when=day("2031-06-18", "2031-06-30")),
    ]
    assert share(claims, cluster(claims, weigh(LIKELY))) == [[0, 2], [1]]


def test_joins_are_one_fewer_than_tellings_the_strongest_first() -> None:
    (found,) = cluster(CHAIN, weigh(-1, same_place=5, same_mode=3))
    assert [one.weight for one in found.joins] == [40, 20]
    assert [one.order for one in found.joins] == [0, 1]
    ends = [(one.first.claims[0].id, one.second.claims[0].id) for one in found.joins]
    assert set(ends[1]) == {CHAIN[1].id, CHAIN[2].id}


def test_what_a_join_weighs_has_an_end_below_what_people_decide() -> None:
    ((join,),) = (one.joins for one in cluster(CHAIN[:2], weigh(900)))
    assert join.weight == 200 < BY_HAND


# --- bars ----------------------------------------------------------------------------------------

LONG_AGO = When("2012-01-01", "2012-12-31", "year", "text")
COPIED = group("abcd", "a0 b0", lineages="ab c d")


def lend(place: str, when: When | None = None) -> Claim:
    """A claim such as "a0", with a recipient of its own sentence."""
    report = next(one for one in REPORTS if one.name[0] == place[0])
    return tell(report, f"{place[1]} lent", "NER", "TCD", when=when)


@pytest.mark.parametrize(
    ("one", "other", "grouping"),
    [
        pytest.param(lend("a0"), tell(A, "0 tug", "NER"), group("abcd"), id="one sentence"),
        pytest.param(
            lend("a0"), replace(lend("a1"), status="did-not-happen"), group("abcd"),
            id="was and was not, in one report",
        ),
        pytest.param(lend("a0", JUNE_18), lend("b0", JUNE_22), group("abcd"), id="days"),
        pytest.param(lend("a0", JUNE_18), lend("a1", JUNE_19), group("abcd"), id="days of one"),
        pytest.param(lend("a0", JUNE_18), lend("b0", day("2031-07-20")), COPIED,
                     id="a copy, more than a month off"),
        pytest.param(lend("a0", LONG_AGO), lend("b0"), group("abcd"), id="long before"),
        pytest.param(lend("a0"), replace(lend("b0"), act="AGREE"), group("abcd"), id="two acts"),
        pytest.param(
            lend("a0"), tell(B, "0 lent", "MLI", "LBY"), group("abcd"), id="nobody in common"
        ),
    ],
)  # fmt: skip
def test_what_is_barred_is_never_joined_and_by_no_third(
    one: Claim, other: Claim, grouping: Grouping
) -> None:
    """However likely all is, and whatever agrees with both."""
    third = tell(C, "0 lent", "NER, MLI", when=When("2012-01-01", "", "year", "text"))
    for claims in ([one, other], [one, other, third]):
        found = share(claims, cluster(claims, weigh(LIKELY), grouping=grouping,
                                      written="2031-06-20"))  # fmt: skip
        assert not any({0, 1} <= set(some) for some in found)


@pytest.mark.parametrize(
    ("one", "other", "grouping"),
    [
        pytest.param(lend("a0"), lend("a1"), group("abcd"), id="two sentences"),
        pytest.param(
            lend("a0"), replace(lend("b0"), status="did-not-happen"), group("abcd"),
            id="was and was not, in two reports",
        ),
        pytest.param(lend("a0", JUNE_18), lend("b0", day("2031-07-19")), COPIED,
                     id="a copy, a month off"),
        pytest.param(lend("a0", JUNE_18), lend("b0", day("2031-06-21")), group("abcd"),
                     id="three days, in two reports"),
        pytest.param(lend("a0", LONG_AGO), lend("b0"), COPIED, id="a copy without its date"),
        pytest.param(lend("a0", day("2030-07-01")), lend("b0"), group("abcd"), id="within a year"),
        pytest.param(lend("a0"), replace(lend("b0"), act="AGREE"), COPIED, id="a copy, two acts"),
        pytest.param(lend("a0"), tell(B, "0 lent", "MLI", "LBY"), COPIED, id="a copy, others"),
    ],
)  # fmt: skip
def test_what_is_not_barred_is_joined_where_it_is_likely(
    one: Claim, other: Claim, grouping: Grouping
) -> None:
    found = cluster([one, other], weigh(LIKELY), grouping=grouping, written="2031-06-20")
    assert share([one, other], found) == [[0, 1]]


def test_what_one_copy_garbles_does_not_part_what_the_others_tell() -> None:
    """The copies b and a are one passage; c tells the day that a has, and b another month."""
    claims = [lend("a0", JUNE_18), lend("b0", day("2031-07-10")), lend("c0", JUNE_18)]
    assert share(claims, cluster(claims, weigh(LIKELY), grouping=COPIED)) == [[0, 1, 2]]
    assert share(claims, cluster(claims, weigh(LIKELY))) == [[0, 2], [1]]


def test_two_days_of_one_report_stay_two_where_its_copy_has_lost_one() -> None:
    claims = [lend("a0", JUNE_18), lend("b0"), lend("a1", JUNE_22)]
    assert share(claims, cluster(claims, weigh(LIKELY), grouping=COPIED)) == [[0, 1], [2]]


def test_what_is_two_in_one_copy_is_two_in_all() -> None:
    """Copy b has the passage, and in the next sentence that it was not."""
    claims = [lend("a0"), lend("b0"), replace(lend("b1"), status="did-not-happen"), lend("c0")]
    found = share(claims, cluster(claims, weigh(LIKELY), grouping=COPIED))
    assert not any({1, 2} <= set(some) for some in found)


# --- by hand -------------------------------------------------------------------------------------


def judge(kind: str, one: Claim, other: Claim) -> JudgedPairs:
    pair = (min(one.id, other.id), max(one.id, other.id))
    if kind == "apart":
        return JudgedPairs(apart=frozenset({pair}))
    return JudgedPairs(together=((pair, "said so"),))


def test_what_is_apart_by_hand_is_never_joined() -> None:
    found = share(CHAIN, cluster(CHAIN, weigh(LIKELY), judged=judge("apart", *CHAIN[:2])))
    assert not any({0, 1} <= set(some) for some in found)


def test_what_is_together_by_hand_is_joined_against_all_odds_and_bars() -> None:
    claims = [lend("a0", JUNE_18), lend("b0", JUNE_22), lend("c0", JUNE_22)]
    judged = judge("together", *claims[:2])
    (found,) = cluster(claims, weigh(LIKELY), judged=judged)
    assert share(claims, [found]) == [[0, 1, 2]]
    assert [(one.weight, one.note) for one in found.joins] == [(BY_HAND, "said so"), (50, None)]
    assert share(claims, cluster(claims, weigh(-LIKELY), judged=judged)) == [[0, 1], [2]]


def test_two_acts_are_not_put_together_by_hand() -> None:
    claims = [lend("a0"), claim("b0", "NER", act="AGREE")]
    claims[1] = replace(claims[1], at=B.sentences[0].span)
    judged = judge("together", *claims)
    assert share(claims, cluster(claims, weigh(LIKELY), judged=judged)) == [[0], [1]]
