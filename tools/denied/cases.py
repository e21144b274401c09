"""The affairs of `cases.txt`, so that they are read and scored as those of a hand."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tools.hand_affairs.model import HandAffair, HandClaim, HandEvent, HandReport

from twosource.model import Act

__all__ = ["load_cases"]

_REPORT = re.compile(r"(?P<name>[A-Z]) (?P<day>\d{4}-\d\d-\d\d) (?P<outlet>[^:]+): (?P<title>.+)")
_MARK = re.compile(r"<(?P<key>=?\d) (?P<words>[^>]+)>")


def load_cases(path: Path) -> tuple[HandAffair, ...]:
    """Return each case as an affair; raises ValueError where one has no report."""
    blocks = path.read_text("utf-8").split("\n@ ")[1:]
    return tuple(_read_case(block.strip().splitlines()) for block in blocks)


def _read_case(lines: Sequence[str]) -> HandAffair:
    starts = [at for at, line in enumerate(lines) if _REPORT.fullmatch(line)]
    if not starts:
        raise ValueError(f"a case has a head and reports; found {lines[0]!r}")
    reports: dict[str, HandReport] = {}
    marked: defaultdict[str, list[HandClaim]] = defaultdict(list)
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        name, report, marks = _read_report(lines[start:end])
        reports[name] = report
        for key, words in marks:
            # The words of a denial also tell what is denied: "denied having fired".
            for told in {key, key.removeprefix("=")}:
                marked[told].append(HandClaim(report=name, cue=words, at=words, status="alleged"))
    return HandAffair(
        id=lines[0].strip(),
        title=reports["A"].text.partition("\n")[0],
        reports=reports,
        lineages=tuple((name,) for name in reports),
        editions=(),
        events=tuple(_list_events(marked)),
        denials=tuple((key, key[1:]) for key in sorted(marked) if key[1:] in marked),
        contradictions=(),
        compatible=(),
        series=(),
        differences=(),
        faithful=(),
    )


def _read_report(lines: Sequence[str]) -> tuple[str, HandReport, list[tuple[str, str]]]:
    head = _REPORT.fullmatch(lines[0])
    assert head is not None
    marks = [(one["key"], one["words"]) for line in lines for one in _MARK.finditer(line)]
    text = head["title"] + "\n\n" + "\n\n".join(_MARK.sub(r"\g<words>", x) for x in lines[1:])
    return head["name"], HandReport(head["outlet"], head["day"], head["day"], text), marks


def _list_events(marked: Mapping[str, Sequence[HandClaim]]) -> Iterator[HandEvent]:
    """Make an event of the marks of one number; nothing but its words tells which act it is."""
    for key, claims in sorted(marked.items()):
        act: Act = "DENIAL" if key.startswith("=") else "ASSAULT"
        yield HandEvent(
            id=key,
            says="",
            act=act,
            mode=None,
            actors=(),
            recipients=(),
            when=None,
            content=(1, 1),
            claims=tuple(claims),
        )
