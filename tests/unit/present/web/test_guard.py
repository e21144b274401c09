"""Who may ask, from where, and how much; what a browser may do with an answer."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.unit.present.tellings import make_told
from tests.unit.present.web_store import HOST, Taker, name_id, open_pages, write_store

from twosource.present.web import Verdict

HEAD = {"accept": "text/html"}
EVENT = name_id("event-visit-post")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_store(tmp_path_factory.mktemp("guard") / "told.db", make_told())


def find_token(page: str) -> str:
    found = re.search(r'name="token" value="(\w+)"', page)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("address", ["/", "/nowhere", "/static/style.css", "/search?since=x"])
def test_every_answer_carries_the_policy(store: Path, address: str) -> None:
    headers = open_pages(store).get(address).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_an_answer_to_what_nobody_foresaw_carries_the_policy(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("twosource.store.view.read_story_lines", fail)
    client = open_pages(store)
    client = TestClient(client.app, base_url=f"http://{HOST}", raise_server_exceptions=False)
    answer = client.get("/", headers=HEAD)
    assert answer.status_code == 500
    assert "broken on purpose" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:9", "", f"{HOST}.x"])
def test_another_name_is_not_served(store: Path, host: str) -> None:
    assert open_pages(store).get("/", headers={"host": host}).status_code == 421


def test_too_long_an_address_is_refused(store: Path) -> None:
    assert open_pages(store).get("/search?q=" + "a" * 5000).status_code == 414


def test_nothing_can_be_written_without_forms(store: Path) -> None:
    client = open_pages(store)
    assert client.post("/", data={}).status_code == 405
    assert client.post("/add", data={}).status_code == 404
    assert client.post(f"/event/{EVENT}/review", data={}).status_code == 404


@pytest.mark.parametrize(
    "headers",
    [{"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}],
)
def test_a_page_of_another_site_cannot_write(store: Path, headers: dict[str, str]) -> None:
    taker = Taker()
    client = open_pages(store, adding=taker)
    token = find_token(client.get("/add", headers=HEAD).text)
    answer = client.post("/add", data={"token": token, "text": "x"}, headers=headers)
    assert (answer.status_code, taker.handed) == (403, [])


def test_a_form_without_our_token_cannot_write(store: Path) -> None:
    taker = Taker()
    client = open_pages(store, adding=taker)
    assert client.post("/add", data={"text": "x", "token": "guess"}).status_code == 403
    assert taker.handed == []


def test_a_pasted_text_is_handed_on(store: Path) -> None:
    taker = Taker()
    client = open_pages(store, adding=taker)
    token = find_token(client.get("/add", headers=HEAD).text)
    text = {"token": token, "text": "A harbour.", "name": "a.txt"}
    answer = client.post("/add", data=text)
    assert (answer.status_code, answer.headers["location"]) == (303, "/add/one")
    assert [(one.name, one.content) for one in taker.handed] == [("a.txt", b"A harbour.")]
    assert "1 report read" in client.get("/add/one", headers=HEAD).text
    assert client.get("/add/other", headers=HEAD).status_code == 404


def test_a_dropped_file_is_handed_on(store: Path) -> None:
    taker = Taker()
    client = open_pages(store, adding=taker)
    token = find_token(client.get("/add", headers=HEAD).text)
    client.post("/add", data={"token": token}, files={"file": ("b.html", b"<p>b</p>")})
    assert [(one.name, one.content) for one in taker.handed] == [("b.html", b"<p>b</p>")]


def test_an_address_is_handed_on_where_pages_are_served_online(store: Path) -> None:
    taker = Taker()
    client = open_pages(store, adding=taker, online=True)
    page = client.get("/add", headers=HEAD).text
    assert 'name="address"' in page
    given = {"token": find_token(page), "address": " https://news.example/a "}
    assert client.post("/add", data=given).status_code == 303
    (handed,) = taker.handed
    assert (handed.address, handed.content) == ("https://news.example/a", b"")


def test_an_address_is_refused_where_pages_are_not_served_online(store: Path) -> None:
    taker = Taker()
    client = open_pages(store, adding=taker)
    page = client.get("/add", headers=HEAD).text
    assert 'name="address"' not in page
    assert "twosource serve --online" in page
    given = {"token": find_token(page), "address": "https://news.example/a"}
    answer = client.post("/add", data=given, headers=HEAD)
    assert (answer.status_code, taker.handed) == (400, [])
    assert "serve with --online" in answer.text


def test_an_empty_form_is_told_so(store: Path) -> None:
    client = open_pages(store, adding=Taker())
    token = find_token(client.get("/add", headers=HEAD).text)
    assert client.post("/add", data={"token": token, "text": " "}).status_code == 400


@pytest.mark.parametrize(("size", "status"), [(900, 303), (1024, 413), (5000, 413)])
def test_a_body_has_a_limit(store: Path, size: int, status: int) -> None:
    client = open_pages(store, adding=Taker(), most_bytes=1024)
    token = find_token(client.get("/add", headers=HEAD).text)
    assert client.post("/add", data={"token": token, "text": "a" * size}).status_code == status


def test_a_body_that_lies_about_its_length_is_cut_off(store: Path) -> None:
    client = open_pages(store, adding=Taker(), most_bytes=1024)
    token = find_token(client.get("/add", headers=HEAD).text)
    parts = (f"token={token}&text=".encode() if at == 0 else b"a" * 500 for at in range(9))
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/add", content=parts, headers=headers).status_code == 413


def test_a_password_opens_the_pages_and_its_cookie_keeps_them_open(store: Path) -> None:
    client = open_pages(store, password="brass key")
    shut = client.get("/", headers=HEAD)
    assert (shut.status_code, shut.headers["location"]) == (303, "/login")
    assert client.get("/", headers={"accept": "application/json"}).status_code == 401
    token = find_token(client.get("/login", headers=HEAD).text)
    wrong = client.post("/login", data={"token": token, "password": "iron key"})
    assert (wrong.status_code, "set-cookie" in wrong.headers) == (401, False)
    right = client.post("/login", data={"token": token, "password": "brass key"})
    assert right.status_code == 303
    assert "HttpOnly; SameSite=Strict" in right.headers["set-cookie"]
    assert client.get("/", headers=HEAD).status_code == 200


@pytest.mark.parametrize("cookie", ["twosource=a.b", "twosource=.", "twosource", 'twosource="\\'])
def test_a_forged_cookie_opens_nothing(store: Path, cookie: str) -> None:
    client = open_pages(store, password="brass key")
    assert client.get("/", headers={"cookie": cookie}).status_code == 401


def test_a_program_gives_the_token(store: Path) -> None:
    client = open_pages(store, password="brass key", token="long token")
    for words, status in (("long token", 200), ("other", 401), ("brass key", 401), ("", 401)):
        headers = {"authorization": f"Bearer {words}"}
        assert client.get("/", headers=headers).status_code == status


def test_what_is_decided_is_handed_on(store: Path) -> None:
    judged: list[Verdict] = []
    client = open_pages(store, judged=judged)
    page = client.get(f"/event/{EVENT}/review", headers=HEAD).text
    decided = {"token": find_token(page), "kind": "split", "other": "c1", "note": "two visits"}
    answer = client.post(f"/event/{EVENT}/review", data=decided)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/event/{EVENT}")
    assert judged == [Verdict(named=EVENT, kind="split", other="c1", note="two visits")]
