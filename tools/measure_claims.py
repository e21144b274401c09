"""How well claims agree with labels: what the program reads, or what another hand labelled.

Run: python -m tools.measure_claims training/corpus/train-*.jsonl [--against training/corpus/second]
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from twosource.run.scoring.figures import Scores, score_passages
from twosource.run.scoring.gold import LabelledPassage, read_gold
from twosource.run.scoring.passages import PassageReader, label

__all__ = ["tell_scores"]

MOST_CONFUSED = 12


def tell_scores(scores: Scores) -> str:
    """Return all figures in lines."""
    lines = [f"{scores.passages} passages", f"{'':16} precision recall    F1   in 95 of 100"]
    for one in scores.figures:
        bounds = f"{one.low:.3f}-{one.high:.3f}"
        rates = f"{one.precision:9.3f} {one.recall:6.3f} {one.f1:6.3f}"
        lines.append(f"{one.slot:16}{rates}   {bounds}   {one.right} of {one.found} and {one.gold}")
    shown, unsure = scores.shown_as_happened
    empty, found = scores.no_event
    lines += [
        f"status, macro F1: {scores.status_macro_f1:.3f}",
        f"shown as happened and no fact: {shown} of {unsure}",
        f"no event: {empty} of {found}",
        f"acts taken for others: {_list(scores.acts)}",
        f"statuses taken for others: {_list(scores.statuses)}",
    ]
    return "\n".join(lines)


def _list(pairs: Sequence[tuple[str, str, int]]) -> str:
    return ", ".join(f"{one} > {other} {count}" for one, other, count in pairs[:MOST_CONFUSED])


def _measure(gold: list[LabelledPassage], against: Path | None, names: list[str]) -> Scores:
    if against is None:
        reader = PassageReader()
        return score_passages(gold, {one.id: label(reader, one) for one in gold})
    others = [one for name in names for one in read_gold(against / name)]
    return score_passages(gold, {one.id: one.claims for one in others})


def main() -> None:
    """Print the figures of some files of labelled passages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--against", type=Path, help="a folder with other labels of the same")
    given = parser.parse_args()
    gold = [passage for path in given.files for passage in read_gold(path)]
    print(tell_scores(_measure(gold, given.against, [path.name for path in given.files])))


if __name__ == "__main__":
    main()
