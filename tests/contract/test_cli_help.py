"""Every verb has help with an example, and is in the documentation with all its options."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from twosource.run.cli import VERBS, twosource
from twosource.run.flags import shared_flags

DOCS = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
HEAVY = ("numpy", "scipy", "lxml", "trafilatura", "onnxruntime", "sqlalchemy", "rich", "jinja2")


def find_command(*words: str) -> click.Command:
    command: click.Command = twosource
    for word in words:
        assert isinstance(command, click.Group)
        found = command.get_command(click.Context(command), word)
        assert found is not None
        command = found
    return command


FORMATS = ("json", "events", "ledger")
COMMANDS = [*((verb,) for verb in VERBS), *(("export", name) for name in FORMATS)]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_help_says_what_the_verb_does_and_gives_an_example(words: tuple[str, ...]) -> None:
    result = CliRunner().invoke(twosource, [*words, "--help"])
    assert result.exit_code == 0
    assert f"Example:  twosource {words[0]}" in result.output
    assert find_command(*words).help


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_the_example_of_the_help_can_be_parsed(words: tuple[str, ...]) -> None:
    command = find_command(*words)
    example = (command.epilog or "").partition("twosource ")[2].partition(" >>")[0].split()
    root = find_command(words[0])
    context = root.make_context(words[0], example[1:], resilient_parsing=False)
    assert context.params is not None


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_the_verb_and_its_options_are_documented(words: tuple[str, ...]) -> None:
    assert f"\n## {words[0]}\n" in DOCS
    section = DOCS.partition(f"\n## {words[0]}\n")[2].partition("\n## ")[0]
    assert f"twosource {words[0]}" in section
    shared = {option for one in shared_options() for option in one.opts}
    for option in find_command(*words).params:
        if isinstance(option, click.Option) and not shared & set(option.opts):
            assert any(re.search(rf"`{name}[` ]", section) for name in option.opts), option.opts


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_verb_takes_the_shared_flags(words: tuple[str, ...]) -> None:
    taken = {option for one in find_command(*words).params for option in one.opts}
    assert {option for one in shared_options() for option in one.opts} <= taken


def shared_options() -> list[click.Parameter]:
    @click.command()
    @shared_flags
    def nothing() -> None:
        """Take the flags alone."""

    return nothing.params


def test_the_shared_flags_are_documented() -> None:
    for one in shared_options():
        assert any(re.search(rf"`{name}[`, ]", DOCS) for name in one.opts), one.opts


def test_the_documented_settings_are_the_ones_that_are_read() -> None:
    block = re.search(r"```toml\n(.*?)```", DOCS, re.DOTALL)
    assert block is not None
    assert set(tomllib.loads(block[1])) == {
        "boundaries", "db", "workers", "map", "quiet", "verbose",
    }  # fmt: skip


def test_help_lists_the_verbs_and_loads_no_heavy_library() -> None:
    script = (
        "import sys\n"
        "from twosource.run.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        f"print('LOADED', [one for one in {HEAVY!r} if one in sys.modules])"
    )
    command = [sys.executable, "-c", script]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert all(f"\n  {verb} " in output for verb in VERBS)
    assert "LOADED []" in output


def test_a_store_is_shown_without_loading_the_stages() -> None:
    script = (
        "import sys, twosource.run.commands.stories\n"
        "print([one for one in sys.modules if one.startswith('twosource.group')])"
    )
    command = [sys.executable, "-c", script]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "[]\n"


def test_importing_the_package_loads_no_heavy_library() -> None:
    script = f"import sys, twosource; print([one for one in {HEAVY!r} if one in sys.modules])"
    command = [sys.executable, "-c", script]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "[]\n"


def test_without_arguments_the_help_is_shown() -> None:
    result = CliRunner().invoke(twosource, [])
    assert (result.exit_code, "Commands:" in result.output) == (0, True)
