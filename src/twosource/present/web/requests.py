"""A request in the plain values that a page takes."""

from starlette.requests import Request

from twosource.present.web.asked import Asked

__all__ = ["read_request"]


def read_request(request: Request) -> Asked:
    """Return what a request asks for in plain values."""
    named = request.path_params.get("named", "")
    return Asked(path=request.url.path, named=str(named), facets=dict(request.query_params))
