#include "extract/qualifier.h"

#include "extract/words.h"

#define COUNT(a) (sizeof(a) / sizeof(a)[0])

enum suffix_kinds { QUANTITY = 1, TIME = 2, ANY = 3 };

static const struct {
	const char32_t *word;
	enum qualifier qualifier;
	const char32_t *not_behind;
} prefixes[] = {
#define PREFIX(word, qualifier, not_behind) {word, QUALIFIER_##qualifier, not_behind},
#include "extract/prefixes.def"
#undef PREFIX
};

static const struct {
	const char32_t *word;
	enum qualifier qualifier;
	enum suffix_kinds kinds;
} suffixes[] = {
#define SUFFIX(word, qualifier, kinds) {word, QUALIFIER_##qualifier, kinds},
#include "extract/suffixes.def"
#undef SUFFIX
};

static const struct {
	const char32_t *word;
	const char *code;
} currencies[] = {
	{U"新臺幣", "TWD"}, {U"新台幣", "TWD"}, {U"臺幣", "TWD"}, {U"台幣", "TWD"}, {U"NT$", "TWD"},
	{U"NTD", "TWD"},    {U"NTD$", "TWD"},   {U"US$", "USD"},  {U"USD", "USD"},  {U"美金", "USD"},
	{U"美元", "USD"},   {U"歐元", "EUR"},   {U"EUR", "EUR"},  {U"€", "EUR"},    {U"日幣", "JPY"},
	{U"日圓", "JPY"},   {U"人民幣", "CNY"}, {U"HK$", "HKD"},  {U"港幣", "HKD"}, {U"$", "TWD"},
	{U"英鎊", "GBP"},   {U"£", "GBP"},
};

/* words before a date, outside its writing */
static const struct {
	const char32_t *word;
	enum qualifier qualifier;
} date_cues[] = {{U"截至", QUALIFIER_AS_OF}, {U"截止", QUALIFIER_AS_OF},
                 {U"計至", QUALIFIER_AS_OF}, {U"自", QUALIFIER_SINCE},
                 {U"截", QUALIFIER_AS_OF},   {U"從", QUALIFIER_SINCE}};

/* limits say what may be, not what is: they stay outside the writing */
static const struct {
	const char32_t *word;
	enum qualifier qualifier;
} limits[] = {{U"不得超過", QUALIFIER_AT_MOST}, {U"不超過", QUALIFIER_AT_MOST}, {U"未超過", QUALIFIER_AT_MOST},
              {U"不得逾", QUALIFIER_AT_MOST},   {U"不逾", QUALIFIER_AT_MOST},   {U"未逾", QUALIFIER_AT_MOST},
              {U"最高", QUALIFIER_AT_MOST},     {U"最重罰", QUALIFIER_AT_MOST}, {U"最重", QUALIFIER_AT_MOST},
              {U"最長", QUALIFIER_AT_MOST},     {U"上限為", QUALIFIER_AT_MOST}, {U"上限", QUALIFIER_AT_MOST},
              {U"不得低於", QUALIFIER_AT_LEAST}, {U"不得少於", QUALIFIER_AT_LEAST},
              {U"下限為", QUALIFIER_AT_LEAST},  {U"最低", QUALIFIER_AT_LEAST}};

static struct words prefix_words = {.backward = true}, currency_words = {.backward = true},
                    date_cue_words = {.backward = true}, limit_words = {.backward = true};
static struct words suffix_words;

void qualifiers_start(void)
{
	if (suffix_words.n)
		return;
	for (size_t i = 0; i < COUNT(prefixes); i++)
		words_add(&prefix_words, prefixes[i].word, (int)i);
	for (size_t i = 0; i < COUNT(currencies); i++)
		words_add(&currency_words, currencies[i].word, (int)i);
	for (size_t i = 0; i < COUNT(suffixes); i++)
		words_add(&suffix_words, suffixes[i].word, (int)i);
	for (size_t i = 0; i < COUNT(date_cues); i++)
		words_add(&date_cue_words, date_cues[i].word, (int)i);
	for (size_t i = 0; i < COUNT(limits); i++)
		words_add(&limit_words, limits[i].word, (int)i);
}

static bool take_prefix(const struct text *t, size_t low, struct front *front)
{
	size_t length;
	int p = words_longest(&prefix_words, t, low, front->start, &length);

	if (p == NO_WORD || front->qualifier != QUALIFIER_EXACT)
		return false;
	if (front->start > length && is_any(t->cp[front->start - length - 1], prefixes[p].not_behind))
		return false;
	front->qualifier = prefixes[p].qualifier;
	front->start -= length;
	return true;
}

