"""What the bench says of the machine it ran on."""

import subprocess
import sys

from bench.machine import describe_machine, find_instructions


def test_the_instructions_that_matter_are_found_in_their_order() -> None:
    cpu = "model name\t: Some\nflags\t\t: fpu avx2 avx512_vnni amx_tile amx_int8\nbugs\t: none\n"
    assert find_instructions(cpu) == "amx_int8 avx512_vnni avx2"


def test_a_processor_that_says_nothing_has_none_that_is_known() -> None:
    assert find_instructions("model name\t: Some\n") == "none that is known"
    assert find_instructions("") == "none that is known"


def test_the_load_is_told() -> None:
    assert "; load " in describe_machine()


def test_peak_memory_is_in_megabytes_and_of_this_process_alone() -> None:
    """What the parent once held is not the child's: 300 MB here, some 70 more there."""
    held = bytearray(300_000_000)
    code = """
from bench.machine import measure_peak
before = measure_peak()
held = bytearray(70_000_000)
print(before, measure_peak())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    before, after = map(float, done.stdout.split())
    assert len(held) > 0
    assert before < 100
    assert 60 < after - before < 80
