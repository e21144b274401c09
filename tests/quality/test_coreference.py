"""Whom pronouns and descriptions stand for, on passages of our own and on GAP.

The passages of the one half were seen while the rules were made; those kept aside were written
before the rules, and only their sums were looked at. GAP is kept outside this repository.
"""

from functools import cache

import pytest
from tests.quality.coreference_cases import (
    Tally,
    fill_sentences,
    judge,
    load_cases,
    read_marks,
)
from tests.quality.floors import check_floor
from tests.quality.gap import answer, load_snippets, read_snippets, score
from training.records import DATA

from twosource.read.coreference import find_parties
from twosource.read.reader import load_reader

_GAP = DATA / "08_coref" / "gap-development.tsv.gz"


@cache
def _count(*, aside: bool) -> Tally:
    total = Tally()
    for case in load_cases(aside=aside):
        plain, marks = read_marks(case)
        sentences = fill_sentences(plain, load_reader().read(plain))
        total = sum((one for _, one, _ in judge(marks, find_parties(sentences))), total)
    return total


@pytest.mark.parametrize("kind", ["seen", "aside"])
def test_as_much_is_answered_rightly_as_before(kind: str) -> None:
    tally = _count(aside=kind == "aside")
    check_floor(f"coreference-{kind}-precision", tally.precision)
    check_floor(f"coreference-{kind}-recall", tally.recall)


@pytest.mark.slow
@pytest.mark.skipif(not _GAP.exists(), reason=f"GAP is not at {_GAP}")
def test_the_pronouns_of_gap_are_found_for_women_as_for_men() -> None:
    snippets = load_snippets(_GAP)
    read = read_snippets(snippets, load_reader())
    answers = [answer(one, *how) for one, how in zip(snippets, read, strict=True)]
    pairs = list(zip(snippets, answers, strict=True))
    for name, genders in (("all", (True, False)), ("women", (True,)), ("men", (False,))):
        chosen = [(one.truth, said) for one, said in pairs if one.is_female in genders]
        truth = [is_so for wanted, _ in chosen for is_so in wanted]
        check_floor(f"gap-{name}-f", score(truth, [is_so for _, got in chosen for is_so in got]))