static bool take_currency(const struct text *t, size_t low, struct front *front)
{
	size_t length;
	int c = words_longest(&currency_words, t, low, front->start, &length);

	if (c == NO_WORD || front->currency != NULL)
		return false;
	front->currency = currencies[c].code;
	front->start -= length;
	return true;
}

/* - stands for minus where it cannot join two things: 遠傳-3, 111-2 are no negative numbers */
static bool take_sign(const struct text *t, size_t low, struct front *front)
{
	char32_t c = front->start > low ? t->cp[front->start - 1] : 0;
	bool free = front->start < 2 || !text_is(t, front->start - 2, CHAR_LATIN | CHAR_DIGIT | CHAR_CLOSE);

	if (c == U'△' || c == U'▲' || c == U'負' || (c == U'-' && free)) {
		front->negative = true;
		front->start--;
		return true;
	}
	if (c == U'±' || (c == U'+' && free) || (c == U'負' && front->start > low + 1 && t->cp[front->start - 2] == U'正')) {
		front->start--;
		return true;
	}
	return false;
}

struct front front_read(const struct text *t, size_t low, size_t i)
{
	struct front front = {i, QUALIFIER_EXACT, NULL, false};

	if (i >= low + 2 && text_has(t, i - 2, U"正負")) {
		front.start = i - 2;
		return front;
	}
	take_sign(t, low, &front);
	while (take_currency(t, low, &front) || take_prefix(t, low, &front))
		;
	return front;
}

/* 約減2.5%, 約每5分鐘: a word stands between 約 and the figure */
static bool is_about(const struct text *t, size_t low, size_t i)
{
	static const char32_t between[] = U"減增占佔計有達需每短超少加漲跌成長為降升";

	for (size_t n = 1; n <= 3 && i > low + n - 1; n++) {
		char32_t c = t->cp[i - n];

		if (c == U'約')
			return n > 1 && !(i > n && is_any(t->cp[i - n - 1], U"合公條契簽節預違解制特租"));
		if (!is_any(c, between))
			return false;
	}
	return false;
}

enum qualifier qualifier_around(const struct text *t, size_t low, const struct figure *f)
{
	bool is_date = f->kind == KIND_DATE || f->kind == KIND_PERIOD || f->kind == KIND_TIME;
	size_t length;
	int s;

	if (f->kind == KIND_DATE && (s = words_longest(&date_cue_words, t, low, f->start, &length)) != NO_WORD)
		return date_cues[s].qualifier;
	/* 所得最高20% is a group, no limit */
	if (!is_date && (s = words_longest(&limit_words, t, low, f->start, &length)) != NO_WORD &&
	    (f->kind != KIND_PERCENT || limits[s].word[0] != U'最'))
		return limits[s].qualifier;
	if (!is_date && is_about(t, low, f->start))
		return QUALIFIER_ABOUT;
	s = words_longest(&suffix_words, t, 0, f->end, &length);
	if (s == NO_WORD)
		return QUALIFIER_EXACT;
	if (f->kind == KIND_DURATION && suffixes[s].qualifier == QUALIFIER_BY)
		return QUALIFIER_BY;
	if (f->kind == KIND_TIME && suffixes[s].qualifier == QUALIFIER_SINCE)
		return QUALIFIER_EXACT;
	if (suffixes[s].qualifier == QUALIFIER_SINCE && suffixes[s].word[0] == U'起' &&
	    is_any(text_char(t, f->end + 1), U"訴造飛步草因至迄"))
		return QUALIFIER_EXACT;
	if (suffixes[s].qualifier == QUALIFIER_OVER &&
	    (is_any(text_char(t, f->end + length), U"元數額絀地樣") || f->kind == KIND_DURATION))
		return QUALIFIER_EXACT;
	/* 至…止 with both ends is a period, no limit */
	if (suffixes[s].qualifier == QUALIFIER_AS_OF && f->kind != KIND_DATE)
		return QUALIFIER_EXACT;
	return suffixes[s].kinds & (is_date ? TIME : QUANTITY) ? suffixes[s].qualifier : QUALIFIER_EXACT;
}

enum qualifier qualifier_of(const struct text *t, size_t low, const struct front *front, const struct figure *f)
{
	if (front->qualifier == QUALIFIER_UNDER && f->kind == KIND_DURATION && front->start + 1 == f->number &&
	    t->cp[front->start] == U'近')
		return QUALIFIER_RECENT;
	if (front->qualifier != QUALIFIER_EXACT)
		return front->qualifier;
	if (f->over)
		return QUALIFIER_OVER;
	/* 3日內, 2周內: 內 alone is a suffix of durations and measures only */
	if ((f->kind == KIND_DURATION || f->kind == KIND_MEASURE) && text_char(t, f->end) == U'內')
		return QUALIFIER_WITHIN;
	return qualifier_around(t, low, f);
}
