"""What is written by hand: the password, what is added, and what is decided about an event."""

import hmac
from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from msgspec import Struct
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from twosource.errors import NotFoundError, UsageError
from twosource.present.web.answer import Answer, Download, Redirected
from twosource.present.web.doubtful import show_doubtful
from twosource.present.web.guard import make_token, read_cookie, sign_in
from twosource.present.web.judging import SLOTS
from twosource.present.web.judging_story import show_grouping
from twosource.present.web.options import Pasted, Verdict, WebOptions
from twosource.present.web.requests import read_request
from twosource.present.web.review import show_review
from twosource.present.web.views import Views

__all__ = ["Forms"]

_LONGEST = 500

Made = Answer | Download | Redirected
_LONGEST_ADDRESS = 200


class Answering(Protocol):
    """Answers a request with what is made in a thread."""

    async def __call__(self, request: Request, make: Callable[[], Made]) -> Response:
        """Return the answer."""
        ...


class _Filled(Struct, frozen=True, kw_only=True):
    """A form as it was filled in."""

    said: dict[str, str]
    file: Pasted | None = None

    def get(self, field: str) -> str:
        """Return what a field says, "" where it is not there."""
        return self.said.get(field, "")


class Forms:
    """The pages that write."""

    def __init__(self, options: WebOptions, views: Views, answer: Answering) -> None:
        self._options, self._views, self._answer = options, views, answer

    def list_routes(self) -> Sequence[Route]:
        """Return the addresses of those forms that are offered."""
        routes = []
        if self._options.check is not None:
            routes += [
                Route("/login", self._ask_password, methods=["GET"]),
                Route("/login", self._take_password, methods=["POST"]),
            ]
        if self._options.adding is not None:
            routes += [
                Route("/add", self._ask_text, methods=["GET"]),
                Route("/add", self._take_text, methods=["POST"]),
                Route("/add/{job}", self._tell_job, methods=["GET"]),
            ]
        if self._options.judging is not None:
            routes += [
                Route("/review", self._list_doubtful, methods=["GET"]),
                Route("/event/{named}/review", self._ask_verdict, methods=["GET"]),
                Route("/event/{named}/review", self._judge_event, methods=["POST"]),
                Route("/claim/{named}/review", self._judge_claim, methods=["POST"]),
                Route("/story/{named}/review", self._ask_grouping, methods=["GET"]),
                Route("/story/{named}/review", self._judge_grouping, methods=["POST"]),
            ]
        return routes

    async def _ask_password(self, request: Request) -> Response:
        return await self._answer(request, partial(self._show, request, "login", "Password"))

    async def _take_password(self, request: Request) -> Response:
        form = await self._read(request)
        check = self._options.check or (lambda _: False)
        if await run_in_threadpool(check, form.get("password")):
            answer = RedirectResponse("/", status_code=303)
            answer.headers["set-cookie"] = sign_in(self._options.secret)
            return answer
        show = partial(self._show, request, "login", "Password", status=401, wrong=True)
        return await self._answer(request, show)

    async def _ask_text(self, request: Request) -> Response:
        return await self._answer(request, partial(self._show, request, "add", "Add a report"))

    async def _take_text(self, request: Request) -> Response:
        return await self._answer(request, partial(self._start, await self._read(request)))

    async def _tell_job(self, request: Request) -> Response:
        return await self._answer(request, partial(self._find_job, request.path_params["job"]))

    async def _ask_verdict(self, request: Request) -> Response:
        return await self._ask(request, show_review)

    async def _ask_grouping(self, request: Request) -> Response:
        return await self._ask(request, show_grouping)

    async def _ask(self, request: Request, show: Callable[..., Answer]) -> Response:
        token, named = self._make_token(request), str(request.path_params["named"])

        def look() -> Made:
            with self._views.lend() as view:
                return show(view, named, token=token)

        return await self._answer(request, look)

    async def _list_doubtful(self, request: Request) -> Response:
        asked = read_request(request)

        def look() -> Made:
            with self._views.lend() as view:
                return show_doubtful(view, asked)

        return await self._answer(request, look)

    async def _judge_event(self, request: Request) -> Response:
        form = await self._read(request)
        verdict = Verdict(
            named=str(request.path_params["named"])[:64],
            kind=form.get("kind"),
            other=form.get("other")[:64],
            by=form.get("by")[:_LONGEST],
            note=form.get("note")[:_LONGEST],
        )
        return await self._answer(request, partial(self._decide, verdict))

    async def _judge_claim(self, request: Request) -> Response:
        form = await self._read(request)
        held = ((slot, form.said.get(slot)) for slot in SLOTS)
        verdict = Verdict(
            about="claim",
            named=str(request.path_params["named"])[:64],
            kind=form.get("kind"),
            slots=tuple(f"{slot}={said[:_LONGEST]}" for slot, said in held if said is not None),
            by=form.get("by")[:_LONGEST],
            note=form.get("note")[:_LONGEST],
        )
        lead = "/review" if form.get("next") == "review" else None
        return await self._answer(request, partial(self._decide, verdict, lead=lead))

    async def _judge_grouping(self, request: Request) -> Response:
        form = await self._read(request)
        verdict = Verdict(
            about="stories" if form.get("about") == "stories" else "lineages",
            named=str(request.path_params["named"])[:64],
            kind=form.get("kind"),
            other=form.get("other")[:64],
            beside=form.get("beside")[:64],
            by=form.get("by")[:_LONGEST],
            note=form.get("note")[:_LONGEST],
        )
        return await self._answer(request, partial(self._decide, verdict))

    def _start(self, filled: _Filled) -> Made:
        if self._options.adding is None:
            raise NotFoundError("nothing can be added here")
        handed = _choose_handed(filled, online=self._options.online)
        return Redirected(to=f"/add/{self._options.adding.start(handed).id}", status=303)

    def _find_job(self, named: str) -> Made:
        job = self._options.adding.find(named) if self._options.adding is not None else None
        if job is None:
            raise NotFoundError("there is no such reading; it may be from before a restart")
        parts = {"job": job, "ends": job.state in ("done", "failed")}
        return Answer(template="job", title="Reading", value=lambda: job, parts=parts)

    def _decide(self, verdict: Verdict, *, lead: str | None = None) -> Made:
        if self._options.judging is None:
            raise NotFoundError("nothing can be decided here")
        after = self._options.judging(verdict)
        return Redirected(to=lead or after, status=303)

    def _show(
        self,
        request: Request,
        template: str,
        title: str,
        *,
        status: int = 200,
        wrong: bool = False,
    ) -> Made:
        most = self._options.most_bytes >> 20
        return Answer(
            template=template,
            title=title,
            value=lambda: {"form": template},
            parts={
                "token": self._make_token(request),
                "wrong": wrong,
                "most": most,
                "online": self._options.online,
            },
            status=status,
        )

    async def _read(self, request: Request) -> _Filled:
        """Read a form that one of our own pages sent."""
        try:
            async with request.form(max_files=1, max_fields=20) as form:
                filled = await _take(form)
        except ClientDisconnect:
            raise HTTPException(413) from None
        token = filled.get("token")
        if not hmac.compare_digest(token.encode(), self._make_token(request).encode()):
            raise HTTPException(403)
        return filled

    def _make_token(self, request: Request) -> str:
        return make_token(self._options.secret, read_cookie(request.headers))


async def _take(form: FormData) -> _Filled:
    said = {key: value for key, value in form.items() if isinstance(value, str)}
    file = form.get("file")
    if not isinstance(file, UploadFile) or not file.filename:
        return _Filled(said=said)
    return _Filled(said=said, file=Pasted(name=file.filename[:200], content=await file.read()))


def _choose_handed(filled: _Filled, *, online: bool) -> Pasted:
    """Return the file, the text or the address of a form; raises UsageError where there is none."""
    if filled.file is not None:
        return filled.file
    text, address = filled.get("text"), filled.get("address").strip()
    if address and not text.strip():
        if not online:
            raise UsageError("no address is fetched here; serve with --online, or paste the text")
        return Pasted(name=address[:_LONGEST_ADDRESS], content=b"", address=address)
    if not text.strip():
        raise UsageError("there is nothing to read; paste a text or choose a file")
    name = filled.get("name").strip()[:200] or "pasted.txt"
    return Pasted(name=name, content=text.encode("utf-8", "replace"))
