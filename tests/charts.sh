#!/usr/bin/env bash
# Charts: golden marks of one chart a kind, the layout of every chart of the fixtures, the text of a PDF, what
# happens without font and with a gnuplot that fails.
#   UPDATE=1 writes the marks that the program gives; read the diff before you commit it.
set -uo pipefail
root=$PWD
bin=$root/${OUT:-build}
export HESHU_DATA=$root
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0
ok() { # ok WHAT COMMAND...
	local what=$1
	shift
	if "$@" > "$work/said" 2>&1; then passed=$((passed + 1)); else
		failed=$((failed + 1))
		echo "charts: FAILED: $what"
		sed -n 1,12p "$work/said"
	fi
}
not() { ! "$@"; }
code() { "$@" > "$work/said" 2>&1; echo $?; }
if ! command -v gnuplot > /dev/null; then
	echo "charts: SKIPPED: gnuplot is not installed"
	exit 0
fi
plot=("$bin/heshu" plot --facts tests/charts/facts.csv --checks tests/charts/checks.csv)

# ---- golden marks: facts and checks are fixed, so that nothing but the charts can change them -------
"${plot[@]}" --format svg -o "$work/golden" || failed=$((failed + 1))
for kind in $(sed -nE 's/^KIND\((\w+), .*/\1/p' plots/kinds.def); do
	"$bin/tests/marks" "$work/golden/charts/$kind-1.svg" > "$work/$kind.marks"
	[ -z "${UPDATE:-}" ] || cp "$work/$kind.marks" tests/charts/
	ok "marks of $kind" diff -u "tests/charts/$kind.marks" "$work/$kind.marks"
done

