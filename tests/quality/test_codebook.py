"""The codebook, line by line: the page and its cases agree, and how many lines are read rightly."""

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from tests.quality.codebook_cases import (
    GROUPS,
    Group,
    find_group,
    find_line,
    is_right,
    load_cases,
    read_classes,
    read_folds,
    read_lines,
    tell_claims,
)
from tests.quality.floors import check_floor
from training.corpus_check import MODES, find_problems

from twosource.lexicon.acts import load_acts
from twosource.lexicon.plover import INTENSITIES, find_quad, fold_act
from twosource.model.claim import Act, Status
from twosource.run.scoring.gold import LabelledPassage, read_gold
from twosource.run.scoring.passages import PassageReader, label

_CORPUS = Path(__file__).resolve().parents[2] / "training" / "corpus"
_ID = re.compile(r"(?:act|status|not|speech|party|choice)(?:-[a-z]+)+-[1-3]")
_FEWEST = 2
# A denial has its lines under speech.
_ACTS = tuple(act for act in get_args(Act) if act != "DENIAL")


def _name_line(act: str, mode: str | None = None) -> str:
    return f"act-{act}-{mode}".lower() if mode else f"act-{act}".lower()


def test_the_cases_are_in_the_published_format() -> None:
    problems = find_problems(load_cases())
    assert [one for one in problems if "the id is not half, hand, number" not in one] == []
    assert [one.id for one in load_cases() if not _ID.fullmatch(one.id)] == []


def test_every_line_of_the_page_is_a_case() -> None:
    cases = {one.id: one for one in load_cases()}
    for row in read_lines():
        case = cases[f"{row.line}-1"]
        assert (row.sentence, row.told) == (case.text, tell_claims(case)), row.line


def test_every_line_has_its_row_and_two_cases() -> None:
    rows = Counter(row.line for row in read_lines())
    cases = Counter(find_line(one) for one in load_cases())
    assert [line for line, count in rows.items() if count > 1] == []
    assert set(rows) == set(cases)
    assert [line for line, count in cases.items() if count < _FEWEST] == []


def test_every_act_and_mode_of_the_program_has_its_line() -> None:
    rules = {(one.act, one.mode) for some in load_acts().values() for one in some}
    known = {(act, mode) for act in _ACTS for mode in (None, *MODES[act])}
    named = rules | known
    wanted = {_name_line(act, mode) for act, mode in named if act != "DENIAL"}
    assert {row.line for row in read_lines() if row.line.startswith("act-")} == wanted


def test_every_status_of_the_program_has_its_line() -> None:
    lines = {row.line for row in read_lines() if find_group(row.line) == "statuses"}
    assert lines == {f"status-{one}" for one in get_args(Status)}


def test_the_case_of_a_line_shows_what_the_line_is_about() -> None:
    for case in load_cases():
        line = find_line(case)
        group = find_group(line)
        if group in ("acts", "modes"):
            claim = case.claims[0]
            shown = claim.mode if group == "modes" else None
            assert _name_line(claim.act, shown) == line, case.id
        if group == "statuses":
            assert f"status-{case.claims[0].status}" == line, case.id


def test_every_act_and_mode_has_the_score_of_the_program() -> None:
    told = {row.line: row.score for row in read_lines() if row.line.startswith("act-")}
    scores = {
        _name_line(act, mode): f"{score:g}".replace("-", "−")
        for act, modes in INTENSITIES.items()
        for mode, score in modes.items()
    }
    assert told == scores


def test_every_act_stands_in_the_class_of_the_program() -> None:
    told = {act: quad for quad, acts in read_classes().items() for act in acts}
    assert told == {act: find_quad(act) for act in _ACTS}


def test_no_case_is_a_passage_that_the_reader_learned_from() -> None:
    learned = {one.text for path in _CORPUS.glob("train-*.jsonl") for one in read_gold(path)}
    assert [one.id for one in load_cases() if one.text in learned] == []


def test_the_fold_is_as_the_page_tells_it() -> None:
    folds = read_folds()
    for act in get_args(Act):
        for status in get_args(Status):
            told = next(
                one.made
                for one in folds
                if (not one.acts or act in one.acts)
                and (not one.statuses or status in one.statuses)
            )
            made = fold_act(act, None, status)
            expected = {"left out": None, "as it is": (act, None)}.get(told, (told, None))
            assert made == expected, (act, status)


@cache
def _read_cases() -> tuple[tuple[LabelledPassage, bool], ...]:
    reader = PassageReader()
    return tuple((case, is_right(case, label(reader, case))) for case in load_cases())


@pytest.mark.slow
@pytest.mark.parametrize("group", GROUPS)
def test_as_many_lines_are_read_rightly_as_before(group: Group) -> None:
    answers = [right for case, right in _read_cases() if find_group(find_line(case)) == group]
    check_floor(f"codebook-{group}", sum(answers) / len(answers))
