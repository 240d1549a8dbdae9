"""Miswritings with a shape of their own: meetings of a central committee, 截止 before a point of time."""

from __future__ import annotations

from collections.abc import Iterator

from checker.text.lazy import pattern
from checker.text.terms import Span

_PLENUM = pattern(r"(第?[一二三四五六七八九十]{1,3})大([一二三四五六七八九])中(?:全会|全体会议)?")
"""A party congress (二十大) where its committee (二十届) is meant."""
_POINT = pattern(
    r"截止(?=(?:\d{4}年|\d{1,2}月(?:\d|底|末|份|，)|(?:目前|当前|现在|今日|今天|年底|年末|月底|月末|季末|上半年|本月|本年|去年|今年|报告期末|20\d\d\.)))"
)
_CLAUSE = "，。；：、！？“（\n"


def plenums(text: str) -> Iterator[tuple[Span, str]]:
    """Yield where a plenum is named after the congress, and the right name: 二十大三中全会, 二十届三中全会."""
    if "中全" not in text:
        return
    for match in _PLENUM.finditer(text):
        first, number = match.groups()
        if match.group().endswith("中"):
            continue  # 十大三中 may be three schools of a city
        yield match.span(), f"{first}届{number}中{match.group().partition('中')[2]}"


def deadlines(text: str) -> Iterator[tuple[Span, str]]:
    """Yield where 截止 opens a clause and a point of time follows: 截至 is meant. 报名截止12月31日 is right."""
    if "截止" not in text:
        return
    for match in _POINT.finditer(text):
        if match.start() == 0 or text[match.start() - 1] in _CLAUSE:
            yield match.span(), "截至"