# ---- layout of every chart ---------------------------------------------------------------------
"$bin/heshu" run --charts svg -o "$work/run" fixtures/*.md > /dev/null 2>&1
count=0
for svg in "$work"/run/current/*/charts/*.svg "$work"/golden/charts/*.svg; do
	ok "${svg#"$work/run/current/"}" "$bin/tests/marks" --layout "$svg" "${svg%.svg}.csv"
	count=$((count + 1))
done
ok "more than sixty charts were measured ($count)" test "$count" -gt 60
# ---- shapes no report has: 40 rows of 1 to 10^13, labels of 40 glyphs, losses, zeros, nothing but equal figures ------
"$bin/heshu" run --charts svg -o "$work/shapes" tests/charts/shapes/*.md > /dev/null 2>&1
for svg in "$work"/shapes/current/*/charts/*.svg; do
	ok "${svg#"$work/shapes/current/"}" "$bin/tests/marks" --layout "$svg" "${svg%.svg}.csv"
done
drawn() { # drawn FILE: its kinds, each once
	(cd "$work/shapes/current/$1/charts" && printf '%s\n' *.svg | sed 's/-.*//' | sort -u | tr '\n' ' ')
}
ok "forty rows: $(drawn forty.md)" test "$(drawn forty.md)" = "multiples rank_bar scorecard timeseries "
ok "long labels: $(drawn long.md)" test "$(drawn long.md)" = "part_whole rank_bar scorecard table "
ok "losses: $(drawn negative.md)" test "$(drawn negative.md)" = "scorecard table timeseries waterfall "
ok "zeros: $(drawn zero.md)" test "$(drawn zero.md)" = "scorecard table "
ok "equal figures: $(drawn equal.md)" test "$(drawn equal.md)" = "part_whole scorecard "
# two levels of headers: what is counted up stands apart from what is counted by the quarter, labels say which
ok "quarters: $(drawn quarters.md)" test "$(drawn quarters.md)" = "multiples scorecard timeseries "
quarters=$work/shapes/current/quarters.md/charts.csv
ok "quarters: sums" grep -q '截至113年第4季累計分配數6,000萬元、累計執行數5,600萬元' "$quarters"
ok "quarters: single" grep -q '2項均較113年第3季增加，本季執行數' "$quarters"
ok "quarters: one rate" grep -q '113年第4季累計執行率93.33%' "$quarters"
ok "quarters: total by its header" grep -q '113年3月服務人次1,610人次' "$quarters"
ok "quarters: members by their header" grep -q '服務人次2項均較113年2月減少' "$quarters"
ok "quarters: no level signs" not grep -qE ' / |（%）|％）' "$quarters"
ok "quarters: members apart" not grep -q ',label,.*合計' "$work"/shapes/current/quarters.md/charts/multiples-*.csv
ok "quarters: a unit or none" not grep -qE '單位：（|單位：$' "$quarters"
# a subtotal is called by its group, a long name among many bars is not cut, figures without unit have no 單位
groups=$work/shapes/current/groups.md
ok "groups: subtotals" grep -q '面積1,200公頃：市區500公頃、郊區700公頃' "$groups/charts.csv"
ok "groups: a long name whole" grep -qF '大樓興建工程' "$groups"/charts/rank_bar-1.svg
ok "groups: the axis without unit" grep -q 'multiples.*各圖同一縱軸，自0起；報告未載單位' "$groups/charts.csv"
ok "groups: no unit" not grep -qE '單位：[（"]' "$groups/charts.csv"
# of two years of one table only the later one is ranked
ok "one year is ranked" test "$(grep -c 'rank_bar,.*年度預算數.*最多' "$work"/run/current/tables-html.md/charts.csv)" = 1
# no figure of a title is lost to rounding
ok "titles" not grep -hE '[^0-9]0\.0+%|改列100,000億' "$work"/shapes/current/*/charts.csv

# what must be told: a row that is not there, a title pushed out, a line on another, a badge cut short
svg=$work/golden/charts/rank_bar-1.svg csv=$work/golden/charts/rank_bar-1.csv
label=$(sed -n 3p "$csv" | cut -d, -f2)
sed "s|<text>$label</text>|<text></text>|" "$svg" > "$work/dropped.svg"
sed 's/translate(90\.00,106/translate(900.00,106/; s/translate(90\.00,1[01][0-9]/translate(900.00,110/' "$svg" > "$work/pushed.svg"
sed 's/translate(90\.00,16[0-9]/translate(90.00,110/' "$svg" > "$work/upon.svg"
sed -E 's/^(.*<text>✓ )/\1長長長長長長長長長長/' "$svg" > "$work/badge.svg"
for what in dropped pushed upon badge; do
	ok "$what: the copy differs" not cmp -s "$svg" "$work/$what.svg"
	ok "$what: it is told" not "$bin/tests/marks" --layout "$work/$what.svg" "$csv"
done

# ---- PDF: the same bytes again, glyphs of the font, text as text ------------------------------------
"${plot[@]}" --only progress --format pdf -o "$work/pdf"
pdf=$work/pdf/charts/progress-1.pdf
ok "PDF" test -s "$pdf"
cp "$pdf" "$work/first.pdf"
sleep 1
"${plot[@]}" --only progress --format pdf -o "$work/pdf"
ok "PDF: same bytes" cmp "$work/first.pdf" "$pdf"
if command -v pdftotext > /dev/null; then
	pdffonts "$pdf" > "$work/fonts"
	pdftotext "$pdf" "$work/text"
	ok "PDF: the font" grep -q NotoSansCJKtc "$work/fonts"
	sed 1d "$work/pdf/charts/progress-1.csv" | cut -d, -f2 > "$work/labels"
	while read -r label; do ok "PDF: $label" grep -qF "$label" "$work/text"; done < "$work/labels"
else
	echo "charts: skipped: pdftotext is not installed"
fi

# ---- programs that are missing or fail -----------------------------------------------------------
mkdir "$work/nofont" "$work/failing"
ln -s "$(command -v gnuplot)" "$work/nofont/gnuplot"
printf '#!/bin/sh\necho DejaVu Sans\n' > "$work/nofont/fc-match"
# a program that ends with another status, or may not run at all
printf '#!/bin/sh\nexit 3\n' > "$work/failing/gnuplot"
chmod +x "$work"/*/fc-match "$work"/failing/gnuplot
ok "no font: 69" test "$(PATH=$work/nofont:/usr/bin:/bin code "${plot[@]}" --format svg,png -o "$work/n")" = 69
ok "no font: SVG all the same" test -s "$work/n/charts/table-1.svg"
ok "no font: rows all the same" test -s "$work/n/charts/table-1.csv"
ok "no font: page all the same" grep -q '<svg ' "$work/n/briefing.html"
ok "no font: no PNG" test ! -e "$work/n/charts/table-1.png"
ok "no gnuplot: 69" test "$(PATH=/nonexistent code "${plot[@]}" -o "$work/m")" = 69
ok "no gnuplot: page all the same" test -s "$work/m/briefing.html"
ok "gnuplot fails: 70" test "$(PATH=$work/failing:/usr/bin:/bin code "${plot[@]}" --format svg -o "$work/p")" = 70
ok "gnuplot fails: no picture" test ! -e "$work/p/charts/table-1.svg"
echo "charts: $passed passed, $failed failed ($count charts measured)"
[ $failed = 0 ]
