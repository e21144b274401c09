"""How likely two tellings are of one happening: signs of what they say, weighed by fitted weights.

Who did it, to whom, when and where come first; the words of the sentences only weigh beside them.
No pair is compared by its words alone: tellings that share neither a party nor a passage never tie.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import log

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from twosource.collate.agreement import (
    Party,
    agree_in_dates,
    agree_in_parties,
    agree_in_sides,
    are_same,
    count_days_between,
    make_parties,
)
from twosource.collate.stems import find_words_of
from twosource.collate.tellings import Said, Telling, is_copy
from twosource.model import Claim, Place, Report, When
from twosource.text.folding import fold

__all__ = [
    "SIGNS",
    "Scene",
    "TieWeights",
    "find_tied",
    "iter_signs",
    "load_tie_weights",
    "weigh_pairs",
]

Matrix = NDArray[np.float64]
"""One row and one column a telling."""

SIGNS = (
    "same actors", "other actors", "an actor shared", "same recipients", "other recipients",
    "a recipient shared", "turned round", "same sides", "actors open", "recipients open",
    "same date", "dates meet", "days between", "a date open", "another way",
    "same mode", "other mode", "same cue", "cue in the other", "words", "names",
    "same amount", "other amount", "same object", "same place", "other place",
    "same status", "both facts or neither", "said not to be", "same root",
    "one report", "one lineage", "copied", "sentences between", "further in the text",
    "alone of its act", "another act", "same event denied", "other event denied",
)  # fmt: skip
"""The signs by name."""

_FACT = frozenset({"happened", "ongoing"})
_EXACT = frozenset({"city", "site"})
_MOST_DAYS = 31
_MOST_SENTENCES = 5
_SAID = (
    "same actors", "other actors", "an actor shared", "same recipients", "other recipients",
    "a recipient shared", "turned round", "same sides", "actors open", "recipients open",
    "same date", "dates meet", "days between", "a date open", "another way",
    "same event denied", "other event denied",
)  # fmt: skip


class TieWeights(Struct, frozen=True):
    """One weight a sign, a bias, and from which log-odds on two clusters are one happening."""

    weights: dict[str, float]
    bias: float
    least: float
    fitted_on: str


@cache
def load_tie_weights() -> TieWeights:
    """Return the weights that ship; tools/fit_merges.py makes them."""
    table = files("twosource.collate").joinpath("ties.json").read_bytes()
    return msgspec.json.decode(table, type=TieWeights)


class Scene:
    """The tellings of one story, as columns; `lineages` are by report, `reports` by id."""

    def __init__(
        self,
        tellings: Sequence[Telling],
        reports: Mapping[str, Report],
        lineages: Mapping[str, str],
    ) -> None:
        self.tellings = tellings
        self.claims = [one.claims[0] for one in tellings]
        self.said = [one.said for one in tellings]
        self.words = [find_words_of(reports[one.report], one.at) for one in self.claims]
        self.cues = [find_words_of(reports[one.report], one.cue).stems for one in self.claims]
        self.rarity = _find_rarity(reports, {one.report for one in self.claims})
        self.lineages = _number(lineages.get(one.report, one.report) for one in self.claims)
        self.reports = _number(one.report for one in self.claims)
        self.passages = _number(one.passage for one in tellings)
        self.acts = _number(one.act for one in self.claims)
        self.sentences = np.array([_find_number(reports[x.report], x) for x in self.claims], float)
        self.places = np.array(
            [x.at.start / max(1, len(reports[x.report].text)) for x in self.claims], float
        )

    def __len__(self) -> int:
        """Return how many tellings there are."""
        return len(self.tellings)


def weigh_pairs(scene: Scene, weights: TieWeights) -> Matrix:
    """Return the log-odds that two tellings are of one happening, for all pairs.

    What shares neither a party nor a passage is worth minus infinity.
    """
    total = np.full((len(scene), len(scene)), weights.bias)
    for name, signs in iter_signs(scene):
        total += weights.weights[name] * signs
    total[~find_tied(scene)] = -np.inf
    return total


def iter_signs(scene: Scene) -> Iterator[tuple[str, Matrix]]:
    """Yield each sign by name with its value for all pairs, 0 to 1, "words" and "names" too."""
    yield from zip(_SAID, _compare_said(scene), strict=True)
    modes = [one.mode for one in scene.said]
    known = np.array([one is not None for one in modes])
    both = known[:, None] & known[None, :]
    same_mode = _equal(_number(modes))
    yield "same mode", (both & same_mode).astype(float)
    yield "other mode", (both & ~same_mode).astype(float)
    yield from _compare_words(scene)
    yield from _compare_things(scene.claims)
    statuses = [one.status for one in scene.claims]
    facts = np.array([one in _FACT for one in statuses])
    never = np.array([one == "did-not-happen" for one in statuses])
    same_status = _equal(_number(statuses))
    yield "same status", same_status.astype(float)
    yield "both facts or neither", (facts[:, None] == facts[None, :]).astype(float)
    yield "said not to be", (never[:, None] != never[None, :]).astype(float)
    yield "same root", _share_roots(scene.claims)
    yield from _compare_standing(scene)


def _compare_said(scene: Scene) -> list[Matrix]:
    """Compare what is said once for each two different things that are said."""
    numbers: dict[Said, int] = {}
    places = np.array([numbers.setdefault(one, len(numbers)) for one in scene.said], int)
    distinct = list(numbers)
    table = np.zeros((len(_SAID), len(distinct), len(distinct)))
    for first, one in enumerate(distinct):
        for second in range(first, len(distinct)):
            signs = tuple(_list_said(one, distinct[second]))
            table[:, first, second] = table[:, second, first] = signs
    return [one[np.ix_(places, places)] for one in table]


def _list_said(one: Said, other: Said) -> Iterator[float]:
    if one.both_ways or other.both_ways:
        sides = ((one.actors, one.recipients), (other.actors, other.recipients))
        actors, recipients = agree_in_sides(*sides)
    else:
        actors = agree_in_parties(one.actors, other.actors)
        recipients = agree_in_parties(one.recipients, other.recipients)
    yield from (actors is True, actors is False, _share(one.actors, other.actors))
    yield from (recipients is True, recipients is False, _share(one.recipients, other.recipients))
    yield _share(one.actors, other.recipients) and _share(one.recipients, other.actors)
    ours, theirs = one.actors + one.recipients, other.actors + other.recipients
    yield agree_in_parties(ours, theirs) is True
    yield from (actors is None, recipients is None)
    dates = agree_in_dates(one.when, other.when)
    yield one.when is not None and one.when == other.when
    yield dates is True
    yield _measure_gap(one.when, other.when) if dates is False else 0.0
    yield dates is None
    # That two sides fought is not that one of them fired on the other.
    yield one.both_ways != other.both_ways
    meets = not one.denied.isdisjoint(other.denied)
    yield from (meets, bool(one.denied and other.denied) and not meets)


def _share(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    return any(are_same(ours, theirs) for ours in one for theirs in other)


def _measure_gap(one: When | None, other: When | None) -> float:
    """Return how many days lie between two intervals, on a scale on which a month is 1."""
    if one is None or other is None:
        return 0.0
    return min(log(1 + count_days_between(one, other)) / log(1 + _MOST_DAYS), 2.0)


def _compare_words(scene: Scene) -> Iterator[tuple[str, Matrix]]:
    cues = np.array([min(one, default="") for one in scene.cues])
    named = cues != ""
    both = named[:, None] & named[None, :]
    yield "same cue", ((cues[:, None] == cues[None, :]) & both).astype(float)
    held = np.array(
        [[bool(cue) and cue <= words.stems for words in scene.words] for cue in scene.cues], float
    ).reshape(len(scene), len(scene))
    yield "cue in the other", held + held.T
    yield "words", _measure_cosine([one.stems for one in scene.words], scene.rarity)
    yield "names", _measure_cosine([one.names for one in scene.words], {})


def _measure_cosine(sets: Sequence[frozenset[str]], rarity: Mapping[str, float]) -> Matrix:
    """Return how far sets of words overlap, rare ones weighing more; 0 to 1."""
    columns = {word: at for at, word in enumerate(sorted({x for one in sets for x in one}))}
    rows = np.zeros((len(sets), max(1, len(columns))))
    for at, words in enumerate(sets):
        for word in words:
            rows[at, columns[word]] = rarity.get(word, 1.0) ** 0.5
    lengths = np.maximum(np.linalg.norm(rows, axis=1), 1e-9)
    return np.asarray((rows / lengths[:, None]) @ (rows / lengths[:, None]).T)


def _compare_things(claims: Sequence[Claim]) -> Iterator[tuple[str, Matrix]]:
    """Yield what amounts, named objects and places say; only few claims have them."""
    size = (len(claims), len(claims))
    same, other = np.zeros(size), np.zeros(size)
    told = [at for at, one in enumerate(claims) if one.amounts]
    for first in told:
        for second in told:
            units = [
                x.value == y.value
                for x in claims[first].amounts
                for y in claims[second].amounts
                if x.unit == y.unit
            ]
            same[first, second], other[first, second] = any(units), bool(units) and not any(units)
    yield "same amount", same
    yield "other amount", other
    objects = _number(fold(one.object) for one in claims)
    named = np.array([bool(one.object) for one in claims])
    yield "same object", (_equal(objects) & (named[:, None] & named[None, :])).astype(float)
    places = [_name_place(one.where) for one in claims]
    placed = np.array([bool(one) for one in places])
    both = placed[:, None] & placed[None, :]
    same_place = _equal(_number(places))
    yield "same place", (same_place & both).astype(float)
    yield "other place", (~same_place & both).astype(float)


def _name_place(place: Place | None) -> str:
    return fold(place.name) if place is not None and place.precision in _EXACT else ""


def _share_roots(claims: Sequence[Claim]) -> Matrix:
    parties = [make_parties(one.roots[:1]) for one in claims]
    numbers = _number(parties)
    distinct = list(dict.fromkeys(parties))
    table = np.array([[_share(one, other) for other in distinct] for one in distinct], float)
    return np.asarray(table[np.ix_(numbers, numbers)])


def _compare_standing(scene: Scene) -> Iterator[tuple[str, Matrix]]:
    """Yield where the tellings stand: in one report, in copies of one another, how far apart."""
    one_report, one_lineage = _equal(scene.reports), _equal(scene.lineages)
    yield "one report", one_report.astype(float)
    yield "one lineage", one_lineage.astype(float)
    yield "copied", (one_lineage & ~one_report & _equal(scene.passages)).astype(float)
    between = np.abs(scene.sentences[:, None] - scene.sentences[None, :])
    yield "sentences between", np.minimum(between, _MOST_SENTENCES) / _MOST_SENTENCES * one_report
    yield "further in the text", np.abs(scene.places[:, None] - scene.places[None, :]) * ~one_report
    alone = _are_alone(scene)
    yield "alone of its act", (alone[:, None] + alone[None, :]) * ~one_report
    yield "another act", (~_equal(scene.acts)).astype(float)


def _are_alone(scene: Scene) -> Matrix:
    """Tell of each telling whether its report tells no other of the same act."""
    keys = list(zip(scene.reports.tolist(), scene.acts.tolist(), strict=True))
    return np.array([keys.count(key) == 1 for key in keys], float)


def find_tied(scene: Scene) -> NDArray[np.bool_]:
    """Tell which pairs share a party on any side, or stand in copies of one sentence.

    Tellings of different acts may only be copies of one another, one of them garbled.
    """
    keys = [_list_keys(one) for one in scene.said]
    shared = np.array([[not one.isdisjoint(other) for other in keys] for one in keys], bool)
    shared = shared.reshape(len(scene), len(scene))
    return (shared & _equal(scene.acts)) | _are_copies(scene)


def _are_copies(scene: Scene) -> NDArray[np.bool_]:
    """Tell which pairs stand in copies of one sentence; a sentence that was split is none."""
    copied = _equal(scene.passages)
    for first, second in np.argwhere(copied).tolist():
        copied[first, second] = is_copy(scene.tellings[first], scene.tellings[second])
    return copied


def _list_keys(said: Said) -> frozenset[str]:
    parties = (*said.actors, *said.recipients)
    words = {word for one in parties for word in (one.name or (one.title,)) if word}
    return frozenset({one.state for one in parties if one.state} | words | said.denied)


def _find_rarity(reports: Mapping[str, Report], held: Iterable[str]) -> dict[str, float]:
    """Return how rare each stem is among the sentences of some reports: the log of its share."""
    counts: dict[str, int] = {}
    sentences = 0
    for report in (reports[one] for one in sorted(held)):
        for sentence in report.sentences:
            sentences += 1
            for stem in find_words_of(report, sentence.span).stems:
                counts[stem] = counts.get(stem, 0) + 1
    return {stem: log((sentences + 1) / (count + 0.5)) for stem, count in counts.items()}


def _find_number(report: Report, claim: Claim) -> int:
    return sum(one.span.start <= claim.at.start for one in report.sentences)


def _number(values: Iterable[object]) -> NDArray[np.int64]:
    numbers: dict[object, int] = {}
    return np.array([numbers.setdefault(one, len(numbers)) for one in values], np.int64)


def _equal(numbers: NDArray[np.int64]) -> NDArray[np.bool_]:
    return np.asarray(numbers[:, None] == numbers[None, :])
