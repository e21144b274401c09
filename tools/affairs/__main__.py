"""Write affairs to folders and print what is in them.

Run: python -m tools.affairs --seed 7 --count 100 --split test --out build/affairs
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict
from tools.affairs.affair import AffairOptions, generate_affair
from tools.affairs.damage import RATES
from tools.affairs.key import write_affair
from tools.affairs.model import Affair, Split, Version
from tools.affairs.phrases import count_variants, load_phrases
from tools.affairs.sources import load_sources
from tools.affairs.words import NUMBER, changed_share, find_names

__all__ = ["Tally", "main", "tally"]


_WHOLES = {"glued": "gaps", "stops": "sentences", "numbers": "numbers", "names": "names"}


class Tally(Struct, frozen=True, kw_only=True):
    """What some affairs hold, and how much of it was changed."""

    counts: Counter[str]
    words: Counter[str]

    def lines(self) -> Iterator[str]:
        """Yield the lines of the table."""
        for name, count in sorted(self.counts.items()):
            yield f"{name:34} {count}"
        for grade in ("light", "medium", "heavy"):
            changed, everything = self.words[f"{grade}.changed"], self.words[f"{grade}.all"]
            if everything:
                yield f"{'words changed, ' + grade:34} {changed / everything:.3f}"
        for kind, whole in _WHOLES.items():
            held = self.words[f"damaged.{whole}"]
            if held:
                share = self.words[f"spoilt.{kind}"] / held
                yield f"{'damaged ' + kind:34} {share:.3f}   (set: {asdict(RATES)[kind]})"


def tally(affairs: Sequence[Affair]) -> Tally:
    """Count versions, lineages and differences; measure what was changed."""
    counts: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for affair in affairs:
        counts.update({"affairs": 1, "versions": len(affair.versions), "lost": len(affair.lost)})
        counts.update({"lineages": len(affair.lineages), "stories": len(affair.stories)})
        counts.update(f"version {one.relation}" for one in affair.versions)
        counts.update(f"lineage {one.state}" for one in affair.lineages)
        counts.update(f"difference {one.slot} {one.made_by}" for one in affair.differences)
        words.update(_measure(affair))
    return Tally(counts=counts, words=words)


_KINDS = {
    "glued": "glued",
    "lost-stop": "stops",
    "false-stop": "stops",
    "turned-digits": "numbers",
    "lost-digit": "numbers",
    "other-digit": "numbers",
    "lost-letter": "names",
    "other-letter": "names",
    "near-name": "names",
}


def _measure(affair: Affair) -> Counter[str]:
    """Count words of reworded reports, and what could be and was spoilt in damaged ones."""
    words: Counter[str] = Counter()
    versions = {one.id: one for one in (*affair.versions, *affair.lost)}
    grades = {one.id: one.relation.partition("-")[2] for one in versions.values()}
    for alignment in affair.alignments:
        child, parent = versions[alignment.child], versions[alignment.parent]
        for link in alignment.links if grades[child.id] else ():
            new = _read(child, link.child)
            old = _read(parent, link.parent)
            size = len(old.split())
            words[f"{grades[child.id]}.all"] += size
            words[f"{grades[child.id]}.changed"] += round(size * changed_share(old, new))
        if child.relation == "damaged":
            for sentence in child.sentences:
                text = child.text[sentence.start : sentence.end]
                words["damaged.sentences"] += 1
                words["damaged.gaps"] += text.count(" ")
                words["damaged.numbers"] += len(NUMBER.findall(text))
                words["damaged.names"] += len(list(find_names(text)))
    words.update(
        f"spoilt.{_KINDS[one.made_by]}" for one in affair.differences if one.made_by in _KINDS
    )
    return words


def _read(version: Version, numbers: Sequence[int]) -> str:
    stretches = [version.sentences[one] for one in numbers]
    return " ".join(version.text[one.start : one.end] for one in stretches)


def main(arguments: Sequence[str] | None = None) -> None:
    """Generate, write, print."""
    parser = argparse.ArgumentParser(prog="python -m tools.affairs", description=__doc__)
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--count", type=int, default=1, help="how many affairs, one a seed")
    parser.add_argument("--split", choices=["fit", "test"], default="test")
    parser.add_argument("--out", type=Path, default=Path("build/affairs"))
    parser.add_argument("--sources", type=Path, default=None, help="a folder of other sources")
    chosen = parser.parse_args(arguments)
    sources = load_sources(chosen.sources) if chosen.sources else load_sources()
    split: Split = chosen.split
    affairs = []
    for seed in range(chosen.seed, chosen.seed + chosen.count):
        affair = generate_affair(
            seed,
            bases=sources.bases,
            rewordings=sources.rewordings,
            updates=sources.updates,
            options=AffairOptions(split=split),
        )
        write_affair(affair, chosen.out / affair.name)
        affairs.append(affair)
    print(f"{'phrases that may be replaced':34} {count_variants(load_phrases())}")
    print("\n".join(tally(affairs).lines()))


if __name__ == "__main__":
    main()
