"""Sentences laid side by side."""

from twosource.read.batches import encode, make_batch, plan_batches
from twosource.read.pieces import START, Pieces

PIECES = Pieces(["[PAD]", "un", "##load", "ships"])


def test_a_sentence_begins_with_the_start_sign() -> None:
    encoded = encode(["unload", "ships"], PIECES)
    assert encoded.pieces == [START, 1, 2, 3]
    assert (encoded.first, encoded.last) == ([0, 1, 3], [0, 2, 3])


def test_batches_hold_every_sentence_once_and_keep_their_size() -> None:
    lengths = [9, 3, 30, 3, 12, 4]
    batches = list(plan_batches(lengths, most_pieces=24))
    assert sorted(place for batch in batches for place in batch) == list(range(6))
    sizes = [max(lengths[place] for place in batch) * len(batch) for batch in batches]
    assert all(size <= 24 or len(batch) == 1 for size, batch in zip(sizes, batches, strict=True))


def test_shorter_sentences_are_padded_with_zeros() -> None:
    batch = make_batch([encode(["ships"], PIECES), encode(["unload", "ships"], PIECES)])
    assert batch.pieces.tolist() == [[START, 3, 0, 0], [START, 1, 2, 3]]
    assert batch.lengths.tolist() == [2, 4]
