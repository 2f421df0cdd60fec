# Two commands do everything: `make demo` runs the main job, `make test` runs the tests. Both make their own .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PYTEST_ARGS ?= -n auto --dist worksteal

.PHONY: demo test lint format docs bench fuzz histories template sheets clean

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable ".[laporan]"
	$(BIN)/python -m compileall -q src  # pip compiles what it installs, but not what it links
	touch $@

$(VENV)/.ready-%: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --group $*
	touch $@

demo: $(VENV)/.ready
	$(BIN)/rak contoh hasil
	@$(BIN)/rak buat examples/bapas_ternate_2024/rencana.toml -o hasil/rekaan_2024.xlsx --timpa 2>/dev/null
	@$(BIN)/rak isi hasil/rekaan_2024.xlsx examples/bapas_ternate_2024/laporan_contoh_rekaan.toml 2>/dev/null
	@echo "Laporan triwulan dari angka rekaan, untuk Word dan sebagai halaman:"
	$(BIN)/rak lapor hasil/rekaan_2024.xlsx --periode "TW II" -o hasil/laporan_rekaan_tw2.docx --timpa
	$(BIN)/rak lapor hasil/rekaan_2024.xlsx --periode "TW II" -o hasil/laporan_rekaan_tw2.html --timpa

test: $(VENV)/.ready-test
	$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: $(VENV)/.ready-lint $(VENV)/.ready-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.ready-lint
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/.ready-test
	$(BIN)/python -m tests.dokumen

# Every formula of 300 drawn workbooks against the arithmetic, as LibreOffice recalculates them.
sheets: $(VENV)/.ready-test
	RAK_EXCEL_PLANS=300 $(BIN)/python -m pytest tests/matriks/test_excel_equals_python.py -q -s

template: $(VENV)/.ready
	$(BIN)/python -m rak.matriks.build

bench: $(VENV)/.ready-bench
	$(BIN)/python -m benchmarks $(FOLDER)

fuzz: $(VENV)/.ready-test
	$(BIN)/python -m tests.fuzz

histories: $(VENV)/.ready-test
	$(BIN)/python -m tests.cycle.histories 10000
	RAK_FILE_HISTORIES=200 RAK_LIBREOFFICE_HISTORIES=10 $(BIN)/python -m pytest -q tests/cycle/test_copies.py

clean:
	rm -rf $(VENV) hasil
