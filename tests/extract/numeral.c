/* numeral: one number in any writing, exact to the place written */
#include "tests/extract/reading.h"

#include "extract/numeral.h"

/* the writing ends where the number ends; value and quantum (the last place written) as decimals */
static const struct {
	const char *written, *value, *quantum;
} numbers[] = {
	{"0", "0", "1"},
	{"7", "7", "1"},
	{"53", "53", "1"},
	{"007", "7", "1"},
	{"1,234", "1234", "1"},
	{"5,985,000", "5985000", "1"},
	{"16,025,940,000", "16025940000", "1"},
	{"999999999999999999", "999999999999999999", "1"},
	{"0.62", "0.62", "0.01"},
	{"47.52", "47.52", "0.01"},
	{"1,234.50", "1234.50", "0.01"},
	{"100.0", "100.0", "0.1"},
	/* 萬億兆 */
	{"598.5萬", "5985000", "1000"},
	{"447萬6千", "4476000", "1000"},
	{"399萬", "3990000", "10000"},
	{"1億", "100000000", "100000000"},
	{"160億2,594萬", "16025940000", "10000"},
	{"1億5,400萬", "154000000", "10000"},
	{"158億6,746萬4千", "15867464000", "1000"},
	{"24億0,850萬", "2408500000", "10000"},
	{"24億850萬", "2408500000", "10000"},
	{"2兆534億", "2053400000000", "100000000"},
	{"3兆", "3000000000000", "1000000000000"},
	{"1兆2,345億6,789萬1,234", "1234567891234", "1"},
	{"7萬3,650", "73650", "1"},
	{"61萬2,000", "612000", "1"},
	{"3百萬", "3000000", "1000000"},
	{"2千萬", "20000000", "10000000"},
	{"5千", "5000", "1000"},
	{"1萬5千", "15000", "1000"},
	{"1.5億", "150000000", "10000000"},
	{"1,602.59億", "160259000000", "1000000"},
	{"0.5兆", "500000000000", "100000000000"},
	{"3百", "300", "100"},
	{"2億5百萬", "205000000", "1000000"},
	{"1億2千3百萬", "123000000", "1000000"},
	/* Chinese */
	{"五", "5", "1"},
	{"十", "10", "10"},
	{"兩", "2", "1"},
	{"零", "0", "1"},
	{"十五", "15", "1"},
	{"二十", "20", "10"},
	{"二十三", "23", "1"},
	{"廿三", "23", "1"},
	{"卅", "30", "1"},
	{"一百", "100", "100"},
	{"一百零五", "105", "1"},
	{"一百二十", "120", "10"},
	{"一百一十二", "112", "1"},
	{"兩百", "200", "100"},
	{"一千零一", "1001", "1"},
	{"一千零一十", "1010", "10"},
	{"三千五百六十七", "3567", "1"},
	{"一萬零五百", "10500", "100"},
	{"十二萬三千", "123000", "1000"},
	{"一百二十萬", "1200000", "100000"},
	{"三億", "300000000", "100000000"},
	{"一億兩千萬", "120000000", "10000000"},
	{"一千二百三十四萬五千六百七十八", "12345678", "1"},
	{"二兆五百三十四億", "2053400000000", "100000000"},
	/* 一萬五 counts in the place below the scale; a zero says otherwise */
	{"一萬五", "15000", "1000"},
	{"三百五", "350", "10"},
	{"兩千八", "2800", "100"},
	{"一億二", "120000000", "10000000"},
	{"一萬零五", "10005", "1"},
	{"三百零五", "305", "1"},
	{"三萬五千", "35000", "1000"},
	/* formal */
	{"壹", "1", "1"},
	{"拾", "10", "10"},
	{"貳拾伍", "25", "1"},
	{"壹佰貳拾參", "123", "1"},
	{"壹佰貳拾叁", "123", "1"},
	{"肆仟陸佰柒拾捌", "4678", "1"},
	{"壹仟貳佰萬", "12000000", "1000000"},
	{"玖億零伍拾萬", "900500000", "100000"},
	/* positional */
	{"一二", "12", "1"},
	{"一一二", "112", "1"},
	{"一〇五", "105", "1"},
	{"二○二二", "2022", "1"},
	{"二零二二", "2022", "1"},
	{"二○八八億", "208800000000", "100000000"},
	{"二、○八八億", "208800000000", "100000000"},
	{"一、二三四", "1234", "1"},
	{"一、二三四、五六七", "1234567", "1"},
	/* decimals */
	{"四十七點五二", "47.52", "0.01"},
	{"四點五", "4.5", "0.1"},
	{"零點六二", "0.62", "0.01"},
	{"三點五億", "350000000", "10000000"},
	{"○.五", "0.5", "0.1"},
	/* 餘 多 幾 */
	{"十餘萬", "100000", "100000"},
	{"300多", "300", "1"},
	{"1萬5千餘", "15000", "1000"},
	{"三十幾", "30", "10"},
	{"9萬餘", "90000", "10000"},
	/* full width, folded by the text */
	{"１２３", "123", "1"},
	{"１，２３４", "1234", "1"},
	{"４７．５２", "47.52", "0.01"},
	{"１億２千萬", "120000000", "10000000"},
	{"1 億 2,000 萬", "120000000", "10000"},
	{"**1**,234", "1234", "1"},
};

