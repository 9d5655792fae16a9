# All commands of the project. `make help` lists them.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
export PYTHONPATH := .
export NO_MKDOCS_2_WARNING := 1
# Offices often have a certificate of their own between them and the internet: trust what the machine trusts.
export DENO_TLS_CA_STORE ?= system,mozilla
# What deno fetches stays within the project: a second build needs neither the network nor the same home folder.
export DENO_DIR := $(CURDIR)/.build/deno
# How many tests run side by side: two cores carry two.
WORKERS ?= 2
# Chromium may be anywhere; tests look here first.
CHROMIUM ?=
# As the environment hands them on, names of files may hold blanks, brackets and quotation marks.
export CHROMIUM FILE FOLDER FROM LANGUAGE PROOF

.DEFAULT_GOAL := help

help: ## List the commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 22

site: $(VENV)/.site browser/node_modules/.installed ## Build the site into site/
	@# Built beside the old one: only a finished site takes its place.
	@$(BIN)/python -m selfcheck swap site $(BIN)/mkdocs build --clean
	@echo "The site is ready. Open this file in a browser: $(CURDIR)/site/index.html"

serve: $(VENV)/.site browser/node_modules/.installed ## Show the site at http://127.0.0.1:8000 and follow every change
	$(BIN)/mkdocs serve

pdf: site ## Make PDFs of all checklists, in site/downloads/checklists/ (needs Chromium)
	@$(BIN)/python -m selfcheck pdf

package: site ## Pack the site into one .zip with a start page and checksums, in dist/
	@$(BIN)/python -m selfcheck package

pages: $(VENV)/.site browser/node_modules/.installed ## Write every page, and all it needs, for another site generator: FOLDER=name
	@$(BIN)/python -m selfcheck pages "$$FOLDER"

zensical: $(VENV)/.test site ## Build the site with Zensical, and compare it: see tests/zensical/README.md
	@[ -x .build/zensical/bin/python ] || $(BIN)/python -m venv .build/zensical
	@.build/zensical/bin/pip install --quiet --disable-pip-version-check --require-hashes -r tests/zensical/requirements.txt
	@rm -rf .build/pages && $(BIN)/python -m selfcheck pages .build/pages
	@.build/zensical/bin/python tests/zensical/build.py .build/pages .build/zensical-site
	@echo "Open this file in a browser: $(CURDIR)/.build/zensical-site/index.html"
	@$(BIN)/python tools/compare_sites.py site .build/zensical-site || true # README.md says which differ, and why

forks: $(VENV)/.test site ## Build the site with the forks of MkDocs and Material, and compare it: see tests/forks/README.md
	@[ -x .build/forks/bin/python ] || $(BIN)/python -m venv .build/forks
	@.build/forks/bin/pip install --quiet --disable-pip-version-check --require-hashes -r tests/forks/requirements.txt
	@.build/forks/bin/python tests/forks/build.py .build/forks-site
	@$(BIN)/python tools/compare_sites.py site .build/forks-site

new: $(VENV)/.site ## Begin a plan: FOLDER=name LANGUAGE=de (a small one, with comments, that builds at once)
	@$(BIN)/python -m selfcheck new "$$FOLDER" "$$LANGUAGE"

draft: $(VENV)/.site ## Draft a plan from its text (.docx, .html, .md, .txt): FROM=plan.docx FOLDER=name LANGUAGE=zh
	@$(BIN)/python -m selfcheck draft "$$FROM" "$$FOLDER" "$$LANGUAGE"

plan-sheet: $(VENV)/.site ## Write the plan as a spreadsheet: FILE=plan.xlsx
	@$(BIN)/python -m selfcheck plan-sheet "$$FILE"

read-plan-sheet: $(VENV)/.site ## Take a plan's spreadsheet over into its folder, or a new one: FILE=plan.xlsx FOLDER=name
	@$(BIN)/python -m selfcheck read-plan-sheet "$$FILE" "$$FOLDER"

read-terms: $(VENV)/.site ## Take terms over into a plan's glossary (.xlsx, .csv, .tbx): FILE=terms.tbx FOLDER=data
	@$(BIN)/python -m selfcheck read-terms "$$FILE" "$$FOLDER"

check-data: $(VENV)/.site ## Check data/ alone (a second or two)
	@$(BIN)/python -m selfcheck check

translations: $(VENV)/.site ## Bring the translation catalogues in data/locales/ up to date
	@$(BIN)/python -m selfcheck translations

worksheet: $(VENV)/.site ## Write a spreadsheet of all that is to be translated: LANGUAGE=mn-Mong FILE=name.xlsx TERMS=signs
	@$(BIN)/python -m selfcheck worksheet "$$LANGUAGE" "$$FILE" --terms "$$TERMS"

