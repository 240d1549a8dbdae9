"""Amounts as officials write them: the value of a number with its unit, exactly, and how exactly it was meant.

Where :mod:`checker.text.numbers` tells that a text counts something, this module tells what the number is: 1.95万户,
3231.32亿元, 十二次, 三千余人, 百分之九十八, 97.26%. Values are whole numbers of millionths, so that all arithmetic is
exact without fractions. Works on normalised text (half-width digits, full-width punctuation).
"""

from __future__ import annotations

from checker.text.lazy import pattern
from checker.text.numbers import DIGITS_BEHIND, NUMERAL, POWERS, SPELT_UNITS, UNITS, VALUES
from checker.text.round_shares import ROUND, round_share
from checker.text.terms import Span
from checker.values import NamedTuple

ONE = 1_000_000
"""The value 1: values are counted in millionths."""

_DECIMALS = 6
_DIGITS = 18
_SCALES = {"百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_MEASURES = frozenset(
    ["倍", "番", "天", "小时", "分钟", "个月", "工作日", "个工作日", "笔", "卷", "吨", "毫克", "人/次", "户/次", "亿元"]
)  # fmt: skip
"""Units that are no measure words of acts, but by which values are compared."""
_SPELT_MEASURES = frozenset(["倍", "番", "个工作日", "天", "个月"])
_KNOWN = UNITS | _MEASURES
_LONGEST: dict[str, int] = {}
"""The length of the longest unit that begins with a character."""
for _name in _KNOWN:
    _LONGEST[_name[0]] = max(_LONGEST.get(_name[0], 0), len(_name))
_BEFORE = ("近", "约", "超", "逾", "超过", "突破", "至少", "不少于", "不低于", "不超过", "不足", "高于", "低于", "小于", "大于", "少于", "多于", "接近", "大约")  # fmt: skip
_BETWEEN = frozenset("余多来几")
_SCALED = _BETWEEN | _SCALES.keys()
_AFTER = ("多", "余", "以上", "以下", "以内", "左右", "上下", "不等", "有余", "之多", "之间", "内", "及以上", "（含）以上")  # fmt: skip
_LAST_BEFORE = frozenset(word[-1] for word in _BEFORE)
_FIRST_AFTER = frozenset(word[0] for word in _AFTER)
_PER = frozenset("日天年月时人户亩吨台套次件度秒")
"""What stands behind / in a unit of so much for each: 吨/日, 元/亩."""
_AFTER_RANK = frozenset("干要级生新高品")
"""What makes a word of 次: 次干道, 次要, 次级, 次生."""
_RANGE = frozenset("至到—-~")
_BEFORE_RANGE = frozenset("0123456789%一二三四五六七八九十万")
_HUNDREDTHS = "百分之"
_TOTAL_BEHIND = pattern(
    "[^，。；：、0-9队部局县镇乡村街委院心站所位业区市厅室组门庭]{2,8}?(?:合计|共计|总计|总共|一共|累计|总数|总量|共(?!同))"
)
"""What stands behind a numeral that counts the items of a total (渠道收到的申请总数), and names none who act."""
_SPELT_AFTER = {name[0] for name in (*SPELT_UNITS, *_SPELT_MEASURES)} | _BETWEEN | ROUND | {"点"}
"""Characters one of which stands behind every spelt amount."""
_WRITTEN = pattern(
    f"[0-9{NUMERAL}](?:(?<=[0-9]){DIGITS_BEHIND}"
    f"|(?<=[{NUMERAL}])(?:[{NUMERAL}]*(?=[{''.join(sorted(_SPELT_AFTER))}])|(?<={_HUNDREDTHS}[{NUMERAL}])[{NUMERAL}]*))"
)
"""The numbers that can be amounts: one that is spelt (一, 三中全会) is none without what stands behind it.

The first character comes before the choice, so that the search passes over everything else at once.
"""


_SIGNS = frozenset((*_LONGEST, *_SCALED, *_SPELT_AFTER))
"""One of these stands behind every amount, or is part of it."""


class Amount(NamedTuple):
    """A number with its unit. ``start`` … ``end`` covers both, ``unit_start`` is where the unit begins.

    ``value`` and ``step``, the worth of its last printed place, are in millionths of the unit. ``exact`` is False
    where the text says that the number is rounded or a bound (近、约、余、多、以上) or one end of a range. ``composed``: written by places (6万8千).
    """

    start: int
    unit_start: int
    end: int
    value: int
    step: int
    unit: str
    exact: bool
    composed: bool = False

    @property
    def counted(self) -> bool:
        """Whether the number is a whole number written out, to the last one."""
        return self.step == ONE


