from tests.unit.group.making import DAM, STRIKE, cut, make_report

from twosource.group.align import align
from twosource.group.profile import Profile
from twosource.model import Alignment, Link

_NINE_DAYS = "Hundreds of farmers blocked the bridge at Pell with tractors for nine days"
_BARLEY = "a third of their barley had withered when the canals fell dry in August"
_TOWERS = "Church towers of fourteen drowned villages can be seen in dry autumns."
_RANSOM = "Opposition deputies call the payment a ransom and collect signatures against it."


def _align(first: str, second: str) -> Alignment:
    return align(Profile(make_report("first", first)), Profile(make_report("second", second)))


def _pairs(alignment: Alignment) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(link.first, link.second) for link in alignment.links]


def test_a_text_is_linked_to_itself_sentence_by_sentence() -> None:
    links = _align(DAM, DAM).links
    assert links == tuple(Link((n,), (n,), 1.0) for n in range(len(links)))
    assert len(links) == len(make_report("x", DAM).sentences)


def test_a_sentence_of_one_version_only_is_in_no_link() -> None:
    assert _pairs(_align(f"{_TOWERS} {_RANSOM}", f"{_RANSOM}")) == [((1,), (0,))]


def test_a_sentence_split_in_two_is_linked_to_both_halves() -> None:
    whole = f"{_TOWERS} {_NINE_DAYS}, because {_BARLEY}. {_RANSOM}"
    split = f"{_TOWERS} {_NINE_DAYS}. {_BARLEY.capitalize()}. {_RANSOM}"
    assert _pairs(_align(whole, split)) == [((0,), (0,)), ((1,), (1, 2)), ((2,), (3,))]
    assert _pairs(_align(split, whole)) == [((0,), (0,)), ((1, 2), (1,)), ((3,), (2,))]


def test_two_sentences_broken_at_another_place_are_linked_together() -> None:
    middle = "granite pillars, rusted turbines, leaking sluices, cracked spillways, mouldy cellars"
    early = f"Inspectors photographed everything. Old {middle} all over."
    late = f"Inspectors photographed everything old {middle}. All over."
    assert _pairs(_align(early, late)) == [((0, 1), (0, 1))]


def test_two_sentences_that_each_have_their_own_are_not_joined() -> None:
    reworded = f"{_TOWERS.replace('Church towers', 'Steeples')} {_RANSOM.replace('call', 'name')}"
    assert _pairs(_align(f"{_TOWERS} {_RANSOM}", reworded)) == [((0,), (0,)), ((1,), (1,))]


def test_of_two_paragraphs_that_changed_places_one_stays_unlinked() -> None:
    turned = cut(DAM, 0, 1, 2, 4, 3, 5)
    pairs = _pairs(_align(cut(DAM, 0, 1, 2, 3, 4, 5), turned))
    for side in (0, 1):
        numbers = [number for pair in pairs for number in pair[side]]
        assert numbers == sorted(set(numbers))
    assert len(pairs) == len(make_report("x", turned).sentences) - 2


def test_sentences_that_share_no_rare_word_are_not_linked() -> None:
    assert _pairs(_align(_TOWERS, _RANSOM)) == []
    assert _pairs(_align(DAM, STRIKE)) == []


def test_a_report_without_sentences_is_linked_to_nothing() -> None:
    assert _pairs(_align("", DAM)) == []
    assert _pairs(_align(DAM, "")) == []


def test_closeness_falls_with_every_word_that_changes() -> None:
    once = _TOWERS.replace("drowned", "flooded")
    twice = once.replace("autumns", "winters")
    levels = [_align(_TOWERS, other).links[0].closeness for other in (_TOWERS, once, twice)]
    assert levels == sorted(set(levels), reverse=True)
    assert levels[0] == 1.0


def test_a_sentence_left_out_is_not_joined_to_its_neighbour() -> None:
    full = f"{_NINE_DAYS}. Nobody was hurt at Pell. {_TOWERS} {_RANSOM}"
    left_out = f"{_NINE_DAYS}. {_TOWERS} {_RANSOM}"
    assert _pairs(_align(full, left_out)) == [((0,), (0,)), ((2,), (1,)), ((3,), (2,))]
    assert _pairs(_align(left_out, full)) == [((0,), (0,)), ((1,), (2,)), ((2,), (3,))]


def test_two_sentences_that_exchanged_words_are_still_linked_each_to_its_own() -> None:
    first = (
        "Granite pillars, rusted turbines and broken ladders stood there. "
        "Cracked spillways, mouldy cellars and flooded tunnels leaked."
    )
    second = (
        "Granite pillars, rusted turbines and flooded tunnels stood there. "
        "Cracked spillways, mouldy cellars and broken ladders leaked."
    )
    assert _pairs(_align(first, second)) == [((0,), (0,)), ((1,), (1,))]
