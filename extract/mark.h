/* mark: the outline marks of official documents, at the start of a line:
 *     第一章  壹、  一、  （一） (一)  1、 1.  （1） (1)  ① A. a. 甲、 （甲）
 * A bullet (-, *, ●) or # before a mark says nothing about the level: after a PDF conversion only the
 * marks are to be trusted. */
#ifndef EXTRACT_MARK_H
#define EXTRACT_MARK_H

#include <stdbool.h>
#include <stdint.h>

#include "core/slice.h"

/* in the order in which they nest; LETTER kinds nest below whatever they first appear under */
enum mark_kind {
	MARK_NONE,
	MARK_PART,     /* 第一編 */
	MARK_CHAPTER,  /* 第一章 */
	MARK_DIVISION, /* 第一節 */
	MARK_ENTRY,    /* 第一款, 第一項 at the head of a budget item */
	MARK_FORMAL,   /* 壹、 */
	MARK_HAN,      /* 一、 */
	MARK_HAN_BRACKET,
	MARK_NUMBER,
	MARK_NUMBER_BRACKET,
	MARK_CIRCLED,
	MARK_STEM, /* 甲、 */
	MARK_STEM_BRACKET,
	MARK_LETTER, /* A. */
};

/* what stands before the text of a line */
struct lead {
	uint32_t text;      /* offset of the first byte of text behind bullet and mark */
	uint32_t mark;      /* the mark is source[mark, mark_end); of an unmarked item its bullet */
	uint32_t mark_end;
	int value;          /* number of the mark, 0: none */
	enum mark_kind kind : 8;
	unsigned hashes : 8; /* of a Markdown heading */
	bool bullet;
	bool quote;          /* > */
};

/* Reads the start of the line source[start, end). */
struct lead lead_read(struct slice source, uint32_t start, uint32_t end);

#endif
