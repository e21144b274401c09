"""Tells the figures of claims in lines."""

from collections.abc import Sequence

from twosource.run.scoring.figures import Scores

__all__ = ["tell_scores"]

_MOST_CONFUSED = 12


def tell_scores(scores: Scores) -> str:
    """Return all figures in lines, each ended."""
    lines = [f"{scores.passages} passages", f"{'':16} precision recall    F1   in 95 of 100"]
    for one in scores.figures:
        bounds = f"{one.low:.3f}-{one.high:.3f}"
        rates = f"{one.precision:9.3f} {one.recall:6.3f} {one.f1:6.3f}"
        lines.append(f"{one.slot:16}{rates}   {bounds}   {one.right} of {one.found} and {one.gold}")
    if scores.statuses or scores.acts:
        shown, unsure = scores.shown_as_happened
        empty, found = scores.no_event
        lines += [
            f"status, macro F1: {scores.status_macro_f1:.3f}",
            f"shown as happened and no fact: {shown} of {unsure}",
            f"no event: {empty} of {found}",
            f"acts taken for others: {_list(scores.acts)}",
            f"statuses taken for others: {_list(scores.statuses)}",
        ]
    return "\n".join(lines) + "\n"


def _list(pairs: Sequence[tuple[str, str, int]]) -> str:
    listed = (f"{one} > {other} {count}" for one, other, count in pairs[:_MOST_CONFUSED])
    return ", ".join(listed) or "none"
