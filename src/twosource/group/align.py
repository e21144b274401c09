"""Which sentence of one version stands for which of another (copies.md, 5)."""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from twosource.group.profile import Profile
from twosource.model import Alignment, Link
from twosource.text.chain import Block, heaviest_chain
from twosource.text.grams import closeness_of

__all__ = ["AlignOptions", "align", "align_by"]


class AlignOptions(Struct, frozen=True):
    """`least_closeness` is the cosine below which two passages are never linked.

    `joined_share` is what a link of two sentences counts beside two links of one: below 1, so that
    sentences are joined only where single links fit worse.
    """

    least_closeness: float = 0.30
    joined_share: float = 0.93


def align(first: Profile, second: Profile, *, options: AlignOptions = AlignOptions()) -> Alignment:
    """Return the heaviest monotone set of 1-1, 1-2, 2-1 and 2-2 links between two reports."""
    return align_by(closeness_of(first.passages, second.passages), first, second, options=options)


def align_by(
    closeness: NDArray[np.float64],
    first: Profile,
    second: Profile,
    *,
    options: AlignOptions = AlignOptions(),
) -> Alignment:
    """Return the same from cosines measured before, as `closeness_of` gives them."""
    chain = heaviest_chain(_find_blocks(closeness, first, second, options))
    return Alignment(
        first=first.report.id,
        second=second.report.id,
        links=tuple(_link_of(block, options) for block in chain),
    )


def _find_blocks(
    closeness: NDArray[np.float64], first: Profile, second: Profile, options: AlignOptions
) -> list[Block]:
    rows, columns = (closeness > options.least_closeness).nonzero()
    n, m = first.passages.count, second.passages.count
    blocks = []
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        inside = closeness[np.ix_(_list_inside(row, n), _list_inside(column, m))]
        if _falls_apart(inside, options):
            continue
        i, height = (row, 1) if row < n else (row - n, 2)
        j, width = (column, 1) if column < m else (column - m, 2)
        share = 1.0 if height == width == 1 else options.joined_share
        gain = float(closeness[row, column]) - options.least_closeness
        blocks.append(Block(i, i + height, j, j + width, gain * share * (height + width) / 2))
    return blocks


def _list_inside(place: int, singles: int) -> list[int]:
    """Return the row of a passage, behind the rows of its two sentences when it has two."""
    return [place] if place < singles else [place - singles, place - singles + 1, place]


def _falls_apart(inside: NDArray[np.float64], options: AlignOptions) -> bool:
    """Tell whether a joined link, the last of `inside`, is better told by the smaller ones in it.

    It is where one of them is as close alone: the sentence joined to it was only left out. A false
    break is what 2-2 is for, so two sentences that each have their own are not joined either.
    """
    smaller = inside.ravel()[:-1]
    if smaller.size and smaller.max() >= inside[-1, -1]:
        return True
    is_double = inside.shape == (3, 3)
    return bool(is_double and min(inside[0, 0], inside[1, 1]) > options.least_closeness)


def _link_of(block: Block, options: AlignOptions) -> Link:
    height, width = block.first_end - block.first, block.second_end - block.second
    share = 1.0 if height == width == 1 else options.joined_share
    gain = block.weight / (share * (height + width) / 2)
    return Link(
        first=tuple(range(block.first, block.first_end)),
        second=tuple(range(block.second, block.second_end)),
        closeness=round(gain + options.least_closeness, 4),
    )
