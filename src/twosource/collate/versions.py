"""The versions of one lineage as `collate` looks them up: texts, mentions, rank, damage."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from twosource.lexicon.words import STOPWORDS
from twosource.model import Lineage, Mention, MentionKind, Reading, Report, Span
from twosource.text.damage import find_damage

__all__ = ["Version", "Versions"]


class Version:
    """One report of a lineage with its reading; what is worked out is kept."""

    def __init__(self, report: Report, reading: Reading) -> None:
        self.report = report
        self.reading = reading

    @cached_property
    def values(self) -> Counter[tuple[MentionKind, str]]:
        """How often each value is mentioned."""
        return Counter((mention.kind, mention.value) for mention in self.reading.mentions)

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.span.start for mention in self.reading.mentions]

    def passage(self, numbers: Sequence[int]) -> Span:
        """Return the stretch from the first to the last of the given sentences."""
        sentences = self.report.sentences
        first, last = sentences[numbers[0]].span, sentences[numbers[-1]].span
        return Span(self.report.id, first.start, last.end)

    def text_of(self, span: Span) -> str:
        """Return the words of a span as published."""
        return self.report.text[span.start : span.end]

    def mentions_in(self, span: Span, kind: MentionKind) -> list[Mention]:
        """Return the mentions of one kind inside a span, in order."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [one for one in self.reading.mentions[first:last] if one.kind == kind]

    def is_damaged(self, span: Span) -> bool:
        """Tell whether a span shows signs of garbling or holds a glued word."""
        glued = any(span.start <= one.span.start < span.end for one in self.report.repairs)
        return glued or bool(find_damage(self.report.text, span.start, span.end, STOPWORDS))


class Versions:
    """All versions of one lineage, and how two of them stand to one another."""

    def __init__(self, lineage: Lineage, versions: Mapping[str, Version]) -> None:
        self.lineage = lineage
        self.by_id = {report: versions[report] for report in lineage.reports}
        self._editions = {
            report: edition.number for edition in lineage.editions for report in edition.reports
        }
        self._parents = {
            edge.child: edge.parent for edge in lineage.edges if edge.relation != "part"
        }

    def is_same_edition(self, first: str, second: str) -> bool:
        """Tell whether both derive from one edition: then nothing between them is an update."""
        return self._editions[first] == self._editions[second]

    def is_parent(self, parent: str, child: str) -> bool:
        """Tell whether `child` was taken straight from `parent`."""
        return self._parents.get(child) == parent

    def comes_first(self, first: str, second: str) -> bool:
        """Tell whether `first` is the base against which `second` is read."""
        if not self.is_same_edition(first, second):
            return self._editions[first] < self._editions[second]
        return not self.is_parent(second, first)

    def others_with(self, kind: MentionKind, value: str, besides: tuple[str, str]) -> int:
        """Return how many further versions mention a value anywhere."""
        return sum(
            1
            for report, version in self.by_id.items()
            if report not in besides and version.values[(kind, value)]
        )
