/* whole documents through extract_document(): what holds for every row, whatever the text */
#include "tests/extract/reading.h"

#include <dirent.h>

#include "core/input.h"
#include "core/message.h"
#include "core/utf8.h"

static const char report[] =
	"\xef\xbb\xbf# 主計處111年11月業務報告\r\n"
	"\r\n"
	"報告單位：主計處　電話：(02)2345-6789轉123\r\n"
	"\r\n"
	"## **一、總預算審議**\r\n"
	"\r\n"
	"### (一)歲出\r\n"
	"\r\n"
	"1、112年度中央政府總預算案歲出原列160億2,594萬元，聯席會議審查刪減1億5,400萬元，另於院會刪減447萬6千元，改列158億\r\n"
	"\r\n"
	"- 12 -\r\n"
	"\r\n"
	"6,746萬4千元，較上年度預算數150億元增加5.78%。\r\n"
	"\r\n"
	"  - 2、受理34件（前瞻計畫17件、一般計畫17件），占通報事件１１．３２％；其中5G基地臺53臺。\r\n"
	"# (二)資通安全\r\n"
	"\r\n"
	"修補CVE-2026-23918漏洞，更新至7.2.9版，並取得ISO 27001驗證，見https://example.gov.tw/a/12。\r\n"
	"\r\n"
	"| 項目 | 111年 | 112年 |\r\n"
	"|---|---|---|\r\n"
	"| 案件 | 1,234 | 5,678 |\r\n"
	"\r\n"
	"<td width=\"120\">47.52%</td>\r\n"
	"\r\n"
	"13\r\n"
	"\r\n"
	"二、依預算法第9條第2項，預計於12月21日、23日及29日召開3至5場說明會，自１１２年１月１日起施行。";

static bool is_digit_at(struct slice s, size_t i, size_t *length)
{
	if (s.p[i] >= '0' && s.p[i] <= '9')
		return *length = 1, true;
	if (i + 3 <= s.n && memcmp(s.p + i, "\xef\xbc", 2) == 0 && (unsigned char)s.p[i + 2] >= 0x90 &&
	    (unsigned char)s.p[i + 2] <= 0x99)
		return *length = 3, true;
	return false;
}

/* facts.md 13: every run of digits lies in a fact, a mark or a reject */
static void ck_assert_conserved(const struct reading *facts, const struct reading *blocks, const char *name)
{
	struct slice s = facts->bytes;
	char *held = xcalloc(s.n + 1, 1);
	size_t length;

	for (size_t i = 0; i < facts->facts.n; i++) {
		const struct fact *f = &facts->facts.v[i];

		if (!slice_is(f->kind, "heading") && !slice_is(f->kind, "names"))
			memset(held + f->start, 1, (size_t)(f->end - f->start));
	}
	for (size_t i = 0; i < facts->n_rejects; i++)
		memset(held + facts->rejects[i].start, 1, (size_t)(facts->rejects[i].end - facts->rejects[i].start));
	for (size_t i = 0; i < blocks->n_blocks; i++) {
		const struct block_row *b = &blocks->blocks[i];
		struct slice line = {s.p + b->start, (size_t)(b->end - b->start)};
		size_t at = slice_find(line, b->mark);

		memset(held + (size_t)b->start + at, 1, b->mark.n);
	}
	for (size_t i = 0; i < s.n; i++)
		if (is_digit_at(s, i, &length))
			ck_assert_msg(held[i], "%s: the digit at byte %zu is lost: %.*s", name, i,
			              SLICE_ARGS(utf8_cut(((struct slice){s.p + i, s.n - i}), 40)));
	free(held);
}

/* ISO 8601 at any resolution; what nobody knows is left out (--12-07, ---16). A day that the document
 * writes though its month has none (2月30日) is kept for the checks. */
