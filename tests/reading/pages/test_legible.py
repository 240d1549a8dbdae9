import random

import pytest

from checker.reading.pages.legible import is_rubbish

REPORT = (
    "全年审核文件九件，办理行政复议案件四十六件，法治政府建设取得新成效，行政执法更加规范，依法行政能力不断提高。"
    * 3
)
DICE = random.Random(7)


def letters(first: int, last: int, count: int = 200) -> str:
    return "".join(chr(DICE.randint(first, last)) for _ in range(count))


@pytest.mark.parametrize(
    "text",
    [letters(0xC0, 0xFF), letters(0x621, 0x64A), letters(0x1200, 0x1248), letters(0xE000, 0xF8FF), letters(0x5A00, 0x9F00),
     letters(0x21, 0x2F, 400), letters(0x62, 0x7A, 300).translate({ord(char): "x" for char in "aeiou"}), "\ufffd" * 60],
)  # fmt: skip
def test_rubbish(text: str):
    assert is_rubbish(text)


@pytest.mark.parametrize(
    "text",
    [REPORT, "1 2 3.5% 46 1,200 " * 20, "— 12 —", "Tel: 0551-6234567", "表1 12 13 14 15 16 合计 70" * 4,
     "This annual report describes what the county has done in the year and what it is going to do. " * 3],
)  # fmt: skip
def test_what_can_be_read(text: str):
    assert not is_rubbish(text)
