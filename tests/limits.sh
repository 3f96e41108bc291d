#!/usr/bin/env bash
# Instruction counts, which do not depend on what else the machine does, against limits that may only fall:
# extract and check a byte or fact, a whole process for one report, growth on ordinary and hostile text.
set -euo pipefail
out=${OUT:-build}
heshu=$out/heshu
work=$(mktemp -d "${TMPDIR:-/tmp}/heshu-limits.XXXXXX")
trap 'rm -rf "$work"' EXIT
export HESHU_DATA=$PWD
bad=0

# what the best build has reached, rounded up
PER_BYTE=500         # extract, 1 MB of the fixtures with digits drawn anew; a fact every 25 bytes
PER_REPORT=25.5        # million: extract of one such report of 31 KB, start and end of the process included
PER_FACT=54000       # check of the facts of the fixtures, most of them in tables
GROWTH=5             # four times the size: so many times the instructions

# count COMMAND...: instructions
count() {
	valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 > /dev/null |
		awk '/Collected/ {print $NF; seen = 1} END {exit !seen}'
}
# limit NAME VALUE LIMIT
limit() {
	local verdict=ok
	awk -v v="$2" -v l="$3" 'BEGIN {exit !(v <= l)}' || { verdict="ABOVE THE LIMIT"; bad=1; }
	printf '%-34s %10s   limit %8s   %s\n' "$1" "$2" "$3" "$verdict"
}
ratio() { awk -v a="$1" -v b="$2" -v p="${3:-2}" 'BEGIN {printf "%.*f", p, a / b}'; }
# repeat TEXT BYTES: whole copies of the text, about so many bytes
repeat() { awk -v t="$1" -v n="$2" 'BEGIN {gsub(/\\n/, "\n", t); for (i = 0; i < n; i += length(t)) printf "%s", t}'; }

"$out/tests/corpus" 1 fixtures/{health-bureau-2024-q2,labor-monthly-2024-03,water-audit-2022,budget-review-2025}.md > "$work/corpus.md"
head -c 31000 "$work/corpus.md" | iconv -c -f UTF-8 -t UTF-8 > "$work/report.md"
extract=$(count "$heshu" extract -o "$work/facts.csv" "$work/corpus.md")
limit "extract, a byte" "$(ratio "$extract" 1000000 0)" $PER_BYTE
limit "one report, million" "$(ratio "$(count "$heshu" extract -o "$work/one.csv" "$work/report.md")" 1000000 1)" $PER_REPORT
"$heshu" extract -o "$work/facts.csv" fixtures/*.md
facts=$(($(wc -l < "$work/facts.csv") - 1))
limit "check, a fact" "$(ratio "$(count "$heshu" check -o "$work/checks.csv" "$work/facts.csv" || true)" "$facts" 0)" $PER_FACT

for text in 7 億 （ '1,' 、 '|' '3萬' '112年' '|3|4|\n' '1\n' '5%、' '第1項'; do
	repeat "$text" 25000 > "$work/small.md"
	repeat "$text" 100000 > "$work/large.md"
	small=$(count "$heshu" extract -o "$work/f.csv" "$work/small.md")
	large=$(count "$heshu" extract -o "$work/f.csv" "$work/large.md")
	limit "4 x as much of ${text/\\n/ and a line end}" "$(ratio "$large" "$small")" $GROWTH
done
[ $bad = 0 ] && echo "limits: all kept"
exit $bad
