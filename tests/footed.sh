#!/usr/bin/env bash
# The tables of fixtures/tables: each document in Markdown, as a page of HTML and as columns of text must give the
# cells and the relations of its inventory, and no false alarm. The floors may only rise.
set -uo pipefail
heshu=${OUT:-build}/heshu footed=${OUT:-build}/tests/footed conserve=${OUT:-build}/tests/conserve
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0
for cells in fixtures/tables/*.cells.tsv; do
	name=${cells%.cells.tsv}
	for document in "$name".md "$name".html "$name".txt; do
		"$heshu" extract -o "$work/facts.csv" --rejects "$work/rejects.csv" "$document" || bad=1
		"$conserve" "$document" "$work/facts.csv" "$work/rejects.csv" || bad=1
		"$heshu" check --csv -o "$work/checks.csv" "$work/facts.csv"
		"$footed" --floor 1000,1000 "$work/facts.csv" "$work/checks.csv" "$cells" "$name.relations.tsv" || bad=1
	done
done
[ $bad = 0 ]
