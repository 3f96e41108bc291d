#!/usr/bin/env bash
# What must hold for every document: spans, order, conservation of digits, the same bytes in any locale
# and time zone, full-width twins. On fixtures/ and, when it is there, on all documents of ../shared.
set -uo pipefail
heshu=${OUT:-build}/heshu conserve=${OUT:-build}/tests/conserve widen=${OUT:-build}/tests/widen wrap=${OUT:-build}/tests/wrap
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0
ok() { if [ "$1" = 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "properties: $2"; fi; }

documents=(fixtures/*.md tests/cases/html-page/report.html)
if [ -d ../shared/documents ]; then
	documents+=(../shared/documents/*.md ../shared/documents/public/*.md)
else
	echo "properties: ../shared is not there: its documents are skipped"
fi
for d in "${documents[@]}"; do
	"$heshu" extract -o "$work/a.csv" --rejects "$work/a.rejects" "$d"
	ok $? "$d: extract fails"
	"$conserve" "$d" "$work/a.csv" "$work/a.rejects"
	ok $? "$d: spans, order or digits"
	LC_ALL=C TZ=Asia/Taipei "$heshu" extract -o "$work/b.csv" "$d"
	cmp -s "$work/a.csv" "$work/b.csv"
	ok $? "$d: other bytes in another locale or time zone"
	"$heshu" check --csv -o "$work/c.csv" "$work/a.csv"
	[ $? -le 1 ]
	ok $? "$d: check fails"
done
# kind and value of every figure; a legal reference keeps its writing
values() {
	"$heshu" extract --stage=figures --format=jsonl --doc-id x "$1" |
		sed 's/.*"kind":"\([a-z]*\)".*"value":"\([^"]*\)".*/\1 \2/' | grep -v '^legal'
}
# the twin in full-width digits has the same values
for d in fixtures/*.md; do
	"$widen" < "$d" > "$work/wide.md"
	values "$d" > "$work/narrow.txt"
	values "$work/wide.md" > "$work/wide.txt"
	diff "$work/narrow.txt" "$work/wide.txt" > "$work/diff" || sed -n 1,10p "$work/diff"
	cmp -s "$work/narrow.txt" "$work/wide.txt"
	ok $? "$d: the full-width twin has other values"
done
# the twin whose lines are broken at a width, in words and numbers too, has the same values
for d in fixtures/{health-bureau-2024-q2,budget-review-2025,labor-monthly-2024-03,transport-stats-2023-11}.md; do
	values "$d" > "$work/whole.txt"
	for width in 60 72 84; do
		"$wrap" $width < "$d" > "$work/wrapped.md"
		values "$work/wrapped.md" > "$work/wrapped.txt"
		diff "$work/whole.txt" "$work/wrapped.txt" > "$work/diff" || sed -n 1,10p "$work/diff"
		cmp -s "$work/whole.txt" "$work/wrapped.txt"
		ok $? "$d: wrapped at $width columns it has other values"
	done
done
# A and B in one file: the quantities of A, then those of B at places shifted by the length of A
places() {
	"$heshu" extract --stage=figures --format=jsonl --date=2024-06-30 "$1" |
		grep -E '"kind":"(money|count|percent|ratio|measure|duration|ordinal)"' | grep -v '"table":"[0-9]' |
		sed 's/.*"start":\([0-9]*\).*"raw":"\([^"]*\)".*"value":"\([^"]*\)".*/\1 \2 \3/' |
		awk -v shift="$2" '{ $1 += shift; print }'
}
for pair in "health-bureau-2024-q2 labor-monthly-2024-03" "water-audit-2022 budget-review-2025"; do
	read -r a b <<< "$pair"
	{ cat "fixtures/$a.md"; printf '\n\n'; cat "fixtures/$b.md"; } > "$work/joined.md"
	{ places "fixtures/$a.md" 0; places "fixtures/$b.md" $(($(wc -c < "fixtures/$a.md") + 2)); } > "$work/apart.txt"
	places "$work/joined.md" 0 > "$work/joined.txt"
	diff "$work/apart.txt" "$work/joined.txt" > "$work/diff" || sed -n 1,10p "$work/diff"
	cmp -s "$work/apart.txt" "$work/joined.txt"
	ok $? "$a and $b in one file give other quantities than apart"
done
# A + B = A followed by B
"$heshu" extract -o "$work/ab.csv" fixtures/*.md
{ "$heshu" extract "$(ls fixtures/*.md | head -1)"; ls fixtures/*.md | tail -n +2 | while read -r d; do "$heshu" extract --no-header "$d"; done; } > "$work/each.csv"
cmp -s "$work/ab.csv" "$work/each.csv"
ok $? "a batch gives other bytes than its documents one by one"
# hostile input: long enough that a step of quadratic time would not end in time
for unit in 一、 3件、 5件（ 3件（2件、1件）， 5月3日、 1,1,1, 億 （ 甲3件， 9 12%、 '1  2  ' '|' '| 1 ' '<td>3' 增加5件， 共5件； 113年; do
	yes "$unit" | tr -d '\n' | head -c 400000 > "$work/hostile.md"
	iconv -c -f UTF-8 -t UTF-8 "$work/hostile.md" > "$work/whole.md" 2> /dev/null
	timeout 20 "$heshu" extract -o "$work/hostile.csv" "$work/whole.md"
	ok $? "400 KB of $unit: not done in 20 s"
	timeout 20 "$heshu" check -o "$work/checks.csv" "$work/hostile.csv"
	ok "$(($? > 1))" "400 KB of $unit: not checked in 20 s"
done
# and the same in a page
for unit in '<td>3' '<table>' '<table><tr><td>1<td>2' '<b>3' '<ul><li>1件' '</p>' '&#49;' '&nbsp' '<' '<!' '<p a="1' '<script>' '<h2>3'; do
	{ printf '<html>1件'; yes "$unit" | tr -d '\n' | head -c 400000; } > "$work/page.html"
	timeout 20 "$heshu" extract -o "$work/hostile.csv" --rejects "$work/hostile.rejects" "$work/page.html"
	ok $? "400 KB of $unit in a page: not done in 20 s"
done
echo "properties: $passed passed, $failed failed"
[ $failed = 0 ]
