"""Which time is said of which act: sentences of our own, read by the shipped reader."""

from datetime import date

import pytest

from twosource.model.claim import Act, Status
from twosource.read.claims.binding import Told, bind
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.times import Background, counts_several, find_timed, move_before
from twosource.read.claims.when import find_half
from twosource.read.reader import Reader, load_reader

WRITTEN = date(2031, 3, 12)  # a Wednesday


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def when(
    reader: Reader, text: str, *words: str, act: Act | None = None, status: Status = "happened"
) -> list[str]:
    """Return the days of the acts that some words name: "2031-03-11/2031-03-11", "-" for none."""
    (parse,) = reader.read([text])
    clauses = Clauses(parse)
    times = find_timed(clauses, text, Background(written=WRITTEN))
    timed = [one for one in times if not counts_several(clauses, one)]
    told = [Told(word=parse.words.index(word), act=act, status=status) for word in words]
    return [
        "-" if found is None else f"{found.start or ''}/{found.end or ''}"
        for found in bind(clauses, timed, told, written=WRITTEN)
    ]


MONDAY, TUESDAY = "2031-03-10/2031-03-10", "2031-03-11/2031-03-11"


def test_a_time_is_the_verbs_that_it_hangs_from(reader: Reader) -> None:
    assert when(reader, "Chad closed the border on Tuesday.", "closed") == [TUESDAY]
    assert when(reader, "Chad will close the border on Tuesday.", "close") == [
        "2031-03-18/2031-03-18"
    ]


def test_the_time_of_saying_is_not_the_acts(reader: Reader) -> None:
    text = "The ministry said on Monday that Niger had shelled the village."
    assert when(reader, text, "shelled") == ["-"]
    text = "Chad accused Niger on Monday of shelling the village."
    assert when(reader, text, "accused", "shelling") == [MONDAY, "-"]


def test_what_some_were_counted_in_is_not_the_time_of_one(reader: Reader) -> None:
    text = "Chad let the envoys in on Tuesday for the first time in two years."
    assert when(reader, text, "let") == [TUESDAY]
    text = "Chad recalled its envoy for the second time in a month."
    assert when(reader, text, "recalled") == ["-"]


def test_since_when_there_was_nothing_like_it_is_not_the_time_of_an_act(reader: Reader) -> None:
    text = "Chad's premier paid a visit to Niger, the first by a Chadian leader since 2019."
    assert when(reader, text, "visit") == ["-"]
    text = "Chad has kept the border closed since Tuesday."
    assert when(reader, text, "closed") == ["2031-03-11/"]


def test_two_acts_have_two_times(reader: Reader) -> None:
    text = "Chad, which had asked for talks in January, closed the border on Tuesday."
    assert when(reader, text, "asked", "closed") == ["2031-01-01/2031-01-31", TUESDAY]


def test_acts_joined_by_and_share_a_time(reader: Reader) -> None:
    text = "Chad recalled its envoy on Tuesday and suspended the trade talks."
    assert when(reader, text, "recalled", "suspended") == [TUESDAY, TUESDAY]


def test_what_has_been_done_since_does_not_share_it(reader: Reader) -> None:
    text = "Chad recalled its envoy on Tuesday and has suspended the trade talks."
    assert when(reader, text, "suspended") == ["-"]


def test_a_light_verb_carries_the_time_of_its_noun(reader: Reader) -> None:
    assert when(reader, "The president paid a visit to Niamey on Monday.", "visit") == [MONDAY]
    assert when(reader, "The talks began on Monday in Niamey.", "talks") == [MONDAY]


def test_a_noun_has_its_own_time(reader: Reader) -> None:
    text = "On Tuesday Niger condemned last week's attack on the ferry."
    assert when(reader, text, "condemned", "attack") == [TUESDAY, "2031-03-03/2031-03-09"]


def test_a_participle_shares_the_time_of_its_verb(reader: Reader) -> None:
    text = "Marching through the capital, the students burnt a flag on Monday."
    assert when(reader, text, "Marching", "burnt") == [MONDAY, MONDAY]


def test_what_goes_on_has_no_end(reader: Reader) -> None:
    text = "Dockers have blocked the port since Monday."
    assert when(reader, text, "blocked", status="ongoing") == ["2031-03-10/"]
    text = "Chad and Niger began a joint exercise on Monday."
    assert when(reader, text, "exercise", status="ongoing") == ["2031-03-10/"]


def test_an_ultimatum_has_no_beginning(reader: Reader) -> None:
    text = "Chad demanded that the soldiers leave the island by Friday."
    assert when(reader, text, "demanded", "leave") == ["-", "/2031-03-14"]


