"""Line ends and control characters: the only things about a text that are ever changed."""

import re
from itertools import pairwise

from msgspec import Struct

__all__ = ["Line", "control_share", "find_lines", "normalise_characters", "split_lines"]

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# C0 and C1 controls other than tab and line feed, and the byte order mark.
_DROPPED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_STOPS = (".", "!", "?", "…", ":", "”", '"')

# A text set to a fixed width: no line longer, and this share of the lines run on in lower case.
_WIDEST_SETTING = 120
_FEWEST_RUNNING_ON = 5
_SHARE_RUNNING_ON = 0.4
_FULL_LINE = 2 / 3


class Line(Struct, frozen=True):
    """A paragraph that holds more than white space: `[start, end)` of the text, without margins.

    In `text` line ends are spaces, so that its places are those of the whole.
    """

    start: int
    end: int
    text: str


def normalise_characters(text: str) -> str:
    """Return `text` with every line end as a line feed and without control characters.

    Nothing else is changed: no Unicode normalisation, no quotes, no white space.
    """
    return _DROPPED.sub("", _LINE_ENDS.sub("\n", text))


def control_share(text: str) -> float:
    """Return the share (0 to 1) of characters that are C0 controls and neither tab nor line end."""
    return len(_CONTROLS.findall(text)) / max(len(text), 1)


def find_lines(text: str) -> tuple[Line, ...]:
    """Return the paragraphs of `text`: its lines, or what a fixed width broke into lines.

    A text is set to a fixed width when many of its lines run on in lower case on the next and none
    is long. Then a paragraph ends at an empty line or behind a line well short of the width.
    """
    found = _split(text)
    return _with_text(_join_lines(text, found) if _is_set_to_width(found) else found)


def split_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of `text` as they stand, where each is a paragraph, as a page's blocks are.

    Nothing is joined: marks that a page's markup gave by line number hold for these lines alone.
    """
    return _with_text(_split(text))


def _split(text: str) -> list[Line]:
    found: list[Line] = []
    start = 0
    for raw in text.split("\n"):
        kept = raw.strip()
        at = start + len(raw) - len(raw.lstrip())
        found.append(Line(at, at + len(kept), kept))
        start += len(raw) + 1
    return found


def _with_text(lines: list[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.text)


def _is_set_to_width(lines: list[Line]) -> bool:
    if max(len(line.text) for line in lines) > _WIDEST_SETTING:
        return False
    pairs = [(one.text, two.text) for one, two in pairwise(lines) if one.text and two.text]
    running_on = sum(
        two[0].islower() and " " in one and not one.endswith(_STOPS) for one, two in pairs
    )
    return running_on >= max(_FEWEST_RUNNING_ON, _SHARE_RUNNING_ON * len(pairs))


def _join_lines(text: str, lines: list[Line]) -> list[Line]:
    width = max(len(line.text) for line in lines)
    places: list[tuple[int, int]] = []
    runs_on = False
    for line in lines:
        if runs_on and line.text:
            places[-1] = (places[-1][0], line.end)
        else:
            places.append((line.start, line.end))
        runs_on = len(line.text) >= _FULL_LINE * width
    return [Line(start, end, text[start:end].replace("\n", " ")) for start, end in places]
