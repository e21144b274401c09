"""Joins cues, sources and contents of one sentence to attributions."""

from collections.abc import Sequence

from twosource.model.parse import Attribution, Stretch

__all__ = ["pair_attributions"]

Marked = tuple[int, int, str]


def pair_attributions(
    scheme: str, sources: Sequence[Marked], cues: Sequence[Marked], contents: Sequence[Marked]
) -> tuple[Attribution, ...]:
    """Return the attributions of a sentence, by the place of their cue.

    Each source and each content goes to the nearest cue; of two sources the nearer is kept.
    Without a cue, what there is makes one attribution.
    """
    if not cues:
        if not contents:
            return ()
        found = tuple((start, end) for start, end, _ in contents)
        return (Attribution(scheme, None, _nearest(found[0], sources), found),)
    places = [(start, end) for start, end, _ in cues]
    said: list[list[Stretch]] = [[] for _ in places]
    named: list[list[Marked]] = [[] for _ in places]
    for start, end, _ in contents:
        said[_nearest_place((start, end), places)].append((start, end))
    for one in sources:
        named[_nearest_place((one[0], one[1]), places)].append(one)
    return tuple(
        Attribution(scheme, cue, _nearest(cue, named[number]), tuple(said[number]))
        for number, cue in enumerate(places)
    )


def _nearest(place: Stretch, stretches: Sequence[Marked]) -> Stretch | None:
    if not stretches:
        return None
    start, end, _ = min(stretches, key=lambda one: (_gap(place, (one[0], one[1])), one))
    return start, end


def _nearest_place(place: Stretch, places: Sequence[Stretch]) -> int:
    return min(range(len(places)), key=lambda number: (_gap(place, places[number]), number))


def _gap(one: Stretch, other: Stretch) -> int:
    """Return how many words lie between two stretches; none when they touch or overlap."""
    return max(0, other[0] - one[1], one[0] - other[1])
