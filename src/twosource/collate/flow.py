"""The greatest flow from control groups over lineages to an event: how many voices, at least and
at most.

Each group and each lineage carries one unit, and between them nothing is narrow. So the flow is the
size of the largest matching of groups with lineages, and copies of a claim are one pair.
"""

from collections.abc import Collection, Iterable, Mapping, Set

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import maximum_bipartite_matching

from twosource.model import Independent
from twosource.text.grouped import group_pairs

__all__ = ["count_independent"]

Pair = tuple[str, str]
"""A control group and a lineage by which it is heard."""


def count_independent(known: Collection[Pair], unknown: Set[str]) -> Independent:
    """Return how many independent voices there are at least and at most.

    `known` are the pairs of a known group and a lineage, `unknown` the lineages that have a claim
    of which the root is unknown.

    At most: each unknown root is somebody whom nobody else cites, one for each lineage. Such a root
    can always carry the unit of its lineage, so what remains is the flow of the other lineages.

    At least: of all ways to say who the unknown roots are, the one with the smallest flow. Let m be
    the flow of the known pairs. A lineage that has a known root gets no new pair where its unknown
    root is that one, so only lineages with unknown roots alone matter; without any, m is reached.
    With some, the flow is m again if they can all be one group g that is used in every largest
    matching, and m + 1 otherwise:
    - If g is used in every largest matching, then some smallest cover of the known pairs (Kőnig: as
      large as the matching) holds g, as the one that holds as many groups as possible does. It
      covers the new pairs of g as well, so the flow stays m.
    - If there is no such g, then to whichever group an unknown root is given, known or new, some
      largest matching leaves it free for the new lineage, so m + 1 is the least there can be. One
      group for all of them reaches it: a cover and that group.
    Groups that some largest matching leaves free are those that alternating paths reach from one
    that is free, so this is as quick as the matching.
    """
    lineages_of = _gather(known)
    partners = _match(lineages_of)
    at_least = len(partners)
    heard_by_known = {lineage for _, lineage in known}
    if not unknown <= heard_by_known and not _has_needed(lineages_of, partners):
        at_least += 1
    others = _gather(pair for pair in known if pair[1] not in unknown)
    return Independent(low=at_least, high=len(unknown) + len(_match(others)))


def _gather(pairs: Iterable[Pair]) -> dict[str, tuple[str, ...]]:
    """Return the lineages of each group, everything in order."""
    return group_pairs(sorted(set(pairs)))


def _match(lineages_of: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return the group of each lineage in a largest matching."""
    if len(lineages_of) <= 1:
        return {some[0]: group for group, some in lineages_of.items()}
    groups = tuple(lineages_of)
    lineages = tuple(dict.fromkeys(one for some in lineages_of.values() for one in some))
    numbers = {one: at for at, one in enumerate(lineages)}
    columns = np.array([numbers[one] for some in lineages_of.values() for one in some], np.int32)
    starts = np.cumsum([0, *map(len, lineages_of.values())], dtype=np.int32)
    graph = csr_matrix(
        (np.ones(len(columns), np.int8), columns, starts), (len(groups), len(lineages))
    )
    found = maximum_bipartite_matching(graph, perm_type="column").tolist()
    return {lineages[at]: groups[row] for row, at in enumerate(found) if at >= 0}


def _has_needed(lineages_of: Mapping[str, tuple[str, ...]], partners: Mapping[str, str]) -> bool:
    """Tell whether some group is used in every largest matching, of which `partners` is one."""
    free = set(lineages_of) - set(partners.values())
    waiting = list(free)
    while waiting:
        for lineage in lineages_of[waiting.pop()]:
            # No path leads from a free group to a free lineage: the matching would not be largest.
            partner = partners[lineage]
            if partner not in free:
                free.add(partner)
                waiting.append(partner)
    return len(free) < len(lineages_of)
