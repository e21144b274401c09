"""The form by which documents are put into another lineage or story, or that is taken back."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from twosource.model import Judgement
from twosource.present.dossier import Focus
from twosource.present.shelf import Document
from twosource.present.web.answer import Answer
from twosource.present.web.asked import find_home
from twosource.present.web.bundled import lead_links, load_story, make_parts
from twosource.store.view import View
from twosource.text.decided import find_in_force

__all__ = ["show_grouping"]

_SAYS = {
    ("lineages", "apart"): "taken out of a lineage",
    ("lineages", "together"): "put into one lineage",
    ("stories", "apart"): "taken out of a story",
    ("stories", "together"): "put into one story",
}


class Regrouped(Struct, frozen=True, kw_only=True):
    """What can be decided: the documents by id, and what holds of them."""

    reports: tuple[str, ...]
    judgements: tuple[Judgement, ...]


class GroupingDecided(Struct, frozen=True, kw_only=True):
    """One decision that holds; `report` is one of the story that it is about."""

    about: str
    says: str
    made: str
    by: str
    note: str
    report: str
    documents: tuple[str, ...]


def show_grouping(view: View, named: str, *, token: str) -> Answer:
    """Show what can be decided about the documents of a story; `token` goes with the form."""
    home = find_home(view, "story", named)
    held = load_story(view, home.id)
    page, parts = make_parts(held, Focus())
    documents = held.bundle.documents
    judgements = tuple(_list_held(view.judgements(), documents))
    ids = tuple(one.report.id for one in documents)
    return Answer(
        template="judge_story",
        title="Lineages and stories, set right by hand",
        value=lambda: Regrouped(reports=ids, judgements=judgements),
        parts={
            **parts,
            "documents": documents,
            "decided": tuple(_gather(judgements, documents)),
            "token": token,
        },
        links=lead_links(held, page),
    )


def _list_held(
    judgements: Iterable[Judgement], documents: Sequence[Document]
) -> Iterator[Judgement]:
    ids = {one.report.id for one in documents}
    for one in find_in_force(judgements):
        if one.about in ("lineages", "stories") and (one.first in ids or one.second in ids):
            yield one


def _gather(
    judgements: Iterable[Judgement], documents: Sequence[Document]
) -> Iterator[GroupingDecided]:
    labels = {one.report.id: one.label for one in documents}
    for (about, kind, made), some in groupby(
        judgements, key=lambda one: (one.about, one.kind, one.made)
    ):
        pairs = tuple(some)
        named = [x for one in pairs for x in (one.first, one.second) if x is not None]
        here = [one for one in dict.fromkeys(named) if one in labels]
        yield GroupingDecided(
            about=about,
            says=_SAYS.get((about, kind), kind),
            made=made,
            by=pairs[0].by,
            note=pairs[0].note,
            report=here[0],
            documents=tuple(labels[one] for one in here),
        )
