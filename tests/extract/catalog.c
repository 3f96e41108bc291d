/* catalog and pattern: metrics by the first row whose fields match; faults with row and column, exit 78 */
#include "tests/extract/reading.h"

#include "core/message.h"
#include "extract/catalog.h"
#include "extract/pattern.h"

#define HEADER "metric,label_zh,label_en,kind,unit,role,subject,basis,office,section,context,category,aggregation,chart\n"

static const char good[] =
	"\xef\xbb\xbf" HEADER
	"unemployment,失業率,unemployment rate,percent,%,,^失業率$,,,,,,last,timeseries\n"
	"budget_cut,刪減數,cut,money,TWD,cut,,,主計處,,,office,sum,rank_bar\n"
	"cases_change,案件增減,change,count,,increase,案件,去年|上個月,,^一/,受理.*[0-9]+件,,,\n"
	"any_money,金額,money,money,,,,,,,,,,\n";

static struct catalog *open_with(const char *text)
{
	const char *folder = unit_folder();
	struct catalog *c;

	unit_write(folder, "metrics.csv", slice_of(text));
	c = catalog_open(folder);
	unit_folder_remove(folder);
	return c;
}

static const struct {
	struct fact fact;
	const char *metric;
} facts[] = {
	{{.kind = {"percent", 7}, .unit = {"%", 1}, .subject = {"失業率", 9}}, "unemployment"},
	{{.kind = {"percent", 7}, .unit = {"pp", 2}, .subject = {"失業率", 9}}, ""},
	{{.kind = {"percent", 7}, .unit = {"%", 1}, .subject = {"青年失業率", 15}}, ""},
	{{.kind = {"money", 5}, .unit = {"TWD", 3}, .role = {"cut", 3}, .office = {"主計處", 9}}, "budget_cut"},
	{{.kind = {"money", 5}, .unit = {"TWD", 3}, .role = {"cut", 3}, .office = {"統計處", 9}}, "any_money"},
	{{.kind = {"money", 5}, .unit = {"USD", 3}}, "any_money"},
	{{.kind = {"count", 5}, .unit = {"件", 3}, .role = {"increase", 8}, .subject = {"受理案件數", 15},
	  .basis = {"去年同期", 12}, .section = {"一/（一）", 13}, .context = {"受理案件增加53件", 23}},
	 "cases_change"},
	{{.kind = {"count", 5}, .unit = {"件", 3}, .role = {"increase", 8}, .subject = {"受理案件數", 15},
	  .basis = {"去年同期", 12}, .section = {"二", 3}, .context = {"受理案件增加53件", 23}},
	 ""},
	{{.kind = {"count", 5}}, ""},
};

START_TEST(match)
{
	struct catalog *c = open_with(good);
	struct slice id;

	ck_assert_ptr_nonnull(c);
	id = catalog_match(c, &facts[_i].fact, SLICE(""));
	ck_assert_msg(slice_is(id, facts[_i].metric), "row %d: '%.*s', not '%s'", _i, SLICE_ARGS(id), facts[_i].metric);
	ck_assert_int_eq(exit_status(), EXIT_DONE);
	catalog_close(c);
}
END_TEST

static const struct {
	const char *text, *message;
} faults[] = {
	{"", NULL},
	{"metric,label_zh\n", "metrics.csv:1: error: no column 'label_en'"},
	{"label_zh,label_en,kind,unit,role,subject,basis,office,section,context,category,aggregation,chart\n",
	 "metrics.csv:1: error: no column 'metric'"},
	{HEADER "a,b\n", "metrics.csv:2: error: row has 2 fields, the header has 14"},
	{HEADER ",甲,a,,,,,,,,,,,\n", "metrics.csv:2: error: column 'metric': is empty"},
	{HEADER "a,甲,a,,,,,,,,,,,\nb,乙,b,,,,[,,,,,,,\n", "metrics.csv:3: error: column 'subject': missing terminating ]"},
	{HEADER "a,甲,a,,,,,(,,,,,,\n", "metrics.csv:2: error: column 'basis': missing closing parenthesis"},
	{HEADER "a,甲,a,,,,,,,,*x,,,\n", "metrics.csv:2: error: column 'context':"},
	{HEADER "a,甲,a,,,,,,\\C,,,,,\n", "metrics.csv:2: error: column 'office':"},
	{HEADER "a,甲,a,數量,,,,,,,,,,\n", "metrics.csv:2: error: column 'kind': unknown word '數量': leave it empty or write one of: money"},
	{HEADER "a,甲,a,,,sum,,,,,,,,\n", "metrics.csv:2: error: column 'role': unknown word 'sum'"},
	{HEADER "a,甲,a,,,,,,,,,region,,\n", "metrics.csv:2: error: column 'category': unknown word 'region'"},
	{HEADER "a,甲,a,,,,,,,,,,total,\n", "metrics.csv:2: error: column 'aggregation': unknown word 'total'"},
	{HEADER "a,甲,a,,,,,,,,,,,pie\n", "metrics.csv:2: error: column 'chart': unknown word 'pie'"},
	{HEADER "a,\"甲,a\n", "metrics.csv:2: error: not valid CSV"},
};

