"""Laws of the web pages: no address makes them fail, and a form lets in nobody by chance."""

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient
from tests.unit.present.tellings import make_told
from tests.unit.present.web_store import SECRET, name_id, open_pages, write_store

from twosource.present.web.guard import is_signed, sign_in

TRIED = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
PAGES = (
    "/", "/story/", "/event/", "/claim/", "/report/", "/compare", "/sources", "/actor/", "/dyad/",
    "/map", "/time", "/ledger", "/search", "/export", "/export/", "/about", "/static/", "/add",
)  # fmt: skip
FACETS = (
    "q", "a", "b", "as", "at", "raw", "page", "since", "until", "actor", "recipient", "pair", "act",
    "status", "place", "independent", "publisher", "other",
)  # fmt: skip
KNOWN = (
    name_id("visit"), name_id("post"), name_id("visit-post")[:8], "AID", "happened", "2031-03-03",
    "RUS-PRK", "a>b", "1", "csv", "-", ">", "0", "99999999999", "١", "ledger.csv",
)  # fmt: skip
words = st.one_of(st.sampled_from(KNOWN), st.text(max_size=40))


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """The pages of a story, which raise what they fail on."""
    return open_pages(write_store(tmp_path_factory.mktemp("web") / "told.db", make_told()))


def encode(text: str) -> str:
    return quote(text.encode("utf-8", "surrogatepass"), safe="")


@TRIED
@given(
    page=st.sampled_from(PAGES),
    named=words,
    facets=st.dictionaries(st.one_of(st.sampled_from(FACETS), st.text(max_size=5)), words),
    accept=st.sampled_from(["text/html", "application/json", "*/*", ""]),
)
def test_no_address_makes_a_page_fail(
    client: TestClient, page: str, named: str, facets: dict[str, str], accept: str
) -> None:
    path = page + (encode(named) if page.endswith("/") and page != "/" else "")
    query = "&".join(f"{encode(key)}={encode(value)}" for key, value in facets.items())
    answer = client.get(f"{path}?{query}", headers={"accept": accept})
    assert answer.status_code in (200, 304, 307, 308, 400, 404)
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@TRIED
@given(path=st.binary(max_size=60), query=st.binary(max_size=60))
def test_no_bytes_in_an_address_make_a_page_fail(
    client: TestClient, path: bytes, query: bytes
) -> None:
    answer = client.get(f"/{quote(path, safe='/')}?{quote(query, safe='&=')}")
    assert answer.status_code < 500


@given(cookie=st.text(max_size=80))
def test_no_cookie_is_ours_that_we_did_not_sign(cookie: str) -> None:
    assert not is_signed(cookie, SECRET)


def test_a_signed_cookie_is_ours_and_nobody_elses() -> None:
    cookie = sign_in(SECRET).partition("=")[2].partition(";")[0]
    assert is_signed(cookie, SECRET)
    assert not is_signed(cookie, b"another secret of somebody else..")
    assert not is_signed(cookie[:-1], SECRET)
