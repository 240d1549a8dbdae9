"""``ending``: cells of tables are no paragraphs, whatever they end with."""

import pytest

from checker.judging.judge import judge
from checker.reading.source import GRID, Extra, grid_text, make_source

HEAD = "清河县人民政府2024年法治政府建设年度报告\n2024年，清河县扎实推进法治政府建设。现将有关情况报告如下：\n一、主要举措和成效\n"
WRONG = "全年审查规范性文件29件，培训执法人员120人次，办理行政复议案件36件，开展执法检查45次"
FOOT = "\n清河县人民政府\n2025年3月10日\n"
ROWS = [
    ["序号", "存在问题", "整改措施"],
    *[
        [str(at), f"第{at}个乡镇执法人员不足6人，难以承接下放的执法事项", f"为第{at}个乡镇招录执法人员20名"]
        for at in range(1, 9)
    ],
]


def ending(rulebook, *pieces, tabs=False):
    text, grids = HEAD, []
    for piece in pieces:
        start = len(text)
        if isinstance(piece, str):
            text += f"{piece}\n"
        elif tabs:
            text += "".join("\t".join(row) + "\n" for row in piece)
        else:
            text += "".join(f"{cell}\n" for row in piece for cell in row if cell)
            grids.append(Extra(GRID, grid_text(piece), (start, len(text) - 1)))
    source = make_source("a.docx", "docx", "", text + FOOT)._replace(extras=tuple(grids))
    return {one.rule.id: one.outcome for one in judge(source, rulebook).results}["form.ending"]


@pytest.mark.parametrize("tabs", [False, True])
def test_cells_hide_no_paragraph_that_lacks_its_full_stop(rulebook, tabs):
    table = ("二、存在问题", "问题见下表。", ROWS, "三、下一步安排", "2025年，培训执法人员200人次。")
    assert ending(rulebook, f"{WRONG}。", *table, tabs=tabs).verdict == "met"
    found = ending(rulebook, WRONG, *table, tabs=tabs)
    assert [finding.place.quote[-6:] for finding in found.findings] == [WRONG[-6:]]


def test_a_cell_needs_no_full_stop_where_others_have_one(rulebook):
    rows = [ROWS[0], ["1", f"{WRONG}。", "培训200人次。"], ["2", WRONG, "培训100人次。"]]
    assert ending(rulebook, f"{WRONG}。", "二、存在问题", rows).verdict == "met"


def test_lines_of_no_table_still_leave_it_open(rulebook):
    lines = [cell for row in ROWS for cell in row if len(cell) > 10]
    assert ending(rulebook, "二、存在问题", *lines).verdict == "skipped"
