/* palette: contrast of the colours of theme.gp on white, and how far apart neighbours are for eyes that see
 * no red or no green. */
#include <stdio.h>

#include "core/input.h"
#include "plots/layout.h"
#include "plots/whole.h"
#include "tests/plots/suite.h"

struct colour {
	double r, g, b; /* linear, 0 to 1 */
};

static struct input theme;

/* x to the power 2.4, the exponent of sRGB: x squared times the square of its fifth root */
static double power_2_4(double x)
{
	double root = x > 0 ? 1 : 0;

	for (int i = 0; i < 40 && x > 0; i++)
		root -= (root * root * root * root * root - x) / (5 * root * root * root * root);
	return x * x * root * root;
}

static double cube_root(double x)
{
	double root = x > 0 ? 1 : 0;

	for (int i = 0; i < 60 && x > 0; i++)
		root -= (root * root * root - x) / (3 * root * root);
	return root;
}

static double channel(const char *hex)
{
	unsigned value = 0;
	double c;

	ck_assert_int_eq(sscanf(hex, "%2x", &value), 1);
	c = value / 255.0;
	return c <= 0.04045 ? c / 12.92 : power_2_4((c + 0.055) / 1.055);
}

static struct colour read_hex(const char *hex)
{
	return (struct colour){channel(hex), channel(hex + 2), channel(hex + 4)};
}

/* NAME = "#RRGGBB" */
static struct colour named(const char *name)
{
	char key[48];
	size_t at;

	snprintf(key, sizeof key, "%s = \"#", name);
	at = slice_find(theme.bytes, slice_of(key));
	ck_assert_msg(at < theme.bytes.n, "theme.gp has no %s", name);
	return read_hex(theme.bytes.p + at + strlen(key));
}

/* what fill() of theme.gp gives a role: r eq "x" ... ? COLOUR */
static struct colour of_role(const char *role)
{
	char key[32], name[32];
	struct slice rest = theme.bytes;
	size_t at;

	snprintf(key, sizeof key, "r eq \"%s\"", role);
	at = slice_find(rest, slice_of(key));
	ck_assert_msg(at < rest.n, "theme.gp has no role %s", role);
	rest = (struct slice){rest.p + at, rest.n - at};
	at = slice_find(rest, SLICE("? ")) + 2;
	if (rest.p[at] == '"')
		return read_hex(rest.p + at + 2);
	ck_assert_int_eq(sscanf(rest.p + at, "%31[A-Z_]", name), 1);
	return named(name);
}

static double luminance(struct colour c)
{
	return 0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b;
}

static double contrast_on_white(struct colour c)
{
	return 1.05 / (luminance(c) + 0.05);
}

/* Vienot, Brettel, Mollon 1999: linear RGB as a dichromat sees it */
static struct colour as_protan(struct colour c)
{
	double both = 0.11238 * c.r + 0.88762 * c.g;

	return (struct colour){both, both, 0.00401 * c.r - 0.00401 * c.g + c.b};
}

static struct colour as_deutan(struct colour c)
{
	double both = 0.29275 * c.r + 0.70725 * c.g;

	return (struct colour){both, both, -0.02234 * c.r + 0.02234 * c.g + c.b};
}

static double curve(double t)
{
	return t > 0.008856 ? cube_root(t) : 7.787 * t + 16.0 / 116;
}

/* CIE 1976, D65, squared */
static double distance(struct colour a, struct colour b)
{
	struct colour both[2] = {a, b};
	double lab[2][3];

	for (int i = 0; i < 2; i++) {
		struct colour c = both[i];
		double x = curve((0.4124 * c.r + 0.3576 * c.g + 0.1805 * c.b) / 0.9505), y = curve(luminance(c));
		double z = curve((0.0193 * c.r + 0.1192 * c.g + 0.9505 * c.b) / 1.089);

		lab[i][0] = 116 * y - 16;
		lab[i][1] = 500 * (x - y);
		lab[i][2] = 200 * (y - z);
	}
	return (lab[0][0] - lab[1][0]) * (lab[0][0] - lab[1][0]) + (lab[0][1] - lab[1][1]) * (lab[0][1] - lab[1][1]) +
	       (lab[0][2] - lab[1][2]) * (lab[0][2] - lab[1][2]);
}

START_TEST(fills_and_text_stand_out)
{
	static const char *const fills[] = {"C_BLUE", "C_MID", "C_TEAL", "C_PINK", "C_ORANGE"};
	static const char *const inks[] = {"INK", "INK2", "BURNT"};

	for (size_t i = 0; i < sizeof fills / sizeof *fills; i++)
		ck_assert_msg(contrast_on_white(named(fills[i])) >= 3.0, "%s: %.2f", fills[i],
		              contrast_on_white(named(fills[i])));
	for (size_t i = 0; i < sizeof inks / sizeof *inks; i++)
		ck_assert_msg(contrast_on_white(named(inks[i])) >= 5.6, "%s: %.2f", inks[i],
		              contrast_on_white(named(inks[i])));
}
END_TEST

START_TEST(neighbours_are_told_apart)
{
	enum { LEAST = 15 };

	for (size_t row = 0; row < MAX_ROWS; row++)
		for (size_t part = 1; part < MAX_PARTS; part++) {
			struct colour a = of_role(whole_fill(row, part - 1)), b = of_role(whole_fill(row, part));
			double seen[] = {distance(a, b), distance(as_protan(a), as_protan(b)),
			                 distance(as_deutan(a), as_deutan(b))};

			for (int eye = 0; eye < 3; eye++)
				ck_assert_msg(seen[eye] >= LEAST * LEAST, "row %zu, part %zu, eye %d: %.1f squared", row, part, eye,
				              seen[eye]);
		}
}
END_TEST

/* the measure itself: black on white is 21, dark pink and dark blue are alike without red */
START_TEST(the_measure_is_right)
{
	double pair = distance(as_protan(named("C_PINK")), as_protan(named("C_BLUE")));

	ck_assert_double_eq_tol(contrast_on_white((struct colour){0, 0, 0}), 21.0, 0.01);
	ck_assert_double_eq_tol(channel("80"), 0.2159, 0.001);
	ck_assert_msg(pair < 20 * 20, "%.1f squared", pair);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {fills_and_text_stand_out, neighbours_are_told_apart, the_measure_is_right};
	int result;

	/* run from the root of the tree */
	if (!input_read(&theme, "plots/theme.gp", 0))
		return EXIT_FAILURE;
	result = run_suite("palette", tests, sizeof tests / sizeof *tests);
	input_free(&theme);
	return result;
}
