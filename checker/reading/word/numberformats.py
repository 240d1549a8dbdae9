"""Numbers as Word writes them before paragraphs: the formats of ST_NumberFormat (ISO/IEC 29500-1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def format_number(value: int, name: str) -> str:
    """Return ``value`` (from 0) in the format ``name``; an unknown format counts as decimal.

    What a format has no sign for (a circled 21) is decimal too. Where the standard is silent, what Word 16
    shows is followed, as measured by docling (pull request 4336): chineseCounting writes 101 as 一○一,
    chineseCountingThousand as 一百〇一, japaneseCounting as 百一.
    """
    write = _FORMATS.get(name)
    return write(value) if write is not None and value >= 0 else str(value)


def _positional(digits: str) -> Callable[[int], str]:
    return lambda value: "".join(digits[int(digit)] for digit in str(value))


def _counting(digits: str, units: str, *, one: bool) -> Callable[[int], str]:
    """Count with units of ten, hundred, thousand; ``one`` tells whether a leading ten is 十, not 一十."""

    def write(value: int) -> str:
        if value == 0 or value > 9999:
            return _positional(digits)(value)
        written = ""
        gap = False
        for power in (3, 2, 1, 0):
            digit = value // 10**power % 10
            if digit == 0:
                gap = gap or bool(written)
                continue
            if gap:
                written += digits[0]
            gap = False
            unit = units[power - 1] if power else ""
            written += unit if one and digit == power == 1 and not written else digits[digit] + unit
        return written

    return write


def _chinese(value: int) -> str:
    """一 to 九十九; from 100 on digit by digit (chineseCounting)."""
    return _thousand(value) if 0 < value < 100 else _positional("○一二三四五六七八九")(value)


def _japanese(value: int) -> str:
    """Count without a one before 十、百、千 and without 零 (japaneseCounting)."""
    if value == 0 or value > 9999:
        return _positional(_DIGITS)(value)
    written = ""
    for power, unit in ((3, "千"), (2, "百"), (1, "十"), (0, "")):
        digit = value // 10**power % 10
        if digit:
            written += unit if digit == 1 and unit else _DIGITS[digit] + unit
    return written


def _from(first: str, last: int) -> Callable[[int], str]:
    """Return the signs of Unicode that follow ``first``, for 1 to ``last``."""
    return lambda value: chr(ord(first) + value - 1) if 1 <= value <= last else str(value)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda value: signs[value - 1] if 1 <= value <= len(signs) else str(value)


def _letters(value: int) -> str:
    """A to z, then aa, bb …"""
    return chr(97 + (value - 1) % 26) * ((value - 1) // 26 + 1) if 0 < value <= 780 else str(value)


def _roman(value: int) -> str:
    if not 0 < value < 32768:
        return str(value)
    written = ""
    for worth, letters in _ROMAN:
        written += letters * (value // worth)
        value %= worth
    return written


def _full_width(value: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(value))


def _zodiac(value: int) -> str:
    """甲子, 乙丑 … 癸亥, sixty of them."""
    return _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12] if 1 <= value <= 60 else str(value)


_thousand = _counting(_DIGITS, "十百千", one=True)
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda value: f"{value:02}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "numberInDash": lambda value: f"- {value} -",
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerLetter": _letters,
    "chineseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "chineseCountingThousand": _thousand,
    "taiwaneseCountingThousand": _thousand,
    "japaneseCounting": _japanese,
    "koreanCounting": _japanese,
    "ideographDigital": _positional(_DIGITS),
    "taiwaneseDigital": _positional("○一二三四五六七八九"),
    "japaneseDigitalTenThousand": _thousand,
    "chineseLegalSimplified": _counting(_LEGAL, "拾佰仟", one=False),
    "ideographLegalTraditional": _counting(_LEGAL_TRADITIONAL, "拾佰仟", one=False),
    "japaneseLegal": _counting(_LEGAL_TRADITIONAL, "拾佰仟", one=False),
    "ideographEnclosedCircle": _from("㊀", 10),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": _zodiac,
    "none": lambda _: "",
}
