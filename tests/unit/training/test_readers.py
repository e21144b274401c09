"""The readers of the data sets, on small invented files in their formats."""

import gzip
import json
from pathlib import Path

import pytest
from training import names, relations
from training.example import Argument, PredicateLabel, mark_stretches
from training.treebanks import find_head, read_raw, read_treebank

CONLLU = """# sent_id = s-1
# text = Envoys don't talk
1\tEnvoys\tenvoy\tNOUN\tNNS\tNumber=Plur\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\tPolarity=Neg\t4\tadvmod\t_\t_
3.1\tsee\tsee\tVERB\t_\t_\t_\t_\t_\t_
4\ttalk\ttalk\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\t_
"""


def pack(path: Path, text: str) -> Path:
    path.write_bytes(gzip.compress(text.encode()))
    return path


def pack_lines(path: Path, *records: object) -> Path:
    return pack(path, "".join(json.dumps(one) + "\n" for one in records))


def test_a_treebank_gives_words_and_trees(tmp_path: Path) -> None:
    path = pack(tmp_path / "t.gz", CONLLU)
    (example,) = read_treebank(path)
    assert example.words == ("Envoys", "do", "n't", "talk")
    assert example.heads == (3, 3, 3, -1)
    assert example.columns["lemma"] == ("envoy", "do", "not", "talk")
    assert read_raw(path)[0].text == "Envoys don't talk"


def test_the_head_of_a_stretch_hangs_highest() -> None:
    assert find_head((1, 3, 1, -1), 0, 3) == 1


def test_names_with_an_unclear_tag_are_outside(tmp_path: Path) -> None:
    text = "# sent_id = s-1\n1\tRusk\tB-PER\n2\tleft\tO\n3\tit\tB-O\n"
    assert names.read_uner(pack(tmp_path / "u.gz", text)) == {"s-1": ("B-PER", "O", "O")}


def test_doubtful_and_misplaced_entities_are_left_out(tmp_path: Path) -> None:
    entities = [
        {"begin": 0, "end": 6, "type": "Location", "value": "Norway", "confidence": 0.9},
        {"begin": 11, "end": 15, "type": "Person", "value": "Rusk", "confidence": 0.2},
        {"begin": 7, "end": 10, "type": "Person", "value": "Rus", "confidence": 1},
    ]
    record = {"id": "r", "text": "Norway met Rusk.", "entities": entities}
    (example,) = names.read_re3d(pack_lines(tmp_path / "r.gz", record))
    assert example.words == ("Norway", "met", "Rusk", ".")
    assert example.layers["names.re3d"] == ("B-Location", "O", "O", "O")


def test_only_named_entities_of_meantime_are_taken(tmp_path: Path) -> None:
    record = {
        "doc": "d",
        "tokens": ["Acme", "fell", "``", "They", "sold"],
        "sent": [0, 0, 1, 1, 1],
        "entities": [
            {"s": 0, "e": 1, "syn": "NAM", "type": "ORG"},
            {"s": 3, "e": 4, "syn": "PRO", "type": "ORG"},
        ],
    }
    first, second = names.read_meantime(pack_lines(tmp_path / "m.gz", record))
    assert first.layers["names.meantime"] == ("B-ORG", "O")
    assert second.words == ('"', "They", "sold")
    assert second.layers["names.meantime"] == ("O", "O", "O")


def test_arguments_are_named_by_their_head(tmp_path: Path) -> None:
    example = read_treebank(pack(tmp_path / "t.gz", CONLLU))[0]
    record = {
        "id": "s-1",
        "tokens": list(example.words),
        "preds": [{"i": 1, "args": []}, {"i": 3, "args": [["ARG0", 0, 1], ["ARGM-NEG", 1, 3]]}],
    }
    frames = relations.read_frames(pack_lines(tmp_path / "f.gz", record))["s-1"]
    arguments = (Argument(0, "ARG0"), Argument(1, "ARGM-NEG"))
    assert relations.add_frames(example, frames) == (PredicateLabel(3, arguments),)


def test_attributions_without_a_cue_are_left_out(tmp_path: Path) -> None:
    sayings = [
        {"source": [0, 1], "cue": [1, 2], "content": [[2, 3], [3, 5]]},
        {"source": [5, 6], "cue": None, "content": [[6, 7]]},
    ]
    record = {
        "doc": "d",
        "tokens": list("abcdefg"),
        "sents": [[0, 5], [5, 7]],
        "attributions": sayings,
    }
    found = relations.read_gum_attributions(pack_lines(tmp_path / "g.gz", record))
    assert found["d", 1].layers["content"] == ("O", "O", "B-content", "I-content", "I-content")
    assert set(found["d", 2].layers["source"]) == {"O"}


def test_judged_nouns_of_one_sentence_come_together(tmp_path: Path) -> None:
    tokens = ["the", "demand", "for", "goods"]
    records = [
        {"id": "q", "tokens": tokens, "i": 1, "is_verbal": "True"},
        {"id": "q", "tokens": tokens, "i": 3, "is_verbal": "False"},
    ]
    (example,) = relations.read_nominals(pack_lines(tmp_path / "q.gz", *records))
    assert example.columns["nominal"] == ("", "yes", "", "no")


@pytest.mark.parametrize(
    ("stretches", "tags"),
    [
        ([(0, 2, "PER")], ("B-PER", "I-PER", "O")),
        ([(0, 1, "LOC"), (0, 2, "ORG")], ("B-ORG", "I-ORG", "O")),
        ([(1, 1, "PER")], ("O", "O", "O")),
    ],
)
def test_of_nested_stretches_the_outer_counts(
    stretches: list[tuple[int, int, str]], tags: tuple[str, ...]
) -> None:
    assert mark_stretches(3, stretches) == tags
