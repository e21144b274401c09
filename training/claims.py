"""Reads our own labelled passages: the words that name acts, whether they happened, who and whom.

The passages lie in `training/corpus`; one in eight is kept apart as dev half. Passages are read by
the reader that ships: its trees tell which words stand for a party, and in the train half they are
learned again with the passage, lest a network forget in our sentences what it knows in those of the
treebanks. In the dev half nothing is measured but what was labelled.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from training.example import NO_TAG, Argument, Example, PredicateLabel, mark_stretches
from training.party_words import PartyWords
from training.read_again import make_example
from twosource.model import ReadSentence
from twosource.read.acts import Side
from twosource.read.claims.homes import find_homes
from twosource.read.claims.times import Background, Timed, find_timed, move_before
from twosource.read.claims.when import find_half, list_states
from twosource.read.places import find_places
from twosource.read.tokens import split_words
from twosource.run.scoring.gold import LabelledClaim, LabelledPassage, read_gold
from twosource.run.scoring.names import find_key
from twosource.run.scoring.passages import PassageReader
from twosource.text.sentences import find_sentences

__all__ = ["CORPUS", "UNSURE", "is_held_out", "list_fresh", "list_learned", "read_passages"]

CORPUS = Path(__file__).parent / "corpus"
# The role of words that may or may not be a party: nothing is learned from them.
UNSURE = ""

_EVERY = 8
# Words of one act begin alike for so many letters.
_STEM = 5
# A cue begins with the word that carries it.
_LEADING = frozenset(
    """
    has have had having is are was were be been being will would may might can could shall should
    must do does did not never no a an the to also again
    """.split()
)


class _Around(Struct, frozen=True):
    """What a sentence has of words for parties and of times, and who was named before it."""

    known: PartyWords
    timed: tuple[Timed, ...]
    before: frozenset[str]


def read_passages(half: Literal["train", "dev"], folder: Path = CORPUS) -> list[Example]:
    """Return the sentences of one half with their acts; ids begin with "acts", or with "fresh".

    There is a dev half of those hands alone that the network that ships has learned from: what it
    is measured on stays the same while passages for the next one are written.
    """
    reader = PassageReader()
    examples: list[Example] = []
    learned = list_learned(folder)
    paths = learned if half == "dev" else sorted(folder.glob("train-*.jsonl"))
    for path in paths:
        made = [
            example
            for number, passage in enumerate(read_gold(path))
            if is_held_out(number) == (half == "dev")
            for example in _read_passage(reader, passage, is_learned=half == "train")
        ]
        examples += made if path in learned else [_mark_fresh(one) for one in made]
    return examples


def list_learned(folder: Path = CORPUS) -> list[Path]:
    """Return the files of the hands that the network that ships has learned from, in order."""
    hands = (folder / "learned.txt").read_text("utf-8").split()
    return sorted(folder / f"train-{hand}.jsonl" for hand in hands)


def list_fresh(folder: Path = CORPUS) -> list[Path]:
    """Return the files of the hands that the network that ships has not learned from, in order."""
    return sorted({*folder.glob("train-*.jsonl")} - {*list_learned(folder)})


def is_held_out(number: int) -> bool:
    """Tell whether the passage of this number in its file, from nought, is of the dev half."""
    return number % _EVERY == _EVERY - 1


def _read_passage(
    reader: PassageReader, passage: LabelledPassage, *, is_learned: bool
) -> Iterator[Example]:
    bounds = find_sentences(passage.text, 0, len(passage.text))
    cues = {one.id: _find_cue(one, passage.text) for one in passage.claims}
    again = [
        place
        for one in passage.claims
        for place in _find_again(one, passage.text, cues[one.id] if is_learned else None)
    ]
    before: set[str] = set()
    sentences, named = reader.read(passage)
    places = find_places(sentences)
    homes = find_homes(named, places)
    background = Background(written=passage.written, half=find_half(list_states(named)))
    for number, ((low, _), sentence, parties, placed, home) in enumerate(
        zip(bounds, sentences, named, places, homes, strict=True)
    ):
        inside = {
            one.id: words
            for one in passage.claims
            if (words := _cover(sentence, cues[one.id], low))
        }
        claims = [one for one in passage.claims if one.id in inside]
        name = f"acts-{passage.id}-{number}"
        known = PartyWords(sentence.parse, parties, placed, home=home)
        timed = find_timed(known.clauses, sentence.text, background)
        background = move_before(background, timed)
        around = _Around(known, tuple(timed), frozenset(before))
        made = _make_example(name, sentence, around, claims, inside)
        made = _leave_open(made, [x for place in again for x in _cover(sentence, place, low)])
        before |= {who.state or who.name.casefold() for one in parties for who in one.who}
        before |= {one.mention.state or one.mention.name.casefold() for one in parties}
        yield _learn_again(made, make_example(name, sentence.parse)) if is_learned else made


def _mark_fresh(example: Example) -> Example:
    """Return an example by whose id a mixture knows that no network has learned from it yet."""
    return replace(example, id=f"fresh{example.id.removeprefix('acts')}")


def _learn_again(example: Example, read: Example) -> Example:
    """Return an example with what was read in its sentence."""
    return replace(
        example,
        heads=read.heads,
        columns=read.columns | example.columns,
        layers=read.layers | example.layers,
        predicates=(*(read.predicates or ()), *(example.predicates or ())),
    )


def _make_example(
    name: str,
    sentence: ReadSentence,
    around: _Around,
    claims: list[LabelledClaim],
    cues: dict[str, list[int]],
) -> Example:
    words = sentence.parse.words
    stretches = [(cues[one.id][0], cues[one.id][-1] + 1, one.act) for one in claims]
    status, mode = [""] * len(words), [""] * len(words)
    for one in claims:
        for word in cues[one.id]:
            status[word] = one.status or ""
            mode[word] = f"{one.act}-{one.mode}" if one.mode else f"{one.act}-none"
    sides = {"actor": [""] * len(words), "recipient": [""] * len(words)}
    for one in claims:
        for role, kinds in sides.items():
            kind = _tell_side(one, role, around, cues[one.id][0])
            for word in cues[one.id]:
                kinds[word] = kind
    acts = tuple(
        PredicateLabel(
            cues[one.id][0], tuple(_list_arguments(one, sentence, around, cues)), is_act=True
        )
        for one in claims
    )
    return Example(
        id=name,
        words=words,
        columns={
            "acts.status": tuple(status),
            "acts.mode": tuple(mode),
            **{f"acts.{role}": tuple(kinds) for role, kinds in sides.items()},
        },
        layers={"acts.cue": mark_stretches(len(words), stretches)},
        predicates=acts,
    )


def _leave_open(example: Example, words: Iterable[int]) -> Example:
    """Return an example of whose words some may tell an act or not: nothing is learned of them.

    What tells an act a second time has no claim of its own; to learn that it tells none would be
    wrong where it stands alone.
    """
    tags = list(example.layers["acts.cue"])
    for word in words:
        if tags[word] == NO_TAG:
            tags[word] = ""
    return replace(example, layers=example.layers | {"acts.cue": tuple(tags)})


def _tell_side(claim: LabelledClaim, role: str, around: _Around, cue: int) -> Side | Literal[""]:
    """Return where a sentence names the parties on one side of a claim; "" where that is open."""
    actors, recipients = claim.actor or (), claim.recipient or ()
    codes, others = (actors, recipients) if role == "actor" else (recipients, actors)
    if not codes:
        return "nobody"
    taken = {cue, *around.known.list_other_side(cue, claim.act, role, others)}
    unnamed = {
        find_key(code)
        for code in codes
        if taken.issuperset(around.known.find(cue, claim.act, role, [code]))
    }
    if not unnamed:
        return "here"
    if unnamed <= {find_key(code) for code in others}:
        return "own"
    return "before" if unnamed <= around.before else ""


def _list_times(claim: LabelledClaim, timed: Sequence[Timed]) -> Iterator[tuple[int, str]]:
    """Yield the heads of the times that give a claim its days; what may do so is left open."""
    if claim.when is None:
        return
    first, last = claim.when
    for one in timed:
        begins = one.days is not None and first is not None and one.days.start == first
        ends = one.days is not None and last is not None and one.days.end == last
        is_whole = one.days is not None and (one.days.start, one.days.end) == (first, last)
        yield one.head, "when" if is_whole or begins or ends else UNSURE


def _find_cue(claim: LabelledClaim, text: str) -> tuple[int, int]:
    """Return the code points of the cue, without the auxiliaries that it begins with."""
    start, end = _find_words(claim.cue, claim.nth, text)
    for start_of, end_of in split_words(claim.cue):
        if claim.cue[start_of:end_of].lower() not in _LEADING:
            return start + start_of, end
    return start, end


def _find_again(
    claim: LabelledClaim, text: str, cue: tuple[int, int] | None
) -> list[tuple[int, int]]:
    """Return the code points of what tells the same act once more, as the labels list it.

    Where a cue is given, these are also the words of the passage that begin as it does ("visit",
    "visited"): most hands listed none.
    """
    listed = [_find_words(words, nth, text) for words, nth in claim.again]
    stem = text[slice(*cue)].lower()[:_STEM] if cue else ""
    if len(stem) < _STEM or not stem.isalpha():
        return listed
    words = [place for place in split_words(text) if text[slice(*place)].lower().startswith(stem)]
    return [*listed, *words]


def _find_words(words: str, nth: int, text: str) -> tuple[int, int]:
    start = -1
    for _ in range(nth):
        start = text.find(words, start + 1)
    return (start, start + len(words)) if start >= 0 and words else (-1, -1)


def _cover(sentence: ReadSentence, cue: tuple[int, int], low: int) -> list[int]:
    """Return the words of a sentence that begins at `low` which a cue touches."""
    parse = sentence.parse
    return [
        word
        for word, (start, end) in enumerate(zip(parse.starts, parse.ends, strict=True))
        if low + start < cue[1] and cue[0] < low + end
    ]


def _list_arguments(
    claim: LabelledClaim,
    sentence: ReadSentence,
    around: _Around,
    cues: dict[str, list[int]],
) -> Iterator[Argument]:
    """Yield the words of the parties, the speech, time and place of a claim, each word once."""
    known = around.known
    found = dict(_list_times(claim, around.timed))
    cue = cues[claim.id][0]
    sides = (("actor", claim.actor or ()), ("recipient", claim.recipient or ()))
    for role, codes in sides:
        for word in known.find(cue, claim.act, role, codes):
            found.setdefault(word, role)
    for word in known.find_voices(cue, claim.says):
        found.setdefault(word, "says")
    for word in known.list_others((*(claim.actor or ()), *(claim.recipient or ()), *claim.says)):
        found.setdefault(word, UNSURE)
    if claim.content_of in cues:
        found[cues[claim.content_of][0]] = "speech"
    for one in claim.denies:
        if one in cues:
            found[cues[one][0]] = "denies"
    place = sentence.text.find(claim.where) if claim.where else -1
    if claim.where and place >= 0:
        end = place + len(claim.where)
        last = [word for word, start in enumerate(sentence.parse.starts) if start < end]
        if found.get(last[-1], UNSURE) == UNSURE:
            found[last[-1]] = "where"
    found.pop(cue, None)
    yield from (Argument(word, role) for word, role in sorted(found.items()))
