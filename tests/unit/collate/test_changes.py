"""What is told otherwise of older reports: what fell, what rose, and which report did it."""

from collections.abc import Sequence
from itertools import pairwise

from tests.unit.group.making import (
    DAM,
    DAM_ELSEWHERE,
    DAM_SIGNED,
    DELPHIN,
    STRIKE,
    cut,
    garble,
    make_report,
)

from twosource.collate import find_changes
from twosource.group import group_reports
from twosource.model import CHANGE_KINDS, Change, Edge, Grouping, Lineage, Origin, Report, Story

TORN = garble(DAM, "Ardanian Foreign", "Energy Minister", "Farmers in", "Its hydrologists")
TORN_ELSEWHERE = garble(
    DAM, "The accord obliges", "Their church", "Opposition dep", "The river comm"
)
COURIER = make_report("courier.txt", cut(DAM, 0, 1, 2, 3), publisher="Pell Courier")
POST = make_report("post.txt", cut(DAM, 5, 6, 7, 8), publisher="Lowland Post")
OWN = make_report("own.txt", DAM, dateline=DELPHIN)


def change(older: Sequence[Report], *added: Report) -> tuple[Change, ...]:
    """Return what a second run that reads `added` changes of what a first one told of `older`."""
    every = [*older, *added]
    return find_changes(
        group_reports(older),
        group_reports(every),
        reports={report.id: report for report in every},
        run=2,
    )


def pick(changes: Sequence[Change], kind: str) -> Change:
    (found,) = [one for one in changes if one.kind == kind]
    return found


def by_hand(*lineages: Sequence[str], stories: Sequence[Sequence[str]] | None = None) -> Grouping:
    """Return a grouping without trees; a story for each lineage unless they are given."""
    made = tuple(
        Lineage(
            id="+".join(held), reports=tuple(held), editions=(), ancestors=(), edges=(), origin=None
        )
        for held in lineages
    )
    told = tuple(
        Story(
            id="+".join(held),
            title="The dam",
            reports=tuple(held),
            lineages=tuple(one.id for one in made if set(one.reports) <= set(held)),
        )
        for held in stories or lineages
    )
    return Grouping(lineages=made, stories=told)


def change_by_hand(before: Grouping, after: Grouping) -> tuple[Change, ...]:
    every = (*before.lineages, *after.lineages)
    ids = {one for lineage in every for one in lineage.reports}
    return find_changes(
        before, after, reports={one: make_report(f"{one}.txt", DAM) for one in ids}, run=2
    )


def test_a_late_original_lets_the_lineages_fall_and_is_named() -> None:
    told = pick(change([COURIER, POST], OWN), "lineages-joined")
    assert (told.before, told.after, told.run) == (2, 1, 2)
    assert told.reports == tuple(sorted([COURIER.id, POST.id]))
    assert told.brought_by == (OWN.id,)
    assert told.sentence == (
        "Two lineages became one: own.txt is the text that both were taken from."
    )


def test_the_origin_that_it_names_is_told_with_the_one_before() -> None:
    changes = change([COURIER, POST], OWN)
    assert [one.sentence for one in changes if one.kind == "origin-changed"] == [
        f"The origin of {name} is now Delphin; before, it was {publisher}."
        for name, publisher in sorted(
            [("courier.txt", "Pell Courier"), ("post.txt", "Lowland Post")],
            key=lambda pair: COURIER.id if pair[0] == "courier.txt" else POST.id,
        )
    ]


def test_a_lost_ancestor_that_comes_in_is_seen() -> None:
    older = [make_report("torn1.txt", TORN), make_report("torn2.txt", TORN_ELSEWHERE)]
    told = pick(change(older, OWN), "ancestor-seen")
    assert (told.before, told.after, told.brought_by) == (1, 0, (OWN.id,))
    assert told.sentence == (
        "The text behind torn1.txt and torn2.txt, told as lost until now, is seen: own.txt."
    )


def test_a_text_that_more_copies_lead_back_to_is_inferred() -> None:
    first = make_report("first.txt", cut(DAM, 0, 1, 2, 3, 4, 5, 6, 7))
    second = make_report("second.txt", cut(DAM, 3, 4, 5, 6, 7, 8, 9))
    told = pick(change([first], second), "ancestor-inferred")
    assert (told.before, told.after) == (0, 1)
    assert told.sentence == "first.txt is now told to come from a text that was never seen."


def test_a_nearer_parent_is_told() -> None:
    short = make_report("short.txt", cut(DAM, 0, 3))
    told = pick(change([short], OWN), "parent-changed")
    assert (told.before, told.after) == (0, 1)
    assert told.sentence == "short.txt is now told to be taken from own.txt."


