"""Lazy lists: nothing is worked out until somebody looks, and then once."""

import html
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar, overload

from twosource.run.library.frames import Cell, make_arrow, make_pandas, make_polars
from twosource.text.phrasing import count

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

__all__ = ["Listed", "Listing"]

_SHOWN = 20


class Listed(Protocol):
    """What can stand in a listing."""

    def row(self) -> Mapping[str, Cell]:
        """Return what tells it in one line, by the names of the columns."""
        ...

    def has(self, what: str) -> bool:
        """Tell whether it has such a thing; raises UsageError where it never can."""
        ...


T = TypeVar("T", bound=Listed)


class Listing(Generic[T]):
    """Reports, claims, events … in a fixed order: count it, index it, cut it, filter it.

    It is worked out when it is first looked at, and does not change afterwards. Notebooks show it
    as a table; `to_pandas`, `to_polars` and `to_arrow` hand it on as one, a row each.
    """

    def __init__(self, make: Callable[[], Sequence[T]], *, noun: str) -> None:
        self._make = make
        self._noun = noun
        self._things: tuple[T, ...] | None = None

    def _look(self) -> tuple[T, ...]:
        if self._things is None:
            self._things = tuple(self._make())
        return self._things

    def __len__(self) -> int:
        return len(self._look())

    def __iter__(self) -> Iterator[T]:
        return iter(self._look())

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> "Listing[T]": ...
    def __getitem__(self, at: int | slice) -> "T | Listing[T]":
        """Return one, or, of a slice, another listing."""
        if isinstance(at, slice):
            return Listing(lambda: self._look()[at], noun=self._noun)
        return self._look()[at]

    def filter(
        self, keep: Callable[[T], bool] | None = None, *, has: str | None = None
    ) -> "Listing[T]":
        """Return those that `keep` says yes to, and that have what is named: an "amount", say.

        Raises UsageError, when it is looked at, for something that none of them can ever have.
        """

        def choose() -> list[T]:
            return [
                one
                for one in self._look()
                if (keep is None or keep(one)) and (has is None or one.has(has))
            ]

        return Listing(choose, noun=self._noun)

    def to_pandas(self) -> "pd.DataFrame":
        """Return a table of pandas; raises UsageError when pandas is not installed."""
        return make_pandas(self._rows())

    def to_polars(self) -> "pl.DataFrame":
        """Return a table of polars; raises UsageError when polars is not installed."""
        return make_polars(self._rows())

    def to_arrow(self) -> "pa.Table":
        """Return a table of Arrow; raises UsageError when pyarrow is not installed."""
        return make_arrow(self._rows())

    def _rows(self) -> list[Mapping[str, Cell]]:
        return [one.row() for one in self._look()]

    def _count(self) -> str:
        plural = f"{self._noun[:-1]}ies" if self._noun.endswith("y") else None
        return count(len(self), self._noun, plural)

    def __repr__(self) -> str:
        """Tell how many there are and show the first ones, a line each."""
        lines = [self._count(), *(f"  {one}" for one in self._look()[:_SHOWN])]
        left = len(self) - _SHOWN
        return "\n".join([*lines, *([f"  and {left} more"] if left > 0 else [])])

    def _repr_html_(self) -> str:
        """Return the first ones as a table for a notebook; every cell is escaped."""
        rows = [one.row() for one in self._look()[:_SHOWN]]
        head = "".join(f"<th>{html.escape(name)}</th>" for name in (rows[0] if rows else ()))
        body = "".join(f"<tr>{''.join(map(_draw_cell, row.values()))}</tr>" for row in rows)
        left = len(self) - len(rows)
        more = f"; the first {len(rows)} are shown" if left > 0 else ""
        return (
            f"<table><caption>{self._count()}{more}</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        )


def _draw_cell(cell: Cell) -> str:
    return f"<td>{'' if cell is None else html.escape(str(cell))}</td>"
