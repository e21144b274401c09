"""Reads the sets of names; every scheme of labels keeps its own layer."""

import re
from collections import defaultdict
from pathlib import Path

from msgspec import Struct

from training.example import Example, mark_stretches, mend_tags
from training.records import read_blocks, read_records, read_text
from twosource.read.tokens import split_words
from twosource.text.sentences import find_sentences

__all__ = [
    "read_crossner",
    "read_gum",
    "read_meantime",
    "read_re3d",
    "read_re3d_texts",
    "read_uner",
    "read_wikigold",
]

LEAST_CONFIDENCE = 0.5
_QUOTES = {"``": '"', "''": '"'}


def read_uner(path: Path) -> dict[str, tuple[str, ...]]:
    """Return BIO tags by sentence id; "B-O" reads as O, as the set's makers say."""
    tagged = {}
    for block in read_blocks(read_text(path)):
        ids = [line[len("# sent_id = ") :] for line in block if line.startswith("# sent_id = ")]
        tags = [line.split("\t")[2] for line in block if not line.startswith("#")]
        tagged[ids[-1]] = mend_tags(["O" if tag in ("B-O", "I-O") else tag for tag in tags])
    return tagged


def read_crossner(path: Path) -> list[Example]:
    """Return sentences about politics, with politicians, parties, elections and so on."""
    blocks = ([line.split("\t") for line in block] for block in read_blocks(read_text(path)))
    return [
        Example(
            id=f"crossner-{number}",
            words=tuple(row[0] for row in rows),
            layers={"names.crossner": mend_tags([row[1] for row in rows])},
        )
        for number, rows in enumerate(blocks)
    ]


class _Tagged(Struct):
    tokens: tuple[str, ...]
    tags: tuple[str, ...]


class _Wiki(Struct):
    doc: int
    sents: list[_Tagged]


def read_wikigold(path: Path) -> list[Example]:
    """Return sentences of encyclopedia articles: PER, LOC, ORG, MISC."""
    return [
        Example(
            id=f"wikigold-{page.doc}-{number}",
            words=sentence.tokens,
            layers={"names.wikigold": mend_tags(sentence.tags)},
        )
        for page in read_records(path, _Wiki)
        for number, sentence in enumerate(page.sents)
    ]


class _Entity(Struct):
    s: int
    e: int
    type: str = ""
    syn: str = ""
    named: bool = False
    head: int = -1


class _Newspaper(Struct):
    doc: str
    tokens: list[str]
    sent: list[int]
    entities: list[_Entity]


def read_meantime(path: Path) -> list[Example]:
    """Return sentences of Wikinews with their named entities (syn NAM, PRE.NAM)."""
    examples = []
    for report in read_records(path, _Newspaper):
        places = defaultdict(list)
        for token, sentence in enumerate(report.sent):
            places[sentence].append(token)
        named = [one for one in report.entities if "NAM" in one.syn and one.type]
        for number, tokens in places.items():
            start, end = tokens[0], tokens[-1] + 1
            examples.append(
                Example(
                    id=f"meantime-{report.doc}-{number}",
                    words=tuple(_QUOTES.get(word, word) for word in report.tokens[start:end]),
                    layers={"names.meantime": _mark_inside(named, start, end)},
                )
            )
    return examples


def _mark_inside(entities: list[_Entity], start: int, end: int) -> tuple[str, ...]:
    inside = [one for one in entities if start <= one.s and one.e <= end]
    stretches = ((one.s - start, one.e - start, one.type) for one in inside)
    return mark_stretches(end - start, stretches)


class _Document(Struct):
    doc: str
    tokens: list[str]
    sents: list[tuple[int, int]]
    entities: list[_Entity]


class GumNames(Struct, frozen=True):
    """What GUM says of one sentence: BIO tags of names, the type of the mention a word heads."""

    words: tuple[str, ...]
    names: tuple[str, ...]
    mentions: tuple[str, ...]


def read_gum(path: Path) -> dict[tuple[str, int], GumNames]:
    """Return names and mentions by document and number of the sentence, counted from one."""
    found = {}
    for document in read_records(path, _Document):
        named = [one for one in document.entities if one.named]
        heads = ["none"] * len(document.tokens)
        for one in sorted(document.entities, key=lambda one: one.s - one.e):
            heads[one.head] = one.type
        for number, (start, end) in enumerate(document.sents, 1):
            found[document.doc, number] = GumNames(
                tuple(document.tokens[start:end]),
                _mark_inside(named, start, end),
                tuple(heads[start:end]),
            )
    return found


class _Marked(Struct):
    begin: int
    end: int
    type: str
    value: str
    confidence: float


class _Text(Struct):
    id: str
    text: str
    entities: list[_Marked]


class Typed(Struct, frozen=True):
    """A text with its sentences, as places in it and as examples."""

    text: str
    bounds: list[tuple[int, int]]
    examples: list[Example]


def read_re3d(path: Path) -> list[Example]:
    """Return sentences about conflicts; only trusted entities whose value is in place."""
    return [example for text in read_re3d_texts(path) for example in text.examples]


def read_re3d_texts(path: Path) -> list[Typed]:
    """Return the texts about conflicts whole, with the same sentences."""
    return [_cut_into_sentences(text, _trusted(text)) for text in read_records(path, _Text)]


def _trusted(text: _Text) -> list[_Marked]:
    return [
        one
        for one in text.entities
        if one.confidence >= LEAST_CONFIDENCE and text.text[one.begin : one.end] == one.value
    ]


def _cut_into_sentences(text: _Text, entities: list[_Marked]) -> Typed:
    bounds, examples = [], []
    for paragraph in re.finditer(r"[^\n]*\S[^\n]*", text.text):
        for low, high in find_sentences(text.text, paragraph.start(), paragraph.end()):
            words = [(low + start, low + end) for start, end in split_words(text.text[low:high])]
            stretches = [_cover(words, one) for one in entities]
            bounds.append((low, high))
            examples.append(
                Example(
                    id=f"re3d-{text.id}-{low}",
                    words=tuple(text.text[start:end] for start, end in words),
                    layers={"names.re3d": mark_stretches(len(words), stretches)},
                )
            )
    return Typed(text.text, bounds, examples)


def _cover(words: list[tuple[int, int]], entity: _Marked) -> tuple[int, int, str]:
    """Return the words that lie inside an entity; an empty stretch when there are none."""
    inside = [
        place
        for place, (start, end) in enumerate(words)
        if entity.begin <= start and end <= entity.end
    ]
    return (inside[0], inside[-1] + 1, entity.type) if inside else (0, 0, entity.type)
