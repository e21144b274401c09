"""Finding thousands of fixed names in a text in one pass."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

__all__ = ["Found", "PhraseBook", "find_phrases"]

_WORD = re.compile(r"[^\W_]+")
_GAP = r"(?:[^\S\n]{1,3}|[^\S\n]?\n[^\S\n]?)"
_LOOSE = {"'": "['’ʼ]", "-": "[-‐‑–]"}


class Found(Struct, frozen=True):
    """A phrase that stands at the code points `[start, end)`, spelled as it stands there."""

    start: int
    end: int
    words: str


class PhraseBook:
    """Many phrases by their first word; what a word may begin is compiled when it is first met."""

    def __init__(self, phrases: Iterable[str]) -> None:
        by_word: defaultdict[str, set[str]] = defaultdict(set)
        for phrase in phrases:
            first = _WORD.match(phrase)
            if first is None:
                raise ValueError(f"a phrase must begin with a letter or digit: {phrase!r}")
            by_word[first.group()].add(phrase)
        self._phrases: dict[str, set[str]] = dict(by_word)
        self._compiled: dict[str, re.Pattern[str]] = {}

    def forms_after(self, word: str) -> re.Pattern[str] | None:
        """Return the pattern of all phrases that begin with `word`, longest first, or None."""
        if word not in self._phrases:
            return None
        if word not in self._compiled:
            self._compiled[word] = _compile(self._phrases[word])
        return self._compiled[word]


def find_phrases(text: str, book: PhraseBook) -> Iterator[Found]:
    """Yield the longest phrase at each place from left to right, none inside another.

    A phrase begins and ends where a word does; a line break counts as a space, straight and curly
    apostrophes are one. Linear in the text: each word is tried against the few phrases that begin
    with it.
    """
    last_end = 0
    for word in _WORD.finditer(text):
        forms = book.forms_after(word.group())
        if forms is None or word.start() < last_end or _is_inside_word(text, word.start()):
            continue
        match = forms.match(text, word.start())
        if match is not None:
            last_end = match.end()
            yield Found(match.start(), match.end(), match.group())


def _is_inside_word(text: str, start: int) -> bool:
    """Tell whether what stands before makes it part of an address or a code: "@cnn", "x_cnn"."""
    return start > 0 and text[start - 1] in "_@#"


class _Node:
    """The phrases that go on alike, by their next word; `ends` tells that one ends here."""

    def __init__(self) -> None:
        self.after: dict[str, _Node] = {}
        self.ends = False


def _compile(phrases: set[str]) -> re.Pattern[str]:
    """Return one pattern of all phrases; what they share is written once, as it compiles faster."""
    root = _Node()
    for phrase in phrases:
        node = root
        for word in phrase.split(" "):
            node = node.after.setdefault(word, _Node())
        node.ends = True
    return re.compile(_form_after(root))


def _form_after(node: _Node) -> str:
    words = sorted(node.after, key=lambda word: (-len(word), word))
    forms = [_form_word(word) + _form_rest(word, node.after[word]) for word in words]
    return forms[0] if len(forms) == 1 else f"(?:{'|'.join(forms)})"


def _form_rest(word: str, node: _Node) -> str:
    """Return what follows a word: the longer phrases first, then the end of one."""
    end = r"(?!\w)" if word[-1:].isalnum() else ""
    if not node.after:
        return end
    longer = _GAP + _form_after(node)
    return f"(?:{longer}|{end})" if node.ends else longer


def _form_word(word: str) -> str:
    return "".join(_LOOSE.get(char) or re.escape(char) for char in word)
