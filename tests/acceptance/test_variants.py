"""The same report in other clothes: the verdicts stay."""

import os
import re

import pytest

from checker.judge import judge
from checker.reading.source import make_source
from checker.reading.text import read_text

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
NAMES = [
    "seeds/bachu-2022",
    "seeds/shuocheng-2023",
    "tests/corpus/d01",
    "tests/corpus/d04",
    "tests/corpus/e01",
    "tests/corpus/e05",
]
HALF = str.maketrans("，；：（）！？", ",;:()!?")
FULL = str.maketrans(",;:()", "，；：（）")

VARIANTS = {
    "half-width": lambda text: text.translate(HALF),
    "full-width": lambda text: text.translate(FULL),
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "indents": lambda text: re.sub(r"(?m)^(?=\S)", "　　", text),
    "CR/LF": lambda text: text.replace("\n", "\r\n"),
    "blanks round numbers": lambda text: re.sub(r"(\d+)", r" \1 ", text),
    "web noise": lambda text: (
        "首页 > 政务公开 > 计划总结\n索引号：0001/2023-01   主题分类：法治\n【字体：大 中 小】 打印\n"
        + text
        + "\n打印　关闭\n主办：某办公室　网站标识码：4300000001\n"
    ),
}


def verdicts(text, rulebook):
    report = judge(make_source("x", "txt", "UTF-8", text), rulebook)
    return {result.rule.id: result.outcome.verdict for result in report.results}


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("name", NAMES)
def test_verdicts_stay(rulebook, name, variant):
    with open(os.path.join(ROOT, f"{name}.txt"), encoding="utf-8") as file:
        text = file.read()
    assert verdicts(VARIANTS[variant](text), rulebook) == verdicts(text, rulebook)


@pytest.mark.parametrize("codec", ["utf-8-sig", "gb18030", "utf-16"])
def test_encodings_change_nothing(rulebook, codec):
    with open(os.path.join(ROOT, "seeds", "lasa-2019.txt"), encoding="utf-8") as file:
        text = file.read()
    assert verdicts(read_text(text.encode(codec), "x").text, rulebook) == verdicts(text, rulebook)
