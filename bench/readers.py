"""The reader beside a spaCy CNN that learned from the same sentences: how well, and how fast.

How well is measured on EWT dev, with gold words and from printed sentences; the names are those of
UNER. How fast is measured from raw text, on the base reports of `tools.affairs`, by the processor
time of one core, in rounds that take turns. The CNN finds sentences, tags, features, trees and
names; the reader finds lemmas, arguments, attributions and factuality besides. The peer is trained
when it is not there yet. Run: python -m bench.readers [--minutes 20] [--data FOLDER]
"""

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy
from bench.machine import describe_machine, keep_to_one_core
from bench.read import ROUNDS, TOGETHER, load_paragraphs, read_paragraphs
from bench.spacy_cnn import MINUTES, Sentence, load_cnn, load_sentences, make_doc, make_labelled
from msgspec.structs import replace
from spacy.language import Language
from spacy.tokens import Doc
from training.evaluate import measure_syntax
from training.records import DATA
from training.scores import Tally

from twosource.model.parse import Name, Parse
from twosource.read.reader import load_reader

# The dev file of UNER has no other label.
LABELS = ("PER", "ORG", "LOC")
NAMES = ("LAS", "UAS", "UPOS", "names F", "LAS, printed, F", "words/s")
Figures = dict[str, float]


def take_parse(doc: Doc) -> Parse:
    """Return what a pipeline of spaCy says of one sentence, as a parse."""
    return Parse(
        words=tuple(token.text for token in doc),
        starts=tuple(token.idx for token in doc),
        ends=tuple(token.idx + len(token) for token in doc),
        upos=tuple(token.pos_ for token in doc),
        features=tuple(str(token.morph) or "_" for token in doc),
        lemmas=tuple(token.lemma_ for token in doc),
        heads=tuple(-1 if token.head == token else token.head.i for token in doc),
        relations=tuple("root" if token.dep_ == "ROOT" else token.dep_ for token in doc),
        names=tuple(Name(one.start, one.end, one.label_, "uner") for one in doc.ents),
    )


def drop_spaces(parse: Parse) -> Parse:
    """Return a parse with places alone, those of white space left out."""
    kept = [place for place, word in enumerate(parse.words) if word.strip()]
    numbers = {place: number for number, place in enumerate(kept)}
    return replace(
        parse,
        starts=tuple(parse.starts[place] for place in kept),
        ends=tuple(parse.ends[place] for place in kept),
        heads=tuple(numbers.get(parse.heads[place], -1) for place in kept),
        relations=tuple(parse.relations[place] for place in kept),
    )


def measure_given(sentences: Sequence[Sentence], parses: Sequence[Parse]) -> Figures:
    """Return figures of sentences whose words were given."""
    syntax = measure_syntax([one.example for one in sentences], parses)
    names = Tally()
    vocab = spacy.blank("en").vocab
    for number, (one, parse) in enumerate(zip(sentences, parses, strict=True)):
        if "names.uner" in one.example.layers:
            gold = make_labelled(vocab, [one]).ents
            names.add(
                {(number, x.start, x.end, x.label) for x in parse.names if _is_counted(x)},
                {(number, x.start, x.end, x.label_) for x in gold},
            )
    found = {"LAS": "las", "UAS": "uas", "UPOS": "upos"}
    return {shown: syntax[key] for shown, key in found.items()} | {"names F": names.f_score()}


def _is_counted(name: Name) -> bool:
    return name.scheme == "uner" and name.label in LABELS


def measure_printed(sentences: Sequence[Sentence], parses: Sequence[Parse]) -> float:
    """Return F of arcs with labels, of sentences whose words had to be found.

    An arc is right when both its words have the right places in the text.
    """
    tally = Tally()
    for number, (one, parse) in enumerate(zip(sentences, parses, strict=True)):
        gold = replace(
            Parse(),
            starts=tuple(start for start, _ in one.places),
            ends=tuple(end for _, end in one.places),
            heads=one.example.heads or (),
            relations=one.example.columns["relation"],
        )
        tally.add(*(_list_arcs(number, some) for some in (parse, gold)))
    return tally.f_score()


def _list_arcs(number: int, parse: Parse) -> set[tuple[object, ...]]:
    places = [*zip(parse.starts, parse.ends, strict=True), None]
    arcs = zip(places, parse.heads, parse.relations, strict=False)
    return {(number, place, places[head], label) for place, head, label in arcs}


def measure_reader(sentences: Sequence[Sentence]) -> Figures:
    """Return the figures of the reader."""
    reader = load_reader()
    given = reader.read_words([one.example.words for one in sentences])
    printed = reader.read([one.text for one in sentences])
    return measure_given(sentences, given) | {
        "LAS, printed, F": measure_printed(sentences, printed),
    }


def measure_pipeline(nlp: Language, sentences: Sequence[Sentence]) -> Figures:
    """Return the figures of a pipeline; that a sentence is one is told with gold words."""
    given = [make_doc(nlp.vocab, [one]) for one in sentences]
    read = [take_parse(doc) for doc in nlp.pipe(given)]
    docs = nlp.pipe([one.text for one in sentences])
    printed = [drop_spaces(take_parse(doc)) for doc in docs]
    return measure_given(sentences, read) | {
        "LAS, printed, F": measure_printed(sentences, printed),
    }


def time_pipeline(nlp: Language, paragraphs: Sequence[str]) -> float:
    """Return the seconds of processor time in which a pipeline reads raw text."""
    nlp("Talks began.")
    start = time.process_time()
    for _ in nlp.pipe(paragraphs, batch_size=TOGETHER):
        pass
    return time.process_time() - start


def measure_speed(pipelines: Sequence[Language], paragraphs: Sequence[str]) -> list[float]:
    """Return words a second of the reader and of each pipeline: the best of rounds in turns.

    The words are counted as the reader splits them, for all alike.
    """
    keep_to_one_core()
    words, _ = read_paragraphs(paragraphs)
    runs: list[Callable[[], float]] = [lambda: read_paragraphs(paragraphs)[1]]
    runs += [lambda nlp=nlp: time_pipeline(nlp, paragraphs) for nlp in pipelines]  # type: ignore[misc]
    rounds = [[run() for run in runs] for _ in range(ROUNDS)]
    return [words / min(seconds) for seconds in zip(*rounds, strict=True)]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--minutes", type=float, default=MINUTES, help="to train the peer")
    given = parser.parse_args()
    print(describe_machine())
    cnn, trained = load_cnn(given.data, minutes=given.minutes)
    component = spacy.blank("en")
    component.add_pipe("twosource_reader")
    sentences = load_sentences(given.data, "dev")["ewt"]
    columns = [
        measure_reader(sentences),
        measure_pipeline(component, sentences),
        measure_pipeline(cnn, sentences),
    ]
    for figures, speed in zip(
        columns, measure_speed([component, cnn], load_paragraphs()), strict=True
    ):
        figures["words/s"] = speed
    print(f"spaCy {spacy.__version__}; the CNN saw the training text {trained['rounds']} times")
    print(f"{'EWT dev':18}{'reader':>12}{'in spaCy':>12}{'spaCy CNN':>12}{'reader / CNN':>14}")
    for name in NAMES:
        row = [figures[name] for figures in columns]
        shown = "".join(f"{one:12,.{0 if name == 'words/s' else 1}f}" for one in row)
        print(f"{name:18}{shown}{row[0] / row[2]:14.2f}")
    print(describe_machine().rpartition("; ")[2], "at the end")


if __name__ == "__main__":
    main()
