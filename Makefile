# Everything runs in .venv, which holds exactly what requirements.lock names.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 7860
# Tests that run side by side; each takes a core and up to 3 GB.
WORKERS ?= 2
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
CHROMIUM := /usr/bin/chromium

.PHONY: help install run test lint browser database bench peers concepts claims answers soak lock clean

help:
	@echo "make run    install, index the reports, start the browser app on port $(PORT)"
	@echo "make test   lint, types and all tests, with a real browser"
	@echo "make lint   lint and types alone"
	@echo "make bench  speed, as ratios from one run"
	@echo "make peers  AskReports beside LlamaIndex, Haystack, txtai and BM25"
	@echo "make concepts  learn anew what sentences tell, from assistant/phrases"
	@echo "make claims  learn anew which claims a quote carries, from assistant/claims (an hour)"
	@echo "make answers  learn anew which sentences answer a question, from assistant/questions (half an hour)"
	@echo "make soak   all tests in their long form"
	@echo "make lock   write requirements.lock anew from pyproject.toml"
	@echo "make clean  take away what make made; the index in store/ stays"

install: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "AskReports needs Python 3.11 or later: name one, as in make PYTHON=python3.12 run." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

run: $(STAMP)
	$(BIN)/askreports index
	$(BIN)/askreports serve --host $(HOST) --port $(PORT)

test: $(STAMP) browser database lint
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest --numprocesses $(WORKERS) --dist worksteal

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/mypy

# The browser tests drive the system's Chromium, and Chinese pages need a Chinese font.
browser:
	@missing=""; \
	test -x $(CHROMIUM) || missing="chromium"; \
	if ! command -v fc-list >/dev/null; then missing="$$missing fontconfig fonts-noto-cjk"; \
	elif ! fc-list :lang=zh | grep -q .; then missing="$$missing fonts-noto-cjk"; fi; \
	test -n "$$missing" || exit 0; \
	root=""; test "$$(id -u)" = 0 || root="sudo -n"; \
	echo "Installing $$missing"; \
	if ! { command -v apt-get >/dev/null && $$root apt-get update -qq && \
		$$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; }; then \
		echo "The browser tests need the system packages $$missing, which cannot be installed from here: install them, then run make test again." >&2; exit 1; \
	fi

# The catalogue's tests start a PostgreSQL server of their own; where it cannot be installed they are skipped and say so.
database:
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null && exit 0; \
	root=""; test "$$(id -u)" = 0 || root="sudo -n"; \
	echo "Installing postgresql"; \
	if ! { command -v apt-get >/dev/null && $$root apt-get update -qq && \
		$$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >/dev/null; }; then \
		echo "PostgreSQL cannot be installed from here: its tests are skipped." >&2; \
	fi

bench: $(STAMP)
	$(BIN)/python bench/speed.py

# What others offer lives in an environment of its own, so that the product's lock stays its own.
.venv-peers/.installed: bench/peers/requirements.txt
	$(PYTHON) -m venv .venv-peers
	.venv-peers/bin/pip install --quiet --disable-pip-version-check -r $<
	@touch $@

peers: $(STAMP) .venv-peers/.installed
	$(BIN)/python -m bench.peers --json build/peers.json

# Two minutes; the files it writes are part of the program.
concepts: $(STAMP)
	$(BIN)/python -m assistant.concepts

# An hour on two cores; the file it writes is part of the program.
claims: $(STAMP)
	$(BIN)/python -m assistant.entailment

# Half an hour on two cores; it goes on from what `make claims` learned. The file it writes is part of the program.
answers: $(STAMP)
	$(BIN)/python -m assistant.answers_learned

soak: $(STAMP) browser database
	ASKREPORTS_SOAK=1 $(BIN)/python -m pytest

lock:
	rm -rf build/lock
	$(PYTHON) -m venv build/lock
	build/lock/bin/pip install --quiet --disable-pip-version-check '.[dev]' 'setuptools>=77'
	{ head -1 requirements.lock; build/lock/bin/pip freeze --all | grep -vE '^(pip|askreports)[ =]' | \
		sed -E 's/\+[a-z0-9.]+$$//' | LC_ALL=C sort -f; } > build/requirements.lock
	mv build/requirements.lock requirements.lock
	rm -rf build

clean:
	rm -rf $(VENV) .venv-peers build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +
