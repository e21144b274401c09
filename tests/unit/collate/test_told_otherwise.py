"""What two versions tell otherwise, read by the network; all dealings told here are invented."""

import pytest
from tests.unit.collate.laying import Told, lay

from twosource.model import Slot


def told(first: str, second: str, **how: object) -> list[Told]:
    return lay(first, second, parsed=True, **how)  # type: ignore[arg-type]


def slots(first: str, second: str) -> set[Slot]:
    """The slots in which two sentences are held to be broken."""
    return {one.slot for one in told(first, second) if one.kind == "corruption"}


@pytest.mark.parametrize(
    ("sound", "broken", "slot"),
    [
        (
            "Kenya accused Chad of arming rebels.",
            "Chad accused Kenya of arming rebels.",
            "direction",
        ),
        (
            "A Chadian patrol crossed into Niger on Monday.",
            "A Nigerien patrol crossed into Chad on Monday.",
            "direction",
        ),
        (
            "Both ministers denied arms exports to Peru.",
            "Both ministers denied Peruvian arms exports.",
            "direction",
        ),
        (
            "Both ministers denied Kenyan arms deliveries to Chad.",
            "Both ministers denied arms deliveries to Kenya.",
            "direction",
        ),
        (
            "Kenya imposed travel bans on nine men.",
            "Kenya lifted travel bans on nine men.",
            "polarity",
        ),
        (
            "The minister confirmed the sale of tanks.",
            "The minister denied the sale of tanks.",
            "polarity",
        ),
        (
            "The general said his men had opened fire first.",
            "The general said his men had not opened fire first.",
            "polarity",
        ),
        (
            "Chad scrapped a policy of seeking a union with Niger.",
            "Chad is seeking a union with Niger.",
            "polarity",
        ),
        ("Chad will sign the treaty with Niger.", "Chad signed the treaty with Niger.", "status"),
        (
            "Soldiers crossed the river two hours before the shells fell.",
            "Soldiers crossed the river two hours after the shells fell.",
            "date",
        ),
        ("Rewiti praised Australia for the aid.", "Rewiti praised Fiji for the aid.", "recipient"),
        (
            "“The grain came by road and nobody saw it,” the minister said.",
            "“The grain came by sea and nobody saw it,” the minister said.",
            "quotation",
        ),
        (
            "Rewiti said that “none of the boats will leave this month” without a permit.",
            "Rewiti said that “all of the boats will leave this month” without a permit.",
            "polarity",
        ),
    ],
)
def test_what_was_turned_round_is_found(sound: str, broken: str, slot: Slot) -> None:
    assert slot in slots(sound, broken)
    assert slot in slots(broken, sound)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Kenya shipped 400 shells to Chad in May.",
            "In May, 400 shells were sent to Chad by Kenya.",
        ),
        ("Kenya accused Chad of arming rebels.", "Chad was accused by Kenya of arming rebels."),
        (
            "The minister said Kenya would sell grain.",
            "Kenya would sell grain, the minister told reporters.",
        ),
        ("Kenya denied that it had sold tanks.", "Kenya said that it had never sold tanks."),
        ("The Chadian army shelled a village.", "The army of Chad shelled a village."),
        (
            "Police seized the truck and arrested two men.",
            "Police confiscated the truck and detained two men.",
        ),
        ("The number without shelter was 400.", "The number with no shelter was 400."),
        ("At least 40 soldiers died at the ford.", "Some 40 soldiers died at the ford."),
        (
            "“We have seen the boats and we are waiting,” he said.",
            "“We have seen the boats and we wait,” he said.",
        ),
        (
            "“We will honour the treaty of last May in every word,” he said.",
            "“We will honor the treaty of last May in every word,” he said.",
        ),
        (
            "“The treaty is dead and we will not mourn it,” he said.",
            "He said the pact was dead and that nobody would weep for it.",
        ),
    ],
)
def test_another_wording_is_no_corruption(one: str, other: str) -> None:
    assert slots(one, other) == set()
    assert slots(other, one) == set()


def test_a_plan_that_came_about_in_a_later_edition_is_an_update() -> None:
    found = told(
        "Chad will sign the treaty with Niger.",
        "Chad signed the treaty with Niger.",
        later="second",
    )
    assert [(one.slot, one.kind, one.broken) for one in found] == [("status", "update", "neither")]


def test_the_opposite_in_a_later_edition_is_an_update() -> None:
    one, other = "Kenya closed the border at Moyale.", "Kenya reopened the border at Moyale."
    assert [(x.slot, x.kind) for x in told(one, other, later="second")] == [("polarity", "update")]
    assert [(x.slot, x.kind) for x in told(one, other)] == [("polarity", "corruption")]


def test_roles_turned_round_are_no_update_in_a_later_edition() -> None:
    found = told(
        "Kenya accused Chad of arming rebels.",
        "Chad accused Kenya of arming rebels.",
        later="second",
    )
    assert [(one.slot, one.kind) for one in found] == [("direction", "corruption")]


def test_a_copy_that_differs_from_its_parent_is_broken() -> None:
    found = told(
        "Kenya accused Chad of arming rebels.",
        "Chad accused Kenya of arming rebels.",
        parent="first",
    )
    assert (found[0].broken, found[0].rule) == ("second", "against its parent")


def test_a_sister_that_tells_it_as_the_one_speaks_against_the_other() -> None:
    found = told(
        "Chad accused Kenya of arming rebels.",
        "Kenya accused Chad of arming rebels.",
        others=["On Monday Kenya accused Chad of arming rebels."],
    )
    assert (found[0].broken, found[0].rule) == ("first", "outvoted")
    assert "1 further version tells it as the second" in found[0].because


def test_nothing_that_decides_leaves_it_open() -> None:
    found = told("Kenya accused Chad of arming rebels.", "Chad accused Kenya of arming rebels.")
    assert (found[0].broken, found[0].rule) == ("cannot-tell", "undecided")


def test_what_is_told_otherwise_is_told_once() -> None:
    found = told("Kenya accused Chad of arming rebels.", "Chad accused Kenya of arming rebels.")
    assert len(found) == 1


def test_without_parses_the_surface_alone_is_compared() -> None:
    assert not [
        one
        for one in lay("Kenya accused Chad of it.", "Chad accused Kenya of it.")
        if one.slot == "direction"
    ]
