"""Of what kind a difference is, which side is broken, and why."""

import pytest
from tests.unit.collate.laying import Told, Which, lay, of_slot

_CROSSING = "At least {} trucks crossed the bridge at Pell before dawn, the farmers said."
_GARBLED = "At least {} trucks crossed , the bridge at Pell before dawn, the farmers said."


def _only(told: list[Told]) -> Told:
    assert len(told) == 1, told
    return told[0]


def _verdict(told: list[Told]) -> tuple[str, str, str]:
    one = _only(told)
    return one.kind, one.broken, one.rule


def test_a_changed_number_in_another_edition_is_an_update() -> None:
    one = _only(lay(_CROSSING.format(40), _CROSSING.format(46), later="second"))
    assert (one.kind, one.broken, one.rule) == ("update", "neither", "number")


def test_a_changed_number_in_a_garbled_passage_is_no_update() -> None:
    told = lay(_CROSSING.format(40), _GARBLED.format(46), later="second")
    assert _verdict(told) == ("corruption", "second", "one-sided damage")


def test_a_glued_word_garbles_a_passage_too() -> None:
    glued = _CROSSING.format(40).replace("the bridge", "thebridge")
    told = lay(glued, _CROSSING.format(46), later="second", repairs={"thebridge": "the bridge"})
    assert _verdict(told) == ("corruption", "first", "one-sided damage")
    assert "“trucks crossed thebridge at Pell”" in told[0].because


@pytest.mark.parametrize(("parent", "broken"), [("first", "second"), ("second", "first")])
def test_a_copy_is_broken_where_it_departs_from_its_parent(parent: Which, broken: Which) -> None:
    told = lay(_CROSSING.format(40), _CROSSING.format(46), parent=parent)
    assert _verdict(told) == ("corruption", broken, "against its parent")


def test_the_parent_is_right_even_where_it_is_garbled() -> None:
    told = lay(_GARBLED.format(40), _CROSSING.format(46), parent="first")
    assert told[0].rule == "against its parent"


def test_nothing_decides_between_two_sound_siblings() -> None:
    told = lay(_CROSSING.format(40), _CROSSING.format(46))
    assert _verdict(told) == ("corruption", "cannot-tell", "undecided")


def test_a_report_that_elsewhere_has_the_others_spelling_broke_the_name() -> None:
    told = lay(
        "The gates were shut by Karrick at dawn. Later Carrick spoke.",
        "The gates were shut by Carrick at dawn. Later he spoke.",
        links=[((0,), (0,))],
    )
    names = [one for one in told if one.slot == "name"]
    assert (names[0].broken, names[0].rule) == ("first", "against itself")
    turned = lay(
        "The gates were shut by Carrick at dawn. Later he spoke.",
        "The gates were shut by Karrick at dawn. Later Carrick spoke.",
        links=[((0,), (0,))],
    )
    assert [one.broken for one in turned if one.slot == "name"] == ["second"]


@pytest.mark.parametrize(("count", "broken"), [(40, "second"), (46, "first")])
def test_two_further_versions_outvote_one(count: int, broken: str) -> None:
    told = lay(_CROSSING.format(40), _CROSSING.format(46), others=[_CROSSING.format(count)] * 2)
    assert _verdict(told) == ("corruption", broken, "outvoted")


@pytest.mark.parametrize("others", [[40], [40, 40, 46]])
def test_one_voice_or_a_split_vote_decides_nothing(others: list[int]) -> None:
    told = lay(
        _CROSSING.format(40), _CROSSING.format(46), others=[_CROSSING.format(n) for n in others]
    )
    assert _verdict(told) == ("corruption", "cannot-tell", "undecided")


def test_of_two_names_alike_the_known_one_is_sound() -> None:
    known, unknown = "Trucks came from Norway at dawn.", "Trucks came from Nordway at dawn."
    assert _verdict(lay(known, unknown)) == ("corruption", "second", "known name")
    assert _verdict(lay(unknown, known)) == ("corruption", "first", "known name")


def test_a_misspelt_name_is_no_update_in_another_edition() -> None:
    told = lay("The talks with Carrick ended.", "The talks with Karrick ended.", later="second")
    assert told[0].kind == "corruption"


def test_two_houses_that_each_keep_their_spelling_paraphrase() -> None:
    told = lay(
        "The talks with Carrick ended. Reporters saw Carrick leave.",
        "The talks with Karrick ended. Reporters saw Karrick leave.",
    )
    assert {(one.kind, one.broken) for one in told} == {("paraphrase", "neither")}
    assert told[0].because == "each version keeps to its own spelling"


def test_a_spelling_is_kept_to_in_the_full_name_and_in_the_short() -> None:
    told = lay(
        "The talks with Tobin Carrick ended. Reporters saw Carrick leave.",
        "The talks with Tobin Karrick ended. Reporters saw Karrick leave.",
    )
    assert {one.kind for one in told} == {"paraphrase"}


def test_a_spelling_that_its_own_report_does_not_keep_is_broken() -> None:
    told = lay(
        "The talks with Carrick ended. Later Carrick spoke.",
        "The talks with Karrick ended. Later Carrick spoke.",
    )
    assert _verdict(told) == ("corruption", "second", "against itself")


