"""The lexicon decides whom a sentence names; the network adds what no table has."""

import re
from time import process_time

import pytest
from msgspec.structs import replace

from twosource.lexicon.actors import find_actors
from twosource.model.actor import ActorMention
from twosource.model.parse import Name, Parse
from twosource.read.actors import find_report_actors, find_sentence_actors
from twosource.read.tokens import split_words

SMALL = {"the": "DET", "a": "DET", "of": "ADP", "in": "ADP", "and": "CCONJ", "'s": "PART"}


def parse_of(text: str, *named: tuple[str, str]) -> Parse:
    """Return a parse in which each of `named` ("uner:PER", "Ana Lee") is a name, headed at its end.

    A word with a capital is a proper noun.
    """
    places = split_words(text)
    words = tuple(text[start:end] for start, end in places)
    names, heads = [], [-1] + [0] * (len(words) - 1)
    for label, stretch in named:
        low = text.index(stretch)
        inside = [k for k, (start, _) in enumerate(places) if low <= start < low + len(stretch)]
        for k in inside[:-1]:
            heads[k] = inside[-1]
        heads[inside[-1]] = -1 if inside[0] == 0 else heads[inside[-1]]
        names.append(Name(inside[0], inside[-1] + 1, label.split(":")[1], label.split(":")[0]))
    return Parse(
        words=words,
        starts=tuple(start for start, _ in places),
        ends=tuple(end for _, end in places),
        upos=tuple(
            SMALL.get(one, "PROPN" if one[0].isupper() else "PUNCT" if len(one) == 1 else "NOUN")
            for one in words
        ),
        heads=tuple(heads),
        names=tuple(names),
    )


def find(text: str, *named: tuple[str, str]) -> list[tuple[str, ActorMention]]:
    actors = find_sentence_actors(text, parse_of(text, *named))
    return [(text[one.start : one.end], one) for one in actors]


def read_report(*sentences: tuple[str, list[tuple[str, str]]]) -> list[list[tuple[str, str]]]:
    """Return the words and the name of each actor, by sentence."""
    text, bounds = "", []
    for sentence, _ in sentences:
        bounds.append((len(text), len(text) + len(sentence)))
        text += sentence + " "
    parses = [parse_of(sentence, *named) for sentence, named in sentences]
    found = find_report_actors(text, bounds, parses)
    return [
        [(sentence[one.start : one.end], one.name) for one in some]
        for (sentence, _), some in zip(sentences, found, strict=True)
    ]


@pytest.mark.parametrize(
    ("words", "iso3"), [("Kremlin", "RUS"), ("Blue House", "KOR"), ("Elysée", "FRA")]
)
@pytest.mark.parametrize("label", ["uner:PER", "uner:LOC", "uner:ORG"])
def test_a_seat_of_government_is_that_government_whatever_the_network_says(
    words: str, iso3: str, label: str
) -> None:
    ((_, one),) = find(f"The {words} declined to comment.", (label, words))
    assert (one.state, one.sectors) == (iso3, ("GOV",))
    assert one.kind in ("organ", "metonym")
    assert "network" not in one.rule


def test_a_state_is_never_a_person() -> None:
    ((_, one),) = find("They sold it to Chad.", ("uner:PER", "Chad"), ("gum:person", "Chad"))
    assert (one.kind, one.state) == ("state", "TCD")


def test_the_role_of_the_lexicon_and_the_name_of_the_network_are_one_actor() -> None:
    ((words, one),) = find("Kremlin spokesman Pavel Ornev declined.", ("uner:PER", "Pavel Ornev"))
    assert words == "Kremlin spokesman Pavel Ornev"
    assert (one.kind, one.state, one.name, one.title) == (
        "person", "RUS", "Pavel Ornev", "spokesman",
    )  # fmt: skip
    assert "network uner" in one.rule


def test_the_title_that_the_network_takes_in_is_no_part_of_the_name() -> None:
    words = "Chadian Defence Minister Idris Talu"
    ((_, one),) = find(f"{words} declined.", ("re3d:Person", words), ("gum:person", words))
    assert (one.name, one.state, one.title) == ("Idris Talu", "TCD", "defence minister")


