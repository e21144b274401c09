"""What changed inside a lineage: a lost ancestor, a parent, an edition, the origin."""

from collections.abc import Iterator

from twosource.collate.told import LOST, Turn, make_change, name_reports
from twosource.model import Change, Lineage

__all__ = ["find_descent_changes"]

Reports = tuple[str, ...]


def find_descent_changes(turn: Turn, lineage: Lineage, older: Reports) -> Iterator[Change]:
    """Yield what is told otherwise of where the older reports of a lineage come from."""
    yield from _find_origins(turn, lineage, older)
    editions = tuple(_find_editions(turn, lineage, older))
    yield from editions
    told = {report for change in editions for report in change.brought_by}
    if len(turn.sources(older)) > 1:  # that the first text joins them was said
        told |= {one for one in lineage.reports if one in turn.new and one not in turn.now.parents}
    for parent, children in _group_by_parent(turn, older).items():
        yield from _tell_parent(turn, lineage, parent, children, told=frozenset(told))
    yield from _find_passages(turn, older)


def _find_origins(turn: Turn, lineage: Lineage, older: Reports) -> Iterator[Change]:
    after = lineage.origin.name if lineage.origin is not None else None
    changed: dict[str | None, list[str]] = {}
    for one in older:
        origin = turn.was.lineages[one].origin
        before = origin.name if origin is not None else None
        if before != after:
            changed.setdefault(before, []).append(one)
    for before, reports in changed.items():
        yield make_change(
            turn,
            "origin-changed",
            (int(before is not None), int(after is not None)),
            reports=reports,
            brought_by=turn.added(reports),
            sentence=f"The origin of {name_reports(turn, reports)} {_say_origin(before, after)}.",
        )


def _say_origin(before: str | None, after: str | None) -> str:
    if before is None:
        return f"is named now: {after}"
    if after is None:
        return f"is no longer named; before, it was {before}"
    return f"is now {after}; before, it was {before}"


def _find_editions(turn: Turn, lineage: Lineage, older: Reports) -> Iterator[Change]:
    """Yield each new edition of a lineage whose older reports stood together before."""
    sources = turn.sources(older)
    before, after = len(sources[0].editions), len(lineage.editions)
    if len(sources) > 1 or after <= before:
        return
    known = [one.number for one in lineage.editions if not turn.new.issuperset(one.reports)]
    new = [one for one in lineage.editions if one.number not in known]
    for edition in new:
        where = _place_edition(edition.number, known)
        yield make_change(
            turn,
            "edition-found",
            (before, after),
            reports=older,
            brought_by=edition.reports,
            sentence=f"{where} edition than before was read: "
            f"{name_reports(turn, edition.reports)}.",
        )
    if not new:
        yield make_change(
            turn,
            "edition-found",
            (before, after),
            reports=older,
            brought_by=turn.added(older),
            sentence=f"{name_reports(turn, older)} are told as {after} editions now; "
            f"before, as {before}.",
        )


def _place_edition(number: int, known: list[int]) -> str:
    if number < min(known, default=0):
        return "An earlier"
    return "A later" if number > max(known, default=0) else "Another"


def _group_by_parent(turn: Turn, older: Reports) -> dict[str | None, list[str]]:
    """Return the older reports whose parent is another now, by that parent; None is no parent."""
    found: dict[str | None, list[str]] = {}
    for one in older:
        parent = turn.now.parents.get(one)
        if parent != turn.was.parents.get(one):
            found.setdefault(parent, []).append(one)
    return found


def _tell_parent(
    turn: Turn,
    lineage: Lineage,
    parent: str | None,
    children: list[str],
    *,
    told: frozenset[str],
) -> Iterator[Change]:
    named = name_reports(turn, children)
    lost = (sum(len(one.ancestors) for one in turn.sources(children)), len(lineage.ancestors))
    if parent == LOST:
        sentence = f"{named} {_are(children)} now told to come from a text that was never seen."
        yield make_change(
            turn,
            "ancestor-inferred",
            lost,
            reports=children,
            brought_by=turn.added(children),
            sentence=sentence,
        )
    elif parent is None:
        sentence = f"{named} {_are(children)} now told to be the first text of the lineage."
        yield _change_parent(turn, children, sentence, turn.added(children))
    elif parent in turn.new and parent not in turn.now.parents and _were_under_lost(turn, children):
        sentence = f"The text behind {named}, told as lost until now, is seen: "
        yield make_change(
            turn,
            "ancestor-seen",
            lost,
            reports=children,
            brought_by=(parent,),
            sentence=f"{sentence}{name_reports(turn, (parent,))}.",
        )
    elif parent not in told:
        taken = name_reports(turn, (parent,))
        sentence = f"{named} {_are(children)} now told to be taken from {taken}."
        by = (parent,) if parent in turn.new else turn.added(children)
        yield _change_parent(turn, children, sentence, by)


def _were_under_lost(turn: Turn, children: list[str]) -> bool:
    return any(turn.was.parents.get(one) == LOST for one in children)


def _change_parent(turn: Turn, children: list[str], sentence: str, by: Reports) -> Change:
    seen = tuple(
        sum(bool(told.parents.get(one)) for one in children) for told in (turn.was, turn.now)
    )
    return make_change(
        turn,
        "parent-changed",
        (seen[0], seen[1]),
        reports=children,
        brought_by=by,
        sentence=sentence,
    )


def _find_passages(turn: Turn, older: Reports) -> Iterator[Change]:
    """Yield the older reports that took a passage from a new one."""
    takers: dict[str, list[str]] = {}
    for one in older:
        for source in turn.now.passages.get(one, frozenset()) & turn.new:
            takers.setdefault(source, []).append(one)
    for source, children in takers.items():
        took = f"{name_reports(turn, children)} took a passage from"
        yield make_change(
            turn,
            "passage-found",
            (0, len(children)),
            reports=children,
            brought_by=(source,),
            sentence=f"{took} {name_reports(turn, (source,))}.",
        )


def _are(reports: list[str]) -> str:
    return "is" if len(reports) == 1 else "are"
