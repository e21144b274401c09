"""The events of a story on its page: their order, what each says, and their claims."""

import re
from itertools import pairwise

import pytest
from msgspec import structs
from tests.unit.present.export.affair import make_standing
from tests.unit.present.records import HOSTILE, make_record, make_report
from tests.unit.present.tellings import make_told, make_told_hostile, make_told_often
from tests.unit.present.test_dossier import ALLOWED, read_page, read_words

from twosource.model import Alignment, Collation, Grouping, Link, Record, Story
from twosource.present.claim_versions import lay_out
from twosource.present.dossier import render_dossiers
from twosource.present.event_order import MOST_SHOWN, place_events
from twosource.present.event_rows import EventPage, EventText, tell_events
from twosource.present.shelf import bundle_story, shelve
from twosource.present.side_by_side import compare_versions


def tell(record: Record) -> EventPage:
    bundle = bundle_story(shelve(record), record.grouping.stories[0])
    return tell_events(lay_out(bundle, compare_versions(bundle)))


def find_event(record: Record, event: str) -> EventText:
    return next(one for one in tell(record).events if one.id == f"event-{event}")


def change(record: Record, claim: str, **parts: object) -> Record:
    """Change some parts of one claim."""
    claims = [structs.replace(x, **parts) if x.id == claim else x for x in record.claims]
    return structs.replace(record, claims=tuple(claims))


def read_row(record: Record, number: int) -> str:
    html = render_dossiers(record)
    table = html[html.index('<table class="events cards"') :]
    return read_rows(table[: table.index("</table>")])[number]


def read_rows(table: str) -> list[str]:
    rows = ["".join(read_page(one).words) for one in re.findall(r"<tr.*?</tr>", table, re.S)]
    return [" ".join(one.split()) for one in rows]


# --- order ---------------------------------------------------------------------------------------


def test_events_stand_by_date_and_what_a_speech_speaks_of_behind_it() -> None:
    told = [(one.id.removeprefix("event-"), one.depth) for one in tell(make_told()).events]
    assert told == [
        ("treaty-post", 0), ("visit-post", 0), ("accuse-post", 0), ("arms-post", 1),
        ("denial-post", 0), ("strike-quay", 0),
    ]  # fmt: skip


def test_an_event_that_most_claims_tell_by_itself_stands_by_its_own_date() -> None:
    record = change(make_told(), "arms-ledger", content_of=None)
    told = find_event(record, "arms-post")
    assert (told.depth, told.speech is not None) == (1, True)
    told = find_event(change(record, "arms-post", content_of=None), "arms-post")
    assert (told.depth, told.speech) == (0, None)


def test_two_events_that_speak_of_one_another_are_both_told() -> None:
    record = make_told()
    for report in ("post", "ledger"):
        record = change(record, f"accuse-{report}", content_of=f"arms-{report}")
    assert len(tell(record).events) == 6


def test_an_event_without_a_claim_in_the_story_is_left_out() -> None:
    record = structs.replace(make_told(), claims=())
    assert tell(record).events == ()
    assert "What the reports say happened" not in read_words(render_dossiers(record))


def test_the_order_of_the_record_does_not_change_the_page() -> None:
    record = make_told()
    turned = structs.replace(
        record,
        claims=record.claims[::-1],
        collation=structs.replace(record.collation, events=record.collation.events[::-1]),
    )
    assert render_dossiers(turned) == render_dossiers(record)


def test_beyond_sixty_events_the_rest_is_folded() -> None:
    told = tell(make_told_often(70))
    assert (len(told.shown), len(told.folded)) == (MOST_SHOWN, 10)
    assert "10 more events" in read_words(render_dossiers(make_told_often(70)))
    assert tell(make_told_often(60)).folded == ()


def test_the_fold_parts_no_speech_from_what_it_speaks_of() -> None:
    record = make_told_often(70)
    for at in range(60, 63):
        record = change(record, f"v{at}", content_of="v59")
    told = tell(record)
    assert (len(told.shown), [one.depth for one in told.shown[-4:]]) == (63, [0, 1, 1, 1])


def test_no_speech_about_a_speech_is_set_in_without_end() -> None:
    record = make_told_often(30)
    for at in range(1, 30):
        record = change(record, f"v{at}", content_of=f"v{at - 1}")
    bundle = bundle_story(shelve(record), record.grouping.stories[0])
    assert max(one.depth for one in place_events(bundle)) == 3


# --- a row ---------------------------------------------------------------------------------------


def test_a_row_tells_when_who_did_what_to_whom_and_who_says_so() -> None:
    assert read_row(make_told(), 2) == (
        "4 March 2031 (in B) to the day, by the text or 4–5 March 2031 (in A) from day to day, by "
        "all versions 2 Orla Venn (minister) → visits CONSULT-visit → Tarsk not told "
        "happened (in A) or planned (in B) – Varnian foreign office 2 documents, 1 lineage –"
    )


