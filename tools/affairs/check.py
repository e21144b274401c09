"""How well twosource finds the truth of generated affairs, measured on its own stages in process.

Run: python -m tools.affairs.check --split test --count 100
"""

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain, combinations
from pathlib import Path

import msgspec
from msgspec import Struct
from tools.affairs.affair import AffairOptions, generate_affair
from tools.affairs.model import Affair, Split, Stretch, TrueLineage, Version
from tools.affairs.scoring import Places, find_accepted, is_right, place_version
from tools.affairs.sources import load_sources
from tools.affairs.table import SEVERAL, Outcome, print_table
from tools.affairs.truth import link_versions

from twosource.clean import make_report
from twosource.collate import collate_stories
from twosource.errors import InputError
from twosource.group import group_reports
from twosource.model import Alignment, Collation, Grouping, Item, Lineage, Report
from twosource.read import read_report

__all__ = ["make_item", "run_affair"]


class _Run(Struct, frozen=True, kw_only=True):
    """One affair with what the program made of it; `names` leads from report ids to versions."""

    affair: Affair
    versions: Mapping[str, Version]
    reports: Mapping[str, Report]
    places: Mapping[str, Places]
    names: Mapping[str, str]
    grouping: Grouping
    collation: Collation


def run_affair(affair: Affair) -> Outcome:
    """Clean, read, group and collate the reports of an affair, and score what comes out."""
    reports: dict[str, Report] = {}
    for version in affair.versions:
        try:
            reports[version.id] = make_report(make_item(affair, version))
        except InputError:
            continue
    by_id = {report.id: report for report in reports.values()}
    readings = {report.id: read_report(report) for report in by_id.values()}
    grouping = group_reports(list(by_id.values()))
    versions = {version.id: version for version in affair.versions}
    run = _Run(
        affair=affair,
        versions=versions,
        reports=reports,
        places={name: place_version(versions[name], report) for name, report in reports.items()},
        names={report.id: name for name, report in reports.items()},
        grouping=grouping,
        collation=collate_stories(by_id, readings, grouping),
    )
    parts = (
        _score_lineages(run),
        _score_relations(run),
        _score_origins(run),
        _score_alignments(run),
        _score_differences(run),
        _score_stories(run),
    )
    counts: Counter[str] = Counter({"reports": len(versions)})
    counts["refused"] = len(versions) - len(reports)
    mistakes: list[str] = []
    for found, wrong in parts:
        counts.update(found)
        mistakes.extend(wrong)
    return Outcome(name=affair.name, counts=dict(counts), mistakes=tuple(mistakes))


def make_item(affair: Affair, version: Version) -> Item:
    """Return the item that a program is given for a version."""
    name = f"{affair.name}/{version.file}"
    if version.media != "record":
        media = version.media
        return Item(source=name, name=name, media=media, content=version.content, charset="utf-8")
    fields = msgspec.json.decode(version.content, type=dict[str, str])
    return Item(
        source=name,
        name=name,
        media="text",
        content=fields["text"].encode(),
        charset="utf-8",
        record=1,
        url=fields["url"],
        title=fields["title"],
        published=fields["published"],
        publisher=fields["publisher"],
    )


_Scored = tuple[Counter[str], list[str]]


def _score_lineages(run: _Run) -> _Scored:
    counts: Counter[str] = Counter()
    mistakes: list[str] = []
    homes = {one: lineage.id for lineage in run.grouping.lineages for one in lineage.reports}
    mine = {name: homes[run.reports[name].id] for name in run.reports}
    true = {name: lineage.id for lineage in run.affair.lineages for name in lineage.reports}
    for one, two in combinations(sorted(run.versions), 2):
        found = one in mine and two in mine and mine[one] == mine[two]
        if found and true[one] == true[two]:
            counts["pairs.right"] += 1
        elif found:
            counts["pairs.false"] += 1
            mistakes.append(f"{_kind_of_join(run, one, two)}: {run.affair.name} {one}+{two}")
        elif true[one] == true[two]:
            counts["pairs.missed"] += 1
            kinds = "/".join(sorted((_way(run, one), _way(run, two))))
            mistakes.append(f"parted {kinds}: {run.affair.name} {one}|{two}")
    off = abs(len(set(mine.values())) - len(set(true.values())))
    counts["affairs"] += 1
    counts["count.exact"] += off == 0
    counts["count.near"] += off <= 1
    return counts, mistakes


def _kind_of_join(run: _Run, one: str, two: str) -> str:
    if "merged" in (run.versions[one].relation, run.versions[two].relation):
        return "joined with a merged report"
    return "joined independent reports"


