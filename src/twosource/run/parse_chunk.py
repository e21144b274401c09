"""What happens to some sentences inside the sandbox: text in, parses out."""

from pathlib import Path

from msgspec import Struct

from twosource.errors import ModelError
from twosource.model import Parse
from twosource.read.reader import load_reader

__all__ = ["Chunk", "ParsedChunk", "parse_chunk"]


class Chunk(Struct, frozen=True):
    """Some sentences, and the folder of the network that is to read them."""

    sentences: tuple[str, ...]
    folder: Path


class ParsedChunk(Struct, frozen=True):
    """One parse for each sentence, or why the network is of no use to any."""

    parses: tuple[Parse, ...]
    fault: str = ""


def parse_chunk(chunk: Chunk) -> ParsedChunk:
    """Read some sentences; the network is loaded by the first chunk that a process gets."""
    try:
        reader = load_reader(chunk.folder)
    except (ImportError, ModelError) as error:
        return ParsedChunk((), str(error) or type(error).__name__)
    return ParsedChunk(reader.read(chunk.sentences))
