"""Pictures in Word files: pages that were scanned and sections that are only a picture were not read; illustrations are no gap."""

import pytest

from checker.document.build import build_document
from checker.judging.judge import judge
from checker.reading.word.docx import read_docx
from checker.rulebook.shipped import shipped_rulebook
from tests.docx_files import docx

RULEBOOK = shipped_rulebook()
EMU = 360_000


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def picture(width, height, place="wp:inline", attributes="", inner=""):
    """Return a paragraph with a picture of a size in centimetres."""
    sides = f'cx="{int(width * EMU)}" cy="{int(height * EMU)}"'
    return (
        f'<w:p><w:r><w:drawing xmlns:wp="urn:wp" xmlns:a="urn:a" xmlns:pic="urn:pic"><{place} {attributes}><wp:extent {sides}/>'
        f"<a:graphic><pic:pic/>{inner}</a:graphic></{place}></w:drawing></w:r></w:p>"
    )


def old_picture(style):
    return f'<w:p><w:r><w:pict><v:shape style="{style}"><v:imagedata/></v:shape></w:pict></w:r></w:p>'


BEFORE = (
    paragraph("柏河县2025年法治政府建设年度报告")
    + paragraph("一、主要举措和成效")
    + paragraph("全年开展执法检查120次，培训执法人员300人次，办结行政复议案件42件。")
)
HEADING = paragraph("二、党政主要负责人履行推进法治建设第一责任人职责情况")
AFTER = paragraph("三、存在的不足和原因") + paragraph("执法力量不足，主要原因是编制偏少。")


def unread(body):
    """Return what is told as not read in a report."""
    return [one.what for one in build_document(read_docx(docx(body), "报告.docx"), RULEBOOK).source.unread]


SECTION = "“党政主要负责人履行推进法治建设第一责任人职责情况”下第5段的图片"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (BEFORE + HEADING + picture(15, 10) + AFTER, [SECTION]),
        (BEFORE + HEADING + picture(15, 10) + paragraph("图1 履职情况") + AFTER, [SECTION]),
        (BEFORE + HEADING + picture(15, 6) + picture(15, 6) + AFTER, [SECTION]),
        (BEFORE + HEADING + old_picture("width:400pt;height:250pt") + AFTER, [SECTION]),
        (BEFORE + HEADING + picture(16.5, 23.3) + AFTER, ["第5段的整页图片"]),
        (BEFORE + HEADING + old_picture("width:16.5cm;height:23.3cm") + AFTER, ["第5段的整页图片"]),
        (BEFORE + AFTER + picture(16.5, 23.3), ["第6段的整页图片"]),
    ],
)
def test_what_only_a_picture_holds_was_not_read(body, told):
    assert unread(body) == told


@pytest.mark.parametrize(
    "body",
    [
        # Illustrations beside text, seals and signatures, the ground of a cover, drawn boxes, a picture before the first subsection.
        BEFORE + picture(15, 10) + HEADING + paragraph("县长主持召开会议4次。") + AFTER,
        BEFORE + HEADING + picture(15, 10) + paragraph("县长主持召开会议4次。") + AFTER,
        BEFORE + HEADING + picture(4, 4) + AFTER,
        BEFORE + HEADING + picture(15, 0.5) + AFTER,
        picture(21, 29.7, "wp:anchor", 'behindDoc="1"') + BEFORE + AFTER,
        old_picture("position:absolute;z-index:-251;width:595pt;height:842pt") + BEFORE + AFTER,
        BEFORE
        + picture(21, 29.7, inner="<w:txbxContent><w:p><w:r><w:t>封面</w:t></w:r></w:p></w:txbxContent>")
        + AFTER,
        paragraph("柏河县2025年法治政府建设年度报告")
        + paragraph("一、主要举措和成效")
        + picture(15, 10)
        + paragraph("（一）加强领导")
        + paragraph("全年开展执法检查120次，培训执法人员300人次。")
        + AFTER,
    ],
)
def test_an_illustration_is_no_gap(body):
    assert unread(body) == []


def test_what_a_picture_may_hold_is_left_open():
    report = judge(read_docx(docx(BEFORE + HEADING + picture(15, 10) + AFTER), "报告.docx"), RULEBOOK)
    verdicts = {result.rule.id: result.outcome.verdict for result in report.results}
    assert verdicts["leader-duty.shufa"] == "review" and verdicts["plan"] == "review"
    text = docx(BEFORE + HEADING + paragraph("县长主持召开会议4次。") + AFTER)
    report = judge(read_docx(text, "报告.docx"), RULEBOOK)
    verdicts = {result.rule.id: result.outcome.verdict for result in report.results}
    assert verdicts["leader-duty.shufa"] == "unmet" and verdicts["plan"] == "unmet"
