/* track: which figures of many documents are one measure over time. */
#include "plots/track.h"

#include "tests/plots/suite.h"

enum { ROWS = 8 };

static struct facts facts;
static struct checks checks;
static struct arena mem;

/* a figure and its row of series.csv */
static void row(struct series_row *rows, size_t i, const char *doc, const char *period, const char *value,
                const char *unit)
{
	struct fact f = {.doc = slice_of(doc), .fact = 1, .kind = SLICE("count"), .value = slice_of(value),
	                 .unit = slice_of(unit)};

	facts_add(&facts, &f);
	rows[i] = (struct series_row){.metric = SLICE("reports"), .label = SLICE("通報數"), .period = slice_of(period),
	                              .value = slice_of(value), .unit = slice_of(unit), .status = SLICE("reported"),
	                              .doc = slice_of(doc), .fact = 1};
}

static struct track track_of(struct series_row *rows, size_t n)
{
	struct series series = {.v = rows, .n = n};
	static struct tracks list; /* of the track returned last */
	struct book book;

	tracks_free(&list);
	book_open(&book, &facts, &checks);
	tracks_of_series(&mem, &book, &series, &list);
	book_close(&book);
	return list.n ? list.v[0] : (struct track){0};
}

START_TEST(reports_of_other_offices_stay_out)
{
	struct series_row rows[ROWS];
	struct track t;

	row(rows, 0, "01-monthly-112-01.md", "2023-01", "10", "件");
	row(rows, 1, "02-monthly-112-02.md", "2023-02", "12", "件");
	row(rows, 2, "monthly-112-02-again.md", "2023-03", "13", "件");
	row(rows, 3, "audit-2023.md", "2023-04", "9000", "件");
	t = track_of(rows, 4);
	ck_assert_uint_eq(t.n, 3);
	ck_assert_uint_eq(t.left_out, 1);
	ck_slice(t.v[2].row->doc, "monthly-112-02-again.md");
}
END_TEST

START_TEST(the_unit_is_that_of_the_publication)
{
	struct series_row rows[ROWS];
	struct track t;

	row(rows, 0, "資安月報112年1月.md", "2023-01", "10", "件");
	row(rows, 1, "資安月報112年2月.md", "2023-02", "12", "件");
	row(rows, 2, "統計年報.md", "2023-03", "99", "%");
	t = track_of(rows, 3);
	ck_assert_uint_eq(t.n, 2);
	ck_slice(t.unit, "件");
}
END_TEST

START_TEST(no_two_of_one_publication)
{
	struct series_row rows[ROWS];

	row(rows, 0, "a.md", "2023-01", "10", "件");
	row(rows, 1, "b.md", "2023-02", "12", "件");
	row(rows, 2, "c.md", "2023-03", "13", "件");
	ck_assert_uint_eq(track_of(rows, 3).n, 0);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {reports_of_other_offices_stay_out, the_unit_is_that_of_the_publication,
	                              no_two_of_one_publication};

	return run_suite("track", tests, sizeof tests / sizeof *tests);
}