def test_a_name_of_nobody_else_in_a_garbled_passage_was_made_up() -> None:
    told = lay(
        "Farmers fear that Wendy could become , increasingly urgent.",
        "Farmers fear that pumps could become increasingly urgent.",
    )
    assert ("corruption", "Wendy", None) in of_slot(told, "name")


def test_a_name_of_nobody_else_in_a_sound_passage_was_added() -> None:
    told = lay(
        "Farmers fear for the canals.", "Farmers fear, said Wendy, for the canals.", parent="first"
    )
    assert of_slot(told, "name") == [("addition", None, "Wendy")]


def test_what_only_the_earlier_edition_has_was_left_out() -> None:
    full, short = "Engineers at Orrin heard Carrick.", "Engineers heard Carrick."
    assert _only(lay(full, short, later="second")).kind == "omission"
    assert _only(lay(full, short, later="first")).kind == "addition"


def test_a_sentence_of_one_version_only_is_left_out_or_added_by_the_order_of_editions() -> None:
    full = "The gates were shut at dawn. A band of miners played on."
    short = "The gates were shut at dawn."
    assert of_slot(lay(full, short, later="second"), "sentence") == [
        ("omission", "A band of miners played on.", None)
    ]
    assert of_slot(lay(full, short, later="first"), "sentence") == [
        ("addition", "A band of miners played on.", None)
    ]
    assert of_slot(lay(short, full, parent="first"), "sentence") == [
        ("addition", None, "A band of miners played on.")
    ]
    assert of_slot(lay(short, full, parent="second"), "sentence") == [
        ("omission", None, "A band of miners played on.")
    ]


def test_a_scrap_of_three_words_is_no_sentence() -> None:
    assert (
        lay("The gates were shut at dawn. Nobody was hurt.", "The gates were shut at dawn.") == []
    )


def test_a_denial_of_what_the_other_says_turns_it_round() -> None:
    told = lay("Belmark denied closing the sluices.", "Belmark spoke of closing the sluices.")
    one = next(one for one in told if one.slot == "negation")
    assert (one.kind, one.first) == ("corruption", "denied")
    assert one.second == "Belmark spoke of closing the sluices."


def test_a_negation_in_another_edition_is_an_update() -> None:
    told = lay("The sluices were closed.", "The sluices were not closed.", later="second")
    assert of_slot(told, "negation") == [("update", "The sluices were closed.", "not")]


def test_a_negation_of_other_words_turns_nothing_round() -> None:
    told = lay(
        "An official who asked not to be named spoke of pumps.",
        "An official spoke of pumps on condition of anonymity.",
    )
    assert of_slot(told, "negation") == []


def test_two_negations_in_other_words_say_the_same() -> None:
    told = lay("The sluices were not closed.", "The sluices were never closed.")
    assert of_slot(told, "negation") == []


@pytest.mark.parametrize("verb", ["rejected", "refused", "failed", "lacked"])
def test_a_verb_of_refusal_may_have_a_counterpart_that_no_list_holds(verb: str) -> None:
    told = lay(f"Belmark {verb} the payment.", "Belmark rebuffed the payment.")
    assert of_slot(told, "negation") == []


def test_a_plan_that_has_come_about_is_an_update() -> None:
    plan, done = "The ministers will sign the accord.", "The ministers signed the accord."
    for told in (lay(plan, done, later="second"), lay(done, plan, later="first")):
        one = _only(told)
        assert (one.slot, one.kind, one.rule) == ("wording", "update", "came about")


def test_a_plan_come_about_inside_one_edition_is_a_matter_of_words() -> None:
    told = lay("The ministers will sign the accord.", "The ministers signed the accord.")
    assert _verdict(told) == ("paraphrase", "cannot-tell", "wording")


def test_other_words_are_a_paraphrase_that_is_not_judged() -> None:
    told = lay("The farmers shut the old bridge.", "The peasants blocked the old bridge.")
    assert _only(told).because == "2 words differ; whether the meaning does is not judged"
    told = lay("The farmers shut the old bridge.", "The peasants shut the old bridge.")
    assert _only(told).because == "1 word differs; whether the meaning does is not judged"


def test_a_garbled_passage_is_broken_though_only_words_differ() -> None:
    told = lay("The farmers shut the old bridge.", "The farmers shut off , the elderly bridge.")
    assert _verdict(told) == ("corruption", "second", "one-sided damage")


def test_two_garbled_passages_break_neither() -> None:
    told = lay("The farmers shut , the old bridge.", "The farmers shut off , the elderly bridge.")
    assert _verdict(told) == ("paraphrase", "cannot-tell", "wording")


def test_differences_stand_in_the_order_of_the_text() -> None:
    told = lay(
        "On June 12 police counted 40 trucks. On June 13 they counted 50 boats.",
        "On June 22 police counted 41 trucks. On June 23 they counted 51 boats.",
    )
    assert [one.first for one in told] == ["June 12", "40", "June 13", "50"]
