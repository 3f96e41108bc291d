#!/usr/bin/env bash
# Errors planted into the documents of fixtures/ and, when it is there, the sample of ../shared: how many heshu check
# finds, whether it names the figure, and that it is silent where nothing is wrong. The floors may only rise.
set -uo pipefail
heshu=${OUT:-build}/heshu mutate=${OUT:-build}/tests/mutate
work=$(mktemp -d -p "${TMPDIR:-/dev/shm}" 2>/dev/null || mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0

# document, floors in per mille: caught of the planted, located of the caught
try() {
	local document=$1 floor=$2 dir=$work/copies

	rm -rf "$dir"
	mkdir "$dir"
	"$heshu" extract -o "$work/facts.csv" "$document" &&
		"$heshu" check --csv -o "$work/checks.csv" "$work/facts.csv" &&
		"$mutate" make "$document" "$work/facts.csv" "$work/checks.csv" "$dir" >"$work/plan" || bad=1
	"$heshu" extract -o "$work/all.csv" "$dir" || bad=1
	"$heshu" check --csv -o "$work/found.csv" "$work/all.csv"
	[ $? -le 1 ] || bad=1
	echo "-- $document"
	"$mutate" judge --floor "$floor" "$work/all.csv" "$work/found.csv" "$work/plan" || bad=1
}

while read -r document floor; do
	if [ -r "$document" ]; then
		try "$document" "$floor"
	else
		echo "mutate: $document is not there: skipped"
	fi
done <<'LIST'
fixtures/health-bureau-2024-q2.md 895,700
fixtures/budget-review-2025.md 880,695
fixtures/transport-stats-2023-11.md 835,715
fixtures/labor-monthly-2024-03.md 935,820
fixtures/water-audit-2022.md 915,790
fixtures/tables-markdown.md 980,905
fixtures/tables-html.md 980,905
fixtures/tables-layout.md 975,905
../shared/documents/ministry-report-2023-01.md 890,730
LIST
[ $bad = 0 ]
