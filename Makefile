# Two commands are enough to begin with: `make demo` and `make test`. Both install what the system lacks.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

SWIFT ?= swift
SCRATCH ?= .build
FORMATTED := Sources Tests Docs/Examples Package.swift

.PHONY: help install-packages demo test test-library test-consumer digits metrics bench proofs proofs-all format lint docs clean laws accuracy pairs

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/\1|\2/p' Makefile | while IFS='|' read -r target text; do printf '  make %-17s %s\n' "$$target" "$$text"; done

install-packages: ## install the C libraries that are missing, and check the version of Swift
	@.ci/install-packages

# The dynamic library is what `infogeo run` interprets scripts against.
demo: install-packages ## build the program, fit and draw the data in Docs/Data; results go to demo-output/
	$(SWIFT) build --scratch-path $(SCRATCH) -c release --product infogeo
	$(SWIFT) build --scratch-path $(SCRATCH) -c release --product InfoGeoScripting
	INFOGEO="$$($(SWIFT) build --scratch-path $(SCRATCH) -c release --show-bin-path)/infogeo" Docs/Examples/demo.sh demo-output

test: test-library test-consumer ## run every test (debug build), then build a package that depends on this one

test-library: install-packages ## run the tests of the library only
	$(SWIFT) build --scratch-path $(SCRATCH)
	$(SWIFT) test --scratch-path $(SCRATCH) -q --disable-xctest

test-consumer: install-packages ## build and run Tests/Consumer, a separate package that depends on this one
	Tests/Consumer/check.sh

digits: install-packages ## compare quadrature with every closed form at 200 and 1000 digits, and print the table
	$(SWIFT) build --scratch-path $(SCRATCH) --build-tests
	@echo '| family | point | digits asked | digits right | evaluations | time |'; echo '|---|---|---|---|---|---|'
	QUADRATURE_DIGITS="200 1000" $(SWIFT) test --scratch-path $(SCRATCH) --skip-build -q --disable-xctest --filter QuadratureAgreementTests | grep -v -e Target -e Library -e started

metrics: install-packages ## Sobolev metrics at every order of the references, geodesics of metrics that are integrals (minutes)
	$(SWIFT) build --scratch-path $(SCRATCH) --build-tests
	METRIC_REFERENCES=all $(SWIFT) test --scratch-path $(SCRATCH) --skip-build -q --disable-xctest --filter 'SobolevMetricTests|ModelMetricGeodesicTests'

laws: install-packages ## every law on every family, to 100 digits at one place and to 45 between places (minutes)
	$(SWIFT) build --scratch-path $(SCRATCH) -c release --product infogeo
	INFOGEO="$$($(SWIFT) build --scratch-path $(SCRATCH) -c release --show-bin-path)/infogeo" .ci/check-laws

# The program is compiled anew each time: it holds inlined code of modules that it does not depend on directly.
bench: install-packages ## measure against the peers that are installed (BENCH_PYTHON=python3): Docs/Performance.md
	rm -rf .build-benchmarks/*/release/Benchmarks.build
	$(SWIFT) run --scratch-path .build-benchmarks -c release --package-path Tests/Benchmarks Benchmarks $(BENCH)

pairs: install-packages ## distances of random pairs, each found in two ways (COUNT=10000 PAIRS="gamma beta"; hours)
	rm -rf .build-benchmarks/*/release/Pairs.build
	COUNT="$(COUNT)" PAIRS="$(PAIRS)" LIMIT="$(LIMIT)" $(SWIFT) run --scratch-path .build-benchmarks -c release --package-path Tests/Benchmarks Pairs

proofs: ## install Coq where apt can; check the theorems and the fast certificates in Proofs/
	@.ci/install-coq
	$(MAKE) -C Proofs check

proofs-all: ## and the slow certificates, and that changed ones are refused
	@.ci/install-coq
	$(MAKE) -C Proofs check-all

accuracy: install-packages ## measure the errors of the special functions: the table in Docs/Accuracy.md
	ACCURACY_FILE="$$PWD/Docs/Accuracy.md" $(SWIFT) test --scratch-path $(SCRATCH) -q --disable-xctest --filter AccuracyTable

format: ## format the sources in place
	$(SWIFT) format format -i -p -r $(FORMATTED)

lint: ## check the format and the rules of the house
	$(SWIFT) format lint -s -p -r $(FORMATTED)
	.ci/check-sources

docs: install-packages ## write the reference documentation to Docs/.site
	SCRATCH=$(SCRATCH) .ci/build-docs

clean: ## remove everything that was built or written
	rm -rf .build .build-* demo-output Docs/.site
