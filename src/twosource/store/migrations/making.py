"""The columns of migrations. They stay as they are: a migration makes the same tables for good."""

from sqlalchemy import Column, Integer, Text

__all__ = ["text", "whole"]


def text(name: str, *, null: bool = False) -> Column[str]:
    """Return a column of text."""
    return Column(name, Text, nullable=null)


def whole(name: str, *, null: bool = False) -> Column[int]:
    """Return a column of whole numbers, which the database never counts up by itself."""
    return Column(name, Integer, nullable=null, autoincrement=False)
