"""Tables for pandas, polars and Arrow: the one door for each, opened when asked."""

import importlib
from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import TYPE_CHECKING

from twosource.errors import UsageError

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

__all__ = ["Cell", "make_arrow", "make_pandas", "make_polars"]

Cell = str | int | float | None

Rows = Sequence[Mapping[str, Cell]]


def make_pandas(rows: Rows) -> "pd.DataFrame":
    """Return rows as a table of pandas."""
    frame: pd.DataFrame = _load("pandas").DataFrame(_turn(rows))
    return frame


def make_polars(rows: Rows) -> "pl.DataFrame":
    """Return rows as a table of polars."""
    frame: pl.DataFrame = _load("polars").DataFrame(_turn(rows), strict=False)
    return frame


def make_arrow(rows: Rows) -> "pa.Table":
    """Return rows as a table of Arrow."""
    table: pa.Table = _load("pyarrow").table(_turn(rows))
    return table


def _turn(rows: Rows) -> dict[str, list[Cell]]:
    """Return the columns."""
    return {name: [row[name] for row in rows] for name in (rows[0] if rows else ())}


def _load(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise UsageError(
            f'{name} is not installed; pip install "twosource[tables]" brings it'
        ) from error
