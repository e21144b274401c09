"""Labelled passages become sentences to learn from."""

import json
from pathlib import Path

from training.claims import UNSURE, list_learned, read_passages
from training.example import Example


def write(folder: Path, *claims: dict[str, object], text: str) -> list[Example]:
    filled = [
        {"nth": 1, "mode": None, "status": "happened", "when": None, "where": None}
        | {"amounts": [], "says": [], "content_of": None, "denies": [], "background": False}
        | claim
        for claim in claims
    ]
    passage = {"id": "train-x-001", "written": "2033-05-03", "outlet": "", "kind": "plain"}
    line = json.dumps(passage | {"text": text, "claims": filled})
    (folder / "train-x.jsonl").write_text(line + "\n")
    (folder / "learned.txt").write_text("x\n")
    return read_passages("train", folder)


ACCUSED = {"id": "1", "cue": "has accused", "act": "ACCUSE", "mode": "allege"}
SHIPPED = {"id": "2", "cue": "shipping", "act": "AID", "status": "alleged", "content_of": "1"}


def test_a_cue_begins_with_the_word_that_carries_it(tmp_path: Path) -> None:
    (one,) = write(
        tmp_path,
        ACCUSED | {"actor": ["KEN"], "recipient": ["TCD"]},
        text="Kenya has accused Chad.",
    )
    assert one.layers["acts.cue"] == ("O", "O", "B-ACCUSE", "O", "O")
    assert one.columns["acts.mode"][2] == "ACCUSE-allege"
    assert one.columns["acts.status"][2] == "happened"


def test_of_what_tells_an_act_again_nothing_is_learned(tmp_path: Path) -> None:
    sentences = write(
        tmp_path,
        {"id": "1", "cue": "visited", "act": "CONSULT", "actor": ["KEN"], "recipient": ["TCD"]}
        | {"again": [["trip", 1]]},
        text="Kenya visited Chad. The visit was short. No trip was shorter.",
    )
    assert [one.layers["acts.cue"] for one in sentences] == [
        ("O", "B-CONSULT", "O", "O"),
        ("O", "", "O", "O", "O"),
        ("O", "", "O", "O", "O"),
    ]


def test_what_is_measured_is_of_the_hands_that_the_network_learned_from(tmp_path: Path) -> None:
    for hand in ("x", "y"):
        rows = [{"id": f"train-{hand}-{n:03d}", "text": "Kenya waited."} for n in range(8)]
        lines = "".join(json.dumps(one) + "\n" for one in rows)
        (tmp_path / f"train-{hand}.jsonl").write_text(lines)
    (tmp_path / "learned.txt").write_text("x\n")

    assert [one.id for one in read_passages("dev", tmp_path)] == ["acts-train-x-007-0"]
    learned = [one.id[:13] for one in read_passages("train", tmp_path)]
    assert learned == 7 * ["acts-train-x-"] + 7 * ["fresh-train-y"]


def test_every_hand_that_the_network_learned_from_is_there() -> None:
    paths = list_learned()
    assert len(paths) > 40
    assert all(path.exists() for path in paths)


def test_parties_and_the_speech_are_words_of_the_sentence(tmp_path: Path) -> None:
    (one,) = write(
        tmp_path,
        ACCUSED | {"actor": ["KEN"], "recipient": ["TCD"]},
        SHIPPED | {"actor": ["TCD"], "recipient": ["SDN"], "says": ["KEN"]},
        text="Kenya has accused Chad of shipping shells to Sudan.",
    )
    found = {
        one.words[act.word]: {(one.words[x.word], x.role) for x in act.arguments}
        for act in one.predicates or ()
        if act.is_act
    }
    assert found == {
        "accused": {("Kenya", "actor"), ("Chad", "recipient")},
        "shipping": {
            ("Chad", "actor"), ("Sudan", "recipient"), ("Kenya", "says"), ("accused", "speech"),
        },
    }  # fmt: skip


def test_where_a_party_has_no_word_the_pronoun_in_its_place_stands_for_it(tmp_path: Path) -> None:
    (one,) = write(
        tmp_path,
        {"id": "1", "cue": "signed", "act": "SUPPORT", "actor": ["KEN"], "recipient": []},
        text="There it signed the pact.",
    )
    (act,) = (x for x in one.predicates or () if x.is_act)
    assert ("it", "actor") in [(one.words[x.word], x.role) for x in act.arguments]


