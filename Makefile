# Needs a JDK 17 or later, Maven 3.8 or later, bash.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

MVN := mvn -B -ntp
JAR := reference-service/target/reference-service.jar
CONFIG := reference-service/cfg/config.toml
STUB := target/prepare

# Not taken from the environment: on a host that is set up, PREFIX is the real thing.
PREFIX := $(CURDIR)/tmp/srv
ARGS :=

.PHONY: help prepare build run test image e2e lint bench clean

help: ## list the targets
	@sed -nE 's/^([a-z0-9]+):.*## (.*)/\1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 10

# Builds and tests an empty application with the same POMs, because only a build knows all
# that it resolves while it runs: annotation processors, the test provider. Needs the POMs,
# .mvn and src/checkstyle, not the sources, so that an image can keep it in a layer.
prepare: ## resolve all dependencies and plugins, so that a later build works offline
	rm -rf $(STUB)
	mkdir -p $(STUB)
	cp -r --parents pom.xml $(wildcard */pom.xml) .mvn src/checkstyle $(STUB)
	for module in $(patsubst %/pom.xml,%,$(wildcard */pom.xml)); do \
		mkdir -p $(STUB)/$$module/src/{main,test}/java; \
		echo 'class Stub { public static void main(String[] args) { } }' \
			> $(STUB)/$$module/src/main/java/Stub.java; \
		echo 'class StubTests { @org.junit.jupiter.api.Test void runs() { } }' \
			> $(STUB)/$$module/src/test/java/StubTests.java; \
	done
	cd $(STUB) && $(MVN) clean verify -Dcheckstyle.skip -Dspring-javaformat.skip -Dexec.skip
	rm -rf $(STUB)

build: ## build the jars, without running tests
	$(MVN) package -DskipTests
	touch -c $(JAR)

# The time of the jar is fixed for reproducible builds, so touch it to compare.
$(JAR): $(shell find pom.xml $(wildcard */pom.xml */src/main) -type f)
	$(MVN) package -DskipTests
	touch $@

port = $(or $(patsubst --server.port=%,%,$(filter --server.port=%,$(ARGS))),$(shell \
	sed -nE '/^\[server\]/,/^\[[^s]/s/^port *= *([0-9]+).*/\1/p' $(CONFIG)))

run: export PREFIX := $(PREFIX)
run: $(JAR) ## run the reference service below ./tmp/srv (ARGS=--server.port=8181)
	@install -d -m 0755 $(PREFIX) $(PREFIX)/run $(PREFIX)/data $(PREFIX)/spool $(PREFIX)/tmp
	@install -d -m 0750 $(PREFIX)/key
	@[[ -e $(PREFIX)/key/env.toml ]] || install -m 0600 /dev/null $(PREFIX)/key/env.toml
	@echo
	@echo "  Base URL  http://localhost:$(port)"
	@echo "  Try       curl --retry 5 'http://localhost:$(port)/quotes?from=mSOL&to=SOL&amount=10'"
	@echo "  Config    $(CONFIG)"
	@echo "  Secrets   $(PREFIX)/key/env.toml"
	@echo
	@exec reference-service/main $(ARGS) $(CONFIG)

test: ## all gates and all tests that need no Docker
	$(MVN) -T 2 verify

image: ## build the image, which needs a Docker engine or root: docs/container.md
	image/engine image/build

e2e: $(JAR) ## test against real programs of a host (FLOOD=100000 for a short run, E2E="container host" for some)
	bash e2e/run $(E2E)

lint: ## the gates alone
	$(MVN) test -Dtest=ArchitectureTests -Dsurefire.failIfNoSpecifiedTests=false

bench: ## measure; see docs/performance.md
	bash benchmarks/run

clean: ## remove what was built
	$(MVN) clean
