# `make` alone lists what there is.
.DEFAULT_GOAL := help
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
# AS is one of make's own variables (the assembler): only what the user gave counts.
ifeq ($(filter command line environment override,$(origin AS)),)
AS := handler
endif
CITIZENS ?= 5000

.PHONY: help
help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 24

# ---- the environment ---------------------------------------------------------------------------------------------

.venv/ready: requirements.lock pyproject.toml
	@./installer/system-packages.sh desktop
	@echo "Creating the environment in .venv from requirements.lock"
	@test -x $(BIN)/pip || $(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

CATALOGUES := $(wildcard resources/translations/*/LC_MESSAGES/*.po)

.PHONY: translations-compiled
translations-compiled: $(CATALOGUES:.po=.mo)

%.mo: %.po | .venv/ready
	@$(BIN)/pybabel --quiet compile -i $< -o $@

# Compiled here, since some computers forbid Python to do so itself (PYTHONDONTWRITEBYTECODE): there each start of the
# desktop, of a server and of a test would read a thousand sources anew. Costs a fifth of a second when all is fresh.
# What is no Python is left for whoever runs it to meet.
.PHONY: bytecode
bytecode: | .venv/ready
	@$(BIN)/python -m compileall -qq agent_desktop ui central_server resources benchmarks tests || true

.PHONY: environment
environment: .venv/ready translations-compiled bytecode ## Create or refresh .venv, and what the system lacks (as root)

.PHONY: lock
lock: ## Work the lock file out anew from pyproject.toml (needs uv)
	uv pip compile pyproject.toml --extra server --group dev --universal --python-version 3.11 --generate-hashes \
	    --no-header --no-annotate --no-emit-index-url --no-emit-find-links --quiet -o requirements.lock

.PHONY: translations
translations: environment ## Collect the words to translate into resources/translations
	@mkdir -p build
	$(BIN)/pybabel --quiet extract -k t -k tn:1,2 -k t_in:2 --add-location=file --sort-by-file -o build/messages.pot agent_desktop ui
	$(BIN)/pybabel --quiet update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date -D agent_desktop \
	    -i build/messages.pot -d resources/translations

.PHONY: voice
voice: environment ## The caller's voice in practice, where it is wanted (about 170 MB): Qt's text to speech, and Debian's voices
	@./installer/system-packages.sh voice
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-voice.lock

# ---- running -------------------------------------------------------------------------------------------------------

.PHONY: demo
demo: environment ## The demo: a server with an invented authority, and the desktop (AS=handler, CITIZENS=5000)
	@$(BIN)/python -m central_server.demo.launch --as $(AS) --citizens $(CITIZENS)

# ---- proving -------------------------------------------------------------------------------------------------------

.PHONY: lint
lint: style types ## Format, lint, types and import contracts

.PHONY: style
style: environment
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-logo

.PHONY: types
types: environment
	$(BIN)/mypy

.PHONY: format
format: environment ## Format and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# What is quick to fail comes first; types are worked out beside the tests, and either fails the whole.
.PHONY: test
test: environment ## Everything that must hold: lint, types, contracts, unit, ui and functional tests
	@./installer/system-packages.sh tests
	@$(MAKE) --no-print-directory style
	@$(MAKE) --no-print-directory --jobs=2 types tested

# Three at once on two cores: tests wait a good part of their time, for servers, disks and timers. The order is that of
# tests/conftest.py. PYTHONDONTWRITEBYTECODE: what pytest makes of the tests' assertions is kept for the next time.
# MAKEFLAGS: a test that calls make begins anew. A worker that ends by itself is a failure, and ends the run.
.PHONY: tested
tested: environment
	PYTHONDONTWRITEBYTECODE= MAKEFLAGS= QT_QPA_PLATFORM=offscreen \
	    $(BIN)/pytest -n 3 --max-worker-restart 0 --dist loadfile --no-loadscope-reorder -q --durations=15

.PHONY: bench
bench: environment ## The figures: build/bench.json, each beside its yardstick (PART=searching and others: that alone)
	@$(BIN)/python -m benchmarks $(PART)

.PHONY: faults
faults: environment ## The proof of the poor line, some minutes: build/faults.json (PROOF=line|wire|kills|references|waiting)
	@$(BIN)/python -m tests.faults $(PROOF)

.PHONY: clean
clean: ## Remove .venv and build (the demo's data too)
	rm -rf .venv build