def test_another_pronoun_may_or_may_not_be_a_party(tmp_path: Path) -> None:
    (one,) = write(
        tmp_path,
        {"id": "1", "cue": "signed", "act": "SUPPORT", "actor": ["KEN"], "recipient": []},
        text="Kenya signed the pact because it needed water.",
    )
    (act,) = (x for x in one.predicates or () if x.is_act)
    found = {(one.words[x.word], x.role) for x in act.arguments}
    assert {("Kenya", "actor"), ("it", UNSURE)} <= found


def test_a_thing_in_the_place_of_a_party_is_none(tmp_path: Path) -> None:
    (one,) = write(
        tmp_path,
        {"id": "1", "cue": "signed", "act": "SUPPORT", "actor": ["KEN"], "recipient": ["TCD"]},
        text="Kenya signed the pact on Monday.",
    )
    (act,) = (x for x in one.predicates or () if x.is_act)
    assert "pact" not in [one.words[x.word] for x in act.arguments if x.role]


def test_a_state_and_its_people_are_two_parties(tmp_path: Path) -> None:
    (one,) = write(
        tmp_path,
        {"id": "1", "cue": "arrested", "act": "COERCE", "mode": "arrest"}
        | {"actor": ["KEN/COP"], "recipient": ["KEN/CVL"]},
        text="Kenyan police arrested four Kenyan farmers on Monday.",
    )
    (act,) = (x for x in one.predicates or () if x.is_act)
    found = {one.words[x.word]: x.role for x in act.arguments if x.role}
    assert found == {"police": "actor", "farmers": "recipient"}


def test_trees_are_learned_again_with_a_passage(tmp_path: Path) -> None:
    (one,) = write(tmp_path, text="The harvest was good in Chad.")
    assert one.heads is not None
    assert one.columns["upos"][1] == "NOUN"
    assert len(one.heads) == len(one.words)


def test_a_sentence_without_acts_teaches_that_there_are_none(tmp_path: Path) -> None:
    (one,) = write(tmp_path, text="The harvest was good in Chad.")
    assert set(one.layers["acts.cue"]) == {"O"}
    assert [x for x in one.predicates or () if x.is_act] == []


CLOSED: dict[str, object] = {"id": "1", "cue": "closed", "act": "SANCTION"}
CLOSED |= {"actor": ["KEN"], "recipient": []}


def read_sides(example: Example) -> list[tuple[str, str]]:
    cues = [x for x, tag in enumerate(example.layers["acts.cue"]) if tag.startswith("B-")]
    return [(example.columns["acts.actor"][x], example.columns["acts.recipient"][x]) for x in cues]


def test_where_the_sides_of_an_act_are_named_is_learned(tmp_path: Path) -> None:
    lead, after = write(
        tmp_path,
        ACCUSED | {"actor": ["KEN"], "recipient": ["TCD"]},
        {"id": "2", "cue": "declared", "act": "COERCE", "actor": ["KEN"], "recipient": ["KEN/CVL"]},
        {"id": "3", "cue": "offered", "act": "AGREE", "actor": ["KEN"], "recipient": ["TCD"]},
        {"id": "4", "cue": "closed", "act": "SANCTION", "actor": ["KEN"], "recipient": []},
        text="Kenya has accused Chad. Kenya declared a curfew, offered talks and closed a port.",
    )
    assert read_sides(lead) == [("here", "here")]
    assert read_sides(after) == [("here", "own"), ("here", "before"), ("here", "nobody")]


def test_the_time_of_an_act_is_learned_and_no_other(tmp_path: Path) -> None:
    (one,) = write(
        tmp_path,
        CLOSED | {"when": ["2033-05-02", "2033-05-02"]},
        {"id": "2", "cue": "vote", "act": "SUPPORT", "actor": ["KEN"], "recipient": []},
        text="Kenya closed the port on Monday after a vote.",
    )
    times = {
        one.words[act.word]: [one.words[x.word] for x in act.arguments if x.role == "when"]
        for act in one.predicates or ()
        if act.is_act
    }
    assert times == {"closed": ["Monday"], "vote": []}
