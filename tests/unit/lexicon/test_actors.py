from time import perf_counter

import pytest

from twosource.lexicon.actors import find_actors
from twosource.model import ActorMention

Shown = tuple[str, str | None, str]


def shown(text: str) -> list[Shown]:
    """Return what stands in the text, the state and the sectors of each actor."""
    return [
        (text[one.start : one.end], one.state, "|".join(one.sectors)) for one in find_actors(text)
    ]


def only(text: str) -> ActorMention:
    (found,) = find_actors(text)
    return found


# --- states --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind", "state"),
    [
        ("Chad", "state", "TCD"),
        ("two Chadians", "demonym", "TCD"),
        ("N'Djamena", "capital", "TCD"),
        ("Türkiye", "state", "TUR"),
        ("Equatorial Guinea", "state", "GNQ"),
        ("Papua New Guinea", "state", "PNG"),
        ("Guinea-Bissau", "state", "GNB"),
        ("the Republic of Congo", "state", "COG"),
        ("Zhongnanhai", "organ", "CHN"),
        ("Foggy Bottom", "organ", "USA"),
    ],
)
def test_states_are_told_by_name_demonym_capital_and_metonym(
    text: str, kind: str, state: str
) -> None:
    assert (only(text).kind, only(text).state) == (kind, state)


@pytest.mark.parametrize(
    "text",
    [
        "the South China Sea and the China Sea",
        "American Samoa",
        "the Indian Ocean",
        "the Persian Gulf",
        "the Koreans and a Korean meal",
        "Guinea pigs",
        "Jordan Lee met Ana Jordan",
        "Denzel Washington",
        "Washington state",
        "Atlanta, Georgia",
        "the Congo River",
        "a rare turkey",
        "ethnic Albanians",
    ],
)
def test_what_only_sounds_like_a_state_is_no_actor(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Kingston thanked Jamaica's neighbours", ["JAM", "JAM"]),
        ("Kingston thanked its neighbours", []),
        ("Kingston Hall flew to Jamaica", ["JAM"]),
        ("Tripoli and the Libyan east", ["LBY", "LBY"]),
        ("Lao and Thai soldiers", ["LAO", "THA"]),
        ("Mr Lao met Thai soldiers", ["THA"]),
        ("Saint Vincent's opposition", ["VCT"]),
        ("the Society of Saint Vincent de Paul", []),
        ("Jerusalem and the Israeli south", ["ISR"]),
        ("The Central African president met Turkmen border guards", ["CAF", "TKM"]),
        ("the Central African plateau and Turkmen herders", []),
    ],
)
def test_a_doubtful_name_counts_where_its_state_is_named(text: str, states: list[str]) -> None:
    assert [one.state for one in find_actors(text) if one.state] == states


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Georgia and its port Batumi", ["GEO"]),
        ("Voters in Georgia and Alabama", []),
        ("Georgia sent a note to Russia", ["GEO", "RUS"]),
        ("Kinshasa recalled Congolese monitors", ["COD", "COD"]),
        ("Brazzaville recalled Congolese monitors", ["COG", "COG"]),
        ("Congolese monitors left", ["COD"]),
        ("Dominican police and Roseau's mayor", ["DOM"]),
        ("Dominica recalled Dominican monitors", ["DMA", "DMA"]),
        ("A Dominican friar", []),
        ("Kinshasa and Brazzaville recalled Congolese monitors", ["COD", "COG"]),
        ("South Korea says the North has sent shells", ["KOR", "PRK"]),
        ("Seoul and the South's army", ["KOR", "KOR"]),
        ("South Korea sailed the South China Sea to the North of Chad", ["KOR", "TCD"]),
        ("Chad's army took the North", ["TCD"]),
    ],
)
def test_shared_names_are_told_apart_by_the_rest_of_the_text(text: str, states: list[str]) -> None:
    assert [one.state for one in find_actors(text) if one.state] == states


@pytest.mark.parametrize(
    ("text", "is_place"),
    [
        ("in Chad", True),
        ("in the north of Chad", True),
        ("northern Chad", True),
        ("near Faya, Chad", True),
        ("Chad agreed", False),
        ("a note to Chad", False),
        ("In March, Chad agreed", False),
        ("talks in Tel Aviv", True),
        ("dinner at the White House", True),
        ("the White House agreed", False),
    ],
)
def test_a_state_may_be_only_the_place(text: str, is_place: bool) -> None:  # noqa: FBT001
    assert only(text).is_place is is_place


# --- precedence ----------------------------------------------------------------------------------


def test_a_medium_that_bears_a_states_name_is_the_medium() -> None:
    assert only("China Daily").kind == "medium"
    assert only("the Times of India").kind == "medium"


def test_an_airline_that_bears_a_peoples_name_is_the_airline() -> None:
    assert (only("Korean Air").kind, only("Korean Air").sectors) == ("body", ("BUS",))


