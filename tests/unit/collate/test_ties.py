"""The signs that two tellings are of one happening, by group. All that is told is invented."""

from collections.abc import Sequence

import numpy as np
import pytest
from msgspec.structs import replace
from tests.unit.collate.claiming import claim, day, group, make_report, name_report
from tests.unit.collate.writing import list_reports, tell, write

from twosource.collate.events import make_scene, make_setting
from twosource.collate.ties import (
    SIGNS,
    Scene,
    TieWeights,
    find_tied,
    iter_signs,
    load_tie_weights,
    weigh_pairs,
)
from twosource.model import Claim, Grouping, Report, When

FERRY = write(
    "a",
    "The ferry of Fada was granted to Chad.",
    "Its toll is low.",
    "Niger granted the ferry to Chad.",
)
TOLL = write("b", "Niger granted Chad the old ferry.", "Nobody spoke.")
JUNE_18, JUNE_19 = day("2031-06-18"), day("2031-06-19")
JUNE = day("2031-06-01", "2031-06-30")


def look(
    claims: Sequence[Claim],
    reports: Sequence[Report] = (FERRY, TOLL),
    grouping: Grouping | None = None,
) -> Scene:
    setting = make_setting(claims, grouping or group("ab"), list_reports(reports))
    return make_scene(claims, setting)


def compare(one: Claim, other: Claim, grouping: Grouping | None = None) -> dict[str, float]:
    """All signs of two claims, each by its name."""
    signs = dict(iter_signs(look([one, other], grouping=grouping)))
    assert sorted(signs) == sorted(SIGNS)
    assert all(np.array_equal(sign, sign.T) for sign in signs.values())
    return {name: round(float(sign[0, 1]), 3) for name, sign in signs.items()}


def pick(signs: dict[str, float], names: Sequence[str]) -> dict[str, float]:
    return {name: signs[name] for name in names if signs[name]}


_PARTIES = SIGNS[: SIGNS.index("same date")]
_DATES = ("same date", "dates meet", "days between", "a date open")


def grant(actors: str = "NER", recipients: str = "TCD", *, when: When | None = None) -> Claim:
    return tell(FERRY, "0 granted", actors, recipients, when=when)


def granted(actors: str = "NER", recipients: str = "TCD", *, when: When | None = None) -> Claim:
    return tell(TOLL, "0 granted", actors, recipients, when=when)


@pytest.mark.parametrize(
    ("ours", "theirs", "signs"),
    [
        (
            grant(),
            granted(),
            ["same actors", "an actor shared", "same recipients", "a recipient shared",
             "same sides"],
        ),
        (
            grant("NER, TCD", "MLI"),
            granted("NER, LBY", "MLI"),
            ["other actors", "an actor shared", "same recipients", "a recipient shared"],
        ),
        (
            grant(recipients="TCD"),
            granted(recipients="MLI"),
            ["same actors", "an actor shared", "other recipients"],
        ),
        (
            grant("NER", "TCD"),
            granted("TCD", "NER"),
            ["other actors", "other recipients", "turned round", "same sides"],
        ),
        (
            grant("NER", ""),
            granted("", "NER"),
            ["actors open", "recipients open", "same sides"],
        ),
        (grant("NER", ""), granted("NER", "they"),
         ["same actors", "an actor shared", "recipients open", "same sides"]),
    ],
)  # fmt: skip
def test_parties_agree_differ_or_are_open(ours: Claim, theirs: Claim, signs: list[str]) -> None:
    assert pick(compare(ours, theirs), _PARTIES) == dict.fromkeys(signs, 1)


@pytest.mark.parametrize(
    ("ours", "theirs", "signs"),
    [
        (JUNE_18, JUNE_18, {"same date": 1, "dates meet": 1}),
        (JUNE, JUNE_18, {"dates meet": 1}),
        (None, JUNE_18, {"a date open": 1}),
        (None, None, {"a date open": 1}),
        (JUNE_18, JUNE_19, {"days between": 0.2}),
        (JUNE_18, day("2031-07-19"), {"days between": 1}),
        (day("2041-06-18"), JUNE_18, {"days between": 2}),
        (JUNE_18, When("2031-06-19", "", "day", "text"), {"days between": 0.2}),
    ],
)
def test_dates_are_the_same_meet_or_lie_apart(
    ours: When | None, theirs: When | None, signs: dict[str, float]
) -> None:
    found = compare(grant(when=ours), granted(when=theirs))
    assert pick(found, _DATES) == pytest.approx(signs, abs=0.01)


