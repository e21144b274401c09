"""The claims to check in words: each with its sentence, what was read in it, and why in doubt."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from twosource.present.terminal import Screen, draw, make_safe
from twosource.store.doubt_lines import Doubted, DoubtfulClaim
from twosource.text.phrasing import count
from twosource.text.slots import write_act

__all__ = ["say_read", "tell_doubtful", "tell_one"]

_SHORT_ID = 8
_NOT_NAMED = "?"


def tell_doubtful(found: Doubted, screen: Screen, *, first: int = 1, every: bool = False) -> str:
    """Tell a page of claims to check, or of `every` claim; `first` is the number of the first."""
    parts: list[RenderableType] = []
    for number, one in enumerate(found.claims, first):
        parts += [*_tell(number, one), Text()]
    last = first + len(found.claims) - 1
    shown = f"; {first} to {last} are shown" if len(found.claims) < found.left else ""
    of = "" if every else " to check"
    parts.append(Text(f"{count(found.left, 'claim')}{of}{shown}", style="bold"))
    return draw(parts, screen)


def tell_one(number: int, one: DoubtfulClaim, screen: Screen) -> str:
    """Tell one claim to check."""
    return draw([*_tell(number, one)], screen)


def say_read(one: DoubtfulClaim) -> str:
    """Say what was read in one line: "Niger → AID → Chad, happened"."""
    ends = one.actors or _NOT_NAMED, write_act(one.act, one.mode), one.recipients
    return f"{' → '.join(end for end in ends if end)}, {one.status}"


def _tell(number: int, one: DoubtfulClaim) -> Iterator[RenderableType]:
    yield Text(make_safe(f"{number}. “{one.sentence}”"))
    yield Padding(Text(make_safe(say_read(one)), style="bold"), (0, 0, 0, 4))
    place = [f"claim {one.id[:_SHORT_ID]}", *([one.publisher] if one.publisher else [])]
    if one.judged:
        place.append(f"{one.judged} by hand")
    yield Padding(Text(make_safe(" · ".join([*place, *one.because])), style="dim"), (0, 0, 0, 4))
