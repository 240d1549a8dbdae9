from checker import __version__
from checker.judging.judge import judge
from checker.reading.source import make_source
from checker.reporting.formats import Job
from checker.reporting.people.blocks import Details, Tasks
from checker.reporting.people.gap import gap_blocks
from checker.reporting.people.markdown import output
from checker.reporting.shown import shown
from checker.results import Report

REPORT = "青川县2023年法治政府建设年度报告\n\n一、主要工作\n审核文件9件,办结7件。\n二、存在问题\n{}\n"
ONE_SENTENCE = "部分单位落实行政执法公示制度、执法全过程记录制度、重大执法决定法制审核制度不到位。"


def report_of(rulebook, text):
    return shown(judge(make_source("x", "txt", "UTF-8", text), rulebook))


def test_rules_of_a_family_that_rest_on_one_sentence_are_one_matter(rulebook):
    blocks = gap_blocks(report_of(rulebook, REPORT.format(ONE_SENTENCE)), rulebook, __version__)
    details = next(block for block in blocks if isinstance(block, Details))
    told = [one.title for one in details.entries if "行政执法公示" in one.title]
    assert len(told) == 1 and "执法全过程记录" in told[0] and "重大执法决定法制审核" in told[0]


def test_what_is_missing_in_one_new_section_is_one_matter(rulebook):
    blocks = gap_blocks(report_of(rulebook, REPORT.format(ONE_SENTENCE)), rulebook, __version__)
    tasks = next(block for block in blocks if isinstance(block, Tasks))
    told = [task.where for _, group in tasks.groups for task in group if "新增" in task.where]
    assert told[0] == "在“二、存在问题”之后新增“三、党政主要负责人履行推进法治建设第一责任人职责的情况”"
    assert len(set(told)) == len(told)


def overview_of(rulebook, *reports):
    document = output(Job((rulebook,), __version__))
    for report in reports:
        document.add(report, rulebook)
    return "".join(document.pieces()).partition("差距报告")[0]


def test_the_overview_says_what_is_missing_most_first(rulebook):
    full = REPORT.format(ONE_SENTENCE) + "究其原因，是人手不足。\n"
    less = "青川县2023年法治政府建设年度报告\n\n一、主要工作\n审核文件9件。\n"
    told = overview_of(rulebook, report_of(rulebook, full), report_of(rulebook, less))
    rows = [line for line in told.splitlines() if line.startswith("| 青川县")]
    assert "没有写：存在的不足" in rows[0] and "存在的不足" not in rows[1]


def test_the_overview_sets_apart_what_is_no_report_and_what_was_not_read(rulebook):
    notice = "关于做好2023年法治政府建设年度报告报送工作的通知\n\n各乡镇：\n现就有关事项通知如下。请于3月1日前报送。\n"
    broken = shown(Report("坏.txt", None, (), "读不了。"))
    good = report_of(rulebook, REPORT.format(ONE_SENTENCE))
    told = overview_of(rulebook, good, report_of(rulebook, notice), broken)
    rows, _, apart = told.partition("## 不是这种报告的文件")
    assert "坏.txt" not in rows and rows.count("| x |") == 1
    assert "像是通知" in apart and "| 坏.txt | 读不了。 |" in apart.partition("没有读全的文件")[2]


def test_the_overview_does_not_call_missing_what_must_not_be_there(rulebook):
    text = REPORT.format("身份证号11010519491231002X。")
    told = overview_of(rulebook, report_of(rulebook, text), report_of(rulebook, text))
    assert "要改正：身份证号码" in told