def _way(run: _Run, name: str) -> str:
    """Return how a version was made, over all steps since its hand-written report."""
    version = run.versions[name]
    lost = {one.id: one for one in run.affair.lost}
    ways = [version.relation]
    while len(version.parents) == 1:
        version = run.versions.get(version.parents[0]) or lost[version.parents[0]]
        ways.append(version.relation)
    notable = [way for way in ways if way not in ("own", "verbatim", "reordered")]
    return "+".join(reversed(notable)) or ways[0]


def _score_relations(run: _Run) -> _Scored:
    counts: Counter[str] = Counter()
    mistakes: list[str] = []
    accepted = find_accepted(run.affair)
    parents = _found_parents(run)
    for lineage in run.affair.lineages:
        for one, two in combinations(lineage.reports, 2):
            right = is_right(one, two, parents=parents, accepted=accepted)
            counts["relations.right"] += right
            counts["relations.all"] += 1
    for name, version in run.versions.items():
        if len(version.parents) != 1:
            continue
        right = parents.get(name) in accepted[name] or (
            _is_lost(parents.get(name), run) and any(_is_lost(one, run) for one in accepted[name])
        )
        counts[f"edge.{version.relation}.right"] += right
        counts[f"edge.{version.relation}.all"] += 1
        if not right:
            told = _tell_parent(parents.get(name), run)
            wanted = "lost" if version.parents[0].startswith("lost") else "seen"
            mistakes.append(
                f"{version.relation} of a {wanted} parent hung under {told}: "
                f"{run.affair.name} {name} of {version.parents[0]}, not {parents.get(name)}"
            )
    return counts, mistakes


def _found_parents(run: _Run) -> dict[str, str | None]:
    """Return the program's parent of each version: a version, the id of a lost one, or None."""
    parents: dict[str, str | None] = dict.fromkeys(run.reports)
    edges = chain.from_iterable(lineage.edges for lineage in run.grouping.lineages)
    for edge in edges:
        if edge.relation != "part" and edge.child in run.names:
            parents[run.names[edge.child]] = run.names.get(edge.parent, edge.parent)
    return parents


def _is_lost(parent: str | None, run: _Run) -> bool:
    return parent is not None and parent not in run.versions


def _tell_parent(parent: str | None, run: _Run) -> str:
    if parent is None:
        return "nothing"
    if parent not in run.versions:
        return "a lost one"
    return f"a {run.versions[parent].relation} one"


def _score_origins(run: _Run) -> _Scored:
    counts: Counter[str] = Counter()
    mistakes: list[str] = []
    for lineage in run.affair.lineages:
        if lineage.state == "unnamed":
            continue
        found = _best_match(lineage, run)
        name = found.origin.name if found and found.origin else None
        right = _fold(name or "") == _fold(lineage.origin)
        counts[f"origin.{lineage.state}.right"] += right
        counts[f"origin.{lineage.state}.all"] += 1
        if not right:
            told = "nobody" if name is None else "another"
            mistakes.append(
                f"origin of a {lineage.state} {lineage.origin_kind} report given to {told}: "
                f"{run.affair.name} {lineage.id} {lineage.origin!r}, not {name!r}"
            )
    return counts, mistakes


def _best_match(lineage: TrueLineage, run: _Run) -> Lineage | None:
    """Return the program's lineage with most of the reports, and then the smallest."""
    ids = {run.reports[name].id for name in lineage.reports if name in run.reports}
    found = [one for one in run.grouping.lineages if ids & set(one.reports)]
    return max(
        found, key=lambda one: (len(ids & set(one.reports)), -len(one.reports)), default=None
    )


def _fold(name: str) -> str:
    return name.casefold().strip().removeprefix("the ")


def _score_alignments(run: _Run) -> _Scored:
    counts: Counter[str] = Counter()
    homes = {name: lineage.id for lineage in run.affair.lineages for name in lineage.reports}
    for alignment in run.grouping.alignments:
        one, two = run.names[alignment.first], run.names[alignment.second]
        if homes[one] == homes[two]:
            counts.update(_compare_links(one, two, alignment, run))
    return counts, []


def _compare_links(one: str, two: str, alignment: Alignment, run: _Run) -> Counter[str]:
    """Count pairs of true sentences: a link of several is right when all its members have partners.

    What the program takes for one sentence may hold two true ones, and the other way round.
    """
    true = {
        (first, second)
        for link in link_versions(run.versions[one], run.versions[two]).links
        for first in link.child
        for second in link.parent
    }
    found: set[tuple[int, int]] = set()
    false = 0
    for link in alignment.links:
        first = run.places[one].true_sentences(link.first)
        second = run.places[two].true_sentences(link.second)
        hits = {(left, right) for left in first for right in second if (left, right) in true}
        found |= hits
        alone = (first - {left for left, _ in hits}, second - {right for _, right in hits})
        false += max(map(len, alone))
    return Counter(
        {"links.right": len(found), "links.false": false, "links.missed": len(true - found)}
    )


