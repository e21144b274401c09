"""Of the copies of one sentence the claims of that nearest to its start count for all."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace
from tests.unit.collate.backing import derive
from tests.unit.collate.claiming import group
from tests.unit.collate.opposing import LETTERS, edit, find_originals, say

from twosource.model import Claim, Grouping

COPIES = group(LETTERS, "a0 b0", "a0 c0", lineages="abc d e f g h")
TAKEN = derive(group(LETTERS, "a0 d0", lineages="abc d e f g h"), "d~a")


@pytest.mark.parametrize(
    ("claims", "grouping", "kept"),
    [
        pytest.param([say("b0"), say("a0")], derive(COPIES, "b<a"), [1], id="the parent"),
        pytest.param([say("a0"), say("b0")], derive(COPIES, "a<b"), [1], id="whatever its name"),
        pytest.param(
            [say("a0", damage=0.5), say("b0", damage=0.1)], COPIES, [1], id="the less damaged"
        ),
        pytest.param(
            [say("a0", damage=0.5), say("b0", damage=0.9)], derive(COPIES, "a<b"), [1],
            id="the parent, damaged or not",
        ),
        pytest.param([say("a0"), say("d0")], COPIES, [0, 1], id="two lineages"),
        pytest.param([say("a0"), say("a1")], COPIES, [0, 1], id="two sentences"),
        pytest.param(
            [say("a0", status="planned"), say("b0")], derive(COPIES, "b<a"), [0, 1],
            id="planned, then done",
        ),
        pytest.param(
            [say("a0"), say("b0")], edit(derive(COPIES, "b<a"), "ac", "b"), [0, 1],
            id="two editions",
        ),
        pytest.param(
            [say("d0"), say("a0")], TAKEN, [1], id="a passage that was taken over"
        ),
    ],
)  # fmt: skip
def test_copies_are_left_out_and_the_order_is_kept(
    claims: Sequence[Claim], grouping: Grouping, kept: list[int]
) -> None:
    originals = find_originals(claims, grouping)
    assert originals.keep(claims) == tuple(claims[at] for at in kept)
    assert originals.keep(claims[::-1]) == tuple(claims[at] for at in reversed(kept))


def test_a_claim_tells_the_words_of_the_lineage_that_they_were_taken_from() -> None:
    claims = [say("a0"), say("d0"), say("d1")]
    originals = find_originals(claims, TAKEN)
    assert [originals.find_lineage(one) for one in claims] == [
        "lineage abc", "lineage abc", "lineage d"
    ]  # fmt: skip


def test_two_claims_of_one_sentence_are_both_kept() -> None:
    one = say("a0")
    other = replace(one, id="other", cue=replace(one.cue, end=one.cue.end + 1))
    assert find_originals([one, other], COPIES).keep([one, other]) == (one, other)
