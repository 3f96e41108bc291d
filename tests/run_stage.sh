#!/usr/bin/env bash
# heshu run: the same bytes as the pipe and for any number of jobs, runs kept, taken over and published whole.
# OUT: folder of the binaries.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
heshu=$PWD/${OUT:-build}/heshu
work=$(mktemp -d "${TMPDIR:-/tmp}/heshu-run.XXXXXX")
mounted=
clean() {
	[ -n "$mounted" ] && umount "$mounted"
	rm -rf "$work"
}
trap clean EXIT
passed=0 failed=0

ok() { # ok WHAT COMMAND...: counts
	local what=$1
	shift
	if "$@"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED: $what"
	fi
}
is() { # is WHAT GOT WANTED
	ok "$1: '$2', not '$3'" test "$2" = "$3"
}
code() { # code COMMAND...: prints its exit code; messages go to $work/said
	"$@" > "$work/said" 2>&1
	echo $?
}
inode() { stat -c %i "$1"; }
runs() { find "$1/runs" -mindepth 1 -maxdepth 1 | wc -l; }
fixtures=(fixtures/*.md)

echo "-- the pipe gives the same bytes"
want=0
for f in "${fixtures[@]}"; do
	to=$work/pipe/${f##*/}
	mkdir -p "$to"
	"$heshu" extract -o "$to/facts.csv" --rejects "$to/rejects.csv" "$f"
	"$heshu" check --csv -o "$to/checks.csv" "$to/facts.csv" || want=1
	"$heshu" plot -o "$to" --facts "$to/facts.csv" --checks "$to/checks.csv" --rejects "$to/rejects.csv" --source "$f"
done
is "exit code" "$(code "$heshu" run --jobs 2 -o "$work/all" "${fixtures[@]}")" $want
is "messages of a run without faults" "$(cat "$work/said")" ""
for f in "${fixtures[@]}"; do
	ok "$f" diff -r "$work/pipe/${f##*/}" "$work/all/current/${f##*/}"
done

echo "-- an archive is what --previous is"
months=(fixtures/series/monthly-2023-0[1-8].md) month=fixtures/series/monthly-2023-09.md
is "run of the months before" "$(code "$heshu" run --charts none -o "$work/earlier" "${months[@]}")" 1
is "month against the archive" "$(code "$heshu" run --charts none --archive "$work/earlier" -o "$work/month" "$month")" 1
"$heshu" extract -o "$work/earlier.csv" "${months[@]}"
"$heshu" extract "$month" | "$heshu" check --csv --previous "$work/earlier.csv" -o "$work/month.csv"
ok "checks.csv" cmp "$work/month.csv" "$work/month/current/checks.csv"
ok "a failure of continuity" grep -q 'continuity,previous,fail' "$work/month.csv"
first=$(readlink "$work/month/current")
is "month alone" "$(code "$heshu" run --charts none -o "$work/month" "$month")" 0
ok "another archive is another run" test "$(readlink "$work/month/current")" != "$first"
is "no archive there" "$(code "$heshu" run --archive "$work/none" -o "$work/month" "$month")" 66

echo "-- the first night has no archive; what an officer has accepted fails no more"
mkdir "$work/first"
is "an archive without a run" "$(code "$heshu" run --charts none --archive "$work/first" -o "$work/first" "$month")" 0
printf '%s\n' 'type,doc,formula,reason,until' \
	"continuity,monthly-2023-09.md,$(grep -m 1 'continuity,previous,fail' "$work/month.csv" | grep -o '"[^"]*"' | head -1),已洽原單位," \
	> "$work/accept.csv"
is "run with an accepted finding" \
	"$(code "$heshu" run --charts none --archive "$work/earlier" --accept "$work/accept.csv" -o "$work/month" "$month")" 0
ok "it is a note" grep -q 'continuity,previous,note,accepted' "$work/month/current/checks.csv"

ok "the months of a year, each with the others, in the first run" \
	test "$(code "$heshu" run --charts none --archive "$work/fresh" -o "$work/fresh" fixtures/series)" = 1
is "continuity in the first run" "$(grep -c 'continuity,previous,fail' "$work/fresh/current/checks.csv")" \
	"$("$heshu" extract fixtures/series > "$work/year.csv"; "$heshu" check --csv --previous "$work/year.csv" "$work/year.csv" |
		grep -c 'continuity,previous,fail')"
