"""A report as a spaCy Doc, read by the component of the reader."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from twosource.model import Report
from twosource.read import spacy_component

__all__ = ["Doc", "make_doc"]


def make_doc(report: Report) -> Doc:
    """Return the text with words, sentences, trees, names and actors; offsets are the report's.

    Sentences are those of the report; what stands between them, furniture and white space, makes
    sentences of its own. The words are split as the reader does by itself.
    """
    nlp = _load()
    doc = nlp.make_doc(report.text)
    places = [token.idx for token in doc]
    starts = {bisect_left(places, edge) for edge in _find_edges(report)}
    for token in doc:
        token.is_sent_start = token.i in starts
    return nlp(doc)


def _find_edges(report: Report) -> Iterator[int]:
    """Yield where sentences start, and what is no blank between them."""
    last = 0
    for one in report.sentences:
        if report.text[last : one.span.start].strip():
            yield last
        yield one.span.start
        last = one.span.end
    if report.text[last:].strip():
        yield last


@cache
def _load() -> Language:
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "twosource.words.v1"}}})
    nlp.add_pipe(spacy_component.NAME)
    return nlp
