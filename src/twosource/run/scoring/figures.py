"""Precision, recall and F1 by slot, with intervals by drawing the passages anew."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from twosource.run.scoring.gold import LabelledClaim, LabelledPassage
from twosource.run.scoring.measures import same_amount
from twosource.run.scoring.names import find_key, is_state, same_parties
from twosource.run.scoring.pairing import list_told_again, pair_claims

__all__ = ["Figure", "Scores", "same_record", "score_passages"]

Answers = Mapping[str, Sequence[LabelledClaim]]
Counts = tuple[int, int, int]

DRAWS = 1000
SEED = 20261126
_NOT_FACTS = frozenset({"planned", "denied", "alleged", "hypothetical"})


class Figure(Struct, frozen=True, kw_only=True):
    """One slot: of `found` answers and `gold` labels so many are `right`.

    `low` and `high` bound F1 in 95 of 100 draws of as many passages.
    """

    slot: str
    right: int
    found: int
    gold: int
    low: float
    high: float

    @property
    def precision(self) -> float:
        """Return the share of the answers that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Return the share of the labels that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        both = self.found + self.gold
        return 2 * self.right / both if both else 0.0


class Scores(Struct, frozen=True, kw_only=True):
    """All figures, and what was taken for what."""

    passages: int
    figures: tuple[Figure, ...]
    acts: tuple[tuple[str, str, int], ...]
    statuses: tuple[tuple[str, str, int], ...]
    status_macro_f1: float
    shown_as_happened: tuple[int, int]
    no_event: tuple[int, int]


class _Sheet:
    """Counts by slot and passage."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Counts]] = defaultdict(list)
        self.acts: Counter[tuple[str, str]] = Counter()
        self.statuses: Counter[tuple[str, str]] = Counter()
        self.unmet = self.found = 0

    def add(self, slot: str, right: int, found: int, gold: int) -> None:
        self.rows[slot].append((right, found, gold))


def score_passages(gold: Iterable[LabelledPassage], answers: Answers) -> Scores:
    """Compare labels with answers, which are given by the passage's id.

    Where not all claims of a passage were labelled, its figures count the answers that meet a
    label's act or fall short of every label as one.
    """
    sheet = _Sheet()
    passages = list(gold)
    for passage in passages:
        _score_passage(sheet, passage, answers.get(passage.id, ()))
    return Scores(
        passages=len(passages),
        figures=tuple(_sum_up(slot, rows) for slot, rows in sheet.rows.items()),
        acts=_list_confused(sheet.acts),
        statuses=_list_confused(sheet.statuses),
        status_macro_f1=_macro_f1(sheet.statuses),
        shown_as_happened=_count_shown(sheet.statuses),
        no_event=(sheet.unmet, sheet.found),
    )


def _score_passage(sheet: _Sheet, passage: LabelledPassage, found: Sequence[LabelledClaim]) -> None:
    gold = passage.claims
    if not passage.is_full:
        _score_one_event(sheet, gold[0], found)
        return
    places = pair_claims(gold, found)
    pairs = [(gold[one], found[other]) for one, other in places]
    again = list_told_again(gold, found, places)
    found = [one for place, one in enumerate(found) if place not in again]
    met = [(one, other) for one, other in pairs if one.act == other.act]
    sheet.add("act", len(met), len(found), len(gold))
    for slot, is_right in _SLOTS.items():
        right = sum(is_right(one, other) for one, other in met)
        sheet.add(slot, right, len(found), len(gold))
    _score_speakers(sheet, pairs)
    _score_amounts(sheet, pairs, gold, found)
    _score_denials(sheet, gold, found, pairs)
    sheet.acts.update((one.act, other.act) for one, other in pairs)
    paired = {id(one) for one, _ in pairs}
    sheet.acts.update((one.act, "-") for one in gold if id(one) not in paired)
    sheet.statuses.update((one.status or "-", other.status or "-") for one, other in pairs)
    sheet.unmet += len(found) - len(pairs)
    sheet.found += len(found)


def _score_one_event(sheet: _Sheet, gold: LabelledClaim, found: Sequence[LabelledClaim]) -> None:
    """Score a passage of which one event alone was labelled, as PLOVER's records are."""
    acts = {one.act for one in found}
    sheet.add("act", gold.act in acts, len(acts), 1)
    pairs = [_has_pair(gold, one) for one in found]
    sheet.add("pair", any(pairs), min(1, len(found)), 1)
    both = any(one.act == gold.act and fits for one, fits in zip(found, pairs, strict=True))
    sheet.add("act and pair", both, min(1, len(found)), 1)


def _has_pair(gold: LabelledClaim, found: LabelledClaim) -> bool:
    """Tell whether the states of an event stand on the right sides; its other codes are open."""
    sides = [
        {key for key in map(find_key, side or ()) if is_state(key)}
        for side in (gold.actor, gold.recipient, found.actor, found.recipient)
    ]
    wanted, aimed, actors, recipients = sides
    if gold.act == "CONSULT":
        actors = recipients = actors | recipients
    return (not wanted or bool(wanted & actors)) and (not aimed or bool(aimed & recipients))


def _same_actor(gold: LabelledClaim, found: LabelledClaim) -> bool:
    return same_parties(gold.actor or (), found.actor or ())


def _same_recipient(gold: LabelledClaim, found: LabelledClaim) -> bool:
    return same_parties(gold.recipient or (), found.recipient or ())


