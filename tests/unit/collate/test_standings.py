"""What stands behind an event: the examples of the rule, one by one. The event is invented."""

import pytest
from msgspec.structs import replace
from tests.unit.collate.backing import count, derive, originate, stand, tell
from tests.unit.collate.claiming import claim, group, name_report

from twosource.model import Alignment, Independent, Link


def independent(low: int, high: int) -> Independent:
    return Independent(low=low, high=high)


# --- the examples of the rule --------------------------------------------------------------------


def test_many_papers_that_cite_one_agency_are_one() -> None:
    assert count(*(f"{letter}0 KCNA" for letter in "abcdefgh")) == (1, 1)


def test_one_paper_that_cites_three_roots_is_one() -> None:
    assert count("a0 KCNA", "a1 chiefs", "a2 Reuters") == (1, 1)


def test_two_lineages_that_cite_two_sides_are_two() -> None:
    assert count("a0 KCNA", "b0 chiefs") == (2, 2)


def test_a_known_and_an_unnamed_root_are_one_or_two() -> None:
    assert count("a0 KCNA", "b0 officials") == (1, 2)


def test_two_media_of_one_government_are_one() -> None:
    assert count("a0 KCNA", "b0 Rodong") == (1, 1)


def test_unnamed_roots_are_one_at_least_and_one_for_each_lineage_at_most() -> None:
    assert count("a0 officials", "b0 residents", "c0") == (1, 3)


def test_a_paper_that_cites_both_sides_leaves_one_for_the_other_paper() -> None:
    assert count("a0 KCNA", "a1 chiefs", "b0 KCNA") == (2, 2)


def test_whoever_it_is_who_is_unnamed_the_other_voice_remains() -> None:
    assert count("a0 KCNA", "a1 chiefs", "b0 officials") == (2, 2)


# --- said, and heard to be said ------------------------------------------------------------------


def test_that_it_is_so_goes_back_to_the_first_hand_party_and_that_it_was_said_to_who_heard_it() -> (
    None
):
    found = stand([tell("a0 KCNA TASS"), tell("b0 KCNA Reuters")])
    assert found.content == independent(1, 1)
    assert found.utterance == independent(2, 2)
    assert [one.group for one in found.voices] == ["state:PRK"]
    assert [one.group for one in found.heard_by] == ["state:RUS", "name:reuters"]


def test_where_nobody_is_named_between_them_the_report_has_heard_it() -> None:
    found = stand([tell("a0 KCNA"), tell("b0 KCNA")])
    assert found.content == independent(1, 1)
    assert found.utterance == independent(1, 2)


def test_what_reports_tell_by_themselves_nobody_is_heard_to_say() -> None:
    found = stand([tell("a0"), tell("b0")])
    assert found.utterance is None
    assert found.heard_by == ()


# --- the origin of a lineage ---------------------------------------------------------------------


def test_a_report_that_goes_back_to_the_agency_of_a_state_has_its_voice() -> None:
    two = originate(group("ab"), "TASS")
    assert count("a0", "b0 ministry", grouping=two) == (2, 2)
    (own, _) = stand([tell("a0"), tell("b0 ministry")], two).voices
    assert (own.group, own.root) == ("state:RUS", "TASS")


def test_what_a_body_issues_itself_is_its_voice() -> None:
    (own,) = stand([tell("a0")], publishers="a=NATO").voices
    assert (own.group, own.root) == ("body:NATO", "NATO")


def test_an_outlet_that_a_state_directs_has_its_voice() -> None:
    (own,) = stand([tell("a0")], publishers="a=KCNA").voices
    assert (own.group, own.root) == ("state:PRK", "KCNA")


def test_whom_an_agency_of_its_own_has_it_from_is_unknown() -> None:
    assert count("a0", "b0 ministry", grouping=originate(group("ab"), "Reuters")) == (1, 2)


# --- denials -------------------------------------------------------------------------------------


def test_what_is_named_only_to_be_denied_adds_nothing() -> None:
    denial = claim("b1", "NER", act="DENIAL")
    denied = replace(tell("b0 ministry"), content_of=denial.id, status="denied")
    found = stand([tell("a0 KCNA"), denied], others=[denial])
    assert (found.documents, found.lineages, found.content) == (1, 1, independent(1, 1))


def test_what_nobody_else_says_has_nothing_behind_it() -> None:
    denial = claim("a1", "NER", act="DENIAL")
    denied = replace(tell("a0"), content_of=denial.id, status="denied")
    found = stand([denied], others=[denial])
    assert (found.documents, found.publishers, found.lineages) == (0, 0, 0)
    assert found.content == independent(0, 0)
    assert found.voices == ()


