"""Every page of a store: what it tells, where it leads, and what it says of what is not there."""

import html
import json
import re
from collections import deque
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient
from tests.unit.present.records import make_changes, make_hostile, make_record, make_two_stories
from tests.unit.present.tellings import make_event_changes, make_told, make_told_hostile
from tests.unit.present.web_store import Taker, name_id, open_pages, write_store

from twosource.lexicon.disputed import load_areas
from twosource.model import Record

HEAD = {"accept": "text/html"}
RECORDS: dict[str, Callable[[], Record]] = {
    "record": make_record,
    "two-stories": make_two_stories,
    "told": make_told,
    "told-hostile": make_told_hostile,
    "hostile": make_hostile,
    "changed": lambda: replace(make_record(), changes=make_changes()),
    "turned": lambda: replace(make_told(), event_changes=make_event_changes()),
    "nothing": lambda: Record(made_by="twosource 0.0"),
}
STORY = name_id("visit")


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("stores")
    return {name: write_store(folder / f"{name}.db", make()) for name, make in RECORDS.items()}


@pytest.fixture
def told(stores: dict[str, Path]) -> TestClient:
    return open_pages(stores["told"])


def read(client: TestClient, address: str, status: int = 200) -> str:
    answer = client.get(address, headers=HEAD)
    assert answer.status_code == status, (address, answer.text[:300])
    return answer.text


