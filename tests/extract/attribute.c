/* attribute: roles, cues, basis, period */
#include "tests/extract/reading.h"

static const struct {
	const char *line, *raw, *role, *cue;
} roles[] = {
	{"本月受理案件共53件。", "53件", "total", "共"},
	{"受理案件計53件。", "53件", "total", "計"},
	{"受理案件合計53件。", "53件", "total", "合計"},
	{"受理案件總計53件。", "53件", "total", "總計"},
	{"受理案件共計53件。", "53件", "total", "共計"},
	{"受理案件計有53件。", "53件", "total", "計有"},
	{"本案估計53件。", "53件", "", ""},
	{"依統計53件。", "53件", "", ""},
	{"累計53件。", "53件", "cumulative", "累計"},
	{"受理34件（前瞻計畫17件、一般計畫17件）。", "34件", "total", "（"},
	{"受理33件，其中前瞻計畫17件。", "17件", "part", "其中"},
	{"2類案件分別為17件及16件。", "17件", "part", "分別為"},
	{"2類案件分別為17件及16件。", "16件", "part", "分別為"},
	{"受理53件，其餘5件未結。", "5件", "remainder", "其餘"},
	{"受理53件，餘5件未結。", "5件", "remainder", "餘"},
	{"受理53件，尚有5件未結。", "5件", "remainder", "尚有"},
	{"結餘5萬元。", "5萬元", "", ""},
	{"較上個月增加47.52%。", "47.52%", "increase", "增加"},
	{"較去年同期減少47.52%。", "47.52%", "decrease", "減少"},
	{"較去年同期下降2.1個百分點。", "2.1個百分點", "decrease", "下降"},
	{"較去年同期成長8.0%。", "8.0%", "increase", "成長"},
	{"增至53件。", "53件", "level", "增至"},
	{"上月為53件。", "53件", "previous", "上月為"},
	{"較原列預算數160億元減少5億元。", "160億元", "original", "原列"},
	{"借閱率由111年的18%降至113年的12%。", "12%", "level", "降至"},
	{"分別增加4家及91人。", "91人", "increase", "增加"},
	{"新設8家、91人（去年同期為4家、72人）。", "72人", "previous", "去年同期為"},
	{"借閱率由111年的18%降至113年的12%。", "18%", "previous", "由"},
	{"原列160億元。", "160億元", "original", "原列"},
	{"原編160億元。", "160億元", "original", "原編"},
	{"審議刪減5億元。", "5億元", "cut", "刪減"},
	{"貸款餘額增加20億元，幅度高達12.5%。", "12.5%", "increase", "增加"},
	{"減列5億元。", "5億元", "cut", "減列"},
	{"減列「材料費」7億元、「租金」2億元及「雜項支出」65萬元。", "65萬元", "cut", "減列"},
	{"減列材料費7億元以及雜項支出65萬元。", "65萬元", "cut", "減列"},
	{"增列「捐贈收入」20萬元（含「其他」5萬元）暨「利息」30萬元。", "30萬元", "added", "增列"},
	{"減列「材料費」7億元及增列「租金」2億元。", "2億元", "added", "增列"},
	{"減列「材料費」7億元與上年度5億元相較。", "5億元", "", ""},
	{"追減5億元。", "5億元", "cut", "追減"},
	{"增列5億元。", "5億元", "added", "增列"},
	{"追加5億元。", "5億元", "added", "追加"},
	{"改列155億元。", "155億元", "revised", "改列"},
	{"核列155億元。", "155億元", "revised", "核列"},
	{"凍結5億元。", "5億元", "frozen", "凍結"},
	{"失業率3.38%。", "3.38%", "rate", "率"},
	{"排名第2名。", "第2名", "rank", NULL},
	{"由5億元調升為7億元。", "7億元", "level", "調升為"},
	{"各減少4家及91人。", "91人", "decrease", "減少"},
	{"採購金額逾1,000萬元者應送審。", "逾1,000萬元", "limit", NULL},
	{"未達80%者應檢討。", "未達80%", "limit", NULL},
	{"受理53件。", "53件", "", ""},
};

