"""One fault is told once: by the rule it belongs to, and by the other where that one is not heard."""

import pytest

from checker.judging.judge import judge
from checker.reading.source import make_source

HEAD = "柏河县2023年法治政府建设年度报告\n\n一、主要工作\n"


def told(rulebook, text, words, **wishes):
    report = judge(make_source("a.txt", "txt", "UTF-8", HEAD + text), rulebook, **wishes)
    return {
        result.rule.id
        for result in report.results
        for finding in result.outcome.findings
        if words in finding.message or words in finding.place.quote
    } - {"achievements.data"}


@pytest.mark.parametrize(
    ("text", "first", "other", "words"),
    [
        (
            "召开推进会4次。\n\n柏河县人民政府\n2024年2月30日\n",
            "document.dates",
            "signature",
            "2024年2月30日",
        ),
        ("落实《中华人民共和国行征处罚法》4次。\n", "citation.title", "wording.typo", "行征"),
    ],
)
def test_the_other_rule_tells_where_the_first_is_not_heard(text, first, other, words, rulebook):
    assert told(rulebook, text, words) == {first}
    assert told(rulebook, text, words, reported={other}) == {other}
    assert told(rulebook, text, words, off={first: "不需要"}) == {other}


def test_a_date_that_is_not_complete_is_told_by_the_signature(rulebook):
    text = "召开推进会4次。\n\n柏河县人民政府\n2024年2月\n"
    assert told(rulebook, text, "2024年2月") == {"signature"}