def test_a_row_has_every_figure_of_the_standing_of_its_event() -> None:
    record = make_told()
    standings = tuple(map(make_standing, record.collation.events))
    collation = structs.replace(record.collation, standings=standings)
    row = read_row(structs.replace(record, collation=collation), 2)
    assert row.endswith("5 documents, 4 publishers, 3 lineages, 1 named root 1–2")


def test_an_allegation_reads_as_one_and_names_who_denies_it() -> None:
    assert read_row(make_told(), 4) == (
        "date not known ↳ 4 Varnia → allegedly gives arms or aid AID → Amsel "
        "What 3 speaks of. ⊘ Denied by Varnia (5). about 900 rifles (in A) or about 400 rifles "
        "(in B) alleged 1 of 2 claims reads damaged denied Tarsk 2 documents, 1 lineage –"
    )


def test_a_denial_names_what_it_denies() -> None:
    assert "Denies 4 Varnia allegedly gives arms or aid → Amsel." in read_row(make_told(), 5)
    assert "Varnian foreign office, via Harbour Wire" in read_row(make_told(), 5)


def test_a_denial_of_nothing_that_is_told_says_so() -> None:
    record = make_told()
    for report in ("post", "ledger"):
        record = change(record, f"denial-{report}", denies=("elsewhere",))
    assert "What it denies is in its sentence, and no event here." in read_row(record, 5)


def test_what_a_denial_speaks_of_is_denied_by_its_speaker() -> None:
    record = make_told()
    for report in ("post", "ledger"):
        record = change(record, f"denial-{report}", denies=())
        record = change(record, f"arms-{report}", content_of=f"denial-{report}", status="denied")
    told = find_event(record, "arms-post")
    assert [one.who for one in told.denied_by] == ["Varnia"]
    assert told.speech is None
    assert (told.documents, told.lineages) == (0, 0)
    assert read_row(record, 5).endswith("only denied named only to be denied denials alone –")


def test_background_is_marked() -> None:
    assert "1 background The two states" in read_row(make_told(), 1)


def test_who_and_where_are_never_made_up() -> None:
    record = change(make_told(), "strike-quay", actors=(), where=None)
    assert "6 somebody not named → might go on strike PROTEST-strike not told" in read_row(
        record, 6
    )


def test_who_is_only_of_the_state_of_the_other_side_has_none_of_its_words() -> None:
    record = make_told()
    (quay,) = [one for one in record.claims if one.id == "strike-quay"]
    own = structs.replace(
        quay.actors[0], name="", title="", state="NOR", sectors=("CVL",), rule="own"
    )
    told = change(record, quay.id, recipients=(own,))
    assert "→ might go on strike PROTEST-strike → Norway (its people)" in read_row(told, 6)
    ruled = structs.replace(own, sectors=("GOV",))
    told = change(record, quay.id, recipients=(ruled,))
    assert "→ Norway (its government)" in read_row(told, 6)


def test_who_is_only_presumed_is_not_in_the_row_and_is_named_so_with_the_claim() -> None:
    record = make_told()
    for claim in (one for one in record.claims if one.id.startswith("visit-")):
        guessed = [structs.replace(x, rule="name + presumed") for x in claim.recipients]
        assert guessed
        record = change(record, claim.id, recipients=tuple(guessed))
    assert "Orla Venn (minister) → visits CONSULT-visit not told happened" in read_row(record, 2)
    html = render_dossiers(record)
    assert "perhaps Tarsk" in " ".join(read_page(html).words)
    assert "perhaps" not in " ".join(read_page(render_dossiers(make_told())).words)


def test_documents_and_lineages_are_counted_apart() -> None:
    told = find_event(make_told(), "visit-post")
    assert (told.documents, told.lineages) == (2, 1)


def test_values_beyond_three_are_counted_and_stand_with_the_claims() -> None:
    record = make_told_often(5)
    event = structs.replace(record.collation.events[0], claims=tuple(f"v{at}" for at in range(5)))
    record = structs.replace(record, collation=Collation(events=(event,)))
    told = tell(record).events[0]
    assert ([one.says for one in told.who], told.more) == (["Envoy 0", "Envoy 1", "Envoy 2"], 2)


def test_the_strip_counts_events_and_those_denied() -> None:
    assert "6 events 1 event denied by a party" in read_words(render_dossiers(make_told()))


def test_a_record_without_events_counts_none() -> None:
    assert "events" not in read_words(render_dossiers(make_record()))


def test_no_heading_says_that_anything_is_so() -> None:
    html = render_dossiers(make_told())
    heads = re.findall(r"<h[1-6][^>]*>(.*?)</h", html)
    assert "What the reports say happened" in heads
    assert "Each event as its reports tell it" in heads


# --- its claims ----------------------------------------------------------------------------------


def find_claims(event: str) -> str:
    html = render_dossiers(make_told())
    number = find_event(make_told(), event).number
    start = html.index(f'<div id="e{number}"')
    return html[start : html.index("</details>", start)]


