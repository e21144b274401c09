"""Which parties have the roles of an act, by the chances of each; the parties are made here."""

import numpy as np
import pytest

from twosource.lexicon.acts import make_rule
from twosource.model.actor import ActorKind, ActorMention
from twosource.read.claims.cues import Cue
from twosource.read.claims.role_layers import RoleWeights, read_layers, share_out
from twosource.read.claims.role_memory import Memory, Told, look_back, remember
from twosource.read.claims.role_rows import NUMBERS, Row, list_rows
from twosource.read.claims.role_signs import Candidate
from twosource.read.claims.roles import Chosen, choose_roles, choose_sides
from twosource.read.claims.second_look import Seen
from twosource.read.claims.voices import Voice

CUE = Cue(3, make_rule("COERCE", None, "v", "arrest", None), {}, frozenset())


def make_voice(state: str | None, start: int, *, rule: str = "") -> Voice:
    made = ActorMention(start=start, end=start + 4, kind="state", state=state, title="x", rule=rule)
    return made, made


def make(state: str | None, start: int = 0, *, rule: str = "", **seen: float) -> Candidate:
    key = state or "x"
    return Candidate(make_voice(state, start, rule=rule), key, frozenset({f"is {key}"}), seen)


def weigh(**signs: tuple[int, int]) -> RoleWeights:
    """Return weights that give a sign what it adds to being actor and recipient, and no more."""
    return RoleWeights(
        {name.replace("_", " "): [0, *both] for name, both in signs.items()},
        [[0, 0, 0]] * NUMBERS,
        [0, 0, 0],
        [[0, 0]],
        [0.0] * NUMBERS,
        [1.0] * NUMBERS,
    )


def shares(*rows: tuple[float, float]) -> np.ndarray:
    return np.array(rows)


def test_nobody_is_both_actor_and_recipient() -> None:
    sides = choose_sides(
        [make("KEN"), make("TCD", 20)], shares((0.6, 0.5), (0.3, 0.4), (0.1, 0.1), (0, 0))
    )
    assert (sides.actors, sides.recipients) == ((0,), (1,))


def test_both_sides_are_chosen_together() -> None:
    # Alone the first would be the actor; but there is no other who may have suffered it.
    sides = choose_sides(
        [make("KEN"), make("TCD", 20)], shares((0.5, 0.9), (0.45, 0.02), (0.05, 0.08), (0, 0))
    )
    assert (sides.actors, sides.recipients) == ((1,), (0,))


def test_the_second_look_counts_as_much_as_the_layers() -> None:
    both = [make("KEN"), make("TCD", 20)]
    layers = read_layers(weigh(is_KEN=(1000, 0), is_TCD=(0, 1000)))
    alone = choose_roles(CUE, "arrest", both, layers)
    assert [who.state for _, who in alone.actors] == ["KEN"]
    turned = np.log([(0.01, 0.97, 0.3), (0.97, 0.01, 0.3), (0.01, 0.01, 0.3), (0.01, 0.01, 0.1)])
    seen = Seen(turned.astype(np.float32), np.zeros(11, np.float32))
    chosen = choose_roles(CUE, "arrest", both, layers, seen)
    assert [who.state for _, who in chosen.actors] == ["TCD"]
    assert [who.state for _, who in chosen.recipients] == ["KEN"]
    assert alone.chances[0] < chosen.chances[0] < 1


def test_a_side_that_nobody_has_stays_empty() -> None:
    sides = choose_sides([make("KEN")], shares((0.9, 0.1), (0.1, 0.8), (0, 0.1)))
    assert (sides.actors, sides.recipients, sides.own) == ((0,), (), "")


def make_seen(state: str, start: int, *signs: str) -> Candidate:
    """Return a party that the network sees as actor, with signs of where it stands."""
    voice = make_voice(state, start)
    return Candidate(voice, state, frozenset(signs), {"actor": 3.0})


