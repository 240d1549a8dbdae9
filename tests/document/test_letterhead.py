"""Who issues a report, as its letterhead and the lines below its title tell."""

import pytest

BODY = "\n\n2023年，青川县坚持依法行政，各项工作取得新进展。现将有关情况报告如下。\n一、主要工作\n全年审核文件9件。\n"


def test_the_office_of_a_government_speaks_of_its_place(document):
    title = "青川县人民政府办公室关于2023年度法治政府建设情况的报告"
    assert document(title + BODY.replace("青川县坚持", "我县坚持")).metadata.level == "county"
    assert document(title + BODY.replace("青川县坚持", "我办坚持")).metadata.level == "department"


def test_a_column_over_a_number_is_no_letterhead(document):
    text = "政务公开\n法治政府\n青政〔2024〕6号\n关于2023年度法治政府建设情况的报告"
    assert document(text + BODY).metadata.issuer.name == "青川县"


@pytest.mark.parametrize(
    "below",
    [
        "2024年1月14日\n青川县林业局",
        "青川县林业局\n2024年1月14日",
        "发布机构：青川县林业局｜发布时间：2024-01-14",
        "【发布机构】青川县林业局【发布日期】2024-01-14",
    ],
)
def test_issuer_and_date_below_the_title(document, below):
    metadata = document(f"青川县2023年法治政府建设年度报告\n{below}{BODY}").metadata
    assert metadata.signature.name == "青川县林业局"
    assert (metadata.signed or metadata.published).date == "2024-01-14"
