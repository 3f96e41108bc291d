#!/usr/bin/env bash
# Errors planted into the documents of fixtures/ and, when it is there, the sample of ../shared: how many relations of
# the inventory (NAME.relations.tsv) heshu check finds, how many errors, whether it names the figure, and that it is
# silent where nothing is wrong. The floors may only rise.
set -uo pipefail
heshu=${OUT:-build}/heshu mutate=${OUT:-build}/tests/mutate
work=$(mktemp -d -p "${TMPDIR:-/dev/shm}" 2>/dev/null || mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0

# document, inventory, floors in per mille: relations found, errors caught, located of the caught
try() {
	local document=$1 gold=$2 floors=$3 dir=$work/copies

	rm -rf "$dir"
	mkdir "$dir"
	"$heshu" extract -o "$work/facts.csv" "$document" || bad=1
	"$heshu" check --csv -o "$work/checks.csv" "$work/facts.csv"
	[ $? -le 1 ] || bad=1
	"$mutate" make "$document" "$work/facts.csv" "$work/checks.csv" "$gold" "$dir" >"$work/plan" || bad=1
	"$heshu" extract -o "$work/all.csv" "$dir" || bad=1
	"$heshu" check --csv -o "$work/found.csv" "$work/all.csv"
	[ $? -le 1 ] || bad=1
	echo "-- $document"
	"$mutate" judge "$floors" "$work/facts.csv" "$work/checks.csv" "$gold" "$work/all.csv" "$work/found.csv" \
		"$work/plan" || bad=1
}

while read -r document gold floors; do
	if [ -n "${1:-}" ] && [ "$document" != "$1" ]; then
		continue
	elif [ -r "$document" ]; then
		try "$document" "$gold" "$floors"
	else
		echo "mutate: $document is not there: skipped"
	fi
done <<'LIST'
fixtures/health-bureau-2024-q2.md fixtures/health-bureau-2024-q2.relations.tsv 799,713,817
fixtures/budget-review-2025.md fixtures/budget-review-2025.relations.tsv 802,628,770
fixtures/transport-stats-2023-11.md fixtures/transport-stats-2023-11.relations.tsv 887,739,865
fixtures/labor-monthly-2024-03.md fixtures/labor-monthly-2024-03.relations.tsv 858,658,846
fixtures/water-audit-2022.md fixtures/water-audit-2022.relations.tsv 899,676,807
fixtures/security-monthly-2024-08.md fixtures/security-monthly-2024-08.relations.tsv 940,644,866
fixtures/base-stations-2023-q3.md fixtures/base-stations-2023-q3.relations.tsv 937,657,890
fixtures/training-2024-h1.md fixtures/training-2024-h1.relations.tsv 933,714,794
fixtures/personnel-2023.md fixtures/personnel-2023.relations.tsv 795,597,850
fixtures/procurement-2024.md fixtures/procurement-2024.relations.tsv 740,522,816
fixtures/tables-markdown.md - 980,980,981
fixtures/tables-html.md - 980,980,983
fixtures/tables-layout.md - 980,975,977
fixtures/tables/execution.md - 985,985,971
fixtures/tables/finance.txt - 970,972,950
fixtures/tables/hospital.html - 970,970,862
../shared/documents/ministry-report-2023-01.md tests/mutate/ministry-report-2023-01.relations.tsv 820,777,729
LIST
[ $bad = 0 ]
