#!/usr/bin/env bash
# The pages of a run in Debian's chromium: accessibility (axe-core), overlapping or cut text, fonts, links, print,
# 1440 px and 360 px. Skipped aloud where chromium, node or npm is missing, or npm cannot fetch the two packages
# that tests/browser/package-lock.json pins. OUT: folder of the binaries.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
heshu=$PWD/${OUT:-build}/heshu
chromium=$(command -v chromium || true)
skip() {
	echo "browser: SKIPPED: $*"
	exit 0
}
[ -n "$chromium" ] || skip "chromium is not installed"
for program in node npm pdfinfo pdftotext fc-match; do
	command -v $program > /dev/null || skip "$program is not installed"
done
case $(fc-match -f '%{family}' 'Noto Sans CJK TC') in
*"Noto Sans CJK TC"*) ;;
*) skip "the font Noto Sans CJK TC is not installed" ;;
esac
modules=build/browser
mkdir -p "$modules"
if ! cmp -s tests/browser/package-lock.json "$modules/package-lock.json" || [ ! -d "$modules/node_modules" ]; then
	cp tests/browser/package.json tests/browser/package-lock.json "$modules"
	(cd "$modules" && npm ci --no-audit --no-fund --ignore-scripts > npm.log 2>&1) || {
		rm -f "$modules/package-lock.json"
		skip "npm ci failed, see $modules/npm.log"
	}
fi
cp tests/browser/check.mjs "$modules"
work=$(mktemp -d "${TMPDIR:-/tmp}/heshu-browser.XXXXXX")
trap 'rm -rf "$work"' EXIT
"$heshu" run --charts svg -o "$work/out" fixtures/{budget-review-2025,health-bureau-2024-q2,tables-markdown,with-errors}.md \
	tests/cases/page/report.md fixtures/series/monthly-2023-0[1-4].md > /dev/null
if command -v xmllint > /dev/null; then
	find "$work/out/current/" -name '*.svg' -exec xmllint --noout {} + || exit 1
else
	echo "browser: xmllint is not installed: the SVG files are not parsed"
fi
pages=$(find "$work/out/current/" -name '*.html' ! -path '*/monthly-2023-0[2-4].md/*' | sort)
cd "$modules" || exit 1
# shellcheck disable=SC2086
node check.mjs "$chromium" $pages
