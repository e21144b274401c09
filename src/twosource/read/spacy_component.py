"""The reader as a component of spaCy; the one door for spaCy, which nothing else here imports.

spaCy finds it by the name `twosource_reader` once twosource is installed; docs/reader.md says what
it fills.
"""

import re
import warnings
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from itertools import count, pairwise
from pathlib import Path
from typing import Literal

import msgspec
import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS
from spacy.language import Language
from spacy.symbols import IDS
from spacy.tokens import Doc, Span, Token
from spacy.util import minibatch

from twosource.errors import UsageError
from twosource.lexicon.actors import find_actors
from twosource.model.parse import Attribution, Parse
from twosource.read.card import load_card
from twosource.read.reader import load_reader
from twosource.text.sentences import find_sentences

__all__ = ["ReaderOptions", "SpacyReader", "make_reader"]

NAME = "twosource_reader"
ACTORS = "twosource_actors"
QUOTES = "twosource_quotes"
NameScheme = Literal["uner", "re3d", "gum", "actors", "none"]
QuoteScheme = Literal["gum", "propbank"]
Stretch = tuple[int, int]

_KEY = "twosource"
_OTHER_NETWORK = (
    "this pipeline was kept with another network of twosource and may read otherwise now; "
    "write it to disk again to keep it with this one"
)
# An empty line ends a paragraph, and so does a line that ends like a sentence: text that was broken
# to a width is joined again.
_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n|(?<=[.!?:”’\"')])[^\S\n]*\n")


class ReaderOptions(Struct, frozen=True, forbid_unknown_fields=True):
    """`ents` says whose labels `doc.ents` have, `quotes` whose notion of a quote is meant.

    `folder` holds a network of one's own; by default the one that ships is used.
    """

    ents: NameScheme = "uner"
    quotes: QuoteScheme = "gum"
    folder: str | None = None


class SpacyReader:
    """Fills heads, deps, pos, morph, lemmas, sentence starts, ents, spans and `doc._.twosource`.

    It reads the tokens as they are, whoever made them. It holds no network: that is loaded on first
    use, once a process, so that the component can be sent to other processes.
    """

    def __init__(self, options: ReaderOptions) -> None:
        self.options = options

    def __call__(self, doc: Doc) -> Doc:
        """Fill one doc and return it."""
        self._fill([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Yield the docs in order, filled; the sentences of a batch are read together."""
        for docs in minibatch(stream, size=batch_size):
            self._fill(docs)
            yield from docs

    def to_bytes(self, **_: object) -> bytes:
        """Return the hash of the network; the network itself comes with twosource."""
        folder = self.options.folder or str(files("twosource.read").joinpath("model"))
        return load_card(Path(folder)).hash.encode()

    def from_bytes(self, given: bytes, **_: object) -> "SpacyReader":
        """Return the component; warn when it was kept with another network than it reads with.

        Another one reads otherwise, and that is worth a warning and no more.
        """
        if given != self.to_bytes():
            warnings.warn(_OTHER_NETWORK, stacklevel=2)
        return self

    def to_disk(self, path: Path, **_: object) -> None:
        """Write what `to_bytes` returns to a file."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: Path, **_: object) -> "SpacyReader":
        """Compare a file with the network, as `from_bytes` does."""
        return self.from_bytes(Path(path).read_bytes())

    def _fill(self, docs: Sequence[Doc]) -> None:
        bounds = [_find_bounds(doc) for doc in docs]
        places = [
            [_find_words(doc, one) for one in some] for doc, some in zip(docs, bounds, strict=True)
        ]
        parses = self._read(docs, places)
        for doc, starts, some, read in zip(docs, bounds, places, parses, strict=True):
            if len(doc):
                _set_columns(doc, starts, some, read)
                _set_spans(doc, some, read, self.options)
            _keep_parses(doc, starts, some, read)

    def _read(
        self, docs: Sequence[Doc], places: Sequence[Sequence[Sequence[int]]]
    ) -> list[list[Parse]]:
        """Return the parses of all sentences; one that occurs twice is read once."""
        words = [
            [tuple([doc[place].text for place in some]) for some in sentences]
            for doc, sentences in zip(docs, places, strict=True)
        ]
        fresh = list(dict.fromkeys(one for sentences in words for one in sentences))
        read = load_reader(self.options.folder and Path(self.options.folder)).read_words(fresh)
        parses = dict(zip(fresh, read, strict=True))
        return [[parses[one] for one in sentences] for sentences in words]


def _find_bounds(doc: Doc) -> list[Stretch]:
    """Return the tokens of each sentence: those that are marked already, or those that we find."""
    if not len(doc):
        return []
    if doc.has_annotation("SENT_START"):
        return [(sentence.start, sentence.end) for sentence in doc.sents]
    places = [token.idx for token in doc]
    starts = {bisect_left(places, start) for start, _ in _find_sentences(doc.text)}
    edges = sorted({0, *starts} - {len(doc)})
    # White space at the very beginning is no sentence of its own.
    if len(edges) > 1 and all(token.is_space for token in doc[: edges[1]]):
        del edges[1]
    return list(pairwise([*edges, len(doc)]))


def _find_sentences(text: str) -> list[Stretch]:
    ends = [match.end() for match in _PARAGRAPH_END.finditer(text)]
    paragraphs = pairwise([0, *ends, len(text)])
    return [one for start, end in paragraphs for one in find_sentences(text, start, end)]


def _find_words(doc: Doc, bounds: Stretch) -> list[int]:
    return [token.i for token in doc[slice(*bounds)] if not token.is_space]


def _set_columns(
    doc: Doc,
    bounds: Sequence[Stretch],
    places: Sequence[Sequence[int]],
    parses: Sequence[Parse],
) -> None:
    """Set the columns of all tokens at once: through `Token` it takes as long as the reading."""
    add = doc.vocab.strings.add
    rows = np.zeros((len(doc), 5), np.int64)
    for (start, end), words, parse in zip(bounds, places, parses, strict=True):
        heads = [words[head] if head >= 0 else words[word] for word, head in enumerate(parse.heads)]
        rows[words, 0] = np.array(heads, np.int64) - words if words else []
        _set_spaces(rows, start, end, words)
    columns = rows.view(np.uint64)
    for words, parse in zip(places, parses, strict=True):
        deps = ("ROOT" if one == "root" else one for one in parse.relations)
        morphs = ("" if one == "_" else one for one in parse.features)
        for word, dep, upos, morph, lemma in zip(
            words, deps, parse.upos, morphs, parse.lemmas, strict=True
        ):
            columns[word, 1:] = (add(dep), IDS[upos], doc.vocab.morphology.add(morph), add(lemma))
    for token in doc:
        if token.is_space:
            columns[token.i, 1:] = (add("dep"), IDS["SPACE"], add("_"), add(token.text))
    doc.from_array([HEAD, DEP, POS, MORPH, LEMMA], columns)


def _set_spaces(rows: NDArray[np.int64], start: int, end: int, words: Sequence[int]) -> None:
    """Hang tokens of white space on the token before, or on the first word of the sentence."""
    first = words[0] if words else start
    for place in set(range(start, end)) - {*words, first}:
        rows[place, 0] = first - place if place < first else -1


def _set_spans(
    doc: Doc,
    places: Sequence[Sequence[int]],
    parses: Sequence[Parse],
    options: ReaderOptions,
) -> None:
    actors = list(_make_actors(doc))
    doc.spans[ACTORS] = actors
    doc.spans[QUOTES] = list(_make_quotes(doc, places, parses, options.quotes))
    if options.ents == "none":
        return
    named = actors if options.ents == "actors" else _make_names(doc, places, parses, options.ents)
    # What was named before, as by rules of one's own, stays.
    fresh = [span for span in named if not any(token.ent_type for token in span)]
    doc.set_ents([*doc.ents, *fresh])


def _make_actors(doc: Doc) -> Iterator[Span]:
    """Yield the actors of the lexicon, in order and without overlaps."""
    end = 0
    for actor in find_actors(doc.text):
        span = doc.char_span(
            actor.start, actor.end, actor.kind, actor.state or "", alignment_mode="expand"
        )
        # Two actors inside one token of a coarser tokenizer: the first one has it.
        if span is not None and span.start >= end:
            end = span.end
            yield span


def _make_names(
    doc: Doc, places: Sequence[Sequence[int]], parses: Sequence[Parse], scheme: str
) -> list[Span]:
    return [
        _make_span(doc, words, (name.start, name.end), name.label)
        for words, parse in zip(places, parses, strict=True)
        for name in parse.names
        if name.scheme == scheme
    ]


def _make_quotes(
    doc: Doc, places: Sequence[Sequence[int]], parses: Sequence[Parse], scheme: str
) -> Iterator[Span]:
    """Yield who, the cue and what of each attribution; the same id tells that they belong."""
    numbers = count(1)
    for words, parse in zip(places, parses, strict=True):
        for said in (one for one in parse.attributions if one.scheme == scheme):
            number = next(numbers)
            for label, piece in _list_pieces(said):
                yield _make_span(doc, words, piece, label, f"quote-{number}")


def _list_pieces(said: Attribution) -> Iterator[tuple[str, Stretch]]:
    if said.source:
        yield "source", said.source
    if said.cue:
        yield "cue", said.cue
    for piece in said.content:
        yield "content", piece


def _make_span(
    doc: Doc, words: Sequence[int], piece: Stretch, label: str, span_id: str = ""
) -> Span:
    start, end = words[piece[0]], words[piece[1] - 1] + 1
    return Span(doc, start, end, label=label, span_id=span_id)


def _keep_parses(
    doc: Doc,
    bounds: Sequence[Stretch],
    places: Sequence[Sequence[int]],
    parses: Sequence[Parse],
) -> None:
    """Keep the parses as bytes: a doc that is sent or stored takes along nothing else."""
    placed = [
        _place(parse, doc[start].idx, [doc[word] for word in words])
        for parse, (start, _), words in zip(parses, bounds, places, strict=True)
    ]
    doc.user_data[_KEY] = msgspec.msgpack.encode(placed)


def _place(parse: Parse, start: int, tokens: Sequence[Token]) -> Parse:
    """Return the parse with the code points of its words in the sentence."""
    starts = [token.idx - start for token in tokens]
    ends = [place + len(token) for place, token in zip(starts, tokens, strict=True)]
    return replace(parse, starts=tuple(starts), ends=tuple(ends))


def _get_parses(doc: Doc) -> tuple[Parse, ...]:
    """Return the parses of a doc, one for each of `doc.sents`; none before it was read."""
    kept = doc.user_data.get(_KEY)
    return msgspec.msgpack.decode(kept, type=tuple[Parse, ...]) if kept else ()


def make_reader(
    nlp: Language,  # noqa: ARG001 - spaCy names what it gives
    name: str,  # noqa: ARG001
    ents: str,
    quotes: str,
    folder: str | None,
) -> SpacyReader:
    """Return the component for a pipeline; spaCy calls this.

    Raises:
        UsageError: when a scheme is none of ours.
    """
    given = {"ents": ents, "quotes": quotes, "folder": folder}
    try:
        return SpacyReader(msgspec.convert(given, ReaderOptions))
    except msgspec.ValidationError as fault:
        raise UsageError(f"twosource_reader cannot be made so: {fault}") from fault


Language.factory(
    NAME,
    default_config=msgspec.to_builtins(ReaderOptions()),
    assigns=[
        "doc.ents", "doc.sents", "doc.spans", "doc._.twosource", "token.dep", "token.head",
        "token.lemma", "token.morph", "token.pos", "token.is_sent_start",
    ],
    func=make_reader,
)  # fmt: skip
Doc.set_extension("twosource", getter=_get_parses, force=True)
