"""What is stated in unusual ways is found, and what only looks like an act is not: invented clauses, one rule each."""

from __future__ import annotations

import pytest

from checker.judging.judge import judge
from checker.reading.source import make_source
from checker.rulebook.shipped import shipped_rulebook

HEAD = "青川县人民政府2023年法治政府建设情况报告\n\n2023年，青川县依法行政。现将有关情况报告如下：\n"
WORK = "一、主要工作\n"
DUTY = "二、党政主要负责人履行推进法治建设第一责任人职责情况\n"
PROBLEMS = "一、主要工作\n审核文件9件。\n二、存在的不足\n"

STATED = [
    ("leader-duty", "县长先后3次到执法一线调研，当场敲定整改事项12个。", DUTY),
    ("leader-duty", "县委书记高度重视，全年批示法治督察反馈问题11件。", DUTY),
    ("leader-duty", "切实履行职责，带头讲法治课2次，听取汇报4次。", DUTY),
    ("leader-duty", "由县长主持召开依法行政专题会4次，研究败诉案件整改。", WORK),
    ("leader-duty", "县委、县政府主要领导按季度听取行政复议工作汇报，批示9件。", WORK),
    ("leader-duty", "县长亲自出庭应诉1次，还领学行政处罚法3次。", WORK),
    ("leader-duty.concrete", "县长主持召开常务会议，会上领学法律7次。", DUTY),
    ("leader-duty.shufa", "12月15日，县委召开会议，16名乡镇主官现场述法。", DUTY),
    ("leader-duty.shufa", "2024年1月，县委召开述法会议，12名部门负责人述法。", DUTY),
    ("leader-duty.shufa", "按照上级要求，年底组织28家单位书面述法。", DUTY),
    ("three-systems.publicity", "应当公示的执法决定1260条全部在县政府网站公示。", WORK),
    ("three-systems.publicity", "召开会议3次，通过县政府网站公开处罚结果43条。", WORK),
    ("three-systems.publicity", "按照年度检查计划开展检查86次，检查结果及时公开。", WORK),
    ("three-systems.publicity", "执法人员名单、执法依据、流程图都贴到了办事大厅。", WORK),
    ("three-systems.recording", "通过招标采购执法记录仪40台。", WORK),
    ("three-systems.recording", "上年招标的执法记录仪30台，今年5月已配发到乡镇。", WORK),
    ("three-systems.recording", "举办培训4期、考试2次，归档执法视频260段。", WORK),
    ("three-systems.recording", "全年对42起案件的执法全过程进行记录。", WORK),
    ("three-systems.review", "属于重大处罚的案件5件，均先交法规股审核后再上会。", WORK),
    ("three-systems.review", "审查合同45份，审核重大处罚决定12件。", WORK),
    ("three-systems.review", "对应当审核的重大执法决定31件全部作了法制审核。", WORK),
    ("three-systems.review", "凡罚款过万元的，案卷都要先经法制员把关，全年把关17件。", WORK),
    ("three-systems", "印发行政执法“三项制度”任务分工，召开推进会2次。", WORK),
    ("achievements", "法规科将一年来的52份案卷逐份评查，通报问题31个。", WORK),
    ("achievements", "没收违法所得3万元，责令改正26件。", WORK),
    ("problems.causes", "一是执法力量薄弱，根子在编制没有跟着职权走。", PROBLEMS),
    ("problems.causes", "一是执法力量薄弱。主要是近三年退休多、招录少。", PROBLEMS),
    ("problems.causes", "一是文书不规范。一方面是培训偏重条文，另一方面是缺少带教。", PROBLEMS),
    ("problems.causes", "一是案卷质量不高。之所以出现这种情况，是把关走过场。", PROBLEMS),
    ("problems", "（二）乡镇法制员不懂业务。", PROBLEMS),
]

HIDDEN = [
    ("leader-duty", "县司法局听取执法单位汇报6次，研究败诉案件。", WORK),
    ("leader-duty", "分管副县长主持召开法治建设联席会议4次。", WORK),
    ("leader-duty", "邻县县长率队来我县交流执法工作2次。", WORK),
    ("leader-duty", "市长到我县调研行政复议工作1次。", WORK),
    ("leader-duty", "会议要求，县长应当主持研究法治建设重大事项。", WORK),
    ("leader-duty", "检查县长是否主持召开法治建设会议。", WORK),
    ("leader-duty", "2022年3月，县长主持召开法治建设专题会2次。", WORK),
    ("leader-duty", "明年，县长将主持召开法治建设专题会议4次。", WORK),
    ("leader-duty", "县长未主持召开法治建设会议。", WORK),
    ("leader-duty", "县长落实第一责任人职责；县财政局召开法治建设会议3次。", WORK),
    ("leader-duty", "印发办法，规定县长每年听取法治建设汇报2次。", WORK),
    ("leader-duty", "县长调研果园3次，主持召开招商推介会2次。", WORK),
    ("leader-duty", "县人民法院院长到我县讲法治课1次。", WORK),
    ("leader-duty.shufa", "全年未召开述法会议。", DUTY),
    ("leader-duty.shufa", "2022年12月召开述法会议，12名负责人述法。", DUTY),
    ("leader-duty.shufa", "述法会议推迟到明年2月召开。", DUTY),
    ("leader-duty.shufa", "督促各乡镇检查是否开展述法。", DUTY),
    ("leader-duty.shufa", "各单位主要负责人应当现场述法。", DUTY),
    ("three-systems.publicity", "尚未在网站公示执法决定。", WORK),
    ("three-systems.publicity", "处罚结果届时在县政府网站公开。", WORK),
    ("three-systems.publicity", "明确各单位应当公开执法依据。", WORK),
    ("three-systems.publicity", "组织执法人员体检2次，公开述职12人。", WORK),
    ("three-systems.recording", "拟于明年购置执法记录仪40台。", WORK),
    ("three-systems.recording", "待资金到位后配发执法记录仪30台。", WORK),
    ("three-systems.recording", "去年配发执法记录仪30台。", WORK),
    ("three-systems.recording", "没有配备执法记录仪。", WORK),
    ("three-systems.review", "当事人对处罚决定提起诉讼5件，法院审查后驳回。", WORK),
    ("three-systems.review", "收到对处罚决定不服的复议申请31件，依法审查。", WORK),
    ("three-systems.review", "重大处罚决定必须经法规科审核。", WORK),
    ("achievements", "会同高校将编印教材6种。", WORK),
    ("problems.causes", "一是执法力量薄弱。二是矛盾纠纷根源治理不够。", PROBLEMS),
    ("problems.causes", "一是数据卡在平台外。二是短板就在于编制不足。", PROBLEMS),
]


def _verdict(rule: str, text: str) -> str:
    report = judge(make_source("x", "txt", "UTF-8", HEAD + text + "\n"), shipped_rulebook(), reported=(rule,))
    return next(result.outcome.verdict for result in report.results if result.rule.id == rule)


@pytest.mark.parametrize(("rule", "sentence", "before"), STATED, ids=[row[1] for row in STATED])
def test_an_act_is_found_however_it_is_told(rule: str, sentence: str, before: str) -> None:
    assert _verdict(rule, before + sentence) == "met"


@pytest.mark.parametrize(("rule", "sentence", "before"), HIDDEN, ids=[row[1] for row in HIDDEN])
def test_what_was_not_done_is_no_act(rule: str, sentence: str, before: str) -> None:
    assert _verdict(rule, before + sentence) in ("partial", "unmet")
