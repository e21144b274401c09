"""What is right of the affairs: merges, roots, voices, denials, contradictions, lineages."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from msgspec import Struct
from tools.hand_affairs.model import HandAffair, HandEvent, Opposed
from tools.hand_affairs.pairing import Paired, pair_affair, pair_events
from tools.hand_affairs.reading import ReadAffair, Stretch
from tools.hand_affairs.roots import count_roots

from twosource.collate.sources import find_firsts
from twosource.model import Actor, Dispute, Span, Standing
from twosource.present.chosen_claim import choose_claim
from twosource.run.scoring.merges import score_merges
from twosource.run.scoring.names import find_key, same_parties
from twosource.text.aligned import Place

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
_WHO = {"actor", "recipient", "direction"}


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
        "parties of events": _score_parties(read, pairs),
        "parties named": _score_named(read, pairs),
        **_score_roots(read),
        "denials": _score_denials(read, pairs),
        **_score_contradictions(read, pairs),
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
    """Return B³ of the events over their claims, and how many pairs are merged rightly."""
    events: defaultdict[str, list[str]] = defaultdict(list)
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for one in pairs:
        events[one.event.id].append(one.found.id)
        homes[one.home.id].append(one.found.id)
    found = score_merges(events.values(), homes.values())
    claims = found.claims
    return {
        f"B3 precision{of}": Share(found.precision * claims, claims, claims),
        f"B3 recall{of}": Share(found.recall * claims, claims, claims),
        f"merged pairs{of}": Share(found.right, found.told, found.true),
    }


def _score_roots(read: ReadAffair) -> Tally:
    """Count first roots that are right: nobody among them, and of those that are named."""
    counts = count_roots(read)
    same, all_ = counts["same"], counts.total()
    named = same + counts["other"]
    return {
        "first roots": Share(same + counts["both nobody"], all_, all_),
        "named first roots": Share(same, named + counts["added"], named + counts["missed"]),
    }


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


def _score_parties(read: ReadAffair, pairs: tuple[Paired, ...]) -> Share:
    """Count events whose actors and recipients are told as the hand has them, sectors aside."""
    told = list(_list_sides(read, pairs))
    right = sum(all(same_parties(gold, found) for gold, found in sides) for sides in told)
    return Share(right, len(told), len(told))


def _score_named(read: ReadAffair, pairs: tuple[Paired, ...]) -> Share:
    """Count the parties that the events are told with, and those of them that the hand has."""
    right = found = there = 0
    for sides in _list_sides(read, pairs):
        for gold, told in sides:
            wanted, named = {find_key(x) for x in gold}, {find_key(x) for x in told}
            right, found = right + len(wanted & named), found + len(named)
            there += len(wanted)
    return Share(right, found, there)


def _list_sides(
    read: ReadAffair, pairs: tuple[Paired, ...]
) -> Iterator[tuple[tuple[Sequence[str], Sequence[str]], ...]]:
    """Yield of each event that is found both sides, as the hand has them and as they are told."""
    claims = {one.id: one for one in read.record.claims}
    lineages = {x: one.id for one in read.record.grouping.lineages for x in one.reports}
    homes = pair_events(pairs)
    for event in read.affair.events:
        if event.id in homes:
            chosen = choose_claim([claims[one] for one in homes[event.id].claims], lineages)
            sides = (event.actors, chosen.actors), (event.recipients, chosen.recipients)
            yield tuple((gold, _code(found)) for gold, found in sides)


def _code(actors: Iterable[Actor]) -> list[str]:
    return [code for one in actors if (code := one.state or one.name or one.title)]


def _score_denials(read: ReadAffair, pairs: tuple[Paired, ...]) -> Share:
    """Count links of a denial to what it denies, by the events of the hand.

    An event of the program stands for the one that most of its claims tell of.
    """
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in pairs:
        votes[one.home.id][one.event.id] += 1
    names = {home: min(some, key=lambda x: (-some[x], x)) for home, some in votes.items()}
    homes = {claim: one.id for one in read.record.collation.events for claim in one.claims}
    told = [
        (denial, denied)
        for one in read.record.collation.disputes
        if one.kind == "denial"
        for denial in one.second
        for denied in one.first
    ]
    told += [(one.id, denied) for one in read.record.claims for denied in one.denies]
    links = {
        (names.get(homes[denial]), names.get(homes[denied]))
        for denial, denied in told
        if denial in homes and denied in homes
    }
    asked = {link for link in links if link[0] is not None}
    there = set(read.affair.denials)
    return Share(len(asked & there), len(asked), len(there))


def _score_contradictions(read: ReadAffair, pairs: tuple[Paired, ...]) -> Tally:
    """Count contradictions, and those raised where there is none.

    One is found where a dispute opposes the two passages, or in the same slot two others that tell
    of the same events of the hand; what is denied in so many words is found as a denial.
    """
    affair = read.affair
    matcher = _Matcher(read, pairs)
    disputes = [one for one in read.record.collation.disputes if one.kind == "contradiction"]
    every = read.record.collation.disputes
    found = [
        one
        for one in affair.contradictions
        if any(
            matcher.is_about(dispute, one)
            for dispute in (every if one.slot == "polarity" else disputes)
        )
    ]
    right = {
        dispute.id
        for dispute in disputes
        if any(matcher.is_about(dispute, one) for one in affair.contradictions)
    }
    wrong = [
        one
        for one in affair.compatible
        if any(matcher.oppose(dispute, one) for dispute in disputes if dispute.id not in right)
    ]
    return {
        "contradictions": Share(len(found), len(found), len(affair.contradictions)),
        "disputes that are contradictions": Share(len(right), len(disputes), len(disputes)),
        "compatible pairs disputed": Share(len(wrong), len(affair.compatible), 1),
    }


class _Matcher:
    """Tells whether a dispute of the program is one of the hand."""

    def __init__(self, read: ReadAffair, pairs: tuple[Paired, ...]) -> None:
        self._read = read
        self._claims = {one.id: one for one in read.record.claims}
        self._find_first = find_firsts(read.record.grouping)
        self._events = {one.found.id: one.event.id for one in pairs}

    def is_about(self, dispute: Dispute, opposed: Opposed) -> bool:
        """Tell whether both sides stand at the passages, or tell of their events.

        A side without a claim tells of no event: it must stand at the passage, or at the sentence
        of a sister version that stands for it.
        """
        if self.oppose(dispute, opposed):
            return True
        sides = [(dispute.first, dispute.first_at), (dispute.second, dispute.second_at)]
        same_slot = dispute.slot == opposed.slot or {dispute.slot, opposed.slot} <= _WHO
        return same_slot and any(
            self._tells_of(left, opposed.first) and self._tells_of(right, opposed.second)
            for left, right in (sides, sides[::-1])
        )

    def _tells_of(
        self, side: tuple[Sequence[str], Sequence[Span]], passage: tuple[str, str]
    ) -> bool:
        claims, words = side
        if claims:
            events = {self._events.get(one) for one in claims}
            return bool(events & self._find_events(passage))
        report = self._read.reports[passage[0]]
        at = self._read.find(*passage)
        there = {
            self._find_first((report.id, number))
            for number, one in enumerate(report.sentences)
            if _overlap((one.span.start, one.span.end), at)
        }
        return any(self._find_first(one) in there for one in self._list_places(words))

    def _list_places(self, words: Sequence[Span]) -> list[Place]:
        reports = {one.id: one for one in self._read.record.reports}
        return [
            (one.report, number)
            for one in words
            for number, sentence in enumerate(reports[one.report].sentences)
            if _overlap((sentence.span.start, sentence.span.end), (one.start, one.end))
        ]

    def oppose(self, dispute: Dispute, opposed: Opposed) -> bool:
        """Tell whether the sides of a dispute stand at the two passages."""
        sides = [
            [self._claims[one].at for one in claims] or self._list_sentences(words)
            for claims, words in (
                (dispute.first, dispute.first_at),
                (dispute.second, dispute.second_at),
            )
        ]
        return any(
            self._stands_at(left, opposed.first) and self._stands_at(right, opposed.second)
            for left, right in (sides, sides[::-1])
        )

    def _list_sentences(self, words: Sequence[Span]) -> list[Span]:
        """Return the sentences that some words stand in."""
        reports = {one.id: one for one in self._read.record.reports}
        return [
            reports[report].sentences[number].span for report, number in self._list_places(words)
        ]

    def _stands_at(self, side: Sequence[Span], passage: tuple[str, str]) -> bool:
        found = self._read.find(*passage)
        report = self._read.reports[passage[0]].id
        return found is not None and any(
            one.report == report and one.start < found[1] and found[0] < one.end for one in side
        )

    def _find_events(self, passage: tuple[str, str]) -> set[str | None]:
        report, at = passage[0], self._read.find(*passage)
        return {
            event.id
            for event in self._read.affair.events
            for claim in event.claims
            if claim.report == report and _overlap(self._read.find(report, claim.at), at)
        }


def _overlap(one: Stretch | None, other: Stretch | None) -> bool:
    return bool(one and other and one[0] < other[1] and other[0] < one[1])
