"""Reads who did what to whom, who said what, and whether it happened."""

from collections import defaultdict
from pathlib import Path

from msgspec import Struct

from training.example import Argument, Example, PredicateLabel, Stretch, mark_stretches
from training.records import read_records
from training.treebanks import find_head

__all__ = [
    "LAYERS",
    "Attributions",
    "Frames",
    "add_frames",
    "read_factuality",
    "read_frames",
    "read_gum_attributions",
    "read_nominals",
    "read_propbank_attributions",
]

LAYERS = ("source", "cue", "content")


class _Predicate(Struct):
    i: int
    args: list[tuple[str, int, int]]


class Frames(Struct, frozen=True):
    """The predicates of one sentence, their arguments as stretches of words."""

    tokens: tuple[str, ...]
    preds: list[_Predicate]


class _Framed(Struct):
    id: str
    tokens: tuple[str, ...]
    preds: list[_Predicate]


def read_frames(path: Path) -> dict[str, Frames]:
    """Return PropBank frames by sentence id."""
    return {one.id: Frames(one.tokens, one.preds) for one in read_records(path, _Framed)}


def add_frames(example: Example, frames: Frames) -> tuple[PredicateLabel, ...]:
    """Return the predicates of a parsed sentence; auxiliaries without arguments are left out.

    An argument is named by the word of its stretch that hangs highest in the tree.
    """
    assert example.heads is not None
    upos = example.columns["upos"]
    labels = []
    for one in frames.preds:
        if one.args or upos[one.i] != "AUX":
            heads = {find_head(example.heads, low, high): role for role, low, high in one.args}
            arguments = tuple(Argument(word, role) for word, role in sorted(heads.items()))
            labels.append(PredicateLabel(one.i, arguments))
    return tuple(labels)


class _Candidate(Struct):
    id: str
    tokens: tuple[str, ...]
    i: int
    is_verbal: str


def read_nominals(path: Path) -> list[Example]:
    """Return sentences whose nouns are judged: does this one name an act?"""
    sentences: dict[str, list[_Candidate]] = defaultdict(list)
    for candidate in read_records(path, _Candidate):
        sentences[candidate.id].append(candidate)
    return [_read_nominal(name, candidates) for name, candidates in sentences.items()]


def _read_nominal(name: str, candidates: list[_Candidate]) -> Example:
    verdicts = {one.i: "yes" if one.is_verbal == "True" else "no" for one in candidates}
    words = tuple('"' if word in ("``", "''") else word for word in candidates[0].tokens)
    column = tuple(verdicts.get(place, "") for place in range(len(words)))
    return Example(id=f"qanom-{name}", words=words, columns={"nominal": column})


class _Saying(Struct):
    source: Stretch | None
    cue: Stretch | None
    content: list[Stretch]
    polarity: str = "positive"


class _SaidInSentence(Struct):
    id: str
    tokens: tuple[str, ...]
    attributions: list[_Saying]


class _SaidInDocument(Struct):
    doc: str
    tokens: list[str]
    sents: list[Stretch]
    attributions: list[_Saying]


class Attributions(Struct, frozen=True):
    """Three layers of BIO tags over one sentence: source, cue, content."""

    words: tuple[str, ...]
    layers: dict[str, tuple[str, ...]]


def read_propbank_attributions(path: Path) -> dict[str, Attributions]:
    """Return attributions by sentence id; sentences that are not named have none."""
    return {
        one.id: Attributions(one.tokens, _mark_layers(one.attributions, 0, len(one.tokens)))
        for one in read_records(path, _SaidInSentence)
    }


def read_gum_attributions(path: Path) -> dict[tuple[str, int], Attributions]:
    """Return attributions by document and number of the sentence; those without a cue are left.

    Without a cue they are mostly photo credits and bibliographies, as the set's page says.
    """
    found = {}
    for document in read_records(path, _SaidInDocument):
        said = [one for one in document.attributions if one.cue is not None]
        for number, (start, end) in enumerate(document.sents, 1):
            words = tuple(document.tokens[start:end])
            found[document.doc, number] = Attributions(words, _mark_layers(said, start, end))
    return found


def _mark_layers(sayings: list[_Saying], start: int, end: int) -> dict[str, tuple[str, ...]]:
    """Mark what lies in the words `[start, end)`; stretches that touch are joined."""
    layers: dict[str, list[Stretch]] = {
        "source": [one.source for one in sayings if one.source],
        "cue": [one.cue for one in sayings if one.cue],
        "content": [stretch for one in sayings for stretch in _join(one.content)],
    }
    return {
        name: mark_stretches(
            end - start,
            (
                (low - start, high - start, name)
                for low, high in found
                if start <= low < high <= end
            ),
        )
        for name, found in layers.items()
    }


def _join(stretches: list[Stretch]) -> list[Stretch]:
    joined: list[Stretch] = []
    for low, high in sorted(stretches):
        if joined and low <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
        else:
            joined.append((low, high))
    return joined


class _Judged(Struct):
    i: int
    score: float


class _JudgedSentence(Struct):
    id: str
    tokens: tuple[str, ...]
    preds: list[_Judged]


def read_factuality(path: Path) -> dict[str, tuple[tuple[str, ...], dict[int, float]]]:
    """Return the words and the mean score (-3 to 3) of every judged word, by sentence id."""
    return {
        one.id: (one.tokens, {judged.i: judged.score for judged in one.preds})
        for one in read_records(path, _JudgedSentence)
    }
