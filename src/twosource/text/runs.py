"""The 3-word runs of many texts, by the compiled loop where it was built, else by look-ups."""

from collections.abc import Sequence

import numpy as np

from twosource.text.folding import letters
from twosource.text.vocabulary import Runs, Vocabulary

try:
    from twosource.text import _runs

    IS_COMPILED = True
except ImportError:  # no compiler where twosource was installed: the same runs, more slowly
    IS_COMPILED = False

__all__ = ["IS_COMPILED", "find_runs"]


def find_runs(
    texts: Sequence[Sequence[str]], *, least_words: int, sample: int, vocabulary: Vocabulary
) -> Runs:
    """Return one in `sample` of the runs of texts given as their sentences, chosen by key, and the
    sentences of `least_words` or more.
    """
    columns = _find_compiled(texts, least_words, sample)
    if columns is None:
        return vocabulary.find_runs(texts, least_words=least_words, sample=sample)
    return Runs(
        text=np.frombuffer(columns[0], dtype=np.int64),
        keys=np.frombuffer(columns[1], dtype=np.uint64),
        sentence_text=np.frombuffer(columns[2], dtype=np.int64),
        sentence_keys=np.frombuffer(columns[3], dtype=np.uint64),
    )


def _find_compiled(
    texts: Sequence[Sequence[str]], least_words: int, sample: int
) -> tuple[bytes, bytes, bytes, bytes] | None:
    """Return the columns of the compiled loop; None where it is not there, or where a text holds a
    lone surrogate, which has no UTF-8.
    """
    if not IS_COMPILED:
        return None
    tables = letters()
    try:
        return _runs.find_runs(texts, least_words, tables.kinds, tables.small, sample)
    except UnicodeEncodeError:
        return None
