"""What the disputes of a story lead to in other stories: the other side, and nothing around it."""

from collections.abc import Collection, Iterable

from msgspec.structs import replace

from twosource.model import Claim, Dispute

__all__ = ["cut_beside", "list_beside"]


def list_beside(disputes: Iterable[Dispute], reports: Collection[str]) -> frozenset[str]:
    """Return the ids of the reports that disputes lead to, beside the `reports` of the story."""
    spans = (x for one in disputes if one.other_story for x in (*one.first_at, *one.second_at))
    return frozenset(x.report for x in spans if x.report not in reports)


def cut_beside(
    claims: Iterable[Claim], disputes: Iterable[Dispute], reports: Collection[str]
) -> tuple[Claim, ...]:
    """Return the claims of the `reports` of a story, and of others those that disputes name.

    What those are linked to is left out, since it is not of the story.
    """
    named = {x for one in disputes for x in (*one.first, *one.second)}
    return tuple(
        one if one.report in reports else replace(one, content_of=None, denies=())
        for one in claims
        if one.report in reports or one.id in named
    )
