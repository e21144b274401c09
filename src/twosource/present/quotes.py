"""Spans inside plain JSON values: finding them, and writing the words beside each."""

from collections.abc import Iterable, Iterator, Mapping

__all__ = ["Json", "Path", "is_span", "quote_spans", "spell_path", "walk_objects"]

Json = dict[str, "Json"] | list["Json"] | tuple["Json", ...] | str | int | float | bool | None
Path = tuple["Path", str | int] | None
"""The last step, behind the path to it: cheap to make for every value, spelled for few."""

_SPAN = frozenset({"report", "start", "end"})
_CONTAINERS = frozenset({dict, list, tuple})


def quote_spans(node: Json, texts: Mapping[str, str]) -> None:
    """Write `text`, the words that stand there, into each span below `node`."""
    for _, found in walk_objects(node):
        if is_span(found):
            report, start, end = found["report"], found["start"], found["end"]
            if isinstance(report, str) and isinstance(start, int) and isinstance(end, int):
                found["text"] = texts.get(report, "")[start:end]


def is_span(found: Mapping[str, Json]) -> bool:
    """Tell whether an object is a place in a report."""
    return found.keys() >= _SPAN


def walk_objects(node: Json) -> Iterator[tuple[Path, dict[str, Json]]]:
    """Yield each object at or below `node` with the path to it, in order.

    A record holds some hundred places a report: this loop decides how long an export takes, and
    therefore it passes over plain values and spells no path.
    """
    waiting: list[tuple[Path, Json]] = [(None, node)]
    while waiting:
        path, here = waiting.pop()
        if isinstance(here, dict):
            yield path, here
            steps: Iterable[tuple[str | int, Json]] = here.items()
        elif isinstance(here, list | tuple):
            steps = enumerate(here)
        else:
            continue
        below = [((path, step), value) for step, value in steps if type(value) in _CONTAINERS]
        below.reverse()
        waiting += below


def spell_path(path: Path) -> str:
    """Return a path as people write it: `reports[3].sentences[2].span`."""
    steps: list[str] = []
    while path is not None:
        path, step = path
        steps.append(f"[{step}]" if isinstance(step, int) else f".{step}")
    return "".join(reversed(steps)).removeprefix(".")
