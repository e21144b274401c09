"""What kind a surface difference is: update, corruption, paraphrase, omission or addition."""

from twosource.collate.mentions import Unmatched, are_near_names
from twosource.collate.passages import Passages
from twosource.collate.values import is_same_amount, is_same_value
from twosource.collate.versions import Version, Versions
from twosource.model import DifferenceKind, Mention

__all__ = ["is_made_up", "kind_of_lone_side", "kind_of_mention", "kind_of_reversal"]


def kind_of_mention(unmatched: Unmatched, passages: Passages, versions: Versions) -> DifferenceKind:
    """Return the kind of a difference in a name, number or date.

    An update needs another edition and two sound passages. What only one side has was left out or
    added, unless it is a name that nobody else has, in a damaged passage: that name was made up by
    the damage. "About 40" for "40" is another wording. The rest is broken.
    """
    first, second = unmatched.first, unmatched.second
    if first is None or second is None:
        if is_made_up(unmatched, passages, versions):
            return "corruption"
        return kind_of_lone_side(passages, versions, is_in_first=first is not None)
    near = first.kind == "name" and are_near_names(first.value, second.value)
    if near and _is_house_spelling(first, second, passages):
        return "paraphrase"
    if first.kind == "number" and is_same_amount(first.value, second.value):
        return "paraphrase"
    return "corruption" if near else kind_of_reversal(passages, versions)


def kind_of_reversal(passages: Passages, versions: Versions) -> DifferenceKind:
    """Return "update" between two sound passages of different editions, else "corruption"."""
    same = versions.is_same_edition(passages.first.report.id, passages.second.report.id)
    return "corruption" if same or passages.is_damaged else "update"


def kind_of_lone_side(
    passages: Passages, versions: Versions, *, is_in_first: bool
) -> DifferenceKind:
    """Return "omission" for what only the base has, "addition" for what only the other has."""
    first_is_base = versions.comes_first(passages.first.report.id, passages.second.report.id)
    return "omission" if is_in_first == first_is_base else "addition"


def is_made_up(unmatched: Unmatched, passages: Passages, versions: Versions) -> bool:
    """Tell whether damage made up a name: nobody else has it, it stands once, in a passage that is
    garbled, or that is two sentences where the other is one.
    """
    mention = unmatched.first or unmatched.second
    if mention is None or mention.kind != "name" or ":" in mention.value:
        return False
    holder = passages.first if unmatched.first else passages.second
    passage = passages.at_first if unmatched.first else passages.at_second
    both = (passages.first.report.id, passages.second.report.id)
    alone = versions.others_with("name", mention.value, both) == 0
    cut = passages.is_split(in_first=unmatched.first is not None) and _opens(holder, mention)
    return alone and _count(holder, mention) == 1 and (cut or holder.is_damaged(passage))


def _opens(holder: Version, mention: Mention) -> bool:
    """Tell whether a mention opens a sentence."""
    return any(one.span.start == mention.span.start for one in holder.report.sentences)


def _is_house_spelling(first: Mention, second: Mention, passages: Passages) -> bool:
    """Tell whether each report keeps to its own spelling: one transliterates, none errs."""
    return (
        min(_count(passages.first, first), _count(passages.second, second)) >= 2
        and not _count(passages.first, second)
        and not _count(passages.second, first)
    )


def _count(version: Version, mention: Mention) -> int:
    """Return how often a report has a name, in full or in short."""
    return sum(
        count
        for (kind, value), count in version.values.items()
        if kind == mention.kind and is_same_value(kind, value, mention.value)
    )
