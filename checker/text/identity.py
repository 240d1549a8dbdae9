"""Numbers with a check digit: resident identity numbers (GB 11643-1999), cards of banks (ISO/IEC 7812-1)."""

from __future__ import annotations

from operator import mul

_REGIONS = frozenset(
    (
        *range(11, 16),
        21,
        22,
        23,
        *range(31, 38),
        *range(41, 47),
        *range(50, 55),
        *range(61, 66),
        71,
        81,
        82,
        83,
    )
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ZEROS = sum(_WEIGHTS) * ord("0")
_CHECKS = "10X98765432"
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def looks_like_identity(number: str) -> bool:
    """Whether 18 or 15 characters have the region and the date of birth of an identity number."""
    if len(number) == 15:
        number = f"{number[:6]}19{number[6:]}0"
    if len(number) != 18 or not number[:17].isdigit() or int(number[:2]) not in _REGIONS:
        return False
    year, month, day = int(number[6:10]), int(number[10:12]), int(number[12:14])
    if not (1800 <= year < 2100 and 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]):
        return False
    return (month, day) != (2, 29) or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


def is_identity(number: str) -> bool:
    """Whether 18 characters are an identity number, the check character included (X in upper case)."""
    return len(number) == 18 and number.isascii() and looks_like_identity(number) and is_checked(number)


def is_checked(number: str) -> bool:
    """Whether the last of 18 characters that look like an identity number is the check character of the others."""
    return _CHECKS[(sum(map(mul, number.encode(), _WEIGHTS)) - _ZEROS) % 11] == number[17]


def is_card(number: str) -> bool:
    """Whether 16 to 19 digits are a card of a bank by its first digits and its check digit (Luhn)."""
    if not 16 <= len(number) <= 19 or number[0] not in "34569" or len(set(number)) < 4:
        return False
    total = 0
    for at, digit in enumerate(reversed(number)):
        value = int(digit) * (1 + at % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
