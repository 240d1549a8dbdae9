"""What is said of a sentence before it is read never denies what the reading then says."""

from pathlib import Path

import pytest

from checker.document.build import build_document
from checker.document.cast import cast_of
from checker.document.clauses import Read, readings_of
from checker.document.foreseen import may_be_by_head, may_be_planned
from checker.reading.source import make_source
from checker.text.acts import PLANNED

CORPUS = Path(__file__).parents[1] / "corpus"
REPORTS = [*sorted(CORPUS.glob("*.txt"))[::4], *sorted((CORPUS / "usual").glob("*.txt"))[::6]]
HEADED = "某县水利局2023年度法治政府建设工作报告\n一、主要负责人履行推进法治建设第一责任人职责情况\n"
TOLD = """听取汇报4次。
局长听取汇报。同时约谈2人。
由他主持召开会议3次。
经局长协调，空编补齐。
原定6月召开的会议取消。
述法会议拟于次年召开，名单已定。
待设备到货后，将逐台装车。
副局长带队检查。
"""


def sentences(text, rulebook):
    """Yield the readings of each sentence of a report, and what is said of it before."""
    document = build_document(make_source("a.txt", "txt", "utf-8", text), rulebook)
    read = Read(cast_of(rulebook.kind.actors, document.metadata, document.sentences), {}, {})
    for index, sentence in enumerate(document.sentences):
        foreseen = may_be_by_head(document, index, read, {}), may_be_planned(sentence)
        yield sentence.text, readings_of(document, index, read), *foreseen


@pytest.mark.parametrize("text", [HEADED + TOLD, TOLD, HEADED + "一是" + TOLD])
def test_each_way_to_be_planned_or_by_the_head_is_foreseen(text, rulebook):
    found = [*sentences(text, rulebook)]
    assert any(planned for *_, planned in found) and any(head for *_, head, _ in found)
    check(found)


def test_reports_are_foreseen(rulebook):
    counts = [0, 0]
    for report in REPORTS:
        found = [*sentences(report.read_text(encoding="utf-8"), rulebook)]
        check(found)
        counts = [counts[0] + sum(not head for *_, head, _ in found), counts[1] + len(found)]
    assert counts[0] > counts[1] / 2  # most sentences need not be read for what the head did


def check(found):
    for text, readings, head, planned in found:
        assert head or not any(one.actor == "head" for one in readings), text
        assert planned or not any(one.mood == PLANNED for one in readings), text
