#include "extract/batch.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/memory.h"
#include "core/message.h"

enum { SNIFF_BYTES = 4096 };

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (strcmp(path, "-") == 0)
		return "stdin";
	return slash ? slash + 1 : path;
}

static int by_name(const void *a, const void *b)
{
	const char *const *x = *(const char *const *const *)a, *const *y = *(const char *const *const *)b;
	int order = strcmp(*x, *y);

	/* ids stand in the order of the inputs */
	return order ? order : (x > y) - (x < y);
}

/* the second input of a name gets ~2, the third ~3 */
static void make_unique(char **ids, size_t n)
{
	char ***order = xmalloc((n + 1) * sizeof *order);
	size_t same = 1;

	for (size_t i = 0; i < n; i++)
		order[i] = &ids[i];
	if (n)
		qsort(order, n, sizeof *order, by_name);
	for (size_t i = n; i-- > 1;) {
		size_t first = i;
		char *id;

		while (first > 0 && strcmp(*order[first - 1], *order[i]) == 0)
			first--;
		for (same = i - first + 1; same > 1; same--, i--) {
			id = xmalloc(strlen(*order[i]) + 24);
			sprintf(id, "%s~%zu", *order[i], same);
			free(*order[i]);
			*order[i] = id;
		}
		if (i == 0)
			break;
	}
	free(order);
}

void batch_start(struct batch *b, char *const *operands, int n, const char *doc_id, size_t max_bytes)
{
	*b = (struct batch){.max_bytes = max_bytes};
	paths_expand(&b->paths, operands, n);
	b->ids = xmalloc((b->paths.n + 1) * sizeof *b->ids);
	for (size_t i = 0; i < b->paths.n; i++)
		b->ids[i] = xstrdup(doc_id != NULL && b->paths.n == 1 ? doc_id : base_name(b->paths.v[i]));
	make_unique(b->ids, b->paths.n);
}

/* a first line of tabs, or of bare words with commas between, heads a table of data */
static bool is_data(struct slice head)
{
	size_t tabs = 0, commas = 0;

	for (size_t i = 0; i < head.n && head.p[i] != '\n'; i++) {
		if ((unsigned char)head.p[i] >= 0x80 || head.p[i] == ' ')
			return tabs > 1;
		tabs += head.p[i] == '\t';
		commas += head.p[i] == ',';
	}
	return tabs > 1 || commas > 1;
}

/* a file with a NUL byte near its start, an empty one, or a table of data is no report */
static bool is_report(const char *path)
{
	char head[SNIFF_BYTES];
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd >= 0 ? read(fd, head, sizeof head) : 1;

	if (fd >= 0)
		close(fd);
	if (fd < 0 || n < 0)
		return true; /* to be reported when it is opened */
	if (n > 0 && memchr(head, '\0', (size_t)n) == NULL && !is_data((struct slice){head, (size_t)n}))
		return true;
	message(MESSAGE_INFO, path, 0, "skipped: %s",
	        n == 0 ? "empty" : memchr(head, '\0', (size_t)n) ? "no text file" : "a table of data");
	return false;
}

bool batch_next(struct batch *b, struct document *d)
{
	while (b->next < b->paths.n) {
		size_t i = b->next++;

		if (!b->paths.given[i] && !is_report(b->paths.v[i]))
			continue;
		if (document_open(d, b->paths.v[i], slice_of(b->ids[i]), b->max_bytes))
			return true;
		document_close(d);
	}
	return false;
}

void batch_free(struct batch *b)
{
	for (size_t i = 0; i < b->paths.n; i++)
		free(b->ids[i]);
	free(b->ids);
	paths_free(&b->paths);
}
