"""Where two passages may differ in meaning, and the signs that tell whether they do.

A clue is only a candidate: `collate/meaning.py` weighs its signs.
"""

from collections.abc import Iterator, Sequence

from twosource.collate.clue import Clue, make_clue, overlap
from twosource.collate.contrast_clues import find_contrast_clues
from twosource.collate.frames import Frame
from twosource.collate.matching import Matching
from twosource.collate.polarity_clues import find_polarity_clues, verb_group
from twosource.collate.quoted_clues import find_quoted_clues
from twosource.collate.role_clues import find_role_clues
from twosource.collate.swapped_clues import find_swapped_clues
from twosource.lexicon.reversals import CHANCES, PLANS

__all__ = ["find_clues"]

_TOLD = frozenset({"done-planned", "done-possible", "possible-present"})


def find_clues(matching: Matching) -> list[Clue]:
    """Return every candidate between two passages, in no order."""
    swapped = list(find_swapped_clues(matching))
    return [
        *(one for one in find_role_clues(matching) if not _is_told_by(one, swapped)),
        *swapped,
        *find_contrast_clues(matching),
        *find_polarity_clues(matching),
        *_find_status(matching),
        *find_quoted_clues(matching),
    ]


def _is_told_by(one: Clue, swapped: Sequence[Clue]) -> bool:
    """Tell whether a clue on something moved is one of two that changed places."""
    return one.clue in ("moved", "other-part") and any(
        overlap(one.at_first, other.at_first) and overlap(one.at_second, other.at_second)
        for other in swapped
    )


def _find_status(matching: Matching) -> Iterator[Clue]:
    """Find acts that are done in the one and planned, or only possible, in the other."""
    first, second = matching.frames
    lone = [
        (one, other)
        for one in matching.lone(0)
        for other in matching.lone(1)
        if matching.same_gap(one, other) and matching.share_inside(one, other)
    ]
    for one, other in [*matching.pairs(), *lone]:
        left, right = first.units[one], second.units[other]
        if left.upos != "VERB" or right.upos != "VERB" or left.kind != "word":
            continue
        states = _status(first, left.word), _status(second, right.word)
        way = "-".join(sorted(states))
        if way not in _TOLD or ((one, other) in lone and way != "possible-present"):
            continue
        signs = [way, *(["exact"] if matching.is_exact(one, other) else [])]
        signs += ["lone"] if (one, other) in lone else []
        signs += ["place"] if matching.share_place(one, other) else []
        signs += ["first hedged"] if states[0] == "possible" else []
        yield make_clue(
            matching, "status", "status",
            (verb_group(first, left.word), verb_group(second, right.word)),
            f"it is {states[0]} in the first and {states[1]} in the second", signs,
        )  # fmt: skip


def _status(frame: Frame, word: int) -> str:
    """Return "planned", "possible", "done", or "open" where the form does not tell."""
    if frame.relations[word].split(":")[0] == "amod":
        return "open"
    helpers = [
        frame.lemmas[x] for x in frame.children[word] if frame.relations[x].startswith("aux")
    ]
    head = frame.heads[word]
    above = frame.relations[word].split(":")[0]
    ruler = frame.lemmas[head] if head >= 0 and above in ("xcomp", "ccomp", "acl", "advcl") else ""
    marked = any(frame.lemmas[x] == "to" for x in frame.children[word])
    if any(x in CHANCES for x in helpers) or (marked and ruler in CHANCES):
        return "possible"
    is_to = marked and any(
        frame.lemmas[x] == "be" and frame.relations[x] in ("cop", "aux")
        for x in frame.children[word]
    )
    if is_to or any(x in PLANS for x in helpers) or (marked and ruler in PLANS):
        return "planned"
    features = frame.features[word]
    if "have" in helpers or ("Tense=Past" in features and "be" not in helpers):
        return "done"
    was = any(
        frame.lemmas[x] == "be" and "Tense=Past" in frame.features[x] for x in frame.children[word]
    )
    if was and "Tense=Past" in features:
        return "done"
    if "VerbForm=Ger" in features or ("Tense=Pres" in features and "VerbForm" in features):
        return "present"
    return "open"