@pytest.mark.parametrize(
    ("ours", "theirs", "signs"),
    [("visit", "visit", ["same mode"]), ("visit", "phone", ["other mode"]), ("visit", None, [])],
)
def test_modes_count_where_both_have_one(ours: str, theirs: str | None, signs: list[str]) -> None:
    claims = replace(grant(), mode=ours), replace(granted(), mode=theirs)
    assert pick(compare(*claims), ("same mode", "other mode")) == dict.fromkeys(signs, 1)


def test_words_of_the_act_are_looked_for_in_both_sentences() -> None:
    held = ("same cue", "cue in the other")
    assert pick(compare(grant(), granted()), held) == {"same cue": 1, "cue in the other": 2}
    ferry = tell(TOLL, "0 ferry", "NER")
    assert pick(compare(grant(), ferry), held) == {"cue in the other": 2}
    assert pick(compare(grant(), tell(TOLL, "1 spoke", "NER")), held) == {}


def test_words_in_common_weigh_by_how_rare_they_are_and_names_by_themselves() -> None:
    near = compare(grant(), granted())
    far = compare(grant(), tell(TOLL, "1 spoke", "NER", "TCD"))
    assert 0 < near["words"] < 1
    assert 0 < near["names"] < 1
    assert (far["words"], far["names"]) == (0, 0)
    same = compare(grant(), tell(FERRY, "0 ferry", "NER", "MLI"))
    assert (same["words"], same["names"]) == pytest.approx((1, 1))


@pytest.mark.parametrize(
    ("ours", "theirs", "signs"),
    [
        ("40 tent", "40 tent", ["same amount"]),
        ("40 tent", "41 tent", ["other amount"]),
        ("40 tent", "40 tug", []),
        ("40 tent", "", []),
    ],
)
def test_amounts_count_by_their_unit(ours: str, theirs: str, signs: list[str]) -> None:
    claims = (
        tell(FERRY, "0 granted", "NER", amount=ours),
        tell(TOLL, "0 granted", "NER", amount=theirs),
    )
    assert pick(compare(*claims), ("same amount", "other amount")) == dict.fromkeys(signs, 1)


@pytest.mark.parametrize(
    ("ours", "theirs", "signs"),
    [("Fada", "fada", ["same place"]), ("Fada", "Gao", ["other place"]), ("Fada", "", [])],
)
def test_towns_are_the_same_or_others(ours: str, theirs: str, signs: list[str]) -> None:
    claims = (
        tell(FERRY, "0 granted", "NER", where=ours),
        tell(TOLL, "0 granted", "NER", where=theirs),
    )
    assert pick(compare(*claims), ("same place", "other place")) == dict.fromkeys(signs, 1)


def test_a_whole_country_is_no_place_and_an_object_counts_by_its_name() -> None:
    ours, theirs = (tell(one, "0 granted", "NER", where="Chad") for one in (FERRY, TOLL))
    assert ours.where is not None
    wide = replace(ours, where=replace(ours.where, precision="country"))
    names = ("same place", "other place", "same object")
    assert pick(compare(wide, theirs), names) == {}
    named = replace(wide, object="Lune Accord"), replace(theirs, object="lune accord")
    assert pick(compare(*named), names) == {"same object": 1}


_STATUSES = ("same status", "both facts or neither", "said not to be")


@pytest.mark.parametrize(
    ("ours", "theirs", "signs"),
    [
        ("happened", "happened", ["same status", "both facts or neither"]),
        ("happened", "ongoing", ["both facts or neither"]),
        ("planned", "alleged", ["both facts or neither"]),
        ("happened", "planned", []),
        ("happened", "did-not-happen", ["said not to be"]),
    ],
)
def test_statuses_are_held_against_each_other(ours: str, theirs: str, signs: list[str]) -> None:
    claims = replace(grant(), status=ours), replace(granted(), status=theirs)
    assert pick(compare(*claims), _STATUSES) == dict.fromkeys(signs, 1)


def test_whose_word_it_is_counts_by_the_first_root() -> None:
    one, other = grant(), granted()
    said = replace(one, roots=one.actors), replace(other, roots=other.actors)
    assert compare(*said)["same root"] == 1
    assert compare(said[0], other)["same root"] == 0
    assert compare(said[0], replace(other, roots=other.recipients))["same root"] == 0


_STANDING = SIGNS[SIGNS.index("one report") : SIGNS.index("same event denied")]


