"""Which coder made a claim: the hash of all that decides what is claimed."""

from importlib.resources import files

from twosource.lexicon.own import worn
from twosource.read.card import find_model, load_card
from twosource.text.hashing import hash_bytes, hash_parts

__all__ = ["CODER_VERSION", "identify_coder"]

CODER_VERSION = "21"
"""To be raised with any change of the code in `read` that makes claims other than they were."""

_FOLDERS = ("twosource.lexicon", "twosource.read.claims")
_TABLES = (".tsv", ".csv", ".txt", ".json", ".bin")


def identify_coder(reader: str) -> str:
    """Return the hash of the reader's hash, the version of the coder, and every table it reads.

    The network of the second look is one of them, and the user's lexicon where there is one.
    """
    own = [one for one in (worn().identity(),) if one]
    looking = load_card(find_model()).passages
    return hash_parts("coder", reader, CODER_VERSION, looking, *_hash_tables(), *own)


def _hash_tables() -> list[str]:
    """Return the name and the hash of each table, in a fixed order."""
    tables = [one for folder in _FOLDERS for one in files(folder).iterdir() if _is_table(one.name)]
    hashed = sorted((one.name, hash_bytes(one.read_bytes())) for one in tables)
    return [part for pair in hashed for part in pair]


def _is_table(name: str) -> bool:
    return name.endswith(_TABLES)
