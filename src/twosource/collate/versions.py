"""The versions of one lineage as `collate` looks them up: texts, mentions, rank, damage."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from twosource.collate.values import is_same_value
from twosource.lexicon.words import STOPWORDS
from twosource.model import Alignment, Lineage, Mention, MentionKind, Parse, Reading, Report, Span
from twosource.text.aligned import join_sentences
from twosource.text.damage import find_damage
from twosource.text.folding import fold
from twosource.text.repaired import Locate, locate_sentences
from twosource.text.words import find_words

__all__ = ["MakeVersion", "Version", "Versions"]

_STEM = 6
_TEARING = frozenset({"lower-start", "open-quote", "hanging-end"})
_YEAR = 4
_LONGEST_WORD = 40


class Version:
    """One report of a lineage with its reading; what is worked out is kept."""

    def __init__(
        self,
        report: Report,
        reading: Reading,
        find_parses: Callable[[Report], Sequence[Parse | None]] | None = None,
    ) -> None:
        self.report = report
        self.reading = reading
        self._find_parses = find_parses

    @cached_property
    def parses(self) -> Sequence[Parse | None]:
        """What the network read in each sentence; empty where nobody asked it."""
        return self._find_parses(self.report) if self._find_parses else ()

    def parse_of(self, number: int) -> Parse | None:
        """Return the parse of a sentence, None where the network did not read it."""
        return self.parses[number] if number < len(self.parses) else None

    def is_parsed(self, numbers: Sequence[int]) -> bool:
        """Tell whether the network read all of some sentences."""
        parses = map(self.parse_of, numbers)
        return all(parse is not None and parse.words for parse in parses)

    @cached_property
    def locate(self) -> Locate:
        """Leads from the sentences as they were read back to places in the report."""
        return locate_sentences(self.report)

    @cached_property
    def values(self) -> Counter[tuple[MentionKind, str]]:
        """How often each value is mentioned."""
        return Counter((mention.kind, mention.value) for mention in self.reading.mentions)

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that the text mentions on their own: "since 2000"."""
        return frozenset(
            int(value)
            for kind, value in self.values
            if kind == "date" and len(value) == _YEAR and value.isdigit()
        )

    @cached_property
    def latest_year(self) -> int:
        """The latest year that the text, the page or the record gives; 0 when there is none."""
        shown = {int(one.when.start[:_YEAR]) for one in self.report.dates}
        return max(self.years | shown, default=0)

    @cached_property
    def _small_stems(self) -> frozenset[str]:
        """The first letters of all words that the report writes small."""
        words = find_words(self.report.text)
        return frozenset(
            word[:_STEM]
            for word, capital in zip(words.folded, words.capital.tolist(), strict=True)
            if not capital
        )

    def has_in_small(self, name: str) -> bool:
        """Tell whether every word of a name is also written small: then it names nothing.

        A damaged text has capitals where a sentence was broken: "Deepen" beside "deepening".
        """
        words = find_words(name).folded
        return bool(words) and all(word[:_STEM] in self._small_stems for word in words)

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.span.start for mention in self.reading.mentions]

    def mentions_value(self, kind: MentionKind, value: str) -> bool:
        """Tell whether a value, or another that says the same, stands anywhere in the report."""
        return any(one == kind and is_same_value(kind, value, other) for one, other in self.values)

    def passage(self, numbers: Sequence[int]) -> Span:
        """Return the stretch from the first to the last of the given sentences."""
        sentences = self.report.sentences
        first, last = sentences[numbers[0]].span, sentences[numbers[-1]].span
        return Span(self.report.id, first.start, last.end)

    def text_of(self, span: Span) -> str:
        """Return the words of a span as published."""
        return self.report.text[span.start : span.end]

    def word_after(self, span: Span) -> str:
        """Return the folded word that follows a span: what a number counts; "" at the end."""
        following = find_words(self.report.text[span.end : span.end + _LONGEST_WORD])
        return following.folded[0] if len(following) else ""

    def words_after(self, span: Span) -> tuple[str, ...]:
        """Return the next folded words of meaning that follow a span, a few at most."""
        following = find_words(self.report.text[span.end : span.end + 2 * _LONGEST_WORD]).folded
        return tuple(word for word in following if word not in STOPWORDS and word.isalpha())[:1]

    def mentions_in(self, span: Span, kind: MentionKind) -> list[Mention]:
        """Return the mentions of one kind inside a span, in order."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [one for one in self.reading.mentions[first:last] if one.kind == kind]

    def is_damaged(self, span: Span) -> bool:
        """Tell whether a span shows signs of garbling or holds a glued word."""
        return bool(self.damage_in(span))

    def is_torn(self, numbers: Sequence[int]) -> bool:
        """Tell whether sentences were torn apart: a stop inside, an end that hangs, an open mark.

        Glued words and stray capitals leave a sentence whole.
        """
        passage = self.passage(numbers)
        signs = find_damage(self.report.text, passage.start, passage.end, STOPWORDS)
        if any(sign.kind in _TEARING for sign in signs):
            return True
        return any(next(self._inner_stops(number), None) for number in numbers)

    def _inner_stops(self, number: int) -> Iterator[Span]:
        """Yield the full stops inside a sentence, which the splitter took for no end."""
        parse = self.parse_of(number)
        if parse is None:
            return
        for place, word in enumerate(parse.words[:-2]):
            if word == ".":
                yield self.locate(number, parse.starts[place], parse.ends[place])

    def damage_in(self, span: Span) -> list[str]:
        """Return what shows that a span was garbled, each sign with the words around it."""
        signs = find_damage(self.report.text, span.start, span.end, STOPWORDS)
        places = [(sign.start, sign.end) for sign in signs]
        places += [
            (one.span.start, one.span.end)
            for one in self.report.repairs
            if span.start <= one.span.start < span.end
        ]
        places += [
            (stop.start, stop.end)
            for number, sentence in enumerate(self.report.sentences)
            if span.start <= sentence.span.start < span.end
            for stop in self._inner_stops(number)
        ]
        return [self._words_around(start, end, span) for start, end in sorted(places)]

    def _words_around(self, start: int, end: int, span: Span) -> str:
        before = self.report.text[span.start : start].split()[-2:]
        after = self.report.text[end : span.end].split()[:2]
        gap = " " if self.report.text[max(0, start - 1) : start].isspace() else ""
        rest = " " if self.report.text[end : end + 1].isspace() else ""
        at = self.report.text[start:end]
        return f"{' '.join(before)}{gap}{at}{rest}{' '.join(after)}".strip()


MakeVersion = Callable[[str], Version]
"""Gives a report, by its id, as it was parsed."""


class Versions:
    """All versions of one lineage, and how two of them stand to one another.

    `alignments` are those between its reports: by them a sentence finds its sisters.
    """

    def __init__(
        self,
        lineage: Lineage,
        versions: Mapping[str, Version],
        alignments: Iterable[Alignment] = (),
    ) -> None:
        self.lineage = lineage
        self._together = join_sentences(alignments)
        self.by_id = {report: versions[report] for report in lineage.reports}
        # A lineage whose editions nobody told apart is of one.
        self._editions = dict.fromkeys(lineage.reports, 0) | {
            report: edition.number for edition in lineage.editions for report in edition.reports
        }
        self._parents = {
            edge.child: edge.parent for edge in lineage.edges if edge.relation != "part"
        }

    def is_same_edition(self, first: str, second: str) -> bool:
        """Tell whether both derive from one edition: then nothing between them is an update.

        What one outlet prints on two days are two editions.
        """
        return self._editions[first] == self._editions[second] and not self._day_order(
            first, second
        )

    def _day_order(self, first: str, second: str) -> int:
        """Return -1 where one outlet printed `first` before `second`, 1 after, 0 for neither."""
        one, other = self.by_id[first].report, self.by_id[second].report
        if not one.publisher or not other.publisher or not one.dates or not other.dates:
            return 0
        if fold(one.publisher) != fold(other.publisher):
            return 0
        days = one.dates[0].when, other.dates[0].when
        if days[0].end < days[1].start:
            return -1
        return int(days[1].end < days[0].start)

    def descends(self, report: str, ancestor: str) -> bool:
        """Tell whether a report was taken from another, over any number of copies between."""
        seen = set()
        while report in self._parents and report not in seen:
            seen.add(report)
            report = self._parents[report]
            if report == ancestor:
                return True
        return False

    def sisters(self, report: str, numbers: Sequence[int]) -> dict[str, tuple[int, ...]]:
        """Return the sentences of other reports that stand for those of one report, by report."""
        found: defaultdict[str, set[int]] = defaultdict(set)
        for number in numbers:
            for other, place in self._together.get((report, number), ()):
                found[other].add(place)
        return {
            other: tuple(sorted(some)) for other, some in sorted(found.items()) if other != report
        }

    def is_parent(self, parent: str, child: str) -> bool:
        """Tell whether `child` was taken straight from `parent`."""
        return self._parents.get(child) == parent

    def comes_first(self, first: str, second: str) -> bool:
        """Tell whether `first` is the base against which `second` is read."""
        if self._editions[first] != self._editions[second]:
            return self._editions[first] < self._editions[second]
        if self._day_order(first, second):
            return self._day_order(first, second) < 0
        return not self.is_parent(second, first)

    def others_with(self, kind: MentionKind, value: str, besides: tuple[str, str]) -> int:
        """Return how many further versions mention a value anywhere."""
        return sum(
            1
            for report, version in self.by_id.items()
            if report not in besides and version.mentions_value(kind, value)
        )