@pytest.mark.parametrize(
    ("theirs", "grouping", "signs"),
    [
        (
            tell(FERRY, "2 granted", "NER", "MLI"),
            group("ab"),
            {"one report": 1, "one lineage": 1, "sentences between": 0.4},
        ),
        (
            tell(FERRY, "2 ferry", "NER", "MLI", act="AGREE"),
            group("ab"),
            {"one report": 1, "one lineage": 1, "sentences between": 0.4, "another act": 1},
        ),
        (granted("NER", "MLI"), group("ab"), {"alone of its act": 2}),
        (
            granted("NER", "MLI"),
            group("ab", lineages="ab"),
            {"one lineage": 1, "alone of its act": 2},
        ),
        (
            granted("NER", "MLI"),
            group("ab", "a0 b0", lineages="ab"),
            {"one lineage": 1, "copied": 1, "alone of its act": 2},
        ),
        (
            tell(TOLL, "1 spoke", "NER"),
            group("ab"),
            {"alone of its act": 2, "further in the text": 34 / len(TOLL.text)},
        ),
    ],
)
def test_where_tellings_stand(theirs: Claim, grouping: Grouping, signs: dict[str, float]) -> None:
    found = compare(grant(), theirs, grouping)
    assert pick(found, _STANDING) == pytest.approx(signs, abs=0.001)


def test_who_tells_two_of_one_act_is_not_alone_with_it() -> None:
    claims = [grant(), granted(), tell(TOLL, "1 spoke", "NER", "MLI")]
    scene = look(claims)
    alone = dict(iter_signs(scene))["alone of its act"]
    first = scene.claims.index(claims[0])
    assert sorted(alone[first].tolist()) == [0, 1, 1]


def test_what_denials_deny_is_the_same_or_another() -> None:
    names = ("same event denied", "other event denied")
    ours, theirs = tell(FERRY, "0 granted", "NER"), tell(TOLL, "0 granted", "NER")
    setting = make_setting([ours, theirs], group("ab"), list_reports([FERRY, TOLL]))
    for denied, sign in ((("x", "x"), [1, 0]), (("x", "y"), [0, 1]), (("x", ""), [0, 0])):
        sets = [frozenset(one.split()) for one in denied]
        known = replace(setting.known, denied=dict(zip((ours.id, theirs.id), sets, strict=True)))
        signs = dict(iter_signs(make_scene([ours, theirs], replace(setting, known=known))))
        assert [signs[name][0, 1] for name in names] == sign


# --- who is held against whom at all -------------------------------------------------------------


@pytest.mark.parametrize(
    ("ours", "theirs", "grouping", "number"),
    [
        pytest.param(grant("NER"), granted("NER", "MLI"), group("ab"), 1, id="a party"),
        pytest.param(grant("NER", ""), granted("", "NER"), group("ab"), 1, id="on another side"),
        pytest.param(grant("NER"), granted("MLI", "LBY"), group("ab"), 0, id="nobody"),
        pytest.param(grant("", ""), granted("", ""), group("ab"), 0, id="silence"),
        pytest.param(
            grant("NER", "TCD"), granted("MLI", "LBY"), group("ab", "a0 b0", lineages="ab"), 1,
            id="a copy",
        ),
        pytest.param(
            grant("NER", "TCD"), granted("MLI", "LBY"), group("ab", "a0 b0"), 0,
            id="aligned across lineages",
        ),
        pytest.param(
            grant("NER"), replace(granted("NER"), act="AGREE"), group("ab"), 0, id="another act"
        ),
        pytest.param(
            grant("NER"), replace(granted("NER"), act="AGREE"),
            group("ab", "a0 b0", lineages="ab"), 1, id="another act in a copy",
        ),
        pytest.param(
            grant("NER", "TCD"), tell(FERRY, "2 granted", "MLI", "LBY"),
            group("ab", "b0 a0 a2", lineages="ab"), 0, id="halves of a split sentence",
        ),
    ],
)  # fmt: skip
def test_tellings_without_a_party_or_a_passage_in_common_never_tie(
    ours: Claim, theirs: Claim, grouping: Grouping, number: int
) -> None:
    scene = look([ours, theirs], grouping=grouping)
    assert find_tied(scene)[0, 1] == number
    assert np.isfinite(weigh_pairs(scene, load_tie_weights())[0, 1]) == bool(number)


def test_log_odds_are_the_weighed_signs_and_a_bias() -> None:
    weights = TieWeights(dict.fromkeys(SIGNS, 0.0) | {"same actors": 2.0}, -0.5, 0.0, "")
    scene = look([grant(when=JUNE_18), granted("NER", "MLI")])
    assert weigh_pairs(scene, weights)[0, 1] == 1.5


def test_there_is_a_weight_for_every_sign() -> None:
    assert set(load_tie_weights().weights) == set(SIGNS)


def test_a_sentence_that_is_not_listed_has_signs_too() -> None:
    claims = [claim("a0", "NER"), claim("a9", "NER")]
    reports = {name_report("a"): make_report("a")}
    scene = make_scene(claims, make_setting(claims, group("a"), reports))
    assert all(np.isfinite(sign).all() for _, sign in iter_signs(scene))