START_TEST(role)
{
	struct reading r;
	const struct fact *f;

	read_document(&r, roles[_i].line, "2022-12-20");
	f = fact_of(&r, roles[_i].raw);
	ck_assert_msg(slice_is(f->role, roles[_i].role), "'%s': %s has role '%.*s', not '%s'", roles[_i].line,
	              roles[_i].raw, SLICE_ARGS(f->role), roles[_i].role);
	if (roles[_i].cue != NULL)
		ck_assert_msg(slice_is(f->cue, roles[_i].cue), "'%s': %s has cue '%.*s', not '%s'", roles[_i].line,
		              roles[_i].raw, SLICE_ARGS(f->cue), roles[_i].cue);
	reading_free(&r);
}
END_TEST

/* the figures of the same unit inside a bracket divide the one before it */
START_TEST(bracket)
{
	struct reading r;
	size_t parts = 0;

	read_document(&r, "受理34件（前瞻計畫17件、一般計畫17件，計5億元）。", NULL);
	for (size_t i = 0; i < r.facts.n; i++)
		if (slice_is(r.facts.v[i].raw, "17件")) {
			ck_assert_slice(r.facts.v[i].role, "part");
			ck_assert_slice(r.facts.v[i].cue, "（");
			parts++;
		}
	ck_assert_uint_eq(parts, 2);
	ck_assert_str_ne(fact_of(&r, "5億元")->role.n ? "x" : "", "part");
	ck_assert_int_ne(fact_of(&r, "34件")->clause, row_of(&r, "count", 1)->clause);
	ck_assert_int_eq(fact_of(&r, "34件")->sentence, row_of(&r, "count", 1)->sentence);
	reading_free(&r);
}
END_TEST

static const struct {
	const char *line, *raw, *role, *basis;
} bases[] = {
	{"占通報事件11.32%。", "11.32%", "share", "通報事件"},
	{"占總預算之三成五。", "三成五", "share", "總預算"},
	{"準備占逾期放款之覆蓋率為870%。", "870%", "share", "逾期放款"},
	{"支出占總預算的比率1.17%。", "1.17%", "share", "總預算"},
	{"女性占全體比重30%。", "30%", "share", "全體"},
	{"較上個月減少47.52%。", "47.52%", "decrease", "上個月"},
	{"「旅費」3百萬元，占本部減列數五成。", "五成", "share", "本部減列數"},
	{"減列數之3/5屬設備更新。", "3/5", "share", "減列數"},
	{"每人每月補助800元。", "800元", "average", "每人每月"},
	{"每月核付金額87億元。", "87億元", "average", "每月"},
	{"較去年同期增加53件。", "53件", "increase", "去年同期"},
	{"平均每日53件。", "53件", "average", "每日"},
	{"平均每場50人。", "50人", "average", "每場"},
	{"與上季比較增加20件。", "20件", "increase", "上季"},
	{"與去年同期相較，減少2件。", "2件", "decrease", ""},
	{"匯率為1美元兌新臺幣31.5元。", "新臺幣31.5元", "rate", "1美元"},
};

START_TEST(basis)
{
	struct reading r;
	const struct fact *f;

	read_document(&r, bases[_i].line, "2022-12-20");
	f = fact_of(&r, bases[_i].raw);
	ck_assert_msg(slice_is(f->role, bases[_i].role), "'%s': '%.*s'", bases[_i].line, SLICE_ARGS(f->role));
	ck_assert_msg(slice_is(f->basis, bases[_i].basis), "'%s': '%.*s'", bases[_i].line, SLICE_ARGS(f->basis));
	reading_free(&r);
}
END_TEST

