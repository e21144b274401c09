"""The page of a claim as a place to decide, and the list of claims to check; invented dealings."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient
from tests.unit.present.tellings import make_told
from tests.unit.present.web_store import name_id, open_pages, write_store

from twosource.model import Judgement
from twosource.present.web import Verdict
from twosource.store.view import open_view
from twosource.store.writer import open_writer

HEAD = {"accept": "text/html"}
CLAIM = name_id("visit-post")
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&\u202e"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return write_store(tmp_path / "told.db", make_told())


def put(store: Path, **said: str) -> None:
    """Decide about the claim, and put what is worked out again; a rejected one is in no event."""
    given = {"id": "j", "kind": "rejected", "about": "claim", "made": "2033-06-01T00:00:00+00:00"}
    judgement = Judgement(first=CLAIM, **{**given, **said})  # type: ignore[arg-type]
    with open_writer(store) as writer:
        held = writer.view().record().collation
        gone = {CLAIM} if judgement.kind == "rejected" else set()
        events = tuple(
            replace(one, claims=tuple(x for x in one.claims if x not in gone), merges=())
            for one in held.events
            if not gone.issuperset(one.claims)
        )
        ids = {one.id for one in events}
        standings = tuple(one for one in held.standings if one.event in ids)
        writer.put_judgements([judgement])
        writer.put_joined(replace(held, events=events, standings=standings, series=()))


def find_token(page: str) -> str:
    found = re.search(r'name="token" value="(\w+)"', page)
    assert found is not None
    return found[1]


def ask(client: TestClient, address: str) -> str:
    answer = client.get(address, headers=HEAD)
    assert answer.status_code == 200
    return answer.text


def test_a_reader_only_server_offers_none_of_it(store: Path) -> None:
    client = open_pages(store)
    page = ask(client, f"/claim/{CLAIM}")
    assert "<form" not in page.partition("<main")[2]
    assert "/review" not in page
    assert client.get("/review", headers=HEAD).status_code == 404
    assert client.post(f"/claim/{CLAIM}/review", data={"kind": "accept"}).status_code in (404, 405)


def test_what_is_decided_is_handed_on(store: Path) -> None:
    judged: list[Verdict] = []
    client = open_pages(store, judged=judged)
    token = find_token(ask(client, f"/claim/{CLAIM}").partition("<main")[2])
    said = {"token": token, "kind": "correct", "status": "planned", "actor": "FRA", "by": "Orla"}
    answer = client.post(f"/claim/{CLAIM}/review", data=said)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/claim/{CLAIM}")
    slots = ("status=planned", "actor=FRA")
    assert judged == [Verdict(about="claim", named=CLAIM, kind="correct", slots=slots, by="Orla")]


def test_the_list_leads_back_to_itself(store: Path) -> None:
    judged: list[Verdict] = []
    client = open_pages(store, judged=judged)
    token = find_token(ask(client, "/review").partition("<main")[2])
    said = {"token": token, "kind": "accept", "next": "review"}
    answer = client.post(f"/claim/{CLAIM}/review", data=said)
    assert answer.headers["location"] == "/review"
    assert [one.kind for one in judged] == ["accept"]


def test_without_our_token_nothing_is_decided(store: Path) -> None:
    judged: list[Verdict] = []
    client = open_pages(store, judged=judged)
    for token in ("", "guess"):
        answer = client.post(f"/claim/{CLAIM}/review", data={"token": token, "kind": "reject"})
        assert answer.status_code == 403
    token = find_token(ask(client, "/review").partition("<main")[2])
    elsewhere = {"origin": "http://evil.example"}
    data = {"token": token, "kind": "reject"}
    assert client.post(f"/claim/{CLAIM}/review", data=data, headers=elsewhere).status_code == 403
    assert judged == []


def test_a_rejected_claim_still_has_its_page_and_its_sentence(store: Path) -> None:
    before = ask(open_pages(store), f"/claim/{CLAIM}")
    put(store)
    client = open_pages(store, judged=[])
    page = ask(client, f"/claim/{CLAIM}")
    assert "rejected by hand" in page
    assert "Reject it" not in page
    assert "Take the last one back" in page
    quote = re.search(r'<p class="quote" dir="auto">(.*?)</p>', page)
    assert quote is not None
    assert quote[1].split()[0] in before
    with open_view(store) as view:
        (report,) = (one.report for one in view.record().claims if one.id == CLAIM)
    assert "rejected by hand" in ask(client, f"/report/{report}")


def test_a_corrected_claim_shows_both_values(store: Path) -> None:
    put(store, kind="corrected", slot="status", value="failed")
    page = ask(open_pages(store, judged=[]), f"/claim/{CLAIM}")
    assert "corrected by hand" in page
    assert "set right by hand; read as" in page
    assert '<option value="failed" selected>failed</option>' in page


def test_what_people_write_is_never_markup(store: Path) -> None:
    put(store, kind="corrected", slot="actor", value=HOSTILE, note=HOSTILE, by=HOSTILE)
    client = open_pages(store, judged=[])
    with open_view(store) as view:
        record = view.record()
    events = [f"/event/{one.id}" for one in record.collation.events]
    (report,) = (one.report for one in record.claims if one.id == CLAIM)
    stories = [f"/story/{one.id}" for one in record.grouping.stories]
    pages = ["/review?all=1", f"/claim/{CLAIM}", f"/report/{report}", *events, *stories]
    for address in pages:
        page = ask(client, address)
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "\u202e" not in page
    assert "&lt;script&gt;" in ask(client, f"/claim/{CLAIM}")


def test_claims_come_by_doubt_page_by_page(store: Path) -> None:
    with open_view(store) as view:
        found = view.doubtful(most=500).claims
        doubts = [one.doubt for one in found]
        assert doubts == sorted(doubts, reverse=True)
        assert len(found) == view.doubtful().left == len(view.record().claims)
        halves = view.doubtful(most=2).claims + view.doubtful(skip=2, most=500).claims
        assert halves == found
    assert ask(open_pages(store, judged=[]), "/review").count('class="quick"') == min(
        25, len(found)
    )


def test_damage_and_other_versions_come_first(tmp_path: Path) -> None:
    told = make_told()
    claims = tuple(replace(one, surety=0.8) for one in told.claims)
    store = write_store(tmp_path / "even.db", replace(told, claims=claims))
    with open_view(store) as view:
        found = view.doubtful(most=500).claims
        record = view.record()
    unsure = {one.claim for one in record.collation.checks if one.outcome != "confirmed"}
    changed = {
        claim
        for one in record.collation.differences
        if one.kind in ("corruption", "contradiction", "update")
        for claim in one.claims
    }
    for one in found:
        assert ("damaged" in " ".join(one.because)) == (one.id in unsure)
        assert ("otherwise" in " ".join(one.because)) == (one.id in changed)
    clear = [one.id in unsure | changed for one in found]
    assert clear == sorted(clear, reverse=True)


def test_what_is_decided_about_lineages_and_stories_is_handed_on(store: Path) -> None:
    judged: list[Verdict] = []
    client = open_pages(store, judged=judged)
    with open_view(store) as view:
        story = view.record().grouping.stories[0]
    address = f"/story/{story.id}/review"
    assert address in ask(client, f"/story/{story.id}")
    assert address not in ask(open_pages(store), f"/story/{story.id}")
    token = find_token(ask(client, address).partition("<main")[2])
    report = story.reports[0]
    for about, kind in (("lineages", "split"), ("stories", "merge"), ("nonsense", "undo")):
        said = {"token": token, "about": about, "kind": kind, "other": report, "beside": "ab12"}
        assert client.post(address, data=said).status_code == 303
    assert [(one.about, one.kind) for one in judged] == [
        ("lineages", "split"), ("stories", "merge"), ("lineages", "undo"),
    ]  # fmt: skip
    assert {(one.named, one.other, one.beside) for one in judged} == {(story.id, report, "ab12")}
    assert client.post(address, data={"token": "guess", "kind": "split"}).status_code == 403


def test_what_holds_of_lineages_can_be_taken_back_and_is_never_markup(store: Path) -> None:
    with open_view(store) as view:
        story = view.record().grouping.stories[0]
    first, second = sorted(story.reports)[:2]
    with open_writer(store) as writer:
        held = writer.view().record()
        judgement = Judgement(
            id="l", kind="apart", about="lineages", first=first, second=second,
            made="2033-06-01T00:00:00+00:00", by=HOSTILE, note=HOSTILE,
        )  # fmt: skip
        writer.put_judgements([judgement])
        assert writer.has_ungrouped()
        writer.put_results(held.grouping, held.collation)
        writer.put_joined(held.collation)
    page = ask(open_pages(store, judged=[]), f"/story/{story.id}/review")
    assert "taken out of a lineage, 2033-06-01" in page
    assert "Take back the last about" in page
    assert "<script>alert" not in page
    assert "<img src=x" not in page