@pytest.mark.parametrize(
    ("start", "signs", "actors"),
    [(9, ("joined",), (0, 1)), (90, (), (0,))],
)
def test_a_second_counts_for_less_where_it_does_not_stand_beside(
    start: int, signs: tuple[str, ...], actors: tuple[int, ...]
) -> None:
    rows = shares((0.6, 0.0), (0.15, 0.01), (0.1, 0.9), (0, 0.1))
    both = [make_seen("KEN", 0, *signs), make_seen("TCD", start, *signs)]
    assert choose_sides(both, rows).actors == actors


def test_the_third_of_a_list_joins_too() -> None:
    rows = shares((0.2, 0.0), (0.35, 0.0), (0.4, 0.0), (0.05, 0.9), (0, 0.1))
    three = [make_seen(x, 10 * place, "joined") for place, x in enumerate(("KEN", "TCD", "NER"))]
    assert choose_sides(three, rows).actors == (0, 1, 2)


def test_a_pair_acts_together() -> None:
    here, _ = make_voice(None, 5, rule="pair + named together")
    both = [
        Candidate((here, make_voice(state, 40)[1]), state, frozenset({"pair"}), {"actor": 3.0})
        for state in ("KEN", "TCD")
    ]
    rows = shares((0.6, 0.0), (0.3, 0.0), (0.1, 0.9), (0, 0.1))
    assert choose_sides(both, rows).actors == (0, 1)


def test_a_state_and_its_people_are_not_two_of_one_side() -> None:
    people = Candidate(make_voice("KEN", 9), "KEN/society", frozenset({"joined"}), {"actor": 3.0})
    rows = shares((0.5, 0.0), (0.4, 0.0), (0.1, 0.9), (0, 0.1))
    assert choose_sides([make_seen("KEN", 0, "joined"), people], rows).actors == (0,)


def test_only_a_party_of_a_state_has_others_of_its_own() -> None:
    rows = shares((0.9, 0.1), (0.1, 0.3), (0, 0.6))
    assert choose_sides([make("KEN")], rows).own == "recipient"
    assert choose_sides([make(None)], rows).own == ""


def test_those_of_ones_own_are_the_people_of_the_state() -> None:
    layers = read_layers(weigh(is_KEN=(9000, 0), own_always=(0, 9000)))
    chosen = choose_roles(CUE, "arrest", [make("KEN")], layers)
    assert [who.state for _, who in chosen.actors] == ["KEN"]
    assert [(who.state, who.sectors) for _, who in chosen.recipients] == [("KEN", ("CVL",))]


def test_how_likely_each_side_is_is_told() -> None:
    layers = read_layers(weigh(is_KEN=(9000, 0), nobody_always=(0, 9000)))
    chosen = choose_roles(CUE, "arrest", [make("KEN"), make("TCD", 20)], layers)
    assert min(chosen.chances) > 0.99
    assert chosen.left < 0.01


def test_the_chances_of_each_role_sum_to_one() -> None:
    rows = list_rows(CUE, "arrest", [make("KEN", actor=2.0), make("TCD", 20)])
    found = share_out(rows, read_layers(weigh(is_KEN=(700, -300))))
    assert found.sum(axis=0) == pytest.approx([1.0, 1.0])
    assert found[0, 0] > found[1, 0]


def test_a_sign_that_no_layer_knows_adds_nothing() -> None:
    layers = read_layers(weigh(known=(500, 0)))
    known, plain = Row(("known", "new"), (0.0,) * NUMBERS), Row(("known",), (0.0,) * NUMBERS)
    assert share_out([known, plain], layers) == pytest.approx(0.5)


def test_the_parties_of_the_same_act_told_before_are_remembered() -> None:
    doer, other = make_voice("KEN", 0), make_voice("TCD", 20)
    told = Told("COERCE", "seize", (doer,), (other,))
    memory = remember(Memory(), [doer, other], [told], {doer[0], other[0]})
    signs: dict[str | None, set[str]] = {}
    for (_, who), some in look_back(memory, CUE, "arrest"):
        signs.setdefault(who.state, set()).update(some)
    assert "same act actor" in signs["KEN"]
    assert "same act recipient" in signs["TCD"]