static bool is_iso(struct slice s)
{
	char full[32];
	struct date d;
	bool no_month = slice_starts(s, SLICE("---"));

	if (s.n > 10 || s.n < 4)
		return false;
	snprintf(full, sizeof full, "%s%.*s", no_month ? "2024-01" : s.p[0] == '-' ? "2024" : "",
	         (int)s.n - (no_month ? 2 : s.p[0] == '-'), s.p + (no_month ? 2 : s.p[0] == '-'));
	if (strlen(full) == 10 && strcmp(full + 8, "29") >= 0 && strcmp(full + 8, "31") <= 0)
		memcpy(full + 8, "28", 2);
	return date_parse(slice_of(full), &d);
}

/* what holds for every row of every document */
static void ck_assert_rows(const struct reading *r, const char *name)
{
	const struct fact *last = NULL;
	int64_t end = 0;

	for (size_t i = 0; i < r->facts.n; i++) {
		const struct fact *f = &r->facts.v[i];
		struct slice raw = {r->bytes.p + f->start, (size_t)(f->end - f->start)};
		int64_t lines = 1;

		ck_assert_msg(f->start >= 0 && f->start < f->end && (size_t)f->end <= r->bytes.n, "%s#%lld", name,
		              (long long)f->fact);
		ck_assert_msg(slice_eq(raw, f->raw), "%s#%lld: raw is not bytes[%lld:%lld]", name, (long long)f->fact,
		              (long long)f->start, (long long)f->end);
		ck_assert_msg(utf8_check(raw.p, raw.n) == raw.n, "%s#%lld", name, (long long)f->fact);
		ck_assert_msg(f->fact == (int64_t)i + 1, "%s: fact %lld is number %zu", name, (long long)f->fact, i + 1);
		for (int64_t k = 0; k < f->start; k++)
			lines += r->bytes.p[k] == '\n';
		ck_assert_msg(f->line == lines, "%s#%lld: line %lld, not %lld", name, (long long)f->fact,
		              (long long)f->line, (long long)lines);
		ck_assert_msg(last == NULL || last->start < f->start || (last->start == f->start && last->end >= f->end),
		              "%s#%lld is out of order", name, (long long)f->fact);
		last = f;
		if (is_structure(f))
			continue;
		ck_assert_msg(f->start >= end, "%s#%lld overlaps the figure before it", name, (long long)f->fact);
		end = f->end;
		if (slice_is(f->kind, "date") || slice_is(f->kind, "period"))
			ck_assert_msg(is_iso(f->value) && (f->upper.n == 0 || is_iso(f->upper)), "%s#%lld: '%.*s' is %.*s/%.*s",
			              name, (long long)f->fact, SLICE_ARGS(f->raw), SLICE_ARGS(f->value),
			              SLICE_ARGS(f->upper));
		ck_assert_msg(f->value.n > 0 && f->qualifier.n > 0, "%s#%lld is not complete", name, (long long)f->fact);
		ck_assert_msg(f->block > 0 && f->sentence > 0 && f->clause > 0, "%s#%lld", name, (long long)f->fact);
		ck_assert_msg(f->at >= 0 && (size_t)f->at < f->context.n, "%s#%lld: at %lld of '%.*s'", name,
		              (long long)f->fact, (long long)f->at, SLICE_ARGS(f->context));
	}
	for (size_t i = 0; i < r->n_rejects; i++) {
		ck_assert_msg(r->rejects[i].reason.n > 0, "%s", name);
		ck_assert_msg(i == 0 || r->rejects[i - 1].start <= r->rejects[i].start, "%s: rejects out of order", name);
	}
}

static void ck_assert_document(struct slice bytes, const char *name)
{
	struct reading r, blocks;

	read_bytes(&r, bytes, NULL, false);
	read_bytes(&blocks, bytes, NULL, true);
	ck_assert_rows(&r, name);
	ck_assert_conserved(&r, &blocks, name);
	reading_free(&r);
	reading_free(&blocks);
}

START_TEST(invariants)
{
	ck_assert_document(slice_of(report), "report");
}
END_TEST

