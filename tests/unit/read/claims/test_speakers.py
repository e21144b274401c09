"""Who says so is weighed among those who may; sentences and parties are made here."""

from msgspec.structs import replace

from twosource.model.actor import ActorMention
from twosource.read.claims.choice_layers import ChoiceWeights, load_choice, read_choice
from twosource.read.claims.speakers import Saying, Speaker, choose_speaker, list_speakers
from twosource.read.claims.voices import Source, Voice

WORD = 4


def make_voice(state: str, start: int) -> Voice:
    made = ActorMention(start=start, end=start + 4, kind="state", state=state, sectors=("GOV",))
    return made, made


CHAD, NIGER, MALI = (make_voice(x, n) for n, x in enumerate(("TCD", "NER", "MLI"), 1))


def make_saying(*sources: Source, kept: tuple[Voice, ...] = ()) -> Saying:
    return Saying(
        word=WORD,
        act="ASSAULT",
        status="alleged",
        actors=(NIGER,),
        recipients=(),
        bound="ccomp",
        sources=sources,
        kept=kept,
    )


def get_signs(speakers: tuple[Speaker, ...], voice: Voice | None) -> tuple[str, ...]:
    return next(one.signs for one in speakers if one.voice == voice)


def test_each_who_may_say_so_is_a_row_and_nobody_is_the_last() -> None:
    bound = Source(CHAD, 1, frozenset({"attribution"}))
    other = Source(NIGER, 5, frozenset({"here obj"}))
    speakers = list_speakers(make_saying(bound, other, kept=(CHAD,)))
    assert [one.voice for one in speakers] == [CHAD, NIGER, None]
    assert {"attribution", "kept", "third", "before near"} <= set(get_signs(speakers, CHAD))
    assert {"here obj", "actor", "behind near"} <= set(get_signs(speakers, NIGER))
    assert {"nobody", "nobody has attribution"} <= set(get_signs(speakers, None))


def test_who_does_the_speech_comes_first() -> None:
    saying = make_saying(Source(CHAD, 1, frozenset({"part"})))
    speakers = list_speakers(replace(saying, speech="ACCUSE", speech_actors=(MALI, CHAD)))
    assert [one.voice for one in speakers] == [MALI, CHAD, None]
    assert "speech ACCUSE" in get_signs(speakers, MALI)
    assert {"speech ACCUSE", "part"} <= set(get_signs(speakers, CHAD))


def test_the_likeliest_is_first_and_the_others_follow_it() -> None:
    speakers = [Speaker(CHAD, ("a",)), Speaker(MALI, ("b",)), Speaker(None, ("nobody",))]
    layers, silent = (
        read_choice(ChoiceWeights({"a": [0, 1], "b": [0, 3], "nobody": [0, nobody]}, [0, 0], [0]))
        for nobody in (2, 9)
    )
    assert choose_speaker(speakers, (CHAD, MALI), layers) == (MALI, CHAD)
    assert choose_speaker(speakers, (CHAD,), layers) == (MALI, CHAD)
    assert choose_speaker(speakers, (CHAD, MALI), silent) == ()


def test_the_second_look_counts_beside_the_signs() -> None:
    speakers = [Speaker(CHAD, ("a",)), Speaker(MALI, ("b",)), Speaker(None, ("nobody",))]
    signs = {"a": [0, 1000], "b": [0, 3000], "nobody": [0, 2000]}
    layers = read_choice(ChoiceWeights(signs, [0, 0], [0]))
    assert choose_speaker(speakers, (), layers) == (MALI,)
    assert choose_speaker(speakers, (), layers, {"TCD": -0.1, "MLI": -9.0, "": -9.0}) == (CHAD,)
    assert choose_speaker(speakers, (), layers, {"TCD": -9.0, "": -0.1}) == ()


def test_the_same_words_taken_for_two_speak_once() -> None:
    doctor = replace(CHAD[0], kind="role", state=None, sectors=(), title="doctor")
    at_home = replace(doctor, state="SDN", sectors=("MED",))
    layers = read_choice(ChoiceWeights({"a": [0, 1], "nobody": [0, 0]}, [0, 0], [0]))
    speakers = [Speaker((doctor, doctor), ("a",)), Speaker(None, ("nobody",))]
    kept = ((doctor, at_home), MALI)
    assert choose_speaker(speakers, kept, layers) == ((doctor, doctor), MALI)


def test_two_who_are_named_in_one_word_both_speak() -> None:
    both = replace(CHAD[0], kind="pronoun", state=None, sectors=(), title="")
    layers = read_choice(ChoiceWeights({"a": [0, 1], "nobody": [0, 0]}, [0, 0], [0]))
    pair = ((both, CHAD[1]), (both, MALI[1]))
    speakers = [Speaker(pair[0], ("a",)), Speaker(None, ("nobody",))]
    assert choose_speaker(speakers, pair, layers) == pair


def test_one_to_whom_what_is_said_is_bound_speaks_by_the_weights_that_ship() -> None:
    bound = Source(CHAD, 1, frozenset({"part", "attribution", "tree ccomp"}))
    saying = make_saying(bound, Source(NIGER, 5, frozenset({"here nsubj"})), kept=(CHAD,))
    assert choose_speaker(list_speakers(saying), (CHAD,), load_choice("speakers")) == (CHAD,)


def test_a_party_that_only_stands_in_a_fact_says_nothing_by_the_weights_that_ship() -> None:
    beside = Source(CHAD, 9, frozenset({"here obl"}))
    saying = replace(make_saying(beside), status="happened", bound="root")
    assert choose_speaker(list_speakers(saying), (), load_choice("speakers")) == ()