def strip(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


def find_links(page: str) -> list[str]:
    return [html.unescape(one) for one in re.findall(r'href="([^"]*)"', page)]


@pytest.mark.parametrize("name", RECORDS)
def test_every_link_leads_somewhere_and_every_page_is_json_too(
    stores: dict[str, Path], name: str
) -> None:
    with open_pages(stores[name], adding=Taker(), judged=[]) as client:
        waiting, seen = deque(["/"]), set[str]()
        while waiting:
            address = waiting.popleft().partition("#")[0]
            if address in seen or len(seen) > 150:
                continue
            seen.add(address)
            answer = client.get(address, headers=HEAD)
            if answer.status_code in (307, 308):
                waiting.append(answer.headers["location"])
                continue
            assert answer.status_code == 200, (address, strip(answer.text)[:300])
            if "html" not in answer.headers["content-type"]:
                continue
            links, ids = find_links(answer.text), set(re.findall(r' id="([^"]+)"', answer.text))
            lost = [one for one in links if one.startswith("#") and one[1:] not in ids]
            assert (address, lost) == (address, [])
            waiting += [one for one in links if one.startswith("/")]
            json.loads(client.get(address, headers={"accept": "application/json"}).text)


def test_the_start_page_lists_stories_and_tells_what_changed(stores: dict[str, Path]) -> None:
    page = strip(read(open_pages(stores["changed"]), "/"))
    assert "What changed" in page
    assert "Two lineages became one since other reports were read." in page
    assert "2 → 1" in page
    assert "date warning" in page


def test_the_start_page_tells_what_changed_of_events_with_their_pages(
    stores: dict[str, Path],
) -> None:
    client = open_pages(stores["turned"])
    page = read(client, "/")
    event = f"/event/{name_id('event-visit-post')}"
    assert event in find_links(page)
    told = strip(page)
    assert told.index("Denied now by Varnia, in quay.") < told.index("ledger copies what was told.")
    assert "documents 1 → 2, lineages 1, independent 1–1; the like of 1 other event" in told
    answer = json.loads(client.get("/", headers={"accept": "application/json"}).text)
    assert [(one["run"], one["others"]) for one in answer["event_changes"]] == [(3, 0), (2, 1)]


def test_an_event_tells_its_own_history_the_latest_run_first(stores: dict[str, Path]) -> None:
    client = open_pages(stores["turned"])
    address = f"/event/{name_id('event-visit-post')}"
    told = strip(read(client, address))
    history = told[told.index("What changed of event") :]
    assert history.index("Denied now by Varnia") < history.index("copies what was told")
    answer = json.loads(client.get(address, headers={"accept": "application/json"}).text)
    assert [one["run"] for one in answer["changes"]] == [3, 2]
    other = strip(read(client, f"/event/{name_id('event-treaty-post')}"))
    assert "What changed of event" not in other


def test_stories_outside_the_days_are_left_out(stores: dict[str, Path]) -> None:
    client = open_pages(stores["record"])
    assert "No story is of these dates" in strip(read(client, "/?since=2090-01-01"))
    assert "date warning" in strip(read(client, "/?until=2090-01-01"))


def test_a_day_that_is_none_is_told_so(told: TestClient) -> None:
    assert "write it as in 2024-06-19" in strip(read(told, "/?since=soon", 400))


def test_the_story_page_has_the_strip_the_warning_and_the_table(stores: dict[str, Path]) -> None:
    client = open_pages(stores["record"])
    story = json.loads(client.get("/", headers={"accept": "application/json"}).text)["stories"][0]
    page = strip(read(client, f"/story/{story['id']}"))
    assert "Date warning" in page
    assert "likely corrupted passages" in page
    assert "Lineage 1" in page
    assert "side by side" in page.lower()


def test_the_start_of_an_id_is_enough(told: TestClient) -> None:
    answer = told.get(f"/story/{STORY[:6]}", headers=HEAD)
    assert (answer.status_code, answer.headers["location"]) == (307, f"/story/{STORY}")


def test_the_strip_leads_to_the_sentence_in_the_full_text(told: TestClient) -> None:
    story = read(told, f"/story/{STORY}")
    events = [one for one in find_links(story) if one.startswith("/event/")]
    event = read(told, events[0])
    sentence = next(one for one in find_links(event) if re.match(r"/report/\w+#s-\d+$", one))
    address, _, anchor = sentence.partition("#")
    assert f'id="{anchor}"' in read(told, address)


def test_a_claim_says_how_each_value_was_derived(told: TestClient) -> None:
    page = strip(read(told, f"/claim/{name_id('visit-post')}"))
    assert "How each value was derived" in page
    assert "rule of" in page
    assert "in the full text" in page


def test_an_event_leads_to_its_parties_to_the_pair_and_to_its_claims(told: TestClient) -> None:
    story = read(told, f"/story/{STORY}")
    events = dict.fromkeys(one for one in find_links(story) if one.startswith("/event/"))
    led = [one for event in events for one in find_links(read(told, event))]
    for kind in ("actor", "dyad", "claim"):
        address = next(one for one in led if one.startswith(f"/{kind}/"))
        assert told.get(address, headers=HEAD).status_code == 200, address


def test_a_store_that_holds_nothing_says_what_to_do(stores: dict[str, Path]) -> None:
    assert "Nothing has been read into this store yet" in read(open_pages(stores["nothing"]), "/")


def test_a_report_has_its_text_its_claims_and_the_text_alone(told: TestClient) -> None:
    report = name_id("post")
    page = read(told, f"/report/{report}")
    assert "What it claims" in page
    assert find_links(page).count(f"/compare?a={report}&b={name_id('ledger')}") == 1
    raw = told.get(f"/report/{report}?raw=1")
    assert raw.headers["content-type"].startswith("text/plain")
    assert raw.headers["content-disposition"].startswith("attachment")


def test_a_place_in_a_report_leads_to_its_sentence(told: TestClient) -> None:
    answer = told.get(f"/report/{name_id('post')}?at=3", headers=HEAD)
    assert answer.headers["location"].startswith(f"/report/{name_id('post')}")


def test_two_versions_stand_side_by_side(stores: dict[str, Path]) -> None:
    client = open_pages(stores["record"])
    first, second = name_id("early"), name_id("late")
    page = read(client, f"/compare?a={first}&b={second}")
    assert "<del" in page
    assert "<ins" in page


@pytest.mark.parametrize("query", ["", "?a=1", "?a=zz&b=zz"])
def test_a_comparison_of_nothing_is_told_so(told: TestClient, query: str) -> None:
    assert told.get(f"/compare{query}", headers=HEAD).status_code in (400, 404)


def test_a_party_and_a_pair_have_a_series_with_its_twin(told: TestClient) -> None:
    found = told.get("/time", headers={"accept": "application/json"}).json()
    actors = {one["actors"] for one in found["claims"] if one["actors"]}
    name = sorted(actors)[0].split("; ")[0]
    answer = told.get(f"/actor/{name}", headers=HEAD)
    page = read(told, answer.headers.get("location", f"/actor/{name}"))
    assert "Events" in page


def test_the_ledger_is_a_table_too(told: TestClient) -> None:
    page = read(told, "/ledger")
    assert "/ledger?as=csv" in find_links(page)
    table = told.get("/ledger?as=csv")
    assert table.headers["content-type"].startswith("text/csv")
    assert table.text.startswith("claim_id,event_id,item")
    assert "/ledger?as=xlsx" in find_links(page)
    for address in ("/ledger?as=xlsx", "/export/ledger.xlsx"):
        book = told.get(address)
        assert book.headers["content-disposition"].endswith('"ledger.xlsx"')
        assert book.content.startswith(b"PK")


@pytest.mark.parametrize(
    ("said", "says", "other"),
    [
        ("", "UN: Ukraine General Assembly 68/262 (2014)", "defacto"),
        ("?boundaries=un", "UN: Ukraine General Assembly 68/262 (2014)", "defacto"),
        ("?boundaries=defacto", "held by Russia Administered by Russia since 2014.", "un"),
    ],
)
def test_disputed_areas_are_dashed_and_named_by_the_policy_that_is_asked_for(
    stores: dict[str, Path], said: str, says: str, other: str
) -> None:
    page = read(open_pages(stores["nothing"]), f"/map{said}")
    assert len(re.findall(r'<path class="area" d="M[^"]+z">', page)) == len(load_areas())
    crimea = next(one for one in re.findall(r"<tr>.*?</tr>", page) if ">Crimea<" in one)
    assert strip(crimea) == f"Crimea {says} Russia, Ukraine"
    assert f"/map?boundaries={other}" in find_links(page)


def test_the_pages_may_be_served_with_another_policy(stores: dict[str, Path]) -> None:
    client = open_pages(stores["nothing"], boundaries="defacto")
    assert client.get("/map", headers={"accept": "application/json"}).json()["boundaries"] == (
        "defacto"
    )
    assert "by the United Nations</option>" in read(client, "/map?boundaries=un")
    assert read(client, "/map?boundaries=mine", 400)


def test_entities_can_be_had_from_the_page_of_exports(told: TestClient) -> None:
    assert "/export/record.ftm.json" in find_links(read(told, "/export"))
    given = told.get("/export/record.ftm.json")
    assert given.headers["content-type"] == "application/x-ndjson"
    assert b'"schema":"Event"' in given.content


def test_a_search_marks_the_words_and_narrows(told: TestClient) -> None:
    page = read(told, "/search?q=rifles")
    assert "<mark>rifles</mark>" in page
    acts = [one for one in find_links(page) if "act=" in one]
    assert acts
    assert "take away" in read(told, acts[0])


def test_a_search_that_counts_only_some_says_which_and_leads_on(
    told: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("twosource.store.search.MOST_COUNTED", 1)
    monkeypatch.setattr("twosource.present.web.search.MOST_HITS", 1)
    page = read(told, "/search?q=rifles")
    assert "More than 1 sentence; ranked and counted are 1 to 1, those read last first" in page
    (more,) = [one for one in find_links(page) if "page=2" in one]
    assert "ranked and counted are 2 to 2" in read(told, more)


@pytest.mark.parametrize("words", ['"', "a AND (", "NEAR(", "* * *", "\x00", "ж" * 300, "'--"])
def test_no_words_make_search_fail(told: TestClient, words: str) -> None:
    assert told.get("/search", params={"q": words}, headers=HEAD).status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/story/abc", "/event/", "/nowhere", "/claim/%00", "/static/secret", "/add"],
)
def test_what_is_not_there_is_told_in_the_same_layout(told: TestClient, address: str) -> None:
    answer = told.get(address, headers=HEAD)
    assert answer.status_code == 404
    assert 'aria-label="Pages"' in answer.text


def test_an_error_is_json_where_a_program_asks(told: TestClient) -> None:
    answer = told.get("/story/abc", headers={"accept": "application/json"})
    assert (answer.status_code, answer.json()["status"]) == (404, 404)


def test_an_unchanged_page_is_not_sent_again(told: TestClient) -> None:
    first = told.get("/", headers=HEAD)
    again = told.get("/", headers={**HEAD, "if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_large_record_is_left_to_the_command(
    stores: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("twosource.present.web.ledger.MOST_EXPORTED", 1)
    answer = open_pages(stores["told"]).get("/export/record.json", headers=HEAD)
    assert answer.status_code == 400
    assert "twosource export json" in answer.text


def test_a_store_that_went_is_no_server_error(tmp_path: Path) -> None:
    store = write_store(tmp_path / "gone.db", make_told())
    client = open_pages(store)
    read(client, "/")
    for path in tmp_path.glob("gone.db*"):
        path.unlink()
    assert client.get("/", headers=HEAD).status_code == 404


@pytest.mark.parametrize("name", ["hostile", "told-hostile"])
def test_no_hostile_string_becomes_markup(stores: dict[str, Path], name: str) -> None:
    client = open_pages(stores[name])
    waiting, seen = deque(["/", "/map", "/time", "/ledger", "/sources", "/search?q=a"]), set[str]()
    while waiting:
        address = waiting.popleft().partition("#")[0]
        if address in seen or address.startswith(("/export/", "/static/")) or len(seen) > 60:
            continue
        seen.add(address)
        answer = client.get(address, headers=HEAD)
        page = answer.text
        if "html" not in answer.headers.get("content-type", ""):
            continue
        assert not re.search(r"<(?:img|iframe|object|embed)|<script(?! src=\"/static/)", page)
        assert not re.search(r"<[^>]*\son\w+=", page)
        assert not re.search(r'<[^>]*\sstyle="', page)
        assert 'href="javascript' not in page
        waiting += [one for one in find_links(page) if one.startswith("/")]
