/* sha256: the vectors of FIPS 180-4 and of NIST's SHAVS, whole and in pieces */
#include "tests/unit.h"

#include "core/sha256.h"

static const struct {
	const char *unit; /* repeated `times` times */
	size_t times;
	const char *digest;
} vectors[] = {
        {"", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
        {"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopq"
         "rsmnopqrstnopqrstu",
         1, "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"},
        {"a", 1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
        /* 1 MB, checked with sha256sum */
        {"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno", 16384,
         "0e83e2c94fb2b82b890692780403485c4844676177a4c7909e92551005fe3915"},
};

START_TEST(vector_of_the_standard)
{
	struct sha256 s;
	char text[SHA256_TEXT];

	sha256_portable(_i % 2);
	sha256_start(&s);
	for (size_t i = 0; i < vectors[_i / 2].times; i++)
		sha256_add(&s, slice_of(vectors[_i / 2].unit));
	sha256_end(&s, text);
	ck_assert_str_eq(text, vectors[_i / 2].digest);
}
END_TEST

/* every length around the padding's borders, cut at every place; the instructions give what the portable code
 * gives */
START_TEST(pieces_give_the_whole)
{
	char bytes[200], whole[SHA256_TEXT], parts[SHA256_TEXT];

	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (char)(i * 37);
	for (size_t n = 50; n < sizeof bytes; n++)
		for (size_t cut = 0; cut <= n; cut++) {
			struct sha256 a, b, copy;

			sha256_portable(true);
			sha256_start(&a);
			sha256_add(&a, (struct slice){bytes, n});
			sha256_end(&a, whole);
			sha256_portable(false);
			sha256_start(&b);
			sha256_add(&b, (struct slice){bytes, cut});
			copy = b;
			sha256_add(&copy, (struct slice){bytes + cut, n - cut});
			sha256_end(&copy, parts);
			ck_assert_str_eq(whole, parts);
		}
}
END_TEST

int main(void)
{
	const struct unit_test units[] = {
	        {vector_of_the_standard, 2 * ROWS(vectors)},
	        {pieces_give_the_whole, 0},
	};

	return UNIT_RUN("sha256", units);
}
