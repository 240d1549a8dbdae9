"""Exact arithmetic of rates: rounding, cutting off, and whether whole numbers can give a rate.

Rates are in per cent, counted in millionths (:data:`checker.text.amounts.ONE`); ``step`` is the worth of the last printed
place. No floating point and no fractions: every comparison is one of whole numbers.
"""

from __future__ import annotations

from checker.text.amounts import ONE

ANY, CUT, WRONG = "fits", "cut", "wrong"


def fits(part: int, whole: int, rate: int, step: int, spread: tuple[int, int]) -> str:
    """Tell whether ``part`` of ``whole`` is ``rate`` rounded (ANY), cut off (CUT), or neither (WRONG).

    ``spread`` is by how much part and whole may be off themselves.
    """
    if whole <= 0:
        return WRONG
    low = 100 * ONE * max(part - spread[0], 0)
    high = 100 * ONE * (part + spread[0])
    least, most = whole + spread[1], max(whole - spread[1], 1)
    if 2 * high >= (2 * rate - step) * most and 2 * low <= (2 * rate + step) * least:
        return ANY
    return CUT if high >= rate * most and low < (rate + step) * least else WRONG


def possible(count: int, rate: int, step: int) -> str:
    """Tell whether some whole number out of ``count`` gives ``rate``, rounded (ANY) or cut off (CUT)."""
    first = rate * count // (100 * ONE)
    verdicts = {
        fits(one, count, rate, step, (0, 0)) for one in (first - 1, first, first + 1) if 0 <= one <= count
    }
    return ANY if ANY in verdicts else CUT if CUT in verdicts else WRONG


def division(part: int, whole: int, places: int) -> str:
    """Return ``part`` divided by ``whole`` in per cent, rounded half up to ``places`` decimals; of nothing it is 0."""
    if not whole:
        return "0"
    scale: int = 10**places
    sign = "-" if (part < 0) != (whole < 0) and part else ""
    rounded = (200 * scale * abs(part) + abs(whole)) // (2 * abs(whole))
    digits = str(rounded).zfill(places + 1)
    return sign + (digits if not places else f"{digits[:-places]}.{digits[-places:]}")
