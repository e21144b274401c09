"""An input that was not read, and why."""

from typing import Literal, get_args

from msgspec import Struct

RefusalCode = Literal[
    "not-found",  # no such file or folder
    "unreadable",  # the system does not let us read it
    "empty",  # no bytes, or only white space
    "too-large",  # more bytes than the limit, before or after decompression
    "ratio",  # decompresses to more than 200 times its size
    "nested-encodings",  # compressed more than three times over
    "truncated",  # a compressed stream that ends too early
    "bad-archive",  # a compressed stream that is damaged
    "binary",  # not text
    "charset",  # text, but in no character set that fits
    "unsupported",  # a format that twosource does not read
    "bad-json",  # a record that is no JSON object
    "json-depth",  # a record nested too deeply
    "missing-field",  # a record without text or html
    "page-too-big",  # too many nodes, too deep, or too many attributes
    "text-too-long",  # more characters than a report may have
    "no-text",  # nothing to read in it
    "too-slow",  # took longer than the time limit, and was stopped
    "out-of-memory",  # needed more memory than the limit
    "crashed",  # the reading process died
    "forbidden",  # an address that is not asked: not of the open internet, or no address of a page
    "unreachable",  # no machine of that name, or none that answers
    "bad-answer",  # an error instead of a page, or an answer against the rules
]

REFUSAL_CODES: tuple[str, ...] = get_args(RefusalCode)


class Refusal(Struct, frozen=True, kw_only=True, order=True):
    """One record offered and not accepted; accepted and refused add up to offered.

    `content_hash` is blake2b of the bytes seen ("" when none could be read); `stage` is the part
    of twosource that refused; `sentence` says what to do next.
    """

    source: str
    record: int | None
    offset: int | None
    content_hash: str
    stage: str
    code: str
    sentence: str
