"""What stands before every page: who may ask, from where, how much, and what a browser may do."""

import contextlib
import hmac
import secrets
from collections.abc import Mapping
from hashlib import blake2b
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from twosource.present.web.options import WebOptions

__all__ = ["HEADERS", "Guard", "is_signed", "make_token", "read_cookie", "sign_in"]

COOKIE = "twosource"
_AGE_SECONDS = 12 * 3600
_LONGEST_ADDRESS = 4096
_OPEN = ("/login", "/static/")

HEADERS: Mapping[str, str] = {
    "content-security-policy": "default-src 'none'; style-src 'self'; script-src 'self'; "
    "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    # With "no-referrer" Chromium sends a form from "null", which is refused as another site.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
"""What every answer carries, errors included."""


class Guard:
    """Lets a request through to the pages, or answers in their stead."""

    def __init__(self, app: ASGIApp, options: WebOptions) -> None:
        self._app, self._options = app, options

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refuse(scope)
        app = refusal if refusal is not None else self._app
        await app(scope, self._limit(receive), _add_headers(send))

    def _refuse(self, scope: Scope) -> ASGIApp | None:
        headers = Headers(scope=scope)
        if not self._is_ours(headers.get("host", "").lower()):
            return _say(421, "this address is not served here; open the one that serve printed")
        if len(scope["raw_path"]) + len(scope["query_string"]) > _LONGEST_ADDRESS:
            return _say(414, "the address is too long")
        if not _is_short(headers, self._options.most_bytes):
            return _say(413, f"more than {self._options.most_bytes >> 20} MB at once")
        if scope["method"] == "POST" and not _is_from_here(headers, scope):
            return _say(403, "a page of another site may not write here")
        if self._is_shut(scope):
            if scope["method"] == "GET" and "text/html" in headers.get("accept", ""):
                return RedirectResponse("/login", status_code=303)
            return _say(401, "give the password at /login, or the token as Authorization: Bearer")
        return None

    def _is_ours(self, host: str) -> bool:
        """Tell whether a request asks for this server by a name that is its own."""
        if host in self._options.hosts:
            return True
        if not self._options.any_address:
            return False
        name = host.rpartition(":")[0] if not host.endswith("]") else host
        with contextlib.suppress(ValueError):
            return bool(ip_address(name.strip("[]")))
        return False

    def _is_shut(self, scope: Scope) -> bool:
        check, own, path = self._options.check, self._options.token, scope["path"]
        if check is None or path.startswith(_OPEN):
            return False
        headers = Headers(scope=scope)
        kind, _, token = headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer":
            return not (own and hmac.compare_digest(token.strip().encode(), own.encode()))
        return not is_signed(read_cookie(headers), self._options.secret)

    def _limit(self, receive: Receive) -> Receive:
        """Stop reading a body that goes on for too long, whatever length it was said to have."""
        left = self._options.most_bytes

        async def read() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            return message if left >= 0 else {"type": "http.disconnect"}

        return read


def make_token(secret: bytes, cookie: str) -> str:
    """Return the token that a form must give back, so that only our own forms can write."""
    return blake2b(cookie.encode(), key=secret[:64], person=b"form", digest_size=24).hexdigest()


def sign_in(secret: bytes) -> str:
    """Return the header of a cookie for somebody who gave the password."""
    name = secrets.token_hex(16)
    value = f"{name}.{_sign(name, secret)}"
    return f"{COOKIE}={value}; Path=/; Max-Age={_AGE_SECONDS}; HttpOnly; SameSite=Strict"


def is_signed(cookie: str, secret: bytes) -> bool:
    """Tell whether a cookie is one that we signed."""
    name, _, signature = cookie.partition(".")
    return bool(name) and hmac.compare_digest(signature.encode(), _sign(name, secret).encode())


def _sign(name: str, secret: bytes) -> str:
    return blake2b(name.encode(), key=secret[:64], person=b"cookie", digest_size=24).hexdigest()


def read_cookie(headers: Headers) -> str:
    """Return our cookie as a browser sent it, "" where it sent none."""
    try:
        held = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return ""
    return held[COOKIE].value if COOKIE in held else ""


def _is_short(headers: Headers, most: int) -> bool:
    said = headers.get("content-length", "0")
    return said.isascii() and said.isdigit() and len(said) < 12 and int(said) <= most


def _is_from_here(headers: Headers, scope: Scope) -> bool:
    """Tell whether a form was sent from a page of ours, as far as the browser says so."""
    site = headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin in (None, f"{scope['scheme']}://{headers.get('host', '')}")


def _say(status: int, sentence: str) -> ASGIApp:
    return PlainTextResponse(f"twosource: {sentence}\n", status_code=status)


def _add_headers(send: Send) -> Send:
    async def put(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(HEADERS)
        await send(message)

    return put
