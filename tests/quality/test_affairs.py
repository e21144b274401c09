"""What really stands in affairs by hands that no rule was made on: merges, voices, disputes.

Hands b, c and d wrote the affairs apart from one another; a, e, f, g and h are for development.
The figures are those of reports read from their text on: a claim that was missed counts too.
"""

from collections import Counter
from pathlib import Path

import pytest
from tests.quality.floors import FOLDER, check_floor
from tools.differences.cases import Parses
from tools.differences.run import find_in
from tools.differences.score import score_pair
from tools.differences.sources import iter_written
from tools.hand_affairs.__main__ import score_files
from tools.hand_affairs.model import list_faults, load_affairs
from tools.hand_affairs.scores import Tally

HANDS = ("b", "c", "d")
EVERY_HAND = (*HANDS, "a", "e", "f", "g", "h")


def find_file(hand: str) -> Path:
    return FOLDER / f"affairs-{hand}.jsonl"


@pytest.fixture(scope="module")
def tally() -> Tally:
    return score_files([find_file(hand) for hand in HANDS])


@pytest.fixture(scope="module")
def differences() -> Counter[str]:
    parses, total = Parses(), Counter[str]()
    for hand in HANDS:
        for case in iter_written(find_file(hand), parses):
            for pair, found in find_in(case):
                total += score_pair(case, pair, found).counts
    return total


@pytest.mark.parametrize("hand", EVERY_HAND)
def test_every_label_stands_in_its_report(hand: str) -> None:
    assert [fault for one in load_affairs(find_file(hand)) for fault in list_faults(one)] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "count", "figure"),
    [
        ("lineages", "lineages", "f1"),
        ("claims-found", "claims found", "recall"),
        ("b3-precision", "B3 precision", "precision"),
        ("b3-recall", "B3 recall", "precision"),
        ("merged-pairs-right", "merged pairs", "precision"),
        ("merged-pairs-found", "merged pairs", "recall"),
        ("independent-exact", "independent exact", "precision"),
        ("parties-of-events", "parties of events", "precision"),
        ("parties-named-right", "parties named", "precision"),
        ("parties-named-found", "parties named", "recall"),
        ("first-roots", "first roots", "precision"),
        ("denials-right", "denials", "precision"),
        ("denials-found", "denials", "recall"),
        ("contradictions-found", "contradictions", "recall"),
        ("contradictions-right", "disputes that are contradictions", "precision"),
    ],
)
def test_affairs(tally: Tally, name: str, count: str, figure: str) -> None:
    check_floor(f"affairs-{name}", getattr(tally[count], figure))


@pytest.mark.slow
def test_no_event_has_many_more_voices_than_stand_behind_it(tally: Tally) -> None:
    above = tally["independent too high by more than one"]
    check_floor("affairs-voices-not-too-high", 1 - above.precision)


@pytest.mark.slow
def test_documents_overcount_and_voices_do_not(tally: Tally) -> None:
    """Documents are more than twice the voices; our low end stays near to the truth."""
    documents, ours = tally["documents to voices"], tally["our low to voices"]
    assert documents.precision > 2
    check_floor("affairs-voices-not-overcounted", 1 / max(1.0, ours.precision))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "right", "of"),
    [
        ("told-right", "told.right", "told.all"),
        ("broken-side", "broken.right", "broken.decided"),
        ("updates", "update.found", "update.all"),
    ],
)
def test_differences(differences: Counter[str], name: str, right: str, of: str) -> None:
    check_floor(f"affairs-differences-{name}", differences[right] / differences[of])


@pytest.mark.slow
def test_corruptions_are_found(differences: Counter[str]) -> None:
    slots = {one.split(".")[1] for one in differences if one.startswith("corruption.")}
    found = sum(differences[f"corruption.{slot}.found"] for slot in slots)
    there = sum(differences[f"corruption.{slot}.all"] for slot in slots)
    check_floor("affairs-differences-found", found / there)


@pytest.mark.slow
def test_faithful_versions_raise_no_alarm(differences: Counter[str]) -> None:
    alarms, sentences = differences["faithful.alarms"], differences["faithful.sentences"]
    check_floor("affairs-differences-no-alarm", 1 - alarms / sentences)
