"""What a denial denies where it does not say so itself. All that is told is invented."""

import pytest
from msgspec.structs import replace
from tests.unit.collate.claiming import day, group
from tests.unit.collate.writing import join, list_reports, tell, write

from twosource.collate import put_together
from twosource.collate.denials import find_denied
from twosource.model import Claim, Event, Report, When
from twosource.text.decided import JudgedPairs

NEWS = write(
    "a",
    "Chad closed two schools near the border and told the teachers to go home.",
    "Niger sold a hundred tonnes of salt to Mali in May.",
    "Mali said that Niger had sent soldiers across the river.",
    "Niger denied it.",
)
ANSWER = write(
    "b",
    "The army of Niger denied that it had sent soldiers across the river.",
    "Chad denied it as well.",
)
ELSEWHERE = write("c", "Soldiers of Niger raided a mill in Mali.")
CROSSED = tell(NEWS, "2 sent", "NER", "MLI", act="ASSAULT", status="alleged")
SCHOOLS = tell(NEWS, "0 closed", "TCD", act="COERCE")
SALT = tell(NEWS, "1 sold", "NER", "MLI", act="COOPERATE")


def find(*claims: Claim, denial: Claim) -> list[str]:
    """The first claims of the events that a denial among some claims denies."""
    told = [*claims, denial]
    reports: list[Report] = [NEWS, ANSWER]
    events = [one for one in join(reports, told, group("ab")) if one.act != "DENIAL"]
    firsts = {one.id: one.claims[0] for one in events}
    denied = find_denied(told, events, list_reports(reports))
    assert set(denied) == {denial.id}
    return [firsts[one] for one in denied[denial.id]]


def deny(report: Report, cue: str, actors: str, recipients: str = "", *links: Claim) -> Claim:
    return tell(report, cue, actors, recipients, act="DENIAL", denies=links)


@pytest.mark.parametrize(
    ("denial", "target"),
    [
        pytest.param(deny(NEWS, "3 denied", "NER"), CROSSED, id="who is accused"),
        pytest.param(deny(ANSWER, "0 denied", "NER"), CROSSED, id="in another report"),
        pytest.param(deny(ANSWER, "1 denied", "TCD"), None, id="who is accused of nothing"),
        pytest.param(deny(ANSWER, "1 denied", "LBY"), None, id="who is not named"),
        pytest.param(deny(NEWS, "3 denied", "MLI"), None, id="who is only named beside it"),
        pytest.param(deny(ANSWER, "0 denied", "NER", "", SALT), SALT, id="its own link"),
    ],
)
def test_a_denial_is_linked_to_what_is_said_of_the_one_who_denies(
    denial: Claim, target: Claim | None
) -> None:
    found = find(CROSSED, SCHOOLS, SALT, denial=denial)
    assert found == ([target.id] if target else [])


def test_what_is_told_as_fact_is_denied_in_its_own_words_only() -> None:
    """No word of the denial names what happened; where it is alleged, none has to."""
    fact = replace(CROSSED, status="happened")
    silent, loud = deny(NEWS, "3 denied", "NER"), deny(ANSWER, "0 denied", "NER")
    assert find(fact, denial=silent) == []
    assert find(CROSSED, denial=silent) == [CROSSED.id]
    assert find(fact, denial=loud) == [CROSSED.id]


def test_who_accuses_helps_to_find_it() -> None:
    """ "Niger denied what Mali says": of two things it is the one that goes back to Mali."""
    accused = replace(SALT, status="alleged", roots=CROSSED.recipients)
    by_mali = deny(NEWS, "3 denied", "NER", "MLI")
    assert find(CROSSED, accused, denial=by_mali) == [SALT.id]


def test_what_only_the_denial_speaks_of_leads_on_to_what_others_say() -> None:
    """The sentence of the denial holds a claim that nobody else makes."""
    spoken = tell(ANSWER, "0 sent", "army", act="ASSAULT", status="denied")
    denial = deny(ANSWER, "0 denied", "NER", "", spoken)
    found = find(CROSSED, replace(spoken, content_of=denial.id), denial=denial)
    assert sorted(found) == sorted([spoken.id, CROSSED.id])


@pytest.mark.parametrize(("when", "number"), [(None, 2), (day("2031-05-01"), 1)])
def test_who_denies_one_thing_at_large_denies_what_others_tell_of_it(
    when: When | None, number: int
) -> None:
    """What is denied bears a day or none; the other raid, on a day of its own, is no denial's."""
    raid = tell(ELSEWHERE, "0 raided", "NER", "MLI", act="ASSAULT", when=day("2031-06-18"))
    told = [replace(CROSSED, when=when), raid]
    denial = deny(NEWS, "3 denied", "NER", "", CROSSED)
    apart = JudgedPairs(apart=frozenset({(min(told[0].id, raid.id), max(told[0].id, raid.id))}))
    reports = list_reports([NEWS, ELSEWHERE])
    events = put_together(told, group("ac"), reports, judged=apart)
    assert len(find_denied([*told, denial], events, reports)[denial.id]) == number


