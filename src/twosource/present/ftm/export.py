"""Reports, events and parties as entities, and the links that lead from each to its sentence."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from twosource.model import Actor, Claim, Event, Record, Report
from twosource.present.backing import Backing, find_backing, find_claims, find_published
from twosource.present.event_pairs import find_pairs
from twosource.present.events import EventShelf, EventTold, shelve_events, tell_event_in_full
from twosource.present.figures import find_figures, say_figures
from twosource.present.ftm.entity import (
    Entity,
    find_country,
    find_language,
    list_days,
    make_entity,
    write_line,
)
from twosource.present.ftm.parties import choose_schema, name_party, number_party
from twosource.present.policy import check_link
from twosource.text.hashing import hash_parts
from twosource.text.outlets import find_outlet
from twosource.text.presumed import list_told

__all__ = ["export_ftm"]

_TELLS, _DENIES = "tells of it", "denies it"
# Of the ways in which a party may be told, the one that says most.
_SCHEMAS = ("LegalEntity", "Organization", "PublicBody", "Person")


class _Held(Struct, frozen=True, kw_only=True):
    """A record by id, in the two ways in which it is asked."""

    backing: Backing
    shelf: EventShelf
    made_by: str


def export_ftm(record: Record) -> bytes:
    """Return the record as JSON Lines in UTF-8: Article, then parties, Event, and what joins them.

    Every event and party leads to its sentence: by `Documentation`, one a claim, whose `summary` is
    the sentence and whose `document` the article that holds it. Equal records give equal bytes.
    Raises UsageError when a claim or an event points at what is not there.
    """
    held = _Held(backing=find_backing(record), shelf=shelve_events(record), made_by=record.made_by)
    return b"".join(map(write_line, _list_entities(record, held)))


def _list_entities(record: Record, held: _Held) -> Iterator[Entity]:
    for report in record.reports:
        yield _tell_report(report, held)
    claims = [one for event in record.collation.events for one in find_claims(event, held.backing)]
    yield from _tell_parties(claims, held)
    for event in record.collation.events:
        yield from _tell_event(event, held)


def _tell_report(report: Report, held: _Held) -> Entity:
    return make_entity(
        _article(report.id),
        "Article",
        {
            "fileName": (report.name,),
            "title": (report.title or report.name,),
            "bodyText": (report.text,),
            "publisher": (find_outlet(report),),
            "sourceUrl": (check_link(report.url),),
            "publishedAt": (find_published(report, held.backing),),
            "language": (find_language(report.language),),
            "processingAgent": (held.made_by,),
        },
    )


def _tell_parties(claims: Sequence[Claim], held: _Held) -> Iterator[Entity]:
    """Yield each party once, by id, and each report's words for it as a Mention."""
    parties: defaultdict[str, list[Actor]] = defaultdict(list)
    named_in: dict[str, str] = {}
    for claim in claims:
        for actor in (*list_told((*claim.actors, *claim.recipients)), *claim.roots):
            number = number_party(actor, held.backing)
            parties[number].append(actor)
            named_in.setdefault(number, _quote(claim, held))
    for number, actors in sorted(parties.items()):
        schema = max(map(choose_schema, actors), key=_SCHEMAS.index)
        yield _tell_party(number, schema, actors, named_in[number], held)
        yield from _tell_mentions(number, schema, actors, held)


def _tell_party(
    number: str, schema: str, actors: Sequence[Actor], named_in: str, held: _Held
) -> Entity:
    """Return a party as the actors of its schema tell it, with a sentence that names it."""
    known = next(one for one in actors if choose_schema(one) == schema)
    titles = (one.title for one in actors)
    return make_entity(
        number,
        schema,
        {
            "name": (name_party(known, held.backing),),
            "country": (find_country(one.state) for one in actors),
            "sector": (sector for one in actors for sector in one.sectors),
            "notes": (named_in,),
            **({"position": titles} if schema == "Person" else {}),
            **_prove((one.span.report for one in actors), held),
        },
    )


