"""Reports made in the tests: an invented quarrel over a dam, told and copied in several ways.

The states Ardania, Belmark and Corvia, their people and the agency Delphin do not exist.
"""

from collections.abc import Iterable, Mapping, Sequence

from twosource.group import group_reports
from twosource.model import (
    DateBasis,
    DateProposal,
    Edge,
    Furniture,
    FurnitureKind,
    Grouping,
    Lineage,
    Repair,
    Report,
    Sentence,
    Span,
    When,
)
from twosource.text.hashing import hash_bytes, hash_parts
from twosource.text.sentences import find_sentences

Line = tuple[FurnitureKind, str]

DELPHIN = "HALLIN, May 3 (Delphin) - "

# One paragraph a line; written before the visit.
DAM = """\
Ardanian Foreign Minister Sela Morwen will travel to Belmark on Monday to sign an accord on the \
waters of the Ister dam, her ministry said, a week after Belmark shut two sluices without a warning.
Energy Minister Tobin Carrick is expected to receive her at the border station of Hallin. \
The ceremony will be held in the machine hall, where both flags have already been hung.
“We share one river and we shall share its silences too,” Carrick told engineers in Hallin.
The accord obliges Belmark to release at least 300 cubic metres of water a second between April \
and September, according to a draft. In return Ardania pays 85 million crowns for the repair of \
the northern spillway.
Farmers in the Ardanian lowlands lost a third of their barley last summer when the canals fell \
dry. Hundreds of them blocked the bridge at Pell with tractors for nine days.
Belmark denied that it had ever held back water to punish its neighbour. Its hydrologists blamed \
a thin snowpack and a crack in the third gate.
Corvia, which lies downstream of both, has asked for a seat at the table. Its ambassador \
complained that nobody had shown her the maps.
The dam was finished in 1962 with machines bought from Corvia, and its reservoir drowned 14 \
villages. Their church towers can be seen in dry autumns.
Opposition deputies in Ardania want the treaty put before parliament. They call the payment a \
ransom and have collected 40,000 signatures against it.
The river commission meets again in June, when a joint office of inspectors is to open in Hallin.
"""

# The desk's next edition: the plans of the lead have come about, two paragraphs are new.
DAM_SIGNED = (
    DAM.replace(
        "will travel to Belmark on Monday to sign an accord on",
        "travelled to Belmark on Monday and signed an accord on",
    )
    .replace("is expected to receive her at", "welcomed her after she had arrived at")
    .replace("The ceremony will be held in", "The accord was signed in")
    + "Morwen left the hall by a side door and answered no questions from the press.\n"
    + "A brass band of miners played until the last car had crossed the frontier.\n"
)

# Another reporter at the same ceremony.
DAM_ELSEWHERE = """\
From the gallery of the Hallin power station one could hardly hear the two ministers on Monday.
Sela Morwen came by train, alone but for a secretary, and Tobin Carrick waited on the platform.
Nobody had told the stall keepers of Hallin that the dam road would be closed, and their cheese \
went warm in the sun.
“They always close the road, and it is always my best day,” said Anke Lohr, who sells smoked trout.
What the treaty says about the spillway remains a matter of dispute among the lawyers who wrote it.
An engineer who has served the turbines since he was nineteen said the gates leak like a basket.
"""

# Another happening, weeks away.
STRIKE = """\
Tram drivers in the Corvian port of Larne walked out before dawn after talks on night pay failed.
The union of transport workers said nine depots were idle and asked commuters to stay at home.
Mayor Ines Valder offered a bonus of 400 florins, which the drivers turned down by a show of hands.
Schools opened an hour late, and ferries ran empty across the bay because nobody could reach them.
The last such walkout lasted eleven days and ended with a broken window in the town hall.
"""


def make_report(
    name: str,
    body: str,
    *,
    dateline: str = "",
    publisher: str | None = None,
    title: str | None = None,
    head: Sequence[Line] = (),
    foot: Sequence[Line] = (),
    dates: Sequence[tuple[DateBasis, str]] = (),
    repairs: Mapping[str, str] | None = None,
) -> Report:
    """Return a report of `body`, one paragraph a line, with furniture above and below it.

    `repairs` says how damaged words of the body read; `dates` are days, the best first.
    """
    above = "".join(f"{line}\n" for _, line in head)
    below = "".join(f"{line}\n" for _, line in foot)
    text = above + dateline + body.strip("\n") + "\n" + below
    report = hash_parts("made", name, text)
    return Report(
        id=report,
        source=name,
        name=name,
        content_hash=hash_bytes(text.encode()),
        text=text,
        title=title,
        publisher=publisher,
        furniture=tuple(_furniture(report, text, [*head, ("dateline", dateline), *foot])),
        repairs=tuple(_repairs(report, text, repairs or {})),
        sentences=tuple(_sentences(report, text, len(above), len(dateline), len(below))),
        dates=tuple(DateProposal(When(day, day, "day", basis), day) for basis, day in dates),
    )


def cut(body: str, *kept: int) -> str:
    """Return the chosen paragraphs of a body, numbered from 0."""
    paragraphs = body.strip("\n").split("\n")
    return "".join(paragraphs[number] + "\n" for number in kept)


def garble(body: str, *sentences: str) -> str:
    """Return a body with the given openings of sentences damaged: "The dam" becomes "the dam .".

    A small letter at the start and a stray space stand in for what a back-translation leaves.
    """
    for words in sentences:
        assert words in body, words
        body = body.replace(words, words[0].lower() + words[1:] + " ,", 1)
    return body


def name_reports(reports: Iterable[Report]) -> dict[str, str]:
    """Return the names of the reports by id."""
    return {report.id: report.name for report in reports}


def list_lineages(*reports: Report) -> list[list[str]]:
    """Return the names of the reports of each lineage, sorted."""
    names = name_reports(reports)
    grouping = group_reports(reports)
    return sorted(sorted(names[one] for one in found.reports) for found in grouping.lineages)


def lineage_of(report: Report, grouping: Grouping) -> Lineage:
    """Return the lineage that holds a report."""
    return next(one for one in grouping.lineages if report.id in one.reports)


def edges_of(report: Report, grouping: Grouping) -> list[Edge]:
    """Return the edges from a report to its parents."""
    return [one for one in lineage_of(report, grouping).edges if one.child == report.id]


def verdict_on(first: Report, second: Report, grouping: Grouping) -> str | None:
    """Return the judgement on a pair, None when it was not compared."""
    wanted = {first.id, second.id}
    return next((c.verdict for c in grouping.copies if {c.first, c.second} == wanted), None)


def _furniture(report: str, text: str, lines: Iterable[Line]) -> Iterable[Furniture]:
    start = 0
    for kind, words in lines:
        if words:
            start = text.index(words, start)
            end = start + len(words.rstrip())
            yield Furniture(Span(report, start, end), kind, "made")
            start = end


def _repairs(report: str, text: str, repairs: Mapping[str, str]) -> Iterable[Repair]:
    for words, reads_as in repairs.items():
        start = text.index(words)
        yield Repair(Span(report, start, start + len(words)), reads_as, "made")


def _sentences(report: str, text: str, above: int, line: int, below: int) -> Iterable[Sentence]:
    start = above
    for number, paragraph in enumerate(text[above : len(text) - below].splitlines(keepends=True)):
        begin = start + (line if number == 0 else 0)
        for low, high in find_sentences(text, begin, start + len(paragraph)):
            yield Sentence(Span(report, low, high), number)
        start += len(paragraph)
