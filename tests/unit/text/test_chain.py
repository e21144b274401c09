"""The heaviest chain keeps order in both directions and finds the heaviest one there is."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from twosource.text.chain import Block, heaviest_chain, longest_rise

_BLOCKS = st.lists(
    st.builds(
        lambda i, j, height, width, weight: Block(i, i + height, j, j + width, float(weight)),
        st.integers(0, 6),
        st.integers(0, 6),
        st.integers(1, 2),
        st.integers(1, 2),
        st.integers(1, 9),
    ),
    max_size=8,
)


def _is_chain(blocks: tuple[Block, ...]) -> bool:
    return all(a.first_end <= b.first and a.second_end <= b.second for a, b in pairwise(blocks))


def _heaviest_by_trying(blocks: list[Block]) -> float:
    ordered = sorted(blocks, key=lambda b: (b.first, b.second))
    chains = (c for size in range(len(ordered) + 1) for c in combinations(ordered, size))
    return max(sum(block.weight for block in chain) for chain in chains if _is_chain(chain))


@given(_BLOCKS)
def test_the_chain_is_as_heavy_as_any_that_trying_finds(blocks: list[Block]) -> None:
    chain = heaviest_chain(blocks)
    assert _is_chain(tuple(chain))
    assert sum(block.weight for block in chain) == _heaviest_by_trying(blocks)


@given(_BLOCKS, st.data())
def test_the_order_of_the_blocks_does_not_matter(blocks: list[Block], data: st.DataObject) -> None:
    assert heaviest_chain(blocks) == heaviest_chain(data.draw(st.permutations(blocks)))


def test_no_blocks_make_an_empty_chain() -> None:
    assert heaviest_chain([]) == []


def test_the_longest_rise_leaves_out_what_steps_back() -> None:
    assert longest_rise([3, 1, 2, 9, 4, 5]) == 4
    assert longest_rise([5, 4, 3]) == 1
    assert longest_rise([]) == 0
