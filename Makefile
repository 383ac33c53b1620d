# What one does with sockshell. Only Go is needed; see README.md.

.PHONY: run build test conformance faults soak skips bench quickbench profile cross generate lint check

# The race detector needs a C compiler; without one the tests run without it.
RACE := $(if $(filter 1,$(shell go env CGO_ENABLED)),-race)

# What tests speak to, or compare with. Without one of them its tests are skipped.
PEERS := python3 redis-server nginx dnsmasq openssl curl nc cc memcached exim4 chronyd rsyslogd \
	atftpd gophernicus unshare ip

BUILD_AND_VET := sh -c 'go build -buildvcs=false -pgo=off ./... && go vet ./...'

build:
	@CGO_ENABLED=0 go build -o sockshell ./cmd/sockshell

# A prompt on a terminal; otherwise standard input is the script.
run: build
	@./sockshell

test: check cross
	@PATH="$$PATH:/usr/sbin:/sbin"; for p in $(PEERS); do \
		command -v $$p >/dev/null || echo "no $$p here: the tests that need it are skipped"; done
	go test $(RACE) -pgo=off ./...

# How much of Python's socket module is as in CPython: the score, and the chosen differences.
conformance:
	@REQUIRE_PYTHON=1 go test -count=1 -run '^TestConformance' ./repl
	@sed '1,/^# /d; /^## What CPython/,$$d' docs/conformance.md

# What can go wrong, and the tests of what happens then: they are there, and `make test` runs them.
faults:
	@go test -count=1 -run '^TestFaults$$' ./docs/architecture
	@sed -n 's/^| //p' docs/faults.md | sed '/^---/d; /^the fault/d; s/ |$$//; s/ | /\n    /g'

# The endurance of 24 shells on one server, for a minute.
soak:
	SOAK=60s go test $(RACE) -v -count=1 -run '^TestManyShells$$' ./repl

# Formatting and vet.
check:
	@bad=$$(gofmt -s -l .); [ -z "$$bad" ] || { echo "gofmt -s -w $$bad"; exit 1; }
	go vet ./...

# Every test that is skipped here, with its reason.
skips:
	@go test -v ./... | grep -B1 -e '^ *--- SKIP' || echo "no test is skipped"

# The Go benchmarks, then the table of docs/performance.md.
bench:
	go test -run '^$$' -bench . -benchmem ./...
	go run ./cmd/sockshell/internal/bench -write docs/performance.md

# The same table with a little of everything: each row runs, but its figures say little.
quickbench:
	@go run -pgo=off ./cmd/sockshell/internal/bench -quick

# What a pipe and a loop make hot, for the compiler: `go build` reads cmd/sockshell/default.pgo.
profile:
	go test -trimpath -run '^$$' -bench 'PipedPair|LoopPair|Recv$$' -benchtime 5s -o /dev/null \
		-cpuprofile $(CURDIR)/cmd/sockshell/default.pgo ./repl

# The systems that one cannot run here: that all of it compiles, and vet.
cross:
	GOOS=darwin GOARCH=arm64 $(BUILD_AND_VET)
	GOOS=freebsd GOARCH=amd64 $(BUILD_AND_VET)
	GOOS=linux GOARCH=arm64 $(BUILD_AND_VET)

# What is generated: the constants, docs/commands, docs/constants.md and docs/conformance.md.
generate:
	go generate ./...

lint:
	@if command -v golangci-lint >/dev/null; then golangci-lint run; else go vet ./...; fi
