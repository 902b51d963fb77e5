# `make run` starts the program, `make test` proves it. The logic is in packaging/setup_env.py.
PYTHON ?= $(firstword $(wildcard /usr/bin/python3) python3)
SETUP := $(PYTHON) packaging/setup_env.py
BIN := .venv/bin
SCREEN := xvfb-run -a -s "-screen 0 1600x1200x24 -nolisten tcp"
LARGE_SCREEN := xvfb-run -a -s "-screen 0 1920x1200x24 -nolisten tcp"

.PHONY: run test unit window packs lint bench screenshots languages packages llama clean

run:
	@$(SETUP) run
	@exec $(BIN)/voiceapp $(ARGS)

test: lint
	@echo "== Tests on the virtual sound card"
	@$(SCREEN) $(BIN)/python -m pytest -q tests/live
	@# Two at a time: the window's tests mostly wait.
	@$(MAKE) --no-print-directory --keep-going -j2 unit window packs

unit:
	@echo "== Unit tests, in an environment without PySide6"
	@.venv-core/bin/python -m pytest -q tests/unit

window:
	@echo "== Tests of the window"
	@$(SCREEN) $(BIN)/python -m pytest -q tests/gui

packs:
	@echo "== Tests of the packs"
	@$(SCREEN) $(BIN)/python -m pytest -q tests/packs

lint:
	@$(SETUP) test
	@echo "== ruff"
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@echo "== mypy"
	@$(BIN)/mypy
	@echo "== import-linter"
	@$(BIN)/lint-imports

bench:
	@$(SETUP) test
	@for name in startup idle talk skills; do $(SCREEN) $(BIN)/voiceapp bench $$name || exit 1; done

screenshots:
	@$(SETUP) test
	@$(LARGE_SCREEN) $(BIN)/python -m tests.gui.screenshots assets/screenshots
	@$(LARGE_SCREEN) $(BIN)/python -m tests.gui.screenshots_welcome assets/screenshots
	@$(LARGE_SCREEN) $(BIN)/python -m tests.gui.screenshots_pages assets/screenshots
	@$(LARGE_SCREEN) $(BIN)/python -m tests.gui.screenshots_meetings assets/screenshots
	@$(LARGE_SCREEN) $(BIN)/python -m tests.gui.screenshots_voices assets/screenshots
	@$(LARGE_SCREEN) $(BIN)/python -m tests.gui.screenshots_compose assets/screenshots
	@$(LARGE_SCREEN) $(BIN)/python -m tests.gui.screenshots_compose_sound assets/screenshots
	@$(LARGE_SCREEN) $(BIN)/python -m tests.gui.screenshots_inspect assets/screenshots
	@$(LARGE_SCREEN) $(BIN)/python -m tests.gui.screenshots_ask assets/screenshots
	@$(LARGE_SCREEN) $(BIN)/python -m tests.gui.screenshots_palette assets/screenshots

languages:
	@$(BIN)/python packaging/update_languages.py

packages:
	@$(SETUP) packages
	@PATH="$(CURDIR)/.venv-packages/bin:$$PATH" .venv-packages/bin/python packaging/make_packages.py

llama:
	@$(SETUP) llama

clean:
	@rm -rf .venv .venv-core .venv-packages .packs build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
