from datetime import date, timedelta
from itertools import combinations

import pytest
from tests.unit.group.making import DAM, DAM_ELSEWHERE, STRIKE, cut, make_report, name_reports

from twosource.group import group_reports
from twosource.group.days import days_apart, find_days, list_neighbours
from twosource.group.profile import Profile
from twosource.model import DateBasis, Report
from twosource.text.dates import CalendarDate


def _days_apart(one: Report, other: Report) -> int | None:
    return days_apart(find_days([Profile(one)]), find_days([Profile(other)]))


def _dated(name: str, body: str, day: str, basis: DateBasis = "record") -> Report:
    return make_report(name, body, dates=[(basis, day)])


def _datelined(name: str, day: str, body: str = STRIKE) -> Report:
    return make_report(name, body, dateline=f"LARNE, {day} (Delphin) - ")


def _stories(*reports: Report) -> list[list[str]]:
    names = name_reports(reports)
    stories = group_reports(reports).stories
    return sorted(sorted(names[one] for one in story.reports) for story in stories)


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("May 3", "May 7", 4),
        ("December 31", "January 2", 2),
        ("January 2", "December 31", 2),
        ("February 28", "March 1", 1),
        ("February 29", "March 1", 1),
        ("January 1", "July 2", 182),
    ],
)
def test_days_without_a_year_lie_as_near_as_they_can(one: str, other: str, days: int) -> None:
    assert _days_apart(_datelined("one", one), _datelined("other", other)) == days


def test_days_with_a_year_are_counted_in_full() -> None:
    assert _days_apart(_dated("a", STRIKE, "2024-12-31"), _dated("b", STRIKE, "2026-01-02")) == 367
    assert _days_apart(_dated("a", STRIKE, "2024-02-28"), _dated("b", STRIKE, "2024-03-01")) == 2


def test_a_day_without_a_year_is_held_against_one_with_a_year() -> None:
    assert _days_apart(_datelined("a", "December 31"), _dated("b", STRIKE, "2026-01-02")) == 2


def test_of_several_days_the_nearest_count() -> None:
    one = make_report("a", STRIKE, dates=[("record", "2025-05-01"), ("meta", "2025-05-09")])
    assert _days_apart(one, _dated("b", STRIKE, "2025-05-08")) == 1


def test_an_undated_text_lies_at_no_distance() -> None:
    assert _days_apart(make_report("a", STRIKE), _dated("b", STRIKE, "2025-05-08")) is None


def test_a_printed_day_counts_only_where_nothing_better_is_known() -> None:
    printed = _dated("a", STRIKE, "2025-07-16", "page")
    assert [day.month for day in find_days([Profile(printed)])] == [7]
    better = _datelined("b", "May 3")
    assert [day.month for day in find_days([Profile(printed), Profile(better)])] == [5]


def test_two_lineages_on_one_event_in_one_week_are_one_story() -> None:
    one, other = _dated("one", DAM, "2025-05-05"), _dated("other", DAM_ELSEWHERE, "2025-05-09")
    assert _stories(one, other) == [["one", "other"]]


def test_the_farther_apart_two_texts_are_the_closer_they_must_be() -> None:
    near, far, after = (
        _dated("other", DAM_ELSEWHERE, day) for day in ("2025-05-09", "2025-05-10", "2025-05-16")
    )
    one, brief = _dated("one", DAM, "2025-05-05"), _dated("one", cut(DAM, 0, 1), "2025-05-05")
    assert len(_stories(one, near)) == 1
    assert len(_stories(one, far)) == 2
    assert len(_stories(brief, far)) == 1
    assert len(_stories(brief, after)) == 2


def test_undated_texts_must_be_closer_still() -> None:
    assert len(_stories(make_report("a", cut(DAM, 0, 1)), make_report("b", DAM_ELSEWHERE))) == 2
    told = (
        "Ministers Sela Morwen and Tobin Carrick met at Hallin about the sluices of the Ister dam."
    )
    again = (
        "The Ister dam and its sluices brought Tobin Carrick and Sela Morwen together in Hallin."
    )
    assert len(_stories(make_report("a", told), make_report("b", again))) == 1


def test_another_happening_of_the_same_day_is_another_story() -> None:
    one, other = _dated("one", DAM, "2025-05-05"), _dated("other", STRIKE, "2025-05-05")
    assert _stories(one, other) == [["one"], ["other"]]


