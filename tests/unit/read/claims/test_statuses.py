"""Whether acts happened: by weights made here, and in invented passages that the network reads."""

from datetime import date

import numpy as np
import pytest
from msgspec.structs import replace

from twosource.lexicon.acts import make_rule
from twosource.model.actor import ActorMention, Sector
from twosource.model.claim import Act
from twosource.model.parse import ActCue, ActPart, Parse
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.cues import Cue
from twosource.read.claims.judging import judge_acts, list_rows
from twosource.read.claims.second_look import Seen
from twosource.read.claims.status_layers import StatusWeights, read_layers, share_out
from twosource.read.claims.status_signs import LOWEST, STATUSES, Acting, StatusRow
from twosource.read.claims.status_words import list_word_kinds
from twosource.read.claims.voices import Voice
from twosource.run.scoring.gold import LabelledClaim, LabelledPassage
from twosource.run.scoring.passages import PassageReader, label

COUNT = len(STATUSES)
HAPPENED, PLANNED = STATUSES.index("happened"), STATUSES.index("planned")
WORDS = ("Niger", "will", "free", "them")
PARSE = Parse(
    words=WORDS,
    starts=(0, 6, 11, 16),
    ends=(5, 10, 15, 20),
    upos=("PROPN", "AUX", "VERB", "PRON"),
    features=("_", "VerbForm=Fin", "VerbForm=Inf", "_"),
    lemmas=("Niger", "will", "free", "they"),
    heads=(2, 2, -1, 2),
    relations=("nsubj", "aux", "root", "obj"),
    mentions=("none",) * 4,
)
SEEN = ActCue(
    2, 3, "RETREAT", "release", "happened", 3.0, 1.5, (ActPart(2, "status planned", -1.5),)
)


def make_act(
    word: int = 2, act: Act = "RETREAT", *, state: str = "NER", voices: tuple[Voice, ...] = ()
) -> Acting:
    cue = Cue(word, make_rule(act, None, "v", WORDS[word], None), {}, frozenset(), SEEN)
    who = ActorMention(start=0, end=5, kind="state", state=state)
    return Acting(cue, ((who, who),), (), voices)


def make_voice(state: str, sector: Sector) -> Voice:
    who = ActorMention(start=0, end=5, kind="organ", state=state, sectors=(sector,))
    return who, who


def weigh(layers: float, network: float, looking: float = 0.0, **signs: list[int]) -> StatusWeights:
    """Return weights that give a sign what it adds to each status, and what each score counts."""
    counted = (x * np.eye(COUNT) for x in (network, looking, layers))
    mix = np.vstack([*counted, np.zeros((1, COUNT))])
    return StatusWeights(
        {name.replace("_", " "): [0, *some] for name, some in signs.items()},
        [0] * (COUNT + 1),
        [[0] * COUNT],
        (1000 * mix).astype(int).tolist(),
    )


def give(status: int, weight: int) -> list[int]:
    return [weight if one == status else 0 for one in range(COUNT)]


def test_the_row_has_the_scores_of_the_network_and_what_it_does_not_give_far_below() -> None:
    ((row,),) = list_rows([Clauses(PARSE)], [[make_act()]])
    assert row.seen[HAPPENED] == 0.0
    assert row.seen[PLANNED] == -1.5
    assert row.seen[STATUSES.index("denied")] == LOWEST
    assert {"own aux will", "word free", "no speech"} <= set(row.signs)


def test_layers_and_network_both_count() -> None:
    row = StatusRow(("own aux will",), SEEN_SCORES)
    sign = {"own_aux_will": give(PLANNED, 3000)}
    assert share_out(row, read_layers(weigh(0.0, 1.0, 0.0, **sign))).argmax() == HAPPENED
    shares = share_out(row, read_layers(weigh(1.0, 1.0, 0.0, **sign)))
    assert shares.argmax() == PLANNED
    assert shares.sum() == pytest.approx(1)


def test_the_second_look_counts_beside_both() -> None:
    seen = Seen(np.zeros((2, 3), np.float32), np.array(give(PLANNED, 4), np.float32))
    ((row,),) = list_rows([Clauses(PARSE)], [[replace(make_act(), seen=seen)]])
    assert row.looked == tuple(0.0 if x == PLANNED else -4.0 for x in range(COUNT))
    assert share_out(row, read_layers(weigh(1.0, 1.0))).argmax() == HAPPENED
    assert share_out(row, read_layers(weigh(1.0, 1.0, 1.0))).argmax() == PLANNED


SEEN_SCORES = tuple({HAPPENED: 0.0, PLANNED: -1.5}.get(x, LOWEST) for x in range(COUNT))


def test_a_sign_without_weight_says_nothing() -> None:
    layers = read_layers(weigh(1.0, 1.0, own_aux_will=give(PLANNED, 3000)))
    known, more = StatusRow((), SEEN_SCORES), StatusRow(("own aux may",), SEEN_SCORES)
    assert share_out(known, layers).tolist() == share_out(more, layers).tolist()


def test_where_happened_is_hardly_likelier_the_other_is_told() -> None:
    layers = read_layers(weigh(1.0, 1.0, own_aux_will=give(PLANNED, 1200)))
    ((row,),) = list_rows([Clauses(PARSE)], [[make_act()]])
    assert share_out(row, layers).argmax() == HAPPENED
    ((judged,),) = (x.values() for x in judge_acts([Clauses(PARSE)], [[make_act()]], layers=layers))
    assert judged.status == "planned"
    assert judged.chance == pytest.approx(share_out(row, layers)[PLANNED])


