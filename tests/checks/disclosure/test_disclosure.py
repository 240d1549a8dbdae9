"""Disclosure in files that hold more than running text, and in odd places of a text."""

import pytest

from checker.judging.judge import judge
from checker.reading.source import Extra, make_source
from checker.rulebook.model import MET, PARTIAL, UNMET

TEXT = (
    "柏河县2023年法治政府建设年度报告\n\n2023年，柏河县依法履职，现将有关情况报告如下：\n"
    "一、主要工作\n全年审核文件9件，办理行政复议案件46件。\n"
)


def outcome(rulebook, rule, text, *extras):
    source = make_source("x", "docx", "", text)._replace(extras=extras)
    return judge(source, rulebook, reported=(rule,)).results[0].outcome


@pytest.mark.parametrize(("kind", "where"), [("header", "页眉"), ("footer", "页脚")])
def test_a_mark_in_a_running_head(rulebook, kind, where):
    found = outcome(rulebook, "disclosure.secret", TEXT, Extra(kind, "内部资料　注意保存"))
    (finding,) = found.findings
    assert found.verdict == UNMET and where in finding.message and finding.place.span is None
    assert outcome(rulebook, "disclosure.secret", TEXT, Extra(kind, "柏河县司法局")).verdict == MET


def test_tracked_changes_are_counted_and_the_first_is_shown(rulebook):
    at = TEXT.index("全年审核")
    extras = (
        Extra("inserted", "全年审核文件9件", (at, at + 8)),
        Extra("deleted", "旧文字", (at + 8, at + 8)),
        Extra("comment", "数据请核", (at, at + 4)),
        Extra("comment", "再核", None),
    )
    (finding,) = outcome(rulebook, "disclosure.draft", TEXT, *extras).findings
    assert "插入1处、删除1处、批注2处" in finding.message
    assert finding.place.span == (at, at + 8) and finding.place.section == ("一、主要工作",)


def test_what_was_deleted_has_the_place_of_its_clause(rulebook):
    at = TEXT.index("，办理")
    (finding,) = outcome(rulebook, "disclosure.draft", TEXT, Extra("deleted", "旧文字", (at, at))).findings
    assert TEXT[slice(*finding.place.span)] == "全年审核文件9件" and "旧文字" in finding.message


@pytest.mark.parametrize("kind", ["deleted", "hidden", "struck"])
@pytest.mark.parametrize(
    ("at", "near"),
    [
        (TEXT.index("\n", TEXT.index("46件")), "办理行政复议案件46件"),
        (len(TEXT), "办理行政复议案件46件"),
        (TEXT.index("一、主要工作") + 6, "主要工作"),
        (0, "柏河县2023年法治政府建设年度报告"),
    ],
)
def test_what_stands_nowhere_has_the_place_that_it_follows(rulebook, kind, at, near):
    (finding,) = outcome(rulebook, "disclosure.draft", TEXT, Extra(kind, "旧文字", (at, at))).findings
    assert TEXT[slice(*finding.place.span)] == near


@pytest.mark.parametrize(
    ("extras", "told"),
    [
        (
            (Extra("deleted", "培训4期", (9, 9)), Extra("inserted", "培训4期", (50, 54))),
            "移动1处；第一处是移动“培训4期”",
        ),
        ((Extra("deleted", "培训4期", (9, 9)), Extra("inserted", "培训5期", (50, 54))), "插入1处、删除1处"),
        ((Extra("deleted", "¶", (9, 9)),), "删除1处；第一处是删除“段落标记”"),
    ],
)
def test_a_move_and_a_mark_of_a_paragraph_are_called_so(rulebook, extras, told):
    (finding,) = outcome(rulebook, "disclosure.draft", TEXT, *extras).findings
    assert told in finding.message


