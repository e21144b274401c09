"""The heads for acts, from scores of our own."""

import msgspec
import numpy as np

from twosource.model.parse import ActCue, ActPart
from twosource.read.acts import ActDecoder
from twosource.read.labels import Labels
from twosource.read.network import Scores

MARKS = {
    "acts.cue": ["O", "B-AID", "I-AID"],
    "acts.status": ["alleged", "happened"],
    "acts.mode": ["AID-none", "CONSULT-visit"],
}
LABELS = Labels(
    relations=[],
    roles=[],
    parties=["none", "actor", "recipient"],
    marks=MARKS,
    groups={"acts": list(MARKS)},
    inflections={},
)


def score(*, with_heads: bool = True) -> Scores:
    """Return the scores of "Kenya sent Chad rice": the second word is an act, and alleged."""
    acts = np.zeros((1, 5, 7), np.float32)
    acts[0, :, 0] = 4
    acts[0, 2] = [0, 3, 0, 2, 1, 0, 9]
    parties = np.zeros((1, 3, 5), np.float32)
    parties[0, 0] = 4
    parties[0, :2, 1] = [0, 2]
    parties[0, ::2, 3] = [0, 2]
    nothing = np.zeros((1, 5, 5), np.float32)
    return Scores(
        arcs=nothing,
        relations=nothing.astype(np.uint8),
        predicates=np.array([2]),
        roles=nothing,
        syntax=nothing,
        names=nothing,
        said=nothing,
        parties=parties if with_heads else None,
        acts=acts if with_heads else None,
    )


def test_an_act_has_its_kind_status_and_parties() -> None:
    ((cue,),) = ActDecoder(LABELS).find(score(), np.array([4]))
    assert cue == ActCue(
        start=1,
        end=2,
        act="AID",
        mode="",
        status="alleged",
        surety=3.0,
        standing=1.0,
        parts=(
            ActPart(1, "status happened", -1.0),
            ActPart(0, "actor", 2.0),
            ActPart(2, "recipient", 2.0),
        ),
    )


def test_a_word_that_is_rather_none_is_no_act() -> None:
    scores = score()
    assert scores.acts is not None
    scores.acts[0, 2, 0] = 3.25
    assert ActDecoder(LABELS).find(scores, np.array([4])) == [()]


def test_an_act_of_two_words_is_as_sure_as_its_own_labels_are_on_average() -> None:
    scores = score()
    assert scores.acts is not None
    # "O", "B-AID", "I-AID": the second word might as well begin an act of its own.
    scores.acts[0, 3, :3] = [1, 4, 5]
    ((cue,),) = ActDecoder(LABELS).find(scores, np.array([4]))
    assert (cue.start, cue.end, cue.surety) == (1, 3, 3.5)


def test_a_network_without_heads_for_acts_reads_none() -> None:
    assert ActDecoder(LABELS).find(score(with_heads=False), np.array([4])) == [()]


def test_where_a_side_is_named_elsewhere_is_told_at_the_act_itself() -> None:
    sides = {"acts.actor": ["before", "here"], "acts.recipient": ["here", "nobody", "own"]}
    marks = MARKS | sides
    labels = msgspec.structs.replace(LABELS, marks=marks, groups={"acts": list(marks)})
    scores = score()
    assert scores.acts is not None
    more = np.zeros((1, 5, 5), np.float32)
    more[0, 2] = [1, 4, 0, -3, 2.5]
    wider = msgspec.structs.replace(scores, acts=np.concatenate([scores.acts, more], -1))
    ((cue,),) = ActDecoder(labels).find(wider, np.array([4]))
    assert cue.parts[0] == ActPart(1, "recipient own", 2.5)
    assert [one.role for one in cue.parts[1:]] == ["status happened", "actor", "recipient"]


def test_a_status_that_lies_far_below_the_best_one_is_not_given() -> None:
    scores = score()
    assert scores.acts is not None
    scores.acts[0, 2, 4] = -9
    ((cue,),) = ActDecoder(LABELS).find(scores, np.array([4]))
    assert [one.role for one in cue.parts] == ["actor", "recipient"]
