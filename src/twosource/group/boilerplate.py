"""Sentences that an outlet puts under all its stories: they join no two reports."""

from collections.abc import Mapping, Sequence

from twosource.group.profile import Profile

__all__ = ["LEAST_STORIES", "find_boilerplate"]

# In this many unrelated reports of one outlet a sentence is the outlet's, not the story's.
LEAST_STORIES = 3
# Two reports with this share of their sentences in common are versions of one story.
_RELATED_SHARE = 0.5
# Of a sentence's holders this many are looked at: enough to find three that are unrelated.
_MOST_HOLDERS = 40


def find_boilerplate(profiles: Mapping[str, Profile]) -> dict[str, frozenset[int]]:
    """Return for each report the numbers of the sentences that its outlet repeats across unrelated
    stories; reports without a known publisher have none.
    """
    by_outlet: dict[str, dict[str, set[str]]] = {}
    for report in sorted(profiles):
        publisher = profiles[report].report.publisher
        if publisher:
            held = by_outlet.setdefault(publisher.casefold(), {})
            for sentence in profiles[report].body:
                held.setdefault(sentence, set()).add(report)
    repeated = {
        (outlet, sentence)
        for outlet, held in by_outlet.items()
        for sentence, holders in held.items()
        if len(holders) >= LEAST_STORIES and _are_unrelated(sorted(holders), profiles)
    }
    return {report: _numbers_in(profile, repeated) for report, profile in profiles.items()}


def _are_unrelated(holders: Sequence[str], profiles: Mapping[str, Profile]) -> bool:
    """Tell whether enough of the holders share little else with one another."""
    apart: list[set[str]] = []
    for report in holders[:_MOST_HOLDERS]:
        body = set(profiles[report].body)
        if all(len(body & other) <= _RELATED_SHARE * min(len(body), len(other)) for other in apart):
            apart.append(body)
        if len(apart) >= LEAST_STORIES:
            return True
    return False


def _numbers_in(profile: Profile, repeated: set[tuple[str, str]]) -> frozenset[int]:
    publisher = profile.report.publisher
    if not publisher:
        return frozenset()
    outlet = publisher.casefold()
    return frozenset(
        number for number, sentence in enumerate(profile.body) if (outlet, sentence) in repeated
    )
