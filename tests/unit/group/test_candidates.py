from collections.abc import Sequence

import pytest

from twosource.group.candidates import CandidateOptions, Found, find_candidates

_OPTIONS = CandidateOptions()


def _find(*bodies: Sequence[str], options: CandidateOptions = _OPTIONS) -> Found:
    return find_candidates(bodies, options)


def _words(name: str, count: int) -> str:
    """Return a sentence of words that stand nowhere else."""
    return " ".join(f"{name}{number}" for number in range(count)) + "."


def _body(name: str, sentences: int) -> list[str]:
    return [_words(f"{name}x{number}y", 8) for number in range(sentences)]


def test_three_shared_runs_propose_a_pair() -> None:
    shared = "sluices beneath granite turbine halls"
    found = _find([f"{shared} dripped."], [f"Old {shared} rusted."])
    assert found.pairs.tolist() == [[0, 1]]


def test_two_shared_runs_propose_nothing() -> None:
    shared = "sluices beneath granite turbine"
    found = _find([f"{shared} dripped."], [f"Old {shared} rusted."])
    assert found.pairs.tolist() == []


def test_names_alone_propose_nothing() -> None:
    shared = "Ardanian Foreign Minister Sela Morwen"
    found = _find([f"{shared} slept."], [f"Tired {shared} woke."])
    assert found.pairs.tolist() == []


def test_no_run_reaches_over_a_full_stop() -> None:
    whole = ["sluices beneath granite turbine halls dripped."]
    broken = ["sluices beneath.", "granite turbine.", "halls dripped."]
    assert _find(whole, broken).pairs.tolist() == []


def test_what_too_many_reports_share_is_a_phrase_of_the_trade() -> None:
    bodies = [[f"{_words(f'n{n}w', 3)[:-1]} under cover of a moonless night."] for n in range(4)]
    assert len(_find(*bodies, options=CandidateOptions(most_reports=4)).pairs) == 6
    assert _find(*bodies, options=CandidateOptions(most_reports=3)).pairs.tolist() == []


def test_a_near_copy_is_collapsed_into_the_first_that_has_its_sentences() -> None:
    body = _body("a", 10)
    found = _find(body, [*body[:7], *_body("b", 3)])
    assert found.head_of.tolist() == [0, 0]


def test_a_report_with_fewer_sentences_of_another_is_none_of_its_near_copies() -> None:
    body = _body("a", 10)
    found = _find(body, [*body[:6], *_body("b", 4)])
    assert found.head_of.tolist() == [0, 1]
    assert found.pairs.tolist() == [[0, 1]]


def test_short_sentences_collapse_nothing() -> None:
    short = ["Nobody was hurt.", "He gave no reason.", "It rained."]
    found = _find([*short, _words("a", 9)], [*short, _words("b", 9)])
    assert found.head_of.tolist() == [0, 1]


def test_a_near_copy_of_a_near_copy_goes_to_the_first_head() -> None:
    body = _body("a", 10)
    second = [*body[:7], *_body("b", 3)]
    assert _find(body, second, second[7:]).head_of.tolist() == [0, 0, 0]


def test_a_rewording_is_proposed_however_many_copies_its_wire_story_has() -> None:
    body = _body("a", 10)
    reworded = [f"Then {body[0]}", *_body("b", 9)]
    found = _find(*[body] * 30, reworded)
    assert found.head_of.tolist() == [0] * 30 + [30]
    assert found.pairs.tolist() == [[0, 30]]


def test_sampled_runs_propose_no_pair_that_all_runs_do_not() -> None:
    bodies = [[*_body("a", 8)[n:], *_body(f"b{n}", 9)] for n in range(4)]
    full = _find(*bodies).pairs.tolist()
    sampled = _find(*bodies, options=CandidateOptions(sample_from=1)).pairs.tolist()
    assert sampled
    assert all(pair in full for pair in sampled)


def test_long_shared_passages_survive_the_sampling() -> None:
    shared = _body("a", 20)
    bodies = [[*shared, *_body(name, 20)] for name in ("b", "c")]
    found = _find(*bodies, options=CandidateOptions(sample_from=1))
    assert found.pairs.tolist() == [[0, 1]]


@pytest.mark.parametrize("bodies", [[], [[]], [[], ["Yes."]]])
def test_what_has_no_runs_is_its_own_head(bodies: list[list[str]]) -> None:
    found = _find(*bodies)
    assert found.head_of.tolist() == list(range(len(bodies)))
    assert found.pairs.tolist() == []
