import pytest
from tests.unit.group.making import DAM, DAM_ELSEWHERE, DAM_SIGNED, STRIKE, cut, garble, make_report

from twosource.group.decide import DecideOptions, decide
from twosource.group.kept import kept_share
from twosource.group.likeness import measure_likeness
from twosource.group.profile import Profile
from twosource.model import Copy

_SPEECH = (
    "“Water has no passport, it pays no toll, it drowns the just and the unjust in equal measure "
    "and it will outlive every minister in this cold and rusting hall.”"
)


def _judge(first: str, second: str) -> Copy:
    one, other = Profile(make_report("first", first)), Profile(make_report("second", second))
    return decide(one, other, measure_likeness(one, other), options=DecideOptions())


@pytest.mark.parametrize(
    "version",
    [
        DAM,
        cut(DAM, 0, 1, 2),
        cut(DAM, 9, 0, 1, 3, 4),
        DAM_SIGNED,
        garble(DAM, "Ardanian Foreign", "Their church", "Opposition deputies"),
        DAM + cut(STRIKE, 0),
    ],
    ids=["verbatim", "cut", "moved", "updated", "garbled", "with an addition"],
)
def test_what_one_text_lies_behind_is_wholly_derived(version: str) -> None:
    copy = _judge(DAM, version)
    assert (copy.verdict, copy.rule) == ("wholly-derived", "score and share in common")
    assert copy.score > 0.9


def test_a_passage_in_a_longer_text_is_partly_derived() -> None:
    assert _judge(DAM, STRIKE + cut(DAM, 3)).verdict == "partly-derived"


def test_two_reporters_at_one_event_are_independent() -> None:
    copy = _judge(DAM, DAM_ELSEWHERE)
    assert copy.verdict == "independent"
    assert copy.score < 0.1


def test_two_texts_on_different_things_are_independent() -> None:
    assert _judge(DAM, STRIKE).verdict == "independent"


def test_one_speech_quoted_by_both_is_the_same_source() -> None:
    first = STRIKE + f"Carrick told the deputies in the capital: {_SPEECH}\n"
    second = DAM_ELSEWHERE + f"There was applause when the minister had ended. {_SPEECH}\n"
    copy = _judge(first, second)
    assert (copy.verdict, copy.rule) == ("same-source", "shared words are quotations")


@pytest.mark.parametrize("marks", ["“”", '""', "«»"])
def test_every_usual_quotation_mark_makes_a_quotation(marks: str) -> None:
    speech = marks[0] + _SPEECH.strip("“”") + marks[1]
    verdict = _judge(f"{STRIKE}{speech}\n", f"{DAM_ELSEWHERE}{speech}\n").verdict
    assert verdict == "same-source"


def test_a_passage_that_only_one_of_the_two_sets_in_marks_is_no_common_quotation() -> None:
    first = STRIKE + f"Carrick told the deputies in the capital: {_SPEECH}\n"
    second = DAM_ELSEWHERE + _SPEECH.strip("“”") + "\n"
    assert _judge(first, second).verdict == "partly-derived"


def test_a_copy_stays_a_copy_though_it_quotes() -> None:
    quoting = "".join(f"“{line.rstrip()}”\n" for line in cut(DAM, 0, 3, 4, 7).splitlines())
    assert _judge(quoting, quoting).verdict == "wholly-derived"


def test_words_that_keep_their_order_settle_a_doubtful_pair() -> None:
    """Two words in five are others: the score alone stays in doubt."""
    changed = " ".join(
        f"other{number}" if number % 5 in (1, 3) and word.isalpha() else word
        for number, word in enumerate(DAM.split(" "))
    )
    one, other = Profile(make_report("first", DAM)), Profile(make_report("second", changed))
    likeness = measure_likeness(one, other)
    assert kept_share(one, other, likeness) > DecideOptions().least_kept
    loose = DecideOptions(turn=1.0, turn_when_kept=0.0)
    strict = DecideOptions(turn=1.0, turn_when_kept=1.0)
    assert decide(one, other, likeness, options=loose).verdict == "wholly-derived"
    assert decide(one, other, likeness, options=strict).verdict != "wholly-derived"


def test_reporters_at_one_event_do_not_have_their_words_in_one_order() -> None:
    one, other = Profile(make_report("a", DAM)), Profile(make_report("b", DAM_ELSEWHERE))
    assert kept_share(one, other, measure_likeness(one, other)) < DecideOptions().least_kept


def test_what_is_alike_but_too_short_to_tell_is_not_judged() -> None:
    assert _judge("The gates leak again.", "The gates leak again.").verdict == "cannot-tell"


def test_the_evidence_names_every_figure_that_was_weighed() -> None:
    copy = _judge(DAM, cut(DAM, 0, 1))
    values = {one.measure: one.value for one in copy.evidence}
    assert values["derived-second"] == values["containment"] == values["order"] == 1.0
    assert values["derived-first"] < 0.5
    assert values.keys() >= {"coverage", "closeness", "quoted"}
    assert all(one.note for one in copy.evidence)
