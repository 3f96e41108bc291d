/* clean: nothing of a document reaches a picture or a page as anything but text. */
#include "plots/clean.h"

#include "tests/plots/suite.h"

static struct arena mem;

static struct slice cell(const char *text)
{
	struct output *o = output_memory();
	struct slice copy;

	clean_cell(o, slice_of(text));
	copy = arena_copy(&mem, output_bytes_of(o));
	output_abandon(o);
	return copy;
}

static struct slice markup(const char *text)
{
	struct output *o = output_memory();
	struct slice copy;

	clean_markup(o, slice_of(text));
	copy = arena_copy(&mem, output_bytes_of(o));
	output_abandon(o);
	return copy;
}

START_TEST(controls_go)
{
	ck_slice(clean_text(&mem, SLICE("a\x01"
	                                "b\x7f"
	                                "c\xc2\x85"
	                                "d")),
	         "abc d");
	ck_slice(clean_text(&mem, SLICE("甲\xe2\x80\xae乙\xe2\x80\x8b丙\xef\xbb\xbf")), "甲乙丙");
	ck_slice(clean_text(&mem, SLICE("x\xef\xbf\xbe\xef\xbf\xbfy")), "xy");
	ck_slice(clean_text(&mem, ((struct slice){"a\0b", 3})), "ab");
}
END_TEST

START_TEST(blanks_are_one)
{
	ck_slice(clean_text(&mem, SLICE("  a\t\r\n b\xc2\xa0 ")), "a b");
	ck_slice(clean_figure(&mem, SLICE("558 億 6,464 萬")), "558億6,464萬");
}
END_TEST

START_TEST(bad_bytes_are_marked)
{
	ck_slice(clean_text(&mem, SLICE("a\xff"
	                                "b")),
	         "a\xef\xbf\xbd"
	         "b");
}
END_TEST

START_TEST(cdata_end_is_broken)
{
	ck_slice(clean_text(&mem, SLICE("a]]>b")), "a]] >b");
}
END_TEST

START_TEST(cells_survive_gnuplot)
{
	ck_slice(cell("a\\b\"c\nd"), "a\\\\b\\042c\\nd");
	ck_slice(cell("`id` $(id) @x"), "`id` $(id) @x");
}
END_TEST

START_TEST(markup_is_escaped)
{
	ck_slice(markup("<b a=\"1\">&"), "&lt;b a=&quot;1&quot;&gt;&amp;");
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {controls_go,           blanks_are_one,
	                              bad_bytes_are_marked,  cdata_end_is_broken,
	                              cells_survive_gnuplot, markup_is_escaped};

	return run_suite("clean", tests, sizeof tests / sizeof *tests);
}
