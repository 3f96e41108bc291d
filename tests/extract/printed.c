/* printed: numbers and dates, printed in every writing of a report and read back. The printer knows nothing of the
 * reader: it has its own digits, its own rules for 零, its own eras. HESHU_SEED draws others, HESHU_PRINTED says how
 * many of each writing. */
#include "tests/extract/reading.h"

#include "core/decimal.h"

enum { WRITING_MAX = 256, EACH_DEFAULT = 400 };

/* ---- chance ---------------------------------------------------------------------------------------- */

static uint64_t chance_state = 88172645463325252u;

static uint64_t chance(uint64_t below)
{
	chance_state ^= chance_state << 13;
	chance_state ^= chance_state >> 7;
	chance_state ^= chance_state << 17;
	return (chance_state >> 11) % below;
}

static uint64_t from_environment(const char *name, uint64_t otherwise)
{
	const char *text = getenv(name);

	return text != NULL && *text ? strtoull(text, NULL, 10) : otherwise;
}

/* a number of any length up to `digits` digits, not 0; every third one with zeros in it */
static uint64_t some_number(int digits)
{
	uint64_t n = 0;
	int length = 1 + (int)chance((uint64_t)digits);
	bool sparse = chance(3) == 0;

	for (int i = 0; i < length; i++)
		n = n * 10 + (sparse && i > 0 && chance(2) ? 0 : chance(10));
	return n ? n : 1;
}

/* ---- writings of a number ---------------------------------------------------------------------------- */

