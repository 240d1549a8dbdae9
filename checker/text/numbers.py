"""Quantities, dates and years as officials write them.

Works on normalised text: half-width digits, full-width punctuation, no blanks inside. The units are
the measure words of modern Chinese that count acts, people and things in such reports.
"""

from __future__ import annotations

from checker.text.lazy import pattern
from checker.text.terms import Span
from checker.values import NamedTuple

DIGITS_BEHIND = r"[0-9]*(?:，[0-9]{3}(?![0-9]))*(?:\.[0-9]+)?"
DIGITS = f"[0-9]{DIGITS_BEHIND}"
NUMERAL = "〇零一二三四五六七八九十百千万亿两"
"""The characters that spell a number."""
NUMERALS = f"[{NUMERAL}]+"
NUMBER = pattern(f"[0-9{NUMERAL}](?:(?<=[0-9]){DIGITS_BEHIND}|[{NUMERAL}]*)")
"""A number in Arabic digits, with separated thousands and decimals, or spelt in characters.

The first character comes before the choice, so that a search passes over everything else at once.
"""
_BEFORE_UNIT = frozenset("余多来几万亿千百")

UNITS = frozenset([
    "件", "次", "人", "名", "份", "场", "户", "家", "起", "个", "项", "条", "宗", "例", "部", "台", "套", "处", "所",
    "间", "辆", "吨", "亩", "元", "期", "批", "篇", "幅", "张", "册", "本", "卷", "通", "轮", "支", "座", "栋", "幢",
    "只", "头", "艘", "架", "分", "位", "款", "种", "堂", "段", "句", "门", "枚", "对", "组", "队", "%", "公里",
    "千米", "平方米", "立方米", "公顷", "千克", "公斤", "平方公里", "人次", "批次", "场次", "轮次", "件次", "户次", "家次", "台次",
    "条次", "项次", "辆次", "艘次", "处次", "车次", "船次", "班次", "站次", "架次", "宗次", "村次", "店次", "组次", "队次",
    "课时", "学时", "个百分点", "千瓦", "千瓦时", "兆", "GB", "TB", "令", "盏", "颗", "株", "桩", "眼", "根", "棵",
    "尾", "床", "盒", "箱", "袋", "瓶", "包", "桶", "副", "面", "块", "片", "盘", "集", "讲", "课", "站", "点", "口",
    "尊", "封", "帧", "版"
])  # fmt: skip
"""Measure words that make a number a quantity."""

_TIME = ("工作日", "月", "小时", "年", "季度", "星期", "自然日", "周", "世纪")
_LONGEST: dict[str, int] = {}
"""The length of the longest unit that begins with a character."""
for _name in UNITS:
    _LONGEST[_name[0]] = max(_LONGEST.get(_name[0], 0), len(_name))
_BEHIND = _BEFORE_UNIT | _LONGEST.keys()
"""One of these stands straight behind every number that is a quantity."""
_BEHIND_NUMBERS = _BEHIND | frozenset("年月日号")
"""One of these stands straight behind every number that is a quantity, a date or a year."""
SPELT_UNITS = frozenset(
    [
        "次",
        "件",
        "场",
        "人",
        "名",
        "份",
        "户",
        "家",
        "起",
        "期",
        "批",
        "轮",
        "条",
        "篇",
        "宗",
        "例",
        "场次",
        "人次",
        "余",
        "天",
        "个",
    ]
)
"""Units with which a number spelt in characters counts: 十二次, 三百余份, but not 一批, 三项制度; composed ones (四十项) count with any."""

VALUES = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
POWERS = {"十": 10, "百": 100, "千": 1000}


class Quantity(NamedTuple):
    """A number with its unit; ``span`` covers both, ``unit`` is the measure word as written."""

    span: Span
    unit: str


class Numerals(NamedTuple):
    """What the numbers of a text are: quantities, dates (a month at least), and years with their value."""

    quantities: tuple[Quantity, ...]
    dates: tuple[Span, ...]
    years: tuple[tuple[Span, int], ...]


def value_of(numeral: str) -> int | None:
    """Return the value of a numeral in Arabic digits or Chinese characters below 10,000, else None."""
    if numeral.isascii():
        return int(numeral) if numeral.isdigit() else None
    total = digit = 0
    if all(char in VALUES for char in numeral) and len(numeral) > 1:
        return int("".join(str(VALUES[char]) for char in numeral))
    for char in numeral:
        if char in VALUES:
            digit = VALUES[char]
        elif char in POWERS:
            total += (digit or 1) * POWERS[char]
            digit = 0
        else:
            return None
    return total + digit


NO_NUMERALS = Numerals((), (), ())


