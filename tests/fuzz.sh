#!/usr/bin/env bash
# Every libFuzzer target: the fixtures and sentences replayed, then FUZZ_SECONDS (10) of search each. OUT names the
# folder of the binaries. What a target finds stays in OUT/fuzz/NAME.found.
set -uo pipefail
out=${OUT:-build/fuzz} seconds=${FUZZ_SECONDS:-10} failed=0
seeds=$out/seeds
mkdir -p "$seeds"
cp fixtures/*.md fixtures/tables/*.md fixtures/tables/*.html fixtures/tables/*.txt tests/cases/*/*.md tests/cases/*/*.html "$seeds" 2> /dev/null
# a sentence is a seed by itself, without the marks of its figures
sed -n '/^[^#]/{s/{\([^|}]*\)[^}]*}/\1/g;p}' tests/sentences/*.txt | split -l 1 -a 4 - "$seeds/sentence-"
for target in "$out"/tests/fuzz/*; do
	[ -x "$target" ] && [ -f "$target" ] || continue
	name=$(basename "$target")
	mkdir -p "$out/corpus/$name" "$out/$name.found"
	"$target" -runs=0 -artifact_prefix="$out/$name.found/" "$seeds" "$out/corpus/$name" > "$out/$name.log" 2>&1 &&
		"$target" -max_total_time="$seconds" -max_len=4096 -timeout=10 -artifact_prefix="$out/$name.found/" \
			"$out/corpus/$name" "$seeds" >> "$out/$name.log" 2>&1
	if [ $? = 0 ]; then
		echo "fuzz: $name: $(grep -c '' <(ls "$seeds")) seeds, $(sed -n 's/^Done \([0-9]*\) runs.*/\1/p' "$out/$name.log" | tail -1) runs"
	else
		echo "fuzz: $name FAILED"
		grep -vE '^#[0-9]|^INFO' "$out/$name.log" | tail -40
		failed=$((failed + 1))
	fi
done
[ $failed = 0 ]