/* value as 10^exp units */
static struct slice shown(struct decimal d, char room[DECIMAL_TEXT])
{
	return (struct slice){room, decimal_print(d, room)};
}

START_TEST(table)
{
	struct text t;
	struct numeral n;
	char value[DECIMAL_TEXT], quantum[DECIMAL_TEXT];
	struct slice got;

	read_text(&t, numbers[_i].written);
	ck_assert_msg(numeral_read(&t, 0, &n), "'%s' is not read", numbers[_i].written);
	got = shown(n.value, value);
	ck_assert_msg(slice_is(got, numbers[_i].value), "'%s' is %.*s", numbers[_i].written, SLICE_ARGS(got));
	got = shown((struct decimal){1, n.value.exp}, quantum);
	ck_assert_msg(slice_is(got, numbers[_i].quantum), "'%s': quantum %.*s", numbers[_i].written, SLICE_ARGS(got));
	ck_assert_msg(n.start == 0 && n.end == t.n, "'%s' ends at %zu of %zu", numbers[_i].written, n.end, t.n);
	text_free(&t);
}
END_TEST

/* what does not belong to the number stays outside; characters read */
static const struct {
	const char *written;
	size_t end;
	const char *value;
} ends[] = {
	{"12件", 2, "12"},         {"12.", 2, "12"},        {"12,", 2, "12"},       {"12、13", 2, "12"},
	{"12,34", 2, "12"},        {"1.2.3", 3, "1.2"},     {"一、二", 1, "1"},     {"一、二、三", 1, "1"},
	{"三十人", 2, "30"},       {"一百人", 2, "100"},    {"十萬人", 2, "100000"}, {"5億元", 2, "500000000"},
	{"三萬億", 2, "30000"},  {"5千千", 2, "5000"},   {"１２，３件", 2, "12"},
	{"二、三四五六", 1, "2"},
};

START_TEST(where_it_ends)
{
	struct text t;
	struct numeral n;
	char value[DECIMAL_TEXT];

	read_text(&t, ends[_i].written);
	ck_assert_msg(numeral_read(&t, 0, &n), "'%s' is not read", ends[_i].written);
	ck_assert_msg(n.end == ends[_i].end, "'%s' ends at %zu", ends[_i].written, n.end);
	ck_assert_msg(slice_is(shown(n.value, value), ends[_i].value), "'%s' is %.*s", ends[_i].written,
	              SLICE_ARGS(shown(n.value, value)));
	text_free(&t);
}
END_TEST

