"""The record in Python: open a store, read into it, and go through what it holds.

`import twosource` gives the names of this package when they are first asked for; docs/python.md
shows them at work.
"""

from twosource.run.library.comparing import ComparedDifference, Comparison, compare
from twosource.run.library.found import LibraryFound, LibraryHit
from twosource.run.library.library import Library, open_library
from twosource.run.library.listing import Listing
from twosource.run.library.things import (
    LibraryClaim,
    LibraryEvent,
    LibraryReport,
    LibraryStory,
)

__all__ = [
    "ComparedDifference",
    "Comparison",
    "Library",
    "LibraryClaim",
    "LibraryEvent",
    "LibraryFound",
    "LibraryHit",
    "LibraryReport",
    "LibraryStory",
    "Listing",
    "compare",
    "open_library",
]
