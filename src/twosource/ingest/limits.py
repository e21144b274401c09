"""How much one input may be."""

from msgspec import Struct

__all__ = ["STANDARD_LIMITS", "Limits"]


class Limits(Struct, frozen=True, kw_only=True):
    """The ceilings of `ingest`; what lies above one is refused, what lies on it is read.

    `document_bytes` counts one report after decompression, a record of a JSON Lines file too, and
    1 MB is 1,000,000 bytes. `ratio` is how many bytes a compressed file may yield for each of its
    own, `encodings` how often it may be compressed over, `json_depth` how deep a record may nest.
    """

    document_bytes: int = 15_000_000
    ratio: int = 200
    encodings: int = 3
    json_depth: int = 100


STANDARD_LIMITS = Limits()
