"""Words that changed places, words of one kind, numbers that count else; all of it is invented."""

import pytest
from tests.unit.collate.laying import lay

from twosource.model import Slot


def slots(first: str, second: str) -> set[Slot]:
    """The slots in which two sentences are held to be broken."""
    return {one.slot for one in lay(first, second, parsed=True) if one.kind == "corruption"}


@pytest.mark.parametrize(
    ("sound", "broken", "slot"),
    [
        (
            "The Danish coastguard stopped a Polish trawler off Bornholm.",
            "The Polish coastguard stopped a Danish trawler off Bornholm.",
            "direction",
        ),
        (
            "Chad said that Niger had closed the wells at Dirkou.",
            "Niger said that Chad had closed the wells at Dirkou.",
            "speaker",
        ),
        (
            "Nine guards and 30 shepherds were hurt at the wells.",
            "30 guards and nine shepherds were hurt at the wells.",
            "amount",
        ),
        ("It sued Gabon over the reef.", "Gabon sued it over the reef.", "direction"),
        ("She thanked him for the map.", "He thanked her for the map.", "direction"),
        (
            "Guards were fired on by them near Dirkou.",
            "Guards fired on them near Dirkou.",
            "direction",
        ),
    ],
)
def test_what_changed_places_is_found(sound: str, broken: str, slot: Slot) -> None:
    assert slot in slots(sound, broken)
    assert slot in slots(broken, sound)


@pytest.mark.parametrize(
    ("sound", "broken", "slot"),
    [
        (
            "The army in Dirkou counted four dead, the nurse said.",
            "The army in Dirkou counted four dead, the pilot said.",
            "speaker",
        ),
        ("Niger must open the wells within a year.", "Niger must open the wells within a week.",
         "amount"),
        ("Two guards were hurt at the wells.", "One guard was hurt at the wells.", "amount"),
        ("The guards held 12 boys at Dirkou.", "The guards held a boy of 12 at Dirkou.", "amount"),
        ("The guards held 12 boys at Dirkou.", "The guards held a 12-year-old boy at Dirkou.",
         "amount"),
        ("Police searched the mosque in Dirkou.", "Police searched the temple in Dirkou.", "place"),
        ("Niger towed two Chadian boats on Monday.", "Niger sank two Chadian boats on Monday.",
         "act"),
        (
            "“They must leave the wells by noon,” the general said.",
            "“They may leave the wells by noon,” the general said.",
            "quotation",
        ),
    ],
)  # fmt: skip
def test_a_word_that_excludes_the_other_is_found(sound: str, broken: str, slot: Slot) -> None:
    assert slot in slots(sound, broken)
    assert slot in slots(broken, sound)


def test_another_unit_of_one_figure_is_found() -> None:
    one = "A court in Niamey jailed the pilot for 11 years over the crash."
    other = "Over the crash the pilot was jailed for 11 months by a court in Niamey."
    assert slots(one, other) == {"number"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Danish envoy met a Polish colleague.", "The Polish envoy met a Danish colleague."),
        ("Chad and Niger signed the accord.", "Niger and Chad signed the accord."),
        ("Gabon sued it over the reef.", "It was sued by Gabon over the reef."),
        ("Chad sold 30 camels to Niger.", "Niger bought 30 camels from Chad."),
        ("Chad will pull its guns back in May.", "Chad will move its guns back in May."),
        ("The general held up a map.", "The general showed a map."),
        ("The two had not been in one room in May.", "The two had not sat in one room in May."),
        ("The envoy drove to the airfield.", "The envoy was driven to the airfield."),
        ("Chad failed to agree on a date.", "Chad did not agree on a date."),
        ("Niger lifted its ban on salt.", "Niger allows salt again."),
        ("A boy of 12 was held at Dirkou.", "A 12-year-old boy was held at Dirkou."),
        ("The nurse said that four were dead.", "She said that four were dead."),
        ("A villa by the Red Lake was searched.", "A villa on the Red Lake was searched."),
    ],
)  # fmt: skip
def test_a_faithful_rewording_raises_no_alarm(one: str, other: str) -> None:
    assert slots(one, other) == set()
    assert slots(other, one) == set()
