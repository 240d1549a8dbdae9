"""One character, word or clause over and over is read in a moment: nothing compares everything with everything."""

from __future__ import annotations

import time

import pytest

from checker import check_text

HEAD = "青禾县2024年法治政府建设年度报告\n一、主要工作\n"


@pytest.mark.parametrize(
    "piece",
    [
        "的",
        "一是",
        "1",
        "“",
        "《",
        "（",
        "，",
        "县长",
        "没有",
        "〇",
        "9件，",
        "县长主持召开会议9次，",
        "2024年9件，",
        "（一）",
        "一、；",
        "①",
    ],
)
def test_a_line_of_one_character(piece):
    text = HEAD + piece * (30_000 // len(piece)) + "。\n"
    started = time.process_time()
    report = check_text(text)
    assert time.process_time() - started < 8
    assert not [result for result in report.results if "出错" in result.message]
