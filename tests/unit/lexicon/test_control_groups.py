"""Whose voice a root is: one rule for all states, and a reason for every line."""

import pytest

from twosource.lexicon.bodies import load_bodies
from twosource.lexicon.control_groups import find_control_group, find_director, load_control_rows
from twosource.lexicon.media import load_media
from twosource.lexicon.sectors import SECTORS, read_sectors
from twosource.model import Actor, Span

NOWHERE = Span("report", 0, 1)


def find(
    name: str = "", state: str | None = None, sectors: str = "", title: str = "", rule: str = ""
) -> str:
    return find_control_group(
        Actor(
            span=NOWHERE,
            name=name,
            state=state,
            sectors=read_sectors(sectors),
            title=title,
            rule=rule,
        )
    )


@pytest.mark.parametrize(
    ("name", "sectors", "title"),
    [
        ("Kenya", "", ""),
        ("", "", ""),
        ("foreign ministry", "GOV", ""),
        ("army", "MIL", ""),
        ("police", "COP", ""),
        ("intelligence service", "SPY", ""),
        ("parliament", "LEG", ""),
        ("high court", "JUD", ""),
        ("embassy", "GOV", ""),
        ("", "GOV", "officials"),
        ("Amina Otieno", "GOV", "fisheries minister"),
        ("state media", "JRN", ""),
        ("ruling party", "PTY", ""),
        ("central bank", "BUS", ""),
        ("", "BUS|GOV", "governor"),
        ("", "UAF|MIL", "soldiers"),
    ],
)
def test_organs_officials_and_media_of_a_state_are_its_voice(
    name: str, sectors: str, title: str
) -> None:
    assert find(name, "KEN", sectors, title) == "state:KEN"


@pytest.mark.parametrize(
    ("name", "sectors", "title", "group"),
    [
        ("Grace Wambui", "OPP", "opposition leader", "name:grace wambui"),
        ("Grace Wambui", "ELI|GOV", "former minister", "name:grace wambui"),
        ("Rift Cement", "BUS", "", "name:rift cement"),
        ("Lake Front", "REB", "", "name:lake front"),
        ("Green Reed Party", "PTY", "", "name:green reed party"),
        ("", "CVL", "residents", ""),
        ("", "REB", "rebels", ""),
        ("", "JRN", "reporters", ""),
        ("local media", "JRN", "", ""),
        ("opposition", "OPP", "", ""),
    ],
)
def test_society_is_not_the_state(name: str, sectors: str, title: str, group: str) -> None:
    assert find(name, "KEN", sectors, title) == group


@pytest.mark.parametrize(
    ("title", "group"),
    [
        ("diplomat", ""),
        ("officials", ""),
        ("foreign minister", "state:KEN"),
        ("mayor", "state:KEN"),
    ],
)
def test_a_state_guessed_from_the_place_counts_for_offices_alone(title: str, group: str) -> None:
    assert find(state="KEN", sectors="GOV", title=title, rule="role + home") == group
    assert find(state="KEN", sectors="GOV", title=title, rule="name + role") == "state:KEN"


@pytest.mark.parametrize(
    ("name", "sectors", "title"),
    [
        ("", "", ""),
        ("", "GOV", "officials"),
        ("defence ministry", "GOV|MIL", ""),
        ("", "", "report"),
    ],
)
def test_an_office_of_no_known_state_and_somebody_without_a_name_are_unknown(
    name: str, sectors: str, title: str
) -> None:
    assert find(name, None, sectors, title) == ""


@pytest.mark.parametrize(
    ("name", "state", "group"),
    [
        ("KCNA", "PRK", "state:PRK"),
        ("Rodong Sinmun", "PRK", "state:PRK"),
        ("TASS", "RUS", "state:RUS"),
        ("RIA Novosti", "RUS", "state:RUS"),
        ("Reuters", "GBR", "name:reuters"),
        ("AP", "USA", "name:associated press"),
        ("Yonhap", "KOR", "name:yonhap"),
        ("Al-Masirah", "YEM", "name:houthis"),
    ],
)
def test_media_are_the_voice_of_whoever_directs_them(name: str, state: str, group: str) -> None:
    assert find(name, state, "JRN", rule="medium") == group


def test_a_name_that_several_media_bear_tells_nobody() -> None:
    """In a text "CNA" has the name of the first of them and no state."""
    assert find("Central News Agency", None, "JRN", rule="medium") == ""
    assert find("Central News Agency", "TWN", "JRN", rule="medium") == "name:central news agency"
    assert find("CNA") == ""


@pytest.mark.parametrize(
    ("name", "state", "sectors", "title", "group"),
    [
        ("United Nations", None, "UNO|IGO", "", "body:UN"),
        ("UNHCR", None, "UNO|IGO|REF", "", "body:UN"),
        ("António Guterres", None, "UNO|IGO", "UN secretary-general", "body:UN"),
        ("mission", "CAF", "UNO|IGO", "", "body:UN"),
        ("European Commission", None, "EUR|IGO", "", "body:EU"),
        ("Jens Stoltenberg", None, "IGO|MIL", "NATO secretary general", "body:NATO"),
        ("African Union", None, "IGO", "", "body:African Union"),
        ("Qassam Brigades", "PSE", "REB", "", "name:hamas"),
        ("Hamas", "PSE", "REB|PTY", "", "name:hamas"),
        ("Taliban", "AFG", "REB|GOV", "", "name:taliban"),
        ("Communist Party of China", "CHN", "PTY|GOV", "", "state:CHN"),
        ("Likud", "ISR", "PTY", "", "name:likud"),
        ("Amnesty International", None, "NGO", "", "name:amnesty international"),
        ("Gazprom", "RUS", "BUS", "", "name:gazprom"),
        ("Rosatom", "RUS", "GOV|BUS", "", "state:RUS"),
        ("Peshmerga", "IRQ", "MIL", "", "body:Kurdistan Regional Government"),
    ],
)
def test_bodies_speak_with_their_branches(
    name: str, state: str | None, sectors: str, title: str, group: str
) -> None:
    assert find(name, state, sectors, title) == group


@pytest.mark.parametrize("state", ["CHN", "CUB", "ERI", "LAO", "PRK", "VNM"])
def test_leaders_of_a_party_that_leads_the_state_by_law_are_its_voice(state: str) -> None:
    assert find(state=state, sectors="PTY", title="party secretary") == f"state:{state}"
    assert find(state="KEN", sectors="PTY", title="party secretary") == ""


def test_a_name_is_one_whoever_writes_it_in_capitals() -> None:
    assert find("LAKE FRONT") == find("Lake Front") == "name:lake front"


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("TASS", "state:RUS"),
        ("Reuters", ""),
        ("Harbour Gazette", ""),
        ("Al-Masirah", "name:houthis"),
    ],
)
def test_who_directs_an_outlet(name: str, group: str) -> None:
    assert find_director(name) == group


def test_every_medium_of_a_state_is_one_voice_with_its_government() -> None:
    for medium in load_media():
        if medium.control.startswith("state:"):
            assert find_director(medium.name) == medium.control


def test_every_line_is_whole_and_names_what_there_is() -> None:
    known: dict[str, set[str]] = {
        "sector": set(SECTORS),
        "body": {one.name for one in load_bodies()},
        "kind": {one.kind for one in load_bodies()},
    }
    for row in load_control_rows():
        assert row.names
        assert row.reason.endswith(".")
        assert set(row.names) <= known.get(row.kind, set(row.names)), row