def test_the_kremlin_is_the_government_of_russia_everywhere() -> None:
    for text in ("the Kremlin", "THE KREMLIN", "a Kremlin aide", "the Kremlin's spokesman"):
        assert only(text).state == "RUS"
        assert "GOV" in only(text).sectors


# --- organs --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("South Korea's defence ministry", ("South Korea's defence ministry", "KOR", "GOV|MIL")),
        ("the Russian foreign ministry", ("Russian foreign ministry", "RUS", "GOV")),
        ("Ukrainian air force", ("Ukrainian air force", "UKR", "MIL")),
        ("Seoul police", ("Seoul police", "KOR", "COP")),
        ("Iraqi forces", ("Iraqi forces", "IRQ", "MIL")),
        ("the Ministry of Defence of Chad", ("Ministry of Defence of Chad", "TCD", "GOV|MIL")),
        ("the Government of Peru", ("Government of Peru", "PER", "GOV")),
        ("Pakistan's Foreign Office", ("Pakistan's Foreign Office", "PAK", "GOV")),
        ("the U.S. Congress", ("U.S. Congress", "USA", "LEG")),
        ("Chile's Supreme Court", ("Chile's Supreme Court", "CHL", "JUD")),
        ("the foreign ministry", ("foreign ministry", None, "GOV")),
        ("the Supreme Court", ("Supreme Court", None, "JUD")),
        ("the US military said", ("US military", "USA", "MIL")),
    ],
)
def test_an_organ_has_the_state_that_stands_beside_it(text: str, expected: Shown) -> None:
    assert shown(text) == [expected]


@pytest.mark.parametrize(
    "text", ["Chadian military drills", "a Chadian rebel camp", "Chad's major ports"]
)
def test_a_word_that_only_says_the_kind_is_no_actor(text: str) -> None:
    assert [one.kind for one in find_actors(text)] in (["demonym"], ["state"])


def test_a_common_word_without_an_owner_is_no_actor() -> None:
    assert shown("market forces and the head of the table") == []
    assert shown("it became official when a man and a child left at 8 PM") == []
    assert shown("Student Tours and General Terms; THE ONE WHO CAME") == []


def test_separatists_whom_a_word_calls_pro_are_not_that_states() -> None:
    assert shown("pro-Chadian separatists")[-1] == ("separatists", None, "REB")


# --- roles and persons ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "title", "state", "sectors"),
    [
        ("Chadian President Idris Velt", "Idris Velt", "president", "TCD", "GOV"),
        ("Chad's foreign minister, Oda Brenn,", "Oda Brenn", "foreign minister", "TCD", "GOV"),
        ("Oda Brenn, the Chadian envoy,", "Oda Brenn", "envoy", "TCD", "GOV"),
        ("Oda Brenn, a spokeswoman for the army,", "Oda Brenn", "spokeswoman", None, "MIL"),
        ("his aide Rolf Tanner", "Rolf Tanner", "aide", None, ""),
        ("the president of Chad, Idris Velt,", "Idris Velt", "president", "TCD", "GOV"),
        ("Peru's army chief, Gen. Luz Orta, said", "Luz Orta", "army chief", "PER", "MIL"),
        ("NATO spokesman Piet van der Loon", "Piet van der Loon", "spokesman", None, "IGO|MIL"),
        ("Pentagon spokesman Cal J. Moss", "Cal J. Moss", "spokesman", "USA", "GOV|MIL"),
        ("Kremlin spokeswoman Vera Lin said", "Vera Lin", "spokeswoman", "RUS", "GOV"),
        ("former Chadian premier Al Oum", "Al Oum", "former premier", "TCD", "ELI|GOV"),
        ("rebel commander Sami al-Deeb", "Sami al-Deeb", "rebel commander", None, "REB"),
        ("Russian President Vladimir Putin", "Vladimir Putin", "president", "RUS", "GOV"),
        ("Secretary of State Pietro Parolin", "Pietro Parolin", "secretary of state", "VAT", "GOV"),
        ("Secretary of State Dee Roe", "Dee Roe", "secretary of state", "USA", "GOV"),
        ("Deputy Foreign Minister Ma Zhao", "Ma Zhao", "deputy foreign minister", None, "GOV"),
        ("Chadian envoy Oda Brenn's aide Al Oum", "Al Oum", "aide", "TCD", "GOV"),
    ],
)  # fmt: skip
def test_a_person_is_told_by_the_role(
    text: str, name: str, title: str, state: str | None, sectors: str
) -> None:
    found = only(text)
    assert (found.name, found.title, found.state) == (name, title, state)
    assert "|".join(found.sectors) == sectors


@pytest.mark.parametrize(
    ("text", "title", "state", "sectors"),
    [
        ("Peruvian lawmakers", "lawmakers", "PER", "LEG"),
        ("UN peacekeepers", "peacekeepers", None, "UNO|IGO|MIL"),
        ("WHO officials", "officials", None, "UNO|IGO|MED"),
        ("Hamas fighters", "fighters", "PSE", "REB|PTY"),
        ("troops from Peru", "", "PER", "MIL"),
        ("soldiers of the Chadian army", "soldiers", "TCD", "MIL"),
        ("an official", "official", None, "GOV"),
        ("Peruvian media", "", "PER", "JRN"),
        ("Peruvian warships", "", "PER", "MIL"),
    ],
)
def test_a_group_is_told_by_whose_it_is(
    text: str, title: str, state: str | None, sectors: str
) -> None:
    found = only(text)
    assert (found.title, found.state, "|".join(found.sectors)) == (title, state, sectors)


