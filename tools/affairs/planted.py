"""A corpus with planted copies, of any size, made as it is read."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from random import Random

from msgspec import Struct
from tools.affairs.cuts import WordShapes, edit_words, shape_words
from tools.affairs.filler import Filler
from tools.affairs.model import Base
from tools.affairs.sites import draw_site, load_parts

__all__ = ["Plant", "Planted", "plant_copies", "plant_story"]

_EVERY = 10
_DROPPED = 0.1


class Plant(Struct, frozen=True):
    """A planted copy: the report `copy` was made from the report `of`, at an edit rate."""

    copy: int
    of: int
    rate: float


class Planted:
    """Invented reports by number; every tenth copies an earlier one.

    Nothing is kept: each report is made again from its number when it is asked for.
    """

    def __init__(
        self, bases: Sequence[Base], count: int, edit_rates: Sequence[float], seed: int
    ) -> None:
        self.count = count
        self._seed = seed
        self._rates = tuple(edit_rates)
        self._filler = Filler(bases)
        self._shapes = shape_words(
            [text for base in bases for lines in base.paragraphs for text in lines]
        )

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Yield (id, text) in order."""
        for number in range(self.count):
            yield self.name(number), self.text(number)

    @cached_property
    def plants(self) -> tuple[Plant, ...]:
        """The planted copies in order."""
        found = [self._plant_of(number) for number in range(self.count)]
        return tuple(plant for plant in found if plant)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The true pairs, by id, the copy behind its source."""
        return tuple((self.name(plant.of), self.name(plant.copy)) for plant in self.plants)

    def name(self, number: int) -> str:
        """Return the id of a report."""
        return f"{self._seed}-{number:07}"

    def text(self, number: int) -> str:
        """Return the text of a report, paragraphs parted by empty lines."""
        plant = self._plant_of(number)
        chance = Random(f"planted:{self._seed}:{number}")
        if plant is None:
            return _dress(*self._filler.make(chance), chance)
        headline, paragraphs = self._filler.make(Random(f"planted:{self._seed}:{plant.of}"))
        del headline
        paragraphs = _rewrite(paragraphs, plant.rate, chance, self._shapes)
        return _dress(self._filler.make_headline(chance), paragraphs, chance)

    def _plant_of(self, number: int) -> Plant | None:
        """Every tenth report copies one of the nine before it, the rates taking turns."""
        if number % _EVERY != _EVERY - 1 or not self._rates:
            return None
        chance = Random(f"plant:{self._seed}:{number}")
        rate = self._rates[number // _EVERY % len(self._rates)]
        return Plant(number, number - chance.randint(1, _EVERY - 1), rate)


def plant_copies(
    bases: Sequence[Base],
    count: int,
    edit_rates: Sequence[float] = (0.05, 0.1, 0.2, 0.3, 0.4),
    seed: int = 0,
) -> Planted:
    """Return `count` reports of about 300 words, a tenth of them copies of others.

    In a copy the given share of words is replaced by others of the same shape, and sentences are
    dropped, merged and reordered; it has a headline and furniture of its own.
    """
    return Planted(bases, count, edit_rates, seed)


def plant_story(
    bases: Sequence[Base], copies: int, *, rate: float = 0.02, seed: int = 0
) -> Iterator[tuple[str, str]]:
    """Yield (id, text) of one wire report and its copies: one story of any size."""
    filler = Filler(bases)
    texts = [text for base in bases for lines in base.paragraphs for text in lines]
    shapes = shape_words(texts)
    headline, paragraphs = filler.make(Random(f"story:{seed}"))
    yield f"{seed}-story-0", _dress(headline, paragraphs, Random(f"story:{seed}:0"))
    for number in range(1, copies + 1):
        chance = Random(f"story:{seed}:{number}")
        edited = [[edit_words(one, rate, chance, shapes) for one in part] for part in paragraphs]
        kept = edited[: max(3, len(edited) - chance.randint(0, 3))]
        yield f"{seed}-story-{number}", _dress(filler.make_headline(chance), kept, chance)


def _rewrite(
    paragraphs: list[list[str]], rate: float, chance: Random, shapes: WordShapes
) -> list[list[str]]:
    """Edit words; drop, merge and reorder sentences."""
    sentences = [
        [edit_words(one, rate, chance, shapes) for one in part if chance.random() >= _DROPPED]
        for part in paragraphs
    ]
    parts = [part for part in sentences if part]
    if len(parts) > 3:
        at = chance.randrange(1, len(parts))
        parts.insert(chance.randrange(1, len(parts)), parts.pop(at))
    if len(parts) > 2:
        at = chance.randrange(len(parts) - 1)
        first = parts[at][-1].rstrip(".")
        parts[at][-1:] = [f"{first}, and {parts[at + 1][0]}"]
        del parts[at + 1][0]
    return [part for part in parts if part]


def _dress(headline: str, paragraphs: list[list[str]], chance: Random) -> str:
    """Return a text with a masthead, a headline and a line or two that belong to the page."""
    site, parts = draw_site(chance, taken=()), load_parts()
    body = [" ".join(part) for part in paragraphs]
    if chance.random() < 0.5:
        body.insert(chance.randint(1, len(body)), f"{site.label}: {chance.choice(parts.related)}")
    if chance.random() < 0.3:
        body.append(site.newsletter)
    return "\n\n".join([site.name, headline, *body]) + "\n"
