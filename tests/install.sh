#!/usr/bin/env bash
# make install into an empty root gives a program that works from there, make uninstall leaves nothing.
set -euo pipefail
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
make --no-print-directory install DESTDIR="$root" PREFIX=/usr > "$root.log"
rm -f "$root.log"
cp tests/cases/sum/report.md "$root/report.md"
(cd / && "$root/usr/bin/heshu" extract "$root/report.md") | grep -q budget_original || { echo "install: no metric: the catalogue is not found"; exit 1; }
(cd / && "$root/usr/bin/heshu" run -o "$root/out" "$root/report.md")
[ -s "$root/out/current/report.md/briefing.html" ] || { echo "install: no briefing"; exit 1; }
rm -rf "$root/out" "$root/report.md"
make --no-print-directory uninstall DESTDIR="$root" PREFIX=/usr > /dev/null
left=$(find "$root" -type f)
[ -z "$left" ] || { echo "install: uninstall leaves $left"; exit 1; }
echo "install: 3 passed, 0 failed"
