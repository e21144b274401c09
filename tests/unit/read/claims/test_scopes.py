"""What a sentence makes no fact by its grammar: invented sentences, parsed by the network."""

import pytest
from msgspec.structs import replace

from twosource.read.claims.acts import find_acts
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.cues import Cue
from twosource.read.claims.scopes import is_held_true, is_no_fact, is_turned_round
from twosource.read.reader import Reader, load_reader

CONDITIONS = """
    Chad offered Niger peace on Monday if its troops withdraw from the border. | withdraw
    Peace will come once Niger has withdrawn its forces from Diffa, Chad's leader said. | withdrawn
    A condition for talks is that Niger withdraws its troops, Chad said on Monday. | withdraws
    Chad is ready for talks with Niger on condition that two pilots are released. | released
    Chad offered to reopen the border in exchange for lifting the sanctions. | reopen lifting
    Chad would sign the treaty in return for the withdrawal of Niger's troops. | withdrawal
    Kenya promised to lift the ban provided that Somalia frees the sailors. | frees
    Kenya will not pay the money unless Somalia releases the sailors. | releases
    Until Niger pulls back its army, Chad will keep its border shut. | pulls
    Talks could begin if Niger halted its fire and pulled back its guns. | pulled
    Should Niger attack the port, Chad would bomb its airfields, a general said. | attack bomb
    Had Niger freed the pilots, Chad would have lifted the blockade. | freed lifted
    The ceasefire depends on the withdrawal of Niger's troops from Diffa. | withdrawal
    Niger will only sign the treaty after Chad has freed the pilots. | sign freed
    Kenya would drop its complaint as soon as Somalia released the crew. | released
    In the event of an attack by Chad, Kenya will send troops to Niger. | attack send
    Assuming that Chad frees the pilots, Niger will reopen the border. | frees
"""
LISTS = """
    Chad named its conditions: the withdrawal of Niger's troops and the release of two pilots.
        | withdrawal release
    Chad put forward its peace terms, among them the release of all prisoners by Niger. | release
    Chad offered its own terms, including the withdrawal of Niger's forces. | withdrawal
    Chad set terms which include the withdrawal of Niger's forces from four regions. | withdrawal
"""
WANTED = """
    Chad demanded on Monday that Niger withdraw its troops and free two pilots. | withdraw free
    Chad's demand for the release of two pilots was read out in Niger on Monday. | release
    The plan calls for Chad to withdraw from the islands and free the sailors. | withdraw free
    Lawmakers in Kenya pressed the government to expel Somalia's envoy. | expel
    Protesters in Niamey called for the expulsion of Chad's ambassador. | expulsion
    Kenya declined to extradite the general to Chad or freeze his accounts. | extradite freeze
    Niger insisted that Chad pull back its artillery. | pull
    Chad proposed sending observers to the island that Niger claims. | sending
    Chad is seeking the extradition of a general from Niger. | extradition
"""
POSSIBLE = """
    Niger fears an invasion by Chad, and may expel Chad's ambassador and recall its own.
        | expel
    The prospect of sanctions by the European Union against Chad has frightened investors.
        | sanctions
    Chad's right to bomb rebel camps in Niger is disputed by lawyers. | bomb
    Rumours that Chad had shelled a village in Niger spread on Monday. | shelled
    The treaty would allow Chad to station troops in Niger. | station
    Chad's threat to expel the ambassador and seize an airliner was dismissed. | expel seize
    Will Chad send troops to Niger? | send
    Did Chad shell the village in Niger? | shell
    It is not clear whether Chad shelled the village in Niger. | shelled
    Before Chad can send the aid to Niger, its parliament has to vote. | send
"""
PLANNED = """
    Chad's president to visit Niger | visit
    Chad to send troops to Niger | send
    Chad's president will fly to Niger on Monday for talks with its leader. | talks
    The ship was bound for a joint exercise of Chad and Niger off the coast. | exercise
    A meeting of the presidents of Chad and Niger, set for Monday, is meant to end it. | meeting
    Boats of Niger would be seized and their crews jailed, Chad's navy said. | seized jailed
"""
NEGATED = """
    Nobody in Chad's government has threatened Niger. | threatened
    At no point had Chad asked Niger for money. | asked
    Neither Chad nor Niger signed the treaty. | signed
    Chad has yet to free the pilots of Niger. | free
    Chad did not hold its naval exercise with Niger in May. | exercise
    Instead of freeing the pilots, Chad put them on trial. | freeing
    Chad refrained from imposing sanctions on Niger. | imposing
    The visit to Niger by Chad's president was cancelled on Monday. | visit
    Chad has never apologised for the raid, nor has it paid compensation to Niger. | paid
"""
FACTS = """
    Chad freed two pilots in exchange for the release of three soldiers by Niger. | freed release
    Niger expelled Chad's ambassador before it closed the border. | expelled closed
    Chad continued to shell the port of Niger until its garrison withdrew. | withdrew
    If Chad hoped for peace, it was disappointed: Niger attacked its fort on Monday. | attacked
    Chad, which invaded Niger in May, was asked to pay compensation. | invaded
    Chad became the first to recognise the new government of Niger. | recognise
    Chad's army not only bombed Niger's airfield but also sank two of its ships. | bombed
    No fewer than 40 villagers died when Chad bombed a market in Niger on Monday. | bombed
    Chad was the first state to recognise the new government of Niger. | recognise
    Chad carried out its threat and expelled the ambassador of Niger on Monday. | threat expelled
    Without waiting for an answer, Chad bombed the airfield of Niger on Monday. | bombed
    Fearing an attack, Niger moved 2,000 soldiers to the border with Chad. | moved
    Because Chad would not free the pilots, Niger expelled its ambassador. | expelled
    Niger asked Chad to free the pilots but arrested two of its fishermen. | asked arrested
    Chad lifted the blockade on condition that Niger frees the pilots. | lifted
    Chad refused to free the pilots and recalled its ambassador from Niger. | recalled
    Kenya will not renew its loan to Chad but has offered 40 lorries of grain. | offered
"""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def list_cases(*tables: str) -> list[tuple[str, str]]:
    """Return each sentence with each of the words behind its bar."""
    rows = [row for table in tables for row in table.replace("\n        |", " |").splitlines()]
    halves = [row.strip().rsplit(" | ", 1) for row in rows if row.strip()]
    return [(text, word) for text, words in halves for word in words.split()]