START_TEST(meaning)
{
	struct reading r;
	const struct fact *f;

	read_document(&r, report, NULL);
	f = fact_of(&r, "160億2,594萬元");
	ck_assert_slice(f->value, "16025940000");
	ck_assert_slice(f->role, "original");
	ck_assert_slice(f->section, "一/（一）/1");
	ck_assert_slice(f->office, "主計處");
	ck_assert_slice(fact_of(&r, "1億5,400萬元")->role, "cut");
	ck_assert_slice(fact_of(&r, "447萬6千元")->quantum, "1000");
	/* a number that the page break cut: raw spans it, the page number inside is none of its digits */
	f = fact_of(&r, "158億\r\n\r\n- 12 -\r\n\r\n6,746萬4千元");
	ck_assert_slice(f->value, "15867464000");
	ck_assert_slice(f->role, "revised");
	ck_assert_int_eq(f->line, 9);
	ck_assert_slice(fact_of(&r, "１１．３２％")->value, "11.32");
	ck_assert_slice(fact_of(&r, "１１．３２％")->basis, "通報事件");
	ck_assert_slice(fact_of(&r, "53臺")->section, "一/（一）/2");
	ck_assert_slice(fact_of(&r, "第9條第2項")->section, "二");
	ck_assert_slice(fact_of(&r, "12月21日")->value, "2022-12-21");
	ck_assert_slice(fact_of(&r, "29日")->value, "2022-12-29");
	ck_assert_slice(fact_of(&r, "3至5場")->upper, "5");
	ck_assert_slice(fact_of(&r, "１１２年１月１日")->value, "2023-01-01");
	ck_assert_slice(fact_of(&r, "111年11月")->value, "2022-11");
	ck_assert_int_eq(fact_of(&r, "111年11月")->start, 3 + 2 + 9);
	reading_free(&r);
}
END_TEST

/* an extractor carries nothing over from one document to the next, and the same bytes give the same rows */
START_TEST(again)
{
	struct extract_options options = {.date = {0}};
	struct extractor *x = extractor_new();
	struct output *o[3];

	for (int i = 0; i < 3; i++) {
		struct reading r = {.bytes = {NULL, 0}};
		struct extract_sink sink = {reading_fact, reading_reject, NULL, &r};
		struct document d = {.id = SLICE("t.md"), .path = "t.md", .bytes = slice_of(i == 1 ? "一、113年5件。\n" : report)};

		d.begin = i == 1 ? 0 : 3;
		extract_document(x, &d, &options, &sink);
		o[i] = output_memory();
		for (size_t k = 0; k < r.facts.n; k++)
			table_write_row(&facts_table, &r.facts.v[k], o[i]);
		for (size_t k = 0; k < r.n_rejects; k++)
			table_write_row(&rejects_table, &r.rejects[k], o[i]);
		reading_free(&r);
	}
	ck_assert(slice_eq(output_bytes_of(o[0]), output_bytes_of(o[2])));
	ck_assert(!slice_eq(output_bytes_of(o[0]), output_bytes_of(o[1])));
	for (int i = 0; i < 3; i++)
		output_abandon(o[i]);
	extractor_free(x);
}
END_TEST

/* nothing but marks, cut characters' neighbours, no end of line: never a crash, always the same rules */
static const char *const odd[] = {
	"", "\n", "1", "一、", "（", "）", "|", "# ", "- ", "**", "<", "<td", "1,", "1.", "第", "附", "半", "過", "億", "12/",
	"12至", "112年", "112年至", "3至", "第3", "約", "約5", "△", "-", "-5", "5-", "５", "：5", "5：", "（5）", "((((((((((5件",
	"5件))))))))))", "1、1、1、1、1件", "112.12.12.12", "0", "00000000000000000000000000000000", "1,2,3,4,5,6,7,8,9",
	"一二三四五六七八九十百千萬億兆", "兆億萬千百十", "99999999999999999999999億元", "百分之", "分之一", "之一", "○○○", "9:99",
	"99年99月99日", "113年2月30日", "13月32日", "第0條", "0/0", "1/0", "5/3/1", "\t\t5\t\t", "5\f5", "ＡＢＣ１２３",
	"2月29日、30日、31日", "今（112）年", "今（）年", "上午下午5時", "25時70分", "5%%%", "%5", "元元元5元元元",
};

