#include "core/csv.h"

#include <csv.h>
#include <stdlib.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "core/buffer.h"
#include "core/input.h"
#include "core/memory.h"
#include "core/message.h"
#include "core/utf8.h"

static const uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;

/* No byte of the word is below '-': none needs quotes (, " CR LF) or is a blank, and little else is. */
static inline bool is_plain(uint64_t word)
{
	return ((word - ones * '-') & ~word & highs) == 0;
}

/* Copies n bytes, 1 to 7, and looks at them in one word, in which some of them stand twice. */
static inline bool put_few(char *p, const char *from, size_t n)
{
	uint32_t head, tail;

	if (n >= sizeof head) {
		memcpy(&head, from, sizeof head);
		memcpy(&tail, from + n - sizeof tail, sizeof tail);
		memcpy(p, &head, sizeof head);
		memcpy(p + n - sizeof tail, &tail, sizeof tail);
		return is_plain(head | (uint64_t)tail << 32);
	}
	p[0] = from[0];
	p[n / 2] = from[n / 2];
	p[n - 1] = from[n - 1];
	/* the bytes that are not there count as plain */
	return is_plain((unsigned char)from[0] | (uint64_t)(unsigned char)from[n / 2] << 8 |
	                (uint64_t)(unsigned char)from[n - 1] << 16 | ~(uint64_t)0xffffff);
}

/* Copies n bytes, 8 or more, word by word, and looks at all; the last word overlaps what is done. */
static inline bool put_words(char *p, const char *from, size_t n)
{
	uint64_t word;

	for (size_t i = 0; i + sizeof word < n; i += sizeof word) {
		memcpy(&word, from + i, sizeof word);
		if (!is_plain(word))
			return false;
		memcpy(p + i, &word, sizeof word);
	}
	memcpy(&word, from + n - sizeof word, sizeof word);
	memcpy(p + n - sizeof word, &word, sizeof word);
	return is_plain(word);
}

#ifdef __SSE2__
/* the same of 16 bytes or more, in words of 16 */
static inline bool put_wide_words(char *p, const char *from, size_t n)
{
	const __m128i least = _mm_set1_epi8('-');
	__m128i word = _mm_loadu_si128((const __m128i *)(const void *)(from + n - sizeof word)), seen = word;

	for (size_t i = 0; i + sizeof word < n; i += sizeof word) {
		__m128i next = _mm_loadu_si128((const __m128i *)(const void *)(from + i));

		_mm_storeu_si128((__m128i *)(void *)(p + i), next);
		seen = _mm_min_epu8(seen, next);
	}
	_mm_storeu_si128((__m128i *)(void *)(p + n - sizeof word), word);
	return _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_max_epu8(seen, least), seen)) == 0xffff;
}
#endif

/* Copies a field and looks at each of its bytes. False: it may need quotes, what was copied is of no use. */
static inline bool put_plain(char *p, const char *from, size_t n)
{
	if (n < sizeof(uint64_t))
		return put_few(p, from, n);
#ifdef __SSE2__
	if (n >= sizeof(__m128i))
		return put_wide_words(p, from, n);
#endif
	return put_words(p, from, n);
}

static bool needs_quotes(struct slice s)
{
	/* blanks at the ends are kept by strict readers and lost by others */
	if (s.p[0] == ' ' || s.p[s.n - 1] == ' ')
		return true;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == ',' || s.p[i] == '"' || s.p[i] == '\n' || s.p[i] == '\r')
			return true;
	return false;
}

static char *put_carefully(char *p, struct slice field)
{
	if (!needs_quotes(field)) {
		memcpy(p, field.p, field.n);
		return p + field.n;
	}
	*p++ = '"';
	for (size_t i = 0; i < field.n; i++) {
		if (field.p[i] == '"')
			*p++ = '"';
		*p++ = field.p[i];
	}
	*p++ = '"';
	return p;
}

char *csv_put(char *p, struct slice field)
{
	if (field.n == 0)
		return p;
	return put_plain(p, field.p, field.n) ? p + field.n : put_carefully(p, field);
}

void csv_field(struct output *o, struct slice field, bool first)
{
	char *start = output_room(o, 2 * field.n + 3), *p = start;

	if (!first)
		*p++ = ',';
	output_taken(o, (size_t)(csv_put(p, field) - start));
}

bool csv_is_blank(const struct slice *fields, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (slice_trim(fields[i]).n > 0)
			return false;
	return true;
}

/* libcsv hands out one field at a time in its own memory: a row is collected here */
struct reader {
	struct csv_parser parser;
	const char *name;
	int code;
	bool begun, ok;
	bool told; /* what is wrong */
	struct buffer rest; /* the begin of a line whose end has not been read */
	struct buffer text;
	size_t *ends;
	size_t n, cap;
	struct slice *fields;
	size_t fields_cap;
	int64_t line;     /* where the current row began */
	int64_t newlines; /* inside fields and at row ends so far */
	bool quoted;      /* the next byte stands inside quotes */
	bool stopped;
	csv_row_fn *row;
	void *context;
};

static void on_field(void *data, size_t n, void *context)
{
	struct reader *r = context;

	buffer_add(&r->text, (struct slice){data, n});
	r->ends = xgrow(r->ends, &r->cap, r->n + 1, sizeof *r->ends);
	r->ends[r->n++] = r->text.n;
	for (const char *p = data, *end = p + n; n && (p = memchr(p, '\n', (size_t)(end - p))) != NULL; p++)
		r->newlines++;
}

