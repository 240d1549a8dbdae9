"""Texts that repeat what has to be compared with all of its kind: the time grows with the text and not with its square."""

import random
import time

import pytest

from checker.text.mask import mask, mask_in_place
from checker.text.names import Names
from checker.text.persons import personal_numbers

MANY = 20_000
SECONDS = 8
"""What grows with the square takes minutes."""


def taken(do, *given):
    start = time.process_time()
    do(*given)
    return time.process_time() - start


def test_names_told_over_and_over():
    names = Names(["中华人民共和国", "全国人民代表大会"], [])
    text = "".join(f"《中华人民共和国处罚法{number}》中华民共和国、" for number in range(MANY))
    assert taken(names.misses, text) < SECONDS


def test_fixed_lines_among_identity_numbers():
    text = "".join(f"110101199003074477，0851-8222{number:04}。" for number in range(MANY))
    assert taken(mask, text) < SECONDS
    assert "110101" not in mask(text) and "8222000" not in mask(text)


PIECES = (
    "110101199003074477",
    "11010119900307",
    "4477",
    "138001",
    "38000",
    "13800138000",
    "6222020200112233",
    "0851",
    "-",
    "0",
)
PIECES += (
    "（",
    "）",
    " ",
    "\u3000",
    "\n",
    "\t",
    "\u200b",
    ".",
    "X",
    "年",
    "甲",
    "2024",
    "8222333",
    "\r\n",
    "１３８",
)


@pytest.mark.parametrize("seed", range(300))
def test_numbers_broken_anywhere_are_masked_in_place(seed):
    """What is masked with all breaks taken out is masked with them, and nothing moves."""
    chance = random.Random(seed)
    text = "".join(chance.choice(PIECES) for _ in range(chance.randrange(2, 9)))
    shown = mask_in_place(text)
    assert len(shown) == len(text)
    squeezed = "".join(char for char in text if not char.isspace() and char.isprintable())
    hidden = "".join(char for char in shown if not char.isspace() and char.isprintable())
    for number in personal_numbers(squeezed.translate({0xFF11 + at: str(1 + at) for at in range(9)})):
        assert "*" in hidden[slice(*number.span)], (text, shown)
