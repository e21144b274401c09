"""How many places of GeoVirus are found and put where they are; nothing is trained.

Below country level alone: states, the European Union, continents and parts of them are left out on
both sides, and so are places to which we give no coordinates. A place given is right where it
overlaps a labelled one and lies within 161 km (100 miles) of it; a labelled one is found where such
a place overlaps it. "Given spans": of the labelled ones that overlap a place given, the share
within 161 km.
Run: python -m tools.measure_places [--errors] [train|dev]
"""

import gzip
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct
from tools.measure_lexicon import Score

from twosource.lexicon.sites import find_sites
from twosource.lexicon.states import find_state
from twosource.model.reading import ReadSentence
from twosource.read.actors import find_report_actors
from twosource.read.place_choice import measure_distance
from twosource.read.places import PlaceMention, find_places
from twosource.read.reader import Reader, load_reader
from twosource.text.sentences import find_sentences

__all__ = ["TOPONYMS", "Measured", "load_documents", "measure_places", "read_sentences"]

TOPONYMS = Path(__file__).parents[2] / "shared" / "data" / "07_toponym"
MOST_KM = 161.0

# Articles of states and of what is larger than one, where the title is not the name of our tables.
_TITLES = frozenset(
    """
    European_Union People's_Republic_of_China Republic_of_Ireland Georgia_(country) Zaire
    Ivory_Coast Middle_East Eastern_Mediterranean Western_world Eastern_Europe Soviet_Union
    Republic_of_Macedonia Swaziland East_Timor Holy_See Vatican_City The_Gambia The_Bahamas
    Sub-Saharan_Africa Southeast_Asia South_Asia West_Africa East_Africa Latin_America
    """.split()
)


class Toponym(Struct, frozen=True):
    """A labelled place at the code points `[start, end)`."""

    start: int
    end: int
    name: str
    lat: float
    lon: float
    wiki: str


class Document(Struct, frozen=True):
    """One paragraph with its places."""

    url: str
    text: str
    toponyms: list[Toponym]


class Measured(Score, frozen=True, kw_only=True):
    """Counts below country level; `overlapped` are the labelled that a found place touches.

    Of these `found` were put right.
    """

    overlapped: int

    @property
    def accuracy(self) -> float:
        """Return the share of the overlapped that were put right."""
        return self.found / self.overlapped


def load_documents(part: str) -> list[Document]:
    """Return the paragraphs of one half."""
    packed = (TOPONYMS / f"geovirus-{part}.jsonl.gz").read_bytes()
    lines = gzip.decompress(packed).splitlines()
    return [msgspec.json.decode(line, type=Document) for line in lines]


def read_sentences(reader: Reader, text: str) -> tuple[list[int], list[ReadSentence]]:
    """Return where the sentences of a paragraph begin, and the sentences as read."""
    bounds = find_sentences(text)
    parses = reader.read([text[start:end] for start, end in bounds])
    actors = find_report_actors(text, bounds, parses)
    sentences = [
        ReadSentence(text=text[start:end], parse=parse, actors=some)
        for (start, end), parse, some in zip(bounds, parses, actors, strict=True)
    ]
    return [start for start, _ in bounds], sentences


def measure_places(part: str) -> Measured:
    """Read one half and measure what is found below country level."""
    reader = load_reader()
    compared = [Compared(one, read_sentences(reader, one.text)) for one in load_documents(part)]
    return add_up(compared)


class Compared:
    """The labelled and the given places of one paragraph, and which of them fit."""

    def __init__(self, document: Document, read: tuple[list[int], list[ReadSentence]]) -> None:
        starts, sentences = read
        self.text = document.text
        self._all = document.toponyms
        self.labelled = [one for one in document.toponyms if not is_large(one)]
        self.given = list(self._list_given(starts, sentences))

    def _list_given(
        self, starts: Sequence[int], sentences: Sequence[ReadSentence]
    ) -> Iterator[tuple[int, int, PlaceMention]]:
        for start, places in zip(starts, find_places(sentences), strict=True):
            for place in places:
                low, high = start + place.start, start + place.end
                large = (one for one in self._all if is_large(one))
                is_large_here = any(one.start < high and low < one.end for one in large)
                if place.latitude is not None and not place.is_vague and not is_large_here:
                    yield low, high, place

    def overlapping(self, gold: Toponym) -> list[PlaceMention]:
        """Return the given places that overlap a labelled one."""
        return [one for low, high, one in self.given if low < gold.end and gold.start < high]

    def is_found(self, gold: Toponym) -> bool:
        """Tell whether a labelled place was put right."""
        return any(_is_near(gold, one) for one in self.overlapping(gold))

    def is_right(self, low: int, high: int, place: PlaceMention) -> bool:
        """Tell whether a given place fits a labelled one."""
        return any(
            one.start < high and low < one.end and _is_near(one, place) for one in self.labelled
        )


def add_up(compared: Sequence[Compared]) -> Measured:
    """Return the counts of all paragraphs."""
    labelled = [(one, gold) for one in compared for gold in one.labelled]
    given = [(one, *some) for one in compared for some in one.given]
    return Measured(
        labelled=len(labelled),
        overlapped=sum(bool(one.overlapping(gold)) for one, gold in labelled),
        found=sum(one.is_found(gold) for one, gold in labelled),
        given=len(given),
        right=sum(one.is_right(low, high, place) for one, low, high, place in given),
    )


def is_large(gold: Toponym) -> bool:
    """Tell whether a labelled place is a state, a continent or a part of one."""
    title = gold.wiki.rsplit("/", 1)[-1]
    name = title.replace("_", " ")
    if title in _TITLES or any(site.kind == "continent" for site in find_sites(name)):
        return True
    return find_state(name) is not None


def _is_near(gold: Toponym, place: PlaceMention) -> bool:
    if place.latitude is None or place.longitude is None:
        return False
    return measure_distance(gold.lat, gold.lon, place.latitude, place.longitude) <= MOST_KM


def _print_errors(compared: Sequence[Compared]) -> None:
    missed: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for one in compared:
        for gold in one.labelled:
            if not one.is_found(gold):
                here = [(x.name, x.state, x.latitude, x.longitude) for x in one.overlapping(gold)]
                title = gold.wiki.rsplit("/", 1)[-1]
                missed[f"{gold.name} ({title} {gold.lat}, {gold.lon}) {here}"] += 1
        for low, high, place in one.given:
            if not one.is_right(low, high, place):
                around = one.text[max(0, low - 30) : high + 30]
                wrong[f"{one.text[low:high]} -> {place.name} {place.state}: {around!r}"] += 1
    for title, counts in (("missed", missed), ("given wrongly", wrong)):
        print(f"\n{title}")
        for words, count in counts.most_common():
            print(f"{count:4} {words}")


def main(arguments: Sequence[str]) -> None:
    """Print the figures of one half."""
    part = "train" if "train" in arguments else "dev"
    reader = load_reader()
    compared = [Compared(one, read_sentences(reader, one.text)) for one in load_documents(part)]
    figures = add_up(compared)
    print(f"GeoVirus {part}, below country level: {figures.labelled} labelled")
    print(
        f"  precision {figures.precision:.4f} recall {figures.recall:.4f} F1 {figures.f1:.4f}"
        f" accuracy given spans {figures.accuracy:.4f}"
    )
    if "--errors" in arguments:
        _print_errors(compared)


if __name__ == "__main__":
    main(sys.argv[1:])
