"""Acts that are less sure alone, and that another sentence of the report backs."""

from types import SimpleNamespace
from typing import Any

import pytest

from twosource.model.actor import ActorMention
from twosource.read.claims import backing
from twosource.read.claims.backing import find_backed_words

SURE, UNSURE = (1.0,), (0.0,)


@pytest.fixture(autouse=True)
def weigh_by_the_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the one sign of an act be its surety."""
    monkeypatch.setattr(backing, "weigh_surety", lambda signs, _: signs[0])


def act(signs: tuple[float, ...], *, kind: str = "AID", word: int = 0, state: str = "KEN") -> Any:
    who = ActorMention(start=0, end=1, kind="state", state=state, rule="test")
    return SimpleNamespace(act=kind, word=word, signs=signs, actors=[(who, who)], recipients=[])


def find(*report: list[Any], lemmas: tuple[str, ...]) -> list[frozenset[int]]:
    sentences: Any = [SimpleNamespace(parse=SimpleNamespace(lemmas=[one])) for one in lemmas]
    return find_backed_words(report, sentences, 0.45)


def test_the_same_word_for_the_same_act_backs_it() -> None:
    told = [act(SURE)], [act(UNSURE, state="TCD")]
    assert find(*told, lemmas=("send", "send")) == [frozenset(), {0}]
    assert find(*told, lemmas=("send", "give")) == [frozenset(), frozenset()]


def test_a_party_in_common_backs_it_where_its_sentence_tells_nothing_sure() -> None:
    assert find([act(SURE)], [act(UNSURE)], lemmas=("send", "give")) == [frozenset(), {0}]
    beside = act(SURE, kind="CONSULT", state="TCD")
    assert find([act(SURE)], [act(UNSURE), beside], lemmas=("send", "give"))[1] == frozenset()


def test_another_act_and_its_own_sentence_back_nothing() -> None:
    other = act(SURE, kind="SANCTION")
    assert find([other], [act(UNSURE)], lemmas=("send", "send"))[1] == frozenset()
    assert find([act(SURE), act(UNSURE)], lemmas=("send",)) == [frozenset()]
