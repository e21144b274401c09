"""Trains the peer of the reader: a spaCy pipeline with a small CNN, on the very same sentences.

It has the shape of the small English pipelines (hashed embeddings, 96 wide, 4 layers, no vectors
trained elsewhere) and learns tags, features and trees from EWT and GUM, and names from UNER on EWT:
the train halves that `training` learns from. Nothing is chosen on a dev file. Seeds are fixed, and
the learning rate falls with the processor time, so a busy machine makes no worse pipeline.
Run: python -m bench.spacy_cnn [--minutes 20] [--data FOLDER]
"""

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import spacy
from confection import Config
from msgspec import Struct
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example as Lesson
from spacy.util import fix_random_seed, load_model_from_config
from spacy.vocab import Vocab
from thinc.api import Adam
from training.corpus import Half, load_ewt, load_gum
from training.example import Example
from training.records import DATA, read_blocks, read_text
from training.treebanks import read_raw

__all__ = [
    "FOLDER",
    "MINUTES",
    "Sentence",
    "load_cnn",
    "load_sentences",
    "make_doc",
    "make_labelled",
]

FOLDER = Path(__file__).resolve().parents[1] / "build" / "bench" / "spacy-cnn"
MINUTES = 20.0
SEED = 0
# Sentences in a row make one text, for the parser has to learn where a sentence ends.
TOGETHER = 6
BATCH_WORDS = 500
DROP = 0.1
RATE = 0.001
LAST_RATE = 0.1
TREEBANKS = {"ewt": ("ewt-{}.conllu.gz", load_ewt), "gum": ("gum-open-{}.conllu.gz", load_gum)}

_EMBED = """
[components.{name}.model{below}.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = 96
attrs = ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"]
rows = [5000, 1000, 2500, 2500, 50, 50]
include_static_vectors = false

[components.{name}.model{below}.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = 96
depth = 4
window_size = 1
maxout_pieces = 3
"""
_LISTENER = """
[components.{name}.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 96
upstream = "*"
"""
_TAGGER = """
[components.{name}]
factory = "{name}"

[components.{name}.model]
@architectures = "spacy.Tagger.v2"
"""
_MACHINE = """
[components.{name}]
factory = "{name}"

[components.{name}.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "{name}"
extra_state_tokens = false
hidden_width = 64
maxout_pieces = 2
use_upper = true
"""
_NETWORK = """
[nlp]
lang = "en"
pipeline = ["tok2vec", "tagger", "morphologizer", "parser", "ner"]

[components]

[components.tok2vec]
factory = "tok2vec"

[components.tok2vec.model]
@architectures = "spacy.Tok2Vec.v2"
"""
_OWN = """
[components.ner.model.tok2vec]
@architectures = "spacy.Tok2Vec.v2"
"""
CONFIG = "".join(
    [
        _NETWORK,
        _EMBED.format(name="tok2vec", below=""),
        *(
            shape.format(name=name) + _LISTENER.format(name=name)
            for name, shape in (
                ("tagger", _TAGGER), ("morphologizer", _TAGGER), ("parser", _MACHINE)
            )
        ),
        _MACHINE.format(name="ner"),
        _OWN,
        _EMBED.format(name="ner", below=".tok2vec"),
    ]
)  # fmt: skip


class Sentence(Struct, frozen=True):
    """A sentence of `training`, with what spaCy learns besides and where its words are printed.

    `places` are half-open code points of `text`, one a word; `tags` are those of the Penn treebank.
    """

    example: Example
    tags: tuple[str, ...]
    text: str
    places: tuple[tuple[int, int], ...]

    def list_spaces(self) -> list[bool]:
        """Tell for every word whether white space stands behind it; the last one has it."""
        ends = [end for _, end in self.places]
        return [end >= len(self.text) or self.text[end].isspace() for end in ends]


def load_sentences(folder: Path, half: Half) -> dict[str, list[Sentence]]:
    """Return the sentences of one half by treebank, in the order of the treebank."""
    found = {}
    for name, (file, load) in TREEBANKS.items():
        path = folder / "01_syntax" / file.format(half)
        tags = [_read_tags(block) for block in read_blocks(read_text(path))]
        rows = zip(load(folder, half), tags, read_raw(path), strict=True)
        found[name] = [
            Sentence(example, some, raw.text, _find_places(raw.text, raw.words))
            for example, some, raw in rows
        ]
    return found


def _read_tags(block: Sequence[str]) -> tuple[str, ...]:
    rows = (line.split("\t") for line in block if not line.startswith("#"))
    return tuple(row[4] for row in rows if row[0].isdigit())


