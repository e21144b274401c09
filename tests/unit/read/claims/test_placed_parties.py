"""Whom no table knows is of the place beside the word; a place may act itself."""

from collections.abc import Callable

import pytest

from twosource.run.scoring.gold import LabelledClaim

Claim = Callable[[str], list[LabelledClaim]]


def by_act(claims: list[LabelledClaim]) -> dict[str, LabelledClaim]:
    return {one.act: one for one in claims}


@pytest.mark.parametrize(
    ("text", "act", "actor"),
    [
        ("A court in Bergen jailed a Chadian sailor.", "SANCTION", "NOR/JUD"),
        ("Nurses in Tampere rejected an offer from Norway on Monday.", "REJECT", "FIN/MED"),
        ("Negotiators in Doha agreed on Monday to free 30 prisoners.", "AGREE", "Negotiators"),
        ("Observers in Minsk accused Chad of fraud.", "ACCUSE", "Observers"),
        ("A mediator in Geneva accused Niger of stalling.", "ACCUSE", "mediator"),
    ],
)
def test_people_of_a_town_are_of_its_state_and_who_is_abroad_is_not(
    claim: Claim, text: str, act: str, actor: str
) -> None:
    assert by_act(claim(text))[act].actor == (actor,)


def test_a_territory_acts_by_its_own_name(claim: Claim) -> None:
    signed = by_act(claim("Iceland and the Faroe Islands signed a fishing treaty on Monday."))
    assert set(signed["SUPPORT"].actor or ()) == {"ISL", "Faroe Islands"}
    asked = by_act(claim("Denmark refused a request from the Faroe Islands for a frigate."))
    assert asked["REQUEST"].actor == ("Faroe Islands",)


def test_all_of_a_row_suffer_what_two_of_it_do(claim: Claim) -> None:
    text = "The United States imposed sanctions on 14 firms in China, Turkey and the UAE."
    assert set(by_act(claim(text))["SANCTION"].recipient or ()) == {"CHN", "TUR", "ARE"}


def test_to_whom_something_is_said_is_no_place(claim: Claim) -> None:
    text = "Germany expelled a diplomat after a murder which a court had blamed on Moscow."
    assert by_act(claim(text))["ACCUSE"].where is None
    assert by_act(claim("The premier arrived in Moscow for talks."))["CONSULT"].where == "Moscow"


def test_a_state_with_one_letter_wrong_acts(claim: Claim) -> None:
    text = "Ethopia has agreed to re-open its borders to UN peacekeepers."
    assert by_act(claim(text))["AGREE"].actor == ("ETH",)


def test_ministers_from_countries_that_are_named_are_of_these(claim: Claim) -> None:
    text = "Rome hosted foreign ministers from countries including Chad, Niger and Mali."
    assert set(by_act(claim(text))["CONSULT"].actor or ()) == {"TCD/GOV", "NER/GOV", "MLI/GOV"}


def test_the_same_people_are_one_party_with_a_state_or_without(claim: Claim) -> None:
    text = "A Spanish rescue ship picked up 212 migrants off Libya on Tuesday."
    assert len(by_act(claim(text))["AID"].recipient or ()) == 1
