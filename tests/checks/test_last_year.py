"""An indicator's figure this year against last year's."""

import pytest

from checker.judging.judge import judge
from checker.reading.source import make_source
from checker.rulebooks import load_rulebook

PACK = """pack: trial
version: "1.0"
title: 试用
kind: law-based-government
bases: {规定: 《示例省规定》第三条}
rules:
  - id: trial.one
    title: 涉企行政检查
    level: should
    basis: [规定]
    asks: 涉企行政检查的次数要写，并与上年比，不得高于上年。
    check: last-year
    with:
      in: [achievements]
      indicator: [涉企行政检查, 涉企检查]
      not_above: true
      unmet: {message: "{name}{this}，{than}上年（{last}）。", remedy: 请核对。}
      lacking: {message: "{name}写了{this}，没有写上年的数。", remedy: 请补上。}
      absent: {message: "没有写{name}的次数。", remedy: 请写明。}
    examples:
      - {verdict: met, text: "一、主要工作\\n涉企行政检查9次，上年12次。"}
      - {verdict: unmet, text: "一、主要工作\\n规范检查。"}
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    path = tmp_path_factory.mktemp("packs") / "trial.yaml"
    path.write_text(PACK, encoding="utf-8")
    return load_rulebook((str(path),))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("全年开展涉企行政检查1200次，比上年的1500次减少20%。", "met"),
        ("全年开展涉企行政检查1200次，比上年减少300次。", "met"),
        ("全年开展涉企行政检查1200次，同比下降20%。", "met"),
        ("涉企行政检查由上年的1500次减少到1200次。", "met"),
        ("涉企行政检查次数从1500次降至1200次。", "met"),
        ("涉企行政检查1200次，与上年持平。", "met"),
        ("涉企行政检查1200次，2022年为1500次。", "met"),
        ("2022年涉企行政检查1500次，2023年1200次。", "met"),
        ("全年1200次涉企行政检查，上年1500次。", "met"),
        ("开展涉企行政检查1200次。上年同期为1500次。", "met"),
        ("开展涉企行政检查1200次。同比减少20%。", "met"),
        ("全年开展涉企行政检查1500次，比上年的1200次增加25%。", "unmet"),
        ("全年开展涉企行政检查1500次，较上年增长25%。", "unmet"),
        ("全年开展涉企行政检查1500次，同比多300次。", "unmet"),
        ("涉企行政检查由去年的1200次增加到1500次。", "unmet"),
        ("涉企行政检查1500次（2022年1200次）。", "unmet"),
        ("开展涉企行政检查1500次。去年1200次。", "unmet"),
        ("全年开展涉企行政检查1200次。", "partial"),
        ("全年开展涉企行政检查1200次，发现问题300个，同比案件下降。", "met"),
        ("推行扫码检查，规范涉企行政检查。", "unmet"),
        ("涉企行政检查下降20%。", "unmet"),
    ],
)
def test_this_year_against_last(book, sentence, expected):
    text = "甲县人民政府2023年法治政府建设年度报告\n\n一、主要工作\n" + sentence
    source = make_source("甲.txt", "txt", "UTF-8", text)
    outcome = judge(source, book, reported=("trial.one",), fragment=True).results[0].outcome
    assert (outcome.verdict, outcome.message) == (expected, outcome.message)


def test_the_message_names_both(book):
    text = "甲县人民政府2023年法治政府建设年度报告\n\n一、主要工作\n涉企检查1500次，比上年的1200次增加25%。"
    outcome = (
        judge(make_source("甲.txt", "txt", "UTF-8", text), book, reported=("trial.one",)).results[0].outcome
    )
    assert outcome.message == "涉企检查1500次，高于上年（1200次）。"
