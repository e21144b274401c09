"""Amounts of a sentence: how many of what, and of which act."""

import pytest

from twosource.lexicon.actors import find_actors
from twosource.model import Party, ReadSentence, Report, Span
from twosource.model.claim import Claim
from twosource.model.report import Sentence
from twosource.read.claims.amount_binding import ActWord
from twosource.read.claims.amount_carrying import bind_report, find_in_report
from twosource.read.claims.amount_signs import BindingWeights
from twosource.read.claims.amounts import FoundAmount, find_amounts
from twosource.read.claims.claims import make_claims
from twosource.read.claims.clauses import Clauses
from twosource.read.reader import load_reader


def read(*texts: str) -> list[ReadSentence]:
    return [
        ReadSentence(text, parse, find_actors(text))
        for text, parse in zip(texts, load_reader().read(texts), strict=True)
    ]


def find(text: str) -> tuple[FoundAmount, ...]:
    return find_amounts(read(text)[0])


def claim(*texts: str) -> dict[str, Claim]:
    """Return the claims of a report that is made of these sentences, by the cue."""
    whole = " ".join(texts)
    starts = [whole.index(one) for one in texts]
    report = Report(
        id="r",
        source="s",
        name="n",
        content_hash="h",
        text=whole,
        sentences=tuple(
            Sentence(Span("r", start, start + len(one)), 0)
            for start, one in zip(starts, texts, strict=True)
        ),
    )
    sentences = read(*texts)
    parties = [[Party(one, (one,)) for one in x.actors] for x in sentences]

    def locate(place: int, start: int, end: int) -> Span:
        return Span("r", starts[place] + start, starts[place] + end)

    claims = make_claims(report, sentences, parties, locate)
    return {whole[one.cue.start : one.cue.end]: one for one in claims}


@pytest.mark.parametrize(
    ("text", "value", "upto", "comparator", "unit", "thing"),
    [
        ("Kenya sent about 6,700 crates.", 6700, None, "about", "crate", "crates"),
        ("They bought twelve old Kenyan tanks.", 12, None, "=", "tank", "old Kenyan tanks"),
        ("Chad got 60 tonnes of millet flour.", 60, None, "=", "tonne", "millet flour"),
        ("Peru paid $50 billion.", 50e9, None, "=", "dollar", ""),
        ("Peru paid 75 million birr.", 75e6, None, "=", "birr", ""),
        ("Peru paid nearly EUR 3.5 million.", 3.5e6, None, "about", "euro", ""),
        ("They freed as many as 20 sailors.", 20, None, "<=", "sailor", "sailors"),
        ("They freed at least a dozen sailors.", 12, None, ">=", "sailor", "sailors"),
        ("They freed fewer than 50 sailors.", 50, None, "<", "sailor", "sailors"),
        ("They freed 50 or more sailors.", 50, None, ">=", "sailor", "sailors"),
        ("They freed forty-odd sailors.", 40, None, "about", "sailor", "sailors"),
        ("Between 200 and 300 nurses marched.", 200, 300, "=", "nurse", "nurses"),
        ("From 200 to 300 nurses marched.", 200, 300, "=", "nurse", "nurses"),
        ("They want two or three boats.", 2, 3, "=", "boat", "boats"),
        ("Dozens of nurses marched.", 24, None, ">=", "nurse", "nurses"),
        ("Some 900 Kenyans marched.", 900, None, "about", "Kenyan", "Kenyans"),
        ("They took in 70 Rohingya.", 70, None, "=", "Rohingya", "Rohingya"),
        ("Kenya sent 300 troops.", 300, None, "=", "soldier", "troops"),
        ("They freed six police officers.", 6, None, "=", "police officer", "police officers"),
        ("They handed over two men.", 2, None, "=", "man", "men"),
        ("They copied 4,000 patients' files.", 4000, None, "=", "file", "patients' files"),
        ("The truce was extended by one month.", 1, None, "=", "month", ""),
        ("The fine was 90 million lei.", 90e6, None, "=", "leu", ""),
        ("Peru sold two billion cubic metres of gas.", 2e9, None, "=", "cubic metre", "gas"),
        ("Leaders of 100 countries came.", 100, None, "=", "country", "countries"),
        ("Half a million people fled.", 500_000, None, "=", "person", "people"),
        ("They took in 300 of the families.", 300, None, "=", "family", "families"),
        ("The talks lasted for six hours.", 6, None, "=", "hour", ""),
        ("They talked for an hour.", 1, None, "=", "hour", ""),
        ("Chad sold 3,000 152-mm shells.", 3000, None, "=", "shell", "152-mm shells"),
        ("Peru bought two Su-57 jets.", 2, None, "=", "jet", "Su-57 jets"),
        ("Prices fell by 20 per cent.", 20, None, "=", "percent", ""),
        ("They talked for an hour and a half.", 1.5, None, "=", "hour", ""),
        ("They held a half-hour conversation.", 0.5, None, "=", "hour", ""),
        ("He was jailed for at least another week.", 1, None, ">=", "week", ""),
        ("Peru took in half of the 800 migrants.", 400, None, "=", "migrant", "migrants"),
        ("Several hundred farmers marched.", 200, None, ">=", "farmer", "farmers"),
        ("One soldier was killed in the clash.", 1, None, "=", "soldier", "soldier"),
        ("They handed in their rifles, all 700, on Monday.", 700, None, "=", "rifle", "rifles"),
        ("Residents put the number of dead at 14.", 14, None, "=", "person", "dead"),
        ("The first shipment of beef, 480 tonnes, arrived.", 480, None, "=", "tonne", "beef"),
    ],
)
def test_an_amount_has_its_parts(
    text: str, value: float, upto: float | None, comparator: str, unit: str, thing: str
) -> None:
    (one,) = find(text)
    assert (one.value, one.upto, one.comparator) == (value, upto, comparator)
    assert (one.unit, one.object) == (unit, thing)


