"""Cases of two invented sentences each: pairs.tsv."""

from collections.abc import Iterator
from pathlib import Path

from tools.differences.cases import Case, Pair, Parses, Wanted, gather_lineages, read_all

from twosource.clean import make_report
from twosource.model import Alignment, Item, Link, Report

__all__ = ["iter_pairs"]

PAIRS = Path(__file__).with_name("pairs.tsv")
# A line that stands alone is taken for furniture: a sentence follows it.
_REST = "\n\nThe reporter of this newspaper was there on the day and wrote it down in the evening."


def iter_pairs(parses: Parses, path: Path = PAIRS) -> Iterator[Case]:
    """Yield a case for each pair; where it does not say the same, the whole sentences differ."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not line.startswith("#"):
            yield _make_case(number, line.split("\t"), parses)


def _make_case(number: int, fields: list[str], parses: Parses) -> Case:
    kind, *sentences = fields
    made = [_make_report(f"pair-{number}-{at}", text) for at, text in enumerate(sentences)]
    first, second = sorted(made, key=lambda one: one.id)
    by_id = {one.id: one for one in made}
    lineages, _ = gather_lineages(by_id, [(first.id, second.id)])
    numbers = [tuple(range(len(one.sentences) - 1)) for one in (first, second)]
    link = Link(numbers[0], numbers[1], 1.0)
    spans = [one.sentences[0].span for one in (first, second)]
    same = kind.startswith("same")
    wanted = Wanted(
        at_first=spans[0],
        at_second=spans[1],
        slot=kind,
        kinds=("corruption",),
        broken=("first", "second", "cannot-tell"),
        tag=f"{number}",
    )
    pair = Pair(
        first=first.id,
        second=second.id,
        alignment=Alignment(first=first.id, second=second.id, links=(link,)),
        wanted=() if same else (wanted,),
        faithful=same,
    )
    name = f"pair {number} {kind}"
    return Case(name=name, reports=read_all(made, parses), lineages=lineages, pairs=(pair,))


def _make_report(name: str, text: str) -> Report:
    content = (text + _REST).encode()
    return make_report(Item(source=name, name=name, media="text", content=content))
