"""How well copies, lineages, parents, origins and stories are found, on affairs by hands unseen.

The affairs are generated from base reports of the hands kept for testing; the settings were weighed
on affairs of the other hands alone. `python -m tools.affairs.check --count 100` gives the figures
over a hundred; here a few are enough to see one fall.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import pytest
from tests.quality.floors import check_floor
from tools.affairs.affair import AffairOptions, generate_affair
from tools.affairs.check import run_affair
from tools.affairs.sources import load_sources
from tools.affairs.table import add_up

from twosource.clean import make_report
from twosource.group.decide import DecideOptions, decide
from twosource.group.likeness import measure_likeness
from twosource.group.profile import Profile
from twosource.model import Item

_AFFAIRS = 40
# The hands whose reports the floors were measured on; others may come.
_HANDS = frozenset("ABDEF")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def counts() -> Counter[str]:
    sources = load_sources()
    bases = [base for base in sources.bases if base.hand in _HANDS]
    return add_up(
        [
            run_affair(
                generate_affair(
                    seed,
                    bases=bases,
                    rewordings=sources.rewordings,
                    updates=sources.updates,
                    options=AffairOptions(split="test"),
                )
            )
            for seed in range(_AFFAIRS)
        ]
    )


def _f_score(counts: Counter[str], name: str) -> float:
    right = counts[f"{name}.right"]
    return 2 * right / (2 * right + counts[f"{name}.false"] + counts[f"{name}.missed"])


@pytest.mark.parametrize("name", ["pairs", "links", "stories"])
def test_an_f_score_keeps_its_floor(counts: Counter[str], name: str) -> None:
    check_floor(f"affairs-{name}-f", _f_score(counts, name))


@pytest.mark.parametrize("name", ["relations", "origin.credited", "origin.stripped"])
def test_a_share_keeps_its_floor(counts: Counter[str], name: str) -> None:
    check_floor(f"affairs-{name}", counts[f"{name}.right"] / counts[f"{name}.all"])


def test_the_count_of_lineages_keeps_its_floor(counts: Counter[str]) -> None:
    check_floor("affairs-count-exact", counts["count.exact"] / counts["affairs"])


def _profile(name: str, paragraphs: Sequence[Sequence[str]]) -> Profile:
    text = "\n\n".join(" ".join(sentences) for sentences in paragraphs)
    item = Item(source=name, name=name, media="text", content=text.encode(), charset="utf-8")
    return Profile(make_report(item))


def _judge(first: Profile, second: Profile) -> str:
    likeness = measure_likeness(first, second)
    return decide(first, second, likeness, options=DecideOptions()).verdict


def test_rewordings_by_hand_are_called_copies() -> None:
    """Of three grades, up to two words in three changed, each beside the report it was made of."""
    sources = load_sources()
    originals = {base.id: _profile(base.id, base.paragraphs) for base in sources.bases}
    verdicts = Counter(
        _judge(originals[one.of], _profile(f"{one.of} {one.grade}", one.paragraphs))
        for one in sources.rewordings
    )
    assert verdicts.total() >= 60
    check_floor("rewordings-found", verdicts["wholly-derived"] / verdicts.total())


def test_independent_reports_on_one_happening_are_not_called_copies() -> None:
    """All pairs of base reports on one happening, whose writers never saw one another's text."""
    bases = [base for base in load_sources().bases if base.hand in _HANDS]
    profiles = {base.id: _profile(base.id, base.paragraphs) for base in bases}
    happenings: dict[str, list[str]] = {}
    for base in bases:
        happenings.setdefault(base.happening, []).append(base.id)
    verdicts = Counter(
        _judge(profiles[one], profiles[other])
        for ids in happenings.values()
        for one, other in combinations(sorted(ids), 2)
    )
    assert verdicts.total() >= 60
    check_floor("independent-kept-apart", 1 - verdicts["wholly-derived"] / verdicts.total())
