"""Generate one affair from a seed: choose, grow, publish, and tell the truth about it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from random import Random
from typing import Literal

from msgspec import Struct
from tools.affairs.draft import Line, new_lines
from tools.affairs.growth import Growth, GrowthOptions
from tools.affairs.model import (
    Affair,
    Base,
    Rewording,
    Split,
    TrueAlignment,
    TrueLineage,
    TrueStory,
    Update,
    Version,
)
from tools.affairs.naming import origin_of
from tools.affairs.node import Node, make_version
from tools.affairs.publish import Published, publish
from tools.affairs.sites import load_parts
from tools.affairs.truth import find_seeded, link_sentences

__all__ = ["AffairOptions", "generate_affair"]


class AffairOptions(Struct, frozen=True, kw_only=True):
    """What an affair is like.

    `fewest` to `most` versions are seen. Up to `lineages` hand-written reports on one happening are
    the roots, each withheld with the chance `lost_root`; up to `others` reports on other happenings
    lie between them. The remaining chances are those of one more version being an edition, merged
    from two, or the beginning of a withheld parent with its copies.
    """

    split: Split = "test"
    fewest: int = 6
    most: int = 25
    lineages: int = 4
    others: int = 2
    lost_root: float = 0.25
    edition: float = 0.10
    merged: float = 0.07
    lost_parent: float = 0.08
    growth: GrowthOptions = GrowthOptions()


_DEFAULT_OPTIONS = AffairOptions()
_OF_ORIGINALS = 2 / 3


def generate_affair(
    seed: int,
    *,
    bases: Sequence[Base],
    rewordings: Sequence[Rewording] = (),
    updates: Sequence[Update] = (),
    options: AffairOptions = _DEFAULT_OPTIONS,
) -> Affair:
    """Return the affair of a seed; the same seed, sources and options give the same bytes.

    Only bases of the split asked for are used. Raises ValueError when there are none.
    """
    usable = sorted((base for base in bases if base.split == options.split), key=lambda b: b.id)
    if not usable:
        raise ValueError(f"no base report of the split {options.split!r} was given")
    chance = Random(f"affair:{options.split}:{seed}")
    growth = Growth(chance, options=options.growth, bases=bases, rewordings=rewordings)
    happening = _choose_happening(usable, chance)
    roots, sisters = _choose_roots(usable, happening, chance, options)
    news = _News(sisters, updates)
    target = chance.randint(max(options.fewest, len(roots) + 1), options.most)
    _plant_others(usable, happening, growth, chance, options)
    _plant_roots(roots, growth, chance, options)
    while len(growth.seen()) < target:
        _grow(growth, roots, news, chance, room=target - len(growth.seen()), options=options)
    return _sum_up(seed, growth, options)


class _News:
    """What later editions add: written updates first, then paragraphs of reports not used."""

    def __init__(self, sisters: Sequence[Base], updates: Sequence[Update]) -> None:
        self._updates = {update.of: list(update.paragraphs) for update in updates}
        self._sisters = [
            paragraph
            for sister in sisters
            for paragraph in new_lines(sister.paragraphs, source=sister.id)[1:]
        ]
        self._count = 0

    def take(self, node: Node, chance: Random) -> list[tuple[Line, ...]]:
        """Return one to three paragraphs that no version has had."""
        self._count += 1
        wanted = chance.randint(1, 3)
        written = self._updates.get(node.base.id, [])
        taken, self._updates[node.base.id] = written[:wanted], written[wanted:]
        if taken:
            return list(new_lines(taken, source=f"update {self._count}"))
        paragraphs, self._sisters = self._sisters[:wanted], self._sisters[wanted:]
        return paragraphs or [self._spare(node, chance)]

    def _spare(self, node: Node, chance: Random) -> tuple[Line, ...]:
        parts = load_parts()
        sentences = [chance.choice(parts.own_middles), chance.choice(parts.own_seconds)]
        told = [one.format(outlet=node.base.filed_by, town="the capital") for one in sentences]
        return new_lines([told], source=f"update {self._count}")[0]


def _choose_happening(bases: Sequence[Base], chance: Random) -> str:
    """Return a happening; one that more hands wrote about comes up more often."""
    names = sorted({base.happening for base in bases})
    counts = [sum(base.happening == name for base in bases) ** 2 for name in names]
    return chance.choices(names, counts)[0]


def _choose_roots(
    bases: Sequence[Base], happening: str, chance: Random, options: AffairOptions
) -> tuple[list[Base], list[Base]]:
    """Return the roots, each by another hand, and the reports on the happening that are left.

    A hand whose report is a root lends no news: it may have used its own words twice.
    """
    of_it = [base for base in bases if base.happening == happening]
    chance.shuffle(of_it)
    by_hand = {base.hand: base for base in reversed(of_it)}
    drawn = sorted(by_hand.values(), key=lambda base: base.id)
    chance.shuffle(drawn)
    roots = drawn[: chance.randint(1, min(options.lineages, len(drawn)))]
    hands = {base.hand for base in roots}
    return roots, [base for base in of_it if base.hand not in hands]


def _plant_others(
    bases: Sequence[Base],
    happening: str,
    growth: Growth,
    chance: Random,
    options: AffairOptions,
) -> None:
    others = [base for base in bases if base.happening != happening]
    for base in chance.sample(others, min(len(others), chance.randint(0, options.others))):
        growth.plant(base, lost=False)


def _plant_roots(
    roots: Sequence[Base], growth: Growth, chance: Random, options: AffairOptions
) -> None:
    """Plant the roots; a withheld one has two copies at least, or nothing would prove it."""
    for base in roots:
        lost = chance.random() < options.lost_root
        root = growth.plant(base, lost=lost)
        for _ in range(2 if lost else 0):
            growth.copy(root)


def _grow(
    growth: Growth,
    roots: Sequence[Base],
    news: _News,
    chance: Random,
    *,
    room: int,
    options: AffairOptions,
) -> None:
    """Add one version, or a withheld one with its copies."""
    lineage = chance.choice([base.id for base in roots])
    members = [node for node in growth.nodes.values() if node.lineage == lineage]
    drawn = chance.random()
    if drawn < options.edition:
        latest = growth.may_update(lineage)
        if latest:
            growth.update(latest, news.take(latest, chance), lost=False)
            return
    elif drawn < options.edition + options.merged and len(roots) > 1:
        _merge_two(growth, roots, chance)
        return
    elif room > 1 and drawn < options.edition + options.merged + options.lost_parent:
        growth.lose_parent(_choose_parent(members, chance), children=2)
        return
    growth.copy(_choose_parent(members, chance))


def _choose_parent(members: Sequence[Node], chance: Random) -> Node:
    """Return what is copied: two times in three an original, in one of its editions."""
    own = [node for node in members if node.is_own]
    return chance.choice(own if chance.random() < _OF_ORIGINALS else members)


def _merge_two(growth: Growth, roots: Sequence[Base], chance: Random) -> None:
    one, other = chance.sample([base.id for base in roots], 2)
    sides = [
        [node for node in growth.seen() if node.lineage == lineage] for lineage in (one, other)
    ]
    growth.merge(chance.choice(sides[0]), chance.choice(sides[1]))


def _sum_up(seed: int, growth: Growth, options: AffairOptions) -> Affair:
    nodes = growth.nodes
    versions = {
        name: make_version(node, _publish(seed, node, options)) for name, node in nodes.items()
    }
    seen = [node for node in nodes.values() if not node.is_lost]
    return Affair(
        seed=seed,
        name=f"{options.split}-{seed:05}",
        split=options.split,
        versions=tuple(versions[node.id] for node in seen),
        lost=tuple(versions[node.id] for node in nodes.values() if node.is_lost),
        lineages=tuple(_tell_lineages(nodes.values(), versions)),
        stories=tuple(_tell_stories(seen)),
        alignments=tuple(_tell_alignments(nodes.values())),
        differences=tuple(
            seeded for node in nodes.values() for seeded in find_seeded(node, versions, nodes)
        ),
    )


def _publish(seed: int, node: Node, options: AffairOptions) -> Published:
    chance = Random(f"page:{options.split}:{seed}:{node.id}")
    return publish(node.draft, node.site, node.day, chance)


def _tell_lineages(
    nodes: Collection[Node], versions: Mapping[str, Version]
) -> Iterator[TrueLineage]:
    for lineage in sorted({node.lineage for node in nodes}):
        members = [node for node in nodes if node.lineage == lineage]
        seen = [node for node in members if not node.is_lost]
        if not seen:
            continue
        numbers = sorted({node.edition for node in seen})
        origin, kind = origin_of(members[0].base)
        yield TrueLineage(
            id=lineage,
            reports=tuple(node.id for node in seen),
            lost=tuple(node.id for node in members if node.is_lost),
            editions=tuple(
                tuple(node.id for node in seen if node.edition == number) for number in numbers
            ),
            origin=origin,
            origin_kind=kind,
            state=_tell_state(seen, versions, origin),
        )


def _tell_state(
    seen: Sequence[Node], versions: Mapping[str, Version], origin: str
) -> Literal["credited", "stripped", "unnamed"]:
    """Tell who names the origin: a copy by a credit, the original alone, or nothing."""
    if any(versions[node.id].names_origin and not node.is_own for node in seen):
        return "credited"
    named = any(node.is_own or origin in versions[node.id].text for node in seen)
    return "stripped" if named else "unnamed"


def _tell_stories(seen: Sequence[Node]) -> Iterator[TrueStory]:
    for happening in sorted({node.base.happening for node in seen}):
        reports = tuple(node.id for node in seen if node.base.happening == happening)
        yield TrueStory(happening=happening, reports=reports)


def _tell_alignments(nodes: Collection[Node]) -> Iterator[TrueAlignment]:
    for node in nodes:
        for parent in node.parents:
            yield link_sentences(node, parent)