def test_an_earlier_edition_and_a_later_one_are_told_as_such() -> None:
    planned = make_report("planned.txt", DAM, dateline=DELPHIN)
    signed = make_report("signed.txt", DAM_SIGNED, dateline=DELPHIN)
    earlier = pick(change([signed], planned), "edition-found")
    later = pick(change([planned], signed), "edition-found")
    assert (earlier.before, earlier.after) == (later.before, later.after) == (1, 2)
    assert earlier.sentence == "An earlier edition than before was read: planned.txt."
    assert later.sentence == "A later edition than before was read: signed.txt."


def test_a_copy_that_joins_is_told_as_a_count_alone() -> None:
    copy = make_report("copy.txt", DAM, publisher="Lowland Post", dateline="(Delphin) - ")
    (told,) = change([OWN], copy)
    assert (told.kind, told.before, told.after) == ("documents-added", 1, 2)
    assert told.sentence == "+1 document in the lineage of Delphin: copy.txt."


def test_a_second_reporter_is_one_more_lineage_of_the_story() -> None:
    before = by_hand("a")
    (told,) = change_by_hand(before, by_hand("a", "b", stories=["ab"]))
    assert (told.kind, told.before, told.after) == ("lineages-added", 1, 2)
    assert told.sentence == "+1 lineage in the story “The dam”: b.txt."


def test_what_has_nothing_to_do_with_it_changes_nothing() -> None:
    assert change([OWN, COURIER], make_report("strike.txt", STRIKE)) == ()


def test_the_same_reports_again_change_nothing() -> None:
    assert change([OWN, COURIER, POST]) == ()


def test_a_first_run_changes_nothing() -> None:
    assert change([], OWN, COURIER) == ()


def test_a_program_that_groups_the_same_reports_otherwise_is_no_change() -> None:
    assert change_by_hand(by_hand("a", "b"), by_hand("ab")) == ()


def test_a_report_that_is_gone_is_not_told_of() -> None:
    assert change_by_hand(by_hand("ax"), by_hand("a", "b")) == ()


def test_a_lineage_that_parts_is_told_as_risen() -> None:
    told = pick(change_by_hand(by_hand("ab"), by_hand("ac", "b", stories=["abc"])), "lineage-split")
    assert (told.before, told.after) == (1, 2)
    assert told.sentence == (
        "One lineage became two since c.txt was read: a.txt and b.txt stand apart."
    )


def test_stories_that_meet_and_part_are_told() -> None:
    met = change_by_hand(by_hand("a", "b"), by_hand("a", "b", "c", stories=["abc"]))
    parted = change_by_hand(by_hand("a", "b", stories=["ab"]), by_hand("ac", "b"))
    assert pick(met, "stories-joined").sentence == "Two stories became one since c.txt was read."
    assert pick(parted, "story-split").sentence == (
        "One story became two since c.txt was read: a.txt and b.txt stand apart."
    )


def test_what_reports_of_other_stories_brought_about_names_none_of_them() -> None:
    told = pick(change_by_hand(by_hand("a", "b"), by_hand("ab", "c")), "lineages-joined")
    assert told.brought_by == ()
    assert told.sentence == "Two lineages became one since other reports were read."


def test_an_origin_that_is_no_longer_named_is_told() -> None:
    before, after = by_hand("a"), by_hand("ab")
    origin = Origin(name="Delphin", kind="agency", basis="dateline", spans=())
    (lineage,) = before.lineages
    named = Grouping(
        lineages=(
            Lineage(
                id=lineage.id,
                reports=lineage.reports,
                editions=(),
                ancestors=(),
                edges=(),
                origin=origin,
            ),
        ),
        stories=before.stories,
    )
    told = pick(change_by_hand(named, after), "origin-changed")
    assert (told.before, told.after) == (1, 0)
    assert told.sentence == "The origin of a.txt is no longer named; before, it was Delphin."


def test_a_passage_taken_from_a_new_report_is_told() -> None:
    before, after = by_hand("a"), by_hand("a", "b", stories=["ab"])
    taken = Edge(child="a", parent="b", relation="part", reasons=())
    first = Lineage(id="a", reports=("a",), editions=(), ancestors=(), edges=(taken,), origin=None)
    parted = Grouping(lineages=(first, after.lineages[1]), stories=after.stories)
    told = pick(change_by_hand(before, parted), "passage-found")
    assert told.sentence == "a.txt took a passage from b.txt."


def test_many_names_are_cut_short() -> None:
    (told,) = change_by_hand(by_hand("a"), by_hand("abcdef"))
    assert told.sentence == (
        "+5 documents in the lineage of a.txt: b.txt, c.txt, d.txt and 2 more."
    )


def test_the_weightiest_come_first_and_growth_last() -> None:
    elsewhere = make_report("elsewhere.txt", DAM_ELSEWHERE)
    changes = change([COURIER, POST], OWN, elsewhere)
    ranks = [CHANGE_KINDS.index(one.kind) for one in changes]
    assert len(changes) > 2
    assert all(one <= other for one, other in pairwise(ranks))
