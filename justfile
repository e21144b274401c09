# Recipes for those who work on twosource; `make test` sets up what they need.

set shell := ["bash", "-euo", "pipefail", "-c"]

export PATH := justfile_directory() / ".venv/bin" + ":" + env("PATH")

# List the recipes.
default:
    @just --list --unsorted

# Everything that a change must pass: the checks, the docs and all tests.
everything: check docs (test "-n" "2")

# Lint, format, types and the direction of imports; changes nothing.
check:
    ruff check --quiet
    ruff format --check --quiet
    mypy --no-error-summary
    lint-imports --no-logo

# Mend what the linter and the formatter can mend.
fix:
    ruff check --fix
    ruff format

# The tests; takes what pytest takes, as in: just test tests/unit -k dates
test *arguments:
    @pytest {{ arguments }}

# The labelled cases, with every figure beside its floor.
quality:
    @pytest tests/quality -v

# The laws and the hostile inputs again, each with a hundred times as many cases; an hour or more.
soak:
    pytest tests/property tests/hostile --hypothesis-profile=soak

# How fast copies are found, and how many pairs were compared.
bench *arguments:
    @python -m bench.copies {{ arguments }}

# Build the site; a broken link or a page outside the menu is an error.
docs:
    mkdocs build --strict --quiet

# Make generated files again: the JSON Schema, and the word counts where their treebanks lie.
assets treebanks="../shared/data/01_syntax":
    twosource export json --schema > docs/schema/record.json
    if [ -d '{{ treebanks }}' ]; then python tools/count_words.py '{{ treebanks }}' src/twosource/lexicon/word_counts.tsv; fi

# Remake the locks; pass --upgrade to take newer versions.
lock *arguments:
    {{ lock_command }} {{ arguments }} --group build --group test -o requirements/test.txt pyproject.toml
    {{ lock_command }} --group build -c requirements/test.txt -o requirements/run.txt pyproject.toml

lock_command := "uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command 'just lock'"

# The same as `make demo`.
demo:
    make demo
