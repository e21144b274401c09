"""The plain words of acts, their modes and statuses: what a page says for AID or ACCUSE-allege."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from twosource.model import Act, Status

__all__ = [
    "ACT_WORDS",
    "STATUS_WORDS",
    "StatusWords",
    "say_act",
    "say_code",
    "say_deed",
    "say_status",
]

_BARE: Mapping[Act, str] = {
    "AGREE": "agree|s or offer|s to cooperate",
    "CONSULT": "meet|s or talk|s",
    "SUPPORT": "back|s, praise|s or sign|s",
    "CONCEDE": "yield|s in words",
    "COOPERATE": "work|s together",
    "AID": "give|s arms or aid",
    "RETREAT": "yield|s in deeds",
    "REQUEST": "ask|s or demand|s",
    "REJECT": "refuse|s",
    "ACCUSE": "criticise|s or accuse|s",
    "THREATEN": "threaten|s",
    "PROTEST": "protest|s",
    "SANCTION": "cut|s back relations",
    "MOBILIZE": "move|s or show|s forces",
    "COERCE": "repress|es or seize|s",
    "ASSAULT": "use|s force",
    "DENIAL": "den|y|ies",
}

_MODES: Mapping[Act, Mapping[str, str]] = {
    "CONSULT": {
        "visit": "visit|s",
        "third-party": "mediate|s",
        "multilateral": "meet|s several parties",
        "phone": "telephone|s",
    },
    "RETREAT": {
        "withdraw": "pull|s back",
        "release": "free|s people or give|s back goods",
        "disarm": "disarm|s",
        "ceasefire": "keep|s a ceasefire",
        "access": "let|s observers or aid in",
        "resign": "resign|s",
    },
    "REQUEST": {
        "assist": "ask|s for help",
        "change": "ask|s for change",
        "yield": "demand|s that others yield",
        "meet": "ask|s for talks",
    },
    "REJECT": {
        "assist": "refuse|s help",
        "change": "refuse|s to change",
        "yield": "refuse|s to yield",
        "meet": "refuse|s or cancel|s talks",
    },
    "ACCUSE": {
        "disapprove": "criticise|s",
        "investigate": "investigate|s or charge|s",
        "allege": "accuse|s",
    },
    "THREATEN": {
        "restrict": "threaten|s restrictions",
        "arrest": "threaten|s arrest",
        "relations": "threaten|s to cut relations",
        "expel": "threaten|s to expel",
        "territory": "threaten|s to take territory",
        "violence": "threaten|s force",
    },
    "PROTEST": {
        "demo": "demonstrate|s",
        "riot": "riot|s",
        "strike": "go|es on strike",
        "hunger": "go|es on hunger strike",
        "boycott": "boycott|s",
        "obstruct": "block|s roads or sites",
        "vandalize": "damage|s property in protest",
    },
    "SANCTION": {
        "convict": "convict|s",
        "expel": "expel|s diplomats or groups",
        "withdraw": "recall|s envoys",
        "discontinue": "stop|s trade, aid or dealings",
    },
    "MOBILIZE": {
        "troops": "move|s troops",
        "weapons": "move|s, show|s or test|s weapons",
        "police": "move|s police",
        "militia": "move|s militias",
    },
    "COERCE": {
        "seize": "seize|s property",
        "restrict": "restrict|s rights or movement",
        "censor": "censor|s",
        "curfew": "impose|s a curfew",
        "martial-law": "impose|s martial law",
        "arrest": "arrest|s",
        "deport": "deport|s",
        "withhold": "withhold|s goods or services",
        "misinformation": "spread|s false reports",
        "cyber": "attack|s by computer",
    },
    "ASSAULT": {
        "abduct": "abduct|s",
        "beat": "beat|s",
        "torture": "torture|s",
        "sexual": "commit|s sexual violence",
        "targeted": "kill|s a chosen person",
        "destroy": "destroy|s property",
        "primitive": "attack|s with simple weapons",
        "firearms": "attack|s with firearms",
        "explosives": "attack|s with explosives",
        "suicide-attack": "commit|s a suicide attack",
        "aerial": "attack|s from the air",
        "drone": "attack|s with drones",
        "heavy-weapons": "attack|s with heavy weapons",
        "crowd-control": "use|s warning shots or force on a crowd",
        "unconventional": "attack|s with chemical, biological or nuclear weapons",
    },
}

ACT_WORDS: Mapping[tuple[Act, str | None], str] = {
    **{(act, None): words for act, words in _BARE.items()},
    **{(act, mode): words for act, modes in _MODES.items() for mode, words in modes.items()},
}
"""Words by act and mode; what one doer adds to a verb stands behind a bar: "visit|s"."""

Shape = Literal["filled", "hollow"]


class StatusWords(Struct, frozen=True):
    """A status on a page: its word, what it means, and the path of its shape in a square of 12.

    Only what is told as a fact has a filled shape.
    """

    word: str
    means: str
    shape: Shape
    path: str


_CIRCLE = "M6 1a5 5 0 1 0 .01 0z"
_SQUARE = "M1.5 1.5h9v9h-9z"

STATUS_WORDS: Mapping[Status, StatusWords] = {
    "happened": StatusWords("happened", "told as a fact", "filled", _CIRCLE),
    "ongoing": StatusWords(
        "ongoing", "told as a fact, and still going on", "filled", "M2 1l9 5-9 5z"
    ),
    "planned": StatusWords(
        "planned", "announced or expected by those who would do it", "hollow",
        "M6 .8L11.2 6 6 11.2.8 6z"
    ),
    "offered": StatusWords(
        "offered", "promised or offered, and not yet accepted", "hollow",
        f"{_SQUARE}M6 3.5v5M3.5 6h5"
    ),
    "demanded": StatusWords(
        "demanded", "what a request or an order asks for", "hollow", "M6 1l5.2 9.5H.8z"
    ),
    "threatened": StatusWords(
        "threatened", "what a threat announces", "hollow", "M.8 1.5h10.4L6 11zM6 3.5v3"
    ),
    "alleged": StatusWords(
        "alleged", "said by somebody else than the one who would have done it", "hollow",
        "M1 1.5h10v6.5H6L3 11V8H1z",
    ),
    "denied": StatusWords(
        "denied", "what a party says is not so", "hollow", f"{_CIRCLE}M2.5 9.5l7-7"
    ),
    "did-not-happen": StatusWords(
        "did not happen", "the report itself says that it did not", "hollow", "M2 2l8 8M10 2l-8 8"
    ),
    "failed": StatusWords(
        "failed", "tried, and did not come about", "hollow", f"{_SQUARE}M3.5 3.5l5 5M8.5 3.5l-5 5"
    ),
    "hypothetical": StatusWords(
        "hypothetical", "if, could, may, would, with nobody's plan behind it", "hollow",
        "M3 4a3 3 0 1 1 4 2.8Q6 7.2 6 8.5M6 10v1",
    ),
}  # fmt: skip

# How a status tells the deed itself, so that no row reads as a fact by its words alone: what stands
# before the verb for one doer and for several, whether the verb bends, and what stands behind it.
_TOLD: Mapping[Status, tuple[str, str, bool, str]] = {
    "happened": ("", "", True, ""),
    "ongoing": ("", "", True, ", still going on"),
    "planned": ("is to ", "are to ", False, ""),
    "offered": ("offers to ", "offer to ", False, ""),
    "demanded": ("is asked to ", "are asked to ", False, ""),
    "threatened": ("threatens to ", "threaten to ", False, ""),
    "alleged": ("allegedly ", "allegedly ", True, ""),
    "denied": ("", "", True, ", which is denied"),
    "did-not-happen": ("does not ", "do not ", False, ""),
    "failed": ("fails to ", "fail to ", False, ""),
    "hypothetical": ("might ", "might ", False, ""),
}


def say_deed(act: Act, mode: str | None, status: Status, *, several: bool = False) -> str:
    """Say what is done, as the status tells it: "visits", "is to visit", "allegedly visits".

    `several` tells that more than one does it. A mode without words is said as its act.
    """
    words = ACT_WORDS.get((act, mode)) or ACT_WORDS.get((act, None), act)
    one, many, bends, behind = _TOLD.get(status, ("", "", True, f", {status}"))
    return f"{many if several else one}{_bend(words, bends=bends and not several)}{behind}"


def say_act(act: Act) -> str:
    """Say an act of whatever mode bare, as in a list to choose from: "meet or talk"."""
    return _bend(_BARE.get(act, act), bends=False)


def say_code(act: Act, mode: str | None) -> str:
    """Say the code of an act: "ACCUSE-allege", "AID"."""
    return f"{act}-{mode}" if mode else act


def say_status(status: Status) -> StatusWords:
    """Return the words and the shape of a status; one that nobody knows is shown as itself."""
    return STATUS_WORDS.get(status) or StatusWords(status, "", "hollow", _CIRCLE)


def _bend(words: str, *, bends: bool) -> str:
    """Write the verbs of some words for one doer, or bare: "den|y|ies" is "denies" or "deny"."""
    return " ".join(_bend_word(word, bends=bends) for word in words.split(" "))


def _bend_word(word: str, *, bends: bool) -> str:
    stop = "," if word.endswith(",") else ""
    stem, *endings = word.removesuffix(",").split("|")
    if len(endings) == 2:
        stem += endings[1 if bends else 0]
    elif endings and bends:
        stem += endings[0]
    return stem + stop
