"""Which of two versions came first, by the order of evidence of copies.md, 6."""

from collections.abc import Iterator

from msgspec import Struct

from twosource.group.credits import Credit, names_alike
from twosource.group.days import days_later, find_days, find_page_days
from twosource.group.likeness import Likeness
from twosource.group.profile import Profile
from twosource.model import Link, Reason, Span

__all__ = [
    "DIRECTIONS",
    "Pull",
    "edition_pull",
    "headship",
    "is_own_text",
    "is_republished",
    "is_same_desk",
    "one_sided_damage",
    "weigh_direction",
    "weigh_kinship",
]

DIRECTIONS = ("original", "credit", "one-sided damage", "containment", "first seen")
"""The rules by which `weigh_direction` tells who came first, the strongest first."""

_LEAD_SENTENCES = 3
# With this many damaged places in either, neither is the text that the other was taken from.
_DAMAGED_BOTH = 3


class Pull(Struct, frozen=True):
    """One reason that the child derives from the parent; `weight` is always above 0."""

    reason: Reason
    weight: float


def weigh_direction(parent: Profile, child: Profile, likeness: Likeness) -> tuple[Pull, ...]:
    """Return what speaks for `child` deriving from `parent`; `likeness` is (parent, child)."""
    return (
        *_from_credit(parent, child),
        *_from_damage(parent, child, likeness),
        *_from_containment(likeness),
        *_from_first_seen(parent, child),
    )


def is_own_text(profile: Profile) -> bool:
    """Tell whether a report is the very text of the agency or outlet that it credits."""
    named = _text_credits(profile)
    publisher = profile.report.publisher
    return bool(named) and (
        publisher is None or any(names_alike(publisher, credit.name) for credit in named)
    )


def is_same_desk(one: Profile, other: Profile) -> bool:
    """Tell whether one desk wrote both: each is the text of whom it credits, or one publisher shows
    both and credits nobody else.
    """
    if is_own_text(one) and is_own_text(other):
        return True
    names = one.report.publisher, other.report.publisher
    if is_republished(one) or is_republished(other) or None in names:
        return False
    return names_alike(str(names[0]), str(names[1]))


def is_republished(profile: Profile) -> bool:
    """Tell whether a report was published by someone other than whom it credits."""
    named = _text_credits(profile)
    publisher = profile.report.publisher
    return bool(named) and publisher is not None and not is_own_text(profile)


def headship(profile: Profile) -> tuple[int, int, str]:
    """Return a key that sorts likelier originals first: the agency's own text before a republished
    one, the longer before the shorter, then by id.
    """
    rank = 0 if is_own_text(profile) else 2 if is_republished(profile) else 1
    return (rank, -len(profile.report.text), profile.report.id)


def edition_pull(earlier: Profile, later: Profile, likeness: Likeness) -> tuple[Pull, ...]:
    """Return what speaks for `later` being a later edition: plans that have come about in it."""
    came_about = [
        link
        for link in likeness.alignment.links
        if _has_planned(earlier, link.first) and _is_settled_in(later, link.second)
    ]
    return tuple(_pull_of_update(earlier, later, link) for link in came_about)


def weigh_kinship(parent: Profile, child: Profile) -> tuple[Pull, ...]:
    """Return what speaks for the two being next of kin, whichever came first: a dateline that both
    show in the same, often altered, form.
    """
    # It weighs more than "original" and "credit" together, which the original has over the copy.
    lines = _datelines(child)
    if not lines or not is_republished(child) or lines != _datelines(parent):
        return ()
    return (Pull(Reason("dateline", f"both have the dateline “{lines[0]}”"), 5.0),)


def _from_credit(parent: Profile, child: Profile) -> Iterator[Pull]:
    """A text comes from the very text of whom it credits rather than from another that shows it."""
    if not is_own_text(parent):
        return
    own = _text_credits(parent)[0]
    yield Pull(Reason("original", f"the other is {own.name}'s own text", _spans_of(own)), 0.7)
    credit = next(iter(_text_credits(child)), None)
    if credit and is_republished(child) and names_alike(credit.name, own.name):
        note = f"shown by {child.report.publisher}, credited to {credit.name}"
        yield Pull(Reason("credit", note, _spans_of(credit)), 3.8)


def _datelines(profile: Profile) -> list[str]:
    report = profile.report
    return [
        report.text[piece.span.start : piece.span.end]
        for piece in report.furniture
        if piece.kind == "dateline"
    ]


def _from_damage(parent: Profile, child: Profile, likeness: Likeness) -> Iterator[Pull]:
    links = likeness.alignment.links
    in_child = one_sided_damage(child, parent, [(link.second, link.first) for link in links])
    in_parent = one_sided_damage(parent, child, [(link.first, link.second) for link in links])
    surplus = len(in_child) - len(in_parent)
    if surplus >= 2 and len(in_parent) < _DAMAGED_BOTH:
        note = f"{len(in_child)} damaged places that are sound in the other, {len(in_parent)} there"
        yield Pull(Reason("one-sided damage", note, tuple(in_child[:12])), min(1.8, 0.4 * surplus))


def _from_containment(likeness: Likeness) -> Iterator[Pull]:
    added, dropped = 1 - likeness.linked_second, 1 - likeness.linked_first
    if added <= 0.05 and dropped >= 0.1:
        note = f"adds {added:.0%} of its words and leaves out {dropped:.0%} of the other's"
        yield Pull(Reason("containment", note), 1.5)


def _from_first_seen(parent: Profile, child: Profile) -> Iterator[Pull]:
    """What shows a later day may come from what shows an earlier one; weak, for days are forged."""
    days = days_later(find_page_days(child), find_days([parent]))
    if days is not None and days > 0:
        yield Pull(
            Reason("first seen", f"shown {days} days later" if days > 1 else "shown a day later"),
            1.0,
        )


def one_sided_damage(
    profile: Profile, other: Profile, links: list[tuple[tuple[int, ...], tuple[int, ...]]]
) -> list[Span]:
    """Return the damaged places of `profile` whose counterpart in `other` shows no damage.

    `links` pairs sentence numbers of `profile` with those of `other`.
    """
    return [
        span
        for here, there in links
        if not any(other.damage[number] for number in there)
        for number in here
        for span in profile.damage[number]
    ]


def _text_credits(profile: Profile) -> list[Credit]:
    """Return the credits for the whole of a text; the publisher's own name is none."""
    return [one for one in profile.credits if one.span is not None and one.place != "part"]


def _spans_of(credit: Credit) -> tuple[Span, ...]:
    return (credit.span,) if credit.span else ()


def _has_planned(profile: Profile, numbers: tuple[int, ...]) -> bool:
    return any(profile.planned[number] for number in numbers)


def _is_settled_in(profile: Profile, numbers: tuple[int, ...]) -> bool:
    return any(profile.settled[number] for number in numbers) and not _has_planned(profile, numbers)


def _pull_of_update(earlier: Profile, later: Profile, link: Link) -> Pull:
    spans = (
        earlier.report.sentences[link.first[0]].span,
        later.report.sentences[link.second[0]].span,
    )
    in_lead = min(*link.first, *link.second) < _LEAD_SENTENCES
    reason = Reason("update", "planned in the one, come about in the other", spans)
    return Pull(reason, 2.0 if in_lead else 1.0)
