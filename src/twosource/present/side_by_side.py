"""Two versions side by side: their passages in order, with every difference marked."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Literal, TypeVar

from msgspec import Struct, structs

from twosource.model import Alignment, Difference, Link, Side, Slot, Span
from twosource.present.marks import (
    UNCHANGED,
    MarkedSentence,
    Note,
    Numbered,
    Pair,
    mark_sentences,
    say_difference,
)
from twosource.present.shelf import Bundle, Document, find_sentence
from twosource.present.slot_words import say_slot

State = Literal["identical", "same", "differs", "only-first", "only-second"]

KIND_ORDER = (
    "corruption", "contradiction", "update", "omission", "addition", "paraphrase", "equal",
)  # fmt: skip
_ORDER = {kind: at for at, kind in enumerate(KIND_ORDER)}

_TURNED: dict[Side, Side] = {"first": "second", "second": "first"}

Value = TypeVar("Value", bound=str)

Row = tuple[tuple[int, ...], tuple[int, ...]]
"""The sentences of a passage on either side; one side may be empty."""


class Passage(Struct, frozen=True, kw_only=True):
    """Sentences that stand for one another, or a sentence that stands on one side only."""

    anchor: str
    state: State
    first: tuple[MarkedSentence, ...]
    second: tuple[MarkedSentence, ...]
    notes: tuple[Note, ...]
    kinds: tuple[str, ...]
    slots: tuple[Slot, ...]

    @property
    def differing(self) -> bool:
        """Whether the two sides say different things here."""
        return self.state not in {"identical", "same"}


class Block(Struct, frozen=True, kw_only=True):
    """Passages in a row; identical ones are folded together."""

    folded: bool
    passages: tuple[Passage, ...]


class Choice(Struct, frozen=True, kw_only=True):
    """One choice of a filter, with the number of passages it leaves."""

    value: str
    label: str
    passages: int


class Comparison(Struct, frozen=True, kw_only=True):
    """One pair as it is shown; `loose` are differences that lie in no aligned sentence."""

    anchor: str
    first: Document
    second: Document
    blocks: tuple[Block, ...]
    loose: tuple[Note, ...]
    kinds: tuple[Choice, ...]
    slots: tuple[Choice, ...]
    passages: int
    differing: int
    corrupted: int


def compare_versions(
    bundle: Bundle, *, marked: frozenset[str] | None = None
) -> tuple[Comparison, ...]:
    """Lay every aligned pair of a story side by side, in the order of its documents.

    Words are marked in the pairs of the reports `marked`, in all where it is None; what differs is
    told of every pair.
    """
    order = {document.report.id: at for at, document in enumerate(bundle.documents)}
    links = {
        (one.first, one.second): one.links
        for one in (_turn_alignment(held, order) for held in bundle.alignments)
    }
    differences: defaultdict[tuple[str, str], list[Difference]] = defaultdict(list)
    for one in (_turn_difference(held, order) for held in bundle.differences):
        differences[one.first, one.second].append(one)
    pairs = sorted({*links, *differences}, key=lambda pair: (order[pair[0]], order[pair[1]]))
    return tuple(
        _compare_pair(
            _open_pair(bundle, pair, number),
            links.get(pair),
            differences.get(pair, []),
            marked=marked is None or not marked.isdisjoint(pair),
        )
        for number, pair in enumerate(pairs, 1)
    )


def _turn_alignment(one: Alignment, order: dict[str, int]) -> Alignment:
    """Put the document that comes first on the page, the earlier edition, on the left."""
    if order[one.first] < order[one.second]:
        return one
    links = tuple(Link(link.second, link.first, link.closeness) for link in one.links)
    return Alignment(first=one.second, second=one.first, links=links)


def _turn_difference(one: Difference, order: dict[str, int]) -> Difference:
    if order[one.first] < order[one.second]:
        return one
    return structs.replace(
        one,
        first=one.second,
        second=one.first,
        at_first=one.at_second,
        at_second=one.at_first,
        broken=_TURNED.get(one.broken, one.broken),
    )


def _open_pair(bundle: Bundle, pair: tuple[str, str], number: int) -> Pair:
    first, second = (bundle.by_report[one] for one in pair)
    return Pair(anchor=f"{bundle.prefix}v{number}", first=first, second=second, differences=())


def _compare_pair(
    bare: Pair, links: tuple[Link, ...] | None, differences: list[Difference], *, marked: bool
) -> Comparison:
    rows = tuple(_order_rows(bare, links)) if links is not None else ()
    pair, owned = _number_differences(bare, rows, differences)
    passages = _show_passages(pair, pair if marked else bare, rows, owned)
    return Comparison(
        anchor=pair.anchor,
        first=pair.first,
        second=pair.second,
        blocks=tuple(_fold_identical(passages)),
        loose=tuple(say_difference(pair, one) for one in owned.get(len(rows), [])),
        kinds=_offer_choices((one.kinds for one in passages), str),
        slots=_offer_choices((one.slots for one in passages), say_slot),
        passages=len(passages),
        differing=sum(one.differing for one in passages),
        corrupted=sum("corruption" in one.kinds for one in passages),
    )


def _order_rows(pair: Pair, links: tuple[Link, ...]) -> Iterator[Row]:
    """Walk both versions at once, so that sentences on one side stand where they belong."""
    at_first = at_second = 0
    for link in sorted(links, key=lambda one: (one.first, one.second)):
        yield from _walk_alone(at_first, min(link.first), at_second, min(link.second))
        yield link.first, link.second
        at_first, at_second = max(link.first) + 1, max(link.second) + 1
    ends = len(pair.first.report.sentences), len(pair.second.report.sentences)
    yield from _walk_alone(at_first, ends[0], at_second, ends[1])


def _walk_alone(first: int, end_first: int, second: int, end_second: int) -> Iterator[Row]:
    yield from (((one,), ()) for one in range(first, end_first))
    yield from (((), (one,)) for one in range(second, end_second))


def _number_differences(
    pair: Pair, rows: tuple[Row, ...], differences: list[Difference]
) -> tuple[Pair, dict[int, list[Numbered]]]:
    """Number the differences down the page, and give each to its row.

    The row after the last holds those that lie in no aligned sentence.
    """
    homes = _find_homes(pair, rows, differences)
    ordered = sorted(differences, key=lambda one: (homes[one.id], _find_start(one), one.id))
    numbered = tuple(
        Numbered(number=at, anchor=f"{pair.anchor}-d{at}", at=one)
        for at, one in enumerate(ordered, 1)
    )
    owned: defaultdict[int, list[Numbered]] = defaultdict(list)
    for one in numbered:
        owned[homes[one.at.id]].append(one)
    full = Pair(anchor=pair.anchor, first=pair.first, second=pair.second, differences=numbered)
    return full, owned


def _find_homes(pair: Pair, rows: tuple[Row, ...], differences: list[Difference]) -> dict[str, int]:
    first = {sentence: at for at, row in enumerate(rows) for sentence in row[0]}
    second = {sentence: at for at, row in enumerate(rows) for sentence in row[1]}
    homes: dict[str, int] = {}
    for one in differences:
        home = _find_row(pair.first, one.at_first, first)
        if home is None:
            home = _find_row(pair.second, one.at_second, second)
        homes[one.id] = home if home is not None else len(rows)
    return homes


def _find_row(document: Document, span: Span | None, rows: dict[int, int]) -> int | None:
    sentence = find_sentence(document.report, span.start) if span is not None else None
    return rows.get(sentence) if sentence is not None else None


def _find_start(one: Difference) -> int:
    span = one.at_first or one.at_second
    return span.start if span is not None else 0


def _show_passages(
    pair: Pair, shown: Pair, rows: tuple[Row, ...], owned: dict[int, list[Numbered]]
) -> tuple[Passage, ...]:
    """Show the passages of a pair with the differences of `shown` marked in their words."""
    first, second = mark_sentences(shown, pair.first), mark_sentences(shown, pair.second)
    return tuple(
        _show_passage(
            pair,
            f"{pair.anchor}-p{at + 1}",
            (tuple(first[one] for one in row[0]), tuple(second[one] for one in row[1])),
            owned.get(at, []),
        )
        for at, row in enumerate(rows)
    )


def _show_passage(
    pair: Pair,
    anchor: str,
    sides: tuple[tuple[MarkedSentence, ...], tuple[MarkedSentence, ...]],
    owned: list[Numbered],
) -> Passage:
    return Passage(
        anchor=anchor,
        state=_judge_state(sides[0], sides[1], owned),
        first=sides[0],
        second=sides[1],
        notes=tuple(say_difference(pair, one) for one in owned),
        kinds=tuple(sorted({one.at.kind for one in owned})),
        slots=tuple(sorted({one.at.slot for one in owned})),
    )


def _judge_state(
    first: tuple[MarkedSentence, ...],
    second: tuple[MarkedSentence, ...],
    owned: list[Numbered],
) -> State:
    if not second:
        return "only-first"
    if not first:
        return "only-second"
    if any(one.at.kind not in UNCHANGED for one in owned):
        return "differs"
    return "identical" if not owned and _split_words(first) == _split_words(second) else "same"


def _split_words(sentences: tuple[MarkedSentence, ...]) -> list[str]:
    texts = ("".join(piece.text for piece in one.pieces) for one in sentences)
    return " ".join(texts).split()


def _fold_identical(passages: tuple[Passage, ...]) -> Iterator[Block]:
    for folded, held in groupby(passages, key=lambda one: one.state == "identical"):
        yield Block(folded=folded, passages=tuple(held))


def _offer_choices(
    held: Iterable[tuple[Value, ...]], say: Callable[[Value], str]
) -> tuple[Choice, ...]:
    counts = Counter(value for values in held for value in values)
    return tuple(
        Choice(value=value, label=say(value), passages=counts[value])
        for value in sorted(counts, key=lambda one: (_ORDER.get(one, len(_ORDER)), one))
    )