def test_the_sentence_is_quoted_with_each_part_marked() -> None:
    assert (
        '<b class="role says-so">Tarsk</b><span class="label" dir="ltr">says so</span> accused '
        '<b class="role who">Varnia</b><span class="label" dir="ltr">who</span> of '
        '<b class="role act">sending</b><span class="label" dir="ltr">act</span> '
        '<b class="role how-much">about 400 rifles</b><span class="label" dir="ltr">how much'
        '</span> to <b class="role to-whom">Amsel</b><span class="label" dir="ltr">to whom</span>.'
        in find_claims("arms-post")
    )


def test_a_time_and_a_place_are_marked() -> None:
    assert '<b class="role time">4 March</b>' in find_claims("visit-post")
    assert '<b class="role where">Tarsk</b>' in find_claims("strike-quay")


@pytest.mark.parametrize("event", ["visit-post", "accuse-post", "arms-post", "denial-post"])
def test_no_word_of_a_sentence_is_lost(event: str) -> None:
    record = make_told()
    claims = {one.id: one for one in record.claims}
    texts = {one.id: one.text for one in record.reports}
    for passage in find_event(record, event).passages:
        for claim in passage.claims:
            at = claims[claim.homes[0].claim].at
            words = "".join(piece.text for piece in claim.pieces)
            assert words == texts[at.report][at.start : at.end]


def test_a_claim_leads_to_its_place_and_says_its_rule() -> None:
    claims = find_claims("arms-post")
    assert '<a class="ref" href="#B-2">B 2</a>' in claims
    assert "rule: <bdi>rule of sending</bdi> · claim <code>arms-ledger</code>" in claims


def test_words_in_another_sentence_are_told_with_their_place() -> None:
    claims = find_claims("arms-post")
    assert "<dt>Who, elsewhere</dt>" in claims
    assert '<a class="place" href="#B-1">B, sentence 1</a>' in claims


def test_the_sentence_stands_in_every_version_with_its_differences_marked() -> None:
    claims = find_claims("arms-post")
    assert '<ins class="corruption">400</ins>' in claims
    assert '<del class="corruption broken">900</del>' in claims
    assert "<strong>A is likely broken</strong>" in claims


def test_a_claim_in_the_same_words_is_told_once_for_all_its_documents() -> None:
    passage = find_event(make_told(), "denial-post").passages[0]
    assert [[one.says for one in claim.homes] for claim in passage.claims] == [["A 3", "B 3"]]
    assert [one.says for one in passage.same] == ["B 3"]


def test_a_version_without_the_sentence_is_named() -> None:
    passage = find_event(make_told(), "treaty-post").passages[0]
    assert (passage.versions, [one.letter for one in passage.lacking]) == ((), ["A"])


def test_a_version_is_reached_through_another_that_is_aligned_with_both() -> None:
    record = make_told_versions(4)
    passage = tell(record).events[0].passages[0]
    reached = [(one.document.letter, one.beside.letter) for one in passage.versions]
    assert reached == [("B", "A"), ("C", "B"), ("D", "C")]
    assert passage.lacking == ()


def make_told_versions(number: int) -> Record:
    """Make versions of one sentence, each aligned with the next alone; the first has a claim."""
    record = make_told_often(1)
    names = [f"v{at}" for at in range(number)]
    reports = tuple(make_report(one, f"Envoy 0 visited Tarsk {one}.") for one in names)
    at = reports[0].sentences[0].span
    claim = structs.replace(record.claims[0], report="v0", at=at, cue=at, actors=())
    return structs.replace(
        record,
        reports=reports,
        claims=(claim,),
        grouping=Grouping(
            stories=(Story(id="log", title="One", reports=tuple(names), lineages=()),),
            alignments=tuple(
                Alignment(first=one, second=other, links=(Link((0,), (0,), 0.9),))
                for one, other in pairwise(names)
            ),
        ),
    )


def test_damage_is_said_where_it_is_high_alone() -> None:
    claims = find_claims("arms-post")
    assert claims.count("This sentence reads damaged (83%)") == 1
    assert "reads damaged" not in find_claims("visit-post")


# --- hostile words -------------------------------------------------------------------------------


def test_the_page_of_hostile_claims_is_made_of_our_tags_alone() -> None:
    page = read_page(render_dossiers(make_told_hostile()))
    assert set(page.tags) <= ALLOWED
    assert not [one for one in page.attributes if one[1].startswith("on") or one[1] == "style"]
    classes = [value for _, name, value in page.attributes if name == "class"]
    assert not [one for one in classes if re.search(r"[^a-z0-9 -]", one)]


def test_hostile_words_stand_there_to_be_read() -> None:
    words = read_words(render_dossiers(make_told_hostile()))
    for one in HOSTILE[:6]:
        assert " ".join(one.split()) in words


def test_a_claim_whose_spans_lie_outside_its_report_breaks_nothing() -> None:
    record = make_told()
    wild = structs.replace(record.claims[0].at, start=10_000, end=10_500)
    broken = tuple(
        structs.replace(one, at=wild, cue=wild) if one.id == "strike-quay" else one
        for one in record.claims
    )
    assert "Dockers" in read_words(render_dossiers(structs.replace(record, claims=broken)))
