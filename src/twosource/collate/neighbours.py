"""Stories that may tell of one affair: near in days, and with rare names in common.

One affair of several reports often falls into a few stories. What stands in two is compared only
where each story is among the nearest of the other, so that the work grows with the reports and not
with their square.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from math import sqrt

from msgspec import Struct

from twosource.lexicon.own import NOTHING_OWN, wearing
from twosource.lexicon.rarity import rarity_of
from twosource.lexicon.states import find_state
from twosource.lexicon.words import STOPWORDS
from twosource.model import Report
from twosource.text.words import find_words

__all__ = ["Piece", "find_neighbours", "make_piece"]

_CLOSENESS = 0.1
_MOST_NEIGHBOURS = 4
_MOST_DAYS = 45
# A name that more stories of a stretch of days have finds no neighbours, but counts for those that
# another name found.
_MOST_HOLDERS = 40
_RARE = 0.35
_STATE = 0.3
_UNDATED = -1


class Piece(Struct, frozen=True):
    """A story as it is compared: the weights of its names, and the days of its reports (ordinals),
    sorted.
    """

    story: str
    names: Mapping[str, float]
    days: tuple[int, ...]


def make_piece(story: str, reports: Iterable[Report], days: Mapping[str, str]) -> Piece:
    """Return a story as it is compared; `days` are those of the reports (ISO)."""
    held = tuple(reports)
    shown = {date.fromisoformat(days[one.id]).toordinal() for one in held if days.get(one.id)}
    # The stories of the same reports are neighbours with any lexicon of the user.
    with wearing(NOTHING_OWN):
        names = dict(pair for one in held for pair in _list_names(one))
    return Piece(story=story, names=names, days=tuple(sorted(shown)))


def _list_names(report: Report) -> Iterator[tuple[str, float]]:
    """Yield what is written with a capital, with its weight; a state under any of its names."""
    told = "\n".join(report.text[one.span.start : one.span.end] for one in report.sentences)
    words = find_words(told)
    for word, capital in zip(words.folded, words.capital.tolist(), strict=True):
        if not capital or word in STOPWORDS or word.isdigit():
            continue
        state = find_state(word)
        if state:
            yield f"state {state}", _STATE
        elif rarity_of(word) > _RARE:
            yield word, rarity_of(word) ** 2


def find_neighbours(pieces: Sequence[Piece]) -> tuple[tuple[str, str], ...]:
    """Return the pairs of stories each of which is among the nearest of the other, sorted."""
    by_story = {one.story: one for one in sorted(pieces, key=lambda one: one.story)}
    lengths = {one.story: sqrt(sum(x * x for x in one.names.values())) for one in pieces}
    near: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for one, other in _list_meetings(tuple(by_story.values())):
        closeness = _compare(by_story[one], by_story[other]) / (lengths[one] * lengths[other])
        if closeness >= _CLOSENESS:
            near[one].append((-closeness, other))
            near[other].append((-closeness, one))
    best = {
        story: {one for _, one in sorted(others)[:_MOST_NEIGHBOURS]}
        for story, others in near.items()
    }
    pairs = ((one, other) for one in best for other in best[one] if one < other)
    return tuple(sorted((one, other) for one, other in pairs if one in best[other]))


def _list_meetings(pieces: Sequence[Piece]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of stories that share a rare name in near days, each once.

    What has no day meets everyone.
    """
    has_undated = any(not one.days for one in pieces)
    holders: defaultdict[tuple[int, str], list[Piece]] = defaultdict(list)
    for one in pieces:
        stretches = {x for day in one.days for x in (day // _MOST_DAYS, day // _MOST_DAYS + 1)}
        if has_undated:
            stretches.add(_UNDATED)
        for name in one.names:
            for stretch in stretches:
                holders[stretch, name].append(one)
    yield from sorted(
        {
            (one.story, other.story)
            for some in holders.values()
            if len(some) <= _MOST_HOLDERS
            for one, other in combinations(some, 2)
            if _may_meet(one, other)
        }
    )


def _may_meet(one: Piece, other: Piece) -> bool:
    """Tell whether two stories are near in days, where both have any."""
    if not (one.days and other.days):
        return True
    return max(one.days[0], other.days[0]) - min(one.days[-1], other.days[-1]) <= _MOST_DAYS


def _compare(one: Piece, other: Piece) -> float:
    shorter, longer = sorted((one.names, other.names), key=len)
    return sum(weight * longer[name] for name, weight in shorter.items() if name in longer)
