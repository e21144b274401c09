"""Refusals made by `ingest`."""

from twosource.errors import InputError
from twosource.model import Refusal, RefusalCode

__all__ = ["STAGE", "fault", "refuse"]

STAGE = "ingest"


def fault(code: RefusalCode, sentence: str) -> InputError:
    """Return the error that says why an input cannot be read."""
    return InputError(sentence, code=code, stage=STAGE)


def refuse(
    error: InputError,
    *,
    source: str,
    content_hash: str = "",
    record: int | None = None,
    offset: int | None = None,
) -> Refusal:
    """Return `error` as the refusal of one record, or of a whole source."""
    return Refusal(
        source=source,
        record=record,
        offset=offset,
        content_hash=content_hash,
        stage=error.stage,
        code=error.code,
        sentence=str(error),
    )
