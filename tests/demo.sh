#!/usr/bin/env bash
# The main job on the fixtures: facts, checks (with the officer's rules of examples/), series, charts and the briefings
# in build/demo. The monthly reports are read first, so that each is compared with what the others said of its months.
set -uo pipefail
heshu=build/heshu
rm -rf build/demo build/demo-archive
"$heshu" run -o build/demo-archive --charts none fixtures/series 
"$heshu" run -o build/demo --archive build/demo-archive --rules examples/rules.csv fixtures/*.md fixtures/series
code=$?
# 1: done, and a figure does not add up: that is a result
if [ $code -gt 1 ]; then
	echo "demo: heshu run ended with exit code $code" >&2
	exit $code
fi
echo
echo "The briefing: file://$PWD/build/demo/current/index.html"
echo "What heshu found, one line a document (with-errors.md and two of the monthly reports have errors planted in them):"
cut -d, -f1,3-8,10,11 build/demo/current/summary.csv | { column -s, -t 2>/dev/null || cat; }