def _score_differences(run: _Run) -> _Scored:
    """Count seeded differences found, and found ones seeded, on the edges that were compared."""
    counts: Counter[str] = Counter()
    compared = {
        frozenset((run.names[one.first], run.names[one.second])) for one in run.grouping.alignments
    }
    told = _told_differences(run)
    seeded: dict[frozenset[str], list[tuple[str, str, Stretch]]] = {}
    for one in run.affair.differences:
        pair = frozenset((one.report, one.parent))
        if pair not in compared:
            continue
        for side, stretch in ((one.report, one.at_report), (one.parent, one.at_parent)):
            if stretch is not None:
                seeded.setdefault(pair, []).append((one.slot, side, stretch))
        if one.kind == "paraphrase":
            continue
        counts[f"seeded.{one.slot}.all"] += 1
        side, stretch = (
            (one.report, one.at_report) if one.at_report else (one.parent, one.at_parent)
        )
        hits = [
            slot for slot, where, at in told.get(pair, ())
            if where == side and stretch and _touch(at, stretch)
        ]  # fmt: skip
        counts[f"seeded.{one.slot}.found"] += one.slot in hits
        counts[f"seeded.{one.slot}.touched"] += bool(hits)
    for pair in sorted(compared & set(told), key=sorted):
        if not _is_edge(pair, run):
            continue
        for slot, side, at in told[pair]:
            known = [where for _, name, where in seeded.get(pair, ()) if name == side]
            counts[f"told.{slot}.all"] += 1
            counts[f"told.{slot}.right"] += any(_touch(at, one) for one in known)
    return counts, []


def _told_differences(run: _Run) -> dict[frozenset[str], list[tuple[str, str, Stretch]]]:
    """Return what the program tells, but for what it calls equal or a paraphrase."""
    told: dict[frozenset[str], list[tuple[str, str, Stretch]]] = {}
    for one in run.collation.differences:
        if one.kind in ("equal", "paraphrase"):
            continue
        first, second = run.names[one.first], run.names[one.second]
        for name, span in ((first, one.at_first), (second, one.at_second)):
            stretch = span and run.places[name].to_true(span.start, span.end)
            if stretch:
                told.setdefault(frozenset((first, second)), []).append((one.slot, name, stretch))
    return told


def _is_edge(pair: frozenset[str], run: _Run) -> bool:
    one, two = sorted(pair)
    return two in run.versions[one].parents or one in run.versions[two].parents


def _touch(one: Stretch, other: Stretch) -> bool:
    return one.start < other.end and other.start < one.end


def _score_stories(run: _Run) -> _Scored:
    counts: Counter[str] = Counter()
    mistakes: list[str] = []
    mine = {run.names[one]: story.id for story in run.grouping.stories for one in story.reports}
    true = {name: story.happening for story in run.affair.stories for name in story.reports}
    for one, two in combinations(sorted(mine), 2):
        found, wanted = mine[one] == mine[two], true[one] == true[two]
        counts["stories.right"] += found and wanted
        counts["stories.false"] += found and not wanted
        counts["stories.missed"] += wanted and not found
    return counts, mistakes


def main(arguments: Sequence[str] | None = None) -> None:
    """Generate affairs, run the program on them, print the table."""
    parser = argparse.ArgumentParser(prog="python -m tools.affairs.check", description=__doc__)
    parser.add_argument("--split", choices=["fit", "test"], default="test")
    parser.add_argument("--count", type=int, default=100, help="how many affairs")
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--mistakes", type=int, default=SEVERAL, help="how many of each kind")
    parser.add_argument("--sources", type=Path, default=None, help="a folder of other sources")
    chosen = parser.parse_args(arguments)
    sources = load_sources(chosen.sources) if chosen.sources else load_sources()
    split: Split = chosen.split
    outcomes = [
        run_affair(
            generate_affair(
                seed,
                bases=sources.bases,
                rewordings=sources.rewordings,
                updates=sources.updates,
                options=AffairOptions(split=split),
            )
        )
        for seed in range(chosen.seed, chosen.seed + chosen.count)
    ]
    print_table(outcomes, mistakes=chosen.mistakes)


if __name__ == "__main__":
    main()