def test_a_name_that_the_network_cuts_short_after_a_role_is_whole() -> None:
    ((_, one),) = find("President Lena Fahr declined.", ("uner:PER", "Fahr"))
    assert one.name == "Lena Fahr"


def test_a_person_and_a_role_between_commas_are_one_actor() -> None:
    ((_, one),) = find("Omar Belgasim, the envoy, declined.", ("uner:PER", "Omar Belgasim"))
    assert (one.name, one.title) == ("Omar Belgasim", "envoy")


def test_a_president_of_a_state_has_that_state() -> None:
    ((_, one),) = find("President Lena Fahr of Iceland declined.", ("uner:PER", "Lena Fahr"))
    assert one.state == "ISL"


@pytest.mark.parametrize("name", ["Jordan Wexley", "Chad Brenk", "Israel Moreno"])
def test_a_person_named_like_a_state_is_a_person(name: str) -> None:
    ((words, one),) = find(f"The reporter met {name} there.", ("uner:PER", name))[-1:]
    assert (words, one.kind, one.state) == (name, "person", None)


def test_the_state_inside_the_name_of_an_organisation_is_no_actor_of_its_own() -> None:
    ((words, one),) = find("The China Tarnak Group grew.", ("uner:ORG", "China Tarnak Group"))
    assert (words, one.kind, one.state) == ("China Tarnak Group", "organisation", "CHN")


def test_a_unit_of_an_army_has_the_sector_of_its_kind_and_its_owner_s_state() -> None:
    ((words, one),) = find(
        "The Jordanian 71st Tarnak Battalion came.", ("uner:ORG", "71st Tarnak Battalion")
    )
    assert words == "Jordanian 71st Tarnak Battalion"
    assert (one.kind, one.state, one.sectors) == ("organ", "JOR", ("MIL",))


def test_what_the_parts_of_the_lexicon_cover_is_theirs() -> None:
    ((_, one),) = find(
        "The Chadian Defence Ministry spoke.", ("uner:PER", "Chadian Defence Ministry")
    )
    assert (one.kind, one.state, one.sectors) == ("organ", "TCD", ("GOV", "MIL"))


def test_a_town_before_its_state_stops_at_the_comma() -> None:
    found = find("They met near Faya, Chad.", ("re3d:Location", "Faya, Chad"), ("uner:LOC", "Faya"))
    assert [(words, one.kind) for words, one in found] == [("Faya", "place"), ("Chad", "state")]


def test_a_sea_is_of_no_state() -> None:
    ((words, one),) = find("It crossed the Tarnak Sea of Oman.", ("uner:LOC", "Tarnak Sea of Oman"))
    assert (words, one.kind, one.state) == ("Tarnak Sea of Oman", "place", None)


def test_a_missile_is_a_thing() -> None:
    ((words, one),) = find("They fired the Tarnak-18.", ("gum:object", "Tarnak-18"))
    assert (words, one.kind) == ("Tarnak-18", "thing")


def test_a_mention_without_a_name_is_left_out() -> None:
    assert find("They left the villages.", ("re3d:Location", "the villages")) == []


def test_guests_of_a_town_do_not_make_it_an_organisation() -> None:
    text = "The guests of Faya left."
    parse = parse_of(text, ("re3d:Organisation", "guests of Faya"))
    headed = replace(parse, heads=(1, 4, 3, 1, -1, 4))
    assert find_sentence_actors(text, headed) == ()


def test_the_kind_is_what_most_schemes_say() -> None:
    ((_, one),) = find(
        "They met at Tarnak.",
        ("uner:PER", "Tarnak"), ("re3d:Location", "Tarnak"), ("gum:place", "Tarnak"),
    )  # fmt: skip
    assert (one.kind, one.rule) == ("place", "network re3d gum")


def test_a_name_goes_on_to_where_two_schemes_end_together() -> None:
    ((words, _),) = find(
        "They told Norvane Courier so.",
        ("uner:ORG", "Norvane"),
        ("re3d:Organisation", "Norvane Courier"),
        ("gum:organization", "Norvane Courier"),
    )
    assert words == "Norvane Courier"


