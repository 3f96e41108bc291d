/* every sentence of tests/sentences/ has the figures that are marked in it */
#include "tests/extract/sentences.h"

static void check_sentence(void *context, const char *line)
{
	static struct sentence s;
	struct reading r;
	struct buffer *why = context;

	parse_sentence(&s, line);
	read_document(&r, s.text, SENTENCES_DATE);
	ck_assert_msg(sentence_holds(&s, &r, why), "'%s': %.*s", s.text, SLICE_ARGS(buffer_slice(why)));
	reading_free(&r);
}

START_TEST(sentences)
{
	struct buffer why = {0};

	ck_assert_uint_gt(sentences_of(sentence_files[_i], check_sentence, &why), 0);
	buffer_free(&why);
}
END_TEST

int main(void)
{
	const struct unit_test tests[] = {{sentences, ROWS(sentence_files)}};

	return UNIT_RUN("sentences", tests);
}
