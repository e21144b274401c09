"""Acts, modes and statuses in plain words: all of them, and none like another."""

import re
from typing import get_args

import pytest
from training.corpus_check import MODES

from twosource.lexicon.acts import load_acts
from twosource.model import Act, Status
from twosource.present.act_words import ACT_WORDS, STATUS_WORDS, say_code, say_deed, say_status

CODES = [(act, mode) for act, modes in MODES.items() for mode in (None, *modes)]
STATUSES: tuple[Status, ...] = get_args(Status)


def test_every_act_and_mode_of_the_codebook_has_its_words_and_no_other() -> None:
    assert set(ACT_WORDS) == set(CODES)
    assert {act for act, _ in ACT_WORDS} == set(get_args(Act))


def test_every_mode_of_the_table_of_acts_has_its_words() -> None:
    rules = [rule for held in load_acts().values() for rule in held]
    assert {(rule.act, rule.mode) for rule in rules} <= set(ACT_WORDS)


def test_every_status_has_a_word_a_meaning_and_a_shape_of_its_own() -> None:
    assert set(STATUS_WORDS) == set(STATUSES)
    assert len({words.word for words in STATUS_WORDS.values()}) == len(STATUSES)
    assert len({words.path for words in STATUS_WORDS.values()}) == len(STATUSES)
    assert all(words.means for words in STATUS_WORDS.values())


def test_only_what_is_told_as_a_fact_has_a_filled_shape() -> None:
    filled = {status for status, words in STATUS_WORDS.items() if words.shape == "filled"}
    assert filled == {"happened", "ongoing"}


@pytest.mark.parametrize(("act", "mode"), CODES)
def test_no_deed_reads_the_same_in_two_statuses(act: Act, mode: str | None) -> None:
    for several in (False, True):
        deeds = [say_deed(act, mode, status, several=several) for status in STATUSES]
        assert len(set(deeds)) == len(STATUSES)
        assert not [one for one in deeds if re.search(r"\||  |\bs\b", one)]


@pytest.mark.parametrize(
    ("act", "mode", "status", "several", "words"),
    [
        ("CONSULT", "visit", "happened", False, "visits"),
        ("CONSULT", "visit", "happened", True, "visit"),
        ("CONSULT", "visit", "planned", False, "is to visit"),
        ("ACCUSE", "allege", "happened", False, "accuses"),
        ("AID", None, "happened", False, "gives arms or aid"),
        ("AID", None, "alleged", False, "allegedly gives arms or aid"),
        ("AID", None, "denied", True, "give arms or aid, which is denied"),
        ("DENIAL", None, "happened", False, "denies"),
        ("DENIAL", None, "happened", True, "deny"),
        ("SUPPORT", None, "happened", False, "backs, praises or signs"),
        ("SUPPORT", None, "planned", True, "are to back, praise or sign"),
        ("PROTEST", "strike", "hypothetical", False, "might go on strike"),
        ("RETREAT", "withdraw", "demanded", False, "is asked to pull back"),
        ("ASSAULT", "aerial", "ongoing", False, "attacks from the air, still going on"),
        ("COERCE", None, "did-not-happen", False, "does not repress or seize"),
        ("AID", "unheard-of", "failed", False, "fails to give arms or aid"),
    ],
)
def test_a_deed_is_said_as_its_status_tells_it(
    act: Act, mode: str | None, status: Status, *, several: bool, words: str
) -> None:
    assert say_deed(act, mode, status, several=several) == words


def test_a_code_is_an_act_with_its_mode() -> None:
    assert (say_code("ACCUSE", "allege"), say_code("AID", None)) == ("ACCUSE-allege", "AID")


def test_a_status_has_the_word_that_people_use() -> None:
    assert say_status("did-not-happen").word == "did not happen"
