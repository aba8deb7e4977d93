# Every target makes what it needs: a fresh clone with git, make and Python >= 3.11 is enough.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TODAY := $(shell date +%Y-%m-%d)
DEMO := build/demo-$(TODAY)
# A test waits now and then for git or another process: one worker more than there are cores.
WORKERS := $(shell echo $$(($$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2) + 1)))

# Without bytecode on disk every start of the program compiles itself anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test check format lint types contracts torture bench snapshots docs lock clean

# Show the targets.
help:
	@awk '/^# /{text=substr($$0,3)} /^[a-z]+:/{sub(":.*","",$$1); printf "make %-10s %s\n",$$1,text}' Makefile

# Open the program on a demo raadsboek; without a terminal, print its overview of today.
run: $(READY) $(DEMO)
	@$(BIN)/raadsboek --map $(DEMO)

# Run the whole suite: code, lint, types, import contracts, packaging.
test: $(READY)
	$(BIN)/python -m pytest --numprocesses $(WORKERS) --maxprocesses 5 --dist worksteal

# Before a commit: format, lint, types, contracts, then all tests.
check: format lint types contracts test

# Rewrite the code in the house format.
format: $(READY)
	$(BIN)/ruff format
	$(BIN)/ruff check --fix --quiet --exit-zero

# Look for mistakes that ruff knows.
lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check

# Check the types of code and tests, strictly.
types: $(READY)
	$(BIN)/mypy

# Check that layers import downwards only.
contracts: $(READY)
	$(BIN)/lint-imports --no-cache

# Run the slow fault tests: kill at every step, power cut, full disk (Linux, partly as root).
torture: $(READY)
	$(BIN)/python -m pytest -m torture

# Print the speed of the program as ratios against named baselines.
bench: $(READY)
	$(BIN)/python -m bench

# Accept the present look of every screen as the expected one; look at the pictures in the diff.
snapshots: $(READY)
	$(BIN)/python -m pytest tests/tui --snapshot-update

# Draw the pictures of the guides anew, and write the reference and the key card.
docs: $(READY)
	$(BIN)/python tools/make_reference.py
	$(BIN)/python tools/make_pictures.py

# Move the locked versions to the newest that pyproject.toml allows (needs the network).
lock:
	sh tools/lock.sh

# Remove everything that make made.
clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(READY): requirements/lock.txt pyproject.toml tools/environment.sh
	@echo "Making the environment in $(VENV) ..."
	@sh tools/environment.sh $(VENV)
	@touch $@

# Made beside its place and then moved: an interrupted build leaves no half demo behind.
$(DEMO): | $(READY)
	@echo "Making the demo raadsboek in $(DEMO) ..."
	@rm -rf $(DEMO).part && mkdir -p build
	@$(BIN)/python tools/make_demo.py $(DEMO).part --dag $(TODAY)
	@mv $(DEMO).part $(DEMO)