def read_numerals(text: str, titles: tuple[Span, ...] = ()) -> Numerals:
    """Find quantities, dates and years in ``text``; numbers inside 《》 (``titles``, in order) are passed over."""
    if _BEHIND_NUMBERS.isdisjoint(text):
        return NO_NUMERALS
    quantities: list[Quantity] = []
    dates: list[Span] = []
    years: list[tuple[Span, int]] = []
    size = len(text)
    end_of_date = -1
    title = 0
    for found in NUMBER.finditer(text):
        start, end = found.span()
        after = text[end] if end < size else ""
        if after not in _BEHIND_NUMBERS:
            if start > _BRACKET and text[start - 1] == "）":
                quantities += _below_unit(text, start, end)
            continue
        while title < len(titles) and titles[title][1] <= start:
            title += 1
        if title < len(titles) and titles[title][0] <= start:
            continue
        numeral = found.group()
        spelt = not "0" <= numeral[0] <= "9"
        if after == "年" and len(numeral) == 4:
            value = value_of(numeral)
            if value is not None and 1949 <= value <= 2100:
                years.append(((start, end + 1), value))
                continue
        if start and text[start - 1] in "第届":
            continue  # 第三次, 十二届三次全会
        if after == "月" and not text.startswith("月份", end) and (value_of(numeral) or 99) <= 12:
            dates.append((start, end + 1))
            end_of_date = end + 1
            continue
        if after == "月" and (value_of(numeral) or 99) <= 12:
            dates.append((start, end + 2))
            continue
        if start == end_of_date and after in ("日", "号"):
            dates[-1] = (dates[-1][0], end + 1)
            continue
        if after in _BEHIND:
            quantity = _quantity(text, start, end, spelt)
            if quantity is not None:
                quantities.append(quantity)
    return Numerals(tuple(quantities), tuple(dates), tuple(years))


_SIZES = ("分", "小时", "元", "岁", "年", "月", "日", "天", "公里", "米")
"""What is measured and not counted: 十五分钟服务圈, 十二万元以上."""
_VAGUE = ("一", "万", "千", "百", "十", "亿")
_ROUND, _MORE, _ABOUT = ("十", "百", "千", "万"), ("余", "多", "几", "来"), ("数", "几", "近", "上")
"""A round number counts where it is told about how many: 百余条, 数十场."""
_LONGEST_ORDINALS = 20
_ORDINALS = pattern(r"届(?:[0-9一二三四五六七八九十]{1,2}次[、和及])+\Z")
"""What stands before the ordinal of a session: 十一届三次、四次全会, and not 召开3次全体会议."""


def _is_composed(numeral: str) -> bool:
    """Whether a number in characters is one that only a count has: 四十, 六十二, 二百一十三, not 八 or 三."""
    return len(numeral) > 1 and not POWERS.keys().isdisjoint(numeral)


def _unit(text: str, at: int, first: str) -> str:
    """Return the longest unit that begins at a place with the character ``first``, or nothing."""
    for length in range(_LONGEST.get(first, 0), 0, -1):
        unit = text[at : at + length]
        if unit in UNITS:
            return unit
    return ""


_BRACKET = 3
"""So many characters a unit of one takes in brackets."""


def _below_unit(text: str, start: int, end: int) -> list[Quantity]:
    """Return the value behind a label that holds its unit, as rows of a table have it: 法制审核（件）79."""
    opening = text.rfind("（", start - _BRACKET - 1, start)
    unit = text[opening + 1 : start - 1]
    return [Quantity((opening, end), unit)] if opening >= 0 and unit in UNITS else []


def _quantity(text: str, start: int, end: int, spelt: bool) -> Quantity | None:
    cursor = end
    scaled = False
    while (first := text[cursor : cursor + 1]) in _BEFORE_UNIT:
        scaled = scaled or first in "万亿"
        cursor += 1
    unit = _unit(text, cursor, first)
    if not unit:
        # 近50万 or 12.7亿 with the thing counted straight behind it is a quantity all the same.
        return Quantity((start, cursor), text[cursor - 1]) if scaled and not spelt else None
    if unit == "个" and text.startswith(_TIME, cursor + 1):
        return None
    if unit == "分" and text.startswith("钟", cursor + 1):
        return None
    if unit == "次" and _ORDINALS.search(text, max(0, start - _LONGEST_ORDINALS), start):
        return None
    if spelt and start and text[start - 1] == "“":
        return None  # “四个意识” is a name and counts nothing
    numeral = text[start:end]
    if spelt and unit == "个" and text.startswith("“", cursor + 1) and not _is_composed(numeral):
        return None  # 三个“一号工程” names what others have counted
    about = (
        numeral in _ROUND
        and not text[start - 1 : start].isdigit()
        and (text[end : end + 1] in _MORE or text[start - 1 : start] in _ABOUT)
    )
    if spelt and (
        (numeral in _VAGUE and not about)
        or (unit not in SPELT_UNITS and (unit in _SIZES or not (about or _is_composed(numeral))))
    ):
        return None
    return Quantity((start, cursor + len(unit)), unit)