/* the time that a quantity describes */
static const struct {
	const char *text, *raw, *period;
} periods[] = {
	{"# 111年11月業務報告\n\n本月受理53件。\n", "53件", "2022-11"},
	{"# 111年11月業務報告\n\n上個月受理53件。\n", "53件", "2022-10"},
	{"# 111年11月業務報告\n\n受理53件。\n", "53件", "2022-11"},
	{"# 業務報告\n\n111年3月受理53件。\n", "53件", "2022-03"},
	{"# 111年11月業務報告\n\n110年度受理53件。\n", "53件", "2021"},
	{"# 111年11月業務報告\n\n111年1月至11月受理53件。\n", "53件", "2022-01/2022-11"},
	{"# 111年11月業務報告\n\n## 一、111年第3季\n\n受理53件。\n", "53件", "2022-Q3"},
	{"# 111年1月業務報告\n\n上個月受理53件。\n", "53件", "2021-12"},
	{"# 業務報告\n\n102年度歲入，經參酌101年度預算數編列，計5億元。\n", "5億元", "2013"},
	{"# 業務報告\n\n113年借閱率均較112年提升，中壢館達5%。\n", "5%", "2024"},
	/* a change is of the time of what has changed */
	{"# 111年11月業務報告\n\n本月受理53件，較上月40件增加13件，增幅32.5%。\n", "13件", "2022-11"},
	{"# 111年11月業務報告\n\n本月受理53件，較上月40件增加13件，增幅32.5%。\n", "32.5%", "2022-11"},
	{"# 111年11月業務報告\n\n本月受理53件，較上月40件增加13件，增幅32.5%。\n", "40件", "2022-10"},
	{"# 業務報告\n\n110年1月至6月受理53件，較109年同期增加13件。\n", "13件", "2021-01/2021-06"},
	{"# 111年11月業務報告\n\n受理53件，較上月40件增加13件，與去年同期50件比較，成長6%。\n", "6%", "2022-11"},
	/* the same months of the year before */
	{"# 111年11月業務報告\n\n受理53件，較上月40件增加13件，與去年同期50件比較，成長6%。\n", "50件", "2021-11"},
	{"# 111年11月業務報告\n\n受理53件，較去年同期40件增加13件。\n", "40件", "2021-11"},
	{"# 業務報告\n\n110年1月至6月受理53件，去年同期為40件。\n", "40件", "2020-01/2020-06"},
};

START_TEST(period)
{
	struct reading r;
	const struct fact *f;

	read_document(&r, periods[_i].text, NULL);
	f = fact_of(&r, periods[_i].raw);
	ck_assert_msg(slice_is(f->period, periods[_i].period), "'%s': '%.*s', not %s", periods[_i].text,
	              SLICE_ARGS(f->period), periods[_i].period);
	reading_free(&r);
}
END_TEST

/* dates, ordinals and references have no period */
START_TEST(no_period)
{
	struct reading r;

	read_document(&r, "# 111年11月業務報告\n\n第2期於111年11月5日依第9條辦理。\n", NULL);
	ck_assert_uint_eq(fact_of(&r, "第2期")->period.n, 0);
	ck_assert_uint_eq(fact_of(&r, "111年11月5日")->period.n, 0);
	ck_assert_uint_eq(fact_of(&r, "第9條")->period.n, 0);
	reading_free(&r);
}
END_TEST

static const struct {
	const char *text, *office;
} offices[] = {
	{"# 業務報告\n\n## 一、主計處\n\n受理53件。\n", "主計處"},
	{"# 業務報告\n\n## 一、資訊中心\n\n### （一）業務\n\n受理53件。\n", "資訊中心"},
	{"# 業務報告\n\n報告單位：勞動局\n\n## 一、業務\n\n受理53件。\n", "勞動局"},
	{"# 業務報告\n\n報告單位：勞動局　　承辦：綜合規劃科\n\n## 一、業務\n\n受理53件。\n", "勞動局"},
	{"# 業務報告\n\n主辦：資訊中心 電話：(02)2345-6789\n\n## 一、業務\n\n受理53件。\n", "資訊中心"},
	{"# 業務報告\n\n## 一、業務\n\n受理53件。\n", ""},
	{"# 業務報告\n\n## **一、主計處：**\n\n受理53件。\n", "主計處"},
};

START_TEST(office)
{
	struct reading r;
	const struct fact *f;

	read_document(&r, offices[_i].text, "2022-12-20");
	f = fact_of(&r, "53件");
	ck_assert_msg(slice_is(f->office, offices[_i].office), "'%s': '%.*s'", offices[_i].text, SLICE_ARGS(f->office));
	reading_free(&r);
}
END_TEST

int main(void)
{
	const struct unit_test units[] = {
		{role, ROWS(roles)},     {bracket, 0},          {basis, ROWS(bases)},    {period, ROWS(periods)},
		{no_period, 0},          {office, ROWS(offices)},
	};

	return UNIT_RUN("attribute, period", units);
}
