"""The outcome of a check, added up and printed with its counts and its commonest mistakes."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct

__all__ = ["SEVERAL", "Outcome", "add_up", "print_table"]

SEVERAL = 5
"""How many mistakes of a kind are shown."""

_SLOTS = ("number", "name", "date", "negation", "wording", "sentence")


class Outcome(Struct, frozen=True, kw_only=True):
    """What came of one affair: named counts, and each mistake as "kind: where"."""

    name: str
    counts: Mapping[str, int]
    mistakes: tuple[str, ...]


def add_up(outcomes: Sequence[Outcome]) -> Counter[str]:
    """Return the counts of many affairs together."""
    total: Counter[str] = Counter()
    for outcome in outcomes:
        total.update(outcome.counts)
    return total


def print_table(outcomes: Sequence[Outcome], *, mistakes: int = SEVERAL) -> None:
    """Print the figures, each with its counts, and the commonest kinds of mistakes with seeds."""
    total = add_up(outcomes)
    print(f"affairs {total['affairs']}   reports {total['reports']}   refused {total['refused']}")
    for line in chain(_tell_shares(total), _tell_edges(total), _tell_differences(total)):
        print(line)
    kinds: dict[str, list[str]] = {}
    for mistake in chain.from_iterable(outcome.mistakes for outcome in outcomes):
        kind, _, where = mistake.partition(": ")
        kinds.setdefault(kind, []).append(where)
    print("\ncommonest mistakes")
    for kind in sorted(kinds, key=lambda one: (-len(kinds[one]), one)):
        print(f"{len(kinds[kind]):5}  {kind}")
        for where in kinds[kind][:mistakes]:
            print(f"         {where}")


def _tell_shares(total: Counter[str]) -> Iterator[str]:
    yield _tell_f("lineage pairs", total, "pairs")
    yield _tell_share("lineage count exact", total["count.exact"], total["affairs"])
    yield _tell_share("lineage count off by one at most", total["count.near"], total["affairs"])
    right, everything = total["relations.right"], total["relations.all"]
    yield _tell_share("parent, sibling or none", right, everything)
    for state in ("credited", "stripped"):
        right, everything = total[f"origin.{state}.right"], total[f"origin.{state}.all"]
        yield _tell_share(f"origin named, {state}", right, everything)
    yield _tell_f("alignment links", total, "links")
    yield _tell_f("story pairs", total, "stories")


def _tell_edges(total: Counter[str]) -> Iterator[str]:
    yield "\nparent found, by how the report was made"
    for relation in sorted({key.split(".")[1] for key in total if key.startswith("edge.")}):
        right, everything = total[f"edge.{relation}.right"], total[f"edge.{relation}.all"]
        yield _tell_share(f"  {relation}", right, everything)


def _tell_differences(total: Counter[str]) -> Iterator[str]:
    yield "\nseeded differences found in their slot, or touched; told ones that touch a seeded one"
    for slot in _SLOTS:
        everything = total[f"seeded.{slot}.all"]
        yield _tell_share(f"  {slot}, found", total[f"seeded.{slot}.found"], everything)
        yield _tell_share(f"  {slot}, touched", total[f"seeded.{slot}.touched"], everything)
        yield _tell_share(
            f"  {slot}, right", total[f"told.{slot}.right"], total[f"told.{slot}.all"]
        )


def _tell_f(name: str, total: Counter[str], key: str) -> str:
    right, false, missed = (total[f"{key}.{end}"] for end in ("right", "false", "missed"))
    precision, recall = right / max(1, right + false), right / max(1, right + missed)
    f = 2 * right / max(1, 2 * right + false + missed)
    return (
        f"{name:34} F {f:.3f}   P {precision:.3f}   R {recall:.3f}"
        f"   right {right}, false {false}, missed {missed}"
    )


def _tell_share(name: str, right: int, everything: int) -> str:
    share = f"{right / everything:.3f}" if everything else "   - "
    return f"{name:34}   {share}   {right} of {everything}"
