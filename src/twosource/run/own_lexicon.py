"""Reading a lexicon of the user's own from a file, and telling what does not fit in it."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from twosource.errors import UsageError
from twosource.lexicon.own import NOTHING_OWN, Lexicon, wearing
from twosource.lexicon.states import name_states

__all__ = ["load_lexicon"]

_MOST_BYTES = 4 << 20


def load_lexicon(path: Path) -> Lexicon:
    """Return the lexicon of a YAML, TOML or JSON file.

    Raises UsageError that names the file and what does not fit: an entry without a name, a code
    that is a state's already, a state that neither the file nor the tables have.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageError(f"the lexicon {path} cannot be read: {error.strerror}") from error
    if len(content) > _MOST_BYTES:
        raise UsageError(f"the lexicon {path} has more than {_MOST_BYTES >> 20} MB")
    try:
        lexicon = _find_decoder(path)(content)
    except (msgspec.MsgspecError, ValueError) as error:
        raise UsageError(f"the lexicon {path} does not fit: {_say(error)}") from error
    fault = next(_find_faults(lexicon), None)
    if fault is not None:
        raise UsageError(f"the lexicon {path} does not fit: {fault}")
    return lexicon


def _find_decoder(path: Path) -> Callable[[bytes], Lexicon]:
    match path.suffix.lower():
        case ".json":
            return lambda content: msgspec.json.decode(content, type=Lexicon)
        case ".toml":
            return lambda content: msgspec.toml.decode(content, type=Lexicon)
        case ".yaml" | ".yml":
            return lambda content: (
                msgspec.yaml.decode(content, type=Lexicon) if content.strip() else NOTHING_OWN
            )
    raise UsageError(f"a lexicon is a .yaml, .toml or .json file, which {path.name} is not")


def _say(error: Exception) -> str:
    return " ".join(str(error).split())


def _find_faults(lexicon: Lexicon) -> Iterator[str]:
    with wearing(NOTHING_OWN):
        shipped = name_states()
    own = Counter(one.code for one in lexicon.states)
    yield from (f"two states have the code {code}" for code, count in own.items() if count > 1)
    yield from (
        f"{code} is the code of {shipped[code]}; ISO 3166 leaves XAA to XZZ to users"
        for code in own
        if code in shipped
    )
    known = {*shipped, *own, ""}
    used = [
        *((one.name, one.state) for one in lexicon.bodies),
        *((one.name, one.state) for one in lexicon.organs),
        *((one.name, one.state) for one in lexicon.people),
        *((one.name, state) for one in lexicon.places for state in one.states),
    ]
    yield from (
        f"{name!r} names the state {state!r}, which is not there; a state is named by its code"
        for name, state in used
        if state not in known
    )
