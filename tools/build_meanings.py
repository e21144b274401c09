"""Build the table of words that mean the same and the opposite, from the files of WordNet.

Words are the whole words among the network's pieces; of each part of speech the commonest meanings
are kept. A meaning that only one word has is left out.
Run: python -m tools.build_meanings DICT (the folder of data.noun, data.verb, data.adj, data.adv)
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

TARGET = Path("src/twosource/lexicon/meanings.tsv")
PIECES = Path("src/twosource/read/model/pieces.txt")
PARTS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
# How many meanings of a word are kept: verbs have many, and news uses most of them.
MOST_MEANINGS = {"n": 3, "v": 5, "a": 3, "r": 2}
# Broader meaning, verb group, similar, derived form, pertains to.
NEAR = frozenset({"@", "$", "&", "\\"})
DERIVED = "+"
OPPOSITE = "!"
HEAD = """\
# Words with the numbers of their meanings, from WordNet 3.1. Fields parted by tabs: the word, its
# own meanings, meanings near to it (broader, similar, of the noun to the verb). A line that begins
# with "!" holds two meanings that are opposites. Made by tools/build_meanings.py; see NOTICE.
"""

Key = tuple[str, str]


class Meaning(Struct, frozen=True):
    """One set of synonyms; pointers are (sign, target, place of the word here, there; 0: all)."""

    words: tuple[str, ...]
    pointers: tuple[tuple[str, Key, int, int], ...]


def read_meanings(folder: Path) -> dict[Key, Meaning]:
    """Return every meaning by part of speech and offset."""
    found: dict[Key, Meaning] = {}
    for part, name in PARTS.items():
        for line in (folder / f"data.{name}").read_text("utf-8").splitlines():
            if line.startswith("  "):
                continue
            fields = line.split("|")[0].split()
            count = int(fields[3], 16)
            words = tuple(fields[4 + 2 * at].split("(")[0].lower() for at in range(count))
            rest = fields[4 + 2 * count :]
            found[part, fields[0]] = Meaning(words, tuple(_read_pointers(rest)))
    return found


def _read_pointers(rest: list[str]) -> Iterator[tuple[str, Key, int, int]]:
    for at in range(int(rest[0])):
        sign, target, part, places = rest[1 + 4 * at : 5 + 4 * at]
        yield sign, (part.replace("s", "a"), target), int(places[:2], 16), int(places[2:], 16)


def read_index(folder: Path, known: frozenset[str]) -> dict[str, list[Key]]:
    """Return the meanings of each known word, the commonest of each part of speech."""
    found: dict[str, list[Key]] = defaultdict(list)
    for part, name in PARTS.items():
        for line in (folder / f"index.{name}").read_text("utf-8").splitlines():
            if line.startswith("  "):
                continue
            fields = line.split()
            if not any(form in known for form in _inflect(fields[0])):
                continue
            offsets = fields[6 + int(fields[3]) :][: MOST_MEANINGS[part]]
            found[fields[0]] += [(part, one) for one in offsets]
    return found


def _inflect(word: str) -> Iterator[str]:
    """Yield a word and forms of it, as far as rules make them: "seize", "seized", "seizing"."""
    yield word
    stems = {"e": word[:-1], "y": word[:-1] + "i"}
    for end in ("s", "es", "ed", "d", "ing", "er", "ly"):
        yield word + end
        yield stems.get(word[-1], word + word[-1]) + end


def find_near(word: str, own: list[Key], meanings: Mapping[Key, Meaning]) -> set[Key]:
    """Return what lies beside the meanings of a word: broader, similar, of a derived word."""
    near: set[Key] = set()
    for key in own:
        held = meanings[key]
        for sign, target, here, _ in held.pointers:
            is_of_word = here == 0 or held.words[here - 1] == word
            if sign in NEAR or (sign == DERIVED and is_of_word):
                near.add(target)
            if sign == "@" and key[0] == "n":
                near |= {far for mark, far, _, _ in meanings[target].pointers if mark == "@"}
    return near - set(own)


def find_opposites(used: set[Key], meanings: Mapping[Key, Meaning]) -> set[tuple[Key, Key]]:
    """Return pairs of meanings of which some words are opposites."""
    return {
        (min(key, target), max(key, target))
        for key in used
        for sign, target, _, _ in meanings[key].pointers
        if sign == OPPOSITE and target in used
    }


def main(folder: Path) -> None:
    """Read WordNet and write the table."""
    pieces = PIECES.read_text("utf-8").split("\n")
    known = frozenset(one for one in pieces if one.isalpha() and one.isascii() and len(one) > 2)
    meanings = read_meanings(folder)
    index = read_index(folder, known)
    near = {word: find_near(word, own, meanings) for word, own in index.items()}
    holders = Counter(key for word, own in index.items() for key in {*own, *near[word]})
    opposites = find_opposites({key for own in index.values() for key in own}, meanings)
    kept = {key for key, count in holders.items() if count > 1}
    kept |= {key for pair in opposites for key in pair}
    ranked = sorted(kept, key=lambda key: (-holders[key], key))
    numbers = {key: str(at) for at, key in enumerate(ranked)}
    lines = [
        "\t".join((word, _tell(own, numbers), _tell(sorted(near[word]), numbers)))
        for word, own in sorted(index.items())
    ]
    pairs = sorted((numbers[one], numbers[other]) for one, other in opposites)
    lines = [one for one in lines if not one.endswith("\t\t")]
    lines += [f"!{one}\t{other}" for one, other in pairs]
    TARGET.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
    print(f"{len(index)} words, {len(kept)} meanings, {len(pairs)} opposites, written to {TARGET}")


def _tell(keys: list[Key], numbers: Mapping[Key, str]) -> str:
    return " ".join(numbers[key] for key in dict.fromkeys(keys) if key in numbers)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
