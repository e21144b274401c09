"""The application: which page answers which address, and how errors are told."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib.resources import files

from msgspec.structs import replace
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from twosource.errors import NotFoundError, TwosourceError, UsageError
from twosource.present.web import pages
from twosource.present.web.answer import (
    Answer,
    Download,
    Redirected,
    make_etag,
    render_page,
    write_json,
)
from twosource.present.web.asked import Asked
from twosource.present.web.forms import Forms
from twosource.present.web.guard import Guard, make_token, read_cookie
from twosource.present.web.options import WebOptions
from twosource.present.web.requests import read_request
from twosource.present.web.views import Views
from twosource.store.view import View

__all__ = ["make_app"]

Page = Callable[[View, Asked], Answer | Download | Redirected]
_log = logging.getLogger(__name__)
_KINDS = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
_ASSETS = ("style.css", "web.css", "script.js", "icon.svg")
_STATUS: Mapping[type[TwosourceError], int] = {NotFoundError: 404, UsageError: 400}
_FRESH = {"cache-control": "no-cache", "vary": "accept"}


def make_app(options: WebOptions) -> ASGIApp:
    """Return the application that serves one store; it closes its views when it stops."""
    served = _Served(options)
    forms = Forms(options, served.views, served.answer)
    routes = [
        *forms.list_routes(),
        *(Route(path, served.serve(page), methods=["GET"]) for path, page in pages.PAGES),
        Route("/static/{name}", _serve_asset, methods=["GET"]),
    ]
    app = Starlette(
        routes=routes,
        lifespan=served.live,
        exception_handlers={HTTPException: served.tell_http, Exception: served.tell_unknown},
    )
    return Guard(app, options)


class _Served:
    """The pages of one store, with the threads that make them."""

    def __init__(self, options: WebOptions) -> None:
        self.views = Views(options.store)
        self._boundaries = options.boundaries
        self._judging, self._secret = options.judging, options.secret
        self._threads = ThreadPoolExecutor(options.threads, thread_name_prefix="page")
        self._shared = {
            "can_add": options.adding is not None,
            "can_judge": options.judging is not None,
        }

    @contextlib.asynccontextmanager
    async def live(self, app: Starlette) -> AsyncIterator[None]:  # noqa: ARG002 (starlette's)
        """Close everything when the server stops."""
        yield
        self._threads.shutdown(cancel_futures=True)
        self.views.close()

    def serve(self, page: Page) -> Callable[[Request], Awaitable[Response]]:
        """Return what answers a request with a page."""

        async def serve_page(request: Request) -> Response:
            asked = replace(read_request(request), boundaries=self._boundaries)
            return await self.answer(request, partial(self._look, page, asked))

        return serve_page

    async def answer(
        self, request: Request, make: Callable[[], Answer | Download | Redirected]
    ) -> Response:
        """Return what `make` makes, in a thread of its own, in the form that was asked for."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self._respond, request, make)

    async def tell_http(self, request: Request, error: Exception) -> Response:
        """Answer an address that is not there, or a method that does not fit."""
        status = error.status_code if isinstance(error, HTTPException) else 500
        said = "there is no page at this address" if status == 404 else "that cannot be asked here"
        return self._write(request, _tell(status, said))

    async def tell_unknown(self, request: Request, error: Exception) -> Response:
        """Answer when something went wrong that nobody foresaw."""
        _log.error("%s failed", request.url.path, exc_info=error)
        return self._write(request, _tell(500, "something went wrong here; the log says what"))

    def _token(self, request: Request) -> str:
        """Return the token of the forms that pages hold, "" where nothing can be decided."""
        if self._judging is None:
            return ""
        return make_token(self._secret, read_cookie(request.headers))

    def _look(self, page: Page, asked: Asked) -> Answer | Download | Redirected:
        with self.views.lend() as view:
            return page(view, asked)

    def _respond(
        self, request: Request, make: Callable[[], Answer | Download | Redirected]
    ) -> Response:
        try:
            made = make()
        except TwosourceError as error:
            return self._write(request, _tell(_STATUS.get(type(error), 503), str(error)))
        if isinstance(made, Redirected):
            return RedirectResponse(made.to, status_code=made.status)
        if isinstance(made, Download):
            headers = {"content-disposition": f'attachment; filename="{made.name}"', **_FRESH}
            return Response(made.content, media_type=made.media, headers=headers)
        return self._write(request, made)

    def _write(self, request: Request, answer: Answer) -> Response:
        if _wants_json(request):
            body, media = write_json(answer), "application/json"
        else:
            shared = {**self._shared, "path": request.url.path, "form_token": self._token(request)}
            body, media = render_page(answer, shared), "text/html; charset=utf-8"
        tag = make_etag(body)
        headers = {"etag": tag, **_FRESH}
        if answer.status == 200 and tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return Response(body, status_code=answer.status, media_type=media, headers=headers)


def _wants_json(request: Request) -> bool:
    accept = request.headers.get("accept", "")
    return "application/json" in accept and "text/html" not in accept


def _tell(status: int, sentence: str) -> Answer:
    value = {"error": sentence, "status": status}
    return Answer(
        template="error",
        title="Not found" if status == 404 else "This cannot be shown",
        value=lambda: value,
        parts={"sentence": sentence},
        status=status,
    )


async def _serve_asset(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _ASSETS:
        raise HTTPException(404)
    content = files("twosource.present").joinpath("page", name).read_bytes()
    headers = {"etag": make_etag(content), "cache-control": "no-cache"}
    if headers["etag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=_KINDS[name.rpartition(".")[2]], headers=headers)