START_TEST(fault)
{
	struct catalog *c;
	const char *heard;

	unit_listen();
	c = open_with(faults[_i].text);
	heard = unit_heard();
	if (faults[_i].message == NULL) {
		/* an empty file names no metrics: nothing to say, or a fault; never a crash */
		catalog_close(c);
		return;
	}
	ck_assert_msg(c == NULL, "row %d", _i);
	ck_assert_msg(strstr(heard, faults[_i].message) != NULL, "row %d: %s", _i, heard);
	ck_assert_int_eq(exit_status(), EXIT_CONFIG);
}
END_TEST

/* one run tells all faults */
START_TEST(all_faults)
{
	const char *heard;

	unit_listen();
	ck_assert_ptr_null(open_with(HEADER ",甲,a,,,,,,,,,,,\nb,乙,b,,,,[,(,,,,,,\n"));
	heard = unit_heard();
	ck_assert_ptr_nonnull(strstr(heard, "metrics.csv:2: error: column 'metric'"));
	ck_assert_ptr_nonnull(strstr(heard, "metrics.csv:3: error: column 'subject'"));
	ck_assert_ptr_nonnull(strstr(heard, "metrics.csv:3: error: column 'basis'"));
}
END_TEST

START_TEST(absent)
{
	unit_listen();
	ck_assert_ptr_null(catalog_open("/nowhere"));
	ck_assert_ptr_nonnull(strstr(unit_heard(), "/nowhere/metrics.csv"));
	ck_assert_int_eq(exit_status(), EXIT_CONFIG);
	catalog_close(NULL);
}
END_TEST

/* ---- pattern ----------------------------------------------------------------------------------------- */

static const struct {
	const char *pattern, *subject;
	unsigned flags;
	size_t at, start, end; /* start 99: no match */
} patterns[] = {
	{"一", "統一", 0, 0, 1, 2},
	{"一", "統一", PATTERN_ANCHORED, 0, 99, 0},
	{"一", "統一", PATTERN_ANCHORED, 1, 1, 2},
	{"(?<=統)一", "統一", 0, 1, 1, 2},
	{"[0-9]+", "共53件", 0, 0, 1, 3},
	{"^共", "共53件", 0, 1, 99, 0},
	{"件$", "共53件", 0, 0, 3, 4},
	{"(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", 0, 0, 99, 0}, /* the limit ends it */
	{"", "甲", 0, 0, 0, 0},
	{"𠮷.", "𠮷野", 0, 0, 0, 2},
};

START_TEST(find)
{
	const char *error = NULL;
	size_t offset = 0, n;
	struct pattern *p = pattern_compile(slice_of(patterns[_i].pattern), patterns[_i].flags, &error, &offset);
	char32_t subject[64];
	struct pattern_match m = {0};
	bool found;

	ck_assert_msg(p != NULL, "'%s': %s", patterns[_i].pattern, error);
	n = code_points(slice_of(patterns[_i].subject), subject);
	found = pattern_find(p, subject, n, patterns[_i].at, &m);
	ck_assert_msg(found == (patterns[_i].start != 99), "'%s' in '%s'", patterns[_i].pattern, patterns[_i].subject);
	if (found)
		ck_assert_msg(m.start == patterns[_i].start && m.end == patterns[_i].end, "'%s': %zu-%zu",
		              patterns[_i].pattern, m.start, m.end);
	pattern_free(p);
}
END_TEST

START_TEST(refused)
{
	static const char *const bad[] = {"(", "[", "*", "\\C", "(?<=a+)b"};
	const char *error = NULL;
	size_t offset = 99;

	ck_assert_msg(pattern_compile(slice_of(bad[_i]), 0, &error, &offset) == NULL, "'%s'", bad[_i]);
	ck_assert_ptr_nonnull(error);
	ck_assert_uint_le(offset, strlen(bad[_i]));
	pattern_free(NULL);
}
END_TEST

START_TEST(marks_and_points)
{
	const char *error;
	size_t offset;
	struct pattern *p = pattern_compile(SLICE("a(*MARK:12)|b(*MARK:3)"), 0, &error, &offset);
	char32_t points[8];
	struct pattern_match m;

	ck_assert_uint_eq(code_points(SLICE("a\xff主"), points), 3);
	ck_assert(points[0] == U'a' && points[1] == 0xfffd && points[2] == U'主');
	ck_assert(pattern_find(p, U"xb", 2, 0, &m));
	ck_assert(m.mark != NULL && m.mark[0] == U'3' && m.mark[1] == 0);
	ck_assert(slice_starts(slice_of(pattern_version()), SLICE("PCRE2 10.")));
	pattern_free(p);
}
END_TEST

int main(void)
{
	const struct unit_test units[] = {
		{match, ROWS(facts)},   {fault, ROWS(faults)}, {all_faults, 0},       {absent, 0},
		{find, ROWS(patterns)}, {refused, 5},          {marks_and_points, 0},
	};

	return UNIT_RUN("catalog, pattern", units);
}