def read_amounts(text: str, titles: tuple[Span, ...] = ()) -> list[Amount]:
    """Return the amounts of ``text`` in order; numbers inside 《》 (``titles``), years, dates and ordinals are none."""
    found: list[Amount] = []
    if _SIGNS.isdisjoint(text):
        return found
    title = 0
    for match in _WRITTEN.finditer(text):
        start, end = match.span()
        if titles:
            while title < len(titles) and titles[title][1] <= start:
                title += 1
            if title < len(titles) and titles[title][0] <= start:
                continue
        before = text[start - 1] if start else ""
        if before == "第" or (before.isascii() and before.isalnum()):
            continue
        if before == "零" or before in _SCALES:
            last = before if before != "零" else text[start - 2 : start - 1]
            if (
                last in _SCALES
                and start > 2 - (last == before)
                and "0" <= text[start - 3 + (last == before)] <= "9"
            ):
                continue  # the lower places of 1亿2000万 or 2万零500, read with the higher
        numeral = text[start:end]
        if "0" <= numeral[0] <= "9":
            amount = _in_digits(text, start, end, numeral)
        else:
            amount = _spelt(text, start, end, numeral)
        if amount is not None:
            found.append(amount)
    return found


def _in_digits(text: str, start: int, end: int, numeral: str) -> Amount | None:
    behind = text[end : end + 1]
    if behind not in _LONGEST and behind not in _SCALED:
        return None  # the number of an item, a year, a date
    if numeral.isdigit():
        if len(numeral) > _DIGITS:
            return None
        value, step = int(numeral) * ONE, ONE
    else:
        whole, _, decimals = numeral.replace("，", "").partition(".")
        if len(decimals) > _DECIMALS or len(whole) > _DIGITS:
            return None
        step = 10 ** (_DECIMALS - len(decimals))
        value = int(whole + decimals) * step
    if behind in _SCALED:
        cursor, scale, exact = _scale(text, end)
        value, step = value * scale, step * scale
    else:
        cursor, scale, exact = end, 1, True
    composed = False
    while scale > 1 and (first := text[cursor : cursor + 1]) and (first == "零" or "0" <= first <= "9"):
        # 1亿2000万, 3万4千, 2万零500: each place less than the one before
        zero = first == "零"
        if not "0" <= text[cursor + zero : cursor + zero + 1] <= "9":
            break
        cursor += zero
        tail = cursor
        while "0" <= text[tail : tail + 1] <= "9":
            tail += 1
        digits = text[cursor:tail]
        cursor, lower, near = _scale(text, tail)
        fits = len(digits) <= _DIGITS and text[tail : tail + 1] != "." and int(digits) * lower < scale
        if not fits or (lower == 1 and len(digits) + 1 < len(str(scale)) and not zero):
            return None  # 3万5 leaves open what the 5 is worth
        value += int(digits) * lower * ONE
        step, scale, exact, composed = lower * ONE, lower, exact and near, True
    unit = _unit(text, cursor)
    if not unit and (cursor == end or text[cursor - 1] not in "万亿"):
        return None
    if unit == "年" or (unit == "分" and text.startswith(("分钟", "分别"), cursor)):
        return None
    return _amount(text, start, cursor, value, step, unit, exact)._replace(composed=composed)


def _scale(text: str, at: int) -> tuple[int, int, bool]:
    """Return where the unit behind a number begins, the worth of 万、千 … before it, and whether none is 余、多 or 几."""
    scale = 1
    exact = True
    while text[at : at + 1] in _SCALED and at < len(text):
        char = text[at]
        if char in _SCALES:
            scale *= _SCALES[char]
        else:
            exact = False
        at += 1
    return at, scale, exact


