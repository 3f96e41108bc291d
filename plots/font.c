#include "plots/font.h"

#include "plots/process.h"

bool font_available(const char *folder)
{
	char name[] = "fc-match", option[] = "-f", format[] = "%{family}", face[] = FONT_FACE;
	char *const argv[] = {name, option, format, face, NULL};
	struct buffer said = {0};
	bool found = process_run(argv, folder, &said) == PROCESS_DONE &&
	             slice_has(buffer_slice(&said), SLICE(FONT_FACE));

	buffer_free(&said);
	return found;
}
