"""By which claim the parties of an event are told."""

from msgspec.structs import replace
from tests.unit.present.export.affair import GHANA, KENYA, WIRE_REPORT, make_claim

from twosource.model import Correction
from twosource.present.chosen_claim import choose_claim

GAVE = replace(
    make_claim("gave", WIRE_REPORT, 0, "AID", actors=[KENYA], recipients=[GHANA]), surety=0.5
)
TURNED = replace(GAVE, id="turned", report="other", actors=(GHANA,), recipients=(KENYA,))
COPIES = [replace(TURNED, id=f"copy-{at}", report=f"copy-{at}", surety=0.4) for at in range(9)]


def test_a_hundred_copies_outvote_nobody() -> None:
    one_lineage = {one.report: "copies" for one in COPIES}
    assert choose_claim([*COPIES, GAVE], one_lineage) == GAVE
    assert choose_claim([GAVE, *COPIES], {}).actors == (GHANA,)


def test_within_a_lineage_what_most_of_its_surety_is_behind_stands() -> None:
    one_lineage = dict.fromkeys([GAVE.report, "other", "third"], "versions")
    weak = replace(TURNED, surety=0.2)
    third = replace(GAVE, id="third", report="third", surety=0.1)
    assert choose_claim([weak, GAVE], one_lineage) == GAVE
    surer = replace(TURNED, surety=0.7)
    assert choose_claim([third, surer, GAVE], one_lineage) == surer


def test_what_a_person_decided_comes_before_what_was_read() -> None:
    sure = replace(TURNED, surety=0.9)
    assert choose_claim([sure, GAVE], {}) == sure
    assert choose_claim([sure, replace(GAVE, judged="accepted")], {}).id == GAVE.id
    corrected = replace(GAVE, corrections=(Correction(slot="actor", read="Togo", now="Kenya"),))
    assert choose_claim([sure, corrected], {}).id == GAVE.id
    assert choose_claim([replace(sure, judged="rejected"), GAVE], {}) == GAVE


def test_of_claims_told_equally_well_the_one_with_both_sides_stands_then_the_first() -> None:
    alone = replace(GAVE, id="alone", report="other", recipients=())
    assert choose_claim([alone, GAVE], {}) == GAVE
    assert choose_claim([TURNED, GAVE], {}) == TURNED
    assert choose_claim([GAVE, TURNED], {}) == GAVE


def test_who_is_only_presumed_has_no_vote_and_is_left_out_unless_a_person_vouches() -> None:
    guessed = replace(
        GAVE, id="guessed", report="third", surety=0.9,
        recipients=(replace(KENYA, rule="name + presumed"),),
    )  # fmt: skip
    assert choose_claim([guessed], {}) == replace(guessed, recipients=())
    assert choose_claim([guessed, GAVE], {}) == GAVE
    accepted = replace(guessed, judged="accepted")
    assert choose_claim([accepted], {}) == accepted
