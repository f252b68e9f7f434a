# Fairway. `make serve` shows it, `make test` proves it; each sets up what is missing.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
FAIRWAY_CACHE ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/fairway
# In CI what costs minutes stays outside the checkout.
export CARGO_TARGET_DIR ?= $(if $(CI),$(FAIRWAY_CACHE)/target,$(CURDIR)/target)
# Every recipe first reads what the set-up chose: compiler, Node, browser, PostgreSQL.
export BASH_ENV := $(FAIRWAY_CACHE)/env
SERVER := $(CARGO_TARGET_DIR)/release/server
DEMO := target/demo

.PHONY: help serve test check rust end2end test-postgres browser site release bench bench-large crash crash-proof doctor tools tools-test clean

help: ## List what can be asked for
	@sed -n 's/^\([a-z0-9-]*\):.*## /\1\t/p' Makefile | expand -t 16

serve: release ## Build, and serve a demonstration on http://127.0.0.1:3000
	mkdir -p $(DEMO) && cd $(DEMO) && FAIRWAY_DATABASE_URL=sqlite:fairway.db exec $(SERVER) serve --demo

test: tools-test site check rust release end2end crash ## Everything: lints, both engines, browsers, a few kills

check: tools site ## Formatting, lints, documentation
	cargo fmt --all --check
	cargo clippy --quiet --all-targets -- -D warnings
	cargo clippy --quiet -p interop --features pdf --all-targets -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --quiet --no-deps

rust: tools-test site ## Rust tests; store and academy on SQLite and PostgreSQL
	trap '$(CURDIR)/.ci/postgres stop' EXIT; FAIRWAY_TEST_POSTGRES=$$(.ci/postgres start); export FAIRWAY_TEST_POSTGRES; .ci/rust-tests
	.ci/rust-tests -p interop --features pdf

test-postgres: tools-test ## The store's suite alone, on both engines
	trap '$(CURDIR)/.ci/postgres stop' EXIT; FAIRWAY_TEST_POSTGRES=$$(.ci/postgres start); export FAIRWAY_TEST_POSTGRES; .ci/rust-tests -p storage

end2end: tools-test release ## Journeys in a real browser, on SQLite and PostgreSQL
	trap '$(CURDIR)/.ci/postgres stop' EXIT; FAIRWAY_TEST_POSTGRES=$$(.ci/postgres start); export FAIRWAY_TEST_POSTGRES FAIRWAY_SERVER=$(SERVER); cd end2end && npx playwright test $(ARGS)

browser: tools ## Prove that app and domain compile for the browser
	cargo check --quiet -p browser --target wasm32-unknown-unknown

site: tools ## Styles, islands and font, hashed and compressed, in target/site
	@.ci/if-changed target/site/manifest.json app style end2end/package-lock.json Cargo.lock .ci/site.mjs -- bash -c 'cargo build --quiet -p browser --target wasm32-unknown-unknown --profile browser && node .ci/site.mjs $(CARGO_TARGET_DIR)'

release: site ## The one program, with everything inside
	cargo build --quiet --release -p server --features embed,pdf

bench: tools-test release ## Measure the release program beside a bare route, on both engines, PostgreSQL flushing to disk
	cargo build --quiet --release -p server --example bare && cargo build --quiet --release -p storage --example populate
	export FAIRWAY_POSTGRES_IN_SERVICE=yes; trap '$(CURDIR)/.ci/postgres stop' EXIT; FAIRWAY_TEST_POSTGRES=$$(.ci/postgres start); export FAIRWAY_TEST_POSTGRES; .ci/bench $(SERVER) $(CARGO_TARGET_DIR)/release/examples/bare $(CARGO_TARGET_DIR)/release/examples/populate

bench-large: export OFFICERS ?= 1000000
bench-large: export STEPS ?= 50000000
bench-large: ## The same with a million officers and fifty million steps: some 40 GB of disk
	$(MAKE) bench

crash: tools-test release ## Kill the server at random moments under load (KILLS=20) and compare what it acknowledged with what is stored
	cargo build --quiet --release -p storage --example steps
	trap '$(CURDIR)/.ci/postgres stop' EXIT; FAIRWAY_TEST_POSTGRES=$$(.ci/postgres start); export FAIRWAY_TEST_POSTGRES; for engine in sqlite postgres; do node end2end/crash.mjs $(SERVER) $(CARGO_TARGET_DIR)/release/examples/steps $$engine $(or $(KILLS),20); done

crash-proof: tools-test site ## Prove that the crash harness sees faults: servers that acknowledge too early, or ignore order
	cargo build --quiet --release -p server --features embed,faults && cp $(SERVER) $(SERVER)-with-faults
	cargo build --quiet --release -p storage --example steps
	trap '$(CURDIR)/.ci/postgres stop' EXIT; FAIRWAY_TEST_POSTGRES=$$(.ci/postgres start); export FAIRWAY_TEST_POSTGRES; for engine in sqlite postgres; do for fault in ack-before-commit ignore-order; do FAIRWAY_TEST_FAULT=$$fault node end2end/crash.mjs $(SERVER)-with-faults $(CARGO_TARGET_DIR)/release/examples/steps $$engine $(or $(KILLS),20); done; done

doctor: release ## Check the demonstration's installation
	cd $(DEMO) && FAIRWAY_DATABASE_URL=sqlite:fairway.db $(SERVER) doctor

tools: ## Set up what building needs
	@.ci/prepare build

tools-test: ## Set up what testing needs besides
	@.ci/prepare test

clean: ## Throw away what was built
	rm -rf target end2end/test-results end2end/playwright-report