@pytest.mark.parametrize(
    "text",
    [
        "Under Article 5 and Resolution 1718 they met on 9 October 2033.",
        "In 2034 soldiers crossed the border at 10 a.m.",
        "The third brigade has met the 5th army.",
        "The 34-year-old captain read the note.",
        "Kenya fired a 152 mm gun.",
        "They met at five in the morning.",
        "One soldier read the note to a friend of one of the others.",
    ],
)
def test_numbers_that_tell_which_or_when_are_no_amounts(text: str) -> None:
    assert find(text) == ()


def test_alternatives_are_two_amounts_of_one_thing() -> None:
    first, second = find(
        "The crates hold 3 million rounds of 152 mm or more than 500,000 of 122 mm."
    )
    assert (first.value, first.unit, first.object) == (3e6, "round", "rounds of 152 mm")
    assert (second.value, second.unit, second.object) == (500_000, "round", "rounds of 122 mm")
    assert second.comparator == ">"


def test_two_bounds_of_one_noun_are_two_amounts() -> None:
    low, high = find("At least 12 and as many as 20 people died.")
    assert (low.value, low.comparator, low.unit) == (12, ">=", "person")
    assert (high.value, high.comparator, high.unit) == (20, "<=", "person")


def test_a_change_from_one_number_to_another_is_no_range() -> None:
    assert all(one.upto is None for one in find("Prices rose from 5 to 10 dollars."))


@pytest.mark.parametrize(
    "text",
    [
        "Chad left three weeks later.",
        "They met 5 km from the town.",
        "The two countries met.",
        "Guyana, a country of 800,000 people, recalled its envoy.",
        "Moldova expelled the second of two attachés.",
    ],
)
def test_when_where_and_which_are_set_aside(text: str) -> None:
    assert all(one.is_aside for one in find(text))


def test_two_more_are_of_the_kind_that_was_counted_before() -> None:
    first, second = find("They freed nine sailors and arrested two more.")
    assert (first.value, second.value) == (9, 2)
    assert (second.unit, second.object) == ("sailor", "sailors")


@pytest.mark.parametrize(
    ("texts", "values", "thing"),
    [
        (("Peru seized 40 Indian trawlers.", "Ten of them were burned."), [40, 10], "trawlers"),
        (("Peru needed 500 tents.", "Chile could send only 200."), [500, 200], "tents"),
        (("Chinese warships sailed past.", "Eleven of them fired."), [11], "Chinese warships"),
    ],
)
def test_a_number_counts_what_a_sentence_before_spoke_of(
    texts: tuple[str, ...], values: list[float], thing: str
) -> None:
    found = [one for some in find_in_report(read(*texts)) for one in some]
    assert [one.value for one in found] == values
    assert all(one.object.endswith(thing) for one in found)


