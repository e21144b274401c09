"""What a person reads in a terminal: plain, calm text, narrower where the screen is narrow.

Everything that comes from a report or a file name is made safe first: a control character in it
could move the cursor, change the title of the window, or hide what stands before it.
"""

import io
import unicodedata
from collections.abc import Iterable

from msgspec import Struct
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

__all__ = ["Screen", "draw", "make_grid", "make_safe", "make_table"]

_UNLIMITED = 100_000
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS = frozenset("\u200c\u200d\u00ad")  # part of how Persian, Hindi and hyphenation are written


class Screen(Struct, frozen=True, kw_only=True):
    """Where text goes; `width` is in columns, None when lines may be as long as they like."""

    width: int | None = None
    colour: bool = False


def make_safe(text: str) -> str:
    """Return `text` on one line, with every character that steers a terminal made visible."""
    return "".join(_show_character(one) for one in text)


def draw(parts: Iterable[RenderableType], screen: Screen) -> str:
    """Return the parts as lines, without blanks at their ends."""
    page = io.StringIO()
    console = Console(
        file=page,
        width=screen.width or _UNLIMITED,
        color_system="standard" if screen.colour else None,
        force_terminal=screen.colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    for part in parts:
        console.print(part)
    return "".join(f"{line.rstrip()}\n" for line in page.getvalue().splitlines())


def make_grid(rows: Iterable[tuple[str, str]], *, indent: int = 2) -> RenderableType:
    """Lay out names and what they stand for; long values wrap under themselves."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(overflow="fold")
    for name, value in rows:
        grid.add_row(Text(make_safe(name)), Text(make_safe(value)))
    return Padding(grid, (0, 0, 0, indent))


def make_table(*names: str) -> Table:
    """Make a table with a heading for each column and no rules between them."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", pad_edge=False)
    for name in names:
        table.add_column(name, overflow="fold")
    return table


def _show_character(one: str) -> str:
    if one in "\n\r\t":
        return " "
    if one in _JOINERS or unicodedata.category(one) not in _HIDDEN:
        return one
    return "\N{REPLACEMENT CHARACTER}"
