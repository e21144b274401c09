"""Content hashes: the ids of everything in the record."""

from hashlib import blake2b

__all__ = ["hash_bytes", "hash_parts"]


def hash_bytes(content: bytes) -> str:
    """Return the blake2b hash of `content` as 32 hexadecimal digits."""
    return blake2b(content, digest_size=16).hexdigest()


def hash_parts(*parts: str) -> str:
    """Return the hash of several strings; no two different lists of parts read the same."""
    framed = "".join(f"{len(part)}:{part}" for part in parts)
    return hash_bytes(framed.encode("utf-8", "surrogatepass"))
