"""Places in tables are told by table, row and column: nobody counts the paragraphs of cells."""

import pytest

from checker.document.build import build_document
from checker.reading.source import GRID, Extra, grid_text, make_source
from checker.reporting.people.places import Places
from checker.reporting.shown import shown
from checker.results import Place, Report

HEAD = (
    "清河县人民政府2024年法治政府建设年度报告\n2024年，清河县扎实推进法治政府建设。现将有关情况报告如下：\n"
    "一、主要举措和成效\n审查规范性文件29件，培训执法人员120人次。\n"
)
FIGURES = [["单位", "行政许可", "行政处罚"], ["水务局", "620", "214"], ["合计", "1033", "439"]]
LISTED = [
    ["序号", "存在问题", "整改措施"],
    ["1", "普法针对性不强", "分类编写读本"],
    ["2", "应诉率不高", "每季度通报"],
]
FORM = [["问题表现", "普法针对性不强，形式单一"], ["整改措施", "分类编写法律读本，增强普法针对性"]]


def made(rulebook, *pieces, foot="\n清河县人民政府\n2025年3月10日\n"):
    """A document of lines and tables."""
    text, grids = HEAD, []
    for piece in pieces:
        start = len(text)
        if isinstance(piece, str):
            text += f"{piece}\n"
            continue
        text += "".join(f"{cell}\n" for row in piece for cell in row if cell)
        grids.append(Extra(GRID, grid_text(piece), (start, len(text) - 1)))
    source = make_source("a.docx", "docx", "", text + foot)._replace(extras=tuple(grids))
    document = build_document(source, rulebook)
    return shown(Report("a.docx", document, (), None)).document


def told(document, *words):
    """Where words stand, the last time that they do, as a clerk is told."""
    text, places = document.source.text, []
    for word in words:
        at = text.rindex(word)
        places.append(Place((at, at + len(word)), document.section_at(at), word))
    return Places(document).of_all(places, True)


def test_a_table_with_a_caption_is_called_by_it(rulebook):
    document = made(rulebook, "表1  2024年行政执法情况统计表", FIGURES)
    assert told(document, "439") == "“表1  2024年行政执法情况统计表”第3行（“合计”）“行政处罚”栏"


def test_a_table_without_one_is_called_by_its_section(rulebook):
    document = made(rulebook, "二、存在问题和下一步措施", LISTED)
    assert told(document, "应诉率不高") == "“二、存在问题和下一步措施”下的表格第3行“存在问题”栏"


def test_several_are_counted_and_what_they_share_is_said_once(rulebook):
    document = made(rulebook, "二、存在问题和下一步措施", LISTED, "还有：", FORM)
    assert told(document, "普法针对性不强，", "分类编写法律") == (
        "“二、存在问题和下一步措施”下第2个表格第1行（“问题表现”）、第2行（“整改措施”）"
    )


def test_titles_over_two_rows_and_the_tables_own_above_them(rulebook):
    rows = [["执法情况一览表", "", ""], ["单位", "执法", ""], ["", "许可", "处罚"], ["水务局", "620", "214"]]
    assert told(made(rulebook, rows), "214") == "“执法情况一览表”第4行（“水务局”）“处罚”栏"


def test_a_table_behind_the_signature_is_in_no_section(rulebook):
    foot = "\n清河县人民政府\n2025年3月10日\n"
    document = made(rulebook, "二、存在问题", "普法针对性不强。", foot, FIGURES, foot="")
    assert told(document, "439") == "落款之后的表格第3行（“合计”）“行政处罚”栏"


def test_paragraphs_behind_a_table_are_counted_without_its_cells(rulebook):
    document = made(rulebook, "二、存在问题和下一步措施", "问题见下表。", LISTED, "以上问题都要整改到位。")
    assert told(document, "都要整改") == (
        "“二、存在问题和下一步措施”下第2段（开头是“以上问题都要整改到位。”）"
    )


@pytest.mark.parametrize(
    "rows",
    [
        [["县政府门户网站", ""], ["二、存在问题\n普法针对性不强。", "友情链接"]],
        [["二、存在问题", ""], ["普法针对性不强。", ""]],
    ],
    ids=["laid out by a table", "one cell a row"],
)
def test_what_a_page_is_laid_out_by_is_no_table(rulebook, rows):
    document = made(rulebook, *(["二、存在问题", "甲。"] if len(rows[0][0]) > 6 else []), rows)
    assert "表格" not in told(document, "普法针对性")