first=$(readlink "$work/fresh/current")
"$heshu" run --verbose --charts none --jobs 3 --archive "$work/fresh" -o "$work/fresh" fixtures/series 2> "$work/said"
is "the second night" "$(readlink "$work/fresh/current") $(grep -c 'taken over' "$work/said")" "$first 12"
is "what is read first leaves nothing behind" "$(find "$work/fresh/" -name '.facts-*')" ""
is "a run that fails on notes" \
	"$(code "$heshu" run --charts none --fail-on warn --archive "$work/earlier" --accept "$work/accept.csv" -o "$work/month" "$month")" 1
is "a run with a rounding mode" "$(code "$heshu" run --charts none --rounding trunc -o "$work/month" "$month")" 0
is "a run with an unknown one" "$(code "$heshu" run --charts none --rounding up -o "$work/month" "$month")" 64

echo "-- the series of a run are drawn in its index"
is "run of a year" "$(code "$heshu" run --charts svg -o "$work/year" fixtures/series)" 1
is "messages of a run with series" "$(cat "$work/said")" ""
drawn=$(grep -c ',timeseries,' "$work/year/current/charts.csv")
ok "a chart of the series" test "$drawn" -ge 3
is "pictures in the index" "$(grep -c '<svg' "$work/year/current/index.html")" "$drawn"
ok "a month that was worked out has its value" grep -q '112年6月72件' "$work/year/current/charts.csv"
ok "its title is in the index" grep -q '資安事件通報數58件' "$work/year/current/index.html"

echo "-- all documents in one table"
for t in facts checks; do
	head -n 1 "$work/pipe/${fixtures[0]##*/}/$t.csv" > "$work/$t.csv"
	for f in "${fixtures[@]}"; do tail -n +2 "$work/pipe/${f##*/}/$t.csv"; done >> "$work/$t.csv"
	ok "$t.csv" cmp "$work/$t.csv" "$work/all/current/$t.csv"
	hash=$(sha256sum < "$work/$t.csv")
	ok "hash of $t.csv" grep -qF "\"bytes\":$(stat -c %s "$work/$t.csv"),\"hash\":\"sha256:${hash%% *}\"" \
		"$work/all/current/datapackage.json"
	for column in $(head -n 1 "$work/$t.csv" | tr , ' '); do
		grep -qF "{\"name\":\"$column\"," "$work/all/current/datapackage.json" &&
			grep -qF "{\"name\":\"$column\"," "$work/all/current/$t.csv-metadata.json" ||
			ok "column $column of $t.csv in the metadata" false
	done
