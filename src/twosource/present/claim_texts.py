"""The claims of an event: each sentence once, with who has it, and how other versions have it."""

from msgspec import Struct, structs

from twosource.model import Claim, Span
from twosource.present.act_words import StatusWords, say_code, say_deed, say_status
from twosource.present.claim_checks import CheckText, tell_check
from twosource.present.claim_parts import name_actors, say_chain
from twosource.present.claim_quotes import QuotePiece, Role, cut_quote, find_outside
from twosource.present.claim_versions import (
    Loom,
    Version,
    find_lacking,
    find_versions,
    say_number,
)
from twosource.present.claim_words import say_amount, say_place
from twosource.present.dates import say_basis, say_when
from twosource.present.judgements_told import say_judged
from twosource.present.shelf import (
    Bundle,
    Document,
    Place,
    find_sentence,
    place_span,
)

__all__ = ["ClaimText", "Home", "PassageText", "reads_damaged", "tell_passages"]

DAMAGED = 0.5
"""From which damage on, of 0 (sound) to 1 (garbled), a sentence is said to read damaged."""


class Home(Struct, frozen=True, kw_only=True):
    """Where a claim stands: its document, a link to the sentence in the full text, its id."""

    document: Document
    says: str
    anchor: str
    claim: str


class ClaimText(Struct, frozen=True, kw_only=True):
    """One claim in words, told once for all documents that have it in the same words.

    `facts` are the parts with what each report says of them; `outside` are those whose words stand
    in another sentence. `judged` is what a person found of it, `read` what was read in the slots
    that were set right. `check` is what sister versions say of it where the sentence is damaged.
    `again` is set where an earlier claim of its passage tells the same, by the same word.
    """

    homes: tuple[Home, ...]
    pieces: tuple[QuotePiece, ...]
    deed: str
    code: str
    status: StatusWords
    chain: str
    facts: tuple[tuple[str, str], ...]
    outside: tuple[tuple[Role, Place], ...]
    damage: str | None
    check: CheckText | None
    background: bool
    judged: str
    read: tuple[tuple[str, str], ...]
    rule: str
    again: bool = False


class PassageText(Struct, frozen=True, kw_only=True):
    """The claims of sentences that stand for one another, and that sentence in every version."""

    claims: tuple[ClaimText, ...]
    beside: Document
    same: tuple[Home, ...]
    versions: tuple[Version, ...]
    lacking: tuple[Document, ...]


def tell_passages(loom: Loom, claims: tuple[Claim, ...]) -> tuple[PassageText, ...]:
    """Tell the claims of an event in the order of the page, passage by passage."""
    left = list(claims)
    passages: list[PassageText] = []
    while left:
        report, number = _find_start(loom.bundle, left[0])
        versions = find_versions(loom, (report, number)) if number is not None else ()
        places = {(one.document.report.id, at) for one in versions for at in one.numbers}
        places.add((report, number if number is not None else -left[0].at.start))
        here = [one for one in left if _place_claim(loom.bundle, one) in places]
        left = [one for one in left if one not in here]
        passages.append(_tell_passage(loom, here, versions))
    return tuple(passages)


def reads_damaged(claim: Claim) -> bool:
    """Tell whether the sentence of a claim reads damaged."""
    return claim.damage >= DAMAGED


def _find_start(bundle: Bundle, claim: Claim) -> tuple[str, int | None]:
    return claim.report, find_sentence(bundle.by_report[claim.report].report, claim.at.start)


def _place_claim(bundle: Bundle, claim: Claim) -> tuple[str, int]:
    """Return the report and the sentence of a claim; outside every sentence a place of its own."""
    report, number = _find_start(bundle, claim)
    return report, number if number is not None else -claim.at.start


def _tell_passage(loom: Loom, claims: list[Claim], versions: tuple[Version, ...]) -> PassageText:
    told: dict[ClaimText, list[Home]] = {}
    for claim in claims:
        text = _tell_claim(loom.bundle, claim)
        told.setdefault(text, []).append(_find_home(loom.bundle, claim))
    report = claims[0].report
    return PassageText(
        claims=_mark_again([_give_homes(text, homes) for text, homes in told.items()]),
        beside=loom.bundle.by_report[report],
        same=tuple(_home_of_version(one) for one in versions if one.same),
        versions=tuple(one for one in versions if not one.same),
        lacking=find_lacking(loom, report, versions),
    )


def _give_homes(text: ClaimText, homes: list[Home]) -> ClaimText:
    return structs.replace(text, homes=tuple(homes))


def _mark_again(claims: list[ClaimText]) -> tuple[ClaimText, ...]:
    told = [(one.deed, one.status, one.chain, one.facts) for one in claims]
    return tuple(structs.replace(one, again=told[at] in told[:at]) for at, one in enumerate(claims))


def _tell_claim(bundle: Bundle, claim: Claim) -> ClaimText:
    report = bundle.by_report[claim.report].report
    places = ((role, place_span(bundle, span)) for role, span in find_outside(claim))
    return ClaimText(
        homes=(),
        pieces=cut_quote(bundle, claim, report),
        deed=say_deed(claim.act, claim.mode, claim.status, several=len(claim.actors) > 1),
        code=say_code(claim.act, claim.mode),
        status=say_status(claim.status),
        chain=say_chain(bundle, claim),
        facts=_list_facts(bundle, claim),
        outside=tuple((role, place) for role, place in places if place is not None),
        damage=f"{claim.damage:.0%}" if reads_damaged(claim) else None,
        check=tell_check(bundle, claim),
        background=claim.background,
        judged=say_judged(claim),
        read=tuple((one.slot, one.read or "nothing") for one in claim.corrections),
        rule=claim.rule,
    )


def _list_facts(bundle: Bundle, claim: Claim) -> tuple[tuple[str, str], ...]:
    """List the parts that a claim has, each with its name and its words."""
    when = claim.when
    facts = (
        ("Who", name_actors(bundle, claim.actors)),
        ("To whom", name_actors(bundle, claim.recipients)),
        ("When", f"{say_when(when)}, {say_basis(when)}" if when is not None else ""),
        ("Where", say_place(claim.where) if claim.where is not None else ""),
        ("How much", "; ".join(say_amount(one) for one in claim.amounts)),
        ("Thing", claim.object),
    )
    return tuple((name, words) for name, words in facts if words)


def _find_home(bundle: Bundle, claim: Claim) -> Home:
    document = bundle.by_report[claim.report]
    number = find_sentence(document.report, claim.at.start)
    place = place_span(bundle, Span(claim.report, claim.at.start, claim.at.end))
    return Home(
        document=document,
        says=say_number(document, (number,)) if number is not None else document.letter,
        anchor=place.anchor if place is not None else document.anchor,
        claim=claim.id,
    )


def _home_of_version(version: Version) -> Home:
    document = version.document
    return Home(
        document=document,
        says=say_number(document, version.numbers),
        anchor=f"{document.anchor}-{version.numbers[0] + 1}",
        claim="",
    )
