from checker import __version__
from checker.judging.judge import judge
from checker.reading.source import make_source
from checker.reporting.formats import Job
from checker.reporting.people.blocks import Fields, Table
from checker.reporting.people.digest import digest_blocks
from checker.reporting.people.markdown import output
from checker.reporting.shown import shown

REPORT = "青川县2023年法治政府建设年度报告\n\n一、主要工作\n审核文件9件,办结7件。\n二、存在问题\n{}\n"
ONE_SENTENCE = "部分单位落实行政执法公示制度、执法全过程记录制度、重大执法决定法制审核制度不到位。"


def report_of(rulebook, text):
    return shown(judge(make_source("x", "txt", "UTF-8", text), rulebook))


def test_rules_of_a_family_that_rest_on_one_sentence_are_one_matter(rulebook):
    blocks = digest_blocks(report_of(rulebook, REPORT.format(ONE_SENTENCE)), rulebook, __version__)
    details = next(block for block in blocks if isinstance(block, Fields))
    told = [label for label, _ in details.rows if "行政执法公示" in label]
    assert len(told) == 1 and "执法全过程记录" in told[0] and "重大执法决定法制审核" in told[0]


def test_each_matter_is_one_row_and_opening_words_stand_in_the_source(rulebook):
    text = REPORT.format(ONE_SENTENCE)
    blocks = digest_blocks(report_of(rulebook, text), rulebook, __version__)
    table = next(block for block in blocks if isinstance(block, Table))
    details = next(block for block in blocks if isinstance(block, Fields))
    assert len([row for row in table.rows if row[0]]) == len(details.rows)
    openings = [
        row[1].split("开头是“")[1].split("”）")[0].rstrip("…") for row in table.rows if "开头是" in row[1]
    ]
    assert openings and all(words in text for words in openings)


def test_the_overview_says_what_is_missing_most_first(rulebook):
    document = output(Job((rulebook,), __version__))
    full = REPORT.format(ONE_SENTENCE) + "究其原因，是人手不足。\n"
    for text in (full, "青川县2023年法治政府建设年度报告\n\n一、主要工作\n审核文件9件。\n"):
        document.add(report_of(rulebook, text), rulebook)
    told = "".join(document.pieces())
    rows = [line for line in told.splitlines() if line.startswith("| x |")]
    assert "存在的不足" in rows[0] and "存在的不足" not in rows[1]
