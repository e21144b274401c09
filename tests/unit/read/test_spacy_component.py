"""The component of spaCy: what is read stands on the tokens of the doc, whoever made them."""

import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from twosource.errors import UsageError
from twosource.read.reader import load_reader

ROOT = Path(__file__).resolve().parents[3]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
SENTENCE = "Norvane denied on Monday that its envoys had sold shells to Castermoor."
TEXT = f"{SENTENCE}\n\nSouth Korea's defence minister said  talks began, officials in Seoul said."

spacy = pytest.importorskip("spacy", reason="spaCy is not installed: twosource[spacy] has it")

from spacy.language import Language  # noqa: E402
from spacy.tokens import Doc, DocBin  # noqa: E402

import_module("twosource.read.spacy_component")
import_module("twosource.read.spacy_words")


def make_pipeline(**options: str) -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("twosource_reader", config=options)
    return nlp


@pytest.fixture(scope="module")
def nlp() -> Language:
    return make_pipeline()


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    return nlp(TEXT)


def list_columns(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (x.text, x.pos_, x.dep_, x.head.i, x.lemma_, str(x.morph), x.is_sent_start, x.ent_type_)
        for x in doc
    ]


def test_columns_are_those_of_the_reader(doc: Doc) -> None:
    (parse,) = load_reader().read([SENTENCE])
    words = doc[: len(parse.words)]
    assert tuple(token.text for token in words) == parse.words
    assert tuple(token.pos_ for token in words) == parse.upos
    assert tuple(token.lemma_ for token in words) == parse.lemmas
    assert tuple(str(token.morph) or "_" for token in words) == parse.features
    heads = tuple(-1 if token.head == token else token.head.i for token in words)
    assert heads == parse.heads
    relations = ["ROOT" if one == "root" else one for one in parse.relations]
    assert [token.dep_ for token in words] == relations


def test_a_blank_line_ends_a_sentence_and_white_space_hangs_on_the_word_before(doc: Doc) -> None:
    first, second = doc.sents
    assert first.text.strip() == SENTENCE
    assert second.text.startswith("South Korea's")
    spaces = [token for token in doc if token.is_space]
    assert [token.text for token in spaces] == ["\n\n", " "]
    assert [token.head.i for token in spaces] == [token.i - 1 for token in spaces]
    assert {token.pos_ for token in spaces} == {"SPACE"}


def test_the_parse_of_every_sentence_comes_along(doc: Doc) -> None:
    assert Doc(doc.vocab, words=["Talks"])._.twosource == ()
    sentences = list(doc.sents)
    assert len(doc._.twosource) == len(sentences)
    for sentence, parse in zip(sentences, doc._.twosource, strict=True):
        places = zip(parse.starts, parse.ends, strict=True)
        assert tuple(sentence.text[start:end] for start, end in places) == parse.words
    assert doc._.twosource[0].predicates


def test_actors_have_their_kind_and_their_state(doc: Doc) -> None:
    actors = {span.text: (span.label_, span.kb_id_) for span in doc.spans["twosource_actors"]}
    assert actors["South Korea's defence minister"] == ("role", "KOR")
    assert actors["Seoul"] == ("capital", "KOR")


def test_source_cue_and_content_of_one_quote_have_one_id(doc: Doc) -> None:
    quotes = [span for span in doc.spans["twosource_quotes"] if span.start < 12]
    assert {span.label_: span.text for span in quotes if span.label_ != "content"} == {
        "source": "Norvane",
        "cue": "denied",
    }
    assert any("had sold shells" in span.text for span in quotes if span.label_ == "content")
    assert len({span.id_ for span in quotes}) == 1


def test_names_are_of_the_scheme_that_is_asked_for() -> None:
    found = {
        scheme: [(one.text, one.label_) for one in make_pipeline(ents=scheme)(TEXT).ents]
        for scheme in ("uner", "actors", "none")
    }
    assert ("South Korea", "LOC") in found["uner"]
    assert ("Seoul", "capital") in found["actors"]
    assert found["none"] == []


def test_a_name_that_rules_of_ones_own_gave_stays() -> None:
    nlp = make_pipeline()
    ruler = nlp.add_pipe("entity_ruler", first=True)
    ruler.add_patterns([{"label": "PARTY", "pattern": "Norvane"}])
    assert nlp(SENTENCE).ents[0].label_ == "PARTY"


def test_sentences_that_are_marked_already_are_kept() -> None:
    nlp = make_pipeline()
    nlp.add_pipe("sentencizer", first=True, config={"punct_chars": [","]})
    sentences = [one.text for one in nlp("Talks began, envoys said. They left.").sents]
    assert sentences == ["Talks began,", "envoys said. They left."]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "No", "\n Talks began. \n"])
def test_a_text_without_words_and_one_with_space_around_are_read(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert len(doc._.twosource) == len(list(doc.sents))


def test_alone_in_batches_and_in_two_processes_texts_read_the_same(nlp: Language) -> None:
    texts = [TEXT, "", "Talks began.", SENTENCE, TEXT]
    alone = [list_columns(nlp(text)) for text in texts]
    assert [list_columns(doc) for doc in nlp.pipe(texts, batch_size=2)] == alone
    sent = list(nlp.pipe(texts, n_process=2, batch_size=2))
    assert [list_columns(doc) for doc in sent] == alone
    assert [len(doc._.twosource) for doc in sent] == [2, 0, 1, 1, 2]
    assert len(sent[0].spans["twosource_actors"]) == len(nlp(TEXT).spans["twosource_actors"])


def test_a_stored_doc_keeps_its_parses(doc: Doc) -> None:
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (back,) = DocBin().from_bytes(stored).get_docs(doc.vocab)
    assert back._.twosource == doc._.twosource


def test_a_pipeline_comes_back_from_disk_with_its_options(tmp_path: Path) -> None:
    nlp = make_pipeline(ents="actors", quotes="propbank")
    nlp.to_disk(tmp_path)
    back = spacy.load(tmp_path)
    assert back.get_pipe("twosource_reader").options.quotes == "propbank"
    assert list_columns(back(TEXT)) == list_columns(nlp(TEXT))
    assert list_columns(
        make_pipeline(ents="actors").from_bytes(nlp.to_bytes())(TEXT)
    ) == list_columns(nlp(TEXT))


def test_a_pipeline_kept_with_another_network_is_told_of(tmp_path: Path) -> None:
    make_pipeline().to_disk(tmp_path)
    (tmp_path / "twosource_reader").write_text("another")
    with pytest.warns(UserWarning, match="another network"):
        spacy.load(tmp_path)


def test_a_scheme_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(UsageError, match="conll"):
        make_pipeline(ents="conll")


def test_with_our_own_words_the_tokens_are_those_of_the_reader() -> None:
    text = "  They can't re-sign the anti-ship deal\twith the U.S. navy.  It ended. "
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "twosource.words.v1"}}})
    nlp.add_pipe("twosource_reader")
    doc = nlp(text)
    assert doc.text == text
    sentences = ["They can't re-sign the anti-ship deal\twith the U.S. navy.", "It ended."]
    parses = load_reader().read(sentences)
    words = [word for parse in parses for word in parse.words]
    assert [token.text for token in doc if not token.is_space] == words
    assert [parse.heads for parse in doc._.twosource] == [parse.heads for parse in parses]


def test_spacy_finds_what_the_project_says_it_has() -> None:
    for group in ("spacy_factories", "spacy_tokenizers"):
        for place in PROJECT["entry-points"][group].values():
            module, name = place.split(":")
            assert callable(getattr(import_module(module), name))
