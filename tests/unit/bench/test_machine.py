"""What the bench says of the machine it ran on."""

from bench.machine import describe_machine, find_instructions, measure_peak


def test_the_instructions_that_matter_are_found_in_their_order() -> None:
    cpu = "model name\t: Some\nflags\t\t: fpu avx2 avx512_vnni amx_tile amx_int8\nbugs\t: none\n"
    assert find_instructions(cpu) == "amx_int8 avx512_vnni avx2"


def test_a_processor_that_says_nothing_has_none_that_is_known() -> None:
    assert find_instructions("model name\t: Some\n") == "none that is known"
    assert find_instructions("") == "none that is known"


def test_the_load_is_told_and_memory_is_in_megabytes() -> None:
    assert "; load " in describe_machine()
    before = measure_peak()
    held = bytearray(50_000_000)
    assert 40 < measure_peak() - before < 70
    assert len(held) == 50_000_000
