/* slice and utf8 */
#include "tests/unit.h"

#include "core/utf8.h"

static int sign(int v)
{
	return (v > 0) - (v < 0);
}

static const struct {
	const char *a, *b;
	int order;
} orders[] = {
	{"", "", 0},     {"", "a", -1},  {"a", "", 1},       {"a", "a", 0},       {"a", "b", -1},
	{"ab", "a", 1},  {"a", "ab", -1}, {"Z", "a", -1},    {"\x7f", "\xe4", -1}, {"一", "二", -1},
};

START_TEST(compare)
{
	struct slice a = slice_of(orders[_i].a), b = slice_of(orders[_i].b);

	ck_assert_msg(sign(slice_cmp(a, b)) == orders[_i].order, "'%s' '%s'", orders[_i].a, orders[_i].b);
	ck_assert_msg(slice_eq(a, b) == (orders[_i].order == 0), "'%s' '%s'", orders[_i].a, orders[_i].b);
}
END_TEST

static const struct {
	const char *text, *part;
	size_t at; /* of part in text, or its length */
	bool starts, ends;
} parts[] = {
	{"abc", "abc", 0, true, true},  {"abc", "ab", 0, true, false}, {"abc", "bc", 1, false, true},
	{"abc", "d", 3, false, false},  {"abc", "", 0, true, true},    {"", "a", 0, false, false},
	{"", "", 0, true, true},        {"預算數", "算", 3, false, false}, {"aab", "ab", 1, false, true},
	{"ab", "abc", 2, false, false}, {"算預算", "預算", 3, false, true}, {"aaab", "aab", 1, false, true},
	{"0123456789012345678901234567890123456", "123456789012345678901234567890123456", 1, false, true},
};

START_TEST(find)
{
	struct slice text = slice_of(parts[_i].text), part = slice_of(parts[_i].part);

	ck_assert_msg(slice_find(text, part) == parts[_i].at, "'%s' in '%s'", part.p, text.p);
	ck_assert_msg(slice_starts(text, part) == parts[_i].starts, "'%s' '%s'", text.p, part.p);
	ck_assert_msg(slice_ends(text, part) == parts[_i].ends, "'%s' '%s'", text.p, part.p);
	ck_assert_msg(slice_has(text, part) == (parts[_i].at < text.n || part.n == 0), "'%s' in '%s'",
	              part.p, text.p);
}
END_TEST

/* p may be NULL when n is 0: no function may hand it to memcmp or memmem */
START_TEST(null_slices)
{
	struct slice none = {NULL, 0}, word = SLICE("a");

	ck_assert(slice_eq(none, SLICE("")));
	ck_assert_int_eq(slice_cmp(none, none), 0);
	ck_assert(slice_starts(none, none));
	ck_assert(slice_ends(none, none));
	ck_assert(slice_starts(word, none));
	ck_assert(slice_ends(word, none));
	ck_assert(slice_has(word, none));
	ck_assert(!slice_has(none, word));
	ck_assert_uint_eq(slice_find(word, none), 0);
	ck_assert_uint_eq(slice_trim(none).n, 0);
	ck_assert_uint_eq(slice_of(NULL).n, 0);
}
END_TEST

START_TEST(trim)
{
	ck_assert_slice(slice_trim(SLICE(" \t a b\r\n")), "a b");
	ck_assert_slice(slice_trim(SLICE(" \r\n\t ")), "");
	ck_assert_slice(slice_trim(SLICE("a")), "a");
	ck_assert_slice(slice_trim(SLICE("\u3000a")), "\u3000a");
}
END_TEST

static const struct {
	const char *text, *joined; /* the parts with | behind each */
} splits[] = {
	{"a,b,c", "a|b|c|"}, {"a", "a|"}, {"", "|"}, {",", "||"}, {"a,", "a||"}, {",a", "|a|"},
	{"a,,b", "a||b|"},
};

START_TEST(split)
{
	struct slice rest = slice_of(splits[_i].text), part;
	char joined[64] = "";

	while (slice_split(&rest, ',', &part))
		snprintf(joined + strlen(joined), sizeof joined - strlen(joined), "%.*s|", SLICE_ARGS(part));
	ck_assert_str_eq(joined, splits[_i].joined);
	ck_assert(!slice_split(&rest, ',', &part));
}
END_TEST

/* every scalar value goes there and back */
START_TEST(utf8_round_trip)
{
	for (char32_t c = 0; c <= 0x10ffff; c++) {
		char bytes[UTF8_MAX];
		char32_t back = 0;
		size_t n;

		if (c >= 0xd800 && c <= 0xdfff)
			continue;
		n = utf8_encode(c, bytes);
		if (utf8_decode(bytes, n, &back) != n || back != c || utf8_check(bytes, n) != n)
			ck_abort_msg("U+%04X", (unsigned)c);
		if (n > 1 && utf8_decode(bytes, n - 1, &back) != 0)
			ck_abort_msg("U+%04X cut", (unsigned)c);
	}
}
END_TEST

