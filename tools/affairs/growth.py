"""How an affair grows: versions derived from versions, some of them withheld."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random

from msgspec import Struct
from msgspec.structs import replace
from tools.affairs.cuts import cut, merge, reorder
from tools.affairs.damage import RATES, Rates, damage
from tools.affairs.draft import Draft, Line, draft_base, new_lines, take_over
from tools.affairs.editions import re_edit
from tools.affairs.model import Base, Credit, Grade, Rewording
from tools.affairs.naming import date_dateline, retitle, treat_credit
from tools.affairs.node import Node, name_relation
from tools.affairs.phrases import load_phrases
from tools.affairs.reword import GRADES, reword, take_rewording
from tools.affairs.sites import draw_name, draw_site, load_parts, make_site, make_wire
from tools.affairs.words import MONTHS

__all__ = ["Growth", "GrowthOptions"]


class GrowthOptions(Struct, frozen=True, kw_only=True):
    """How often what happens; shares of 1 unless said otherwise.

    `late` is the chance that a copy shows a date of weeks later, `late_damaged` that a damaged one
    does. `stripped` is the chance that the copies of a lineage carry no credit at all.
    """

    rates: Rates = RATES
    late: float = 0.05
    late_damaged: float = 0.35
    stripped: float = 0.25
    retitled: float = 0.5
    by_hand: float = 0.5


_COPIES: tuple[tuple[tuple[str, ...], int], ...] = (
    (("verbatim",), 16),
    (("cut",), 18),
    (("reordered",), 7),
    (("cut", "reordered"), 4),
    (("reworded-light",), 10),
    (("reworded-medium",), 10),
    (("reworded-heavy",), 8),
    (("cut", "reworded-light"), 5),
    (("cut", "reworded-medium"), 4),
    (("damaged",), 12),
    (("cut", "damaged"), 6),
)
_PLAIN: tuple[tuple[str, ...], ...] = (("verbatim",), ("cut",), ("reordered",), ("damaged",))
_MOST_EDITIONS = 3


class Growth:
    """An affair while it grows: the nodes made so far, in order."""

    def __init__(
        self,
        chance: Random,
        *,
        options: GrowthOptions,
        bases: Sequence[Base],
        rewordings: Sequence[Rewording],
    ) -> None:
        self.nodes: dict[str, Node] = {}
        self._chance = chance
        self._options = options
        self._rewordings = rewordings
        # No copier bears the name of an outlet or agency that somebody wrote for.
        self._names = {
            name for base in bases for name in (base.outlet, base.agency) if name is not None
        }
        self._stripped: set[str] = set()

    def seen(self) -> list[Node]:
        """Return the nodes that are not withheld."""
        return [node for node in self.nodes.values() if not node.is_lost]

    def plant(self, base: Base, *, lost: bool) -> Node:
        """Put a hand-written report into the affair, on its own site."""
        name = base.filed_by
        if self._chance.random() < self._options.stripped:
            self._stripped.add(base.id)
        day = date.fromisoformat(base.published)
        node = Node(
            id=self._next_id(lost=lost),
            draft=draft_base(base),
            base=base,
            bases=(base.id,),
            parents=(),
            relation="own",
            operations=("own",),
            edition=1,
            lineage=base.id,
            credit="own",
            day=day,
            written=day,
            site=make_wire(name) if base.form == "wire" else make_site(name),
            is_lost=lost,
            is_own=True,
        )
        return self._keep(node)

    def copy(self, parent: Node, *, lost: bool = False, plain: bool = False) -> Node:
        """Derive a copy from a node by operations drawn by chance."""
        chance = self._chance
        if plain:
            operations = chance.choice(_PLAIN)
        else:
            drawn = [names for names, _ in _COPIES]
            operations = chance.choices(drawn, [weight for _, weight in _COPIES])[0]
        before = take_over(parent.draft, parent.id)
        after, operations = self._operate(before, operations, parent)
        relation = name_relation(operations, before, after)
        if chance.random() < self._options.retitled * (0.5 if relation == "verbatim" else 1):
            after = retitle(after, chance)
        credit = self._choose_credit(parent)
        if credit != parent.credit:
            staff = f"By {draw_name(chance)}"
            after = treat_credit(after, credit, parent.base, staff, chance)
        site = draw_site(chance, taken=self._names)
        self._names.add(site.name)
        node = replace(
            parent,
            id=self._next_id(lost=lost),
            draft=after,
            parents=(parent.id,),
            relation=relation,
            operations=operations,
            credit=credit,
            day=self._later(parent, late=relation == "damaged"),
            site=site,
            is_lost=lost,
            is_own=False,
        )
        return self._keep(node)

    def lose_parent(self, of: Node, *, children: int) -> None:
        """Derive a version that is withheld, and some copies of it."""
        parent = self.copy(of, lost=True)
        for _ in range(children):
            self.copy(parent, plain=True)

    def update(self, parent: Node, news: Sequence[tuple[Line, ...]], *, lost: bool) -> Node:
        """Derive the next edition, by the same desk."""
        day = parent.day + timedelta(days=self._chance.randint(1, 2))
        draft = re_edit(take_over(parent.draft, parent.id), self._chance, news=news)
        dateline = date_dateline(draft.dateline, MONTHS[day.month - 1], day.day)
        node = replace(
            parent,
            id=self._next_id(lost=lost),
            draft=replace(draft, dateline=dateline),
            parents=(parent.id,),
            relation="edition",
            operations=("edition",),
            edition=parent.edition + 1,
            day=day,
            written=day,
            is_lost=lost,
        )
        return self._keep(node)

    def merge(self, one: Node, other: Node) -> Node:
        """Derive a report that draws on two of different descent, with paragraphs of its own."""
        chance = self._chance
        site = draw_site(chance, taken=self._names)
        self._names.add(site.name)
        name = self._next_id(lost=False)
        sides = (take_over(one.draft, one.id), take_over(other.draft, other.id))
        draft = merge(*sides, self._own_paragraphs(site.name, site.town, name), chance)
        draft = replace(retitle(draft, chance), byline=f"By {draw_name(chance)}")
        day = max(one.day, other.day) + timedelta(days=chance.randint(0, 1))
        base = replace(one.base, id=name, form="outlet", agency=None, outlet=site.name)
        node = Node(
            id=name,
            draft=draft,
            base=base,
            bases=tuple(sorted({*one.bases, *other.bases})),
            parents=(one.id, other.id),
            relation="merged",
            operations=("merged",),
            edition=1,
            lineage=name,
            credit="own",
            day=day,
            written=day,
            site=site,
            is_lost=False,
            is_own=True,
        )
        return self._keep(node)

    def may_update(self, lineage: str) -> Node | None:
        """Return the latest own edition of a lineage, None when it has enough of them."""
        own = [node for node in self.nodes.values() if node.lineage == lineage and node.is_own]
        latest = max(own, key=lambda node: node.edition)
        may = latest.edition < _MOST_EDITIONS and latest.relation != "merged"
        return latest if may else None

    def _keep(self, node: Node) -> Node:
        self.nodes[node.id] = node
        return node

    def _next_id(self, *, lost: bool) -> str:
        number = sum(node.is_lost == lost for node in self.nodes.values()) + 1
        return f"lost-{number}" if lost else f"{number:02}"

    def _operate(
        self, draft: Draft, operations: tuple[str, ...], parent: Node
    ) -> tuple[Draft, tuple[str, ...]]:
        """Return the draft after the operations, and what was done in truth."""
        by_hand = self._rewordings_of(parent)
        is_reworded = any(name.startswith("reworded") for name in operations)
        if is_reworded and by_hand and self._chance.random() < self._options.by_hand:
            chosen = self._chance.choice(by_hand)
            return take_rewording(draft, chosen), (f"reworded-{chosen.grade}", "by-hand")
        for name in operations:
            draft = _OPERATIONS[name](draft, self._chance, self._options)
        return draft, operations

    def _rewordings_of(self, parent: Node) -> list[Rewording]:
        if parent.relation != "own":
            return []
        return [one for one in self._rewordings if one.of == parent.base.id]

    def _choose_credit(self, parent: Node) -> Credit:
        """Return what becomes of the credit: a lost one does not come back."""
        if parent.credit == "stripped" or parent.base.id in self._stripped:
            return "stripped"
        if parent.credit == "altered":
            return self._chance.choice(["altered", "stripped"])
        drawn: list[Credit] = ["kept", "altered", "stripped"]
        return self._chance.choices(drawn, [5, 3, 2])[0]

    def _later(self, parent: Node, *, late: bool) -> date:
        chance = self._chance
        likely = self._options.late_damaged if late else self._options.late
        if chance.random() < likely:
            return parent.day + timedelta(days=chance.randint(15, 60))
        return parent.day + timedelta(days=chance.choice([0, 0, 1, 1, 2]))

    def _own_paragraphs(self, outlet: str, town: str, version: str) -> tuple[tuple[Line, ...], ...]:
        parts, chance = load_parts(), self._chance
        opening = [chance.choice(parts.own_openings), chance.choice(parts.own_seconds)]
        middle = [chance.choice(parts.own_middles)]
        texts = [
            [sentence.format(outlet=outlet, town=town) for sentence in paragraph]
            for paragraph in (opening, middle)
        ]
        return new_lines(texts, source=f"own {version}")


_Named = Callable[[Draft, Random, GrowthOptions], Draft]


def _reword_by(grade: Grade) -> _Named:
    def operation(draft: Draft, chance: Random, _options: GrowthOptions) -> Draft:
        return reword(draft, chance, options=GRADES[grade], phrases=load_phrases())

    return operation


_OPERATIONS: dict[str, _Named] = {
    "verbatim": lambda draft, _chance, _options: draft,
    "cut": lambda draft, chance, _options: cut(draft, chance),
    "reordered": lambda draft, chance, _options: reorder(draft, chance),
    "reworded-light": _reword_by("light"),
    "reworded-medium": _reword_by("medium"),
    "reworded-heavy": _reword_by("heavy"),
    "damaged": lambda draft, chance, options: damage(draft, chance, rates=options.rates),
}