def test_what_is_only_hidden_is_not_found_among_the_tracked_changes(rulebook):
    hidden, deleted = Extra("hidden", "旧", (9, 9)), Extra("deleted", "旧", (9, 9))
    (finding,) = outcome(rulebook, "disclosure.draft", TEXT, hidden).findings
    assert "审阅" not in finding.suggestion and "Ctrl+Shift+8" in finding.suggestion
    (finding,) = outcome(rulebook, "disclosure.draft", TEXT, hidden, deleted).findings
    assert "审阅" in finding.suggestion


def test_a_content_control_not_filled_in_is_told_once(rulebook):
    hint = "单击或点击此处输入文字。"
    at = len(TEXT)
    found = outcome(
        rulebook, "disclosure.draft", TEXT + hint, Extra("placeholder", hint, (at, at + len(hint)))
    )
    assert ["内容控件" in finding.message for finding in found.findings] == [True]
    assert outcome(rulebook, "disclosure.draft", TEXT + hint).findings


@pytest.mark.parametrize("rule", ["disclosure.id-number", "disclosure.phone"])
@pytest.mark.parametrize("frame", ["{}\n" + TEXT, TEXT + "\n{}\n"])
def test_numbers_are_found_in_the_furniture_around_the_text_and_masked(rulebook, rule, frame):
    number = "11010519491231002X" if rule.endswith("id-number") else "13912345678"
    text = frame.format(f"联系人：张三 {number}")
    (finding,) = outcome(rulebook, rule, text).findings
    assert text[slice(*finding.place.span)] == number
    assert number not in finding.message + finding.suggestion + finding.place.quote


def test_a_number_in_the_title_is_masked_everywhere(rulebook):
    from checker.reporting.people.gap import gap_blocks
    from checker.reporting.shown import shown

    text = TEXT.replace("年度报告", "年度报告（联系人13912345678）", 1)
    told = str(gap_blocks(shown(judge(make_source("x", "txt", "UTF-8", text), rulebook)), rulebook, "0"))
    assert "13912345678" not in told and "139****5678" in told


def test_a_published_complaint_line_is_only_to_be_checked(rulebook):
    assert outcome(rulebook, "disclosure.phone", TEXT + "举报电话：13912345678\n").verdict == PARTIAL


@pytest.mark.parametrize(
    ("note", "verdict"),
    [
        ("微信同号", UNMET),
        ("个人手机", UNMET),
        ("联系时间：工作日", PARTIAL),  # a word of a person only begins it
        ("其他时间拨12345", PARTIAL),
        ("电话24小时畅通", PARTIAL),
    ],
)
def test_a_bracket_may_tell_whose_number_it_is(rulebook, note, verdict):
    text = TEXT + f"监督电话：13912345678（{note}）\n"
    assert outcome(rulebook, "disclosure.phone", text).verdict == verdict


def test_years_in_chinese_numerals_are_no_blanks(rulebook):
    assert outcome(rulebook, "disclosure.draft", TEXT + "二○○○年至二〇〇〇年。\n").verdict == MET


@pytest.mark.parametrize(
    "mark", ["×", "X", "（", "【", "__", "{{", "《", "00", "N", "*", "1" * 40, "密", "批注"]
)
def test_endless_repetition_is_read_at_once(rulebook, mark):
    for rule in ("disclosure.draft", "disclosure.secret", "disclosure.id-number", "citation.title"):
        outcome(rulebook, rule, TEXT + mark * 3000)


