"""Whose words a lineage stands by: of the copies of one sentence, that of the nearest to its start.

A garbled copy says what its lineage never said. Where versions of one edition hold one sentence,
the claims of the version from which the others were taken count for all; of siblings whose parent
is lost, those of the sentence that is least damaged.
"""

from collections.abc import Iterable, Mapping

from twosource.collate.sources import Source, trace_places
from twosource.model import Claim, Grouping, Report, Span
from twosource.text.aligned import Place
from twosource.text.lineages import map_lineages

__all__ = ["Originals"]

_Key = tuple[Place, int, bool]
_Rank = tuple[bool, int, float, str]
_FACT = frozenset({"happened", "ongoing"})
_PLANS = frozenset({"planned", "offered"})


class Originals:
    """Tells the claims that count from those of copies; `sources` are by the ids of claims."""

    def __init__(self, sources: Mapping[str, Source], grouping: Grouping) -> None:
        self._sources = sources
        self._trace = trace_places(grouping)
        self._stories = {one.id: one.reports for one in grouping.stories}
        self._homes = map_lineages(grouping.lineages)
        self._editions = {
            report: edition.number
            for lineage in grouping.lineages
            for edition in lineage.editions
            for report in edition.reports
        }

    def keep(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """Return the claims without those of copies whose sentence stands in a version before them.

        What a later version has as done stays beside what the one before it planned, and what one
        edition says beside what another does. The order is kept.
        """
        known = tuple(claims)
        best: dict[_Key, _Rank] = {}
        for one in known:
            key, rank = self._find_key(one), self._find_rank(one)
            best[key] = min(best.get(key, rank), rank)
        return tuple(one for one in known if best[self._find_key(one)][-1] == one.report)

    def list_sentences(self, claims: Iterable[Claim]) -> frozenset[Span]:
        """Return the sentences that claims stand in, without those of copies of each edition.

        A sentence that plans stays beside one that tells the deed.
        """
        known_claims = tuple(claims)
        plans = {one.at for one in known_claims if one.status in _PLANS}
        best: dict[_Key, tuple[_Rank, Span]] = {}
        for one in known_claims:
            passage, edition, _ = self._find_key(one)
            key, ranked = (passage, edition, one.at in plans), (self._find_rank(one), one.at)
            known = best.get(key, ranked)
            best[key] = min(known, ranked, key=lambda x: (x[0], x[1].start))
        return frozenset(at for _, at in best.values())

    def list_unclaimed(self, reports: Iterable[Report], claims: Iterable[Claim]) -> frozenset[Span]:
        """Return the sentences of some reports that none of the claims tells, without copies.

        A sentence that was taken from another lineage is left to that.
        """
        told = {self._find_key(one)[:2] for one in claims}
        best: dict[tuple[Place, int], tuple[int, Span]] = {}
        for report in reports:
            edition = self._editions.get(report.id, 1)
            for at, one in enumerate(report.sentences):
                source = self._trace((report.id, at))
                key, ranked = (source.passage, edition), (source.depth, one.span)
                if not source.taken and key not in told:
                    best[key] = min(best.get(key, ranked), ranked)
        return frozenset(at for _, at in best.values())

    def list_reports(self, story: str) -> frozenset[str]:
        """Return the ids of the reports of a story."""
        return frozenset(self._stories.get(story, ()))

    def find_home(self, report: str) -> str:
        """Return the lineage of a report; one in no lineage is one of its own."""
        return self._homes.get(report, report)

    def find_lineage(self, claim: Claim) -> str:
        """Return the lineage whose words a claim tells."""
        return self._sources[claim.id].lineage

    def _find_key(self, claim: Claim) -> _Key:
        edition = self._editions.get(claim.report, 1)
        return self._sources[claim.id].passage, edition, claim.status in _FACT

    def _find_rank(self, claim: Claim) -> _Rank:
        source = self._sources[claim.id]
        return source.taken, source.depth, claim.damage, claim.report
