"""What stands before the body: a table of contents typed by hand, and the month on a cover."""

import time

import pytest

BODY = (
    "2023年，双槐县司法局坚持依法行政，各项工作取得新进展，群众办事更加方便。现将有关情况报告如下。\n"
    "一、2023年主要工作\n审核文件9件。\n二、存在的不足和原因\n执法人员少，原因是编制紧。\n三、2024年工作安排\n举办培训3期。\n"
)
TOPS = ["2023年主要工作", "存在的不足和原因", "2024年工作安排"]


def tops(document):
    return [heading.text for heading in document.headings if heading.level == 1]


@pytest.mark.parametrize(
    "contents",
    [
        "目　录\n一、2023年主要工作\t1\n二、存在的不足和原因\t2\n三、2024年工作安排\t4\n\n",
        "目录\n一、2023年主要工作……1\n二、存在的不足和原因……2\n三、2024年工作安排……4\n",
        "目  录\n一、2023年主要工作\n二、存在的不足和原因\n三、2024年工作安排\n",
        "【目录】\nCONTENTS\n前言……1\n一、2023年主要工作（1）\n二、存在的不足和原因（2）\n三、2024年工作安排（4）\n附件：统计表……6\n",
        "目录：\n—1—\n2023年主要工作 P1\n存在不足及原因……2\n2024年工作安排 第4页\n",
        "目录\n双槐县司法局2023年法治政府建设年度报告\n一、2023年主要工作 I\n二、存在的不足和原因 II\n三、2024年工作安排 IV\n",
    ],
)
def test_a_table_of_contents_is_no_body(document, contents):
    read = document("双槐县司法局2023年法治政府建设年度报告\n" + contents + BODY)
    assert tops(read) == TOPS
    assert read.sentences[0].heading is None


def test_the_title_below_a_table_that_names_it_is_the_title(document):
    title = "双槐县司法局2023年法治政府建设年度报告"
    entries = "一、2023年主要工作\t1\n二、存在的不足和原因\t2\n三、2024年工作安排\t4\n"
    read = document(f"目录\n{title}\n{entries}{title}\n{BODY}")
    assert read.metadata.title is not None
    assert read.metadata.title.name == title
    assert tops(read) == TOPS


def test_one_line_that_stands_twice_is_no_table_of_contents(document):
    text = "双槐县司法局2023年法治政府建设年度报告\n" + BODY
    assert document("目录\n" + text + text).metadata.title is not None


def test_a_table_of_dots_takes_no_time(document):
    begin = time.perf_counter()
    document("目录\n" + ("甲" + ". " * 20_000 + "乙\n") * 60)
    assert time.perf_counter() - begin < 5


def test_what_only_is_called_so_is_kept(document):
    read = document("双槐县司法局2023年法治政府建设年度报告\n目录\n公布权责清单184项。\n" + BODY)
    assert any("184项" in line.text for line in read.lines)


@pytest.mark.parametrize("month", ["2024年1月", "二〇二四年一月"])
def test_the_month_on_a_cover_is_neither_heading_nor_reporting_year(document, month):
    read = document(f"双槐县司法局\n2023年法治政府建设年度报告\n\n双槐县司法局\n{month}\n\n{BODY}")
    assert tops(read) == TOPS
    assert {value for _, value, _ in read.metadata.years} == {2023}