def test_what_a_denial_speaks_of_as_fact_counts() -> None:
    """Who rejects "an accusation made by Chad" does not deny that Chad accuses."""
    denial = claim("b1", "NER", act="DENIAL")
    accused = replace(claim("b0", "TCD", act="ACCUSE"), content_of=denial.id)
    found = stand([claim("a0", "TCD", act="ACCUSE"), accused], others=[denial])
    assert found.content == independent(1, 2)


def test_that_somebody_denies_stands_on_those_who_report_it() -> None:
    found = stand([claim("a0", "NER, TCD", act="DENIAL"), claim("b0", "NER", act="DENIAL")])
    assert found.content == independent(1, 2)
    assert found.utterance is None


# --- copies and passages -------------------------------------------------------------------------


def test_a_copy_that_garbles_who_says_so_adds_nobody() -> None:
    copied = derive(group("abc", "a0 b0", lineages="ab c"), "b<a")
    assert count("a0 KCNA", "c0 KCNA", grouping=copied) == (1, 1)
    assert count("a0 KCNA", "b0 Kay", "c0 KCNA", grouping=copied) == (1, 1)
    (voice,) = stand([tell("a0 KCNA"), tell("b0 Kay"), tell("c0 KCNA")], copied).voices
    assert len(voice.claims) == 3


def test_of_copies_as_near_the_least_damaged_tells_who_says_so() -> None:
    copied = group("ab", "a0 b0", lineages="ab")
    damaged = [tell("a0 Kay", damage=0.6), tell("b0 KCNA")]
    assert [one.root for one in stand(damaged, copied).voices] == ["KCNA"]


def test_what_a_copy_tells_of_its_own_has_its_own_root() -> None:
    copied = derive(group("abc", "a0 b0", lineages="ab c"), "b<a")
    assert count("a0 KCNA", "b1 chiefs", "c0 KCNA", grouping=copied) == (2, 2)


def test_a_sentence_taken_from_another_lineage_is_no_second_one() -> None:
    apart = group("ab", "a0 b0")
    taken = derive(apart, "b~a")
    assert count("a0 officials", "b0 officials", grouping=apart) == (1, 2)
    assert count("a0 officials", "b0 officials", grouping=taken) == (1, 1)
    found = stand([tell("a0 officials"), tell("b0 chiefs")], taken)
    assert (found.documents, found.lineages) == (2, 1)
    assert [one.root for one in found.voices] == [""]


def test_its_own_sentences_count_beside_a_passage_that_it_took() -> None:
    taken = derive(group("ab", "a0 b0"), "b~a")
    assert count("a0 KCNA", "b0 KCNA", "b1 chiefs", grouping=taken) == (2, 2)


def test_sentences_that_are_only_alike_are_not_taken() -> None:
    grouping = derive(group("ab"), "b~a")
    faint = Alignment(
        first=name_report("a"), second=name_report("b"), links=(Link((0,), (0,), 0.35),)
    )
    assert count("a0", "b0", grouping=replace(grouping, alignments=(faint,))) == (1, 2)


def test_two_that_took_one_passage_are_one_though_its_owner_tells_nothing() -> None:
    taken = derive(group("abc", "a0 b0", "a0 c0"), "b~a", "c~a")
    found = stand([tell("b0 officials"), tell("c0 officials")], taken)
    assert (found.documents, found.lineages) == (2, 1)
    assert found.content == independent(1, 1)


def test_passages_taken_in_a_circle_are_one() -> None:
    circle = derive(group("ab", "a0 b0"), "b~a", "a~b")
    assert count("a0 officials", "b0 officials", grouping=circle) == (1, 1)


# --- what is counted -----------------------------------------------------------------------------


def test_documents_publishers_and_lineages_are_counted_apart() -> None:
    found = stand(
        [tell(f"{letter}0 KCNA") for letter in "abcd"],
        group("abcd", lineages="ab c d"),
        publishers="a=Wire b=wire c=AP",
    )
    assert (found.documents, found.publishers, found.lineages) == (4, 2, 3)


@pytest.mark.parametrize("names", ["a=AP b=A.P.", "a=TASS b=ITAR-TASS"])
def test_one_publisher_under_two_names_is_one(names: str) -> None:
    assert stand([tell("a0"), tell("b0")], publishers=names).publishers == 1


def test_a_root_is_told_once_with_all_its_claims_and_lineages() -> None:
    claims = [tell("a0 KCNA"), tell("b0 chiefs"), tell("c0 KCNA")]
    first, second = stand(claims).voices
    assert (first.root, first.claims) == ("KCNA", (claims[0].id, claims[2].id))
    assert first.lineages == ("lineage a", "lineage c")
    assert second.root == "Joint Chiefs of Staff"


def test_a_report_in_no_lineage_is_one_of_its_own() -> None:
    found = stand([tell("a0"), tell("b0")], group("a"))
    assert (found.lineages, found.content) == (2, independent(1, 2))
