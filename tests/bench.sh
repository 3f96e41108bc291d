#!/usr/bin/env bash
# Speed of extract beside cat and pcre2grep -u -o in one interleaved run; growth; one report; memory.
# Only ratios within one run hold. Corpus: the sample report when ../shared is there, else the fixtures.
set -euo pipefail
out=${OUT:-build}
heshu=$out/heshu
work=$(mktemp -d "${TMPDIR:-/dev/shm}/heshu-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
rounds=${ROUNDS:-5}
mb=${MB:-100}
sample=../shared/documents/ministry-report-2023-01.md
[ -r "$sample" ] || { sample=fixtures/labor-monthly-2024-03.md; echo "bench: ../shared is not there, measuring on $sample"; }
rx='(?:民國)?[0-9]{2,4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?|度)?|[0-9][0-9,]*(?:\.[0-9]+)?(?:[千百十]?[億萬兆](?:[0-9][0-9,]*)?)*(?:元|%|個|件|項|人|案|家|處|次|名|臺|公里|小時|日|天)?'

"$out/tests/corpus" "$mb" "$sample" > "$work/big.md"
"$out/tests/corpus" 10 "$sample" > "$work/10.md"
"$out/tests/corpus" 80 "$sample" > "$work/80.md"

now() { date +%s%N; }
# runs a command, prints milliseconds
timed() { local a b; a=$(now); "$@" > "$work/out"; b=$(now); echo $(((b - a) / 1000000)); }
median() { sort -n | awk '{v[NR]=$1} END {print v[int((NR+1)/2)]}'; }

for ((i = 0; i < rounds; i++)); do
	timed cat "$work/big.md" >> "$work/t.cat"
	timed pcre2grep -u -o "$rx" "$work/big.md" >> "$work/t.grep"
	timed "$heshu" extract "$work/big.md" >> "$work/t.extract"
	timed "$heshu" extract "$work/10.md" >> "$work/t.10"
	timed "$heshu" extract "$work/80.md" >> "$work/t.80"
done
for ((i = 0; i < 11; i++)); do
	timed "$heshu" extract "$sample" >> "$work/t.one"
done
c=$(median < "$work/t.cat") g=$(median < "$work/t.grep") e=$(median < "$work/t.extract")
t10=$(median < "$work/t.10") t80=$(median < "$work/t.80") one=$(median < "$work/t.one")
/usr/bin/env bash -c "ulimit -c 0; exec \"$heshu\" extract -o \"$work/facts.csv\" \"$work/big.md\"" &
pid=$!
peak=0
while kill -0 $pid 2>/dev/null; do
	p=$(awk '/VmHWM/ {print $2}' "/proc/$pid/status" 2>/dev/null || true)
	[ -n "${p:-}" ] && peak=$p
	sleep 0.05
done
wait $pid
# instructions do not depend on what else the machine does
"$out/tests/corpus" 2 "$sample" > "$work/2.md"
count() { valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 > /dev/null | awk '/refs/ {gsub(",", ""); print $NF}'; }
ie=$(count "$heshu" extract -o "$work/facts.csv" "$work/2.md") ig=$(count pcre2grep -u -o "$rx" "$work/2.md")
awk -v ie="$ie" -v ig="$ig" -v mb="$mb" -v c="$c" -v g="$g" -v e="$e" -v t10="$t10" -v t80="$t80" -v one="$one" -v peak="$peak" 'BEGIN {
	printf "cat                 %7d ms  %7.1f MB/s\n", c, mb * 1000 / (c ? c : 1)
	printf "pcre2grep -u -o     %7d ms  %7.1f MB/s\n", g, mb * 1000 / g
	printf "heshu extract       %7d ms  %7.1f MB/s   extract / pcre2grep = %.2f (goal 3.00)\n", e, mb * 1000 / e, e / g
	printf "instructions a byte  extract %.0f, pcre2grep %.0f   extract / pcre2grep = %.2f (gate 3.00)\n", ie / 2e6, ig / 2e6, ie / ig
	printf "growth 10 -> 80 MB  %7d -> %d ms   T(80)/T(10) = %.2f (gate 8.8)\n", t10, t80, t80 / t10
	printf "one report          %7d ms (gate 20)\n", one
	printf "peak memory         %7.1f x the document of %d MB (gate 8)\n", peak * 1024 / (mb * 1000000), mb
	bad = ie / ig > 3.0 || t80 / t10 > 8.8 || one > 20 || peak * 1024 / (mb * 1000000) > 8
	print bad ? "bench: a gate is not met" : "bench: all gates met"
	exit bad
}'
