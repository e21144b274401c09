"""Who accuses, who is accused, who denies: invented passages, read by the network."""

from datetime import date

import pytest

from twosource.read.claims.coder import code_report, draft_report
from twosource.read.places import find_places
from twosource.run.scoring.gold import LabelledClaim, LabelledPassage
from twosource.run.scoring.passages import PassageReader, label

ACCUSED = "Kenya and Chad accused Niger of shipping shells to Mali. Both countries denied it."


@pytest.fixture(scope="module")
def reader() -> PassageReader:
    return PassageReader()


def read(reader: PassageReader, text: str) -> dict[str, LabelledClaim]:
    passage = LabelledPassage(id="x", text=text, written=date(2033, 5, 3))
    return {one.act: one for one in label(reader, passage)}


def test_who_accuses_does_not_do_what_is_alleged(reader: PassageReader) -> None:
    assert read(reader, ACCUSED)["AID"].actor == ("NER",)


def test_both_who_deny_are_those_who_are_accused_and_not_who_accuses(reader: PassageReader) -> None:
    denial = read(reader, ACCUSED)["DENIAL"]
    assert set(denial.actor or ()) == {"NER", "MLI"}
    assert denial.recipient == ()
    assert denial.denies == (read(reader, ACCUSED)["AID"].id,)


def test_what_both_deny_is_not_told_of_who_accuses(reader: PassageReader) -> None:
    text = "Kenya and Chad accused Niger of arming Mali. Both countries denied arms exports."
    passage = LabelledPassage(id="x", text=text, written=date(2033, 5, 3))
    denied = [one for one in label(reader, passage) if one.status == "denied"]
    assert all(not {"KEN", "TCD"} & {*(one.actor or ()), *one.says} for one in denied)


def test_who_denies_by_name_is_told(reader: PassageReader) -> None:
    found = read(reader, "Kenya accused Niger of shipping shells to Mali. Niger denied it.")
    assert found["DENIAL"].actor == ("NER",)


def test_who_asks_does_not_do_what_is_asked(reader: PassageReader) -> None:
    found = read(reader, "Georgia and Armenia urged Russia on Tuesday to free the sailors.")
    assert set(found["REQUEST"].actor or ()) == {"GEO", "ARM"}
    assert found["RETREAT"].actor == ("RUS",)


def test_organs_are_of_the_state_where_all_is_set(reader: PassageReader) -> None:
    found = read(reader, "Prosecutors arrested the editor of a weekly in Nairobi on Monday.")
    assert found["COERCE"].actor == ("KEN/JUD",)


def test_gunmen_are_of_no_state_by_being_there(reader: PassageReader) -> None:
    found = read(reader, "Gunmen killed two Kenyan soldiers near Garissa on Monday.")
    assert found["ASSAULT"].actor == ("gunmen",)


def test_an_envoy_of_an_organisation_acts_for_it(reader: PassageReader) -> None:
    found = read(reader, "The African Union's envoy, Ama Keb, urged Chad on Friday to free him.")
    assert found["REQUEST"].actor == ("African Union",)


def test_the_mission_of_an_organisation_acts_for_it(reader: PassageReader) -> None:
    found = read(reader, "The UN mission accused Chad on Friday of shelling a camp.")
    assert found["ACCUSE"].actor == ("United Nations",)


def test_an_army_with_a_name_of_its_own_is_no_states(reader: PassageReader) -> None:
    found = read(reader, "Pakistan's petroleum minister blamed the Makran Army for the blast.")
    assert found["ACCUSE"].recipient == ("Makran Army",)


def test_leaders_who_are_called_after_others_have_no_state_by_the_place(
    reader: PassageReader,
) -> None:
    text = "On Monday Western leaders condemned a raid on a village in Kenya."
    sentences, parties = reader.read(LabelledPassage(id="x", text=text))
    (drafts,) = draft_report(sentences, parties, find_places(sentences))
    leaders = [
        who
        for one in drafts
        for x in one.candidates
        for _, who in (x.voice, *x.named.values())
        if "leaders" in who.name
    ]
    assert leaders
    assert not any(who.state for who in leaders)


def test_the_two_leaders_are_of_two_states(reader: PassageReader) -> None:
    text = "Chad and Niger ended their quarrel on Monday. The two leaders signed a treaty in Accra."
    assert {code[:3] for code in read(reader, text)["SUPPORT"].actor or ()} == {"TCD", "NER"}


