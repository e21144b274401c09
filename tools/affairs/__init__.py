"""A generator of affairs: sets of news reports whose true lineage is known.

From base reports by several hands it makes copies of every kind, later editions, chains and
siblings with lost parents, as raw texts and pages, and tells of each what it was made from and how.
"""

from tools.affairs.affair import AffairOptions, generate_affair
from tools.affairs.model import Affair, Base, Rewording, Update, Version
from tools.affairs.planted import Planted, plant_copies, plant_story
from tools.affairs.sources import Sources, load_sources

__all__ = [
    "Affair",
    "AffairOptions",
    "Base",
    "Planted",
    "Rewording",
    "Sources",
    "Update",
    "Version",
    "generate_affair",
    "load_sources",
    "plant_copies",
    "plant_story",
]