def test_who_names_what_he_denies_denies_nothing_else_at_large() -> None:
    """ "Denied that it had sent soldiers across the river" does not deny the raid on a mill."""
    raid = tell(ELSEWHERE, "0 raided", "NER", "MLI", act="ASSAULT", when=day("2031-06-18"))
    denial = deny(ANSWER, "0 denied", "NER", "", CROSSED)
    apart = JudgedPairs(apart=frozenset({(min(CROSSED.id, raid.id), max(CROSSED.id, raid.id))}))
    told, reports = [CROSSED, raid], list_reports([NEWS, ANSWER, ELSEWHERE])
    events = put_together(told, group("abc"), reports, judged=apart)
    (found,) = find_denied([*told, denial], events, reports)[denial.id]
    assert next(one.claims for one in events if one.id == found) == (CROSSED.id,)


BARGES = write(
    "g",
    "Soldiers of Niger stopped a bus at dawn on the bridge, and far from there, on the other "
    "bank of the river behind the dunes, ministers of Niger blessed the barges with flares.",
    "Niger denied that flares and barges had been used.",
)


def test_words_far_from_the_word_for_an_act_do_not_name_it() -> None:
    stopped = tell(BARGES, "0 stopped", "NER", act="COERCE")
    denial = deny(BARGES, "1 denied", "NER")
    events = [one for one in join([BARGES], [stopped, denial], group("g")) if one.act != "DENIAL"]
    assert find_denied([stopped, denial], events, list_reports([BARGES])) == {denial.id: set()}


def test_an_accusation_is_not_denied_where_its_content_is() -> None:
    accusation = tell(NEWS, "2 said", "MLI", "NER", act="ACCUSE")
    content = replace(CROSSED, content_of=accusation.id)
    assert find(accusation, content, denial=deny(NEWS, "3 denied", "NER")) == [CROSSED.id]


def test_the_order_of_claims_never_matters() -> None:
    told = [CROSSED, SCHOOLS, SALT, deny(NEWS, "3 denied", "NER"), deny(ANSWER, "0 denied", "NER")]
    events = [one for one in join([NEWS, ANSWER], told) if one.act != "DENIAL"]
    reports = list_reports([NEWS, ANSWER])
    assert find_denied(told, events, reports) == find_denied(told[::-1], events[::-1], reports)


def test_who_denies_at_large_denies_nothing_that_its_tellers_tell_in_two_ways() -> None:
    """A garbled copy that names the denier as giver does not make the loan one of its own acts."""
    accused = replace(SALT, status="alleged", roots=CROSSED.recipients)
    straight = replace(CROSSED, act="COOPERATE")
    turned = replace(straight, id="t", actors=straight.recipients, recipients=straight.actors)
    denial = deny(NEWS, "3 denied", "NER", "", accused)
    told = [accused, straight, turned, denial]
    events = [
        make_event("accused", accused),
        make_event("loan", straight, turned),
        make_event("clear", replace(straight, id="c")),
    ]
    found = find_denied([*told, replace(straight, id="c")], events, list_reports([NEWS, ANSWER]))
    assert found[denial.id] == {"accused", "clear"}


def make_event(name: str, *claims: Claim) -> Event:
    return Event(
        id=name, story="s", claims=tuple(one.id for one in claims), act="COOPERATE", mode=None,
        status="alleged",
    )  # fmt: skip


FLEET = write(
    "f",
    "Mali accused Niger of seizing a barge.",
    "Its gunboat had been shooting at the crew, Mali said.",
    "Niger denied that its men had fired at the crew.",
)


def test_what_a_denial_names_in_another_word_goes_before_what_stands_beside_it() -> None:
    """The reader linked it to the seizing; "fired" stands for "shooting"."""
    seized = tell(FLEET, "0 seizing", "NER", "MLI", act="COERCE", status="alleged")
    shot = tell(FLEET, "1 shooting", "NER", "MLI", act="ASSAULT", status="alleged")
    denial = deny(FLEET, "2 denied", "NER", "", seized)
    told = [seized, shot, denial]
    events = [one for one in join([FLEET], told, group("f")) if one.act != "DENIAL"]
    (found,) = find_denied(told, events, list_reports([FLEET]))[denial.id]
    assert next(one.claims for one in events if one.id == found) == (shot.id,)


def test_what_is_denied_of_another_day_is_not_denied() -> None:
    """What the denial speaks of was in May, what is told was in June."""
    spoken = tell(ANSWER, "0 sent", "army", act="ASSAULT", status="denied", when=day("2031-05-01"))
    denial = deny(ANSWER, "0 denied", "NER", "", spoken)
    june = replace(CROSSED, when=day("2031-06-18"))
    assert find(june, replace(spoken, content_of=denial.id), denial=denial) == [spoken.id]
