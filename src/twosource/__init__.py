"""twosource keeps one cited, cross-checked record of who, by the news, did what to whom.

    import twosource as ts

    lib = ts.open("visit.db")
    lib.read("reports/*.txt")
    lib.events(actor="PRK", recipient="RUS")

Importing this package reads no file and loads no library: the names below are found when they are
first asked for. docs/python.md shows them at work, and says which of them are a promise.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twosource.errors import (
        InputError,
        ModelError,
        NotFoundError,
        StoreError,
        TwosourceError,
        UsageError,
    )
    from twosource.run.library import (
        ComparedDifference,
        Comparison,
        Library,
        LibraryClaim,
        LibraryEvent,
        LibraryFound,
        LibraryHit,
        LibraryReport,
        LibraryStory,
        Listing,
        compare,
    )
    from twosource.run.library import open_library as open  # noqa: A004 (as twosource.open)

__version__ = "0.1.0"

__all__ = [
    "ComparedDifference",
    "Comparison",
    "InputError",
    "Library",
    "LibraryClaim",
    "LibraryEvent",
    "LibraryFound",
    "LibraryHit",
    "LibraryReport",
    "LibraryStory",
    "Listing",
    "ModelError",
    "NotFoundError",
    "StoreError",
    "TwosourceError",
    "UsageError",
    "__version__",
    "compare",
    "open",
]

_ELSEWHERE = {"open": "open_library"}


def __getattr__(name: str) -> object:
    """Find a public name where it lives; only what is asked for is loaded."""
    if name not in __all__:
        raise AttributeError(f"module 'twosource' has no attribute {name!r}")
    home = "twosource.errors" if name.endswith("Error") else "twosource.run.library"
    found: object = getattr(importlib.import_module(home), _ELSEWHERE.get(name, name))
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
