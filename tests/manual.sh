#!/usr/bin/env bash
# The manual says what the program is: every column of core/*.def with title and meaning stands in
# heshu-facts.5, every closed word list too, every option of --help stands in the stage's page, and the
# other way round. OUT: folder of the binaries.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
heshu=${OUT:-build}/heshu
facts_page=man/heshu-facts.5
work=$(mktemp -d "${TMPDIR:-/tmp}/heshu-manual.XXXXXX")
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

ok() { # ok WHAT COMMAND...: counts
	local what=$1
	shift
	if "$@" > "$work/said" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "manual: FAILED: $what"
		sed -n '1,12s/^/    /p' "$work/said"
	fi
}
same() { diff "$1" "$2"; } # same WANTED GOT

# The entries of the lists in a page: subsection, head of the entry, the text before its first macro.
entries() {
	awk -v OFS='\t' '
	function flush() { if (head != "") print part, head, text; head = text = "" }
	/^\.S[sh] / { flush(); part = substr($0, 5) }
	/^\.It / { flush(); head = substr($0, 5); open = 1; next }
	/^\./ { open = 0; if (/^\.El/) flush(); next }
	head != "" && open { sub(/^\\&/, ""); text = text (text == "" ? "" : " ") $0 }' "$1"
}
# the words of a list: NAME of .It Cm NAME
words() { entries "$facts_page" | awk -F'\t' -v part="$1" '$1 == part && sub(/^Cm /, "", $2) {print $2}'; }

# ---- tables ------------------------------------------------------------------------------------
while read -r def; do
	table=$(basename "$def" .def)
	sed -nE 's/^COLUMN\((\w+), \w+, "([^"]*)", "([^"]*)"\)$/Cm \1 Pq \2\t\3./p' "$def" | sed 's/\.\.\.\.$/.../' > "$work/wanted"
	ok "$def: a line that is no COLUMN" \
		test "$(grep -c '^COLUMN' "$def")" = "$(wc -l < "$work/wanted")"
	entries "$facts_page" | awk -F'\t' -v OFS='\t' -v part="$table.csv" '$1 == part {print $2, $3}' > "$work/page"
	cut -f1 "$work/wanted" > "$work/wanted.names"
	cut -f1 "$work/page" > "$work/page.names"
	ok "$facts_page: columns of $table.csv" same "$work/wanted.names" "$work/page.names"
	while IFS=$'\t' read -r name meaning; do
		text=$(awk -F'\t' -v name="$name" '$1 == name {print $2}' "$work/page")
		ok "$facts_page: $table.csv: $name: '$text' does not begin with '$meaning'" \
			test "${text#"$meaning"}" != "$text"
	done < "$work/wanted"
done < <(grep -l '^COLUMN' core/*.def)

# ---- closed lists ------------------------------------------------------------------------------
listed() { # listed PART: the words on stdin are those of the list, in this order
	cat > "$work/wanted"
	words "$1" > "$work/page"
	ok "$facts_page: $1" same "$work/wanted" "$work/page"
}
named() { sed -nE 's/^[A-Z]+\(\w+, "(\w+)".*/\1/p' "$1"; }
# the meaning of a column that lists its words
meant() { sed -nE "s/^COLUMN\($2, .*\"([^\"]*)\"\)\$/\1/p" "core/$1.def" | tr ' ' '\n'; }
listed Kinds < <(named extract/kinds.def)
listed Roles < <(named extract/roles.def)
listed Qualifiers < <(named extract/qualifiers.def)
listed Exactness < <(named analyze/exactness.def)
listed Relations < <(named core/relations.def)
listed Charts < <(sed -nE 's/^KIND\((\w+), .*/\1/p' plots/kinds.def)
listed Verdicts < <(meant checks verdict)
listed Rejects < <(meant rejects reason)
ok "core/rejects.def: a reason of extract/excludes.def is missing" test -z \
	"$(sed -nE 's/^EXCLUDE\((\w+), .*/\1/p' extract/excludes.def | sort -u | grep -vxFf <(meant rejects reason))"

# ---- stages and options ------------------------------------------------------------------------
# -o, --output=FILE<tab>what it does.
help_options() {
	sed -nE 's/^  (-.,|   ) (--[a-z-]+(=[^ ]+)?) +(.*)$/\1 \2\t\4./p' | sed 's/^ *//'
}
page_options() {
	entries "$1" | awk -F'\t' -v OFS='\t' '$2 ~ /^Fl / {print $2, $3}' |
		sed -E 's/^Fl (\w)( Ar [^ ]+)? , Fl/-\1, Fl/; s/Fl -/--/; s/^(.*) Ns = Ns Ar ([^\t]*)/\1=\2/'
}
ok "heshu --help" "$heshu" --help
ok "heshu --version" "$heshu" --version
"$heshu" --help | sed -nE 's/^  ([a-z]+)  .*/\1/p' > "$work/stages"
ok "heshu --help lists no stage" test -s "$work/stages"
find man -name 'heshu-*.1' | sed 's/.*heshu-//; s/\.1$//' | sort > "$work/page"
sort "$work/stages" > "$work/wanted"
ok "a page for each stage" same "$work/wanted" "$work/page"
entries man/heshu.1 | awk -F'\t' '$1 == "DESCRIPTION" && sub(/^Cm /, "", $2) {print $2}' > "$work/page"
ok "man/heshu.1: stages" same "$work/stages" "$work/page"
while read -r stage; do
	page=man/heshu-$stage.1
	ok "heshu $stage --help" "$heshu" "$stage" --help
	ok "heshu $stage --help: something on stderr" test -z "$("$heshu" "$stage" --help 2>&1 > "$work/help")"
	help_options < "$work/help" > "$work/wanted"
	ok "heshu $stage --help: a line that is no option" \
		test "$(grep -c '^  ' "$work/help")" = "$(wc -l < "$work/wanted")"
	page_options "$page" > "$work/page"
	cut -f1 "$work/wanted" > "$work/wanted.names"
	cut -f1 "$work/page" > "$work/page.names"
	ok "$page: options" same "$work/wanted.names" "$work/page.names"
	while IFS=$'\t' read -r option does; do
		text=$(awk -F'\t' -v option="$option" '$1 == option {print $2}' "$work/page")
		ok "$page: $option: '$text' does not begin with '$does'" test "${text#"$does"}" != "$text"
	done < "$work/wanted"
done < "$work/stages"

# ---- the language of the pages -----------------------------------------------------------------
if command -v mandoc > "$work/said"; then
	for page in man/*.[1-9]; do
		# a page of ours is not installed while it is tested: the next check stands in for that
		mandoc -T lint "$page" | grep -v 'referenced manual not found: Xr heshu' > "$work/lint"
		ok "$page: mandoc -T lint: $(head -1 "$work/lint")" test ! -s "$work/lint"
	done
else
	echo "manual: mandoc is not installed: the pages are not linted"
fi
while read -r name section; do
	ok "man/$name.$section is referred to and missing" test -e "man/$name.$section"
done < <(sed -nE 's/^\.Xr (heshu[a-z-]*) ([0-9]).*/\1 \2/p' man/*.[1-9] | sort -u)

echo "manual: $passed passed, $failed failed"
[ $failed = 0 ]
