# Two commands matter: `make serve` and `make test`. PYTHON=… chooses the interpreter that .venv is made with.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q install -c constraints.txt

.DEFAULT_GOAL := help
.PHONY: help install serve test check browser eval eval-accept eval-cmrc eval-laws eval-registry bench format clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

install: $(VENV)/.installed ## .venv with .venv/bin/eduplan, nothing started

serve: install ## chat page and API on http://127.0.0.1:8000
	$(BIN)/eduplan serve

test: $(VENV)/.installed-test check browser ## static checks and every test
	$(BIN)/python -m pytest

check: $(VENV)/.installed-test ## format, lint, types, direction of imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.installed-test ## put the code into its standard form
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

eval: $(VENV)/.installed-evals ## score the curated cases against the baseline, or QUESTIONS=file.jsonl alone
	$(BIN)/python -m evals $(if $(QUESTIONS),--cases "$(QUESTIONS)")

eval-accept: $(VENV)/.installed-evals ## make the last `make eval` the baseline
	$(BIN)/python -m evals --accept

eval-cmrc: $(VENV)/.installed-evals ## score CMRC2018's development set: CMRC=cmrc2018_dev.json
	@[ -n "$(CMRC)" ] || { echo "Name the file: make eval-cmrc CMRC=path/to/cmrc2018_dev.json"; exit 2; }
	$(BIN)/python -m evals.cmrc "$(CMRC)"

eval-laws: $(VENV)/.installed-evals ## score questions over 75 laws and regulations: LAWS=laws.jsonl.gz
	@[ -n "$(LAWS)" ] || { echo "Name the file: make eval-laws LAWS=path/to/laws.jsonl.gz"; exit 2; }
	$(BIN)/python -m evals.laws "$(LAWS)"

eval-registry: $(VENV)/.installed-evals ## score the targets and tasks found in the five plans against the gold
	$(BIN)/python -m evals.registry

bench: install ## latency, memory and ingest time on this machine
	$(BIN)/python -m evals.bench

clean: ## remove .venv and the caches; var/ with your index stays
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

# ------------------------------------------------------------------------------------------------------ what they need

# A stamp is written only after its step has succeeded, so an interrupted run is taken up again by the next one.
$(VENV)/.made:
	@$(or $(PYTHON),false) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "eduplan needs Python 3.11 or newer and found none. Install one, or name it: make PYTHON=/path/to/python3.12 …"; \
		exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "This Python cannot make a virtual environment. On Debian and Ubuntu: apt-get install python3-venv"; \
		exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.made pyproject.toml constraints.txt
	@# jieba comes as source, so its build tool is installed, pinned like all else, before what is built with it
	@echo "Installing eduplan into $(VENV) (a minute or two the first time) …"
	@$(PIP) hatchling setuptools
	@$(PIP) --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed
	@echo "Installing the tools for tests and checks …"
	@$(PIP) --no-build-isolation -e '.[test,evals]'
	@touch $@ $(VENV)/.installed-evals

$(VENV)/.installed-evals: $(VENV)/.installed
	@echo "Installing what the evaluation suite needs …"
	@$(PIP) --no-build-isolation -e '.[evals]'
	@touch $@

# The tests of the chat page want a Chromium and a Chinese font. They are installed where that needs no question;
# elsewhere those tests are skipped.
APT := DEBIAN_FRONTEND=noninteractive apt-get -qq -o Acquire::http::Timeout=30 -o Acquire::Retries=1
browser: $(VENV)/.made
	@has_browser() { command -v chromium || command -v chromium-browser || command -v google-chrome || \
		[ -x "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" ]; } >/dev/null 2>&1; \
	if ! has_browser && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
		echo "Installing Debian's chromium and fonts-noto-cjk for the tests of the chat page …"; \
		{ $(APT) update && $(APT) install -y --no-install-recommends chromium fonts-noto-cjk; } \
			>$(VENV)/browser.log 2>&1 </dev/null || tail -n 3 $(VENV)/browser.log; \
	fi; \
	has_browser || { \
		echo '**********************************************************************'; \
		echo '** No Chromium here: THE TESTS OF THE CHAT PAGE WILL BE SKIPPED.    **'; \
		echo '** Mend: apt-get install chromium fonts-noto-cjk, or Google Chrome. **'; \
		echo '**********************************************************************'; }
