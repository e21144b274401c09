"""Reads our own labelled passages: the words that name acts, whether they happened, who and whom.

The passages lie in `training/corpus`; one in eight is kept apart as dev half. Sentences are cut and
split into words as the reader does it.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from training.example import Argument, Example, PredicateLabel, mark_stretches
from twosource.lexicon.actors import find_actors
from twosource.model.actor import ActorMention
from twosource.read.tokens import split_words
from twosource.run.scoring.gold import LabelledClaim, LabelledPassage, read_gold
from twosource.run.scoring.names import find_key
from twosource.text.sentences import find_sentences

__all__ = ["CORPUS", "UNSURE", "is_held_out", "read_passages"]

CORPUS = Path(__file__).parent / "corpus"
# The role of words that may or may not be a party: nothing is learned from them.
UNSURE = ""

_EVERY = 8
_PRONOUNS = frozenset(
    """
    he him his she her hers it its they them their theirs who whose whom which that itself himself
    herself themselves both each other others pair two latter former sides side neighbours
    neighbour country kingdom
    """.split()
)
_SUBJECTS = frozenset("he she it they who which both".split())
_OBJECTS = frozenset("him her it them whom".split())
_OWNERS = frozenset("his her its their".split())
_REACH = 8
_ORGANS = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
_OFFICE_REACH = 30
# A cue begins with the word that carries it.
_LEADING = frozenset(
    """
    has have had having is are was were be been being will would may might can could shall should
    must do does did not never no a an the to also again
    """.split()
)


def read_passages(half: Literal["train", "dev"], folder: Path = CORPUS) -> list[Example]:
    """Return the sentences of one half with their acts."""
    examples: list[Example] = []
    for path in sorted(folder.glob("train-*.jsonl")):
        for number, passage in enumerate(read_gold(path)):
            if is_held_out(number) == (half == "dev"):
                examples += _read_passage(passage)
    return examples


def is_held_out(number: int) -> bool:
    """Tell whether the passage of this number in its file, from nought, is of the dev half."""
    return number % _EVERY == _EVERY - 1


def _read_passage(passage: LabelledPassage) -> Iterator[Example]:
    bounds = list(find_sentences(passage.text, 0, len(passage.text)))
    cues = {one.id: _find_cue(one, passage.text) for one in passage.claims}
    for number, (low, high) in enumerate(bounds):
        text = passage.text[low:high]
        places = split_words(text)
        inside = {
            one.id: words for one in passage.claims if (words := _cover(places, cues[one.id], low))
        }
        claims = [one for one in passage.claims if one.id in inside]
        yield _make_example(f"acts-{passage.id}-{number}", text, places, claims, inside)


def _make_example(
    name: str,
    text: str,
    places: Sequence[tuple[int, int]],
    claims: Sequence[LabelledClaim],
    cues: dict[str, list[int]],
) -> Example:
    words = tuple(text[start:end] for start, end in places)
    stretches = [(cues[one.id][0], cues[one.id][-1] + 1, one.act) for one in claims]
    status, mode = [""] * len(words), [""] * len(words)
    for one in claims:
        for word in cues[one.id]:
            status[word] = one.status or ""
            mode[word] = f"{one.act}-{one.mode}" if one.mode else f"{one.act}-none"
    mentions = find_actors(text)
    return Example(
        id=name,
        words=words,
        columns={"acts.status": tuple(status), "acts.mode": tuple(mode)},
        layers={"acts.cue": mark_stretches(len(words), stretches)},
        predicates=tuple(
            PredicateLabel(
                cues[one.id][0],
                tuple(_list_arguments(one, text, places, mentions, cues)),
                is_act=True,
            )
            for one in claims
        ),
    )


def _find_cue(claim: LabelledClaim, text: str) -> tuple[int, int]:
    """Return the code points of the cue, without the auxiliaries that it begins with."""
    start = -1
    for _ in range(claim.nth):
        start = text.find(claim.cue, start + 1)
    if start < 0 or not claim.cue:
        return -1, -1
    end = start + len(claim.cue)
    for start_of, end_of in split_words(claim.cue):
        if claim.cue[start_of:end_of].lower() not in _LEADING:
            return start + start_of, end
    return start, end


def _cover(places: Sequence[tuple[int, int]], cue: tuple[int, int], low: int) -> list[int]:
    """Return the words of a sentence that begins at `low` which a cue touches."""
    return [
        word
        for word, (start, end) in enumerate(places)
        if low + start < cue[1] and cue[0] < low + end
    ]


def _list_arguments(
    claim: LabelledClaim,
    text: str,
    places: Sequence[tuple[int, int]],
    mentions: Sequence[ActorMention],
    cues: dict[str, list[int]],
) -> Iterator[Argument]:
    """Yield the words of the parties, the speech and the place of a claim, each word once."""
    found: dict[int, str] = {}
    cue = cues[claim.id][0]
    missing: list[str] = []
    for role, codes in (
        ("actor", claim.actor or ()), ("recipient", claim.recipient or ()), ("says", claim.says)
    ):  # fmt: skip
        for code in codes:
            meant = _find_words(code, text, places, mentions)
            if not meant:
                missing.append(role)
                continue
            nearest = min(meant, key=lambda word: (abs(word - cue), word))
            found.setdefault(nearest, role)
            for word in meant:
                found.setdefault(word, UNSURE)
    if claim.content_of in cues:
        found.setdefault(cues[claim.content_of][0], "speech")
    for one in claim.denies:
        if one in cues:
            found.setdefault(cues[one][0], "denies")
    if claim.where and claim.where in text:
        end = text.find(claim.where) + len(claim.where)
        last = [word for word, (start, _) in enumerate(places) if start < end]
        found.setdefault(last[-1], "where")
    if missing:
        words = [text[low:high].lower() for low, high in places]
        _add_stand_ins(found, dict.fromkeys(missing), cue, words, _find_roles(places, mentions))
    found.pop(cue, None)
    yield from (Argument(word, role) for word, role in sorted(found.items()))


def _find_roles(places: Sequence[tuple[int, int]], mentions: Iterable[ActorMention]) -> set[int]:
    """Return the last words of mentions that say nothing of a state: "the ministry"."""
    ends = [one.end for one in mentions if one.state is None and not one.name]
    return {max(x for x, (start, _) in enumerate(places) if start < end) for end in ends}


def _add_stand_ins(
    found: dict[int, str], missing: Iterable[str], cue: int, words: Sequence[str], roles: set[int]
) -> None:
    """Give the roles whose party the sentence does not name to a word that may stand for it.

    The doer is the nearest "he" or "the ministry" before the act, or else the nearest "its"; who
    suffers is the nearest "him" behind it, or else the subject of a passive. All other pronouns
    may or may not be the party.
    """
    free = {x for x in range(len(words)) if x not in found and x != cue}
    subjects = [x for x in free if x < cue and (words[x] in _SUBJECTS or x in roles)]
    owners = [x for x in free if x < cue and words[x] in _OWNERS]
    objects = [x for x in free if cue < x <= cue + _REACH and (words[x] in _OBJECTS or x in roles)]
    for role in missing:
        if role == "actor":
            able = max(subjects, default=max(owners, default=None))
        elif role == "recipient":
            able = min(objects, default=max(subjects, default=None))
        else:
            able = None
        if able is not None:
            found.setdefault(able, role)
    for x in free:
        if words[x] in _PRONOUNS or x in roles:
            found.setdefault(x, UNSURE)


def _find_words(
    code: str, text: str, places: Sequence[tuple[int, int]], mentions: Iterable[ActorMention]
) -> list[int]:
    """Return the last word of each mention of an actor, the fitting sector first where it tells."""
    key, sector = find_key(code), code.partition("/")[2]
    same = [one for one in mentions if (one.state or one.name).casefold() == key.casefold()]
    same = [one for one in same if not _is_other_side(one, sector)]
    fitting = [one for one in same if sector and sector in one.sectors] or same
    ends = [_find_office(one, sector, text, mentions).end for one in fitting]
    name = code.split("/")[0]
    if not ends and len(name) > len("KEN") and name.casefold() in text.casefold():
        ends = [text.casefold().find(name.casefold()) + len(name)]
    return [max(x for x, (start, _) in enumerate(places) if start < end) for end in ends]


def _is_other_side(one: ActorMention, sector: str) -> bool:
    """Tell whether of the state and its people one is named and the other is meant."""
    if not sector or not one.sectors:
        return False
    return (sector in _ORGANS) != bool(_ORGANS.intersection(one.sectors))


def _find_office(
    one: ActorMention, sector: str, text: str, mentions: Iterable[ActorMention]
) -> ActorMention:
    """Return the office or the organ of a state that follows its name: "Chad's farm minister"."""
    if not sector or sector in one.sectors:
        return one
    behind = (
        other
        for other in mentions
        if other.state is None
        and sector in other.sectors
        and 0 < other.start - one.end <= _OFFICE_REACH
        and not set(text[one.end : other.start]) & set(",;:.()")
    )
    return next(behind, one)
