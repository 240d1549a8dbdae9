"""The numbers that a browser puts before the items of an ordered list (HTML ``ol``, CSS ``list-style-type``)."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_CHINESE = ("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "cjk-decimal")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST = 9999


def item_number(list_: dict[str, str | int], item: dict[str, str]) -> str:
    """Return the number shown before an item, with its mark and a blank, or an empty string.

    ``list_`` has the attributes of the ``ol`` and the number of the last item under ``next``; it is empty for a list
    without order. The number of this item is written into it.
    """
    if "next" not in list_:
        return ""
    step = -1 if "reversed" in list_ else 1
    last = int(list_["next"])
    start = _integer(list_.get("start"), 1) if not last else last + step
    number = _integer(item.get("value"), start)
    list_["next"] = number
    return _shown(number, _style(list_, item))


def _style(list_: dict[str, str | int], item: dict[str, str]) -> str:
    for style in (item.get("style", ""), str(list_.get("style", ""))):
        for rule in style.lower().split(";"):
            name, _, value = rule.partition(":")
            if name.strip() in ("list-style-type", "list-style"):
                return value.strip()
    return str(item.get("type", list_.get("type", "1")))


def _shown(number: int, style: str) -> str:
    if "none" in style:
        return ""
    if style in _CHINESE and 0 < number < 100:
        return f"{chinese_number(number)}、"
    if style in ("a", "A", "lower-alpha", "upper-alpha", "lower-latin", "upper-latin") and 0 < number <= 26:
        return f"{chr((65 if style == 'A' or style.startswith('upper') else 97) + number - 1)}. "
    if style in ("i", "I", "lower-roman", "upper-roman") and 0 < number <= _LARGEST:
        roman = _roman(number)
        return f"{roman.upper() if style == 'I' or style.startswith('upper') else roman}. "
    return "" if style in ("disc", "circle", "square") else f"{number}. "


def chinese_number(number: int) -> str:
    """Return a number from 1 to 99 as it is written in Chinese (二十一)."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")


def _roman(number: int) -> str:
    shown = ""
    for value, letters in _ROMAN:
        while number >= value:
            shown += letters
            number -= value
    return shown


def _integer(text: str | int | None, default: int) -> int:
    try:
        value = int(text) if text is not None else default
    except ValueError:
        return default
    return value if abs(value) <= _LARGEST else default
