"""Damage carries the labels along."""

from random import Random

import pytest
from training.damage import DAMAGES, damage, join_sentences, regroup
from training.example import UNKNOWN, Argument, Example, PredicateLabel

WORDS = ("The", "envoys", "of", "Norvane", "left", "the", "talks", "early", ".")
EXAMPLE = Example(
    id="s",
    words=WORDS,
    heads=(1, 4, 3, 1, -1, 6, 4, 4, 4),
    columns={"relation": ("det", "nsubj", "case", "nmod", "root", "det", "obj", "advmod", "punct")},
    layers={"names.uner": ("O", "O", "O", "B-LOC", "O", "O", "O", "O", "O")},
    predicates=(PredicateLabel(4, (Argument(1, "ARG0"), Argument(6, "ARG1"))),),
    factuality={4: 3.0},
)


def is_sound(example: Example) -> bool:
    size = len(example.words)
    heads = example.heads or ()
    columns = [*example.columns.values(), *example.layers.values(), heads]
    return all(len(one) == size for one in columns) and all(
        head in (-1, UNKNOWN) or (0 <= head < size and head != word)
        for word, head in enumerate(heads)
    )


@pytest.mark.parametrize("kind", list(dict.fromkeys(DAMAGES)))
def test_every_damage_keeps_labels_and_words_together(kind: object) -> None:
    assert callable(kind)
    for seed in range(40):
        assert is_sound(kind(EXAMPLE, Random(seed)))


def test_damage_is_the_same_for_the_same_seed() -> None:
    assert damage(EXAMPLE, Random(5)) == damage(EXAMPLE, Random(5))


def test_glued_words_share_the_outer_head() -> None:
    groups = [(0, 1), *((place,) for place in range(2, 9))]
    glued = regroup(EXAMPLE, groups, ["Theenvoys", *WORDS[2:]])
    assert (glued.heads or ())[0] == 3
    assert glued.columns["relation"][0] == "nsubj"
    assert glued.predicates == (PredicateLabel(3, (Argument(0, "ARG0"), Argument(5, "ARG1"))),)


def test_a_sentence_that_lost_its_root_gets_another() -> None:
    front = regroup(EXAMPLE, [(0,), (1,), (2,), (3,)], WORDS[:4])
    assert front.heads == (1, -1, 3, 1)


def test_joined_sentences_lose_the_mark_between_them() -> None:
    joined = join_sentences(EXAMPLE, EXAMPLE)
    assert joined.words == WORDS[:-1] + WORDS
    assert (joined.heads or ())[12] == 4
    assert joined.columns["relation"][12] == "parataxis"
    assert is_sound(joined)
