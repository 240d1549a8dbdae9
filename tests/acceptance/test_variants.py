"""Metamorphic tests: the same report in other clothes keeps its verdicts; a changed report changes them."""

import json
import os
import re

import pytest

from checker.judging.judge import judge
from checker.reading.source import make_source
from checker.reading.text import read_text

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CORPUS = os.path.join(ROOT, "tests", "corpus")
NAMES = [f"tests/corpus/{letter}{number:02}" for letter in "de" for number in range(1, 9)]
NAMES += [
    f"seeds/{name[:-4]}" for name in sorted(os.listdir(os.path.join(ROOT, "seeds"))) if name.endswith(".txt")
]
HALF = str.maketrans("，；：（）！？", ",;:()!?")
FULL = str.maketrans(",;:()", "，；：（）")


def read(name):
    with open(os.path.join(ROOT, f"{name}.txt"), encoding="utf-8") as file:
        return file.read()


def hard_wrap(text, width):
    lines = []
    for line in map(str.strip, text.splitlines()):
        lines += [line[at : at + width] for at in range(0, len(line), width)] or [""]
    return "\n".join(lines)


CLOTHES = {
    "half-width": lambda text: text.translate(HALF),
    "full-width": lambda text: text.translate(FULL),
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "indents": lambda text: re.sub(r"(?m)^(?=\S)", "　　", text),
    "CR/LF": lambda text: text.replace("\n", "\r\n"),
    "blanks round numbers": lambda text: re.sub(r"(\d+)", r" \1 ", text),
    "wrapped at 34": lambda text: hard_wrap(text, 34),
    "wrapped at 40": lambda text: hard_wrap(text, 40),
    "no numbers before headings": lambda text: re.sub(
        r"(?m)^(\s*)[一二三四五六七八九十]+、(?=\S{4,30}$)", r"\1", text
    ),
    "web noise": lambda text: (
        "首页 > 政务公开 > 计划总结\n索引号：0001/2023-01   主题分类：法治\n【字体：大 中 小】 打印\n"
        + text
        + "\n打印　关闭\n主办：某办公室　网站标识码：4300000001\n"
    ),
}


def verdicts(text, rulebook):
    report = judge(make_source("x", "txt", "UTF-8", text), rulebook)
    return {result.rule.id: result.outcome.verdict for result in report.results}


def test_verdicts_stay_in_other_clothes(rulebook):
    same = total = 0
    changed = []
    for name in NAMES:
        text = read(name)
        before = verdicts(text, rulebook)
        for clothes, put_on in CLOTHES.items():
            after = verdicts(put_on(text), rulebook)
            total += len(before)
            for rule, verdict in before.items():
                same += after[rule] == verdict
                if after[rule] != verdict:
                    changed.append(f"{name} {clothes} {rule}: {verdict} -> {after[rule]}")
    assert total > 4000
    assert same / total >= 0.99, (same / total, changed)


@pytest.mark.parametrize("codec", ["utf-8-sig", "gb18030", "utf-16"])
def test_encodings_change_nothing(rulebook, codec):
    text = read("seeds/lasa-2019")
    assert verdicts(read_text(text.encode(codec), "x").text, rulebook) == verdicts(text, rulebook)


def sections(name, part):
    """Yield the text of a labelled report and the span of the body of each section that plays ``part``."""
    with open(os.path.join(ROOT, f"{name}.gold.json"), encoding="utf-8") as file:
        parts = json.load(file)["parts"]
    text = read(name)
    starts = [(text.find(entry["heading"]), entry) for entry in parts]
    if any(start < 0 for start, _ in starts):
        return
    for index, (start, entry) in enumerate(starts):
        end = starts[index + 1][0] if index + 1 < len(starts) else len(text)
        if entry["part"] == part:
            yield text, start, start + len(entry["heading"]), end


SLOGAN = "\n我们将更加紧密地团结在以习近平同志为核心的党中央周围，锐意进取、真抓实干，奋力谱写法治政府建设新篇章。\n"
VAGUE = "\n对照上级要求和群众期待，我们的工作还存在一些差距和不足，有待今后不断改进。\n"


def edits():
    """Yield (name, rule, wanted, text): a report with one edit, and the verdict that the rule must give it."""
    for name in [entry for entry in NAMES if entry.startswith("tests/")]:
        for part, rule in (("problems", "problems"), ("plan", "plan")):
            found = list(sections(name, part))
            if len(found) != 1:
                continue
            text, start, body, end = found[0]
            yield name, rule, "unmet", text[:start] + text[end:]
            hollow = VAGUE if part == "problems" else SLOGAN
            yield name, rule, "partial", text[:body] + hollow + text[end:]
        for text, _, body, end in sections(name, "problems"):
            cause = "\n究其原因，主要是执法人员培训不足、编制与任务不匹配。\n"
            if len(text[body:end].strip()) > 60:
                yield name, "problems.causes", "met", text[:end].rstrip() + cause + text[end:]
        for text, start, body, end in sections(name, "leader-duty"):
            plans = list(sections(name, "plan"))
            if len(plans) == 1 and plans[0][1] > start:
                act = "\n年底前组织各部门主要负责人开展现场述法。\n"
                at = plans[0][2]
                without = re.sub(r"[^。；\n]*述法[^。；\n]*[。；]", "", text[:at])
                if "述法" not in without:
                    yield (
                        name,
                        "leader-duty.shufa",
                        "unmet",
                        without + act + text[at:].replace("述法", "普法"),
                    )
            yield (
                name,
                "leader-duty",
                "partial",
                text[:body] + "\n主要负责人高度重视，切实扛起推进法治建设第一责任人职责。\n" + text[end:],
            )


def test_verdicts_follow_an_edit(rulebook):
    right = total = 0
    wrong = []
    for name, rule, wanted, text in edits():
        found = verdicts(text, rulebook)[rule]
        total += 1
        right += found == wanted
        if found != wanted:
            wrong.append(f"{name} {rule}: {wanted}, found {found}")
    assert total >= 50
    assert right / total >= 0.97, (right, total, wrong)
