"""Makes an example of what a network has read: its trees, names, frames and attributions."""

from training.example import Argument, Example, PredicateLabel, mark_stretches
from twosource.model.parse import Parse

__all__ = ["make_example"]

_SCHEMES = ("uner", "re3d", "gum")
_SAYING = ("propbank", "gum")


def make_example(name: str, parse: Parse) -> Example:
    """Return a parse as labels of its sentence."""
    return Example(
        id=name,
        words=parse.words,
        heads=parse.heads,
        columns={
            "relation": parse.relations,
            "upos": parse.upos,
            "features": parse.features,
            "mention": parse.mentions,
        },
        layers=_list_names(parse) | _list_attributions(parse),
        predicates=tuple(
            PredicateLabel(one.word, tuple(Argument(x.word, x.role) for x in one.arguments))
            for one in parse.predicates
        ),
    )


def _list_names(parse: Parse) -> dict[str, tuple[str, ...]]:
    size = len(parse.words)
    return {
        f"names.{scheme}": mark_stretches(
            size, ((x.start, x.end, x.label) for x in parse.names if x.scheme == scheme)
        )
        for scheme in _SCHEMES
    }


def _list_attributions(parse: Parse) -> dict[str, tuple[str, ...]]:
    layers = {}
    for scheme in _SAYING:
        said = [one for one in parse.attributions if one.scheme == scheme]
        parts = {
            "source": [one.source for one in said if one.source],
            "cue": [one.cue for one in said if one.cue],
            "content": [x for one in said for x in one.content],
        }
        for part, stretches in parts.items():
            marked = ((start, end, part) for start, end in stretches)
            layers[f"{scheme}.{part}"] = mark_stretches(len(parse.words), marked)
    return layers
