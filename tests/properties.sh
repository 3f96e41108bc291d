#!/usr/bin/env bash
# What must hold for every document: spans, order, conservation of digits, the same bytes in any locale
# and time zone, full-width twins. On fixtures/ and, when it is there, on all documents of ../shared.
set -uo pipefail
heshu=${OUT:-build}/heshu conserve=${OUT:-build}/tests/conserve widen=${OUT:-build}/tests/widen
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0
ok() { if [ "$1" = 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "properties: $2"; fi; }

documents=(fixtures/*.md)
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
echo "properties: $passed passed, $failed failed"
[ $failed = 0 ]