static const struct {
	const char *bytes;
	size_t good; /* offset of the first bad byte */
} faults[] = {
	{"\x80", 0},                 /* a tail alone */
	{"a\xc0\x80", 1},            /* overlong NUL */
	{"a\xc1\xbf", 1},            /* overlong */
	{"\xe0\x80\x80", 0},         /* overlong, three bytes */
	{"\xe0\x9f\xbf", 0},         /* overlong, the largest */
	{"\xf0\x8f\xbf\xbf", 0},     /* overlong, four bytes */
	{"\xed\xa0\x80", 0},         /* a surrogate */
	{"\xed\xbf\xbf", 0},         /* the last surrogate */
	{"\xf4\x90\x80\x80", 0},     /* above U+10FFFF */
	{"\xf5\x80\x80\x80", 0},     /* no lead */
	{"\xff", 0},
	{"ab\xe4\xb8", 2},           /* cut */
	{"ab\xe4\xb8z", 2},          /* no tail */
	{"\xe4\xb8\x80\xf0\x9f\x98", 3},
	{"12345678\xff", 8},         /* behind a run of eight ASCII bytes */
	{"1234567\xff" "89", 7},
	{"12345678901234567\xe4\xb8\x80\xfe", 20},
	{"\xb5\xa7\xa4T", 0},        /* Big5 */
};

START_TEST(utf8_fault)
{
	struct slice s = slice_of(faults[_i].bytes);
	char32_t c;

	ck_assert_msg(utf8_check(s.p, s.n) == faults[_i].good, "row %d: %zu", _i, utf8_check(s.p, s.n));
	ck_assert_msg(utf8_decode(s.p + faults[_i].good, s.n - faults[_i].good, &c) == 0, "row %d", _i);
}
END_TEST

START_TEST(utf8_edges)
{
	char32_t c;

	ck_assert_uint_eq(utf8_decode("", 0, &c), 0);
	ck_assert_uint_eq(utf8_check("", 0), 0);
	ck_assert_uint_eq(utf8_check("a\0b", 3), 3);
	ck_assert_uint_eq(utf8_check("\xed\x9f\xbf\xee\x80\x80\xf4\x8f\xbf\xbf", 10), 10);
}
END_TEST

/* the check that reads sixteen bytes at a time finds what one that goes character by character finds */
START_TEST(utf8_wide)
{
	static const char pieces[][5] = {"a", "7", "元", "\xed\x9f\xbf", "\xee\x80\x80", "\xef\xbf\xbf", "\xe1\x80\x80",
	                                 "é", "𠮷", "\xe0\xa0\x80", "\x80", "\xe4", "\xe4\xb8", "\xed\xa0\x80", "\xff"};
	uint64_t state = 88172645463325252u;
	char text[80];

	for (int round = 0; round < 40000; round++) {
		size_t n = 0, good = 0, length = 1;
		/* the first nine are well formed: a fault in every text would hide what stands behind it */
		uint64_t kinds = round % 4 ? 9 : ROWS(pieces);
		char32_t c;

		while (n < 60) {
			const char *piece;

			state ^= state << 13;
			state ^= state >> 7;
			state ^= state << 17;
			piece = pieces[state % 7 ? state % 11 % 3 + 1 : state / 11 % kinds];
			memcpy(text + n, piece, strlen(piece));
			n += strlen(piece);
		}
		while (good < n && (length = utf8_decode(text + good, n - good, &c)) > 0)
			good += length;
		ck_assert_msg(utf8_check(text, n) == good, "round %d: %zu, not %zu", round, utf8_check(text, n), good);
	}
}
END_TEST

static const struct {
	const char *text;
	size_t columns;
} widths[] = {
	{"e\u0301", 1}, {"數\u200b字", 4}, {"葛\U000e0100", 2}, {"\U0001f4c8", 2}, {"か\u3099", 2},
	{"", 0}, {"abc", 3}, {"主計處", 6}, {"５Ｇ", 4}, {"，。、", 6}, {"a主b", 4}, {"한글", 4}, {"ｱ", 1},
	{"𠮷", 2}, {"\xff", 1}, {"é", 1},
};

START_TEST(columns)
{
	size_t got = slice_columns(slice_of(widths[_i].text));

	ck_assert_msg(got == widths[_i].columns, "'%s': %zu", widths[_i].text, got);
}
END_TEST

START_TEST(cut)
{
	struct slice s = SLICE("a主計𠮷");

	ck_assert_slice(utf8_cut(s, 0), "");
	ck_assert_slice(utf8_cut(s, 1), "a");
	ck_assert_slice(utf8_cut(s, 2), "a");
	ck_assert_slice(utf8_cut(s, 3), "a");
	ck_assert_slice(utf8_cut(s, 4), "a主");
	ck_assert_slice(utf8_cut(s, 7), "a主計");
	ck_assert_slice(utf8_cut(s, 10), "a主計");
	ck_assert_slice(utf8_cut(s, 11), "a主計𠮷");
	ck_assert_slice(utf8_cut(s, 99), "a主計𠮷");
	ck_assert_slice(utf8_cut((struct slice){NULL, 0}, 5), "");
}
END_TEST

int main(void)
{
	const struct unit_test units[] = {
		{compare, ROWS(orders)}, {find, ROWS(parts)},        {null_slices, 0},
		{trim, 0},               {split, ROWS(splits)},      {utf8_round_trip, 0},
		{utf8_fault, ROWS(faults)}, {utf8_edges, 0},         {utf8_wide, 0}, {columns, ROWS(widths)},
		{cut, 0},
	};

	return UNIT_RUN("slice, utf8", units);
}
