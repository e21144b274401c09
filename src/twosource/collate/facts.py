"""What a sentence says that another may gainsay: how many, and whether at all."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from twosource.collate.figures import Figure, find_figures
from twosource.collate.frames import Frame, UnitKind
from twosource.collate.polarity_clues import find_turners
from twosource.lexicon.reversals import CHANCES, LEVELLERS, PLANS

__all__ = ["Fact", "FactKind", "find_facts"]

FactKind = Literal["amount", "polarity"]

_CLIMB = 4
_STATES = frozenset("dead killed wounded injured hurt missing arrested detained".split())
_ASIDE = ("acl", "amod", "advcl:relcl")
_DENYING = frozenset("deny denial refute rebut disavow dismiss reject dispute".split())
_TELLING = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
_THINGS = frozenset({"NOUN", "PROPN"})
_INSIDE = frozenset({"amod", "compound", "nmod", "flat", "appos"})


class Fact(Struct, frozen=True, kw_only=True):
    """One thing said, by the words `words` of a sentence.

    `low` and `high` are the bounds of a figure, and -1 or 1 of what is not so or so; `unit` is as
    in the value of a mention. `things` are lemmas of what it is of, `names` stand with them; `cues`
    are lemmas of the words that it hangs from, `parties` and `days` the names and dates that hang
    there too. `marks` tell more: "more", "known", "person", "planned", "chance".
    """

    kind: FactKind
    words: tuple[int, ...]
    low: float
    high: float
    unit: str = ""
    things: frozenset[str]
    names: frozenset[str]
    cues: frozenset[str]
    parties: frozenset[str]
    days: frozenset[str]
    marks: frozenset[str]


def find_facts(frame: Frame) -> list[Fact]:
    """Return the facts of a sentence, by kind and place; saying itself tells none."""
    return [
        *(_of_figure(frame, one) for one in find_figures(frame)),
        *_find_truths(frame),
    ]


def _of_figure(frame: Frame, figure: Figure) -> Fact:
    head = figure.head
    anchor = head if head >= 0 else figure.word
    phrase = _phrase(frame, anchor)
    things = {frame.lemmas[x] for x in (head, *_list_of(frame, head)) if x >= 0}
    things -= {frame.lemmas[x] for x in (head,) if x >= 0 and frame.upos[x] == "PRON"}
    marks = {"more"} if figure.is_more else set()
    marks |= {"known"} if figure.is_known else set()
    marks |= {"person"} if head >= 0 and frame.mentions[head] == "person" else set()
    path = _climb(frame, anchor)
    marks |= _mood(frame, path[0] if path else anchor)
    beside = _list_beside(frame, path)
    return Fact(
        kind="amount",
        words=tuple(sorted({*figure.words, anchor})),
        low=figure.low,
        high=figure.high,
        unit=figure.unit,
        things=frozenset(things - {""}),
        names=_names(frame, phrase),
        cues=frozenset(frame.lemmas[x] for x in (*path, *_states(frame, anchor))),
        parties=_names(frame, beside) - _names(frame, phrase),
        days=_pick(frame, beside, "date"),
        marks=frozenset(marks),
    )


def _list_beside(frame: Frame, path: Sequence[int]) -> list[int]:
    """Return what hangs from the verb beside a thing; what stands between the two comes alone: in
    "Ghana landed 700 men and Nepal 500" it is Nepal.
    """
    between = [x for x in path if frame.upos[x] != "VERB"]
    if _names(frame, between):
        return between
    return [y for x in path for child in frame.children[x] for y in _phrase(frame, child)]


def _states(frame: Frame, word: int) -> list[int]:
    """Return what is said of a thing beside it: "four dead", "three soldiers killed in May"."""
    return [
        x
        for x in frame.children[word]
        if frame.relations[x].startswith("acl") or frame.lemmas[x] in _STATES
    ]


def _list_of(frame: Frame, head: int) -> list[int]:
    """Return what a measure is of: "rice" of "tonnes of rice", "dead" of "two of the dead"."""
    if head < 0:
        return []
    return [x for x in frame.children[head] if frame.preposition(x) == "of"]


def _climb(frame: Frame, word: int) -> list[int]:
    """Return the words of meaning above a word up to its verb, the nearest first."""
    found = []
    for one in frame.above(word)[:_CLIMB]:
        if frame.upos[one] in _TELLING and frame.lemmas[one] not in LEVELLERS:
            found.append(one)
        if frame.upos[one] == "VERB":
            break
    return found


def _phrase(frame: Frame, word: int) -> list[int]:
    return [word, *(x for x in frame.children[word] if frame.relations[x].split(":")[0] in _INSIDE)]


def _names(frame: Frame, words: Iterable[int]) -> frozenset[str]:
    return _pick(frame, words, "name")


def _pick(frame: Frame, words: Iterable[int], kind: UnitKind) -> frozenset[str]:
    units = (frame.units[frame.by_word[x]] for x in words if x in frame.by_word)
    return frozenset(one.key for one in units if one.kind == kind)


def _mood(frame: Frame, word: int) -> set[str]:
    """Tell whether what a word says is still to come, or may be."""
    around = [*frame.children[word], *frame.above(word)[:2]]
    marks = {"planned"} if any(frame.lemmas[x] in PLANS for x in around) else set()
    return marks | ({"chance"} if any(frame.lemmas[x] in CHANCES for x in around) else set())


def _find_truths(frame: Frame) -> Iterator[Fact]:
    """Find what verbs say, and whether they are turned round."""
    for verb in range(len(frame.heads)):
        is_told = frame.upos[verb] == "VERB" and not frame.relations[verb].startswith(_ASIDE)
        if not is_told or frame.lemmas[verb] in LEVELLERS:
            continue
        turners = find_turners(frame, verb)
        if any(frame.lemmas[x] in _DENYING for x in turners):
            continue  # who denies is told as a denial
        truth = -1.0 if len(turners) % 2 else 1.0
        parts = [x for x in frame.children[verb] if frame.upos[x] in (*_THINGS, "PRON", "NUM")]
        phrases = [y for x in parts for y in _phrase(frame, x)]
        yield Fact(
            kind="polarity",
            words=tuple(sorted({verb, *turners, *_list_helpers(frame, verb)})),
            low=truth,
            high=truth,
            things=frozenset(frame.lemmas[x] for x in phrases if frame.upos[x] in _THINGS),
            names=_names(frame, phrases),
            cues=frozenset({frame.lemmas[verb]}),
            parties=_names(frame, phrases),
            days=_pick(frame, frame.children[verb], "date"),
            marks=frozenset(_mood(frame, verb)),
        )


def _list_helpers(frame: Frame, verb: int) -> list[int]:
    return [x for x in frame.children[verb] if frame.relations[x].startswith(("aux", "cop"))]
