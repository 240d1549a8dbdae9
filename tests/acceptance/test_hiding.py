"""Ways of hiding a missing content, and of saying oddly one that is there (hiding.yaml): no wrong met, and hardly a wrong unmet."""

import os
from xml.sax.saxutils import escape

import pytest
import yaml

from checker.judging.judge import judge
from checker.reading.files import read_bytes
from tests.docx_files import docx, p, run

with open(os.path.join(os.path.dirname(__file__), "hiding.yaml"), encoding="utf-8") as file:
    WAYS = yaml.safe_load(file)
OPENING = "青禾县人民政府2024年法治政府建设年度报告\n2024年，青禾县扎实推进依法行政，现将有关情况报告如下：\n"
CONTENTS = {
    "achievements": "一、主要举措和成效\n（一）制度建设。审查规范性文件29件，清理文件112件，废止17件、修改9件；对4项重大行政决策开展社会稳定"
    "风险评估和合法性审查，听取各方面意见86条，采纳31条；县政府法律顾问列席会议23次，审查合同和协议148份，提出意见365条。\n",
    "leader-duty": "（二）第一责任人履职。县长主持召开县政府常务会议研究法治建设工作4次，督办重点任务6项。\n",
    "leader-duty.shufa": "（三）述法。12月20日召开述法会议，8名乡镇党委书记现场述法。\n",
    "three-systems": "（四）行政执法。印发行政执法三项制度实施方案，配备执法记录仪40台。\n",
    "problems": "二、存在的不足\n乡镇执法力量薄弱，主要原因是编制少。\n",
    "plan": "三、下一步打算\n给每个乡镇增配2名执法人员，举办培训4期。\n",
}
HIDDEN = [(rule, text) for rule, texts in WAYS["hidden"].items() for text in texts]
ODD = [(rule, text) for rule, texts in WAYS["odd"].items() for text in texts]
LAST = {"plan", "problems", "problems.causes"}
SHUFA = "12月20日召开述法会议，8名乡镇党委书记现场述法。"


def text_with(rule, passage):
    """Return a report without the content that ``rule`` asks for, and with ``passage`` where it would stand."""
    left_out = {"problems.causes": "problems"}.get(rule, rule)
    pieces = []
    for name, content in CONTENTS.items():
        if name != left_out:
            pieces.append(content)
        elif rule in LAST:
            pieces.append(f"{passage}\n")
        else:
            pieces.append(f"（五）其他工作。{passage}\n")
    return OPENING + "".join(pieces)


def verdict_of(data, ending, rule, rulebook):
    report = judge(read_bytes(data, f"a{ending}", ending), rulebook)
    return next(result.outcome.verdict for result in report.results if result.rule.id == rule)


def test_there_are_thirty_ways_each():
    assert len(HIDDEN) + len(IN_WORD) + len(IN_PAGES) >= 40 and len(ODD) >= 30


@pytest.mark.parametrize("rule", CONTENTS)
def test_what_stands_plainly_is_met(rule, rulebook):
    assert verdict_of((OPENING + "".join(CONTENTS.values())).encode(), ".txt", rule, rulebook) == "met"


@pytest.mark.parametrize(("rule", "passage"), HIDDEN, ids=[text[:14] for _, text in HIDDEN])
def test_no_other_matter_passes_for_the_content(rule, passage, rulebook):
    assert verdict_of(text_with(rule, passage).encode(), ".txt", rule, rulebook) != "met"


def test_what_is_said_oddly_is_hardly_ever_missing(rulebook):
    missed = [
        passage
        for rule, passage in ODD
        if verdict_of(text_with(rule, passage).encode(), ".txt", rule, rulebook) == "unmet"
    ]
    assert len(missed) <= 1, missed


IN_WORD = {
    "white": p(run(SHUFA, '<w:color w:val="FFFFFF"/>')),
    "hidden": p(run(SHUFA, "<w:vanish/>")),
    "tiny": p(run(SHUFA, '<w:sz w:val="2"/>')),
    "struck": p(run(SHUFA, "<w:strike/>")),
    "deleted": f'<w:p><w:del w:id="1" w:author="张三"><w:r><w:delText>{SHUFA}</w:delText></w:r></w:del></w:p>',
    "moved away": f'<w:p><w:moveFrom w:id="1" w:author="张三"><w:r><w:t>{SHUFA}</w:t></w:r></w:moveFrom></w:p>',
    "alt text": '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    f'<wp:docPr id="1" name="图" descr="{SHUFA}"/></wp:inline></w:drawing></w:r></w:p>',
    "field code": f'<w:p><w:r><w:instrText>COMMENTS "{SHUFA}"</w:instrText></w:r></w:p>',
    "comment": None,
    "header": None,
}
IN_PAGES = {
    "not displayed": f'<p style="display:none">{SHUFA}</p>',
    "hidden": f"<p hidden>{SHUFA}</p>",
    "invisible": f'<p style="visibility:hidden">{SHUFA}</p>',
    "comment": f"<!-- {SHUFA} -->",
    "alt text": f'<img src="a.png" alt="{SHUFA}">',
    "tooltip": f'<p title="{SHUFA}">图</p>',
    "script": f'<script>var a = "{SHUFA}";</script>',
    "template": f"<template><p>{SHUFA}</p></template>",
    "deleted": f"<p><del>{SHUFA}</del></p>",
    "description": f'<meta name="description" content="{SHUFA}">',
}
WITHOUT = [line for line in (OPENING + "".join(CONTENTS.values())).splitlines() if "述法" not in line]


@pytest.mark.parametrize("way", IN_WORD)
def test_nothing_that_word_does_not_show_passes_for_the_content(way, rulebook):
    body = "".join(p(escape(line)) for line in WITHOUT[:4]) + (IN_WORD[way] or "")
    body += "".join(p(escape(line)) for line in WITHOUT[4:])
    beside = {"comment": {"comments": f'<w:comment w:id="1" w:author="张三">{p(SHUFA)}</w:comment>'}}
    beside["header"] = {"header1": p(SHUFA)}
    data = docx(body, **beside.get(way, {}))
    assert verdict_of(data, ".docx", "leader-duty.shufa", rulebook) == "unmet"


@pytest.mark.parametrize("way", IN_PAGES)
def test_nothing_that_a_page_does_not_show_passes_for_the_content(way, rulebook):
    pytest.importorskip("lxml", reason="lxml 没有安装")
    lines = [f"<p>{line}</p>" for line in WITHOUT]
    page = "".join((*lines[:4], IN_PAGES[way], *lines[4:]))
    data = f"<html><head><meta charset=utf-8></head><body>{page}</body></html>".encode()
    assert verdict_of(data, ".html", "leader-duty.shufa", rulebook) == "unmet"
