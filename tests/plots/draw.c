/* draw: the whole floor with the real gnuplot, and without it. */
#include "plots/draw.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/input.h"
#include "core/memory.h"
#include "core/message.h"
#include "plots/gnuplot.h"
#include "plots/workspace.h"
#include "tests/plots/report.h"
#include "tests/plots/suite.h"

static struct report r;
static struct workspace w;
static struct input in;

static void begin(void)
{
	ck_assert(workspace_make(&w));
	report_open(&r);
	budget(&r, "pass", "158億6,746萬4千元", "15867464000");
}

static bool draw(void)
{
	struct plot_options options = {.folder = w.path,
	                               .svg = true,
	                               .png = true,
	                               .only = KINDS,
	                               .source = SLICE("一\n二`id`<b>\n"),
	                               .source_name = SLICE("r.md")};

	return plots_draw(&r.facts, &r.checks, &options);
}

static bool exists(const char *name)
{
	char path[PATH_MAX];
	struct stat st;

	workspace_file(&w, name, path);
	return stat(path, &st) == 0;
}

static struct slice content(const char *name)
{
	char path[PATH_MAX];

	input_free(&in);
	workspace_file(&w, name, path);
	ck_assert(input_read(&in, path, 0));
	return in.bytes;
}

static void end(void)
{
	input_free(&in);
	report_close(&r);
	workspace_remove(&w);
}

START_TEST(pictures_are_whole)
{
	begin();
	ck_assert(draw());
	ck_assert(picture_is_whole(content("charts/waterfall-1.png"), PICTURE_PNG));
	ck_assert(slice_has(content("charts/waterfall-1.svg"), SLICE("447萬6千元")));
	ck_assert(slice_has(content("charts/waterfall-1.csv"), SLICE("聯席會議審查刪減")));
	ck_assert(slice_has(content("charts.csv"), SLICE("waterfall-1,waterfall,2,")));
	end();
}
END_TEST

START_TEST(the_page_holds_all)
{
	struct slice page;

	begin();
	ck_assert(draw());
	page = content("briefing.html");
	ck_assert(slice_has(page, SLICE("lang=\"zh-Hant-TW\"")));
	ck_assert(slice_has(page, SLICE("default-src 'none'")));
	ck_assert(slice_has(page, SLICE("role=\"img\"")));
	ck_assert(slice_has(page, SLICE("<a href=\"#L1\">第1行</a>")));
	ck_assert(slice_has(page, SLICE("<p id=\"L2\">")));
	ck_assert(slice_has(page, SLICE("二`id`&lt;b&gt;")));
	ck_assert(!slice_has(page, SLICE("<script")));
	ck_assert(!slice_has(page, SLICE("://localhost")));
	end();
}
END_TEST

START_TEST(without_gnuplot_the_tables_stand)
{
	char *path = xstrdup(getenv("PATH"));

	begin();
	setenv("PATH", "/nonexistent", 1);
	ck_assert(!draw());
	setenv("PATH", path, 1);
	free(path);
	ck_assert_int_eq(exit_status(), EXIT_MISSING);
	ck_assert(exists("charts.csv"));
	ck_assert(exists("charts/waterfall-1.csv"));
	ck_assert(!exists("charts/waterfall-1.svg"));
	ck_assert(slice_has(content("briefing.html"), SLICE("資料表")));
	end();
}
END_TEST

START_TEST(old_pictures_go)
{
	char path[PATH_MAX];
	struct buffer folder = {0};

	begin();
	buffer_printf(&folder, "%s/charts", w.path);
	buffer_char(&folder, '\0');
	ck_assert(make_folders(folder.p));
	workspace_file(&w, "charts/tiles-9.svg", path);
	ck_assert(output_file(path, SLICE("old")));
	workspace_file(&w, "charts/mine.svg", path);
	ck_assert(output_file(path, SLICE("mine")));
	ck_assert(draw());
	ck_assert(!exists("charts/tiles-9.svg"));
	ck_assert(exists("charts/mine.svg"));
	buffer_free(&folder);
	end();
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {pictures_are_whole, the_page_holds_all,
	                              without_gnuplot_the_tables_stand,
	                              old_pictures_go};

	/* run from the root of the tree */
	setenv("HESHU_DATA", ".", 0);
	return run_suite("draw", tests, sizeof tests / sizeof *tests);
}
