"""The sentences of a report with their parses, in order and as they read once repaired."""

import pytest

from twosource.model import Parse, Repair, Report, Sentence, Span
from twosource.read.sentences import assemble_sentences

TEXT = "See also: Fog at sea\nIn Septemberwhen it lifted, boats\nleft. Fog is back."
BODY = ("In Septemberwhen it lifted, boats\nleft.", "Fog is back.")


def make_report() -> Report:
    spans = [Span("r", TEXT.index(one), TEXT.index(one) + len(one)) for one in BODY]
    glued = TEXT.index("Septemberwhen")
    return Report(
        id="r",
        source="a.txt",
        name="a.txt",
        content_hash="",
        text=TEXT,
        repairs=(Repair(Span("r", glued, glued + 13), "September when", "glued"),),
        sentences=tuple(Sentence(one, 1) for one in spans),
    )


def test_the_text_is_as_repaired_on_one_line_and_without_furniture() -> None:
    texts = [one.text for one in assemble_sentences(make_report(), (None, None))]
    assert texts == ["In September when it lifted, boats left.", "Fog is back."]


def test_each_sentence_has_its_parse_and_an_empty_one_where_there_is_none() -> None:
    parse = Parse(
        words=("Fog",), starts=(0,), ends=(3,), upos=("NOUN",), features=("_",), lemmas=("fog",),
        heads=(-1,), relations=("root",), mentions=("none",),
    )  # fmt: skip
    first, second = assemble_sentences(make_report(), (None, parse))
    assert (first.parse, second.parse) == (Parse(), parse)


def test_a_repair_counts_where_it_stands() -> None:
    first, second = assemble_sentences(make_report(), (None, None))
    assert (first.damage > 0, second.damage) == (True, 0)


def test_parses_of_another_report_are_an_error() -> None:
    with pytest.raises(ValueError, match="shorter"):
        assemble_sentences(make_report(), (None,))
