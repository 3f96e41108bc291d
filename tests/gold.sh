#!/usr/bin/env bash
# Recall, precision and strict score of extract on the labelled documents of fixtures/ and, when it is
# there, on the labelled lines of ../shared. The floors may only rise.
set -uo pipefail
heshu=${OUT:-build}/heshu score=${OUT:-build}/tests/score
work=$(mktemp -d)
mkdir "$work/series"
trap 'rm -rf "$work"' EXIT
bad=0
# document, floors in per mille: recall, precision, strict, subject
while read -r name floor; do
	"$heshu" extract -o "$work/$name.csv" "fixtures/$name.md" || bad=1
	"$score" --floor "$floor" "$work/$name.csv" "fixtures/$name.facts.tsv" || bad=1
done <<'LIST'
health-bureau-2024-q2 1000,1000,995,820
budget-review-2025 1000,1000,1000,775
transport-stats-2023-11 1000,1000,1000,770
labor-monthly-2024-03 1000,1000,1000,870
water-audit-2022 1000,990,990,845
base-stations-2023-q3 985,990,985,885
personnel-2023 1000,1000,1000,905
procurement-2024 990,990,990,830
security-monthly-2024-08 1000,1000,970,895
training-2024-h1 990,990,990,835
tables-markdown 1000,1000,1000,1000
tables-html 1000,1000,1000,1000
tables-layout 1000,1000,1000,1000
series/monthly-2023-02 1000,1000,1000,1000
series/monthly-2023-05 1000,1000,1000,1000
series/monthly-2023-08 1000,1000,1000,1000
series/monthly-2023-11 1000,1000,1000,905
LIST
sample=../shared/documents/ministry-report-2023-01.md
if [ -r "$sample" ] && [ -r ../shared/gold/sample.facts.tsv ]; then
	{ echo "# lines 13-112"; cat ../shared/gold/sample.facts.tsv; } > "$work/gold.tsv"
	"$heshu" extract -o "$work/sample.csv" "$sample" || bad=1
	"$score" --floor 1000,1000,1000,890 "$work/sample.csv" "$work/gold.tsv" || bad=1
else
	echo "gold: ../shared is not there: the sample report is skipped"
fi
[ $bad = 0 ]
