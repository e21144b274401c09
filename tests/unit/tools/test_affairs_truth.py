"""An affair is the same for a seed, and its truth stands in its texts."""

import json
from pathlib import Path

import pytest
from tools.affairs import AffairOptions, generate_affair, plant_copies, plant_story
from tools.affairs.check import make_item, run_affair
from tools.affairs.key import make_key, write_affair
from tools.affairs.model import FICTION, Affair, Version
from tools.affairs.scoring import find_accepted, is_right, place_version
from tools.affairs.sources import Sources
from tools.affairs.truth import link_versions

from twosource.clean import make_report


def affair_of(seed: int, sources: Sources) -> Affair:
    return generate_affair(seed, bases=sources.bases, rewordings=sources.rewordings)


@pytest.fixture
def affairs(sources: Sources) -> list[Affair]:
    return [affair_of(seed, sources) for seed in range(12)]


def versions_of(affair: Affair) -> dict[str, Version]:
    return {one.id: one for one in (*affair.versions, *affair.lost)}


def test_a_seed_gives_the_same_bytes_twice(sources: Sources) -> None:
    assert affair_of(5, sources) == affair_of(5, sources)
    assert affair_of(5, sources) != affair_of(6, sources)


def test_the_order_of_the_bases_does_not_matter(sources: Sources) -> None:
    turned = Sources(bases=sources.bases[::-1], rewordings=sources.rewordings)
    assert affair_of(5, sources) == affair_of(5, turned)


def test_affairs_keep_their_size_and_their_split(affairs: list[Affair]) -> None:
    for affair in affairs:
        assert 6 <= len(affair.versions) <= 25
        assert all("four-dam" not in one.bases for one in affair.versions)


def test_every_report_says_that_it_is_fiction(affairs: list[Affair]) -> None:
    for affair in affairs:
        assert all(FICTION in one.content.decode() for one in affair.versions)


def test_every_report_is_in_one_lineage_and_one_story(affairs: list[Affair]) -> None:
    for affair in affairs:
        everyone = sorted(one.id for one in affair.versions)
        assert sorted(name for one in affair.lineages for name in one.reports) == everyone
        assert sorted(name for one in affair.stories for name in one.reports) == everyone


def test_seeded_differences_stand_in_both_texts_and_differ(affairs: list[Affair]) -> None:
    for affair in affairs:
        versions = versions_of(affair)
        for one in affair.differences:
            for name, at, text in (
                (one.report, one.at_report, one.report_text),
                (one.parent, one.at_parent, one.parent_text),
            ):
                assert (at is None) == (text is None)
                if at is not None:
                    assert versions[name].text[at.start : at.end] == text
            assert one.report_text != one.parent_text


def test_verbatim_copies_have_no_seeded_difference(affairs: list[Affair]) -> None:
    for affair in affairs:
        verbatim = {one.id for one in affair.versions if one.relation == "verbatim"}
        assert not verbatim & {one.report for one in affair.differences}


def test_alignment_with_the_parent_agrees_with_the_strands(affairs: list[Affair]) -> None:
    for affair in affairs:
        versions = versions_of(affair)
        for alignment in affair.alignments:
            by_strands = link_versions(versions[alignment.child], versions[alignment.parent])
            told = {(a, b) for link in alignment.links for a in link.child for b in link.parent}
            held = {(a, b) for link in by_strands.links for a in link.child for b in link.parent}
            assert told <= held


def test_a_lost_root_has_two_copies_to_prove_it(affairs: list[Affair]) -> None:
    for affair in affairs:
        for lineage in affair.lineages:
            roots = [one for one in affair.lost if one.id in lineage.lost and not one.parents]
            assert not roots or len(lineage.reports) >= 2


def test_the_texts_are_found_in_what_the_program_reads(affairs: list[Affair]) -> None:
    for affair in affairs[:4]:
        for version in affair.versions:
            report = make_report(make_item(affair, version))
            places = place_version(version, report)
            bodies = [block for block in version.blocks if block.kind == "body"]
            assert len(places.paragraphs) == len(bodies)


def test_the_true_tree_is_right_by_its_own_measure(affairs: list[Affair]) -> None:
    for affair in affairs:
        accepted = find_accepted(affair)
        parents = {
            one.id: one.parents[0] if len(one.parents) == 1 else None for one in affair.versions
        }
        for lineage in affair.lineages:
            for place, one in enumerate(lineage.reports):
                for other in lineage.reports[place + 1 :]:
                    assert is_right(one, other, parents=parents, accepted=accepted)


def test_the_folder_holds_reports_key_and_truth(affairs: list[Affair], tmp_path: Path) -> None:
    affair = affairs[0]
    write_affair(affair, tmp_path)
    key = json.loads((tmp_path / "key.json").read_bytes())
    assert key["reports"].keys() == {one.id for one in affair.versions}
    for one in affair.versions:
        assert (tmp_path / "reports" / one.file).read_bytes() == one.content
    truth = json.loads((tmp_path / "truth.json").read_bytes())
    assert len(truth["differences"]) == len(affair.differences)


def test_passages_of_the_key_stand_once_and_first_sorts_before_second(
    affairs: list[Affair],
) -> None:
    for affair in affairs[:4]:
        texts = {one.id: one.text for one in affair.versions}
        key = json.loads(json.dumps(make_key(affair)))
        for row in key["differences"] + key["alignment"]:
            assert row["first"] < row["second"]
            for side in ("first", "second"):
                passage = row[f"at_{side}"]
                assert passage is None or texts[row[side]].count(passage) == 1


def test_the_program_is_scored_on_every_report(affairs: list[Affair]) -> None:
    outcome = run_affair(affairs[0])
    assert outcome.counts["reports"] == len(affairs[0].versions)
    assert outcome.counts["affairs"] == 1
    assert outcome.counts.get("pairs.right", 0) > 0


def test_bases_of_the_other_split_are_refused(sources: Sources) -> None:
    with pytest.raises(ValueError, match="no base report of the split 'fit'"):
        generate_affair(1, bases=sources.bases[:5], options=AffairOptions(split="fit"))


def test_planted_copies_are_told_and_repeatable(sources: Sources) -> None:
    planted = plant_copies(sources.bases, 60, (0.05, 0.4), 3)
    texts = dict(planted)
    assert len(texts) == 60
    assert dict(planted) == texts
    assert len(planted.pairs) == 6
    assert {plant.rate for plant in planted.plants} == {0.05, 0.4}
    for original, copy in planted.pairs:
        assert texts[original] != texts[copy]


def test_a_lightly_edited_copy_shares_most_runs_and_strangers_few(sources: Sources) -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = text.split()
        return {tuple(words[at : at + 3]) for at in range(len(words) - 2)}

    planted = plant_copies(sources.bases, 40, (0.05,), 3)
    texts = dict(planted)
    original, copy = planted.pairs[0]
    shared = len(runs(texts[original]) & runs(texts[copy])) / len(runs(texts[copy]))
    assert shared > 0.5
    strangers = [name for name in texts if name not in (original, copy)][:5]
    for name in strangers:
        assert len(runs(texts[name]) & runs(texts[original])) / len(runs(texts[original])) < 0.35


def test_a_story_has_as_many_copies_as_asked_for(sources: Sources) -> None:
    assert len(dict(plant_story(sources.bases, 25))) == 26
