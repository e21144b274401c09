"""Every pattern, and the whole of `clean`, in linear time on what each finds hardest.

Ratios, not clocks: twice the input may take three times as long, whatever the machine.
"""

import gc
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from time import process_time

import pytest

import twosource.clean
from twosource.clean import make_report
from twosource.errors import InputError
from twosource.model import Item

UNITS = [
    "a", " ", "A", "a ", "A ", "Aa ", "aA", "A.", "a.", ". ", "(", ")", '"', "“", "'", "<a ", "<",
    "<!--", "1", "1 ", "1:", "11:11 ", "-", "– ", "a,", "A, ", "A/", " / ", " | ", "\n", "\u00a0",
    "By ", "See also ", "Read more: ", "Photo: ", "Photo by A ", "Reporting by A; ", "© ",
    "© 2031 ", "In this a ", "is seen in ",
    "March ", "March 3, ", "PORT, ", "PORT ", "(Ab) ", "Ab, A ", "=\"",
    "<meta ", "this story ", "All rights ", "x on x ", "www.", "e-mail", "sign up ", "http://a/",
    "2031/03", "aaaa. A", "Ab and ", "ed ", "Mac",
]  # fmt: skip
SHORT, LONG = 50_000, 100_000
MODULES = [
    f"twosource.clean.{module.name}" for module in pkgutil.iter_modules(twosource.clean.__path__)
] + ["twosource.text.sentences", "twosource.text.characters"]
# What a quarter of the input may take unmeasured: were it quadratic, the whole would take 0.1 s.
FLOOR_SECONDS = 0.006


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for name in MODULES:
        for key, value in vars(importlib.import_module(name)).items():
            found = value if isinstance(value, tuple) else (value,)
            for number, one in enumerate(found):
                if isinstance(one, re.Pattern):
                    source = one.pattern
                    if isinstance(source, bytes):
                        one = re.compile(source.decode("latin-1"), re.IGNORECASE)
                    yield f"{name}.{key}.{number}", one


PATTERNS = dict(patterns())


def fastest(work: Callable[[], object], repeats: int) -> float:
    """Return the least time; the collector rests, whose work grows with what other tests keep."""
    times = []
    gc.collect()
    gc.disable()
    try:
        for _ in range(repeats):
            start = process_time()
            work()
            times.append(process_time() - start)
    finally:
        gc.enable()
    return min(times)


def is_linear(work: Callable[[int], object]) -> bool:
    """Tell whether 100 kB take at most three times as long as 50 kB; tried again when they do."""
    start = process_time()
    work(LONG // 4)
    if process_time() - start < FLOOR_SECONDS:
        return True
    return any(
        fastest(lambda: work(LONG), repeats) <= 3 * fastest(lambda: work(SHORT), repeats)
        for repeats in (1, 2, 3, 5)
    )


def test_the_patterns_are_found() -> None:
    assert len(PATTERNS) > 60


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_a_pattern_takes_linear_time(name: str) -> None:
    pattern = PATTERNS[name]
    for unit in UNITS:

        def work(size: int, unit: str = unit) -> object:
            text = (unit * (size // len(unit) + 1))[:size] + "\n!"
            return pattern.subn(lambda _: "", text), pattern.fullmatch(text)

        assert is_linear(work), unit


@pytest.mark.parametrize("unit", UNITS)
def test_a_text_takes_linear_time(unit: str) -> None:
    def work(size: int) -> object:
        text = (unit * (size // len(unit) + 1))[:size] + "\nCorvia recalled its envoy."
        try:
            return make_report(Item(source="a", name="a", media="text", content=text.encode()))
        except InputError as error:
            return error.code

    assert is_linear(work)
