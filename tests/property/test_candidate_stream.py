"""Reports that come one by one meet the same reports as those that come together."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tools.affairs import load_sources, plant_copies

from twosource.group.candidates import CandidateOptions, find_candidates
from twosource.group.stream import CandidateStream, StreamOptions

_SENTENCES = [
    "Nine ships left the harbour of Orlen before the ban began on Monday night.",
    "Their captains said that nobody had told them about the new rules.",
    "A spokeswoman for the port said every owner had been warned in writing.",
    "The ministry of trade will publish a list of the ships within a week.",
    "Insurers in Senn refused to cover cargoes bound for the northern coast.",
    "Two tankers turned round off the cape and waited for further orders.",
    "It was the third such ban since the talks on fishing rights collapsed.",
]
_BODIES = st.lists(
    st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=5, unique=True), max_size=7
)


@given(_BODIES)
def test_the_stream_proposes_what_the_batch_proposes(bodies: list[list[str]]) -> None:
    batch = find_candidates(bodies, CandidateOptions())
    stream = CandidateStream()
    met = {
        (earlier, f"{number:02d}")
        for number, body in enumerate(bodies)
        for earlier in stream.add(f"{number:02d}", body, day=number)
    }
    heads = batch.head_of.tolist()
    wanted = {(f"{one:02d}", f"{other:02d}") for one, other in batch.pairs.tolist()}
    assert wanted <= met
    assert all((f"{head:02d}", f"{n:02d}") in met for n, head in enumerate(heads) if head != n)


@given(st.integers(0, 1_000))
@settings(max_examples=15)
def test_the_stream_finds_the_edited_copies_that_the_batch_finds(seed: int) -> None:
    """Planted copies: 5 to 40 % of the words changed, sentences dropped, merged and moved."""
    corpus = plant_copies(load_sources().bases, 40, seed=seed)
    bodies = [text.split("\n\n")[2:] for _, text in corpus]
    batch = find_candidates(bodies, CandidateOptions())
    stream = CandidateStream()
    met = {
        (int(earlier), number)
        for number, body in enumerate(bodies)
        for earlier in stream.add(str(number), body, day=number // 2)
    }
    assert set(map(tuple, batch.pairs.tolist())) <= met
    assert {(plant.of, plant.copy) for plant in corpus.plants} <= met


def test_runs_are_forgotten_after_the_window_and_sentences_are_not() -> None:
    edited = [sentence.replace("said", "told us") for sentence in _SENTENCES[:3]]
    stream = CandidateStream(options=StreamOptions(window_days=30))
    assert stream.add("a", _SENTENCES[:3], day=0) == ()
    assert stream.add("b", edited[1:], day=30) == ("a",)
    stream = CandidateStream(options=StreamOptions(window_days=30))
    stream.add("a", _SENTENCES[:3], day=0)
    assert stream.add("b", edited[1:], day=31) == ()
    assert stream.add("c", _SENTENCES[:3], day=400) == ("a",)
