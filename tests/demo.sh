#!/usr/bin/env bash
# The main job on the fixtures: facts, checks, charts and the briefing in build/demo.
set -uo pipefail
heshu=build/heshu
rm -rf build/demo
"$heshu" run -o build/demo fixtures/*.md
code=$?
# 1: done, and a figure does not add up: that is a result
if [ $code -gt 1 ]; then
	echo "demo: heshu run ended with exit code $code" >&2
	exit $code
fi
echo
echo "The briefing: file://$PWD/build/demo/current/index.html"
echo "What heshu found, one line a document (with-errors.md has errors planted in it):"
cut -d, -f1,3-8,10,11 build/demo/current/summary.csv | { column -s, -t 2>/dev/null || cat; }
