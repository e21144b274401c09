"""Which of the judgements that people made hold."""

from collections.abc import Iterable

from twosource.model import Judgement

__all__ = ["find_in_force", "name_subject"]

Subject = tuple[str, ...]


def find_in_force(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that hold, in the order in which they were made.

    Of those on one thing it is the last one that was not taken back; in what order they are given
    does not matter where they were made at different moments.
    """
    made = sorted(judgements, key=lambda one: one.made)
    undone = {one.undoes for one in made if one.kind == "undone"}
    last = {name_subject(one): one for one in made if one.kind != "undone" and one.id not in undone}
    return tuple(one for one in made if last.get(name_subject(one)) is one)


def name_subject(judgement: Judgement) -> Subject:
    """Return what a judgement decides: of two of the same the later one replaces the earlier.

    That is a pair of claims or of reports, whichever comes first, or one slot of a claim; whether a
    claim is accepted or rejected is one more.
    """
    if judgement.about == "claim":
        return judgement.about, judgement.first, judgement.slot or ""
    return judgement.about, *sorted((judgement.first, judgement.second or ""))