def test_where_no_state_is_named_a_town_tells_it(reader: PassageReader) -> None:
    found = read(reader, "Police arrested three students in Mombasa on Monday.")
    assert found["COERCE"].actor == ("KEN/COP",)


def test_a_town_beside_places_that_no_table_knows_tells_nothing(reader: PassageReader) -> None:
    """Kestovia is invented, and a town of that name lies in Turkey."""
    found = read(reader, "Police arrested three students in Kars, in Kestovia, on Monday.")
    assert found["COERCE"].actor == ("police",)


def test_it_behind_what_was_said_is_who_spoke_before_and_nobody_spoken_of(
    reader: PassageReader,
) -> None:
    text = (
        "Niger's navy seized a trawler of Chad on Monday, the navy of Niger said. "
        "The Chadian navy fired on two boats, it said."
    )
    shots = read(reader, text)["ASSAULT"]
    assert shots.actor == ("TCD/MIL",)
    assert shots.says == ("NER/MIL",)
    assert shots.status == "alleged"


def test_it_in_the_midst_of_what_is_said_may_be_who_is_spoken_of(reader: PassageReader) -> None:
    text = (
        "Kenya's navy seized a trawler on Monday, the Kenyan navy said. "
        "Uganda had freed nine sailors within the hour, it said, and Chad confirmed this."
    )
    assert read(reader, text)["RETREAT"].says == ("UGA",)


def test_no_person_is_the_it_that_spoke_before(reader: PassageReader) -> None:
    text = (
        "Ama Keb, a trader, said on Monday that Chad had shelled Fada. "
        "Niger detained two men, it said."
    )
    assert read(reader, text)["COERCE"].says == ("NER",)


def test_a_list_that_acts_is_not_parted_into_two_sides(reader: PassageReader) -> None:
    text = "Egypt, Jordan and the United Arab Emirates airdropped food into northern Gaza."
    found = read(reader, text)["AID"]
    assert [code[:3] for code in found.actor or ()] == ["EGY", "JOR", "ARE"]
    assert found.recipient == ()


def test_a_bloc_does_what_is_told_of_it(reader: PassageReader) -> None:
    found = read(reader, "African presidents accused France of plundering Mali.")
    assert (found["ACCUSE"].actor, found["ACCUSE"].recipient) == (("African presidents",), ("FRA",))


def test_who_is_in_a_state_whose_name_two_have_is_of_no_state(reader: PassageReader) -> None:
    text = "Belarus recalled its envoy, a day after it had supplied ammunition to rebels in Korea."
    assert read(reader, text)["AID"].recipient == ("rebels",)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Congolese soldiers, not Zambian police, seized the truck on Monday.", ("COD/MIL",)),
        ("Chad rather than Niger closed the border on Monday.", ("TCD",)),
        ("Chad, and not Niger, closed the border on Monday.", ("TCD",)),
    ],
)
def test_who_did_not_do_it_is_no_party(
    reader: PassageReader, text: str, actor: tuple[str, ...]
) -> None:
    (claim,) = read(reader, text).values()
    assert claim.actor == actor
    assert claim.recipient not in (("ZMB/COP",), ("NER",))


def test_whom_the_sentence_does_not_name_is_presumed_where_that_is_hardly_likely(
    reader: PassageReader,
) -> None:
    text = (
        "Israel shelled a village. Ana Rojas of Chile spoke in Lima. Norway called for restraint. "
        "Norway called on Israel to stop."
    )
    sentences, parties = reader.read(LabelledPassage(id="one", text=text))
    acts = code_report(sentences, parties, find_places(sentences))
    asked = [one for some in acts for one in some if one.act == "REQUEST"]
    rules = [[who.rule for _, who in one.recipients] for one in asked]
    assert rules == [["name + presumed"], ["name"]]
    assert [who.rule for one in asked for _, who in one.actors] == ["name", "name"]


def test_what_its_doer_says_was_not_is_denied(reader: PassageReader) -> None:
    text = (
        "Belarus has never supplied ammunition to insurgents in Congo, its foreign ministry said "
        "on Tuesday"
    )
    assert read(reader, f"{text}.")["AID"].status == "denied"
    by_zambia = f"{text}, rejecting an allegation made by Zambia hours before."
    assert read(reader, by_zambia)["AID"].status == "alleged"
