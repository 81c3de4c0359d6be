# Sintas. `make` alone tells what there is. PORT and DATA are optional everywhere.
.DEFAULT_GOAL := help
SHELL := /bin/sh
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

PORT ?= 8000
DATA ?= .data/demo
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCKS := requirements.lock requirements-test.lock requirements-dev.lock
STAMP := $(VENV)/.sintas-setup
PART := .ci/part
# An account that asks Python to keep no compiled files would have each of six test processes rewrite a thousand test files (26 s, four times).
TESTS := env PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest
# Three processes where a test waits for a database or a browser: two leave a quarter of two cores idle. A file goes to one of them, in the order of
# sintas/config/testing.py: what many of its tests stand on is made once.
SIDE_BY_SIDE := -n 3 --dist loadfile --no-loadscope-reorder
# Settings for tools that need no installation (mypy, migrations, translations).
BARE := DJANGO_SETTINGS_MODULE=sintas.config.bare

# What only reads the sources, two at a time; the longest first.
READ_ONLY := types gathered migrations words templates lint contracts

.PHONY: help setup demo check test lint types contracts templates migrations words gathered tests unit database browser-tests browser bench drills lock messages audit clean

help: ## this list
	@echo "Sintas: make <what>"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'

setup: $(STAMP) ## everything needed to run and to test, into .venv (again only when a lock changed)

# venv first: outside of one, Debian's Python refuses to install anything. Compiled here, since `sintas serve` starts four programs and an
# account that may not write beside the sources (or PYTHONDONTWRITEBYTECODE) would have each of them compile everything again.
$(STAMP): $(LOCKS) requirements-uv.lock requirements.in pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Sintas needs Python 3.11 or newer; name it with PYTHON=..." >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing (on Debian: apt-get install python3-venv)." >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.lock
	@$(BIN)/uv pip sync --quiet --require-hashes --compile-bytecode $(LOCKS)
	@$(BIN)/uv pip install --quiet --no-deps --no-build-isolation --offline --editable .
	@$(BIN)/python -m compileall -q sintas tests
	@touch $@

# exec: the signal that ends make's child ends web, worker and database, not a shell in between.
demo: setup words-compiled ## run a demo: make demo PORT=8000 DATA=.data/demo
	@exec $(BIN)/sintas demo --data "$(DATA)" --port "$(PORT)"

check: setup ## the fast part: lint, types, contracts, templates, migrations, translations, tests without a database
	@$(PART) --begin
	@$(MAKE) -k -j2 -O $(READ_ONLY); code=$$?; $(MAKE) unit || code=$$?; $(PART) --end; exit $$code

test: setup browser ## everything, with the time of each part
	@$(PART) --begin
	@$(MAKE) -k -j2 -O $(READ_ONLY); code=$$?; $(MAKE) tests || code=$$?; $(PART) --end; exit $$code

lint: setup
	@$(PART) lint $(BIN)/ruff check .

types: setup
	@$(PART) types $(BIN)/mypy sintas

contracts: setup
	@$(PART) contracts $(BIN)/python -m sintas.config.contracts

templates: setup
	@$(PART) templates $(BIN)/djlint sintas --lint --quiet

migrations: setup
	@$(PART) migrations env $(BARE) $(BIN)/python -m django makemigrations --check --dry-run

words: setup words-compiled
	@$(PART) translations env $(BARE) $(BIN)/python -m sintas.config.words check

# The test files compiled as pytest compiles them, once: three processes that begin together would each do all of it.
gathered: setup
	@$(PART) gathering $(TESTS) --collect-only -qq > /dev/null

.PHONY: words-compiled
words-compiled: setup
	@$(BIN)/python -m sintas.config.words compile

# One run: three would gather the tests three times and lay the database down twice, and each would end with one core waiting for the last test.
tests: setup browser words-compiled
	@$(PART) tests $(TESTS) $(SIDE_BY_SIDE) -m "not count"

unit: setup
	@$(PART) unit $(TESTS) -n 2 --only-without-database

database: setup words-compiled
	@$(PART) database $(TESTS) $(SIDE_BY_SIDE) --only-with-database

browser-tests: setup browser words-compiled
	@$(PART) browser $(TESTS) $(SIDE_BY_SIDE) -m "browser and not count"

browser: ## Chromium for the browser tests: found, installed (as root on Debian), or named as missing
	@.ci/browser

bench: setup words-compiled ## figures at 10,000 and 100,000 synthetic cases
	@$(BIN)/python -m tests.bench

drills: setup words-compiled ## the long counts, resumable
	@$(BIN)/python -m tests.drills

messages: setup ## gather the words on screen into the translation files
	@$(BARE) $(BIN)/python -m sintas.config.words gather

audit: setup ## known faults in what we depend on
	@$(BIN)/pip-audit --require-hashes --disable-pip -r requirements.lock

lock: setup ## write the locks anew from requirements*.in
	@for group in requirements requirements-test requirements-dev requirements-uv; do \
	  $(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
	    --custom-compile-command "make lock" --output-file $$group.lock $$group.in || exit 1; done
	@! grep -nE '(https?|file):' *.lock

clean: ## remove what was built; data folders stay
	@rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .import_linter_cache .pytest_cache .hypothesis
