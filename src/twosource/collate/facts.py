"""What a sentence says that another may gainsay: how many, whether at all, when, where, by whom."""

from collections.abc import Iterator, Sequence

from twosource.collate.circumstances import find_circumstances
from twosource.collate.fact import Fact
from twosource.collate.figures import Figure, find_figures
from twosource.collate.frames import Frame
from twosource.collate.polarity_clues import find_turners
from twosource.collate.sentence_words import (
    climb,
    find_mood,
    find_names,
    find_phrase,
    list_parts,
    pick,
)
from twosource.lexicon.reversals import LEVELLERS

__all__ = ["find_facts"]

_STATES = frozenset("dead killed wounded injured hurt missing arrested detained".split())
_PARTICLES = frozenset({"away", "off"})
_ASIDE = ("acl", "amod", "advcl:relcl")
_DENYING = frozenset("deny denial refute rebut disavow dismiss reject dispute".split())
_THINGS = frozenset({"NOUN", "PROPN"})


def find_facts(frame: Frame, *, told: str = "") -> list[Fact]:
    """Return the facts of a sentence, by kind and place; saying itself tells none.

    `told` is the day of its report (ISO), "" where that is not known.
    """
    figures = list(find_figures(frame))
    wrong = frozenset(f"not {one.low:g}" for one in figures if one.is_not)
    return [
        *(_of_figure(frame, one, wrong) for one in figures if not one.is_not),
        *_find_truths(frame),
        *find_circumstances(frame, told),
    ]


def _of_figure(frame: Frame, figure: Figure, wrong: frozenset[str]) -> Fact:
    head = figure.head
    anchor = head if head >= 0 else figure.word
    phrase = find_phrase(frame, anchor)
    things = {frame.lemmas[x] for x in (head, *_list_of(frame, head)) if x >= 0}
    things -= {frame.lemmas[x] for x in (head,) if x >= 0 and frame.upos[x] == "PRON"}
    marks = {"more"} if figure.is_more else set()
    marks |= {"known"} if figure.is_known else set()
    marks |= {"person"} if head >= 0 and frame.mentions[head] == "person" else set()
    path = climb(frame, anchor)
    marks |= find_mood(frame, path[0] if path else anchor)
    beside = _list_beside(frame, path)
    return Fact(
        kind="amount",
        words=tuple(sorted({*figure.words, anchor})),
        low=figure.low,
        high=figure.high,
        unit=figure.unit,
        things=frozenset(things - {""}),
        names=find_names(frame, phrase),
        cues=frozenset(frame.lemmas[x] for x in (*path, *_states(frame, anchor)))
        | things & _STATES,
        parties=find_names(frame, beside) - find_names(frame, phrase),
        days=pick(frame, beside, "date"),
        marks=wrong.union(marks),
    )


def _list_beside(frame: Frame, path: Sequence[int]) -> list[int]:
    """Return what hangs from the verb beside a thing; what stands between the two comes alone: in
    "Ghana landed 700 men and Nepal 500" it is Nepal.
    """
    between = [x for x in path if frame.upos[x] != "VERB"]
    if find_names(frame, between):
        return between
    return [y for x in path for child in frame.children[x] for y in find_phrase(frame, child)]


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


def _find_truths(frame: Frame) -> Iterator[Fact]:
    """Find what verbs and adjectives say, and whether they are turned round."""
    for verb in range(len(frame.heads)):
        is_told = _is_predicate(frame, verb) and not frame.relations[verb].startswith(_ASIDE)
        if not is_told or frame.lemmas[verb] in LEVELLERS:
            continue
        turners = find_turners(frame, verb)
        if any(frame.lemmas[x] in _DENYING for x in turners):
            continue  # who denies is told as a denial
        truth = -1.0 if len(turners) % 2 else 1.0
        phrases = list_parts(frame, verb)
        yield Fact(
            kind="polarity",
            words=tuple(sorted({verb, *turners, *_list_helpers(frame, verb)})),
            low=truth,
            high=truth,
            things=frozenset(frame.lemmas[x] for x in phrases if frame.upos[x] in _THINGS),
            names=find_names(frame, phrases),
            cues=frozenset(_list_cues(frame, verb)),
            parties=find_names(frame, phrases),
            days=pick(frame, frame.children[verb], "date"),
            marks=frozenset(find_mood(frame, verb)),
        )


def _is_predicate(frame: Frame, word: int) -> bool:
    """Tell whether a word says something of its subject: "closed", "was open"."""
    if frame.upos[word] == "ADJ":
        return any(frame.relations[x] == "cop" for x in frame.children[word])
    return frame.upos[word] == "VERB"


def _list_cues(frame: Frame, verb: int) -> Iterator[str]:
    """Yield a verb, and the verb with its particle: "run", "run away"."""
    yield frame.lemmas[verb]
    for one in frame.children[verb]:
        if frame.lemmas[one] in _PARTICLES:
            yield f"{frame.lemmas[verb]} {frame.lemmas[one]}"


def _list_helpers(frame: Frame, verb: int) -> list[int]:
    return [x for x in frame.children[verb] if frame.relations[x].startswith(("aux", "cop"))]