def test_a_party_that_no_mention_names_is_not_carried_on() -> None:
    doer, made = make_voice("KEN", 0), make_voice("TCD", 20)
    told = Told("COERCE", "seize", (doer,), (made,))
    memory = remember(Memory(), [], [told], {doer[0]})
    assert [who.state for (_, who), _ in look_back(memory, CUE, "arrest")] == ["KEN"]


def test_what_was_told_long_ago_is_forgotten() -> None:
    memory = remember(Memory(), [make_voice("KEN", 0)], [], set())
    memory = remember(memory, [], [], set())
    assert memory.named
    assert not remember(memory, [], [], set()).named


def make_speaker(kind: ActorKind, start: int = 0) -> Voice:
    made = ActorMention(start=start, end=start + 4, kind=kind, name=kind)
    return made, made


def hear(memory: Memory, *voices: Voice) -> Memory:
    return remember(memory, [], [], {one[0] for one in voices}, voices=voices)


def test_a_state_or_an_organisation_that_spoke_is_remembered_and_no_person() -> None:
    navy, trader = make_speaker("organ"), make_speaker("person", 20)
    assert hear(Memory(), navy, trader).speaker == (1, navy)
    assert hear(Memory(), trader).speaker is None
    assert remember(Memory(), [], [], set(), voices=[navy]).speaker is None


def test_who_spoke_long_ago_is_forgotten() -> None:
    navy = make_speaker("organ")
    memory = hear(hear(Memory(), navy))
    assert memory.speaker == (2, navy)
    assert hear(memory).speaker is None


def make_listed(state: str, start: int, slot: str) -> Candidate:
    voice = make_voice(state, start)
    return Candidate(voice, state, frozenset({f"is {state}"}), listed=slot)


def test_who_stands_in_one_list_stands_on_one_side() -> None:
    listed = [make_listed("EGY", 0, "subj"), make_listed("JOR", 10, "subj")]
    rows = shares((0.6, 0.1), (0.1, 0.5), (0.1, 0.3), (0, 0))
    assert choose_sides(listed, rows).recipients == ()
    apart = [make_listed("EGY", 0, "subj"), make_listed("JOR", 10, "obj")]
    assert choose_sides(apart, rows).recipients == (1,)


def test_all_of_a_list_of_subjects_do_it() -> None:
    rows = shares((0.9, 0.1), (0.001, 0.0), (0.1, 0.9), (0, 0))
    listed = [make_listed("EGY", 0, "subj"), make_listed("JOR", 10, "subj")]
    assert choose_sides(listed, rows).actors == (0, 1)
    one_of_two = [make_listed("EGY", 0, "obj"), make_listed("JOR", 10, "obj")]
    assert choose_sides(one_of_two, rows).actors == (0,)


@pytest.mark.parametrize(
    ("named", "chances", "marked"),
    [
        ((True, True), (0.1, 0.1), (False, False)),
        ((True, False), (0.9, 0.5), (False, True)),
        ((True, False), (0.9, 0.7), (False, False)),
        ((False, True), (0.5, 0.9), (True, False)),
        # One side is told in any case.
        ((False, False), (0.5, 0.5), (False, True)),
    ],
)
def test_whom_no_word_stands_for_and_who_is_hardly_likely_is_marked(
    named: tuple[bool, bool], chances: tuple[float, float], marked: tuple[bool, bool]
) -> None:
    chad, mali = make_voice("TCD", 0, rule="name"), make_voice("MLI", 5, rule="name")
    sides = Chosen((chad,), (mali,), chances, named=named).mark_presumed()
    assert tuple(side[0][1].rule == "name + presumed" for side in sides) == marked


def test_a_side_is_told_where_the_other_is_empty() -> None:
    mali = make_voice("MLI", 5, rule="name")
    chosen = Chosen((), (mali,), (0.5, 0.5), named=(False, False))
    assert chosen.mark_presumed() == ((), (mali,))
    chosen = Chosen((mali,), (), (0.5, 0.5), named=(False, False))
    assert chosen.mark_presumed() == ((mali,), ())
