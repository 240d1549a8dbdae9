"""What the words beside a figure compare it with: last year's figure, a change, what it started from and what it reached."""

from __future__ import annotations

from checker.text.amounts import Amount
from checker.text.lazy import pattern

_UP = "增加|增长|上升|提高|提升|增至|升至|增到|升到|增|升|多"
_DOWN = "减少|下降|降低|压减|压降|精简|压缩|缩减|回落|减至|降至|减到|降到|减|降|少"
_EARLIER = "上一?年度?(?:同期)?|去年(?:同期)?|前一年(?:同期)?|同期"
CHANGE = pattern(
    f"(?:同比|(?:比|较|与|同)(?:{_EARLIER}|[0-9]{{4}}年)(?:相比)?)[^，。；0-9]{{0,8}}?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))"
)
SAME = pattern(
    f"(?:同比|(?:与|和|同|较|比)(?:{_EARLIER}|[0-9]{{4}}年)(?:相比|相|基本|大体)*)(?:持平|相当|不变|没有变化)|持平"
)
_REACHED = pattern(f"(?:(?:{_UP}|{_DOWN})(?:了)?(?:到|至|为)|[增升减降](?:到|至|为))$")
_LAST = pattern(f"(?:{_EARLIER})([^，。；0-9]{{0,12}})$")
_YEAR = pattern("([0-9]{4})年(?:度)?([^，。；0-9]{0,12})$")
_VERB = pattern(f"{_UP}|{_DOWN}")
_FROM = pattern("(?:由|从|自)(?:[0-9]{4}年度?)?[^，。；0-9]{0,8}$")
_CHANGED = pattern(f"(?:{_UP}|{_DOWN})(?:了|近|约|超过?)*$")


def is_earlier(text: str, amount: Amount, year: int | None) -> bool:
    """Whether the words before an amount give it to last year."""
    before = text[: amount.start]
    last = _LAST.search(before)
    if last is not None:
        return _VERB.search(last[1]) is None  # 比上年减少300次 tells the change
    named = _YEAR.search(before)
    return (
        named is not None
        and year is not None
        and int(named[1]) == year - 1
        and _VERB.search(named[2]) is None
    )


def is_reached(text: str, amount: Amount) -> bool:
    """Whether an amount is what something grew or fell to."""
    return _REACHED.search(text[: amount.start]) is not None


def starts_from(text: str, amount: Amount) -> bool:
    """Whether an amount is what something started from: 由85%提高到96%."""
    return _FROM.search(text[: amount.start]) is not None


def is_change(text: str, amount: Amount) -> bool:
    """Whether an amount says by how much something changed: 提高5%."""
    return not is_reached(text, amount) and _CHANGED.search(text[: amount.start]) is not None
