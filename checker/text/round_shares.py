"""Shares told in round words: 三成, 三成半, 一半, 三分之一."""

from __future__ import annotations

from checker.text.numbers import VALUES

ROUND = frozenset("成半分")
"""What stands behind the numeral of such a share."""
_PARTS_OF = "分之"
_WORTH = {"成": 10, "半": 50}
_STEP, _FINE_STEP = 10, 5
"""How exactly 三成 and 三分之一 are meant, in per cent."""
_MOST_PARTS, _LONGEST = 10, 10
_BEFORE = frozenset("了出少多增减长降升加缩短简扩大滑压跌涨落至到为达占高低幅")
"""What stands before a share that is told of a number: 降了三成, 占四分之一; not 三成的企业."""
_AFTER = frozenset("，。；、）以左上多余")


def round_share(text: str, start: int, end: int, whole: int | None) -> tuple[int, int, int, int] | None:
    """Return the share that the numeral of value ``whole`` at ``start`` … ``end`` begins, where it is told of a number.

    In per cent as numerator and denominator, with what its last place is worth and where it ends.
    """
    if not whole or not start:
        return None
    if text[start - 1] not in _BEFORE and not (
        text[start - 1] == "的" and "占" in text[max(0, start - _LONGEST) : start]
    ):
        return None
    of = 1
    if text.startswith(_PARTS_OF, end):
        part = VALUES.get(text[end + len(_PARTS_OF) : end + len(_PARTS_OF) + 1], 0)
        if not 0 < part < whole <= _MOST_PARTS:
            return None
        cents, of, step = 100 * part, whole, _FINE_STEP
        end += len(_PARTS_OF) + 1
    else:
        cents, step = whole * _WORTH.get(text[end], 0), _STEP
        if not 0 < cents < 100:
            return None
        end += 1
        lower = VALUES.get(text[end : end + 1], 5 if text.startswith("半", end) else 0)
        if lower and text[end - 1] == "成":
            cents, step = cents + lower, _FINE_STEP
            end += 1
    if end < len(text) and text[end] not in _AFTER:
        return None
    return cents, of, step, end