def test_what_the_signs_weigh_decides_over_the_rules() -> None:
    sentences = read("Chad expelled four envoys.")
    word = sentences[0].parse.words.index("expelled")
    acts = [{word: ActWord("SANCTION", Clauses(sentences[0].parse).slots(word))}]

    def bind(**signs: float) -> list[float]:
        bound = bind_report(sentences, acts, BindingWeights(signs))
        return [one.amount.value for one in bound[0][word]]

    assert bind(ruled=1.0) == [4]
    assert bind(elsewhere=1.0) == []
    assert bind(ruled=1.0, always=-2.0) == []


def test_each_act_has_its_own_amount() -> None:
    claims = claim("Chad expelled four envoys and Niger arrested nine Chadian soldiers.")
    assert [one.value for one in claims["expelled"].amounts] == [4]
    assert [one.value for one in claims["arrested"].amounts] == [9]


def test_an_amount_is_of_what_a_speech_speaks_of() -> None:
    claims = claim("Chad demanded that Niger release eleven soldiers.")
    assert not claims["demanded"].amounts
    assert [one.value for one in claims["release"].amounts] == [11]


def test_the_noun_of_an_act_has_what_hangs_from_it() -> None:
    claims = claim("Niger received a loan of $40 million from Chad.")
    assert [(x.value, x.unit) for one in claims.values() for x in one.amounts] == [(4e7, "dollar")]


def test_acts_that_are_joined_share_what_they_are_done_to() -> None:
    claims = claim("Niger arrested and deported nine Chadian traders.")
    assert [x.value for x in claims["arrested"].amounts] == [9]
    assert [x.value for x in claims["deported"].amounts] == [9]


def test_a_sentence_on_the_dead_belongs_to_the_attack_before() -> None:
    claims = claim("Niger shelled a Chadian village.", "At least nine traders are dead.")
    shelled = claims["shelled"]
    assert [(x.value, x.comparator) for x in shelled.amounts] == [(9, ">=")]
    assert shelled.amounts[0].span.start > shelled.at.end


def test_the_span_of_an_amount_holds_comparator_and_object() -> None:
    text = "Chad released more than 30 Nigerien herders."
    (one,) = claim(text)["released"].amounts
    assert text[one.span.start : one.span.end] == "more than 30 Nigerien herders"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Niger seized the Chadian tanker Amber Dawn.", "Amber Dawn"),
        ("Chad signed the Lake Water Treaty with Niger.", "Lake Water Treaty"),
        ("Chad rejected UN Resolution 3107.", "Resolution 3107"),
        ("Chad bought Su-57 jets from Russia.", "Su-57"),
    ],
)
def test_a_claim_names_its_object(text: str, name: str) -> None:
    assert any(name in one.object for one in claim(text).values())


def test_an_illness_is_no_object() -> None:
    assert all(not one.object for one in claim("Chad closed its border over Covid-19.").values())


def test_the_adjective_of_a_state_is_no_name_of_a_weapon() -> None:
    assert all(not one.object for one in claim("Chad seized Nigerien tanks.").values())


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Police arrested a boy of 15 in Accra.", []),
        ("Police arrested three girls of 14 and 15 at a protest.", [3]),
        ("The army killed a man of about 60 and two women.", [2]),
        ("Police arrested two boys, aged 14 and 15.", [2]),
        ("Chad sent a team of 15 to Niger.", [15]),
        ("Chad freed 40 of 60 prisoners.", [40]),
        ("Chad freed soldiers of 12 battalions.", [12]),
    ],
)
def test_how_old_somebody_is_is_no_amount(text: str, values: list[float]) -> None:
    assert [one.value for one in find(text)] == values


def test_what_an_act_of_its_own_sentence_has_is_not_carried_back() -> None:
    claims = claim(
        "Last month the Kenyan minister told lawmakers that Chad's supply of shells and missiles "
        "has allowed Nigerien forces to hold out.",
        "Sudan's defence ministry said earlier this year that between August and February, Chad "
        "sent about 700 containers to Niger, containing more than 3 million rounds of shells.",
    )
    assert [one.value for one in claims["sent"].amounts] == [700, 3_000_000]
    assert not claims["supply"].amounts
