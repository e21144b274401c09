"""Laws of `find_actors` on texts that nobody would write."""

from hypothesis import given
from hypothesis import strategies as st

from twosource.lexicon.actors import find_actors
from twosource.model import ActorMention

_PIECES = """
    President|president of|the|Chad|Chadian|Chad's|foreign|ministry|foreign ministry|spokesman|for|
    Oda|Brenn|Oda Brenn|Brenn's|,|, the|.|former|deputy|Gen.|U.S.|US|NATO|UN|SDF|Syria|Japan|Congo|
    Kinshasa|Georgia|Putin|Xi'an|China Daily|army|military|official|officials|and|of|in|-|pro-|al-|
    van der|J.|PM|8|WHO|WHO IS|\n|“|”|’s|judge|Korean Air|Kim Jong Un's|
    Iraqi|Kurds|Serbs|Iraqi Arabs
""".replace("\n    ", "").split("|")
_SPACED = st.lists(st.sampled_from(_PIECES), max_size=14).map(" ".join)
_TEXTS = st.one_of(st.text(max_size=60), _SPACED)


def places(mentions: tuple[ActorMention, ...]) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in mentions]


@given(_TEXTS)
def test_mentions_lie_in_the_text_in_order_and_apart(text: str) -> None:
    last = 0
    for start, end in places(find_actors(text)):
        assert last <= start < end <= len(text)
        last = end


@given(_TEXTS)
def test_no_mention_begins_or_ends_with_a_space(text: str) -> None:
    for start, end in places(find_actors(text)):
        assert text[start:end] == text[start:end].strip()


@given(_SPACED)
def test_a_paragraph_that_names_nobody_changes_nothing(text: str) -> None:
    assert find_actors(f"{text}\n\nIt rained all night.") == find_actors(f"{text}\n\n")


@given(_SPACED)
def test_a_paragraph_before_moves_mentions_and_changes_nothing_else(text: str) -> None:
    before = "It rained all night.\n\n"
    moved = find_actors(before + text)
    assert [(start - len(before), end - len(before)) for start, end in places(moved)] == places(
        find_actors(text)
    )
    assert [one.rule for one in moved] == [one.rule for one in find_actors(text)]