done
"$heshu" series -o "$work/series.csv" "$work/facts.csv"
ok "series.csv" cmp "$work/series.csv" "$work/all/current/series.csv"
is "lines of summary.csv" "$(wc -l < "$work/all/current/summary.csv")" $((${#fixtures[@]} + 1))
for f in "${fixtures[@]}"; do
	ok "link to $f" grep -qF "href=\"${f##*/}/briefing.html\"" "$work/all/current/index.html"
done

echo "-- any number of jobs"
for n in 1 2 3 16; do
	code "$heshu" run --jobs $n --charts svg -o "$work/jobs$n" "${fixtures[@]}" > "$work/code$n"
	is "exit code with $n jobs" "$(cat "$work/code$n")" "$(cat "$work/code1")"
	ok "$n jobs" diff -r --no-dereference "$work/jobs1" "$work/jobs$n"
done
ok "no PNG" test -z "$(find "$work/jobs1" -name '*.png')"

echo "-- a second run"
docs=$work/docs
mkdir -p "$docs"
cp fixtures/water-audit-2022.md "$docs/a.md"
cp fixtures/labor-monthly-2024-03.md "$docs/b.md"
run=("$heshu" run --charts svg -o "$work/again")
first=$(code "${run[@]}" "$docs")
one=$(readlink "$work/again/current") a=$(inode "$work/again/current/a.md/facts.csv") b=$(inode "$work/again/current/b.md/facts.csv")
is "the same input again" "$(code "${run[@]}" "$docs")" "$first"
is "runs" "$(runs "$work/again")" 1
is "current" "$(readlink "$work/again/current")" "$one"
is "facts.csv is the file it was" "$(inode "$work/again/current/a.md/facts.csv")" "$a"
printf '\n另編列5,000元。\n' >> "$docs/b.md"
code "${run[@]}" "$docs" > "$work/second"
is "one document changed: runs" "$(runs "$work/again")" 2
is "unchanged document: table" "$(inode "$work/again/current/a.md/facts.csv")" "$a"
is "unchanged document: page" "$(inode "$work/again/current/a.md/briefing.html")" "$(inode "$work/again/$one/a.md/briefing.html")"
ok "changed document: table" test "$(inode "$work/again/current/b.md/facts.csv")" != "$b"
"$heshu" run --charts svg -o "$work/fresh" "$docs"
ok "taken over or new: the same bytes" diff -r "$work/fresh/current/" "$work/again/current/"
cp fixtures/labor-monthly-2024-03.md "$docs/b.md"
is "back again" "$(code "${run[@]}" "$docs")" "$first"
is "back again: current" "$(readlink "$work/again/current")" "$one"
is "back again: runs" "$(runs "$work/again")" 2
is "back again: as it was" "$(inode "$work/again/current/b.md/facts.csv")" "$b"

echo "-- a figure that does not add up"
printf '一、編列人事費20萬元、業務費30萬元，合計60萬元。\n' > "$work/wrong.md"
is "exit code" "$(code "$heshu" run --charts none -o "$work/wrong" "$docs/a.md" "$work/wrong.md")" 1
is "exit code again" "$(code "$heshu" run --charts none -o "$work/wrong" "$docs/a.md" "$work/wrong.md")" 1
ok "first in the index" sh -c "grep -o '<tr[^>]*><th scope=\"row\"><a[^>]*>[^<]*' '$work/wrong/current/index.html' | head -n 1 | grep -q 'wrong.md'"
ok "no page without charts" test ! -e "$work/wrong/current/a.md/briefing.html"

echo "-- documents that cannot be read"
printf '\xb9\xcf\xaa\xed\n' > "$docs/big5.md"
printf 'a\0b\n' > "$docs/picture.bin"
is "exit code" "$(code "$heshu" run --charts none -o "$work/bad" "$docs")" 65
ok "told" grep -q 'big5.md: error: not UTF-8' "$work/said"
ok "listed" grep -qx 'big5.md,,,,,,,,,,' "$work/bad/current/summary.csv"
ok "listed in the index" grep -q 'big5.md</th><td colspan="[0-9]*">無法讀取' "$work/bad/current/index.html"
is "the others are done" "$(wc -l < "$work/bad/current/summary.csv")" 4
is "exit code again" "$(code "$heshu" run --charts none -o "$work/bad" "$docs")" 65
is "runs" "$(runs "$work/bad")" 1
is "no such file" "$(code "$heshu" run --charts none -o "$work/bad" "$docs/a.md" "$docs/none.md")" 66
ok "the other is done" test -s "$work/bad/current/a.md/facts.csv"
rm "$docs/big5.md" "$docs/picture.bin"

echo "-- names"
mkdir "$work/names" "$work/names/x"
cp "$docs/a.md" "$work/names/facts.csv"
cp "$docs/a.md" "$work/names/報告 100%.md"
cp "$docs/a.md" "$work/names/x/facts.csv"
"$heshu" run --charts none -o "$work/named" "$work/names" > /dev/null
is "folders" "$(find "$work/named/current/" -mindepth 1 -maxdepth 1 -type d | wc -l)" 3
ok "link" grep -qF 'href="%E5%A0%B1%E5%91%8A%20100%25.md/checks.csv"' "$work/named/current/index.html"
is "an id given to two" "$(cp "$docs/a.md" "$work/names/facts.csv~2"; code "$heshu" run --charts none -o "$work/named" "$work/names")" 65
is "standard input" "$("$heshu" run --charts none -o "$work/named" - < "$docs/a.md"; sed -n 's/^\(stdin\),.*/\1/p' "$work/named/current/summary.csv")" stdin

echo "-- usage"
is "no -o" "$(code "$heshu" run "$docs")" 64
is "no document" "$(code "$heshu" run -o "$work/none")" 66
is "empty folder" "$(mkdir "$work/empty"; code "$heshu" run -o "$work/none" "$work/empty")" 66
ok "nothing published" test ! -e "$work/none/current"
is "jobs" "$(code "$heshu" run -o "$work/none" --jobs 0 "$docs")" 64
is "output among the documents" "$(code "$heshu" run -o "$docs/out/x" "$docs")" 64
is "hidden output among the documents" "$(code "$heshu" run --charts none -o "$docs/.out/x" "$docs")" "$first"
is "unknown option" "$(code "$heshu" run -o "$work/none" --no-such x "$docs")" 64
is "catalogue" "$(code "$heshu" run -o "$work/none" --catalog "$work/empty" "$docs")" 78
touch "$work/file"
is "output cannot be made" "$(code "$heshu" run -o "$work/file/x" "$docs")" 73

echo "-- the lock"
before=$(readlink "$work/again/current")
mkfifo "$work/go"
# opened for both ends: a holder that never comes must not leave us waiting
exec 3<> "$work/go"
flock "$work/again/.lock" sh -c "echo > '$work/go'; exec sleep 60" &
holder=$!
read -r -t 10 <&3
is "exit code while another run is at work" "$(code "${run[@]}" "$docs/a.md")" 75
is "current" "$(readlink "$work/again/current")" "$before"
kill "$(pgrep -P $holder)" 2> /dev/null
wait $holder 2> /dev/null

echo "-- runs kept"
mkdir "$work/again/runs/.tmp.1"
touch "$work/again/runs/.tmp.1/x"
for day in 01 02 03 04 05 06 07 08 09 10 11 12 13 14; do
	"$heshu" run --charts none --date "2024-01-$day" -o "$work/again" "$docs/a.md"
	[ $day = 01 ] && oldest=$(readlink "$work/again/current")
	[ $day = 03 ] && third=$(readlink "$work/again/current")
done
is "runs" "$(runs "$work/again")" 12
ok "the oldest is gone" test ! -e "$work/again/$oldest"
ok "the twelfth last is there" test -e "$work/again/$third"
ok "nothing temporary is left" test -z "$(find "$work/again" -name '.tmp*')"

echo "-- a full disk"
mkdir "$work/small"
if [ "$(id -u)" = 0 ] && mount -t tmpfs -o size=1m heshu-test "$work/small" 2> /dev/null; then
	mounted=$work/small
	"$heshu" run --charts none -o "$work/small" "$docs/a.md"
	before=$(readlink "$work/small/current")
	find "$work/small" | sort > "$work/before"
	for jobs in 1 2; do
		is "exit code" "$(code "$heshu" run --jobs $jobs --charts svg -o "$work/small" "${fixtures[@]}")" 74
		is "current" "$(readlink "$work/small/current")" "$before"
		find "$work/small" | sort > "$work/after"
		ok "nothing is left of it" cmp "$work/before" "$work/after"
	done
	umount "$mounted"
	# no room for a single file
	mount -t tmpfs -o size=1m,nr_inodes=12 heshu-test "$work/small"
	is "no inodes" "$(code "$heshu" run --charts none -o "$work/small" "${fixtures[@]}")" 74
	ok "no inodes: nothing published" test ! -e "$work/small/current"
	umount "$mounted"
	mounted=
else
	echo "skipped: only root can mount a small file system"
fi

echo "heshu run: $passed passed, $failed failed"
[ $failed = 0 ]
