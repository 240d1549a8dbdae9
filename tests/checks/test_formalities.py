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
