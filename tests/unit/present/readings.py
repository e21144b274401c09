"""Readings written by hand, for the tests of what is drawn and told of them."""

from twosource.model import Report
from twosource.model.actor import ActorMention
from twosource.model.parse import Argument, Attribution, Name, Parse, Predicate
from twosource.model.reading import ReadSentence
from twosource.model.report import Furniture, Repair, Sentence
from twosource.model.span import Span
from twosource.present.explained import ExplainedReport, ExplainedSentence, Sign

DENIED = "Norvane denied on Monday that its envoys had sold shells."
HOSTILE = "</svg><script>window.hacked=1</script>\u202e\x1b"


def make_read(words: str = DENIED) -> ReadSentence:
    """Make the reading of eleven words; others may stand in the place of its words."""
    found = [*words.removesuffix(".").split(" "), "."]
    starts, ends, place = [], [], 0
    for word in found:
        place -= word == "."
        starts.append(place)
        ends.append(place + len(word))
        place += len(word) + 1
    return ReadSentence(
        words,
        Parse(
            words=tuple(found),
            starts=tuple(starts),
            ends=tuple(ends),
            upos=tuple("PROPN VERB ADP PROPN SCONJ PRON NOUN AUX VERB NOUN PUNCT".split()),
            features=("_",) * 11,
            lemmas=tuple("Norvane deny on Monday that its envoy have sell shell .".split()),
            heads=(1, -1, 3, 1, 8, 6, 8, 8, 1, 8, 1),
            relations=tuple("nsubj root case obl mark nmod:poss nsubj aux ccomp obj punct".split()),
            mentions=("none",) * 11,
            names=(Name(0, 1, "ORG", "uner"), Name(0, 1, "person", "gum")),
            predicates=(
                Predicate(
                    1, (Argument(0, "ARG0"), Argument(3, "ARGM-TMP"), Argument(8, "ARG1")), 2.5
                ),
                Predicate(8, (Argument(6, "ARG0"), Argument(9, "ARG1")), -2.5),
            ),
            attributions=(
                Attribution("gum", (1, 2), (0, 1), ((4, 11),)),
                Attribution("propbank", (1, 2), (0, 1), ((4, 10),)),
            ),
        ),
        (ActorMention(start=starts[6], end=ends[6], kind="role", sectors=("GOV",), rule="role"),),
        damage=0.22,
    )


def make_hostile_read() -> ReadSentence:
    """Make the same reading of words that are out to break a page or a drawing."""
    words = [
        HOSTILE,
        "&amp;",
        "<b>",
        "]]>",
        "'\"",
        "W" * 90,
        "\u0635\u0644\u0627\u062d",
        "字" * 40,
        "x",
        "\ufdfd",
    ]
    return make_read(" ".join(words) + ".")


def make_explained(read: ReadSentence | None = None) -> ExplainedReport:
    """Make a report of a masthead and one sentence, with a repair and a sign of damage."""
    read = read or make_read()
    text = f"THE LISSA POST\n{read.text}"
    span = Span("r1", 15, len(text))
    report = Report(
        id="r1",
        source="lissa.txt",
        name="lissa.txt",
        content_hash="h1",
        text=text,
        title="Norvane denies",
        furniture=(Furniture(Span("r1", 0, 14), "masthead", "capitals"),),
        sentences=(Sentence(span, 1),),
    )
    sentence = ExplainedSentence(
        number=1,
        span=span,
        read=read,
        repairs=(Repair(Span("r1", 15, 22), "Nor Vane", "both stand alone"),),
        signs=(Sign(Span("r1", 23, 29), "stray-capital"),),
    )
    return ExplainedReport(report=report, sentences=(sentence,))
