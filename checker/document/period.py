"""How long a time a title or an announcement speaks of: several years, a part of one, or neither."""

from __future__ import annotations

from checker.rulebook.habits import words
from checker.text.around import places
from checker.text.lazy import pattern

SEVERAL, PART, DAY = "several", "part", "day"
_NUMERALS = "〇○零一二三四五六七八九十两"
_DIGITS = "0123456789"
_DAY = pattern(
    "(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日(?:[上下]午|晚)?(?:，|[^，、至—-]{0,12}(?:在|到|召开|举行|举办))|(?:近日|日前|昨[日天])，"
)
_MEETING = pattern(
    "(?:^|，)(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日(?:[上下]午)?，[^，；。]{2,24}会(?:议)?(?:在[^，；。]{2,20})?(?:召开|举行)(?=[，；。]|$)"
)
"""A meeting that was held on a day, as news begin with it, whatever purpose they name before it."""
_PARTS = words("一年的一部分")
_SEVERAL = words("好几年")
_PLANS = words("规划期")
_LOOKS_BACK = words("回顾的说法")
_AND = "、和与及"
_RANGE = "—－-~～至到"
_SOME = ("两", "三", "四", "五")
_CONGRESSES = {"十八大": 2012, "十九大": 2017, "二十大": 2022}
"""Congresses of the Party, since which documents tell; the year each was held in."""


def time_of(text: str) -> str | None:
    """Return SEVERAL for 2022—2024年, 近三年, “十四五”时期, PART for 上半年, 第三季度, 1—9月; None for anything else."""
    if any(word in text for word in _PARTS) or _months(text):
        return PART
    if any(word in text for word in _SEVERAL) or years_run(text) or _plan(text):
        return SEVERAL
    return None


def opens_with_day(text: str) -> bool:
    """Whether an account begins with the day on which something happened (7月18日，督察组到……), as a report on a year does not."""
    return _DAY.match(text) is not None or _MEETING.search(text) is not None


def since(text: str) -> int | None:
    """Return the year since which a title tells (2020年以来), or None."""
    for word in ("年以来", "年度以来", "年至今"):
        at = text.find(word)
        if at >= 4 and text[at - 4 : at].isdigit():
            return int(text[at - 4 : at])
    for name, year in _CONGRESSES.items():
        if name + "以来" in text:
            return year
    return None


def _months(text: str) -> bool:
    """Whether the text names a run of months (1—9月, 一月至九月), the whole year apart."""
    for at in places(text, "月", 1):
        start = _number_before(text, at)
        left = start - 1
        if start < at and left > 0 and text[left] in _RANGE:
            end = left - (text[left - 1] in "月份") - (text[left - 2 : left] == "月份")
            first = _number_before(text, end)
            if first < end and not (text[first:end] in ("1", "一") and text[start:at] in ("12", "十二")):
                return True
    return False


def years_run(text: str) -> bool:
    """Whether the text names a run of years (2022—2024年, 三年来, 近五年) or two of them (2021年、2022年)."""
    for at in places(text, "年", 1):
        start = _number_before(text, at)
        number = text[start:at]
        before = text[start - 1 : start]
        if number[-1:] in _SOME and text[at - 5 : at - 1].isdigit():
            return True  # 2023、2024两年
        if len(number) == 4:
            # 2022—2024年, 2022年度至2024年度; 2021年、2022年
            left = text[: start - 1].rstrip("年度") if before and before in _RANGE else ""
            if _is_year(left[-4:]):
                return True
            joined = text[: start - 1].removesuffix("度") if before and before in _AND else ""
            if joined.endswith("年") and _is_year(joined[-5:-1]):
                return True
        elif (
            number
            and number not in ("一", "1")
            and len(number) <= 2
            and (
                text.startswith(("来", "多来", "余来"), at + 1)
                or before in ("近", "去")
                or text.startswith(_LOOKS_BACK, at + 1)
            )
        ):
            return True
    return False


def _plan(text: str) -> bool:
    """Whether the text names the years of a plan (“十四五”时期)."""
    for name in ("十二五", "十三五", "十四五", "十五五", "七五", "八五", "九五"):
        at = text.find(name)
        if at >= 0:
            rest = text[at + len(name) :].lstrip('”’"')
            if rest.startswith(_PLANS):
                return True
    return False


def _is_year(text: str) -> bool:
    return len(text) == 4 and all(char in _DIGITS or char in _NUMERALS for char in text)


def _number_before(text: str, at: int) -> int:
    start = at
    while start > 0 and (text[start - 1] in _DIGITS or text[start - 1] in _NUMERALS) and at - start < 4:
        start -= 1
    return start
