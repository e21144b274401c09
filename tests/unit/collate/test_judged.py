"""What people decided binds: apart is never joined, together always. The dealings are invented."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.unit.collate.claiming import claim, day, group, make_report, name_report

from twosource.collate import list_apart, put_together
from twosource.model import Claim, Event, Grouping, Judgement, JudgementKind
from twosource.text.decided import find_in_force, settle_pairs

LETTERS = "abcdef"
REPORTS = {name_report(one): make_report(one) for one in LETTERS}


def judge(kind: JudgementKind, one: Claim, other: Claim, *, number: int = 0) -> Judgement:
    first, second = sorted((one.id, other.id))
    return Judgement(
        id=f"{kind} {number}", kind=kind, first=first, second=second, made="", note="n"
    )


def undo(one: Judgement) -> Judgement:
    return replace(one, id=f"undone {one.id}", kind="undone", undoes=one.id)


def join(
    claims: list[Claim], *judgements: Judgement, grouping: Grouping | None = None
) -> tuple[Event, ...]:
    judged = settle_pairs(judgements, about="events")
    return put_together(claims, grouping or group(LETTERS), REPORTS, judged=judged)


def share(
    claims: list[Claim], *judgements: Judgement, grouping: Grouping | None = None
) -> list[list[int]]:
    numbers = {one.id: at for at, one in enumerate(claims)}
    events = join(claims, *judgements, grouping=grouping)
    return sorted(sorted(numbers[claim] for claim in one.claims) for one in events)


SAME = [claim(f"{letter}0", "NER", "TCD") for letter in "abc"]
OTHERS = [claim("a0", "NER", "TCD", when=day("2033-05-05")), claim("b0", "MLI", "LBY")]


def test_claims_that_are_apart_are_two_events() -> None:
    assert share(SAME[:2], judge("apart", SAME[0], SAME[1])) == [[0], [1]]


def test_a_third_claim_does_not_bring_together_what_is_apart() -> None:
    found = share(SAME, judge("apart", SAME[0], SAME[2]))
    assert sorted(map(len, found)) == [1, 2]
    assert [0, 2] not in found


def test_copies_that_say_the_same_are_parted_where_they_are_apart() -> None:
    grouping = group(LETTERS, "a0 b0", "b0 c0", lineages="abc d e f")
    found = share(SAME, judge("apart", SAME[0], SAME[2]), grouping=grouping)
    assert sorted(map(len, found)) == [1, 2]
    assert share(SAME, grouping=grouping) == [[0, 1, 2]]


def test_what_is_apart_from_one_copy_is_apart_from_all() -> None:
    grouping = group(LETTERS, "a0 b0", lineages="ab c d e f")
    assert share(SAME, judge("apart", SAME[0], SAME[2]), grouping=grouping) == [[0, 1], [2]]


def test_claims_that_are_together_are_one_event_across_what_contradicts() -> None:
    events = join(OTHERS, judge("together", *OTHERS))
    assert [len(one.claims) for one in events] == [2]
    (merge,) = events[0].merges
    assert (merge.rule, merge.because) == ("by hand", "n")


def test_what_each_is_joined_to_comes_with_it() -> None:
    """The copies of two days, two each; one of each is judged to be together."""
    claims = [
        claim(f"{letter}{number}", "NER", "TCD", when=day(f"2033-05-0{at}"))
        for letter, number, at in (("a", 0, 5), ("b", 0, 5), ("c", 0, 9), ("d", 0, 9))
    ]
    assert share(claims) == [[0, 1], [2, 3]]
    assert share(claims, judge("together", claims[1], claims[2])) == [[0, 1, 2, 3]]


def test_apart_holds_against_together_over_a_third() -> None:
    judgements = [
        judge("together", SAME[0], SAME[1]),
        judge("together", SAME[1], SAME[2], number=1),
        judge("apart", SAME[0], SAME[2]),
    ]
    assert share(SAME, *judgements) == [[0, 1], [2]]


def test_acts_are_never_put_together() -> None:
    claims = [claim("a0", "NER", "TCD"), claim("b0", "NER", "TCD", act="AGREE")]
    assert share(claims, judge("together", *claims)) == [[0], [1]]


def test_the_later_judgement_on_a_pair_holds() -> None:
    apart, together = judge("apart", SAME[0], SAME[1]), judge("together", SAME[0], SAME[1])
    assert share(SAME[:2], together, apart) == [[0], [1]]
    assert share(SAME[:2], apart, together) == [[0, 1]]


def test_what_is_taken_back_holds_no_more_and_the_one_before_holds_again() -> None:
    apart, together = judge("apart", SAME[0], SAME[1]), judge("together", SAME[0], SAME[1])
    assert find_in_force([apart, undo(apart)]) == ()
    assert find_in_force([apart, together, undo(together)]) == (apart,)
    assert share(SAME[:2], apart, undo(apart)) == [[0, 1]]


def test_a_judgement_on_a_claim_that_is_gone_is_passed_over() -> None:
    gone = claim("f3", "NER")
    judgements = [judge("apart", SAME[0], gone), judge("together", SAME[0], gone, number=1)]
    assert share(SAME, *judgements) == [[0, 1, 2]]


def test_a_claim_leaves_its_event_with_its_copies() -> None:
    """b0 is a copy of a0; they go together, and from one copy alone only that one goes."""
    grouping = group(LETTERS, "a0 b0", lineages="ab c d e f")
    (event,) = join(SAME, grouping=grouping)
    pairs = list_apart(SAME[1].id, event, claims=SAME, grouping=grouping, reports=REPORTS)
    made = [
        Judgement(id=str(at), kind="apart", first=one, second=other, made="")
        for at, (one, other) in enumerate(pairs)
    ]
    assert share(SAME, *made, grouping=grouping) == [[0, 1], [2]]
    alone = [one for one in join(SAME, *made, grouping=grouping) if len(one.claims) == 2]
    pairs = list_apart(SAME[1].id, alone[0], claims=SAME, grouping=grouping, reports=REPORTS)
    assert pairs == (tuple(sorted((SAME[0].id, SAME[1].id))),)


POOL = [
    claim(f"{letter}{number}", actors, recipients)
    for letter, number, actors, recipients in (
        ("a", 0, "NER", "TCD"), ("a", 1, "NER", ""), ("b", 0, "NER", "TCD"), ("c", 0, "", "TCD"),
        ("d", 0, "NER", "MLI"), ("e", 0, "NER", ""),
    )
]  # fmt: skip
PAIRS = st.sampled_from(list(combinations(range(len(POOL)), 2)))


@given(st.lists(PAIRS, max_size=4), st.lists(PAIRS, max_size=3), st.permutations(POOL))
@settings(max_examples=200)
def test_nothing_that_is_apart_is_ever_in_one_event(
    apart: list[tuple[int, int]], together: list[tuple[int, int]], order: list[Claim]
) -> None:
    """The order of the claims never shows; together holds where nothing is apart."""
    made = [
        judge("together", POOL[one], POOL[other], number=at)
        for at, (one, other) in enumerate(together)
    ]
    parted = [
        judge("apart", POOL[one], POOL[other], number=at) for at, (one, other) in enumerate(apart)
    ]
    grouping = group(LETTERS, "a0 b0", lineages="ab c d e f")
    events = join(order, *made, *parted, grouping=grouping)
    assert events == join(POOL, *made, *parted, grouping=grouping)
    homes = {claim: one.id for one in events for claim in one.claims}
    assert all(homes[POOL[one].id] != homes[POOL[other].id] for one, other in apart)
    if not apart:
        assert all(homes[POOL[one].id] == homes[POOL[other].id] for one, other in together)
