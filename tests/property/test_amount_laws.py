from hypothesis import given
from hypothesis import strategies as st

from twosource.read.quantities import find_number_phrases

_SIZES = st.integers(1000, 10**9)
_SPACES = st.sampled_from([",", "\u00a0", "\u2009", "\u202f", " "])


@given(_SIZES, _SPACES)
def test_separators_change_no_value(size: int, mark: str) -> None:
    printed = f"{size:,}".replace(",", mark)
    (plain,) = find_number_phrases(f"they sent {size} crates")
    (parted,) = find_number_phrases(f"they sent {printed} crates")
    assert plain.low == parted.low == size
    assert parted.stop - parted.number == len(printed)


@given(
    st.integers(1, 10**6),
    st.integers(1, 10**6),
    st.sampled_from(["between {} and {} men", "{} to {} men", "{}-{} men", "{} or {} men"]),
)
def test_the_ends_of_a_range_are_in_order(low: int, high: int, form: str) -> None:
    for one in find_number_phrases(form.format(low, high)):
        assert one.upto is None or (one.low is not None and one.low < one.upto)


@given(_SIZES, st.sampled_from(["more than", "up to", "at least", "about", "fewer than"]))
def test_a_comparator_changes_the_sign_alone(size: int, words: str) -> None:
    (bare,) = find_number_phrases(f"they sent {size:,} crates")
    (signed,) = find_number_phrases(f"they sent {words} {size:,} crates")
    assert signed.low == bare.low
    assert signed.sign
    assert not bare.sign
