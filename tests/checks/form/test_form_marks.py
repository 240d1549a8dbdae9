"""Pairs: whatever is nested rightly is never flagged; one mark taken out of it is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.judging.judge import judge
from checker.reading.source import make_source
from checker.rulebook.shipped import shipped_rulebook

RULEBOOK = shipped_rulebook()
OPENING = (
    "一、主要工作\n2023年，青川县深入推进依法行政，法治政府建设各项工作取得新的进展，办案质量有了提高。\n"
)
SIDES = ("“”", "‘’", "《》", "（）", "()", "【】", "〔〕", "「」")
words = st.text("县推进依法行政执规范案件，、；", min_size=1, max_size=12)


def findings(text):
    source = make_source("报告.txt", "txt", "UTF-8", OPENING + text)
    report = judge(source, RULEBOOK, reported=("form.pairs",), assumed={"kind": "met"})
    return [
        (finding.message, finding.place.span[0] - len(OPENING))
        for finding in report.results[0].outcome.findings
    ]


nested = st.recursive(
    words,
    lambda inner: st.tuples(words, st.sampled_from(SIDES), inner, words).map(
        lambda parts: parts[0] + parts[1][0] + parts[2] + parts[1][1] + parts[3]
    ),
    max_leaves=8,
)
paragraph = st.lists(nested, min_size=1, max_size=4).map(
    lambda parts: "县政府" + "推进".join(parts) + "工作。"
)


@settings(max_examples=150, deadline=None)
@given(paragraph)
def test_nested_pairs_are_never_flagged(text):
    assert findings(text) == []


@settings(max_examples=150, deadline=None)
@given(paragraph, st.data())
def test_a_lost_mark_is_flagged(text, data):
    marks = [at for at, char in enumerate(text) if any(char in sides for sides in SIDES)]
    if not marks:
        return
    at = data.draw(st.sampled_from(marks))
    assert findings(text[:at] + text[at + 1 :])


def test_what_is_missing_is_said_at_the_mark_that_stands_alone():
    text = "县政府深化“放管服改革，推行“一窗受理”和《清单，办结（含上年）3件。"
    assert findings(text) == [("缺右引号。", text.find("“放")), ("缺右书名号。", text.find("《"))]


def test_a_quotation_may_run_over_paragraphs_that_each_open_it():
    assert findings("县长说：“要依法办事。\n“要公正执法。\n“要严肃问责。”\n会后开展督察2轮，通报6次。") == []
    assert len(findings("县长说：“要依法办事。\n要公正执法。\n会后开展督察2轮，通报6次。")) == 1


def test_a_bracket_lost_from_one_of_many_markers_is_told_from_markers_without_it():
    assert (
        findings("（一）办案9件。\n（二）培训300人。\n三）评查12份。\n（四）通报6次。")[0][0] == "缺左括号。"
    )
    assert findings("一）办案9件。\n二）培训300人。\n三）评查12份。\n四）通报6次。") == []


def test_numerals_before_a_right_bracket_may_belong_to_what_it_closes():
    assert findings("审核文件（第一、二、三）12份，主要做法：1）送审；2）会签。") == []
    assert findings("主要做法（1）送审；2）会签；3）备案，都有记录。") == []


def test_the_quote_shows_the_place():
    source = make_source(
        "报告.txt", "txt", "UTF-8", OPENING + "按照能援则援、应援尽援”的原则，办理援助案件27件。"
    )
    report = judge(source, RULEBOOK, reported=("form.pairs",), assumed={"kind": "met"})
    (finding,) = report.results[0].outcome.findings
    assert finding.place.quote == "按照能援则援、应援尽援”的原则，"
    assert finding.place.section == ("一、主要工作",)


def test_title_and_date_line_are_looked_at():
    text = "青川县《法治政府建设年度报告\n（2024年3月29日\n\n"
    source = make_source("报告.txt", "txt", "UTF-8", text + OPENING)
    report = judge(source, RULEBOOK, reported=("form.pairs",), assumed={"kind": "met"})
    assert [finding.message for finding in report.results[0].outcome.findings] == [
        "缺右书名号。",
        "缺右括号。",
    ]


def test_numbers_of_persons_are_masked_in_what_a_repeated_sentence_is_called_by():
    sentence = "联系电话13800138000的李某负责全县行政执法案卷评查工作并通报结果。"
    source = make_source(
        "报告.txt", "txt", "UTF-8", OPENING + sentence + "\n全年评查45份，通报6次。\n" + sentence
    )
    report = judge(source, RULEBOOK, reported=("form.repetition",), assumed={"kind": "met"})
    (finding,) = report.results[0].outcome.findings
    assert "13800138" not in finding.message + finding.place.quote