@pytest.mark.parametrize(
    ("rule", "text", "count"),
    [
        ("disclosure.phone", "值班人员手机13700001111、13700002222。", 2),
        ("disclosure.phone", "来信请寄13700001111@mail.invalid。", 1),
        ("disclosure.phone", "编号有误的请致电13700001111。", 1),
        ("disclosure.draft", "此处需司法局补充数据。", 1),
        ("disclosure.draft", "[键入文字]", 1),
        ("disclosure.draft", "召开会议*次，审核文件若干。", 1),
        ("disclosure.draft", "审核文件*件*以上，3*5件。", 0),
        ("disclosure.draft", "办理*重点*件36件，制发文件*份（含*份密件）。", 1),
        ("disclosure.draft", "当事人王*户籍不明，对李*人身损害案调解1次，某*项目部被罚，带*项为必填。", 0),
        ("disclosure.draft", "内部征求意见稿\n县人民政府依法履职。", 1),
        ("disclosure.draft", "印发文件的征求意见稿\n县人民政府依法履职。", 0),
        ("disclosure.draft", "群众可在小程序键入文字留言。", 0),
        ("disclosure.draft", "【请输入单位】举办培训3期。", 1),
        ("disclosure.draft", "在系统里键入案号即可查询（输入密码登录）。", 0),
        ("disclosure.draft", "此处需补充说明的是，各镇情况不同。此处水源地更新标志牌12块。", 0),
        ("disclosure.phone", "项目总投资13700001111.00元，审计2次。", 0),
        ("disclosure.phone", "请打13700001111号码联系。", 1),
        ("disclosure.phone", "请打1370 000 1111联系。", 1),
        ("disclosure.phone", "作家协会 1972 656 1316 49.85\n美术家协会 1777 1279 498 256.83", 0),
        ("disclosure.phone", "联系人及电话： 张某 137 0000 1111", 1),
        ("disclosure.phone", "联系13700001111张某。", 1),
        ("disclosure.phone", "累计推送短信13700001111条，平台访问13700001111余次。", 0),
        ("disclosure.phone", "开具发票号码13700001111、回执号：13700001112的票据。", 0),
        ("disclosure.phone", "许可证编号：皖13700001111，追溯码13700001112。", 0),
        ("disclosure.phone", "网址https://a.invalid/c/13700001111.html。", 0),
        ("disclosure.id-number", "当事人（居民身份证：11010519491231002X）、某乙/110105196002290030/。", 2),
        ("disclosure.id-number", "合同编号：110105199208080061，订单/110105199208080061/。", 0),
        ("disclosure.account", "退款汇入李某卡号6222 0212 3456 7890 128。", 1),
        ("disclosure.account", "开户行：某支行，账号：1005 0012 3456 7。", 1),
        ("disclosure.account", "项目编号6222021234567890128，登录账号100500123456。", 0),
        ("disclosure.draft", "处理工单 00 件，培训000 人次，举办讲座 00余场。", 3),
        ("disclosure.draft", "协议约定“签约达到_%时生效”，办理3件。", 0),
        ("disclosure.draft", "罚款12 000 元、1 200 000 元，投入2. 00 万元，办理热线12345 100 件。", 0),
        ("disclosure.draft", "开展培训_次，参训860人。", 1),
        ("disclosure.draft", "办理行政许可[数字]件。", 1),
        ("disclosure.draft", "以上为AI辅助生成的初稿，请审核后使用。", 1),
        ("disclosure.draft", "希望以上内容对您有所帮助。", 1),
        ("disclosure.draft", "开展“一村（社区）一法律顾问”服务，聘任31名。", 0),
        ("disclosure.draft", "推行“1+X”监管模式，检查86次。", 0),
        ("disclosure.draft", "上线“AI+执法”系统1个，自动生成文书860份。", 0),
        ("disclosure.draft", "建设A类、B类企业分级监管，检查86次。", 0),
        ("disclosure.draft", "宣传“X档案”管理办法12场。", 0),
        ("disclosure.draft", "表1为办理情况，详见附表。", 0),
        ("disclosure.draft", "开展N95口罩质量抽查12批次。", 0),
        ("disclosure.draft", "对“三无”（无名称、无厂址、无标识）产品抽查86批次。", 0),
        ("disclosure.draft", "设置“此处严禁倾倒”警示牌31块。", 0),
        ("disclosure.draft", "罚款100.00元，退款0.00元。", 0),
        ("disclosure.draft", "编号为2023-000123的案件已归档。", 0),
        ("disclosure.draft", "收集意见〔2023〕12号文件31条。", 0),
        ("disclosure.draft", "开通“12345”热线，受理8000件。", 0),
        ("disclosure.draft", "推广“某某模式”经验，交流3次。", 0),
        ("disclosure.draft", "发布提示：请您核对办事材料清单，发布86期。", 0),
        ("disclosure.draft", "投入执法装备经费00.00万元，购置设备6台。", 1),
        ("disclosure.draft", "群众满意率达到00.0%。", 1),
        ("disclosure.draft", "全年罚没款项000.00元。", 1),
        ("disclosure.draft", "上述文字系人工智能自动生成。", 1),
        ("disclosure.draft", "本报告由AI撰写，供参考。", 1),
        ("disclosure.draft", "如需进一步修改，请随时告诉我。", 1),
        ("disclosure.draft", "请您核对相关数据后使用。", 1),
        ("disclosure.draft", "（以上内容由AI大模型生成）", 1),
        ("disclosure.draft", "投入经费100.00万元，购置设备6台。", 0),
        ("disclosure.draft", "收缴0.00元。", 0),
        ("disclosure.draft", "上线“AI法律助手”1个，生成普法文案320篇，供乡镇选用。", 0),
        ("disclosure.draft", "由AI生成普法漫画20幅，投放各镇。", 0),
        ("disclosure.draft", "运用人工智能辅助生成执法文书1200份。", 0),
        ("disclosure.draft", "以上事项由人工智能审批系统自动办理。", 0),
        ("disclosure.draft", "对群众说，有困难请告诉我们。", 0),
        ("disclosure.draft", "如需法律援助，请拨打12348。", 0),
        ("disclosure.draft", "运行时间为8：00至18：00，服务3000人次。", 0),
        ("disclosure.draft", "群众有什么难处就告诉我，当天办结12件。", 0),
        ("disclosure.draft", "以上案件全部通过大模型辅助生成文书审核。", 0),
    ],
)
def test_a_word_excuses_a_number_only_where_it_belongs_to_it(rulebook, rule, text, count):
    assert len(outcome(rulebook, rule, TEXT + text + "\n").findings) == count