def _same_status(gold: LabelledClaim, found: LabelledClaim) -> bool:
    return gold.status == found.status


def _same_when(gold: LabelledClaim, found: LabelledClaim) -> bool:
    return gold.when == found.when


def _same_where(gold: LabelledClaim, found: LabelledClaim) -> bool:
    one, other = (gold.where or "").casefold(), (found.where or "").casefold()
    return one == other or bool(one and other and (one in other or other in one))


def _same_mode(gold: LabelledClaim, found: LabelledClaim) -> bool:
    return gold.mode == found.mode


def same_record(gold: LabelledClaim, found: LabelledClaim) -> bool:
    """Tell whether actors, recipients, status and date are the same; the act is compared apart."""
    checks = (_same_actor, _same_recipient, _same_status, _same_when)
    return all(check(gold, found) for check in checks)


_SLOTS: dict[str, Callable[[LabelledClaim, LabelledClaim], bool]] = {
    "act, mode": _same_mode,
    "act, actor": _same_actor,
    "act, recipient": _same_recipient,
    "act, status": _same_status,
    "act, date": _same_when,
    "act, place": _same_where,
    "whole record": same_record,
}


def _score_speakers(sheet: _Sheet, pairs: Sequence[tuple[LabelledClaim, LabelledClaim]]) -> None:
    """Compare the first-hand party of claims that both sides have."""
    right = sum(
        bool(one.says and other.says and same_parties(one.says[:1], other.says[:1]))
        for one, other in pairs
    )
    found, gold = (sum(bool(side.says) for side in some) for some in _turn(pairs))
    sheet.add("speaker", right, found, gold)


def _turn(
    pairs: Sequence[tuple[LabelledClaim, LabelledClaim]],
) -> tuple[list[LabelledClaim], list[LabelledClaim]]:
    return [other for _, other in pairs], [one for one, _ in pairs]


def _score_amounts(
    sheet: _Sheet,
    pairs: Sequence[tuple[LabelledClaim, LabelledClaim]],
    gold: Sequence[LabelledClaim],
    found: Sequence[LabelledClaim],
) -> None:
    """Count amounts that stand at the same claim with the same value, unit and object."""
    right = 0
    for one, other in pairs:
        left = list(other.amounts)
        for amount in one.amounts:
            met = next((x for x in left if same_amount(amount, x)), None)
            if met is not None:
                left.remove(met)
                right += 1
    sheet.add(
        "amount",
        right,
        sum(len(one.amounts) for one in found),
        sum(len(one.amounts) for one in gold),
    )


def _score_denials(
    sheet: _Sheet,
    gold: Sequence[LabelledClaim],
    found: Sequence[LabelledClaim],
    pairs: Sequence[tuple[LabelledClaim, LabelledClaim]],
) -> None:
    """Count links from a denial to a claim that it denies."""
    twin = {other.id: one.id for one, other in pairs}
    wanted = {(one.id, denied) for one in gold for denied in one.denies}
    given = {(twin.get(one.id), twin.get(denied)) for one in found for denied in one.denies}
    count = sum(len(one.denies) for one in found)
    sheet.add("denial linked", len(wanted & given), count, len(wanted))


def _sum_up(slot: str, rows: Sequence[Counts]) -> Figure:
    counts = np.array(rows, dtype=np.int64)
    right, found, gold = counts.sum(0).tolist()
    low, high = _bound(counts)
    return Figure(slot=slot, right=right, found=found, gold=gold, low=low, high=high)


def _bound(counts: NDArray[np.int64]) -> tuple[float, float]:
    """Return the bounds of F1 over as many passages drawn anew, the same each time."""
    chance = np.random.default_rng(SEED)
    drawn = counts[chance.integers(0, len(counts), (DRAWS, len(counts)))].sum(1)
    both = drawn[:, 1] + drawn[:, 2]
    scores = np.where(both > 0, 2 * drawn[:, 0] / np.maximum(both, 1), 0.0)
    low, high = np.percentile(scores, [2.5, 97.5])
    return float(low), float(high)


def _list_confused(pairs: Counter[tuple[str, str]]) -> tuple[tuple[str, str, int], ...]:
    wrong = (((one, other), count) for (one, other), count in pairs.items() if one != other)
    ranked = sorted(wrong, key=lambda item: (-item[1], item[0]))
    return tuple((one, other, count) for (one, other), count in ranked)


def _macro_f1(pairs: Counter[tuple[str, str]]) -> float:
    """Return the mean F1 of the statuses that the labels have, over paired claims."""
    labels = sorted({one for one, _ in pairs})
    scores = []
    for label in labels:
        right = pairs[label, label]
        gold = sum(count for (one, _), count in pairs.items() if one == label)
        found = sum(count for (_, other), count in pairs.items() if other == label)
        scores.append(2 * right / (gold + found))
    return float(np.mean(scores)) if scores else 0.0


def _count_shown(pairs: Counter[tuple[str, str]]) -> tuple[int, int]:
    """Return how many acts that are no facts are shown as happened, and of how many."""
    unsure = {pair: count for pair, count in pairs.items() if pair[0] in _NOT_FACTS}
    shown = sum(count for (_, found), count in unsure.items() if found in ("happened", "ongoing"))
    return shown, sum(unsure.values())
