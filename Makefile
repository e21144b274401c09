# Two commands: "make demo" and "make test". "make" alone says what there is.
# Recipes for those who work on twosource are in the justfile.

PYTHON ?= python3

# "3.12", or nothing when PYTHON is not there or is older than 3.11.
version := $(shell "$(PYTHON)" -c 'import sys; print("%d.%d" % sys.version_info[:2] if sys.version_info >= (3, 11) else "")' 2>/dev/null)
# A Python without ensurepip makes an environment without pip; then its own pip installs into it.
pip = $(shell test -x .venv/bin/pip && echo '.venv/bin/python -m pip' || echo '"$(PYTHON)" -m pip --python .venv/bin/python')
install = $(pip) install -qq --disable-pip-version-check --no-input

made := .venv/made-by-python-$(version)
seeds := ../shared/seeds

.DELETE_ON_ERROR:
.PHONY: help demo test setup python chromium clean

help:
	@echo 'make demo    set up what twosource needs, read the examples, write their dossiers to build/'
	@echo 'make test    set up the rest, check the code and the docs, and run every test'
	@echo 'make clean   remove what these two made'
	@echo
	@echo 'Both need Python 3.11 or newer with pip. Another Python:  make demo PYTHON=python3.12'

demo: .venv/ready-to-run
	@mkdir -p build
	$(call show,examples/reports,examples,--lexicon examples/lexicon.yaml)
	$(if $(wildcard $(seeds)),$(call show,$(seeds),seeds,))
	@echo 'Open the dossiers in a browser; they need no network.'

test: chromium .venv/ready-to-test
	@.venv/bin/just everything

setup: .venv/ready-to-test

clean:
	rm -rf .venv build site

# show FOLDER NAME FLAGS: reads a folder, prints the summary, writes build/NAME.html.
define show
@rm -f 'build/$(2).db' 'build/$(2).db-wal' 'build/$(2).db-shm'
@echo
@echo '── $(1) ──'
@.venv/bin/twosource '$(1)' $(3) --db 'build/$(2).db'
@.venv/bin/twosource dossier --db 'build/$(2).db' -o 'build/$(2).html'

endef

.venv/ready-to-run: $(made) requirements/run.txt pyproject.toml
	@echo 'Installing what twosource needs into .venv: some 40 packages, a minute or so.'
	@$(install) --require-hashes -r requirements/run.txt
	@$(install) --no-deps --no-build-isolation -e .
	@touch $@

.venv/ready-to-test: .venv/ready-to-run requirements/test.txt
	@echo 'Installing what the tests need into .venv: some 50 packages, a minute or so.'
	@$(install) --require-hashes -r requirements/test.txt
	@touch $@

.venv/ready-to-bench: .venv/ready-to-test requirements/bench.txt
	@echo 'Installing the peers that the bench compares with into .venv.'
	@$(install) --require-hashes -r requirements/bench.txt
	@touch $@

$(made): | python
	@rm -rf .venv
	@echo 'Making .venv with Python $(version).'
	@"$(PYTHON)" -m venv .venv >/dev/null 2>&1 || "$(PYTHON)" -m venv --clear --without-pip .venv
	@touch $@

python:
	@$(if $(version),:,echo 'twosource needs Python 3.11 or newer, and "$(PYTHON)" is older or not there. Name another:  make demo PYTHON=python3.12' >&2; exit 1)

chromium:
	@sh tools/find_chromium.sh
