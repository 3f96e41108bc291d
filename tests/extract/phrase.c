/* phrase: chunks of a stretch of text; sentences written for the test */
#include "tests/extract/reading.h"

#include "extract/phrase.h"

static void show(const struct text *t, struct span s, struct buffer *b)
{
	buffer_clear(b);
	text_copy(t, s.start, s.end, b);
}

/* what a figure behind the stretch is told of; thing: what verbs alone are told of */
static const struct {
	const char *stretch, *last, *thing;
} lasts[] = {
	{"本局於北區已受理民眾電話計", "受理民眾電話", ""},
	{"離島航班因風浪取消共", "取消", "離島航班"},
	{"列管案件均已完成", "已完成", "列管案件"},
	{"其他收入", "其他收入", ""},
	{"補助勞工保險費", "補助勞工保險費", ""},
	{"依道路管理條例", "道路管理條例", ""},
	{"各項「夜間照明」工程經費約", "「夜間照明」工程經費", ""},
	{"滲透率仍低", "滲透率", ""},
	{"規費收入編列", "規費收入", ""},
	{"主要來源國為越南", "越南", ""},
	{"自行車道、登山步道及", "自行車道、登山步道", ""},
	{"不合格", "不合格", ""},
	{"並將持續", "", ""},
	{"本會計", "本會", ""},
	{"三大運具合", "三大運具", ""},
	{"辦理職業安全、職業衛生、勞動條件、勞資關係及勞工福利業務所需行政費",
	 "勞動條件、勞資關係及勞工福利業務所需行政費", ""},
};

START_TEST(last)
{
	struct text t;
	struct buffer b = {0};
	struct phrase p;

	read_text(&t, lasts[_i].stretch);
	p = phrase_last(&t, 0, t.n);
	show(&t, p.span, &b);
	ck_assert_msg(slice_is(buffer_slice(&b), lasts[_i].last), "'%s': '%.*s'", lasts[_i].stretch, SLICE_ARGS(buffer_slice(&b)));
	show(&t, p.thing, &b);
	ck_assert_msg(slice_is(buffer_slice(&b), lasts[_i].thing), "'%s': of '%.*s'", lasts[_i].stretch,
	              SLICE_ARGS(buffer_slice(&b)));
	buffer_free(&b);
	text_free(&t);
}
END_TEST

/* the thing that stands behind a count */
static const struct {
	const char *stretch, *counted;
} counts[] = {
	{"資安事件", "資安事件"},     {"申請案獲核定", "申請案"},       {"檢查報告", "檢查報告"}, {"受傷", ""},
	{"參加講習", ""},             {"及另行通知", ""},               {"已結案", ""},           {"起重機", "起重機"},
	{"清潔隊員之制服", "清潔隊員之制服"}, {"說明會，計", "說明會"},
};

START_TEST(counted)
{
	struct text t;
	struct buffer b = {0};

	read_text(&t, counts[_i].stretch);
	show(&t, phrase_counted(&t, 0, t.n).span, &b);
	ck_assert_msg(slice_is(buffer_slice(&b), counts[_i].counted), "'%s': '%.*s'", counts[_i].stretch,
	              SLICE_ARGS(buffer_slice(&b)));
	buffer_free(&b);
	text_free(&t);
}
END_TEST

/* what is told behind a date */
static const struct {
	const char *stretch, *told;
} tellings[] = {
	{"起，本局將辦理宣導活動", "辦理宣導活動"},
	{"由總統公布施行", "總統公布施行"},
	{"召開審查會議，計", "召開審查會議"},
	{"已", ""},
	{"邀集縣市政府與地方團體就節水獎勵措施及水價調整進行協商", "邀集縣市政府與地方團體就節水獎勵措施及水價調整"},
};

START_TEST(told)
{
	struct text t;
	struct buffer b = {0};

	read_text(&t, tellings[_i].stretch);
	show(&t, phrase_told(&t, 0, t.n).span, &b);
	ck_assert_msg(slice_is(buffer_slice(&b), tellings[_i].told), "'%s': '%.*s'", tellings[_i].stretch,
	              SLICE_ARGS(buffer_slice(&b)));
	buffer_free(&b);
	text_free(&t);
}
END_TEST

START_TEST(aside)
{
	static const struct {
		const char *clause;
		bool aside;
	} rows[] = {{"經參酌決算編列", true}, {"因旺季效應", true}, {"較上月", true}, {"其中女性", false}, {"歲入預算", false}};
	struct text t;

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		read_text(&t, rows[i].clause);
		ck_assert_msg(phrase_is_aside(&t, 0, t.n) == rows[i].aside, "'%s'", rows[i].clause);
		text_free(&t);
	}
	read_text(&t, "自至之");
	ck_assert(phrase_is_empty(&t, 0, t.n));
	ck_assert(phrase_is_empty(&t, 1, 1));
	text_free(&t);
}
END_TEST

int main(void)
{
	const struct unit_test units[] = {{last, ROWS(lasts)}, {counted, ROWS(counts)}, {told, ROWS(tellings)}, {aside, 0}};

	return UNIT_RUN("phrases", units);
}
