"""Spans inside plain JSON values: finding them, and writing the words beside each."""

from collections.abc import Iterator, Mapping

__all__ = ["Json", "find_objects", "quote_spans", "spell_path"]

Json = dict[str, "Json"] | list["Json"] | tuple["Json", ...] | str | int | float | bool | None
Path = tuple[str | int, ...]

_SPAN = frozenset({"report", "start", "end"})


def quote_spans(node: Json, texts: Mapping[str, str]) -> None:
    """Write `text`, the words that stand there, into each span below `node`."""
    for _, found in find_objects(node, _SPAN):
        report, start, end = found["report"], found["start"], found["end"]
        if isinstance(report, str) and isinstance(start, int) and isinstance(end, int):
            found["text"] = texts.get(report, "")[start:end]


def find_objects(node: Json, keys: frozenset[str]) -> Iterator[tuple[Path, dict[str, Json]]]:
    """Yield each object below `node` that has these keys, with the path to it, in order."""
    waiting: list[tuple[Path, Json]] = [((), node)]
    while waiting:
        path, here = waiting.pop()
        if isinstance(here, dict):
            if here.keys() >= keys:
                yield path, here
            waiting.extend(((*path, key), below) for key, below in reversed(here.items()))
        elif isinstance(here, list | tuple):
            waiting.extend(((*path, at), here[at]) for at in range(len(here) - 1, -1, -1))


def spell_path(path: Path) -> str:
    """Return a path as people write it: `reports[3].sentences[2].span`."""
    spelled = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return spelled.removeprefix(".")