def test_groups_are_told_from_persons() -> None:
    assert only("Peruvian lawmakers").is_group
    assert not only("a Peruvian lawmaker").is_group


def test_leaders_of_several_states_are_not_the_first_ones() -> None:
    assert [one.state for one in find_actors("presidents of Chad and Peru")] == [None, "TCD", "PER"]


def test_a_name_ends_before_a_day_and_before_the_verb_of_a_headline() -> None:
    assert only("President Idris Velt Monday").name == "Idris Velt"
    assert only("President Idris Velt Visits").name == "Idris Velt"


@pytest.mark.parametrize(
    "text",
    ["In Port Alder, the mayor said so", "On Monday, the president said so", "The president. The"],
)
def test_what_stands_before_a_role_is_not_always_a_name(text: str) -> None:
    assert only(text).name == ""


def test_a_surname_names_again_who_was_named_in_full() -> None:
    again = find_actors("Chadian envoy Oda Brenn left. Brenn had come by train. Ms Brenn slept.")
    assert [(one.name, one.state) for one in again] == [("Oda Brenn", "TCD")] * 3
    assert again[1].rule == "surname"


def test_a_surname_of_two_persons_names_neither() -> None:
    text = "Envoy Oda Brenn met Judge Karl Brenn. Brenn left."
    assert [one.name for one in find_actors(text)] == ["Oda Brenn", "Karl Brenn"]


def test_the_day_chooses_among_the_offices_of_a_person() -> None:
    before, now, after = (
        find_actors("Juncker", day=day)[0] for day in ("2010-01-01", "2016-01-01", "2022-01-01")
    )
    assert (before.state, before.title) == ("LUX", "prime minister")
    assert (now.state, now.title) == (None, "president of the European Commission")
    assert (after.title, after.sectors[0]) == ("", "ELI")


def test_the_rule_tells_every_step() -> None:
    text = "South Korea's defence ministry spokesman Nam Do-yun spoke."
    assert only(text).rule == "name + organ word + role + name"


# --- laws ----------------------------------------------------------------------------------------


def test_mentions_are_in_order_and_do_not_overlap() -> None:
    text = (
        "Peru's army chief, Gen. Luz Orta, met the U.S. State Department's envoy, Cal Moss, and "
        "the president of Chad, Idris Velt, at NATO; Orta and TASS left for Kinshasa, Congo."
    )
    ends = [0, *(one.end for one in find_actors(text))]
    assert all(
        end <= one.start < one.end for end, one in zip(ends, find_actors(text), strict=False)
    )


@pytest.mark.parametrize(
    "piece",
    [
        "President ",
        "US president of the ",
        "Ana Lee, the ",
        "Ana Lee Mo Ko, ",
        "minister of ",
        "former ",
        "in the ",
        "a al ",
        "Georgia ",
        "Congo ",
        "General Ana Lee. Lee ",
        "A.",
        "'s ",
        "\n",
    ],
)
def test_a_hundred_kilobytes_of_the_worst_take_linear_time(piece: str) -> None:
    find_actors("warm up " + piece)
    started = perf_counter()
    find_actors(piece * (100_000 // len(piece)))
    assert perf_counter() - started < 5


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("the African Union's envoy", "African Union"),
        ("leaders of the European Union", "European Union"),
        ("the president of Chad", ""),
        ("the Kenyan envoy", ""),
    ],
)
def test_a_role_knows_the_organisation_that_it_belongs_to(text: str, body: str) -> None:
    assert only(text).body == body


def test_an_office_after_a_person_with_a_title_is_that_of_the_name_behind_it() -> None:
    text = "Invited by Princess Ingrid, the President of Ghana, Kwabena Asiedu, paid a visit."
    found = {one.name: (one.title, one.state) for one in find_actors(text)}
    assert found == {"Ingrid": ("princess", None), "Kwabena Asiedu": ("president", "GHA")}


def test_who_stands_beside_a_state_is_not_that_state() -> None:
    assert [(one.state, one.name) for one in find_actors("Chad's allies met Niger")] == [
        (None, "allies of Chad"),
        ("NER", "Niger"),
    ]
    assert [one.state for one in find_actors("allies of Chad and Chad's army")] == [None, "TCD"]


@pytest.mark.parametrize(
    ("text", "states"),
    [("Chad's neighbour Niger", ["TCD", "NER"]), ("Chadian partners", ["TCD"])],
)
def test_one_neighbour_and_a_states_own_are_of_states(text: str, states: list[str]) -> None:
    assert [one.state for one in find_actors(text) if one.state] == states
