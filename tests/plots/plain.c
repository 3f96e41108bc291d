/* plain: bars and columns of the terminal view. */
#include "plots/plain.h"

#include "tests/plots/suite.h"

static struct charts charts;

/* rows of rank_bar: label, value, what is printed, role */
static void bar(struct spec *s, const char *label, const char *value, const char *printed, const char *role)
{
	struct spec_row row = {{SLICE("1"), slice_of(label), SLICE(""), slice_of(value), slice_of(printed), SLICE(""),
	                        slice_of(role)}};

	spec_add_row(s, row);
}

static struct slice print(struct spec *s)
{
	static struct output *o;

	charts_add(&charts, s);
	o = output_memory();
	plain_write(o, &charts);
	return output_bytes_of(o);
}

/* line n of the text, from 0 */
static struct slice line(struct slice text, int n)
{
	struct slice part = {"", 0};

	for (int i = 0; i <= n; i++)
		ck_assert(slice_split(&text, '\n', &part));
	return part;
}

START_TEST(bars_in_eighths)
{
	struct spec s = {.kind = KIND_rank_bar, .chart = {.title = SLICE("標題")}};
	struct slice text;

	bar(&s, "甲", "320", "320件", "lead");
	bar(&s, "ab丙\n丁", "12", "12件", "mid");
	bar(&s, "少", "0.001", "0.001件", "mid");
	bar(&s, "無", "0", "0件", "mid");
	bar(&s, "缺", "NaN", "不明", "mid");
	bar(&s, "其餘", "160", "160件", "rest");
	text = print(&s);
	ck_slice(line(text, 2), "    甲 ████████████████████████████████████████  320件");
	ck_slice(line(text, 3), "ab丙丁 █▌                                        12件");
	ck_slice(line(text, 4), "    少 ▏                                         0.001件");
	ck_slice(line(text, 5), "    無                                           0件");
	ck_slice(line(text, 6), "    缺                                           不明");
	ck_slice(line(text, 7), "  其餘 ░░░░░░░░░░░░░░░░░░░░                      160件");
}
END_TEST

START_TEST(badges_and_notes)
{
	struct spec s = {.kind = KIND_rank_bar,
	                 .chart = {.title = SLICE("標題"),
	                           .subtitle = SLICE("範圍"),
	                           .source = SLICE("資料來源：x"),
	                           .note = SLICE("推算"),
	                           .badge = SLICE("verified"),
	                           .badge_text = SLICE("已核對")}};
	struct slice text;

	bar(&s, "甲", "-5", "−5", "down");
	text = print(&s);
	ck_slice(text, "標題\n範圍\n\n甲  −5\n\n資料來源：x\n註：推算\n［✓ 已核對］\n");
}
END_TEST

START_TEST(nothing_to_draw)
{
	struct output *o = output_memory();

	plain_write(o, &charts);
	ck_slice(output_bytes_of(o), "沒有可繪製之圖。\n");
	output_abandon(o);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {bars_in_eighths, badges_and_notes, nothing_to_draw};

	return run_suite("plain", tests, sizeof tests / sizeof *tests);
}