def test_a_visit_is_measured_from_its_end(reader: Reader) -> None:
    text = "The president paid a three-day visit to Niamey that ended on Tuesday."
    assert when(reader, text, "visit") == ["2031-03-09/2031-03-11"]


def test_what_a_spokesman_does_by_saying_has_the_time_of_saying(reader: Reader) -> None:
    text = "Chad will not pay for the bridge, its finance minister said on Monday."
    assert when(reader, text, "pay", act="REJECT") == [MONDAY]
    assert when(reader, text, "pay", act="AID", status="did-not-happen") == ["-"]


def test_a_range_is_one_time(reader: Reader) -> None:
    text = "Chad sold cattle to Niger between August and February."
    assert when(reader, text, "sold") == ["2030-08-01/2031-02-28"]


def test_years_are_counted_back_from_the_day_of_the_main_act(reader: Reader) -> None:
    text = "Chad ratified the treaty on Tuesday, two years after it signed the text in Niamey."
    assert when(reader, text, "ratified", "signed") == [TUESDAY, "2029-01-01/2029-12-31"]


@pytest.mark.parametrize(
    ("states", "half"),
    [
        (["FRA", "TCD"], "north"),
        (["ZMB", "MOZ"], "south"),
        (["FRA", "ZMB"], ""),
        (["KEN"], ""),
        (["KEN", "FRA"], "north"),
        ([], ""),
    ],
)
def test_the_states_tell_whose_seasons_are_meant(states: list[str], half: str) -> None:
    assert find_half(states) == half


def test_the_time_that_the_network_sees_goes_before_the_tree(reader: Reader) -> None:
    text = "The talks of Monday ended and the envoy was expelled."
    (parse,) = reader.read([text])
    clauses = Clauses(parse)
    timed = find_timed(clauses, text, Background(written=WRITTEN))
    word, day = parse.words.index("expelled"), parse.words.index("Monday")
    without, seen = (Told(word=word, times=times) for times in (frozenset(), frozenset({day})))
    found = bind(clauses, timed, [without, seen], written=WRITTEN)
    assert found[0] is None
    assert found[1] is not None
    assert found[1].start == date(2031, 3, 10)


def test_a_time_of_the_clause_about_who_acts_is_not_that_of_the_act(reader: Reader) -> None:
    text = "Chad, which joined on Monday, left."
    (parse,) = reader.read([text])
    clauses = Clauses(parse)
    timed = find_timed(clauses, text, Background(written=WRITTEN))
    day = frozenset({parse.words.index("Monday")})
    told = [Told(word=parse.words.index(x), times=day) for x in ("joined", "left")]
    joined, left = bind(clauses, timed, told, written=WRITTEN)
    assert joined is not None
    assert joined.start == date(2031, 3, 10)
    assert left is None


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("A truce agreed in January will not hold.", "agreed", "2031-01-01/2031-01-31"),
        ("A ban ordered in February will be lifted.", "ordered", "2031-02-01/2031-02-28"),
        ("Talks fixed for May were put off.", "fixed", "2031-05-01/2031-05-31"),
        ("The vote expected in May was put off.", "expected", "2031-05-01/2031-05-31"),
        (
            "The force announced the closure of two bases in May.",
            "closure",
            "2031-05-01/2031-05-31",
        ),
    ],
)
def test_what_was_asked_for_is_past_and_what_it_is_set_for_ahead(
    reader: Reader, text: str, word: str, days: str
) -> None:
    assert when(reader, text, word) == [days]


def test_that_time_may_be_the_end_told_before(reader: Reader) -> None:
    texts = ("The camp must be empty by 5 May.", "Soldiers will leave it at that time.")
    background, found = Background(written=WRITTEN), []
    for text, parse in zip(texts, reader.read(list(texts)), strict=True):
        found = find_timed(Clauses(parse), text, background)
        background = move_before(background, found)
    (one,) = found
    assert one.days is not None
    assert (one.days.start, one.days.end) == (date(2031, 5, 5), date(2031, 5, 5))


def test_a_time_that_is_counted_from_another_is_of_the_act_that_it_hangs_from(
    reader: Reader,
) -> None:
    text = "Chad imposed a ban in May 2019, but it was lifted two years later."
    (parse,) = reader.read([text])
    clauses = Clauses(parse)
    timed = find_timed(clauses, text, Background(written=WRITTEN))
    months = frozenset({parse.words.index("2019"), parse.words.index("May")})
    told = [Told(word=parse.words.index(x), times=months) for x in ("imposed", "lifted")]
    days = bind(clauses, timed, told, written=WRITTEN)
    assert [one and one.start for one in days] == [date(2019, 5, 1), date(2021, 1, 1)]
