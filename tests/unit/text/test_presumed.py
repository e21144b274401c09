"""Who is only guessed to be a party is told from the others by the last step of his rule."""

from twosource.model import Actor, Span
from twosource.text.presumed import is_presumed, list_told


def make_actor(rule: str) -> Actor:
    return Actor(span=Span("a", 0, 4), state="KEN", rule=rule)


def test_the_last_step_tells_who_is_presumed() -> None:
    told = [make_actor(one) for one in ("", "name", "pronoun + subject", "presumed + owner")]
    guessed = [make_actor(one) for one in ("presumed", "name + presumed")]
    assert [is_presumed(one) for one in (*told, *guessed)] == [False] * 4 + [True] * 2
    assert list_told([*guessed, *told]) == tuple(told)