static const char *const plain[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
static const char *const formal[] = {"零", "壹", "貳", "參", "肆", "伍", "陸", "柒", "捌", "玖"};
static const char *const wide[] = {"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};
static const char *const rings[] = {"○", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

static void put_digits(struct buffer *b, uint64_t n, const char *const *digits, const char *separator, int least)
{
	char text[32];
	int length = snprintf(text, sizeof text, "%0*llu", least, (unsigned long long)n);

	for (int i = 0; i < length; i++) {
		if (i > 0 && separator[0] && (length - i) % 3 == 0)
			buffer_text(b, separator);
		if (digits != NULL)
			buffer_text(b, digits[text[i] - '0']);
		else
			buffer_char(b, text[i]);
	}
}

/* up to 9999 in words; zero_first: a place above it is written and its thousands are none */
static void put_section(struct buffer *b, unsigned n, const char *const *digits, const char *const *scales, bool zero_first)
{
	static const unsigned powers[] = {1000, 100, 10, 1};
	bool written = false, zero = zero_first;

	for (int i = 0; i < 4; i++) {
		unsigned digit = n / powers[i] % 10;

		if (digit == 0) {
			zero = zero || written;
			continue;
		}
		if (zero && (written || zero_first))
			buffer_text(b, digits[0]);
		zero = zero_first = false;
		/* 十二, never 一十二 at the head in plain writing */
		if (!(powers[i] == 10 && digit == 1 && !written && b->n == 0 && digits == plain))
			buffer_text(b, digits[digit]);
		buffer_text(b, scales[i]);
		written = true;
	}
}

static void put_words(struct buffer *b, uint64_t n, const char *const *digits, const char *const *scales)
{
	static const char *const bigs[] = {"兆", "億", "萬", ""};
	uint64_t unit = 1000000000000u;
	bool above = false;

	for (int i = 0; i < 4; i++, unit /= 10000) {
		unsigned section = (unsigned)(n / unit % 10000);

		if (section == 0)
			continue;
		put_section(b, section, digits, scales, above && section < 1000);
		buffer_text(b, bigs[i]);
		above = true;
	}
}

static void put_plain_words(struct buffer *b, uint64_t n)
{
	static const char *const scales[] = {"千", "百", "十", ""};

	put_words(b, n, plain, scales);
}

static void put_formal_words(struct buffer *b, uint64_t n)
{
	static const char *const scales[] = {"仟", "佰", "拾", ""};

	put_words(b, n, formal, scales);
}

/* 160億2,594萬3,000, the places below filled with zeros or not */
static void put_mixed(struct buffer *b, uint64_t n, const char *const *digits, const char *comma, bool padded)
{
	static const char *const bigs[] = {"兆", "億", "萬", ""};
	uint64_t unit = 1000000000000u;
	bool above = false;

	for (int i = 0; i < 4; i++, unit /= 10000) {
		uint64_t section = n / unit % 10000;

		if (section == 0)
			continue;
		put_digits(b, section, digits, comma, padded && above ? 4 : 1);
		buffer_text(b, bigs[i]);
		above = true;
	}
}

enum writing {
	ASCII, COMMAS, WIDE, WIDE_COMMAS, WORDS, FORMAL, RINGS, RING_GROUPS, MIXED, MIXED_PADDED, MIXED_WIDE, HUNDREDS,
	DECIMAL, DECIMAL_WIDE, DECIMAL_WORDS, DECIMAL_BIG, DECIMAL_BIG_WORDS, WRAPPED, BLANKS, WRITINGS
};

static void put_decimal(struct buffer *b, uint64_t whole, uint64_t part, int places, const char *const *digits,
                        const char *point)
{
	put_digits(b, whole, digits, "", 1);
	buffer_text(b, point);
	put_digits(b, part, digits, "", places);
}

/* the digits and separators of the number, or 3百萬 */
static uint64_t write_digits(enum writing how, struct buffer *b, uint64_t n)
{
	static const char *const tens[] = {"百", "千", "百萬", "千萬"};
	static const uint64_t tens_values[] = {100, 1000, 1000000, 10000000};
	uint64_t few = 1 + chance(9);
	size_t pick = chance(4);

	switch (how) {
	case ASCII:
		put_digits(b, n, NULL, "", 1);
		return n;
	case COMMAS:
		put_digits(b, n, NULL, ",", 1);
		return n;
	case WIDE:
		put_digits(b, n, wide, "", 1);
		return n;
	case WIDE_COMMAS:
		put_digits(b, n, wide, "，", 1);
		return n;
	case RINGS:
	case RING_GROUPS:
		/* 三四 is read as three or four, as a reader would: 10, 20, 30 … instead */
		n = n < 100 ? 10 * (1 + n % 9) : how == RINGS ? n % 10000000 + 100 : n;
		put_digits(b, n, rings, how == RINGS ? "" : "、", 1);
		return n;
	default:
		put_digits(b, few, chance(2) ? NULL : plain, "", 1);
		buffer_text(b, tens[pick]);
		return few * tens_values[pick];
	}
}

/* the number in words or in parts of 兆 億 萬 */
static void write_parts(enum writing how, struct buffer *b, uint64_t n)
{
	switch (how) {
	case WORDS:
		put_plain_words(b, n);
		break;
	case FORMAL:
		put_formal_words(b, n);
		break;
	case MIXED_PADDED:
	case BLANKS:
		put_mixed(b, n, NULL, ",", true);
		break;
	case MIXED_WIDE:
		put_mixed(b, n, wide, "，", false);
		break;
	default:
		put_mixed(b, n, NULL, ",", false);
		break;
	}
}

static void write_decimal(enum writing how, struct buffer *b, uint64_t n, uint64_t part)
{
	if (how == DECIMAL_WORDS || how == DECIMAL_BIG_WORDS) {
		if (n == 0)
			buffer_text(b, plain[0]);
		put_plain_words(b, n);
		buffer_text(b, "點");
		put_digits(b, part, plain, "", 2);
	} else {
		put_decimal(b, n, part, 2, how == DECIMAL_WIDE ? wide : NULL, how == DECIMAL_WIDE ? "．" : ".");
	}
	if (how == DECIMAL_BIG || how == DECIMAL_BIG_WORDS)
		buffer_text(b, "億");
}

/* The number in that writing; its value as a plain decimal. */
static void write_number(enum writing how, struct buffer *b, struct buffer *value)
{
	uint64_t n = some_number(14), part = some_number(2) % 100;

	/* 一件 is "a case" as often as one */
	n += n == 1;
	if (how >= DECIMAL && how <= DECIMAL_BIG_WORDS) {
		n %= 10000;
		write_decimal(how, b, n, part);
		if (how == DECIMAL_BIG || how == DECIMAL_BIG_WORDS)
			buffer_printf(value, "%llu", (unsigned long long)(n * 100 + part) * 1000000);
		else
			buffer_printf(value, "%llu.%02llu", (unsigned long long)n, (unsigned long long)part);
		return;
	}
	if (how <= WIDE_COMMAS || how == RINGS || how == RING_GROUPS || how == HUNDREDS)
		n = write_digits(how, b, n);
	else
		write_parts(how, b, n);
	buffer_printf(value, "%llu", (unsigned long long)n);
}

/* ---- reading back -------------------------------------------------------------------------------------- */

static bool same_value(struct slice got, struct slice wanted)
{
	struct decimal a, b;

	return slice_eq(got, wanted) || (decimal_parse(got, &a) && decimal_parse(wanted, &b) && decimal_cmp(a, b) == 0);
}

/* The text has one figure, written so, of that kind, value and upper bound. */
static void check_read(const char *text, const char *raw, const char *kind, struct slice value, const char *upper)
{
	struct reading r;
	const struct fact *f = NULL;
	size_t n = 0;

	read_document(&r, text, "2024-07-15");
	for (size_t i = 0; i < r.facts.n; i++)
		if (!is_structure(&r.facts.v[i])) {
			f = f ? f : &r.facts.v[i];
			n++;
		}
	ck_assert_msg(n == 1, "'%s' has %zu figures", text, n);
	ck_assert_msg(slice_is(f->raw, raw), "'%s': raw '%.*s', not '%s'", text, SLICE_ARGS(f->raw), raw);
	ck_assert_msg(slice_is(f->kind, kind), "'%s': kind %.*s", text, SLICE_ARGS(f->kind));
	ck_assert_msg(same_value(f->value, value) && slice_is(f->upper, upper), "'%s': %.*s..%.*s, not %.*s..%s", text,
	              SLICE_ARGS(f->value), SLICE_ARGS(f->upper), SLICE_ARGS(value), upper);
	reading_free(&r);
}

static bool is_ascii(unsigned char c)
{
	return c < 0x80;
}

static bool begins_character(unsigned char c)
{
	return is_ascii(c) || c >= 0xc0;
}

/* a line break (the first place) or blanks (every place) where digits and Chinese characters meet */
static void damage(enum writing how, struct buffer *b)
{
	struct buffer copy = {0};
	bool wrapped = false;

	if (how != WRAPPED && how != BLANKS)
		return;
	buffer_add(&copy, buffer_slice(b));
	b->n = 0;
	for (size_t i = 0; i < copy.n; i++) {
		unsigned char c = (unsigned char)copy.p[i];
		bool seam = i > 0 && begins_character(c) && is_ascii(c) != is_ascii((unsigned char)copy.p[i - 1]);

		if (seam && how == BLANKS)
			buffer_char(b, ' ');
		if (seam && how == WRAPPED && !wrapped) {
			buffer_char(b, '\n');
			wrapped = true;
		}
		buffer_char(b, copy.p[i]);
	}
	buffer_free(&copy);
}

static const struct {
	const char *before, *after, *unit, *kind;
} frames[] = {
	{"為加強便民服務並落實簡政措施，本機關所屬各單位全年共受理", "，較預期為多。", "件", "count"},
	{"為辦理各項設施之修繕維護與更新汰換工作，本案所需經費共", "。", "元", "money"},
	{"為提升供水穩定並降低漏水情形，轄內各鄉鎮應汰換之管線總長", "（不含支線）。", "公里", "measure"},
	{"為推廣各項政策並聽取地方意見，本機關於各地辦理說明活動共有", "參加。", "人次", "count"},
};

START_TEST(numbers)
{
	uint64_t each = from_environment("HESHU_PRINTED", EACH_DEFAULT);
	struct buffer writing = {0}, value = {0}, text = {0};

	chance_state += from_environment("HESHU_SEED", 0) * 7919 + (uint64_t)_i * 104729;
	for (uint64_t k = 0; k < each; k++) {
		size_t frame = chance(ROWS(frames));

		writing.n = value.n = text.n = 0;
		write_number((enum writing)_i, &writing, &value);
		buffer_text(&writing, frames[frame].unit);
		damage((enum writing)_i, &writing);
		buffer_char(&writing, '\0');
		buffer_printf(&text, "%s%s%s%c", frames[frame].before, writing.p, frames[frame].after, '\0');
		check_read(text.p, writing.p, frames[frame].kind, buffer_slice(&value), "");
	}
	buffer_free(&writing);
	buffer_free(&value);
	buffer_free(&text);
}
END_TEST

/* ---- rates ------------------------------------------------------------------------------------------------ */

static void write_rate(int how, struct buffer *b, struct buffer *value, const char **kind)
{
	uint64_t whole = chance(100), part = chance(100), few = 1 + chance(9), den = 2 + chance(8);

	*kind = "percent";
	switch (how) {
	case 0:
		put_decimal(b, whole, part, 2, NULL, ".");
		buffer_text(b, "%");
		break;
	case 1:
		put_decimal(b, whole, part, 2, wide, "．");
		buffer_text(b, "％");
		break;
	case 2:
		buffer_text(b, "百分之");
		if (whole == 0)
			buffer_text(b, plain[0]);
		put_plain_words(b, whole);
		buffer_text(b, "點");
		put_digits(b, part, plain, "", 2);
		break;
	case 3:
		buffer_printf(b, "%s成%s", plain[few], plain[den]);
		buffer_printf(value, "%llu", (unsigned long long)(few * 10 + den));
		return;
	case 4:
		buffer_printf(b, "%llu成", (unsigned long long)few);
		buffer_printf(value, "%llu", (unsigned long long)few * 10);
		return;
	case 5:
		put_decimal(b, whole, part, 2, NULL, ".");
		buffer_text(b, "個百分點");
		break;
	default:
		*kind = "ratio";
		buffer_printf(b, "%s分之%s", plain[den], plain[1]);
		if (den == 3 || den == 6 || den == 7 || den == 9)
			buffer_printf(value, "1/%llu", (unsigned long long)den);
		else
			buffer_printf(value, "%.3f", 1.0 / (double)den);
		return;
	}
	buffer_printf(value, "%llu.%02llu", (unsigned long long)whole, (unsigned long long)part);
}

enum { RATES = 7 };

START_TEST(rates)
{
	uint64_t each = from_environment("HESHU_PRINTED", EACH_DEFAULT);
	struct buffer writing = {0}, value = {0}, text = {0};
	const char *kind;

	chance_state += from_environment("HESHU_SEED", 0) * 7919 + (uint64_t)_i * 15485863;
	for (uint64_t k = 0; k < each; k++) {
		writing.n = value.n = text.n = 0;
		write_rate(_i, &writing, &value, &kind);
		buffer_char(&writing, '\0');
		buffer_printf(&text, "平均達成%s，仍待努力。%c", writing.p, '\0');
		check_read(text.p, writing.p, kind, buffer_slice(&value), "");
	}
	buffer_free(&writing);
	buffer_free(&value);
	buffer_free(&text);
}
END_TEST

/* ---- dates ------------------------------------------------------------------------------------------------ */

struct day {
	unsigned year, month, day;
};

static struct day some_day(unsigned first_year, unsigned last_year)
{
	return (struct day){first_year + (unsigned)chance(last_year - first_year + 1), 1 + (unsigned)chance(12),
	                    1 + (unsigned)chance(28)};
}

enum date_writing {
	D_ROC, D_ERA, D_LONG_ERA, D_WORDS, D_RINGS, D_GREGORIAN, D_ISO, D_SLASHES, D_POINTS, D_GREGORIAN_RINGS, D_WIDE, D_OLD,
	D_MONTH, D_YEAR, D_QUARTER, D_HALF, D_FISCAL, D_WRAPPED, D_BLANKS, D_HAN_POINTS, D_SCHOOL,
	P_DAYS, P_MONTHS, P_YEARS, P_DASHED, P_FULL, DATE_WRITINGS
};

/* the words of a number that begins anew: 十月, not 一十月 */
static void put_part_words(struct buffer *b, const char *before, unsigned n)
{
	struct buffer words = {0};

	put_plain_words(&words, n);
	buffer_text(b, before);
	buffer_add(b, buffer_slice(&words));
	buffer_free(&words);
}

static void put_month_words(struct buffer *b, const struct day *d)
{
	put_part_words(b, "年", d->month);
	put_part_words(b, "月", d->day);
	buffer_text(b, "日");
}

/* year, month and day as numbers; NULL: the writing is another */
static const char *const day_formats[DATE_WRITINGS] = {
	[D_ROC] = "%u年%u月%u日",        [D_ERA] = "民國%u年%u月%u日", [D_OLD] = "民國%u年%u月%u日",
	[D_GREGORIAN] = "%u年%02u月%02u日", [D_ISO] = "%04u-%02u-%02u",     [D_SLASHES] = "%u/%u/%u",
	[D_POINTS] = "%u.%u.%u",         [D_WRAPPED] = "%u年\n%u月%u日",  [D_BLANKS] = "%u 年 %u 月 %u 日",
};

/* the year in words or rings, then month and day in words */
static void write_day_words(enum date_writing how, struct buffer *b, const struct day *d)
{
	unsigned roc = d->year - 1911;

	if (how == D_LONG_ERA || how == D_WORDS)
		put_part_words(b, how == D_WORDS ? "" : "中華民國", roc);
	else
		put_digits(b, how == D_GREGORIAN_RINGS ? d->year : roc, rings, "", 1);
	if (how == D_HAN_POINTS) {
		put_part_words(b, "、", d->month);
		put_part_words(b, "、", d->day);
	} else {
		put_month_words(b, d);
	}
}

static void write_day_wide(struct buffer *b, const struct day *d)
{
	put_digits(b, d->year - 1911, wide, "", 1);
	buffer_text(b, "年");
	put_digits(b, d->month, wide, "", 1);
	buffer_text(b, "月");
	put_digits(b, d->day, wide, "", 1);
	buffer_text(b, "日");
}

/* a day in that writing; its ISO form */
static void write_day(enum date_writing how, struct buffer *b, struct buffer *value)
{
	struct day d = how == D_OLD ? some_day(1912, 1990) : some_day(1991, 2099);
	unsigned year = how == D_GREGORIAN || how == D_ISO ? d.year : d.year - 1911;

	buffer_printf(value, "%04u-%02u-%02u", d.year, d.month, d.day);
	if (day_formats[how] != NULL)
		buffer_printf(b, day_formats[how], year, d.month, d.day);
	else if (how == D_WIDE)
		write_day_wide(b, &d);
	else
		write_day_words(how, b, &d);
}

/* less than a day: month, quarter, year */
static void write_part(enum date_writing how, struct buffer *b, struct buffer *value)
{
	struct day d = some_day(1991, 2099);
	unsigned roc = d.year - 1911, quarter = 1 + d.month % 4;

	switch (how) {
	case D_MONTH:
		buffer_printf(b, "%u年%u月", roc, d.month);
		buffer_printf(value, "%u-%02u", d.year, d.month);
		break;
	case D_QUARTER:
		buffer_printf(b, "%u年第%s季", roc, chance(2) ? plain[quarter] : (const char *[]){"", "1", "2", "3", "4"}[quarter]);
		buffer_printf(value, "%u-Q%u", d.year, quarter);
		break;
	case D_HALF:
		buffer_printf(b, "%u年%s半年", roc, d.month < 7 ? "上" : "下");
		buffer_printf(value, "%u-H%d", d.year, d.month < 7 ? 1 : 2);
		break;
	default:
		buffer_printf(b, "%u%s", roc, how == D_YEAR ? "年" : how == D_FISCAL ? "年度" : "學年度");
		buffer_printf(value, "%u", d.year);
		break;
	}
}

static void write_period(enum date_writing how, struct buffer *b, struct buffer *value, struct buffer *upper)
{
	struct day d = some_day(1991, 2090);
	unsigned roc = d.year - 1911, later = d.day + 1 + (unsigned)chance(28 - d.day + 1), months = d.month < 12 ? d.month : 11,
	         years = 1 + (unsigned)chance(8);

	if (how == P_DAYS) {
		buffer_printf(b, "%u年%u月%u日至%u日", roc, d.month, d.day, later);
		buffer_printf(value, "%u-%02u-%02u", d.year, d.month, d.day);
		buffer_printf(upper, "%u-%02u-%02u", d.year, d.month, later);
	} else if (how == P_MONTHS) {
		buffer_printf(b, "%u年%u月至%u月", roc, months, months + 1);
		buffer_printf(value, "%u-%02u", d.year, months);
		buffer_printf(upper, "%u-%02u", d.year, months + 1);
	} else if (how == P_YEARS) {
		buffer_printf(b, "%u年至%u年", roc, roc + years);
		buffer_printf(value, "%u", d.year);
		buffer_printf(upper, "%u", d.year + years);
	} else if (how == P_DASHED) {
		buffer_printf(b, "%u-%u年", roc, roc + years);
		buffer_printf(value, "%u", d.year);
		buffer_printf(upper, "%u", d.year + years);
	} else {
		buffer_printf(b, "%u年%u月%u日起至%u年%u月%u日", roc, d.month, d.day, roc + years, d.month, d.day);
		buffer_printf(value, "%u-%02u-%02u", d.year, d.month, d.day);
		buffer_printf(upper, "%u-%02u-%02u", d.year + years, d.month, d.day);
	}
}

START_TEST(dates)
{
	uint64_t each = from_environment("HESHU_PRINTED", EACH_DEFAULT);
	struct buffer writing = {0}, value = {0}, upper = {0}, text = {0};
	enum date_writing how = (enum date_writing)_i;

	chance_state += from_environment("HESHU_SEED", 0) * 7919 + (uint64_t)_i * 32452843;
	for (uint64_t k = 0; k < each; k++) {
		writing.n = value.n = upper.n = text.n = 0;
		if (how >= P_DAYS)
			write_period(how, &writing, &value, &upper);
		else if ((how >= D_MONTH && how <= D_FISCAL) || how == D_SCHOOL)
			write_part(how, &writing, &value);
		else
			write_day(how, &writing, &value);
		buffer_char(&writing, '\0');
		buffer_char(&upper, '\0');
		buffer_printf(&text, "本計畫經召開專案會議審查並報請上級機關核定後，由主辦單位於%s辦理完成。%c", writing.p, '\0');
		check_read(text.p, writing.p, how >= P_DAYS ? "period" : "date", buffer_slice(&value), upper.p);
	}
	buffer_free(&writing);
	buffer_free(&value);
	buffer_free(&upper);
	buffer_free(&text);
}
END_TEST

int main(void)
{
	const struct unit_test tests[] = {{numbers, WRITINGS}, {rates, RATES}, {dates, DATE_WRITINGS}};

	return UNIT_RUN("printed", tests);
}
