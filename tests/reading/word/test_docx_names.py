"""Numbers in what is not printed and goes out with a Word file all the same: names of authors and of controls, hints, variables."""

import pytest

from checker.reading.files import read_bytes
from tests.docx_files import docx, p

NUMBER = "13912345678"
CONTROL = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>" + p("见") + "</w:sdtContent></w:sdt>"
PLACES = {
    "author of a change": (
        f'<w:p><w:ins w:id="1" w:author="{NUMBER}"><w:r><w:t>见</w:t></w:r></w:ins></w:p>',
        {},
    ),
    "author of a comment": (
        p("见"),
        {"comments": f'<w:comment w:id="1" w:author="张三{NUMBER}">{p("好")}</w:comment>'},
    ),
    "name of a control": (CONTROL.format(f'<w:alias w:val="手机{NUMBER}"/>'), {}),
    "choice of a control": (
        CONTROL.format(
            f'<w:dropDownList><w:listItem w:displayText="张三" w:value="{NUMBER}"/></w:dropDownList>'
        ),
        {},
    ),
    "hint of a link": (
        f'<w:p><w:hyperlink w:tooltip="{NUMBER}"><w:r><w:t>见</w:t></w:r></w:hyperlink></w:p>',
        {},
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_number_is_told(place, rulebook):
    from checker.judging.judge import judge

    body, parts = PLACES[place]
    data = docx(p("青禾县2024年法治政府建设年度报告") + p("一、主要工作") + body, **parts)
    report = judge(read_bytes(data, "a.docx", ".docx"), rulebook)
    found = next(one.outcome.findings for one in report.results if one.rule.id == "disclosure.phone")
    assert len(found) == 1


def test_names_without_a_number_are_nobodys_business():
    body = CONTROL.format(
        '<w:alias w:val="选择一项。"/><w:dropDownList><w:listItem w:displayText="选择一项。"/></w:dropDownList>'
    )
    comments = f'<w:comment w:id="1" w:author="张三">{p("好")}</w:comment>'
    source = read_bytes(docx(p("甲") + body, comments=comments), "a.docx", ".docx")
    assert [extra.kind for extra in source.asides] == ["comment"]
