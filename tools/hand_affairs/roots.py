"""Who says so in whole reports: the first root of each claim against that of the label.

Run: python -m tools.hand_affairs.roots FILE…
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from msgspec import Struct
from tools.hand_affairs.model import load_affairs
from tools.hand_affairs.pairing import Paired, pair_affair
from tools.hand_affairs.reading import ReadAffair, read_affair

from twosource.lexicon.control_groups import find_outlet_group
from twosource.lexicon.issuers import find_issuer_group
from twosource.run.scoring.names import is_state, same_parties

__all__ = ["Rooted", "Verdict", "count_roots", "judge_roots", "pair_roots"]

Verdict = Literal["same", "both nobody", "missed", "added", "other"]


class Rooted(Struct, frozen=True):
    """A claim with the first root of the label and ours, each "" for nobody."""

    pair: Paired
    label: str
    found: str


def judge_roots(label: str, found: str) -> Verdict:
    """Return how two first roots agree: "missed" where only the label names one, "added" we alone.

    They are the same where state or name are; a medium is of the state that directs it.
    """
    if not label:
        return "added" if found else "both nobody"
    if not found:
        return "missed"
    group = _find_group(label)
    is_one_voice = bool(group) and group == _find_group(found)
    return "same" if is_one_voice or same_parties((label,), (found,)) else "other"


def pair_roots(read: ReadAffair) -> Iterator[Rooted]:
    """Yield each labelled claim that was made, with both first roots.

    Ours is the claim's own root, else whom the record takes an unnamed one for: the state that
    directs the agency, or the office that issued the report.
    """
    own = _list_own(read)
    for pair in pair_affair(read):
        label = next(iter(pair.claim.roots), "")
        yield Rooted(pair, label, _find_root(pair, own))


def count_roots(read: ReadAffair) -> Counter[Verdict]:
    """Count the verdicts of one affair."""
    return Counter(judge_roots(one.label, one.found) for one in pair_roots(read))


def _list_own(read: ReadAffair) -> Mapping[str, str]:
    """Return the group behind each claim of which it is known."""
    return {
        claim: voice.group
        for standing in read.record.collation.standings
        for voice in standing.voices
        if voice.group
        for claim in voice.claims
    }


def _find_root(pair: Paired, own: Mapping[str, str]) -> str:
    for one in pair.found.roots[:1]:
        sector = f"/{one.sectors[0]}" if one.sectors else ""
        return f"{one.state}{sector}" if one.state else one.name or one.title
    return own.get(pair.found.id, "").split(":", 1)[-1]


def _find_group(code: str) -> str:
    name = code.split("/")[0]
    if is_state(name):
        return f"state:{name}"
    return find_issuer_group(name) or find_outlet_group(name)


def main(paths: list[str]) -> None:
    """Print for each file and for all how many first roots are right, and what the others are."""
    total: Counter[Verdict] = Counter()
    with TemporaryDirectory() as folder:
        for path in paths:
            counts: Counter[Verdict] = Counter()
            for affair in load_affairs(Path(path)):
                counts += count_roots(read_affair(affair, Path(folder)))
            total += counts
            _print(Path(path).stem, counts)
    _print("all", total)


def _print(name: str, counts: Counter[Verdict]) -> None:
    right = counts["same"] + counts["both nobody"]
    found = counts["same"] + counts["other"] + counts["added"]
    there = counts["same"] + counts["other"] + counts["missed"]
    print(
        f"{name:12} {right} of {counts.total()} agree ({right / counts.total():.3f}); where one "
        f"is named P {counts['same'] / found:.3f} R {counts['same'] / there:.3f}; {dict(counts)}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
