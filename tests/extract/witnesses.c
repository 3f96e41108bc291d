/* witnesses: each word of each word list of the grammar, and each pattern of excludes.def, is needed by a sentence of
 * tests/sentences/: without it that sentence is read otherwise than it is marked. The linker gives this program the
 * searches of the lists (words_add, words_search) and the matching of patterns (pattern_find), so that one word at
 * a time can be left out. */
#include "tests/extract/sentences.h"

#include "extract/pattern.h"
#include "core/utf8.h"
#include "extract/words.h"

struct entry {
	const struct words *list;
	const char32_t *word;
	int value;
	bool witnessed;
};

static struct entry *entries;
static size_t n_entries, entries_cap;
static bool adding; /* the lists of the grammar are being made */

/* ---- words ------------------------------------------------------------------------------------------ */

void __real_words_add(struct words *w, const char32_t *word, int value);
void __wrap_words_add(struct words *w, const char32_t *word, int value);
int __real_words_search(const struct words *w, const struct text *t, size_t low, size_t i, size_t *length);
int __wrap_words_search(const struct words *w, const struct text *t, size_t low, size_t i, size_t *length);

void __wrap_words_add(struct words *w, const char32_t *word, int value)
{
	if (adding) {
		entries = xgrow(entries, &entries_cap, n_entries + 1, sizeof *entries);
		entries[n_entries++] = (struct entry){w, word, value, false};
	}
	__real_words_add(w, word, value);
}

static const struct entry *left_out; /* the word that no list has now, or NULL */
static void (*on_hit)(const struct words *list, int value);

int __wrap_words_search(const struct words *w, const struct text *t, size_t low, size_t i, size_t *length)
{
	int value = __real_words_search(w, t, low, i, length);

	if (value != NO_WORD && on_hit != NULL)
		on_hit(w, value);
	if (value == NO_WORD || left_out == NULL || w != left_out->list || value != left_out->value)
		return value;
	/* the longest that is shorter */
	if (w->backward)
		return __real_words_search(w, t, i - *length + 1, i, length);
	{
		struct text shorter = *t;

		shorter.n = i + *length - 1;
		return __real_words_search(w, &shorter, low, i, length);
	}
}

/* ---- patterns ----------------------------------------------------------------------------------------- */

static const char *const sources[] = {
#define EXCLUDE(reason, pattern) pattern,
#include "extract/excludes.def"
#undef EXCLUDE
};

static struct pattern *patterns[ROWS(sources)];
static bool pattern_witnessed[ROWS(sources)];
static int pattern_left_out = -1;

bool __wrap_pattern_find(const struct pattern *p, const char32_t *subject, size_t n, size_t at, struct pattern_match *m);
bool __real_pattern_find(const struct pattern *p, const char32_t *subject, size_t n, size_t at, struct pattern_match *m);

/* the alternation of figure.c, one pattern after the other */
bool __wrap_pattern_find(const struct pattern *p, const char32_t *subject, size_t n, size_t at, struct pattern_match *m)
{
	static char32_t mark[8];
	char digits[8];

	(void)p;
	for (int i = 0; i < ROWS(sources); i++) {
		if (i == pattern_left_out || !__real_pattern_find(patterns[i], subject, n, at, m))
			continue;
		snprintf(digits, sizeof digits, "%d", i);
		for (size_t k = 0; k < sizeof digits; k++)
			mark[k] = (unsigned char)digits[k];
		m->mark = mark;
		return true;
	}
	return false;
}

static void compile_patterns(void)
{
	const char *error;
	size_t offset;

	for (int i = 0; i < ROWS(sources); i++) {
		patterns[i] = pattern_compile(slice_of(sources[i]), PATTERN_ANCHORED, &error, &offset);
		ck_assert_msg(patterns[i] != NULL, "%s: %s", sources[i], error);
	}
}

/* ---- sentences ------------------------------------------------------------------------------------------ */

static struct sentence now;
static struct extractor *reader;

static bool holds(void)
{
	struct extract_sink sink = {reading_fact, reading_reject, NULL, NULL};
	struct extract_options options = {.date = {2024, 7, 15, DATE_DAY}};
	struct document d = {.id = SLICE("t.md"), .path = "t.md", .bytes = {now.text, now.n}};
	struct reading r = {.bytes = d.bytes};
	struct buffer why = {0};
	bool ok;

	sink.context = &r;
	extract_document(reader, &d, &options, &sink);
	ok = sentence_holds(&now, &r, &why);
	buffer_free(&why);
	reading_free(&r);
	return ok;
}

enum { HITS_MAX = 512 };
static const struct entry *hits[HITS_MAX];
static size_t n_hits;

static void remember_hit(const struct words *list, int value)
{
	for (size_t i = 0; i < n_entries; i++) {
		struct entry *e = &entries[i];

		if (e->list != list || e->value != value)
			continue;
		if (!e->witnessed && n_hits < HITS_MAX)
			hits[n_hits++] = e;
		return;
	}
}

/* Leaves out each word that the sentence was read with and nothing has witnessed yet. */
static void try_words(void)
{
	n_hits = 0;
	on_hit = remember_hit;
	ck_assert_msg(holds(), "'%s' is not read as marked", now.text);
	on_hit = NULL;
	for (size_t i = 0; i < n_hits; i++) {
		left_out = hits[i];
		if (!hits[i]->witnessed && !holds())
			entries[hits[i] - entries].witnessed = true;
	}
	left_out = NULL;
}

static void try_patterns(void)
{
	for (int i = 0; i < ROWS(sources); i++) {
		pattern_left_out = i;
		if (!pattern_witnessed[i] && !holds())
			pattern_witnessed[i] = true;
	}
	pattern_left_out = -1;
}

static void try_sentence(void *context, const char *line)
{
	(void)context;
	parse_sentence(&now, line);
	try_words();
	/* patterns are about digits in names and numbers */
	if (strpbrk(now.text, "0123456789") != NULL)
		try_patterns();
}

static void show_word(const char32_t *word, struct buffer *out)
{
	for (; *word; word++) {
		char bytes[UTF8_MAX];

		buffer_add(out, (struct slice){bytes, utf8_encode(*word, bytes)});
	}
	buffer_char(out, ' ');
}

START_TEST(all)
{
	struct buffer missing = {0};

	compile_patterns();
	chars_start();
	adding = true;
	figures_start();
	adding = false;
	reader = extractor_new();
	for (int i = 0; i < ROWS(sentence_files); i++)
		sentences_of(sentence_files[i], try_sentence, NULL);
	for (size_t i = 0; i < n_entries; i++)
		if (!entries[i].witnessed)
			show_word(entries[i].word, &missing);
	for (int i = 0; i < ROWS(sources); i++)
		if (!pattern_witnessed[i])
			buffer_printf(&missing, "\n%s", sources[i]);
	printf("%.*s", SLICE_ARGS(buffer_slice(&missing)));
	ck_assert_msg(missing.n == 0, "no sentence needs the lines above");
	buffer_free(&missing);
	extractor_free(reader);
}
END_TEST

int main(void)
{
	const struct unit_test tests[] = {{all, 0}};

	return UNIT_RUN("witnesses", tests);
}
