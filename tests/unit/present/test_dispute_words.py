"""What two sides of a dispute give, in words. The losses are invented."""

from msgspec.structs import replace

from twosource.model import Dispute
from twosource.present.dispute_words import say_sides

DISPUTE = Dispute(
    id="d", story="port", kind="contradiction", slot="amount", first=("a",), second=("b",),
    because="six men beside nobody", rule="two roots, one amount",
)  # fmt: skip


def test_sentences_are_told_in_the_words_of_the_text() -> None:
    """Their claims may not count what the sentences do."""
    dispute = replace(
        DISPUTE,
        because="“six men” beside “nobody”",
        rule="two sentences, one amount",
    )
    assert say_sides(dispute, ((), ()), lambda _: "") == ("“six men”", "“nobody”")


def test_claims_are_told_by_their_slots() -> None:
    assert say_sides(DISPUTE, ((), ()), lambda _: "") == ("", "")