/* no number at all, or one that 64 bits do not hold exactly */
static const char *const none[] = {
	"", "件", "百", "千", "萬", "億", "餘", "多", "點五", ".5", ",5", "○○公司", "〇〇", "萬一",
	"99999999999999999999", "9999999999999999999", "九九九九九九九九九九九九九九九九九九九",
	/* about, not exact: five or six hundred, thirty or forty, 23 or 24 */
	"五六百", "三四十", "兩三千", "二十三四",
	"999999999999999999億1", "999999999999999999兆9999萬", "0.1234567890123456789",
};

START_TEST(refused)
{
	struct text t;
	struct numeral n;

	read_text(&t, none[_i]);
	ck_assert_msg(!numeral_read(&t, 0, &n), "'%s' is read as %lld * 10^%d", none[_i], (long long)n.value.coef,
	              n.value.exp);
	text_free(&t);
}
END_TEST

START_TEST(marks_of_writing)
{
	struct text t;
	struct numeral n;

	read_text(&t, "160億2,594萬");
	ck_assert(numeral_read(&t, 0, &n));
	ck_assert(n.segments == 2 && n.scaled && n.big && n.ascii && n.separated && !n.decimal && !n.over);
	text_free(&t);
	read_text(&t, "3百萬");
	ck_assert(numeral_read(&t, 0, &n));
	ck_assert(n.segments == 1 && n.scale == 6 && n.first.coef == 3);
	text_free(&t);
	read_text(&t, "五百");
	ck_assert(numeral_read(&t, 0, &n));
	ck_assert(!n.ascii && n.scaled && !n.big);
	text_free(&t);
	read_text(&t, "300多");
	ck_assert(numeral_read(&t, 0, &n));
	ck_assert(n.over && n.ascii && !n.scaled);
	text_free(&t);
}
END_TEST

/* ---- the generator --------------------------------------------------------------------------------- */

enum { GENERATED = 5000 };