read-worksheet: $(VENV)/.site ## Take a filled spreadsheet over into the catalogues: LANGUAGE=mn-Mong FILE=name.xlsx
	@$(BIN)/python -m selfcheck read-worksheet "$$LANGUAGE" "$$FILE"

generate: $(VENV)/.site ## Renew what is made from data and code: schemas, published ids, catalogues
	@$(BIN)/python -m selfcheck generate

check: $(VENV)/.test browser/node_modules/.installed ## The quick part of the tests, in a minute or so
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/basedpyright
	QUICK=1 $(BIN)/pytest -q -n $(WORKERS) --dist loadfile --ignore tests/journeys --ignore tests/engines \
		-m "not browser and not build and not documents and not many"

test: $(VENV)/.test browser/node_modules/.installed .build/chromium86/chromium ## Everything: code style, data, build, real browsers
	@sh tests/install-browser.sh
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/basedpyright
	$(BIN)/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder -m "not engines"

engines: $(VENV)/.test browser/node_modules/.installed ## The chief journeys in Firefox and WebKit (Debian's packages, installed when root)
	@sh tests/engines/install.sh
	$(BIN)/pytest tests/engines

bare: ## Both commands of the README on a copy that nothing was prepared for (Debian, best as root)
	@sh tests/bare-machine.sh

coverage: $(VENV)/.test browser/node_modules/.installed .build/chromium86/chromium ## Tell which lines the tests run, room by room
	@sh tests/install-browser.sh
	@rm -rf .build/coverage && mkdir -p .build/coverage/browser
	@$(BIN)/python tools/coverage_scripts.py .build/coverage/browser
	@# Readable scripts are heavier: they are not weighed.
	BROWSER_COVERAGE=$(CURDIR)/.build/coverage/browser $(BIN)/coverage run -m pytest -q -m "not documents and not engines" \
	  -n $(WORKERS) --dist loadfile --no-loadscope-reorder --ignore tests/journeys/test_weight.py
	@cd browser && ../$(BIN)/deno test --quiet --allow-read=../tests/vectors --allow-env=TZ,QUICK --coverage=../.build/coverage/deno tests >/dev/null
	@cd browser && ../$(BIN)/deno coverage --lcov --output=../.build/coverage/deno.lcov ../.build/coverage/deno
	@$(BIN)/coverage combine --quiet && $(BIN)/coverage json --quiet -o .build/coverage/python.json
	@$(BIN)/python tools/coverage_report.py .build/coverage

screenshots: $(VENV)/.test site ## Renew the pictures of the README
	@sh tests/install-browser.sh
	PYTHONPATH=.:tests/helpers $(BIN)/python tools/screenshots.py

bench: $(VENV)/.test site ## Measure speed and weight
	@sh tests/install-browser.sh
	for bench in bench/*.py; do PYTHONPATH=.:tests/helpers $(BIN)/python $$bench || exit 1; done

hooks: $(VENV)/.test browser/node_modules/.installed ## Check what is committed, before it is (git hook)
	@$(BIN)/pre-commit install

update: $(VENV)/.site .build/update/.installed ## Raise all pinned packages and keep what PROOF="make test" proves
	@$(BIN)/python tools/update.py

clean: ## Remove everything that was built or installed
	rm -rf $(VENV) .build site dist browser/node_modules

$(VENV)/.site: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; say which with PYTHON=…")'
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	@echo "Installing the pinned packages into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.test: $(VENV)/.site requirements-test.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@

browser/node_modules/.installed: $(VENV)/.site browser/deno.json browser/deno.lock selfcheck/publish/web_font.py
	@cd browser && ../$(BIN)/deno install --quiet --frozen
	@$(BIN)/python -m selfcheck web-font browser/node_modules
	@touch $@

.build/update/.installed: requirements-update.txt | $(VENV)/.site
	@$(PYTHON) -m venv .build/update
	@.build/update/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-update.txt
	@touch $@

# The oldest browser the site promises to work on; an npm package carries it.
.build/chromium86/chromium: tests/chromium86/deno.lock tests/chromium86/unpack.ts | $(VENV)/.site
	@echo "Installing Chromium 86 for the tests …"
	@cd tests/chromium86 && ../../$(BIN)/deno install --quiet --frozen
	@$(BIN)/deno run --quiet --allow-read --allow-write --allow-run=tar tests/chromium86/unpack.ts .build/chromium86
	@touch $@

.PHONY: help new draft plan-sheet read-plan-sheet read-terms site serve pdf package pages zensical forks check-data translations worksheet read-worksheet generate check test engines bare coverage screenshots bench hooks update clean
