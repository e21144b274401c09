"""Write an affair to a folder: the reports, a key in the shape of the examples', and the truth."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
from tools.affairs.model import FICTION, Affair, Block, Seeded, TrueAlignment, Version

__all__ = ["make_key", "write_affair"]

Json = dict[str, object]
_RELATIONS = {
    "own": "none",
    "damaged": "garbled",
    "reworded-light": "reworded",
    "reworded-medium": "reworded",
    "reworded-heavy": "reworded",
    "reordered": "cut",
}
_SLOTS_OF_DAMAGE = ("glued", "lost-stop", "false-stop")


def write_affair(affair: Affair, folder: Path) -> None:
    """Write `reports/`, `lost/` (the withheld ones), `key.json` and `truth.json`."""
    for name, versions in (("reports", affair.versions), ("lost", affair.lost)):
        for version in versions:
            path = folder / name / version.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(version.content)
    _write(folder / "key.json", make_key(affair))
    _write(folder / "truth.json", _tell(affair))


def make_key(affair: Affair) -> Json:
    """Return the key: `examples/README.md` tells what each part means.

    Passages that stand in a report more than once are left out, as are withheld reports.
    """
    seen = {version.id: version for version in affair.versions}
    return {
        "fiction": FICTION,
        "reports": {name: _tell_report(version, affair) for name, version in seen.items()},
        "lineages": [
            {
                "reports": list(lineage.reports),
                "editions": [list(edition) for edition in lineage.editions],
                "origin": lineage.origin,
                "origin_kind": lineage.origin_kind,
            }
            for lineage in affair.lineages
        ],
        "stories": [
            {"name": story.happening, "reports": list(story.reports), "may_hold": []}
            for story in affair.stories
        ],
        "verdicts": list(_tell_verdicts(affair)),
        "differences": [
            row for one in affair.differences if (row := _tell_difference(one, seen)) is not None
        ],
        "alignment": [
            row for one in affair.alignments for row in _tell_alignment(one, seen)
        ],
        "damage": [
            {"report": one.report, "text": one.report_text, "reads_as": one.parent_text,
             "kind": one.made_by}
            for one in affair.differences
            if one.made_by in _SLOTS_OF_DAMAGE and one.report in seen
        ],
    }  # fmt: skip


def _write(path: Path, content: object) -> None:
    path.write_bytes(msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n")


def _tell(affair: Affair) -> object:
    """Return the whole affair without the bytes of its reports, which lie beside it."""
    told = msgspec.to_builtins(affair)
    for version in told["versions"] + told["lost"]:
        del version["content"]
    return told


def _tell_report(version: Version, affair: Affair) -> Json:
    lineage = next(one for one in affair.lineages if version.id in one.reports)
    return {
        "file": version.file,
        "record": 1 if version.media == "record" else None,
        "publisher": version.publisher,
        "credits": [lineage.origin] if version.names_origin else [],
        "page_date": version.published,
        "written_low": version.written,
        "written_high": version.published if version.credit != "own" else version.written,
        "edition": version.edition,
        "derived_from": list(version.parents),
        "relation": _RELATIONS.get(version.relation, version.relation),
        "furniture": [_tell_block(block, version) for block in _furniture(version)],
        "note": ", ".join(version.operations),
    }


def _furniture(version: Version) -> Iterator[Block]:
    return (block for block in version.blocks if block.kind != "body")


def _tell_block(block: Block, version: Version) -> Json:
    return {"text": version.text[block.at.start : block.at.end], "kind": block.kind}


def _tell_verdicts(affair: Affair) -> Iterator[Json]:
    seen = {version.id for version in affair.versions}
    for version in affair.versions:
        for parent in version.parents:
            if parent in seen:
                first, second = sorted((version.id, parent))
                verdict = "partly-derived" if len(version.parents) > 1 else "wholly-derived"
                yield {
                    "first": first, "second": second, "verdict": verdict, "accept": [],
                    "why": version.relation,
                }  # fmt: skip


def _tell_difference(one: Seeded, seen: dict[str, Version]) -> Json | None:
    if one.report not in seen or one.parent not in seen:
        return None
    report = (one.report, one.report_text, "report")
    parent = (one.parent, one.parent_text, "parent")
    if not _is_once(report[1], seen[report[0]]) or not _is_once(parent[1], seen[parent[0]]):
        return None
    first, second = sorted((report, parent), key=lambda side: side[0])
    broken = "first" if first[2] == "report" else "second"
    return {
        "id": f"{one.report}-{one.made_by}-{one.at_report.start if one.at_report else 0}",
        "first": first[0],
        "second": second[0],
        "at_first": first[1],
        "at_second": second[1],
        "slot": one.slot,
        "accept_slots": [],
        "kind": one.kind,
        "accept_kinds": [],
        "broken": broken if one.broken == "report" else "neither",
        "accept_broken": ["cannot-tell"],
        "optional": one.slot == "wording",
        "why": one.made_by,
    }


def _tell_alignment(one: TrueAlignment, seen: dict[str, Version]) -> Iterator[Json]:
    if one.child not in seen or one.parent not in seen:
        return
    sides = sorted((one.child, one.parent))
    for link in one.links:
        numbers = {one.child: link.child, one.parent: link.parent}
        texts = [_passage(seen[side], numbers[side]) for side in sides]
        if all(_is_once(text, seen[side]) for side, text in zip(sides, texts, strict=True)):
            yield {"first": sides[0], "second": sides[1], "at_first": texts[0],
                   "at_second": texts[1]}  # fmt: skip


def _passage(version: Version, numbers: tuple[int, ...]) -> str:
    start = version.sentences[numbers[0]].start
    return version.text[start : version.sentences[numbers[-1]].end]


def _is_once(text: str | None, version: Version) -> bool:
    return text is None or version.text.count(text) == 1
