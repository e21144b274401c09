"""Contradictions between stories that are neighbours. All that is told is invented."""

from collections.abc import Mapping, Sequence

import pytest
from msgspec.structs import replace
from tests.unit.collate.backing import root
from tests.unit.collate.claiming import group, name_report
from tests.unit.collate.opposing import gather_parsed, make_event
from tests.unit.collate.writing import tell, write

from twosource.collate import neighbours
from twosource.collate.disputes import find_disputes
from twosource.collate.neighbours import Piece, find_neighbours
from twosource.model import Claim, Dispute, Report, Story

SIX = "Troops of Niger shelled the ferry Adaba at Fada on Monday and killed six people."
NINE = "Niger shelled the ferry Adaba at Fada on Monday and killed nine people, the port said."
ELSEWHERE = "Niger shelled the market of Zinder in the spring and killed nine people."


def find(
    told: Mapping[str, Sequence[str]],
    *,
    days: Mapping[str, str] | None = None,
    voice: str = "voice",
    order: Sequence[str] | None = None,
) -> tuple[Dispute, ...]:
    """The disputes of reports by letter, each a story of its own with an event."""
    written = {letter: write(letter, *sentences) for letter, sentences in told.items()}
    claims = {
        letter: _tell(report, f"{voice} {letter}" if voice == "voice" else voice)
        for letter, report in written.items()
    }
    letters = tuple(order or told)
    grouping = group("".join(letters))
    stories = tuple(
        Story(
            id=f"story {x}", title="", reports=(name_report(x),), lineages=(f"lineage {x}",)
        )
        for x in letters
    )  # fmt: skip
    evidence = gather_parsed(
        [claims[x] for x in letters],
        [written[x] for x in letters],
        replace(grouping, stories=stories),
    )
    shown = {name_report(x): day for x, day in (days or {}).items()}
    events = [
        replace(make_event(number, [claims[x]]), id=f"event {x}", story=f"story {x}")
        for number, x in enumerate(letters)
    ]
    return find_disputes(events, replace(evidence, days=shown))


def _tell(report: Report, voice: str) -> Claim:
    made = tell(report, "0 shelled", "NER", "TCD", act="ASSAULT")
    return replace(made, roots=(root(voice, made.at),))


def test_sentences_of_two_stories_gainsay_each_other() -> None:
    (found,) = find({"a": [SIX], "b": [NINE]})
    assert (found.slot, found.kind) == ("amount", "contradiction")
    assert found.because == "“nine people” beside “six people”"
    assert (found.story, found.other_story) == ("story b", "story a")
    assert [one.report for one in (*found.first_at, *found.second_at)] == [
        name_report("b"),
        name_report("a"),
    ]
    assert found.first
    assert found.second


def test_the_order_of_the_stories_does_not_matter() -> None:
    told = {"a": [SIX], "b": [NINE], "c": [ELSEWHERE]}
    assert set(find(told)) == set(find(told, order="cba")) == set(find(told, order="bca"))


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ({"a": "2031-06-18", "b": "2031-06-30"}, 1),
        ({"a": "2031-06-18", "b": "2031-09-30"}, 0),
        ({"a": "2031-06-18"}, 1),
    ],
)
def test_stories_far_apart_in_days_are_not_compared(days: Mapping[str, str], found: int) -> None:
    assert len(find({"a": [SIX], "b": [NINE]}, days=days)) == found


def test_stories_without_a_rare_name_in_common_are_not_compared() -> None:
    assert find({"a": [SIX], "c": [ELSEWHERE]}) == ()


def test_one_voice_in_two_stories_does_not_gainsay_itself() -> None:
    assert find({"a": [SIX], "b": [NINE]}, voice="KCNA") == ()


def test_a_further_story_changes_no_dispute_of_others() -> None:
    two = find({"a": [SIX], "b": [NINE]})
    assert find({"a": [SIX], "b": [NINE], "c": [ELSEWHERE]}) == two


def _make_pieces(affairs: int) -> list[Piece]:
    """Affairs of two stories each; all name one place, each affair one ship."""
    return [
        Piece(
            story=f"{number} {half}",
            names={"fada": 0.5, f"ship {number}": 1.0},
            days=(number * 2, number * 2 + half),
        )
        for number in range(affairs)
        for half in (0, 1)
    ]


def test_the_work_grows_with_the_stories(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten times the stories are compared ten times as often, not a hundred times."""
    compared = 0
    compare = neighbours._compare

    def count(one: Piece, other: Piece) -> float:
        nonlocal compared
        compared += 1
        return compare(one, other)

    monkeypatch.setattr(neighbours, "_compare", count)
    seen = []
    for affairs in (200, 2000):
        compared = 0
        assert len(find_neighbours(_make_pieces(affairs))) >= affairs
        seen.append(compared)
    assert seen[1] <= 11 * seen[0]


def test_a_story_has_few_neighbours() -> None:
    """Where a hundred stories tell of one ship, each is compared with a few."""
    pieces = [
        Piece(story=f"{number:03}", names={"adaba": 1.0, f"x{number // 5}": 0.9}, days=(number,))
        for number in range(100)
    ]
    found = find_neighbours(pieces)
    assert 0 < len(found) <= 2 * len(pieces)
    assert found == find_neighbours(pieces[::-1])