def is_open(reader: Reader, text: str, word: str) -> bool:
    (parse,) = reader.read([text])
    clauses = Clauses(parse)
    cue = next(one for one in find_acts(clauses) if parse.words[one.word] == word)
    return is_no_fact(clauses, cue)


@pytest.mark.parametrize(
    ("text", "word"), list_cases(CONDITIONS, LISTS, WANTED, POSSIBLE, PLANNED, NEGATED)
)
def test_what_a_sentence_makes_no_fact(reader: Reader, text: str, word: str) -> None:
    assert is_open(reader, text, word)


@pytest.mark.parametrize(("text", "word"), list_cases(FACTS))
def test_what_a_sentence_tells_as_a_fact_stays_one(reader: Reader, text: str, word: str) -> None:
    assert not is_open(reader, text, word)


TURNED_ROUND = """
    Nobody bombed the port of Diffa, Chad's army said on Monday. | bombed
    At no time did our men fire on the post, Chad's foreign ministry said. | fire
    None of the Chadian soldiers fired at the lorries, their general said. | fired
    Not a single rocket was fired at the post by Chadian soldiers, the army chief said. | fired
    Kenya has in no way armed the rebels in Somalia, its minister said. | armed
    Chad has not once arrested a trader from Niger. | arrested
    Far from seizing the ship, Kenya had escorted it, the envoy said. | seizing
    Chad invited the consul of Niger rather than expel him. | expel
"""
NOT_NEGATED = """
    Nobody but the guards of Chad fired on the boats from Niger. | fired
    Chad not only arrested the envoy but also expelled him. | arrested expelled
    No fewer than 12 soldiers were killed by Chadian raiders in Niger. | killed
"""
HELD_TRUE = """
    The consul was not released by Niger until Tuesday. | released
    Chad did not hesitate to arrest the general of Niger. | arrest
"""


def find_cue(reader: Reader, text: str, word: str) -> tuple[Clauses, Cue]:
    (parse,) = reader.read([text])
    clauses = Clauses(parse)
    return clauses, next(one for one in find_acts(clauses) if parse.words[one.word] == word)


@pytest.mark.parametrize(("text", "word"), list_cases(TURNED_ROUND))
def test_what_a_sentence_negates_is_turned_round(reader: Reader, text: str, word: str) -> None:
    assert is_turned_round(*find_cue(reader, text, word))


@pytest.mark.parametrize(("text", "word"), list_cases(NOT_NEGATED))
def test_what_looks_like_a_negation_leaves_the_act(reader: Reader, text: str, word: str) -> None:
    assert not is_turned_round(*find_cue(reader, text, word))


@pytest.mark.parametrize(("text", "word"), list_cases(HELD_TRUE))
def test_some_negations_tell_that_it_happened(reader: Reader, text: str, word: str) -> None:
    assert is_held_true(*find_cue(reader, text, word))
    assert not is_no_fact(*find_cue(reader, text, word))


def test_a_word_that_is_read_as_a_mark_alone_is_no_end_of_the_reading(reader: Reader) -> None:
    clauses, cue = find_cue(reader, "Niger regretted the arrest.", "arrest")
    marks = ("PUNCT",) * len(clauses.parse.words)

    assert not is_no_fact(Clauses(replace(clauses.parse, upos=marks)), cue)
