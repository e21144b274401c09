"""Cases from generated affairs, from affairs written by hand, and from the two seed reports."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tools.affairs.affair import AffairOptions, generate_affair
from tools.affairs.check import make_item
from tools.affairs.model import Affair, Seeded, Split, Stretch
from tools.affairs.scoring import Places, place_version
from tools.affairs.sources import load_sources
from tools.differences.cases import Case, Pair, Parses, Wanted, gather_lineages, read_all
from tools.hand_affairs.model import HandAffair, HandDifference, HandReport, load_affairs

from twosource.clean import make_report
from twosource.errors import InputError
from twosource.model import Item, Report, Side, Span

__all__ = ["iter_generated", "iter_written", "read_seeds"]

Row = dict[str, Any]
_FOLDED = {"\u00a0": " ", "“": '"', "”": '"', "’": "'", "‘": "'"}
_TURNED: dict[Side, Side] = {"first": "second", "second": "first"}
_SIDES = {"A": "first", "B": "second", "none": "neither", "both": "both"}


def iter_generated(first: int, count: int, split: Split, parses: Parses) -> Iterator[Case]:
    """Yield the generated affairs of some seeds; pairs are those that the program compares."""
    sources = load_sources()
    for seed in range(first, first + count):
        affair = generate_affair(
            seed,
            bases=sources.bases,
            rewordings=sources.rewordings,
            updates=sources.updates,
            options=AffairOptions(split=split),
        )
        yield _make_generated(affair, parses)


def _make_generated(affair: Affair, parses: Parses) -> Case:
    reports: dict[str, Report] = {}
    for version in affair.versions:
        try:
            reports[version.id] = make_report(make_item(affair, version))
        except InputError:
            continue
    versions = {one.id: one for one in affair.versions}
    places = {name: place_version(versions[name], report) for name, report in reports.items()}
    edges = {
        tuple(sorted((reports[name].id, reports[version.parents[0]].id))): name
        for name, version in versions.items()
        if name in reports and len(version.parents) == 1 and version.parents[0] in reports
    }
    by_id = {one.id: one for one in reports.values()}
    lineages, aligned = gather_lineages(by_id, [(one, two) for one, two in edges])
    pairs = []
    for key, (alignment, compared) in aligned.items():
        child = edges[key]
        parent = versions[child].parents[0]
        wanted = tuple(
            _seeded_as_wanted(one, key, reports, places)
            for one in affair.differences
            if one.report == child and one.parent == parent and one.slot != "sentence"
            if one.kind != "paraphrase"
        )
        relation = versions[child].relation
        pairs.append(
            Pair(
                first=key[0],
                second=key[1],
                alignment=alignment,
                wanted=wanted,
                faithful=relation.startswith("reworded") or relation in ("verbatim", "reordered"),
                full=relation != "edition",
                compared=compared,
            )
        )
    read = read_all(list(by_id.values()), parses)
    return Case(name=affair.name, reports=read, lineages=lineages, pairs=tuple(pairs))


def _seeded_as_wanted(
    one: Seeded, key: tuple[str, str], reports: Mapping[str, Report], places: Mapping[str, Places]
) -> Wanted:
    sides = {
        reports[name].id: _place(at, reports[name], places[name])
        for name, at in ((one.report, one.at_report), (one.parent, one.at_parent))
    }
    broken = "neither"
    if one.broken == "report":
        broken = "first" if reports[one.report].id == key[0] else "second"
    return Wanted(
        at_first=sides[key[0]],
        at_second=sides[key[1]],
        slot=one.slot,
        kinds=(one.kind,),
        broken=(broken,),
        tag=one.made_by,
    )


def _place(at: Stretch | None, report: Report, places: Places) -> Span | None:
    if at is None:
        return None
    for true, theirs, length in places.paragraphs:
        if true <= at.start < true + length:
            start = theirs + at.start - true
            return Span(report.id, start, min(start + at.end - at.start, theirs + length))
    return None


def iter_written(path: Path, parses: Parses) -> Iterator[Case]:
    """Yield the affairs of a file of one hand; pairs are those with differences or faithful."""
    for affair in load_affairs(path):
        yield _make_written(affair, parses)


def _make_written(affair: HandAffair, parses: Parses) -> Case:
    made = {name: _make_report(affair.id, name, one) for name, one in affair.reports.items()}
    by_id = {one.id: one for one in made.values()}
    listed: dict[tuple[str, str], list[Wanted]] = {}
    for one in affair.differences:
        first, second = made[one.first], made[one.second]
        key = (min(first.id, second.id), max(first.id, second.id))
        listed.setdefault(key, []).append(_label_as_wanted(one, first, second))
    faithful = {tuple(sorted((made[a].id, made[b].id))) for a, b in affair.faithful}
    asked = sorted({*listed, *((a, b) for a, b in faithful)})
    lineages, aligned = gather_lineages(by_id, asked)
    pairs = tuple(
        Pair(
            first=key[0],
            second=key[1],
            alignment=alignment,
            wanted=tuple(listed.get(key, ())),
            faithful=key in faithful,
            compared=compared,
        )
        for key, (alignment, compared) in aligned.items()
    )
    read = read_all(list(by_id.values()), parses)
    return Case(name=affair.id, reports=read, lineages=lineages, pairs=pairs)


def _make_report(affair: str, name: str, one: HandReport) -> Report:
    title, _, _ = one.text.partition("\n")
    item = Item(
        source=f"{affair}/{name}",
        name=f"{affair}/{name}",
        media="text",
        content=one.text.encode(),
        charset="utf-8",
        record=1,
        title=title,
        published=one.shown,
        publisher=one.publisher,
    )
    return make_report(item)


def _label_as_wanted(one: HandDifference, first: Report, second: Report) -> Wanted:
    sides = [_find(first, one.at_first), _find(second, one.at_second)]
    broken = one.broken
    if first.id > second.id:
        sides.reverse()
        broken = _TURNED.get(broken, broken)
    return Wanted(
        at_first=sides[0],
        at_second=sides[1],
        slot=one.slot,
        kinds=(one.kind,),
        broken=(broken,),
        tag=one.why,
    )


def _find(report: Report, text: str | None) -> Span | None:
    if text is None:
        return None
    start = _fold(report.text).find(_fold(text))
    if start < 0:
        raise ValueError(f"{report.id} has no {text!r}")
    return Span(report.id, start, start + len(text))


def _fold(text: str) -> str:
    return "".join(_FOLDED.get(sign, sign) for sign in text)


def read_seeds(folder: Path, parses: Parses) -> Case:
    """Return the two seed reports with the differences of their key."""
    key = json.loads((folder / "key.json").read_text("utf-8"))
    made = {}
    for name, one in key["reports"].items():
        content = (folder / one["file"]).read_bytes()
        made[name] = make_report(
            Item(source=one["file"], name=one["file"], media="text", content=content)
        )
    by_id = {one.id: one for one in made.values()}
    first, second = made["A"], made["B"]
    lineages, aligned = gather_lineages(by_id, [(first.id, second.id)])
    ((pair, (alignment, compared)),) = aligned.items()
    wanted = tuple(_key_as_wanted(one, made, pair) for one in key["differences"])
    alike = tuple(_sort(_find(first, one["A"]), _find(second, one["B"])) for one in key["equal"])
    read = read_all(list(by_id.values()), parses)
    held = Pair(
        first=pair[0],
        second=pair[1],
        alignment=alignment,
        wanted=wanted,
        alike=alike,
        compared=compared,
    )
    return Case(name="seeds", reports=read, lineages=lineages, pairs=(held,))


def _sort(one: Span | None, other: Span | None) -> tuple[Span, Span]:
    if one is None or other is None:
        raise ValueError("a passage that must be equal is missing")
    return (one, other) if one.report < other.report else (other, one)


def _key_as_wanted(one: Row, made: Mapping[str, Report], pair: tuple[str, str]) -> Wanted:
    sides = {made[name].id: _find(made[name], one[name]) for name in ("A", "B")}
    turned = made["A"].id != pair[0]
    wrong = [one["wrong"], *one.get("accept_wrong", ())]
    names = dict(_SIDES)
    if turned:
        names |= {"A": "second", "B": "first"}
    return Wanted(
        at_first=sides[pair[0]],
        at_second=sides[pair[1]],
        slot=one["slot"],
        kinds=(one["kind"], *one.get("accept_kind", ())),
        broken=tuple(names.get(name, "cannot-tell") for name in wrong),
        tag=f"{one['severity']} {one['id']}",
    )
