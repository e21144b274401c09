"""Labelled passages become sentences to learn from."""

import json
from pathlib import Path

from training.claims import UNSURE, read_passages
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
    }
    assert found == {
        "accused": {("Kenya", "actor"), ("Chad", "recipient")},
        "shipping": {
            ("Chad", "actor"), ("Sudan", "recipient"), ("Kenya", "says"), ("accused", "speech"),
        },
    }  # fmt: skip


def test_where_a_party_has_no_word_pronouns_are_left_open(tmp_path: Path) -> None:
    (one,) = write(
        tmp_path,
        {"id": "1", "cue": "signed", "act": "SUPPORT", "actor": ["KEN"], "recipient": []},
        text="There it signed the pact.",
    )
    (act,) = one.predicates or ()
    assert [(one.words[x.word], x.role) for x in act.arguments] == [("it", UNSURE)]


def test_a_sentence_without_acts_teaches_that_there_are_none(tmp_path: Path) -> None:
    (one,) = write(tmp_path, text="The harvest was good in Chad.")
    assert set(one.layers["acts.cue"]) == {"O"}
    assert one.predicates == ()