def test_a_surname_alone_names_the_person_of_an_earlier_sentence() -> None:
    _, second = read_report(
        ("Farmer Ana Velasco met Boris Tarkhan.",
         [("uner:PER", "Ana Velasco"), ("uner:PER", "Boris Tarkhan")]),
        ("Velasco thanked Tarkhan.", [("uner:PER", "Velasco")]),
    )  # fmt: skip
    assert second == [("Velasco", "Ana Velasco"), ("Tarkhan", "Boris Tarkhan")]


def test_a_surname_of_two_words_names_its_bearer() -> None:
    _, second = read_report(
        ("They met Idris Mahran Talu.", [("uner:PER", "Idris Mahran Talu")]),
        ("Mahran Talu declined.", [("uner:PER", "Mahran Talu")]),
    )
    assert second == [("Mahran Talu", "Idris Mahran Talu")]


def test_a_surname_means_nobody_once_two_persons_have_it() -> None:
    _, second, _, last = read_report(
        ("They met Ana Velasco.", [("uner:PER", "Ana Velasco")]),
        ("Velasco declined.", [("uner:PER", "Velasco")]),
        ("They met Luis Velasco.", [("uner:PER", "Luis Velasco")]),
        ("Velasco declined.", [("uner:PER", "Velasco")]),
    )
    assert second == [("Velasco", "Ana Velasco")]
    assert last == [("Velasco", "Velasco")]


def test_a_person_named_in_full_again_keeps_the_role() -> None:
    text = "President Lena Fahr left. Lena Fahr declined."
    first, second = text[:25], text[26:]
    parses = [parse_of(one, ("uner:PER", "Lena Fahr")) for one in (first, second)]
    _, (one,) = find_report_actors(text, [(0, 25), (26, len(text))], parses)
    assert (one.title, one.sectors) == ("president", ("GOV",))


def test_known_persons_may_be_named_by_the_surname() -> None:
    known = (ActorMention(start=0, end=9, kind="person", name="Lena Fahr", title="president"),)
    text = "Fahr declined."
    (one,) = find_sentence_actors(text, parse_of(text), known=known)
    assert (one.start, one.end, one.name, one.title) == (0, 4, "Lena Fahr", "president")


def test_the_short_form_of_an_organisation_is_no_person() -> None:
    text = "Tarnak Steel Corporation grew. They like Tarnak Steel."
    bounds = [(0, 30), (31, len(text))]
    parses = [
        parse_of(text[:30], ("uner:ORG", "Tarnak Steel Corporation")),
        parse_of(text[31:], ("uner:PER", "Tarnak Steel")),
    ]
    _, (one,) = find_report_actors(text, bounds, parses)
    assert one.kind == "organisation"


def test_a_sentence_without_words_has_no_actors() -> None:
    assert find_sentence_actors("", Parse()) == ()
    assert find_report_actors("", [], []) == ()


def test_actors_are_in_order_inside_their_sentence_and_do_not_overlap() -> None:
    text = "Kremlin spokesman Pavel Ornev met Ana Lee in Faya, Chad. Ornev left."
    bounds = [(0, 56), (57, len(text))]
    parses = [
        parse_of(
            text[:56], ("uner:PER", "Pavel Ornev"), ("uner:PER", "Ana Lee"), ("uner:LOC", "Faya")
        ),
        parse_of(text[57:], ("uner:PER", "Ornev")),
    ]
    for (low, high), some in zip(bounds, find_report_actors(text, bounds, parses), strict=True):
        edges = [place for one in some for place in (one.start, one.end)]
        assert some
        assert edges == sorted(edges)
        assert edges[0] >= 0
        assert edges[-1] <= high - low


def test_a_thousand_persons_of_one_surname_take_linear_time() -> None:
    names = [f"General A{chr(97 + k % 26)}{chr(97 + k // 26 % 26)} Lee" for k in range(676)] * 6
    text = "".join(f"{name}. Lee " for name in names)
    proposed = [
        ActorMention(start=one.start(), end=one.end(), kind="person", rule="network uner")
        for one in re.finditer(r"\bLee\b(?=\s)", text)
    ]
    started = process_time()
    find_actors(text, proposed=proposed)
    assert process_time() - started < 3
