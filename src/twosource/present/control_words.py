"""Control groups in words: whose voice a root is, so that two names of one voice count once."""

from collections.abc import Mapping

from twosource.present.claim_words import name_state

__all__ = ["UNKNOWN", "name_group", "name_root", "say_group"]

UNKNOWN = "whose word it is, is not told"
"""Said of a root that the reports do not name, or of which nobody knows whose voice it is."""

_BODIES: Mapping[str, str] = {"UN": "United Nations", "EU": "European Union"}
"""Keys of bodies that stand for a longer name."""


def say_group(group: str, root: str) -> str:
    """Say whose voice a root is: "South Korea: a government with its ministries, forces and media".

    `group` is the key of a control group, "" where it is unknown; `root` is what the root is
    called.
    """
    kind, _, key = group.partition(":")
    if kind == "state" and key:
        return f"{name_state(key)}: a government with its ministries, forces and media"
    if kind == "body" and key:
        return f"{_BODIES.get(key, key)}: a body with its branches"
    return f"{root or key}: a voice of its own" if group else UNKNOWN


def name_group(group: str, root: str) -> str:
    """Name a control group in few words: "South Korea", "United Nations", the root's own name."""
    kind, _, key = group.partition(":")
    if kind == "state" and key:
        return name_state(key)
    if kind == "body" and key:
        return _BODIES.get(key, key)
    return root or key if group else "not known"


def name_root(root: str) -> str:
    """Name a root; one that is unknown has no name."""
    return root or "nobody named"
