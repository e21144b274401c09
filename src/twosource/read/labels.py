"""The labels that the network's numbers stand for: a file beside it."""

from msgspec import Struct

__all__ = ["ATTRIBUTION_LAYERS", "SCHEMES", "Labels"]

SCHEMES = ("uner", "re3d", "gum")
ATTRIBUTION_LAYERS = ("source", "cue", "content")


class Labels(Struct, frozen=True):
    """Labels by number. `groups` say which marks share an output, in the order of its columns.

    `inflections` are the features that go with each part of speech. A network without heads for
    acts has no `parties`.
    """

    relations: list[str]
    roles: list[str]
    marks: dict[str, list[str]]
    groups: dict[str, list[str]]
    inflections: dict[str, list[str]]
    parties: list[str] = []

    def columns(self) -> dict[str, slice]:
        """Return where in the output of its group each mark stands."""
        found = {}
        for names in self.groups.values():
            start = 0
            for name in names:
                size = len(self.marks[name])
                found[name] = slice(start, start + size)
                start += size
        return found
