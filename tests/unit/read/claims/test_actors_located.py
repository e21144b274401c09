"""An actor stands where it is named, in the sentence of the act or in one before it."""

from twosource.model import ActorMention, Party, Span
from twosource.read.claims.claims import _follow_actors


def mention(start: int, name: str) -> ActorMention:
    return ActorMention(start=start, end=start + 4, kind="state", name=name)


def locate(place: int, start: int, end: int) -> Span:
    return Span("r", 100 * place + start, 100 * place + end)


CHAD, NIGER, IT = mention(0, "Chad"), mention(9, "Niger"), mention(2, "")
SENTENCES = ((CHAD, NIGER), (IT,), (CHAD,))
find_actor = _follow_actors([[Party(one, (one,)) for one in some] for some in SENTENCES], locate)


def test_an_actor_of_the_sentence_itself_stands_there() -> None:
    found = find_actor((IT, NIGER), 1)
    assert (found.span, found.name) == (Span("r", 102, 106), "Niger")


def test_an_actor_taken_over_from_a_sentence_before_stands_where_it_was_named() -> None:
    assert find_actor((NIGER, NIGER), 2).span == Span("r", 9, 13)


def test_of_two_places_the_nearest_before_counts_and_none_after() -> None:
    assert find_actor((CHAD, CHAD), 2).span == Span("r", 200, 204)
    assert find_actor((CHAD, CHAD), 1).span == Span("r", 0, 4)
