#!/usr/bin/env bash
# Golden cases: a folder a case under tests/cases with
#     cmd    the command line, run in that folder by bash, with $heshu naming the program
#     out    expected stdout     err  expected stderr (absent: empty)     code  exit code (absent: 0)
# UPDATE=1 writes what the program gives; read the diff before you commit it.
set -uo pipefail
root=$PWD
export heshu=$root/${OUT:-build}/heshu
export HESHU_DATA=$root
passed=0 failed=0
for case in tests/cases/*/; do
	name=$(basename "$case")
	got=$(mktemp -d)
	(cd "$case" && bash ./cmd) > "$got/out" 2> "$got/err" < /dev/null
	echo $? > "$got/code"
	if [ -n "${UPDATE:-}" ]; then
		cp "$got/out" "$case/out"
		if [ -s "$got/err" ]; then cp "$got/err" "$case/err"; else rm -f "$case/err"; fi
		if [ "$(cat "$got/code")" != 0 ]; then cp "$got/code" "$case/code"; else rm -f "$case/code"; fi
	fi
	ok=1
	for part in out err code; do
		want=$case/$part
		if [ ! -e "$want" ]; then
			want=$got/want
			if [ $part = code ]; then echo 0 > "$want"; else : > "$want"; fi
		fi
		if ! diff -u "$want" "$got/$part" > "$got/diff"; then
			[ $ok = 1 ] && echo "golden: $name: $part differs"
			sed -n 1,20p "$got/diff"
			ok=0
		fi
	done
	if [ $ok = 1 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
	rm -rf "$got"
done
echo "golden: $passed passed, $failed failed"
[ $failed = 0 ]
