from __future__ import annotations

import pytest

from checker.text.characters import plain, without_invisible, zeros_as_letters


def test_what_nobody_sees_is_left_out_and_its_places_are_kept():
    assert without_invisible("法\u200b治\u200d\ufeff政府\xad") == ("法治政府", (1, 2, 2, 4))
    assert without_invisible("没有\t什么\n") == ("没有\t什么\n", ())


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("⼀、⾏政⽂件", "一、行政文件"),
        ("⻓效机制⻅效", "长效机制见效"),
        ("２０２４年第３季度ＡＰＰ", "2024年第3季度APP"),
        ("二OO八年", "二〇〇八年"),
        ("二◯二四年一月", "二〇二四年一月"),
        ("2O24年办件1OO件", "2024年办件100件"),
        ("O2O平台、NO.3、A4O、H2O、CO2、OA系统", "O2O平台、NO.3、A4O、H2O、CO2、OA系统"),
        ("乾县着手、著作权法", "乾县着手、著作权法"),
        ("青禾縣人民政府關於2024年法治政府建設情況的報告", "青禾县人民政府关于2024年法治政府建设情况的报告"),
    ],
)
def test_characters_stand_for_others_one_for_one(written: str, meant: str):
    assert plain(written) == meant


def test_letters_for_zeros_are_told_with_their_places():
    assert zeros_as_letters("2O24年，二OO八年，OA系统，二〇二四年") == [(1, 2), (7, 9)]
