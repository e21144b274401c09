"""The labels that occur often enough to be learned, in a fixed order."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from training.example import Example

__all__ = ["GROUPS", "Inventory", "collect_labels"]

LEAST = 5
LEAST_ROLES = 20
NO_ROLE = "none"
# Which marks share one hidden layer.
GROUPS = {
    "syntax": ("upos", "features"),
    "names": (
        *("names.uner", "names.re3d", "names.gum", "names.wikigold", "names.crossner"),
        *("names.meantime", "mention"),
    ),
    "said": (
        *("gum.source", "gum.cue", "gum.content"),
        *("propbank.source", "propbank.cue", "propbank.content"),
        *("predicate", "nominal", "factuality"),
    ),
    "acts": ("acts.cue", "acts.status", "acts.mode", "acts.actor", "acts.recipient"),
}


class Inventory(Struct, frozen=True):
    """Labels by number: relations, roles and parties (number 0 is none), and the marks of words."""

    relations: list[str]
    roles: list[str]
    parties: list[str]
    marks: dict[str, list[str]]

    def sizes(self) -> dict[str, dict[str, int]]:
        """Return how many labels each mark has, by group."""
        return {
            group: {name: len(self.marks[name]) for name in names}
            for group, names in GROUPS.items()
        }


def collect_labels(examples: Sequence[Example]) -> Inventory:
    """Return the labels that occur in the examples."""
    roles, parties = (
        Counter(
            argument.role
            for example in examples
            for predicate in example.predicates or ()
            for argument in predicate.arguments
            if argument.role and predicate.is_act == is_act
        )
        for is_act in (False, True)
    )
    names = {name for group in GROUPS.values() for name in group} - {"factuality"}
    marks = {name: _collect_mark(examples, name) for name in sorted(names)}
    relations = (one for example in examples for one in example.columns.get("relation", ()))
    return Inventory(
        relations=_often(relations, 1),
        roles=[NO_ROLE, *sorted(role for role, count in roles.items() if count >= LEAST_ROLES)],
        parties=[NO_ROLE, *sorted(parties)],
        marks=marks | {"factuality": ["score"]},
    )


def _collect_mark(examples: Sequence[Example], name: str) -> list[str]:
    labels = [
        label
        for example in examples
        for label in example.layers.get(name) or example.columns.get(name, ())
    ]
    if "O" not in labels:
        return _often(labels, LEAST)
    kinds = _often((label[2:] for label in labels if label != "O"), LEAST)
    return ["O", *(f"{mark}-{kind}" for kind in kinds for mark in "BI")]


def _often(labels: Iterable[str], least: int) -> list[str]:
    counts = Counter(label for label in labels if label)
    return sorted(label for label, count in counts.items() if count >= least)
