"""What sister versions say of a claim from a damaged sentence, in words."""

from msgspec import Struct

from twosource.model import CheckOutcome, Claim
from twosource.present.shelf import Bundle, Document, Place, place_span

__all__ = ["CheckText", "count_checks", "list_checked", "tell_check"]


class CheckText(Struct, frozen=True, kw_only=True):
    """A check in words; `by` is the sister version and `place` its passage, None for neither."""

    outcome: CheckOutcome
    by: Document | None
    place: Place | None
    because: str


def tell_check(bundle: Bundle, claim: Claim) -> CheckText | None:
    """Tell what sisters say of a claim; None where its sentence was not checked."""
    check = bundle.findings.checks.get(claim.id)
    if check is None:
        return None
    sister = bundle.claims.get(check.by or "")
    report = check.reads_as.report if check.reads_as is not None else ""
    report = report or (sister.report if sister is not None else "")
    return CheckText(
        outcome=check.outcome,
        by=bundle.by_report.get(report),
        place=place_span(bundle, check.reads_as) if check.reads_as is not None else None,
        because=check.because,
    )


def count_checks(bundle: Bundle, outcome: CheckOutcome) -> int:
    """Count the claims of a story with one outcome of their checks."""
    return sum(bundle.findings.checks[one.id].outcome == outcome for one in list_checked(bundle))


def list_checked(bundle: Bundle) -> tuple[Claim, ...]:
    """List the claims of a story's events of which sisters say something."""
    checks = bundle.findings.checks
    ids = (claim for event in bundle.events for claim in event.claims if claim in checks)
    claims = (bundle.claims[one] for one in dict.fromkeys(ids) if one in bundle.claims)
    return tuple(one for one in claims if one.report in bundle.by_report)
