"""Writes the scores of the shipped network into its page, docs/model-card.md."""

import re
from pathlib import Path

from training.evaluate import Figures

__all__ = ["fill_page"]

_SCORES = re.compile(r"(?<=<!-- scores -->\n).*(?=<!-- end of scores -->)", re.DOTALL)

_TREES = {
    "heads (UAS)": "uas",
    "heads and labels (LAS)": "las",
    "core arguments of the tree, F": "core-f",
    "UPOS": "upos",
    "features": "features",
    "lemmas": "lemmas",
    "lemmas of verbs": "verb-lemmas",
    "words found in printed text, F": "words-f",
}
_NAMES = {"UNER-EWT (PER, ORG, LOC)": "uner", "re3d": "re3d", "GUM": "gum"}
_FRAMES = {
    "predicates given": "given",
    "predicates found": "found",
    "read off the tree by rule, predicates given": "rules",
}
_PARTS = ("verbs-all", "verbs-core", "nouns-all", "nouns-core")
_SAID = {"GUM": "gum", "PropBank": "propbank"}


def fill_page(page: Path, scores: Figures) -> None:
    """Put the tables of all scores between the two marks of a page."""
    text = page.read_text("utf-8")
    page.write_text(_SCORES.sub(lambda _: _write_tables(scores), text), "utf-8")


def _write_tables(scores: Figures) -> str:
    parts = (_write_trees, _write_names, _write_frames, _write_attributions, _write_rest)
    return "\n".join(part(scores) for part in parts)


def _write_row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"


def _write_head(*cells: str) -> str:
    return _write_row(*cells) + "|---" * len(cells) + "|\n"


def _write_trees(scores: Figures) -> str:
    rows = (
        _write_row(name, *(f"{scores[f'{bank}-{key}']:.1f}" for bank in ("ewt", "gum")))
        for name, key in _TREES.items()
    )
    return _write_head("", "EWT", "GUM") + "".join(rows)


def _write_names(scores: Figures) -> str:
    rows = (
        _write_row(name, *(f"{scores[f'names-{key}-{part}']:.1f}" for part in ("f", "overlap-f")))
        for name, key in _NAMES.items()
    )
    head = _write_head("names, by the network alone", "exact", "same label, overlapping")
    alone, joined = (scores[f"names-re3d-{way}-four-f"] for way in ("alone", "joined"))
    return (
        f"{head}{''.join(rows)}\n"
        f"Persons, organisations, places and nationalities of re3d, overlapping, without pronouns: "
        f"{alone:.1f} by the network alone, {joined:.1f} where [the lexicon](actors.md) decides "
        f"what it knows. States and demonyms named in MEANTIME: "
        f"{scores['actors-meantime-states']:.1f} % found.\n"
    )


def _write_frames(scores: Figures) -> str:
    rows = (
        _write_row(name, *(f"{scores[f'frames-{way}-{part}-f']:.1f}" for part in _PARTS))
        for name, way in _FRAMES.items()
    )
    head = _write_head(
        "arguments, PropBank on EWT, F of labelled heads",
        *(part.replace("-", ", ") for part in _PARTS),
    )
    verbs, nouns = (
        scores[f"frames-given-{kind}-all-f"] - scores[f"frames-rules-{kind}-all-f"]
        for kind in ("verbs", "nouns")
    )
    return (
        f"{head}{''.join(rows)}\n"
        f"Predicates found: F {scores['predicates-f']:.1f}. The margin over the rules: "
        f"verbs +{verbs:.1f}, nouns +{nouns:.1f}.\n"
    )


def _write_attributions(scores: Figures) -> str:
    rows = (
        _write_row(
            name, *(f"{scores[f'said-{key}-{x}-f']:.1f}" for x in ("content", "source", "cue"))
        )
        for name, key in _SAID.items()
    )
    head = _write_head("attributions, F of words", "content", "source", "cue")
    return head + "".join(rows)


def _write_rest(scores: Figures) -> str:
    return (
        f"Factuality (UDS): r {scores['factuality-r'] / 100:.2f}, mean error "
        f"{scores['factuality-error']:.2f} on a scale from -3 to 3.\n"
        f"Damage: every EWT dev sentence damaged once, fixed seed: LAS {scores['damage-las']:.1f}, "
        f"{scores['damage-fall']:.1f} points below the same sentences undamaged.\n"
        f"Acts, on one in eight of our own labelled passages, which are broad on purpose: F "
        f"{scores['acts-f']:.1f} (precision {scores['acts-precision']:.1f}, recall "
        f"{scores['acts-recall']:.1f}); of those found, status right "
        f"{scores['acts-status']:.1f} %, mode {scores['acts-mode']:.1f} %, parties F "
        f"{scores['acts-parties-f']:.1f}. What is made of them is told in [acts](acts.md).\n"
    )
