#!/usr/bin/env bash
# All tests. OUT names the folder of the binaries (build, or build/asan).
set -uo pipefail
export OUT=${OUT:-build}
export ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1
failed=0
step() {
	echo "== $1"
	shift
	"$@" || { failed=$((failed + 1)); echo "FAILED: $*"; }
}

units() {
	local bad=0 t
	for t in "$OUT"/tests/*/*; do
		if [ -x "$t" ] && [ -f "$t" ]; then "$t" || bad=1; fi
	done
	return $bad
}

step "unit tests" units
step "golden cases" bash tests/golden.sh
step "properties" bash tests/properties.sh
step "gold facts" bash tests/gold.sh
step "footed tables" bash tests/footed.sh
step "planted errors" bash tests/mutate.sh
step "heshu run" bash tests/run_stage.sh
step "charts" bash tests/charts.sh
step "manual" bash tests/manual.sh
if [ $failed = 0 ]; then echo "all tests passed"; else echo "$failed test groups failed"; fi
[ $failed = 0 ]
