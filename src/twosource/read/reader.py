"""Reads sentences with the shipped network: words, trees, names, arguments, quotes."""

from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path

import msgspec
from msgspec.structs import replace

from twosource.model.parse import (
    ActCue,
    ActPart,
    Argument,
    Attribution,
    Name,
    Parse,
    Predicate,
    Stretch,
)
from twosource.read.batches import Encoded, encode, make_batch, plan_batches
from twosource.read.card import NETWORK, PIECES, find_model
from twosource.read.decode import Decoder
from twosource.read.habits import Habits
from twosource.read.labels import Labels
from twosource.read.lemmas import Lemmas
from twosource.read.network import Runner, open_network
from twosource.read.pieces import Pieces, load_pieces
from twosource.read.tokens import split_words

__all__ = ["Reader", "load_reader"]

# From 256 to 400 is fastest where it was measured: larger batches leave the cache.
BATCH_PIECES = 384
# The network knows 512 places; a longer sentence is read in parts.
LONGEST = 400
MOST_WORDS = 250


class Reader:
    """The network, its word pieces, and what makes parses of its scores; costly, loaded once."""

    def __init__(self, runner: Runner, pieces: Pieces, decoder: Decoder) -> None:
        self._run = runner
        self._pieces = pieces
        self._decoder = decoder

    def read(self, sentences: Sequence[str]) -> tuple[Parse, ...]:
        """Return one parse for each sentence, in order; offsets are code points of the sentence.

        A sentence that occurs twice is read once. One without words has an empty parse.
        """
        fresh = list(dict.fromkeys(sentences))
        places = [split_words(sentence) for sentence in fresh]
        words = [
            tuple([sentence[start:end] for start, end in some])
            for sentence, some in zip(fresh, places, strict=True)
        ]
        parses = {
            sentence: _place(parse, some)
            for sentence, parse, some in zip(fresh, self.read_words(words), places, strict=True)
        }
        return tuple(parses[sentence] for sentence in sentences)

    def read_words(
        self,
        sentences: Sequence[Sequence[str]],
        predicates: Sequence[Collection[int]] | None = None,
    ) -> list[Parse]:
        """Return the parses of sentences that are split into words, without offsets.

        `predicates` names, by place, the words whose arguments are wanted; by default the network
        finds them.
        """
        parts = [
            (number, start, self._encode(sentence[start:end]))
            for number, sentence in enumerate(sentences)
            for start, end in self._cut(sentence)
        ]
        read: list[list[Parse]] = [[] for _ in sentences]
        found: dict[int, Parse] = {}
        for batch in plan_batches([len(one[2].pieces) for one in parts], most_pieces=BATCH_PIECES):
            chosen = [parts[place] for place in batch]
            words = [
                tuple(sentences[number][start : start + len(one.first) - 1])
                for number, start, one in chosen
            ]
            given = predicates and [
                [word - start for word in predicates[number] if 0 <= word - start < len(some)]
                for (number, start, _), some in zip(chosen, words, strict=True)
            ]
            arrays = make_batch([one for _, _, one in chosen], given or None)
            parses = self._decoder.decode(words, arrays, self._run(arrays), given or None)
            found.update(zip(batch, parses, strict=True))
        for place, (number, _, _) in enumerate(parts):
            read[number].append(found[place])
        return [_join(some) for some in read]

    def _encode(self, words: Sequence[str]) -> Encoded:
        return encode(words, self._pieces)

    def _cut(self, words: Sequence[str]) -> list[Stretch]:
        """Return the parts in which a sentence is read: one, but for those that are very long."""
        parts, start, size = [], 0, 0
        for place, word in enumerate(words):
            grown = len(self._pieces.cut(word))
            if size + grown > LONGEST or place - start >= MOST_WORDS:
                parts.append((start, place))
                start, size = place, 0
            size += grown
        return [*parts, (start, len(words))] if words else []


def _place(parse: Parse, places: Sequence[Stretch]) -> Parse:
    """Return the parse with the code points of its words."""
    starts, ends = zip(*places, strict=True) if places else ((), ())
    return replace(parse, starts=starts, ends=ends)


def _join(parts: list[Parse]) -> Parse:
    """Return the parts of one sentence as one; later ones hang from the first one's root."""
    if not parts:
        return Parse()
    whole = parts[0]
    for part in parts[1:]:
        whole = _append(whole, part)
    return whole


def _append(whole: Parse, part: Parse) -> Parse:
    size, root = len(whole.words), whole.heads.index(-1)
    heads = (root if head == -1 else head + size for head in part.heads)
    relations = ("parataxis" if one == "root" else one for one in part.relations)
    return Parse(
        words=whole.words + part.words,
        upos=whole.upos + part.upos,
        features=whole.features + part.features,
        lemmas=whole.lemmas + part.lemmas,
        heads=(*whole.heads, *heads),
        relations=(*whole.relations, *relations),
        mentions=whole.mentions + part.mentions,
        names=whole.names + tuple(_move_name(one, size) for one in part.names),
        predicates=whole.predicates + tuple(_move_frame(one, size) for one in part.predicates),
        attributions=whole.attributions + tuple(_move_said(one, size) for one in part.attributions),
        acts=whole.acts + tuple(_move_act(one, size) for one in part.acts),
    )


def _move_name(name: Name, by: int) -> Name:
    return replace(name, start=name.start + by, end=name.end + by)


def _move_frame(frame: Predicate, by: int) -> Predicate:
    moved = tuple(Argument(one.word + by, one.role) for one in frame.arguments)
    return Predicate(frame.word + by, moved, frame.factuality)


def _move_act(act: ActCue, by: int) -> ActCue:
    moved = tuple(ActPart(one.word + by, one.role, one.surety) for one in act.parts)
    return replace(act, start=act.start + by, end=act.end + by, parts=moved)


def _move_said(said: Attribution, by: int) -> Attribution:
    return Attribution(
        said.scheme,
        said.cue and (said.cue[0] + by, said.cue[1] + by),
        said.source and (said.source[0] + by, said.source[1] + by),
        tuple((start + by, end + by) for start, end in said.content),
    )


@cache
def load_reader(folder: Path | None = None) -> Reader:
    """Return the reader that ships with twosource, or one from a folder; loaded once a process.

    Raises:
        ModelError: when the network is not there.
    """
    place = folder or find_model()
    runner = open_network(place / NETWORK)
    labels = msgspec.json.decode((place / "labels.json").read_bytes(), type=Labels)
    pieces = load_pieces(place / PIECES)
    lemmas = Lemmas(_read_lines(place / "lemmas.tsv"), pieces.known)
    habits = Habits(_read_lines(place / "habits.tsv"), labels.roles)
    return Reader(runner, pieces, Decoder(labels, lemmas, habits))


def _read_lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()
