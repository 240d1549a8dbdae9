"""What the rules on the document itself say of names and titles that are only written in another way."""

import pytest

WORK = "\n一、主要工作\n全市审核文件9件，市政府常务会议学法4次。\n"


def names(verdict, text):
    return verdict("document.names", text).verdict


def test_a_city_above_one_of_a_countys_rank_is_no_other_place(verdict):
    text = (
        "云屏市人民政府关于2023年度法治政府建设情况的报告\n{}2023年，{}，云屏市推动各县（市、区）依法行政。"
        + WORK
    )
    assert (
        names(verdict, text.format("中共东江市委、东江市人民政府：\n", "在东江市委市政府的正确领导下"))
        == "met"
    )
    assert names(verdict, text.format("省委、省政府：\n", "在东江市委市政府的正确领导下")) == "unmet"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("北川滨江高新技术产业开发区", "met"),
        ("北川滨江高新区", "met"),
        ("北川滨海高新技术产业开发区", "unmet"),
    ],
)
def test_a_name_in_full_is_the_same_place(verdict, source, expected):
    text = f"北川滨江高新区2024年度法治政府建设情况报告\n发布日期：2025-03-26 来源：{source}\n2024年，滨江高新区坚持依法行政，各项工作取得进展。\n一、主要工作\n审核文件9件。\n"
    assert names(verdict, text) == expected


def test_a_title_of_another_kind_of_report_lacks_the_name_of_this_one(verdict):
    text = "{}\n\n2023年，青川县民政局依法行政，各项工作取得新进展。现将有关情况报告如下。\n一、主要工作\n审核文件9件。\n"
    told = verdict("title", text.format("青川县民政局2023年政府信息公开工作年度报告"))
    assert (told.verdict, told.message) == ("partial", "题名缺少“法治政府建设”字样。")
    assert verdict("title", text.format("青川县民政局2023年度法治政府建设情况报告")).verdict == "met"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("青川县2020年度法治政府建设工作安排", "met"),
        ("青川县2020年度法治政府建设工作要点", "met"),
        ("青川县2020年度法治政府建设情况报告", "unmet"),
        ("青川县2020年度法治政府建设工作安排落实情况", "unmet"),
    ],
)
def test_a_plan_that_is_signed_in_its_year_leaves_no_figures_out(verdict, title, expected):
    text = f"{title}\n\n2020年，青川县坚持依法行政，做好各项工作。\n一、主要工作\n审核文件9件。\n\n青川县人民政府\n2020年7月8日\n"
    assert verdict("document.full-year", text).verdict == expected


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        # background, and the bare counts that go on with it
        ("石潭镇地处县城东北角，镇政府驻地距离县城18公里，全镇幅员面积104.5平方公里，辖13个村、1个社区，112个村民小组，户籍人口5万余人。", 0),
        ("镇机关设党政综合办事机构11个，事业单位7个。机关现有行政事业编制100名，其中行政编制48名，在编在岗99人。", 0),
        ("全镇辖13个村，112个村民小组，培训调解员60名。", 1),
        # the same words where they tell of acts
        ("编制包含27部法律法规273条法条的学法清单。", 2),
        ("组织14名在编干部参加考试。", 1),
        ("检查辖区企业30家。", 1),
        ("纠正16个把统计机构作为目标责任单位的文件。", 1),
        ("合法性审查覆盖率达100%。森林覆盖率达60%。", 1),
        ("力争完成目标30件。", 0),
        # in how many ways
        ("通过三个层次的学习，聚焦三件事，从4个方面出台12条措施。", 1),
    ],
)  # fmt: skip
def test_what_counts_as_a_figure_of_the_year(verdict, sentence, count):
    text = (
        f"青川县石潭镇2023年法治政府建设年度报告\n\n2023年，石潭镇坚持依法行政。\n一、主要工作\n{sentence}\n"
    )
    told = verdict("achievements.data", text)
    assert told.verdict == ("partial" if count else "unmet")
    assert f"只有{count}处" in told.message or not count
