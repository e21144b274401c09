"""How much of what a search found was looked at, in words."""

from twosource.store.search import Found

__all__ = ["say_counted"]


def say_counted(found: Found) -> str:
    """Say which sentences are ranked and counted by facet; nothing where all of them are."""
    if found.is_all and found.counted == found.sentences:
        return ""
    which = f"{found.first + 1} to {found.first + found.counted}"
    return f"ranked and counted are {which}, those read last first"
