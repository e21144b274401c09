"""The score of damage rises with the signs and is nothing without them."""

import pytest
from msgspec.structs import replace

from twosource.model import Parse
from twosource.read.damage import SIGNS, SignKind, count_signs, score_damage, weigh_signs

SOUND = "Fog closed the harbour of Telmark."
PARSE = Parse(
    words=("Fog", "closed", "the", "harbour", "of", "Telmark", "."),
    starts=(0, 4, 11, 15, 23, 26, 33),
    ends=(3, 10, 14, 22, 25, 33, 34),
    upos=("NOUN", "VERB", "DET", "NOUN", "ADP", "PROPN", "PUNCT"),
    features=("_", "Tense=Past|VerbForm=Fin", "_", "_", "_", "_", "_"),
    lemmas=("fog", "close", "the", "harbour", "of", "Telmark", "."),
    heads=(1, -1, 3, 1, 5, 3, 1),
    relations=("nsubj", "root", "det", "obj", "case", "nmod", "punct"),
    mentions=("none",) * 7,
)


def reword(place: int, word: str) -> Parse:
    return replace(PARSE, words=(*PARSE.words[:place], word, *PARSE.words[place + 1 :]))


def test_a_sound_sentence_scores_nothing() -> None:
    assert score_damage(SOUND, PARSE) == 0


@pytest.mark.parametrize("sign", SIGNS)
def test_the_score_never_falls_when_a_sign_is_added(sign: SignKind) -> None:
    for held in ({}, {"no-stop": 1}, {"big-word": 2, "repair": 1}):
        signs: dict[SignKind, int] = {**held}  # type: ignore[dict-item]
        before = weigh_signs(signs)
        signs[sign] = signs.get(sign, 0) + 1
        assert before <= weigh_signs(signs) < 1


@pytest.mark.parametrize("sign", SIGNS)
def test_every_sign_weighs_something(sign: SignKind) -> None:
    assert weigh_signs({sign: 1}) > 0


@pytest.mark.parametrize(
    ("sentence", "parse", "sign"),
    [
        (SOUND.lower(), PARSE, "lower-start"),
        (SOUND.removesuffix("."), PARSE, "no-stop"),
        (SOUND, reword(5, "telmark"), "small-name"),
        (SOUND, reword(2, "The"), "big-word"),
        (SOUND, reword(3, "theharbour"), "glued"),
        (SOUND, reword(3, "harbourHe"), "glued"),
        (SOUND, reword(2, "."), "inner-stop"),
        (SOUND, replace(PARSE, upos=("NOUN", "NOUN", *PARSE.upos[2:])), "no-verb"),
        (SOUND, replace(PARSE, relations=("obl", *PARSE.relations[1:])), "no-subject"),
    ],
)
def test_each_sign_is_seen(sentence: str, parse: Parse, sign: SignKind) -> None:
    signs = count_signs(sentence, parse)
    assert signs[sign] == 1
    assert score_damage(sentence, parse) > 0


def test_two_sentences_in_one_are_seen() -> None:
    parse = replace(
        PARSE,
        words=("Fog", "lay", "thick", "boats", "turned", "back", "."),
        upos=("NOUN", "VERB", "ADJ", "NOUN", "VERB", "ADV", "PUNCT"),
        heads=(1, -1, 1, 4, 1, 4, 1),
        relations=("nsubj", "root", "xcomp", "nsubj", "parataxis", "advmod", "punct"),
    )
    assert count_signs("Fog lay thick boats turned back.", parse) == {"loose-clause": 1}


def test_an_order_needs_no_subject() -> None:
    order = replace(
        PARSE,
        relations=("obl", *PARSE.relations[1:]),
        features=("_", "Mood=Imp|VerbForm=Fin", *PARSE.features[2:]),
    )
    assert "no-subject" not in count_signs(SOUND, order)


def test_repairs_inside_count() -> None:
    assert 0 < score_damage(SOUND, PARSE, repairs=1) < score_damage(SOUND, PARSE, repairs=2)


def test_a_sentence_without_a_parse_is_scored_by_its_text() -> None:
    assert score_damage("the fog , it lifted", Parse()) > 0
