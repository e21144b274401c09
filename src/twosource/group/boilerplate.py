"""Sentences that an outlet puts under all its stories: they join no two reports."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import islice

from twosource.group.profile import Profile

__all__ = ["LEAST_STORIES", "find_boilerplate"]

# In this many unrelated reports of one outlet a sentence is the outlet's, not the story's.
LEAST_STORIES = 3
# Two reports with this share of their 3-word runs in common are versions of one story. Sentences
# would not tell: a desk that changes a word or two in each leaves few of them whole.
_RELATED_SHARE = 0.5
# Of a sentence's holders this many are looked at: enough to find three that are unrelated.
_MOST_HOLDERS = 40


def find_boilerplate(profiles: Mapping[str, Profile]) -> dict[str, frozenset[int]]:
    """Return for each report the numbers of the sentences that its outlet repeats across unrelated
    stories; reports without a known publisher have none.
    """
    by_outlet: dict[str, list[str]] = {}
    for report in sorted(profiles):
        publisher = profiles[report].report.publisher
        if publisher:
            by_outlet.setdefault(publisher.casefold(), []).append(report)
    found: dict[str, frozenset[int]] = dict.fromkeys(profiles, frozenset())
    for reports in by_outlet.values():
        found.update(_find_in_outlet({report: profiles[report].body for report in reports}))
    return found


def _find_in_outlet(bodies: Mapping[str, Sequence[str]]) -> dict[str, frozenset[int]]:
    """Return the same for the reports of one outlet, given as their sentences."""
    counts = Counter(sentence for body in bodies.values() for sentence in set(body))
    holders: dict[str, list[str]] = {}
    for report, body in bodies.items():
        for sentence in set(body):
            if counts[sentence] >= LEAST_STORIES:
                holders.setdefault(sentence, []).append(report)
    runs_of = cache(lambda report: _runs_of(bodies[report]))
    repeated = {one for one, held in holders.items() if _are_unrelated(map(runs_of, held))}
    return {
        report: frozenset(number for number, one in enumerate(body) if one in repeated)
        for report, body in bodies.items()
    }


def _runs_of(body: Sequence[str]) -> frozenset[tuple[str, ...]]:
    words = [word for sentence in body for word in sentence.split()]
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def _are_unrelated(holders: Iterable[frozenset[tuple[str, ...]]]) -> bool:
    """Tell whether enough of the holders of a sentence share little else with one another."""
    apart: list[frozenset[tuple[str, ...]]] = []
    for runs in islice(holders, _MOST_HOLDERS):
        if all(len(runs & other) <= _RELATED_SHARE * min(len(runs), len(other)) for other in apart):
            apart.append(runs)
        if len(apart) >= LEAST_STORIES:
            return True
    return False
