"""The answer key of the examples agrees with the example files and with itself."""

import re
from collections import Counter
from datetime import date, timedelta
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import Literal

import msgspec
import pytest
from msgspec import Struct

from twosource.model import DifferenceKind, FurnitureKind, Side, Slot, Verdict

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

HowDerived = Literal["none", "verbatim", "cut", "reworded", "garbled", "edition", "merged"]
Damage = Literal["glued", "false-stop", "lost-stop"]


class Piece(Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    kind: FurnitureKind


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    file: str
    record: int | None
    publisher: str | None
    credits: tuple[str, ...]
    page_date: date
    written_low: date
    written_high: date
    edition: int
    derived_from: tuple[str, ...]
    relation: HowDerived
    furniture: tuple[Piece, ...]
    note: str


class KeyLineage(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reports: tuple[str, ...]
    editions: tuple[tuple[str, ...], ...]
    origin: str
    origin_kind: Literal["agency", "outlet"]


class KeyStory(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: str
    reports: tuple[str, ...]
    may_hold: tuple[str, ...]


class KeyVerdict(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    first: str
    second: str
    verdict: Verdict
    accept: tuple[Verdict, ...]
    why: str


class Seeded(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: str
    first: str
    second: str
    at_first: str | None
    at_second: str | None
    slot: Slot
    accept_slots: tuple[Slot, ...]
    kind: DifferenceKind
    accept_kinds: tuple[DifferenceKind, ...]
    broken: Side
    accept_broken: tuple[Side, ...]
    optional: bool
    why: str


class Equal(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    first: str
    second: str
    at_first: str
    at_second: str
    why: str


class Aligned(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    first: str
    second: str
    at_first: str
    at_second: str


class Dated(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    report: str
    quote: str
    start: date
    end: date
    why: str


class Warned(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    report: str
    shown: date
    why: str


class Damaged(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    report: str
    text: str
    reads_as: str
    kind: Damage


class Key(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    fiction: str
    reports: dict[str, Entry]
    lineages: tuple[KeyLineage, ...]
    stories: tuple[KeyStory, ...]
    verdicts: tuple[KeyVerdict, ...]
    differences: tuple[Seeded, ...]
    no_differences: tuple[tuple[str, str], ...]
    equal: tuple[Equal, ...]
    alignment: tuple[Aligned, ...]
    dates: tuple[Dated, ...]
    date_warnings: tuple[Warned, ...]
    damage: tuple[Damaged, ...]


class Line(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    url: str
    title: str
    text: str
    published: date
    publisher: str


KEY = msgspec.json.decode((EXAMPLES / "key.json").read_bytes(), type=Key)
REPORTS = sorted(KEY.reports)
LINEAGE_OF = {name: number for number, one in enumerate(KEY.lineages) for name in one.reports}
PASSAGES: tuple[Seeded | Equal | Aligned, ...] = (*KEY.differences, *KEY.equal, *KEY.alignment)
PAIRED: tuple[KeyVerdict | Seeded | Equal | Aligned, ...] = (*KEY.verdicts, *PASSAGES)


def raw(entry: Entry) -> str:
    return (EXAMPLES / "reports" / entry.file).read_text(encoding="utf-8")


def record(entry: Entry) -> Line:
    assert entry.record is not None
    return msgspec.json.decode(raw(entry).splitlines()[entry.record - 1], type=Line)


@cache
def text_of(name: str) -> str:
    """Return the file as it is, or the text of the record."""
    entry = KEY.reports[name]
    return raw(entry) if entry.record is None else record(entry).text


def paragraphs(name: str) -> list[str]:
    """Return the paragraphs of the body, without furniture and with straight quotation marks."""
    text = text_of(name)
    if KEY.reports[name].file.endswith(".html"):
        text = "\n".join(re.findall(r"<p>([^<]*)</p>", text))
    for piece in KEY.reports[name].furniture:
        text = text.replace(piece.text, "")
    straight = text.translate(str.maketrans("“”’", '""\''))
    return [line.strip() for line in straight.splitlines() if len(line.split()) > 6]


def runs(name: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[^\W_]+", " ".join(paragraphs(name)).casefold())
    return set(zip(words, words[1:], words[2:], strict=False))


def ancestors(name: str) -> set[str]:
    parents = KEY.reports[name].derived_from
    return set(parents).union(*(ancestors(parent) for parent in parents))


def test_every_file_has_its_place_in_the_key() -> None:
    named = {entry.file for entry in KEY.reports.values()}
    assert named == {path.name for path in (EXAMPLES / "reports").iterdir()}


def test_every_record_has_its_place_in_the_key() -> None:
    entries = [entry for entry in KEY.reports.values() if entry.record is not None]
    assert [entry.record for entry in entries] == list(range(1, len(entries) + 1))
    assert len(raw(entries[0]).splitlines()) == len(entries)


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_says_once_that_it_is_fiction(name: str) -> None:
    assert text_of(name).count(KEY.fiction) == 1
    assert Piece(KEY.fiction, "copyright") in KEY.reports[name].furniture


@pytest.mark.parametrize("name", REPORTS)
def test_furniture_stands_in_its_report(name: str) -> None:
    missing = [
        piece.text for piece in KEY.reports[name].furniture if piece.text not in text_of(name)
    ]
    assert not missing


@pytest.mark.parametrize("name", REPORTS)
def test_publisher_and_credits_stand_in_their_report(name: str) -> None:
    entry = KEY.reports[name]
    if entry.record is not None:
        assert (record(entry).publisher, record(entry).published) == (
            entry.publisher,
            entry.page_date,
        )
    elif entry.publisher is not None:
        assert entry.publisher.casefold() in text_of(name).casefold()
    assert all(credit in text_of(name) for credit in entry.credits)


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_written_before_its_page_date(name: str) -> None:
    entry = KEY.reports[name]
    assert entry.written_low <= entry.written_high <= entry.page_date


@pytest.mark.parametrize("name", REPORTS)
def test_the_page_date_stands_in_the_report(name: str) -> None:
    entry = KEY.reports[name]
    shown = text_of(name) if entry.record is None else raw(entry)
    month = entry.page_date.strftime("%B")
    day = entry.page_date.day
    assert any(
        form in shown for form in (f"{month} {day}", f"{day} {month}", entry.page_date.isoformat())
    )


def test_passages_stand_in_their_reports_letter_by_letter() -> None:
    missing = [
        (name, passage)
        for one in PASSAGES
        for name, passage in ((one.first, one.at_first), (one.second, one.at_second))
        if passage is not None and passage not in text_of(name)
    ]
    assert not missing


def test_a_passage_stands_once_so_that_its_place_is_certain() -> None:
    doubtful = [
        (name, passage)
        for one in PASSAGES
        for name, passage in ((one.first, one.at_first), (one.second, one.at_second))
        if passage is not None and text_of(name).count(passage) > 1
    ]
    assert not doubtful


def test_pairs_name_two_known_reports_in_order() -> None:
    assert all(one.first < one.second for one in PAIRED)
    assert {name for one in PAIRED for name in (one.first, one.second)} <= set(REPORTS)


def test_no_pair_is_judged_twice() -> None:
    assert max(Counter((one.first, one.second) for one in KEY.verdicts).values()) == 1


def test_ids_of_differences_are_unique() -> None:
    assert max(Counter(one.id for one in KEY.differences).values()) == 1


def test_an_omission_has_a_first_passage_alone_and_an_addition_a_second() -> None:
    for one in KEY.differences:
        assert (one.at_second is None) == (one.kind == "omission"), one.id
        assert (one.at_first is None) == (one.kind == "addition"), one.id
        assert (one.slot == "sentence") == (one.kind in ("omission", "addition")), one.id


def test_what_is_missing_is_missing() -> None:
    for one in KEY.differences:
        if one.kind == "omission" and one.at_first is not None:
            assert one.at_first not in text_of(one.second), one.id
        if one.kind == "addition" and one.at_second is not None:
            assert one.at_second not in text_of(one.first), one.id


def test_only_a_corruption_breaks_a_side() -> None:
    for one in KEY.differences:
        assert (one.broken in ("first", "second", "both")) == (one.kind == "corruption"), one.id


def test_a_contradiction_has_two_lineages_and_any_other_difference_one() -> None:
    for one in KEY.differences:
        together = LINEAGE_OF[one.first] == LINEAGE_OF[one.second]
        assert together == (one.kind != "contradiction"), one.id


def test_what_accepts_more_accepts_something_else() -> None:
    for one in KEY.differences:
        assert one.slot not in one.accept_slots, one.id
        assert one.kind not in one.accept_kinds, one.id
        assert one.broken not in one.accept_broken, one.id
    assert all(one.verdict not in one.accept for one in KEY.verdicts)


def test_every_changed_copy_has_its_differences() -> None:
    changed = {name for name in REPORTS if KEY.reports[name].relation in ("cut", "garbled")}
    changed |= {name for name in REPORTS if KEY.reports[name].relation == "edition"}
    seeded = {(one.first, one.second) for one in KEY.differences if not one.optional}
    assert {(KEY.reports[name].derived_from[0], name) for name in changed} <= seeded


@pytest.mark.parametrize("name", REPORTS)
def test_derivation_has_known_parents_and_no_circle(name: str) -> None:
    entry = KEY.reports[name]
    assert set(entry.derived_from) <= set(REPORTS)
    assert (entry.relation == "none") == (not entry.derived_from)
    assert (entry.relation == "merged") == (len(entry.derived_from) > 1)
    assert name not in ancestors(name)


@pytest.mark.parametrize("name", REPORTS)
def test_a_child_is_not_written_before_its_parent(name: str) -> None:
    entry = KEY.reports[name]
    parents = [KEY.reports[parent] for parent in entry.derived_from]
    assert all(parent.written_low <= entry.written_high for parent in parents)
    if entry.relation in ("verbatim", "cut", "reworded", "garbled"):
        assert all(parent.edition == entry.edition for parent in parents)


def test_every_report_is_in_one_lineage() -> None:
    assert sorted(name for one in KEY.lineages for name in one.reports) == REPORTS


def test_lineages_are_what_whole_derivation_joins() -> None:
    for name, entry in KEY.reports.items():
        together = [LINEAGE_OF[parent] == LINEAGE_OF[name] for parent in entry.derived_from]
        assert all(together) if entry.relation != "merged" else not any(together)
    roots = Counter(LINEAGE_OF[name] for name, one in KEY.reports.items() if not one.derived_from)
    assert max(roots.values()) == 1


def test_editions_divide_their_lineage_in_order() -> None:
    for one in KEY.lineages:
        assert sorted(name for edition in one.editions for name in edition) == sorted(one.reports)
        for number, edition in enumerate(one.editions, start=1):
            assert {KEY.reports[name].edition for name in edition} == {number}
        for earlier, later in pairwise(one.editions):
            assert max(KEY.reports[n].written_high for n in earlier) < min(
                KEY.reports[n].written_low for n in later
            )


def test_origins_are_named_by_their_reports() -> None:
    for one in KEY.lineages:
        named = {n for n in one.reports if one.origin in KEY.reports[n].credits}
        named |= {n for n in one.reports if one.origin == KEY.reports[n].publisher}
        assert named, one.origin


def test_every_report_is_in_one_story_and_no_lineage_in_two() -> None:
    held = [name for one in KEY.stories for name in (*one.reports, *one.may_hold)]
    assert sorted(held) == REPORTS
    for story, lineage in ((s, x) for s in KEY.stories for x in KEY.lineages):
        inside = set(lineage.reports) & {*story.reports, *story.may_hold}
        assert inside in (set(), set(lineage.reports))


def test_wholly_derived_is_said_of_pairs_in_one_lineage_alone() -> None:
    for one in KEY.verdicts:
        together = LINEAGE_OF[one.first] == LINEAGE_OF[one.second]
        assert together == (one.verdict == "wholly-derived"), (one.first, one.second)


def test_dates_stand_in_their_reports_and_on_their_weekdays() -> None:
    for one in KEY.dates:
        assert text_of(one.report).count(one.quote) == 1, one.quote
        assert one.start <= one.end
        named = [day for day in WEEKDAYS if day in one.quote]
        assert named in ([], [WEEKDAYS[one.start.weekday()]]), one.quote


def test_days_of_a_report_lie_near_its_writing() -> None:
    for one in KEY.dates:
        if any(day in one.quote for day in WEEKDAYS):
            written = KEY.reports[one.report].written_low
            assert abs(one.start - written) <= timedelta(days=7), one.quote


def test_weekdays_written_beside_a_date_are_right() -> None:
    months = r"(January|February|March|April|May|June|July)"
    shapes = (
        (rf"({'|'.join(WEEKDAYS)}), {months} (\d{{1,2}}), (\d{{4}})", (2, 3)),
        (rf"({'|'.join(WEEKDAYS)}), (\d{{1,2}}) {months} (\d{{4}})", (3, 2)),
    )
    found = 0
    for name in REPORTS:
        for shape, (month, day) in shapes:
            for hit in re.finditer(shape, text_of(name)):
                number = months.strip("()").split("|").index(hit[month]) + 1
                there = date(int(hit[4]), number, int(hit[day]))
                assert WEEKDAYS[there.weekday()] == hit[1], hit[0]
                found += 1
    assert found == 3


def test_warned_pages_are_those_dated_long_after_the_writing() -> None:
    late = {
        (name, entry.page_date)
        for name, entry in KEY.reports.items()
        if entry.page_date - entry.written_high > timedelta(days=7)
    }
    assert {(one.report, one.shown) for one in KEY.date_warnings} == late


def test_damage_stands_in_its_report_and_its_repair_does_not() -> None:
    for one in KEY.damage:
        assert text_of(one.report).count(one.text) == 1, one.text
        assert one.reads_as not in text_of(one.report), one.reads_as


def test_a_verbatim_copy_has_every_paragraph_of_its_parent() -> None:
    for first, second in KEY.no_differences:
        assert KEY.reports[second].relation == "verbatim"
        assert not set(paragraphs(first)) - set(paragraphs(second))


def test_a_cut_copy_adds_no_paragraph() -> None:
    for name in REPORTS:
        entry = KEY.reports[name]
        if entry.relation == "cut":
            ours, theirs = set(paragraphs(name)), set(paragraphs(entry.derived_from[0]))
            assert ours < theirs


def test_independent_reports_share_a_few_set_phrases_at_most() -> None:
    apart = ("01", "06", "07", "08", "11", "14a")
    for first, second in combinations(apart, 2):
        if LINEAGE_OF[first] != LINEAGE_OF[second]:
            assert len(runs(first) & runs(second)) <= 5, (first, second)


def test_reworded_copies_keep_runs_of_words_and_change_most() -> None:
    kept = len(runs("01") & runs("04")) / len(runs("04"))
    assert 0.15 < kept < 0.5
