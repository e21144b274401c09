"""Variants of sentences: what is exchanged, and what stays."""

from random import Random

from training.example import Example
from training.variants import collect_words, vary

WORDS = ("Kenya", "condemned", "the", "raid", "and", "Kenya", "left", ".")
FORMS = ("PROPN", "VERB", "DET", "NOUN", "CCONJ", "PROPN", "VERB", "PUNCT")
PAST = "Mood=Ind|Tense=Past|VerbForm=Fin"


def make(words: tuple[str, ...] = WORDS, cues: tuple[int, ...] = (1,)) -> Example:
    return Example(
        id="acts-x",
        words=words,
        columns={
            "upos": FORMS,
            "features": tuple(PAST if form == "VERB" else "" for form in FORMS),
        },
        layers={"acts.cue": tuple("B-ACCUSE" if at in cues else "O" for at in range(len(words)))},
    )


OTHER = make(("Peru", "praised", "the", "pact", "or", "Peru", "stayed", "."))
KNOWN = collect_words([make(), OTHER])


def vary_often(example: Example, times: int = 200) -> list[tuple[str, ...]]:
    chance = Random(3)
    return [vary(example, KNOWN, chance).words for _ in range(times)]


def test_a_word_that_names_an_act_takes_the_place_of_another() -> None:
    assert {words[1] for words in vary_often(make())} >= {"condemned", "praised"}
    assert KNOWN.cues[("VERB", PAST)] == ["condemned", "praised"]


def test_a_state_that_is_named_twice_is_exchanged_twice() -> None:
    made = vary_often(make())
    assert all(words[0] == words[5] for words in made)
    assert len({words[0] for words in made}) > 30


def test_words_keep_their_part_of_speech() -> None:
    for words in vary_often(make()):
        assert words[3] in {"raid", "pact"}
        assert words[6] in {"condemned", "left", "praised", "stayed"}


def test_words_that_carry_the_sentence_stay() -> None:
    assert {(words[2], words[4], words[7]) for words in vary_often(make())} == {("the", "and", ".")}


def test_capitals_follow_the_word_that_was_there() -> None:
    first = make(("Raids", "condemned", "the", "raid", "and", "Kenya", "Left", "."))
    for words in vary_often(first):
        assert words[6][0].isupper()
        assert words[1][0].islower()


def test_nothing_else_is_known_of_a_variant() -> None:
    made = vary(make(), KNOWN, Random(1))
    assert made.layers == {}
    assert made.columns == {}
    assert made.predicates is None


def test_the_same_seed_makes_the_same_variants() -> None:
    assert vary_often(make(), 20) == vary_often(make(), 20)
