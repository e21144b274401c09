"""An event in one plain sentence, made from its slots."""

from typing import NamedTuple

from twosource.model import Act, Status, When
from twosource.present.dates import say_when
from twosource.text.phrasing import join_words

__all__ = ["Slots", "say_event"]


class _Verb(NamedTuple):
    """An act as a verb: the past form, and the one behind "to"; with somebody, and without."""

    past: str
    plain: str
    past_alone: str
    plain_alone: str


_VERBS: dict[Act, _Verb] = {
    "AGREE": _Verb("agreed to cooperate with", "agree to cooperate with",
                   "agreed to cooperate", "agree to cooperate"),
    "CONSULT": _Verb("held talks with", "hold talks with", "held talks", "hold talks"),
    "SUPPORT": _Verb("gave support to", "give support to", "gave support", "give support"),
    "CONCEDE": _Verb("gave ground in words to", "give ground in words to",
                     "gave ground in words", "give ground in words"),
    "COOPERATE": _Verb("cooperated with", "cooperate with", "cooperated", "cooperate"),
    "AID": _Verb("gave aid to", "give aid to", "gave aid", "give aid"),
    "RETREAT": _Verb("yielded to", "yield to", "yielded", "yield"),
    "REQUEST": _Verb("asked something of", "ask something of",
                     "asked for something", "ask for something"),
    "REJECT": _Verb("refused something to", "refuse something to",
                    "refused something", "refuse something"),
    "ACCUSE": _Verb("accused", "accuse", "made an accusation", "make an accusation"),
    "THREATEN": _Verb("threatened", "threaten", "made a threat", "make a threat"),
    "PROTEST": _Verb("protested against", "protest against", "protested", "protest"),
    "SANCTION": _Verb("cut back relations with", "cut back relations with",
                      "cut back relations", "cut back relations"),
    "MOBILIZE": _Verb("moved forces against", "move forces against",
                      "moved forces", "move forces"),
    "COERCE": _Verb("used coercion against", "use coercion against",
                    "used coercion", "use coercion"),
    "ASSAULT": _Verb("used force against", "use force against", "used force", "use force"),
    "DENIAL": _Verb("made a denial to", "make a denial to", "made a denial", "make a denial"),
}  # fmt: skip

_VISIT = _Verb("visited", "visit", "made a visit", "make a visit")

_FRAMES: dict[Status, str] = {
    "happened": "{who} {past}",
    "ongoing": "{who} {past}, and it still goes on",
    "planned": "{who} will {plain}, as is planned",
    "offered": "{who} offered to {plain}",
    "demanded": "{who} should {plain}, as is demanded",
    "threatened": "{who} threatened to {plain}",
    "alleged": "{who} {past}, as is alleged",
    "denied": "{who} {past}, which is denied",
    "did-not-happen": "{who} did not {plain}",
    "failed": "{who} tried to {plain} and failed",
    "hypothetical": "{who} may {plain}",
}


class Slots(NamedTuple):
    """What the sentence is made from; parties, amounts, places and roots are in words already."""

    act: Act
    mode: str | None
    status: Status
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    when: When | None
    places: tuple[str, ...]
    amounts: tuple[str, ...]
    roots: tuple[str, ...]


def say_event(slots: Slots) -> str:
    """Say in one sentence who did what to whom, how much, where, when, and by whose word."""
    verb = _VISIT if (slots.act, slots.mode) == ("CONSULT", "visit") else _VERBS[slots.act]
    whom = join_words(slots.recipients)
    who = join_words(slots.actors) or ("Somebody" if whom else "Some party")
    past = f"{verb.past} {whom}" if whom else verb.past_alone
    plain = f"{verb.plain} {whom}" if whom else verb.plain_alone
    if slots.amounts:
        much = f" ({', '.join(slots.amounts)})"
        past, plain = past + much, plain + much
    said = _FRAMES[slots.status].format(who=who, past=past, plain=plain)
    parts = [said]
    if slots.places:
        parts.append(f"at {join_words(slots.places)}")
    if slots.when is not None:
        parts.append(say_when(slots.when))
    if slots.roots:
        parts.append(f"according to {join_words(slots.roots)}")
    sentence = ", ".join(parts)
    return f"{sentence[:1].upper()}{sentence[1:]}."