def test_a_published_number_beside_a_personal_one_excuses_only_itself(rulebook):
    text = TEXT + "监督电话0551-6234567，联系人手机13700001111，举报电话：13700002222。\n"
    assert [one.mild for one in outcome(rulebook, "disclosure.phone", text).findings] == [False, True]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("办结诉求${total}件，投入{amount}万元。", 2),
        ("全年普法[[次数]]，受益<%= people %>人。", 2),
        ("调解成功率为NaN%，下降null个百分点。", 2),
        ("平均办理天数#DIV/0!天，较上年#REF!。", 2),
        ("**主要成效**如下。\n### 三、存在问题", 1),
        ("审理案件�件，依法锟斤拷行政。", 2),
        ("以下是为您生成的年度报告，希望对您有帮助。", 2),
        ("Error! Reference source not found.", 1),
        ("案件分布见表错误!文档中没有指定样式的文字。-2，详情见错误！未定义书签。", 2),
        ("机构设置见图错误!使用“开始”选项卡将 标题 1 应用于要在此处显示的文字。", 1),
        ("流程见图Error! No text of specified style in document.-3所示。", 1),
        ("评查发现错误！不少文书引用法条有误，错误率未下降。", 0),
        ("网站错误提示“Error”已修复，错误文书未归档的3份。", 0),
        ("由（单位名称）牵头，（数据）见附表。", 2),
        ("全年办结案件  件，投入?万元。\n2023年  月  日", 3),
        ("化解纠纷……起，普法<数字>场。", 2),
        ("（以上数据为示例）\n附件（待上传）", 2),
        ("何为政府？元旦前后开展宣传；年 月报表按时报送，等等……件件有回音。", 0),
        ("经营者名称（单位名称）变更的，罚款3 000元、26\u00a0000元。", 0),
        ("建立“双随机{一公开}”平台，推行“1*N”模式、#号标识，C#课程3期。", 0),
        ("第N次检查，跑N次变一次跑。", 0),
        ("字体【大】【中】【小】　打印【】\n浏览次数：【】", 0),
        ("来源：某镇人民政府　浏览次数：【    】次　字号：【大】【中】【小】", 0),
        ("案件分布见图{ REF _Ref170012345 \\h }。", 1),
    ],
)
def test_traces_of_templates_programs_and_generated_text(rulebook, text, count):
    source = make_source("x", "txt", "", TEXT + text + "\n")
    found = judge(source, rulebook, reported=("disclosure.draft",)).results[0].outcome.findings
    assert len(found) == count, [one.message for one in found]


