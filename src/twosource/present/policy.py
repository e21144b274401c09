"""What a page may run and where it may lead: its content security policy, its links."""

import re
from base64 import b64encode
from hashlib import sha256
from urllib.parse import urlsplit

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")

_CONTROLS = (*range(0x20), *range(0x7F, 0xA0), 0x202D, 0x202E)
_UNPRINTABLE = {at: "\ufffd" for at in _CONTROLS if chr(at) not in "\t\n"}
_SURROGATE = re.compile("[\ud800-\udfff]")


def write_policy(style: str, script: str | None = None) -> str:
    """Write a policy that lets one style and one script in by their hashes, and nothing else."""
    runs = f"'{_hash_source(script)}'" if script is not None else "'none'"
    return (
        "default-src 'none'; "
        f"style-src '{_hash_source(style)}'; "
        f"script-src {runs}; "
        "base-uri 'none'; form-action 'none'"
    )


def check_link(url: str | None) -> str | None:
    """Give back an address that may be a link: http or https with a host; else None."""
    if url is None or url != url.strip():
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def check_language(language: str | None) -> str | None:
    """Give back a language tag that a page may carry; else None."""
    return language if language is not None and _LANGUAGE.fullmatch(language) else None


def make_printable(page: str) -> str:
    """Put U+FFFD for what no page may hold.

    That is control characters, lone surrogates, and the two characters that force letters to be
    shown in an order in which they do not stand (the overrides of Unicode Annex 9).
    """
    return _SURROGATE.sub("\ufffd", page.translate(_UNPRINTABLE))


def _hash_source(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"
