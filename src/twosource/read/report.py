"""The surface reading of one report: its names, numbers, times and negations."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from twosource.lexicon.media import find_media
from twosource.lexicon.states import find_states
from twosource.model import Mention, MentionKind, Reading, Report, Span
from twosource.read.names import find_names
from twosource.read.negations import find_negations
from twosource.read.quantities import find_quantities
from twosource.read.times import find_times
from twosource.read.words import find_sentence_words, learn_capitals
from twosource.text.repaired import repair_text

__all__ = ["read_report"]

_DATED_FURNITURE = frozenset({"caption", "page-date", "dateline"})


class _Found(Struct, frozen=True, order=True):
    start: int
    end: int
    kind: MentionKind
    value: str


Stretch = tuple[int, int]


def read_report(report: Report) -> Reading:
    """Return the mentions of every sentence, and the times in captions, datelines and page dates.

    Mentions are sorted by place and do not overlap; spans are code points of `Report.text`.
    Damaged stretches are read as their repair says. Values are the forms in which two versions
    are compared: names "state:PRK", "metonym:PRK" (capitals and seats of power), "media:KCNA",
    otherwise folded without titles; numbers "~6700", ">3000000", "50000000000 USD", "152 mm",
    "2000..3000", "#3"; times as in `twosource.read.times`; negations by lemma.
    """
    repaired = repair_text(report.text, report.repairs)
    bounds = [repaired.there(one.span.start, one.span.end) for one in report.sentences]
    margins = [
        repaired.there(piece.span.start, piece.span.end)
        for piece in report.furniture
        if piece.kind in _DATED_FURNITURE
    ]
    mentions = (
        Mention(Span(report.id, *repaired.back(one.start, one.end)), one.kind, one.value)
        for one in _read_text(repaired.text, bounds, margins)
    )
    return Reading(report.id, tuple(sorted(mentions, key=_place_of)))


def _place_of(mention: Mention) -> tuple[int, int, str, str]:
    return mention.span.start, mention.span.end, mention.kind, mention.value


def _read_text(
    text: str, bounds: Sequence[Stretch], margins: Sequence[Stretch]
) -> Iterator[_Found]:
    times = [_Found(time.start, time.end, "date", time.value) for time in find_times(text)]
    yield from _inside(times, sorted([*bounds, *margins]))
    taken = _inside(times, bounds)
    for layer in _LAYERS:
        fresh = _without_overlap(taken, _inside(layer(text, bounds, taken), bounds))
        yield from fresh
        taken = sorted([*taken, *fresh])


def _read_lexicon(
    text: str, _bounds: Sequence[Stretch], _taken: Sequence[_Found]
) -> Iterator[_Found]:
    """Yield media and states; a medium that bears a state's name comes first."""
    for medium in find_media(text):
        names = "/".join(sorted(one.name for one in (medium.medium, *medium.others)))
        yield _Found(medium.start, medium.end, "name", f"media:{names}")
    for state in find_states(text):
        is_seat = state.how in ("capital", "metonym")
        prefix = "metonym" if is_seat else "state"
        yield _Found(state.start, state.end, "name", f"{prefix}:{state.state.iso3}")


def _read_names(text: str, bounds: Sequence[Stretch], taken: Sequence[_Found]) -> Iterator[_Found]:
    sentences = [find_sentence_words(text, start, end) for start, end in bounds]
    capitals = learn_capitals(sentences)
    stretches = [(one.start, one.end) for one in taken]
    starts = [start for start, _ in stretches]
    for (start, end), words in zip(bounds, sentences, strict=True):
        here = stretches[bisect_left(starts, start) : bisect_left(starts, end)]
        for name in find_names(text, words, capitals, taken=here):
            yield _Found(name.start, name.end, "name", name.value)


def _read_quantities(
    text: str, _bounds: Sequence[Stretch], _taken: Sequence[_Found]
) -> Iterator[_Found]:
    for number in find_quantities(text):
        yield _Found(number.start, number.end, "number", number.value)


def _read_negations(
    text: str, _bounds: Sequence[Stretch], _taken: Sequence[_Found]
) -> Iterator[_Found]:
    for word in find_negations(text):
        yield _Found(word.start, word.end, "negation", word.value)


# What an earlier layer has read, a later one leaves alone; times come before all of them.
_LAYERS = (_read_lexicon, _read_names, _read_quantities, _read_negations)


def _inside(found: Iterable[_Found], bounds: Sequence[Stretch]) -> list[_Found]:
    """Return those that lie wholly inside one of the stretches, which are sorted."""
    starts = [start for start, _ in bounds]
    kept = []
    for one in found:
        place = bisect_right(starts, one.start) - 1
        if place >= 0 and one.end <= bounds[place][1]:
            kept.append(one)
    return kept


def _without_overlap(taken: Sequence[_Found], fresh: Iterable[_Found]) -> list[_Found]:
    """Return those of `fresh`, first come, that reach into nothing that is taken."""
    kept: list[_Found] = []
    starts = [one.start for one in taken]
    ends = [one.end for one in taken]
    for one in fresh:
        place = bisect_right(starts, one.end - 1) - 1
        if place >= 0 and ends[place] > one.start:
            continue
        index = bisect_right(starts, one.start)
        starts.insert(index, one.start)
        ends.insert(index, one.end)
        kept.append(one)
    return kept
