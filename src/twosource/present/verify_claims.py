"""Whether claims bear themselves out."""

from collections import Counter
from collections.abc import Iterator

from twosource.model import Claim, Record, Span
from twosource.present.unsupported import Unsupported, find_repeated, find_unknown
from twosource.text.claimed import list_spans
from twosource.text.hashing import hash_claim
from twosource.text.judged_claims import find_read_act

__all__ = ["check_claims"]


def check_claims(record: Record) -> Iterator[Unsupported]:
    """Yield what does not hold within the claims."""
    sentences = {
        report.id: frozenset(one.span for one in report.sentences) for report in record.reports
    }
    ids = [claim.id for claim in record.claims]
    known = frozenset(ids)
    yield from find_repeated(ids, kind="claim", where="claims")
    yield from _check_ids(record.claims)
    for at, claim in enumerate(record.claims):
        where = f"claims[{at}]"
        yield from find_unknown((claim.report,), sentences, kind="report", where=where)
        yield from _check_places(claim, sentences.get(claim.report), where)
        if claim.content_of is not None:
            place = f"{where}.content_of"
            yield from find_unknown((claim.content_of,), known, kind="claim", where=place)
        yield from find_unknown(claim.denies, known, kind="claim", where=f"{where}.denies")


def _check_ids(claims: tuple[Claim, ...]) -> Iterator[Unsupported]:
    passed: Counter[tuple[str, int, int, str]] = Counter()
    for at, claim in enumerate(claims):
        named = (claim.report, claim.cue.start, claim.cue.end, find_read_act(claim))
        expected = hash_claim(*named, earlier=passed[named])
        passed[named] += 1
        if claim.id != expected:
            law = "a claim's id is the hash of its report, its cue and its act as it was read"
            yield Unsupported(law, f"claims[{at}].id", expected, claim.id)


def _check_places(
    claim: Claim, sentences: frozenset[Span] | None, where: str
) -> Iterator[Unsupported]:
    for span in list_spans(claim):
        if span.report != claim.report:
            law = "a claim has all its places in its own report"
            yield Unsupported(law, where, claim.report, span.report)
    if sentences is not None and claim.at not in sentences:
        law = "a claim stands in a sentence of its report"
        yield Unsupported(law, f"{where}.at", "a sentence", _place(claim.at))
    if not claim.at.start <= claim.cue.start <= claim.cue.end <= claim.at.end:
        law = "the cue of a claim lies inside its sentence"
        yield Unsupported(law, f"{where}.cue", f"inside {_place(claim.at)}", _place(claim.cue))


def _place(span: Span) -> str:
    return f"[{span.start}, {span.end})"
