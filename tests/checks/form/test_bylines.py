"""Bylines at the end of a paragraph: who made a picture or a text."""

import pytest

from checker.api import check_text
from checker.checks.form.bylines import is_byline


@pytest.mark.parametrize(
    ("line", "byline"),
    [("研究事项9个。／", False), ("研究事项 9个。 |", False), ("／", False), ("研究事项9个。陈某／摄", True)],
)
def test_marks_alone_behind_a_sentence_are_no_byline(line, byline):
    assert is_byline(line) is byline


def test_a_line_of_a_page_that_ends_with_a_rule_is_checked():
    told = check_text(
        "柏河县2023年法治政府建设年度报告\n\n一、主要工作\n全年召开 推进会4次，研究事项9个，完成案卷归档43份。|\n"
    )
    assert not any("出错" in result.message for result in told.results)