static void on_row(int end, void *context)
{
	struct reader *r = context;
	size_t start = 0;

	(void)end;
	r->fields = xgrow(r->fields, &r->fields_cap, r->n, sizeof *r->fields);
	for (size_t i = 0; i < r->n; i++) {
		r->fields[i] = (struct slice){r->text.p + start, r->ends[i] - start};
		start = r->ends[i];
	}
	if (!r->stopped && !r->row(r->context, r->fields, r->n, r->line))
		r->stopped = true;
	r->newlines++;
	r->line = r->newlines + 1;
	r->n = 0;
	buffer_clear(&r->text);
}

/* libcsv skips empty lines: they count for the line numbers all the same */
static size_t skip_empty_lines(struct slice bytes, size_t at, struct reader *r)
{
	while (at < bytes.n && (bytes.p[at] == '\n' || bytes.p[at] == '\r')) {
		r->newlines += bytes.p[at] == '\n';
		at++;
	}
	r->line = r->newlines + 1;
	return at;
}

/* every quote of a valid file opens or closes, a doubled one both */
static void follow_quotes(struct reader *r, const char *p, size_t n)
{
	for (const char *end = p + n; (p = memchr(p, '"', (size_t)(end - p))) != NULL; p++)
		r->quoted = !r->quoted;
}

static int not_blank(unsigned char c)
{
	(void)c;
	return 0;
}

static void reader_open(struct reader *r, const char *name, int code, csv_row_fn *row, void *context)
{
	*r = (struct reader){.name = name, .code = code, .ok = true, .line = 1, .row = row, .context = context};
	if (csv_init(&r->parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
		message_fatal(EXIT_BUG, "libcsv does not start");
	csv_set_space_func(&r->parser, not_blank);
}

/* Excel writes Big5 where nobody told it otherwise: half of it would pass as other words. */
static bool is_text(struct reader *r, struct slice bytes)
{
	size_t bad = bytes.n > 0 ? utf8_check(bytes.p, bytes.n) : 0;

	if (bad == bytes.n)
		return true;
	for (size_t i = 0; i < bad; i++)
		r->line += bytes.p[i] == '\n';
	message_error(r->code, r->name, r->line,
	              "not UTF-8: convert the file (Big5: iconv -f CP950 -t UTF-8; Excel: save as CSV UTF-8)");
	r->told = r->stopped = true;
	return false;
}

void csv_tell_fields(int code, const char *name, int64_t line, const struct slice *fields, size_t n, size_t wanted)
{
	static const char *const others[] = {"，", "；", "、", ";", "\t"};
	const char *taken = NULL;

	for (size_t i = 0; i < sizeof others / sizeof others[0] && n == 1 && taken == NULL; i++)
		if (slice_has(fields[0], slice_of(others[i])))
			taken = others[i];
	if (taken == NULL)
		message_error(code, name, line, "row has %zu fields, the header has %zu", n, wanted);
	else
		message_error(code, name, line, "row has %zu fields, the header has %zu: %s is no separator, write a comma (,)", n,
		              wanted, *taken == '\t' ? "a tab" : taken);
}

/* Lines are fed one by one, so that a row's line number is known when it arrives; the last may lack its end. */
static void feed_lines(struct reader *r, struct slice bytes)
{
	size_t at = !r->begun && slice_starts(bytes, SLICE("\xef\xbb\xbf")) ? 3 : 0;

	r->begun = true;
	if (!is_text(r, bytes))
		return;
	while (r->ok && !r->stopped && at < bytes.n) {
		const char *hit;
		size_t n;

		if (!r->quoted)
			at = skip_empty_lines(bytes, at, r);
		hit = at < bytes.n ? memchr(bytes.p + at, '\n', bytes.n - at) : NULL;
		n = hit ? (size_t)(hit - bytes.p) - at + 1 : bytes.n - at;
		follow_quotes(r, bytes.p + at, n);
		r->ok = csv_parse(&r->parser, bytes.p + at, n, on_field, on_row, r) == n;
		at += n;
	}
}

static bool reader_close(struct reader *r)
{
	if (r->ok && !r->stopped)
		r->ok = csv_fini(&r->parser, on_field, on_row, r) == 0;
	if (!r->ok)
		message_error(r->code, r->name, r->line, "not valid CSV: %s",
		              csv_error(&r->parser) == CSV_EPARSE ? "a quote (\") is not closed, or stands in a field that does not begin with one"
		                                                  : csv_strerror(csv_error(&r->parser)));
	csv_free(&r->parser);
	buffer_free(&r->text);
	buffer_free(&r->rest);
	free(r->ends);
	free(r->fields);
	return r->ok && !r->told;
}

bool csv_read(struct slice bytes, const char *name, int code, csv_row_fn *row, void *context)
{
	struct reader r;

	reader_open(&r, name, code, row, context);
	feed_lines(&r, bytes);
	return reader_close(&r);
}

/* feeds what is whole and keeps the rest for the next piece */
static bool on_piece(void *context, struct slice bytes)
{
	struct reader *r = context;
	const char *last = memrchr(bytes.p, '\n', bytes.n);
	size_t whole = last ? (size_t)(last - bytes.p) + 1 : 0;

	if (whole > 0) {
		buffer_add(&r->rest, (struct slice){bytes.p, whole});
		feed_lines(r, buffer_slice(&r->rest));
		buffer_clear(&r->rest);
	}
	buffer_add(&r->rest, (struct slice){bytes.p + whole, bytes.n - whole});
	return r->ok && !r->stopped;
}

bool csv_read_path(const char *path, int code, csv_row_fn *row, void *context)
{
	struct reader r;
	bool read;

	reader_open(&r, input_name(path), code, row, context);
	read = input_each(path, on_piece, &r) || r.stopped || !r.ok;
	if (read)
		feed_lines(&r, buffer_slice(&r.rest));
	else
		r.stopped = true; /* it has been told why */
	return reader_close(&r) && read;
}
