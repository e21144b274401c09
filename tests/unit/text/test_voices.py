"""By whose word a claim is told, and which claims count for nothing; all of it is invented."""

from msgspec.structs import replace
from tests.unit.collate.claiming import claim, party

from twosource.text.voices import bears_out, find_denials, is_named_to_deny, list_voices

SENT = claim("a0", "NER", "TCD")
DENIAL = claim("a1", "NER", act="DENIAL", denies=[SENT])
ALL = {one.id: one for one in (SENT, DENIAL)}
NIGER, CHAD = (party(one, SENT.at) for one in ("NER", "TCD"))


def test_what_only_a_denial_speaks_of_does_not_count() -> None:
    spoken = replace(SENT, content_of=DENIAL.id, status="denied")
    assert is_named_to_deny(spoken, ALL)
    assert not bears_out(spoken, ALL, {})


def test_what_another_speech_speaks_of_counts() -> None:
    speech = claim("a1", "NER", act="ACCUSE")
    spoken = replace(SENT, content_of=speech.id)
    assert bears_out(spoken, {speech.id: speech}, {})


def test_who_denies_it_does_not_say_it() -> None:
    denials = find_denials([SENT, DENIAL])
    both = replace(SENT, roots=(NIGER, CHAD))
    assert list_voices(both, denials) == (CHAD,)
    assert bears_out(both, ALL, denials)


def test_what_goes_back_to_those_alone_who_deny_it_does_not_count() -> None:
    denials = find_denials([SENT, DENIAL])
    assert not bears_out(replace(SENT, roots=(NIGER,)), ALL, denials)
    assert bears_out(SENT, ALL, denials)


def test_an_unknown_denier_is_not_taken_for_an_unknown_root() -> None:
    """Two times "he" are not one."""
    nobody = party("they", SENT.at)
    denial = replace(DENIAL, actors=(nobody,))
    assert list_voices(replace(SENT, roots=(nobody,)), find_denials([denial])) == (nobody,)


def test_a_denial_goes_back_to_those_who_deny() -> None:
    assert list_voices(DENIAL, {}) == DENIAL.actors
    assert list_voices(replace(DENIAL, roots=(CHAD,)), {}) == (CHAD,)