static const char *const plain[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
static const char *const formal[] = {"零", "壹", "貳", "參", "肆", "伍", "陸", "柒", "捌", "玖"};
static const char *const plain_scales[] = {"", "十", "百", "千"};
static const char *const formal_scales[] = {"", "拾", "佰", "仟"};
static const char *const groups[] = {"", "萬", "億", "兆"};

static void print_commas(struct buffer *out, uint64_t value)
{
	char digits[32];
	int n = snprintf(digits, sizeof digits, "%llu", (unsigned long long)value);

	for (int i = 0; i < n; i++) {
		if (i && (n - i) % 3 == 0)
			buffer_char(out, ',');
		buffer_char(out, digits[i]);
	}
}

/* 160億2,594萬7,300; a rest below ten is zero padded, since 160億5 says 165億 */
static void print_compound(struct buffer *out, uint64_t value)
{
	bool begun = false;

	for (int g = 3; g >= 0; g--) {
		uint64_t power = g == 3 ? 1000000000000u : g == 2 ? 100000000u : g == 1 ? 10000u : 1u;
		uint64_t part = value / power % 10000;

		if (part == 0)
			continue;
		if (begun && part < 10)
			buffer_printf(out, "%04llu", (unsigned long long)part);
		else
			print_commas(out, part);
		buffer_text(out, groups[g]);
		begun = true;
	}
	if (!begun)
		buffer_char(out, '0');
}

static void print_words(struct buffer *out, uint64_t value, const char *const *digits, const char *const *scales)
{
	bool begun = false, gap = false;

	for (int place = 15; place >= 0; place--) {
		uint64_t power = 1;
		int digit;

		for (int i = 0; i < place; i++)
			power *= 10;
		digit = (int)(value / power % 10);
		if (digit == 0) {
			gap = begun;
		} else {
			if (gap)
				buffer_text(out, digits[0]);
			buffer_text(out, digits[digit]);
			buffer_text(out, scales[place % 4]);
			begun = true;
			gap = false;
		}
		if (place % 4 == 0 && value / power % 10000 > 0) {
			buffer_text(out, groups[place / 4]);
			gap = false;
		}
	}
	if (!begun)
		buffer_text(out, digits[0]);
}

static void print_positional(struct buffer *out, uint64_t value, const char *zero, bool separated)
{
	char digits[32];
	int n = snprintf(digits, sizeof digits, "%llu", (unsigned long long)value);

	for (int i = 0; i < n; i++) {
		if (separated && i && (n - i) % 3 == 0)
			buffer_text(out, "、");
		buffer_text(out, digits[i] == '0' ? zero : plain[digits[i] - '0']);
	}
}

static void ck_assert_reads(const struct buffer *written, uint64_t value)
{
	char text[512];
	struct text t;
	struct numeral n;
	bool read;

	snprintf(text, sizeof text, "%.*s", SLICE_ARGS(buffer_slice(written)));
	read_text(&t, text);
	read = numeral_read(&t, 0, &n);
	if (!read || n.end != t.n || decimal_cmp(n.value, decimal_int((int64_t)value)) != 0)
		ck_abort_msg("'%s' of %llu is %s%lld * 10^%d, ends at %zu of %zu", text, (unsigned long long)value,
		             read ? "" : "not read: ", (long long)n.value.coef, n.value.exp, n.end, t.n);
	text_free(&t);
}

/* numbers of every length up to 16 digits, many of them with zeros inside or at the end */
static uint64_t next_number(uint64_t *seed)
{
	uint64_t value, power = 10;

	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	for (uint64_t n = (*seed >> 59) % 16; n > 0; n--)
		power *= 10;
	value = (*seed >> 7) % power;
	if ((*seed >> 40) % 4 == 0)
		value = value / 10000 * 10000;
	if ((*seed >> 44) % 4 == 0)
		value -= value % 100000000 - value % 1000;
	return value;
}

START_TEST(generated)
{
	uint64_t seed = 20221229;
	struct buffer b = {0};

	reading_start();
	for (int i = 0; i < GENERATED; i++) {
		uint64_t value = next_number(&seed);

		buffer_clear(&b);
		switch (_i) {
		case 0:
			print_commas(&b, value);
			break;
		case 1:
			print_compound(&b, value);
			break;
		case 2:
			print_words(&b, value, plain, plain_scales);
			break;
		case 3:
			print_words(&b, value, formal, formal_scales);
			break;
		case 4:
			print_positional(&b, value, i % 2 ? "〇" : "零", false);
			break;
		default:
			print_positional(&b, value, "○", true);
			break;
		}
		/* ○ alone stands for a name left out */
		if (value > 0 || _i < 4)
			ck_assert_reads(&b, value);
	}
	buffer_free(&b);
}
END_TEST

/* ---- plain numbers of dates and ordinals ------------------------------------------------------------- */

static const struct {
	const char *written;
	size_t end;
	int value;
} smalls[] = {
	{"12", 2, 12},    {"十二", 2, 12},   {"一一二", 3, 112},     {"二十五", 3, 25},   {"廿三", 2, 23},
	{"卅", 1, 30},    {"十", 1, 10},     {"一百一十二", 5, 112}, {"2022年", 4, 2022}, {"二〇二二年", 4, 2022},
	{"12345", 0, 0},  {"年", 0, 0},      {"", 0, 0},             {"九十九", 3, 99},   {"一百零八", 4, 108},
	{"３１日", 2, 31}, {"9", 1, 9},
};

START_TEST(small)
{
	struct text t;
	int value;
	size_t end;

	read_text(&t, smalls[_i].written);
	end = numeral_small(&t, 0, &value);
	ck_assert_msg(end == smalls[_i].end, "'%s' ends at %zu", smalls[_i].written, end);
	ck_assert_msg(end == 0 || value == smalls[_i].value, "'%s' is %d", smalls[_i].written, value);
	text_free(&t);
}
END_TEST

int main(void)
{
	const struct unit_test units[] = {
		{table, ROWS(numbers)}, {where_it_ends, ROWS(ends)}, {refused, ROWS(none)}, {marks_of_writing, 0},
		{generated, 6},         {small, ROWS(smalls)},
	};

	return UNIT_RUN("numeral", units);
}
