# Everything starts here: `make` lists what can be done.
# Works with make 3.81 and the tools of macOS, as root and as a normal user.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.euxine-setup
EUXINE := $(BIN)/euxine
PIP := $(BIN)/python -m pip install --disable-pip-version-check

# Tests that start Airflow, or servers by the dozen, want the machine for themselves.
ALONE := tests/airflow tests/e2e tests/embedded
ON_ALL_CORES := -n logical --maxprocesses 8 --dist worksteal

.PHONY: help setup demo up down status sql check test bench lock clean
.DEFAULT_GOAL := help

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

setup: $(READY) ## make the virtual environment (again, when the lock has changed)

demo: $(READY) ## see the whole warehouse work on a small world of outlets, offline
	@$(EUXINE) demo

up: $(READY) ## start PostgreSQL and Airflow in the background
	@$(EUXINE) up

down: $(READY) ## stop them
	@$(EUXINE) down

status: $(READY) ## what runs, and what is late or broken
	@$(EUXINE) status

sql: $(READY) ## psql on the warehouse
	@$(EUXINE) sql

check: $(READY) ## style, types, who imports whom, unit tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q $(ON_ALL_CORES) tests/unit

test: check ## check, and all other tests
	$(BIN)/pytest -q $(ON_ALL_CORES) $(addprefix --ignore=,tests/unit $(ALONE))
	$(BIN)/pytest -q $(ALONE)

bench: $(READY) ## measure; one JSON line per result
	@for file in bench/*.py; do \
	    case $$file in */_*) continue ;; esac; \
	    echo "# $$file" >&2; $(BIN)/python $$file || exit 1; \
	done

lock: $(READY) ## resolve the dependencies in pyproject.toml again
	$(BIN)/uv pip compile --universal --generate-hashes --python-version 3.11 \
	    --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
	    --extra airflow --extra dev pyproject.toml -o requirements.lock

clean: ## remove what make and the tools made; the data in .euxine stay
	@if [ -x $(EUXINE) ] && [ -d .euxine ]; then $(EUXINE) down || true; fi
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis \
	    .import_linter_cache
	find bench dags demo pipeline plugins sql tests -name __pycache__ -type d -prune \
	    -exec rm -rf {} +

# A Python that fits: $(PYTHON) if given, else the first of these that is 3.11 to 3.13
# and can make virtual environments.
define FIND_PYTHON
found=; poor=; \
for candidate in $${PYTHON:-python3 python3.13 python3.12 python3.11}; do \
    "$$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' \
        2>/dev/null || continue; \
    if "$$candidate" -c 'import ensurepip, venv' 2>/dev/null; then found=$$candidate; break; fi; \
    poor=$$candidate; \
done; \
if [ -z "$$found" ] && [ -n "$$poor" ]; then \
    version=`"$$poor" -c 'import sys; print("%d.%d" % sys.version_info[:2])'`; \
    echo "setup: $$poor can't make virtual environments: its modules venv and ensurepip are" >&2; \
    echo "missing. On Debian and Ubuntu: apt install python3-venv (or python$$version-venv)" >&2; \
    exit 1; \
fi; \
if [ -z "$$found" ]; then \
    echo "setup: no Python 3.11, 3.12 or 3.13 found ($${PYTHON:-python3, python3.13, python3.12, python3.11})." >&2; \
    echo "Install one (Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install" >&2; \
    echo "python@3.13), or name it: make setup PYTHON=/path/to/python3.12" >&2; \
    exit 1; \
fi
endef

# uv installs the lock in seconds, and pip, several times slower, where uv can't be had.
# uv knows nothing of pip's settings, so it is told which index pip uses. The bytecode is
# compiled once, here: every Airflow process would otherwise begin with that.
INSTALL = { $(1); echo $$? > $(VENV)/code; } 2>&1 | $(2); [ "`cat $(VENV)/code`" = 0 ]

$(READY): requirements.lock pyproject.toml
	@rm -f $(READY)
	@$(FIND_PYTHON); \
	if $(BIN)/python -c 'import sys, pip; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' \
	        2>/dev/null; then \
	    echo "setup: using $(VENV), `$(BIN)/python --version`"; \
	else \
	    echo "setup: making $(VENV) with `"$$found" --version` ($$found)"; \
	    rm -rf $(VENV) && "$$found" -m venv $(VENV) || exit 1; \
	fi
	@echo "setup: installing what requirements.lock lists (first uv, then the rest with it)"
	@awk '/^[A-Za-z0-9]/ { mine = /^uv==/ } mine' requirements.lock > $(VENV)/uv.txt
	@with_uv() { \
	    $(PIP) --quiet --require-hashes --no-deps -r $(VENV)/uv.txt || return 1; \
	    if [ -z "$$UV_DEFAULT_INDEX$$UV_INDEX_URL" ]; then \
	        index=$${PIP_INDEX_URL:-`$(BIN)/python -m pip config get global.index-url 2>/dev/null`}; \
	        if [ -n "$$index" ]; then UV_DEFAULT_INDEX=$$index; export UV_DEFAULT_INDEX; fi; \
	    fi; \
	    $(call INSTALL,$(BIN)/uv --no-config pip sync --python $(BIN)/python --require-hashes \
	        --compile-bytecode requirements.lock,sed -e '/^ [+-] /d' -e 's/^/setup:   /'); \
	}; \
	with_pip() { \
	    $(call INSTALL,$(PIP) --progress-bar off --require-hashes --no-deps -r requirements.lock, \
	        awk '/^Collecting/ { if (++n % 25 == 0) print "setup:   " n " packages"; next } \
	             /^Installing/ { print "setup:   installing " n " packages" } \
	             /[Ee]rror|ERROR|hash/ { print }'); \
	}; \
	with_uv || { echo "setup: uv can't do it here; with pip it takes minutes"; with_pip; }
	@echo "setup: installing Euxine itself"
	@$(PIP) --quiet --no-deps --no-build-isolation --editable .
	@touch $(READY)
	@echo "setup: done"
