"""The figures of an event: side by side, and none where nothing was worked out."""

import pytest
from tests.unit.present.export.affair import WIRE_REPORT, make_claim, make_event, make_standing

from twosource.model import Independent
from twosource.present.events import EventDigest
from twosource.present.figures import find_figures, say_figures, say_interval
from twosource.present.terminal import Screen
from twosource.present.terminal_events import tell_events

STANDING = make_standing(make_event([make_claim("sent", WIRE_REPORT, 0, "AID")]))


def test_all_figures_stand_in_a_row() -> None:
    assert say_figures(find_figures(STANDING, documents=1, lineages=1)) == (
        "5 documents, 4 publishers, 3 lineages, 1 named root, independent: 1–2"
    )


def test_what_was_not_worked_out_is_not_guessed() -> None:
    figures = find_figures(None, documents=1, lineages=1)
    assert say_figures(figures) == "1 document, 1 lineage, independent: –"


@pytest.mark.parametrize(
    ("independent", "said"),
    [(Independent(low=1, high=3), "1–3"), (Independent(low=2, high=2), "2"), (None, "–")],
)
def test_the_high_end_never_stands_alone(independent: Independent | None, said: str) -> None:
    assert say_interval(independent) == said


def test_the_list_tells_every_figure_beside_the_others() -> None:
    digest = EventDigest(
        id="e" * 32, story="s", when=None, actors=(), act="AID", mode=None, recipients=(),
        status="happened", statuses={"happened": 1}, roots=("KCNA",), claims=1, reports=5,
        publishers=4, lineages=3, named_roots=1, denials=0, independent=Independent(low=1, high=2),
    )  # fmt: skip
    head, line = tell_events([digest], Screen()).splitlines()
    assert head.endswith("id")
    figures = "5 documents, 4 publishers, 3 lineages, 1 named root, independent: 1–2"
    assert line.endswith(f"  {figures}  {'e' * 8}")
