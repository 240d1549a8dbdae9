"""The three enforcement systems, told by their content, by name only, as a problem, as a plan, or not at all."""

import os

import pytest

from checker import check_text

RULES = ("three-systems.publicity", "three-systems.recording", "three-systems.review", "three-systems")
VERDICTS = {"m": "met", "p": "partial", "u": "unmet"}
REPORT = """平沙县水务局2024年法治政府建设年度报告

2024年，平沙县水务局坚持依法治水、文明服务。现将情况报告如下：
一、年度举措和成效
（一）便民服务再提速。办理取水审批96件，答复热线工单5230件。
（二）水环境治理见实效。清淤河道2.3万米，整治排口67个。
（三）工作更规范。{told}
二、主要负责人履职情况
局党组书记、局长主持研究法治工作会议5次，包抓疑难案件3件，讲授法治课2次。1月10日，局属6个站所负责人就2024年履职情况述法。
三、存在的不足和原因
一是夜间巡查力量薄弱。二是协管员管理不规范。{confessed}原因在于编制只有核定数的七成，协管员管理办法多年未修订。
四、2025年主要安排
（一）充实夜间巡查力量。增设夜巡队2个。
（二）规范协管员管理。修订协管员管理办法，轮训协管员4批。

平沙县水务局
2025年2月27日
"""


def sentences():
    with open(os.path.join(os.path.dirname(__file__), "three_systems.txt"), encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                yield [field.strip() for field in line.split("|")]


@pytest.mark.parametrize(("kind", "sentence", "wanted"), list(sentences()))
def test_a_sentence_gets_its_verdicts(kind, sentence, wanted):
    if kind.endswith("-problem"):
        text = REPORT.format(told="按规定开展工作。", confessed=f"三是{sentence}。")
    else:
        text = REPORT.format(told=f"{sentence}。", confessed="")
    verdicts = {result.rule: result.verdict for result in check_text(text).results}
    asked = {
        rule: VERDICTS[letter] for rule, letter in zip(RULES, wanted.split(), strict=True) if letter != "-"
    }
    assert {rule: verdicts[rule] for rule in asked} == asked
