"""Everything that twosource raises.

TwosourceError
├── UsageError          the caller asked for something that cannot be done (exit 2)
├── InputError          one input cannot be read; becomes a Refusal (exit 3)
├── NotFoundError       nothing in the record answers to that name (exit 4)
├── ModelError          the reader's network is missing or is not the one it says (exit 1)
└── StoreError          the store cannot be opened, read or written (exit 1)
"""

__all__ = [
    "InputError",
    "ModelError",
    "NotFoundError",
    "StoreError",
    "TwosourceError",
    "UsageError",
]


class TwosourceError(Exception):
    """The root of the tree; catch this to catch all that twosource raises on purpose."""


class UsageError(TwosourceError):
    """The call cannot be carried out as it was made; the message says how to make it."""


class InputError(TwosourceError):
    """One input cannot be read.

    `code` is one of `twosource.model.REFUSAL_CODES`; `stage` is the stage that met the fault.
    Only `run` catches this, and keeps it as a `Refusal`.
    """

    def __init__(self, sentence: str, *, code: str, stage: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.stage = stage

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle with the keyword arguments, which plain exceptions lose between processes."""
        return (_rebuild_input_error, (str(self), self.code, self.stage))


class NotFoundError(TwosourceError):
    """The record holds nothing by that name; the message names what was looked for."""


class StoreError(TwosourceError):
    """The store cannot be opened, read or written; the message says what to do next."""


def _rebuild_input_error(sentence: str, code: str, stage: str) -> InputError:
    return InputError(sentence, code=code, stage=stage)


class ModelError(TwosourceError):
    """The reader's network cannot be loaded; the message says which file and what to do."""
