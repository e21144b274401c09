"""What is left of a word without its ending: "signed", "signs" and "signing" are one."""

from collections.abc import Mapping
from functools import cache, lru_cache

from twosource.lexicon.rows import read_list, read_rows

__all__ = ["stem_word"]

_SHORT = 3
_VOWELS = frozenset("aeiouy")
_ENDINGS = (("ies", "y"), ("ied", "y"), ("eed", "ee"), ("ing", ""), ("ed", ""), ("s", ""))
_KEEPS = ("ss", "us", "is", "need", "ceed", "feed", "seed", "speed", "breed")


@lru_cache(maxsize=1 << 16)
def stem_word(folded: str) -> str:
    """Return the stem of a folded word: irregular forms by a table, the others by their endings.

    The stem need be no word ("tak" of "take" and "taking", "kil" of "killed"); it only stands for
    its forms. Nouns made of verbs keep their own ("agreement").
    """
    word = _load_forms().get(folded, folded)
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and not word.endswith(_KEEPS):
            cut = word[: len(word) - len(ending)] + instead
            if len(cut) >= _SHORT and not _VOWELS.isdisjoint(cut):
                return stem_word(cut) if ending == "s" else _settle(cut)
    return _settle(word)


def _settle(stem: str) -> str:
    """Return a stem without "e" at its end, and with a doubled letter there once."""
    if len(stem) <= _SHORT:
        return stem
    bare = stem.removesuffix("e")
    return bare[:-1] if bare[-1] == bare[-2] and len(bare) > _SHORT else bare


@cache
def _load_forms() -> Mapping[str, str]:
    rows = read_rows("irregular.tsv", 2)
    return {form: word for word, forms in rows for form in read_list(forms)}
