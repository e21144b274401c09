"""The ways in which a text may write a name or a title, and how names are compared."""

__all__ = ["add_plural", "fold_name", "list_cases", "list_forms"]

_SMALL = frozenset("of the for and in to on a".split())
_NO_PLURAL = ("s", "x", ".")


def fold_name(words: str) -> str:
    """Return a name as it is compared: small letters, plain apostrophes and hyphens, one space."""
    plain = words.replace("’", "'").replace("ʼ", "'")
    return " ".join(plain.replace("–", "-").replace("‑", "-").casefold().split())


def list_forms(name: str) -> tuple[str, ...]:
    """Return how a text may write a proper name: as it is, in capitals, with a small "the"."""
    if name.startswith("The "):
        return (name, "the " + name[4:], name.upper())
    return tuple(dict.fromkeys((name, name.upper())))


def list_cases(words: str) -> tuple[str, ...]:
    """Return how a text may write a common name or a title: "foreign ministry".

    As it is, with the first capital, with capitals as some houses write offices, all in capitals.
    """
    titled = " ".join(word if word in _SMALL else _raise_parts(word) for word in words.split(" "))
    return tuple(dict.fromkeys((words, words[:1].upper() + words[1:], titled, words.upper())))


def add_plural(words: str) -> str:
    """Return the plural of a title by its last word, "" when it has none of the regular kind."""
    if words.endswith(("man", "woman")):
        return words[:-2] + "en"
    if words.endswith("y") and words[-2] not in "aeiou":
        return words[:-1] + "ies"
    return "" if words.endswith(_NO_PLURAL) or words[-1].isupper() else words + "s"


def _raise_parts(word: str) -> str:
    """Write the first letter large, and that after a hyphen: "Vice-President"."""
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))