START_TEST(odd_text)
{
	char joined[256];

	ck_assert_document(slice_of(odd[_i]), odd[_i]);
	snprintf(joined, sizeof joined, "# 題\n\n一、甲%s乙\n%s\n%s。", odd[_i], odd[_i], odd[_i]);
	ck_assert_document(slice_of(joined), joined);
}
END_TEST

/* the report cut at every character: rules hold for every beginning of it */
START_TEST(every_prefix)
{
	struct slice s = slice_of(report);

	for (size_t n = 3; n < s.n; n++) {
		if (utf8_cut(s, n).n != n)
			continue;
		ck_assert_document((struct slice){s.p, n}, "prefix");
	}
}
END_TEST

/* pieces of the report cut out, doubled and swapped */
START_TEST(shuffled)
{
	struct slice s = slice_of(report);
	uint32_t seed = (uint32_t)_i + 1;
	struct buffer b = {0};

	for (int round = 0; round < 100; round++) {
		buffer_clear(&b);
		for (int piece = 0; piece < 12; piece++) {
			struct slice part;
			size_t from, n;

			seed = seed * 1664525u + 1013904223u;
			from = utf8_cut(s, (seed >> 8) % s.n).n;
			seed = seed * 1664525u + 1013904223u;
			n = (seed >> 8) % 60;
			part = utf8_cut((struct slice){s.p + from, s.n - from}, n);
			buffer_add(&b, part);
		}
		ck_assert_document(buffer_slice(&b), "shuffled");
	}
	buffer_free(&b);
}
END_TEST

START_TEST(fixtures)
{
	DIR *folder = opendir("fixtures");
	struct dirent *entry;
	int n = 0;

	ck_assert_msg(folder != NULL, "run from the root of the source tree");
	while ((entry = readdir(folder)) != NULL) {
		struct input in;

		if (!slice_ends(slice_of(entry->d_name), SLICE(".md")))
			continue;
		ck_assert(input_read(&in, unit_path("fixtures", entry->d_name), 0));
		ck_assert_document(in.bytes, entry->d_name);
		input_free(&in);
		n++;
	}
	closedir(folder);
	ck_assert_int_gt(n, 0);
}
END_TEST

/* ---- intake ------------------------------------------------------------------------------------------ */

static const struct {
	const char *bytes;
	size_t n;
	const char *message; /* NULL: is read */
} files[] = {
	{"甲", 3, NULL},
	{"\xef\xbb\xbf甲", 6, NULL},
	{"", 0, "empty document"},
	{" \n\n", 3, "empty document"},
	{"\xef\xbb\xbf\n", 4, "empty document"},
	{"a\0b", 3, "NUL byte at byte 1"},
	{"ab\xa4\xa4", 4, "not UTF-8 at byte 2"},
	{"\xff\xfe" "a\0", 4, "UTF-16"},
	{"\xfe\xff\0a", 4, "UTF-16"},
};

START_TEST(intake)
{
	const char *folder = unit_folder();
	const char *path = unit_write(folder, "a.md", (struct slice){files[_i].bytes, files[_i].n}), *heard;
	struct document d;
	bool ok;

	unit_listen();
	ok = document_open(&d, path, SLICE("a.md"), DEFAULT_MAX_BYTES);
	heard = unit_heard();
	ck_assert_msg(ok == (files[_i].message == NULL), "row %d: %s", _i, heard);
	if (ok) {
		ck_assert_uint_eq(d.bytes.n, files[_i].n);
		ck_assert_uint_eq(d.begin, files[_i].n == 6 ? 3 : 0);
	} else {
		ck_assert_msg(strstr(heard, files[_i].message) != NULL, "row %d: %s", _i, heard);
		ck_assert_int_eq(exit_status(), EXIT_DATA);
	}
	document_close(&d);
	unit_folder_remove(folder);
}
END_TEST

int main(void)
{
	const struct unit_test units[] = {
		{invariants, 0}, {meaning, 0},      {again, 0},  {odd_text, ROWS(odd)},
		{every_prefix, 0}, {shuffled, 20}, {fixtures, 0},   {intake, ROWS(files)},
	};

	return UNIT_RUN("document", units);
}
