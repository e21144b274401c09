"""The shipped reader: whatever is read, the columns fit together."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.errors import ModelError
from twosource.model.parse import Parse
from twosource.read.card import load_card
from twosource.read.reader import Reader, load_reader
from twosource.text.hashing import hash_bytes

MODEL = Path(__file__).resolve().parents[3] / "src" / "twosource" / "read" / "model"
SENTENCE = "Norvane denied on Monday that its envoys had sold shells to Castermoor."


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def is_tree(parse: Parse) -> bool:
    def reaches_root(word: int) -> bool:
        for _ in parse.heads:
            if parse.heads[word] == -1:
                return True
            word = parse.heads[word]
        return False

    return parse.heads.count(-1) == 1 and all(map(reaches_root, range(len(parse.heads))))


def check(parse: Parse, sentence: str) -> None:
    size = len(parse.words)
    assert parse.words == tuple(
        sentence[start:end] for start, end in zip(parse.starts, parse.ends, strict=True)
    )
    columns = (parse.upos, parse.features, parse.lemmas, parse.heads, parse.relations)
    assert all(len(column) == size for column in (*columns, parse.mentions))
    assert size == 0 or is_tree(parse)
    assert all(0 <= one.start < one.end <= size for one in parse.names)
    assert all(0 <= at.word < size for one in parse.predicates for at in one.arguments)


def test_a_sentence_is_read(reader: Reader) -> None:
    (parse,) = reader.read([SENTENCE])
    check(parse, SENTENCE)
    denied = parse.words.index("denied")
    assert parse.heads[denied] == -1
    assert parse.lemmas[denied] == "deny"
    assert parse.relations[0] == "nsubj"
    sold = next(one for one in parse.predicates if parse.words[one.word] == "sold")
    roles = {parse.words[one.word]: one.role for one in sold.arguments}
    assert (roles["envoys"], roles["shells"]) == ("ARG0", "ARG1")


@given(st.lists(st.text(max_size=80), max_size=6))
@settings(max_examples=25)
def test_whatever_is_read_makes_trees(sentences: list[str]) -> None:
    parses = load_reader().read(sentences)
    assert len(parses) == len(sentences)
    for sentence, parse in zip(sentences, parses, strict=True):
        check(parse, sentence)


def test_order_and_company_change_nothing_and_repeats_are_read_once(reader: Reader) -> None:
    others = ["Talks began.", "", "The minister said so on Friday, officials added.", "No."]
    parses = reader.read([others[0], SENTENCE, *others[1:], SENTENCE])
    assert parses[1] is parses[5]
    assert parses[2] == Parse()
    alone = reader.read([SENTENCE])[0]
    for name in ("heads", "relations", "upos", "names", "attributions"):
        assert getattr(parses[1], name) == getattr(alone, name)
    assert [one.arguments for one in parses[1].predicates] == [
        one.arguments for one in alone.predicates
    ]


def test_a_very_long_sentence_is_one_tree(reader: Reader) -> None:
    sentence = " and ".join(["the envoys left"] * 300)
    (parse,) = reader.read([sentence])
    check(parse, sentence)
    assert len(parse.words) == 1199


def test_the_card_is_of_this_file_and_the_file_is_small() -> None:
    network = MODEL / "reader.onnx"
    assert load_card(MODEL).hash == hash_bytes(network.read_bytes())
    assert network.stat().st_size <= 40_000_000


def test_a_missing_network_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="install twosource again"):
        load_reader(tmp_path)


def test_importing_the_reader_loads_no_onnxruntime() -> None:
    code = "import sys, twosource.read.reader; print('onnxruntime' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
