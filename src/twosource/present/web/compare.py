"""Two reports side by side."""

from msgspec.structs import replace

from twosource.errors import UsageError
from twosource.present.dossier import Focus, lay_out_story
from twosource.present.shelf import Bundle
from twosource.present.web.answer import Answer
from twosource.present.web.asked import Asked, find_home, name_address
from twosource.present.web.bundled import lead_documents, load_story, show_parts
from twosource.store.view import View

__all__ = ["show_compare"]


def show_compare(view: View, asked: Asked) -> Answer:
    """Lay two reports of one story side by side; `a` and `b` are the starts of their ids."""
    named = asked.get("a"), asked.get("b")
    if not all(named):
        raise UsageError("name two reports: /compare?a=ID&b=ID; a story lists its documents")
    first, second = (find_home(view, "report", one) for one in named)
    if first.id == second.id:
        raise UsageError("a and b are the same report; name two")
    if first.story != second.story:
        raise UsageError("the two reports are of two stories; only versions of one are compared")
    held = load_story(view, first.story)
    pair = _keep_pair(held.bundle, first.id, second.id)
    page = lay_out_story(pair, focus=Focus(reports=frozenset({first.id, second.id})))
    letters = [one for one in held.bundle.documents if one.report.id in {first.id, second.id}]
    return Answer(
        template="compare",
        title=" beside ".join(one.label for one in letters),
        value=lambda: pair.differences,
        parts={
            **show_parts(held, page),
            "documents": letters,
        },
        links={"": name_address("story", first.story), **lead_documents(held)},
    )


def _keep_pair(bundle: Bundle, first: str, second: str) -> Bundle:
    ids = {first, second}
    return replace(
        bundle,
        events=(),
        lineages=(),
        copies=tuple(one for one in bundle.copies if {one.first, one.second} == ids),
        alignments=tuple(one for one in bundle.alignments if {one.first, one.second} == ids),
        differences=tuple(one for one in bundle.differences if {one.first, one.second} == ids),
    )
