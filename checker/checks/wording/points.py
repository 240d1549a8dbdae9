"""Miswritings with a shape of their own: meetings of a central committee, 截止 before a point of time, slogans behind their verb."""

from __future__ import annotations

from collections.abc import Iterator

from checker.text.lazy import pattern
from checker.text.terms import Span

_PLENUM = pattern(r"(第?[一二三四五六七八九十]{1,3})大([一二三四五六七八九])中(?:全会|全体会议)?")
"""A party congress (二十大) where its committee (二十届) is meant."""
_POINT = pattern(
    r"截止(?=(?:\d{4}年|\d{1,2}月(?:\d|底|末|份|，)|(?:目前|当前|现在|今日|今天|年底|年末|月底|月末|季末|上半年|本月|本年|去年|今年|报告期末|20\d\d\.)))"
)
_SLOGANS = (
    (pattern("增强“四个([^”]{2})”"), "意识"),
    (pattern("坚定“四个([^”]{2})”"), "自信"),
    (pattern("(?:做到|践行)“两个([^”]{2})”"), "维护"),
    (pattern("(?:领悟|拥护)“两个([^”]{2})”"), "确立"),
)
"""Slogans by the verb that each stands behind, and their second word."""
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


def slogans(text: str) -> Iterator[tuple[Span, str]]:
    """Yield where a slogan behind its own verb has one character of its word wrong: 做到“两个保护”, 两个维护 is meant.

    What has neither character is another slogan (做到“两个结合”).
    """
    if "个" not in text:
        return
    for shape, right in _SLOGANS:
        for match in shape.finditer(text):
            if sum(one == other for one, other in zip(match.group(1), right, strict=True)) == 1 or (
                match.group(1) == right[::-1]
            ):
                start, end = match.span(1)
                yield (start - 2, end), text[start - 2 : start] + right
