# The commands of the project. Every recipe runs from this folder with relative paths, so that blanks in its path do no harm.
.DEFAULT_GOAL := help
.PHONY: help run setup setup-dev test check format bench screenshots stop clean
MAKEFLAGS += --no-print-directory
PY := .venv/bin/python
STACK := $(PY) -m config.localstack
# Servers for tests and checks: what a developer keeps in .env must change neither them nor a database that it names.
LENT := ENV_FILE=none $(STACK) exec
# What an operator would set; `check --deploy` must be content with it.
PRODUCTION := ENV_FILE=none DEBUG=false SECRET_KEY=only-for-this-check-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF \
	ALLOWED_HOSTS=parallax.example.org CSRF_TRUSTED_ORIGINS=https://parallax.example.org BEHIND_PROXY=true
PYTEST_ARGS ?=
export PYTHON

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 18

run: setup ## Start everything with the demo and print the address (PORT=8000); Ctrl-C stops it
	@exec $(STACK) run

setup: ## Make .venv and install what running needs
	@sh config/setup.sh

setup-dev: ## The same with what the tests and linters need
	@sh config/setup.sh dev

test: setup-dev ## Run all tests against real servers (PYTEST_ARGS="-k name" for some)
	@exec env $(LENT) --state test --browser -- python -m pytest -n 2 --dist loadgroup $(PYTEST_ARGS)

check: setup-dev ## Run the formatters, linters, types, import contracts and Django's own checks
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	find templates -name '*.html' -print0 | xargs -0 -r .venv/bin/djade --check --target-version 5.2
	$(PY) -m mypy config reports framing
	$(PY) .venv/bin/lint-imports
	$(LENT) --state test -- python manage.py makemigrations --check --dry-run
	$(PRODUCTION) $(PY) manage.py check --deploy --fail-level WARNING

format: setup-dev ## Format the code and the templates
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .
	find templates -name '*.html' -print0 | xargs -0 -r .venv/bin/djade --target-version 5.2

bench: setup ## Measure speed and memory on this machine
	@exec env DATABASE_URL= REDIS_URL= $(LENT) --state bench --empty -- python manage.py bench $(BENCH_ARGS)

screenshots: setup-dev ## Photograph every page (NAMES="story claim*" for some, AGAINST=folder compares)
	@exec env DJANGO_SETTINGS_MODULE=config.settings_screenshots $(LENT) --state screenshots --browser -- \
		python -m config.screenshots $(NAMES) $(if $(AGAINST),--against "$(AGAINST)") $(SCREENSHOTS_ARGS)

stop: setup ## Stop what runs from this folder, and what a killed run left behind
	@$(STACK) stop

clean: ## Stop everything and remove .venv, all local data and caches
	@if [ -x $(PY) ]; then $(STACK) discard; fi
	rm -rf .venv var staticfiles screenshots test-results .pytest_cache .ruff_cache .mypy_cache .import_linter_cache .hypothesis .coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