def _find_places(text: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return where words are printed, in order; one that is printed otherwise has no width."""
    places, place = [], 0
    for word in words:
        found = text.find(word, place)
        start, end = (place, place) if found < 0 else (found, found + len(word))
        places.append((start, end))
        place = end
    return tuple(places)


def make_doc(vocab: Vocab, sentences: Sequence[Sentence]) -> Doc:
    """Return sentences as one text without labels; a single one is told to be one."""
    words = [word for one in sentences for word in one.example.words]
    spaces = [space for one in sentences for space in one.list_spaces()]
    starts = [place == 0 for place in range(len(words))] if len(sentences) == 1 else None
    return Doc(vocab, words=words, spaces=spaces, sent_starts=starts)


def make_labelled(vocab: Vocab, sentences: Sequence[Sentence]) -> Doc:
    """Return sentences as one text with all labels; names are unknown where one has none."""
    words: list[str] = []
    heads: list[int] = []
    starts: list[bool] = []
    for one in sentences:
        begin = len(words)
        words += one.example.words
        own = enumerate(one.example.heads or ())
        heads += [begin + (place if head < 0 else head) for place, head in own]
        starts += [place == 0 for place in range(len(one.example.words))]
    layers = [one.example.layers.get("names.uner") for one in sentences]
    named = [tag for layer in layers for tag in layer or ()]
    return Doc(
        vocab,
        words=words,
        spaces=[space for one in sentences for space in one.list_spaces()],
        tags=[tag for one in sentences for tag in one.tags],
        pos=_join_column(sentences, "upos"),
        morphs=["" if one == "_" else one for one in _join_column(sentences, "features")],
        heads=heads,
        deps=["ROOT" if one == "root" else one for one in _join_column(sentences, "relation")],
        sent_starts=starts,
        ents=named if all(layer is not None for layer in layers) else None,
    )


def _join_column(sentences: Sequence[Sentence], name: str) -> list[str]:
    return [label for one in sentences for label in one.example.columns[name]]


def _make_lessons(vocab: Vocab, folder: Path) -> list[Lesson]:
    return [
        Lesson(make_doc(vocab, some), make_labelled(vocab, some))
        for sentences in load_sentences(folder, "train").values()
        for some in (
            sentences[start : start + TOGETHER] for start in range(0, len(sentences), TOGETHER)
        )
    ]


def _plan(lessons: Sequence[Lesson], chance: random.Random) -> Iterator[list[Lesson]]:
    """Yield batches without end, every lesson once a round, in another order each time."""
    while True:
        batch: list[Lesson] = []
        for one in chance.sample(lessons, len(lessons)):
            batch.append(one)
            if sum(len(x.reference) for x in batch) >= BATCH_WORDS:
                yield batch
                batch = []
        if batch:
            yield batch


def train(folder: Path, minutes: float) -> tuple[Language, dict[str, float]]:
    """Return a pipeline after some minutes of one core, and how many words it saw."""
    fix_random_seed(SEED)
    nlp = load_model_from_config(Config().from_str(CONFIG), auto_fill=True)
    lessons = _make_lessons(nlp.vocab, folder)
    optimizer = Adam(RATE, L2=0.01, grad_clip=1.0, use_averages=True)
    nlp.initialize(lambda: lessons)
    total = sum(len(one.reference) for one in lessons)
    start, seen, steps = time.process_time(), 0, 0
    for batch in _plan(lessons, random.Random(SEED)):
        share = (time.process_time() - start) / (60 * minutes)
        if share >= 1:
            break
        optimizer.learn_rate = RATE * (1 - (1 - LAST_RATE) * share)
        losses = nlp.update(batch, drop=DROP, sgd=optimizer)
        seen, steps = seen + sum(len(one.reference) for one in batch), steps + 1
        if steps % 100 == 0:
            told = ", ".join(f"{name} {loss:.0f}" for name, loss in losses.items())
            print(f"{100 * share:3.0f} %  {seen / total:5.2f} rounds  {told}", flush=True)
    with nlp.use_params(optimizer.averages):
        kept = nlp.to_bytes()
    nlp.from_bytes(kept)
    return nlp, {"minutes": minutes, "rounds": round(seen / total, 2), "seed": SEED}


def load_cnn(data: Path = DATA, *, minutes: float = MINUTES) -> tuple[Language, dict[str, float]]:
    """Return the pipeline and how it was trained; it is trained when it is not there yet."""
    told = FOLDER / "trained.json"
    if told.exists():
        return spacy.load(FOLDER), json.loads(told.read_text("utf-8"))
    print(f"training the peer for {minutes:g} minutes of one core into {FOLDER}", flush=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    nlp, trained = train(data, minutes)
    nlp.to_disk(FOLDER)
    # Written last: a run that was cut short leaves no pipeline that looks whole.
    told.write_text(json.dumps(trained), "utf-8")
    return nlp, trained


def main() -> None:
    """Train the peer, unless it is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--minutes", type=float, default=MINUTES, help="of one core")
    given = parser.parse_args()
    _, trained = load_cnn(given.data, minutes=given.minutes)
    print(trained)


if __name__ == "__main__":
    main()
