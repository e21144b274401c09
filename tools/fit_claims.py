"""Fit what chooses the parties of an act, whether and when it happened, how sure a claim is.

Writes read/claims/roles.json, joins.json, statuses.json, speakers.json, dates.json and surety.json.
Every claim that is labelled in the train half of `training/corpus` and that the reader finds is an
example: which of the parties near it are its actors, which its recipients? The layers are fitted on
the passages that the network has learned from and on the hands that wait for the next one, twice,
since what earlier acts tell of an act comes of the layers themselves. They are measured on the
passages that were held back, and on these is fitted how often a coded act is right. With --joins
only who has a role beside the first is fitted anew, with --statuses the parties keep all their
weights, with --speakers the statuses too, with --dates also who says so. With --held only what is
fitted on the passages held back is fitted anew: how the scores of a status are mixed, and how sure
a claim is. That takes a tenth of the time.
Run: python -m tools.fit_claims [--joins | --statuses | --speakers | --dates | --held]
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from tools import role_fitting as fitting
from tools import status_fitting
from tools.date_fitting import fit_dates, label_dates, measure_dates
from tools.join_fitting import fit_joins, list_pairs
from tools.layer_fitting import format_weights, list_signs
from tools.logistic import fit_one
from tools.speaker_fitting import fit_speakers, label_speakers, measure_speakers
from training.claims import is_held_out, list_fresh, list_learned

from twosource.read.claims import status_layers
from twosource.read.claims.choice_layers import load_choice
from twosource.read.claims.role_joins import load_joins
from twosource.read.claims.role_layers import (
    Layers,
    RoleWeights,
    load_layers,
    read_layers,
    share_out,
)
from twosource.read.claims.role_rows import Row, list_rows
from twosource.read.claims.role_signs import ROLES, Candidate
from twosource.read.claims.roles import choose_sides
from twosource.read.claims.surety import SuretyWeights
from twosource.run.scoring.gold import LabelledClaim, LabelledPassage, read_gold
from twosource.run.scoring.names import find_key
from twosource.run.scoring.passages import (
    PassageReader,
    judge,
    list_datings,
    list_drafts,
    list_judgings,
    list_sayings,
)

TARGET = Path("src/twosource/read/claims/roles.json")
STATUSES = Path("src/twosource/read/claims/statuses.json")
JOINS = Path("src/twosource/read/claims/joins.json")
SPEAKERS = Path("src/twosource/read/claims/speakers.json")
DATES = Path("src/twosource/read/claims/dates.json")
SURETY = Path("src/twosource/read/claims/surety.json")
LEAST = 8
TIMES = 2

Rows = NDArray[np.float64]


class Example(Struct, frozen=True):
    """The candidates of one labelled claim with their rows."""

    passage: str
    candidates: tuple[Candidate, ...]
    rows: list[Row]
    claim: LabelledClaim


def iter_passages(*, held: bool) -> Iterator[LabelledPassage]:
    """Yield the passages that are kept for measuring, or all others of the train half.

    Kept are those that were held back from the network in the hands that it has learned from. The
    hands that it has not learned from tell best how much its sureties are worth.
    """
    for path in list_learned():
        for number, passage in enumerate(read_gold(path)):
            if is_held_out(number) == held:
                yield passage
    for path in () if held else list_fresh():
        yield from read_gold(path)


def list_examples(reader: PassageReader, *, held: bool) -> list[Example]:
    """Return the labelled claims that the reader finds."""
    return [
        Example(passage.id, one.candidates, list_rows(one.cue, one.lemma, one.candidates), claim)
        for passage in iter_passages(held=held)
        for claim, one in list_drafts(reader, passage)
    ]


def fit_parties(reader: PassageReader) -> RoleWeights:
    """Return the layers fitted on all that is not kept for measuring."""
    weights = fitting.NOTHING
    for seed in range(TIMES):
        examples = list_examples(reader.choose_by(read_layers(weights)), held=False)
        rows = [one.rows for one in examples]
        signs = list_signs((row.signs for some in rows for row in some), LEAST)
        wanted = [fitting.label_rows(one.candidates, one.claim) for one in examples]
        sheet = fitting.make_sheet(rows, wanted, signs)
        weights = fitting.write_weights(fitting.fit_together(sheet, seed=seed), signs)
    return weights


def fit_others(reader: PassageReader) -> list[float]:
    """Return what tells who has a role beside the first, on all that is not kept for measuring."""
    layers = load_layers()
    return fit_joins(
        [
            pair
            for one in list_examples(reader, held=False)
            if one.candidates
            for pair in _list_pairs(one, share_out(one.rows, layers))
        ]
    )


def _list_pairs(example: Example, shares: Rows) -> Iterator[tuple[tuple[float, ...], bool]]:
    first = choose_sides(example.candidates, shares).first
    actors, recipients = (
        {find_key(code) for code in getattr(example.claim, role) or ()} for role in ROLES
    )
    return list_pairs(example.candidates, shares, first, (actors, recipients))


def measure(examples: Sequence[Example]) -> Counter[str]:
    """Count the claims whose actors, recipients and both are right."""
    counts: Counter[str] = Counter()
    for one in examples:
        sides = _choose(one, load_layers())
        right = [
            side == {find_key(code) for code in getattr(one.claim, role) or ()}
            for side, role in zip(sides, ROLES, strict=True)
        ]
        counts.update(claims=1, actor=right[0], recipient=right[1], both=all(right))
    return counts


def _choose(example: Example, layers: Layers) -> tuple[set[str], set[str]]:
    candidates = example.candidates
    if not candidates:
        return set(), set()
    sides = choose_sides(candidates, share_out(example.rows, layers))
    actors, recipients = (
        {find_key(candidates[one].key) for one in side} for side in (sides.actors, sides.recipients)
    )
    return (actors or recipients, recipients or actors) if sides.own else (actors, recipients)


def main(*, keeps: str = "") -> None:
    """Fit, print how many claims come out right, and write the weights.

    Where `keeps` is "first" the layers of the parties keep their weights, where it is "parties"
    those of who joins them too, where it is "statuses" also these, where it is "speakers" who says
    so, where it is "all" the dates.
    """
    reader = PassageReader(keep=True)
    if not keeps:
        TARGET.write_bytes(format_weights(fit_parties(reader)))
        load_layers.cache_clear()
    if keeps in ("", "first"):
        JOINS.write_bytes(msgspec.json.encode(fit_others(reader)) + b"\n")
        load_joins.cache_clear()
    print("parties", _tell(measure(list_examples(reader, held=True))))
    if keeps in ("", "first", "parties"):
        fit_statuses(reader)
    if keeps == "all":
        mix_statuses(reader)
    if keeps not in ("speakers", "all"):
        fit_speaking(reader)
    if keeps != "all":
        fit_dating(reader)
    fit_surety(reader)


def mix_statuses(reader: PassageReader) -> None:
    """Fit how much each score counts for a status; the layers keep their weights."""
    held = _list_judged(reader, held=True)
    weights = msgspec.json.decode(STATUSES.read_bytes(), type=status_layers.StatusWeights)
    _write_statuses(status_fitting.mix_anew(held, weights), held)


def fit_statuses(reader: PassageReader) -> None:
    """Fit the layers that judge whether an act happened; print how many they judge right."""
    seen, held = (_list_judged(reader, held=is_held) for is_held in (False, True))
    _write_statuses(status_fitting.fit_statuses(seen, held), held)


def _list_judged(reader: PassageReader, *, held: bool) -> list[status_fitting.Judging]:
    return [
        one
        for number, passage in enumerate(iter_passages(held=held))
        for one in status_fitting.list_examples(number, list(list_judgings(reader, passage)))
    ]


def _write_statuses(
    weights: status_layers.StatusWeights, held: Sequence[status_fitting.Judging]
) -> None:
    STATUSES.write_bytes(format_weights(weights))
    status_layers.load_layers.cache_clear()
    alone, mixed = status_fitting.measure(held, weights)
    print(f"statuses: {len(held)} acts, {alone:.3f} right by the network, {mixed:.3f} by all")


def fit_speaking(reader: PassageReader) -> None:
    """Fit who says so, on all that is not kept for measuring; print how often it is right."""
    seen, held = (
        label_speakers(
            pair
            for passage in iter_passages(held=is_held)
            for pair in list_sayings(reader, passage)
        )
        for is_held in (False, True)
    )
    weights = fit_speakers(seen)
    SPEAKERS.write_bytes(format_weights(weights))
    load_choice.cache_clear()
    print("speakers", dict(measure_speakers(held, load_choice("speakers"))))


def fit_dating(reader: PassageReader) -> None:
    """Fit when an act was, on all that is not kept for measuring; print how often it is right."""
    seen, held = (
        label_dates(
            pair
            for passage in iter_passages(held=is_held)
            for pair in list_datings(reader, passage)
        )
        for is_held in (False, True)
    )
    DATES.write_bytes(format_weights(fit_dates(seen)))
    load_choice.cache_clear()
    print("dates", dict(measure_dates(held, load_choice("dates"))))


def fit_surety(reader: PassageReader) -> None:
    """Fit how often acts that look alike are right; print what a bound on either chance leaves."""
    rows: list[tuple[float, ...]] = []
    right: list[tuple[bool, bool]] = []
    wanted = 0
    for passage in iter_passages(held=True):
        wanted += len(passage.claims)
        for signs, *verdict in judge(reader, passage):
            rows.append(signs)
            right.append((verdict[0], verdict[1]))
    full, (act, whole) = np.array(rows), np.array(right).T
    weights = SuretyWeights(*(_round(fit_one(full, x)) for x in (act, whole)))
    SURETY.write_bytes(msgspec.json.encode(weights) + b"\n")
    for name, true, some in (("act", act, weights.act), ("whole", whole, weights.whole)):
        chance = 1 / (1 + np.exp(-full @ np.array(some)))
        for least in np.arange(0.0, 0.95, 0.1):
            kept = chance >= least
            share = true[kept].mean() if kept.any() else 0.0
            found = true[kept].sum() / wanted
            told = f"{name} {least:.1f}: {kept.sum()} told, {share:.3f} right"
            print(
                f"{told}, {found:.3f} of all, F1 {2 * share * found / (share + found + 1e-9):.3f}"
            )


def _round(weights: Rows) -> tuple[float, ...]:
    return tuple(round(float(x), 3) for x in weights)


def _tell(counts: Counter[str]) -> dict[str, float]:
    return {name: round(count / counts["claims"], 3) for name, count in counts.items()}


if __name__ == "__main__":
    KEEPS = {
        "--joins": "first", "--statuses": "parties", "--speakers": "statuses",
        "--dates": "speakers", "--held": "all",
    }  # fmt: skip
    main(keeps=next((KEEPS[one] for one in sys.argv if one in KEEPS), ""))
