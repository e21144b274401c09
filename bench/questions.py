"""What people ask a large store for, drawn by chance: questions as facets of an address.

Words are drawn evenly by the logarithm of their rank, so that a fifth of them are among the ten
most frequent; a phrase stands in some sentence of the store. Parties, acts, places and publishers
are drawn as the claims are: what is told of often is asked for often.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from random import Random

from bench.drawn import (
    ACTS,
    DAYS,
    FIRST_DAY,
    PARTIES,
    PLACES,
    PUBLISHERS,
    STATUSES,
    VOCABULARY,
    draw_story,
    pick_by_rank,
)

__all__ = ["Question", "draw_questions"]

Question = Mapping[str, str]
Drawing = Callable[[Random], Question]


def draw_questions(number: int, stories: int) -> dict[str, list[Question]]:
    """Return so many questions of each kind, by the name of the kind, equal in every run.

    `stories` is how many the store has: phrases are taken from them.
    """

    def ask_phrase(draw: Random) -> Question:
        text = draw.choice(draw_story(draw.randrange(stories)).tellings).report.text
        words = text.split(". ")[draw.randrange(5)].split(" ")
        at = draw.randrange(len(words) - 1)
        return {"q": f'"{words[at]} {words[at + 1]}"'}

    return {
        name: [dict(ask(Random(f"{name} {at}"))) for at in range(number)]
        for name, ask in {**_KINDS, "a phrase": ask_phrase}.items()
    }


def _word(draw: Random) -> str:
    return VOCABULARY[int(len(VOCABULARY) ** draw.random()) - 1]


def _words(draw: Random) -> Question:
    return {"q": f"{_word(draw)} {_word(draw)}"}


def _party(draw: Random) -> Question:
    return {draw.choice(("actor", "recipient")): pick_by_rank(draw, PARTIES)}


def _pair(draw: Random) -> Question:
    return {"pair": f"{pick_by_rank(draw, PARTIES)}>{pick_by_rank(draw, PARTIES)}"}


def _act(draw: Random) -> Question:
    return {"act": pick_by_rank(draw, ACTS)}


def _month(draw: Random) -> Question:
    first = (FIRST_DAY + timedelta(days=draw.randrange(DAYS))).replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return {"since": first.isoformat(), "until": last.isoformat()}


def _voices(draw: Random) -> Question:
    return {"independent": draw.choice("23")}


def _with_word(other: Drawing) -> Drawing:
    return lambda draw: {"q": _word(draw), **other(draw)}


_KINDS: dict[str, Drawing] = {
    "a word": lambda draw: {"q": _word(draw)},
    "two words": _words,
    "a beginning": lambda draw: {"q": f"{_word(draw)[:3]}*"},
    "a word, not another": lambda draw: {"q": f"{_word(draw)} -{_word(draw)}"},
    "a word and a party": _with_word(_party),
    "a word and an act": _with_word(_act),
    "a word and a month": _with_word(_month),
    "a word and a publisher": _with_word(
        lambda draw: {"publisher": pick_by_rank(draw, PUBLISHERS)}
    ),
    "a word and 2 or 3 voices": _with_word(_voices),
    "a party": _party,
    "a pair": _pair,
    "an act": _act,
    "a status": lambda draw: {"status": pick_by_rank(draw, STATUSES)},
    "a place": lambda draw: {"place": pick_by_rank(draw, PLACES)},
    "a month": _month,
    "2 or 3 voices": _voices,
    "a party and a month": lambda draw: {**_party(draw), **_month(draw)},
    "a party, an act, voices": lambda draw: {**_party(draw), **_act(draw), **_voices(draw)},
}