def _spelt(text: str, start: int, end: int, numeral: str) -> Amount | None:
    if text.startswith(_HUNDREDTHS, start) and numeral[0] == "百":
        return None  # the numeral behind 百分之 is read on its own
    if text[end : end + 1] in ROUND:
        share = round_share(text, start, end, spelt_value(numeral))
        if share is None:
            return None
        cents, of, step, end = share
        return _amount(text, start, end, ONE * cents // of, ONE * step, "%", True)
    hundredths = text.endswith(_HUNDREDTHS, 0, start)
    decimals = ""
    if text.startswith("点", end):
        tail = end + 1
        while tail < len(text) and text[tail] in VALUES:
            tail += 1
        decimals = text[end + 1 : tail]
        if decimals and hundredths:
            end = tail
    value = spelt_value(numeral)
    if value is None:
        return None
    step = ONE
    whole = value * ONE
    if not hundredths and numeral[-1] in "万亿":
        step *= _SCALES[numeral[-1]]  # 二十八万人 is rounded as 28万人 is
    if decimals and hundredths:
        step = 10 ** (_DECIMALS - len(decimals))
        whole += int("".join(str(VALUES[char]) for char in decimals)) * step
    if hundredths:
        return _amount(text, start - len(_HUNDREDTHS), end, whole, step, "%", True)
    cursor = end
    exact = True
    while cursor < len(text) and text[cursor] in _BETWEEN:
        exact = False
        cursor += 1
    unit = _unit(text, cursor)
    if unit not in SPELT_UNITS and unit not in _SPELT_MEASURES:
        return None
    if unit == "个" and (text.startswith("季度", cursor + 1) or _counts_items(text, start, cursor + 1)):
        return None  # 四个季度 is the year
    if numeral in ("一", "百", "千", "万", "亿", "十") and unit not in _SPELT_MEASURES and exact:
        # 一件事, 一次办好, 万人 are words; 撤销一件 is a count: only what closes a clause or item is taken for one.
        after = text[cursor + len(unit) : cursor + len(unit) + 1]
        if (
            numeral not in ("一", "十")
            or (numeral == "一" and unit in ("批", "期", "轮", "个"))
            or after not in ("", "、", "，", "。", "；", "）")
        ):
            return None
    return _amount(text, start, cursor, whole, step, unit, exact)


def _counts_items(text: str, start: int, at: int) -> bool:
    """Whether a numeral counts the items told before and nothing else, as a total behind them does: ，三个时段累计出动1005人次.

    Of those who act (三个部门共检查) each may have done more than was told.
    """
    return text[start - 1 : start] == "，" and _TOTAL_BEHIND.match(text, at) is not None


def spelt_value(numeral: str) -> int | None:
    """Return the value of a numeral in Chinese characters, or None where it is no exact one (三四十, 一万二)."""
    total = section = 0
    digit: int | None = None
    last = 0
    for char in numeral:
        if char in VALUES:
            if VALUES[char] and digit:
                return None
            digit = VALUES[char]
        elif char in POWERS:
            section += (1 if digit is None else digit) * POWERS[char]
            digit = None
            last = POWERS[char]
        else:
            scale = _SCALES[char]
            total = (
                (total + section + (digit or 0)) * scale
                if scale > 10_000
                else total + (section + (digit or 0)) * scale
            )
            section = 0
            digit = None
            last = scale
    if digit and last > 10 and numeral[-2] not in "零〇":
        return None
    return total + section + (digit or 0)


def _unit(text: str, at: int) -> str:
    first = text[at : at + 1]
    for length in range(_LONGEST.get(first, 0), 0, -1):
        unit = text[at : at + length] if length > 1 else first
        if unit in _KNOWN and len(unit) == length:
            if length > 1 and unit[-1] == "次" and text[at + length : at + length + 1] in _AFTER_RANK:
                continue  # 9条次干道 are 9条, not 9条次
            per = text[at + length + 1 : at + length + 2]
            if text.startswith("/", at + length) and per in _PER:
                return f"{unit}/{per}"  # 4500万吨/日 are no 吨
            return unit
    return ""


def _amount(text: str, start: int, cursor: int, value: int, step: int, unit: str, exact: bool) -> Amount:
    end = cursor + len(unit) if unit != "%" or text.startswith("%", cursor) else cursor
    if exact:
        before, after = text[start - 1 : start], text[end : end + 1]
        exact = not (
            (before in _LAST_BEFORE and text.endswith(_BEFORE, max(0, start - 4), start))
            or (after in _FIRST_AFTER and text.startswith(_AFTER, end))
            or (after in _RANGE and text[end + 1 : end + 2].isdigit() and text[end + 5 : end + 6] != "年")
            or (before in _RANGE and text[start - 2 : start - 1] in _BEFORE_RANGE and start > 1)
        )
    return Amount(start, cursor, end, value, step, unit, exact)
