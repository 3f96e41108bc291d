/* layout: the canvas that theme.gp draws on, as far as C must know it to measure text. px. */
#ifndef PLOTS_LAYOUT_H
#define PLOTS_LAYOUT_H

enum {
	CANVAS_WIDTH = 1920,
	CANVAS_HEIGHT = 1080,
	CANVAS_LEFT = 90,
	CANVAS_RIGHT = 1830,
	SIZE_TITLE = 60,
	SIZE_SUBTITLE = 34,
	SIZE_LABEL = 38,
	SIZE_VALUE = 46,
	SIZE_SMALL = 30,
	SIZE_FOOT = 26,
	FOOT_LINES = 3, /* source and note together */
};

#endif
