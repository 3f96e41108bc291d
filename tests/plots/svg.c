/* svg: the step from gnuplot's file to one that stands on a page. */
#include "plots/svg.h"

#include "tests/plots/suite.h"

static const char gnuplots[] =
        "<?xml version=\"1.0\" encoding=\"utf-8\"  standalone=\"no\"?>\n"
        "<svg \n viewBox=\"0 0 1920 1080\"\n>\n\n<title>chart</title>\n<desc>Produced by "
        "GNUPLOT</desc>\n"
        "<defs>\n\t<circle id='gpDot' r='0.5'/>\n\t<use xlink:href='#gpPt5' id='gpPt6'/>\n</defs>\n"
        "\t<g id=\"chart_plot_1\" ><title>DATA using 1:2</title>\n"
        "<pattern id='gpPat1'/><rect fill='url(#gpPat1)'/>"
        "<g font-family=\"Noto Sans CJK TC:Bold\" font-size=\"46.00\"><text>a > b id='x'</text></g>"
        "<g font-family=\"Noto Sans CJK TC\" font-size=\"30.00\"><text>c</text></g></g>\n</svg>\n";

static struct slice finished(const char *bytes)
{
	const struct chart chart = {
	        .chart_id = SLICE("tiles-1"), .title = SLICE("甲<乙"), .alt = SLICE("說明。")};
	static struct buffer out;

	buffer_clear(&out);
	ck_assert(svg_finish(slice_of(bytes), &chart, &out));
	return buffer_slice(&out);
}

START_TEST(it_names_and_describes_itself)
{
	struct slice s = finished(gnuplots);

	ck_assert(slice_starts(s, SLICE("<svg ")));
	ck_assert(slice_has(s, SLICE("<title id=\"tiles-1-title\">甲&lt;乙</title>")));
	ck_assert(slice_has(s, SLICE("<desc id=\"tiles-1-desc\">說明。</desc>")));
	ck_assert(slice_has(s, SLICE("role=\"img\"")));
	ck_assert(!slice_has(s, SLICE("GNUPLOT")));
	ck_assert(!slice_has(s, SLICE("DATA using")));
}
END_TEST

START_TEST(ids_are_its_own)
{
	struct slice s = finished(gnuplots);

	ck_assert(slice_has(s, SLICE("<pattern id='tiles-1-gpPat1'/>")));
	ck_assert(slice_has(s, SLICE("url(#tiles-1-gpPat1)")));
	ck_assert(slice_has(s, SLICE("id=\"tiles-1-chart_plot_1\"")));
	/* unused markers go, text stays as it is */
	ck_assert(!slice_has(s, SLICE("gpDot")));
	ck_assert(slice_has(s, SLICE("<text>a > b id='x'</text>")));
}
END_TEST

START_TEST(fonts_have_weights)
{
	struct slice s = finished(gnuplots);

	ck_assert(slice_has(s, SLICE("sans-serif\" font-weight=\"700\" font-size=\"46.00\"")));
	ck_assert(slice_has(s, SLICE("sans-serif\" font-size=\"30.00\"")));
	ck_assert(!slice_has(s, SLICE(":Bold")));
}
END_TEST

START_TEST(no_svg_is_told)
{
	const struct chart chart = {0};
	struct buffer out = {0};

	ck_assert(!svg_finish(SLICE("nothing"), &chart, &out));
	buffer_free(&out);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {it_names_and_describes_itself, ids_are_its_own,
	                              fonts_have_weights, no_svg_is_told};

	return run_suite("svg", tests, sizeof tests / sizeof *tests);
}
