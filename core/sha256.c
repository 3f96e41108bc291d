#include "core/sha256.h"

#ifdef __x86_64__
#include <cpuid.h>
#include <immintrin.h>
#endif

static const uint32_t round_constants[SHA256_BLOCK] = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t turn(uint32_t x, int by)
{
	return x >> by | x << (32 - by);
}

static uint32_t big_endian(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static void expand(const unsigned char *block, uint32_t w[SHA256_BLOCK])
{
	for (size_t i = 0; i < 16; i++)
		w[i] = big_endian(block + 4 * i);
	for (int i = 16; i < SHA256_BLOCK; i++) {
		uint32_t a = w[i - 15], b = w[i - 2];

		w[i] = w[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ a >> 3) + w[i - 7] +
		       (turn(b, 17) ^ turn(b, 19) ^ b >> 10);
	}
}

static void mix_portable(uint32_t state[8], const unsigned char *block)
{
	uint32_t w[SHA256_BLOCK], a = state[0], b = state[1], c = state[2], d = state[3];
	uint32_t e = state[4], f = state[5], g = state[6], h = state[7];

	expand(block, w);
	for (int i = 0; i < SHA256_BLOCK; i++) {
		uint32_t x = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) +
		             round_constants[i] + w[i];
		uint32_t y = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));

		h = g, g = f, f = e, e = d + x;
		d = c, c = b, b = a, a = x + y;
	}
	state[0] += a, state[1] += b, state[2] += c, state[3] += d;
	state[4] += e, state[5] += f, state[6] += g, state[7] += h;
}

#ifdef __x86_64__
static bool has_instructions(void)
{
	enum { SSSE3 = 1u << 9, SSE41 = 1u << 19, SHA = 1u << 29 };
	unsigned a, b, c, d, more;

	return __get_cpuid(1, &a, &b, &c, &d) && (c & SSSE3) && (c & SSE41) &&
	       __get_cpuid_count(7, 0, &a, &more, &c, &d) && (more & SHA);
}

/* Four rounds at a time; the instructions want the state as ABEF and CDGH. Seven times as fast. */
__attribute__((target("sha,sse4.1"))) static void mix_fast(uint32_t state[8], const unsigned char *block)
{
	const __m128i bytes = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
	__m128i *store = (__m128i *)(void *)state, w[4];
	__m128i cdab = _mm_shuffle_epi32(_mm_loadu_si128(store), 0xb1);
	__m128i efgh = _mm_shuffle_epi32(_mm_loadu_si128(store + 1), 0x1b);
	__m128i abef = _mm_alignr_epi8(cdab, efgh, 8), cdgh = _mm_blend_epi16(efgh, cdab, 0xf0);
	const __m128i first = abef, second = cdgh;

	for (int i = 0; i < 4; i++)
		w[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(const void *)block + i), bytes);
#pragma GCC unroll 16
	for (int i = 0; i < 16; i++) {
		__m128i k = _mm_loadu_si128((const __m128i *)(const void *)round_constants + i);
		__m128i sum = _mm_add_epi32(w[i % 4], k), next;

		cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
		abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0e));
		next = _mm_add_epi32(_mm_sha256msg1_epu32(w[i % 4], w[(i + 1) % 4]),
		                     _mm_alignr_epi8(w[(i + 3) % 4], w[(i + 2) % 4], 4));
		w[i % 4] = _mm_sha256msg2_epu32(next, w[(i + 3) % 4]);
	}
	abef = _mm_shuffle_epi32(_mm_add_epi32(abef, first), 0x1b);
	cdgh = _mm_shuffle_epi32(_mm_add_epi32(cdgh, second), 0xb1);
	_mm_storeu_si128(store, _mm_blend_epi16(abef, cdgh, 0xf0));
	_mm_storeu_si128(store + 1, _mm_alignr_epi8(cdgh, abef, 8));
}
#else
#define has_instructions() false
#define mix_fast mix_portable
#endif

static void (*mix)(uint32_t state[8], const unsigned char *block);

void sha256_portable(bool on)
{
	mix = !on && has_instructions() ? mix_fast : mix_portable;
}

void sha256_start(struct sha256 *s)
{
	if (mix == NULL)
		sha256_portable(false);
	*s = (struct sha256){.state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f,
	                               0x9b05688c, 0x1f83d9ab, 0x5be0cd19}};
}

void sha256_add(struct sha256 *s, struct slice bytes)
{
	while (bytes.n > 0) {
		size_t used = s->length % SHA256_BLOCK, n = SHA256_BLOCK - used;

		if (n > bytes.n)
			n = bytes.n;
		memcpy(s->block + used, bytes.p, n);
		if (used + n == SHA256_BLOCK)
			mix(s->state, s->block);
		s->length += n;
		bytes = (struct slice){bytes.p + n, bytes.n - n};
	}
}

void sha256_end(struct sha256 *s, char text[SHA256_TEXT])
{
	static const char pad[SHA256_BLOCK] = {(char)0x80}, digits[] = "0123456789abcdef";
	uint64_t bits = s->length * 8;
	char size[8];

	for (int i = 0; i < 8; i++)
		size[i] = (char)(bits >> (56 - 8 * i));
	/* one byte 0x80 and zeros up to 8 bytes before the end of a block */
	sha256_add(s, (struct slice){pad, 1 + (2 * SHA256_BLOCK - 9 - s->length % SHA256_BLOCK) %
	                                              SHA256_BLOCK});
	sha256_add(s, (struct slice){size, sizeof size});
	for (int i = 0; i < 2 * SHA256_BYTES; i++)
		text[i] = digits[s->state[i / 8] >> (28 - 4 * (i % 8)) & 15];
	text[SHA256_TEXT - 1] = '\0';
}
