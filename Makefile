# Every command of the project; plain `make` explains them. Scripts live in tools/.
.DEFAULT_GOAL := help
.PHONY: help run test check demo shape spec contracts pictures bench messages vendor wheel client
IN := .venv/bin
READY := .venv/ready
MESSAGES := $(wildcard interes/locale/*/LC_MESSAGES/*.po)

help: ## explain these commands
	@echo "Interes: a CRM for corporate sales. PORT=8123 make run takes another port."
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

run: $(READY) ## start the product: database, pages, worker; the first start fills in a demo company
	@exec $(IN)/interes serve

test: $(READY) ## run every test, also those in the browser
	@$(IN)/python -m tools.chromium
	@$(IN)/pytest -q -n 2 --dist loadgroup

check: $(READY) ## everything but the tests: style, types, contracts, limits, migrations, translations
	@$(IN)/ruff check . && $(IN)/ruff format --check .
	@$(IN)/mypy
	@$(IN)/lint-imports
	@$(IN)/python -m tools.shape --walls
	@$(IN)/python -m tools.checks

demo: $(READY) ## fill an empty database with the demo company
	@$(IN)/interes demo

shape: $(READY) ## measure the house against its aims
	@$(IN)/python -m tools.shape

spec: $(READY) ## print the tests as the specification in prose
	@$(IN)/python -m tools.spec

contracts: $(READY) ## check who may import whom
	@$(IN)/lint-imports

pictures: $(READY) ## take the pictures of the documentation
	@$(IN)/python -m tools.chromium
	@$(IN)/python -m tools.pictures

bench: $(READY) ## measure the pages against the floor of plain SQL
	@$(IN)/python -m bench

client: $(READY) ## write the document of the API and make a typed Python client of it
	@$(IN)/python -m tools.api client

messages: $(READY) ## bring the translation catalogues up to date
	@$(IN)/python -m tools.messages update

vendor: $(READY) ## refresh the vendored assets from npm
	@$(IN)/python tools/vendor.py

wheel: $(READY) ## build the package and prove that it runs outside of the checkout
	@$(IN)/python -m tools.prove_wheel

$(READY): uv.lock pyproject.toml .python-version tools/bootstrap.py $(MESSAGES)
	@python3 tools/bootstrap.py