_NETS = """\
An Icelandic patrol boat cut the nets of the Norwegian trawler Havsule off Langanes at dusk, its \
owners said, and two deckhands were hurt by a snapping cable.
Iceland answered that the skipper had ignored eleven calls and fished inside the line of closure.
Norway handed a note of protest to the Icelandic chargé and closed its port of Vardal to \
survey ships.
"""
_NETS_AGAIN = """\
Norwegian coast guards boarded the Icelandic longliner Sandfell before breakfast and took \
its logbook, Norway's directorate of fisheries said; a cook who threw herring at them was held.
An Icelandic shipowner called the charge a fairy tale and offered to open his empty holds to anyone.
Crews in Hornvik stayed ashore, and Iceland asked the cod commission to meet.
"""


def test_two_like_events_between_the_same_states_in_one_week_stay_two() -> None:
    """Two quarrels over fish, four days apart, each with a copy; the states' names join nothing."""
    reports = [
        _dated("first", _NETS, "2025-05-05"),
        _dated("first again", cut(_NETS, 0, 1), "2025-05-06"),
        _dated("second", _NETS_AGAIN, "2025-05-09"),
        _dated("second again", cut(_NETS_AGAIN, 0, 1), "2025-05-09"),
    ]
    assert _stories(*reports) == [["first", "first again"], ["second", "second again"]]


def test_a_text_meets_the_days_around_it_over_the_end_of_a_year_and_without_one() -> None:
    """Whatever lies ten days apart at most is compared, in whichever stretches the days fall."""
    days = [date(2024, 1, 1) + timedelta(days=number) for number in range(0, 1100, 3)]
    shown = [
        _calendar_date(day, year=day.year if number % 5 else None)
        for number, day in enumerate(days)
    ]
    met = {
        frozenset((int(one), int(other)))
        for some, others in list_neighbours([(day,) for day in shown], most_days=10)
        for one in some
        for other in others
    }
    for one, other in combinations(range(len(days)), 2):
        apart = days_apart([shown[one]], [shown[other]])
        assert apart is not None
        assert apart > 10 or frozenset((one, other)) in met


def _calendar_date(day: date, *, year: int | None) -> CalendarDate:
    return CalendarDate(0, 0, year, day.month, day.day)


def test_the_day_of_a_republication_does_not_pull_a_story() -> None:
    own = _datelined("own", "May 3", DAM)
    again = _dated("again", DAM, "2025-07-16", "page")
    later = _dated("later", DAM_ELSEWHERE, "2025-07-16")
    assert _stories(own, again, later) == [["again", "own"], ["later"]]


def test_the_day_of_a_republication_does_not_keep_a_story_apart() -> None:
    own = _datelined("own", "May 3", DAM)
    again = _dated("again", DAM, "2025-07-16", "page")
    other = _dated("other", DAM_ELSEWHERE, "2025-05-05")
    assert _stories(own, again, other) == [["again", "other", "own"]]


def test_a_story_is_headed_by_the_title_most_of_its_reports_carry() -> None:
    reports = [
        make_report("a", DAM, title="Two flags over one dam"),
        make_report("b", DAM, title="Morwen signs"),
        make_report("c", DAM, title="Two flags over one dam"),
    ]
    assert [story.title for story in group_reports(reports).stories] == ["Two flags over one dam"]


def test_of_titles_carried_alike_the_shortest_heads_the_story() -> None:
    reports = [make_report("a", DAM, title="The dam, at last"), make_report("b", DAM, title="Dam")]
    assert [story.title for story in group_reports(reports).stories] == ["Dam"]


def test_without_a_title_the_first_sentence_heads_the_story_cut_at_a_word() -> None:
    (story,) = group_reports([make_report("a", STRIKE)]).stories
    assert story.title.endswith(" …")
    assert len(story.title) <= 92
    assert STRIKE.startswith(story.title.removesuffix(" …") + " ")


def test_a_short_first_sentence_stands_whole() -> None:
    (story,) = group_reports([make_report("a", "Trams stood still in Larne.")]).stories
    assert story.title == "Trams stood still in Larne."


def test_nothing_is_grouped_into_nothing() -> None:
    assert group_reports([]).stories == ()
