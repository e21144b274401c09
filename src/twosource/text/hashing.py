"""Content hashes: the ids of everything in the record."""

from hashlib import blake2b

__all__ = ["hash_bytes", "hash_claim", "hash_event", "hash_judgement", "hash_parts", "hash_report"]


def hash_bytes(content: bytes) -> str:
    """Return the blake2b hash of `content` as 32 hexadecimal digits."""
    return blake2b(content, digest_size=16).hexdigest()


def hash_parts(*parts: str) -> str:
    """Return the hash of several strings; no two different lists of parts read the same."""
    framed = "".join(f"{len(part)}:{part}" for part in parts)
    return hash_bytes(framed.encode("utf-8", "surrogatepass"))


def hash_report(name: str, url: str | None, text: str) -> str:
    """Return the id of the report with this name, address and text."""
    return hash_parts("report", name, url or "", text)


def hash_claim(report: str, start: int, end: int, act: str, *, earlier: int = 0) -> str:
    """Return the id of the claim of `act` that the words `[start, end)` of a report name.

    `earlier` is how many claims of the same act and words come before it: a glued word that was
    mended may hold two.
    """
    return hash_parts("claim", report, str(start), str(end), act, str(earlier))


def hash_event(claim: str) -> str:
    """Return the id of the event whose earliest claim has this id."""
    return hash_parts("event", claim)


def hash_judgement(
    kind: str, first: str, second: str | None, undoes: str | None, *, of: str = "", earlier: int
) -> str:
    """Return the id of a judgement on two claims; when it was made is no part of it.

    `of` is what else it is about: one claim and its slot, lineages, stories; "" for events.
    `earlier` is how many judgements of the same kind on the same came before it.
    """
    named = ("judgement", kind, first, second or "", undoes or "", str(earlier))
    return hash_parts(*named, *([of] if of else []))
