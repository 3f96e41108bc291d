#!/usr/bin/env bash
# Draws plots/pictures/, which README.md shows, anew: charts of the fixtures as the program draws them and the first
# screen of a briefing page in chromium. Look at every picture before you commit it.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
heshu=$PWD/${OUT:-build}/heshu
to=plots/pictures
work=$(mktemp -d "${TMPDIR:-/tmp}/heshu-pictures.XXXXXX")
trap 'rm -rf "$work"' EXIT
failed=0

chart() { # chart DOCUMENT KIND WORD NAME: the chart of this kind whose title has the word
	local folder=$work/out/current/$1 id
	id=$(grep "^$2-" "$folder/charts.csv" | grep -F "$3" | head -1 | cut -d, -f1)
	if [ -s "$folder/charts/$id.png" ]; then
		cp "$folder/charts/$id.png" "$to/$4.png"
	else
		echo "pictures: $1 has no $2 of $3" >&2
		failed=1
	fi
}

# 1: a fixture has errors planted in it
"$heshu" run -o "$work/out" fixtures/*.md > /dev/null 2>&1
[ $? -le 1 ] || { echo "pictures: heshu run failed" >&2; exit 1; }
# the report of May, which has one, leaves a gap
"$heshu" run -o "$work/year" $(printf '%s\n' fixtures/series/*.md | grep -v 2023-05) > /dev/null 2>&1
"$heshu" plot --format png -o "$work/out/current/year" --facts "$work/year/current/facts.csv" \
	--checks "$work/year/current/checks.csv" --series "$work/year/current/series.csv" --only timeseries > /dev/null 2>&1
mkdir -p "$to"
chart budget-review-2025.md waterfall 水文署 waterfall
chart health-bureau-2024-q2.md part_whole 癌症篩檢 part-whole
chart with-errors.md scorecard 勾稽 scorecard
chart tables-markdown.md multiples 未結案件 multiples
chart tables-markdown.md rank_bar 113年度預算數 rank-bar
chart tables-markdown.md table 預算數 table
chart year timeseries 通報 timeseries
if command -v chromium > /dev/null; then
	chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1180,790 --force-device-scale-factor=1 \
		--screenshot="$PWD/$to/briefing.png" "file://$work/out/current/with-errors.md/briefing.html" > "$work/log" 2>&1 ||
		{ cat "$work/log" >&2; failed=1; }
else
	echo "pictures: chromium is not installed: $to/briefing.png stays as it is" >&2
fi
# a page shows them smaller than a screen does
if command -v convert > /dev/null; then
	for picture in "$to"/*.png; do
		convert "$picture" -resize '1280x>' -dither None -colors 96 -strip -define png:exclude-chunks=date,time "PNG8:$work/small.png" && cp "$work/small.png" "$picture" || failed=1
	done
fi
[ $failed = 0 ] && ls -l "$to"
exit $failed