def _tell_mentions(
    number: str, schema: str, actors: Sequence[Actor], held: _Held
) -> Iterator[Entity]:
    words: defaultdict[str, list[str]] = defaultdict(list)
    for one in actors:
        span = one.named or one.span
        text = held.backing.reports[span.report].text[span.start : span.end]
        words[span.report].append(" ".join(text.split()))
    for report, names in sorted(words.items()):
        yield make_entity(
            f"ts-mention-{hash_parts('mention', report, number)}",
            "Mention",
            {
                "document": (_article(report),),
                "resolved": (number,),
                "name": names,
                "detectedSchema": (schema,),
            },
        )


def _tell_event(event: Event, held: _Held) -> Iterator[Entity]:
    told = tell_event_in_full(held.shelf, event)
    claims = find_claims(event, held.backing)
    parties = [x for one in claims for x in list_told((*one.actors, *one.recipients))]
    figures = find_figures(
        held.backing.standings.get(event.id),
        documents=told.event.reports,
        lineages=told.event.lineages,
    )
    yield make_entity(
        _event(event),
        "Event",
        {
            "name": (told.says,),
            **list_days(told.event.when),
            "involved": (number_party(one, held.backing) for one in parties),
            "location": (one.where.name for one in claims if one.where is not None),
            "country": (find_country(one.where.state) for one in claims if one.where is not None),
            "keywords": (event.act, event.mode, *told.event.statuses),
            "notes": (say_figures(figures),),
            "recordId": (event.id,),
            **_prove((one.report for one in claims), held),
        },
    )
    yield from _link_parties(event, told, claims, held)
    for quoted in told.claims:
        yield _document(event, quoted.claim, _TELLS, quoted.says_who, held)
    for quoted in told.denied_by:
        yield _document(event, quoted.claim, _DENIES, quoted.says_who, held)


def _link_parties(
    event: Event, told: EventTold, claims: Sequence[Claim], held: _Held
) -> Iterator[Entity]:
    """Yield who did it to whom, a link each pair that has both sides."""
    for pair in find_pairs(claims, held.backing.lineage_of):
        if pair.actor is None or pair.recipient is None:
            continue
        ends = [number_party(one, held.backing) for one in (pair.actor, pair.recipient)]
        yield make_entity(
            f"ts-link-{hash_parts('link', event.id, *ends)}",
            "UnknownLink",
            {
                "subject": ends[:1],
                "object": ends[1:],
                "role": (event.act, event.mode),
                "status": (event.status,),
                "summary": (told.says,),
                "recordId": (event.id,),
                **list_days(told.event.when),
                **_prove((one.report for one in claims), held),
            },
        )


def _document(event: Event, claim: Claim, role: str, says_who: str, held: _Held) -> Entity:
    """Return what leads from an event to one sentence."""
    report, at = held.backing.reports[claim.report], claim.at
    return make_entity(
        f"ts-claim-{hash_parts('documentation', event.id, claim.id, role)}",
        "Documentation",
        {
            "document": (_article(report.id),),
            "entity": (_event(event),),
            "role": (role,),
            "status": (claim.status,),
            "summary": (_quote(claim, held),),
            "description": (says_who, f"characters {at.start} to {at.end} of the text"),
            "recordId": (claim.id,),
            "date": (find_published(report, held.backing),),
            "publisher": (find_outlet(report),),
            **_prove((report.id,), held),
        },
    )


def _quote(claim: Claim, held: _Held) -> str:
    return held.backing.reports[claim.report].text[claim.at.start : claim.at.end]


def _prove(reports: Iterable[str], held: _Held) -> dict[str, Iterable[str | None]]:
    """Return the articles that something stands in, and their addresses."""
    ids = list(dict.fromkeys(reports))
    return {
        "proof": map(_article, ids),
        "sourceUrl": (check_link(held.backing.reports[one].url) for one in ids),
    }


def _article(report: str) -> str:
    return f"ts-report-{report}"


def _event(event: Event) -> str:
    return f"ts-event-{event.id}"
