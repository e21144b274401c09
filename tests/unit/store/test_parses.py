"""A parse is kept once a sentence and a network, and comes back by report as it went in."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from twosource.errors import StoreError
from twosource.model import (
    ActCue,
    ActPart,
    Argument,
    Attribution,
    Name,
    Parse,
    Predicate,
    Reading,
    Repair,
    Report,
    Span,
    Unread,
)
from twosource.store.parse_packing import pack_parse, unpack_parse
from twosource.store.view import open_view
from twosource.store.writer import StoreOptions, Writer, open_writer
from twosource.text.repaired import list_sentences

Make = Callable[..., tuple[Report, Reading]]

SENTENCE = "Envoys  denied it."
PARSE = Parse(
    words=("Envoys", "denied", "it", "."),
    starts=(0, 8, 15, 17),
    ends=(6, 14, 17, 18),
    upos=("NOUN", "VERB", "PRON", "PUNCT"),
    features=("Number=Plur", "Tense=Past", "Gender=Neut", "_"),
    lemmas=("envoy", "deny", "it", "."),
    heads=(1, -1, 1, 1),
    relations=("nsubj", "root", "obj", "punct"),
    mentions=("person", "none", "abstract", "none"),
    names=(Name(0, 1, "Person", "re3d"),),
    predicates=(Predicate(1, (Argument(0, "ARG0"), Argument(2, "ARG1")), 2.75),),
    attributions=(Attribution("propbank", (1, 2), None, ((2, 3),)),),
    acts=(ActCue(1, 2, "DENIAL", "", "happened", 4.5, 2.25, (ActPart(0, "actor", 1.5),)),),
)


def parse_word(sentence: str) -> Parse:
    """A parse that takes the whole sentence for one word."""
    one = ("X",)
    return Parse(
        words=(sentence,),
        starts=(0,),
        ends=(len(sentence),),
        upos=one,
        features=one,
        lemmas=one,
        heads=(-1,),
        relations=("root",),
        mentions=("none",),
    )


def parse_all(writer: Writer, reader: str) -> None:
    for report in writer.reports():
        writer.put_parses(reader, {one: parse_word(one) for one in list_sentences(report)})
        writer.settle_parses(reader, [report.id])
    writer.choose_reader(reader)


def test_what_is_packed_comes_back_as_it_was() -> None:
    assert unpack_parse(pack_parse(PARSE, SENTENCE), SENTENCE) == PARSE
    assert unpack_parse(pack_parse(Parse(), ""), "") == Parse()


def test_a_parse_of_the_first_packing_is_read_without_its_acts() -> None:
    packed = bytes.fromhex(
        "014d953d0ec2300c46fd192907e044bd49a7ae7443ea316c3ea94b8720d1052ec1de43f1e384506f192c6779ef"
        "2d148530250503d00037102ed472ffa3fbffe46387cbb5e73a9ccee374fb8473ca9978012c3a699a293ae1af16"
        "dff32d31f1320a6abda2257681bb84c45d43e35b9724c6d8fae2d0a7b91e6c86d6c4e756e1ad3bd6059752dd37"
    )
    assert unpack_parse(packed, SENTENCE) == replace(PARSE, acts=())


def test_a_packed_parse_is_small() -> None:
    assert len(pack_parse(PARSE, SENTENCE)) < 140
    assert len(pack_parse(replace(PARSE, acts=()), SENTENCE)) < 120


def test_a_parse_of_another_sentence_is_refused() -> None:
    with pytest.raises(StoreError, match="another sentence"):
        pack_parse(PARSE, SENTENCE.replace("  ", " "))


@pytest.mark.parametrize(
    "packed", [b"", b"\x02abc", b"\x03abc", b"\x01abc", pack_parse(PARSE, SENTENCE)[:-9]]
)
def test_damaged_bytes_are_an_error_that_says_what_to_do(packed: bytes) -> None:
    with pytest.raises(StoreError, match="into a new store"):
        unpack_parse(packed, SENTENCE)


def test_parses_come_by_report_in_the_order_of_its_sentences(make: Make) -> None:
    with open_writer(":memory:") as writer:
        writer.put_report(*make(1))
        (report,) = writer.reports()
        first, second = list_sentences(report)
        assert writer.view().parses(report) == (None, None)
        writer.put_parses("net", {second: parse_word(second)})
        assert writer.view().parses(report) == (None, parse_word(second))
        writer.put_parses("net", {first: parse_word(first)})
        assert writer.view().parses(report) == (parse_word(first), parse_word(second))


def test_a_sentence_is_parsed_as_its_repairs_read(make: Make) -> None:
    report, reading = make(1)
    repair = Repair(Span(report.id, 0, 5), "En voy", "two words")
    with open_writer(":memory:") as writer:
        writer.put_report(replace(report, repairs=(repair,)), reading)
        (held,) = writer.reports()
        parse_all(writer, "net")
        parses = writer.view().parses(held)
    assert parses[0] == parse_word("En voy 1 reached Port Senn on Tuesday.")


def test_what_the_store_lacks_is_named_once_whatever_the_number_of_reports(make: Make) -> None:
    with open_writer(":memory:") as writer:
        for number in (1, 2):
            writer.put_report(*make(number))
        texts = [one for report in writer.reports() for one in list_sentences(report)]
        assert len(texts) == 4
        lacking = writer.lacking("net", texts)
        assert sorted(lacking) == sorted(set(texts))
        writer.put_parses("net", {lacking[0]: parse_word(lacking[0])})
        assert writer.lacking("net", texts) == lacking[1:]
        assert writer.lacking("other", texts) == lacking


def test_more_sentences_than_one_question_can_name() -> None:
    texts = [f"Ship {number} passed." for number in range(1_203)]
    with open_writer(":memory:") as writer:
        writer.put_parses("net", {one: parse_word(one) for one in texts[:1_201]})
        assert writer.lacking("net", texts) == tuple(texts[1_201:])


def test_the_same_parses_again_change_nothing_and_later_ones_count(make: Make) -> None:
    with open_writer(":memory:") as writer:
        writer.put_report(*make(1))
        (report,) = writer.reports()
        first, _ = list_sentences(report)
        for _ in range(2):
            writer.put_parses("net", {first: parse_word(first)})
        writer.put_parses("net", {first: ("crashed", "it ended")})
        assert writer.view().parses(report) == (None, None)


def test_reports_wait_until_every_sentence_is_settled(make: Make) -> None:
    with open_writer(":memory:") as writer:
        for number in (1, 2):
            writer.put_report(*make(number))
        ids = tuple(one.id for one in writer.reports())
        assert writer.unparsed("net") == ids
        writer.settle_parses("net", [ids[0], "gone"])
        assert writer.unparsed("net") == ids[1:]
        assert writer.unparsed("other") == ids


def test_a_report_whose_marks_change_waits_again(make: Make) -> None:
    with open_writer(":memory:") as writer:
        writer.put_report(*make(1))
        parse_all(writer, "net")
        writer.put_report(*make(1, paragraph=3))
        assert len(writer.unparsed("net")) == 1


def test_another_network_takes_over_when_it_is_done(make: Make) -> None:
    with open_writer(":memory:") as writer:
        writer.put_report(*make(1))
        parse_all(writer, "old")
        (report,) = writer.reports()
        writer.put_parses("new", dict.fromkeys(list_sentences(report), ("crashed", "it ended")))
        assert None not in writer.view().parses(report)
        writer.choose_reader("new")
        assert writer.view().parses(report) == (None, None)
        assert writer.unparsed("old") == (report.id,)


def test_another_version_of_the_program_reads_anew(tmp_path: Path, make: Make) -> None:
    place = tmp_path / "a.db"
    with open_writer(place, options=StoreOptions(made_by="twosource 0.0.9")) as writer:
        writer.put_report(*make(1))
        parse_all(writer, "net")
    with open_writer(place) as writer:
        (report,) = writer.reports()
        assert writer.unparsed("net") == (report.id,)
        assert writer.view().parses(report) == (None, None)


def test_what_the_network_failed_on_is_told_with_its_place(make: Make) -> None:
    with open_writer(":memory:") as writer:
        writer.put_report(*make(1))
        (report,) = writer.reports()
        assert writer.view().unread() == ()
        first, second = list_sentences(report)
        writer.put_parses("net", {first: parse_word(first), second: ("too-slow", "it took long")})
        place = report.sentences[1].span
        assert writer.view().unread() == (Unread(span=place, code="too-slow", why="it took long"),)
        assert writer.lacking("net", [first, second]) == ()


def test_a_refused_chunk_leaves_nothing_of_itself() -> None:
    texts = ["Fog lay on the harbour.", "It lifted at noon."]
    with open_writer(":memory:") as writer:
        with pytest.raises(StoreError, match="nothing was written"):
            writer.put_parses("net", {texts[0]: parse_word(texts[0]), texts[1]: PARSE})
        assert writer.lacking("net", texts) == tuple(texts)


def test_a_damaged_parse_is_a_fault_of_the_store(tmp_path: Path, make: Make) -> None:
    place = tmp_path / "a.db"
    with open_writer(place) as writer:
        writer.put_report(*make(1))
        parse_all(writer, "net")
    with open_view(place) as view:
        assert view.faults() == ()
    with closing(sqlite3.connect(place)) as spoiler:
        spoiler.execute("UPDATE parses SET parse = x'01ff'")
        spoiler.commit()
    with open_view(place) as view:
        assert len(view.faults()) == 2
