"""What is right of the affairs: merges, independent voices, denials, contradictions, lineages."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from msgspec import Struct
from tools.hand_affairs.model import HandAffair, HandEvent, Opposed
from tools.hand_affairs.pairing import Paired, pair_affair, pair_events
from tools.hand_affairs.reading import ReadAffair, Stretch

from twosource.model import Claim, Dispute, Standing

__all__ = ["Share", "Tally", "score_affair"]


class Share(Struct, frozen=True):
    """So many right, of those found and of those there; `found` and `there` may be one count."""

    right: float = 0
    found: float = 0
    there: float = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.right + other.right, self.found + other.found, self.there + other.there)

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found; 1 where nothing is there."""
        return self.right / self.there if self.there else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


Tally = dict[str, Share]


def score_affair(read: ReadAffair) -> Tally:
    """Return every count of one affair by name; counts of several affairs add up."""
    pairs = pair_affair(read)
    same_act = tuple(one for one in pairs if one.found.act == one.event.act)
    return {
        "lineages": _score_lineages(read),
        "claims found": _score_found(read.affair, pairs),
        "acts of those": Share(len(same_act), len(pairs), len(pairs)),
        **_score_merges("", pairs),
        **_score_merges(", act right", same_act),
        **_score_standing(read, pairs),
        "denials": _score_denials(read, pairs),
        **_score_contradictions(read),
    }


def _score_lineages(read: ReadAffair) -> Share:
    """Count pairs of reports in one lineage."""
    names = {report.id: name for name, report in read.reports.items()}
    found = _pair_all([names[one] for one in x.reports] for x in read.record.grouping.lineages)
    there = _pair_all(read.affair.lineages)
    return Share(len(found & there), len(found), len(there))


def _pair_all(groups: Iterable[Sequence[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def _score_found(affair: HandAffair, pairs: Sequence[Paired]) -> Share:
    there = sum(len(event.claims) for event in affair.events)
    return Share(len(pairs), len(pairs), there)


def _score_merges(of: str, pairs: Sequence[Paired]) -> Tally:
    """Return B³ of the events over their claims, and the shares of pairs merged wrongly, missed.

    B³: of each claim, how much of what stands with it belongs there (precision), and how much of
    what belongs there stands with it (recall); Bagga and Baldwin 1998.
    """
    homes = Counter(one.home.id for one in pairs)
    events = Counter(one.event.id for one in pairs)
    both = Counter((one.home.id, one.event.id) for one in pairs)
    precision = sum(count * count / homes[home] for (home, _), count in both.items())
    recall = sum(count * count / events[event] for (_, event), count in both.items())
    joined = sum(map(_count_pairs, homes.values()))
    true = sum(map(_count_pairs, events.values()))
    right = sum(map(_count_pairs, both.values()))
    return {
        f"B3 precision{of}": Share(precision, len(pairs), len(pairs)),
        f"B3 recall{of}": Share(recall, len(pairs), len(pairs)),
        f"merged pairs{of}": Share(right, joined, true),
    }


def _count_pairs(size: int) -> int:
    return size * (size - 1) // 2


def _score_standing(read: ReadAffair, pairs: tuple[Paired, ...]) -> Tally:
    """Count events whose independent low and high are exact, and how far counts overshoot."""
    standings = {one.event: one for one in read.record.collation.standings}
    homes = pair_events(pairs)
    exact, above, documents, voices, lineages, truth = 0, 0, 0, 0, 0, 0
    asked = [one for one in read.affair.events if one.id in homes]
    for event in asked:
        standing = standings.get(homes[event.id].id)
        exact += standing is not None and _figures(standing) == event.content
        above += standing is not None and standing.content.low > event.content[1] + 1
        documents += len({claim.report for claim in event.claims if not claim.only_denied})
        lineages += _count_lineages(read.affair, event)
        voices += standing.content.low if standing else 0
        truth += event.content[0]
    return {
        "independent exact": Share(exact, len(asked), len(read.affair.events)),
        "independent too high by more than one": Share(above, len(asked), len(asked)),
        "documents to voices": Share(documents, truth, truth),
        "lineages to voices": Share(lineages, truth, truth),
        "our low to voices": Share(voices, truth, truth),
    }


def _figures(standing: Standing) -> tuple[int, int]:
    return standing.content.low, standing.content.high


def _count_lineages(affair: HandAffair, event: HandEvent) -> int:
    reports = {claim.report for claim in event.claims if not claim.only_denied}
    return sum(not reports.isdisjoint(one) for one in affair.lineages)


def _score_denials(read: ReadAffair, pairs: tuple[Paired, ...]) -> Share:
    """Count links of a denial's event to the event that it denies, by the events of the hand."""
    names = {home.id: event for event, home in pair_events(pairs).items()}
    homes = {claim: one.id for one in read.record.collation.events for claim in one.claims}
    links = {
        (names.get(homes[claim.id]), names.get(homes.get(denied, "")))
        for claim in read.record.claims
        if claim.act == "DENIAL" and claim.id in homes
        for denied in claim.denies
    }
    asked = {link for link in links if link[0] is not None}
    there = set(read.affair.denials)
    return Share(len(asked & there), len(asked), len(there))


def _score_contradictions(read: ReadAffair) -> Tally:
    """Count contradictions by their two passages, and those raised where there is none."""
    disputes = [one for one in read.record.collation.disputes if one.kind == "contradiction"]
    claims = {one.id: one for one in read.record.claims}
    affair = read.affair
    met = {
        id(one): [dispute for dispute in disputes if _is_about(read, dispute, one, claims)]
        for one in (*affair.contradictions, *affair.compatible)
    }
    found = [one for one in affair.contradictions if met[id(one)]]
    right = {dispute.id for one in affair.contradictions for dispute in met[id(one)]}
    wrong = [one for one in affair.compatible if any(d.id not in right for d in met[id(one)])]
    return {
        "contradictions": Share(len(found), len(found), len(affair.contradictions)),
        "disputes that are contradictions": Share(len(right), len(disputes), len(disputes)),
        "compatible pairs disputed": Share(len(wrong), len(affair.compatible), 1),
    }


def _is_about(
    read: ReadAffair, dispute: Dispute, opposed: Opposed, claims: dict[str, Claim]
) -> bool:
    ours, theirs = read.find(*opposed.first), read.find(*opposed.second)
    if ours is None or theirs is None:
        return False
    places = ((opposed.first[0], ours), (opposed.second[0], theirs))
    sides = (dispute.first, dispute.second)
    return any(
        _stands_at(read, one, places[0], claims) and _stands_at(read, other, places[1], claims)
        for one, other in (sides, sides[::-1])
    )


def _stands_at(
    read: ReadAffair, side: Sequence[str], place: tuple[str, Stretch], claims: dict[str, Claim]
) -> bool:
    """Tell whether a claim of a side stands in the sentence of a passage."""
    report, (start, end) = read.reports[place[0]].id, place[1]
    return any(
        claims[one].report == report and claims[one].at.start < end and start < claims[one].at.end
        for one in side
    )
