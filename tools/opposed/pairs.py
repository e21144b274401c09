"""The pairs of `pairs.txt` as affairs, so that they are read and scored as those of a hand."""

import re
from collections.abc import Iterator
from pathlib import Path

from tools.hand_affairs.model import HandAffair, HandReport, Opposed

__all__ = ["load_pairs"]

_HEAD = re.compile(r"@ (?P<id>\S+) = (?P<slots>.+)")
_REPORT = re.compile(r"(?P<name>[AB]) (?P<day>\d{4}-\d\d-\d\d) (?P<outlet>[^:]+): (?P<title>.+)")
_MARK = re.compile(r"<(?P<key>d?\d[a-z]?) (?P<words>[^>]+)>")


def load_pairs(path: Path) -> tuple[HandAffair, ...]:
    """Return each pair as an affair of two lineages; raises ValueError where a line is none."""
    blocks = path.read_text("utf-8").split("\n@ ")[1:]
    return tuple(_read_pair(f"@ {block}".strip().splitlines()) for block in blocks)


def _read_pair(lines: list[str]) -> HandAffair:
    head = _HEAD.fullmatch(lines[0])
    starts = [at for at, line in enumerate(lines) if _REPORT.fullmatch(line)]
    if head is None or len(starts) != 2:
        raise ValueError(f"a pair has a head and two reports; found {lines[0]!r}")
    reports, marks = {}, {}
    for start, end in zip(starts, [starts[1], len(lines)], strict=True):
        name, report = _read_report(lines[start:end])
        reports[name] = HandReport(*report[:3], _MARK.sub(r"\g<words>", report[3]))
        marks[name] = {one["key"]: one["words"] for one in _MARK.finditer(report[3])}
    return HandAffair(
        id=head["id"],
        title=reports["A"].text.partition("\n")[0],
        reports=reports,
        lineages=(("A",), ("B",)),
        editions=(),
        events=(),
        denials=(),
        contradictions=tuple(_oppose(head["slots"], marks)),
        compatible=(),
        series=(),
        differences=(),
        faithful=(),
    )


def _read_report(lines: list[str]) -> tuple[str, tuple[str, str, str, str]]:
    head = _REPORT.fullmatch(lines[0])
    assert head is not None
    text = head["title"] + "\n\n" + "\n\n".join(lines[1:])
    return head["name"], (head["outlet"], head["day"], head["day"], text)


def _oppose(slots: str, marks: dict[str, dict[str, str]]) -> Iterator[Opposed]:
    for one in slots.split(", "):
        key, slot = one.split()
        sides = (("A", marks["A"][key]), ("B", marks["B"][key]))
        yield Opposed(first=sides[0], second=sides[1], why="", slot=slot)  # type: ignore[arg-type]