def test_what_its_sentence_makes_no_fact_is_never_told_as_one() -> None:
    """ "Will" makes it none, though network and layers are sure that it happened."""
    layers = read_layers(weigh(1.0, 1.0, own_aux_will=give(HAPPENED, 5000)))
    ((judged,),) = (x.values() for x in judge_acts([Clauses(PARSE)], [[make_act()]], layers=layers))
    assert judged.status == "planned"


@pytest.mark.parametrize(
    ("act", "voices", "status"),
    [
        ("AID", (make_voice("NER", "GOV"),), "happened"),
        ("AID", (make_voice("TCD", "GOV"),), "alleged"),
        ("AID", (make_voice("NER", "GOV"), make_voice("TCD", "GOV")), "alleged"),
        ("AID", (make_voice("NER", "CVL"),), "alleged"),
        ("AID", (), "alleged"),
        ("ASSAULT", (make_voice("NER", "MIL"),), "alleged"),
    ],
)
def test_what_is_no_wrong_and_its_own_officials_tell_is_not_alleged(
    act: Act, voices: tuple[Voice, ...], status: str
) -> None:
    parse = replace(
        PARSE, words=("Niger", "has", "freed", "them"), lemmas=("Niger", "have", "free", "they")
    )
    layers = read_layers(weigh(1.0, 1.0, word_free=give(STATUSES.index("alleged"), 9000)))
    clauses = Clauses(parse)
    ((judged,),) = (
        x.values()
        for x in judge_acts([clauses], [[make_act(act=act, voices=voices)]], layers=layers)
    )
    assert judged.status == status


def test_a_denial_in_the_next_sentence_is_a_sign_with_who_denies() -> None:
    acts = [[make_act()], [make_act(act="DENIAL")]]
    first, _ = list_rows([Clauses(PARSE)] * 2, acts)
    assert "after DENIAL by same" in first[0].signs
    others = [[make_act()], [make_act(act="DENIAL", state="TCD")]]
    first, _ = list_rows([Clauses(PARSE)] * 2, others)
    assert "after DENIAL by other" in first[0].signs


def test_acts_that_the_network_hardly_sees_are_not_told_to_others() -> None:
    unsure = replace(make_act(act="DENIAL").cue, network=replace(SEEN, surety=-1.0))
    acts = [[make_act()], [replace(make_act(act="DENIAL"), cue=unsure)]]
    rows = list(list_rows([Clauses(PARSE)] * 2, acts))
    assert not any(sign.startswith("after DENIAL") for sign in rows[0][0].signs)


def test_acts_three_sentences_on_are_too_far() -> None:
    acts = [[make_act()], [], [], [make_act(act="DENIAL")]]
    rows = list(list_rows([Clauses(PARSE)] * 4, acts))
    assert not any("DENIAL" in sign for sign in rows[0][0].signs)


def test_words_have_kinds() -> None:
    assert list_word_kinds("botch") == ("failing",)
    assert list_word_kinds("table") == ()


@pytest.fixture(scope="module")
def reader() -> PassageReader:
    return PassageReader()


def read(reader: PassageReader, text: str) -> dict[str, LabelledClaim]:
    passage = LabelledPassage(id="x", text=text, written=date(2033, 5, 3))
    return {one.act: one for one in label(reader, passage)}


@pytest.mark.parametrize(
    ("text", "act", "status"),
    [
        ("Chad shelled a village in Niger on Monday, Niger's army said. Chad denied it.",
         "ASSAULT", "alleged"),
        ("Kenya's navy has been blocking the port of Berbera since Monday.", "COERCE", "ongoing"),
        ("Chad will send 40 lorries of grain to Niger next week.", "AID", "planned"),
        ("Chad demanded on Monday that Niger release two pilots.", "RETREAT", "demanded"),
        ("Chad sent 40 lorries of grain to Niger on Monday.", "AID", "happened"),
        ("Chad's army not only shelled the port of Niger but bombed it on Monday.",
         "ASSAULT", "happened"),
    ],
)  # fmt: skip
def test_statuses_of_plain_sentences(
    reader: PassageReader, text: str, act: str, status: str
) -> None:
    assert read(reader, text)[act].status == status


def test_a_denial_in_plain_words_is_linked_to_what_it_denies(reader: PassageReader) -> None:
    found = read(reader, "Chad's police chief said his men had not arrested the editor.")
    assert found["DENIAL"].denies == (found["COERCE"].id,)


def test_what_has_not_happened_yet_is_not_denied(reader: PassageReader) -> None:
    found = read(reader, "Chad's police chief said his men had not yet arrested the editor.")
    assert "DENIAL" not in found


def test_who_denies_has_no_voice_beside_his_own(reader: PassageReader) -> None:
    found = read(reader, "Kenya accused Niger of shipping shells to Mali. Niger denied it.")
    assert found["DENIAL"].says == ()


def test_a_bystander_is_not_of_the_state_where_it_happens(reader: PassageReader) -> None:
    text = "Police in Nairobi arrested the editor of a weekly on Monday, a lawyer said."
    says = read(reader, text)["COERCE"].says
    assert "lawyer" in says
    assert "KEN/CVL" not in says


def test_what_is_planned_does_not_lie_before_the_report(reader: PassageReader) -> None:
    text = "Chad's minister, who met Niger's envoys in 2031, will visit Accra."
    passage = LabelledPassage(id="x", text=text, written=date(2033, 5, 3))
    planned = [one for one in label(reader, passage) if one.status == "planned"]
    assert planned
    assert all(one.when is None for one in planned)