def test_marks_of_markdown_are_none_in_its_own_drafts(rulebook):
    source = make_source("x", "md", "", TEXT + "**主要成效**如下。\n")
    assert judge(source, rulebook, reported=("disclosure.draft",)).results[0].outcome.verdict == MET


@pytest.mark.parametrize("kind", ["header", "footer", "watermark"])
def test_a_head_foot_or_watermark_of_a_draft(rulebook, kind):
    assert outcome(rulebook, "disclosure.draft", TEXT, Extra(kind, "送审稿 2024年第2次")).verdict == UNMET
    assert outcome(rulebook, "disclosure.draft", TEXT, Extra(kind, "柏河县人民政府")).verdict == MET
    assert outcome(rulebook, "disclosure.secret", TEXT, Extra(kind, "内部资料")).verdict == UNMET
    assert (
        outcome(rulebook, "disclosure.secret", TEXT, Extra(kind, "密级：机密 保密期限：10年")).verdict
        == UNMET
    )


def test_hidden_and_struck_text_is_told_and_looked_through(rulebook):
    extras = (Extra("hidden", "李某11010519491231002X", (5, 5)), Extra("struck", "内部资料", (9, 9)))
    (finding,) = outcome(rulebook, "disclosure.draft", TEXT, *extras).findings
    assert "划去的文字1处、隐藏文字1处" in finding.message and "1949" not in finding.message
    (finding,) = outcome(rulebook, "disclosure.id-number", TEXT, *extras).findings
    assert "隐藏文字里" in finding.message and finding.place.span is not None
    assert outcome(rulebook, "disclosure.secret", TEXT, *extras).verdict == UNMET


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("登记表写明姓名、性别、出生年月日、住址。", MET),
        ("档案写明立案年月日和承办人。", MET),
        ("方案于年月日印发。", UNMET),
        ("方案2023年月日印发。", UNMET),
        ("方案自 年 月 日起施行。", UNMET),
    ],
)
def test_the_name_of_a_date_is_no_date_left_open(rulebook, words, verdict):
    assert outcome(rulebook, "disclosure.draft", TEXT + words).verdict == verdict


@pytest.mark.parametrize(
    ("field", "verdict"),
    [
        ("docid=13912345678", MET),
        ('newsNo: "13912345678"', MET),
        ("app.js?v=13912345678", MET),
        ("ts=13912345678", MET),
        ("contactNo=13912345678", UNMET),
        ("shouji=13912345678", UNMET),
        ("lxr=13912345678", UNMET),
        ('<input name="mobile" value="13912345678">', UNMET),
        ("contacts='13912345678'", UNMET),
    ],
)
def test_in_the_source_of_a_page_only_the_fields_of_codes_hold_no_numbers(rulebook, field, verdict):
    assert outcome(rulebook, "disclosure.phone", TEXT, Extra("markup", field)).verdict == verdict


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("柏河县司法局\t内部资料", UNMET),
        ("柏河县司法局　秘密", UNMET),
        ("内部资料　柏河县司法局", UNMET),
        ("柏河县司法局　内部资料　注意保存", UNMET),
        ("内部资料　注意保存　柏河县司法局", UNMET),
        ("柏河县司法局　内部审计", MET),
        ("柏河县司法局　保守国家秘密宣传", MET),
        ("加强内部　管理", MET),
    ],
)
def test_a_mark_beside_the_name_of_the_office(rulebook, line, verdict):
    assert outcome(rulebook, "disclosure.secret", TEXT, Extra("header", line)).verdict == verdict
    assert outcome(rulebook, "disclosure.secret", f"{line}\n{TEXT}").verdict == verdict
